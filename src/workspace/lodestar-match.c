/* lodestar-match.c - solving a program's matching in a thread, and keeping what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-matching-words.h"
#include "lodestar-program-store.h"
#include "lodestar-proposal-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  LodestarPool            *pool;        /* (owned) */
  LodestarMatchingProblem *problem;     /* (owned) */
  GMainContext            *context;     /* (owned) */
  GCancellable            *cancellable; /* (owned) (nullable) */
  LodestarMatchProgress    progress;
  gpointer                 progress_data;
  gint64                   told_at;
} LodestarMatchTask;

/* A report on its way to the main context. */
typedef struct
{
  GCancellable         *cancellable; /* (owned) (nullable) */
  LodestarMatchProgress progress;
  gpointer              progress_data;
  double                share;
} LodestarMatchReport;

#define LODESTAR_MATCH_REPORT_INTERVAL (G_USEC_PER_SEC / 20)

static void
lodestar_match_task_free (gpointer data)
{
  LodestarMatchTask *task = data;

  lodestar_pool_unref (task->pool);
  lodestar_matching_problem_free (task->problem);
  g_main_context_unref (task->context);
  g_clear_object (&task->cancellable);
  g_free (task);
}

static void
lodestar_match_report_free (gpointer data)
{
  LodestarMatchReport *report = data;

  g_clear_object (&report->cancellable);
  g_free (report);
}

static gboolean
lodestar_match_report_cb (gpointer data)
{
  const LodestarMatchReport *report = data;

  /* Whoever cancelled may be gone. */
  if (!g_cancellable_is_cancelled (report->cancellable))
    report->progress (report->share, report->progress_data);

  return G_SOURCE_REMOVE;
}

static void
lodestar_match_progress_cb (double share, gpointer data)
{
  LodestarMatchTask   *task = data;
  gint64               now = g_get_monotonic_time ();
  LodestarMatchReport *report;

  if (task->progress == NULL || now - task->told_at < LODESTAR_MATCH_REPORT_INTERVAL)
    return;

  task->told_at = now;
  report = g_new0 (LodestarMatchReport, 1);
  g_set_object (&report->cancellable, task->cancellable);
  report->progress = task->progress;
  report->progress_data = task->progress_data;
  report->share = share;
  g_main_context_invoke_full (task->context, G_PRIORITY_DEFAULT, lodestar_match_report_cb, report,
                              lodestar_match_report_free);
}

static gboolean
lodestar_match_is_cancelled_cb (gpointer data)
{
  LodestarMatchTask *task = data;

  return g_cancellable_is_cancelled (task->cancellable);
}

static void
lodestar_match_refuse_locks (const LodestarPool             *pool,
                             const LodestarMatchingProblem  *problem,
                             const LodestarMatchingConflict *conflicts,
                             guint                           n_conflicts,
                             GError                        **error)
{
  g_autoptr (GString) words = g_string_new (_ ("The locks cannot all be kept."));
  g_autoptr (GArray) demands = NULL;
  g_autofree char *together = NULL;

  for (guint i = 0; i < n_conflicts; i++)
    {
      g_autofree char *one = lodestar_matching_conflict_dup_words (pool, &conflicts[i]);

      g_string_append_printf (words, "\n%s", one);
    }

  demands = lodestar_matching_find_irreducible (problem);
  together = lodestar_matching_demands_dup_words (pool, demands);
  g_string_append_printf (words, "\n%s", together);
  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, words->str);
}

/**
 * lodestar_match_check_locks:
 * @pool: the pool that @problem comes from
 * @problem: a problem
 * @error: return location for a #GError, or %NULL
 *
 * Fails with %LODESTAR_ERROR_CONFLICT where locks cannot be kept, and says which.
 *
 * Returns: whether all locks can be kept
 */
gboolean
lodestar_match_check_locks (const LodestarPool            *pool,
                            const LodestarMatchingProblem *problem,
                            GError                       **error)
{
  g_autoptr (GArray) conflicts = lodestar_matching_find_conflicts (problem);

  if (conflicts->len > 0)
    lodestar_match_refuse_locks (pool, problem,
                                 (const LodestarMatchingConflict *) (gconstpointer) conflicts->data,
                                 conflicts->len, error);

  return conflicts->len == 0;
}

static LodestarMatchingResult *
lodestar_match_compute (LodestarMatchTask *task, GError **error)
{
  const LodestarMatchingMonitor monitor = {
    .is_cancelled = lodestar_match_is_cancelled_cb,
    .progress = lodestar_match_progress_cb,
    .data = task,
  };
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (task->problem, &monitor);
  LodestarMatchingVerdict verdict;

  if (result == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Matching was cancelled."));
      return NULL;
    }

  if (result->status == LODESTAR_MATCHING_INFEASIBLE)
    {
      lodestar_match_refuse_locks (task->pool, task->problem, result->conflicts,
                                   result->n_conflicts, error);
      return NULL;
    }

  /* The checker trusts nothing of the solver; what does not pass is never shown. */
  if (!lodestar_matching_check_result (task->problem, result, &verdict))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                   _ ("The result did not pass its own check (fault %d). Nothing was kept; please "
                      "report this as an error of Lodestar."),
                   verdict.fault);
      return NULL;
    }

  /* A search that was not finished may have found the best all the same, and the bound show it. */
  result->has_all_exclusions |= verdict.is_best;

  return g_steal_pointer (&result);
}

