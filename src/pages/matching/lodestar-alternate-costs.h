/* lodestar-alternate-costs.h - what each alternate would cost, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-advisor.h"

G_BEGIN_DECLS

void lodestar_alternate_costs_prepare (GtkWidget  *row,
                                       GtkLabel   *caption,
                                       const char *name,
                                       guint       score);
void lodestar_alternate_costs_ask (GtkListBox                      *list,
                                   LodestarAdvisor                 *advisor,
                                   const LodestarMatchingResult    *result,
                                   LodestarMatchingRole             role,
                                   guint                            index,
                                   const LodestarMatchingCandidate *candidates,
                                   guint                            n,
                                   GCancellable                    *cancellable);

G_END_DECLS
