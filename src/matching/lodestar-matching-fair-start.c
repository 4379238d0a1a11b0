/* lodestar-matching-fair-start.c - as many matched as possible, to begin the fair matching with
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-task.h"

#include <string.h>

/* Rows bid for what they like; those who have got nothing take the best of what is free, those with
 * the lowest best score first; minimum loads that nobody has filled get somebody who is not missed
 * where he is; and who has found nothing searches. Where that matches all and fills all minimum
 * loads there is nothing to prove; where only some are left over, the columns that they could have
 * prove that. All else, minimum loads that are hard to fill, is left to the solver of best
 * matchings, with pairs that are all worth the same. */

/* What a place that cannot be had costs */
#define LODESTAR_MATCHING_NO_PLACE 2

static guint
lodestar_matching_fair_get_minimum (const LodestarMatchingFair *fair, guint mentor)
{
  return fair->minima != NULL ? MIN (fair->minima[mentor], fair->maxima[mentor]) : 0;
}

/* The mentor that a node is, or NOBODY */
static guint
lodestar_matching_fair_get_mentor (const LodestarMatchingFair *fair, guint node)
{
  if (fair->role == LODESTAR_MATCHING_MENTOR)
    return node < fair->n_rows ? node : LODESTAR_MATCHING_NOBODY;

  return node >= fair->n_rows ? node - fair->n_rows : LODESTAR_MATCHING_NOBODY;
}

static guint
lodestar_matching_fair_get_places (const LodestarMatchingFair *fair, guint node)
{
  guint mentor = lodestar_matching_fair_get_mentor (fair, node);

  return mentor == LODESTAR_MATCHING_NOBODY
           ? 1
           : MIN (fair->maxima[mentor], fair->source->n[LODESTAR_MATCHING_MENTEE]);
}

/* The best column of a row that is free, from its list */
static const LodestarMatchingFairEdge *
lodestar_matching_fair_find_free (const LodestarMatchingFair *fair, guint row)
{
  const LodestarMatchingFairList *list = &fair->lists[row];
  const LodestarMatchingFairEdge *best = NULL;

  for (guint k = 0; k < list->n; k++)
    if ((best == NULL || list->edges[k].score > best->score) &&
        fair->loads[fair->n_rows + list->edges[k].column] <
          fair->most[fair->n_rows + list->edges[k].column])
      best = &list->edges[k];

  return best;
}

/* Reads a row for the best free column. Returns NOBODY if there is none. */
static guint
lodestar_matching_fair_read_free (LodestarMatchingFair *fair, guint row, gint16 *score)
{
  const gint16 *scores = fair->readers[0].scores;
  guint         best = LODESTAR_MATCHING_NOBODY;

  lodestar_matching_reader_read (&fair->readers[0], row);
  *score = -1;
  for (guint j = 0; j < fair->n_columns; j++)
    if (scores[j] > *score && fair->loads[fair->n_rows + j] < fair->most[fair->n_rows + j])
      {
        *score = scores[j];
        best = j;
      }

  return best;
}

typedef struct
{
  gint32 best;
  guint  row;
} LodestarMatchingFairNeed;

static int
lodestar_matching_compare_needs (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingFairNeed *x = a;
  const LodestarMatchingFairNeed *y = b;

  if (x->best != y->best)
    return x->best < y->best ? -1 : 1;

  return (x->row > y->row) - (x->row < y->row);
}

