/* test-cli-rematch.c - matching a running program again, and how firm pairs are
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-run.h"

/* A running program is matched again: a poor trial ends, one who came is matched, the rest goes on.
 */
static void
test_cli_rematch_matches_again (CliRun *self, gconstpointer data)
{
  JsonObject      *object, *one;
  JsonArray       *array;
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;
  g_autofree char *words = NULL;
  gint64           id;

  cli_run_begin_short (self);
  cli_run_done (self, "match @ Bridge --name First --publish");
  object = cli_run_json (self, "relationship @ Bridge list");
  array = cli_run_get_array (object, "relationships", 12);
  id = json_object_get_int_member (json_array_get_object_element (array, 3), "id");
  words = g_strdup_printf ("relationship @ Bridge verdict %d mentee poor", (int) id);
  cli_run_done (self, words);

  object = cli_run_json (self, "match @ Bridge --rematch --name Again");
  cli_run_assert_members (
    object, "proposal id structure objective matched total proof kept ended new pairs "
            "unmatched mentors-unmatched");
  cli_run_assert_int (object, "matched", 12);
  array = json_object_get_array_member (object, "ended");
  one = json_array_get_object_element (array, 0);
  cli_run_assert_members (one, "relationship mentor mentee reason");
  cli_run_assert_int (one, "relationship", id);
  cli_run_assert_string (one, "reason", "poor");
  mentor = g_strdup (json_object_get_string_member (one, "mentor"));
  mentee = g_strdup (json_object_get_string_member (one, "mentee"));
  cli_run_get_array (object, "ended", 1);
  array = cli_run_get_array (object, "kept", 11);
  cli_run_assert_members (json_array_get_object_element (array, 0),
                          "relationship mentor mentee score");
  array = cli_run_get_array (object, "new", 1);
  one = json_array_get_object_element (array, 0);
  cli_run_assert_members (one, "mentor mentee score");
  cli_run_assert_string (one, "mentor", mentor);
  g_assert_cmpstr (json_object_get_string_member (one, "mentee"), !=, mentee);
  one = json_object_get_object_member (object, "proof");
  cli_run_assert_members (one, "value bound gap statement");
  cli_run_assert_int (one, "gap", 0);
  cli_run_assert_int (one, "value", json_object_get_int_member (object, "total"));

  object = cli_run_json (self, "publish @ Bridge Again");
  cli_run_assert_int (object, "relationships", 1);
  object = cli_run_json (self, "relationship @ Bridge list");
  cli_run_get_array (object, "relationships", 13);
  cli_run_done (self, "undo @");
  object = cli_run_json (self, "relationship @ Bridge list");
  cli_run_get_array (object, "relationships", 12);

  cli_run_done (self, "match @ Bridge --rematch --removal-cost keep");
  cli_run_assert_has (self->said, "11 relationships go on, 1 ends, 1 begins.");
  cli_run_assert_has (self->said, "Not a good fit in the trial");
  cli_run_done (self, "match @ Bridge --rematch --removal-cost 0 --publish");
  cli_run_assert_has (self->said, "Proven: ");
  cli_run_done (self, "check @");
  cli_run_fails (self, 1, "match @ Bridge --rematch --publish", "changes nothing");
  cli_run_fails (self, 2, "match @ Bridge --removal-cost 3", "--removal-cost goes with --rematch");
  cli_run_fails (self, 2, "match @ Bridge --rematch --removal-cost some", "“some”");
  cli_run_fails (self, 2, "match @ Bridge --rematch --objective fair", "objective of its own");
}

/* The places of a mentor are all there are, as in `enroll --capacity`: who is mentored already has
 * one of them. */
