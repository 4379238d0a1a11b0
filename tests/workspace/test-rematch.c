/* test-rematch.c - a running program is matched anew, and what was promised happens
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-error.h"
#include "lodestar-match.h"
#include "lodestar-proposal-store.h"
#include "lodestar-rematch.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs.h"

#include "test-pool.h"
#include "test-workspace.h"

#define TEST_REMATCH_START "2026-06-09"
#define TEST_REMATCH_TODAY "2026-09-01"

typedef struct
{
  LodestarWorkspace *workspace;
  LodestarDb        *db;
} TestRematch;

static const LodestarRematchWish test_rematch_any = { FALSE, LODESTAR_MATCHING_ANY_COST };

/* 14 relationships on trial */
static void
test_rematch_set_up (TestRematch *self, gconstpointer data)
{
  gint64 id;

  test_workspace_set_today (TEST_REMATCH_START);
  self->workspace = test_workspace_new ();
  self->db = lodestar_workspace_get_db (self->workspace);
  test_pool_fill (self->workspace);
  id = test_pool_match (self->workspace, NULL);
  test_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", id, TEST_REMATCH_START), NULL);
  test_workspace_set_today (TEST_REMATCH_TODAY);
}

static void
test_rematch_tear_down (TestRematch *self, gconstpointer data)
{
  test_workspace_free (self->workspace);
}

static LodestarRematchPlan *
test_rematch_plan (TestRematch *self, gint64 proposal_id)
{
  g_autoptr (GError) error = NULL;
  LodestarRematchPlan *plan = NULL;

  g_assert_true (lodestar_rematch_plan_load (self->db, proposal_id, &plan, &error));
  g_assert_no_error (error);

  return plan;
}

/* What is told before it is kept is what is kept. */
static void
test_rematch_check_changes (const LodestarRematchKeep *keep, const LodestarRematchPlan *plan)
{
  const LodestarPool *pool = lodestar_rematch_get_pool (keep->rematch);
  guint               n_kept, n_ended, n_new, n = 0;
  g_autoptr (GArray) changes = lodestar_rematch_keep_list_changes (keep, &n_kept, &n_ended, &n_new);

  g_assert_cmpuint (n_kept, ==, plan->n_kept);
  g_assert_cmpuint (n_ended, ==, plan->n_ended);
  g_assert_cmpuint (n_new, ==, keep->result->n_pairs - n_kept);

  for (guint i = 0; i < changes->len; i++)
    {
      const LodestarRematchChange *change = &g_array_index (changes, LodestarRematchChange, i);
      gint64                       mentee_id =
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, change->mentee)->participant_id;
      const LodestarRematchPair *ended = lodestar_rematch_plan_find_ended (plan, mentee_id);

      g_assert_cmpuint (change->to, ==, keep->result->mentor_of[change->mentee]);
      g_assert_cmpint (ended != NULL, ==, change->reason != NULL);

      if (ended == NULL)
        continue;

      n++;
      g_assert_cmpstr (ended->reason, ==, change->reason);
      g_assert_cmpint (ended->mentor_id, ==, change->from_id);
    }

  g_assert_cmpuint (n, ==, n_ended);
}

/* Matches anew and keeps it. Returns: the proposal */
static gint64
test_rematch_again (TestRematch *self, const LodestarRematchWish *wish, LodestarRematchPlan **plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarRematch) rematch = lodestar_rematch_load (
    self->db, TEST_POOL_PROGRAM, lodestar_date_from_iso (TEST_REMATCH_TODAY), &error);
  g_autoptr (LodestarRematchKeep) keep = NULL;

  g_assert_no_error (error);
  keep = lodestar_rematch_solve (rematch, wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (keep->is_proven);
  lodestar_workspace_run (self->workspace, "proposal-add", "Match Again", lodestar_rematch_keep,
                          keep, NULL, &error);
  g_assert_no_error (error);
  *plan = test_rematch_plan (self, keep->proposal_id);
  g_assert_nonnull (*plan);
  g_assert_cmpuint ((*plan)->pairs->len, ==, lodestar_rematch_get_n_running (rematch));
  g_assert_cmpuint ((*plan)->pairs->len, ==, (*plan)->n_kept + (*plan)->n_ended);
  test_rematch_check_changes (keep, *plan);

  return keep->proposal_id;
}

