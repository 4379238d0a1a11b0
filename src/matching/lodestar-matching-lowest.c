/* lodestar-matching-lowest.c - among the best and balanced matchings the one with the lowest
 * numbers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-ties.h"

#include <string.h>

/* In canonical order each mentee gets the lowest mentor that still leaves a best and balanced
 * matching with those before unchanged; staying alone comes last. That is a search for a closed way
 * without loss: the mentee moves to the mentor, who hands on another one, until somebody comes to
 * where the mentee was.
 *
 * Ways lead from node to node (a mentor, or nobody) over the sets with which mentees are tight. A
 * mentor who can have one more than @load mentees without loss may keep the one who was handed on,
 * if in return somebody with @load + 1 gives one away: that goes through a node for the load.
 *
 * A way can only be closed within a strongly connected component of this graph. What is best in any
 * way lies within the components, whichever best matching they are drawn from (A. Dulmage and
 * N. Mendelsohn, "Coverings of bipartite graphs", Canad. J. Math. 10 (1958)). So they are found
 * once (R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972)), and
 * every set loses what lies in another component than the mentees who share it: most people
 * have nothing left to choose. The others are settled one by one, each by searches from both ends
 * that meet in the middle. */

/* A search from one end. What it reaches stays marked for all that is asked about one mentee. */
typedef struct
{
  guint *marks;     /* (owned): by node, the mentee about whom it was reached last, plus 1 */
  guint *movers;    /* (owned): by node: who moves between it and its neighbour, or NOBODY */
  guint *neighbors; /* (owned): by node: where it was reached from, or NOBODY */
  guint *set_marks; /* (owned): by set */
  guint *queue;     /* (owned): nodes, and from the end of the nodes on sets */
  guint  head;
  guint  n_queue;
  guint  n_looked; /* at so many things */
} LodestarMatchingSide;

typedef struct
{
  LodestarMatchingTies  *ties;
  LodestarMatchingTight *tight;
  guint                  nobody;  /* the node after the mentors; after it those for loads */
  guint                  n_nodes; /* all of these */

  /* Mentors by load */
  guint *bucket_of;     /* (owned): by mentor */
  guint *bucket_first;  /* (owned): by load */
  guint *bucket_next;   /* (owned): by mentor */
  guint *bucket_before; /* (owned): by mentor */

  gsize *at;             /* (owned): by set, its first node that is still open */
  guint *last;           /* (owned): by set, its last mentee */
  guint *member_starts;  /* (owned): by set, into members */
  guint *members;        /* (owned): mentees, ascending by set */
  gsize *holder_starts;  /* (owned): by node up to nobody, into holders */
  guint *holders;        /* (owned): sets that have the node, by their last mentee */
  guint *backward_nodes; /* (owned): by set, over which of its nodes it was reached */

  LodestarMatchingSide forward;  /* from where the mentee would go */
  LodestarMatchingSide backward; /* from where it is */
} LodestarMatchingLowest;

static void
lodestar_matching_side_init (LodestarMatchingSide *side, guint n_nodes, guint n_sets)
{
  side->marks = g_new0 (guint, n_nodes);
  side->movers = g_new (guint, n_nodes);
  side->neighbors = g_new (guint, n_nodes);
  side->set_marks = g_new0 (guint, n_sets + 1);
  side->queue = g_new (guint, n_nodes + n_sets);
}

static void
lodestar_matching_side_clear (LodestarMatchingSide *side)
{
  g_free (side->marks);
  g_free (side->movers);
  g_free (side->neighbors);
  g_free (side->set_marks);
  g_free (side->queue);
}

/* The node for mentors who would come to have @load */
static inline guint
lodestar_matching_lowest_get_load_node (const LodestarMatchingLowest *lowest, guint load)
{
  return lowest->nobody + 1 + load;
}

