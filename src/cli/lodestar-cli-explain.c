/* lodestar-cli-explain.c - why somebody is matched, unmatched or not to be matched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-advice.h"
#include "lodestar-cli-units.h"

#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-matching-words.h"
#include "lodestar-person-store.h"
#include "lodestar-pool.h"
#include "lodestar-proposal-store.h"
#include "lodestar-text.h"
#include "lodestar-unit-words.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_CLI_EXPLAIN_N_PARTNERS 5

/* What is needed to explain anything. */
typedef struct
{
  LodestarDb              *db;
  LodestarPool            *pool;    /* (owned) */
  LodestarMatchingProblem *problem; /* (owned) */
  gboolean                 is_of_peers;
  gboolean                 is_sensitivity;
} LodestarCliExplain;

static const LodestarPoolMember *
lodestar_cli_explain_find (LodestarCliExplain *self,
                           const char         *reference,
                           gboolean            is_mentor,
                           guint              *index)
{
  const LodestarPoolMember *who = lodestar_pool_find_reference (self->pool, reference, is_mentor);
  LodestarMatchingRole      role;

  if (who != NULL && !lodestar_pool_find (self->pool, who->participant_id, &role, index))
    *index = LODESTAR_MATCHING_NOBODY;

  return who;
}

static void
lodestar_cli_explain_add_rules (JsonBuilder *builder, LodestarMatchingRules rules)
{
  json_builder_set_member_name (builder, "forbidden-by");
  json_builder_begin_array (builder);

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    if (rules & LODESTAR_MATCHING_RULE_BIT (i))
      json_builder_add_string_value (builder,
                                     lodestar_matching_rule_get_nick ((LodestarMatchingRule) i));

  json_builder_end_array (builder);
}

static void
lodestar_cli_explain_pair_json (JsonBuilder                *builder,
                                const LodestarPoolMember   *mentee,
                                const LodestarPoolMember   *mentor,
                                const LodestarMatchingPair *pair,
                                const GArray               *ranges)
{
  g_autoptr (GArray) contributions = lodestar_contributions_new (pair);

  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "mentee", mentee->reference);
  lodestar_cli_json_string (builder, "mentor", mentor->reference);
  lodestar_cli_json_int (builder, "score", pair->score);
  lodestar_cli_json_int (builder, "known", pair->known);
  lodestar_cli_json_boolean (builder, "locked", pair->is_locked);
  lodestar_cli_explain_add_rules (builder, pair->broken);
  json_builder_set_member_name (builder, "contributions");
  json_builder_begin_array (builder);

  for (guint i = 0; i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "criterion",
                                lodestar_matching_criterion_get_nick (one->criterion));
      lodestar_cli_json_int (builder, "points", one->points);
      lodestar_cli_json_int (builder, "score", one->score);
      lodestar_cli_json_int (builder, "mentee", one->mentee);
      lodestar_cli_json_int (builder, "mentor", one->mentor);
      lodestar_cli_json_boolean (builder, "known",
                                 one->is_known_to_mentee && one->is_known_to_mentor);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);

  if (ranges != NULL)
    lodestar_cli_advice_add_ranges (builder, ranges);

  json_builder_end_object (builder);
}

/* Two peers are a pair both ways: each is explained, and both together are what they score. */
static void
lodestar_cli_explain_peers_json (JsonBuilder                *builder,
                                 const LodestarPoolMember   *one,
                                 const LodestarPoolMember   *other,
                                 const LodestarMatchingPair *there,
                                 const LodestarMatchingPair *back)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "peers");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, one->reference);
  json_builder_add_string_value (builder, other->reference);
  json_builder_end_array (builder);
  lodestar_cli_json_int (builder, "score", there->score + back->score);
  lodestar_cli_json_boolean (builder, "locked", there->is_locked || back->is_locked);
  lodestar_cli_explain_add_rules (builder, there->broken | back->broken);
  json_builder_set_member_name (builder, "ways");
  json_builder_begin_array (builder);
  lodestar_cli_explain_pair_json (builder, one, other, there, NULL);
  lodestar_cli_explain_pair_json (builder, other, one, back, NULL);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
