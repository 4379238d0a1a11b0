/* lodestar-import-signup.c - participants from a sign-up file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-signup.h"

#include "lodestar-error.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant.h"
#include "lodestar-person-store.h"
#include "lodestar-program-store.h"
#include "lodestar-text.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#define LODESTAR_IMPORT_SIGNUP_N_PARTS 3

/* A word somewhere in a folded text, and what it says. Longer words come first. */
typedef struct
{
  const char *word;
  const char *value;
} LodestarImportWord;

static const LodestarImportWord lodestar_import_signup_formats[] = {
  { "either", "either" },        { "both", "either" },          { "hybrid", "either" },
  { "no preference", "either" }, { "flexible", "either" },      { "egal", "either" },
  { "beides", "either" },        { "remote", "remote" },        { "online", "remote" },
  { "virtual", "remote" },       { "video", "remote" },         { "distance", "remote" },
  { "phone", "remote" },         { "in-person", "in-person" },  { "in person", "in-person" },
  { "face", "in-person" },       { "onsite", "in-person" },     { "on site", "in-person" },
  { "office", "in-person" },     { "prasenz", "in-person" },    { "personlich", "in-person" },
  { "vor ort", "in-person" },    { "presentiel", "in-person" },
};

static const LodestarImportWord lodestar_import_signup_styles[] = {
  { "direct", "direct" },         { "direkt", "direct" },      { "analytic", "analytical" },
  { "analytisch", "analytical" }, { "support", "supportive" }, { "unterstutz", "supportive" },
  { "expressive", "expressive" }, { "spontan", "expressive" },
};

static const char *const lodestar_import_signup_days[7][4] = {
  { "mon", "lun", "montag", NULL }, { "tue", "die", "mar", "mie" }, { "wed", "mit", "mer", NULL },
  { "thu", "don", "jeu", "jue" },   { "fri", "fre", "ven", "vie" }, { "sat", "sam", "sab", NULL },
  { "sun", "son", "dim", "dom" },
};

static const char *const lodestar_import_signup_parts[LODESTAR_IMPORT_SIGNUP_N_PARTS][4] = {
  { "morning", "vormittag", "matin", "manana" },
  { "afternoon", "nachmittag", "apres-midi", "tarde" },
  { "evening", "abend", "soir", "noche" },
};

static const char *
lodestar_import_signup_find_word (const LodestarImportWord *words, gsize n_words, const char *text)
{
  g_autofree char *folded = lodestar_text_fold (text);

  for (gsize i = 0; i < n_words; i++)
    if (strstr (folded, words[i].word) != NULL)
      return words[i].value;

  return NULL;
}

/**
 * lodestar_import_signup_parse_format:
 * @text: what somebody wrote about where to meet
 *
 * Returns: (nullable): `in-person`, `remote` or `either`, or %NULL where it says none of these
 */
const char *
lodestar_import_signup_parse_format (const char *text)
{
  return lodestar_import_signup_find_word (lodestar_import_signup_formats,
                                           G_N_ELEMENTS (lodestar_import_signup_formats), text);
}

/**
 * lodestar_import_signup_parse_style:
 * @text: what somebody wrote about the way to talk
 *
 * Returns: (nullable): `direct`, `analytical`, `supportive` or `expressive`, or %NULL
 */
const char *
lodestar_import_signup_parse_style (const char *text)
{
  return lodestar_import_signup_find_word (lodestar_import_signup_styles,
                                           G_N_ELEMENTS (lodestar_import_signup_styles), text);
}

static gboolean
lodestar_import_signup_has (const char *folded, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (words[i] != NULL && strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Days are looked for at the beginnings of words only: "mon" is not in "summon". */
static gboolean
lodestar_import_signup_has_day (char *const *words, guint day)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < 4; j++)
      if (lodestar_import_signup_days[day][j] != NULL &&
          g_str_has_prefix (words[i], lodestar_import_signup_days[day][j]))
        return TRUE;

  return FALSE;
}

/**
 * lodestar_import_signup_parse_times:
 * @lines: times, one a line, as “Monday morning” or “Evenings”
 *
 * A line without a part of the day means all of that day; one without a day means that part of
 * each day from Monday to Friday.
 *
 * Returns: the parts of the week as bits, or -1 where the text says none
 */
