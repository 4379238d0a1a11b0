/* lodestar-csv.c - the reader of text with delimiters
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-encoding.h"
#include "lodestar-error.h"
#include "lodestar-table-private.h"

/* After so many quotes that are never closed, quotes are no longer believed in. Bounds the work:
 * each one costs a search to the end of the file. */
#define LODESTAR_CSV_MAX_UNCLOSED 16

/* How often progress is told and cancelling looked at, in records. */
#define LODESTAR_CSV_TICK 8192

enum
{
  LODESTAR_CSV_PLAIN,
  LODESTAR_CSV_DELIMITER,
  LODESTAR_CSV_RETURN,
  LODESTAR_CSV_NEWLINE,
  LODESTAR_CSV_END,
};

typedef struct
{
  LodestarTable *table; /* (unowned) */
  char          *p;
  char          *end; /* the NUL after the text */
  guint8         classes[256];
  char           delimiter;
  guint          line;
  guint          n_unclosed;
} LodestarCsv;

static void
lodestar_csv_count_lines (LodestarCsv *csv, const char *from, const char *to)
{
  for (; from < to; from++)
    if (*from == '\n' || (*from == '\r' && from[1] != '\n'))
      csv->line++;
}

/* Reads a cell in quotes, of which the first is at @open, in place; %NULL where the quote is never
 * closed. What stands between the closing quote and the delimiter belongs to the cell. */
static char *
lodestar_csv_read_quoted (LodestarCsv *csv, char *open)
{
  char       *cell = open + 1, *to = open + 1;
  const char *after;

  if (csv->n_unclosed >= LODESTAR_CSV_MAX_UNCLOSED)
    return NULL;

  if ((after = lodestar_csv_skip_quoted (open, csv->end)) == NULL)
    {
      if (csv->n_unclosed++ == 0)
        csv->table->unclosed_line = csv->line;

      return NULL;
    }

  lodestar_csv_count_lines (csv, cell, after);

  for (const char *from = cell; from < after - 1;)
    {
      const char *quote = memchr (from, '"', (gsize) (after - 1 - from));
      gsize       n = (gsize) ((quote != NULL ? quote + 1 : after - 1) - from);

      if (to != from)
        memmove (to, from, n);

      to += n;
      from += n + (quote != NULL);
    }

  csv->p = (char *) after;

  while (csv->classes[(guchar) *csv->p] == LODESTAR_CSV_PLAIN)
    *to++ = *csv->p++;

  /* The end of the cell lies before the delimiter, so that this never overwrites it. */
  if (to < csv->p)
    *to = '\0';

  return cell;
}

static char *
lodestar_csv_read_cell (LodestarCsv *csv)
{
  char *cell = csv->p;
  char *quote = cell;

  while (*quote == ' ' && csv->delimiter != ' ')
    quote++;

  if (*quote == '"' && csv->delimiter != '"' &&
      (cell = lodestar_csv_read_quoted (csv, quote)) != NULL)
    return cell;

  cell = csv->p;

  while (csv->classes[(guchar) *csv->p] == LODESTAR_CSV_PLAIN)
    csv->p++;

  return cell;
}

static gboolean
lodestar_csv_is_at_end (LodestarCsv *csv)
{
  return csv->p >= csv->end;
}

/* Reads one record; the delimiters and the line end become the ends of the cells. */
static void
lodestar_csv_read_record (LodestarCsv *csv)
{
  LodestarTable *table = csv->table;

  lodestar_table_begin_row (table, csv->line);

  while (TRUE)
    {
      char       *cell = lodestar_csv_read_cell (csv);
      const char *bare;
      guint8 class = csv->classes[(guchar) *csv->p];
      guint32 place;

      if (class == LODESTAR_CSV_RETURN && csv->p[1] == '\n')
        *csv->p++ = '\0';

      *csv->p = '\0';
      bare = lodestar_table_strip_guard (cell);
      place = (guint32) (bare - table->text->str);
      g_array_append_val (table->cells, place);

      if (class != LODESTAR_CSV_END)
        csv->p++;

      if (class != LODESTAR_CSV_DELIMITER)
        {
          csv->line += class != LODESTAR_CSV_END;
          return;
        }
    }
}

static gboolean
lodestar_csv_read_records (LodestarCsv             *csv,
                           LodestarExchangeProgress progress,
                           gpointer                 user_data,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  const char *start = csv->p;

  for (guint n = 1; !lodestar_csv_is_at_end (csv); n++)
    {
      if (*csv->p == '\n' || *csv->p == '\r')
        {
          csv->line += *csv->p == '\n' || csv->p[1] != '\n';
          csv->p++;
          continue;
        }

      lodestar_csv_read_record (csv);

      if (n % LODESTAR_CSV_TICK != 0)
        continue;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (progress != NULL)
        progress ((double) (csv->p - start) / (double) (csv->end - start), user_data);
    }

  return TRUE;
}

/* Reads text with delimiters. The text is decoded into one buffer; the cells are slices of it. */
LodestarTable *
lodestar_csv_read (GBytes                     *bytes,
                   const LodestarTableOptions *options,
                   LodestarExchangeProgress    progress,
                   gpointer                    user_data,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  g_autoptr (LodestarTable) table = lodestar_table_new (LODESTAR_TABLE_CSV);
  g_auto (LodestarDecoded) decoded = { 0 };
  LodestarCsv csv = { 0 };
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!lodestar_encoding_decode (data, size, options->encoding, &decoded, error))
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_string_free (table->text, TRUE);
  table->text = g_steal_pointer (&decoded.text);
  table->encoding = g_steal_pointer (&decoded.encoding);
  table->is_encoding_certain = decoded.is_certain;
  table->n_replaced = decoded.n_replaced;
  table->n_nuls = decoded.n_nuls;

  csv.table = table;
  csv.p = table->text->str;
  csv.end = table->text->str + table->text->len;
  csv.line = 1;
  csv.delimiter = options->delimiter != '\0' ? options->delimiter
                                             : lodestar_csv_sniff (&csv.p, csv.end, &csv.line);
  csv.classes[(guchar) csv.delimiter] = LODESTAR_CSV_DELIMITER;
  csv.classes['\r'] = LODESTAR_CSV_RETURN;
  csv.classes['\n'] = LODESTAR_CSV_NEWLINE;
  csv.classes['\0'] = LODESTAR_CSV_END;
  table->delimiter = csv.delimiter;

  if (!lodestar_csv_read_records (&csv, progress, user_data, cancellable, error))
    return NULL;

  lodestar_table_finish (table);

  return g_steal_pointer (&table);
}
