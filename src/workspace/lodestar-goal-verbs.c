/* lodestar-goal-verbs.c - what can be done to the goals and notes of relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-goal-verbs.h"

#include "lodestar-error.h"
#include "lodestar-goal-store.h"
#include "lodestar-history.h"
#include "lodestar-relationship-guard.h"
#include "lodestar-relationship-store.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_goal_verbs_parse_due (const char *iso, LodestarDate *due_date, GError **error)
{
  *due_date = LODESTAR_DATE_NONE;

  return iso[0] == '\0' || lodestar_relationship_guard_date (iso, due_date, error);
}

static gboolean
lodestar_goal_verbs_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autofree char *clean = NULL;
  const char      *text, *due_iso, *today_iso;
  LodestarGoal     goal = { 0 };
  gint64           id;

  g_variant_get (in, "(x&si&s&s)", &id, &text, &goal.progress, &due_iso, &today_iso);
  clean = lodestar_text_clean (text);
  goal.text = clean;

  if (!lodestar_relationship_guard_date (today_iso, &goal.created_on, error) ||
      !lodestar_goal_verbs_parse_due (due_iso, &goal.due_date, error) ||
      !lodestar_relationship_guard_goal (&goal, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_relationship_guard_running (row, error))
    return FALSE;

  goal.touched_on = goal.created_on;

  if (!lodestar_goal_store_add (db, id, &goal, &goal.id, error) ||
      !lodestar_history_add (db, "relationship", id, NULL, error))
    return FALSE;

  *out = g_variant_new ("x", goal.id);

  return TRUE;
}

static gboolean
lodestar_goal_verbs_edit (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autoptr (GVariant) columns = NULL;
  g_autofree char *clean = NULL, *detail = NULL;
  const char      *today_iso, *text;
  gint64           id, relationship_id;
  LodestarGoal     goal;

  g_variant_get (in, "(x@a{sv}&s)", &id, &columns, &today_iso);

  if (!lodestar_goal_store_find_relationship (db, id, &relationship_id, error) ||
      (row = lodestar_relationship_store_read_one (db, relationship_id, error)) == NULL)
    return FALSE;

  goal = *lodestar_relationship_row_find_goal (row, id); /* its text is borrowed */

  if (g_variant_lookup (columns, "text", "&s", &text))
    goal.text = clean = lodestar_text_clean (text);

  if (g_variant_lookup (columns, "due", "&s", &text) &&
      !lodestar_goal_verbs_parse_due (text, &goal.due_date, error))
    return FALSE;

  g_variant_lookup (columns, "progress", "i", &goal.progress);
  detail = g_strdup_printf ("{\"progress\":%d}", goal.progress);

  if (!lodestar_relationship_guard_date (today_iso, &goal.touched_on, error))
    return FALSE;

  goal.touched_on = MAX (goal.touched_on, goal.created_on); /* the clock may have been set back */

  return lodestar_relationship_guard_goal (&goal, error) &&
         lodestar_goal_store_set (db, &goal, error) &&
         lodestar_history_add (db, "relationship", relationship_id, detail, error);
}

static gboolean
lodestar_goal_verbs_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 id, relationship_id;

  g_variant_get (in, "(x)", &id);

  return lodestar_goal_store_find_relationship (db, id, &relationship_id, error) &&
         lodestar_goal_store_remove (db, id, error) &&
         lodestar_history_add (db, "relationship", relationship_id, NULL, error);
}

static gboolean
lodestar_goal_verbs_add_note (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  const char      *written_at, *text;
  g_autofree char *clean = NULL;
  gint64           id, note_id;

  g_variant_get (in, "(x&s&s)", &id, &written_at, &text);
  clean = g_strstrip (g_strdup (text)); /* a note keeps its lines */

  if (clean[0] == '\0')
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("A note needs a text."));
      return FALSE;
    }

  if ((row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_note_store_add (db, id, written_at, clean, &note_id, error) ||
      !lodestar_history_add (db, "relationship", id, NULL, error))
    return FALSE;

  *out = g_variant_new ("x", note_id);

  return TRUE;
}

static gboolean
lodestar_goal_verbs_remove_note (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 id, relationship_id;

  g_variant_get (in, "(x)", &id);

  return lodestar_note_store_find_relationship (db, id, &relationship_id, error) &&
         lodestar_note_store_remove (db, id, error) &&
         lodestar_history_add (db, "relationship", relationship_id, NULL, error);
}

/**
 * lodestar_verb_goal_add:
 *
 * `(xsiss)`: a running relationship, the goal's text, progress in percent, the
 * day it is due ("" for the program's last day) and today. Gives `x`, the goal.
 */
const LodestarVerb lodestar_verb_goal_add = { "goal-add", N_ ("Add Goal"), "(xsiss)",
                                              lodestar_goal_verbs_add };

/**
 * lodestar_verb_goal_edit:
 *
 * `(xa{sv}s)`: a goal, what to change (`text` s, `progress` i, `due` s) and
 * today, from which the days count in which it is not touched. With nothing to
 * change it says that the goal was looked at.
 */
const LodestarVerb lodestar_verb_goal_edit = { "goal-edit", N_ ("Update Goal"), "(xa{sv}s)",
                                               lodestar_goal_verbs_edit };

/**
 * lodestar_verb_goal_remove:
 *
 * `(x)`: a goal.
 */
const LodestarVerb lodestar_verb_goal_remove = { "goal-remove", N_ ("Remove Goal"), "(x)",
                                                 lodestar_goal_verbs_remove };

/**
 * lodestar_verb_note_add:
 *
 * `(xss)`: a relationship, the moment (UTC, `YYYY-MM-DDThh:mm:ssZ`) and the
 * text. Gives `x`, the note.
 */
const LodestarVerb lodestar_verb_note_add = { "note-add", N_ ("Add Note"), "(xss)",
                                              lodestar_goal_verbs_add_note };

/**
 * lodestar_verb_note_remove:
 *
 * `(x)`: a note.
 */
const LodestarVerb lodestar_verb_note_remove = { "note-remove", N_ ("Remove Note"), "(x)",
                                                 lodestar_goal_verbs_remove_note };
