/* lodestar-matching-measure.c - the scoring functions of the criteria, pair by pair
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"

#include <stdlib.h>

/* These are the formulas as LodestarMatchingCriterion documents them, written to be read. The row
 * kernel computes the same for many pairs at once, and is tested against these. */

static const LodestarMatchingFit lodestar_matching_fit_unknown = { 0, 1, FALSE };

static LodestarMatchingFit
lodestar_matching_fit (guint numerator, guint denominator)
{
  LodestarMatchingFit fit = { numerator, denominator, TRUE };

  return fit;
}

/* How many terms two lists share; @sorted has to be ascending */
static guint
lodestar_matching_count_common (const LodestarMatchingTerms *terms,
                                const LodestarMatchingTerms *sorted)
{
  guint n = 0;

  for (guint i = 0; i < terms->n; i++)
    {
      guint low = 0;
      guint high = sorted->n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (sorted->ids[middle] < terms->ids[i])
            low = middle + 1;
          else
            high = middle;
        }
      n += low < sorted->n && sorted->ids[low] == terms->ids[i];
    }

  return n;
}

static void
lodestar_matching_measure_skills (const LodestarMatchingParticipant *mentor,
                                  const LodestarMatchingParticipant *mentee,
                                  LodestarMatchingFit               *mentor_side,
                                  LodestarMatchingFit               *mentee_side)
{
  guint n = mentee->wanted.n;
  guint n_common = 0;
  guint sum = 0;

  if (n == 0 || mentor->skills.n == 0)
    return;

  for (guint r = 0; r < n; r++)
    {
      const LodestarMatchingTerms one = { &mentee->wanted.ids[r], 1 };

      if (lodestar_matching_count_common (&one, &mentor->skills) > 0)
        {
          n_common++;
          sum += 2 * n - r;
        }
    }

  *mentor_side = lodestar_matching_fit (n_common, MIN (n, mentor->skills.n));
  *mentee_side = lodestar_matching_fit (sum, n * (3 * n + 1) / 2);
}

static void
lodestar_matching_measure_development (const LodestarMatchingParticipant *mentor,
                                       const LodestarMatchingParticipant *mentee,
                                       LodestarMatchingFit               *mentor_side,
                                       LodestarMatchingFit               *mentee_side)
{
  guint n_common;

  if (mentee->areas.n == 0 || mentor->skills.n == 0)
    return;

  n_common = lodestar_matching_count_common (&mentee->areas, &mentor->skills);
  *mentor_side = lodestar_matching_fit (n_common, MIN (mentee->areas.n, mentor->skills.n));
  *mentee_side = lodestar_matching_fit (n_common, mentee->areas.n);
}

static LodestarMatchingFit
lodestar_matching_measure_career_goal (const LodestarMatchingParticipant *mentor,
                                       const LodestarMatchingParticipant *mentee)
{
  if (mentee->goals.n == 0 || mentor->career.n == 0)
    return lodestar_matching_fit_unknown;

  return lodestar_matching_fit (lodestar_matching_count_common (&mentee->goals, &mentor->career),
                                mentee->goals.n);
}

/* The fit of a mentor who is @gap levels above the mentee, where @best is the best gap */
void
lodestar_matching_level_fit (int best, int gap, LodestarMatchingFit *fit)
{
  if (best < 0)
    {
      best = -best;
      gap = -gap;
    }

  if (best == 0)
    *fit = lodestar_matching_fit ((guint) MAX (0, 4 - ABS (gap)), 4);
  else if (gap <= 0)
    *fit = lodestar_matching_fit (0, 1);
  else if (gap <= best)
    *fit = lodestar_matching_fit ((guint) gap, (guint) best);
  else
    *fit = lodestar_matching_fit ((guint) MAX (0, 4 - (gap - best)), 4);
}

