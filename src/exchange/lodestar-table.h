/* lodestar-table.h - a file of rows and columns, as read
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodestarTable:
 *
 * What a CSV file or a sheet of a workbook holds: rows of cells of text in
 * UTF-8, each row with the line of the file on which it begins. Immutable once
 * read and reference counted, so any thread may look at it.
 */
typedef struct _LodestarTable LodestarTable;

/**
 * LodestarTableFormat:
 * @LODESTAR_TABLE_CSV: text with delimiters
 * @LODESTAR_TABLE_XLSX: an Office Open XML workbook
 * @LODESTAR_TABLE_XLS: a binary Excel workbook
 * @LODESTAR_TABLE_ODS: an OpenDocument spreadsheet
 *
 * The form of the file that a table was read from.
 */
typedef enum
{
  LODESTAR_TABLE_CSV,
  LODESTAR_TABLE_XLSX,
  LODESTAR_TABLE_XLS,
  LODESTAR_TABLE_ODS,
} LodestarTableFormat;

/**
 * LodestarCellKind:
 * @LODESTAR_CELL_TEXT: text; every cell of a CSV file is this
 * @LODESTAR_CELL_NUMBER: a number of a workbook, written with a point
 * @LODESTAR_CELL_DATE: a date of a workbook, written as ISO 8601
 *
 * What the file says that a cell is.
 */
typedef enum
{
  LODESTAR_CELL_TEXT,
  LODESTAR_CELL_NUMBER,
  LODESTAR_CELL_DATE,
} LodestarCellKind;

/**
 * LODESTAR_TABLE_NO_DELIMITER:
 *
 * The delimiter of a text that has one column: only the ends of its lines divide it.
 */
#define LODESTAR_TABLE_NO_DELIMITER '\n'

/**
 * LodestarTableOptions:
 * @encoding: (nullable): the encoding of the text, or %NULL to find it out
 * @delimiter: the delimiter, %LODESTAR_TABLE_NO_DELIMITER for one column, or 0 to find it out
 * @sheet: (nullable): the name of the sheet, or %NULL for the one that looks most like a list
 *
 * How to read a file; all zero to find everything out.
 */
typedef struct
{
  const char *encoding;
  char        delimiter;
  const char *sheet;
} LodestarTableOptions;

/**
 * LodestarExchangeProgress:
 * @fraction: how much is done, 0 to 1
 * @user_data: data of the caller
 *
 * Called now and then, on the thread that does the work.
 */
typedef void (*LodestarExchangeProgress) (double fraction, gpointer user_data);

LodestarTable *lodestar_table_read_file (const char                 *path,
                                         const LodestarTableOptions *options,
                                         LodestarExchangeProgress    progress,
                                         gpointer                    user_data,
                                         GCancellable               *cancellable,
                                         GError                    **error);
LodestarTable *lodestar_table_read_bytes (GBytes                     *bytes,
                                          const LodestarTableOptions *options,
                                          LodestarExchangeProgress    progress,
                                          gpointer                    user_data,
                                          GCancellable               *cancellable,
                                          GError                    **error);

LodestarTable *lodestar_table_ref (LodestarTable *self);
void           lodestar_table_unref (LodestarTable *self);

guint            lodestar_table_get_n_rows (const LodestarTable *self);
guint            lodestar_table_get_n_columns (const LodestarTable *self);
guint            lodestar_table_get_row_length (const LodestarTable *self, guint row);
guint            lodestar_table_get_line (const LodestarTable *self, guint row);
const char      *lodestar_table_get_cell (const LodestarTable *self, guint row, guint column);
LodestarCellKind lodestar_table_get_kind (const LodestarTable *self, guint row, guint column);

LodestarTableFormat lodestar_table_get_format (const LodestarTable *self);
const char         *lodestar_table_get_encoding (const LodestarTable *self);
gboolean            lodestar_table_is_encoding_certain (const LodestarTable *self);
guint               lodestar_table_get_n_replaced (const LodestarTable *self);
guint               lodestar_table_get_n_nuls (const LodestarTable *self);
guint               lodestar_table_get_unclosed_line (const LodestarTable *self);
char                lodestar_table_get_delimiter (const LodestarTable *self);
const char         *lodestar_table_get_sheet (const LodestarTable *self);
const char *const  *lodestar_table_get_sheets (const LodestarTable *self);
const char *const  *lodestar_table_get_hidden_sheets (const LodestarTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarTable, lodestar_table_unref)

G_END_DECLS
