/* lodestar-rematch-store.h - what runs in a program, and what a rematch does with it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

/**
 * LodestarRematchPair:
 * @relationship_id: its identity
 * @mentor_id: the participant who mentors
 * @mentee_id: the participant who is mentored
 * @mentor_name: the mentor's name
 * @mentee_name: the mentee's name
 * @mentor_reference: employee number, else e-mail, else the identity
 * @mentee_reference: likewise
 * @is_running: whether it is in trial, active or paused
 * @is_in_trial: whether it is in trial, or paused out of the trial
 * @mentor_verdict: what the mentor says of it
 * @mentee_verdict: what the mentee says of it
 * @reason: with a rematch: why it ends, as a nick; "" where it is kept
 *
 * A relationship of a mentor and a mentee, as matching anew looks at it.
 */
typedef struct
{
  gint64          relationship_id;
  gint64          mentor_id;
  gint64          mentee_id;
  char           *mentor_name;      /* (owned) */
  char           *mentee_name;      /* (owned) */
  char           *mentor_reference; /* (owned) */
  char           *mentee_reference; /* (owned) */
  gboolean        is_running;
  gboolean        is_in_trial;
  LodestarVerdict mentor_verdict;
  LodestarVerdict mentee_verdict;
  char           *reason; /* (owned) */
} LodestarRematchPair;

GPtrArray *lodestar_rematch_store_list_running (LodestarDb *db, gint64 program_id, GError **error);
GPtrArray *lodestar_rematch_store_list_pairs (LodestarDb *db, gint64 proposal_id, GError **error);
gboolean   lodestar_rematch_store_set (LodestarDb *db,
                                       gint64      proposal_id,
                                       const char *json,
                                       GError    **error);
gboolean   lodestar_rematch_store_get (LodestarDb *db,
                                       gint64      proposal_id,
                                       char      **json,
                                       GError    **error);

G_END_DECLS
