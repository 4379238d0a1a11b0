/* lodestar-matching-features.c - what is known of all people of a role, by column
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-features.h"

#include <string.h>

/* Terms that fewer than one in so many have get no column of bits */
#define LODESTAR_MATCHING_RARE 256

static gpointer
lodestar_matching_features_new_column (guint n, gsize size)
{
  return g_aligned_alloc0 (lodestar_matching_row_length (n) + 1, size, LODESTAR_MATCHING_ALIGNMENT);
}

static inline const LodestarMatchingParticipant *
lodestar_matching_features_peek (const LodestarMatchingPool *pool,
                                 LodestarMatchingRole        role,
                                 guint                       place)
{
  return lodestar_matching_pool_peek (pool, role, pool->canonical[role][place]);
}

static int
lodestar_matching_features_compare (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a;
  int y = *(const int *) b;

  return (x > y) - (x < y);
}

/* One value of somebody, which is known if it is not 0 or @has says so */
typedef gboolean (*LodestarMatchingGetValue) (const LodestarMatchingParticipant *participant,
                                              int                               *value);

static gboolean
lodestar_matching_features_get_level (const LodestarMatchingParticipant *participant, int *value)
{
  *value = participant->level;

  return participant->has_level;
}

static gboolean
lodestar_matching_features_get_offset (const LodestarMatchingParticipant *participant, int *value)
{
  *value = participant->utc_offset;

  return participant->has_utc_offset;
}

static gboolean
lodestar_matching_features_get_department (const LodestarMatchingParticipant *participant,
                                           int                               *value)
{
  *value = (int) participant->department;

  return participant->department != 0;
}

static gboolean
lodestar_matching_features_get_location (const LodestarMatchingParticipant *participant, int *value)
{
  *value = (int) participant->location;

  return participant->location != 0;
}

static void
lodestar_matching_scale_init (LodestarMatchingScale      *scale,
                              const LodestarMatchingPool *pool,
                              LodestarMatchingGetValue    get)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));
  int *sorted;

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    for (guint i = 0; i < pool->participants[role]->len; i++)
      {
        int value;

        if (get (lodestar_matching_pool_peek (pool, role, i), &value))
          g_array_append_val (values, value);
      }
  if (values->len > 0)
    g_array_sort (values, lodestar_matching_features_compare);

  scale->n = 0;
  sorted = (int *) (gpointer) values->data;
  for (guint k = 0; k < values->len; k++)
    if (scale->n == 0 || sorted[scale->n - 1] != sorted[k])
      sorted[scale->n++] = sorted[k];
  scale->values = g_memdup2 (sorted, scale->n * sizeof (int));
}

static guint
lodestar_matching_scale_find (const LodestarMatchingScale       *scale,
                              const LodestarMatchingParticipant *participant,
                              LodestarMatchingGetValue           get)
{
  int        value;
  const int *found;

  if (!get (participant, &value))
    return 0;

  found =
    bsearch (&value, scale->values, scale->n, sizeof (int), lodestar_matching_features_compare);

  return (guint) (found - scale->values) + 1;
}

static guint16 *
lodestar_matching_features_classify (const LodestarMatchingPool  *pool,
                                     LodestarMatchingRole         role,
                                     const LodestarMatchingScale *scale,
                                     LodestarMatchingGetValue     get,
                                     guint8                     **bytes)
{
  guint    n = pool->participants[role]->len;
  guint16 *classes = lodestar_matching_features_new_column (n, sizeof (guint16));

  *bytes = scale->n <= G_MAXUINT8 ? lodestar_matching_features_new_column (n, 1) : NULL;
  for (guint c = 0; c < n; c++)
    {
      classes[c] = (guint16) lodestar_matching_scale_find (
        scale, lodestar_matching_features_peek (pool, role, c), get);
      if (*bytes != NULL)
        (*bytes)[c] = (guint8) classes[c];
    }

  return classes;
}

