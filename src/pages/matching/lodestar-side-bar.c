/* lodestar-side-bar.c - what both sides give to one criterion, from a common middle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-side-bar.h"

#define LODESTAR_SIDE_BAR_HEIGHT 6
#define LODESTAR_SIDE_BAR_GAP 1 /* on both sides of the middle */

/**
 * LodestarSideBar:
 *
 * Two bars that grow from the middle: at the start the mentee's side, at the end the mentor's. All
 * bars of a list share one scale, and the track shows how far each could have grown. A side that is
 * not known is a broken outline, never a filled bar. The numbers stand outside, in labels; the
 * picture itself is presentation only.
 */
struct _LodestarSideBar
{
  GtkWidget parent_instance;
  guint     points;
  guint     most;
  guint     values[2];
  gboolean  is_known[2];
};

G_DEFINE_FINAL_TYPE (LodestarSideBar, lodestar_side_bar, GTK_TYPE_WIDGET)

static void
lodestar_side_bar_add (GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *color)
{
  GskRoundedRect shape;

  if (width <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (x, y, width, LODESTAR_SIDE_BAR_HEIGHT), 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
lodestar_side_bar_add_outline (
  GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *color)
{
  static const float dashes[] = { 3, 3 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1);

  gsk_path_builder_add_rect (
    builder, &GRAPHENE_RECT_INIT (x + 0.5f, y + 0.5f, width - 1, LODESTAR_SIDE_BAR_HEIGHT - 1));
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
lodestar_side_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LodestarSideBar *self = LODESTAR_SIDE_BAR (widget);
  gboolean         is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float            half = (float) gtk_widget_get_width (widget) / 2 - LODESTAR_SIDE_BAR_GAP;
  float            middle = (float) gtk_widget_get_width (widget) / 2;
  float            y = (float) (gtk_widget_get_height (widget) - LODESTAR_SIDE_BAR_HEIGHT) / 2;
  float            track = self->most > 0 ? half * (float) self->points / (float) self->most : 0;
  GdkRGBA          text, soft, faint, accent;
  g_autoptr (GdkRGBA) picked = NULL;

  gtk_widget_get_color (widget, &text);
  soft = faint = text;
  soft.alpha = 0.5f;
  faint.alpha = 0.09f;
  picked = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  accent = *picked;

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_left = (i == 0) != is_rtl;
      float length = self->points > 0 ? track * (float) self->values[i] / (float) self->points : 0;

      if (!self->is_known[i])
        {
          lodestar_side_bar_add_outline (snapshot,
                                         is_left ? middle - LODESTAR_SIDE_BAR_GAP - track
                                                 : middle + LODESTAR_SIDE_BAR_GAP,
                                         y, track, &soft);
          continue;
        }

      lodestar_side_bar_add (
        snapshot, is_left ? middle - LODESTAR_SIDE_BAR_GAP - track : middle + LODESTAR_SIDE_BAR_GAP,
        y, track, &faint);
      lodestar_side_bar_add (snapshot,
                             is_left ? middle - LODESTAR_SIDE_BAR_GAP - length
                                     : middle + LODESTAR_SIDE_BAR_GAP,
                             y, length, i == 0 ? &accent : &soft);
    }
}

static void
lodestar_side_bar_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : LODESTAR_SIDE_BAR_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : LODESTAR_SIDE_BAR_HEIGHT;
}

static void
lodestar_side_bar_class_init (LodestarSideBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lodestar_side_bar_snapshot;
  widget_class->measure = lodestar_side_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lodestar_side_bar_init (LodestarSideBar *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * lodestar_side_bar_new:
 * @points: what each side can give at most
 * @most: the largest @points of all bars in the list
 * @start: what the mentee's side gives
 * @end: what the mentor's side gives
 * @is_start_known: whether the mentee's side is known
 * @is_end_known: whether the mentor's side is known
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
lodestar_side_bar_new (
  guint points, guint most, guint start, guint end, gboolean is_start_known, gboolean is_end_known)
{
  LodestarSideBar *self = g_object_new (LODESTAR_TYPE_SIDE_BAR, NULL);

  self->points = points;
  self->most = MAX (most, points);
  self->values[0] = start;
  self->values[1] = end;
  self->is_known[0] = is_start_known;
  self->is_known[1] = is_end_known;

  return GTK_WIDGET (self);
}
