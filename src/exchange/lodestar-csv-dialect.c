/* lodestar-csv-dialect.c - what divides the cells of a text
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lodestar-field.h"
#include "lodestar-table-private.h"
#include "lodestar-text.h"

/* How much of a file is looked at to find its delimiter. */
#define LODESTAR_CSV_SNIFF_RECORDS 400
#define LODESTAR_CSV_SNIFF_BYTES (512 * 1024)
#define LODESTAR_CSV_MAX_COLUMNS 256

/* How many records are looked at for a header, and how sure it has to be that a word is one. */
#define LODESTAR_CSV_HEADER_RECORDS 12
#define LODESTAR_CSV_HEADER_CONFIDENCE 0.8

/* Nobody has a longer part of a name. */
#define LODESTAR_CSV_MAX_NAME 48

/* Delimiters that are tried, and how much each is believed when it fits as well as others: a
 * colon stands in times, a space is no delimiter at all. */
static const struct
{
  char   delimiter;
  double trust;
} lodestar_csv_delimiters[] = {
  { ',', 1.0 }, { ';', 1.0 }, { '\t', 1.0 },   { '|', 0.98 },
  { '^', 0.8 }, { '~', 0.8 }, { '\x1f', 0.9 }, { ':', 0.5 },
};

/* What speaks for and against a list of one column in whose cells a delimiter stands. */
typedef struct
{
  guint    n_records;
  guint    n_cells[4];   /* records with one cell, with two, with three and with more */
  guint    n_delimiters; /* outside of quotes */
  guint    n_spaced;     /* those of them that a space follows */
  guint    n_names;      /* records of which each cell could be a part of a name */
  gboolean has_headers;  /* a record has the headers of several columns */
  gboolean has_header;   /* the first record is the header of one column */
  gboolean has_name;     /* which has names */
} LodestarCsvEvidence;

/* The end of a cell whose first quote is at @p: after the quote that closes it, or %NULL where none
 * does. */
const char *
lodestar_csv_skip_quoted (const char *p, const char *end)
{
  for (p++; (p = memchr (p, '"', (gsize) (end - p))) != NULL; p += 2)
    if (p[1] != '"')
      return p + 1;

  return NULL;
}

/* The end of a cell: where the delimiter or the end of the line stands. @is_closed says whether it
 * is quoted and ends with the quote. */
static const char *
lodestar_csv_skip_cell (const char *p, const char *end, char delimiter, gboolean *is_closed)
{
  const char *quote = p;
  const char *after;

  *is_closed = FALSE;

  while (quote < end && *quote == ' ')
    quote++;

  if (quote < end && *quote == '"' && (after = lodestar_csv_skip_quoted (quote, end)) != NULL)
    {
      p = after;
      *is_closed = p >= end || *p == delimiter || *p == '\n' || *p == '\r';
    }

  while (p < end && *p != delimiter && *p != '\n' && *p != '\r')
    p++;

  return p;
}

static const char *
lodestar_csv_skip_line_ends (const char *p, const char *end)
{
  while (p < end && (*p == '\n' || *p == '\r'))
    p++;

  return p;
}

/* Counts the cells of a record and goes on to the next one. */
static const char *
lodestar_csv_count_cells (
  const char *p, const char *end, char delimiter, guint *n_cells, guint *n_quoted)
{
  gboolean is_closed;

  for (*n_cells = 1;; (*n_cells)++, p++)
    {
      p = lodestar_csv_skip_cell (p, end, delimiter, &is_closed);
      *n_quoted += is_closed;

      if (p >= end || *p != delimiter)
        return lodestar_csv_skip_line_ends (p, end);
    }
}

/* How sure it is that a cell is the header of a column that has to do with people. */
static double
lodestar_csv_rate_header (const char *cell, gsize length, LodestarField *field)
{
  g_autofree char *text =
    length > 0 && length <= LODESTAR_CSV_MAX_NAME ? g_strndup (cell, length) : NULL;
  double   confidence = 0;
  gboolean is_ignored = FALSE;

  if (text == NULL)
    return 0;

  g_strdelimit (text, "\"", ' ');
  *field = lodestar_field_from_header (text, &confidence, &is_ignored);

  return *field != LODESTAR_FIELD_NONE || is_ignored ? confidence : 0;
}

