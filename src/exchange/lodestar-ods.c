/* lodestar-ods.c - the reader of OpenDocument spreadsheets
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "lodestar-workbook.h"
#include "lodestar-zip.h"

/* A row or cell with text that stands for more than this many is a filled-down formula or a trap.
 */
#define LODESTAR_ODS_MAX_REPEATS 100000

typedef struct
{
  GBytes     *xml;           /* (owned) content.xml */
  GPtrArray  *names;         /* (owned), of char *, NULL-terminated */
  GArray     *is_hidden;     /* (owned), of gboolean */
  GHashTable *hidden_styles; /* (owned), of char * */
  char       *style;         /* (owned) (nullable) the table style being read */

  LodestarExchangeProgress progress;
  gpointer                 user_data;
  GCancellable            *cancellable; /* (unowned) (nullable) */

  /* The parser's state */
  int                 wanted; /* the sheet that is read, -1: only the names */
  int                 sheet;
  int                 n_nested; /* depth inside of tables in cells, notes and the like */
  LodestarSheetReader reader;
  LodestarTable      *row_table; /* (owned): the cells of a row, until it is known how often */
  guint               line;
  guint               row_repeats;
  guint               column;
  guint               cell_repeats;
  char               *type;  /* (owned) (nullable) */
  char               *value; /* (owned) (nullable) */
  GString            *text;  /* (owned) */
  gboolean            is_in_cell;
  gboolean            is_in_paragraph;
  guint               n_paragraphs;
} LodestarOds;

static void
lodestar_ods_free (LodestarOds *self)
{
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_ptr_array_unref (self->names);
  g_array_unref (self->is_hidden);
  g_hash_table_unref (self->hidden_styles);
  g_clear_pointer (&self->row_table, lodestar_table_unref);
  g_free (self->style);
  g_free (self->type);
  g_free (self->value);
  g_string_free (self->text, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarOds, lodestar_ods_free)

static LodestarOds *
lodestar_ods_new (void)
{
  LodestarOds *self = g_new0 (LodestarOds, 1);

  self->names = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->is_hidden = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_string_new (NULL);
  self->wanted = -1;
  self->sheet = -1;

  return self;
}

static guint
lodestar_ods_parse_repeats (const char *text)
{
  guint64 n = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint) CLAMP (n, 1, G_MAXINT);
}

/* Elements whose text is no part of the cell: notes, and drawings with tables of their own. */
static gboolean
lodestar_ods_is_aside (const char *local)
{
  return strcmp (local, "annotation") == 0 || strcmp (local, "frame") == 0 ||
         strcmp (local, "custom-shape") == 0 || strcmp (local, "ruby-text") == 0;
}

static void
lodestar_ods_start_sheet (LodestarOds *self, const char **names, const char **values)
{
  const char *name = lodestar_workbook_attribute (names, values, "name");
  const char *style = lodestar_workbook_attribute (names, values, "style-name");
  gboolean    is_hidden = style != NULL && g_hash_table_contains (self->hidden_styles, style);

  self->sheet++;
  self->line = 1;

  if (self->wanted >= 0)
    return;

  g_ptr_array_add (self->names, g_strdup (name != NULL ? name : ""));
  g_array_append_val (self->is_hidden, is_hidden);
}

static void
lodestar_ods_start_cell (LodestarOds *self, const char **names, const char **values)
{
  const char *repeats = lodestar_workbook_attribute (names, values, "number-columns-repeated");
  const char *value;

  g_free (self->type);
  self->type = g_strdup (lodestar_workbook_attribute (names, values, "value-type"));

  if (self->type != NULL && strcmp (self->type, "date") == 0)
    value = lodestar_workbook_attribute (names, values, "date-value");
  else if (self->type != NULL && strcmp (self->type, "boolean") == 0)
    value = lodestar_workbook_attribute (names, values, "boolean-value");
  else if (self->type == NULL || strcmp (self->type, "string") == 0)
    value = NULL;
  else
    value = lodestar_workbook_attribute (names, values, "value");

  g_free (self->value);
  self->value = g_strdup (value);
  self->cell_repeats = lodestar_ods_parse_repeats (repeats);
  self->is_in_cell = TRUE;
  self->n_paragraphs = 0;
  g_string_truncate (self->text, 0);
}

