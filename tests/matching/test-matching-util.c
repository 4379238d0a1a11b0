/* test-matching-util.c - random instances, and their best matching by trying all
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

TestMatchingInstance *
test_matching_instance_new (guint n_mentees, guint n_mentors)
{
  TestMatchingInstance *instance = g_new0 (TestMatchingInstance, 1);

  instance->n_mentees = n_mentees;
  instance->n_mentors = n_mentors;
  instance->scores = g_new0 (gint16, n_mentees * n_mentors);
  instance->capacity_min = g_new0 (guint, n_mentors);
  instance->capacity_max = g_new0 (guint, n_mentors);
  instance->lock_of = g_new0 (guint, n_mentees);
  instance->mentee_order = g_new0 (guint, n_mentees);
  instance->mentor_rank = g_new0 (guint, n_mentors);
  instance->mentor_self = g_new (guint, n_mentors);
  instance->mentee_self = g_new (guint, n_mentees);
  for (guint i = 0; i < n_mentees; i++)
    {
      instance->lock_of[i] = LODESTAR_MATCHING_NOBODY;
      instance->mentee_self[i] = LODESTAR_MATCHING_NOBODY;
      instance->mentee_order[i] = i;
    }
  for (guint j = 0; j < n_mentors; j++)
    {
      instance->capacity_max[j] = 1;
      instance->mentor_self[j] = LODESTAR_MATCHING_NOBODY;
      instance->mentor_rank[j] = j;
    }

  return instance;
}

/* Everything by the slow and readable way: pair by pair, ranks by counting who comes before */
TestMatchingInstance *
test_matching_instance_new_for_problem (LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
  guint                 n_mentors = lodestar_matching_pool_get_n (pool, LODESTAR_MATCHING_MENTOR);
  guint                 n_mentees = lodestar_matching_pool_get_n (pool, LODESTAR_MATCHING_MENTEE);
  TestMatchingInstance *instance = test_matching_instance_new (n_mentees, n_mentors);

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      guint n = role == LODESTAR_MATCHING_MENTOR ? n_mentors : n_mentees;

      for (guint x = 0; x < n; x++)
        {
          const LodestarMatchingParticipant *p = lodestar_matching_pool_get (pool, role, x);
          guint                              rank = 0;

          for (guint y = 0; y < n; y++)
            {
              const LodestarMatchingParticipant *q = lodestar_matching_pool_get (pool, role, y);

              rank += q->order < p->order || (q->order == p->order && q->person < p->person);
            }
          if (role == LODESTAR_MATCHING_MENTOR)
            instance->mentor_rank[x] = rank;
          else
            instance->mentee_order[rank] = x;
        }
    }

  for (guint j = 0; j < n_mentors; j++)
    {
      instance->capacity_min[j] = lodestar_matching_problem_get_capacity_min (problem, j);
      instance->capacity_max[j] = lodestar_matching_problem_get_capacity_max (problem, j);
    }
  for (guint i = 0; i < n_mentees; i++)
    for (guint j = 0; j < n_mentors; j++)
      {
        LodestarMatchingPair pair;

        if (lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, j)->person ==
            lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, i)->person)
          {
            instance->mentor_self[j] = i;
            instance->mentee_self[i] = j;
          }
        lodestar_matching_explain (problem, j, i, &pair);
        if (pair.is_locked)
          instance->lock_of[i] = j;
        instance->scores[i * n_mentors + j] =
          (gint16) (pair.broken == 0 || pair.is_locked ? (int) pair.score : -1);
      }

  return instance;
}

/* From @least to the most people on each side; few values make many ties */
TestMatchingInstance *
test_matching_instance_new_random (
  GRand *rand, gint32 least, guint max_mentees, guint max_mentors, int n_values)
{
  TestMatchingInstance *instance =
    test_matching_instance_new ((guint) g_rand_int_range (rand, least, (gint32) max_mentees + 1),
                                (guint) g_rand_int_range (rand, least, (gint32) max_mentors + 1));
  int      percent_forbidden = 20 * g_rand_int_range (rand, 0, 5);
  gint32   max_capacity = g_rand_int_range (rand, 1, 5);
  gboolean has_minima = g_rand_boolean (rand);

  for (guint k = 0; k < instance->n_mentees * instance->n_mentors; k++)
    instance->scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < percent_forbidden
                                      ? -1
                                      : g_rand_int_range (rand, 0, n_values));
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      instance->capacity_max[j] = (guint) g_rand_int_range (rand, 0, max_capacity + 1);
      if (has_minima)
        instance->capacity_min[j] =
          (guint) g_rand_int_range (rand, 0, (gint32) instance->capacity_max[j] + 1);
    }

  return instance;
}

