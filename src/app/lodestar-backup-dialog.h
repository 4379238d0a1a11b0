/* lodestar-backup-dialog.h - choosing a backup
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_BACKUP_DIALOG (lodestar_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarBackupDialog, lodestar_backup_dialog, LODESTAR, BACKUP_DIALOG, AdwDialog)

AdwDialog *lodestar_backup_dialog_new (const char *path);

G_END_DECLS
