/* test-output.c - files are written whole or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-output.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "test-base.h"

static void
test_output_is_replaced (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lodestar-output-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.bin", NULL);
  g_autofree char *read = NULL;
  gsize            length;
  GError          *error = NULL;

  g_assert_true (lodestar_output_write (path, "longer than the next", 20, &error));
  g_assert_true (lodestar_output_write (path, "a\0b", 3, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &read, &length, NULL));
  g_assert_cmpmem (read, length, "a\0b", 3);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing lies beside it */
}

static void
test_output_failure_names_the_file (void)
{
  GError *error = NULL;

  g_assert_false (lodestar_output_write ("/nowhere/at/all.txt", "a", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, "“all.txt” cannot be written: No such file or directory");
  g_error_free (error);
}

/* A disk that is full: what was there stays. */
static void
test_output_half_of_it_replaces_nothing (void)
{
  struct rlimit    limit, small;
  g_autofree char *folder = g_dir_make_tmp ("lodestar-output-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *read = NULL;
  GError          *error = NULL;

  g_assert_true (lodestar_output_write (path, "old", 3, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 5000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (lodestar_output_write (path, long_text, 100000, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_nonnull (error);
  g_error_free (error);
  g_assert_true (g_file_get_contents (path, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, "old");
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
test_output_add_tests (void)
{
  g_test_add_func ("/base/output/is-replaced", test_output_is_replaced);
  g_test_add_func ("/base/output/failure-names-the-file", test_output_failure_names_the_file);
  g_test_add_func ("/base/output/half-of-it-replaces-nothing",
                   test_output_half_of_it_replaces_nothing);
}
