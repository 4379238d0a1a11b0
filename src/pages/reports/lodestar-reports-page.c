/* lodestar-reports-page.c - the page of the reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-reports-page.h"

#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-letters-choice.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-report-making.h"
#include "lodestar-report-preview.h"
#include "lodestar-report-print.h"
#include "lodestar-report-to-sheet.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

/**
 * LodestarReportsPage:
 *
 * The reports of a program: what to print, which parts, for whom and on which
 * paper; beside it the pages as they will come out. Each choice makes the report
 * anew, in a thread.
 */
struct _LodestarReportsPage
{
  LodestarPage           parent_instance;
  LodestarReportKind     kind;
  guint32                left_out[LODESTAR_N_REPORT_KINDS];
  guint                  serial;    /* of the making under way: older ones are dropped */
  GPtrArray             *part_rows; /* (owned), borrowed rows of the parts group */
  LodestarLettersChoice *letters;   /* (owned) */
  GArray                *proposals; /* (owned), of gint64: those of the proposal row */
  gint64              proposal_id;  /* the proposal chosen, or 0 for the published or newest one */
  gboolean            is_filling;
  GtkEventController *shortcuts; /* (owned) (nullable): while the page is in view */

  /* Template children */
  GtkListBox            *kind_list;
  AdwPreferencesGroup   *parts_group;
  AdwComboRow           *proposal_row;
  AdwComboRow           *pair_row;
  AdwEntryRow           *audience_row;
  AdwComboRow           *paper_row;
  LodestarStateStack    *states;
  LodestarReportPreview *preview;
};

G_DEFINE_FINAL_TYPE (LodestarReportsPage, lodestar_reports_page, LODESTAR_TYPE_PAGE)

/* ------------------------------------------------------------------ making */

static LodestarReportPaper
lodestar_reports_page_get_paper (LodestarReportsPage *self)
{
  return adw_combo_row_get_selected (self->paper_row) == 1 ? LODESTAR_REPORT_PAPER_LETTER
                                                           : LODESTAR_REPORT_PAPER_A4;
}

static void
lodestar_reports_page_update_actions (LodestarReportsPage *self)
{
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);
  gboolean              has_pages = layout != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", has_pages);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "reports.save-table",
    has_pages && lodestar_report_has_sheet (lodestar_report_layout_get_document (layout)));
}

typedef struct
{
  LodestarReportsPage *page; /* (owned) */
  guint                serial;
} LodestarReportsMaking;

static void
lodestar_reports_page_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree LodestarReportsMaking *making = data;
  g_autoptr (LodestarReportsPage) self = making->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_make_finish (LODESTAR_WORKSPACE (source), result, &error);

  if (making->serial != self->serial || self->states == NULL)
    return;

  lodestar_report_preview_set_layout (self->preview, layout);
  lodestar_reports_page_update_actions (self);

  if (layout != NULL)
    lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_CONTENT);
  else if (g_error_matches (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT))
    {
      g_object_set (self->states, "empty-description", error->message, NULL);
      lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_EMPTY);
    }
  else
    lodestar_state_stack_set_error (self->states, error);
}

static LodestarReportOptions *
lodestar_reports_page_create_options (LodestarReportsPage *self)
{
  LodestarWorkspace     *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));
  LodestarReportOptions *options =
    lodestar_report_options_new (lodestar_date_today (), g_get_real_time () / G_USEC_PER_SEC);
  const char *audience = gtk_editable_get_text (GTK_EDITABLE (self->audience_row));

  options->organization = g_strdup (lodestar_workspace_get_name (workspace));
  options->left_out = self->left_out[self->kind];

  options->proposal_id = self->proposal_id;

  if (*audience != '\0')
    options->audience = g_strdup (audience);

  if (self->kind == LODESTAR_REPORT_LETTERS)
    lodestar_letters_choice_apply (self->letters, options);

  return options;
}