/* Minutes between two clocks, the short way round the day */
int
lodestar_matching_clock_distance (int offset, int other)
{
  int distance = ABS (offset - other) % (24 * 60);

  return MIN (distance, 24 * 60 - distance);
}

static void
lodestar_matching_measure_interests (const LodestarMatchingParticipant *mentor,
                                     const LodestarMatchingParticipant *mentee,
                                     LodestarMatchingFit               *mentor_side,
                                     LodestarMatchingFit               *mentee_side)
{
  guint n_common;

  if (mentor->interests.n == 0 || mentee->interests.n == 0)
    return;

  n_common = MIN (lodestar_matching_count_common (&mentee->interests, &mentor->interests), 3);
  *mentor_side = lodestar_matching_fit (n_common, MIN (mentor->interests.n, 3));
  *mentee_side = lodestar_matching_fit (n_common, MIN (mentee->interests.n, 3));
}

static LodestarMatchingFit
lodestar_matching_measure_times (const LodestarMatchingParticipant *mentor,
                                 const LodestarMatchingParticipant *mentee)
{
  guint   n_common = 0;
  guint64 mentors = 0;
  guint64 mentees = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_HOUR_WORDS; k++)
    {
      mentors |= mentor->hours[k];
      mentees |= mentee->hours[k];
      n_common += (guint) __builtin_popcountll (mentor->hours[k] & mentee->hours[k]);
    }

  if (mentors == 0 || mentees == 0)
    return lodestar_matching_fit_unknown;

  return lodestar_matching_fit (MIN (n_common, 8), 8);
}

static LodestarMatchingFit
lodestar_matching_measure_style (const LodestarMatchingParticipant *mentor,
                                 const LodestarMatchingParticipant *mentee)
{
  static const guint halves[] = { 2, 1, 0, 1 }; /* by the steps round the circle */

  if (mentor->style == LODESTAR_MATCHING_STYLE_UNKNOWN ||
      mentee->style == LODESTAR_MATCHING_STYLE_UNKNOWN)
    return lodestar_matching_fit_unknown;

  return lodestar_matching_fit (halves[ABS ((int) mentor->style - (int) mentee->style)], 2);
}

static LodestarMatchingFit
lodestar_matching_measure_format (const LodestarMatchingParticipant *mentor,
                                  const LodestarMatchingParticipant *mentee)
{
  if (mentor->format == LODESTAR_MATCHING_FORMAT_UNKNOWN ||
      mentee->format == LODESTAR_MATCHING_FORMAT_UNKNOWN)
    return lodestar_matching_fit_unknown;

  return lodestar_matching_fit (mentor->format == mentee->format ||
                                  mentor->format == LODESTAR_MATCHING_FORMAT_EITHER ||
                                  mentee->format == LODESTAR_MATCHING_FORMAT_EITHER,
                                1);
}

static LodestarMatchingFit
lodestar_matching_measure_time_zone (const LodestarMatchingParticipant *mentor,
                                     const LodestarMatchingParticipant *mentee)
{
  int distance;

  if (!mentor->has_utc_offset || !mentee->has_utc_offset)
    return lodestar_matching_fit_unknown;

  distance = lodestar_matching_clock_distance (mentor->utc_offset, mentee->utc_offset);

  return lodestar_matching_fit ((guint) MAX (0, 480 - distance), 480);
}

static LodestarMatchingFit
lodestar_matching_measure_wishes (const LodestarMatchingPeople *wishes, gint64 person)
{
  if (wishes->n == 0)
    return lodestar_matching_fit_unknown;

  for (guint r = 0; r < wishes->n; r++)
    if (wishes->keys[r] == person)
      return lodestar_matching_fit (r < 3 ? 4 - r : 1, 4);

  return lodestar_matching_fit (0, 4);
}

static LodestarMatchingFit
lodestar_matching_measure_same (guint32 value, guint32 other, gboolean wants_same)
{
  if (value == 0 || other == 0)
    return lodestar_matching_fit_unknown;

  return lodestar_matching_fit ((value == other) == wants_same, 1);
}

