/* lodestar-chart-layout.c - a chart laid out in a rectangle: its marks and how to draw them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/*
 * The makers of the kinds work from left to right; the helpers here mirror each
 * thing they place when the chart reads from right to left. Text that would touch
 * other text is left out and counted, never drawn over: its value stands in the
 * mark, so that tooltip, screen reader and table still have it.
 */

static void
lodestar_chart_shape_clear (LodestarChartShape *shape)
{
  gsk_path_unref (shape->path);
}

static void
lodestar_chart_mark_clear (LodestarChartMark *mark)
{
  gsk_path_unref (mark->path);
  g_free (mark->label);
  g_free (mark->value);
}

static void
lodestar_chart_text_clear (LodestarChartText *text)
{
  g_object_unref (text->layout);
}

static double
lodestar_chart_layout_mirror (LodestarChartLayout *self, double x, double width)
{
  return self->is_rtl ? self->width - x - width : x;
}

/* Square on paper; on screen the corners that stand free are round. */
static GskPath *
lodestar_chart_layout_create_area (LodestarChartLayout *self, const graphene_rect_t *area)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  if (self->is_paper)
    gsk_path_builder_add_rect (builder, area);
  else
    {
      float          radius = fminf (3, fminf (area->size.width, area->size.height) / 2);
      GskRoundedRect rounded;

      if (self->data != NULL && lodestar_chart_data_get_kind (self->data) == LODESTAR_CHART_PHASES)
        radius = fminf (5, fminf (area->size.width, area->size.height) / 2);

      gsk_rounded_rect_init_from_rect (&rounded, area, radius);
      gsk_path_builder_add_rounded_rect (builder, &rounded);
    }

  return gsk_path_builder_free_to_path (builder);
}

/* Slanted lines through @area, cut at its edges by reckoning: a clip would turn into a group
 * on paper. */
static GskPath *
lodestar_chart_layout_create_hatch (const graphene_rect_t *area, double step)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  double          width = area->size.width;
  double          height = area->size.height;

  for (double t = step; t < width + height; t += step)
    {
      double x1 = fmin (t, width);
      double y1 = t - x1;
      double y2 = fmin (t, height);
      double x2 = t - y2;

      gsk_path_builder_move_to (builder, area->origin.x + x1, area->origin.y + y1);
      gsk_path_builder_line_to (builder, area->origin.x + x2, area->origin.y + y2);
    }

  return gsk_path_builder_free_to_path (builder);
}

static void
lodestar_chart_layout_stroke (LodestarChartLayout *self,
                              GtkSnapshot         *snapshot,
                              GskPath             *path,
                              float                line_width,
                              gboolean             is_dashed,
                              const GdkRGBA       *color)
{
  GskStroke *stroke = gsk_stroke_new (line_width);
  float      screen_dash[2] = { 3, 3 };
  float      paper_dash[2] = { 2, 2 };

  if (is_dashed)
    gsk_stroke_set_dash (stroke, self->is_paper ? paper_dash : screen_dash, 2);

  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
lodestar_chart_layout_paint (LodestarChartLayout        *self,
                             GtkSnapshot                *snapshot,
                             const LodestarChartPalette *palette,
                             GskPath                    *path,
                             LodestarChartRole           role,
                             LodestarChartPattern        pattern)
{
  const GdkRGBA  *color = &palette->colors[role];
  const float     line_width = self->is_paper ? 0.5f : 1.0f;
  graphene_rect_t area;

  switch (pattern)
    {
    case LODESTAR_CHART_HATCHED:
      if (!gsk_path_get_bounds (path, &area))
        return;
      {
        g_autoptr (GskPath) hatch =
          lodestar_chart_layout_create_hatch (&area, self->is_paper ? 2.6 : 4);

        gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING,
                                  &palette->colors[LODESTAR_CHART_ROLE_BACK]);
        lodestar_chart_layout_stroke (self, snapshot, hatch, self->is_paper ? 0.55f : 1.4f, FALSE,
                                      color);
        lodestar_chart_layout_stroke (self, snapshot, path, line_width, FALSE, color);
      }
      break;
    case LODESTAR_CHART_DASHED:
      lodestar_chart_layout_stroke (self, snapshot, path, line_width, TRUE, color);
      break;
    case LODESTAR_CHART_SOLID:
    default:
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
      break;
    }
}

