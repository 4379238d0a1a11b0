/* lodestar-matching-circle.c - small circles within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle.h"

#include "lodestar-matching-mutual.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Circles of three and more are a hard problem. They are begun one after the other with whoever
 * adds most, and changed as long as it helps: two people of different circles change places, or one
 * moves, or one takes the place of somebody who has none. Whoever must not meet costs more than all
 * points; who cannot be kept apart so is taken out in the end.
 *
 * The bound. In a circle of k every pair counts 2 · weight with a share x = 1 ⁄ (k − 1); so every
 * member's shares add up to 1, and none is above 1 ⁄ (smallest − 1). The highest total of any such
 * shares is bounded by its Lagrangian dual; the y that make it low are found person by person:
 * given all others, the best y is the (smallest − 1)-th highest of 2 · weight − y'. */

#define LODESTAR_MATCHING_CIRCLE_CLASH (-4000000) /* weight of a pair that must not meet */
#define LODESTAR_MATCHING_CIRCLE_LOCK 20000000    /* … and of one that must, beside its points */
#define LODESTAR_MATCHING_CIRCLE_CHANGES 60000000 /* to look at, about */
#define LODESTAR_MATCHING_CIRCLE_SWEEPS 12        /* of the bound */

typedef struct
{
  guint   n;
  gint16 *weights; /* (owned): by pair, both directions together */
  guint   smallest;
  guint   largest;
  guint  *circle_of; /* by person */
  guint  *members;   /* (owned): by circle so many */
  guint  *sizes;     /* (owned): by circle */
  guint   n_circles;
  guint64 n_changes; /* looked at */

  const LodestarMatchingTogether *together;
  guint                           n_together;
} LodestarMatchingCircling;

static inline gint64
lodestar_matching_circling_get_weight (const LodestarMatchingCircling *circling,
                                       guint                           one,
                                       guint                           other)
{
  gint16 weight = circling->weights[(gsize) one * circling->n + other];

  return weight < 0 ? LODESTAR_MATCHING_CIRCLE_CLASH : weight;
}

static guint *
lodestar_matching_circling_get_members (const LodestarMatchingCircling *circling, guint circle)
{
  return circling->members + (gsize) circle * (LODESTAR_MATCHING_CIRCLE_MOST + 1);
}

/* What those of a circle count who have to be together and are */
static gint64
lodestar_matching_circling_weigh_locks (const LodestarMatchingCircling *circling,
                                        const guint                    *members,
                                        guint                           n)
{
  gint64 total = 0;

  for (guint k = 0; k < circling->n_together; k++)
    {
      guint n_here = 0;

      for (guint l = 0; l < n; l++)
        n_here +=
          members[l] == circling->together[k].one || members[l] == circling->together[k].other;
      total += n_here == 2 ? LODESTAR_MATCHING_CIRCLE_LOCK : 0;
    }

  return total;
}

/* What a circle is worth; less than nothing where some must not meet */
static gint64
lodestar_matching_circling_weigh (const LodestarMatchingCircling *circling,
                                  const guint                    *members,
                                  guint                           n)
{
  gint64 total = 0;

  for (guint k = 0; k < n; k++)
    {
      gint64 sum = 0;

      for (guint l = 0; l < n; l++)
        if (l != k)
          sum += lodestar_matching_circling_get_weight (circling, members[k], members[l]);
      total += n > 1 ? (sum < 0 ? sum : sum / (n - 1)) : 0;
    }

  return total;
}

static gint64
lodestar_matching_circling_weigh_circle (const LodestarMatchingCircling *circling, guint circle)
{
  const guint *members = lodestar_matching_circling_get_members (circling, circle);
  guint        n = circling->sizes[circle];

  return lodestar_matching_circling_weigh (circling, members, n) +
         lodestar_matching_circling_weigh_locks (circling, members, n);
}

/* So many circles that most people have one, and these are small: sizes from that number on */
static void
lodestar_matching_circling_choose_sizes (LodestarMatchingCircling *circling, guint n_able)
{
  guint n_circles = n_able / circling->smallest;
  guint n_places = (guint) MIN ((guint64) n_circles * circling->largest, n_able);

  circling->n_circles = n_circles;
  circling->members = g_new (guint, (gsize) (n_circles + 1) * (LODESTAR_MATCHING_CIRCLE_MOST + 1));
  circling->sizes = g_new0 (guint, n_circles + 1);
  for (guint c = 0; c < n_circles; c++)
    circling->sizes[c] = n_places / n_circles + (c < n_places % n_circles);
}

