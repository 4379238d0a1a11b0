/* lodestar-matching-scorer-tables.c - the criteria and rules of a problem as tables of points
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-scorer.h"

/* Everything that is rounded is in a table: what is left for each pair is to look it up. */

guint
lodestar_matching_scorer_get_skill_points (
  guint points, guint sum, guint n_common, guint n_wanted, guint n_skills)
{
  return lodestar_matching_mean (
    lodestar_matching_round (points, sum, n_wanted * (3 * n_wanted + 1) / 2),
    lodestar_matching_round (points, n_common, MIN (n_wanted, n_skills)));
}

/* What the wanted skills in a mask weigh, of @n, of which the first of the mask is number @first */
static guint
lodestar_matching_tables_get_sum (guint mask, guint first, guint n)
{
  guint sum = 0;

  for (guint r = 0; r < LODESTAR_MATCHING_MOST_RANKED_PLANES; r++)
    if ((mask >> r & 1) != 0 && first + r < n)
      sum += 2 * n - (first + r);

  return sum;
}

/* Starts with a table for all classes from @most on, and one for each class below that occurs */
static void
lodestar_matching_class_tables_init (LodestarMatchingClassTables *tables,
                                     const gboolean              *occurs,
                                     guint                        most)
{
  tables->n_tables = 1;
  tables->values[0] = (guint8) most;
  for (guint class = 1; class < most; class ++)
    if (occurs[class])
      tables->values[tables->n_tables++] = (guint8) class;
}

static void
lodestar_matching_tables_add_skills (LodestarMatchingScorerTables   *tables,
                                     const LodestarMatchingFeatures *mentors,
                                     guint                           points)
{
  for (guint n = 1; n <= LODESTAR_MATCHING_MOST_RANKED; n++)
    {
      LodestarMatchingClassTables *skills = &tables->skills[n];
      LodestarMatchingRankTables  *ranks = &tables->ranks[n];
      guint                        whole = n * (3 * n + 1);

      lodestar_matching_class_tables_init (skills, mentors->has_n_skills, n);
      for (guint t = 0; t < skills->n_tables; t++)
        for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
          if (n > LODESTAR_MATCHING_MOST_RANKED_PLANES)
            skills->tables[t][k] = (guint8) lodestar_matching_round (
              points, MIN (k, skills->values[t]), skills->values[t]);
          else if ((guint) __builtin_popcount (k) <= skills->values[t] && k >> n == 0)
            skills->tables[t][k] = (guint8) lodestar_matching_scorer_get_skill_points (
              points, lodestar_matching_tables_get_sum (k, 0, n), (guint) __builtin_popcount (k), n,
              skills->values[t]);

      for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
        {
          guint low = 2 * points * lodestar_matching_tables_get_sum (k, 0, n) + whole / 2;
          guint high =
            2 * points *
            lodestar_matching_tables_get_sum (k, LODESTAR_MATCHING_MOST_RANKED_PLANES, n);

          ranks->wholes[k] = (guint8) (low / whole);
          ranks->rests[k] = (guint8) (low % whole);
          ranks->high_wholes[k] = (guint8) (high / whole);
          ranks->high_gaps[k] = (guint8) (whole - high % whole);
        }
    }
}

static void
lodestar_matching_tables_add_patterns (LodestarMatchingScorerTables *tables, guint points)
{
  for (guint n = 1; n <= LODESTAR_MATCHING_PATTERN_RANKS && points > 0; n++)
    for (guint mask = 1; mask < 1u << n; mask++)
      {
        guint n_common = (guint) __builtin_popcount (mask);
        guint sum = 0;

        for (guint r = 0; r < n; r++)
          sum += (mask >> r & 1) != 0 ? 2 * n - r : 0;
        for (guint n_skills = n_common; n_skills <= LODESTAR_MATCHING_PATTERN_RANKS; n_skills++)
          tables->patterns[n_skills][1u << n | mask] =
            (guint8) lodestar_matching_scorer_get_skill_points (points, sum, n_common, n, n_skills);
      }
}

static guint
lodestar_matching_tables_get_area_points (guint points,
                                          guint n_common,
                                          guint n_areas,
                                          guint n_skills)
{
  n_common = MIN (n_common, MIN (n_areas, n_skills));

  return lodestar_matching_mean (
    lodestar_matching_round (points, n_common, n_areas),
    lodestar_matching_round (points, n_common, MIN (n_areas, n_skills)));
}

/* Tables for the numbers from 1 that occur; where there are none there is nothing to count either
 */
static void
lodestar_matching_class_tables_init_all (LodestarMatchingClassTables *tables,
                                         const gboolean              *occurs,
                                         guint                       *most)
{
  *most = 0;
  tables->n_tables = 0;
  for (guint class = 1; class <= G_MAXUINT8; class ++)
    if (occurs[class])
      {
        *most = class;
        if (class <= LODESTAR_MATCHING_MOST_COUNTED)
          tables->values[tables->n_tables++] = (guint8) class;
      }
  if (tables->n_tables == 0)
    tables->values[tables->n_tables++] = 1;
}

