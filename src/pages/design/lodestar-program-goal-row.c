/* lodestar-program-goal-row.c - a goal of a program, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-goal-row.h"

#include "lodestar-date-row.h"
#include "lodestar-design-edit.h"
#include "lodestar-program-verbs.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarProgramGoalRow:
 *
 * A goal of a program under SMART-ER: what is to grow, how it is measured,
 * from where to where, which aim of the organization it serves, by when. Each
 * is saved at once.
 */
struct _LodestarProgramGoalRow
{
  AdwExpanderRow parent_instance;
  LodestarPage  *page; /* (not owned) holds the row */
  gint64         id;
  gboolean       is_showing;

  /* Template children */
  AdwEntryRow     *text_row;
  AdwEntryRow     *metric_row;
  AdwEntryRow     *baseline_row;
  AdwEntryRow     *target_row;
  AdwEntryRow     *relevance_row;
  LodestarDateRow *due_row;
};

G_DEFINE_FINAL_TYPE (LodestarProgramGoalRow, lodestar_program_goal_row, ADW_TYPE_EXPANDER_ROW)

static void
lodestar_program_goal_row_set (LodestarProgramGoalRow *self, const char *key, const char *value)
{
  lodestar_design_edit_set (self->page, &lodestar_verb_program_goal_set, self->id, key,
                            g_variant_new_string (value));
}

static void
lodestar_program_goal_row_apply_cb (AdwEntryRow *row, LodestarProgramGoalRow *self)
{
  const char *key = "relevance";

  if (row == self->text_row)
    key = "text";
  else if (row == self->metric_row)
    key = "metric";
  else if (row == self->baseline_row)
    key = "baseline";
  else if (row == self->target_row)
    key = "target";

  lodestar_program_goal_row_set (self, key, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
lodestar_program_goal_row_due_cb (LodestarProgramGoalRow *self)
{
  LodestarDate due = lodestar_date_row_get_date (self->due_row);
  char         iso[LODESTAR_DATE_ISO_SIZE] = "";

  if (self->is_showing)
    return;

  if (due != LODESTAR_DATE_NONE)
    lodestar_date_to_iso (due, iso);

  lodestar_program_goal_row_set (self, "due", iso);
}

static void
lodestar_program_goal_row_remove_cb (LodestarProgramGoalRow *self)
{
  lodestar_page_do (self->page, &lodestar_verb_program_goal_remove, g_variant_new ("(x)", self->id),
                    _ ("Goal removed"));
}

static void
lodestar_program_goal_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PROGRAM_GOAL_ROW);

  G_OBJECT_CLASS (lodestar_program_goal_row_parent_class)->dispose (object);
}

static void
lodestar_program_goal_row_class_init (LodestarProgramGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_program_goal_row_dispose;

  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-program-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, text_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, metric_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, baseline_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, target_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, relevance_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramGoalRow, due_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_program_goal_row_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_program_goal_row_due_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_program_goal_row_remove_cb);
}

static void
lodestar_program_goal_row_init (LodestarProgramGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_program_goal_row_new:
 * @page: the design page
 * @id: the identity of a goal
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
lodestar_program_goal_row_new (LodestarPage *page, gint64 id)
{
  LodestarProgramGoalRow *self = g_object_new (LODESTAR_TYPE_PROGRAM_GOAL_ROW, NULL);

  self->page = page;
  self->id = id;

  return GTK_WIDGET (self);
}

/**
 * lodestar_program_goal_row_get_id:
 * @self: a row
 *
 * Returns: the identity of its goal
 */
gint64
lodestar_program_goal_row_get_id (LodestarProgramGoalRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM_GOAL_ROW (self), 0);

  return self->id;
}

/* What is missing is said: a goal without measure or date ends unmeasured. */
static char *
lodestar_program_goal_row_dup_subtitle (const LodestarProgramGoal *goal)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*goal->metric)
    g_ptr_array_add (parts, g_strdup (goal->metric));

  if (*goal->baseline && *goal->target)
    /* Translators: from where to where a goal leads, as “14 % to 20 %” */
    g_ptr_array_add (parts,
                     g_strdup_printf (C_ ("goal", "%s to %s"), goal->baseline, goal->target));
  else if (*goal->target)
    g_ptr_array_add (parts, g_strdup (goal->target));

  if (goal->due != LODESTAR_DATE_NONE)
    {
      g_autofree char *date = lodestar_date_format (goal->due);

      /* Translators: the day on which a goal is due */
      g_ptr_array_add (parts, g_strdup_printf (_ ("by %s"), date));
    }

  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("Not measurable yet: no measure, target or date")));

  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * lodestar_program_goal_row_show:
 * @self: a row
 * @goal: its goal as it is saved
 *
 * Shows what is saved.
 */
void
lodestar_program_goal_row_show (LodestarProgramGoalRow *self, const LodestarProgramGoal *goal)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (LODESTAR_IS_PROGRAM_GOAL_ROW (self));

  self->is_showing = TRUE;
  subtitle = lodestar_program_goal_row_dup_subtitle (goal);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), goal->text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->text_row), goal->text);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->metric_row), goal->metric);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->baseline_row), goal->baseline);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->target_row), goal->target);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->relevance_row), goal->relevance);
  lodestar_date_row_set_date (self->due_row, goal->due);
  self->is_showing = FALSE;
}

/**
 * lodestar_program_goal_row_forget:
 * @self: a row
 *
 * Has the next lodestar_program_goal_row_show() overwrite what the user has
 * typed.
 */
void
lodestar_program_goal_row_forget (LodestarProgramGoalRow *self)
{
  g_return_if_fail (LODESTAR_IS_PROGRAM_GOAL_ROW (self));

  lodestar_design_edit_forget_text (GTK_EDITABLE (self->text_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->metric_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->baseline_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->target_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->relevance_row));
}

/**
 * lodestar_program_goal_row_start_editing:
 * @self: a row
 *
 * Opens the row and selects what is to grow.
 */
void
lodestar_program_goal_row_start_editing (LodestarProgramGoalRow *self)
{
  g_return_if_fail (LODESTAR_IS_PROGRAM_GOAL_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
  gtk_editable_select_region (GTK_EDITABLE (self->text_row), 0, -1);
}
