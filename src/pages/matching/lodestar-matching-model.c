/* lodestar-matching-model.c - what the steps of the matching wizard look at together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-model.h"

#include <string.h>

/* A criterion that is switched off keeps its weight for when it is on again. */
typedef struct
{
  int      weight;
  gboolean is_enabled;
} LodestarMatchingModelCriterion;

/* What is computed from the settings in a thread. */
typedef struct
{
  LodestarMatchingProblem    *problem; /* (owned) */
  guint                       n_mentees;
  gint16                     *best;   /* (owned) */
  LodestarMatchingRuleReport *report; /* (owned) (nullable) */
} LodestarMatchingLive;

/* A matching that takes longer than this is given up for newer settings, and shown to be running.
 */
#define LODESTAR_MATCHING_MODEL_LONG (G_USEC_PER_SEC / 10)

/* A matching on its way. */
typedef struct
{
  LodestarMatchingModel *model; /* (owned) */
  LodestarPool          *pool;  /* (owned) */
} LodestarMatchingSolving;

/**
 * LodestarMatchingModel:
 *
 * The pool of a program, its settings as they are being tried, and what they do: everybody's best
 * available score, what each rule costs, and while somebody looks the best matching. Settings
 * change at once; the figures follow from a thread, of which there is one at a time for each, and
 * the newest settings win.
 *
 * #LodestarMatchingModel::changed says that pool or settings are different,
 * #LodestarMatchingModel::live-changed that the figures are, and
 * #LodestarMatchingModel::outcome-changed that the matching is or takes its time.
 */
struct _LodestarMatchingModel
{
  GObject                        parent_instance;
  LodestarPool                  *pool;    /* (owned) (nullable) */
  LodestarMatchingProblem       *problem; /* (owned) (nullable) */
  LodestarMatchingModelCriterion criteria[LODESTAR_N_MATCHING_CRITERIA];
  LodestarMatchingLive          *live;        /* (owned) (nullable) */
  LodestarMatchingLive          *before;      /* (owned) (nullable) */
  GCancellable                  *cancellable; /* (owned) */
  gboolean                       is_computing;
  gboolean                       is_stale;
  gboolean                       is_watched;
  gboolean                       is_outcome_stale;
  LodestarMatchingOutcome       *outcome;        /* (owned) (nullable) */
  LodestarMatchingOutcome       *outcome_before; /* (owned) (nullable) */
  GCancellable                  *solving;        /* (owned) (nullable): the matching that runs */
  gint64                         solving_since;
  guint                          solving_source; /* tells that it takes long */
};

G_DEFINE_FINAL_TYPE (LodestarMatchingModel, lodestar_matching_model, G_TYPE_OBJECT)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_LIVE_CHANGED,
  SIGNAL_OUTCOME_CHANGED,
} LodestarMatchingModelSignal;

static guint signals[SIGNAL_OUTCOME_CHANGED + 1];

static void
lodestar_matching_live_free (gpointer data)
{
  LodestarMatchingLive *live = data;

  lodestar_matching_problem_free (live->problem);
  g_clear_pointer (&live->report, lodestar_matching_rule_report_free);
  g_free (live->best);
  g_free (live);
}

static gboolean
lodestar_matching_live_is_cancelled (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
lodestar_matching_live_thread (GTask        *task,
                               gpointer      source,
                               gpointer      task_data,
                               GCancellable *cancellable)
{
  const LodestarMatchingMonitor monitor = { .is_cancelled = lodestar_matching_live_is_cancelled,
                                            .data = cancellable };
  g_autoptr (LodestarMatchingRuleReport) report = NULL;
  LodestarMatchingLive *live = g_new0 (LodestarMatchingLive, 1);

  live->problem = lodestar_matching_problem_copy (task_data);
  live->n_mentees = lodestar_matching_problem_get_n (live->problem, LODESTAR_MATCHING_MENTEE);
  live->best = g_new (gint16, MAX (live->n_mentees, 1));

  if (lodestar_matching_best_scores (live->problem, &monitor, live->best))
    live->report = lodestar_matching_report_rules (live->problem, &monitor);

  g_task_return_pointer (task, live, lodestar_matching_live_free);
}

static void lodestar_matching_model_compute (LodestarMatchingModel *self);

static void
lodestar_matching_model_compute_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarMatchingModel *self = LODESTAR_MATCHING_MODEL (source);
  LodestarMatchingLive  *live = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_computing = FALSE;

  if (live != NULL && live->report != NULL)
    {
      g_clear_pointer (&self->live, lodestar_matching_live_free);
      self->live = g_steal_pointer (&live);
      g_signal_emit (self, signals[SIGNAL_LIVE_CHANGED], 0);
    }

  g_clear_pointer (&live, lodestar_matching_live_free);

  if (self->is_stale)
    lodestar_matching_model_compute (self);
}