static void
test_rematch_publish (TestRematch *self, gint64 proposal_id, guint n_new)
{
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal_id, TEST_REMATCH_TODAY), &out);
  g_assert_cmpuint (g_variant_get_uint32 (out), ==, n_new);
}

static void
test_rematch_publish_fails (TestRematch *self, gint64 proposal_id, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                                         g_variant_new ("(xs)", proposal_id, TEST_REMATCH_TODAY),
                                         NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, words));
}

static LodestarRelationshipRow *
test_rematch_read (TestRematch *self, gint64 relationship_id)
{
  g_autoptr (GError) error = NULL;
  LodestarRelationshipRow *row =
    lodestar_relationship_store_read_one (self->db, relationship_id, &error);

  g_assert_no_error (error);

  return row;
}

static void
test_rematch_say (TestRematch *self, const LodestarRematchPair *pair, const char *verdict)
{
  test_workspace_do (
    self->workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", pair->relationship_id, pair->mentee_id, verdict, TEST_REMATCH_TODAY),
    NULL);
}

/* What runs, as it is now */
static GPtrArray *
test_rematch_list (TestRematch *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *running = lodestar_rematch_store_list_running (self->db, TEST_POOL_PROGRAM, &error);

  g_assert_no_error (error);

  return running;
}

static void
test_rematch_of_what_is_best_changes_nothing (TestRematch *self, gconstpointer data)
{
  const LodestarRematchWish wishes[] = { { TRUE, LODESTAR_MATCHING_ANY_COST },
                                         { FALSE, LODESTAR_MATCHING_ANY_COST },
                                         { FALSE, 20 },
                                         { FALSE, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (LodestarRematchPlan) plan = NULL;
      g_autofree char *words = NULL;
      g_autofree char *proof = NULL;
      gint64           id = test_rematch_again (self, &wishes[i], &plan);

      g_assert_cmpuint (plan->n_kept, ==, 14);
      g_assert_cmpuint (plan->n_ended, ==, 0);
      g_assert_cmpint (plan->wish.keeps_all, ==, wishes[i].keeps_all);
      g_assert_cmpuint (plan->wish.cost, ==, wishes[i].cost);
      words = lodestar_rematch_dup_words (plan->n_kept, plan->n_ended, 0);
      g_assert_cmpstr (words, ==, "14 relationships go on, 0 end, 0 begin.");
      proof = lodestar_rematch_plan_dup_proof (plan);
      g_assert_true (g_str_has_prefix (proof, "Proven: "));
      test_rematch_publish_fails (self, id, "changes nothing");
    }
}

/* A trial that went badly ends, whatever the rest; it does not come back, and who is left is
 * matched with somebody else, as far as there are places. */
static void
test_rematch_gives_up_poor_trials (TestRematch *self, gconstpointer data)
{
  const LodestarRematchWish keep = { TRUE, LODESTAR_MATCHING_ANY_COST };
  g_autoptr (GPtrArray) running = test_rematch_list (self);
  const LodestarRematchPair *poor = g_ptr_array_index (running, 2);
  g_autoptr (LodestarRematchPlan) plan = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (LodestarRelationshipRow) ended = NULL;
  const LodestarRematchPair *one;
  const gint64               mentor_id = poor->mentor_id;
  const gint64               mentee_id = poor->mentee_id;
  guint                      n_new;
  gint64                     id;

  test_rematch_say (self, poor, "poor");
  id = test_rematch_again (self, &keep, &plan);
  g_assert_cmpuint (plan->n_ended, ==, 1);
  one = lodestar_rematch_plan_find_ended (plan, poor->mentee_id);
  g_assert_nonnull (one);
  g_assert_cmpstr (one->reason, ==, "poor");
  g_assert_null (lodestar_rematch_plan_find_kept (plan, poor->mentor_id, poor->mentee_id));
  pairs = lodestar_proposal_store_list_pairs (self->db, id, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      g_assert_false (pair->mentor_id == poor->mentor_id && pair->mentee_id == poor->mentee_id);
    }

  /* Publishing is one step that is undone whole; what is kept is not touched. */
  n_new = pairs->len - plan->n_kept;
  g_assert_cmpuint (n_new, ==, 1);
  test_rematch_publish (self, id, n_new);
  ended = test_rematch_read (self, poor->relationship_id);
  g_assert_cmpint (ended->state, ==, LODESTAR_RELATIONSHIP_ENDED);
  g_assert_cmpint (ended->ended_on, ==, lodestar_date_from_iso (TEST_REMATCH_TODAY));
  g_assert_cmpstr (ended->end_reason, ==, "Not a good fit in the trial");

  for (guint i = 0; i < plan->pairs->len; i++)
    {
      const LodestarRematchPair *kept = g_ptr_array_index (plan->pairs, i);
      g_autoptr (LodestarRelationshipRow) row = test_rematch_read (self, kept->relationship_id);

      if (lodestar_rematch_plan_is_ended (kept))
        continue;

      g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_TRIAL);
      g_assert_cmpint (row->started_on, ==, lodestar_date_from_iso (TEST_REMATCH_START));
      g_assert_cmpint (row->proposal_id, !=, id);
    }

  g_ptr_array_unref (g_steal_pointer (&running));
  running = test_rematch_list (self);
  g_assert_cmpuint (running->len, ==, 14);
  test_rematch_publish_fails (self, id, "already published");

  /* Nor ever again */
  g_clear_pointer (&plan, lodestar_rematch_plan_free);
  test_rematch_again (self, &test_rematch_any, &plan);
  g_assert_cmpuint (plan->n_ended, ==, 0);
  g_assert_null (lodestar_rematch_plan_find_kept (plan, mentor_id, mentee_id));
}

