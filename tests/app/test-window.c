/* test-window.c - the window of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-ui.h"

#include "lodestar-application.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"
#include "lodestar-window.h"

#include <string.h>

static LodestarApplication *test_window_application;
static char                *test_window_folder; /* (owned) */

typedef struct
{
  LodestarWindow *window;
  char           *path; /* (owned) */
} TestWindow;

static gboolean
test_window_is_open (gpointer data)
{
  LodestarWindow *window = data;

  return lodestar_window_get_workspace (window) != NULL;
}

static gboolean
test_window_is_settled (gpointer data)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (data);

  return workspace && !lodestar_workspace_is_busy (workspace);
}

static void
test_window_set_up (TestWindow *self, const char *name, int width)
{
  g_autofree char *file_name = g_strconcat (name, ".lodestar", NULL);

  self->path = g_build_filename (test_window_folder, file_name, NULL);
  self->window = lodestar_window_new (test_window_application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, width < 700 ? 760 : 800);
  gtk_window_present (GTK_WINDOW (self->window));
  lodestar_window_open (self->window, self->path, !g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_true (test_ui_wait (test_window_is_open, self->window));
  test_ui_settle (GTK_WIDGET (self->window));
}

static void
test_window_tear_down (TestWindow *self)
{
  LodestarWindow *window = self->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (self->window));
  test_ui_drain ();
  g_assert_null (window); /* nothing holds the window any more */
  g_free (self->path);
}

/* A program in the workspace, as the dialog would add it. */
static gint64
test_window_add_program (TestWindow *self, const char *name)
{
  g_autoptr (LodestarDesign) design =
    lodestar_design_new (name, lodestar_date_from_iso ("2026-06-09"));
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lodestar_workspace_do (lodestar_window_get_workspace (self->window),
                                        &lodestar_verb_program_add,
                                        lodestar_program_pack_design (design), &out, &error));
  g_assert_no_error (error);
  test_ui_drain ();
  test_ui_settle (GTK_WIDGET (self->window));

  return g_variant_get_int64 (out);
}

static void
test_window_first_run_offers_ways_to_begin (void)
{
  LodestarWindow *window = lodestar_window_new (test_window_application);
  GtkWidget      *widget = GTK_WIDGET (window);

  gtk_window_present (GTK_WINDOW (window));
  test_ui_settle (widget);
  g_assert_nonnull (test_ui_find (widget, ADW_TYPE_ACTION_ROW, "_Start a Program"));
  g_assert_nonnull (test_ui_find (widget, ADW_TYPE_ACTION_ROW, "_Import People"));
  g_assert_nonnull (test_ui_find (widget, GTK_TYPE_BUTTON, "_Open a Workspace…"));
  test_ui_assert_names (widget);
  test_ui_shot (widget, "welcome");
  gtk_window_close (GTK_WINDOW (window));
  test_ui_drain ();
}

static void
test_window_new_workspace_has_no_program (void)
{
  TestWindow self;

  test_window_set_up (&self, "empty", 1200);
  g_assert_cmpint (lodestar_window_get_program_id (self.window), ==, 0);
  g_assert_nonnull (test_ui_find (GTK_WIDGET (self.window), GTK_TYPE_LABEL, "No Program"));
  g_assert_nonnull (
    test_ui_find (GTK_WIDGET (self.window), GTK_TYPE_LABEL, "Saved to empty.lodestar"));
  g_assert_null (test_ui_find (GTK_WIDGET (self.window), GTK_TYPE_LABEL, "Design"));
  test_ui_assert_names (GTK_WIDGET (self.window));
  test_ui_shot (GTK_WIDGET (self.window), "window-start");
  test_window_tear_down (&self);
}

