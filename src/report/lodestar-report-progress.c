/* lodestar-report-progress.c - P3: how the relationships are doing
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"
#include "lodestar-report-progress-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lodestar-figures.h"
#include "lodestar-relationship-store.h"

static int
lodestar_report_followed_compare (gconstpointer a, gconstpointer b)
{
  const LodestarReportFollowed *left = a;
  const LodestarReportFollowed *right = b;
  int              left_severity = lodestar_health_get_severity (&left->assessment->health);
  int              right_severity = lodestar_health_get_severity (&right->assessment->health);
  g_autofree char *left_name = NULL;
  g_autofree char *right_name = NULL;

  if (left->assessment->health.level != right->assessment->health.level)
    {
      /* At risk, then followed, then those that rest. */
      static const int order[] = {
        [LODESTAR_HEALTH_RISK] = 0,
        [LODESTAR_HEALTH_GOOD] = 1,
        [LODESTAR_HEALTH_NONE] = 2,
      };

      return order[left->assessment->health.level] - order[right->assessment->health.level];
    }

  if (left_severity != right_severity)
    return left_severity > right_severity ? -1 : 1;

  left_name = lodestar_relationship_row_dup_name (left->row);
  right_name = lodestar_relationship_row_dup_name (right->row);

  return g_utf8_collate (left_name, right_name);
}

/* Those that run, worst first. */
static GArray *
lodestar_report_progress_collect (const LodestarCohort *cohort, const LodestarFigures *figures)
{
  GArray *followed = g_array_new (FALSE, FALSE, sizeof (LodestarReportFollowed));

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      LodestarReportFollowed item = { .row = g_ptr_array_index (cohort->relationships, i) };

      if (!lodestar_relationship_row_is_running (item.row))
        continue;

      item.assessment = lodestar_figures_lookup (figures, item.row->id);

      if (item.assessment != NULL)
        g_array_append_val (followed, item);
    }

  g_array_sort (followed, lodestar_report_followed_compare);

  return followed;
}

/* ------------------------------------------------------------------ summary and figures */

static void
lodestar_report_progress_count_rules (GArray *followed, guint *counts)
{
  for (guint i = 0; i < followed->len; i++)
    {
      const LodestarHealth *health =
        &g_array_index (followed, LodestarReportFollowed, i).assessment->health;

      if (health->level == LODESTAR_HEALTH_RISK && health->n_reasons > 0)
        counts[health->reasons[0].rule]++;
    }
}

static const char *
lodestar_report_progress_get_rule_words (LodestarHealthRule rule)
{
  switch (rule)
    {
    case LODESTAR_HEALTH_TRIAL:
      return _ ("Trial over without an answer");
    case LODESTAR_HEALTH_FIRST_MEETING:
      return _ ("No first meeting in time");
    case LODESTAR_HEALTH_SILENCE:
      return _ ("Silence longer than allowed");
    case LODESTAR_HEALTH_GOALS:
    default:
      return _ ("Goals untouched");
    }
}

static void
lodestar_report_progress_add_summary (LodestarReportMaking  *making,
                                      const LodestarFigures *figures,
                                      GArray                *followed)
{
  const LodestarFigure *matched = &figures->figures[LODESTAR_FIGURE_MATCHED];
  const LodestarFigure *meetings = &figures->figures[LODESTAR_FIGURE_MEETINGS];
  const LodestarFigure *goals = &figures->figures[LODESTAR_FIGURE_GOALS];
  const LodestarFigure *at_risk = &figures->figures[LODESTAR_FIGURE_AT_RISK];
  guint                 counts[LODESTAR_N_HEALTH_RULES] = { 0 };
  guint                 first = 0;
  GString              *words = g_string_new (NULL);
  g_autofree char *share = lodestar_report_dup_share (matched->numerator, matched->denominator);
  g_autofree char *held = lodestar_report_dup_share (meetings->numerator, meetings->denominator);
  g_autofree char *on_track = lodestar_report_dup_share (goals->numerator, goals->denominator);

  if (matched->denominator > 0)
    g_string_append_printf (words,
                            figures->is_peer
                              ? _ ("Partners are found for <b>%s</b> peers. ")
                              /* Translators: %s is a share: "84 %, 46 of 55" or "35 of 38" */
                              : _ ("Mentors are found for <b>%s</b> mentees. "),
                            share);

  if (meetings->denominator > 0)
    g_string_append_printf (
      words, _ ("Of the meetings that the cadence asks for, <b>%s</b> were held. "), held);
  else
    g_string_append (words, _ ("No meeting is due yet. "));

  if (goals->denominator > 0)
    g_string_append_printf (words, _ ("Of the goals, <b>%s</b> are on track. "), on_track);
  else
    g_string_append (words, _ ("No goal is written down yet. "));

  if (at_risk->denominator > 0)
    g_string_append_printf (
      words,
      g_dngettext (GETTEXT_PACKAGE, "<b>%d of %d</b> relationship that is followed is at risk",
                   "<b>%d of %d</b> relationships that are followed are at risk",
                   (gulong) at_risk->denominator),
      at_risk->numerator, at_risk->denominator);

  lodestar_report_progress_count_rules (followed, counts);

  for (guint i = 1; i < LODESTAR_N_HEALTH_RULES; i++)
    if (counts[i] > counts[first])
      first = i;

  if (at_risk->numerator > 0 && counts[first] > 0)
    /* Translators: follows "4 of 44 relationships are at risk"; the first %s is a reason */
    g_string_append_printf (words, _ ("; the most frequent first reason is “%s” (%u)"),
                            lodestar_report_progress_get_rule_words ((LodestarHealthRule) first),
                            counts[first]);

  if (at_risk->denominator > 0)
    g_string_append_c (words, '.');

  lodestar_report_document_add_heading (making->document, 2, _ ("Summary"));
  lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_LEDE, words->str);
  g_string_free (words, TRUE);
}

