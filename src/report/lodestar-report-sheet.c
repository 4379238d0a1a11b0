/* lodestar-report-sheet.c - one page of a preview
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-sheet.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarReportSheet:
 *
 * A page of a report as it will be on paper: white in every style, with a shadow.
 * It is drawn by the same code as the printed one.
 *
 * # Accessibility
 *
 * Role `ARTICLE`, named "Page 1 of 3", described by the words of the page.
 */
struct _LodestarReportSheet
{
  GtkWidget             parent_instance;
  LodestarReportLayout *layout; /* (owned) (nullable) */
  guint                 page;
  double                zoom; /* 0: as wide as there is room */
  GskRenderNode        *node; /* (owned) (nullable): the page at @node_width */
  double                node_width;
};

G_DEFINE_FINAL_TYPE (LodestarReportSheet, lodestar_report_sheet, GTK_TYPE_WIDGET)

#define MARGIN 12
#define WIDEST 900.0

static double
lodestar_report_sheet_get_ratio (LodestarReportSheet *self)
{
  double width, height;

  lodestar_report_paper_get_size (self->layout != NULL
                                    ? lodestar_report_layout_get_paper (self->layout)
                                    : LODESTAR_REPORT_PAPER_A4,
                                  &width, &height);

  return height / width;
}

static double
lodestar_report_sheet_get_paper_width (LodestarReportSheet *self, double room)
{
  double width, height;

  if (self->zoom <= 0 || self->layout == NULL)
    return CLAMP (room - 2 * MARGIN, 100, WIDEST);

  lodestar_report_paper_get_size (lodestar_report_layout_get_paper (self->layout), &width, &height);

  return width * 96 / 72 * self->zoom;
}

static GtkSizeRequestMode
lodestar_report_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lodestar_report_sheet_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  LodestarReportSheet *self = LODESTAR_REPORT_SHEET (widget);
  double               width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) lodestar_report_sheet_get_paper_width (self, 640) + 2 * MARGIN;
      *minimum = self->zoom > 0 ? *natural : 200;
      return;
    }

  width = lodestar_report_sheet_get_paper_width (self, for_size >= 0 ? for_size : 640);
  *minimum = *natural = (int) (width * lodestar_report_sheet_get_ratio (self)) + 2 * MARGIN;
}

static void
lodestar_report_sheet_ensure_node (LodestarReportSheet *self, double width, double height)
{
  GtkSnapshot *snapshot;
  cairo_t     *cr;
  double       paper_width, paper_height;

  if (self->node != NULL && self->node_width == width)
    return;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  lodestar_report_paper_get_size (lodestar_report_layout_get_paper (self->layout), &paper_width,
                                  &paper_height);
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (cr, width / paper_width, width / paper_width);
  lodestar_report_layout_draw_page (self->layout, self->page, cr);
  cairo_destroy (cr);
  self->node = gtk_snapshot_free_to_node (snapshot);
  self->node_width = width;
}

static void
lodestar_report_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LodestarReportSheet *self = LODESTAR_REPORT_SHEET (widget);
  double width = lodestar_report_sheet_get_paper_width (self, gtk_widget_get_width (widget));
  double height = width * lodestar_report_sheet_get_ratio (self);
  double x = (gtk_widget_get_width (widget) - width) / 2;
  GskRoundedRect  outline;
  graphene_rect_t area;
  /* Paper stays white and its shadow black, whatever the style. */
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shadow = { 0, 0, 0, 0.28f };

  if (self->layout == NULL)
    return;

  graphene_rect_init (&area, (float) x, MARGIN, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, &area);
  lodestar_report_sheet_ensure_node (self, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
lodestar_report_sheet_dispose (GObject *object)
{
  LodestarReportSheet *self = LODESTAR_REPORT_SHEET (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, lodestar_report_layout_unref);

  G_OBJECT_CLASS (lodestar_report_sheet_parent_class)->dispose (object);
}

static void
lodestar_report_sheet_class_init (LodestarReportSheetClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_report_sheet_dispose;
  widget_class->get_request_mode = lodestar_report_sheet_get_request_mode;
  widget_class->measure = lodestar_report_sheet_measure;
  widget_class->snapshot = lodestar_report_sheet_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
lodestar_report_sheet_init (LodestarReportSheet *self)
{
}

/**
 * lodestar_report_sheet_new:
 *
 * Returns: (transfer floating): a sheet that shows nothing yet
 */
GtkWidget *
lodestar_report_sheet_new (void)
{
  return g_object_new (LODESTAR_TYPE_REPORT_SHEET, NULL);
}

/**
 * lodestar_report_sheet_set_page:
 * @self: a sheet
 * @layout: (nullable): the pages
 * @page: the page, from 0
 *
 * Shows a page.
 */
void
lodestar_report_sheet_set_page (LodestarReportSheet *self, LodestarReportLayout *layout, guint page)
{
  g_return_if_fail (LODESTAR_IS_REPORT_SHEET (self));
  g_return_if_fail (layout == NULL || page < lodestar_report_layout_get_n_pages (layout));

  g_clear_pointer (&self->node, gsk_render_node_unref);

  if (layout != NULL)
    lodestar_report_layout_ref (layout);

  g_clear_pointer (&self->layout, lodestar_report_layout_unref);
  self->layout = layout;
  self->page = page;

  if (layout != NULL)
    {
      g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                                               lodestar_report_layout_get_n_pages (layout));
      g_autofree char *words = lodestar_report_layout_dup_page_text (layout, page);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lodestar_report_sheet_set_zoom:
 * @self: a sheet
 * @zoom: 1 for the size on paper, or 0 for as wide as there is room
 *
 * Sets how large the page is.
 */
void
lodestar_report_sheet_set_zoom (LodestarReportSheet *self, double zoom)
{
  g_return_if_fail (LODESTAR_IS_REPORT_SHEET (self));

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
