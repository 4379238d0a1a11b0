/* test-every-page.c - every page and dialog, as it is heard and reached by keys
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-application.h"
#include "lodestar-example.h"
#include "lodestar-page-table.h"
#include "lodestar-program-store.h"
#include "lodestar-window.h"

#include "test-ui.h"
#include "test-workspace.h"

#include <glib/gstdio.h>

#define TEST_MAX_TABS 1500

/* How a window may be. */
typedef struct
{
  const char *name;
  int         width;
  int         height;
  int         text; /* per cent */
} TestSize;

/* The frame that GTK draws where nobody manages windows is within the size of a window. */
#define TEST_FRAME 10

static const TestSize test_sizes[] = {
  { "wide", 1200, 800, 100 },
  { "narrow", 360, 760, 100 },
  { "narrow-with-large-text", 360, 760, 200 },
};

/* What is looked at. */
static const struct
{
  const char *page;
  const char *program;
  const char *view; /* (nullable) */
  const char *sql;  /* (nullable): what is opened */
} test_views[] = {
  { "overview", "Bridge", NULL, NULL },
  { "design", "Bridge", NULL, NULL },
  { "participants", "Bridge", NULL, NULL },
  { "participants", "Bridge", "participant", "SELECT min(id) FROM participant" },
  { "relationships", "Bridge", NULL, NULL },
  { "relationships", "Bridge", NULL, "SELECT relationship_id FROM goal ORDER BY id LIMIT 1" },
  { "relationships", "Bridge", NULL, "SELECT min(id) FROM relationship WHERE state = 'trial'" },
  { "reports", "Bridge", "progress", NULL },
  { "reports", "Bridge", "letters", NULL },
  { "people", "Bridge", NULL, NULL },
  { "people", "Bridge", NULL, "SELECT min(id) FROM person WHERE manager_id IS NOT NULL" },
  { "matching", "Across Cultures", "pool", NULL },
  { "matching", "Across Cultures", "criteria", NULL },
  { "matching", "Across Cultures", "rules", NULL },
  { "matching", "Across Cultures", "objective", NULL },
  { "matching", "Across Cultures", "review", NULL },
  { "matching", "Across Cultures", "publish", NULL },
  { "overview", "First Year as a Lead", NULL, NULL },
};

/* What opens over a page. */
static const struct
{
  const char *page;
  const char *view; /* (nullable) */
  const char *sql;  /* (nullable): what is opened */
  const char *action;
} test_dialogs[] = {
  { "overview", NULL, NULL, "win.preferences" },
  { "overview", NULL, NULL, "win.shortcuts" },
  { "overview", NULL, NULL, "win.restore" },
  { "overview", NULL, NULL, "win.new-program" },
  { "overview", NULL, NULL, "overview.log" },
  { "participants", NULL, NULL, "participants.enroll" },
  { "participants", NULL, NULL, "participants.import" },
  { "relationships", NULL, NULL, "relationships.log" },
  { "relationships", NULL, "SELECT relationship_id FROM goal LIMIT 1", "relationship.log" },
  { "relationships", NULL, "SELECT relationship_id FROM goal LIMIT 1", "relationship.plan" },
  { "relationships", NULL, "SELECT relationship_id FROM goal LIMIT 1", "relationship.add-goal" },
  { "relationships", NULL, "SELECT min(id) FROM relationship WHERE state = 'trial'",
    "relationship.verdicts" },
  { "people", NULL, NULL, "people.add" },
  { "people", NULL, NULL, "people.import" },
  { "people", NULL, NULL, "people.levels" },
};

static LodestarApplication *test_application;
static char                *test_folder; /* (owned) */
static char                *test_path;   /* (owned): of a workspace with the example */

typedef struct
{
  LodestarWindow *window;
  const TestSize *size;
  GString        *faults; /* (owned) */
  char           *place;  /* (owned): where a fault is */
} Test;

static gboolean
test_every_page_is_open (gpointer data)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (((Test *) data)->window);

  return workspace != NULL && lodestar_workspace_is_open (workspace);
}

static gboolean
test_every_page_is_quiet (gpointer data)
{
  return !lodestar_workspace_is_busy (lodestar_window_get_workspace (((Test *) data)->window));
}

/* Reading begins a frame after a page is shown, and again when what was read leads to more. */
static void
test_every_page_settle (Test *self)
{
  for (guint i = 0; i < 3; i++)
    {
      test_ui_settle (GTK_WIDGET (self->window));
      g_assert_true (test_ui_wait (test_every_page_is_quiet, self));
      test_ui_drain ();
    }

  test_ui_settle (GTK_WIDGET (self->window));
}

