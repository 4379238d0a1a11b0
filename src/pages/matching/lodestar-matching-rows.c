/* lodestar-matching-rows.c - the plain lists of the matching wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rows.h"

#include "lodestar-score-bar.h"
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
 * lodestar_matching_rows_add_line:
 * @box: a box with the lines of a row
 * @text: (nullable): what the line says
 * @is_caption: whether it explains the line above it
 *
 * Returns: (transfer none): the label, which is cut where it is too long
 */
GtkWidget *
lodestar_matching_rows_add_line (GtkWidget *box, const char *text, gboolean is_caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }

  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/**
 * lodestar_matching_rows_new_score:
 * @name: who it is
 * @caption: the second line
 * @score: the score of a pair with them
 * @detail: (out) (optional) (transfer none): return location for the label of the second line
 *
 * Returns: (transfer floating): a row of a list with a name and the bar of a score
 */
GtkWidget *
lodestar_matching_rows_new_score (const char *name,
                                  const char *caption,
                                  guint       score,
                                  GtkLabel  **detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bar = lodestar_score_bar_new ();
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line;
  /* Translators: a person, the score of a pair with them, and whether they have a place */
  g_autofree char *words = g_strdup_printf (_ ("%s, %u of 100, %s"), name, score, caption);

  lodestar_matching_rows_add_line (texts, name, FALSE);
  line = lodestar_matching_rows_add_line (texts, caption, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (bar), (int) score);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  if (detail != NULL)
    *detail = GTK_LABEL (line);

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
