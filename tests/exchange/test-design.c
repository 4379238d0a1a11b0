/* test-design.c - the JSON form of a program's design
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>
#include <json-glib/json-glib.h>

#include "lodestar-design.h"
#include "lodestar-error.h"
#include "lodestar-matching-criterion.h"

#define TEST_DESIGN_TODAY (lodestar_date_new (2026, 11, 22))

static LodestarDesign *
test_design_read (const char *json)
{
  g_autoptr (GError) error = NULL;
  LodestarDesign *design = lodestar_design_read_data (json, -1, TEST_DESIGN_TODAY, &error);

  g_assert_no_error (error);

  return design;
}

static void
test_design_everything_but_the_name_has_a_default (void)
{
  g_autoptr (LodestarDesign) design = test_design_read ("{\"name\": \" Leaders  2027 \"}");
  const LodestarDesignPhase *launch = g_ptr_array_index (design->phases, 0);
  const LodestarDesignPhase *development = g_ptr_array_index (design->phases, 1);
  const LodestarDesignPhase *completion = g_ptr_array_index (design->phases, 2);

  g_assert_cmpstr (design->name, ==, "Leaders 2027");
  g_assert_cmpstr (design->structure, ==, "one-to-one");
  g_assert_cmpint (design->start, ==, lodestar_date_new (2026, 12, 1));
  g_assert_cmpint (design->duration_months, ==, 12);
  g_assert_cmpint (design->cadence, ==, LODESTAR_CADENCE_MONTHLY);
  g_assert_cmpint (design->meeting_minutes, ==, 60);
  g_assert_cmpuint (design->goals->len, ==, 0);
  g_assert_cmpuint (design->phases->len, ==, 3);
  g_assert_cmpint (launch->first_month, ==, 1);
  g_assert_cmpint (launch->last_month, ==, 1);
  g_assert_cmpint (development->first_month, ==, 2);
  g_assert_cmpint (development->last_month, ==, 11);
  g_assert_cmpint (completion->first_month, ==, 12);
  g_assert_cmpint (completion->last_month, ==, 12);
  g_assert_cmpuint (launch->events->len, >, 0);
  g_assert_cmpuint (development->events->len, >, 0);
  g_assert_cmpuint (completion->events->len, >, 0);
}

static void
test_design_phases_fit_every_duration (void)
{
  for (int months = 1; months <= 60; months++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"name\": \"x\", \"duration-months\": %d}", months);
      g_autoptr (LodestarDesign) design = test_design_read (json);
      int last = 0;

      for (guint i = 0; i < design->phases->len; i++)
        {
          const LodestarDesignPhase *phase = g_ptr_array_index (design->phases, i);
          int                        place = 0;

          g_assert_cmpint (phase->first_month, >=, 1);
          g_assert_cmpint (phase->last_month, >=, phase->first_month);
          g_assert_cmpint (phase->last_month, <=, months);

          if (months >= 3)
            g_assert_cmpint (phase->first_month, ==, last + 1);

          last = phase->last_month;

          for (guint j = 0; j < phase->events->len; j++)
            {
              const LodestarDesignEvent *event = g_ptr_array_index (phase->events, j);

              g_assert_cmpint (event->month, >=, phase->first_month);
              g_assert_cmpint (event->month, <=, phase->last_month);
              g_assert_cmpint (event->day, >=, 1);
              g_assert_cmpint (event->day, <=, 31);
              g_assert_cmpint (event->month * 100 + event->day, >=, place);
              place = event->month * 100 + event->day;
            }
        }

      g_assert_cmpint (last, ==, months);
    }
}

static void
test_design_criteria_start_as_the_matching_does (void)
{
  g_autoptr (LodestarDesign) design = test_design_read ("{\"name\": \"x\"}");

  g_assert_cmpuint (design->criteria->len, ==, LODESTAR_N_MATCHING_CRITERIA);

  for (guint i = 0; i < design->criteria->len; i++)
    {
      const LodestarDesignCriterion *criterion = g_ptr_array_index (design->criteria, i);
      LodestarMatchingCriterion      known;

      g_assert_true (lodestar_matching_criterion_from_nick (criterion->kind, &known));
      g_assert_cmpint (criterion->weight, ==,
                       lodestar_matching_criterion_get_default_weight (known));

      if (known == LODESTAR_MATCHING_CRITERION_LEVEL_GAP)
        g_assert_cmpint (g_ascii_strtoll (criterion->value, NULL, 10), ==,
                         lodestar_matching_criterion_get_default_parameter (known));
    }

  for (guint i = 0; i < design->rules->len; i++)
    {
      const LodestarDesignRule *rule = g_ptr_array_index (design->rules, i);
      LodestarMatchingRule      known;

      g_assert_true (lodestar_matching_rule_from_nick (rule->kind, &known));
      g_assert_cmpint (rule->is_enabled, ==, lodestar_matching_rule_is_on_by_default (known));
    }
}

static void
test_design_says_everything (void)
{
  g_autoptr (LodestarDesign) design = test_design_read (
    "{\"name\": \"Zoë’s program\", \"purpose\": \"More leaders\", \"structure\": \"reverse\","
    " \"start\": \"2027-02-15\", \"duration-months\": 6, \"cadence\": \"fortnightly\","
    " \"meeting-minutes\": 45, \"trial-days\": 30, \"minimum-score\": 40,"
    " \"phases\": [{\"name\": \"Start\", \"kind\": \"launch\", \"first-month\": 1,"
    "   \"events\": [{\"name\": \"Kickoff\", \"month\": 1, \"day\": 3}]},"
    "   {\"name\": \"Rest\", \"first-month\": 2, \"last-month\": 6,"
    "   \"events\": [{\"name\": \"Half\", \"kind\": \"milestone\", \"month\": 4}]}],"
    " \"criteria\": [{\"kind\": \"skills\", \"weight\": 70},"
    "   {\"kind\": \"department\", \"weight\": 30, \"value\": \"same\"},"
    "   {\"kind\": \"level-gap\", \"value\": -3, \"enabled\": false}],"
    " \"rules\": [{\"kind\": \"same-team\"}, {\"kind\": \"time-zone-distance\", \"value\": 3},"
    "   {\"kind\": \"level-gap\", \"value\": \"1..2\"}],"
    " \"goals\": [{\"specific\": \"Promotions\", \"metric\": \"count\", \"baseline\": \"10\","
    "   \"target\": \"13\", \"relevance\": \"Succession\", \"due\": \"2028-08-15\"}]}");
  const LodestarDesignPhase *rest = g_ptr_array_index (design->phases, 1);
  const LodestarDesignEvent *half = g_ptr_array_index (rest->events, 0);
  const LodestarDesignGoal  *goal = g_ptr_array_index (design->goals, 0);
  guint                      n_criteria = 0, n_rules = 0;

  g_assert_cmpstr (design->structure, ==, "reverse");
  g_assert_cmpint (design->start, ==, lodestar_date_new (2027, 2, 15));
  g_assert_cmpint (design->cadence, ==, LODESTAR_CADENCE_FORTNIGHTLY);
  g_assert_cmpint (design->minimum_score, ==, 40);
  g_assert_cmpuint (design->phases->len, ==, 2);
  g_assert_cmpstr (rest->kind, ==, "other");
  g_assert_cmpint (rest->last_month, ==, 6);
  g_assert_true (half->is_milestone);
  g_assert_cmpint (half->month, ==, 4);
  g_assert_cmpint (half->day, ==, 1);
  g_assert_cmpstr (goal->relevance, ==, "Succession");
  g_assert_cmpint (goal->due, ==, lodestar_date_new (2028, 8, 15));

  /* A list is all of them: what it does not name is off. */
  for (guint i = 0; i < design->criteria->len; i++)
    {
      const LodestarDesignCriterion *criterion = g_ptr_array_index (design->criteria, i);

      n_criteria += criterion->is_enabled;

      if (strcmp (criterion->kind, "level-gap") == 0)
        g_assert_cmpstr (criterion->value, ==, "-3");

      if (strcmp (criterion->kind, "skills") == 0)
        g_assert_cmpint (criterion->weight, ==, 70);
    }

  for (guint i = 0; i < design->rules->len; i++)
    {
      const LodestarDesignRule *rule = g_ptr_array_index (design->rules, i);

      n_rules += rule->is_enabled;

      if (strcmp (rule->kind, "level-gap") == 0)
        g_assert_cmpstr (rule->value, ==, "1..2");
    }

  g_assert_cmpuint (n_criteria, ==, 2);
  g_assert_cmpuint (n_rules, ==, 3);
}

