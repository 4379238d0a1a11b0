/* lodestar-phase.c - phases and dated things of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-phase.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
} lodestar_phase_kinds[LODESTAR_N_PHASE_KINDS] = {
  { "launch", N_ ("Launch") },
  { "development", N_ ("Development") },
  { "completion", N_ ("Completion") },
  { "other", N_ ("Other") },
};

/**
 * lodestar_phase_kind_get_nick:
 * @kind: a kind of phase
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_phase_kind_get_nick (LodestarPhaseKind kind)
{
  g_return_val_if_fail (kind < LODESTAR_N_PHASE_KINDS, NULL);

  return lodestar_phase_kinds[kind].nick;
}

/**
 * lodestar_phase_kind_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @kind: (out): the kind
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_phase_kind_from_nick (const char *nick, LodestarPhaseKind *kind)
{
  for (guint i = 0; i < LODESTAR_N_PHASE_KINDS; i++)
    if (g_strcmp0 (lodestar_phase_kinds[i].nick, nick) == 0)
      {
        *kind = (LodestarPhaseKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_phase_kind_get_label:
 * @kind: a kind of phase
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_phase_kind_get_label (LodestarPhaseKind kind)
{
  g_return_val_if_fail (kind < LODESTAR_N_PHASE_KINDS, NULL);

  return _ (lodestar_phase_kinds[kind].label);
}

/**
 * lodestar_phase_new:
 * @id: its identity, 0 where it is not kept yet
 * @kind: what it is for
 * @name: its name
 * @first_month: its first month, from 1
 * @last_month: its last month
 *
 * Returns: (transfer full): a new phase
 */
LodestarPhase *
lodestar_phase_new (
  gint64 id, LodestarPhaseKind kind, const char *name, int first_month, int last_month)
{
  LodestarPhase *self = g_new0 (LodestarPhase, 1);

  self->id = id;
  self->kind = kind;
  self->name = g_strdup (name);
  self->first_month = first_month;
  self->last_month = last_month;

  return self;
}

/**
 * lodestar_phase_free:
 * @self: (transfer full): a phase
 *
 * Frees a phase.
 */
void
lodestar_phase_free (LodestarPhase *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * lodestar_event_new:
 * @id: its identity, 0 where it is not kept yet
 * @is_milestone: whether each relationship reaches it
 * @name: its name
 * @date: its day
 * @note: more about it, or ""
 *
 * Returns: (transfer full): a new event
 */
LodestarEvent *
lodestar_event_new (
  gint64 id, gboolean is_milestone, const char *name, LodestarDate date, const char *note)
{
  LodestarEvent *self = g_new0 (LodestarEvent, 1);

  self->id = id;
  self->is_milestone = is_milestone;
  self->name = g_strdup (name);
  self->date = date;
  self->note = g_strdup (note);

  return self;
}

/**
 * lodestar_event_free:
 * @self: (transfer full): an event
 *
 * Frees an event.
 */
void
lodestar_event_free (LodestarEvent *self)
{
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

/* Launch and completion keep their length, what lies between takes up the difference: a month
 * longer or shorter is a month more or less of development. Where nothing is left for it, or there
 * is no completion, all months are stretched alike. */
static int
lodestar_phases_map_month (GPtrArray *phases, int old_months, int new_months, int month)
{
  int head = 0, tail = 0, mapped;

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      if (phase->kind == LODESTAR_PHASE_LAUNCH)
        head = MAX (head, phase->last_month);
      else if (phase->kind == LODESTAR_PHASE_COMPLETION)
        tail = MAX (tail, old_months - phase->first_month + 1);
    }

  if (head + tail >= old_months || head + tail >= new_months)
    head = tail = 0;

  if (month <= head)
    return month;

  if (month > old_months - tail)
    return new_months - (old_months - month);

  /* the last month of the middle goes to the last month of the new middle */
  mapped = head + ((month - head) * (new_months - head - tail) * 2 + (old_months - head - tail)) /
                    ((old_months - head - tail) * 2);

  return CLAMP (mapped, head + 1, MAX (head + 1, new_months - tail));
}

/**
 * lodestar_phases_scale:
 * @phases: (element-type LodestarPhase): the phases of a program, by their first month
 * @old_months: how many months it takes
 * @new_months: how many it is to take
 *
 * Fits phases to another duration: launch and completion keep their length,
 * the phases between them take up the difference in proportion. Each phase
 * keeps a month at least, and none begins before the one before it has ended;
 * so @new_months must not be less than the number of phases.
 *
 * Returns: (transfer full) (element-type LodestarPhase): the phases with new months
 */
GPtrArray *
lodestar_phases_scale (GPtrArray *phases, int old_months, int new_months)
{
  GPtrArray *scaled = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_phase_free);
  int        previous_old = 0, previous_new = 0;

  g_return_val_if_fail (old_months > 0 && new_months >= (int) phases->len, scaled);

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);
      int                  latest = new_months - (int) (phases->len - i - 1);
      int                  first, last;

      last = lodestar_phases_map_month (phases, old_months, new_months,
                                        MIN (phase->last_month, old_months));
      /* what followed without a gap still does */
      first = phase->first_month == previous_old + 1
                ? previous_new + 1
                : lodestar_phases_map_month (phases, old_months, new_months,
                                             MIN (phase->first_month, old_months));
      first = CLAMP (first, previous_new + 1, latest);
      last = CLAMP (last, first, latest);
      g_ptr_array_add (scaled,
                       lodestar_phase_new (phase->id, phase->kind, phase->name, first, last));
      previous_old = phase->last_month;
      previous_new = last;
    }

  return scaled;
}

