/* lodestar-widgets.c - all widgets at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-widgets.h"

#include "lodestar-score-bar.h"
#include "lodestar-date-row.h"
#include "lodestar-figure-card.h"
#include "lodestar-state-stack.h"
#include "lodestar-term-entry.h"
#include "lodestar-undo-button.h"
#include "lodestar-week-grid.h"

/**
 * lodestar_widgets_init:
 *
 * Makes the widgets known by name, for templates that use them. Cheap, may be
 * called often.
 */
void
lodestar_widgets_init (void)
{
  g_type_ensure (LODESTAR_TYPE_SCORE_BAR);
  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  g_type_ensure (LODESTAR_TYPE_FIGURE_CARD);
  g_type_ensure (LODESTAR_TYPE_STATE_STACK);
  g_type_ensure (LODESTAR_TYPE_TERM_ENTRY);
  g_type_ensure (LODESTAR_TYPE_UNDO_BUTTON);
  g_type_ensure (LODESTAR_TYPE_WEEK_GRID);
}
