/* lodestar-figure-button.c - a figure of a program that leads to the list behind it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-figure-button.h"

#include "lodestar-sparkline.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarFigureButton:
 *
 * A card with one figure. Its tooltip says what it counts.
 */
struct _LodestarFigureButton
{
  GtkButton parent_instance;

  /* Template children */
  GtkLabel          *detail_label;
  GtkLabel          *number_label;
  GtkLabel          *title_label;
  LodestarSparkline *sparkline;
};

G_DEFINE_FINAL_TYPE (LodestarFigureButton, lodestar_figure_button, GTK_TYPE_BUTTON)

/* The months of which there is something to say. */
static void
lodestar_figure_button_show_months (LodestarFigureButton  *self,
                                    const LodestarFigures *figures,
                                    LodestarFigureKind     kind)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < figures->months->len; i++)
    {
      const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, i);
      int    numerator = kind == LODESTAR_FIGURE_MATCHED ? month->n_matched : month->n_held;
      int    denominator = kind == LODESTAR_FIGURE_MATCHED ? month->n_seeking : month->n_expected;
      double value = denominator > 0 ? MIN (1.0, (double) numerator / denominator) : 0;

      if (denominator > 0 && (kind == LODESTAR_FIGURE_MATCHED || kind == LODESTAR_FIGURE_MEETINGS))
        g_array_append_val (values, value);
    }

  lodestar_sparkline_set (self->sparkline, (const double *) (gpointer) values->data, values->len);
}

static void
lodestar_figure_button_class_init (LodestarFigureButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LODESTAR_TYPE_SPARKLINE);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-figure-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarFigureButton, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarFigureButton, number_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarFigureButton, sparkline);
  gtk_widget_class_bind_template_child (widget_class, LodestarFigureButton, title_label);
}

static void
lodestar_figure_button_init (LodestarFigureButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_figure_button_new:
 *
 * Returns: (transfer floating): a button without a figure
 */
GtkWidget *
lodestar_figure_button_new (void)
{
  return g_object_new (LODESTAR_TYPE_FIGURE_BUTTON, NULL);
}

/**
 * lodestar_figure_button_set:
 * @self: a button
 * @figures: the figures of a program
 * @kind: which one to show
 *
 * Shows a figure.
 */
void
lodestar_figure_button_set (LodestarFigureButton  *self,
                            const LodestarFigures *figures,
                            LodestarFigureKind     kind)
{
  const LodestarFigure *figure = &figures->figures[kind];
  g_autofree char      *number = NULL, *detail = lodestar_figures_dup_detail (figures, kind);
  g_autofree char      *words = NULL;
  int                   percent = lodestar_figure_get_percent (figure);

  g_return_if_fail (LODESTAR_IS_FIGURE_BUTTON (self));

  if (percent < 0)
    number = g_strdup ("–");
  else if (kind == LODESTAR_FIGURE_AT_RISK)
    number = g_strdup_printf ("%d", figure->numerator);
  else
    number = g_strdup_printf (_ ("%d %%"), percent);

  gtk_label_set_label (self->title_label, lodestar_figure_kind_get_label (kind));
  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lodestar_figure_kind_get_description (kind));
  words = g_strdup_printf ("%s: %s, %s", lodestar_figure_kind_get_label (kind), number, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  lodestar_figure_kind_get_description (kind), -1);
  lodestar_figure_button_show_months (self, figures, kind);
}
