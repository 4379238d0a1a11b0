/* test-design-page.c - what a program is
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-ui.h"
#include "test-workspace.h"

#include "lodestar-design-page.h"
#include "lodestar-event-row.h"
#include "lodestar-new-program-dialog.h"
#include "lodestar-phase-row.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"
#include "lodestar-widgets.h"

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *window;
  LodestarPage      *page;
  gint64             program;
} TestDesign;

static void
test_design_set_up (TestDesign *self, int width)
{
  g_autoptr (LodestarDesign) design =
    lodestar_design_new ("Bridge 2026", lodestar_date_from_iso ("2026-06-09"));
  g_autoptr (GVariant) out = NULL;

  self->workspace = test_workspace_new ();
  design->start = lodestar_date_from_iso ("2026-01-12");
  test_workspace_do (self->workspace, &lodestar_verb_program_add,
                     lodestar_program_pack_design (design), &out);
  self->program = g_variant_get_int64 (out);
  self->page = g_object_new (LODESTAR_TYPE_DESIGN_PAGE, "workspace", self->workspace, "program-id",
                             self->program, NULL);
  self->window = test_ui_show_page (GTK_WIDGET (self->page), width, width < 700 ? 760 : 800);
}

static void
test_design_tear_down (TestDesign *self)
{
  test_ui_destroy_page (self->window, GTK_WIDGET (self->page));
  test_workspace_free (self->workspace);
}

static gboolean
test_design_is_idle (gpointer data)
{
  return !lodestar_workspace_is_busy (data);
}

static void
test_design_wait (TestDesign *self)
{
  g_assert_true (test_ui_wait (test_design_is_idle, self->workspace));
  test_ui_drain ();
  test_ui_settle (self->window);
}

static LodestarProgram *
test_design_load (TestDesign *self)
{
  GError          *error = NULL;
  LodestarProgram *program = lodestar_program_store_load (
    lodestar_workspace_get_db (self->workspace), lodestar_workspace_get_map (self->workspace),
    self->program, &error);

  g_assert_no_error (error);

  return program;
}

static void
test_design_shows_the_program (void)
{
  TestDesign self;

  test_design_set_up (&self, 1200);
  g_assert_nonnull (
    test_ui_find (self.window, GTK_TYPE_LABEL, "12 January 2026 to 11 January 2027"));
  g_assert_nonnull (test_ui_find (self.window, LODESTAR_TYPE_PHASE_ROW, "Development"));
  g_assert_nonnull (test_ui_find (self.window, LODESTAR_TYPE_EVENT_ROW, "Kickoff"));
  test_ui_assert_names (self.window);
  test_ui_shot (self.window, "design-page");
  test_design_tear_down (&self);
}

static void
test_design_names_controls_when_narrow (void)
{
  TestDesign self;

  test_design_set_up (&self, 360);
  test_ui_assert_fits (GTK_WIDGET (self.page), 360);
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (test_ui_find (self.window, LODESTAR_TYPE_PHASE_ROW, "Launch")), TRUE);
  test_ui_settle (self.window);
  test_ui_assert_names (self.window);
  test_ui_shot (self.window, "design-page-narrow");
  test_design_tear_down (&self);
}

static void
test_design_saves_a_name_at_once (void)
{
  TestDesign self;
  GtkWidget *row;
  g_autoptr (LodestarProgram) program = NULL;

  test_design_set_up (&self, 1200);
  row = test_ui_find (self.window, ADW_TYPE_ENTRY_ROW, "_Name");
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Bridge 2027");
  g_signal_emit_by_name (row, "apply");
  test_design_wait (&self);
  program = test_design_load (&self);
  g_assert_cmpstr (lodestar_program_get_name (program), ==, "Bridge 2027");
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self.workspace), ==, "Change Program");
  g_clear_object (&program);
  test_design_tear_down (&self);
}

static void
test_design_goes_back_to_what_is_saved (void)
{
  TestDesign self;
  GtkWidget *row;

  test_design_set_up (&self, 1200);
  row = test_ui_find (self.window, ADW_TYPE_ENTRY_ROW, "_Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "   ");
  g_signal_emit_by_name (row, "apply");
  test_design_wait (&self);
  g_assert_nonnull (test_ui_get_dialog (self.window)); /* which says why */
  adw_dialog_force_close (test_ui_get_dialog (self.window));
  test_ui_settle (self.window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Bridge 2026");
  test_design_tear_down (&self);
}

