/* test-cli-matching.c - match, scores, explain and publish: their numbers agree, and are the best
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cli-run.h"

/* More than any sum of scores: one more matched is worth more than all points. */
#define MATCHED 100000

static int
test_cli_matching_find (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return (int) i;

  g_ptr_array_add (names, g_strdup (name));

  return (int) names->len - 1;
}

/*
 * The dearest assignment of n rows to m ≥ n columns by shortest augmenting paths, with potentials
 * (Kuhn–Munkres in the form of Jonker and Volgenant): apart from the program, and short enough to
 * be believed.
 */
static gint64
test_cli_matching_solve (const gint64 *worth, int n, int m)
{
  g_autofree gint64 *u = g_new0 (gint64, n + 1);
  g_autofree gint64 *v = g_new0 (gint64, m + 1);
  g_autofree int    *row = g_new0 (int, m + 1);
  g_autofree int    *way = g_new0 (int, m + 1);
  gint64             sum = 0;

  for (int i = 1; i <= n; i++)
    {
      g_autofree gint64   *least = g_new (gint64, m + 1);
      g_autofree gboolean *is_used = g_new0 (gboolean, m + 1);
      int                  column = 0;

      for (int j = 0; j <= m; j++)
        least[j] = G_MAXINT64 / 4;

      row[0] = i;

      do
        {
          gint64 delta = G_MAXINT64 / 4;
          int    next = 0;

          is_used[column] = TRUE;

          for (int j = 1; j <= m; j++)
            {
              gint64 cost = -worth[(row[column] - 1) * m + j - 1] - u[row[column]] - v[j];

              if (is_used[j])
                continue;

              if (cost < least[j])
                {
                  least[j] = cost;
                  way[j] = column;
                }

              if (least[j] < delta)
                {
                  delta = least[j];
                  next = j;
                }
            }

          for (int j = 0; j <= m; j++)
            if (is_used[j])
              {
                u[row[j]] += delta;
                v[j] -= delta;
              }
            else
              least[j] -= delta;

          column = next;
        }
      while (row[column] != 0);

      for (; column != 0; column = way[column])
        row[column] = row[way[column]];
    }

  for (int j = 1; j <= m; j++)
    if (row[j] != 0)
      sum += worth[(row[j] - 1) * m + j - 1];

  return sum;
}

/* The best that the pairs of a CSV of scores allow, with @capacity places a mentor: how many
 * matched, and the greatest total of so many. */
static void
test_cli_matching_find_best (
  GPtrArray *rows, guint capacity, gint64 least, int *n_matched, gint64 *total)
{
  g_autoptr (GPtrArray) mentees = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) mentors = g_ptr_array_new_with_free_func (g_free);
  g_autofree gint64 *worth = NULL;
  gint64             best;
  int                m;

  for (guint i = 1; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      test_cli_matching_find (mentees, cells[0]);
      test_cli_matching_find (mentors, cells[1]);
    }

  /* Columns past the places stand for nobody, worth nothing. */
  m = (int) (mentors->len * capacity + mentees->len);
  worth = g_new0 (gint64, mentees->len * m);

  for (guint i = 1; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      int    mentee = test_cli_matching_find (mentees, cells[0]);
      int    mentor = test_cli_matching_find (mentors, cells[1]);
      gint64 score = g_ascii_strtoll (cells[2], NULL, 10);

      for (guint k = 0; k < capacity; k++)
        worth[mentee * m + mentor * (int) capacity + (int) k] =
          *cells[2] == '\0' || score < least ? 0 : MATCHED + score;
    }

  best = test_cli_matching_solve (worth, (int) mentees->len, m);
  *n_matched = (int) (best / MATCHED);
  *total = best % MATCHED;
}

/* Every pair stands once, with the columns that the manual names; contributions add up. */
static guint
test_cli_matching_check_scores (GPtrArray *rows)
{
  char **head = g_ptr_array_index (rows, 0);
  guint  n_columns = g_strv_length (head);
  guint  n_forbidden = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (head[0], ==, "mentee");
  g_assert_cmpstr (head[1], ==, "mentor");
  g_assert_cmpstr (head[2], ==, "total");
  g_assert_cmpuint (n_columns, ==, 3 + 13);

  for (guint i = 1; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      gint64 sum = 0;

      g_assert_cmpuint (g_strv_length (cells), ==, n_columns);
      g_assert_true (g_hash_table_add (seen, g_strconcat (cells[0], " ", cells[1], NULL)));

      for (guint k = 3; k < n_columns; k++)
        {
          gint64 points = g_ascii_strtoll (cells[k], NULL, 10);

          g_assert_cmpint (points, >=, 0);
          sum += points;
        }

      if (*cells[2] == '\0')
        n_forbidden++;
      else
        g_assert_cmpint (sum, ==, g_ascii_strtoll (cells[2], NULL, 10));
    }

  return n_forbidden;
}