static void
lodestar_matching_lowest_put (LodestarMatchingLowest *lowest, guint mentor)
{
  guint load = lowest->ties->load[mentor];

  lowest->bucket_of[mentor] = load;
  lowest->bucket_before[mentor] = LODESTAR_MATCHING_NOBODY;
  lowest->bucket_next[mentor] = lowest->bucket_first[load];
  if (lowest->bucket_first[load] != LODESTAR_MATCHING_NOBODY)
    lowest->bucket_before[lowest->bucket_first[load]] = mentor;
  lowest->bucket_first[load] = mentor;
}

/* The load of a mentor may have changed */
static void
lodestar_matching_lowest_put_again (LodestarMatchingLowest *lowest, guint mentor)
{
  guint before = lowest->bucket_before[mentor];
  guint next = lowest->bucket_next[mentor];

  if (lowest->bucket_of[mentor] == lowest->ties->load[mentor])
    return;

  if (before != LODESTAR_MATCHING_NOBODY)
    lowest->bucket_next[before] = next;
  else
    lowest->bucket_first[lowest->bucket_of[mentor]] = next;
  if (next != LODESTAR_MATCHING_NOBODY)
    lowest->bucket_before[next] = before;
  lodestar_matching_lowest_put (lowest, mentor);
}

/* Tarjan's components, without recursion */
typedef struct
{
  const LodestarMatchingLowest *lowest;
  guint                        *numbers;    /* (owned): by node and set: when it was found, or 0 */
  guint                        *lows;       /* (owned): the first that can be reached … */
  guint                        *components; /* (owned): … and in the end the component, or 0 */
  guint                        *cursors;    /* (owned): which neighbour comes next */
  guint                        *stack;      /* (owned): found, and in no component yet */
  guint                        *way;        /* (owned): on the way down */
  guint                         n_stack;
  guint                         n_way;
  guint                         n_found;
  guint                         n_components;
} LodestarMatchingComponents;

static void
lodestar_matching_components_find (LodestarMatchingComponents *components, guint node)
{
  const LodestarMatchingLowest *lowest = components->lowest;
  const LodestarMatchingTies   *ties = lowest->ties;

  components->numbers[node] = components->lows[node] = ++components->n_found;
  components->stack[components->n_stack++] = node;
  components->way[components->n_way++] = node;
  if (node <= lowest->nobody)
    components->cursors[node] = ties->first[node];
  else if (node < lowest->n_nodes)
    components->cursors[node] = lowest->bucket_first[node - lowest->nobody - 1];
  else
    components->cursors[node] = 0;
}

/* Ends the neighbours of a mentor, after the sets and the load */
#define LODESTAR_MATCHING_LOWEST_END (G_MAXUINT - 1)

G_STATIC_ASSERT (LODESTAR_MATCHING_LOWEST_END != LODESTAR_MATCHING_NOBODY);

/* The next neighbour of a node or set, or NOBODY */
static guint
lodestar_matching_components_step (LodestarMatchingComponents *components, guint node)
{
  const LodestarMatchingLowest *lowest = components->lowest;
  const LodestarMatchingTies   *ties = lowest->ties;
  const LodestarMatchingTight  *tight = lowest->tight;
  guint                        *cursor = &components->cursors[node];

  if (node >= lowest->n_nodes)
    {
      guint set = node - lowest->n_nodes;

      return *cursor < tight->starts[set + 1] - tight->starts[set]
               ? tight->nodes[tight->starts[set] + (*cursor)++]
               : LODESTAR_MATCHING_NOBODY;
    }

  if (node > lowest->nobody)
    {
      while (*cursor != LODESTAR_MATCHING_NOBODY)
        {
          guint mentor = *cursor;

          *cursor = lowest->bucket_next[mentor];
          if (lodestar_matching_ties_can_lose (ties, mentor))
            return mentor;
        }
      return LODESTAR_MATCHING_NOBODY;
    }

  while (*cursor < LODESTAR_MATCHING_LOWEST_END)
    {
      guint set = tight->set_of[*cursor];

      *cursor = ties->next[*cursor];
      if (set != LODESTAR_MATCHING_NOBODY)
        return lowest->n_nodes + set;
    }
  if (*cursor == LODESTAR_MATCHING_LOWEST_END)
    return LODESTAR_MATCHING_NOBODY;
  *cursor = LODESTAR_MATCHING_LOWEST_END;

  return node != lowest->nobody && lodestar_matching_ties_can_gain (ties, node)
           ? lodestar_matching_lowest_get_load_node (lowest, ties->load[node] + 1)
           : LODESTAR_MATCHING_NOBODY;
}

