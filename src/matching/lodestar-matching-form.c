/* lodestar-matching-form.c - the scores of one with all of the other role, by columns
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Terms in common are counted for a whole block of columns at once: each bit column of a term is
 * added into four planes of bits, as a carry-save adder does. Only then the planes are turned into
 * bytes, and these, like the classes, into points by a table of 16 that fits into a register. */

#define LODESTAR_MATCHING_N_PLANES 4
#define LODESTAR_MATCHING_BLOCK_WORDS (LODESTAR_MATCHING_ROW_BLOCK / 32)

typedef struct
{
  guint32 words[LODESTAR_MATCHING_N_PLANES][LODESTAR_MATCHING_BLOCK_WORDS]
    __attribute__ ((aligned (32)));
} LodestarMatchingPlanes;

void
lodestar_matching_bits_init (LodestarMatchingBits *bits, guint n_terms, guint n_columns)
{
  bits->n_terms = n_terms;
  bits->stride = lodestar_matching_row_length (n_columns) / 8;
  bits->bits = g_aligned_alloc0 (n_terms * bits->stride + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
}

void
lodestar_matching_bits_clear (LodestarMatchingBits *bits)
{
  g_clear_pointer (&bits->bits, g_aligned_free);
}

static inline const guint32 *
lodestar_matching_count_get_words (const LodestarMatchingCount *count, guint k, guint start)
{
  return count->bits->bits + count->terms[k] * (count->bits->stride / sizeof (guint32)) +
         start / 32;
}

/* How many planes tell the counts apart; what is more than they hold fills all of them */
static inline guint
lodestar_matching_count_get_n_planes (const LodestarMatchingCount *count)
{
  guint most = MIN (count->most, count->n_terms);

  return most >= 8 ? 4 : most >= 4 ? 3 : most >= 2 ? 2 : 1;
}

/* The most that a table gives */
static guint
lodestar_matching_get_highest (const guint8 *tables, guint n_tables)
{
  guint highest = 0;

  for (guint k = 0; k < n_tables * LODESTAR_MATCHING_CLASSES; k++)
    highest = MAX (highest, tables[k]);

  return highest;
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

/* Points are summed up in bytes as long as these hold them, then in 16 bits: even columns and odd
 * ones apart, because that takes no shuffling */
typedef struct
{
  __m256i bytes[LODESTAR_MATCHING_BLOCK_WORDS];
  __m256i even[LODESTAR_MATCHING_BLOCK_WORDS];
  __m256i odd[LODESTAR_MATCHING_BLOCK_WORDS];
} LodestarMatchingBlock;

/* 32 bits to 32 bytes, each @mark or zero */
G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline __m256i
lodestar_matching_expand (guint32 bits, __m256i mark)
{
  const __m256i spread =
    _mm256_setr_epi64x (0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i select = _mm256_set1_epi64x ((gint64) 0x8040201008040201);
  __m256i       bytes = _mm256_shuffle_epi8 (_mm256_set1_epi32 ((int) bits), spread);

  return _mm256_and_si256 (_mm256_cmpeq_epi8 (_mm256_and_si256 (bytes, select), select), mark);
}

G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline void
lodestar_matching_count_block_wide (const LodestarMatchingCount *count,
                                    guint                        start,
                                    guint                        n_planes,
                                    LodestarMatchingPlanes      *planes)
{
  const guint8  *bits = (const guint8 *) count->bits->bits + start / 8;
  const guint32 *terms = count->terms;
  const gsize    stride = count->bits->stride;
  const guint    n_terms = count->n_terms;
  __m256i        c[LODESTAR_MATCHING_N_PLANES];
  __m256i        over = _mm256_setzero_si256 ();

  for (guint p = 0; p < n_planes; p++)
    c[p] = over;
  for (guint k = 0; k < n_terms; k++)
    {
      __m256i carry = _mm256_load_si256 ((const __m256i *) (bits + terms[k] * stride));

      for (guint p = 0; p < n_planes; p++)
        {
          __m256i next = _mm256_and_si256 (c[p], carry);

          c[p] = _mm256_xor_si256 (c[p], carry);
          carry = next;
        }
      over = _mm256_or_si256 (over, carry);
    }
  for (guint p = 0; p < n_planes; p++)
    _mm256_store_si256 ((__m256i *) planes->words[p], _mm256_or_si256 (c[p], over));
}

G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline __m256i
lodestar_matching_load_table (const guint8 *table)
{
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) table));
}

G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline void
lodestar_matching_block_add (LodestarMatchingBlock *block, guint word, __m256i bytes)
{
  block->even[word] =
    _mm256_add_epi16 (block->even[word], _mm256_and_si256 (bytes, _mm256_set1_epi16 (G_MAXUINT8)));
  block->odd[word] = _mm256_add_epi16 (block->odd[word], _mm256_srli_epi16 (bytes, 8));
}

