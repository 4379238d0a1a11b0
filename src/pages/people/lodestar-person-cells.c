/* lodestar-person-cells.c - how people look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-cells.h"

#include "lodestar-person.h"

/**
 * lodestar_person_cells_show:
 * @cell: a cell with a second line
 * @item: a person, or anything else with a property “name”
 * @property: the property that stands under the name
 *
 * Shows the name, and as a tag the state of a person who is not simply there.
 */
void
lodestar_person_cells_show (LodestarListCell *cell, gpointer item, const char *property)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;

  g_object_get (item, "name", &name, property, &detail, NULL);
  lodestar_list_cell_set_texts (cell, name, detail);

  if (LODESTAR_IS_PERSON (item) && lodestar_person_get_state (item) != LODESTAR_PERSON_STATE_ACTIVE)
    {
      GtkLabel *tag = lodestar_list_cell_get_tag (cell);

      gtk_label_set_label (tag, lodestar_person_state_get_label (lodestar_person_get_state (item)));
      gtk_widget_add_css_class (GTK_WIDGET (tag), "dimmed");
    }
  else
    {
      lodestar_list_cell_hide_tag (cell);
    }
}

static void
lodestar_person_cells_show_cb (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_person_cells_show (cell, item, "summary");
}

/**
 * lodestar_person_cells_new_factory:
 *
 * Returns: (transfer full): a factory of cells with the name, who that is, and the state where it
 *   is not active
 */
GtkListItemFactory *
lodestar_person_cells_new_factory (void)
{
  return lodestar_list_cell_factory_new (TRUE, lodestar_person_cells_show_cb, NULL);
}
