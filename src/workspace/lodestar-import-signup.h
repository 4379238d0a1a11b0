/* lodestar-import-signup.h - participants from a sign-up file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-import.h"

G_BEGIN_DECLS

gboolean    lodestar_import_signup_apply (LodestarImport *self, LodestarDb *db, GError **error);
const char *lodestar_import_signup_parse_format (const char *text);
const char *lodestar_import_signup_parse_style (const char *text);
int         lodestar_import_signup_parse_times (const char *lines);

G_END_DECLS
