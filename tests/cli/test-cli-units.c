/* test-cli-units.c - groups, pairs of peers and circles, from a design to papers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-run.h"

#include <string.h>

#define TEST_CLI_UNITS_MATCH                                                                       \
  "proposal id structure objective matched total proof groups pairs unmatched mentors-unmatched"
#define TEST_CLI_UNITS_MATCH_PEERS                                                                 \
  "proposal id structure objective matched total proof pairs unmatched mentors-unmatched"

static void
test_cli_units_begin (CliRun *self, const char *design)
{
  gboolean has_peers = strstr (design, "\"peer\"") != NULL;

  cli_run_done (self, "new @");
  cli_run_write (self, "design.json", design);
  cli_run_done (self, "program @ add ./design.json");

  if (has_peers)
    {
      cli_run_done (self, "enroll @ Bridge data:mentoring/mentees-50.csv --role peer");
      return;
    }

  cli_run_done (self, "enroll @ Bridge data:mentoring/mentors-50.csv");
  cli_run_done (self, "enroll @ Bridge data:mentoring/mentees-50.csv");
}

/* Everybody stands once in a group of the right size, and what groups count adds up. */
static void
test_cli_units_check_groups (
  JsonObject *object, guint least, guint most, gboolean has_mentors, GHashTable *people)
{
  JsonArray *groups = json_object_get_array_member (object, "groups");
  gint64     sum = 0;

  g_assert_cmpuint (json_array_get_length (groups), >, 1);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      JsonArray  *members = json_object_get_array_member (group, "members");
      guint       n = json_array_get_length (members);

      cli_run_assert_members (group,
                              has_mentors ? "number mentor members score" : "number members score");
      cli_run_assert_int (group, "number", i + 1);
      g_assert_cmpuint (n, >=, least);
      g_assert_cmpuint (n, <=, most);
      g_assert_cmpint (json_object_get_int_member (group, "score"), <=, 200 * n);
      sum += json_object_get_int_member (group, "score");

      for (guint k = 0; k < n; k++)
        g_assert_true (
          g_hash_table_add (people, g_strdup (json_array_get_string_element (members, k))));

      if (has_mentors)
        g_assert_true (g_hash_table_add (
          people, g_strconcat ("mentor ", json_object_get_string_member (group, "mentor"), NULL)));
    }

  cli_run_assert_int (object, "total", sum);
}

static void
test_cli_units_check_proof (JsonObject *object)
{
  JsonObject *proof = json_object_get_object_member (object, "proof");
  gint64      value = json_object_get_int_member (proof, "value");
  gint64      bound = json_object_get_int_member (proof, "bound");
  const char *statement = json_object_get_string_member (proof, "statement");

  cli_run_assert_members (proof, "value bound gap matched most-matched statement");
  g_assert_cmpint (json_object_get_int_member (proof, "most-matched"), >=,
                   json_object_get_int_member (proof, "matched"));
  cli_run_assert_int (object, "total", value);
  g_assert_cmpint (bound, >=, value);
  g_assert_cmpfloat (json_object_get_double_member (proof, "gap"), >=, 0);
  g_assert_cmpint (strstr (statement, "Proven") != NULL, ==, bound == value);
  g_assert_cmpint (strstr (statement, "at most") != NULL, ==, bound > value);
}

/* From a proposal to meetings, figures and papers. */
static void
test_cli_units_follow (CliRun *self, guint n_units)
{
  g_autofree char *expected = g_strdup_printf ("\"relationships\" : %u", n_units);
  JsonObject      *object;
  JsonArray       *list;
  g_autofree char *words = NULL;

  cli_run_done (self, "publish @ Bridge 1 --json");
  cli_run_assert_has (self->said, expected);
  object = cli_run_json (self, "relationship @ Bridge list --json");
  list = cli_run_get_array (object, "relationships", n_units);
  words = g_strdup_printf (
    "relationship @ Bridge meeting %" G_GINT64_FORMAT " %s held --minutes 60 --rating 4",
    json_object_get_int_member (json_array_get_object_element (list, 0), "id"),
    json_object_get_string_member (json_array_get_object_element (list, 0), "started"));
  cli_run_done (self, words);
  cli_run_done (self, "figures @ Bridge --json");
  cli_run_done (self, "report @ Bridge matching -o ./matching.pdf");
  cli_run_done (self, "report @ Bridge progress -o ./progress.pdf");
  cli_run_done (self, "report @ Bridge letters -o ./letters.pdf");
  cli_run_done (self, "report @ Bridge charter -o ./charter.pdf");
  cli_run_done (self, "export @ pairs Bridge -o ./pairs.csv");
  cli_run_done (self, "export @ relationships Bridge -o ./relationships.csv");
  cli_run_done (self, "check @");
}

