/* lodestar-matching-form-blocks.c - the scores of one with all of the other role, block by block
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include "lodestar-matching-planes.h"

#include <string.h>

/* Terms in common are counted for a whole block of 256 columns at once: columns of bits are added
 * up into planes of bits, eight at a time by carry-save adders (R. Harley and P. Seal; W. Muła, N.
 * Kurz and D. Lemire, "Faster population counts using AVX2 instructions", Computer Journal 61
 * (2018)). Eight planes are two numbers of four bits for each column; transposing them as 8 × 8
 * bits (H. Warren, "Hacker's Delight", 7-3) gives a byte for each.
 *
 * Without an instruction that takes many bytes from a table at once they are taken one by one,
 * which costs no more from a large table: two numbers in a byte are one place in a table for both.
 * Each such step has a group of bytes of its own, for to read at once as vectors what has just been
 * written as bytes makes processors wait. */

/* Every lookup and count can begin a group */
#define LODESTAR_MATCHING_MOST_GROUPS                                                              \
  (LODESTAR_MATCHING_MOST_LOOKUPS + LODESTAR_MATCHING_MOST_EQUALITIES +                            \
   LODESTAR_MATCHING_MOST_COUNTS + 2)

/* Points are summed up in bytes as long as these hold them, then in those of another group; at
 * last all groups are, in 16 bits. */
typedef struct
{
  LodestarMatchingVector  groups[LODESTAR_MATCHING_MOST_GROUPS][LODESTAR_MATCHING_BLOCK_WORDS];
  LodestarMatchingVector  highs[LODESTAR_MATCHING_BLOCK_WORDS]; /* upper bytes */
  LodestarMatchingVector *bytes;                                /* the group that is being filled */
  guint                   n_groups;
  gboolean                has_highs;
  gboolean                is_small;
  guint                   full;           /* the most that a byte may hold */
  guint                   at;             /* the first column */
  const guint8 (*pairs)[G_MAXUINT8 + 1];  /* what the numbers of two counts give together */
  const guint8 (*places)[G_MAXUINT8 + 1]; /* the points of every class; by lookup */
  guint bits;                             /* the byte of columns of bits that its bit is in */
} LodestarMatchingBlock;

/* A table of 16 bytes. There is no instruction to look something up in it: its places are halved
 * four times, and this keeps the even ones, and in what the odd ones differ. */
typedef struct
{
  LodestarMatchingVector evens[8];
  LodestarMatchingVector changes[8];
} LodestarMatchingVectorTable;

LODESTAR_MATCHING_INLINE LodestarMatchingVectorTable
lodestar_matching_vector_table (const guint8 *bytes)
{
  LodestarMatchingVectorTable table;

  for (guint k = 0; k < 8; k++)
    {
      table.evens[k] = lodestar_matching_vector_fill (bytes[2 * k]);
      table.changes[k] = lodestar_matching_vector_fill (bytes[2 * k] ^ bytes[2 * k + 1]);
    }

  return table;
}

/* What a table has in @places, which are below 16 */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_take (const LodestarMatchingVectorTable *table,
                               LodestarMatchingVector             places)
{
  LodestarMatchingVector is_odd = -(places & 1);
  LodestarMatchingVector is_two = (LodestarMatchingVector) ((places & 2) != 0);
  LodestarMatchingVector is_four = (LodestarMatchingVector) ((places & 4) != 0);
  LodestarMatchingVector is_eight = (LodestarMatchingVector) ((places & 8) != 0);
  LodestarMatchingVector found[8];

  for (guint k = 0; k < 8; k++)
    found[k] = table->evens[k] ^ (table->changes[k] & is_odd);
  for (guint k = 0; k < 4; k++)
    found[k] = lodestar_matching_vector_choose (found[2 * k], found[2 * k + 1], is_two);
  for (guint k = 0; k < 2; k++)
    found[k] = lodestar_matching_vector_choose (found[2 * k], found[2 * k + 1], is_four);

  return lodestar_matching_vector_choose (found[0], found[1], is_eight);
}

/* Writes two vectors of numbers in the order of their bytes, each made of 16 bits of @evens and of
 * @odds */
LODESTAR_MATCHING_INLINE void
lodestar_matching_vector_join (LodestarMatchingVector16  evens,
                               LodestarMatchingVector16  odds,
                               LodestarMatchingVector16 *first,
                               LodestarMatchingVector16 *second)
{
  *first = __builtin_shufflevector (evens, odds, 0, 8, 1, 9, 2, 10, 3, 11);
  *second = __builtin_shufflevector (evens, odds, 4, 12, 5, 13, 6, 14, 7, 15);
}