static void
lodestar_reports_page_make (LodestarReportsPage *self)
{
  LodestarPage *page = LODESTAR_PAGE (self);
  g_autoptr (LodestarReportOptions) options = NULL;
  LodestarReportsMaking *making;

  if (self->is_filling || lodestar_page_get_workspace (page) == NULL ||
      lodestar_page_get_program_id (page) == 0)
    return;

  options = lodestar_reports_page_create_options (self);
  making = g_new0 (LodestarReportsMaking, 1);
  making->page = g_object_ref (self);
  making->serial = ++self->serial;

  if (lodestar_report_preview_get_layout (self->preview) == NULL)
    lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_LOADING);

  lodestar_report_make_async (
    lodestar_page_get_workspace (page), self->kind, lodestar_page_get_program_id (page), options,
    lodestar_reports_page_get_paper (self), lodestar_page_get_cancellable (page),
    lodestar_reports_page_made_cb, making);
}

/* ------------------------------------------------------------------ choices */

static void
lodestar_reports_page_part_changed_cb (LodestarReportsPage *self,
                                       GParamSpec          *pspec,
                                       AdwSwitchRow        *row)
{
  guint part;

  if (!g_ptr_array_find (self->part_rows, row, &part))
    return;

  if (adw_switch_row_get_active (row))
    self->left_out[self->kind] &= ~(1u << part);
  else
    self->left_out[self->kind] |= 1u << part;

  lodestar_reports_page_make (self);
}

static void
lodestar_reports_page_fill_parts (LodestarReportsPage *self)
{
  guint                     n_parts;
  const LodestarReportPart *parts = lodestar_report_kind_get_parts (self->kind, &n_parts);

  for (guint i = 0; i < self->part_rows->len; i++)
    adw_preferences_group_remove (self->parts_group, g_ptr_array_index (self->part_rows, i));

  g_ptr_array_set_size (self->part_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->parts_group), n_parts > 0);

  for (guint i = 0; i < n_parts; i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (parts[i].label));

      if (parts[i].is_named)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Has names"));

      adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                                 (self->left_out[self->kind] & (1u << i)) == 0);
      g_ptr_array_add (self->part_rows, row);
      g_signal_connect_object (row, "notify::active",
                               G_CALLBACK (lodestar_reports_page_part_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->parts_group, row);
    }
}

static void
lodestar_reports_page_kind_selected_cb (LodestarReportsPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->is_filling)
    return;

  self->kind = (LodestarReportKind) gtk_list_box_row_get_index (row);
  gtk_widget_set_visible (GTK_WIDGET (self->pair_row), self->kind == LODESTAR_REPORT_LETTERS);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal_row),
                          self->kind == LODESTAR_REPORT_MATCHING && self->proposals->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->audience_row),
                          self->kind == LODESTAR_REPORT_MATCHING ||
                            self->kind == LODESTAR_REPORT_PROGRESS);
  lodestar_reports_page_fill_parts (self);
  lodestar_report_preview_set_layout (self->preview, NULL);
  lodestar_reports_page_update_actions (self);
  lodestar_reports_page_make (self);
}

/* What the entry chosen in @row stands for. */
static gint64
lodestar_reports_page_get_chosen (AdwComboRow *row, GArray *ids)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

static void
lodestar_reports_page_changed_cb (LodestarReportsPage *self)
{
  if (self->is_filling)
    return;

  lodestar_letters_choice_select (self->letters, adw_combo_row_get_selected (self->pair_row));
  self->proposal_id = lodestar_reports_page_get_chosen (self->proposal_row, self->proposals);
  lodestar_reports_page_make (self);
}

/* The proposals, in the order of the store; without a choice the one that the report takes. */
static void
lodestar_reports_page_fill_proposals (LodestarReportsPage *self, GPtrArray *proposals)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint  selected = proposals->len;
  gint64 pick = lodestar_report_pick_proposal (proposals);

  self->is_filling = TRUE;
  g_array_set_size (self->proposals, 0);

  for (guint i = 0; i < proposals->len; i++)
    {
      const LodestarProposal *proposal = g_ptr_array_index (proposals, i);

      gtk_string_list_append (names, proposal->name);
      g_array_append_val (self->proposals, proposal->id);

      /* The one chosen stays chosen, as long as it is there. */
      if (proposal->id == self->proposal_id || (proposal->id == pick && selected == proposals->len))
        selected = i;
    }

  adw_combo_row_set_model (self->proposal_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->proposal_row,
                              selected < proposals->len ? selected : GTK_INVALID_LIST_POSITION);
  self->proposal_id = lodestar_reports_page_get_chosen (self->proposal_row, self->proposals);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal_row),
                          self->kind == LODESTAR_REPORT_MATCHING && self->proposals->len > 1);
  self->is_filling = FALSE;
}

