/* lodestar-mapping.c - which column of a list means what
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-mapping.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-mapping-private.h"
#include "lodestar-text.h"

/* Below this a column is not mapped by itself. */
#define LODESTAR_MAPPING_THRESHOLD 0.35

static const char *
lodestar_mapping_describe_sensitivity (LodestarSensitivity sensitivity)
{
  switch (sensitivity)
    {
    case LODESTAR_SENSITIVITY_SPECIAL:
      return _ ("A special category of personal data; left out unless you state why it is needed.");
    case LODESTAR_SENSITIVITY_PRIVATE:
      return _ ("Private data that a mentorship program does not need; left out.");
    case LODESTAR_SENSITIVITY_PAY:
      return _ ("About pay; left out.");
    case LODESTAR_SENSITIVITY_SECRET:
      return _ ("A secret; never imported.");
    case LODESTAR_SENSITIVITY_NONE:
    default:
      return "";
    }
}

/* Sets what a column means and why, taking over @reason. */
static void
lodestar_mapping_assign (LodestarColumn *column,
                         LodestarField   field,
                         double          confidence,
                         char           *reason)
{
  column->field = field;
  column->confidence = confidence;
  g_free (column->reason);
  column->reason = reason;
}

/* What the values say about a field that the header suggests: a factor for the confidence. */
static double
lodestar_mapping_weigh (LodestarField field, const LodestarColumnStats *stats)
{
  if (stats->n_sampled == 0)
    return 0.9;

  switch (field)
    {
    case LODESTAR_FIELD_NUMBER:
      return stats->distinct_share < 0.5 || stats->email_share > 0.5 ? 0.3 : 1;
    case LODESTAR_FIELD_NAME:
      return stats->digit_share > 0.8 || stats->email_share > 0.5 ? 0.3 : 1;
    case LODESTAR_FIELD_GIVEN_NAME:
    case LODESTAR_FIELD_FAMILY_NAME:
      return stats->digit_share > 0.8 || stats->email_share > 0.5 ? 0.6 : 1;
    case LODESTAR_FIELD_EMAIL:
      return stats->email_share > 0.5 ? 1 : 0.8;
    case LODESTAR_FIELD_HIRE_DATE:
    case LODESTAR_FIELD_EFFECTIVE_DATE:
      return stats->date_share > 0.5 ? 1 : 0.3;
    case LODESTAR_FIELD_STATUS:
      return stats->status_share > 0.5 ? 1 : 0.6;
    case LODESTAR_FIELD_TITLE:
    case LODESTAR_FIELD_DEPARTMENT:
    case LODESTAR_FIELD_TEAM:
    case LODESTAR_FIELD_LOCATION:
      return stats->digit_share > 0.6 ? 0.55 : 1;
    default:
      return 1;
    }
}

/* What a column means by its header; where that says nothing, by its values. */
static void
lodestar_mapping_judge (LodestarColumn            *column,
                        const LodestarColumnStats *stats,
                        gboolean                   has_header,
                        gboolean                   is_signup)
{
  double        confidence = 0, weight;
  LodestarField field = LODESTAR_FIELD_NONE;

  if (has_header)
    {
      column->sensitivity = lodestar_field_get_sensitivity (column->header);
      field = lodestar_field_from_header (column->header, &confidence, &column->is_ignored);
    }

  if (column->sensitivity != LODESTAR_SENSITIVITY_NONE)
    {
      lodestar_mapping_assign (
        column, LODESTAR_FIELD_NONE, 0.9,
        g_strdup (lodestar_mapping_describe_sensitivity (column->sensitivity)));
      return;
    }

  /* A role of somebody who does not sign up for anything is the job. */
  if (!is_signup && field == LODESTAR_FIELD_ROLE && g_utf8_strlen (column->header, -1) <= 9)
    {
      field = LODESTAR_FIELD_TITLE;
      confidence *= 0.7;
    }

  if (field != LODESTAR_FIELD_NONE && !is_signup && !lodestar_field_is_person (field))
    {
      column->is_ignored = TRUE;
      lodestar_mapping_assign (column, LODESTAR_FIELD_NONE, confidence,
                               g_strdup (_ ("Belongs to a program: import it there.")));
      return;
    }

  /* “Employee” may be a number or a name; the values tell. */
  if (field == LODESTAR_FIELD_NAME && stats->digit_share > 0.8 && stats->distinct_share > 0.9)
    field = LODESTAR_FIELD_NUMBER;

  if (field != LODESTAR_FIELD_NONE)
    {
      weight = lodestar_mapping_weigh (field, stats);
      lodestar_mapping_assign (
        column, field, confidence * weight,
        weight < 0.95 && stats->n_sampled > 0
          ? g_strdup_printf (_ ("The header says so; the values hardly fit (“%s”)."),
                             column->samples[0])
          : g_strdup (_ ("The header says so.")));
    }
  else if (column->is_ignored)
    lodestar_mapping_assign (column, LODESTAR_FIELD_NONE, confidence,
                             g_strdup (_ ("Known, and nothing that is imported.")));
  else if (stats->email_share > 0.8)
    lodestar_mapping_assign (column, LODESTAR_FIELD_EMAIL, 0.6,
                             g_strdup (_ ("The values are e-mail addresses.")));
  else if (stats->comma_name_share > 0.7 && stats->distinct_share > 0.5)
    lodestar_mapping_assign (column, LODESTAR_FIELD_NAME, 0.5,
                             g_strdup (_ ("The values look like “Last, First”.")));
  else if (!has_header && stats->digit_share > 0.95 && stats->distinct_share > 0.99 &&
           stats->date_share < 0.5)
    lodestar_mapping_assign (column, LODESTAR_FIELD_NUMBER, 0.4,
                             g_strdup (_ ("Each row has a number of its own here.")));
  else
    lodestar_mapping_assign (
      column, LODESTAR_FIELD_NONE, 0,
      g_strdup (stats->n_sampled > 0 ? _ ("Not recognized.") : _ ("The column is empty.")));
}

