/* lodestar-alternate-costs.c - what each alternate would cost, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-alternate-costs.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_alternate_costs_prepare:
 * @row: a row of a list of alternates
 * @caption: its second line
 * @name: who it is
 * @score: of a pair with them
 *
 * Lets the row be told later what it would cost.
 */
void
lodestar_alternate_costs_prepare (GtkWidget *row, GtkLabel *caption, const char *name, guint score)
{
  /* Translators: a person, and the score of a pair with them */
  g_object_set_data_full (G_OBJECT (row), "words",
                          g_strdup_printf (_ ("%s, %u of 100"), name, score), g_free);
  g_object_set_data (G_OBJECT (row), "caption", caption);
}

static void
lodestar_alternate_costs_show (GtkWidget *row, const LodestarAdviceCost *cost)
{
  GtkLabel        *caption = g_object_get_data (G_OBJECT (row), "caption");
  g_autofree char *price = lodestar_advice_cost_dup_words (cost);
  g_autofree char *text = g_strdup_printf ("%s · %s", price, gtk_label_get_label (caption));
  g_autofree char *words =
    g_strdup_printf ("%s, %s", (char *) g_object_get_data (G_OBJECT (row), "words"), text);

  gtk_label_set_label (caption, text);
  gtk_label_set_wrap (caption, TRUE);
  gtk_label_set_ellipsize (caption, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_tooltip_text (row, _ ("Held against the best matching there is now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
lodestar_alternate_costs_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkListBox) list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) costs = lodestar_advisor_find_costs_finish (result, &error);

  /* Locks that cannot be kept are told where there is room for it; here costs are just missing. */
  for (guint i = 0; costs != NULL && i < costs->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);

      if (row != NULL)
        lodestar_alternate_costs_show (GTK_WIDGET (row),
                                       &g_array_index (costs, LodestarAdviceCost, i));
    }
}

/**
 * lodestar_alternate_costs_ask:
 * @list: a list of alternates, each prepared
 * @advisor: who knows what they would cost
 * @result: the matching that is looked at
 * @role: the role of somebody
 * @index: who
 * @candidates: (array length=n): the alternates, in the order of the list
 * @n: how many
 * @cancellable: cancelled before the list shows somebody else
 *
 * Shows what each alternate would cost as soon as it is known.
 */
void
lodestar_alternate_costs_ask (GtkListBox                      *list,
                              LodestarAdvisor                 *advisor,
                              const LodestarMatchingResult    *result,
                              LodestarMatchingRole             role,
                              guint                            index,
                              const LodestarMatchingCandidate *candidates,
                              guint                            n,
                              GCancellable                    *cancellable)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (partners, candidates[i].index);

  lodestar_advisor_find_costs_async (advisor, result->mentor_of, role, index, partners, cancellable,
                                     lodestar_alternate_costs_answer_cb, g_object_ref (list));
}
