/* lodestar-design-reader.c - the JSON form of a program's design
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#include "lodestar-design-private.h"
#include "lodestar-error.h"
#include "lodestar-text.h"

/* A design is a page of text; what is larger is something else. */
#define LODESTAR_DESIGN_MAX_SIZE (1024 * 1024)
#define LODESTAR_DESIGN_MAX_ITEMS 500
#define LODESTAR_DESIGN_MAX_LEVELS 100

/* Sets an error at a place of the file. */
gboolean
lodestar_design_fail (const char *path, const char *member, GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID, "%s%s%s: %s", path,
               path[0] != '\0' && member[0] != '\0' && member[0] != '[' ? "." : "", member, text);

  return FALSE;
}

gboolean
lodestar_design_check_members (const LodestarDesignNode *node,
                               const char *const        *known,
                               GError                  **error)
{
  g_autoptr (GList) members = json_object_get_members (node->object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);

        return lodestar_design_fail (node->path, l->data, error,
                                     _ ("There is no such member. Known are %s."), all);
      }

  return TRUE;
}

/* Reads a text where it is there; @out is freed and set. */
gboolean
lodestar_design_read_text (const LodestarDesignNode *node,
                           const char               *member,
                           gboolean                  is_needed,
                           char                    **out,
                           GError                  **error)
{
  JsonNode *value = json_object_get_member (node->object, member);
  char     *text;

  if (value == NULL && !is_needed)
    return TRUE;

  if (value == NULL)
    return lodestar_design_fail (node->path, member, error, _ ("This is missing."));

  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return lodestar_design_fail (node->path, member, error, _ ("A text is expected."));

  text = lodestar_text_clean (json_node_get_string (value));

  if (is_needed && lodestar_text_is_blank (text))
    {
      g_free (text);
      return lodestar_design_fail (node->path, member, error, _ ("This must not be empty."));
    }

  g_free (*out);
  *out = text;

  return TRUE;
}

/* Reads a whole number where it is there. */
gboolean
lodestar_design_read_number (
  const LodestarDesignNode *node, const char *member, int min, int max, int *out, GError **error)
{
  JsonNode *value = json_object_get_member (node->object, member);
  gint64    number;

  if (value == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_INT64)
    return lodestar_design_fail (node->path, member, error, _ ("A whole number is expected."));

  number = json_node_get_int (value);

  if (number < min || number > max)
    return lodestar_design_fail (node->path, member, error,
                                 _ ("%" PRId64 " is not between %d and %d."), number, min, max);

  *out = (int) number;

  return TRUE;
}

