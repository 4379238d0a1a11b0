/* lodestar-health.c - how a relationship is doing, and why
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-health.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

static LodestarHealthReason *
lodestar_health_add (LodestarHealth *health, LodestarHealthRule rule)
{
  LodestarHealthReason *reason = &health->reasons[health->n_reasons++];

  *reason = (LodestarHealthReason) { .rule = rule };

  return reason;
}

/* Days passed since @since without those in which the relationship rested. */
static int
lodestar_health_count_days (const LodestarRelationshipRow *row,
                            LodestarDate                   since,
                            LodestarDate                   today)
{
  return today - since - lodestar_relationship_row_get_paused_days (row, since, today);
}

static void
lodestar_health_check_trial (const LodestarRelationshipRow *row,
                             LodestarDate                   today,
                             LodestarHealth                *health)
{
  LodestarHealthReason *reason;

  if (row->state != LODESTAR_RELATIONSHIP_TRIAL)
    return;

  reason = lodestar_health_add (health, LODESTAR_HEALTH_TRIAL);
  reason->since = row->trial_ends_on;
  reason->days = today - row->trial_ends_on;

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if (member->verdict != LODESTAR_VERDICT_NONE)
        continue;

      reason->n++;
      reason->subject_id = member->participant_id;
    }

  if (reason->n != 1)
    reason->subject_id = 0;

  reason->is_risk = reason->days > 0 && reason->n > 0;
  reason->over = reason->is_risk ? reason->days : 0;
}

static void
lodestar_health_check_meetings (const LodestarRelationshipRow *row,
                                LodestarCadence                cadence,
                                LodestarDate                   today,
                                LodestarHealth                *health)
{
  LodestarHealthReason *reason;
  LodestarDate          last = LODESTAR_DATE_NONE;
  int                   limit;

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->state == LODESTAR_MEETING_HELD && meeting->date <= today)
        last = MAX (last, meeting->date);
    }

  if (last == LODESTAR_DATE_NONE)
    {
      reason = lodestar_health_add (health, LODESTAR_HEALTH_FIRST_MEETING);
      reason->since = lodestar_relationship_row_get_first_day (row);
      limit = LODESTAR_HEALTH_FIRST_MEETING_DAYS;
    }
  else
    {
      reason = lodestar_health_add (health, LODESTAR_HEALTH_SILENCE);
      reason->since = last;
      limit = lodestar_cadence_get_days (cadence) * 3 / 2;
    }

  reason->days = MAX (lodestar_health_count_days (row, reason->since, today), 0);
  reason->is_risk = reason->days > limit;
  reason->over = reason->is_risk ? reason->days - limit : 0;
}

static void
lodestar_health_check_goals (const LodestarRelationshipRow *row,
                             LodestarDate                   today,
                             LodestarHealth                *health)
{
  const LodestarGoal   *stalest = NULL;
  LodestarHealthReason *reason;
  int                   most = 0, n_stale = 0;

  for (guint i = 0; i < row->goals->len; i++)
    {
      const LodestarGoal *goal = &g_array_index (row->goals, LodestarGoal, i);
      int                 days;

      if (goal->progress >= 100)
        continue;

      days = lodestar_health_count_days (row, goal->touched_on, today);
      n_stale += days >= LODESTAR_HEALTH_GOAL_DAYS;

      if (stalest == NULL || days > most)
        {
          stalest = goal;
          most = days;
        }
    }

  if (stalest == NULL)
    return;

  reason = lodestar_health_add (health, LODESTAR_HEALTH_GOALS);
  reason->since = stalest->touched_on;
  reason->subject_id = stalest->id;
  reason->days = most;
  reason->n = n_stale;
  reason->is_risk = n_stale > 0;
  reason->over = reason->is_risk ? most - LODESTAR_HEALTH_GOAL_DAYS + 1 : 0;
}

static int
lodestar_health_compare_reasons (const void *a, const void *b)
{
  const LodestarHealthReason *left = a, *right = b;

  if (left->is_risk != right->is_risk)
    return left->is_risk ? -1 : 1;

  if (left->over != right->over)
    return left->over > right->over ? -1 : 1;

  return (int) left->rule - (int) right->rule;
}