static const char *
test_cli_matching_get_total (GPtrArray *rows, const char *mentee, const char *mentor)
{
  for (guint i = 1; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      if (g_str_equal (cells[0], mentee) && g_str_equal (cells[1], mentor))
        return cells[2];
    }

  return NULL;
}

/* What match says: its pairs are among the scores, allowed, within the capacity, and add up. */
static void
test_cli_matching_check_pairs (JsonObject *object, GPtrArray *rows, guint capacity)
{
  g_autoptr (GHashTable) load = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *pairs = json_object_get_array_member (object, "pairs");
  gint64     sum = 0;

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);
      const char *mentee = json_object_get_string_member (pair, "mentee");
      const char *mentor = json_object_get_string_member (pair, "mentor");
      const char *total = test_cli_matching_get_total (rows, mentee, mentor);
      guint       n = GPOINTER_TO_UINT (g_hash_table_lookup (load, mentor)) + 1;

      cli_run_assert_members (pair, "mentor mentee score known flags");
      g_assert_nonnull (total);
      g_assert_cmpstr (total, !=, "");
      cli_run_assert_int (pair, "score", g_ascii_strtoll (total, NULL, 10));
      g_hash_table_insert (load, (gpointer) mentor, GUINT_TO_POINTER (n));
      g_assert_cmpuint (n, <=, capacity);
      sum += json_object_get_int_member (pair, "score");
    }

  cli_run_assert_int (object, "matched", json_array_get_length (pairs));
  cli_run_assert_int (object, "total", sum);
}

/* What is proven: the total, which is @total, is the limit of all matchings. */
static void
test_cli_matching_check_proof (JsonObject *object, gint64 total)
{
  JsonObject *proof = json_object_get_object_member (object, "proof");

  cli_run_assert_members (proof, "value bound gap statement");
  cli_run_assert_int (proof, "value", total);
  cli_run_assert_int (proof, "bound", total);
  cli_run_assert_int (proof, "gap", 0);
  cli_run_assert_string (proof, "statement",
                         "Proven: no matching that keeps the rules and pairs as many people has a "
                         "higher total.");
}

static void
test_cli_matching_is_the_optimum (CliRun *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  JsonObject *object;
  gint64      total;
  int         n_matched;

  cli_run_begin_sign_up (self);
  cli_run_done (self, "scores @ Bridge -o ./scores.csv");
  g_assert_cmpstr (self->said, ==, "");
  rows = cli_run_read_csv (self, "scores.csv");
  g_assert_cmpuint (rows->len, ==, 1 + 77 * 79);

  /* Nobody is his own mentor: those in both roles. */
  g_assert_cmpuint (test_cli_matching_check_scores (rows), >=, 56);
  object = cli_run_json (self, "match @ Bridge --name First");
  cli_run_assert_members (object,
                          "proposal id structure objective matched total proof pairs unmatched "
                          "mentors-unmatched");
  cli_run_assert_string (object, "proposal", "First");
  cli_run_assert_string (object, "objective", "best");
  test_cli_matching_check_pairs (object, rows, 1);
  test_cli_matching_find_best (rows, 1, 0, &n_matched, &total);
  cli_run_assert_int (object, "matched", n_matched);
  cli_run_assert_int (object, "total", total);
  test_cli_matching_check_proof (object, total);
}

