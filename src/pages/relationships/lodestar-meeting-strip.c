/* lodestar-meeting-strip.c - the meetings of a relationship over the months of its program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-meeting-strip.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarMeetingStrip:
 *
 * A column for each month of the program with a mark for each meeting: filled
 * with a tick where it was held, crossed where it was missed, an empty ring
 * where it is planned. Below stands how long it lasted or when it is. Each
 * month is a button: “month-activated” tells its first day. Narrow, the months
 * become letters and the words go; they stay in tooltips and for screen readers.
 *
 * CSS nodes: buttons of the class `month`, with `today` and `outside`; marks of
 * the class `mark` with the nick of the meeting's state.
 */
struct _LodestarMeetingStrip
{
  AdwBin                   parent_instance;
  LodestarRelationshipRow *row; /* (owned) (nullable) */
  LodestarDate             first;
  LodestarDate             last;
  LodestarDate             today;
  gboolean                 is_narrow;
};

G_DEFINE_FINAL_TYPE (LodestarMeetingStrip, lodestar_meeting_strip, ADW_TYPE_BIN)

typedef enum
{
  PROP_IS_NARROW = 1,
} LodestarMeetingStripProperty;

static GParamSpec *props[PROP_IS_NARROW + 1];

enum
{
  SIGNAL_MONTH_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
lodestar_meeting_strip_format (LodestarDate date, const char *format)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day;

  lodestar_date_get_ymd (date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_format (moment, format);
}

static GtkWidget *
lodestar_meeting_strip_new_mark (LodestarMeetingState state)
{
  static const char *const icons[LODESTAR_N_MEETING_STATES] = { NULL, "object-select-symbolic",
                                                                "window-close-symbolic",
                                                                "list-remove-symbolic" };
  GtkWidget               *mark = gtk_image_new_from_icon_name (icons[state]);

  gtk_image_set_pixel_size (GTK_IMAGE (mark), 10);
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (mark, lodestar_meeting_state_get_nick (state));

  return mark;
}

/* What stands under the marks of a month. */
static GtkWidget *
lodestar_meeting_strip_new_caption (GArray *meetings)
{
  const LodestarMeeting *one;
  g_autofree char       *text = NULL;
  GtkWidget             *label;
  guint                  n_held = 0, n_counted = 0;

  if (meetings->len == 0)
    return NULL;

  one = &g_array_index (meetings, LodestarMeeting, 0);

  for (guint i = 0; i < meetings->len; i++)
    {
      LodestarMeetingState state = g_array_index (meetings, LodestarMeeting, i).state;

      n_held += state == LODESTAR_MEETING_HELD;
      n_counted += state != LODESTAR_MEETING_CANCELLED;
    }

  if (meetings->len > 1)
    /* Translators: meetings held in a month, of all of that month */
    text = g_strdup_printf (_ ("%u of %u"), n_held, n_counted);
  else if (one->state == LODESTAR_MEETING_HELD && one->minutes > 0)
    /* Translators: minutes */
    text = g_strdup_printf (_ ("%d min"), one->minutes);
  else if (one->state == LODESTAR_MEETING_MISSED)
    text = g_strdup (_ ("missed"));
  else if (one->state == LODESTAR_MEETING_CANCELLED)
    text = g_strdup (_ ("cancelled"));
  else
    text = lodestar_date_format_short (one->date);

  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");

  if (meetings->len == 1 && one->state == LODESTAR_MEETING_MISSED)
    gtk_widget_add_css_class (label, "error");

  return label;
}

static char *
lodestar_meeting_strip_dup_words (LodestarDate first, GArray *meetings)
{
  g_autofree char *month = lodestar_date_format_month (first);
  g_autoptr (GString) words = g_string_new (month);

  if (meetings->len == 0)
    g_string_append_printf (words, ": %s", _ ("no meeting"));

  for (guint i = 0; i < meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (meetings, LodestarMeeting, i);
      g_autofree char       *date = lodestar_date_format_short (meeting->date);

      g_string_append_printf (words, "%s%s %s", i == 0 ? ": " : ", ", date,
                              lodestar_meeting_state_get_label (meeting->state));

      if (meeting->state == LODESTAR_MEETING_HELD && meeting->minutes > 0)
        {
          g_string_append_c (words, ' ');
          g_string_append_printf (words, _ ("(%d minutes)"), meeting->minutes);
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
lodestar_meeting_strip_clicked_cb (GtkButton *button, LodestarMeetingStrip *self)
{
  int first = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "first"));

  g_signal_emit (self, signals[SIGNAL_MONTH_ACTIVATED], 0, first);
}

static GtkWidget *
lodestar_meeting_strip_new_month (LodestarMeetingStrip *self, LodestarDate first, LodestarDate last)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (LodestarMeeting));
  g_autofree char *words = NULL;
  LodestarDate end = self->row->ended_on != LODESTAR_DATE_NONE ? self->row->ended_on : self->last;
  GtkWidget   *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget   *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *caption;
  gboolean     is_outside = last < self->row->started_on || first > end;

  for (guint i = 0; i < self->row->meetings->len; i++)
    {
      LodestarMeeting *meeting = &g_array_index (self->row->meetings, LodestarMeeting, i);

      if (meeting->date >= first && meeting->date <= last)
        g_array_append_val (meetings, *meeting);
    }

