/* test-match-change.c - what would happen if, and that it happens when it is applied
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-error.h"
#include "lodestar-match-change.h"
#include "lodestar-proposal-store.h"

#include "test-pool.h"
#include "test-workspace.h"

#define TEST_CHANGE_TODAY "2026-06-09"

typedef struct
{
  LodestarWorkspace       *workspace;
  LodestarPool            *pool;
  LodestarMatchingProblem *problem;
  LodestarMatchingResult  *result;
} TestChange;

static void
test_change_load (TestChange *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->result, lodestar_matching_result_free);
  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  self->pool = lodestar_pool_load (lodestar_workspace_get_db (self->workspace), TEST_POOL_PROGRAM,
                                   lodestar_date_from_iso (TEST_CHANGE_TODAY), &error);
  g_assert_no_error (error);
  self->problem = lodestar_pool_dup_problem (self->pool);
  self->result = lodestar_match_solve (self->pool, self->problem, NULL, &error);
  g_assert_no_error (error);
}

static void
test_change_set_up (TestChange *self, gconstpointer data)
{
  test_workspace_set_today (TEST_CHANGE_TODAY);
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);

  if (data != NULL)
    test_pool_run_sql (self->workspace, data);

  test_change_load (self);
}

static void
test_change_tear_down (TestChange *self, gconstpointer data)
{
  lodestar_matching_result_free (self->result);
  lodestar_matching_problem_free (self->problem);
  lodestar_pool_unref (self->pool);
  test_workspace_free (self->workspace);
}

static gint64
test_change_get_id (TestChange *self, LodestarMatchingRole role, guint index)
{
  return lodestar_pool_get_member (self->pool, role, index)->participant_id;
}

/* Solves with the change. Nothing that keeps more demands can be better. */
static LodestarMatchingResult *
test_change_try (TestChange *self, const LodestarMatchChange *change)
{
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_copy (self->problem);
  g_autoptr (GError) error = NULL;
  LodestarMatchingResult *result;

  g_assert_true (lodestar_match_change_apply (change, self->pool, problem, &error));
  g_assert_no_error (error);
  result = lodestar_match_solve (self->pool, problem, NULL, &error);
  g_assert_no_error (error);

  if (change->kind != LODESTAR_MATCH_CHANGE_CAPACITY)
    {
      g_assert_cmpuint (result->n_pairs, <=, self->result->n_pairs);

      if (result->n_pairs == self->result->n_pairs)
        g_assert_cmpuint (result->total, <=, self->result->total);
    }

  return result;
}

static guint
test_change_find_other (TestChange *self, guint mentee)
{
  for (guint i = 0; i < self->result->n_mentees; i++)
    if (self->result->mentor_of[i] != self->result->mentor_of[mentee] &&
        self->result->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      return i;

  g_assert_not_reached ();
}

static void
test_change_does_what_it_says (TestChange *self, gconstpointer data)
{
  for (guint i = 0; i < self->result->n_mentees; i++)
    {
      guint               other = test_change_find_other (self, i);
      guint               mine = self->result->mentor_of[i];
      guint               theirs = self->result->mentor_of[other];
      LodestarMatchChange change = {
        .mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, mine),
        .mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, i),
        .other_mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, theirs),
        .other_mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, other),
      };
      g_autoptr (LodestarMatchingResult) locked = NULL;
      g_autoptr (LodestarMatchingResult) banned = NULL;
      g_autoptr (LodestarMatchingResult) fuller = NULL;
      g_autoptr (GArray) nobody = NULL;
      g_autoptr (GArray) moves = NULL;

      change.kind = LODESTAR_MATCH_CHANGE_LOCK;
      locked = test_change_try (self, &change);
      g_assert_cmpuint (locked->mentor_of[i], ==, mine);
      g_assert_cmpuint (locked->total, ==, self->result->total);
      nobody =
        lodestar_matching_list_moves (self->problem, self->result->mentor_of, locked->mentor_of);
      g_assert_cmpuint (nobody->len, ==, 0);

      change.kind = LODESTAR_MATCH_CHANGE_BAN;
      banned = test_change_try (self, &change);
      g_assert_cmpuint (banned->mentor_of[i], !=, mine);
      moves =
        lodestar_matching_list_moves (self->problem, self->result->mentor_of, banned->mentor_of);
      g_assert_cmpuint (moves->len, >, 0);

      for (guint k = 0; k < moves->len; k++)
        {
          const LodestarMatchingMove *move = &g_array_index (moves, LodestarMatchingMove, k);

          g_assert_cmpuint (move->from, ==, self->result->mentor_of[move->mentee]);
          g_assert_cmpuint (move->to, ==, banned->mentor_of[move->mentee]);
        }

      change.kind = LODESTAR_MATCH_CHANGE_CAPACITY;
      change.capacity = 99;
      fuller = test_change_try (self, &change);
      g_assert_cmpuint (fuller->total, >=, self->result->total);
    }
}

