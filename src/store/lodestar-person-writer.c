/* lodestar-person-writer.c - writing people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-writer.h"

#include "lodestar-error.h"
#include "lodestar-text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* How many people are added in bulk before their first versions are written. */
#define LODESTAR_PERSON_WRITER_BULK 8192

/* From how many new people on it pays to make the indexes anew. */
#define LODESTAR_PERSON_WRITER_MIN_REINDEX 5000

/* How many of the texts are columns of the table; those after them come from other rows. */
#define LODESTAR_PERSON_WRITER_N_TEXTS (LODESTAR_PERSON_NOTE + 1)

/* Parameters 1–12 are the texts, then the rest in the order of lodestar_person_writer_bind(). */
#define LODESTAR_PERSON_WRITER_INSERT                                                              \
  "INSERT INTO person (number, email, given_name, family_name, name, title, department, team,"     \
  " location, country, time_zone, note, email_key, level_id, manager_id, hire_date, state,"        \
  " sort_key, search_key) VALUES"                                                                  \
  " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"
#define LODESTAR_PERSON_WRITER_UPDATE                                                              \
  "UPDATE person SET number = ?1, email = ?2, given_name = ?3, family_name = ?4, name = ?5,"       \
  " title = ?6, department = ?7, team = ?8, location = ?9, country = ?10, time_zone = ?11,"        \
  " note = ?12, email_key = ?13, level_id = ?14, manager_id = ?15, hire_date = ?16, state = ?17,"  \
  " sort_key = ?18, search_key = ?19 WHERE id = ?20"
#define LODESTAR_PERSON_WRITER_FIRST_VERSION                                                       \
  "INSERT INTO person_version (person_id, valid_from, import_id, title, department, location,"     \
  " level_id, manager_id, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
#define LODESTAR_PERSON_WRITER_BULK_VERSIONS                                                       \
  "INSERT INTO person_version (person_id, valid_from, import_id, title, department, location,"     \
  " level_id, manager_id, state) SELECT id, ?1, ?2, title, department, location, level_id,"        \
  " manager_id, state FROM person WHERE id BETWEEN ?3 AND ?4"
#define LODESTAR_PERSON_WRITER_VERSION                                                             \
  LODESTAR_PERSON_WRITER_FIRST_VERSION                                                             \
  " ON CONFLICT (person_id, valid_from) DO UPDATE SET import_id = excluded.import_id,"             \
  " title = excluded.title, department = excluded.department, location = excluded.location,"       \
  " level_id = excluded.level_id, manager_id = excluded.manager_id, state = excluded.state"

struct _LodestarPersonWriter
{
  LodestarDb        *db; /* (unowned) */
  char               valid_from[LODESTAR_DATE_ISO_SIZE];
  gint64             import_id;
  gboolean           is_bulk;
  GPtrArray         *indexes;  /* (owned) (nullable): SQL that makes them again */
  gint64             first_id; /* of those without a version: 0 for none */
  gint64             last_id;
  LodestarTermCache *terms;          /* (owned) */
  GString           *sort_key;       /* (owned), of the person being written */
  GString           *search_key;     /* (owned) */
  sqlite3_stmt      *insert;         /* (owned) */
  sqlite3_stmt      *update;         /* (owned) */
  sqlite3_stmt      *read;           /* (owned) */
  sqlite3_stmt      *first_version;  /* (owned) */
  sqlite3_stmt      *version;        /* (owned) */
  sqlite3_stmt      *newest_version; /* (owned) */
  sqlite3_stmt      *remove_terms;   /* (owned) */
  sqlite3_stmt      *insert_term;    /* (owned) */
};

static const LodestarTermKind lodestar_person_writer_kinds[LODESTAR_N_PERSON_TERM_ROLES] = {
  [LODESTAR_PERSON_TERM_SKILL] = LODESTAR_TERM_SKILL,
  [LODESTAR_PERSON_TERM_DEVELOPMENT] = LODESTAR_TERM_SKILL,
  [LODESTAR_PERSON_TERM_INTEREST] = LODESTAR_TERM_INTEREST,
  [LODESTAR_PERSON_TERM_LANGUAGE] = LODESTAR_TERM_LANGUAGE,
};

/**
 * lodestar_person_row_init_keep:
 * @row: (out caller-allocates): a row
 *
 * Makes @row say nothing at all: what is kept stays as it is.
 */
