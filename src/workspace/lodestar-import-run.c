/* lodestar-import-run.c - writing what a file would change
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-private.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-import-signup.h"
#include "lodestar-level-store.h"
#include "lodestar-person-writer.h"
#include "lodestar-text.h"

/* How many entries are written between two looks at the cancellable. */
#define LODESTAR_IMPORT_STRIDE 256

/* What is at hand while a staging is applied. */
typedef struct
{
  LodestarImport       *self;        /* (unowned) */
  LodestarDb           *db;          /* (unowned) */
  GCancellable         *cancellable; /* (unowned) (nullable) */
  LodestarPersonWriter *writer;      /* (owned) */
  GHashTable           *levels;      /* (owned), key -> gint64 */
  guint8               *marks;       /* (owned), one an entry: 1 on the way, 2 done */
  guint                 n_done;
} LodestarImportRun;

static void
lodestar_import_run_clear (LodestarImportRun *run)
{
  g_clear_pointer (&run->writer, lodestar_person_writer_free);
  g_clear_pointer (&run->levels, g_hash_table_unref);
  g_clear_pointer (&run->marks, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarImportRun, lodestar_import_run_clear)

/* All levels that the file names, in one go, so that their order is guessed once. */
static gboolean
lodestar_import_run_add_levels (LodestarImportRun *run, GError **error)
{
  const LodestarStaging *staging = run->self->staging;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) levels = NULL;

  for (guint i = 0; i < staging->n_entries; i++)
    {
      const char *name = staging->entries[i].values[LODESTAR_FIELD_LEVEL];

      if (name != NULL && *name != '\0' && staging->entries[i].state != LODESTAR_STAGED_UNCHANGED &&
          g_hash_table_add (seen, (char *) name))
        g_ptr_array_add (names, (char *) name);
    }

  g_ptr_array_add (names, NULL);
  run->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!lodestar_level_store_add (run->db, (const char *const *) names->pdata, error) ||
      !(levels = lodestar_level_store_list (run->db, error)))
    return FALSE;

  for (guint i = 0; i < levels->len; i++)
    {
      LodestarLevel *level = g_ptr_array_index (levels, i);
      gint64         id = lodestar_record_get_id (LODESTAR_RECORD (level));

      g_hash_table_insert (run->levels, lodestar_text_key (lodestar_level_get_name (level)),
                           g_memdup2 (&id, sizeof id));
    }

  return TRUE;
}

static gint64
lodestar_import_run_find_level (LodestarImportRun *run, const char *name)
{
  g_autofree char *key = lodestar_text_key (name);
  const gint64    *id = g_hash_table_lookup (run->levels, key);

  return id != NULL ? *id : 0;
}

static void
lodestar_import_run_set_field (LodestarImportRun         *run,
                               LodestarPersonRow         *row,
                               const LodestarStagedEntry *entry,
                               LodestarField              field)
{
  const char *value = entry->values[field];

  if (field == LODESTAR_FIELD_MANAGER || value == NULL)
    return;

  if (field == LODESTAR_FIELD_LEVEL)
    row->level_id = lodestar_import_run_find_level (run, value);
  else if (field == LODESTAR_FIELD_HIRE_DATE)
    row->hire_date = value;
  else if (field == LODESTAR_FIELD_STATUS && *value != '\0')
    lodestar_person_state_from_nick (value, &row->state);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_texts); i++)
    if (lodestar_import_texts[i].field == field)
      row->texts[lodestar_import_texts[i].text] = value;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_terms); i++)
    if (lodestar_import_terms[i].field == field)
      row->terms[lodestar_import_terms[i].role] = value;
}