/* The same with upper bytes */
G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline void
lodestar_matching_block_add_high (LodestarMatchingBlock *block, guint word, __m256i bytes)
{
  block->even[word] = _mm256_add_epi16 (block->even[word], _mm256_slli_epi16 (bytes, 8));
  block->odd[word] = _mm256_add_epi16 (block->odd[word],
                                       _mm256_andnot_si256 (_mm256_set1_epi16 (G_MAXUINT8), bytes));
}

/* Makes room for @highest in the bytes, of which @full may be taken */
LODESTAR_MATCHING_WIDE static void
lodestar_matching_block_reserve (LodestarMatchingBlock *block, guint highest, guint *full)
{
  *full += highest;
  if (*full <= G_MAXUINT8)
    return;

  for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
    {
      lodestar_matching_block_add (block, word, block->bytes[word]);
      block->bytes[word] = _mm256_setzero_si256 ();
    }
  *full = highest;
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_block_look_up (LodestarMatchingBlock        *block,
                                 const LodestarMatchingLookup *lookup,
                                 guint                         start)
{
  const __m256i *classes = (const __m256i *) (lookup->classes + start);

  if (lookup->n_tables == 1)
    {
      const __m256i table = lodestar_matching_load_table (lookup->tables);

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        block->bytes[word] =
          _mm256_add_epi8 (block->bytes[word], _mm256_shuffle_epi8 (table, classes[word]));
      return;
    }

  for (guint t = 0; t < lookup->n_tables; t++)
    {
      const __m256i table =
        lodestar_matching_load_table (lookup->tables + t * LODESTAR_MATCHING_CLASSES);
      const __m256i own = _mm256_set1_epi8 ((char) (t * LODESTAR_MATCHING_CLASSES));
      const __m256i most = _mm256_set1_epi8 (LODESTAR_MATCHING_CLASSES - 1);

      /* What is not of this table is beyond its last place, and saturates to where it gives 0 */
      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i place = _mm256_sub_epi8 (classes[word], own);
          __m256i is_own = _mm256_cmpeq_epi8 (_mm256_min_epu8 (place, most), place);

          block->bytes[word] = _mm256_add_epi8 (
            block->bytes[word], _mm256_and_si256 (is_own, _mm256_shuffle_epi8 (table, place)));
        }
    }
}

/* The counts of a word, in bytes */
G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline __m256i
lodestar_matching_planes_get (const LodestarMatchingPlanes *planes, guint n_planes, guint word)
{
  __m256i n = lodestar_matching_expand (planes->words[0][word], _mm256_set1_epi8 (1));

  for (guint p = 1; p < n_planes; p++)
    n = _mm256_or_si256 (
      n, lodestar_matching_expand (planes->words[p][word], _mm256_set1_epi8 ((char) (1 << p))));

  return n;
}

/* From the tables of the classes */
G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline __m256i
lodestar_matching_take_by_class (const guint8 *tables, guint n_tables, __m256i classes, __m256i n)
{
  __m256i points = _mm256_setzero_si256 ();

  for (guint t = 0; t < n_tables; t++)
    points = _mm256_or_si256 (
      points, _mm256_and_si256 (
                _mm256_cmpeq_epi8 (classes, _mm256_set1_epi8 ((char) t)),
                _mm256_shuffle_epi8 (
                  lodestar_matching_load_table (tables + t * LODESTAR_MATCHING_CLASSES), n)));

  return points;
}

