/* test-relationship-store.c - tests of lodestar-relationship-store.c and -reading.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-verbs.h"
#include "test-relationships.h"

static void
test_relationship_store_assert_list (LodestarWorkspace         *workspace,
                                     LodestarRelationshipQuery *query,
                                     const char                *expected)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  query->program_id = TEST_PROGRAM;
  lodestar_relationship_store_list (lodestar_workspace_get_db (workspace), query, ids, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_relationship_store_lists_in_order (void)
{
  LodestarWorkspace        *workspace = test_relationships_new_published ();
  LodestarRelationshipQuery query = { 0 };

  test_relationships_sql (workspace, "UPDATE relationship SET state = 'active' WHERE id = 2;"
                                     "INSERT INTO meeting (relationship_id, date, state) VALUES"
                                     " (3, '2026-03-20', 'held'), (1, '2026-03-10', 'held'),"
                                     " (1, '2026-09-10', 'planned')");
  test_relationship_store_assert_list (workspace, &query, "3 1 2"); /* Fischer, Haddad, Nazari */
  query.is_descending = TRUE;
  test_relationship_store_assert_list (workspace, &query, "2 1 3");
  query.is_descending = FALSE;
  query.sort = LODESTAR_RELATIONSHIP_SORT_MENTOR;
  test_relationship_store_assert_list (workspace, &query, "1 2 3");
  query.sort = LODESTAR_RELATIONSHIP_SORT_STATE;
  test_relationship_store_assert_list (workspace, &query, "1 3 2");
  query.sort = LODESTAR_RELATIONSHIP_SORT_LAST_HELD;
  test_relationship_store_assert_list (workspace, &query, "2 1 3");
  query.sort = LODESTAR_RELATIONSHIP_SORT_SCORE;
  query.is_descending = TRUE;
  test_relationship_store_assert_list (workspace, &query, "1 3 2");
  test_workspace_free (workspace);
}

static void
test_relationship_store_lists_what_is_asked_for (void)
{
  LodestarWorkspace        *workspace = test_relationships_new_published ();
  LodestarRelationshipQuery query = { .sort = LODESTAR_RELATIONSHIP_SORT_STARTED };

  test_relationships_sql (workspace, "UPDATE relationship SET state = 'active' WHERE id = 2");
  query.states = 1u << LODESTAR_RELATIONSHIP_TRIAL;
  test_relationship_store_assert_list (workspace, &query, "1 3");
  query.states |= 1u << LODESTAR_RELATIONSHIP_ACTIVE;
  test_relationship_store_assert_list (workspace, &query, "1 2 3");
  query.states = 0;
  query.person_id = 1;
  test_relationship_store_assert_list (workspace, &query, "1 2");
  query.person_id = 0;
  query.search = (char *) "ZÜRICH";
  test_relationship_store_assert_list (workspace, &query, "3");
  query.search = (char *) "jonas  amira"; /* one word each */
  test_relationship_store_assert_list (workspace, &query, "1");
  query.search = (char *) "jonas \"\\ \x01";
  test_relationship_store_assert_list (workspace, &query, "");
  query.search = (char *) " ";
  test_relationship_store_assert_list (workspace, &query, "1 2 3");
  test_workspace_free (workspace);
}

static void
test_relationship_store_reads_everything_that_hangs_on_it (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (LodestarRelationshipRow) row = NULL;

  test_relationships_sql (
    workspace,
    "INSERT INTO meeting (relationship_id, date, state, minutes, rating, note) VALUES"
    " (1, '2026-04-10', 'held', 75, 4, 'Good'), (1, '2026-03-10', 'missed', NULL, NULL, ''),"
    " (2, '2026-04-01', 'held', 30, NULL, '');"
    "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, touched_on) VALUES"
    " (1, 'Lead', 70, '2026-09-30', '2026-03-02', '2026-05-28');"
    "INSERT INTO note (relationship_id, written_at, text) VALUES"
    " (1, '2026-04-29T09:00:00Z', 'Board talk');"
    "INSERT INTO relationship_pause (relationship_id, paused_on, resumed_on, state) VALUES"
    " (1, '2026-05-01', '2026-05-11', 'trial')");
  row = test_relationships_read (workspace, 1);
  g_assert_cmpuint (row->meetings->len, ==, 2);
  g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 0).state, ==,
                   LODESTAR_MEETING_MISSED);
  g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 0).minutes, ==, 0);
  g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 1).rating, ==, 4);
  g_assert_cmpint (g_array_index (row->goals, LodestarGoal, 0).progress, ==, 70);
  g_assert_cmpstr (g_array_index (row->notes, LodestarNote, 0).text, ==, "Board talk");
  g_assert_cmpint (g_array_index (row->pauses, LodestarPause, 0).resumed_on, ==,
                   lodestar_date_from_iso ("2026-05-11"));
  g_assert_cmpstr (g_array_index (row->members, LodestarMember, 1).title, ==, "Team lead");
  g_assert_cmpstr (g_array_index (row->members, LodestarMember, 1).email, ==, "amira@example.org");
  test_workspace_free (workspace);
}