static void
lodestar_matching_tables_add_areas (LodestarMatchingScorerTables     *tables,
                                    const LodestarMatchingFeatureSet *set,
                                    guint                             points)
{
  for (guint n = 1; n <= LODESTAR_MATCHING_MOST_COUNTED; n++)
    {
      LodestarMatchingClassTables *by_mentee = &tables->areas[LODESTAR_MATCHING_MENTEE][n];
      LodestarMatchingClassTables *by_mentor = &tables->areas[LODESTAR_MATCHING_MENTOR][n];

      lodestar_matching_class_tables_init (by_mentee,
                                           set->roles[LODESTAR_MATCHING_MENTOR].has_n_skills, n);
      lodestar_matching_class_tables_init_all (
        by_mentor, set->roles[LODESTAR_MATCHING_MENTEE].has_n_areas, &tables->most_areas);
      for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
        {
          for (guint t = 0; t < by_mentee->n_tables; t++)
            by_mentee->tables[t][k] = (guint8) lodestar_matching_tables_get_area_points (
              points, k, n, by_mentee->values[t]);
          for (guint t = 0; t < by_mentor->n_tables; t++)
            by_mentor->tables[t][k] = (guint8) lodestar_matching_tables_get_area_points (
              points, k, by_mentor->values[t], n);
          if (k >> 2 > 0)
            tables->few_areas[n][k] =
              (guint8) lodestar_matching_tables_get_area_points (points, k & 3, k >> 2, n);
        }
    }
}

/* Goals, and in the plane after theirs, if there is one, languages */
static void
lodestar_matching_tables_fill_goals (
  guint8 *table, guint n_planes, guint points, guint n, guint language_points)
{
  for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
    {
      guint n_common = MIN (k & ((1u << n_planes) - 1), n);

      table[k] = (guint8) (lodestar_matching_round (points, n_common, n) +
                           (k >> n_planes != 0 ? language_points : 0));
    }
}

static void
lodestar_matching_tables_add_goals (LodestarMatchingScorerTables   *tables,
                                    const LodestarMatchingFeatures *mentees,
                                    guint                           points,
                                    guint                           language_points)
{
  LodestarMatchingClassTables *by_class = &tables->goals_by_class;

  lodestar_matching_class_tables_init_all (by_class, mentees->has_n_goals, &tables->most_goals);
  for (guint t = 0; t < by_class->n_tables; t++)
    lodestar_matching_tables_fill_goals (by_class->tables[t],
                                         lodestar_matching_count_planes (tables->most_goals),
                                         points, by_class->values[t], language_points);
  for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
    if (k >> 2 > 0)
      tables->few_goals[k] = (guint8) lodestar_matching_round (points, MIN (k & 3, k >> 2), k >> 2);
  for (guint n = 1; n <= LODESTAR_MATCHING_MOST_COUNTED; n++)
    lodestar_matching_tables_fill_goals (tables->goals[n], lodestar_matching_count_planes (n),
                                         points, n, language_points);
}

static void
lodestar_matching_tables_add_small (LodestarMatchingScorerTables  *tables,
                                    const LodestarMatchingProblem *problem)
{
  static const guint halves[] = { 2, 1, 0, 1 };
  const guint8      *points = problem->points;

  for (guint own = 1; own <= 3; own++)
    for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
      {
        guint other = k >> 2;
        guint n_common = MIN (k & 3, MIN (own, other));

        if (other > 0)
          tables->interests[own][k] = (guint8) lodestar_matching_mean (
            lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_INTERESTS], n_common, own),
            lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_INTERESTS], n_common,
                                     other));
      }
  for (guint k = 1; k < LODESTAR_MATCHING_TABLE; k++)
    {
      tables->times[k] =
        (guint8) lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_TIMES], MIN (k, 8), 8);
      tables->languages[k] = points[LODESTAR_MATCHING_CRITERION_LANGUAGES];
    }
  for (guint own = LODESTAR_MATCHING_STYLE_DIRECT; own <= LODESTAR_MATCHING_STYLE_EXPRESSIVE; own++)
    for (guint k = LODESTAR_MATCHING_STYLE_DIRECT; k <= LODESTAR_MATCHING_STYLE_EXPRESSIVE; k++)
      tables->styles[own][k] = (guint8) lodestar_matching_round (
        points[LODESTAR_MATCHING_CRITERION_STYLE], halves[ABS ((int) k - (int) own)], 2);
  for (guint own = LODESTAR_MATCHING_FORMAT_IN_PERSON; own <= LODESTAR_MATCHING_FORMAT_EITHER;
       own++)
    for (guint k = LODESTAR_MATCHING_FORMAT_IN_PERSON; k <= LODESTAR_MATCHING_FORMAT_EITHER; k++)
      if (own == k || own == LODESTAR_MATCHING_FORMAT_EITHER ||
          k == LODESTAR_MATCHING_FORMAT_EITHER)
        tables->formats[own][k] = points[LODESTAR_MATCHING_CRITERION_FORMAT];
}

