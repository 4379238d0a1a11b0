/* lodestar-report-table.h - a table of a report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarReportColumn:
 * @LODESTAR_REPORT_COLUMN_TEXT: words, from the left, wrapped where they do not fit
 * @LODESTAR_REPORT_COLUMN_NUMBER: numbers and dates, from the right, on one line
 * @LODESTAR_REPORT_COLUMN_DOTS: a dot or a ring a month
 * @LODESTAR_REPORT_COLUMN_BAR: contributions side by side, on a scale of the column's width
 *
 * What the cells of a column hold.
 */
typedef enum
{
  LODESTAR_REPORT_COLUMN_TEXT,
  LODESTAR_REPORT_COLUMN_NUMBER,
  LODESTAR_REPORT_COLUMN_DOTS,
  LODESTAR_REPORT_COLUMN_BAR,
} LodestarReportColumn;

/**
 * LodestarReportSymbol:
 * @LODESTAR_REPORT_SYMBOL_NONE: none
 * @LODESTAR_REPORT_SYMBOL_TRIANGLE: at risk
 * @LODESTAR_REPORT_SYMBOL_HALF: needs attention
 * @LODESTAR_REPORT_SYMBOL_RING: on track
 * @LODESTAR_REPORT_SYMBOL_DOT: done
 *
 * The shapes of states in black and white.
 */
typedef enum
{
  LODESTAR_REPORT_SYMBOL_NONE,
  LODESTAR_REPORT_SYMBOL_TRIANGLE,
  LODESTAR_REPORT_SYMBOL_HALF,
  LODESTAR_REPORT_SYMBOL_RING,
  LODESTAR_REPORT_SYMBOL_DOT,
} LodestarReportSymbol;

/**
 * LodestarReportTable:
 *
 * A table as columns, group heads, rows and a total. It belongs to its document.
 */
typedef struct _LodestarReportTable LodestarReportTable;

/**
 * LodestarReportRow:
 *
 * A row, to which cells are added in the order of the columns.
 */
typedef struct _LodestarReportRow LodestarReportRow;

void lodestar_report_table_add_column (LodestarReportTable *self,
                                       const char          *heading,
                                       LodestarReportColumn kind,
                                       double               width);
void lodestar_report_table_set_bar_key (LodestarReportTable *self,
                                        const char *const   *labels,
                                        const double        *weights,
                                        guint                n_parts);
void lodestar_report_table_add_group (LodestarReportTable *self,
                                      LodestarReportSymbol symbol,
                                      const char          *label);
void lodestar_report_table_set_after (LodestarReportTable *self, const char *markup);

LodestarReportRow *lodestar_report_table_add_row (LodestarReportTable *self);
LodestarReportRow *lodestar_report_table_add_total (LodestarReportTable *self);
guint              lodestar_report_table_get_n_rows (LodestarReportTable *self);

void lodestar_report_row_add_cell (LodestarReportRow *self, const char *text);
void lodestar_report_row_add_number (LodestarReportRow *self, gint64 number);
void lodestar_report_row_add_strong (LodestarReportRow *self, const char *text);
void lodestar_report_row_add_dots (LodestarReportRow *self, const char *dots);
void lodestar_report_row_add_bar (LodestarReportRow *self,
                                  const double      *parts,
                                  guint              n_parts,
                                  const char        *words);
void lodestar_report_row_set_reason (LodestarReportRow *self, const char *reason);

G_END_DECLS
