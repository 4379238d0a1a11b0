/* test-blossom.c - the best pairs of a graph, against trying all and by their dual values
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-blossom.h"

#include "test-matching.h"

#include <string.h>

#define TEST_BLOSSOM_NO_EDGE G_MININT32

/* A graph as a table of weights */
typedef struct
{
  guint   n;
  gint32 *weights; /* (owned) */
} TestBlossomGraph;

static TestBlossomGraph
test_blossom_graph_new (guint n)
{
  TestBlossomGraph graph = { n, g_new (gint32, (gsize) n * n + 1) };

  for (guint k = 0; k < n * n; k++)
    graph.weights[k] = TEST_BLOSSOM_NO_EDGE;

  return graph;
}

static void
test_blossom_graph_set (TestBlossomGraph *graph, guint one, guint other, gint32 weight)
{
  graph->weights[one * graph->n + other] = weight;
  graph->weights[other * graph->n + one] = weight;
}

static TestBlossomGraph
test_blossom_graph_new_random (GRand *rand, guint n, gint32 percent, gint32 n_values)
{
  TestBlossomGraph graph = test_blossom_graph_new (n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (g_rand_int_range (rand, 0, 100) < percent)
        test_blossom_graph_set (&graph, i, j, g_rand_int_range (rand, 0, n_values));

  return graph;
}

/* By trying all: by set of vertices the heaviest matching in it, where each edge weighs @more more
 */
static gint64
test_blossom_brute_force (const TestBlossomGraph *graph, gint64 more)
{
  guint              n_sets = 1u << graph->n;
  g_autofree gint64 *best = g_new0 (gint64, n_sets);

  for (guint set = 1; set < n_sets; set++)
    {
      guint first = (guint) __builtin_ctz (set);

      best[set] = best[set & (set - 1)];
      for (guint other = first + 1; other < graph->n; other++)
        {
          gint32 weight = graph->weights[first * graph->n + other];

          if ((set >> other & 1) != 0 && weight != TEST_BLOSSOM_NO_EDGE)
            best[set] =
              MAX (best[set], best[set & ~(1u << first) & ~(1u << other)] + weight + more);
        }
    }

  return best[n_sets - 1];
}

/* The highest value that makes every edge slack enough to begin with */
static void
test_blossom_start (LodestarMatchingBlossom *blossom, const TestBlossomGraph *graph)
{
  lodestar_matching_blossom_init (blossom, graph->n);
  for (guint i = 0; i < graph->n; i++)
    for (guint j = 0; j < graph->n; j++)
      blossom->values[i] = MAX (blossom->values[i], graph->weights[i * graph->n + j]);
}

static void
test_blossom_add_all (LodestarMatchingBlossom *blossom, const TestBlossomGraph *graph)
{
  for (guint i = 0; i < graph->n; i++)
    for (guint j = 0; j < i; j++)
      if (graph->weights[i * graph->n + j] != TEST_BLOSSOM_NO_EDGE)
        lodestar_matching_blossom_add (blossom, i, j, graph->weights[i * graph->n + j]);
}

/* What the matching weighs with @more for each edge, if everything that proves it is in order */
static gint64
test_blossom_get_proven (const LodestarMatchingBlossom *blossom,
                         const TestBlossomGraph        *graph,
                         gint64                         more)
{
  gint64 twice = 0;
  gint64 bound = 0;

  for (guint v = 0; v < graph->n; v++)
    {
      guint mate = blossom->mate[v];

      bound += blossom->values[v] + more;
      g_assert_cmpint (blossom->values[v], >=, -more);
      if (mate == LODESTAR_MATCHING_NOBODY)
        {
          g_assert_cmpint (blossom->values[v], ==, -more);
          continue;
        }
      g_assert_cmpuint (blossom->mate[mate], ==, v);
      g_assert_cmpint (graph->weights[v * graph->n + mate], !=, TEST_BLOSSOM_NO_EDGE);
      twice += graph->weights[v * graph->n + mate] + more;
    }
  for (guint b = graph->n; b < graph->n + graph->n / 2; b++)
    if (blossom->nodes[b].n > 0)
      {
        guint size = 0;

        LODESTAR_MATCHING_FOREACH_VERTEX (blossom, b, v)
        {
          guint above = v;

          while (above != b && above != LODESTAR_MATCHING_NOBODY)
            above = blossom->nodes[above].parent;
          g_assert_cmpuint (above, ==, b);
          size++;
        }
        g_assert_cmpuint (size % 2, ==, 1);
        g_assert_cmpint (blossom->nodes[b].value, >=, 0);
        bound += blossom->nodes[b].value * (size / 2);
      }
  for (guint i = 0; i < graph->n; i++)
    for (guint j = 0; j < i; j++)
      if (graph->weights[i * graph->n + j] != TEST_BLOSSOM_NO_EDGE)
        g_assert_cmpint (
          lodestar_matching_blossom_get_slack (blossom, i, j, graph->weights[i * graph->n + j]), >=,
          0);
  g_assert_cmpint (bound, ==, twice);

  return twice / 2;
}

/* Solves as it is, then with as many pairs as there can be */
static void
test_blossom_assert_best_with (const TestBlossomGraph *graph, gboolean is_started)
{
  LodestarMatchingBlossom blossom;
  static const gint64     more[] = { 0, 7, 100000 };

  test_blossom_start (&blossom, graph);
  test_blossom_add_all (&blossom, graph);
  if (is_started)
    g_assert_true (lodestar_matching_blossom_start (&blossom, NULL));
  for (guint k = 0; k < G_N_ELEMENTS (more); k++)
    {
      g_assert_true (lodestar_matching_blossom_run (&blossom, -more[k], NULL));
      g_assert_cmpint (test_blossom_get_proven (&blossom, graph, more[k]), ==,
                       test_blossom_brute_force (graph, more[k]));
    }
  lodestar_matching_blossom_clear (&blossom);
}

/* From nothing, and from half pairs */
static void
test_blossom_assert_best (const TestBlossomGraph *graph)
{
  test_blossom_assert_best_with (graph, FALSE);
  test_blossom_assert_best_with (graph, TRUE);
}

static void
test_blossom_equals_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  static const gint32 values[] = { 1, 2, 3, 6, 20, 1000 };

  for (guint k = 0; k < 5000; k++)
    {
      TestBlossomGraph graph = test_blossom_graph_new_random (
        rand, (guint) g_rand_int_range (rand, 0, 10), g_rand_int_range (rand, 10, 101),
        values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);

      test_blossom_assert_best (&graph);
      g_free (graph.weights);
    }
}

