/* lodestar-sheet.c - a table to be written as CSV or workbook
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "lodestar-error.h"
#include "lodestar-output.h"
#include "lodestar-table-private.h"

/* The limits of a workbook. */
#define LODESTAR_SHEET_MAX_ROWS 1048576u
#define LODESTAR_SHEET_MAX_NAME 31

/* Columns are as wide as their longest text, within reason; in characters. */
#define LODESTAR_SHEET_MIN_WIDTH 8
#define LODESTAR_SHEET_MAX_WIDTH 60

typedef struct
{
  char             *title; /* (owned) */
  LodestarSheetKind kind;
  guint             width;
} LodestarSheetColumn;

typedef struct
{
  gboolean    is_set;
  const char *text; /* (unowned) in the sheet's strings */
  double      number;
} LodestarSheetCell;

struct _LodestarSheet
{
  char         *title;   /* (owned) */
  GArray       *columns; /* (owned), of LodestarSheetColumn */
  GArray       *cells;   /* (owned), of LodestarSheetCell, row by row */
  GStringChunk *strings; /* (owned) */
};

static void
lodestar_sheet_column_clear (gpointer column)
{
  g_free (((LodestarSheetColumn *) column)->title);
}

/**
 * lodestar_sheet_new:
 * @title: the name of the sheet
 *
 * Returns: (transfer full): a table without columns
 */
LodestarSheet *
lodestar_sheet_new (const char *title)
{
  LodestarSheet *self = g_new0 (LodestarSheet, 1);

  g_return_val_if_fail (title != NULL, self);

  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (LodestarSheetColumn));
  g_array_set_clear_func (self->columns, lodestar_sheet_column_clear);
  self->cells = g_array_new (FALSE, FALSE, sizeof (LodestarSheetCell));
  self->strings = g_string_chunk_new (65536);

  return self;
}

/**
 * lodestar_sheet_free:
 * @self: (transfer full): a table
 *
 * Frees the table.
 */
