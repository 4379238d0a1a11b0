/* test-figure-card.c - a figure that leads to the list behind it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-figure-card.h"

static void
test_figure_card_says_what_it_counts (void)
{
  const char *words = "Met this month: 86 %, 50 of 58 pairs"; /* the macro formats a literal */
  GtkWidget  *card = lodestar_figure_card_new ();
  GtkWidget  *window = test_ui_show (card, 230, 120);

  g_object_set (card, "title", "Met this month", NULL);
  lodestar_figure_card_set (LODESTAR_FIGURE_CARD (card), "86 %", "50 of 58 pairs");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  lodestar_figure_card_set (LODESTAR_FIGURE_CARD (card), "–", "");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Met this month: –");
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_LABEL, "–"));
  g_assert_null (test_ui_find (window, GTK_TYPE_LABEL, "")); /* no caption, no empty line */
  test_ui_assert_fits (card, 168);                           /* two side by side on a phone */
  test_ui_destroy (window);
}

static void
test_figure_card_clicked_cb (GtkButton *button, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_figure_card_leads_somewhere (void)
{
  GtkWidget *card = lodestar_figure_card_new ();
  GtkWidget *window = test_ui_show (card, 230, 120);
  guint      n_clicks = 0;

  g_signal_connect (card, "clicked", G_CALLBACK (test_figure_card_clicked_cb), &n_clicks);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_get_focusable (card));
  test_ui_click (card);
  g_assert_cmpuint (n_clicks, ==, 1);
  test_ui_destroy (window);
}

void
test_figure_card_add_tests (void)
{
  g_test_add_func ("/widgets/figure-card/says-what-it-counts",
                   test_figure_card_says_what_it_counts);
  g_test_add_func ("/widgets/figure-card/leads-somewhere", test_figure_card_leads_somewhere);
}