static void
test_change_swap_swaps (TestChange *self, gconstpointer data)
{
  guint               other = test_change_find_other (self, 2);
  LodestarMatchChange change = {
    .kind = LODESTAR_MATCH_CHANGE_SWAP,
    .mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, self->result->mentor_of[2]),
    .mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, 2),
    .other_mentor_id =
      test_change_get_id (self, LODESTAR_MATCHING_MENTOR, self->result->mentor_of[other]),
    .other_mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, other),
  };
  g_autoptr (LodestarMatchingResult) swapped = NULL;

  /* What is locked already does not stand in the way. */
  lodestar_matching_problem_add_lock (self->problem, self->result->mentor_of[2], 2);
  swapped = test_change_try (self, &change);
  g_assert_cmpuint (swapped->mentor_of[2], ==, self->result->mentor_of[other]);
  g_assert_cmpuint (swapped->mentor_of[other], ==, self->result->mentor_of[2]);
}

static void
test_change_keep (TestChange *self, const LodestarMatchChange *change)
{
  g_autoptr (GError) error = NULL;
  LodestarMatchChangeKeep work = { .change = *change, .keep = g_new0 (LodestarMatchKeep, 1) };

  work.keep->pool = lodestar_pool_ref (self->pool);
  work.keep->problem = lodestar_matching_problem_copy (self->problem);
  g_assert_true (lodestar_match_change_apply (change, self->pool, work.keep->problem, &error));
  work.keep->result = lodestar_match_solve (self->pool, work.keep->problem, NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (self->workspace, "proposal-add", "Match", lodestar_match_change_keep,
                          &work, NULL, &error);
  g_assert_no_error (error);

  /* What was promised is what matching anew gives. */
  test_change_load (self);
  g_assert_cmpuint (work.keep->result->total, ==, self->result->total);
  g_assert_cmpmem (work.keep->result->mentor_of, sizeof (guint) * work.keep->result->n_mentees,
                   self->result->mentor_of, sizeof (guint) * self->result->n_mentees);
  lodestar_match_keep_free (work.keep);
}

/* Applied, each change is written with its matching in one step, and undone with it. */
static void
test_change_is_kept_and_undone (TestChange *self, gconstpointer data)
{
  LodestarMatchChange changes[] = {
    { .kind = LODESTAR_MATCH_CHANGE_LOCK },
    { .kind = LODESTAR_MATCH_CHANGE_BAN },
    { .kind = LODESTAR_MATCH_CHANGE_SWAP },
    { .kind = LODESTAR_MATCH_CHANGE_CAPACITY, .capacity = 1 },
  };
  const guint64 total = self->result->total;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      guint            other = test_change_find_other (self, 4);
      g_autofree char *label = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) proposals = NULL;

      changes[i].mentor_id =
        test_change_get_id (self, LODESTAR_MATCHING_MENTOR, self->result->mentor_of[4]);
      changes[i].mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, 4);
      changes[i].other_mentor_id =
        test_change_get_id (self, LODESTAR_MATCHING_MENTOR, self->result->mentor_of[other]);
      changes[i].other_mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, other);
      test_change_keep (self, &changes[i]);
      lodestar_workspace_undo (self->workspace, &label, &error);
      g_assert_no_error (error);
      test_change_load (self);
      g_assert_cmpuint (self->result->total, ==, total);
      g_assert_cmpuint (lodestar_pool_get_rows (self->pool)->constraints->len, ==, 0);
      proposals = lodestar_proposal_store_list (lodestar_workspace_get_db (self->workspace),
                                                TEST_POOL_PROGRAM, NULL);
      g_assert_cmpuint (proposals->len, ==, 0);
    }
}

