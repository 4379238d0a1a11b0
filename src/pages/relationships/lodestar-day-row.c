/* lodestar-day-row.c - a row in which a day is chosen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-day-row.h"

#include "lodestar-date-row.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarDayRow:
 *
 * A row of a dialog with a day: its button shows the day and opens a calendar,
 * in which the day can also be typed, as in a #LodestarDateRow.
 */
struct _LodestarDayRow
{
  AdwActionRow parent_instance;
  LodestarDate day;
  gboolean     is_optional;
  gboolean     is_setting;

  /* Template children */
  GtkCalendar   *calendar;
  GtkEditable   *day_entry;
  GtkMenuButton *day_button;
  GtkPopover    *day_popover;
};

G_DEFINE_FINAL_TYPE (LodestarDayRow, lodestar_day_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_DAY = 1,
  PROP_IS_OPTIONAL,
} LodestarDayRowProperty;

static GParamSpec *props[PROP_IS_OPTIONAL + 1];

static void
lodestar_day_row_show (LodestarDayRow *self)
{
  g_autofree char *text = lodestar_date_format (self->day);
  g_autofree char *spoken = NULL;

  if (self->day == LODESTAR_DATE_NONE)
    {
      g_free (text);
      text = g_strdup (_ ("None"));
    }

  gtk_menu_button_set_label (self->day_button, text);
  /* Translators: what a row asks for and the day that stands there: “Date: 9 June 2026” */
  spoken = g_strdup_printf (_ ("%s: %s"),
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  self->is_setting = TRUE;
  gtk_editable_set_text (self->day_entry, self->day != LODESTAR_DATE_NONE ? text : "");

  if (self->day != LODESTAR_DATE_NONE)
    {
      g_autoptr (GDateTime) moment = NULL;
      int year, month, day;

      lodestar_date_get_ymd (self->day, &year, &month, &day);
      moment = g_date_time_new_local (year, month, day, 12, 0, 0);
      gtk_calendar_select_day (self->calendar, moment);
    }

  self->is_setting = FALSE;
}

static void
lodestar_day_row_day_selected_cb (LodestarDayRow *self)
{
  g_autoptr (GDateTime) moment = NULL;

  if (self->is_setting)
    return;

  moment = gtk_calendar_get_date (self->calendar);
  lodestar_day_row_set_day (self, lodestar_date_new (g_date_time_get_year (moment),
                                                     g_date_time_get_month (moment),
                                                     g_date_time_get_day_of_month (moment)));
}

static void
lodestar_day_row_entry_activate_cb (LodestarDayRow *self)
{
  LodestarDate day = lodestar_date_row_parse (gtk_editable_get_text (self->day_entry));

  if (day == LODESTAR_DATE_NONE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->day_entry), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->day_entry), "error");
  lodestar_day_row_set_day (self, day);
  gtk_popover_popdown (self->day_popover);
}

static void
lodestar_day_row_clear_cb (LodestarDayRow *self)
{
  lodestar_day_row_set_day (self, LODESTAR_DATE_NONE);
  gtk_popover_popdown (self->day_popover);
}

static void
lodestar_day_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_DAY_ROW);

  G_OBJECT_CLASS (lodestar_day_row_parent_class)->dispose (object);
}

static void
lodestar_day_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarDayRow *self = LODESTAR_DAY_ROW (object);

  switch ((LodestarDayRowProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_IS_OPTIONAL:
      g_value_set_boolean (value, self->is_optional);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_day_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LodestarDayRow *self = LODESTAR_DAY_ROW (object);

  switch ((LodestarDayRowProperty) prop_id)
    {
    case PROP_DAY:
      lodestar_day_row_set_day (self, g_value_get_int (value));
      break;
    case PROP_IS_OPTIONAL:
      self->is_optional = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_day_row_class_init (LodestarDayRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_day_row_dispose;
  object_class->get_property = lodestar_day_row_get_property;
  object_class->set_property = lodestar_day_row_set_property;

  /**
   * LodestarDayRow:day:
   *
   * The day as a #LodestarDate, 0 for none.
   */
  props[PROP_DAY] =
    g_param_spec_int ("day", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarDayRow:is-optional:
   *
   * Whether there may be no day.
   */
  props[PROP_IS_OPTIONAL] =
    g_param_spec_boolean ("is-optional", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarDayRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, LodestarDayRow, day_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarDayRow, day_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarDayRow, day_popover);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_day_row_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_day_row_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_day_row_entry_activate_cb);
}

static void
lodestar_day_row_init (LodestarDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (lodestar_day_row_show), NULL);
  lodestar_day_row_show (self);
}

/**
 * lodestar_day_row_get_day:
 * @self: a row
 *
 * Returns: the day, or %LODESTAR_DATE_NONE
 */
LodestarDate
lodestar_day_row_get_day (LodestarDayRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_DAY_ROW (self), LODESTAR_DATE_NONE);

  return self->day;
}

/**
 * lodestar_day_row_set_day:
 * @self: a row
 * @day: the day, or %LODESTAR_DATE_NONE
 */
void
lodestar_day_row_set_day (LodestarDayRow *self, LodestarDate day)
{
  g_return_if_fail (LODESTAR_IS_DAY_ROW (self));

  if (self->day == day)
    return;

  self->day = day;
  lodestar_day_row_show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}
