/* test-follow-up.c - tests of lodestar-follow-up.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-follow-up.h"

#include "lodestar-participant-list.h"
#include "test-relationships.h"

/* 1 is silent since 10 March, 2 met on 1 June and has a goal that is behind, 3 never met. */
static LodestarWorkspace *
test_follow_up_new (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_sql (
    workspace,
    "UPDATE relationship SET state = 'active';"
    "INSERT INTO meeting (relationship_id, date, state) VALUES (1, '2026-03-10', 'held'),"
    " (2, '2026-03-10', 'held'), (2, '2026-04-10', 'held'), (2, '2026-06-01', 'held');"
    "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, touched_on) VALUES"
    " (2, 'Lead', 10, '2026-07-01', '2026-03-02', '2026-06-01')");

  return workspace;
}

static void
test_follow_up_assert_list (LodestarWorkspace         *workspace,
                            LodestarRelationshipFilter filter,
                            gboolean                   is_by_health,
                            gboolean                   is_descending,
                            const char                *expected)
{
  g_autoptr (LodestarRelationshipList) list =
    lodestar_relationship_list_new (TEST_PROGRAM, lodestar_date_from_iso ("2026-06-09"));
  g_autoptr (LodestarRelationshipList) copy = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  list->filter = filter;
  list->is_by_health = is_by_health;
  list->query.is_descending = is_descending;
  list->query.sort = LODESTAR_RELATIONSHIP_SORT_STARTED;
  g_assert_cmpint (lodestar_relationship_list_is_narrowed (list), ==,
                   filter != LODESTAR_RELATIONSHIP_FILTER_ALL);
  copy = lodestar_relationship_list_copy (list);
  lodestar_relationship_list_run (lodestar_workspace_get_db (workspace), ids, copy, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_follow_up_list_is_narrowed_by_health (void)
{
  LodestarWorkspace *workspace = test_follow_up_new ();

  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_ALL, FALSE, FALSE, "1 2 3");
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_AT_RISK, FALSE, FALSE, "1 3");
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_BEHIND, FALSE, FALSE, "1 3");
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND, FALSE, FALSE,
                              "2");
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_OVERDUE, FALSE, FALSE, "1 3");
  test_workspace_free (workspace);
}

static void
test_follow_up_list_has_the_worst_first (void)
{
  LodestarWorkspace *workspace = test_follow_up_new ();

  /* 3: 99 days without a first meeting, 85 over; 1: silent for 91 days, 46 over. */
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_ALL, TRUE, FALSE, "3 1 2");
  test_follow_up_assert_list (workspace, LODESTAR_RELATIONSHIP_FILTER_ALL, TRUE, TRUE, "2 1 3");
  test_workspace_free (workspace);
}

static void
test_follow_up_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarFollowUp **follow_up = data;
  GError            *error = NULL;

  *follow_up = lodestar_follow_up_load_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_follow_up_is_read_off_the_main_thread (void)
{
  LodestarWorkspace *workspace = test_follow_up_new ();
  g_autoptr (LodestarFollowUp) follow_up = NULL;

  lodestar_follow_up_load_async (workspace, TEST_PROGRAM, lodestar_date_from_iso ("2026-06-09"),
                                 NULL, test_follow_up_loaded_cb, &follow_up);

  while (follow_up == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (follow_up->figures->figures[LODESTAR_FIGURE_AT_RISK].numerator, ==, 2);
  g_assert_cmpint (lodestar_cohort_find (follow_up->cohort, 2)->id, ==, 2);
  g_assert_null (lodestar_cohort_find (follow_up->cohort, 4));
  g_clear_pointer (&follow_up, lodestar_follow_up_free);
  test_workspace_free (workspace);
}

static void
test_follow_up_counts_for_badges (void)
{
  LodestarWorkspace *workspace = test_follow_up_new ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);

  g_assert_cmpint (lodestar_follow_up_count_at_risk (db, TEST_PROGRAM, NULL), ==, 2);
  g_assert_cmpint (lodestar_follow_up_count_overdue (db, TEST_PROGRAM, NULL), ==, 2);
  g_assert_cmpint (lodestar_follow_up_count_overdue (db, 0, NULL), ==, 0);
  g_assert_cmpint (lodestar_follow_up_count_at_risk (db, 99, NULL), ==, -1);
  test_workspace_free (workspace);
}

