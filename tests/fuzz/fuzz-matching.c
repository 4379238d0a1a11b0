/* fuzz-matching.c - any problem at all: solved, proven, and the same in any order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching.h"

#include <string.h>

/* The bytes are a description of a problem; where they end everything goes on with 0 */
typedef struct
{
  const guint8 *data;
  gsize         size;
} FuzzBytes;

static guint
fuzz_bytes_take (FuzzBytes *bytes)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;

  return *bytes->data++;
}

static guint
fuzz_bytes_take_below (FuzzBytes *bytes, guint n)
{
  return fuzz_bytes_take (bytes) % n;
}

static gint64
fuzz_bytes_take_wide (FuzzBytes *bytes)
{
  guint64 value = 0;
  guint   n = fuzz_bytes_take_below (bytes, 9);

  for (guint k = 0; k < n; k++)
    value = value << 8 | fuzz_bytes_take (bytes);

  return (gint64) value;
}

static LodestarMatchingTerms
fuzz_bytes_take_terms (FuzzBytes *bytes, guint32 *ids)
{
  guint n = fuzz_bytes_take_below (bytes, 6);

  for (guint k = 0; k < n; k++)
    ids[k] = fuzz_bytes_take_below (bytes, 9);

  return (LodestarMatchingTerms) { ids, n };
}

static LodestarMatchingPeople
fuzz_bytes_take_people (FuzzBytes *bytes, gint64 *keys)
{
  guint n = fuzz_bytes_take_below (bytes, 4);

  for (guint k = 0; k < n; k++)
    keys[k] = 1 + fuzz_bytes_take_below (bytes, 12);

  return (LodestarMatchingPeople) { keys, n };
}

static void
fuzz_matching_add (FuzzBytes *bytes, LodestarMatchingPool *pool, LodestarMatchingRole role)
{
  LodestarMatchingParticipant person = { 0 };
  guint32                     ids[7][6];
  gint64                      keys[3][4];

  person.person = 1 + fuzz_bytes_take_below (bytes, 12);
  person.order =
    fuzz_bytes_take_below (bytes, 4) == 0 ? fuzz_bytes_take_wide (bytes) : fuzz_bytes_take (bytes);
  person.capacity_min = fuzz_bytes_take_below (bytes, 3);
  person.capacity_max =
    fuzz_bytes_take_below (bytes, 16) == 15 ? G_MAXUINT : fuzz_bytes_take_below (bytes, 4);
  person.skills = fuzz_bytes_take_terms (bytes, ids[0]);
  person.wanted = fuzz_bytes_take_terms (bytes, ids[1]);
  person.areas = fuzz_bytes_take_terms (bytes, ids[2]);
  person.goals = fuzz_bytes_take_terms (bytes, ids[3]);
  person.career = fuzz_bytes_take_terms (bytes, ids[4]);
  person.languages = fuzz_bytes_take_terms (bytes, ids[5]);
  person.interests = fuzz_bytes_take_terms (bytes, ids[6]);
  person.has_level = fuzz_bytes_take_below (bytes, 3) > 0;
  person.level = (int) fuzz_bytes_take_wide (bytes);
  person.department = fuzz_bytes_take_below (bytes, 4);
  person.location = fuzz_bytes_take_below (bytes, 4);
  person.has_utc_offset = fuzz_bytes_take_below (bytes, 3) > 0;
  person.utc_offset = (int) fuzz_bytes_take_wide (bytes);
  for (guint k = 0; k < LODESTAR_MATCHING_HOUR_WORDS; k++)
    person.hours[k] = (guint64) fuzz_bytes_take_wide (bytes);
  person.style = (LodestarMatchingStyle) fuzz_bytes_take_below (bytes, 7);
  person.format = (LodestarMatchingFormat) fuzz_bytes_take_below (bytes, 6);
  person.wishes = fuzz_bytes_take_people (bytes, keys[0]);
  person.not_with = fuzz_bytes_take_people (bytes, keys[1]);
  person.earlier = fuzz_bytes_take_people (bytes, keys[2]);
  lodestar_matching_pool_add (pool, role, &person);
}

