/* lodestar-matching-vector.h - many bytes at once, on any processor
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#ifdef LODESTAR_MATCHING_IS_WIDE
#include <immintrin.h>
#endif

G_BEGIN_DECLS

/* Bytes that are added and compared together: 32 in a file that is for AVX2, else 16, as nearly all
 * processors have. Operators do for them what they do for numbers; here is what there is no
 * operator for. In a comparison a byte of ones stands for true. */

#ifdef LODESTAR_MATCHING_IS_WIDE
#define LODESTAR_MATCHING_VECTOR_BYTES 32
#else
#define LODESTAR_MATCHING_VECTOR_BYTES 16
#endif

#define LODESTAR_MATCHING_VECTOR(type)                                                             \
  type __attribute__ ((vector_size (LODESTAR_MATCHING_VECTOR_BYTES), may_alias))
#define LODESTAR_MATCHING_INLINE G_ALWAYS_INLINE static inline

typedef LODESTAR_MATCHING_VECTOR (guint8) LodestarMatchingVector;
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
#ifdef LODESTAR_MATCHING_IS_WIDE
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
#ifdef LODESTAR_MATCHING_IS_WIDE
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
#ifdef LODESTAR_MATCHING_IS_WIDE
  return (LodestarMatchingVector) _mm256_blendv_epi8 ((__m256i) a, (__m256i) b, (__m256i) is_b);
#else
  return a ^ ((a ^ b) & is_b);
#endif
}

/* Whether they are not above @most */
LODESTAR_MATCHING_INLINE LodestarMatchingVector
lodestar_matching_vector_is_at_most (LodestarMatchingVector v, LodestarMatchingVector most)
{
#ifdef LODESTAR_MATCHING_IS_WIDE
  return (LodestarMatchingVector) _mm256_cmpeq_epi8 (_mm256_min_epu8 ((__m256i) v, (__m256i) most),
                                                     (__m256i) v);
#else
  return (LodestarMatchingVector) (v <= most);
#endif
}

G_END_DECLS
