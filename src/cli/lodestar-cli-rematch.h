/* lodestar-cli-rematch.h - matching a running program anew, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lodestar-rematch.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

gboolean lodestar_cli_rematch_run (LodestarWorkspace         *workspace,
                                   gint64                     program_id,
                                   LodestarDate               today,
                                   const LodestarRematchWish *wish,
                                   const char                *name,
                                   gint64                    *proposal_id,
                                   GError                   **error);
void     lodestar_cli_rematch_add (JsonBuilder               *builder,
                                   const LodestarRematchPlan *plan,
                                   GPtrArray                 *pairs);
void     lodestar_cli_rematch_print (const LodestarRematchPlan *plan, GPtrArray *pairs);

G_END_DECLS
