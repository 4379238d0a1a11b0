/* lodestar-import-dialog.c - people from a file, step by step
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-dialog.h"

#include "lodestar-import-columns.h"
#include "lodestar-import-items.h"
#include "lodestar-import.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/* How often the progress is looked at, and how long work may last before it is shown. */
#define LODESTAR_IMPORT_DIALOG_TICK_MS 80
#define LODESTAR_IMPORT_DIALOG_PATIENCE 3

/**
 * LodestarImportDialog:
 *
 * Takes people from a file in four steps: choosing it, confirming what its
 * columns mean, looking at what would change, and importing. Every list of the
 * report can be opened. Each step runs away from the main thread, shows its
 * progress where it lasts, and can be cancelled.
 */
struct _LodestarImportDialog
{
  AdwDialog       parent_instance;
  LodestarPage   *page;        /* (owned) (nullable) */
  LodestarImport *import;      /* (owned) */
  GCancellable   *cancellable; /* (owned) (nullable): of the running step */
  GPtrArray      *rows;        /* (owned), of GtkWidget */
  guint           tick_source;
  guint           n_ticks;

  /* Template children */
  AdwBanner             *banner;
  AdwNavigationPage     *columns_page;
  AdwNavigationPage     *list_page;
  AdwNavigationPage     *report_page;
  AdwNavigationView     *view;
  AdwPreferencesGroup   *report_group;
  AdwPreferencesGroup   *warning_group;
  AdwStatusPage         *busy_status;
  AdwStatusPage         *file_status;
  GtkListView           *list_view;
  GtkProgressBar        *progress_bar;
  GtkWidget             *choose_button;
  GtkWidget             *continue_button;
  GtkWidget             *import_button;
  LodestarImportColumns *columns;
};

G_DEFINE_FINAL_TYPE (LodestarImportDialog, lodestar_import_dialog, ADW_TYPE_DIALOG)

static gboolean
lodestar_import_dialog_is_showing (LodestarImportDialog *self, const char *tag)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  return page != NULL && g_strcmp0 (adw_navigation_page_get_tag (page), tag) == 0;
}

static gboolean
lodestar_import_dialog_tick_cb (gpointer data)
{
  LodestarImportDialog *self = data;

  self->n_ticks++;
  gtk_progress_bar_set_fraction (self->progress_bar, lodestar_import_get_progress (self->import));

  if (self->n_ticks == LODESTAR_IMPORT_DIALOG_PATIENCE &&
      !lodestar_import_dialog_is_showing (self, "busy"))
    adw_navigation_view_push_by_tag (self->view, "busy");

  return G_SOURCE_CONTINUE;
}

static void
lodestar_import_dialog_begin (LodestarImportDialog *self, const char *title)
{
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->busy_status, title);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (self->choose_button, FALSE);
  gtk_widget_set_sensitive (self->continue_button, FALSE);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  self->n_ticks = 0;
  self->tick_source =
    g_timeout_add (LODESTAR_IMPORT_DIALOG_TICK_MS, lodestar_import_dialog_tick_cb, self);
}

static void
lodestar_import_dialog_end (LodestarImportDialog *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->choose_button, TRUE);
  gtk_widget_set_sensitive (self->continue_button, TRUE);
  gtk_widget_set_sensitive (self->import_button, TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);

  if (lodestar_import_dialog_is_showing (self, "busy"))
    adw_navigation_view_pop (self->view);
}

static void
lodestar_import_dialog_show_columns (LodestarImportDialog *self)
{
  g_autofree char *name = g_path_get_basename (lodestar_import_get_path (self->import));

  adw_navigation_page_set_title (self->columns_page, name);
  adw_banner_set_revealed (self->banner, FALSE);
  lodestar_import_columns_set_import (self->columns, self->import);

  if (!lodestar_import_dialog_is_showing (self, "columns"))
    adw_navigation_view_push_by_tag (self->view, "columns");
}

