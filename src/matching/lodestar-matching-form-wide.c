/* lodestar-matching-form-wide.c - the scores of one with all of the other role, by AVX2
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include "lodestar-matching-digits.h"

#include <string.h>

#define LODESTAR_MATCHING_MOST_STEPS                                                               \
  (LODESTAR_MATCHING_MOST_LOOKUPS + LODESTAR_MATCHING_MOST_EQUALITIES +                            \
   LODESTAR_MATCHING_MOST_COUNTS + 2)

/* What is looked up in one table by the class of the column */
typedef struct
{
  const guint8 *classes;
  const guint8 *table;
} LodestarMatchingWideLookup;

/* What is looked up in one table by number: as many copies of it as there are columns in half a
 * byte of digits */
typedef struct
{
  guint                  at; /* which count */
  guint                  n_planes;
  LodestarMatchingVector tables[4];
} LodestarMatchingWideNumbers;

/* What takes more than that */
typedef struct
{
  const LodestarMatchingLookup   *lookup;
  const LodestarMatchingEquality *equality;
  const LodestarMatchingRanking  *ranking;
  const LodestarMatchingPattern  *pattern;
  guint                           count; /* else */
  gboolean                        is_high;
} LodestarMatchingWideOther;

/* What goes into the same bytes, which hold it */
typedef struct
{
  guint                       full;
  guint                       n_lookups;
  guint                       n_numbers;
  guint                       n_others;
  LodestarMatchingWideLookup  lookups[LODESTAR_MATCHING_MOST_LOOKUPS];
  LodestarMatchingWideNumbers numbers[LODESTAR_MATCHING_MOST_COUNTS + 1];
  LodestarMatchingWideOther   others[LODESTAR_MATCHING_MOST_STEPS];
} LodestarMatchingWideGroup;

#define LODESTAR_MATCHING_MOST_GROUPS LODESTAR_MATCHING_MOST_STEPS

/* A form as it is gone through for every block: a small one has one group, another as many as it
 * takes to hold everything, and after them one for upper bytes */
typedef struct
{
  const LodestarMatchingForm *form;
  guint                       n_groups;
  gboolean                    has_highs;
  guint                       n_planes[LODESTAR_MATCHING_MOST_COUNTS];
  LodestarMatchingWideGroup   groups[LODESTAR_MATCHING_MOST_GROUPS + 1];
} LodestarMatchingWidePlan;

typedef LodestarMatchingVector LodestarMatchingStripDigits[LODESTAR_MATCHING_STRIP]
                                                          [LODESTAR_MATCHING_MOST_DIGITS];

/* A block, and what was counted of the strip that it is in */
typedef struct
{
  guint at;    /* the first column */
  guint place; /* in the strip */
  /* Of the counts, and of the lower and the upper half of a pattern */
  LodestarMatchingStripDigits digits[LODESTAR_MATCHING_MOST_COUNTS + 2];
  LodestarMatchingVector sums[LODESTAR_MATCHING_MOST_GROUPS + 1][LODESTAR_MATCHING_BLOCK_WORDS];
} LodestarMatchingWideBlock;

/* How many bits the numbers of a count take, which need not be all that its table has room for */
static guint
lodestar_matching_wide_get_n_planes (const LodestarMatchingCount *count)
{
  guint n_planes = 0;

  for (guint k = 0; k < count->n_parts; k++)
    {
      const LodestarMatchingPart *part = &count->parts[k];
      guint                       n = lodestar_matching_part_get_n_planes (part);
      guint                       most = part->n_columns + 3 * part->n_fours;

      if (k + 1 == count->n_parts && part->n_planes > 0 && most < 8)
        n = MIN (n, most >= 4 ? 3 : most >= 2 ? 2 : 1);
      n_planes += n;
    }

  return n_planes;
}

/* The group that has room for so much: the first one. Points are never more than that there is. */
static LodestarMatchingWideGroup *
lodestar_matching_wide_plan_reserve (LodestarMatchingWidePlan *plan, guint highest)
{
  guint g = 0;

  while (g < plan->n_groups && plan->groups[g].full + highest > G_MAXUINT8 && !plan->form->is_small)
    g++;
  if (g == plan->n_groups)
    {
      memset (&plan->groups[g], 0, G_STRUCT_OFFSET (LodestarMatchingWideGroup, lookups));
      plan->n_groups++;
    }
  plan->groups[g].full += highest;

  return &plan->groups[g];
}

