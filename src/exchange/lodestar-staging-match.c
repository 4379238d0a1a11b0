/* lodestar-staging-match.c - which rows of a list are people of the workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-staging-private.h"
#include "lodestar-text.h"

/* A warning about people with one name lists this many of their lines. */
#define LODESTAR_STAGER_MAX_LINES 5

static const char *
lodestar_stager_get_known_value (const LodestarKnownPerson *person, LodestarField field)
{
  return person->values[field] != NULL ? person->values[field] : "";
}

static const char *
lodestar_stager_skip_zeros (const char *key)
{
  while (*key == '0' && key[1] != '\0')
    key++;

  return key;
}

static gboolean
lodestar_stager_has_same_key (const char *one, const char *other)
{
  g_autofree char *one_key = lodestar_text_key (one);
  g_autofree char *other_key = lodestar_text_key (other);

  return strcmp (one_key, other_key) == 0;
}

/* Known people by their number without the zeros before it; made where a number is not found. */
static GHashTable *
lodestar_stager_index_bare_numbers (LodestarStager *self)
{
  GHashTable    *bare = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer       key, place;

  g_hash_table_iter_init (&iter, self->known_numbers);

  while (g_hash_table_iter_next (&iter, &key, &place))
    {
      const char *stripped = lodestar_stager_skip_zeros (key);

      if (stripped[strspn (stripped, "0123456789")] == '\0')
        g_hash_table_insert (bare, (gpointer) stripped, place);
    }

  return bare;
}

/* Somebody whose number differs by zeros before it: spreadsheets take them off. Only with the same
 * name or address it is the same person; the number that is known is kept. */
static guint
lodestar_stager_find_by_bare_number (LodestarStager *self, LodestarStagedRow *row, GHashTable *bare)
{
  const LodestarKnownPerson *person;
  guint                      place;

  place = lodestar_stager_look_up (bare, lodestar_stager_skip_zeros (row->number_key));

  if (place == LODESTAR_STAGER_NOBODY)
    return place;

  person = &self->known[place];

  if (lodestar_stager_has_same_key (
        row->values[LODESTAR_FIELD_NAME],
        lodestar_stager_get_known_value (person, LODESTAR_FIELD_NAME)) ||
      (row->email_key != NULL &&
       lodestar_stager_look_up (self->known_emails, row->email_key) == place))
    {
      lodestar_stager_warn (
        self, LODESTAR_WARNING_LEADING_ZEROS, row->line,
        g_strdup_printf (_ ("The number %s of %s is %s in the workspace. Spreadsheets take zeros "
                            "off; the number is kept as it was."),
                         row->values[LODESTAR_FIELD_NUMBER], row->values[LODESTAR_FIELD_NAME],
                         lodestar_stager_get_known_value (person, LODESTAR_FIELD_NUMBER)));
      row->values[LODESTAR_FIELD_NUMBER] = NULL;

      return place;
    }

  lodestar_stager_warn (
    self, LODESTAR_WARNING_LEADING_ZEROS, row->line,
    g_strdup_printf (_ ("The number %s of %s looks like %s without its zeros, which is the number "
                        "of %s."),
                     row->values[LODESTAR_FIELD_NUMBER], row->values[LODESTAR_FIELD_NAME],
                     lodestar_stager_get_known_value (person, LODESTAR_FIELD_NUMBER),
                     lodestar_stager_get_known_value (person, LODESTAR_FIELD_NAME)));

  return LODESTAR_STAGER_NOBODY;
}

