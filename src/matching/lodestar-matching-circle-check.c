/* lodestar-matching-circle-check.c - are these circles allowed, and is their bound one?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle.h"

#include "lodestar-matching-group-most-check.h"
#include "lodestar-matching-mutual.h"
#include "lodestar-matching-peel-check.h"
#include "lodestar-matching-private.h"

#include <stdlib.h>
#include <string.h>

#define LODESTAR_MATCHING_CIRCLE_CHECK_HIGHEST ((gint64) 1 << 40) /* that a price may be */

typedef struct
{
  const LodestarMatchingTogether *together;
  guint                           n_together;
  const LodestarMatchingCircles  *circles;
  gint64                         *points;  /* (owned): by person */
  gint16                         *weights; /* (owned): by person, then person */
  guint                          *wrong;   /* (owned): by person, or LODESTAR_MATCHING_NOBODY */
  guint                          *sizes;   /* (owned): by circle */
} LodestarMatchingCircleCheck;

static gboolean
lodestar_matching_circle_check_fail (LodestarMatchingVerdict *verdict,
                                     LodestarMatchingFault    fault,
                                     guint                    person,
                                     guint                    other)
{
  verdict->fault = fault;
  verdict->mentee = person;
  verdict->mentor = other;

  return FALSE;
}

static void
lodestar_matching_circle_check_rows (LodestarMatchingReader *reader,
                                     guint                   from,
                                     guint                   to,
                                     gpointer                data)
{
  LodestarMatchingCircleCheck   *check = data;
  const LodestarMatchingCircles *circles = check->circles;

  for (guint i = from; i < to; i++)
    {
      guint circle = circles->circle_of[i];

      lodestar_matching_reader_read (reader, i);
      check->wrong[i] = LODESTAR_MATCHING_NOBODY;
      check->points[i] = 0;
      memcpy (check->weights + (gsize) i * circles->n_people, reader->scores,
              circles->n_people * sizeof (gint16));
      for (guint j = 0; j < circles->n_people; j++)
        {
          gint64 weight = reader->scores[j];

          if (j == i || circle == LODESTAR_MATCHING_NOBODY || circles->circle_of[j] != circle)
            continue;
          check->points[i] += weight;
          if (weight < 0)
            check->wrong[i] = j;
        }
    }
}

static gboolean
lodestar_matching_circle_check_sizes (LodestarMatchingCircleCheck *check,
                                      LodestarMatchingVerdict     *verdict)
{
  const LodestarMatchingCircles *circles = check->circles;
  guint                          n_matched = 0;

  for (guint i = 0; i < circles->n_people; i++)
    {
      guint circle = circles->circle_of[i];

      if (circles->prices[i] > LODESTAR_MATCHING_CIRCLE_CHECK_HIGHEST ||
          circles->prices[i] < -LODESTAR_MATCHING_CIRCLE_CHECK_HIGHEST)
        return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_PRICE, i,
                                                    LODESTAR_MATCHING_NOBODY);
      if (circle == LODESTAR_MATCHING_NOBODY)
        continue;
      if (circle >= circles->n_circles)
        return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE, i,
                                                    LODESTAR_MATCHING_NOBODY);
      check->sizes[circle]++;
      n_matched++;
    }
  for (guint c = 0; c < circles->n_circles; c++)
    if (check->sizes[c] < circles->smallest || check->sizes[c] > circles->largest)
      return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_CAPACITY,
                                                  LODESTAR_MATCHING_NOBODY,
                                                  LODESTAR_MATCHING_NOBODY);

  return n_matched == circles->n_matched ||
         lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* Whether as many are apart who have to be together as is said */
static gboolean
lodestar_matching_circle_check_locks (const LodestarMatchingCircleCheck *check,
                                      LodestarMatchingVerdict           *verdict)
{
  const guint *circle_of = check->circles->circle_of;
  guint        n_apart = 0;

  for (guint k = 0; k < check->n_together; k++)
    n_apart += circle_of[check->together[k].one] == LODESTAR_MATCHING_NOBODY ||
               circle_of[check->together[k].one] != circle_of[check->together[k].other];

  return n_apart == check->circles->n_apart ||
         lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_LOCK,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

static int
lodestar_matching_circle_check_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one > other ? -1 : one < other;
}

/* What the highest prices are together, of as many people as have a circle */
static gint64
lodestar_matching_circle_check_add_prices (const LodestarMatchingCircles *circles)
{
  g_autofree gint64 *prices =
    g_memdup2 (circles->prices, (circles->n_people + 1) * sizeof (gint64));
  gint64 sum = 0;

  qsort (prices, circles->n_people, sizeof *prices, lodestar_matching_circle_check_compare);
  for (guint i = 0; i < circles->n_matched; i++)
    sum += prices[i];

  return MAX (sum, 0);
}

