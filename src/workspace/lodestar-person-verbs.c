/* lodestar-person-verbs.c - what can be done to people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-verbs.h"

#include "lodestar-check.h"
#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-level-store.h"
#include "lodestar-person-merge.h"
#include "lodestar-person-writer.h"
#include "lodestar-text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* The names of the values of a person in the verbs, in the order of LodestarPersonText. */
static const char *const lodestar_person_verbs_texts[] = {
  "number",     "email", "given-name", "family-name", "name",      "title",
  "department", "team",  "location",   "country",     "time-zone", "note",
};

/* Values, cleaned, that a row borrows. */
typedef struct
{
  LodestarPersonRow row;
  GPtrArray        *strings; /* (owned) */
} LodestarPersonValues;

static void
lodestar_person_values_clear (LodestarPersonValues *values)
{
  g_clear_pointer (&values->strings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarPersonValues, lodestar_person_values_clear)

static const char *
lodestar_person_values_take (LodestarPersonValues *values, char *string)
{
  g_ptr_array_add (values->strings, string);

  return string;
}

/* A note keeps its lines; everything else is one line. */
static gboolean
lodestar_person_values_set_text (LodestarPersonValues *values, const char *name, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_verbs_texts); i++)
    if (strcmp (name, lodestar_person_verbs_texts[i]) == 0)
      {
        values->row.texts[i] = lodestar_person_values_take (
          values, i == LODESTAR_PERSON_NOTE ? lodestar_text_clean_lines (text)
                                            : lodestar_text_clean (text));
        return TRUE;
      }

  return FALSE;
}

static gboolean
lodestar_person_values_set (
  LodestarPersonValues *values, LodestarDb *db, const char *name, GVariant *value, GError **error)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      const char *text = g_variant_get_string (value, NULL);

      if (strcmp (name, "level") == 0)
        return lodestar_level_store_ensure (db, text, &values->row.level_id, error);

      if (strcmp (name, "hire-date") == 0 &&
          (*text == '\0' || lodestar_date_from_iso (text) != LODESTAR_DATE_NONE))
        {
          values->row.hire_date = lodestar_person_values_take (values, g_strdup (text));
          return TRUE;
        }

      if (strcmp (name, "state") == 0 && lodestar_person_state_from_nick (text, &values->row.state))
        return TRUE;

      if (lodestar_person_values_set_text (values, name, text))
        return TRUE;
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      gint64 id = g_variant_get_int64 (value);

      if (strcmp (name, "level-id") == 0)
        {
          values->row.level_id = id;
          return TRUE;
        }

      if (strcmp (name, "manager-id") == 0)
        {
          values->row.manager_id = id;
          return TRUE;
        }
    }

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("“%s” cannot be set to this value."), name);

  return FALSE;
}

/* Where the written name was made of its parts, it follows them. */
static gboolean
lodestar_person_values_follow_parts (LodestarPersonValues *values,
                                     LodestarDb           *db,
                                     gint64                id,
                                     GError              **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char  *joined = NULL;
  LodestarPersonRow before;

  if (values->row.texts[LODESTAR_PERSON_NAME] != NULL ||
      (values->row.texts[LODESTAR_PERSON_GIVEN_NAME] == NULL &&
       values->row.texts[LODESTAR_PERSON_FAMILY_NAME] == NULL))
    return TRUE;

  if (!(stmt = lodestar_person_store_prepare_row (db, error)) ||
      !lodestar_person_store_read_row (db, stmt, id, &before, error))
    return FALSE;

  joined = g_strstrip (g_strdup_printf ("%s %s", before.texts[LODESTAR_PERSON_GIVEN_NAME],
                                        before.texts[LODESTAR_PERSON_FAMILY_NAME]));

  if (strcmp (joined, before.texts[LODESTAR_PERSON_NAME]) == 0)
    values->row.texts[LODESTAR_PERSON_NAME] = "";

  return TRUE;
}