static void
test_rematch_weigh_otherwise (TestRematch *self)
{
  test_pool_run_sql (
    self->workspace,
    "INSERT INTO criterion (program_id, kind, weight, is_enabled, value) VALUES "
    "(1, 'languages', 60, 1, ''), (1, 'department', 40, 1, 'different') "
    "ON CONFLICT (program_id, kind) DO UPDATE SET weight = excluded.weight, is_enabled = 1;"
    "UPDATE criterion SET weight = 0 WHERE kind NOT IN ('languages', 'department');");
}

/* What ends is not kept, and the more an end costs, the fewer there are. */
static void
test_rematch_costs_keep_what_runs (TestRematch *self, gconstpointer data)
{
  const guint costs[] = { 0, 10, 30, 60, LODESTAR_MATCHING_ANY_COST };
  guint       n_before = G_MAXUINT;
  gint64      total_before = G_MAXINT64;

  test_rematch_weigh_otherwise (self);

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      const LodestarRematchWish wish = { FALSE, costs[i] };
      g_autoptr (LodestarRematchPlan) plan = NULL;
      g_autoptr (LodestarProposal) proposal = NULL;
      gint64 id = test_rematch_again (self, &wish, &plan);

      proposal = lodestar_proposal_store_load (self->db, id, NULL);
      g_assert_cmpuint (proposal->n_matched, ==, 14);
      g_assert_cmpuint (plan->n_ended, <=, n_before);
      g_assert_cmpint (proposal->total, <=, total_before);
      g_assert_cmpint (plan->value, ==, proposal->total - (gint64) plan->cost * plan->n_ended);
      n_before = plan->n_ended;
      total_before = proposal->total;

      if (costs[i] == 0)
        {
          g_assert_cmpuint (plan->n_ended, >, 4);
          test_rematch_publish (self, id, plan->n_ended);
          g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
        }
    }

  g_assert_cmpuint (n_before, ==, 0);
}

