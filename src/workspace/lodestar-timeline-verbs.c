/* lodestar-timeline-verbs.c - phases, dates and goals of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-verbs.h"

#include "lodestar-history.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs-private.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/* What of @other comes after @phase in its midst goes on as a phase of its own. */
static gboolean
lodestar_timeline_verbs_split (LodestarDb          *db,
                               gint64               program_id,
                               const LodestarPhase *other,
                               const LodestarPhase *phase,
                               GError             **error)
{
  LodestarPhase rest = *other;

  if (other->first_month >= phase->first_month || other->last_month <= phase->last_month)
    return TRUE;

  rest.id = 0;
  rest.first_month = phase->last_month + 1;

  return lodestar_program_store_put_phase (db, program_id, &rest, error);
}

/* No two phases share a month: the neighbours give way, but none goes away by it. */
static gboolean
lodestar_timeline_verbs_make_room (LodestarDb          *db,
                                   gint64               program_id,
                                   const LodestarPhase *phase,
                                   GError             **error)
{
  g_autoptr (GPtrArray) phases = NULL;

  if (!(phases = lodestar_program_store_list_phases (db, program_id, error)))
    return FALSE;

  for (guint i = 0; i < phases->len; i++)
    {
      LodestarPhase *other = g_ptr_array_index (phases, i);

      if (other->id == phase->id || other->last_month < phase->first_month ||
          other->first_month > phase->last_month)
        continue;

      if (!lodestar_timeline_verbs_split (db, program_id, other, phase, error))
        return FALSE;

      if (other->first_month < phase->first_month)
        other->last_month = phase->first_month - 1;
      else
        other->first_month = phase->last_month + 1;

      if (other->first_month > other->last_month)
        return lodestar_program_verbs_fail (error, LODESTAR_ERROR_CONFLICT,
                                            _ ("That would leave no month for the phase “%s”"),
                                            other->name);

      if (!lodestar_program_store_put_phase (db, program_id, other, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_timeline_verbs_put_phase (LodestarDb    *db,
                                   gint64         program_id,
                                   LodestarPhase *phase,
                                   GError       **error)
{
  g_autoptr (LodestarProgramData) data = NULL;

  if (!(data = lodestar_program_store_get (db, program_id, error)))
    return FALSE;

  if (lodestar_text_is_blank (phase->name))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("A phase needs a name"));

  if (phase->first_month < 1 || phase->last_month < phase->first_month ||
      phase->last_month > data->duration_months)
    return lodestar_program_verbs_fail (
      error, LODESTAR_ERROR_INVALID,
      _ ("The phase “%s” has to lie within the program’s %d months and to end after it begins"),
      phase->name, data->duration_months);

  return lodestar_timeline_verbs_make_room (db, program_id, phase, error) &&
         lodestar_program_store_put_phase (db, program_id, phase, error) &&
         lodestar_program_verbs_check_order (db, program_id, error) &&
         lodestar_history_add (db, "program", program_id, NULL, error);
}

static gboolean
lodestar_timeline_verbs_phase_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  LodestarPhase phase = { 0, LODESTAR_PHASE_OTHER, NULL, 0, 0 };
  const char   *kind, *name;
  gint64        program_id;

  g_variant_get (in, "(x&s&sii)", &program_id, &kind, &name, &phase.first_month, &phase.last_month);
  phase.name = (char *) name;

  if (!lodestar_phase_kind_from_nick (kind, &phase.kind))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("“%s” is no kind of phase"), kind);

  return lodestar_timeline_verbs_put_phase (db, program_id, &phase, error);
}

/**
 * lodestar_verb_phase_add:
 *
 * Adds a phase: `(xssii)`, the program, the kind's nick, the name, first and
 * last month. Its neighbours give way; one in whose midst it lies goes on after
 * it. Launch, development and completion keep their order.
 */
const LodestarVerb lodestar_verb_phase_add = {
  "phase-add",
  N_ ("Add Phase"),
  "(xssii)",
  lodestar_timeline_verbs_phase_add,
};

/* The part of an array of parts that has an identity. */
static gpointer
lodestar_timeline_verbs_find_part (GPtrArray *parts, gint64 id)
{
  for (guint i = 0; i < parts->len; i++)
    if (*(gint64 *) g_ptr_array_index (parts, i) == id) /* the first field of each */
      return g_ptr_array_index (parts, i);

  return NULL;
}

static gboolean
lodestar_timeline_verbs_phase_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  LodestarPhase *phase;
  const char    *key;
  GVariant      *value;
  gint64         id, program_id;

  g_variant_get (in, "(xa{sv})", &id, &iter);

  if (!lodestar_program_store_get_owner (db, "phase", id, &program_id, error) ||
      !(phases = lodestar_program_store_list_phases (db, program_id, error)))
    return FALSE;

  phase = lodestar_timeline_verbs_find_part (phases, id);
  g_assert (phase != NULL);

  while (g_variant_iter_next (iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) owned = value;
      gboolean is_done;

      if (g_str_equal (key, "name"))
        is_done = lodestar_program_verbs_get_text (owned, key, &phase->name, error);
      else if (g_str_equal (key, "first-month"))
        is_done = lodestar_program_verbs_get_number (owned, key, &phase->first_month, error);
      else if (g_str_equal (key, "last-month"))
        is_done = lodestar_program_verbs_get_number (owned, key, &phase->last_month, error);
      else
        is_done = lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                               _ ("A phase has no “%s”"), key);

      if (!is_done)
        return FALSE;
    }

  return lodestar_timeline_verbs_put_phase (db, program_id, phase, error);
}

