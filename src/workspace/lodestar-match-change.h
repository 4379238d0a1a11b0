/* lodestar-match-change.h - what would happen if a pair were locked, banned or swapped
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"

G_BEGIN_DECLS

/**
 * LodestarMatchChangeKind:
 * @LODESTAR_MATCH_CHANGE_LOCK: the mentee is to have the mentor
 * @LODESTAR_MATCH_CHANGE_BAN: the mentee is not to have the mentor
 * @LODESTAR_MATCH_CHANGE_SWAP: the mentee and the other one are to have each other's mentor
 * @LODESTAR_MATCH_CHANGE_CAPACITY: the mentor is to have that many places
 *
 * What a coordinator may want to change in a matching.
 */
typedef enum
{
  LODESTAR_MATCH_CHANGE_LOCK,
  LODESTAR_MATCH_CHANGE_BAN,
  LODESTAR_MATCH_CHANGE_SWAP,
  LODESTAR_MATCH_CHANGE_CAPACITY,
} LodestarMatchChangeKind;

/**
 * LodestarMatchChange:
 * @kind: what is changed
 * @mentor_id: a participant who mentors, or a peer
 * @mentee_id: a participant who is mentored, or another peer
 * @other_mentor_id: with a swap, who mentors @other_mentee_id, or is the partner
 * @other_mentee_id: with a swap, with whom @mentee_id changes mentors
 * @capacity: places that the mentor is to have, with those of running relationships
 *
 * A change; which members matter is told by its kind.
 */
typedef struct
{
  LodestarMatchChangeKind kind;
  gint64                  mentor_id;
  gint64                  mentee_id;
  gint64                  other_mentor_id;
  gint64                  other_mentee_id;
  int                     capacity;
} LodestarMatchChange;

gboolean lodestar_match_change_apply (const LodestarMatchChange *change,
                                      const LodestarPool        *pool,
                                      LodestarMatchingProblem   *problem,
                                      GError                   **error);
gboolean lodestar_match_change_translate (const LodestarMatchChange     *change,
                                          const LodestarPool            *pool,
                                          const LodestarMatchingProblem *problem,
                                          const guint                   *mentor_of,
                                          LodestarMatchingChange        *question);

/**
 * LodestarMatchChangeKeep:
 * @change: what is changed
 * @keep: (owned): the matching with that change
 *
 * What lodestar_match_change_keep() takes as its data.
 */
typedef struct
{
  LodestarMatchChange change;
  LodestarMatchKeep  *keep;
} LodestarMatchChangeKeep;

gboolean lodestar_match_change_keep (LodestarDb   *db,
                                     gpointer      data,
                                     GCancellable *cancellable,
                                     GError      **error);

G_END_DECLS
