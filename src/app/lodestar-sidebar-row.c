/* lodestar-sidebar-row.c - a page in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-sidebar-row.h"

#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarSidebarRow:
 *
 * A page in the sidebar: icon, title, and the count of what needs the user
 * there. The count is part of the accessible name.
 */
struct _LodestarSidebarRow
{
  GtkListBoxRow parent_instance;
  char         *id;    /* (owned) (not nullable) */
  char         *title; /* (owned) (not nullable) */
  GtkWidget    *badge;
};

G_DEFINE_FINAL_TYPE (LodestarSidebarRow, lodestar_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
lodestar_sidebar_row_finalize (GObject *object)
{
  LodestarSidebarRow *self = LODESTAR_SIDEBAR_ROW (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (lodestar_sidebar_row_parent_class)->finalize (object);
}

static void
lodestar_sidebar_row_class_init (LodestarSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_sidebar_row_finalize;
}

static void
lodestar_sidebar_row_init (LodestarSidebarRow *self)
{
}

/**
 * lodestar_sidebar_row_new:
 * @id: the name of a page
 * @title: its title
 * @icon_name: its icon
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
lodestar_sidebar_row_new (const char *id, const char *title, const char *icon_name)
{
  LodestarSidebarRow *self = g_object_new (LODESTAR_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget          *label = gtk_label_new (title);

  self->id = g_strdup (id);
  self->title = g_strdup (title);

  gtk_box_append (GTK_BOX (box), lodestar_widgets_new_ornament (icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->badge);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  lodestar_sidebar_row_set_count (self, 0);

  return GTK_WIDGET (self);
}

/**
 * lodestar_sidebar_row_get_id:
 * @self: a row
 *
 * Returns: the name of its page
 */
const char *
lodestar_sidebar_row_get_id (LodestarSidebarRow *self)
{
  g_return_val_if_fail (LODESTAR_IS_SIDEBAR_ROW (self), NULL);

  return self->id;
}

/**
 * lodestar_sidebar_row_set_count:
 * @self: a row
 * @count: what needs the user on the page; 0 shows nothing
 *
 * Sets the count beside the title.
 */
void
lodestar_sidebar_row_set_count (LodestarSidebarRow *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;

  g_return_if_fail (LODESTAR_IS_SIDEBAR_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, count > 0);

  if (count > 0)
    name = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %u needs attention", "%s, %u need attention", count),
      self->title, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : self->title, -1);
}
