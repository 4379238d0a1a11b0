/* lodestar-bench-hr.c - instance "S": a company made up bit for bit from a seed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-hr.h"

#include <math.h>

/* Departments with core skills and home locations, levels, skills, interests, free times,
 * languages, styles, reporting lines, stated preferences and earlier pairs, with the skewed
 * distributions that companies have. The order of the draws is part of the definition: it is what
 * makes figures comparable between machines and years. */

#define LODESTAR_BENCH_HR_DEPARTMENTS 16
#define LODESTAR_BENCH_HR_LOCATIONS 10
#define LODESTAR_BENCH_HR_SKILLS 128
#define LODESTAR_BENCH_HR_CORE 24
#define LODESTAR_BENCH_HR_STYLES 4
#define LODESTAR_BENCH_HR_WANTED 8 /* skills a mentee wants at most */

typedef struct
{
  guint64 skills[2];
  guint32 interests;
  guint32 times;
  guint16 line;
  guint8  department;
  guint8  location;
  guint8  level;
  guint8  languages;
  guint8  style;
  guint8  capacity;
  guint8  n_skills;
} LodestarBenchHrPerson;

struct _LodestarBenchHr
{
  guint                  n_mentees;
  guint                  n_mentors;
  LodestarBenchHrPerson *mentees; /* (owned) */
  LodestarBenchHrPerson *mentors; /* (owned) */
  gint32                *past;    /* (owned): by mentee, or -1 */
  gint32                *wishes;  /* (owned): three by mentee, or -1 */
  guint8                 core[LODESTAR_BENCH_HR_DEPARTMENTS][LODESTAR_BENCH_HR_CORE];
  guint8                 home[LODESTAR_BENCH_HR_DEPARTMENTS];
};

static guint64
lodestar_bench_random_next (LodestarBenchRandom *random)
{
  guint64 *s = random->state;
  guint64  times5 = s[1] * 5;
  guint64  result = (times5 << 7 | times5 >> 57) * 9;
  guint64  shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = s[3] << 45 | s[3] >> 19;

  return result;
}

void
lodestar_bench_random_seed (LodestarBenchRandom *random, guint64 seed)
{
  for (guint k = 0; k < 4; k++)
    {
      guint64 z = seed += 0x9e3779b97f4a7c15u;

      z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
      z = (z ^ z >> 27) * 0x94d049bb133111ebu;
      random->state[k] = z ^ z >> 31;
    }
}

guint32
lodestar_bench_random_below (LodestarBenchRandom *random, guint32 n)
{
  return (guint32) ((lodestar_bench_random_next (random) >> 32) * (guint64) n >> 32);
}

static double
lodestar_bench_random_share (LodestarBenchRandom *random)
{
  return (double) (lodestar_bench_random_next (random) >> 11) * 0x1p-53;
}

static guint
lodestar_bench_random_zipf (LodestarBenchRandom *random, guint n, double exponent)
{
  double sums[LODESTAR_BENCH_HR_SKILLS];
  double sum = 0;
  double share;
  guint  k = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += pow (i + 1, -exponent);
      sums[i] = sum;
    }
  share = lodestar_bench_random_share (random);
  while (k + 1 < n && share > sums[k] / sum)
    k++;

  return k;
}

static void
lodestar_bench_hr_draw_lists (LodestarBenchHr       *hr,
                              LodestarBenchRandom   *random,
                              LodestarBenchHrPerson *person,
                              gboolean               is_mentor)
{
  guint n = is_mentor ? 6 + lodestar_bench_random_below (random, 11)
                      : 4 + lodestar_bench_random_below (random, 5);
  guint n_interests;

  for (guint k = 0; k < n;)
    {
      guint skill = lodestar_bench_random_share (random) < 0.75
                      ? hr->core[person->department]
                                [lodestar_bench_random_zipf (random, LODESTAR_BENCH_HR_CORE, 0.7)]
                      : lodestar_bench_random_below (random, LODESTAR_BENCH_HR_SKILLS);

      if ((person->skills[skill >> 6] >> (skill & 63) & 1) == 0)
        {
          person->skills[skill >> 6] |= (guint64) 1 << (skill & 63);
          k++;
        }
    }
  person->n_skills = (guint8) n;

  n_interests = is_mentor ? 2 + lodestar_bench_random_below (random, 5)
                          : 2 + lodestar_bench_random_below (random, 4);
  for (guint k = 0; k < n_interests;)
    {
      guint interest = lodestar_bench_random_zipf (random, 32, 0.5);

      if ((person->interests >> interest & 1) == 0)
        {
          person->interests |= (guint32) 1 << interest;
          k++;
        }
    }
}

