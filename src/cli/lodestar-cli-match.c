/* lodestar-cli-match.c - matching on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-rematch.h"
#include "lodestar-cli-units.h"
#include "lodestar-cli-what-if.h"

#include "lodestar-error.h"
#include "lodestar-match-proof.h"
#include "lodestar-match.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-sheet.h"
#include "lodestar-text.h"
#include "lodestar-unit-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static char *
lodestar_cli_match_dup_reason (const LodestarProposalUnmatched *who,
                               LodestarMatchingStructure        structure)
{
  LodestarMatchingUnmatched unmatched;

  if (!lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &unmatched))
    return g_strdup (who->reason);

  return lodestar_unit_unmatched_dup_words (&unmatched, structure);
}

static void
lodestar_cli_match_add_unmatched (JsonBuilder              *builder,
                                  const char               *member,
                                  GPtrArray                *unmatched,
                                  gboolean                  is_mentor,
                                  LodestarMatchingStructure structure)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      g_autofree char                 *reason = NULL;

      if (who->is_mentor != is_mentor)
        continue;

      reason = lodestar_cli_match_dup_reason (who, structure);
      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "person", who->reference);
      lodestar_cli_json_string (builder, "reason", reason);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_match_add_proof (JsonBuilder *builder, const LodestarProposal *proposal)
{
  g_autofree char   *words = NULL;
  LodestarMatchProof proof;

  json_builder_set_member_name (builder, "proof");

  if (!lodestar_match_proof_parse (proposal->proof, &proof))
    {
      json_builder_add_null_value (builder);
      return;
    }

  words = lodestar_match_proof_dup_words (&proof);
  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "value", proof.value);
  json_builder_set_member_name (builder, "bound");

  if (proof.bound >= 0)
    json_builder_add_int_value (builder, proof.bound);
  else
    json_builder_add_null_value (builder);

  json_builder_set_member_name (builder, "gap");

  if (proof.bound < 0)
    json_builder_add_null_value (builder);
  else if (proof.bound == proof.value)
    json_builder_add_int_value (builder, 0);
  else
    json_builder_add_double_value (builder, lodestar_match_proof_get_gap (&proof));

  if (proof.n_most > 0)
    {
      lodestar_cli_json_int (builder, "matched", proof.n_matched);
      lodestar_cli_json_int (builder, "most-matched", proof.n_most);
    }

  lodestar_cli_json_string (builder, "statement", words);
  json_builder_end_object (builder);
}

static void
lodestar_cli_match_print (const LodestarProposal      *proposal,
                          const LodestarProposalUnits *units,
                          GPtrArray                   *pairs,
                          GPtrArray                   *unmatched)
{
  LodestarMatchProof proof;

  lodestar_cli_units_print (units, pairs);

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      g_autofree char *reason = lodestar_cli_match_dup_reason (who, units->structure);
      g_autofree char *name = lodestar_text_isolate (who->name);

      if (!who->is_mentor)
        lodestar_cli_print ("  –  %s: %s", name, reason);
    }

  if (lodestar_match_proof_parse (proposal->proof, &proof))
    {
      g_autofree char *words = lodestar_match_proof_dup_words (&proof);

      lodestar_cli_print ("%s", words);
    }
  lodestar_cli_units_print_sum (proposal);
}

static gboolean
lodestar_cli_match_report (LodestarWorkspace *workspace,
                           gint64             proposal_id,
                           gboolean           is_json,
                           GError           **error)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);
  g_autoptr (LodestarProposal) proposal = lodestar_proposal_store_load (db, proposal_id, error);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (LodestarRematchPlan) plan = NULL;
  g_autoptr (LodestarProposalUnits) units = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (proposal == NULL || (units = lodestar_proposal_units_load (db, proposal, error)) == NULL ||
      !lodestar_rematch_plan_load (db, proposal_id, &plan, error) ||
      (pairs = lodestar_proposal_store_list_pairs (db, proposal_id, error)) == NULL ||
      (unmatched = lodestar_proposal_store_list_unmatched (db, proposal_id, error)) == NULL)
    return FALSE;

  if (!is_json)
    {
      lodestar_cli_match_print (proposal, units, pairs, unmatched);

      if (plan != NULL)
        lodestar_cli_rematch_print (plan, pairs);

      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "proposal", proposal->name);
  lodestar_cli_json_int (builder, "id", proposal->id);
  lodestar_cli_json_string (builder, "structure", proposal->structure);
  lodestar_cli_json_string (builder, "objective", proposal->objective);
  lodestar_cli_json_int (builder, "matched", proposal->n_matched);
  lodestar_cli_json_int (builder, "total", proposal->total);

  if (plan != NULL)
    lodestar_cli_rematch_add (builder, plan, pairs);
  else
    lodestar_cli_match_add_proof (builder, proposal);

  lodestar_cli_units_add_groups (builder, units);
  lodestar_cli_units_add_pairs (builder, units, pairs);
  lodestar_cli_match_add_unmatched (builder, "unmatched", unmatched, FALSE, units->structure);
  lodestar_cli_match_add_unmatched (builder, "mentors-unmatched", unmatched, TRUE,
                                    units->structure);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);

  return TRUE;
}

/* The problem of the program, with what was asked for instead of what it is set to */
static LodestarMatchingProblem *
lodestar_cli_match_dup_problem (const LodestarPool              *pool,
                                const LodestarMatchingObjective *objective,
                                const char                      *favour)
{
  LodestarMatchingProblem *problem = lodestar_pool_dup_problem (pool);

  if (objective != NULL)
    lodestar_matching_problem_set_objective (problem, *objective);

  if (favour != NULL)
    lodestar_matching_problem_set_favoured (problem, strcmp (favour, "mentors") == 0
                                                       ? LODESTAR_MATCHING_MENTOR
                                                       : LODESTAR_MATCHING_MENTEE);

  return problem;
}

