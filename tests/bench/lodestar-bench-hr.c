/* lodestar-bench-hr.c - instance "S": a company made up bit for bit from a seed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-hr.h"

#include "lodestar-matching-form.h"

#include <math.h>
#include <string.h>

/* Departments with core skills and home locations, levels, skills, interests, free times,
 * languages, styles, reporting lines, stated preferences and earlier pairs, with the skewed
 * distributions that companies have. The order of the draws is part of the definition: it is what
 * makes figures comparable between machines and years. */

#define LODESTAR_BENCH_HR_DEPARTMENTS 16
#define LODESTAR_BENCH_HR_LOCATIONS 10
#define LODESTAR_BENCH_HR_SKILLS 128
#define LODESTAR_BENCH_HR_CORE 24
#define LODESTAR_BENCH_HR_STYLES 4
#define LODESTAR_BENCH_HR_LEAST_WANTED 4 /* skills a mentee wants at least … */
#define LODESTAR_BENCH_HR_WANTED 8       /* … and at most */

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

/* Something between a mentee and a mentor: 0 to 2 for a wish, 3 for an earlier pair */
typedef struct
{
  guint  other;
  guint8 kind;
} LodestarBenchHrTie;

#define LODESTAR_BENCH_HR_PAST 3

/* Which of a role have a term */
typedef struct
{
  gsize   size;
  guint8 *bits; /* (owned): a column by term */
} LodestarBenchHrBits;

/* All of one role, by column, and what each has to do with whom */
typedef struct
{
  guint8             *department; /* (owned), as all of these */
  guint8             *location;
  guint8             *level;
  guint8             *style;
  guint8             *n_skills; /* less the fewest that a mentee wants */
  guint16            *line;
  LodestarBenchHrBits skills;
  LodestarBenchHrBits interests;
  LodestarBenchHrBits times;
  LodestarBenchHrBits languages;
  guint              *starts;
  LodestarBenchHrTie *ties;
} LodestarBenchHrColumns;

/* Points by what the row is, then by what the column is */
typedef struct
{
  guint8 department[LODESTAR_BENCH_HR_DEPARTMENTS][16];
  guint8 location[LODESTAR_BENCH_HR_LOCATIONS][16];
  guint8 style[LODESTAR_BENCH_HR_STYLES][16];
  guint8 gap[LODESTAR_N_MATCHING_ROLES][16][16];
  guint8 skills[LODESTAR_BENCH_HR_WANTED - LODESTAR_BENCH_HR_LEAST_WANTED + 1][16];
  guint8 skills_high[LODESTAR_BENCH_HR_WANTED - LODESTAR_BENCH_HR_LEAST_WANTED + 1][16];
  guint8 interests[16];
  guint8 times[16]; /* and, in the upper half, a language in common */
} LodestarBenchHrTables;