/* Somebody with the address of the row. With another number it is somebody else. */
static guint
lodestar_stager_find_by_email (LodestarStager *self, LodestarStagedRow *row)
{
  guint                      place = lodestar_stager_look_up (self->known_emails, row->email_key);
  const LodestarKnownPerson *person;
  const char                *number;

  if (place == LODESTAR_STAGER_NOBODY || row->number_key == NULL)
    return place;

  person = &self->known[place];
  number = lodestar_stager_get_known_value (person, LODESTAR_FIELD_NUMBER);

  if (number[0] == '\0')
    return place;

  self->is_seen[place] = TRUE;
  lodestar_stager_reject (
    self, row,
    g_strdup_printf (_ ("The number %s is new, but the e-mail address %s belongs to %s with the "
                        "number %s. Correct one of them."),
                     row->values[LODESTAR_FIELD_NUMBER], row->values[LODESTAR_FIELD_EMAIL],
                     lodestar_stager_get_known_value (person, LODESTAR_FIELD_NAME), number));

  return LODESTAR_STAGER_NOBODY;
}

/* Binds a row to a known person, of whom there may be only one row. */
static void
lodestar_stager_bind (LodestarStager *self, guint place, guint known)
{
  LodestarStagedRow *row = lodestar_stager_get_row (self, place);

  self->is_seen[known] = TRUE;

  if (self->known_rows[known] != LODESTAR_STAGER_NOBODY)
    {
      lodestar_stager_reject (
        self, row,
        g_strdup_printf (_ ("%s stands on line %u already."), row->values[LODESTAR_FIELD_NAME],
                         lodestar_stager_get_row (self, self->known_rows[known])->line));
      return;
    }

  row->known = known;
  self->known_rows[known] = place;
}

static void
lodestar_stager_find_by_keys (LodestarStager *self)
{
  g_autoptr (GHashTable) bare = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LodestarStagedRow *row = lodestar_stager_get_row (self, i);
      guint              known;

      if (row->is_rejected)
        continue;

      if (row->number_key == NULL && row->email_key == NULL)
        {
          lodestar_stager_reject (self, row,
                                  g_strdup (_ ("There is neither a number nor an e-mail address, "
                                               "so it cannot be told who this is.")));
          continue;
        }

      known = lodestar_stager_look_up (self->known_numbers, row->number_key);

      if (known == LODESTAR_STAGER_NOBODY && row->number_key != NULL && self->n_known > 0)
        {
          if (bare == NULL)
            bare = lodestar_stager_index_bare_numbers (self);

          known = lodestar_stager_find_by_bare_number (self, row, bare);
        }

      if (known == LODESTAR_STAGER_NOBODY)
        known = lodestar_stager_find_by_email (self, row);

      if (known != LODESTAR_STAGER_NOBODY)
        lodestar_stager_bind (self, i, known);
    }
}

/* An address that belongs to somebody else of the workspace, who keeps it, is left out. */
static void
lodestar_stager_drop_taken_emails (LodestarStager *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LodestarStagedRow *row = lodestar_stager_get_row (self, i);
      guint              owner = lodestar_stager_look_up (self->known_emails, row->email_key);
      guint              owner_row;

      if (row->is_rejected || owner == LODESTAR_STAGER_NOBODY || owner == row->known)
        continue;

      owner_row = self->known_rows[owner];

      if (owner_row != LODESTAR_STAGER_NOBODY &&
          lodestar_stager_get_row (self, owner_row)->email_key != NULL)
        continue;

      lodestar_stager_warn (
        self, LODESTAR_WARNING_DUPLICATE_EMAIL, row->line,
        g_strdup_printf (_ ("The e-mail address %s belongs to %s; %s is imported without it."),
                         row->values[LODESTAR_FIELD_EMAIL],
                         lodestar_stager_get_known_value (&self->known[owner], LODESTAR_FIELD_NAME),
                         row->values[LODESTAR_FIELD_NAME]));
      row->values[LODESTAR_FIELD_EMAIL] = NULL;
      row->email_key = NULL;
    }
}

