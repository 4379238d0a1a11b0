/* lodestar-report-pdf.h - a report as a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-layout.h"

G_BEGIN_DECLS

GBytes  *lodestar_report_pdf_create (LodestarReportLayout *layout, GError **error);
gboolean lodestar_report_pdf_write (LodestarReportLayout *layout,
                                    const char           *filename,
                                    GError              **error);

G_END_DECLS
