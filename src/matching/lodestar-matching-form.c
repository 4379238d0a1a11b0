/* lodestar-matching-form.c - the scores of one with all of the other role, by columns
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include "lodestar-matching-private.h"

/* Writes the scores of all columns as fast as the processor can; what is beyond the last, up to the
 * next block, is forbidden */
void
lodestar_matching_form_run (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
#ifdef LODESTAR_MATCHING_HAS_WIDE
  if (lodestar_matching_has_wide ())
    {
      lodestar_matching_form_run_wide (form, n_columns, scores);
      return;
    }
#endif

  lodestar_matching_form_run_plain (form, n_columns, scores);
}
