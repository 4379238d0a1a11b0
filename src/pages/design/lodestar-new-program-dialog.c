/* lodestar-new-program-dialog.c - designing a new program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-new-program-dialog.h"

#include "lodestar-cadence.h"
#include "lodestar-date-row.h"
#include "lodestar-program-verbs.h"
#include "lodestar-program.h"
#include "lodestar-structure.h"
#include "lodestar-text.h"
#include "lodestar-timeline-words.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarNewProgramDialog:
 *
 * Asks for what a program needs, with the defaults of the framework, and
 * shows its phases with their dates while the user chooses. Creating saves at
 * once, closes the dialog and emits #LodestarNewProgramDialog::added.
 */
struct _LodestarNewProgramDialog
{
  AdwDialog          parent_instance;
  LodestarWorkspace *workspace; /* (owned) */
  LodestarDate       today;
  GPtrArray         *phase_rows; /* (owned) of AdwActionRow, held by the group */
  gboolean           is_ready;

  /* Template children */
  AdwToastOverlay     *toasts;
  AdwEntryRow         *name_row;
  AdwActionRow        *one_to_one_row;
  AdwActionRow        *group_row;
  AdwActionRow        *peer_row;
  AdwActionRow        *reverse_row;
  GtkCheckButton      *one_to_one_check;
  GtkCheckButton      *group_check;
  GtkCheckButton      *peer_check;
  GtkCheckButton      *reverse_check;
  LodestarDateRow     *start_row;
  AdwSpinRow          *duration_row;
  AdwComboRow         *cadence_row;
  AdwSpinRow          *minutes_row;
  AdwPreferencesGroup *phases_group;
};

G_DEFINE_FINAL_TYPE (LodestarNewProgramDialog, lodestar_new_program_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LodestarStructure
lodestar_new_program_dialog_get_structure (LodestarNewProgramDialog *self)
{
  GtkCheckButton *checks[] = { self->one_to_one_check, self->group_check, self->peer_check,
                               self->reverse_check };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (gtk_check_button_get_active (checks[i]))
      return (LodestarStructure) i;

  return LODESTAR_STRUCTURE_ONE_TO_ONE;
}

static int
lodestar_new_program_dialog_get_duration (LodestarNewProgramDialog *self)
{
  return (int) adw_spin_row_get_value (self->duration_row);
}

static void
lodestar_new_program_dialog_show_phases (LodestarNewProgramDialog *self)
{
  int          duration = lodestar_new_program_dialog_get_duration (self);
  LodestarDate start = lodestar_date_row_get_date (self->start_row);
  g_autoptr (GPtrArray) phases = lodestar_design_new_phases (duration);

  while (self->phase_rows->len > phases->len)
    {
      adw_preferences_group_remove (self->phases_group,
                                    self->phase_rows->pdata[self->phase_rows->len - 1]);
      g_ptr_array_set_size (self->phase_rows, (int) self->phase_rows->len - 1);
    }

  while (self->phase_rows->len < phases->len)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      gtk_widget_add_css_class (row, "numeric");
      adw_preferences_group_add (self->phases_group, row);
      g_ptr_array_add (self->phase_rows, row);
    }

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarDesignPhase *phase = g_ptr_array_index (phases, i);
      AdwActionRow              *row = g_ptr_array_index (self->phase_rows, i);
      g_autofree char           *span =
        lodestar_timeline_dup_span (start, phase->first_month, phase->last_month);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), phase->name);
      adw_action_row_set_subtitle (row, span);
    }
}

static void
lodestar_new_program_dialog_changed_cb (LodestarNewProgramDialog *self)
{
  int duration;

  if (!self->is_ready)
    return;

  duration = lodestar_new_program_dialog_get_duration (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->duration_row),
                               lodestar_timeline_get_advice (duration));
  lodestar_new_program_dialog_show_phases (self);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "new-program.create",
    !lodestar_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name_row))) &&
      lodestar_date_row_is_valid (self->start_row));
}

static void
lodestar_new_program_dialog_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarNewProgramDialog) self = data;
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GError) error = NULL;

  if (!lodestar_workspace_do_finish (LODESTAR_WORKSPACE (source), result, &out, &error))
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_overlay_add_toast (self->toasts, toast);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-program.create", TRUE);
      return;
    }

  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, g_variant_get_int64 (out));
}

