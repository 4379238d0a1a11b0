/* lodestar-report-table.c - a table of a report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-document-private.h"

static void
lodestar_report_table_column_clear (LodestarReportTableColumn *column)
{
  g_free (column->heading);
}

static void
lodestar_report_cell_clear (LodestarReportCell *cell)
{
  g_free (cell->text);
  g_free (cell->parts);
}

static void
lodestar_report_row_free (LodestarReportRow *self)
{
  g_array_unref (self->cells);
  g_free (self->reason);
  g_free (self);
}

static LodestarReportRow *
lodestar_report_row_new (void)
{
  LodestarReportRow *self = g_new0 (LodestarReportRow, 1);

  self->cells = g_array_new (FALSE, TRUE, sizeof (LodestarReportCell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) lodestar_report_cell_clear);

  return self;
}

static LodestarReportCell *
lodestar_report_row_append (LodestarReportRow *self, LodestarReportCellKind kind, const char *text)
{
  LodestarReportCell cell = { .kind = kind, .text = g_strdup (text != NULL ? text : "") };

  g_array_append_val (self->cells, cell);

  return &g_array_index (self->cells, LodestarReportCell, self->cells->len - 1);
}

LodestarReportTable *
lodestar_report_table_new (const char *name)
{
  LodestarReportTable *self = g_new0 (LodestarReportTable, 1);

  self->name = g_strdup (name);
  self->columns = g_array_new (FALSE, TRUE, sizeof (LodestarReportTableColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) lodestar_report_table_column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_report_row_free);

  return self;
}

void
lodestar_report_table_free (LodestarReportTable *self)
{
  g_free (self->name);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->key_labels);
  g_free (self->key_weights);
  g_free (self->after);
  g_free (self);
}

/**
 * lodestar_report_table_add_column:
 * @self: a table
 * @heading: the head, with the unit; may hold one line break
 * @kind: what the cells hold
 * @width: the width in points, or 0 for a share of what the others leave
 *
 * Appends a column.
 */
void
lodestar_report_table_add_column (LodestarReportTable *self,
                                  const char          *heading,
                                  LodestarReportColumn kind,
                                  double               width)
{
  LodestarReportTableColumn column = {
    .heading = g_strdup (heading),
    .kind = kind,
    .width = width,
  };

  g_return_if_fail (self != NULL && heading != NULL);

  g_array_append_val (self->columns, column);
}

/**
 * lodestar_report_table_set_bar_key:
 * @self: a table with a column of bars
 * @labels: the names of the parts
 * @weights: the most that each can give
 * @n_parts: up to five
 *
 * Sets the bar in the head, which is key and scale at once.
 */
void
lodestar_report_table_set_bar_key (LodestarReportTable *self,
                                   const char *const   *labels,
                                   const double        *weights,
                                   guint                n_parts)
{
  g_return_if_fail (self != NULL && n_parts > 0 && n_parts <= 5);

  g_strfreev (self->key_labels);
  g_free (self->key_weights);
  self->key_labels = g_new0 (char *, n_parts + 1);
  self->key_weights = g_memdup2 (weights, n_parts * sizeof (double));
  self->n_key = n_parts;

  for (guint i = 0; i < n_parts; i++)
    self->key_labels[i] = g_strdup (labels[i]);
}

/**
 * lodestar_report_table_add_group:
 * @self: a table
 * @symbol: the shape of the group's state
 * @label: its name, with n of how many
 *
 * Begins a group of rows. Its head never stands alone, and is repeated on each
 * further page.
 */
void
lodestar_report_table_add_group (LodestarReportTable *self,
                                 LodestarReportSymbol symbol,
                                 const char          *label)
{
  LodestarReportRow *row = lodestar_report_row_new ();

  row->is_group = TRUE;
  row->symbol = symbol;
  lodestar_report_row_append (row, LODESTAR_REPORT_CELL_STRONG, label);
  g_ptr_array_add (self->rows, row);
}