static void
lodestar_matching_model_compute (LodestarMatchingModel *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_stale = self->is_computing;

  if (self->is_computing || self->problem == NULL)
    return;

  self->is_computing = TRUE;
  task = g_task_new (self, self->cancellable, lodestar_matching_model_compute_cb, NULL);
  g_task_set_source_tag (task, lodestar_matching_model_compute);
  g_task_set_task_data (task, lodestar_matching_problem_copy (self->problem),
                        (GDestroyNotify) lodestar_matching_problem_free);
  g_task_run_in_thread (task, lodestar_matching_live_thread);
}

static void lodestar_matching_model_solve (LodestarMatchingModel *self);

static void
lodestar_matching_model_solved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarMatchingSolving *solving = data;
  LodestarMatchingModel   *self = solving->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarMatchingResult) matching = lodestar_match_solve_finish (result, &error);

  g_clear_object (&self->solving);
  g_clear_handle_id (&self->solving_source, g_source_remove);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&self->outcome, lodestar_matching_outcome_unref);
      self->outcome = lodestar_matching_outcome_new (solving->pool, matching, error);
    }

  g_signal_emit (self, signals[SIGNAL_OUTCOME_CHANGED], 0);

  if (self->is_outcome_stale)
    lodestar_matching_model_solve (self);

  lodestar_pool_unref (solving->pool);
  g_object_unref (self);
  g_free (solving);
}