/* What compares two proposals says the lowest score of a member, out of a hundred: no group can
 * have more of each of its own, and the lowest of the pairs, which were made without the others, is
 * another one here. */
static void
test_cli_units_check_worst (CliRun *self)
{
  JsonObject *object = cli_run_json (self, "match @ Bridge --name Words");
  JsonArray  *groups = json_object_get_array_member (object, "groups");
  JsonArray  *pairs = json_object_get_array_member (object, "pairs");
  gint64      lowest_mean = 100, lowest_pair = 100, worst;

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      gint64      n = json_array_get_length (json_object_get_array_member (group, "members"));

      lowest_mean = MIN (lowest_mean, json_object_get_int_member (group, "score") / (2 * n));
    }

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    lowest_pair = MIN (
      lowest_pair, json_object_get_int_member (json_array_get_object_element (pairs, i), "score"));

  object = cli_run_json (self, "compare @ Bridge 1 Words");
  worst = json_object_get_int_member (json_object_get_object_member (object, "second"), "worst");
  cli_run_assert_int (json_object_get_object_member (object, "first"), "worst", worst);
  g_assert_cmpint (worst, <=, lowest_mean + 1); /* halves are rounded up */
  g_assert_cmpint (worst, !=, lowest_pair);
}

static void
test_cli_units_groups (CliRun *self, gconstpointer data)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *object;
  guint       n;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"group\", \"groups\":"
                              " {\"smallest\": 4, \"largest\": 5}}");
  object = cli_run_json (self, "match @ Bridge --json");
  cli_run_assert_members (object, TEST_CLI_UNITS_MATCH);
  cli_run_assert_string (object, "structure", "groups");
  test_cli_units_check_groups (object, 4, 5, TRUE, people);
  test_cli_units_check_proof (object);
  n = json_array_get_length (json_object_get_array_member (object, "groups"));
  cli_run_assert_int (object, "matched", g_hash_table_size (people) - n);
  g_assert_cmpuint (g_hash_table_size (people) - n, ==,
                    json_array_get_length (json_object_get_array_member (object, "pairs")));
  cli_run_done (self, "match @ Bridge --name Again");
  cli_run_assert_has (self->said, "Group 1: ");
  cli_run_done (self, "compare @ Bridge 1 Again");
  cli_run_assert_has (self->said, "Both bring the same people together.");
  test_cli_units_check_worst (self);
  test_cli_units_follow (self, n);
}

static void
test_cli_units_circles (CliRun *self, gconstpointer data)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *object, *one;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"peer\", \"circles\":"
                              " {\"smallest\": 4, \"largest\": 6}}");
  object = cli_run_json (self, "match @ Bridge --json");
  cli_run_assert_members (object, TEST_CLI_UNITS_MATCH);
  cli_run_assert_string (object, "structure", "circles");
  test_cli_units_check_groups (object, 4, 6, FALSE, people);
  test_cli_units_check_proof (object);
  cli_run_assert_int (object, "matched", g_hash_table_size (people));
  one = json_array_get_object_element (json_object_get_array_member (object, "pairs"), 0);
  cli_run_assert_members (one, "peers score");
  test_cli_units_follow (self,
                         json_array_get_length (json_object_get_array_member (object, "groups")));
}