static LodestarMatchingWideOther *
lodestar_matching_wide_group_add_other (LodestarMatchingWideGroup *group)
{
  LodestarMatchingWideOther *other = &group->others[group->n_others++];

  *other = (LodestarMatchingWideOther) { NULL };

  return other;
}

static void
lodestar_matching_wide_plan_add_count (LodestarMatchingWidePlan  *plan,
                                       LodestarMatchingWideGroup *group,
                                       guint                      at,
                                       const guint8              *tables,
                                       gboolean                   is_high)
{
  if (plan->form->counts[at].n_tables == 1)
    {
      LodestarMatchingWideNumbers *numbers = &group->numbers[group->n_numbers++];

      numbers->at = at;
      numbers->n_planes = plan->n_planes[at];
      lodestar_matching_wide_spread_table (tables, plan->n_planes[at], numbers->tables);
    }
  else
    {
      LodestarMatchingWideOther *other = lodestar_matching_wide_group_add_other (group);

      other->count = at;
      other->is_high = is_high;
    }
}

static guint
lodestar_matching_wide_plan_get_highest (const LodestarMatchingWidePlan *plan,
                                         const guint8                   *tables,
                                         guint                           n_tables)
{
  return plan->form->is_small ? 0 : lodestar_matching_get_highest (tables, n_tables);
}

static void
lodestar_matching_wide_plan_add_highs (LodestarMatchingWidePlan *plan)
{
  const LodestarMatchingForm *form = plan->form;
  LodestarMatchingWideGroup  *group = &plan->groups[plan->n_groups];

  memset (group, 0, G_STRUCT_OFFSET (LodestarMatchingWideGroup, lookups));
  for (guint k = 0; k < form->n_counts; k++)
    if (form->counts[k].high_tables != NULL)
      {
        plan->has_highs = TRUE;
        lodestar_matching_wide_plan_add_count (plan, group, k, form->counts[k].high_tables, TRUE);
      }
}

static void
lodestar_matching_wide_plan_add_pattern (LodestarMatchingWidePlan      *plan,
                                         const LodestarMatchingPattern *pattern)
{
  LodestarMatchingWideGroup *group = lodestar_matching_wide_plan_reserve (
    plan, lodestar_matching_wide_plan_get_highest (
            plan, pattern->table, MAX (1u << pattern->n_parts, 16u) / LODESTAR_MATCHING_TABLE));

  if (pattern->n_parts <= LODESTAR_MATCHING_MOST_DIGITS)
    {
      LodestarMatchingWideNumbers *numbers = &group->numbers[group->n_numbers++];

      numbers->at = LODESTAR_MATCHING_MOST_COUNTS;
      numbers->n_planes = pattern->n_parts <= 2 ? 2 : 4;
      lodestar_matching_wide_spread_table (pattern->table, numbers->n_planes, numbers->tables);
    }
  else
    {
      lodestar_matching_wide_group_add_other (group)->pattern = pattern;
    }
}

static void
lodestar_matching_wide_plan_init (LodestarMatchingWidePlan *plan, const LodestarMatchingForm *form)
{
  plan->form = form;
  plan->n_groups = 0;
  plan->has_highs = FALSE;
  lodestar_matching_wide_plan_reserve (plan, 0);
  for (guint k = 0; k < form->n_lookups; k++)
    {
      const LodestarMatchingLookup *lookup = &form->lookups[k];
      LodestarMatchingWideGroup    *group = lodestar_matching_wide_plan_reserve (
        plan, lodestar_matching_wide_plan_get_highest (plan, lookup->tables, lookup->n_tables));

      if (lookup->n_tables == 1)
        group->lookups[group->n_lookups++] =
          (LodestarMatchingWideLookup) { lookup->classes, lookup->tables };
      else
        lodestar_matching_wide_group_add_other (group)->lookup = lookup;
    }
  for (guint k = 0; k < form->n_equalities; k++)
    {
      const LodestarMatchingEquality *equality = &form->equalities[k];

      lodestar_matching_wide_group_add_other (
        lodestar_matching_wide_plan_reserve (
          plan, MAX (MAX (equality->if_same, equality->if_other), equality->if_unknown)))
        ->equality = equality;
    }
  for (guint k = 0; k < form->n_counts; k++)
    {
      const LodestarMatchingCount *count = &form->counts[k];

      plan->n_planes[k] = lodestar_matching_wide_get_n_planes (count);
      lodestar_matching_wide_plan_add_count (
        plan,
        lodestar_matching_wide_plan_reserve (
          plan, lodestar_matching_wide_plan_get_highest (plan, count->tables, count->n_tables)),
        k, count->tables, FALSE);
    }
  if (form->has_ranking)
    lodestar_matching_wide_group_add_other (&plan->groups[0])->ranking = &form->ranking;
  if (form->pattern.n_parts > 0)
    lodestar_matching_wide_plan_add_pattern (plan, &form->pattern);
  if (!form->is_small)
    lodestar_matching_wide_plan_add_highs (plan);
}