/* Fills each circle with the first who has none, and those who add most */
static void
lodestar_matching_circling_fill (LodestarMatchingCircling *circling, const guint8 *is_able)
{
  g_autofree gint64 *gains = g_new (gint64, circling->n + 1);

  for (guint c = 0; c < circling->n_circles; c++)
    {
      guint *members = lodestar_matching_circling_get_members (circling, c);

      memset (gains, 0, circling->n * sizeof (gint64));
      for (guint k = 0; k < circling->n_together; k++)
        gains[circling->together[k].one] = gains[circling->together[k].other] = 1;
      for (guint k = 0; k < circling->sizes[c]; k++)
        {
          guint best = LODESTAR_MATCHING_NOBODY;

          for (guint i = 0; i < circling->n; i++)
            if (is_able[i] && circling->circle_of[i] == LODESTAR_MATCHING_NOBODY &&
                (best == LODESTAR_MATCHING_NOBODY || gains[i] > gains[best]))
              best = i;
          circling->circle_of[best] = c;
          members[k] = best;
          for (guint i = 0; i < circling->n; i++)
            gains[i] += lodestar_matching_circling_get_weight (circling, best, i);
          for (guint l = 0; l < circling->n_together && k == 0; l++)
            {
              gains[circling->together[l].one] = -LODESTAR_MATCHING_CIRCLE_LOCK / 2;
              gains[circling->together[l].other] = -LODESTAR_MATCHING_CIRCLE_LOCK / 2;
            }
          for (guint l = 0; l < circling->n_together; l++)
            if (circling->together[l].one == best)
              gains[circling->together[l].other] += LODESTAR_MATCHING_CIRCLE_LOCK;
            else if (circling->together[l].other == best)
              gains[circling->together[l].one] += LODESTAR_MATCHING_CIRCLE_LOCK;
        }
    }
}

static guint
lodestar_matching_circling_find (const LodestarMatchingCircling *circling, guint person)
{
  const guint *members =
    lodestar_matching_circling_get_members (circling, circling->circle_of[person]);
  guint k = 0;

  while (members[k] != person)
    k++;

  return k;
}

/* @one, who has a circle, and @other change places, if that is better */
static gboolean
lodestar_matching_circling_swap (LodestarMatchingCircling *circling, guint one, guint other)
{
  guint  circle = circling->circle_of[one];
  guint  other_circle = circling->circle_of[other];
  guint *place = lodestar_matching_circling_get_members (circling, circle) +
                 lodestar_matching_circling_find (circling, one);
  guint *other_place = NULL;
  gint64 change = -lodestar_matching_circling_weigh_circle (circling, circle);

  circling->n_changes++;
  if (other_circle != LODESTAR_MATCHING_NOBODY)
    {
      other_place = lodestar_matching_circling_get_members (circling, other_circle) +
                    lodestar_matching_circling_find (circling, other);
      change -= lodestar_matching_circling_weigh_circle (circling, other_circle);
      *other_place = one;
    }
  *place = other;
  change += lodestar_matching_circling_weigh_circle (circling, circle);
  if (other_place != NULL)
    change += lodestar_matching_circling_weigh_circle (circling, other_circle);
  if (change > 0)
    {
      circling->circle_of[one] = other_circle;
      circling->circle_of[other] = circle;
      return TRUE;
    }

  *place = one;
  if (other_place != NULL)
    *other_place = other;

  return FALSE;
}

/* @one moves to another circle, if that is better */
static gboolean
lodestar_matching_circling_move (LodestarMatchingCircling *circling, guint one, guint to)
{
  guint  from = circling->circle_of[one];
  guint *members = lodestar_matching_circling_get_members (circling, from);
  guint *others = lodestar_matching_circling_get_members (circling, to);
  guint  place = lodestar_matching_circling_find (circling, one);
  gint64 change;

  if (circling->sizes[from] == circling->smallest || circling->sizes[to] == circling->largest)
    return FALSE;

  circling->n_changes++;
  change = -lodestar_matching_circling_weigh_circle (circling, from) -
           lodestar_matching_circling_weigh_circle (circling, to);
  members[place] = members[--circling->sizes[from]];
  others[circling->sizes[to]++] = one;
  change += lodestar_matching_circling_weigh_circle (circling, from) +
            lodestar_matching_circling_weigh_circle (circling, to);
  circling->circle_of[one] = to;
  if (change > 0)
    return TRUE;

  circling->sizes[to]--;
  members[circling->sizes[from]++] = members[place];
  members[place] = one;
  circling->circle_of[one] = from;

  return FALSE;
}