static void
test_every_page_set_up (Test *self, gconstpointer data)
{
  self->size = data;
  self->faults = g_string_new (NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * self->size->text / 100,
                NULL);
  self->window = lodestar_window_new (test_application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), self->size->width + TEST_FRAME,
                               self->size->height + TEST_FRAME);
  gtk_window_present (GTK_WINDOW (self->window));
  lodestar_window_open (self->window, test_path, FALSE);
  g_assert_true (test_ui_wait (test_every_page_is_open, self));
  test_every_page_settle (self);
}

static gboolean
test_every_page_is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* Nothing may hold the window, nor a page: that would hold the workspace, and with it its file. */
static void
test_every_page_tear_down (Test *self, gconstpointer data)
{
  gpointer window = self->window;
  gpointer workspace = lodestar_window_get_workspace (self->window);

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (workspace, &workspace);
  gtk_window_close (GTK_WINDOW (self->window));
  test_ui_drain ();
  g_assert_null (window);
  g_assert_true (test_ui_wait (test_every_page_is_gone, &workspace));
  g_string_free (self->faults, TRUE);
  g_free (self->place);
}

static void
test_every_page_assert_no_faults (Test *self)
{
  if (self->faults->len > 0)
    g_printerr ("%s", self->faults->str);

  g_assert_cmpstr (self->faults->str, ==, "");
}

static gint64
test_every_page_query (Test *self, const char *sql)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (self->window);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (workspace), &id, &error, sql, "");
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
test_every_page_go (
  Test *self, const char *page, const char *program, const char *view, const char *sql)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (self->window);
  g_autoptr (GError) error = NULL;
  gint64 program_id = 0;

  lodestar_program_store_find (lodestar_workspace_get_db (workspace), program, &program_id, &error);
  g_assert_no_error (error);
  lodestar_window_set_program_id (self->window, program_id);
  lodestar_window_go (self->window, page, view,
                      sql != NULL ? test_every_page_query (self, sql) : 0);
  g_free (self->place);
  self->place = g_strdup_printf ("%s, %s%s%s%s", self->size->name, page, view != NULL ? ", " : "",
                                 view != NULL ? view : "", sql != NULL ? ", an item" : "");
  test_every_page_settle (self);
}

/* What a widget is called, for somebody who looks for it. */
static char *
test_every_page_describe (GtkWidget *widget)
{
  const char *text = test_ui_get_text (widget);
  const char *id = NULL;

  for (GtkWidget *named = widget; named != NULL && (id == NULL || g_str_has_prefix (id, "___"));
       named = gtk_widget_get_parent (named))
    id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (named));

  return g_strdup_printf ("%s “%s” in %s", G_OBJECT_TYPE_NAME (widget), text != NULL ? text : "",
                          id != NULL ? id : "nothing with a name");
}

static void
test_every_page_add_fault (Test *self, GtkWidget *widget, const char *fault)
{
  g_autofree char *name = test_every_page_describe (widget);

  g_string_append_printf (self->faults, "%s: %s %s\n", self->place, name, fault);
}

static gboolean
test_every_page_is_inside (GtkWidget *widget, GType type)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && gtk_widget_get_ancestor (parent, type) != NULL;
}

static gboolean
test_every_page_has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL;
}

/* Parts of GTK’s and libadwaita’s own widgets, which these speak for. */
static gboolean
test_every_page_is_part (GtkWidget *widget)
{
  return test_every_page_is_inside (widget, GTK_TYPE_BUTTON) ||
         test_every_page_is_inside (widget, GTK_TYPE_MENU_BUTTON) ||
         test_every_page_is_inside (widget, GTK_TYPE_DROP_DOWN) ||
         test_every_page_is_inside (widget, GTK_TYPE_ENTRY) ||
         test_every_page_is_inside (widget, GTK_TYPE_SEARCH_ENTRY) ||
         test_every_page_is_inside (widget, GTK_TYPE_SPIN_BUTTON) ||
         test_every_page_is_inside (widget, ADW_TYPE_AVATAR) ||
         test_every_page_is_inside (widget, ADW_TYPE_STATUS_PAGE) ||
         test_every_page_is_inside (widget, ADW_TYPE_TOGGLE_GROUP) ||
         test_every_page_is_inside (widget, ADW_TYPE_COMBO_ROW) ||
         test_every_page_is_inside (widget, ADW_TYPE_ENTRY_ROW) ||
         test_every_page_is_inside (widget, ADW_TYPE_EXPANDER_ROW) ||
         test_every_page_is_inside (widget, ADW_TYPE_BUTTON_ROW) ||
         test_every_page_is_inside (widget, ADW_TYPE_BANNER) ||
         test_every_page_is_inside (widget, GTK_TYPE_CALENDAR) ||
         test_every_page_is_inside (widget, GTK_TYPE_WINDOW_CONTROLS);
}

