/* lodestar-matching-pool.c - who is to be matched, and what is known about them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-pool.h"

#include "lodestar-matching-features.h"
#include "lodestar-matching-private.h"

#include <string.h>

static const char *const lodestar_matching_style_nicks[] = { "unknown", "direct", "analytical",
                                                             "supportive", "expressive" };
static const char *const lodestar_matching_format_nicks[] = { "unknown", "in-person", "remote",
                                                              "either" };

/**
 * lodestar_matching_style_get_nick:
 * @style: a communication style
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_matching_style_get_nick (LodestarMatchingStyle style)
{
  g_return_val_if_fail (style < G_N_ELEMENTS (lodestar_matching_style_nicks), NULL);

  return lodestar_matching_style_nicks[style];
}

/**
 * lodestar_matching_style_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @style: (out): the communication style
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_matching_style_from_nick (const char *nick, LodestarMatchingStyle *style)
{
  g_return_val_if_fail (style != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_matching_style_nicks); i++)
    if (g_strcmp0 (lodestar_matching_style_nicks[i], nick) == 0)
      {
        *style = (LodestarMatchingStyle) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_matching_format_get_nick:
 * @format: a meeting format
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_matching_format_get_nick (LodestarMatchingFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (lodestar_matching_format_nicks), NULL);

  return lodestar_matching_format_nicks[format];
}

/**
 * lodestar_matching_format_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @format: (out): the meeting format
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_matching_format_from_nick (const char *nick, LodestarMatchingFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_matching_format_nicks); i++)
    if (g_strcmp0 (lodestar_matching_format_nicks[i], nick) == 0)
      {
        *format = (LodestarMatchingFormat) i;
        return TRUE;
      }

  return FALSE;
}

static void
lodestar_matching_participant_clear (gpointer data)
{
  LodestarMatchingParticipant *participant = data;

  g_free ((gpointer) participant->skills.ids);
  g_free ((gpointer) participant->wanted.ids);
  g_free ((gpointer) participant->areas.ids);
  g_free ((gpointer) participant->goals.ids);
  g_free ((gpointer) participant->career.ids);
  g_free ((gpointer) participant->languages.ids);
  g_free ((gpointer) participant->interests.ids);
  g_free ((gpointer) participant->wishes.keys);
  g_free ((gpointer) participant->not_with.keys);
  g_free ((gpointer) participant->earlier.keys);
}

static int
lodestar_matching_compare_ids (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* An own copy in ascending order, without doubles */
static void
lodestar_matching_terms_take_set (LodestarMatchingTerms *terms)
{
  guint32 *ids = g_memdup2 (terms->ids, terms->n * sizeof (guint32));
  guint    n = 0;

  if (terms->n > 0)
    qsort (ids, terms->n, sizeof (guint32), lodestar_matching_compare_ids);

  for (guint i = 0; i < terms->n; i++)
    if (n == 0 || ids[n - 1] != ids[i])
      ids[n++] = ids[i];

  terms->ids = ids;
  terms->n = MIN (n, LODESTAR_MATCHING_TERMS_MAX);
}

/* An own copy in the given order, of each double only the first. The lists are short, but a
 * hostile one should not take quadratic time either. */
static void
lodestar_matching_terms_take_ranking (LodestarMatchingTerms *terms)
{
  guint32 *ids = g_memdup2 (terms->ids, terms->n * sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < terms->n; i++)
    if (g_hash_table_add (seen, GUINT_TO_POINTER (ids[i])))
      ids[n++] = ids[i];

  terms->ids = ids;
  terms->n = MIN (n, LODESTAR_MATCHING_TERMS_MAX);
}