static void
lodestar_chart_layout_snapshot_shapes (LodestarChartLayout        *self,
                                       GtkSnapshot                *snapshot,
                                       const LodestarChartPalette *palette,
                                       gboolean                    is_behind)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      LodestarChartShape *shape = &g_array_index (self->shapes, LodestarChartShape, i);

      if (shape->is_behind != is_behind)
        continue;

      if (shape->line_width > 0)
        lodestar_chart_layout_stroke (self, snapshot, shape->path, shape->line_width,
                                      shape->pattern == LODESTAR_CHART_DASHED,
                                      &palette->colors[shape->role]);
      else
        lodestar_chart_layout_paint (self, snapshot, palette, shape->path, shape->role,
                                     shape->pattern);
    }
}

static void
lodestar_chart_layout_snapshot_paths (LodestarChartLayout        *self,
                                      GtkSnapshot                *snapshot,
                                      const LodestarChartPalette *palette)
{
  lodestar_chart_layout_snapshot_shapes (self, snapshot, palette, TRUE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      LodestarChartMark *mark = &g_array_index (self->marks, LodestarChartMark, i);

      lodestar_chart_layout_paint (self, snapshot, palette, mark->path, mark->role, mark->pattern);
    }

  lodestar_chart_layout_snapshot_shapes (self, snapshot, palette, FALSE);
}

/* ------------------------------------------------------------------ for the kinds */

/* Text as it will be drawn: what is measured before there is a layout is measured with it, too. */
PangoLayout *
lodestar_chart_style_create_text (const LodestarChartStyle *style,
                                  const char               *text,
                                  gboolean                  is_value)
{
  PangoLayout *layout = pango_layout_new (style->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* With tabular digits the hyphen gets as wide as a digit: words that have one do without. */
  if (strchr (text, '-') == NULL)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));

  pango_layout_set_font_description (layout, is_value ? style->value_font : style->label_font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

PangoLayout *
lodestar_chart_layout_create_text (LodestarChartLayout *self, const char *text, gboolean is_value)
{
  return lodestar_chart_style_create_text (self->style, text, is_value);
}

double
lodestar_chart_layout_text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return logical.width / (double) PANGO_SCALE;
}

double
lodestar_chart_layout_measure_text (LodestarChartLayout *self, const char *text, gboolean is_value)
{
  g_autoptr (PangoLayout) layout = lodestar_chart_layout_create_text (self, text, is_value);

  return lodestar_chart_layout_text_width (layout);
}

/*
 * Places @layout (transfer full) with its line's middle at @middle. Text never
 * leaves the chart at the sides. Unless it must show, text that would touch what
 * stands there already is given up and counted; returns whether it stands.
 */
gboolean
lodestar_chart_layout_add_text (LodestarChartLayout *self,
                                PangoLayout         *layout,
                                double               x,
                                double               middle,
                                LodestarChartAlign   align,
                                LodestarChartRole    role,
                                gboolean             must_show)
{
  LodestarChartText text = { .layout = layout, .role = role };
  PangoRectangle    logical;
  double            width, height;
  const double      gap = self->is_paper ? 1.5 : 3;

  pango_layout_get_extents (layout, NULL, &logical);
  width = logical.width / (double) PANGO_SCALE;
  height = logical.height / (double) PANGO_SCALE;

  if (align == LODESTAR_CHART_ALIGN_CENTER)
    x -= width / 2;
  else if (align == LODESTAR_CHART_ALIGN_END)
    x -= width;

  x = CLAMP (x, 0, MAX (0, self->width - width));
  text.x = lodestar_chart_layout_mirror (self, x, width);
  graphene_rect_init (&text.bounds, text.x, middle - height / 2, width, height);

  for (guint i = 0; !must_show && i < self->texts->len; i++)
    {
      graphene_rect_t other = g_array_index (self->texts, LodestarChartText, i).bounds;

      /* Letters stand inside their line: a shared edge of lines is no collision. */
      graphene_rect_inset (&other, -gap, height * 0.15);

      if (graphene_rect_intersection (&other, &text.bounds, NULL))
        {
          g_object_unref (layout);
          self->n_hidden++;
          return FALSE;
        }
    }

  text.baseline = middle - height / 2 + pango_layout_get_baseline (layout) / (double) PANGO_SCALE;

  if (!self->is_paper)
    {
      text.x = round (text.x);
      text.baseline = round (text.baseline);
    }

  g_array_append_val (self->texts, text);

  return TRUE;
}