static void
lodestar_matching_wide_gather_strip (const LodestarMatchingStripPlanes *planes,
                                     guint                              at,
                                     guint                              n_planes,
                                     guint                              n_blocks,
                                     LodestarMatchingStripDigits       *digits)
{
  switch (n_planes)
    {
    case 1:
      for (guint b = 0; b < n_blocks; b++)
        lodestar_matching_wide_gather (&(*planes)[b][at], 1, (*digits)[b]);
      break;
    case 2:
      for (guint b = 0; b < n_blocks; b++)
        lodestar_matching_wide_gather (&(*planes)[b][at], 2, (*digits)[b]);
      break;
    case 3:
      for (guint b = 0; b < n_blocks; b++)
        lodestar_matching_wide_gather (&(*planes)[b][at], 3, (*digits)[b]);
      break;
    default:
      for (guint b = 0; b < n_blocks; b++)
        lodestar_matching_wide_gather (&(*planes)[b][at], 4, (*digits)[b]);
      break;
    }
}

/* Counts the strip that begins at the block */
static void
lodestar_matching_wide_count (LodestarMatchingWideBlock      *block,
                              const LodestarMatchingWidePlan *plan,
                              guint                           n_blocks)
{
  const LodestarMatchingForm    *form = plan->form;
  const LodestarMatchingPattern *pattern = &form->pattern;
  LodestarMatchingStripPlanes    planes;

  for (guint k = 0; k < form->n_counts; k++)
    {
      const LodestarMatchingCount *count = &form->counts[k];
      guint                        at = 0;

      for (guint p = 0; p < count->n_parts; p++)
        {
          lodestar_matching_wide_count_part (&count->parts[p], block->at / 8, n_blocks, &planes,
                                             at);
          at += lodestar_matching_part_get_n_planes (&count->parts[p]);
        }
      lodestar_matching_wide_gather_strip (&planes, 0, plan->n_planes[k], n_blocks,
                                           &block->digits[k]);
    }
  if (pattern->n_parts == 0)
    return;

  for (guint b = 0; b < n_blocks; b++)
    for (guint k = pattern->n_parts; k < LODESTAR_MATCHING_N_PLANES; k++)
      planes[b][k] = (LodestarMatchingVector) { 0 };
  for (guint k = 0; k < pattern->n_parts; k++)
    lodestar_matching_wide_count_part (&pattern->parts[k], block->at / 8, n_blocks, &planes, k);
  lodestar_matching_wide_gather_strip (&planes, 0, pattern->n_parts <= 2 ? 2 : 4, n_blocks,
                                       &block->digits[LODESTAR_MATCHING_MOST_COUNTS]);
  if (pattern->n_parts > 4)
    lodestar_matching_wide_gather_strip (&planes, 4, 4, n_blocks,
                                         &block->digits[LODESTAR_MATCHING_MOST_COUNTS + 1]);
}