/* Months since the start, and days into that month. */
static void
lodestar_phases_split_date (LodestarDate start, LodestarDate date, int *months, int *days)
{
  *months = lodestar_date_months_between (start, date);
  *days = date - lodestar_date_add_months (start, *months);
}

/**
 * lodestar_phases_move_date:
 * @old_phases: (element-type LodestarPhase): the phases as they were
 * @new_phases: (element-type LodestarPhase): the same phases, in the same order, as they are
 * @old_start: the first day of the program as it was
 * @new_start: the first day as it is
 * @old_months: how many months it took
 * @new_months: how many it takes
 * @date: the day of an event
 *
 * Moves an event with its program: it keeps its day within the month, and its
 * month keeps its place in its phase, counted from the nearer end. What lies
 * before the start or after the end keeps its distance.
 *
 * Returns: the new day
 */
LodestarDate
lodestar_phases_move_date (GPtrArray   *old_phases,
                           GPtrArray   *new_phases,
                           LodestarDate old_start,
                           LodestarDate new_start,
                           int          old_months,
                           int          new_months,
                           LodestarDate date)
{
  int          month, days;
  LodestarDate moved;

  g_return_val_if_fail (old_start > 0 && new_start > 0 && date > 0, date);
  g_return_val_if_fail (old_phases->len == new_phases->len, date);

  if (date < old_start)
    return new_start - (old_start - date);

  lodestar_phases_split_date (old_start, date, &month, &days);

  if (month >= old_months)
    month += new_months - old_months;
  else if (month >= 0)
    {
      int new_month = lodestar_phases_map_month (old_phases, old_months, new_months, month + 1);
      gboolean is_placed = FALSE;

      for (guint i = 0; i < old_phases->len && !is_placed; i++)
        {
          const LodestarPhase *old_phase = g_ptr_array_index (old_phases, i);
          const LodestarPhase *new_phase = g_ptr_array_index (new_phases, i);

          if (month + 1 >= old_phase->first_month && month + 1 <= old_phase->last_month)
            {
              int from_first = month + 1 - old_phase->first_month;
              int from_last = old_phase->last_month - month - 1;

              if (new_phase->last_month - new_phase->first_month ==
                  old_phase->last_month - old_phase->first_month)
                new_month = new_phase->first_month + from_first;
              else if (from_first == 0)
                new_month = new_phase->first_month;
              else if (from_last == 0)
                new_month = new_phase->last_month;

              new_month = CLAMP (new_month, new_phase->first_month, new_phase->last_month);
              is_placed = TRUE;
            }
        }

      month = new_month - 1;
    }

  moved = lodestar_date_add_months (new_start, month) + days;

  /* the 31st of a month that has 30 stays in that month */
  return MIN (moved, lodestar_date_add_months (new_start, month + 1) - 1);
}
