/* lodestar-report-charter.c - P1: what a program sets out to do, and how
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lodestar-figures.h"
#include "lodestar-pool.h"
#include "lodestar-matching-words.h"
#include "lodestar-report-design.h"
#include "lodestar-report-units.h"

/* ------------------------------------------------------------------ purpose, structure, goals */

typedef enum
{
  LODESTAR_REPORT_CHARTER_PAIRS,
  LODESTAR_REPORT_CHARTER_GROUPS,
  LODESTAR_REPORT_CHARTER_CIRCLES,
} LodestarReportCharterUnit;

/* What people meet in, for the words about it. */
static LodestarReportCharterUnit
lodestar_report_charter_get_unit (LodestarReportMaking *making)
{
  LodestarUnits units;

  if (making->program->structure == LODESTAR_STRUCTURE_GROUP)
    return LODESTAR_REPORT_CHARTER_GROUPS;

  return making->program->structure == LODESTAR_STRUCTURE_PEER &&
             lodestar_unit_store_load (making->db, making->program_id, &units, NULL) &&
             units.has_circles
           ? LODESTAR_REPORT_CHARTER_CIRCLES
           : LODESTAR_REPORT_CHARTER_PAIRS;
}

static void
lodestar_report_charter_add_purpose (LodestarReportMaking *making)
{
  LodestarReportDocument *document = making->document;
  LodestarStructure       structure = making->program->structure;
  /* Translators: %s is one of the four structures */
  g_autofree char *heading =
    g_strdup_printf (_ ("Structure: %s"), lodestar_structure_get_label (structure));

  lodestar_report_document_begin_columns (document, 6);
  lodestar_report_document_add_heading (document, 1, _ ("Purpose"));

  if (*making->program->purpose != '\0')
    lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_BODY, "%s",
                                making->program->purpose);
  else
    lodestar_report_document_add_text (document, LODESTAR_REPORT_TEXT_BODY,
                                       _ ("The purpose is not written down yet."));

  lodestar_report_document_next_column (document);
  lodestar_report_document_add_heading (document, 1, heading);
  lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_BODY, "%s. %s.",
                              lodestar_structure_get_shape (structure),
                              lodestar_structure_get_best_for (structure));
  lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_BODY, "%s.",
                              lodestar_structure_get_consider (structure));
  lodestar_report_document_end_columns (document);
}

/* A part of a goal that nobody wrote is said to be missing, not passed over. */
static void
lodestar_report_charter_add_goal_part (LodestarReportDocument *document,
                                       const char             *label,
                                       const char             *words)
{
  g_autofree char *escaped = g_markup_escape_text (words != NULL ? words : "", -1);

  lodestar_report_document_add_term (document, label, *escaped != '\0' ? escaped : _ ("not known"));
}

static char *
lodestar_report_charter_dup_measure (const LodestarProgramGoal *goal)
{
  const char *baseline = *goal->baseline != '\0' ? goal->baseline : _ ("not known");
  const char *target = *goal->target != '\0' ? goal->target : _ ("not known");

  if (*goal->metric == '\0' && *goal->baseline == '\0' && *goal->target == '\0')
    return g_strdup ("");

  /* Translators: a metric, its value at the start and the value aimed at */
  return g_strdup_printf (_ ("%s: baseline %s, target %s"),
                          *goal->metric != '\0' ? goal->metric : _ ("not known"), baseline, target);
}

static gboolean
lodestar_report_charter_add_goals (LodestarReportMaking *making, GError **error)
{
  g_autoptr (GPtrArray) goals =
    lodestar_program_store_list_goals (making->db, making->program_id, error);

  if (goals == NULL)
    return FALSE;

  lodestar_report_document_add_heading (
    making->document, 1,
    g_dngettext (GETTEXT_PACKAGE, "The goal", "The goals", MAX (1, goals->len)));

  if (goals->len == 0)
    lodestar_report_document_add_text (
      making->document, LODESTAR_REPORT_TEXT_BODY,
      _ ("No goal is written down yet. A program without a goal cannot be measured."));

  for (guint i = 0; i < goals->len; i++)
    {
      const LodestarProgramGoal *goal = g_ptr_array_index (goals, i);
      g_autofree char           *measure = lodestar_report_charter_dup_measure (goal);
      g_autofree char           *due = lodestar_date_format (goal->due);

      lodestar_report_add_markup (making->document, LODESTAR_REPORT_TEXT_BODY, "<b>%s</b>",
                                  goal->text);
      lodestar_report_charter_add_goal_part (making->document, _ ("Measurable"), measure);
      lodestar_report_charter_add_goal_part (making->document, _ ("Relevant"), goal->relevance);
      lodestar_report_charter_add_goal_part (making->document, _ ("Time-bound"), due);
    }

  return TRUE;
}