/* What is asked for */
typedef struct
{
  char    *objective;    /* (owned) (nullable) */
  char    *favour;       /* (owned) (nullable) */
  char    *name;         /* (owned) (nullable) */
  char    *what_if;      /* (owned) (nullable) */
  char    *removal_cost; /* (owned) (nullable) */
  gboolean is_rematch;
  gboolean is_publish;
  gboolean is_json;

  LodestarMatchingObjective value;
  LodestarRematchWish       wish;
} LodestarCliMatch;

static void
lodestar_cli_match_clear (LodestarCliMatch *self)
{
  g_free (self->objective);
  g_free (self->favour);
  g_free (self->name);
  g_free (self->what_if);
  g_free (self->removal_cost);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarCliMatch, lodestar_cli_match_clear)

/* Returns: whether it can be asked for like that; else it was said and the status is set */
static gboolean
lodestar_cli_match_check (LodestarCliMatch *self, int *status)
{
  *status = LODESTAR_CLI_DONE;

  if (self->what_if != NULL && (self->name != NULL || self->is_publish))
    *status =
      lodestar_cli_usage ("match", _ ("--what-if keeps nothing that could be named or published"));
  else if (self->objective != NULL &&
           !lodestar_matching_objective_from_nick (self->objective, &self->value))
    *status = lodestar_cli_usage (
      "match", _ ("there is no objective “%s”; it is “best”, “fair” or “stable”"), self->objective);
  else if (self->favour != NULL && strcmp (self->favour, "mentees") != 0 &&
           strcmp (self->favour, "mentors") != 0)
    *status =
      lodestar_cli_usage ("match", _ ("“%s” are neither mentees nor mentors"), self->favour);
  else if (self->removal_cost != NULL && !self->is_rematch)
    *status = lodestar_cli_usage ("match", _ ("--removal-cost goes with --rematch"));
  else if (self->is_rematch &&
           (self->objective != NULL || self->favour != NULL || self->what_if != NULL))
    *status =
      lodestar_cli_usage ("match", _ ("--rematch has an objective of its own, and no --what-if"));
  else if (!lodestar_rematch_wish_parse (self->removal_cost != NULL ? self->removal_cost : "any",
                                         &self->wish))
    *status = lodestar_cli_usage (
      "match", _ ("the removal cost is “any”, “keep” or a number from 0 to %d, not “%s”"),
      LODESTAR_REMATCH_MOST_COST, self->removal_cost);

  return *status == LODESTAR_CLI_DONE;
}

/* Other objectives are known of pairs of mentors and mentees only. */
static gboolean
lodestar_cli_match_check_structure (const LodestarCliMatch *self,
                                    const LodestarPool     *pool,
                                    GError                **error)
{
  if (lodestar_pool_get_structure (pool) == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return TRUE;

  if (self->value == LODESTAR_MATCHING_OBJECTIVE_BEST && self->favour == NULL)
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
               _ ("“%s” is a group or a peer program, whose matching is always to be the best in "
                  "total. Fair and stable are for one-to-one and reverse programs."),
               lodestar_pool_get_rows (pool)->program_name);

  return FALSE;
}

