/* lodestar-mapping-text.c - mappings as text: on the command line, and kept for the next file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-mapping.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-text.h"

/* The nicks of the date orders that a user can choose, as they stand behind a field. */
static const struct
{
  const char       *nick;
  LodestarDateOrder order;
} lodestar_mapping_orders[] = {
  { "dmy", LODESTAR_DATE_ORDER_DMY },
  { "mdy", LODESTAR_DATE_ORDER_MDY },
};

/* The column with that header; else the one with that number (“#3”) or letter (“C”). */
static int
lodestar_mapping_find_column (const LodestarMapping *self, const char *name)
{
  g_autofree char *key = lodestar_text_key (name);
  guint            number = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *header = lodestar_text_key (self->columns[i].header);

      if (strcmp (header, key) == 0)
        return (int) i;
    }

  if (name[0] == '#')
    number = (guint) strtoul (name + 1, NULL, 10);
  else if (strlen (name) <= 2)
    for (const char *p = name; g_ascii_isalpha (*p); p++)
      number = number * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;

  return number >= 1 && number <= self->n_columns ? (int) number - 1 : -1;
}

/* Splits `hire-date:dmy` into the field and the order. */
static gboolean
lodestar_mapping_parse_field (const char *text, LodestarField *field, LodestarDateOrder *order)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  *order = LODESTAR_DATE_ORDER_UNKNOWN;

  if (parts[0] == NULL || !lodestar_field_from_nick (parts[0], field) ||
      *field == LODESTAR_FIELD_NONE)
    return FALSE;

  if (parts[1] == NULL)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_mapping_orders); i++)
    if (strcmp (parts[1], lodestar_mapping_orders[i].nick) == 0)
      *order = lodestar_mapping_orders[i].order;

  return *order != LODESTAR_DATE_ORDER_UNKNOWN && lodestar_field_is_date (*field);
}

static void
lodestar_mapping_set_unknown_field (const char *text, GError **error)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 1; i < LODESTAR_N_FIELDS; i++)
    g_string_append_printf (nicks, "%s%s", i > 1 ? ", " : "",
                            lodestar_field_get_nick ((LodestarField) i));

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("There is no field “%s”. The fields are %s."), text, nicks->str);
}

static void
lodestar_mapping_set_unknown_column (const LodestarMapping *self, const char *name, GError **error)
{
  g_autoptr (GString) headers = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (headers, "%s“%s”", i > 0 ? ", " : "", self->columns[i].header);

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("The file has no column “%s”. Its columns are %s."), name, headers->str);
}

/**
 * lodestar_mapping_override:
 * @self: a mapping
 * @table: the table it was made from
 * @shape: the shape it was made from
 * @assignments: (array zero-terminated=1): texts of the form `FIELD=COLUMN`
 * @error: return location for a #GError, or %NULL
 *
 * Corrects the mapping as the command line says. COLUMN is a header, `#3` for
 * the third column or a letter as in a spreadsheet; empty to leave the field
 * out. `hire-date:dmy=COLUMN` and `hire-date:mdy=COLUMN` say how the dates are
 * written as well. Fails with %LODESTAR_ERROR_INVALID.
 *
 * Returns: whether all assignments could be understood
 */
gboolean
lodestar_mapping_override (LodestarMapping     *self,
                           const LodestarTable *table,
                           const LodestarShape *shape,
                           const char *const   *assignments,
                           GError             **error)
{
  for (gsize i = 0; assignments != NULL && assignments[i] != NULL; i++)
    {
      const char       *equals = strchr (assignments[i], '=');
      g_autofree char  *name = NULL;
      LodestarField     field;
      LodestarDateOrder order;
      int               column;

      if (equals == NULL)
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("“%s” is not of the form FIELD=COLUMN."), assignments[i]);
          return FALSE;
        }

      name = g_strndup (assignments[i], (gsize) (equals - assignments[i]));

      if (!lodestar_mapping_parse_field (name, &field, &order))
        {
          lodestar_mapping_set_unknown_field (name, error);
          return FALSE;
        }

      if (equals[1] == '\0')
        {
          if ((column = lodestar_mapping_find (self, field)) >= 0)
            lodestar_mapping_set (self, table, shape, (guint) column, LODESTAR_FIELD_NONE);

          continue;
        }

      if ((column = lodestar_mapping_find_column (self, equals + 1)) < 0)
        {
          lodestar_mapping_set_unknown_column (self, equals + 1, error);
          return FALSE;
        }

      if (self->columns[column].sensitivity == LODESTAR_SENSITIVITY_SECRET)
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("The column “%s” holds secrets, which are never imported."),
                       self->columns[column].header);
          return FALSE;
        }

      lodestar_mapping_set (self, table, shape, (guint) column, field);

      if (order != LODESTAR_DATE_ORDER_UNKNOWN)
        self->columns[column].date_order = order;
    }

  return TRUE;
}

/**
 * lodestar_mapping_to_text:
 * @self: a mapping
 *
 * The mapping as text that can be kept with the key of the shape, for
 * lodestar_mapping_apply_text().
 *
 * Returns: (transfer full): one column a line
 */
char *
lodestar_mapping_to_text (const LodestarMapping *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const LodestarColumn *column = &self->columns[i];

      g_string_append (text, lodestar_field_get_nick (column->field));

      if (lodestar_field_is_date (column->field))
        for (gsize j = 0; j < G_N_ELEMENTS (lodestar_mapping_orders); j++)
          if (column->date_order == lodestar_mapping_orders[j].order)
            g_string_append_printf (text, ":%s", lodestar_mapping_orders[j].nick);

      /* Headers are cleaned text and have neither tabs nor line breaks. */
      g_string_append_printf (text, "\t%s\n", column->header);
    }

  return g_string_free (text, FALSE);
}

/**
 * lodestar_mapping_apply_text:
 * @self: a mapping
 * @table: the table it was made from
 * @shape: the shape it was made from
 * @text: what lodestar_mapping_to_text() gave for a file of the same shape
 *
 * Maps the columns as they were mapped the last time. Headers that this file
 * does not have are passed over; the way of writing dates is only taken over
 * where this file does not tell another.
 *
 * Returns: how many columns were set
 */
guint
lodestar_mapping_apply_text (LodestarMapping     *self,
                             const LodestarTable *table,
                             const LodestarShape *shape,
                             const char          *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char             *tab = strchr (lines[i], '\t');
      LodestarField     field = LODESTAR_FIELD_NONE;
      LodestarDateOrder order = LODESTAR_DATE_ORDER_UNKNOWN;
      LodestarColumn   *column = NULL;

      if (tab == NULL)
        continue;

      *tab = '\0';

      if (strcmp (lines[i], "none") != 0 &&
          !lodestar_mapping_parse_field (lines[i], &field, &order))
        continue;

      /* By place first: headers may stand twice. */
      if (i < self->n_columns && strcmp (self->columns[i].header, tab + 1) == 0)
        column = &self->columns[i];

      for (guint j = 0; column == NULL && j < self->n_columns; j++)
        if (strcmp (self->columns[j].header, tab + 1) == 0)
          column = &self->columns[j];

      if (column == NULL || column->sensitivity == LODESTAR_SENSITIVITY_SECRET)
        continue;

      if (column->field != field)
        lodestar_mapping_set (self, table, shape, (guint) (column - self->columns), field);

      if (column->date_order == LODESTAR_DATE_ORDER_AMBIGUOUS &&
          order != LODESTAR_DATE_ORDER_UNKNOWN)
        column->date_order = order;

      n++;
    }

  return n;
}