/* A picture says what it shows, or says that it only adorns. */
static void
test_every_page_check_pictures (Test *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_IMG &&
      !test_every_page_has_name (widget) && !test_every_page_is_part (widget))
    test_every_page_add_fault (self, widget, "is a picture without words");

  /* Tab must lead out of it. */
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
    test_every_page_add_fault (self, widget, "keeps Tab for itself");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    test_every_page_check_pictures (self, child);
}

static gboolean
test_every_page_is_control (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
          GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SCALE (widget) ||
          GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
          GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget)) &&
         gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget);
}

/* Whether arrow keys lead there from where Tab leads. */
static gboolean
test_every_page_is_reached_by_arrows (GtkWidget *widget)
{
  return test_every_page_is_inside (widget, GTK_TYPE_LIST_VIEW) ||
         test_every_page_is_inside (widget, GTK_TYPE_COLUMN_VIEW) ||
         test_every_page_is_inside (widget, ADW_TYPE_TOGGLE_GROUP) ||
         test_every_page_is_inside (widget, GTK_TYPE_SPIN_BUTTON) ||
         test_every_page_is_inside (widget, GTK_TYPE_CALENDAR) ||
         (GTK_IS_CHECK_BUTTON (widget) &&
          !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) &&
          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) ==
            GTK_ACCESSIBLE_ROLE_RADIO);
}

static gboolean
test_every_page_is_reached (GtkWidget *widget, GHashTable *visited)
{
  GHashTableIter iter;
  gpointer       focus;

  if (test_every_page_is_reached_by_arrows (widget))
    return TRUE;

  g_hash_table_iter_init (&iter, visited);

  while (g_hash_table_iter_next (&iter, &focus, NULL))
    {
      if (focus == widget || gtk_widget_is_ancestor (focus, widget))
        return TRUE;

      /* A row does what its only control does. */
      if (gtk_widget_is_ancestor (widget, focus) &&
          (ADW_IS_COMBO_ROW (focus) || ADW_IS_ENTRY_ROW (focus) || GTK_IS_DROP_DOWN (focus) ||
           GTK_IS_MENU_BUTTON (focus) || ADW_IS_BUTTON_ROW (focus) ||
           (ADW_IS_ACTION_ROW (focus) && adw_action_row_get_activatable_widget (focus) == widget)))
        return TRUE;
    }

  return FALSE;
}

static void
test_every_page_check_reached (Test *self, GtkWidget *widget, GHashTable *visited)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;

  if (test_every_page_is_control (widget) && !GTK_IS_WINDOW_CONTROLS (widget) &&
      !test_every_page_is_inside (widget, GTK_TYPE_WINDOW_CONTROLS) &&
      !test_every_page_is_reached (widget, visited))
    test_every_page_add_fault (self, widget, "is not reached by Tab");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    test_every_page_check_reached (self, child, visited);
}

/* Tab goes round: it comes to every control, and back to where it began. */
static void
test_every_page_go_round (Test *self, GtkWidget *root)
{
  GtkRoot *window = GTK_ROOT (self->window);
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  GtkWidget *first = NULL, *last = NULL;

  gtk_root_set_focus (window, NULL);

  for (guint i = 0; i < TEST_MAX_TABS; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (window);

      if (focus == NULL || focus == first)
        break;

      if (focus == last)
        {
          test_every_page_add_fault (self, focus, "keeps the focus");
          break;
        }

      if (first == NULL)
        first = focus;

      last = focus;
      g_hash_table_add (visited, focus);

      if (i == TEST_MAX_TABS - 1)
        test_every_page_add_fault (self, focus, "comes after too many others");
    }

  g_assert_cmpuint (g_hash_table_size (visited), >, 0);
  test_every_page_check_reached (self, root, visited);
}

/* What is read while Tab goes round may come up behind it: then it goes once more. */
static void
test_every_page_check_focus (Test *self, GtkWidget *root)
{
  for (guint i = 0; i < 4; i++)
    {
      gsize n_before = self->faults->len;

      test_every_page_go_round (self, root);

      if (self->faults->len == n_before || i == 3)
        return;

      g_string_truncate (self->faults, n_before);
      test_every_page_settle (self);
    }
}

static void
test_every_page_check_names (Test *self, GtkWidget *root)
{
  /* It says which are unnamed, and where. */
  g_test_message ("%s", self->place);
  test_ui_assert_names (root);
}

