/* lodestar-matching-words.c - what matching says, in the user's language
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-words.h"

#include "lodestar-text.h"
#include "lodestar-unit-words.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *label;
  const char *measure;
} lodestar_matching_criterion_words[LODESTAR_N_MATCHING_CRITERIA] = {
  [LODESTAR_MATCHING_CRITERION_SKILLS] = { N_ ("Skills wanted and offered"),
                                           N_ ("Whole terms; the first wanted counts most") },
  [LODESTAR_MATCHING_CRITERION_DEVELOPMENT] = { N_ ("Development areas"),
                                                N_ ("Areas that the mentor has skills in") },
  [LODESTAR_MATCHING_CRITERION_CAREER_GOAL] = { N_ ("Career goal"),
                                                N_ ("The mentor has been where the mentee wants to "
                                                    "go") },
  [LODESTAR_MATCHING_CRITERION_WISHES] = { N_ ("Wishes"),
                                           N_ ("First wish full, each next one a quarter less") },
  [LODESTAR_MATCHING_CRITERION_LEVEL_GAP] = { N_ ("Level gap"),
                                              N_ ("Best at the gap that is set, nothing at none") },
  [LODESTAR_MATCHING_CRITERION_INTERESTS] = { N_ ("Interests"),
                                              N_ ("Up to three interests in common") },
  [LODESTAR_MATCHING_CRITERION_STYLE] = { N_ ("Communication style"),
                                          N_ ("Same style full, a neighbouring one half") },
  [LODESTAR_MATCHING_CRITERION_LANGUAGES] = { N_ ("Languages"), N_ ("At least one in common") },
  [LODESTAR_MATCHING_CRITERION_TIMES] = { N_ ("Meeting times"),
                                          N_ ("Up to eight hours of the week in common") },
  [LODESTAR_MATCHING_CRITERION_FORMAT] = { N_ ("Meeting format"),
                                           N_ ("In person and remote do not go together") },
  [LODESTAR_MATCHING_CRITERION_TIME_ZONE] = { N_ ("Time zone"),
                                              N_ ("Full at the same hour, nothing from eight hours "
                                                  "on") },
  [LODESTAR_MATCHING_CRITERION_DEPARTMENT] = { N_ ("Department"),
                                               N_ ("A different one, or the same one, as set") },
  [LODESTAR_MATCHING_CRITERION_LOCATION] = { N_ ("Location"), N_ ("The same location") },
};

static const struct
{
  const char *label;
  const char *explanation;
} lodestar_matching_rule_words[LODESTAR_N_MATCHING_RULES] = {
  [LODESTAR_MATCHING_RULE_SELF] = { N_ ("Nobody mentors himself"),
                                    N_ ("The same person in both roles") },
  [LODESTAR_MATCHING_RULE_NOT_WITH] = { N_ ("“Not with”"),
                                        N_ ("One of the two asked not to be with the other") },
  [LODESTAR_MATCHING_RULE_BAN] = { N_ ("Banned pairs"), N_ ("Pairs that you banned") },
  [LODESTAR_MATCHING_RULE_REPORTING_LINE] = { N_ ("Not within the reporting line"),
                                              N_ ("One stands above the other, at any distance") },
  [LODESTAR_MATCHING_RULE_SAME_TEAM] = { N_ ("Not the same team"),
                                         N_ ("Both report to the same manager") },
  [LODESTAR_MATCHING_RULE_SAME_DEPARTMENT] = { N_ ("Not the same department"),
                                               N_ ("Both work in one department") },
  [LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT] = { N_ ("Only within the department"),
                                                N_ ("Departments differ, or one is not known") },
  [LODESTAR_MATCHING_RULE_SAME_LOCATION] = { N_ ("Not the same location"),
                                             N_ ("Both work at one location") },
  [LODESTAR_MATCHING_RULE_OTHER_LOCATION] = { N_ ("Only at the same location"),
                                              N_ ("Locations differ, or one is not known") },
  [LODESTAR_MATCHING_RULE_EARLIER_PAIRS] = { N_ ("No earlier pairs"),
                                             N_ ("The two are or were partners already") },
  [LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE] = { N_ ("Not too many hours apart"),
                                                  N_ ("Clocks are farther apart, or one is not "
                                                      "known") },
  [LODESTAR_MATCHING_RULE_LEVEL_GAP] = { N_ ("Levels between mentor and mentee"),
                                         N_ ("The gap is outside, or a level is not known") },
  [LODESTAR_MATCHING_RULE_MINIMUM_SCORE] = { N_ ("Minimum acceptable score"),
                                             N_ ("The pair’s score is below it") },
};

/**
 * lodestar_matching_criterion_get_label:
 * @criterion: a criterion
 *
 * Returns: its name
 */
