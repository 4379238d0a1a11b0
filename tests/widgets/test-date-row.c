/* test-date-row.c - a row in which a date is typed or picked
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-committed.h"
#include "lodestar-date-row.h"

static void
test_date_row_notify_cb (LodestarDateRow *row, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static LodestarDateRow *
test_date_row_show (GtkWidget **window, guint *n_changes)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = lodestar_date_row_new ("Starts On");

  g_object_set (row, "is-required", TRUE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  *window = test_ui_show (group, 360, 200);
  lodestar_date_row_set_date (LODESTAR_DATE_ROW (row), lodestar_date_from_iso ("2026-06-09"));
  *n_changes = 0;
  g_signal_connect (row, "notify::date", G_CALLBACK (test_date_row_notify_cb), n_changes);

  return LODESTAR_DATE_ROW (row);
}

static void
test_date_row_takes_what_people_type (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2026-01-12", "2026-01-12" },
    { " 12 January 2026 ", "2026-01-12" },
    { "January 12, 2026", "2026-01-12" },
    { "soon", NULL },
    { "2026-02-30", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodestarDate expected =
        cases[i].iso ? lodestar_date_from_iso (cases[i].iso) : LODESTAR_DATE_NONE;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (lodestar_date_row_parse (cases[i].text), ==, expected);
    }
}

static void
test_date_row_changes_when_the_user_is_done (void)
{
  GtkWidget       *window;
  guint            n_changes;
  LodestarDateRow *row = test_date_row_show (&window, &n_changes);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "9 June 2026");
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-12-24");
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (lodestar_date_row_get_date (row), ==, lodestar_date_from_iso ("2026-12-24"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "24 December 2026");
  test_ui_assert_names (window);
  test_ui_assert_fits (window, 360);
  test_ui_destroy (window);
}

static void
test_date_row_marks_what_is_no_date (void)
{
  GtkWidget       *window;
  guint            n_changes;
  LodestarDateRow *row = test_date_row_show (&window, &n_changes);

  gtk_editable_set_text (GTK_EDITABLE (row), "next week");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_false (lodestar_date_row_is_valid (row));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_cmpint (lodestar_date_row_get_date (row), ==, lodestar_date_from_iso ("2026-06-09"));
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-06-10");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  test_ui_destroy (window);
}

typedef struct
{
  guint n_saved;
  int   value;
} TestDateRowSaved;

static void
test_date_row_save_cb (AdwSpinRow *row, int value, gpointer owner)
{
  TestDateRowSaved *saved = owner;

  saved->n_saved++;
  saved->value = value;
}

static gboolean
test_date_row_is_saved (gpointer data)
{
  return ((TestDateRowSaved *) data)->n_saved > 0;
}

static void
test_committed_many_clicks_are_one_change (void)
{
  TestDateRowSaved saved = { 0 };
  GtkWidget       *row = adw_spin_row_new_with_range (1, 60, 1);
  GtkWidget       *window;

  lodestar_committed_connect (ADW_SPIN_ROW (row), test_date_row_save_cb, &saved);
  lodestar_committed_set_value (ADW_SPIN_ROW (row), 12);
  window = test_ui_show (row, 360, 100);

  for (int i = 13; i <= 18; i++)
    adw_spin_row_set_value (ADW_SPIN_ROW (row), i);

  g_assert_cmpuint (saved.n_saved, ==, 0);
  g_assert_true (test_ui_wait (test_date_row_is_saved, &saved));
  g_assert_cmpuint (saved.n_saved, ==, 1);
  g_assert_cmpint (saved.value, ==, 18);

  /* what is shown from the store is no change */
  lodestar_committed_set_value (ADW_SPIN_ROW (row), 24);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (row)), ==, 24);

  /* what waits is not lost when the window closes */
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 30);
  test_ui_destroy (window);
  g_assert_cmpuint (saved.n_saved, ==, 2);
  g_assert_cmpint (saved.value, ==, 30);
}

void
test_date_row_add_tests (void)
{
  g_test_add_func ("/widgets/date-row/takes-what-people-type",
                   test_date_row_takes_what_people_type);
  g_test_add_func ("/widgets/date-row/changes-when-the-user-is-done",
                   test_date_row_changes_when_the_user_is_done);
  g_test_add_func ("/widgets/date-row/marks-what-is-no-date", test_date_row_marks_what_is_no_date);
  g_test_add_func ("/widgets/committed/many-clicks-are-one-change",
                   test_committed_many_clicks_are_one_change);
}
