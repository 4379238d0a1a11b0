/* test-advisor.c - what is said of a change is what matching anew would say
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-advisor.h"
#include "lodestar-matching-words.h"
#include "lodestar-error.h"

#include "test-pool.h"
#include "test-workspace.h"

#define NOBODY LODESTAR_MATCHING_NOBODY

typedef struct
{
  LodestarWorkspace       *workspace;
  LodestarPool            *pool;
  LodestarMatchingProblem *problem;
  LodestarMatchingResult  *result;
  LodestarAdvisor         *advisor;
} TestAdvisor;

static void
test_advisor_set_up (TestAdvisor *self, gconstpointer data)
{
  const char *sql = data;
  g_autoptr (GError) error = NULL;

  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);

  if (sql != NULL)
    test_pool_run_sql (self->workspace, sql);

  self->pool = lodestar_pool_load (lodestar_workspace_get_db (self->workspace), TEST_POOL_PROGRAM,
                                   lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  self->problem = lodestar_pool_dup_problem (self->pool);
  self->result = lodestar_matching_solve (self->problem, NULL);
  self->advisor = lodestar_advisor_new (self->pool, self->problem);
}

static void
test_advisor_tear_down (TestAdvisor *self, gconstpointer data)
{
  lodestar_advisor_unref (self->advisor);
  lodestar_matching_result_free (self->result);
  lodestar_matching_problem_free (self->problem);
  lodestar_pool_unref (self->pool);
  test_workspace_free (self->workspace);
}

static void
test_advisor_check_cost (TestAdvisor *self, guint mentor, guint mentee, LodestarAdviceCost *cost)
{
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_copy (self->problem);
  g_autoptr (LodestarMatchingResult) cold = NULL;
  guint n_others = 0;

  lodestar_matching_problem_add_lock (problem, mentor, mentee);
  cold = lodestar_matching_solve (problem, NULL);
  g_assert_cmpint (cold->status == LODESTAR_MATCHING_OPTIMAL, ==, cost->is_possible);

  if (!cost->is_possible)
    return;

  for (guint i = 0; i < cold->n_mentees; i++)
    n_others += i != mentee && cold->mentor_of[i] != self->result->mentor_of[i];

  g_assert_cmpint (cost->n_matched, ==, (gint64) cold->n_pairs - (gint64) self->result->n_pairs);
  g_assert_cmpint (cost->total, ==, (gint64) cold->total - (gint64) self->result->total);
  g_assert_cmpuint (cost->n_others, ==, n_others);
}

/* The warm matching says what a cold one would, for everybody and all partners there are. */
static void
test_advisor_costs_equal_solving_anew (TestAdvisor *self, gconstpointer data)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    for (guint index = 0; index < lodestar_matching_problem_get_n (self->problem, role); index++)
      {
        LodestarMatchingCandidate best[TEST_POOL_N_MENTEES];
        guint n = lodestar_matching_partners (self->problem, self->result, role, index,
                                              G_N_ELEMENTS (best), best);
        g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
        g_autoptr (GArray) costs = NULL;
        g_autoptr (GError) error = NULL;

        for (guint i = 0; i < n; i++)
          g_array_append_val (partners, best[i].index);

        costs = lodestar_advisor_find_costs (self->advisor, self->result->mentor_of, role, index,
                                             partners, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (costs->len, ==, n);

        for (guint i = 0; i < n; i++)
          test_advisor_check_cost (self, role == LODESTAR_MATCHING_MENTEE ? best[i].index : index,
                                   role == LODESTAR_MATCHING_MENTEE ? index : best[i].index,
                                   &g_array_index (costs, LodestarAdviceCost, i));
      }
}

static gint64
test_advisor_get_id (TestAdvisor *self, LodestarMatchingRole role, guint index)
{
  return lodestar_pool_get_member (self->pool, role, index)->participant_id;
}

/* Asks for a change, and holds what it costs and who is with whom against matching anew. Returns
 * whether it was answered. */
