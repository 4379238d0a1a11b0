/* lodestar-timeline-words.h - the time of a program in words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

char          *lodestar_timeline_dup_span (LodestarDate start, int first_month, int last_month);
const char    *lodestar_timeline_get_advice (int duration_months);
GtkStringList *lodestar_timeline_new_cadences (void);

G_END_DECLS