/* Changes the circles until nothing helps, or enough was looked at. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_circling_improve (LodestarMatchingCircling      *circling,
                                    const guint8                  *is_able,
                                    const LodestarMatchingMonitor *monitor)
{
  gboolean is_better = TRUE;

  while (is_better && circling->n_changes < LODESTAR_MATCHING_CIRCLE_CHANGES)
    {
      is_better = FALSE;
      for (guint i = 0; i < circling->n; i++)
        {
          if (lodestar_matching_monitor_is_cancelled (monitor))
            return FALSE;
          for (guint j = 0; j < circling->n; j++)
            if (is_able[i] && is_able[j] && circling->circle_of[i] != LODESTAR_MATCHING_NOBODY &&
                circling->circle_of[i] != circling->circle_of[j] &&
                (j > i || circling->circle_of[j] == LODESTAR_MATCHING_NOBODY))
              is_better |= lodestar_matching_circling_swap (circling, i, j);
          for (guint c = 0; c < circling->n_circles; c++)
            if (circling->circle_of[i] != LODESTAR_MATCHING_NOBODY && circling->circle_of[i] != c)
              is_better |= lodestar_matching_circling_move (circling, i, c);
        }
    }

  return TRUE;
}

/* Takes those out who must not meet others of their circle, and leaves out what is too small then
 */
static void
lodestar_matching_circling_part (LodestarMatchingCircling *circling, guint circle)
{
  guint *members = lodestar_matching_circling_get_members (circling, circle);
  guint  n = circling->sizes[circle];

  while (n > 0 && lodestar_matching_circling_weigh (circling, members, n) < 0)
    {
      guint worst = 0;
      guint n_most = 0;

      for (guint k = 0; k < n; k++)
        {
          guint n_clashes = 0;

          for (guint l = 0; l < n; l++)
            n_clashes += l != k && lodestar_matching_circling_get_weight (circling, members[k],
                                                                          members[l]) < 0;
          if (n_clashes > n_most)
            {
              worst = k;
              n_most = n_clashes;
            }
        }
      circling->circle_of[members[worst]] = LODESTAR_MATCHING_NOBODY;
      members[worst] = members[--n];
    }
  if (n < circling->smallest)
    {
      for (guint k = 0; k < n; k++)
        circling->circle_of[members[k]] = LODESTAR_MATCHING_NOBODY;
      n = 0;
    }
  circling->sizes[circle] = n;
}

/* Numbers the circles by their first members, and adds up */
static void
lodestar_matching_circling_finish (LodestarMatchingCircling *circling,
                                   LodestarMatchingCircles  *circles)
{
  g_autofree guint *numbers = g_new (guint, circling->n_circles + 1);

  for (guint c = 0; c < circling->n_circles; c++)
    {
      lodestar_matching_circling_part (circling, c);
      circles->total += lodestar_matching_circling_weigh (
        circling, lodestar_matching_circling_get_members (circling, c), circling->sizes[c]);
      numbers[c] = LODESTAR_MATCHING_NOBODY;
    }
  for (guint i = 0; i < circling->n; i++)
    if (circling->circle_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        guint *number = &numbers[circling->circle_of[i]];

        if (*number == LODESTAR_MATCHING_NOBODY)
          *number = circles->n_circles++;
        circling->circle_of[i] = *number;
        circles->n_matched++;
      }
  for (guint k = 0; k < circling->n_together; k++)
    circles->n_apart +=
      circling->circle_of[circling->together[k].one] == LODESTAR_MATCHING_NOBODY ||
      circling->circle_of[circling->together[k].one] !=
        circling->circle_of[circling->together[k].other];
}