static void
lodestar_reports_page_fill_pairs (LodestarReportsPage *self, const LodestarCohort *cohort)
{
  guint selected;
  g_autoptr (GtkStringList) names = lodestar_letters_choice_fill (self->letters, cohort, &selected);

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->pair_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->pair_row, selected);
  self->is_filling = FALSE;
}

typedef struct
{
  LodestarReportsPage *page; /* (owned) */
  gint64               program_id;
  LodestarCohort      *cohort;    /* (owned) (nullable) */
  GPtrArray           *proposals; /* (owned) (nullable), of LodestarProposal */
} LodestarReportsPairs;

static void
lodestar_reports_pairs_free (LodestarReportsPairs *pairs)
{
  g_clear_pointer (&pairs->cohort, lodestar_cohort_free);
  g_clear_pointer (&pairs->proposals, g_ptr_array_unref);
  g_object_unref (pairs->page);
  g_free (pairs);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarReportsPairs, lodestar_reports_pairs_free)

static gboolean
lodestar_reports_page_read_pairs (LodestarDb   *db,
                                  gpointer      data,
                                  GCancellable *cancellable,
                                  GError      **error)
{
  LodestarReportsPairs *pairs = data;

  pairs->cohort = lodestar_relationship_store_load_cohort (db, pairs->program_id, error);

  if (pairs->cohort != NULL)
    pairs->proposals = lodestar_proposal_store_list (db, pairs->program_id, error);

  return pairs->proposals != NULL;
}

static void
lodestar_reports_page_pairs_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarReportsPairs) pairs = data;
  LodestarReportsPage *self = pairs->page;

  /* What went wrong is said by the making of the report, which reads the same rows. */
  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, NULL) &&
      self->pair_row != NULL)
    {
      lodestar_reports_page_fill_pairs (self, pairs->cohort);
      lodestar_reports_page_fill_proposals (self, pairs->proposals);
    }

  lodestar_reports_page_make (self);
}

static void
lodestar_reports_page_refresh (LodestarPage *page)
{
  LodestarReportsPage  *self = LODESTAR_REPORTS_PAGE (page);
  LodestarReportsPairs *pairs;

  if (lodestar_page_get_program_id (page) == 0)
    return;

  pairs = g_new0 (LodestarReportsPairs, 1);
  pairs->program_id = lodestar_page_get_program_id (page);
  pairs->page = g_object_ref (self);
  lodestar_workspace_read_async (
    lodestar_page_get_workspace (page), lodestar_reports_page_read_pairs, pairs, NULL,
    lodestar_page_get_cancellable (page), lodestar_reports_page_pairs_read_cb, pairs);
}

/* "charter", "matching", "progress", "letters"; of the letters the relationship, or several as in
 * "letters:3,5,9"; of matching the proposal. */
static void
lodestar_reports_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (view != NULL ? view : "", ":", 2);
  LodestarReportKind kind;

  if (parts[0] == NULL || !lodestar_report_kind_from_nick (parts[0], &kind))
    return;

  if (kind == LODESTAR_REPORT_LETTERS && parts[1] != NULL)
    lodestar_letters_choice_set_ids (self->letters, parts[1]);
  else if (kind == LODESTAR_REPORT_LETTERS)
    lodestar_letters_choice_set_id (self->letters, id);
  else if (kind == LODESTAR_REPORT_MATCHING)
    self->proposal_id = id;

  gtk_list_box_select_row (self->kind_list,
                           gtk_list_box_get_row_at_index (self->kind_list, (int) kind));
  lodestar_page_queue_refresh (page);
}

