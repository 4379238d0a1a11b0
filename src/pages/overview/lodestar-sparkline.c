/* lodestar-sparkline.c - how a figure went over the months, as a small line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-sparkline.h"

#include <math.h>

#define LODESTAR_SPARKLINE_RADIUS 3.5f

/**
 * LodestarSparkline:
 *
 * A line without axes with a point at its end, in the widget's colour. It only
 * shows the direction; the number stands beside it, so the picture itself is
 * presentation. At least two values make a line.
 */
struct _LodestarSparkline
{
  GtkWidget parent_instance;
  GArray   *values; /* (owned), of double, from 0 to 1 */
};

G_DEFINE_FINAL_TYPE (LodestarSparkline, lodestar_sparkline, GTK_TYPE_WIDGET)

static void
lodestar_sparkline_get_point (
  LodestarSparkline *self, guint nth, float width, float height, graphene_point_t *point)
{
  float low = 1, high = 0, value, room = LODESTAR_SPARKLINE_RADIUS + 0.5f;
  float x = (float) nth / (float) (self->values->len - 1);

  for (guint i = 0; i < self->values->len; i++)
    {
      low = MIN (low, (float) g_array_index (self->values, double, i));
      high = MAX (high, (float) g_array_index (self->values, double, i));
    }

  /* A tenth is the least that fills the height: little ups and downs stay little. */
  high = MAX (high, low + 0.1f);
  value = ((float) g_array_index (self->values, double, nth) - low) / (high - low);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = 1 - x;

  point->x = room + x * (width - 2 * room);
  point->y = room + (1 - value) * (height - 2 * room);
}

static void
lodestar_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LodestarSparkline *self = LODESTAR_SPARKLINE (widget);
  float              width = (float) gtk_widget_get_width (widget);
  float              height = (float) gtk_widget_get_height (widget);
  g_autoptr (GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) dot = gsk_path_builder_new ();
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskPath) dot_path = NULL;
  graphene_point_t point = { 0, 0 };
  GskStroke       *stroke;
  GdkRGBA          color;

  if (self->values->len < 2)
    return;

  gtk_widget_get_color (widget, &color);

  for (guint i = 0; i < self->values->len; i++)
    {
      lodestar_sparkline_get_point (self, i, width, height, &point);

      if (i == 0)
        gsk_path_builder_move_to (line, point.x, point.y);
      else
        gsk_path_builder_line_to (line, point.x, point.y);
    }

  gsk_path_builder_add_circle (dot, &point, LODESTAR_SPARKLINE_RADIUS);
  line_path = gsk_path_builder_to_path (line);
  dot_path = gsk_path_builder_to_path (dot);
  stroke = gsk_stroke_new (1.75f);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &color);
  gtk_snapshot_append_fill (snapshot, dot_path, GSK_FILL_RULE_WINDING, &color);
  gsk_stroke_free (stroke);
}

static void
lodestar_sparkline_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 20 : 24;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 64 : 24;
}

static void
lodestar_sparkline_finalize (GObject *object)
{
  g_array_unref (LODESTAR_SPARKLINE (object)->values);

  G_OBJECT_CLASS (lodestar_sparkline_parent_class)->finalize (object);
}

static void
lodestar_sparkline_class_init (LodestarSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lodestar_sparkline_finalize;
  widget_class->snapshot = lodestar_sparkline_snapshot;
  widget_class->measure = lodestar_sparkline_measure;
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lodestar_sparkline_init (LodestarSparkline *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * lodestar_sparkline_new:
 *
 * Returns: (transfer floating): a line without values
 */
GtkWidget *
lodestar_sparkline_new (void)
{
  return g_object_new (LODESTAR_TYPE_SPARKLINE, NULL);
}

/**
 * lodestar_sparkline_set:
 * @self: a line
 * @values: (array length=n_values): shares, the newest last
 * @n_values: how many; with fewer than two nothing is drawn
 *
 * Sets what is drawn.
 */
void
lodestar_sparkline_set (LodestarSparkline *self, const double *values, guint n_values)
{
  g_return_if_fail (LODESTAR_IS_SPARKLINE (self));

  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, values, n_values);
  gtk_widget_set_visible (GTK_WIDGET (self), n_values >= 2);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
