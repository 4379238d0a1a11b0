/* lodestar-matching-kernel.c - scores and rules of one mentee with all mentors at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* What depends on lists of terms is sparse: only mentors in the postings of the mentee's terms are
 * touched. What depends on one value is a table over the classes of that value. Everything else,
 * wishes and bans, is a patch on a few places of the row. */

void
lodestar_matching_kernel_init (LodestarMatchingKernel        *kernel,
                               const LodestarMatchingProblem *problem)
{
  const LodestarMatchingColumns *columns = &problem->pool->columns;
  gsize                          n = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  gsize n_classes = MAX (MAX (columns->n_levels, columns->n_offsets) + 1, 16);

  /* One more than needed, so that no array is NULL */
  kernel->problem = problem;
  kernel->n = (guint) n;
  kernel->scores = g_new (gint16, n + 1);
  kernel->broken = g_new (guint16, n + 1);
  kernel->unknown = g_new (guint16, n + 1);
  kernel->touched = g_new (guint, n + 1);
  kernel->counts = g_new0 (guint16, n);
  kernel->sums = g_new0 (guint32, n);
  kernel->table = g_new (guint8, n_classes);
  kernel->table2 = g_new (guint8, n_classes);
}

void
lodestar_matching_kernel_clear (LodestarMatchingKernel *kernel)
{
  g_clear_pointer (&kernel->scores, g_free);
  g_clear_pointer (&kernel->broken, g_free);
  g_clear_pointer (&kernel->unknown, g_free);
  g_clear_pointer (&kernel->touched, g_free);
  g_clear_pointer (&kernel->counts, g_free);
  g_clear_pointer (&kernel->sums, g_free);
  g_clear_pointer (&kernel->table, g_free);
  g_clear_pointer (&kernel->table2, g_free);
}

/* Counts the terms in common with each mentor; with @is_ranked also sums up their weights.
 * Returns how many mentors have any. */
static guint
lodestar_matching_kernel_count (LodestarMatchingKernel      *kernel,
                                LodestarMatchingIndexKind    kind,
                                const LodestarMatchingTerms *terms,
                                gboolean                     is_ranked)
{
  const LodestarMatchingIndex *index = &kernel->problem->pool->indexes[kind];
  guint                        n_touched = 0;

  for (guint r = 0; r < terms->n; r++)
    {
      guint32 term = terms->ids[r];
      guint   low = 0;
      guint   high = index->n_terms;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (index->terms[middle] < term)
            low = middle + 1;
          else
            high = middle;
        }
      if (low == index->n_terms || index->terms[low] != term)
        continue;

      for (guint k = index->offsets[low]; k < index->offsets[low + 1]; k++)
        {
          guint j = index->mentors[k];

          if (kernel->counts[j]++ == 0)
            kernel->touched[n_touched++] = j;
          if (is_ranked)
            kernel->sums[j] += 2 * terms->n - r;
        }
    }

  return n_touched;
}

static void
lodestar_matching_kernel_add_skills (LodestarMatchingKernel            *kernel,
                                     const LodestarMatchingParticipant *mentee,
                                     guint                              points)
{
  const guint16 *n_skills = kernel->problem->pool->columns.n_skills;
  guint          n = mentee->wanted.n;
  guint          n_touched =
    lodestar_matching_kernel_count (kernel, LODESTAR_MATCHING_INDEX_SKILLS, &mentee->wanted, TRUE);

  for (guint t = 0; t < n_touched; t++)
    {
      guint j = kernel->touched[t];
      guint sides = lodestar_matching_round (points, kernel->sums[j], n * (3 * n + 1) / 2) +
                    lodestar_matching_round (points, kernel->counts[j], MIN (n, n_skills[j]));

      kernel->scores[j] += (gint16) ((sides + 1) / 2);
      kernel->counts[j] = 0;
      kernel->sums[j] = 0;
    }
}

static void
lodestar_matching_kernel_add_development (LodestarMatchingKernel            *kernel,
                                          const LodestarMatchingParticipant *mentee,
                                          guint                              points)
{
  const guint16 *n_skills = kernel->problem->pool->columns.n_skills;
  guint          n = mentee->areas.n;
  guint          n_touched =
    lodestar_matching_kernel_count (kernel, LODESTAR_MATCHING_INDEX_SKILLS, &mentee->areas, FALSE);

  for (guint t = 0; t < n_touched; t++)
    {
      guint j = kernel->touched[t];
      guint sides = lodestar_matching_round (points, kernel->counts[j], n) +
                    lodestar_matching_round (points, kernel->counts[j], MIN (n, n_skills[j]));

      kernel->scores[j] += (gint16) ((sides + 1) / 2);
      kernel->counts[j] = 0;
    }
}

