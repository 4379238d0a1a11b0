/* test-merge.c - making one person of two who both have running relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include <string.h>

#include "lodestar-error.h"
#include "lodestar-person-verbs.h"

static gint64
test_merge_add (LodestarWorkspace *workspace, const char *name)
{
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (workspace, &lodestar_verb_person_add,
                     g_variant_new_parsed ("({'name': <%s>},)", name), &out);

  return g_variant_get_int64 (out);
}

static gboolean
test_merge_run_script (LodestarDb *db, gpointer script, GCancellable *cancellable, GError **error)
{
  return lodestar_db_execute (db, script, error);
}

/* In a program of a structure, persons 1 and 2 (both in a role, with so many places) have a running
 * relationship each, with 3 and 4. */
static void
test_merge_set_up_places (LodestarWorkspace *workspace,
                          const char        *structure,
                          const char        *role,
                          const char        *other_role,
                          guint              n_places)
{
  static const char *const names[] = { "Ana Ruiz", "Anna Ruiz", "Bob Ray", "Cem Ak" };
  g_autofree char         *script = g_strdup_printf (
    "INSERT INTO program (id, name, name_key, structure, start_date, created_at)"
            " VALUES (1, 'Leading', 'leading', '%s', '2026-01-01', '2026-01-01T00:00:00Z');"
            "INSERT INTO participant (id, program_id, person_id, role, capacity_max, enrolled_on)"
            " VALUES (1, 1, 1, '%s', %u, '2026-01-01'), (2, 1, 2, '%s', %u, '2026-01-01'),"
            " (3, 1, 3, '%s', 1, '2026-01-01'), (4, 1, 4, '%s', 1, '2026-01-01');"
            "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on)"
            " VALUES (1, 1, 'active', '2026-01-01', '2026-03-01'),"
            " (2, 1, 'trial', '2026-01-01', '2026-03-01');"
            "INSERT INTO relationship_member (relationship_id, participant_id)"
            " VALUES (1, 1), (1, 3), (2, 2), (2, 4);",
    structure, role, n_places, role, n_places, other_role, other_role);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (test_merge_add (workspace, names[i]), ==, i + 1);

  lodestar_workspace_run (workspace, "test", "Test", test_merge_run_script, script, NULL, &error);
  g_assert_no_error (error);
}

static void
test_merge_needs_places (void)
{
  static const struct
  {
    const char *structure, *role, *other_role;
    guint       n_places;
    gboolean    is_refused;
  } cases[] = {
    { "one-to-one", "mentee", "mentor", 1, TRUE },  { "one-to-one", "mentor", "mentee", 1, TRUE },
    { "one-to-one", "mentor", "mentee", 2, FALSE }, { "group", "mentor", "mentee", 5, TRUE },
    { "group", "mentee", "mentor", 1, TRUE },       { "peer", "peer", "peer", 3, TRUE },
    { "reverse", "mentee", "mentor", 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodestarWorkspace *workspace = test_workspace_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean         is_done;

      test_merge_set_up_places (workspace, cases[i].structure, cases[i].role, cases[i].other_role,
                                cases[i].n_places);
      before = test_workspace_dump (lodestar_workspace_get_db (workspace));
      is_done = lodestar_workspace_do (
        workspace, &lodestar_verb_person_merge,
        g_variant_new_parsed ("(%x, %x, @a{sv} {})", (gint64) 1, (gint64) 2), NULL, &error);
      g_assert_cmpint (is_done, ==, !cases[i].is_refused);

      if (is_done)
        {
          g_assert_no_error (error);
          test_workspace_free (workspace);
          continue;
        }

      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
      after = test_workspace_dump (lodestar_workspace_get_db (workspace));
      g_assert_cmpstr (after, ==, before);

      /* The program, both relationships by their names, and what to do. */
      g_assert_nonnull (strstr (error->message, "“Leading”"));
      g_assert_nonnull (strstr (error->message, "Ana Ruiz"));
      g_assert_nonnull (strstr (error->message, "Bob Ray"));
      g_assert_nonnull (strstr (error->message, "Anna Ruiz"));
      g_assert_nonnull (strstr (error->message, "Cem Ak"));
      g_assert_nonnull (strstr (error->message, "End one of them first"));

      /* Which helps. */
      g_clear_error (&error);
      lodestar_workspace_run (workspace, "test", "Test", test_merge_run_script,
                              (gpointer) "UPDATE relationship SET state = 'ended', end_reason = "
                                         "'other', ended_on = '2026-02-01' WHERE id = 2;",
                              NULL, &error);
      g_assert_no_error (error);
      test_workspace_do (workspace, &lodestar_verb_person_merge,
                         g_variant_new_parsed ("(%x, %x, @a{sv} {})", (gint64) 1, (gint64) 2),
                         NULL);
      test_workspace_free (workspace);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/needs-places", test_merge_needs_places);

  return g_test_run ();
}
