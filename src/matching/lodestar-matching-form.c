/* lodestar-matching-form.c - the scores of one with all of the other role, by columns
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Terms in common are counted for a whole block of 256 columns at once: columns of bits are added
 * up into planes of bits, eight at a time by carry-save adders (R. Harley and P. Seal; W. Muła, N.
 * Kurz and D. Lemire, "Faster population counts using AVX2 instructions", Computer Journal 61
 * (2018)). Eight planes are two numbers of four bits for each column; transposing them as 8 × 8
 * bits (H. Warren, "Hacker's Delight", 7-3) gives a byte for each. Numbers, like classes, become
 * points by a table of 16 that fits into a register. */

#define LODESTAR_MATCHING_BLOCK_WORDS 8   /* vectors of bytes in a block */
#define LODESTAR_MATCHING_WORD_COLUMNS 32 /* bytes in a vector */
#define LODESTAR_MATCHING_N_PLANES 8

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define LODESTAR_MATCHING_INLINE G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline

/* Every lookup and count can begin a group */
#define LODESTAR_MATCHING_MOST_GROUPS                                                              \
  (LODESTAR_MATCHING_MOST_LOOKUPS + LODESTAR_MATCHING_MOST_EQUALITIES +                            \
   LODESTAR_MATCHING_MOST_COUNTS + 1)

/* Points are summed up in bytes as long as these hold them, then in those of another group; at last
 * all groups are, in 16 bits. A small form has only one. */
typedef struct
{
  __m256i  groups[LODESTAR_MATCHING_MOST_GROUPS][LODESTAR_MATCHING_BLOCK_WORDS];
  __m256i  highs[LODESTAR_MATCHING_BLOCK_WORDS]; /* upper bytes */
  __m256i *bytes;                                /* the group that is being filled */
  guint    n_groups;
  gboolean has_highs;
  gboolean is_small;
  guint    full; /* the most that a byte may hold */
  guint    start;
} LodestarMatchingBlock;

/* The most that a table gives */
static guint8
lodestar_matching_get_highest (const guint8 *tables, guint n_tables)
{
  guint8 highest = 0;

  for (guint k = 0; k < n_tables * LODESTAR_MATCHING_TABLE; k++)
    highest = MAX (highest, tables[k]);

  return highest;
}

LODESTAR_MATCHING_INLINE __m256i
lodestar_matching_load_table (const guint8 *table)
{
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) table));
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_begin_group (LodestarMatchingBlock *block)
{
  block->bytes = block->groups[block->n_groups++];
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    block->bytes[word] = _mm256_setzero_si256 ();
}

