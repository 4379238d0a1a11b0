/* lodestar-matching-peel-check.h - is no set of so many people worth more than its prices?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lodestar_matching_check_no_set_above (
  const gint16 *mates, guint n, gint64 parts, const gint64 *prices, guint size, guint *person);

G_END_DECLS
