/* lodestar-participants-page.h - who takes part
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PARTICIPANTS_PAGE (lodestar_participants_page_get_type ())
G_DECLARE_FINAL_TYPE (LodestarParticipantsPage,
                      lodestar_participants_page,
                      LODESTAR,
                      PARTICIPANTS_PAGE,
                      LodestarListPage)

GtkWidget *lodestar_participants_page_new (void);

G_END_DECLS