/* Bytes as numbers with a sign, in their order */
LODESTAR_MATCHING_INLINE void
lodestar_matching_vector_widen (LodestarMatchingVector    bytes,
                                LodestarMatchingVector16 *first,
                                LodestarMatchingVector16 *second)
{
  LodestarMatchingVector16 evens = (LodestarMatchingVector16) bytes << 8;
  LodestarMatchingVector16 odds = (LodestarMatchingVector16) bytes & 0xff00;
  typedef LODESTAR_MATCHING_VECTOR (gint16) Signed16;

  lodestar_matching_vector_join ((LodestarMatchingVector16) ((Signed16) evens >> 8),
                                 (LodestarMatchingVector16) ((Signed16) odds >> 8), first, second);
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_begin_group (LodestarMatchingBlock *block)
{
  block->bytes = block->groups[block->n_groups++];
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    block->bytes[word] = (LodestarMatchingVector) { 0 };
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
lodestar_matching_block_add (LodestarMatchingBlock *block, guint word, LodestarMatchingVector bytes)
{
  block->bytes[word] = lodestar_matching_vector_add (block->bytes[word], bytes);
}

static inline void
lodestar_matching_take_each (const guint8                 *table,
                             const LodestarMatchingVector *places,
                             LodestarMatchingVector       *found)
{
  const guint8 *from = (const guint8 *) places;
  guint8       *to = (guint8 *) found;

#pragma GCC unroll 4
  for (gsize k = 0; k < LODESTAR_MATCHING_BLOCK_WORDS * LODESTAR_MATCHING_VECTOR_BYTES; k++)
    to[k] = table[from[k]];
}

/* @n lookups at a time: @n is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_look_up_some (LodestarMatchingBlock        *block,
                                      const LodestarMatchingLookup *lookups,
                                      const guint8 (*places)[G_MAXUINT8 + 1],
                                      guint n)
{
  LodestarMatchingVector *points = block->groups[block->n_groups++];
  const guint8           *classes[4];

  for (guint k = 0; k < n; k++)
    classes[k] = lookups[k].classes + block->at;
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      guint8 *to = (guint8 *) &points[word];

#pragma GCC unroll 4
      for (gsize l = 0; l < LODESTAR_MATCHING_VECTOR_BYTES; l++)
        {
          guint sum = places[0][classes[0][l]];

          for (guint k = 1; k < n; k++)
            sum += places[k][classes[k][l]];
          to[l] = (guint8) (block->is_small ? MIN (sum, G_MAXUINT8) : sum);
        }
      for (guint k = 0; k < n; k++)
        classes[k] += LODESTAR_MATCHING_WORD_COLUMNS;
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

      while (n < 4 && k + n < n_lookups && (block->is_small || sum + highest[k + n] <= G_MAXUINT8))
        sum += highest[k + n++];

      if (n == 4)
        lodestar_matching_block_look_up_some (block, lookups + k, block->places + k, 4);
      else if (n == 3)
        lodestar_matching_block_look_up_some (block, lookups + k, block->places + k, 3);
      else if (n == 2)
        lodestar_matching_block_look_up_some (block, lookups + k, block->places + k, 2);
      else
        lodestar_matching_block_look_up_some (block, lookups + k, block->places + k, 1);
      k += n;
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_compare (LodestarMatchingBlock          *block,
                                 const LodestarMatchingEquality *equality)
{
  const LodestarMatchingVector if_same = lodestar_matching_vector_fill (equality->if_same);
  const LodestarMatchingVector if_other = lodestar_matching_vector_fill (equality->if_other);
  const LodestarMatchingVector if_unknown = lodestar_matching_vector_fill (equality->if_unknown);
  const LodestarMatchingVector zero = (LodestarMatchingVector) { 0 };

  lodestar_matching_block_reserve (
    block, MAX (MAX (equality->if_same, equality->if_other), equality->if_unknown));
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      LodestarMatchingVector is_same = ~zero;
      LodestarMatchingVector is_unknown = is_same;

      for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && equality->classes[k] != NULL; k++)
        {
          LodestarMatchingVector class =
            lodestar_matching_load (equality->classes[k] + block->at, word);
          LodestarMatchingVector own =
            lodestar_matching_vector_fill ((guint8) (equality->own >> (8 * k) & 255));

          is_same = (is_same & (LodestarMatchingVector) (class == own));
          is_unknown = (is_unknown & (LodestarMatchingVector) (class == zero));
        }
      lodestar_matching_block_add (
        block, word,
        lodestar_matching_vector_choose (
          lodestar_matching_vector_choose (if_other, if_same, is_same), if_unknown, is_unknown));
    }
}

/* One of the two numbers in each byte */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_get_half (LodestarMatchingVector bytes, gboolean is_high)
{
  return (is_high ? lodestar_matching_vector_shift_right (bytes, 4) : bytes) &
         lodestar_matching_vector_fill (0x0f);
}

/* From the tables of the classes; the first is for all that have none */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_take_by_class (const LodestarMatchingBlock  *block,
                                       const guint8                 *tables,
                                       guint                         n_tables,
                                       const guint8                 *table_values,
                                       const guint8                 *classes,
                                       const LodestarMatchingVector *numbers,
                                       LodestarMatchingVector       *points)
{
  guint t = 0;

  if (n_tables <= LODESTAR_MATCHING_TABLE)
    {
      LodestarMatchingVector places[LODESTAR_MATCHING_BLOCK_WORDS];

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          places[word] = numbers[word];
          for (guint l = 1; l < n_tables; l++)
            places[word] |=
              (LodestarMatchingVector) (lodestar_matching_load (classes + block->at, word) ==
                                        lodestar_matching_vector_fill (table_values[l])) &
              (guint8) (l * LODESTAR_MATCHING_TABLE);
        }
      lodestar_matching_take_each (tables, places, points);
      return;
    }

  do
    {
      const LodestarMatchingVectorTable table =
        lodestar_matching_vector_table (tables + t * LODESTAR_MATCHING_TABLE);
      const LodestarMatchingVector own =
        lodestar_matching_vector_fill (n_tables > 1 ? table_values[t] : 0);

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          LodestarMatchingVector found = lodestar_matching_vector_take (&table, numbers[word]);

          points[word] = t == 0 ? found
                                : lodestar_matching_vector_choose (
                                    points[word], found,
                                    (LodestarMatchingVector) (lodestar_matching_load (
                                                                classes + block->at, word) == own));
        }
    }
  while (++t < n_tables);
}

