/* lodestar-report-table-flow.c - tables, broken over pages between their rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 15.0
#define GROUP 20.0
#define TOTAL 20.0
#define CONTINUES 15.0
#define GAP 7.0
#define DOT 7.0
/* How far a total may reach over the empty cell before it. */
#define REACH 24.0
/* A table of up to this many rows is not divided where it fits on a page. */
#define SHORT 16
/* … unless more of the page than this would stay empty. */
#define BLANK (LODESTAR_REPORT_HEIGHT * 0.28)
/* So many rows at least stand on each of the pages of a table. */
#define LEAST_ROWS 3
#define LEAST_COLUMN 36.0
#define LONGEST 6

typedef struct
{
  double x;
  double width;
} LodestarReportSlot;

/* A table on its way over the pages. */
typedef struct
{
  LodestarReportFlow  *flow;
  LodestarReportTable *table;
  LodestarReportSlot  *slots;      /* (owned) */
  double               scale;      /* points of width for a point of a bar */
  LodestarReportRow   *group;      /* (nullable): the group that rows now belong to */
  guint                n_stripe;   /* rows since the last hairline */
  gboolean             has_groups; /* rows are then indented by their symbol's width */
} LodestarReportTableFlow;

static const LodestarReportTableColumn *
lodestar_report_table_get_column (LodestarReportTable *table, guint position)
{
  return &g_array_index (table->columns, LodestarReportTableColumn, position);
}

static gboolean
lodestar_report_column_is_right (const LodestarReportTableColumn *column)
{
  return column->kind == LODESTAR_REPORT_COLUMN_NUMBER;
}

/* How wide the words of a column would like to be. The longest few are measured, not each. */
static double
lodestar_report_table_flow_measure_column (LodestarReportFlow  *flow,
                                           LodestarReportTable *table,
                                           guint                column)
{
  const char *longest[LONGEST] = { NULL };
  double      width = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      LodestarReportRow *row = g_ptr_array_index (table->rows, i);
      const char        *text;
      guint              place;

      if (row->is_group || row->is_total || column >= row->cells->len)
        continue;

      text = g_array_index (row->cells, LodestarReportCell, column).text;

      for (place = 0; place < LONGEST; place++)
        if (longest[place] == NULL || strlen (text) > strlen (longest[place]))
          break;

      for (guint j = LONGEST - 1; place < LONGEST && j > place; j--)
        longest[j] = longest[j - 1];

      if (place < LONGEST)
        longest[place] = text;
    }

  for (guint i = 0; i < LONGEST && longest[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = lodestar_report_style_create_layout (
        flow->layout->context, LODESTAR_REPORT_STYLE_STRONG_CELL, longest[i], FALSE, 0);

      width = MAX (width, lodestar_report_style_get_width (layout));
    }

  return MIN (width + 2, flow->width / 2);
}

/* What the columns of fixed widths leave is shared by what the others hold: what is not needed in
 * equal parts, what is short in proportion. */
static void
lodestar_report_table_flow_share (LodestarReportFlow  *flow,
                                  LodestarReportTable *table,
                                  double               left,
                                  double              *widths)
{
  guint  n_flexible = 0;
  double wanted = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      widths[i] = lodestar_report_table_get_column (table, i)->width;

      if (widths[i] <= 0)
        n_flexible++;
    }

  for (guint i = 0; i < table->columns->len && n_flexible > 1; i++)
    if (widths[i] <= 0)
      {
        widths[i] = -lodestar_report_table_flow_measure_column (flow, table, i);
        wanted += MAX (LEAST_COLUMN, -widths[i]);
      }

  for (guint i = 0; i < table->columns->len; i++)
    {
      double natural = MAX (LEAST_COLUMN, -widths[i]);

      if (widths[i] > 0)
        continue;

      if (n_flexible == 1)
        widths[i] = left;
      else if (wanted <= left)
        widths[i] = natural + (left - wanted) / n_flexible;
      else
        widths[i] = left * natural / wanted;

      widths[i] = MAX (20, widths[i]);
    }
}