static void
test_window_shows_the_program (void)
{
  TestWindow self;
  gint64     id;

  test_window_set_up (&self, "program", 1200);
  id = test_window_add_program (&self, "Bridge 2026");
  g_assert_cmpint (lodestar_window_get_program_id (self.window), ==, id);
  g_assert_nonnull (test_ui_find (GTK_WIDGET (self.window), GTK_TYPE_LABEL, "Bridge 2026"));
  lodestar_window_go (self.window, "design", NULL, 0);
  test_ui_settle (GTK_WIDGET (self.window));
  test_ui_assert_names (GTK_WIDGET (self.window));
  test_ui_shot (GTK_WIDGET (self.window), "design-wide");
  test_window_tear_down (&self);
}

static void
test_window_fits_a_phone (void)
{
  TestWindow self;

  test_window_set_up (&self, "program", 360);
  lodestar_window_go (self.window, "design", NULL, 0);
  test_ui_settle (GTK_WIDGET (self.window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self.window)), <=, 360);
  test_ui_assert_names (GTK_WIDGET (self.window));
  test_ui_shot (GTK_WIDGET (self.window), "design-narrow");
  test_window_tear_down (&self);
}

static gboolean
test_window_has_dialog (gpointer window)
{
  return test_ui_get_dialog (window) != NULL;
}

static gboolean
test_window_has_no_dialog (gpointer window)
{
  return !test_window_has_dialog (window);
}

/* The focus stays in the sidebar when somebody goes to a page by it. */
static void
test_window_keys_of_a_page_work_beside_it (void)
{
  TestWindow self;
  GtkWidget *widget, *row;

  test_window_set_up (&self, "keys", 1200);
  test_window_add_program (&self, "Keys");
  widget = GTK_WIDGET (self.window);
  lodestar_window_go (self.window, "participants", NULL, 0);
  test_ui_wait_for (widget, "Nobody Takes Part Yet");
  row = gtk_widget_get_ancestor (test_ui_find (widget, GTK_TYPE_LABEL, "Reports"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_grab_focus (row));
  test_ui_press ("ctrl+n");
  g_assert_true (test_ui_wait (test_window_has_dialog, self.window));
  g_assert_cmpstr (adw_dialog_get_title (test_ui_get_dialog (widget)), ==, "Enroll from People");

  /* With a dialog before it the page gets no key; and Escape is not lost in the search. */
  test_ui_settle (widget);
  test_ui_press ("x");
  test_ui_press ("Escape");
  g_assert_true (test_window_has_dialog (self.window));
  test_ui_press ("Escape");
  g_assert_true (test_ui_wait (test_window_has_no_dialog, self.window));
  test_window_tear_down (&self);
}

/* Where the sidebar is folded away its rows must not keep the focus. */
static void
test_window_keys_work_on_a_phone (void)
{
  TestWindow self;
  GtkWidget *widget;

  test_window_set_up (&self, "phone", 360);
  test_window_add_program (&self, "Pocket");
  widget = GTK_WIDGET (self.window);
  test_ui_press ("alt+5");
  test_ui_wait_for (widget, "No Relationships Yet");
  test_ui_press ("alt+3");
  test_ui_wait_for (widget, "Nobody Takes Part Yet");
  test_ui_settle (widget);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (self.window))));
  test_ui_press ("alt+5");
  test_ui_wait_for (widget, "No Relationships Yet");
  test_window_tear_down (&self);
}

