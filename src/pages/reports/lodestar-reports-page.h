/* lodestar-reports-page.h - the page of the reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_REPORTS_PAGE (lodestar_reports_page_get_type ())

G_DECLARE_FINAL_TYPE (
  LodestarReportsPage, lodestar_reports_page, LODESTAR, REPORTS_PAGE, LodestarPage)

GtkWidget *lodestar_reports_page_new (void);

G_END_DECLS
