/* lodestar-phase-row.c - a phase, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-phase-row.h"

#include "lodestar-committed.h"
#include "lodestar-design-edit.h"
#include "lodestar-program-verbs.h"
#include "lodestar-timeline-words.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarPhaseRow:
 *
 * A phase with its months and dates; opened, its name and months can be
 * changed, each saved at once.
 */
struct _LodestarPhaseRow
{
  AdwExpanderRow parent_instance;
  LodestarPage  *page; /* (not owned) holds the row */
  gint64         id;
  int            first_month;

  /* Template children */
  AdwEntryRow *name_row;
  AdwSpinRow  *first_row;
  AdwSpinRow  *last_row;
};

G_DEFINE_FINAL_TYPE (LodestarPhaseRow, lodestar_phase_row, ADW_TYPE_EXPANDER_ROW)

static void
lodestar_phase_row_name_cb (LodestarPhaseRow *self)
{
  lodestar_design_edit_set (
    self->page, &lodestar_verb_phase_set, self->id, "name",
    g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
lodestar_phase_row_month_cb (AdwSpinRow *row, int value, gpointer owner)
{
  LodestarPhaseRow *self = LODESTAR_PHASE_ROW (owner);

  lodestar_design_edit_set (self->page, &lodestar_verb_phase_set, self->id,
                            row == self->first_row ? "first-month" : "last-month",
                            g_variant_new_int32 (value));
}

static void
lodestar_phase_row_remove_cb (LodestarPhaseRow *self)
{
  lodestar_page_do (self->page, &lodestar_verb_phase_remove, g_variant_new ("(x)", self->id),
                    _ ("Phase removed"));
}

static void
lodestar_phase_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PHASE_ROW);

  G_OBJECT_CLASS (lodestar_phase_row_parent_class)->dispose (object);
}

static void
lodestar_phase_row_class_init (LodestarPhaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_phase_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-phase-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPhaseRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPhaseRow, first_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPhaseRow, last_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_phase_row_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_phase_row_remove_cb);
}

static void
lodestar_phase_row_init (LodestarPhaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lodestar_committed_connect (self->first_row, lodestar_phase_row_month_cb, self);
  lodestar_committed_connect (self->last_row, lodestar_phase_row_month_cb, self);
}

/**
 * lodestar_phase_row_new:
 * @page: the design page
 * @id: the identity of a phase
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
lodestar_phase_row_new (LodestarPage *page, gint64 id)
{
  LodestarPhaseRow *self = g_object_new (LODESTAR_TYPE_PHASE_ROW, NULL);

  self->page = page;
  self->id = id;

  return GTK_WIDGET (self);
}

/**
 * lodestar_phase_row_get_id:
 * @self: a row
 *
 * Returns: the identity of its phase
 */
gint64
lodestar_phase_row_get_id (LodestarPhaseRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_PHASE_ROW (self), 0);

  return self->id;
}

/**
 * lodestar_phase_row_get_first_month:
 * @self: a row
 *
 * Returns: the month by which it is sorted
 */
int
lodestar_phase_row_get_first_month (LodestarPhaseRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_PHASE_ROW (self), 0);

  return self->first_month;
}

/**
 * lodestar_phase_row_show:
 * @self: a row
 * @phase: its phase as it is saved
 * @start: the first day of the program
 * @duration_months: how many months it takes
 *
 * Shows what is saved.
 */
void
lodestar_phase_row_show (LodestarPhaseRow    *self,
                         const LodestarPhase *phase,
                         LodestarDate         start,
                         int                  duration_months)
{
  g_autofree char *span = NULL;

  g_return_if_fail (LODESTAR_IS_PHASE_ROW (self));

  span = lodestar_timeline_dup_span (start, phase->first_month, phase->last_month);
  self->first_month = phase->first_month;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), phase->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), span);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->name_row), phase->name);
  gtk_adjustment_set_upper (adw_spin_row_get_adjustment (self->first_row), duration_months);
  gtk_adjustment_set_upper (adw_spin_row_get_adjustment (self->last_row), duration_months);
  lodestar_committed_set_value (self->first_row, phase->first_month);
  lodestar_committed_set_value (self->last_row, phase->last_month);
}

/**
 * lodestar_phase_row_forget:
 * @self: a row
 *
 * Has the next lodestar_phase_row_show() overwrite what the user has typed.
 */
void
lodestar_phase_row_forget (LodestarPhaseRow *self)
{
  g_return_if_fail (LODESTAR_IS_PHASE_ROW (self));

  lodestar_design_edit_forget_text (GTK_EDITABLE (self->name_row));
}
