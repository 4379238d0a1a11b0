/* lodestar-publish-units.c - the relationships that a proposal makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-publish-units.h"

#include "lodestar-contributions.h"

#include <string.h>

static void
lodestar_publish_unit_free (gpointer data)
{
  LodestarPublishUnit *unit = data;

  g_array_unref (unit->participants);
  g_ptr_array_unref (unit->pairs);
  g_free (unit->contributions);
  g_free (unit);
}

static void
lodestar_publish_unit_add (LodestarPublishUnit *self, gint64 participant)
{
  for (guint i = 0; i < self->participants->len; i++)
    if (g_array_index (self->participants, gint64, i) == participant)
      return;

  g_array_append_val (self->participants, participant);
}

/* Pairs of one key belong together: of one group or circle, or the two ways of two peers. */
static char *
lodestar_publish_units_dup_key (const LodestarPublish *publish, const LodestarPublishPair *pair)
{
  gint64 first = pair->mentor_id, second = pair->mentee_id;

  if (pair->number > 0)
    return g_strdup_printf ("%d", pair->number);

  if (strcmp (publish->structure, "peers") == 0)
    {
      first = MIN (pair->mentor_id, pair->mentee_id);
      second = MAX (pair->mentor_id, pair->mentee_id);
    }

  return g_strdup_printf ("%" G_GINT64_MODIFIER "d-%" G_GINT64_MODIFIER "d", first, second);
}

static GPtrArray *
lodestar_publish_units_gather (const LodestarPublish *publish)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func (lodestar_publish_unit_free);

  for (guint i = 0; i < publish->pairs->len; i++)
    {
      LodestarPublishPair *pair = g_ptr_array_index (publish->pairs, i);
      char                *key = lodestar_publish_units_dup_key (publish, pair);
      LodestarPublishUnit *one = g_hash_table_lookup (by_key, key);

      if (one == NULL)
        {
          one = g_new0 (LodestarPublishUnit, 1);
          one->participants = g_array_new (FALSE, FALSE, sizeof (gint64));
          one->pairs = g_ptr_array_new ();
          g_ptr_array_add (all, one);
          g_hash_table_insert (by_key, g_strdup (key), one);
        }

      g_free (key);
      lodestar_publish_unit_add (one, pair->mentor_id);
      lodestar_publish_unit_add (one, pair->mentee_id);
      g_ptr_array_add (one->pairs, pair);
    }

  return all;
}

/* Each member counts once, however many pairs there are. */
static int
lodestar_publish_unit_get_score (const LodestarPublishUnit *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  int total = 0, n = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LodestarPublishPair *pair = g_ptr_array_index (self->pairs, i);

      if (!g_hash_table_add (done, &pair->mentee_id))
        continue;

      /* What a member of a group or circle counts is out of 200, what a pair scores out of 100. */
      total += pair->number > 0 ? pair->member_score : 2 * pair->score;
      n++;
    }

  return (total + n) / (2 * n);
}

/* The fit of members with each other is no criterion, so that of a group nothing adds up. */
static char *
lodestar_publish_unit_dup_contributions (const LodestarPublishUnit *self,
                                         const LodestarPublish     *publish,
                                         int                        score,
                                         GError                   **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) mean = NULL;

  if (self->pairs->len == 1 && strcmp (publish->structure, "pairs") == 0)
    return g_strdup (((LodestarPublishPair *) g_ptr_array_index (self->pairs, 0))->contributions);

  if (strcmp (publish->structure, "groups") == 0)
    return g_strdup ("[]");

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LodestarPublishPair *pair = g_ptr_array_index (self->pairs, i);
      GArray *contributions = lodestar_contributions_parse (pair->contributions, error);

      if (contributions == NULL)
        return NULL;

      g_ptr_array_add (all, contributions);
    }

  mean = lodestar_contributions_new_mean (all, (guint) score);

  return lodestar_contributions_to_json (mean);
}

/**
 * lodestar_publish_units_new:
 * @publish: a proposal on its way
 * @error: return location for a #GError, or %NULL
 *
 * Puts together what becomes one relationship each: a mentor and a mentee, a mentor and the members
 * of the group, two peers, or a circle. The score is the mean of what its members count, of the
 * most that they can count.
 *
 * Returns: (transfer full) (element-type LodestarPublishUnit): the units, or %NULL with @error set
 */
GPtrArray *
lodestar_publish_units_new (const LodestarPublish *publish, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;

  g_return_val_if_fail (publish != NULL, NULL);

  units = lodestar_publish_units_gather (publish);

  for (guint i = 0; i < units->len; i++)
    {
      LodestarPublishUnit *unit = g_ptr_array_index (units, i);

      unit->score = lodestar_publish_unit_get_score (unit);
      unit->contributions =
        lodestar_publish_unit_dup_contributions (unit, publish, unit->score, error);

      if (unit->contributions == NULL)
        return NULL;
    }

  return g_steal_pointer (&units);
}