static void
test_cli_matching_is_the_optimum_with_places (CliRun *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  JsonObject *object;
  JsonArray  *unmatched;
  gint64      total;
  int         n_matched;

  cli_run_begin_short (self);
  cli_run_done (self, "scores @ Bridge -o ./scores.csv");
  rows = cli_run_read_csv (self, "scores.csv");
  test_cli_matching_check_scores (rows);
  object = cli_run_json (self, "match @ Bridge");
  test_cli_matching_check_pairs (object, rows, 2);
  test_cli_matching_find_best (rows, 2, 1, &n_matched, &total);
  cli_run_assert_int (object, "matched", n_matched);
  cli_run_assert_int (object, "total", total);
  g_assert_cmpint (n_matched, ==, 12); /* six mentors with two places */
  test_cli_matching_check_proof (object, total);

  /* Forty want a mentor: whoever has none is told why. */
  unmatched = cli_run_get_array (object, "unmatched", 40 - 12);

  for (guint i = 0; i < json_array_get_length (unmatched); i++)
    {
      JsonObject *person = json_array_get_object_element (unmatched, i);

      cli_run_assert_members (person, "person reason");
      g_assert_cmpstr (json_object_get_string_member (person, "reason"), !=, "");
    }
}

/* A stable matching is its own proof, and has no bound on the total. */
static void
test_cli_matching_can_be_stable (CliRun *self, gconstpointer data)
{
  JsonObject *object, *proof;

  cli_run_begin_short (self);
  object = cli_run_json (self, "match @ Bridge --objective stable --favour mentors");
  cli_run_assert_string (object, "objective", "stable");
  proof = json_object_get_object_member (object, "proof");
  g_assert_true (json_object_get_null_member (proof, "bound"));
  g_assert_true (json_object_get_null_member (proof, "gap"));
  g_assert_nonnull (strstr (json_object_get_string_member (proof, "statement"),
                            "would both rather have each other. Each mentor has the best"));
  object = cli_run_json (self, "match @ Bridge --objective fair");
  cli_run_assert_string (object, "objective", "fair");
  proof = json_object_get_object_member (object, "proof");
  g_assert_true (json_object_get_null_member (proof, "bound"));
  g_assert_nonnull (strstr (json_object_get_string_member (proof, "statement"),
                            "unless it has more with a lower one"));
  object = cli_run_json (self, "match @ Bridge --objective best");
  cli_run_assert_string (object, "objective", "best");
}

/* Two proposals side by side: what differs is what their pairs say, and the other way round. */
static void
test_cli_matching_proposals_are_compared (CliRun *self, gconstpointer data)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *object;
  JsonArray  *pairs, *differences;
  gint64      n_other;

  cli_run_begin_short (self);
  object = cli_run_json (self, "match @ Bridge --name First");
  pairs = json_object_get_array_member (object, "pairs");

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);

      g_hash_table_insert (first, g_strdup (json_object_get_string_member (pair, "mentee")),
                           g_strdup (json_object_get_string_member (pair, "mentor")));
    }

  cli_run_done (self, "match @ Bridge --name Second");
  object = cli_run_json (self, "compare @ Bridge First Second");
  cli_run_assert_members (object, "first second same other only-first only-second differences");
  cli_run_assert_int (object, "same", 40);
  cli_run_assert_int (object, "other", 0);
  cli_run_get_array (object, "differences", 0);
  cli_run_done (self, "compare @ Bridge First Second");
  g_assert_nonnull (strstr (self->said, "Both pair the same people."));

  /* Two who are matched again with nobody else in the pool are the same two. */
  cli_run_done (self, "publish @ Bridge First");
  cli_run_done (self, "enroll @ Bridge --role mentor --where department=IT --capacity 2");
  cli_run_done (self, "match @ Bridge --name Third");
  object = cli_run_json (self, "compare @ Bridge First Third");
  n_other = json_object_get_int_member (object, "other");
  differences = json_object_get_array_member (object, "differences");
  g_assert_cmpint (json_array_get_length (differences), ==,
                   n_other + json_object_get_int_member (object, "only-first") +
                     json_object_get_int_member (object, "only-second"));
  cli_run_assert_int (object, "only-first", 12);

  for (guint i = 0; i < json_array_get_length (differences); i++)
    {
      JsonObject *one = json_array_get_object_element (differences, i);
      const char *mentor =
        g_hash_table_lookup (first, json_object_get_string_member (one, "mentee"));

      cli_run_assert_members (one, "mentee first second");

      if (mentor != NULL)
        cli_run_assert_string (json_object_get_object_member (one, "first"), "mentor", mentor);
      else
        g_assert_true (json_object_get_null_member (one, "first"));
    }

  /* In words: who is named, and no sentence about nobody at all. */
  cli_run_done (self, "compare @ Bridge First Third");
  cli_run_assert_has (self->said, "12 are matched only in “First”.");
  g_assert_null (strstr (self->said, " 0 "));
  g_assert_null (strstr (self->said, "\n0 "));

  cli_run_fails (self, 1, "compare @ Bridge First Nothing",
                 "no proposal “Nothing”, but these: “First”");
}

