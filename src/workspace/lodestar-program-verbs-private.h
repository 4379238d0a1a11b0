/* lodestar-program-verbs-private.h - reading what verbs on programs are given
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"
#include "lodestar-db.h"
#include "lodestar-error.h"

G_BEGIN_DECLS

gboolean lodestar_program_verbs_fail (GError **error, LodestarError code, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gboolean lodestar_program_verbs_get_text (GVariant   *value,
                                          const char *key,
                                          char      **text,
                                          GError    **error);
gboolean lodestar_program_verbs_get_number (GVariant   *value,
                                            const char *key,
                                            int        *number,
                                            GError    **error);
gboolean lodestar_program_verbs_get_date (
  GVariant *value, const char *key, gboolean is_needed, LodestarDate *date, GError **error);
gboolean lodestar_program_verbs_check_order (LodestarDb *db, gint64 program_id, GError **error);

G_END_DECLS
