/* drive.h - using a program from outside, as a person with a screen reader and a keyboard does
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

GPid             drive_start (const char *const *argv, const char *name, AtspiAccessible **program);
void             drive_stop (GPid pid);
void             drive_wait_end (GPid pid);
AtspiAccessible *drive_find (AtspiAccessible *root, const char *role, const char *name);
AtspiAccessible *drive_try (AtspiAccessible *root, const char *role, const char *name);
void             drive_wait_gone (AtspiAccessible *root, const char *role, const char *name);
void             drive_click (AtspiAccessible *root, const char *role, const char *name);
void             drive_act (AtspiAccessible *program, const char *action);
void             drive_set_text (AtspiAccessible *root, const char *name, const char *text);
void             drive_set_value (AtspiAccessible *root, const char *name, double value);
void             drive_key (const char *keys);
void             drive_tab_to (const char *keys, const char *role, const char *name);
void             drive_focus_window (AtspiAccessible *program, const char *title);
char            *drive_dup_name (AtspiAccessible *node);
gboolean         drive_has_state (AtspiAccessible *node, AtspiStateType state);
void             drive_type (const char *text);
void             drive_choose_file (const char *title, const char *path);
void             drive_wait_file (const char *path);
void             drive_dump (AtspiAccessible *root);

G_END_DECLS