lodestar_cli_explain_pair_print (const LodestarPoolMember   *mentee,
                                 const LodestarPoolMember   *mentor,
                                 const LodestarMatchingPair *pair)
{
  g_autoptr (GArray) contributions = lodestar_contributions_new (pair);

  lodestar_cli_print (_ ("%s (mentee) and %s (mentor): %u of 100, %u %% of the weight known"),
                      mentee->name, mentor->name, pair->score, pair->known);

  if (pair->broken != 0)
    {
      g_autofree char *rules = lodestar_matching_rules_dup_words (pair->broken);

      lodestar_cli_print (_ ("Not allowed: %s"), rules);
    }

  for (guint i = 0; i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      lodestar_cli_print (
        _ ("%3u of %3u  %s (mentee’s side %u, mentor’s side %u)%s"), one->score, one->points,
        lodestar_matching_criterion_get_label (one->criterion), one->mentee, one->mentor,
        one->is_known_to_mentee && one->is_known_to_mentor ? "" : _ (", not known"));
    }
}

static gboolean
lodestar_cli_explain_pair_show (LodestarCliExplain       *self,
                                const LodestarPoolMember *mentee,
                                const LodestarPoolMember *mentor,
                                guint                     mentee_index,
                                guint                     mentor_index,
                                gboolean                  is_json,
                                GError                  **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (LodestarAdvisor) advisor = NULL;
  g_autoptr (GArray) ranges = NULL;
  LodestarMatchingPair pair, back;

  if (self->is_sensitivity)
    {
      advisor = lodestar_advisor_new (self->pool, self->problem);
      ranges = lodestar_advisor_find_ranges (advisor, mentor_index, mentee_index, NULL, error);

      if (ranges == NULL)
        return FALSE;
    }

  lodestar_matching_explain (self->problem, mentor_index, mentee_index, &pair);

  if (self->is_of_peers)
    lodestar_matching_explain (self->problem, mentee_index, mentor_index, &back);

  if (!is_json)
    {
      lodestar_cli_explain_pair_print (mentee, mentor, &pair);

      if (self->is_of_peers)
        lodestar_cli_explain_pair_print (mentor, mentee, &back);

      if (ranges != NULL)
        lodestar_cli_advice_print_ranges (ranges);

      return TRUE;
    }

  builder = json_builder_new ();

  if (self->is_of_peers)
    lodestar_cli_explain_peers_json (builder, mentee, mentor, &pair, &back);
  else
    lodestar_cli_explain_pair_json (builder, mentee, mentor, &pair, ranges);

  lodestar_cli_print_json (builder);

  return TRUE;
}

static gboolean
lodestar_cli_explain_pair (
  LodestarCliExplain *self, const char *first, const char *second, gboolean is_json, GError **error)
{
  const LodestarPoolMember *mentee, *mentor;
  guint                     mentee_index = 0, mentor_index = 0;
  gint64                    person_id;

  mentee = lodestar_cli_explain_find (self, first, FALSE, &mentee_index);
  mentor = lodestar_cli_explain_find (self, second, TRUE, &mentor_index);

  if (mentee == NULL || mentor == NULL)
    {
      mentee = lodestar_cli_explain_find (self, second, FALSE, &mentee_index);
      mentor = lodestar_cli_explain_find (self, first, TRUE, &mentor_index);
    }

  /* Somebody who is not known at all, or not told apart, is named first. */
  if ((mentee == NULL || mentor == NULL) &&
      (!lodestar_person_store_find (self->db, first, &person_id, error) ||
       !lodestar_person_store_find (self->db, second, &person_id, error)))
    return FALSE;

  if (mentee == NULL || mentor == NULL)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   self->is_of_peers
                     ? _ ("“%s” and “%s” are not two peers of this program.")
                     : _ ("“%s” and “%s” are not a mentee and a mentor of this program."),
                   first, second);
      return FALSE;
    }

  if (mentee_index == LODESTAR_MATCHING_NOBODY || mentor_index == LODESTAR_MATCHING_NOBODY)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("%s is left out of the matching now."),
                   mentee_index == LODESTAR_MATCHING_NOBODY ? mentee->name : mentor->name);
      return FALSE;
    }

  return lodestar_cli_explain_pair_show (self, mentee, mentor, mentee_index, mentor_index, is_json,
                                         error);
}

static void
lodestar_cli_explain_add_members (const LodestarProposalUnit *unit,
                                  const LodestarPoolMember   *who,
                                  GPtrArray                  *partners,
                                  GPtrArray                  *names)
{
  for (guint i = 0; i <= unit->members->len; i++)
    {
      const LodestarUnitMember *member =
        i == 0 ? unit->mentor : g_ptr_array_index (unit->members, i - 1);

      if (member == NULL || member->participant_id == who->participant_id)
        continue;

      g_ptr_array_add (partners, g_strdup (member->reference));
      g_ptr_array_add (names, g_strdup (member->name));
    }
}

