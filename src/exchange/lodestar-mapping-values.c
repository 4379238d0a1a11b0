/* lodestar-mapping-values.c - what the values of a column say about its meaning
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-mapping-private.h"
#include "lodestar-text.h"

#define LODESTAR_COLUMN_SAMPLE 500
#define LODESTAR_COLUMN_MAX_DISTINCT 1000
#define LODESTAR_COLUMN_SAMPLE_LENGTH 200

static const char *
lodestar_column_skip_space (const char *text)
{
  while (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
    text++;

  return *text != '\0' && (g_ascii_isgraph (*text) || g_unichar_isalnum (g_utf8_get_char (text)) ||
                           !lodestar_text_is_blank (text))
           ? text
           : "";
}

static gboolean
lodestar_column_is_comma_name (const char *text)
{
  const char *comma = strchr (text, ',');

  return comma != NULL && comma > text && comma[1] != '\0' && strlen (text) < 80 &&
         strpbrk (text, "0123456789@;:") == NULL && strchr (comma + 1, ',') == NULL;
}

static gboolean
lodestar_column_is_date (const char *text)
{
  return lodestar_value_parse_date (text, LODESTAR_DATE_ORDER_DMY) != LODESTAR_DATE_NONE ||
         lodestar_value_parse_date (text, LODESTAR_DATE_ORDER_MDY) != LODESTAR_DATE_NONE;
}

static void
lodestar_column_keep_sample (LodestarColumn *self, const char *text)
{
  g_autofree char *clean = NULL;
  guint            n = 0;

  while (n < LODESTAR_N_SAMPLES && self->samples[n] != NULL)
    n++;

  if (n == LODESTAR_N_SAMPLES)
    return;

  clean = lodestar_text_clean (text);

  if (g_utf8_strlen (clean, -1) > LODESTAR_COLUMN_SAMPLE_LENGTH)
    {
      g_autofree char *head = g_utf8_substring (clean, 0, LODESTAR_COLUMN_SAMPLE_LENGTH);

      g_free (clean);
      clean = g_strconcat (head, "…", NULL);
    }

  self->samples[n] = g_steal_pointer (&clean);
}

static void
lodestar_column_look (
  LodestarColumnStats *stats, const LodestarTable *table, guint row, guint column, const char *text)
{
  gboolean is_date = lodestar_table_get_kind (table, row, column) == LODESTAR_CELL_DATE ||
                     lodestar_column_is_date (text);

  stats->n_sampled++;
  stats->email_share += lodestar_value_is_email (text);
  stats->date_share += is_date;
  stats->digit_share += strpbrk (text, "0123456789") != NULL && strchr (text, ' ') == NULL;
  stats->status_share += lodestar_value_parse_employment (text) != LODESTAR_EMPLOYMENT_UNKNOWN;
  stats->comma_name_share += lodestar_column_is_comma_name (text);
}

/* Counts and samples the values of a column. The cells that are looked at closely are spread over
 * the whole list. */
void
lodestar_column_measure (LodestarColumn      *self,
                         const LodestarTable *table,
                         const LodestarShape *shape,
                         guint                column,
                         LodestarColumnStats *stats)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  guint step = MAX (1, shape->n_rows / LODESTAR_COLUMN_SAMPLE);
  guint n_counted = 0;

  memset (stats, 0, sizeof *stats);

  for (guint i = 0; i < shape->n_rows; i++)
    {
      const char *text =
        lodestar_column_skip_space (lodestar_table_get_cell (table, shape->rows[i], column));

      if (*text == '\0')
        continue;

      self->n_filled++;

      if (g_hash_table_size (distinct) < LODESTAR_COLUMN_MAX_DISTINCT)
        {
          n_counted++;

          if (g_hash_table_add (distinct, (gpointer) text))
            lodestar_column_keep_sample (self, text);
        }

      if (self->n_filled <= LODESTAR_COLUMN_SAMPLE / 2 || i % step == 0)
        lodestar_column_look (stats, table, shape->rows[i], column, text);
    }

  self->n_distinct = g_hash_table_size (distinct);

  if (stats->n_sampled == 0)
    return;

  stats->distinct_share = (double) self->n_distinct / n_counted;
  stats->email_share /= stats->n_sampled;
  stats->date_share /= stats->n_sampled;
  stats->digit_share /= stats->n_sampled;
  stats->status_share /= stats->n_sampled;
  stats->comma_name_share /= stats->n_sampled;
}

/* The values of a column as a set, to see whether managers are among them. They are taken as they
 * stand: a manager is written like anybody else in the same file. */
static GHashTable *
lodestar_mapping_collect (LodestarMapping     *self,
                          const LodestarTable *table,
                          const LodestarShape *shape,
                          LodestarField        field)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = 0; self->columns[i].field == field && j < shape->n_rows; j++)
      g_hash_table_add (set, (gpointer) lodestar_table_get_cell (table, shape->rows[j], i));

  return set;
}

