/* lodestar-matching-task.c - scores and capacities to prices and pairs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-task.h"

#include "lodestar-matching-core.h"

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
 */

void
lodestar_matching_task_init (LodestarMatchingTask *task,
                             guint                 n_mentees,
                             guint                 n_mentors,
                             const gint16         *scores)
{
  static const gint16 none = 0;

  task->n_mentees = n_mentees;
  task->n_mentors = n_mentors;
  task->scores = scores != NULL ? scores : &none;
  task->capacity_min = g_new0 (guint, n_mentors);
  task->capacity_max = g_new0 (guint, n_mentors);
  task->locked = g_new0 (guint, n_mentors);
  task->is_fixed = g_new0 (gboolean, n_mentees);
  task->mentor_of = g_new (guint, n_mentees + 1);
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

/* A mentor's places that are worth the same: those of the minimum load, or the others */
typedef struct
{
  guint    mentor;
  guint    n_places;
  gboolean is_minimum;
} LodestarMatchingNode;

static LodestarMatchingNode *
lodestar_matching_task_get_nodes (const LodestarMatchingTask *task, guint limit, guint *n_nodes)
{
  LodestarMatchingNode *nodes = g_new (LodestarMatchingNode, 2 * (gsize) task->n_mentors + 1);
  guint                 n = 0;

  for (guint j = 0; j < task->n_mentors; j++)
    {
      guint maximum = MIN (task->capacity_max[j], limit);
      guint minimum = MIN (task->capacity_min[j], maximum);

      if (minimum > 0)
        nodes[n++] = (LodestarMatchingNode) { j, minimum, TRUE };
      if (maximum > minimum)
        nodes[n++] = (LodestarMatchingNode) { j, maximum - minimum, FALSE };
    }
  *n_nodes = n;

  return nodes;
}

/* Mentees are the rows, nodes the columns. Where these are not just the mentors the scores are
 * copied out. */
static gboolean
lodestar_matching_task_run_mentees (LodestarMatchingTask          *task,
                                    const LodestarMatchingNode    *nodes,
                                    guint                          n_nodes,
                                    const guint                   *mentees,
                                    guint                          n_mentees,
                                    const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof *proof = task->proof;
  LodestarMatchingCore   core;
  gboolean               is_plain = n_nodes == task->n_mentors;
  g_autofree gint16     *copy = NULL;
  gboolean               is_done;

  lodestar_matching_core_init (&core, n_mentees, n_nodes);
  for (guint c = 0; c < n_nodes; c++)
    {
      is_plain = is_plain && nodes[c].mentor == c;
      core.capacities[c] = nodes[c].n_places;
      core.prices[c] = nodes[c].is_minimum ? (gint32) -proof->minimum_weight : 0;
    }
  if (!is_plain)
    copy = g_new (gint16, (gsize) n_mentees * n_nodes + 1);
  for (guint r = 0; r < n_mentees; r++)
    {
      const gint16 *scores = task->scores + (gsize) mentees[r] * task->n_mentors;

      core.floors[r] = (gint32) -proof->matched_weight;
      core.scores[r] = is_plain ? scores : copy + (gsize) r * n_nodes;
      for (guint c = 0; c < n_nodes && !is_plain; c++)
        copy[(gsize) r * n_nodes + c] = scores[nodes[c].mentor];
    }

  is_done = lodestar_matching_core_run (&core, monitor, 0.3, 0.8);
  if (is_done)
    {
      for (guint c = 0; c < n_nodes; c++)
        {
          gint64 *price = &proof->mentor_prices[nodes[c].mentor];

          *price = MIN (*price, core.prices[c]);
        }
      for (guint r = 0; r < n_mentees; r++)
        {
          proof->mentee_prices[mentees[r]] = core.values[r] + proof->matched_weight;
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            task->mentor_of[mentees[r]] = nodes[core.column_of[r]].mentor;
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

/* Places are the rows, each worth a row of its own, mentees the columns */
static gboolean
lodestar_matching_task_run_places (LodestarMatchingTask          *task,
                                   const LodestarMatchingNode    *nodes,
                                   guint                          n_nodes,
                                   const guint                   *mentees,
                                   guint                          n_mentees,
                                   const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof *proof = task->proof;
  LodestarMatchingCore   core;
  g_autofree gint16     *turned = g_new (gint16, (gsize) task->n_mentors * n_mentees + 1);
  g_autofree guint      *mentor_of_row = NULL;
  guint                  n_rows = 0;
  gboolean               is_done;

  for (guint c = 0; c < n_nodes; c++)
    n_rows += nodes[c].n_places;
  mentor_of_row = g_new (guint, n_rows + 1);

  for (guint c = 0; c < n_mentees; c++)
    for (guint j = 0; j < task->n_mentors; j++)
      turned[(gsize) j * n_mentees + c] = task->scores[(gsize) mentees[c] * task->n_mentors + j];

  lodestar_matching_core_init (&core, n_rows, n_mentees);
  n_rows = 0;
  for (guint c = 0; c < n_nodes; c++)
    for (guint k = 0; k < nodes[c].n_places; k++)
      {
        mentor_of_row[n_rows] = nodes[c].mentor;
        core.scores[n_rows] = turned + (gsize) nodes[c].mentor * n_mentees;
        core.floors[n_rows] = (gint32) -proof->matched_weight -
                              (nodes[c].is_minimum ? (gint32) proof->minimum_weight : 0);
        n_rows++;
      }
  for (guint c = 0; c < n_mentees; c++)
    core.capacities[c] = 1;

  is_done = lodestar_matching_core_run (&core, monitor, 0.3, 0.8);
  if (is_done)
    {
      for (guint c = 0; c < n_mentees; c++)
        proof->mentee_prices[mentees[c]] = core.prices[c];
      for (guint r = 0; r < n_rows; r++)
        {
          gint64 *price = &proof->mentor_prices[mentor_of_row[r]];

          *price = MIN (*price, core.values[r] + proof->matched_weight);
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            task->mentor_of[mentees[core.column_of[r]]] = mentor_of_row[r];
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

static gint16
lodestar_matching_task_get_highest (const LodestarMatchingTask *task)
{
  gsize  n = (gsize) task->n_mentees * task->n_mentors;
  gint16 highest = 0;

  for (gsize k = 0; k < n; k++)
    highest = MAX (highest, task->scores[k]);

  return highest;
}

/* Solves, and makes the solution the canonical one. Returns FALSE if cancelled. */
gboolean
lodestar_matching_task_run (LodestarMatchingTask *task, const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof           *proof = task->proof;
  g_autofree guint                *mentees = g_new (guint, task->n_mentees + 1);
  g_autofree LodestarMatchingNode *nodes = NULL;
  gint16                           highest = lodestar_matching_task_get_highest (task);
  guint                            n_mentees = 0;
  guint                            n_nodes;
  guint64                          n_places = 0;
  LodestarMatchingTies             ties = { 0 };

  for (guint i = 0; i < task->n_mentees; i++)
    if (!task->is_fixed[i])
      mentees[n_mentees++] = i;

  nodes = lodestar_matching_task_get_nodes (task, n_mentees, &n_nodes);
  for (guint c = 0; c < n_nodes; c++)
    n_places += nodes[c].n_places;

  proof->matched_weight = (gint64) MIN (n_places, n_mentees) * highest + 1;
  proof->minimum_weight = proof->matched_weight;
  for (guint j = 0; j < task->n_mentors; j++)
    proof->mentor_prices[j] = proof->matched_weight + highest; /* until there are places */

  if (n_mentees <= n_places
        ? !lodestar_matching_task_run_mentees (task, nodes, n_nodes, mentees, n_mentees, monitor)
        : !lodestar_matching_task_run_places (task, nodes, n_nodes, mentees, n_mentees, monitor))
    return FALSE;

  ties.n_mentees = task->n_mentees;
  ties.n_mentors = task->n_mentors;
  ties.scores = task->scores;
  ties.capacity_min = task->capacity_min;
  ties.capacity_max = task->capacity_max;
  ties.locked = task->locked;
  ties.is_fixed = task->is_fixed;
  ties.mentor_of = task->mentor_of;
  ties.proof = proof;

  return lodestar_matching_ties_run (&ties, monitor, 0.8, 0.95);
}
