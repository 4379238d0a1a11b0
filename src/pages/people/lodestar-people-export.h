/* lodestar-people-export.h - taking the directory out as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

void lodestar_people_export_ask (LodestarPage *page, GArray *only);

G_END_DECLS
