/* lodestar-matching-check.c - does a matching keep its promises? Trusts nothing of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-check.h"

#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"
#include "lodestar-matching-units.h"

#include <string.h>

#define LODESTAR_MATCHING_CHECK_SMALL (1 << 29)
#define LODESTAR_MATCHING_CHECK_TINY (1 << 14)

/* What is checked, either a matrix or a problem. Rows of scores are computed anew, in canonical
 * order: places are numbers in that order. */
typedef struct
{
  const LodestarMatchingMatrix  *matrix;  /* (nullable) */
  const LodestarMatchingProblem *problem; /* (nullable) */
  guint                          n_mentees;
  guint                          n_mentors;
  const guint                   *mentor_of;
  const LodestarMatchingProof   *proof;
  LodestarMatchingVerdict       *verdict;

  guint   *load;        /* (owned): by mentor */
  guint   *locked;      /* (owned): by mentor */
  guint   *minimum;     /* (owned): by mentor, without locks */
  guint   *maximum;     /* (owned): by mentor, without locks */
  guint8  *is_fixed;    /* (owned): by mentee */
  gint32  *prices;      /* (owned): by place of the mentor, of the proof, if they all are small */
  gint32  *levels;      /* (owned): likewise */
  gint16  *tiny_prices; /* (owned): the same, cut down to what is tiny; padded */
  gint16  *tiny_levels; /* (owned) */
  gboolean has_small_prices;
  gboolean has_tiny_prices; /* none that is below, and levels too */
  GArray  *forbidden;       /* (owned): guint64, pairs that are out beyond the rules */
  gboolean has_levels;      /* whether the balance is to be proven */
  gint64   n_minimum;

  GMutex lock;    /* of what follows, which all threads share */
  gint64 highest; /* score of any pair that counts */
  gint64 n_matched;
  gint64 total;
  guint  fault_place; /* of the first mentee with a fault, or LODESTAR_MATCHING_NOBODY */
} LodestarMatchingCheck;

/* What a thread finds in some rows */
typedef struct
{
  const LodestarMatchingCheck *check;
  const gint16                *row;
  guint                        place;
  gint64                       highest;
  gint64                       n_matched;
  gint64                       total;
  LodestarMatchingFault        fault;
  guint                        fault_mentor;
} LodestarMatchingRows;

static gboolean
lodestar_matching_check_fail (LodestarMatchingCheck *check,
                              LodestarMatchingFault  fault,
                              guint                  mentor,
                              guint                  mentee)
{
  check->verdict->fault = fault;
  check->verdict->mentor = mentor;
  check->verdict->mentee = mentee;

  return FALSE;
}

static void
lodestar_matching_check_clear (LodestarMatchingCheck *check)
{
  g_free (check->load);
  g_free (check->locked);
  g_free (check->minimum);
  g_free (check->maximum);
  g_free (check->is_fixed);
  g_free (check->prices);
  g_free (check->levels);
  g_aligned_free (check->tiny_prices);
  g_aligned_free (check->tiny_levels);
  g_clear_pointer (&check->forbidden, g_array_unref);
  g_mutex_clear (&check->lock);
}

/* Whom a place stands for */
static inline guint
lodestar_matching_check_get_index (const LodestarMatchingCheck *check,
                                   LodestarMatchingRole         role,
                                   guint                        place)
{
  return check->problem != NULL ? check->problem->pool->canonical[role][place] : place;
}

/* Before the rows are seen, for the first time or again */
static void
lodestar_matching_check_start (LodestarMatchingCheck *check)
{
  check->has_small_prices = TRUE;
  check->has_tiny_prices = TRUE;
  for (guint c = 0; c < check->n_mentors && check->proof != NULL; c++)
    {
      guint  j = lodestar_matching_check_get_index (check, LODESTAR_MATCHING_MENTOR, c);
      gint64 price = check->proof->mentor_prices[j];
      gint32 level = check->has_levels ? check->proof->mentor_levels[j] : 0;

      check->has_small_prices &=
        price > -LODESTAR_MATCHING_CHECK_SMALL && price < LODESTAR_MATCHING_CHECK_SMALL;
      check->has_tiny_prices &= price > -LODESTAR_MATCHING_CHECK_TINY &&
                                ABS ((gint64) level) < LODESTAR_MATCHING_CHECK_TINY;
      check->prices[c] = (gint32) price;
      check->levels[c] = level;
      check->tiny_prices[c] = (gint16) MIN (price, LODESTAR_MATCHING_CHECK_TINY);
      check->tiny_levels[c] = (gint16) level;
    }
  check->highest = 0;
  check->total = 0;
  check->n_matched = 0;
  check->fault_place = LODESTAR_MATCHING_NOBODY;
}

