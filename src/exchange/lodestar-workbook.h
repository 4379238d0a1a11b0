/* lodestar-workbook.h - what the readers of workbooks share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-table-private.h"

G_BEGIN_DECLS

/* How many rows of each sheet are read to choose one. */
#define LODESTAR_WORKBOOK_SAMPLE_ROWS 60
#define LODESTAR_WORKBOOK_MAX_COLUMNS 16384

/* One row of a sheet while it is read: cells come in any column, rows without text are dropped. */
typedef struct
{
  LodestarTable *table;    /* (unowned) */
  guint          max_rows; /* 0: all */
  guint          line;
  guint          n_cells; /* cells of the row so far */
  gboolean       is_open; /* whether the row has been begun in the table */
  gboolean       is_too_large;
} LodestarSheetReader;

/* Reads a sheet into a table: the first @max_rows rows, or all where that is 0. */
typedef gboolean (*LodestarReadSheetFunc) (
  gpointer workbook, guint sheet, LodestarTable *table, guint max_rows, GError **error);

void     lodestar_sheet_reader_begin_row (LodestarSheetReader *self, guint line);
gboolean lodestar_sheet_reader_add_cell (
  LodestarSheetReader *self, guint column, const char *text, gsize length, LodestarCellKind kind);
gboolean lodestar_sheet_reader_is_full (const LodestarSheetReader *self);
gboolean lodestar_sheet_reader_check (const LodestarSheetReader *self,
                                      const char                *sheet,
                                      GError                   **error);

LodestarTable *lodestar_workbook_read (LodestarTableFormat         format,
                                       gpointer                    workbook,
                                       const char *const          *names,
                                       const gboolean             *is_hidden,
                                       LodestarReadSheetFunc       read_sheet,
                                       const LodestarTableOptions *options,
                                       GError                    **error);

char    *lodestar_workbook_format_number (const char *text);
char    *lodestar_workbook_format_serial (double serial, gboolean is_1904);
gboolean lodestar_workbook_is_date_format (const char *format);

/* Markup of a workbook. */
void        lodestar_workbook_stop (GError **error);
gboolean    lodestar_workbook_read_part (GBytes                  *xml,
                                         const char              *part,
                                         const GMarkupParser     *parser,
                                         gpointer                 parser_data,
                                         LodestarExchangeProgress progress,
                                         gpointer                 user_data,
                                         GCancellable            *cancellable,
                                         GError                 **error);
const char *lodestar_workbook_local_name (const char *name);
const char *lodestar_workbook_attribute (const char **names, const char **values, const char *name);

G_END_DECLS
