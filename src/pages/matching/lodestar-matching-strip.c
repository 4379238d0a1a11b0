/* lodestar-matching-strip.c - the buttons of the steps, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-strip.h"

#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_matching_strip_add:
 * @strip: where the buttons stand
 * @action: the detailed action that goes to the step
 *
 * Adds the button of one more step, without words yet.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
lodestar_matching_strip_add (GtkBox *strip, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_val_if_fail (GTK_IS_BOX (strip), NULL);

  gtk_box_append (GTK_BOX (box), lodestar_widgets_new_ornament ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "step");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);

  if (gtk_widget_get_first_child (GTK_WIDGET (strip)) != NULL)
    {
      GtkWidget *arrow = lodestar_widgets_new_ornament ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dimmed");
      gtk_box_append (strip, arrow);
    }

  gtk_box_append (strip, button);

  return button;
}

/**
 * lodestar_matching_strip_set:
 * @button: the button of a step
 * @number: which step it is, from 1
 * @label: its name
 * @is_current: whether it is shown now
 * @is_done: whether it lies behind; a check stands in place of the number then
 *
 * Says how far a step is.
 */
void
lodestar_matching_strip_set (
  GtkWidget *button, int number, const char *label, gboolean is_current, gboolean is_done)
{
  GtkWidget       *box = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *text = g_strdup_printf ("%d  %s", number, label);

  if (is_current)
    gtk_widget_add_css_class (button, "current");
  else
    gtk_widget_remove_css_class (button, "current");

  gtk_widget_set_visible (gtk_widget_get_first_child (box), is_done);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), is_done ? label : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, is_done ? _ ("Done") : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, is_current,
                               -1);
}