guint8
lodestar_matching_scorer_get_level_points (const LodestarMatchingProblem *problem,
                                           LodestarMatchingRole           role,
                                           guint                          own,
                                           guint                          other)
{
  const int           *levels = problem->pool->features->levels.values;
  LodestarMatchingRule rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  guint                points = problem->points[LODESTAR_MATCHING_CRITERION_LEVEL_GAP];
  LodestarMatchingFit  fit;
  int                  gap;

  if (own == 0 || other == 0)
    return problem->rules[rule] ? LODESTAR_MATCHING_NEVER : 0;

  gap = levels[own - 1] - levels[other - 1];
  if (role == LODESTAR_MATCHING_MENTEE)
    gap = -gap;
  if (problem->rules[rule] && (gap < problem->minima[rule] || gap > problem->maxima[rule]))
    return LODESTAR_MATCHING_NEVER;

  lodestar_matching_level_fit (problem->parameters[LODESTAR_MATCHING_CRITERION_LEVEL_GAP], gap,
                               &fit);

  return (guint8) lodestar_matching_round (points, fit.numerator, fit.denominator);
}

guint8
lodestar_matching_scorer_get_offset_points (const LodestarMatchingProblem *problem,
                                            LodestarMatchingRole           role,
                                            guint                          own,
                                            guint                          other)
{
  const int           *offsets = problem->pool->features->offsets.values;
  LodestarMatchingRule rule = LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE;
  int                  distance;

  if (own == 0 || other == 0)
    return problem->rules[rule] ? LODESTAR_MATCHING_NEVER : 0;

  distance = lodestar_matching_clock_distance (offsets[own - 1], offsets[other - 1]);
  if (problem->rules[rule] && distance > (gint64) problem->maxima[rule] * 60)
    return LODESTAR_MATCHING_NEVER;

  return (guint8) lodestar_matching_round (problem->points[LODESTAR_MATCHING_CRITERION_TIME_ZONE],
                                           (guint) MAX (0, 480 - distance), 480);
}

/* Tables by class of the row for all classes of the columns */
static guint8 *
lodestar_matching_tables_fill (const LodestarMatchingProblem *problem,
                               LodestarMatchingRole           role,
                               guint                          n,
                               guint                          n_tables,
                               LodestarMatchingGetPoints      get)
{
  gsize   length = (gsize) n_tables * LODESTAR_MATCHING_TABLE;
  guint8 *tables = g_new0 (guint8, (n + 1) * length);

  for (guint own = 0; own <= n; own++)
    for (guint other = 0; other <= n; other++)
      tables[own * length + other] = get (problem, role, own, other);

  return tables;
}

static void
lodestar_matching_tables_add_scales (LodestarMatchingScorerTables  *tables,
                                     const LodestarMatchingProblem *problem)
{
  const LodestarMatchingFeatureSet *set = problem->pool->features;

  tables->n_level_tables = set->levels.n / LODESTAR_MATCHING_TABLE + 1;
  tables->n_offset_tables = set->offsets.n / LODESTAR_MATCHING_TABLE + 1;
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      if (set->levels.n <= G_MAXUINT8 &&
          (problem->points[LODESTAR_MATCHING_CRITERION_LEVEL_GAP] > 0 ||
           problem->rules[LODESTAR_MATCHING_RULE_LEVEL_GAP]))
        tables->levels[role] =
          lodestar_matching_tables_fill (problem, role, set->levels.n, tables->n_level_tables,
                                         lodestar_matching_scorer_get_level_points);
      if (set->offsets.n <= G_MAXUINT8 &&
          (problem->points[LODESTAR_MATCHING_CRITERION_TIME_ZONE] > 0 ||
           problem->rules[LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE]))
        tables->offsets[role] =
          lodestar_matching_tables_fill (problem, role, set->offsets.n, tables->n_offset_tables,
                                         lodestar_matching_scorer_get_offset_points);
    }
}

LodestarMatchingScorerTables *
lodestar_matching_scorer_tables_new (const LodestarMatchingProblem *problem)
{
  LodestarMatchingScorerTables     *tables = g_new0 (LodestarMatchingScorerTables, 1);
  const LodestarMatchingFeatureSet *set = problem->pool->features;

  lodestar_matching_tables_add_skills (tables, &set->roles[LODESTAR_MATCHING_MENTOR],
                                       problem->points[LODESTAR_MATCHING_CRITERION_SKILLS]);
  lodestar_matching_tables_add_patterns (tables,
                                         problem->points[LODESTAR_MATCHING_CRITERION_SKILLS]);
  lodestar_matching_tables_add_areas (tables, set,
                                      problem->points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT]);
  lodestar_matching_tables_add_goals (tables, &set->roles[LODESTAR_MATCHING_MENTEE],
                                      problem->points[LODESTAR_MATCHING_CRITERION_CAREER_GOAL],
                                      problem->points[LODESTAR_MATCHING_CRITERION_LANGUAGES]);
  lodestar_matching_tables_add_small (tables, problem);
  lodestar_matching_tables_add_scales (tables, problem);

  return tables;
}

void
lodestar_matching_scorer_tables_free (LodestarMatchingScorerTables *tables)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      g_free (tables->levels[role]);
      g_free (tables->offsets[role]);
    }
  g_free (tables);
}