/* Classes that can be so many that they take several bytes */
static void
lodestar_matching_features_spread (const LodestarMatchingPool  *pool,
                                   LodestarMatchingRole         role,
                                   const LodestarMatchingScale *scale,
                                   LodestarMatchingGetValue     get,
                                   guint8                     **bytes)
{
  guint n = pool->participants[role]->len;

  for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES; k++)
    bytes[k] =
      k == 0 || scale->n >> (8 * k) > 0 ? lodestar_matching_features_new_column (n, 1) : NULL;
  for (guint c = 0; c < n; c++)
    {
      guint class =
        lodestar_matching_scale_find (scale, lodestar_matching_features_peek (pool, role, c), get);

      for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && bytes[k] != NULL; k++)
        bytes[k][c] = (guint8) (class >> (8 * k) & 255);
    }
}

/* A number as two bits */
static void
lodestar_matching_features_set_number (guint8 *const *bits, guint place, guint number)
{
  for (guint k = 0; k < 2; k++)
    if ((MIN (number, 3) >> k & 1) != 0)
      lodestar_matching_bits_set (bits[k], place);
}

static void
lodestar_matching_features_count (const LodestarMatchingPool *pool,
                                  LodestarMatchingRole        role,
                                  LodestarMatchingFeatures   *features)
{
  features->styles = lodestar_matching_features_new_column (features->n, 1);
  features->formats = lodestar_matching_features_new_column (features->n, 1);
  features->n_skills = lodestar_matching_features_new_column (features->n, 1);
  features->n_areas = lodestar_matching_features_new_column (features->n, 1);
  features->n_goals = lodestar_matching_features_new_column (features->n, 1);
  for (guint k = 0; k < 2; k++)
    {
      features->interest_bits[k] = lodestar_matching_features_new_column (features->n, 1);
      features->area_bits[k] = lodestar_matching_features_new_column (features->n, 1);
      features->goal_bits[k] = lodestar_matching_features_new_column (features->n, 1);
    }

  for (guint c = 0; c < features->n; c++)
    {
      const LodestarMatchingParticipant *participant =
        lodestar_matching_features_peek (pool, role, c);

      features->styles[c] = (guint8) participant->style;
      features->formats[c] = (guint8) participant->format;
      features->n_skills[c] = (guint8) MIN (participant->skills.n, G_MAXUINT8);
      features->n_areas[c] = (guint8) MIN (participant->areas.n, G_MAXUINT8);
      features->n_goals[c] = (guint8) MIN (participant->goals.n, G_MAXUINT8);
      features->has_n_skills[features->n_skills[c]] = TRUE;
      features->has_n_areas[features->n_areas[c]] = TRUE;
      features->has_n_goals[features->n_goals[c]] = TRUE;
      lodestar_matching_features_set_number (features->interest_bits, c, participant->interests.n);
      lodestar_matching_features_set_number (features->area_bits, c, participant->areas.n);
      lodestar_matching_features_set_number (features->goal_bits, c, participant->goals.n);
    }
}

