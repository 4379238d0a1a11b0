/* lodestar-window.h - the window of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-application.h"
#include "lodestar-page.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_WINDOW (lodestar_window_get_type ())
G_DECLARE_FINAL_TYPE (LodestarWindow, lodestar_window, LODESTAR, WINDOW, AdwApplicationWindow)

LodestarWindow    *lodestar_window_new (LodestarApplication *application);
void               lodestar_window_open (LodestarWindow *self, const char *path, gboolean create);
void               lodestar_window_present_soon (LodestarWindow *self);
const char        *lodestar_window_get_path (LodestarWindow *self);
gboolean           lodestar_window_is_free (LodestarWindow *self);
LodestarWorkspace *lodestar_window_get_workspace (LodestarWindow *self);
gint64             lodestar_window_get_program_id (LodestarWindow *self);
void               lodestar_window_set_program_id (LodestarWindow *self, gint64 id);
LodestarPage      *lodestar_window_get_page (LodestarWindow *self);
void lodestar_window_go (LodestarWindow *self, const char *page, const char *view, gint64 id);
void lodestar_window_toast (LodestarWindow *self, const char *text);

G_END_DECLS