static const struct
{
  const char *json;
  const char *start;
} test_design_mistakes[] = {
  { "", "The design is no valid JSON" },
  { "null", "The design must be" },
  { "{", "The design is no valid JSON" },
  { "{\"name\": \"x\"} {}", "The design is no valid JSON" },
  { "2{\"name\": \"x\"}", "The design is no valid JSON" },
  { "{\"name\": \"x\",}", "The design is no valid JSON" },
  { "[]", "The design must be one JSON object" },
  { "{\"name\": 1}", "name: A text" },
  { "{}", "name: This is missing" },
  { "{\"name\": \" \"}", "name: This must not be empty" },
  { "{\"name\": \"x\", \"nmae\": 1}", "nmae: There is no such member. Known are" },
  { "{\"name\": \"x\", \"structure\": \"chain\"}", "structure: “chain”" },
  { "{\"name\": \"x\", \"objective\": \"nice\"}", "objective: “nice” is none of" },
  { "{\"name\": \"x\", \"structure\": \"peer\", \"objective\": \"fair\"}", "objective: Only" },
  { "{\"name\": \"x\", \"groups\": {}}", "groups: Only a program of the structure “group”" },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": 5}", "groups: An object" },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {\"largest\": 1}}",
    "groups.largest: 1 is not between 2 and 20" },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {\"smallest\": 5, \"largest\": 4}}",
    "groups.largest: 4 is less than the smallest" },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {\"training\": 1}}",
    "groups.training: true or false" },
  { "{\"name\": \"x\", \"structure\": \"group\", \"circles\": {}}", "circles: Only a program" },
  { "{\"name\": \"x\", \"structure\": \"peer\", \"circles\": {\"training\": true}}",
    "circles.training: There is no such member" },
  { "{\"name\": \"x\", \"structure\": \"peer\", \"circles\": {\"smallest\": 2}}",
    "circles.smallest: 2 is not between 3 and 12" },
  { "{\"name\": \"x\", \"start\": \"01/02/2027\"}", "start: “01/02/2027”" },
  { "{\"name\": \"x\", \"start\": \"2027-02-30\"}", "start: “2027-02-30”" },
  { "{\"name\": \"x\", \"duration-months\": 0}", "duration-months: 0 is not between 1 and 60" },
  { "{\"name\": \"x\", \"duration-months\": 1.5}", "duration-months: A whole number" },
  { "{\"name\": \"x\", \"duration-months\": 99999999999}", "duration-months: 99999999999 is not" },
  { "{\"name\": \"x\", \"cadence\": \"daily\"}", "cadence: “daily”" },
  { "{\"name\": \"x\", \"phases\": {}}", "phases: An array" },
  { "{\"name\": \"x\", \"phases\": [1]}", "phases[0]: An object" },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1},"
    " {\"name\": \"b\", \"first-month\": 0}]}",
    "phases[1].first-month: 0 is not between 1 and 12" },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\"}]}",
    "phases[0].first-month: This is missing" },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 3, \"last-month\": 2}]}",
    "phases[0].last-month: 2 is not between 3" },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 3, \"events\":"
    " [{\"name\": \"e\", \"month\": 2}]}]}",
    "phases[0].events[0].month: 2 is not between 3 and 3" },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 3, \"events\":"
    " [{\"name\": \"e\", \"date\": 2}]}]}",
    "phases[0].events[0].date: There is no such member" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"shoe-size\"}]}",
    "criteria[0].kind: There is no" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\", \"weight\": 101}]}",
    "criteria[0].weight: 101" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\", \"enabled\": 1}]}",
    "criteria[0].enabled: true or false" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\"}, {\"kind\": \"skills\"}]}",
    "criteria[1].kind: “skills” stands twice" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\", \"value\": \"a\"}]}",
    "criteria[0].value: The criterion skills" },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"department\", \"value\": \"near\"}]}",
    "criteria[0].value: “near”" },
  { "{\"name\": \"x\", \"rules\": [{\"kind\": \"none\"}]}", "rules[0].kind: There is no rule" },
  { "{\"name\": \"x\", \"rules\": [{\"kind\": \"level-gap\", \"value\": \"4..1\"}]}",
    "rules[0].value: “4..1”" },
  { "{\"name\": \"x\", \"rules\": [{\"kind\": \"same-team\", \"value\": 1}]}",
    "rules[0].value: The rule same-team" },
  { "{\"name\": \"x\", \"goals\": [{\"metric\": \"m\"}]}", "goals[0].specific: This is missing" },
};