static void
test_design_scales_phases_with_the_duration (void)
{
  TestDesign self;
  GtkWidget *row;

  test_design_set_up (&self, 1200);
  row = test_ui_find (self.window, ADW_TYPE_SPIN_ROW, "_Duration in Months");
  g_assert_nonnull (row);

  for (int i = 13; i <= 18; i++)
    adw_spin_row_set_value (ADW_SPIN_ROW (row), i);

  gtk_widget_set_visible (self.window, FALSE); /* what waits is saved when the row goes */
  g_assert_true (test_ui_wait (test_design_is_idle, self.workspace));
  gtk_window_present (GTK_WINDOW (self.window));
  test_design_wait (&self);
  g_assert_nonnull (test_ui_find (self.window, GTK_TYPE_LABEL, "12 January 2026 to 11 July 2027"));
  g_assert_nonnull (test_ui_find (self.window, GTK_TYPE_LABEL,
                                  "Months 2 to 17 · 12 February 2026 to 11 June 2027"));
  test_design_tear_down (&self);
}

static gboolean
test_design_has_new_date (gpointer window)
{
  return test_ui_find (window, LODESTAR_TYPE_EVENT_ROW, "New Date") != NULL;
}

static void
test_design_opens_a_new_date_for_editing (void)
{
  TestDesign self;
  GtkWidget *row;

  test_design_set_up (&self, 1200);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "design.add-event", NULL);
  g_assert_true (test_ui_wait (test_design_has_new_date, self.window));
  row = test_ui_find (self.window, LODESTAR_TYPE_EVENT_ROW, "New Date");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  test_ui_settle (self.window);
  test_ui_assert_names (self.window);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "design.add-goal", NULL);
  test_design_wait (&self);
  g_assert_nonnull (test_ui_find (self.window, ADW_TYPE_EXPANDER_ROW, "New Goal"));
  test_ui_assert_names (self.window);
  test_ui_shot (self.window, "design-page-editing");
  test_design_tear_down (&self);
}

static void
test_design_follows_undo (void)
{
  TestDesign self;
  GError    *error = NULL;

  test_design_set_up (&self, 1200);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "design.add-event", NULL);
  g_assert_true (test_ui_wait (test_design_has_new_date, self.window));
  g_assert_true (lodestar_workspace_undo (self.workspace, NULL, &error));
  g_assert_no_error (error);
  test_design_wait (&self);
  g_assert_false (test_design_has_new_date (self.window));
  test_design_tear_down (&self);
}

static void
test_design_added_cb (LodestarNewProgramDialog *dialog, gint64 id, gpointer data)
{
  *(gint64 *) data = id;
}

static gboolean
test_design_is_added (gpointer data)
{
  return *(gint64 *) data > 0;
}