static void
lodestar_matching_features_add_hours (const LodestarMatchingPool *pool,
                                      LodestarMatchingRole        role,
                                      LodestarMatchingFeatures   *features)
{
  gsize size = lodestar_matching_bits_size (features->n);

  features->hours =
    g_aligned_alloc0 (LODESTAR_MATCHING_HOURS * size + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
  for (guint c = 0; c < features->n; c++)
    {
      const guint64 *hours = lodestar_matching_features_peek (pool, role, c)->hours;

      for (guint h = 0; h < LODESTAR_MATCHING_HOURS; h++)
        if ((hours[h / 64] >> h % 64 & 1) != 0)
          {
            lodestar_matching_bits_set (features->hours + h * size, c);
            features->is_free[h] = TRUE;
          }
    }

  for (guint h = 0; h < LODESTAR_MATCHING_HOURS; h++)
    {
      guint same = 0;

      while (memcmp (features->hours + same * size, features->hours + h * size, size) != 0)
        same++;
      features->hour_of[h] = (guint8) same;
    }
}

static const LodestarMatchingTerms *
lodestar_matching_features_get_terms (const LodestarMatchingParticipant *participant,
                                      LodestarMatchingRole               role,
                                      LodestarMatchingField              field)
{
  gboolean is_mentor = role == LODESTAR_MATCHING_MENTOR;

  switch (field)
    {
    case LODESTAR_MATCHING_FIELD_SKILLS:
      return is_mentor ? &participant->skills : &participant->wanted;
    case LODESTAR_MATCHING_FIELD_AREAS:
      return is_mentor ? &participant->skills : &participant->areas;
    case LODESTAR_MATCHING_FIELD_GOALS:
      return is_mentor ? &participant->career : &participant->goals;
    case LODESTAR_MATCHING_FIELD_LANGUAGES:
      return &participant->languages;
    case LODESTAR_MATCHING_FIELD_INTERESTS:
      return &participant->interests;
    default:
      g_assert_not_reached ();
    }
}

/* Columns of bits for what many have */
static void
lodestar_matching_postings_add_columns (LodestarMatchingPostings *postings, guint n)
{
  guint32 n_columns = 0;

  postings->size = lodestar_matching_bits_size (n);
  postings->columns = g_new (guint32, postings->n_terms + 1);
  for (guint t = 0; t < postings->n_terms; t++)
    postings->columns[t] =
      (guint64) (postings->offsets[t + 1] - postings->offsets[t]) * LODESTAR_MATCHING_RARE >= n
        ? n_columns++
        : LODESTAR_MATCHING_NOBODY;

  postings->bits =
    g_aligned_alloc0 (n_columns * postings->size + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
  for (guint t = 0; t < postings->n_terms; t++)
    if (postings->columns[t] != LODESTAR_MATCHING_NOBODY)
      for (guint k = postings->offsets[t]; k < postings->offsets[t + 1]; k++)
        lodestar_matching_bits_set (postings->bits + postings->columns[t] * postings->size,
                                    postings->people[k]);
}

/* @numbers gets the number of each term, plus one */
static LodestarMatchingPostings *
lodestar_matching_postings_new (const LodestarMatchingPool *pool,
                                LodestarMatchingRole        role,
                                LodestarMatchingField       field,
                                GHashTable                 *numbers)
{
  LodestarMatchingPostings *postings = g_new0 (LodestarMatchingPostings, 1);
  guint                     n = pool->participants[role]->len;
  gboolean is_ranked = role == LODESTAR_MATCHING_MENTEE && field == LODESTAR_MATCHING_FIELD_SKILLS;
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autofree guint *at = NULL;

  for (int is_counted = 0; is_counted < 2; is_counted++)
    {
      for (guint c = 0; c < n; c++)
        {
          const LodestarMatchingTerms *terms = lodestar_matching_features_get_terms (
            lodestar_matching_features_peek (pool, role, c), role, field);

          for (guint k = 0; k < terms->n; k++)
            {
              gpointer key = GUINT_TO_POINTER (terms->ids[k]);
              guint    number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

              if (number == 0)
                {
                  g_array_set_size (counts, counts->len + 1);
                  number = counts->len;
                  g_hash_table_insert (numbers, key, GUINT_TO_POINTER (number));
                }
              if (is_counted)
                {
                  if (is_ranked)
                    postings->weights[at[number - 1]] = (guint16) (2 * terms->n - k);
                  postings->people[at[number - 1]++] = c;
                }
              else
                {
                  g_array_index (counts, guint, number - 1)++;
                }
            }
        }
      if (is_counted)
        break;

      postings->n_terms = counts->len;
      postings->offsets = g_new0 (guint, counts->len + 1);
      for (guint t = 0; t < counts->len; t++)
        postings->offsets[t + 1] = postings->offsets[t] + g_array_index (counts, guint, t);
      postings->people = g_new (guint32, postings->offsets[counts->len] + 1);
      postings->weights = is_ranked ? g_new (guint16, postings->offsets[counts->len] + 1) : NULL;
      at = g_memdup2 (postings->offsets, (counts->len + 1) * sizeof (guint));
    }
  lodestar_matching_postings_add_columns (postings, n);

  return postings;
}

static void
lodestar_matching_postings_free (LodestarMatchingPostings *postings)
{
  g_free (postings->offsets);
  g_free (postings->people);
  g_free (postings->weights);
  g_free (postings->columns);
  g_aligned_free (postings->bits);
  g_free (postings);
}

/* The terms of @role as @numbers of the other */
static LodestarMatchingTermLists *
lodestar_matching_term_lists_new (const LodestarMatchingPool *pool,
                                  LodestarMatchingRole        role,
                                  LodestarMatchingField       field,
                                  GHashTable                 *numbers)
{
  LodestarMatchingTermLists *lists = g_new0 (LodestarMatchingTermLists, 1);
  guint                      n = pool->participants[role]->len;
  gboolean is_ranked = role == LODESTAR_MATCHING_MENTEE && field == LODESTAR_MATCHING_FIELD_SKILLS;
  /* Ended by a zero, so that there always is something to point at */
  g_autoptr (GArray) found = g_array_new (TRUE, FALSE, sizeof (guint32));

  lists->offsets = g_new (guint, n + 1);
  for (guint c = 0; c < n; c++)
    {
      const LodestarMatchingTerms *terms = lodestar_matching_features_get_terms (
        lodestar_matching_features_peek (pool, role, c), role, field);

      lists->offsets[c] = found->len;
      for (guint k = 0; k < terms->n; k++)
        {
          guint32 number =
            GPOINTER_TO_UINT (g_hash_table_lookup (numbers, GUINT_TO_POINTER (terms->ids[k]))) - 1;

          if (number != LODESTAR_MATCHING_NOBODY || is_ranked)
            g_array_append_val (found, number);
        }
    }
  lists->offsets[n] = found->len;
  lists->terms = g_memdup2 (found->data, (found->len + 1) * sizeof (guint32));

  return lists;
}

/* Places by number in the organization, and by manager */
static void
lodestar_matching_features_add_lines (const LodestarMatchingPool *pool,
                                      LodestarMatchingRole        role,
                                      LodestarMatchingFeatures   *features)
{
  const GArray               *lines = pool->organization.lines;
  const LodestarMatchingLine *line = (const LodestarMatchingLine *) (gpointer) lines->data;

  features->nodes = g_new (guint32, features->n + 1);
  features->by_number = g_new (guint32, lines->len + 1);
  features->team_offsets = g_new0 (guint, lines->len + 2);
  features->teams = g_new (guint32, features->n + 1);
  for (guint k = 0; k < lines->len; k++)
    features->by_number[k] = LODESTAR_MATCHING_NOBODY;

  for (guint c = 0; c < features->n; c++)
    {
      gint64 person = lodestar_matching_features_peek (pool, role, c)->person;
      guint node = GPOINTER_TO_UINT (g_hash_table_lookup (pool->organization.node_of, &person)) - 1;

      features->nodes[c] = node;
      features->by_number[line[node].first] = c;
      if (line[node].manager >= 0)
        features->team_offsets[line[node].manager + 2]++;
    }
  for (guint k = 1; k < lines->len + 2; k++)
    features->team_offsets[k] += features->team_offsets[k - 1];
  for (guint c = 0; c < features->n; c++)
    if (line[features->nodes[c]].manager >= 0)
      features->teams[features->team_offsets[line[features->nodes[c]].manager + 1]++] = c;
}

static void
lodestar_matching_features_init (LodestarMatchingFeatureSet *set,
                                 const LodestarMatchingPool *pool,
                                 LodestarMatchingRole        role)
{
  LodestarMatchingFeatures *features = &set->roles[role];

  features->n = pool->participants[role]->len;
  features->levels = lodestar_matching_features_classify (
    pool, role, &set->levels, lodestar_matching_features_get_level, &features->level_bytes);
  features->offsets = lodestar_matching_features_classify (
    pool, role, &set->offsets, lodestar_matching_features_get_offset, &features->offset_bytes);
  lodestar_matching_features_count (pool, role, features);
  lodestar_matching_features_add_hours (pool, role, features);
  lodestar_matching_features_add_lines (pool, role, features);
}

static void
lodestar_matching_features_add_terms (LodestarMatchingFeatureSet *set,
                                      const LodestarMatchingPool *pool)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      LodestarMatchingFeatures *own = &set->roles[role];
      LodestarMatchingFeatures *other = &set->roles[1 - role];
      g_autoptr (GHashTable) numbers = NULL;

      for (guint field = 0; field < LODESTAR_N_MATCHING_FIELDS; field++)
        {
          /* Mentors have the same skills for what is wanted and for development areas */
          if (role == LODESTAR_MATCHING_MENTOR && field == LODESTAR_MATCHING_FIELD_AREAS)
            {
              own->postings[field] = own->postings[LODESTAR_MATCHING_FIELD_SKILLS];
            }
          else
            {
              g_clear_pointer (&numbers, g_hash_table_unref);
              numbers = g_hash_table_new (NULL, NULL);
              own->postings[field] = lodestar_matching_postings_new (pool, role, field, numbers);
            }
          other->terms[field] = lodestar_matching_term_lists_new (pool, 1 - role, field, numbers);
        }
    }

  set->roles[LODESTAR_MATCHING_MENTEE].ranks = lodestar_matching_ranks_new (
    pool, set->roles[LODESTAR_MATCHING_MENTEE].postings[LODESTAR_MATCHING_FIELD_SKILLS]);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    for (guint c = 0; c < set->roles[role].n; c++)
      {
        guint n_terms = 0;

        for (guint field = 0; field < LODESTAR_N_MATCHING_FIELDS; field++)
          n_terms += set->roles[role].terms[field]->offsets[c + 1] -
                     set->roles[role].terms[field]->offsets[c];
        set->roles[role].most_terms = MAX (set->roles[role].most_terms, n_terms);
      }
}