/* Undecided trials are cheap to change, good ones are kept. */
static void
test_rematch_hears_verdicts (TestRematch *self, gconstpointer data)
{
  const LodestarRematchWish best = { FALSE, 0 };
  const LodestarRematchWish cheap = { FALSE, LODESTAR_REMATCH_UNDECIDED_COST };
  g_autoptr (GPtrArray) running = test_rematch_list (self);
  g_autoptr (LodestarRematchPlan) free_plan = NULL;
  g_autoptr (LodestarRematchPlan) cheap_plan = NULL;
  g_autoptr (LodestarRematchPlan) undecided_plan = NULL;
  g_autoptr (LodestarRematchPlan) good_plan = NULL;

  test_rematch_weigh_otherwise (self);
  test_rematch_again (self, &best, &free_plan);
  test_rematch_again (self, &cheap, &cheap_plan);
  g_assert_cmpuint (cheap_plan->n_ended, >, 0);

  for (guint i = 0; i < running->len; i++)
    test_rematch_say (self, g_ptr_array_index (running, i), "undecided");

  test_rematch_again (self, &test_rematch_any, &undecided_plan);
  g_assert_cmpuint (undecided_plan->n_ended, ==, cheap_plan->n_ended);
  g_assert_cmpint (undecided_plan->value, ==, cheap_plan->value);

  for (guint i = 0; i < running->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (running, i);

      test_rematch_say (self, pair, "good");
      test_workspace_do (self->workspace, &lodestar_verb_relationship_set_verdict,
                         g_variant_new ("(xxss)", pair->relationship_id, pair->mentor_id, "good",
                                        TEST_REMATCH_TODAY),
                         NULL);
    }

  test_rematch_again (self, &best, &good_plan);
  g_assert_cmpuint (free_plan->n_ended, >, 0);
  g_assert_cmpuint (good_plan->n_ended, ==, 0);
}

/* Who came, who lost a partner, whose mentor is gone, who is banned or locked elsewhere. */
static void
test_rematch_matches_who_is_free (TestRematch *self, gconstpointer data)
{
  g_autoptr (GPtrArray) running = test_rematch_list (self);
  const LodestarRematchPair *over = g_ptr_array_index (running, 0);
  const LodestarRematchPair *banned = g_ptr_array_index (running, 4);
  const LodestarRematchPair *one;
  g_autofree char           *sql = NULL;
  g_autoptr (LodestarRematchPlan) plan = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  gint64 gone = 0, id;
  guint  n_gone = 0;

  test_workspace_do (self->workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", over->relationship_id, TEST_REMATCH_TODAY, "Moved"),
                     NULL);

  for (guint i = 0; i < running->len && gone == 0; i++)
    {
      one = g_ptr_array_index (running, i);

      if (one->mentor_id != over->mentor_id && one->mentor_id != banned->mentor_id)
        gone = one->mentor_id;
    }

  sql = g_strdup_printf ("UPDATE participant SET state = 'withdrawn' WHERE id = %" G_GINT64_FORMAT
                         "; UPDATE participant SET capacity_max = 3 WHERE role = 'mentor';"
                         "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES "
                         "(%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'ban');",
                         gone, banned->mentor_id, banned->mentee_id);
  test_pool_run_sql (self->workspace, sql);
  id = test_rematch_again (self, &test_rematch_any, &plan);
  g_assert_cmpstr (lodestar_rematch_plan_find_ended (plan, banned->mentee_id)->reason, ==,
                   "banned");
  pairs = lodestar_proposal_store_list_pairs (self->db, id, NULL);
  g_assert_cmpuint (pairs->len, ==, 14);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      g_assert_false (pair->mentor_id == over->mentor_id && pair->mentee_id == over->mentee_id);
      g_assert_false (pair->mentor_id == banned->mentor_id && pair->mentee_id == banned->mentee_id);
      g_assert_cmpint (pair->mentor_id, !=, gone);
    }

  for (guint i = 0; i < plan->pairs->len; i++)
    {
      one = g_ptr_array_index (plan->pairs, i);

      if (one->mentor_id == gone)
        {
          g_assert_cmpstr (one->reason, ==, "gone");
          n_gone++;
        }
      else if (one->mentee_id != banned->mentee_id)
        g_assert_cmpstr (one->reason, ==, "");
    }

  g_assert_cmpuint (n_gone, >, 0);
  g_assert_cmpuint (plan->n_ended, ==, n_gone + 1);
  test_rematch_publish (self, id, n_gone + 2);
}

