/* lodestar-matching-digits.h - columns of bits counted, and what they count looked up, by AVX2
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-planes.h"

G_BEGIN_DECLS

/* Terms in common are counted for a whole block of 256 columns at once, from columns of bits to
 * planes of bits. Up to four planes are gathered until the bits of a column are next to each other:
 * each vector of these digits has two columns of the block in every byte, or four, or eight.
 * Digits, like classes, become points by a table of 16 that fits into a register; where a column
 * takes fewer than four bits those of its neighbour are there too, and the table does not look at
 * them. What all columns of a block have so far is in eight registers. */

#define LODESTAR_MATCHING_MOST_DIGITS 4
#define LODESTAR_MATCHING_STRIP 32 /* blocks that are counted together */

#define LODESTAR_MATCHING_EACH_WORD                                                                \
  _Pragma ("GCC unroll 8") for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_wide_take (LodestarMatchingVector table, LodestarMatchingVector places)
{
  return (LodestarMatchingVector) _mm256_shuffle_epi8 ((__m256i) table, (__m256i) places);
}

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_wide_table (const guint8 *bytes)
{
  return (LodestarMatchingVector) _mm256_broadcastsi128_si256 (
    _mm_loadu_si128 ((const __m128i *) bytes));
}

/* A table for each of the columns whose digits are in the same half of a byte */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_spread_table (const guint8           *table,
                                     guint                   n_planes,
                                     LodestarMatchingVector *tables)
{
  static const guint8 places[][LODESTAR_MATCHING_TABLE] = {
    { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 },
    { 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1 },
    { 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1 },
    { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1 },
    { 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3 },
    { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3 },
  };
  LodestarMatchingVector all = lodestar_matching_wide_table (table);

  tables[0] = all;
  if (n_planes <= 2)
    for (guint k = 0; k < 4 / n_planes; k++)
      tables[k] = lodestar_matching_wide_take (
        all, lodestar_matching_wide_table (places[n_planes == 1 ? k : 4 + k]));
}

/* Counts @n columns, a constant of 1 to 8, by as few adders as it takes, into four planes. @start
 * is where the block begins in each of them. */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_count_few (const guint8 *const    *columns,
                                  guint                   start,
                                  guint                   n,
                                  LodestarMatchingVector *planes)
{
  LodestarMatchingVector zero = (LodestarMatchingVector) { 0 };
  LodestarMatchingVector ones = lodestar_matching_load (columns[0] + start, 0);
  LodestarMatchingVector fours = zero;
  LodestarMatchingVector eights = zero;
  LodestarMatchingVector carries[4] = { zero, zero, zero, zero };
  LodestarMatchingVector twos;
  guint                  n_carries = 0;

#pragma GCC unroll 4
  for (guint k = 1; k + 1 < n; k += 2)
    carries[n_carries++] =
      lodestar_matching_add_bits (&ones, lodestar_matching_load (columns[k] + start, 0),
                                  lodestar_matching_load (columns[k + 1] + start, 0));
  if (n % 2 == 0)
    {
      LodestarMatchingVector last = lodestar_matching_load (columns[n - 1] + start, 0);

      carries[n_carries++] = ones & last;
      ones = ones ^ last;
    }
  twos = carries[0];
  if (n_carries == 2)
    {
      fours = twos & carries[1];
      twos = twos ^ carries[1];
    }
  if (n_carries >= 3)
    fours = lodestar_matching_add_bits (&twos, carries[1], carries[2]);
  if (n_carries == 4)
    {
      LodestarMatchingVector carry = twos & carries[3];

      twos = twos ^ carries[3];
      eights = fours & carry;
      fours = fours ^ carry;
    }
  planes[0] = ones;
  planes[1] = twos;
  planes[2] = fours;
  planes[3] = eights;
}

/* The planes of a strip of blocks, a row of them for each block */
typedef LodestarMatchingVector LodestarMatchingStripPlanes[LODESTAR_MATCHING_STRIP]
                                                          [LODESTAR_MATCHING_N_PLANES];

/* Counts @n columns, a constant of 1 to 8, in a whole strip, so that where they are stays in
 * registers; @n_planes is 1 to 4 */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_count_strip (const LodestarMatchingPart  *part,
                                    guint                        start,
                                    guint                        n_blocks,
                                    guint                        n,
                                    guint                        n_planes,
                                    LodestarMatchingStripPlanes *planes,
                                    guint                        at)
{
  const guint8 *columns[8];

#pragma GCC unroll 8
  for (guint k = 0; k < n; k++)
    columns[k] = part->columns[k] + start;
  for (guint b = 0; b < n_blocks; b++)
    {
      LodestarMatchingVector *to = &(*planes)[b][at];

      if (n_planes == 1)
        {
          LodestarMatchingVector any = lodestar_matching_load (columns[0] + 32 * b, 0);

#pragma GCC unroll 8
          for (guint k = 1; k < n; k++)
            any = any | lodestar_matching_load (columns[k] + 32 * b, 0);
          to[0] = any;
          continue;
        }

      lodestar_matching_wide_count_few (columns, 32 * b, n, to);
      if (n_planes == 2 && n > 3)
        {
          to[0] |= to[2] | to[3];
          to[1] |= to[2] | to[3];
        }
      else if (n_planes == 3 && n > 7)
        {
          to[2] |= to[3];
        }
    }
}

