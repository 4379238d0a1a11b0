/* lodestar-person-cells.c - how people look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-cells.h"

#include "lodestar-person.h"
#include "lodestar-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LODESTAR_PERSON_CELLS_PROPERTY "lodestar-person-cells-property"
#define LODESTAR_PERSON_CELLS_BINDINGS "lodestar-person-cells-bindings"

/* Inscriptions, for they are never measured: scrolling a hundred thousand rows stays smooth. */
static GtkWidget *
lodestar_person_cells_new_inscription (const char *css_class)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 16);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (inscription, TRUE);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (inscription, css_class);
      gtk_widget_add_css_class (inscription, "dimmed");
    }

  return inscription;
}

static void
lodestar_person_cells_clear_bindings (GtkListItem *item)
{
  GPtrArray *bindings = g_object_get_data (G_OBJECT (item), LODESTAR_PERSON_CELLS_BINDINGS);

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    g_binding_unbind (g_ptr_array_index (bindings, i));

  if (bindings != NULL)
    g_ptr_array_set_size (bindings, 0);
}

static void
lodestar_person_cells_bind_property (GtkListItem          *item,
                                     const char           *property,
                                     GtkWidget            *widget,
                                     const char           *target,
                                     GBindingTransformFunc transform)
{
  GPtrArray *bindings = g_object_get_data (G_OBJECT (item), LODESTAR_PERSON_CELLS_BINDINGS);

  if (bindings == NULL)
    {
      bindings = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (item), LODESTAR_PERSON_CELLS_BINDINGS, bindings,
                              (GDestroyNotify) g_ptr_array_unref);
    }

  g_ptr_array_add (bindings, g_object_ref (g_object_bind_property_full (
                               gtk_list_item_get_item (item), property, widget, target,
                               G_BINDING_SYNC_CREATE, transform, NULL, NULL, NULL)));
}

/* Only what is out of the ordinary is said. */
static gboolean
lodestar_person_cells_transform_state (GBinding     *binding,
                                       const GValue *from,
                                       GValue       *to,
                                       gpointer      user_data)
{
  LodestarPersonState state = (LodestarPersonState) g_value_get_int (from);

  g_value_set_string (
    to, state == LODESTAR_PERSON_STATE_ACTIVE ? "" : lodestar_person_state_get_label (state));

  return TRUE;
}

static gboolean
lodestar_person_cells_transform_visible (GBinding     *binding,
                                         const GValue *from,
                                         GValue       *to,
                                         gpointer      user_data)
{
  g_value_set_boolean (to, g_value_get_int (from) != LODESTAR_PERSON_STATE_ACTIVE);

  return TRUE;
}

static gboolean
lodestar_person_cells_transform_text (GBinding     *binding,
                                      const GValue *from,
                                      GValue       *to,
                                      gpointer      user_data)
{
  g_value_take_string (to, lodestar_widgets_dup_aligned (g_value_get_string (from)));

  return TRUE;
}

static gboolean
lodestar_person_cells_transform_filled (GBinding     *binding,
                                        const GValue *from,
                                        GValue       *to,
                                        gpointer      user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_boolean (to, text != NULL && *text != '\0');

  return TRUE;
}

static void
lodestar_person_cells_setup_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *tag = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), lodestar_person_cells_new_inscription (NULL));
  gtk_box_append (GTK_BOX (box), lodestar_person_cells_new_inscription ("caption"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, "dimmed");
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), tag);
  gtk_widget_set_size_request (row, -1, 36);
  gtk_list_item_set_child (item, row);
}

static void
lodestar_person_cells_bind_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *subtitle = g_object_get_data (G_OBJECT (factory), LODESTAR_PERSON_CELLS_PROPERTY);
  GtkWidget  *row = gtk_list_item_get_child (item);
  GtkWidget  *box = gtk_widget_get_first_child (row);
  GtkWidget  *tag = gtk_widget_get_last_child (row);
  GtkWidget  *second = gtk_widget_get_last_child (box);
  GObject    *object = gtk_list_item_get_item (item);
  g_autofree char *name = NULL;

  lodestar_person_cells_bind_property (item, "name", gtk_widget_get_first_child (box), "text",
                                       lodestar_person_cells_transform_text);
  lodestar_person_cells_bind_property (item, subtitle, second, "text",
                                       lodestar_person_cells_transform_text);
  lodestar_person_cells_bind_property (item, subtitle, second, "visible",
                                       lodestar_person_cells_transform_filled);
  g_object_get (object, "name", &name, NULL);
  gtk_list_item_set_accessible_label (item, name);
  gtk_widget_set_visible (tag, FALSE);

  if (!LODESTAR_IS_PERSON (object))
    return;

  lodestar_person_cells_bind_property (item, "state", tag, "label",
                                       lodestar_person_cells_transform_state);
  lodestar_person_cells_bind_property (item, "state", tag, "visible",
                                       lodestar_person_cells_transform_visible);
}

static void
lodestar_person_cells_setup_text_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, lodestar_person_cells_new_inscription (NULL));
}

static void
lodestar_person_cells_bind_text_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  lodestar_person_cells_bind_property (
    item, g_object_get_data (G_OBJECT (factory), LODESTAR_PERSON_CELLS_PROPERTY),
    gtk_list_item_get_child (item), "text", lodestar_person_cells_transform_text);
}

static void
lodestar_person_cells_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  lodestar_person_cells_clear_bindings (item);
}

/**
 * lodestar_person_cells_new_name_factory:
 * @subtitle: the property that stands under the name
 *
 * Returns: (transfer full): a factory of cells with the name, a line under it, and the state where
 *   it is not active
 */
GtkListItemFactory *
lodestar_person_cells_new_name_factory (const char *subtitle)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (factory), LODESTAR_PERSON_CELLS_PROPERTY, g_strdup (subtitle),
                          g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_person_cells_setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_person_cells_bind_name_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (lodestar_person_cells_unbind_cb), NULL);

  return factory;
}

/**
 * lodestar_person_cells_new_text_factory:
 * @property: a property of the items that holds text
 *
 * Returns: (transfer full): a factory of cells with one line of text
 */
GtkListItemFactory *
lodestar_person_cells_new_text_factory (const char *property)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (factory), LODESTAR_PERSON_CELLS_PROPERTY, g_strdup (property),
                          g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_person_cells_setup_text_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_person_cells_bind_text_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (lodestar_person_cells_unbind_cb), NULL);

  return factory;
}