static gboolean
lodestar_matching_check_init (LodestarMatchingCheck *check)
{
  check->load = g_new0 (guint, check->n_mentors);
  check->locked = g_new0 (guint, check->n_mentors);
  check->minimum = g_new0 (guint, check->n_mentors);
  check->maximum = g_new0 (guint, check->n_mentors);
  check->is_fixed = g_new0 (guint8, check->n_mentees);
  check->prices = g_new0 (gint32, check->n_mentors);
  check->levels = g_new0 (gint32, check->n_mentors);
  check->tiny_prices = g_aligned_alloc0 (lodestar_matching_row_length (check->n_mentors) + 1,
                                         sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  check->tiny_levels = g_aligned_alloc0 (lodestar_matching_row_length (check->n_mentors) + 1,
                                         sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  g_mutex_init (&check->lock);
  check->forbidden = g_array_new (FALSE, FALSE, sizeof (guint64));
  check->has_levels = TRUE;
  check->n_minimum = 0;
  lodestar_matching_check_start (check);
  memset (check->verdict, 0, sizeof *check->verdict);
  check->verdict->mentor = LODESTAR_MATCHING_NOBODY;
  check->verdict->mentee = LODESTAR_MATCHING_NOBODY;

  for (guint i = 0; i < check->n_mentees; i++)
    {
      if (check->mentor_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      if (check->mentor_of[i] >= check->n_mentors)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                             check->mentor_of[i], i);
      check->load[check->mentor_of[i]]++;
    }

  return TRUE;
}

/* Reads capacities and locks, and compares the loads with them */
static gboolean
lodestar_matching_check_capacities (LodestarMatchingCheck *check)
{
  for (guint k = 0; check->problem != NULL && k < check->problem->locks->len; k++)
    {
      guint64 key = g_array_index (check->problem->locks, guint64, k);
      guint   mentee = (guint) (key >> 32);
      guint   mentor = (guint) (key & G_MAXUINT32);

      if (check->mentor_of[mentee] != mentor)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_LOCK, mentor, mentee);
      check->is_fixed[mentee] = TRUE;
      check->locked[mentor]++;
    }

  for (guint j = 0; j < check->n_mentors; j++)
    {
      guint minimum = 0;
      guint maximum = 1;

      if (check->problem != NULL)
        {
          minimum = check->problem->capacity_min[j];
          maximum = check->problem->capacity_max[j];
        }
      else
        {
          if (check->matrix->capacity_max != NULL)
            maximum = check->matrix->capacity_max[j];
          if (check->matrix->capacity_min != NULL)
            minimum = MIN (check->matrix->capacity_min[j], maximum);
        }
      if (check->load[j] > maximum)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_CAPACITY, j,
                                             LODESTAR_MATCHING_NOBODY);

      check->maximum[j] = maximum - check->locked[j];
      check->minimum[j] = minimum > check->locked[j] ? minimum - check->locked[j] : 0;
      check->n_minimum += MIN (check->load[j] - check->locked[j], check->minimum[j]);
    }

  return TRUE;
}

/* What the place of a mentor that comes when @n are taken, locks apart, is worth less its price */
static gint64
lodestar_matching_check_place (const LodestarMatchingCheck *check, guint mentor, guint n)
{
  return (n < check->minimum[mentor] ? check->proof->minimum_weight : 0) +
         check->proof->mentor_prices[mentor];
}

/* Finds in a row what is worth more than its prices, and what is worth just as much as they say
 * and has a level above @level: then returns TRUE. Prices have 32 bits here, or 16, where those
 * that were cut down only let more be found. */