void
lodestar_chart_layout_add_area (LodestarChartLayout *self,
                                double               x,
                                double               y,
                                double               width,
                                double               height,
                                LodestarChartRole    role,
                                LodestarChartPattern pattern,
                                gboolean             is_behind)
{
  LodestarChartShape shape = { .role = role, .pattern = pattern, .is_behind = is_behind };
  graphene_rect_t    area;

  if (width <= 0 || height <= 0)
    return;

  graphene_rect_init (&area, lodestar_chart_layout_mirror (self, x, width), y, width, height);
  shape.path = lodestar_chart_layout_create_area (self, &area);
  g_array_append_val (self->shapes, shape);
}

void
lodestar_chart_layout_add_line (LodestarChartLayout *self,
                                double               x1,
                                double               y1,
                                double               x2,
                                double               y2,
                                double               line_width,
                                LodestarChartRole    role,
                                LodestarChartPattern pattern,
                                gboolean             is_behind)
{
  GskPathBuilder    *builder = gsk_path_builder_new ();
  LodestarChartShape shape = {
    .role = role,
    .pattern = pattern,
    .line_width = line_width,
    .is_behind = is_behind,
  };

  gsk_path_builder_move_to (builder, lodestar_chart_layout_mirror (self, x1, 0), y1);
  gsk_path_builder_line_to (builder, lodestar_chart_layout_mirror (self, x2, 0), y2);
  shape.path = gsk_path_builder_free_to_path (builder);
  g_array_append_val (self->shapes, shape);
}

/* A line around @area, inside of it: what is pale is told from the ground by more than its tint. */
void
lodestar_chart_layout_add_frame (LodestarChartLayout   *self,
                                 const graphene_rect_t *area,
                                 LodestarChartRole      role)
{
  const double       line = self->is_paper ? 0.5 : 1;
  graphene_rect_t    inner = *area;
  LodestarChartShape shape = { .role = role, .pattern = LODESTAR_CHART_SOLID, .line_width = line };

  if ((double) area->size.width <= 2 * line || (double) area->size.height <= 2 * line)
    return;

  inner.origin.x =
    (float) lodestar_chart_layout_mirror (self, (double) area->origin.x, (double) area->size.width);
  graphene_rect_inset (&inner, (float) line / 2, (float) line / 2);
  shape.path = lodestar_chart_layout_create_area (self, &inner);
  g_array_append_val (self->shapes, shape);
}

/* The mark of item @position; @area and @bounds are in left-to-right coordinates. */
void
lodestar_chart_layout_add_mark (LodestarChartLayout   *self,
                                guint                  position,
                                const graphene_rect_t *area,
                                const graphene_rect_t *bounds,
                                LodestarChartRole      role,
                                LodestarChartPattern   pattern)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  LodestarChartMark        mark = { .role = role, .pattern = pattern };
  graphene_rect_t          mirrored = *area;

  mirrored.origin.x = lodestar_chart_layout_mirror (self, area->origin.x, area->size.width);

  if (pattern != LODESTAR_CHART_SOLID)
    graphene_rect_inset (&mirrored, fminf (0.5f, area->size.width / 4),
                         fminf (0.5f, area->size.height / 4));

  mark.path = lodestar_chart_layout_create_area (self, &mirrored);
  mark.label = g_strdup (item->label);
  mark.value = lodestar_chart_data_dup_item_words (self->data, position);
  mark.bounds = *bounds;
  mark.bounds.origin.x = lodestar_chart_layout_mirror (self, bounds->origin.x, bounds->size.width);
  g_array_append_val (self->marks, mark);
}

