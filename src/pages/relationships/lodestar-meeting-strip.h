/* lodestar-meeting-strip.h - the meetings of a relationship over the months of its program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_MEETING_STRIP (lodestar_meeting_strip_get_type ())
G_DECLARE_FINAL_TYPE (LodestarMeetingStrip, lodestar_meeting_strip, LODESTAR, MEETING_STRIP, AdwBin)

void lodestar_meeting_strip_set (LodestarMeetingStrip    *self,
                                 LodestarRelationshipRow *row,
                                 LodestarDate             first,
                                 LodestarDate             last,
                                 LodestarDate             today);

G_END_DECLS