/* What the newest proposal says of somebody: the partners, or the reason for having none. */
static gboolean
lodestar_cli_explain_load_proposal (LodestarCliExplain       *self,
                                    const LodestarPoolMember *who,
                                    GPtrArray                *partners,
                                    GPtrArray                *names,
                                    char                    **reason,
                                    GError                  **error)
{
  g_autoptr (GPtrArray) proposals =
    lodestar_proposal_store_list (self->db, lodestar_pool_get_rows (self->pool)->program_id, error);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (LodestarProposalUnits) units = NULL;
  const LodestarProposalUnit *unit;
  gint64                      id;

  if (proposals == NULL)
    return FALSE;

  if (proposals->len == 0)
    return TRUE;

  id = ((LodestarProposal *) g_ptr_array_index (proposals, 0))->id;
  pairs = lodestar_proposal_store_list_pairs (self->db, id, error);
  unmatched = pairs != NULL ? lodestar_proposal_store_list_unmatched (self->db, id, error) : NULL;

  if (unmatched == NULL || (units = lodestar_proposal_units_load (
                              self->db, g_ptr_array_index (proposals, 0), error)) == NULL)
    return FALSE;

  unit = lodestar_proposal_units_find (units, who->participant_id);

  if (unit != NULL)
    lodestar_cli_explain_add_members (unit, who, partners, names);

  for (guint i = 0; unit == NULL && i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      if (who->is_mentor ? pair->mentor_id == who->participant_id
                         : pair->mentee_id == who->participant_id)
        {
          g_ptr_array_add (
            partners, g_strdup (who->is_mentor ? pair->mentee_reference : pair->mentor_reference));
          g_ptr_array_add (names,
                           g_strdup (who->is_mentor ? pair->mentee_name : pair->mentor_name));
        }
    }

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *one = g_ptr_array_index (unmatched, i);
      LodestarMatchingUnmatched        parsed;

      if (one->participant_id == who->participant_id &&
          lodestar_matching_unmatched_parse (one->reason, one->detail, one->is_mentor, &parsed))
        *reason = lodestar_unit_unmatched_dup_words (&parsed, units->structure);
    }

  return TRUE;
}

static void
lodestar_cli_explain_person_json (LodestarCliExplain              *self,
                                  JsonBuilder                     *builder,
                                  const LodestarPoolMember        *who,
                                  const LodestarMatchingCandidate *best,
                                  guint                            n_best,
                                  GPtrArray                       *partners,
                                  const char                      *reason,
                                  const LodestarAdvice            *advice)
{
  LodestarMatchingRole other = who->is_mentor ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;

  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "person", who->reference);
  lodestar_cli_json_string (builder, "role",
                            who->is_peer     ? "peer"
                            : who->is_mentor ? "mentor"
                                             : "mentee");
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);

  for (guint i = 0; i < partners->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (partners, i));

  json_builder_end_array (builder);
  lodestar_cli_json_string (builder, "reason", reason);
  json_builder_set_member_name (builder, "best");
  json_builder_begin_array (builder);

  for (guint i = 0; i < n_best; i++)
    {
      json_builder_begin_object (builder);
      lodestar_cli_json_string (
        builder, "person", lodestar_pool_get_member (self->pool, other, best[i].index)->reference);
      lodestar_cli_json_int (builder, "score", best[i].score);
      lodestar_cli_json_int (builder, "known", best[i].known);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  lodestar_cli_advice_add (builder, self->pool, advice);
  json_builder_end_object (builder);
}

static void
lodestar_cli_explain_person_print (LodestarCliExplain              *self,
                                   const LodestarPoolMember        *who,
                                   const LodestarMatchingCandidate *best,
                                   guint                            n_best,
                                   GPtrArray                       *names,
                                   const char                      *reason)
{
  LodestarMatchingRole other = who->is_mentor ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;
  g_autofree char     *name = lodestar_text_isolate (who->name);

  lodestar_cli_print ("%s (%s)", name,
                      who->is_peer     ? _ ("peer")
                      : who->is_mentor ? _ ("mentor")
                                       : _ ("mentee"));

  for (guint i = 0; i < names->len; i++)
    lodestar_cli_print (_ ("  matched with %s in the newest proposal"),
                        (char *) g_ptr_array_index (names, i));

  if (reason != NULL)
    lodestar_cli_print (_ ("  unmatched in the newest proposal: %s"), reason);

  for (guint i = 0; i < n_best; i++)
    lodestar_cli_print ("%5u  %s", best[i].score,
                        lodestar_pool_get_member (self->pool, other, best[i].index)->name);
}

