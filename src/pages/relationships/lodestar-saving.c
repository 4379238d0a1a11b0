/* lodestar-saving.c - dialogs that close when what they hold is saved
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-saving.h"

static void
lodestar_saving_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwDialog) dialog = data;
  g_autoptr (GError) error = NULL;

  g_object_set_data (G_OBJECT (dialog), "lodestar-saving", NULL);

  /* the user has been told why it could not be saved, and finds what was typed */
  if (lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, &error))
    adw_dialog_force_close (dialog);
}

/**
 * lodestar_saving_do:
 * @dialog: the dialog that asks
 * @page: the page behind it
 * @verb: what to do
 * @in: the parameters; a floating reference is taken
 * @toast: what to say when it is done
 *
 * Does something and closes the dialog when it is done. Where it is refused,
 * the dialog stays with all that was typed. What is pressed twice is done once.
 */
void
lodestar_saving_do (
  AdwDialog *dialog, LodestarPage *page, const LodestarVerb *verb, GVariant *in, const char *toast)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (in);

  if (g_object_get_data (G_OBJECT (dialog), "lodestar-saving") != NULL)
    return;

  g_object_set_data (G_OBJECT (dialog), "lodestar-saving", dialog);
  lodestar_page_do_async (page, verb, owned, toast, lodestar_saving_done_cb, g_object_ref (dialog));
}
