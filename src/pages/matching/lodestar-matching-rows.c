/* lodestar-matching-rows.c - the plain lists of the matching wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rows.h"

#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

static void
lodestar_matching_rows_show_all_cb (AdwButtonRow *button, gpointer data)
{
  GtkListBox    *list = data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);

  row = gtk_list_box_get_row_at_index (list, LODESTAR_MATCHING_ROWS_SHOWN);
  gtk_list_box_remove (list, GTK_WIDGET (button));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * lodestar_matching_rows_new:
 * @title: the first line
 * @subtitle: (nullable): the second line
 * @suffix: (nullable): what stands at the end
 *
 * Returns: (transfer floating): a row of a boxed list
 */
GtkWidget *
lodestar_matching_rows_new (const char *title, const char *subtitle, const char *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  if (suffix != NULL)
    {
      GtkWidget *label = gtk_label_new (suffix);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

/**
 * lodestar_matching_rows_fill:
 * @list: a boxed list
 * @rows: (element-type GtkWidget) (transfer none): the rows, floating
 * @empty: what the list says where there are none
 *
 * Shows the first rows, and a button for the rest.
 */
void
lodestar_matching_rows_fill (GtkListBox *list, GPtrArray *rows, const char *empty)
{
  gtk_list_box_remove_all (list);

  if (rows->len == 0)
    {
      GtkWidget *row = lodestar_matching_rows_new (empty, NULL, NULL);
      GtkWidget *image = lodestar_widgets_new_ornament ("object-select-symbolic");

      gtk_widget_add_css_class (image, "success");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      gtk_list_box_append (list, row);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      gtk_widget_set_visible (row, i < LODESTAR_MATCHING_ROWS_SHOWN ||
                                     rows->len <= LODESTAR_MATCHING_ROWS_SHOWN + 1);
      gtk_list_box_append (list, row);
    }

  if (rows->len > LODESTAR_MATCHING_ROWS_SHOWN + 1)
    {
      g_autofree char *title = g_strdup_printf (_ ("Show All %u"), rows->len);
      GtkWidget       *button = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), title);
      g_signal_connect_object (button, "activated", G_CALLBACK (lodestar_matching_rows_show_all_cb),
                               list, 0);
      gtk_list_box_append (list, button);
    }
}

/**
 * lodestar_matching_rows_set_badge:
 * @badge: a label
 * @n: how many
 *
 * Writes a count beside a heading; none is no badge.
 */
void
lodestar_matching_rows_set_badge (GtkLabel *badge, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_label (badge, text);
  gtk_widget_set_visible (GTK_WIDGET (badge), n > 0);
}
