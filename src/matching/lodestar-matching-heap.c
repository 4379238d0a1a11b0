/* lodestar-matching-heap.c - a queue of whole distances that never go back
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-heap.h"

/* R. Ahuja, K. Mehlhorn, J. Orlin and R. Tarjan, "Faster algorithms for the shortest path problem",
 * J. ACM 37 (1990). Each entry moves to a lower bucket at most 32 times. */

void
lodestar_matching_heap_clear (LodestarMatchingHeap *heap)
{
  for (guint b = 0; b < LODESTAR_N_MATCHING_BUCKETS; b++)
    g_clear_pointer (&heap->buckets[b].entries, g_free);
}

void
lodestar_matching_heap_put (LodestarMatchingHeap *heap, guint32 distance, gint32 id)
{
  guint32                 difference = distance ^ heap->last;
  LodestarMatchingBucket *bucket =
    &heap->buckets[difference == 0 ? 0 : 32 - __builtin_clz (difference)];

  if (bucket->n == bucket->n_allocated)
    {
      bucket->n_allocated = MAX (64, 2 * bucket->n_allocated);
      bucket->entries = g_renew (LodestarMatchingEntry, bucket->entries, bucket->n_allocated);
    }
  bucket->entries[bucket->n].distance = distance;
  bucket->entries[bucket->n].id = id;
  bucket->n++;
}

/* Takes an entry with the lowest distance; FALSE where there is none */
gboolean
lodestar_matching_heap_take (LodestarMatchingHeap *heap, LodestarMatchingEntry *entry)
{
  LodestarMatchingBucket *bucket = &heap->buckets[0];

  if (bucket->n == 0)
    {
      guint b = 1;

      while (b < LODESTAR_N_MATCHING_BUCKETS && heap->buckets[b].n == 0)
        b++;
      if (b == LODESTAR_N_MATCHING_BUCKETS)
        return FALSE;

      bucket = &heap->buckets[b];
      heap->last = bucket->entries[0].distance;
      for (guint k = 1; k < bucket->n; k++)
        heap->last = MIN (heap->last, bucket->entries[k].distance);
      for (guint k = 0; k < bucket->n; k++)
        lodestar_matching_heap_put (heap, bucket->entries[k].distance, bucket->entries[k].id);
      bucket->n = 0;
      bucket = &heap->buckets[0];
    }

  *entry = bucket->entries[--bucket->n];

  return TRUE;
}
