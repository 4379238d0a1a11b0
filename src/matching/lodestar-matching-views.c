/* lodestar-matching-views.c - what people think of each other, by a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-views.h"

#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Whom somebody would rather have: first those wished for, in the order of the wishes; then by the
 * sum of what the criteria give on the own side; then by the score, which is what both sides
 * think together; then by number. All this is one number of 16 bits, but for the last.
 *
 * Both sides think the same by most criteria, so the score is nearly what a side thinks. Only
 * skills, development areas, interests and wishes differ, and these only where there is anything
 * in common: a few mentors by mentee, found by who has a term. */

#define LODESTAR_MATCHING_MOST_RANKS 20000
#define LODESTAR_MATCHING_INTERESTS_THAT_COUNT 3

typedef struct
{
  guint32 term;
  guint   mentor; /* position in canonical order */
} LodestarMatchingPosting;

/* What the sides give more or less than the mean, for one mentee with all mentors */
typedef struct
{
  const LodestarMatchingProblem *problem;
  guint                          n_mentors;
  GArray                        *skills;    /* (owned): of LodestarMatchingPosting, ascending */
  GArray                        *interests; /* (owned): likewise */
  guint                         *n_common;  /* (owned): by mentor, 0 between uses */
  guint                         *weights;   /* (owned): likewise */
  gint16                        *more_to_mentee; /* (owned): by mentor */
  gint16                        *more_to_mentor; /* (owned): by mentor */
} LodestarMatchingSides;

static int
lodestar_matching_compare_postings (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingPosting *x = a;
  const LodestarMatchingPosting *y = b;

  if (x->term != y->term)
    return x->term < y->term ? -1 : 1;

  return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

static void
lodestar_matching_sides_add_postings (GArray                      *postings,
                                      const LodestarMatchingTerms *terms,
                                      guint                        mentor)
{
  for (guint k = 0; k < terms->n; k++)
    {
      LodestarMatchingPosting posting = { terms->ids[k], mentor };

      g_array_append_val (postings, posting);
    }
}

static void
lodestar_matching_sides_init (LodestarMatchingSides *sides, const LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool = problem->pool;

  sides->problem = problem;
  sides->n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  sides->skills = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingPosting));
  sides->interests = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingPosting));
  for (guint c = 0; c < sides->n_mentors; c++)
    {
      const LodestarMatchingParticipant *mentor = lodestar_matching_pool_peek (
        pool, LODESTAR_MATCHING_MENTOR, pool->canonical[LODESTAR_MATCHING_MENTOR][c]);

      lodestar_matching_sides_add_postings (sides->skills, &mentor->skills, c);
      lodestar_matching_sides_add_postings (sides->interests, &mentor->interests, c);
    }
  g_array_sort (sides->skills, lodestar_matching_compare_postings);
  g_array_sort (sides->interests, lodestar_matching_compare_postings);
  sides->n_common = g_new0 (guint, sides->n_mentors + 1);
  sides->weights = g_new0 (guint, sides->n_mentors + 1);
  sides->more_to_mentee = g_new (gint16, sides->n_mentors + 1);
  sides->more_to_mentor = g_new (gint16, sides->n_mentors + 1);
}

static void
lodestar_matching_sides_clear (LodestarMatchingSides *sides)
{
  g_array_unref (sides->skills);
  g_array_unref (sides->interests);
  g_free (sides->n_common);
  g_free (sides->weights);
  g_free (sides->more_to_mentee);
  g_free (sides->more_to_mentor);
}

static void
lodestar_matching_sides_add (LodestarMatchingSides *sides,
                             guint                  mentor,
                             guint                  mentee_side,
                             guint                  mentor_side)
{
  guint mean = (mentee_side + mentor_side + 1) / 2;

  sides->more_to_mentee[mentor] += (gint16) ((int) mentee_side - (int) mean);
  sides->more_to_mentor[mentor] += (gint16) ((int) mentor_side - (int) mean);
}

/* Counts the terms in common with each mentor, and how much they weigh where they are ranked */
static void
lodestar_matching_sides_count (LodestarMatchingSides       *sides,
                               const GArray                *postings,
                               const LodestarMatchingTerms *terms)
{
  for (guint r = 0; r < terms->n; r++)
    {
      guint low = 0;
      guint high = postings->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (postings, LodestarMatchingPosting, middle).term < terms->ids[r])
            low = middle + 1;
          else
            high = middle;
        }
      for (; low < postings->len &&
             g_array_index (postings, LodestarMatchingPosting, low).term == terms->ids[r];
           low++)
        {
          guint mentor = g_array_index (postings, LodestarMatchingPosting, low).mentor;

          sides->n_common[mentor]++;
          sides->weights[mentor] += 2 * terms->n - r;
        }
    }
}

