/* lodestar-participant-page.h - one participant
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PARTICIPANT_PAGE (lodestar_participant_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarParticipantPage, lodestar_participant_page, LODESTAR, PARTICIPANT_PAGE, LodestarPage)

GtkWidget *lodestar_participant_page_new (gint64 participant_id);

G_END_DECLS