static gboolean
test_advisor_check_answer (TestAdvisor *self, const LodestarMatchChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_copy (self->problem);
  g_autoptr (LodestarMatchingResult) cold = NULL;
  g_autoptr (LodestarAdviceAnswer) cost =
    lodestar_advisor_ask (self->advisor, change, FALSE, NULL, &error);
  g_autoptr (LodestarAdviceAnswer) whole =
    lodestar_advisor_ask (self->advisor, change, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cost->is_known, ==, whole->is_known);

  if (!whole->is_known)
    return FALSE;

  g_assert_true (lodestar_match_change_apply (change, self->pool, problem, &error));
  cold = lodestar_matching_solve (problem, NULL);
  g_assert_cmpint (cost->total, ==, (gint64) cold->total);
  g_assert_cmpint (cost->n_matched, ==, cold->n_pairs);
  g_assert_null (cost->mentor_of);
  g_assert_cmpint (whole->total, ==, (gint64) cold->total);
  g_assert_cmpint (whole->n_matched, ==, cold->n_pairs);
  g_assert_cmpint (whole->worst, ==, cold->worst);
  g_assert_cmpmem (whole->mentor_of, cold->n_mentees * sizeof (guint), cold->mentor_of,
                   cold->n_mentees * sizeof (guint));

  return TRUE;
}

static void
test_advisor_answers_equal_solving_anew (TestAdvisor *self, gconstpointer data)
{
  guint n_known[4] = { 0 };

  for (guint i = 0; i < self->result->n_mentees; i++)
    for (guint j = 0; j < self->result->n_mentors; j++)
      for (guint kind = 0; kind < G_N_ELEMENTS (n_known); kind++)
        {
          guint               other = (i + j + 1) % self->result->n_mentees;
          LodestarMatchChange change = { .kind = (LodestarMatchChangeKind) kind,
                                         .capacity = (int) (i % 4) };

          if (kind == LODESTAR_MATCH_CHANGE_SWAP &&
              (self->result->mentor_of[i] == NOBODY || self->result->mentor_of[other] == NOBODY))
            continue;

          change.mentor_id = test_advisor_get_id (
            self, LODESTAR_MATCHING_MENTOR,
            kind == LODESTAR_MATCH_CHANGE_SWAP ? self->result->mentor_of[i] : j);
          change.mentee_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTEE, i);

          if (kind == LODESTAR_MATCH_CHANGE_SWAP)
            {
              change.other_mentee_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTEE, other);
              change.other_mentor_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTOR,
                                                            self->result->mentor_of[other]);
            }
          n_known[kind] += test_advisor_check_answer (self, &change);
        }

  for (guint kind = 0; kind < G_N_ELEMENTS (n_known); kind++)
    g_assert_cmpuint (n_known[kind], >, 0);
}

/* What takes a lock or a ban away, or starts from another matching, is left to matching anew. */
static void
test_advisor_leaves_what_it_cannot_answer (TestAdvisor *self, gconstpointer data)
{
  guint               mentor = self->result->mentor_of[2];
  guint               wrong = (mentor + 1) % self->result->n_mentors;
  LodestarMatchChange change = {
    .kind = LODESTAR_MATCH_CHANGE_BAN,
    .mentor_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTOR, mentor),
    .mentee_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTEE, 2),
    .other_mentor_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTOR, mentor),
    .other_mentee_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTEE, 3),
  };

  lodestar_matching_problem_add_lock (self->problem, mentor, 2);
  lodestar_advisor_unref (self->advisor);
  self->advisor = lodestar_advisor_new (self->pool, self->problem);
  g_assert_false (test_advisor_check_answer (self, &change));
  change.kind = LODESTAR_MATCH_CHANGE_SWAP;
  change.mentor_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTOR, wrong);
  g_assert_false (test_advisor_check_answer (self, &change));
  change.kind = LODESTAR_MATCH_CHANGE_LOCK;
  g_assert_false (test_advisor_check_answer (self, &change));
  change.mentor_id = test_advisor_get_id (self, LODESTAR_MATCHING_MENTOR, mentor);
  g_assert_true (test_advisor_check_answer (self, &change));
}

/* Of a matching that is not the best one nothing is said. */
static void
test_advisor_says_nothing_of_other_matchings (TestAdvisor *self, gconstpointer data)
{
  const guint       first = 0;
  g_autofree guint *other =
    g_memdup2 (self->result->mentor_of, sizeof (guint) * self->result->n_mentees);
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) costs = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (partners, first);
  other[2] = NOBODY;
  costs = lodestar_advisor_find_costs (self->advisor, other, LODESTAR_MATCHING_MENTEE, 2, partners,
                                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (costs->len, ==, 0);

  g_cancellable_cancel (cancellable);
  ranges = lodestar_advisor_find_ranges (self->advisor, self->result->mentor_of[0], 0, cancellable,
                                         &error);
  g_assert_null (ranges);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_advisor_needs_the_best (TestAdvisor *self, gconstpointer data)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) costs = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_advisor_can_answer (self->advisor));
  costs = lodestar_advisor_find_costs (self->advisor, NULL, LODESTAR_MATCHING_MENTEE, 0, partners,
                                       NULL, &error);
  g_assert_null (costs);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
}

