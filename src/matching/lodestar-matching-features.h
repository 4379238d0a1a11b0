/* lodestar-matching-features.h - what is known of all people of a role, by column
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-form.h"
#include "lodestar-matching-private.h"

G_BEGIN_DECLS

/* Lists of terms of a mentor and a mentee that are compared with each other */
typedef enum
{
  LODESTAR_MATCHING_FIELD_SKILLS, /* skills with what is wanted */
  LODESTAR_MATCHING_FIELD_AREAS,  /* skills with development areas */
  LODESTAR_MATCHING_FIELD_GOALS,  /* career with career goals */
  LODESTAR_MATCHING_FIELD_LANGUAGES,
  LODESTAR_MATCHING_FIELD_INTERESTS,
} LodestarMatchingField;

#define LODESTAR_N_MATCHING_FIELDS 5

/* Who of a role has a term. What many have is also a column of bits: then that takes about as much
 * memory, and less time. */
typedef struct
{
  guint    n_terms;
  guint   *offsets; /* (owned): n_terms + 1 */
  guint32 *people;  /* (owned): places, ascending within a term */
  guint16 *weights; /* (owned) (nullable): what is wanted: by rank */
  guint32 *columns; /* (owned): by term: number of its column, or LODESTAR_MATCHING_NOBODY */
  gsize    size;    /* bytes of a column */
  guint8  *bits;    /* (owned) */
} LodestarMatchingPostings;

#define LODESTAR_MATCHING_PATTERN_RANKS                                                            \
  7 /* of wanted skills, as far as there are columns for them                                      \
     */

/* Who wants a term, by rank, of those who want no more than there are ranks here. What many want at
 * the same rank is a column of bits; those who want more than that are kept by themselves. */
typedef struct
{
  guint                    most;    /* that anybody wants */
  guint32                 *columns; /* (owned): by term and rank: as in postings */
  gsize                    size;
  guint8                  *bits;         /* (owned) */
  guint                   *rare_offsets; /* (owned): by term: who wants it without a column … */
  guint32                 *rare;         /* (owned): … as bits of a column for each rank */
  guint8                  *marks;        /* (owned): a column for each number of wanted skills */
  LodestarMatchingPostings longer;
} LodestarMatchingRanks;

/* The terms of somebody, as numbers in the postings of the other role, without those that nobody
 * there has; of what is wanted, where the rank counts, these are LODESTAR_MATCHING_NOBODY */
typedef struct
{
  guint   *offsets; /* (owned): by place */
  guint32 *terms;   /* (owned) */
} LodestarMatchingTermLists;

/* All of one role in canonical order. Classes are positions, from 1, in the sorted list of the
 * values that occur in either role; 0 is not known. Padded like rows. */
typedef struct
{
  guint    n;
  guint16 *levels;
  guint16 *offsets;
  guint8  *level_bytes;  /* (nullable): the same, where a byte is enough */
  guint8  *offset_bytes; /* (nullable) */
  guint8  *departments[LODESTAR_MATCHING_CLASS_BYTES];
  guint8  *locations[LODESTAR_MATCHING_CLASS_BYTES];
  guint8  *styles;
  guint8  *formats;
  guint8  *n_skills; /* mentors: at most 255, like the two that follow */
  guint8  *n_areas;  /* mentees */
  guint8  *n_goals;  /* mentees */
  gboolean has_n_skills[256];
  gboolean has_n_areas[256];
  gboolean has_n_goals[256];
  guint8  *interest_bits[2]; /* how many interests, at most 3; likewise */
  guint8  *area_bits[2];
  guint8  *goal_bits[2];
  guint8  *hours;                            /* columns of bits, by hour */
  guint8   hour_of[LODESTAR_MATCHING_HOURS]; /* the first hour that is free for the same people … */
  guint8   is_free[LODESTAR_MATCHING_HOURS]; /* … and whether it is for anybody */

  LodestarMatchingPostings  *postings[LODESTAR_N_MATCHING_FIELDS];
  LodestarMatchingTermLists *terms[LODESTAR_N_MATCHING_FIELDS];
  LodestarMatchingRanks     *ranks;      /* (nullable): of mentees */
  guint                      most_terms; /* of anybody, in all fields together */

  guint32 *nodes;        /* by place: in the organization */
  guint32 *by_number;    /* by number of the walk down the organization: place, or NOBODY */
  guint   *team_offsets; /* by node of the manager */
  guint32 *teams;        /* places */
} LodestarMatchingFeatures;

