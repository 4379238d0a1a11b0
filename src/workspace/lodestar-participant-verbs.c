/* lodestar-participant-verbs.c - what can be done to participants
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participant-verbs.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-participant-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LODESTAR_PARTICIPANT_TIMES_MAX ((1 << 21) - 1) /* 7 days × 3 parts */

static const char *const lodestar_participant_roles[] = { "mentor",      "mentee", "peer",
                                                          "facilitator", "expert", NULL };
static const char *const lodestar_participant_states[] = { "invited",   "accepted",  "declined",
                                                           "withdrawn", "completed", NULL };
static const char *const lodestar_participant_formats[] = { "", "in-person", "remote", "either",
                                                            NULL };
static const char *const lodestar_participant_styles[] = { "",           "direct",     "analytical",
                                                           "supportive", "expressive", NULL };
static const char *const lodestar_participant_term_roles[] = {
  "offered", "wanted", "development", "interest", "language", NULL,
};

static gboolean
lodestar_participant_verbs_check_choice (const char        *what,
                                         const char        *value,
                                         const char *const *choices,
                                         GError           **error)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (choices, value))
    return TRUE;

  list = g_strjoinv (", ", (char **) choices);
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("“%s” cannot be the %s; it is one of: %s"), value, what, list);

  return FALSE;
}

static gboolean
lodestar_participant_verbs_do_enroll (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariantIter) people = NULL;
  g_autofree char          *role = NULL;
  g_autofree char          *day = NULL;
  LodestarParticipantValues values = { .times = -1 };
  guint                     n_enrolled = 0, n_already = 0;
  gint64                    program, person;

  g_variant_get (in, "(xaxsiis)", &program, &people, &role, &values.capacity_min,
                 &values.capacity_max, &day);
  values.role = role;
  values.enrolled_on = lodestar_date_from_iso (day);

  if (!lodestar_participant_verbs_check_choice (_ ("role"), role, lodestar_participant_roles,
                                                error))
    return FALSE;

  if (values.enrolled_on == LODESTAR_DATE_NONE)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("“%s” is not a day as YYYY-MM-DD."), day);
      return FALSE;
    }

  while (g_variant_iter_next (people, "x", &person))
    {
      GError *local = NULL;
      gint64  id = lodestar_participant_store_find (db, program, person, role, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }

      n_already += id != 0;

      if (id != 0)
        continue;

      id = lodestar_participant_store_add (db, program, person, &values, error);

      if (id == 0)
        return FALSE;

      n_enrolled++;
    }

  if (out != NULL)
    *out = g_variant_ref_sink (g_variant_new ("(uu)", n_enrolled, n_already));

  return lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_participant_enroll:
 *
 * Enrolls people: `(xaxsiis)`, the program, the people, the role, the least and the most capacity,
 * and the day. Gives `(uu)`: how many were enrolled, and how many took part in that role already
 * and stay as they are.
 */
const LodestarVerb lodestar_verb_participant_enroll = {
  "participant-enroll",
  N_ ("Enroll"),
  "(xaxsiis)",
  lodestar_participant_verbs_do_enroll,
};

/* Reads the texts of the dictionary over those of @values. */
static gboolean
lodestar_participant_verbs_read_texts (GVariantDict              *dict,
                                       LodestarParticipantValues *values,
                                       GError                   **error)
{
  const struct
  {
    const char        *key;
    const char        *what;
    const char *const *choices; /* %NULL: any text */
    char             **target;
  } texts[] = {
    { "state", _ ("state"), lodestar_participant_states, &values->state },
    { "format", _ ("meeting format"), lodestar_participant_formats, &values->format },
    { "style", _ ("communication style"), lodestar_participant_styles, &values->style },
    { "career-goal", _ ("career goal"), NULL, &values->career_goal },
    { "note", _ ("note"), NULL, &values->note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text;

      if (!g_variant_dict_lookup (dict, texts[i].key, "&s", &text))
        continue;

      if (texts[i].choices != NULL &&
          !lodestar_participant_verbs_check_choice (texts[i].what, text, texts[i].choices, error))
        return FALSE;

      g_set_str (texts[i].target, text);
      g_variant_dict_remove (dict, texts[i].key);
    }

  return TRUE;
}

static gboolean
lodestar_participant_verbs_read_day (
  GVariantDict *dict, const char *key, gboolean may_be_unknown, LodestarDate *date, GError **error)
{
  const char *text;

  if (!g_variant_dict_lookup (dict, key, "&s", &text))
    return TRUE;

  *date = lodestar_date_from_iso (text);

  if (*date == LODESTAR_DATE_NONE && (text[0] != '\0' || !may_be_unknown))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("“%s” is not a day as YYYY-MM-DD."), text);
      return FALSE;
    }

  g_variant_dict_remove (dict, key);

  return TRUE;
}

static gboolean
lodestar_participant_verbs_read_numbers (GVariantDict              *dict,
                                         LodestarParticipantValues *values,
                                         GError                   **error)
{
  if (g_variant_dict_lookup (dict, "capacity-min", "i", &values->capacity_min))
    g_variant_dict_remove (dict, "capacity-min");

  if (g_variant_dict_lookup (dict, "capacity-max", "i", &values->capacity_max))
    g_variant_dict_remove (dict, "capacity-max");

  if (g_variant_dict_lookup (dict, "times", "i", &values->times))
    g_variant_dict_remove (dict, "times");

  if (values->times < -1 || values->times > LODESTAR_PARTICIPANT_TIMES_MAX)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("%d does not stand for parts of a week."), values->times);
      return FALSE;
    }

  return TRUE;
}

/* Nobody is left with fewer places than running relationships, or in one without having accepted.
 */
