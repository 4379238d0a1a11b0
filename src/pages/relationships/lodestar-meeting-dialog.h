/* lodestar-meeting-dialog.h - planning a meeting, or writing down how it went
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cohort.h"
#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_MEETING_DIALOG (lodestar_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarMeetingDialog, lodestar_meeting_dialog, LODESTAR, MEETING_DIALOG, AdwDialog)

AdwDialog *lodestar_meeting_dialog_new_log (LodestarPage                  *page,
                                            const LodestarRelationshipRow *row,
                                            gint64                         meeting_id);
AdwDialog *lodestar_meeting_dialog_new_plan (LodestarPage                  *page,
                                             const LodestarRelationshipRow *row,
                                             LodestarDate                   day);
AdwDialog *lodestar_meeting_dialog_new_edit (LodestarPage                  *page,
                                             const LodestarRelationshipRow *row,
                                             gint64                         meeting_id);
AdwDialog *lodestar_meeting_dialog_new_for_month (LodestarPage                  *page,
                                                  const LodestarRelationshipRow *row,
                                                  LodestarDate                   first);

G_END_DECLS
