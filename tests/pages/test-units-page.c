/* test-units-page.c - groups, peers and circles in the matching wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-page.h"

#include "lodestar-objective-step.h"
#include "lodestar-pair-pane.h"
#include "lodestar-proposal-store.h"
#include "lodestar-review-list.h"
#include "lodestar-relationship-page.h"
#include "lodestar-review-step.h"
#include "lodestar-what-if-dialog.h"
#include "lodestar-widgets.h"

#include "test-pool.h"
#include "test-ui.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *window;
} TestPage;

/* @data: what makes the program one of the structure */
static void
test_page_set_up (TestPage *self, gconstpointer data)
{
  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
  test_pool_run_sql (self->workspace, data);
}

static void
test_page_open (TestPage *self, int width)
{
  self->page = g_object_new (LODESTAR_TYPE_MATCHING_PAGE, "workspace", self->workspace,
                             "program-id", (gint64) TEST_POOL_PROGRAM, NULL);
  self->window = test_ui_show_page (self->page, width, 800);
}

static void
test_page_tear_down (TestPage *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
}

static void
test_page_go (TestPage *self, const char *step)
{
  gtk_widget_activate_action (self->page, "matching.step", "s", step);
  test_ui_settle (self->window);
}

static GtkWidget *
test_page_find_review (TestPage *self)
{
  return test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
}

static gboolean
test_page_has_review (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *step = test_page_find_review (self);

  return step != NULL && lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step)) != NULL;
}

static void
test_page_match (TestPage *self)
{
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_ui_settle (self->window);
}

static GtkSingleSelection *
test_page_get_selection (TestPage *self)
{
  return GTK_SINGLE_SELECTION (gtk_widget_get_template_child (
    test_page_find_review (self), LODESTAR_TYPE_REVIEW_STEP, "selection"));
}

static GtkWidget *
test_page_get_pane_child (TestPage *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
    test_ui_find (self->window, LODESTAR_TYPE_PAIR_PANE, NULL), LODESTAR_TYPE_PAIR_PANE, name));
}

static guint
test_page_count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;

  return n;
}

/* Every member stands under the header of its group or circle, and all of them are there. */
static void
test_page_assert_sections (TestPage *self, gint64 n_members)
{
  GtkSingleSelection       *selection = test_page_get_selection (self);
  guint                     n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  const LodestarReviewUnit *unit = NULL;

  g_assert_cmpint (n, ==, n_members);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LodestarReviewItem) item = g_list_model_get_item (G_LIST_MODEL (selection), i);
      const LodestarReviewEntry *entry = lodestar_review_item_get_entry (item);
      guint                      first, end;

      g_assert_nonnull (entry->unit);
      gtk_section_model_get_section (GTK_SECTION_MODEL (selection), i, &first, &end);
      g_assert_cmpuint (end - first, ==, entry->unit->n_members);
      g_assert_true (i == first ? entry->unit != unit : entry->unit == unit);
      unit = entry->unit;

      /* Of those further down there are no widgets yet. */
      if (i == 0)
        g_assert_nonnull (test_ui_find (self->window, GTK_TYPE_LABEL, unit->title));
    }
}

/* Nobody's row says less than it has to say. */
static void
test_page_assert_whole (GtkWidget *widget, const char *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    test_page_assert_whole (child, text);
}

static GtkAdjustment *
test_page_get_scroll (TestPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (gtk_widget_get_template_child (
    test_page_find_review (self), LODESTAR_TYPE_REVIEW_STEP, "list_view")));
}

static gboolean
test_page_is_at_top (gpointer data)
{
  GtkAdjustment *scroll = test_page_get_scroll (data);

  return gtk_adjustment_get_upper (scroll) > gtk_adjustment_get_page_size (scroll) &&
         gtk_adjustment_get_value (scroll) <= 0;
}

/* Who comes back to a kept proposal sees the first header, too. */
static void
test_page_comes_back_to_the_first_header (TestPage *self, gconstpointer data)
{
  test_page_open (self, 1200);
  test_ui_wait_for (self->window,
                    g_str_equal (data, TEST_POOL_GROUPS) ? "14 mentees, 40 places" : "22 peers");
  test_page_match (self);
  g_assert_true (test_ui_wait (test_page_is_at_top, self));
  test_ui_destroy_page (self->window, self->page);

  test_page_open (self, 1200);
  g_assert_true (test_ui_wait (test_page_has_review, self)); /* it opens there */
  g_assert_true (test_ui_wait (test_page_is_at_top, self));
  test_ui_settle (self->window);
  g_assert_true (test_page_is_at_top (self));
  test_ui_shot (self->window,
                g_str_equal (data, TEST_POOL_GROUPS) ? "groups-kept" : "circles-kept");
}

