/* lodestar-chart.c - a chart as a widget
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart.h"

#include <glib/gi18n-lib.h>

#include "lodestar-chart-mark.h"
#include "lodestar-chart-table.h"
#include "lodestar-charts-resources.h"

/**
 * LodestarChart:
 *
 * Shows a [struct@ChartData]. Each mark has a tooltip, takes the focus and can be
 * activated; the numbers can be shown as a table.
 *
 * # Keys
 *
 * The chart is one stop of Tab. The arrow keys walk its marks, Home and End go to
 * the first and the last, Enter and Space activate. Menu or Shift+F10 open the menu
 * with *Show as Table*.
 *
 * # CSS nodes
 *
 * ```
 * chart
 * ├── mark        one for each item
 * ┊
 * ╰── swatch      one for each colour role, with the role as its class; never shown
 * ```
 *
 * # Right to left
 *
 * The whole chart is mirrored, and Left and Right with it.
 *
 * # Accessibility
 *
 * Role `LIST`, named by the finding; its children are the marks.
 */
struct _LodestarChart
{
  GtkWidget            parent_instance;
  LodestarChartData   *data;   /* (owned) (nullable) */
  LodestarChartLayout *layout; /* (owned) (nullable): for the size now allocated */
  GPtrArray           *marks;  /* (owned), of LodestarChartMarkWidget, which we parent */
  GtkWidget           *swatches[LODESTAR_CHART_N_ROLES];
  GtkWidget           *menu;    /* (nullable) */
  GtkWidget           *popover; /* (nullable) */
  guint                current; /* the mark that Tab goes to */
};

G_DEFINE_FINAL_TYPE (LodestarChart, lodestar_chart, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DATA = 1,
} LodestarChartProperty;

static GParamSpec *props[PROP_DATA + 1];

enum
{
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A widget that is never drawn: its CSS node gives a role its colour. */
#define LODESTAR_TYPE_CHART_SWATCH (lodestar_chart_swatch_get_type ())

G_DECLARE_FINAL_TYPE (LodestarChartSwatch, lodestar_chart_swatch, LODESTAR, CHART_SWATCH, GtkWidget)

struct _LodestarChartSwatch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LodestarChartSwatch, lodestar_chart_swatch, GTK_TYPE_WIDGET)

static void
lodestar_chart_swatch_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  GTK_WIDGET_CLASS (lodestar_chart_swatch_parent_class)->css_changed (widget, change);

  if (parent != NULL)
    gtk_widget_queue_draw (parent);
}

