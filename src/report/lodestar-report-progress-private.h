/* lodestar-report-progress-private.h - what the parts of the progress report share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-figures.h"
#include "lodestar-relationship-store.h"
#include "lodestar-report-contents-private.h"

G_BEGIN_DECLS

typedef struct
{
  const LodestarRelationshipRow *row;
  const LodestarAssessment      *assessment;
} LodestarReportFollowed;

gboolean lodestar_report_progress_is_full (const LodestarMonth *month);
char    *lodestar_report_progress_dup_month (const LodestarMonth *month, const char *format);
void     lodestar_report_progress_add_table (LodestarReportMaking  *making,
                                             const LodestarFigures *figures,
                                             GArray                *followed);

G_END_DECLS
