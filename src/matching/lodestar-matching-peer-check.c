/* lodestar-matching-peer-check.c - are these the best pairs of peers? Trusts nothing of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peer.h"

#include "lodestar-matching-mutual.h"
#include "lodestar-matching-peer-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

typedef struct
{
  LodestarMatchingMutual           mutual;
  guint                            n;
  const guint                     *mate_of;
  const LodestarMatchingPeerProof *proof;
  LodestarMatchingVerdict         *verdict;
  LodestarMatchingPriced           priced;
  guint                           *starts;     /* (owned): by person, into groups_of */
  guint                           *groups_of;  /* (owned): the groups everybody is in, ascending */
  gint32                          *weights;    /* (owned): by person, of its pair, or −1 */
  guint8                          *is_able;    /* (owned): by person, whether anybody is allowed */
  guint                           *wrong_with; /* (owned): by person, or LODESTAR_MATCHING_NOBODY */
} LodestarMatchingPeerCheck;

static gboolean
lodestar_matching_peer_check_fail (LodestarMatchingPeerCheck *check,
                                   LodestarMatchingFault      fault,
                                   guint                      mentor,
                                   guint                      mentee)
{
  check->verdict->fault = fault;
  check->verdict->mentor = mentor;
  check->verdict->mentee = mentee;

  return FALSE;
}

static gboolean
lodestar_matching_peer_check_shape (LodestarMatchingPeerCheck *check)
{
  const LodestarMatchingPeerProof *proof = check->proof;

  for (guint i = 0; i < check->n; i++)
    {
      guint mate = check->mate_of[i];

      if (mate != LODESTAR_MATCHING_NOBODY &&
          (mate >= check->n || mate == i || check->mate_of[mate] != i))
        return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE, mate, i);
      if (proof->prices[i] < 0)
        return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_PRICE, i, i);
    }
  for (guint g = 0; g < proof->n_groups; g++)
    {
      guint8 *is_in = check->is_able; /* not in use yet, and all 0 again afterwards */
      guint   size = proof->starts[g + 1] - proof->starts[g];
      guint   n_same = 0;

      for (guint k = proof->starts[g]; k < proof->starts[g + 1]; k++)
        if (proof->members[k] >= check->n)
          return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                                    LODESTAR_MATCHING_NOBODY,
                                                    LODESTAR_MATCHING_NOBODY);
        else
          n_same += is_in[proof->members[k]]++ > 0;
      for (guint k = proof->starts[g]; k < proof->starts[g + 1]; k++)
        is_in[proof->members[k]] = 0;
      if (size % 2 == 0 || n_same > 0 || proof->group_prices[g] < 0)
        return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_PRICE,
                                                  LODESTAR_MATCHING_NOBODY,
                                                  proof->members[proof->starts[g]]);
    }

  return TRUE;
}

/* By person, the groups it is in */
static void
lodestar_matching_peer_check_turn (LodestarMatchingPeerCheck *check)
{
  const LodestarMatchingPeerProof *proof = check->proof;
  guint                            n = proof->starts != NULL ? proof->starts[proof->n_groups] : 0;

  check->starts = g_new0 (guint, check->n + 2);
  check->groups_of = g_new (guint, n + 1);
  for (guint k = 0; k < n; k++)
    check->starts[proof->members[k] + 2]++;
  for (guint i = 2; i <= check->n; i++)
    check->starts[i] += check->starts[i - 1];
  for (guint g = 0; g < proof->n_groups; g++)
    for (guint k = proof->starts[g]; k < proof->starts[g + 1]; k++)
      check->groups_of[check->starts[proof->members[k] + 1]++] = g;
}

static gint64
lodestar_matching_peer_check_get_slack (const LodestarMatchingPeerCheck *check,
                                        guint                            one,
                                        guint                            other,
                                        gint32                           weight)
{
  const LodestarMatchingPeerProof *proof = check->proof;
  gint64 slack = proof->prices[one] + proof->prices[other] - 2 * (proof->matched_weight + weight);
  guint  k = check->starts[one];
  guint  l = check->starts[other];

  while (slack < 0 && k < check->starts[one + 1] && l < check->starts[other + 1])
    if (check->groups_of[k] == check->groups_of[l])
      {
        slack += proof->group_prices[check->groups_of[k++]];
        l++;
      }
    else if (check->groups_of[k] < check->groups_of[l])
      k++;
    else
      l++;

  return slack;
}

static void
lodestar_matching_peer_check_rows (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  LodestarMatchingPeerCheck *check = data;
  g_autofree guint          *found = g_new (guint, check->n);

  for (guint i = from; i < to; i++)
    {
      guint  mate = check->mate_of[i];
      gint16 any = LODESTAR_MATCHING_FORBIDDEN;
      guint  n;

      lodestar_matching_reader_read (reader, i);
      for (guint j = 0; j < check->n; j++)
        any &= reader->scores[j]; /* its sign */
      check->is_able[i] = any >= 0;
      check->weights[i] = mate != LODESTAR_MATCHING_NOBODY ? reader->scores[mate] : -1;
      check->wrong_with[i] = LODESTAR_MATCHING_NOBODY;
      n = lodestar_matching_priced_find (&check->priced, reader->scores, i, 0, check->n, found);
      for (guint k = 0; k < n; k++)
        if (lodestar_matching_peer_check_get_slack (check, i, found[k], reader->scores[found[k]]) <
            0)
          check->wrong_with[i] = found[k];
    }
}

