/* lodestar-list-bulk.c - doing something with many rows at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-bulk.h"

#include <glib/gi18n-lib.h>

static void
lodestar_list_bulk_select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarListSelection *selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (widget));

  if (selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
}

/* Returns: whether somebody was selecting; else Escape means what it means elsewhere */
static gboolean
lodestar_list_bulk_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LodestarListSelection *selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (widget));

  if (selection == NULL || !lodestar_list_selection_get_is_active (selection))
    return FALSE;

  lodestar_list_selection_set_is_active (selection, FALSE);

  return TRUE;
}

static void
lodestar_list_bulk_stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_list_bulk_escape_cb (widget, NULL, NULL);
}

/**
 * lodestar_list_bulk_install_actions:
 * @klass: the class of pages with a list
 *
 * Installs what selects rows without pointing at them.
 */
void
lodestar_list_bulk_install_actions (LodestarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "list.select-all", NULL,
                                   lodestar_list_bulk_select_all_action);
  gtk_widget_class_install_action (widget_class, "list.stop-selecting", NULL,
                                   lodestar_list_bulk_stop_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK,
                                lodestar_list_bulk_escape_cb, NULL);
  lodestar_page_class_add_shortcut (klass, GDK_KEY_a, GDK_CONTROL_MASK, "list.select-all",
                                    N_ ("Select All"));
}

/**
 * lodestar_list_bulk_pack:
 * @page: a page whose rows can be selected
 * @n: (out) (optional): how many there are
 *
 * Returns: (transfer floating): those that are selected, as `ax`
 */
GVariant *
lodestar_list_bulk_pack (LodestarListPage *page, guint *n)
{
  LodestarListSelection *selection;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (page), NULL);

  selection = lodestar_list_page_get_selection (page);
  ids = selection != NULL ? lodestar_list_selection_dup_ids (selection)
                          : g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n != NULL)
    *n = ids->len;

  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static void
lodestar_list_bulk_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarListSelection *selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (source));

  /* What is refused stays selected, so that somebody can take out what it failed for. */
  if (lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, NULL) && selection != NULL)
    lodestar_list_selection_set_is_active (selection, FALSE);
}

/**
 * lodestar_list_bulk_do:
 * @page: a page whose rows can be selected
 * @verb: what to do
 * @in: its parameters; a floating reference is taken
 * @toast: what to say when it is done
 *
 * Does something with all that is selected, in one step that a toast offers to
 * take back, and ends selecting.
 */
void
lodestar_list_bulk_do (LodestarListPage   *page,
                       const LodestarVerb *verb,
                       GVariant           *in,
                       const char         *toast)
{
  g_return_if_fail (LODESTAR_IS_LIST_PAGE (page));

  lodestar_page_do_async (LODESTAR_PAGE (page), verb, in, toast, lodestar_list_bulk_done_cb, NULL);
}
