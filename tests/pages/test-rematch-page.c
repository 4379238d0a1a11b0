/* test-rematch-page.c - matching a running program again in the wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-firmness-dialog.h"
#include "lodestar-matching-page.h"
#include "lodestar-pair-pane.h"
#include "lodestar-publish-step.h"
#include "lodestar-rematch-dialog.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-review-list.h"
#include "lodestar-review-step.h"
#include "lodestar-widgets.h"

#include "test-pool.h"
#include "test-ui.h"
#include "test-workspace.h"

#define TEST_PAGE_START "2026-06-09"
#define TEST_PAGE_TODAY "2026-09-01"

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *window;
  GtkWidget         *review; /* nullable */
  gint64             poor;   /* the relationship whose trial went badly */
} TestPage;

/* 14 on trial; one says that it is no good fit, and weights have changed since. */
static void
test_page_set_up (TestPage *self, gconstpointer data)
{
  gint64 proposal;
  gint64 mentee;

  test_workspace_set_today (TEST_PAGE_START);
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
  proposal = test_pool_match (self->workspace, NULL);
  test_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal, TEST_PAGE_START), NULL);
  test_workspace_set_today (TEST_PAGE_TODAY);
  self->poor = test_workspace_count (self->workspace, "SELECT min (id) + 2 FROM relationship");
  mentee = test_workspace_count (self->workspace,
                                 "SELECT max (participant_id) FROM relationship_member WHERE "
                                 "relationship_id = (SELECT min (id) + 2 FROM relationship)");
  test_workspace_do (self->workspace, &lodestar_verb_relationship_set_verdict,
                     g_variant_new ("(xxss)", self->poor, mentee, "poor", TEST_PAGE_TODAY), NULL);
}

static void
test_page_tear_down (TestPage *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
}

static GtkWidget *
test_page_get_child (GtkWidget *widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static gboolean
test_page_offers (gpointer data)
{
  TestPage *self = data;

  return adw_banner_get_revealed (ADW_BANNER (test_page_get_child (self->page, "rematch_banner")));
}

static void
test_page_open (TestPage *self, int width, int height)
{
  self->page = g_object_new (LODESTAR_TYPE_MATCHING_PAGE, "workspace", self->workspace,
                             "program-id", (gint64) TEST_POOL_PROGRAM, NULL);
  self->window = test_ui_show_page (self->page, width, height);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "pool", 0);
  g_assert_true (test_ui_wait (test_page_offers, self));
}

static GtkWidget *
test_page_get_dialog (TestPage *self)
{
  return test_ui_find (self->window, LODESTAR_TYPE_REMATCH_DIALOG, NULL);
}

static gboolean
test_page_has_answer (gpointer data)
{
  GtkWidget *dialog = test_page_get_dialog (data);

  return dialog != NULL && !gtk_widget_get_visible (test_page_get_child (dialog, "spinner")) &&
         adw_preferences_row_get_title (
           ADW_PREFERENCES_ROW (test_page_get_child (dialog, "sum_row")))[0] != '\0';
}

static const LodestarRematchPlan *
test_page_get_plan (TestPage *self)
{
  GtkWidget                 *step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  const LodestarReviewSheet *sheet =
    step != NULL ? lodestar_review_step_get_sheet (LODESTAR_REVIEW_STEP (step)) : NULL;

  return sheet != NULL ? sheet->plan : NULL;
}

static gboolean
test_page_has_plan (gpointer data)
{
  return test_page_get_plan (data) != NULL && test_page_get_dialog (data) == NULL;
}

static gboolean
test_page_is_published (gpointer data)
{
  TestPage *self = data;

  return test_workspace_count (self->workspace,
                               "SELECT count (*) FROM relationship WHERE state = 'ended'") == 1;
}

static const char *
test_page_get_sum (TestPage *self)
{
  return adw_preferences_row_get_title (
    ADW_PREFERENCES_ROW (test_page_get_child (test_page_get_dialog (self), "sum_row")));
}

/* What is chosen is what is shown; nothing is written before it is asked for. */
static void
test_page_choose (TestPage *self, const char *check, const char *sum)
{
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (test_page_get_child (test_page_get_dialog (self), check)), TRUE);
  g_assert_true (test_ui_wait (test_page_has_answer, self));
  g_assert_cmpstr (test_page_get_sum (self), ==, sum);
}

