/* test-start.c - rows that are placed where they like it best, before any price
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-core.h"

#include <string.h>

#define TEST_START_FLOOR -1000

/* A core over random scores with few values, ready to place rows */
typedef struct
{
  TestMatchingInstance  *instance; /* (owned) */
  LodestarMatchingMatrix matrix;
  LodestarMatchingSource source;
  LodestarMatchingCore   core;
} TestStart;

static void
test_start_init (TestStart *start, GRand *rand, guint n_rows, guint n_columns, gint32 n_values)
{
  TestMatchingInstance *instance = test_matching_instance_new (n_rows, n_columns);

  for (guint k = 0; k < n_rows * n_columns; k++)
    instance->scores[k] = (gint16) g_rand_int_range (rand, -1, n_values);
  start->instance = instance;
  start->matrix = (LodestarMatchingMatrix) { n_rows, n_columns, instance->scores };
  lodestar_matching_source_init_matrix (&start->source, &start->matrix);
  lodestar_matching_core_init (&start->core, &start->source, LODESTAR_MATCHING_MENTEE, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      start->core.kinds[i] = i;
      start->core.floors[i] = TEST_START_FLOOR;
    }
  for (guint j = 0; j < n_columns; j++)
    start->core.capacities[j] = (guint) g_rand_int_range (rand, 0, 4);
}

static void
test_start_read (TestStart *start)
{
  lodestar_matching_core_start (&start->core);
  g_assert_true (lodestar_matching_core_read_all (&start->core, NULL, 0, 1));
}

static void
test_start_clear (TestStart *start)
{
  lodestar_matching_core_clear (&start->core);
  test_matching_instance_free (start->instance);
}

/* The best score of a row among columns with places */
static gint32
test_start_get_best (const TestStart *start, guint row)
{
  gint32 best = -1;

  for (guint j = 0; j < start->core.n_columns; j++)
    if (start->core.capacities[j] > 0)
      best = MAX (best, start->instance->scores[row * start->core.n_columns + j]);

  return best;
}

static gboolean
test_start_is_best (const TestStart *start, guint row, guint column)
{
  gint32 score = start->instance->scores[row * start->core.n_columns + column];

  return score >= 0 && start->core.capacities[column] > 0 &&
         score == test_start_get_best (start, row);
}

/* Kuhn's way: one row after the other, each by any path */
static gboolean
test_start_augment (
  const TestStart *start, guint row, guint *column_of, guint *used, gboolean *seen)
{
  for (guint j = 0; j < start->core.n_columns; j++)
    {
      if (seen[j] || !test_start_is_best (start, row, j))
        continue;
      seen[j] = TRUE;
      if (used[j] < start->core.capacities[j])
        {
          used[j]++;
          column_of[row] = j;
          return TRUE;
        }
      for (guint i = 0; i < start->core.n_rows; i++)
        if (column_of[i] == j && test_start_augment (start, i, column_of, used, seen))
          {
            column_of[row] = j;
            return TRUE;
          }
    }

  return FALSE;
}

/* How many rows can have a best column at once */
static guint
test_start_count (const TestStart *start)
{
  g_autofree guint *column_of = g_new (guint, start->core.n_rows);
  g_autofree guint *used = g_new0 (guint, start->core.n_columns);
  guint             n = 0;

  memset (column_of, 0xff, start->core.n_rows * sizeof *column_of);
  for (guint i = 0; i < start->core.n_rows; i++)
    {
      g_autofree gboolean *seen = g_new0 (gboolean, start->core.n_columns);

      n += test_start_augment (start, i, column_of, used, seen);
    }

  return n;
}

/* Everybody who is placed is where it is best, nobody is in excess, and it could not be more */
static void
test_start_places_as_many_as_possible (gconstpointer data)
{
  gint32 n_values = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (41 + (guint32) n_values);

  for (guint k = 0; k < 60; k++)
    {
      guint     n_rows = (guint) g_rand_int_range (rand, 1, 70);
      guint     n_columns = (guint) g_rand_int_range (rand, 35, 50);
      guint     n_placed = 0;
      guint     used[50] = { 0 };
      TestStart start;
      gboolean  is_placed;

      test_start_init (&start, rand, n_rows, n_columns, n_values);
      test_start_read (&start);
      is_placed = lodestar_matching_core_place_best (&start.core);
      for (guint i = 0; i < n_rows; i++)
        {
          guint column = start.core.column_of[i];

          if (column == LODESTAR_MATCHING_NOBODY)
            continue;
          g_assert_true (test_start_is_best (&start, i, column));
          g_assert_cmpint (start.core.scores[i], ==, test_start_get_best (&start, i));
          g_assert_cmpuint (++used[column], <=, start.core.capacities[column]);
          n_placed++;
        }
      for (guint j = 0; j < n_columns; j++)
        g_assert_cmpuint (start.core.used[j], ==, used[j]);
      g_assert_cmpuint (n_placed, ==, test_start_count (&start));
      g_assert_cmpint (is_placed, ==, n_rows - n_placed <= n_rows / 16);
      test_start_clear (&start);
    }
}