void
lodestar_person_row_init_keep (LodestarPersonRow *row)
{
  g_return_if_fail (row != NULL);

  memset (row, 0, sizeof *row);
  row->level_id = LODESTAR_PERSON_ROW_KEEP;
  row->manager_id = LODESTAR_PERSON_ROW_KEEP;
  row->state = (LodestarPersonState) LODESTAR_PERSON_ROW_KEEP;
}

/**
 * lodestar_person_row_init_empty:
 * @row: (out caller-allocates): a row
 *
 * Makes @row somebody active of whom nothing is known.
 */
void
lodestar_person_row_init_empty (LodestarPersonRow *row)
{
  g_return_if_fail (row != NULL);

  memset (row, 0, sizeof *row);

  for (guint i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    row->texts[i] = "";

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    row->terms[i] = "";

  row->hire_date = "";
}

/**
 * lodestar_person_writer_new:
 * @db: (transfer none): the writing connection, in a step
 * @valid_from: from which day on what is written is true
 * @import_id: the import that writes it, or 0 where it is done by hand
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a writer, or %NULL with @error set
 */
LodestarPersonWriter *
lodestar_person_writer_new (LodestarDb  *db,
                            LodestarDate valid_from,
                            gint64       import_id,
                            GError     **error)
{
  g_autoptr (LodestarPersonWriter) self = NULL;

  g_return_val_if_fail (db != NULL && valid_from != LODESTAR_DATE_NONE, NULL);

  self = g_new0 (LodestarPersonWriter, 1);
  self->db = db;
  self->import_id = import_id;
  self->terms = lodestar_term_cache_new (db);
  self->sort_key = g_string_new (NULL);
  self->search_key = g_string_new (NULL);
  lodestar_date_to_iso (valid_from, self->valid_from);

  if (!(self->insert = lodestar_db_prepare (db, LODESTAR_PERSON_WRITER_INSERT, error)) ||
      !(self->update = lodestar_db_prepare (db, LODESTAR_PERSON_WRITER_UPDATE, error)) ||
      !(self->read = lodestar_person_store_prepare_row (db, error)) ||
      !(self->first_version =
          lodestar_db_prepare (db, LODESTAR_PERSON_WRITER_FIRST_VERSION, error)) ||
      !(self->version = lodestar_db_prepare (db, LODESTAR_PERSON_WRITER_VERSION, error)) ||
      !(self->newest_version = lodestar_db_prepare (
          db, "SELECT max (valid_from) FROM person_version WHERE person_id = ?1", error)) ||
      !(self->remove_terms = lodestar_db_prepare (
          db, "DELETE FROM person_term WHERE person_id = ?1 AND role = ?2", error)) ||
      !(self->insert_term = lodestar_db_prepare (
          db,
          "INSERT OR IGNORE INTO person_term (person_id, role, term_id, position)"
          " VALUES (?1, ?2, ?3, ?4)",
          error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lodestar_person_writer_free:
 * @self: (nullable): a writer
 *
 * Frees a writer.
 */
void
lodestar_person_writer_free (LodestarPersonWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->insert, lodestar_db_release);
  g_clear_pointer (&self->update, lodestar_db_release);
  g_clear_pointer (&self->read, lodestar_db_release);
  g_clear_pointer (&self->first_version, lodestar_db_release);
  g_clear_pointer (&self->version, lodestar_db_release);
  g_clear_pointer (&self->newest_version, lodestar_db_release);
  g_clear_pointer (&self->remove_terms, lodestar_db_release);
  g_clear_pointer (&self->insert_term, lodestar_db_release);
  g_clear_pointer (&self->terms, lodestar_term_cache_free);
  g_clear_pointer (&self->indexes, g_ptr_array_unref);
  g_string_free (self->sort_key, TRUE);
  g_string_free (self->search_key, TRUE);
  g_free (self);
}

/**
 * lodestar_person_writer_get_terms:
 * @self: a writer
 *
 * Returns: (transfer none): the terms that the writer has seen
 */
LodestarTermCache *
lodestar_person_writer_get_terms (LodestarPersonWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->terms;
}

static void
lodestar_person_writer_bind_text (sqlite3_stmt *stmt, int n, const char *text)
{
  if (text == NULL || *text == '\0')
    sqlite3_bind_null (stmt, n);
  else
    sqlite3_bind_text (stmt, n, text, -1, SQLITE_STATIC);
}

static void
lodestar_person_writer_bind_id (sqlite3_stmt *stmt, int n, gint64 id)
{
  if (id > 0)
    sqlite3_bind_int64 (stmt, n, id);
  else
    sqlite3_bind_null (stmt, n);
}

static gboolean
lodestar_person_writer_step (LodestarPersonWriter *self, sqlite3_stmt *stmt, GError **error)
{
  gboolean has_row;
  gboolean is_done = lodestar_db_step (self->db, stmt, &has_row, error);

  sqlite3_reset (stmt);

  return is_done;
}

/* Says who has the number or the e-mail address, where that is why a row could not be written. */
static void
lodestar_person_writer_explain (LodestarPersonWriter    *self,
                                gint64                   id,
                                const LodestarPersonRow *row,
                                GError                 **error)
{
  static const struct
  {
    LodestarPersonText text;
    const char        *sql;
    const char        *message;
  } keys[] = {
    { LODESTAR_PERSON_NUMBER, "SELECT name FROM person WHERE number = ?1 AND id <> ?2",
      N_ ("%s has the employee number “%s” already.") },
    { LODESTAR_PERSON_EMAIL, "SELECT name FROM person WHERE email_key = ?1 AND id <> ?2",
      N_ ("%s has the e-mail address “%s” already.") },
  };

  if (error == NULL ||
      !g_error_matches (*error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char      *text = row->texts[keys[i].text];
      g_autofree char *key =
        keys[i].text == LODESTAR_PERSON_EMAIL ? lodestar_text_key (text) : g_strdup (text);
      g_autofree char *name = lodestar_db_dup_text (self->db, NULL, keys[i].sql, "sx", key, id);

      if (name == NULL)
        continue;

      g_clear_error (error);
      /* The formats are the literals above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS, _ (keys[i].message), name, text);
#pragma GCC diagnostic pop
      return;
    }
}

/* Writes the folded parts with a space between, as lodestar-person-key.c folds them joined. */
static void
lodestar_person_writer_join (GString *key, const char *const *parts, guint n_parts)
{
  g_string_truncate (key, 0);

  for (guint i = 0; i < n_parts; i++)
    {
      gsize length = key->len;

      if (*parts[i] == '\0')
        continue;

      if (length > 0)
        g_string_append_c (key, ' ');

      lodestar_text_append_fold (key, parts[i]);

      if (key->len == length + (length > 0)) /* nothing that can be seen */
        g_string_truncate (key, length);
    }
}

static void
lodestar_person_writer_make_keys (LodestarPersonWriter *self, const LodestarPersonRow *row)
{
  const char *sort[] = { row->texts[LODESTAR_PERSON_FAMILY_NAME],
                         row->texts[LODESTAR_PERSON_GIVEN_NAME], row->texts[LODESTAR_PERSON_NAME] };
  const char *search[] = {
    row->texts[LODESTAR_PERSON_NAME],       row->texts[LODESTAR_PERSON_NUMBER],
    row->texts[LODESTAR_PERSON_EMAIL],      row->texts[LODESTAR_PERSON_TITLE],
    row->texts[LODESTAR_PERSON_DEPARTMENT], row->texts[LODESTAR_PERSON_LOCATION]
  };

  lodestar_person_writer_join (self->sort_key, sort, G_N_ELEMENTS (sort));
  lodestar_person_writer_join (self->search_key, search, G_N_ELEMENTS (search));
}

static gboolean
lodestar_person_writer_write (LodestarPersonWriter    *self,
                              sqlite3_stmt            *stmt,
                              gint64                   id,
                              const LodestarPersonRow *row,
                              GError                 **error)
{
  g_autofree char *email_key = lodestar_text_key (row->texts[LODESTAR_PERSON_EMAIL]);
  g_autoptr (GError) local_error = NULL;

  lodestar_person_writer_make_keys (self, row);

  for (int i = 0; i < LODESTAR_PERSON_WRITER_N_TEXTS; i++)
    if (i == LODESTAR_PERSON_NUMBER || i == LODESTAR_PERSON_EMAIL)
      lodestar_person_writer_bind_text (stmt, 1 + i, row->texts[i]);
    else
      sqlite3_bind_text (stmt, 1 + i, row->texts[i], -1, SQLITE_STATIC);

  lodestar_person_writer_bind_text (stmt, 13, email_key);
  lodestar_person_writer_bind_id (stmt, 14, row->level_id);
  lodestar_person_writer_bind_id (stmt, 15, row->manager_id);
  lodestar_person_writer_bind_text (stmt, 16, row->hire_date);
  sqlite3_bind_text (stmt, 17, lodestar_person_state_get_nick (row->state), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 18, self->sort_key->str, (int) self->sort_key->len, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 19, self->search_key->str, (int) self->search_key->len, SQLITE_STATIC);

  if (id != 0)
    sqlite3_bind_int64 (stmt, 20, id);

  if (!lodestar_person_writer_step (self, stmt, &local_error))
    {
      lodestar_person_writer_explain (self, id, row, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_person_writer_add_version (LodestarPersonWriter    *self,
                                    sqlite3_stmt            *stmt,
                                    gint64                   id,
                                    const char              *valid_from,
                                    const LodestarPersonRow *row,
                                    GError                 **error)
{
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_text (stmt, 2, valid_from, -1, SQLITE_STATIC);
  lodestar_person_writer_bind_id (stmt, 3, self->import_id);
  sqlite3_bind_text (stmt, 4, row->texts[LODESTAR_PERSON_TITLE], -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 5, row->texts[LODESTAR_PERSON_DEPARTMENT], -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 6, row->texts[LODESTAR_PERSON_LOCATION], -1, SQLITE_STATIC);
  lodestar_person_writer_bind_id (stmt, 7, row->level_id);
  lodestar_person_writer_bind_id (stmt, 8, row->manager_id);
  sqlite3_bind_text (stmt, 9, lodestar_person_state_get_nick (row->state), -1, SQLITE_STATIC);

  return lodestar_person_writer_step (self, stmt, error);
}

static gboolean
lodestar_person_writer_write_bulk (LodestarPersonWriter *self, GError **error)
{
  gint64 first_id = self->first_id;

  self->first_id = 0;

  return first_id == 0 ||
         lodestar_db_run (self->db, error, LODESTAR_PERSON_WRITER_BULK_VERSIONS, "sXxx",
                          self->valid_from, self->import_id, first_id, self->last_id);
}

static gboolean
lodestar_person_writer_defer_version (LodestarPersonWriter *self, gint64 id, GError **error)
{
  if (self->first_id != 0 &&
      (id != self->last_id + 1 || id - self->first_id >= LODESTAR_PERSON_WRITER_BULK) &&
      !lodestar_person_writer_write_bulk (self, error))
    return FALSE;

  if (self->first_id == 0)
    self->first_id = id;

  self->last_id = id;

  return TRUE;
}

/* The newest version is what the table of people says, so an older day moves up to it. */
static gboolean
lodestar_person_writer_add_newest_version (LodestarPersonWriter    *self,
                                           gint64                   id,
                                           const LodestarPersonRow *row,
                                           GError                 **error)
{
  g_autofree char *valid_from = NULL;
  gboolean         has_row;

  sqlite3_bind_int64 (self->newest_version, 1, id);

  if (!lodestar_db_step (self->db, self->newest_version, &has_row, error))
    return FALSE;

  valid_from = g_strdup (lodestar_db_column_text (self->newest_version, 0));
  sqlite3_reset (self->newest_version);

  return lodestar_person_writer_add_version (
    self, self->version, id,
    strcmp (valid_from, self->valid_from) > 0 ? valid_from : self->valid_from, row, error);
}

/* A name is always there: as it is written, or made of its parts. */
static gboolean
lodestar_person_writer_complete (LodestarPersonRow *row, char **name, GError **error)
{
  if (!lodestar_text_is_blank (row->texts[LODESTAR_PERSON_NAME]))
    return TRUE;

  *name = g_strdup_printf ("%s %s", row->texts[LODESTAR_PERSON_GIVEN_NAME],
                           row->texts[LODESTAR_PERSON_FAMILY_NAME]);
  g_strstrip (*name);
  row->texts[LODESTAR_PERSON_NAME] = *name;

  if (!lodestar_text_is_blank (*name))
    return TRUE;

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID, _ ("A person needs a name."));

  return FALSE;
}

/**
 * lodestar_person_writer_set_valid_from:
 * @self: a writer
 * @valid_from: from which day on what is written next is true
 * @error: return location for a #GError, or %NULL
 *
 * Sets another day, after writing what waits for the one before.
 *
 * Returns: whether that could be written
 */
gboolean
lodestar_person_writer_set_valid_from (LodestarPersonWriter *self,
                                       LodestarDate          valid_from,
                                       GError              **error)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  g_return_val_if_fail (self != NULL && valid_from != LODESTAR_DATE_NONE, FALSE);

  lodestar_date_to_iso (valid_from, iso);

  if (strcmp (iso, self->valid_from) == 0)
    return TRUE;

  if (!lodestar_person_writer_write_bulk (self, error))
    return FALSE;

  memcpy (self->valid_from, iso, sizeof iso);

  return TRUE;
}

/**
 * lodestar_person_writer_add:
 * @self: a writer
 * @row: the person, with clean texts; %NULL is taken for ""
 * @id: (out): the new identity
 * @error: return location for a #GError, or %NULL
 *
 * Adds a person with terms and first version. Fails with %LODESTAR_ERROR_EXISTS where somebody
 * has the number or the e-mail address already; nothing of the person is written then.
 *
 * Returns: whether the person was added
 */
gboolean
lodestar_person_writer_add (LodestarPersonWriter    *self,
                            const LodestarPersonRow *row,
                            gint64                  *id,
                            GError                 **error)
{
  LodestarPersonRow full = *row;
  g_autofree char  *name = NULL;

  g_return_val_if_fail (self != NULL && row != NULL && id != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    if (full.texts[i] == NULL)
      full.texts[i] = "";

  if (!lodestar_person_writer_complete (&full, &name, error) ||
      !lodestar_person_writer_write (self, self->insert, 0, &full, error))
    return FALSE;

  *id = lodestar_db_get_last_id (self->db);

  if (self->is_bulk ? !lodestar_person_writer_defer_version (self, *id, error)
                    : !lodestar_person_writer_add_version (self, self->first_version, *id,
                                                           self->valid_from, &full, error))
    return FALSE;

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    if (full.terms[i] != NULL && *full.terms[i] != '\0' &&
        !lodestar_person_writer_set_terms (self, *id, (LodestarPersonTermRole) i, full.terms[i],
                                           error))
      return FALSE;

  return TRUE;
}

/* Takes the indexes away that hold no rule. They are a third of the work where rows come in any
 * order, and making them of sorted rows is quick. Where the step fails, they come back with it. */
static gboolean
lodestar_person_writer_drop_indexes (LodestarPersonWriter *self, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row = TRUE;

  if (!(stmt = lodestar_db_query (
          self->db, error,
          "SELECT sql, 'DROP INDEX main.\"' || name || '\"' FROM main.sqlite_schema"
          " WHERE type = 'index' AND tbl_name = 'person' AND sql LIKE 'CREATE INDEX %'"
          " ORDER BY rowid",
          "")))
    return FALSE;

  while (has_row)
    {
      if (!lodestar_db_step (self->db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      g_ptr_array_add (indexes, g_strdup (lodestar_db_column_text (stmt, 0)));
      g_ptr_array_add (drops, g_strdup (lodestar_db_column_text (stmt, 1)));
    }

  g_clear_pointer (&stmt, lodestar_db_release);

  for (guint i = 0; i < drops->len; i++)
    if (!lodestar_db_execute (self->db, g_ptr_array_index (drops, i), error))
      return FALSE;

  self->indexes = g_steal_pointer (&indexes);

  return TRUE;
}

static gboolean
lodestar_person_writer_make_indexes (LodestarPersonWriter *self, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_steal_pointer (&self->indexes);

  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    if (!lodestar_db_execute (self->db, g_ptr_array_index (indexes, i), error))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_person_writer_begin_bulk:
 * @self: a writer
 * @n_people: how many people will be added, about
 * @error: return location for a #GError, or %NULL
 *
 * From now on, until lodestar_person_writer_end_bulk(), the first versions of the people that are
 * added are written many at a time, and with many people the indexes afterwards. Nothing but
 * lodestar_person_writer_add() may be called.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_writer_begin_bulk (LodestarPersonWriter *self, guint n_people, GError **error)
{
  gint64 n_known;

  g_return_val_if_fail (self != NULL && !self->is_bulk, FALSE);

  if (!lodestar_db_get_int64 (self->db, &n_known, error, "SELECT count(*) FROM person", ""))
    return FALSE;

  self->is_bulk = TRUE;

  return n_people < LODESTAR_PERSON_WRITER_MIN_REINDEX || n_people < n_known ||
         lodestar_person_writer_drop_indexes (self, error);
}

/**
 * lodestar_person_writer_end_bulk:
 * @self: a writer
 * @error: return location for a #GError, or %NULL
 *
 * Writes the first versions that are not written yet, and makes the indexes.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_writer_end_bulk (LodestarPersonWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->is_bulk, FALSE);

  self->is_bulk = FALSE;

  return lodestar_person_writer_write_bulk (self, error) &&
         lodestar_person_writer_make_indexes (self, error);
}

static gboolean
lodestar_person_writer_is_work_changed (const LodestarPersonRow *before,
                                        const LodestarPersonRow *after)
{
  return strcmp (before->texts[LODESTAR_PERSON_TITLE], after->texts[LODESTAR_PERSON_TITLE]) != 0 ||
         strcmp (before->texts[LODESTAR_PERSON_DEPARTMENT],
                 after->texts[LODESTAR_PERSON_DEPARTMENT]) != 0 ||
         strcmp (before->texts[LODESTAR_PERSON_LOCATION], after->texts[LODESTAR_PERSON_LOCATION]) !=
           0 ||
         before->level_id != after->level_id || before->manager_id != after->manager_id ||
         before->state != after->state;
}

/**
 * lodestar_person_writer_set:
 * @self: a writer
 * @id: the identity of a person
 * @changes: what changes; %NULL and %LODESTAR_PERSON_ROW_KEEP leave what is there
 * @error: return location for a #GError, or %NULL
 *
 * Changes a person. Where the work changes (title, department, location, level, manager, state),
 * the history gets a version.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_writer_set (LodestarPersonWriter    *self,
                            gint64                   id,
                            const LodestarPersonRow *changes,
                            GError                 **error)
{
  LodestarPersonRow before;
  LodestarPersonRow after;
  g_autofree char  *name = NULL;
  gboolean          is_done;

  g_return_val_if_fail (self != NULL && id > 0 && changes != NULL && !self->is_bulk, FALSE);

  if (!lodestar_person_store_read_row (self->db, self->read, id, &before, error))
    return FALSE;

  after = before;

  for (guint i = 0; i < LODESTAR_PERSON_WRITER_N_TEXTS; i++)
    if (changes->texts[i] != NULL)
      after.texts[i] = changes->texts[i];

  if (changes->level_id != LODESTAR_PERSON_ROW_KEEP)
    after.level_id = changes->level_id;

  if (changes->manager_id != LODESTAR_PERSON_ROW_KEEP)
    after.manager_id = changes->manager_id;

  if (changes->hire_date != NULL)
    after.hire_date = changes->hire_date;

  if ((int) changes->state != LODESTAR_PERSON_ROW_KEEP)
    after.state = changes->state;

  is_done = lodestar_person_writer_complete (&after, &name, error) &&
            lodestar_person_writer_write (self, self->update, id, &after, error) &&
            (!lodestar_person_writer_is_work_changed (&before, &after) ||
             lodestar_person_writer_add_newest_version (self, id, &after, error));
  sqlite3_reset (self->read);

  if (!is_done)
    return FALSE;

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    if (changes->terms[i] != NULL &&
        !lodestar_person_writer_set_terms (self, id, (LodestarPersonTermRole) i, changes->terms[i],
                                           error))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_person_writer_set_terms:
 * @self: a writer
 * @id: the identity of a person
 * @role: what the terms are to the person
 * @lines: the terms, one a line
 * @error: return location for a #GError, or %NULL
 *
 * Sets the terms of a person in one role, in the order given.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_writer_set_terms (LodestarPersonWriter  *self,
                                  gint64                 id,
                                  LodestarPersonTermRole role,
                                  const char            *lines,
                                  GError               **error)
{
  const char *nick = lodestar_person_term_role_get_nick (role);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (self != NULL && id > 0 && lines != NULL && nick != NULL, FALSE);

  sqlite3_bind_int64 (self->remove_terms, 1, id);
  sqlite3_bind_text (self->remove_terms, 2, nick, -1, SQLITE_STATIC);

  if (!lodestar_person_writer_step (self, self->remove_terms, error))
    return FALSE;

  names = g_strsplit (lines, "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 term_id;

      if (!lodestar_term_cache_ensure (self->terms, lodestar_person_writer_kinds[role], names[i],
                                       &term_id, error))
        return FALSE;

      if (term_id == 0)
        continue;

      sqlite3_bind_int64 (self->insert_term, 1, id);
      sqlite3_bind_text (self->insert_term, 2, nick, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (self->insert_term, 3, term_id);
      sqlite3_bind_int (self->insert_term, 4, (int) i);

      if (!lodestar_person_writer_step (self, self->insert_term, error))
        return FALSE;
    }

  return TRUE;
}
