/* lodestar-match.c - solving a program's matching in a thread, and keeping what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match.h"

#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-match-proof.h"
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
 * lodestar_match_dup_design:
 * @problem: a problem
 *
 * Returns: (transfer full): its criteria that have points and its rules that are on, as a JSON
 *   object with `criteria` (`kind`, `points`, `parameter`), `rules` (`kind`, `minimum`, `maximum`)
 *   and `minimum-score`
 */
char *
lodestar_match_dup_design (const LodestarMatchingProblem *problem)
{
  GString *json = g_string_new ("{\"criteria\":[");
  gboolean is_first = TRUE;

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarMatchingCriterion criterion = (LodestarMatchingCriterion) i;
      guint                     points = lodestar_matching_problem_get_points (problem, criterion);

      if (points == 0)
        continue;

      g_string_append_printf (json, "%s{\"kind\":\"%s\",\"points\":%u,\"parameter\":%d}",
                              is_first ? "" : ",", lodestar_matching_criterion_get_nick (criterion),
                              points, lodestar_matching_problem_get_parameter (problem, criterion));
      is_first = FALSE;
    }

  g_string_append (json, "],\"rules\":[");
  is_first = TRUE;

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      LodestarMatchingRule rule = (LodestarMatchingRule) i;
      int                  minimum, maximum;

      if (!lodestar_matching_problem_get_rule (problem, rule))
        continue;

      lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);
      g_string_append_printf (json, "%s{\"kind\":\"%s\",\"minimum\":%d,\"maximum\":%d}",
                              is_first ? "" : ",", lodestar_matching_rule_get_nick (rule), minimum,
                              maximum);
      is_first = FALSE;
    }

  g_string_append_printf (json, "],\"minimum-score\":%u}",
                          lodestar_matching_problem_get_minimum_score (problem));

  return g_string_free (json, FALSE);
}

static gboolean
lodestar_match_save_pairs (LodestarDb                   *db,
                           const LodestarPool           *pool,
                           const LodestarMatchingResult *result,
                           gint64                        id,
                           GError                      **error)
{
  for (guint i = 0; i < result->n_pairs; i++)
    {
      const LodestarMatchingPair *from = &result->pairs[i];
      g_autoptr (GArray) contributions = lodestar_contributions_new (from);
      g_autofree char           *json = lodestar_contributions_to_json (contributions);
      const LodestarProposalPair pair = {
        .mentor_id =
          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, from->mentor)->participant_id,
        .mentee_id =
          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, from->mentee)->participant_id,
        .score = from->score,
        .known = from->known,
        .is_locked = from->is_locked,
        .contributions = json,
      };

      if (!lodestar_proposal_store_add_pair (db, id, &pair, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_match_save_unmatched (LodestarDb                   *db,
                               const LodestarPool           *pool,
                               const LodestarMatchingResult *result,
                               gint64                        id,
                               GError                      **error)
{
  for (guint i = 0; i < result->n_unmatched; i++)
    {
      const LodestarMatchingUnmatched *from = &result->unmatched[i];
      g_autofree char                 *json = lodestar_matching_unmatched_to_json (pool, from);
      const LodestarProposalUnmatched  unmatched = {
         .participant_id = lodestar_pool_get_member (pool, from->role, from->index)->participant_id,
         .reason = (char *) lodestar_matching_reason_get_nick (from->reason),
         .detail = json,
      };

      if (!lodestar_proposal_store_add_unmatched (db, id, &unmatched, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_match_save:
 * @db: the writing connection
 * @pool: the pool
 * @problem: the problem as it was solved
 * @result: what came of it
 * @name: (nullable): the proposal's name, %NULL for the next free one
 * @error: return location for a #GError, or %NULL
 *
 * Keeps a result as a proposal. A program that was a draft is being matched from then on.
 *
 * Returns: the proposal's identity, or 0 with @error set
 */
gint64
lodestar_match_save (LodestarDb                    *db,
                     const LodestarPool            *pool,
                     const LodestarMatchingProblem *problem,
                     const LodestarMatchingResult  *result,
                     const char                    *name,
                     GError                       **error)
{
  const LodestarPoolRows *rows = lodestar_pool_get_rows (pool);
  g_autofree char        *free_name = NULL;
  g_autofree char        *design = lodestar_match_dup_design (problem);
  g_autofree char        *kept_proof = NULL;
  LodestarMatchProof      proof;
  LodestarProposal        proposal = { 0 };
  gint64                  id;

  if (name == NULL)
    {
      free_name = lodestar_proposal_store_dup_free_name (db, rows->program_id, error);

      if (free_name == NULL)
        return 0;
    }

  proposal.program_id = rows->program_id;
  proposal.name = (char *) (name != NULL ? name : free_name);
  proposal.objective = (char *) lodestar_matching_objective_get_nick (result->objective);
  proposal.minimum_score = lodestar_matching_problem_get_minimum_score (problem);
  proposal.n_matched = result->n_pairs;
  proposal.total = (gint64) result->total;
  proposal.design = design;

  if (lodestar_match_proof_read (problem, result, &proof))
    proposal.proof = kept_proof = lodestar_match_proof_to_json (&proof);

  id = lodestar_proposal_store_add (db, &proposal, error);

  if (id == 0 || !lodestar_match_save_pairs (db, pool, result, id, error) ||
      !lodestar_match_save_unmatched (db, pool, result, id, error) ||
      !lodestar_proposal_store_start_matching (db, rows->program_id, error) ||
      !lodestar_history_add (db, "proposal", id, NULL, error))
    return 0;

  return id;
}

/**
 * lodestar_match_keep:
 * @db: the writing connection
 * @data: a #LodestarMatchKeep
 * @cancellable: (nullable): not looked at
 * @error: return location for a #GError, or %NULL
 *
 * lodestar_match_save() as work for lodestar_workspace_run_async().
 *
 * Returns: whether it was kept
 */
gboolean
lodestar_match_keep (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarMatchKeep *keep = data;

  keep->proposal_id =
    lodestar_match_save (db, keep->pool, keep->problem, keep->result, keep->name, error);

  return keep->proposal_id != 0;
}

/**
 * lodestar_match_keep_free:
 * @data: (transfer full): a #LodestarMatchKeep
 *
 * Frees it.
 */
void
lodestar_match_keep_free (gpointer data)
{
  LodestarMatchKeep *keep = data;

  g_clear_pointer (&keep->pool, lodestar_pool_unref);
  g_clear_pointer (&keep->problem, lodestar_matching_problem_free);
  g_clear_pointer (&keep->result, lodestar_matching_result_free);
  g_free (keep->name);
  g_free (keep);
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

static gboolean
lodestar_match_set_objective (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarMatchingPool) nobody = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (nobody);
  const char *objective, *favoured;
  gint64      program;

  g_variant_get (in, "(x&s&s)", &program, &objective, &favoured);

  if (!g_str_equal (favoured, "mentee") && !g_str_equal (favoured, "mentor"))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A stable matching favours mentees or mentors, not “%s”."), favoured);
      return FALSE;
    }

  return lodestar_pool_apply_objective (problem, objective, favoured, error) &&
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
