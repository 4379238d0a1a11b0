/* lodestar-objective-step.c - Matching → Objective
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-objective-step.h"

#include "lodestar-page.h"
#include "lodestar-program-verbs.h"
#include "lodestar-unit-verbs.h"

/* A number that is being typed is written when it has come to rest. */
#define LODESTAR_OBJECTIVE_STEP_REST_MS 500

/**
 * LodestarObjectiveStep:
 *
 * The fourth step of the matching wizard: what the matching is to be, or how large groups and
 * circles are to be, and how long relationships are on trial. A choice is written at once, a number
 * when it has come to rest.
 */
struct _LodestarObjectiveStep
{
  AdwBin                 parent_instance;
  LodestarMatchingModel *model;       /* (owned) (nullable) */
  guint                  rest_source; /* 0 where nothing waits to be written */
  guint                  size_source; /* likewise, for the sizes of groups or circles */
  gboolean               is_updating;

  /* Template children */
  GtkWidget      *objective_group;
  GtkWidget      *groups_group;
  AdwSpinRow     *group_min_row;
  AdwSpinRow     *group_max_row;
  GtkWidget      *peers_group;
  GtkCheckButton *pairs_check;
  GtkCheckButton *circles_check;
  AdwSpinRow     *circle_min_row;
  AdwSpinRow     *circle_max_row;
  GtkCheckButton *best_check;
  GtkCheckButton *fair_check;
  GtkCheckButton *stable_check;
  AdwComboRow    *favoured_row;
  AdwSpinRow     *trial_row;
};

G_DEFINE_FINAL_TYPE (LodestarObjectiveStep, lodestar_objective_step, ADW_TYPE_BIN)

static void
lodestar_objective_step_do (LodestarObjectiveStep *self, const LodestarVerb *verb, GVariant *in)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), LODESTAR_TYPE_PAGE);

  if (page != NULL)
    lodestar_page_do (LODESTAR_PAGE (page), verb, in, NULL);
  else
    g_variant_unref (g_variant_ref_sink (in));
}

static gint64
lodestar_objective_step_get_program (LodestarObjectiveStep *self)
{
  return lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->program_id;
}

static LodestarMatchingObjective
lodestar_objective_step_get_objective (LodestarObjectiveStep *self)
{
  if (gtk_check_button_get_active (self->fair_check))
    return LODESTAR_MATCHING_OBJECTIVE_FAIR;

  return gtk_check_button_get_active (self->stable_check) ? LODESTAR_MATCHING_OBJECTIVE_STABLE
                                                          : LODESTAR_MATCHING_OBJECTIVE_BEST;
}

static void
lodestar_objective_step_write (LodestarObjectiveStep *self)
{
  LodestarMatchingObjective objective = lodestar_objective_step_get_objective (self);

  gtk_widget_set_visible (GTK_WIDGET (self->favoured_row),
                          objective == LODESTAR_MATCHING_OBJECTIVE_STABLE);
  lodestar_objective_step_do (
    self, &lodestar_verb_objective_set,
    g_variant_new ("(xss)", lodestar_objective_step_get_program (self),
                   lodestar_matching_objective_get_nick (objective),
                   adw_combo_row_get_selected (self->favoured_row) == 1 ? "mentor" : "mentee"));
}

static gboolean
lodestar_objective_step_can_write (LodestarObjectiveStep *self)
{
  return !self->is_updating && self->model != NULL &&
         lodestar_matching_model_get_pool (self->model) != NULL;
}

/* A choice is heard of twice: by the button that is let go of, and by the one that is taken. */
static void
lodestar_objective_step_check_cb (LodestarObjectiveStep *self,
                                  GParamSpec            *pspec,
                                  GtkCheckButton        *check)
{
  if (gtk_check_button_get_active (check) && lodestar_objective_step_can_write (self))
    lodestar_objective_step_write (self);
}

static void
lodestar_objective_step_favoured_cb (LodestarObjectiveStep *self)
{
  if (lodestar_objective_step_can_write (self))
    lodestar_objective_step_write (self);
}

static gboolean
lodestar_objective_step_rest_cb (gpointer data)
{
  LodestarObjectiveStep *self = data;
  GVariantDict           values;

  self->rest_source = 0;
  g_variant_dict_init (&values, NULL);
  g_variant_dict_insert (&values, "trial-days", "i",
                         (int) adw_spin_row_get_value (self->trial_row));
  lodestar_objective_step_do (self, &lodestar_verb_program_set,
                              g_variant_new ("(x@a{sv})",
                                             lodestar_objective_step_get_program (self),
                                             g_variant_dict_end (&values)));

  return G_SOURCE_REMOVE;
}

