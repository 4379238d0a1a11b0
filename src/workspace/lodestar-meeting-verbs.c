/* lodestar-meeting-verbs.c - what can be done to meetings
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-meeting-verbs.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-meeting-store.h"
#include "lodestar-relationship-guard.h"
#include "lodestar-relationship-store.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_meeting_verbs_parse_state (const char *nick, LodestarMeetingState *state, GError **error)
{
  if (lodestar_meeting_state_from_nick (nick, state))
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("A meeting is planned, held, missed or cancelled, not “%s”."), nick);

  return FALSE;
}

static gboolean
lodestar_meeting_verbs_note (LodestarDb            *db,
                             gint64                 relationship_id,
                             const LodestarMeeting *meeting,
                             GError               **error)
{
  char             iso[LODESTAR_DATE_ISO_SIZE];
  g_autofree char *detail = g_strdup_printf ("{\"date\":\"%s\",\"state\":\"%s\"}",
                                             lodestar_date_to_iso (meeting->date, iso),
                                             lodestar_meeting_state_get_nick (meeting->state));

  return lodestar_history_add (db, "relationship", relationship_id, detail, error);
}

/* Writes @meeting over the planned one that it stands for, or as a new one. A held or missed one
 * of the same day is not written twice. */
static gboolean
lodestar_meeting_verbs_write (LodestarDb      *db,
                              gint64           relationship_id,
                              LodestarMeeting *meeting,
                              LodestarDate     today,
                              GError         **error)
{
  g_autoptr (LodestarRelationshipRow) row =
    lodestar_relationship_store_read_one (db, relationship_id, error);
  const LodestarMeeting *planned;

  if (row == NULL || !lodestar_relationship_guard_log (row, meeting, today, &planned, error))
    return FALSE;

  if (planned != NULL)
    {
      meeting->id = planned->id;

      if (meeting->minutes == 0 && meeting->state == LODESTAR_MEETING_HELD)
        meeting->minutes = planned->minutes;

      if (meeting->note == NULL || meeting->note[0] == '\0')
        meeting->note = planned->note;

      return lodestar_meeting_store_set (db, meeting, error) &&
             lodestar_meeting_verbs_note (db, relationship_id, meeting, error);
    }

  return lodestar_meeting_store_add (db, relationship_id, meeting, &meeting->id, error) &&
         lodestar_meeting_verbs_note (db, relationship_id, meeting, error);
}

static gboolean
lodestar_meeting_verbs_plan (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  LodestarMeeting meeting = { .state = LODESTAR_MEETING_PLANNED };
  const char     *iso, *note;
  gint64          id;

  g_variant_get (in, "(x&si&s)", &id, &iso, &meeting.minutes, &note);
  meeting.note = (char *) note;

  if (!lodestar_relationship_guard_date (iso, &meeting.date, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_relationship_guard_running (row, error))
    return FALSE;

  /* A day that is planned twice is one meeting, as it was said last. */
  if (!lodestar_meeting_verbs_write (db, id, &meeting, LODESTAR_DATE_NONE, error))
    return FALSE;

  *out = g_variant_new ("x", meeting.id);

  return TRUE;
}

static gboolean
lodestar_meeting_verbs_has_meeting (const LodestarRelationshipRow *row,
                                    LodestarDate                   from,
                                    LodestarDate                   before)
{
  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->date >= from && meeting->date < before &&
          (meeting->state == LODESTAR_MEETING_PLANNED || meeting->state == LODESTAR_MEETING_HELD))
        return TRUE;
    }

  return FALSE;
}

static gboolean
lodestar_meeting_verbs_plan_one_series (LodestarDb                    *db,
                                        const LodestarRelationshipRow *row,
                                        LodestarDate                   first,
                                        LodestarDate                   last,
                                        guint                         *n_planned,
                                        GError                       **error)
{
  LodestarCadence cadence;
  int             minutes;

  if (!lodestar_relationship_guard_running (row, error) ||
      !lodestar_relationship_guard_day (row, first, error) ||
      !lodestar_relationship_store_get_pace (db, row->program_id, &cadence, &minutes, error))
    return FALSE;

  for (int n = 0;; n++)
    {
      LodestarMeeting meeting = { .date = lodestar_cadence_nth (cadence, first, n),
                                  .state = LODESTAR_MEETING_PLANNED,
                                  .minutes = minutes };

      if (meeting.date > last)
        return TRUE;

      if (lodestar_meeting_verbs_has_meeting (row, meeting.date,
                                              lodestar_cadence_nth (cadence, first, n + 1)))
        continue;

      if (!lodestar_meeting_store_add (db, row->id, &meeting, NULL, error))
        return FALSE;

      (*n_planned)++;
    }
}

