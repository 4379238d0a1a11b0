/* lodestar-table.c - a file of rows and columns, as read
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-table.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-table-private.h"
#include "lodestar-zip.h"

/* A spreadsheet runs a cell that begins with one of these as a formula; the wide forms are taken
 * for the plain ones by some of them. */
static const char *const lodestar_table_formula_starts[] = {
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\xef\xbc\x9d",
  "\xef\xbc\x8b",
  "\xef\xbc\x8d",
  "\xef\xbc\xa0",
};

/* Whether @text must be written with an apostrophe before it. Text that has apostrophes before a
 * formula gets one more, so that taking one off always gives back what was there. */
gboolean
lodestar_table_needs_guard (const char *text)
{
  while (*text == '\'')
    text++;

  /* All of them but the wide ones, at one look: most cells begin with a letter or a digit. */
  if (g_ascii_isalnum (*text) || *text == '\0' || *text == ' ')
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_table_formula_starts); i++)
    if (g_str_has_prefix (text, lodestar_table_formula_starts[i]))
      return TRUE;

  return FALSE;
}

/* @text without the apostrophe that a writer put before it. */
const char *
lodestar_table_strip_guard (const char *text)
{
  return *text == '\'' && lodestar_table_needs_guard (text + 1) ? text + 1 : text;
}

LodestarTable *
lodestar_table_new (LodestarTableFormat format)
{
  LodestarTable *self = g_new0 (LodestarTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->format = format;
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (LodestarTableRow));
  self->sheets = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  self->hidden_sheets = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  self->is_encoding_certain = TRUE;

  /* Empty cells of a workbook share the first byte. */
  if (format != LODESTAR_TABLE_CSV)
    {
      self->kinds = g_byte_array_new ();
      g_string_append_c (self->text, '\0');
    }

  return self;
}

void
lodestar_table_begin_row (LodestarTable *self, guint line)
{
  LodestarTableRow row = { self->cells->len, line };

  g_array_append_val (self->rows, row);
}

/* Adds a cell of a workbook to the row that was begun last. Text in UTF-8; NUL bytes end it. */
void
lodestar_table_add_cell (LodestarTable *self, const char *text, gsize length, LodestarCellKind kind)
{
  guint32 place = length > 0 ? (guint32) self->text->len : 0;
  guint8  byte = (guint8) kind;

  if (length > 0)
    {
      g_string_append_len (self->text, text, (gssize) length);
      g_string_append_c (self->text, '\0');
    }

  g_array_append_val (self->cells, place);
  g_byte_array_append (self->kinds, &byte, 1);
}

/* Ends the last row. Nothing is added after this. */
void
lodestar_table_finish (LodestarTable *self)
{
  lodestar_table_begin_row (self, 0);
  self->n_columns = 0;

  for (guint i = 0; i + 1 < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, lodestar_table_get_row_length (self, i));
}

/**
 * lodestar_table_read_bytes:
 * @bytes: all of a file
 * @options: (nullable): how to read it, or %NULL to find everything out
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError, or %NULL
 *
 * Reads a table from memory; see lodestar_table_read_file().
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarTable *
lodestar_table_read_bytes (GBytes                     *bytes,
                           const LodestarTableOptions *options,
                           LodestarExchangeProgress    progress,
                           gpointer                    user_data,
                           GCancellable               *cancellable,
                           GError                    **error)
{
  static const LodestarTableOptions none = { 0 };
  gsize                             size;
  const char                       *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  options = options != NULL ? options : &none;

  if (size == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The file is empty. Export the list again."));
      return NULL;
    }

  if (size > LODESTAR_TABLE_MAX_SIZE)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The file is larger than 1 GiB. Split it, or export fewer columns."));
      return NULL;
    }

  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return lodestar_xls_read (bytes, options, progress, user_data, cancellable, error);

  if (size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return lodestar_zip_is_ods (data, size)
             ? lodestar_ods_read (bytes, options, progress, user_data, cancellable, error)
             : lodestar_xlsx_read (bytes, options, progress, user_data, cancellable, error);

  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The file is a PDF. Export the list as CSV, XLSX, XLS or ODS."));
      return NULL;
    }

  return lodestar_csv_read (bytes, options, progress, user_data, cancellable, error);
}

/**
 * lodestar_table_read_file:
 * @path: the file
 * @options: (nullable): how to read it, or %NULL to find everything out
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError, or %NULL
 *
 * Reads a table from CSV of any dialect, XLSX, XLS or ODS; which one is told by what is in the
 * file, not by its name. Blank lines are no rows. Fails with %LODESTAR_ERROR_INVALID where the
 * file is no table or an option does not fit, with %LODESTAR_ERROR_NOT_FOUND where it has no such
 * sheet, and with the errors of GIO. May be called on any thread.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarTable *
lodestar_table_read_file (const char                 *path,
                          const LodestarTableOptions *options,
                          LodestarExchangeProgress    progress,
                          gpointer                    user_data,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  LodestarTable   *table;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  name = g_filename_display_basename (path);

  if ((bytes = g_file_load_bytes (file, cancellable, NULL, error)) == NULL)
    {
      g_prefix_error (error, _ ("“%s” cannot be opened: "), name);
      return NULL;
    }

  table = lodestar_table_read_bytes (bytes, options, progress, user_data, cancellable, error);

  if (table == NULL)
    g_prefix_error (error, _ ("“%s” cannot be read: "), name);

  return table;
}

/**
 * lodestar_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): the same table, held once more
 */
