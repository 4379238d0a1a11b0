/* test-page.c - what all pages of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-ui.h"
#include "test-workspace.h"

#include "lodestar-page.h"
#include "lodestar-program-verbs.h"
#include "lodestar-settings.h"
#include "lodestar-widgets.h"

#include <string.h>

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, LodestarPage)

struct _TestPage
{
  LodestarPage parent_instance;
  guint        n_refreshed;
  char        *view; /* (owned) (nullable) */
  gint64       item;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, LODESTAR_TYPE_PAGE)

static void
test_page_refresh (LodestarPage *page)
{
  TEST_PAGE (page)->n_refreshed++;
}

static void
test_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  g_set_str (&TEST_PAGE (page)->view, view);
  TEST_PAGE (page)->item = id;
}

static void
test_page_finalize (GObject *object)
{
  g_free (TEST_PAGE (object)->view);

  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
  LODESTAR_PAGE_CLASS (klass)->tables = LODESTAR_TABLE_PROGRAM;
  LODESTAR_PAGE_CLASS (klass)->refresh = test_page_refresh;
  LODESTAR_PAGE_CLASS (klass)->show_item = test_page_show_item;
  lodestar_page_class_add_shortcut (LODESTAR_PAGE_CLASS (klass), GDK_KEY_k, GDK_CONTROL_MASK,
                                    "test.knit", "Knit");
}

static void
test_page_init (TestPage *self)
{
}

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *window;
  GtkWidget         *view;
  TestPage          *page;
  guint              n_undone;
  char              *gone_to; /* (owned) (nullable) */
} Test;

static void
test_page_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Test *) data)->n_undone++;
}

static void
test_page_go_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (((Test *) data)->gone_to);
  ((Test *) data)->gone_to = g_variant_print (parameter, FALSE);
}

static void
test_page_set_up (Test *self)
{
  static const GActionEntry actions[] = {
    { .name = "undo", .activate = test_page_undo_cb },
    { .name = "go", .activate = test_page_go_cb, .parameter_type = "(ssx)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  memset (self, 0, sizeof *self);
  self->workspace = test_workspace_new ();
  self->page = g_object_new (TEST_TYPE_PAGE, "title", "Test", "tag", "test", "child",
                             gtk_label_new ("Page"), NULL);
  self->window = test_ui_show_page (GTK_WIDGET (self->page), 600, 400);
  self->view = gtk_widget_get_ancestor (GTK_WIDGET (self->page), ADW_TYPE_NAVIGATION_VIEW);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  g_object_set (self->page, "workspace", self->workspace, NULL);
  test_ui_drain ();
}

static void
test_page_tear_down (Test *self)
{
  test_ui_destroy_page (self->window, GTK_WIDGET (self->page));
  test_workspace_free (self->workspace);
  g_free (self->gone_to);
}

static GVariant *
test_page_pack (const char *name)
{
  g_autoptr (LodestarDesign) design =
    lodestar_design_new (name, lodestar_date_from_iso ("2026-06-09"));

  return lodestar_program_pack_design (design);
}

static gboolean
test_page_is_idle (gpointer data)
{
  return !lodestar_workspace_is_busy (data);
}

static void
test_page_wait (Test *self)
{
  g_assert_true (test_ui_wait (test_page_is_idle, self->workspace));
  test_ui_drain ();
  test_ui_settle (self->window);
}

static void
test_page_reads_again_when_its_tables_change (void)
{
  Test self;

  test_page_set_up (&self);
  g_assert_cmpuint (self.page->n_refreshed, ==, 1); /* for the workspace */
  test_workspace_do (self.workspace, &lodestar_verb_program_add, test_page_pack ("Bridge"), NULL);
  test_ui_drain ();
  g_assert_cmpuint (self.page->n_refreshed, ==, 2);
  g_object_set (self.page, "program-id", G_GINT64_CONSTANT (1), NULL);
  test_ui_drain ();
  g_assert_cmpuint (self.page->n_refreshed, ==, 3);
  g_signal_emit_by_name (self.workspace, "changed", LODESTAR_TABLE_PERSON);
  test_ui_drain ();
  g_assert_cmpuint (self.page->n_refreshed, ==, 3); /* nothing of its own */
  test_page_tear_down (&self);
}

static void
test_page_waits_until_it_is_seen (void)
{
  AdwNavigationPage *above =
    adw_navigation_page_new (gtk_label_new ("Something else"), "Something Else");
  Test self;

  test_page_set_up (&self);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self.view), above);
  test_ui_settle (self.window);
  test_workspace_do (self.workspace, &lodestar_verb_program_add, test_page_pack ("Bridge"), NULL);
  test_workspace_do (self.workspace, &lodestar_verb_program_add, test_page_pack ("Peers"), NULL);
  test_ui_drain ();
  g_assert_cmpuint (self.page->n_refreshed, ==, 1);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (self.view));
  test_ui_settle (self.window);
  g_assert_cmpuint (self.page->n_refreshed, ==, 2); /* once for both */
  test_page_tear_down (&self);
}