static void
test_cli_units_peers (CliRun *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  JsonObject      *object, *pair;
  JsonArray       *pairs, *peers;
  gint64           sum = 0, score;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"peer\"}");
  object = cli_run_json (self, "match @ Bridge --json");
  cli_run_assert_members (object, TEST_CLI_UNITS_MATCH_PEERS);
  cli_run_assert_string (object, "structure", "peers");
  test_cli_units_check_proof (object);
  pairs = json_object_get_array_member (object, "pairs");
  cli_run_assert_int (object, "matched", 2 * json_array_get_length (pairs));

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      pair = json_array_get_object_element (pairs, i);
      cli_run_assert_members (pair, "peers score");
      cli_run_get_array (pair, "peers", 2);
      sum += json_object_get_int_member (pair, "score");
    }

  cli_run_assert_int (object, "total", sum);
  pair = json_array_get_object_element (pairs, 0);
  peers = json_object_get_array_member (pair, "peers");
  score = json_object_get_int_member (pair, "score");
  first = g_strdup (json_array_get_string_element (peers, 0));
  second = g_strdup (json_array_get_string_element (peers, 1));
  test_cli_units_follow (self, json_array_get_length (pairs));

  /* Whoever has a partner is out of the pool; what was proposed is still told. */
  words = g_strdup_printf ("explain @ Bridge %s --json", first);
  cli_run_done (self, words);
  cli_run_assert_has (self->said, second);
  cli_run_assert_has (self->said, "\"role\" : \"peer\"");
  g_free (words);
  cli_run_done (self, "undo @");
  cli_run_done (self, "undo @");
  words = g_strdup_printf ("explain @ Bridge %s %s --json", first, second);
  object = cli_run_json (self, words);
  cli_run_assert_members (object, "peers score locked forbidden-by ways");
  cli_run_assert_int (object, "score", score);
  cli_run_get_array (object, "ways", 2);
}

/* What ban of the two first people of the proposal says; @member is what somebody who moves is
 * called. Returns the moves. */
static JsonArray *
test_cli_units_ask_ban (
  CliRun *self, const char *first, const char *second, const char *member, gboolean has_gap)
{
  g_autofree char *words = g_strdup_printf ("match @ Bridge --what-if ban:%s:%s", first, second);
  JsonObject      *object, *move;
  JsonArray       *moves;

  cli_run_done (self, words);
  cli_run_assert_has (self->said, "total score: ");
  object = cli_run_json (self, words);
  cli_run_assert_members (object, has_gap
                                    ? "what-if matched minimum-places total gap gap-before moves"
                                    : "what-if matched minimum-places total moves");
  moves = json_object_get_array_member (object, "moves");
  g_assert_cmpuint (json_array_get_length (moves), >, 0);
  move = json_array_get_object_element (moves, 0);
  g_assert_true (json_object_has_member (move, member));
  g_assert_false (
    json_node_equal (json_object_get_member (move, "from"), json_object_get_member (move, "to")));
  if (has_gap)
    g_assert_cmpfloat (json_object_get_double_member (object, "gap"), >=, 0);

  return moves;
}

static void
test_cli_units_answers_what_if_of_groups (CliRun *self, gconstpointer data)
{
  JsonObject      *object, *group;
  JsonArray       *moves;
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;
  g_autofree char *words = NULL;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"group\"}");
  object = cli_run_json (self, "match @ Bridge --json");
  group = json_array_get_object_element (json_object_get_array_member (object, "groups"), 0);
  mentor = g_strdup (json_object_get_string_member (group, "mentor"));
  mentee =
    g_strdup (json_array_get_string_element (json_object_get_array_member (group, "members"), 0));

  moves = test_cli_units_ask_ban (self, mentee, mentor, "mentee", TRUE);
  cli_run_assert_string (cli_run_find (moves, "mentee", mentee), "from", mentor);

  /* Without a group of this mentor nobody is in one */
  words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:0", mentor);
  object = cli_run_json (self, words);
  moves = json_object_get_array_member (object, "moves");
  g_assert_cmpuint (json_array_get_length (moves), >=, 4);
  cli_run_assert_string (cli_run_find (moves, "mentee", mentee), "from", mentor);
  g_free (words);
  words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:7", mentor);
  cli_run_fails (self, 1, words, "one group or none");
  cli_run_fails (self, 1, "match @ Bridge --what-if lock:nobody:nothing", "no mentee “nobody”");
}

