/* replay.c - give every file of a folder to a fuzzer, once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
replay_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *bytes = NULL;
  g_autofree guint8 *exact = NULL;
  gsize              size;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);

  /* Without the terminator that the file reader appends: reading past the end must be seen. */
  exact = size > 0 ? g_memdup2 (bytes, size) : g_new (guint8, 1);
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, size), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *claim = g_strdup_printf ("/fuzz/%s", name);

      g_test_add_data_func_full (claim, g_build_filename (argv[1], name, NULL), replay_file,
                                 g_free);
    }

  return g_test_run ();
}
