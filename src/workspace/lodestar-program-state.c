/* lodestar-program-state.c - which states a program can be in
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-state.h"

#include "lodestar-date.h"
#include "lodestar-history.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs-private.h"
#include "lodestar-program-verbs.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs-private.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_PROGRAM_STATE_RUNNING_BITS                                                        \
  ((1u << LODESTAR_RELATIONSHIP_TRIAL) | (1u << LODESTAR_RELATIONSHIP_ACTIVE) |                    \
   (1u << LODESTAR_RELATIONSHIP_PAUSED))

static GArray *
lodestar_program_state_list_running (LodestarDb *db, gint64 program_id, GError **error)
{
  LodestarRelationshipQuery query = { .program_id = program_id,
                                      .states = LODESTAR_PROGRAM_STATE_RUNNING_BITS };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!lodestar_relationship_store_list (db, &query, ids, error))
    return NULL;

  return g_steal_pointer (&ids);
}

/**
 * lodestar_program_state_check:
 * @db: a database
 * @program_id: the identity of a program
 * @state: the state that it is to have
 * @n_running: (out) (optional): how many relationships of it run
 * @error: return location for a #GError, or %NULL
 *
 * A program is what its relationships make it. Without any it is a draft, is
 * being matched, or is put away; publishing is what lets it run. With some it
 * runs or has been completed, with which all of them come to their end, and
 * only then it can be put away. A program that was completed or put away can be
 * taken up again.
 *
 * Returns: whether the program can have the state; where it cannot, @error says
 *   why in words for the user
 */
gboolean
lodestar_program_state_check (
  LodestarDb *db, gint64 program_id, LodestarProgramState state, guint *n_running, GError **error)
{
  g_autoptr (LodestarProgramData) data = NULL;
  g_autoptr (GArray) running = NULL;
  gint64      n_all;
  const char *reason = NULL;

  if (!(data = lodestar_program_store_get (db, program_id, error)) ||
      !(running = lodestar_program_state_list_running (db, program_id, error)) ||
      !lodestar_program_store_count_relationships (db, program_id, &n_all, error))
    return FALSE;

  if (n_running != NULL)
    *n_running = running->len;

  switch (state)
    {
    case LODESTAR_PROGRAM_DRAFT:
      if (n_all > 0)
        reason = _ ("The program cannot be a draft again: it has relationships");
      break;
    case LODESTAR_PROGRAM_MATCHING:
      if (n_all > 0)
        reason = _ ("The program is past the matching: it has relationships");
      break;
    case LODESTAR_PROGRAM_RUNNING:
      if (n_all == 0)
        reason = _ ("The program runs as soon as a proposal is published");
      break;
    case LODESTAR_PROGRAM_COMPLETED:
      if (n_all == 0)
        reason = _ ("The program has not begun: it has no relationships");
      break;
    case LODESTAR_PROGRAM_ARCHIVED:
    default:
      if (running->len > 0)
        reason = _ ("The program has relationships that run: complete it first");
      break;
    }

  return reason == NULL ||
         lodestar_program_verbs_fail (error, LODESTAR_ERROR_CONFLICT, "%s", reason);
}

static gboolean
lodestar_program_state_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  LodestarProgramState state;
  const char          *nick, *iso;
  gint64               id;
  LodestarDate         today;
  g_autoptr (GArray) running = NULL;

  g_variant_get (in, "(x&s&s)", &id, &nick, &iso);
  today = lodestar_date_from_iso (iso);

  if (!lodestar_program_state_from_nick (nick, &state))
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID,
                                        _ ("“%s” is no state of a program"), nick);

  if (today == LODESTAR_DATE_NONE)
    return lodestar_program_verbs_fail (error, LODESTAR_ERROR_INVALID, _ ("“%s” has to be a date"),
                                        iso);

  if (!lodestar_program_state_check (db, id, state, NULL, error) ||
      !(running = lodestar_program_state_list_running (db, id, error)))
    return FALSE;

  for (guint i = 0; state == LODESTAR_PROGRAM_COMPLETED && i < running->len; i++)
    {
      gint64 relationship_id = g_array_index (running, gint64, i);
      g_autoptr (LodestarRelationshipRow) row =
        lodestar_relationship_store_read_one (db, relationship_id, error);
      char day[LODESTAR_DATE_ISO_SIZE];

      if (row == NULL)
        return FALSE;

      /* one that was to begin only later ends on its first day */
      lodestar_date_to_iso (MAX (today, row->started_on), day);

      if (!lodestar_relationship_verbs_finish (db, relationship_id, LODESTAR_RELATIONSHIP_COMPLETED,
                                               day, "", error))
        return FALSE;
    }

  return lodestar_program_store_set_state (db, id, state, error) &&
         lodestar_history_add (db, "program", id, NULL, error);
}

/**
 * lodestar_verb_program_set_state:
 *
 * Changes the state of a program: `(xss)`, its identity, the state's nick, and
 * today (ISO). What is possible is said by lodestar_program_state_check().
 * Relationships that run are completed with their program, today.
 */
const LodestarVerb lodestar_verb_program_set_state = {
  "program-set-state",
  N_ ("Change State of Program"),
  "(xss)",
  lodestar_program_state_set,
};
