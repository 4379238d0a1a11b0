/* test-matching-page.c - the matching wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-page.h"

#include "lodestar-compare-dialog.h"
#include "lodestar-criteria-step.h"
#include "lodestar-criterion-row.h"
#include "lodestar-enroll-verbs.h"
#include "lodestar-match.h"
#include "lodestar-match-compare.h"
#include "lodestar-objective-step.h"
#include "lodestar-pair-pane.h"
#include "lodestar-person-verbs.h"
#include "lodestar-proposal-store.h"
#include "lodestar-review-step.h"
#include "lodestar-rules-step.h"
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

static void
test_page_open (TestPage *self, int width, int height)
{
  self->page = g_object_new (LODESTAR_TYPE_MATCHING_PAGE, "workspace", self->workspace,
                             "program-id", (gint64) TEST_POOL_PROGRAM, NULL);
  self->window = test_ui_show_page (self->page, width, height);
}

static void
test_page_set_up (TestPage *self, gconstpointer data)
{
  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
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

static gboolean
test_page_has_pool (gpointer data)
{
  TestPage *self = data;

  return test_ui_find (self->window, GTK_TYPE_LABEL, "14 mentees, 15 places") != NULL;
}

static gboolean
test_page_has_review (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);

  return step != NULL && lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step)) != NULL &&
         test_ui_find (self->window, GTK_TYPE_LABEL, "14 of 14") != NULL;
}

static gboolean
test_page_has_weight (gpointer data)
{
  TestPage *self = data;
  g_autoptr (GError) error = NULL;
  gint64 weight = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &weight, &error,
                         "SELECT weight FROM criterion WHERE kind = 'skills'", "");

  return weight == 55;
}

static gboolean
test_page_can_undo_criterion (gpointer data)
{
  TestPage *self = data;

  return g_strcmp0 (lodestar_workspace_get_undo_label (self->workspace), "Change Criterion") == 0;
}

static gboolean
test_page_is_published (gpointer data)
{
  TestPage *self = data;
  gint64    n = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count (*) FROM relationship WHERE state = 'trial'", "");

  return n == TEST_POOL_N_MENTEES;
}

/* Thousands of rows would take minutes: the list is cut, and says where the others are. */
static void
test_page_pool_lists_some_of_many (TestPage *self, gconstpointer data)
{
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  guint n_rows = 0;

  for (guint i = 0; i < 200; i++)
    test_workspace_do (self->workspace, &lodestar_verb_person_add,
                       g_variant_new_parsed ("({'name': <%s>},)", "Nobody Known"), NULL);

  test_workspace_do (self->workspace, &lodestar_verb_enroll_query,
                     g_variant_new ("(xsiis@a{sv})", (gint64) TEST_POOL_PROGRAM, "mentor", 0, 1,
                                    "2026-06-09", lodestar_enroll_verbs_pack_query (query)),
                     NULL);
  test_page_open (self, 1200, 800);
  test_ui_wait_for (self->window, "Show All");
  test_ui_shot (self->window, "matching-pool-many");

  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_ancestor (
         test_ui_find (self->window, GTK_TYPE_BUTTON, "Show All"), GTK_TYPE_LIST_BOX));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;

  g_assert_cmpuint (n_rows, <, 20);
}

static void
test_page_walks_from_pool_to_publication (TestPage *self, gconstpointer data)
{
  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-pool");

  test_page_go (self, "criteria");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-criteria");

  test_page_go (self, "rules");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-rules");

  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  g_assert_nonnull (test_ui_find (
    self->window, GTK_TYPE_LABEL,
    "Proven: no matching that keeps the rules and pairs as many people has a higher total."));
  test_ui_shot (self->window, "matching-review");

  test_page_go (self, "publish");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-publish");
  gtk_widget_activate_action (self->page, "matching.publish", NULL);
  g_assert_true (test_ui_wait (test_page_is_published, self));
  test_ui_drain ();
}

static void
test_page_slider_writes_when_it_rests (TestPage *self, gconstpointer data)
{
  GtkWidget *row, *scale;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_page_go (self, "criteria");
  row = test_ui_find (self->window, LODESTAR_TYPE_CRITERION_ROW, NULL);
  scale = test_ui_find (row, GTK_TYPE_SCALE, NULL);
  gtk_range_set_value (GTK_RANGE (scale), 40);
  gtk_range_set_value (GTK_RANGE (scale), 55);
  g_assert_true (test_ui_wait (test_page_has_weight, self));
  g_assert_true (test_ui_wait (test_page_can_undo_criterion, self));
}

