/* lodestar-import.c - people from a file: read, staged, applied
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* The progress is kept in thousandths, so that it can be read on any thread. */
#define LODESTAR_IMPORT_PROGRESS 1000

const char lodestar_import_verb[] = "import";
const char lodestar_import_label[] = N_ ("Import");

G_DEFINE_FINAL_TYPE (LodestarImport, lodestar_import, G_TYPE_OBJECT)

/* Which field fills which text of a person. */
const LodestarImportText lodestar_import_texts[LODESTAR_N_IMPORT_TEXTS] = {
  { LODESTAR_FIELD_NUMBER, LODESTAR_PERSON_NUMBER },
  { LODESTAR_FIELD_EMAIL, LODESTAR_PERSON_EMAIL },
  { LODESTAR_FIELD_GIVEN_NAME, LODESTAR_PERSON_GIVEN_NAME },
  { LODESTAR_FIELD_FAMILY_NAME, LODESTAR_PERSON_FAMILY_NAME },
  { LODESTAR_FIELD_NAME, LODESTAR_PERSON_NAME },
  { LODESTAR_FIELD_TITLE, LODESTAR_PERSON_TITLE },
  { LODESTAR_FIELD_DEPARTMENT, LODESTAR_PERSON_DEPARTMENT },
  { LODESTAR_FIELD_TEAM, LODESTAR_PERSON_TEAM },
  { LODESTAR_FIELD_LOCATION, LODESTAR_PERSON_LOCATION },
  { LODESTAR_FIELD_COUNTRY, LODESTAR_PERSON_COUNTRY },
  { LODESTAR_FIELD_TIME_ZONE, LODESTAR_PERSON_TIME_ZONE },
  { LODESTAR_FIELD_NOTE, LODESTAR_PERSON_NOTE },
};

const LodestarImportTerm lodestar_import_terms[LODESTAR_N_IMPORT_TERMS] = {
  { LODESTAR_FIELD_SKILLS, LODESTAR_PERSON_TERM_SKILL },
  { LODESTAR_FIELD_DEVELOPMENT_AREAS, LODESTAR_PERSON_TERM_DEVELOPMENT },
  { LODESTAR_FIELD_INTERESTS, LODESTAR_PERSON_TERM_INTEREST },
  { LODESTAR_FIELD_LANGUAGES, LODESTAR_PERSON_TERM_LANGUAGE },
};

static void
lodestar_import_rejection_free (LodestarImportRejection *rejection)
{
  g_free (rejection->reason);
  g_free (rejection);
}

static void
lodestar_import_clear_staging (LodestarImport *self)
{
  g_clear_pointer (&self->staging, lodestar_staging_free);
  g_clear_pointer (&self->entry_ids, g_free);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_ptr_array_set_size (self->rejections, 0);
  memset (&self->counts, 0, sizeof self->counts);
}

static void
lodestar_import_clear_table (LodestarImport *self)
{
  lodestar_import_clear_staging (self);
  g_clear_pointer (&self->mapping, lodestar_mapping_free);
  g_clear_pointer (&self->shape, lodestar_shape_free);
  g_clear_pointer (&self->table, lodestar_table_unref);
}

/* Any thread may do this and any may look. */
void
lodestar_import_set_progress (double fraction, gpointer import)
{
  LodestarImport *self = import;

  g_atomic_int_set (&self->progress, (int) (fraction * LODESTAR_IMPORT_PROGRESS));
}

static void
lodestar_import_finalize (GObject *object)
{
  LodestarImport *self = LODESTAR_IMPORT (object);

  lodestar_import_clear_table (self);
  g_ptr_array_unref (self->rejections);
  g_free (self->path);
  g_free (self->encoding);
  g_free (self->sheet);
  g_free (self->role);

  G_OBJECT_CLASS (lodestar_import_parent_class)->finalize (object);
}

static void
lodestar_import_class_init (LodestarImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_import_finalize;
}

static void
lodestar_import_init (LodestarImport *self)
{
  self->valid_from = lodestar_date_today ();
  self->rejections =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_import_rejection_free);
}

/**
 * lodestar_import_new:
 *
 * Returns: (transfer full): an import without a file
 */
LodestarImport *
lodestar_import_new (void)
{
  return g_object_new (LODESTAR_TYPE_IMPORT, NULL);
}

/**
 * lodestar_import_set_path:
 * @self: an import
 * @path: the file
 *
 * Chooses the file. What was found out or chosen about another one is forgotten.
 */