/* Counts the cells of a record and how many of them are headers, and goes on to the next one. */
static const char *
lodestar_csv_count_headers (
  const char *p, const char *end, char delimiter, guint *n_cells, guint *n_known)
{
  gboolean is_more = TRUE;

  *n_known = 0;

  for (*n_cells = 0; is_more; (*n_cells)++)
    {
      gboolean      is_closed;
      LodestarField field;
      const char   *after = lodestar_csv_skip_cell (p, end, delimiter, &is_closed);

      if (*n_cells < LODESTAR_CSV_MAX_COLUMNS)
        *n_known += lodestar_csv_rate_header (p, (gsize) (after - p), &field) >=
                    LODESTAR_CSV_HEADER_CONFIDENCE;

      is_more = after < end && *after == delimiter;
      p = after + is_more;
    }

  return lodestar_csv_skip_line_ends (p, end);
}

/* Whether one of the first records has the headers of several columns. Where the first one is a
 * header already, only the next could be another, below a title of one word; all others have what
 * people do, which may be called as a column is (“Training, Languages”). */
static gboolean
lodestar_csv_has_headers (const char *p, const char *end, char delimiter)
{
  gboolean has_header = FALSE;

  for (guint i = 0; p < end && i < (has_header ? 2 : LODESTAR_CSV_HEADER_RECORDS); i++)
    {
      guint n_cells, n_known;

      p = lodestar_csv_count_headers (p, end, delimiter, &n_cells, &n_known);

      if (n_known >= (has_header ? MAX (n_cells, 2) : 2))
        return TRUE;

      has_header = has_header || (i == 0 && n_cells == 1 && n_known == 1);
    }

  return FALSE;
}

/* How well a delimiter explains a text: the share of its records that have the most common number
 * of cells, more for many cells, where quotes end at the delimiter, and where it parts headers that
 * are known. */
static double
lodestar_csv_rate (const char *text, const char *end, char delimiter)
{
  guint  counts[LODESTAR_CSV_MAX_COLUMNS + 1] = { 0 };
  guint  n_records = 0, n_quoted = 0, n_cells_all = 0, mode = 0;
  double share;

  for (const char *p = text; p < end && n_records < LODESTAR_CSV_SNIFF_RECORDS;)
    {
      guint n_cells;

      p = lodestar_csv_count_cells (p, end, delimiter, &n_cells, &n_quoted);
      counts[MIN (n_cells, LODESTAR_CSV_MAX_COLUMNS)]++;
      n_cells_all += n_cells;
      n_records++;
    }

  for (guint i = 2; i <= LODESTAR_CSV_MAX_COLUMNS; i++)
    if (counts[i] > 0 && counts[i] >= counts[mode])
      mode = i;

  if (mode == 0 || n_records == 0)
    return 0;

  share = (double) counts[mode] / n_records;

  return share * (1 + 0.05 * MIN (mode, 20)) + 0.5 * n_quoted / n_cells_all +
         0.5 * lodestar_csv_has_headers (text, end, delimiter);
}

/* Letters, and no more of them than a name has. */
static gboolean
lodestar_csv_is_name (const char *cell, gsize length)
{
  gboolean has_letter = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("0123456789@/=<>{}[]:;_", cell[i]) != NULL)
        return FALSE;

      has_letter = has_letter || g_ascii_isalpha (cell[i]) || (guchar) cell[i] >= 0x80;
    }

  return has_letter && length <= LODESTAR_CSV_MAX_NAME;
}