/* ------------------------------------------------------------------ timeline */

static LodestarChartData *
lodestar_report_charter_create_timeline (LodestarReportMaking *making,
                                         GPtrArray            *phases,
                                         GPtrArray            *events)
{
  LodestarChartData *data =
    lodestar_chart_data_new (LODESTAR_CHART_TIMELINE, _ ("Phases and dates"));
  LodestarReportCharterUnit unit = lodestar_report_charter_get_unit (making);
  const char *const each[] = { _ ("For each pair"), _ ("For each group"), _ ("For each circle") };
  guint             lanes[2] = { 0 };

  lodestar_chart_data_set_headings (data, _ ("Phase"), _ ("Dates"), NULL);

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      lodestar_chart_data_add_phase (
        data, phase->name,
        lodestar_program_month_start (making->program->start, phase->first_month),
        lodestar_program_month_end (making->program->start, phase->last_month));
    }

  for (guint lane = 0; lane < G_N_ELEMENTS (lanes); lane++)
    for (guint i = 0; i < events->len; i++)
      {
        const LodestarEvent *event = g_ptr_array_index (events, i);

        if (event->is_milestone != (lane == 1))
          continue;

        if (lanes[lane] == 0)
          lanes[lane] =
            lodestar_chart_data_add_lane (data, lane == 1 ? each[unit] : _ ("For everybody"));

        lodestar_chart_data_add_date (data, lanes[lane], event->name, event->date);
      }

  return data;
}

static void
lodestar_report_charter_add_phase_rows (LodestarReportMaking *making,
                                        LodestarReportTable  *table,
                                        GPtrArray            *phases)
{
  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);
      LodestarReportRow   *row = lodestar_report_table_add_row (table);
      g_autofree char     *span = lodestar_report_dup_span (
        lodestar_program_month_start (making->program->start, phase->first_month),
        lodestar_program_month_end (making->program->start, phase->last_month));
      g_autofree char *months =
        phase->first_month == phase->last_month
          ? g_strdup_printf (_ ("month %d"), phase->first_month)
          : g_strdup_printf (_ ("months %d to %d"), phase->first_month, phase->last_month);

      lodestar_report_row_add_strong (row, phase->name);
      lodestar_report_row_add_cell (row, span);
      lodestar_report_row_add_cell (row, months);
    }
}

static void
lodestar_report_charter_add_events (LodestarReportMaking *making, GPtrArray *events)
{
  LodestarReportCharterUnit unit = lodestar_report_charter_get_unit (making);
  const char *const         each[] = { _ ("each pair"), _ ("each group"), _ ("each circle") };
  LodestarReportTable      *table;

  if (events->len == 0)
    return;

  lodestar_report_document_add_heading (making->document, 2, _ ("Dates"));
  table = lodestar_report_document_add_table (making->document, _ ("Dates"));
  lodestar_report_table_add_column (table, _ ("Day"), LODESTAR_REPORT_COLUMN_TEXT, 108);
  lodestar_report_table_add_column (table, _ ("What"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("For"), LODESTAR_REPORT_COLUMN_TEXT, 68);
  lodestar_report_table_add_column (table, _ ("Note"), LODESTAR_REPORT_COLUMN_TEXT, 116);

  for (guint i = 0; i < events->len; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);
      LodestarReportRow   *row = lodestar_report_table_add_row (table);
      g_autofree char     *day = lodestar_date_format (event->date);

      lodestar_report_row_add_cell (row, day);
      lodestar_report_row_add_strong (row, event->name);
      lodestar_report_row_add_cell (row, event->is_milestone ? each[unit] : _ ("everybody"));
      lodestar_report_row_add_cell (row, event->note);
    }
}

static gboolean
lodestar_report_charter_add_timeline (LodestarReportMaking *making, GError **error)
{
  g_autoptr (GPtrArray) phases =
    lodestar_program_store_list_phases (making->db, making->program_id, error);
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char     *heading = NULL;
  LodestarReportTable *table;

  if (phases == NULL ||
      (events = lodestar_program_store_list_events (making->db, making->program_id, error)) == NULL)
    return FALSE;

  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months",
                                          (gulong) making->program->duration_months),
                             making->program->duration_months);
  lodestar_report_document_add_heading (making->document, 1, heading);

  if (phases->len > 0)
    {
      g_autoptr (LodestarChartData) timeline =
        lodestar_report_charter_create_timeline (making, phases, events);

      lodestar_report_document_add_chart (
        making->document, timeline, 0,
        events->len > 0 ? _ ("A diamond or triangle stands at its day; the days are listed below.")
                        : NULL);
      table = lodestar_report_document_add_table (making->document, _ ("Phases"));
      lodestar_report_table_add_column (table, _ ("Phase"), LODESTAR_REPORT_COLUMN_TEXT, 108);
      lodestar_report_table_add_column (table, _ ("Days"), LODESTAR_REPORT_COLUMN_TEXT, 0);
      lodestar_report_table_add_column (table, _ ("Months"), LODESTAR_REPORT_COLUMN_TEXT, 116);
      lodestar_report_charter_add_phase_rows (making, table, phases);
    }
  else
    lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY,
                                       _ ("No phase is set yet."));

  lodestar_report_charter_add_events (making, events);

  return TRUE;
}