/* Relations are kept by mentee; here are the numbers of those of each mentor */
static void
lodestar_matching_feature_set_add_relations (LodestarMatchingFeatureSet *set,
                                             const LodestarMatchingPool *pool)
{
  const guint *position = pool->position[LODESTAR_MATCHING_MENTOR];
  guint        n = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  guint n_relations = pool->relation_offsets[pool->participants[LODESTAR_MATCHING_MENTEE]->len];

  set->mentor_relation_offsets = g_new0 (guint, n + 2);
  set->mentor_relations = g_new (guint, n_relations + 1);
  for (guint k = 0; k < n_relations; k++)
    set->mentor_relation_offsets[position[pool->relations[k].mentor] + 2]++;
  for (guint c = 1; c < n + 2; c++)
    set->mentor_relation_offsets[c] += set->mentor_relation_offsets[c - 1];
  for (guint k = 0; k < n_relations; k++)
    set->mentor_relations[set->mentor_relation_offsets[position[pool->relations[k].mentor] + 1]++] =
      k;
}

/* Of a pool whose canonical order, organization and relations are made */
LodestarMatchingFeatureSet *
lodestar_matching_feature_set_new (const LodestarMatchingPool *pool)
{
  LodestarMatchingFeatureSet *set = g_new0 (LodestarMatchingFeatureSet, 1);
  LodestarMatchingScale       departments;
  LodestarMatchingScale       locations;

  lodestar_matching_scale_init (&set->levels, pool, lodestar_matching_features_get_level);
  lodestar_matching_scale_init (&set->offsets, pool, lodestar_matching_features_get_offset);
  lodestar_matching_scale_init (&departments, pool, lodestar_matching_features_get_department);
  lodestar_matching_scale_init (&locations, pool, lodestar_matching_features_get_location);
  set->n_departments = departments.n + 1;
  set->n_locations = locations.n + 1;
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      lodestar_matching_features_init (set, pool, role);
      lodestar_matching_features_spread (pool, role, &departments,
                                         lodestar_matching_features_get_department,
                                         set->roles[role].departments);
      lodestar_matching_features_spread (pool, role, &locations,
                                         lodestar_matching_features_get_location,
                                         set->roles[role].locations);
    }
  lodestar_matching_features_add_terms (set, pool);
  lodestar_matching_feature_set_add_relations (set, pool);
  g_free (departments.values);
  g_free (locations.values);

  return set;
}

