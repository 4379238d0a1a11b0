/* lodestar-program-verbs.c - designing programs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-verbs.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-match.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-program-verbs-private.h"
#include "lodestar-text.h"
#include "lodestar-unit-verbs.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_PROGRAM_DESIGN_TYPE "(ssssisiiia(ssiia(sbiis))a(sibs)a(sbs)a(ssssss)(ssiibbii))"

/**
 * lodestar_program_verbs_fail:
 * @error: return location for a #GError, or %NULL
 * @code: what kind of failure it is
 * @format: what is wrong, for the user
 *
 * Returns: %FALSE, always
 */
gboolean
lodestar_program_verbs_fail (GError **error, LodestarError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, LODESTAR_ERROR, code, message);

  return FALSE;
}

static gboolean
lodestar_program_verbs_check_range (
  int value, int minimum, int maximum, const char *what, GError **error)
{
  if (value >= minimum && value <= maximum)
    return TRUE;

  /* Translators: %s is what is set, such as “Duration”; then the least and the most */
  return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                      _ ("%s has to be between %d and %d"), what, minimum, maximum);
}

static gboolean
lodestar_program_verbs_check (LodestarDb                *db,
                              const LodestarProgramData *data,
                              gint64                     id,
                              GError                   **error)
{
  gboolean has_name;

  if (lodestar_text_is_blank (data->name))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("A program needs a name"));

  if (!lodestar_program_store_has_name (db, data->name, id, &has_name, error))
    return FALSE;

  if (has_name)
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_EXISTS,
                                        _ ("There is a program with the name “%s” already"),
                                        data->name);

  if (data->start == LODESTAR_DATE_NONE)
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("A program needs a date on which it starts"));

  if (!lodestar_date_is_near (data->start))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("A program starts in the years from 1900 to 2199"));

  return lodestar_program_verbs_check_range (data->duration_months, 1, LODESTAR_PROGRAM_MAX_MONTHS,
                                             _ ("The duration in months"), error) &&
         lodestar_program_verbs_check_range (data->meeting_minutes, 5, 480,
                                             _ ("The length of a meeting in minutes"), error) &&
         lodestar_program_verbs_check_range (data->trial_days, 0, 365, _ ("The trial in days"),
                                             error) &&
         lodestar_program_verbs_check_range (data->minimum_score, 0, 100,
                                             _ ("The least acceptable score"), error);
}

/**
 * lodestar_program_pack_design:
 * @design: a design
 *
 * Returns: (transfer floating): what #lodestar_verb_program_add takes
 */
GVariant *
lodestar_program_pack_design (const LodestarDesign *design)
{
  GVariantBuilder phases, criteria, rules, goals;
  char            start[LODESTAR_DATE_ISO_SIZE];

  g_variant_builder_init (&phases, G_VARIANT_TYPE ("a(ssiia(sbiis))"));
  g_variant_builder_init (&criteria, G_VARIANT_TYPE ("a(sibs)"));
  g_variant_builder_init (&rules, G_VARIANT_TYPE ("a(sbs)"));
  g_variant_builder_init (&goals, G_VARIANT_TYPE ("a(ssssss)"));

  for (guint i = 0; i < design->phases->len; i++)
    {
      const LodestarDesignPhase *phase = g_ptr_array_index (design->phases, i);
      GVariantBuilder            events;

      g_variant_builder_init (&events, G_VARIANT_TYPE ("a(sbiis)"));

      for (guint j = 0; phase->events && j < phase->events->len; j++)
        {
          const LodestarDesignEvent *event = g_ptr_array_index (phase->events, j);

          g_variant_builder_add (&events, "(sbiis)", event->name, event->is_milestone, event->month,
                                 event->day, "");
        }

      g_variant_builder_add (&phases, "(ssiia(sbiis))", phase->name, phase->kind,
                             phase->first_month, phase->last_month, &events);
    }

  for (guint i = 0; i < design->criteria->len; i++)
    {
      const LodestarDesignCriterion *criterion = g_ptr_array_index (design->criteria, i);

      g_variant_builder_add (&criteria, "(sibs)", criterion->kind, criterion->weight,
                             criterion->is_enabled, criterion->value ? criterion->value : "");
    }

  for (guint i = 0; i < design->rules->len; i++)
    {
      const LodestarDesignRule *rule = g_ptr_array_index (design->rules, i);

      g_variant_builder_add (&rules, "(sbs)", rule->kind, rule->is_enabled,
                             rule->value ? rule->value : "");
    }

  for (guint i = 0; design->goals && i < design->goals->len; i++)
    {
      const LodestarDesignGoal *goal = g_ptr_array_index (design->goals, i);
      char                      due[LODESTAR_DATE_ISO_SIZE] = "";

      if (goal->due != LODESTAR_DATE_NONE)
        lodestar_date_to_iso (goal->due, due);

      g_variant_builder_add (&goals, "(ssssss)", goal->specific, goal->metric ? goal->metric : "",
                             goal->baseline ? goal->baseline : "", goal->target ? goal->target : "",
                             goal->relevance ? goal->relevance : "", due);
    }

  return g_variant_new (
    LODESTAR_PROGRAM_DESIGN_TYPE, design->name, design->purpose ? design->purpose : "",
    design->structure, lodestar_date_to_iso (design->start, start), design->duration_months,
    lodestar_cadence_get_nick (design->cadence), design->meeting_minutes, design->trial_days,
    design->minimum_score, &phases, &criteria, &rules, &goals,
    design->objective != NULL ? design->objective : "best", "mentee", (int) design->units.group_min,
    (int) design->units.group_max, design->units.needs_training, design->units.has_circles,
    (int) design->units.circle_min, (int) design->units.circle_max);
}