static void
lodestar_matching_kernel_add_career_goal (LodestarMatchingKernel            *kernel,
                                          const LodestarMatchingParticipant *mentee,
                                          guint                              points)
{
  guint n_touched =
    lodestar_matching_kernel_count (kernel, LODESTAR_MATCHING_INDEX_CAREER, &mentee->goals, FALSE);

  for (guint t = 0; t < n_touched; t++)
    {
      guint j = kernel->touched[t];

      kernel->scores[j] +=
        (gint16) lodestar_matching_round (points, kernel->counts[j], mentee->goals.n);
      kernel->counts[j] = 0;
    }
}

static void
lodestar_matching_kernel_add_languages (LodestarMatchingKernel            *kernel,
                                        const LodestarMatchingParticipant *mentee,
                                        guint                              points)
{
  guint n_touched = lodestar_matching_kernel_count (kernel, LODESTAR_MATCHING_INDEX_LANGUAGES,
                                                    &mentee->languages, FALSE);

  for (guint t = 0; t < n_touched; t++)
    {
      kernel->scores[kernel->touched[t]] += (gint16) points;
      kernel->counts[kernel->touched[t]] = 0;
    }
}

static void
lodestar_matching_kernel_add_interests (LodestarMatchingKernel            *kernel,
                                        const LodestarMatchingParticipant *mentee,
                                        guint                              points)
{
  const guint16 *n_interests = kernel->problem->pool->columns.n_interests;
  guint          n = MIN (mentee->interests.n, 3);
  guint n_touched = lodestar_matching_kernel_count (kernel, LODESTAR_MATCHING_INDEX_INTERESTS,
                                                    &mentee->interests, FALSE);

  for (guint t = 0; t < n_touched; t++)
    {
      guint j = kernel->touched[t];
      guint n_common = MIN (kernel->counts[j], 3);
      guint sides = lodestar_matching_round (points, n_common, MIN (n_interests[j], 3)) +
                    lodestar_matching_round (points, n_common, n);

      kernel->scores[j] += (gint16) ((sides + 1) / 2);
      kernel->counts[j] = 0;
    }
}