static gboolean
lodestar_matching_model_long_cb (gpointer data)
{
  LodestarMatchingModel *self = data;

  self->solving_source = 0;
  g_signal_emit (self, signals[SIGNAL_OUTCOME_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* While a slider is dragged each short matching is shown, one after the other; a long one that
 * newer settings overtake is not worth its end. */
static void
lodestar_matching_model_solve (LodestarMatchingModel *self)
{
  LodestarMatchingSolving *solving;

  self->is_outcome_stale = TRUE;

  if (!self->is_watched || self->problem == NULL)
    return;

  if (self->solving != NULL)
    {
      if (lodestar_matching_model_is_solving (self))
        g_cancellable_cancel (self->solving);

      return;
    }

  solving = g_new0 (LodestarMatchingSolving, 1);
  solving->model = g_object_ref (self);
  solving->pool = lodestar_pool_ref (self->pool);
  self->is_outcome_stale = FALSE;
  self->solving = g_cancellable_new ();
  self->solving_since = g_get_monotonic_time ();
  self->solving_source = g_timeout_add ((guint) (LODESTAR_MATCHING_MODEL_LONG / 1000) + 1,
                                        lodestar_matching_model_long_cb, self);
  lodestar_match_solve_async (self->pool, self->problem, NULL, NULL, self->solving,
                              lodestar_matching_model_solved_cb, solving);
}

static void
lodestar_matching_model_changed (LodestarMatchingModel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  lodestar_matching_model_compute (self);
  lodestar_matching_model_solve (self);
}

static void
lodestar_matching_model_dispose (GObject *object)
{
  LodestarMatchingModel *self = LODESTAR_MATCHING_MODEL (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (lodestar_matching_model_parent_class)->dispose (object);
}

static void
lodestar_matching_model_finalize (GObject *object)
{
  LodestarMatchingModel *self = LODESTAR_MATCHING_MODEL (object);

  g_clear_pointer (&self->live, lodestar_matching_live_free);
  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  g_clear_pointer (&self->before, lodestar_matching_live_free);
  g_clear_pointer (&self->outcome, lodestar_matching_outcome_unref);
  g_clear_pointer (&self->outcome_before, lodestar_matching_outcome_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (lodestar_matching_model_parent_class)->finalize (object);
}

static void
lodestar_matching_model_class_init (LodestarMatchingModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lodestar_matching_model_dispose;
  object_class->finalize = lodestar_matching_model_finalize;

  /**
   * LodestarMatchingModel::changed:
   *
   * The pool or a setting is different.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LodestarMatchingModel::live-changed:
   *
   * The figures that follow from the settings have been computed.
   */
  signals[SIGNAL_LIVE_CHANGED] =
    g_signal_new ("live-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * LodestarMatchingModel::outcome-changed:
   *
   * The best matching has been found anew, or takes so long that this should be shown.
   */
  signals[SIGNAL_OUTCOME_CHANGED] =
    g_signal_new ("outcome-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
lodestar_matching_model_init (LodestarMatchingModel *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lodestar_matching_model_new:
 *
 * Returns: (transfer full): a model without a pool
 */
LodestarMatchingModel *
lodestar_matching_model_new (void)
{
  return g_object_new (LODESTAR_TYPE_MATCHING_MODEL, NULL);
}

/**
 * lodestar_matching_model_set_pool:
 * @self: a model
 * @pool: (nullable): the pool of a program as the workspace has it now
 *
 * Starts anew with the settings of @pool.
 */
void
lodestar_matching_model_set_pool (LodestarMatchingModel *self, LodestarPool *pool)
{
  const LodestarPoolRows *rows = pool != NULL ? lodestar_pool_get_rows (pool) : NULL;

  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));

  if (rows == NULL || self->pool == NULL ||
      lodestar_pool_get_rows (self->pool)->program_id != rows->program_id)
    {
      g_clear_pointer (&self->live, lodestar_matching_live_free);
      g_clear_pointer (&self->before, lodestar_matching_live_free);
      g_clear_pointer (&self->outcome, lodestar_matching_outcome_unref);
      g_clear_pointer (&self->outcome_before, lodestar_matching_outcome_unref);
    }

  if (pool != NULL)
    lodestar_pool_ref (pool);

  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  self->pool = pool;

  if (pool == NULL)
    return;

  self->problem = lodestar_pool_dup_problem (pool);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarMatchingCriterion  criterion = (LodestarMatchingCriterion) i;
      const LodestarPoolSetting *setting = lodestar_pool_get_criterion (pool, criterion);
      int weight = (int) lodestar_matching_problem_get_weight (self->problem, criterion);

      self->criteria[i].weight = setting != NULL ? setting->weight : weight;
      self->criteria[i].is_enabled = setting != NULL ? setting->is_enabled : weight > 0;
    }

  lodestar_matching_model_changed (self);
}

/**
 * lodestar_matching_model_get_pool:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the pool
 */
LodestarPool *
lodestar_matching_model_get_pool (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->pool;
}

/**
 * lodestar_matching_model_get_problem:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the problem with the settings as they are now
 */
const LodestarMatchingProblem *
lodestar_matching_model_get_problem (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->problem;
}

/**
 * lodestar_matching_model_set_criterion:
 * @self: a model with a pool
 * @criterion: which criterion
 * @weight: relative importance, 0 to 100
 * @is_enabled: whether it counts
 * @value: its parameter as text, "" for the default
 *
 * Tries a setting; nothing is written.
 */
void
lodestar_matching_model_set_criterion (LodestarMatchingModel    *self,
                                       LodestarMatchingCriterion criterion,
                                       int                       weight,
                                       gboolean                  is_enabled,
                                       const char               *value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));
  g_return_if_fail (self->problem != NULL);

  self->criteria[criterion].weight = weight;
  self->criteria[criterion].is_enabled = is_enabled;

  if (!lodestar_pool_apply_criterion (self->problem, criterion, weight, is_enabled, value, &error))
    g_warning ("%s", error->message);

  lodestar_pool_apply_structure (self->pool, self->problem);

  lodestar_matching_model_changed (self);
}

/**
 * lodestar_matching_model_set_rule:
 * @self: a model with a pool
 * @rule: which rule
 * @is_enabled: whether it is on
 * @value: its bounds as text, "" for the default
 *
 * Tries a setting; nothing is written.
 */
void
lodestar_matching_model_set_rule (LodestarMatchingModel *self,
                                  LodestarMatchingRule   rule,
                                  gboolean               is_enabled,
                                  const char            *value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));
  g_return_if_fail (self->problem != NULL);

  if (!lodestar_pool_apply_rule (self->problem, rule, is_enabled, value, &error))
    g_warning ("%s", error->message);

  lodestar_pool_apply_structure (self->pool, self->problem);

  lodestar_matching_model_changed (self);
}

/**
 * lodestar_matching_model_set_minimum_score:
 * @self: a model with a pool
 * @score: the minimum acceptable score
 *
 * Tries a setting; nothing is written.
 */
void
lodestar_matching_model_set_minimum_score (LodestarMatchingModel *self, guint score)
{
  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));
  g_return_if_fail (self->problem != NULL);

  lodestar_matching_problem_set_minimum_score (self->problem, score);
  lodestar_matching_model_changed (self);
}