/**
 * lodestar_match_solve:
 * @pool: the pool that @problem comes from
 * @problem: what to solve
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Solves a matching in the calling thread and checks the result. Fails with
 * %LODESTAR_ERROR_CONFLICT where locks cannot be kept, and says which.
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
LodestarMatchingResult *
lodestar_match_solve (const LodestarPool            *pool,
                      const LodestarMatchingProblem *problem,
                      GCancellable                  *cancellable,
                      GError                       **error)
{
  LodestarMatchTask task = {
    .pool = (LodestarPool *) pool,
    .problem = (LodestarMatchingProblem *) problem,
    .cancellable = cancellable,
  };

  return lodestar_match_compute (&task, error);
}

static void
lodestar_match_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError                 *error = NULL;
  LodestarMatchingResult *result = lodestar_match_compute (task_data, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) lodestar_matching_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_match_solve_async:
 * @pool: the pool that @problem comes from
 * @problem: what to solve; a copy is taken
 * @progress: (nullable) (scope async): told how far it has come
 * @progress_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Solves a matching in a thread of its own; see lodestar_match_solve().
 */
void
lodestar_match_solve_async (LodestarPool                  *pool,
                            const LodestarMatchingProblem *problem,
                            LodestarMatchProgress          progress,
                            gpointer                       progress_data,
                            GCancellable                  *cancellable,
                            GAsyncReadyCallback            callback,
                            gpointer                       user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LodestarMatchTask *data = g_new0 (LodestarMatchTask, 1);

  g_task_set_source_tag (task, lodestar_match_solve_async);
  data->pool = lodestar_pool_ref (pool);
  data->problem = lodestar_matching_problem_copy (problem);
  data->context = g_main_context_ref_thread_default ();
  g_set_object (&data->cancellable, cancellable);
  data->progress = progress;
  data->progress_data = progress_data;
  g_task_set_task_data (task, data, lodestar_match_task_free);
  g_task_run_in_thread (task, lodestar_match_thread);
}

/**
 * lodestar_match_solve_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
LodestarMatchingResult *
lodestar_match_solve_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lodestar_match_check_criterion:
 * @kind: the nick of a criterion
 * @weight: its weight
 * @is_enabled: whether it counts
 * @value: its parameter, "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether a program can have the criterion like this
 */
gboolean
lodestar_match_check_criterion (
  const char *kind, int weight, gboolean is_enabled, const char *value, GError **error)
{
  g_autoptr (LodestarMatchingPool) nobody = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (nobody);
  LodestarMatchingCriterion criterion;

  if (!lodestar_matching_criterion_from_nick (kind, &criterion) || weight < 0 || weight > 100)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The criterion “%s” cannot have the weight %d."), kind, weight);
      return FALSE;
    }

  return lodestar_pool_apply_criterion (problem, criterion, weight, is_enabled, value, error);
}

/**
 * lodestar_match_check_rule:
 * @kind: the nick of a rule
 * @is_enabled: whether it is on
 * @value: its bounds, "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether a program can have the rule like this
 */
gboolean
lodestar_match_check_rule (const char *kind, gboolean is_enabled, const char *value, GError **error)
{
  g_autoptr (LodestarMatchingPool) nobody = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (nobody);
  LodestarMatchingRule rule;

  if (!lodestar_matching_rule_from_nick (kind, &rule) || lodestar_matching_rule_is_always_on (rule))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("There is no rule “%s” to set."), kind);
      return FALSE;
    }

  return lodestar_pool_apply_rule (problem, rule, is_enabled, value, error);
}

static gboolean
lodestar_match_has_program (LodestarDb *db, gint64 program, GError **error)
{
  g_autoptr (LodestarProgramData) data = lodestar_program_store_get (db, program, error);

  return data != NULL;
}