static void
lodestar_report_table_flow_init (LodestarReportTableFlow *self,
                                 LodestarReportFlow      *flow,
                                 LodestarReportTable     *table)
{
  guint              n = table->columns->len;
  double             left = flow->width - GAP * (n - 1);
  double             x = flow->x;
  double             total = 0;
  g_autofree double *widths = g_new0 (double, n);

  *self = (LodestarReportTableFlow) {
    .flow = flow,
    .table = table,
    .slots = g_new0 (LodestarReportSlot, n),
  };

  for (guint i = 0; i < n; i++)
    left -= lodestar_report_table_get_column (table, i)->width;

  lodestar_report_table_flow_share (flow, table, left, widths);

  for (guint i = 0; i < n; i++)
    {
      const LodestarReportTableColumn *column = lodestar_report_table_get_column (table, i);

      self->slots[i].x = x;
      self->slots[i].width = widths[i];
      x += self->slots[i].width + GAP;

      if (column->kind == LODESTAR_REPORT_COLUMN_BAR)
        {
          for (guint j = 0; j < table->n_key; j++)
            total += table->key_weights[j];

          self->scale = self->slots[i].width / MAX (1, total);
        }
    }

  for (guint i = 0; i < table->rows->len; i++)
    if (((LodestarReportRow *) g_ptr_array_index (table->rows, i))->is_group)
      self->has_groups = TRUE;
}

/* ------------------------------------------------------------------ bars and dots */

static LodestarReportFill
lodestar_report_table_flow_get_fill (guint part)
{
  return (LodestarReportFill) (part % LODESTAR_REPORT_N_FILLS);
}

static void
lodestar_report_table_flow_add_part (
  LodestarReportTableFlow *self, double x, double middle, double width, guint part, double value)
{
  LodestarReportPage *page = self->flow->page;
  LodestarReportFill  fill = lodestar_report_table_flow_get_fill (part);
  g_autofree char    *text = g_strdup_printf ("%.0f", value);
  g_autoptr (PangoLayout) layout = lodestar_report_style_create_layout (
    self->flow->layout->context, LODESTAR_REPORT_STYLE_STRONG_LABEL, text, FALSE, 0);
  double              needed = lodestar_report_style_get_width (layout);
  LodestarReportItem *item;

  lodestar_report_page_add_area (page, x, middle - 5.5, MAX (0.5, width - 1), 11, fill);

  if (needed + 3 > width)
    return;

  if (fill == LODESTAR_REPORT_FILL_HATCHED)
    {
      item = lodestar_report_page_append (page, LODESTAR_REPORT_ITEM_RULE);
      item->x = x + (width - 1 - needed) / 2 - 1;
      item->y = middle;
      item->width = needed + 2;
      item->height = 8;
      item->role = LODESTAR_CHART_ROLE_BACK;
    }

  item = lodestar_report_page_append (page, LODESTAR_REPORT_ITEM_TEXT);
  item->layout = g_steal_pointer (&layout);
  item->x = x;
  item->y = middle + 2.6;
  item->width = width - 1;
  item->n_lines = 1;
  item->align = LODESTAR_REPORT_ALIGN_CENTER;
  item->tag = "TD";
  item->role = fill == LODESTAR_REPORT_FILL_ACCENT || fill == LODESTAR_REPORT_FILL_DARK
                 ? LODESTAR_CHART_ROLE_BACK
                 : LODESTAR_CHART_ROLE_TEXT;
}

static void
lodestar_report_table_flow_add_bar (LodestarReportTableFlow  *self,
                                    const LodestarReportSlot *slot,
                                    double                    middle,
                                    const LodestarReportCell *cell)
{
  double x = slot->x;

  for (guint i = 0; i < cell->n_parts; i++)
    if (cell->parts[i] > 0)
      {
        double width = cell->parts[i] * self->scale;

        lodestar_report_table_flow_add_part (self, x, middle, width, i, cell->parts[i]);
        x += width;
      }

  if (*cell->text != '\0')
    lodestar_report_flow_add_line (self->flow, LODESTAR_REPORT_STYLE_NOTE, cell->text,
                                   LODESTAR_REPORT_ALIGN_LEFT, x + 4, middle + 2.6,
                                   MAX (10, slot->x + slot->width - x - 4), "TD");
}