/* Rows take what is free. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_fair_take_free (LodestarMatchingFair          *fair,
                                  const LodestarMatchingMonitor *monitor)
{
  g_autofree LodestarMatchingFairNeed *needs = g_new (LodestarMatchingFairNeed, fair->n_rows + 1);
  g_autofree guint                    *n_placed = g_new0 (guint, fair->n_rows + 1);
  gboolean                             has_more = fair->n_rows > 0;

  for (guint i = 0; i < fair->n_rows; i++)
    {
      needs[i] = (LodestarMatchingFairNeed) { -1, i };
      for (guint k = 0; k < fair->lists[i].n; k++)
        needs[i].best = MAX (needs[i].best, fair->lists[i].edges[k].score);
    }
  qsort (needs, fair->n_rows, sizeof *needs, lodestar_matching_compare_needs);
  for (guint i = 0; i < fair->n_rows; i++)
    n_placed[i] = fair->first[i] != LODESTAR_MATCHING_NOBODY;

  for (guint round = 0; has_more; round++)
    {
      has_more = FALSE;
      for (guint k = 0; k < fair->n_rows; k++)
        {
          guint                           row = needs[k].row;
          const LodestarMatchingFairEdge *edge;

          if (fair->most[row] <= round)
            continue;
          has_more = TRUE;
          if (n_placed[row] > round)
            continue;
          edge = lodestar_matching_fair_find_free (fair, row);
          if (edge == NULL)
            continue;
          lodestar_matching_fair_place (fair, row, edge->column, (gint16) edge->score);
          n_placed[row]++;
        }
      if (lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
    }

  for (guint k = 0; k < fair->n_rows; k++)
    for (guint row = needs[k].row; n_placed[row] < fair->most[row]; n_placed[row]++)
      {
        gint16 score;
        guint  column = lodestar_matching_fair_read_free (fair, row, &score);

        if (column == LODESTAR_MATCHING_NOBODY)
          {
            fair->seekers[fair->n_seekers++] =
              (LodestarMatchingFairSeeker) { row, LODESTAR_MATCHING_NOBODY };
            fair->n_seeking[row]++;
            continue;
          }
        lodestar_matching_fair_place (fair, row, column, score);
      }

  return !lodestar_matching_monitor_is_cancelled (monitor);
}

/* How many places a mentor really fills */
static guint
lodestar_matching_fair_get_filled (const LodestarMatchingFair *fair, guint mentor)
{
  return fair->role == LODESTAR_MATCHING_MENTOR ? fair->loads[mentor] - fair->n_seeking[mentor]
                                                : fair->loads[fair->n_rows + mentor];
}

/* Gives a mentor who is short somebody whom another one can spare. Returns whether that could be.
 */
static gboolean
lodestar_matching_fair_take_spare (LodestarMatchingFair *fair, guint mentor)
{
  gboolean                has_rows = fair->role == LODESTAR_MATCHING_MENTOR;
  LodestarMatchingReader *reader = &fair->readers[has_rows ? 0 : 1];
  guint                   best = LODESTAR_MATCHING_NOBODY;
  guint                   best_mentor = LODESTAR_MATCHING_NOBODY;

  lodestar_matching_reader_read (reader, mentor);
  for (guint i = 0; i < fair->source->n[LODESTAR_MATCHING_MENTEE]; i++)
    {
      guint at = LODESTAR_MATCHING_NOBODY;

      if (reader->scores[i] < 0 ||
          (best != LODESTAR_MATCHING_NOBODY && reader->scores[i] <= reader->scores[best]))
        continue;
      if (!has_rows)
        at = fair->first[i];
      else if (fair->loads[fair->n_rows + i] > 0)
        at = fair->occupants[fair->offsets[i]];
      if (at == LODESTAR_MATCHING_NOBODY || at == mentor ||
          lodestar_matching_fair_get_filled (fair, at) <=
            lodestar_matching_fair_get_minimum (fair, at))
        continue;
      best = i;
      best_mentor = at;
    }
  if (best == LODESTAR_MATCHING_NOBODY)
    return FALSE;

  /* Where rows are mentors, those who are left over only change the one who seeks */
  if (has_rows)
    {
      lodestar_matching_fair_remove (fair, best_mentor, best);
      lodestar_matching_fair_place (fair, mentor, best, reader->scores[best]);
      for (guint k = 0; k < fair->n_seekers; k++)
        if (fair->seekers[k].row == mentor)
          {
            fair->seekers[k].row = best_mentor;
            break;
          }
      fair->n_seeking[mentor]--;
      fair->n_seeking[best_mentor]++;
    }
  else
    {
      lodestar_matching_fair_remove (fair, best, best_mentor);
      lodestar_matching_fair_place (fair, best, mentor, reader->scores[best]);
    }

  return TRUE;
}