static gboolean
test_window_is_shown (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

/* No empty window and no spinner before it: the first frame has the workspace in it, unless
 * opening takes longer than one waits gladly. */
static void
test_window_appears_with_the_workspace (void)
{
  TestWindow      self;
  LodestarWindow *window;
  gint64          began;

  test_window_set_up (&self, "appears", 1200);
  test_window_add_program (&self, "Compass");
  test_window_tear_down (&self);

  self.path = g_build_filename (test_window_folder, "appears.lodestar", NULL);
  began = g_get_monotonic_time ();
  lodestar_application_open_path (test_window_application, self.path);
  window =
    LODESTAR_WINDOW (gtk_application_get_windows (GTK_APPLICATION (test_window_application))->data);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (test_ui_wait (test_window_is_shown, window));
  g_assert_true (test_window_is_open (window) || g_get_monotonic_time () - began > 250000);
  g_assert_true (test_ui_wait (test_window_is_open, window));
  test_ui_settle (GTK_WIDGET (window));
  g_assert_nonnull (test_ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Compass"));
  g_assert_null (test_ui_find (GTK_WIDGET (window), ADW_TYPE_SPINNER, NULL));

  self.window = window;
  test_window_tear_down (&self);
}

static gboolean
test_window_has_menu (gpointer window)
{
  return test_ui_find (window, GTK_TYPE_POPOVER_MENU, NULL) != NULL;
}

static void
test_window_menu_opens_again_and_again (void)
{
  TestWindow     self;
  GtkMenuButton *button;

  test_window_set_up (&self, "menu", 1200);
  button =
    GTK_MENU_BUTTON (test_ui_find (GTK_WIDGET (self.window), GTK_TYPE_MENU_BUTTON, "Main Menu"));
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));

  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (button);
      g_assert_true (test_ui_wait (test_window_has_menu, self.window));
      gtk_menu_button_popdown (button);
      test_ui_settle (GTK_WIDGET (self.window));
      g_assert_false (test_window_has_menu (self.window));
    }

  test_window_tear_down (&self);
}

static gboolean
test_window_program_is_gone (gpointer data)
{
  return lodestar_window_get_program_id (data) == 0;
}

static void
test_window_undo_names_the_step (void)
{
  TestWindow self;
  GtkWidget *window;

  test_window_set_up (&self, "undo", 1200);
  window = GTK_WIDGET (self.window);
  test_window_add_program (&self, "Bridge 2026");
  lodestar_window_go (self.window, "design", NULL, 0);
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_BUTTON, "Undo Add Program"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  g_assert_true (test_ui_wait (test_window_program_is_gone, self.window));
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_LABEL, "Undone: Add Program"));
  gtk_widget_activate_action (window, "win.redo", NULL);
  g_assert_true (test_ui_wait (test_window_is_settled, self.window));
  test_ui_settle (window);
  g_assert_cmpint (lodestar_window_get_program_id (self.window), >, 0);
  test_window_tear_down (&self);
}

static gboolean
test_window_has_program (gpointer data)
{
  return lodestar_window_get_program_id (data) > 0;
}

static void
test_window_first_run_shows_the_example (void)
{
  LodestarWindow *window = lodestar_window_new (test_window_application);
  GtkWidget      *widget = GTK_WIDGET (window);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  test_ui_settle (widget);
  g_assert_nonnull (test_ui_find (widget, ADW_TYPE_ACTION_ROW, "_Look at the Example"));
  gtk_widget_activate_action (widget, "win.welcome", "s", "example");
  g_assert_true (test_ui_wait (test_window_has_program, window));
  g_assert_true (g_str_has_prefix (lodestar_window_get_path (window), g_get_user_data_dir ()));
  g_assert_true (test_ui_wait (test_window_is_settled, window));
  test_ui_settle (widget);
  test_ui_assert_names (widget);
  test_ui_shot (widget, "window-example");
  gtk_window_close (GTK_WINDOW (window));
  test_ui_drain ();
}

static gboolean
test_window_has_failed (gpointer window)
{
  return test_ui_find (window, ADW_TYPE_STATUS_PAGE, "Not a Workspace") != NULL;
}