/* The list behind the figure of those matched holds those who are not. */
static void
test_follow_up_unmatched_are_those_of_the_figure (void)
{
  LodestarWorkspace        *workspace = test_follow_up_new ();
  LodestarDb               *db = lodestar_workspace_get_db (workspace);
  LodestarParticipantQuery *query = lodestar_participant_query_new (TEST_PROGRAM);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LodestarFollowUp) follow_up = NULL;
  const LodestarFigure *figure;
  GError               *error = NULL;

  test_relationships_sql (workspace, "UPDATE relationship SET state = 'ended', ended_on = "
                                     "'2026-04-01', end_reason = 'no time' WHERE id = 2");
  query->is_unmatched = TRUE;
  query->role = LODESTAR_ROLE_MENTEE;
  lodestar_participant_query_run (db, ids, query, NULL, &error);
  g_assert_no_error (error);
  follow_up =
    lodestar_follow_up_load (db, TEST_PROGRAM, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  figure = &follow_up->figures->figures[LODESTAR_FIGURE_MATCHED];
  g_assert_cmpint (figure->numerator, ==, 2);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), figure->other_ids->data,
                   figure->other_ids->len * sizeof (gint64));
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, TEST_MENTEE_2);
  g_clear_pointer (&follow_up, lodestar_follow_up_free);
  lodestar_participant_query_free (query);
  test_workspace_free (workspace);
}

static void
test_follow_up_of_1000_relationships_is_quick (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  g_autoptr (LodestarFollowUp) follow_up = NULL;
  GError *error = NULL;
  gint64  before;
  double  ms;

  test_relationships_sql (
    workspace,
    "INSERT INTO person (id, name, sort_key, search_key) WITH n (i) AS (SELECT 1 UNION ALL"
    " SELECT i + 1 FROM n WHERE i < 2000) SELECT 100 + i, 'Person ' || i, i, i FROM n;"
    "INSERT INTO participant (id, program_id, person_id, role, enrolled_on)"
    " SELECT id, 1, id, CASE WHEN id <= 1100 THEN 'mentor' ELSE 'mentee' END, '2026-01-05'"
    " FROM person WHERE id > 100;"
    "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on)"
    " SELECT id, 1, 'active', '2026-01-20', '2026-03-20' FROM person WHERE id BETWEEN 101 AND 1100;"
    "INSERT INTO relationship_member (relationship_id, participant_id)"
    " SELECT id, id FROM relationship UNION ALL SELECT id, id + 1000 FROM relationship;"
    "INSERT INTO meeting (relationship_id, date, state, minutes) WITH m (i) AS (SELECT 0"
    " UNION ALL SELECT i + 1 FROM m WHERE i < 9)"
    " SELECT id, date ('2026-01-25', '+' || (28 * i) || ' days'), 'held', 60 FROM relationship, m;"
    "INSERT INTO goal (relationship_id, text, progress, created_on, touched_on) WITH m (i) AS ("
    "SELECT 0 UNION ALL SELECT i + 1 FROM m WHERE i < 2)"
    " SELECT id, 'Goal ' || i, 30 * i, '2026-01-25', '2026-09-20' FROM relationship, m");
  before = g_get_monotonic_time ();
  follow_up = lodestar_follow_up_load (lodestar_workspace_get_db (workspace), TEST_PROGRAM,
                                       lodestar_date_from_iso ("2026-10-15"), &error);
  ms = (double) (g_get_monotonic_time () - before) / 1000.0;
  g_assert_no_error (error);
  g_test_minimized_result (ms, "rows and figures of 1,000 relationships: %.1f ms", ms);
  g_assert_cmpuint (follow_up->cohort->relationships->len, ==, 1000);
  g_assert_cmpint (follow_up->figures->figures[LODESTAR_FIGURE_MEETINGS].numerator, ==, 10000);
  g_clear_pointer (&follow_up, lodestar_follow_up_free);
  test_workspace_free (workspace);
}

void
test_follow_up_add_tests (void)
{
  test_workspace_set_today ("2026-06-09");
  g_test_add_func ("/workspace/follow-up/list-is-narrowed-by-health",
                   test_follow_up_list_is_narrowed_by_health);
  g_test_add_func ("/workspace/follow-up/list-has-the-worst-first",
                   test_follow_up_list_has_the_worst_first);
  g_test_add_func ("/workspace/follow-up/is-read-off-the-main-thread",
                   test_follow_up_is_read_off_the_main_thread);
  g_test_add_func ("/workspace/follow-up/counts-for-badges", test_follow_up_counts_for_badges);
  g_test_add_func ("/workspace/follow-up/unmatched-are-those-of-the-figure",
                   test_follow_up_unmatched_are_those_of_the_figure);
  g_test_add_func ("/workspace/follow-up/1000-relationships-are-quick",
                   test_follow_up_of_1000_relationships_is_quick);
}
