/* lodestar-matching-scorer.h - a problem as a source of rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-features.h"
#include "lodestar-matching-form.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_MOST_COUNTED 15      /* what planes of bits can count */
#define LODESTAR_MATCHING_MOST_RANKED_PLANES 4 /* so many wanted skills are planes themselves */

/* Tables by class, the first for all classes without one */
typedef struct
{
  guint  n_tables;
  guint8 values[LODESTAR_MATCHING_TABLE];
  guint8 tables[LODESTAR_MATCHING_TABLE][LODESTAR_MATCHING_TABLE];
} LodestarMatchingClassTables;

/* Points by rank: see LodestarMatchingRanking */
typedef struct
{
  guint8 wholes[LODESTAR_MATCHING_TABLE];
  guint8 rests[LODESTAR_MATCHING_TABLE];
  guint8 high_wholes[LODESTAR_MATCHING_TABLE];
  guint8 high_gaps[LODESTAR_MATCHING_TABLE];
} LodestarMatchingRankTables;

/* Points by what the row has, then by what the column has */
typedef struct
{
  /* By number of wanted skills, and how many skills the mentor has */
  LodestarMatchingClassTables skills[LODESTAR_MATCHING_MOST_RANKED + 1];
  LodestarMatchingRankTables  ranks[LODESTAR_MATCHING_MOST_RANKED + 1];
  /* By how many skills the mentor has, and which are wanted, as bits below that of their number */
  guint8 patterns[LODESTAR_MATCHING_PATTERN_RANKS + 1][G_MAXUINT8 + 1];
  /* By role of the row, then by number of areas or skills */
  LodestarMatchingClassTables areas[LODESTAR_N_MATCHING_ROLES][LODESTAR_MATCHING_MOST_COUNTED + 1];
  /* By number of goals, and for mentors by class; with the language in common in the plane after */
  guint8                      goals[LODESTAR_MATCHING_MOST_COUNTED + 1][LODESTAR_MATCHING_TABLE];
  LodestarMatchingClassTables goals_by_class;
  guint8                      languages[LODESTAR_MATCHING_TABLE];
  /* For mentors, where nobody has more than three: by number in common, and above that by number;
   * of areas by number of skills first */
  guint8 few_areas[LODESTAR_MATCHING_MOST_COUNTED + 1][LODESTAR_MATCHING_TABLE];
  guint8 few_goals[LODESTAR_MATCHING_TABLE];
  guint8 interests[4][LODESTAR_MATCHING_TABLE];
  guint8 times[LODESTAR_MATCHING_TABLE];
  guint8 styles[5][LODESTAR_MATCHING_TABLE];
  guint8 formats[4][LODESTAR_MATCHING_TABLE];

  guint   most_areas; /* of any mentee */
  guint   most_goals;
  guint   n_level_tables; /* a row */
  guint   n_offset_tables;
  guint8 *levels[LODESTAR_N_MATCHING_ROLES]; /* (owned) (nullable): by class of the row */
  guint8 *offsets[LODESTAR_N_MATCHING_ROLES];
} LodestarMatchingScorerTables;

/* Computes rows of scores, of both roles in canonical order, forbidden where a rule, a ban or the
 * minimum score forbids the pair. Beyond these pairs can be forbidden while nobody reads. */
typedef struct
{
  const LodestarMatchingProblem    *problem;
  const LodestarMatchingFeatureSet *features;
  LodestarMatchingSource            source;     /* what it is to those who read */
  LodestarMatchingScorerTables     *tables;     /* (owned) */
  GArray *forbidden[LODESTAR_N_MATCHING_ROLES]; /* (owned): guint64, row and column, ascending */
  GArray *fixed;                                /* (owned): places of mentees who are not there */
  LodestarMatchingProblem *bare; /* (owned) (nullable): the problem, where it is made to be bare */
} LodestarMatchingScorer;

void lodestar_matching_scorer_init (LodestarMatchingScorer        *scorer,
                                    const LodestarMatchingProblem *problem);
void lodestar_matching_scorer_init_bare (LodestarMatchingScorer        *scorer,
                                         const LodestarMatchingProblem *problem);
void lodestar_matching_scorer_clear (LodestarMatchingScorer *scorer);
void lodestar_matching_scorer_forbid (LodestarMatchingScorer *scorer, guint mentor, guint mentee);
void lodestar_matching_scorer_allow (LodestarMatchingScorer *scorer, guint mentor, guint mentee);
gboolean lodestar_matching_scorer_is_forbidden (const LodestarMatchingScorer *scorer,
                                                guint                         mentor,
                                                guint                         mentee);
void     lodestar_matching_scorer_fix (LodestarMatchingScorer *scorer, guint mentee);

/* Between the files of the scorer */
gpointer lodestar_matching_scorer_begin (gpointer data);
void     lodestar_matching_scorer_read (
      gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *scores);
void lodestar_matching_scorer_end (gpointer scratch);

typedef guint8 (*LodestarMatchingGetPoints) (const LodestarMatchingProblem *problem,
                                             LodestarMatchingRole           role,
                                             guint                          own,
                                             guint                          other);

GArray *lodestar_matching_scorer_list_bans (const LodestarMatchingProblem *problem,
                                            LodestarMatchingRole           role);
LodestarMatchingScorerTables *lodestar_matching_scorer_tables_new (
  const LodestarMatchingProblem *problem);
void   lodestar_matching_scorer_tables_free (LodestarMatchingScorerTables *tables);
guint8 lodestar_matching_scorer_get_level_points (const LodestarMatchingProblem *problem,
                                                  LodestarMatchingRole           role,
                                                  guint                          own,
                                                  guint                          other);
guint8 lodestar_matching_scorer_get_offset_points (const LodestarMatchingProblem *problem,
                                                   LodestarMatchingRole           role,
                                                   guint                          own,
                                                   guint                          other);
guint  lodestar_matching_scorer_get_skill_points (
   guint points, guint sum, guint n_common, guint n_wanted, guint n_skills);

static inline guint
lodestar_matching_mean (guint points, guint other)
{
  return (points + other + 1) / 2;
}

/* How many planes it takes to count so many */
static inline guint
lodestar_matching_count_planes (guint most)
{
  return most >= 8 ? 4 : most >= 4 ? 3 : most >= 2 ? 2 : 1;
}

/* Forbids what the locks of a problem rule out; see lodestar-matching-solve.c */
void lodestar_matching_solve_forbid_locks (const LodestarMatchingProblem *problem,
                                           LodestarMatchingScorer        *scorer);

G_END_DECLS