static const char *
test_page_get_outcome (TestPage *self)
{
  GtkWidget *step = test_ui_find (self->window, LODESTAR_TYPE_CRITERIA_STEP, NULL);

  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (step, LODESTAR_TYPE_CRITERIA_STEP, "outcome_label")));
}

/* The words that the best matching of the workspace as it is now asks for. */
static char *
test_page_dup_outcome (TestPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarPool) pool =
    lodestar_pool_load (lodestar_workspace_get_db (self->workspace), TEST_POOL_PROGRAM,
                        lodestar_date_from_iso ("2026-06-09"), &error);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (pool);
  g_autoptr (LodestarMatchingResult) result = lodestar_match_solve (pool, problem, NULL, &error);

  g_assert_no_error (error);

  return g_strdup_printf ("%u of %u matched, average score %.1f, weakest pair %d", result->n_pairs,
                          result->n_mentees, (double) result->total / result->n_pairs,
                          result->worst);
}

static gboolean
test_page_has_outcome (gpointer data)
{
  TestPage        *self = data;
  g_autofree char *wanted = test_page_dup_outcome (self);

  return g_str_equal (test_page_get_outcome (self), wanted);
}

/* While a slider is dragged the best matching follows, and in the end it is that of the file. */
static void
test_page_matching_follows_the_slider (TestPage *self, gconstpointer data)
{
  g_autofree char *before = test_page_dup_outcome (self);
  GtkWidget       *row, *scale;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_page_go (self, "criteria");
  g_assert_true (test_ui_wait (test_page_has_outcome, self));
  g_assert_cmpstr (test_page_get_outcome (self), ==, before);
  row = test_ui_find (self->window, LODESTAR_TYPE_CRITERION_ROW, NULL);
  scale = test_ui_find (row, GTK_TYPE_SCALE, NULL);

  for (int weight = 100; weight >= 55; weight -= 5)
    {
      gtk_range_set_value (GTK_RANGE (scale), weight);
      test_ui_settle (self->window);
    }

  g_assert_true (test_ui_wait (test_page_has_weight, self));
  g_assert_true (test_ui_wait (test_page_has_outcome, self));
  g_assert_cmpstr (test_page_get_outcome (self), !=, before);
  test_ui_shot (self->window, "matching-criteria-live");
}

static gboolean
test_page_can_apply (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_WHAT_IF_DIALOG, NULL);

  return dialog != NULL && gtk_widget_get_sensitive (GTK_WIDGET (gtk_widget_get_template_child (
                             dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, "apply_button")));
}

static gboolean
test_page_shows_second_proposal (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);

  return step != NULL &&
         g_strcmp0 (lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step))->name,
                    "Proposal 2") == 0;
}

static gboolean
test_page_compares (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_COMPARE_DIALOG, NULL);

  return dialog != NULL && test_ui_find (dialog, GTK_TYPE_LABEL, "Proposal 2") != NULL &&
         test_ui_find (dialog, GTK_TYPE_LABEL, "14 of 14") != NULL;
}

/* Whoever has another mentor is there beside both of them. */
static void
test_page_check_differences (TestPage *self)
{
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_COMPARE_DIALOG, NULL);
  GtkWidget *list = GTK_WIDGET (
    gtk_widget_get_template_child (dialog, LODESTAR_TYPE_COMPARE_DIALOG, "differences_list"));
  g_autoptr (LodestarMatchComparison) comparison =
    lodestar_match_compare (lodestar_workspace_get_db (self->workspace), 2, 1, NULL);

  g_assert_nonnull (comparison);
  g_assert_cmpuint (comparison->differences->len, >, 0);

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const LodestarMatchDifference *one = g_ptr_array_index (comparison->differences, i);
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i));

      g_assert_nonnull (test_ui_find (row, GTK_TYPE_LABEL, one->name));

      for (guint k = 0; k < 2; k++)
        g_assert_nonnull (test_ui_find (
          row, GTK_TYPE_LABEL, one->sides[k].name != NULL ? one->sides[k].name : "unmatched"));
    }
}

