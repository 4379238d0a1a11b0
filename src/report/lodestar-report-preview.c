/* lodestar-report-preview.c - a report's pages on screen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-preview.h"

#include <glib/gi18n-lib.h>

#include "lodestar-report-sheet.h"

/**
 * LodestarReportPreview:
 *
 * The pages of a report one under the other, as wide as there is room or at a
 * chosen size. Only pages in view are drawn.
 *
 * # Keys
 *
 * Arrows and Page Up/Down walk the pages; Ctrl+plus and Ctrl+minus change the size,
 * Ctrl+0 fits the width again.
 *
 * # Accessibility
 *
 * A list whose items are the pages with their words.
 */
struct _LodestarReportPreview
{
  GtkWidget             parent_instance;
  LodestarReportLayout *layout; /* (owned) (nullable) */
  double                zoom;
  GtkStringList        *pages; /* (owned): an entry a page; the words are not used */
  GtkWidget            *scroller;
  GtkWidget            *list;
  GPtrArray            *sheets; /* (owned): those now alive, borrowed */
};

G_DEFINE_FINAL_TYPE (LodestarReportPreview, lodestar_report_preview, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LAYOUT = 1,
  PROP_ZOOM,
} LodestarReportPreviewProperty;

static GParamSpec *props[PROP_ZOOM + 1];

static const double zoom_steps[] = { 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3 };

static void
lodestar_report_preview_setup_item (LodestarReportPreview *self, GtkListItem *item)
{
  GtkWidget *sheet = lodestar_report_sheet_new ();

  gtk_list_item_set_child (item, sheet);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_ptr_array_add (self->sheets, sheet);
}

static void
lodestar_report_preview_teardown_item (LodestarReportPreview *self, GtkListItem *item)
{
  g_ptr_array_remove (self->sheets, gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, NULL);
}

static void
lodestar_report_preview_bind_item (LodestarReportPreview *self, GtkListItem *item)
{
  LodestarReportSheet *sheet = LODESTAR_REPORT_SHEET (gtk_list_item_get_child (item));
  guint                page = gtk_list_item_get_position (item);

  lodestar_report_sheet_set_zoom (sheet, self->zoom);

  if (self->layout != NULL && page < lodestar_report_layout_get_n_pages (self->layout))
    {
      g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                                               lodestar_report_layout_get_n_pages (self->layout));

      lodestar_report_sheet_set_page (sheet, self->layout, page);
      gtk_list_item_set_accessible_label (item, name);
    }
}

static void
lodestar_report_preview_unbind_item (LodestarReportPreview *self, GtkListItem *item)
{
  lodestar_report_sheet_set_page (LODESTAR_REPORT_SHEET (gtk_list_item_get_child (item)), NULL, 0);
}

static void
lodestar_report_preview_step_zoom (LodestarReportPreview *self, gboolean is_in)
{
  double zoom = self->zoom > 0 ? self->zoom : 1;

  if (is_in)
    for (guint i = 0; i < G_N_ELEMENTS (zoom_steps); i++)
      {
        if (zoom_steps[i] > zoom + 0.01)
          {
            lodestar_report_preview_set_zoom (self, zoom_steps[i]);
            return;
          }
      }
  else
    for (guint i = G_N_ELEMENTS (zoom_steps); i-- > 0;)
      if (zoom_steps[i] < zoom - 0.01)
        {
          lodestar_report_preview_set_zoom (self, zoom_steps[i]);
          return;
        }
}

static void
lodestar_report_preview_zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_report_preview_step_zoom (LODESTAR_REPORT_PREVIEW (widget), TRUE);
}

static void
lodestar_report_preview_zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_report_preview_step_zoom (LODESTAR_REPORT_PREVIEW (widget), FALSE);
}

static void
lodestar_report_preview_zoom_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_report_preview_set_zoom (LODESTAR_REPORT_PREVIEW (widget), 0);
}

static void
lodestar_report_preview_dispose (GObject *object)
{
  LodestarReportPreview *self = LODESTAR_REPORT_PREVIEW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);

  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->layout, lodestar_report_layout_unref);

  G_OBJECT_CLASS (lodestar_report_preview_parent_class)->dispose (object);
}

static void
lodestar_report_preview_finalize (GObject *object)
{
  LodestarReportPreview *self = LODESTAR_REPORT_PREVIEW (object);

  g_ptr_array_unref (self->sheets);

  G_OBJECT_CLASS (lodestar_report_preview_parent_class)->finalize (object);
}

