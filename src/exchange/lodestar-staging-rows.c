/* lodestar-staging-rows.c - the rows of a list in one form
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-staging-private.h"
#include "lodestar-text.h"

/* How often progress is told and cancelling looked at, in rows. */
#define LODESTAR_STAGER_TICK 2048

/* Reading the rows is about so much of the work. */
#define LODESTAR_STAGER_ROWS_SHARE 0.8

/* The cleaned text of the field in a row; "" where the cell is empty, %NULL where the file has no
 * such column. */
static const char *
lodestar_stager_get_text (LodestarStager *self, guint row, LodestarField field)
{
  int         column = self->columns[field];
  const char *text;

  if (column < 0)
    return NULL;

  text = lodestar_table_get_cell (self->table, row, (guint) column);

  if (lodestar_stager_is_clean (text))
    return text;

  return lodestar_stager_take (self, lodestar_text_clean (text));
}

static void
lodestar_stager_warn_about_value (LodestarStager *self,
                                  guint           line,
                                  LodestarField   field,
                                  const char     *text)
{
  lodestar_stager_warn (self, LODESTAR_WARNING_BAD_VALUE, line,
                        g_strdup_printf (_ ("%s: “%s” is not understood and left out."),
                                         lodestar_field_get_label (field), text));
}

static const char *
lodestar_stager_join_names (LodestarStager *self, const char *given, const char *family)
{
  if (given == NULL || given[0] == '\0')
    return family;

  if (family == NULL || family[0] == '\0')
    return given;

  return lodestar_stager_take (self, g_strconcat (given, " ", family, NULL));
}

/* Sets the names of a row, from one column or from several. A number in brackets behind the name
 * is the number where the file has no column for it. */
static void
lodestar_stager_read_name (LodestarStager *self, guint row, LodestarStagedRow *out)
{
  const char *name = lodestar_stager_get_text (self, row, LODESTAR_FIELD_NAME);
  const char *given = lodestar_stager_get_text (self, row, LODESTAR_FIELD_GIVEN_NAME);
  const char *family = lodestar_stager_get_text (self, row, LODESTAR_FIELD_FAMILY_NAME);

  if (name != NULL && strpbrk (name, ",()") != NULL)
    {
      g_auto (LodestarNameParts) parts = { 0 };

      lodestar_value_parse_name (name, &parts);
      name = lodestar_stager_keep (self, parts.full);

      if (parts.given != NULL && (given == NULL || given[0] == '\0'))
        given = lodestar_stager_keep (self, parts.given);

      if (parts.family != NULL && (family == NULL || family[0] == '\0'))
        family = lodestar_stager_keep (self, parts.family);

      if (parts.number != NULL && self->columns[LODESTAR_FIELD_NUMBER] < 0)
        out->values[LODESTAR_FIELD_NUMBER] = lodestar_stager_keep (self, parts.number);
    }

  if (name == NULL || name[0] == '\0')
    name = lodestar_stager_join_names (self, given, family);

  out->values[LODESTAR_FIELD_NAME] = name != NULL ? name : "";
  out->values[LODESTAR_FIELD_GIVEN_NAME] = given != NULL && given[0] != '\0' ? given : NULL;
  out->values[LODESTAR_FIELD_FAMILY_NAME] = family != NULL && family[0] != '\0' ? family : NULL;
}

/* A number or an address may be said to be missing in words. */
static gboolean
lodestar_stager_is_missing (const char *text)
{
  return text == NULL || text[0] == '\0' || strcmp (text, "-") == 0 ||
         (strlen (text) <= 4 && strcmp (text, "0") != 0 && strpbrk (text, "0123456789") == NULL &&
          lodestar_value_is_nobody (text));
}

static void
lodestar_stager_read_keys (LodestarStager *self, guint row, LodestarStagedRow *out)
{
  const char *number = lodestar_stager_get_text (self, row, LODESTAR_FIELD_NUMBER);
  const char *email = lodestar_stager_get_text (self, row, LODESTAR_FIELD_EMAIL);

  if (!lodestar_stager_is_missing (number))
    out->values[LODESTAR_FIELD_NUMBER] = number;

  if (!lodestar_stager_is_missing (email))
    {
      if (g_ascii_strncasecmp (email, "mailto:", 7) == 0)
        email += 7;

      if (lodestar_value_is_email (email) || (self->has_bare_emails && strchr (email, ' ') == NULL))
        out->values[LODESTAR_FIELD_EMAIL] = email;
      else
        lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_EMAIL, email);
    }

  out->number_key = lodestar_stager_keep_key (self, out->values[LODESTAR_FIELD_NUMBER]);
  out->email_key = lodestar_stager_keep_key (self, out->values[LODESTAR_FIELD_EMAIL]);
  out->name_key = lodestar_stager_keep_key (self, out->values[LODESTAR_FIELD_NAME]);
}