static void
test_design_what_is_wrong_is_named_with_its_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_design_mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      LodestarDesign *design =
        lodestar_design_read_data (test_design_mistakes[i].json, -1, TEST_DESIGN_TODAY, &error);

      g_assert_null (design);
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);

      if (!g_str_has_prefix (error->message, test_design_mistakes[i].start))
        g_error ("%s gives “%s”", test_design_mistakes[i].json, error->message);
    }
}

static void
test_design_says_how_people_meet (void)
{
  g_autoptr (LodestarDesign) usual = test_design_read ("{\"name\": \"x\"}");
  g_autoptr (LodestarDesign) fair =
    test_design_read ("{\"name\": \"x\", \"structure\": \"reverse\", \"objective\": \"fair\"}");
  g_autoptr (LodestarDesign) groups =
    test_design_read ("{\"name\": \"x\", \"structure\": \"group\", \"groups\": {\"smallest\": 7, "
                      "\"training\": true}}");
  g_autoptr (LodestarDesign) small =
    test_design_read ("{\"name\": \"x\", \"structure\": \"group\", \"groups\": {\"largest\": 3}}");
  g_autoptr (LodestarDesign) twos = test_design_read ("{\"name\": \"x\", \"structure\": \"peer\"}");
  g_autoptr (LodestarDesign) circles = test_design_read (
    "{\"name\": \"x\", \"structure\": \"peer\", \"circles\": {\"smallest\": 5, \"largest\": 5}}");

  g_assert_cmpstr (usual->objective, ==, "best");
  g_assert_cmpuint (usual->units.group_min, ==, 4);
  g_assert_cmpuint (usual->units.group_max, ==, 6);
  g_assert_cmpuint (usual->units.circle_min, ==, 3);
  g_assert_cmpuint (usual->units.circle_max, ==, 8);
  g_assert_cmpstr (fair->objective, ==, "fair");
  g_assert_cmpuint (groups->units.group_min, ==, 7);
  g_assert_cmpuint (groups->units.group_max, ==, 7);
  g_assert_true (groups->units.needs_training);
  g_assert_cmpuint (small->units.group_min, ==, 3);
  g_assert_cmpuint (small->units.group_max, ==, 3);
  g_assert_false (twos->units.has_circles);
  g_assert_true (circles->units.has_circles);
  g_assert_cmpuint (circles->units.circle_min, ==, 5);
  g_assert_cmpuint (circles->units.circle_max, ==, 5);
}