static void
lodestar_matching_people_take_ranking (LodestarMatchingPeople *people)
{
  gint64 *keys = g_memdup2 (people->keys, people->n * sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  for (guint i = 0; i < people->n; i++)
    if (!g_hash_table_contains (seen, &keys[i]))
      {
        keys[n] = keys[i];
        g_hash_table_add (seen, &keys[n]);
        n++;
      }

  people->keys = keys;
  people->n = n;
}

/**
 * lodestar_matching_pool_new:
 *
 * Returns: (transfer full): an empty pool
 */
LodestarMatchingPool *
lodestar_matching_pool_new (void)
{
  LodestarMatchingPool *pool = g_new0 (LodestarMatchingPool, 1);

  g_atomic_ref_count_init (&pool->ref_count);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      pool->participants[role] = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingParticipant));
      g_array_set_clear_func (pool->participants[role], lodestar_matching_participant_clear);
      pool->index_of[role] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  lodestar_matching_organization_init (&pool->organization);

  return pool;
}

/**
 * lodestar_matching_pool_ref:
 * @pool: a pool
 *
 * Any thread.
 *
 * Returns: (transfer full): the same
 */
LodestarMatchingPool *
lodestar_matching_pool_ref (LodestarMatchingPool *pool)
{
  g_return_val_if_fail (pool != NULL, NULL);

  g_atomic_ref_count_inc (&pool->ref_count);

  return pool;
}

/**
 * lodestar_matching_pool_unref:
 * @pool: (transfer full): a pool
 *
 * Any thread.
 */
void
lodestar_matching_pool_unref (LodestarMatchingPool *pool)
{
  g_return_if_fail (pool != NULL);

  if (!g_atomic_ref_count_dec (&pool->ref_count))
    return;

  if (pool->is_sealed)
    lodestar_matching_feature_set_free (pool->features);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      g_array_unref (pool->participants[role]);
      g_hash_table_unref (pool->index_of[role]);
      g_free (pool->canonical[role]);
      g_free (pool->position[role]);
    }
  lodestar_matching_organization_clear (&pool->organization);
  g_free (pool->relation_offsets);
  g_free (pool->relations);
  g_free (pool);
}

/**
 * lodestar_matching_pool_set_manager:
 * @pool: a pool that no problem has been made of yet
 * @person: key of a person, who need not take part
 * @manager: key of the person's manager; 0 or @person for none
 *
 * Says who reports to whom. The last call for a person holds. Loops are tolerated: everybody in
 * one is above everybody in and below it.
 */
void
lodestar_matching_pool_set_manager (LodestarMatchingPool *pool, gint64 person, gint64 manager)
{
  gint32 node;
  gint32 above = -1;

  g_return_if_fail (pool != NULL && !pool->is_sealed);
  g_return_if_fail (person != 0);

  node = lodestar_matching_organization_ensure (&pool->organization, person);
  if (manager != 0 && manager != person)
    above = lodestar_matching_organization_ensure (&pool->organization, manager);

  g_array_index (pool->organization.lines, LodestarMatchingLine, node).manager = above;
}

/**
 * lodestar_matching_pool_add:
 * @pool: a pool that no problem has been made of yet
 * @role: a role
 * @participant: what is known; everything is copied
 *
 * Adds somebody. A person takes part at most once in a role: what is added again is left out.
 *
 * Returns: the index in that role: 0 for the first, and so on; that of the first time where the
 *   person is there already
 */