static void
test_cli_rematch_counts_running_places (CliRun *self, gconstpointer data)
{
  static const int free_places[] = { -1, 0, 1 }; /* more than the one, with 1, 2 and 3 places */
  JsonObject      *object, *one;
  g_autofree char *mentor = NULL;
  g_autofree char *words = NULL;

  cli_run_begin_short (self);
  cli_run_done (self, "match @ Bridge --name First --publish");
  object = cli_run_json (self, "relationship @ Bridge list");
  one = json_array_get_object_element (cli_run_get_array (object, "relationships", 12), 0);
  words = g_strdup_printf ("relationship @ Bridge end %d other",
                           (int) json_object_get_int_member (one, "id"));
  one = json_array_get_object_element (json_object_get_array_member (one, "members"), 0);
  cli_run_assert_string (one, "role", "mentor");
  mentor = g_strdup (json_object_get_string_member (one, "person"));
  cli_run_done (self, words);

  for (guint i = 0; i < G_N_ELEMENTS (free_places); i++)
    {
      g_clear_pointer (&words, g_free);
      words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:%u", mentor, i + 1);
      object = cli_run_json (self, words);
      cli_run_assert_int (object, "matched", free_places[i]);
    }
}

/* A pair stays where the weights said stay within their ranges, and is told to be none elsewhere.
 */
static void
test_cli_rematch_tells_how_far_weights_can_move (CliRun *self, gconstpointer data)
{
  JsonObject      *object, *one;
  JsonArray       *array;
  g_autofree char *mentee = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *other = NULL;
  g_autofree char *words = NULL;
  g_autofree char *strangers = NULL;

  cli_run_begin_sign_up (self);
  object = cli_run_json (self, "match @ Bridge");
  array = json_object_get_array_member (object, "pairs");
  one = json_array_get_object_element (array, 0);
  mentee = g_strdup (json_object_get_string_member (one, "mentee"));
  mentor = g_strdup (json_object_get_string_member (one, "mentor"));
  other =
    g_strdup (json_object_get_string_member (json_array_get_object_element (array, 1), "mentor"));
  g_assert_cmpstr (mentor, !=, other);
  words = g_strdup_printf ("explain @ Bridge %s %s --sensitivity", mentee, mentor);
  object = cli_run_json (self, words);
  array = json_object_get_array_member (object, "sensitivity");
  g_assert_cmpuint (json_array_get_length (array), >, 3);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      one = json_array_get_object_element (array, i);
      cli_run_assert_members (one, "criterion weight lowest highest");
      g_assert_cmpint (json_object_get_int_member (one, "lowest"), <=,
                       json_object_get_int_member (one, "weight"));
      g_assert_cmpint (json_object_get_int_member (one, "highest"), >=,
                       json_object_get_int_member (one, "weight"));
    }

  cli_run_done (self, words);
  cli_run_assert_has (self->said, "keeps the pair");
  strangers = g_strdup_printf ("explain @ Bridge %s %s --sensitivity", mentee, other);
  cli_run_fails (self, 1, strangers, "are no pair");
  cli_run_fails (self, 2, "explain @ Bridge 1 --sensitivity", "two people");
}

/* Drawn as one run from right to left, the mentor would stand where the mentee is. */
static void
test_cli_rematch_names_keep_their_places (CliRun *self, gconstpointer data)
{
  cli_run_done (self, "new @");
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\", \"minimum-score\": 0}");
  cli_run_done (self, "program @ add ./bridge.json");
  cli_run_write (self, "people.csv",
                 "Employee Number,First Name,Last Name,Department\n"
                 "1,דנה,כהן,Finance\n2,יואב,לוי,Sales\n");
  cli_run_done (self, "import @ ./people.csv");
  cli_run_done (self, "enroll @ Bridge --role mentor --where department=Finance");
  cli_run_done (self, "enroll @ Bridge --role mentee --where department=Sales");
  cli_run_done (self, "match @ Bridge --name First");
  cli_run_assert_has (self->said, "\u200e\u2068יואב לוי\u2069 – \u200e\u2068דנה כהן\u2069");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/rematch/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)
  ADD ("matches-again", test_cli_rematch_matches_again);
  ADD ("counts-running-places", test_cli_rematch_counts_running_places);
  ADD ("tells-how-far-weights-can-move", test_cli_rematch_tells_how_far_weights_can_move);
#undef ADD
  g_test_add ("/cli/match/names-from-right-to-left-keep-their-places", CliRun, NULL, cli_run_set_up,
              test_cli_rematch_names_keep_their_places, cli_run_tear_down);

  return g_test_run ();
}