static void
test_page_matches_again_and_publishes (TestPage *self, gconstpointer data)
{
  GtkWidget *review, *publish;

  test_page_open (self, 1200, 800);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "rematch-pool");
  gtk_widget_activate_action (self->page, "matching.rematch", NULL);
  g_assert_true (test_ui_wait (test_page_has_answer, self));
  test_ui_settle (self->window);
  g_assert_cmpstr (test_page_get_sum (self), ==, "13 relationships go on, 1 ends, 1 begins.");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "rematch-dialog");
  test_page_choose (self, "keep_check", "13 relationships go on, 1 ends, 1 begins.");
  test_page_choose (self, "best_check", "12 relationships go on, 2 end, 2 begin.");
  test_page_choose (self, "worth_check", "13 relationships go on, 1 ends, 1 begins.");
  test_page_choose (self, "few_check", "13 relationships go on, 1 ends, 1 begins.");
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count (*) FROM proposal"), ==, 1);

  test_ui_click (test_page_get_child (test_page_get_dialog (self), "apply_button"));
  g_assert_true (test_ui_wait (test_page_has_plan, self));
  test_ui_settle (self->window);
  g_assert_cmpuint (test_page_get_plan (self)->n_ended, ==, 1);
  review = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  g_assert_true (gtk_widget_get_mapped (review));
  g_assert_false (
    adw_banner_get_revealed (ADW_BANNER (test_page_get_child (review, "stale_banner"))));
  g_assert_true (
    g_str_has_prefix (gtk_label_get_label (GTK_LABEL (test_page_get_child (review, "proof_label"))),
                      "13 relationships go on, 1 ends, 1 begins. Proven: "));
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "rematch-review");

  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (test_page_get_child (review, "view_group")), 3);
  test_ui_settle (self->window);
  g_assert_nonnull (test_ui_find (review, GTK_TYPE_LABEL, "Not a good fit in the trial"));
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "rematch-changes");

  gtk_widget_activate_action (self->page, "matching.step", "s", "publish");
  test_ui_settle (self->window);
  publish = test_ui_find (self->window, LODESTAR_TYPE_PUBLISH_STEP, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (test_page_get_child (publish, "kept_label"))),
                   ==, "13");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (test_page_get_child (publish, "ended_label"))),
                   ==, "1");
  g_assert_cmpstr (
    gtk_button_get_label (GTK_BUTTON (test_page_get_child (publish, "publish_button"))), ==,
    "_Publish 2 Changes");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "rematch-publish");
  gtk_widget_activate_action (self->page, "matching.publish", NULL);
  g_assert_true (test_ui_wait (test_page_is_published, self));
  g_assert_cmpint (test_workspace_count (
                     self->workspace, "SELECT count (*) FROM relationship WHERE state = 'trial'"),
                   ==, 14);
  g_assert_cmpint (
    test_workspace_count (self->workspace, "SELECT id FROM relationship WHERE state = 'ended'"), ==,
    self->poor);
  test_ui_drain ();
}

static gboolean
test_page_is_stale (gpointer data)
{
  TestPage *self = data;

  return adw_banner_get_revealed (ADW_BANNER (test_page_get_child (self->review, "stale_banner")));
}

/* What has changed since is told, and the way out is to match again. */
static void
test_page_tells_when_it_is_stale (TestPage *self, gconstpointer data)
{
  GtkWidget *review;

  test_page_open (self, 360, 760);
  test_ui_assert_fits (self->window, 360);
  gtk_widget_activate_action (self->page, "matching.rematch", NULL);
  g_assert_true (test_ui_wait (test_page_has_answer, self));
  test_ui_settle (self->window);
  test_ui_shot (self->window, "rematch-dialog-narrow");
  test_ui_click (test_page_get_child (test_page_get_dialog (self), "apply_button"));
  g_assert_true (test_ui_wait (test_page_has_plan, self));
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "rematch-review-narrow");
  review = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (test_page_get_child (review, "view_group")), 3);
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "rematch-changes-narrow");
  gtk_widget_activate_action (self->page, "matching.step", "s", "publish");
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 360);
  self->review = review;
  g_assert_false (test_page_is_stale (self));

  test_workspace_do (
    self->workspace, &lodestar_verb_relationship_end,
    g_variant_new ("(xss)",
                   test_workspace_count (self->workspace, "SELECT min (id) FROM relationship"),
                   TEST_PAGE_TODAY, "Moved"),
    NULL);
  gtk_widget_activate_action (self->page, "matching.step", "s", "review");
  g_assert_true (test_ui_wait (test_page_is_stale, self));
  g_assert_cmpstr (
    adw_banner_get_button_label (ADW_BANNER (test_page_get_child (review, "stale_banner"))), ==,
    "Match Again…");
  test_ui_drain ();
}