/* Form tools number the answers: such an “ID” is nobody's employee number. */
static void
lodestar_mapping_drop_answer_numbers (LodestarMapping *self)
{
  static const char *const signs[] = { "start time",  "completion time", "timestamp",
                                       "zeitstempel", "horodateur",      "marca temporal" };
  gboolean                 is_form = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *key = lodestar_text_fold (self->columns[i].header);

      for (gsize j = 0; j < G_N_ELEMENTS (signs); j++)
        is_form |= strcmp (key, signs[j]) == 0;
    }

  for (guint i = 0; is_form && i < self->n_columns; i++)
    {
      LodestarColumn *column = &self->columns[i];

      if (column->field != LODESTAR_FIELD_NUMBER || g_ascii_strcasecmp (column->header, "ID") != 0)
        continue;

      column->is_ignored = TRUE;
      lodestar_mapping_assign (column, LODESTAR_FIELD_NONE, 0.9,
                               g_strdup (_ ("The number of the answer, not of the person.")));
    }
}

/* Leaves each field to the one column that fits best. */
static void
lodestar_mapping_settle (LodestarMapping *self, const LodestarColumnStats *stats)
{
  for (guint field = 1; field < LODESTAR_N_FIELDS; field++)
    {
      int best = -1;

      for (guint i = 0; i < self->n_columns; i++)
        {
          LodestarColumn *column = &self->columns[i];

          if (column->field != field)
            continue;

          if (column->confidence < LODESTAR_MAPPING_THRESHOLD)
            {
              lodestar_mapping_assign (column, LODESTAR_FIELD_NONE, column->confidence,
                                       g_steal_pointer (&column->reason));
              continue;
            }

          if (best < 0 || column->confidence + stats[i].bonus >
                            self->columns[best].confidence + stats[best].bonus + 1e-9)
            best = (int) i;
        }

      for (guint i = 0; best >= 0 && i < self->n_columns; i++)
        if (self->columns[i].field == field && (int) i != best)
          lodestar_mapping_assign (
            &self->columns[i], LODESTAR_FIELD_NONE, self->columns[i].confidence,
            g_strdup_printf (_ ("The column “%s” is taken for this."), self->columns[best].header));
    }
}

/* Given and family name belong together. Where only one is there, it is the whole name; where
 * there is a given name and a “Name” that lacks it, that is the family name (“Name; Vorname”). */
static void
lodestar_mapping_settle_names (LodestarMapping     *self,
                               const LodestarTable *table,
                               const LodestarShape *shape)
{
  int name = lodestar_mapping_find (self, LODESTAR_FIELD_NAME);
  int given = lodestar_mapping_find (self, LODESTAR_FIELD_GIVEN_NAME);
  int family = lodestar_mapping_find (self, LODESTAR_FIELD_FAMILY_NAME);

  if (name < 0 && (given < 0) != (family < 0))
    lodestar_mapping_assign (&self->columns[given >= 0 ? given : family], LODESTAR_FIELD_NAME, 0.6,
                             g_strdup (_ ("It is the only column with names.")));

  if (name >= 0 && given >= 0 && family < 0)
    {
      guint n_inside = 0, n_both = 0;

      for (guint i = 0; i < MIN (shape->n_rows, 200); i++)
        {
          const char *whole = lodestar_table_get_cell (table, shape->rows[i], (guint) name);
          const char *part = lodestar_table_get_cell (table, shape->rows[i], (guint) given);

          n_both += whole[0] != '\0' && part[0] != '\0';
          n_inside += part[0] != '\0' && strstr (whole, part) != NULL;
        }

      if (n_both > 0 && n_inside * 2 < n_both)
        lodestar_mapping_assign (&self->columns[name], LODESTAR_FIELD_FAMILY_NAME, 0.8,
                                 g_strdup (_ ("The given name stands in a column of its own.")));
    }
}