/**
 * lodestar_verb_phase_set:
 *
 * Changes a phase: `(xa{sv})`, its identity and any of `name` (`s`),
 * `first-month`, `last-month` (`i`). Its neighbours give way as in
 * #lodestar_verb_phase_add.
 */
const LodestarVerb lodestar_verb_phase_set = {
  "phase-set",
  N_ ("Change Phase"),
  "(xa{sv})",
  lodestar_timeline_verbs_phase_set,
};

static gboolean
lodestar_timeline_verbs_remove_part (LodestarDb *db, GVariant *in, const char *part, GError **error)
{
  gint64 id, program_id;

  g_variant_get (in, "(x)", &id);

  return lodestar_program_store_get_owner (db, part, id, &program_id, error) &&
         lodestar_program_store_remove_part (db, part, id, error) &&
         lodestar_history_add (db, "program", program_id, NULL, error);
}

static gboolean
lodestar_timeline_verbs_phase_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return lodestar_timeline_verbs_remove_part (db, in, "phase", error);
}

/**
 * lodestar_verb_phase_remove:
 *
 * Removes a phase: `(x)`, its identity. Its events stay.
 */
const LodestarVerb lodestar_verb_phase_remove = {
  "phase-remove",
  N_ ("Remove Phase"),
  "(x)",
  lodestar_timeline_verbs_phase_remove,
};

static gboolean
lodestar_timeline_verbs_put_event (LodestarDb    *db,
                                   gint64         program_id,
                                   LodestarEvent *event,
                                   GError       **error)
{
  if (lodestar_text_is_blank (event->name))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("A date needs a name"));

  if (!lodestar_date_is_near (event->date))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” needs a date"),
                                        event->name);

  return lodestar_program_store_put_event (db, program_id, event, error) &&
         lodestar_history_add (db, "program", program_id, NULL, error);
}

static gboolean
lodestar_timeline_verbs_event_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarProgramData) data = NULL;
  g_autofree char *name = NULL;
  LodestarEvent    event = { 0 };
  const char      *raw_name, *date, *note;
  gint64           program_id;

  g_variant_get (in, "(xb&s&s&s)", &program_id, &event.is_milestone, &raw_name, &date, &note);
  name = lodestar_text_clean (raw_name);
  event.name = name;
  event.date = lodestar_date_from_iso (date);
  event.note = (char *) note;

  return (data = lodestar_program_store_get (db, program_id, error)) != NULL &&
         lodestar_timeline_verbs_put_event (db, program_id, &event, error);
}

/**
 * lodestar_verb_event_add:
 *
 * Adds a dated thing: `(xbsss)`, the program, whether it is a milestone of
 * each relationship, the name, the day (ISO), a note.
 */
const LodestarVerb lodestar_verb_event_add = {
  "event-add",
  N_ ("Add Date"),
  "(xbsss)",
  lodestar_timeline_verbs_event_add,
};

static gboolean
lodestar_timeline_verbs_event_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  LodestarEvent *event;
  const char    *key;
  GVariant      *value;
  gint64         id, program_id;

  g_variant_get (in, "(xa{sv})", &id, &iter);

  if (!lodestar_program_store_get_owner (db, "event", id, &program_id, error) ||
      !(events = lodestar_program_store_list_events (db, program_id, error)))
    return FALSE;

  event = lodestar_timeline_verbs_find_part (events, id);
  g_assert (event != NULL);

  while (g_variant_iter_next (iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) owned = value;
      gboolean is_done;

      if (g_str_equal (key, "name"))
        is_done = lodestar_program_verbs_get_text (owned, key, &event->name, error);
      else if (g_str_equal (key, "note"))
        is_done = lodestar_program_verbs_get_text (owned, key, &event->note, error);
      else if (g_str_equal (key, "date"))
        is_done = lodestar_program_verbs_get_date (owned, key, TRUE, &event->date, error);
      else if (g_str_equal (key, "is-milestone") &&
               g_variant_is_of_type (owned, G_VARIANT_TYPE_BOOLEAN))
        {
          event->is_milestone = g_variant_get_boolean (owned);
          is_done = TRUE;
        }
      else
        is_done = lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                               _ ("A date has no “%s”"), key);

      if (!is_done)
        return FALSE;
    }

  return lodestar_timeline_verbs_put_event (db, program_id, event, error);
}