const char *
lodestar_matching_criterion_get_label (LodestarMatchingCriterion criterion)
{
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, NULL);

  return _ (lodestar_matching_criterion_words[criterion].label);
}

/**
 * lodestar_matching_criterion_get_measure:
 * @criterion: a criterion
 *
 * Returns: how it is measured, in a few words
 */
const char *
lodestar_matching_criterion_get_measure (LodestarMatchingCriterion criterion)
{
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, NULL);

  return _ (lodestar_matching_criterion_words[criterion].measure);
}

/**
 * lodestar_matching_rule_get_label:
 * @rule: a rule
 *
 * Returns: its name
 */
const char *
lodestar_matching_rule_get_label (LodestarMatchingRule rule)
{
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, NULL);

  return _ (lodestar_matching_rule_words[rule].label);
}

/**
 * lodestar_matching_rule_get_explanation:
 * @rule: a rule
 *
 * Returns: which pairs it forbids
 */
const char *
lodestar_matching_rule_get_explanation (LodestarMatchingRule rule)
{
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, NULL);

  return _ (lodestar_matching_rule_words[rule].explanation);
}

/**
 * lodestar_matching_style_get_label:
 * @style: a communication style
 *
 * Returns: its name
 */
const char *
lodestar_matching_style_get_label (LodestarMatchingStyle style)
{
  switch (style)
    {
    case LODESTAR_MATCHING_STYLE_DIRECT:
      return _ ("Direct");
    case LODESTAR_MATCHING_STYLE_ANALYTICAL:
      return _ ("Analytical");
    case LODESTAR_MATCHING_STYLE_SUPPORTIVE:
      return _ ("Supportive");
    case LODESTAR_MATCHING_STYLE_EXPRESSIVE:
      return _ ("Expressive");
    case LODESTAR_MATCHING_STYLE_UNKNOWN:
    default:
      return _ ("Not known");
    }
}

/**
 * lodestar_matching_format_get_label:
 * @format: a meeting format
 *
 * Returns: its name
 */
const char *
lodestar_matching_format_get_label (LodestarMatchingFormat format)
{
  switch (format)
    {
    case LODESTAR_MATCHING_FORMAT_IN_PERSON:
      return _ ("In person");
    case LODESTAR_MATCHING_FORMAT_REMOTE:
      return _ ("Remote");
    case LODESTAR_MATCHING_FORMAT_EITHER:
      return _ ("Either");
    case LODESTAR_MATCHING_FORMAT_UNKNOWN:
    default:
      return _ ("Not known");
    }
}

/**
 * lodestar_matching_objective_get_label:
 * @objective: what a matching is to be
 *
 * Returns: its name, translated
 */
const char *
lodestar_matching_objective_get_label (LodestarMatchingObjective objective)
{
  switch (objective)
    {
    case LODESTAR_MATCHING_OBJECTIVE_FAIR:
      return _ ("Fair");

    case LODESTAR_MATCHING_OBJECTIVE_STABLE:
      return _ ("Stable");

    case LODESTAR_MATCHING_OBJECTIVE_BEST:
    default:
      return _ ("Best total fit");
    }
}

