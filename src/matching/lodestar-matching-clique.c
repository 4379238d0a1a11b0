/* lodestar-matching-clique.c - the best few people of many, by what each is worth and each two
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-clique.h"

#include <stdlib.h>
#include <string.h>

/* A search in depth. Of a set of k, multiplied by k − 1, everybody counts (k − 1) · worth and each
 * two of them twice what they give each other. Who is not in it yet can add at most its value, and
 * half of the best that so many others give it as are yet to come: each two share what they give.
 * With those sorted by that, a branch ends where the best that are left do not reach the threshold.
 * Before it begins, whoever cannot be in a set above the threshold is left out, and the best that
 * others give are counted anew among those who are left, as long as that makes them fewer. */

#define LODESTAR_MATCHING_CLIQUE_SIFTED 400 /* people among whom to count anew */
#define LODESTAR_MATCHING_CLIQUE_SIFTS 4
#define LODESTAR_MATCHING_CLIQUE_FEW 24 /* that are sorted one by one */

/* Counts what the best of @people give one of them, most first, as sums */
static void
lodestar_matching_clique_count (const LodestarMatchingClique     *self,
                                guint                             person,
                                const LodestarMatchingCliqueItem *people,
                                guint                             n,
                                guint                             n_tops,
                                gint32                           *tops)
{
  const gint16 *row = self->mates + (gsize) person * self->n;
  gint32        best[LODESTAR_MATCHING_CLIQUE_MOST] = { 0 };

  for (guint k = 0; k < n; k++)
    {
      guint  other = people != NULL ? people[k].person : k;
      gint32 points = other != person ? row[other] : 0;
      guint  at = n_tops;

      if (points <= best[n_tops - 1])
        continue;
      for (at = n_tops - 1; at > 0 && best[at - 1] < points; at--)
        best[at] = best[at - 1];
      best[at] = points;
    }
  tops[0] = 0;
  for (guint k = 0; k < n_tops; k++)
    tops[k + 1] = tops[k] + best[k];
}

void
lodestar_matching_clique_init (LodestarMatchingClique *self,
                               const gint16           *mates,
                               guint                   n,
                               gint64                  parts,
                               gboolean                is_rounded,
                               guint                   most_found)
{
  memset (self, 0, sizeof *self);
  self->n = n;
  self->mates = mates;
  self->parts = parts;
  self->is_rounded = is_rounded;
  self->most_found = most_found;
  self->found = g_new (LodestarMatchingCliqueFound, most_found + 1);
  self->tops = g_new0 (gint32, (gsize) n * LODESTAR_MATCHING_CLIQUE_MOST + 1);
  self->some_tops = g_new0 (gint32, (gsize) n * LODESTAR_MATCHING_CLIQUE_MOST + 1);
  self->items =
    g_new (LodestarMatchingCliqueItem, (gsize) n * (LODESTAR_MATCHING_CLIQUE_MOST + 1) + 1);
  for (guint i = 0; i < n; i++)
    lodestar_matching_clique_count (self, i, NULL, n, LODESTAR_MATCHING_CLIQUE_MOST - 1,
                                    self->tops + (gsize) i * LODESTAR_MATCHING_CLIQUE_MOST);
}

void
lodestar_matching_clique_clear (LodestarMatchingClique *self)
{
  g_clear_pointer (&self->found, g_free);
  g_clear_pointer (&self->tops, g_free);
  g_clear_pointer (&self->some_tops, g_free);
  g_clear_pointer (&self->items, g_free);
}

/* Forgets what was found; looks for what is worth more than @threshold from now on */
void
lodestar_matching_clique_begin (LodestarMatchingClique *self, gint64 threshold, gint64 n_steps)
{
  self->n_found = 0;
  self->threshold = threshold;
  self->n_left = n_steps;
}

/* Where to put who may be in it, with their worth */
LodestarMatchingCliqueItem *
lodestar_matching_clique_get_items (LodestarMatchingClique *self)
{
  return self->items + (gsize) LODESTAR_MATCHING_CLIQUE_MOST * self->n;
}

static int
lodestar_matching_clique_compare (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingCliqueItem *one = a;
  const LodestarMatchingCliqueItem *other = b;

  if (one->most != other->most)
    return one->most > other->most ? -1 : 1;

  return one->person < other->person ? -1 : one->person > other->person;
}

