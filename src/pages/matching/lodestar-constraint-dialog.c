/* lodestar-constraint-dialog.c - locks or bans a pair
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-constraint-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * LodestarConstraintDialog:
 *
 * Picks a mentee and a mentor of a pool and locks or bans the pair by the action
 * `matching.constrain`.
 */
struct _LodestarConstraintDialog
{
  AdwDialog     parent_instance;
  LodestarPool *pool;   /* (owned) (nullable) */
  GtkWidget    *target; /* (owned) (nullable): knows the action */

  /* Template children */
  GtkWidget   *add_button;
  AdwComboRow *mentee_row;
  AdwComboRow *mentor_row;
  AdwComboRow *kind_row;
};

G_DEFINE_FINAL_TYPE (LodestarConstraintDialog, lodestar_constraint_dialog, ADW_TYPE_DIALOG)

static void
lodestar_constraint_dialog_cancel_cb (LodestarConstraintDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static const LodestarPoolMember *
lodestar_constraint_dialog_get_member (LodestarConstraintDialog *self,
                                       AdwComboRow              *row,
                                       LodestarMatchingRole      role)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected != GTK_INVALID_LIST_POSITION
           ? lodestar_pool_get_member (self->pool, role, selected)
           : NULL;
}

/* Nobody is a pair with oneself; a peer is to choose from on both sides. */
static void
lodestar_constraint_dialog_selected_cb (LodestarConstraintDialog *self)
{
  const LodestarPoolMember *mentee, *mentor;

  if (self->pool == NULL)
    return;

  mentee = lodestar_constraint_dialog_get_member (self, self->mentee_row, LODESTAR_MATCHING_MENTEE);
  mentor = lodestar_constraint_dialog_get_member (self, self->mentor_row, LODESTAR_MATCHING_MENTOR);
  gtk_widget_set_sensitive (self->add_button, mentee != NULL && mentor != NULL &&
                                                mentee->person_id != mentor->person_id);
}

static void
lodestar_constraint_dialog_add_cb (LodestarConstraintDialog *self)
{
  const LodestarPoolMember *mentee = lodestar_pool_get_member (
    self->pool, LODESTAR_MATCHING_MENTEE, adw_combo_row_get_selected (self->mentee_row));
  const LodestarPoolMember *mentor = lodestar_pool_get_member (
    self->pool, LODESTAR_MATCHING_MENTOR, adw_combo_row_get_selected (self->mentor_row));

  gtk_widget_activate_action (self->target, "matching.constrain", "(xxs)", mentor->participant_id,
                              mentee->participant_id,
                              adw_combo_row_get_selected (self->kind_row) == 0 ? "lock" : "ban");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lodestar_constraint_dialog_fill (LodestarConstraintDialog *self,
                                 AdwComboRow              *row,
                                 LodestarMatchingRole      role)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (self->pool);
  guint n = lodestar_matching_problem_get_n (problem, role);

  for (guint i = 0; i < n; i++)
    {
      const LodestarPoolMember *who = lodestar_pool_get_member (self->pool, role, i);
      g_autofree char          *text = who->department[0] != '\0'
                                         ? g_strdup_printf ("%s (%s)", who->name, who->department)
                                         : g_strdup (who->name);

      gtk_string_list_append (names, text);
    }

  adw_combo_row_set_expression (
    row, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
lodestar_constraint_dialog_dispose (GObject *object)
{
  LodestarConstraintDialog *self = LODESTAR_CONSTRAINT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_CONSTRAINT_DIALOG);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (lodestar_constraint_dialog_parent_class)->dispose (object);
}

static void
lodestar_constraint_dialog_class_init (LodestarConstraintDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_constraint_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-constraint-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarConstraintDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarConstraintDialog, mentee_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarConstraintDialog, mentor_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarConstraintDialog, kind_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_constraint_dialog_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_constraint_dialog_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_constraint_dialog_selected_cb);
}

static void
lodestar_constraint_dialog_init (LodestarConstraintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_constraint_dialog_new:
 * @pool: whose people to pick from
 * @target: a widget below the one that has the action; a dialog stands outside of it
 *
 * Returns: (transfer floating): a dialog
 */
GtkWidget *
lodestar_constraint_dialog_new (LodestarPool *pool, GtkWidget *target)
{
  LodestarConstraintDialog *self = g_object_new (LODESTAR_TYPE_CONSTRAINT_DIALOG, NULL);

  self->pool = lodestar_pool_ref (pool);
  self->target = g_object_ref (target);
  lodestar_constraint_dialog_fill (self, self->mentee_row, LODESTAR_MATCHING_MENTEE);
  lodestar_constraint_dialog_fill (self, self->mentor_row, LODESTAR_MATCHING_MENTOR);

  if (strcmp (lodestar_pool_get_rows (pool)->structure, "peer") == 0)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mentee_row), _ ("Peer"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mentor_row), _ ("Other Peer"));
      adw_combo_row_set_selected (self->mentor_row, 1);
    }

  lodestar_constraint_dialog_selected_cb (self);

  return GTK_WIDGET (self);
}
