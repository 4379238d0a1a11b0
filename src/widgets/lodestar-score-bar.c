/* lodestar-score-bar.c - a score from 0 to 100 as a bar with its number
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-score-bar.h"

#define LODESTAR_SCORE_BAR_HEIGHT 6
#define LODESTAR_SCORE_BAR_WIDTH 64
#define LODESTAR_SCORE_BAR_GAP 12

/**
 * LodestarScoreBar:
 *
 * How well a pair fits: a bar on a track that always runs from 0 to 100, and the number beside it,
 * so that colour and length never speak alone. Reads from the other side in right-to-left
 * languages.
 *
 * # CSS nodes
 *
 * `scorebar`, with the style class `.low` where it is said to be low; `trough` with a `fill` in it,
 * and a `label`.
 *
 * # Accessibility
 *
 * Has the role of a meter with its value.
 */
struct _LodestarScoreBar
{
  GtkWidget  parent_instance;
  int        score;
  GtkWidget *trough;
  GtkWidget *fill;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (LodestarScoreBar, lodestar_score_bar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SCORE = 1,
} LodestarScoreBarProperty;

static GParamSpec *props[PROP_SCORE + 1];

static void
lodestar_score_bar_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  LodestarScoreBar *self = LODESTAR_SCORE_BAR (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += LODESTAR_SCORE_BAR_GAP + LODESTAR_SCORE_BAR_WIDTH / 2;
      *natural += LODESTAR_SCORE_BAR_GAP + LODESTAR_SCORE_BAR_WIDTH;
    }
}

static void
lodestar_score_bar_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LodestarScoreBar *self = LODESTAR_SCORE_BAR (widget);
  gboolean          is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int               number, bar, fill;
  GtkAllocation     place = { 0 };

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &number, NULL, NULL);
  bar = MAX (width - number - LODESTAR_SCORE_BAR_GAP, 0);
  fill = bar * CLAMP (self->score, 0, 100) / 100;

  place = (GtkAllocation) { is_rtl ? 0 : width - number, 0, number, height };
  gtk_widget_size_allocate (self->label, &place, -1);
  place = (GtkAllocation) { is_rtl ? width - bar : 0, (height - LODESTAR_SCORE_BAR_HEIGHT) / 2, bar,
                            LODESTAR_SCORE_BAR_HEIGHT };
  gtk_widget_size_allocate (self->trough, &place, -1);
  place = (GtkAllocation) { is_rtl ? bar - fill : 0, 0, fill, LODESTAR_SCORE_BAR_HEIGHT };
  gtk_widget_set_child_visible (self->fill, fill > 0);

  if (fill > 0)
    gtk_widget_size_allocate (self->fill, &place, -1);
}

static void
lodestar_score_bar_dispose (GObject *object)
{
  LodestarScoreBar *self = LODESTAR_SCORE_BAR (object);

  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->trough, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (lodestar_score_bar_parent_class)->dispose (object);
}

static void
lodestar_score_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((LodestarScoreBarProperty) prop_id)
    {
    case PROP_SCORE:
      g_value_set_int (value, LODESTAR_SCORE_BAR (object)->score);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_score_bar_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((LodestarScoreBarProperty) prop_id)
    {
    case PROP_SCORE:
      lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (object), g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_score_bar_class_init (LodestarScoreBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_score_bar_dispose;
  object_class->get_property = lodestar_score_bar_get_property;
  object_class->set_property = lodestar_score_bar_set_property;

  widget_class->measure = lodestar_score_bar_measure;
  widget_class->size_allocate = lodestar_score_bar_allocate;

  /**
   * LodestarScoreBar:score:
   *
   * The score, 0 to 100.
   */
  props[PROP_SCORE] =
    g_param_spec_int ("score", NULL, NULL, 0, 100, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_css_name (widget_class, "scorebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
lodestar_score_bar_init (LodestarScoreBar *self)
{
  self->trough = g_object_new (ADW_TYPE_BIN, "css-name", "trough", NULL);
  gtk_widget_set_layout_manager (self->trough, NULL);
  self->fill = g_object_new (ADW_TYPE_BIN, "css-name", "fill", NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "width-chars", 3, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->trough, GTK_WIDGET (self));
  gtk_widget_set_parent (self->fill, self->trough);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->score = -1;
  lodestar_score_bar_set_score (self, 0);
}

/**
 * lodestar_score_bar_new:
 *
 * Returns: (transfer floating): a bar at 0
 */
GtkWidget *
lodestar_score_bar_new (void)
{
  return g_object_new (LODESTAR_TYPE_SCORE_BAR, NULL);
}

/**
 * lodestar_score_bar_get_score:
 * @self: a bar
 *
 * Returns: its score
 */
int
lodestar_score_bar_get_score (LodestarScoreBar *self)
{
  g_return_val_if_fail (LODESTAR_IS_SCORE_BAR (self), 0);

  return self->score;
}

/**
 * lodestar_score_bar_set_score:
 * @self: a bar
 * @score: 0 to 100
 *
 * Shows a score.
 */
void
lodestar_score_bar_set_score (LodestarScoreBar *self, int score)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LODESTAR_IS_SCORE_BAR (self));
  g_return_if_fail (score >= 0 && score <= 100);

  if (self->score == score)
    return;

  self->score = score;
  text = g_strdup_printf ("%d", score);
  gtk_label_set_label (GTK_LABEL (self->label), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) score,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCORE]);
}

/**
 * lodestar_score_bar_set_is_low:
 * @self: a bar
 * @is_low: whether the score is low for what it could be
 *
 * Marks the bar. What is low is said beside it, too: colour never speaks alone.
 */
void
lodestar_score_bar_set_is_low (LodestarScoreBar *self, gboolean is_low)
{
  g_return_if_fail (LODESTAR_IS_SCORE_BAR (self));

  if (is_low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
}
