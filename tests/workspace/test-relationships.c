/* test-relationships.c - a program with a proposal, for tests of what comes of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-relationships.h"

#include "lodestar-relationship-verbs.h"

static const char test_relationships_script[] =
  "INSERT INTO person (id, number, email, name, title, department, location, sort_key, search_key)"
  " VALUES"
  " (1, '1001', NULL, 'Jonas Lindqvist', 'Head of Research', 'Research', 'Hamburg',"
  "  'lindqvist jonas', 'jonas lindqvist 1001 research hamburg'),"
  " (2, '1002', NULL, 'Ruth Meier', '', 'Sales', 'Zürich', 'meier ruth', 'ruth meier 1002 zurich'),"
  " (11, '1011', 'amira@example.org', 'Amira Haddad', 'Team lead', 'Operations', 'Berlin',"
  "  'haddad amira', 'amira haddad 1011 amira@example.org operations berlin'),"
  " (12, NULL, 'farid@example.org', 'Farid Nazari', '', '', '', 'nazari farid', 'farid nazari'),"
  " (13, '1013', NULL, 'Lena Fischer', '', '', '', 'fischer lena', 'lena fischer 1013');"
  "INSERT INTO program (id, name, name_key, state, start_date, cadence, meeting_minutes, "
  "trial_days,"
  " created_at) VALUES (1, 'Bridge', 'bridge', 'matching', '2026-01-12', 'monthly', 75, 60,"
  " '2026-01-01T00:00:00Z');"
  "INSERT INTO participant (id, program_id, person_id, role, capacity_max, enrolled_on) VALUES"
  " (1, 1, 1, 'mentor', 2, '2026-01-05'), (2, 1, 2, 'mentor', 1, '2026-01-05'),"
  " (11, 1, 11, 'mentee', 1, '2026-01-05'), (12, 1, 12, 'mentee', 1, '2026-01-05'),"
  " (13, 1, 13, 'mentee', 1, '2026-01-05');"
  "INSERT INTO proposal (id, program_id, name, name_key, created_at, minimum_score, n_matched, "
  "total,"
  " design) VALUES (1, 1, 'First', 'first', '2026-02-20T10:00:00Z', 0, 3, 230, '{}'),"
  " (2, 1, 'Second', 'second', '2026-02-20T10:00:00Z', 0, 1, 70, '{}'),"
  " (3, 1, 'Empty', 'empty', '2026-02-20T10:00:00Z', 0, 0, 0, '{}');"
  "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, known, contributions) "
  "VALUES"
  " (1, 1, 11, 87, 90, '[{\"kind\":\"skills\",\"points\":100,\"score\":87}]'),"
  " (1, 1, 12, 71, 90, '[]'), (1, 2, 13, 72, 90, '[]'), (2, 2, 12, 70, 90, '[]');";

static gboolean
test_relationships_run_sql (LodestarDb   *db,
                            gpointer      data,
                            GCancellable *cancellable,
                            GError      **error)
{
  return lodestar_db_execute (db, data, error);
}

/* Writes rows past the verbs. */
void
test_relationships_sql (LodestarWorkspace *workspace, const char *sql)
{
  GError *error = NULL;

  lodestar_workspace_run (workspace, "test", "Test", test_relationships_run_sql, (gpointer) sql,
                          NULL, &error);
  g_assert_no_error (error);
}

LodestarWorkspace *
test_relationships_new (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  test_relationships_sql (workspace, test_relationships_script);

  return workspace;
}

/* The relationships 1 (11–1), 2 (12–1) and 3 (13–2) began on 2 March, with a trial until 1 May. */
LodestarWorkspace *
test_relationships_new_published (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();

  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"), NULL);

  return workspace;
}

/* Asserts that a verb refuses with @message and leaves everything as it was. */
void
test_relationships_fail (LodestarWorkspace  *workspace,
                         const LodestarVerb *verb,
                         GVariant           *in,
                         const char         *message)
{
  LodestarDb      *db = lodestar_workspace_get_db (workspace);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_do (workspace, verb, in, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
  after = test_workspace_dump (db);
  g_assert_cmpstr (after, ==, before);
}

LodestarRelationshipRow *
test_relationships_read (LodestarWorkspace *workspace, gint64 id)
{
  GError                  *error = NULL;
  LodestarRelationshipRow *row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (workspace), id, &error);

  g_assert_no_error (error);

  return row;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_relationship_store_add_tests ();
  test_relationship_verbs_add_tests ();
  test_meeting_verbs_add_tests ();
  test_goal_verbs_add_tests ();
  test_follow_up_add_tests ();
  test_bulk_verbs_add_tests ();

  return g_test_run ();
}