/* The same input in another order: the same pairs. */
static void
test_cli_matching_order_does_not_matter (CliRun *self, gconstpointer data)
{
  g_autofree char *first = NULL;

  cli_run_begin_short (self);
  cli_run_json (self, "match @ Bridge --name One");
  first = g_strdup (strstr (self->said, "\"objective\""));
  cli_run_done (self, "undo @");
  cli_run_json (self, "match @ Bridge --name Two");
  g_assert_cmpstr (strstr (self->said, "\"objective\""), ==, first);
  cli_run_json (self, "match @ Bridge --name Three");
  g_assert_cmpstr (strstr (self->said, "\"objective\""), ==, first);
}

/* A pair explained: its contributions add up to its score, which is that of the list. */
static void
test_cli_matching_explanations_add_up (CliRun *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n_forbidden = 0;

  cli_run_begin_short (self);
  cli_run_done (self, "scores @ Bridge -o ./scores.csv");
  rows = cli_run_read_csv (self, "scores.csv");

  for (guint i = 1; i < rows->len; i += rows->len / 12)
    {
      char           **cells = g_ptr_array_index (rows, i);
      g_autofree char *words = g_strdup_printf ("explain @ Bridge %s %s", cells[0], cells[1]);
      g_autofree char *turned = g_strdup_printf ("explain @ Bridge %s %s", cells[1], cells[0]);
      g_autofree char *said = NULL;
      JsonObject      *object = cli_run_json (self, words);
      JsonArray       *contributions = json_object_get_array_member (object, "contributions");
      gint64           sum = 0, points = 0;

      cli_run_assert_members (object,
                              "mentee mentor score known locked forbidden-by contributions");
      cli_run_assert_string (object, "mentee", cells[0]);
      cli_run_assert_string (object, "mentor", cells[1]);

      for (guint k = 0; k < json_array_get_length (contributions); k++)
        {
          JsonObject *one = json_array_get_object_element (contributions, k);

          cli_run_assert_members (one, "criterion points score mentee mentor known");
          g_assert_cmpint (json_object_get_int_member (one, "score"), <=,
                           json_object_get_int_member (one, "points"));
          sum += json_object_get_int_member (one, "score");
          points += json_object_get_int_member (one, "points");
        }

      cli_run_assert_int (object, "score", sum);
      g_assert_cmpint (points, ==, 100);

      if (*cells[2] == '\0')
        n_forbidden++;
      else
        cli_run_assert_int (object, "score", g_ascii_strtoll (cells[2], NULL, 10));

      g_assert_cmpint (
        json_array_get_length (json_object_get_array_member (object, "forbidden-by")) > 0, ==,
        *cells[2] == '\0');

      /* Whoever is named first: the pair is the same. */
      said = g_strdup (self->said);
      cli_run_json (self, turned);
      g_assert_cmpstr (self->said, ==, said);
    }

  g_assert_cmpuint (n_forbidden, <, 12);
}