static const char *
lodestar_stager_read_date (LodestarStager    *self,
                           LodestarStagedRow *out,
                           LodestarField      field,
                           const char        *text)
{
  int               column = self->columns[field];
  LodestarDateOrder order = self->mapping->columns[column].date_order;
  LodestarDate      date = lodestar_value_parse_date (text, order);
  char              buffer[LODESTAR_DATE_ISO_SIZE];

  if (date != LODESTAR_DATE_NONE)
    return lodestar_stager_keep (self, lodestar_date_to_iso (date, buffer));

  if (order == LODESTAR_DATE_ORDER_AMBIGUOUS &&
      lodestar_value_parse_date (text, LODESTAR_DATE_ORDER_DMY) != LODESTAR_DATE_NONE)
    self->staging->date_column = column;
  else
    lodestar_stager_warn_about_value (self, out->line, field, text);

  return NULL;
}

static const char *
lodestar_stager_read_status (LodestarStager *self, LodestarStagedRow *out, const char *text)
{
  gpointer           stored;
  LodestarEmployment employment;

  if (g_hash_table_lookup_extended (self->employment, text, NULL, &stored))
    employment = (LodestarEmployment) GPOINTER_TO_UINT (stored);
  else
    {
      employment = lodestar_value_parse_employment (text);
      g_hash_table_insert (self->employment, (gpointer) text, GUINT_TO_POINTER (employment));
    }

  if (employment == LODESTAR_EMPLOYMENT_UNKNOWN)
    lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_STATUS, text);

  return lodestar_employment_get_nick (employment);
}

/* A role in words, or a yes below a header that names the role. A no says nothing: the file or
 * the user says which role it is otherwise. */
static const char *
lodestar_stager_read_role (LodestarStager *self, LodestarStagedRow *out, const char *text)
{
  int                column = self->columns[LODESTAR_FIELD_ROLE];
  LodestarSignupRole role = lodestar_value_parse_role (text);
  gboolean           flag;

  if (role == LODESTAR_SIGNUP_NONE && lodestar_value_parse_flag (text, &flag))
    return flag ? lodestar_signup_role_get_nick (
                    lodestar_value_parse_role (self->mapping->columns[column].header))
                : NULL;

  if (role == LODESTAR_SIGNUP_NONE)
    lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_ROLE, text);

  return lodestar_signup_role_get_nick (role);
}

static const char *
lodestar_stager_read_capacity (LodestarStager *self, LodestarStagedRow *out, const char *text)
{
  int min, max;

  if (lodestar_value_parse_capacity (text, &min, &max))
    return lodestar_stager_take (self, g_strdup_printf ("%d-%d", min, max));

  lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_CAPACITY, text);

  return NULL;
}

static const char *
lodestar_stager_read_training (LodestarStager *self, LodestarStagedRow *out, const char *text)
{
  gboolean flag;

  if (lodestar_value_parse_flag (text, &flag))
    return flag ? "yes" : "no";

  /* The day on which it was done. */
  if (lodestar_value_parse_date (text, LODESTAR_DATE_ORDER_DMY) != LODESTAR_DATE_NONE ||
      lodestar_value_parse_date (text, LODESTAR_DATE_ORDER_MDY) != LODESTAR_DATE_NONE)
    return "yes";

  lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_TRAINING, text);

  return NULL;
}

static const char *
lodestar_stager_read_time_zone (LodestarStager *self, LodestarStagedRow *out, const char *text)
{
  char *zone = lodestar_value_parse_time_zone (text);

  if (zone != NULL)
    return lodestar_stager_take (self, zone);

  lodestar_stager_warn_about_value (self, out->line, LODESTAR_FIELD_TIME_ZONE, text);

  return NULL;
}

