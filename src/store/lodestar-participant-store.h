/* lodestar-participant-store.h - who takes part in a program, and what they want
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarParticipantValues:
 * @role: `mentor`, `mentee`, `peer`, `facilitator` or `expert`
 * @state: `invited`, `accepted`, `declined`, `withdrawn` or `completed`
 * @capacity_min: mentees that a mentor is to get
 * @capacity_max: mentees that a mentor can have
 * @format: `in-person`, `remote`, `either`, or "" where not known
 * @style: `direct`, `analytical`, `supportive`, `expressive`, or "" where not known
 * @times: bit 3 × day + part, Monday morning is 0; -1 where not known
 * @career_goal: the career goal, "" where not known
 * @trained_on: the day the training was done, or %LODESTAR_DATE_NONE
 * @enrolled_on: the day of enrolment
 * @note: a note
 *
 * What a participant's row says. When writing, %NULL texts stand for "".
 */
typedef struct
{
  char        *role;  /* (owned) */
  char        *state; /* (owned) */
  int          capacity_min;
  int          capacity_max;
  char        *format; /* (owned) */
  char        *style;  /* (owned) */
  int          times;
  char        *career_goal; /* (owned) */
  LodestarDate trained_on;
  LodestarDate enrolled_on;
  char        *note; /* (owned) */
} LodestarParticipantValues;

void lodestar_participant_values_free (LodestarParticipantValues *self);

LodestarParticipantValues *lodestar_participant_store_load_values (LodestarDb *db,
                                                                   gint64      id,
                                                                   GError    **error);

char *lodestar_participant_store_dup_name (LodestarDb *db, gint64 id, GError **error);

gint64 lodestar_participant_store_find (
  LodestarDb *db, gint64 program_id, gint64 person_id, const char *role, GError **error);
gint64   lodestar_participant_store_add (LodestarDb                      *db,
                                         gint64                           program_id,
                                         gint64                           person_id,
                                         const LodestarParticipantValues *values,
                                         GError                         **error);
gboolean lodestar_participant_store_set (LodestarDb                      *db,
                                         gint64                           id,
                                         const LodestarParticipantValues *values,
                                         GError                         **error);
gboolean lodestar_participant_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_participant_store_count (LodestarDb *db,
                                           gint64      program_id,
                                           gint64     *n,
                                           GError    **error);
gboolean lodestar_participant_store_count_relationships (
  LodestarDb *db, gint64 id, gint64 *n_running, gint64 *n_all, GError **error);

gboolean lodestar_participant_store_set_terms (
  LodestarDb *db, gint64 id, const char *role, const char *const *names, GError **error);
GStrv    lodestar_participant_store_list_terms (LodestarDb *db,
                                                gint64      id,
                                                const char *role,
                                                GError    **error);
gboolean lodestar_participant_store_set_wishes (LodestarDb   *db,
                                                gint64        id,
                                                const char   *kind,
                                                const gint64 *people,
                                                gsize         n_people,
                                                GError      **error);
GArray  *lodestar_participant_store_list_wishes (LodestarDb *db,
                                                 gint64      id,
                                                 const char *kind,
                                                 GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarParticipantValues, lodestar_participant_values_free)

G_END_DECLS
