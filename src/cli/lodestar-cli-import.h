/* lodestar-cli-import.h - what the commands that read files share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cli.h"
#include "lodestar-import.h"

G_BEGIN_DECLS

gboolean lodestar_cli_import_run (LodestarWorkspace *workspace,
                                  LodestarImport    *import,
                                  const char        *sheet,
                                  GStrv              maps,
                                  LodestarDateOrder  order,
                                  gboolean           is_dry_run,
                                  GError           **error);
void     lodestar_cli_import_add_members (JsonBuilder *builder, LodestarImport *import);
void     lodestar_cli_import_print (LodestarImport *import);

G_END_DECLS
