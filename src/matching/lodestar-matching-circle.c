/* lodestar-matching-circle.c - small circles within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle.h"

#include "lodestar-matching-anneal.h"
#include "lodestar-matching-circle-private.h"
#include "lodestar-matching-group-most-check.h"
#include "lodestar-matching-group-private.h"
#include "lodestar-matching-mutual.h"
#include "lodestar-matching-private.h"

#include <stdlib.h>
#include <string.h>

/* Circles of three and more are a hard problem. They begin with whoever comes, and are changed by
 * lodestar-matching-anneal.c; whoever must not meet costs more than all points there, and who
 * cannot be kept apart so is taken out in the end. How good they could be is found out by
 * lodestar-matching-circle-price.c. */

#define LODESTAR_MATCHING_CIRCLE_STEPS 60000         /* to change circles, by person … */
#define LODESTAR_MATCHING_CIRCLE_MOST_STEPS 24000000 /* … and in all */

typedef struct
{
  guint                           n;
  gint16                         *weights; /* (owned): by pair, both directions together */
  guint                           smallest;
  guint                           largest;
  const LodestarMatchingTogether *together; /* (borrowed) */
  guint                           n_together;
  guint                          *circle_of; /* (borrowed): by person */
  guint8                         *is_able;   /* (owned): by person: there are enough to meet */
  guint                          *links;     /* (owned): by person, rings of those together */
  guint                           n_circles;
} LodestarMatchingCircling;

/* Who could have a circle at all, and who have to be together */
static guint
lodestar_matching_circling_prepare (LodestarMatchingCircling *circling)
{
  guint n_able = 0;

  for (guint i = 0; i < circling->n; i++)
    {
      const gint16 *row = circling->weights + (gsize) i * circling->n;
      guint         n_partners = 0;

      for (guint j = 0; j < circling->n; j++)
        n_partners += row[j] >= 0;
      circling->is_able[i] = n_partners + 1 >= circling->smallest;
      circling->links[i] = i;
      n_able += circling->is_able[i];
    }
  for (guint k = 0; k < circling->n_together; k++)
    {
      guint one = circling->together[k].one;
      guint other = circling->together[k].other;
      guint next = circling->links[one];

      while (next != one && next != other)
        next = circling->links[next];
      if (next == other || one == other)
        continue;
      next = circling->links[one];
      circling->links[one] = circling->links[other];
      circling->links[other] = next;
    }

  return n_able;
}

/* Whether all who are in a ring with @person may meet each other and those of @circle */
static gboolean
lodestar_matching_circling_suits (const LodestarMatchingCircling *circling,
                                  guint                           person,
                                  guint                           circle)
{
  guint one = person;

  do
    {
      const gint16 *row = circling->weights + (gsize) one * circling->n;

      for (guint other = circling->links[one]; other != one; other = circling->links[other])
        if (row[other] < 0)
          return FALSE;
      for (guint other = 0; other < circling->n; other++)
        if (circling->circle_of[other] == circle && row[other] < 0)
          return FALSE;
      one = circling->links[one];
    }
  while (one != person);

  return TRUE;
}

/* Puts those who have to be together into circles, one each as long as there are any */
static void
lodestar_matching_circling_place (LodestarMatchingCircling *circling, guint *sizes)
{
  for (guint i = 0; i < circling->n; i++)
    {
      guint n_members = 1;
      guint best = LODESTAR_MATCHING_NOBODY;

      if (circling->links[i] == i || circling->circle_of[i] != LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint other = circling->links[i]; other != i; other = circling->links[other])
        n_members++;
      for (guint c = 0; c < circling->n_circles; c++)
        if (sizes[c] + n_members <= circling->largest &&
            (best == LODESTAR_MATCHING_NOBODY || sizes[c] < sizes[best]) &&
            lodestar_matching_circling_suits (circling, i, c))
          best = c;
      if (best == LODESTAR_MATCHING_NOBODY)
        continue;
      sizes[best] += n_members;
      circling->circle_of[i] = best;
      for (guint other = circling->links[i]; other != i; other = circling->links[other])
        circling->circle_of[other] = best;
    }
}