static void
test_relationship_store_cohort_has_the_whole_program (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autoptr (LodestarCohort) cohort = NULL;
  g_autoptr (GError) error = NULL;

  cohort = lodestar_relationship_store_load_cohort (db, TEST_PROGRAM, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cohort->state, ==, "running");
  g_assert_cmpint (cohort->cadence, ==, LODESTAR_CADENCE_MONTHLY);
  g_assert_cmpint (cohort->end_date, ==, lodestar_date_from_iso ("2027-01-12"));
  g_assert_cmpuint (cohort->participants->len, ==, 5);
  g_assert_cmpuint (cohort->relationships->len, ==, 3);
  g_assert_null (lodestar_relationship_store_load_cohort (db, 44, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no program with the number 44.");
  test_workspace_free (workspace);
}

static void
test_relationship_store_object_follows_its_row (void)
{
  LodestarWorkspace   *workspace = test_relationships_new_published ();
  LodestarDb          *db = lodestar_workspace_get_db (workspace);
  LodestarIdentityMap *map = lodestar_workspace_get_map (workspace);
  g_autoptr (LodestarRelationship) one = NULL, other = NULL;
  GError *error = NULL;

  one = lodestar_relationship_store_load (db, map, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lodestar_relationship_get_name (one), ==, "Amira Haddad and Jonas Lindqvist");
  test_relationships_sql (workspace, "UPDATE relationship SET state = 'active' WHERE id = 1;"
                                     "UPDATE person SET name = 'Amira Aziz' WHERE id = 11");
  other = lodestar_relationship_store_load (db, map, 1, &error);
  g_assert_no_error (error);
  g_assert_true (one == other);
  g_assert_cmpint (lodestar_relationship_get_row (one)->state, ==, LODESTAR_RELATIONSHIP_ACTIVE);
  g_assert_cmpstr (lodestar_relationship_get_name (one), ==, "Amira Aziz and Jonas Lindqvist");
  g_assert_null (lodestar_relationship_store_load (db, map, 99, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&one);
  g_clear_object (&other);
  test_workspace_free (workspace);
}

static void
test_relationship_store_counts_taken_places (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  int                n_taken, capacity;

  g_assert_true (
    lodestar_relationship_store_count_places (db, TEST_MENTOR_1, &n_taken, &capacity, NULL));
  g_assert_cmpint (n_taken, ==, 2);
  g_assert_cmpint (capacity, ==, 2);
  test_relationships_sql (
    workspace, "UPDATE relationship SET state = 'ended', ended_on = '2026-03-09' WHERE id = 2");
  g_assert_true (
    lodestar_relationship_store_count_places (db, TEST_MENTOR_1, &n_taken, &capacity, NULL));
  g_assert_cmpint (n_taken, ==, 1);
  test_workspace_free (workspace);
}

void
test_relationship_store_add_tests (void)
{
  g_test_add_func ("/store/relationship/lists-in-order", test_relationship_store_lists_in_order);
  g_test_add_func ("/store/relationship/lists-what-is-asked-for",
                   test_relationship_store_lists_what_is_asked_for);
  g_test_add_func ("/store/relationship/reads-everything-that-hangs-on-it",
                   test_relationship_store_reads_everything_that_hangs_on_it);
  g_test_add_func ("/store/relationship/cohort-has-the-whole-program",
                   test_relationship_store_cohort_has_the_whole_program);
  g_test_add_func ("/store/relationship/object-follows-its-row",
                   test_relationship_store_object_follows_its_row);
  g_test_add_func ("/store/relationship/counts-taken-places",
                   test_relationship_store_counts_taken_places);
}
