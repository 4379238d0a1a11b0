/* lodestar-person-filters.c - the filters that lists of people have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-filters.h"

#include "lodestar-level-store.h"
#include "lodestar-person-store.h"

#include <glib/gi18n-lib.h>

static LodestarDb *
lodestar_person_filters_get_db (LodestarPage *page)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (page);

  return workspace != NULL ? lodestar_workspace_get_db (workspace) : NULL;
}

static void
lodestar_person_filters_fill_values (LodestarFilterChip *chip,
                                     LodestarPage       *page,
                                     LodestarPersonText  field)
{
  LodestarDb *db = lodestar_person_filters_get_db (page);
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) error = NULL;

  if (db == NULL)
    return;

  if (!(values = lodestar_person_store_list_values (db, field, &error)))
    {
      lodestar_page_show_error (page, _ ("Could Not Read the Filters"), error);
      return;
    }

  for (guint i = 0; values[i] != NULL; i++)
    lodestar_filter_chip_add_choice (chip, values[i], g_variant_new_string (values[i]));
}

static void
lodestar_person_filters_fill_departments_cb (LodestarFilterChip *chip, LodestarPage *page)
{
  lodestar_person_filters_fill_values (chip, page, LODESTAR_PERSON_DEPARTMENT);
}

static void
lodestar_person_filters_fill_locations_cb (LodestarFilterChip *chip, LodestarPage *page)
{
  lodestar_person_filters_fill_values (chip, page, LODESTAR_PERSON_LOCATION);
}

static void
lodestar_person_filters_fill_levels_cb (LodestarFilterChip *chip, LodestarPage *page)
{
  LodestarDb *db = lodestar_person_filters_get_db (page);
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GError) error = NULL;

  if (db == NULL)
    return;

  if (!(levels = lodestar_level_store_list (db, &error)))
    {
      lodestar_page_show_error (page, _ ("Could Not Read the Filters"), error);
      return;
    }

  for (guint i = 0; i < levels->len; i++)
    {
      LodestarLevel *level = g_ptr_array_index (levels, i);

      lodestar_filter_chip_add_choice (
        chip, lodestar_level_get_name (level),
        g_variant_new_int64 (lodestar_record_get_id (LODESTAR_RECORD (level))));
    }
}

/**
 * lodestar_person_filters_init:
 * @self: where to put them
 * @page: whose workspace they read
 *
 * Makes the filters, for a box to take them. Their values are read when they are opened.
 */
void
lodestar_person_filters_init (LodestarPersonFilters *self, LodestarPage *page)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (LODESTAR_IS_PAGE (page));

  self->department = lodestar_filter_chip_new (_ ("Department"), _ ("Any Department"));
  self->level = lodestar_filter_chip_new (_ ("Level"), _ ("Any Level"));
  self->location = lodestar_filter_chip_new (_ ("Location"), _ ("Any Location"));
  g_signal_connect_object (self->department, "fill",
                           G_CALLBACK (lodestar_person_filters_fill_departments_cb), page, 0);
  g_signal_connect_object (self->level, "fill", G_CALLBACK (lodestar_person_filters_fill_levels_cb),
                           page, 0);
  g_signal_connect_object (self->location, "fill",
                           G_CALLBACK (lodestar_person_filters_fill_locations_cb), page, 0);
}

/**
 * lodestar_person_filters_refresh:
 * @self: the filters
 * @db: a database
 *
 * Hides the filter by level where there are no levels, and says what the
 * chosen one is called now.
 */
void
lodestar_person_filters_refresh (LodestarPersonFilters *self, LodestarDb *db)
{
  g_autoptr (GPtrArray) levels = NULL;
  GVariant *chosen;

  g_return_if_fail (self != NULL && db != NULL);

  /* What failed here fails for the list, too, which says so. */
  levels = lodestar_level_store_list (db, NULL);
  chosen = lodestar_filter_chip_get_value (self->level);
  gtk_widget_set_visible (GTK_WIDGET (self->level),
                          chosen != NULL || (levels != NULL && levels->len > 0));

  for (guint i = 0; chosen != NULL && levels != NULL && i < levels->len; i++)
    {
      LodestarLevel *level = g_ptr_array_index (levels, i);

      if (lodestar_record_get_id (LODESTAR_RECORD (level)) == g_variant_get_int64 (chosen))
        lodestar_filter_chip_set_value (self->level, chosen, lodestar_level_get_name (level));
    }
}

/**
 * lodestar_person_filters_apply:
 * @self: the filters
 * @query: what to narrow
 *
 * Puts what is chosen into a query.
 */
void
lodestar_person_filters_apply (LodestarPersonFilters *self, LodestarPersonQuery *query)
{
  g_return_if_fail (self != NULL && query != NULL);

  g_set_str (&query->department, lodestar_filter_chip_get_string (self->department));
  g_set_str (&query->location, lodestar_filter_chip_get_string (self->location));
  query->level_id = lodestar_filter_chip_get_int (self->level, 0);
}