static LodestarMatchingProblem *
fuzz_matching_new (FuzzBytes *bytes)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem *problem;
  guint                    n[LODESTAR_N_MATCHING_ROLES];
  guint                    n_marks;

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      for (guint k = fuzz_bytes_take_below (bytes, 9); k > 0; k--)
        fuzz_matching_add (bytes, pool, role);
      n[role] = lodestar_matching_pool_get_n (pool, role);
    }
  for (guint k = fuzz_bytes_take_below (bytes, 16); k > 0; k--)
    {
      gint64 person = 1 + fuzz_bytes_take_below (bytes, 12);

      lodestar_matching_pool_set_manager (pool, person, fuzz_bytes_take_below (bytes, 13));
    }

  problem = lodestar_matching_problem_new (pool);
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      lodestar_matching_problem_set_weight (problem, k, (guint) fuzz_bytes_take_wide (bytes));
      lodestar_matching_problem_set_parameter (problem, k, (int) fuzz_bytes_take_wide (bytes));
    }
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    {
      if (!lodestar_matching_rule_is_always_on (k))
        lodestar_matching_problem_set_rule (problem, k, fuzz_bytes_take_below (bytes, 4) == 0);
      lodestar_matching_problem_set_rule_bounds (problem, k, (int) fuzz_bytes_take_wide (bytes),
                                                 (int) fuzz_bytes_take_wide (bytes));
    }
  lodestar_matching_problem_set_minimum_score (problem, fuzz_bytes_take (bytes) / 3);

  n_marks = fuzz_bytes_take_below (bytes, 8);
  for (guint k = 0; k < n_marks && n[0] > 0 && n[1] > 0; k++)
    {
      guint mentor = fuzz_bytes_take_below (bytes, n[LODESTAR_MATCHING_MENTOR]);
      guint mentee = fuzz_bytes_take_below (bytes, n[LODESTAR_MATCHING_MENTEE]);

      if (fuzz_bytes_take_below (bytes, 3) == 0)
        lodestar_matching_problem_add_lock (problem, mentor, mentee);
      else
        lodestar_matching_problem_add_ban (problem, mentor, mentee);
    }

  return problem;
}

/* The same demands on a pool in which all mentees have both roles */
static LodestarMatchingProblem *
fuzz_matching_new_peers (const LodestarMatchingProblem *problem)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  const LodestarMatchingPool *old = lodestar_matching_problem_get_pool (problem);
  LodestarMatchingProblem    *peers;
  guint                       n = lodestar_matching_pool_get_n (old, LODESTAR_MATCHING_MENTEE);
  guint n_mentors = lodestar_matching_pool_get_n (old, LODESTAR_MATCHING_MENTOR);

  for (guint i = 0; i < n; i++)
    for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
      lodestar_matching_pool_add (pool, role,
                                  lodestar_matching_pool_get (old, LODESTAR_MATCHING_MENTEE, i));
  peers = lodestar_matching_problem_new (pool);
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      lodestar_matching_problem_set_weight (peers, k,
                                            lodestar_matching_problem_get_weight (problem, k));
      lodestar_matching_problem_set_parameter (
        peers, k, lodestar_matching_problem_get_parameter (problem, k));
    }
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    {
      int minimum, maximum;

      lodestar_matching_problem_get_rule_bounds (problem, k, &minimum, &maximum);
      lodestar_matching_problem_set_rule_bounds (peers, k, minimum, maximum);
      if (!lodestar_matching_rule_is_always_on (k))
        lodestar_matching_problem_set_rule (peers, k,
                                            lodestar_matching_problem_get_rule (problem, k));
    }
  lodestar_matching_problem_set_minimum_score (
    peers, lodestar_matching_problem_get_minimum_score (problem));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n_mentors; j++)
      {
        if (lodestar_matching_problem_is_locked (problem, j, i))
          lodestar_matching_problem_add_lock (peers, j % n, i);
        if (lodestar_matching_problem_is_banned (problem, j, i))
          lodestar_matching_problem_add_ban (peers, j % n, i);
      }

  return peers;
}

/* Groups, peers or circles: right by the checker, the same when looked at again, and in conflict
 * where a set of demands says so */