static gboolean
lodestar_matching_fair_fill_minima (LodestarMatchingFair *fair)
{
  for (guint j = 0; fair->minima != NULL && j < fair->source->n[LODESTAR_MATCHING_MENTOR]; j++)
    while (lodestar_matching_fair_get_filled (fair, j) <
           lodestar_matching_fair_get_minimum (fair, j))
      if (!lodestar_matching_fair_take_spare (fair, j))
        return FALSE;

  return TRUE;
}

static void
lodestar_matching_fair_set_prices (LodestarMatchingFair  *fair,
                                   const guint8          *is_dead,
                                   LodestarMatchingProof *proof)
{
  gboolean has_mentees = fair->role == LODESTAR_MATCHING_MENTEE;
  gint64  *of_rows = has_mentees ? proof->mentee_prices : proof->mentor_prices;
  gint64  *of_columns = has_mentees ? proof->mentor_prices : proof->mentee_prices;

  for (guint i = 0; i < fair->n_rows; i++)
    of_rows[i] = fair->most[i] == 0 ? LODESTAR_MATCHING_NO_PLACE : !is_dead[i];
  for (guint j = 0; j < fair->n_columns; j++)
    of_columns[j] =
      fair->most[fair->n_rows + j] == 0 ? LODESTAR_MATCHING_NO_PLACE : is_dead[fair->n_rows + j];
}

/* What the prices of as many as possible leave open: loads, and pairs by labels */
static void
lodestar_matching_fair_open (LodestarMatchingFair *fair, const LodestarMatchingProof *proof)
{
  for (guint node = 0; node < fair->n_rows + fair->n_columns; node++)
    {
      guint  mentor = lodestar_matching_fair_get_mentor (fair, node);
      guint  index = node < fair->n_rows ? node : node - fair->n_rows;
      guint  places = lodestar_matching_fair_get_places (fair, node);
      gint64 price = mentor != LODESTAR_MATCHING_NOBODY ? proof->mentor_prices[index]
                                                        : proof->mentee_prices[index];
      gint64 weight = node < fair->n_rows ? price - proof->matched_weight : -price;

      fair->labels[node] = fair->keys[fair->source->highest + 1] * (guint64) weight;
      fair->least[node] = fair->most[node] = 0;
      for (guint k = 0; k < places; k++)
        {
          gint64 worth = price;

          if (mentor != LODESTAR_MATCHING_NOBODY &&
              k < lodestar_matching_fair_get_minimum (fair, mentor))
            worth += proof->minimum_weight;
          fair->least[node] += worth > 0;
          fair->most[node] += worth >= 0;
        }
      /* Where there are more places than people the prices of the rest say nothing */
      fair->least[node] = MIN (fair->least[node], fair->loads[node]);
      fair->most[node] = MAX (fair->most[node], fair->loads[node]);
      if (node >= fair->n_rows)
        fair->closed[index] = fair->labels[node] != 0 ? -1 : 0;
    }
}

/* A source where all pairs that are possible are worth the same */
static void
lodestar_matching_alike_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingSource *source = data;
  guint                         n = lodestar_matching_row_length (source->n[1 - role]);

  source->read (source->data, scratch, role, index, row);
  for (guint j = 0; j < n; j++)
    row[j] = MIN (row[j], 0);
}

static gpointer
lodestar_matching_alike_begin (gpointer data)
{
  const LodestarMatchingSource *source = data;

  return source->begin != NULL ? source->begin (source->data) : NULL;
}

