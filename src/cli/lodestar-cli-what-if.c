/* lodestar-cli-what-if.c - what a change to a matching would cost, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-what-if.h"

#include "lodestar-cli.h"
#include "lodestar-error.h"
#include "lodestar-matching-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean
lodestar_cli_what_if_has_peers (const LodestarPool *pool)
{
  return lodestar_pool_get_structure (pool) >= LODESTAR_MATCHING_STRUCTURE_PEERS;
}

static gboolean
lodestar_cli_what_if_find (const LodestarPool  *pool,
                           const char          *reference,
                           LodestarMatchingRole role,
                           guint               *index,
                           GError             **error)
{
  gboolean                  is_mentor = role == LODESTAR_MATCHING_MENTOR;
  const LodestarPoolMember *who = lodestar_pool_find_reference (pool, reference, is_mentor);
  LodestarMatchingRole      found;

  if (who != NULL && lodestar_pool_find (pool, who->participant_id, &found, index) &&
      (found == role || who->is_peer)) /* who has the same index in both roles */
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
               lodestar_cli_what_if_has_peers (pool) ? _ ("There is no peer “%s” to be matched.")
               : is_mentor                           ? _ ("There is no mentor “%s” to be matched.")
                                                     : _ ("There is no mentee “%s” to be matched."),
               reference);

  return FALSE;
}

/* A mentee and a mentor, in either order */
static gboolean
lodestar_cli_what_if_find_pair (const LodestarPool     *pool,
                                char                  **words,
                                LodestarMatchingChange *change,
                                GError                **error)
{
  if (lodestar_cli_what_if_find (pool, words[2], LODESTAR_MATCHING_MENTEE, &change->mentee, NULL) &&
      lodestar_cli_what_if_find (pool, words[1], LODESTAR_MATCHING_MENTOR, &change->mentor, NULL))
    return TRUE;

  return lodestar_cli_what_if_find (pool, words[1], LODESTAR_MATCHING_MENTEE, &change->mentee,
                                    error) &&
         lodestar_cli_what_if_find (pool, words[2], LODESTAR_MATCHING_MENTOR, &change->mentor,
                                    error);
}

/* Whether a change makes sense for what the program is made of */
static gboolean
lodestar_cli_what_if_check (const LodestarPool           *pool,
                            const LodestarMatchingChange *change,
                            GError                      **error)
{
  LodestarMatchingStructure structure = lodestar_pool_get_structure (pool);
  gboolean                  is_capacity = change->kind == LODESTAR_MATCHING_CHANGE_CAPACITY;
  const char               *why = NULL;

  if (is_capacity && lodestar_cli_what_if_has_peers (pool))
    why = _ ("Peers have no places: everybody is in one pair or circle. Lock or ban two people.");
  else if (is_capacity && structure == LODESTAR_MATCHING_STRUCTURE_GROUPS && change->capacity > 1)
    why = _ ("A mentor leads one group or none: the number of places is 1 or 0 here. How large "
             "groups are is set in the design.");
  else if (change->kind == LODESTAR_MATCHING_CHANGE_SWAP &&
           structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    why = _ ("Whoever is in a circle has no mentor or partner to swap. Lock or ban two people.");

  if (why != NULL)
    g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, why);

  return why == NULL;
}