/* A value that the schema allows for a member. */
static JsonNode *
test_design_make_value (JsonObject *schema)
{
  const char *type = json_object_has_member (schema, "type") &&
                         JSON_NODE_HOLDS_VALUE (json_object_get_member (schema, "type"))
                       ? json_object_get_string_member (schema, "type")
                       : "enum";
  JsonNode   *node = json_node_alloc ();

  if (json_object_has_member (schema, "enum"))
    return json_node_init_string (
      node, json_array_get_string_element (json_object_get_array_member (schema, "enum"), 0));

  if (json_object_has_member (schema, "format"))
    return json_node_init_string (node, "2027-02-01");

  if (strcmp (type, "integer") == 0)
    return json_node_init_int (node, json_object_get_int_member (schema, "minimum"));

  if (strcmp (type, "boolean") == 0)
    return json_node_init_boolean (node, TRUE);

  if (strcmp (type, "array") == 0)
    {
      json_node_init (node, JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
      return node;
    }

  return json_node_init_string (node, "text");
}

/* The JSON of a design in which one member of one object has a value, and all objects around it
 * have what they need. */
static char *
test_design_compose (const char *around, const char *member, JsonNode *value)
{
  g_autofree char *text = json_to_string (value, FALSE);
  g_autofree char *pair = g_strdup_printf ("\"%s\": %s", member, text);
  GString         *json = g_string_new (around);

  g_string_replace (json, "@", pair, 1);

  return g_string_free (json, FALSE);
}

static guint
test_design_try_members (JsonObject *schema, const char *around, const char *skipped)
{
  JsonObject *properties = json_object_get_object_member (schema, "properties");
  g_autoptr (GList) members = json_object_get_members (properties);
  guint n = 0;

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autoptr (JsonNode) value = NULL;
      g_autofree char *json = NULL;
      g_autoptr (LodestarDesign) design = NULL;

      /* What stands in the frame already, and values that depend on the kind. */
      if (strstr (skipped, l->data) != NULL)
        continue;

      value = test_design_make_value (json_object_get_object_member (properties, l->data));
      json = test_design_compose (around, l->data, value);
      design = test_design_read (json);
      g_assert_nonnull (design);
      n++;
    }

  return n;
}

static JsonObject *
test_design_get_member (JsonObject *schema, const char *member)
{
  return json_object_get_object_member (json_object_get_object_member (schema, "properties"),
                                        member);
}

static JsonObject *
test_design_get_items (JsonObject *schema, const char *member)
{
  return json_object_get_object_member (
    json_object_get_object_member (json_object_get_object_member (schema, "properties"), member),
    "items");
}