static void
lodestar_import_run_set_manager (LodestarImportRun         *run,
                                 LodestarPersonRow         *row,
                                 const LodestarStagedEntry *entry)
{
  switch (entry->manager)
    {
    case LODESTAR_STAGED_MANAGER_NOBODY:
      row->manager_id = 0;
      break;

    case LODESTAR_STAGED_MANAGER_KNOWN:
      row->manager_id = entry->manager_id;
      break;

    case LODESTAR_STAGED_MANAGER_ENTRY:
      if (run->self->entry_ids[entry->manager_entry] != 0)
        row->manager_id = run->self->entry_ids[entry->manager_entry];
      break;

    case LODESTAR_STAGED_MANAGER_NOT_STATED:
    default:
      break;
    }
}

/* A row may say itself from which day on it is true. */
static gboolean
lodestar_import_run_set_day (LodestarImportRun         *run,
                             const LodestarStagedEntry *entry,
                             GError                   **error)
{
  const char *day = entry->values[LODESTAR_FIELD_EFFECTIVE_DATE];

  return lodestar_person_writer_set_valid_from (
    run->writer, day != NULL ? lodestar_date_from_iso (day) : run->self->valid_from, error);
}

/* A row that the tables refuse (a number that somebody else has got meanwhile) is left out; only
 * other failures end the import. */
static gboolean
lodestar_import_run_reject (LodestarImportRun *run, guint line, GError *reason, GError **error)
{
  LodestarImportRejection *rejection;

  if (!g_error_matches (reason, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS) &&
      !g_error_matches (reason, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_error_copy (reason));
      return FALSE;
    }

  rejection = g_new0 (LodestarImportRejection, 1);
  rejection->line = line;
  rejection->reason = g_strdup (reason->message);
  g_ptr_array_add (run->self->rejections, rejection);

  return TRUE;
}

static gboolean
lodestar_import_run_tick (LodestarImportRun *run, GError **error)
{
  const LodestarStaging *staging = run->self->staging;
  guint                  n_all = staging->n_new + staging->n_changed + staging->n_left;

  run->n_done++;

  if (run->n_done % LODESTAR_IMPORT_STRIDE != 0)
    return TRUE;

  lodestar_import_set_progress ((double) run->n_done / n_all, run->self);

  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static gboolean
lodestar_import_run_add_entry (LodestarImportRun *run, guint i, GError **error)
{
  const LodestarStagedEntry *entry = &run->self->staging->entries[i];
  LodestarPersonRow          row;
  g_autoptr (GError) reason = NULL;

  lodestar_person_row_init_empty (&row);

  for (guint f = LODESTAR_FIELD_NONE + 1; f < LODESTAR_N_PERSON_FIELDS; f++)
    lodestar_import_run_set_field (run, &row, entry, (LodestarField) f);

  lodestar_import_run_set_manager (run, &row, entry);

  if (!lodestar_import_run_set_day (run, entry, error))
    return FALSE;

  if (!lodestar_person_writer_add (run->writer, &row, &run->self->entry_ids[i], &reason))
    {
      run->self->entry_ids[i] = 0;

      if (!lodestar_import_run_reject (run, entry->line, reason, error))
        return FALSE;

      run->self->counts.n_new--;
      run->self->counts.n_rejected++;
    }

  run->marks[i] = 2;

  return lodestar_import_run_tick (run, error);
}

/* Managers go in before those who report to them, so that nobody has to be written twice. In a
 * circle, which the staging has reported, the one who is reached first stays without. */
static gboolean
lodestar_import_run_add_new (LodestarImportRun *run, GError **error)
{
  const LodestarStaging *staging = run->self->staging;
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!lodestar_person_writer_begin_bulk (run->writer, staging->n_new, error))
    return FALSE;

  for (guint i = 0; i < staging->n_entries; i++)
    {
      guint at = i;

      while (staging->entries[at].state == LODESTAR_STAGED_NEW && run->marks[at] == 0)
        {
          run->marks[at] = 1;
          g_array_append_val (chain, at);

          if (staging->entries[at].manager != LODESTAR_STAGED_MANAGER_ENTRY)
            break;

          at = staging->entries[at].manager_entry;
        }

      while (chain->len > 0)
        {
          if (!lodestar_import_run_add_entry (run, g_array_index (chain, guint, chain->len - 1),
                                              error))
            return FALSE;

          g_array_set_size (chain, chain->len - 1);
        }
    }

  return lodestar_person_writer_end_bulk (run->writer, error);
}

