/* lodestar-people-enroll.h - enrolling the selected people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-page.h"

G_BEGIN_DECLS

void lodestar_people_enroll_ask (LodestarListPage *page);

G_END_DECLS