/* All that can be reached from @node */
static void
lodestar_matching_components_visit (LodestarMatchingComponents *components, guint node)
{
  lodestar_matching_components_find (components, node);
  while (components->n_way > 0)
    {
      guint at = components->way[components->n_way - 1];
      guint next = lodestar_matching_components_step (components, at);

      if (next != LODESTAR_MATCHING_NOBODY)
        {
          if (components->numbers[next] == 0)
            lodestar_matching_components_find (components, next);
          else if (components->components[next] == 0)
            components->lows[at] = MIN (components->lows[at], components->numbers[next]);
          continue;
        }

      components->n_way--;
      if (components->n_way > 0)
        {
          guint *low = &components->lows[components->way[components->n_way - 1]];

          *low = MIN (*low, components->lows[at]);
        }
      if (components->lows[at] == components->numbers[at])
        {
          components->n_components++;
          do
            components->components[components->stack[--components->n_stack]] =
              components->n_components;
          while (components->stack[components->n_stack] != at);
        }
    }
}

/* Takes from each set what lies in another component than itself */
static void
lodestar_matching_lowest_prune (LodestarMatchingLowest *lowest)
{
  LodestarMatchingTight     *tight = lowest->tight;
  guint                      n = lowest->n_nodes + tight->n_sets;
  LodestarMatchingComponents components = { lowest };
  gsize                      n_left = 0;
  gsize                      start = 0;

  components.numbers = g_new0 (guint, n);
  components.lows = g_new (guint, n);
  components.components = g_new0 (guint, n);
  components.cursors = g_new (guint, n);
  components.stack = g_new (guint, n);
  components.way = g_new (guint, n);
  for (guint node = 0; node <= lowest->nobody; node++)
    if (components.numbers[node] == 0 && lowest->ties->first[node] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_components_visit (&components, node);

  for (guint s = 0; s < tight->n_sets; s++)
    {
      gsize end = tight->starts[s + 1];

      for (gsize k = start; k < end; k++)
        if (components.components[tight->nodes[k]] == components.components[lowest->n_nodes + s])
          tight->nodes[n_left++] = tight->nodes[k];
      start = end;
      tight->starts[s + 1] = n_left;
    }

  g_free (components.numbers);
  g_free (components.lows);
  g_free (components.components);
  g_free (components.cursors);
  g_free (components.stack);
  g_free (components.way);
}

/* Whether a set leaves any choice */
static inline gboolean
lodestar_matching_lowest_is_open (const LodestarMatchingLowest *lowest, guint set)
{
  return set != LODESTAR_MATCHING_NOBODY &&
         lowest->tight->starts[set + 1] > lowest->tight->starts[set] + 1;
}

/* Lists by node only those who have a choice */
static void
lodestar_matching_lowest_list (LodestarMatchingLowest *lowest)
{
  LodestarMatchingTies *ties = lowest->ties;

  for (guint node = 0; node <= lowest->nobody; node++)
    ties->first[node] = LODESTAR_MATCHING_NOBODY;
  for (guint i = 0; i < ties->n_mentees; i++)
    if (lodestar_matching_lowest_is_open (lowest, lowest->tight->set_of[i]))
      lodestar_matching_ties_insert (ties, i, MIN (ties->mentor_of[i], lowest->nobody));
}

/* By set its mentees, and by node the sets that have it, where these are open */
static void
lodestar_matching_lowest_turn (LodestarMatchingLowest *lowest)
{
  const LodestarMatchingTight *tight = lowest->tight;
  guint                        n_mentees = lowest->ties->n_mentees;

  lowest->last = g_new0 (guint, tight->n_sets + 1);
  lowest->member_starts = g_new0 (guint, tight->n_sets + 2);
  lowest->holder_starts = g_new0 (gsize, lowest->nobody + 3);
  lowest->members = g_new (guint, n_mentees + 1);

  /* Starts are kept one place too far until everything is in its place */
  for (guint i = 0; i < n_mentees; i++)
    if (lodestar_matching_lowest_is_open (lowest, tight->set_of[i]))
      {
        lowest->last[tight->set_of[i]] = i;
        lowest->member_starts[tight->set_of[i] + 2]++;
      }
  for (guint s = 0; s < tight->n_sets; s++)
    {
      lowest->member_starts[s + 2] += lowest->member_starts[s + 1];
      for (gsize k = tight->starts[s];
           k < tight->starts[s + 1] && lodestar_matching_lowest_is_open (lowest, s); k++)
        lowest->holder_starts[tight->nodes[k] + 2]++;
    }
  for (guint node = 0; node <= lowest->nobody; node++)
    lowest->holder_starts[node + 2] += lowest->holder_starts[node + 1];
  lowest->holders = g_new (guint, lowest->holder_starts[lowest->nobody + 2] + 1);

  for (guint i = 0; i < n_mentees; i++)
    {
      guint s = tight->set_of[i];

      if (!lodestar_matching_lowest_is_open (lowest, s))
        continue;
      lowest->members[lowest->member_starts[s + 1]++] = i;
      for (gsize k = tight->starts[s]; k < tight->starts[s + 1] && lowest->last[s] == i; k++)
        lowest->holders[lowest->holder_starts[tight->nodes[k] + 1]++] = s;
    }
}

static void
lodestar_matching_lowest_init (LodestarMatchingLowest *lowest, LodestarMatchingTies *ties)
{
  guint highest = 0;

  memset (lowest, 0, sizeof *lowest);
  lowest->ties = ties;
  lowest->tight = ties->tight;
  lowest->nobody = lodestar_matching_ties_get_nobody (ties);
  for (guint j = 0; j < ties->n_mentors; j++)
    highest = MAX (highest, ties->load[j]);
  lowest->n_nodes = lodestar_matching_lowest_get_load_node (lowest, highest + 2);

  lowest->bucket_of = g_new (guint, ties->n_mentors);
  lowest->bucket_next = g_new (guint, ties->n_mentors);
  lowest->bucket_before = g_new (guint, ties->n_mentors);
  lowest->bucket_first = g_new (guint, highest + 2);
  for (guint load = 0; load < highest + 2; load++)
    lowest->bucket_first[load] = LODESTAR_MATCHING_NOBODY;
  for (guint j = 0; j < ties->n_mentors; j++)
    lodestar_matching_lowest_put (lowest, j);

  lodestar_matching_lowest_prune (lowest);
  lodestar_matching_lowest_list (lowest);
  lodestar_matching_lowest_turn (lowest);
  lowest->at = g_memdup2 (ties->tight->starts, (ties->tight->n_sets + 1) * sizeof (gsize));
  lowest->backward_nodes = g_new (guint, ties->tight->n_sets + 1);
  lodestar_matching_side_init (&lowest->forward, lowest->n_nodes, ties->tight->n_sets);
  lodestar_matching_side_init (&lowest->backward, lowest->n_nodes, ties->tight->n_sets);
}

static void
lodestar_matching_lowest_clear (LodestarMatchingLowest *lowest)
{
  lodestar_matching_side_clear (&lowest->forward);
  lodestar_matching_side_clear (&lowest->backward);
  g_free (lowest->bucket_of);
  g_free (lowest->bucket_first);
  g_free (lowest->bucket_next);
  g_free (lowest->bucket_before);
  g_free (lowest->at);
  g_free (lowest->last);
  g_free (lowest->member_starts);
  g_free (lowest->members);
  g_free (lowest->holder_starts);
  g_free (lowest->holders);
  g_free (lowest->backward_nodes);
}

/* Notes that a side reaches @node, unless it has been there. Returns whether the other side has. */
static inline gboolean
lodestar_matching_side_reach (LodestarMatchingSide       *side,
                              const LodestarMatchingSide *other,
                              guint                       mark,
                              guint                       node,
                              guint                       mover,
                              guint                       neighbor)
{
  if (side->marks[node] == mark)
    return FALSE;

  side->marks[node] = mark;
  side->movers[node] = mover;
  side->neighbors[node] = neighbor;
  side->queue[side->n_queue++] = node;

  return other->marks[node] == mark;
}

/* Whether an open set has @node */
static gboolean
lodestar_matching_lowest_has (const LodestarMatchingLowest *lowest, guint set, guint node)
{
  const LodestarMatchingTight *tight = lowest->tight;
  gsize                        low = lowest->at[set];
  gsize                        high = tight->starts[set + 1];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (tight->nodes[middle] < node)
        low = middle + 1;
      else
        high = middle;
    }

  return low < tight->starts[set + 1] && tight->nodes[low] == node;
}

