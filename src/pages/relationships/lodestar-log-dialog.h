/* lodestar-log-dialog.h - writing down many meetings at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-follow-up.h"
#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LOG_DIALOG (lodestar_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LodestarLogDialog, lodestar_log_dialog, LODESTAR, LOG_DIALOG, AdwDialog)

AdwDialog *lodestar_log_dialog_new (LodestarPage           *page,
                                    const LodestarFollowUp *follow_up,
                                    int                     minutes);
void       lodestar_log_dialog_tick (LodestarLogDialog *self, const GArray *ids);

G_END_DECLS
