/* lodestar-matching-stable.c - a matching that no two people would rather leave for each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-stable.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-source.h"

#include <string.h>

/* Deferred acceptance: one side proposes, from everybody's first choice down; the other holds the
 * best proposals it has places for, and turns away the rest for good. What comes of it is stable,
 * and of all stable matchings the one that is best for each of those who propose, and worst for
 * each of the others, in whatever order they propose (D. Gale and L. Shapley, "College admissions
 * and the stability of marriage", American Mathematical Monthly 69 (1962)).
 *
 * Where there are fewer places than people, those who end without one propose to nearly everybody.
 * So the short side proposes first, whichever is to be favoured. In all stable matchings the same
 * people are matched, and whoever has places left has the same partners (A. Roth, "On the
 * allocation of residents to rural hospitals", Econometrica 54 (1986)); so these are settled then.
 * Should it be the other side that is favoured, it proposes again without them: what is left of
 * them is a floor, the best of those settled that somebody could have, below which no proposal can
 * be held in the end.
 *
 * Choices are read when they are wanted: a few best ones of each row, then more of them each time
 * they run out. Time O(pairs) to read the rows once, O(log) for each proposal. */

#define LODESTAR_MATCHING_FIRST_CHOICES 32
#define LODESTAR_MATCHING_MOST_CHOICES 2048
#define LODESTAR_MATCHING_CHOICES_QUOTIENT 4
#define LODESTAR_MATCHING_FIRST_GAP_OF_CHOICES 64

/* Somebody, as another sees them */
typedef struct
{
  gint32 view;
  guint  index;
} LodestarMatchingSeen;

static inline gboolean
lodestar_matching_seen_is_before (const LodestarMatchingSeen *seen,
                                  const LodestarMatchingSeen *other)
{
  return seen->view > other->view || (seen->view == other->view && seen->index < other->index);
}

/* The next choices of somebody who proposes: a heap, the first choice first, each a number of the
 * view, turned round, and of the index */
typedef struct
{
  guint64 *heap; /* (owned) */
  guint    n;
  guint    n_wanted;
  guint    n_read;  /* in all */
  guint64  last;    /* of those read */
  gboolean is_last; /* there are no more */
} LodestarMatchingChoices;

static inline guint64
lodestar_matching_choice (gint16 view, guint index)
{
  return (guint64) (guint) (G_MAXINT16 - view) << 32 | index;
}

static inline gint32
lodestar_matching_choice_get_view (guint64 choice)
{
  return G_MAXINT16 - (gint32) (choice >> 32);
}

/* One side proposes to the other */
typedef struct
{
  const LodestarMatchingViews  *views;
  const LodestarMatchingSource *source;
  LodestarMatchingRole          role; /* of those who propose */
  guint                         n;
  guint                         n_others;
  const guint                  *places;       /* (borrowed): by index */
  const guint                  *other_places; /* (borrowed) */
  LodestarMatchingSeen         *floors;       /* (owned) (nullable): by other */
  LodestarMatchingReader        reader;
  LodestarMatchingChoices      *choices; /* (owned): by index */
  guint                        *n_held;  /* (owned): by index, in how many places */
  guint                        *waiting; /* (owned): a stack */
  guint                         n_waiting;
  gsize                        *offsets; /* (owned): by other, into held */
  guint                        *used;    /* (owned): by other */
  LodestarMatchingSeen         *held;    /* (owned): heaps, the last choice first */
} LodestarMatchingProposals;

static void
lodestar_matching_proposals_init (LodestarMatchingProposals    *proposals,
                                  const LodestarMatchingViews  *views,
                                  const LodestarMatchingSource *source,
                                  LodestarMatchingRole          role,
                                  guint *const                 *places)
{
  memset (proposals, 0, sizeof *proposals);
  proposals->views = views;
  proposals->source = source;
  proposals->role = role;
  proposals->n = source->n[role];
  proposals->n_others = source->n[1 - role];
  proposals->places = places[role];
  proposals->other_places = places[1 - role];
  lodestar_matching_reader_init (&proposals->reader, source, role);
  proposals->choices = g_new0 (LodestarMatchingChoices, proposals->n);
  proposals->n_held = g_new0 (guint, proposals->n);
  proposals->waiting = g_new (guint, proposals->n + 1);
  proposals->offsets = g_new0 (gsize, proposals->n_others + 1);
  proposals->used = g_new0 (guint, proposals->n_others);
  for (guint o = 0; o < proposals->n_others; o++)
    proposals->offsets[o + 1] =
      proposals->offsets[o] + MIN (proposals->other_places[o], proposals->n);
  proposals->held = g_new (LodestarMatchingSeen, proposals->offsets[proposals->n_others] + 1);
}

