/* lodestar-chart-mark.c - one mark of a chart for pointer, keyboard and screen reader
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-mark.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarChartMarkWidget:
 *
 * The child of a chart that stands over one mark. It draws nothing but the focus
 * ring; the chart has drawn the mark.
 *
 * # CSS nodes
 *
 * One node named `mark`.
 *
 * # Accessibility
 *
 * Role `LIST_ITEM`, named by label and value ("July: 72 %, low").
 */
struct _LodestarChartMarkWidget
{
  GtkWidget parent_instance;
  guint     position;
  char     *words; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LodestarChartMarkWidget, lodestar_chart_mark, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lodestar_chart_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskRoundedRect outline;
  GdkRGBA        color;
  float          widths[4] = { 2, 2, 2, 2 };

  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_VISIBLE) == 0)
    return;

  gtk_widget_get_color (widget, &color);
  gsk_rounded_rect_init_from_rect (
    &outline,
    &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)), 4);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
lodestar_chart_mark_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (lodestar_chart_mark_parent_class)->state_flags_changed (widget, previous);
}

static void
lodestar_chart_mark_finalize (GObject *object)
{
  LodestarChartMarkWidget *self = LODESTAR_CHART_MARK (object);

  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (lodestar_chart_mark_parent_class)->finalize (object);
}

static void
lodestar_chart_mark_class_init (LodestarChartMarkWidgetClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = lodestar_chart_mark_finalize;
  widget_class->snapshot = lodestar_chart_mark_snapshot;
  widget_class->state_flags_changed = lodestar_chart_mark_state_flags_changed;

  /**
   * LodestarChartMarkWidget::activate:
   * @self: the mark
   *
   * Enter or Space was pressed on it.
   */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST | G_SIGNAL_ACTION, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activate", NULL);
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
lodestar_chart_mark_init (LodestarChartMarkWidget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * lodestar_chart_mark_new:
 * @position: the position of its item
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
lodestar_chart_mark_new (guint position)
{
  LodestarChartMarkWidget *self = g_object_new (LODESTAR_TYPE_CHART_MARK, NULL);

  self->position = position;

  return GTK_WIDGET (self);
}

/**
 * lodestar_chart_mark_get_position:
 * @self: a mark
 *
 * Returns: the position of its item
 */
guint
lodestar_chart_mark_get_position (LodestarChartMarkWidget *self)
{
  g_return_val_if_fail (LODESTAR_IS_CHART_MARK (self), 0);

  return self->position;
}

/**
 * lodestar_chart_mark_set_words:
 * @self: a mark
 * @label: what it stands for
 * @value: the value in words
 *
 * Sets what the tooltip shows and a screen reader says.
 */
void
lodestar_chart_mark_set_words (LodestarChartMarkWidget *self, const char *label, const char *value)
{
  g_autofree char *words = NULL;

  g_return_if_fail (LODESTAR_IS_CHART_MARK (self));

  /* Translators: a chart's mark, as "July: 72 %" */
  words = g_strdup_printf (_ ("%s: %s"), label, value);

  if (!g_set_str (&self->words, words))
    return;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * lodestar_chart_mark_get_words:
 * @self: a mark
 *
 * Returns: (nullable): label and value
 */
const char *
lodestar_chart_mark_get_words (LodestarChartMarkWidget *self)
{
  g_return_val_if_fail (LODESTAR_IS_CHART_MARK (self), NULL);

  return self->words;
}