static void
lodestar_report_table_flow_add_dots (LodestarReportTableFlow  *self,
                                     const LodestarReportSlot *slot,
                                     double                    middle,
                                     const char               *dots)
{
  for (guint i = 0; dots[i] != '\0'; i++)
    {
      double x = slot->x + i * DOT + DOT / 2;

      if (dots[i] == 'x')
        lodestar_report_page_add_symbol (self->flow->page, LODESTAR_REPORT_SYMBOL_DOT, x, middle,
                                         2.5, LODESTAR_CHART_ROLE_FILL);
      else if (dots[i] == 'o')
        lodestar_report_page_add_symbol (self->flow->page, LODESTAR_REPORT_SYMBOL_RING, x, middle,
                                         2.5, LODESTAR_CHART_ROLE_GRID);
    }
}

/* ------------------------------------------------------------------ the head */

static guint
lodestar_report_table_flow_count_head_lines (LodestarReportTableFlow *self)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->table->columns->len; i++)
    if (strchr (lodestar_report_table_get_column (self->table, i)->heading, '\n') != NULL)
      n_lines = 2;

  return n_lines;
}

static double
lodestar_report_table_flow_measure_key (LodestarReportTableFlow *self)
{
  guint n_lines = 0;

  for (guint i = 0; i < self->table->n_key; i++)
    {
      g_autoptr (PangoLayout) layout = lodestar_report_style_create_layout (
        self->flow->layout->context, LODESTAR_REPORT_STYLE_HEAD_CELL, self->table->key_labels[i],
        FALSE, self->table->key_weights[i] * self->scale - 2);

      n_lines = MAX (n_lines, (guint) pango_layout_get_line_count (layout));
    }

  return n_lines > 0 ? MIN (n_lines, 4) * 9 + 13 : 0;
}

/* Names over the bar that has each part at its full weight. */
static void
lodestar_report_table_flow_add_key (LodestarReportTableFlow  *self,
                                    const LodestarReportSlot *slot,
                                    double                    bottom)
{
  double x = slot->x;

  for (guint i = 0; i < self->table->n_key; i++)
    {
      double width = self->table->key_weights[i] * self->scale;
      guint  n_items = self->flow->page->items->len;
      double last = lodestar_report_flow_add_text (
        self->flow, LODESTAR_REPORT_STYLE_HEAD_CELL, self->table->key_labels[i], FALSE,
        LODESTAR_REPORT_ALIGN_LEFT, x, 0, width - 2, "TH");

      /* Aligned at the bottom, over the bar. */
      g_array_index (self->flow->page->items, LodestarReportItem, n_items).y = bottom - 14 - last;
      lodestar_report_table_flow_add_part (self, x, bottom - 5.5, width, i,
                                           self->table->key_weights[i]);
      x += width;
    }
}

static double
lodestar_report_table_flow_measure_head (LodestarReportTableFlow *self)
{
  double words = lodestar_report_table_flow_count_head_lines (self) * 9 + 4;

  return 12 + MAX (words, lodestar_report_table_flow_measure_key (self) + 3) + 5;
}

static void
lodestar_report_table_flow_add_head (LodestarReportTableFlow *self)
{
  LodestarReportFlow *flow = self->flow;
  double              top = flow->y + 12;
  double              bottom = flow->y + lodestar_report_table_flow_measure_head (self);

  lodestar_report_page_begin_tag (flow->page, "Table", NULL);
  lodestar_report_page_add_rule (flow->page, flow->x, top, flow->width, 1,
                                 LODESTAR_CHART_ROLE_TEXT);
  lodestar_report_page_begin_tag (flow->page, "TR", NULL);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const LodestarReportTableColumn *column = lodestar_report_table_get_column (self->table, i);
      const LodestarReportSlot        *slot = &self->slots[i];
      g_auto (GStrv) lines = g_strsplit (column->heading, "\n", 2);
      guint n_lines = g_strv_length (lines);

      if (column->kind == LODESTAR_REPORT_COLUMN_BAR && self->table->n_key > 0)
        {
          lodestar_report_table_flow_add_key (self, slot, bottom - 3);
          continue;
        }

      for (guint line = 0; line < n_lines; line++)
        lodestar_report_flow_add_line (
          flow, LODESTAR_REPORT_STYLE_HEAD_CELL, lines[line],
          lodestar_report_column_is_right (column) ? LODESTAR_REPORT_ALIGN_RIGHT
                                                   : LODESTAR_REPORT_ALIGN_LEFT,
          slot->x, bottom - 5 - (n_lines - 1 - line) * 9, slot->width, "TH");
    }

  lodestar_report_page_end_tag (flow->page, "TR");
  lodestar_report_page_add_rule (flow->page, flow->x, bottom, flow->width, 0.5,
                                 LODESTAR_CHART_ROLE_TEXT);
  flow->y = bottom + 1;
  flow->is_top = FALSE;
  self->n_stripe = 0;
}

