/* test-bulk-verbs.c - tests of lodestar-bulk-verbs.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bulk-verbs.h"
#include "lodestar-participant-store.h"
#include "lodestar-person-sheet.h"

#include "test-relationships.h"

#include <string.h>

static void
test_bulk_verbs_set_changes_all_in_one_step (void)
{
  static const gint64 ids[] = { TEST_MENTEE_1, TEST_MENTEE_2, TEST_MENTEE_3 };
  LodestarWorkspace  *workspace = test_relationships_new ();
  LodestarDb         *db = lodestar_workspace_get_db (workspace);
  g_autofree char    *before = test_workspace_dump (db);

  test_workspace_do (
    workspace, &lodestar_verb_participant_set_many,
    g_variant_new_parsed ("([int64 11, 12, 13], {'state': <'declined'>, 'trained-on': "
                          "<'2026-03-01'>})"),
    NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LodestarParticipantValues) values =
        lodestar_participant_store_load_values (db, ids[i], NULL);

      g_assert_cmpstr (values->state, ==, "declined");
      g_assert_cmpint (values->trained_on, ==, lodestar_date_new (2026, 3, 1));
    }

  test_workspace_assert_undoable (workspace, before); /* one step takes all of it back */
  test_workspace_free (workspace);
}

static void
test_bulk_verbs_nothing_is_done_by_halves (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_fail (workspace, &lodestar_verb_participant_set_many,
                           g_variant_new_parsed ("([int64 11, 12], {'state': <'invited'>})"),
                           "Amira Haddad: Somebody in a running relationship has accepted. End "
                           "the relationship first.");
  test_relationships_fail (workspace, &lodestar_verb_participant_remove_many,
                           g_variant_new_parsed ("([int64 12, 11],)"),
                           "Farid Nazari: Somebody who has had a relationship cannot be taken out "
                           "of the program. Set the state to withdrawn instead.");
  test_workspace_do (workspace, &lodestar_verb_relationship_pause_many,
                     g_variant_new_parsed ("([int64 2], '2026-04-01')"), NULL);
  test_relationships_fail (workspace, &lodestar_verb_relationship_pause_many,
                           g_variant_new_parsed ("([int64 1, 2, 3], '2026-04-01')"),
                           "Farid Nazari and Jonas Lindqvist: The relationship is already paused.");
  test_workspace_free (workspace);
}

/* Nobody is named who is not there. */
static void
test_bulk_verbs_unknown_is_refused_without_a_name (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_fail (workspace, &lodestar_verb_participant_set_many,
                           g_variant_new_parsed ("([int64 999], {'note': <'x'>})"),
                           "There is no participant with the number 999.");
  test_workspace_free (workspace);
}

static void
test_bulk_verbs_remove_takes_out_all (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autofree char   *before = NULL;
  gint64             n_before, n_after;

  /* Nobody who stands in a proposal can go, so that there is none. */
  test_relationships_sql (workspace, "DELETE FROM proposal");
  before = test_workspace_dump (db);
  g_assert_true (lodestar_participant_store_count (db, TEST_PROGRAM, &n_before, NULL));
  test_workspace_do (workspace, &lodestar_verb_participant_remove_many,
                     g_variant_new_parsed ("([int64 11, 13],)"), NULL);
  g_assert_true (lodestar_participant_store_count (db, TEST_PROGRAM, &n_after, NULL));
  g_assert_cmpint (n_after, ==, n_before - 2);
  test_workspace_assert_undoable (workspace, before);
  test_workspace_free (workspace);
}

static void
test_bulk_verbs_relationships_rest_and_end_together (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));

  test_workspace_do (workspace, &lodestar_verb_relationship_pause_many,
                     g_variant_new_parsed ("([int64 1, 3], '2026-04-01')"), NULL);

  for (gint64 id = 1; id <= 3; id++)
    {
      g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, id);

      g_assert_cmpint (row->state, ==,
                       id == 2 ? LODESTAR_RELATIONSHIP_TRIAL : LODESTAR_RELATIONSHIP_PAUSED);
    }

  test_workspace_assert_undoable (workspace, before);
  test_workspace_do (workspace, &lodestar_verb_relationship_complete_many,
                     g_variant_new_parsed ("([int64 1, 2, 3], '2026-04-01')"), NULL);

  for (gint64 id = 1; id <= 3; id++)
    {
      g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, id);

      g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_COMPLETED);
      g_assert_cmpint (row->ended_on, ==, lodestar_date_new (2026, 4, 1));
    }

  test_workspace_free (workspace);
}

static void
test_bulk_verbs_some_people_are_taken_out_as_a_table (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  g_autoptr (GHashTable) only = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (LodestarSheet) sheet = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  gint64 id = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (workspace), &id, NULL,
                         "SELECT person_id FROM participant WHERE id = ?1", "x",
                         (gint64) TEST_MENTEE_3);
  g_hash_table_add (only, &id);
  sheet = lodestar_person_sheet_new_of (lodestar_workspace_get_db (workspace), only, NULL);
  g_assert_cmpuint (lodestar_sheet_get_n_rows (sheet), ==, 1);
  lodestar_sheet_append_csv_rows (sheet, csv);
  g_assert_nonnull (strstr (csv->str, "Lena Fischer"));
  test_workspace_free (workspace);
}

void
test_bulk_verbs_add_tests (void)
{
  g_test_add_func ("/workspace/bulk/set-changes-all-in-one-step",
                   test_bulk_verbs_set_changes_all_in_one_step);
  g_test_add_func ("/workspace/bulk/nothing-is-done-by-halves",
                   test_bulk_verbs_nothing_is_done_by_halves);
  g_test_add_func ("/workspace/bulk/unknown-is-refused-without-a-name",
                   test_bulk_verbs_unknown_is_refused_without_a_name);
  g_test_add_func ("/workspace/bulk/remove-takes-out-all", test_bulk_verbs_remove_takes_out_all);
  g_test_add_func ("/workspace/bulk/relationships-rest-and-end-together",
                   test_bulk_verbs_relationships_rest_and_end_together);
  g_test_add_func ("/workspace/bulk/some-people-are-taken-out-as-a-table",
                   test_bulk_verbs_some_people_are_taken_out_as_a_table);
}