/* Lists are read from the raw cell: line breaks part items. */
static const char *
lodestar_stager_read_list (LodestarStager *self, guint row, LodestarField field)
{
  int         column = self->columns[field];
  const char *text = lodestar_table_get_cell (self->table, row, (guint) column);

  if (lodestar_stager_is_clean (text) && strpbrk (text, ",;|/") == NULL)
    return text;

  return lodestar_stager_take (self, lodestar_value_parse_list (text));
}

/* So are the lines of a note. */
static const char *
lodestar_stager_read_note (LodestarStager *self, guint row)
{
  int column = self->columns[LODESTAR_FIELD_NOTE];

  return lodestar_stager_take (
    self, lodestar_text_clean_lines (lodestar_table_get_cell (self->table, row, (guint) column)));
}

/* What an empty cell says. What the coordinator wrote is never taken away by a list. */
static const char *
lodestar_stager_read_empty (LodestarStager *self, LodestarField field)
{
  return self->options->is_full_list && lodestar_field_is_person (field) &&
             field != LODESTAR_FIELD_STATUS && field != LODESTAR_FIELD_PREFERRED_NAME &&
             field != LODESTAR_FIELD_NOTE && field != LODESTAR_FIELD_EFFECTIVE_DATE
           ? ""
           : NULL;
}

static const char *
lodestar_stager_read_value (LodestarStager    *self,
                            guint              row,
                            LodestarField      field,
                            LodestarStagedRow *out)
{
  const char *text = lodestar_stager_get_text (self, row, field);

  if (text == NULL)
    return NULL;

  if (text[0] == '\0')
    return lodestar_stager_read_empty (self, field);

  switch (field)
    {
    case LODESTAR_FIELD_HIRE_DATE:
    case LODESTAR_FIELD_EFFECTIVE_DATE:
      return lodestar_stager_read_date (self, out, field, text);
    case LODESTAR_FIELD_NOTE:
      return lodestar_stager_read_note (self, row);
    case LODESTAR_FIELD_STATUS:
      return lodestar_stager_read_status (self, out, text);
    case LODESTAR_FIELD_TIME_ZONE:
      return lodestar_stager_read_time_zone (self, out, text);
    case LODESTAR_FIELD_ROLE:
      return lodestar_stager_read_role (self, out, text);
    case LODESTAR_FIELD_CAPACITY:
      return lodestar_stager_read_capacity (self, out, text);
    case LODESTAR_FIELD_TRAINING:
      return lodestar_stager_read_training (self, out, text);
    default:
      return lodestar_field_is_list (field) ? lodestar_stager_read_list (self, row, field) : text;
    }
}

static gboolean
lodestar_stager_is_same_row (const LodestarStagedRow *one, const LodestarStagedRow *other)
{
  for (guint i = 0; i < LODESTAR_N_FIELDS; i++)
    if (g_strcmp0 (one->values[i], other->values[i]) != 0)
      return FALSE;

  return g_strcmp0 (one->manager, other->manager) == 0;
}

/* A row whose number or address an earlier one has: the same person twice, or a mistake. */
static gboolean
lodestar_stager_is_repeated (LodestarStager *self, LodestarStagedRow *row)
{
  guint              place = lodestar_stager_look_up (self->row_numbers, row->number_key);
  LodestarStagedRow *first;

  if (place == LODESTAR_STAGER_NOBODY && row->number_key == NULL)
    place = lodestar_stager_look_up (self->row_emails, row->email_key);

  if (place == LODESTAR_STAGER_NOBODY)
    return FALSE;

  first = lodestar_stager_get_row (self, place);

  if (lodestar_stager_is_same_row (first, row))
    {
      row->is_rejected = TRUE;
      lodestar_stager_warn (self, LODESTAR_WARNING_DUPLICATE_ROW, row->line,
                            g_strdup_printf (_ ("%s stands on line %u already, word for word."),
                                             row->values[LODESTAR_FIELD_NAME], first->line));
      return TRUE;
    }

  lodestar_stager_reject (
    self, row,
    row->number_key != NULL
      ? g_strdup_printf (_ ("The number %s is on line %u already, for %s."),
                         row->values[LODESTAR_FIELD_NUMBER], first->line,
                         first->values[LODESTAR_FIELD_NAME])
      : g_strdup_printf (_ ("The e-mail address %s is on line %u already, for %s."),
                         row->values[LODESTAR_FIELD_EMAIL], first->line,
                         first->values[LODESTAR_FIELD_NAME]));

  return TRUE;
}

