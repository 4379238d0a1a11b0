/* lodestar-matching-peer-problem.c - the best pairs of peers, with rules, bans and locks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peer-private.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"

#include <string.h>

/* A pool of peers has everybody in both roles. Canonical order goes by person, so that the same
 * place is the same person in both; the solver only knows places. Whoever has a lock is taken out
 * of it together with the partner. */

/* Two places and the lock that joins them */
typedef struct
{
  guint  *mate_of; /* (owned): by place, of those with a lock */
  GArray *gone;    /* (owned): guint, places with a lock, ascending */
  GArray *broken;  /* (owned): LodestarMatchingExclusion */
  gint64  total;
} LodestarMatchingPeerLocks;

static guint
lodestar_matching_peer_get_index (const LodestarMatchingProblem *problem,
                                  LodestarMatchingRole           role,
                                  guint                          place)
{
  return problem->pool->canonical[role][place];
}

/* What the mentee at a place scores with the mentor at another, whatever the minimum score is; −1
 * where another rule forbids it */
static int
lodestar_matching_peer_get_score (const LodestarMatchingProblem *problem,
                                  guint                          mentee,
                                  guint                          mentor)
{
  LodestarMatchingRules broken = 0;
  LodestarMatchingRules unknown = 0;
  LodestarMatchingPair  pair;
  guint mentor_index = lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTOR, mentor);
  guint mentee_index = lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, mentee);

  lodestar_matching_broken_rules (problem, mentor_index, mentee_index, &broken, &unknown);
  if ((broken & ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)) != 0)
    return -1;

  lodestar_matching_explain (problem, mentor_index, mentee_index, &pair);

  return (int) pair.score;
}

static void
lodestar_matching_peer_locks_init (LodestarMatchingPeerLocks     *locks,
                                   const LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);

  locks->mate_of = g_new (guint, n + 1);
  locks->gone = g_array_new (FALSE, FALSE, sizeof (guint));
  locks->broken = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingExclusion));
  locks->total = 0;
  for (guint i = 0; i < n; i++)
    locks->mate_of[i] = LODESTAR_MATCHING_NOBODY;

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64                   key = g_array_index (problem->locks, guint64, k);
      LodestarMatchingExclusion lock = { (guint) (key & G_MAXUINT32), (guint) (key >> 32) };
      guint                     one = pool->position[LODESTAR_MATCHING_MENTEE][lock.mentee];
      guint                     other = pool->position[LODESTAR_MATCHING_MENTOR][lock.mentor];
      int                       there, back;

      if (one != other && locks->mate_of[one] == other)
        continue; /* the same lock from the other side */
      there = lodestar_matching_peer_get_score (problem, one, other);
      back = lodestar_matching_peer_get_score (problem, other, one);
      if (one == other || there < 0 || back < 0 ||
          locks->mate_of[one] != LODESTAR_MATCHING_NOBODY ||
          locks->mate_of[other] != LODESTAR_MATCHING_NOBODY)
        {
          g_array_append_val (locks->broken, lock);
          continue;
        }
      locks->mate_of[one] = other;
      locks->mate_of[other] = one;
      locks->total += there + back;
    }
  for (guint i = 0; i < n; i++)
    if (locks->mate_of[i] != LODESTAR_MATCHING_NOBODY)
      g_array_append_val (locks->gone, i);
}

static void
lodestar_matching_peer_locks_clear (LodestarMatchingPeerLocks *locks)
{
  g_clear_pointer (&locks->mate_of, g_free);
  g_clear_pointer (&locks->gone, g_array_unref);
  g_clear_pointer (&locks->broken, g_array_unref);
}

/**
 * lodestar_matching_problem_is_of_peers:
 * @problem: a problem
 *
 * Whether everybody of the pool has both roles, at the same place of the canonical order: give the
 * same order in both. Any thread.
 *
 * Returns: whether pairs of peers can be asked for
 */
gboolean
lodestar_matching_problem_is_of_peers (const LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool;
  guint                       n;

  g_return_val_if_fail (problem != NULL, FALSE);

  pool = problem->pool;
  n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  if (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR) != n)
    return FALSE;
  for (guint place = 0; place < n; place++)
    {
      guint mentor = lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTOR, place);
      guint mentee = lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, place);

      if (lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, mentor)->person !=
          lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee)->person)
        return FALSE;
    }

  return TRUE;
}

/* From places to mentees */
static void
lodestar_matching_peers_fill (LodestarMatchingPeers         *peers,
                              const LodestarMatchingProblem *problem,
                              const guint                   *mate_of)
{
  for (guint place = 0; place < peers->n_people; place++)
    if (mate_of[place] != LODESTAR_MATCHING_NOBODY)
      {
        peers
          ->mate_of[lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, place)] =
          lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, mate_of[place]);
        peers->n_pairs += mate_of[place] > place;
      }
}

/**
 * lodestar_matching_pair_peers:
 * @problem: a problem for which lodestar_matching_problem_is_of_peers()
 * @monitor: (nullable): whom to tell and ask
 *
 * Pairs peers: locks first, then as many pairs as possible that keep rules, bans and the minimum
 * score in both directions, then the highest total of both directions. Capacities are not looked
 * at. The result does not depend on the order in which people were added, nor on threads; which of
 * several equally good ones it is goes by the canonical order, but is not otherwise defined. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the pairs, or %NULL if cancelled
 */
