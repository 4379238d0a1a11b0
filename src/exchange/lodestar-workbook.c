/* lodestar-workbook.c - what the readers of workbooks share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workbook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-date.h"
#include "lodestar-error.h"
#include "lodestar-field.h"
#include "lodestar-shape.h"
#include "lodestar-text.h"

/* More cells than this are a mistake (a sheet filled to its edge) or a trap. */
#define LODESTAR_WORKBOOK_MAX_CELLS (64u * 1024 * 1024)

/* A sheet that is this close to the best one and stands before it is taken: the tabs behind a list
 * are usually made from it. */
#define LODESTAR_WORKBOOK_NEARLY 0.75

#define LODESTAR_WORKBOOK_XML_PIECE (256 * 1024)

/* Begins a row; it comes into the table with its first cell that has text. */
void
lodestar_sheet_reader_begin_row (LodestarSheetReader *self, guint line)
{
  self->line = line;
  self->n_cells = 0;
  self->is_open = FALSE;
}

/* Whether as many rows were read as were asked for. */
gboolean
lodestar_sheet_reader_is_full (const LodestarSheetReader *self)
{
  return self->is_too_large || (self->max_rows > 0 && self->table->rows->len >= self->max_rows);
}

/* Adds a cell to the row; those left out before it are empty. %FALSE where the sheet has more
 * cells than anybody wrote by hand. */
gboolean
lodestar_sheet_reader_add_cell (
  LodestarSheetReader *self, guint column, const char *text, gsize length, LodestarCellKind kind)
{
  const char *bare;

  if (length == 0 || column >= LODESTAR_WORKBOOK_MAX_COLUMNS || column < self->n_cells)
    return TRUE;

  if (self->table->cells->len > LODESTAR_WORKBOOK_MAX_CELLS ||
      self->table->text->len + length > LODESTAR_TABLE_MAX_SIZE)
    {
      self->is_too_large = TRUE;
      return FALSE;
    }

  if (!self->is_open)
    lodestar_table_begin_row (self->table, self->line);

  self->is_open = TRUE;

  for (; self->n_cells < column; self->n_cells++)
    lodestar_table_add_cell (self->table, "", 0, LODESTAR_CELL_TEXT);

  bare = kind == LODESTAR_CELL_TEXT ? lodestar_table_strip_guard (text) : text;
  lodestar_table_add_cell (self->table, bare, length - (gsize) (bare - text), kind);
  self->n_cells++;

  return TRUE;
}

/* Fails where the sheet that was read had too many cells. */
gboolean
lodestar_sheet_reader_check (const LodestarSheetReader *self, const char *sheet, GError **error)
{
  if (!self->is_too_large)
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("The sheet “%s” has too many cells. Delete the empty columns and rows beside the "
                  "list."),
               sheet);

  return FALSE;
}

/* How much a sheet looks like a list of people: how many of its headers are known. */
static double
lodestar_workbook_rate (LodestarTable *table)
{
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  double rate = 0;

  if (shape->header_row < 0 || shape->n_rows == 0)
    return 0;

  for (guint i = 0; i < shape->n_columns; i++)
    {
      double   confidence = 0;
      gboolean is_ignored;

      if (lodestar_field_from_header (shape->headers[i], &confidence, &is_ignored) !=
          LODESTAR_FIELD_NONE)
        rate += confidence;
    }

  return rate + 0.01;
}

static int
lodestar_workbook_find (const char *const *names, const char *wanted)
{
  g_autofree char *key = lodestar_text_key (wanted);

  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], wanted) == 0)
      return i;

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *other = lodestar_text_key (names[i]);

      if (strcmp (other, key) == 0)
        return i;
    }

  return -1;
}

/* The first sheet that can be seen and looks nearly as much like a list of people as any. */
static int
lodestar_workbook_choose (LodestarTableFormat   format,
                          gpointer              workbook,
                          const char *const    *names,
                          const gboolean       *is_hidden,
                          LodestarReadSheetFunc read_sheet,
                          GError              **error)
{
  g_autofree double *rates = g_new0 (double, g_strv_length ((char **) names) + 1);
  double             best = 0;
  int                first = -1, n_visible = 0;

  for (int i = 0; names[i] != NULL; i++)
    if (!is_hidden[i])
      {
        first = first < 0 ? i : first;
        n_visible++;
      }

  if (n_visible <= 1)
    return first;

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autoptr (LodestarTable) table = lodestar_table_new (format);

      if (is_hidden[i])
        continue;

      if (!read_sheet (workbook, (guint) i, table, LODESTAR_WORKBOOK_SAMPLE_ROWS, error))
        return -2;

      lodestar_table_finish (table);
      rates[i] = lodestar_workbook_rate (table);
      best = MAX (best, rates[i]);
    }

  for (int i = 0; names[i] != NULL; i++)
    if (best > 0 && !is_hidden[i] && rates[i] >= best * LODESTAR_WORKBOOK_NEARLY)
      return i;

  return first;
}