/* @reason is plain text, in which the name of a file may stand. */
static void
lodestar_import_dialog_refuse (LodestarImportDialog *self, const char *reason)
{
  g_autofree char *escaped = g_markup_escape_text (reason, -1);

  adw_status_page_set_icon_name (self->file_status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->file_status, _ ("This File Cannot Be Read"));
  adw_status_page_set_description (self->file_status, escaped);
}

static void
lodestar_import_dialog_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  is_read = lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error);
  lodestar_import_dialog_end (self);

  if (is_read)
    {
      lodestar_import_dialog_show_columns (self);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (lodestar_import_dialog_is_showing (self, "columns"))
    adw_navigation_view_pop (self->view);

  lodestar_import_dialog_refuse (self, error->message);
}

static void
lodestar_import_dialog_read (LodestarImportDialog *self)
{
  lodestar_import_dialog_begin (self, _ ("Reading the File"));
  lodestar_workspace_read_async (lodestar_page_get_workspace (self->page),
                                 lodestar_import_read_work, g_object_ref (self->import),
                                 g_object_unref, self->cancellable, lodestar_import_dialog_read_cb,
                                 g_object_ref (self));
}

static void
lodestar_import_dialog_reread_cb (LodestarImportDialog *self)
{
  lodestar_import_dialog_read (self);
}

static void
lodestar_import_dialog_open_file (LodestarImportDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      lodestar_import_dialog_refuse (self,
                                     _ ("It is not on this computer. Save a copy here first."));
      return;
    }

  lodestar_import_set_path (self->import, path);
  lodestar_import_dialog_read (self);
}

static void
lodestar_import_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    lodestar_import_dialog_open_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lodestar_page_show_error (self->page, _ ("Could Not Choose a File"), error);
}

static void
lodestar_import_dialog_choose_clicked_cb (LodestarImportDialog *self)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "xls", "ods" };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);

  gtk_file_filter_set_name (tables, _ ("Tables"));
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Choose a File"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), NULL,
                        lodestar_import_dialog_chosen_cb, g_object_ref (self));
}

static const char *
lodestar_import_dialog_get_list_title (LodestarImportList list)
{
  switch (list)
    {
    case LODESTAR_IMPORT_NEW:
      return _ ("New");

    case LODESTAR_IMPORT_CHANGED:
      return _ ("Changed");

    case LODESTAR_IMPORT_UNCHANGED:
      return _ ("Unchanged");

    case LODESTAR_IMPORT_REJECTED:
      return _ ("Rejected");

    case LODESTAR_IMPORT_LEFT:
      return _ ("Left");

    case LODESTAR_IMPORT_WARNINGS:
    default:
      return _ ("Warnings");
    }
}

static const char *
lodestar_import_dialog_get_list_subtitle (LodestarImportList list)
{
  switch (list)
    {
    case LODESTAR_IMPORT_NEW:
      return _ ("Not in the workspace yet");

    case LODESTAR_IMPORT_CHANGED:
      return _ ("There, and something differs");

    case LODESTAR_IMPORT_UNCHANGED:
      return _ ("There, and nothing differs");

    case LODESTAR_IMPORT_REJECTED:
      return _ ("Rows that cannot be read as a person");

    case LODESTAR_IMPORT_LEFT:
      return _ ("In the workspace, not in the file; will be marked as left");

    case LODESTAR_IMPORT_WARNINGS:
    default:
      return _ ("Worth a look before importing");
    }
}

static void
lodestar_import_dialog_open_list_cb (GtkWidget *row, LodestarImportDialog *self)
{
  LodestarImportList list =
    (LodestarImportList) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "lodestar-list"));
  LodestarImportItems *items = lodestar_import_items_new (self->import, list);
  g_autoptr (GtkSelectionModel) model =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (items)));

  gtk_list_view_set_model (self->list_view, model);
  adw_navigation_page_set_title (self->list_page, lodestar_import_dialog_get_list_title (list));
  adw_navigation_view_push_by_tag (self->view, "list");
}

