/* lodestar-overdue.c - what somebody should do about a program's relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-overdue.h"

#include <glib/gi18n-lib.h>

static LodestarOverdue *
lodestar_overdue_add (GArray                        *items,
                      LodestarOverdueKind            kind,
                      LodestarOverdueAction          action,
                      const LodestarRelationshipRow *row)
{
  LodestarOverdue item = { .kind = kind, .action = action, .relationship_id = row->id };

  g_array_append_val (items, item);

  return &g_array_index (items, LodestarOverdue, items->len - 1);
}

static const LodestarHealthReason *
lodestar_overdue_find_risk (const LodestarHealth *health, LodestarHealthRule rule)
{
  for (guint i = 0; i < health->n_reasons; i++)
    if (health->reasons[i].rule == rule && health->reasons[i].is_risk)
      return &health->reasons[i];

  return NULL;
}

/* A planned meeting that is past says more than a silence and asks for the same: one row for both,
 * that of the oldest such meeting. */
static void
lodestar_overdue_collect_meetings (const LodestarRelationshipRow *row,
                                   const LodestarHealth          *health,
                                   LodestarDate                   today,
                                   GArray                        *items)
{
  const LodestarHealthReason *first, *silence;
  LodestarOverdue            *item;
  gboolean                    has_plan = FALSE;

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->state != LODESTAR_MEETING_PLANNED)
        continue;

      if (meeting->date >= today)
        {
          has_plan = TRUE;
          continue;
        }

      item = lodestar_overdue_add (items, LODESTAR_OVERDUE_UNLOGGED, LODESTAR_ACTION_LOG, row);
      item->subject_id = meeting->id;
      item->since = meeting->date;
      item->days = today - meeting->date;
      return;
    }

  first = lodestar_overdue_find_risk (health, LODESTAR_HEALTH_FIRST_MEETING);
  silence = lodestar_overdue_find_risk (health, LODESTAR_HEALTH_SILENCE);

  if (first == NULL && silence == NULL)
    return;

  item = lodestar_overdue_add (
    items, first != NULL ? LODESTAR_OVERDUE_FIRST_MEETING : LODESTAR_OVERDUE_SILENCE,
    has_plan ? LODESTAR_ACTION_LOG : LODESTAR_ACTION_PLAN, row);
  item->since = first != NULL ? first->since : silence->since;
  item->days = first != NULL ? first->over : silence->over;
  item->has_plan = has_plan;
}

static void
lodestar_overdue_collect_trial (const LodestarRelationshipRow *row,
                                LodestarDate                   today,
                                GArray                        *items)
{
  LodestarOverdue *item;
  LodestarDate     answered_on = LODESTAR_DATE_NONE;
  gint64           silent_id = 0;
  int              n_silent = 0;
  gboolean         is_poor = FALSE;

  if (row->state != LODESTAR_RELATIONSHIP_TRIAL)
    return;

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if (member->verdict == LODESTAR_VERDICT_NONE)
        {
          n_silent++;
          silent_id = member->participant_id;
        }
      else if (member->verdict == LODESTAR_VERDICT_POOR && !is_poor)
        {
          is_poor = TRUE;
          answered_on = member->verdict_on;
        }
    }

  if (is_poor)
    {
      item = lodestar_overdue_add (items, LODESTAR_OVERDUE_DECISION, LODESTAR_ACTION_DECIDE, row);
      item->since = answered_on;
      item->days = MAX (0, today - answered_on);
    }
  else if (today > row->trial_ends_on)
    {
      item = lodestar_overdue_add (
        items, n_silent > 0 ? LODESTAR_OVERDUE_VERDICT : LODESTAR_OVERDUE_DECISION,
        n_silent > 0 ? LODESTAR_ACTION_VERDICT : LODESTAR_ACTION_DECIDE, row);
      item->since = row->trial_ends_on;
      item->days = today - row->trial_ends_on;
      item->n = n_silent;
      item->subject_id = n_silent == 1 ? silent_id : 0;
    }
}

/* One row for the goals of a relationship: the one whose day has passed the longest, else the
 * untouched ones. */