static gboolean
lodestar_matching_circle_check_sums (LodestarMatchingCircleCheck *check,
                                     LodestarMatchingVerdict     *verdict)
{
  const LodestarMatchingCircles *circles = check->circles;

  for (guint i = 0; i < circles->n_people; i++)
    {
      if (check->wrong[i] != LODESTAR_MATCHING_NOBODY)
        return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_FORBIDDEN, i,
                                                    check->wrong[i]);
      if (circles->circle_of[i] != LODESTAR_MATCHING_NOBODY)
        verdict->value += check->points[i] / (check->sizes[circles->circle_of[i]] - 1);
    }
  verdict->bound =
    lodestar_matching_circle_check_add_prices (circles) / LODESTAR_MATCHING_CIRCLE_PARTS;
  if (verdict->value != circles->total)
    return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE,
                                                LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  if (verdict->bound != circles->bound)
    return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_GAP,
                                                LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  verdict->is_best =
    verdict->bound == verdict->value && circles->most_matched == circles->n_matched;

  return TRUE;
}

/* Whether no more people can have a circle than is said: who may meet too few cannot, nor more than
 * fill as many circles as so many people make; otherwise it is found out by counting */
static gboolean
lodestar_matching_circle_check_most (LodestarMatchingCircleCheck *check,
                                     LodestarMatchingVerdict     *verdict)
{
  const LodestarMatchingCircles *circles = check->circles;
  guint                          n = circles->n_people;
  guint                          n_able = 0;

  for (guint i = 0; i < n; i++)
    {
      guint n_partners = 0;

      for (guint j = 0; j < n; j++)
        n_partners += j != i && check->weights[(gsize) i * n + j] >= 0;
      n_able += n_partners + 1 >= circles->smallest;
    }

  return circles->most_matched >= MIN (n_able, n_able / circles->smallest * circles->largest) ||
         (circles->most_matched >= circles->n_matched &&
          lodestar_matching_check_most_in_circles (check->weights, n, circles->smallest,
                                                   circles->largest, circles->most_matched)) ||
         lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_GAP,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* Whether no set of people that the prices are for is worth more than they are */
static gboolean
lodestar_matching_circle_check_prices (LodestarMatchingCircleCheck *check,
                                       LodestarMatchingVerdict     *verdict)
{
  const LodestarMatchingCircles *circles = check->circles;
  guint                          person;

  if (circles->n_matched == 0)
    return TRUE;
  if (circles->proven_size < 2 || circles->proven_size > circles->smallest)
    return lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                                LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return lodestar_matching_check_no_set_above (check->weights, circles->n_people,
                                               LODESTAR_MATCHING_CIRCLE_PARTS, circles->prices,
                                               circles->proven_size, &person) ||
         lodestar_matching_circle_check_fail (verdict, LODESTAR_MATCHING_FAULT_PRICE, person,
                                              LODESTAR_MATCHING_NOBODY);
}

/**
 * lodestar_matching_check_circles_matrix:
 * @matrix: what was solved
 * @together: (nullable) (array length=n_together): likewise
 * @n_together: length of @together
 * @circles: the result
 * @verdict: (out caller-allocates): what was found
 *
 * Checks that sizes are right, that all who are in a circle may meet, that total and bound are what
 * they are said to be, and that no set of people is worth more than its prices. Uses nothing that
 * the solver does. Any thread.
 *
 * Returns: whether everything is right
 */
gboolean
lodestar_matching_check_circles_matrix (const LodestarMatchingMatrix   *matrix,
                                        const LodestarMatchingTogether *together,
                                        guint                           n_together,
                                        const LodestarMatchingCircles  *circles,
                                        LodestarMatchingVerdict        *verdict)
{
  LodestarMatchingCircleCheck check = { 0 };
  LodestarMatchingSource      source;
  LodestarMatchingMutual      mutual;
  gboolean                    is_right;

  g_return_val_if_fail (matrix != NULL && circles != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (matrix->n_mentees == matrix->n_mentors, FALSE);
  g_return_val_if_fail (circles->n_people == matrix->n_mentees && circles->smallest >= 2, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  g_return_val_if_fail (source.highest <= LODESTAR_MATCHING_MUTUAL_HIGHEST, FALSE);
  lodestar_matching_mutual_init (&mutual, &source);

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  check.circles = circles;
  check.together = together;
  check.n_together = n_together;
  check.points = g_new (gint64, circles->n_people + 1);
  check.weights = g_new (gint16, (gsize) circles->n_people * circles->n_people + 1);
  check.wrong = g_new (guint, circles->n_people + 1);
  check.sizes = g_new0 (guint, circles->n_circles + 1);
  is_right = lodestar_matching_circle_check_sizes (&check, verdict) &&
             lodestar_matching_circle_check_locks (&check, verdict);
  if (is_right)
    {
      lodestar_matching_work_run (&mutual.source, LODESTAR_MATCHING_MENTEE, circles->n_people,
                                  lodestar_matching_circle_check_rows, &check, NULL, 0, 1);
      is_right = lodestar_matching_circle_check_sums (&check, verdict) &&
                 lodestar_matching_circle_check_most (&check, verdict) &&
                 lodestar_matching_circle_check_prices (&check, verdict);
    }
  g_free (check.points);
  g_free (check.weights);
  g_free (check.wrong);
  g_free (check.sizes);

  return is_right;
}