static void
lodestar_chart_swatch_class_init (LodestarChartSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->css_changed = lodestar_chart_swatch_css_changed;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lodestar_chart_swatch_init (LodestarChartSwatch *self)
{
}

/* ------------------------------------------------------------------ layout */

static void
lodestar_chart_init_style (LodestarChart *self, LodestarChartStyle *style)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics;
  int               size;

  *style = (LodestarChartStyle) {
    .context = context,
    .label_font = pango_font_description_copy (pango_context_get_font_description (context)),
    .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
  size = (int) (pango_font_description_get_size (style->label_font) * 0.82);

  if (pango_font_description_get_size_is_absolute (style->label_font))
    pango_font_description_set_absolute_size (style->label_font, size);
  else
    pango_font_description_set_size (style->label_font, size);

  style->value_font = pango_font_description_copy (style->label_font);
  pango_font_description_set_weight (style->value_font, PANGO_WEIGHT_BOLD);
  metrics = pango_context_get_metrics (context, style->label_font, NULL);
  style->line =
    (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) /
    (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

static void
lodestar_chart_clear_style (LodestarChartStyle *style)
{
  g_clear_pointer (&style->label_font, pango_font_description_free);
  g_clear_pointer (&style->value_font, pango_font_description_free);
}

static void
lodestar_chart_init_palette (LodestarChart *self, LodestarChartPalette *palette)
{
  for (guint role = 0; role < LODESTAR_CHART_N_ROLES; role++)
    gtk_widget_get_color (self->swatches[role], &palette->colors[role]);
}

static void
lodestar_chart_ensure_layout (LodestarChart *self, int width, int height)
{
  LodestarChartStyle style;

  g_clear_pointer (&self->layout, lodestar_chart_layout_free);

  if (self->data == NULL)
    return;

  lodestar_chart_init_style (self, &style);
  self->layout = lodestar_chart_layout_new (self->data, &style, width, height);
  lodestar_chart_clear_style (&style);
}

static GtkSizeRequestMode
lodestar_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lodestar_chart_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  LodestarChart     *self = LODESTAR_CHART (widget);
  LodestarChartStyle style;

  *minimum_baseline = *natural_baseline = -1;
  lodestar_chart_init_style (self, &style);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (style.line * 4.5);
      *natural = (int) (style.line * 24);
    }
  else if (self->data == NULL)
    *minimum = *natural = 0;
  else
    {
      double width = for_size >= 0 ? for_size : style.line * 24;

      *natural = (int) (lodestar_chart_layout_measure (self->data, &style, width) + 0.99);
      *minimum = *natural;

      /* Standing bars may be squeezed, rows and strips may not. */
      if (lodestar_chart_data_get_kind (self->data) == LODESTAR_CHART_COLUMNS ||
          lodestar_chart_data_get_kind (self->data) == LODESTAR_CHART_HISTOGRAM)
        *minimum = MAX (1, *natural - 48);
    }

  lodestar_chart_clear_style (&style);
}

static void
lodestar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LodestarChart *self = LODESTAR_CHART (widget);

  lodestar_chart_ensure_layout (self, width, height);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const LodestarChartMark *mark = lodestar_chart_layout_get_mark (self->layout, i);
      GtkAllocation            area = {
                   .x = (int) mark->bounds.origin.x,
                   .y = (int) mark->bounds.origin.y,
                   .width = MAX (1, (int) mark->bounds.size.width),
                   .height = MAX (1, (int) mark->bounds.size.height),
      };

      gtk_widget_size_allocate (g_ptr_array_index (self->marks, i), &area, -1);
    }

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
lodestar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LodestarChart       *self = LODESTAR_CHART (widget);
  LodestarChartPalette palette;

  if (self->layout == NULL)
    return;

  lodestar_chart_init_palette (self, &palette);
  lodestar_chart_layout_snapshot (self->layout, snapshot, &palette);

  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->marks, i), snapshot);
}

static void
lodestar_chart_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lodestar_chart_parent_class)->system_setting_changed (widget, setting);
  gtk_widget_queue_resize (widget);
}

static void
lodestar_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (lodestar_chart_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_allocate (widget);
}

/* ------------------------------------------------------------------ keyboard and pointer */

static gboolean
lodestar_chart_focus_mark (LodestarChart *self, int position)
{
  if (position < 0 || position >= (int) self->marks->len)
    return FALSE;

  self->current = (guint) position;

  return gtk_widget_grab_focus (g_ptr_array_index (self->marks, position));
}

/* The chart is one stop of Tab; arrows walk, and stop at the ends. */
static gboolean
lodestar_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LodestarChart *self = LODESTAR_CHART (widget);
  gboolean       is_inside = gtk_widget_get_focus_child (widget) != NULL;
  gboolean       is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int            step;

  if (self->marks->len == 0)
    return FALSE;

  if (!is_inside)
    return lodestar_chart_focus_mark (self, (int) MIN (self->current, self->marks->len - 1));

  switch (direction)
    {
    case GTK_DIR_UP:
      step = -1;
      break;
    case GTK_DIR_DOWN:
      step = 1;
      break;
    case GTK_DIR_LEFT:
      step = is_rtl ? 1 : -1;
      break;
    case GTK_DIR_RIGHT:
      step = is_rtl ? -1 : 1;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }

  if (lodestar_chart_focus_mark (self, (int) self->current + step))
    return TRUE;

  return gtk_widget_keynav_failed (widget, direction);
}

static gboolean
lodestar_chart_grab_focus (GtkWidget *widget)
{
  LodestarChart *self = LODESTAR_CHART (widget);

  return self->marks->len > 0 &&
         lodestar_chart_focus_mark (self, (int) MIN (self->current, self->marks->len - 1));
}

static gboolean
lodestar_chart_go_to_end (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LodestarChart *self = LODESTAR_CHART (widget);

  return lodestar_chart_focus_mark (self,
                                    g_variant_get_boolean (args) ? (int) self->marks->len - 1 : 0);
}

static void
lodestar_chart_mark_activated (LodestarChart *self, LodestarChartMarkWidget *mark)
{
  self->current = lodestar_chart_mark_get_position (mark);
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, self->current);
}

static void
lodestar_chart_mark_clicked (
  LodestarChart *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *mark = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  lodestar_chart_mark_activated (self, LODESTAR_CHART_MARK (mark));
}