/* What has changed since it was made is not overrun. */
static void
test_rematch_is_refused_when_stale (TestRematch *self, gconstpointer data)
{
  g_autoptr (GPtrArray) running = test_rematch_list (self);
  const LodestarRematchPair *poor = g_ptr_array_index (running, 2);
  const LodestarRematchPair *other = g_ptr_array_index (running, 5);
  g_autoptr (LodestarRematchPlan) plan = NULL;
  gint64 id;

  test_rematch_say (self, poor, "poor");
  id = test_rematch_again (self, &test_rematch_any, &plan);

  /* Ended by hand meanwhile: nothing is left to end, the rest happens. */
  test_workspace_do (self->workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", poor->relationship_id, TEST_REMATCH_TODAY, "Moved"),
                     NULL);
  test_rematch_publish (self, id, 1);
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));

  /* A kept one that ended does not begin again. */
  test_workspace_do (self->workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", other->relationship_id, TEST_REMATCH_TODAY, "Moved"),
                     NULL);
  test_rematch_publish_fails (self, id, "already paired");
}

static void
test_rematch_of_other_proposals_is_none (TestRematch *self, gconstpointer data)
{
  g_autoptr (LodestarRematchPlan) plan = test_rematch_plan (self, 1);
  g_autoptr (LodestarRematch) rematch = NULL;
  g_autoptr (GError) error = NULL;
  LodestarRematchWish wish;

  g_assert_null (plan);
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'group'");
  rematch = lodestar_rematch_load (self->db, TEST_POOL_PROGRAM,
                                   lodestar_date_from_iso (TEST_REMATCH_TODAY), &error);
  g_assert_null (rematch);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);

  g_assert_true (lodestar_rematch_wish_parse ("any", &wish));
  g_assert_cmpuint (wish.cost, ==, LODESTAR_MATCHING_ANY_COST);
  g_assert_true (lodestar_rematch_wish_parse ("keep", &wish) && wish.keeps_all);
  g_assert_true (lodestar_rematch_wish_parse ("25", &wish) && !wish.keeps_all);
  g_assert_cmpuint (wish.cost, ==, 25);
  g_assert_false (lodestar_rematch_wish_parse ("", &wish));
  g_assert_false (lodestar_rematch_wish_parse ("-1", &wish));
  g_assert_false (lodestar_rematch_wish_parse ("1001", &wish));
}

/* A lock that cannot be kept is told, in words, before anything is matched. */
static void
test_rematch_tells_conflicts (TestRematch *self, gconstpointer data)
{
  g_autoptr (LodestarRematch) rematch = NULL;
  g_autoptr (LodestarRematchKeep) keep = NULL;
  g_autoptr (GError) error = NULL;

  test_pool_run_sql (self->workspace,
                     "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES "
                     "(1, 9, 'lock'), (2, 9, 'lock')");
  rematch = lodestar_rematch_load (self->db, TEST_POOL_PROGRAM,
                                   lodestar_date_from_iso (TEST_REMATCH_TODAY), &error);
  g_assert_no_error (error);
  keep = lodestar_rematch_solve (rematch, &test_rematch_any, NULL, &error);
  g_assert_null (keep);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_assert_nonnull (strchr (error->message, '\n'));
}

#define TEST_REMATCH_ADD(claim, func)                                                              \
  g_test_add ("/workspace/rematch/" claim, TestRematch, NULL, test_rematch_set_up, func,           \
              test_rematch_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST_REMATCH_ADD ("of-what-is-best-changes-nothing",
                    test_rematch_of_what_is_best_changes_nothing);
  TEST_REMATCH_ADD ("gives-up-poor-trials", test_rematch_gives_up_poor_trials);
  TEST_REMATCH_ADD ("costs-keep-what-runs", test_rematch_costs_keep_what_runs);
  TEST_REMATCH_ADD ("hears-verdicts", test_rematch_hears_verdicts);
  TEST_REMATCH_ADD ("matches-who-is-free", test_rematch_matches_who_is_free);
  TEST_REMATCH_ADD ("is-refused-when-stale", test_rematch_is_refused_when_stale);
  TEST_REMATCH_ADD ("of-other-proposals-is-none", test_rematch_of_other_proposals_is_none);
  TEST_REMATCH_ADD ("tells-conflicts", test_rematch_tells_conflicts);

  return g_test_run ();
}
