/* lodestar-application.h - the application: its windows and files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_APPLICATION (lodestar_application_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarApplication, lodestar_application, LODESTAR, APPLICATION, AdwApplication)

LodestarApplication *lodestar_application_new (void);
void                 lodestar_application_open_path (LodestarApplication *self, const char *path);
LodestarWorkspace   *lodestar_application_take_early (LodestarApplication *self,
                                                      const char          *path,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);

G_END_DECLS