/* One more place is worth what matching with it is worth; rules take what they take. */
static void
test_advisor_finds_places_and_rules (TestAdvisor *self, gconstpointer data)
{
  guint n_unmatched = 0, n_rules = 0;

  for (guint i = 0; i < self->result->n_mentees; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarAdvice) advice =
        lodestar_advisor_find_places (self->advisor, i, 4, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (advice->is_unmatched, ==, self->result->mentor_of[i] == NOBODY);

      if (!advice->is_unmatched)
        continue;

      n_unmatched++;

      for (guint k = 0; k < advice->places->len; k++)
        {
          const LodestarMatchingPlace *place =
            &g_array_index (advice->places, LodestarMatchingPlace, k);
          g_autoptr (LodestarMatchingProblem) problem =
            lodestar_matching_problem_copy (self->problem);
          g_autoptr (LodestarMatchingResult) more = NULL;
          g_autofree char *words = lodestar_advice_dup_more_words (place);
          g_autofree char *taken = lodestar_advice_dup_place_words (self->pool, place);

          lodestar_matching_problem_set_capacity (
            problem, place->mentor, 0,
            lodestar_matching_problem_get_capacity_max (problem, place->mentor) + 1);
          more = lodestar_matching_solve (problem, NULL);
          g_assert_cmpint (place->more_matched, ==,
                           (gint64) more->n_pairs - (gint64) self->result->n_pairs);
          g_assert_cmpint (place->more_total, ==,
                           (gint64) more->total - (gint64) self->result->total);
          g_assert_cmpuint (place->n_taken, ==, self->result->load_of[place->mentor]);
          g_assert_true (g_str_has_prefix (words, "One more place"));
          g_assert_cmpstr (taken, !=, "");
        }

      for (guint k = 0; k < advice->rules->len; k++)
        {
          const LodestarAdviceRule *rule = &g_array_index (advice->rules, LodestarAdviceRule, k);
          g_autofree char          *words = lodestar_advice_dup_rule_words (rule);
          guint                     n = 0;

          for (guint j = 0; j < self->result->n_mentors; j++)
            {
              LodestarMatchingPair pair;

              lodestar_matching_explain (self->problem, j, i, &pair);
              n += (pair.broken & LODESTAR_MATCHING_RULE_BIT (rule->rule)) != 0;
            }

          n_rules++;
          g_assert_cmpuint (rule->n_removed, ==, n);
          g_assert_cmpuint (rule->n_only, <=, n);
          g_assert_true (g_str_has_prefix (words, "takes "));
        }
    }

  g_assert_cmpuint (n_unmatched, >, 3);
  g_assert_cmpuint (n_rules, >, 3);
}