/**
 * lodestar_matching_pool_measure:
 * @pool: a pool
 * @criterion: a criterion
 * @parameter: its parameter; 0 where it has none
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 * @mentor_side: (out): the fit as the mentor sees it
 * @mentee_side: (out): the fit as the mentee sees it
 *
 * The scoring function of a criterion, as #LodestarMatchingCriterion documents it: in integers,
 * the same on every machine. Any thread.
 */
void
lodestar_matching_pool_measure (const LodestarMatchingPool *pool,
                                LodestarMatchingCriterion   criterion,
                                int                         parameter,
                                guint                       mentor,
                                guint                       mentee,
                                LodestarMatchingFit        *mentor_side,
                                LodestarMatchingFit        *mentee_side)
{
  const LodestarMatchingParticipant *a;
  const LodestarMatchingParticipant *b;
  LodestarMatchingFit                both = lodestar_matching_fit_unknown;

  g_return_if_fail (pool != NULL && mentor_side != NULL && mentee_side != NULL);
  g_return_if_fail (mentor < pool->participants[LODESTAR_MATCHING_MENTOR]->len);
  g_return_if_fail (mentee < pool->participants[LODESTAR_MATCHING_MENTEE]->len);

  a = lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, mentor);
  b = lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee);
  *mentor_side = lodestar_matching_fit_unknown;
  *mentee_side = lodestar_matching_fit_unknown;

  switch (criterion)
    {
    case LODESTAR_MATCHING_CRITERION_SKILLS:
      lodestar_matching_measure_skills (a, b, mentor_side, mentee_side);
      return;
    case LODESTAR_MATCHING_CRITERION_DEVELOPMENT:
      lodestar_matching_measure_development (a, b, mentor_side, mentee_side);
      return;
    case LODESTAR_MATCHING_CRITERION_WISHES:
      *mentor_side = lodestar_matching_measure_wishes (&a->wishes, b->person);
      *mentee_side = lodestar_matching_measure_wishes (&b->wishes, a->person);
      return;
    case LODESTAR_MATCHING_CRITERION_INTERESTS:
      lodestar_matching_measure_interests (a, b, mentor_side, mentee_side);
      return;
    case LODESTAR_MATCHING_CRITERION_CAREER_GOAL:
      both = lodestar_matching_measure_career_goal (a, b);
      break;
    case LODESTAR_MATCHING_CRITERION_LEVEL_GAP:
      if (a->has_level && b->has_level)
        lodestar_matching_level_fit (parameter, a->level - b->level, &both);
      break;
    case LODESTAR_MATCHING_CRITERION_STYLE:
      both = lodestar_matching_measure_style (a, b);
      break;
    case LODESTAR_MATCHING_CRITERION_LANGUAGES:
      if (a->languages.n > 0 && b->languages.n > 0)
        both = lodestar_matching_fit (
          lodestar_matching_count_common (&b->languages, &a->languages) > 0, 1);
      break;
    case LODESTAR_MATCHING_CRITERION_TIMES:
      both = lodestar_matching_measure_times (a, b);
      break;
    case LODESTAR_MATCHING_CRITERION_FORMAT:
      both = lodestar_matching_measure_format (a, b);
      break;
    case LODESTAR_MATCHING_CRITERION_TIME_ZONE:
      both = lodestar_matching_measure_time_zone (a, b);
      break;
    case LODESTAR_MATCHING_CRITERION_DEPARTMENT:
      both = lodestar_matching_measure_same (a->department, b->department, parameter != 0);
      break;
    case LODESTAR_MATCHING_CRITERION_LOCATION:
      both = lodestar_matching_measure_same (a->location, b->location, TRUE);
      break;
    default:
      g_return_if_reached ();
    }

  *mentor_side = both;
  *mentee_side = both;
}