static void
lodestar_bench_hr_draw (LodestarBenchHr       *hr,
                        LodestarBenchRandom   *random,
                        LodestarBenchHrPerson *person,
                        gboolean               is_mentor,
                        guint                  n_lines)
{
  static const guint8 capacities[8] = { 1, 2, 2, 3, 3, 3, 4, 5 };
  guint               level = is_mentor ? 3 : 1;

  person->department =
    (guint8) lodestar_bench_random_zipf (random, LODESTAR_BENCH_HR_DEPARTMENTS, 0.6);
  person->location =
    (guint8) (lodestar_bench_random_share (random) < 0.5
                ? hr->home[person->department]
                : lodestar_bench_random_zipf (random, LODESTAR_BENCH_HR_LOCATIONS, 0.8));
  while (level < (is_mentor ? 12u : 8u) &&
         lodestar_bench_random_share (random) < (is_mentor ? 0.68 : 0.6))
    level++;
  person->level = (guint8) level;

  person->languages = lodestar_bench_random_share (random) < 0.9;
  for (guint k = 1; k < 6; k++)
    if (lodestar_bench_random_share (random) < 0.12)
      person->languages |= (guint8) (1 << k);
  if (person->languages == 0)
    person->languages = (guint8) (1 << (1 + lodestar_bench_random_below (random, 5)));

  lodestar_bench_hr_draw_lists (hr, random, person, is_mentor);
  for (guint k = 0; k < 21; k++)
    if (lodestar_bench_random_share (random) < (is_mentor ? 0.15 : 0.3))
      person->times |= (guint32) 1 << k;
  person->style = (guint8) lodestar_bench_random_below (random, LODESTAR_BENCH_HR_STYLES);
  person->line =
    (guint16) (person->department * n_lines / LODESTAR_BENCH_HR_DEPARTMENTS +
               lodestar_bench_random_below (random, (n_lines + LODESTAR_BENCH_HR_DEPARTMENTS - 1) /
                                                      LODESTAR_BENCH_HR_DEPARTMENTS));
  person->capacity =
    is_mentor ? capacities[lodestar_bench_random_below (random, G_N_ELEMENTS (capacities))] : 1;
}

static void
lodestar_bench_hr_draw_history (LodestarBenchHr *hr, LodestarBenchRandom *random, guint mentee)
{
  gint32 *wishes = hr->wishes + 3 * (gsize) mentee;

  hr->past[mentee] = lodestar_bench_random_share (random) < 0.1
                       ? (gint32) lodestar_bench_random_below (random, hr->n_mentors)
                       : -1;
  wishes[0] = wishes[1] = wishes[2] = -1;
  if (lodestar_bench_random_share (random) >= 0.3)
    return;

  for (guint k = 0; k < 3; k++)
    {
      double first = lodestar_bench_random_share (random);
      double second = lodestar_bench_random_share (random);
      gint32 mentor = (gint32) ((int) hr->n_mentors * first * second);

      mentor = MIN (mentor, (gint32) hr->n_mentors - 1);
      if (mentor != wishes[0] && mentor != wishes[1])
        wishes[k] = mentor;
    }
}