  gtk_widget_set_halign (marks, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (marks, -1, 16);

  for (guint i = 0; i < meetings->len && i < (self->is_narrow ? 1u : 4u); i++)
    gtk_box_append (GTK_BOX (marks), lodestar_meeting_strip_new_mark (
                                       g_array_index (meetings, LodestarMeeting, i).state));

  gtk_box_append (GTK_BOX (box), marks);

  if (!self->is_narrow && (caption = lodestar_meeting_strip_new_caption (meetings)) != NULL)
    gtk_box_append (GTK_BOX (box), caption);

  words = lodestar_meeting_strip_dup_words (first, meetings);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "month");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_sensitive (button, !is_outside || meetings->len > 0);

  if (self->today >= first && self->today <= last)
    gtk_widget_add_css_class (button, "today");

  if (is_outside)
    gtk_widget_add_css_class (button, "outside");

  g_object_set_data (G_OBJECT (button), "first", GINT_TO_POINTER (first));
  g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_meeting_strip_clicked_cb), self,
                           0);

  return button;
}

static void
lodestar_meeting_strip_fill (LodestarMeetingStrip *self)
{
  GtkWidget *grid;
  int        year, month, day, column = 0, n_before = 0;

  adw_bin_set_child (ADW_BIN (self), NULL);

  if (self->row == NULL || self->first == LODESTAR_DATE_NONE)
    return;

  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), self->is_narrow ? 2 : 3);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  lodestar_date_get_ymd (self->first, &year, &month, &day);

  for (LodestarDate first = lodestar_date_new (year, month, 1); first <= self->last;
       first = lodestar_date_add_months (first, 1), column++)
    {
      LodestarDate     last = lodestar_date_add_months (first, 1) - 1;
      g_autofree char *name = lodestar_meeting_strip_format (first, "%b");
      GtkWidget       *label;

      if (self->is_narrow)
        {
          char *letter = g_utf8_substring (name, 0, 1);

          g_free (name);
          name = letter;
        }

      label = gtk_label_new (name);
      if (self->today >= first && self->today <= last)
        {
          gtk_widget_add_css_class (label, "caption-heading");
        }
      else
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dimmed");
        }

      gtk_grid_attach (GTK_GRID (grid), label, column, 0, 1, 1);

      if (last < self->row->started_on)
        n_before++;
      else
        gtk_grid_attach (GTK_GRID (grid), lodestar_meeting_strip_new_month (self, first, last),
                         column, 1, 1, 1);
    }

  if (n_before > 0)
    {
      g_autofree char *date = lodestar_date_format_short (self->row->started_on);
      g_autofree char *text = g_strdup_printf (_ ("began %s"), date);
      GtkWidget       *label = gtk_label_new (n_before > 1 && !self->is_narrow ? text : NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "before");
      gtk_grid_attach (GTK_GRID (grid), label, 0, 1, n_before, 1);
    }

  adw_bin_set_child (ADW_BIN (self), grid);
}

static void
lodestar_meeting_strip_dispose (GObject *object)
{
  LodestarMeetingStrip *self = LODESTAR_MEETING_STRIP (object);

  g_clear_pointer (&self->row, lodestar_relationship_row_unref);

  G_OBJECT_CLASS (lodestar_meeting_strip_parent_class)->dispose (object);
}

static void
lodestar_meeting_strip_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  LodestarMeetingStrip *self = LODESTAR_MEETING_STRIP (object);

  switch ((LodestarMeetingStripProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_meeting_strip_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LodestarMeetingStrip *self = LODESTAR_MEETING_STRIP (object);

  switch ((LodestarMeetingStripProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        break;
      self->is_narrow = g_value_get_boolean (value);
      lodestar_meeting_strip_fill (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_meeting_strip_class_init (LodestarMeetingStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lodestar_meeting_strip_dispose;
  object_class->get_property = lodestar_meeting_strip_get_property;
  object_class->set_property = lodestar_meeting_strip_set_property;

  /**
   * LodestarMeetingStrip:is-narrow:
   *
   * Whether there is room for letters only.
   */
  props[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LodestarMeetingStrip::month-activated:
   * @first: the first day of the month, a #LodestarDate
   *
   * A month was clicked.
   */
  signals[SIGNAL_MONTH_ACTIVATED] =
    g_signal_new ("month-activated", LODESTAR_TYPE_MEETING_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lodestar_meeting_strip_init (LodestarMeetingStrip *self)
{
}

/**
 * lodestar_meeting_strip_set:
 * @self: a strip
 * @row: a relationship
 * @first: the program's first day
 * @last: its last day
 * @today: today, which is marked
 *
 * Shows a relationship.
 */
void
lodestar_meeting_strip_set (LodestarMeetingStrip    *self,
                            LodestarRelationshipRow *row,
                            LodestarDate             first,
                            LodestarDate             last,
                            LodestarDate             today)
{
  g_return_if_fail (LODESTAR_IS_MEETING_STRIP (self));
  g_return_if_fail (row != NULL);

  lodestar_relationship_row_ref (row);
  g_clear_pointer (&self->row, lodestar_relationship_row_unref);
  self->row = row;
  self->first = first;
  self->last = last;
  self->today = today;
  lodestar_meeting_strip_fill (self);
}