static gboolean
lodestar_match_set_criterion (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *kind, *value;
  gboolean    is_enabled;
  gint64      program;
  int         weight;

  g_variant_get (in, "(x&sib&s)", &program, &kind, &weight, &is_enabled, &value);

  return lodestar_match_check_criterion (kind, weight, is_enabled, value, error) &&
         lodestar_match_has_program (db, program, error) &&
         lodestar_pool_store_set_criterion (db, program, kind, weight, is_enabled, value, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_criterion_set:
 *
 * Sets a criterion: `(xsibs)`, the program, the kind, the weight (0 to 100), whether it counts, and
 * its parameter (“” for the default).
 */
const LodestarVerb lodestar_verb_criterion_set = {
  "criterion-set",
  N_ ("Change Criterion"),
  "(xsibs)",
  lodestar_match_set_criterion,
};

static gboolean
lodestar_match_set_rule (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *kind, *value;
  gboolean    is_enabled;
  gint64      program;

  g_variant_get (in, "(x&sb&s)", &program, &kind, &is_enabled, &value);

  return lodestar_match_check_rule (kind, is_enabled, value, error) &&
         lodestar_match_has_program (db, program, error) &&
         lodestar_pool_store_set_rule (db, program, kind, is_enabled, value, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_rule_set:
 *
 * Sets a rule: `(xsbs)`, the program, the kind, whether it is on, and its bounds (“” for the
 * default).
 */
const LodestarVerb lodestar_verb_rule_set = {
  "rule-set",
  N_ ("Change Rule"),
  "(xsbs)",
  lodestar_match_set_rule,
};

static gboolean
lodestar_match_set_minimum_score (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 program;
  int    score;

  g_variant_get (in, "(xi)", &program, &score);

  if (score < 0 || score > LODESTAR_MATCHING_POINTS)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The minimum acceptable score is a number from 0 to 100, not %d."), score);
      return FALSE;
    }

  return lodestar_match_has_program (db, program, error) &&
         lodestar_pool_store_set_minimum_score (db, program, score, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_minimum_score_set:
 *
 * Sets the minimum acceptable score: `(xi)`, the program and the score.
 */
const LodestarVerb lodestar_verb_minimum_score_set = {
  "minimum-score-set",
  N_ ("Change Minimum Score"),
  "(xi)",
  lodestar_match_set_minimum_score,
};

/**
 * lodestar_match_check_objective:
 * @objective: what a matching is to be
 * @favoured: whom a stable one favours
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether a program can have that objective
 */
gboolean
lodestar_match_check_objective (const char *objective, const char *favoured, GError **error)
{
  g_autoptr (LodestarMatchingPool) nobody = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (nobody);

  if (!g_str_equal (favoured, "mentee") && !g_str_equal (favoured, "mentor"))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A stable matching favours mentees or mentors, not “%s”."), favoured);
      return FALSE;
    }

  return lodestar_pool_apply_objective (problem, objective, favoured, error);
}

static gboolean
lodestar_match_set_objective (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *objective, *favoured;
  gint64      program;

  g_variant_get (in, "(x&s&s)", &program, &objective, &favoured);

  return lodestar_match_check_objective (objective, favoured, error) &&
         lodestar_match_has_program (db, program, error) &&
         lodestar_pool_store_set_objective (db, program, objective, favoured, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_objective_set:
 *
 * Sets what the matching is to be: `(xss)`, the program, the objective, and whom a stable one
 * favours (`mentee` or `mentor`).
 */
const LodestarVerb lodestar_verb_objective_set = {
  "objective-set",
  N_ ("Change Objective"),
  "(xss)",
  lodestar_match_set_objective,
};

static gboolean
lodestar_match_constrain (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64      mentor, mentee;
  const char *kind;
  gboolean    is_possible;

  g_variant_get (in, "(xx&s)", &mentor, &mentee, &kind);

  if (kind[0] != '\0' && !g_str_equal (kind, "lock") && !g_str_equal (kind, "ban"))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A pair is locked or banned, not “%s”."), kind);
      return FALSE;
    }

  if (!lodestar_pool_store_can_pair (db, mentor, mentee, &is_possible, error))
    return FALSE;

  if (!is_possible)
    {
      g_set_error_literal (
        error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
        _ ("Only a mentor and a mentee, or two peers, of the same program can be "
           "locked or banned."));
      return FALSE;
    }

  return lodestar_pool_store_set_constraint (db, mentor, mentee, kind[0] != '\0' ? kind : NULL,
                                             error) &&
         lodestar_history_add (db, "participant", mentee, NULL, error);
}

/**
 * lodestar_verb_pair_constrain:
 *
 * Locks (`lock`), bans (`ban`) or frees (“”) a pair: `(xxs)`, the participant who mentors, the one
 * who is mentored (or two peers), and which.
 */
const LodestarVerb lodestar_verb_pair_constrain = {
  "pair-constrain",
  N_ ("Lock or Ban Pair"),
  "(xxs)",
  lodestar_match_constrain,
};

static gboolean
lodestar_match_rename_proposal (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *name;
  gint64      id;

  g_variant_get (in, "(x&s)", &id, &name);

  return lodestar_proposal_store_rename (db, id, name, error) &&
         lodestar_history_add (db, "proposal", id, NULL, error);
}

/**
 * lodestar_verb_proposal_rename:
 *
 * Renames a proposal: `(xs)`, its identity and the name.
 */
const LodestarVerb lodestar_verb_proposal_rename = {
  "proposal-rename",
  N_ ("Rename Proposal"),
  "(xs)",
  lodestar_match_rename_proposal,
};

static gboolean
lodestar_match_remove_proposal (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 id;

  g_variant_get (in, "(x)", &id);

  return lodestar_proposal_store_remove (db, id, error) &&
         lodestar_history_add (db, "proposal", id, NULL, error);
}

/**
 * lodestar_verb_proposal_remove:
 *
 * Deletes a proposal: `(x)`, its identity.
 */
const LodestarVerb lodestar_verb_proposal_remove = {
  "proposal-remove",
  N_ ("Delete Proposal"),
  "(x)",
  lodestar_match_remove_proposal,
};
