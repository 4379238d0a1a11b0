/* lodestar-matching-clique-check.c - is no set of people worth more than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-clique-check.h"

#include <stdlib.h>
#include <string.h>

/* Looks at all sets, but for those of which it is clear before they are whole that they are not
 * worth enough: nobody adds more than what it is worth with those who are in already, and half of
 * what the best of so many as are to come could give it. Uses nothing that the solver does. */

#define LODESTAR_MATCHING_CLIQUE_CHECK_STEPS G_GINT64_CONSTANT (20000000000)
#define LODESTAR_MATCHING_CLIQUE_CHECK_FEW 400 /* to count what they give each other */

/* Somebody who could still come; all of it times size − 1 */
typedef struct
{
  guint  person;
  gint64 has;                                         /* with those who are in */
  gint64 can_have;                                    /* with those who are to come, too */
  gint64 halves[LODESTAR_MATCHING_CLIQUE_CHECK_MOST]; /* of the best so many who could come */
} LodestarMatchingCliqueComer;

typedef struct
{
  LodestarMatchingCliqueCheck *check;
  guint                        size;
  gint64                       limit; /* times size − 1 */
  guint                        n_in;
  guint                        in[LODESTAR_MATCHING_CLIQUE_CHECK_MOST];
} LodestarMatchingCliqueWalk;

static inline gint16
lodestar_matching_clique_check_get (const LodestarMatchingCliqueCheck *check, guint a, guint b)
{
  return check->mates[(gsize) a * check->n + b];
}

static int
lodestar_matching_clique_check_order (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingCliqueComer *const *one = a;
  const LodestarMatchingCliqueComer *const *other = b;

  return (*one)->can_have > (*other)->can_have ? -1 : (*one)->can_have < (*other)->can_have;
}

/* What means lose by rounding, times size − 1, with @last */
static gint64
lodestar_matching_clique_check_get_rest (LodestarMatchingCliqueWalk *walk, guint last)
{
  gint64 rest = 0;

  walk->in[walk->size - 1] = last;
  for (guint a = 0; a < walk->size && walk->size > 1 && walk->check->is_rounded; a++)
    {
      gint64 sum = 0;

      for (guint b = 0; b < walk->size; b++)
        if (b != a)
          sum += lodestar_matching_clique_check_get (walk->check, walk->in[a], walk->in[b]);
      rest += sum % ((gint64) walk->size - 1);
    }

  return rest * walk->check->parts;
}

/* Whether the set with @last, whose @sum is not rounded yet, is not above the limit, or could be
 * put where such sets are wanted */
static gboolean
lodestar_matching_clique_check_is_within (LodestarMatchingCliqueWalk *walk, guint last, gint64 sum)
{
  LodestarMatchingCliqueCheckSet set = { 0 };
  gint64                         worth;

  worth = sum - lodestar_matching_clique_check_get_rest (walk, last);
  if (worth <= walk->limit)
    return TRUE;
  if (walk->check->found == NULL || walk->check->found->len >= walk->check->most)
    return FALSE;

  set.worth = worth / MAX ((gint64) walk->size - 1, 1);
  set.n = walk->size;
  for (guint k = 0; k < walk->size; k++)
    set.members[k] = walk->in[k];
  g_array_append_val (walk->check->found, set);

  return TRUE;
}

/* Drops those who do not reach the limit even with the best there is as all others. Returns how
 * many are left. */
static guint
lodestar_matching_clique_check_drop (const LodestarMatchingCliqueWalk   *walk,
                                     const LodestarMatchingCliqueComer **comers,
                                     guint                               n,
                                     guint                               n_to_come,
                                     gint64                              sum)
{
  gint64 most = G_MININT64 / 16;
  guint  n_left = 0;

  for (guint k = 0; k < n; k++)
    most = MAX (most, comers[k]->can_have);
  for (guint k = 0; k < n; k++)
    if (sum + comers[k]->can_have + most * ((gint64) n_to_come - 1) > walk->limit)
      comers[n_left++] = comers[k];

  return n_left;
}

