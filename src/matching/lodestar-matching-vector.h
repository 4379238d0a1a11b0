/* lodestar-matching-vector.h - many bytes at once, on any processor
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#ifdef __AVX2__
#include <immintrin.h>
#endif

G_BEGIN_DECLS

/* Bytes that are added, compared and looked up together: 32 where a file is compiled for AVX2, else
 * 16, as nearly all processors have. Operators do for them what they do for numbers; here is what
 * there is no operator for. In a comparison a byte of ones stands for true. */

#ifdef __AVX2__
#define LODESTAR_MATCHING_VECTOR_BYTES 32
#define LODESTAR_MATCHING_VECTOR_TAKES TRUE /* from a table, all bytes at once */
#else
#define LODESTAR_MATCHING_VECTOR_BYTES 16
#define LODESTAR_MATCHING_VECTOR_TAKES FALSE
#endif

#define LODESTAR_MATCHING_VECTOR(type)                                                             \
  type __attribute__ ((vector_size (LODESTAR_MATCHING_VECTOR_BYTES), may_alias))
#define LODESTAR_MATCHING_INLINE G_ALWAYS_INLINE static inline

typedef LODESTAR_MATCHING_VECTOR (guint8) LodestarMatchingVector;
typedef LODESTAR_MATCHING_VECTOR (gint8) LodestarMatchingVectorSigned;
typedef LODESTAR_MATCHING_VECTOR (guint16) LodestarMatchingVector16;
typedef LODESTAR_MATCHING_VECTOR (guint64) LodestarMatchingVector64;

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_fill (guint8 byte)
{
  return (LodestarMatchingVector) { 0 } + byte;
}

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_shift_right (LodestarMatchingVector v, int n)
{
  return (LodestarMatchingVector) ((LodestarMatchingVector64) v >> n);
}

LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_shift_left (LodestarMatchingVector v, int n)
{
  return (LodestarMatchingVector) ((LodestarMatchingVector64) v << n);
}

/* The sum, or 255 */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_add (LodestarMatchingVector a, LodestarMatchingVector b)
{
#ifdef __AVX2__
  return (LodestarMatchingVector) _mm256_adds_epu8 ((__m256i) a, (__m256i) b);
#else
  LodestarMatchingVector sum = a + b;

  return sum | (LodestarMatchingVector) (sum < a);
#endif
}

/* The mean, rounded up */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_get_mean (LodestarMatchingVector a, LodestarMatchingVector b)
{
#ifdef __AVX2__
  return (LodestarMatchingVector) _mm256_avg_epu8 ((__m256i) a, (__m256i) b);
#else
  return (a | b) - ((a ^ b) >> 1);
#endif
}

/* @b where @is_b is true, else @a */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_choose (LodestarMatchingVector a,
                                 LodestarMatchingVector b,
                                 LodestarMatchingVector is_b)
{
#ifdef __AVX2__
  return (LodestarMatchingVector) _mm256_blendv_epi8 ((__m256i) a, (__m256i) b, (__m256i) is_b);
#else
  return a ^ ((a ^ b) & is_b);
#endif
}

/* Whether they are not above @most */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_is_at_most (LodestarMatchingVector v, LodestarMatchingVector most)
{
#ifdef __AVX2__
  return (LodestarMatchingVector) _mm256_cmpeq_epi8 (_mm256_min_epu8 ((__m256i) v, (__m256i) most),
                                                     (__m256i) v);
#else
  return (LodestarMatchingVector) (v <= most);
#endif
}

/* A table of 16 bytes. Where no instruction looks something up in it its places are halved four
 * times: this keeps the even ones, and in what the odd ones differ. */
typedef struct
{
#ifdef __AVX2__
  LodestarMatchingVector bytes;
#else
  LodestarMatchingVector evens[8];
  LodestarMatchingVector changes[8];
#endif
} LodestarMatchingVectorTable;

LODESTAR_MATCHING_INLINE LodestarMatchingVectorTable
lodestar_matching_vector_table (const guint8 *bytes)
{
  LodestarMatchingVectorTable table;

#ifdef __AVX2__
  table.bytes = (LodestarMatchingVector) _mm256_broadcastsi128_si256 (
    _mm_loadu_si128 ((const __m128i *) bytes));
#else
  for (guint k = 0; k < 8; k++)
    {
      table.evens[k] = lodestar_matching_vector_fill (bytes[2 * k]);
      table.changes[k] = lodestar_matching_vector_fill (bytes[2 * k] ^ bytes[2 * k + 1]);
    }
#endif

  return table;
}

/* What a table has in @places, which are below 16 */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_take (const LodestarMatchingVectorTable *table,
                               LodestarMatchingVector             places)
{
#ifdef __AVX2__
  return (LodestarMatchingVector) _mm256_shuffle_epi8 ((__m256i) table->bytes, (__m256i) places);
#else
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
#endif
}

/* The same; nothing where the highest bit of the place is set */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_look_up (const LodestarMatchingVectorTable *table,
                                  LodestarMatchingVector             places)
{
#ifdef __AVX2__
  return lodestar_matching_vector_take (table, places);
#else
  return lodestar_matching_vector_take (table, places) &
         (LodestarMatchingVector) ((LodestarMatchingVectorSigned) places >= 0);
#endif
}

/* Writes two vectors of numbers in the order of their bytes, each made of 16 bits of @evens and of
 * @odds */
LODESTAR_MATCHING_INLINE void
lodestar_matching_vector_join (LodestarMatchingVector16  evens,
                               LodestarMatchingVector16  odds,
                               LodestarMatchingVector16 *first,
                               LodestarMatchingVector16 *second)
{
#ifdef __AVX2__
  __m256i low = _mm256_unpacklo_epi16 ((__m256i) evens, (__m256i) odds);
  __m256i high = _mm256_unpackhi_epi16 ((__m256i) evens, (__m256i) odds);

  *first = (LodestarMatchingVector16) _mm256_permute2x128_si256 (low, high, 0x20);
  *second = (LodestarMatchingVector16) _mm256_permute2x128_si256 (low, high, 0x31);
#else
  *first = __builtin_shufflevector (evens, odds, 0, 8, 1, 9, 2, 10, 3, 11);
  *second = __builtin_shufflevector (evens, odds, 4, 12, 5, 13, 6, 14, 7, 15);
#endif
}

/* Bytes as numbers with a sign, in their order */
LODESTAR_MATCHING_INLINE void
lodestar_matching_vector_widen (LodestarMatchingVector    bytes,
                                LodestarMatchingVector16 *first,
                                LodestarMatchingVector16 *second)
{
#ifdef __AVX2__
  *first =
    (LodestarMatchingVector16) _mm256_cvtepi8_epi16 (_mm256_castsi256_si128 ((__m256i) bytes));
  *second =
    (LodestarMatchingVector16) _mm256_cvtepi8_epi16 (_mm256_extracti128_si256 ((__m256i) bytes, 1));
#else
  LodestarMatchingVector16 evens = (LodestarMatchingVector16) bytes << 8;
  LodestarMatchingVector16 odds = (LodestarMatchingVector16) bytes & 0xff00;
  typedef LODESTAR_MATCHING_VECTOR (gint16) Signed16;

  lodestar_matching_vector_join ((LodestarMatchingVector16) ((Signed16) evens >> 8),
                                 (LodestarMatchingVector16) ((Signed16) odds >> 8), first, second);
#endif
}

G_END_DECLS