/* Adds what the hours in common earn, by their number */
G_ALWAYS_INLINE static inline void
lodestar_matching_kernel_add_hours (gint16 *restrict scores,
                                    const guint64 *restrict hours,
                                    guint          n,
                                    const guint64 *own,
                                    const gint16  *table)
{
  for (guint j = 0; j < n; j++)
    {
      guint n_common = (guint) (__builtin_popcountll (hours[3 * (gsize) j] & own[0]) +
                                __builtin_popcountll (hours[3 * (gsize) j + 1] & own[1]) +
                                __builtin_popcountll (hours[3 * (gsize) j + 2] & own[2]));

      scores[j] += table[MIN (n_common, 8)];
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_kernel_add_hours_wide (
  gint16 *scores, const guint64 *hours, guint n, const guint64 *own, const gint16 *table)
{
  lodestar_matching_kernel_add_hours (scores, hours, n, own, table);
}

static void
lodestar_matching_kernel_add_times (LodestarMatchingKernel            *kernel,
                                    const LodestarMatchingParticipant *mentee,
                                    guint                              points)
{
  const guint64 *hours = kernel->problem->pool->columns.hours;
  gint16         table[9];

  if ((mentee->hours[0] | mentee->hours[1] | mentee->hours[2]) == 0)
    return;

  for (guint c = 0; c <= 8; c++)
    table[c] = (gint16) lodestar_matching_round (points, c, 8);

  if (lodestar_matching_has_wide ())
    lodestar_matching_kernel_add_hours_wide (kernel->scores, hours, kernel->n, mentee->hours,
                                             table);
  else
    lodestar_matching_kernel_add_hours (kernel->scores, hours, kernel->n, mentee->hours, table);
}

static void
lodestar_matching_kernel_add_classes (LodestarMatchingKernel *kernel, const guint16 *classes)
{
  for (guint j = 0; j < kernel->n; j++)
    kernel->scores[j] += kernel->table[classes[j]];
}

static void
lodestar_matching_kernel_add_level_gap (LodestarMatchingKernel            *kernel,
                                        const LodestarMatchingParticipant *mentee,
                                        guint                              points)
{
  const LodestarMatchingColumns *columns = &kernel->problem->pool->columns;
  int best = kernel->problem->parameters[LODESTAR_MATCHING_CRITERION_LEVEL_GAP];

  if (!mentee->has_level)
    return;

  for (guint k = 0; k < columns->n_levels; k++)
    {
      LodestarMatchingFit fit;

      lodestar_matching_level_fit (best, columns->levels[k] - mentee->level, &fit);
      kernel->table[k] = (guint8) lodestar_matching_round (points, fit.numerator, fit.denominator);
    }
  kernel->table[columns->n_levels] = 0;
  lodestar_matching_kernel_add_classes (kernel, columns->level_class);
}

static void
lodestar_matching_kernel_add_time_zone (LodestarMatchingKernel            *kernel,
                                        const LodestarMatchingParticipant *mentee,
                                        guint                              points)
{
  const LodestarMatchingColumns *columns = &kernel->problem->pool->columns;

  if (!mentee->has_utc_offset)
    return;

  for (guint k = 0; k < columns->n_offsets; k++)
    {
      int distance = lodestar_matching_clock_distance (columns->offsets[k], mentee->utc_offset);

      kernel->table[k] =
        (guint8) lodestar_matching_round (points, (guint) MAX (0, 480 - distance), 480);
    }
  kernel->table[columns->n_offsets] = 0;
  lodestar_matching_kernel_add_classes (kernel, columns->offset_class);
}

static void
lodestar_matching_kernel_add_style (LodestarMatchingKernel            *kernel,
                                    const LodestarMatchingParticipant *mentee,
                                    guint                              points)
{
  static const guint halves[] = { 2, 1, 0, 1 };
  const guint8      *styles = kernel->problem->pool->columns.style;

  if (mentee->style == LODESTAR_MATCHING_STYLE_UNKNOWN)
    return;

  kernel->table[LODESTAR_MATCHING_STYLE_UNKNOWN] = 0;
  for (int k = LODESTAR_MATCHING_STYLE_DIRECT; k <= LODESTAR_MATCHING_STYLE_EXPRESSIVE; k++)
    kernel->table[k] =
      (guint8) lodestar_matching_round (points, halves[ABS (k - (int) mentee->style)], 2);
  for (guint j = 0; j < kernel->n; j++)
    kernel->scores[j] += kernel->table[styles[j]];
}

static void
lodestar_matching_kernel_add_format (LodestarMatchingKernel            *kernel,
                                     const LodestarMatchingParticipant *mentee,
                                     guint                              points)
{
  const guint8 *formats = kernel->problem->pool->columns.format;

  if (mentee->format == LODESTAR_MATCHING_FORMAT_UNKNOWN)
    return;

  kernel->table[LODESTAR_MATCHING_FORMAT_UNKNOWN] = 0;
  for (guint k = LODESTAR_MATCHING_FORMAT_IN_PERSON; k <= LODESTAR_MATCHING_FORMAT_EITHER; k++)
    kernel->table[k] =
      (guint8) (k == (guint) mentee->format || k == LODESTAR_MATCHING_FORMAT_EITHER ||
                    mentee->format == LODESTAR_MATCHING_FORMAT_EITHER
                  ? points
                  : 0);
  for (guint j = 0; j < kernel->n; j++)
    kernel->scores[j] += kernel->table[formats[j]];
}

static void
lodestar_matching_kernel_add_same (LodestarMatchingKernel *kernel,
                                   const guint32          *values,
                                   guint32                 value,
                                   gboolean                wants_same,
                                   guint                   points)
{
  gint16 if_same = (gint16) (wants_same ? points : 0);
  gint16 if_other = (gint16) (wants_same ? 0 : points);

  if (value == 0)
    return;

  for (guint j = 0; j < kernel->n; j++)
    kernel->scores[j] += values[j] == value ? if_same : values[j] != 0 ? if_other : 0;
}

static void
lodestar_matching_kernel_score (LodestarMatchingKernel            *kernel,
                                const LodestarMatchingParticipant *mentee)
{
  static void (*const add[LODESTAR_N_MATCHING_CRITERIA]) (
    LodestarMatchingKernel *, const LodestarMatchingParticipant *, guint) = {
    [LODESTAR_MATCHING_CRITERION_SKILLS] = lodestar_matching_kernel_add_skills,
    [LODESTAR_MATCHING_CRITERION_DEVELOPMENT] = lodestar_matching_kernel_add_development,
    [LODESTAR_MATCHING_CRITERION_CAREER_GOAL] = lodestar_matching_kernel_add_career_goal,
    [LODESTAR_MATCHING_CRITERION_LEVEL_GAP] = lodestar_matching_kernel_add_level_gap,
    [LODESTAR_MATCHING_CRITERION_INTERESTS] = lodestar_matching_kernel_add_interests,
    [LODESTAR_MATCHING_CRITERION_STYLE] = lodestar_matching_kernel_add_style,
    [LODESTAR_MATCHING_CRITERION_LANGUAGES] = lodestar_matching_kernel_add_languages,
    [LODESTAR_MATCHING_CRITERION_TIMES] = lodestar_matching_kernel_add_times,
    [LODESTAR_MATCHING_CRITERION_FORMAT] = lodestar_matching_kernel_add_format,
    [LODESTAR_MATCHING_CRITERION_TIME_ZONE] = lodestar_matching_kernel_add_time_zone,
  };
  const LodestarMatchingProblem *problem = kernel->problem;
  const LodestarMatchingColumns *columns = &problem->pool->columns;

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      guint points = problem->points[k];

      if (points == 0)
        continue;
      if (add[k] != NULL)
        add[k](kernel, mentee, points);
      else if (k == LODESTAR_MATCHING_CRITERION_DEPARTMENT)
        lodestar_matching_kernel_add_same (kernel, columns->department, mentee->department,
                                           problem->parameters[k] != 0, points);
      else if (k == LODESTAR_MATCHING_CRITERION_LOCATION)
        lodestar_matching_kernel_add_same (kernel, columns->location, mentee->location, TRUE,
                                           points);
    }
}

static void
lodestar_matching_kernel_forbid_lines (LodestarMatchingKernel *kernel, guint mentee)
{
  const LodestarMatchingProblem *problem = kernel->problem;
  const LodestarMatchingLine    *lines = problem->pool->columns.lines;
  const LodestarMatchingLine     line = problem->pool->mentee_lines[mentee];

  if (problem->rules[LODESTAR_MATCHING_RULE_REPORTING_LINE])
    for (guint j = 0; j < kernel->n; j++)
      if (lines[j].first != line.first && lodestar_matching_line_is_shared (&lines[j], &line))
        kernel->broken[j] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_REPORTING_LINE);

  if (problem->rules[LODESTAR_MATCHING_RULE_SAME_TEAM] && line.manager >= 0)
    for (guint j = 0; j < kernel->n; j++)
      if (lines[j].manager == line.manager && lines[j].first != line.first)
        kernel->broken[j] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_SAME_TEAM);
}

