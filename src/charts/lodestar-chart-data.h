/* lodestar-chart-data.h - what a chart is to show: numbers, words and states
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarChartKind:
 * @LODESTAR_CHART_COLUMNS: one standing bar an item, from zero
 * @LODESTAR_CHART_BARS: one lying bar an item, from zero, the label before it
 * @LODESTAR_CHART_HISTOGRAM: one column a bin, on an axis of the bins' edges
 * @LODESTAR_CHART_PHASES: spans of dates on an axis of months, with today
 * @LODESTAR_CHART_TIMELINE: likewise, with lanes of dated things under the phases
 *
 * The form of a chart.
 */
typedef enum
{
  LODESTAR_CHART_COLUMNS,
  LODESTAR_CHART_BARS,
  LODESTAR_CHART_HISTOGRAM,
  LODESTAR_CHART_PHASES,
  LODESTAR_CHART_TIMELINE,
} LodestarChartKind;

/**
 * LodestarChartState:
 * @LODESTAR_CHART_NORMAL: nothing to say about it
 * @LODESTAR_CHART_LOW: below what was asked for: hatched
 * @LODESTAR_CHART_UNKNOWN: not known: a broken outline, never a filled bar
 * @LODESTAR_CHART_NOT_DUE: not yet due: a broken outline, never a filled bar
 *
 * What is to be noticed about an item. Each state has a shape, not only a colour.
 */
typedef enum
{
  LODESTAR_CHART_NORMAL,
  LODESTAR_CHART_LOW,
  LODESTAR_CHART_UNKNOWN,
  LODESTAR_CHART_NOT_DUE,
} LodestarChartState;

/**
 * LodestarChartItem:
 * @label: (owned): what the value belongs to ("July", "Operations")
 * @short_label: (owned) (nullable): what to write where @label does not fit ("J")
 * @value: the number drawn
 * @value_text: (owned): the number as written at the mark ("72 %")
 * @note: (owned) (nullable): further words, for the tooltip, the screen reader and the table
 * @below: (owned) (nullable): up to two lines under a column, divided by a line break
 * @ghost: the value before, or %NAN
 * @possible: how much there could have been, or %NAN: the track behind the bar
 * @lower: of a bin, its lower edge
 * @upper: of a bin, its upper edge
 * @start: of a phase, its first day
 * @end: of a phase, its last day
 * @lane: of a dated thing, its lane from 1 on; 0 for phases
 * @state: what is to be noticed
 *
 * One item of a chart. The doubles that do not apply are %NAN, the dates 0.
 */
typedef struct
{
  char              *label;
  char              *short_label;
  double             value;
  char              *value_text;
  char              *note;
  char              *below;
  double             ghost;
  double             possible;
  double             lower;
  double             upper;
  LodestarDate       start;
  LodestarDate       end;
  guint              lane;
  LodestarChartState state;
} LodestarChartItem;

/**
 * LodestarChartData:
 *
 * The numbers and words of a chart: filled once, then shared and not changed any
 * more. It knows nothing of sizes, fonts and colours.
 */
typedef struct _LodestarChartData LodestarChartData;

#define LODESTAR_TYPE_CHART_DATA (lodestar_chart_data_get_type ())

GType lodestar_chart_data_get_type (void) G_GNUC_CONST;

LodestarChartData *lodestar_chart_data_new (LodestarChartKind kind, const char *finding);
LodestarChartData *lodestar_chart_data_ref (LodestarChartData *self);
void               lodestar_chart_data_unref (LodestarChartData *self);

LodestarChartItem *lodestar_chart_data_add (LodestarChartData *self,
                                            const char        *label,
                                            double             value);
LodestarChartItem *lodestar_chart_data_add_bin (LodestarChartData *self,
                                                double             lower,
                                                double             upper,
                                                double             count);
LodestarChartItem *lodestar_chart_data_add_phase (LodestarChartData *self,
                                                  const char        *label,
                                                  LodestarDate       start,
                                                  LodestarDate       end);
guint              lodestar_chart_data_add_lane (LodestarChartData *self, const char *label);
LodestarChartItem *lodestar_chart_data_add_date (LodestarChartData *self,
                                                 guint              lane,
                                                 const char        *label,
                                                 LodestarDate       date);
void               lodestar_chart_item_set_value_text (LodestarChartItem *item, const char *text);
void               lodestar_chart_item_set_short_label (LodestarChartItem *item, const char *label);
void               lodestar_chart_item_set_note (LodestarChartItem *item, const char *note);
void               lodestar_chart_item_set_below (LodestarChartItem *item, const char *below);

void lodestar_chart_data_set_headings (LodestarChartData *self,
                                       const char        *item_heading,
                                       const char        *value_heading,
                                       const char        *ghost_heading);
void lodestar_chart_data_set_unit (LodestarChartData *self, const char *unit);
void lodestar_chart_data_set_maximum (LodestarChartData *self, double maximum);
void lodestar_chart_data_set_target (LodestarChartData *self, double target, const char *label);
void lodestar_chart_data_set_today (LodestarChartData *self, LodestarDate today);

LodestarChartKind        lodestar_chart_data_get_kind (LodestarChartData *self);
const char              *lodestar_chart_data_get_finding (LodestarChartData *self);
guint                    lodestar_chart_data_get_n_items (LodestarChartData *self);
const LodestarChartItem *lodestar_chart_data_get_item (LodestarChartData *self, guint position);
const char              *lodestar_chart_data_get_item_heading (LodestarChartData *self);
const char              *lodestar_chart_data_get_value_heading (LodestarChartData *self);
const char              *lodestar_chart_data_get_ghost_heading (LodestarChartData *self);
double                   lodestar_chart_data_get_maximum (LodestarChartData *self);
gboolean                 lodestar_chart_data_get_target (LodestarChartData *self, double *target);
const char              *lodestar_chart_data_get_target_label (LodestarChartData *self);
LodestarDate             lodestar_chart_data_get_today (LodestarChartData *self);
guint                    lodestar_chart_data_get_n_lanes (LodestarChartData *self);
const char              *lodestar_chart_data_get_lane (LodestarChartData *self, guint lane);
gboolean                 lodestar_chart_data_has_ghosts (LodestarChartData *self);
char                    *lodestar_chart_data_dup_value_text (LodestarChartData *self, double value);
char *lodestar_chart_data_dup_item_words (LodestarChartData *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarChartData, lodestar_chart_data_unref)

G_END_DECLS
