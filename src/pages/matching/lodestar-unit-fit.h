/* lodestar-unit-fit.h - how somebody fits with each of the others of a group or circle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

gboolean lodestar_unit_fit_fill (GtkListBox                    *list,
                                 const LodestarReviewSheet     *sheet,
                                 const LodestarReviewEntry     *entry,
                                 const LodestarPool            *pool,
                                 const LodestarMatchingProblem *problem);

G_END_DECLS