/* Makes room for @highest in the bytes */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_reserve (LodestarMatchingBlock *block, guint highest)
{
  if (block->is_small)
    return;

  block->full += highest;
  if (block->full <= G_MAXUINT8)
    return;

  lodestar_matching_block_begin_group (block);
  block->full = highest;
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_add_high (LodestarMatchingBlock *block, guint word, __m256i bytes)
{
  block->highs[word] = block->has_highs ? _mm256_add_epi8 (block->highs[word], bytes) : bytes;
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_add (LodestarMatchingBlock *block, guint word, __m256i bytes)
{
  block->bytes[word] = _mm256_adds_epu8 (block->bytes[word], bytes);
}

/* @n lookups of one table each at a time: @n is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_look_up_some (LodestarMatchingBlock        *block,
                                      const LodestarMatchingLookup *lookups,
                                      guint                         n)
{
  const __m256i *classes[4];
  __m256i        tables[4];

  for (guint k = 0; k < n; k++)
    {
      classes[k] = (const __m256i *) (lookups[k].classes + block->start);
      tables[k] = lodestar_matching_load_table (lookups[k].tables);
    }
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      __m256i points = block->bytes[word];

      for (guint k = 0; k < n; k++)
        points = _mm256_adds_epu8 (points, _mm256_shuffle_epi8 (tables[k], classes[k][word]));
      block->bytes[word] = points;
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_look_up_tables (LodestarMatchingBlock        *block,
                                        const LodestarMatchingLookup *lookup)
{
  const __m256i *classes = (const __m256i *) (lookup->classes + block->start);
  const __m256i  most = _mm256_set1_epi8 (LODESTAR_MATCHING_TABLE - 1);

  for (guint t = 0; t < lookup->n_tables; t++)
    {
      const guint8 *values = lookup->tables + t * LODESTAR_MATCHING_TABLE;
      const __m256i table = lodestar_matching_load_table (values);
      const __m256i own = _mm256_set1_epi8 ((char) (t * LODESTAR_MATCHING_TABLE));

      if (_mm256_testz_si256 (table, table))
        continue;
      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i place = _mm256_sub_epi8 (classes[word], own);
          __m256i is_own = _mm256_cmpeq_epi8 (_mm256_min_epu8 (place, most), place);

          lodestar_matching_block_add (
            block, word, _mm256_and_si256 (is_own, _mm256_shuffle_epi8 (table, place)));
        }
    }
}

/* Those that fit into the bytes together go together */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_look_up (LodestarMatchingBlock        *block,
                                 const LodestarMatchingLookup *lookups,
                                 const guint8                 *highest,
                                 guint                         n_lookups)
{
  for (guint k = 0; k < n_lookups;)
    {
      guint sum = highest[k];
      guint n = 1;

      if (lookups[k].n_tables > 1)
        {
          lodestar_matching_block_reserve (block, sum);
          lodestar_matching_block_look_up_tables (block, &lookups[k++]);
          continue;
        }
      while (n < 4 && k + n < n_lookups && lookups[k + n].n_tables == 1 &&
             (block->is_small || sum + highest[k + n] <= G_MAXUINT8))
        sum += highest[k + n++];

      lodestar_matching_block_reserve (block, sum);
      if (n == 4)
        lodestar_matching_block_look_up_some (block, lookups + k, 4);
      else if (n == 3)
        lodestar_matching_block_look_up_some (block, lookups + k, 3);
      else if (n == 2)
        lodestar_matching_block_look_up_some (block, lookups + k, 2);
      else
        lodestar_matching_block_look_up_some (block, lookups + k, 1);
      k += n;
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_compare (LodestarMatchingBlock          *block,
                                 const LodestarMatchingEquality *equality)
{
  const __m256i if_same = _mm256_set1_epi8 ((char) equality->if_same);
  const __m256i if_other = _mm256_set1_epi8 ((char) equality->if_other);
  const __m256i if_unknown = _mm256_set1_epi8 ((char) equality->if_unknown);
  const __m256i zero = _mm256_setzero_si256 ();

  lodestar_matching_block_reserve (
    block, MAX (MAX (equality->if_same, equality->if_other), equality->if_unknown));
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      __m256i is_same = _mm256_cmpeq_epi8 (zero, zero);
      __m256i is_unknown = is_same;

      for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && equality->classes[k] != NULL; k++)
        {
          __m256i class = ((const __m256i *) (equality->classes[k] + block->start))[word];
          __m256i own = _mm256_set1_epi8 ((char) (equality->own >> (8 * k) & 255));

          is_same = _mm256_and_si256 (is_same, _mm256_cmpeq_epi8 (class, own));
          is_unknown = _mm256_and_si256 (is_unknown, _mm256_cmpeq_epi8 (class, zero));
        }
      lodestar_matching_block_add (
        block, word,
        _mm256_blendv_epi8 (_mm256_blendv_epi8 (if_other, if_same, is_same), if_unknown,
                            is_unknown));
    }
}

/* A full adder: three bits to a sum, which replaces the first, and a carry */
LODESTAR_MATCHING_INLINE __m256i
lodestar_matching_add_bits (__m256i *sum, __m256i b, __m256i c)
{
  __m256i half = _mm256_xor_si256 (*sum, b);
  __m256i carry = _mm256_or_si256 (_mm256_and_si256 (*sum, b), _mm256_and_si256 (half, c));

  *sum = _mm256_xor_si256 (half, c);

  return carry;
}

LODESTAR_MATCHING_INLINE __m256i
lodestar_matching_load_bits (const LodestarMatchingPart *part, guint k, guint start)
{
  return _mm256_load_si256 ((const __m256i *) (part->columns[k] + start / 8));
}

/* Counts into three planes or four: @has_four is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_part_count_many (const LodestarMatchingPart *part,
                                   guint                       start,
                                   gboolean                    has_four,
                                   __m256i                    *planes)
{
  __m256i ones = _mm256_setzero_si256 ();
  __m256i twos = ones;
  __m256i fours = ones;
  __m256i eights = ones;
  guint   n_single = part->n_columns - part->n_fours;
  guint   k = 0;

#define NEXT(i) lodestar_matching_load_bits (part, k + (i), start)
  for (; k + 8 <= n_single; k += 8)
    {
      __m256i a = lodestar_matching_add_bits (&ones, NEXT (0), NEXT (1));
      __m256i b = lodestar_matching_add_bits (&ones, NEXT (2), NEXT (3));
      __m256i c = lodestar_matching_add_bits (&twos, a, b);
      __m256i d;

      a = lodestar_matching_add_bits (&ones, NEXT (4), NEXT (5));
      b = lodestar_matching_add_bits (&ones, NEXT (6), NEXT (7));
      d = lodestar_matching_add_bits (&twos, a, b);
      if (has_four)
        eights = _mm256_or_si256 (eights, lodestar_matching_add_bits (&fours, c, d));
      else
        fours = _mm256_or_si256 (fours, _mm256_or_si256 (c, d));
    }
  for (; k + 2 <= n_single; k += 2)
    {
      __m256i a = lodestar_matching_add_bits (&ones, NEXT (0), NEXT (1));
      __m256i b = _mm256_and_si256 (twos, a);

      twos = _mm256_xor_si256 (twos, a);
      if (has_four)
        eights = _mm256_or_si256 (eights, _mm256_and_si256 (fours, b));
      fours = has_four ? _mm256_xor_si256 (fours, b) : _mm256_or_si256 (fours, b);
    }
  for (; k < part->n_columns; k++)
    {
      __m256i a = NEXT (0);
      __m256i b = a;

      if (k < n_single)
        {
          b = _mm256_and_si256 (ones, a);
          ones = _mm256_xor_si256 (ones, a);
          a = _mm256_and_si256 (twos, b);
          twos = _mm256_xor_si256 (twos, b);
          b = a;
        }
      if (has_four)
        eights = _mm256_or_si256 (eights, _mm256_and_si256 (fours, b));
      fours = has_four ? _mm256_xor_si256 (fours, b) : _mm256_or_si256 (fours, b);
    }
#undef NEXT

  planes[0] = ones;
  planes[1] = twos;
  planes[2] = fours;
  if (has_four)
    planes[3] = eights;
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_part_count (const LodestarMatchingPart *part, guint start, __m256i *planes)
{
  __m256i ones = _mm256_setzero_si256 ();
  __m256i twos = ones;
  __m256i over = ones;

  switch (part->n_planes)
    {
    case 0:
      for (guint k = 0; k < part->n_columns; k++)
        planes[k] = lodestar_matching_load_bits (part, k, start);
      return;
    case 1:
      for (guint k = 0; k < part->n_columns; k++)
        ones = _mm256_or_si256 (ones, lodestar_matching_load_bits (part, k, start));
      planes[0] = ones;
      return;
    case 2:
      for (guint k = 0; k < part->n_columns; k++)
        {
          __m256i a = lodestar_matching_load_bits (part, k, start);
          __m256i b = _mm256_and_si256 (ones, a);

          ones = _mm256_xor_si256 (ones, a);
          over = _mm256_or_si256 (over, _mm256_and_si256 (twos, b));
          twos = _mm256_xor_si256 (twos, b);
        }
      planes[0] = _mm256_or_si256 (ones, over);
      planes[1] = _mm256_or_si256 (twos, over);
      return;
    case 3:
      lodestar_matching_part_count_many (part, start, FALSE, planes);
      return;
    default:
      lodestar_matching_part_count_many (part, start, TRUE, planes);
      return;
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_swap_bits (__m256i *a, __m256i *b, int shift, __m256i mask)
{
  __m256i changed = _mm256_and_si256 (_mm256_xor_si256 (_mm256_srli_epi64 (*a, shift), *b), mask);

  *b = _mm256_xor_si256 (*b, changed);
  *a = _mm256_xor_si256 (*a, _mm256_slli_epi64 (changed, shift));
}

/* Eight planes to eight vectors of bytes; without @has_high the last four planes are empty, and are
 * not looked at: a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_transpose (__m256i *planes, gboolean has_high)
{
  const __m256i fours = _mm256_set1_epi8 (0x0f);
  const __m256i twos = _mm256_set1_epi8 (0x33);
  const __m256i ones = _mm256_set1_epi8 (0x55);
  __m256i       v[LODESTAR_MATCHING_N_PLANES];

  for (guint k = 0; k < 4; k++)
    {
      v[k] = planes[k];
      if (has_high)
        {
          v[k + 4] = planes[k + 4];
          lodestar_matching_swap_bits (&v[k], &v[k + 4], 4, fours);
        }
      else
        {
          v[k + 4] = _mm256_and_si256 (_mm256_srli_epi64 (v[k], 4), fours);
          v[k] = _mm256_and_si256 (v[k], fours);
        }
    }
  for (guint k = 0; k < 8; k += 4)
    {
      lodestar_matching_swap_bits (&v[k], &v[k + 2], 2, twos);
      lodestar_matching_swap_bits (&v[k + 1], &v[k + 3], 2, twos);
    }
  for (guint k = 0; k < 8; k += 2)
    lodestar_matching_swap_bits (&v[k], &v[k + 1], 1, ones);
  for (guint k = 0; k < 8; k++)
    planes[k] = v[k];
}

/* One of the two numbers in each byte */
LODESTAR_MATCHING_INLINE __m256i
lodestar_matching_get_half (__m256i bytes, gboolean is_high)
{
  return _mm256_and_si256 (is_high ? _mm256_srli_epi16 (bytes, 4) : bytes, _mm256_set1_epi8 (0x0f));
}

/* From the tables of the classes; the first is for all that have none */
LODESTAR_MATCHING_INLINE __m256i
lodestar_matching_take_by_class (
  const guint8 *tables, guint n_tables, const guint8 *table_values, __m256i classes, __m256i number)
{
  __m256i points = _mm256_shuffle_epi8 (lodestar_matching_load_table (tables), number);

  for (guint t = 1; t < n_tables; t++)
    points = _mm256_blendv_epi8 (
      points,
      _mm256_shuffle_epi8 (lodestar_matching_load_table (tables + t * LODESTAR_MATCHING_TABLE),
                           number),
      _mm256_cmpeq_epi8 (classes, _mm256_set1_epi8 ((char) table_values[t])));

  return points;
}

/* Adds the points of a count, whose numbers are in one half of the bytes: @is_high is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_add_count (LodestarMatchingBlock       *block,
                                   const LodestarMatchingCount *count,
                                   guint                        highest,
                                   const __m256i               *numbers,
                                   gboolean                     is_high)
{
  const __m256i table = lodestar_matching_load_table (count->tables);

  lodestar_matching_block_reserve (block, highest);
  if (count->n_tables > 1)
    {
      const LodestarMatchingCount by_class = *count;
      const __m256i              *classes = (const __m256i *) (by_class.classes + block->start);

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i number = lodestar_matching_get_half (numbers[word], is_high);

          lodestar_matching_block_add (
            block, word,
            lodestar_matching_take_by_class (by_class.tables, by_class.n_tables,
                                             by_class.table_values, classes[word], number));
          if (by_class.high_tables != NULL)
            lodestar_matching_block_add_high (
              block, word,
              lodestar_matching_take_by_class (by_class.high_tables, by_class.n_tables,
                                               by_class.table_values, classes[word], number));
        }
    }
  else if (count->high_tables != NULL)
    {
      const __m256i high_table = lodestar_matching_load_table (count->high_tables);

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i number = lodestar_matching_get_half (numbers[word], is_high);

          lodestar_matching_block_add (block, word, _mm256_shuffle_epi8 (table, number));
          lodestar_matching_block_add_high (block, word, _mm256_shuffle_epi8 (high_table, number));
        }
    }
  else
    {
      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        lodestar_matching_block_add (
          block, word,
          _mm256_shuffle_epi8 (table, lodestar_matching_get_half (numbers[word], is_high)));
    }
  block->has_highs |= count->high_tables != NULL;
}

/* Two counts of one table each, whose numbers are in the halves of the bytes */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_add_two (LodestarMatchingBlock       *block,
                                 const LodestarMatchingCount *counts,
                                 guint                        highest,
                                 const __m256i               *numbers)
{
  const __m256i low_table = lodestar_matching_load_table (counts[0].tables);
  const __m256i high_table = lodestar_matching_load_table (counts[1].tables);

  lodestar_matching_block_reserve (block, highest);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      __m256i low = lodestar_matching_get_half (numbers[word], FALSE);
      __m256i high = lodestar_matching_get_half (numbers[word], TRUE);

      lodestar_matching_block_add (block, word,
                                   _mm256_adds_epu8 (_mm256_shuffle_epi8 (low_table, low),
                                                     _mm256_shuffle_epi8 (high_table, high)));
    }
}

static inline gboolean
lodestar_matching_count_is_simple (const LodestarMatchingCount *count)
{
  return count->n_tables == 1 && count->high_tables == NULL;
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_count_fill (const LodestarMatchingCount *count, guint start, __m256i *planes)
{
  guint at = 0;

  for (guint k = 0; k < count->n_parts; k++)
    {
      lodestar_matching_part_count (&count->parts[k], start, planes + at);
      at += lodestar_matching_part_get_n_planes (&count->parts[k]);
    }
  for (; at < LODESTAR_MATCHING_N_PLANES / 2; at++)
    planes[at] = _mm256_setzero_si256 ();
}

/* Two counts, or the last one alone */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_count (LodestarMatchingBlock       *block,
                               const LodestarMatchingCount *counts,
                               const guint8                *highest,
                               guint                        n_counts)
{
  for (guint k = 0; k < n_counts; k += 2)
    {
      __m256i numbers[LODESTAR_MATCHING_N_PLANES];

      lodestar_matching_count_fill (&counts[k], block->start, numbers);
      if (k + 1 == n_counts)
        {
          lodestar_matching_transpose (numbers, FALSE);
          lodestar_matching_block_add_count (block, &counts[k], highest[k], numbers, FALSE);
          return;
        }

      lodestar_matching_count_fill (&counts[k + 1], block->start,
                                    numbers + LODESTAR_MATCHING_N_PLANES / 2);
      lodestar_matching_transpose (numbers, TRUE);
      if (lodestar_matching_count_is_simple (&counts[k]) &&
          lodestar_matching_count_is_simple (&counts[k + 1]) &&
          (block->is_small || highest[k] + highest[k + 1] <= G_MAXUINT8))
        {
          lodestar_matching_block_add_two (block, &counts[k], highest[k] + highest[k + 1], numbers);
          continue;
        }
      lodestar_matching_block_add_count (block, &counts[k], highest[k], numbers, FALSE);
      lodestar_matching_block_add_count (block, &counts[k + 1], highest[k + 1], numbers, TRUE);
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_rank (LodestarMatchingBlock *block, const LodestarMatchingRanking *ranking)
{
  static const guint8 bit_counts[LODESTAR_MATCHING_TABLE] = { 0, 1, 1, 2, 1, 2, 2, 3,
                                                              1, 2, 2, 3, 2, 3, 3, 4 };
  const __m256i       counts = lodestar_matching_load_table (bit_counts);
  const __m256i       wholes = lodestar_matching_load_table (ranking->wholes);
  const __m256i       rests = lodestar_matching_load_table (ranking->rests);
  const __m256i       high_wholes = lodestar_matching_load_table (ranking->high_wholes);
  const __m256i       high_gaps = lodestar_matching_load_table (ranking->high_gaps);
  const __m256i      *classes = (const __m256i *) (ranking->classes + block->start);
  __m256i             numbers[LODESTAR_MATCHING_N_PLANES];

  for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
    numbers[k] = _mm256_load_si256 ((const __m256i *) (ranking->columns[k] + block->start / 8));
  lodestar_matching_transpose (numbers, TRUE);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      __m256i low = lodestar_matching_get_half (numbers[word], FALSE);
      __m256i high = lodestar_matching_get_half (numbers[word], TRUE);
      __m256i number =
        _mm256_add_epi8 (_mm256_shuffle_epi8 (counts, low), _mm256_shuffle_epi8 (counts, high));
      __m256i rest = _mm256_shuffle_epi8 (rests, low);
      __m256i is_whole =
        _mm256_cmpeq_epi8 (_mm256_max_epu8 (rest, _mm256_shuffle_epi8 (high_gaps, high)), rest);
      __m256i by_rank = _mm256_sub_epi8 (_mm256_add_epi8 (_mm256_shuffle_epi8 (wholes, low),
                                                          _mm256_shuffle_epi8 (high_wholes, high)),
                                         is_whole);
      __m256i by_number = lodestar_matching_take_by_class (
        ranking->tables, ranking->n_tables, ranking->table_values, classes[word], number);

      lodestar_matching_block_add (block, word, _mm256_avg_epu8 (by_rank, by_number));
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_write_small (const LodestarMatchingBlock *block, gint16 *scores)
{
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      __m256i *row = (__m256i *) (scores + block->start + LODESTAR_MATCHING_WORD_COLUMNS * word);

      _mm256_storeu_si256 (row, _mm256_cvtepi8_epi16 (_mm256_castsi256_si128 (block->bytes[word])));
      _mm256_storeu_si256 (row + 1,
                           _mm256_cvtepi8_epi16 (_mm256_extracti128_si256 (block->bytes[word], 1)));
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_write (const LodestarMatchingBlock *block,
                               const LodestarMatchingForm  *form,
                               gint16                      *scores)
{
  const __m256i value = _mm256_set1_epi16 ((short) form->value);
  const __m256i low_bytes = _mm256_set1_epi16 (G_MAXUINT8);

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      guint    at = block->start + LODESTAR_MATCHING_WORD_COLUMNS * word;
      __m256i *row = (__m256i *) (scores + at);
      __m256i  even = _mm256_and_si256 (block->groups[0][word], low_bytes);
      __m256i  odd = _mm256_srli_epi16 (block->groups[0][word], 8);
      __m256i  low, high, first, second;

      for (guint g = 1; g < block->n_groups; g++)
        {
          even = _mm256_add_epi16 (even, _mm256_and_si256 (block->groups[g][word], low_bytes));
          odd = _mm256_add_epi16 (odd, _mm256_srli_epi16 (block->groups[g][word], 8));
        }
      if (block->has_highs)
        {
          even = _mm256_add_epi16 (even, _mm256_slli_epi16 (block->highs[word], 8));
          odd = _mm256_add_epi16 (odd, _mm256_andnot_si256 (low_bytes, block->highs[word]));
        }

      /* Even columns and odd ones, back in their order */
      low = _mm256_unpacklo_epi16 (even, odd);
      high = _mm256_unpackhi_epi16 (even, odd);
      first = _mm256_permute2x128_si256 (low, high, 0x20);
      second = _mm256_permute2x128_si256 (low, high, 0x31);
      if (form->values != NULL)
        {
          const __m256i *values = (const __m256i *) (form->values + at);

          first = _mm256_or_si256 (first, _mm256_cmpeq_epi16 (values[0], value));
          second = _mm256_or_si256 (second, _mm256_cmpeq_epi16 (values[1], value));
        }
      _mm256_storeu_si256 (row, first);
      _mm256_storeu_si256 (row + 1, second);
    }
}

/* @is_small is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_form_run_blocks (const LodestarMatchingForm *form,
                                   guint                       n,
                                   gboolean                    is_small,
                                   gint16                     *scores)
{
  guint8                lookup_highest[LODESTAR_MATCHING_MOST_LOOKUPS] = { 0 };
  guint8                count_highest[LODESTAR_MATCHING_MOST_COUNTS] = { 0 };
  LodestarMatchingBlock block;

  for (guint k = 0; k < form->n_lookups && !is_small; k++)
    lookup_highest[k] =
      lodestar_matching_get_highest (form->lookups[k].tables, form->lookups[k].n_tables);
  for (guint k = 0; k < form->n_counts && !is_small; k++)
    count_highest[k] =
      lodestar_matching_get_highest (form->counts[k].tables, form->counts[k].n_tables);

  block.is_small = is_small;
  for (block.start = 0; block.start < n; block.start += LODESTAR_MATCHING_ROW_BLOCK)
    {
      block.full = 0;
      block.n_groups = 0;
      block.has_highs = FALSE;
      lodestar_matching_block_begin_group (&block);
      lodestar_matching_block_look_up (&block, form->lookups, lookup_highest, form->n_lookups);
      for (guint k = 0; k < form->n_equalities; k++)
        lodestar_matching_block_compare (&block, &form->equalities[k]);
      lodestar_matching_block_count (&block, form->counts, count_highest, form->n_counts);
      if (is_small && form->has_ranking)
        lodestar_matching_block_rank (&block, &form->ranking);
      if (is_small)
        lodestar_matching_block_write_small (&block, scores);
      else
        lodestar_matching_block_write (&block, form, scores);
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_form_run_wide (const LodestarMatchingForm *form, guint n, gint16 *scores)
{
  if (form->is_small)
    lodestar_matching_form_run_blocks (form, n, TRUE, scores);
  else
    lodestar_matching_form_run_blocks (form, n, FALSE, scores);
}

#else

static void
lodestar_matching_form_run_wide (const LodestarMatchingForm *form, guint n, gint16 *scores)
{
  g_assert_not_reached ();
}

#endif

/* Writes the scores of all columns; what is beyond the last, up to the next block, is forbidden */
void
lodestar_matching_form_run (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
  guint n = lodestar_matching_row_length (n_columns);

  if (!lodestar_matching_has_wide ())
    {
      lodestar_matching_form_run_plain (form, n_columns, scores);
      return;
    }

  lodestar_matching_form_run_wide (form, n, scores);
  for (guint j = n_columns; j < n; j++)
    scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}