/**
 * lodestar_matching_model_get_weight:
 * @self: a model with a pool
 * @criterion: which criterion
 * @is_enabled: (out) (optional): whether it counts
 *
 * Returns: its relative importance, also where it does not count now
 */
int
lodestar_matching_model_get_weight (LodestarMatchingModel    *self,
                                    LodestarMatchingCriterion criterion,
                                    gboolean                 *is_enabled)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), 0);
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  if (is_enabled != NULL)
    *is_enabled = self->criteria[criterion].is_enabled;

  return self->criteria[criterion].weight;
}

/**
 * lodestar_matching_model_get_best_scores:
 * @self: a model
 * @n: (out): how many mentees
 *
 * Returns: (array length=n) (nullable): by mentee the best score that is available, or
 *   %LODESTAR_MATCHING_FORBIDDEN; %NULL until it has been computed
 */
const gint16 *
lodestar_matching_model_get_best_scores (LodestarMatchingModel *self, guint *n)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  *n = self->live != NULL ? self->live->n_mentees : 0;

  return self->live != NULL ? self->live->best : NULL;
}

/**
 * lodestar_matching_model_get_scores_before:
 * @self: a model
 * @n: (out): how many mentees
 *
 * Returns: (array length=n) (nullable): the best scores before the last change
 */
const gint16 *
lodestar_matching_model_get_scores_before (LodestarMatchingModel *self, guint *n)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  *n = self->before != NULL ? self->before->n_mentees : 0;

  return self->before != NULL ? self->before->best : NULL;
}

/**
 * lodestar_matching_model_get_report:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what each rule costs; %NULL until it has been computed
 */
const LodestarMatchingRuleReport *
lodestar_matching_model_get_report (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->live != NULL ? self->live->report : NULL;
}

/**
 * lodestar_matching_model_keep_as_before:
 * @self: a model
 *
 * Takes the figures of now as those of before the change that begins.
 */
void
lodestar_matching_model_keep_as_before (LodestarMatchingModel *self)
{
  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));

  if (self->outcome != NULL)
    {
      g_clear_pointer (&self->outcome_before, lodestar_matching_outcome_unref);
      self->outcome_before = lodestar_matching_outcome_ref (self->outcome);
    }

  if (self->live == NULL)
    return;

  g_clear_pointer (&self->before, lodestar_matching_live_free);
  self->before = g_new0 (LodestarMatchingLive, 1);
  self->before->n_mentees = self->live->n_mentees;
  self->before->best =
    g_memdup2 (self->live->best, sizeof (gint16) * MAX (self->live->n_mentees, 1));
  self->before->problem = lodestar_matching_problem_copy (self->live->problem);
}

/**
 * lodestar_matching_model_get_problem_before:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the problem as it was before the last change
 */
const LodestarMatchingProblem *
lodestar_matching_model_get_problem_before (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->before != NULL ? self->before->problem : NULL;
}

/**
 * lodestar_matching_model_set_watched:
 * @self: a model
 * @is_watched: whether somebody looks at the best matching
 *
 * Matches anew after each change only while somebody looks.
 */
void
lodestar_matching_model_set_watched (LodestarMatchingModel *self, gboolean is_watched)
{
  g_return_if_fail (LODESTAR_IS_MATCHING_MODEL (self));

  self->is_watched = is_watched;

  if (is_watched && self->is_outcome_stale)
    {
      lodestar_matching_model_solve (self);
    }
  else if (!is_watched && self->solving != NULL)
    {
      self->is_outcome_stale = TRUE;
      g_cancellable_cancel (self->solving);
    }
}

/**
 * lodestar_matching_model_is_solving:
 * @self: a model
 *
 * Returns: whether a matching is running that takes so long that this should be shown
 */
gboolean
lodestar_matching_model_is_solving (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), FALSE);

  return self->solving != NULL &&
         g_get_monotonic_time () - self->solving_since >= LODESTAR_MATCHING_MODEL_LONG;
}

/**
 * lodestar_matching_model_get_outcome:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the best matching, %NULL until it has been found; of
 * settings that are a little older while a newer one is looked for
 */
const LodestarMatchingOutcome *
lodestar_matching_model_get_outcome (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->outcome;
}

/**
 * lodestar_matching_model_get_outcome_before:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the best matching before the last change
 */
const LodestarMatchingOutcome *
lodestar_matching_model_get_outcome_before (LodestarMatchingModel *self)
{
  g_return_val_if_fail (LODESTAR_IS_MATCHING_MODEL (self), NULL);

  return self->outcome_before;
}
