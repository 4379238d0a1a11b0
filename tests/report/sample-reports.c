/* sample-reports.c - reports that several tests and the benchmark make
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sample-reports.h"

#include "sample-charts.h"

static const char *const people[] = {
  "Adaeze Okonkwo", "Tomasz Wilk", "Beatriz Moura", "李文静",     "Farah Siddiqui", "Pavel Dvořák",
  "نور حداد",       "Emre Yıldız", "Σοφία Αναγνού", "Li Wenjing", "Zofia Kamińska",
};
static const char *const departments[] = { "Operations", "Engineering", "Sales", "Finance",
                                           "People, Legal" };

static const char *
sample_reports_get_person (guint number)
{
  return people[number % G_N_ELEMENTS (people)];
}

static void
sample_reports_add_summary (LodestarReportDocument *report)
{
  g_autoptr (LodestarChartData) months = sample_charts_create_columns ();
  g_autoptr (LodestarChartData) funnel = sample_charts_create_bars ();
  const LodestarReportFigure figures[] = {
    { "Meeting adherence", "84", "%", "354 of 419 months", "complete count",
      "−2 points since 31 July" },
    { "Goals on track", "73", "%", "91 of 124 goals", "complete count", "+4 points since 31 July" },
    { "Relationship quality", "4.2", "of 5", "n = 62 of 77 asked", "95 % interval 4.0 to 4.4",
      "+0.1 since June" },
    { "Recommendation", "+45", "NPS", "n = 62 of 77 asked", "95 % interval +29 to +62",
      "−3 since June" },
  };

  lodestar_report_document_begin_section (
    report, "Summary", FALSE,
    "Meeting adherence: months of a running relationship with at least one meeting held, of all "
    "such months. Goals on track: goals of running relationships whose progress is at or above "
    "plan on 31 October. Quality and recommendation: anonymous pulse of September, all 77 "
    "participants of running relationships asked.");
  lodestar_report_document_begin_columns (report, 8);
  lodestar_report_document_add_heading (report, 2, "Summary");
  lodestar_report_document_add_text (
    report, LODESTAR_REPORT_TEXT_LEDE,
    "The program is <b>on course to be measured</b>: 46 of 48 mentees have a baseline. Partners "
    "met in <b>84 %</b> of the months in which the cadence asks for it (354 of 419; target 80 %), "
    "after a summer low of 63 % in August. <b>73 %</b> of the goals are on track (91 of 124).");
  lodestar_report_document_next_column (report);
  lodestar_report_document_add_heading (report, 2, "What we ask of the board");
  lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY,
                                     "<b>Decide</b> by 20 November whether Operations gets two "
                                     "reserve mentors.");
  lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY,
                                     "<b>Name</b> the raters for the closing measurement.");
  lodestar_report_document_end_columns (report);
  lodestar_report_document_add_heading (report, 1, "Four figures");
  lodestar_report_document_add_figures (report, figures, G_N_ELEMENTS (figures));
  lodestar_report_document_begin_columns (report, 6);
  lodestar_report_document_add_heading (report, 1, "From invited to measured");
  lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY,
                                     "A third of those invited did not reach a partner.");
  lodestar_report_document_add_chart (report, funnel, 180, "Broken outline: not yet due.");
  lodestar_report_document_next_column (report);
  lodestar_report_document_add_heading (report, 1, "Meetings, month by month");
  lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY,
                                     "July and August fell below the target of 80 %.");
  lodestar_report_document_add_chart (
    report, months, 180,
    "Per cent above the bar; below it held, then expected. Hatched: below "
    "the target of 80 % (broken line).");
  lodestar_report_document_end_columns (report);
}

/* A report like the one of the mockups: a summary, then a named table of @n_relationships. */
LodestarReportDocument *
sample_reports_create_progress (guint n_relationships)
{
  LodestarReportDocument *report =
    lodestar_report_document_new ("Progress report", "Senior Leadership 2026");
  LodestarReportTable *table;
  LodestarReportRow   *row;
  guint                n_at_risk = MIN (n_relationships, 4 + n_relationships / 50);

  lodestar_report_document_set_organization (report, "Harrow Lind");
  lodestar_report_document_set_subtitle (report, "Mentorship program, one-to-one");
  lodestar_report_document_set_data_line (report, "Progress report, data to 31 October 2026");
  lodestar_report_document_set_author (report, "Katrin Brandt");
  lodestar_report_document_set_created (report, 1793923200);
  lodestar_report_document_add_fact (report, "Period", "2 Feb – 31 Oct 2026");
  lodestar_report_document_add_fact (report, "Month", "9 of 12");
  lodestar_report_document_add_fact (report, "For", "Board (owner’s copy)");
  lodestar_report_document_add_fact (report, "Issued", "6 November 2026");
  sample_reports_add_summary (report);

  lodestar_report_document_begin_section (
    report, "Relationships", TRUE,
    "Months met: a dot for a month with at least one meeting held, a ring for none; complete "
    "count.");
  lodestar_report_document_add_heading (report, 1,
                                        "All running relationships, those in need of care first");
  table = lodestar_report_document_add_table (report, "All running relationships");
  lodestar_report_table_add_column (table, "No.", LODESTAR_REPORT_COLUMN_NUMBER, 22);
  lodestar_report_table_add_column (table, "Mentee", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Mentor", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Department", LODESTAR_REPORT_COLUMN_TEXT, 56);
  lodestar_report_table_add_column (table, "Months met", LODESTAR_REPORT_COLUMN_DOTS, 72);
  lodestar_report_table_add_column (table, "of 9", LODESTAR_REPORT_COLUMN_NUMBER, 18);
  lodestar_report_table_add_column (table, "Last\nmeeting", LODESTAR_REPORT_COLUMN_NUMBER, 34);
  lodestar_report_table_add_column (table, "Goals\non track", LODESTAR_REPORT_COLUMN_NUMBER, 36);

  for (guint i = 0; i < n_relationships; i++)
    {
      g_autofree char *mentee = g_strdup_printf ("%s R%04u", sample_reports_get_person (i), i + 1);

      if (i == 0)
        lodestar_report_table_add_group (table, LODESTAR_REPORT_SYMBOL_TRIANGLE, "At risk");
      else if (i == n_at_risk)
        lodestar_report_table_add_group (table, LODESTAR_REPORT_SYMBOL_RING, "On track");

      row = lodestar_report_table_add_row (table);
      lodestar_report_row_add_number (row, i + 1);

      if (i < n_at_risk)
        lodestar_report_row_add_strong (row, mentee);
      else
        lodestar_report_row_add_cell (row, mentee);

      lodestar_report_row_add_cell (row, sample_reports_get_person (i * 7 + 3));
      lodestar_report_row_add_cell (row, departments[i % G_N_ELEMENTS (departments)]);
      lodestar_report_row_add_dots (row, i % 3 == 0 ? "oxxxxxxoo" : "xxxxxxxxx");
      lodestar_report_row_add_number (row, i % 3 == 0 ? 6 : 9);
      lodestar_report_row_add_cell (row, "28 Oct");
      lodestar_report_row_add_cell (row, "2 of 3");

      if (i < n_at_risk)
        lodestar_report_row_set_reason (row, "No meeting for 85 days; the cadence allows 45.");
    }

  row = lodestar_report_table_add_total (table);
  lodestar_report_row_add_cell (row, "");
  lodestar_report_row_add_cell (row, "All relationships");
  lodestar_report_table_set_after (table, "A relationship that has ended is not listed here.");

  return report;
}