static gboolean
lodestar_person_values_parse (LodestarPersonValues *values,
                              LodestarDb           *db,
                              GVariant             *dict,
                              GError              **error)
{
  GVariantIter iter;
  const char  *name;
  GVariant    *value;

  values->strings = g_ptr_array_new_with_free_func (g_free);
  g_variant_iter_init (&iter, dict);

  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      gboolean is_set = lodestar_person_values_set (values, db, name, value, error);

      g_variant_unref (value);

      if (!is_set)
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_person_verbs_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) dict = g_variant_get_child_value (in, 0);
  g_auto (LodestarPersonValues) values = { 0 };
  g_autoptr (LodestarPersonWriter) writer = NULL;
  gint64 id;

  lodestar_person_row_init_empty (&values.row);

  if (!lodestar_person_values_parse (&values, db, dict, error) ||
      !(writer = lodestar_person_writer_new (db, lodestar_date_today (), 0, error)) ||
      !lodestar_person_writer_add (writer, &values.row, &id, error) ||
      !lodestar_history_add (db, "person", id, NULL, error))
    return FALSE;

  *out = g_variant_new_int64 (id);

  return TRUE;
}

static gboolean
lodestar_person_verbs_set_values (LodestarDb *db, gint64 id, GVariant *dict, GError **error)
{
  g_auto (LodestarPersonValues) values = { 0 };
  g_autoptr (LodestarPersonWriter) writer = NULL;

  lodestar_person_row_init_keep (&values.row);

  if (!lodestar_person_values_parse (&values, db, dict, error) ||
      !lodestar_person_values_follow_parts (&values, db, id, error))
    return FALSE;

  if (values.row.manager_id > 0 &&
      !lodestar_person_store_check_manager (db, id, values.row.manager_id, error))
    return FALSE;

  return (writer = lodestar_person_writer_new (db, lodestar_date_today (), 0, error)) != NULL &&
         lodestar_person_writer_set (writer, id, &values.row, error);
}

static gboolean
lodestar_person_verbs_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) dict = NULL;
  gint64 id;

  g_variant_get (in, "(x@a{sv})", &id, &dict);

  return lodestar_person_verbs_set_values (db, id, dict, error) &&
         lodestar_history_add (db, "person", id, NULL, error);
}

static gboolean
lodestar_person_verbs_set_terms (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarPersonWriter) writer = NULL;
  g_autofree const char **names = NULL;
  g_autofree char        *lines = NULL;
  const char             *nick;
  gint64                  id;

  g_variant_get (in, "(x&s^a&s)", &id, &nick, &names);
  lines = g_strjoinv ("\n", (char **) names);

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    if (strcmp (lodestar_person_term_role_get_nick ((LodestarPersonTermRole) i), nick) == 0)
      return (writer = lodestar_person_writer_new (db, lodestar_date_today (), 0, error)) != NULL &&
             lodestar_person_writer_set_terms (writer, id, (LodestarPersonTermRole) i, lines,
                                               error) &&
             lodestar_history_add (db, "person", id, NULL, error);

  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("“%s” is no kind of terms that a person has."), nick);

  return FALSE;
}

/* The duplicate goes first, so that its number and its address are free to be taken. */
static gboolean
lodestar_person_verbs_merge (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) dict = NULL;
  static const char *const rules[] = { "wish-for-another", "constraint-in-program", "capacity-kept",
                                       "not-with-oneself", "partner-once",          NULL };
  gint64                   keep_id;
  gint64                   drop_id;

  g_variant_get (in, "(xx@a{sv})", &keep_id, &drop_id, &dict);

  return lodestar_person_store_merge (db, keep_id, drop_id, error) &&
         lodestar_person_verbs_set_values (db, keep_id, dict, error) &&
         lodestar_check_keeps (db, rules, error) &&
         lodestar_history_add (db, "person", keep_id, NULL, error);
}