LodestarTable *
lodestar_table_ref (LodestarTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * lodestar_table_unref:
 * @self: (transfer full): a table
 *
 * Lets the table go; the last one to do so frees it.
 */
void
lodestar_table_unref (LodestarTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_clear_pointer (&self->kinds, g_byte_array_unref);
  g_free (self->encoding);
  g_free (self->sheet);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->hidden_sheets);
  g_free (self);
}

/**
 * lodestar_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, with titles, headers and totals
 */
guint
lodestar_table_get_n_rows (const LodestarTable *self)
{
  return self->rows->len - 1;
}

/**
 * lodestar_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many cells its longest row has
 */
guint
lodestar_table_get_n_columns (const LodestarTable *self)
{
  return self->n_columns;
}

/**
 * lodestar_table_get_row_length:
 * @self: a table
 * @row: a row
 *
 * Returns: how many cells the row has
 */
guint
lodestar_table_get_row_length (const LodestarTable *self, guint row)
{
  const LodestarTableRow *rows = (const LodestarTableRow *) (gpointer) self->rows->data;

  g_return_val_if_fail (row + 1 < self->rows->len, 0);

  return rows[row + 1].first - rows[row].first;
}

/**
 * lodestar_table_get_line:
 * @self: a table
 * @row: a row
 *
 * Returns: the line of the file (of a workbook: the row of the sheet) on which
 *   the row begins, from 1
 */
guint
lodestar_table_get_line (const LodestarTable *self, guint row)
{
  g_return_val_if_fail (row + 1 < self->rows->len, 0);

  return g_array_index (self->rows, LodestarTableRow, row).line;
}

/**
 * lodestar_table_get_cell:
 * @self: a table
 * @row: a row
 * @column: a column; a row may be shorter
 *
 * Returns: (not nullable): the text of the cell, "" where the row has none
 */
const char *
lodestar_table_get_cell (const LodestarTable *self, guint row, guint column)
{
  const LodestarTableRow *rows = (const LodestarTableRow *) (gpointer) self->rows->data;
  const guint32          *cells = (const guint32 *) (gpointer) self->cells->data;

  g_return_val_if_fail (row + 1 < self->rows->len, "");

  if (column >= rows[row + 1].first - rows[row].first)
    return "";

  return self->text->str + cells[rows[row].first + column];
}

/**
 * lodestar_table_get_kind:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: what the file says that the cell is
 */
LodestarCellKind
lodestar_table_get_kind (const LodestarTable *self, guint row, guint column)
{
  if (self->kinds == NULL || column >= lodestar_table_get_row_length (self, row))
    return LODESTAR_CELL_TEXT;

  return (LodestarCellKind)
    self->kinds->data[g_array_index (self->rows, LodestarTableRow, row).first + column];
}

/**
 * lodestar_table_get_format:
 * @self: a table
 *
 * Returns: the form of the file
 */
LodestarTableFormat
lodestar_table_get_format (const LodestarTable *self)
{
  return self->format;
}

/**
 * lodestar_table_get_encoding:
 * @self: a table
 *
 * Returns: (nullable): the encoding of the file, %NULL for workbooks
 */
const char *
lodestar_table_get_encoding (const LodestarTable *self)
{
  return self->encoding;
}

/**
 * lodestar_table_is_encoding_certain:
 * @self: a table
 *
 * Returns: whether the encoding was told by the file or the caller; %FALSE where it is a guess
 *   that the user should see
 */
gboolean
lodestar_table_is_encoding_certain (const LodestarTable *self)
{
  return self->is_encoding_certain;
}

/**
 * lodestar_table_get_n_replaced:
 * @self: a table
 *
 * Returns: how many bytes did not fit the encoding and stand as U+FFFD
 */
guint
lodestar_table_get_n_replaced (const LodestarTable *self)
{
  return self->n_replaced;
}

/**
 * lodestar_table_get_n_nuls:
 * @self: a table
 *
 * Returns: how many NUL bytes were taken out
 */
guint
lodestar_table_get_n_nuls (const LodestarTable *self)
{
  return self->n_nuls;
}

/**
 * lodestar_table_get_unclosed_line:
 * @self: a table
 *
 * Returns: the line of the first quote that is never closed and was taken for
 *   text, 0 where there is none
 */
guint
lodestar_table_get_unclosed_line (const LodestarTable *self)
{
  return self->unclosed_line;
}

/**
 * lodestar_table_get_delimiter:
 * @self: a table
 *
 * Returns: what stands between the cells, %LODESTAR_TABLE_NO_DELIMITER where there is one column, 0
 *   for workbooks
 */
char
lodestar_table_get_delimiter (const LodestarTable *self)
{
  return self->delimiter;
}

/**
 * lodestar_table_get_sheet:
 * @self: a table
 *
 * Returns: (nullable): the name of the sheet that was read, %NULL for CSV
 */
const char *
lodestar_table_get_sheet (const LodestarTable *self)
{
  return self->sheet;
}

/**
 * lodestar_table_get_sheets:
 * @self: a table
 *
 * Returns: (array zero-terminated=1): the names of the sheets that can be seen
 */
const char *const *
lodestar_table_get_sheets (const LodestarTable *self)
{
  return (const char *const *) self->sheets->pdata;
}

/**
 * lodestar_table_get_hidden_sheets:
 * @self: a table
 *
 * Returns: (array zero-terminated=1): the names of the sheets that are hidden
 *   and were left alone
 */
const char *const *
lodestar_table_get_hidden_sheets (const LodestarTable *self)
{
  return (const char *const *) self->hidden_sheets->pdata;
}