/* Counts the planes of a block, and turns them into points. The ways part before the loops. */
G_ALWAYS_INLINE LODESTAR_MATCHING_WIDE static inline void
lodestar_matching_block_count_planes (LodestarMatchingBlock       *block,
                                      const LodestarMatchingCount *count,
                                      guint                        n_planes,
                                      guint                        start)
{
  const __m256i          table = lodestar_matching_load_table (count->tables);
  const guint8          *high_tables = count->high_tables;
  LodestarMatchingPlanes planes;

  lodestar_matching_count_block_wide (count, start, n_planes, &planes);

  if (count->n_tables > 1)
    {
      const LodestarMatchingCount by_class = *count;

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i n = lodestar_matching_planes_get (&planes, n_planes, word);
          __m256i classes = ((const __m256i *) (by_class.classes + start))[word];

          block->bytes[word] = _mm256_add_epi8 (
            block->bytes[word],
            lodestar_matching_take_by_class (by_class.tables, by_class.n_tables, classes, n));
          if (high_tables != NULL)
            lodestar_matching_block_add_high (
              block, word,
              lodestar_matching_take_by_class (high_tables, by_class.n_tables, classes, n));
        }
    }
  else if (high_tables != NULL)
    {
      const __m256i high_table = lodestar_matching_load_table (high_tables);

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i n = lodestar_matching_planes_get (&planes, n_planes, word);

          block->bytes[word] = _mm256_add_epi8 (block->bytes[word], _mm256_shuffle_epi8 (table, n));
          lodestar_matching_block_add_high (block, word, _mm256_shuffle_epi8 (high_table, n));
        }
    }
  else
    {
      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        block->bytes[word] = _mm256_add_epi8 (
          block->bytes[word],
          _mm256_shuffle_epi8 (table, lodestar_matching_planes_get (&planes, n_planes, word)));
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_block_count (LodestarMatchingBlock       *block,
                               const LodestarMatchingCount *count,
                               guint                        start)
{
  switch (lodestar_matching_count_get_n_planes (count))
    {
    case 1:
      lodestar_matching_block_count_planes (block, count, 1, start);
      break;
    case 2:
      lodestar_matching_block_count_planes (block, count, 2, start);
      break;
    case 3:
      lodestar_matching_block_count_planes (block, count, 3, start);
      break;
    default:
      lodestar_matching_block_count_planes (block, count, 4, start);
      break;
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_form_run_wide (const LodestarMatchingForm *form, guint n, gint16 *scores)
{
  const __m256i value = _mm256_set1_epi16 ((short) form->value);
  guint8        highest[LODESTAR_MATCHING_MOST_LOOKUPS + LODESTAR_MATCHING_MOST_COUNTS];

  for (guint k = 0; k < form->n_lookups; k++)
    highest[k] =
      (guint8) lodestar_matching_get_highest (form->lookups[k].tables, form->lookups[k].n_tables);
  for (guint k = 0; k < form->n_counts; k++)
    highest[form->n_lookups + k] =
      (guint8) lodestar_matching_get_highest (form->counts[k].tables, form->counts[k].n_tables);

  for (guint start = 0; start < n; start += LODESTAR_MATCHING_ROW_BLOCK)
    {
      LodestarMatchingBlock block;
      guint                 full = 0;

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        block.bytes[word] = block.even[word] = block.odd[word] = _mm256_setzero_si256 ();
      for (guint k = 0; k < form->n_lookups; k++)
        {
          lodestar_matching_block_reserve (&block, highest[k], &full);
          lodestar_matching_block_look_up (&block, &form->lookups[k], start);
        }
      for (guint k = 0; k < form->n_counts; k++)
        {
          lodestar_matching_block_reserve (&block, highest[form->n_lookups + k], &full);
          lodestar_matching_block_count (&block, &form->counts[k], start);
        }

      for (guint word = 0; word < LODESTAR_MATCHING_BLOCK_WORDS; word++)
        {
          __m256i *row = (__m256i *) (scores + start + 32 * word);
          __m256i  low, high, first, second;

          lodestar_matching_block_add (&block, word, block.bytes[word]);
          low = _mm256_unpacklo_epi16 (block.even[word], block.odd[word]);
          high = _mm256_unpackhi_epi16 (block.even[word], block.odd[word]);
          first = _mm256_permute2x128_si256 (low, high, 0x20);
          second = _mm256_permute2x128_si256 (low, high, 0x31);
          if (form->values != NULL)
            {
              const __m256i *values = (const __m256i *) (form->values + start + 32 * word);

              first = _mm256_or_si256 (first, _mm256_cmpeq_epi16 (values[0], value));
              second = _mm256_or_si256 (second, _mm256_cmpeq_epi16 (values[1], value));
            }
          _mm256_storeu_si256 (row, first);
          _mm256_storeu_si256 (row + 1, second);
        }
    }
}

#else

static void
lodestar_matching_form_run_wide (const LodestarMatchingForm *form, guint n, gint16 *scores)
{
  g_assert_not_reached ();
}

#endif

/* The same one column at a time, for all other processors */
static void
lodestar_matching_form_run_plain (const LodestarMatchingForm *form, guint n, gint16 *scores)
{
  for (guint j = 0; j < n; j++)
    {
      guint sum = 0;

      for (guint k = 0; k < form->n_lookups; k++)
        sum += form->lookups[k].tables[form->lookups[k].classes[j]];
      scores[j] = (gint16) sum;
    }

  for (guint k = 0; k < form->n_counts; k++)
    for (guint start = 0; start < n; start += 32)
      {
        const LodestarMatchingCount *count = &form->counts[k];
        guint8                       counts[32] = { 0 };

        for (guint t = 0; t < count->n_terms; t++)
          for (guint32 word = *lodestar_matching_count_get_words (count, t, start); word != 0;
               word &= word - 1)
            counts[__builtin_ctz (word)] =
              (guint8) MIN (counts[__builtin_ctz (word)] + 1, LODESTAR_MATCHING_COUNTED);
        for (guint l = 0; l < 32; l++)
          {
            guint at = MIN (counts[l], count->most);

            if (count->n_tables > 1)
              at += LODESTAR_MATCHING_CLASSES * count->classes[start + l];
            scores[start + l] += count->tables[at];
            if (count->high_tables != NULL)
              scores[start + l] += (gint16) (count->high_tables[at] << 8);
          }
      }

  if (form->values != NULL)
    for (guint j = 0; j < n; j++)
      if (form->values[j] == form->value)
        scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}

/* Writes the scores of all columns; what is beyond the last, up to the next block, is forbidden */
void
lodestar_matching_form_run (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
  guint n = lodestar_matching_row_length (n_columns);

  if (lodestar_matching_has_wide ())
    lodestar_matching_form_run_wide (form, n, scores);
  else
    lodestar_matching_form_run_plain (form, n, scores);
  for (guint j = n_columns; j < n; j++)
    scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}
