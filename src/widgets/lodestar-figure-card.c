/* lodestar-figure-card.c - a figure that leads to the list behind it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-figure-card.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarFigureCard:
 *
 * One figure on a card: what it is, the number with its unit, what it counts.
 * Clicking it leads to the list behind it. Title, figure and caption together
 * are its accessible name.
 *
 * ```
 * $LodestarFigureCard met {
 *   title: _("Met this month");
 *   figure: "86 %";
 *   caption: _("50 of 58, target 85 %");
 *   chart: $LodestarChart {};
 *   action-name: "overview.show-meetings";
 * }
 * ```
 *
 * # CSS nodes
 *
 * `button.card.figure-card`, in it labels with the style classes `caption` and
 * `figure`.
 */
struct _LodestarFigureCard
{
  GtkButton  parent_instance;
  GtkLabel  *title;
  GtkLabel  *figure;
  GtkLabel  *caption;
  GtkBox    *line;
  GtkWidget *chart; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LodestarFigureCard, lodestar_figure_card, GTK_TYPE_BUTTON)

typedef enum
{
  PROP_TITLE = 1,
  PROP_FIGURE,
  PROP_CAPTION,
  PROP_CHART,
} LodestarFigureCardProperty;

static GParamSpec *props[PROP_CHART + 1];

static void
lodestar_figure_card_update (LodestarFigureCard *self)
{
  const char      *title = gtk_label_get_label (self->title);
  const char      *figure = gtk_label_get_label (self->figure);
  const char      *caption = gtk_label_get_label (self->caption);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->caption), *caption != '\0');

  if (*caption)
    /* Translators: what a figure is, its value, and what it counts */
    name = g_strdup_printf (_ ("%s: %s, %s"), title, figure, caption);
  else
    /* Translators: what a figure is, and its value */
    name = g_strdup_printf (_ ("%s: %s"), title, figure);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
lodestar_figure_card_set_chart (LodestarFigureCard *self, GtkWidget *chart)
{
  if (self->chart)
    gtk_box_remove (self->line, self->chart);

  self->chart = chart;

  if (chart)
    {
      gtk_widget_set_valign (chart, GTK_ALIGN_CENTER);
      gtk_box_append (self->line, chart);
    }
}

static void
lodestar_figure_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarFigureCard *self = LODESTAR_FIGURE_CARD (object);

  switch ((LodestarFigureCardProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;

    case PROP_FIGURE:
      g_value_set_string (value, gtk_label_get_label (self->figure));
      break;

    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_label (self->caption));
      break;

    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_figure_card_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarFigureCard *self = LODESTAR_FIGURE_CARD (object);
  const char         *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch ((LodestarFigureCardProperty) prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, text ? text : "");
      break;

    case PROP_FIGURE:
      gtk_label_set_label (self->figure, text ? text : "");
      break;

    case PROP_CAPTION:
      gtk_label_set_label (self->caption, text ? text : "");
      break;

    case PROP_CHART:
      lodestar_figure_card_set_chart (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  lodestar_figure_card_update (self);
}

static void
lodestar_figure_card_class_init (LodestarFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lodestar_figure_card_get_property;
  object_class->set_property = lodestar_figure_card_set_property;

  /**
   * LodestarFigureCard:title:
   *
   * What the figure is.
   */
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarFigureCard:figure:
   *
   * The number with its unit.
   */
  props[PROP_FIGURE] =
    g_param_spec_string ("figure", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarFigureCard:caption:
   *
   * What is counted, and of how many.
   */
  props[PROP_CAPTION] =
    g_param_spec_string ("caption", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarFigureCard:chart: (nullable)
   *
   * A small chart at the end of the figure's line.
   */
  props[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static GtkLabel *
lodestar_figure_card_new_label (GtkWidget *box, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
lodestar_figure_card_init (LodestarFigureCard *self)
{
  static const char *const dim[] = { "caption", "dimmed", "numeric", NULL };
  static const char *const big[] = { "figure", NULL };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget               *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = lodestar_figure_card_new_label (box, dim);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), line);
  self->line = GTK_BOX (line);
  self->figure = lodestar_figure_card_new_label (line, big);
  gtk_widget_set_hexpand (GTK_WIDGET (self->figure), TRUE);
  self->caption = lodestar_figure_card_new_label (box, dim);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_label_set_max_width_chars (self->caption, 14);

  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure-card");
  lodestar_figure_card_update (self);
}

/**
 * lodestar_figure_card_new:
 *
 * Returns: (transfer floating): a new card
 */
GtkWidget *
lodestar_figure_card_new (void)
{
  return g_object_new (LODESTAR_TYPE_FIGURE_CARD, NULL);
}

/**
 * lodestar_figure_card_set:
 * @self: a card
 * @figure: the number with its unit
 * @caption: what is counted, and of how many, or ""
 *
 * Sets both at once.
 */
void
lodestar_figure_card_set (LodestarFigureCard *self, const char *figure, const char *caption)
{
  g_return_if_fail (LODESTAR_IS_FIGURE_CARD (self));

  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->caption, caption);
  lodestar_figure_card_update (self);
}