/* Compares the pairs with their prices, and both sums */
static gboolean
lodestar_matching_peer_check_sums (LodestarMatchingPeerCheck *check)
{
  const LodestarMatchingPeerProof *proof = check->proof;
  gint64                           bound = 0;
  guint                            n_pairs = 0;
  guint                            n_able = 0;

  for (guint i = 0; i < check->n; i++)
    {
      bound += proof->prices[i];
      n_able += check->is_able[i];
      if (check->wrong_with[i] != LODESTAR_MATCHING_NOBODY)
        return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_PAIR,
                                                  check->wrong_with[i], i);
      if (check->mate_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      if (check->weights[i] < 0 || check->weights[i] != check->weights[check->mate_of[i]])
        return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_FORBIDDEN,
                                                  check->mate_of[i], i);
      if (check->mate_of[i] < i)
        {
          check->verdict->value += check->weights[i];
          n_pairs++;
        }
    }
  for (guint g = 0; g < proof->n_groups; g++)
    bound += proof->group_prices[g] * ((proof->starts[g + 1] - proof->starts[g]) / 2);

  /* Half of it, rounded down, because no matching has a half */
  check->verdict->bound = (bound >> 1) - proof->matched_weight * n_pairs;
  if (n_pairs < n_able / 2 && proof->matched_weight <= check->verdict->value)
    return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  if (check->verdict->bound != check->verdict->value)
    return lodestar_matching_peer_check_fail (check, LODESTAR_MATCHING_FAULT_GAP,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  check->verdict->is_best = TRUE;

  return TRUE;
}

static gboolean
lodestar_matching_peer_check_run (LodestarMatchingPeerCheck    *check,
                                  const LodestarMatchingSource *source,
                                  const GArray                 *gone)
{
  gboolean is_right;

  memset (check->verdict, 0, sizeof *check->verdict);
  check->verdict->mentor = LODESTAR_MATCHING_NOBODY;
  check->verdict->mentee = LODESTAR_MATCHING_NOBODY;
  check->n = source->n[0];
  lodestar_matching_mutual_init (&check->mutual, source);
  check->mutual.gone = gone;
  lodestar_matching_priced_init (&check->priced, check->n);
  check->is_able = g_new0 (guint8, check->n);
  check->weights = g_new (gint32, check->n);
  check->wrong_with = g_new (guint, check->n);

  is_right = lodestar_matching_peer_check_shape (check);
  if (is_right)
    {
      lodestar_matching_peer_check_turn (check);
      lodestar_matching_priced_set (&check->priced, check->proof->prices,
                                    check->proof->matched_weight);
      lodestar_matching_work_run (&check->mutual.source, LODESTAR_MATCHING_MENTEE, check->n,
                                  lodestar_matching_peer_check_rows, check, NULL, 0, 1);
      is_right = lodestar_matching_peer_check_sums (check);
    }

  lodestar_matching_priced_clear (&check->priced);
  g_free (check->is_able);
  g_free (check->weights);
  g_free (check->wrong_with);
  g_free (check->starts);
  g_free (check->groups_of);

  return is_right;
}

/* Checks pairs of all but those who are @gone */
gboolean
lodestar_matching_check_peers_of (const LodestarMatchingSource    *source,
                                  const GArray                    *gone,
                                  const guint                     *mate_of,
                                  const LodestarMatchingPeerProof *proof,
                                  LodestarMatchingVerdict         *verdict)
{
  LodestarMatchingPeerCheck check = { 0 };

  check.mate_of = mate_of;
  check.proof = proof;
  check.verdict = verdict;

  return lodestar_matching_peer_check_run (&check, source, gone);
}

/**
 * lodestar_matching_check_peers_matrix:
 * @matrix: what was solved
 * @mate_of: (array): the pairs
 * @proof: their dual values
 * @verdict: (out caller-allocates): what was found
 *
 * Checks that the pairs are allowed, and that @proof proves that there are no more pairs, and no
 * higher total of as many. Reads every score again, and uses nothing that the solver does. Any
 * thread.
 *
 * Returns: whether everything is right
 */
gboolean
lodestar_matching_check_peers_matrix (const LodestarMatchingMatrix    *matrix,
                                      const guint                     *mate_of,
                                      const LodestarMatchingPeerProof *proof,
                                      LodestarMatchingVerdict         *verdict)
{
  LodestarMatchingSource source;

  g_return_val_if_fail (matrix != NULL && proof != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (matrix->n_mentees == matrix->n_mentors, FALSE);
  g_return_val_if_fail (mate_of != NULL || matrix->n_mentees == 0, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  g_return_val_if_fail (source.highest <= LODESTAR_MATCHING_MUTUAL_HIGHEST, FALSE);

  return lodestar_matching_check_peers_of (&source, NULL, mate_of, proof, verdict);
}