static gboolean
lodestar_cli_explain_person (LodestarCliExplain *self,
                             const char         *reference,
                             gboolean            is_json,
                             GError            **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean is_found = FALSE;
  gint64   person_id;

  json_builder_begin_array (builder);

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      LodestarMatchingCandidate best[LODESTAR_CLI_EXPLAIN_N_PARTNERS];
      g_autoptr (GPtrArray) partners = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (LodestarAdvice) advice = NULL;
      g_autofree char          *reason = NULL;
      const LodestarPoolMember *who;
      guint                     index = 0, n_best = 0;

      who = lodestar_cli_explain_find (self, reference, role == LODESTAR_MATCHING_MENTOR, &index);

      if (who == NULL || (self->is_of_peers && role == LODESTAR_MATCHING_MENTOR))
        continue;

      is_found = TRUE;

      if (index != LODESTAR_MATCHING_NOBODY)
        n_best = lodestar_matching_partners (self->problem, NULL, (LodestarMatchingRole) role,
                                             index, G_N_ELEMENTS (best), best);

      if (!lodestar_cli_explain_load_proposal (self, who, partners, names, &reason, error))
        return FALSE;

      if (role == LODESTAR_MATCHING_MENTEE && index != LODESTAR_MATCHING_NOBODY)
        advice = lodestar_cli_advice_find (self->pool, self->problem, index);

      if (is_json)
        lodestar_cli_explain_person_json (self, builder, who, best, n_best, partners, reason,
                                          advice);
      else
        lodestar_cli_explain_person_print (self, who, best, n_best, names, reason);

      if (!is_json && advice != NULL)
        lodestar_cli_advice_print (self->pool, advice);
    }

  json_builder_end_array (builder);

  if (!is_found && !lodestar_person_store_find (self->db, reference, &person_id, error))
    return FALSE;

  if (!is_found)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   self->is_of_peers
                     ? _ ("“%s” is no peer of this program. Name the person by employee number, "
                          "e-mail address or whole name.")
                     : _ ("“%s” is neither a mentor nor a mentee of this program. Name the person "
                          "by employee number, e-mail address or whole name."),
                   reference);
      return FALSE;
    }

  if (is_json)
    lodestar_cli_print_json (builder);

  return TRUE;
}

/**
 * lodestar_cli_explain:
 *
 * `lodestarctl explain WORKSPACE PROGRAM PERSON [PERSON] [--sensitivity] [--json]`: with two
 * people, what each criterion gives the pair and which rules forbid it, and how far each weight can
 * move before it changes; with one, what the newest proposal says of them, their best possible
 * partners, and what could be done for a mentee without a mentor.
 */
int
lodestar_cli_explain (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  LodestarCliExplain self;
  gboolean           is_json = FALSE, is_sensitivity = FALSE, is_done;
  gint64             program_id;
  int                status;
  const GOptionEntry entries[] = {
    { "sensitivity", 0, 0, G_OPTION_ARG_NONE, &is_sensitivity,
      N_ ("Tell how far each weight can move before the pair changes"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 3, 4, &status))
    return status;

  if (is_sensitivity && argc < 5)
    return lodestar_cli_usage ("explain", _ ("--sensitivity is told of two people"));

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error) ||
      !(pool = lodestar_pool_load (lodestar_workspace_get_db (workspace), program_id,
                                   lodestar_date_today (), &error)))
    return lodestar_cli_fail (g_steal_pointer (&error));

  problem = lodestar_pool_dup_problem (pool);
  self =
    (LodestarCliExplain) { lodestar_workspace_get_db (workspace), pool, problem,
                           lodestar_pool_get_structure (pool) >= LODESTAR_MATCHING_STRUCTURE_PEERS,
                           is_sensitivity };
  is_done = argc > 4 ? lodestar_cli_explain_pair (&self, argv[3], argv[4], is_json, &error)
                     : lodestar_cli_explain_person (&self, argv[3], is_json, &error);

  return is_done ? LODESTAR_CLI_DONE : lodestar_cli_fail (g_steal_pointer (&error));
}
