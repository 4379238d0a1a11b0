/* lodestar-bench-lemon.cpp - the best pairs of a complete graph, by LEMON
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

/* Gets a file of the weights of all pairs (i, j < i), 16 bits each, negative where there is no
 * edge, and the number of vertices. Prints seconds, weight and number of pairs. */
int
main (int argc, char *argv[])
{
  using Graph = lemon::SmartGraph;
  using Weights = Graph::EdgeMap<int>;

  std::FILE   *file = argc == 3 ? std::fopen (argv[1], "rb") : nullptr;
  int          n = argc == 3 ? std::atoi (argv[2]) : 0;
  Graph        graph;
  Weights      weights (graph);
  std::int16_t weight;

  if (file == nullptr || n < 0)
    return 2;

  for (int i = 0; i < n; i++)
    graph.addNode ();
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      {
        if (std::fread (&weight, sizeof weight, 1, file) != 1)
          return 2;
        if (weight >= 0)
          weights[graph.addEdge (graph.nodeFromId (i), graph.nodeFromId (j))] = weight;
      }
  std::fclose (file);

  auto                                       start = std::chrono::steady_clock::now ();
  lemon::MaxWeightedMatching<Graph, Weights> matching (graph, weights);

  matching.run ();
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now () - start;
  std::printf ("%.9f %d %d\n", seconds.count (), matching.matchingWeight (),
               matching.matchingSize ());

  return 0;
}
