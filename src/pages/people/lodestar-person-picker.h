/* lodestar-person-picker.h - choosing somebody
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PERSON_PICKER (lodestar_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarPersonPicker, lodestar_person_picker, LODESTAR, PERSON_PICKER, AdwDialog)

AdwDialog *lodestar_person_picker_new (LodestarWorkspace *workspace,
                                       const char        *title,
                                       gint64             except_id);
void       lodestar_person_picker_set_search (LodestarPersonPicker *self, const char *text);
void       lodestar_person_picker_set_clear_label (LodestarPersonPicker *self, const char *label);

G_END_DECLS