/* ------------------------------------------------------------------ rows */

static double
lodestar_report_table_flow_get_indent (LodestarReportTableFlow *self)
{
  return self->has_groups && self->table->columns->len > 1
           ? self->slots[1].x - self->flow->x
           : (self->table->columns->len > 1 ? self->slots[1].x - self->flow->x : 0);
}

static guint
lodestar_report_table_flow_count_lines (LodestarReportTableFlow *self,
                                        LodestarReportStyle      style,
                                        const char              *text,
                                        double                   width)
{
  g_autoptr (PangoLayout) layout =
    lodestar_report_style_create_layout (self->flow->layout->context, style, text, FALSE, width);

  return (guint) pango_layout_get_line_count (layout);
}

static double
lodestar_report_table_flow_measure_reason (LodestarReportTableFlow *self, LodestarReportRow *row)
{
  double indent = lodestar_report_table_flow_get_indent (self);

  if (row->reason == NULL || *row->reason == '\0')
    return 0;

  return ROW - 9 +
         9 * lodestar_report_table_flow_count_lines (self, LODESTAR_REPORT_STYLE_NOTE, row->reason,
                                                     self->flow->width - indent);
}

/* How many lines the longest of the row's words takes. Short words are not measured: most fit. */
static guint
lodestar_report_table_flow_measure_lines (LodestarReportTableFlow *self, LodestarReportRow *row)
{
  guint n_lines = 1;

  for (guint i = 0; i < MIN (row->cells->len, self->table->columns->len); i++)
    {
      LodestarReportCell *cell = &g_array_index (row->cells, LodestarReportCell, i);
      double              width = self->slots[i].width;

      if (cell->kind > LODESTAR_REPORT_CELL_STRONG ||
          lodestar_report_table_get_column (self->table, i)->kind != LODESTAR_REPORT_COLUMN_TEXT ||
          strlen (cell->text) * 8.0 <= width)
        continue;

      n_lines = MAX (
        n_lines, lodestar_report_table_flow_count_lines (self,
                                                         cell->kind == LODESTAR_REPORT_CELL_STRONG
                                                           ? LODESTAR_REPORT_STYLE_STRONG_CELL
                                                           : LODESTAR_REPORT_STYLE_CELL,
                                                         cell->text, width));
    }

  return n_lines;
}

static double
lodestar_report_table_flow_measure_row (LodestarReportTableFlow *self, LodestarReportRow *row)
{
  if (row->is_group)
    return GROUP;

  if (row->is_total)
    return TOTAL;

  return ROW + 10 * (lodestar_report_table_flow_measure_lines (self, row) - 1) +
         lodestar_report_table_flow_measure_reason (self, row);
}

static void
lodestar_report_table_flow_add_cells (LodestarReportTableFlow *self,
                                      LodestarReportRow       *row,
                                      double                   baseline)
{
  LodestarReportFlow *flow = self->flow;

  for (guint i = 0; i < MIN (row->cells->len, self->table->columns->len); i++)
    {
      const LodestarReportTableColumn *column = lodestar_report_table_get_column (self->table, i);
      const LodestarReportSlot        *slot = &self->slots[i];
      LodestarReportCell              *cell = &g_array_index (row->cells, LodestarReportCell, i);
      LodestarReportStyle style = cell->kind == LODESTAR_REPORT_CELL_STRONG || row->is_total
                                    ? LODESTAR_REPORT_STYLE_STRONG_CELL
                                    : LODESTAR_REPORT_STYLE_CELL;

      if (cell->kind == LODESTAR_REPORT_CELL_DOTS)
        lodestar_report_table_flow_add_dots (self, slot, baseline - 3, cell->text);
      else if (cell->kind == LODESTAR_REPORT_CELL_BAR)
        lodestar_report_table_flow_add_bar (self, slot, baseline - 3, cell);
      else if (lodestar_report_column_is_right (column))
        {
          double reach = row->is_total ? REACH : 0;

          lodestar_report_flow_add_line (flow, style, cell->text, LODESTAR_REPORT_ALIGN_RIGHT,
                                         slot->x - reach, baseline, slot->width + reach, "TD");
        }
      else if (row->is_total && *cell->text != '\0')
        /* The words of a total may run over the empty cells beside them. */
        lodestar_report_flow_add_line (flow, style, cell->text, LODESTAR_REPORT_ALIGN_LEFT, slot->x,
                                       baseline, flow->x + flow->width / 2 - slot->x + 60, "TD");
      else if (*cell->text != '\0')
        lodestar_report_flow_add_text (flow, style, cell->text, FALSE, LODESTAR_REPORT_ALIGN_LEFT,
                                       slot->x, baseline, slot->width, "TD");
    }
}

