/* lodestar-term-entry.h - a row of terms that can be added and taken away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_TERM_ENTRY (lodestar_term_entry_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarTermEntry, lodestar_term_entry, LODESTAR, TERM_ENTRY, AdwPreferencesRow)

GtkWidget *lodestar_term_entry_new (const char *title);
void       lodestar_term_entry_set_terms (LodestarTermEntry *self, const char *const *terms);
GStrv      lodestar_term_entry_dup_terms (LodestarTermEntry *self);
void lodestar_term_entry_set_suggestions (LodestarTermEntry *self, const char *const *suggestions);

G_END_DECLS
