/* lodestar-welcome-page.h - the first run
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_WELCOME_PAGE (lodestar_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarWelcomePage, lodestar_welcome_page, LODESTAR, WELCOME_PAGE, AdwNavigationPage)

GtkWidget *lodestar_welcome_page_new (GMenuModel *menu_model, gboolean has_example);

G_END_DECLS