/* Everybody to whom a mentee after @mentee who is at @node could be handed on. Returns a node where
 * both sides meet, or NOBODY. */
static guint
lodestar_matching_lowest_go_on (LodestarMatchingLowest *lowest, guint mentee, guint node)
{
  const LodestarMatchingTies  *ties = lowest->ties;
  const LodestarMatchingTight *tight = lowest->tight;
  LodestarMatchingSide        *side = &lowest->forward;
  LodestarMatchingSide        *other = &lowest->backward;
  guint                        target = other->queue[0];
  guint                        mark = mentee + 1;

  if (node > lowest->nobody)
    {
      guint load = node - lowest->nobody - 1;

      for (guint j = lowest->bucket_first[load]; j != LODESTAR_MATCHING_NOBODY;
           j = lowest->bucket_next[j], side->n_looked++)
        if (lodestar_matching_ties_can_lose (ties, j) &&
            lodestar_matching_side_reach (side, other, mark, j, LODESTAR_MATCHING_NOBODY, node))
          return j;
      return LODESTAR_MATCHING_NOBODY;
    }

  for (guint i = ties->first[node]; i != LODESTAR_MATCHING_NOBODY; i = ties->next[i])
    {
      guint set = tight->set_of[i];

      side->n_looked++;
      if (side->set_marks[set] == mark)
        continue;
      side->set_marks[set] = mark;
      if (other->set_marks[set] != mark && lodestar_matching_lowest_has (lowest, set, target))
        {
          other->set_marks[set] = mark;
          lowest->backward_nodes[set] = target;
        }
      if (other->set_marks[set] == mark)
        {
          lodestar_matching_side_reach (side, other, mark, lowest->backward_nodes[set], i, node);
          return lowest->backward_nodes[set];
        }
      side->n_looked += (guint) (tight->starts[set + 1] - lowest->at[set]);
      for (gsize k = lowest->at[set]; k < tight->starts[set + 1]; k++)
        if (lodestar_matching_side_reach (side, other, mark, tight->nodes[k], i, node))
          return tight->nodes[k];
    }

  if (node != lowest->nobody && lodestar_matching_ties_can_gain (ties, node))
    {
      guint load_node = lodestar_matching_lowest_get_load_node (lowest, ties->load[node] + 1);

      if (lodestar_matching_side_reach (side, other, mark, load_node, LODESTAR_MATCHING_NOBODY,
                                        node))
        return load_node;
    }

  return LODESTAR_MATCHING_NOBODY;
}

