/* lodestar-people-page.h - the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PEOPLE_PAGE (lodestar_people_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarPeoplePage, lodestar_people_page, LODESTAR, PEOPLE_PAGE, LodestarListPage)

GtkWidget *lodestar_people_page_new (void);

G_END_DECLS