/* ------------------------------------------------------------------ meetings and places */

typedef struct
{
  guint n_mentors;
  guint n_places;
  guint n_mentees;
} LodestarReportPlaces;

/* A mentor leads one group, of the size that the program sets, however many places are written
 * down. */
static guint
lodestar_report_charter_count_group (const LodestarPoolRows *rows, const LodestarPoolMember *mentor)
{
  return mentor->capacity_max == 0 || (rows->units.needs_training && !mentor->is_trained)
           ? 0
           : rows->units.group_max;
}

static void
lodestar_report_charter_count_places (const LodestarPoolRows *rows,
                                      gboolean                is_of_groups,
                                      LodestarReportPlaces   *places)
{
  *places = (LodestarReportPlaces) { 0 };

  for (guint i = 0; i < rows->members->len; i++)
    {
      const LodestarPoolMember *member = g_ptr_array_index (rows->members, i);

      if (member->has_left || g_str_equal (member->state, "declined") ||
          g_str_equal (member->state, "withdrawn"))
        continue;

      places->n_mentors += member->is_mentor;
      places->n_places += !member->is_mentor ? 0
                          : is_of_groups     ? lodestar_report_charter_count_group (rows, member)
                                             : member->capacity_max;
      places->n_mentees += !member->is_mentor;
    }
}

static void
lodestar_report_charter_add_pace (LodestarReportMaking *making)
{
  LodestarProgramData *program = making->program;
  LodestarDate         after = lodestar_report_making_get_end (making) + 1;
  int              n_meetings = lodestar_cadence_count (program->cadence, program->start, after);
  double           hours = n_meetings * program->meeting_minutes / 60.0;
  g_autofree char *cadence = NULL;
  g_autofree char *time = NULL;
  g_autofree char *trial = NULL;

  /* Translators: a cadence, then the minutes of a meeting */
  cadence =
    g_strdup_printf (_ ("%s, %d minutes each"), lodestar_cadence_get_label (program->cadence),
                     program->meeting_minutes);
  time = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%d meeting for a relationship that runs from first to last day, "
                 "%.4g hours for each person",
                 "%d meetings for a relationship that runs from first to last day, %.4g hours for "
                 "each person",
                 (gulong) n_meetings),
    n_meetings, hours);
  trial = program->trial_days > 0
            ? g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE,
                             "%d day; then each person says alone whether the fit is good",
                             "%d days; then each person says alone whether the fit is good",
                             (gulong) program->trial_days),
                program->trial_days)
            : g_strdup (C_ ("trial", "none"));
  lodestar_report_document_add_term (making->document, _ ("Cadence"), cadence);
  lodestar_report_document_add_term (making->document, _ ("Time"), time);
  lodestar_report_document_add_term (making->document, _ ("Trial"), trial);
}

static void
lodestar_report_charter_add_places (LodestarReportMaking *making, const LodestarPoolRows *rows)
{
  gboolean             is_of_groups = making->program->structure == LODESTAR_STRUCTURE_GROUP;
  LodestarReportPlaces places;
  GString             *words = g_string_new (NULL);

  lodestar_report_charter_count_places (rows, is_of_groups, &places);
  g_string_append_printf (
    words,
    g_dngettext (GETTEXT_PACKAGE, "%u mentor offers ", "%u mentors offer ", places.n_mentors),
    places.n_mentors);
  g_string_append_printf (words,
                          g_dngettext (GETTEXT_PACKAGE, "%u place ", "%u places ", places.n_places),
                          places.n_places);
  g_string_append_printf (
    words, g_dngettext (GETTEXT_PACKAGE, "for %u mentee", "for %u mentees", places.n_mentees),
    places.n_mentees);

  if (places.n_places < places.n_mentees)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, ": %u place short", ": %u places short",
                                         places.n_mentees - places.n_places),
                            places.n_mentees - places.n_places);

  g_string_append_c (words, '.');
  lodestar_report_document_add_term (making->document, _ ("Places"), words->str);
  g_string_free (words, TRUE);
}

static gboolean
lodestar_report_charter_add_meetings (LodestarReportMaking *making, GError **error)
{
  g_autoptr (LodestarPoolRows) rows =
    lodestar_pool_store_load (making->db, making->program_id, error);

  if (rows == NULL)
    return FALSE;

  lodestar_report_document_add_heading (making->document, 1, _ ("Meetings and places"));
  lodestar_report_charter_add_pace (making);

  if (making->program->structure != LODESTAR_STRUCTURE_PEER)
    lodestar_report_charter_add_places (making, rows);

  return TRUE;
}