/* Values that both roles share */
typedef struct
{
  guint n;
  int  *values; /* (owned): ascending */
} LodestarMatchingScale;

struct _LodestarMatchingFeatureSet
{
  LodestarMatchingScale    levels;
  LodestarMatchingScale    offsets;
  guint                    n_departments; /* with what is not known */
  guint                    n_locations;
  LodestarMatchingFeatures roles[LODESTAR_N_MATCHING_ROLES];
  guint                   *mentor_relation_offsets; /* (owned): by place */
  guint                   *mentor_relations;        /* (owned): numbers of relations */
};

LodestarMatchingFeatureSet *lodestar_matching_feature_set_new (const LodestarMatchingPool *pool);
void                        lodestar_matching_feature_set_free (LodestarMatchingFeatureSet *set);
LodestarMatchingRanks      *lodestar_matching_ranks_new (const LodestarMatchingPool     *pool,
                                                         const LodestarMatchingPostings *postings);
void                        lodestar_matching_ranks_free (LodestarMatchingRanks *ranks);

static inline const guint8 *
lodestar_matching_features_get_hour (const LodestarMatchingFeatures *features, guint hour)
{
  return features->hours + hour * lodestar_matching_bits_size (features->n);
}

static inline const LodestarMatchingLine *
lodestar_matching_features_get_line (const LodestarMatchingPool *pool,
                                     LodestarMatchingRole        role,
                                     guint                       place)
{
  return &g_array_index (pool->organization.lines, LodestarMatchingLine,
                         pool->features->roles[role].nodes[place]);
}

static inline guint
lodestar_matching_features_get_class (guint8 *const *bytes, guint place)
{
  guint class = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && bytes[k] != NULL; k++)
    class |= (guint) bytes[k][place] << (8 * k);

  return class;
}

guint lodestar_matching_features_list_line (const LodestarMatchingPool *pool,
                                            LodestarMatchingRole        role,
                                            guint                       place,
                                            guint32                    *places);
guint lodestar_matching_features_list_team (const LodestarMatchingPool *pool,
                                            LodestarMatchingRole        role,
                                            guint                       place,
                                            guint32                    *places);

/* The numbers of what somebody has to do with the other role */
static inline guint
lodestar_matching_features_get_relations (const LodestarMatchingPool *pool,
                                          LodestarMatchingRole        role,
                                          guint                       place,
                                          guint                      *end)
{
  const guint *offsets = pool->features->mentor_relation_offsets;

  if (role == LODESTAR_MATCHING_MENTEE)
    {
      offsets = pool->relation_offsets;
      place = pool->canonical[role][place];
    }
  *end = offsets[place + 1];

  return offsets[place];
}

/* Number @k of these, and whom it concerns */
static inline const LodestarMatchingRelation *
lodestar_matching_features_get_relation (const LodestarMatchingPool *pool,
                                         LodestarMatchingRole        role,
                                         guint                       k,
                                         guint                      *column)
{
  gboolean                        is_mentee = role == LODESTAR_MATCHING_MENTEE;
  const LodestarMatchingRelation *relation =
    &pool->relations[is_mentee ? k : pool->features->mentor_relations[k]];

  *column = pool->position[1 - role][is_mentee ? relation->mentor : relation->mentee];

  return relation;
}

G_END_DECLS
