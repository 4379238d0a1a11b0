/* lodestar-relationship-guard.c - what the verbs of relationships check before they write
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-guard.h"

#include "lodestar-error.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_relationship_guard_refuse (GError **error, const char *format, LodestarDate date)
{
  g_autofree char *day = lodestar_date_format (date);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (day, parts);

  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, message);

  return FALSE;
}

/**
 * lodestar_relationship_guard_date:
 * @iso: text
 * @date: (out): the day that it writes
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it writes a day within living memory or sight
 */
gboolean
lodestar_relationship_guard_date (const char *iso, LodestarDate *date, GError **error)
{
  *date = lodestar_date_from_iso (iso);

  if (lodestar_date_is_near (*date))
    return TRUE;

  if (*date != LODESTAR_DATE_NONE)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("%s is too far away. Is the year right?"), iso);
      return FALSE;
    }

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("“%s” is not a date. Write it as 2026-06-09."), iso);

  return FALSE;
}

/**
 * lodestar_relationship_guard_running:
 * @row: a relationship
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is in trial, active or paused
 */
gboolean
lodestar_relationship_guard_running (const LodestarRelationshipRow *row, GError **error)
{
  if (lodestar_relationship_row_is_running (row))
    return TRUE;

  return lodestar_relationship_guard_refuse (error, _ ("The relationship ended on %s."),
                                             row->ended_on);
}

/**
 * lodestar_relationship_guard_day:
 * @row: a relationship
 * @day: the day of something that happens to it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it had begun by then
 */
gboolean
lodestar_relationship_guard_day (const LodestarRelationshipRow *row,
                                 LodestarDate                   day,
                                 GError                       **error)
{
  if (day >= row->started_on)
    return TRUE;

  return lodestar_relationship_guard_refuse (
    error, _ ("The relationship began on %s; the day given lies before."), row->started_on);
}

/**
 * lodestar_relationship_guard_meeting:
 * @row: a relationship
 * @meeting: a meeting of it that is to be written
 * @today: today
 * @error: return location for a #GError, or %NULL
 *
 * A meeting lies between the relationship's first and last day; one that was
 * held or missed is not in the future, and only one that was held has a rating.
 *
 * Returns: whether it can be written
 */
gboolean
lodestar_relationship_guard_meeting (const LodestarRelationshipRow *row,
                                     const LodestarMeeting         *meeting,
                                     LodestarDate                   today,
                                     GError                       **error)
{
  if (!lodestar_relationship_guard_day (row, meeting->date, error))
    return FALSE;

  if (row->ended_on != LODESTAR_DATE_NONE && meeting->state != LODESTAR_MEETING_CANCELLED &&
      (meeting->date > row->ended_on || meeting->state == LODESTAR_MEETING_PLANNED))
    return lodestar_relationship_guard_refuse (error, _ ("The relationship ended on %s."),
                                               row->ended_on);

  if ((meeting->state == LODESTAR_MEETING_HELD || meeting->state == LODESTAR_MEETING_MISSED) &&
      meeting->date > today)
    return lodestar_relationship_guard_refuse (
      error, _ ("%s is still ahead. A meeting on that day can be planned."), meeting->date);

  if (meeting->minutes < 0 || meeting->minutes > 1440)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A meeting lasts between 1 and 1440 minutes, not %d."), meeting->minutes);
      return FALSE;
    }

  if (meeting->rating < 0 || meeting->rating > 5)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A meeting is rated from 1 to 5, not %d."), meeting->rating);
      return FALSE;
    }

  if (meeting->rating > 0 && meeting->state != LODESTAR_MEETING_HELD)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("Only a meeting that was held can be rated."));
      return FALSE;
    }

  return TRUE;
}

/* The planned meeting that a logged one stands for: the one named, else one planned for that day.
 */
static const LodestarMeeting *
lodestar_relationship_guard_find_planned (const LodestarRelationshipRow *row,
                                          gint64                         meeting_id,
                                          LodestarDate                   date)
{
  if (meeting_id != 0)
    return lodestar_relationship_row_find_meeting (row, meeting_id);

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->state == LODESTAR_MEETING_PLANNED && meeting->date == date)
        return meeting;
    }

  return NULL;
}

/**
 * lodestar_relationship_guard_log:
 * @row: a relationship
 * @meeting: a meeting of it that is to be written; with an identity it takes that meeting’s place
 * @today: today
 * @planned: (out) (optional) (nullable): the meeting in whose place it comes
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_relationship_guard_meeting(); besides, a relationship meets once
 * a day, cancelled meetings apart.
 *
 * Returns: whether it can be written
 */
gboolean
lodestar_relationship_guard_log (const LodestarRelationshipRow *row,
                                 const LodestarMeeting         *meeting,
                                 LodestarDate                   today,
                                 const LodestarMeeting        **planned,
                                 GError                       **error)
{
  const LodestarMeeting *before =
    lodestar_relationship_guard_find_planned (row, meeting->id, meeting->date);

  if (!lodestar_relationship_guard_meeting (row, meeting, today, error))
    return FALSE;

  if (meeting->id != 0 && before == NULL)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                           _ ("The meeting is not there any more."));
      return FALSE;
    }

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *other = &g_array_index (row->meetings, LodestarMeeting, i);

      if (other->date == meeting->date && other != before &&
          other->state != LODESTAR_MEETING_CANCELLED &&
          meeting->state != LODESTAR_MEETING_CANCELLED)
        {
          g_autofree char *day = lodestar_date_format (meeting->date);

          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS,
                       _ ("There is already a meeting on %s."), day);
          return FALSE;
        }
    }

  if (planned != NULL)
    *planned = before;

  return TRUE;
}

/**
 * lodestar_relationship_guard_goal:
 * @goal: a goal that is to be written
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it can be written
 */
gboolean
lodestar_relationship_guard_goal (const LodestarGoal *goal, GError **error)
{
  if (lodestar_text_is_blank (goal->text))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("A goal needs a text."));
      return FALSE;
    }

  if (goal->progress < 0 || goal->progress > 100)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("Progress runs from 0 to 100 %%, not %d."), goal->progress);
      return FALSE;
    }

  return TRUE;
}