static void
lodestar_import_dialog_add_count (LodestarImportDialog *self,
                                  AdwPreferencesGroup  *group,
                                  LodestarImportList    list,
                                  guint                 n)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *label, *arrow;
  g_autofree char *text = g_strdup_printf ("%'u", n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 lodestar_import_dialog_get_list_title (list));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               lodestar_import_dialog_get_list_subtitle (list));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "title-4");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "lodestar-list", GUINT_TO_POINTER (list));
  g_object_set_data (G_OBJECT (row), "lodestar-group", group);

  /* Where there is nothing to open its room is kept: the numbers stand one below the other. */
  arrow = lodestar_widgets_new_ornament ("go-next-symbolic");
  gtk_widget_set_opacity (arrow, n > 0 ? 1 : 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);

  if (n > 0)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (lodestar_import_dialog_open_list_cb),
                               self, 0);
    }

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
lodestar_import_dialog_fill_report (LodestarImportDialog *self)
{
  const LodestarStaging      *staging = lodestar_import_get_staging (self->import);
  const LodestarImportCounts *counts = lodestar_import_get_counts (self->import);
  gboolean                    is_signup = lodestar_import_get_program_id (self->import) != 0;
  guint                       n_done = counts->n_new + counts->n_changed + counts->n_left;
  g_autofree char *day = lodestar_date_format (lodestar_import_get_valid_from (self->import));
  g_autofree char *ready = g_strdup_printf (
    /* Translators: %s is a date */
    _ ("Nothing is written yet. Where the file says no other day, its changes take effect on %s. "
       "The import can be undone in one step."),
    day);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "lodestar-group"), row);
    }

  g_ptr_array_set_size (self->rows, 0);
  lodestar_import_dialog_add_count (self, self->report_group, LODESTAR_IMPORT_NEW, counts->n_new);
  lodestar_import_dialog_add_count (self, self->report_group, LODESTAR_IMPORT_CHANGED,
                                    counts->n_changed);
  lodestar_import_dialog_add_count (self, self->report_group, LODESTAR_IMPORT_UNCHANGED,
                                    counts->n_unchanged);

  if (lodestar_import_is_full_list (self->import))
    lodestar_import_dialog_add_count (self, self->report_group, LODESTAR_IMPORT_LEFT,
                                      counts->n_left);

  if (staging->n_rejections > 0)
    lodestar_import_dialog_add_count (self, self->warning_group, LODESTAR_IMPORT_REJECTED,
                                      staging->n_rejections);

  if (staging->n_warnings > 0)
    lodestar_import_dialog_add_count (self, self->warning_group, LODESTAR_IMPORT_WARNINGS,
                                      staging->n_warnings);

  gtk_widget_set_visible (GTK_WIDGET (self->warning_group),
                          staging->n_rejections + staging->n_warnings > 0);
  adw_preferences_group_set_description (
    self->report_group,
    is_signup && staging->n_entries > 0
      ? _ ("Everybody in the file takes part in the program; who is new is added to People.")
    : n_done == 0 ? _ ("The workspace has all of this already. There is nothing to import.")
                  : ready);
  gtk_widget_set_sensitive (self->import_button, is_signup ? staging->n_entries > 0 : n_done > 0);
}

static void
lodestar_import_dialog_stage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_staged;

  is_staged = lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error);
  lodestar_import_dialog_end (self);

  if (is_staged)
    {
      lodestar_import_dialog_fill_report (self);
      adw_navigation_view_push_by_tag (self->view, "report");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_banner_set_use_markup (self->banner, FALSE);
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
    }
}

static void
lodestar_import_dialog_continue_clicked_cb (LodestarImportDialog *self)
{
  if (!lodestar_import_columns_is_complete (self->columns))
    return;

  adw_banner_set_revealed (self->banner, FALSE);
  lodestar_import_dialog_begin (self, _ ("Comparing with the Workspace"));
  lodestar_workspace_read_async (lodestar_page_get_workspace (self->page),
                                 lodestar_import_stage_work, g_object_ref (self->import),
                                 g_object_unref, self->cancellable, lodestar_import_dialog_stage_cb,
                                 g_object_ref (self));
}

