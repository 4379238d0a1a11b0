/* test-worker.c - claims about workers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-worker.h"

/* The closed sample, opened by a worker. */
static LodestarWorker *
test_worker_new (char **folder)
{
  LodestarDb      *db = test_store_sample_new (folder);
  g_autofree char *path = g_strdup (lodestar_db_get_path (db));
  LodestarWorker  *worker = lodestar_worker_new ("test");
  GError          *error = NULL;

  lodestar_db_close (db);
  lodestar_worker_open (worker, path, LODESTAR_DB_WRITE, &error);
  g_assert_no_error (error);

  return worker;
}

static void
test_worker_free (LodestarWorker *worker, const char *folder)
{
  lodestar_worker_close (worker);
  g_assert_finalize_object (worker);
  test_workspace_remove_folder (folder);
  test_workspace_set_today (NULL);
}

typedef struct
{
  GThread *asked; /* whose data it is */
  GString *log;   /* (not owned) */
  char     letter;
  gboolean fails;
} TestWorkerJob;

static gboolean
test_worker_write (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TestWorkerJob *job = data;

  g_assert_true (g_thread_self () != job->asked);
  g_string_append_c (job->log, job->letter);

  if (job->fails)
    g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT, "No");

  return !job->fails;
}

static guint test_worker_n_freed;

static void
test_worker_job_free (gpointer data)
{
  TestWorkerJob *job = data;

  g_assert_true (g_thread_self () == job->asked);
  test_worker_n_freed++;
  g_free (job);
}

static void
test_worker_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = lodestar_worker_run_finish (LODESTAR_WORKER (source), result, &error);

  g_assert_true (is_done == (error == NULL));
  g_string_append (data, is_done ? "+" : "-");
}

static void
test_worker_ask (LodestarWorker *worker,
                 GString        *log,
                 GString        *answers,
                 char            letter,
                 gboolean        fails,
                 GCancellable   *cancellable)
{
  TestWorkerJob *job = g_new0 (TestWorkerJob, 1);

  job->asked = g_thread_self ();
  job->log = log;
  job->letter = letter;
  job->fails = fails;
  lodestar_worker_run_async (worker, test_worker_write, job, test_worker_job_free, cancellable,
                             test_worker_done, answers);
}

static void
test_worker_works_in_order (void)
{
  g_autofree char *folder = NULL;
  LodestarWorker  *worker = test_worker_new (&folder);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GString) answers = g_string_new (NULL);
  TestWorkerJob last = { g_thread_self (), log, 'z', FALSE };
  GError       *error = NULL;

  test_worker_n_freed = 0;

  for (char letter = 'a'; letter <= 'f'; letter++)
    test_worker_ask (worker, log, answers, letter, letter == 'c', NULL);

  /* Waiting work has its turn after the others, though their callbacks come later. */
  lodestar_worker_run (worker, test_worker_write, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log->str, ==, "abcdefz");
  g_assert_cmpstr (answers->str, ==, "");
  g_assert_cmpuint (lodestar_worker_get_n_pending (worker), ==, 0);

  while (answers->len < 6)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (answers->str, ==, "++-+++");
  g_assert_cmpuint (test_worker_n_freed, ==, 6);
  test_worker_free (worker, folder);
}

static void
test_worker_skips_what_was_cancelled (void)
{
  g_autofree char *folder = NULL;
  LodestarWorker  *worker = test_worker_new (&folder);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GString) answers = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  test_worker_ask (worker, log, answers, 'a', FALSE, cancellable);
  test_worker_ask (worker, log, answers, 'b', FALSE, NULL);

  while (answers->len < 2)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (log->str, ==, "b");
  g_assert_cmpstr (answers->str, ==, "-+");
  test_worker_free (worker, folder);
}

static void
test_worker_finishes_before_it_closes (void)
{
  g_autofree char *folder = NULL;
  LodestarWorker  *worker = test_worker_new (&folder);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GString) answers = g_string_new (NULL);

  for (char letter = 'a'; letter <= 'z'; letter++)
    test_worker_ask (worker, log, answers, letter, FALSE, NULL);

  lodestar_worker_close (worker);
  g_assert_cmpuint (log->len, ==, 26);
  test_worker_ask (worker, log, answers, '!', FALSE, NULL); /* too late */

  while (answers->len < 27)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (log->len, ==, 26);
  g_assert_true (g_str_has_prefix (answers->str, "-") || g_str_has_suffix (answers->str, "-"));
  test_worker_free (worker, folder);
}

static void
test_worker_cannot_open_what_is_not_there (void)
{
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "No.lodestar", NULL);
  g_autoptr (LodestarWorker) worker = lodestar_worker_new ("test");
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_worker_open (worker, path, LODESTAR_DB_WRITE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  lodestar_worker_close (worker);
  test_workspace_remove_folder (folder);
}

void
test_worker_add_tests (void)
{
  g_test_add_func ("/store/worker/works-in-order", test_worker_works_in_order);
  g_test_add_func ("/store/worker/skips-what-was-cancelled", test_worker_skips_what_was_cancelled);
  g_test_add_func ("/store/worker/finishes-before-it-closes",
                   test_worker_finishes_before_it_closes);
  g_test_add_func ("/store/worker/cannot-open-what-is-not-there",
                   test_worker_cannot_open_what_is_not_there);
}