/* Everybody who could hand on a mentee after @mentee to @node; or, where that stands for a set,
 * hand on one who has it. Returns a node where both sides meet, or NOBODY. */
static guint
lodestar_matching_lowest_go_back (LodestarMatchingLowest *lowest, guint mentee, guint node)
{
  const LodestarMatchingTies *ties = lowest->ties;
  LodestarMatchingSide       *side = &lowest->backward;
  LodestarMatchingSide       *other = &lowest->forward;
  guint                       mark = mentee + 1;

  if (node >= lowest->n_nodes)
    {
      guint set = node - lowest->n_nodes;

      for (guint k = lowest->member_starts[set + 1];
           k > lowest->member_starts[set] && lowest->members[k - 1] > mentee; k--)
        {
          guint i = lowest->members[k - 1];
          guint at = MIN (ties->mentor_of[i], lowest->nobody);

          side->n_looked++;
          if (lodestar_matching_side_reach (side, other, mark, at, i, lowest->backward_nodes[set]))
            return at;
        }
      return LODESTAR_MATCHING_NOBODY;
    }

  if (node > lowest->nobody)
    {
      guint load = node - lowest->nobody - 1;

      for (guint j = load > 0 ? lowest->bucket_first[load - 1] : LODESTAR_MATCHING_NOBODY;
           j != LODESTAR_MATCHING_NOBODY; j = lowest->bucket_next[j], side->n_looked++)
        if (lodestar_matching_ties_can_gain (ties, j) &&
            lodestar_matching_side_reach (side, other, mark, j, LODESTAR_MATCHING_NOBODY, node))
          return j;
      return LODESTAR_MATCHING_NOBODY;
    }

  for (gsize k = lowest->holder_starts[node + 1];
       k > lowest->holder_starts[node] && lowest->last[lowest->holders[k - 1]] > mentee; k--)
    {
      guint set = lowest->holders[k - 1];

      side->n_looked++;
      if (side->set_marks[set] == mark)
        continue;
      side->set_marks[set] = mark;
      lowest->backward_nodes[set] = node;
      side->queue[side->n_queue++] = lowest->n_nodes + set;
    }

  if (node != lowest->nobody && lodestar_matching_ties_can_lose (ties, node))
    {
      guint load_node = lodestar_matching_lowest_get_load_node (lowest, ties->load[node]);

      if (lodestar_matching_side_reach (side, other, mark, load_node, LODESTAR_MATCHING_NOBODY,
                                        node))
        return load_node;
    }

  return LODESTAR_MATCHING_NOBODY;
}