/* Of fewer than fifty the count is the figure; from fifty on the share is. */
static void
lodestar_report_progress_fill_figure (LodestarReportFigure *figure,
                                      const LodestarFigure *counted,
                                      GPtrArray            *strings)
{
  char *value, *unit, *detail = NULL;

  if (counted->denominator == 0)
    {
      figure->value = "–";
      figure->detail = _ ("nothing to count yet");
      return;
    }

  if (counted->denominator < 50)
    {
      value = g_strdup_printf ("%d", counted->numerator);
      unit = g_strdup_printf (_ ("of %d"), counted->denominator);
    }
  else
    {
      value = g_strdup_printf ("%d", lodestar_figure_get_percent (counted));
      unit = g_strdup ("%");
      detail = g_strdup_printf (_ ("%d of %d"), counted->numerator, counted->denominator);
    }

  g_ptr_array_add (strings, value);
  g_ptr_array_add (strings, unit);
  figure->value = value;
  figure->unit = unit;
  figure->detail = detail;
  figure->kind = _ ("complete count");

  if (detail != NULL)
    g_ptr_array_add (strings, detail);
}

static void
lodestar_report_progress_add_figures (LodestarReportMaking *making, const LodestarFigures *figures)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  LodestarReportFigure rows[LODESTAR_N_FIGURES] = { 0 };

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      rows[i].label = lodestar_figure_kind_get_label ((LodestarFigureKind) i);
      lodestar_report_progress_fill_figure (&rows[i], &figures->figures[i], strings);
    }

  lodestar_report_document_add_heading (making->document, 1, _ ("Four figures"));
  lodestar_report_document_add_figures (making->document, rows, LODESTAR_N_FIGURES);
}

/* ------------------------------------------------------------------ charts */

/* Whether the month is over, so that its share will not change any more. */
gboolean
lodestar_report_progress_is_full (const LodestarMonth *month)
{
  LodestarDate next = lodestar_date_add_months (month->first, 1);

  return month->last + 1 >= next;
}

char *
lodestar_report_progress_dup_month (const LodestarMonth *month, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (month->year, month->month, 1, 12, 0, 0);

  return g_date_time_format (moment, format);
}

/* The sentence that the months prove: the lowest full month, and the last one. */
static char *
lodestar_report_progress_dup_finding (const LodestarFigures *figures)
{
  const LodestarMonth *lowest = NULL;
  const LodestarMonth *last = NULL;
  g_autofree char     *lowest_name = NULL;
  g_autofree char     *last_name = NULL;
  g_autofree char     *lowest_share = NULL;
  g_autofree char     *last_share = NULL;

  for (guint i = 0; i < figures->months->len; i++)
    {
      const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, i);

      if (month->n_expected == 0 || !lodestar_report_progress_is_full (month))
        continue;

      last = month;

      if (lowest == NULL ||
          (gint64) month->n_held * lowest->n_expected < (gint64) lowest->n_held * month->n_expected)
        lowest = month;
    }

  if (last == NULL)
    return g_strdup (_ ("No month in which meetings were due is over yet."));

  lowest_name = lodestar_report_progress_dup_month (lowest, "%B");
  last_name = lodestar_report_progress_dup_month (last, "%B");
  lowest_share = lodestar_report_dup_percent (lowest->n_held, lowest->n_expected);
  last_share = lodestar_report_dup_percent (last->n_held, last->n_expected);

  if (lowest == last)
    /* Translators: the first %s is a month, the second a share */
    return g_strdup_printf (_ ("%s, the last full month, is the lowest with %s (%d of %d)."),
                            last_name, last_share, last->n_held, last->n_expected);

  /* Translators: month, share, counts; then the last full month and its share */
  return g_strdup_printf (_ ("The lowest full month is %s with %s (%d of %d); %s has %s."),
                          lowest_name, lowest_share, lowest->n_held, lowest->n_expected, last_name,
                          last_share);
}