static gboolean
lodestar_matching_clique_check_walk (LodestarMatchingCliqueWalk         *walk,
                                     const LodestarMatchingCliqueComer **comers,
                                     guint                               n,
                                     gint64                              sum)
{
  guint                                          n_to_come = walk->size - walk->n_in;
  g_autofree LodestarMatchingCliqueComer        *copies = NULL;
  g_autofree const LodestarMatchingCliqueComer **next = NULL;

  walk->check->n_steps += n;
  if (walk->check->n_steps > LODESTAR_MATCHING_CLIQUE_CHECK_STEPS)
    return FALSE;
  if (n_to_come <= 1)
    {
      for (guint k = 0; k < n; k++)
        if (sum + comers[k]->has > walk->limit && !lodestar_matching_clique_check_is_within (
                                                    walk, comers[k]->person, sum + comers[k]->has))
          return FALSE;
      return TRUE;
    }

  copies = g_new (LodestarMatchingCliqueComer, n + 1);
  next = g_new (const LodestarMatchingCliqueComer *, n + 1);
  for (guint k = 0; k + n_to_come <= n; k++)
    {
      gint64 most = sum;
      guint  n_next = 0;

      for (guint l = k; l < k + n_to_come; l++)
        most += comers[l]->can_have;
      if (most <= walk->limit)
        return TRUE;

      for (guint l = k + 1; l < n; l++)
        {
          gint16 points =
            lodestar_matching_clique_check_get (walk->check, comers[k]->person, comers[l]->person);
          gint64 has = comers[l]->has + 2 * walk->check->parts * points;

          if (points < 0)
            continue;
          if (n_to_come == 2 && sum + comers[k]->has + has <= walk->limit)
            continue;
          copies[n_next] = *comers[l];
          copies[n_next].has = has;
          copies[n_next].can_have = has + comers[l]->halves[n_to_come - 2];
          next[n_next] = &copies[n_next];
          n_next++;
        }
      walk->check->n_steps += n - k;
      n_next = lodestar_matching_clique_check_drop (walk, next, n_next, n_to_come - 1,
                                                    sum + comers[k]->has);
      if (n_to_come > 2)
        qsort (next, n_next, sizeof *next, lodestar_matching_clique_check_order);
      walk->in[walk->n_in++] = comers[k]->person;
      if (!lodestar_matching_clique_check_walk (walk, next, n_next, sum + comers[k]->has))
        return FALSE;
      walk->n_in--;
    }

  return TRUE;
}

/* Half of the best so many that @person could be given by @comers, or by anybody */
static void
lodestar_matching_clique_check_count (const LodestarMatchingCliqueCheck  *check,
                                      guint                               person,
                                      const LodestarMatchingCliqueComer **comers,
                                      guint                               n,
                                      guint                               n_best,
                                      gint64                             *halves)
{
  gint64 best[LODESTAR_MATCHING_CLIQUE_CHECK_MOST] = { 0 };

  for (guint l = 0; l < n; l++)
    {
      guint  other = comers != NULL ? comers[l]->person : l;
      gint64 points =
        other != person ? lodestar_matching_clique_check_get (check, person, other) : 0;
      guint at = n_best - 1;

      if (points <= best[at])
        continue;
      for (; at > 0 && best[at - 1] < points; at--)
        best[at] = best[at - 1];
      best[at] = points;
    }
  halves[0] = 0;
  for (guint l = 1; l <= n_best && l < LODESTAR_MATCHING_CLIQUE_CHECK_MOST; l++)
    halves[l] = halves[l - 1] + best[l - 1] * check->parts;
}

/* Leaves out who cannot be in a set above the limit. Returns how many are left. */
static guint
lodestar_matching_clique_check_sift (const LodestarMatchingCliqueWalk   *walk,
                                     LodestarMatchingCliqueComer        *all,
                                     const LodestarMatchingCliqueComer **comers,
                                     guint                               n,
                                     gint64                              sum)
{
  guint n_to_come = walk->size - walk->n_in;

  for (guint k = 0; k < n; k++)
    {
      LodestarMatchingCliqueComer *comer = &all[comers[k] - all];

      comer->can_have = comer->has + comer->halves[n_to_come - 1];
    }
  qsort (comers, n, sizeof *comers, lodestar_matching_clique_check_order);
  if (n < n_to_come)
    return 0;

  for (guint k = 0; k + 1 < n_to_come; k++)
    sum += comers[k]->can_have;
  while (n >= n_to_come && sum + comers[n - 1]->can_have <= walk->limit)
    n--;

  return n >= n_to_come ? n : 0;
}