static void
lodestar_objective_step_trial_cb (LodestarObjectiveStep *self)
{
  if (!lodestar_objective_step_can_write (self))
    return;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source =
    g_timeout_add (LODESTAR_OBJECTIVE_STEP_REST_MS, lodestar_objective_step_rest_cb, self);
}

static const LodestarPoolRows *
lodestar_objective_step_get_rows (LodestarObjectiveStep *self)
{
  return lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model));
}

static void
lodestar_objective_step_write_groups (LodestarObjectiveStep *self)
{
  const LodestarPoolRows *rows = lodestar_objective_step_get_rows (self);

  lodestar_objective_step_do (
    self, &lodestar_verb_groups_set,
    g_variant_new ("(xiib)", rows->program_id, (int) adw_spin_row_get_value (self->group_min_row),
                   (int) adw_spin_row_get_value (self->group_max_row), rows->units.needs_training));
}

static void
lodestar_objective_step_write_circles (LodestarObjectiveStep *self)
{
  lodestar_objective_step_do (self, &lodestar_verb_circles_set,
                              g_variant_new ("(xbii)", lodestar_objective_step_get_program (self),
                                             gtk_check_button_get_active (self->circles_check),
                                             (int) adw_spin_row_get_value (self->circle_min_row),
                                             (int) adw_spin_row_get_value (self->circle_max_row)));
}

static gboolean
lodestar_objective_step_size_cb (gpointer data)
{
  LodestarObjectiveStep *self = data;

  self->size_source = 0;

  if (lodestar_pool_get_structure (lodestar_matching_model_get_pool (self->model)) ==
      LODESTAR_MATCHING_STRUCTURE_GROUPS)
    lodestar_objective_step_write_groups (self);
  else
    lodestar_objective_step_write_circles (self);

  return G_SOURCE_REMOVE;
}

/* The smaller size pushes the larger one up, and the larger one the smaller one down. */
static void
lodestar_objective_step_push (LodestarObjectiveStep *self,
                              AdwSpinRow            *changed,
                              AdwSpinRow            *other,
                              gboolean               is_least)
{
  double value = adw_spin_row_get_value (changed);

  if (!lodestar_objective_step_can_write (self))
    return;

  self->is_updating = TRUE;

  if (is_least ? adw_spin_row_get_value (other) < value : adw_spin_row_get_value (other) > value)
    adw_spin_row_set_value (other, value);

  self->is_updating = FALSE;
  g_clear_handle_id (&self->size_source, g_source_remove);
  self->size_source =
    g_timeout_add (LODESTAR_OBJECTIVE_STEP_REST_MS, lodestar_objective_step_size_cb, self);
}

static void
lodestar_objective_step_group_min_cb (LodestarObjectiveStep *self)
{
  lodestar_objective_step_push (self, self->group_min_row, self->group_max_row, TRUE);
}

static void
lodestar_objective_step_group_max_cb (LodestarObjectiveStep *self)
{
  lodestar_objective_step_push (self, self->group_max_row, self->group_min_row, FALSE);
}

static void
lodestar_objective_step_circle_min_cb (LodestarObjectiveStep *self)
{
  lodestar_objective_step_push (self, self->circle_min_row, self->circle_max_row, TRUE);
}

static void
lodestar_objective_step_circle_max_cb (LodestarObjectiveStep *self)
{
  lodestar_objective_step_push (self, self->circle_max_row, self->circle_min_row, FALSE);
}

static void
lodestar_objective_step_circles_cb (LodestarObjectiveStep *self)
{
  gboolean has_circles = gtk_check_button_get_active (self->circles_check);

  gtk_widget_set_visible (GTK_WIDGET (self->circle_min_row), has_circles);
  gtk_widget_set_visible (GTK_WIDGET (self->circle_max_row), has_circles);

  if (!lodestar_objective_step_can_write (self))
    return;

  g_clear_handle_id (&self->size_source, g_source_remove);
  lodestar_objective_step_write_circles (self);
}