/* The highest but @rank − 1 of 2 · weight − y', or 0 */
static gint64
lodestar_matching_circling_get_price (const LodestarMatchingCircling *circling,
                                      const gint64                   *prices,
                                      guint                           person,
                                      guint                           rank)
{
  const gint16 *row = circling->weights + (gsize) person * circling->n;
  gint64        best[LODESTAR_MATCHING_CIRCLE_MOST] = { 0 };

  for (guint j = 0; j < circling->n; j++)
    {
      gint64 value = 2 * (gint64) row[j] - prices[j];
      guint  at = rank - 1;

      if (row[j] < 0 || value <= best[at])
        continue;
      for (; at > 0 && best[at - 1] < value; at--)
        best[at] = best[at - 1];
      best[at] = value;
    }

  return best[rank - 1];
}

static gint64
lodestar_matching_circling_get_bound (const LodestarMatchingCircling *circling,
                                      const gint64                   *prices)
{
  gint64 scaled = 0;

  for (guint i = 0; i < circling->n; i++)
    {
      const gint16 *row = circling->weights + (gsize) i * circling->n;

      scaled += prices[i] * (circling->smallest - 1);
      for (guint j = 0; j < i; j++)
        if (row[j] >= 0)
          scaled += MAX (0, 2 * (gint64) row[j] - prices[i] - prices[j]);
    }

  return scaled / (circling->smallest - 1);
}

/* Prices with a low bound: each in turn goes half way to where it is best given the others, which
 * does not raise the bound, and lets the others follow */
static void
lodestar_matching_circling_bound (const LodestarMatchingCircling *circling,
                                  LodestarMatchingCircles        *circles)
{
  g_autofree gint64 *prices = g_new0 (gint64, circling->n + 1);
  guint              rank = circling->smallest - 1;

  circles->bound = G_MAXINT64;
  for (guint i = 0; i < circling->n; i++)
    circles->prices[i] = lodestar_matching_circling_get_price (circling, prices, i, rank) / 2;
  memcpy (prices, circles->prices, circling->n * sizeof (gint64));
  for (guint sweep = 0; sweep <= LODESTAR_MATCHING_CIRCLE_SWEEPS; sweep++)
    {
      gint64 bound = lodestar_matching_circling_get_bound (circling, prices);

      if (bound < circles->bound)
        {
          circles->bound = bound;
          memcpy (circles->prices, prices, circling->n * sizeof (gint64));
        }
      for (guint i = 0; i < circling->n && sweep < LODESTAR_MATCHING_CIRCLE_SWEEPS; i++)
        prices[i] =
          (prices[i] + lodestar_matching_circling_get_price (circling, prices, i, rank) + 1) / 2;
    }
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

static gboolean
lodestar_matching_circling_run (LodestarMatchingCircling      *circling,
                                const LodestarMatchingMonitor *monitor,
                                LodestarMatchingCircles       *circles)
{
  g_autofree guint8 *is_able = g_new0 (guint8, circling->n + 1);
  guint              n_able = 0;

  for (guint i = 0; i < circling->n; i++)
    {
      const gint16 *row = circling->weights + (gsize) i * circling->n;
      guint         n_partners = 0;

      for (guint j = 0; j < circling->n; j++)
        n_partners += row[j] >= 0;
      is_able[i] = n_partners + 1 >= circling->smallest;
      n_able += is_able[i];
    }
  lodestar_matching_circling_choose_sizes (circling, n_able);
  lodestar_matching_circling_fill (circling, is_able);
  if (!lodestar_matching_circling_improve (circling, is_able, monitor))
    return FALSE;

  lodestar_matching_circling_finish (circling, circles);
  lodestar_matching_circling_bound (circling, circles);
  circles->gap = circles->bound > 0
                   ? 100.0 * (double) (circles->bound - circles->total) / (double) circles->bound
                   : 0;

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
  circles->prices = g_new0 (gint64, circling.n + 1);
  for (guint i = 0; i < circling.n; i++)
    circling.circle_of[i] = LODESTAR_MATCHING_NOBODY;

  is_done =
    lodestar_matching_work_run (&mutual.source, LODESTAR_MATCHING_MENTEE, circling.n,
                                lodestar_matching_circling_read, &circling, monitor, 0, 0.5) &&
    lodestar_matching_circling_run (&circling, monitor, circles);
  if (!is_done)
    lodestar_matching_circles_clear (circles);
  g_free (circling.weights);
  g_free (circling.members);
  g_free (circling.sizes);

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