/* A table for each number in the upper half, of @n_high bits, a constant: one bit after the other
 * says which of two it is */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_choose_pattern (const LodestarMatchingVector *lower,
                                       const LodestarMatchingVector *upper,
                                       const guint8                 *tables,
                                       guint                         n_high,
                                       LodestarMatchingVector       *points)
{
  LODESTAR_MATCHING_EACH_WORD
  {
    LodestarMatchingVector low = lodestar_matching_wide_get_half (lower[word % 4], 4, word >= 4);
    LodestarMatchingVector found[LODESTAR_MATCHING_TABLE];

#pragma GCC unroll 16
    for (guint t = 0; t < 1u << n_high; t++)
      found[t] = lodestar_matching_wide_take (
        lodestar_matching_wide_table (tables + t * LODESTAR_MATCHING_TABLE), low);
#pragma GCC unroll 4
    for (guint b = 0; b < n_high; b++)
      {
        LodestarMatchingVector is_odd =
          lodestar_matching_vector_shift_left (upper[word % 4], 7 - (int) b - (word >= 4 ? 4 : 0));

#pragma GCC unroll 8
        for (guint t = 0; t < 1u << (n_high - 1 - b); t++)
          found[t] = lodestar_matching_vector_choose (found[2 * t], found[2 * t + 1], is_odd);
      }
    points[word] = found[0];
  }
}

static void
lodestar_matching_wide_take_pattern (const LodestarMatchingWideBlock *block,
                                     const LodestarMatchingPattern   *pattern,
                                     LodestarMatchingVector          *points)
{
  const LodestarMatchingVector *lower = block->digits[LODESTAR_MATCHING_MOST_COUNTS][block->place];
  const LodestarMatchingVector *upper =
    block->digits[LODESTAR_MATCHING_MOST_COUNTS + 1][block->place];

  switch (pattern->n_parts)
    {
    case 5:
      lodestar_matching_wide_choose_pattern (lower, upper, pattern->table, 1, points);
      break;
    case 6:
      lodestar_matching_wide_choose_pattern (lower, upper, pattern->table, 2, points);
      break;
    case 7:
      lodestar_matching_wide_choose_pattern (lower, upper, pattern->table, 3, points);
      break;
    default:
      lodestar_matching_wide_choose_pattern (lower, upper, pattern->table, 4, points);
      break;
    }
}

/* The numbers of a count by themselves */
static void
lodestar_matching_wide_get_numbers (const LodestarMatchingVector *digits,
                                    guint                         n_planes,
                                    LodestarMatchingVector       *numbers)
{
  static const guint8    places[LODESTAR_MATCHING_TABLE] = { 0, 1, 2,  3,  4,  5,  6,  7,
                                                             8, 9, 10, 11, 12, 13, 14, 15 };
  LodestarMatchingVector tables[4];

  lodestar_matching_wide_spread_table (places, n_planes, tables);
  LODESTAR_MATCHING_EACH_WORD numbers[word] = (LodestarMatchingVector) { 0 };
  lodestar_matching_wide_add_count (numbers, digits, tables, n_planes);
}

/* From the tables of the classes; the first is for all that have none */
static void
lodestar_matching_wide_take_by_class (const guint8                 *tables,
                                      guint                         n_tables,
                                      const guint8                 *table_values,
                                      const guint8                 *classes,
                                      const LodestarMatchingVector *numbers,
                                      LodestarMatchingVector       *points)
{
  LodestarMatchingVector table = lodestar_matching_wide_table (tables);

  LODESTAR_MATCHING_EACH_WORD points[word] = lodestar_matching_wide_take (table, numbers[word]);
  for (guint t = 1; t < n_tables; t++)
    {
      LodestarMatchingVector own = lodestar_matching_vector_fill (table_values[t]);

      table = lodestar_matching_wide_table (tables + t * LODESTAR_MATCHING_TABLE);
      LODESTAR_MATCHING_EACH_WORD points[word] = lodestar_matching_vector_choose (
        points[word], lodestar_matching_wide_take (table, numbers[word]),
        (LodestarMatchingVector) (lodestar_matching_load (classes, word) == own));
    }
}

static void
lodestar_matching_wide_take_count (const LodestarMatchingWideBlock *block,
                                   const LodestarMatchingWidePlan  *plan,
                                   guint                            k,
                                   gboolean                         is_high,
                                   LodestarMatchingVector          *points)
{
  const LodestarMatchingCount *count = &plan->form->counts[k];
  LodestarMatchingVector       numbers[LODESTAR_MATCHING_BLOCK_WORDS];

  lodestar_matching_wide_get_numbers (block->digits[k][block->place], plan->n_planes[k], numbers);
  lodestar_matching_wide_take_by_class (is_high ? count->high_tables : count->tables,
                                        count->n_tables, count->table_values,
                                        count->classes + block->at, numbers, points);
}