/* The mark of a dated thing: a diamond, or a triangle; (x, y) is its middle. */
void
lodestar_chart_layout_add_symbol (LodestarChartLayout *self,
                                  guint                position,
                                  double               x,
                                  double               y,
                                  double               radius,
                                  gboolean             is_triangle)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  GskPathBuilder          *builder = gsk_path_builder_new ();
  LodestarChartMark        mark = { .role = LODESTAR_CHART_ROLE_TEXT };
  const float              middle = (float) lodestar_chart_layout_mirror (self, x, 0);
  const float              top = (float) (y - radius);
  const float              bottom = (float) (y + radius);

  gsk_path_builder_move_to (builder, middle, top);
  gsk_path_builder_line_to (builder, middle + (float) radius, is_triangle ? bottom : (float) y);

  if (!is_triangle)
    gsk_path_builder_line_to (builder, middle, bottom);

  gsk_path_builder_line_to (builder, middle - (float) radius, is_triangle ? bottom : (float) y);
  gsk_path_builder_close (builder);
  mark.path = gsk_path_builder_free_to_path (builder);
  mark.label = g_strdup (item->label);
  mark.value = lodestar_chart_data_dup_item_words (self->data, position);
  graphene_rect_init (&mark.bounds, middle - (float) radius * 2, top - (float) radius,
                      (float) radius * 4, (float) radius * 4);
  g_array_append_val (self->marks, mark);
}

/* Whether no word and no mark stands in @area, in left-to-right coordinates. */
gboolean
lodestar_chart_layout_is_free (LodestarChartLayout *self, const graphene_rect_t *area)
{
  graphene_rect_t mirrored = *area;

  mirrored.origin.x = (float) lodestar_chart_layout_mirror (self, area->origin.x, area->size.width);

  for (guint i = 0; i < self->texts->len; i++)
    if (graphene_rect_intersection (&g_array_index (self->texts, LodestarChartText, i).bounds,
                                    &mirrored, NULL))
      return FALSE;

  for (guint i = 0; i < self->marks->len; i++)
    {
      graphene_rect_t bounds;

      if (gsk_path_get_bounds (g_array_index (self->marks, LodestarChartMark, i).path, &bounds) &&
          graphene_rect_intersection (&bounds, &mirrored, NULL))
        return FALSE;
    }

  return TRUE;
}

/* Labels centred at @positions, left out in step where they would touch: each, or each second,
 * third … from the first. */
void
lodestar_chart_layout_add_axis_labels (LodestarChartLayout *self,
                                       const char *const   *labels,
                                       const double        *positions,
                                       guint                n,
                                       double               middle)
{
  const double gap = self->is_paper ? 4 : 6;
  guint        step = 1;

  for (; step < n; step++)
    {
      double end = -INFINITY;
      guint  i;

      for (i = 0; i < n; i += step)
        {
          double width = lodestar_chart_layout_measure_text (self, labels[i], FALSE);
          double start = CLAMP (positions[i] - width / 2, 0, MAX (0, self->width - width));

          if (start < end + gap)
            break;

          end = start + width;
        }

      if (i >= n)
        break;
    }

  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout;

      if (i % step != 0)
        {
          self->n_hidden++;
          continue;
        }

      layout = lodestar_chart_layout_create_text (self, labels[i], FALSE);

      /* One word that is wider than the chart is cut; the mark has it whole. */
      if (lodestar_chart_layout_text_width (layout) > self->width)
        {
          pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }

      lodestar_chart_layout_add_text (self, layout, positions[i], middle,
                                      LODESTAR_CHART_ALIGN_CENTER, LODESTAR_CHART_ROLE_SOFT, FALSE);
    }
}

/* What stands at the mark of @item where @width is free for it. */
char *
lodestar_chart_layout_dup_value_text (LodestarChartLayout     *self,
                                      const LodestarChartItem *item,
                                      double                   width)
{
  if (item->state == LODESTAR_CHART_UNKNOWN)
    {
      const char *words = _ ("not known");

      return g_strdup (lodestar_chart_layout_measure_text (self, words, TRUE) <= width ? words
                                                                                       : "?");
    }

  if (item->value_text != NULL)
    return g_strdup (item->value_text);

  return lodestar_chart_data_dup_value_text (self->data, item->value);
}