/**
 * lodestar_health_compute:
 * @row: a relationship
 * @cadence: how often its program wants it to meet
 * @today: the day to look at it
 * @health: (out caller-allocates): what the rules say
 *
 * Health is computed from four stated rules, each of which gives a reason, good
 * or bad:
 *
 * - a relationship that never met is at risk when more than 14 days have passed
 *   since its start, or the program's where that is later;
 * - one that met is at risk when more than 1.5 × the cadence's days have passed
 *   since it last met (more than 45 for monthly);
 * - it is at risk when a goal below 100 % was not touched for 45 days or more;
 * - one in trial is at risk from the day after the trial's end on as long as a
 *   member has given no verdict.
 *
 * Days in which it rested do not count. A relationship that is paused,
 * completed or ended is no risk and has no reasons.
 */
void
lodestar_health_compute (const LodestarRelationshipRow *row,
                         LodestarCadence                cadence,
                         LodestarDate                   today,
                         LodestarHealth                *health)
{
  *health = (LodestarHealth) { .level = LODESTAR_HEALTH_NONE };

  if (!lodestar_relationship_row_is_followed (row))
    return;

  lodestar_health_check_trial (row, today, health);
  lodestar_health_check_meetings (row, cadence, today, health);
  lodestar_health_check_goals (row, today, health);
  qsort (health->reasons, health->n_reasons, sizeof (LodestarHealthReason),
         lodestar_health_compare_reasons);
  health->level = health->n_reasons > 0 && health->reasons[0].is_risk ? LODESTAR_HEALTH_RISK
                                                                      : LODESTAR_HEALTH_GOOD;
}

/**
 * lodestar_health_get_severity:
 * @health: the health of a relationship
 *
 * For sorting: the days for which the longest broken rule is broken, 0 for a
 * relationship in good health, -1 for one that is not followed.
 *
 * Returns: the severity
 */
int
lodestar_health_get_severity (const LodestarHealth *health)
{
  if (health->level == LODESTAR_HEALTH_NONE)
    return -1;

  return health->level == LODESTAR_HEALTH_RISK ? health->reasons[0].over : 0;
}

/**
 * lodestar_health_level_get_nick:
 * @level: a level
 *
 * Returns: its name in JSON
 */
const char *
lodestar_health_level_get_nick (LodestarHealthLevel level)
{
  static const char *const nicks[LODESTAR_N_HEALTH_LEVELS] = { "none", "good", "risk" };

  g_return_val_if_fail (level < LODESTAR_N_HEALTH_LEVELS, NULL);

  return nicks[level];
}

/**
 * lodestar_health_level_get_label:
 * @level: a level
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_health_level_get_label (LodestarHealthLevel level)
{
  static const char *const labels[LODESTAR_N_HEALTH_LEVELS] = { N_ ("Not followed"),
                                                                N_ ("Doing well"),
                                                                N_ ("Needs attention") };

  g_return_val_if_fail (level < LODESTAR_N_HEALTH_LEVELS, NULL);

  return _ (labels[level]);
}

/**
 * lodestar_health_rule_get_nick:
 * @rule: a rule
 *
 * Returns: its name in JSON
 */
const char *
lodestar_health_rule_get_nick (LodestarHealthRule rule)
{
  static const char *const nicks[LODESTAR_N_HEALTH_RULES] = { "trial", "first-meeting", "silence",
                                                              "goals" };

  g_return_val_if_fail (rule < LODESTAR_N_HEALTH_RULES, NULL);

  return nicks[rule];
}

static char *
lodestar_health_reason_dup_trial_title (const LodestarHealthReason *reason)
{
  if (reason->is_risk)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "The trial ended %d day ago without an answer",
                   "The trial ended %d days ago without an answer", reason->days),
      reason->days);

  if (reason->days > 0)
    return g_strdup (_ ("The trial is over"));

  if (reason->days == 0)
    return g_strdup (_ ("The trial ends today"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The trial runs for %d more day",
                                       "The trial runs for %d more days", -reason->days),
                          -reason->days);
}

/**
 * lodestar_health_reason_dup_title:
 * @reason: a reason
 * @row: the relationship
 *
 * Returns: (transfer full): the reason in a few words: “Silent for 47 days”
 */