guint
lodestar_matching_pool_add (LodestarMatchingPool              *pool,
                            LodestarMatchingRole               role,
                            const LodestarMatchingParticipant *participant)
{
  LodestarMatchingParticipant copy;
  guint                       index;

  g_return_val_if_fail (pool != NULL && !pool->is_sealed, G_MAXUINT);
  g_return_val_if_fail (role < LODESTAR_N_MATCHING_ROLES, G_MAXUINT);
  g_return_val_if_fail (participant != NULL && participant->person != 0, G_MAXUINT);

  if (lodestar_matching_pool_find (pool, role, participant->person, &index))
    return index;

  copy = *participant;
  lodestar_matching_terms_take_set (&copy.skills);
  lodestar_matching_terms_take_ranking (&copy.wanted);
  lodestar_matching_terms_take_set (&copy.areas);
  lodestar_matching_terms_take_set (&copy.goals);
  lodestar_matching_terms_take_set (&copy.career);
  lodestar_matching_terms_take_set (&copy.languages);
  lodestar_matching_terms_take_set (&copy.interests);
  lodestar_matching_people_take_ranking (&copy.wishes);
  lodestar_matching_people_take_ranking (&copy.not_with);
  lodestar_matching_people_take_ranking (&copy.earlier);
  copy.level = CLAMP (copy.level, -G_MAXINT16, G_MAXINT16);
  copy.utc_offset = CLAMP (copy.utc_offset, -24 * 60, 24 * 60);
  if ((guint) copy.style >= G_N_ELEMENTS (lodestar_matching_style_nicks))
    copy.style = LODESTAR_MATCHING_STYLE_UNKNOWN;
  if ((guint) copy.format >= G_N_ELEMENTS (lodestar_matching_format_nicks))
    copy.format = LODESTAR_MATCHING_FORMAT_UNKNOWN;

  index = pool->participants[role]->len;
  g_array_append_val (pool->participants[role], copy);
  g_hash_table_insert (pool->index_of[role], g_memdup2 (&copy.person, sizeof copy.person),
                       GUINT_TO_POINTER (index + 1));

  return index;
}

/**
 * lodestar_matching_pool_get_n:
 * @pool: a pool
 * @role: a role
 *
 * Returns: how many there are in that role
 */
guint
lodestar_matching_pool_get_n (const LodestarMatchingPool *pool, LodestarMatchingRole role)
{
  g_return_val_if_fail (pool != NULL, 0);
  g_return_val_if_fail (role < LODESTAR_N_MATCHING_ROLES, 0);

  return pool->participants[role]->len;
}

/**
 * lodestar_matching_pool_get:
 * @pool: a pool
 * @role: a role
 * @index: an index in that role
 *
 * Returns: what is known, with doubles dropped and lists that are not ranked sorted
 */
const LodestarMatchingParticipant *
lodestar_matching_pool_get (const LodestarMatchingPool *pool,
                            LodestarMatchingRole        role,
                            guint                       index)
{
  g_return_val_if_fail (pool != NULL, NULL);
  g_return_val_if_fail (role < LODESTAR_N_MATCHING_ROLES, NULL);
  g_return_val_if_fail (index < pool->participants[role]->len, NULL);

  return lodestar_matching_pool_peek (pool, role, index);
}

/**
 * lodestar_matching_pool_find:
 * @pool: a pool
 * @role: a role
 * @person: key of a person
 * @index: (out) (optional): the index in that role
 *
 * Returns: whether the person takes part in that role
 */
gboolean
lodestar_matching_pool_find (const LodestarMatchingPool *pool,
                             LodestarMatchingRole        role,
                             gint64                      person,
                             guint                      *index)
{
  guint found;

  g_return_val_if_fail (pool != NULL, FALSE);
  g_return_val_if_fail (role < LODESTAR_N_MATCHING_ROLES, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (pool->index_of[role], &person));
  if (found > 0 && index != NULL)
    *index = found - 1;

  return found > 0;
}

/**
 * lodestar_matching_pool_is_in_line:
 * @pool: a pool that a problem has been made of
 * @person: key of a person
 * @other: key of another
 *
 * Returns: whether one of them stands above the other, at any distance
 */
gboolean
lodestar_matching_pool_is_in_line (const LodestarMatchingPool *pool, gint64 person, gint64 other)
{
  const GArray *lines;
  int           node;
  int           other_node;

  g_return_val_if_fail (pool != NULL && pool->is_sealed, FALSE);

  lines = pool->organization.lines;
  node = GPOINTER_TO_INT (g_hash_table_lookup (pool->organization.node_of, &person)) - 1;
  other_node = GPOINTER_TO_INT (g_hash_table_lookup (pool->organization.node_of, &other)) - 1;

  if (node < 0 || other_node < 0 || node == other_node)
    return FALSE;

  return lodestar_matching_line_is_shared (
    &g_array_index (lines, LodestarMatchingLine, node),
    &g_array_index (lines, LodestarMatchingLine, other_node));
}