/* ------------------------------------------------------------------ matching and measurement */

/* What is made of people, how large it is, and what is aimed at. */
static void
lodestar_report_charter_add_method (LodestarReportMaking          *making,
                                    const LodestarMatchingProblem *problem)
{
  LodestarMatchingStructure structure = lodestar_matching_problem_get_structure (problem);
  const char      *method = lodestar_report_units_get_word (structure, LODESTAR_REPORT_UNIT_METHOD);
  guint            smallest, largest;
  g_autofree char *sizes = NULL;

  lodestar_matching_problem_get_sizes (problem, &smallest, &largest);

  if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    sizes = g_strdup_printf (_ ("A mentor with %u to %u mentees"), smallest, largest);
  else if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    sizes = g_strdup_printf (_ ("Circles of %u to %u people"), smallest, largest);

  if (sizes != NULL)
    lodestar_report_document_add_term (making->document, _ ("Size"), sizes);

  lodestar_report_document_add_term (
    making->document, _ ("Objective"),
    lodestar_matching_objective_get_label (lodestar_matching_problem_get_objective (problem)));

  if (method != NULL)
    lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY, method);
}

static gboolean
lodestar_report_charter_add_matching (LodestarReportMaking *making, GError **error)
{
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchDesign design;

  lodestar_report_document_add_heading (making->document, 1, _ ("How people are matched"));

  pool = lodestar_pool_load (making->db, making->program_id, making->options->today, error);

  if (pool == NULL)
    return FALSE;

  problem = lodestar_pool_dup_problem (pool);
  lodestar_match_design_read (problem, &design);
  lodestar_report_charter_add_method (making, problem);
  lodestar_report_document_add_text (
    making->document, LODESTAR_REPORT_TEXT_BODY,
    _ ("Each possible pair gets up to 100 points. A criterion that is not known for one side gives "
       "that side nothing and is shown as not known."));
  lodestar_report_design_add_criteria (making->document, &design);
  lodestar_report_design_add_rules (making->document, &design,
                                    making->program->structure == LODESTAR_STRUCTURE_PEER, FALSE);

  return TRUE;
}

static void
lodestar_report_charter_add_measurement (LodestarReportMaking *making)
{
  lodestar_report_document_add_heading (making->document, 1, _ ("How it is measured"));

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      g_autofree char *escaped =
        g_markup_escape_text (lodestar_figure_kind_get_description ((LodestarFigureKind) i), -1);

      lodestar_report_document_add_term (
        making->document, lodestar_figure_kind_get_label ((LodestarFigureKind) i), escaped);
    }
}

/* ------------------------------------------------------------------ the report */

static void
lodestar_report_charter_add_facts (LodestarReportMaking *making)
{
  LodestarDate     end = lodestar_report_making_get_end (making);
  g_autofree char *span = lodestar_report_dup_short_span (making->program->start, end);
  g_autofree char *issued = lodestar_date_format (making->options->today);

  lodestar_report_document_set_subtitle (making->document,
                                         _ ("What we set out to do, and how we will know"));
  lodestar_report_document_add_fact (making->document, _ ("Runs"), span);
  lodestar_report_document_add_fact (making->document, _ ("Contact"), making->program->contact);
  lodestar_report_document_add_fact (making->document, _ ("State"),
                                     lodestar_program_state_get_label (making->program->state));
  lodestar_report_document_add_fact (making->document, _ ("Issued"), issued);
}

gboolean
lodestar_report_charter_make (LodestarReportMaking *making, GError **error)
{
  lodestar_report_charter_add_facts (making);
  lodestar_report_document_begin_section (
    making->document, _ ("Charter"), FALSE,
    _ ("Places: those of everybody in the program who has not declined, withdrawn or left the "
       "organization. Meetings: one for each span of the cadence that ends within the program. "
       "Complete counts as of the day of issue."));

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_PURPOSE))
    lodestar_report_charter_add_purpose (making);

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_GOALS) &&
      !lodestar_report_charter_add_goals (making, error))
    return FALSE;

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_TIMELINE) &&
      !lodestar_report_charter_add_timeline (making, error))
    return FALSE;

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_MEETINGS) &&
      !lodestar_report_charter_add_meetings (making, error))
    return FALSE;

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_MATCHING) &&
      !lodestar_report_charter_add_matching (making, error))
    return FALSE;

  if (lodestar_report_making_has (making, LODESTAR_REPORT_CHARTER_MEASUREMENT))
    lodestar_report_charter_add_measurement (making);

  return TRUE;
}
