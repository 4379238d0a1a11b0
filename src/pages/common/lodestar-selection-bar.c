/* lodestar-selection-bar.c - what can be done with the selected rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-selection-bar.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarSelectionBar:
 *
 * Stands below a long list while somebody selects: says how many are selected,
 * and what can be done with all of them. What there is no room for goes on in
 * the next line.
 *
 * # Actions
 *
 * Its buttons use `list.select-all` and `list.stop-selecting` of the page.
 */
struct _LodestarSelectionBar
{
  GtkWidget              parent_instance;
  LodestarListSelection *selection; /* (owned) (nullable) */
  GPtrArray             *actions;   /* (owned), of GtkWidget, which the box holds */

  GtkWidget *box;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (LodestarSelectionBar, lodestar_selection_bar, GTK_TYPE_WIDGET)

static void
lodestar_selection_bar_update_cb (LodestarSelectionBar *self)
{
  guint            n = lodestar_list_selection_get_n_selected (self->selection);
  guint            n_hidden = lodestar_list_selection_count_hidden (self->selection);
  g_autofree char *text = NULL;

  if (self->label == NULL)
    return;

  if (n == 0)
    text = g_strdup (_ ("Select rows"));
  else if (n_hidden == 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u selected", "%'u selected", n), n);
  else
    /* Translators: the second number is how many of the first the search or a filter hides */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u selected, %'u of them not shown",
                                         "%'u selected, %'u of them not shown", n),
                            n, n_hidden);

  gtk_label_set_label (GTK_LABEL (self->label), text);

  for (guint i = 0; i < self->actions->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->actions, i), n > 0);
}

static void
lodestar_selection_bar_dispose (GObject *object)
{
  LodestarSelectionBar *self = LODESTAR_SELECTION_BAR (object);

  self->label = NULL;
  g_clear_object (&self->selection);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lodestar_selection_bar_parent_class)->dispose (object);
}

static void
lodestar_selection_bar_finalize (GObject *object)
{
  g_ptr_array_unref (LODESTAR_SELECTION_BAR (object)->actions);

  G_OBJECT_CLASS (lodestar_selection_bar_parent_class)->finalize (object);
}

static void
lodestar_selection_bar_class_init (LodestarSelectionBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_selection_bar_dispose;
  object_class->finalize = lodestar_selection_bar_finalize;

  gtk_widget_class_set_css_name (widget_class, "selectionbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
lodestar_selection_bar_add_button (GtkWidget  *box,
                                   const char *icon,
                                   const char *name,
                                   const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static void
lodestar_selection_bar_init (LodestarSelectionBar *self)
{
  self->actions = g_ptr_array_new ();
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (self->box), 800);
  gtk_widget_add_css_class (self->box, "selection");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  lodestar_selection_bar_add_button (self->box, "window-close-symbolic", _ ("Stop Selecting"),
                                     "list.stop-selecting");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_add_css_class (self->label, "numeric");
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->label);
  lodestar_selection_bar_add_button (self->box, "edit-select-all-symbolic", _ ("Select All"),
                                     "list.select-all");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selection"), -1);
}

/**
 * lodestar_selection_bar_add:
 * @self: a bar
 * @action: (transfer floating): a button
 *
 * Adds something that can be done with what is selected, and only then.
 */
void
lodestar_selection_bar_add (LodestarSelectionBar *self, GtkWidget *action)
{
  g_return_if_fail (LODESTAR_IS_SELECTION_BAR (self));
  g_return_if_fail (GTK_IS_WIDGET (action));

  g_ptr_array_add (self->actions, action);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), action);
}

/**
 * lodestar_selection_bar_has_actions:
 * @self: a bar
 *
 * Returns: whether there is anything to do with selected rows
 */
gboolean
lodestar_selection_bar_has_actions (LodestarSelectionBar *self)
{
  g_return_val_if_fail (LODESTAR_IS_SELECTION_BAR (self), FALSE);

  return self->actions->len > 0;
}

/**
 * lodestar_selection_bar_set_selection:
 * @self: a bar
 * @selection: (transfer none): what it tells of; set once
 *
 * Sets what it tells of.
 */
void
lodestar_selection_bar_set_selection (LodestarSelectionBar *self, LodestarListSelection *selection)
{
  g_return_if_fail (LODESTAR_IS_SELECTION_BAR (self));
  g_return_if_fail (LODESTAR_IS_LIST_SELECTION (selection) && self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "notify::n-selected",
                           G_CALLBACK (lodestar_selection_bar_update_cb), self, G_CONNECT_SWAPPED);
  lodestar_selection_bar_update_cb (self);
}