/* Rules that compare one value: @same forbids equal known ones, @other all but these */
static void
lodestar_matching_kernel_forbid_values (LodestarMatchingKernel *kernel,
                                        const guint32          *values,
                                        guint32                 value,
                                        LodestarMatchingRule    same,
                                        LodestarMatchingRule    other)
{
  const gboolean *rules = kernel->problem->rules;

  if (rules[same] && value != 0)
    for (guint j = 0; j < kernel->n; j++)
      kernel->broken[j] |= (guint16) (values[j] == value ? LODESTAR_MATCHING_RULE_BIT (same) : 0);

  if (rules[other])
    for (guint j = 0; j < kernel->n; j++)
      {
        if (value == 0 || values[j] != value)
          kernel->broken[j] |= LODESTAR_MATCHING_RULE_BIT (other);
        if (value == 0 || values[j] == 0)
          kernel->unknown[j] |= LODESTAR_MATCHING_RULE_BIT (other);
      }
}

/* Rules over classes: the tables say which classes break the rule, the last one is not known */
static void
lodestar_matching_kernel_forbid_classes (LodestarMatchingKernel *kernel,
                                         const guint16          *classes,
                                         guint                   n_classes,
                                         gboolean                is_known,
                                         LodestarMatchingRule    rule)
{
  if (!is_known)
    memset (kernel->table, TRUE, n_classes);
  kernel->table[n_classes] = TRUE;

  for (guint j = 0; j < kernel->n; j++)
    {
      if (kernel->table[classes[j]])
        kernel->broken[j] |= LODESTAR_MATCHING_RULE_BIT (rule);
      if (!is_known || classes[j] == n_classes)
        kernel->unknown[j] |= LODESTAR_MATCHING_RULE_BIT (rule);
    }
}