void
lodestar_sheet_free (LodestarSheet *self)
{
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * lodestar_sheet_add_column:
 * @self: a table without rows
 * @title: what stands above the column
 * @kind: what its cells are
 *
 * Adds a column at the right.
 */
void
lodestar_sheet_add_column (LodestarSheet *self, const char *title, LodestarSheetKind kind)
{
  LodestarSheetColumn column = { NULL, kind, LODESTAR_SHEET_MIN_WIDTH };

  g_return_if_fail (self != NULL && title != NULL);
  g_return_if_fail (self->cells->len == 0);

  column.title = g_utf8_make_valid (title, -1);
  column.width = MAX (column.width, (guint) g_utf8_strlen (column.title, -1));
  g_array_append_val (self->columns, column);
}

/**
 * lodestar_sheet_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
lodestar_sheet_get_n_columns (const LodestarSheet *self)
{
  return self->columns->len;
}

/**
 * lodestar_sheet_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, without the header
 */
guint
lodestar_sheet_get_n_rows (const LodestarSheet *self)
{
  return self->columns->len > 0 ? (self->cells->len + self->columns->len - 1) / self->columns->len
                                : 0;
}

/* The column of the next cell. */
static LodestarSheetColumn *
lodestar_sheet_get_next_column (LodestarSheet *self)
{
  return &g_array_index (self->columns, LodestarSheetColumn, self->cells->len % self->columns->len);
}

/**
 * lodestar_sheet_add_text:
 * @self: a table
 * @text: (nullable): the text, %NULL for none
 *
 * Adds the next cell of a row; its column must be one of texts. After the last
 * column the next row begins.
 */
void
lodestar_sheet_add_text (LodestarSheet *self, const char *text)
{
  g_autofree char     *valid = NULL;
  LodestarSheetCell    cell = { TRUE, NULL, 0 };
  LodestarSheetColumn *column;

  g_return_if_fail (self != NULL && self->columns->len > 0);

  column = lodestar_sheet_get_next_column (self);
  g_return_if_fail (column->kind == LODESTAR_SHEET_TEXT);

  if (text == NULL || text[0] == '\0')
    {
      lodestar_sheet_add_nothing (self);
      return;
    }

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  cell.text = g_string_chunk_insert (self->strings, text);
  column->width = MAX (column->width, (guint) g_utf8_strlen (text, LODESTAR_SHEET_MAX_WIDTH * 4));
  g_array_append_val (self->cells, cell);
}

/**
 * lodestar_sheet_add_number:
 * @self: a table
 * @number: a number; what is not finite is no number and leaves the cell empty
 *
 * Adds the next cell of a row; its column must be one of numbers.
 */
void
lodestar_sheet_add_number (LodestarSheet *self, double number)
{
  LodestarSheetCell cell = { isfinite (number), NULL, number };

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_return_if_fail (lodestar_sheet_get_next_column (self)->kind == LODESTAR_SHEET_NUMBER);

  g_array_append_val (self->cells, cell);
}

/**
 * lodestar_sheet_add_date:
 * @self: a table
 * @date: a day, or %LODESTAR_DATE_NONE
 *
 * Adds the next cell of a row; its column must be one of days.
 */
void
lodestar_sheet_add_date (LodestarSheet *self, LodestarDate date)
{
  LodestarSheetCell cell = { date != LODESTAR_DATE_NONE, NULL, date };

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_return_if_fail (lodestar_sheet_get_next_column (self)->kind == LODESTAR_SHEET_DATE);

  g_array_append_val (self->cells, cell);
}

/**
 * lodestar_sheet_add_nothing:
 * @self: a table
 *
 * Adds an empty cell to a row, in a column of any kind.
 */
void
lodestar_sheet_add_nothing (LodestarSheet *self)
{
  LodestarSheetCell cell = { FALSE, NULL, 0 };

  g_return_if_fail (self != NULL && self->columns->len > 0);

  g_array_append_val (self->cells, cell);
}

static void
lodestar_sheet_append_csv_text (GString *out, const char *text)
{
  gsize    length = strlen (text);
  gboolean is_quoted = strpbrk (text, ",\"\r\n") != NULL || g_ascii_isspace (text[0]) ||
                       (length > 0 && g_ascii_isspace (text[length - 1]));

  if (is_quoted)
    g_string_append_c (out, '"');

  if (lodestar_table_needs_guard (text))
    g_string_append_c (out, '\'');

  for (const char *quote; is_quoted && (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (out, text, quote + 1 - text);
      g_string_append_c (out, '"');
    }

  g_string_append (out, text);

  if (is_quoted)
    g_string_append_c (out, '"');
}

static void
lodestar_sheet_append_csv_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e15)
    g_string_append_printf (out, "%.0f", number == 0 ? 0 : number);
  else
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
lodestar_sheet_append_csv_cell (GString *out, LodestarSheetKind kind, const LodestarSheetCell *cell)
{
  char buffer[LODESTAR_DATE_ISO_SIZE];

  if (!cell->is_set)
    return;

  switch (kind)
    {
    case LODESTAR_SHEET_NUMBER:
      lodestar_sheet_append_csv_number (out, cell->number);
      break;
    case LODESTAR_SHEET_DATE:
      g_string_append (out, lodestar_date_to_iso ((LodestarDate) cell->number, buffer));
      break;
    case LODESTAR_SHEET_TEXT:
    default:
      lodestar_sheet_append_csv_text (out, cell->text);
      break;
    }
}

/**
 * lodestar_sheet_append_csv_header:
 * @self: a table
 * @out: text to which the header is added
 *
 * Writes the line above the rows as lodestar_sheet_to_csv() does.
 */
void
lodestar_sheet_append_csv_header (const LodestarSheet *self, GString *out)
{
  g_return_if_fail (self != NULL && self->columns->len > 0 && out != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      lodestar_sheet_append_csv_text (out,
                                      g_array_index (self->columns, LodestarSheetColumn, i).title);
      g_string_append (out, i + 1 < self->columns->len ? "," : "\r\n");
    }
}

/**
 * lodestar_sheet_append_csv_rows:
 * @self: a table of whole rows
 * @out: text to which the rows are added
 *
 * Writes the rows as lodestar_sheet_to_csv() does. With lodestar_sheet_clear_rows() a table that
 * is too large to be kept can be written piece by piece.
 */
void
lodestar_sheet_append_csv_rows (const LodestarSheet *self, GString *out)
{
  guint n_columns;

  g_return_if_fail (self != NULL && self->columns->len > 0 && out != NULL);

  n_columns = self->columns->len;
  g_return_if_fail (self->cells->len % n_columns == 0);

  for (guint i = 0; i < self->cells->len; i++)
    {
      lodestar_sheet_append_csv_cell (
        out, g_array_index (self->columns, LodestarSheetColumn, i % n_columns).kind,
        &g_array_index (self->cells, LodestarSheetCell, i));
      g_string_append (out, (i + 1) % n_columns != 0 ? "," : "\r\n");
    }
}

/**
 * lodestar_sheet_clear_rows:
 * @self: a table
 *
 * Drops all rows; the columns stay.
 */
void
lodestar_sheet_clear_rows (LodestarSheet *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->cells, 0);
  g_string_chunk_clear (self->strings);
}