static void
lodestar_matching_wide_look_up_tables (const LodestarMatchingLookup *lookup,
                                       guint                         at,
                                       LodestarMatchingVector       *points)
{
  const LodestarMatchingVector most = lodestar_matching_vector_fill (LODESTAR_MATCHING_TABLE - 1);

  LODESTAR_MATCHING_EACH_WORD points[word] = (LodestarMatchingVector) { 0 };
  for (guint t = 0; t < lookup->n_tables; t++)
    {
      const guint8                *values = lookup->tables + t * LODESTAR_MATCHING_TABLE;
      const LodestarMatchingVector table = lodestar_matching_wide_table (values);
      const LodestarMatchingVector own =
        lodestar_matching_vector_fill ((guint8) (t * LODESTAR_MATCHING_TABLE));

      if (lodestar_matching_get_highest (values, 1) == 0)
        continue;
      LODESTAR_MATCHING_EACH_WORD
      {
        LodestarMatchingVector place = lodestar_matching_load (lookup->classes + at, word) - own;
        LodestarMatchingVector is_own = lodestar_matching_vector_is_at_most (place, most);

        points[word] |= is_own & lodestar_matching_wide_take (table, place);
      }
    }
}

static void
lodestar_matching_wide_compare (const LodestarMatchingEquality *equality,
                                guint                           at,
                                LodestarMatchingVector         *points)
{
  const LodestarMatchingVector if_same = lodestar_matching_vector_fill (equality->if_same);
  const LodestarMatchingVector if_other = lodestar_matching_vector_fill (equality->if_other);
  const LodestarMatchingVector if_unknown = lodestar_matching_vector_fill (equality->if_unknown);
  const LodestarMatchingVector zero = (LodestarMatchingVector) { 0 };

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      LodestarMatchingVector is_same = ~zero;
      LodestarMatchingVector is_unknown = is_same;

      for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && equality->classes[k] != NULL; k++)
        {
          LodestarMatchingVector class = lodestar_matching_load (equality->classes[k] + at, word);
          LodestarMatchingVector own =
            lodestar_matching_vector_fill ((guint8) (equality->own >> (8 * k) & 255));

          is_same = (is_same & (LodestarMatchingVector) (class == own));
          is_unknown = (is_unknown & (LodestarMatchingVector) (class == zero));
        }
      points[word] = lodestar_matching_vector_choose (
        lodestar_matching_vector_choose (if_other, if_same, is_same), if_unknown, is_unknown);
    }
}

static void
lodestar_matching_wide_rank (const LodestarMatchingRanking *ranking,
                             guint                          at,
                             LodestarMatchingVector        *points)
{
  static const guint8          bit_counts[LODESTAR_MATCHING_TABLE] = { 0, 1, 1, 2, 1, 2, 2, 3,
                                                                       1, 2, 2, 3, 2, 3, 3, 4 };
  const LodestarMatchingVector counts = lodestar_matching_wide_table (bit_counts);
  const LodestarMatchingVector wholes = lodestar_matching_wide_table (ranking->wholes);
  const LodestarMatchingVector rests = lodestar_matching_wide_table (ranking->rests);
  const LodestarMatchingVector high_wholes = lodestar_matching_wide_table (ranking->high_wholes);
  const LodestarMatchingVector high_gaps = lodestar_matching_wide_table (ranking->high_gaps);
  LodestarMatchingVector       planes[LODESTAR_MATCHING_MOST_RANKED];
  LodestarMatchingVector       digits[2][LODESTAR_MATCHING_MOST_DIGITS];
  LodestarMatchingVector       numbers[LODESTAR_MATCHING_BLOCK_WORDS];
  LodestarMatchingVector       by_rank[LODESTAR_MATCHING_BLOCK_WORDS];

  for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
    planes[k] = lodestar_matching_load (ranking->columns[k] + at / 8, 0);
  lodestar_matching_wide_gather (planes, 4, digits[0]);
  lodestar_matching_wide_gather (planes + 4, 4, digits[1]);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      LodestarMatchingVector low =
        lodestar_matching_wide_get_half (digits[0][word % 4], 4, word >= 4);
      LodestarMatchingVector high =
        lodestar_matching_wide_get_half (digits[1][word % 4], 4, word >= 4);
      LodestarMatchingVector is_whole = lodestar_matching_vector_is_at_most (
        lodestar_matching_wide_take (high_gaps, high), lodestar_matching_wide_take (rests, low));

      numbers[word] =
        lodestar_matching_wide_take (counts, low) + lodestar_matching_wide_take (counts, high);
      by_rank[word] = lodestar_matching_wide_take (wholes, low) +
                      lodestar_matching_wide_take (high_wholes, high) - is_whole;
    }
  lodestar_matching_wide_take_by_class (ranking->tables, ranking->n_tables, ranking->table_values,
                                        ranking->classes + at, numbers, points);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    points[word] = lodestar_matching_vector_get_mean (by_rank[word], points[word]);
}