static gboolean
test_page_is_published (gpointer data)
{
  TestPage *self = data;

  return test_workspace_count (self->workspace,
                               "SELECT count(*) FROM relationship WHERE state = 'trial'") > 0;
}

static void
test_page_walks_with_groups (TestPage *self, gconstpointer data)
{
  g_autofree char *button = NULL;
  gint64           n;

  test_page_open (self, 1200);
  test_ui_wait_for (self->window, "14 mentees, 40 places");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "groups-pool");
  test_page_go (self, "criteria");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "groups-criteria");
  test_page_go (self, "rules");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "groups-rules");
  test_page_go (self, "objective");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "groups-objective");

  test_page_match (self);
  test_ui_assert_names (self->window);
  n = test_workspace_count (self->workspace, "SELECT count(*) FROM proposal_member");
  g_assert_cmpint (n, >=, 12);
  test_page_assert_sections (self, n);
  g_assert_true (gtk_widget_get_mapped (test_page_get_pane_child (self, "mates_box")));
  g_assert_cmpuint (test_page_count_rows (test_page_get_pane_child (self, "mates_list")), >=, 2);
  g_assert_true (gtk_widget_get_visible (test_page_get_pane_child (self, "what_if_button")));
  g_assert_false (gtk_widget_get_visible (test_page_get_pane_child (self, "firm_button")));
  test_page_assert_whole (self->window, " mentor · ");
  test_ui_shot (self->window, "groups-review");

  test_page_go (self, "publish");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "groups-publish");
  gtk_widget_activate_action (self->page, "matching.publish", NULL);
  g_assert_true (test_ui_wait (test_page_is_published, self));
  g_assert_cmpint (
    test_workspace_count (self->workspace, "SELECT count(*) FROM relationship"), ==,
    test_workspace_count (self->workspace, "SELECT count(DISTINCT number) FROM proposal_member"));
  test_ui_drain ();
}

static void
test_page_walks_with_peers (TestPage *self, gconstpointer data)
{
  GtkSingleSelection *selection;
  GtkDropDown        *choice;
  GtkLabel           *total;
  g_autofree char    *before = NULL;

  test_page_open (self, 1200);
  test_ui_wait_for (self->window, "22 peers");
  test_ui_shot (self->window, "peers-pool");
  test_page_go (self, "criteria");
  test_ui_shot (self->window, "peers-criteria");
  test_page_go (self, "rules");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "peers-rules");
  test_page_go (self, "objective");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "peers-objective");

  test_page_match (self);
  test_ui_assert_names (self->window);
  selection = test_page_get_selection (self);
  g_assert_cmpint (2 * (gint64) g_list_model_get_n_items (G_LIST_MODEL (selection)), ==,
                   test_workspace_count (self->workspace, "SELECT count(*) FROM proposal_pair"));
  test_ui_shot (self->window, "peers-review");

  /* Either direction says why. */
  choice = GTK_DROP_DOWN (test_page_get_pane_child (self, "choice_drop"));
  total = GTK_LABEL (test_page_get_pane_child (self, "mentee_name"));
  before = g_strdup (gtk_label_get_label (total));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice)));
  gtk_drop_down_set_selected (choice, 1 - gtk_drop_down_get_selected (choice));
  g_assert_cmpstr (gtk_label_get_label (total), !=, before);

  test_page_go (self, "publish");
  test_ui_shot (self->window, "peers-publish");
  gtk_widget_activate_action (self->page, "matching.publish", NULL);
  g_assert_true (test_ui_wait (test_page_is_published, self));
  g_assert_cmpint (2 * test_workspace_count (self->workspace, "SELECT count(*) FROM relationship"),
                   ==,
                   test_workspace_count (self->workspace, "SELECT count(*) FROM proposal_pair"));
  test_ui_drain ();
}