static void
test_window_says_why_it_cannot_open (void)
{
  g_autofree char *path = g_build_filename (test_window_folder, "notes.lodestar", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  LodestarWindow *window = lodestar_window_new (test_window_application);

  g_assert_true (g_file_set_contents (path, "This is a shopping list, no database.", -1, &error));
  gtk_window_present (GTK_WINDOW (window));
  lodestar_window_open (window, path, FALSE);
  g_assert_true (test_ui_wait (test_window_has_failed, window));
  test_ui_settle (GTK_WIDGET (window));
  test_ui_assert_names (GTK_WIDGET (window));
  g_assert_nonnull (test_ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Open Another…"));
  test_ui_shot (GTK_WIDGET (window), "window-failed");
  gtk_window_close (GTK_WINDOW (window));
  test_ui_drain ();
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "This is a shopping list, no database."); /* left as it was */
}

static void
test_window_lists_the_keys_that_are_bound (void)
{
  TestWindow self;
  GtkWidget *dialog;

  test_window_set_up (&self, "program", 1200);
  lodestar_window_go (self.window, "design", NULL, 0);
  test_ui_settle (GTK_WIDGET (self.window));
  gtk_widget_activate_action (GTK_WIDGET (self.window), "win.shortcuts", NULL);
  test_ui_settle (GTK_WIDGET (self.window));
  dialog = GTK_WIDGET (test_ui_get_dialog (GTK_WIDGET (self.window)));
  g_assert_nonnull (test_ui_find (dialog, ADW_TYPE_ACTION_ROW, "Add a Date"));
  g_assert_nonnull (test_ui_find (dialog, ADW_TYPE_ACTION_ROW, "Undo the Last Step"));
  g_assert_nonnull (test_ui_find (dialog, GTK_TYPE_LABEL, "Ctrl+Z"));
  g_assert_nonnull (test_ui_find (dialog, GTK_TYPE_LABEL, "Alt+1 … Alt+9"));
  g_assert_nonnull (test_ui_find (dialog, GTK_TYPE_LABEL, "Ctrl+O")); /* and once only */
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_window_tear_down (&self);
}

static gboolean
test_window_is_damaged (gpointer window)
{
  return test_ui_find (window, ADW_TYPE_STATUS_PAGE, "Workspace Damaged") != NULL;
}

/* Copies a workspace aside, damages it, and brings it back from the copy through the dialog. */
static void
test_window_damaged_file_comes_back_from_a_backup (void)
{
  g_autofree char *backup = g_build_filename (test_window_folder, "backup.lodestar", NULL);
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  TestWindow       self;
  GtkWidget       *window;
  AdwDialog       *dialog;
  g_autofree char *path = NULL;
  gsize            size;

  test_window_set_up (&self, "damaged", 1200);
  path = g_strdup (self.path);
  test_window_add_program (&self, "Bridge 2026");
  g_assert_true (
    lodestar_workspace_copy (lodestar_window_get_workspace (self.window), backup, &error));
  g_assert_no_error (error);
  test_window_tear_down (&self);

  g_assert_true (g_file_get_contents (path, &whole, &size, &error));
  g_assert_true (g_file_set_contents (path, whole, (gssize) (size / 3), &error));

  self.path = g_strdup (path);
  self.window = lodestar_window_new (test_window_application);
  window = GTK_WIDGET (self.window);
  gtk_window_present (GTK_WINDOW (window));
  lodestar_window_open (self.window, path, FALSE);
  g_assert_true (test_ui_wait (test_window_is_damaged, window));
  test_ui_settle (window);
  test_ui_shot (window, "window-damaged");
  test_ui_click (test_ui_find (window, GTK_TYPE_BUTTON, "_Restore a Backup…"));
  test_ui_settle (window);
  dialog = test_ui_get_dialog (window);
  g_assert_nonnull (dialog);
  test_ui_assert_names (GTK_WIDGET (dialog));
  g_signal_emit_by_name (dialog, "chosen", backup);
  adw_dialog_force_close (dialog);
  g_assert_true (test_ui_wait (test_window_is_open, self.window));
  test_ui_settle (window);
  g_assert_cmpint (lodestar_window_get_program_id (self.window), ==, 1);
  test_window_tear_down (&self);
}

static void
test_window_dialogs_have_names (void)
{
  static const char *const actions[] = { "win.new-program", "win.preferences", "win.shortcuts",
                                         "win.restore", "win.about" };
  TestWindow               self;

  test_window_set_up (&self, "program", 1200);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog       *dialog;
      g_autofree char *name = g_strconcat ("dialog-", actions[i] + strlen ("win."), NULL);

      gtk_widget_activate_action (GTK_WIDGET (self.window), actions[i], NULL);
      test_ui_settle (GTK_WIDGET (self.window));
      dialog = test_ui_get_dialog (GTK_WIDGET (self.window));
      g_assert_nonnull (dialog);
      test_ui_assert_names (GTK_WIDGET (dialog));
      g_assert_cmpint (gtk_widget_get_width (adw_dialog_get_child (dialog)), >=, 320);
      test_ui_shot (GTK_WIDGET (self.window), name);
      adw_dialog_force_close (dialog);
      test_ui_settle (GTK_WIDGET (self.window));
    }

  test_window_tear_down (&self);
}

