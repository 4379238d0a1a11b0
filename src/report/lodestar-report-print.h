/* lodestar-report-print.h - a report on a printer
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-report-layout.h"

G_BEGIN_DECLS

GtkPrintOperation *lodestar_report_print_new (LodestarReportDocument *document,
                                              LodestarReportPaper     paper);

G_END_DECLS
