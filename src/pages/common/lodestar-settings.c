/* lodestar-settings.c - what is kept from one run to the next
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-settings.h"

#include <string.h>

/**
 * lodestar_settings_get:
 *
 * Returns: (transfer none) (nullable): the settings of the application; %NULL
 * where their schema is not installed, which is no reason to stop
 */
GSettings *
lodestar_settings_get (void)
{
  static GSettings *settings;
  static gboolean   is_looked_up;

  if (!is_looked_up)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source)
        schema = g_settings_schema_source_lookup (source, LODESTAR_APPLICATION_ID, TRUE);

      if (schema)
        settings = g_settings_new (LODESTAR_APPLICATION_ID);
      else
        g_message ("The settings schema %s is not installed: nothing will be remembered",
                   LODESTAR_APPLICATION_ID);

      is_looked_up = TRUE;
    }

  return settings;
}

/**
 * lodestar_settings_dup_sort:
 * @list: the name of a list, such as "people"
 * @is_descending: (out): whether it is sorted downwards
 *
 * Returns: (transfer full) (nullable): the column by which the list was sorted last
 */
char *
lodestar_settings_dup_sort (const char *list, gboolean *is_descending)
{
  GSettings *settings = lodestar_settings_get ();
  g_autoptr (GVariant) orders = NULL;
  const char *order;

  *is_descending = FALSE;

  if (!settings)
    return NULL;

  orders = g_settings_get_value (settings, "sort-orders");

  if (!g_variant_lookup (orders, list, "&s", &order) || !*order)
    return NULL;

  *is_descending = *order == '-';

  return g_strdup (*is_descending ? order + 1 : order);
}

/**
 * lodestar_settings_set_sort:
 * @list: the name of a list
 * @column: (nullable): the column by which it is sorted, %NULL for its own order
 * @is_descending: whether it is sorted downwards
 *
 * Remembers the order of a list.
 */
void
lodestar_settings_set_sort (const char *list, const char *column, gboolean is_descending)
{
  GSettings *settings = lodestar_settings_get ();
  g_autoptr (GVariant) orders = NULL;
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *key, *value;

  if (!settings)
    return;

  orders = g_settings_get_value (settings, "sort-orders");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, orders);

  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strcmp (key, list) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);

  if (column)
    {
      g_autofree char *order = g_strconcat (is_descending ? "-" : "", column, NULL);

      g_variant_builder_add (&builder, "{ss}", list, order);
    }

  g_settings_set_value (settings, "sort-orders", g_variant_builder_end (&builder));
}

/**
 * lodestar_settings_get_width:
 * @list: the name of a list
 * @column: the name of a column
 *
 * Returns: how wide the column was made; 0 where nobody has
 */
int
lodestar_settings_get_width (const char *list, const char *column)
{
  GSettings *settings = lodestar_settings_get ();
  g_autoptr (GVariant) lists = NULL;
  g_autoptr (GVariant) widths = NULL;
  int width = 0;

  if (!settings)
    return 0;

  lists = g_settings_get_value (settings, "column-widths");
  widths = g_variant_lookup_value (lists, list, G_VARIANT_TYPE ("a{si}"));

  return widths && g_variant_lookup (widths, column, "i", &width) ? MAX (width, 0) : 0;
}

/**
 * lodestar_settings_set_widths:
 * @list: the name of a list
 * @widths: (transfer floating): `a{si}`, the columns that have been made wider or narrower
 *
 * Remembers the widths of a list.
 */
void
lodestar_settings_set_widths (const char *list, GVariant *widths)
{
  GSettings *settings = lodestar_settings_get ();
  g_autoptr (GVariant) owned = g_variant_ref_sink (widths);
  g_autoptr (GVariant) lists = NULL;
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *key;
  GVariant       *value;

  if (!settings)
    return;

  lists = g_settings_get_value (settings, "column-widths");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{si}}"));
  g_variant_iter_init (&iter, lists);

  while (g_variant_iter_loop (&iter, "{&s@a{si}}", &key, &value))
    if (strcmp (key, list) != 0)
      g_variant_builder_add (&builder, "{s@a{si}}", key, value);

  if (g_variant_n_children (owned) > 0)
    g_variant_builder_add (&builder, "{s@a{si}}", list, owned);

  g_settings_set_value (settings, "column-widths", g_variant_builder_end (&builder));
}