/* Whether everything that the row says is so already. */
static gboolean
lodestar_stager_says_nothing_new (const LodestarStagedRow *row, const LodestarKnownPerson *person)
{
  for (guint i = 1; i < LODESTAR_N_PERSON_FIELDS; i++)
    {
      /* How a name is divided may have been corrected by hand. */
      if (i == LODESTAR_FIELD_GIVEN_NAME || i == LODESTAR_FIELD_FAMILY_NAME ||
          i == LODESTAR_FIELD_EFFECTIVE_DATE || row->values[i] == NULL)
        continue;

      if (!lodestar_stager_has_same_key (
            row->values[i], lodestar_stager_get_known_value (person, (LodestarField) i)))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  GArray *rows;  /* (owned), of guint */
  GArray *known; /* (owned), of guint */
} LodestarNamesakes;

static void
lodestar_namesakes_free (LodestarNamesakes *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->known);
  g_free (self);
}

static LodestarNamesakes *
lodestar_stager_ensure_namesakes (GHashTable *groups, const char *key, guint first)
{
  LodestarNamesakes *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_new0 (LodestarNamesakes, 1);
      group->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      group->known = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (group->rows, first);
      g_hash_table_insert (groups, (gpointer) key, group);
    }

  return group;
}

/* Rows and known people with the same name: of the rows all names that several have or that
 * somebody has who is in the workspace and not in the file. Where nothing else tells people apart
 * those who are in the file count as well. */
static GHashTable *
lodestar_stager_group_names (LodestarStager *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *groups =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lodestar_namesakes_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LodestarStagedRow *row = lodestar_stager_get_row (self, i);
      guint              first;

      if (row->is_rejected)
        continue;

      first = lodestar_stager_look_up (firsts, row->name_key);

      if (first == LODESTAR_STAGER_NOBODY)
        lodestar_stager_store (firsts, row->name_key, i);
      else
        g_array_append_val (lodestar_stager_ensure_namesakes (groups, row->name_key, first)->rows,
                            i);
    }

  for (guint i = 0; i < self->n_known; i++)
    {
      g_autofree char *key = NULL;
      guint            first;

      if (self->known_rows[i] != LODESTAR_STAGER_NOBODY)
        continue;

      key =
        lodestar_text_key (lodestar_stager_get_known_value (&self->known[i], LODESTAR_FIELD_NAME));
      first = lodestar_stager_look_up (firsts, key);

      if (first != LODESTAR_STAGER_NOBODY)
        g_array_append_val (lodestar_stager_ensure_namesakes (
                              groups, lodestar_stager_get_row (self, first)->name_key, first)
                              ->known,
                            i);
    }

  return groups;
}

/* Whether an earlier row of the group says the same: a surplus one cannot be told from it. */
static gboolean
lodestar_stager_has_twin (LodestarStager          *self,
                          const LodestarNamesakes *group,
                          guint                    n,
                          const LodestarStagedRow *row)
{
  for (guint i = 0; i < n; i++)
    {
      const LodestarStagedRow *other =
        lodestar_stager_get_row (self, g_array_index (group->rows, guint, i));
      guint j = 0;

      while (j < LODESTAR_N_PERSON_FIELDS && g_strcmp0 (other->values[j], row->values[j]) == 0)
        j++;

      if (j == LODESTAR_N_PERSON_FIELDS)
        return TRUE;
    }

  return FALSE;
}

/* Without keys: rows that say exactly what is known are unchanged. If everybody of the name is
 * accounted for in this way, another row is another person; else it may be a change of one of
 * them, and nobody can tell. */