static void
test_advisor_speaks (void)
{
  const struct
  {
    LodestarAdviceCost cost;
    const char        *words;
  } costs[] = {
    { { FALSE, 0, 0, 0 }, "not possible with the locks there are" },
    { { TRUE, 0, -3, 2 }, "−3 in all, 2 others move" },
    { { TRUE, 0, 0, 0 }, "±0 in all, nobody else moves" },
    { { TRUE, -1, 12, 1 }, "1 fewer matched, +12 in all, 1 other moves" },
  };
  const struct
  {
    LodestarAdviceRange range;
    const char         *words;
  } ranges[] = {
    { { LODESTAR_MATCHING_CRITERION_SKILLS, 17, { 0, 100 } },
      "any weight keeps the pair (now 17)" },
    { { LODESTAR_MATCHING_CRITERION_SKILLS, 17, { 0, 30 } }, "up to 30 keeps the pair (now 17)" },
    { { LODESTAR_MATCHING_CRITERION_SKILLS, 17, { 9, 100 } }, "9 or more keeps the pair (now 17)" },
    { { LODESTAR_MATCHING_CRITERION_SKILLS, 17, { 9, 30 } }, "9 to 30 keeps the pair (now 17)" },
    { { LODESTAR_MATCHING_CRITERION_SKILLS, 17, { 17, 17 } }, "only 17 keeps the pair" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      g_autofree char *words = lodestar_advice_cost_dup_words (&costs[i].cost);

      g_assert_cmpstr (words, ==, costs[i].words);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *words = lodestar_advice_range_dup_words (&ranges[i].range);

      g_assert_cmpstr (words, ==, ranges[i].words);
    }
}

/* Whoever stays without a place reads why in words that fit what the matching was to be. */
static void
test_advisor_reasons_go_by_the_objective (void)
{
  static const LodestarMatchingReason reasons[] = { LODESTAR_MATCHING_REASON_BETTER_USED,
                                                    LODESTAR_MATCHING_REASON_NOT_FAIRER,
                                                    LODESTAR_MATCHING_REASON_OTHERS_PREFERRED };
  static const char *const            words[][LODESTAR_N_MATCHING_ROLES] = {
    [0] = { [LODESTAR_MATCHING_MENTOR] = "better placed",
                       [LODESTAR_MATCHING_MENTEE] = "better used" },
    [1] = { [LODESTAR_MATCHING_MENTOR] = "no less fair",
                       [LODESTAR_MATCHING_MENTEE] = "no less fair" },
    [2] = { [LODESTAR_MATCHING_MENTOR] = "preferred", [LODESTAR_MATCHING_MENTEE] = "preferred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
      for (guint n = 1; n <= 2; n++)
        {
          LodestarMatchingUnmatched unmatched = { .role = role,
                                                  .reason = reasons[i],
                                                  .n_allowed = n };
          LodestarMatchingUnmatched read;
          g_autofree char          *said = lodestar_matching_unmatched_dup_words (&unmatched);

          g_assert_nonnull (strstr (said, words[i][role]));
          g_assert_true (lodestar_matching_unmatched_parse (
            lodestar_matching_reason_get_nick (reasons[i]), "{\"allowed\":2}",
            role == LODESTAR_MATCHING_MENTOR, &read));
          g_assert_cmpint (read.reason, ==, reasons[i]);
        }
}

#define TEST_ADVISOR_FAIR "UPDATE program SET objective = 'fair';"
#define TEST_ADVISOR_STABLE "UPDATE program SET objective = 'stable';"
#define TEST_ADVISOR_FEW_PLACES                                                                    \
  "UPDATE participant SET capacity_max = 1 WHERE role = 'mentor';"                                 \
  "INSERT INTO rule (program_id, kind, is_enabled, value) VALUES (1, 'same-department', 1, '') "   \
  "ON CONFLICT (program_id, kind) DO UPDATE SET is_enabled = 1;"

#define TEST_ADVISOR_ADD(claim, sql, func)                                                         \
  g_test_add ("/workspace/advisor/" claim, TestAdvisor, sql, test_advisor_set_up, func,            \
              test_advisor_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST_ADVISOR_ADD ("costs-equal-solving-anew", NULL, test_advisor_costs_equal_solving_anew);
  TEST_ADVISOR_ADD ("answers-equal-solving-anew", NULL, test_advisor_answers_equal_solving_anew);
  TEST_ADVISOR_ADD ("leaves-what-it-cannot-answer", NULL,
                    test_advisor_leaves_what_it_cannot_answer);
  TEST_ADVISOR_ADD ("costs-equal-solving-anew-where-places-are-few", TEST_ADVISOR_FEW_PLACES,
                    test_advisor_costs_equal_solving_anew);
  TEST_ADVISOR_ADD ("says-nothing-of-other-matchings", NULL,
                    test_advisor_says_nothing_of_other_matchings);
  TEST_ADVISOR_ADD ("needs-the-best", TEST_ADVISOR_FAIR, test_advisor_needs_the_best);
  TEST_ADVISOR_ADD ("finds-places-and-rules", TEST_ADVISOR_FEW_PLACES,
                    test_advisor_finds_places_and_rules);
  TEST_ADVISOR_ADD ("finds-places-of-the-fair", TEST_ADVISOR_FEW_PLACES TEST_ADVISOR_FAIR,
                    test_advisor_finds_places_and_rules);
  TEST_ADVISOR_ADD ("finds-places-of-the-stable", TEST_ADVISOR_FEW_PLACES TEST_ADVISOR_STABLE,
                    test_advisor_finds_places_and_rules);
  g_test_add_func ("/workspace/advisor/speaks", test_advisor_speaks);
  g_test_add_func ("/workspace/advisor/reasons-go-by-the-objective",
                   test_advisor_reasons_go_by_the_objective);

  return g_test_run ();
}
