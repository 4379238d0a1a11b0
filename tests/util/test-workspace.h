/* test-workspace.h - workspaces for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

char              *test_workspace_make_folder (void);
void               test_workspace_remove_folder (const char *folder);
void               test_workspace_set_today (const char *iso);
LodestarWorkspace *test_workspace_new (void);
void               test_workspace_free (LodestarWorkspace *workspace);
char              *test_workspace_dump (LodestarDb *db);
gint64             test_workspace_count (LodestarWorkspace *workspace, const char *sql);
void test_workspace_assert_undoable (LodestarWorkspace *workspace, const char *before);
void test_workspace_do (LodestarWorkspace  *workspace,
                        const LodestarVerb *verb,
                        GVariant           *in,
                        GVariant          **out);

G_END_DECLS