void
lodestar_matching_clique_check_init (LodestarMatchingCliqueCheck *check,
                                     const gint16                *mates,
                                     guint                        n,
                                     gint64                       parts,
                                     gboolean                     is_rounded)
{
  memset (check, 0, sizeof *check);
  check->n = n;
  check->mates = mates;
  check->parts = parts;
  check->is_rounded = is_rounded;
  check->halves = g_new0 (gint64, (gsize) n * LODESTAR_MATCHING_CLIQUE_CHECK_MOST + 1);
  for (guint i = 0; i < n; i++)
    lodestar_matching_clique_check_count (
      check, i, NULL, n, LODESTAR_MATCHING_CLIQUE_CHECK_MOST - 1,
      check->halves + (gsize) i * LODESTAR_MATCHING_CLIQUE_CHECK_MOST);
}

void
lodestar_matching_clique_check_clear (LodestarMatchingCliqueCheck *check)
{
  g_clear_pointer (&check->halves, g_free);
}

/* Whether no set of @size people, among them all of @fixed and otherwise some of @others, who may
 * all be together, is worth more than @limit: what each is worth, and the mean of what the others
 * give it. FALSE too if that takes too long to find out. Where sets above the limit are wanted,
 * whether all of them were found. */
gboolean
lodestar_matching_clique_check_is_bounded (LodestarMatchingCliqueCheck        *check,
                                           guint                               size,
                                           const LodestarMatchingCliqueMember *fixed,
                                           guint                               n_fixed,
                                           const LodestarMatchingCliqueMember *others,
                                           guint                               n_others,
                                           gint64                              limit)
{
  LodestarMatchingCliqueWalk                     walk = { 0 };
  g_autofree LodestarMatchingCliqueComer        *all = NULL;
  g_autofree const LodestarMatchingCliqueComer **comers = NULL;
  gint64                                         factor = MAX ((gint64) size - 1, 1);
  gint64                                         sum = 0;
  guint                                          n = 0;

  if (size > LODESTAR_MATCHING_CLIQUE_CHECK_MOST)
    return FALSE;
  if (n_fixed > size)
    return TRUE;

  walk.check = check;
  walk.size = size;
  walk.limit = limit * factor;
  for (guint k = 0; k < n_fixed; k++)
    {
      sum += factor * fixed[k].worth;
      for (guint l = 0; l < k; l++)
        {
          gint16 points =
            lodestar_matching_clique_check_get (check, fixed[k].person, fixed[l].person);

          if (points < 0)
            return TRUE;
          sum += 2 * check->parts * points;
        }
      walk.in[walk.n_in++] = fixed[k].person;
    }
  if (n_fixed == size)
    return lodestar_matching_clique_check_is_within (&walk, fixed[size - 1].person, sum);

  all = g_new0 (LodestarMatchingCliqueComer, n_others + 1);
  comers = g_new (const LodestarMatchingCliqueComer *, n_others + 1);
  for (guint k = 0; k < n_others; k++)
    {
      gboolean is_allowed = TRUE;

      all[n].person = others[k].person;
      all[n].has = factor * others[k].worth;
      memcpy (all[n].halves,
              check->halves + (gsize) others[k].person * LODESTAR_MATCHING_CLIQUE_CHECK_MOST,
              sizeof all[n].halves);
      for (guint l = 0; l < n_fixed; l++)
        {
          gint16 points =
            lodestar_matching_clique_check_get (check, fixed[l].person, others[k].person);

          is_allowed &= points >= 0;
          all[n].has += 2 * check->parts * points;
        }
      comers[n] = &all[n];
      n += is_allowed;
    }
  n = lodestar_matching_clique_check_sift (&walk, all, comers, n, sum);
  for (guint before = G_MAXUINT;
       n < before && n <= LODESTAR_MATCHING_CLIQUE_CHECK_FEW && size - n_fixed > 1;)
    {
      before = n - n / 8;
      for (guint k = 0; k < n; k++)
        lodestar_matching_clique_check_count (check, comers[k]->person, comers, n,
                                              size - n_fixed - 1, all[comers[k] - all].halves);
      n = lodestar_matching_clique_check_sift (&walk, all, comers, n, sum);
    }

  return lodestar_matching_clique_check_walk (&walk, comers, n, sum);
}