/* Fills circles with all for whom there is a place, the smaller ones first */
static void
lodestar_matching_circling_fill (LodestarMatchingCircling *circling, guint *sizes)
{
  guint c = 0;
  guint level = circling->smallest;

  for (guint i = 0; i < circling->n && level <= circling->largest; i++)
    {
      if (!circling->is_able[i] || circling->circle_of[i] != LODESTAR_MATCHING_NOBODY ||
          circling->links[i] != i)
        continue;
      while (level <= circling->largest && (c == circling->n_circles || sizes[c] >= level))
        {
          level += c == circling->n_circles;
          c = c == circling->n_circles ? 0 : c + 1;
        }
      if (level > circling->largest || c == circling->n_circles)
        break;
      circling->circle_of[i] = c;
      sizes[c]++;
    }
}

/* Changes circles until they are good. FALSE if cancelled. */
static gboolean
lodestar_matching_circling_improve (LodestarMatchingCircling      *circling,
                                    const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingAnneal anneal = { 0 };
  g_autofree guint      *smallest = g_new (guint, circling->n_circles + 1);
  g_autofree guint      *largest = g_new (guint, circling->n_circles + 1);
  g_autofree guint8     *is_fixed = g_new0 (guint8, circling->n + 1);
  guint64                n_steps =
    (guint64) circling->n * MIN (LODESTAR_MATCHING_CIRCLE_STEPS, 1000 + 300 * circling->n);
  gboolean is_done;

  for (guint c = 0; c < circling->n_circles; c++)
    {
      smallest[c] = circling->smallest;
      largest[c] = circling->largest;
    }
  for (guint i = 0; i < circling->n; i++)
    is_fixed[i] = !circling->is_able[i] ||
                  (circling->links[i] != i && circling->circle_of[i] == LODESTAR_MATCHING_NOBODY);
  anneal.n_people = circling->n;
  anneal.n_groups = circling->n_circles;
  anneal.smallest = smallest;
  anneal.largest = largest;
  anneal.mates = circling->weights;
  anneal.links = circling->links;
  anneal.is_fixed = is_fixed;
  anneal.group_of = circling->circle_of;
  lodestar_matching_anneal_init (&anneal);
  n_steps = MIN (n_steps, LODESTAR_MATCHING_CIRCLE_MOST_STEPS);
  is_done = lodestar_matching_anneal_improve (&anneal, n_steps, monitor);
  lodestar_matching_anneal_clear (&anneal);

  return is_done;
}

/* Looks for circles that more people have, where it is not clear that there are none, and says how
 * many could have one. FALSE if cancelled. */
static gboolean
lodestar_matching_circling_match_more (LodestarMatchingCircling      *circling,
                                       const LodestarMatchingMonitor *monitor,
                                       guint                         *most)
{
  g_autofree guint      *smallest = g_new (guint, circling->n_circles + 1);
  g_autofree guint      *largest = g_new (guint, circling->n_circles + 1);
  g_autofree guint      *locked = g_new (guint, circling->n + 1);
  g_autofree guint      *before = NULL;
  g_autofree gint16     *scores = NULL;
  LodestarMatchingGroups groups = { 0 };
  guint                  n_matched = 0;
  guint                  n_more;

  for (guint i = 0; i < circling->n; i++)
    {
      n_matched += circling->circle_of[i] != LODESTAR_MATCHING_NOBODY;
      locked[i] = LODESTAR_MATCHING_NOBODY;
    }
  if (n_matched >= *most || circling->n_together > 0)
    return TRUE;

  for (guint c = 0; c < circling->n_circles; c++)
    {
      smallest[c] = circling->smallest;
      largest[c] = circling->largest;
    }
  before = g_memdup2 (circling->circle_of, (circling->n + 1) * sizeof (guint));
  scores = g_new0 (gint16, (gsize) circling->n_circles * circling->n + 1);
  groups.n_mentees = circling->n;
  groups.n_mentors = circling->n_circles;
  groups.smallest = smallest;
  groups.largest = largest;
  groups.scores = scores;
  groups.mates = circling->weights;
  groups.locked = locked;
  n_more = lodestar_matching_groups_find_most (&groups, n_matched, *most, circling->circle_of);
  if (n_more < *most &&
      lodestar_matching_check_most_in_circles (circling->weights, circling->n, circling->smallest,
                                               circling->largest, n_more))
    *most = n_more;

  return memcmp (before, circling->circle_of, circling->n * sizeof (guint)) == 0 ||
         lodestar_matching_circling_improve (circling, monitor);
}

