/* test-group.h - what the tests of groups share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-matching.h"

#include "lodestar-matching-group-private.h"

/* A problem that owns what it is made of */
typedef struct
{
  LodestarMatchingMatrix matrix;
  gint16                *scores;   /* (owned): by mentee, then mentor */
  guint                 *smallest; /* (owned): by mentor */
  guint                 *largest;  /* (owned): by mentor */
} TestGroup;

static inline gint16
test_group_get_score (const TestGroup *test, guint mentee, guint mentor)
{
  return test->scores[(gsize) mentee * test->matrix.n_mentors + mentor];
}

static inline void
test_group_set_score (TestGroup *test, guint mentee, guint mentor, int score)
{
  test->scores[(gsize) mentee * test->matrix.n_mentors + mentor] = (gint16) score;
}

/* The best grouping, found by trying all */
typedef struct
{
  const TestGroup *test;
  const guint8    *is_used;   /* (nullable): by mentor, whose groups have to be, and no others */
  guint           *mentor_of; /* (owned): of what is being tried */
  guint           *load;      /* (owned) */
  guint            n_matched; /* of what is being tried */
  gint64           total;
  gboolean         is_possible; /* whether there is any */
  guint            best_matched;
  gint64           best_total;
} TestGroupBest;

TestGroup *test_group_new (guint n_mentees, guint n_mentors, guint smallest, guint largest);
void       test_group_free (TestGroup *test);
void       test_group_fill (TestGroup *test, GRand *rand, int n_values, int percent_forbidden);
void       test_group_best_find (TestGroupBest *best, const TestGroup *test, const guint8 *is_used);
void       test_group_solve (const TestGroup *test, LodestarMatchingGrouping *grouping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestGroup, test_group_free)