static void
lodestar_ods_start_text (LodestarOds *self,
                         const char  *local,
                         const char **names,
                         const char **values)
{
  if (strcmp (local, "p") == 0)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');

      self->is_in_paragraph = TRUE;
    }
  else if (strcmp (local, "s") == 0)
    {
      guint n = lodestar_ods_parse_repeats (lodestar_workbook_attribute (names, values, "c"));

      for (; n > 0 && self->text->len < G_MAXUINT16; n--)
        g_string_append_c (self->text, ' ');
    }
  else if (strcmp (local, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (local, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static void
lodestar_ods_start (GMarkupParseContext *context,
                    const char          *element,
                    const char         **names,
                    const char         **values,
                    gpointer             user_data,
                    GError             **error)
{
  LodestarOds *self = user_data;
  const char  *local = lodestar_workbook_local_name (element);

  if (self->n_nested > 0 || (self->is_in_cell && lodestar_ods_is_aside (local)))
    {
      self->n_nested += lodestar_ods_is_aside (local);
      return;
    }

  if (strcmp (local, "table") == 0 && !self->is_in_cell)
    lodestar_ods_start_sheet (self, names, values);
  else if (strcmp (local, "style") == 0)
    {
      g_free (self->style);
      self->style = g_strdup (lodestar_workbook_attribute (names, values, "name"));
    }
  else if (strcmp (local, "table-properties") == 0 && self->style != NULL)
    {
      if (g_strcmp0 (lodestar_workbook_attribute (names, values, "display"), "false") == 0)
        g_hash_table_add (self->hidden_styles, g_strdup (self->style));
    }

  if (self->wanted < 0 || self->sheet != self->wanted)
    return;

  if (strcmp (local, "table-row") == 0)
    {
      g_clear_pointer (&self->row_table, lodestar_table_unref);
      self->row_table = lodestar_table_new (LODESTAR_TABLE_ODS);
      self->column = 0;
      self->row_repeats = lodestar_ods_parse_repeats (
        lodestar_workbook_attribute (names, values, "number-rows-repeated"));
    }
  else if (strcmp (local, "table-cell") == 0 || strcmp (local, "covered-table-cell") == 0)
    lodestar_ods_start_cell (self, names, values);
  else if (self->is_in_cell)
    lodestar_ods_start_text (self, local, names, values);
}

static void
lodestar_ods_take_text (
  GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  LodestarOds *self = user_data;

  if (self->is_in_paragraph && self->n_nested == 0)
    g_string_append_len (self->text, text, (gssize) length);
}

/* The text of a cell that is no string, and what it is. Digits with zeros before them are kept as
 * they are shown. */
static char *
lodestar_ods_dup_value (LodestarOds *self, LodestarCellKind *kind)
{
  const char *shown = self->text->str;

  if (strcmp (self->type, "date") == 0)
    {
      char *date = g_strdup (self->value);
      char *time = strchr (date, 'T');

      *kind = LODESTAR_CELL_DATE;

      if (time != NULL)
        {
          *time = strncmp (time, "T00:00", 6) == 0 ? '\0' : ' ';

          if (strlen (time) > 6)
            time[6] = '\0';
        }

      return date;
    }

  if (strcmp (self->type, "boolean") == 0)
    return g_ascii_strup (self->value, -1);

  if (strcmp (self->type, "float") != 0)
    return g_strdup (shown);

  if (shown[0] == '0' && shown[1] != '\0' && shown[strspn (shown, "0123456789")] == '\0')
    return g_strdup (shown);

  *kind = LODESTAR_CELL_NUMBER;

  return lodestar_workbook_format_number (self->value);
}

/* Puts the cell into the row; the empty ones that fill a row to its edge are not worth a place. */
static void
lodestar_ods_end_cell (LodestarOds *self)
{
  LodestarCellKind kind = LODESTAR_CELL_TEXT;
  g_autofree char *value = NULL;
  gsize            length;

  self->is_in_cell = FALSE;

  if (self->row_table == NULL)
    return;

  if (self->value != NULL)
    value = lodestar_ods_dup_value (self, &kind);

  length = value != NULL ? strlen (value) : self->text->len;

  if (length > 0)
    {
      while (self->row_table->cells->len < MIN (self->column, LODESTAR_WORKBOOK_MAX_COLUMNS))
        lodestar_table_add_cell (self->row_table, "", 0, LODESTAR_CELL_TEXT);

      for (guint i = 0;
           i < self->cell_repeats && self->row_table->cells->len < LODESTAR_WORKBOOK_MAX_COLUMNS;
           i++)
        lodestar_table_add_cell (self->row_table, value != NULL ? value : self->text->str, length,
                                 kind);
    }

  self->column += MIN (self->cell_repeats, LODESTAR_WORKBOOK_MAX_COLUMNS);
  self->column = MIN (self->column, LODESTAR_WORKBOOK_MAX_COLUMNS);
}

/* Copies the row into the table as often as it stands. */
static void
lodestar_ods_end_row (LodestarOds *self)
{
  LodestarTable *row = self->row_table;
  const guint32 *cells = (const guint32 *) (gpointer) row->cells->data;
  guint          n = row->cells->len == 0 ? 0 : MIN (self->row_repeats, LODESTAR_ODS_MAX_REPEATS);

  for (guint i = 0; i < n && !lodestar_sheet_reader_is_full (&self->reader); i++)
    {
      lodestar_sheet_reader_begin_row (&self->reader, self->line + i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const char *text = row->text->str + cells[j];

          lodestar_sheet_reader_add_cell (&self->reader, j, text, strlen (text),
                                          (LodestarCellKind) row->kinds->data[j]);
        }
    }

  self->line += self->row_repeats;
  g_clear_pointer (&self->row_table, lodestar_table_unref);
}

static void
lodestar_ods_end (GMarkupParseContext *context,
                  const char          *element,
                  gpointer             user_data,
                  GError             **error)
{
  LodestarOds *self = user_data;
  const char  *local = lodestar_workbook_local_name (element);

  if (self->n_nested > 0)
    {
      self->n_nested -= lodestar_ods_is_aside (local);
      return;
    }

  if (strcmp (local, "p") == 0)
    self->is_in_paragraph = FALSE;
  else if (strcmp (local, "table-cell") == 0 || strcmp (local, "covered-table-cell") == 0)
    lodestar_ods_end_cell (self);
  else if (strcmp (local, "table-row") == 0 && self->row_table != NULL)
    {
      lodestar_ods_end_row (self);

      if (lodestar_sheet_reader_is_full (&self->reader))
        lodestar_workbook_stop (error);
    }
}

static gboolean
lodestar_ods_parse (LodestarOds *self, gboolean with_progress, GError **error)
{
  static const GMarkupParser parser = { lodestar_ods_start, lodestar_ods_end,
                                        lodestar_ods_take_text, NULL, NULL };

  self->sheet = -1;
  self->n_nested = 0;
  self->is_in_cell = self->is_in_paragraph = FALSE;

  return lodestar_workbook_read_part (self->xml, "content.xml", &parser, self,
                                      with_progress ? self->progress : NULL, self->user_data,
                                      self->cancellable, error);
}

static gboolean
lodestar_ods_read_sheet (
  gpointer workbook, guint sheet, LodestarTable *table, guint max_rows, GError **error)
{
  LodestarOds *self = workbook;

  self->wanted = (int) sheet;
  self->reader = (LodestarSheetReader) { .table = table, .max_rows = max_rows };

  return lodestar_ods_parse (self, max_rows == 0, error) &&
         lodestar_sheet_reader_check (&self->reader, self->names->pdata[sheet], error);
}

/* Reads a sheet of an OpenDocument spreadsheet, no hidden one unless it is asked for by name. */
LodestarTable *
lodestar_ods_read (GBytes                     *bytes,
                   const LodestarTableOptions *options,
                   LodestarExchangeProgress    progress,
                   gpointer                    user_data,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  g_autoptr (LodestarOds) self = lodestar_ods_new ();
  g_autoptr (LodestarZip) zip = NULL;

  self->progress = progress;
  self->user_data = user_data;
  self->cancellable = cancellable;

  if ((zip = lodestar_zip_new (bytes, error)) == NULL ||
      (self->xml = lodestar_zip_read (zip, "content.xml", error)) == NULL ||
      !lodestar_ods_parse (self, FALSE, error))
    return NULL;

  return lodestar_workbook_read (LODESTAR_TABLE_ODS, self, (const char *const *) self->names->pdata,
                                 (const gboolean *) (gpointer) self->is_hidden->data,
                                 lodestar_ods_read_sheet, options, error);
}