static void
test_design_new_program_shows_its_dates (void)
{
  TestDesign self;
  AdwDialog *dialog;
  GtkWidget *create;
  gint64     added = 0;
  g_autoptr (LodestarProgram) program = NULL;

  test_design_set_up (&self, 1200);
  dialog = lodestar_new_program_dialog_new (self.workspace, lodestar_date_from_iso ("2026-06-09"));
  g_signal_connect (dialog, "added", G_CALLBACK (test_design_added_cb), &added);
  adw_dialog_present (dialog, self.window);
  test_ui_settle (self.window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  create = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_reate");
  g_assert_false (gtk_widget_is_sensitive (create)); /* it has no name yet */
  g_assert_nonnull (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                                  "Months 2 to 11 · 1 August 2026 to 31 May 2027"));
  adw_spin_row_set_value (
    ADW_SPIN_ROW (test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW, "_Duration in Months")), 6);
  g_assert_nonnull (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                                  "Months 2 to 5 · 1 August 2026 to 30 November 2026"));
  g_assert_nonnull (
    test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                  "Shorter than the recommended 12 to 18 months: relationships may feel rushed"));

  gtk_editable_set_text (
    GTK_EDITABLE (test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "_Name")),
    "bridge 2026"); /* taken */
  test_ui_click (create);
  test_design_wait (&self);
  g_assert_cmpint (added, ==, 0);
  g_assert_nonnull (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                                  "There is a program with the name “bridge 2026” already"));

  gtk_editable_set_text (
    GTK_EDITABLE (test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "_Name")), "Peers");
  test_ui_click (create);
  g_assert_true (test_ui_wait (test_design_is_added, &added));
  self.program = added;
  program = test_design_load (&self);
  g_assert_cmpint (lodestar_program_get_duration (program), ==, 6);
  g_assert_cmpint (lodestar_program_get_start (program), ==, lodestar_date_from_iso ("2026-07-01"));
  g_clear_object (&program);
  test_design_tear_down (&self);
}

/* A state that the program cannot have says why and cannot be chosen. */
static void
test_design_offers_possible_states (void)
{
  static const struct
  {
    const char *state;
    const char *words;
    gboolean    is_possible;
  } rows[] = {
    { "Draft", "It is being designed", TRUE },
    { "Matching", "Its people are being matched", TRUE },
    { "Running", "The program runs as soon as a proposal is published", FALSE },
    { "Completed", "The program has not begun: it has no relationships", FALSE },
    { "Archived", "It is put away", TRUE },
  };
  TestDesign self;
  AdwDialog *dialog;
  GtkWidget *row = NULL;
  g_autoptr (LodestarProgram) program = NULL;

  test_design_set_up (&self, 1000);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "design.state", NULL);
  test_ui_settle (self.window);
  dialog = test_ui_get_dialog (GTK_WIDGET (self.page));
  g_assert_nonnull (dialog);
  test_ui_assert_names (GTK_WIDGET (dialog));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "change"));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      row = test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, rows[i].state);
      g_assert_nonnull (row);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, rows[i].words);
      g_assert_cmpint (gtk_widget_is_sensitive (test_ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL)),
                       ==, rows[i].is_possible);
    }

  test_ui_shot (self.window, "design-state");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "change"));
  g_signal_emit_by_name (dialog, "response::change", "change");
  adw_dialog_force_close (dialog);
  test_design_wait (&self);
  program = test_design_load (&self);
  g_assert_cmpint (lodestar_program_get_state (program), ==, LODESTAR_PROGRAM_ARCHIVED);
  g_clear_object (&program);
  test_design_tear_down (&self);
}

int
main (int argc, char *argv[])
{
  test_workspace_set_today ("2026-06-09");
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  g_test_add_func ("/pages/design/shows-the-program", test_design_shows_the_program);
  g_test_add_func ("/pages/design/names-controls-when-narrow",
                   test_design_names_controls_when_narrow);
  g_test_add_func ("/pages/design/saves-a-name-at-once", test_design_saves_a_name_at_once);
  g_test_add_func ("/pages/design/goes-back-to-what-is-saved",
                   test_design_goes_back_to_what_is_saved);
  g_test_add_func ("/pages/design/scales-phases-with-the-duration",
                   test_design_scales_phases_with_the_duration);
  g_test_add_func ("/pages/design/opens-a-new-date-for-editing",
                   test_design_opens_a_new_date_for_editing);
  g_test_add_func ("/pages/design/offers-possible-states", test_design_offers_possible_states);
  g_test_add_func ("/pages/design/follows-undo", test_design_follows_undo);
  g_test_add_func ("/pages/design/new-program-shows-its-dates",
                   test_design_new_program_shows_its_dates);

  return g_test_run ();
}