static void
lodestar_report_table_flow_add_group (LodestarReportTableFlow *self,
                                      LodestarReportRow       *row,
                                      gboolean                 is_continued)
{
  LodestarReportFlow *flow = self->flow;
  const char         *label = g_array_index (row->cells, LodestarReportCell, 0).text;
  double              indent = lodestar_report_table_flow_get_indent (self);
  g_autofree char    *words =
    is_continued ? g_strdup_printf (_ ("%s (continued)"), label) : g_strdup (label);

  lodestar_report_page_begin_tag (flow->page, "TR", NULL);

  if (row->symbol != LODESTAR_REPORT_SYMBOL_NONE)
    lodestar_report_page_add_symbol (flow->page, row->symbol, flow->x + indent - 12, flow->y + 12,
                                     3.6, LODESTAR_CHART_ROLE_TEXT);

  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_HEADING_2, words,
                                 LODESTAR_REPORT_ALIGN_LEFT, flow->x + indent, flow->y + 15,
                                 flow->width - indent, "TH");
  lodestar_report_page_end_tag (flow->page, "TR");
  flow->y += GROUP - 1;
  lodestar_report_page_add_rule (flow->page, flow->x, flow->y, flow->width, 0.35,
                                 LODESTAR_CHART_ROLE_GRID);
  flow->y += 1;
  self->group = row;
  self->n_stripe = 0;
}

static void
lodestar_report_table_flow_add_row (LodestarReportTableFlow *self,
                                    LodestarReportRow       *row,
                                    gboolean                 is_last)
{
  LodestarReportFlow *flow = self->flow;
  double              height = lodestar_report_table_flow_measure_row (self, row);
  double              reason = lodestar_report_table_flow_measure_reason (self, row);
  double              indent = lodestar_report_table_flow_get_indent (self);

  if (row->is_total)
    lodestar_report_page_add_rule (flow->page, flow->x, flow->y + 2, flow->width, 0.75,
                                   LODESTAR_CHART_ROLE_TEXT);

  lodestar_report_page_begin_tag (flow->page, "TR", NULL);
  lodestar_report_table_flow_add_cells (self, row, flow->y + (row->is_total ? 14 : 11));

  if (reason > 0)
    lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_NOTE, row->reason, FALSE,
                                   LODESTAR_REPORT_ALIGN_LEFT, flow->x + indent,
                                   flow->y + height - reason + 7, flow->width - indent, "TD");

  lodestar_report_page_end_tag (flow->page, "TR");
  flow->y += height;

  if (row->is_total)
    return;

  if (height > ROW || ++self->n_stripe % 3 == 0)
    {
      if (!is_last)
        lodestar_report_page_add_rule (flow->page, flow->x, flow->y, flow->width, 0.35,
                                       LODESTAR_CHART_ROLE_GRID);

      self->n_stripe = 0;
    }
}

/* ------------------------------------------------------------------ pages */

static void
lodestar_report_table_flow_turn_page (LodestarReportTableFlow *self)
{
  LodestarReportFlow *flow = self->flow;
  guint               number = flow->layout->pages->len;
  g_autofree char    *onward = g_strdup_printf (_ ("continues on page %u"), number + 1);
  g_autofree char    *back =
    g_strdup_printf (_ ("%s (continued from page %u)"), self->table->name, number);

  lodestar_report_page_end_tag (flow->page, "Table");
  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, onward,
                                 LODESTAR_REPORT_ALIGN_RIGHT, flow->x + flow->width - 200,
                                 flow->y + 12, 200, "P");
  lodestar_report_flow_begin_page (flow);
  flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_HEADING_2, back, FALSE,
                                           LODESTAR_REPORT_ALIGN_LEFT, flow->x, flow->y + 18,
                                           flow->width, "P");
  lodestar_report_table_flow_add_head (self);
}