int
lodestar_import_signup_parse_times (const char *lines)
{
  g_auto (GStrv) items = g_strsplit (lines, "\n", -1);
  int times = -1;

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *folded = lodestar_text_fold (items[i]);
      g_auto (GStrv) words = g_strsplit_set (folded, " -/,.", -1);
      guint days = 0;
      guint parts = 0;

      for (guint day = 0; day < 7; day++)
        if (lodestar_import_signup_has_day (words, day))
          days |= 1u << day;

      for (guint part = 0; part < LODESTAR_IMPORT_SIGNUP_N_PARTS; part++)
        if (lodestar_import_signup_has (folded, lodestar_import_signup_parts[part], 4))
          parts |= 1u << part;

      if (days == 0 && parts == 0)
        continue;

      days = days != 0 ? days : 0x1f;
      parts = parts != 0 ? parts : 0x7;
      times = MAX (times, 0);

      for (guint day = 0; day < 7; day++)
        if (days & (1u << day))
          times |= (int) (parts << (day * LODESTAR_IMPORT_SIGNUP_N_PARTS));
    }

  return times;
}

/* A wish for somebody who is not there is no reason to lose the others. */
static gboolean
lodestar_import_signup_set_wishes (
  LodestarDb *db, gint64 id, const char *kind, const char *lines, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) keys = NULL;

  if (lines == NULL)
    return TRUE;

  keys = g_strsplit (lines, "\n", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gint64 person_id;

      if (!lodestar_text_is_blank (keys[i]) &&
          lodestar_person_store_find (db, keys[i], &person_id, NULL))
        g_array_append_val (ids, person_id);
    }

  return lodestar_participant_store_set_wishes (
    db, id, kind, (const gint64 *) (gconstpointer) ids->data, ids->len, error);
}

static gboolean
lodestar_import_signup_set_terms (
  LodestarDb *db, gint64 id, const char *role, const char *lines, GError **error)
{
  g_auto (GStrv) terms = NULL;

  if (lines == NULL)
    return TRUE;

  terms = g_strsplit (lines, "\n", -1);

  return lodestar_participant_store_set_terms (db, id, role, (const char *const *) terms, error);
}

/* A day, or whether it was done; then today is as good as any day. */
static LodestarDate
lodestar_import_signup_parse_training (const char *text)
{
  LodestarDate date = lodestar_date_from_iso (text);
  gboolean     is_done;

  if (date != LODESTAR_DATE_NONE)
    return date;

  return lodestar_value_parse_flag (text, &is_done) && is_done ? lodestar_date_today ()
                                                               : LODESTAR_DATE_NONE;
}

/* What the file does not say stays as it was. */
static void
lodestar_import_signup_read_values (LodestarParticipantValues *values,
                                    const LodestarStagedEntry *entry)
{
  const char *capacity = entry->values[LODESTAR_FIELD_CAPACITY];
  const char *format = entry->values[LODESTAR_FIELD_FORMAT];
  const char *style = entry->values[LODESTAR_FIELD_STYLE];
  const char *times = entry->values[LODESTAR_FIELD_TIMES];
  const char *goal = entry->values[LODESTAR_FIELD_CAREER_GOAL];
  const char *training = entry->values[LODESTAR_FIELD_TRAINING];

  if (capacity != NULL && strcmp (values->role, "mentee") != 0)
    sscanf (capacity, "%d-%d", &values->capacity_min, &values->capacity_max);

  if (format != NULL && (format = lodestar_import_signup_parse_format (format)) != NULL)
    g_set_str (&values->format, format);

  if (style != NULL && (style = lodestar_import_signup_parse_style (style)) != NULL)
    g_set_str (&values->style, style);

  if (times != NULL && lodestar_import_signup_parse_times (times) >= 0)
    values->times = lodestar_import_signup_parse_times (times);

  if (goal != NULL)
    g_set_str (&values->career_goal, goal);

  if (training != NULL && values->trained_on == LODESTAR_DATE_NONE)
    values->trained_on = lodestar_import_signup_parse_training (training);
}

