/* lodestar-chart-table.c - a chart's numbers as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A line of the table: the heads stand in the columns. */
#define LODESTAR_TYPE_CHART_ROW (lodestar_chart_row_get_type ())

G_DECLARE_FINAL_TYPE (LodestarChartRow, lodestar_chart_row, LODESTAR, CHART_ROW, GObject)

typedef enum
{
  CELL_LABEL,
  CELL_VALUE,
  CELL_GHOST,
  CELL_NOTE,
} LodestarChartCell;

#define N_CELLS (CELL_NOTE + 1)

struct _LodestarChartRow
{
  GObject parent_instance;
  char   *cells[N_CELLS]; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LodestarChartRow, lodestar_chart_row, G_TYPE_OBJECT)

static void
lodestar_chart_row_finalize (GObject *object)
{
  LodestarChartRow *self = LODESTAR_CHART_ROW (object);

  for (guint i = 0; i < N_CELLS; i++)
    g_clear_pointer (&self->cells[i], g_free);

  G_OBJECT_CLASS (lodestar_chart_row_parent_class)->finalize (object);
}

static void
lodestar_chart_row_class_init (LodestarChartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_chart_row_finalize;
}

static void
lodestar_chart_row_init (LodestarChartRow *self)
{
}

static LodestarChartRow *
lodestar_chart_row_new (LodestarChartData *data, guint position)
{
  LodestarChartRow        *self = g_object_new (LODESTAR_TYPE_CHART_ROW, NULL);
  const LodestarChartItem *item = lodestar_chart_data_get_item (data, position);
  const char              *state = item->state == LODESTAR_CHART_LOW ? _ ("low") : NULL;

  self->cells[CELL_LABEL] = g_strdup (item->label);

  if (item->state == LODESTAR_CHART_UNKNOWN)
    self->cells[CELL_VALUE] = g_strdup (_ ("not known"));
  else if (item->state == LODESTAR_CHART_NOT_DUE)
    self->cells[CELL_VALUE] = g_strdup (_ ("not yet due"));
  else if (item->value_text != NULL)
    self->cells[CELL_VALUE] = g_strdup (item->value_text);
  else
    self->cells[CELL_VALUE] = lodestar_chart_data_dup_value_text (data, item->value);

  self->cells[CELL_GHOST] =
    isnan (item->ghost) ? g_strdup ("") : lodestar_chart_data_dup_value_text (data, item->ghost);
  self->cells[CELL_NOTE] =
    item->note != NULL && state != NULL
      ? g_strdup_printf ("%s, %s", state, item->note)
      : g_strdup (item->note != NULL ? item->note : (state != NULL ? state : ""));

  return self;
}

static const char *
lodestar_chart_table_get_heading (LodestarChartData *data, LodestarChartCell cell)
{
  const char *heading;

  switch (cell)
    {
    case CELL_LABEL:
      heading = lodestar_chart_data_get_item_heading (data);
      return heading != NULL ? heading : _ ("Item");
    case CELL_VALUE:
      heading = lodestar_chart_data_get_value_heading (data);
      return heading != NULL ? heading : _ ("Value");
    case CELL_GHOST:
      heading = lodestar_chart_data_get_ghost_heading (data);
      return heading != NULL ? heading : _ ("Before");
    case CELL_NOTE:
    default:
      return _ ("Note");
    }
}

static gboolean
lodestar_chart_table_has_cell (LodestarChartData *data, LodestarChartCell cell)
{
  if (cell == CELL_GHOST)
    return lodestar_chart_data_has_ghosts (data);

  if (cell != CELL_NOTE)
    return TRUE;

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (data, i);

      if (item->note != NULL || item->state == LODESTAR_CHART_LOW)
        return TRUE;
    }

  return FALSE;
}

static void
lodestar_chart_table_setup_cell (GtkSignalListItemFactory *factory,
                                 GtkListItem              *item,
                                 gpointer                  cell)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean   is_number =
    GPOINTER_TO_UINT (cell) == CELL_VALUE || GPOINTER_TO_UINT (cell) == CELL_GHOST;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);

  if (is_number)
    gtk_widget_add_css_class (label, "numeric");

  gtk_list_item_set_child (item, label);
}

static void
lodestar_chart_table_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer cell)
{
  LodestarChartRow *row = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      row->cells[GPOINTER_TO_UINT (cell)]);
}

static void
lodestar_chart_table_copy (GtkButton *button, gpointer user_data)
{
  const char *text = g_object_get_data (G_OBJECT (button), "lodestar-chart-text");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static GtkWidget *
lodestar_chart_table_create_view (LodestarChartData *data)
{
  GListStore *rows = g_list_store_new (LODESTAR_TYPE_CHART_ROW);
  GtkWidget  *view;

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      g_autoptr (LodestarChartRow) row = lodestar_chart_row_new (data, i);

      g_list_store_append (rows, row);
    }

  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lodestar_chart_data_get_finding (data), -1);

  for (guint cell = 0; cell < N_CELLS; cell++)
    {
      GtkListItemFactory *factory;
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (!lodestar_chart_table_has_cell (data, cell))
        continue;

      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (lodestar_chart_table_setup_cell),
                        GUINT_TO_POINTER (cell));
      g_signal_connect (factory, "bind", G_CALLBACK (lodestar_chart_table_bind_cell),
                        GUINT_TO_POINTER (cell));
      column = gtk_column_view_column_new (lodestar_chart_table_get_heading (data, cell), factory);
      gtk_column_view_column_set_expand (column, cell == CELL_LABEL || cell == CELL_NOTE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }

  return view;
}

/**
 * lodestar_chart_table_new:
 * @data: a chart's data
 *
 * The finding, a table of the same items as the marks, and a button that copies it
 * for a spreadsheet.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
lodestar_chart_table_new (LodestarChartData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (lodestar_chart_data_get_finding (data));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy Table"));

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 40);
  gtk_widget_add_css_class (heading, "heading");
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 lodestar_chart_table_create_view (data));
  gtk_widget_set_halign (copy, GTK_ALIGN_END);
  g_object_set_data_full (G_OBJECT (copy), "lodestar-chart-text",
                          lodestar_chart_table_dup_text (data), g_free);
  g_signal_connect (copy, "clicked", G_CALLBACK (lodestar_chart_table_copy), NULL);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), copy);

  return box;
}

/**
 * lodestar_chart_table_dup_text:
 * @data: a chart's data
 *
 * Returns: (transfer full): the table with heads, cells divided by tabs
 */
char *
lodestar_chart_table_dup_text (LodestarChartData *data)
{
  GString *text = g_string_new (NULL);

  for (guint cell = 0; cell < N_CELLS; cell++)
    if (lodestar_chart_table_has_cell (data, cell))
      g_string_append_printf (text, "%s%s", cell > 0 ? "\t" : "",
                              lodestar_chart_table_get_heading (data, cell));

  g_string_append_c (text, '\n');

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      g_autoptr (LodestarChartRow) row = lodestar_chart_row_new (data, i);

      for (guint cell = 0; cell < N_CELLS; cell++)
        if (lodestar_chart_table_has_cell (data, cell))
          g_string_append_printf (text, "%s%s", cell > 0 ? "\t" : "", row->cells[cell]);

      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (text);
}
