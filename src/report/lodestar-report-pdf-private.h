/* lodestar-report-pdf-private.h - what cairo leaves out of a tagged file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lodestar_report_pdf_finish (GByteArray *file,
                                     const char *title,
                                     const char *author,
                                     const char *language,
                                     gint64      created,
                                     GPtrArray  *alternatives,
                                     GError    **error);

G_END_DECLS
