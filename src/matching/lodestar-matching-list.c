/* lodestar-matching-list.c - which columns are best for a row, and how good all others can be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include "lodestar-matching-private.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

/* Prices hardly ever leave the range of scores, so that score − price fits into 16 bits and a
 * vector holds twice as many. A price that does not fit is cut down to the largest that does; what
 * it gives is then below zero where it should be far below zero, so nothing below zero is taken
 * from it: where that leaves too few columns, or where prices are below zero, the row is weighed
 * with 32 bits. */

#define LODESTAR_MATCHING_HIGHEST_SMALL G_MAXINT16
#define LODESTAR_MATCHING_FIRST_GAP 8

/* The inner loops, for both widths: vectors as wide as the widest that are used, which the compiler
 * takes apart where there are none. By block of columns a vector of maxima is kept, so each lane
 * of it stands for every @lanes-th column of the block. */
typedef gint16 LodestarMatchingScores8 __attribute__ ((vector_size (16), may_alias));
typedef gint16 LodestarMatchingVector16 __attribute__ ((vector_size (32), may_alias));
typedef gint32 LodestarMatchingVector32 __attribute__ ((vector_size (32), may_alias));

#define LODESTAR_MATCHING_SCORES_16(scores) (*(const LodestarMatchingVector16 *) (scores))
#define LODESTAR_MATCHING_SCORES_32(scores)                                                        \
  __builtin_convertvector (*(const LodestarMatchingScores8 *) (scores), LodestarMatchingVector32)