/* To close a window with a dialog closes the dialog; to quit, as the end of a session does, closes
 * the window, too. */
static void
test_window_quits_under_a_dialog (void)
{
  TestWindow      self;
  LodestarWindow *window;

  test_window_set_up (&self, "quit", 1200);
  window = self.window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  test_ui_settle (GTK_WIDGET (window));
  g_assert_nonnull (test_ui_get_dialog (GTK_WIDGET (window)));

  g_action_group_activate_action (G_ACTION_GROUP (test_window_application), "quit", NULL);
  test_ui_drain ();
  g_assert_null (window);
  g_free (self.path);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  test_ui_init (&argc, &argv);

  if (g_getenv ("LODESTAR_SHOTS_DARK"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  if (g_getenv ("LODESTAR_SHOTS_RTL"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  test_window_folder = g_dir_make_tmp ("lodestar-window-XXXXXX", &error);
  g_assert_no_error (error);
  test_window_application = lodestar_application_new ();
  g_application_set_flags (G_APPLICATION (test_window_application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (test_window_application), NULL, &error));

  g_test_add_func ("/app/window/first-run-offers-ways-to-begin",
                   test_window_first_run_offers_ways_to_begin);
  g_test_add_func ("/app/window/first-run-shows-the-example",
                   test_window_first_run_shows_the_example);
  g_test_add_func ("/app/window/new-workspace-has-no-program",
                   test_window_new_workspace_has_no_program);
  g_test_add_func ("/app/window/shows-the-program", test_window_shows_the_program);
  g_test_add_func ("/app/window/appears-with-the-workspace",
                   test_window_appears_with_the_workspace);
  g_test_add_func ("/app/window/menu-opens-again-and-again",
                   test_window_menu_opens_again_and_again);
  g_test_add_func ("/app/window/fits-a-phone", test_window_fits_a_phone);
  g_test_add_func ("/app/window/keys-of-a-page-work-beside-it",
                   test_window_keys_of_a_page_work_beside_it);
  g_test_add_func ("/app/window/keys-work-on-a-phone", test_window_keys_work_on_a_phone);
  g_test_add_func ("/app/window/undo-names-the-step", test_window_undo_names_the_step);
  g_test_add_func ("/app/window/says-why-it-cannot-open", test_window_says_why_it_cannot_open);
  g_test_add_func ("/app/window/lists-the-keys-that-are-bound",
                   test_window_lists_the_keys_that_are_bound);
  g_test_add_func ("/app/window/damaged-file-comes-back-from-a-backup",
                   test_window_damaged_file_comes_back_from_a_backup);
  g_test_add_func ("/app/window/dialogs-have-names", test_window_dialogs_have_names);
  g_test_add_func ("/app/window/quits-under-a-dialog", test_window_quits_under_a_dialog);
  status = g_test_run ();

  test_ui_drain ();
  g_object_unref (test_window_application);
  g_free (test_window_folder);

  return status;
}