static JsonArray *
test_cli_units_get_pair (JsonArray *pairs, guint i)
{
  return json_object_get_array_member (json_array_get_object_element (pairs, i), "peers");
}

static void
test_cli_units_answers_what_if_of_peers (CliRun *self, gconstpointer data)
{
  JsonObject      *object;
  JsonArray       *pairs, *people, *moves;
  g_autofree char *one = NULL;
  g_autofree char *partner = NULL;
  g_autofree char *other = NULL;
  g_autofree char *words = NULL;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"peer\"}");
  object = cli_run_json (self, "match @ Bridge --json");
  pairs = json_object_get_array_member (object, "pairs");
  people = test_cli_units_get_pair (pairs, 0);
  one = g_strdup (json_array_get_string_element (people, 0));
  partner = g_strdup (json_array_get_string_element (people, 1));
  other = g_strdup (json_array_get_string_element (test_cli_units_get_pair (pairs, 1), 0));

  moves = test_cli_units_ask_ban (self, one, partner, "peer", FALSE);
  cli_run_assert_string (cli_run_find (moves, "peer", one), "from", partner);
  cli_run_assert_string (cli_run_find (moves, "peer", partner), "from", one);

  words = g_strdup_printf ("match @ Bridge --what-if swap:%s:%s", one, other);
  object = cli_run_json (self, words);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "moves")), >=, 4);
  g_assert_cmpint (json_object_get_int_member (object, "total"), <=, 0);
  g_free (words);
  words = g_strdup_printf ("match @ Bridge --what-if swap:%s:%s", one, partner);
  cli_run_fails (self, 1, words, "different pairs");
  g_free (words);
  words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:2", one);
  cli_run_fails (self, 1, words, "Peers have no places");
  cli_run_fails (self, 1, "match @ Bridge --what-if lock:nobody:nothing", "no peer “nobody”");
}

static void
test_cli_units_answers_what_if_of_circles (CliRun *self, gconstpointer data)
{
  JsonObject      *object, *circle;
  JsonArray       *members;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *words = NULL;

  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"peer\", \"circles\":"
                              " {\"smallest\": 4, \"largest\": 6}}");
  object = cli_run_json (self, "match @ Bridge --json");
  circle = json_array_get_object_element (json_object_get_array_member (object, "groups"), 0);
  members = json_object_get_array_member (circle, "members");
  one = g_strdup (json_array_get_string_element (members, 0));
  other = g_strdup (json_array_get_string_element (members, 1));
  test_cli_units_ask_ban (self, one, other, "peer", TRUE);

  words = g_strdup_printf ("match @ Bridge --what-if lock:%s:%s", one, other);
  cli_run_done (self, words);
  cli_run_assert_has (self->said, "total score: ");
  g_free (words);
  words = g_strdup_printf ("match @ Bridge --what-if swap:%s:%s", one, other);
  cli_run_fails (self, 1, words, "no mentor or partner to swap");
}

static void
test_cli_units_only_pairs_have_a_choice (CliRun *self, gconstpointer data)
{
  test_cli_units_begin (self, "{\"name\": \"Bridge\", \"structure\": \"group\"}");
  cli_run_fails (self, 1, "match @ Bridge --objective fair", "one-to-one and reverse");
  cli_run_fails (self, 1, "match @ Bridge --rematch", "one-to-one and reverse");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define TEST_CLI_UNITS(name, func)                                                                 \
  g_test_add ("/cli/units/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)

  TEST_CLI_UNITS ("groups", test_cli_units_groups);
  TEST_CLI_UNITS ("circles", test_cli_units_circles);
  TEST_CLI_UNITS ("peers", test_cli_units_peers);
  TEST_CLI_UNITS ("groups-answer-what-if", test_cli_units_answers_what_if_of_groups);
  TEST_CLI_UNITS ("peers-answer-what-if", test_cli_units_answers_what_if_of_peers);
  TEST_CLI_UNITS ("circles-answer-what-if", test_cli_units_answers_what_if_of_circles);
  TEST_CLI_UNITS ("only-pairs-have-a-choice", test_cli_units_only_pairs_have_a_choice);

#undef TEST_CLI_UNITS

  return g_test_run ();
}