void
lodestar_import_set_path (LodestarImport *self, const char *path)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self) && path != NULL);

  lodestar_import_clear_table (self);
  g_set_str (&self->path, path);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->sheet, g_free);
  self->delimiter = 0;
}

/**
 * lodestar_import_get_path:
 * @self: an import
 *
 * Returns: (nullable): the file
 */
const char *
lodestar_import_get_path (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->path;
}

/**
 * lodestar_import_set_encoding:
 * @self: an import
 * @encoding: (nullable): the encoding, or %NULL to find it out
 *
 * Sets the encoding for the next lodestar_import_read().
 */
void
lodestar_import_set_encoding (LodestarImport *self, const char *encoding)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self));

  g_set_str (&self->encoding, encoding);
}

/**
 * lodestar_import_set_delimiter:
 * @self: an import
 * @delimiter: the delimiter, or 0 to find it out
 *
 * Sets the delimiter for the next lodestar_import_read().
 */
void
lodestar_import_set_delimiter (LodestarImport *self, char delimiter)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self));

  self->delimiter = delimiter;
}

/**
 * lodestar_import_set_sheet:
 * @self: an import
 * @sheet: (nullable): the name of the sheet, or %NULL for the likeliest one
 *
 * Sets the sheet for the next lodestar_import_read().
 */
void
lodestar_import_set_sheet (LodestarImport *self, const char *sheet)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self));

  g_set_str (&self->sheet, sheet);
}

/**
 * lodestar_import_set_full_list:
 * @self: an import
 * @is_full_list: whether the file lists everybody
 *
 * Says whether who is missing in the file has left.
 */
void
lodestar_import_set_full_list (LodestarImport *self, gboolean is_full_list)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self));

  self->is_full_list = is_full_list;
}

/**
 * lodestar_import_is_full_list:
 * @self: an import
 *
 * Returns: whether the file lists everybody
 */
gboolean
lodestar_import_is_full_list (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), FALSE);

  return self->is_full_list;
}

/**
 * lodestar_import_set_valid_from:
 * @self: an import
 * @valid_from: from which day on the file is true; today by default
 *
 * Sets the day for the history, of all rows that do not say another.
 */
void
lodestar_import_set_valid_from (LodestarImport *self, LodestarDate valid_from)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self) && valid_from != LODESTAR_DATE_NONE);

  self->valid_from = valid_from;
}

/**
 * lodestar_import_get_valid_from:
 * @self: an import
 *
 * Returns: from which day on the file is true
 */
LodestarDate
lodestar_import_get_valid_from (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), LODESTAR_DATE_NONE);

  return self->valid_from;
}

/**
 * lodestar_import_set_signup:
 * @self: an import
 * @program_id: the program that people sign up for, or 0
 * @role: (nullable): the role of those of whom the file does not say it
 *
 * Makes the file a list of participants.
 */
void
lodestar_import_set_signup (LodestarImport *self, gint64 program_id, const char *role)
{
  g_return_if_fail (LODESTAR_IS_IMPORT (self));

  self->program_id = program_id;
  g_set_str (&self->role, role);
}

/**
 * lodestar_import_get_program_id:
 * @self: an import
 *
 * Returns: the program that people sign up for, or 0
 */
gint64
lodestar_import_get_program_id (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), 0);

  return self->program_id;
}

/**
 * lodestar_import_get_role:
 * @self: an import
 *
 * Returns: (nullable): the role of those of whom the file does not say it
 */
const char *
lodestar_import_get_role (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->role;
}

/**
 * lodestar_import_get_progress:
 * @self: an import
 *
 * May be called on any thread.
 *
 * Returns: how much of the running step is done, 0 to 1
 */
double
lodestar_import_get_progress (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), 0);

  return (double) g_atomic_int_get (&self->progress) / LODESTAR_IMPORT_PROGRESS;
}

/**
 * lodestar_import_read:
 * @self: an import with a file
 * @db: (nullable): a database that may remember how such a file was understood
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Reads the file and recognizes its columns.
 *
 * Returns: whether it was read
 */