static void
lodestar_overdue_collect_goals (const LodestarRelationshipRow *row,
                                const LodestarHealth          *health,
                                LodestarDate                   program_end,
                                LodestarDate                   today,
                                GArray                        *items)
{
  const LodestarHealthReason *stale = lodestar_overdue_find_risk (health, LODESTAR_HEALTH_GOALS);
  LodestarOverdue            *item;
  LodestarDate                oldest = LODESTAR_DATE_NONE;
  gint64                      oldest_id = 0;
  int                         n_due = 0;

  for (guint i = 0; i < row->goals->len; i++)
    {
      const LodestarGoal *goal = &g_array_index (row->goals, LodestarGoal, i);

      LodestarDate due = goal->due_date != LODESTAR_DATE_NONE ? goal->due_date : program_end - 1;

      if (goal->progress >= 100 || due >= today)
        continue;

      n_due++;

      if (oldest == LODESTAR_DATE_NONE || due < oldest)
        {
          oldest = due;
          oldest_id = goal->id;
        }
    }

  if (oldest != LODESTAR_DATE_NONE)
    {
      item = lodestar_overdue_add (items, LODESTAR_OVERDUE_GOAL_DUE, LODESTAR_ACTION_GOAL, row);
      item->subject_id = oldest_id;
      item->since = oldest;
      item->days = today - oldest;
      item->n = n_due;
    }
  else if (stale != NULL)
    {
      item = lodestar_overdue_add (items, LODESTAR_OVERDUE_GOALS_STALE, LODESTAR_ACTION_GOAL, row);
      item->subject_id = stale->subject_id;
      item->since = stale->since;
      item->days = stale->over;
      item->n = stale->n;
    }
}

static int
lodestar_overdue_compare (const void *a, const void *b)
{
  const LodestarOverdue *left = a, *right = b;

  if (left->days != right->days)
    return left->days > right->days ? -1 : 1;

  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;

  return left->relationship_id < right->relationship_id   ? -1
         : left->relationship_id > right->relationship_id ? 1
                                                          : 0;
}

/**
 * lodestar_overdue_collect:
 * @row: a relationship
 * @health: its health today
 * @program_end: the first day after the program
 * @today: the day to look at it
 * @items: (element-type LodestarOverdue): where to add what is overdue
 *
 * Finds what is overdue in a relationship in trial or active: at most one row
 * about meetings, one about the trial and one about goals.
 */
void
lodestar_overdue_collect (const LodestarRelationshipRow *row,
                          const LodestarHealth          *health,
                          LodestarDate                   program_end,
                          LodestarDate                   today,
                          GArray                        *items)
{
  if (!lodestar_relationship_row_is_followed (row))
    return;

  lodestar_overdue_collect_meetings (row, health, today, items);
  lodestar_overdue_collect_trial (row, today, items);
  lodestar_overdue_collect_goals (row, health, program_end, today, items);
}

/**
 * lodestar_overdue_sort:
 * @items: (element-type LodestarOverdue): what is overdue
 *
 * Puts the most urgent first: the longest overdue; among equals by kind and
 * identity, so that the order is always the same.
 */
void
lodestar_overdue_sort (GArray *items)
{
  g_array_sort (items, lodestar_overdue_compare);
}

/**
 * lodestar_overdue_is_late:
 * @item: something overdue
 *
 * Returns: whether it is overdue for more than a week
 */
gboolean
lodestar_overdue_is_late (const LodestarOverdue *item)
{
  return item->days > LODESTAR_OVERDUE_LATE_DAYS;
}

/**
 * lodestar_overdue_kind_get_nick:
 * @kind: a kind
 *
 * Returns: its name in JSON
 */
const char *
lodestar_overdue_kind_get_nick (LodestarOverdueKind kind)
{
  static const char *const nicks[LODESTAR_N_OVERDUE_KINDS] = {
    "unlogged", "first-meeting", "silence", "verdict", "decision", "goal-due", "goals-stale"
  };

  g_return_val_if_fail (kind < LODESTAR_N_OVERDUE_KINDS, NULL);

  return nicks[kind];
}

/**
 * lodestar_overdue_dup_title:
 * @item: something overdue
 * @row: its relationship
 *
 * Returns: (transfer full): what it is: “First meeting of Amira Haddad and Jonas Lindqvist”
 */