static LodestarChartData *
lodestar_report_progress_create_months (const LodestarFigures *figures, const char *finding)
{
  LodestarChartData *data = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, finding);

  lodestar_chart_data_set_headings (data, _ ("Month"), _ ("Meetings held"), NULL);
  lodestar_chart_data_set_maximum (data, 100);

  for (guint i = 0; i < figures->months->len; i++)
    {
      const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, i);
      g_autofree char     *name = lodestar_report_progress_dup_month (month, "%b");
      g_autofree char     *letter = g_utf8_substring (name, 0, 1);
      g_autofree char     *note =
        g_strdup_printf (_ ("%d of %d meetings"), month->n_held, month->n_expected);
      g_autofree char   *below = g_strdup_printf ("%d\n%d", month->n_held, month->n_expected);
      LodestarChartItem *item = lodestar_chart_data_add (
        data, name, month->n_expected > 0 ? 100.0 * month->n_held / month->n_expected : 0);

      if (month->n_expected > 0)
        {
          g_autofree char *text = g_strdup_printf ("%.0f", round (item->value));

          item->possible = 100;
          lodestar_chart_item_set_value_text (item, text);
          lodestar_chart_item_set_note (item, note);
        }
      else
        {
          item->state = LODESTAR_CHART_NOT_DUE;
          lodestar_chart_item_set_value_text (item, "–");
        }

      lodestar_chart_item_set_short_label (item, letter);
      lodestar_chart_item_set_below (item, below);
    }

  return data;
}

static void
lodestar_report_progress_add_months (LodestarReportMaking *making, const LodestarFigures *figures)
{
  g_autofree char *finding = lodestar_report_progress_dup_finding (figures);
  g_autoptr (LodestarChartData) months = lodestar_report_progress_create_months (figures, finding);

  lodestar_report_document_add_heading (making->document, 1, _ ("Meetings, month by month"));
  lodestar_report_add_markup (making->document, LODESTAR_REPORT_TEXT_BODY, "%s", finding);

  if (figures->months->len > 0)
    lodestar_report_document_add_chart (
      making->document, months, 168,
      _ ("Per cent of the meetings expected above the bar; below it held, then expected. The last "
         "month counts up to the day of the data."));
}

static void
lodestar_report_progress_add_reasons (LodestarReportMaking *making, GArray *followed)
{
  guint counts[LODESTAR_N_HEALTH_RULES] = { 0 };
  guint n_at_risk = 0;
  g_autoptr (LodestarChartData) data = NULL;
  g_autofree char *words = NULL;

  lodestar_report_progress_count_rules (followed, counts);

  for (guint i = 0; i < LODESTAR_N_HEALTH_RULES; i++)
    n_at_risk += counts[i];

  lodestar_report_document_add_heading (making->document, 1, _ ("Why care is needed"));

  if (n_at_risk == 0)
    {
      lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY,
                                         _ ("No relationship breaks a rule."));
      return;
    }

  words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "First reason of the %u relationship at risk.",
                                  "First reason of the %u relationships at risk.", n_at_risk),
                     n_at_risk);
  lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY, words);
  data = lodestar_chart_data_new (LODESTAR_CHART_BARS, words);
  lodestar_chart_data_set_headings (data, _ ("Reason"), _ ("Relationships"), NULL);

  /* The most frequent first; each is taken once, and none that never occurs. */
  for (guint n = 0; n < LODESTAR_N_HEALTH_RULES; n++)
    {
      guint most = 0;

      for (guint rule = 1; rule < LODESTAR_N_HEALTH_RULES; rule++)
        if (counts[rule] > counts[most])
          most = rule;

      if (counts[most] == 0)
        break;

      lodestar_chart_data_add (
        data, lodestar_report_progress_get_rule_words ((LodestarHealthRule) most), counts[most]);
      counts[most] = 0;
    }

  lodestar_report_document_add_chart (making->document, data, 0, NULL);
}

