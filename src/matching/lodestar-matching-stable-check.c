/* lodestar-matching-stable-check.c - would any two people rather leave for each other?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-stable.h"

#include "lodestar-matching-private.h"
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
 * carried over to more than one place).
 *
 * Pairs are read by rows, and of each row only those are looked at from the other end that its
 * owner would rather have. Where many of the favoured side have places left, who would rather have
 * anybody, rows of the other side are read instead: the best of those with places left is a suitor,
 * and only those who are seen better than that one are to be asked. */

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
  gint16                      *full; /* (owned): by favoured, padded: −1 where no places are left */
  GMutex                       mutex;     /* for suitors and the verdict, while rows are read */
  guint                        fault_row; /* the first row with a fault */
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

/* The same while rows are read: the first row counts, whoever reads it */
static void
lodestar_matching_stability_block (LodestarMatchingStability *stability,
                                   guint                      row,
                                   guint                      favoured,
                                   guint                      other)
{
  gboolean has_mentors = stability->favoured == LODESTAR_MATCHING_MENTOR;

  g_mutex_lock (&stability->mutex);
  if (row < stability->fault_row)
    {
      stability->fault_row = row;
      lodestar_matching_stability_fail (stability, LODESTAR_MATCHING_FAULT_BLOCKING,
                                        has_mentors ? favoured : other,
                                        has_mentors ? other : favoured);
    }
  g_mutex_unlock (&stability->mutex);
}

/* Of those whom @other sees alike the first */
static void
lodestar_matching_stability_add_suitor (LodestarMatchingStability *stability,
                                        guint                      other,
                                        guint                      suitor,
                                        gint16                     view)
{
  guint  *old = &stability->suitors[other];
  gint16 *old_view = &stability->suitor_views[other];

  g_mutex_lock (&stability->mutex);
  if (*old == LODESTAR_MATCHING_NOBODY || view > *old_view || (view == *old_view && suitor < *old))
    {
      *old = suitor;
      *old_view = view;
    }
  g_mutex_unlock (&stability->mutex);
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
  g_free (stability->full);
  g_mutex_clear (&stability->mutex);
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
static void
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
        {
          lodestar_matching_stability_block (stability, index, index, o);
          return;
        }
      if (view >= 0)
        lodestar_matching_stability_add_suitor (stability, o, index, view);
    }
}

static void
lodestar_matching_stability_read_rows (LodestarMatchingReader *reader,
                                       guint                   from,
                                       guint                   to,
                                       gpointer                data)
{
  LodestarMatchingStability *stability = data;

  for (guint k = from; k < to; k++)
    {
      lodestar_matching_reader_read (reader, k);
      lodestar_matching_stability_read_row (stability, k, reader->scores,
                                            reader->source->n[1 - reader->role]);
    }
}

/* The highest of a row among those with places left */
G_ALWAYS_INLINE static inline gint16
lodestar_matching_stability_get_best (const gint16 *row, const gint16 *full, guint n)
{
  gint16 best = -1;

  for (guint k = 0; k < n; k++)
    best = MAX (best, (gint16) (row[k] | full[k]));

  return best;
}

LODESTAR_MATCHING_WIDE static gint16
lodestar_matching_stability_get_best_wide (const gint16 *row, const gint16 *full, guint n)
{
  return lodestar_matching_stability_get_best (row, full, n);
}

#define LODESTAR_MATCHING_STABILITY_BLOCK 32

/* Whether any of a block is at least @least */
G_ALWAYS_INLINE static inline gboolean
lodestar_matching_stability_has (const gint16 *row, gint16 least)
{
  gint16 has = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_STABILITY_BLOCK; k++)
    has |= row[k] >= least;

  return has != 0;
}

LODESTAR_MATCHING_WIDE static gboolean
lodestar_matching_stability_has_wide (const gint16 *row, gint16 least)
{
  return lodestar_matching_stability_has (row, least);
}

/* One of the other side against all of the favoured one: looks for its suitor, from the best of
 * those with places left upwards */
