/* lodestar-report-progress-table.c - the relationships that run, those in need of care first
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"
#include "lodestar-report-progress-private.h"

#include <glib/gi18n-lib.h>

#include "lodestar-text.h"

#define MOST_DOTS 12

/* A letter for each of the last months; counts those that are due or met. */
static char *
lodestar_report_progress_dup_dots (const LodestarRelationshipRow *row,
                                   GArray                        *months,
                                   int                           *n_met,
                                   int                           *n_due)
{
  GString *dots = g_string_new (NULL);
  guint    first = months->len > MOST_DOTS ? months->len - MOST_DOTS : 0;

  *n_met = *n_due = 0;

  for (guint i = first; i < months->len; i++)
    {
      const LodestarMonth *month = &g_array_index (months, LodestarMonth, i);
      gboolean             has_met = FALSE;
      gboolean             is_due =
        row->started_on <= month->first && lodestar_report_progress_is_full (month) &&
        lodestar_relationship_row_get_paused_days (row, month->first, month->last + 1) == 0;

      for (guint j = 0; j < row->meetings->len; j++)
        {
          const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, j);

          if (meeting->state == LODESTAR_MEETING_HELD && meeting->date >= month->first &&
              meeting->date <= month->last)
            has_met = TRUE;
        }

      g_string_append_c (dots, has_met ? 'x' : (is_due ? 'o' : '-'));
      *n_met += has_met;
      *n_due += has_met || is_due;
    }

  return g_string_free_and_steal (dots);
}

static char *
lodestar_report_progress_dup_reason (const LodestarReportFollowed *item, LodestarCadence cadence)
{
  const LodestarHealth *health = &item->assessment->health;
  GString              *words = g_string_new (NULL);

  for (guint i = 0; i < health->n_reasons; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *detail = NULL;

      if (!health->reasons[i].is_risk)
        continue;

      title = lodestar_health_reason_dup_title (&health->reasons[i], item->row);

      /* Goals are the partners' own: the day is told, not what they wrote. */
      if (health->reasons[i].rule == LODESTAR_HEALTH_GOALS)
        {
          g_autofree char *since = lodestar_date_format (health->reasons[i].since);

          /* Translators: %s is a date */
          detail = g_strdup_printf (_ ("Last changed on %s"), since);
        }
      else
        detail = lodestar_health_reason_dup_detail (&health->reasons[i], item->row, cadence);

      g_string_append_printf (words, "%s%s. %s.", words->len > 0 ? " " : "", title, detail);
    }

  return g_string_free_and_steal (words);
}

static const LodestarMember *
lodestar_report_progress_find_role (const LodestarRelationshipRow *row, const char *role)
{
  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if (g_str_equal (member->role, role))
        return member;
    }

  return NULL;
}

/* In how many columns people are named: of pairs both and a department, of groups the mentor and
 * all others, of circles everybody in one. */
static guint
lodestar_report_progress_count_name_columns (const LodestarFigures *figures, GArray *followed)
{
  for (guint i = 0; i < followed->len; i++)
    if (g_array_index (followed, LodestarReportFollowed, i).row->members->len > 2)
      return figures->is_peer ? 1 : 2;

  return 3;
}

static char *
lodestar_report_progress_dup_all_names (const LodestarRelationshipRow *row, const char *but)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);
      g_autofree char      *name = lodestar_text_isolate (member->name);

      if (g_strcmp0 (member->role, but) == 0)
        continue;

      if (names->len > 0)
        /* Translators: between the names of three or more people */
        g_string_append (names, C_ ("list of people", ", "));

      g_string_append (names, name);
    }

  return g_string_free_and_steal (names);
}

