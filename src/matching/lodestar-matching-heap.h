/* lodestar-matching-heap.h - a queue of whole distances that never go back
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 distance;
  gint32  id;
} LodestarMatchingEntry;

#define LODESTAR_N_MATCHING_BUCKETS 33

typedef struct
{
  LodestarMatchingEntry *entries; /* (owned) */
  guint                  n;
  guint                  n_allocated;
} LodestarMatchingBucket;

/* A radix heap: bucket 0 holds what is at the last distance taken, bucket b what first differs from
 * it in bit b - 1. Nothing below the last distance may be put in. */
typedef struct
{
  LodestarMatchingBucket buckets[LODESTAR_N_MATCHING_BUCKETS];
  guint32                last;
} LodestarMatchingHeap;

void     lodestar_matching_heap_clear (LodestarMatchingHeap *heap);
void     lodestar_matching_heap_put (LodestarMatchingHeap *heap, guint32 distance, gint32 id);
gboolean lodestar_matching_heap_take (LodestarMatchingHeap *heap, LodestarMatchingEntry *entry);

/* Forgets everything, and starts at 0 again */
static inline void
lodestar_matching_heap_empty (LodestarMatchingHeap *heap)
{
  for (guint b = 0; b < LODESTAR_N_MATCHING_BUCKETS; b++)
    heap->buckets[b].n = 0;
  heap->last = 0;
}

G_END_DECLS
