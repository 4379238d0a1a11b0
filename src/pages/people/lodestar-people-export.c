/* lodestar-people-export.c - taking the directory out as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-people-export.h"

#include "lodestar-person-sheet.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_people_export_work (LodestarDb   *db,
                             gpointer      path,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_autoptr (LodestarSheet) sheet = lodestar_person_sheet_new (db, error);

  return sheet != NULL && lodestar_sheet_write (sheet, path, cancellable, error);
}

static void
lodestar_people_export_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarPage) page = data;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error))
    lodestar_page_toast (page, _ ("People exported"));
  else
    lodestar_page_show_error (page, _ ("Could Not Export People"), error);
}

static void
lodestar_people_export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarPage) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        lodestar_page_show_error (page, _ ("Could Not Export People"), error);

      return;
    }

  lodestar_workspace_read_async (lodestar_page_get_workspace (page), lodestar_people_export_work,
                                 g_file_get_path (file), g_free, NULL,
                                 lodestar_people_export_done_cb, g_object_ref (page));
}

/**
 * lodestar_people_export_ask:
 * @page: (transfer none): a page with a workspace
 *
 * Asks for a file and writes everybody into it: a workbook, or CSV where the name says so.
 */
void
lodestar_people_export_ask (LodestarPage *page)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  g_return_if_fail (LODESTAR_IS_PAGE (page));

  gtk_file_dialog_set_title (dialog, _ ("Export People"));
  gtk_file_dialog_set_initial_name (dialog, _ ("People.xlsx"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), NULL,
                        lodestar_people_export_chosen_cb, g_object_ref (page));
}