/* n is a multiple of the block; all arrays are aligned */
#define LODESTAR_MATCHING_DEFINE_WEIGH(width, Type, lanes, lowest)                                 \
  G_ALWAYS_INLINE static inline void lodestar_matching_subtract_##width (                          \
    Type *restrict worth, Type *restrict maxima, const gint16 *restrict scores,                    \
    const Type *restrict prices, guint n)                                                          \
  {                                                                                                \
    for (guint start = 0; start < n; start += LODESTAR_MATCHING_ROW_BLOCK)                         \
      {                                                                                            \
        LodestarMatchingVector##width highest = { 0 };                                             \
                                                                                                   \
        highest += lowest;                                                                         \
        for (guint j = start; j < start + LODESTAR_MATCHING_ROW_BLOCK; j += lanes)                 \
          {                                                                                        \
            LodestarMatchingVector##width score = LODESTAR_MATCHING_SCORES_##width (scores + j);   \
            LodestarMatchingVector##width value =                                                  \
              score - *(const LodestarMatchingVector##width *) (prices + j);                       \
            LodestarMatchingVector##width is_forbidden = score < 0;                                \
            LodestarMatchingVector##width is_higher;                                               \
                                                                                                   \
            value = (value & ~is_forbidden) | (is_forbidden & lowest);                             \
            *(LodestarMatchingVector##width *) (worth + j) = value;                                \
            is_higher = value > highest;                                                           \
            highest = (value & is_higher) | (highest & ~is_higher);                                \
          }                                                                                        \
        *(LodestarMatchingVector##width *) (maxima + start / LODESTAR_MATCHING_ROW_BLOCK *         \
                                                       lanes) = highest;                           \
      }                                                                                            \
  }                                                                                                \
                                                                                                   \
  LODESTAR_MATCHING_WIDE static void lodestar_matching_subtract_##width##_wide (                   \
    Type *worth, Type *maxima, const gint16 *scores, const Type *prices, guint n)                  \
  {                                                                                                \
    lodestar_matching_subtract_##width (worth, maxima, scores, prices, n);                         \
  }                                                                                                \
                                                                                                   \
  G_ALWAYS_INLINE static inline guint lodestar_matching_count_##width (const Type *worth, guint n, \
                                                                       Type threshold)             \
  {                                                                                                \
    LodestarMatchingVector##width n_found = { 0 };                                                 \
    guint                         sum = 0;                                                         \
                                                                                                   \
    for (guint j = 0; j < n; j += lanes)                                                           \
      n_found -= (*(const LodestarMatchingVector##width *) (worth + j) >= threshold);              \
    for (guint l = 0; l < lanes; l++)                                                              \
      sum += (guint) n_found[l];                                                                   \
                                                                                                   \
    return sum;                                                                                    \
  }                                                                                                \
                                                                                                   \
  LODESTAR_MATCHING_WIDE static guint lodestar_matching_count_##width##_wide (                     \
    const Type *worth, guint n, Type threshold)                                                    \
  {                                                                                                \
    return lodestar_matching_count_##width (worth, n, threshold);                                  \
  }

LODESTAR_MATCHING_DEFINE_WEIGH (16, gint16, 16, G_MININT16)
LODESTAR_MATCHING_DEFINE_WEIGH (32, gint32, 8, G_MININT32)

void
lodestar_matching_core_set_price (LodestarMatchingCore *core, guint column, gint32 price)
{
  core->prices[column] = price;
  core->small_prices[column] = (gint16) CLAMP (price, 0, LODESTAR_MATCHING_HIGHEST_SMALL);
  core->has_negative |= price < 0;
}

/* A row that has been weighed, with 16 bits or 32 */
typedef struct
{
  LodestarMatchingReader *reader;
  gboolean                is_wide;
  gboolean                has_wide; /* vectors */
  gint32                  best;
  gint32                  lowest; /* nothing below counts, or it is not known */
} LodestarMatchingWeighed;

static guint
lodestar_matching_weighed_count (const LodestarMatchingWeighed *weighed,
                                 gconstpointer                  values,
                                 guint                          n,
                                 gint32                         threshold)
{
  if (weighed->is_wide)
    return weighed->has_wide ? lodestar_matching_count_32_wide (values, n, threshold)
                             : lodestar_matching_count_32 (values, n, threshold);

  return weighed->has_wide ? lodestar_matching_count_16_wide (values, n, (gint16) threshold)
                           : lodestar_matching_count_16 (values, n, (gint16) threshold);
}

static inline gint32
lodestar_matching_weighed_get (const LodestarMatchingWeighed *weighed, guint column)
{
  return weighed->is_wide ? weighed->reader->wide_worth[column] : weighed->reader->worth[column];
}

static inline guint
lodestar_matching_weighed_get_lanes (const LodestarMatchingWeighed *weighed)
{
  return weighed->is_wide ? 8 : 16;
}

static inline guint
lodestar_matching_weighed_get_n_maxima (const LodestarMatchingWeighed *weighed)
{
  return weighed->reader->n / LODESTAR_MATCHING_ROW_BLOCK *
         lodestar_matching_weighed_get_lanes (weighed);
}

static inline gint32
lodestar_matching_weighed_get_maximum (const LodestarMatchingWeighed *weighed, guint at)
{
  return weighed->is_wide ? weighed->reader->wide_maxima[at] : weighed->reader->maxima[at];
}

static void
lodestar_matching_weighed_find_best (LodestarMatchingWeighed *weighed)
{
  guint n = lodestar_matching_weighed_get_n_maxima (weighed);

  weighed->best = G_MININT32;
  for (guint k = 0; k < n; k++)
    weighed->best = MAX (weighed->best, lodestar_matching_weighed_get_maximum (weighed, k));
}

static void
lodestar_matching_core_weigh (const LodestarMatchingCore *core, LodestarMatchingWeighed *weighed)
{
  LodestarMatchingReader *reader = weighed->reader;

  weighed->is_wide = FALSE;
  (weighed->has_wide ? lodestar_matching_subtract_16_wide : lodestar_matching_subtract_16) (
    reader->worth, reader->maxima, reader->scores, core->small_prices, reader->n);
  lodestar_matching_weighed_find_best (weighed);
  weighed->lowest = MAX (core->lowest + 1, 0);
}

static void
lodestar_matching_core_weigh_wide (const LodestarMatchingCore *core,
                                   LodestarMatchingWeighed    *weighed)
{
  LodestarMatchingReader *reader = weighed->reader;

  weighed->is_wide = TRUE;
  if (reader->wide_worth == NULL)
    {
      reader->wide_worth =
        g_aligned_alloc (reader->n + 1, sizeof (gint32), LODESTAR_MATCHING_ALIGNMENT);
      reader->wide_maxima =
        g_aligned_alloc (reader->n + 1, sizeof (gint32), LODESTAR_MATCHING_ALIGNMENT);
    }
  (weighed->has_wide ? lodestar_matching_subtract_32_wide : lodestar_matching_subtract_32) (
    reader->wide_worth, reader->wide_maxima, reader->scores, core->prices, reader->n);
  lodestar_matching_weighed_find_best (weighed);
  weighed->lowest = core->lowest + 1;
}

/* How far below the best one has to go for about @n_wanted of @values: the least gap with as many,
 * or one with not too many more */
static gint32
lodestar_matching_weighed_find_threshold (const LodestarMatchingWeighed *weighed,
                                          gconstpointer                  values,
                                          guint                          n_values,
                                          guint                          n_wanted,
                                          gint32                        *gap)
{
  gint64 too_small = -1;
  gint64 enough = (gint64) weighed->best - weighed->lowest;
  gint64 at = *gap;

  while (too_small + 1 < enough)
    {
      guint n_found;

      at = CLAMP (at, too_small + 1, enough - 1);
      n_found =
        lodestar_matching_weighed_count (weighed, values, n_values, (gint32) (weighed->best - at));
      if (n_found < n_wanted)
        {
          too_small = at;
          at = at + at / 2 + 2;
          if (at >= enough)
            at = too_small + (enough - too_small) / 2;
        }
      else
        {
          enough = at;
          if (n_found <= 2 * n_wanted)
            break;
          at = too_small + (enough - too_small) / 2;
        }
    }
  *gap = (gint32) MIN (enough, G_MAXINT32 / 4);

  return (gint32) (weighed->best - enough);
}

/* For @n more */
static inline void
lodestar_matching_list_make_room (LodestarMatchingList *list, guint n)
{
  if (list->n + n > list->n_allocated)
    {
      list->n_allocated = MAX (LODESTAR_MATCHING_LIST, 2 * list->n_allocated);
      list->options = g_renew (LodestarMatchingOption, list->options, list->n_allocated);
    }
}

static void
lodestar_matching_list_add (LodestarMatchingList          *list,
                            const LodestarMatchingWeighed *weighed,
                            guint                          column)
{
  lodestar_matching_list_make_room (list, 1);
  list->options[list->n++] =
    (LodestarMatchingOption) { column, weighed->reader->scores[column],
                               lodestar_matching_weighed_get (weighed, column) };
}

#if defined(__x86_64__) && defined(__GNUC__)

/* The same as below for small values, by blocks of which the maxima are high enough */
LODESTAR_MATCHING_WIDE static gboolean
lodestar_matching_list_add_from_wide (LodestarMatchingList         *list,
                                      const LodestarMatchingReader *reader,
                                      gint16                        threshold,
                                      guint                         limit)
{
  const __m256i below = _mm256_set1_epi16 ((short) (threshold - 1));
  const gint16 *worth = reader->worth;
  const gint16 *maxima = reader->maxima;

  for (guint start = 0; start < reader->n; start += LODESTAR_MATCHING_ROW_BLOCK, maxima += 16)
    {
      if (_mm256_movemask_epi8 (
            _mm256_cmpgt_epi16 (_mm256_load_si256 ((const __m256i *) maxima), below)) == 0)
        continue;
      for (guint j = start; j < start + LODESTAR_MATCHING_ROW_BLOCK; j += 16)
        {
          guint32 found = (guint32) _mm256_movemask_epi8 (
            _mm256_cmpgt_epi16 (_mm256_load_si256 ((const __m256i *) (worth + j)), below));

          if (found == 0)
            continue;
          lodestar_matching_list_make_room (list, 16);
          for (; found != 0; found &= found - 1, found &= found - 1)
            {
              guint column = j + (guint) __builtin_ctz (found) / 2;

              list->options[list->n++] =
                (LodestarMatchingOption) { column, reader->scores[column], worth[column] };
            }
        }
      if (list->n > limit)
        return FALSE;
    }

  return TRUE;
}

#else

static gboolean
lodestar_matching_list_add_from_wide (LodestarMatchingList         *list,
                                      const LodestarMatchingReader *reader,
                                      gint16                        threshold,
                                      guint                         limit)
{
  g_assert_not_reached ();
}

#endif

/* Adds the columns worth at least @threshold, until there are @limit. Returns whether that were
 * all. */
static gboolean
lodestar_matching_list_add_from (LodestarMatchingList          *list,
                                 const LodestarMatchingWeighed *weighed,
                                 gint32                         threshold,
                                 guint                          limit)
{
  const LodestarMatchingReader *reader = weighed->reader;

  if (!weighed->is_wide && weighed->has_wide)
    return lodestar_matching_list_add_from_wide (list, reader, (gint16) threshold, limit);

  for (guint start = 0; start < reader->n; start += LODESTAR_MATCHING_ROW_BLOCK)
    {
      guint    lanes = lodestar_matching_weighed_get_lanes (weighed);
      guint    first = start / LODESTAR_MATCHING_ROW_BLOCK * lanes;
      gboolean has_any = FALSE;

      for (guint k = first; k < first + lanes && !has_any; k++)
        has_any = lodestar_matching_weighed_get_maximum (weighed, k) >= threshold;
      for (guint j = start; j < start + LODESTAR_MATCHING_ROW_BLOCK && has_any; j++)
        if (lodestar_matching_weighed_get (weighed, j) >= threshold)
          {
            if (list->n == limit)
              return FALSE;
            lodestar_matching_list_add (list, weighed, j);
          }
    }

  return TRUE;
}

/* Fills @list with about @n_wanted of the best columns, and sets its bound. Returns whether there
 * were as many that are at least worth what is known. */
static gboolean
lodestar_matching_list_fill (LodestarMatchingList          *list,
                             const LodestarMatchingWeighed *weighed,
                             guint                          kind,
                             guint                          n_columns,
                             guint                          n_wanted,
                             gint32                        *gap)
{
  LodestarMatchingReader *reader = weighed->reader;
  gint32                  threshold;
  guint                   start;

  list->n = 0;
  list->bound = G_MININT32;
  if (weighed->best < weighed->lowest)
    return FALSE;

  /* As many maxima are at least as many columns */
  threshold = lodestar_matching_weighed_find_threshold (
    weighed, weighed->is_wide ? (gconstpointer) reader->wide_maxima : reader->maxima,
    lodestar_matching_weighed_get_n_maxima (weighed), n_wanted, gap);
  if (lodestar_matching_list_add_from (list, weighed, threshold, 4 * n_wanted))
    {
      list->bound = threshold - 1;
      return list->n >= n_wanted;
    }

  threshold = lodestar_matching_weighed_find_threshold (
    weighed, weighed->is_wide ? (gconstpointer) reader->wide_worth : reader->worth, reader->n,
    n_wanted, gap);
  list->n = 0;
  if (lodestar_matching_list_add_from (list, weighed, threshold, 4 * n_wanted))
    {
      list->bound = threshold - 1;
      return TRUE;
    }

  /* Too many are equally good: take some of them, each row others */
  list->n = 0;
  if (threshold < weighed->best)
    lodestar_matching_list_add_from (list, weighed, threshold + 1, G_MAXUINT);
  start = (guint) ((guint64) kind * 2654435761u % n_columns);
  for (guint k = 0; k < n_columns && list->n < 2 * n_wanted; k++)
    {
      guint j = start + k < n_columns ? start + k : start + k - n_columns;

      if (lodestar_matching_weighed_get (weighed, j) == threshold)
        lodestar_matching_list_add (list, weighed, j);
    }
  list->bound = threshold;

  return TRUE;
}

#define LODESTAR_MATCHING_SORT_BUCKETS 256

/* Puts what is worth most first, roughly, so that a loop can end before the list does; and gives
 * back what the list does not need */
static void
lodestar_matching_list_sort (LodestarMatchingList *list)
{
  LodestarMatchingOption *options;
  guint                   starts[LODESTAR_MATCHING_SORT_BUCKETS + 1] = { 0 };
  gint32                  best = G_MININT32;
  gint32                  worst = G_MAXINT32;
  guint                   shift = 0;
  guint                   n_buckets;

  if (list->n == 0)
    return;

  for (guint k = 0; k < list->n; k++)
    {
      best = MAX (best, list->options[k].most);
      worst = MIN (worst, list->options[k].most);
    }
  if (list->n > LODESTAR_MATCHING_SORT_BUCKETS)
    {
      for (guint k = 0; k < list->n; k++)
        list->options[k].most = best;
      return;
    }
  while (((gint64) best - worst) >> shift >= LODESTAR_MATCHING_SORT_BUCKETS)
    shift++;
  n_buckets = (guint) (((gint64) best - worst) >> shift) + 1;

  for (guint k = 0; k < list->n; k++)
    starts[(((gint64) best - list->options[k].most) >> shift) + 1]++;
  for (guint b = 1; b < n_buckets; b++)
    starts[b + 1] += starts[b];

  options = g_new (LodestarMatchingOption, list->n);
  for (guint k = 0; k < list->n; k++)
    {
      guint                   b = (guint) (((gint64) best - list->options[k].most) >> shift);
      LodestarMatchingOption *option = &options[starts[b]++];

      *option = list->options[k];
      option->most = (gint32) (best - ((gint64) b << shift));
    }
  g_free (list->options);
  list->options = options;
  list->n_allocated = list->n;
}

/* Makes the list of a kind anew, with about @n_wanted columns */
static void
lodestar_matching_core_read_with (LodestarMatchingCore   *core,
                                  LodestarMatchingReader *reader,
                                  guint                   kind,
                                  guint                   n_wanted,
                                  gint32                 *gap)
{
  LodestarMatchingList   *list = &core->lists[kind];
  LodestarMatchingWeighed weighed = { reader, FALSE, lodestar_matching_has_wide (), 0, 0 };
  gboolean                is_enough = FALSE;

  if (kind < core->n_kinds)
    lodestar_matching_reader_read (reader, kind);
  else
    memset (reader->scores, 0, core->n_columns * sizeof (gint16));

  if (!core->has_negative)
    {
      lodestar_matching_core_weigh (core, &weighed);
      is_enough =
        lodestar_matching_list_fill (list, &weighed, kind, core->n_columns, n_wanted, gap) ||
        core->lowest >= 0;
    }
  if (!is_enough)
    {
      lodestar_matching_core_weigh_wide (core, &weighed);
      lodestar_matching_list_fill (list, &weighed, kind, core->n_columns, n_wanted, gap);
    }
  lodestar_matching_list_sort (list);
}

void
lodestar_matching_core_read (LodestarMatchingCore *core, guint kind, guint n_wanted)
{
  gint32 gap = LODESTAR_MATCHING_FIRST_GAP;

  lodestar_matching_core_read_with (core, &core->reader, kind, n_wanted, &gap);
}

static void
lodestar_matching_core_read_block (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  gint32 gap = LODESTAR_MATCHING_FIRST_GAP;

  for (guint kind = from; kind < to; kind++)
    lodestar_matching_core_read_with (data, reader, kind, LODESTAR_MATCHING_LIST, &gap);
}

/* Makes the lists of all kinds. Returns FALSE if cancelled. */
gboolean
lodestar_matching_core_read_all (LodestarMatchingCore          *core,
                                 const LodestarMatchingMonitor *monitor,
                                 double                         from,
                                 double                         to)
{
  return lodestar_matching_work_run (core->source, core->role, core->n_kinds,
                                     lodestar_matching_core_read_block, core, monitor, from, to);
}

/* Some kinds, each once */
typedef struct
{
  LodestarMatchingCore *core;
  const guint          *kinds;
} LodestarMatchingKinds;

static void
lodestar_matching_core_read_kinds (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  const LodestarMatchingKinds *kinds = data;

  for (guint k = from; k < to; k++)
    {
      gint32 gap = LODESTAR_MATCHING_FIRST_GAP;

      lodestar_matching_core_read_with (kinds->core, reader, kinds->kinds[k],
                                        LODESTAR_MATCHING_LIST, &gap);
    }
}

/* Makes the lists of @kinds anew, which are all different */
void
lodestar_matching_core_read_some (LodestarMatchingCore *core, const guint *kinds, guint n_kinds)
{
  LodestarMatchingKinds some = { core, kinds };

  lodestar_matching_work_run (core->source, core->role, n_kinds, lodestar_matching_core_read_kinds,
                              &some, NULL, 0, 1);
}
