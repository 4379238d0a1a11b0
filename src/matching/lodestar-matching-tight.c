/* lodestar-matching-tight.c - whom the prices leave for a mentee
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-tight.h"

#include "lodestar-matching-solve.h"

#include <stdlib.h>
#include <string.h>

#define LODESTAR_MATCHING_TIGHT_SETS 64

void
lodestar_matching_tight_init (LodestarMatchingTight *tight, guint n_mentees, guint n_mentors)
{
  memset (tight, 0, sizeof *tight);
  tight->n_mentees = n_mentees;
  tight->n_mentors = n_mentors;
  tight->set_of = g_new (guint, n_mentees + 1);
  tight->is_known = g_new (guint8, n_mentees + 1);
  tight->n_sets_allocated = LODESTAR_MATCHING_TIGHT_SETS;
  tight->starts = g_new (gsize, tight->n_sets_allocated + 1);
  tight->hashes = g_new (guint, tight->n_sets_allocated);
  tight->n_table = 4 * LODESTAR_MATCHING_TIGHT_SETS;
  tight->table = g_new (guint, tight->n_table);
  g_mutex_init (&tight->lock);
  lodestar_matching_tight_forget (tight);
}

/* Nothing is known of anybody any more */
void
lodestar_matching_tight_forget (LodestarMatchingTight *tight)
{
  for (guint i = 0; i < tight->n_mentees; i++)
    tight->set_of[i] = LODESTAR_MATCHING_NOBODY;
  memset (tight->is_known, 0, tight->n_mentees);
  memset (tight->table, 0, tight->n_table * sizeof *tight->table);
  tight->n_sets = 0;
  tight->starts[0] = 0;
}

void
lodestar_matching_tight_clear (LodestarMatchingTight *tight)
{
  g_clear_pointer (&tight->set_of, g_free);
  g_clear_pointer (&tight->is_known, g_free);
  g_clear_pointer (&tight->starts, g_free);
  g_clear_pointer (&tight->nodes, g_free);
  g_clear_pointer (&tight->hashes, g_free);
  g_clear_pointer (&tight->table, g_free);
  g_mutex_clear (&tight->lock);
}

/* Where the table has a set with the hash that @is_same, or has room for it */
static guint *
lodestar_matching_tight_find (LodestarMatchingTight *tight,
                              const guint           *nodes,
                              guint                  n_nodes,
                              guint                  hash)
{
  for (guint at = hash & (tight->n_table - 1);; at = (at + 1) & (tight->n_table - 1))
    {
      guint set = tight->table[at] - 1;

      if (tight->table[at] == 0 ||
          (tight->hashes[set] == hash && tight->starts[set + 1] - tight->starts[set] == n_nodes &&
           memcmp (tight->nodes + tight->starts[set], nodes, n_nodes * sizeof *nodes) == 0))
        return &tight->table[at];
    }
}

static void
lodestar_matching_tight_grow (LodestarMatchingTight *tight, guint n_nodes)
{
  if (tight->n_sets == tight->n_sets_allocated)
    {
      tight->n_sets_allocated *= 2;
      tight->starts = g_renew (gsize, tight->starts, tight->n_sets_allocated + 1);
      tight->hashes = g_renew (guint, tight->hashes, tight->n_sets_allocated);
      tight->n_table *= 2;
      g_free (tight->table);
      tight->table = g_new0 (guint, tight->n_table);
      for (guint s = 0; s < tight->n_sets; s++)
        {
          guint at = tight->hashes[s] & (tight->n_table - 1);

          while (tight->table[at] != 0)
            at = (at + 1) & (tight->n_table - 1);
          tight->table[at] = s + 1;
        }
    }
  if (tight->starts[tight->n_sets] + n_nodes > tight->n_nodes_allocated)
    {
      tight->n_nodes_allocated =
        MAX (2 * tight->n_nodes_allocated, tight->starts[tight->n_sets] + n_nodes);
      tight->nodes = g_renew (guint, tight->nodes, tight->n_nodes_allocated);
    }
}

static int
lodestar_matching_tight_compare (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Makes @mentors nodes, ascending. Returns their hash. */
static guint
lodestar_matching_tight_prepare (GArray *mentors)
{
  guint   *nodes = (guint *) (gpointer) mentors->data;
  guint    hash = mentors->len;
  gboolean is_sorted = TRUE;

  for (guint k = 1; k < mentors->len; k++)
    is_sorted &= nodes[k - 1] < nodes[k];
  if (!is_sorted)
    qsort (nodes, mentors->len, sizeof *nodes, lodestar_matching_tight_compare);
  for (guint k = 0; k < mentors->len; k++)
    hash = (hash ^ nodes[k]) * 0x9e3779b1u;

  return hash ^ hash >> 15;
}

/* Says what @mentee is tight with: @mentors, and with @has_nobody staying alone. Empties @mentors.
 * Several threads may do that at once, each for other mentees. */
void
lodestar_matching_tight_add (LodestarMatchingTight *tight,
                             guint                  mentee,
                             GArray                *mentors,
                             gboolean               has_nobody)
{
  guint n = mentors->len + (has_nobody ? 1 : 0);

  tight->is_known[mentee] = TRUE;
  tight->set_of[mentee] = LODESTAR_MATCHING_NOBODY;
  if (n > 1)
    {
      const guint *nodes;
      guint        hash;
      guint       *found;

      if (has_nobody)
        g_array_append_val (mentors, tight->n_mentors);
      hash = lodestar_matching_tight_prepare (mentors);
      nodes = (const guint *) (gconstpointer) mentors->data;

      g_mutex_lock (&tight->lock);
      lodestar_matching_tight_grow (tight, n);
      found = lodestar_matching_tight_find (tight, nodes, n, hash);
      if (*found == 0)
        {
          gsize start = tight->starts[tight->n_sets];

          memcpy (tight->nodes + start, nodes, n * sizeof *nodes);
          tight->hashes[tight->n_sets] = hash;
          tight->starts[++tight->n_sets] = start + n;
          *found = tight->n_sets;
        }
      tight->set_of[mentee] = *found - 1;
      g_mutex_unlock (&tight->lock);
    }
  g_array_set_size (mentors, 0);
}