static void
test_page_walks_with_circles (TestPage *self, gconstpointer data)
{
  GtkWidget *page, *window;

  test_page_open (self, 1200);
  test_ui_wait_for (self->window, "22 peers");
  test_page_go (self, "objective");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "circles-objective");
  test_page_match (self);
  test_ui_assert_names (self->window);
  test_page_assert_sections (
    self, test_workspace_count (self->workspace, "SELECT count(*) FROM proposal_member"));
  g_assert_true (gtk_widget_get_mapped (test_page_get_pane_child (self, "mates_box")));
  test_page_assert_whole (self->window, "best with ");
  test_ui_shot (self->window, "circles-review");
  test_page_go (self, "publish");
  test_ui_shot (self->window, "circles-publish");
  gtk_widget_activate_action (self->page, "matching.publish", NULL);
  g_assert_true (test_ui_wait (test_page_is_published, self));
  page = lodestar_relationship_page_new (
    test_workspace_count (self->workspace, "SELECT min (id) FROM relationship"), NULL);
  g_object_set (page, "workspace", self->workspace, "program-id", (gint64) TEST_POOL_PROGRAM, NULL);
  window = test_ui_show_page (page, 1200, 800);
  test_ui_wait_for (window, "Why This Circle");
  g_assert_null (test_ui_find (window, GTK_TYPE_LABEL, "Why This Pair"));
  test_ui_assert_names (window);
  test_ui_shot (window, "circles-relationship");
  test_ui_destroy_page (window, page);
}

static gboolean
test_page_has_two_proposals (gpointer data)
{
  TestPage *self = data;

  return test_workspace_count (self->workspace, "SELECT count(*) FROM proposal") == 2;
}

static gboolean
test_page_compares (gpointer data)
{
  TestPage  *self = data;
  AdwDialog *dialog = test_ui_get_dialog (self->window);

  return dialog != NULL && test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Proposal 2") != NULL;
}

/* Two proposals beside each other: members are counted as the review counts them, of 100. */
static void
test_page_compare (TestPage *self, const char *name)
{
  const char      *weakest = g_str_equal (name, "peers") ? "Weakest pair" : "Weakest member";
  g_autofree char *shot = g_strdup_printf ("%s-compare-narrow", name);
  g_autofree char *average = NULL;
  GtkLabel        *matched;
  double           parts = g_str_equal (name, "peers") ? 1 : 2;

  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_two_proposals, self));
  test_page_go (self, "review");
  test_ui_settle (self->window);
  matched = GTK_LABEL (gtk_widget_get_template_child (test_page_find_review (self),
                                                      LODESTAR_TYPE_REVIEW_STEP, "matched_label"));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (matched)), ==, 1);
  gtk_widget_activate_action (test_page_find_review (self), "review.compare", NULL);
  g_assert_true (test_ui_wait (test_page_compares, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, shot);
  average = g_strdup_printf (
    "%.1f", test_workspace_count (self->workspace, "SELECT total FROM proposal WHERE id = 1") /
              (parts * test_workspace_count (self->workspace,
                                             "SELECT n_matched FROM proposal WHERE id = 1")));
  g_assert_nonnull (
    test_ui_find (GTK_WIDGET (test_ui_get_dialog (self->window)), GTK_TYPE_LABEL, average));
  g_assert_nonnull (
    test_ui_find (GTK_WIDGET (test_ui_get_dialog (self->window)), GTK_TYPE_LABEL, weakest));
}

static const char *
test_page_get_name (gconstpointer sql)
{
  return g_str_equal (sql, TEST_POOL_GROUPS)  ? "groups"
         : g_str_equal (sql, TEST_POOL_PEERS) ? "peers"
                                              : "circles";
}

static GObject *
test_page_get_what_if_child (TestPage *self, const char *name)
{
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_WHAT_IF_DIALOG, NULL);

  return dialog != NULL ? gtk_widget_get_template_child (dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, name)
                        : NULL;
}

static gboolean
test_page_can_apply (gpointer data)
{
  GObject *button = test_page_get_what_if_child (data, "apply_button");

  return button != NULL && gtk_widget_get_sensitive (GTK_WIDGET (button));
}

static gboolean
test_page_has_second_proposal (gpointer data)
{
  GtkWidget *step = test_page_find_review (data);

  return step != NULL &&
         g_strcmp0 (lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step))->name,
                    "Proposal 2") == 0;
}

/* Only what makes sense is offered, each is answered, and what is applied is kept with the matching
 * that came of it. */
