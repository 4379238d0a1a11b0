/* lodestar-matching-stable-check.c - would any two people rather leave for each other?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-stable.h"

#include "lodestar-matching-source.h"

#include <string.h>

/* A stable matching is its own proof: each pair of people is looked at, whether both would rather
 * have each other. That nobody of the favoured side could have better in another stable matching
 * shows in the same pass. Let s (o), for o of the other side, be the one whom o sees best among
 * those of the favoured side who would rather have o; for o to get that one, it has to leave the
 * last choice among its own partners, who is the next to look for another. Where these steps lead
 * in a circle, all on it can move on and the matching stays stable; and where there is no circle,
 * no stable matching is better for anybody of the favoured side (R. Irving and P. Leather, "The
 * complexity of counting stable marriages", SIAM Journal on Computing 15 (1986), the "rotations",
 * carried over to more than one place). */

typedef struct
{
  const LodestarMatchingViews *views;
  LodestarMatchingRole         favoured;
  const guint                 *mentor_of;
  LodestarMatchingVerdict     *verdict;
  guint                       *n_free[LODESTAR_N_MATCHING_ROLES];     /* (owned): places left */
  guint                       *last[LODESTAR_N_MATCHING_ROLES];       /* (owned): last choice … */
  gint16                      *last_views[LODESTAR_N_MATCHING_ROLES]; /* (owned): … as seen */
  guint                       *suitors;      /* (owned): s, by other, or NOBODY */
  gint16                      *suitor_views; /* (owned) */
} LodestarMatchingStability;

static gboolean
lodestar_matching_stability_fail (LodestarMatchingStability *stability,
                                  LodestarMatchingFault      fault,
                                  guint                      mentor,
                                  guint                      mentee)
{
  stability->verdict->fault = fault;
  stability->verdict->mentor = mentor;
  stability->verdict->mentee = mentee;

  return FALSE;
}

static void
lodestar_matching_stability_init (LodestarMatchingStability *stability)
{
  guint n[LODESTAR_N_MATCHING_ROLES];

  n[LODESTAR_MATCHING_MENTEE] = stability->views->n_mentees;
  n[LODESTAR_MATCHING_MENTOR] = stability->views->n_mentors;
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      stability->n_free[role] = g_new (guint, n[role] + 1);
      stability->last[role] = g_new (guint, n[role] + 1);
      stability->last_views[role] = g_new0 (gint16, n[role] + 1);
      for (guint k = 0; k < n[role]; k++)
        {
          stability->n_free[role][k] = 1;
          stability->last[role][k] = LODESTAR_MATCHING_NOBODY;
        }
    }
  for (guint j = 0; j < stability->views->n_mentors && stability->views->capacities != NULL; j++)
    stability->n_free[LODESTAR_MATCHING_MENTOR][j] = stability->views->capacities[j];

  stability->suitors = g_new (guint, n[1 - stability->favoured] + 1);
  stability->suitor_views = g_new0 (gint16, n[1 - stability->favoured] + 1);
  for (guint o = 0; o < n[1 - stability->favoured]; o++)
    stability->suitors[o] = LODESTAR_MATCHING_NOBODY;
}

static void
lodestar_matching_stability_clear (LodestarMatchingStability *stability)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      g_free (stability->n_free[role]);
      g_free (stability->last[role]);
      g_free (stability->last_views[role]);
    }
  g_free (stability->suitors);
  g_free (stability->suitor_views);
}

/* @index has @partner as one of its own */
static void
lodestar_matching_stability_add (LodestarMatchingStability *stability,
                                 LodestarMatchingRole       role,
                                 guint                      index,
                                 guint                      partner,
                                 gint16                     view)
{
  guint  *last = &stability->last[role][index];
  gint16 *last_view = &stability->last_views[role][index];

  stability->n_free[role][index]--;
  if (*last == LODESTAR_MATCHING_NOBODY || view < *last_view ||
      (view == *last_view && partner > *last))
    {
      *last = partner;
      *last_view = view;
    }
}

/* Looks at the pairs of the matching */
static gboolean
lodestar_matching_stability_read_pairs (LodestarMatchingStability *stability)
{
  const LodestarMatchingViews *views = stability->views;

  for (guint i = 0; i < views->n_mentees; i++)
    {
      guint  j = stability->mentor_of[i];
      gint16 of_mentor;
      gint16 of_mentee;

      if (j == LODESTAR_MATCHING_NOBODY)
        continue;
      if (j >= views->n_mentors)
        return lodestar_matching_stability_fail (stability, LODESTAR_MATCHING_FAULT_SHAPE, j, i);
      if (stability->n_free[LODESTAR_MATCHING_MENTOR][j] == 0)
        return lodestar_matching_stability_fail (stability, LODESTAR_MATCHING_FAULT_CAPACITY, j, i);
      of_mentee = views->peek (views->data, LODESTAR_MATCHING_MENTEE, i, j);
      of_mentor = views->peek (views->data, LODESTAR_MATCHING_MENTOR, j, i);
      if (of_mentee < 0 || of_mentor < 0)
        return lodestar_matching_stability_fail (stability, LODESTAR_MATCHING_FAULT_FORBIDDEN, j,
                                                 i);
      lodestar_matching_stability_add (stability, LODESTAR_MATCHING_MENTEE, i, j, of_mentee);
      lodestar_matching_stability_add (stability, LODESTAR_MATCHING_MENTOR, j, i, of_mentor);
      stability->verdict->value++;
    }
  stability->verdict->bound = stability->verdict->value;

  return TRUE;
}