void
lodestar_chart_layout_pick_look (LodestarChartState    state,
                                 LodestarChartRole    *role,
                                 LodestarChartPattern *pattern)
{
  switch (state)
    {
    case LODESTAR_CHART_LOW:
      *role = LODESTAR_CHART_ROLE_WARNING;
      *pattern = LODESTAR_CHART_HATCHED;
      break;
    case LODESTAR_CHART_UNKNOWN:
    case LODESTAR_CHART_NOT_DUE:
      *role = LODESTAR_CHART_ROLE_SOFT;
      *pattern = LODESTAR_CHART_DASHED;
      break;
    case LODESTAR_CHART_NORMAL:
    default:
      *role = LODESTAR_CHART_ROLE_FILL;
      *pattern = LODESTAR_CHART_SOLID;
      break;
    }
}

/* ------------------------------------------------------------------ public */

/**
 * lodestar_chart_layout_measure:
 * @data: what to show
 * @style: the surroundings
 * @width: how wide it will be
 *
 * Returns: the height at which the chart is good to read
 */
double
lodestar_chart_layout_measure (LodestarChartData        *data,
                               const LodestarChartStyle *style,
                               double                    width)
{
  g_return_val_if_fail (data != NULL && style != NULL, 0);

  switch (lodestar_chart_data_get_kind (data))
    {
    case LODESTAR_CHART_BARS:
      return lodestar_chart_bars_measure (data, style, width);
    case LODESTAR_CHART_PHASES:
      return lodestar_chart_phases_measure (data, style);
    case LODESTAR_CHART_TIMELINE:
      return lodestar_chart_timeline_measure (data, style, width);
    case LODESTAR_CHART_COLUMNS:
    case LODESTAR_CHART_HISTOGRAM:
    default:
      return lodestar_chart_columns_measure (data, style);
    }
}

/**
 * lodestar_chart_layout_new:
 * @data: what to show
 * @style: the surroundings
 * @width: the width to fill
 * @height: the height to fill
 *
 * Lays @data out. Nothing leaves the rectangle, no two texts touch.
 *
 * Returns: (transfer full): the layout
 */
LodestarChartLayout *
lodestar_chart_layout_new (LodestarChartData        *data,
                           const LodestarChartStyle *style,
                           double                    width,
                           double                    height)
{
  LodestarChartLayout *self;

  g_return_val_if_fail (data != NULL && style != NULL, NULL);

  self = g_new0 (LodestarChartLayout, 1);
  self->data = lodestar_chart_data_ref (data);
  self->style = style;
  self->width = MAX (1, width);
  self->height = MAX (1, height);
  self->is_paper = style->is_paper;
  self->is_rtl = style->is_rtl;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (LodestarChartShape));
  self->marks = g_array_new (FALSE, TRUE, sizeof (LodestarChartMark));
  self->texts = g_array_new (FALSE, TRUE, sizeof (LodestarChartText));
  g_array_set_clear_func (self->shapes, (GDestroyNotify) lodestar_chart_shape_clear);
  g_array_set_clear_func (self->marks, (GDestroyNotify) lodestar_chart_mark_clear);
  g_array_set_clear_func (self->texts, (GDestroyNotify) lodestar_chart_text_clear);

  if (lodestar_chart_data_get_n_items (data) > 0)
    switch (lodestar_chart_data_get_kind (data))
      {
      case LODESTAR_CHART_BARS:
        lodestar_chart_bars_build (self);
        break;
      case LODESTAR_CHART_PHASES:
        lodestar_chart_phases_build (self);
        break;
      case LODESTAR_CHART_TIMELINE:
        lodestar_chart_timeline_build (self);
        break;
      case LODESTAR_CHART_COLUMNS:
      case LODESTAR_CHART_HISTOGRAM:
      default:
        lodestar_chart_columns_build (self);
        break;
      }

  self->style = NULL;

  return self;
}