/**
 * lodestar_report_table_set_after:
 * @self: a table
 * @markup: (nullable): the note
 *
 * Sets the note under the table, which says what the rows leave out.
 */
void
lodestar_report_table_set_after (LodestarReportTable *self, const char *markup)
{
  g_set_str (&self->after, markup);
}

/**
 * lodestar_report_table_add_row:
 * @self: a table
 *
 * Returns: (transfer none): a new row, without cells
 */
LodestarReportRow *
lodestar_report_table_add_row (LodestarReportTable *self)
{
  LodestarReportRow *row = lodestar_report_row_new ();

  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * lodestar_report_table_add_total:
 * @self: a table
 *
 * Returns: (transfer none): the row of totals, without cells
 */
LodestarReportRow *
lodestar_report_table_add_total (LodestarReportTable *self)
{
  LodestarReportRow *row = lodestar_report_table_add_row (self);

  row->is_total = TRUE;

  return row;
}

/**
 * lodestar_report_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are, without group heads and total
 */
guint
lodestar_report_table_get_n_rows (LodestarReportTable *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LodestarReportRow *row = g_ptr_array_index (self->rows, i);

      if (!row->is_group && !row->is_total)
        n++;
    }

  return n;
}

/**
 * lodestar_report_row_add_cell:
 * @self: a row
 * @text: (nullable): the words; none of it is markup
 *
 * Appends a cell.
 */
void
lodestar_report_row_add_cell (LodestarReportRow *self, const char *text)
{
  lodestar_report_row_append (self, LODESTAR_REPORT_CELL_TEXT, text);
}

/**
 * lodestar_report_row_add_number:
 * @self: a row
 * @number: the number
 *
 * Appends a cell with a number, written with a real minus.
 */
void
lodestar_report_row_add_number (LodestarReportRow *self, gint64 number)
{
  g_autofree char *text = number < 0 ? g_strdup_printf ("−%" G_GINT64_FORMAT, -number)
                                     : g_strdup_printf ("%" G_GINT64_FORMAT, number);

  lodestar_report_row_append (self, LODESTAR_REPORT_CELL_TEXT, text);
}

/**
 * lodestar_report_row_add_strong:
 * @self: a row
 * @text: (nullable): the words; none of it is markup
 *
 * Appends a cell of the key column.
 */
void
lodestar_report_row_add_strong (LodestarReportRow *self, const char *text)
{
  lodestar_report_row_append (self, LODESTAR_REPORT_CELL_STRONG, text);
}

/**
 * lodestar_report_row_add_dots:
 * @self: a row
 * @dots: a letter a month: `x` met, `o` not met, anything else nothing expected
 *
 * Appends a cell of dots.
 */
void
lodestar_report_row_add_dots (LodestarReportRow *self, const char *dots)
{
  lodestar_report_row_append (self, LODESTAR_REPORT_CELL_DOTS, dots);
}

/**
 * lodestar_report_row_add_bar:
 * @self: a row
 * @parts: the contributions, in the order of the key; below zero is not known
 * @n_parts: how many there are
 * @words: (nullable): what stands after the bar ("times not known")
 *
 * Appends a bar of contributions. What is not known adds nothing to it.
 */
void
lodestar_report_row_add_bar (LodestarReportRow *self,
                             const double      *parts,
                             guint              n_parts,
                             const char        *words)
{
  LodestarReportCell *cell = lodestar_report_row_append (self, LODESTAR_REPORT_CELL_BAR, words);

  cell->parts = g_memdup2 (parts, n_parts * sizeof (double));
  cell->n_parts = n_parts;
}

/**
 * lodestar_report_row_set_reason:
 * @self: a row
 * @reason: (nullable): the words; none of it is markup
 *
 * Sets the line under the row.
 */
void
lodestar_report_row_set_reason (LodestarReportRow *self, const char *reason)
{
  g_set_str (&self->reason, reason);
}
