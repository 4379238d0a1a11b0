/* lodestar-chart-layout-private.h - what the makers of the single kinds share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-chart-layout.h"

G_BEGIN_DECLS

/* An area or a line that is no mark. Lines have a width, areas none. */
typedef struct
{
  GskPath             *path; /* (owned) */
  LodestarChartRole    role;
  LodestarChartPattern pattern;
  float                line_width;
  gboolean             is_behind; /* the marks */
} LodestarChartShape;

struct _LodestarChartLayout
{
  LodestarChartData        *data;  /* (owned) */
  const LodestarChartStyle *style; /* only while it is made */
  double                    width;
  double                    height;
  gboolean                  is_paper;
  gboolean                  is_rtl;
  GArray                   *shapes; /* (owned), of LodestarChartShape */
  GArray                   *marks;  /* (owned), of LodestarChartMark */
  GArray                   *texts;  /* (owned), of LodestarChartText */
  guint                     n_hidden;
};

typedef enum
{
  LODESTAR_CHART_ALIGN_START,
  LODESTAR_CHART_ALIGN_CENTER,
  LODESTAR_CHART_ALIGN_END,
} LodestarChartAlign;

PangoLayout *lodestar_chart_style_create_text (const LodestarChartStyle *style,
                                               const char               *text,
                                               gboolean                  is_value);
PangoLayout *lodestar_chart_layout_create_text (LodestarChartLayout *self,
                                                const char          *text,
                                                gboolean             is_value);
double       lodestar_chart_layout_text_width (PangoLayout *layout);
double       lodestar_chart_layout_measure_text (LodestarChartLayout *self,
                                                 const char          *text,
                                                 gboolean             is_value);
gboolean     lodestar_chart_layout_add_text (LodestarChartLayout *self,
                                             PangoLayout         *layout,
                                             double               x,
                                             double               middle,
                                             LodestarChartAlign   align,
                                             LodestarChartRole    role,
                                             gboolean             must_show);
void         lodestar_chart_layout_add_area (LodestarChartLayout *self,
                                             double               x,
                                             double               y,
                                             double               width,
                                             double               height,
                                             LodestarChartRole    role,
                                             LodestarChartPattern pattern,
                                             gboolean             is_behind);
void         lodestar_chart_layout_add_line (LodestarChartLayout *self,
                                             double               x1,
                                             double               y1,
                                             double               x2,
                                             double               y2,
                                             double               line_width,
                                             LodestarChartRole    role,
                                             LodestarChartPattern pattern,
                                             gboolean             is_behind);
void         lodestar_chart_layout_add_frame (LodestarChartLayout   *self,
                                              const graphene_rect_t *area,
                                              LodestarChartRole      role);
void         lodestar_chart_layout_add_mark (LodestarChartLayout   *self,
                                             guint                  position,
                                             const graphene_rect_t *area,
                                             const graphene_rect_t *bounds,
                                             LodestarChartRole      role,
                                             LodestarChartPattern   pattern);
void         lodestar_chart_layout_add_symbol (LodestarChartLayout *self,
                                               guint                position,
                                               double               x,
                                               double               y,
                                               double               radius,
                                               gboolean             is_triangle);
gboolean     lodestar_chart_layout_is_free (LodestarChartLayout *self, const graphene_rect_t *area);
char        *lodestar_chart_phases_dup_month (LodestarDate month, gboolean is_short);
void         lodestar_chart_layout_add_axis_labels (LodestarChartLayout *self,
                                                    const char *const   *labels,
                                                    const double        *positions,
                                                    guint                n,
                                                    double               middle);
char        *lodestar_chart_layout_dup_value_text (LodestarChartLayout     *self,
                                                   const LodestarChartItem *item,
                                                   double                   width);
void         lodestar_chart_layout_pick_look (LodestarChartState    state,
                                              LodestarChartRole    *role,
                                              LodestarChartPattern *pattern);

double lodestar_chart_columns_measure (LodestarChartData *data, const LodestarChartStyle *style);
void   lodestar_chart_columns_build (LodestarChartLayout *self);
double lodestar_chart_bars_measure (LodestarChartData        *data,
                                    const LodestarChartStyle *style,
                                    double                    width);
void   lodestar_chart_bars_build (LodestarChartLayout *self);
double lodestar_chart_timeline_measure (LodestarChartData        *data,
                                        const LodestarChartStyle *style,
                                        double                    width);
void   lodestar_chart_timeline_build (LodestarChartLayout *self);
double lodestar_chart_phases_measure (LodestarChartData *data, const LodestarChartStyle *style);
void   lodestar_chart_phases_build (LodestarChartLayout *self);

G_END_DECLS