/* Numbers the circles by their first members, and adds up */
static void
lodestar_matching_circling_finish (LodestarMatchingCircling *circling,
                                   LodestarMatchingCircles  *circles)
{
  g_autofree guint *numbers = g_new (guint, circling->n_circles + 1);

  for (guint c = 0; c < circling->n_circles; c++)
    numbers[c] = LODESTAR_MATCHING_NOBODY;
  for (guint i = 0; i < circling->n; i++)
    {
      gint64 sum = 0;
      guint  n_others = 0;

      if (circling->circle_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint j = 0; j < circling->n; j++)
        if (j != i && circling->circle_of[j] == circling->circle_of[i])
          {
            sum += circling->weights[(gsize) i * circling->n + j];
            n_others++;
          }
      circles->total += sum / n_others;
      circles->n_matched++;
      if (numbers[circling->circle_of[i]] == LODESTAR_MATCHING_NOBODY)
        numbers[circling->circle_of[i]] = circles->n_circles++;
    }
  for (guint i = 0; i < circling->n; i++)
    if (circling->circle_of[i] != LODESTAR_MATCHING_NOBODY)
      circling->circle_of[i] = numbers[circling->circle_of[i]];
  for (guint k = 0; k < circling->n_together; k++)
    circles->n_apart +=
      circling->circle_of[circling->together[k].one] == LODESTAR_MATCHING_NOBODY ||
      circling->circle_of[circling->together[k].one] !=
        circling->circle_of[circling->together[k].other];
}

static void
lodestar_matching_circling_read (LodestarMatchingReader *reader,
                                 guint                   from,
                                 guint                   to,
                                 gpointer                data)
{
  LodestarMatchingCircling *circling = data;

  for (guint i = from; i < to; i++)
    {
      lodestar_matching_reader_read (reader, i);
      memcpy (circling->weights + (gsize) i * circling->n, reader->scores,
              circling->n * sizeof (gint16));
    }
}

static int
lodestar_matching_circling_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one > other ? -1 : one < other;
}

/* What the prices say of circles in which as many people are, and how far below that these can be
 */
static void
lodestar_matching_circling_rate (LodestarMatchingCircles *circles)
{
  g_autofree gint64 *prices = NULL;
  gint64             sum = 0;

  prices = g_memdup2 (circles->prices, (circles->n_people + 1) * sizeof (gint64));
  qsort (prices, circles->n_people, sizeof (gint64), lodestar_matching_circling_compare);
  for (guint i = 0; i < circles->n_matched; i++)
    sum += prices[i];
  circles->bound = MAX (sum, 0) / LODESTAR_MATCHING_CIRCLE_PARTS;
  circles->gap = circles->bound > circles->total
                   ? 100.0 * (double) (circles->bound - circles->total) / (double) circles->bound
                   : 0;
}

static gboolean
lodestar_matching_circling_run (LodestarMatchingCircling      *circling,
                                const LodestarMatchingMonitor *monitor,
                                LodestarMatchingCircles       *circles)
{
  guint             n_able = lodestar_matching_circling_prepare (circling);
  g_autofree guint *sizes = NULL;

  circling->n_circles = n_able / circling->smallest;
  sizes = g_new0 (guint, circling->n_circles + 1);
  lodestar_matching_circling_place (circling, sizes);
  lodestar_matching_circling_fill (circling, sizes);
  circles->most_matched = MIN (n_able, circling->n_circles * circling->largest);
  if (!lodestar_matching_circling_improve (circling, monitor) ||
      !lodestar_matching_circling_match_more (circling, monitor, &circles->most_matched))
    return FALSE;

  lodestar_matching_circling_finish (circling, circles);
  lodestar_matching_monitor_report (monitor, 0.7);
  if (!lodestar_matching_circles_price (circles, circling->weights, monitor))
    return FALSE;
  lodestar_matching_circling_rate (circles);

  return TRUE;
}