LodestarReportDocument *
sample_reports_create_matching (guint n_pairs)
{
  static const char *const labels[] = { "development areas", "career goal", "level gap",
                                        "languages, times", "wishes of both" };
  static const double      weights[] = { 30, 20, 15, 15, 20 };
  LodestarReportDocument  *report =
    lodestar_report_document_new ("Matching report", "Senior Leadership 2026");
  g_autoptr (LodestarChartData) spread = sample_charts_create_histogram (FALSE);
  const LodestarReportFigure figures[] = {
    { "Mentees matched", "48", "of 54", "36 of 40 mentors used", NULL, NULL },
    { "Total score", "3,528", NULL, "sum of 48 pair scores", NULL, NULL },
    { "Median pair", "75", "of 100", "half score this or more", NULL, NULL },
    { "Weakest pair", "45", "of 100", "minimum acceptable: 40", NULL, NULL },
  };
  LodestarReportTable *table;

  lodestar_report_document_set_organization (report, "Harrow Lind");
  lodestar_report_document_set_subtitle (report, "54 mentees, 40 mentors with 52 places");
  lodestar_report_document_begin_section (
    report, "Pairs", TRUE, "Score: the contributions add up to it exactly. Complete count.");
  lodestar_report_document_add_figures (report, figures, G_N_ELEMENTS (figures));
  lodestar_report_document_add_callout (
    report, "<b>No matching that keeps the rules and pairs as many people has a higher total.</b> "
            "The total is 3,528, and so is a bound computed apart from the search.");
  lodestar_report_document_begin_columns (report, 6);
  lodestar_report_document_add_heading (report, 1, "How well the 48 pairs fit");
  lodestar_report_document_add_chart (report, spread, 110,
                                      "Pair score; number of pairs above the bar.");
  lodestar_report_document_next_column (report);
  lodestar_report_document_add_heading (report, 1, "Why six stayed without a mentor");
  lodestar_report_document_add_counted (report, "3", "No mentor reaches the minimum of 40",
                                        "Closest scores: 38, 36, 31. Two lack profiles.");
  lodestar_report_document_add_counted (report, "2", "All their mentors are full",
                                        "One more place with I. Solheim adds 58 to the total.");
  lodestar_report_document_add_counted (report, "1", "All eligible mentors are superiors", NULL);
  lodestar_report_document_end_columns (report);
  lodestar_report_document_add_heading (report, 1, "All pairs, weakest first");
  table = lodestar_report_document_add_table (report, "All pairs");
  lodestar_report_table_add_column (table, "No.", LODESTAR_REPORT_COLUMN_NUMBER, 22);
  lodestar_report_table_add_column (table, "Mentee", LODESTAR_REPORT_COLUMN_TEXT, 80);
  lodestar_report_table_add_column (table, "Mentor", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Score", LODESTAR_REPORT_COLUMN_NUMBER, 24);
  lodestar_report_table_add_column (table, "Known\nweight", LODESTAR_REPORT_COLUMN_NUMBER, 30);
  lodestar_report_table_add_column (table, "", LODESTAR_REPORT_COLUMN_BAR, 196);
  lodestar_report_table_set_bar_key (table, labels, weights, G_N_ELEMENTS (weights));

  for (guint i = 0; i < n_pairs; i++)
    {
      double parts[] = { 17 + i % 13, 13, 8, i % 4 == 1 ? -1.0 : 7.0 + i % 5, i % 3 * 6 };
      LodestarReportRow *row = lodestar_report_table_add_row (table);
      gint64             total = 0;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        total += parts[j] > 0 ? (gint64) parts[j] : 0;

      lodestar_report_row_add_number (row, i + 1);
      lodestar_report_row_add_cell (row, sample_reports_get_person (i));
      lodestar_report_row_add_cell (row, sample_reports_get_person (i * 5 + 2));
      lodestar_report_row_add_number (row, total);
      lodestar_report_row_add_cell (row, i % 4 == 1 ? "85 %" : "100 %");
      lodestar_report_row_add_bar (row, parts, G_N_ELEMENTS (parts),
                                   i % 4 == 1 ? "times not known" : NULL);
    }

  return report;
}

LodestarReportDocument *
sample_reports_create_letters (guint n_letters)
{
  LodestarReportDocument *report =
    lodestar_report_document_new ("Introduction letters", "Senior Leadership 2026");

  for (guint i = 0; i < n_letters; i++)
    {
      const char *const facts[] = {
        "Your contact",           "Katrin Brandt", "Phone",           "",  "Program",
        "Senior Leadership 2026", "Date",          "30 January 2026", NULL
      };
      g_autofree char *subject = g_strdup_printf ("Your mentor: %s", sample_reports_get_person (i));
      LodestarReportLetterhead head = {
        .sender = "Harrow Lind",
        .office = "Leadership Development",
        .return_line = "Harrow Lind, Leadership Development, Quayside 14, 20457 Hamburg",
        .address = "Hana Kobayashi\nEngineering, Platform\n\nHamburg site, H3-214",
        .facts = facts,
        .subject = subject,
        .foot = "Your mentor has received the same letter about you. Both use only what you "
                "released for it: development areas, career aim, languages and times.",
      };

      lodestar_report_document_begin_letter (report, &head);
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_LETTER, "Dear Ms Kobayashi,");
      lodestar_report_document_add_text (
        report, LODESTAR_REPORT_TEXT_LETTER,
        "For the twelve months from 2 February we suggest Mireille Caron as your mentor. She leads "
        "Systems Engineering in Lyon and has brought three product lines to market.");
      lodestar_report_document_add_heading (report, 2, "Why the two of you");
      lodestar_report_document_add_bullet (
        report, "You want to grow in <b>strategic thinking</b>; she offers it.");
      lodestar_report_document_add_bullet (report, "You both speak English and French.");
      lodestar_report_document_add_heading (report, 2, "What comes next");
      lodestar_report_document_add_term (report, "5 February", "Kickoff for everybody");
      lodestar_report_document_add_term (report, "by 16 February", "Your first meeting");
      lodestar_report_document_add_term (report, "27 February", "");
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_LETTER,
                                         "Should something not feel right, at any time, call me.");
    }

  return report;
}