LodestarBenchHr *
lodestar_bench_hr_new (guint n_mentees, guint n_mentors, guint64 seed)
{
  LodestarBenchHr    *hr = g_new0 (LodestarBenchHr, 1);
  guint               n_lines = (n_mentees + n_mentors) / 200 + LODESTAR_BENCH_HR_DEPARTMENTS;
  LodestarBenchRandom random;

  lodestar_bench_random_seed (&random, seed);
  hr->n_mentees = n_mentees;
  hr->n_mentors = n_mentors;
  hr->mentees = g_new0 (LodestarBenchHrPerson, n_mentees);
  hr->mentors = g_new0 (LodestarBenchHrPerson, n_mentors);
  hr->past = g_new0 (gint32, n_mentees);
  hr->wishes = g_new0 (gint32, 3 * (gsize) n_mentees);

  for (guint d = 0; d < LODESTAR_BENCH_HR_DEPARTMENTS; d++)
    {
      hr->home[d] = (guint8) lodestar_bench_random_below (&random, LODESTAR_BENCH_HR_LOCATIONS);
      for (guint k = 0; k < LODESTAR_BENCH_HR_CORE; k++)
        hr->core[d][k] = (guint8) lodestar_bench_random_below (&random, LODESTAR_BENCH_HR_SKILLS);
    }
  for (guint i = 0; i < n_mentees; i++)
    lodestar_bench_hr_draw (hr, &random, &hr->mentees[i], FALSE, n_lines);
  for (guint j = 0; j < n_mentors; j++)
    lodestar_bench_hr_draw (hr, &random, &hr->mentors[j], TRUE, n_lines);
  for (guint i = 0; i < n_mentees; i++)
    lodestar_bench_hr_draw_history (hr, &random, i);

  return hr;
}

void
lodestar_bench_hr_free (LodestarBenchHr *hr)
{
  g_free (hr->mentees);
  g_free (hr->mentors);
  g_free (hr->past);
  g_free (hr->wishes);
  g_free (hr);
}

guint
lodestar_bench_hr_get_capacity (const LodestarBenchHr *hr, guint mentor)
{
  return hr->mentors[mentor].capacity;
}

G_ALWAYS_INLINE static inline int
lodestar_bench_hr_score_pair (const LodestarBenchHrPerson *p,
                              const LodestarBenchHrPerson *q,
                              const guint16               *skill_points)
{
  static const guint8 gaps[] = { 0, 150, 200, 200, 160, 100, 50 };
  int                 overlap = __builtin_popcountll (p->skills[0] & q->skills[0]) +
                __builtin_popcountll (p->skills[1] & q->skills[1]);
  int gap = q->level - p->level;
  int score = skill_points[overlap];

  score += gap <= 0 ? 0 : gap < (int) G_N_ELEMENTS (gaps) ? gaps[gap] : 20;
  score += p->department == q->department ? 60 : (p->department ^ q->department) == 1 ? 100 : 30;
  score += p->location == q->location ? 100 : p->location % 3 == q->location % 3 ? 50 : 0;
  score += (p->languages & q->languages) != 0 ? 80 : 0;
  score += 12 * MIN (__builtin_popcount (p->interests & q->interests), 5);
  score += 20 * MIN (__builtin_popcount (p->times & q->times), 4);
  score += p->style == q->style ? 50 : (p->style + q->style) % 3 * 15;

  return score;
}

G_ALWAYS_INLINE static inline void
lodestar_bench_hr_score_row (const LodestarBenchHr *hr, guint mentee, gint16 *row)
{
  const LodestarBenchHrPerson person = hr->mentees[mentee];
  guint16                     skill_points[LODESTAR_BENCH_HR_WANTED + 1];

  for (guint k = 0; k <= person.n_skills; k++)
    skill_points[k] = (guint16) ((350 * k + person.n_skills / 2) / person.n_skills);
  for (guint j = 0; j < hr->n_mentors; j++)
    row[j] = person.line == hr->mentors[j].line
               ? -1
               : (gint16) lodestar_bench_hr_score_pair (&person, &hr->mentors[j], skill_points);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__ ((target ("popcnt"))) static void
lodestar_bench_hr_score_row_wide (const LodestarBenchHr *hr, guint mentee, gint16 *row)
{
  lodestar_bench_hr_score_row (hr, mentee, row);
}
#endif

void
lodestar_bench_hr_score (const LodestarBenchHr *hr, guint mentee, gint16 *row)
{
  static const gint16 bonus[3] = { 120, 80, 50 };

#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports ("popcnt"))
    lodestar_bench_hr_score_row_wide (hr, mentee, row);
  else
#endif
    lodestar_bench_hr_score_row (hr, mentee, row);

  if (hr->past[mentee] >= 0)
    row[hr->past[mentee]] = -1;
  for (guint k = 0; k < 3; k++)
    {
      gint32 mentor = hr->wishes[3 * (gsize) mentee + k];

      if (mentor >= 0 && row[mentor] >= 0)
        row[mentor] = (gint16) (row[mentor] + bonus[k]);
    }
}
