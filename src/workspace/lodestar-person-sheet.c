/* lodestar-person-sheet.c - the directory as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-sheet.h"

#include "lodestar-person-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LodestarSheet *sheet;    /* (unowned) */
  GHashTable    *managers; /* (owned), identity -> key */
  GHashTable    *only;     /* (unowned) (nullable), of identities: %NULL for everybody */
} LodestarPersonSheetRun;

/* The columns in their order. The headers are those that an import understands, so that a table
 * that was taken out can be brought in again. */
static const struct
{
  const char        *title;
  LodestarPersonText text;
} lodestar_person_sheet_texts[] = {
  { N_ ("Employee number"), LODESTAR_PERSON_NUMBER },
  { N_ ("Name"), LODESTAR_PERSON_NAME },
  { N_ ("Given name"), LODESTAR_PERSON_GIVEN_NAME },
  { N_ ("Family name"), LODESTAR_PERSON_FAMILY_NAME },
  { N_ ("E-mail address"), LODESTAR_PERSON_EMAIL },
  { N_ ("Job title"), LODESTAR_PERSON_TITLE },
  { N_ ("Department"), LODESTAR_PERSON_DEPARTMENT },
  { N_ ("Team"), LODESTAR_PERSON_TEAM },
  { N_ ("Location"), LODESTAR_PERSON_LOCATION },
  { N_ ("Country"), LODESTAR_PERSON_COUNTRY },
  { N_ ("Level"), LODESTAR_PERSON_LEVEL_NAME },
  { N_ ("Time zone"), LODESTAR_PERSON_TIME_ZONE },
  /* Translators: a header that is read again: one of those in lodestar-field-names.c, in German
   * “Koordinationsnotiz” */
  { N_ ("Coordinator’s note"), LODESTAR_PERSON_NOTE },
};

static const struct
{
  const char            *title;
  LodestarPersonTermRole role;
} lodestar_person_sheet_terms[] = {
  { N_ ("Languages"), LODESTAR_PERSON_TERM_LANGUAGE },
  { N_ ("Skills"), LODESTAR_PERSON_TERM_SKILL },
  { N_ ("Interests"), LODESTAR_PERSON_TERM_INTEREST },
  { N_ ("Development areas"), LODESTAR_PERSON_TERM_DEVELOPMENT },
};

static const char *
lodestar_person_sheet_pick_key (const LodestarPersonRow *row)
{
  if (*row->texts[LODESTAR_PERSON_NUMBER] != '\0')
    return row->texts[LODESTAR_PERSON_NUMBER];

  if (*row->texts[LODESTAR_PERSON_EMAIL] != '\0')
    return row->texts[LODESTAR_PERSON_EMAIL];

  return row->texts[LODESTAR_PERSON_NAME];
}

static gboolean
lodestar_person_sheet_note_key (const LodestarPersonRow *row, gpointer user_data)
{
  LodestarPersonSheetRun *run = user_data;

  g_hash_table_insert (run->managers, g_memdup2 (&row->id, sizeof row->id),
                       g_strdup (lodestar_person_sheet_pick_key (row)));

  return TRUE;
}

/* Several terms stand in one cell, with a semicolon between. */
static void
lodestar_person_sheet_add_terms (LodestarSheet *sheet, const char *lines)
{
  g_auto (GStrv) terms = g_strsplit (lines, "\n", -1);
  g_autofree char *joined = g_strjoinv ("; ", terms);

  lodestar_sheet_add_text (sheet, joined);
}

static gboolean
lodestar_person_sheet_add_row (const LodestarPersonRow *row, gpointer user_data)
{
  LodestarPersonSheetRun *run = user_data;
  const char             *manager = g_hash_table_lookup (run->managers, &row->manager_id);

  if (run->only != NULL && !g_hash_table_contains (run->only, &row->id))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_sheet_texts); i++)
    lodestar_sheet_add_text (run->sheet, row->texts[lodestar_person_sheet_texts[i].text]);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_sheet_terms); i++)
    lodestar_person_sheet_add_terms (run->sheet, row->terms[lodestar_person_sheet_terms[i].role]);

  lodestar_sheet_add_text (run->sheet, manager != NULL ? manager : "");
  lodestar_sheet_add_date (run->sheet, lodestar_date_from_iso (row->hire_date));
  lodestar_sheet_add_text (run->sheet, lodestar_person_state_get_nick (row->state));

  return TRUE;
}

/**
 * lodestar_person_sheet_new_of:
 * @db: a database
 * @only: (nullable) (element-type gint64): whom to take; %NULL for everybody
 * @error: return location for a #GError, or %NULL
 *
 * Makes a table of people, with the manager by number, else by e-mail address, else by name.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarSheet *
lodestar_person_sheet_new_of (LodestarDb *db, GHashTable *only, GError **error)
{
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new (_ ("People"));
  g_autoptr (GHashTable) managers =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  LodestarPersonSheetRun run = { sheet, managers, only };

  g_return_val_if_fail (db != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_sheet_texts); i++)
    lodestar_sheet_add_column (sheet, _ (lodestar_person_sheet_texts[i].title),
                               LODESTAR_SHEET_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_sheet_terms); i++)
    lodestar_sheet_add_column (sheet, _ (lodestar_person_sheet_terms[i].title),
                               LODESTAR_SHEET_TEXT);

  lodestar_sheet_add_column (sheet, _ ("Manager"), LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, _ ("Hire date"), LODESTAR_SHEET_DATE);
  lodestar_sheet_add_column (sheet, _ ("Employment status"), LODESTAR_SHEET_TEXT);

  if (!lodestar_person_store_visit (db, lodestar_person_sheet_note_key, &run, error) ||
      !lodestar_person_store_visit (db, lodestar_person_sheet_add_row, &run, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

/**
 * lodestar_person_sheet_new:
 * @db: a database
 * @error: return location for a #GError, or %NULL
 *
 * Makes a table of everybody: see lodestar_person_sheet_new_of().
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarSheet *
lodestar_person_sheet_new (LodestarDb *db, GError **error)
{
  return lodestar_person_sheet_new_of (db, NULL, error);
}