#define LODESTAR_MATCHING_CHECK_DEFINE_SCAN(name, Type)                                            \
  G_ALWAYS_INLINE static inline gboolean lodestar_matching_check_##name (                          \
    const gint16 *row, const Type *prices, const Type *levels, guint n, Type value, Type level)    \
  {                                                                                                \
    Type found = 0;                                                                                \
                                                                                                   \
    for (guint j = 0; j < n; j++)                                                                  \
      {                                                                                            \
        Type limit = (Type) (prices[j] + value);                                                   \
                                                                                                   \
        found |= (Type) (-(row[j] >= 0) &                                                          \
                         (-(row[j] > limit) | (-(row[j] == limit) & -(levels[j] > level))));       \
      }                                                                                            \
                                                                                                   \
    return found != 0;                                                                             \
  }                                                                                                \
                                                                                                   \
  LODESTAR_MATCHING_WIDE static gboolean lodestar_matching_check_##name##_wide (                   \
    const gint16 *row, const Type *prices, const Type *levels, guint n, Type value, Type level)    \
  {                                                                                                \
    return lodestar_matching_check_##name (row, prices, levels, n, value, level);                  \
  }

LODESTAR_MATCHING_CHECK_DEFINE_SCAN (scan, gint32)
LODESTAR_MATCHING_CHECK_DEFINE_SCAN (scan_tiny, gint16)

G_ALWAYS_INLINE static inline gint16
lodestar_matching_check_get_highest (const gint16 *row, guint n)
{
  gint16 highest = 0;

  for (guint j = 0; j < n; j++)
    highest = MAX (highest, row[j]);

  return highest;
}

LODESTAR_MATCHING_WIDE static gint16
lodestar_matching_check_get_highest_wide (const gint16 *row, guint n)
{
  return lodestar_matching_check_get_highest (row, n);
}

/* Whether a row holds, as far as 32 bits can tell; what does not hold is looked at again */
static gboolean
lodestar_matching_rows_hold (LodestarMatchingRows *rows, gint64 price, gint32 level)
{
  const LodestarMatchingCheck *check = rows->check;
  gint64                       value = price - check->proof->matched_weight;
  gboolean                     has_wide = lodestar_matching_has_wide ();
  guint                        n = check->n_mentors;
  gint16                       highest;

  if (!check->has_small_prices || value <= -LODESTAR_MATCHING_CHECK_SMALL ||
      value >= LODESTAR_MATCHING_CHECK_SMALL)
    return FALSE;

  highest = has_wide ? lodestar_matching_check_get_highest_wide (rows->row, n)
                     : lodestar_matching_check_get_highest (rows->row, n);
  rows->highest = MAX (rows->highest, highest);
  if (!check->has_levels)
    level = G_MAXINT16;

  if (check->has_tiny_prices && value > -LODESTAR_MATCHING_CHECK_TINY &&
      value < LODESTAR_MATCHING_CHECK_TINY && ABS (level) <= G_MAXINT16 &&
      !(has_wide ? lodestar_matching_check_scan_tiny_wide : lodestar_matching_check_scan_tiny) (
        rows->row, check->tiny_prices, check->tiny_levels, n, (gint16) value, (gint16) level))
    return TRUE;

  return !(has_wide ? lodestar_matching_check_scan_wide : lodestar_matching_check_scan) (
    rows->row, check->prices, check->levels, n, (gint32) value, level);
}

static gboolean
lodestar_matching_rows_fail (LodestarMatchingRows *rows, LodestarMatchingFault fault, guint mentor)
{
  rows->fault = fault;
  rows->fault_mentor = mentor;

  return FALSE;
}

