/* lodestar-matching-task.c - scores and capacities to prices and pairs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-task.h"

#include "lodestar-matching-core.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-ties.h"

#include <string.h>

/* The aims, each before all that follow: as many matched as possible; as many places of minimum
 * loads filled as possible; the highest total score; the least sum of squares of the loads; the
 * lowest numbers.
 *
 * The first two never compete: growing a matching by an augmenting path empties no place that was
 * filled (N. Mendelsohn and A. Dulmage, 1958), so both can be had at once. They come before the
 * total by a weight each that no change of the total along a path can outweigh; a path changes at
 * most as many pairs as there are, each by at most the highest score, so one more than that
 * product is enough. Among the matchings that are best by then, lodestar-matching-ties.c chooses.
 *
 * The side that is short looks for partners: mentees while there are places for all, else places.
 * Mentees know nothing of minimum loads; where these are not filled by themselves, the places look
 * for mentees in a second round, which starts from the prices of the first. Where there are hardly
 * more places than mentees, mentees who score nothing anywhere take what is left over, so that
 * every place is filled and an auction can find the prices. */

/* Weights leave room for places that are added later, as far as they stay below this */
#define LODESTAR_MATCHING_ROOMY_WEIGHT 240000000

/* Mentees who are made up are worth it up to this share of the places */
#define LODESTAR_MATCHING_SPARE_TO_FILL 32

void
lodestar_matching_task_init (LodestarMatchingTask *task, const LodestarMatchingSource *source)
{
  memset (task, 0, sizeof *task);
  task->source = source;
  task->n_mentees = source->n[LODESTAR_MATCHING_MENTEE];
  task->n_mentors = source->n[LODESTAR_MATCHING_MENTOR];
  task->capacity_min = g_new0 (guint, task->n_mentors);
  task->capacity_max = g_new0 (guint, task->n_mentors);
  task->locked = g_new0 (guint, task->n_mentors);
  task->is_fixed = g_new0 (gboolean, task->n_mentees);
  task->mentor_of = g_new (guint, task->n_mentees + 1);
}

/* Nobody is matched yet, and @proof is made to take the prices */
void
lodestar_matching_task_start (LodestarMatchingTask *task, LodestarMatchingProof *proof)
{
  for (guint i = 0; i < task->n_mentees; i++)
    task->mentor_of[i] = LODESTAR_MATCHING_NOBODY;

  memset (proof, 0, sizeof *proof);
  proof->mentee_prices = g_new0 (gint64, task->n_mentees + 1);
  proof->mentor_prices = g_new0 (gint64, task->n_mentors + 1);
  proof->mentor_levels = g_new0 (gint32, task->n_mentors + 1);
  task->proof = proof;
}

void
lodestar_matching_task_clear (LodestarMatchingTask *task)
{
  g_clear_pointer (&task->capacity_min, g_free);
  g_clear_pointer (&task->capacity_max, g_free);
  g_clear_pointer (&task->locked, g_free);
  g_clear_pointer (&task->is_fixed, g_free);
  g_clear_pointer (&task->mentor_of, g_free);
}

/* What is being solved, beside the task */
typedef struct
{
  LodestarMatchingTask          *task;
  const LodestarMatchingMonitor *monitor;
  guint                         *mentees; /* (owned): those who look for a mentor */
  guint                          n_mentees;
  guint                         *places; /* (owned): by mentor, places that can be filled at all */
  guint                          n_places;
  gboolean                       has_minimum;
  gint32                        *mentee_values; /* (owned): by mentee, after the first round */
  gint32                        *mentee_scores; /* (owned): by mentee, with its mentor */
  LodestarMatchingTight          tight;
} LodestarMatchingRound;

static void
lodestar_matching_round_init (LodestarMatchingRound         *round,
                              LodestarMatchingTask          *task,
                              const LodestarMatchingMonitor *monitor)
{
  memset (round, 0, sizeof *round);
  round->task = task;
  round->monitor = monitor;
  round->mentees = g_new (guint, task->n_mentees + 1);
  round->places = g_new (guint, task->n_mentors + 1);
  round->mentee_values = g_new (gint32, task->n_mentees + 1);
  round->mentee_scores = g_new (gint32, task->n_mentees + 1);
  lodestar_matching_tight_init (&round->tight, task->n_mentees, task->n_mentors);

  for (guint i = 0; i < task->n_mentees; i++)
    if (!task->is_fixed[i])
      round->mentees[round->n_mentees++] = i;
  for (guint j = 0; j < task->n_mentors; j++)
    {
      round->places[j] = MIN (task->capacity_max[j], round->n_mentees);
      round->n_places += round->places[j];
    }
}

