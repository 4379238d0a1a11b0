/* lodestar-zip.h - the parts of a zipped workbook
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LodestarZip LodestarZip;

LodestarZip *lodestar_zip_new (GBytes *bytes, GError **error);
void         lodestar_zip_free (LodestarZip *self);
gboolean     lodestar_zip_has (const LodestarZip *self, const char *name);
GBytes      *lodestar_zip_read (const LodestarZip *self, const char *name, GError **error);
gboolean     lodestar_zip_is_ods (const char *data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarZip, lodestar_zip_free)

G_END_DECLS