/* Reads the words of a change. @is_usage tells whether they are no change at all. */
static gboolean
lodestar_cli_what_if_parse (const LodestarPool     *pool,
                            const char             *text,
                            LodestarMatchingChange *change,
                            gboolean               *is_usage,
                            GError                **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", 4);
  guint64 capacity;

  memset (change, 0, sizeof *change);
  *is_usage = g_strv_length (words) != 3;
  if (*is_usage)
    return FALSE;

  if (strcmp (words[0], "lock") == 0 || strcmp (words[0], "ban") == 0)
    {
      change->kind = strcmp (words[0], "lock") == 0 ? LODESTAR_MATCHING_CHANGE_LOCK
                                                    : LODESTAR_MATCHING_CHANGE_BAN;
      return lodestar_cli_what_if_find_pair (pool, words, change, error);
    }

  if (strcmp (words[0], "swap") == 0)
    {
      change->kind = LODESTAR_MATCHING_CHANGE_SWAP;
      return lodestar_cli_what_if_find (pool, words[1], LODESTAR_MATCHING_MENTEE, &change->mentee,
                                        error) &&
             lodestar_cli_what_if_find (pool, words[2], LODESTAR_MATCHING_MENTEE, &change->other,
                                        error);
    }

  *is_usage = strcmp (words[0], "capacity") != 0 ||
              !g_ascii_string_to_unsigned (words[2], 10, 0, 1000, &capacity, NULL);
  if (*is_usage)
    return FALSE;
  if (!lodestar_cli_what_if_find (pool, words[1], LODESTAR_MATCHING_MENTOR, &change->mentor, error))
    return FALSE;

  /* Running relationships take places of those that a mentor has. */
  change->kind = LODESTAR_MATCHING_CHANGE_CAPACITY;
  change->capacity =
    (guint) capacity -
    MIN (
      (guint) capacity,
      (guint) lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, change->mentor)->n_running);

  return TRUE;
}

/* Why a change is not possible */
static GError *
lodestar_cli_what_if_refuse (const LodestarPool           *pool,
                             const LodestarMatchingChange *change,
                             const LodestarMatchingAnswer *answer)
{
  g_autoptr (GString) words =
    g_string_new (answer->n_conflicts > 0 ? _ ("That is not possible. With this change:")
                                          : _ ("That is not possible."));

  for (guint k = 0; k < answer->n_conflicts; k++)
    {
      g_autofree char *one = lodestar_matching_conflict_dup_words (pool, &answer->conflicts[k]);

      g_string_append_printf (words, "\n%s", one);
    }
  if (answer->n_conflicts == 0 && change->kind == LODESTAR_MATCHING_CHANGE_SWAP)
    g_string_append_printf (words, "\n%s",
                            lodestar_cli_what_if_has_peers (pool)
                              ? _ ("Only two people of different pairs can swap.")
                              : _ ("Only two different people who both have a mentor can swap."));

  return g_error_new_literal (LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, words->str);
}

/* A mentor or partner, or the number of a circle, from 1 */
static void
lodestar_cli_what_if_add_place (const LodestarPool *pool,
                                JsonBuilder        *builder,
                                const char         *member,
                                guint               place)
{
  json_builder_set_member_name (builder, member);
  if (place == LODESTAR_MATCHING_NOBODY)
    json_builder_add_null_value (builder);
  else if (lodestar_pool_get_structure (pool) == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    json_builder_add_int_value (builder, (gint64) place + 1);
  else
    json_builder_add_string_value (
      builder, lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, place)->reference);
}