/* A change is tried in a dialog; nothing is written before it is applied. */
static void
test_page_says_what_a_change_costs (TestPage *self, gconstpointer data)
{
  GtkWidget  *dialog, *step, *moves;
  const char *cost;
  gint64      n = -1;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_ui_settle (self->window);
  step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  gtk_widget_activate_action (step, "review.what-if", NULL);
  g_assert_true (test_ui_wait (test_page_can_apply, self));
  dialog = test_ui_find (self->window, LODESTAR_TYPE_WHAT_IF_DIALOG, NULL);
  cost = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
    gtk_widget_get_template_child (dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, "cost_row")));
  g_assert_true (g_str_has_prefix (cost, "Total score −") ||
                 g_str_has_prefix (cost, "Same total score"));
  moves =
    GTK_WIDGET (gtk_widget_get_template_child (dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, "moves_list"));
  test_ui_settle (self->window);
  g_assert_true (gtk_widget_get_mapped (moves));
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-what-if");

  for (guint i = 0; i < 5; i++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (
                                    dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, "change_row")),
                                  4 - i);
      g_assert_true (test_ui_wait (test_page_can_apply, self));
    }

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count (*) FROM pair_constraint", "");
  g_assert_cmpint (n, ==, 0);
  g_signal_emit_by_name (
    gtk_widget_get_template_child (dialog, LODESTAR_TYPE_WHAT_IF_DIALOG, "apply_button"),
    "clicked");
  g_assert_true (test_ui_wait (test_page_shows_second_proposal, self));
  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count (*) FROM pair_constraint WHERE kind = 'lock'", "");
  g_assert_cmpint (n, ==, 1);

  /* The new proposal beside the old one. */
  test_ui_settle (self->window);
  gtk_widget_activate_action (step, "review.compare", NULL);
  g_assert_true (test_ui_wait (test_page_compares, self));
  test_page_check_differences (self);
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-compare");
  test_ui_drain ();
}

static gboolean
test_page_has_lock (gpointer data)
{
  TestPage *self = data;

  return g_strcmp0 (lodestar_workspace_get_undo_label (self->workspace), "Lock or Ban Pair") == 0;
}

/* Who locks a pair goes on with it, and does not find themselves at the first one. */
static void
test_page_goes_on_with_the_locked_pair (TestPage *self, gconstpointer data)
{
  GtkWidget          *step;
  GtkSingleSelection *selection;
  GListModel         *old;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_ui_settle (self->window);
  step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  selection = GTK_SINGLE_SELECTION (
    gtk_widget_get_template_child (step, LODESTAR_TYPE_REVIEW_STEP, "selection"));
  gtk_single_selection_set_selected (selection, 3);
  test_ui_settle (self->window);
  old = gtk_single_selection_get_model (selection);
  g_object_ref (old);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (
      test_ui_find (step, LODESTAR_TYPE_PAIR_PANE, NULL), LODESTAR_TYPE_PAIR_PANE, "lock_button")),
    TRUE);
  g_assert_true (test_ui_wait (test_page_has_lock, self));

  while (gtk_single_selection_get_model (selection) == old)
    g_main_context_iteration (NULL, TRUE);

  g_object_unref (old);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 3);
}

static gboolean
test_page_has_criteria (gpointer data)
{
  TestPage *self = data;

  return test_ui_find (self->window, GTK_TYPE_LABEL, "What Makes a Pair Fit") != NULL;
}

/* A link to a step is followed, though the program is still being read. */
static void
test_page_shows_the_step_asked_for (TestPage *self, gconstpointer data)
{
  test_page_open (self, 1200, 800);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "criteria", 0);
  g_assert_true (test_ui_wait (test_page_has_criteria, self));
}

static GtkWidget *
test_page_find_mapped (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = test_ui_find (root, type, text);

  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

static gboolean
test_page_asks_for_stable (gpointer data)
{
  TestPage *self = data;
  gint64    n = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count (*) FROM program WHERE objective = 'stable' "
                         "AND favoured = 'mentor'",
                         "");

  return n == 1;
}

static gboolean
test_page_has_stable_proposal (gpointer data)
{
  TestPage               *self = data;
  GtkWidget              *step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  const LodestarProposal *proposal =
    step != NULL ? lodestar_review_step_get_proposal (LODESTAR_REVIEW_STEP (step)) : NULL;

  return proposal != NULL && g_str_equal (proposal->objective, "stable");
}

