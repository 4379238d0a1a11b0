/* lodestar-staging-managers.c - who reports to whom, by number, address or name
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-staging-private.h"
#include "lodestar-text.h"

/* Opening a circle puts known managers back, which may close another one. It never takes more than
 * a few rounds with real lists; this only bounds the work. */
#define LODESTAR_STAGER_MAX_ROUNDS 64

#define LODESTAR_STAGER_MAX_MEMBERS 10

/* A place in the organization after the import: an entry, or behind them somebody of the workspace
 * whom the file does not have. */
typedef guint LodestarStagerNode;

/* A manager whom nobody found, and how often. */
typedef struct
{
  guint                      line;
  guint                      n;
  LodestarStagingWarningKind kind;
} LodestarStagerMiss;

typedef struct
{
  LodestarStager *stager;
  GHashTable     *names;  /* (owned), name key -> node + 1; AMBIGUOUS where several have it */
  GHashTable     *misses; /* (owned), text -> LodestarStagerMiss */
} LodestarManagers;

#define LODESTAR_STAGER_AMBIGUOUS ((guint) - 2)

static LodestarStagerNode
lodestar_stager_node_of_known (LodestarStager *self, guint known)
{
  guint row = self->known_rows[known];

  if (row != LODESTAR_STAGER_NOBODY)
    return lodestar_stager_get_row (self, row)->entry;

  return self->staging->n_entries + known;
}

static const char *
lodestar_stager_get_node_name (LodestarStager *self, LodestarStagerNode node)
{
  const LodestarStaging *staging = self->staging;
  const char            *name;

  if (node < staging->n_entries)
    return staging->entries[node].values[LODESTAR_FIELD_NAME];

  name = self->known[node - staging->n_entries].values[LODESTAR_FIELD_NAME];

  return name != NULL ? name : "";
}

static void
lodestar_managers_add_name (LodestarManagers *self, const char *name, LodestarStagerNode node)
{
  const char *key = lodestar_stager_keep_key (self->stager, name);
  guint       place;

  if (key == NULL)
    return;

  place = lodestar_stager_look_up (self->names, key);

  if (place == LODESTAR_STAGER_NOBODY)
    lodestar_stager_store (self->names, key, node);
  else if (place != node)
    g_hash_table_insert (self->names, (gpointer) key,
                         GUINT_TO_POINTER (LODESTAR_STAGER_AMBIGUOUS + 1));
}

/* Everybody by name, and by preferred with family name. Made when a manager is named so. */
static void
lodestar_managers_ensure_names (LodestarManagers *self)
{
  LodestarStager  *stager = self->stager;
  LodestarStaging *staging = stager->staging;

  if (self->names != NULL)
    return;

  self->names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < staging->n_entries; i++)
    {
      const char *const *values = staging->entries[i].values;

      lodestar_managers_add_name (self, values[LODESTAR_FIELD_NAME], i);

      if (values[LODESTAR_FIELD_PREFERRED_NAME] != NULL &&
          values[LODESTAR_FIELD_FAMILY_NAME] != NULL)
        {
          g_autofree char *called = g_strdup_printf ("%s %s", values[LODESTAR_FIELD_PREFERRED_NAME],
                                                     values[LODESTAR_FIELD_FAMILY_NAME]);

          lodestar_managers_add_name (self, called, i);
        }
    }

  for (guint i = 0; i < stager->n_known; i++)
    if (stager->known_rows[i] == LODESTAR_STAGER_NOBODY)
      lodestar_managers_add_name (self, stager->known[i].values[LODESTAR_FIELD_NAME],
                                  staging->n_entries + i);
}

/* By a key of the file, else by one of the workspace. */
static LodestarStagerNode
lodestar_managers_find_key (LodestarManagers *self,
                            GHashTable       *rows,
                            GHashTable       *known,
                            const char       *key)
{
  LodestarStager *stager = self->stager;
  guint           place = lodestar_stager_look_up (rows, key);

  if (place != LODESTAR_STAGER_NOBODY && !lodestar_stager_get_row (stager, place)->is_rejected)
    return lodestar_stager_get_row (stager, place)->entry;

  place = lodestar_stager_look_up (known, key);

  return place != LODESTAR_STAGER_NOBODY ? lodestar_stager_node_of_known (stager, place)
                                         : LODESTAR_STAGER_NOBODY;
}

static LodestarStagerNode
lodestar_managers_find_name (LodestarManagers *self, const char *text)
{
  g_auto (LodestarNameParts) parts = { 0 };
  const char *key;

  lodestar_managers_ensure_names (self);
  lodestar_value_parse_name (text, &parts);
  key = lodestar_stager_keep_key (self->stager, parts.full);

  return lodestar_stager_look_up (self->names, key);
}

/* By the key that the column has; what is not found so may still be another one: “Ana Ruiz (1001)”
 * in a column of names, a number among addresses. */