/**
 * lodestar_pool_absence_get_label:
 * @absence: why somebody is left out of the pool
 *
 * Returns: the reason in words
 */
const char *
lodestar_pool_absence_get_label (LodestarPoolAbsence absence)
{
  switch (absence)
    {
    case LODESTAR_POOL_ABSENCE_INVITED:
      return _ ("Has not answered the invitation");
    case LODESTAR_POOL_ABSENCE_DECLINED:
      return _ ("Declined");
    case LODESTAR_POOL_ABSENCE_WITHDRAWN:
      return _ ("Withdrew");
    case LODESTAR_POOL_ABSENCE_COMPLETED:
      return _ ("Has completed the program");
    case LODESTAR_POOL_ABSENCE_HAS_MENTOR:
      return _ ("Has a mentor already");
    case LODESTAR_POOL_ABSENCE_IS_FULL:
      return _ ("All places are taken");
    case LODESTAR_POOL_ABSENCE_HAS_GROUP:
      return _ ("Leads a group already");
    case LODESTAR_POOL_ABSENCE_HAS_PARTNERS:
      return _ ("Has a partner or a circle already");
    case LODESTAR_POOL_ABSENCE_LEFT:
    default:
      return _ ("Left the organization");
    }
}

/**
 * lodestar_matching_rules_dup_words:
 * @rules: a set of rules
 *
 * Returns: (transfer full): their names, with commas; "" for none
 */
char *
lodestar_matching_rules_dup_words (LodestarMatchingRules rules)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    if (rules & LODESTAR_MATCHING_RULE_BIT (i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              lodestar_matching_rule_get_label ((LodestarMatchingRule) i));

  return g_string_free (words, FALSE);
}

/**
 * lodestar_matching_unmatched_dup_removed:
 * @unmatched: somebody without a partner
 *
 * Returns: (transfer full): “Not within the reporting line 12, No earlier pairs 3”, the rule that
 *   removes most first
 */
char *
lodestar_matching_unmatched_dup_removed (const LodestarMatchingUnmatched *unmatched)
{
  GString              *words = g_string_new (NULL);
  LodestarMatchingRules done = 0;

  while (TRUE)
    {
      guint most = LODESTAR_N_MATCHING_RULES;

      for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
        if (unmatched->n_removed[i] > 0 && !(done & LODESTAR_MATCHING_RULE_BIT (i)) &&
            (most == LODESTAR_N_MATCHING_RULES ||
             unmatched->n_removed[i] > unmatched->n_removed[most]))
          most = i;

      if (most == LODESTAR_N_MATCHING_RULES)
        return g_string_free (words, FALSE);

      done |= LODESTAR_MATCHING_RULE_BIT (most);
      g_string_append_printf (words, "%s%s: %u", words->len > 0 ? ", " : "",
                              lodestar_matching_rule_get_label ((LodestarMatchingRule) most),
                              unmatched->n_removed[most]);
    }
}

/* Where the possible mentors' places went instead */
static char *
lodestar_matching_unmatched_dup_taken (const LodestarMatchingUnmatched *unmatched)
{
  guint n = unmatched->n_allowed;

  if (unmatched->reason == LODESTAR_MATCHING_REASON_NOT_FAIRER)
    return g_strdup_printf (
      ngettext ("The places of the one possible mentor went to others, which is no less fair.",
                "The places of all %u possible mentors went to others, which is no less fair.", n),
      n);

  if (unmatched->reason == LODESTAR_MATCHING_REASON_OTHERS_PREFERRED)
    /* TRANSLATORS: to people whom the mentors would rather have, or who are locked to them */
    return g_strdup_printf (
      ngettext ("The places of the one possible mentor went to others, preferred or locked.",
                "The places of all %u possible mentors went to others, preferred or locked.", n),
      n);

  return g_strdup_printf (ngettext ("The places of the one possible mentor are better used.",
                                    "The places of all %u possible mentors are better used.", n),
                          n);
}