/* Adds what a criterion gives more to one side where terms are in common, and forgets these */
static void
lodestar_matching_sides_add_terms (LodestarMatchingSides             *sides,
                                   LodestarMatchingCriterion          criterion,
                                   const LodestarMatchingParticipant *mentee)
{
  const LodestarMatchingPool *pool = sides->problem->pool;
  guint                       points = sides->problem->points[criterion];

  for (guint c = 0; c < sides->n_mentors; c++)
    {
      const LodestarMatchingParticipant *mentor;
      guint                              n_common = sides->n_common[c];
      guint                              weight = sides->weights[c];
      guint                              n;

      if (n_common == 0)
        continue;
      sides->n_common[c] = sides->weights[c] = 0;
      mentor = lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR,
                                            pool->canonical[LODESTAR_MATCHING_MENTOR][c]);
      if (criterion == LODESTAR_MATCHING_CRITERION_INTERESTS)
        {
          n = LODESTAR_MATCHING_INTERESTS_THAT_COUNT;
          n_common = MIN (n_common, n);
          lodestar_matching_sides_add (
            sides, c, lodestar_matching_round (points, n_common, MIN (mentee->interests.n, n)),
            lodestar_matching_round (points, n_common, MIN (mentor->interests.n, n)));
        }
      else if (criterion == LODESTAR_MATCHING_CRITERION_SKILLS)
        {
          n = mentee->wanted.n;
          lodestar_matching_sides_add (
            sides, c, lodestar_matching_round (points, weight, n * (3 * n + 1) / 2),
            lodestar_matching_round (points, n_common, MIN (n, mentor->skills.n)));
        }
      else
        {
          n = mentee->areas.n;
          lodestar_matching_sides_add (
            sides, c, lodestar_matching_round (points, n_common, n),
            lodestar_matching_round (points, n_common, MIN (n, mentor->skills.n)));
        }
    }
}

/* Finds what both sides give more or less than the mean for a mentee */
static void
lodestar_matching_sides_run (LodestarMatchingSides *sides, guint mentee)
{
  const LodestarMatchingPool        *pool = sides->problem->pool;
  const guint8                      *points = sides->problem->points;
  const LodestarMatchingParticipant *participant =
    lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee);

  memset (sides->more_to_mentee, 0, sides->n_mentors * sizeof (gint16));
  memset (sides->more_to_mentor, 0, sides->n_mentors * sizeof (gint16));
  if (points[LODESTAR_MATCHING_CRITERION_SKILLS] > 0)
    {
      lodestar_matching_sides_count (sides, sides->skills, &participant->wanted);
      lodestar_matching_sides_add_terms (sides, LODESTAR_MATCHING_CRITERION_SKILLS, participant);
    }
  if (points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT] > 0)
    {
      lodestar_matching_sides_count (sides, sides->skills, &participant->areas);
      lodestar_matching_sides_add_terms (sides, LODESTAR_MATCHING_CRITERION_DEVELOPMENT,
                                         participant);
    }
  if (points[LODESTAR_MATCHING_CRITERION_INTERESTS] > 0)
    {
      lodestar_matching_sides_count (sides, sides->interests, &participant->interests);
      lodestar_matching_sides_add_terms (sides, LODESTAR_MATCHING_CRITERION_INTERESTS, participant);
    }
  for (guint k = pool->relation_offsets[mentee]; k < pool->relation_offsets[mentee + 1]; k++)
    {
      const LodestarMatchingRelation *relation = &pool->relations[k];
      guint                           most = points[LODESTAR_MATCHING_CRITERION_WISHES];

      lodestar_matching_sides_add (sides,
                                   pool->position[LODESTAR_MATCHING_MENTOR][relation->mentor],
                                   lodestar_matching_round (most, relation->mentee_quarters, 4),
                                   lodestar_matching_round (most, relation->mentor_quarters, 4));
    }
}

static gint16 *
lodestar_matching_problem_views_get (const LodestarMatchingProblemViews *views,
                                     LodestarMatchingRole                role,
                                     guint                               index,
                                     guint                               other)
{
  return role == LODESTAR_MATCHING_MENTEE
           ? &views->of_mentees[(gsize) index * views->views.n_mentors + other]
           : &views->of_mentors[(gsize) index * views->views.n_mentees + other];
}

static void
lodestar_matching_problem_views_read (gpointer             data,
                                      LodestarMatchingRole role,
                                      guint                index,
                                      gint16              *row)
{
  const LodestarMatchingProblemViews *views = data;
  guint n = role == LODESTAR_MATCHING_MENTEE ? views->views.n_mentors : views->views.n_mentees;

  memcpy (row, lodestar_matching_problem_views_get (views, role, index, 0), n * sizeof (gint16));
}

static gint16
lodestar_matching_problem_views_peek (gpointer             data,
                                      LodestarMatchingRole role,
                                      guint                index,
                                      guint                other)
{
  return *lodestar_matching_problem_views_get (data, role, index, other);
}

/* Puts the people that somebody wishes for first */
static void
lodestar_matching_problem_views_add_wishes (LodestarMatchingProblemViews *views,
                                            LodestarMatchingRole          role,
                                            guint                         index)
{
  const LodestarMatchingPool        *pool = views->problem->pool;
  const LodestarMatchingParticipant *participant =
    lodestar_matching_pool_peek (pool, role, pool->canonical[role][index]);

  for (guint r = participant->wishes.n; r-- > 0;)
    {
      guint   other;
      gint16 *view;

      if (!lodestar_matching_pool_find (pool, 1 - role, participant->wishes.keys[r], &other))
        continue;
      view =
        lodestar_matching_problem_views_get (views, role, index, pool->position[1 - role][other]);
      if (*view >= 0)
        *view = (gint16) (LODESTAR_MATCHING_HIGHEST_VIEW - MIN (r, LODESTAR_MATCHING_MOST_RANKS));
    }
}