/* Looks for a way from @node to where the search back began. Returns where both sides meet, or
 * NOBODY where there is no way. */
static guint
lodestar_matching_lowest_search (LodestarMatchingLowest *lowest, guint mentee, guint node)
{
  LodestarMatchingSide *forward = &lowest->forward;
  LodestarMatchingSide *backward = &lowest->backward;
  guint                 mark = mentee + 1;
  guint                 meeting = LODESTAR_MATCHING_NOBODY;

  if (forward->marks[node] == mark)
    return LODESTAR_MATCHING_NOBODY; /* it was reached in vain */

  forward->head = forward->n_queue = 0;
  if (lodestar_matching_side_reach (forward, backward, mark, node, LODESTAR_MATCHING_NOBODY,
                                    LODESTAR_MATCHING_NOBODY))
    return node;
  while (meeting == LODESTAR_MATCHING_NOBODY && forward->head < forward->n_queue &&
         backward->head < backward->n_queue)
    meeting =
      forward->n_looked <= backward->n_looked
        ? lodestar_matching_lowest_go_on (lowest, mentee, forward->queue[forward->head++])
        : lodestar_matching_lowest_go_back (lowest, mentee, backward->queue[backward->head++]);

  return meeting;
}

/* Hands mentees on along the way over @meeting from @start to @target, and moves @mentee to @start
 */
