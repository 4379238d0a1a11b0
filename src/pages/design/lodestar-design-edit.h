/* lodestar-design-edit.h - rows in which a design is edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

void lodestar_design_edit_set (
  LodestarPage *page, const LodestarVerb *verb, gint64 id, const char *key, GVariant *value);
void lodestar_design_edit_show_text (GtkEditable *editable, const char *text);
void lodestar_design_edit_forget_text (GtkEditable *editable);

G_END_DECLS
