/* lodestar-saving.h - dialogs that close when what they hold is saved
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

void lodestar_saving_do (
  AdwDialog *dialog, LodestarPage *page, const LodestarVerb *verb, GVariant *in, const char *toast);

G_END_DECLS