/**
 * lodestar_chart_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees @self.
 */
void
lodestar_chart_layout_free (LodestarChartLayout *self)
{
  if (self == NULL)
    return;

  lodestar_chart_data_unref (self->data);
  g_array_unref (self->shapes);
  g_array_unref (self->marks);
  g_array_unref (self->texts);
  g_free (self);
}

/**
 * lodestar_chart_layout_get_n_marks:
 * @self: a layout
 *
 * Returns: how many marks there are: one for each item
 */
guint
lodestar_chart_layout_get_n_marks (LodestarChartLayout *self)
{
  return self->marks->len;
}

/**
 * lodestar_chart_layout_get_mark:
 * @self: a layout
 * @position: the item's position
 *
 * Returns: (transfer none): its mark
 */
const LodestarChartMark *
lodestar_chart_layout_get_mark (LodestarChartLayout *self, guint position)
{
  g_return_val_if_fail (position < self->marks->len, NULL);

  return &g_array_index (self->marks, LodestarChartMark, position);
}

/**
 * lodestar_chart_layout_get_n_texts:
 * @self: a layout
 *
 * Returns: how many pieces of text stand in the chart
 */
guint
lodestar_chart_layout_get_n_texts (LodestarChartLayout *self)
{
  return self->texts->len;
}

/**
 * lodestar_chart_layout_get_text:
 * @self: a layout
 * @position: less than lodestar_chart_layout_get_n_texts()
 *
 * Returns: (transfer none): the text as placed
 */
const LodestarChartText *
lodestar_chart_layout_get_text (LodestarChartLayout *self, guint position)
{
  g_return_val_if_fail (position < self->texts->len, NULL);

  return &g_array_index (self->texts, LodestarChartText, position);
}

/**
 * lodestar_chart_layout_get_n_hidden:
 * @self: a layout
 *
 * Returns: how many labels had no place
 */
guint
lodestar_chart_layout_get_n_hidden (LodestarChartLayout *self)
{
  return self->n_hidden;
}

/**
 * lodestar_chart_layout_snapshot:
 * @self: a layout
 * @snapshot: where to draw
 * @palette: the colours
 *
 * Draws the chart at the origin.
 */
void
lodestar_chart_layout_snapshot (LodestarChartLayout        *self,
                                GtkSnapshot                *snapshot,
                                const LodestarChartPalette *palette)
{
  lodestar_chart_layout_snapshot_paths (self, snapshot, palette);

  for (guint i = 0; i < self->texts->len; i++)
    {
      LodestarChartText *text = &g_array_index (self->texts, LodestarChartText, i);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
        snapshot,
        &GRAPHENE_POINT_INIT (text->x, text->baseline - pango_layout_get_baseline (text->layout) /
                                                          (double) PANGO_SCALE));
      gtk_snapshot_append_layout (snapshot, text->layout, &palette->colors[text->role]);
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * lodestar_chart_layout_draw:
 * @self: a layout
 * @cr: where to draw: a page of a PDF file or of a printer
 * @palette: the colours
 *
 * Draws the chart at the origin of @cr, all of it as vectors. The paths go through
 * the same render nodes as on screen; the words are shown by Pango itself, because
 * a text node knows its glyphs only, and a reader could not search substituted ones.
 */
void
lodestar_chart_layout_draw (LodestarChartLayout        *self,
                            cairo_t                    *cr,
                            const LodestarChartPalette *palette)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  lodestar_chart_layout_snapshot_paths (self, snapshot, palette);
  node = gtk_snapshot_free_to_node (snapshot);

  if (node != NULL)
    {
      cairo_save (cr);
      gsk_render_node_draw (node, cr);
      cairo_restore (cr);
    }

  for (guint i = 0; i < self->texts->len; i++)
    {
      LodestarChartText *text = &g_array_index (self->texts, LodestarChartText, i);

      gdk_cairo_set_source_rgba (cr, &palette->colors[text->role]);
      cairo_move_to (cr, text->x, text->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (text->layout, 0));
    }
}