/* The day of the n-th month that begins on the program's own day; never in the next month. */
static LodestarDate
lodestar_program_verbs_get_day (LodestarDate start, int month, int day)
{
  LodestarDate date = lodestar_program_month_start (start, month) + MAX (day, 1) - 1;

  return MIN (date, lodestar_program_month_end (start, month));
}

static gboolean
lodestar_program_verbs_add_phases (
  LodestarDb *db, gint64 id, const LodestarProgramData *data, GVariantIter *phases, GError **error)
{
  GVariantIter *events;
  const char   *name, *kind;
  int           first, last, previous = 0;

  while (g_variant_iter_next (phases, "(&s&siia(sbiis))", &name, &kind, &first, &last, &events))
    {
      g_autoptr (GVariantIter) owned = events;
      LodestarPhase phase = { 0, LODESTAR_PHASE_OTHER, (char *) name, first, last };
      const char   *event_name, *note;
      gboolean      is_milestone;
      int           month, day;

      if (!lodestar_phase_kind_from_nick (kind, &phase.kind))
        return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                            _ ("“%s” is no kind of phase"), kind);

      if (lodestar_text_is_blank (name) || first <= previous || last < first ||
          last > data->duration_months)
        return lodestar_program_verbs_fail (
          error, LODESTAR_ERROR_INVALID,
          _ (
            "The phase “%s” has to have a name, to begin after the one before it and to lie within "
            "the program’s %d months"),
          name, data->duration_months);

      previous = last;

      if (!lodestar_program_store_put_phase (db, id, &phase, error))
        return FALSE;

      while (
        g_variant_iter_next (owned, "(&sbii&s)", &event_name, &is_milestone, &month, &day, &note))
        {
          LodestarEvent event = { 0, is_milestone, (char *) event_name, LODESTAR_DATE_NONE,
                                  (char *) note };

          if (lodestar_text_is_blank (event_name))
            return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                                _ ("A date needs a name"));

          if (month < 1 || month > data->duration_months || day < 1 || day > 31)
            return lodestar_program_verbs_fail (
              error, LODESTAR_ERROR_INVALID,
              _ ("“%s” has to lie on a day of one of the program’s %d months"), event_name,
              data->duration_months);

          event.date = lodestar_program_verbs_get_day (data->start, month, day);

          if (!lodestar_program_store_put_event (db, id, &event, error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * lodestar_program_verbs_check_order:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Launch comes before development, and development before completion; each of
 * them may have several phases, and others may lie anywhere.
 *
 * Returns: whether the phases of the program come in that order
 */
gboolean
lodestar_program_verbs_check_order (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (GPtrArray) phases = NULL;
  const LodestarPhase *before = NULL;

  if (!(phases = lodestar_program_store_list_phases (db, program_id, error)))
    return FALSE;

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      if (phase->kind == LODESTAR_PHASE_OTHER)
        continue;

      if (before != NULL && phase->kind < before->kind)
        return lodestar_program_verbs_fail (
          error, LODESTAR_ERROR_CONFLICT,
          /* Translators: the names of two phases; then kinds of phases, as “Launch” */
          _ ("“%s” cannot come after “%s”: %s is before %s"), phase->name, before->name,
          lodestar_phase_kind_get_label (phase->kind),
          lodestar_phase_kind_get_label (before->kind));

      before = phase;
    }

  return TRUE;
}

static gboolean
lodestar_program_verbs_add_rest (LodestarDb   *db,
                                 gint64        id,
                                 GVariantIter *criteria,
                                 GVariantIter *rules,
                                 GVariantIter *goals,
                                 GError      **error)
{
  LodestarProgramGoal goal = { 0 };
  const char         *kind, *value, *due;
  gboolean            is_enabled;
  int                 weight;

  while (g_variant_iter_next (criteria, "(&sib&s)", &kind, &weight, &is_enabled, &value))
    if (!lodestar_match_check_criterion (kind, weight, is_enabled, value, error) ||
        !lodestar_program_store_set_criterion (db, id, kind, weight, is_enabled, value, error))
      return FALSE;

  while (g_variant_iter_next (rules, "(&sb&s)", &kind, &is_enabled, &value))
    if (!lodestar_match_check_rule (kind, is_enabled, value, error) ||
        !lodestar_program_store_set_rule (db, id, kind, is_enabled, value, error))
      return FALSE;

  while (g_variant_iter_next (goals, "(&s&s&s&s&s&s)", &goal.text, &goal.metric, &goal.baseline,
                              &goal.target, &goal.relevance, &due))
    {
      goal.due = *due ? lodestar_date_from_iso (due) : LODESTAR_DATE_NONE;

      if (lodestar_text_is_blank (goal.text))
        return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                            _ ("A goal has to say what is to grow"));

      if (*due && goal.due == LODESTAR_DATE_NONE)
        return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                            _ ("“%s” has to be a date"), due);

      if (!lodestar_program_store_put_goal (db, id, &goal, error))
        return FALSE;
    }

  return TRUE;
}