static void
lodestar_matching_features_clear (LodestarMatchingFeatures *features, LodestarMatchingRole role)
{
  g_aligned_free (features->levels);
  g_aligned_free (features->offsets);
  g_aligned_free (features->level_bytes);
  g_aligned_free (features->offset_bytes);
  for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES; k++)
    {
      g_aligned_free (features->departments[k]);
      g_aligned_free (features->locations[k]);
    }
  g_aligned_free (features->styles);
  g_aligned_free (features->formats);
  g_aligned_free (features->n_skills);
  g_aligned_free (features->n_areas);
  g_aligned_free (features->n_goals);
  for (guint k = 0; k < 2; k++)
    {
      g_aligned_free (features->interest_bits[k]);
      g_aligned_free (features->area_bits[k]);
      g_aligned_free (features->goal_bits[k]);
    }
  g_aligned_free (features->hours);
  for (guint field = 0; field < LODESTAR_N_MATCHING_FIELDS; field++)
    {
      if (role != LODESTAR_MATCHING_MENTOR || field != LODESTAR_MATCHING_FIELD_AREAS)
        lodestar_matching_postings_free (features->postings[field]);
      g_free (features->terms[field]->offsets);
      g_free (features->terms[field]->terms);
      g_free (features->terms[field]);
    }
  g_clear_pointer (&features->ranks, lodestar_matching_ranks_free);
  g_free (features->nodes);
  g_free (features->by_number);
  g_free (features->team_offsets);
  g_free (features->teams);
}