char *
lodestar_overdue_dup_title (const LodestarOverdue *item, const LodestarRelationshipRow *row)
{
  g_autofree char *name = lodestar_relationship_row_dup_name (row);

  switch (item->kind)
    {
    case LODESTAR_OVERDUE_UNLOGGED:
      return g_strdup_printf (_ ("Was the meeting of %s held?"), name);
    case LODESTAR_OVERDUE_FIRST_MEETING:
      return g_strdup_printf (_ ("First meeting of %s"), name);
    case LODESTAR_OVERDUE_SILENCE:
      return g_strdup_printf (_ ("Next meeting of %s"), name);
    case LODESTAR_OVERDUE_VERDICT:
      return g_strdup_printf (_ ("Trial of %s has ended"), name);
    case LODESTAR_OVERDUE_DECISION:
      return g_strdup_printf (_ ("Decide about %s"), name);
    case LODESTAR_OVERDUE_GOAL_DUE:
      if (item->n == 1)
        return g_strdup_printf (_ ("Goal of %s"), name);
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d goal of %s", "%d goals of %s", item->n), item->n, name);
    case LODESTAR_OVERDUE_GOALS_STALE:
    default:
      return g_strdup_printf (_ ("Goals of %s"), name);
    }
}

static char *
lodestar_overdue_dup_verdict_detail (const LodestarOverdue         *item,
                                     const LodestarRelationshipRow *row)
{
  const LodestarMember *member =
    item->subject_id != 0 ? lodestar_relationship_row_find_member (row, item->subject_id) : NULL;

  if (member == NULL)
    return g_strdup (_ ("nobody has answered"));

  /* Translators: %s is a person's name */
  return g_strdup_printf (_ ("%s has not answered"), member->name);
}

/**
 * lodestar_overdue_dup_detail:
 * @item: something overdue
 * @row: its relationship
 *
 * Returns: (transfer full): how long and since when: “21 days overdue · began on 2 March 2026”
 */
char *
lodestar_overdue_dup_detail (const LodestarOverdue *item, const LodestarRelationshipRow *row)
{
  g_autofree char *late = NULL, *date = lodestar_date_format_short (item->since), *rest = NULL;

  if (item->days == 0)
    late = g_strdup (_ ("since today"));
  else
    late = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day overdue", "%d days overdue", item->days), item->days);

  switch (item->kind)
    {
    case LODESTAR_OVERDUE_UNLOGGED:
      rest = g_strdup_printf (_ ("planned for %s"), date);
      break;
    case LODESTAR_OVERDUE_FIRST_MEETING:
      rest = item->has_plan ? g_strdup_printf (_ ("began %s, a meeting is planned"), date)
                            : g_strdup_printf (_ ("began %s, nothing is planned"), date);
      break;
    case LODESTAR_OVERDUE_SILENCE:
      rest = item->has_plan ? g_strdup_printf (_ ("last met %s, a meeting is planned"), date)
                            : g_strdup_printf (_ ("last met %s, nothing is planned"), date);
      break;
    case LODESTAR_OVERDUE_VERDICT:
      rest = lodestar_overdue_dup_verdict_detail (item, row);
      break;
    case LODESTAR_OVERDUE_DECISION:
      rest = g_strdup (row->trial_ends_on == item->since ? _ ("not everybody said “good fit”")
                                                         : _ ("somebody said “not a good fit”"));
      break;
    case LODESTAR_OVERDUE_GOAL_DUE:
      {
        const LodestarGoal *goal = lodestar_relationship_row_find_goal (row, item->subject_id);

        /* Translators: a date and the text of a goal */
        rest = g_strdup_printf (_ ("due %s · “%s”"), date, goal != NULL ? goal->text : "");
        break;
      }
    case LODESTAR_OVERDUE_GOALS_STALE:
    default:
      rest = g_strdup_printf (_ ("untouched since %s"), date);
      break;
    }

  return g_strdup_printf ("%s · %s", late, rest);
}

/**
 * lodestar_overdue_get_action_label:
 * @item: something overdue
 *
 * Returns: the label of the button of its row
 */
const char *
lodestar_overdue_get_action_label (const LodestarOverdue *item)
{
  switch (item->action)
    {
    case LODESTAR_ACTION_LOG:
      return _ ("Log…");
    case LODESTAR_ACTION_PLAN:
      return _ ("Plan…");
    case LODESTAR_ACTION_VERDICT:
      return _ ("Verdict…");
    case LODESTAR_ACTION_DECIDE:
      return _ ("Decide…");
    case LODESTAR_ACTION_GOAL:
    default:
      return _ ("Update…");
    }
}
