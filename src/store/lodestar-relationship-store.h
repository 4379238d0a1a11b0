/* lodestar-relationship-store.h - the tables relationship, relationship_member, relationship_pause
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cohort.h"
#include "lodestar-db.h"
#include "lodestar-identity-map.h"
#include "lodestar-relationship.h"

G_BEGIN_DECLS

/**
 * LodestarRelationshipSort:
 * @LODESTAR_RELATIONSHIP_SORT_MENTEE: by the names of mentees (the first member's of a peer group)
 * @LODESTAR_RELATIONSHIP_SORT_MENTOR: by the names of mentors
 * @LODESTAR_RELATIONSHIP_SORT_STATE: by state, as the states stand in their enumeration
 * @LODESTAR_RELATIONSHIP_SORT_STARTED: by the day of the start
 * @LODESTAR_RELATIONSHIP_SORT_LAST_HELD: by the day of the newest meeting held
 * @LODESTAR_RELATIONSHIP_SORT_SCORE: by the score of the match
 *
 * Orders of a list of relationships; what is equal stands by identity.
 */
typedef enum
{
  LODESTAR_RELATIONSHIP_SORT_MENTEE,
  LODESTAR_RELATIONSHIP_SORT_MENTOR,
  LODESTAR_RELATIONSHIP_SORT_STATE,
  LODESTAR_RELATIONSHIP_SORT_STARTED,
  LODESTAR_RELATIONSHIP_SORT_LAST_HELD,
  LODESTAR_RELATIONSHIP_SORT_SCORE,
} LodestarRelationshipSort;

#define LODESTAR_N_RELATIONSHIP_SORTS 6

/**
 * LodestarRelationshipQuery:
 *
 * Which relationships a list shows, and in which order.
 */
typedef struct
{
  gint64                   program_id;
  guint                    states;    /* bits of LodestarRelationshipState; 0: any */
  gint64                   person_id; /* 0: anybody; else those of this person */
  char                    *search;    /* (owned) (nullable): words that all stand with a member */
  LodestarRelationshipSort sort;
  gboolean                 is_descending;
} LodestarRelationshipQuery;

gboolean lodestar_relationship_store_list (LodestarDb                      *db,
                                           const LodestarRelationshipQuery *query,
                                           GArray                          *ids,
                                           GError                         **error);
gboolean lodestar_relationship_store_read (
  LodestarDb *db, const gint64 *ids, guint n_ids, GPtrArray *rows, GError **error);
LodestarRelationshipRow *lodestar_relationship_store_read_one (LodestarDb *db,
                                                               gint64      id,
                                                               GError    **error);
LodestarCohort          *lodestar_relationship_store_load_cohort (LodestarDb *db,
                                                                  gint64      program_id,
                                                                  GError    **error);
LodestarRelationship    *lodestar_relationship_store_load (LodestarDb          *db,
                                                           LodestarIdentityMap *map,
                                                           gint64               id,
                                                           GError             **error);
gboolean                 lodestar_relationship_store_load_rows (LodestarDb          *db,
                                                                LodestarIdentityMap *map,
                                                                const gint64        *ids,
                                                                guint                n,
                                                                GPtrArray           *objects,
                                                                GError             **error);

gboolean lodestar_relationship_store_add (LodestarDb  *db,
                                          gint64       program_id,
                                          gint64       proposal_id,
                                          LodestarDate started_on,
                                          LodestarDate trial_ends_on,
                                          int          score,
                                          const char  *contributions,
                                          gint64      *id,
                                          GError     **error);
gboolean lodestar_relationship_store_add_member (LodestarDb *db,
                                                 gint64      id,
                                                 gint64      participant_id,
                                                 GError    **error);
gboolean lodestar_relationship_store_set_state (LodestarDb               *db,
                                                gint64                    id,
                                                LodestarRelationshipState state,
                                                LodestarDate              ended_on,
                                                const char               *end_reason,
                                                GError                  **error);
gboolean lodestar_relationship_store_set_verdict (LodestarDb     *db,
                                                  gint64          id,
                                                  gint64          participant_id,
                                                  LodestarVerdict verdict,
                                                  LodestarDate    on,
                                                  GError        **error);
gboolean lodestar_relationship_store_add_pause (
  LodestarDb *db, gint64 id, LodestarDate on, LodestarRelationshipState state, GError **error);
gboolean lodestar_relationship_store_end_pause (
  LodestarDb *db, gint64 id, LodestarDate on, LodestarRelationshipState *state, GError **error);
gboolean lodestar_relationship_store_set_trial (LodestarDb  *db,
                                                gint64       id,
                                                LodestarDate trial_ends_on,
                                                GError     **error);
gboolean lodestar_relationship_store_move_trials (
  LodestarDb *db, gint64 program_id, LodestarDate from, LodestarDate to, GError **error);
gboolean lodestar_relationship_store_count_places (
  LodestarDb *db, gint64 participant_id, int *n_taken, int *capacity, GError **error);
gboolean lodestar_relationship_store_get_pace (
  LodestarDb *db, gint64 program_id, LodestarCadence *cadence, int *minutes, GError **error);

G_END_DECLS