static gboolean
lodestar_participant_verbs_check_running (LodestarDb                      *db,
                                          gint64                           id,
                                          const LodestarParticipantValues *values,
                                          GError                         **error)
{
  gint64 n_running, n_all;

  if (!lodestar_participant_store_count_relationships (db, id, &n_running, &n_all, error))
    return FALSE;

  if (n_running > 0 &&
      (strcmp (values->state, "invited") == 0 || strcmp (values->state, "declined") == 0))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("Somebody in a running relationship has accepted. End the "
                              "relationship first."));
      return FALSE;
    }

  if (values->capacity_max >= 0 && n_running > values->capacity_max)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   ngettext ("%d places are too few: %d relationship is running. End it first.",
                             "%d places are too few: %d relationships are running. End some first.",
                             (gulong) n_running),
                   values->capacity_max, (int) n_running);
      return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_participant_verbs_do_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariantDict) dict = NULL;
  g_autoptr (GVariant) rest = NULL;
  g_autoptr (LodestarParticipantValues) values = NULL;
  gint64 id;

  g_variant_get (in, "(x@a{sv})", &id, &columns);
  dict = g_variant_dict_new (columns);
  values = lodestar_participant_store_load_values (db, id, error);

  if (values == NULL || !lodestar_participant_verbs_read_texts (dict, values, error) ||
      !lodestar_participant_verbs_read_numbers (dict, values, error) ||
      !lodestar_participant_verbs_read_day (dict, "trained-on", TRUE, &values->trained_on, error) ||
      !lodestar_participant_verbs_read_day (dict, "enrolled-on", FALSE, &values->enrolled_on,
                                            error))
    return FALSE;

  rest = g_variant_ref_sink (g_variant_dict_end (dict));

  if (g_variant_n_children (rest) > 0)
    {
      g_autofree char *text = g_variant_print (rest, FALSE);

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A participant has no such values: %s"), text);
      return FALSE;
    }

  return lodestar_participant_verbs_check_running (db, id, values, error) &&
         lodestar_participant_store_set (db, id, values, error) &&
         lodestar_history_add (db, "participant", id, NULL, error);
}

/**
 * lodestar_verb_participant_set:
 *
 * Changes a participant: `(xa{sv})`, its identity and any of `state` s, `capacity-min` i,
 * `capacity-max` i, `format` s, `style` s, `times` i (-1 for not known), `career-goal` s,
 * `trained-on` s, `enrolled-on` s and `note` s; "" stands for not known, except of the day of
 * enrolment.
 */
const LodestarVerb lodestar_verb_participant_set = {
  "participant-set",
  N_ ("Change Participant"),
  "(xa{sv})",
  lodestar_participant_verbs_do_set,
};

static gboolean
lodestar_participant_verbs_do_set_terms (LodestarDb *db,
                                         GVariant   *in,
                                         GVariant  **out,
                                         GError    **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *role = NULL;
  gint64           id;

  g_variant_get (in, "(xs^as)", &id, &role, &names);

  return lodestar_participant_verbs_check_choice (_ ("list"), role, lodestar_participant_term_roles,
                                                  error) &&
         lodestar_participant_store_set_terms (db, id, role, (const char *const *) names, error) &&
         lodestar_history_add (db, "participant", id, NULL, error);
}

/**
 * lodestar_verb_participant_set_terms:
 *
 * Says what a participant offers, wants, … in this program: `(xsas)`, its identity, `offered`,
 * `wanted`, `development`, `interest` or `language`, and the terms, the most important first.
 */
const LodestarVerb lodestar_verb_participant_set_terms = {
  "participant-set-terms",
  N_ ("Change Preferences"),
  "(xsas)",
  lodestar_participant_verbs_do_set_terms,
};

static gboolean
lodestar_participant_verbs_do_set_wishes (LodestarDb *db,
                                          GVariant   *in,
                                          GVariant  **out,
                                          GError    **error)
{
  static const char *const kinds[] = { "wish", "not-with", NULL };
  g_autoptr (GVariant) people = NULL;
  g_autofree char *kind = NULL;
  const gint64    *ids;
  gsize            n;
  gint64           id;

  g_variant_get (in, "(x@axs)", &id, &people, &kind);
  ids = g_variant_get_fixed_array (people, &n, sizeof (gint64));

  return lodestar_participant_verbs_check_choice (_ ("list"), kind, kinds, error) &&
         lodestar_participant_store_set_wishes (db, id, kind, ids, n, error) &&
         lodestar_history_add (db, "participant", id, NULL, error);
}

/**
 * lodestar_verb_participant_set_wishes:
 *
 * Says whom a participant wishes for or does not want: `(xaxs)`, its identity, identities of
 * people, the first wish first, and `wish` or `not-with`.
 */
const LodestarVerb lodestar_verb_participant_set_wishes = {
  "participant-set-wishes",
  N_ ("Change Wishes"),
  "(xaxs)",
  lodestar_participant_verbs_do_set_wishes,
};

static gboolean
lodestar_participant_verbs_do_remove (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 id, n_running, n_all;

  g_variant_get (in, "(x)", &id);

  if (!lodestar_participant_store_count_relationships (db, id, &n_running, &n_all, error))
    return FALSE;

  if (n_all > 0)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("Somebody who has had a relationship cannot be taken out of the "
                              "program. Set the state to withdrawn instead."));
      return FALSE;
    }

  return lodestar_participant_store_remove (db, id, error) &&
         lodestar_history_add (db, "participant", id, NULL, error);
}

/**
 * lodestar_verb_participant_remove:
 *
 * Takes a participant who never had a relationship out of the program: `(x)`, its identity.
 */
const LodestarVerb lodestar_verb_participant_remove = {
  "participant-remove",
  N_ ("Remove Participant"),
  "(x)",
  lodestar_participant_verbs_do_remove,
};
