/* lodestar-report-to-sheet.c - the table of a report for a spreadsheet
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-to-sheet.h"

#include <glib/gi18n-lib.h>

#include "lodestar-report-document-private.h"

/* The table with the most rows: the one that the report is about. */
static LodestarReportTable *
lodestar_report_to_sheet_find_table (LodestarReportDocument *document)
{
  LodestarReportTable *found = NULL;

  for (guint i = 0; i < document->sections->len; i++)
    {
      LodestarReportSection *section = g_ptr_array_index (document->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          LodestarReportBlock *block = g_ptr_array_index (section->blocks, j);

          if (block->kind == LODESTAR_REPORT_BLOCK_TABLE &&
              (found == NULL || lodestar_report_table_get_n_rows (block->table) >=
                                  lodestar_report_table_get_n_rows (found)))
            found = block->table;
        }
    }

  return found;
}

/* Heads of two lines become one; soft hyphens go. */
static char *
lodestar_report_to_sheet_dup_title (const char *heading)
{
  g_auto (GStrv) lines = g_strsplit (heading, "\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);
  g_auto (GStrv) parts = g_strsplit (line, "\u00ad", -1);

  return g_strjoinv ("", parts);
}

static const LodestarReportTableColumn *
lodestar_report_to_sheet_get_column (LodestarReportTable *table, guint position)
{
  return &g_array_index (table->columns, LodestarReportTableColumn, position);
}

static gboolean
lodestar_report_to_sheet_is_number (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0' && strlen (text) < 10;
}

/* Whether a spreadsheet can reckon with all that stands in a column: “3 of 9” is a text. */
static gboolean
lodestar_report_to_sheet_has_numbers (LodestarReportTable *table, guint position)
{
  if (lodestar_report_to_sheet_get_column (table, position)->kind != LODESTAR_REPORT_COLUMN_NUMBER)
    return FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const LodestarReportRow *row = g_ptr_array_index (table->rows, i);

      if (!row->is_group && !row->is_total && position < row->cells->len &&
          !lodestar_report_to_sheet_is_number (
            g_array_index (row->cells, LodestarReportCell, position).text))
        return FALSE;
    }

  return TRUE;
}

static void
lodestar_report_to_sheet_add_columns (LodestarReportTable *table,
                                      LodestarSheet       *sheet,
                                      const gboolean      *has_numbers,
                                      gboolean             has_groups)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LodestarReportTableColumn *column = lodestar_report_to_sheet_get_column (table, i);
      g_autofree char                 *title = lodestar_report_to_sheet_dup_title (column->heading);

      if (column->kind == LODESTAR_REPORT_COLUMN_BAR)
        for (guint j = 0; j < table->n_key; j++)
          {
            g_autofree char *part = lodestar_report_to_sheet_dup_title (table->key_labels[j]);

            lodestar_sheet_add_column (sheet, part, LODESTAR_SHEET_NUMBER);
          }
      else if (column->kind == LODESTAR_REPORT_COLUMN_TEXT ||
               column->kind == LODESTAR_REPORT_COLUMN_NUMBER)
        /* The column beside the dots has no head of its own. */
        lodestar_sheet_add_column (sheet, *title != '\0' ? title : _ ("Months met"),
                                   has_numbers[i] ? LODESTAR_SHEET_NUMBER : LODESTAR_SHEET_TEXT);
    }

  if (has_groups)
    lodestar_sheet_add_column (sheet, _ ("State"), LODESTAR_SHEET_TEXT);

  lodestar_sheet_add_column (sheet, _ ("Note"), LODESTAR_SHEET_TEXT);
}

static void
lodestar_report_to_sheet_add_text (LodestarSheet *sheet, const char *text)
{
  if (text != NULL && *text != '\0')
    lodestar_sheet_add_text (sheet, text);
  else
    lodestar_sheet_add_nothing (sheet);
}

static void
lodestar_report_to_sheet_add_row (LodestarReportTable *table,
                                  LodestarReportRow   *row,
                                  LodestarSheet       *sheet,
                                  const gboolean      *has_numbers,
                                  const char          *group,
                                  gboolean             has_groups)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LodestarReportTableColumn *column = lodestar_report_to_sheet_get_column (table, i);
      const LodestarReportCell        *cell =
        i < row->cells->len ? &g_array_index (row->cells, LodestarReportCell, i) : NULL;

      if (column->kind == LODESTAR_REPORT_COLUMN_BAR)
        for (guint j = 0; j < table->n_key; j++)
          {
            if (cell != NULL && j < cell->n_parts && cell->parts[j] >= 0)
              lodestar_sheet_add_number (sheet, cell->parts[j]);
            else
              lodestar_sheet_add_nothing (sheet);
          }
      else if (has_numbers[i] && cell != NULL && *cell->text != '\0')
        lodestar_sheet_add_number (sheet, g_ascii_strtod (cell->text, NULL));
      else if (has_numbers[i])
        lodestar_sheet_add_nothing (sheet);
      else if (column->kind == LODESTAR_REPORT_COLUMN_TEXT ||
               column->kind == LODESTAR_REPORT_COLUMN_NUMBER)
        lodestar_report_to_sheet_add_text (sheet, cell != NULL ? cell->text : NULL);
    }

  if (has_groups)
    lodestar_report_to_sheet_add_text (sheet, group);

  lodestar_report_to_sheet_add_text (sheet, row->reason);
}

/**
 * lodestar_report_has_sheet:
 * @document: a report
 *
 * Returns: whether it has a table
 */
gboolean
lodestar_report_has_sheet (LodestarReportDocument *document)
{
  g_return_val_if_fail (document != NULL, FALSE);

  return lodestar_report_to_sheet_find_table (document) != NULL;
}

/**
 * lodestar_report_to_sheet:
 * @document: a report
 *
 * The largest table of the report, with groups and reasons as columns and without
 * pictures and totals. Columns of which each cell is a whole number are numbers.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL where the report has none
 */
LodestarSheet *
lodestar_report_to_sheet (LodestarReportDocument *document)
{
  g_autofree gboolean *has_numbers = NULL; /* by column */
  LodestarReportTable *table;
  LodestarSheet       *sheet;
  const char          *group = NULL;
  gboolean             has_groups = FALSE;

  g_return_val_if_fail (document != NULL, NULL);

  table = lodestar_report_to_sheet_find_table (document);

  if (table == NULL)
    return NULL;

  for (guint i = 0; i < table->rows->len; i++)
    has_groups |= ((LodestarReportRow *) g_ptr_array_index (table->rows, i))->is_group;

  has_numbers = g_new0 (gboolean, table->columns->len);

  for (guint i = 0; i < table->columns->len; i++)
    has_numbers[i] = lodestar_report_to_sheet_has_numbers (table, i);

  sheet = lodestar_sheet_new (table->name);
  lodestar_report_to_sheet_add_columns (table, sheet, has_numbers, has_groups);

  for (guint i = 0; i < table->rows->len; i++)
    {
      LodestarReportRow *row = g_ptr_array_index (table->rows, i);

      if (row->is_group)
        group = g_array_index (row->cells, LodestarReportCell, 0).text;
      else if (!row->is_total)
        lodestar_report_to_sheet_add_row (table, row, sheet, has_numbers, group, has_groups);
    }

  return sheet;
}