static void
lodestar_stager_match_namesakes (LodestarStager *self, LodestarNamesakes *group)
{
  guint n_open = group->known->len;

  for (guint i = 0; i < group->rows->len; i++)
    {
      guint              place = g_array_index (group->rows, guint, i);
      LodestarStagedRow *row = lodestar_stager_get_row (self, place);

      for (guint j = 0; j < group->known->len && row->known == LODESTAR_STAGER_NOBODY; j++)
        {
          guint known = g_array_index (group->known, guint, j);

          if (self->known_rows[known] == LODESTAR_STAGER_NOBODY &&
              lodestar_stager_says_nothing_new (row, &self->known[known]))
            {
              lodestar_stager_bind (self, place, known);
              n_open--;
            }
        }
    }

  for (guint i = 0; group->known->len > 0 && i < group->rows->len; i++)
    {
      LodestarStagedRow *row =
        lodestar_stager_get_row (self, g_array_index (group->rows, guint, i));

      if (row->known != LODESTAR_STAGER_NOBODY)
        continue;

      if (n_open > 0 || lodestar_stager_has_twin (self, group, i, row))
        lodestar_stager_reject (
          self, row,
          g_strdup_printf (_ ("%s is in the workspace already. Without a number or an e-mail "
                              "address it cannot be told whether this is the same person."),
                           row->values[LODESTAR_FIELD_NAME]));
    }

  /* Nobody has left who may be one of the rejected rows. */
  for (guint j = 0; n_open > 0 && j < group->known->len; j++)
    self->is_seen[g_array_index (group->known, guint, j)] = TRUE;
}

static void
lodestar_stager_warn_about_namesakes (LodestarStager *self, LodestarNamesakes *group)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint       n = 0, first = 0, n_unknown = 0, n_others = 0;
  const char *name = NULL;

  for (guint i = 0; i < group->rows->len; i++)
    {
      LodestarStagedRow *row =
        lodestar_stager_get_row (self, g_array_index (group->rows, guint, i));

      if (row->is_rejected)
        continue;

      if (n < LODESTAR_STAGER_MAX_LINES)
        g_string_append_printf (lines, "%s%u", n > 0 ? ", " : "", row->line);
      else if (n == LODESTAR_STAGER_MAX_LINES)
        g_string_append (lines, ", …");

      name = n == 0 ? row->values[LODESTAR_FIELD_NAME] : name;
      first = n == 0 ? row->line : first;
      n_unknown += row->known == LODESTAR_STAGER_NOBODY;
      n++;
    }

  for (guint j = 0; j < group->known->len; j++)
    n_others += self->known_rows[g_array_index (group->known, guint, j)] == LODESTAR_STAGER_NOBODY;

  if (n > 1)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_SAME_NAME, first,
      g_strdup_printf (_ ("%u people are called %s: lines %s."), n, name, lines->str));
  else if (n_unknown > 0 && n_others > 0)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_SAME_NAME, first,
      g_strdup_printf (_ ("%s is new, and somebody else in the workspace has the same name."),
                       name));
}

/* Finds the known person of each row. */
void
lodestar_stager_find_known (LodestarStager *self)
{
  g_autoptr (GHashTable) groups = NULL;
  GHashTableIter iter;
  gpointer       group;

  if (self->staging->key != LODESTAR_STAGING_BY_NONE)
    {
      lodestar_stager_find_by_keys (self);
      lodestar_stager_drop_taken_emails (self);
    }

  groups = lodestar_stager_group_names (self);
  g_hash_table_iter_init (&iter, groups);

  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      LodestarNamesakes *namesakes = group;

      if (self->staging->key == LODESTAR_STAGING_BY_NONE)
        lodestar_stager_match_namesakes (self, namesakes);

      lodestar_stager_warn_about_namesakes (self, namesakes);
    }
}

/* Makes the entries of the rows that stay. */
void
lodestar_stager_make_entries (LodestarStager *self)
{
  LodestarStaging *staging = self->staging;

  staging->entries = g_new0 (LodestarStagedEntry, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LodestarStagedRow   *row = lodestar_stager_get_row (self, i);
      LodestarStagedEntry *entry = &staging->entries[staging->n_entries];

      if (row->is_rejected)
        continue;

      row->entry = staging->n_entries++;
      entry->line = row->line;
      memcpy (entry->values, row->values, sizeof entry->values);

      if (row->manager != NULL && row->manager[0] != '\0')
        entry->values[LODESTAR_FIELD_MANAGER] = row->manager;

      if (row->known != LODESTAR_STAGER_NOBODY)
        entry->id = self->known[row->known].id;
    }
}