/* What the matching is to be is chosen, written, and matched for. */
static void
test_page_matches_for_the_objective (TestPage *self, gconstpointer data)
{
  GtkWidget *step;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_page_go (self, "objective");
  step = test_ui_find (self->window, LODESTAR_TYPE_OBJECTIVE_STEP, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_template_child (
                                 step, LODESTAR_TYPE_OBJECTIVE_STEP, "stable_check")),
                               TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (
                                step, LODESTAR_TYPE_OBJECTIVE_STEP, "favoured_row")),
                              1);
  g_assert_true (test_ui_wait (test_page_asks_for_stable, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "matching-objective");
  test_ui_drain ();
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_stable_proposal, self));
  test_ui_settle (self->window);
  test_ui_shot (self->window, "matching-review-stable");
}

static gboolean
test_page_asks_for_fair (gpointer data)
{
  TestPage *self = data;
  gint64    n = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count (*) FROM program WHERE objective = 'fair'", "");

  return n == 1;
}

static gboolean
test_page_compares_fair_and_best (gpointer data)
{
  TestPage  *self = data;
  GtkWidget *dialog = test_ui_find (self->window, LODESTAR_TYPE_COMPARE_DIALOG, NULL);

  return dialog != NULL && test_ui_find (dialog, GTK_TYPE_LABEL, "Fair") != NULL &&
         test_ui_find (dialog, GTK_TYPE_LABEL, "Best total fit") != NULL;
}

/* A fair matching is offered, made, and called what it is: in the live figures, the proof, what-if
 * and the comparison. */
static void
test_page_calls_a_fair_matching_fair (TestPage *self, gconstpointer data)
{
  GtkWidget *step;

  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_page_go (self, "objective");
  step = test_ui_find (self->window, LODESTAR_TYPE_OBJECTIVE_STEP, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_template_child (
                                 step, LODESTAR_TYPE_OBJECTIVE_STEP, "fair_check")),
                               TRUE);
  g_assert_true (test_ui_wait (test_page_asks_for_fair, self));
  test_ui_drain ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (
    gtk_widget_get_template_child (step, LODESTAR_TYPE_OBJECTIVE_STEP, "favoured_row"))));
  test_page_go (self, "criteria");
  test_ui_wait_for (self->window, "Fair Matching With These Weights");

  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_shows_second_proposal, self));
  test_ui_settle (self->window);
  test_ui_wait_for (self->window,
                    "Proven: no matching that keeps the rules and the locks, pairs as many people "
                    "and fills as many minimum loads has fewer pairs with any score unless it has "
                    "more with a lower one.");
  test_ui_shot (self->window, "matching-review-fair");

  step = test_ui_find (self->window, LODESTAR_TYPE_REVIEW_STEP, NULL);
  gtk_widget_activate_action (step, "review.compare", NULL);
  g_assert_true (test_ui_wait (test_page_compares_fair_and_best, self));
  adw_dialog_force_close (test_ui_get_dialog (step));
  gtk_widget_activate_action (step, "review.what-if", NULL);
  g_assert_true (test_ui_wait (test_page_can_apply, self));
  test_ui_wait_for (test_ui_find (self->window, LODESTAR_TYPE_WHAT_IF_DIALOG, NULL),
                    "Held against a fair matching made anew with this change: the worst-off come "
                    "first, so the total can go up as well as down.");
  test_ui_shot (self->window, "matching-what-if-fair");
}

/* A reverse program is matched too; the gap of levels is demanded and counts downwards. */
static void
test_page_matches_reverse_programs (TestPage *self, gconstpointer data)
{
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'reverse';"
                                      "UPDATE person SET level_id = 1 WHERE id <= 8;"
                                      "UPDATE person SET level_id = 2 + id % 2 WHERE id > 8;");
  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_page_go (self, "criteria");
  g_assert_nonnull (test_page_find_mapped (self->window, GTK_TYPE_LABEL,
                                           "Best where the mentor stands so far below"));
  test_page_go (self, "rules");
  g_assert_nonnull (
    test_page_find_mapped (self->window, GTK_TYPE_LABEL, "The mentor stands below the mentee"));
  g_assert_null (
    test_page_find_mapped (self->window, GTK_TYPE_LABEL, "Levels between mentor and mentee"));
  test_ui_shot (self->window, "matching-rules-reverse");
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
}

static gboolean
test_page_refuses_to_match (gpointer data)
{
  TestPage *self = data;

  return ADW_IS_ALERT_DIALOG (test_ui_get_dialog (self->page));
}

