/* lodestar-goal-dialog.c - a development goal of a relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-goal-dialog.h"

#include "lodestar-day-row.h"
#include "lodestar-goal-verbs.h"
#include "lodestar-saving.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarGoalDialog:
 *
 * A dialog that adds a goal, brings it up to date, or removes it. Saving says
 * that the goal was looked at, even where nothing has changed.
 */
struct _LodestarGoalDialog
{
  AdwDialog     parent_instance;
  LodestarPage *page; /* (owned) */
  gint64        relationship_id;
  gint64        goal_id; /* 0: a new one */

  /* Template children */
  AdwSpinRow     *progress_row;
  AdwWindowTitle *window_title;
  GtkEditable    *text_row;
  GtkWidget      *remove_group;
  GtkWidget      *save_button;
  LodestarDayRow *due_row;
};

G_DEFINE_FINAL_TYPE (LodestarGoalDialog, lodestar_goal_dialog, ADW_TYPE_DIALOG)

static void
lodestar_goal_dialog_changed_cb (LodestarGoalDialog *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            !lodestar_text_is_blank (gtk_editable_get_text (self->text_row)));
}

static void
lodestar_goal_dialog_save_cb (LodestarGoalDialog *self)
{
  const char  *text = gtk_editable_get_text (self->text_row);
  int          progress = (int) adw_spin_row_get_value (self->progress_row);
  LodestarDate due = lodestar_day_row_get_day (self->due_row);
  char         due_iso[LODESTAR_DATE_ISO_SIZE], today[LODESTAR_DATE_ISO_SIZE];

  lodestar_date_to_iso (due, due_iso); /* "" for none */
  lodestar_date_to_iso (lodestar_date_today (), today);

  if (self->goal_id == 0)
    {
      lodestar_saving_do (
        ADW_DIALOG (self), self->page, &lodestar_verb_goal_add,
        g_variant_new ("(xsiss)", self->relationship_id, text, progress, due_iso, today),
        _ ("Goal added"));
    }
  else
    {
      GVariantBuilder columns;

      g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&columns, "{sv}", "text", g_variant_new_string (text));
      g_variant_builder_add (&columns, "{sv}", "progress", g_variant_new_int32 (progress));
      g_variant_builder_add (&columns, "{sv}", "due", g_variant_new_string (due_iso));
      lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_goal_edit,
                          g_variant_new ("(xa{sv}s)", self->goal_id, &columns, today),
                          _ ("Goal updated"));
    }
}

static void
lodestar_goal_dialog_remove_cb (LodestarGoalDialog *self)
{
  lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_goal_remove,
                      g_variant_new ("(x)", self->goal_id), _ ("Goal removed"));
}

static void
lodestar_goal_dialog_dispose (GObject *object)
{
  LodestarGoalDialog *self = LODESTAR_GOAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_GOAL_DIALOG);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (lodestar_goal_dialog_parent_class)->dispose (object);
}

static void
lodestar_goal_dialog_class_init (LodestarGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_goal_dialog_dispose;

  g_type_ensure (LODESTAR_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, progress_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarGoalDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_goal_dialog_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_goal_dialog_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_goal_dialog_save_cb);
}

static void
lodestar_goal_dialog_init (LodestarGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_goal_dialog_new:
 * @page: the page that asks
 * @row: a relationship
 * @goal_id: one of its goals, or 0 for a new one
 *
 * Returns: (transfer floating): a dialog for the goal
 */
AdwDialog *
lodestar_goal_dialog_new (LodestarPage *page, const LodestarRelationshipRow *row, gint64 goal_id)
{
  LodestarGoalDialog *self = g_object_new (LODESTAR_TYPE_GOAL_DIALOG, NULL);
  const LodestarGoal *goal = lodestar_relationship_row_find_goal (row, goal_id);
  g_autofree char    *name = lodestar_relationship_row_dup_name (row);

  self->page = g_object_ref (page);
  self->relationship_id = row->id;
  self->goal_id = goal_id;
  adw_dialog_set_title (ADW_DIALOG (self), goal != NULL ? _ ("Update Goal") : _ ("Add Goal"));
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_widget_set_visible (self->remove_group, goal != NULL);

  if (goal != NULL)
    {
      gtk_editable_set_text (self->text_row, goal->text);
      adw_spin_row_set_value (self->progress_row, goal->progress);
      lodestar_day_row_set_day (self->due_row, goal->due_date);
      adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->progress_row));
    }

  lodestar_goal_dialog_changed_cb (self);

  return ADW_DIALOG (self);
}
