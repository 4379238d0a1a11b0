/* lodestar-report-making.h - making and saving reports off the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-contents.h"
#include "lodestar-report-layout.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

void                  lodestar_report_make_async (LodestarWorkspace           *workspace,
                                                  LodestarReportKind           kind,
                                                  gint64                       program_id,
                                                  const LodestarReportOptions *options,
                                                  LodestarReportPaper          paper,
                                                  GCancellable                *cancellable,
                                                  GAsyncReadyCallback          callback,
                                                  gpointer                     user_data);
LodestarReportLayout *lodestar_report_make_finish (LodestarWorkspace *workspace,
                                                   GAsyncResult      *result,
                                                   GError           **error);

void     lodestar_report_save_async (LodestarReportDocument *document,
                                     LodestarReportPaper     paper,
                                     const char             *path,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
gboolean lodestar_report_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