void
test_matching_instance_free (TestMatchingInstance *instance)
{
  g_free (instance->scores);
  g_free (instance->capacity_min);
  g_free (instance->capacity_max);
  g_free (instance->lock_of);
  g_free (instance->mentee_order);
  g_free (instance->mentor_rank);
  g_free (instance->mentor_self);
  g_free (instance->mentee_self);
  g_free (instance);
}

void
test_matching_best_free (TestMatchingBest *best)
{
  g_free (best->mentor_of);
  g_free (best);
}

static void
test_matching_measure (const TestMatchingInstance *instance,
                       const guint                *mentor_of,
                       TestMatchingBest           *measure)
{
  guint loads[64] = { 0 };

  measure->n_matched = measure->n_minimum = 0;
  measure->total = measure->squares = 0;
  for (guint i = 0; i < instance->n_mentees; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        measure->n_matched++;
        measure->total += (guint64) instance->scores[i * instance->n_mentors + mentor_of[i]];
        loads[mentor_of[i]]++;
      }
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      measure->n_minimum += MIN (loads[j], instance->capacity_min[j]);
      measure->squares += (guint64) loads[j] * loads[j];
    }
}

static gboolean
test_matching_is_better (const TestMatchingInstance *instance,
                         const TestMatchingBest     *measure,
                         const guint                *mentor_of,
                         const TestMatchingBest     *best)
{
  if (measure->n_matched != best->n_matched)
    return measure->n_matched > best->n_matched;
  if (measure->n_minimum != best->n_minimum)
    return measure->n_minimum > best->n_minimum;
  if (measure->total != best->total)
    return measure->total > best->total;
  if (measure->squares != best->squares)
    return measure->squares < best->squares;

  for (guint k = 0; k < instance->n_mentees; k++)
    {
      guint mine = mentor_of[instance->mentee_order[k]];
      guint theirs = best->mentor_of[instance->mentee_order[k]];

      if (mine == theirs)
        continue;
      if (mine == LODESTAR_MATCHING_NOBODY || theirs == LODESTAR_MATCHING_NOBODY)
        return theirs == LODESTAR_MATCHING_NOBODY;
      return instance->mentor_rank[mine] < instance->mentor_rank[theirs];
    }

  return FALSE;
}

/* Whether taking @mentor for @mentee would have two people mentor each other */
static gboolean
test_matching_is_mutual (const TestMatchingInstance *instance,
                         const guint                *mentor_of,
                         guint                       mentor,
                         guint                       mentee)
{
  guint other_mentee = instance->mentor_self[mentor];
  guint other_mentor = instance->mentee_self[mentee];

  return other_mentee < mentee && other_mentor != LODESTAR_MATCHING_NOBODY &&
         mentor_of[other_mentee] == other_mentor;
}

static void
test_matching_try (const TestMatchingInstance *instance,
                   guint                       mentee,
                   guint                      *mentor_of,
                   guint                      *loads,
                   TestMatchingBest           *best,
                   gboolean                   *has_best)
{
  if (mentee == instance->n_mentees)
    {
      TestMatchingBest measure;

      test_matching_measure (instance, mentor_of, &measure);
      if (!*has_best || test_matching_is_better (instance, &measure, mentor_of, best))
        {
          measure.mentor_of = best->mentor_of;
          *best = measure;
          for (guint i = 0; i < instance->n_mentees; i++)
            best->mentor_of[i] = mentor_of[i];
          *has_best = TRUE;
        }
      return;
    }

  for (guint j = 0; j < instance->n_mentors; j++)
    {
      if (instance->scores[mentee * instance->n_mentors + j] < 0 ||
          loads[j] >= instance->capacity_max[j] ||
          (instance->lock_of[mentee] != LODESTAR_MATCHING_NOBODY &&
           instance->lock_of[mentee] != j) ||
          test_matching_is_mutual (instance, mentor_of, j, mentee))
        continue;
      mentor_of[mentee] = j;
      loads[j]++;
      test_matching_try (instance, mentee + 1, mentor_of, loads, best, has_best);
      loads[j]--;
    }

  if (instance->lock_of[mentee] == LODESTAR_MATCHING_NOBODY)
    {
      mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
      test_matching_try (instance, mentee + 1, mentor_of, loads, best, has_best);
    }
}

TestMatchingBest *
test_matching_brute_force (const TestMatchingInstance *instance)
{
  TestMatchingBest *best = g_new0 (TestMatchingBest, 1);
  guint             mentor_of[64];
  guint             loads[64] = { 0 };
  gboolean          has_best = FALSE;

  g_assert_cmpuint (instance->n_mentees, <, 64);
  g_assert_cmpuint (instance->n_mentors, <, 64);
  best->mentor_of = g_new0 (guint, instance->n_mentees);
  test_matching_try (instance, 0, mentor_of, loads, best, &has_best);
  g_assert_true (has_best);

  return best;
}