/**
 * lodestar_mapping_recognize:
 * @table: a table
 * @shape: where its list stands
 * @is_signup: whether the list is one of participants of a program, whose
 *   columns may also say role, capacity and wishes
 *
 * Recognizes the columns by their headers, in English, German, French and
 * Spanish, and by their values. Sensitive columns are left out.
 *
 * Returns: (transfer full): what each column means
 */
LodestarMapping *
lodestar_mapping_recognize (const LodestarTable *table,
                            const LodestarShape *shape,
                            gboolean             is_signup)
{
  LodestarMapping                *self = g_new0 (LodestarMapping, 1);
  g_autofree LodestarColumnStats *stats = NULL;

  g_return_val_if_fail (table != NULL && shape != NULL, NULL);

  self->n_columns = shape->n_columns;
  self->columns = g_new0 (LodestarColumn, self->n_columns + 1);
  stats = g_new0 (LodestarColumnStats, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].header = g_strdup (shape->headers[i]);
      lodestar_column_measure (&self->columns[i], table, shape, i, &stats[i]);
      lodestar_mapping_judge (&self->columns[i], &stats[i], shape->header_row >= 0, is_signup);
    }

  lodestar_mapping_drop_answer_numbers (self);
  lodestar_mapping_rate_managers (self, table, shape, stats);
  lodestar_mapping_settle (self, stats);
  lodestar_mapping_settle_names (self, table, shape);
  lodestar_mapping_examine (self, table, shape);

  return self;
}

/**
 * lodestar_mapping_free:
 * @self: (transfer full): a mapping
 *
 * Frees the mapping.
 */
void
lodestar_mapping_free (LodestarMapping *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      LodestarColumn *column = &self->columns[i];

      g_free (column->header);
      g_free (column->reason);

      for (guint j = 0; j < LODESTAR_N_SAMPLES; j++)
        g_free (column->samples[j]);
    }

  g_free (self->columns);
  g_free (self);
}

/**
 * lodestar_mapping_find:
 * @self: a mapping
 * @field: a field
 *
 * Returns: the column that means @field, or -1
 */
int
lodestar_mapping_find (const LodestarMapping *self, LodestarField field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].field == field)
      return (int) i;

  return -1;
}

/**
 * lodestar_mapping_set:
 * @self: a mapping
 * @table: the table it was made from
 * @shape: the shape it was made from
 * @column: a column
 * @field: what the user says that it means; %LODESTAR_FIELD_NONE leaves it out
 *
 * Corrects the meaning of a column. The column that had @field before is left
 * out.
 */
void
lodestar_mapping_set (LodestarMapping     *self,
                      const LodestarTable *table,
                      const LodestarShape *shape,
                      guint                column,
                      LodestarField        field)
{
  int before;

  g_return_if_fail (self != NULL && column < self->n_columns);
  g_return_if_fail ((guint) field < LODESTAR_N_FIELDS);

  before = field != LODESTAR_FIELD_NONE ? lodestar_mapping_find (self, field) : -1;

  if (before >= 0)
    lodestar_mapping_assign (
      &self->columns[before], LODESTAR_FIELD_NONE, 1,
      g_strdup_printf (_ ("The column “%s” is taken for this."), self->columns[column].header));

  lodestar_mapping_assign (&self->columns[column], field, 1, g_strdup (_ ("You chose it.")));
  lodestar_mapping_examine (self, table, shape);
}

/**
 * lodestar_mapping_check:
 * @self: a mapping
 * @error: return location for a #GError, or %NULL
 *
 * Whether a list can be imported with this mapping. Fails with
 * %LODESTAR_ERROR_INVALID where no column has names: people without names are
 * of no use to anybody.
 *
 * Returns: whether it can
 */
gboolean
lodestar_mapping_check (const LodestarMapping *self, GError **error)
{
  g_autoptr (GString) headers = NULL;

  if (lodestar_mapping_find (self, LODESTAR_FIELD_NAME) >= 0 ||
      lodestar_mapping_find (self, LODESTAR_FIELD_GIVEN_NAME) >= 0 ||
      lodestar_mapping_find (self, LODESTAR_FIELD_FAMILY_NAME) >= 0)
    return TRUE;

  headers = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->n_columns, 12); i++)
    g_string_append_printf (headers, "%s%s", i > 0 ? ", " : "", self->columns[i].header);

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("The file has no column with names. Say which one it is. Its columns are: %s."),
               headers->str);

  return FALSE;
}
