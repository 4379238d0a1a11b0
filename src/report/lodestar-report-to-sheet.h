/* lodestar-report-to-sheet.h - the table of a report for a spreadsheet
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-document.h"
#include "lodestar-sheet.h"

G_BEGIN_DECLS

gboolean       lodestar_report_has_sheet (LodestarReportDocument *document);
LodestarSheet *lodestar_report_to_sheet (LodestarReportDocument *document);

G_END_DECLS
