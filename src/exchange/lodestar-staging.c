/* lodestar-staging.c - what a list would change, before anything is written
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-staging.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-staging-private.h"
#include "lodestar-text.h"

/* The steps, in their order: rows are read into one form (…-rows.c); each is told who it is, first
 * within the file, then among the known people (…-match.c); managers are found and circles opened
 * (…-managers.c); what is left is compared field by field (…-changes.c). Nothing is written. */

/* A copy of @text that lives as long as the staging; equal texts share one. */
const char *
lodestar_stager_keep (LodestarStager *self, const char *text)
{
  return text[0] == '\0' ? "" : g_string_chunk_insert_const (self->staging->strings, text);
}

/* The same, and @text is freed. */
const char *
lodestar_stager_take (LodestarStager *self, char *text)
{
  const char *kept = lodestar_stager_keep (self, text);

  g_free (text);

  return kept;
}

/* Whether cleaning would change nothing; then the cell itself can be used. */
gboolean
lodestar_stager_is_clean (const char *text)
{
  if (*text == ' ')
    return FALSE;

  for (; *text != '\0'; text++)
    if (*text < 0x20 || *text > 0x7e || (*text == ' ' && (text[1] == ' ' || text[1] == '\0')))
      return FALSE;

  return TRUE;
}

/* The key of @text, or %NULL where it is empty. Keys are told apart as a rule, so that looking for
 * an equal one is not worth the time. */
const char *
lodestar_stager_keep_key (LodestarStager *self, const char *text)
{
  g_autofree char *key = NULL;

  if (text == NULL || text[0] == '\0')
    return NULL;

  key = lodestar_stager_is_clean (text) ? g_ascii_strdown (text, -1) : lodestar_text_key (text);

  return key[0] != '\0' ? g_string_chunk_insert (self->staging->strings, key) : NULL;
}

guint
lodestar_stager_look_up (GHashTable *places, const char *key)
{
  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, key)) - 1
                     : LODESTAR_STAGER_NOBODY;
}

/* Remembers where @key stands; the first place counts. */
void
lodestar_stager_store (GHashTable *places, const char *key, guint place)
{
  if (key != NULL && !g_hash_table_contains (places, key))
    g_hash_table_insert (places, (gpointer) key, GUINT_TO_POINTER (place + 1));
}

/* Leaves a row out, taking over @reason. */
void
lodestar_stager_reject (LodestarStager *self, LodestarStagedRow *row, char *reason)
{
  const char       *name = row->values[LODESTAR_FIELD_NAME];
  LodestarRejection rejection = { row->line, name != NULL ? name : "",
                                  lodestar_stager_take (self, reason) };

  row->is_rejected = TRUE;
  g_array_append_val (self->rejections, rejection);
}

/* Adds a warning, taking over @text. */
void
lodestar_stager_warn (LodestarStager *self, LodestarStagingWarningKind kind, guint line, char *text)
{
  LodestarStagingWarning warning = { kind, line, lodestar_stager_take (self, text) };

  g_array_append_val (self->warnings, warning);
}

LodestarStagedRow *
lodestar_stager_get_row (LodestarStager *self, guint place)
{
  return &g_array_index (self->rows, LodestarStagedRow, place);
}

static void
lodestar_stager_init (LodestarStager *self)
{
  self->rows = g_array_sized_new (FALSE, TRUE, sizeof (LodestarStagedRow), self->shape->n_rows);
  self->rejections = g_array_new (FALSE, FALSE, sizeof (LodestarRejection));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (LodestarStagingWarning));
  self->employment = g_hash_table_new (g_str_hash, g_str_equal);
  self->row_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->row_emails = g_hash_table_new (g_str_hash, g_str_equal);
  self->known_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->known_emails = g_hash_table_new (g_str_hash, g_str_equal);
  self->known_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < LODESTAR_N_FIELDS; i++)
    self->columns[i] = lodestar_mapping_find (self->mapping, (LodestarField) i);

  self->known_rows = g_new (guint, self->n_known + 1);
  self->is_seen = g_new0 (gboolean, self->n_known + 1);

  for (guint i = 0; i < self->n_known; i++)
    {
      const LodestarKnownPerson *person = &self->known[i];

      self->known_rows[i] = LODESTAR_STAGER_NOBODY;
      g_hash_table_insert (self->known_ids, (gpointer) &person->id, GUINT_TO_POINTER (i + 1));
      lodestar_stager_store (self->known_numbers,
                             lodestar_stager_keep_key (self, person->values[LODESTAR_FIELD_NUMBER]),
                             i);
      lodestar_stager_store (self->known_emails,
                             lodestar_stager_keep_key (self, person->values[LODESTAR_FIELD_EMAIL]),
                             i);
    }
}

static void
lodestar_stager_clear (LodestarStager *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->rejections, g_array_unref);
  g_clear_pointer (&self->warnings, g_array_unref);
  g_hash_table_unref (self->employment);
  g_hash_table_unref (self->row_numbers);
  g_hash_table_unref (self->row_emails);
  g_hash_table_unref (self->known_numbers);
  g_hash_table_unref (self->known_emails);
  g_hash_table_unref (self->known_ids);
  g_free (self->known_rows);
  g_free (self->is_seen);
}

static int
lodestar_stager_compare_rejections (gconstpointer a, gconstpointer b)
{
  const LodestarRejection *one = a, *other = b;

  return (one->line > other->line) - (one->line < other->line);
}