/* Forbids a pair; indices are those of the pool */
void
lodestar_matching_problem_views_forbid (LodestarMatchingProblemViews *views,
                                        guint                         mentor,
                                        guint                         mentee)
{
  const LodestarMatchingPool *pool = views->problem->pool;
  guint                       i = pool->position[LODESTAR_MATCHING_MENTEE][mentee];
  guint                       j = pool->position[LODESTAR_MATCHING_MENTOR][mentor];

  *lodestar_matching_problem_views_get (views, LODESTAR_MATCHING_MENTEE, i, j) =
    LODESTAR_MATCHING_FORBIDDEN;
  *lodestar_matching_problem_views_get (views, LODESTAR_MATCHING_MENTOR, j, i) =
    LODESTAR_MATCHING_FORBIDDEN;
}

static void
lodestar_matching_problem_views_fill (LodestarMatchingProblemViews *views, const gint16 *scores)
{
  const LodestarMatchingPool *pool = views->problem->pool;
  guint                       n_mentors = views->views.n_mentors;
  LodestarMatchingSides       sides;

  lodestar_matching_sides_init (&sides, views->problem);
  for (guint k = 0; k < views->views.n_mentees; k++)
    {
      const gint16 *row = scores + (gsize) k * n_mentors;

      lodestar_matching_sides_run (&sides, pool->canonical[LODESTAR_MATCHING_MENTEE][k]);
      for (guint c = 0; c < n_mentors; c++)
        {
          gint16  score = row[c];
          gint16 *of_mentee =
            lodestar_matching_problem_views_get (views, LODESTAR_MATCHING_MENTEE, k, c);
          gint16 *of_mentor =
            lodestar_matching_problem_views_get (views, LODESTAR_MATCHING_MENTOR, c, k);

          *of_mentee = *of_mentor = LODESTAR_MATCHING_FORBIDDEN;
          if (score < 0)
            continue;
          *of_mentee =
            (gint16) ((score + sides.more_to_mentee[c]) * (LODESTAR_MATCHING_POINTS + 1) + score);
          *of_mentor =
            (gint16) ((score + sides.more_to_mentor[c]) * (LODESTAR_MATCHING_POINTS + 1) + score);
        }
      lodestar_matching_problem_views_add_wishes (views, LODESTAR_MATCHING_MENTEE, k);
    }
  lodestar_matching_sides_clear (&sides);
  for (guint c = 0; c < n_mentors; c++)
    lodestar_matching_problem_views_add_wishes (views, LODESTAR_MATCHING_MENTOR, c);
}

/* Returns FALSE if cancelled; @views has to be cleared all the same */
gboolean
lodestar_matching_problem_views_init (LodestarMatchingProblemViews  *views,
                                      const LodestarMatchingProblem *problem,
                                      const LodestarMatchingMonitor *monitor)
{
  const LodestarMatchingPool *pool = problem->pool;
  g_autofree gint16          *scores = NULL;
  LodestarMatchingScorer      scorer;
  gsize                       n_pairs;
  gboolean                    is_done;

  memset (views, 0, sizeof *views);
  views->problem = problem;
  views->views.n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  views->views.n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  views->views.highest = LODESTAR_MATCHING_HIGHEST_VIEW;
  views->views.read = lodestar_matching_problem_views_read;
  views->views.peek = lodestar_matching_problem_views_peek;
  views->views.data = views;
  views->capacities = g_new (guint, views->views.n_mentors + 1);
  views->views.capacities = views->capacities;
  for (guint c = 0; c < views->views.n_mentors; c++)
    views->capacities[c] = problem->capacity_max[pool->canonical[LODESTAR_MATCHING_MENTOR][c]];
  for (guint k = 0; k < problem->locks->len; k++)
    views->capacities[pool->position[LODESTAR_MATCHING_MENTOR]
                                    [g_array_index (problem->locks, guint64, k) & G_MAXUINT32]]--;

  n_pairs = (gsize) views->views.n_mentees * views->views.n_mentors;
  views->of_mentees = g_new (gint16, n_pairs + 1);
  views->of_mentors = g_new (gint16, n_pairs + 1);
  scores = g_new (gint16, n_pairs + 1);
  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_solve_forbid_locks (problem, &scorer);
  is_done = lodestar_matching_objective_read (&scorer, monitor, scores);
  lodestar_matching_scorer_clear (&scorer);
  if (is_done)
    lodestar_matching_problem_views_fill (views, scores);

  return is_done;
}

void
lodestar_matching_problem_views_clear (LodestarMatchingProblemViews *views)
{
  g_clear_pointer (&views->of_mentees, g_free);
  g_clear_pointer (&views->of_mentors, g_free);
  g_clear_pointer (&views->capacities, g_free);
}