/* Whether the best is not always found */
static gboolean
lodestar_cli_what_if_has_gap (const LodestarPool *pool)
{
  LodestarMatchingStructure structure = lodestar_pool_get_structure (pool);

  return structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
         structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

static void
lodestar_cli_what_if_add_double (JsonBuilder *builder, const char *member, double value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_double_value (builder, value);
}

static void
lodestar_cli_what_if_print_json (const LodestarPool           *pool,
                                 const char                   *words,
                                 const LodestarMatchingAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "what-if", words);
  lodestar_cli_json_int (builder, "matched", answer->n_matched);
  lodestar_cli_json_int (builder, "minimum-places", answer->n_minimum);
  lodestar_cli_json_int (builder, "total", answer->total);
  if (lodestar_cli_what_if_has_gap (pool))
    {
      lodestar_cli_what_if_add_double (builder, "gap", answer->gap);
      lodestar_cli_what_if_add_double (builder, "gap-before", answer->gap_before);
    }
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_array (builder);
  for (guint k = 0; k < answer->n_moves; k++)
    {
      const LodestarMatchingMove *move = &answer->moves[k];

      json_builder_begin_object (builder);
      lodestar_cli_json_string (
        builder, lodestar_cli_what_if_has_peers (pool) ? "peer" : "mentee",
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, move->mentee)->reference);
      lodestar_cli_what_if_add_place (pool, builder, "from", move->from);
      lodestar_cli_what_if_add_place (pool, builder, "to", move->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static char *
lodestar_cli_what_if_dup_place (const LodestarPool *pool, guint place)
{
  LodestarMatchingStructure structure = lodestar_pool_get_structure (pool);

  if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return place != LODESTAR_MATCHING_NOBODY ? g_strdup_printf (_ ("Circle %u"), place + 1)
                                             : g_strdup (_ ("no circle"));
  if (place != LODESTAR_MATCHING_NOBODY)
    return g_strdup (lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, place)->name);

  return g_strdup (structure == LODESTAR_MATCHING_STRUCTURE_PEERS ? _ ("no partner")
                                                                  : _ ("no mentor"));
}

static void
lodestar_cli_what_if_print (const LodestarPool *pool, const LodestarMatchingAnswer *answer)
{
  for (guint k = 0; k < answer->n_moves; k++)
    {
      const LodestarMatchingMove *move = &answer->moves[k];
      g_autofree char            *from = lodestar_cli_what_if_dup_place (pool, move->from);
      g_autofree char            *to = lodestar_cli_what_if_dup_place (pool, move->to);

      lodestar_cli_print (
        /* Translators: somebody, the mentor, partner or circle before, and the one after. */
        _ ("%s: %s → %s"),
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, move->mentee)->name, from, to);
    }

  if (answer->n_moves == 0)
    lodestar_cli_print ("%s", _ ("Nobody moves."));
  lodestar_cli_print (_ ("Matched: %+" PRId64 ", total score: %+" PRId64), answer->n_matched,
                      answer->total);
  if (lodestar_cli_what_if_has_gap (pool) && (answer->gap > 0 || answer->gap_before > 0))
    /* Translators: of groups or circles, of which good ones are found, and how far from the best
     * they can be. */
    lodestar_cli_print (_ ("Good ones are held against good ones here: the total is at most "
                           "%.1f %% below the best there can be, and was at most %.1f %% below it "
                           "without the change."),
                        answer->gap, answer->gap_before);
}

/**
 * lodestar_cli_match_what_if:
 * @pool: the pool of a program
 * @problem: its problem
 * @words: `lock:A:B`, `ban:A:B`, `swap:A:B` or `capacity:A:N`
 * @is_json: whether to print JSON
 *
 * `lodestarctl match … --what-if CHANGE`: prints what a change would cost, and whom it would move.
 *
 * Returns: the exit status
 */
int
lodestar_cli_match_what_if (const LodestarPool            *pool,
                            const LodestarMatchingProblem *problem,
                            const char                    *words,
                            gboolean                       is_json)
{
  g_autoptr (LodestarMatchingSession) session = NULL;
  LodestarMatchingChange change;
  LodestarMatchingAnswer answer;
  GError                *error = NULL;
  gboolean               is_usage;

  if (!lodestar_cli_what_if_parse (pool, words, &change, &is_usage, &error))
    return is_usage ? lodestar_cli_usage ("match",
                                          _ ("“%s” is no change; it is lock:MENTEE:MENTOR, "
                                             "ban:MENTEE:MENTOR, swap:MENTEE:MENTEE or "
                                             "capacity:MENTOR:NUMBER"),
                                          words)
                    : lodestar_cli_fail (error);
  if (!lodestar_cli_what_if_check (pool, &change, &error))
    return lodestar_cli_fail (error);

  session = lodestar_matching_session_new (problem, NULL);
  lodestar_matching_session_ask (session, &change, NULL, &answer);
  if (!answer.is_possible)
    error = lodestar_cli_what_if_refuse (pool, &change, &answer);
  else if (is_json)
    lodestar_cli_what_if_print_json (pool, words, &answer);
  else
    lodestar_cli_what_if_print (pool, &answer);
  lodestar_matching_answer_clear (&answer);

  return error == NULL ? LODESTAR_CLI_DONE : lodestar_cli_fail (error);
}
