/* lodestar-matching-rare.c - columns of bits for what few have, made while they are needed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rare.h"

#include "lodestar-matching-form.h"

#include <string.h>

#define LODESTAR_MATCHING_RARE_WORD 32 /* bytes that are emptied in the time of one */

typedef struct
{
  guint8        *bits;   /* (owned) */
  const guint32 *people; /* (borrowed): who is in it */
  guint          n;
  gsize          size;
} LodestarMatchingRareColumn;

void
lodestar_matching_rare_init (LodestarMatchingRare *self, guint n_people)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingRareColumn));
  self->n_used = 0;
  self->size = lodestar_matching_bits_size (n_people);
}

void
lodestar_matching_rare_clear (LodestarMatchingRare *self)
{
  for (guint k = 0; k < self->columns->len; k++)
    g_aligned_free (g_array_index (self->columns, LodestarMatchingRareColumn, k).bits);
  g_array_unref (self->columns);
}

/* A column with all who have a term, until they are emptied */
const guint8 *
lodestar_matching_rare_add (LodestarMatchingRare           *self,
                            const LodestarMatchingPostings *postings,
                            guint32                         term)
{
  const guint32              *people = postings->people + postings->offsets[term];
  guint                       n = postings->offsets[term + 1] - postings->offsets[term];
  LodestarMatchingRareColumn *column;
  guint8                     *bits;

  if (self->n_used == self->columns->len)
    {
      LodestarMatchingRareColumn added = { NULL, NULL, 0, 0 };

      added.bits = g_aligned_alloc0 (self->size + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
      g_array_append_val (self->columns, added);
    }
  column = &g_array_index (self->columns, LodestarMatchingRareColumn, self->n_used++);
  bits = column->bits;
  column->people = people;
  column->n = n;
  column->size = postings->size;
  for (guint k = 0; k < n; k++)
    lodestar_matching_bits_set (bits, people[k]);

  return bits;
}

/* Empties all columns, each by whatever is less */
void
lodestar_matching_rare_empty (LodestarMatchingRare *self)
{
  for (guint c = 0; c < self->n_used; c++)
    {
      const LodestarMatchingRareColumn column =
        g_array_index (self->columns, LodestarMatchingRareColumn, c);

      if (column.n >= column.size / LODESTAR_MATCHING_RARE_WORD)
        memset (column.bits, 0, column.size);
      else
        for (guint k = 0; k < column.n; k++)
          lodestar_matching_bits_clear (column.bits, column.people[k]);
    }
  self->n_used = 0;
}
