/* lodestar-review-orders.c - the orders in which a proposal can be reviewed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-orders.h"

#include <glib/gi18n-lib.h>

/* Peers have no mentors to be ordered by. */
static gboolean
lodestar_review_orders_has_mentors (const LodestarReviewSheet *sheet)
{
  return sheet->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS ||
         sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
}

/**
 * lodestar_review_orders_fill:
 * @drop: where they are chosen
 * @sheet: a proposal
 *
 * Offers the orders that the proposal has, and keeps the one that is chosen if it has as many.
 */
void
lodestar_review_orders_fill (GtkDropDown *drop, const LodestarReviewSheet *sheet)
{
  g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);
  gboolean has_mentors = lodestar_review_orders_has_mentors (sheet);
  guint    n_before = g_list_model_get_n_items (gtk_drop_down_get_model (drop));
  guint    selected = gtk_drop_down_get_selected (drop);

  gtk_string_list_append (orders, lodestar_review_sheet_has_units (sheet) ? _ ("By number")
                                  : has_mentors                           ? _ ("By mentee")
                                                                          : _ ("By name"));

  if (has_mentors)
    gtk_string_list_append (orders, _ ("By mentor"));

  gtk_string_list_append (orders, _ ("Lowest first"));
  gtk_string_list_append (orders, _ ("Highest first"));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (orders));
  gtk_drop_down_set_selected (
    drop, g_list_model_get_n_items (G_LIST_MODEL (orders)) == n_before ? selected : 0);
}

/**
 * lodestar_review_orders_get:
 * @drop: where they are chosen
 * @sheet: a proposal
 *
 * Returns: the order that is chosen
 */
LodestarReviewOrder
lodestar_review_orders_get (GtkDropDown *drop, const LodestarReviewSheet *sheet)
{
  guint selected = gtk_drop_down_get_selected (drop);

  if (selected >= LODESTAR_REVIEW_BY_MENTOR && !lodestar_review_orders_has_mentors (sheet))
    selected++;

  return (LodestarReviewOrder) selected;
}