static gboolean
lodestar_cli_match_keep (LodestarWorkspace             *workspace,
                         LodestarPool                  *pool,
                         const LodestarMatchingProblem *problem,
                         const char                    *name,
                         gint64                        *proposal_id,
                         GError                       **error)
{
  LodestarMatchKeep *keep = g_new0 (LodestarMatchKeep, 1);
  gboolean           is_done;

  keep->pool = lodestar_pool_ref (pool);
  keep->problem = lodestar_matching_problem_copy (problem);
  keep->name = g_strdup (name);
  keep->result = lodestar_match_solve (pool, keep->problem, NULL, error);
  is_done = keep->result != NULL && lodestar_workspace_run (workspace, "proposal-add", _ ("Match"),
                                                            lodestar_match_keep, keep, NULL, error);
  *proposal_id = keep->proposal_id;
  lodestar_match_keep_free (keep);

  return is_done;
}

/* Matches, and tells or keeps what comes of it. Returns: the exit status */
static int
lodestar_cli_match_run (const LodestarCliMatch *self,
                        LodestarWorkspace      *workspace,
                        gint64                  program_id)
{
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  LodestarDate today = lodestar_date_today ();
  char         iso[LODESTAR_DATE_ISO_SIZE];
  gint64       proposal_id = 0;
  gboolean     is_done;

  if (self->is_rematch)
    {
      is_done = lodestar_cli_rematch_run (workspace, program_id, today, &self->wish, self->name,
                                          &proposal_id, &error);
    }
  else
    {
      pool = lodestar_pool_load (lodestar_workspace_get_db (workspace), program_id, today, &error);

      if (pool == NULL)
        return lodestar_cli_fail (g_steal_pointer (&error));

      if (!lodestar_cli_match_check_structure (self, pool, &error))
        return lodestar_cli_fail (g_steal_pointer (&error));

      problem = lodestar_cli_match_dup_problem (pool, self->objective != NULL ? &self->value : NULL,
                                                self->favour);

      if (self->what_if != NULL)
        return lodestar_cli_match_what_if (pool, problem, self->what_if, self->is_json);

      is_done =
        lodestar_cli_match_keep (workspace, pool, problem, self->name, &proposal_id, &error);
    }

  is_done =
    is_done &&
    (!self->is_publish ||
     lodestar_workspace_do (workspace, &lodestar_verb_proposal_publish,
                            g_variant_new ("(xs)", proposal_id, lodestar_date_to_iso (today, iso)),
                            NULL, &error)) &&
    lodestar_cli_match_report (workspace, proposal_id, self->is_json, &error);

  return is_done ? LODESTAR_CLI_DONE : lodestar_cli_fail (g_steal_pointer (&error));
}

/**
 * lodestar_cli_match:
 *
 * `lodestarctl match WORKSPACE PROGRAM [--objective best|fair|stable] [--favour mentees|mentors]
 * [--rematch [--removal-cost N|any|keep]] [--name PROPOSAL] [--publish] [--json]`: matches a
 * program, with `--rematch` together with what runs, and keeps the result as a proposal; with
 * `--what-if CHANGE` it keeps nothing, and tells what the change would cost and whom it would move.
 */
int
lodestar_cli_match (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LodestarCliMatch) self = { 0 };
  gint64             program_id;
  int                status;
  const GOptionEntry entries[] = {
    { "objective", 0, 0, G_OPTION_ARG_STRING, &self.objective,
      N_ ("What the matching is to be: best, fair or stable"), "OBJECTIVE" },
    { "favour", 0, 0, G_OPTION_ARG_STRING, &self.favour,
      N_ ("Whom a stable one favours: mentees or mentors"), "ROLE" },
    { "rematch", 0, 0, G_OPTION_ARG_NONE, &self.is_rematch,
      N_ ("Match a running program again, with few changes"), NULL },
    { "removal-cost", 0, 0, G_OPTION_ARG_STRING, &self.removal_cost,
      N_ ("How many points an end has to gain"), "N|any|keep" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self.name, N_ ("Name of the proposal"), "PROPOSAL" },
    { "publish", 0, 0, G_OPTION_ARG_NONE, &self.is_publish, N_ ("Publish the proposal"), NULL },
    { "what-if", 0, 0, G_OPTION_ARG_STRING, &self.what_if,
      N_ ("Keep nothing; tell what a change would cost and whom it would move"),
      "lock:A:B|ban:A:B|swap:A:B|capacity:A:N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 2, &status) ||
      !lodestar_cli_match_check (&self, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error))
    return lodestar_cli_fail (g_steal_pointer (&error));

  return lodestar_cli_match_run (&self, workspace, program_id);
}