gboolean
lodestar_import_read (LodestarImport *self,
                      LodestarDb     *db,
                      GCancellable   *cancellable,
                      GError        **error)
{
  LodestarTableOptions options = { 0 };
  g_autofree char     *remembered = NULL;

  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->path != NULL, FALSE);

  lodestar_import_clear_table (self);
  lodestar_import_set_progress (0, self);
  options.encoding = self->encoding;
  options.delimiter = self->delimiter;
  options.sheet = self->sheet;
  self->table = lodestar_table_read_file (self->path, &options, lodestar_import_set_progress, self,
                                          cancellable, error);

  if (self->table == NULL)
    return FALSE;

  self->shape = lodestar_shape_new (self->table);
  self->mapping = lodestar_mapping_recognize (self->table, self->shape, self->program_id != 0);

  if (db == NULL)
    return TRUE;

  if (!lodestar_import_store_load_mapping (db, self->shape->key, &remembered, error))
    return FALSE;

  if (remembered != NULL)
    lodestar_mapping_apply_text (self->mapping, self->table, self->shape, remembered);

  return TRUE;
}

static const char *
lodestar_import_keep_string (LodestarImport *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;

  return g_string_chunk_insert (self->strings, text);
}

static gboolean
lodestar_import_add_known (const LodestarPersonRow *row, gpointer user_data)
{
  LodestarImport     *self = user_data;
  LodestarKnownPerson known = { 0 };
  /* Few different values: one string for all who have it. */
  static const LodestarPersonText shared[] = { LODESTAR_PERSON_TITLE, LODESTAR_PERSON_DEPARTMENT,
                                               LODESTAR_PERSON_LOCATION };

  known.id = row->id;
  known.manager_id = row->manager_id;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_texts); i++)
    {
      LodestarPersonText text = lodestar_import_texts[i].text;
      gboolean           is_shared = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (shared); j++)
        is_shared = is_shared || shared[j] == text;

      known.values[lodestar_import_texts[i].field] =
        is_shared && *row->texts[text] != '\0'
          ? g_string_chunk_insert_const (self->strings, row->texts[text])
          : lodestar_import_keep_string (self, row->texts[text]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_terms); i++)
    known.values[lodestar_import_terms[i].field] =
      lodestar_import_keep_string (self, row->terms[lodestar_import_terms[i].role]);

  known.values[LODESTAR_FIELD_LEVEL] =
    g_string_chunk_insert_const (self->strings, row->texts[LODESTAR_PERSON_LEVEL_NAME]);
  known.values[LODESTAR_FIELD_MANAGER] =
    g_string_chunk_insert_const (self->strings, row->texts[LODESTAR_PERSON_MANAGER_NAME]);
  known.values[LODESTAR_FIELD_HIRE_DATE] = lodestar_import_keep_string (self, row->hire_date);
  known.values[LODESTAR_FIELD_STATUS] = lodestar_person_state_get_nick (row->state);
  g_array_append_val (self->known, known);

  return TRUE;
}

/**
 * lodestar_import_stage:
 * @self: an import that was read
 * @db: a database
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Finds out what the file would change.
 *
 * Returns: whether it could be found out
 */
gboolean
lodestar_import_stage (LodestarImport *self,
                       LodestarDb     *db,
                       GCancellable   *cancellable,
                       GError        **error)
{
  LodestarStagingOptions options = { 0 };

  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->mapping != NULL, FALSE);
  g_return_val_if_fail (db != NULL, FALSE);

  lodestar_import_clear_staging (self);
  lodestar_import_set_progress (0, self);

  if (!lodestar_mapping_check (self->mapping, error))
    return FALSE;

  self->strings = g_string_chunk_new (64 * 1024);
  self->known = g_array_new (FALSE, FALSE, sizeof (LodestarKnownPerson));

  if (!lodestar_person_store_visit (db, lodestar_import_add_known, self, error))
    return FALSE;

  options.is_full_list = self->is_full_list;
  self->staging = lodestar_staging_new (
    self->table, self->shape, self->mapping,
    (const LodestarKnownPerson *) (gconstpointer) self->known->data, self->known->len, &options,
    lodestar_import_set_progress, self, cancellable, error);

  if (self->staging == NULL)
    return FALSE;

  self->counts.n_new = self->staging->n_new;
  self->counts.n_changed = self->staging->n_changed;
  self->counts.n_unchanged = self->staging->n_unchanged;
  self->counts.n_rejected = self->staging->n_rejections;
  self->counts.n_left = self->staging->n_left;

  return TRUE;
}

/**
 * lodestar_import_read_work:
 * @db: a database
 * @import: (type LodestarImport): an import
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * lodestar_import_read() as a #LodestarWorkFunc.
 *
 * Returns: whether it was read
 */