static LodestarMatchingTerms
test_matching_terms_new (GRand *rand, guint n_max, guint32 n_kinds)
{
  guint    n = (guint) g_rand_int_range (rand, 0, (gint32) n_max + 1);
  guint32 *ids = g_new (guint32, n);

  for (guint k = 0; k < n; k++)
    ids[k] = 1 + (guint32) g_rand_int_range (rand, 0, (gint32) n_kinds);

  return (LodestarMatchingTerms) { ids, n };
}

static LodestarMatchingPeople
test_matching_keys_new (GRand *rand, guint n_max, guint n_people)
{
  guint   n = (guint) g_rand_int_range (rand, 0, (gint32) n_max + 1);
  gint64 *keys = g_new (gint64, n);

  for (guint k = 0; k < n; k++)
    keys[k] = 1 + g_rand_int_range (rand, 0, (gint32) n_people);

  return (LodestarMatchingPeople) { keys, n };
}

/* People with the keys @first_key … , of whom about every fourth fact is not known */
LodestarMatchingParticipant *
test_matching_people_new (GRand *rand, guint n, gint64 first_key)
{
  LodestarMatchingParticipant *people = g_new0 (LodestarMatchingParticipant, n);

  for (guint k = 0; k < n; k++)
    {
      LodestarMatchingParticipant *person = &people[k];

      person->person = first_key + k;
      person->order = g_rand_int_range (rand, 0, 1000);
      person->capacity_max = (guint) g_rand_int_range (rand, 0, 4);
      person->capacity_min = (guint) g_rand_int_range (rand, 0, 4) / 2;
      person->is_trained = k % 2 == 0;
      person->skills = test_matching_terms_new (rand, 8, 12);
      person->wanted = test_matching_terms_new (rand, 5, 12);
      person->areas = test_matching_terms_new (rand, 3, 12);
      person->goals = test_matching_terms_new (rand, 2, 6);
      person->career = test_matching_terms_new (rand, 4, 6);
      person->languages = test_matching_terms_new (rand, 2, 4);
      person->interests = test_matching_terms_new (rand, 5, 9);
      person->has_level = g_rand_int_range (rand, 0, 4) > 0;
      person->level = g_rand_int_range (rand, 1, 9);
      person->department = (guint32) g_rand_int_range (rand, 0, 5);
      person->location = (guint32) g_rand_int_range (rand, 0, 4);
      person->has_utc_offset = g_rand_int_range (rand, 0, 4) > 0;
      person->utc_offset = 30 * g_rand_int_range (rand, -24, 27);
      if (g_rand_int_range (rand, 0, 4) > 0)
        lodestar_matching_hours_from_slots (g_rand_int (rand) & g_rand_int (rand) & 0x1fffff,
                                            person->utc_offset, person->hours);
      person->style = (LodestarMatchingStyle) g_rand_int_range (rand, 0, 5);
      person->format = (LodestarMatchingFormat) g_rand_int_range (rand, 0, 4);
      person->wishes = test_matching_keys_new (rand, 5, 2 * n + 2);
      person->not_with = test_matching_keys_new (rand, 1, 2 * n + 2);
      person->earlier = test_matching_keys_new (rand, 1, 2 * n + 2);
    }

  return people;
}

void
test_matching_people_free (LodestarMatchingParticipant *people, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      g_free ((gpointer) people[k].skills.ids);
      g_free ((gpointer) people[k].wanted.ids);
      g_free ((gpointer) people[k].areas.ids);
      g_free ((gpointer) people[k].goals.ids);
      g_free ((gpointer) people[k].career.ids);
      g_free ((gpointer) people[k].languages.ids);
      g_free ((gpointer) people[k].interests.ids);
      g_free ((gpointer) people[k].wishes.keys);
      g_free ((gpointer) people[k].not_with.keys);
      g_free ((gpointer) people[k].earlier.keys);
    }
  g_free (people);
}

static void
test_matching_problem_set_random (GRand *rand, LodestarMatchingProblem *problem)
{
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    lodestar_matching_problem_set_weight (problem, k, (guint) g_rand_int_range (rand, 0, 8));
  lodestar_matching_problem_set_parameter (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP,
                                           g_rand_int_range (rand, -3, 4));
  lodestar_matching_problem_set_parameter (problem, LODESTAR_MATCHING_CRITERION_DEPARTMENT,
                                           g_rand_int_range (rand, 0, 2));
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    if (!lodestar_matching_rule_is_always_on (k))
      lodestar_matching_problem_set_rule (problem, k, g_rand_int_range (rand, 0, 6) == 0);
  lodestar_matching_problem_set_rule_bounds (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP,
                                             g_rand_int_range (rand, -3, 3),
                                             g_rand_int_range (rand, 0, 6));
  lodestar_matching_problem_set_rule_bounds (problem, LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE, 0,
                                             g_rand_int_range (rand, 0, 12));
  if (g_rand_int_range (rand, 0, 3) == 0)
    lodestar_matching_problem_set_minimum_score (problem, (guint) g_rand_int_range (rand, 0, 45));
}