/* Whether @index would rather have @other than what it has; not so where it has @other */
static inline gboolean
lodestar_matching_stability_would_rather (const LodestarMatchingStability *stability,
                                          LodestarMatchingRole             role,
                                          guint                            index,
                                          guint                            other,
                                          gint16                           view)
{
  guint  last = stability->last[role][index];
  gint16 last_view = stability->last_views[role][index];

  if (view < 0)
    return FALSE;
  if (stability->n_free[role][index] > 0)
    return TRUE;

  return last != LODESTAR_MATCHING_NOBODY &&
         (view > last_view || (view == last_view && other < last));
}

static gboolean
lodestar_matching_stability_is_pair (const LodestarMatchingStability *stability,
                                     guint                            index,
                                     guint                            other)
{
  return stability->favoured == LODESTAR_MATCHING_MENTEE ? stability->mentor_of[index] == other
                                                         : stability->mentor_of[other] == index;
}

/* One of the favoured side against all of the other */
static gboolean
lodestar_matching_stability_read_row (LodestarMatchingStability *stability,
                                      guint                      index,
                                      const gint16              *row,
                                      guint                      n)
{
  const LodestarMatchingViews *views = stability->views;
  LodestarMatchingRole         role = stability->favoured;
  gint16                       least = 0;

  if (stability->n_free[role][index] == 0)
    least = stability->last[role][index] == LODESTAR_MATCHING_NOBODY
              ? G_MAXINT16 /* no places at all */
              : stability->last_views[role][index];
  for (guint o = 0; o < n; o++)
    {
      gint16 view;

      if (row[o] < least ||
          !lodestar_matching_stability_would_rather (stability, role, index, o, row[o]) ||
          lodestar_matching_stability_is_pair (stability, index, o))
        continue;
      view = views->peek (views->data, 1 - role, o, index);
      if (lodestar_matching_stability_would_rather (stability, 1 - role, o, index, view))
        return lodestar_matching_stability_fail (stability, LODESTAR_MATCHING_FAULT_BLOCKING,
                                                 role == LODESTAR_MATCHING_MENTOR ? index : o,
                                                 role == LODESTAR_MATCHING_MENTOR ? o : index);
      if (view >= 0 &&
          (stability->suitors[o] == LODESTAR_MATCHING_NOBODY || view > stability->suitor_views[o]))
        {
          stability->suitors[o] = index;
          stability->suitor_views[o] = view;
        }
    }

  return TRUE;
}

/* Looks for a circle of those who could move on */
static gboolean
lodestar_matching_stability_find_circle (LodestarMatchingStability *stability, guint n_others)
{
  LodestarMatchingRole role = stability->favoured;
  g_autofree guint    *marks = g_new0 (guint, n_others + 1);

  for (guint start = 0; start < n_others; start++)
    {
      guint at = start;

      while (at != LODESTAR_MATCHING_NOBODY && marks[at] == 0)
        {
          guint suitor = stability->suitors[at];

          marks[at] = start + 1;
          at = suitor == LODESTAR_MATCHING_NOBODY || stability->n_free[role][suitor] > 0
                 ? LODESTAR_MATCHING_NOBODY
                 : stability->last[role][suitor];
        }
      if (at != LODESTAR_MATCHING_NOBODY && marks[at] == start + 1)
        return lodestar_matching_stability_fail (
          stability, LODESTAR_MATCHING_FAULT_FAVOURED,
          role == LODESTAR_MATCHING_MENTOR ? stability->suitors[at] : at,
          role == LODESTAR_MATCHING_MENTOR ? at : stability->suitors[at]);
    }

  return TRUE;
}

/**
 * lodestar_matching_check_views:
 * @views: what both sides think of each other
 * @favoured: the side that is said to get the best that it can have
 * @mentor_of: (array): by mentee a mentor, or %LODESTAR_MATCHING_NOBODY
 * @verdict: (out): what was found; values are numbers of pairs, which are the same in all stable
 *   matchings
 *
 * Verifies a stable matching without trusting the solver, by looking at every pair of people once.
 * Any thread.
 *
 * Returns: whether the matching is stable, and no other such one is better for the favoured side
 */
gboolean
lodestar_matching_check_views (const LodestarMatchingViews *views,
                               LodestarMatchingRole         favoured,
                               const guint                 *mentor_of,
                               LodestarMatchingVerdict     *verdict)
{
  LodestarMatchingStability stability = { 0 };
  g_autofree gint16        *row = NULL;
  gboolean                  is_right;
  guint                     n;
  guint                     n_others;

  g_return_val_if_fail (views != NULL && favoured < LODESTAR_N_MATCHING_ROLES, FALSE);
  g_return_val_if_fail (mentor_of != NULL || views->n_mentees == 0, FALSE);
  g_return_val_if_fail (verdict != NULL, FALSE);

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  verdict->is_best = TRUE;
  n = favoured == LODESTAR_MATCHING_MENTOR ? views->n_mentors : views->n_mentees;
  n_others = favoured == LODESTAR_MATCHING_MENTOR ? views->n_mentees : views->n_mentors;
  row = g_new (gint16, lodestar_matching_row_length (n_others) + 1);
  stability.views = views;
  stability.favoured = favoured;
  stability.mentor_of = mentor_of;
  stability.verdict = verdict;
  lodestar_matching_stability_init (&stability);

  is_right = lodestar_matching_stability_read_pairs (&stability);
  for (guint k = 0; k < n && is_right; k++)
    {
      views->read (views->data, favoured, k, row);
      is_right = lodestar_matching_stability_read_row (&stability, k, row, n_others);
    }
  is_right = is_right && lodestar_matching_stability_find_circle (&stability, n_others);
  lodestar_matching_stability_clear (&stability);

  return is_right;
}