/* Where each row has one best column, prices have to decide, and nothing is placed */
static void
test_start_leaves_it_to_prices_without_ties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  TestStart start;

  test_start_init (&start, rand, 40, 40, 32000);
  for (guint i = 0; i < 40; i++)
    start.instance->scores[i * 40 + i] = 32000;
  test_start_read (&start);
  g_assert_false (lodestar_matching_core_place_best (&start.core));
  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (start.core.column_of[i], ==, LODESTAR_MATCHING_NOBODY);
  test_start_clear (&start);
}

/* Who is as well off alone takes nobody's place */
static void
test_start_leaves_alone_who_is_as_well_off (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  TestStart start;

  test_start_init (&start, rand, 40, 30, 1);
  for (guint k = 0; k < 40 * 30; k++)
    start.instance->scores[k] = 0;
  for (guint j = 0; j < 30; j++)
    start.core.capacities[j] = 1;
  for (guint i = 0; i < 40; i += 2)
    start.core.floors[i] = 0;
  test_start_read (&start);
  g_assert_true (lodestar_matching_core_place_best (&start.core));
  for (guint i = 0; i < 40; i++)
    g_assert_cmpint (start.core.column_of[i] == LODESTAR_MATCHING_NOBODY, ==, i % 2 == 0);
  test_start_clear (&start);
}

/* Rows of one kind share what they know, and do not get in each other's way */
static void
test_start_places_rows_of_one_kind (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  TestStart start;

  test_start_init (&start, rand, 60, 20, 1);
  for (guint i = 0; i < 60; i++)
    {
      start.core.kinds[i] = i / 20;
      for (guint j = 0; j < 20; j++)
        start.instance->scores[i * 20 + j] = 0;
    }
  for (guint j = 0; j < 20; j++)
    start.core.capacities[j] = 3;
  test_start_read (&start);
  g_assert_true (lodestar_matching_core_place_best (&start.core));
  for (guint i = 0; i < 60; i++)
    g_assert_cmpuint (start.core.column_of[i], <, 20);
  for (guint j = 0; j < 20; j++)
    g_assert_cmpuint (start.core.used[j], ==, 3);
  test_start_clear (&start);
}

/* Lists begin with what is worth most, say how much that can be, and bound what they leave out */
static void
test_start_lists_fall (gconstpointer data)
{
  gint32 n_values = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (59);
  TestStart start;

  test_start_init (&start, rand, 40, 700, n_values);
  test_start_read (&start);
  for (guint i = 0; i < 40; i++)
    {
      const LodestarMatchingList *list = &start.core.lists[i];
      g_autofree guint8          *is_listed = g_new0 (guint8, 700);

      g_assert_cmpuint (list->n, >=, LODESTAR_MATCHING_LIST);
      for (guint k = 0; k < list->n; k++)
        {
          const LodestarMatchingOption *option = &list->options[k];

          g_assert_cmpint (option->score, ==, start.instance->scores[i * 700 + option->column]);
          g_assert_cmpint (option->most, >=, option->score);
          if (k > 0)
            g_assert_cmpint (option->most, <=, list->options[k - 1].most);
          g_assert_false (is_listed[option->column]);
          is_listed[option->column] = TRUE;
        }
      for (guint j = 0; j < 700; j++)
        if (!is_listed[j] && start.core.capacities[j] > 0)
          g_assert_cmpint (start.instance->scores[i * 700 + j], <=, list->bound);
    }
  test_start_clear (&start);
}

void
test_start_add_tests (void)
{
  g_test_add_data_func ("/matching/start/places-as-many-as-possible/1-value", GINT_TO_POINTER (1),
                        test_start_places_as_many_as_possible);
  g_test_add_data_func ("/matching/start/places-as-many-as-possible/2-values", GINT_TO_POINTER (2),
                        test_start_places_as_many_as_possible);
  g_test_add_data_func ("/matching/start/places-as-many-as-possible/3-values", GINT_TO_POINTER (3),
                        test_start_places_as_many_as_possible);
  g_test_add_func ("/matching/start/leaves-it-to-prices-without-ties",
                   test_start_leaves_it_to_prices_without_ties);
  g_test_add_func ("/matching/start/leaves-alone-who-is-as-well-off",
                   test_start_leaves_alone_who_is_as_well_off);
  g_test_add_data_func ("/matching/start/lists-fall/30000-values", GINT_TO_POINTER (30000),
                        test_start_lists_fall);
  g_test_add_data_func ("/matching/start/lists-fall/100-values", GINT_TO_POINTER (100),
                        test_start_lists_fall);
  g_test_add_data_func ("/matching/start/lists-fall/2-values", GINT_TO_POINTER (2),
                        test_start_lists_fall);
  g_test_add_func ("/matching/start/places-rows-of-one-kind", test_start_places_rows_of_one_kind);
}