/* Whom the possible mentees have instead of a mentor */
static char *
lodestar_matching_unmatched_dup_mentor_taken (const LodestarMatchingUnmatched *unmatched)
{
  guint n = unmatched->n_allowed;

  if (unmatched->reason == LODESTAR_MATCHING_REASON_NOT_FAIRER)
    return g_strdup_printf (
      ngettext ("The one possible mentee has another mentor, which is no less fair.",
                "All %u possible mentees have other mentors, which is no less fair.", n),
      n);

  if (unmatched->reason == LODESTAR_MATCHING_REASON_OTHERS_PREFERRED)
    /* TRANSLATORS: mentors whom the mentees would rather have, or who are locked to them */
    return g_strdup_printf (
      ngettext ("The one possible mentee has another mentor, preferred or locked.",
                "All %u possible mentees have other mentors, preferred or locked.", n),
      n);

  return g_strdup_printf (ngettext ("The one possible mentee is better placed.",
                                    "All %u possible mentees are better placed.", n),
                          n);
}

/**
 * lodestar_matching_unmatched_dup_words:
 * @unmatched: somebody without a partner
 *
 * Returns: (transfer full): why, in a sentence or two
 */
char *
lodestar_matching_unmatched_dup_words (const LodestarMatchingUnmatched *unmatched)
{
  gboolean         is_mentor = unmatched->role == LODESTAR_MATCHING_MENTOR;
  g_autofree char *removed = NULL;

  switch (unmatched->reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PARTNERS:
      return g_strdup (is_mentor ? _ ("There are no mentees in the pool.")
                                 : _ ("There are no mentors in the pool."));

    case LODESTAR_MATCHING_REASON_FORBIDDEN:
      removed = lodestar_matching_unmatched_dup_removed (unmatched);

      /* TRANSLATORS: %s is a list of rules with how many partners each forbids */
      return g_strdup_printf (is_mentor ? _ ("The rules leave no possible mentee (%s).")
                                        : _ ("The rules leave no possible mentor (%s)."),
                              removed);

    case LODESTAR_MATCHING_REASON_BELOW_MINIMUM:
      return g_strdup_printf (_ ("Every possible pair is below the minimum acceptable score; the "
                                 "best reaches %d."),
                              unmatched->best_score);

    case LODESTAR_MATCHING_REASON_NO_PLACES:
      return g_strdup (is_mentor ? _ ("Has no places to offer.")
                                 : _ ("The possible mentors have no places to offer."));

    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
      return g_strdup (is_mentor ? _ ("The proposed mentee was taken out of the program.")
                                 : _ ("The proposed mentor was taken out of the program."));

    case LODESTAR_MATCHING_REASON_BETTER_USED:
    case LODESTAR_MATCHING_REASON_LEFT_OVER:
    case LODESTAR_MATCHING_REASON_TOO_FEW:
    case LODESTAR_MATCHING_REASON_NOT_TRAINED:
    case LODESTAR_MATCHING_REASON_NOT_FAIRER:
    case LODESTAR_MATCHING_REASON_OTHERS_PREFERRED:
    case LODESTAR_N_MATCHING_REASONS:
    default:
      return is_mentor ? lodestar_matching_unmatched_dup_mentor_taken (unmatched)
                       : lodestar_matching_unmatched_dup_taken (unmatched);
    }
}

static void
lodestar_matching_counts_to_json (GString *json, const char *name, const guint *counts)
{
  gboolean is_first = TRUE;

  g_string_append_printf (json, ",\"%s\":{", name);

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    if (counts[i] > 0)
      {
        g_string_append_printf (json, "%s\"%s\":%u", is_first ? "" : ",",
                                lodestar_matching_rule_get_nick ((LodestarMatchingRule) i),
                                counts[i]);
        is_first = FALSE;
      }

  g_string_append_c (json, '}');
}

/**
 * lodestar_matching_unmatched_to_json:
 * @pool: the pool
 * @unmatched: somebody without a partner
 *
 * Returns: (transfer full): the counts behind the reason as a JSON object: `allowed`, `best-score`,
 *   `best` (identity of a participant), `removed` and `only` (by rule)
 */