/* Keeps a set whose sum, multiplied by size − 1, is @sum, if it is above the threshold */
static void
lodestar_matching_clique_keep (LodestarMatchingClique *self, guint last, gint64 sum)
{
  LodestarMatchingCliqueFound found;
  gint64                      worth;
  guint                       at;

  found.n = self->size;
  for (guint k = 0; k < self->size; k++)
    {
      guint person = k + 1 < self->size ? self->members[k] : last;

      for (at = k; at > 0 && found.members[at - 1] > person; at--)
        found.members[at] = found.members[at - 1];
      found.members[at] = person;
    }

  /* What is rounded off is the rest of each mean */
  if (self->is_rounded && self->size > 1)
    for (guint k = 0; k < self->size; k++)
      {
        const gint16 *row = self->mates + (gsize) found.members[k] * self->n;
        gint64        points = 0;

        for (guint l = 0; l < self->size; l++)
          if (l != k)
            points += row[found.members[l]];
        sum -= points % ((gint64) self->size - 1) * self->parts;
      }
  worth = self->size > 1 ? sum / ((gint64) self->size - 1) : sum;
  if (self->size > 1 && sum % ((gint64) self->size - 1) > 0)
    worth++;
  if (worth <= self->threshold)
    return;

  found.worth = worth;
  if (self->all != NULL)
    {
      g_array_append_val (self->all, found);
      if (self->all->len >= self->most_found)
        self->n_left = 0;
      return;
    }
  at = self->n_found < self->most_found ? self->n_found++ : self->most_found - 1;
  for (; at > 0 && self->found[at - 1].worth < worth; at--)
    self->found[at] = self->found[at - 1];
  self->found[at] = found;
  if (self->n_found == self->most_found)
    self->threshold = MAX (self->threshold, self->found[self->n_found - 1].worth);
}

/* The threshold as sums are compared with it */
static inline gint64
lodestar_matching_clique_get_limit (const LodestarMatchingClique *self)
{
  return self->threshold * MAX ((gint64) self->size - 1, 1);
}

/* Leaves out those of @items with whom @n_wanted together do not reach the threshold, and sorts the
 * others, best first. Returns how many these are; 0 if there are too few. */
static guint
lodestar_matching_clique_sort (const LodestarMatchingClique *self,
                               LodestarMatchingCliqueItem   *items,
                               guint                         n,
                               guint                         n_wanted,
                               gint64                        sum)
{
  gint64 best[LODESTAR_MATCHING_CLIQUE_MOST];
  guint  n_best = 0;
  guint  n_kept = 0;
  gint64 limit = lodestar_matching_clique_get_limit (self);

  if (n < n_wanted)
    return 0;
  for (guint k = 0; k < n && n_wanted > 1; k++)
    {
      guint at;

      if (n_best == n_wanted - 1 && items[k].most <= best[n_best - 1])
        continue;
      for (at = n_best < n_wanted - 1 ? n_best++ : n_best - 1;
           at > 0 && best[at - 1] < items[k].most; at--)
        best[at] = best[at - 1];
      best[at] = items[k].most;
    }
  for (guint k = 0; k < n_best; k++)
    sum += best[k];
  for (guint k = 0; k < n; k++)
    if (sum + items[k].most > limit)
      items[n_kept++] = items[k];
  if (n_kept < n_wanted)
    return 0;

  if (n_kept > LODESTAR_MATCHING_CLIQUE_FEW)
    {
      qsort (items, n_kept, sizeof *items, lodestar_matching_clique_compare);
      return n_kept;
    }
  for (guint k = 1; k < n_kept; k++)
    {
      LodestarMatchingCliqueItem item = items[k];
      guint                      at = k;

      for (; at > 0 && lodestar_matching_clique_compare (&items[at - 1], &item) > 0; at--)
        items[at] = items[at - 1];
      items[at] = item;
    }

  return n_kept;
}

/* Adds the last one */
static void
lodestar_matching_clique_close (LodestarMatchingClique           *self,
                                const LodestarMatchingCliqueItem *items,
                                guint                             n,
                                gint64                            sum,
                                const gint16                     *row)
{
  self->n_left -= n;
  for (guint k = 0; k < n; k++)
    {
      gint16 points = row != NULL ? row[items[k].person] : 0;
      gint64 total = sum + items[k].value + 2 * self->parts * points;

      if (points >= 0 && total > lodestar_matching_clique_get_limit (self))
        lodestar_matching_clique_keep (self, items[k].person, total);
    }
}

/* Adds @n_wanted of @items, who are sorted, to those who are in it and have @sum. Returns FALSE
 * where there are no steps left. */
static gboolean
lodestar_matching_clique_extend (LodestarMatchingClique           *self,
                                 const LodestarMatchingCliqueItem *items,
                                 guint                             n,
                                 guint                             n_wanted,
                                 gint64                            sum)
{
  LodestarMatchingCliqueItem *next = self->items + (gsize) (n_wanted - 1) * self->n;

  if (n_wanted == 1)
    {
      lodestar_matching_clique_close (self, items, n, sum, NULL);
      return self->n_left > 0;
    }

  for (guint k = 0; k + n_wanted <= n; k++)
    {
      const gint16 *row = self->mates + (gsize) items[k].person * self->n;
      gint64        most = sum;
      guint         n_next = 0;

      if (self->n_left <= 0)
        return FALSE;
      for (guint l = 0; l < n_wanted; l++)
        most += items[k + l].most;
      if (most <= lodestar_matching_clique_get_limit (self))
        return TRUE;

      self->members[self->n_members++] = items[k].person;
      if (n_wanted == 2)
        {
          lodestar_matching_clique_close (self, items + k + 1, n - k - 1, sum + items[k].value,
                                          row);
        }
      else
        {
          self->n_left -= n - k;
          for (guint l = k + 1; l < n; l++)
            {
              guint  person = items[l].person;
              gint16 points = row[person];

              if (points < 0)
                continue;
              next[n_next] = items[l];
              next[n_next].value += 2 * self->parts * points;
              next[n_next].most =
                next[n_next].value +
                self->parts *
                  self->used_tops[(gsize) person * LODESTAR_MATCHING_CLIQUE_MOST + n_wanted - 2];
              n_next++;
            }
          n_next =
            lodestar_matching_clique_sort (self, next, n_next, n_wanted - 1, sum + items[k].value);
          lodestar_matching_clique_extend (self, next, n_next, n_wanted - 1, sum + items[k].value);
        }
      self->n_members--;
    }

  return self->n_left > 0;
}

