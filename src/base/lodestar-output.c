/* lodestar-output.c - files that are there as a whole or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * lodestar_output_write:
 * @path: the file
 * @contents: what it is to hold
 * @length: how many bytes
 * @error: return location for a #GError, or %NULL
 *
 * Writes a file, which is then complete, or as it was before: g_file_replace_contents() would leave
 * the half of it where the disk is full. Fails with a #GFileError.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_output_write (const char *path, gconstpointer contents, gsize length, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = NULL;
  const char      *reason;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_set_contents (path, contents, (gssize) length, &failure))
    return TRUE;

  /* GLib names a file of its own making before the reason. */
  reason = g_strrstr (failure->message, ": ");
  name = g_filename_display_basename (path);
  g_set_error (error, failure->domain, failure->code, _ ("“%s” cannot be written: %s"), name,
               reason != NULL ? reason + 2 : failure->message);

  return FALSE;
}
