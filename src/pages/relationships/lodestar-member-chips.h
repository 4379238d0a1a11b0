/* lodestar-member-chips.h - everybody of a group or circle, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

void lodestar_member_chips_fill (AdwWrapBox *box, const LodestarRelationshipRow *row);

G_END_DECLS