static gboolean
lodestar_person_verbs_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) list = g_variant_get_child_value (in, 0);
  gsize         n_ids;
  const gint64 *ids = g_variant_get_fixed_array (list, &n_ids, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    if (!lodestar_person_store_remove (db, ids[i], error) ||
        !lodestar_history_add (db, "person", ids[i], NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_person_verbs_add_level (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *name;
  gint64      id;

  g_variant_get (in, "(&s)", &name);

  if (!lodestar_level_store_ensure (db, name, &id, error))
    return FALSE;

  if (id == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID, _ ("A level needs a name."));
      return FALSE;
    }

  *out = g_variant_new_int64 (id);

  return lodestar_history_add (db, "level", id, NULL, error);
}

static gboolean
lodestar_person_verbs_set_level_order (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) list = g_variant_get_child_value (in, 0);
  gsize         n_ids;
  const gint64 *ids = g_variant_get_fixed_array (list, &n_ids, sizeof (gint64));

  return lodestar_level_store_set_order (db, ids, n_ids, error);
}

static gboolean
lodestar_person_verbs_remove_unused_levels (LodestarDb *db,
                                            GVariant   *in,
                                            GVariant  **out,
                                            GError    **error)
{
  guint n_removed;

  if (!lodestar_level_store_remove_unused (db, &n_removed, error))
    return FALSE;

  *out = g_variant_new_uint32 (n_removed);

  return TRUE;
}

/**
 * lodestar_verb_person_add:
 *
 * `(a{sv})` → `x`: adds a person; gives its identity. The values are strings named as the
 * properties of #LodestarPerson, `level` (a name, added where it is new), `hire-date` (ISO 8601),
 * `state` (`active`, `leave`, `left`), and `level-id` and `manager-id` (`x`).
 */
const LodestarVerb lodestar_verb_person_add = { "person-add", N_ ("Add Person"), "(a{sv})",
                                                lodestar_person_verbs_add };

/**
 * lodestar_verb_person_set:
 *
 * `(xa{sv})`: sets values of a person; see lodestar_verb_person_add for them.
 */
const LodestarVerb lodestar_verb_person_set = { "person-set", N_ ("Change Person"), "(xa{sv})",
                                                lodestar_person_verbs_set };

/**
 * lodestar_verb_person_set_terms:
 *
 * `(xsas)`: sets the terms of a person in a role (`skill`, `development`, `interest`,
 * `language`), in the order given.
 */
const LodestarVerb lodestar_verb_person_set_terms = { "person-set-terms", N_ ("Change Person"),
                                                      "(xsas)", lodestar_person_verbs_set_terms };

/**
 * lodestar_verb_person_merge:
 *
 * `(xxa{sv})`: merges the second person into the first and sets the values that shall be taken
 * over.
 */
const LodestarVerb lodestar_verb_person_merge = { "person-merge", N_ ("Merge People"), "(xxa{sv})",
                                                  lodestar_person_verbs_merge };

/**
 * lodestar_verb_person_remove:
 *
 * `(ax)`: removes people.
 */
const LodestarVerb lodestar_verb_person_remove = { "person-remove", N_ ("Remove Person"), "(ax)",
                                                   lodestar_person_verbs_remove };

/**
 * lodestar_verb_level_add:
 *
 * `(s)` → `x`: adds a level at the rank that its name suggests.
 */
const LodestarVerb lodestar_verb_level_add = { "level-add", N_ ("Add Level"), "(s)",
                                               lodestar_person_verbs_add_level };

/**
 * lodestar_verb_level_set_order:
 *
 * `(ax)`: puts all levels in order, from the lowest up.
 */
const LodestarVerb lodestar_verb_level_set_order = { "level-set-order", N_ ("Order Levels"), "(ax)",
                                                     lodestar_person_verbs_set_level_order };

/**
 * lodestar_verb_level_remove_unused:
 *
 * `()` → `u`: removes the levels that nobody has or had; gives how many these were.
 */
const LodestarVerb lodestar_verb_level_remove_unused = {
  "level-remove-unused", N_ ("Remove Unused Levels"), "()",
  lodestar_person_verbs_remove_unused_levels
};
