/* lodestar-report-page.c - a page as positioned things
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-page.h"

static void
lodestar_report_item_clear (LodestarReportItem *item)
{
  g_clear_object (&item->layout);
  g_clear_pointer (&item->chart, lodestar_chart_layout_free);
  g_clear_pointer (&item->words, g_free);
}

LodestarReportPage *
lodestar_report_page_new (guint section)
{
  LodestarReportPage *self = g_new0 (LodestarReportPage, 1);

  self->section = section;
  self->items = g_array_new (FALSE, TRUE, sizeof (LodestarReportItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) lodestar_report_item_clear);

  return self;
}

void
lodestar_report_page_free (LodestarReportPage *self)
{
  g_array_unref (self->items);
  g_free (self);
}

/* Takes back what was placed since the page had @n_items. */
void
lodestar_report_page_truncate (LodestarReportPage *self, guint n_items)
{
  g_array_set_size (self->items, n_items);
}

LodestarReportItem *
lodestar_report_page_append (LodestarReportPage *self, LodestarReportItemKind kind)
{
  LodestarReportItem item = { .kind = kind };

  g_array_append_val (self->items, item);

  return &g_array_index (self->items, LodestarReportItem, self->items->len - 1);
}

void
lodestar_report_page_add_rule (LodestarReportPage *self,
                               double              x,
                               double              y,
                               double              width,
                               double              thickness,
                               LodestarChartRole   role)
{
  LodestarReportItem *item = lodestar_report_page_append (self, LODESTAR_REPORT_ITEM_RULE);

  item->x = x;
  item->y = y;
  item->width = width;
  item->height = thickness;
  item->role = role;
}

void
lodestar_report_page_add_area (LodestarReportPage *self,
                               double              x,
                               double              y,
                               double              width,
                               double              height,
                               LodestarReportFill  fill)
{
  LodestarReportItem *item = lodestar_report_page_append (self, LODESTAR_REPORT_ITEM_AREA);

  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  item->fill = fill;
}

void
lodestar_report_page_add_symbol (LodestarReportPage  *self,
                                 LodestarReportSymbol symbol,
                                 double               x,
                                 double               y,
                                 double               radius,
                                 LodestarChartRole    role)
{
  LodestarReportItem *item = lodestar_report_page_append (self, LODESTAR_REPORT_ITEM_SYMBOL);

  item->symbol = symbol;
  item->x = x;
  item->y = y;
  item->width = radius;
  item->role = role;
}

/* @words: (nullable): what a reader hears in place of a figure */
void
lodestar_report_page_begin_tag (LodestarReportPage *self, const char *tag, const char *words)
{
  LodestarReportItem *item = lodestar_report_page_append (self, LODESTAR_REPORT_ITEM_BEGIN_TAG);

  item->tag = tag;
  item->words = g_strdup (words);
}

void
lodestar_report_page_end_tag (LodestarReportPage *self, const char *tag)
{
  lodestar_report_page_append (self, LODESTAR_REPORT_ITEM_END_TAG)->tag = tag;
}
