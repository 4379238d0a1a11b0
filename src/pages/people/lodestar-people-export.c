/* lodestar-people-export.c - taking the directory out as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-people-export.h"

#include "lodestar-person-sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LodestarPage *page; /* (owned) */
  char         *path; /* (owned) (nullable) */
  GHashTable   *only; /* (owned) (nullable), of gint64: whom to take */
} LodestarPeopleExport;

static void
lodestar_people_export_free (gpointer data)
{
  LodestarPeopleExport *self = data;

  g_object_unref (self->page);
  g_free (self->path);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_free (self);
}

static gboolean
lodestar_people_export_work (LodestarDb   *db,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error)
{
  LodestarPeopleExport *self = data;
  g_autoptr (LodestarSheet) sheet = lodestar_person_sheet_new_of (db, self->only, error);

  return sheet != NULL && lodestar_sheet_write (sheet, self->path, cancellable, error);
}

static void
lodestar_people_export_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarPeopleExport *self = data;
  LodestarPage         *page = self->page;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error))
    lodestar_page_toast (page, _ ("People exported"));
  else
    lodestar_page_show_error (page, _ ("Could Not Export People"), error);

  lodestar_people_export_free (self);
}

static void
lodestar_people_export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarPeopleExport *self = data;
  LodestarPage         *page = self->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        lodestar_page_show_error (page, _ ("Could Not Export People"), error);

      lodestar_people_export_free (self);
      return;
    }

  self->path = g_file_get_path (file);
  lodestar_workspace_read_async (lodestar_page_get_workspace (page), lodestar_people_export_work,
                                 self, NULL, NULL, lodestar_people_export_done_cb, self);
}

/**
 * lodestar_people_export_ask:
 * @page: (transfer none): a page with a workspace
 * @only: (transfer full) (nullable) (element-type gint64): whom to take; %NULL for everybody
 *
 * Asks for a file and writes the people into it: a workbook, or CSV where the name says so.
 */
void
lodestar_people_export_ask (LodestarPage *page, GArray *only)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  LodestarPeopleExport *self;

  g_return_if_fail (LODESTAR_IS_PAGE (page));

  self = g_new0 (LodestarPeopleExport, 1);
  self->page = g_object_ref (page);

  if (only != NULL)
    {
      self->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      for (guint i = 0; i < only->len; i++)
        g_hash_table_add (self->only,
                          g_memdup2 (&g_array_index (only, gint64, i), sizeof (gint64)));

      g_array_unref (only);
    }

  gtk_file_dialog_set_title (dialog, _ ("Export People"));
  gtk_file_dialog_set_initial_name (dialog, _ ("People.xlsx"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), NULL,
                        lodestar_people_export_chosen_cb, self);
}