static void
fuzz_matching_check_units (FuzzBytes *bytes, const LodestarMatchingProblem *problem)
{
  LodestarMatchingStructure structure =
    LODESTAR_MATCHING_STRUCTURE_GROUPS + fuzz_bytes_take_below (bytes, 3);
  g_autoptr (LodestarMatchingProblem) asked = structure == LODESTAR_MATCHING_STRUCTURE_GROUPS
                                                ? lodestar_matching_problem_copy (problem)
                                                : fuzz_matching_new_peers (problem);
  g_autoptr (LodestarMatchingResult) result = NULL;
  g_autoptr (LodestarMatchingResult) again = NULL;
  g_autoptr (GArray) demands = NULL;
  LodestarMatchingVerdict verdict;
  guint                   smallest = fuzz_bytes_take_below (bytes, 6);

  lodestar_matching_problem_set_structure (asked, structure);
  lodestar_matching_problem_set_sizes (asked, smallest,
                                       smallest + fuzz_bytes_take_below (bytes, 6));
  lodestar_matching_problem_set_level_spread (asked, (int) fuzz_bytes_take_wide (bytes));
  lodestar_matching_problem_set_needs_training (asked, fuzz_bytes_take_below (bytes, 4) == 1);
  result = lodestar_matching_solve (asked, NULL);
  lodestar_matching_check_result (asked, result, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpuint (result->n_unmatched + result->n_units, <=,
                    result->n_mentees + result->n_mentors);
  if (result->status == LODESTAR_MATCHING_OPTIMAL)
    g_assert_cmpuint (result->total, <=, result->bound);

  again = lodestar_matching_evaluate (asked, result->mentor_of);
  g_assert_cmpuint (again->total, ==, result->total);
  g_assert_cmpuint (again->n_units, ==, result->n_units);
  demands = lodestar_matching_find_irreducible (asked);
  g_assert_cmpint (demands->len > 0, ==, result->status == LODESTAR_MATCHING_INFEASIBLE);
}

/* Rows have to be what the formulas give */
static void
fuzz_matching_check_scores (const LodestarMatchingProblem *problem)
{
  guint  n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  guint  n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  gint16 row[8];

  for (guint i = 0; i < n_mentees; i++)
    {
      lodestar_matching_scores_of_mentee (problem, i, row);
      for (guint j = 0; j < n_mentors; j++)
        {
          LodestarMatchingPair pair;

          lodestar_matching_explain (problem, j, i, &pair);
          g_assert_cmpuint (pair.score, <=, LODESTAR_MATCHING_POINTS);
          g_assert_cmpint (row[j], ==,
                           pair.broken == 0 ? (int) pair.score : LODESTAR_MATCHING_FORBIDDEN);
        }
    }
}

/* What is best stays best when everything that it does not use is banned */
static void
fuzz_matching_check_again (const LodestarMatchingProblem *problem,
                           const LodestarMatchingResult  *result)
{
  g_autoptr (LodestarMatchingProblem) narrow = lodestar_matching_problem_copy (problem);
  g_autoptr (LodestarMatchingResult) again = NULL;

  for (guint j = 0; j < result->n_mentors; j++)
    for (guint i = 0; i < result->n_mentees; i++)
      if (result->mentor_of[i] != j)
        lodestar_matching_problem_add_ban (narrow, j, i);
  again = lodestar_matching_solve (narrow, NULL);

  for (guint i = 0; i < result->n_mentees; i++)
    g_assert_cmpuint (again->mentor_of[i], ==, result->mentor_of[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };
  g_autoptr (LodestarMatchingProblem) problem = fuzz_matching_new (&bytes);
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
  g_autoptr (LodestarMatchingRuleReport) report = lodestar_matching_report_rules (problem, NULL);
  LodestarMatchingVerdict verdict;

  fuzz_matching_check_scores (problem);
  lodestar_matching_check_result (problem, result, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpuint (report->n_allowed, <=, report->n_pairs);
  if (result->status == LODESTAR_MATCHING_OPTIMAL && result->n_exclusions == 0)
    fuzz_matching_check_again (problem, result);
  fuzz_matching_check_units (&bytes, problem);

  return 0;
}
