/* test-workspace-core.c - claims about workspaces
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-history.h"

static gboolean
test_core_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *name;

  g_variant_get (in, "(&s)", &name);

  if (!lodestar_db_run (db, error, "INSERT INTO level (name, key, rank) VALUES (?1, ?1, 1)", "s",
                        name))
    return FALSE;

  *out = g_variant_new_int64 (lodestar_db_get_last_id (db));

  return lodestar_history_add (db, "level", lodestar_db_get_last_id (db), NULL, error);
}

static const LodestarVerb test_core_verb_add = { "level-add", "Add Level", "(s)", test_core_add };

static void
test_workspace_core_does_a_verb (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), &out);
  g_assert_cmpint (g_variant_get_int64 (out), ==, 1);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (workspace), ==, "Add Level");
  test_workspace_free (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/workspace/does-a-verb", test_workspace_core_does_a_verb);

  return g_test_run ();
}