static void
lodestar_report_progress_add_charts (LodestarReportMaking  *making,
                                     const LodestarFigures *figures,
                                     GArray                *followed)
{
  gboolean has_months = lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_MONTHS);
  gboolean has_reasons = lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_REASONS);

  if (has_months && has_reasons)
    lodestar_report_document_begin_columns (making->document, 7);

  if (has_months)
    lodestar_report_progress_add_months (making, figures);

  if (has_months && has_reasons)
    lodestar_report_document_next_column (making->document);

  if (has_reasons)
    lodestar_report_progress_add_reasons (making, followed);

  if (has_months && has_reasons)
    lodestar_report_document_end_columns (making->document);
}

/* ------------------------------------------------------------------ the report */

static void
lodestar_report_progress_add_facts (LodestarReportMaking *making, const LodestarFigures *figures)
{
  LodestarDate     end = lodestar_report_making_get_end (making);
  LodestarDate     today = making->options->today;
  g_autofree char *period =
    lodestar_report_dup_short_span (making->program->start, MIN (today, end));
  g_autofree char *issued = lodestar_date_format (today);
  g_autofree char *month = NULL;
  g_autofree char *subtitle = NULL;
  int              n_running = figures->n_states[LODESTAR_RELATIONSHIP_TRIAL] +
                  figures->n_states[LODESTAR_RELATIONSHIP_ACTIVE] +
                  figures->n_states[LODESTAR_RELATIONSHIP_PAUSED];

  if (today >= making->program->start)
    {
      int number = lodestar_date_months_between (making->program->start, today) + 1;

      month = g_strdup_printf (_ ("%d of %d"), MIN (number, making->program->duration_months),
                               making->program->duration_months);
      lodestar_report_document_add_fact (making->document, _ ("Period"), period);
      lodestar_report_document_add_fact (making->document, _ ("Month"), month);
    }

  /* Translators: the first %s is a structure ("One-to-one") */
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %d running relationship",
                                           "%s, %d running relationships", (gulong) n_running),
                              lodestar_structure_get_label (making->program->structure), n_running);
  lodestar_report_document_set_subtitle (making->document, subtitle);
  lodestar_report_document_add_fact (
    making->document, _ ("For"),
    making->options->audience != NULL ? making->options->audience
    : lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_RELATIONSHIPS)
      ? _ ("Program owner")
      : _ ("All readers"));
  lodestar_report_document_add_fact (making->document, _ ("Issued"), issued);
}

static char *
lodestar_report_progress_dup_counts (void)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    g_string_append_printf (words, "%s%s: %s", i > 0 ? " " : "",
                            lodestar_figure_kind_get_label ((LodestarFigureKind) i),
                            lodestar_figure_kind_get_description ((LodestarFigureKind) i));

  return g_string_free_and_steal (words);
}

gboolean
lodestar_report_progress_make (LodestarReportMaking *making, GError **error)
{
  g_autoptr (LodestarCohort) cohort =
    lodestar_relationship_store_load_cohort (making->db, making->program_id, error);
  g_autoptr (LodestarFigures) figures = NULL;
  g_autoptr (GArray) followed = NULL;
  g_autofree char *counts = NULL;

  if (cohort == NULL)
    return FALSE;

  figures = lodestar_figures_compute (cohort, making->options->today);
  followed = lodestar_report_progress_collect (cohort, figures);
  counts = lodestar_report_progress_dup_counts ();
  lodestar_report_progress_add_facts (making, figures);
  lodestar_report_document_begin_section (making->document, _ ("Summary"), FALSE, counts);

  if (lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_SUMMARY))
    lodestar_report_progress_add_summary (making, figures, followed);

  if (lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_FIGURES))
    lodestar_report_progress_add_figures (making, figures);

  lodestar_report_progress_add_charts (making, figures, followed);

  if (lodestar_report_making_has (making, LODESTAR_REPORT_PROGRESS_RELATIONSHIPS) &&
      followed->len > 0)
    {
      lodestar_report_document_begin_section (
        making->document, _ ("All relationships"), TRUE,
        _ ("Months met: a dot for a month with at least one meeting held, a ring for a full month "
           "without; months in which a relationship began or rested are left out unless it met. "
           "Complete count of the running relationships. Reasons name the rule that fired, never "
           "what somebody wrote."));
      lodestar_report_progress_add_table (making, figures, followed);
    }

  return TRUE;
}
