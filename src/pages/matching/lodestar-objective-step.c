/* lodestar-objective-step.c - Matching → Objective
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-objective-step.h"

#include "lodestar-page.h"
#include "lodestar-program-verbs.h"

/* A number that is being typed is written when it has come to rest. */
#define LODESTAR_OBJECTIVE_STEP_REST_MS 500

/**
 * LodestarObjectiveStep:
 *
 * The fourth step of the matching wizard: what the matching is to be, and how long relationships
 * are on trial. A choice is written at once.
 */
struct _LodestarObjectiveStep
{
  AdwBin                 parent_instance;
  LodestarMatchingModel *model;       /* (owned) (nullable) */
  guint                  rest_source; /* 0 where nothing waits to be written */
  gboolean               is_updating;

  /* Template children */
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
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_OBJECTIVE_STEP);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_objective_step_parent_class)->dispose (object);
}

static void
lodestar_objective_step_class_init (LodestarObjectiveStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_objective_step_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-objective-step.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, best_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, fair_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, stable_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, favoured_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarObjectiveStep, trial_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_favoured_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_objective_step_trial_cb);
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