/* Returns: (transfer full): what was done, without what was not */
static char *
lodestar_import_dialog_dup_outcome (LodestarImportDialog *self)
{
  const LodestarImportCounts *counts = lodestar_import_get_counts (self->import);
  const LodestarStaging      *staging = lodestar_import_get_staging (self->import);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint n_signed_up = 0;

  if (lodestar_import_get_program_id (self->import) != 0)
    {
      for (guint i = 0; i < staging->n_entries; i++)
        n_signed_up += lodestar_import_get_entry_id (self->import, i) != 0;

      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%'u sign-up imported", "%'u sign-ups imported", n_signed_up),
        n_signed_up);
    }

  if (counts->n_new > 0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("%'u new"), counts->n_new));

  if (counts->n_changed > 0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("%'u changed"), counts->n_changed));

  /* Translators: people who are no longer in the organization */
  if (counts->n_left > 0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("%'u left"), counts->n_left));

  all = g_strv_builder_end (parts);

  return all[0] != NULL ? g_strjoinv (", ", all) : g_strdup (_ ("Nothing changed"));
}

static void
lodestar_import_dialog_applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean         is_done;

  is_done = lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, &error);
  lodestar_import_dialog_end (self);

  if (!is_done)
    {
      lodestar_page_show_error (self->page, _ ("Could Not Import This File"), error);
      return;
    }

  text = lodestar_import_dialog_dup_outcome (self);
  adw_dialog_close (ADW_DIALOG (self));
  lodestar_page_toast_undo (self->page, text);
}

static void
lodestar_import_dialog_import_clicked_cb (LodestarImportDialog *self)
{
  lodestar_import_dialog_begin (self, _ ("Importing"));
  lodestar_workspace_run_async (lodestar_page_get_workspace (self->page), lodestar_import_verb,
                                _ (lodestar_import_label), lodestar_import_apply_work,
                                g_object_ref (self->import), g_object_unref, self->cancellable,
                                lodestar_import_dialog_applied_cb, g_object_ref (self));
}

static void
lodestar_import_dialog_cancel_clicked_cb (LodestarImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
lodestar_import_dialog_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);

      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dimmed");
        }
    }

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
lodestar_import_dialog_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  LodestarImportItem *line = gtk_list_item_get_item (item);
  GtkWidget          *box = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       lodestar_import_item_get_title (line));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       lodestar_import_item_get_detail (line));
}

static void
lodestar_import_dialog_dispose (GObject *object)
{
  LodestarImportDialog *self = LODESTAR_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_object (&self->page);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_import_dialog_parent_class)->dispose (object);
}

static void
lodestar_import_dialog_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, busy_status);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, file_status);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, list_page);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, report_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, report_page);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportDialog, warning_group);
}

static void
lodestar_import_dialog_class_init (LodestarImportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_import_dialog_dispose;
  g_type_ensure (LODESTAR_TYPE_IMPORT_COLUMNS);
  lodestar_import_dialog_class_init_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_dialog_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_dialog_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_import_dialog_continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_dialog_import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_dialog_reread_cb);
}

static void
lodestar_import_dialog_init (LodestarImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->import = lodestar_import_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_import_dialog_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_import_dialog_bind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * lodestar_import_dialog_new:
 * @page: (transfer none): the page that imports
 * @program_id: the program that people sign up for, or 0 for a list of people
 * @file: (nullable): the file, or %NULL to let the user choose one
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_import_dialog_new (LodestarPage *page, gint64 program_id, GFile *file)
{
  LodestarImportDialog *self;

  g_return_val_if_fail (LODESTAR_IS_PAGE (page), NULL);

  self = g_object_new (LODESTAR_TYPE_IMPORT_DIALOG, "title",
                       program_id != 0 ? _ ("Import Participants") : _ ("Import People"), NULL);
  self->page = g_object_ref (page);
  lodestar_import_set_signup (self->import, program_id, NULL);

  if (file != NULL)
    lodestar_import_dialog_open_file (self, file);

  return ADW_DIALOG (self);
}