/* Rows that are read to see who can be matched with anybody at all; of those who then still seem to
 * have nobody this part at most is looked at one by one */
#define LODESTAR_MATCHING_SAMPLE 16

/* Finds who of @role can be matched with anybody of @others, of the other role, where that is not
 * said yet; if there is too much to find out, everybody can */
static void
lodestar_matching_round_find_possible (const LodestarMatchingRound *round,
                                       LodestarMatchingRole         role,
                                       const guint                 *others,
                                       guint                        n_others,
                                       guint8                      *is_possible)
{
  const LodestarMatchingSource *source = round->task->source;
  LodestarMatchingReader        reader;
  guint                         n = source->n[role];
  guint                         n_left = n;

  lodestar_matching_reader_init (&reader, source, 1 - role);
  for (guint k = 0; k < MIN (n_others, LODESTAR_MATCHING_SAMPLE) && n_left > 0; k++)
    {
      lodestar_matching_reader_read (
        &reader, others[(guint64) k * n_others / MIN (n_others, LODESTAR_MATCHING_SAMPLE)]);
      n_left = n;
      for (guint c = 0; c < n; c++)
        {
          is_possible[c] |= reader.scores[c] >= 0;
          n_left -= is_possible[c];
        }
    }
  lodestar_matching_reader_clear (&reader);
  if (n_left == 0)
    return;
  if (n_left > n / LODESTAR_MATCHING_SAMPLE + LODESTAR_MATCHING_SAMPLE)
    {
      memset (is_possible, TRUE, n);
      return;
    }

  lodestar_matching_reader_init (&reader, source, role);
  for (guint c = 0; c < n; c++)
    if (!is_possible[c])
      {
        lodestar_matching_reader_read (&reader, c);
        for (guint k = 0; k < n_others && !is_possible[c]; k++)
          is_possible[c] = reader.scores[others[k]] >= 0;
      }
  lodestar_matching_reader_clear (&reader);
}

/* Leaves out whom nobody can have. Were they counted, a side would look for partners that has too
 * many, and to find that one of them has to stay alone takes a search through everybody. */
static void
lodestar_matching_round_leave_out (LodestarMatchingRound *round)
{
  LodestarMatchingTask *task = round->task;
  g_autofree guint     *mentors = g_new (guint, task->n_mentors + 1);
  g_autofree guint8    *is_possible = g_new0 (guint8, MAX (task->n_mentees, task->n_mentors) + 1);
  guint                 n_mentors = 0;
  guint                 n = 0;

  for (guint j = 0; j < task->n_mentors; j++)
    if (round->places[j] > 0)
      mentors[n_mentors++] = j;

  for (guint j = 0; j < task->n_mentors; j++)
    is_possible[j] = round->places[j] == 0;
  lodestar_matching_round_find_possible (round, LODESTAR_MATCHING_MENTOR, round->mentees,
                                         round->n_mentees, is_possible);
  for (guint k = 0; k < n_mentors; k++)
    if (!is_possible[mentors[k]])
      {
        guint j = mentors[k];

        round->n_places -= round->places[j];
        round->places[j] = 0;
        task->proof->mentor_prices[j] =
          task->capacity_min[j] > 0 ? -task->proof->minimum_weight : 0;
      }

  round->has_minimum = FALSE;
  for (guint j = 0; j < task->n_mentors; j++)
    round->has_minimum |= MIN (task->capacity_min[j], round->places[j]) > 0;
  for (guint i = 0; i < task->n_mentees; i++)
    is_possible[i] = task->is_fixed[i];
  lodestar_matching_round_find_possible (round, LODESTAR_MATCHING_MENTEE, mentors, n_mentors,
                                         is_possible);
  for (guint k = 0; k < round->n_mentees; k++)
    if (is_possible[round->mentees[k]])
      round->mentees[n++] = round->mentees[k];
  round->n_mentees = n;
}

static void
lodestar_matching_round_clear (LodestarMatchingRound *round)
{
  g_clear_pointer (&round->mentees, g_free);
  g_clear_pointer (&round->places, g_free);
  g_clear_pointer (&round->mentee_values, g_free);
  g_clear_pointer (&round->mentee_scores, g_free);
  lodestar_matching_tight_clear (&round->tight);
}