static int
lodestar_matching_compare_canonical (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray                      *participants = data;
  guint                              x = *(const guint *) a;
  guint                              y = *(const guint *) b;
  const LodestarMatchingParticipant *p =
    &g_array_index (participants, LodestarMatchingParticipant, x);
  const LodestarMatchingParticipant *q =
    &g_array_index (participants, LodestarMatchingParticipant, y);

  if (p->order != q->order)
    return p->order < q->order ? -1 : 1;
  if (p->person != q->person)
    return p->person < q->person ? -1 : 1;

  return (x > y) - (x < y);
}

static void
lodestar_matching_pool_sort (LodestarMatchingPool *pool, LodestarMatchingRole role)
{
  guint  n = pool->participants[role]->len;
  guint *canonical = g_new (guint, n);
  guint *position = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    canonical[i] = i;

  if (n > 0)
    g_sort_array (canonical, n, sizeof *canonical, lodestar_matching_compare_canonical,
                  pool->participants[role]);

  for (guint k = 0; k < n; k++)
    position[canonical[k]] = k;

  pool->canonical[role] = canonical;
  pool->position[role] = position;
}

static int
lodestar_matching_compare_relations (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingRelation *x = a;
  const LodestarMatchingRelation *y = b;

  if (x->mentee != y->mentee)
    return x->mentee < y->mentee ? -1 : 1;

  return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

/* Adds to @relations what @index of @role has to do with @person in the other role */
static void
lodestar_matching_pool_relate (const LodestarMatchingPool *pool,
                               GArray                     *relations,
                               LodestarMatchingRole        role,
                               guint                       index,
                               gint64                      person,
                               guint                       flags,
                               guint                       quarters)
{
  LodestarMatchingRole other =
    role == LODESTAR_MATCHING_MENTOR ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;
  LodestarMatchingRelation relation = { 0 };
  guint                    found;

  if (!lodestar_matching_pool_find (pool, other, person, &found))
    return;

  relation.flags = (guint8) flags;
  if (role == LODESTAR_MATCHING_MENTOR)
    {
      relation.mentor = index;
      relation.mentee = found;
      relation.mentor_quarters = (guint8) quarters;
    }
  else
    {
      relation.mentee = index;
      relation.mentor = found;
      relation.mentee_quarters = (guint8) quarters;
    }
  g_array_append_val (relations, relation);
}

/* Collects wishes, not-withs, earlier partners and selves of both sides, one entry a pair */
void
lodestar_matching_pool_add_relations (LodestarMatchingPool *pool)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingRelation));
  LodestarMatchingRelation *all;
  guint                     n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                     n = 0;

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    for (guint i = 0; i < pool->participants[role]->len; i++)
      {
        const LodestarMatchingParticipant *participant =
          lodestar_matching_pool_peek (pool, role, i);

        for (guint k = 0; k < participant->wishes.n; k++)
          lodestar_matching_pool_relate (pool, relations, role, i, participant->wishes.keys[k], 0,
                                         k < 3 ? 4 - k : 1);
        for (guint k = 0; k < participant->not_with.n; k++)
          lodestar_matching_pool_relate (pool, relations, role, i, participant->not_with.keys[k],
                                         LODESTAR_MATCHING_RELATION_NOT_WITH, 0);
        for (guint k = 0; k < participant->earlier.n; k++)
          lodestar_matching_pool_relate (pool, relations, role, i, participant->earlier.keys[k],
                                         LODESTAR_MATCHING_RELATION_EARLIER, 0);
        if (role == LODESTAR_MATCHING_MENTEE)
          lodestar_matching_pool_relate (pool, relations, role, i, participant->person,
                                         LODESTAR_MATCHING_RELATION_SELF, 0);
      }

  all = (LodestarMatchingRelation *) (gpointer) relations->data;
  if (relations->len > 0)
    qsort (all, relations->len, sizeof *all, lodestar_matching_compare_relations);

  for (guint i = 0; i < relations->len; i++)
    {
      if (n > 0 && lodestar_matching_compare_relations (&all[n - 1], &all[i]) == 0)
        {
          all[n - 1].flags |= all[i].flags;
          all[n - 1].mentor_quarters = MAX (all[n - 1].mentor_quarters, all[i].mentor_quarters);
          all[n - 1].mentee_quarters = MAX (all[n - 1].mentee_quarters, all[i].mentee_quarters);
        }
      else
        {
          all[n++] = all[i];
        }
    }

  pool->relation_offsets = g_new0 (guint, n_mentees + 1);
  for (guint i = 0; i < n; i++)
    pool->relation_offsets[all[i].mentee + 1]++;
  for (guint i = 0; i < n_mentees; i++)
    pool->relation_offsets[i + 1] += pool->relation_offsets[i];
  pool->relations = (LodestarMatchingRelation *) (gpointer) g_array_free (relations, FALSE);
}

