/* lodestar-matching-page.h - who with whom?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_MATCHING_PAGE (lodestar_matching_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarMatchingPage, lodestar_matching_page, LODESTAR, MATCHING_PAGE, LodestarPage)

G_END_DECLS