/* Few places, so that somebody stays without a mentor */
static void
test_page_set_up_short (TestPage *self, gconstpointer data)
{
  test_workspace_set_today (TEST_PAGE_START);
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
  test_pool_run_sql (self->workspace,
                     "UPDATE participant SET capacity_max = 1 WHERE role = 'mentor'");
}

static gboolean
test_page_is_matched (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);

  return step != NULL && lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step)) != NULL &&
         test_ui_find (self->window, GTK_TYPE_LABEL, "8 of 14") != NULL;
}

static gboolean
test_page_tells_costs (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *pane = test_ui_find (self->window, LODESTAR_TYPE_PAIR_PANE, NULL);
  GtkWidget *list = test_page_get_child (pane, "mentee_alternates");

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkLabel *caption = g_object_get_data (G_OBJECT (row), "caption");

      if (caption == NULL || strstr (gtk_label_get_label (caption), " in all, ") == NULL)
        return FALSE;
    }

  return gtk_widget_get_first_child (list) != NULL;
}

static gboolean
test_page_tells_ranges (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_FIRMNESS_DIALOG, NULL);

  return dialog != NULL && gtk_widget_get_first_child (test_page_get_child (dialog, "ranges_list"));
}

static gboolean
test_page_tells_places (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *button = test_ui_find (self->window, GTK_TYPE_BUTTON, "Give One More Place");

  return button != NULL && gtk_widget_get_mapped (button);
}

static gboolean
test_page_has_more (gpointer data)
{
  TestPage *self = data;

  return test_ui_find (self->window, GTK_TYPE_LABEL, "9 of 14") != NULL;
}

/* Beside each alternate stands what it costs; who is left out can be given a place. */
static void
test_page_tells_what_would_help (TestPage *self, gconstpointer data)
{
  GtkWidget *pane;

  self->page = g_object_new (LODESTAR_TYPE_MATCHING_PAGE, "workspace", self->workspace,
                             "program-id", (gint64) TEST_POOL_PROGRAM, NULL);
  self->window = test_ui_show_page (self->page, 1200, 1000);
  test_ui_wait_for (self->window, "14 mentees, 8 places");
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_is_matched, self));
  g_assert_true (test_ui_wait (test_page_tells_costs, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "advice-costs");

  pane = test_ui_find (self->window, LODESTAR_TYPE_PAIR_PANE, NULL);
  test_ui_click (test_ui_find (pane, GTK_TYPE_BUTTON, "How Firm…"));
  g_assert_true (test_ui_wait (test_page_tells_ranges, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "advice-firmness");
  adw_dialog_force_close (test_ui_get_dialog (self->window));
  test_ui_settle (self->window);

  adw_toggle_group_set_active (
    ADW_TOGGLE_GROUP (test_page_get_child (
      test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL), "view_group")),
    LODESTAR_REVIEW_UNMATCHED);
  g_assert_true (test_ui_wait (test_page_tells_places, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "advice-unmatched");
  test_ui_click (test_ui_find (self->window, GTK_TYPE_BUTTON, "Give One More Place"));
  g_assert_true (test_ui_wait (test_page_has_more, self));
  g_assert_cmpint (test_workspace_count (
                     self->workspace, "SELECT count (*) FROM participant WHERE capacity_max = 2"),
                   ==, 1);
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  g_assert_cmpint (test_workspace_count (
                     self->workspace, "SELECT count (*) FROM participant WHERE capacity_max = 2"),
                   ==, 0);
  test_ui_drain ();
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();

  g_test_add ("/pages/rematch/matches-again-and-publishes", TestPage, NULL, test_page_set_up,
              test_page_matches_again_and_publishes, test_page_tear_down);
  g_test_add ("/pages/rematch/tells-when-it-is-stale", TestPage, NULL, test_page_set_up,
              test_page_tells_when_it_is_stale, test_page_tear_down);
  g_test_add ("/pages/rematch/tells-what-would-help", TestPage, NULL, test_page_set_up_short,
              test_page_tells_what_would_help, test_page_tear_down);

  return g_test_run ();
}