/* Circles, and circles of circles, joined by few edges: what blossoms are for */
static void
test_blossom_odd_circles_equal_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint k = 0; k < TEST_MATCHING_SOME (1500); k++)
    {
      guint            n = (guint) g_rand_int_range (rand, 9, 13);
      TestBlossomGraph graph = test_blossom_graph_new (n);

      for (guint from = 0; from < n;)
        {
          guint size = (guint) g_rand_int_range (rand, 1, 3) * 2 + 1;

          for (guint l = 0; l < size; l++)
            if (from + l < n && from + (l + 1) % size < n && from + l != from + (l + 1) % size)
              test_blossom_graph_set (&graph, from + l, from + (l + 1) % size,
                                      g_rand_int_range (rand, 8, 12));
          from += size - (guint) g_rand_int_range (rand, 0, 2);
        }
      for (guint l = 0; l < n / 3; l++)
        {
          guint one = (guint) g_rand_int_range (rand, 0, (gint32) n);
          guint other = (guint) g_rand_int_range (rand, 0, (gint32) n);

          if (one != other)
            test_blossom_graph_set (&graph, one, other, g_rand_int_range (rand, 4, 10));
        }
      test_blossom_assert_best (&graph);
      g_free (graph.weights);
    }
}

/* Solves with part of the edges, then adds others, making room for them by raising one end */
static void
test_blossom_grows_by_edges (gconstpointer data)
{
  const gint32 *shape = data; /* n, percent, values, times */
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gint32 k = 0; k < shape[3]; k++)
    {
      guint                   n = (guint) (shape[0] - (k & 1));
      TestBlossomGraph        graph = test_blossom_graph_new_random (rand, n, shape[1], shape[2]);
      LodestarMatchingBlossom blossom, cold;

      lodestar_matching_blossom_init (&blossom, n);
      for (guint round = 0; round < 4; round++)
        {
          for (guint i = 0; i < n; i++)
            for (guint j = 0; j < i; j++)
              {
                gint32 weight = graph.weights[i * n + j];
                gint64 slack;

                if ((i * 7 + j * 5) % 4 != round || weight == TEST_BLOSSOM_NO_EDGE)
                  continue;
                slack = lodestar_matching_blossom_get_slack (&blossom, i, j, weight);
                if (slack < 0)
                  lodestar_matching_blossom_raise (&blossom, g_rand_boolean (rand) ? i : j, -slack);
                lodestar_matching_blossom_add (&blossom, i, j, weight);
              }
          g_assert_true (
            lodestar_matching_blossom_run (&blossom, round < 3 ? -100 : -1000000, NULL));
        }

      test_blossom_start (&cold, &graph);
      test_blossom_add_all (&cold, &graph);
      g_assert_true (lodestar_matching_blossom_run (&cold, -1000000, NULL));
      g_assert_cmpint (test_blossom_get_proven (&blossom, &graph, 1000000), ==,
                       test_blossom_get_proven (&cold, &graph, 1000000));
      lodestar_matching_blossom_clear (&blossom);
      lodestar_matching_blossom_clear (&cold);
      g_free (graph.weights);
    }
}

