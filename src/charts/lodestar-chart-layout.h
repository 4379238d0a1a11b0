/* lodestar-chart-layout.h - a chart laid out in a rectangle: its marks and how to draw them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-chart-data.h"
#include "lodestar-chart-palette.h"

G_BEGIN_DECLS

/**
 * LodestarChartPattern:
 * @LODESTAR_CHART_SOLID: filled
 * @LODESTAR_CHART_HATCHED: outlined, with slanted lines
 * @LODESTAR_CHART_DASHED: a broken outline
 *
 * How an area is filled: it says without colour what the colour says.
 */
typedef enum
{
  LODESTAR_CHART_SOLID,
  LODESTAR_CHART_HATCHED,
  LODESTAR_CHART_DASHED,
} LodestarChartPattern;

/**
 * LodestarChartStyle:
 * @context: what measures text
 * @label_font: for labels
 * @value_font: for values
 * @line: from one line of small text to the next
 * @is_paper: whether it is drawn for paper: square corners, thinner lines
 * @is_rtl: whether it reads from right to left: the chart is mirrored
 *
 * The surroundings of a layout. Lengths are pixels on screen, points on paper.
 */
typedef struct
{
  PangoContext         *context;
  PangoFontDescription *label_font;
  PangoFontDescription *value_font;
  double                line;
  gboolean              is_paper;
  gboolean              is_rtl;
} LodestarChartStyle;

/**
 * LodestarChartMark:
 * @path: (owned): the outline
 * @role: its colour
 * @pattern: its filling
 * @label: (owned): what it stands for
 * @value: (owned): the value and its state in words
 * @bounds: the area that answers to the pointer; never empty
 *
 * One item as drawn. Hover, keyboard, accessible children and tests all use these.
 */
typedef struct
{
  GskPath             *path;
  LodestarChartRole    role;
  LodestarChartPattern pattern;
  char                *label;
  char                *value;
  graphene_rect_t      bounds;
} LodestarChartMark;

/**
 * LodestarChartText:
 * @layout: (owned): the words
 * @x: the left edge
 * @baseline: where the letters stand
 * @bounds: the logical rectangle
 * @role: the colour
 *
 * Words of a chart as placed.
 */
typedef struct
{
  PangoLayout      *layout;
  double            x;
  double            baseline;
  graphene_rect_t   bounds;
  LodestarChartRole role;
} LodestarChartText;

/**
 * LodestarChartLayout:
 *
 * A chart laid out. Not changed after its making; belongs to one thread.
 */
typedef struct _LodestarChartLayout LodestarChartLayout;

double lodestar_chart_layout_measure (LodestarChartData        *data,
                                      const LodestarChartStyle *style,
                                      double                    width);

LodestarChartLayout *lodestar_chart_layout_new (LodestarChartData        *data,
                                                const LodestarChartStyle *style,
                                                double                    width,
                                                double                    height);
void                 lodestar_chart_layout_free (LodestarChartLayout *self);

guint                    lodestar_chart_layout_get_n_marks (LodestarChartLayout *self);
const LodestarChartMark *lodestar_chart_layout_get_mark (LodestarChartLayout *self, guint position);
guint                    lodestar_chart_layout_get_n_texts (LodestarChartLayout *self);
const LodestarChartText *lodestar_chart_layout_get_text (LodestarChartLayout *self, guint position);
guint                    lodestar_chart_layout_get_n_hidden (LodestarChartLayout *self);

void lodestar_chart_layout_snapshot (LodestarChartLayout        *self,
                                     GtkSnapshot                *snapshot,
                                     const LodestarChartPalette *palette);
void lodestar_chart_layout_draw (LodestarChartLayout        *self,
                                 cairo_t                    *cr,
                                 const LodestarChartPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarChartLayout, lodestar_chart_layout_free)

G_END_DECLS
