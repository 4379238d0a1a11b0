/* lodestar-week-grid.c - the parts of a week in which somebody has time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-week-grid.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_WEEK_GRID_N_DAYS 7
#define LODESTAR_WEEK_GRID_N_PARTS 3

/**
 * LodestarWeekGrid:
 *
 * Seven days of three parts each, as buttons that stay down. The arrow keys
 * move between them, the space bar turns one. Each button says its day and its
 * part to a screen reader. Nothing chosen means that it is not known.
 *
 * # CSS nodes
 *
 * The node has the name `weekgrid`, with labels and buttons in it.
 */
struct _LodestarWeekGrid
{
  GtkWidget        parent_instance;
  GtkWidget       *grid;
  GtkToggleButton *buttons[LODESTAR_WEEK_GRID_N_DAYS * LODESTAR_WEEK_GRID_N_PARTS];
  gboolean         is_setting;
};

G_DEFINE_FINAL_TYPE (LodestarWeekGrid, lodestar_week_grid, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_CHANGED,
} LodestarWeekGridSignal;

static guint signals[SIGNAL_CHANGED + 1];

static void
lodestar_week_grid_toggled_cb (LodestarWeekGrid *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lodestar_week_grid_add_label (
  LodestarWeekGrid *self, const char *text, gboolean is_row, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_hexpand (label, !is_row);
  gtk_label_set_xalign (GTK_LABEL (label), is_row ? 0 : 0.5f);

  /* Seven days in large text are wider than a telephone; the buttons say theirs in full. */
  if (!is_row)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 1);
    }

  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
lodestar_week_grid_add_button (LodestarWeekGrid *self, guint day, guint part, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  /* The style sheet shows the tick in buttons that are down only, so that colour is not all. */
  gtk_button_set_icon_name (GTK_BUTTON (button), "object-select-symbolic");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (lodestar_week_grid_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) day + 1, (int) part + 1, 1, 1);
  self->buttons[day * LODESTAR_WEEK_GRID_N_PARTS + part] = GTK_TOGGLE_BUTTON (button);
}

static void
lodestar_week_grid_fill (LodestarWeekGrid *self)
{
  /* Translators: the days of the week in two or three letters. */
  const char *short_days[] = {
    _ ("Mo"), _ ("Tu"), _ ("We"), _ ("Th"), _ ("Fr"), _ ("Sa"), _ ("Su")
  };
  const char *days[] = { _ ("Monday"), _ ("Tuesday"),  _ ("Wednesday"), _ ("Thursday"),
                         _ ("Friday"), _ ("Saturday"), _ ("Sunday") };
  const char *parts[] = { _ ("Morning"), _ ("Afternoon"), _ ("Evening") };

  for (guint day = 0; day < LODESTAR_WEEK_GRID_N_DAYS; day++)
    lodestar_week_grid_add_label (self, short_days[day], FALSE, (int) day + 1, 0);

  for (guint part = 0; part < LODESTAR_WEEK_GRID_N_PARTS; part++)
    {
      lodestar_week_grid_add_label (self, parts[part], TRUE, 0, (int) part + 1);

      for (guint day = 0; day < LODESTAR_WEEK_GRID_N_DAYS; day++)
        {
          g_autofree char *name = g_strdup_printf ("%s, %s", days[day], parts[part]);

          lodestar_week_grid_add_button (self, day, part, name);
        }
    }
}

static void
lodestar_week_grid_dispose (GObject *object)
{
  LodestarWeekGrid *self = LODESTAR_WEEK_GRID (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (lodestar_week_grid_parent_class)->dispose (object);
}

static void
lodestar_week_grid_class_init (LodestarWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_week_grid_dispose;

  /**
   * LodestarWeekGrid::changed:
   * @self: the grid
   *
   * The user has turned a part of the week.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LODESTAR_TYPE_WEEK_GRID, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "weekgrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lodestar_week_grid_init (LodestarWeekGrid *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  lodestar_week_grid_fill (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Times in the week"), -1);
}

/**
 * lodestar_week_grid_new:
 *
 * Returns: (transfer floating): a new grid with nothing chosen
 */
GtkWidget *
lodestar_week_grid_new (void)
{
  return g_object_new (LODESTAR_TYPE_WEEK_GRID, NULL);
}

/**
 * lodestar_week_grid_get_times:
 * @self: a grid
 *
 * Returns: the parts of the week as bits, 3 × day + part, Monday morning being 0; -1 where none is
 *   chosen
 */
int
lodestar_week_grid_get_times (LodestarWeekGrid *self)
{
  int times = 0;

  g_return_val_if_fail (LODESTAR_IS_WEEK_GRID (self), -1);

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      times |= 1 << i;

  return times != 0 ? times : -1;
}

/**
 * lodestar_week_grid_set_times:
 * @self: a grid
 * @times: the parts of the week as bits, or -1
 *
 * Sets what is chosen, without #LodestarWeekGrid::changed.
 */
void
lodestar_week_grid_set_times (LodestarWeekGrid *self, int times)
{
  g_return_if_fail (LODESTAR_IS_WEEK_GRID (self));

  self->is_setting = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_toggle_button_set_active (self->buttons[i], times >= 0 && (times & (1 << i)) != 0);

  self->is_setting = FALSE;
}