/* What is to be matched, and into what. */
static gboolean
lodestar_program_verbs_add_matching (LodestarDb *db, gint64 id, GVariant *matching, GError **error)
{
  const char *objective, *favoured;
  int         group_min, group_max, circle_min, circle_max;
  gboolean    training, has_circles;

  g_variant_get (matching, "(&s&siibbii)", &objective, &favoured, &group_min, &group_max, &training,
                 &has_circles, &circle_min, &circle_max);

  return lodestar_match_check_objective (objective, favoured, error) &&
         lodestar_pool_store_set_objective (db, id, objective, favoured, error) &&
         lodestar_unit_verbs_apply_groups (db, id, group_min, group_max, training, error) &&
         lodestar_unit_verbs_apply_circles (db, id, has_circles, circle_min, circle_max, error);
}

static gboolean
lodestar_program_verbs_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariantIter) phases = NULL;
  g_autoptr (GVariantIter) criteria = NULL;
  g_autoptr (GVariantIter) rules = NULL;
  g_autoptr (GVariantIter) goals = NULL;
  g_autoptr (GVariant) matching = NULL;
  g_autofree char    *name = NULL;
  LodestarProgramData data = { 0 };
  const char         *raw_name, *purpose, *structure, *start, *cadence;
  gint64              id;

  g_variant_get (in, "(&s&s&s&si&siiia(ssiia(sbiis))a(sibs)a(sbs)a(ssssss)@(ssiibbii))", &raw_name,
                 &purpose, &structure, &start, &data.duration_months, &cadence,
                 &data.meeting_minutes, &data.trial_days, &data.minimum_score, &phases, &criteria,
                 &rules, &goals, &matching);
  name = lodestar_text_clean (raw_name);
  data.name = name;
  data.purpose = (char *) purpose;
  data.contact = (char *) "";
  data.start = lodestar_date_from_iso (start);

  if (!lodestar_structure_from_nick (structure, &data.structure))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("“%s” is no structure of a program"), structure);

  if (!lodestar_cadence_from_nick (cadence, &data.cadence))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” is no cadence"),
                                        cadence);

  if (!lodestar_program_verbs_check (db, &data, 0, error) ||
      !(id = lodestar_program_store_add (db, &data, error)) ||
      !lodestar_program_verbs_add_phases (db, id, &data, phases, error) ||
      !lodestar_program_verbs_check_order (db, id, error) ||
      !lodestar_program_verbs_add_rest (db, id, criteria, rules, goals, error) ||
      !lodestar_program_verbs_add_matching (db, id, matching, error))
    return FALSE;

  if (out)
    *out = g_variant_new_int64 (id);

  return lodestar_history_add (db, "program", id, NULL, error);
}

