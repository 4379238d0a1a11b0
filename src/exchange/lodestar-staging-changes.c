/* lodestar-staging-changes.c - what differs, field by field, and who is missing
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lodestar-staging-private.h"
#include "lodestar-text.h"

static int
lodestar_stager_compare_items (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Lists are the same in any order; who wrote them first is of no interest. */
static gboolean
lodestar_stager_has_same_items (const char *one, const char *other)
{
  g_auto (GStrv) ones = g_strsplit (one, "\n", -1);
  g_auto (GStrv) others = g_strsplit (other, "\n", -1);
  guint n = g_strv_length (ones);

  if (n != g_strv_length (others))
    return FALSE;

  qsort (ones, n, sizeof (char *), lodestar_stager_compare_items);
  qsort (others, n, sizeof (char *), lodestar_stager_compare_items);

  return g_strv_equal ((const char *const *) ones, (const char *const *) others);
}

static gboolean
lodestar_stager_is_same_value (LodestarField field, const char *one, const char *other)
{
  if (strcmp (one, other) == 0)
    return TRUE;

  if (field == LODESTAR_FIELD_EMAIL)
    {
      g_autofree char *one_key = lodestar_text_key (one);
      g_autofree char *other_key = lodestar_text_key (other);

      return strcmp (one_key, other_key) == 0;
    }

  return lodestar_field_is_list (field) && lodestar_stager_has_same_items (one, other);
}

static const char *
lodestar_stager_get_known_name (LodestarStager *self, gint64 id)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->known_ids, &id)) - 1;

  if (id == 0 || known == LODESTAR_STAGER_NOBODY ||
      self->known[known].values[LODESTAR_FIELD_NAME] == NULL)
    return "";

  return self->known[known].values[LODESTAR_FIELD_NAME];
}

static void
lodestar_stager_add_manager_change (LodestarStager            *self,
                                    const LodestarStagedEntry *entry,
                                    const LodestarKnownPerson *person,
                                    GArray                    *changes)
{
  LodestarStagedChange change = { LODESTAR_FIELD_MANAGER,
                                  lodestar_stager_get_known_name (self, person->manager_id), "" };

  switch (entry->manager)
    {
    case LODESTAR_STAGED_MANAGER_NOBODY:
      if (person->manager_id == 0)
        return;

      break;
    case LODESTAR_STAGED_MANAGER_KNOWN:
      if (person->manager_id == entry->manager_id)
        return;

      change.new_value = lodestar_stager_get_known_name (self, entry->manager_id);
      break;
    case LODESTAR_STAGED_MANAGER_ENTRY:
      change.new_value = self->staging->entries[entry->manager_entry].values[LODESTAR_FIELD_NAME];
      break;
    case LODESTAR_STAGED_MANAGER_NOT_STATED:
    default:
      return;
    }

  g_array_append_val (changes, change);
}

/* Compares an entry with what is known of the person. */
static void
lodestar_stager_compare (LodestarStager            *self,
                         LodestarStagedEntry       *entry,
                         const LodestarKnownPerson *person)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LodestarStagedChange));
  const char *status = person->values[LODESTAR_FIELD_STATUS];

  /* Who is on a list of all employees has come back. */
  if (self->options->is_full_list && self->columns[LODESTAR_FIELD_STATUS] < 0 &&
      g_strcmp0 (status, "left") == 0)
    entry->values[LODESTAR_FIELD_STATUS] = "active";

  for (guint i = 1; i < LODESTAR_N_PERSON_FIELDS; i++)
    {
      const char          *known = person->values[i] != NULL ? person->values[i] : "";
      LodestarStagedChange change = { (LodestarField) i, known, entry->values[i] };

      if (i == LODESTAR_FIELD_MANAGER)
        lodestar_stager_add_manager_change (self, entry, person, changes);
      else if (entry->values[i] != NULL && i != LODESTAR_FIELD_EFFECTIVE_DATE &&
               !lodestar_stager_is_same_value ((LodestarField) i, known, entry->values[i]))
        g_array_append_val (changes, change);
    }

  entry->state = changes->len > 0 ? LODESTAR_STAGED_CHANGED : LODESTAR_STAGED_UNCHANGED;
  entry->n_changes = changes->len;

  if (changes->len > 0)
    {
      entry->changes = (gpointer) g_array_free (g_steal_pointer (&changes), FALSE);
      g_ptr_array_add (self->staging->changes, (gpointer) entry->changes);
    }
}

/* Who is in the workspace, has not left before, and is in no row. */
static void
lodestar_stager_find_left (LodestarStager *self)
{
  LodestarStaging *staging = self->staging;

  if (!self->options->is_full_list)
    return;

  staging->left = g_new (gint64, self->n_known + 1);

  for (guint i = 0; i < self->n_known; i++)
    if (!self->is_seen[i] && g_strcmp0 (self->known[i].values[LODESTAR_FIELD_STATUS], "left") != 0)
      staging->left[staging->n_left++] = self->known[i].id;
}

/* Compares all entries with the known people and counts. */
void
lodestar_stager_find_changes (LodestarStager *self)
{
  LodestarStaging *staging = self->staging;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LodestarStagedRow *row = lodestar_stager_get_row (self, i);

      if (!row->is_rejected && row->known != LODESTAR_STAGER_NOBODY)
        lodestar_stager_compare (self, &staging->entries[row->entry], &self->known[row->known]);
    }

  for (guint i = 0; i < staging->n_entries; i++)
    {
      staging->n_new += staging->entries[i].state == LODESTAR_STAGED_NEW;
      staging->n_changed += staging->entries[i].state == LODESTAR_STAGED_CHANGED;
      staging->n_unchanged += staging->entries[i].state == LODESTAR_STAGED_UNCHANGED;
    }

  lodestar_stager_find_left (self);
}