void
lodestar_matching_feature_set_free (LodestarMatchingFeatureSet *set)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    lodestar_matching_features_clear (&set->roles[role], role);
  g_free (set->levels.values);
  g_free (set->offsets.values);
  g_free (set->mentor_relation_offsets);
  g_free (set->mentor_relations);
  g_free (set);
}

/* Lists everybody of the other role above or below somebody. Loops of managers are rare enough to
 * compare everybody. */
guint
lodestar_matching_features_list_line (const LodestarMatchingPool *pool,
                                      LodestarMatchingRole        role,
                                      guint                       place,
                                      guint32                    *places)
{
  const LodestarMatchingLine *lines =
    (const LodestarMatchingLine *) (gpointer) pool->organization.lines->data;
  const LodestarMatchingFeatures *other = &pool->features->roles[1 - role];
  guint32                         own = pool->features->roles[role].nodes[place];
  const LodestarMatchingLine     *line = &lines[own];
  guint                           n = 0;

  if (line->loop >= 0)
    {
      for (guint c = 0; c < other->n; c++)
        if (other->nodes[c] != own &&
            lodestar_matching_line_is_shared (line, &lines[other->nodes[c]]))
          places[n++] = c;
      return n;
    }

  for (gint32 number = line->first + 1; number <= line->last; number++)
    if (other->by_number[number] != LODESTAR_MATCHING_NOBODY)
      places[n++] = other->by_number[number];
  for (gint32 node = line->manager; node >= 0; node = lines[node].manager)
    if (other->by_number[lines[node].first] != LODESTAR_MATCHING_NOBODY)
      places[n++] = other->by_number[lines[node].first];

  return n;
}

/* Lists everybody else of the other role who has the same manager */
guint
lodestar_matching_features_list_team (const LodestarMatchingPool *pool,
                                      LodestarMatchingRole        role,
                                      guint                       place,
                                      guint32                    *places)
{
  const LodestarMatchingFeatures *other = &pool->features->roles[1 - role];
  guint32                         own = pool->features->roles[role].nodes[place];
  gint32 manager = g_array_index (pool->organization.lines, LodestarMatchingLine, own).manager;
  guint  n = 0;

  if (manager < 0)
    return 0;

  for (guint k = other->team_offsets[manager]; k < other->team_offsets[manager + 1]; k++)
    if (other->nodes[other->teams[k]] != own)
      places[n++] = other->teams[k];

  return n;
}