static void
lodestar_matching_lowest_apply (
  LodestarMatchingLowest *lowest, guint mentee, guint start, guint meeting, guint target)
{
  LodestarMatchingTies       *ties = lowest->ties;
  const LodestarMatchingSide *forward = &lowest->forward;
  const LodestarMatchingSide *backward = &lowest->backward;

  for (guint node = meeting; node != start; node = forward->neighbors[node])
    if (forward->movers[node] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_ties_move (ties, forward->movers[node], forward->neighbors[node], node);
  for (guint node = meeting; node != target; node = backward->neighbors[node])
    if (backward->movers[node] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_ties_move (ties, backward->movers[node], node, backward->neighbors[node]);
  lodestar_matching_ties_match (ties, mentee, target, start);

  for (guint node = meeting; node != LODESTAR_MATCHING_NOBODY; node = forward->neighbors[node])
    if (node < lowest->nobody)
      lodestar_matching_lowest_put_again (lowest, node);
  for (guint node = meeting; node != LODESTAR_MATCHING_NOBODY; node = backward->neighbors[node])
    if (node < lowest->nobody)
      lodestar_matching_lowest_put_again (lowest, node);
}

/* Whether nobody can leave a node any more, nor come to it */
static gboolean
lodestar_matching_lowest_is_closed (const LodestarMatchingLowest *lowest, guint node)
{
  return lowest->ties->first[node] == LODESTAR_MATCHING_NOBODY &&
         (node == lowest->nobody || !lodestar_matching_ties_can_gain (lowest->ties, node));
}

/* Gives @mentee the lowest mentor who is left for it, for good */
static void
lodestar_matching_lowest_settle (LodestarMatchingLowest *lowest, guint mentee)
{
  const LodestarMatchingTight *tight = lowest->tight;
  guint                        set = tight->set_of[mentee];
  guint                        target = MIN (lowest->ties->mentor_of[mentee], lowest->nobody);
  LodestarMatchingSide        *backward = &lowest->backward;

  if (!lodestar_matching_lowest_is_open (lowest, set))
    return;

  lodestar_matching_ties_remove (lowest->ties, mentee, target);
  while (tight->nodes[lowest->at[set]] < target &&
         lodestar_matching_lowest_is_closed (lowest, tight->nodes[lowest->at[set]]))
    lowest->at[set]++;

  lowest->forward.n_looked = backward->n_looked = 0;
  backward->head = backward->n_queue = 0;
  lodestar_matching_side_reach (backward, &lowest->forward, mentee + 1, target,
                                LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  for (gsize k = lowest->at[set]; tight->nodes[k] < target; k++)
    {
      guint node = tight->nodes[k];
      guint meeting = lodestar_matching_lowest_is_closed (lowest, node)
                        ? LODESTAR_MATCHING_NOBODY
                        : lodestar_matching_lowest_search (lowest, mentee, node);

      if (meeting != LODESTAR_MATCHING_NOBODY)
        {
          lodestar_matching_lowest_apply (lowest, mentee, node, meeting, target);
          return;
        }
    }
}

/* Changes a best and balanced matching into the one with the lowest numbers; what is tight is used
 * up. Returns FALSE if cancelled. */
gboolean
lodestar_matching_ties_break (LodestarMatchingTies          *ties,
                              const LodestarMatchingMonitor *monitor,
                              double                         from,
                              double                         to)
{
  LodestarMatchingLowest lowest;
  gboolean               is_done = TRUE;

  lodestar_matching_lowest_init (&lowest, ties);
  for (guint i = 0; i < ties->n_mentees && is_done; i++)
    {
      lodestar_matching_lowest_settle (&lowest, i);
      if (i % 64 == 63)
        {
          is_done = !lodestar_matching_monitor_is_cancelled (monitor);
          lodestar_matching_monitor_report (monitor, from + (to - from) * i / ties->n_mentees);
        }
    }
  lodestar_matching_lowest_clear (&lowest);

  return is_done;
}