/* What is too wide is told down to the innermost that is. A bin with breakpoints asks for less than
 * what is in it. */
static void
test_every_page_check_width (Test *self, GtkWidget *root)
{
  int minimum;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  if (minimum > self->size->width)
    {
      g_autofree char *fault = g_strdup_printf ("is at least %d px wide", minimum);

      test_every_page_add_fault (self, root, fault);
    }
  else if (!LODESTAR_IS_PAGE (root) && !ADW_IS_BREAKPOINT_BIN (root))
    {
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      test_every_page_check_width (self, child);
}

/* What is as it is in text of any size is looked at once. */
static void
test_every_page_check (Test *self, GtkWidget *root, GtkWidget *page)
{
  test_every_page_check_width (self, page);

  if (self->size->text != 100)
    return;

  test_every_page_check_names (self, root);
  test_every_page_check_pictures (self, page);
  test_every_page_check_focus (self, page);
}

static AdwNavigationPage *
test_every_page_get_page (Test *self)
{
  GtkWidget *page = NULL;

  for (GtkWidget *widget = test_ui_find (GTK_WIDGET (self->window), LODESTAR_TYPE_PAGE, NULL);
       widget != NULL; widget = gtk_widget_get_parent (widget))
    if (LODESTAR_IS_PAGE (widget))
      page = widget;

  g_assert_nonnull (page);

  return ADW_NAVIGATION_PAGE (page);
}

static void
test_every_page_is_named_and_reached (Test *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_views); i++)
    {
      GtkWidget *page;

      test_every_page_go (self, test_views[i].page, test_views[i].program, test_views[i].view,
                          test_views[i].sql);
      page = GTK_WIDGET (test_every_page_get_page (self));
      test_every_page_check (self, GTK_WIDGET (self->window), page);
    }

  test_every_page_assert_no_faults (self);
}

static gboolean
test_every_page_has_dialog (gpointer data)
{
  return test_ui_get_dialog (GTK_WIDGET (((Test *) data)->window)) != NULL;
}

static gboolean
test_every_page_has_no_dialog (gpointer data)
{
  return !test_every_page_has_dialog (data);
}

static void
test_every_page_dialogs_are_named_and_reached (Test *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_dialogs); i++)
    {
      AdwDialog       *dialog;
      g_autofree char *place = NULL;

      test_every_page_go (self, test_dialogs[i].page, "Bridge", test_dialogs[i].view,
                          test_dialogs[i].sql);
      place = g_strdup_printf ("%s, %s", self->place, test_dialogs[i].action);
      g_set_str (&self->place, place);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test_every_page_get_page (self)),
                                                 test_dialogs[i].action, NULL));

      if (!test_ui_wait (test_every_page_has_dialog, self))
        g_error ("%s opens nothing", self->place);

      test_every_page_settle (self);
      dialog = test_ui_get_dialog (GTK_WIDGET (self->window));
      test_every_page_check (self, GTK_WIDGET (dialog), adw_dialog_get_child (dialog));
      adw_dialog_force_close (dialog);
      g_assert_true (test_ui_wait (test_every_page_has_no_dialog, self));
    }

  test_every_page_assert_no_faults (self);
}

static void
test_every_page_make_example (void)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autoptr (GError) error = NULL;

  test_path = g_build_filename (test_folder, "Example.lodestar", NULL);
  lodestar_workspace_open (workspace, test_path, TRUE, &error);
  g_assert_no_error (error);
  lodestar_example_create (workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  lodestar_workspace_close (workspace);
  g_object_unref (workspace);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  test_ui_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /*TMP*/
  test_workspace_set_today ("2026-06-09");
  test_folder = test_workspace_make_folder ();
  test_every_page_make_example ();
  test_application = lodestar_application_new ();
  g_application_set_flags (G_APPLICATION (test_application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (test_application), NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (test_sizes); i++)
    {
      g_autofree char *pages =
        g_strdup_printf ("/a11y/%s/pages-are-named-and-reached", test_sizes[i].name);
      g_autofree char *dialogs =
        g_strdup_printf ("/a11y/%s/dialogs-are-named-and-reached", test_sizes[i].name);

      g_test_add (pages, Test, &test_sizes[i], test_every_page_set_up,
                  test_every_page_is_named_and_reached, test_every_page_tear_down);
      g_test_add (dialogs, Test, &test_sizes[i], test_every_page_set_up,
                  test_every_page_dialogs_are_named_and_reached, test_every_page_tear_down);
    }

  status = g_test_run ();
  g_object_unref (test_application);
  test_workspace_remove_folder (test_folder);
  g_free (test_path);
  g_free (test_folder);

  return status;
}
