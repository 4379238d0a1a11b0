/* lodestar-report-design.c - criteria and rules in words, for charter and matching report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-design.h"

#include <glib/gi18n-lib.h>

#include "lodestar-matching-words.h"

static int
lodestar_report_design_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LodestarMatchDesign *design = user_data;
  guint                      left = *(const guint *) a;
  guint                      right = *(const guint *) b;

  if (design->points[left] != design->points[right])
    return design->points[left] > design->points[right] ? -1 : 1;

  return left < right ? -1 : 1;
}

/* The criteria that have points, the weightiest first. */
guint
lodestar_report_design_sort (const LodestarMatchDesign *design,
                             guint                      order[LODESTAR_N_MATCHING_CRITERIA])
{
  guint n = 0;

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (design->points[i] > 0)
      order[n++] = i;

  g_sort_array (order, n, sizeof (guint), lodestar_report_design_compare, (gpointer) design);

  return n;
}

static char *
lodestar_report_design_dup_rule_words (const LodestarMatchDesign *design, LodestarMatchingRule rule)
{
  const char *explanation = lodestar_matching_rule_get_explanation (rule);

  if (rule == LODESTAR_MATCHING_RULE_BAN)
    return g_strdup (_ ("Pairs that the coordinator banned"));

  if (rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
    return g_strdup_printf (_ ("The pair’s score is below %u"), design->minimum_score);

  if (rule == LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%d hour at most)",
                                         "%s (%d hours at most)", (gulong) design->maximum[rule]),
                            explanation, design->maximum[rule]);

  if (rule == LODESTAR_MATCHING_RULE_LEVEL_GAP &&
      design->minimum[rule] <= -LODESTAR_POOL_MOST_LEVELS)
    return g_strdup (_ ("The mentor does not stand below the mentee, or a level is not known"));

  if (rule == LODESTAR_MATCHING_RULE_LEVEL_GAP)
    return g_strdup_printf (_ ("%s (%d to %d levels)"), explanation, design->minimum[rule],
                            design->maximum[rule]);

  return g_strdup (explanation);
}

/* A table of the criteria with their points; nothing where none has any. */
void
lodestar_report_design_add_criteria (LodestarReportDocument    *document,
                                     const LodestarMatchDesign *design)
{
  guint                order[LODESTAR_N_MATCHING_CRITERIA];
  guint                n = lodestar_report_design_sort (design, order);
  guint                total = 0;
  LodestarReportTable *table;
  LodestarReportRow   *row;

  if (n == 0)
    return;

  table = lodestar_report_document_add_table (document, _ ("Criteria"));
  lodestar_report_table_add_column (table, _ ("Criterion"), LODESTAR_REPORT_COLUMN_TEXT, 128);
  lodestar_report_table_add_column (table, _ ("How it is measured"), LODESTAR_REPORT_COLUMN_TEXT,
                                    0);
  lodestar_report_table_add_column (table, _ ("Points\nof 100"), LODESTAR_REPORT_COLUMN_NUMBER, 40);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *measure =
        lodestar_match_design_dup_measure (design, (LodestarMatchingCriterion) order[i]);

      row = lodestar_report_table_add_row (table);
      lodestar_report_row_add_strong (
        row, lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) order[i]));
      lodestar_report_row_add_cell (row, measure);
      lodestar_report_row_add_number (row, design->points[order[i]]);
      total += design->points[order[i]];
    }

  row = lodestar_report_table_add_total (table);
  lodestar_report_row_add_cell (row, _ ("Together"));
  lodestar_report_row_add_cell (row, "");
  lodestar_report_row_add_number (row, total);
}

/* The rules that are on: as a table of terms, or as a list where there is little room. */
void
lodestar_report_design_add_rules (LodestarReportDocument    *document,
                                  const LodestarMatchDesign *design,
                                  gboolean                   is_of_peers,
                                  gboolean                   is_list)
{
  lodestar_report_document_add_heading (document, is_list ? 1 : 2,
                                        _ ("No pair breaks these rules"));

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    if (design->has_rule[i] &&
        (i != LODESTAR_MATCHING_RULE_MINIMUM_SCORE || design->minimum_score > 0) &&
        (i != LODESTAR_MATCHING_RULE_SELF || !is_of_peers))
      {
        const char      *label = is_of_peers && i == LODESTAR_MATCHING_RULE_LEVEL_GAP
                                   ? _ ("Levels between peers")
                                   : lodestar_matching_rule_get_label ((LodestarMatchingRule) i);
        g_autofree char *words =
          lodestar_report_design_dup_rule_words (design, (LodestarMatchingRule) i);
        g_autofree char *markup = is_list ? g_markup_printf_escaped ("<b>%s:</b> %s", label, words)
                                          : g_markup_escape_text (words, -1);

        if (is_list)
          lodestar_report_document_add_bullet (document, markup);
        else
          lodestar_report_document_add_term (document, label, markup);
      }
}

/* Names of criteria that fit over a part of a bar. */
const char *
lodestar_report_design_get_short_label (LodestarMatchingCriterion criterion)
{
  /* Translators: short names of criteria; a soft hyphen marks where one may be divided */
  static const char *const labels[LODESTAR_N_MATCHING_CRITERIA] = {
    [LODESTAR_MATCHING_CRITERION_SKILLS] = N_ ("skills"),
    [LODESTAR_MATCHING_CRITERION_DEVELOPMENT] = N_ ("develop­ment areas"),
    [LODESTAR_MATCHING_CRITERION_CAREER_GOAL] = N_ ("career goal"),
    [LODESTAR_MATCHING_CRITERION_WISHES] = N_ ("wishes"),
    [LODESTAR_MATCHING_CRITERION_LEVEL_GAP] = N_ ("level gap"),
    [LODESTAR_MATCHING_CRITERION_INTERESTS] = N_ ("inter­ests"),
    [LODESTAR_MATCHING_CRITERION_STYLE] = N_ ("style"),
    [LODESTAR_MATCHING_CRITERION_LANGUAGES] = N_ ("lan­guages"),
    [LODESTAR_MATCHING_CRITERION_TIMES] = N_ ("times"),
    [LODESTAR_MATCHING_CRITERION_FORMAT] = N_ ("format"),
    [LODESTAR_MATCHING_CRITERION_TIME_ZONE] = N_ ("time zone"),
    [LODESTAR_MATCHING_CRITERION_DEPARTMENT] = N_ ("depart­ment"),
    [LODESTAR_MATCHING_CRITERION_LOCATION] = N_ ("loca­tion"),
  };

  return _ (labels[criterion]);
}

/* The criteria of a set of bits, in words. */
char *
lodestar_report_design_dup_criteria (guint32 criteria)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (criteria & 1u << i)
      g_string_append_printf (
        words, "%s%s", words->len > 0 ? ", " : "",
        lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) i));

  return g_string_free_and_steal (words);
}