/* How many mentees to make up. Where a minimum load asks for real ones there are none. */
static guint
lodestar_matching_round_count_made_up (const LodestarMatchingRound *round)
{
  guint n_spare = round->n_places - round->n_mentees;

  return round->has_minimum || n_spare > round->n_places / LODESTAR_MATCHING_SPARE_TO_FILL
           ? 0
           : n_spare;
}

/* Keeps the mentors with whom a mentee is tight, where the list has all of them; @mentors is
 * scratch */
static void
lodestar_matching_round_keep_tight (LodestarMatchingRound      *round,
                                    const LodestarMatchingCore *core,
                                    guint                       row,
                                    GArray                     *mentors)
{
  const LodestarMatchingList *list = &core->lists[core->kinds[row]];
  guint                       mentee = round->mentees[row];

  if (list->bound >= core->values[row])
    return;

  for (guint k = 0; k < list->n && list->options[k].most >= core->values[row]; k++)
    if (lodestar_matching_core_get_worth (core, &list->options[k]) == core->values[row])
      g_array_append_val (mentors, list->options[k].column);
  lodestar_matching_tight_add (&round->tight, mentee, mentors,
                               round->task->proof->mentee_prices[mentee] == 0);
}

/* Mentees are the rows, mentors the columns */
static gboolean
lodestar_matching_round_run_mentees (LodestarMatchingRound *round)
{
  LodestarMatchingTask  *task = round->task;
  LodestarMatchingProof *proof = task->proof;
  guint                  n_made_up = lodestar_matching_round_count_made_up (round);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  LodestarMatchingCore core;
  gint32               lowest = 0;
  gboolean             is_done;

  lodestar_matching_core_init (&core, task->source, LODESTAR_MATCHING_MENTEE,
                               round->n_mentees + n_made_up);
  for (guint j = 0; j < task->n_mentors; j++)
    core.capacities[j] = round->places[j];
  for (guint r = 0; r < core.n_rows; r++)
    {
      core.kinds[r] = r < round->n_mentees ? round->mentees[r] : core.n_kinds;
      core.floors[r] = (gint32) -proof->matched_weight;
    }

  is_done = lodestar_matching_core_run (&core, round->monitor, 0.3, 0.8);
  if (is_done)
    {
      /* Those who were made up are where it costs least: that is a price of nothing */
      for (guint r = round->n_mentees; r < core.n_rows; r++)
        lowest =
          core.column_of[r] != LODESTAR_MATCHING_NOBODY ? core.prices[core.column_of[r]] : lowest;
      for (guint j = 0; j < task->n_mentors; j++)
        if (round->places[j] > 0)
          proof->mentor_prices[j] = core.prices[j] - lowest;
      for (guint r = 0; r < round->n_mentees; r++)
        {
          guint mentee = round->mentees[r];

          round->mentee_scores[mentee] = core.scores[r];
          round->mentee_values[mentee] = core.floors[r];
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            {
              task->mentor_of[mentee] = core.column_of[r];
              round->mentee_values[mentee] = core.values[r] + lowest;
            }
          proof->mentee_prices[mentee] = round->mentee_values[mentee] + proof->matched_weight;
          lodestar_matching_round_keep_tight (round, &core, r, mentors);
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

/* Whether a mentor has fewer mentees than the minimum load */
static gboolean
lodestar_matching_round_is_short (const LodestarMatchingRound *round)
{
  LodestarMatchingTask *task = round->task;
  g_autofree guint     *load = g_new0 (guint, task->n_mentors + 1);

  for (guint i = 0; i < task->n_mentees && round->has_minimum; i++)
    if (task->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      load[task->mentor_of[i]]++;
  for (guint j = 0; j < task->n_mentors && round->has_minimum; j++)
    if (load[j] < MIN (task->capacity_min[j], round->places[j]))
      return TRUE;

  return FALSE;
}

/* Puts the matching of the first round into the rows of the second: by mentor the places of the
 * minimum load are filled first */
static void
lodestar_matching_round_continue (LodestarMatchingRound *round,
                                  LodestarMatchingCore  *core,
                                  const guint           *starts)
{
  LodestarMatchingTask *task = round->task;
  g_autofree guint     *load = g_new0 (guint, task->n_mentors + 1);

  for (guint k = 0; k < round->n_mentees; k++)
    {
      guint mentee = round->mentees[k];
      guint mentor = task->mentor_of[mentee];

      core->prices[mentee] = round->mentee_values[mentee];
      if (mentor != LODESTAR_MATCHING_NOBODY)
        {
          guint row = starts[mentor] + load[mentor]++;

          core->column_of[row] = mentee;
          core->scores[row] = round->mentee_scores[mentee];
        }
    }
}

/* Places are the rows, those of one mentor a kind, mentees the columns. @is_second: go on from
 * what the mentees have found. */
static gboolean
lodestar_matching_round_run_places (LodestarMatchingRound *round, gboolean is_second)
{
  LodestarMatchingTask  *task = round->task;
  LodestarMatchingProof *proof = task->proof;
  gint64                 shift = is_second ? 0 : proof->matched_weight;
  g_autofree guint      *starts = g_new (guint, task->n_mentors + 1);
  LodestarMatchingCore   core;
  guint                  n_rows = 0;
  gboolean               is_done;

  lodestar_matching_core_init (&core, task->source, LODESTAR_MATCHING_MENTOR, round->n_places);
  for (guint j = 0; j < task->n_mentors; j++)
    {
      starts[j] = n_rows;
      for (guint k = 0; k < round->places[j]; k++, n_rows++)
        {
          core.kinds[n_rows] = j;
          core.floors[n_rows] =
            (gint32) - (shift + (k < task->capacity_min[j] ? proof->minimum_weight : 0));
        }
    }
  for (guint k = 0; k < round->n_mentees; k++)
    core.capacities[round->mentees[k]] = 1;
  if (is_second)
    lodestar_matching_round_continue (round, &core, starts);

  lodestar_matching_tight_forget (&round->tight);
  is_done = lodestar_matching_core_run (&core, round->monitor, is_second ? 0.8 : 0.3, 0.8);
  if (is_done)
    {
      for (guint i = 0; i < task->n_mentees; i++)
        task->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
      for (guint k = 0; k < round->n_mentees; k++)
        proof->mentee_prices[round->mentees[k]] =
          core.prices[round->mentees[k]] + proof->matched_weight - shift;
      for (guint j = 0; j < task->n_mentors; j++)
        if (round->places[j] > 0)
          proof->mentor_prices[j] = G_MAXINT64;
      for (guint r = 0; r < core.n_rows; r++)
        {
          gint64 *price = &proof->mentor_prices[core.kinds[r]];

          *price = MIN (*price, core.values[r] + shift);
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            task->mentor_of[core.column_of[r]] = core.kinds[r];
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

/* Solves, and makes the solution the canonical one. Returns FALSE if cancelled. */
gboolean
lodestar_matching_task_run (LodestarMatchingTask *task, const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof *proof = task->proof;
  gint32                 highest = task->source->highest;
  guint                  n_enough = LODESTAR_MATCHING_ROOMY_WEIGHT / MAX (highest, 1);
  LodestarMatchingRound  round;
  LodestarMatchingTies   ties = { 0 };
  gboolean               is_done;

  lodestar_matching_round_init (&round, task, monitor);
  proof->matched_weight =
    (gint64) MIN (MAX (round.n_places, n_enough), round.n_mentees) * highest + 1;
  proof->minimum_weight = proof->matched_weight;
  for (guint j = 0; j < task->n_mentors; j++)
    proof->mentor_prices[j] = proof->matched_weight + highest; /* until there are places */
  lodestar_matching_round_leave_out (&round);

  if (round.n_mentees > round.n_places)
    is_done = lodestar_matching_round_run_places (&round, FALSE);
  else
    is_done = lodestar_matching_round_run_mentees (&round) &&
              (!lodestar_matching_round_is_short (&round) ||
               lodestar_matching_round_run_places (&round, TRUE));
  if (is_done)
    {
      ties.source = task->source;
      ties.n_mentees = task->n_mentees;
      ties.n_mentors = task->n_mentors;
      ties.capacity_min = task->capacity_min;
      ties.capacity_max = task->capacity_max;
      ties.locked = task->locked;
      ties.is_fixed = task->is_fixed;
      ties.mentor_of = task->mentor_of;
      ties.proof = proof;
      ties.tight = &round.tight;
      is_done = lodestar_matching_ties_run (&ties, monitor, 0.8, 0.95);
    }
  lodestar_matching_round_clear (&round);

  return is_done;
}