/* Too large to try all: the dual values judge */
static void
test_blossom_is_proven (gconstpointer data)
{
  const gint32 *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (gint32 k = 0; k < shape[3]; k++)
    {
      TestBlossomGraph graph =
        test_blossom_graph_new_random (rand, (guint) (shape[0] - (k & 1)), shape[1], shape[2]);
      LodestarMatchingBlossom blossom;
      gint64                  more = 0;

      test_blossom_start (&blossom, &graph);
      test_blossom_add_all (&blossom, &graph);
      if (k % 4 >= 2)
        lodestar_matching_blossom_start (&blossom, NULL);
      for (; more < G_GINT64_CONSTANT (1) << 40; more = more * 1000 + 10)
        {
          g_assert_true (lodestar_matching_blossom_run (&blossom, -more, NULL));
          test_blossom_get_proven (&blossom, &graph, more);
        }
      lodestar_matching_blossom_clear (&blossom);
      g_free (graph.weights);
    }
}

/* Numbering the vertices otherwise changes nothing about the weight */
static void
test_blossom_numbers_do_not_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint k = 0; k < 60; k++)
    {
      guint                   n = 40 + k % 2;
      TestBlossomGraph        graph = test_blossom_graph_new_random (rand, n, 15, 30);
      TestBlossomGraph        other = test_blossom_graph_new (n);
      g_autofree guint       *number = g_new (guint, n);
      LodestarMatchingBlossom one, two;

      for (guint v = 0; v < n; v++)
        number[v] = v;
      for (guint v = n - 1; v > 0; v--)
        {
          guint to = (guint) g_rand_int_range (rand, 0, (gint32) v + 1);
          guint kept = number[v];

          number[v] = number[to];
          number[to] = kept;
        }
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++)
          test_blossom_graph_set (&other, number[i], number[j], graph.weights[i * n + j]);
      test_blossom_start (&one, &graph);
      test_blossom_start (&two, &other);
      test_blossom_add_all (&one, &graph);
      test_blossom_add_all (&two, &other);
      lodestar_matching_blossom_run (&one, -5000, NULL);
      lodestar_matching_blossom_run (&two, -5000, NULL);
      g_assert_cmpint (test_blossom_get_proven (&one, &graph, 5000), ==,
                       test_blossom_get_proven (&two, &other, 5000));
      lodestar_matching_blossom_clear (&one);
      lodestar_matching_blossom_clear (&two);
      g_free (graph.weights);
      g_free (other.weights);
    }
}

/* A graph by its edges: vertices from 1, as in the suite that these come from */
typedef struct
{
  const char *name;
  guint       n;
  gint32      edges[16][3];
  guint       mates[11]; /* by vertex from 1; 0 for none */
} TestBlossomCase;