/* One row against prices and levels */
static gboolean
lodestar_matching_rows_check (LodestarMatchingRows *rows)
{
  const LodestarMatchingCheck *check = rows->check;
  const LodestarMatchingProof *proof = check->proof;
  guint  mentee = lodestar_matching_check_get_index (check, LODESTAR_MATCHING_MENTEE, rows->place);
  guint  own = check->mentor_of[mentee];
  gint64 price;
  gint32 level;

  if (own != LODESTAR_MATCHING_NOBODY)
    {
      guint place = check->problem != NULL
                      ? check->problem->pool->position[LODESTAR_MATCHING_MENTOR][own]
                      : own;

      if (rows->row[place] < 0)
        return lodestar_matching_rows_fail (rows, LODESTAR_MATCHING_FAULT_FORBIDDEN, own);
      rows->n_matched++;
      rows->total += rows->row[place];
    }

  price = proof->mentee_prices[mentee];
  if (price < 0)
    return lodestar_matching_rows_fail (rows, LODESTAR_MATCHING_FAULT_PRICE,
                                        LODESTAR_MATCHING_NOBODY);

  level = own != LODESTAR_MATCHING_NOBODY ? proof->mentor_levels[own] : proof->nobody_level;
  if (check->has_levels && price == 0 && level < proof->nobody_level)
    return lodestar_matching_rows_fail (rows, LODESTAR_MATCHING_FAULT_BALANCE, own);
  if (lodestar_matching_rows_hold (rows, price, level))
    return TRUE;

  for (guint c = 0; c < check->n_mentors; c++)
    {
      guint  j = lodestar_matching_check_get_index (check, LODESTAR_MATCHING_MENTOR, c);
      gint64 slack;

      if (rows->row[c] < 0)
        continue;
      rows->highest = MAX (rows->highest, rows->row[c]);
      slack = price + proof->mentor_prices[j] - proof->matched_weight - rows->row[c];
      if (slack < 0)
        return lodestar_matching_rows_fail (rows, LODESTAR_MATCHING_FAULT_PAIR, j);
      if (check->has_levels && slack == 0 && level < proof->mentor_levels[j])
        return lodestar_matching_rows_fail (rows, LODESTAR_MATCHING_FAULT_BALANCE, j);
    }

  return TRUE;
}

/* Some rows, by one of the threads. The first fault in canonical order is the one that counts: all
 * rows before it have been looked at. */
static void
lodestar_matching_check_block (LodestarMatchingReader *reader, guint from, guint to, gpointer data)
{
  LodestarMatchingCheck *check = data;
  LodestarMatchingRows   rows = { .check = check, .row = reader->scores };
  gboolean               is_right = TRUE;

  g_mutex_lock (&check->lock);
  is_right = check->fault_place >= from;
  g_mutex_unlock (&check->lock);
  if (!is_right)
    return;

  for (rows.place = from; rows.place < to && is_right; rows.place++)
    {
      guint mentee =
        lodestar_matching_check_get_index (check, LODESTAR_MATCHING_MENTEE, rows.place);

      if (check->is_fixed[mentee])
        continue;
      lodestar_matching_reader_read (reader, rows.place);
      is_right = lodestar_matching_rows_check (&rows);
    }

  g_mutex_lock (&check->lock);
  check->highest = MAX (check->highest, rows.highest);
  check->n_matched += rows.n_matched;
  check->total += rows.total;
  if (!is_right && rows.place - 1 < check->fault_place)
    {
      check->fault_place = rows.place - 1;
      lodestar_matching_check_fail (
        check, rows.fault, rows.fault_mentor,
        lodestar_matching_check_get_index (check, LODESTAR_MATCHING_MENTEE, rows.place - 1));
    }
  g_mutex_unlock (&check->lock);
}

/* All rows against one proof */
static gboolean
lodestar_matching_check_rows (LodestarMatchingCheck *check, const LodestarMatchingSource *source)
{
  lodestar_matching_check_start (check);
  lodestar_matching_work_run (source, LODESTAR_MATCHING_MENTEE, check->n_mentees,
                              lodestar_matching_check_block, check, NULL, 0, 1);

  return check->fault_place == LODESTAR_MATCHING_NOBODY;
}

/* The levels prove the balance: no mentor who could lose a place at no cost saves more by it than
 * the level says, none who could gain one costs less. */
static gboolean
lodestar_matching_check_levels (LodestarMatchingCheck *check)
{
  for (guint j = 0; j < check->n_mentors; j++)
    {
      guint  n = check->load[j] - check->locked[j];
      gint64 level = check->proof->mentor_levels[j];
      gint64 load = check->load[j];

      if ((n > 0 && lodestar_matching_check_place (check, j, n - 1) == 0 && level > 1 - 2 * load) ||
          (n < check->maximum[j] && lodestar_matching_check_place (check, j, n) == 0 &&
           level < -1 - 2 * load))
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_BALANCE, j,
                                             LODESTAR_MATCHING_NOBODY);
    }

  return TRUE;
}