static void
lodestar_matching_proposals_clear (LodestarMatchingProposals *proposals)
{
  for (guint k = 0; k < proposals->n; k++)
    g_free (proposals->choices[k].heap);
  lodestar_matching_reader_clear (&proposals->reader);
  g_clear_pointer (&proposals->floors, g_free);
  g_clear_pointer (&proposals->choices, g_free);
  g_clear_pointer (&proposals->n_held, g_free);
  g_clear_pointer (&proposals->waiting, g_free);
  g_clear_pointer (&proposals->offsets, g_free);
  g_clear_pointer (&proposals->used, g_free);
  g_clear_pointer (&proposals->held, g_free);
}

#define LODESTAR_MATCHING_FEW 32 /* of a row that are looked at together */

/* Adds those of a row from @lowest to @highest that come after the last ones, until there are
 * @limit */
G_ALWAYS_INLINE static inline void
lodestar_matching_choices_add (LodestarMatchingChoices *choices,
                               const gint16            *row,
                               guint                    n,
                               gint16                   lowest,
                               gint16                   highest,
                               guint64                  after,
                               guint                    limit)
{
  for (guint start = 0; start < n; start += LODESTAR_MATCHING_FEW)
    {
      gint16 has = 0;

      for (guint k = start; k < start + LODESTAR_MATCHING_FEW; k++)
        has |= (row[k] >= lowest) & (row[k] <= highest);
      for (guint k = start; k < start + LODESTAR_MATCHING_FEW && has; k++)
        if (row[k] >= lowest && row[k] <= highest)
          {
            guint64 choice = lodestar_matching_choice (row[k], k);

            if (choices->n == limit)
              return;
            if (choices->n_read > 0 && choice <= after)
              continue;
            choices->heap[choices->n++] = choice;
            choices->last = MAX (choices->last, choice);
          }
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_choices_add_wide (LodestarMatchingChoices *choices,
                                    const gint16            *row,
                                    guint                    n,
                                    gint16                   lowest,
                                    gint16                   highest,
                                    guint64                  after,
                                    guint                    limit)
{
  lodestar_matching_choices_add (choices, row, n, lowest, highest, after, limit);
}

/* How far below @highest one has to go for about as many as wanted beyond those read: to the first
 * view with as many, or one with not too many more. Returns how many there are. */
static guint
lodestar_matching_choices_find (
  const LodestarMatchingChoices *choices, const gint16 *row, guint n, gint32 highest, gint32 *gap)
{
  gint32 too_small = -1;
  gint32 enough = highest;
  gint32 at = *gap;
  guint  n_enough = G_MAXUINT;

  while (too_small + 1 < enough)
    {
      guint n_found;

      at = CLAMP (at, too_small + 1, enough - 1);
      n_found = lodestar_matching_row_count (row, n, (gint16) (highest - at)) - choices->n_read;
      if (n_found < choices->n_wanted)
        {
          too_small = at;
          at = at + at / 2 + 2;
          if (at >= enough)
            at = too_small + (enough - too_small) / 2;
        }
      else
        {
          enough = at;
          n_enough = n_found;
          if (n_found <= 2 * choices->n_wanted)
            break;
          at = too_small + (enough - too_small) / 2;
        }
    }
  *gap = enough;

  return n_enough;
}

static void
lodestar_matching_choices_sink (LodestarMatchingChoices *choices, guint at)
{
  guint64 *heap = choices->heap;
  guint64  choice = heap[at];

  for (guint child = 2 * at + 1; child < choices->n; child = 2 * at + 1)
    {
      if (child + 1 < choices->n && heap[child + 1] < heap[child])
        child++;
      if (choice <= heap[child])
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = choice;
}

/* Takes about the next @n_wanted of a row */
static void
lodestar_matching_choices_fill (LodestarMatchingChoices *choices,
                                const gint16            *row,
                                guint                    n,
                                gint32                  *gap)
{
  gboolean has_wide = lodestar_matching_has_wide ();
  guint64  after = choices->last;
  guint    limit = 2 * choices->n_wanted;
  gint32   highest;
  gint32   lowest;
  guint    n_found;

  highest = lodestar_matching_row_get_highest (row, n);
  if (choices->n_read > 0)
    highest = MIN (highest, lodestar_matching_choice_get_view (after));
  choices->n = 0;
  choices->is_last = highest < 0;
  if (highest < 0)
    return;

  choices->heap = g_renew (guint64, choices->heap, limit);
  n_found = lodestar_matching_choices_find (choices, row, n, highest, gap);
  lowest = highest - *gap;
  /* Where too many are seen as equal: first all that are better, then some of these */
  if (n_found > limit && lowest < highest)
    (has_wide ? lodestar_matching_choices_add_wide : lodestar_matching_choices_add) (
      choices, row, n, (gint16) (lowest + 1), (gint16) highest, after, limit);
  (has_wide ? lodestar_matching_choices_add_wide : lodestar_matching_choices_add) (
    choices, row, n, (gint16) lowest, (gint16) (n_found > limit ? lowest : highest), after, limit);
  choices->is_last = lowest == 0 && choices->n < limit;
  choices->n_read += choices->n;
  for (guint k = choices->n / 2; k-- > 0;)
    lodestar_matching_choices_sink (choices, k);
}

static void
lodestar_matching_proposals_read_block (LodestarMatchingReader *reader,
                                        guint                   from,
                                        guint                   to,
                                        gpointer                data)
{
  LodestarMatchingProposals *proposals = data;
  gint32                     gap = LODESTAR_MATCHING_FIRST_GAP_OF_CHOICES;

  for (guint k = from; k < to; k++)
    {
      proposals->choices[k].n_wanted = LODESTAR_MATCHING_FIRST_CHOICES;
      if (proposals->places[k] == 0)
        continue;
      lodestar_matching_reader_read (reader, k);
      lodestar_matching_choices_fill (&proposals->choices[k], reader->scores, reader->n, &gap);
    }
}

/* The next choice of @index, or NOBODY */
static guint
lodestar_matching_proposals_take_next (LodestarMatchingProposals *proposals, guint index)
{
  LodestarMatchingChoices *choices = &proposals->choices[index];
  guint                    next;

  if (choices->n == 0)
    {
      gint32 gap = LODESTAR_MATCHING_FIRST_GAP_OF_CHOICES;

      if (choices->is_last)
        return LODESTAR_MATCHING_NOBODY;
      choices->n_wanted = MIN (choices->n_wanted * LODESTAR_MATCHING_CHOICES_QUOTIENT,
                               LODESTAR_MATCHING_MOST_CHOICES);
      lodestar_matching_reader_read (&proposals->reader, index);
      lodestar_matching_choices_fill (choices, proposals->reader.scores, proposals->reader.n, &gap);
      if (choices->n == 0)
        return LODESTAR_MATCHING_NOBODY;
    }

  next = (guint) (choices->heap[0] & G_MAXUINT32);
  choices->heap[0] = choices->heap[--choices->n];
  lodestar_matching_choices_sink (choices, 0);

  return next;
}

/* Puts @seen into the heap of @n at @held whose place @at is free for it */
static void
lodestar_matching_held_raise (LodestarMatchingSeen *held, guint at, LodestarMatchingSeen seen)
{
  while (at > 0 && lodestar_matching_seen_is_before (&held[(at - 1) / 2], &seen))
    {
      held[at] = held[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  held[at] = seen;
}

/* Puts @seen into the place of the first of a heap of @n */
static void
lodestar_matching_held_replace (LodestarMatchingSeen *held, guint n, LodestarMatchingSeen seen)
{
  guint at = 0;

  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && lodestar_matching_seen_is_before (&held[child], &held[child + 1]))
        child++;
      if (!lodestar_matching_seen_is_before (&seen, &held[child]))
        break;
      held[at] = held[child];
      at = child;
    }
  held[at] = seen;
}

/* @index proposes to @other, who may turn somebody else away for it */
static void
lodestar_matching_proposals_propose (LodestarMatchingProposals *proposals, guint index, guint other)
{
  LodestarMatchingSeen *held = proposals->held + proposals->offsets[other];
  guint                 n_places = MIN (proposals->other_places[other], proposals->n);
  LodestarMatchingSeen  seen = { -1, index };

  if (n_places == 0)
    return;
  seen.view = proposals->views->peek (proposals->views->data, 1 - proposals->role, other, index);
  if (seen.view < 0 || (proposals->floors != NULL &&
                        lodestar_matching_seen_is_before (&proposals->floors[other], &seen)))
    return;

  if (proposals->used[other] < n_places)
    {
      lodestar_matching_held_raise (held, proposals->used[other]++, seen);
      proposals->n_held[index]++;
    }
  else if (lodestar_matching_seen_is_before (&seen, &held[0]))
    {
      guint loser = held[0].index;

      /* Who has all places but this one still has to come; who has fewer is waiting or done */
      if (proposals->n_held[loser]-- == MIN (proposals->places[loser], proposals->n_others))
        proposals->waiting[proposals->n_waiting++] = loser;
      lodestar_matching_held_replace (held, n_places, seen);
      proposals->n_held[index]++;
    }
}

/* Returns FALSE if cancelled */
static gboolean
lodestar_matching_proposals_run (LodestarMatchingProposals     *proposals,
                                 const LodestarMatchingMonitor *monitor,
                                 double                         from,
                                 double                         to)
{
  guint64 n_proposals = 0;

  if (!lodestar_matching_work_run (proposals->source, proposals->role, proposals->n,
                                   lodestar_matching_proposals_read_block, proposals, monitor, from,
                                   to))
    return FALSE;

  for (guint k = proposals->n; k-- > 0;)
    if (proposals->places[k] > 0)
      proposals->waiting[proposals->n_waiting++] = k;
  while (proposals->n_waiting > 0)
    {
      guint index = proposals->waiting[--proposals->n_waiting];
      guint n_places = MIN (proposals->places[index], proposals->n_others);

      while (proposals->n_held[index] < n_places)
        {
          guint other = lodestar_matching_proposals_take_next (proposals, index);

          if (other == LODESTAR_MATCHING_NOBODY)
            break;
          lodestar_matching_proposals_propose (proposals, index, other);
          if (++n_proposals % 65536 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
            return FALSE;
        }
    }

  return TRUE;
}

/* Writes who is with whom; who is not in this, because of having no place, stays as it is */
static void
lodestar_matching_proposals_finish (const LodestarMatchingProposals *proposals, guint *mentor_of)
{
  for (guint o = 0; o < proposals->n_others; o++)
    for (guint k = 0; k < proposals->used[o]; k++)
      {
        guint index = proposals->held[proposals->offsets[o] + k].index;

        if (proposals->role == LODESTAR_MATCHING_MENTEE)
          mentor_of[index] = o;
        else
          mentor_of[o] = index;
      }
}

/* Reads for the others the best of those who have places left */
static void
lodestar_matching_proposals_read_floors (LodestarMatchingReader *reader,
                                         guint                   from,
                                         guint                   to,
                                         gpointer                data)
{
  LodestarMatchingProposals *proposals = data;

  for (guint o = from; o < to; o++)
    {
      LodestarMatchingSeen floor = { -1, G_MAXUINT };

      if (proposals->other_places[o] > 0)
        {
          lodestar_matching_reader_read (reader, o);
          for (guint k = 0; k < proposals->n; k++)
            if (reader->scores[k] > floor.view && proposals->n_held[k] > 0)
              floor = (LodestarMatchingSeen) { reader->scores[k], k };
        }
      proposals->floors[o] = floor;
    }
}

/* Settles those of @role who have places left in the matching: nobody proposes for them any more.
 * Then @places are those that are not settled, and @proposals has floors. */
static gboolean
lodestar_matching_proposals_settle (LodestarMatchingProposals     *proposals,
                                    guint                        **places,
                                    const guint                   *mentor_of,
                                    const LodestarMatchingMonitor *monitor)
{
  gboolean          is_mentee = proposals->role == LODESTAR_MATCHING_MENTEE;
  g_autofree guint *loads = g_new0 (guint, proposals->n + 1);
  guint             n_mentees = proposals->views->n_mentees;
  gboolean          is_done = TRUE;
  guint             n_settled = 0;

  for (guint i = 0; i < n_mentees; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      loads[is_mentee ? i : mentor_of[i]]++;

  /* While floors are read, n_held marks those who are settled */
  for (guint k = 0; k < proposals->n; k++)
    {
      proposals->n_held[k] = loads[k] < places[proposals->role][k];
      n_settled += proposals->n_held[k];
    }
  if (n_settled > 0)
    {
      proposals->floors = g_new (LodestarMatchingSeen, proposals->n_others + 1);
      is_done = lodestar_matching_work_run (
        proposals->source, 1 - proposals->role, proposals->n_others,
        lodestar_matching_proposals_read_floors, proposals, monitor, 0.4, 0.6);
    }

  for (guint i = 0; i < n_mentees && !is_mentee; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY && proposals->n_held[mentor_of[i]] > 0)
      places[LODESTAR_MATCHING_MENTEE][i] = 0;
  for (guint k = 0; k < proposals->n; k++)
    if (proposals->n_held[k] > 0)
      places[proposals->role][k] = proposals->n_held[k] = 0;

  return is_done;
}

static void
lodestar_matching_views_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingViews *views = data;

  views->read (views->data, role, index, row);
}

/* @views has to outlive @source */
void
lodestar_matching_source_init_views (LodestarMatchingSource      *source,
                                     const LodestarMatchingViews *views)
{
  memset (source, 0, sizeof *source);
  source->n[LODESTAR_MATCHING_MENTEE] = views->n_mentees;
  source->n[LODESTAR_MATCHING_MENTOR] = views->n_mentors;
  source->highest = views->highest;
  source->read = lodestar_matching_views_read;
  source->data = (gpointer) views;
}

/**
 * lodestar_matching_solve_views:
 * @views: what both sides think of each other
 * @favoured: the side that gets the best that it can have
 * @monitor: (nullable): whom to tell and ask
 * @mentor_of: (out caller-allocates) (array): room for a mentor by mentee;
 *   %LODESTAR_MATCHING_NOBODY for none
 *
 * Finds the stable matching that is best for each of the favoured side: no mentee and no mentor who
 * are no pair would both rather have each other than (one of) those whom they have, or than an
 * empty place; and nobody of the favoured side has somebody better in any other such matching.
 * There is exactly one. Any thread.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
lodestar_matching_solve_views (const LodestarMatchingViews   *views,
                               LodestarMatchingRole           favoured,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *mentor_of)
{
  LodestarMatchingSource    source;
  LodestarMatchingProposals proposals;
  LodestarMatchingRole      first;
  guint                    *places[LODESTAR_N_MATCHING_ROLES];
  guint64                   n_places = 0;
  gboolean                  is_done;

  g_return_val_if_fail (views != NULL && favoured < LODESTAR_N_MATCHING_ROLES, FALSE);
  g_return_val_if_fail (mentor_of != NULL || views->n_mentees == 0, FALSE);

  lodestar_matching_source_init_views (&source, views);
  places[LODESTAR_MATCHING_MENTEE] = g_new (guint, views->n_mentees + 1);
  places[LODESTAR_MATCHING_MENTOR] = g_new (guint, views->n_mentors + 1);
  for (guint i = 0; i < views->n_mentees; i++)
    {
      places[LODESTAR_MATCHING_MENTEE][i] = 1;
      mentor_of[i] = LODESTAR_MATCHING_NOBODY;
    }
  for (guint j = 0; j < views->n_mentors; j++)
    {
      places[LODESTAR_MATCHING_MENTOR][j] =
        views->capacities != NULL ? MIN (views->capacities[j], views->n_mentees) : 1;
      n_places += places[LODESTAR_MATCHING_MENTOR][j];
    }

  first = n_places < views->n_mentees ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE;
  lodestar_matching_proposals_init (&proposals, views, &source, first, places);
  is_done = lodestar_matching_proposals_run (&proposals, monitor, 0, 0.4);
  lodestar_matching_proposals_finish (&proposals, mentor_of);
  lodestar_matching_proposals_clear (&proposals);

  if (is_done && first != favoured)
    {
      lodestar_matching_proposals_init (&proposals, views, &source, favoured, places);
      is_done = lodestar_matching_proposals_settle (&proposals, places, mentor_of, monitor) &&
                lodestar_matching_proposals_run (&proposals, monitor, 0.6, 1);
      lodestar_matching_proposals_finish (&proposals, mentor_of);
      lodestar_matching_proposals_clear (&proposals);
    }
  g_free (places[LODESTAR_MATCHING_MENTEE]);
  g_free (places[LODESTAR_MATCHING_MENTOR]);

  return is_done;
}
