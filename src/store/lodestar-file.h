/* lodestar-file.h - the file of a workspace, as the system sees it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-store-error.h"

G_BEGIN_DECLS

/**
 * LodestarFile:
 *
 * A claim on a file: as long as it is held, no other process opens the same
 * workspace.
 */
typedef struct _LodestarFile LodestarFile;

/* The beginning of the names of files that are not in their place yet. */
#define LODESTAR_FILE_DRAFT_PREFIX ".lodestar-draft-"

LodestarFile *lodestar_file_claim (const char *path, GError **error);
void          lodestar_file_free (LodestarFile *file);
const char   *lodestar_file_get_path (LodestarFile *file);
gboolean      lodestar_file_is_shared (LodestarFile *file);
gboolean      lodestar_file_is_shared_type (glong type);
gboolean      lodestar_file_is_claimed (const char *path);
gboolean      lodestar_file_has_journal (const char *path);
void          lodestar_file_clean_up (LodestarFile *file);
gboolean      lodestar_file_inspect (const char *path, GError **error);
char         *lodestar_file_make_draft (const char *path, GError **error);
gboolean      lodestar_file_publish (const char *draft,
                                     const char *path,
                                     gboolean    replace,
                                     GError    **error);
void          lodestar_file_discard (const char *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarFile, lodestar_file_free)

G_END_DECLS
