/* lodestar-participant-list.h - which participants of a program, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-identity-map.h"
#include "lodestar-participant.h"
#include "lodestar-term-store.h"

G_BEGIN_DECLS

/**
 * LodestarParticipantTermRole:
 *
 * What a term is to a participant, for one program.
 */
typedef enum
{
  LODESTAR_PARTICIPANT_TERM_OFFERED,
  LODESTAR_PARTICIPANT_TERM_WANTED,
  LODESTAR_PARTICIPANT_TERM_DEVELOPMENT,
  LODESTAR_PARTICIPANT_TERM_INTEREST,
  LODESTAR_PARTICIPANT_TERM_LANGUAGE,
} LodestarParticipantTermRole;

#define LODESTAR_N_PARTICIPANT_TERM_ROLES 5

const char      *lodestar_participant_term_role_get_nick (LodestarParticipantTermRole role);
const char      *lodestar_participant_term_role_get_label (LodestarParticipantTermRole role);
LodestarTermKind lodestar_participant_term_role_get_kind (LodestarParticipantTermRole role);

/**
 * LodestarParticipantSort:
 *
 * The order of a list of participants.
 */
typedef enum
{
  LODESTAR_PARTICIPANT_SORT_NAME,
  LODESTAR_PARTICIPANT_SORT_ROLE,
  LODESTAR_PARTICIPANT_SORT_FREE,
  LODESTAR_PARTICIPANT_SORT_COMPLETENESS,
  LODESTAR_PARTICIPANT_SORT_TRAINING,
  LODESTAR_PARTICIPANT_SORT_STATE,
} LodestarParticipantSort;

#define LODESTAR_N_PARTICIPANT_SORTS 6

/**
 * LodestarParticipantQuery:
 * @program_id: the program
 * @search: (owned) (nullable): as in #LodestarPersonQuery
 * @sort: the order
 * @is_descending: whether the order is turned round
 * @role: only this role, or -1
 * @state: only this state, or -1
 * @is_incomplete: only those of whom something is not known that matching wants
 * @is_untrained: only those whose training is open
 * @is_unmatched: only those who take part and have no partner in a relationship that was not given
 *   up, as in the figure of those matched
 *
 * Which participants, in which order.
 */
typedef struct
{
  gint64                  program_id;
  char                   *search;
  LodestarParticipantSort sort;
  gboolean                is_descending;
  int                     role;
  int                     state;
  gboolean                is_incomplete;
  gboolean                is_untrained;
  gboolean                is_unmatched;
} LodestarParticipantQuery;

LodestarParticipantQuery *lodestar_participant_query_new (gint64 program_id);
LodestarParticipantQuery *lodestar_participant_query_copy (const LodestarParticipantQuery *self);
void                      lodestar_participant_query_free (LodestarParticipantQuery *self);
gboolean lodestar_participant_query_is_narrowed (const LodestarParticipantQuery *self);
gboolean lodestar_participant_query_run (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error);

LodestarParticipant *lodestar_participant_list_load (LodestarDb          *db,
                                                     LodestarIdentityMap *map,
                                                     gint64               id,
                                                     GError             **error);
gboolean             lodestar_participant_list_load_page (LodestarDb          *db,
                                                          LodestarIdentityMap *map,
                                                          const gint64        *ids,
                                                          guint                n,
                                                          GPtrArray           *objects,
                                                          GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarParticipantQuery, lodestar_participant_query_free)

G_END_DECLS