static gboolean
test_page_keeps_all_locks (gpointer data)
{
  TestPage *self = data;

  return test_page_find_mapped (self->window, GTK_TYPE_LABEL, "Cannot Be Kept") == NULL;
}

/* Locks that nothing can keep are named where they are taken off, before and after matching is
 * tried. */
static void
test_page_names_locks_that_cannot_be_kept (TestPage *self, gconstpointer data)
{
  static const char sentence[] = " is locked to more than one mentor. Take a lock off.";
  GtkWidget        *dialog;

  test_pool_run_sql (self->workspace,
                     "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) "
                     "SELECT mentor.id, (SELECT min (id) FROM participant WHERE role = 'mentee'),"
                     " 'lock' FROM participant mentor WHERE role = 'mentor' ORDER BY id LIMIT 2");
  test_page_open (self, 1200, 800);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_page_go (self, "rules");
  g_assert_false (test_page_keeps_all_locks (self));
  test_page_go (self, "objective");
  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_refuses_to_match, self));
  dialog = GTK_WIDGET (test_ui_get_dialog (self->page));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), sentence));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_ui_settle (self->window);
  g_assert_false (test_page_keeps_all_locks (self));
  test_ui_shot (self->window, "matching-rules-conflict");

  test_ui_click (test_ui_find (GTK_WIDGET (gtk_widget_get_template_child (
                                 test_ui_find (self->window, LODESTAR_TYPE_RULES_STEP, NULL),
                                 LODESTAR_TYPE_RULES_STEP, "constraints_list")),
                               GTK_TYPE_BUTTON, NULL));
  g_assert_true (test_ui_wait (test_page_keeps_all_locks, self));
}

static void
test_page_fits_a_telephone (TestPage *self, gconstpointer data)
{
  test_page_open (self, 360, 760);
  g_assert_true (test_ui_wait (test_page_has_pool, self));
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-pool-narrow");

  test_page_go (self, "criteria");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-criteria-narrow");

  test_page_go (self, "rules");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-rules-narrow");

  test_page_go (self, "objective");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-objective-narrow");

  gtk_widget_activate_action (self->page, "matching.match", NULL);
  g_assert_true (test_ui_wait (test_page_has_review, self));
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-review-narrow");

  test_page_go (self, "publish");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "matching-publish-narrow");
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();

  g_test_add ("/pages/matching/pool-lists-some-of-many", TestPage, NULL, test_page_set_up,
              test_page_pool_lists_some_of_many, test_page_tear_down);
  g_test_add ("/pages/matching/walks-from-pool-to-publication", TestPage, NULL, test_page_set_up,
              test_page_walks_from_pool_to_publication, test_page_tear_down);
  g_test_add ("/pages/matching/slider-writes-when-it-rests", TestPage, NULL, test_page_set_up,
              test_page_slider_writes_when_it_rests, test_page_tear_down);
  g_test_add ("/pages/matching/matching-follows-the-slider", TestPage, NULL, test_page_set_up,
              test_page_matching_follows_the_slider, test_page_tear_down);
  g_test_add ("/pages/matching/says-what-a-change-costs", TestPage, NULL, test_page_set_up,
              test_page_says_what_a_change_costs, test_page_tear_down);
  g_test_add ("/pages/matching/goes-on-with-the-locked-pair", TestPage, NULL, test_page_set_up,
              test_page_goes_on_with_the_locked_pair, test_page_tear_down);
  g_test_add ("/pages/matching/shows-the-step-asked-for", TestPage, NULL, test_page_set_up,
              test_page_shows_the_step_asked_for, test_page_tear_down);

  g_test_add ("/pages/matching/matches-for-the-objective", TestPage, NULL, test_page_set_up,
              test_page_matches_for_the_objective, test_page_tear_down);
  g_test_add ("/pages/matching/calls-a-fair-matching-fair", TestPage, NULL, test_page_set_up,
              test_page_calls_a_fair_matching_fair, test_page_tear_down);
  g_test_add ("/pages/matching/matches-reverse-programs", TestPage, NULL, test_page_set_up,
              test_page_matches_reverse_programs, test_page_tear_down);
  g_test_add ("/pages/matching/names-locks-that-cannot-be-kept", TestPage, NULL, test_page_set_up,
              test_page_names_locks_that_cannot_be_kept, test_page_tear_down);
  g_test_add ("/pages/matching/fits-a-telephone", TestPage, NULL, test_page_set_up,
              test_page_fits_a_telephone, test_page_tear_down);

  return g_test_run ();
}
