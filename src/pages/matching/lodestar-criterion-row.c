/* lodestar-criterion-row.c - one criterion with its weight
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-criterion-row.h"

#include "lodestar-matching-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* While a slider is being dragged only the picture follows; the file follows when it rests. */
#define LODESTAR_CRITERION_ROW_REST_MS 400

/* From how many of the 100 points on a weight is called so. */
#define LODESTAR_CRITERION_ROW_HIGH 20
#define LODESTAR_CRITERION_ROW_MEDIUM 11

/**
 * LodestarCriterionRow:
 *
 * A criterion of the matching wizard: a switch, a slider with its number and word, and the
 * parameter by which it is measured where it has one. What is changed is tried in the model at
 * once, and written by the action `matching.set-criterion` when the slider has come to rest.
 */
struct _LodestarCriterionRow
{
  GtkListBoxRow             parent_instance;
  LodestarMatchingModel    *model; /* (owned) */
  LodestarMatchingCriterion criterion;
  guint                     rest_source; /* 0 where nothing waits to be written */
  gboolean                  is_updating;

  GtkWidget *value_widget; /* (nullable), a spin button or a drop-down in value_bin */

  /* Template children */
  GtkSwitch     *enabled_switch;
  GtkBox        *body;
  GtkLabel      *title_label;
  GtkLabel      *measure_label;
  AdwBin        *value_bin;
  GtkScale      *weight_scale;
  GtkAdjustment *weight_adjustment;
  GtkLabel      *points_label;
  GtkLabel      *word_label;
};

G_DEFINE_FINAL_TYPE (LodestarCriterionRow, lodestar_criterion_row, GTK_TYPE_LIST_BOX_ROW)

static char *
lodestar_criterion_row_dup_value (LodestarCriterionRow *self)
{
  if (self->criterion == LODESTAR_MATCHING_CRITERION_LEVEL_GAP)
    {
      LodestarPool *pool = lodestar_matching_model_get_pool (self->model);
      int           gap = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->value_widget));

      return g_strdup_printf ("%d", lodestar_pool_is_reverse (pool) ? -gap : gap);
    }

  if (self->criterion == LODESTAR_MATCHING_CRITERION_DEPARTMENT)
    return g_strdup (
      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value_widget)) == 1 ? "same" : "different");

  return g_strdup ("");
}

static void
lodestar_criterion_row_write (LodestarCriterionRow *self)
{
  g_autofree char *value = lodestar_criterion_row_dup_value (self);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  gtk_widget_activate_action (GTK_WIDGET (self), "matching.set-criterion", "(sibs)",
                              lodestar_matching_criterion_get_nick (self->criterion),
                              (int) gtk_adjustment_get_value (self->weight_adjustment),
                              gtk_switch_get_active (self->enabled_switch), value);
}

static gboolean
lodestar_criterion_row_rest_cb (gpointer data)
{
  LodestarCriterionRow *self = data;

  self->rest_source = 0;
  lodestar_criterion_row_write (self);

  return G_SOURCE_REMOVE;
}

static void
lodestar_criterion_row_try (LodestarCriterionRow *self)
{
  g_autofree char *value = lodestar_criterion_row_dup_value (self);

  if (self->rest_source == 0)
    lodestar_matching_model_keep_as_before (self->model);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source =
    g_timeout_add (LODESTAR_CRITERION_ROW_REST_MS, lodestar_criterion_row_rest_cb, self);
  lodestar_matching_model_set_criterion (self->model, self->criterion,
                                         (int) gtk_adjustment_get_value (self->weight_adjustment),
                                         gtk_switch_get_active (self->enabled_switch), value);
}

static void
lodestar_criterion_row_weight_cb (LodestarCriterionRow *self)
{
  if (self->is_updating || self->model == NULL)
    return;

  /* Pulling up the slider of something that is off means that it is to count. */
  self->is_updating = TRUE;
  gtk_switch_set_active (self->enabled_switch,
                         gtk_adjustment_get_value (self->weight_adjustment) > 0);
  self->is_updating = FALSE;
  lodestar_criterion_row_try (self);
}

static void
lodestar_criterion_row_enabled_cb (LodestarCriterionRow *self)
{
  if (self->is_updating || self->model == NULL)
    return;

  if (gtk_switch_get_active (self->enabled_switch) &&
      gtk_adjustment_get_value (self->weight_adjustment) < 1)
    {
      self->is_updating = TRUE;
      gtk_adjustment_set_value (self->weight_adjustment, 30);
      self->is_updating = FALSE;
    }

  lodestar_criterion_row_try (self);
}

static void
lodestar_criterion_row_value_cb (LodestarCriterionRow *self)
{
  if (!self->is_updating)
    lodestar_criterion_row_try (self);
}

static void
lodestar_criterion_row_setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
lodestar_criterion_row_bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The choice may be narrower than its longest words, as text can be large; its list is not. */
static void
lodestar_criterion_row_let_shrink (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) list_factory =
    gtk_drop_down_get_factory (drop_down) != NULL
      ? g_object_ref (gtk_drop_down_get_factory (drop_down))
      : NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_criterion_row_setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_criterion_row_bind_choice_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, list_factory);
  gtk_drop_down_set_factory (drop_down, factory);
}

