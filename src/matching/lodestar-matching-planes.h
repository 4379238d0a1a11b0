/* lodestar-matching-planes.h - columns of bits counted into planes, and planes made into bytes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-form.h"
#include "lodestar-matching-vector.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_BLOCK_WORDS 8   /* words of 32 columns in a block */
#define LODESTAR_MATCHING_WORD_COLUMNS 32 /* whose bits are in the same place of their bytes */
#define LODESTAR_MATCHING_N_PLANES 8

/* The most that a table gives */
static inline guint8
lodestar_matching_get_highest (const guint8 *tables, guint n_tables)
{
  guint8 highest = 0;

  for (guint k = 0; k < n_tables * LODESTAR_MATCHING_TABLE; k++)
    highest = MAX (highest, tables[k]);

  return highest;
}

/* What a column has for a word of the block, which begins at @bytes */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_load (const guint8 *bytes, guint word)
{
  return *(const LodestarMatchingVector *) (gconstpointer) (bytes +
                                                            LODESTAR_MATCHING_WORD_COLUMNS * word);
}

/* A full adder: three bits to a sum, which replaces the first, and a carry */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_add_bits (LodestarMatchingVector *sum,
                            LodestarMatchingVector  b,
                            LodestarMatchingVector  c)
{
  LodestarMatchingVector half = *sum ^ b;
  LodestarMatchingVector carry = ((*sum & b) | (half & c));

  *sum = half ^ c;

  return carry;
}

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_load_bits (const LodestarMatchingPart *part, guint k, guint start)
{
  return lodestar_matching_load (part->columns[k] + start, 0);
}

/* Counts into three planes or four: @has_four is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_part_count_many (const LodestarMatchingPart *part,
                                   guint                       start,
                                   gboolean                    has_four,
                                   LodestarMatchingVector     *planes)
{
  LodestarMatchingVector ones = (LodestarMatchingVector) { 0 };
  LodestarMatchingVector twos = ones;
  LodestarMatchingVector fours = ones;
  LodestarMatchingVector eights = ones;
  guint                  n_single = part->n_columns - part->n_fours;
  guint                  k = 0;

#define NEXT(i) lodestar_matching_load_bits (part, k + (i), start)
  for (; k + 8 <= n_single; k += 8)
    {
      LodestarMatchingVector a = lodestar_matching_add_bits (&ones, NEXT (0), NEXT (1));
      LodestarMatchingVector b = lodestar_matching_add_bits (&ones, NEXT (2), NEXT (3));
      LodestarMatchingVector c = lodestar_matching_add_bits (&twos, a, b);
      LodestarMatchingVector d;

      a = lodestar_matching_add_bits (&ones, NEXT (4), NEXT (5));
      b = lodestar_matching_add_bits (&ones, NEXT (6), NEXT (7));
      d = lodestar_matching_add_bits (&twos, a, b);
      if (has_four)
        eights = (eights | lodestar_matching_add_bits (&fours, c, d));
      else
        fours = (fours | (c | d));
    }
  for (; k + 2 <= n_single; k += 2)
    {
      LodestarMatchingVector a = lodestar_matching_add_bits (&ones, NEXT (0), NEXT (1));
      LodestarMatchingVector b = twos & a;

      twos = twos ^ a;
      if (has_four)
        eights = (eights | (fours & b));
      fours = has_four ? (fours ^ b) : (fours | b);
    }
  for (; k < part->n_columns; k++)
    {
      LodestarMatchingVector a = NEXT (0);
      LodestarMatchingVector b = a;

      if (k < n_single)
        {
          b = ones & a;
          ones = ones ^ a;
          a = twos & b;
          twos = twos ^ b;
          b = a;
        }
      if (has_four)
        eights = (eights | (fours & b));
      fours = has_four ? (fours ^ b) : (fours | b);
    }
#undef NEXT

  planes[0] = ones;
  planes[1] = twos;
  planes[2] = fours;
  if (has_four)
    planes[3] = eights;
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_part_count (const LodestarMatchingPart *part,
                              guint                       start,
                              LodestarMatchingVector     *planes)
{
  LodestarMatchingVector ones = (LodestarMatchingVector) { 0 };
  LodestarMatchingVector twos = ones;
  LodestarMatchingVector over = ones;

  switch (part->n_planes)
    {
    case 0:
      for (guint k = 0; k < part->n_columns; k++)
        planes[k] = lodestar_matching_load_bits (part, k, start);
      return;
    case 1:
      for (guint k = 0; k < part->n_columns; k++)
        ones = (ones | lodestar_matching_load_bits (part, k, start));
      planes[0] = ones;
      return;
    case 2:
      for (guint k = 0; k < part->n_columns; k++)
        {
          LodestarMatchingVector a = lodestar_matching_load_bits (part, k, start);
          LodestarMatchingVector b = ones & a;

          ones = ones ^ a;
          over = (over | (twos & b));
          twos = twos ^ b;
        }
      planes[0] = ones | over;
      planes[1] = twos | over;
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
lodestar_matching_swap_bits (LodestarMatchingVector *a,
                             LodestarMatchingVector *b,
                             int                     shift,
                             LodestarMatchingVector  mask)
{
  LodestarMatchingVector changed = ((lodestar_matching_vector_shift_right (*a, shift) ^ *b) & mask);

  *b = *b ^ changed;
  *a = (*a ^ lodestar_matching_vector_shift_left (changed, shift));
}

/* Eight planes to eight vectors of bytes; without @has_high the last four planes are empty, and are
 * not looked at: a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_transpose (LodestarMatchingVector *planes, gboolean has_high)
{
  const LodestarMatchingVector fours = lodestar_matching_vector_fill (0x0f);
  const LodestarMatchingVector twos = lodestar_matching_vector_fill (0x33);
  const LodestarMatchingVector ones = lodestar_matching_vector_fill (0x55);
  LodestarMatchingVector       v[LODESTAR_MATCHING_N_PLANES];

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
          v[k + 4] = (lodestar_matching_vector_shift_right (v[k], 4) & fours);
          v[k] = v[k] & fours;
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

G_END_DECLS