/* A person explained: partners and reasons are those of the newest proposal. */
static void
test_cli_matching_explains_people (CliRun *self, gconstpointer data)
{
  g_autofree char *matched = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;
  g_autofree char *question = NULL;
  JsonObject      *object, *place;
  JsonArray       *array;
  gint64           more;

  cli_run_begin_short (self);
  g_assert_null (cli_run_json (self, "explain @ Bridge 'Nancy Gruenberg'"));
  array = json_node_get_array (json_parser_get_root (self->parser));
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  object = json_array_get_object_element (array, 0);
  cli_run_assert_members (object, "person role partners reason best places rules");
  cli_run_assert_string (object, "role", "mentor");
  cli_run_get_array (object, "partners", 0);
  cli_run_get_array (object, "best", 5);

  object = cli_run_json (self, "match @ Bridge");
  array = json_object_get_array_member (object, "pairs");
  matched =
    g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0), "mentee"));
  mentor =
    g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0), "mentor"));
  array = json_object_get_array_member (object, "unmatched");
  alone =
    g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0), "person"));
  reason =
    g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0), "reason"));

  words = g_strdup_printf ("explain @ Bridge %s", matched);
  cli_run_json (self, words);
  object =
    json_array_get_object_element (json_node_get_array (json_parser_get_root (self->parser)), 0);
  g_assert_cmpstr (json_array_get_string_element (cli_run_get_array (object, "partners", 1), 0), ==,
                   mentor);
  g_assert_true (json_object_get_null_member (object, "reason"));
  cli_run_done (self, words);
  cli_run_assert_has (self->said, "matched with ");
  g_free (words);

  words = g_strdup_printf ("explain @ Bridge %s", alone);
  cli_run_json (self, words);
  object =
    json_array_get_object_element (json_node_get_array (json_parser_get_root (self->parser)), 0);
  cli_run_get_array (object, "partners", 0);
  cli_run_assert_string (object, "reason", reason);

  /* All places are taken: one more brings somebody more, and what-if says the same. */
  array = cli_run_get_array (object, "places", 5);
  place = json_array_get_object_element (array, 0);
  cli_run_assert_members (place, "mentor score taken weakest one-more-matched one-more-total");
  cli_run_assert_int (place, "taken", 2);
  cli_run_assert_int (place, "one-more-matched", 1);
  more = json_object_get_int_member (place, "one-more-total");
  question = g_strdup_printf ("match @ Bridge --what-if capacity:%s:3",
                              json_object_get_string_member (place, "mentor"));
  cli_run_get_array (object, "rules", 0);
  object = cli_run_json (self, question);
  cli_run_assert_int (object, "matched", 1);
  cli_run_assert_int (object, "total", more);
  cli_run_done (self, words);
  cli_run_assert_has (self->said, reason);
  cli_run_assert_has (self->said, "One more place: 1 more matched, ");
}

/* What is published is a step like any other; what was published is not published again. */
static void
test_cli_matching_publishes_once (CliRun *self, gconstpointer data)
{
  JsonObject *object;
  JsonArray  *array;

  cli_run_begin_short (self);
  cli_run_done (self, "match @ Bridge --name First");
  cli_run_assert_has (self->said, "First: 12 of 40 mentees matched, total score ");
  cli_run_fails (self, 1, "match @ Bridge --name First", "“First”");
  object = cli_run_json (self, "publish @ Bridge first");
  cli_run_assert_members (object, "proposal relationships");
  cli_run_assert_int (object, "relationships", 12);
  cli_run_fails (self, 1, "publish @ Bridge First", "“First” is already published");
  cli_run_fails (self, 1, "publish @ Bridge Second", "“Second”");
  object = cli_run_json (self, "relationship @ Bridge list");
  array = cli_run_get_array (object, "relationships", 12);
  cli_run_assert_string (json_array_get_object_element (array, 0), "state", "trial");
  cli_run_done (self, "undo @");
  cli_run_assert_has (self->said, "Publish");
  cli_run_get_array (cli_run_json (self, "relationship @ Bridge list"), "relationships", 0);
  cli_run_done (self, "redo @");
  cli_run_get_array (cli_run_json (self, "relationship @ Bridge list"), "relationships", 12);

  /* Those who have a partner are not matched again, and nothing is published of nobody. */
  cli_run_fails (self, 1, "match @ Bridge --publish", "pairs nobody");
  cli_run_done (self, "check @");
}

static void
test_cli_matching_pairs_are_exported (CliRun *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  cli_run_begin_short (self);
  cli_run_fails (self, 1, "export @ pairs Bridge -o ./pairs.csv", "no proposal yet");
  cli_run_done (self, "match @ Bridge");
  cli_run_done (self, "export @ pairs Bridge -o ./pairs.csv");
  rows = cli_run_read_csv (self, "pairs.csv");
  g_assert_cmpuint (rows->len, ==, 1 + 12);
  cli_run_done (self, "export @ pairs Bridge -o ./pairs.xlsx");
  cli_run_done (self, "export @ relationships Bridge -o ./none.csv");
  g_ptr_array_unref (g_steal_pointer (&rows));
  rows = cli_run_read_csv (self, "none.csv");
  g_assert_cmpuint (rows->len, ==, 1);
}