static void
lodestar_new_program_dialog_create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarNewProgramDialog *self = LODESTAR_NEW_PROGRAM_DIALOG (widget);
  g_autofree char          *clean =
    lodestar_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autoptr (LodestarDesign) design = lodestar_design_new (clean, self->today);

  design->structure =
    lodestar_structure_get_nick (lodestar_new_program_dialog_get_structure (self));
  design->start = lodestar_date_row_get_date (self->start_row);
  design->duration_months = lodestar_new_program_dialog_get_duration (self);
  design->cadence = (LodestarCadence) adw_combo_row_get_selected (self->cadence_row);
  design->meeting_minutes = (int) adw_spin_row_get_value (self->minutes_row);
  g_clear_pointer (&design->phases, g_ptr_array_unref);
  design->phases = lodestar_design_new_phases (design->duration_months);
  g_clear_pointer (&design->criteria, g_ptr_array_unref);
  design->criteria = lodestar_design_new_criteria (design->structure);
  g_clear_pointer (&design->rules, g_ptr_array_unref);
  design->rules = lodestar_design_new_rules (design->structure);

  /* once is enough, however often Enter is pressed */
  gtk_widget_action_set_enabled (widget, "new-program.create", FALSE);
  lodestar_workspace_do_async (self->workspace, &lodestar_verb_program_add,
                               lodestar_program_pack_design (design), NULL,
                               lodestar_new_program_dialog_added_cb, g_object_ref (self));
}

static void
lodestar_new_program_dialog_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
lodestar_new_program_dialog_dispose (GObject *object)
{
  LodestarNewProgramDialog *self = LODESTAR_NEW_PROGRAM_DIALOG (object);

  self->is_ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_NEW_PROGRAM_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lodestar_new_program_dialog_parent_class)->dispose (object);
}

static void
lodestar_new_program_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (LODESTAR_NEW_PROGRAM_DIALOG (object)->phase_rows);

  G_OBJECT_CLASS (lodestar_new_program_dialog_parent_class)->finalize (object);
}

static void
lodestar_new_program_dialog_class_init (LodestarNewProgramDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_new_program_dialog_dispose;
  object_class->finalize = lodestar_new_program_dialog_finalize;

  /**
   * LodestarNewProgramDialog::added:
   * @self: the dialog
   * @id: the new program
   *
   * The program has been saved.
   */
  signals[SIGNAL_ADDED] =
    g_signal_new ("added", LODESTAR_TYPE_NEW_PROGRAM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-new-program-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, one_to_one_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, peer_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, reverse_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, one_to_one_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, group_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, peer_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, reverse_check);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, duration_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, cadence_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarNewProgramDialog, phases_group);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_new_program_dialog_changed_cb);
  gtk_widget_class_install_action (widget_class, "new-program.create", NULL,
                                   lodestar_new_program_dialog_create_action);
  gtk_widget_class_install_action (widget_class, "new-program.cancel", NULL,
                                   lodestar_new_program_dialog_cancel_action);
}

static void
lodestar_new_program_dialog_init (LodestarNewProgramDialog *self)
{
  AdwActionRow *rows[LODESTAR_N_STRUCTURES];
  g_autoptr (GtkStringList) cadences = lodestar_timeline_new_cadences ();

  self->phase_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  rows[LODESTAR_STRUCTURE_ONE_TO_ONE] = self->one_to_one_row;
  rows[LODESTAR_STRUCTURE_GROUP] = self->group_row;
  rows[LODESTAR_STRUCTURE_PEER] = self->peer_row;
  rows[LODESTAR_STRUCTURE_REVERSE] = self->reverse_row;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows[i]),
                                     lodestar_structure_get_label ((LodestarStructure) i));
      adw_action_row_set_subtitle (rows[i],
                                   lodestar_structure_get_best_for ((LodestarStructure) i));
    }

  adw_combo_row_set_model (self->cadence_row, G_LIST_MODEL (cadences));
  adw_combo_row_set_selected (self->cadence_row, LODESTAR_CADENCE_MONTHLY);
}

/**
 * lodestar_new_program_dialog_new:
 * @workspace: an open workspace
 * @today: the day it is
 *
 * Returns: (transfer floating): a new dialog; the program starts on the first of next month unless
 * the user says otherwise
 */
AdwDialog *
lodestar_new_program_dialog_new (LodestarWorkspace *workspace, LodestarDate today)
{
  LodestarNewProgramDialog *self = g_object_new (LODESTAR_TYPE_NEW_PROGRAM_DIALOG, NULL);
  LodestarDate              next = lodestar_date_add_months (today, 1);
  int                       year, month, day;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->today = today;
  lodestar_date_get_ymd (next, &year, &month, &day);
  lodestar_date_row_set_date (self->start_row, lodestar_date_new (year, month, 1));
  self->is_ready = TRUE;
  lodestar_new_program_dialog_changed_cb (self);

  return ADW_DIALOG (self);
}
