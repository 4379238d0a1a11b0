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
lodestar_cli_what_if_find (const LodestarPool  *pool,
                           const char          *reference,
                           LodestarMatchingRole role,
                           guint               *index,
                           GError             **error)
{
  gboolean                  is_mentor = role == LODESTAR_MATCHING_MENTOR;
  const LodestarPoolMember *who = lodestar_pool_find_reference (pool, reference, is_mentor);
  LodestarMatchingRole      found;

  if (who != NULL && lodestar_pool_find (pool, who->participant_id, &found, index) && found == role)
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
               is_mentor ? _ ("There is no mentor “%s” to be matched.")
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
  change->kind = LODESTAR_MATCHING_CHANGE_CAPACITY;
  change->capacity = (guint) capacity;

  return lodestar_cli_what_if_find (pool, words[1], LODESTAR_MATCHING_MENTOR, &change->mentor,
                                    error);
}

/* Why a change is not possible */
static GError *
lodestar_cli_what_if_refuse (const LodestarPool           *pool,
                             const LodestarMatchingChange *change,
                             const LodestarMatchingAnswer *answer)
{
  g_autoptr (GString) words = g_string_new (_ ("That is not possible."));

  for (guint k = 0; k < answer->n_conflicts; k++)
    {
      g_autofree char *one = lodestar_matching_conflict_dup_words (pool, &answer->conflicts[k]);

      g_string_append_printf (words, "\n%s", one);
    }
  if (answer->n_conflicts == 0 && change->kind == LODESTAR_MATCHING_CHANGE_SWAP)
    g_string_append_printf (words, "\n%s",
                            _ ("Only two different people who both have a mentor can swap."));

  return g_error_new_literal (LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, words->str);
}

static const LodestarPoolMember *
lodestar_cli_what_if_get_mentor (const LodestarPool *pool, guint mentor)
{
  return mentor != LODESTAR_MATCHING_NOBODY
           ? lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor)
           : NULL;
}

static void
lodestar_cli_what_if_add_mentor (JsonBuilder              *builder,
                                 const char               *member,
                                 const LodestarPoolMember *mentor)
{
  json_builder_set_member_name (builder, member);
  if (mentor != NULL)
    json_builder_add_string_value (builder, mentor->reference);
  else
    json_builder_add_null_value (builder);
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
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_array (builder);
  for (guint k = 0; k < answer->n_moves; k++)
    {
      const LodestarMatchingMove *move = &answer->moves[k];

      json_builder_begin_object (builder);
      lodestar_cli_json_string (
        builder, "mentee",
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, move->mentee)->reference);
      lodestar_cli_what_if_add_mentor (builder, "from",
                                       lodestar_cli_what_if_get_mentor (pool, move->from));
      lodestar_cli_what_if_add_mentor (builder, "to",
                                       lodestar_cli_what_if_get_mentor (pool, move->to));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static void
lodestar_cli_what_if_print (const LodestarPool *pool, const LodestarMatchingAnswer *answer)
{
  for (guint k = 0; k < answer->n_moves; k++)
    {
      const LodestarMatchingMove *move = &answer->moves[k];
      const LodestarPoolMember   *from = lodestar_cli_what_if_get_mentor (pool, move->from);
      const LodestarPoolMember   *to = lodestar_cli_what_if_get_mentor (pool, move->to);

      lodestar_cli_print (
        /* Translators: a mentee, the mentor before and the mentor after. */
        _ ("%s: %s → %s"),
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, move->mentee)->name,
        from != NULL ? from->name : _ ("no mentor"), to != NULL ? to->name : _ ("no mentor"));
    }

  if (answer->n_moves == 0)
    lodestar_cli_print ("%s", _ ("Nobody moves."));
  lodestar_cli_print (_ ("Matched: %+" PRId64 ", total score: %+" PRId64), answer->n_matched,
                      answer->total);
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