static gboolean
lodestar_meeting_verbs_plan_series (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariantIter) ids = NULL;
  const char  *first_iso, *last_iso;
  LodestarDate first, last;
  guint        n_all = 0;
  gint64       id;

  g_variant_get (in, "(ax&s&s)", &ids, &first_iso, &last_iso);

  if (!lodestar_relationship_guard_date (first_iso, &first, error) ||
      !lodestar_relationship_guard_date (last_iso, &last, error))
    return FALSE;

  while (g_variant_iter_next (ids, "x", &id))
    {
      g_autoptr (LodestarRelationshipRow) row =
        lodestar_relationship_store_read_one (db, id, error);
      g_autofree char *detail = NULL;
      guint            n = 0;

      if (row == NULL || !lodestar_meeting_verbs_plan_one_series (db, row, first, last, &n, error))
        return FALSE;

      detail = g_strdup_printf ("{\"planned\":%u}", n);

      if (n > 0 && !lodestar_history_add (db, "relationship", id, detail, error))
        return FALSE;

      n_all += n;
    }

  *out = g_variant_new ("u", n_all);

  return TRUE;
}

static gboolean
lodestar_meeting_verbs_log (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  LodestarMeeting meeting = { 0 };
  const char     *iso, *nick, *note, *today_iso;
  LodestarDate    today;
  gint64          id;

  g_variant_get (in, "(xx&s&sii&s&s)", &id, &meeting.id, &iso, &nick, &meeting.minutes,
                 &meeting.rating, &note, &today_iso);
  meeting.note = (char *) note;

  if (!lodestar_relationship_guard_date (iso, &meeting.date, error) ||
      !lodestar_relationship_guard_date (today_iso, &today, error) ||
      !lodestar_meeting_verbs_parse_state (nick, &meeting.state, error) ||
      !lodestar_meeting_verbs_write (db, id, &meeting, today, error))
    return FALSE;

  *out = g_variant_new ("x", meeting.id);

  return TRUE;
}

/* A line about a meeting that cannot be logged, by the names of those who met. */
static gboolean
lodestar_meeting_verbs_add_refusal (
  LodestarDb *db, gint64 id, const GError *reason, GString *refusals, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autofree char *name = NULL;

  if (reason->domain != LODESTAR_ERROR ||
      (row = lodestar_relationship_store_read_one (db, id, NULL)) == NULL)
    {
      g_propagate_error (error, g_error_copy (reason));
      return FALSE;
    }

  name = lodestar_relationship_row_dup_name (row);
  /* Translators: the names of two people, and why their meeting cannot be logged */
  g_string_append_printf (refusals, _ ("%s: %s"), name, reason->message);
  g_string_append_c (refusals, '\n');

  return TRUE;
}

static gboolean
lodestar_meeting_verbs_log_many (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariantIter) entries = NULL;
  g_autoptr (GString) refusals = g_string_new (NULL);
  LodestarMeeting meeting = { 0 };
  const char     *iso, *nick, *today_iso;
  LodestarDate    today;
  gint64          id;
  guint           n = 0;

  g_variant_get (in, "(a(xxssii)&s)", &entries, &today_iso);

  if (!lodestar_relationship_guard_date (today_iso, &today, error))
    return FALSE;

  while (g_variant_iter_next (entries, "(xx&s&sii)", &id, &meeting.id, &iso, &nick,
                              &meeting.minutes, &meeting.rating))
    {
      g_autoptr (GError) reason = NULL;

      meeting.note = NULL;

      if ((!lodestar_relationship_guard_date (iso, &meeting.date, &reason) ||
           !lodestar_meeting_verbs_parse_state (nick, &meeting.state, &reason) ||
           !lodestar_meeting_verbs_write (db, id, &meeting, today, &reason)) &&
          !lodestar_meeting_verbs_add_refusal (db, id, reason, refusals, error))
        return FALSE;

      n++;
    }

  if (refusals->len > 0)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           g_strchomp (refusals->str));
      return FALSE;
    }

  *out = g_variant_new ("u", n);

  return TRUE;
}