/* People with numbers of their own may share an address; then it is no address of the second. */
static void
lodestar_stager_drop_shared_email (LodestarStager *self, LodestarStagedRow *row)
{
  guint place = lodestar_stager_look_up (self->row_emails, row->email_key);

  if (place == LODESTAR_STAGER_NOBODY)
    return;

  lodestar_stager_warn (
    self, LODESTAR_WARNING_DUPLICATE_EMAIL, row->line,
    g_strdup_printf (_ ("The e-mail address %s is on line %u already; %s is imported without it."),
                     row->values[LODESTAR_FIELD_EMAIL], lodestar_stager_get_row (self, place)->line,
                     row->values[LODESTAR_FIELD_NAME]));
  row->values[LODESTAR_FIELD_EMAIL] = NULL;
  row->email_key = NULL;
}

static void
lodestar_stager_read_row (LodestarStager *self, guint row)
{
  LodestarStagedRow out = { 0 };

  out.line = lodestar_table_get_line (self->table, row);
  out.known = out.entry = LODESTAR_STAGER_NOBODY;
  lodestar_stager_read_name (self, row, &out);
  lodestar_stager_read_keys (self, row, &out);
  out.manager = lodestar_stager_get_text (self, row, LODESTAR_FIELD_MANAGER);

  for (guint i = LODESTAR_FIELD_PREFERRED_NAME; i < LODESTAR_N_FIELDS; i++)
    if (i != LODESTAR_FIELD_EMAIL && i != LODESTAR_FIELD_MANAGER)
      out.values[i] = lodestar_stager_read_value (self, row, (LodestarField) i, &out);

  if (out.name_key == NULL)
    lodestar_stager_reject (self, &out, g_strdup (_ ("There is no name.")));
  else if (!lodestar_stager_is_repeated (self, &out))
    {
      lodestar_stager_drop_shared_email (self, &out);
      lodestar_stager_store (self->row_numbers, out.number_key, self->rows->len);
      lodestar_stager_store (self->row_emails, out.email_key, self->rows->len);
    }

  g_array_append_val (self->rows, out);
}

/* Whether the column of addresses has user names instead, as some systems export them. */
static gboolean
lodestar_stager_has_bare_emails (LodestarStager *self)
{
  int   column = self->columns[LODESTAR_FIELD_EMAIL];
  guint n = 0, n_emails = 0;

  for (guint i = 0; column >= 0 && i < self->shape->n_rows && n < 1000; i++)
    {
      const char *text =
        lodestar_table_get_cell (self->table, self->shape->rows[i], (guint) column);

      n += text[0] != '\0';
      n_emails += strchr (text, '@') != NULL;
    }

  return n_emails * 2 < n;
}

static void
lodestar_stager_choose_key (LodestarStager *self)
{
  gboolean has_numbers = g_hash_table_size (self->row_numbers) > 0;

  if (has_numbers || self->columns[LODESTAR_FIELD_NUMBER] >= 0)
    self->staging->key = LODESTAR_STAGING_BY_NUMBER;
  else if (self->columns[LODESTAR_FIELD_EMAIL] >= 0)
    self->staging->key = LODESTAR_STAGING_BY_EMAIL;
  else
    {
      self->staging->key = LODESTAR_STAGING_BY_NONE;
      lodestar_stager_warn (
        self, LODESTAR_WARNING_NO_KEY, 0,
        g_strdup (_ ("The file has neither employee numbers nor e-mail addresses, so each row is "
                     "a person of its own, and changes cannot be told from new people later.")));
    }
}

/* Reads all rows into one form, and sorts out those that cannot be imported at all. */
gboolean
lodestar_stager_read_rows (LodestarStager *self, GError **error)
{
  self->has_bare_emails = lodestar_stager_has_bare_emails (self);

  for (guint i = 0; i < self->shape->n_rows; i++)
    {
      lodestar_stager_read_row (self, self->shape->rows[i]);

      if (i % LODESTAR_STAGER_TICK != 0)
        continue;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      if (self->progress != NULL)
        self->progress (LODESTAR_STAGER_ROWS_SHARE * i / self->shape->n_rows, self->user_data);
    }

  lodestar_stager_choose_key (self);

  if (self->staging->date_column >= 0)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_DATE_ORDER, 0,
      g_strdup_printf (_ ("The dates in “%s” can be read with the day or the month first. Say "
                          "which; until then they are left out."),
                       self->mapping->columns[self->staging->date_column].header));

  return TRUE;
}