/* How far the bound that the prices give lies above the value, after all rows have been seen */
static gboolean
lodestar_matching_check_get_gap (LodestarMatchingCheck *check, gint64 *gap)
{
  const LodestarMatchingProof *proof = check->proof;
  guint64                      n_free = 0;
  guint64                      n_places = 0;

  *gap = -(proof->matched_weight * check->n_matched + proof->minimum_weight * check->n_minimum +
           check->total);
  for (guint i = 0; i < check->n_mentees; i++)
    {
      n_free += check->is_fixed[i] ? 0 : 1;
      *gap += check->is_fixed[i] ? 0 : proof->mentee_prices[i];
    }
  for (guint j = 0; j < check->n_mentors; j++)
    {
      guint n_counted = (guint) MIN (check->maximum[j], n_free);

      n_places += n_counted;
      for (guint k = 0; k < n_counted; k++)
        *gap += MAX (lodestar_matching_check_place (check, j, k), 0);
    }

  if (proof->matched_weight <= (gint64) MIN (n_free, n_places) * check->highest ||
      proof->minimum_weight <= (gint64) MIN (n_free, n_places) * check->highest)
    return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return TRUE;
}

/* The bound has to be the value, and the balance proven */
static gboolean
lodestar_matching_check_bound (LodestarMatchingCheck *check, gint64 locked_total)
{
  gint64 gap;

  if (!lodestar_matching_check_get_gap (check, &gap))
    return FALSE;

  check->verdict->value = check->total + locked_total;
  check->verdict->bound = check->verdict->value + gap;
  check->verdict->is_best = gap == 0;
  if (gap != 0)
    return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_GAP,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return lodestar_matching_check_levels (check);
}

/**
 * lodestar_matching_check_matrix:
 * @matrix: scores and capacities
 * @mentor_of: (array): by mentee a mentor, or %LODESTAR_MATCHING_NOBODY
 * @proof: dual values
 * @verdict: (out): what was found
 *
 * Like lodestar_matching_check_result(), for bare scores. Any thread.
 *
 * Returns: whether nothing is wrong
 */
gboolean
lodestar_matching_check_matrix (const LodestarMatchingMatrix *matrix,
                                const guint                  *mentor_of,
                                const LodestarMatchingProof  *proof,
                                LodestarMatchingVerdict      *verdict)
{
  LodestarMatchingCheck  check = { 0 };
  LodestarMatchingSource source;
  gboolean               is_right;

  g_return_val_if_fail (matrix != NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);
  g_return_val_if_fail (proof != NULL && verdict != NULL, FALSE);

  check.matrix = matrix;
  check.n_mentees = matrix->n_mentees;
  check.n_mentors = matrix->n_mentors;
  check.mentor_of = mentor_of;
  check.proof = proof;
  check.verdict = verdict;

  is_right = lodestar_matching_check_init (&check) && lodestar_matching_check_capacities (&check);
  if (is_right)
    {
      lodestar_matching_source_init_rows (&source, matrix);
      is_right = lodestar_matching_check_rows (&check, &source);
    }
  is_right = is_right && lodestar_matching_check_bound (&check, 0);
  lodestar_matching_check_clear (&check);

  return is_right;
}

/* The pairs as the result lists them: each once, in its place, with the contributions that the
 * formulas give, adding up to the score, and the sums */
