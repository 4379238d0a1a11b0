/* lodestar-overview-page.h - what needs me today
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_OVERVIEW_PAGE (lodestar_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarOverviewPage, lodestar_overview_page, LODESTAR, OVERVIEW_PAGE, LodestarPage)

GtkWidget *lodestar_overview_page_new (void);

G_END_DECLS
