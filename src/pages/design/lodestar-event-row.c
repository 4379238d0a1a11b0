/* lodestar-event-row.c - a date of a program, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-event-row.h"

#include "lodestar-date-row.h"
#include "lodestar-design-edit.h"
#include "lodestar-program-verbs.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarEventRow:
 *
 * A dated thing: an event for everybody or a milestone of each relationship.
 * Opened, all about it can be changed, each saved at once.
 */
struct _LodestarEventRow
{
  AdwExpanderRow parent_instance;
  LodestarPage  *page; /* (not owned) holds the row */
  gint64         id;
  LodestarDate   date;
  gboolean       is_milestone;
  gboolean       is_showing;

  /* Template children */
  GtkLabel        *day_label;
  GtkLabel        *month_label;
  GtkLabel        *tag_label;
  AdwEntryRow     *name_row;
  LodestarDateRow *date_row;
  AdwComboRow     *kind_row;
  AdwEntryRow     *note_row;
};

G_DEFINE_FINAL_TYPE (LodestarEventRow, lodestar_event_row, ADW_TYPE_EXPANDER_ROW)

static void
lodestar_event_row_set (LodestarEventRow *self, const char *key, GVariant *value)
{
  lodestar_design_edit_set (self->page, &lodestar_verb_event_set, self->id, key, value);
}

static void
lodestar_event_row_name_cb (LodestarEventRow *self)
{
  lodestar_event_row_set (
    self, "name", g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
lodestar_event_row_note_cb (LodestarEventRow *self)
{
  lodestar_event_row_set (
    self, "note", g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));
}

static void
lodestar_event_row_date_cb (LodestarEventRow *self)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  if (!self->is_showing)
    lodestar_event_row_set (self, "date",
                            g_variant_new_string (lodestar_date_to_iso (
                              lodestar_date_row_get_date (self->date_row), iso)));
}

static void
lodestar_event_row_kind_cb (LodestarEventRow *self)
{
  if (!self->is_showing)
    lodestar_event_row_set (
      self, "is-milestone",
      g_variant_new_boolean (adw_combo_row_get_selected (self->kind_row) == 1));
}

static void
lodestar_event_row_remove_cb (LodestarEventRow *self)
{
  lodestar_page_do (self->page, &lodestar_verb_event_remove, g_variant_new ("(x)", self->id),
                    _ ("Date removed"));
}

static void
lodestar_event_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_EVENT_ROW);

  G_OBJECT_CLASS (lodestar_event_row_parent_class)->dispose (object);
}

static void
lodestar_event_row_class_init (LodestarEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_event_row_dispose;

  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, month_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, tag_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, date_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarEventRow, note_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_event_row_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_event_row_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_event_row_date_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_event_row_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_event_row_remove_cb);
}

static void
lodestar_event_row_init (LodestarEventRow *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = FALSE;
}

/**
 * lodestar_event_row_new:
 * @page: the design page
 * @id: the identity of an event
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
lodestar_event_row_new (LodestarPage *page, gint64 id)
{
  LodestarEventRow *self = g_object_new (LODESTAR_TYPE_EVENT_ROW, NULL);

  self->page = page;
  self->id = id;

  return GTK_WIDGET (self);
}

/**
 * lodestar_event_row_get_id:
 * @self: a row
 *
 * Returns: the identity of its event
 */
gint64
lodestar_event_row_get_id (LodestarEventRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_EVENT_ROW (self), 0);

  return self->id;
}

/**
 * lodestar_event_row_get_date:
 * @self: a row
 *
 * Returns: the day by which it is sorted
 */
LodestarDate
lodestar_event_row_get_date (LodestarEventRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_EVENT_ROW (self), LODESTAR_DATE_NONE);

  return self->date;
}

/**
 * lodestar_event_row_is_milestone:
 * @self: a row
 *
 * Returns: whether each relationship reaches it
 */
gboolean
lodestar_event_row_is_milestone (LodestarEventRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_EVENT_ROW (self), FALSE);

  return self->is_milestone;
}

/**
 * lodestar_event_row_show:
 * @self: a row
 * @event: its event as it is saved
 *
 * Shows what is saved.
 */
void
lodestar_event_row_show (LodestarEventRow *self, const LodestarEvent *event)
{
  g_autofree char *day_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *date_text = NULL;
  g_autoptr (GDateTime) moment = NULL;
  const char *whom = event->is_milestone ? _ ("Each relationship") : _ ("Everybody");
  int         year, month, day;

  g_return_if_fail (LODESTAR_IS_EVENT_ROW (self));

  self->is_showing = TRUE;
  self->date = event->date;
  self->is_milestone = event->is_milestone;
  lodestar_date_get_ymd (event->date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);
  day_text = g_strdup_printf ("%d", day);
  month_text = g_date_time_format (moment, "%b");
  gtk_label_set_label (self->day_label, day_text);
  gtk_label_set_label (self->month_label, month_text);
  gtk_label_set_label (self->tag_label, event->is_milestone ? _ ("Milestone") : _ ("Event"));

  date_text = lodestar_date_format (event->date);
  subtitle = *event->note ? g_strdup_printf ("%s · %s · %s", date_text, whom, event->note)
                          : g_strdup_printf ("%s · %s", date_text, whom);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), event->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->name_row), event->name);
  lodestar_design_edit_show_text (GTK_EDITABLE (self->note_row), event->note);
  lodestar_date_row_set_date (self->date_row, event->date);
  adw_combo_row_set_selected (self->kind_row, event->is_milestone ? 1 : 0);
  self->is_showing = FALSE;
}

/**
 * lodestar_event_row_forget:
 * @self: a row
 *
 * Has the next lodestar_event_row_show() overwrite what the user has typed.
 */
void
lodestar_event_row_forget (LodestarEventRow *self)
{
  g_return_if_fail (LODESTAR_IS_EVENT_ROW (self));

  lodestar_design_edit_forget_text (GTK_EDITABLE (self->name_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->note_row));
}

/**
 * lodestar_event_row_start_editing:
 * @self: a row
 *
 * Opens the row and selects its name.
 */
void
lodestar_event_row_start_editing (LodestarEventRow *self)
{
  g_return_if_fail (LODESTAR_IS_EVENT_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}