/* ------------------------------------------------------------------ print and save */

static void
lodestar_reports_page_printed_cb (LodestarReportsPage    *self,
                                  GtkPrintOperationResult result,
                                  GtkPrintOperation      *operation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Print"), error);
}

static void
lodestar_reports_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarReportsPage  *self = LODESTAR_REPORTS_PAGE (widget);
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (layout == NULL)
    return;

  operation = lodestar_report_print_new (lodestar_report_layout_get_document (layout),
                                         lodestar_reports_page_get_paper (self));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (lodestar_reports_page_printed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static char *
lodestar_reports_page_dup_file_name (LodestarReportsPage *self, const char *suffix)
{
  LodestarReportDocument *document =
    lodestar_report_layout_get_document (lodestar_report_preview_get_layout (self->preview));
  g_autofree char *name =
    g_strdup_printf ("%s – %s.%s", lodestar_report_document_get_title (document),
                     lodestar_report_document_get_kind (document), suffix);

  /* A program may be named with what divides folders. */
  return g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
}

static void
lodestar_reports_page_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarReportsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (lodestar_report_save_finish (result, &error))
    lodestar_page_toast (LODESTAR_PAGE (self), _ ("Report saved"));
  else
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Save the Report"), error);
}

static GFile *
lodestar_reports_page_finish_choice (LodestarReportsPage *self,
                                     GObject             *source,
                                     GAsyncResult        *result)
{
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Save the Report"), error);

  return file;
}

static void
lodestar_reports_page_save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarReportsPage) self = data;
  g_autoptr (GFile) file = lodestar_reports_page_finish_choice (self, source, result);
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);

  if (file != NULL && layout != NULL)
    lodestar_report_save_async (lodestar_report_layout_get_document (layout),
                                lodestar_reports_page_get_paper (self), g_file_peek_path (file),
                                NULL, lodestar_reports_page_saved_cb, g_object_ref (self));
}

static void
lodestar_reports_page_table_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarReportsPage) self = data;
  g_autoptr (GFile) file = lodestar_reports_page_finish_choice (self, source, result);
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);
  g_autoptr (LodestarSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || layout == NULL)
    return;

  sheet = lodestar_report_to_sheet (lodestar_report_layout_get_document (layout));

  if (sheet == NULL)
    return;

  if (lodestar_sheet_write (sheet, g_file_peek_path (file), NULL, &error))
    lodestar_page_toast (LODESTAR_PAGE (self), _ ("Table saved"));
  else
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Save the Table"), error);
}

static void
lodestar_reports_page_ask (LodestarReportsPage *self,
                           const char          *title,
                           const char          *suffix,
                           GAsyncReadyCallback  callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;

  if (lodestar_report_preview_get_layout (self->preview) == NULL)
    return;

  name = lodestar_reports_page_dup_file_name (self, suffix);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        callback, g_object_ref (self));
}

static void
lodestar_reports_page_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_reports_page_ask (LODESTAR_REPORTS_PAGE (widget), _ ("Save as PDF"), "pdf",
                             lodestar_reports_page_save_chosen_cb);
}

static void
lodestar_reports_page_save_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_reports_page_ask (LODESTAR_REPORTS_PAGE (widget), _ ("Save Table"), "xlsx",
                             lodestar_reports_page_table_chosen_cb);
}

static void
lodestar_reports_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static void
lodestar_reports_page_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_go (LODESTAR_PAGE (widget), "matching", NULL, 0);
}

static void
lodestar_reports_page_zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (widget);
  const char          *action = g_str_equal (name, "reports.zoom-in")    ? "preview.zoom-in"
                                : g_str_equal (name, "reports.zoom-out") ? "preview.zoom-out"
                                                                         : "preview.zoom-fit";

  gtk_widget_activate_action (GTK_WIDGET (self->preview), action, NULL);
}

/* ------------------------------------------------------------------ object */

