/* test-store.c - the tests of store/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store.h"

#include <glib.h>

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_backup_add_tests ();
  test_check_add_tests ();
  test_db_add_tests ();
  test_file_add_tests ();
  test_history_add_tests ();
  test_id_list_add_tests ();
  test_identity_map_add_tests ();
  test_migration_add_tests ();
  test_undo_add_tests ();
  test_worker_add_tests ();

  return g_test_run ();
}