/* The planes of a part in a strip, from plane @at; there is room for four, or one */
static inline void
lodestar_matching_wide_count_part (const LodestarMatchingPart  *part,
                                   guint                        start,
                                   guint                        n_blocks,
                                   LodestarMatchingStripPlanes *planes,
                                   guint                        at)
{
#define FEW(n)                                                                                     \
  case n:                                                                                          \
    if (part->n_planes == 1)                                                                       \
      lodestar_matching_wide_count_strip (part, start, n_blocks, n, 1, planes, at);                \
    else if (part->n_planes == 2)                                                                  \
      lodestar_matching_wide_count_strip (part, start, n_blocks, n, 2, planes, at);                \
    else                                                                                           \
      lodestar_matching_wide_count_strip (part, start, n_blocks, n, part->n_planes, planes, at);   \
    return;

  if (part->n_planes > 0 && part->n_fours == 0)
    switch (part->n_columns)
      {
        FEW (1)
        FEW (2)
        FEW (3)
        FEW (4)
        FEW (5)
        FEW (6)
        FEW (7)
        FEW (8)
      default:
        break;
      }
#undef FEW

  for (guint b = 0; b < n_blocks; b++)
    lodestar_matching_part_count (part, start + 32 * b, &(*planes)[b][at]);
}

/* Gathers the bits of planes, one, two, or four of which the last may be empty; their number is a
 * constant. Digits @d have the bits of words @d, @d + 4, and those between that are as many words
 * later as there are digits. */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_gather (const LodestarMatchingVector *planes,
                               guint                         n_planes,
                               LodestarMatchingVector       *digits)
{
  const LodestarMatchingVector ones = lodestar_matching_vector_fill (0x55);
  const LodestarMatchingVector twos = lodestar_matching_vector_fill (0x33);
  LodestarMatchingVector       first = planes[0];
  LodestarMatchingVector       second = planes[1];
  LodestarMatchingVector       third = planes[2];
  LodestarMatchingVector       fourth = planes[3];

  if (n_planes == 1)
    {
      digits[0] = first;
      return;
    }

  lodestar_matching_swap_bits (&first, &second, 1, ones);
  if (n_planes == 2)
    {
      digits[0] = first;
      digits[1] = second;
      return;
    }

  if (n_planes == 3)
    {
      fourth = lodestar_matching_vector_shift_right (third, 1) & ones;
      third = third & ones;
    }
  else
    {
      lodestar_matching_swap_bits (&third, &fourth, 1, ones);
    }
  lodestar_matching_swap_bits (&first, &third, 2, twos);
  lodestar_matching_swap_bits (&second, &fourth, 2, twos);
  digits[0] = first;
  digits[1] = second;
  digits[2] = third;
  digits[3] = fourth;
}

/* One half of digits, ready to be looked up */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_wide_get_half (LodestarMatchingVector digits, guint n_planes, gboolean is_high)
{
  if (is_high)
    digits = lodestar_matching_vector_shift_right (digits, 4);

  if (n_planes != 3)
    digits = digits & lodestar_matching_vector_fill (0x0f);

  return digits;
}

/* Adds the points of a count of one table: @n_planes is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_add_digits (LodestarMatchingVector       *sums,
                                   const LodestarMatchingVector *digits,
                                   const LodestarMatchingVector *tables,
                                   guint                         n_planes)
{
  guint n_tables = n_planes == 1 ? 4 : n_planes == 2 ? 2 : 1;
  guint n_digits = 4 / n_tables;

#pragma GCC unroll 8
  for (guint k = 0; k < 2 * n_digits; k++)
    {
      LodestarMatchingVector half =
        lodestar_matching_wide_get_half (digits[k % n_digits], n_planes, k >= n_digits);

#pragma GCC unroll 4
      for (guint t = 0; t < n_tables; t++)
        {
          guint word = k % n_digits + n_digits * t + (k >= n_digits ? 4 : 0);

          sums[word] = lodestar_matching_vector_add (sums[word],
                                                     lodestar_matching_wide_take (tables[t], half));
        }
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_wide_add_count (LodestarMatchingVector       *sums,
                                  const LodestarMatchingVector *digits,
                                  const LodestarMatchingVector *tables,
                                  guint                         n_planes)
{
  switch (n_planes)
    {
    case 1:
      lodestar_matching_wide_add_digits (sums, digits, tables, 1);
      break;
    case 2:
      lodestar_matching_wide_add_digits (sums, digits, tables, 2);
      break;
    case 3:
      lodestar_matching_wide_add_digits (sums, digits, tables, 3);
      break;
    default:
      lodestar_matching_wide_add_digits (sums, digits, tables, 4);
      break;
    }
}

G_END_DECLS