/* Ctrl+P prints what is in view, wherever the focus is: also from the sidebar. */
static void
lodestar_reports_page_map (GtkWidget *widget)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (lodestar_reports_page_parent_class)->map (widget);

  self->shortcuts = g_object_ref (gtk_shortcut_controller_new ());
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (self->shortcuts),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (self->shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_p, GDK_CONTROL_MASK),
                      gtk_named_action_new ("reports.print")));
  gtk_widget_add_controller (widget, self->shortcuts);
}

static void
lodestar_reports_page_unmap (GtkWidget *widget)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (widget);

  gtk_widget_remove_controller (widget, self->shortcuts);
  g_clear_object (&self->shortcuts);

  GTK_WIDGET_CLASS (lodestar_reports_page_parent_class)->unmap (widget);
}

static void
lodestar_reports_page_dispose (GObject *object)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (object);

  self->is_filling = TRUE;
  g_ptr_array_set_size (self->part_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_REPORTS_PAGE);
  self->states = NULL;
  self->pair_row = NULL;

  G_OBJECT_CLASS (lodestar_reports_page_parent_class)->dispose (object);
}

static void
lodestar_reports_page_finalize (GObject *object)
{
  LodestarReportsPage *self = LODESTAR_REPORTS_PAGE (object);

  g_ptr_array_unref (self->part_rows);
  lodestar_letters_choice_free (self->letters);
  g_array_unref (self->proposals);

  G_OBJECT_CLASS (lodestar_reports_page_parent_class)->finalize (object);
}

static void
lodestar_reports_page_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reports.print", NULL,
                                   lodestar_reports_page_print_action);
  gtk_widget_class_install_action (widget_class, "reports.save", NULL,
                                   lodestar_reports_page_save_action);
  gtk_widget_class_install_action (widget_class, "reports.save-table", NULL,
                                   lodestar_reports_page_save_table_action);
  gtk_widget_class_install_action (widget_class, "reports.retry", NULL,
                                   lodestar_reports_page_retry_action);
  gtk_widget_class_install_action (widget_class, "reports.match", NULL,
                                   lodestar_reports_page_match_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-in", NULL,
                                   lodestar_reports_page_zoom_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-out", NULL,
                                   lodestar_reports_page_zoom_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-fit", NULL,
                                   lodestar_reports_page_zoom_action);
}

static void
lodestar_reports_page_class_init (LodestarReportsPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_reports_page_dispose;
  object_class->finalize = lodestar_reports_page_finalize;
  widget_class->map = lodestar_reports_page_map;
  widget_class->unmap = lodestar_reports_page_unmap;
  page_class->tables = LODESTAR_TABLES_ALL & ~(LODESTAR_TABLE_HISTORY | LODESTAR_TABLE_IMPORT);
  page_class->refresh = lodestar_reports_page_refresh;
  page_class->show_item = lodestar_reports_page_show_item;

  g_type_ensure (LODESTAR_TYPE_REPORT_PREVIEW);
  lodestar_widgets_init ();
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, kind_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, parts_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, proposal_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, pair_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, audience_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, paper_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarReportsPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_reports_page_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_reports_page_changed_cb);
  lodestar_reports_page_class_init_actions (widget_class);
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_p, GDK_CONTROL_MASK, "reports.print",
                                    _ ("Print"));
}

static void
lodestar_reports_page_init (LodestarReportsPage *self)
{
  self->part_rows = g_ptr_array_new ();
  self->letters = lodestar_letters_choice_new ();
  self->proposals = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kind = LODESTAR_REPORT_PROGRESS;
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < LODESTAR_N_REPORT_KINDS; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     lodestar_report_kind_get_label ((LodestarReportKind) i));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   lodestar_report_kind_get_description ((LodestarReportKind) i));
      gtk_list_box_append (self->kind_list, row);
    }

  adw_combo_row_set_selected (
    self->paper_row, g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0);
  self->is_filling = FALSE;
  gtk_list_box_select_row (self->kind_list,
                           gtk_list_box_get_row_at_index (self->kind_list, (int) self->kind));
}

/**
 * lodestar_reports_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_reports_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_REPORTS_PAGE, NULL);
}