char *
lodestar_health_reason_dup_title (const LodestarHealthReason    *reason,
                                  const LodestarRelationshipRow *row)
{
  int days = reason->days;

  switch (reason->rule)
    {
    case LODESTAR_HEALTH_TRIAL:
      return lodestar_health_reason_dup_trial_title (reason);
    case LODESTAR_HEALTH_FIRST_MEETING:
      if (reason->is_risk)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "No first meeting for %d day",
                                             "No first meeting for %d days", days),
                                days);
      return g_strdup (_ ("The first meeting is ahead"));
    case LODESTAR_HEALTH_SILENCE:
      if (reason->is_risk)
        return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Silent for %d day", "Silent for %d days", days), days);
      if (days == 0)
        return g_strdup (_ ("Met today"));
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Met %d day ago", "Met %d days ago", days), days);
    case LODESTAR_HEALTH_GOALS:
    default:
      if (!reason->is_risk)
        return g_strdup (_ ("Goals are fresh"));
      if (reason->n == 1)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A goal is untouched for %d day",
                                             "A goal is untouched for %d days", days),
                                days);
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d goal is untouched", "%d goals are untouched", reason->n),
        reason->n);
    }
}

static char *
lodestar_health_reason_dup_trial_detail (const LodestarHealthReason    *reason,
                                         const LodestarRelationshipRow *row,
                                         const char                    *date)
{
  if (reason->n == 0)
    return g_strdup (_ ("Everybody has answered"));

  if (reason->subject_id != 0)
    {
      const LodestarMember *member =
        lodestar_relationship_row_find_member (row, reason->subject_id);

      /* Translators: the first %s is a name, the second a date */
      return g_strdup_printf (_ ("%s has not answered; the trial’s last day is %s"), member->name,
                              date);
    }

  return g_strdup_printf (_ ("Nobody has answered yet; the trial’s last day is %s"), date);
}

/**
 * lodestar_health_reason_dup_detail:
 * @reason: a reason
 * @row: the relationship
 * @cadence: how often its program wants it to meet
 *
 * Returns: (transfer full): what the reason is measured against: “Last met
 *   29 April; monthly is agreed”
 */
char *
lodestar_health_reason_dup_detail (const LodestarHealthReason    *reason,
                                   const LodestarRelationshipRow *row,
                                   LodestarCadence                cadence)
{
  g_autofree char *date = lodestar_date_format (reason->since);

  switch (reason->rule)
    {
    case LODESTAR_HEALTH_TRIAL:
      return lodestar_health_reason_dup_trial_detail (reason, row, date);
    case LODESTAR_HEALTH_FIRST_MEETING:
      if (reason->since > row->started_on)
        return g_strdup_printf (
          _ ("The program starts on %s; a first meeting is wanted within %d days"), date,
          LODESTAR_HEALTH_FIRST_MEETING_DAYS);
      return g_strdup_printf (_ ("Began on %s; a first meeting is wanted within %d days"), date,
                              LODESTAR_HEALTH_FIRST_MEETING_DAYS);
    case LODESTAR_HEALTH_SILENCE:
      /* Translators: the first %s is a date, the second a cadence as “Monthly” */
      return g_strdup_printf (_ ("Last met on %s · agreed: %s"), date,
                              lodestar_cadence_get_label (cadence));
    case LODESTAR_HEALTH_GOALS:
    default:
      {
        const LodestarGoal *goal = lodestar_relationship_row_find_goal (row, reason->subject_id);

        if (reason->is_risk)
          /* Translators: the first %s is the text of a goal, the second a date */
          return g_strdup_printf (_ ("“%s” last changed on %s"), goal->text, date);
        return g_strdup_printf (_ ("Every open goal was updated on %s or later"), date);
      }
    }
}

/**
 * lodestar_health_dup_summary:
 * @health: the health of @row
 * @row: a relationship
 *
 * Returns: (transfer full): the risks in one line, or the level's label
 */
char *
lodestar_health_dup_summary (const LodestarHealth *health, const LodestarRelationshipRow *row)
{
  g_autoptr (GString) line = NULL;

  if (health->level != LODESTAR_HEALTH_RISK)
    return g_strdup (lodestar_health_level_get_label (health->level));

  line = g_string_new (NULL);

  for (guint i = 0; i < health->n_reasons && health->reasons[i].is_risk; i++)
    {
      g_autofree char *title = lodestar_health_reason_dup_title (&health->reasons[i], row);

      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", title);
    }

  return g_string_free_and_steal (g_steal_pointer (&line));
}
