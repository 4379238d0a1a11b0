/* lodestar-badges.h - counting what on the pages needs the user
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

/**
 * LodestarBadgeFunc:
 * @owner: the object for which was counted
 * @page_id: the name of a page
 * @count: what needs the user there
 *
 * Takes a count, on the main thread.
 */
typedef void (*LodestarBadgeFunc) (gpointer owner, const char *page_id, guint count);

void lodestar_badges_count (LodestarWorkspace *workspace,
                            gint64             program_id,
                            GCancellable      *cancellable,
                            LodestarBadgeFunc  func,
                            GObject           *owner);

G_END_DECLS