/**
 * lodestar_sheet_to_csv:
 * @self: a table of whole rows
 * @with_bom: whether a byte order mark tells spreadsheets that it is UTF-8
 *
 * Writes the table as RFC 4180 demands: UTF-8, commas, lines that end with
 * CR LF, quotes where they are needed; numbers with a point, days as ISO 8601.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
lodestar_sheet_to_csv (const LodestarSheet *self, gboolean with_bom)
{
  GString *out;

  g_return_val_if_fail (self != NULL && self->columns->len > 0, NULL);

  out = g_string_new (with_bom ? "\xef\xbb\xbf" : "");
  lodestar_sheet_append_csv_header (self, out);
  lodestar_sheet_append_csv_rows (self, out);

  return g_string_free_to_bytes (out);
}

/* The name of a sheet may not have some characters, be long or empty. */
static char *
lodestar_sheet_make_name (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);

  g_strdelimit (valid, "[]:*?/\\'", ' ');
  g_strstrip (valid);

  if (valid[0] == '\0')
    return g_strdup ("1");

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LODESTAR_SHEET_MAX_NAME));
}

/* A workbook says a control character as “_x000D_”; who writes that means the letters. */
static char *
lodestar_sheet_escape_codes (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) &&
        g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_')
      g_string_append (escaped, "_x005F_");
    else
      g_string_append_c (escaped, *p);

  return g_string_free (escaped, FALSE);
}

static lxw_error
lodestar_sheet_write_text (
  lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *guarded = NULL;
  g_autofree char *escaped = NULL;

  if (lodestar_table_needs_guard (text))
    text = guarded = g_strconcat ("'", text, NULL);

  if (strstr (text, "_x") != NULL)
    text = escaped = lodestar_sheet_escape_codes (text);

  return worksheet_write_string (sheet, row, column, text, format);
}

static lxw_error
lodestar_sheet_write_cell (lxw_worksheet           *sheet,
                           lxw_row_t                row,
                           lxw_col_t                column,
                           LodestarSheetKind        kind,
                           const LodestarSheetCell *cell,
                           lxw_format              *date)
{
  lxw_datetime day = { 0 };

  if (!cell->is_set)
    return LXW_NO_ERROR;

  if (kind == LODESTAR_SHEET_NUMBER)
    return worksheet_write_number (sheet, row, column, cell->number, NULL);

  if (kind == LODESTAR_SHEET_TEXT)
    return lodestar_sheet_write_text (sheet, row, column, cell->text, NULL);

  lodestar_date_get_ymd ((LodestarDate) cell->number, &day.year, &day.month, &day.day);

  /* The calendar of workbooks begins in 1900. */
  if (day.year < 1900)
    {
      char buffer[LODESTAR_DATE_ISO_SIZE];

      return worksheet_write_string (
        sheet, row, column, lodestar_date_to_iso ((LodestarDate) cell->number, buffer), NULL);
    }

  return worksheet_write_datetime (sheet, row, column, &day, date);
}