/* What two have to do with each other, or %NULL */
const LodestarMatchingRelation *
lodestar_matching_pool_get_relation (const LodestarMatchingPool *pool, guint mentor, guint mentee)
{
  guint low = pool->relation_offsets[mentee];
  guint end = pool->relation_offsets[mentee + 1];
  guint high = end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (pool->relations[middle].mentor < mentor)
        low = middle + 1;
      else
        high = middle;
    }

  return low < end && pool->relations[low].mentor == mentor ? &pool->relations[low] : NULL;
}

/* The pair of the same two people with their roles exchanged, if both have both roles */
gboolean
lodestar_matching_pool_get_mirror (const LodestarMatchingPool *pool,
                                   guint                       mentor,
                                   guint                       mentee,
                                   guint                      *mirror_mentor,
                                   guint                      *mirror_mentee)
{
  gint64 a = lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, mentor)->person;
  gint64 b = lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee)->person;

  return a != b && lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTOR, b, mirror_mentor) &&
         lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTEE, a, mirror_mentee);
}

/* Makes everything that scoring needs. From here on the pool does not change. */
void
lodestar_matching_pool_seal (LodestarMatchingPool *pool)
{
  if (pool->is_sealed)
    return;

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      for (guint i = 0; i < pool->participants[role]->len; i++)
        lodestar_matching_organization_ensure (&pool->organization,
                                               lodestar_matching_pool_peek (pool, role, i)->person);
      lodestar_matching_pool_sort (pool, role);
    }
  lodestar_matching_organization_number (&pool->organization);

  lodestar_matching_pool_add_relations (pool);
  pool->features = lodestar_matching_feature_set_new (pool);
  pool->is_sealed = TRUE;
}

/**
 * lodestar_matching_hours_from_slots:
 * @slots: bit 3 × day + part; day 0 is Monday; part 0 is 8–12, 1 is 12–16, 2 is 16–20 o'clock
 * @utc_offset: minutes east of UTC of the clock that the slots are meant in
 * @hours: (out caller-allocates): the hours of the week in UTC
 *
 * Turns free parts of days by somebody's own clock into hours that can be compared. Offsets that
 * are no whole hours are rounded to the nearest.
 */
void
lodestar_matching_hours_from_slots (guint32 slots,
                                    int     utc_offset,
                                    guint64 hours[LODESTAR_MATCHING_HOUR_WORDS])
{
  int shift = (utc_offset + 48 * 60 + 30) / 60 - 48;

  memset (hours, 0, LODESTAR_MATCHING_HOUR_WORDS * sizeof (guint64));

  for (int slot = 0; slot < 21; slot++)
    if ((slots >> slot & 1) != 0)
      for (int k = 0; k < 4; k++)
        {
          int hour = slot / 3 * 24 + 8 + slot % 3 * 4 + k - shift;

          hour = (hour % 168 + 168) % 168;
          hours[hour / 64] |= (guint64) 1 << (hour % 64);
        }
}