static void
lodestar_report_progress_add_names (LodestarReportRow             *line,
                                    const LodestarRelationshipRow *row,
                                    guint                          n_columns,
                                    gboolean                       is_strong)
{
  const LodestarMember *mentee = lodestar_report_progress_find_role (row, "mentee");
  const LodestarMember *mentor = lodestar_report_progress_find_role (row, "mentor");
  g_autofree char      *all = NULL;
  const char           *cells[3];

  /* Peers have neither role. */
  if (mentee == NULL && row->members->len > 0)
    mentee = &g_array_index (row->members, LodestarMember, 0);

  if (mentor == NULL && row->members->len > 1)
    mentor = &g_array_index (row->members, LodestarMember, 1);

  all = lodestar_report_progress_dup_all_names (row, n_columns == 2 ? "mentor" : NULL);
  cells[0] = n_columns == 3   ? (mentee != NULL ? mentee->name : "")
             : n_columns == 2 ? (mentor != NULL ? mentor->name : "")
                              : all;
  cells[1] = n_columns == 2 ? all : mentor != NULL ? mentor->name : "";
  cells[2] = mentee != NULL ? mentee->department : "";

  for (guint i = 0; i < n_columns; i++)
    if (i == 0 && is_strong)
      lodestar_report_row_add_strong (line, cells[i]);
    else
      lodestar_report_row_add_cell (line, cells[i]);
}

static void
lodestar_report_progress_add_columns (LodestarReportTable   *table,
                                      const LodestarFigures *figures,
                                      guint                  n_names,
                                      guint                  n_rows)
{
  const char *const heads[][3] = { { _ ("Members") },
                                   { _ ("Mentor"), _ ("Members") },
                                   { figures->is_peer ? _ ("Peer") : _ ("Mentee"),
                                     figures->is_peer ? _ ("Peer") : _ ("Mentor"),
                                     _ ("Department") } };
  guint             n_dots = MIN (figures->months->len, MOST_DOTS);
  g_autofree char  *months = NULL;

  if (figures->months->len > 0)
    {
      const LodestarMonth *first =
        &g_array_index (figures->months, LodestarMonth, figures->months->len - n_dots);
      g_autofree char *name = lodestar_report_progress_dup_month (first, "%b");

      /* Translators: the head over a row of dots, one a month, from the month %s on */
      months = g_strdup_printf (_ ("Months met,\nfrom %s on"), name);
    }

  lodestar_report_table_add_column (table, _ ("No."), LODESTAR_REPORT_COLUMN_NUMBER,
                                    n_rows > 999 ? 24 : 18);

  for (guint i = 0; i < n_names; i++)
    lodestar_report_table_add_column (table, heads[n_names - 1][i], LODESTAR_REPORT_COLUMN_TEXT,
                                      n_names == 2 && i == 0 ? 92 : 0);

  lodestar_report_table_add_column (table, months != NULL ? months : _ ("Months met"),
                                    LODESTAR_REPORT_COLUMN_DOTS, MAX (46, n_dots * 7));
  lodestar_report_table_add_column (table, "", LODESTAR_REPORT_COLUMN_NUMBER, 34);
  lodestar_report_table_add_column (table, _ ("Last\nmeeting"), LODESTAR_REPORT_COLUMN_NUMBER, 34);
  lodestar_report_table_add_column (table, _ ("Goals\non track"), LODESTAR_REPORT_COLUMN_NUMBER,
                                    40);
}

static void
lodestar_report_progress_add_group (LodestarReportTable *table,
                                    LodestarHealthLevel  level,
                                    GArray              *followed)
{
  guint            n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < followed->len; i++)
    n += g_array_index (followed, LodestarReportFollowed, i).assessment->health.level == level;

  if (level == LODESTAR_HEALTH_RISK)
    words = g_strdup_printf (_ ("At risk, %u of %u"), n, followed->len);
  else if (level == LODESTAR_HEALTH_GOOD)
    words = g_strdup_printf (_ ("No rule is broken, %u of %u"), n, followed->len);
  else
    words = g_strdup_printf (_ ("Resting, not followed, %u of %u"), n, followed->len);

  lodestar_report_table_add_group (table,
                                   level == LODESTAR_HEALTH_RISK   ? LODESTAR_REPORT_SYMBOL_TRIANGLE
                                   : level == LODESTAR_HEALTH_GOOD ? LODESTAR_REPORT_SYMBOL_RING
                                                                   : LODESTAR_REPORT_SYMBOL_HALF,
                                   words);
}