static gboolean
lodestar_import_run_set_entry (LodestarImportRun *run, guint i, GError **error)
{
  const LodestarStagedEntry *entry = &run->self->staging->entries[i];
  LodestarPersonRow          row;
  g_autoptr (GError) reason = NULL;

  lodestar_person_row_init_keep (&row);

  for (guint k = 0; k < entry->n_changes; k++)
    if (entry->changes[k].field == LODESTAR_FIELD_MANAGER)
      lodestar_import_run_set_manager (run, &row, entry);
    else
      lodestar_import_run_set_field (run, &row, entry, entry->changes[k].field);

  if (!lodestar_import_run_set_day (run, entry, error))
    return FALSE;

  if (!lodestar_person_writer_set (run->writer, entry->id, &row, &reason))
    {
      if (!lodestar_import_run_reject (run, entry->line, reason, error))
        return FALSE;

      run->self->counts.n_changed--;
      run->self->counts.n_rejected++;
    }

  return lodestar_import_run_tick (run, error);
}

static gboolean
lodestar_import_run_set_changed (LodestarImportRun *run, GError **error)
{
  LodestarImport        *self = run->self;
  const LodestarStaging *staging = self->staging;
  LodestarPersonRow      left;

  for (guint i = 0; i < staging->n_entries; i++)
    {
      if (staging->entries[i].state != LODESTAR_STAGED_NEW)
        self->entry_ids[i] = staging->entries[i].id;

      if (staging->entries[i].state == LODESTAR_STAGED_CHANGED &&
          !lodestar_import_run_set_entry (run, i, error))
        return FALSE;
    }

  if (!lodestar_person_writer_set_valid_from (run->writer, self->valid_from, error))
    return FALSE;

  lodestar_person_row_init_keep (&left);
  left.state = LODESTAR_PERSON_STATE_LEFT;

  for (guint i = 0; i < staging->n_left; i++)
    if (!lodestar_person_writer_set (run->writer, staging->left[i], &left, error) ||
        !lodestar_import_run_tick (run, error))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_import_apply:
 * @self: an import that was staged
 * @db: the writing connection, in a step
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Writes what was staged: people, terms, levels, history, and how the columns were understood.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_apply (LodestarImport *self,
                       LodestarDb     *db,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_auto (LodestarImportRun) run = { 0 };
  g_autofree char *file_name = NULL;
  g_autofree char *mapping = NULL;
  gint64           import_id;

  g_return_val_if_fail (LODESTAR_IS_IMPORT (self) && self->staging != NULL, FALSE);

  lodestar_import_set_progress (0, self);
  file_name = g_path_get_basename (self->path);

  if (!lodestar_import_store_add (db, file_name, self->program_id != 0, self->is_full_list,
                                  &import_id, error))
    return FALSE;

  run.self = self;
  run.db = db;
  run.cancellable = cancellable;
  run.marks = g_new0 (guint8, self->staging->n_entries + 1);
  self->entry_ids = g_new0 (gint64, self->staging->n_entries + 1);

  if (!(run.writer = lodestar_person_writer_new (db, self->valid_from, import_id, error)) ||
      !lodestar_import_run_add_levels (&run, error) || !lodestar_import_run_add_new (&run, error) ||
      !lodestar_import_run_set_changed (&run, error))
    return FALSE;

  if (self->program_id != 0 && !lodestar_import_signup_apply (self, db, error))
    return FALSE;

  mapping = lodestar_mapping_to_text (self->mapping);

  return lodestar_import_store_set_mapping (db, self->shape->key, mapping, error) &&
         lodestar_import_store_set_counts (db, import_id, &self->counts, error) &&
         lodestar_history_add (db, "import", import_id, NULL, error);
}