/**
 * lodestar_verb_program_add:
 *
 * Adds a draft with its phases, events, criteria, rules, goals, objective and sizes. Takes what
 * lodestar_program_pack_design() gives; gives back the identity (`x`).
 */
const LodestarVerb lodestar_verb_program_add = {
  "program-add",
  N_ ("Add Program"),
  LODESTAR_PROGRAM_DESIGN_TYPE,
  lodestar_program_verbs_add,
};

/**
 * lodestar_program_verbs_get_text:
 * @value: a value of an `a{sv}`
 * @key: its key
 * @text: (inout): where the text goes, without stray white space
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is text
 */
gboolean
lodestar_program_verbs_get_text (GVariant *value, const char *key, char **text, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” has to be text"),
                                        key);

  g_free (*text);
  *text = lodestar_text_clean (g_variant_get_string (value, NULL));

  return TRUE;
}

/* As above, but for text of several lines. */
static gboolean
lodestar_program_verbs_get_lines (GVariant *value, const char *key, char **text, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” has to be text"),
                                        key);

  g_free (*text);
  *text = g_strstrip (g_variant_dup_string (value, NULL));

  return TRUE;
}

/**
 * lodestar_program_verbs_get_number:
 * @value: a value of an `a{sv}`
 * @key: its key
 * @number: (out): where the number goes
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is a number
 */
gboolean
lodestar_program_verbs_get_number (GVariant *value, const char *key, int *number, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("“%s” has to be a number"), key);

  *number = g_variant_get_int32 (value);

  return TRUE;
}

/**
 * lodestar_program_verbs_get_date:
 * @value: a value of an `a{sv}`
 * @key: its key
 * @is_needed: whether "" is a mistake
 * @date: (out): where the day goes
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is a day in ISO 8601
 */
gboolean
lodestar_program_verbs_get_date (
  GVariant *value, const char *key, gboolean is_needed, LodestarDate *date, GError **error)
{
  const char *text = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    text = g_variant_get_string (value, NULL);

  *date = text && *text ? lodestar_date_from_iso (text) : LODESTAR_DATE_NONE;

  if (*date == LODESTAR_DATE_NONE ? is_needed || !text || *text : !lodestar_date_is_near (*date))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” has to be a date"),
                                        key);

  return TRUE;
}

static gboolean
lodestar_program_verbs_apply (LodestarProgramData *data,
                              const char          *key,
                              GVariant            *value,
                              GError             **error)
{
  g_autofree char *nick = NULL;

  if (g_str_equal (key, "name"))
    return lodestar_program_verbs_get_text (value, key, &data->name, error);
  if (g_str_equal (key, "purpose"))
    return lodestar_program_verbs_get_lines (value, key, &data->purpose, error);
  if (g_str_equal (key, "contact"))
    return lodestar_program_verbs_get_text (value, key, &data->contact, error);
  if (g_str_equal (key, "start"))
    return lodestar_program_verbs_get_date (value, key, TRUE, &data->start, error);
  if (g_str_equal (key, "duration-months"))
    return lodestar_program_verbs_get_number (value, key, &data->duration_months, error);
  if (g_str_equal (key, "meeting-minutes"))
    return lodestar_program_verbs_get_number (value, key, &data->meeting_minutes, error);
  if (g_str_equal (key, "trial-days"))
    return lodestar_program_verbs_get_number (value, key, &data->trial_days, error);
  if (g_str_equal (key, "minimum-score"))
    return lodestar_program_verbs_get_number (value, key, &data->minimum_score, error);

  if (g_str_equal (key, "structure"))
    return lodestar_program_verbs_get_text (value, key, &nick, error) &&
           (lodestar_structure_from_nick (nick, &data->structure) ||
            lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                         _ ("“%s” is no structure of a program"), nick));

  if (g_str_equal (key, "cadence"))
    return lodestar_program_verbs_get_text (value, key, &nick, error) &&
           (lodestar_cadence_from_nick (nick, &data->cadence) ||
            lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” is no cadence"),
                                         nick));

  return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("A program has no “%s”"),
                                      key);
}