static gboolean
lodestar_matching_check_pairs (LodestarMatchingCheck        *check,
                               const LodestarMatchingResult *result,
                               gint64                       *locked_total)
{
  const guint *canonical = check->problem->pool->canonical[LODESTAR_MATCHING_MENTEE];
  guint64      total = 0;
  guint64      squares = 0;
  int          worst = -1;
  guint        n = 0;

  *locked_total = 0;
  for (guint k = 0; k < check->n_mentees; k++)
    {
      guint                       mentee = canonical[k];
      guint                       mentor = check->mentor_of[mentee];
      LodestarMatchingPair        pair;
      const LodestarMatchingPair *said;
      guint                       mirror_mentor;
      guint                       mirror_mentee;
      LodestarMatchingRules       broken;

      if (mentor == LODESTAR_MATCHING_NOBODY)
        continue;
      said = &result->pairs[n];
      if (n++ >= result->n_pairs || said->mentor != mentor || said->mentee != mentee)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE, mentor, mentee);

      lodestar_matching_explain (check->problem, mentor, mentee, &pair);
      broken = pair.broken;
      if (check->is_fixed[mentee])
        {
          broken &= ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);
          *locked_total += pair.score;
        }
      if (broken != 0)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_FORBIDDEN, mentor,
                                             mentee);
      if (lodestar_matching_pool_get_mirror (check->problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee) &&
          check->mentor_of[mirror_mentee] == mirror_mentor)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_MUTUAL, mentor, mentee);
      if (memcmp (&pair, said, sizeof pair) != 0)
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SCORE, mentor, mentee);
      total += pair.score;
      worst = worst < 0 ? (int) pair.score : MIN (worst, (int) pair.score);
    }

  for (guint j = 0; j < check->n_mentors; j++)
    {
      if (result->load_of[j] != check->load[j])
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE, j,
                                             LODESTAR_MATCHING_NOBODY);
      squares += (guint64) check->load[j] * check->load[j];
    }
  if (n != result->n_pairs || total != result->total || squares != result->sum_of_squares ||
      worst != result->worst)
    return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return TRUE;
}

/* Collects the pairs that are out beyond the rules: those the other way round from a lock, and,
 * where there are @exclusions, these */
static void
lodestar_matching_check_forbid (LodestarMatchingCheck           *check,
                                const LodestarMatchingExclusion *exclusions,
                                guint                            n_exclusions)
{
  const LodestarMatchingProblem *problem = check->problem;

  g_array_set_size (check->forbidden, 0);
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   mentor;
      guint   mentee;

      if (lodestar_matching_pool_get_mirror (problem->pool, (guint) (key & G_MAXUINT32),
                                             (guint) (key >> 32), &mentor, &mentee))
        {
          key = lodestar_matching_pair_key (mentor, mentee);
          g_array_append_val (check->forbidden, key);
        }
    }
  for (guint k = 0; k < n_exclusions; k++)
    {
      guint64 key = lodestar_matching_pair_key (exclusions[k].mentor, exclusions[k].mentee);

      g_array_append_val (check->forbidden, key);
    }
}

/* All rows of a problem, computed anew */
static gboolean
lodestar_matching_check_problem (LodestarMatchingCheck *check)
{
  const LodestarMatchingPool *pool = check->problem->pool;
  LodestarMatchingScorer      scorer;
  gboolean                    is_right;

  lodestar_matching_scorer_init (&scorer, check->problem);
  for (guint k = 0; k < check->forbidden->len; k++)
    {
      guint64 key = g_array_index (check->forbidden, guint64, k);

      lodestar_matching_scorer_forbid (&scorer,
                                       pool->position[LODESTAR_MATCHING_MENTOR][key & G_MAXUINT32],
                                       pool->position[LODESTAR_MATCHING_MENTEE][key >> 32]);
    }
  is_right = lodestar_matching_check_rows (check, &scorer.source);
  lodestar_matching_scorer_clear (&scorer);

  return is_right;
}

/* Each exclusion has to concern a possible pair of two people who have both roles */
static gboolean
lodestar_matching_check_exclusions (LodestarMatchingCheck        *check,
                                    const LodestarMatchingResult *result)
{
  for (guint k = 0; k < result->n_exclusions; k++)
    {
      guint mentor = result->exclusions[k].mentor;
      guint mentee = result->exclusions[k].mentee;
      guint mirror_mentor;
      guint mirror_mentee;

      if (mentor >= check->n_mentors || mentee >= check->n_mentees ||
          !lodestar_matching_pool_get_mirror (check->problem->pool, mentor, mentee, &mirror_mentor,
                                              &mirror_mentee))
        return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE, mentor, mentee);
    }

  return TRUE;
}