static void
lodestar_criterion_row_add_value (LodestarCriterionRow *self)
{
  if (self->criterion == LODESTAR_MATCHING_CRITERION_LEVEL_GAP)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (_ ("Best gap"));

      gtk_widget_add_css_class (label, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      self->value_widget = gtk_spin_button_new_with_range (0, 6, 1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->value_widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Best gap in levels"), -1);
      g_signal_connect_object (self->value_widget, "value-changed",
                               G_CALLBACK (lodestar_criterion_row_value_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), self->value_widget);
      adw_bin_set_child (self->value_bin, box);
    }
  else if (self->criterion == LODESTAR_MATCHING_CRITERION_DEPARTMENT)
    {
      const char *const choices[] = { _ ("Different ones"), _ ("The same one"), NULL };

      self->value_widget = gtk_drop_down_new_from_strings (choices);
      lodestar_criterion_row_let_shrink (GTK_DROP_DOWN (self->value_widget));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->value_widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which departments fit"),
                                      -1);
      g_signal_connect_object (self->value_widget, "notify::selected",
                               G_CALLBACK (lodestar_criterion_row_value_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->value_bin, self->value_widget);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->value_bin), self->value_widget != NULL);
}

static void
lodestar_criterion_row_dispose (GObject *object)
{
  LodestarCriterionRow *self = LODESTAR_CRITERION_ROW (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_CRITERION_ROW);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_criterion_row_parent_class)->dispose (object);
}

static void
lodestar_criterion_row_class_init (LodestarCriterionRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_criterion_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-criterion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, enabled_switch);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, body);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, measure_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, value_bin);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, weight_scale);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, weight_adjustment);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, points_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriterionRow, word_label);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_criterion_row_enabled_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_criterion_row_weight_cb);
}

static void
lodestar_criterion_row_init (LodestarCriterionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_criterion_row_new:
 * @model: the model
 * @criterion: which criterion
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
lodestar_criterion_row_new (LodestarMatchingModel *model, LodestarMatchingCriterion criterion)
{
  LodestarCriterionRow *self = g_object_new (LODESTAR_TYPE_CRITERION_ROW, NULL);
  const char           *label = lodestar_matching_criterion_get_label (criterion);
  g_autofree char      *weight = g_strdup_printf (_ ("Weight of %s"), label);

  self->model = g_object_ref (model);
  self->criterion = criterion;
  gtk_label_set_label (self->title_label, label);
  gtk_label_set_label (self->measure_label, lodestar_matching_criterion_get_measure (criterion));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enabled_switch),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weight_scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, weight, -1);
  lodestar_criterion_row_add_value (self);
  lodestar_criterion_row_update (self);

  return GTK_WIDGET (self);
}

static void
lodestar_criterion_row_update_value (LodestarCriterionRow *self)
{
  int parameter = lodestar_matching_problem_get_parameter (
    lodestar_matching_model_get_problem (self->model), self->criterion);

  if (self->criterion == LODESTAR_MATCHING_CRITERION_LEVEL_GAP)
    {
      LodestarPool *pool = lodestar_matching_model_get_pool (self->model);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->value_widget), ABS (parameter));
      gtk_label_set_label (self->measure_label,
                           strcmp (lodestar_pool_get_rows (pool)->structure, "peer") == 0
                             ? _ ("Best where they are so far apart")
                           : lodestar_pool_is_reverse (pool)
                             ? _ ("Best where the mentor stands so far below")
                             : lodestar_matching_criterion_get_measure (self->criterion));
    }
  else if (self->criterion == LODESTAR_MATCHING_CRITERION_DEPARTMENT)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->value_widget), parameter == 1);
}

/**
 * lodestar_criterion_row_update:
 * @self: a row
 *
 * Shows what the model has.
 */
void
lodestar_criterion_row_update (LodestarCriterionRow *self)
{
  const LodestarMatchingProblem *problem;
  g_autofree char               *text = NULL;
  gboolean                       is_enabled;
  guint                          points;
  int                            weight;

  g_return_if_fail (LODESTAR_IS_CRITERION_ROW (self));

  problem = lodestar_matching_model_get_problem (self->model);

  if (problem == NULL)
    return;

  weight = lodestar_matching_model_get_weight (self->model, self->criterion, &is_enabled);
  points = lodestar_matching_problem_get_points (problem, self->criterion);
  self->is_updating = TRUE;

  if (self->rest_source == 0)
    {
      gtk_switch_set_active (self->enabled_switch, is_enabled && weight > 0);
      gtk_adjustment_set_value (self->weight_adjustment, weight);
      lodestar_criterion_row_update_value (self);
    }

  text = points > 0 ? g_strdup_printf ("%u", points) : g_strdup ("–");
  gtk_label_set_label (self->points_label, text);
  gtk_label_set_label (self->word_label, points == 0                               ? _ ("off")
                                         : points >= LODESTAR_CRITERION_ROW_HIGH   ? _ ("high")
                                         : points >= LODESTAR_CRITERION_ROW_MEDIUM ? _ ("medium")
                                                                                   : _ ("low"));
  gtk_widget_set_opacity (GTK_WIDGET (self->weight_scale), is_enabled ? 1.0 : 0.5);
  self->is_updating = FALSE;
}

/**
 * lodestar_criterion_row_set_narrow:
 * @self: a row
 * @is_narrow: whether the slider takes a line of its own
 *
 * Folds or unfolds the row.
 */
void
lodestar_criterion_row_set_narrow (LodestarCriterionRow *self, gboolean is_narrow)
{
  g_return_if_fail (LODESTAR_IS_CRITERION_ROW (self));

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (self->body), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->body, is_narrow ? 3 : 12);
  gtk_box_set_spacing (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))),
                       is_narrow ? 6 : 12);
}