/* Begins the sums of a group with what is not looked up in one table */
static void
lodestar_matching_wide_begin (LodestarMatchingWideBlock       *block,
                              const LodestarMatchingWidePlan  *plan,
                              const LodestarMatchingWideGroup *group,
                              LodestarMatchingVector          *sums)
{
  LodestarMatchingVector points[LODESTAR_MATCHING_BLOCK_WORDS];

  for (guint k = 0; k < group->n_others; k++)
    {
      const LodestarMatchingWideOther *other = &group->others[k];
      LodestarMatchingVector          *to = k == 0 ? sums : points;

      if (other->lookup != NULL)
        lodestar_matching_wide_look_up_tables (other->lookup, block->at, to);
      else if (other->equality != NULL)
        lodestar_matching_wide_compare (other->equality, block->at, to);
      else if (other->ranking != NULL)
        lodestar_matching_wide_rank (other->ranking, block->at, to);
      else if (other->pattern != NULL)
        lodestar_matching_wide_take_pattern (block, other->pattern, to);
      else
        lodestar_matching_wide_take_count (block, plan, other->count, other->is_high, to);
      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS && k > 0; word++)
        sums[word] = lodestar_matching_vector_add (sums[word], points[word]);
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_store (gint16 *scores, __m256i low, __m256i high)
{
  __m256i *to = (__m256i *) (gpointer) scores;

  _mm256_storeu_si256 (to, _mm256_permute2x128_si256 (low, high, 0x20));
  _mm256_storeu_si256 (to + 1, _mm256_permute2x128_si256 (low, high, 0x31));
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_write_small (const LodestarMatchingVector *sums, gint16 *scores)
{
  const __m256i zero = _mm256_setzero_si256 ();

  LODESTAR_MATCHING_EACH_WORD
  {
    __m256i points = (__m256i) sums[word];
    __m256i signs = _mm256_cmpgt_epi8 (zero, points);

    lodestar_matching_wide_store (scores + LODESTAR_MATCHING_WORD_COLUMNS * word,
                                  _mm256_unpacklo_epi8 (points, signs),
                                  _mm256_unpackhi_epi8 (points, signs));
  }
}

/* Sums up a group, in registers, and keeps the sums, or writes them as scores */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_sum_up (LodestarMatchingWideBlock       *block,
                               const LodestarMatchingWideGroup *group,
                               LodestarMatchingVector          *kept,
                               gint16                          *scores)
{
  LodestarMatchingVector sums[LODESTAR_MATCHING_BLOCK_WORDS];

  if (group->n_others > 0)
    LODESTAR_MATCHING_EACH_WORD sums[word] = kept[word];
  else
    LODESTAR_MATCHING_EACH_WORD sums[word] = (LodestarMatchingVector) { 0 };

  for (guint k = 0; k < group->n_lookups; k++)
    {
      const LodestarMatchingVector table = lodestar_matching_wide_table (group->lookups[k].table);
      const guint8                *classes = group->lookups[k].classes + block->at;

      LODESTAR_MATCHING_EACH_WORD sums[word] = lodestar_matching_vector_add (
        sums[word], lodestar_matching_wide_take (table, lodestar_matching_load (classes, word)));
    }
  for (guint k = 0; k < group->n_numbers; k++)
    {
      const LodestarMatchingWideNumbers *numbers = &group->numbers[k];

      lodestar_matching_wide_add_count (sums, block->digits[numbers->at][block->place],
                                        numbers->tables, numbers->n_planes);
    }

  if (scores != NULL)
    lodestar_matching_wide_write_small (sums, scores);
  else
    LODESTAR_MATCHING_EACH_WORD kept[word] = sums[word];
}

/* Adds up the groups: two bytes side by side are added up by one multiplication with ones, and are
 * one number if one of them is an upper byte */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_write (const LodestarMatchingWideBlock *block,
                              const LodestarMatchingWidePlan  *plan,
                              gint16                          *scores)
{
  const LodestarMatchingForm *form = plan->form;
  const __m256i               ones = _mm256_set1_epi8 (1);
  const __m256i               value = _mm256_set1_epi16 ((short) form->value);
  const __m256i               zero = _mm256_setzero_si256 ();

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      guint    at = block->at + LODESTAR_MATCHING_WORD_COLUMNS * word;
      guint    g = 0;
      __m256i  low = zero;
      __m256i  high = zero;
      __m256i  first;
      __m256i  second;
      __m256i *to = (__m256i *) (gpointer) (scores + at);

      for (; g + 2 <= plan->n_groups; g += 2)
        {
          __m256i a = (__m256i) block->sums[g][word];
          __m256i b = (__m256i) block->sums[g + 1][word];

          low = _mm256_add_epi16 (low, _mm256_maddubs_epi16 (_mm256_unpacklo_epi8 (a, b), ones));
          high = _mm256_add_epi16 (high, _mm256_maddubs_epi16 (_mm256_unpackhi_epi8 (a, b), ones));
        }
      if (g < plan->n_groups || plan->has_highs)
        {
          __m256i a = g < plan->n_groups ? (__m256i) block->sums[g][word] : zero;
          __m256i b = plan->has_highs ? (__m256i) block->sums[plan->n_groups][word] : zero;

          low = _mm256_add_epi16 (low, _mm256_unpacklo_epi8 (a, b));
          high = _mm256_add_epi16 (high, _mm256_unpackhi_epi8 (a, b));
        }
      first = _mm256_permute2x128_si256 (low, high, 0x20);
      second = _mm256_permute2x128_si256 (low, high, 0x31);
      if (form->values != NULL)
        {
          const __m256i *values = (const __m256i *) (gconstpointer) (form->values + at);

          first = _mm256_or_si256 (first, _mm256_cmpeq_epi16 (values[0], value));
          second = _mm256_or_si256 (second, _mm256_cmpeq_epi16 (values[1], value));
        }
      _mm256_storeu_si256 (to, first);
      _mm256_storeu_si256 (to + 1, second);
    }
}

/* Writes the scores of all columns; what is beyond the last, up to the next block, is forbidden */
void
lodestar_matching_form_run_wide (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
  guint                     n = lodestar_matching_row_length (n_columns);
  LodestarMatchingWidePlan  plan;
  LodestarMatchingWideBlock block;
  guint                     n_groups;

  lodestar_matching_wide_plan_init (&plan, form);
  n_groups = plan.n_groups + (plan.has_highs ? 1 : 0);
  for (block.at = 0; block.at < n; block.at += LODESTAR_MATCHING_ROW_BLOCK)
    {
      block.place = block.at / LODESTAR_MATCHING_ROW_BLOCK % LODESTAR_MATCHING_STRIP;
      if (block.place == 0)
        lodestar_matching_wide_count (
          &block, &plan,
          MIN ((n - block.at) / LODESTAR_MATCHING_ROW_BLOCK, LODESTAR_MATCHING_STRIP));
      for (guint g = 0; g < n_groups; g++)
        if (plan.groups[g].n_others > 0)
          lodestar_matching_wide_begin (&block, &plan, &plan.groups[g], block.sums[g]);

      if (form->is_small)
        {
          lodestar_matching_wide_sum_up (&block, &plan.groups[0], block.sums[0], scores + block.at);
          continue;
        }
      for (guint g = 0; g < n_groups; g++)
        lodestar_matching_wide_sum_up (&block, &plan.groups[g], block.sums[g], NULL);
      lodestar_matching_wide_write (&block, &plan, scores);
    }
  for (guint j = n_columns; j < n; j++)
    scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}