/* What must stand together from row @position on: a group head with its first row, and the last
 * rows with the total. */
static double
lodestar_report_table_flow_measure_need (LodestarReportTableFlow *self, guint position)
{
  GPtrArray *rows = self->table->rows;
  double     need = 0;

  for (guint i = position; i < rows->len; i++)
    {
      LodestarReportRow *row = g_ptr_array_index (rows, i);
      guint              n_after = rows->len - 1 - i;

      if (n_after > 0 && ((LodestarReportRow *) g_ptr_array_index (rows, rows->len - 1))->is_total)
        n_after--;

      need += lodestar_report_table_flow_measure_row (self, row);

      /* The last rows are not left alone on a page, where they are not tall themselves. */
      if (row->is_group || (i > LEAST_ROWS && n_after > 0 && n_after < LEAST_ROWS &&
                            need < LODESTAR_REPORT_HEIGHT / 3))
        continue;

      if (n_after > 0)
        return need + CONTINUES;
    }

  return need;
}

void
lodestar_report_flow_place_table (LodestarReportFlow *flow, LodestarReportTable *table)
{
  LodestarReportTableFlow self;

  lodestar_report_table_flow_init (&self, flow, table);
  lodestar_report_table_flow_add_head (&self);

  for (guint i = 0; i < table->rows->len; i++)
    {
      LodestarReportRow *row = g_ptr_array_index (table->rows, i);
      LodestarReportRow *next =
        i + 1 < table->rows->len ? g_ptr_array_index (table->rows, i + 1) : NULL;
      guint n_before = flow->layout->pages->len;

      if (flow->y + lodestar_report_table_flow_measure_need (&self, i) > flow->bottom)
        lodestar_report_table_flow_turn_page (&self);

      if (row->is_group)
        {
          lodestar_report_table_flow_add_group (&self, row, FALSE);
          continue;
        }

      if (flow->layout->pages->len > n_before && self.group != NULL && !row->is_total)
        lodestar_report_table_flow_add_group (&self, self.group, TRUE);

      lodestar_report_table_flow_add_row (&self, row,
                                          next == NULL || next->is_total || next->is_group);
    }

  lodestar_report_page_end_tag (flow->page, "Table");

  if (table->rows->len > 0 &&
      !((LodestarReportRow *) g_ptr_array_index (table->rows, table->rows->len - 1))->is_total)
    {
      lodestar_report_page_add_rule (flow->page, flow->x, flow->y + 1, flow->width, 0.5,
                                     LODESTAR_CHART_ROLE_TEXT);
      flow->y += 1;
    }

  if (table->after != NULL)
    {
      double indent = lodestar_report_table_flow_get_indent (&self);

      flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_NOTE, table->after, TRUE,
                                               LODESTAR_REPORT_ALIGN_LEFT, flow->x + indent,
                                               flow->y + 13, flow->width - indent, "P");
    }

  g_free (self.slots);
}

/* Whether a table may begin where the pen is. A short one stands whole where a page can hold it,
 * unless that would leave much of this page empty. */
gboolean
lodestar_report_flow_fits_table (LodestarReportFlow *flow, LodestarReportTable *table)
{
  LodestarReportTableFlow self;
  const double            room = flow->bottom - flow->y;
  double                  least, whole;
  gboolean                is_short;

  lodestar_report_table_flow_init (&self, flow, table);
  whole = lodestar_report_table_flow_measure_head (&self) + 2;
  least = whole + lodestar_report_table_flow_measure_need (&self, 0) + ROW;

  for (guint i = 0; i < MIN (table->rows->len, SHORT + 1); i++)
    whole += lodestar_report_table_flow_measure_row (&self, g_ptr_array_index (table->rows, i));

  g_free (self.slots);
  is_short =
    table->rows->len <= SHORT && whole <= LODESTAR_REPORT_HEIGHT - 13 * LODESTAR_REPORT_LINE;

  if (is_short && (room < BLANK || table->rows->len <= 2 * LEAST_ROWS))
    return whole <= room;

  return least + (is_short ? LEAST_ROWS * ROW : 0) <= room || whole <= room;
}