/* Random people, settings, managers, locks that can be kept, and bans */
LodestarMatchingProblem *
test_matching_problem_new_random (GRand *rand, guint n_mentors, guint n_mentees)
{
  LodestarMatchingPool    *pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem *problem;
  guint                    n_people = n_mentors + n_mentees;
  gint64                   first_mentee =
    1 + (n_mentors > 0 ? g_rand_int_range (rand, 0, (gint32) n_mentors + 1) : 0);
  LodestarMatchingParticipant *mentors = test_matching_people_new (rand, n_mentors, 1);
  LodestarMatchingParticipant *mentees = test_matching_people_new (rand, n_mentees, first_mentee);

  for (guint k = 0; k < n_mentors; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentors[k]);
  for (guint k = 0; k < n_mentees; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentees[k]);
  for (guint k = 0; k < n_people; k++)
    lodestar_matching_pool_set_manager (pool, 1 + g_rand_int_range (rand, 0, (gint32) n_people + 3),
                                        g_rand_int_range (rand, 0, (gint32) n_people + 4));
  test_matching_people_free (mentors, n_mentors);
  test_matching_people_free (mentees, n_mentees);

  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_pool_unref (pool);
  test_matching_problem_set_random (rand, problem);

  for (guint k = 0; k < n_people / 3 && n_mentors > 0 && n_mentees > 0; k++)
    {
      guint mentor = (guint) g_rand_int_range (rand, 0, (gint32) n_mentors);
      guint mentee = (guint) g_rand_int_range (rand, 0, (gint32) n_mentees);

      if (g_rand_int_range (rand, 0, 4) == 0)
        lodestar_matching_problem_add_lock (problem, mentor, mentee);
      else
        lodestar_matching_problem_add_ban (problem, mentor, mentee);
    }

  return problem;
}

/* Mentors 1 … and mentees 101 … in this order, of whom nothing is known */
LodestarMatchingPool *
test_matching_pool_new (guint n_mentors, guint n_mentees)
{
  LodestarMatchingPool *pool = lodestar_matching_pool_new ();

  for (guint k = 0; k < n_mentors; k++)
    {
      LodestarMatchingParticipant mentor = { .person = 1 + k, .order = k, .capacity_max = 1 };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
    }
  for (guint k = 0; k < n_mentees; k++)
    {
      LodestarMatchingParticipant mentee = { .person = 101 + k, .order = k };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }

  return pool;
}

void
test_matching_assert_right (const LodestarMatchingProblem *problem,
                            const LodestarMatchingResult  *result)
{
  LodestarMatchingVerdict verdict;

  lodestar_matching_check_result (problem, result, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.value, ==, verdict.bound);
  if (result->status != LODESTAR_MATCHING_INFEASIBLE)
    g_assert_cmpint (verdict.value, ==, (gint64) result->total);
}

/* The same in everything that is no proof, of which there can be several */
void
test_matching_assert_same (const LodestarMatchingResult *result,
                           const LodestarMatchingResult *other)
{
  g_assert_cmpint (result->status, ==, other->status);
  g_assert_cmpmem (result->mentor_of, result->n_mentees * sizeof (guint), other->mentor_of,
                   other->n_mentees * sizeof (guint));
  g_assert_cmpmem (result->load_of, result->n_mentors * sizeof (guint), other->load_of,
                   other->n_mentors * sizeof (guint));
  g_assert_cmpmem (result->pairs, result->n_pairs * sizeof (LodestarMatchingPair), other->pairs,
                   other->n_pairs * sizeof (LodestarMatchingPair));
  g_assert_cmpmem (result->unmatched, result->n_unmatched * sizeof (LodestarMatchingUnmatched),
                   other->unmatched, other->n_unmatched * sizeof (LodestarMatchingUnmatched));
  g_assert_cmpmem (result->short_mentors, result->n_short * sizeof (guint), other->short_mentors,
                   other->n_short * sizeof (guint));
  g_assert_cmpuint (result->total, ==, other->total);
  g_assert_cmpint (result->worst, ==, other->worst);
  g_assert_cmpuint (result->sum_of_squares, ==, other->sum_of_squares);
}