/* From the test suite of J. van Rantwijk's mwmatching: each leads through a case of its own */
static const TestBlossomCase test_blossom_cases[] = {
  { "s-blossom", 4, { { 1, 2, 8 }, { 1, 3, 9 }, { 2, 3, 10 }, { 3, 4, 7 } }, { 2, 1, 4, 3 } },
  { "s-blossom-and-more",
    6,
    { { 1, 2, 8 }, { 1, 3, 9 }, { 2, 3, 10 }, { 3, 4, 7 }, { 1, 6, 5 }, { 4, 5, 6 } },
    { 6, 3, 2, 5, 4, 1 } },
  { "relabelled-as-t",
    6,
    { { 1, 2, 9 }, { 1, 3, 8 }, { 2, 3, 10 }, { 1, 4, 5 }, { 4, 5, 4 }, { 1, 6, 3 } },
    { 6, 3, 2, 5, 4, 1 } },
  { "relabelled-as-t-other-weights",
    6,
    { { 1, 2, 9 }, { 1, 3, 8 }, { 2, 3, 10 }, { 1, 4, 5 }, { 4, 5, 3 }, { 1, 6, 4 } },
    { 6, 3, 2, 5, 4, 1 } },
  { "relabelled-as-t-other-end",
    6,
    { { 1, 2, 9 }, { 1, 3, 8 }, { 2, 3, 10 }, { 1, 4, 5 }, { 4, 5, 3 }, { 3, 6, 4 } },
    { 2, 1, 6, 5, 4, 3 } },
  { "nested-s-blossom",
    6,
    { { 1, 2, 9 }, { 1, 3, 9 }, { 2, 3, 10 }, { 2, 4, 8 }, { 3, 5, 8 }, { 4, 5, 10 }, { 5, 6, 6 } },
    { 3, 4, 1, 2, 6, 5 } },
  { "relabelled-inside-a-nested-one",
    8,
    { { 1, 2, 10 },
      { 1, 7, 10 },
      { 2, 3, 12 },
      { 3, 4, 20 },
      { 3, 5, 20 },
      { 4, 5, 25 },
      { 5, 6, 10 },
      { 6, 7, 10 },
      { 7, 8, 8 } },
    { 2, 1, 4, 3, 6, 5, 8, 7 } },
  { "expanded-recursively",
    8,
    { { 1, 2, 8 },
      { 1, 3, 8 },
      { 2, 3, 10 },
      { 2, 4, 12 },
      { 3, 5, 12 },
      { 4, 5, 14 },
      { 4, 6, 12 },
      { 5, 7, 12 },
      { 6, 7, 14 },
      { 7, 8, 12 } },
    { 2, 1, 5, 6, 3, 4, 8, 7 } },
  { "s-blossom-relabelled-t-and-expanded",
    8,
    { { 1, 2, 23 },
      { 1, 5, 22 },
      { 1, 6, 15 },
      { 2, 3, 25 },
      { 3, 4, 22 },
      { 4, 5, 25 },
      { 4, 8, 14 },
      { 5, 7, 13 } },
    { 6, 3, 2, 8, 7, 1, 5, 4 } },
  { "nested-relabelled-t-and-expanded",
    8,
    { { 1, 2, 19 },
      { 1, 3, 20 },
      { 1, 8, 8 },
      { 2, 3, 25 },
      { 2, 4, 18 },
      { 3, 5, 18 },
      { 4, 5, 13 },
      { 4, 7, 7 },
      { 5, 6, 7 } },
    { 8, 3, 2, 7, 6, 5, 4, 1 } },
  { "nasty-expand-1",
    10,
    { { 1, 2, 45 },
      { 1, 5, 45 },
      { 2, 3, 50 },
      { 3, 4, 45 },
      { 4, 5, 50 },
      { 1, 6, 30 },
      { 3, 9, 35 },
      { 4, 8, 35 },
      { 5, 7, 26 },
      { 9, 10, 5 } },
    { 6, 3, 2, 8, 7, 1, 5, 4, 10, 9 } },
  { "nasty-expand-2",
    10,
    { { 1, 2, 45 },
      { 1, 5, 45 },
      { 2, 3, 50 },
      { 3, 4, 45 },
      { 4, 5, 50 },
      { 1, 6, 30 },
      { 3, 9, 35 },
      { 4, 8, 26 },
      { 5, 7, 40 },
      { 9, 10, 5 } },
    { 6, 3, 2, 8, 7, 1, 5, 4, 10, 9 } },
  { "nasty-expand-least-slack",
    10,
    { { 1, 2, 45 },
      { 1, 5, 45 },
      { 2, 3, 50 },
      { 3, 4, 45 },
      { 4, 5, 50 },
      { 1, 6, 30 },
      { 3, 9, 35 },
      { 4, 8, 28 },
      { 5, 7, 26 },
      { 9, 10, 5 } },
    { 6, 3, 2, 8, 7, 1, 5, 4, 10, 9 } },
};

