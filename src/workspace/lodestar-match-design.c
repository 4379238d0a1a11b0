/* lodestar-match-design.c - the criteria and rules that a proposal was made with
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match-design.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "lodestar-error.h"
#include "lodestar-matching-words.h"

static void
lodestar_match_design_parse_criterion (JsonObject *object, LodestarMatchDesign *design)
{
  const char               *nick = json_object_get_string_member_with_default (object, "kind", "");
  gint64                    points = json_object_get_int_member_with_default (object, "points", 0);
  LodestarMatchingCriterion criterion;

  if (lodestar_matching_criterion_from_nick (nick, &criterion))
    {
      design->points[criterion] = (guint) CLAMP (points, 0, 100);
      design->parameter[criterion] =
        (int) CLAMP (json_object_get_int_member_with_default (object, "parameter", 0), -100, 100);
    }
}

static void
lodestar_match_design_parse_rule (JsonObject *object, LodestarMatchDesign *design)
{
  const char          *nick = json_object_get_string_member_with_default (object, "kind", "");
  LodestarMatchingRule rule;

  if (!lodestar_matching_rule_from_nick (nick, &rule))
    return;

  design->has_rule[rule] = TRUE;
  design->minimum[rule] = (int) json_object_get_int_member_with_default (object, "minimum", 0);
  design->maximum[rule] = (int) json_object_get_int_member_with_default (object, "maximum", 0);
}

static void
lodestar_match_design_parse_list (JsonObject *object,
                                  const char *member,
                                  void (*parse) (JsonObject *, LodestarMatchDesign *),
                                  LodestarMatchDesign *design)
{
  JsonNode  *node = json_object_get_member (object, member);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        parse (json_node_get_object (element), design);
    }
}

/**
 * lodestar_match_design_parse:
 * @json: what lodestar_match_dup_design() wrote
 * @design: (out caller-allocates): return location for the design
 * @error: return location for a #GError, or %NULL
 *
 * Reads the settings that a proposal was made with. Criteria and rules that this
 * version does not know are left out. Fails with %LODESTAR_ERROR_INVALID.
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_match_design_parse (const char *json, LodestarMatchDesign *design, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode   *root;
  JsonObject *object;

  g_return_val_if_fail (json != NULL && design != NULL, FALSE);

  *design = (LodestarMatchDesign) { 0 };

  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The settings of a proposal cannot be read"));
      return FALSE;
    }

  object = json_node_get_object (root);
  lodestar_match_design_parse_list (object, "criteria", lodestar_match_design_parse_criterion,
                                    design);
  lodestar_match_design_parse_list (object, "rules", lodestar_match_design_parse_rule, design);
  design->minimum_score =
    (guint) CLAMP (json_object_get_int_member_with_default (object, "minimum-score", 0), 0, 100);

  return TRUE;
}

/**
 * lodestar_match_design_read:
 * @problem: a problem
 * @design: (out caller-allocates): return location for the design
 *
 * Reads the settings of a problem as they are now.
 */
void
lodestar_match_design_read (const LodestarMatchingProblem *problem, LodestarMatchDesign *design)
{
  g_return_if_fail (problem != NULL && design != NULL);

  *design = (LodestarMatchDesign) { 0 };

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      design->points[i] =
        lodestar_matching_problem_get_points (problem, (LodestarMatchingCriterion) i);
      design->parameter[i] =
        lodestar_matching_problem_get_parameter (problem, (LodestarMatchingCriterion) i);
    }

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      design->has_rule[i] = lodestar_matching_problem_get_rule (problem, (LodestarMatchingRule) i);

      if (design->has_rule[i])
        lodestar_matching_problem_get_rule_bounds (problem, (LodestarMatchingRule) i,
                                                   &design->minimum[i], &design->maximum[i]);
    }

  design->minimum_score = lodestar_matching_problem_get_minimum_score (problem);
}

/**
 * lodestar_match_design_dup_measure:
 * @design: a design
 * @criterion: a criterion
 *
 * Returns: (transfer full): how the criterion is measured, as it is set
 */
char *
lodestar_match_design_dup_measure (const LodestarMatchDesign *design,
                                   LodestarMatchingCriterion  criterion)
{
  int parameter;

  g_return_val_if_fail (design != NULL && criterion < LODESTAR_N_MATCHING_CRITERIA, NULL);

  parameter = design->parameter[criterion];

  if (criterion == LODESTAR_MATCHING_CRITERION_DEPARTMENT)
    return g_strdup (parameter != 0 ? _ ("The same department") : _ ("Different departments"));

  if (criterion != LODESTAR_MATCHING_CRITERION_LEVEL_GAP)
    return g_strdup (lodestar_matching_criterion_get_measure (criterion));

  if (parameter == 0)
    return g_strdup (_ ("Best at equal levels"));

  return parameter > 0
           ? g_strdup_printf (
               ngettext ("Best where the mentor is %d level above, 0 where equal or below",
                         "Best where the mentor is %d levels above, 0 where equal or below",
                         (gulong) parameter),
               parameter)
           : g_strdup_printf (
               ngettext ("Best where the mentor is %d level below, 0 where equal or above",
                         "Best where the mentor is %d levels below, 0 where equal or above",
                         (gulong) -parameter),
               -parameter);
}
