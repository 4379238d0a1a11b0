/* lodestar-design-page.h - what a program is
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_DESIGN_PAGE (lodestar_design_page_get_type ())
G_DECLARE_FINAL_TYPE (LodestarDesignPage, lodestar_design_page, LODESTAR, DESIGN_PAGE, LodestarPage)

void lodestar_design_page_revert (LodestarDesignPage *self);

G_END_DECLS