static LodestarStagerNode
lodestar_managers_find (LodestarManagers *self, const char *text)
{
  LodestarStager    *stager = self->stager;
  int                column = stager->columns[LODESTAR_FIELD_MANAGER];
  LodestarManagerKey by = stager->mapping->columns[column].manager_key;
  const char        *key = lodestar_stager_keep_key (stager, text);
  g_auto (LodestarNameParts) parts = { 0 };
  LodestarStagerNode node = LODESTAR_STAGER_NOBODY;

  if (by != LODESTAR_MANAGER_BY_NAME || strpbrk (text, "0123456789@") != NULL)
    {
      node = lodestar_managers_find_key (self, stager->row_numbers, stager->known_numbers, key);

      if (node == LODESTAR_STAGER_NOBODY)
        node = lodestar_managers_find_key (self, stager->row_emails, stager->known_emails, key);
    }

  if (node != LODESTAR_STAGER_NOBODY)
    return node;

  lodestar_value_parse_name (text, &parts);

  if (parts.number != NULL)
    node = lodestar_managers_find_key (self, stager->row_numbers, stager->known_numbers,
                                       lodestar_stager_keep_key (stager, parts.number));

  return node != LODESTAR_STAGER_NOBODY ? node : lodestar_managers_find_name (self, text);
}

static void
lodestar_managers_miss (LodestarManagers *self, const char *text, guint line, gboolean is_ambiguous)
{
  LodestarStagerMiss *miss = g_hash_table_lookup (self->misses, text);

  if (miss == NULL)
    {
      miss = g_new0 (LodestarStagerMiss, 1);
      miss->line = line;
      miss->kind =
        is_ambiguous ? LODESTAR_WARNING_MANAGER_AMBIGUOUS : LODESTAR_WARNING_MANAGER_NOT_FOUND;
      g_hash_table_insert (self->misses, (gpointer) text, miss);
    }

  miss->n++;
}

static void
lodestar_managers_tell_misses (LodestarManagers *self)
{
  GHashTableIter iter;
  gpointer       text, value;

  g_hash_table_iter_init (&iter, self->misses);

  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      LodestarStagerMiss *miss = value;
      char               *warning;

      if (miss->kind == LODESTAR_WARNING_MANAGER_AMBIGUOUS)
        warning = g_strdup_printf (
          g_dngettext (
            GETTEXT_PACKAGE,
            "Several people are called “%s”, so the manager of %u person cannot be told.",
            "Several people are called “%s”, so the manager of %u people cannot be told.", miss->n),
          (const char *) text, miss->n);
      else
        warning = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The manager “%s” of %u person is not found.",
                       "The manager “%s” of %u people is not found.", miss->n),
          (const char *) text, miss->n);

      lodestar_stager_warn (self->stager, miss->kind, miss->line, warning);
    }
}

/* Sets the manager of an entry to a node of the organization. */
static void
lodestar_stager_set_manager (LodestarStager      *self,
                             LodestarStagedEntry *entry,
                             LodestarStagerNode   node)
{
  LodestarStaging *staging = self->staging;

  if (node >= staging->n_entries)
    {
      entry->manager = LODESTAR_STAGED_MANAGER_KNOWN;
      entry->manager_id = self->known[node - staging->n_entries].id;
    }
  else if (staging->entries[node].id != 0)
    {
      entry->manager = LODESTAR_STAGED_MANAGER_KNOWN;
      entry->manager_id = staging->entries[node].id;
    }
  else
    {
      entry->manager = LODESTAR_STAGED_MANAGER_ENTRY;
      entry->manager_entry = node;
    }
}

static void
lodestar_managers_read (LodestarManagers *self, LodestarStagedRow *row)
{
  LodestarStagedEntry *entry = &self->stager->staging->entries[row->entry];
  LodestarStagerNode   node;

  if (row->manager[0] == '\0')
    {
      if (self->stager->options->is_full_list)
        entry->manager = LODESTAR_STAGED_MANAGER_NOBODY;

      return;
    }

  node = lodestar_managers_find (self, row->manager);

  if (node == LODESTAR_STAGER_NOBODY && lodestar_value_is_nobody (row->manager))
    entry->manager = LODESTAR_STAGED_MANAGER_NOBODY;
  else if (node == LODESTAR_STAGER_NOBODY || node == LODESTAR_STAGER_AMBIGUOUS)
    lodestar_managers_miss (self, row->manager, row->line, node == LODESTAR_STAGER_AMBIGUOUS);
  else if (node == row->entry)
    {
      entry->manager = LODESTAR_STAGED_MANAGER_NOBODY;
      lodestar_stager_warn (
        self->stager, LODESTAR_WARNING_CYCLE, row->line,
        g_strdup_printf (_ ("%s is said to report to himself or herself; imported as having no "
                            "manager."),
                         row->values[LODESTAR_FIELD_NAME]));
    }
  else
    lodestar_stager_set_manager (self->stager, entry, node);
}