gboolean
lodestar_import_read_work (LodestarDb   *db,
                           gpointer      import,
                           GCancellable *cancellable,
                           GError      **error)
{
  return lodestar_import_read (LODESTAR_IMPORT (import), db, cancellable, error);
}

/**
 * lodestar_import_stage_work:
 * @db: a database
 * @import: (type LodestarImport): an import
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * lodestar_import_stage() as a #LodestarWorkFunc.
 *
 * Returns: whether it could be staged
 */
gboolean
lodestar_import_stage_work (LodestarDb   *db,
                            gpointer      import,
                            GCancellable *cancellable,
                            GError      **error)
{
  return lodestar_import_stage (LODESTAR_IMPORT (import), db, cancellable, error);
}

/**
 * lodestar_import_apply_work:
 * @db: a database
 * @import: (type LodestarImport): an import
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * lodestar_import_apply() as a #LodestarWorkFunc.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_apply_work (LodestarDb   *db,
                            gpointer      import,
                            GCancellable *cancellable,
                            GError      **error)
{
  return lodestar_import_apply (LODESTAR_IMPORT (import), db, cancellable, error);
}

/**
 * lodestar_import_get_table:
 * @self: an import
 *
 * Returns: (nullable): the file as read
 */
const LodestarTable *
lodestar_import_get_table (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->table;
}

/**
 * lodestar_import_get_shape:
 * @self: an import
 *
 * Returns: (nullable): where in the file the list stands
 */
const LodestarShape *
lodestar_import_get_shape (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->shape;
}

/**
 * lodestar_import_get_mapping:
 * @self: an import
 *
 * Returns: (nullable): what the columns mean; may be changed before the staging
 */
LodestarMapping *
lodestar_import_get_mapping (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->mapping;
}

/**
 * lodestar_import_get_staging:
 * @self: an import
 *
 * Returns: (nullable): what the file would change
 */
const LodestarStaging *
lodestar_import_get_staging (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->staging;
}

/**
 * lodestar_import_get_counts:
 * @self: an import
 *
 * Returns: how many rows would be, or were, what
 */
const LodestarImportCounts *
lodestar_import_get_counts (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return &self->counts;
}

/**
 * lodestar_import_get_rejections:
 * @self: an import
 *
 * Returns: (transfer none) (element-type LodestarImportRejection): the rows that passed the staging
 *   and could not be written all the same
 */
GPtrArray *
lodestar_import_get_rejections (LodestarImport *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self), NULL);

  return self->rejections;
}

/**
 * lodestar_import_get_entry_id:
 * @self: an import that was applied
 * @entry: the place of an entry in the staging
 *
 * Returns: the identity of the person, 0 where the entry was left out
 */
gint64
lodestar_import_get_entry_id (LodestarImport *self, guint entry)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->staging != NULL, 0);
  g_return_val_if_fail (entry < self->staging->n_entries && self->entry_ids != NULL, 0);

  return self->entry_ids[entry];
}

/**
 * lodestar_import_dup_left_name:
 * @self: an import that was staged
 * @left: the place of a person among those who left
 *
 * Returns: (transfer full): the name of somebody whom the file lacks
 */
char *
lodestar_import_dup_left_name (LodestarImport *self, guint left)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->staging != NULL, NULL);
  g_return_val_if_fail (left < self->staging->n_left, NULL);

  for (guint i = 0; i < self->known->len; i++)
    {
      const LodestarKnownPerson *known = &g_array_index (self->known, LodestarKnownPerson, i);

      if (known->id == self->staging->left[left])
        return g_strdup (known->values[LODESTAR_FIELD_NAME]);
    }

  return g_strdup ("");
}

/**
 * lodestar_import_set_date_order:
 * @self: an import that was read
 * @column: the place of a column
 * @order: how its dates are written
 *
 * Answers the question that a column of dates in two possible orders asks.
 *
 * Returns: whether the column has such dates
 */
gboolean
lodestar_import_set_date_order (LodestarImport *self, guint column, LodestarDateOrder order)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->mapping != NULL, FALSE);

  if (column >= self->mapping->n_columns ||
      self->mapping->columns[column].date_order == LODESTAR_DATE_ORDER_UNKNOWN)
    return FALSE;

  self->mapping->columns[column].date_order = order;

  return TRUE;
}