static void
test_design_every_documented_member_is_accepted (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "lodestar-design.schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *schema, *phase;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  schema = json_node_get_object (json_parser_get_root (parser));
  phase = test_design_get_items (schema, "phases");

  g_assert_cmpuint (test_design_try_members (schema, "{\"name\": \"x\", @}", "name groups circles"),
                    ==, 14);
  g_assert_cmpuint (
    test_design_try_members (test_design_get_member (schema, "groups"),
                             "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {@}}", ""),
    ==, 3);
  g_assert_cmpuint (
    test_design_try_members (test_design_get_member (schema, "circles"),
                             "{\"name\": \"x\", \"structure\": \"peer\", \"circles\": {@}}", ""),
    ==, 2);
  g_assert_cmpuint (test_design_try_members (phase,
                                             "{\"name\": \"x\", \"phases\": [{\"name\": \"p\","
                                             " \"first-month\": 1, @}]}",
                                             "name first-month"),
                    ==, 3);
  g_assert_cmpuint (
    test_design_try_members (test_design_get_items (phase, "events"),
                             "{\"name\": \"x\", \"phases\": [{\"name\": \"p\","
                             " \"first-month\": 1, \"events\": [{\"name\": \"e\", @}]}]}",
                             "name"),
    ==, 3);
  g_assert_cmpuint (
    test_design_try_members (test_design_get_items (schema, "criteria"),
                             "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\","
                             " @}]}",
                             "kind value"),
    ==, 2);
  g_assert_cmpuint (
    test_design_try_members (test_design_get_items (schema, "rules"),
                             "{\"name\": \"x\", \"rules\": [{\"kind\": \"same-team\","
                             " @}]}",
                             "kind value"),
    ==, 1);
  g_assert_cmpuint (test_design_try_members (
                      test_design_get_items (schema, "goals"),
                      "{\"name\": \"x\", \"goals\": [{\"specific\": \"s\", @}]}", "specific"),
                    ==, 5);
}

/* The kinds that the schema lists are those that there are. */
static void
test_design_every_documented_kind_is_accepted (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "lodestar-design.schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  static const char *const lists[] = { "criteria", "rules" };

  g_assert_true (json_parser_load_from_file (parser, path, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonObject *items =
        test_design_get_items (json_node_get_object (json_parser_get_root (parser)), lists[i]);
      JsonArray *kinds = json_object_get_array_member (
        json_object_get_object_member (json_object_get_object_member (items, "properties"), "kind"),
        "enum");
      g_autoptr (LodestarDesign) defaults = test_design_read ("{\"name\": \"x\"}");

      g_assert_cmpuint (json_array_get_length (kinds), ==,
                        i == 0 ? defaults->criteria->len : defaults->rules->len);

      for (guint j = 0; j < json_array_get_length (kinds); j++)
        {
          g_autofree char *json =
            g_strdup_printf ("{\"name\": \"x\", \"%s\": [{\"kind\": \"%s\"}]}", lists[i],
                             json_array_get_string_element (kinds, j));
          g_autoptr (LodestarDesign) design = test_design_read (json);

          g_assert_nonnull (design);
        }
    }
}

static void
test_design_file_is_named_when_it_is_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_design_read_file ("/nonexistent/design.json", TEST_DESIGN_TODAY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "design.json"));
}

static void
test_design_deep_nesting_is_refused (void)
{
  g_autoptr (GString) json = g_string_new ("{\"name\": ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (json, '[');

  g_assert_null (
    lodestar_design_read_data (json->str, (gssize) json->len, TEST_DESIGN_TODAY, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
}

void
test_design_add_tests (void)
{
  g_test_add_func ("/exchange/design/everything-but-the-name-has-a-default",
                   test_design_everything_but_the_name_has_a_default);
  g_test_add_func ("/exchange/design/phases-fit-every-duration",
                   test_design_phases_fit_every_duration);
  g_test_add_func ("/exchange/design/criteria-start-as-the-matching-does",
                   test_design_criteria_start_as_the_matching_does);
  g_test_add_func ("/exchange/design/says-everything", test_design_says_everything);
  g_test_add_func ("/exchange/design/what-is-wrong-is-named-with-its-place",
                   test_design_what_is_wrong_is_named_with_its_place);
  g_test_add_func ("/exchange/design/every-documented-member-is-accepted",
                   test_design_every_documented_member_is_accepted);
  g_test_add_func ("/exchange/design/every-documented-kind-is-accepted",
                   test_design_every_documented_kind_is_accepted);
  g_test_add_func ("/exchange/design/file-is-named-when-it-is-missing",
                   test_design_file_is_named_when_it_is_missing);
  g_test_add_func ("/exchange/design/says-how-people-meet", test_design_says_how_people_meet);
  g_test_add_func ("/exchange/design/deep-nesting-is-refused", test_design_deep_nesting_is_refused);
}