/* Reckons what each of @items can add at most, and leaves out who cannot be in a set that is worth
 * enough. Returns how many are left. */
static guint
lodestar_matching_clique_sift (LodestarMatchingClique     *self,
                               LodestarMatchingCliqueItem *items,
                               guint                       n,
                               guint                       n_wanted,
                               gint64                      sum)
{
  guint  n_left = 0;
  gint64 others = sum;

  for (guint k = 0; k < n; k++)
    items[k].most =
      items[k].value +
      self->parts *
        self->used_tops[(gsize) items[k].person * LODESTAR_MATCHING_CLIQUE_MOST + n_wanted - 1];
  n = lodestar_matching_clique_sort (self, items, n, n_wanted, sum);
  if (n < n_wanted)
    return 0;

  for (guint k = 0; k + 1 < n_wanted; k++)
    others += items[k].most;
  for (n_left = n_wanted - 1;
       n_left < n && others + items[n_left].most > lodestar_matching_clique_get_limit (self);
       n_left++)
    ;

  return n_left < n_wanted ? 0 : n_left;
}

/* Looks at all sets of @size people that hold @fixed, and others of the items. Keeps the best; says
 * FALSE where steps did not suffice for all. */
gboolean
lodestar_matching_clique_search (LodestarMatchingClique *self,
                                 guint                   size,
                                 const guint            *fixed,
                                 const gint64           *fixed_worth,
                                 guint                   n_fixed,
                                 guint                   n_items)
{
  const LodestarMatchingCliqueItem *given = lodestar_matching_clique_get_items (self);
  LodestarMatchingCliqueItem       *items;
  guint                             n = 0;
  guint                             n_wanted = size - n_fixed;
  gint64                            factor = MAX ((gint64) size - 1, 1);
  gint64                            sum = 0;

  g_assert (size <= LODESTAR_MATCHING_CLIQUE_MOST);
  if (n_fixed > size || n_items < n_wanted)
    return TRUE;

  self->size = size;
  self->n_members = n_fixed;
  for (guint k = 0; k < n_fixed; k++)
    {
      self->members[k] = fixed[k];
      sum += factor * fixed_worth[k];
      for (guint l = 0; l < k; l++)
        {
          gint16 points = self->mates[(gsize) fixed[k] * self->n + fixed[l]];

          if (points < 0)
            return TRUE;
          sum += 2 * self->parts * points;
        }
    }
  if (n_wanted == 0)
    {
      if (sum > lodestar_matching_clique_get_limit (self))
        lodestar_matching_clique_keep (self, fixed[size - 1], sum);
      return TRUE;
    }

  items = self->items + (gsize) n_wanted * self->n;
  if (n_wanted == LODESTAR_MATCHING_CLIQUE_MOST)
    items = self->items;
  for (guint k = 0; k < n_items; k++)
    {
      gboolean is_allowed = TRUE;

      items[n] = given[k];
      items[n].value = factor * given[k].worth;
      for (guint l = 0; l < n_fixed && is_allowed; l++)
        {
          gint16 points = self->mates[(gsize) fixed[l] * self->n + given[k].person];

          is_allowed = points >= 0;
          items[n].value += 2 * self->parts * points;
        }
      n += is_allowed;
    }
  self->n_left -= n;
  self->used_tops = self->tops;
  n = lodestar_matching_clique_sift (self, items, n, n_wanted, sum);
  for (guint k = 0, before = G_MAXUINT; k < LODESTAR_MATCHING_CLIQUE_SIFTS && n_wanted > 1 &&
                                        n <= LODESTAR_MATCHING_CLIQUE_SIFTED && n < before;
       k++)
    {
      before = n - n / 8;
      for (guint l = 0; l < n; l++)
        lodestar_matching_clique_count (self, items[l].person, items, n, n_wanted - 1,
                                        self->some_tops +
                                          (gsize) items[l].person * LODESTAR_MATCHING_CLIQUE_MOST);
      self->n_left -= (gint64) n * n / 4;
      self->used_tops = self->some_tops;
      n = lodestar_matching_clique_sift (self, items, n, n_wanted, sum);
    }
  self->n_items = n;

  return lodestar_matching_clique_extend (self, items, n, n_wanted, sum);
}