static gboolean
lodestar_import_signup_add (LodestarImport            *self,
                            LodestarDb                *db,
                            gint64                     person_id,
                            const char                *role,
                            const LodestarStagedEntry *entry,
                            GError                   **error)
{
  const char *const *texts = entry->values;
  gint64             program_id = lodestar_import_get_program_id (self);
  g_autoptr (LodestarParticipantValues) values = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id = lodestar_participant_store_find (db, program_id, person_id, role, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (id == 0)
    {
      values = g_new0 (LodestarParticipantValues, 1);
      values->role = g_strdup (role);
      values->capacity_max = 1;
      values->times = -1;
      values->enrolled_on = lodestar_date_today ();
      lodestar_import_signup_read_values (values, entry);
      id = lodestar_participant_store_add (db, program_id, person_id, values, error);
    }
  else if ((values = lodestar_participant_store_load_values (db, id, error)) != NULL)
    {
      lodestar_import_signup_read_values (values, entry);

      if (!lodestar_participant_store_set (db, id, values, error))
        return FALSE;
    }

  return id != 0 && values != NULL &&
         lodestar_import_signup_set_terms (db, id,
                                           strcmp (role, "mentor") == 0 ? "offered" : "wanted",
                                           texts[LODESTAR_FIELD_TOPICS], error) &&
         lodestar_import_signup_set_wishes (db, id, "wish", texts[LODESTAR_FIELD_WISHES], error) &&
         lodestar_import_signup_set_wishes (db, id, "not-with", texts[LODESTAR_FIELD_NOT_WITH],
                                            error);
}

/* The name of the sheet or the file may say who is in it: “input-mentors”. */
static guint
lodestar_import_signup_guess_role (const char *name)
{
  g_autofree char *folded = lodestar_text_fold (name);
  gboolean         has_mentor = strstr (folded, "mentor") != NULL;
  gboolean         has_mentee = strstr (folded, "mentee") != NULL;

  if (has_mentor == has_mentee)
    return 0;

  return has_mentor ? 1u << LODESTAR_ROLE_MENTOR : 1u << LODESTAR_ROLE_MENTEE;
}

/* Whoever signs up to mentor or to be mentored by peers does both. */
static guint
lodestar_import_signup_fit_roles (guint roles, gboolean is_of_peers)
{
  const guint pair = 1u << LODESTAR_ROLE_MENTOR | 1u << LODESTAR_ROLE_MENTEE;

  if (is_of_peers && (roles & pair) != 0)
    return (roles & ~pair) | 1u << LODESTAR_ROLE_PEER;

  return roles;
}

/* In the words of the file, else as the user said for all, else as the file is called. */
static guint
lodestar_import_signup_get_roles (LodestarImport *self, const LodestarStagedEntry *entry)
{
  const char  *word = entry->values[LODESTAR_FIELD_ROLE];
  LodestarRole role;

  if (g_strcmp0 (word, "both") == 0)
    return 1u << LODESTAR_ROLE_MENTOR | 1u << LODESTAR_ROLE_MENTEE;

  if (lodestar_role_from_nick (word, &role) ||
      lodestar_role_from_nick (lodestar_import_get_role (self), &role))
    return 1u << role;

  {
    const char      *sheet = lodestar_table_get_sheet (lodestar_import_get_table (self));
    g_autofree char *file = g_path_get_basename (lodestar_import_get_path (self));
    guint            guess = sheet != NULL ? lodestar_import_signup_guess_role (sheet) : 0;

    return guess != 0 ? guess : lodestar_import_signup_guess_role (file);
  }
}

/**
 * lodestar_import_signup_apply:
 * @self: an import whose people are written
 * @db: the writing connection, in a step
 * @error: return location for a #GError, or %NULL
 *
 * Makes everybody in the file a participant of the program, in one role or both, or a peer where
 * the program is of peers. Who is one already gets what the file says. Fails where neither the file
 * nor the user says the role.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_signup_apply (LodestarImport *self, LodestarDb *db, GError **error)
{
  const LodestarStaging *staging = lodestar_import_get_staging (self);
  g_autoptr (LodestarProgramData) program =
    lodestar_program_store_get (db, lodestar_import_get_program_id (self), error);

  if (program == NULL)
    return FALSE;

  for (guint i = 0; i < staging->n_entries; i++)
    {
      const LodestarStagedEntry *entry = &staging->entries[i];
      gint64                     person_id = lodestar_import_get_entry_id (self, i);
      guint                      roles =
        lodestar_import_signup_fit_roles (lodestar_import_signup_get_roles (self, entry),
                                          program->structure == LODESTAR_STRUCTURE_PEER);

      if (person_id == 0)
        continue;

      if (roles == 0)
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("Line %u does not say the role. Choose the role of those for whom the "
                          "file does not say it."),
                       entry->line);
          return FALSE;
        }

      for (guint role = 0; role < LODESTAR_N_ROLES; role++)
        if ((roles & (1u << role)) != 0 &&
            !lodestar_import_signup_add (
              self, db, person_id, lodestar_role_get_nick ((LodestarRole) role), entry, error))
          return FALSE;
    }

  return TRUE;
}