LodestarMatchingPeers *
lodestar_matching_pair_peers (const LodestarMatchingProblem *problem,
                              const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingPeers) peers = NULL;
  g_autofree guint         *mate_of = NULL;
  LodestarMatchingPeerLocks locks;
  LodestarMatchingScorer    scorer;
  LodestarMatchingVerdict   verdict;
  gboolean                  is_done;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (lodestar_matching_problem_is_of_peers (problem), NULL);

  peers = g_new0 (LodestarMatchingPeers, 1);
  peers->n_people = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  peers->mate_of = g_new (guint, peers->n_people + 1);
  for (guint i = 0; i < peers->n_people; i++)
    peers->mate_of[i] = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_peer_locks_init (&locks, problem);
  if (locks.broken->len > 0)
    {
      peers->n_broken_locks = locks.broken->len;
      peers->broken_locks = (LodestarMatchingExclusion *) (gpointer) g_array_free (
        g_steal_pointer (&locks.broken), FALSE);
      lodestar_matching_peer_locks_clear (&locks);
      return g_steal_pointer (&peers);
    }

  mate_of = g_new (guint, peers->n_people + 1);
  lodestar_matching_scorer_init (&scorer, problem);
  is_done =
    lodestar_matching_pair_peers_of (&scorer.source, locks.gone, monitor, mate_of, &peers->proof);
  lodestar_matching_scorer_clear (&scorer);
  if (is_done)
    {
      for (guint k = 0; k < locks.gone->len; k++)
        {
          guint place = g_array_index (locks.gone, guint, k);

          mate_of[place] = locks.mate_of[place];
        }
      lodestar_matching_peers_fill (peers, problem, mate_of);
      lodestar_matching_check_peers (problem, peers, &verdict);
      peers->total = verdict.value;
    }
  lodestar_matching_peer_locks_clear (&locks);

  return is_done ? g_steal_pointer (&peers) : NULL;
}

/**
 * lodestar_matching_check_peers:
 * @problem: what was solved
 * @peers: the pairs
 * @verdict: (out caller-allocates): what was found; its people are mentees
 *
 * Checks pairs of peers, with all that lodestar_matching_check_peers_matrix() checks, and the
 * locks. Where locks are broken there is nothing to check, and nothing wrong if there are no pairs.
 * Any thread.
 *
 * Returns: whether everything is right
 */
gboolean
lodestar_matching_check_peers (const LodestarMatchingProblem *problem,
                               const LodestarMatchingPeers   *peers,
                               LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool *pool;
  g_autofree guint           *mate_of = NULL;
  LodestarMatchingPeerLocks   locks;
  LodestarMatchingScorer      scorer;
  gboolean                    is_right = TRUE;

  g_return_val_if_fail (problem != NULL && peers != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (lodestar_matching_problem_is_of_peers (problem), FALSE);

  pool = problem->pool;
  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  if (peers->n_broken_locks > 0)
    return peers->n_pairs == 0;

  lodestar_matching_peer_locks_init (&locks, problem);
  mate_of = g_new (guint, peers->n_people + 1);
  for (guint place = 0; place < peers->n_people; place++)
    {
      guint index = lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, place);
      guint mate = peers->mate_of[index];

      mate_of[place] =
        mate < peers->n_people ? pool->position[LODESTAR_MATCHING_MENTEE][mate] : mate;
      if (locks.mate_of[place] == LODESTAR_MATCHING_NOBODY)
        continue;
      is_right &= mate_of[place] == locks.mate_of[place];
      if (!is_right && verdict->fault == LODESTAR_MATCHING_FAULT_NONE)
        {
          verdict->fault = LODESTAR_MATCHING_FAULT_LOCK;
          verdict->mentee = index;
        }
      mate_of[place] = LODESTAR_MATCHING_NOBODY;
    }
  if (is_right)
    {
      lodestar_matching_scorer_init (&scorer, problem);
      is_right = lodestar_matching_check_peers_of (&scorer.source, locks.gone, mate_of,
                                                   &peers->proof, verdict);
      lodestar_matching_scorer_clear (&scorer);
      verdict->value += locks.total;
      verdict->bound += locks.total;
      if (verdict->mentor < peers->n_people)
        verdict->mentor =
          lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, verdict->mentor);
      if (verdict->mentee < peers->n_people)
        verdict->mentee =
          lodestar_matching_peer_get_index (problem, LODESTAR_MATCHING_MENTEE, verdict->mentee);
    }
  lodestar_matching_peer_locks_clear (&locks);

  return is_right;
}

/**
 * lodestar_matching_peers_free:
 * @peers: (nullable) (transfer full): pairs
 *
 * Frees @peers.
 */
void
lodestar_matching_peers_free (LodestarMatchingPeers *peers)
{
  if (peers == NULL)
    return;

  lodestar_matching_peer_proof_clear (&peers->proof);
  g_free (peers->mate_of);
  g_free (peers->broken_locks);
  g_free (peers);
}