static double
lodestar_mapping_find_share (GHashTable          *set,
                             const LodestarTable *table,
                             const LodestarShape *shape,
                             guint                column)
{
  guint n = 0, n_found = 0;

  for (guint i = 0; i < shape->n_rows && n < LODESTAR_COLUMN_SAMPLE; i++)
    {
      const char *text = lodestar_table_get_cell (table, shape->rows[i], column);

      if (*lodestar_column_skip_space (text) == '\0' || lodestar_value_is_nobody (text))
        continue;

      n++;
      n_found += g_hash_table_contains (set, text);
    }

  return n > 0 ? (double) n_found / n : 0;
}

/* How the managers of a column are named, by who is found and else by what the values look like.
 * A number is the surest key, a name the least. */
static double
lodestar_mapping_find_key (LodestarColumn      *column,
                           const LodestarTable *table,
                           const LodestarShape *shape,
                           guint                place,
                           GHashTable          *numbers,
                           GHashTable          *emails)
{
  double by_number = lodestar_mapping_find_share (numbers, table, shape, place);
  double by_email = lodestar_mapping_find_share (emails, table, shape, place);
  guint  n_digits = 0, n_emails = 0, n = 0;

  for (; n < LODESTAR_N_SAMPLES && column->samples[n] != NULL; n++)
    {
      n_emails += lodestar_value_is_email (column->samples[n]);
      n_digits += strpbrk (column->samples[n], "0123456789") != NULL &&
                  strchr (column->samples[n], ' ') == NULL;
    }

  if (by_number >= 0.5 && by_number >= by_email)
    {
      column->manager_key = LODESTAR_MANAGER_BY_NUMBER;
      return 0.3 * by_number;
    }

  if (by_email >= 0.5 || n_emails * 2 > n)
    {
      column->manager_key = LODESTAR_MANAGER_BY_EMAIL;
      return 0.2 * by_email;
    }

  column->manager_key = n_digits * 2 > n ? LODESTAR_MANAGER_BY_NUMBER : LODESTAR_MANAGER_BY_NAME;

  return column->manager_key == LODESTAR_MANAGER_BY_NUMBER ? 0.05 : 0.1;
}

/* Prefers, of several columns of managers, the one whose values are found in the file. */
void
lodestar_mapping_rate_managers (LodestarMapping     *self,
                                const LodestarTable *table,
                                const LodestarShape *shape,
                                LodestarColumnStats *stats)
{
  g_autoptr (GHashTable) numbers = NULL;
  g_autoptr (GHashTable) emails = NULL;
  int first = lodestar_mapping_find (self, LODESTAR_FIELD_MANAGER);

  if (first < 0)
    return;

  numbers = lodestar_mapping_collect (self, table, shape, LODESTAR_FIELD_NUMBER);
  emails = lodestar_mapping_collect (self, table, shape, LODESTAR_FIELD_EMAIL);

  for (guint i = (guint) first; i < self->n_columns; i++)
    if (self->columns[i].field == LODESTAR_FIELD_MANAGER && stats[i].n_sampled > 0)
      stats[i].bonus =
        lodestar_mapping_find_key (&self->columns[i], table, shape, i, numbers, emails);
}

static LodestarDateOrder
lodestar_mapping_guess_order (const LodestarTable *table, const LodestarShape *shape, guint column)
{
  g_autofree const char **values = g_new (const char *, shape->n_rows + 1);

  for (guint i = 0; i < shape->n_rows; i++)
    values[i] = lodestar_table_get_cell (table, shape->rows[i], column);

  return lodestar_value_guess_date_order (values, shape->n_rows);
}

/* Where the dates of a column fit both orders, another column of the file may tell: nobody writes
 * them in two ways. */
static void
lodestar_mapping_examine_dates (LodestarMapping     *self,
                                const LodestarTable *table,
                                const LodestarShape *shape,
                                guint                column)
{
  LodestarColumn *date = &self->columns[column];

  date->date_order = lodestar_mapping_guess_order (table, shape, column);

  for (guint i = 0; i < self->n_columns && date->date_order == LODESTAR_DATE_ORDER_AMBIGUOUS; i++)
    {
      LodestarDateOrder order;

      if (i == column || self->columns[i].samples[0] == NULL ||
          !lodestar_column_is_date (self->columns[i].samples[0]))
        continue;

      order = lodestar_mapping_guess_order (table, shape, i);

      if (order == LODESTAR_DATE_ORDER_DMY || order == LODESTAR_DATE_ORDER_MDY)
        date->date_order = order;
    }
}

/* Finds out what the staging has to know of the columns that are mapped. */
void
lodestar_mapping_examine (LodestarMapping     *self,
                          const LodestarTable *table,
                          const LodestarShape *shape)
{
  g_autoptr (GHashTable) numbers = NULL;
  g_autoptr (GHashTable) emails = NULL;
  int manager = lodestar_mapping_find (self, LODESTAR_FIELD_MANAGER);

  for (guint i = 0; i < self->n_columns; i++)
    if (lodestar_field_is_date (self->columns[i].field))
      lodestar_mapping_examine_dates (self, table, shape, i);

  if (manager < 0)
    return;

  numbers = lodestar_mapping_collect (self, table, shape, LODESTAR_FIELD_NUMBER);
  emails = lodestar_mapping_collect (self, table, shape, LODESTAR_FIELD_EMAIL);
  lodestar_mapping_find_key (&self->columns[manager], table, shape, (guint) manager, numbers,
                             emails);
}