static gboolean
lodestar_meeting_verbs_apply (GVariant *columns, LodestarMeeting *meeting, GError **error)
{
  const char *text;

  if (g_variant_lookup (columns, "date", "&s", &text) &&
      !lodestar_relationship_guard_date (text, &meeting->date, error))
    return FALSE;

  if (g_variant_lookup (columns, "state", "&s", &text) &&
      !lodestar_meeting_verbs_parse_state (text, &meeting->state, error))
    return FALSE;

  if (g_variant_lookup (columns, "note", "&s", &text))
    meeting->note = (char *) text;

  g_variant_lookup (columns, "minutes", "i", &meeting->minutes);
  g_variant_lookup (columns, "rating", "i", &meeting->rating);

  if (meeting->state != LODESTAR_MEETING_HELD)
    meeting->rating = 0;

  return TRUE;
}

static gboolean
lodestar_meeting_verbs_edit (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autoptr (GVariant) columns = NULL;
  LodestarMeeting meeting;
  const char     *today_iso;
  LodestarDate    today;
  gint64          id, relationship_id;

  g_variant_get (in, "(x@a{sv}&s)", &id, &columns, &today_iso);

  if (!lodestar_relationship_guard_date (today_iso, &today, error) ||
      !lodestar_meeting_store_find_relationship (db, id, &relationship_id, error) ||
      (row = lodestar_relationship_store_read_one (db, relationship_id, error)) == NULL)
    return FALSE;

  meeting = *lodestar_relationship_row_find_meeting (row, id); /* its note is borrowed */

  return lodestar_meeting_verbs_apply (columns, &meeting, error) &&
         lodestar_relationship_guard_log (row, &meeting, today, NULL, error) &&
         lodestar_meeting_store_set (db, &meeting, error) &&
         lodestar_meeting_verbs_note (db, relationship_id, &meeting, error);
}

static gboolean
lodestar_meeting_verbs_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 id, relationship_id;

  g_variant_get (in, "(x)", &id);

  return lodestar_meeting_store_find_relationship (db, id, &relationship_id, error) &&
         lodestar_meeting_store_remove (db, id, error) &&
         lodestar_history_add (db, "relationship", relationship_id, NULL, error);
}

/**
 * lodestar_verb_meeting_plan:
 *
 * `(xsis)`: a running relationship, a day, minutes (0 where open) and a note.
 * Planned again for the same day it is changed. Gives `x`, the meeting.
 */
const LodestarVerb lodestar_verb_meeting_plan = { "meeting-plan", N_ ("Plan Meeting"), "(xsis)",
                                                  lodestar_meeting_verbs_plan };

/**
 * lodestar_verb_meeting_plan_series:
 *
 * `(axss)`: running relationships, the first day, and the last day possible.
 * Plans a meeting for each span of the program's cadence from the first day on,
 * of the program's usual length; spans with a meeting planned or held are left
 * as they are. Gives `u`, the meetings planned.
 */
const LodestarVerb lodestar_verb_meeting_plan_series = { "meeting-plan-series",
                                                         N_ ("Plan Meetings"), "(axss)",
                                                         lodestar_meeting_verbs_plan_series };

/**
 * lodestar_verb_meeting_log:
 *
 * `(xxssiiss)`: a relationship, the planned meeting that took place (0: the one
 * planned for that day, else a new one), the day, `held` or `missed`, minutes
 * and rating (0 where not known), a note, and today. Gives `x`, the meeting.
 */
const LodestarVerb lodestar_verb_meeting_log = { "meeting-log", N_ ("Log Meeting"), "(xxssiiss)",
                                                 lodestar_meeting_verbs_log };

/**
 * lodestar_verb_meeting_log_many:
 *
 * `(a(xxssii)s)`: for each meeting a relationship, planned meeting, day, `held`
 * or `missed`, minutes and rating as in lodestar_verb_meeting_log; and today.
 * All or none: where some cannot be logged, the error has a line for each of
 * them that says whose it is and why. Gives `u`, the meetings logged.
 */
const LodestarVerb lodestar_verb_meeting_log_many = { "meeting-log-many", N_ ("Log Meetings"),
                                                      "(a(xxssii)s)",
                                                      lodestar_meeting_verbs_log_many };

/**
 * lodestar_verb_meeting_edit:
 *
 * `(xa{sv}s)`: a meeting, what to change (`date` s, `state` s, `minutes` i,
 * `rating` i, `note` s) and today.
 */
const LodestarVerb lodestar_verb_meeting_edit = { "meeting-edit", N_ ("Edit Meeting"), "(xa{sv}s)",
                                                  lodestar_meeting_verbs_edit };

/**
 * lodestar_verb_meeting_remove:
 *
 * `(x)`: a meeting.
 */
const LodestarVerb lodestar_verb_meeting_remove = { "meeting-remove", N_ ("Remove Meeting"), "(x)",
                                                    lodestar_meeting_verbs_remove };
