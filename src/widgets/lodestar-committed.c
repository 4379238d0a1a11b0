/* lodestar-committed.c - numbers that are saved when the user is done with them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-committed.h"

/* From 12 to 18 takes six clicks, but is one change: it is saved when the clicks stop, or the row
 * is left. */
#define LODESTAR_COMMITTED_DELAY_MS 600

typedef struct
{
  AdwSpinRow           *row; /* (not owned) lives in its data */
  LodestarCommittedFunc func;
  gpointer              owner;
  guint                 source; /* 0 where nothing waits */
  int                   value;  /* as it was saved last */
  gboolean              is_setting;
} LodestarCommitted;

static void
lodestar_committed_free (gpointer data)
{
  LodestarCommitted *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

static LodestarCommitted *
lodestar_committed_get (AdwSpinRow *row)
{
  return g_object_get_data (G_OBJECT (row), "lodestar-committed");
}

static void
lodestar_committed_flush (LodestarCommitted *self)
{
  int value = (int) adw_spin_row_get_value (self->row);

  g_clear_handle_id (&self->source, g_source_remove);

  if (value == self->value)
    return;

  self->value = value;
  self->func (self->row, value, self->owner);
}

static gboolean
lodestar_committed_timeout_cb (gpointer data)
{
  LodestarCommitted *self = data;

  self->source = 0;
  lodestar_committed_flush (self);

  return G_SOURCE_REMOVE;
}

static void
lodestar_committed_value_cb (AdwSpinRow *row, GParamSpec *pspec, gpointer data)
{
  LodestarCommitted *self = data;

  if (self->is_setting)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (LODESTAR_COMMITTED_DELAY_MS, lodestar_committed_timeout_cb, self);
}

static void
lodestar_committed_leave_cb (GtkEventControllerFocus *controller, gpointer data)
{
  lodestar_committed_flush (data);
}

static void
lodestar_committed_unmap_cb (GtkWidget *widget, gpointer data)
{
  LodestarCommitted *self = data;

  if (self->source)
    lodestar_committed_flush (self);
}

/**
 * lodestar_committed_connect:
 * @row: a spin row, whose value is set by lodestar_committed_set_value() from now on
 * @func: saves the value
 * @owner: what @func is called with; outlives the row
 *
 * Has @func called when the user is done with changing @row: a moment after
 * the last change, or when the row is left or goes away.
 */
void
lodestar_committed_connect (AdwSpinRow *row, LodestarCommittedFunc func, gpointer owner)
{
  LodestarCommitted  *self;
  GtkEventController *focus;

  g_return_if_fail (ADW_IS_SPIN_ROW (row));
  g_return_if_fail (func != NULL);

  self = g_new0 (LodestarCommitted, 1);
  self->row = row;
  self->func = func;
  self->owner = owner;
  self->value = (int) adw_spin_row_get_value (row);
  g_object_set_data_full (G_OBJECT (row), "lodestar-committed", self, lodestar_committed_free);

  g_signal_connect (row, "notify::value", G_CALLBACK (lodestar_committed_value_cb), self);
  g_signal_connect (row, "unmap", G_CALLBACK (lodestar_committed_unmap_cb), self);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (lodestar_committed_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

/**
 * lodestar_committed_set_value:
 * @row: a spin row that has been connected
 * @value: what is saved
 *
 * Shows the value that is saved, unless the user is just changing it.
 */
void
lodestar_committed_set_value (AdwSpinRow *row, int value)
{
  LodestarCommitted *self;

  g_return_if_fail (ADW_IS_SPIN_ROW (row));

  self = lodestar_committed_get (row);
  g_return_if_fail (self != NULL);

  if (self->source)
    return;

  self->value = value;
  self->is_setting = TRUE;
  adw_spin_row_set_value (row, value);
  self->is_setting = FALSE;
}