static void
lodestar_report_preview_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  LodestarReportPreview *self = LODESTAR_REPORT_PREVIEW (object);

  switch ((LodestarReportPreviewProperty) prop_id)
    {
    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_report_preview_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  LodestarReportPreview *self = LODESTAR_REPORT_PREVIEW (object);

  switch ((LodestarReportPreviewProperty) prop_id)
    {
    case PROP_LAYOUT:
      lodestar_report_preview_set_layout (self, g_value_get_boxed (value));
      break;
    case PROP_ZOOM:
      lodestar_report_preview_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_report_preview_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL,
                                   lodestar_report_preview_zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL,
                                   lodestar_report_preview_zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL,
                                   lodestar_report_preview_zoom_fit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.zoom-fit", NULL);
}

static void
lodestar_report_preview_class_init (LodestarReportPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_report_preview_dispose;
  object_class->finalize = lodestar_report_preview_finalize;
  object_class->get_property = lodestar_report_preview_get_property;
  object_class->set_property = lodestar_report_preview_set_property;

  /**
   * LodestarReportPreview:layout: (nullable)
   *
   * The pages shown.
   */
  props[PROP_LAYOUT] =
    g_param_spec_boxed ("layout", NULL, NULL, LODESTAR_TYPE_REPORT_LAYOUT,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarReportPreview:zoom:
   *
   * 1 for the size on paper, 0 for as wide as there is room.
   */
  props[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, 4, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  lodestar_report_preview_class_init_actions (widget_class);
}

static void
lodestar_report_preview_init (LodestarReportPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->sheets = g_ptr_array_new ();
  self->pages = gtk_string_list_new (NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (lodestar_report_preview_setup_item), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lodestar_report_preview_bind_item), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (lodestar_report_preview_unbind_item),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (lodestar_report_preview_teardown_item),
                           self, G_CONNECT_SWAPPED);

  self->list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->pages)))),
    factory);
  gtk_widget_add_css_class (self->list, "report-pages");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * lodestar_report_preview_new:
 *
 * Returns: (transfer floating): a preview without pages
 */
GtkWidget *
lodestar_report_preview_new (void)
{
  return g_object_new (LODESTAR_TYPE_REPORT_PREVIEW, NULL);
}

/**
 * lodestar_report_preview_get_layout:
 * @self: a preview
 *
 * Returns: (nullable) (transfer none): the pages shown
 */
LodestarReportLayout *
lodestar_report_preview_get_layout (LodestarReportPreview *self)
{
  g_return_val_if_fail (LODESTAR_IS_REPORT_PREVIEW (self), NULL);

  return self->layout;
}

/**
 * lodestar_report_preview_set_layout:
 * @self: a preview
 * @layout: (nullable): the pages
 *
 * Shows @layout, at the place where the one before was looked at.
 */
void
lodestar_report_preview_set_layout (LodestarReportPreview *self, LodestarReportLayout *layout)
{
  g_autofree const char **entries = NULL;
  GtkAdjustment          *adjustment;
  guint                   n_pages;
  double                  place;

  g_return_if_fail (LODESTAR_IS_REPORT_PREVIEW (self));

  if (self->layout == layout)
    return;

  if (layout != NULL)
    lodestar_report_layout_ref (layout);

  g_clear_pointer (&self->layout, lodestar_report_layout_unref);
  self->layout = layout;
  n_pages = layout != NULL ? lodestar_report_layout_get_n_pages (layout) : 0;
  entries = g_new0 (const char *, n_pages + 1);

  for (guint i = 0; i < n_pages; i++)
    entries[i] = "";

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  place = gtk_adjustment_get_value (adjustment);
  gtk_string_list_splice (self->pages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pages)),
                          entries);
  gtk_adjustment_set_value (adjustment, place);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

/**
 * lodestar_report_preview_get_zoom:
 * @self: a preview
 *
 * Returns: 1 for the size on paper, 0 for as wide as there is room
 */
double
lodestar_report_preview_get_zoom (LodestarReportPreview *self)
{
  g_return_val_if_fail (LODESTAR_IS_REPORT_PREVIEW (self), 0);

  return self->zoom;
}

/**
 * lodestar_report_preview_set_zoom:
 * @self: a preview
 * @zoom: 1 for the size on paper, or 0 for as wide as there is room
 *
 * Sets how large the pages are.
 */
void
lodestar_report_preview_set_zoom (LodestarReportPreview *self, double zoom)
{
  g_return_if_fail (LODESTAR_IS_REPORT_PREVIEW (self));

  if (self->zoom == zoom)
    return;

  self->zoom = zoom;

  for (guint i = 0; i < self->sheets->len; i++)
    lodestar_report_sheet_set_zoom (g_ptr_array_index (self->sheets, i), zoom);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}