struct _LodestarBenchHr
{
  guint                  n_mentees;
  guint                  n_mentors;
  LodestarBenchHrPerson *mentees; /* (owned) */
  LodestarBenchHrPerson *mentors; /* (owned) */
  LodestarBenchHrColumns columns[LODESTAR_N_MATCHING_ROLES];
  LodestarBenchHrTables  tables;
  gint32                *past;   /* (owned): by mentee, or -1 */
  gint32                *wishes; /* (owned): three by mentee, or -1 */
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

static int
lodestar_bench_hr_get_gap_points (int gap)
{
  static const guint8 gaps[] = { 0, 150, 200, 200, 160, 100, 50 };

  return gap <= 0 ? 0 : gap < (int) G_N_ELEMENTS (gaps) ? gaps[gap] : 20;
}

static int
lodestar_bench_hr_get_skill_points (guint n_wanted, guint n_common)
{
  return (int) ((350 * MIN (n_common, n_wanted) + n_wanted / 2) / n_wanted);
}

static int
lodestar_bench_hr_get_department_points (guint one, guint other)
{
  return one == other ? 60 : (one ^ other) == 1 ? 100 : 30;
}

static int
lodestar_bench_hr_get_location_points (guint one, guint other)
{
  return one == other ? 100 : one % 3 == other % 3 ? 50 : 0;
}

static int
lodestar_bench_hr_get_style_points (guint one, guint other)
{
  return one == other ? 50 : (int) ((one + other) % 3 * 15);
}

/* The definition: what one pair scores, or −1 */
int
lodestar_bench_hr_score_pair (const LodestarBenchHr *hr, guint mentee, guint mentor)
{
  static const int             bonus[3] = { 120, 80, 50 };
  const LodestarBenchHrPerson *p = &hr->mentees[mentee];
  const LodestarBenchHrPerson *q = &hr->mentors[mentor];
  int                          score;

  if (p->line == q->line || hr->past[mentee] == (gint32) mentor)
    return -1;

  score = lodestar_bench_hr_get_skill_points (
    p->n_skills, (guint) (__builtin_popcountll (p->skills[0] & q->skills[0]) +
                          __builtin_popcountll (p->skills[1] & q->skills[1])));
  score += lodestar_bench_hr_get_gap_points (q->level - p->level);
  score += lodestar_bench_hr_get_department_points (p->department, q->department);
  score += lodestar_bench_hr_get_location_points (p->location, q->location);
  score += (p->languages & q->languages) != 0 ? 80 : 0;
  score += 12 * MIN (__builtin_popcount (p->interests & q->interests), 5);
  score += 20 * MIN (__builtin_popcount (p->times & q->times), 4);
  score += lodestar_bench_hr_get_style_points (p->style, q->style);
  for (guint k = 0; k < 3; k++)
    if (hr->wishes[3 * (gsize) mentee + k] == (gint32) mentor)
      score += bonus[k];

  return score;
}

static void
lodestar_bench_hr_make_tables (LodestarBenchHrTables *tables)
{
  for (guint x = 0; x < 16; x++)
    for (guint y = 0; y < 16; y++)
      {
        tables->department[x][y] = (guint8) lodestar_bench_hr_get_department_points (x, y);
        if (x < LODESTAR_BENCH_HR_LOCATIONS)
          tables->location[x][y] = (guint8) lodestar_bench_hr_get_location_points (x, y);
        if (x < LODESTAR_BENCH_HR_STYLES)
          tables->style[x][y] = (guint8) lodestar_bench_hr_get_style_points (x, y);
        tables->gap[LODESTAR_MATCHING_MENTEE][x][y] =
          (guint8) lodestar_bench_hr_get_gap_points ((int) y - (int) x);
        tables->gap[LODESTAR_MATCHING_MENTOR][x][y] =
          (guint8) lodestar_bench_hr_get_gap_points ((int) x - (int) y);
      }
  for (guint n = LODESTAR_BENCH_HR_LEAST_WANTED; n <= LODESTAR_BENCH_HR_WANTED; n++)
    for (guint c = 0; c < 16; c++)
      {
        int points = lodestar_bench_hr_get_skill_points (n, c);

        tables->skills[n - LODESTAR_BENCH_HR_LEAST_WANTED][c] = (guint8) (points & 255);
        tables->skills_high[n - LODESTAR_BENCH_HR_LEAST_WANTED][c] = (guint8) (points >> 8);
      }
  for (guint c = 0; c < 16; c++)
    {
      tables->interests[c] = (guint8) (12 * MIN (c, 5));
      tables->times[c] = (guint8) (20 * MIN (c % 8, 4) + (c < 8 ? 0 : 80));
    }
}

static gpointer
lodestar_bench_hr_new_column (guint n, gsize size)
{
  return g_aligned_alloc0 (lodestar_matching_row_length (n) + 1, size, LODESTAR_MATCHING_ALIGNMENT);
}

static void
lodestar_bench_hr_init_bits (LodestarBenchHrBits *bits, guint n_terms, guint n)
{
  bits->size = lodestar_matching_bits_size (n);
  bits->bits = g_aligned_alloc0 (n_terms * bits->size + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
}

static void
lodestar_bench_hr_set_bits (LodestarBenchHrBits *bits, guint64 terms, guint from, guint column)
{
  for (; terms != 0; terms &= terms - 1)
    lodestar_matching_bits_set (bits->bits + (from + (guint) __builtin_ctzll (terms)) * bits->size,
                                column);
}

static void
lodestar_bench_hr_make_columns (LodestarBenchHrColumns      *columns,
                                const LodestarBenchHrPerson *people,
                                guint                        n)
{
  columns->department = lodestar_bench_hr_new_column (n, 1);
  columns->location = lodestar_bench_hr_new_column (n, 1);
  columns->level = lodestar_bench_hr_new_column (n, 1);
  columns->style = lodestar_bench_hr_new_column (n, 1);
  columns->n_skills = lodestar_bench_hr_new_column (n, 1);
  columns->line = lodestar_bench_hr_new_column (n, sizeof (guint16));
  lodestar_bench_hr_init_bits (&columns->skills, LODESTAR_BENCH_HR_SKILLS, n);
  lodestar_bench_hr_init_bits (&columns->interests, 32, n);
  lodestar_bench_hr_init_bits (&columns->times, 21, n);
  lodestar_bench_hr_init_bits (&columns->languages, 6, n);
  columns->starts = g_new0 (guint, n + 1);

  for (guint k = 0; k < n; k++)
    {
      columns->department[k] = people[k].department;
      columns->location[k] = people[k].location;
      columns->level[k] = people[k].level;
      columns->style[k] = people[k].style;
      columns->n_skills[k] = (guint8) (people[k].n_skills - LODESTAR_BENCH_HR_LEAST_WANTED);
      columns->line[k] = people[k].line;
      lodestar_bench_hr_set_bits (&columns->skills, people[k].skills[0], 0, k);
      lodestar_bench_hr_set_bits (&columns->skills, people[k].skills[1], 64, k);
      lodestar_bench_hr_set_bits (&columns->interests, people[k].interests, 0, k);
      lodestar_bench_hr_set_bits (&columns->times, people[k].times, 0, k);
      lodestar_bench_hr_set_bits (&columns->languages, people[k].languages, 0, k);
    }
}

static void
lodestar_bench_hr_clear_columns (LodestarBenchHrColumns *columns)
{
  g_aligned_free (columns->department);
  g_aligned_free (columns->location);
  g_aligned_free (columns->level);
  g_aligned_free (columns->style);
  g_aligned_free (columns->n_skills);
  g_aligned_free (columns->line);
  g_aligned_free (columns->skills.bits);
  g_aligned_free (columns->interests.bits);
  g_aligned_free (columns->times.bits);
  g_aligned_free (columns->languages.bits);
  g_free (columns->starts);
  g_free (columns->ties);
}

/* Wishes and earlier pairs, by row of @role; an earlier pair comes last */
static void
lodestar_bench_hr_make_ties (LodestarBenchHr *hr, LodestarMatchingRole role)
{
  LodestarBenchHrColumns *columns = &hr->columns[role];
  guint                   n = role == LODESTAR_MATCHING_MENTEE ? hr->n_mentees : hr->n_mentors;

  for (int is_counted = 0; is_counted < 2; is_counted++)
    {
      for (guint kind = 0; kind <= LODESTAR_BENCH_HR_PAST; kind++)
        for (guint i = 0; i < hr->n_mentees; i++)
          {
            gint32 mentor =
              kind == LODESTAR_BENCH_HR_PAST ? hr->past[i] : hr->wishes[3 * (gsize) i + kind];
            guint row = role == LODESTAR_MATCHING_MENTEE ? i : (guint) mentor;
            guint other = role == LODESTAR_MATCHING_MENTEE ? (guint) mentor : i;

            if (mentor < 0)
              continue;
            if (is_counted)
              columns->ties[columns->starts[row]++] = (LodestarBenchHrTie) { other, (guint8) kind };
            else
              columns->starts[row]++;
          }
      if (!is_counted)
        {
          for (guint k = 1; k <= n; k++)
            columns->starts[k] += columns->starts[k - 1];
          columns->ties = g_new (LodestarBenchHrTie, columns->starts[n] + 1);
          memmove (columns->starts + 1, columns->starts, n * sizeof (guint));
          columns->starts[0] = 0;
        }
    }
  memmove (columns->starts + 1, columns->starts, n * sizeof (guint));
  columns->starts[0] = 0;
}

/* Who has to do with whom is known by now */
static void
lodestar_bench_hr_finish (LodestarBenchHr *hr)
{
  lodestar_bench_hr_make_tables (&hr->tables);
  lodestar_bench_hr_make_columns (&hr->columns[LODESTAR_MATCHING_MENTEE], hr->mentees,
                                  hr->n_mentees);
  lodestar_bench_hr_make_columns (&hr->columns[LODESTAR_MATCHING_MENTOR], hr->mentors,
                                  hr->n_mentors);
  lodestar_bench_hr_make_ties (hr, LODESTAR_MATCHING_MENTEE);
  lodestar_bench_hr_make_ties (hr, LODESTAR_MATCHING_MENTOR);
}

static LodestarBenchHr *
lodestar_bench_hr_new_unfinished (guint n_mentees, guint n_mentors, guint64 seed)
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

LodestarBenchHr *
lodestar_bench_hr_new (guint n_mentees, guint n_mentors, guint64 seed)
{
  LodestarBenchHr *hr = lodestar_bench_hr_new_unfinished (n_mentees, n_mentors, seed);

  lodestar_bench_hr_finish (hr);

  return hr;
}

/* The mentees of a company with two mentors, each in both roles, without wishes and a past */
LodestarBenchHr *
lodestar_bench_hr_new_peers (guint n_people, guint64 seed)
{
  LodestarBenchHr *hr = lodestar_bench_hr_new_unfinished (n_people, 2, seed);

  hr->n_mentors = n_people;
  hr->mentors = g_renew (LodestarBenchHrPerson, hr->mentors, n_people);
  for (guint i = 0; i < n_people; i++)
    {
      hr->mentors[i] = hr->mentees[i];
      hr->past[i] = -1;
      for (guint k = 0; k < 3; k++)
        hr->wishes[3 * (gsize) i + k] = -1;
    }
  lodestar_bench_hr_finish (hr);

  return hr;
}

void
lodestar_bench_hr_free (LodestarBenchHr *hr)
{
  lodestar_bench_hr_clear_columns (&hr->columns[LODESTAR_MATCHING_MENTEE]);
  lodestar_bench_hr_clear_columns (&hr->columns[LODESTAR_MATCHING_MENTOR]);
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

static guint
lodestar_bench_hr_list (const LodestarBenchHrBits *bits,
                        guint64                    terms,
                        guint                      from,
                        const guint8             **list)
{
  guint n = 0;

  for (; terms != 0; terms &= terms - 1)
    list[n++] = bits->bits + (from + (guint) __builtin_ctzll (terms)) * bits->size;

  return n;
}

/* Computes a row: with @is_plain without wide instructions */
static void
lodestar_bench_hr_read_row (
  const LodestarBenchHr *hr, LodestarMatchingRole role, guint index, gboolean is_plain, gint16 *row)
{
  static const gint16           bonus[3] = { 120, 80, 50 };
  static const guint8           wanted[] = { 0, 1, 2, 3, 4 };
  const LodestarBenchHrTables  *tables = &hr->tables;
  gboolean                      is_mentee = role == LODESTAR_MATCHING_MENTEE;
  const LodestarBenchHrColumns *columns = &hr->columns[1 - role];
  const LodestarBenchHrPerson  *person = is_mentee ? &hr->mentees[index] : &hr->mentors[index];
  guint                         n_columns = is_mentee ? hr->n_mentors : hr->n_mentees;
  guint                         n_wanted = person->n_skills - LODESTAR_BENCH_HR_LEAST_WANTED;
  const guint8                 *skills[32], *interests[32], *times[32], *languages[8];
  LodestarMatchingForm          form = { .n_lookups = 4, .n_counts = 3 };
  LodestarMatchingPart          parts[4] = {
    { skills, 0, 0, 4 }, { interests, 0, 0, 3 }, { times, 0, 0, 3 }, { languages, 0, 0, 1 }
  };

  form.lookups[0] =
    (LodestarMatchingLookup) { columns->department, 1, tables->department[person->department] };
  form.lookups[1] =
    (LodestarMatchingLookup) { columns->location, 1, tables->location[person->location] };
  form.lookups[2] = (LodestarMatchingLookup) { columns->style, 1, tables->style[person->style] };
  form.lookups[3] =
    (LodestarMatchingLookup) { columns->level, 1, tables->gap[role][person->level] };
  parts[0].n_columns = lodestar_bench_hr_list (&columns->skills, person->skills[0], 0, skills);
  parts[0].n_columns +=
    lodestar_bench_hr_list (&columns->skills, person->skills[1], 64, skills + parts[0].n_columns);
  parts[1].n_columns =
    lodestar_bench_hr_list (&columns->interests, person->interests, 0, interests);
  parts[2].n_columns = lodestar_bench_hr_list (&columns->times, person->times, 0, times);
  parts[3].n_columns =
    lodestar_bench_hr_list (&columns->languages, person->languages, 0, languages);
  form.counts[0] =
    (LodestarMatchingCount) { 1, { parts[1] }, tables->interests, NULL, 1, NULL, NULL };
  form.counts[1] =
    (LodestarMatchingCount) { 2, { parts[2], parts[3] }, tables->times, NULL, 1, NULL, NULL };
  form.counts[2] =
    (LodestarMatchingCount) { 1,
                              { parts[0] },
                              tables->skills[is_mentee ? n_wanted : 0],
                              is_mentee ? tables->skills_high[n_wanted] : tables->skills_high[0],
                              is_mentee ? 1 : G_N_ELEMENTS (wanted),
                              columns->n_skills,
                              wanted };
  form.values = columns->line;
  form.value = person->line;
  (is_plain ? lodestar_matching_form_run_plain : lodestar_matching_form_run) (&form, n_columns,
                                                                              row);

  columns = &hr->columns[role];
  for (guint k = columns->starts[index]; k < columns->starts[index + 1]; k++)
    {
      const LodestarBenchHrTie *tie = &columns->ties[k];

      if (tie->kind == LODESTAR_BENCH_HR_PAST)
        row[tie->other] = LODESTAR_MATCHING_FORBIDDEN;
      else if (row[tie->other] >= 0)
        row[tie->other] = (gint16) (row[tie->other] + bonus[tie->kind]);
    }
}

/* Reads a row for the solver: @data is a #LodestarBenchHr */
void
lodestar_bench_hr_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  lodestar_bench_hr_read_row (data, role, index, FALSE, row);
}

/* The same by plain C */
void
lodestar_bench_hr_read_plain (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  lodestar_bench_hr_read_row (data, role, index, TRUE, row);
}
