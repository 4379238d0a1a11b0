/* lodestar-encoding.h - bytes of unknown encoding into UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarDecoded:
 * @text: (owned): the text in UTF-8, without byte order mark and NUL bytes
 * @encoding: (owned): the encoding that was used
 * @is_certain: whether that was told by a mark, by the rules of UTF-8 or by the caller
 * @n_replaced: how many bytes fitted nowhere and became U+FFFD
 * @n_nuls: how many NUL bytes were taken out
 *
 * Bytes made into text.
 */
typedef struct
{
  GString *text;
  char    *encoding;
  gboolean is_certain;
  guint    n_replaced;
  guint    n_nuls;
} LodestarDecoded;

gboolean lodestar_encoding_decode (
  const char *bytes, gsize length, const char *encoding, LodestarDecoded *decoded, GError **error);
void lodestar_decoded_clear (LodestarDecoded *self);

const char *const *lodestar_encoding_list (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarDecoded, lodestar_decoded_clear)

G_END_DECLS
