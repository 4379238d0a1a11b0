/* lodestar-bulk-verbs.c - doing the same to many
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bulk-verbs.h"

#include "lodestar-participant-store.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs.h"

#include <glib/gi18n-lib.h>

/* One step for all of them: what is refused for one is refused for all, with the name of that one,
 * and nothing is done by halves. */

typedef char *(*LodestarBulkName) (LodestarDb *db, gint64 id);

static char *
lodestar_bulk_verbs_dup_participant (LodestarDb *db, gint64 id)
{
  return lodestar_participant_store_dup_name (db, id, NULL);
}

static char *
lodestar_bulk_verbs_dup_relationship (LodestarDb *db, gint64 id)
{
  g_autoptr (LodestarRelationshipRow) row = lodestar_relationship_store_read_one (db, id, NULL);

  return row != NULL ? lodestar_relationship_row_dup_name (row) : NULL;
}

/* Does @verb to one; @rest is what it takes behind the identity. */
static gboolean
lodestar_bulk_verbs_do_one (LodestarDb         *db,
                            const LodestarVerb *verb,
                            gint64              id,
                            GVariant           *rest,
                            LodestarBulkName    name_func,
                            GError            **error)
{
  GVariant *members[] = { g_variant_new_int64 (id), rest };
  g_autoptr (GVariant) in =
    g_variant_ref_sink (g_variant_new_tuple (members, rest != NULL ? 2 : 1));
  g_autoptr (GVariant) out = NULL;
  g_autofree char *name = NULL;

  gboolean is_done = verb->func (db, in, &out, error);

  if (out != NULL)
    g_variant_take_ref (out);

  if (is_done)
    return TRUE;

  name = name_func (db, id);

  if (name != NULL)
    /* Translators: whom something cannot be done to, before the reason */
    g_prefix_error (error, C_ ("before a reason", "%s: "), name);

  return FALSE;
}

static gboolean
lodestar_bulk_verbs_do (
  LodestarDb *db, const LodestarVerb *verb, GVariant *in, LodestarBulkName name, GError **error)
{
  g_autoptr (GVariant) list = g_variant_get_child_value (in, 0);
  g_autoptr (GVariant) rest =
    g_variant_n_children (in) > 1 ? g_variant_get_child_value (in, 1) : NULL;
  const gint64 *ids;
  gsize         n;

  ids = g_variant_get_fixed_array (list, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    if (!lodestar_bulk_verbs_do_one (db, verb, ids[i], rest, name, error))
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_bulk_verbs_participant_set (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return lodestar_bulk_verbs_do (db, &lodestar_verb_participant_set, in,
                                 lodestar_bulk_verbs_dup_participant, error);
}

static gboolean
lodestar_bulk_verbs_participant_remove (LodestarDb *db,
                                        GVariant   *in,
                                        GVariant  **out,
                                        GError    **error)
{
  return lodestar_bulk_verbs_do (db, &lodestar_verb_participant_remove, in,
                                 lodestar_bulk_verbs_dup_participant, error);
}

static gboolean
lodestar_bulk_verbs_relationship_pause (LodestarDb *db,
                                        GVariant   *in,
                                        GVariant  **out,
                                        GError    **error)
{
  return lodestar_bulk_verbs_do (db, &lodestar_verb_relationship_pause, in,
                                 lodestar_bulk_verbs_dup_relationship, error);
}

static gboolean
lodestar_bulk_verbs_relationship_complete (LodestarDb *db,
                                           GVariant   *in,
                                           GVariant  **out,
                                           GError    **error)
{
  return lodestar_bulk_verbs_do (db, &lodestar_verb_relationship_complete, in,
                                 lodestar_bulk_verbs_dup_relationship, error);
}

/**
 * lodestar_verb_participant_set_many:
 *
 * `(axa{sv})`: participants, and what to change in each of them as in
 * lodestar_verb_participant_set. All or none.
 */
const LodestarVerb lodestar_verb_participant_set_many = {
  "participant-set-many",
  N_ ("Change Participants"),
  "(axa{sv})",
  lodestar_bulk_verbs_participant_set,
};

/**
 * lodestar_verb_participant_remove_many:
 *
 * `(ax)`: participants who never had a relationship, and are taken out of the
 * program. All or none.
 */
const LodestarVerb lodestar_verb_participant_remove_many = {
  "participant-remove-many",
  N_ ("Remove Participants"),
  "(ax)",
  lodestar_bulk_verbs_participant_remove,
};

/**
 * lodestar_verb_relationship_pause_many:
 *
 * `(axs)`: relationships in trial or active and the first day on which they
 * rest. All or none.
 */
const LodestarVerb lodestar_verb_relationship_pause_many = {
  "relationship-pause-many",
  N_ ("Pause Relationships"),
  "(axs)",
  lodestar_bulk_verbs_relationship_pause,
};

/**
 * lodestar_verb_relationship_complete_many:
 *
 * `(axs)`: running relationships and the day on which they came to their
 * planned end. All or none.
 */
const LodestarVerb lodestar_verb_relationship_complete_many = {
  "relationship-complete-many",
  N_ ("Complete Relationships"),
  "(axs)",
  lodestar_bulk_verbs_relationship_complete,
};