/* Reads the sheet that was asked for or looks most like a list. */
LodestarTable *
lodestar_workbook_read (LodestarTableFormat         format,
                        gpointer                    workbook,
                        const char *const          *names,
                        const gboolean             *is_hidden,
                        LodestarReadSheetFunc       read_sheet,
                        const LodestarTableOptions *options,
                        GError                    **error)
{
  g_autoptr (LodestarTable) table = lodestar_table_new (format);
  const char *wanted = options->sheet;
  int         sheet;

  if (wanted != NULL && wanted[0] == '\0')
    wanted = NULL;

  for (int i = 0; names[i] != NULL; i++)
    g_ptr_array_add (is_hidden[i] ? table->hidden_sheets : table->sheets, g_strdup (names[i]));

  if (wanted != NULL && (sheet = lodestar_workbook_find (names, wanted)) < 0)
    {
      g_autofree char *all = g_strjoinv ("”, “", (char **) table->sheets->pdata);

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("The workbook has no sheet “%s”. It has “%s”."), wanted, all);
      return NULL;
    }

  if (wanted == NULL)
    sheet = lodestar_workbook_choose (format, workbook, names, is_hidden, read_sheet, error);

  if (sheet == -2)
    return NULL;

  if (sheet == -1)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The workbook has no sheet that can be seen."));
      return NULL;
    }

  if (!read_sheet (workbook, (guint) sheet, table, 0, error))
    return NULL;

  table->sheet = g_strdup (names[sheet]);
  lodestar_table_finish (table);

  return g_steal_pointer (&table);
}

/* A number of a workbook as people write it: without exponent or a fraction of zeros. */
char *
lodestar_workbook_format_number (const char *text)
{
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char  *end;
  double number;

  if (text[strspn (text, "0123456789")] == '\0')
    return g_strdup (text);

  number = g_ascii_strtod (text, &end);

  if (*end != '\0' || end == text || !isfinite (number))
    return g_strdup (text);

  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%.0f", number == 0 ? 0 : number);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

/* A date of a workbook, which counts days from 1900 (or 1904), as ISO 8601. Numbers below 1 are
 * times of day. */
char *
lodestar_workbook_format_serial (double serial, gboolean is_1904)
{
  int          day, minutes, year, month, day_of_month;
  LodestarDate date;

  if (!isfinite (serial) || serial < 0 || serial >= 2958466)
    return NULL;

  minutes = (int) lround ((serial - floor (serial)) * 1440);
  day = (int) floor (serial) + minutes / 1440;
  minutes %= 1440;

  if (serial < 1 && !is_1904)
    return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  /* Day 60 of the calendar from 1900 is a 29 February that never was. */
  if (is_1904)
    date = lodestar_date_new (1904, 1, 1) + day;
  else
    date = lodestar_date_new (1899, 12, day < 60 ? 31 : 30) + day;

  lodestar_date_get_ymd (date, &year, &month, &day_of_month);

  if (minutes == 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);

  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", year, month, day_of_month, minutes / 60,
                          minutes % 60);
}

/* Whether a number format shows a date or a time: it has one of their letters outside of quotes,
 * brackets and escapes. */
gboolean
lodestar_workbook_is_date_format (const char *format)
{
  for (const char *p = format; *p != '\0' && *p != ';'; p++)
    if (*p == '"' || *p == '[')
      {
        /* Elapsed hours stand in brackets too: [h]:mm. */
        if (*p == '[' && (g_ascii_tolower (p[1]) == 'h' || g_ascii_tolower (p[1]) == 's') &&
            p[2] == ']')
          return TRUE;

        if ((p = strchr (p + 1, *p == '"' ? '"' : ']')) == NULL)
          return FALSE;
      }
    else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
      p++;
    else if (strchr ("ymdhsYMDHS", *p) != NULL)
      return g_ascii_strncasecmp (p, "standard", 8) != 0;

  return FALSE;
}

/* XML is given to a parser in pieces, so that reading can be followed and stopped. */
static gboolean
lodestar_workbook_parse_xml (GBytes                  *xml,
                             const GMarkupParser     *parser,
                             gpointer                 parser_data,
                             LodestarExchangeProgress progress,
                             gpointer                 user_data,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, parser_data, NULL);
  gsize       size;
  const char *data = g_bytes_get_data (xml, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  for (gsize place = 0; place < size; place += LODESTAR_WORKBOOK_XML_PIECE)
    {
      gsize n = MIN (size - place, LODESTAR_WORKBOOK_XML_PIECE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (!g_markup_parse_context_parse (context, data + place, (gssize) n, error))
        return FALSE;

      if (progress != NULL)
        progress ((double) (place + n) / (double) size, user_data);
    }

  return g_markup_parse_context_end_parse (context, error);
}

/* Lets a parser end lodestar_workbook_read_part() early: all that was asked for is there. */
void
lodestar_workbook_stop (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "stop");
}

/* Parses a part of a workbook, to its end or until the parser stops. @progress may be %NULL. */
gboolean
lodestar_workbook_read_part (GBytes                  *xml,
                             const char              *part,
                             const GMarkupParser     *parser,
                             gpointer                 parser_data,
                             LodestarExchangeProgress progress,
                             gpointer                 user_data,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  g_autoptr (GError) reason = NULL;

  if (lodestar_workbook_parse_xml (xml, parser, parser_data, progress, user_data, cancellable,
                                   &reason) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return TRUE;

  if (reason->domain == G_MARKUP_ERROR)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                 _ ("The workbook is damaged (%s: %s). Open it in a spreadsheet, save it again and "
                    "import that file."),
                 part, reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* @name without the prefix of its namespace. */
const char *
lodestar_workbook_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* The value of an attribute, whatever the prefix of its name; %NULL where there is none. */
const char *
lodestar_workbook_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (lodestar_workbook_local_name (names[i]), name) == 0)
      return values[i];

  return NULL;
}