static void
test_page_says_what_a_change_costs (TestPage *self, gconstpointer data)
{
  const char      *name = test_page_get_name (data);
  g_autofree char *shot = g_strdup_printf ("%s-what-if", name);
  AdwComboRow     *changes;
  GtkStringList   *labels;
  guint            n;

  test_page_open (self, 1200);
  test_ui_wait_for (self->window,
                    g_str_equal (name, "groups") ? "14 mentees, 40 places" : "22 peers");
  test_page_match (self);
  gtk_widget_activate_action (test_page_find_review (self), "review.what-if", NULL);
  g_assert_true (test_ui_wait (test_page_can_apply, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, shot);

  changes = ADW_COMBO_ROW (test_page_get_what_if_child (self, "change_row"));
  labels = GTK_STRING_LIST (adw_combo_row_get_model (changes));
  n = g_list_model_get_n_items (G_LIST_MODEL (labels));
  g_assert_cmpuint (n, ==, g_str_equal (name, "groups") ? 5 : g_str_equal (name, "peers") ? 4 : 3);

  for (guint i = n; i-- > 0;)
    {
      g_assert_cmpstr (gtk_string_list_get_string (labels, i), !=, "Number of places");
      adw_combo_row_set_selected (changes, i);
      g_assert_true (test_ui_wait (test_page_can_apply, self));
      g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
                                  test_page_get_what_if_child (self, "cost_row"))),
                                " matched"));
    }

  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count(*) FROM pair_constraint"),
                   ==, 0);
  g_signal_emit_by_name (test_page_get_what_if_child (self, "apply_button"), "clicked");
  g_assert_true (test_ui_wait (test_page_has_second_proposal, self));
  g_assert_cmpint (test_workspace_count (
                     self->workspace, "SELECT count(*) FROM pair_constraint WHERE kind = 'lock'"),
                   ==, 1);
}

static void
test_page_fits_a_telephone (TestPage *self, gconstpointer data)
{
  const char       *name = test_page_get_name (data);
  const char *const steps[] = { "pool", "criteria", "rules", "objective", "review", "publish" };
  g_autofree char  *what_if = NULL;

  test_page_open (self, 360);
  test_ui_wait_for (self->window,
                    g_str_equal (name, "groups") ? "14 mentees, 40 places" : "22 peers");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *shot = g_strdup_printf ("%s-%s-narrow", name, steps[i]);

      if (i == 4)
        test_page_match (self);
      else
        test_page_go (self, steps[i]);

      test_ui_assert_fits (self->window, 360);
      test_page_assert_whole (self->window, " mentor · ");
      test_page_assert_whole (self->window, "best with ");
      test_ui_shot (self->window, shot);
    }

  test_page_go (self, "review");
  gtk_widget_activate_action (test_page_find_review (self), "review.what-if", NULL);
  g_assert_true (test_ui_wait (test_page_can_apply, self));
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 360);
  what_if = g_strdup_printf ("%s-what-if-narrow", name);
  test_ui_shot (self->window, what_if);
  adw_dialog_force_close (test_ui_get_dialog (self->window));

  test_page_compare (self, name);
}

#define TEST_PAGE_ADD(name, sql, func)                                                             \
  g_test_add (name, TestPage, sql, test_page_set_up, func, test_page_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();

  TEST_PAGE_ADD ("/pages/matching/groups/walk-from-pool-to-publication", TEST_POOL_GROUPS,
                 test_page_walks_with_groups);
  TEST_PAGE_ADD ("/pages/matching/peers/walk-from-pool-to-publication", TEST_POOL_PEERS,
                 test_page_walks_with_peers);
  TEST_PAGE_ADD ("/pages/matching/circles/walk-from-pool-to-review", TEST_POOL_CIRCLES,
                 test_page_walks_with_circles);
  TEST_PAGE_ADD ("/pages/matching/groups/come-back-to-the-first-header", TEST_POOL_GROUPS,
                 test_page_comes_back_to_the_first_header);
  TEST_PAGE_ADD ("/pages/matching/circles/come-back-to-the-first-header", TEST_POOL_CIRCLES,
                 test_page_comes_back_to_the_first_header);
  TEST_PAGE_ADD ("/pages/matching/groups/say-what-a-change-costs", TEST_POOL_GROUPS,
                 test_page_says_what_a_change_costs);
  TEST_PAGE_ADD ("/pages/matching/peers/say-what-a-change-costs", TEST_POOL_PEERS,
                 test_page_says_what_a_change_costs);
  TEST_PAGE_ADD ("/pages/matching/circles/say-what-a-change-costs", TEST_POOL_CIRCLES,
                 test_page_says_what_a_change_costs);
  TEST_PAGE_ADD ("/pages/matching/groups/fit-a-telephone", TEST_POOL_GROUPS,
                 test_page_fits_a_telephone);
  TEST_PAGE_ADD ("/pages/matching/peers/fit-a-telephone", TEST_POOL_PEERS,
                 test_page_fits_a_telephone);
  TEST_PAGE_ADD ("/pages/matching/circles/fit-a-telephone", TEST_POOL_CIRCLES,
                 test_page_fits_a_telephone);

  return g_test_run ();
}