static void
lodestar_report_progress_add_after (LodestarReportTable *table, const LodestarFigures *figures)
{
  int              n_ended = figures->n_states[LODESTAR_RELATIONSHIP_ENDED];
  int              n_completed = figures->n_states[LODESTAR_RELATIONSHIP_COMPLETED];
  g_autofree char *ended = g_strdup_printf (_ ("%d ended early"), n_ended);
  g_autofree char *completed = g_strdup_printf (_ ("%d completed"), n_completed);
  g_autofree char *words = NULL;

  if (n_ended + n_completed == 0)
    return;

  /* Translators: what a table leaves out, as "Not listed: 3 completed, 1 ended early." */
  words = g_strdup_printf (
    _ ("Not listed: %s%s%s. The totals here leave them out; what the figures count is told "
       "with them."),
    n_completed > 0 ? completed : "", n_completed > 0 && n_ended > 0 ? ", " : "",
    n_ended > 0 ? ended : "");
  lodestar_report_table_set_after (table, words);
}

void
lodestar_report_progress_add_table (LodestarReportMaking  *making,
                                    const LodestarFigures *figures,
                                    GArray                *followed)
{
  LodestarReportTable *table;
  LodestarReportRow   *line;
  int                  total_met = 0, total_due = 0, total_goals = 0, total_on_track = 0;
  int                  level = -1;
  guint                n_names = lodestar_report_progress_count_name_columns (figures, followed);
  g_autofree char     *total = NULL;
  g_autofree char     *months = NULL;
  g_autofree char     *goals = NULL;

  lodestar_report_document_add_heading (making->document, 1,
                                        _ ("All running relationships, those in need of care "
                                           "first"));
  table = lodestar_report_document_add_table (making->document, _ ("All running relationships"));
  lodestar_report_progress_add_columns (table, figures, n_names, followed->len);

  for (guint i = 0; i < followed->len; i++)
    {
      const LodestarReportFollowed *item = &g_array_index (followed, LodestarReportFollowed, i);
      const LodestarAssessment     *assessment = item->assessment;
      int                           n_met, n_due;
      g_autofree char              *dots =
        lodestar_report_progress_dup_dots (item->row, figures->months, &n_met, &n_due);
      g_autofree char *met = g_strdup_printf (_ ("%d of %d"), n_met, n_due);
      g_autofree char *last = assessment->last_held != LODESTAR_DATE_NONE
                                ? lodestar_date_format_short (assessment->last_held)
                                : g_strdup (C_ ("last meeting", "none"));
      g_autofree char *on_track =
        assessment->n_goals > 0
          ? g_strdup_printf (_ ("%d of %d"), assessment->n_goals_on_track, assessment->n_goals)
          : g_strdup (C_ ("goals", "none"));
      g_autofree char *reason = lodestar_report_progress_dup_reason (item, figures->cadence);

      if ((int) assessment->health.level != level)
        lodestar_report_progress_add_group (table, assessment->health.level, followed);

      level = (int) assessment->health.level;
      line = lodestar_report_table_add_row (table);
      lodestar_report_row_add_number (line, i + 1);
      lodestar_report_progress_add_names (line, item->row, n_names, level == LODESTAR_HEALTH_RISK);
      lodestar_report_row_add_dots (line, dots);
      lodestar_report_row_add_cell (line, met);
      lodestar_report_row_add_cell (line, last);
      lodestar_report_row_add_cell (line, on_track);
      lodestar_report_row_set_reason (line, reason);
      total_met += n_met;
      total_due += n_due;
      total_goals += assessment->n_goals;
      total_on_track += assessment->n_goals_on_track;
    }

  total = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u relationship", "%u relationships", followed->len),
    followed->len);
  months = g_strdup_printf (_ ("%d of %d"), total_met, total_due);
  goals = g_strdup_printf (_ ("%d of %d"), total_on_track, total_goals);
  line = lodestar_report_table_add_total (table);
  lodestar_report_row_add_cell (line, "");
  lodestar_report_row_add_cell (line, total);

  /* Nothing under the other names, and under the dots. */
  for (guint i = 0; i < n_names; i++)
    lodestar_report_row_add_cell (line, "");

  lodestar_report_row_add_cell (line, months);
  lodestar_report_row_add_cell (line, "");
  lodestar_report_row_add_cell (line, goals);
  lodestar_report_progress_add_after (table, figures);
}
