/* lodestar-report-page.h - a page as positioned things
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "lodestar-chart-layout.h"
#include "lodestar-report-table.h"

G_BEGIN_DECLS

/* The type table of the reports: a rank is a font, a size, a leading and a colour. */
typedef enum
{
  LODESTAR_REPORT_STYLE_TITLE,
  LODESTAR_REPORT_STYLE_SUBTITLE,
  LODESTAR_REPORT_STYLE_LEDE,
  LODESTAR_REPORT_STYLE_HEADING_1,
  LODESTAR_REPORT_STYLE_HEADING_2,
  LODESTAR_REPORT_STYLE_BODY,
  LODESTAR_REPORT_STYLE_CELL,
  LODESTAR_REPORT_STYLE_STRONG_CELL,
  LODESTAR_REPORT_STYLE_HEAD_CELL,
  LODESTAR_REPORT_STYLE_NOTE,
  LODESTAR_REPORT_STYLE_LABEL,
  LODESTAR_REPORT_STYLE_STRONG_LABEL,
  LODESTAR_REPORT_STYLE_FIGURE,
  LODESTAR_REPORT_STYLE_UNIT,
  LODESTAR_REPORT_STYLE_EYEBROW,
  LODESTAR_REPORT_STYLE_LETTER,
  LODESTAR_REPORT_STYLE_STRONG_LETTER,
  LODESTAR_REPORT_STYLE_SENDER,
  LODESTAR_REPORT_STYLE_RETURN,
} LodestarReportStyle;

#define LODESTAR_REPORT_N_STYLES (LODESTAR_REPORT_STYLE_RETURN + 1)

typedef enum
{
  LODESTAR_REPORT_ALIGN_LEFT,
  LODESTAR_REPORT_ALIGN_CENTER,
  LODESTAR_REPORT_ALIGN_RIGHT,
} LodestarReportAlign;

/* Fills that differ in tone and pattern, in the order in which they stand side by side. */
typedef enum
{
  LODESTAR_REPORT_FILL_ACCENT,
  LODESTAR_REPORT_FILL_WHITE,
  LODESTAR_REPORT_FILL_LIGHT,
  LODESTAR_REPORT_FILL_HATCHED,
  LODESTAR_REPORT_FILL_DARK,
} LodestarReportFill;

#define LODESTAR_REPORT_N_FILLS (LODESTAR_REPORT_FILL_DARK + 1)

typedef enum
{
  LODESTAR_REPORT_ITEM_TEXT,
  LODESTAR_REPORT_ITEM_RULE,
  LODESTAR_REPORT_ITEM_AREA,
  LODESTAR_REPORT_ITEM_SYMBOL,
  LODESTAR_REPORT_ITEM_CHART,
  LODESTAR_REPORT_ITEM_BEGIN_TAG,
  LODESTAR_REPORT_ITEM_END_TAG,
  LODESTAR_REPORT_ITEM_HEADING,
} LodestarReportItemKind;

/* One thing on a page, in points from the page's upper left corner. */
typedef struct
{
  LodestarReportItemKind kind;
  double                 x;
  double                 y; /* of text the first baseline */
  double                 width;
  double                 height;
  LodestarChartRole      role;
  PangoLayout           *layout; /* (owned) (nullable) */
  guint                  first_line;
  guint                  n_lines;
  double                 leading;
  LodestarReportAlign    align;
  LodestarReportFill     fill;
  LodestarReportSymbol   symbol;
  LodestarChartLayout   *chart; /* (owned) (nullable) */
  const char            *tag;   /* static; of text the tag around it, or NULL */
  char                  *words; /* (owned) (nullable): of a heading, or of a figure */
  guint                  level;
} LodestarReportItem;

/* A page: items in the order in which they are drawn and read. */
typedef struct
{
  GArray  *items; /* (owned), of LodestarReportItem */
  guint    section;
  gboolean is_letter;
} LodestarReportPage;

LodestarReportPage *lodestar_report_page_new (guint section);
void                lodestar_report_page_free (LodestarReportPage *self);
void                lodestar_report_page_truncate (LodestarReportPage *self, guint n_items);
void                lodestar_report_page_add_rule (LodestarReportPage *self,
                                                   double              x,
                                                   double              y,
                                                   double              width,
                                                   double              thickness,
                                                   LodestarChartRole   role);
void                lodestar_report_page_add_area (LodestarReportPage *self,
                                                   double              x,
                                                   double              y,
                                                   double              width,
                                                   double              height,
                                                   LodestarReportFill  fill);
void                lodestar_report_page_add_symbol (LodestarReportPage  *self,
                                                     LodestarReportSymbol symbol,
                                                     double               x,
                                                     double               y,
                                                     double               radius,
                                                     LodestarChartRole    role);
void lodestar_report_page_begin_tag (LodestarReportPage *self, const char *tag, const char *words);
void lodestar_report_page_end_tag (LodestarReportPage *self, const char *tag);
LodestarReportItem *lodestar_report_page_append (LodestarReportPage    *self,
                                                 LodestarReportItemKind kind);

PangoContext     *lodestar_report_style_create_context (const char *language, gboolean is_detached);
PangoLayout      *lodestar_report_style_create_layout (PangoContext       *context,
                                                       LodestarReportStyle style,
                                                       const char         *text,
                                                       gboolean            is_markup,
                                                       double              width);
double            lodestar_report_style_get_leading (LodestarReportStyle style);
LodestarChartRole lodestar_report_style_get_role (LodestarReportStyle style);
double            lodestar_report_style_get_width (PangoLayout *layout);
PangoFontDescription *lodestar_report_style_create_font (LodestarReportStyle style);

G_END_DECLS