static LodestarSheet *
lodestar_cli_scores_create_sheet (void)
{
  LodestarSheet *sheet = lodestar_sheet_new ("scores");

  lodestar_sheet_add_column (sheet, "mentee", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "mentor", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "total", LODESTAR_SHEET_NUMBER);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    lodestar_sheet_add_column (sheet,
                               lodestar_matching_criterion_get_nick ((LodestarMatchingCriterion) i),
                               LODESTAR_SHEET_NUMBER);

  return sheet;
}

static void
lodestar_cli_scores_add_pair (LodestarSheet                 *sheet,
                              const LodestarPool            *pool,
                              const LodestarMatchingProblem *problem,
                              guint                          mentee,
                              guint                          mentor)
{
  LodestarMatchingPair pair;

  lodestar_matching_explain (problem, mentor, mentee, &pair);
  lodestar_sheet_add_text (
    sheet, lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, mentee)->reference);
  lodestar_sheet_add_text (
    sheet, lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor)->reference);

  if (pair.broken == 0)
    lodestar_sheet_add_number (sheet, pair.score);
  else
    lodestar_sheet_add_nothing (sheet);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    lodestar_sheet_add_number (sheet, pair.contributions[i].points_given);
}

/* Every pair of a large pool is more than should be held at once: written mentee by mentee. */
static gboolean
lodestar_cli_scores_write (const LodestarPool *pool, const char *path, GError **error)
{
  g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (pool);
  guint    n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  guint    n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  gboolean is_peers =
    lodestar_matching_problem_get_structure (problem) >= LODESTAR_MATCHING_STRUCTURE_PEERS;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileOutputStream) out =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (LodestarSheet) sheet = lodestar_cli_scores_create_sheet ();
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GCancellable) given_up = g_cancellable_new ();

  if (out == NULL)
    return FALSE;

  lodestar_sheet_append_csv_header (sheet, rows);

  for (guint i = 0; i < n_mentees; i++)
    {
      for (guint k = 0; k < n_mentors; k++)
        if (!is_peers || i != k)
          lodestar_cli_scores_add_pair (sheet, pool, problem, i, k);

      lodestar_sheet_append_csv_rows (sheet, rows);
      lodestar_sheet_clear_rows (sheet);

      /* Closed as given up, the file is as it was; closed as it is, a half would replace it. */
      if (!g_output_stream_write_all (G_OUTPUT_STREAM (out), rows->str, rows->len, NULL, NULL,
                                      error))
        {
          g_cancellable_cancel (given_up);
          g_output_stream_close (G_OUTPUT_STREAM (out), given_up, NULL);
          return FALSE;
        }

      g_string_truncate (rows, 0);
    }

  return g_output_stream_write_all (G_OUTPUT_STREAM (out), rows->str, rows->len, NULL, NULL,
                                    error) &&
         g_output_stream_close (G_OUTPUT_STREAM (out), NULL, error);
}

/**
 * lodestar_cli_scores:
 *
 * `lodestarctl scores WORKSPACE PROGRAM -o FILE.csv`: writes every pair with its total, empty where
 * a rule forbids it, and what each criterion contributes.
 */
int
lodestar_cli_scores (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *output = NULL;
  gint64             program_id;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), "FILE.csv" },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 2, &status))
    return status;

  if (output == NULL)
    return lodestar_cli_usage ("scores", _ ("say where to write with -o FILE.csv"));

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error) ||
      !(pool = lodestar_pool_load (lodestar_workspace_get_db (workspace), program_id,
                                   lodestar_date_today (), &error)) ||
      !lodestar_cli_scores_write (pool, output, &error))
    return lodestar_cli_fail (g_steal_pointer (&error));

  return LODESTAR_CLI_DONE;
}
