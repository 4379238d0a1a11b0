/* lodestar-report-making.c - making and saving reports off the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-making.h"

#include "lodestar-report-pdf.h"

typedef struct
{
  LodestarReportKind      kind;
  gint64                  program_id;
  LodestarReportOptions  *options; /* (owned) */
  LodestarReportPaper     paper;
  LodestarReportDocument *document; /* (owned) (nullable) */
  char                   *path;     /* (owned) (nullable) */
} LodestarReportWork;

static void
lodestar_report_work_free (LodestarReportWork *work)
{
  g_clear_pointer (&work->options, lodestar_report_options_free);
  g_clear_pointer (&work->document, lodestar_report_document_unref);
  g_free (work->path);
  g_free (work);
}

/* Tables are read on the reader's thread, pages are laid out on another: reading goes on meanwhile.
 */
static gboolean
lodestar_report_work_read (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarReportWork *work = data;

  work->document = lodestar_report_create (db, work->kind, work->program_id, work->options, error);

  return work->document != NULL;
}

static void
lodestar_report_work_lay_out (GTask        *task,
                              gpointer      source,
                              gpointer      data,
                              GCancellable *cancellable)
{
  LodestarReportWork *work = data;

  g_task_return_pointer (task, lodestar_report_layout_new_detached (work->document, work->paper),
                         (GDestroyNotify) lodestar_report_layout_unref);
}

static void
lodestar_report_work_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error))
    g_task_run_in_thread (task, lodestar_report_work_lay_out);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_report_make_async:
 * @workspace: an open workspace
 * @kind: the report
 * @program_id: identity of the program
 * @options: what comes from outside
 * @paper: the paper
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a report and lays it out.
 */
void
lodestar_report_make_async (LodestarWorkspace           *workspace,
                            LodestarReportKind           kind,
                            gint64                       program_id,
                            const LodestarReportOptions *options,
                            LodestarReportPaper          paper,
                            GCancellable                *cancellable,
                            GAsyncReadyCallback          callback,
                            gpointer                     user_data)
{
  GTask              *task = g_task_new (workspace, cancellable, callback, user_data);
  LodestarReportWork *work = g_new0 (LodestarReportWork, 1);

  work->kind = kind;
  work->program_id = program_id;
  work->options = lodestar_report_options_copy (options);
  work->paper = paper;
  g_task_set_source_tag (task, lodestar_report_make_async);
  g_task_set_task_data (task, work, (GDestroyNotify) lodestar_report_work_free);
  lodestar_workspace_read_async (workspace, lodestar_report_work_read, work, NULL, cancellable,
                                 lodestar_report_work_read_cb, task);
}

/**
 * lodestar_report_make_finish:
 * @workspace: the workspace
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Ends lodestar_report_make_async().
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
LodestarReportLayout *
lodestar_report_make_finish (LodestarWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The pages in view belong to the main thread: the file gets some of its own. */
static void
lodestar_report_work_save (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LodestarReportWork *work = data;
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (work->document, work->paper);
  GError *error = NULL;

  if (lodestar_report_pdf_write (layout, work->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_report_save_async:
 * @document: a report
 * @paper: the paper
 * @path: where to
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a report as a PDF file.
 */
void
lodestar_report_save_async (LodestarReportDocument *document,
                            LodestarReportPaper     paper,
                            const char             *path,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LodestarReportWork *work = g_new0 (LodestarReportWork, 1);

  work->document = lodestar_report_document_ref (document);
  work->paper = paper;
  work->path = g_strdup (path);
  g_task_set_source_tag (task, lodestar_report_save_async);
  g_task_set_task_data (task, work, (GDestroyNotify) lodestar_report_work_free);
  g_task_run_in_thread (task, lodestar_report_work_save);
}

/**
 * lodestar_report_save_finish:
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Ends lodestar_report_save_async().
 *
 * Returns: whether the file was written
 */
gboolean
lodestar_report_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
