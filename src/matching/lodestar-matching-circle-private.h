/* lodestar-matching-circle-private.h - what the files of the circles share among themselves
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-circle.h"

G_BEGIN_DECLS

gboolean lodestar_matching_circles_price (LodestarMatchingCircles       *circles,
                                          const gint16                  *weights,
                                          const LodestarMatchingMonitor *monitor);

G_END_DECLS