static gboolean
lodestar_sheet_write_cells (const LodestarSheet *self,
                            lxw_worksheet       *sheet,
                            lxw_format          *date,
                            GError             **error)
{
  guint n_columns = self->columns->len;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const LodestarSheetColumn *column =
        &g_array_index (self->columns, LodestarSheetColumn, i % n_columns);
      lxw_error status = lodestar_sheet_write_cell (
        sheet, 1 + i / n_columns, (lxw_col_t) (i % n_columns), column->kind,
        &g_array_index (self->cells, LodestarSheetCell, i), date);

      if (status == LXW_NO_ERROR)
        continue;

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                     ? _ ("A text in the column “%s”, row %u, is longer than a workbook can hold. "
                          "Export as CSV.")
                     : _ ("The cell in the column “%s”, row %u, cannot be written."),
                   column->title, 2 + i / n_columns);
      return FALSE;
    }

  return TRUE;
}

static void
lodestar_sheet_write_header (const LodestarSheet *self, lxw_worksheet *sheet, lxw_format *bold)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LodestarSheetColumn *column = &g_array_index (self->columns, LodestarSheetColumn, i);
      guint width = column->kind == LODESTAR_SHEET_DATE ? MAX (column->width, 10) : column->width;

      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i,
                            MIN (width, LODESTAR_SHEET_MAX_WIDTH) + 2, NULL);
      lodestar_sheet_write_text (sheet, 0, (lxw_col_t) i, column->title, bold);
    }

  worksheet_freeze_panes (sheet, 1, 0);
}

/**
 * lodestar_sheet_to_xlsx:
 * @self: a table
 * @error: return location for a #GError, or %NULL
 *
 * Writes the table as a workbook: real numbers and days, a bold header that
 * stays in view, columns as wide as their texts. Fails where a workbook cannot
 * hold it.
 *
 * Returns: (transfer full): the bytes of the file, or %NULL with @error set
 */
GBytes *
lodestar_sheet_to_xlsx (const LodestarSheet *self, GError **error)
{
  const char          *buffer = NULL;
  size_t               size = 0;
  lxw_workbook_options options = { .output_buffer = &buffer, .output_buffer_size = &size };
  g_autofree char     *name = NULL;
  lxw_workbook        *workbook;
  lxw_worksheet       *sheet;
  lxw_format          *bold, *date;
  gboolean             is_written;
  lxw_error            status;

  g_return_val_if_fail (self != NULL && self->columns->len > 0, NULL);

  if (lodestar_sheet_get_n_rows (self) >= LODESTAR_SHEET_MAX_ROWS)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The table has more rows than a workbook can hold. Export as CSV."));
      return NULL;
    }

  name = lodestar_sheet_make_name (self->title);
  workbook = workbook_new_opt (NULL, &options);
  sheet = workbook_add_worksheet (workbook, name);
  bold = workbook_add_format (workbook);
  format_set_bold (bold);
  date = workbook_add_format (workbook);
  format_set_num_format (date, "yyyy-mm-dd");

  lodestar_sheet_write_header (self, sheet, bold);
  is_written = lodestar_sheet_write_cells (self, sheet, date, error);
  status = workbook_close (workbook);

  if (is_written && status != LXW_NO_ERROR)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                 _ ("The workbook cannot be written: %s"), lxw_strerror (status));

  if (is_written && status == LXW_NO_ERROR)
    return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);

  free ((gpointer) buffer);

  return NULL;
}

/**
 * lodestar_sheet_write:
 * @self: a table
 * @path: the file; a workbook where its name ends with `.xlsx`, else CSV
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError, or %NULL
 *
 * Writes the table to a file. The file is there as a whole or as it was.
 *
 * Returns: whether it could be written
 */
gboolean
lodestar_sheet_write (const LodestarSheet *self,
                      const char          *path,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folded = NULL;
  gsize            size;
  const char      *data;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  folded = g_ascii_strdown (path, -1);
  bytes = g_str_has_suffix (folded, ".xlsx") ? lodestar_sheet_to_xlsx (self, error)
                                             : lodestar_sheet_to_csv (self, FALSE);

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         lodestar_output_write (path, data, size, error);
}
