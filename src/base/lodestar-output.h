/* lodestar-output.h - files that are there as a whole or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lodestar_output_write (const char   *path,
                                gconstpointer contents,
                                gsize         length,
                                GError      **error);

G_END_DECLS