/* The proof, and where pairs were excluded what the one without exclusions says of it */
static gboolean
lodestar_matching_check_proofs (LodestarMatchingCheck        *check,
                                const LodestarMatchingResult *result,
                                gint64                        locked_total)
{
  gint64 gap;

  if (!lodestar_matching_check_exclusions (check, result))
    return FALSE;

  lodestar_matching_check_forbid (check, result->exclusions, result->n_exclusions);
  if (!lodestar_matching_check_problem (check) ||
      !lodestar_matching_check_bound (check, locked_total) || result->n_exclusions == 0)
    return check->verdict->fault == LODESTAR_MATCHING_FAULT_NONE;

  check->proof = &result->free_proof;
  check->has_levels = FALSE;
  lodestar_matching_check_forbid (check, NULL, 0);
  if (!lodestar_matching_check_problem (check) || !lodestar_matching_check_get_gap (check, &gap))
    return FALSE;
  if (gap < 0)
    return lodestar_matching_check_fail (check, LODESTAR_MATCHING_FAULT_GAP,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  check->verdict->is_best = gap == 0;

  return TRUE;
}

/**
 * lodestar_matching_check_result:
 * @problem: a problem
 * @result: its result
 * @verdict: (out): what was found
 *
 * Verifies a result without trusting the solver. Everything that is claimed is computed anew from
 * the problem: no mentor has more mentees than places, no pair is forbidden, all locks are kept,
 * contributions and sums are right; and, for an optimal one, that the prices hold for every pair of
 * the pool and give a bound equal to the value, and that the levels prove the balance of load. What
 * it does not verify is the tie-break by number. Where it has to be stable, every pair is looked at
 * for whether both would rather have each other, and that the favoured side could not do better.
 * For an evaluated result only the first part is asked; an infeasible one matches nobody and has to
 * name a conflict. Any thread.
 *
 * Returns: whether nothing is wrong
 */
gboolean
lodestar_matching_check_result (const LodestarMatchingProblem *problem,
                                const LodestarMatchingResult  *result,
                                LodestarMatchingVerdict       *verdict)
{
  LodestarMatchingCheck check = { 0 };
  gint64                locked_total = 0;
  gboolean              is_right;

  g_return_val_if_fail (problem != NULL && result != NULL && verdict != NULL, FALSE);

  check.problem = problem;
  check.n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  check.n_mentors = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  check.mentor_of = result->mentor_of;
  check.proof = result->has_proof && result->objective == LODESTAR_MATCHING_OBJECTIVE_BEST
                  ? &result->proof
                  : NULL;
  check.verdict = verdict;

  memset (verdict, 0, sizeof *verdict);
  if (result->structure != problem->structure || result->n_mentees != check.n_mentees ||
      result->n_mentors != check.n_mentors ||
      result->has_proof != (result->status == LODESTAR_MATCHING_OPTIMAL) ||
      (result->has_proof && result->objective != problem->objective) ||
      (result->has_proof && result->objective == LODESTAR_MATCHING_OBJECTIVE_STABLE &&
       result->favoured != problem->favoured) ||
      (result->n_conflicts > 0) != (result->status == LODESTAR_MATCHING_INFEASIBLE) ||
      (result->status == LODESTAR_MATCHING_INFEASIBLE && result->n_pairs > 0))
    return lodestar_matching_check_fail (&check, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  if (result->status == LODESTAR_MATCHING_INFEASIBLE)
    return TRUE;
  if (problem->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return lodestar_matching_units_check (problem, result, verdict);

  is_right = lodestar_matching_check_init (&check) && lodestar_matching_check_capacities (&check) &&
             lodestar_matching_check_pairs (&check, result, &locked_total);
  if (is_right && result->has_proof && result->objective != LODESTAR_MATCHING_OBJECTIVE_BEST)
    is_right = lodestar_matching_check_exclusions (&check, result) &&
               (result->objective == LODESTAR_MATCHING_OBJECTIVE_FAIR
                  ? lodestar_matching_check_fair (problem, result, verdict)
                  : lodestar_matching_check_stable (problem, result, verdict));
  else if (is_right && result->has_proof)
    is_right = lodestar_matching_check_proofs (&check, result, locked_total);
  else
    verdict->value = verdict->bound = (gint64) result->total;
  lodestar_matching_check_clear (&check);

  return is_right;
}
