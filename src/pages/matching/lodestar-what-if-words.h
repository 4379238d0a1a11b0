/* lodestar-what-if-words.h - what the dialog about a change says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

/**
 * LodestarWhatIf:
 * @LODESTAR_WHAT_IF_MENTOR: another mentor or partner, or company in a circle; a lock
 * @LODESTAR_WHAT_IF_SWAP: a swap
 * @LODESTAR_WHAT_IF_BAN: a ban of the two
 * @LODESTAR_WHAT_IF_LOCK: a lock of the two
 * @LODESTAR_WHAT_IF_CAPACITY: another number of places
 * @LODESTAR_WHAT_IF_NO_GROUP: no places
 * @LODESTAR_N_WHAT_IFS: how many there are
 *
 * What can be asked, in the order in which it is offered.
 */
typedef enum
{
  LODESTAR_WHAT_IF_MENTOR,
  LODESTAR_WHAT_IF_SWAP,
  LODESTAR_WHAT_IF_BAN,
  LODESTAR_WHAT_IF_LOCK,
  LODESTAR_WHAT_IF_CAPACITY,
  LODESTAR_WHAT_IF_NO_GROUP,
  LODESTAR_N_WHAT_IFS,
} LodestarWhatIf;

const char *lodestar_what_if_get_label (LodestarMatchingStructure structure, LodestarWhatIf change);
const char *lodestar_what_if_get_description (const LodestarMatchingProblem *problem);
char       *lodestar_what_if_dup_cost (gint64 n, gint64 total);
char       *lodestar_what_if_dup_totals (gint64 total, gint64 before, int worst, double gap);

G_END_DECLS