/**
 * lodestar_verb_event_set:
 *
 * Changes a dated thing: `(xa{sv})`, its identity and any of `name`, `date`
 * (ISO), `note` (`s`), `is-milestone` (`b`).
 */
const LodestarVerb lodestar_verb_event_set = {
  "event-set",
  N_ ("Change Date"),
  "(xa{sv})",
  lodestar_timeline_verbs_event_set,
};

static gboolean
lodestar_timeline_verbs_event_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return lodestar_timeline_verbs_remove_part (db, in, "event", error);
}

/**
 * lodestar_verb_event_remove:
 *
 * Removes a dated thing: `(x)`, its identity.
 */
const LodestarVerb lodestar_verb_event_remove = {
  "event-remove",
  N_ ("Remove Date"),
  "(x)",
  lodestar_timeline_verbs_event_remove,
};

static gboolean
lodestar_timeline_verbs_put_goal (
  LodestarDb *db, gint64 program_id, LodestarProgramGoal *goal, GVariantIter *iter, GError **error)
{
  const char *key;
  GVariant   *value;

  while (g_variant_iter_next (iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) owned = value;
      gboolean is_done;

      if (g_str_equal (key, "text"))
        is_done = lodestar_program_verbs_get_text (owned, key, &goal->text, error);
      else if (g_str_equal (key, "metric"))
        is_done = lodestar_program_verbs_get_text (owned, key, &goal->metric, error);
      else if (g_str_equal (key, "baseline"))
        is_done = lodestar_program_verbs_get_text (owned, key, &goal->baseline, error);
      else if (g_str_equal (key, "target"))
        is_done = lodestar_program_verbs_get_text (owned, key, &goal->target, error);
      else if (g_str_equal (key, "relevance"))
        is_done = lodestar_program_verbs_get_text (owned, key, &goal->relevance, error);
      else if (g_str_equal (key, "due"))
        is_done = lodestar_program_verbs_get_date (owned, key, FALSE, &goal->due, error);
      else
        is_done = lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                               _ ("A goal has no “%s”"), key);

      if (!is_done)
        return FALSE;
    }

  if (lodestar_text_is_blank (goal->text))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("A goal has to say what is to grow"));

  return lodestar_program_store_put_goal (db, program_id, goal, error) &&
         lodestar_history_add (db, "program", program_id, NULL, error);
}

static gboolean
lodestar_timeline_verbs_goal_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarProgramData) data = NULL;
  g_autoptr (LodestarProgramGoal) goal = g_new0 (LodestarProgramGoal, 1);
  g_autoptr (GVariantIter) iter = NULL;
  gint64 program_id;

  g_variant_get (in, "(xa{sv})", &program_id, &iter);

  return (data = lodestar_program_store_get (db, program_id, error)) != NULL &&
         lodestar_timeline_verbs_put_goal (db, program_id, goal, iter, error);
}

/**
 * lodestar_verb_program_goal_add:
 *
 * Adds a goal of a program: `(xa{sv})`, the program, `text` and any of
 * `metric`, `baseline`, `target`, `relevance`, `due` (ISO or ""), all `s`.
 */
const LodestarVerb lodestar_verb_program_goal_add = {
  "program-goal-add",
  N_ ("Add Program Goal"),
  "(xa{sv})",
  lodestar_timeline_verbs_goal_add,
};

static gboolean
lodestar_timeline_verbs_goal_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  LodestarProgramGoal *goal;
  gint64               id, program_id;

  g_variant_get (in, "(xa{sv})", &id, &iter);

  if (!lodestar_program_store_get_owner (db, "program_goal", id, &program_id, error) ||
      !(goals = lodestar_program_store_list_goals (db, program_id, error)))
    return FALSE;

  goal = lodestar_timeline_verbs_find_part (goals, id);
  g_assert (goal != NULL);

  return lodestar_timeline_verbs_put_goal (db, program_id, goal, iter, error);
}

/**
 * lodestar_verb_program_goal_set:
 *
 * Changes a goal of a program: `(xa{sv})`, its identity and columns as of
 * #lodestar_verb_program_goal_add.
 */
const LodestarVerb lodestar_verb_program_goal_set = {
  "program-goal-set",
  N_ ("Change Program Goal"),
  "(xa{sv})",
  lodestar_timeline_verbs_goal_set,
};

static gboolean
lodestar_timeline_verbs_goal_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return lodestar_timeline_verbs_remove_part (db, in, "program_goal", error);
}

/**
 * lodestar_verb_program_goal_remove:
 *
 * Removes a goal of a program: `(x)`, its identity.
 */
const LodestarVerb lodestar_verb_program_goal_remove = {
  "program-goal-remove",
  N_ ("Remove Program Goal"),
  "(x)",
  lodestar_timeline_verbs_goal_remove,
};