static void
lodestar_matching_stability_read_other (
  LodestarMatchingStability *stability, guint other, gint16 *row, guint n, guint n_padded)
{
  const LodestarMatchingViews *views = stability->views;
  LodestarMatchingRole         role = stability->favoured;
  gboolean                     has_wide = lodestar_matching_has_wide ();
  gint16                       least;

  if (role == LODESTAR_MATCHING_MENTEE)
    for (guint i = 0; i < n; i++)
      row[i] = stability->mentor_of[i] == other ? -1 : row[i];
  else if (stability->mentor_of[other] != LODESTAR_MATCHING_NOBODY)
    row[stability->mentor_of[other]] = -1;
  least = (has_wide ? lodestar_matching_stability_get_best_wide
                    : lodestar_matching_stability_get_best) (row, stability->full, n_padded);

  for (guint start = 0; start < n; start += LODESTAR_MATCHING_STABILITY_BLOCK)
    {
      if (!(has_wide ? lodestar_matching_stability_has_wide
                     : lodestar_matching_stability_has) (row + start, MAX (least, 0)))
        continue;
      for (guint k = start; k < MIN (start + LODESTAR_MATCHING_STABILITY_BLOCK, n); k++)
        {
          gint16 view;

          if (row[k] < 0 || row[k] < least)
            continue;
          view = views->peek (views->data, role, k, other);
          if (!lodestar_matching_stability_would_rather (stability, role, k, other, view))
            continue;
          if (lodestar_matching_stability_would_rather (stability, 1 - role, other, k, row[k]))
            {
              lodestar_matching_stability_block (stability, other, k, other);
              return;
            }
          lodestar_matching_stability_add_suitor (stability, other, k, row[k]);
        }
    }
}

static void
lodestar_matching_stability_read_others (LodestarMatchingReader *reader,
                                         guint                   from,
                                         guint                   to,
                                         gpointer                data)
{
  LodestarMatchingStability *stability = data;

  for (guint o = from; o < to; o++)
    {
      lodestar_matching_reader_read (reader, o);
      lodestar_matching_stability_read_other (stability, o, reader->scores,
                                              reader->source->n[1 - reader->role], reader->n);
    }
}

/* Looks at all pairs, by rows of the side that has to look at fewer from the other end. Returns
 * whether nobody would rather leave. */
static gboolean
lodestar_matching_stability_read_all (LodestarMatchingStability *stability)
{
  LodestarMatchingSource source;
  LodestarMatchingRole   role = stability->favoured;
  guint64                n_with_places = 0;

  lodestar_matching_source_init_views (&source, stability->views);
  stability->full = g_new (gint16, lodestar_matching_row_length (source.n[role]) + 1);
  memset (stability->full, 0xff,
          (lodestar_matching_row_length (source.n[role]) + 1) * sizeof (gint16));
  for (guint k = 0; k < source.n[role]; k++)
    if (stability->n_free[role][k] > 0)
      {
        stability->full[k] = 0;
        n_with_places++;
      }
  if (n_with_places * n_with_places > source.n[role])
    lodestar_matching_work_run (&source, 1 - role, source.n[1 - role],
                                lodestar_matching_stability_read_others, stability, NULL, 0, 1);
  else
    lodestar_matching_work_run (&source, role, source.n[role],
                                lodestar_matching_stability_read_rows, stability, NULL, 0, 1);

  return stability->verdict->fault == LODESTAR_MATCHING_FAULT_NONE;
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
  gboolean                  is_right;
  guint                     n_others;

  g_return_val_if_fail (views != NULL && favoured < LODESTAR_N_MATCHING_ROLES, FALSE);
  g_return_val_if_fail (mentor_of != NULL || views->n_mentees == 0, FALSE);
  g_return_val_if_fail (verdict != NULL, FALSE);

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  verdict->is_best = TRUE;
  n_others = favoured == LODESTAR_MATCHING_MENTOR ? views->n_mentees : views->n_mentors;
  stability.views = views;
  stability.favoured = favoured;
  stability.mentor_of = mentor_of;
  stability.verdict = verdict;
  stability.fault_row = G_MAXUINT;
  g_mutex_init (&stability.mutex);
  lodestar_matching_stability_init (&stability);

  is_right = lodestar_matching_stability_read_pairs (&stability) &&
             lodestar_matching_stability_read_all (&stability);
  is_right = is_right && lodestar_matching_stability_find_circle (&stability, n_others);
  lodestar_matching_stability_clear (&stability);

  return is_right;
}