static int
lodestar_stager_compare_warnings (gconstpointer a, gconstpointer b)
{
  const LodestarStagingWarning *one = a, *other = b;

  if (one->line != other->line)
    return one->line > other->line ? 1 : -1;

  if (one->kind != other->kind)
    return one->kind > other->kind ? 1 : -1;

  return strcmp (one->text, other->text);
}

/* What the reading of the file itself leaves to be looked at. */
static void
lodestar_stager_warn_about_text (LodestarStager *self)
{
  guint n_replaced = lodestar_table_get_n_replaced (self->table);
  guint n_nuls = lodestar_table_get_n_nuls (self->table);
  guint line = lodestar_table_get_unclosed_line (self->table);

  if (n_replaced > 0)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_TEXT, 0,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u byte does not fit the encoding %s and stands as “�”. "
                                    "Choose another encoding if names look wrong.",
                                    "%u bytes do not fit the encoding %s and stand as “�”. "
                                    "Choose another encoding if names look wrong.",
                                    n_replaced),
                       n_replaced, lodestar_table_get_encoding (self->table)));

  if (n_nuls > 0)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_TEXT, 0,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u NUL byte was taken out of the file.",
                                    "%u NUL bytes were taken out of the file.", n_nuls),
                       n_nuls));

  if (line > 0)
    lodestar_stager_warn (self, LODESTAR_WARNING_TEXT, line,
                          g_strdup (_ ("A quotation mark is opened here and never closed. It is "
                                       "taken for a part of the text.")));
}

static void
lodestar_stager_hand_over (LodestarStager *self)
{
  LodestarStaging *staging = self->staging;

  g_array_sort (self->rejections, lodestar_stager_compare_rejections);
  g_array_sort (self->warnings, lodestar_stager_compare_warnings);
  staging->n_rejections = self->rejections->len;
  staging->rejections = (gpointer) g_array_free (g_steal_pointer (&self->rejections), FALSE);
  staging->n_warnings = self->warnings->len;
  staging->warnings = (gpointer) g_array_free (g_steal_pointer (&self->warnings), FALSE);
}

/**
 * lodestar_staging_new:
 * @table: a table
 * @shape: where its list stands
 * @mapping: what its columns mean
 * @known: (array length=n_known): the people of the workspace
 * @n_known: how many
 * @options: (nullable): how to understand the file
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError, or %NULL
 *
 * Works out what importing a list would do, without doing it.
 *
 * Who somebody is: the number tells, then the e-mail address, never the name alone. In a file that
 * has neither column each row is a person; a row that is in every respect somebody who is in the
 * workspace is unchanged, one that only has the name of somebody who is not accounted for by
 * another row is rejected, because it may be a change or another person.
 *
 * What an empty cell says: nothing, so that what is known stays; in a full list, that there is
 * nothing (but never for name, number, e-mail address and status).
 *
 * Fails with %LODESTAR_ERROR_INVALID where no column has names, and with %G_IO_ERROR_CANCELLED.
 * May be called on any thread.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 */
LodestarStaging *
lodestar_staging_new (const LodestarTable          *table,
                      const LodestarShape          *shape,
                      const LodestarMapping        *mapping,
                      const LodestarKnownPerson    *known,
                      gsize                         n_known,
                      const LodestarStagingOptions *options,
                      LodestarExchangeProgress      progress,
                      gpointer                      user_data,
                      GCancellable                 *cancellable,
                      GError                      **error)
{
  static const LodestarStagingOptions none = { 0 };
  g_autoptr (LodestarStaging) staging = NULL;
  LodestarStager self = { 0 };

  g_return_val_if_fail (table != NULL && shape != NULL && mapping != NULL, NULL);
  g_return_val_if_fail (known != NULL || n_known == 0, NULL);

  if (!lodestar_mapping_check (mapping, error))
    return NULL;

  staging = g_new0 (LodestarStaging, 1);
  staging->strings = g_string_chunk_new (65536);
  staging->changes = g_ptr_array_new_with_free_func (g_free);
  staging->date_column = -1;

  self = (LodestarStager) {
    .table = table,
    .shape = shape,
    .mapping = mapping,
    .known = known,
    .n_known = (guint) n_known,
    .options = options != NULL ? options : &none,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
    .staging = staging,
  };
  lodestar_stager_init (&self);

  if (!lodestar_stager_read_rows (&self, error))
    {
      lodestar_stager_clear (&self);
      return NULL;
    }

  lodestar_stager_warn_about_text (&self);
  lodestar_stager_find_known (&self);
  lodestar_stager_make_entries (&self);
  lodestar_stager_find_managers (&self);
  lodestar_stager_break_cycles (&self);
  lodestar_stager_find_changes (&self);
  lodestar_stager_hand_over (&self);
  lodestar_stager_clear (&self);

  if (progress != NULL)
    progress (1, user_data);

  return g_steal_pointer (&staging);
}

/**
 * lodestar_staging_free:
 * @self: (transfer full): a report
 *
 * Frees the report.
 */
void
lodestar_staging_free (LodestarStaging *self)
{
  g_free (self->entries);
  g_free (self->rejections);
  g_free (self->left);
  g_free (self->warnings);
  g_ptr_array_unref (self->changes);
  g_string_chunk_free (self->strings);
  g_free (self);
}