/* Finds the manager of each entry. */
void
lodestar_stager_find_managers (LodestarStager *self)
{
  LodestarManagers managers = { self, NULL, NULL };

  if (self->columns[LODESTAR_FIELD_MANAGER] < 0)
    return;

  managers.misses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    if (!lodestar_stager_get_row (self, i)->is_rejected)
      lodestar_managers_read (&managers, lodestar_stager_get_row (self, i));

  lodestar_managers_tell_misses (&managers);
  g_hash_table_unref (managers.misses);
  g_clear_pointer (&managers.names, g_hash_table_unref);
}

/* The node above: what the file says, else what is known. */
static LodestarStagerNode
lodestar_stager_get_above (LodestarStager *self, LodestarStagerNode node)
{
  LodestarStaging           *staging = self->staging;
  const LodestarStagedEntry *entry = node < staging->n_entries ? &staging->entries[node] : NULL;
  gint64                     id = 0;
  guint                      known;

  if (entry != NULL && entry->manager == LODESTAR_STAGED_MANAGER_ENTRY)
    return entry->manager_entry;

  if (entry != NULL && entry->manager == LODESTAR_STAGED_MANAGER_KNOWN)
    id = entry->manager_id;
  else if (entry != NULL && entry->manager == LODESTAR_STAGED_MANAGER_NOT_STATED && entry->id != 0)
    id = self->known[GPOINTER_TO_UINT (g_hash_table_lookup (self->known_ids, &entry->id)) - 1]
           .manager_id;
  else if (entry == NULL)
    id = self->known[node - staging->n_entries].manager_id;

  if (id == 0)
    return LODESTAR_STAGER_NOBODY;

  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->known_ids, &id)) - 1;

  return known != LODESTAR_STAGER_NOBODY ? lodestar_stager_node_of_known (self, known)
                                         : LODESTAR_STAGER_NOBODY;
}

/* Takes the reporting lines that the file gives out of a circle. */
static gboolean
lodestar_stager_open_cycle (LodestarStager *self, LodestarStagerNode start)
{
  g_autoptr (GString) members = g_string_new (NULL);
  LodestarStaging   *staging = self->staging;
  LodestarStagerNode node = start;
  guint              n = 0, n_opened = 0, line = 0;

  do
    {
      LodestarStagerNode above = lodestar_stager_get_above (self, node);

      if (n < LODESTAR_STAGER_MAX_MEMBERS)
        g_string_append_printf (members, "%s%s", n > 0 ? " → " : "",
                                lodestar_stager_get_node_name (self, node));
      else if (n == LODESTAR_STAGER_MAX_MEMBERS)
        g_string_append (members, " → …");

      if (node < staging->n_entries &&
          staging->entries[node].manager != LODESTAR_STAGED_MANAGER_NOT_STATED)
        {
          line = line == 0 ? staging->entries[node].line : MIN (line, staging->entries[node].line);
          n_opened++;
        }

      n++;
      node = above;
    }
  while (node != start);

  /* Only now, for the way round leads over them. */
  for (guint i = 0; i < n; i++)
    {
      LodestarStagerNode above = lodestar_stager_get_above (self, node);

      if (node < staging->n_entries)
        staging->entries[node].manager = LODESTAR_STAGED_MANAGER_NOT_STATED;

      node = above;
    }

  if (n_opened > 0)
    lodestar_stager_warn (
      self, LODESTAR_WARNING_CYCLE, line,
      g_strdup_printf (_ ("The reporting lines run in a circle: %s → %s. They are left out."),
                       members->str, lodestar_stager_get_node_name (self, start)));

  return n_opened > 0;
}

/* Reports circles in the reporting lines, and leaves these lines out: nobody is above himself. */
void
lodestar_stager_break_cycles (LodestarStager *self)
{
  guint             n_nodes = self->staging->n_entries + self->n_known;
  g_autofree guint *marks = g_new (guint, n_nodes + 1);
  gboolean          is_opened = self->columns[LODESTAR_FIELD_MANAGER] >= 0;

  for (guint round = 0; is_opened && round < LODESTAR_STAGER_MAX_ROUNDS; round++)
    {
      memset (marks, 0, sizeof (guint) * n_nodes);
      is_opened = FALSE;

      for (guint start = 0; start < n_nodes; start++)
        {
          LodestarStagerNode node = start;

          while (node != LODESTAR_STAGER_NOBODY && marks[node] == 0)
            {
              marks[node] = start + 1;
              node = lodestar_stager_get_above (self, node);
            }

          if (node != LODESTAR_STAGER_NOBODY && marks[node] == start + 1)
            is_opened |= lodestar_stager_open_cycle (self, node);
        }
    }
}