/* Minimum loads that are hard to fill */
static gboolean
lodestar_matching_fair_start_anew (LodestarMatchingFair          *fair,
                                   const LodestarMatchingMonitor *monitor,
                                   LodestarMatchingProof         *proof)
{
  LodestarMatchingSource alike = *fair->source;
  LodestarMatchingTask   task;
  gboolean               is_done;

  alike.highest = 0;
  alike.read = lodestar_matching_alike_read;
  alike.begin = lodestar_matching_alike_begin;
  alike.data = (gpointer) fair->source;
  lodestar_matching_task_init (&task, &alike);
  lodestar_matching_task_start (&task, proof);
  for (guint j = 0; j < task.n_mentors; j++)
    {
      task.capacity_max[j] = fair->maxima[j];
      task.capacity_min[j] = lodestar_matching_fair_get_minimum (fair, j);
    }
  is_done = lodestar_matching_task_run (&task, monitor);

  for (guint i = 0; i < fair->n_rows; i++)
    {
      fair->first[i] = LODESTAR_MATCHING_NOBODY;
      fair->loads[i] = 0;
    }
  for (guint j = 0; j < fair->n_columns; j++)
    fair->loads[fair->n_rows + j] = 0;
  fair->n_seekers = 0;
  memset (fair->n_seeking, 0, fair->n_rows * sizeof (guint));
  for (guint i = 0; i < task.n_mentees && is_done; i++)
    if (task.mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        gboolean has_mentees = fair->role == LODESTAR_MATCHING_MENTEE;
        guint    row = has_mentees ? i : task.mentor_of[i];
        guint    column = has_mentees ? task.mentor_of[i] : i;

        lodestar_matching_reader_read (&fair->readers[has_mentees ? 0 : 1], i);
        fair->loads[row]++;
        lodestar_matching_fair_place (fair, row, column,
                                      fair->readers[has_mentees ? 0 : 1].scores[task.mentor_of[i]]);
      }
  lodestar_matching_task_clear (&task);
  if (!is_done)
    return FALSE;

  lodestar_matching_fair_open (fair, proof);
  for (guint i = 0; i < fair->n_rows; i++)
    if (fair->labels[i] != 0)
      lodestar_matching_fair_complete (fair, i);

  return TRUE;
}

/* Matches as many as possible, and fills as many places of minimum loads. Returns FALSE if
 * cancelled; @proof is to be cleared all the same. */
gboolean
lodestar_matching_fair_start (LodestarMatchingFair          *fair,
                              const LodestarMatchingMonitor *monitor,
                              LodestarMatchingProof         *proof)
{
  g_autofree guint8 *is_dead = g_new0 (guint8, fair->n_nodes);
  gboolean           is_easy;

  memset (proof, 0, sizeof *proof);
  for (guint node = 0; node < fair->n_rows + fair->n_columns; node++)
    {
      fair->most[node] = lodestar_matching_fair_get_places (fair, node);
      if (node < fair->n_rows)
        fair->loads[node] = fair->most[node];
      else
        fair->closed[node - fair->n_rows] = fair->most[node] == 0 ? -1 : 0;
    }
  if (!lodestar_matching_fair_read_all (fair, monitor) ||
      !lodestar_matching_fair_bid (fair, monitor) ||
      !lodestar_matching_fair_take_free (fair, monitor))
    return FALSE;

  /* Nobody has to stay where a minimum load is once it is filled */
  fair->level = -1;
  for (guint node = fair->n_rows; node < fair->n_rows + fair->n_columns; node++)
    fair->labels[node] = fair->most[node] == 0;
  lodestar_matching_fair_seek_once (fair);
  is_easy = lodestar_matching_fair_fill_minima (fair);
  for (guint k = 0; k < fair->n_dead; k++)
    is_dead[fair->dead[k]] = TRUE;
  for (guint k = 0; k < fair->n_seekers; k++)
    fair->loads[fair->seekers[k].row]--;
  /* Who is left over takes nothing from a mentor who is short */
  for (guint k = 0; k < fair->n_seekers && is_easy; k++)
    is_easy = is_dead[fair->seekers[k].row];
  fair->n_seekers = 0;
  memset (fair->n_seeking, 0, fair->n_rows * sizeof (guint));

  if (!is_easy)
    return lodestar_matching_fair_start_anew (fair, monitor, proof);

  proof->matched_weight = proof->minimum_weight = 1;
  proof->mentee_prices = g_new0 (gint64, fair->source->n[LODESTAR_MATCHING_MENTEE] + 1);
  proof->mentor_prices = g_new0 (gint64, fair->source->n[LODESTAR_MATCHING_MENTOR] + 1);
  proof->mentor_levels = g_new0 (gint32, fair->source->n[LODESTAR_MATCHING_MENTOR] + 1);
  lodestar_matching_fair_set_prices (fair, is_dead, proof);
  lodestar_matching_fair_open (fair, proof);

  return TRUE;
}
