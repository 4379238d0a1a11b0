/* lodestar-matching-peel-check.c - is no set of so many people worth more than its prices?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peel-check.h"

/* Two gain what they give each other, twice, less both their prices. A set of k is worth more than
 * its prices if its pairs together gain more than nothing. They still do so when whoever gains
 * least with the others has left, as that is 2 ⁄ k of it at most, and so on down to two. So all
 * such sets are met by letting people join one by one, while that is more than nothing, each of
 * whom gains no more than those who have been there. Uses nothing that the solver does. */

#define LODESTAR_MATCHING_PEEL_CHECK_MOST 12
#define LODESTAR_MATCHING_PEEL_CHECK_FAR (1 << 27) /* so that twelve of them have 32 bits */
#define LODESTAR_MATCHING_PEEL_CHECK_STEPS G_GINT64_CONSTANT (20000000000)

typedef struct
{
  const gint16 *mates;  /* (borrowed) */
  const gint64 *prices; /* (borrowed) */
  gint64        parts;
  guint         n;
  guint         size;
  gint32       *gains; /* (owned): by person, then person */
  gint32       *joins; /* (owned): by members, then person */
  guint         in[LODESTAR_MATCHING_PEEL_CHECK_MOST];
  gint32        has[LODESTAR_MATCHING_PEEL_CHECK_MOST]; /* by member: its gains with the others */
  gint64        n_steps;
} LodestarMatchingPeelCheck;

/* FALSE if two gain too much to be reckoned with. Who must not meet, and who loses too much, has
 * less to lose here than there. */
static gboolean
lodestar_matching_peel_check_fill (LodestarMatchingPeelCheck *check)
{
  for (guint i = 0; i < check->n; i++)
    for (guint j = 0; j < check->n; j++)
      {
        gsize  at = (gsize) i * check->n + j;
        gint64 gain = 2 * check->parts * check->mates[at] - check->prices[i] - check->prices[j];

        if (i == j || check->mates[at] < 0 || gain < -LODESTAR_MATCHING_PEEL_CHECK_FAR)
          gain = -LODESTAR_MATCHING_PEEL_CHECK_FAR;
        if (gain > LODESTAR_MATCHING_PEEL_CHECK_FAR)
          return FALSE;
        check->gains[at] = (gint32) gain;
      }

  return TRUE;
}

/* Whether those who are in may all meet, and are worth more than their prices */
static gboolean
lodestar_matching_peel_check_is_above (const LodestarMatchingPeelCheck *check)
{
  gint64 sum = 0;

  for (guint a = 0; a < check->size; a++)
    {
      sum -= ((gint64) check->size - 1) * check->prices[check->in[a]];
      for (guint b = 0; b < a; b++)
        {
          gint16 points = check->mates[(gsize) check->in[a] * check->n + check->in[b]];

          if (points < 0)
            return FALSE;
          sum += 2 * check->parts * points;
        }
    }

  return sum > 0;
}

/* Lets @person in as the last of @n_in, if it gains no more than any of them does then */
static gboolean
lodestar_matching_peel_check_admit (LodestarMatchingPeelCheck *check,
                                    guint                      n_in,
                                    guint                      person,
                                    gint32                     gain)
{
  const gint32 *row = check->gains + (gsize) person * check->n;

  for (guint k = 0; k < n_in; k++)
    {
      gint32 has = check->has[k] + row[check->in[k]];

      if (check->in[k] == person || has < gain || (has == gain && check->in[k] > person))
        return FALSE;
    }
  for (guint k = 0; k < n_in; k++)
    check->has[k] += row[check->in[k]];
  check->in[n_in] = person;
  check->has[n_in] = gain;

  return TRUE;
}

static void
lodestar_matching_peel_check_dismiss (LodestarMatchingPeelCheck *check, guint n_in, guint person)
{
  for (guint k = 0; k < n_in; k++)
    check->has[k] -= check->gains[(gsize) person * check->n + check->in[k]];
}

/* Whether no set is above its prices, of those that begin with the @n_in who gain @sum. FALSE too
 * if it takes too long to find out. */
static gboolean
lodestar_matching_peel_check_walk (LodestarMatchingPeelCheck *check, guint n_in, gint64 sum)
{
  const gint32 *joins = check->joins + (gsize) (n_in - 1) * check->n;
  gint32       *next = check->joins + (gsize) n_in * check->n;

  check->n_steps += check->n;
  if (check->n_steps > LODESTAR_MATCHING_PEEL_CHECK_STEPS)
    return FALSE;

  for (guint j = 0; j < check->n; j++)
    {
      const gint32 *row = check->gains + (gsize) j * check->n;
      gboolean      is_right = TRUE;

      if (sum + joins[j] <= 0 || !lodestar_matching_peel_check_admit (check, n_in, j, joins[j]))
        continue;
      if (n_in + 1 == check->size)
        {
          is_right = !lodestar_matching_peel_check_is_above (check);
        }
      else
        {
          for (guint k = 0; k < check->n; k++)
            next[k] = joins[k] + row[k];
          is_right = lodestar_matching_peel_check_walk (check, n_in + 1, sum + joins[j]);
        }
      lodestar_matching_peel_check_dismiss (check, n_in, j);
      if (!is_right)
        return FALSE;
    }

  return TRUE;
}

/* Whether no @size people who may all meet are worth more than their @prices together: each the
 * mean of what it is given by the others. FALSE too if it takes too long to find out; @person then
 * is in the set, or in those that were not looked at. */
gboolean
lodestar_matching_check_no_set_above (
  const gint16 *mates, guint n, gint64 parts, const gint64 *prices, guint size, guint *person)
{
  LodestarMatchingPeelCheck check = { mates, prices, parts, n, size, NULL, NULL, { 0 }, { 0 }, 0 };
  gboolean                  is_right;

  *person = 0;
  if (size < 2 || size > LODESTAR_MATCHING_PEEL_CHECK_MOST)
    return FALSE;

  check.gains = g_new (gint32, (gsize) n * n + 1);
  check.joins = g_new (gint32, (gsize) n * LODESTAR_MATCHING_PEEL_CHECK_MOST + 1);
  is_right = lodestar_matching_peel_check_fill (&check);
  for (guint i = 0; i < n && is_right; i++)
    {
      *person = check.in[0] = i;
      check.has[0] = 0;
      for (guint j = 0; j < n; j++)
        check.joins[j] = check.gains[(gsize) i * n + j];
      is_right = lodestar_matching_peel_check_walk (&check, 1, 0);
    }
  g_free (check.gains);
  g_free (check.joins);

  return is_right;
}
