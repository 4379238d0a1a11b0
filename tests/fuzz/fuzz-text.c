/* fuzz-text.c - keys of any text, whatever bytes it is made of
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-text.h"

#include <string.h>

static void
fuzz_text_check_key (char *(*make) (const char *), const char *text)
{
  g_autofree char *clean = lodestar_text_clean (text);
  g_autofree char *apart = g_utf8_normalize (clean, -1, G_NORMALIZE_DEFAULT);
  g_autofree char *key = make (text);
  g_autofree char *key_of_clean = make (clean);
  g_autofree char *key_of_apart = make (apart);

  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_cmpstr (key, ==, key_of_clean);
  g_assert_cmpstr (key, ==, key_of_apart);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *clean = lodestar_text_clean (text);
  g_autofree char *cleaner = lodestar_text_clean (clean);

  /* What is stored and imported again is unchanged. */
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpstr (clean, ==, cleaner);

  /* However it was written, and whether before or after it was stored, it is found. */
  fuzz_text_check_key (lodestar_text_key, text);
  fuzz_text_check_key (lodestar_text_fold, text);

  return 0;
}
