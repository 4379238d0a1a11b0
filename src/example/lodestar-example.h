/* lodestar-example.h - a workspace to look at
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

gboolean lodestar_example_create (LodestarWorkspace *workspace, LodestarDate today, GError **error);
void     lodestar_example_create_async (LodestarWorkspace  *workspace,
                                        LodestarDate        today,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_example_create_finish (LodestarWorkspace *workspace,
                                         GAsyncResult      *result,
                                         GError           **error);

G_END_DECLS