/* Looks at a record and goes on to the next one. */
static const char *
lodestar_csv_examine_record (const char          *p,
                             const char          *end,
                             char                 delimiter,
                             LodestarCsvEvidence *evidence)
{
  const char *start = p;
  guint       n_cells = 0;
  gboolean    is_name = TRUE, is_more = TRUE, is_closed;

  for (; is_more; n_cells++)
    {
      const char *after = lodestar_csv_skip_cell (p, end, delimiter, &is_closed);

      is_name = is_name && (is_closed || lodestar_csv_is_name (p, (gsize) (after - p)));
      is_more = after < end && *after == delimiter;
      evidence->n_delimiters += is_more;
      evidence->n_spaced += is_more && after + 1 < end && after[1] == ' ';
      p = after + is_more;
    }

  if (evidence->n_records++ == 0 && n_cells == 1)
    {
      LodestarField field = LODESTAR_FIELD_NONE;

      evidence->has_header = lodestar_csv_rate_header (start, (gsize) (p - start), &field) >=
                             LODESTAR_CSV_HEADER_CONFIDENCE;
      evidence->has_name = evidence->has_header && field == LODESTAR_FIELD_NAME;
    }
  else
    {
      evidence->n_cells[MIN (n_cells, G_N_ELEMENTS (evidence->n_cells)) - 1]++;
      evidence->n_names += is_name;
    }

  return lodestar_csv_skip_line_ends (p, end);
}

/* Whether the text is a list of one column in whose cells the delimiter only stands: names as
 * “Last, First”, or several skills in a cell. A header tells, of one column or of several; without
 * one only a list of names can be told from two columns. */
static gboolean
lodestar_csv_has_one_column (const char *text, const char *end, char delimiter)
{
  LodestarCsvEvidence evidence = { 0 };
  guint               n_rows;
  gboolean            is_spaced;

  if (lodestar_csv_has_headers (text, end, delimiter))
    return FALSE;

  for (const char *p = text; p < end && evidence.n_records < LODESTAR_CSV_SNIFF_RECORDS;)
    p = lodestar_csv_examine_record (p, end, delimiter, &evidence);

  n_rows = evidence.n_cells[0] + evidence.n_cells[1] + evidence.n_cells[2] + evidence.n_cells[3];
  is_spaced = evidence.n_spaced * 20 >= evidence.n_delimiters * 19;

  if (evidence.has_header && (is_spaced || (evidence.has_name && evidence.n_cells[3] == 0)))
    return evidence.n_names * 20 >= n_rows * 19 || !evidence.has_name;

  return delimiter == ',' && is_spaced && evidence.n_names * 20 >= n_rows * 19 &&
         evidence.n_cells[1] * 2 > n_rows && evidence.n_cells[2] * 10 <= n_rows &&
         evidence.n_cells[3] == 0;
}

/* A first line `sep=;`, as spreadsheets write it. */
static gboolean
lodestar_csv_take_declaration (char **text, const char *end, guint *line, char *delimiter)
{
  if (end - *text < 5 || g_ascii_strncasecmp (*text, "sep=", 4) != 0 ||
      (end - *text > 5 && (*text)[5] != '\n' && (*text)[5] != '\r'))
    return FALSE;

  *delimiter = (*text)[4];
  *text += 5;
  *line += 1;
  *text += **text == '\r';
  *text += **text == '\n';

  return TRUE;
}

/* The delimiter of the text, by evidence; %LODESTAR_TABLE_NO_DELIMITER where it has one column. A
 * first line that says it is believed and taken off. */
char
lodestar_csv_sniff (char **text, const char *end, guint *line)
{
  const char *sniff_end =
    end - *text > LODESTAR_CSV_SNIFF_BYTES ? *text + LODESTAR_CSV_SNIFF_BYTES : end;
  char   best = LODESTAR_TABLE_NO_DELIMITER;
  double best_rate = 0;

  if (lodestar_csv_take_declaration (text, end, line, &best))
    return best;

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_csv_delimiters); i++)
    {
      char   delimiter = lodestar_csv_delimiters[i].delimiter;
      double rate;

      if (memchr (*text, delimiter, (gsize) (sniff_end - *text)) == NULL)
        continue;

      rate = lodestar_csv_rate (*text, sniff_end, delimiter) * lodestar_csv_delimiters[i].trust;

      if (rate > best_rate)
        {
          best = delimiter;
          best_rate = rate;
        }
    }

  return best_rate > 0 && !lodestar_csv_has_one_column (*text, sniff_end, best)
           ? best
           : LODESTAR_TABLE_NO_DELIMITER;
}
