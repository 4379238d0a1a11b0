/* lodestar-design-edit.c - rows in which a design is edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-design-edit.h"

#include "lodestar-design-page.h"

static void
lodestar_design_edit_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarPage *page = LODESTAR_PAGE (source);
  g_autoptr (GError) error = NULL;

  /* the user has been told; the rows go back to what is saved */
  if (!lodestar_page_do_finish (page, result, NULL, &error))
    lodestar_design_page_revert (LODESTAR_DESIGN_PAGE (page));
}

/**
 * lodestar_design_edit_set:
 * @page: the design page
 * @verb: a verb that takes `(xa{sv})`
 * @id: the identity of what is changed
 * @key: the column
 * @value: its value; a floating reference is taken
 *
 * Saves one value. Where that fails, the page shows again what is saved.
 */
void
lodestar_design_edit_set (
  LodestarPage *page, const LodestarVerb *verb, gint64 id, const char *key, GVariant *value)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", key, value);
  lodestar_page_do_async (page, verb, g_variant_new ("(xa{sv})", id, &builder), NULL,
                          lodestar_design_edit_done_cb, NULL);
}

/**
 * lodestar_design_edit_show_text:
 * @editable: an entry
 * @text: what is saved
 *
 * Shows what is saved, but leaves alone what the user types unless it has
 * been changed elsewhere meanwhile.
 */
void
lodestar_design_edit_show_text (GtkEditable *editable, const char *text)
{
  const char *shown = g_object_get_data (G_OBJECT (editable), "lodestar-saved");

  if (g_strcmp0 (shown, text) == 0)
    return;

  g_object_set_data_full (G_OBJECT (editable), "lodestar-saved", g_strdup (text), g_free);

  if (g_strcmp0 (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
}

/**
 * lodestar_design_edit_forget_text:
 * @editable: an entry
 *
 * Has the next lodestar_design_edit_show_text() show what is saved in any case.
 */
void
lodestar_design_edit_forget_text (GtkEditable *editable)
{
  g_object_set_data (G_OBJECT (editable), "lodestar-saved", NULL);
}