/**
 * lodestar_matching_circle_peers_matrix:
 * @matrix: scores of everybody with everybody, as for lodestar_matching_pair_peers_matrix()
 * @smallest: members of a circle at least, 2 or more
 * @largest: members of a circle at most, up to %LODESTAR_MATCHING_CIRCLE_MOST
 * @together: (nullable) (array length=n_together): two each who have to be in one circle
 * @n_together: length of @together
 * @monitor: (nullable): whom to tell and ask
 * @circles: (out caller-allocates): the result; clear with lodestar_matching_circles_clear()
 *
 * Puts people of one pool into circles in which everybody may meet everybody. Looks for a high
 * total, and says how far from the best it can be at most; it is not promised to be the best, nor
 * that nobody more could have a circle where pairs are forbidden. The same matrix gives the same
 * circles. Takes two bytes a pair. Any thread.
 *
 * Returns: %FALSE if cancelled; then @circles is empty
 */
gboolean
lodestar_matching_circle_peers_matrix (const LodestarMatchingMatrix   *matrix,
                                       guint                           smallest,
                                       guint                           largest,
                                       const LodestarMatchingTogether *together,
                                       guint                           n_together,
                                       const LodestarMatchingMonitor  *monitor,
                                       LodestarMatchingCircles        *circles)
{
  LodestarMatchingCircling circling = { 0 };
  LodestarMatchingSource   source;
  LodestarMatchingMutual   mutual;
  gboolean                 is_done;

  g_return_val_if_fail (matrix != NULL && circles != NULL, FALSE);
  g_return_val_if_fail (matrix->n_mentees == matrix->n_mentors, FALSE);
  g_return_val_if_fail (smallest >= 2 && largest >= smallest, FALSE);
  g_return_val_if_fail (largest <= LODESTAR_MATCHING_CIRCLE_MOST, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  g_return_val_if_fail (source.highest <= LODESTAR_MATCHING_MUTUAL_HIGHEST, FALSE);
  lodestar_matching_mutual_init (&mutual, &source);

  memset (circles, 0, sizeof *circles);
  circling.n = circles->n_people = matrix->n_mentees;
  circling.smallest = circles->smallest = smallest;
  circling.largest = circles->largest = largest;
  circling.together = together;
  circling.n_together = n_together;
  circling.weights = g_new (gint16, (gsize) circling.n * circling.n + 1);
  circling.circle_of = circles->circle_of = g_new (guint, circling.n + 1);
  circling.is_able = g_new0 (guint8, circling.n + 1);
  circling.links = g_new0 (guint, circling.n + 1);
  circles->prices = g_new0 (gint64, circling.n + 1);
  for (guint i = 0; i < circling.n; i++)
    circling.circle_of[i] = LODESTAR_MATCHING_NOBODY;

  is_done =
    lodestar_matching_work_run (&mutual.source, LODESTAR_MATCHING_MENTEE, circling.n,
                                lodestar_matching_circling_read, &circling, monitor, 0, 0.1) &&
    lodestar_matching_circling_run (&circling, monitor, circles);
  if (!is_done)
    lodestar_matching_circles_clear (circles);
  g_free (circling.weights);
  g_free (circling.is_able);
  g_free (circling.links);

  return is_done;
}

/**
 * lodestar_matching_circles_clear:
 * @circles: circles
 *
 * Frees what @circles holds.
 */
void
lodestar_matching_circles_clear (LodestarMatchingCircles *circles)
{
  g_return_if_fail (circles != NULL);

  g_clear_pointer (&circles->circle_of, g_free);
  g_clear_pointer (&circles->prices, g_free);
  memset (circles, 0, sizeof *circles);
}