static void
test_page_says_what_was_done_with_a_way_back (void)
{
  Test self;

  test_page_set_up (&self);
  lodestar_page_do (LODESTAR_PAGE (self.page), &lodestar_verb_program_add,
                    test_page_pack ("Bridge"), "Program <added>");
  test_page_wait (&self);
  g_assert_nonnull (test_ui_find (self.window, GTK_TYPE_LABEL, "Program <added>"));
  test_ui_assert_names (self.window);
  test_ui_click (test_ui_find (self.window, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_cmpuint (self.n_undone, ==, 1);

  /* the toast of an earlier step goes: its button would take back the later one */
  lodestar_page_do (LODESTAR_PAGE (self.page), &lodestar_verb_program_add, test_page_pack ("A"),
                    "First");
  test_page_wait (&self);
  lodestar_page_do (LODESTAR_PAGE (self.page), &lodestar_verb_program_add, test_page_pack ("B"),
                    "Second");
  test_page_wait (&self);
  g_assert_null (test_ui_find (self.window, GTK_TYPE_LABEL, "First"));
  g_assert_nonnull (test_ui_find (self.window, GTK_TYPE_LABEL, "Second"));
  test_page_tear_down (&self);
}

static void
test_page_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_false (lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, data));
}

static void
test_page_says_why_it_failed (void)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;
  Test       self;

  test_page_set_up (&self);
  test_workspace_do (self.workspace, &lodestar_verb_program_add, test_page_pack ("Bridge"), NULL);
  lodestar_page_do_async (LODESTAR_PAGE (self.page), &lodestar_verb_program_add,
                          test_page_pack ("Bridge"), "Program added", test_page_done_cb, &error);
  test_page_wait (&self);
  g_assert_nonnull (error);
  dialog = test_ui_get_dialog (self.window);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Add Program Failed");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "“Bridge”"));
  g_assert_null (test_ui_find (self.window, GTK_TYPE_LABEL, "Program added"));
  adw_dialog_force_close (dialog);
  test_page_tear_down (&self);
}

static void
test_page_may_go_while_a_verb_runs (void)
{
  Test self;

  test_page_set_up (&self);
  lodestar_page_do (LODESTAR_PAGE (self.page), &lodestar_verb_program_add,
                    test_page_pack ("Bridge"), "Program added");
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_assert_true (test_ui_wait (test_page_is_idle, self.workspace));
  test_ui_drain ();
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self.workspace), ==, "Add Program");
  test_workspace_free (self.workspace);
}

static void
test_page_leads_to_other_pages (void)
{
  Test      self;
  TestPage *above;

  test_page_set_up (&self);
  lodestar_page_go (LODESTAR_PAGE (self.page), "relationships", "overdue", 0);
  g_assert_cmpstr (self.gone_to, ==, "('relationships', 'overdue', 0)");
  lodestar_page_go (LODESTAR_PAGE (self.page), "people", NULL, 7);
  g_assert_cmpstr (self.gone_to, ==, "('people', '', 7)");
  lodestar_page_show_item (LODESTAR_PAGE (self.page), "", 7);
  g_assert_null (self.page->view);
  g_assert_cmpint (self.page->item, ==, 7);

  above = g_object_new (TEST_TYPE_PAGE, "title", "Above", "child", gtk_label_new ("Above"), NULL);
  g_object_set (self.page, "program-id", G_GINT64_CONSTANT (3), NULL);
  lodestar_page_push (LODESTAR_PAGE (self.page), LODESTAR_PAGE (above));
  test_ui_settle (self.window);
  g_assert_cmpint (lodestar_page_get_program_id (LODESTAR_PAGE (above)), ==, 3);
  g_assert_true (lodestar_page_get_workspace (LODESTAR_PAGE (above)) == self.workspace);
  g_assert_nonnull (test_ui_find (self.window, GTK_TYPE_LABEL, "Above"));
  g_assert_cmpstr (lodestar_page_get_shortcut_title ("test.knit"), ==, "Knit");
  g_assert_null (lodestar_page_get_shortcut_title ("test.sew"));
  test_page_tear_down (&self);
}

static void
test_page_remembers_the_order_of_a_list (void)
{
  gboolean         is_descending;
  g_autofree char *none = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  lodestar_settings_set_sort ("people", "name", TRUE);
  lodestar_settings_set_sort ("pairs", "score", FALSE);
  name = lodestar_settings_dup_sort ("people", &is_descending);
  g_assert_cmpstr (name, ==, "name");
  g_assert_true (is_descending);
  other = lodestar_settings_dup_sort ("pairs", &is_descending);
  g_assert_cmpstr (other, ==, "score");
  g_assert_false (is_descending);
  lodestar_settings_set_sort ("people", NULL, FALSE);
  none = lodestar_settings_dup_sort ("people", &is_descending);
  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  test_workspace_set_today ("2026-06-09");
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  g_test_add_func ("/pages/page/reads-again-when-its-tables-change",
                   test_page_reads_again_when_its_tables_change);
  g_test_add_func ("/pages/page/waits-until-it-is-seen", test_page_waits_until_it_is_seen);
  g_test_add_func ("/pages/page/says-what-was-done-with-a-way-back",
                   test_page_says_what_was_done_with_a_way_back);
  g_test_add_func ("/pages/page/says-why-it-failed", test_page_says_why_it_failed);
  g_test_add_func ("/pages/page/may-go-while-a-verb-runs", test_page_may_go_while_a_verb_runs);
  g_test_add_func ("/pages/page/leads-to-other-pages", test_page_leads_to_other_pages);
  g_test_add_func ("/pages/page/remembers-the-order-of-a-list",
                   test_page_remembers_the_order_of_a_list);

  return g_test_run ();
}
