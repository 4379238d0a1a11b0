/* lodestar-second-look.h - which pairs of a proposal want a second look
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Below it little is known of pairs on the whole, which is said once. */
#define LODESTAR_SECOND_LOOK_LITTLE 60

gboolean    lodestar_second_look_is_low (guint score, guint known);
gboolean    lodestar_second_look_is_unknown (guint known, guint most_known);
guint       lodestar_second_look_find_most_known (GPtrArray *pairs);
const char *lodestar_second_look_get_low_words (void);

G_END_DECLS