char *
lodestar_matching_unmatched_to_json (const LodestarPool              *pool,
                                     const LodestarMatchingUnmatched *unmatched)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"allowed\":%u,\"best-score\":%d", unmatched->n_allowed,
                          unmatched->best_score);

  if (unmatched->best != LODESTAR_MATCHING_NOBODY)
    {
      LodestarMatchingRole other = unmatched->role == LODESTAR_MATCHING_MENTOR
                                     ? LODESTAR_MATCHING_MENTEE
                                     : LODESTAR_MATCHING_MENTOR;

      g_string_append_printf (
        json, ",\"best\":%" G_GINT64_FORMAT,
        lodestar_pool_get_member (pool, other, unmatched->best)->participant_id);
    }

  lodestar_matching_counts_to_json (json, "removed", unmatched->n_removed);
  lodestar_matching_counts_to_json (json, "only", unmatched->n_only);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static void
lodestar_matching_counts_parse (JsonObject *root, const char *name, guint *counts)
{
  JsonNode *node = json_object_get_member (root, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      gint64 count = json_object_get_int_member_with_default (
        json_node_get_object (node), lodestar_matching_rule_get_nick ((LodestarMatchingRule) i), 0);

      counts[i] = (guint) CLAMP (count, 0, G_MAXUINT);
    }
}

/**
 * lodestar_matching_unmatched_parse:
 * @reason: nick of a reason
 * @detail: what lodestar_matching_unmatched_to_json() wrote
 * @is_mentor: the role
 * @unmatched: (out caller-allocates): what they say; its indices are not filled in
 *
 * Reads what a proposal keeps.
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_matching_unmatched_parse (const char                *reason,
                                   const char                *detail,
                                   gboolean                   is_mentor,
                                   LodestarMatchingUnmatched *unmatched)
{
  g_autoptr (JsonNode) root = json_from_string (detail, NULL);
  JsonObject *object;
  guint       i;

  memset (unmatched, 0, sizeof *unmatched);
  unmatched->role = is_mentor ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE;
  unmatched->index = LODESTAR_MATCHING_NOBODY;
  unmatched->best = LODESTAR_MATCHING_NOBODY;

  for (i = 0; i < LODESTAR_N_MATCHING_REASONS; i++)
    if (g_strcmp0 (lodestar_matching_reason_get_nick ((LodestarMatchingReason) i), reason) == 0)
      break;

  if (i == LODESTAR_N_MATCHING_REASONS || root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  object = json_node_get_object (root);
  unmatched->reason = (LodestarMatchingReason) i;
  unmatched->n_allowed =
    (guint) MAX (json_object_get_int_member_with_default (object, "allowed", 0), 0);
  unmatched->best_score = (int) json_object_get_int_member_with_default (object, "best-score", -1);
  lodestar_matching_counts_parse (object, "removed", unmatched->n_removed);
  lodestar_matching_counts_parse (object, "only", unmatched->n_only);

  return TRUE;
}

/**
 * lodestar_matching_conflict_dup_words:
 * @pool: the pool
 * @conflict: locks that cannot be kept
 *
 * Returns: (transfer full): what is wrong and what to do about it, in a sentence
 */
