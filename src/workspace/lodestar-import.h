/* lodestar-import.h - people from a file: read, staged, applied
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-import-store.h"
#include "lodestar-staging.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

/**
 * LodestarImport:
 *
 * One file on its way into a workspace, in three steps: lodestar_import_read() finds out what the
 * file is, lodestar_import_stage() what it would change, lodestar_import_apply() changes it. Each
 * step may run on any thread, one at a time; between the steps the object belongs to whoever holds
 * it. Progress may be read at any time on any thread.
 */
#define LODESTAR_TYPE_IMPORT (lodestar_import_get_type ())

G_DECLARE_FINAL_TYPE (LodestarImport, lodestar_import, LODESTAR, IMPORT, GObject)

LodestarImport *lodestar_import_new (void);

void         lodestar_import_set_path (LodestarImport *self, const char *path);
const char  *lodestar_import_get_path (LodestarImport *self);
void         lodestar_import_set_encoding (LodestarImport *self, const char *encoding);
void         lodestar_import_set_delimiter (LodestarImport *self, char delimiter);
void         lodestar_import_set_sheet (LodestarImport *self, const char *sheet);
void         lodestar_import_set_full_list (LodestarImport *self, gboolean is_full_list);
gboolean     lodestar_import_is_full_list (LodestarImport *self);
void         lodestar_import_set_valid_from (LodestarImport *self, LodestarDate valid_from);
LodestarDate lodestar_import_get_valid_from (LodestarImport *self);
void         lodestar_import_set_signup (LodestarImport *self, gint64 program_id, const char *role);
gint64       lodestar_import_get_program_id (LodestarImport *self);
const char  *lodestar_import_get_role (LodestarImport *self);

double lodestar_import_get_progress (LodestarImport *self);

gboolean lodestar_import_read (LodestarImport *self,
                               LodestarDb     *db,
                               GCancellable   *cancellable,
                               GError        **error);
gboolean lodestar_import_stage (LodestarImport *self,
                                LodestarDb     *db,
                                GCancellable   *cancellable,
                                GError        **error);
gboolean lodestar_import_apply (LodestarImport *self,
                                LodestarDb     *db,
                                GCancellable   *cancellable,
                                GError        **error);

gboolean lodestar_import_read_work (LodestarDb   *db,
                                    gpointer      import,
                                    GCancellable *cancellable,
                                    GError      **error);
gboolean lodestar_import_stage_work (LodestarDb   *db,
                                     gpointer      import,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean lodestar_import_apply_work (LodestarDb   *db,
                                     gpointer      import,
                                     GCancellable *cancellable,
                                     GError      **error);

const LodestarTable        *lodestar_import_get_table (LodestarImport *self);
const LodestarShape        *lodestar_import_get_shape (LodestarImport *self);
LodestarMapping            *lodestar_import_get_mapping (LodestarImport *self);
const LodestarStaging      *lodestar_import_get_staging (LodestarImport *self);
const LodestarImportCounts *lodestar_import_get_counts (LodestarImport *self);
GPtrArray                  *lodestar_import_get_rejections (LodestarImport *self);
gint64                      lodestar_import_get_entry_id (LodestarImport *self, guint entry);
char                       *lodestar_import_dup_left_name (LodestarImport *self, guint left);
gboolean                    lodestar_import_set_date_order (LodestarImport   *self,
                                                            guint             column,
                                                            LodestarDateOrder order);

/**
 * LodestarImportRejection:
 * @line: the line of the file
 * @reason: (owned): why the row was left out
 *
 * A row that was left out while importing, after it had passed the staging.
 */
typedef struct
{
  guint line;
  char *reason;
} LodestarImportRejection;

extern const char lodestar_import_verb[];
extern const char lodestar_import_label[];

G_END_DECLS