/* What a change would do is what it does: the same question asked of the changed program. */
static void
test_cli_matching_answers_what_if (CliRun *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  JsonObject      *object, *pair;
  JsonArray       *moves;
  g_autofree char *mentee = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *other = NULL;

  cli_run_begin_short (self);
  object = cli_run_json (self, "match @ Bridge --name First");
  pair = json_array_get_object_element (json_object_get_array_member (object, "pairs"), 0);
  mentee = g_strdup (json_object_get_string_member (pair, "mentee"));
  mentor = g_strdup (json_object_get_string_member (pair, "mentor"));
  pair = json_array_get_object_element (json_object_get_array_member (object, "pairs"), 11);
  other = g_strdup (json_object_get_string_member (pair, "mentee"));

  /* One place more for six mentors who are all full: one more is matched */
  words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:3", mentor);
  object = cli_run_json (self, words);
  cli_run_assert_members (object, "what-if matched minimum-places total moves");
  cli_run_assert_int (object, "matched", 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "moves")), >=, 1);
  g_clear_pointer (&words, g_free);

  words = g_strdup_printf ("match @ Bridge --what-if capacity:%s:1", mentor);
  object = cli_run_json (self, words);
  cli_run_assert_int (object, "matched", -1);
  g_clear_pointer (&words, g_free);

  /* The mentee who is banned from the mentor moves, at no gain */
  words = g_strdup_printf ("match @ Bridge --what-if ban:%s:%s", mentee, mentor);
  object = cli_run_json (self, words);
  cli_run_assert_int (object, "matched", 0);
  g_assert_cmpint (json_object_get_int_member (object, "total"), <=, 0);
  moves = json_object_get_array_member (object, "moves");
  pair = cli_run_find (moves, "mentee", mentee);
  cli_run_assert_members (pair, "mentee from to");
  cli_run_assert_string (pair, "from", mentor);
  cli_run_done (self, words);
  cli_run_assert_has (self->said, "total score: ");
  g_clear_pointer (&words, g_free);

  /* A lock on a pair there is moves nobody, whichever is named first */
  words = g_strdup_printf ("match @ Bridge --what-if lock:%s:%s", mentor, mentee);
  cli_run_done (self, words);
  cli_run_assert_has (self->said, "Nobody moves.");
  g_clear_pointer (&words, g_free);
  words = g_strdup_printf ("match @ Bridge --what-if swap:%s:%s", mentee, mentee);
  cli_run_fails (self, 1, words, "two different people");
  g_clear_pointer (&words, g_free);
  words = g_strdup_printf ("match @ Bridge --what-if swap:%s:%s", mentee, other);
  object = cli_run_json (self, words);
  cli_run_assert_int (object, "matched", 0);
  g_assert_cmpint (json_object_get_int_member (object, "total"), <=, 0);

  cli_run_fails (self, 2, "match @ Bridge --what-if lock:1", "“lock:1” is no change");
  cli_run_fails (self, 2, "match @ Bridge --what-if raise:1:2", "is no change");
  cli_run_fails (self, 2, "match @ Bridge --what-if capacity:1:many", "is no change");
  cli_run_fails (self, 2, "match @ Bridge --publish --what-if lock:1:2", "keeps nothing");
  cli_run_fails (self, 1, "match @ Bridge --what-if ban:nobody:nothing", "“nobody”");
  cli_run_done (self, "compare @ Bridge First First"); /* nothing more was kept */
  cli_run_fails (self, 1, "compare @ Bridge First Second", "“Second”");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/matching/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)
  ADD ("is-the-optimum", test_cli_matching_is_the_optimum);
  ADD ("is-the-optimum-with-places", test_cli_matching_is_the_optimum_with_places);
  ADD ("order-does-not-matter", test_cli_matching_order_does_not_matter);
  ADD ("explanations-add-up", test_cli_matching_explanations_add_up);
  ADD ("can-be-stable", test_cli_matching_can_be_stable);
  ADD ("proposals-are-compared", test_cli_matching_proposals_are_compared);
  ADD ("explains-people", test_cli_matching_explains_people);
  ADD ("publishes-once", test_cli_matching_publishes_once);
  ADD ("answers-what-if", test_cli_matching_answers_what_if);
  ADD ("pairs-are-exported", test_cli_matching_pairs_are_exported);
#undef ADD

  return g_test_run ();
}