static void
lodestar_chart_mark_focused (LodestarChart *self, GtkEventControllerFocus *controller)
{
  GtkWidget *mark = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  self->current = lodestar_chart_mark_get_position (LODESTAR_CHART_MARK (mark));
}

static void
lodestar_chart_popup_menu (LodestarChart *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) model = g_menu_new ();

      g_menu_append (model, _ ("Show as _Table"), "chart.show-table");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(const GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
lodestar_chart_secondary_pressed (LodestarChart *self, int n_press, double x, double y)
{
  lodestar_chart_popup_menu (self, x, y);
}

static void
lodestar_chart_popup_menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LodestarChart *self = LODESTAR_CHART (widget);
  double         x = gtk_widget_get_width (widget) / 2.0;

  if (self->layout != NULL && self->current < self->marks->len)
    x = graphene_rect_get_x (&lodestar_chart_layout_get_mark (self->layout, self->current)->bounds);

  lodestar_chart_popup_menu (self, x, gtk_widget_get_height (widget) / 2.0);
}

static void
lodestar_chart_show_table_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lodestar_chart_show_table (LODESTAR_CHART (widget));
}

/* ------------------------------------------------------------------ marks */

static void
lodestar_chart_add_mark (LodestarChart *self, guint position)
{
  GtkWidget          *mark = lodestar_chart_mark_new (position);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (lodestar_chart_mark_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (lodestar_chart_mark_focused), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mark, "activate", G_CALLBACK (lodestar_chart_mark_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (mark, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (mark, focus);
  gtk_widget_insert_before (mark, GTK_WIDGET (self), self->swatches[0]);
  g_ptr_array_add (self->marks, mark);
}

/* Marks that stay keep the focus: a chart that follows a slider is not left by it. */
static void
lodestar_chart_update_marks (LodestarChart *self)
{
  guint n = self->data != NULL ? lodestar_chart_data_get_n_items (self->data) : 0;

  if (self->marks->len > n)
    g_ptr_array_set_size (self->marks, (int) n);

  while (self->marks->len < n)
    lodestar_chart_add_mark (self, self->marks->len);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = lodestar_chart_data_dup_item_words (self->data, i);

      lodestar_chart_mark_set_words (g_ptr_array_index (self->marks, i),
                                     lodestar_chart_data_get_item (self->data, i)->label, words);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (g_ptr_array_index (self->marks, i)),
                                      GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                      GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n, -1);
    }

  if (self->current >= n)
    self->current = 0;
}

/* ------------------------------------------------------------------ object */

static void
lodestar_chart_dispose (GObject *object)
{
  LodestarChart *self = LODESTAR_CHART (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_ptr_array_set_size (self->marks, 0);

  for (guint role = 0; role < LODESTAR_CHART_N_ROLES; role++)
    g_clear_pointer (&self->swatches[role], gtk_widget_unparent);

  g_clear_pointer (&self->layout, lodestar_chart_layout_free);
  g_clear_pointer (&self->data, lodestar_chart_data_unref);

  G_OBJECT_CLASS (lodestar_chart_parent_class)->dispose (object);
}

static void
lodestar_chart_finalize (GObject *object)
{
  LodestarChart *self = LODESTAR_CHART (object);

  g_ptr_array_unref (self->marks);

  G_OBJECT_CLASS (lodestar_chart_parent_class)->finalize (object);
}

static void
lodestar_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarChart *self = LODESTAR_CHART (object);

  switch ((LodestarChartProperty) prop_id)
    {
    case PROP_DATA:
      g_value_set_boxed (value, self->data);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LodestarChart *self = LODESTAR_CHART (object);

  switch ((LodestarChartProperty) prop_id)
    {
    case PROP_DATA:
      lodestar_chart_set_data (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Once for the display: the application's own style may say otherwise. */
static void
lodestar_chart_load_css (void)
{
  static gboolean is_loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (is_loaded || gdk_display_get_default () == NULL)
    return;

  is_loaded = TRUE;
  g_resources_register (lodestar_charts_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (
    provider, "/io/github/lodestar_app/Lodestar/charts/lodestar-charts.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

static void
lodestar_chart_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL,
                                   lodestar_chart_show_table_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL,
                                   lodestar_chart_popup_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, lodestar_chart_go_to_end, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, lodestar_chart_go_to_end, "b", TRUE);
}

static void
lodestar_chart_class_init (LodestarChartClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_chart_dispose;
  object_class->finalize = lodestar_chart_finalize;
  object_class->get_property = lodestar_chart_get_property;
  object_class->set_property = lodestar_chart_set_property;

  widget_class->get_request_mode = lodestar_chart_get_request_mode;
  widget_class->measure = lodestar_chart_measure;
  widget_class->size_allocate = lodestar_chart_size_allocate;
  widget_class->snapshot = lodestar_chart_snapshot;
  widget_class->system_setting_changed = lodestar_chart_system_setting_changed;
  widget_class->direction_changed = lodestar_chart_direction_changed;
  widget_class->focus = lodestar_chart_focus;
  widget_class->grab_focus = lodestar_chart_grab_focus;

  /**
   * LodestarChart:data: (nullable)
   *
   * What is shown.
   */
  props[PROP_DATA] =
    g_param_spec_boxed ("data", NULL, NULL, LODESTAR_TYPE_CHART_DATA,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LodestarChart::mark-activated:
   * @self: the chart
   * @position: the position of the mark's item
   *
   * Somebody clicked a mark, or pressed Enter on it.
   */
  signals[SIGNAL_MARK_ACTIVATED] =
    g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  lodestar_chart_class_init_actions (widget_class);
}

static void
lodestar_chart_init (LodestarChart *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  lodestar_chart_load_css ();
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);

  for (guint role = 0; role < LODESTAR_CHART_N_ROLES; role++)
    {
      self->swatches[role] = g_object_new (LODESTAR_TYPE_CHART_SWATCH, NULL);
      gtk_widget_add_css_class (self->swatches[role], lodestar_chart_role_get_nick (role));
      gtk_widget_set_child_visible (self->swatches[role], FALSE);
      gtk_widget_set_parent (self->swatches[role], GTK_WIDGET (self));
    }

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (lodestar_chart_secondary_pressed),
                            self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

/* ------------------------------------------------------------------ public */

/**
 * lodestar_chart_new:
 *
 * Returns: (transfer floating): a chart that shows nothing yet
 */
GtkWidget *
lodestar_chart_new (void)
{
  return g_object_new (LODESTAR_TYPE_CHART, NULL);
}

/**
 * lodestar_chart_get_data:
 * @self: a chart
 *
 * Returns: (nullable) (transfer none): what is shown
 */
LodestarChartData *
lodestar_chart_get_data (LodestarChart *self)
{
  g_return_val_if_fail (LODESTAR_IS_CHART (self), NULL);

  return self->data;
}

/**
 * lodestar_chart_set_data:
 * @self: a chart
 * @data: (nullable): what to show; not to be changed any more
 *
 * Shows @data.
 */
void
lodestar_chart_set_data (LodestarChart *self, LodestarChartData *data)
{
  g_return_if_fail (LODESTAR_IS_CHART (self));

  if (self->data == data)
    return;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->layout, lodestar_chart_layout_free);
  g_clear_pointer (&self->data, lodestar_chart_data_unref);

  if (data != NULL)
    {
      self->data = lodestar_chart_data_ref (data);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      lodestar_chart_data_get_finding (data), -1);
    }
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);

  lodestar_chart_update_marks (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATA]);
}

/**
 * lodestar_chart_get_layout:
 * @self: a chart
 *
 * Returns: (nullable) (transfer none): the chart as laid out, until the next allocation
 */
LodestarChartLayout *
lodestar_chart_get_layout (LodestarChart *self)
{
  g_return_val_if_fail (LODESTAR_IS_CHART (self), NULL);

  return self->layout;
}

/**
 * lodestar_chart_show_table:
 * @self: a chart
 *
 * Shows the numbers as a table in a popover, as the action "chart.show-table" does.
 */
void
lodestar_chart_show_table (LodestarChart *self)
{
  g_return_if_fail (LODESTAR_IS_CHART (self));

  if (self->data == NULL)
    return;

  if (self->popover == NULL)
    {
      GtkWidget *table = lodestar_chart_table_new (self->data);

      self->popover = gtk_popover_new ();
      gtk_widget_set_margin_top (table, 12);
      gtk_widget_set_margin_bottom (table, 12);
      gtk_widget_set_margin_start (table, 12);
      gtk_widget_set_margin_end (table, 12);
      gtk_popover_set_child (GTK_POPOVER (self->popover), table);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      lodestar_chart_data_get_finding (self->data), -1);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_popup (GTK_POPOVER (self->popover));
}