static void
lodestar_matching_kernel_forbid_distances (LodestarMatchingKernel            *kernel,
                                           const LodestarMatchingParticipant *mentee)
{
  const LodestarMatchingProblem *problem = kernel->problem;
  const LodestarMatchingColumns *columns = &problem->pool->columns;
  LodestarMatchingRule           rule = LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE;

  if (problem->rules[rule])
    {
      for (guint k = 0; k < columns->n_offsets; k++)
        kernel->table[k] =
          lodestar_matching_clock_distance (columns->offsets[k], mentee->utc_offset) >
          (gint64) problem->maxima[rule] * 60;
      lodestar_matching_kernel_forbid_classes (kernel, columns->offset_class, columns->n_offsets,
                                               mentee->has_utc_offset, rule);
    }

  rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  if (problem->rules[rule])
    {
      for (guint k = 0; k < columns->n_levels; k++)
        {
          int gap = columns->levels[k] - mentee->level;

          kernel->table[k] = gap < problem->minima[rule] || gap > problem->maxima[rule];
        }
      lodestar_matching_kernel_forbid_classes (kernel, columns->level_class, columns->n_levels,
                                               mentee->has_level, rule);
    }
}

/* Wishes, not-withs, earlier partners, oneself and bans: a few places of the row */
static void
lodestar_matching_kernel_patch (LodestarMatchingKernel *kernel, guint mentee)
{
  const LodestarMatchingProblem *problem = kernel->problem;
  const LodestarMatchingPool    *pool = problem->pool;
  guint                          points = problem->points[LODESTAR_MATCHING_CRITERION_WISHES];
  gboolean                       is_once = problem->rules[LODESTAR_MATCHING_RULE_EARLIER_PAIRS];

  for (guint k = pool->relation_offsets[mentee]; k < pool->relation_offsets[mentee + 1]; k++)
    {
      const LodestarMatchingRelation *relation = &pool->relations[k];
      guint sides = lodestar_matching_round (points, relation->mentor_quarters, 4) +
                    lodestar_matching_round (points, relation->mentee_quarters, 4);

      kernel->scores[relation->mentor] += (gint16) ((sides + 1) / 2);
      if ((relation->flags & LODESTAR_MATCHING_RELATION_SELF) != 0)
        kernel->broken[relation->mentor] |=
          LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_SELF);
      if ((relation->flags & LODESTAR_MATCHING_RELATION_NOT_WITH) != 0)
        kernel->broken[relation->mentor] |=
          LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_NOT_WITH);
      if ((relation->flags & LODESTAR_MATCHING_RELATION_EARLIER) != 0 && is_once)
        kernel->broken[relation->mentor] |=
          LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_EARLIER_PAIRS);
    }

  for (guint at = lodestar_matching_problem_find_pair (problem->bans,
                                                       lodestar_matching_pair_key (0, mentee));
       at < problem->bans->len; at++)
    {
      guint64 key = g_array_index (problem->bans, guint64, at);

      if (key >> 32 != mentee)
        break;
      kernel->broken[key & G_MAXUINT32] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_BAN);
    }
}

/* Fills scores, broken and unknown for @mentee */
void
lodestar_matching_kernel_run (LodestarMatchingKernel *kernel, guint mentee)
{
  const LodestarMatchingProblem     *problem = kernel->problem;
  const LodestarMatchingColumns     *columns = &problem->pool->columns;
  const LodestarMatchingParticipant *participant =
    lodestar_matching_pool_peek (problem->pool, LODESTAR_MATCHING_MENTEE, mentee);

  memset (kernel->scores, 0, kernel->n * sizeof *kernel->scores);
  memset (kernel->broken, 0, kernel->n * sizeof *kernel->broken);
  memset (kernel->unknown, 0, kernel->n * sizeof *kernel->unknown);

  lodestar_matching_kernel_score (kernel, participant);
  lodestar_matching_kernel_forbid_lines (kernel, mentee);
  lodestar_matching_kernel_forbid_values (kernel, columns->department, participant->department,
                                          LODESTAR_MATCHING_RULE_SAME_DEPARTMENT,
                                          LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  lodestar_matching_kernel_forbid_values (kernel, columns->location, participant->location,
                                          LODESTAR_MATCHING_RULE_SAME_LOCATION,
                                          LODESTAR_MATCHING_RULE_OTHER_LOCATION);
  lodestar_matching_kernel_forbid_distances (kernel, participant);
  lodestar_matching_kernel_patch (kernel, mentee);

  if (problem->minimum_score > 0)
    for (guint j = 0; j < kernel->n; j++)
      if (kernel->scores[j] < (gint16) problem->minimum_score)
        kernel->broken[j] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);
}