/* Shows what the structure of the program leaves to choose. */
static void
lodestar_objective_step_update_units (LodestarObjectiveStep *self)
{
  const LodestarUnits      *units = &lodestar_objective_step_get_rows (self)->units;
  LodestarMatchingStructure structure =
    lodestar_pool_get_structure (lodestar_matching_model_get_pool (self->model));
  gboolean is_group = structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
  gboolean is_pairs = structure == LODESTAR_MATCHING_STRUCTURE_PAIRS;

  gtk_widget_set_visible (self->objective_group, is_pairs);
  gtk_widget_set_visible (self->groups_group, is_group);
  gtk_widget_set_visible (self->peers_group, !is_pairs && !is_group);

  if (self->size_source != 0)
    return;

  adw_spin_row_set_value (self->group_min_row, units->group_min);
  adw_spin_row_set_value (self->group_max_row, units->group_max);
  adw_spin_row_set_value (self->circle_min_row, units->circle_min);
  adw_spin_row_set_value (self->circle_max_row, units->circle_max);
  gtk_check_button_set_active (units->has_circles ? self->circles_check : self->pairs_check, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->circle_min_row), units->has_circles);
  gtk_widget_set_visible (GTK_WIDGET (self->circle_max_row), units->has_circles);
}

static void
lodestar_objective_step_update (LodestarObjectiveStep *self)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);
  LodestarMatchingObjective      objective;

  if (problem == NULL)
    return;

  objective = lodestar_matching_problem_get_objective (problem);
  self->is_updating = TRUE;
  gtk_check_button_set_active (objective == LODESTAR_MATCHING_OBJECTIVE_FAIR ? self->fair_check
                               : objective == LODESTAR_MATCHING_OBJECTIVE_STABLE
                                 ? self->stable_check
                                 : self->best_check,
                               TRUE);
  adw_combo_row_set_selected (self->favoured_row, lodestar_matching_problem_get_favoured (
                                                    problem) == LODESTAR_MATCHING_MENTOR);
  gtk_widget_set_visible (GTK_WIDGET (self->favoured_row),
                          objective == LODESTAR_MATCHING_OBJECTIVE_STABLE);
  lodestar_objective_step_update_units (self);

  if (self->rest_source == 0)
    adw_spin_row_set_value (
      self->trial_row,
      lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->trial_days);

  self->is_updating = FALSE;
}

static void
lodestar_objective_step_dispose (GObject *object)
{
  LodestarObjectiveStep *self = LODESTAR_OBJECTIVE_STEP (object);

  self->is_updating = TRUE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->size_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_OBJECTIVE_STEP);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_objective_step_parent_class)->dispose (object);
}

#define LODESTAR_OBJECTIVE_STEP_BIND(child)                                                        \
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, child)

static void
lodestar_objective_step_class_init (LodestarObjectiveStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_objective_step_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-objective-step.ui");
  LODESTAR_OBJECTIVE_STEP_BIND (objective_group);
  LODESTAR_OBJECTIVE_STEP_BIND (groups_group);
  LODESTAR_OBJECTIVE_STEP_BIND (group_min_row);
  LODESTAR_OBJECTIVE_STEP_BIND (group_max_row);
  LODESTAR_OBJECTIVE_STEP_BIND (peers_group);
  LODESTAR_OBJECTIVE_STEP_BIND (pairs_check);
  LODESTAR_OBJECTIVE_STEP_BIND (circles_check);
  LODESTAR_OBJECTIVE_STEP_BIND (circle_min_row);
  LODESTAR_OBJECTIVE_STEP_BIND (circle_max_row);
  LODESTAR_OBJECTIVE_STEP_BIND (best_check);
  LODESTAR_OBJECTIVE_STEP_BIND (fair_check);
  LODESTAR_OBJECTIVE_STEP_BIND (stable_check);
  LODESTAR_OBJECTIVE_STEP_BIND (favoured_row);
  LODESTAR_OBJECTIVE_STEP_BIND (trial_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_favoured_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_trial_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_group_min_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_group_max_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_circle_min_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_circle_max_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_circles_cb);
}

static void
lodestar_objective_step_init (LodestarObjectiveStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_objective_step_set_model:
 * @self: the step
 * @model: what to show
 *
 * Shows a model and follows it.
 */
void
lodestar_objective_step_set_model (LodestarObjectiveStep *self, LodestarMatchingModel *model)
{
  g_return_if_fail (LODESTAR_IS_OBJECTIVE_STEP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (lodestar_objective_step_update), self,
                           G_CONNECT_SWAPPED);
}