/* Adds the points of a count, whose numbers are in one half of the bytes: @is_high is a constant */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_add_count (LodestarMatchingBlock        *block,
                                   const LodestarMatchingCount  *count,
                                   const LodestarMatchingVector *numbers,
                                   gboolean                      is_high)
{
  LodestarMatchingVector number[LODESTAR_MATCHING_BLOCK_WORDS];
  LodestarMatchingVector points[LODESTAR_MATCHING_BLOCK_WORDS];

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    number[word] = lodestar_matching_get_half (numbers[word], is_high);
  lodestar_matching_block_take_by_class (block, count->tables, count->n_tables, count->table_values,
                                         count->classes, number, block->groups[block->n_groups++]);
  if (count->high_tables == NULL)
    return;

  lodestar_matching_block_take_by_class (block, count->high_tables, count->n_tables,
                                         count->table_values, count->classes, number,
                                         block->has_highs ? points : block->highs);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS && block->has_highs; word++)
    block->highs[word] += points[word];
  block->has_highs = TRUE;
}

static inline gboolean
lodestar_matching_count_is_simple (const LodestarMatchingCount *count)
{
  return count->n_tables == 1 && count->high_tables == NULL;
}

/* What two numbers of a byte give together */
static void
lodestar_matching_fill_pairs (const LodestarMatchingCount *counts, guint8 *pairs)
{
  for (guint high = 0; high < LODESTAR_MATCHING_TABLE; high++)
    for (guint low = 0; low < LODESTAR_MATCHING_TABLE; low++)
      pairs[high * LODESTAR_MATCHING_TABLE + low] =
        (guint8) MIN (counts[0].tables[low] + counts[1].tables[high], G_MAXUINT8);
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_count_fill (const LodestarMatchingCount *count,
                              guint                        start,
                              LodestarMatchingVector      *planes)
{
  guint at = 0;

  for (guint k = 0; k < count->n_parts; k++)
    {
      lodestar_matching_part_count (&count->parts[k], start, planes + at);
      at += lodestar_matching_part_get_n_planes (&count->parts[k]);
    }
  for (; at < LODESTAR_MATCHING_N_PLANES / 2; at++)
    planes[at] = (LodestarMatchingVector) { 0 };
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
      LodestarMatchingVector numbers[LODESTAR_MATCHING_N_PLANES];

      lodestar_matching_count_fill (&counts[k], block->bits, numbers);
      if (k + 1 == n_counts)
        {
          lodestar_matching_transpose (numbers, FALSE);
          lodestar_matching_block_add_count (block, &counts[k], numbers, FALSE);
          return;
        }

      lodestar_matching_count_fill (&counts[k + 1], block->bits,
                                    numbers + LODESTAR_MATCHING_N_PLANES / 2);
      lodestar_matching_transpose (numbers, TRUE);
      if (lodestar_matching_count_is_simple (&counts[k]) &&
          lodestar_matching_count_is_simple (&counts[k + 1]) &&
          (block->is_small || highest[k] + highest[k + 1] <= G_MAXUINT8))
        {
          lodestar_matching_take_each (block->pairs[k / 2], numbers,
                                       block->groups[block->n_groups++]);
          continue;
        }
      lodestar_matching_block_add_count (block, &counts[k], numbers, FALSE);
      lodestar_matching_block_add_count (block, &counts[k + 1], numbers, TRUE);
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_rank (LodestarMatchingBlock *block, const LodestarMatchingRanking *ranking)
{
  static const guint8               bit_counts[LODESTAR_MATCHING_TABLE] = { 0, 1, 1, 2, 1, 2, 2, 3,
                                                                            1, 2, 2, 3, 2, 3, 3, 4 };
  const LodestarMatchingVectorTable counts = lodestar_matching_vector_table (bit_counts);
  const LodestarMatchingVectorTable wholes = lodestar_matching_vector_table (ranking->wholes);
  const LodestarMatchingVectorTable rests = lodestar_matching_vector_table (ranking->rests);
  const LodestarMatchingVectorTable high_wholes =
    lodestar_matching_vector_table (ranking->high_wholes);
  const LodestarMatchingVectorTable high_gaps = lodestar_matching_vector_table (ranking->high_gaps);
  LodestarMatchingVector            numbers[LODESTAR_MATCHING_N_PLANES];
  LodestarMatchingVector            by_rank[LODESTAR_MATCHING_N_PLANES];
  LodestarMatchingVector            by_number[LODESTAR_MATCHING_N_PLANES];

  for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
    numbers[k] = lodestar_matching_load (ranking->columns[k] + block->bits, 0);
  lodestar_matching_transpose (numbers, TRUE);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      LodestarMatchingVector low = lodestar_matching_get_half (numbers[word], FALSE);
      LodestarMatchingVector high = lodestar_matching_get_half (numbers[word], TRUE);
      LodestarMatchingVector is_whole =
        lodestar_matching_vector_is_at_most (lodestar_matching_vector_take (&high_gaps, high),
                                             lodestar_matching_vector_take (&rests, low));

      numbers[word] = lodestar_matching_vector_take (&counts, low) +
                      lodestar_matching_vector_take (&counts, high);
      by_rank[word] = lodestar_matching_vector_take (&wholes, low) +
                      lodestar_matching_vector_take (&high_wholes, high) - is_whole;
    }
  lodestar_matching_block_take_by_class (block, ranking->tables, ranking->n_tables,
                                         ranking->table_values, ranking->classes, numbers,
                                         by_number);
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    lodestar_matching_block_add (
      block, word, lodestar_matching_vector_get_mean (by_rank[word], by_number[word]));
}

/* By the bits of a byte, one by one */
LODESTAR_MATCHING_INLINE void
lodestar_matching_block_take_pattern (LodestarMatchingBlock         *block,
                                      const LodestarMatchingPattern *pattern)
{
  LodestarMatchingVector numbers[LODESTAR_MATCHING_N_PLANES];

  for (guint k = 0; k < LODESTAR_MATCHING_N_PLANES; k++)
    numbers[k] = (LodestarMatchingVector) { 0 };
  for (guint k = 0; k < pattern->n_parts; k++)
    lodestar_matching_part_count (&pattern->parts[k], block->bits, &numbers[k]);
  lodestar_matching_transpose (numbers, TRUE);
  lodestar_matching_take_each (pattern->table, numbers, block->groups[block->n_groups++]);
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_store (gint16                  *scores,
                               LodestarMatchingVector16 first,
                               LodestarMatchingVector16 second)
{
  memcpy (scores, &first, sizeof first);
  memcpy (scores + LODESTAR_MATCHING_VECTOR_BYTES / 2, &second, sizeof second);
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_write_small (const LodestarMatchingBlock *block, gint16 *scores)
{
  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      LodestarMatchingVector   points = block->groups[0][word];
      LodestarMatchingVector16 first;
      LodestarMatchingVector16 second;

      for (guint g = 1; g < block->n_groups; g++)
        points = lodestar_matching_vector_add (points, block->groups[g][word]);
      lodestar_matching_vector_widen (points, &first, &second);
      lodestar_matching_block_store (scores + block->at + LODESTAR_MATCHING_WORD_COLUMNS * word,
                                     first, second);
    }
}

LODESTAR_MATCHING_INLINE void
lodestar_matching_block_write (const LodestarMatchingBlock *block,
                               const LodestarMatchingForm  *form,
                               gint16                      *scores)
{
  const LodestarMatchingVector16 value = (LodestarMatchingVector16) { 0 } + form->value;

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      guint                    at = block->at + LODESTAR_MATCHING_WORD_COLUMNS * word;
      LodestarMatchingVector16 points = (LodestarMatchingVector16) block->groups[0][word];
      LodestarMatchingVector16 evens = points & G_MAXUINT8;
      LodestarMatchingVector16 odds = points >> 8;
      LodestarMatchingVector16 first;
      LodestarMatchingVector16 second;

      for (guint g = 1; g < block->n_groups; g++)
        {
          points = (LodestarMatchingVector16) block->groups[g][word];
          evens += points & G_MAXUINT8;
          odds += points >> 8;
        }
      if (block->has_highs)
        {
          points = (LodestarMatchingVector16) block->highs[word];
          evens += points << 8;
          odds += points & (guint16) ~G_MAXUINT8;
        }

      lodestar_matching_vector_join (evens, odds, &first, &second);
      if (form->values != NULL)
        {
          LodestarMatchingVector16 values[2];

          memcpy (values, form->values + at, sizeof values);
          first |= (LodestarMatchingVector16) (values[0] == value);
          second |= (LodestarMatchingVector16) (values[1] == value);
        }
      lodestar_matching_block_store (scores + at, first, second);
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
  guint8                pairs[LODESTAR_MATCHING_MOST_COUNTS / 2][G_MAXUINT8 + 1];
  guint8                places[LODESTAR_MATCHING_MOST_LOOKUPS][G_MAXUINT8 + 1];
  LodestarMatchingBlock block;

  for (guint k = 0; k + 1 < form->n_counts; k += 2)
    if (lodestar_matching_count_is_simple (&form->counts[k]) &&
        lodestar_matching_count_is_simple (&form->counts[k + 1]))
      lodestar_matching_fill_pairs (&form->counts[k], pairs[k / 2]);
  for (guint k = 0; k < form->n_lookups; k++)
    {
      guint n_places = MIN (form->lookups[k].n_tables * LODESTAR_MATCHING_TABLE, G_MAXUINT8 + 1);

      memcpy (places[k], form->lookups[k].tables, n_places);
      memset (places[k] + n_places, 0, G_MAXUINT8 + 1 - n_places);
    }
  block.pairs = pairs;
  block.places = places;
  for (guint k = 0; k < form->n_lookups && !is_small; k++)
    lookup_highest[k] =
      lodestar_matching_get_highest (form->lookups[k].tables, form->lookups[k].n_tables);
  for (guint k = 0; k < form->n_counts && !is_small; k++)
    count_highest[k] =
      lodestar_matching_get_highest (form->counts[k].tables, form->counts[k].n_tables);

  block.is_small = is_small;
  for (guint start = 0; start < n; start += LODESTAR_MATCHING_ROW_BLOCK)
    for (guint part = 0; part < LODESTAR_MATCHING_WORD_COLUMNS;
         part += LODESTAR_MATCHING_VECTOR_BYTES)
      {
        block.at = start + part;
        block.bits = start / 8 + part;
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
        if (form->pattern.n_parts > 0)
          lodestar_matching_block_take_pattern (&block, &form->pattern);
        if (is_small)
          lodestar_matching_block_write_small (&block, scores);
        else
          lodestar_matching_block_write (&block, form, scores);
      }
}

/* Writes the scores of all columns; what is beyond the last, up to the next block, is forbidden */
void
lodestar_matching_form_run_plain (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
  guint n = lodestar_matching_row_length (n_columns);

  if (form->is_small)
    lodestar_matching_form_run_blocks (form, n, TRUE, scores);
  else
    lodestar_matching_form_run_blocks (form, n, FALSE, scores);
  for (guint j = n_columns; j < n; j++)
    scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}
