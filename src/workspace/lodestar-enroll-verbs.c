/* lodestar-enroll-verbs.c - enrolling everybody who matches
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-enroll-verbs.h"

#include "lodestar-participant-verbs.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_enroll_verbs_pack_query:
 * @query: which people
 *
 * Returns: (transfer floating): the query as `a{sv}`, for lodestar_verb_enroll_query
 */
GVariant *
lodestar_enroll_verbs_pack_query (const LodestarPersonQuery *query)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
  const struct
  {
    const char *name;
    const char *text;
  } texts[] = {
    { "search", query->search },
    { "department", query->department },
    { "location", query->location },
  };
  const struct
  {
    const char *name;
    gint64      id;
  } ids[] = {
    { "level-id", query->level_id },
    { "manager-id", query->manager_id },
    { "states", query->states },
    { "not-in-program", query->not_in_program },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      g_variant_builder_add (&values, "{sv}", texts[i].name, g_variant_new_string (texts[i].text));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i].id != 0)
      g_variant_builder_add (&values, "{sv}", ids[i].name, g_variant_new_int64 (ids[i].id));

  return g_variant_builder_end (&values);
}

static LodestarPersonQuery *
lodestar_enroll_verbs_unpack_query (GVariant *values)
{
  LodestarPersonQuery *query = lodestar_person_query_new ();
  gint64               states = 0;

  g_variant_lookup (values, "search", "s", &query->search);
  g_variant_lookup (values, "department", "s", &query->department);
  g_variant_lookup (values, "location", "s", &query->location);
  g_variant_lookup (values, "level-id", "x", &query->level_id);
  g_variant_lookup (values, "manager-id", "x", &query->manager_id);
  g_variant_lookup (values, "not-in-program", "x", &query->not_in_program);
  g_variant_lookup (values, "states", "x", &states);
  query->states = (guint) states;

  return query;
}

/* The people are found on the writing connection, so that nobody slips in or out between the list
 * that the user sees and the step. */
static gboolean
lodestar_enroll_verbs_do_query (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (GVariant) values = NULL;
  g_autoptr (GVariant) enroll = NULL;
  g_autoptr (LodestarPersonQuery) query = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *role;
  const char *day;
  gint64      program_id;
  int         min;
  int         max;

  g_variant_get (in, "(x&sii&s@a{sv})", &program_id, &role, &min, &max, &day, &values);
  query = lodestar_enroll_verbs_unpack_query (values);

  if (!lodestar_person_query_run (db, ids, query, NULL, error))
    return FALSE;

  enroll = g_variant_ref_sink (g_variant_new (
    "(x@axsiis)", program_id,
    g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)), role,
    min, max, day));

  return lodestar_verb_participant_enroll.func (db, enroll, out, error);
}

/**
 * lodestar_verb_enroll_query:
 *
 * `(xsiisa{sv})` → `(uu)`: as lodestar_verb_participant_enroll, with a query (see
 * lodestar_enroll_verbs_pack_query()) in place of the people: program, role, the least and the most
 * capacity, the day, and which people.
 */
const LodestarVerb lodestar_verb_enroll_query = { "participant-enroll", N_ ("Enroll"),
                                                  "(xsiisa{sv})", lodestar_enroll_verbs_do_query };