static void
test_blossom_passes_nasty_cases (gconstpointer data)
{
  const TestBlossomCase  *nasty = data;
  TestBlossomGraph        graph = test_blossom_graph_new (nasty->n);
  LodestarMatchingBlossom blossom;

  for (guint k = 0; k < G_N_ELEMENTS (nasty->edges) && nasty->edges[k][0] > 0; k++)
    test_blossom_graph_set (&graph, (guint) nasty->edges[k][0] - 1, (guint) nasty->edges[k][1] - 1,
                            nasty->edges[k][2]);
  test_blossom_assert_best (&graph);

  test_blossom_start (&blossom, &graph);
  test_blossom_add_all (&blossom, &graph);
  lodestar_matching_blossom_run (&blossom, 0, NULL);
  for (guint v = 0; v < nasty->n; v++)
    g_assert_cmpuint (blossom.mate[v] + 1, ==, nasty->mates[v]);
  lodestar_matching_blossom_clear (&blossom);
  g_free (graph.weights);
}

static gboolean
test_blossom_yes (gpointer data)
{
  return TRUE;
}

static void
test_blossom_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  TestBlossomGraph        graph = test_blossom_graph_new_random (rand, 20, 50, 10);
  LodestarMatchingMonitor monitor = { 0 };
  LodestarMatchingBlossom blossom;

  monitor.is_cancelled = test_blossom_yes;
  test_blossom_start (&blossom, &graph);
  test_blossom_add_all (&blossom, &graph);
  g_assert_false (lodestar_matching_blossom_run (&blossom, 0, &monitor));
  lodestar_matching_blossom_clear (&blossom);
  g_free (graph.weights);
}

void
test_blossom_add_tests (void)
{
  static const struct
  {
    const char *name;
    gint32      shape[4];
  } shapes[] = {
    { "sparse", { 100, 4, 1000, 20 } },    { "dense", { 60, 100, 1000, 20 } },
    { "few-values", { 80, 10, 3, 40 } },   { "all-alike", { 61, 100, 1, 4 } },
    { "very-sparse", { 150, 2, 50, 30 } }, { "small", { 12, 40, 8, 400 } },
    { "two-values", { 40, 20, 2, 100 } },
  };

  g_test_add_func ("/matching/blossom/equals-brute-force", test_blossom_equals_brute_force);
  g_test_add_func ("/matching/blossom/odd-circles-equal-brute-force",
                   test_blossom_odd_circles_equal_brute_force);
  g_test_add_func ("/matching/blossom/numbers-do-not-count", test_blossom_numbers_do_not_count);
  g_test_add_func ("/matching/blossom/can-be-cancelled", test_blossom_can_be_cancelled);
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      g_autofree char *proven = g_strdup_printf ("/matching/blossom/is-proven/%s", shapes[k].name);
      g_autofree char *grows =
        g_strdup_printf ("/matching/blossom/grows-by-edges/%s", shapes[k].name);

      g_test_add_data_func (proven, shapes[k].shape, test_blossom_is_proven);
      g_test_add_data_func (grows, shapes[k].shape, test_blossom_grows_by_edges);
    }
  for (guint k = 0; k < G_N_ELEMENTS (test_blossom_cases); k++)
    {
      g_autofree char *path =
        g_strdup_printf ("/matching/blossom/nasty/%s", test_blossom_cases[k].name);

      g_test_add_data_func (path, &test_blossom_cases[k], test_blossom_passes_nasty_cases);
    }
}