gboolean
lodestar_design_read_flag (const LodestarDesignNode *node,
                           const char               *member,
                           gboolean                 *out,
                           GError                  **error)
{
  JsonNode *value = json_object_get_member (node->object, member);

  if (value == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
    return lodestar_design_fail (node->path, member, error, _ ("true or false is expected."));

  *out = json_node_get_boolean (value);

  return TRUE;
}

static gboolean
lodestar_design_read_date (const LodestarDesignNode *node,
                           const char               *member,
                           LodestarDate             *out,
                           GError                  **error)
{
  g_autofree char *text = NULL;
  LodestarDate     date;

  if (!lodestar_design_read_text (node, member, FALSE, &text, error))
    return FALSE;

  if (text == NULL)
    return TRUE;

  if ((date = lodestar_date_from_iso (text)) == LODESTAR_DATE_NONE)
    return lodestar_design_fail (node->path, member, error,
                                 _ ("“%s” is no day of the form YYYY-MM-DD."), text);

  *out = date;

  return TRUE;
}

/* The array of that name; %NULL in @out where it is not there. */
static gboolean
lodestar_design_get_array (const LodestarDesignNode *node,
                           const char               *member,
                           JsonArray               **out,
                           GError                  **error)
{
  JsonNode *value = json_object_get_member (node->object, member);

  *out = NULL;

  if (value == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    return lodestar_design_fail (node->path, member, error, _ ("An array is expected."));

  *out = json_node_get_array (value);

  if (json_array_get_length (*out) > LODESTAR_DESIGN_MAX_ITEMS)
    return lodestar_design_fail (node->path, member, error, _ ("There are more than %d items."),
                                 LODESTAR_DESIGN_MAX_ITEMS);

  return TRUE;
}

/* The object at a place of an array. @path is where it is written. */
static gboolean
lodestar_design_get_item (
  JsonArray *array, guint i, const char *path, LodestarDesignNode *out, GError **error)
{
  JsonNode *value = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return lodestar_design_fail (path, "", error, _ ("An object is expected."));

  out->object = json_node_get_object (value);
  out->path = path;

  return TRUE;
}

static char *
lodestar_design_make_path (const char *parent, const char *member, guint i)
{
  return g_strdup_printf ("%s%s%s[%u]", parent, parent[0] != '\0' ? "." : "", member, i);
}

static gboolean
lodestar_design_read_structure (const LodestarDesignNode *node,
                                LodestarDesign           *design,
                                GError                  **error)
{
  g_autofree char *nick = NULL;
  const char      *structure;

  if (!lodestar_design_read_text (node, "structure", FALSE, &nick, error))
    return FALSE;

  if (nick == NULL)
    return TRUE;

  if ((structure = lodestar_design_find_structure (nick)) == NULL)
    return lodestar_design_fail (node->path, "structure", error,
                                 _ ("“%s” is none of one-to-one, group, peer and reverse."), nick);

  design->structure = structure;

  /* The defaults depend on it. */
  g_ptr_array_unref (design->criteria);
  design->criteria = lodestar_design_new_criteria (structure);
  g_ptr_array_unref (design->rules);
  design->rules = lodestar_design_new_rules (structure);

  return TRUE;
}

static gboolean
lodestar_design_read_cadence (const LodestarDesignNode *node,
                              LodestarDesign           *design,
                              GError                  **error)
{
  g_autofree char *nick = NULL;

  if (!lodestar_design_read_text (node, "cadence", FALSE, &nick, error))
    return FALSE;

  if (nick != NULL && !lodestar_cadence_from_nick (nick, &design->cadence))
    return lodestar_design_fail (
      node->path, "cadence", error,
      _ ("“%s” is none of weekly, fortnightly, monthly, six-weekly and quarterly."), nick);

  return TRUE;
}

static gboolean
lodestar_design_read_event (const LodestarDesignNode *node,
                            LodestarDesignPhase      *phase,
                            GError                  **error)
{
  static const char *const known[] = { "name", "kind", "month", "day", NULL };
  g_autofree char         *name = NULL;
  g_autofree char         *kind = NULL;
  int                      month = phase->first_month, day = 1;

  if (!lodestar_design_check_members (node, known, error) ||
      !lodestar_design_read_text (node, "name", TRUE, &name, error) ||
      !lodestar_design_read_text (node, "kind", FALSE, &kind, error) ||
      !lodestar_design_read_number (node, "month", phase->first_month, phase->last_month, &month,
                                    error) ||
      !lodestar_design_read_number (node, "day", 1, 31, &day, error))
    return FALSE;

  if (kind != NULL && strcmp (kind, "event") != 0 && strcmp (kind, "milestone") != 0)
    return lodestar_design_fail (node->path, "kind", error,
                                 _ ("“%s” is neither event nor milestone."), kind);

  g_ptr_array_add (phase->events, lodestar_design_event_new (
                                    name, g_strcmp0 (kind, "milestone") == 0, month, day));

  return TRUE;
}

static gboolean
lodestar_design_read_events (const LodestarDesignNode *node,
                             LodestarDesignPhase      *phase,
                             GError                  **error)
{
  JsonArray *events;

  if (!lodestar_design_get_array (node, "events", &events, error))
    return FALSE;

  for (guint i = 0; events != NULL && i < json_array_get_length (events); i++)
    {
      g_autofree char   *path = lodestar_design_make_path (node->path, "events", i);
      LodestarDesignNode event;

      if (!lodestar_design_get_item (events, i, path, &event, error) ||
          !lodestar_design_read_event (&event, phase, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_design_read_phase (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  static const char *const known[] = {
    "name", "kind", "first-month", "last-month", "events", NULL
  };
  g_autofree char     *name = NULL;
  g_autofree char     *nick = NULL;
  LodestarDesignPhase *phase;
  const char          *kind = "other";

  if (!lodestar_design_check_members (node, known, error) ||
      !lodestar_design_read_text (node, "name", TRUE, &name, error) ||
      !lodestar_design_read_text (node, "kind", FALSE, &nick, error))
    return FALSE;

  if (nick != NULL && (kind = lodestar_design_find_phase_kind (nick)) == NULL)
    return lodestar_design_fail (node->path, "kind", error,
                                 _ ("“%s” is none of launch, development, completion and other."),
                                 nick);

  phase = lodestar_design_phase_new (name, kind);
  phase->first_month = phase->last_month = 0;
  g_ptr_array_add (design->phases, phase);

  if (!lodestar_design_read_number (node, "first-month", 1, design->duration_months,
                                    &phase->first_month, error))
    return FALSE;

  if (phase->first_month == 0)
    return lodestar_design_fail (node->path, "first-month", error, _ ("This is missing."));

  phase->last_month = phase->first_month;

  return lodestar_design_read_number (node, "last-month", phase->first_month,
                                      design->duration_months, &phase->last_month, error) &&
         lodestar_design_read_events (node, phase, error);
}

/* Phases that the file says take the place of the usual ones, which are fitted to the duration. */
static gboolean
lodestar_design_read_phases (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  JsonArray *phases;

  if (!lodestar_design_get_array (node, "phases", &phases, error))
    return FALSE;

  g_ptr_array_unref (design->phases);
  design->phases = lodestar_design_new_phases (design->duration_months);

  if (phases != NULL)
    g_ptr_array_set_size (design->phases, 0);

  for (guint i = 0; phases != NULL && i < json_array_get_length (phases); i++)
    {
      g_autofree char   *path = lodestar_design_make_path (node->path, "phases", i);
      LodestarDesignNode phase;

      if (!lodestar_design_get_item (phases, i, path, &phase, error) ||
          !lodestar_design_read_phase (&phase, design, error))
        return FALSE;
    }

  return TRUE;
}

/* The value of a criterion or a rule: a text, or a whole number for what counts something. */
static gboolean
lodestar_design_read_value (const LodestarDesignNode *node, char **out, GError **error)
{
  JsonNode *value = json_object_get_member (node->object, "value");

  if (value == NULL)
    return TRUE;

  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_INT64)
    {
      g_free (*out);
      *out = g_strdup_printf ("%" PRId64, json_node_get_int (value));
      return TRUE;
    }

  return lodestar_design_read_text (node, "value", FALSE, out, error);
}

static gboolean
lodestar_design_parse_levels (const char *text, int min, int *out)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, min, LODESTAR_DESIGN_MAX_LEVELS, &number, NULL))
    return FALSE;

  *out = (int) number;

  return TRUE;
}

static gboolean
lodestar_design_check_criterion (const LodestarDesignNode      *node,
                                 const LodestarDesignCriterion *criterion,
                                 GError                       **error)
{
  int gap;

  if (!json_object_has_member (node->object, "value"))
    return TRUE;

  if (strcmp (criterion->kind, "department") == 0)
    return strcmp (criterion->value, "same") == 0 || strcmp (criterion->value, "different") == 0 ||
           lodestar_design_fail (node->path, "value", error,
                                 _ ("“%s” is neither same nor different."), criterion->value);

  if (strcmp (criterion->kind, "level-gap") == 0)
    return lodestar_design_parse_levels (criterion->value, -LODESTAR_DESIGN_MAX_LEVELS, &gap) ||
           lodestar_design_fail (node->path, "value", error, _ ("“%s” is no number of levels."),
                                 criterion->value);

  return lodestar_design_fail (node->path, "value", error,
                               _ ("The criterion %s is measured without a value."),
                               criterion->kind);
}

/* `MIN..MAX` levels, or the least number of them alone. */
static gboolean
lodestar_design_is_level_range (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "..", 2);
  int min, max;

  if (parts[0] == NULL ||
      !lodestar_design_parse_levels (parts[0], -LODESTAR_DESIGN_MAX_LEVELS, &min))
    return FALSE;

  return parts[1] == NULL || lodestar_design_parse_levels (parts[1], min, &max);
}

static gboolean
lodestar_design_check_rule (const LodestarDesignNode *node,
                            const LodestarDesignRule *rule,
                            GError                  **error)
{
  gint64 hours;

  if (!json_object_has_member (node->object, "value"))
    return TRUE;

  if (strcmp (rule->kind, "time-zone-distance") == 0)
    return g_ascii_string_to_signed (rule->value, 10, 0, 24, &hours, NULL) ||
           lodestar_design_fail (node->path, "value", error,
                                 _ ("“%s” is no number of hours from 0 to 24."), rule->value);

  if (strcmp (rule->kind, "level-gap") == 0)
    return lodestar_design_is_level_range (rule->value) ||
           lodestar_design_fail (node->path, "value", error,
                                 _ ("“%s” is neither a number of levels nor MIN..MAX."),
                                 rule->value);

  return lodestar_design_fail (node->path, "value", error, _ ("The rule %s has no value."),
                               rule->kind);
}

/* Which kinds were named already: each may stand once. */
static gboolean
lodestar_design_check_once (const LodestarDesignNode *node,
                            GHashTable               *seen,
                            const char               *kind,
                            GError                  **error)
{
  return g_hash_table_add (seen, (gpointer) kind) ||
         lodestar_design_fail (node->path, "kind", error, _ ("“%s” stands twice."), kind);
}

static LodestarDesignCriterion *
lodestar_design_find_criterion (LodestarDesign *design, const char *kind)
{
  for (guint i = 0; i < design->criteria->len; i++)
    {
      LodestarDesignCriterion *criterion = g_ptr_array_index (design->criteria, i);

      if (strcmp (criterion->kind, kind) == 0)
        return criterion;
    }

  return NULL;
}

static gboolean
lodestar_design_read_criterion (const LodestarDesignNode *node,
                                LodestarDesign           *design,
                                GHashTable               *seen,
                                GError                  **error)
{
  static const char *const known[] = { "kind", "weight", "enabled", "value", NULL };
  g_autofree char         *kind = NULL;
  LodestarDesignCriterion *criterion;

  if (!lodestar_design_check_members (node, known, error) ||
      !lodestar_design_read_text (node, "kind", TRUE, &kind, error))
    return FALSE;

  if ((criterion = lodestar_design_find_criterion (design, kind)) == NULL)
    return lodestar_design_fail (node->path, "kind", error, _ ("There is no criterion “%s”."),
                                 kind);

  criterion->is_enabled = TRUE;

  return lodestar_design_check_once (node, seen, criterion->kind, error) &&
         lodestar_design_read_number (node, "weight", 0, 100, &criterion->weight, error) &&
         lodestar_design_read_flag (node, "enabled", &criterion->is_enabled, error) &&
         lodestar_design_read_value (node, &criterion->value, error) &&
         lodestar_design_check_criterion (node, criterion, error);
}

/* A list of criteria is all of them: those it does not name do not count. */
static gboolean
lodestar_design_read_criteria (const LodestarDesignNode *node,
                               LodestarDesign           *design,
                               GError                  **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *criteria;

  if (!lodestar_design_get_array (node, "criteria", &criteria, error))
    return FALSE;

  for (guint i = 0; criteria != NULL && i < design->criteria->len; i++)
    ((LodestarDesignCriterion *) g_ptr_array_index (design->criteria, i))->is_enabled = FALSE;

  for (guint i = 0; criteria != NULL && i < json_array_get_length (criteria); i++)
    {
      g_autofree char   *path = lodestar_design_make_path (node->path, "criteria", i);
      LodestarDesignNode criterion;

      if (!lodestar_design_get_item (criteria, i, path, &criterion, error) ||
          !lodestar_design_read_criterion (&criterion, design, seen, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_design_read_rule (const LodestarDesignNode *node,
                           LodestarDesign           *design,
                           GHashTable               *seen,
                           GError                  **error)
{
  static const char *const known[] = { "kind", "enabled", "value", NULL };
  g_autofree char         *kind = NULL;
  LodestarDesignRule      *rule = NULL;

  if (!lodestar_design_check_members (node, known, error) ||
      !lodestar_design_read_text (node, "kind", TRUE, &kind, error))
    return FALSE;

  for (guint i = 0; i < design->rules->len; i++)
    if (strcmp (((LodestarDesignRule *) g_ptr_array_index (design->rules, i))->kind, kind) == 0)
      rule = g_ptr_array_index (design->rules, i);

  if (rule == NULL)
    return lodestar_design_fail (node->path, "kind", error, _ ("There is no rule “%s”."), kind);

  rule->is_enabled = TRUE;

  return lodestar_design_check_once (node, seen, rule->kind, error) &&
         lodestar_design_read_flag (node, "enabled", &rule->is_enabled, error) &&
         lodestar_design_read_value (node, &rule->value, error) &&
         lodestar_design_check_rule (node, rule, error);
}

/* A list of rules is all of them, as with criteria. */
static gboolean
lodestar_design_read_rules (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *rules;

  if (!lodestar_design_get_array (node, "rules", &rules, error))
    return FALSE;

  for (guint i = 0; rules != NULL && i < design->rules->len; i++)
    ((LodestarDesignRule *) g_ptr_array_index (design->rules, i))->is_enabled = FALSE;

  for (guint i = 0; rules != NULL && i < json_array_get_length (rules); i++)
    {
      g_autofree char   *path = lodestar_design_make_path (node->path, "rules", i);
      LodestarDesignNode rule;

      if (!lodestar_design_get_item (rules, i, path, &rule, error) ||
          !lodestar_design_read_rule (&rule, design, seen, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_design_read_goal (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  static const char *const known[] = { "specific",  "metric", "baseline", "target",
                                       "relevance", "due",    NULL };
  LodestarDesignGoal      *goal = lodestar_design_goal_new ("");

  g_ptr_array_add (design->goals, goal);

  return lodestar_design_check_members (node, known, error) &&
         lodestar_design_read_text (node, "specific", TRUE, &goal->specific, error) &&
         lodestar_design_read_text (node, "metric", FALSE, &goal->metric, error) &&
         lodestar_design_read_text (node, "baseline", FALSE, &goal->baseline, error) &&
         lodestar_design_read_text (node, "target", FALSE, &goal->target, error) &&
         lodestar_design_read_text (node, "relevance", FALSE, &goal->relevance, error) &&
         lodestar_design_read_date (node, "due", &goal->due, error);
}

static gboolean
lodestar_design_read_goals (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  JsonArray *goals;

  if (!lodestar_design_get_array (node, "goals", &goals, error))
    return FALSE;

  for (guint i = 0; goals != NULL && i < json_array_get_length (goals); i++)
    {
      g_autofree char   *path = lodestar_design_make_path (node->path, "goals", i);
      LodestarDesignNode goal;

      if (!lodestar_design_get_item (goals, i, path, &goal, error) ||
          !lodestar_design_read_goal (&goal, design, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_design_read (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  static const char *const known[] = {
    "$schema",         "name",
    "purpose",         "structure",
    "start",           "cadence",
    "duration-months", "meeting-minutes",
    "trial-days",      "minimum-score",
    "objective",       "groups",
    "circles",         "phases",
    "criteria",        "rules",
    "goals",           NULL,
  };
  g_autofree char *schema = NULL;

  return lodestar_design_check_members (node, known, error) &&
         lodestar_design_read_text (node, "$schema", FALSE, &schema, error) &&
         lodestar_design_read_text (node, "name", TRUE, &design->name, error) &&
         lodestar_design_read_text (node, "purpose", FALSE, &design->purpose, error) &&
         lodestar_design_read_structure (node, design, error) &&
         lodestar_design_read_date (node, "start", &design->start, error) &&
         lodestar_design_read_number (node, "duration-months", 1, LODESTAR_DESIGN_MAX_MONTHS,
                                      &design->duration_months, error) &&
         lodestar_design_read_cadence (node, design, error) &&
         lodestar_design_read_number (node, "meeting-minutes", 5, 480, &design->meeting_minutes,
                                      error) &&
         lodestar_design_read_number (node, "trial-days", 0, 365, &design->trial_days, error) &&
         lodestar_design_read_number (node, "minimum-score", 0, 100, &design->minimum_score,
                                      error) &&
         lodestar_design_read_units (node, design, error) &&
         lodestar_design_read_phases (node, design, error) &&
         lodestar_design_read_criteria (node, design, error) &&
         lodestar_design_read_rules (node, design, error) &&
         lodestar_design_read_goals (node, design, error);
}

/**
 * lodestar_design_read_data:
 * @json: the text of a design
 * @length: its length in bytes, -1 if it ends with a NUL byte
 * @today: the day from which the default start is counted
 * @error: return location for a #GError, or %NULL
 *
 * Reads the design of a program. All but the name has the defaults of
 * lodestar_design_new(). `data/lodestar-design.schema.json` documents the
 * members. Fails with %LODESTAR_ERROR_INVALID where the text is no JSON, a
 * member is not known, or a value does not fit; the message begins with the
 * place in the file: `phases[1].first-month: …`.
 *
 * Returns: (transfer full): the design, or %NULL with @error set
 */
LodestarDesign *
lodestar_design_read_data (const char *json, gssize length, LodestarDate today, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (LodestarDesign) design = NULL;
  g_autoptr (GError) reason = NULL;
  LodestarDesignNode node = { NULL, "" };

  g_return_val_if_fail (json != NULL, NULL);

  length = length < 0 ? (gssize) strlen (json) : length;

  if (length > LODESTAR_DESIGN_MAX_SIZE)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The design is larger than 1 MiB."));
      return NULL;
    }

  json_parser_set_strict (parser, TRUE);

  if (!json_parser_load_from_data (parser, json, length, &reason))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The design is no valid JSON: %s"), reason->message);
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The design must be one JSON object."));
      return NULL;
    }

  node.object = json_node_get_object (json_parser_get_root (parser));
  design = lodestar_design_new ("", today);

  return lodestar_design_read (&node, design, error) ? g_steal_pointer (&design) : NULL;
}

/**
 * lodestar_design_read_file:
 * @path: a file
 * @today: the day from which the default start is counted
 * @error: return location for a #GError, or %NULL
 *
 * Reads the design of a program; see lodestar_design_read_data().
 *
 * Returns: (transfer full): the design, or %NULL with @error set
 */
LodestarDesign *
lodestar_design_read_file (const char *path, LodestarDate today, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gsize            size;
  const char      *data;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  name = g_filename_display_basename (path);

  if ((bytes = g_file_load_bytes (file, NULL, NULL, error)) == NULL)
    {
      g_prefix_error (error, _ ("“%s” cannot be opened: "), name);
      return NULL;
    }

  data = g_bytes_get_data (bytes, &size);

  return lodestar_design_read_data (data != NULL ? data : "", (gssize) size, today, error);
}
