/* lodestar-date-row.c - a row in which a date is typed or picked
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-date-row.h"

#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarDateRow:
 *
 * An entry row for a day. It takes what people type, ISO 8601 or in the
 * order of the locale, and has a calendar behind a button. What is no date is
 * marked and changes nothing; leaving the row or Enter writes the date out.
 * #LodestarDateRow:date changes when the user is done, not while they type.
 */
struct _LodestarDateRow
{
  AdwEntryRow  parent_instance;
  LodestarDate date;
  gboolean     is_required;
  gboolean     is_writing; /* the text is being set by us */

  GtkWidget   *button;
  GtkCalendar *calendar;
  GtkPopover  *popover;
};

G_DEFINE_FINAL_TYPE (LodestarDateRow, lodestar_date_row, ADW_TYPE_ENTRY_ROW)

typedef enum
{
  PROP_DATE = 1,
  PROP_IS_REQUIRED,
} LodestarDateRowProperty;

static GParamSpec *props[PROP_IS_REQUIRED + 1];

static void
lodestar_date_row_mark (LodestarDateRow *self, gboolean is_valid)
{
  if (is_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");

  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
    is_valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
lodestar_date_row_write (LodestarDateRow *self)
{
  g_autofree char *text =
    self->date != LODESTAR_DATE_NONE ? lodestar_date_format (self->date) : g_strdup ("");

  self->is_writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->is_writing = FALSE;
  lodestar_date_row_mark (self, TRUE);
}

static void
lodestar_date_row_commit (LodestarDateRow *self)
{
  const char  *text = gtk_editable_get_text (GTK_EDITABLE (self));
  LodestarDate date = lodestar_date_row_parse (text);

  if (date == LODESTAR_DATE_NONE && (self->is_required || !lodestar_text_is_blank (text)))
    {
      lodestar_date_row_mark (self, FALSE);
      return;
    }

  lodestar_date_row_set_date (self, date);
  lodestar_date_row_write (self);
}

static void
lodestar_date_row_apply_cb (LodestarDateRow *self)
{
  lodestar_date_row_commit (self);
}

static void
lodestar_date_row_text_cb (LodestarDateRow *self)
{
  if (!self->is_writing)
    lodestar_date_row_mark (self, TRUE);
}

static void
lodestar_date_row_leave_cb (LodestarDateRow *self)
{
  lodestar_date_row_commit (self);
}

static void
lodestar_date_row_show_cb (LodestarDateRow *self)
{
  LodestarDate date = lodestar_date_row_parse (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_autoptr (GDateTime) day = NULL;
  int year, month, number;

  if (date == LODESTAR_DATE_NONE)
    date = self->date != LODESTAR_DATE_NONE ? self->date : lodestar_date_today ();

  lodestar_date_get_ymd (date, &year, &month, &number);
  day = g_date_time_new_local (year, month, number, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
}

static void
lodestar_date_row_picked_cb (LodestarDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  /* selecting in lodestar_date_row_show_cb() comes here, too; before the popover is seen */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    return;

  lodestar_date_row_set_date (self, lodestar_date_new (g_date_time_get_year (day),
                                                       g_date_time_get_month (day),
                                                       g_date_time_get_day_of_month (day)));
  lodestar_date_row_write (self);
}

static void
lodestar_date_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarDateRow *self = LODESTAR_DATE_ROW (object);

  switch ((LodestarDateRowProperty) prop_id)
    {
    case PROP_DATE:
      g_value_set_int (value, self->date);
      break;

    case PROP_IS_REQUIRED:
      g_value_set_boolean (value, self->is_required);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_date_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LodestarDateRow *self = LODESTAR_DATE_ROW (object);

  switch ((LodestarDateRowProperty) prop_id)
    {
    case PROP_DATE:
      lodestar_date_row_set_date (self, g_value_get_int (value));
      break;

    case PROP_IS_REQUIRED:
      self->is_required = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_date_row_class_init (LodestarDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lodestar_date_row_get_property;
  object_class->set_property = lodestar_date_row_set_property;

  /**
   * LodestarDateRow:date:
   *
   * The day, a #LodestarDate; 0 where none is set.
   */
  props[PROP_DATE] =
    g_param_spec_int ("date", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarDateRow:is-required:
   *
   * Whether an empty row is a mistake.
   */
  props[PROP_IS_REQUIRED] = g_param_spec_boolean ("is-required", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_date_row_init (LodestarDateRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (lodestar_date_row_picked_cb),
                           self, G_CONNECT_SWAPPED);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (lodestar_date_row_show_cb), self,
                           G_CONNECT_SWAPPED);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_tooltip_text (self->button, _ ("Pick a Date"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);

  g_signal_connect (self, "entry-activated", G_CALLBACK (lodestar_date_row_apply_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (lodestar_date_row_text_cb), NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (lodestar_date_row_leave_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))), focus);
}

/**
 * lodestar_date_row_new:
 * @title: what the date is
 *
 * Returns: (transfer floating): a new row without a date
 */
GtkWidget *
lodestar_date_row_new (const char *title)
{
  return g_object_new (LODESTAR_TYPE_DATE_ROW, "title", title, NULL);
}

/**
 * lodestar_date_row_get_date:
 * @self: a date row
 *
 * Returns: the day, or %LODESTAR_DATE_NONE
 */
LodestarDate
lodestar_date_row_get_date (LodestarDateRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_DATE_ROW (self), LODESTAR_DATE_NONE);

  return self->date;
}

/**
 * lodestar_date_row_set_date:
 * @self: a date row
 * @date: a day, or %LODESTAR_DATE_NONE
 *
 * Sets the day and writes it out.
 */
void
lodestar_date_row_set_date (LodestarDateRow *self, LodestarDate date)
{
  g_return_if_fail (LODESTAR_IS_DATE_ROW (self));

  if (self->date == date)
    return;

  self->date = date;
  lodestar_date_row_write (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
}

/**
 * lodestar_date_row_is_valid:
 * @self: a date row
 *
 * Returns: whether what stands in the row is a date, or nothing where nothing is allowed
 */
gboolean
lodestar_date_row_is_valid (LodestarDateRow *self)
{
  const char *text;

  g_return_val_if_fail (LODESTAR_IS_DATE_ROW (self), FALSE);

  text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (lodestar_text_is_blank (text))
    return !self->is_required;

  return lodestar_date_row_parse (text) != LODESTAR_DATE_NONE;
}

/**
 * lodestar_date_row_parse:
 * @text: what somebody typed
 *
 * Understands ISO 8601 everywhere, else the words and the order of the locale.
 *
 * Returns: the day, or %LODESTAR_DATE_NONE
 */
LodestarDate
lodestar_date_row_parse (const char *text)
{
  g_autofree char *clean = lodestar_text_clean (text);
  LodestarDate     date = lodestar_date_from_iso (clean);
  GDate            parsed;

  if (date != LODESTAR_DATE_NONE || !*clean)
    return date;

  g_date_clear (&parsed, 1);
  g_date_set_parse (&parsed, clean);

  if (!g_date_valid (&parsed))
    return LODESTAR_DATE_NONE;

  return lodestar_date_new (g_date_get_year (&parsed), g_date_get_month (&parsed),
                            g_date_get_day (&parsed));
}