char *
lodestar_matching_conflict_dup_words (const LodestarPool             *pool,
                                      const LodestarMatchingConflict *conflict)
{
  g_autofree char *mentor = lodestar_text_isolate (
    conflict->mentor != LODESTAR_MATCHING_NOBODY
      ? lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, conflict->mentor)->name
      : "");
  g_autofree char *mentee = lodestar_text_isolate (
    conflict->mentee != LODESTAR_MATCHING_NOBODY
      ? lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, conflict->mentee)->name
      : "");
  g_autofree char *rules = NULL;
  char            *special = lodestar_unit_conflict_dup_words (pool, conflict);

  if (special != NULL)
    return special;

  switch (conflict->kind)
    {
    case LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE:
      return g_strdup_printf (_ ("%s is locked to more than one mentor. Take a lock off."), mentee);

    case LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY:
      return g_strdup_printf (_ ("%s is locked to more mentees than there are places. Take a lock "
                                 "off or raise the capacity."),
                              mentor);

    case LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL:
      return g_strdup_printf (_ ("%s and %s are locked to each other in both roles, but nobody "
                                 "mentors their own mentor. Take one of the locks off."),
                              mentor, mentee);

    case LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN:
    case LODESTAR_MATCHING_CONFLICT_MAY_NOT_MEET:
    case LODESTAR_MATCHING_CONFLICT_TOO_FEW:
    default:
      rules = lodestar_matching_rules_dup_words (conflict->rules);

      return g_strdup_printf (_ ("%s and %s are locked to each other, but a rule forbids the pair "
                                 "(%s). Take the lock off or switch the rule off."),
                              mentor, mentee, rules);
    }
}

static char *
lodestar_matching_demand_dup_words (const LodestarPool *pool, const LodestarMatchingDemand *demand)
{
  const char *mentor = "";
  const char *mentee = "";

  if (demand->kind == LODESTAR_MATCHING_DEMAND_LOCK ||
      demand->kind == LODESTAR_MATCHING_DEMAND_BAN ||
      demand->kind == LODESTAR_MATCHING_DEMAND_CAPACITY)
    mentor = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, demand->mentor)->name;
  if (demand->kind == LODESTAR_MATCHING_DEMAND_LOCK || demand->kind == LODESTAR_MATCHING_DEMAND_BAN)
    mentee = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, demand->mentee)->name;

  switch (demand->kind)
    {
    case LODESTAR_MATCHING_DEMAND_LOCK:
      /* Translators: the first is a mentor, the second a mentee. */
      return g_strdup_printf (_ ("the lock of %s and %s"), mentor, mentee);

    case LODESTAR_MATCHING_DEMAND_BAN:
      /* Translators: the first is a mentor, the second a mentee. */
      return g_strdup_printf (_ ("the ban on %s and %s"), mentor, mentee);

    case LODESTAR_MATCHING_DEMAND_CAPACITY:
      return g_strdup_printf (_ ("the capacity of %s"), mentor);

    case LODESTAR_MATCHING_DEMAND_SIZES:
      /* Translators: how many members a group or a circle is to have. */
      return g_strdup (_ ("the sizes asked for"));

    case LODESTAR_MATCHING_DEMAND_TRAINING:
      return g_strdup (_ ("that only trained mentors lead a group"));

    case LODESTAR_MATCHING_DEMAND_SPREAD:
      return g_strdup (_ ("that levels within a group are near each other"));

    case LODESTAR_MATCHING_DEMAND_RULE:
    default:
      return g_strdup_printf (_ ("the rule “%s”"), lodestar_matching_rule_get_label (demand->rule));
    }
}

/**
 * lodestar_matching_demands_dup_words:
 * @pool: the pool
 * @demands: (element-type LodestarMatchingDemand): what lodestar_matching_find_irreducible() found
 *
 * Returns: (transfer full): the demands that cannot be kept together, in a sentence
 */
char *
lodestar_matching_demands_dup_words (const LodestarPool *pool, const GArray *demands)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < demands->len; i++)
    {
      g_autofree char *one = lodestar_matching_demand_dup_words (
        pool, &g_array_index (demands, LodestarMatchingDemand, i));

      if (i > 0)
        g_string_append (words, _ (", "));
      g_string_append (words, one);
    }

  if (demands->len == 1)
    /* Translators: %s is a lock. */
    return g_strdup_printf (_ ("This can never be kept: %s."), words->str);

  /* Translators: %s is a list of locks, bans, capacities and rules. */
  return g_strdup_printf (
    _ ("These cannot be kept together: %s. Without any one of them the others "
       "can."),
    words->str);
}