static void
test_change_of_strangers_is_refused (TestChange *self, gconstpointer data)
{
  const LodestarMatchChange changes[] = {
    { .kind = LODESTAR_MATCH_CHANGE_LOCK, .mentor_id = 1, .mentee_id = 999 },
    { .kind = LODESTAR_MATCH_CHANGE_BAN, .mentor_id = 999, .mentee_id = TEST_POOL_MENTEE (0) },
    { .kind = LODESTAR_MATCH_CHANGE_BAN, .mentor_id = TEST_POOL_MENTEE (0), .mentee_id = 1 },
    { .kind = LODESTAR_MATCH_CHANGE_SWAP, .mentor_id = 1, .mentee_id = TEST_POOL_MENTEE (0) },
    { .kind = LODESTAR_MATCH_CHANGE_CAPACITY, .mentor_id = 999, .capacity = 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lodestar_match_change_apply (&changes[i], self->pool, self->problem, &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND);
    }
}

static gint64
test_change_count (TestChange *self, const char *sql)
{
  return test_workspace_count (self->workspace, sql);
}

/* A peer has one partner: a new lock takes the place of those of both, whoever was named first, and
 * a swap makes two pairs of four people. In circles locks add up. */
static void
test_change_locks_peers (TestChange *self, gconstpointer data)
{
  gboolean            has_pairs = g_str_equal (data, TEST_POOL_PEERS);
  LodestarMatchChange change = { .kind = LODESTAR_MATCH_CHANGE_LOCK };

  for (guint i = 1; i < 4; i++)
    {
      change.mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, i % 2 == 0 ? 0 : i);
      change.mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, i % 2 == 0 ? i : 0);
      test_change_keep (self, &change);
      g_assert_cmpint (test_change_count (self, "SELECT count(*) FROM pair_constraint"), ==,
                       has_pairs ? 1 : i);
      g_assert_cmpuint (self->result->unit_of[i], ==, self->result->unit_of[0]);
    }

  if (!has_pairs)
    return;

  change.kind = LODESTAR_MATCH_CHANGE_BAN; /* whoever is named first */
  change.mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, 0);
  change.mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, 3);
  test_change_keep (self, &change);
  g_assert_cmpint (
    test_change_count (self, "SELECT count(*) FROM pair_constraint WHERE kind = 'lock'"), ==, 0);
  g_assert_cmpuint (self->result->unit_of[3], !=, self->result->unit_of[0]);
}

static void
test_change_swaps_peers (TestChange *self, gconstpointer data)
{
  guint               partner = self->result->mentor_of[0];
  guint               other = partner == 1 ? 2 : 1;
  guint               others = self->result->mentor_of[other];
  LodestarMatchChange change = {
    .kind = LODESTAR_MATCH_CHANGE_SWAP,
    .mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, partner),
    .mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, 0),
    .other_mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, others),
    .other_mentee_id = test_change_get_id (self, LODESTAR_MATCHING_MENTEE, other),
  };

  test_change_keep (self, &change);
  g_assert_cmpuint (self->result->mentor_of[0], ==, others);
  g_assert_cmpuint (self->result->mentor_of[other], ==, partner);
}

/* A mentor who has no places leads no group. */
static void
test_change_closes_a_group (TestChange *self, gconstpointer data)
{
  guint               mentor = self->result->mentor_of[0];
  LodestarMatchChange change = {
    .kind = LODESTAR_MATCH_CHANGE_CAPACITY,
    .mentor_id = test_change_get_id (self, LODESTAR_MATCHING_MENTOR, mentor),
  };

  g_assert_cmpuint (self->result->load_of[mentor], >, 0);
  test_change_keep (self, &change);
  g_assert_cmpuint (self->result->load_of[mentor], ==, 0);
}

#define TEST_CHANGE_ADD(claim, func)                                                               \
  g_test_add ("/workspace/match-change/" claim, TestChange, NULL, test_change_set_up, func,        \
              test_change_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST_CHANGE_ADD ("does-what-it-says", test_change_does_what_it_says);
  TEST_CHANGE_ADD ("swap-swaps", test_change_swap_swaps);
  TEST_CHANGE_ADD ("is-kept-and-undone", test_change_is_kept_and_undone);
  TEST_CHANGE_ADD ("of-strangers-is-refused", test_change_of_strangers_is_refused);

#define TEST_CHANGE_ADD_SQL(claim, sql, func)                                                      \
  g_test_add ("/workspace/match-change/" claim, TestChange, sql, test_change_set_up, func,         \
              test_change_tear_down)

  TEST_CHANGE_ADD_SQL ("locks-peers", TEST_POOL_PEERS, test_change_locks_peers);
  TEST_CHANGE_ADD_SQL ("locks-in-circles-add-up", TEST_POOL_CIRCLES, test_change_locks_peers);
  TEST_CHANGE_ADD_SQL ("swaps-peers", TEST_POOL_PEERS, test_change_swaps_peers);
  TEST_CHANGE_ADD_SQL ("closes-a-group", TEST_POOL_GROUPS, test_change_closes_a_group);

#undef TEST_CHANGE_ADD_SQL

  return g_test_run ();
}