/* Phases scale with the duration, and events move with start and phases. */
static gboolean
lodestar_program_verbs_move (LodestarDb                *db,
                             gint64                     id,
                             const LodestarProgramData *data,
                             LodestarDate               old_start,
                             int                        old_months,
                             GError                   **error)
{
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GPtrArray) scaled = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (!(phases = lodestar_program_store_list_phases (db, id, error)) ||
      !(events = lodestar_program_store_list_events (db, id, error)))
    return FALSE;

  if ((int) phases->len > data->duration_months)
    return lodestar_program_verbs_fail (
      error, LODESTAR_ERROR_CONFLICT,
      g_dngettext (GETTEXT_PACKAGE, "“%s” has %u phase and cannot take fewer months than that",
                   "“%s” has %u phases and cannot take fewer months than that", phases->len),
      data->name, phases->len);

  scaled = lodestar_phases_scale (phases, old_months, data->duration_months);

  for (guint i = 0; i < scaled->len; i++)
    {
      const LodestarPhase *was = g_ptr_array_index (phases, i);
      const LodestarPhase *phase = g_ptr_array_index (scaled, i);

      if ((was->first_month != phase->first_month || was->last_month != phase->last_month) &&
          !lodestar_program_store_put_phase (db, id, phase, error))
        return FALSE;
    }

  for (guint i = 0; i < events->len; i++)
    {
      LodestarEvent *event = g_ptr_array_index (events, i);
      LodestarDate   date = lodestar_phases_move_date (
        phases, scaled, old_start, data->start, old_months, data->duration_months, event->date);

      if (date == event->date)
        continue;

      event->date = date;

      if (!lodestar_program_store_put_event (db, id, event, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_program_verbs_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarProgramData) data = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char       *key;
  GVariant         *value;
  gint64            id, n_relationships;
  LodestarDate      old_start;
  LodestarStructure old_structure;
  int               old_months;

  g_variant_get (in, "(xa{sv})", &id, &iter);

  if (!(data = lodestar_program_store_get (db, id, error)))
    return FALSE;

  old_start = data->start;
  old_months = data->duration_months;
  old_structure = data->structure;

  while (g_variant_iter_next (iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) owned = value;

      if (!lodestar_program_verbs_apply (data, key, owned, error))
        return FALSE;
    }

  if (!lodestar_program_verbs_check (db, data, id, error))
    return FALSE;

  if (data->structure != old_structure)
    {
      if (!lodestar_program_store_count_relationships (db, id, &n_relationships, error))
        return FALSE;

      if (n_relationships > 0)
        return lodestar_program_verbs_fail (
          error, LODESTAR_ERROR_CONFLICT,
          _ ("The structure of “%s” cannot change any more: it has relationships"), data->name);
    }

  if (!lodestar_program_store_set (db, id, data, error))
    return FALSE;

  if ((data->start != old_start || data->duration_months != old_months) &&
      !lodestar_program_verbs_move (db, id, data, old_start, old_months, error))
    return FALSE;

  if (data->start != old_start &&
      !lodestar_relationship_store_move_trials (db, id, old_start, data->start, error))
    return FALSE;

  return lodestar_history_add (db, "program", id, NULL, error);
}

/**
 * lodestar_verb_program_set:
 *
 * Changes columns of a program: `(xa{sv})`, its identity and any of `name`,
 * `purpose`, `contact`, `structure`, `start` (ISO), `cadence` (`s`),
 * `duration-months`, `meeting-minutes`, `trial-days`, `minimum-score` (`i`).
 * Phases scale with the duration, events move with start and phases, and trials
 * that are not over end as much later or earlier as they begin.
 */
const LodestarVerb lodestar_verb_program_set = {
  "program-set",
  N_ ("Change Program"),
  "(xa{sv})",
  lodestar_program_verbs_set,
};

static gboolean
lodestar_program_verbs_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarProgramData) data = NULL;
  gint64 id;

  g_variant_get (in, "(x)", &id);

  return (data = lodestar_program_store_get (db, id, error)) != NULL &&
         lodestar_program_store_remove (db, id, error) &&
         lodestar_history_add (db, "program", id, NULL, error);
}

/**
 * lodestar_verb_program_remove:
 *
 * Removes a program with all that belongs to it: `(x)`, its identity.
 */
const LodestarVerb lodestar_verb_program_remove = {
  "program-remove",
  N_ ("Remove Program"),
  "(x)",
  lodestar_program_verbs_remove,
};
