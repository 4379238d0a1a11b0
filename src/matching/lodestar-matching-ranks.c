/* lodestar-matching-ranks.c - who wants which skills, by rank
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-features.h"

/* Terms that fewer than one in so many want at a rank get no column for it */
#define LODESTAR_MATCHING_RARE_AT_RANK 256

static guint
lodestar_matching_ranks_get_n (const LodestarMatchingPool *pool, guint place)
{
  return lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE,
                                      pool->canonical[LODESTAR_MATCHING_MENTEE][place])
    ->wanted.n;
}

/* Number @k of the postings: at which rank, of how many */
static guint
lodestar_matching_ranks_get_rank (const LodestarMatchingPool     *pool,
                                  const LodestarMatchingPostings *postings,
                                  guint                           k,
                                  guint                          *n)
{
  *n = lodestar_matching_ranks_get_n (pool, postings->people[k]);

  return 2 * *n - postings->weights[k];
}

static void
lodestar_matching_ranks_add_columns (LodestarMatchingRanks          *ranks,
                                     const LodestarMatchingPool     *pool,
                                     const LodestarMatchingPostings *postings,
                                     guint                           n_people)
{
  gsize             n_slots = (gsize) postings->n_terms * LODESTAR_MATCHING_PATTERN_RANKS;
  guint             n_columns = 0;
  g_autofree guint *counts = g_new0 (guint, n_slots + 1);

  for (guint t = 0; t < postings->n_terms; t++)
    for (guint k = postings->offsets[t]; k < postings->offsets[t + 1]; k++)
      {
        guint n;
        guint rank = lodestar_matching_ranks_get_rank (pool, postings, k, &n);

        if (n <= LODESTAR_MATCHING_PATTERN_RANKS)
          counts[(gsize) t * LODESTAR_MATCHING_PATTERN_RANKS + rank]++;
      }

  ranks->columns = g_new (guint32, n_slots + 1);
  for (gsize slot = 0; slot < n_slots; slot++)
    ranks->columns[slot] =
      counts[slot] > 0 && (guint64) counts[slot] * LODESTAR_MATCHING_RARE_AT_RANK >= n_people
        ? n_columns++
        : LODESTAR_MATCHING_NOBODY;
  ranks->bits = g_aligned_alloc0 (n_columns * ranks->size + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
}

/* Everybody into a column, among the rare, or among those who want more */
static void
lodestar_matching_ranks_sort (LodestarMatchingRanks          *ranks,
                              const LodestarMatchingPool     *pool,
                              const LodestarMatchingPostings *postings)
{
  LodestarMatchingPostings *longer = &ranks->longer;
  guint                     n_all = postings->offsets[postings->n_terms];
  guint                     n_rare = 0;
  guint                     n_long = 0;

  longer->n_terms = postings->n_terms;
  longer->offsets = g_new (guint, postings->n_terms + 1);
  longer->people = g_new (guint32, n_all + 1);
  longer->weights = g_new (guint16, n_all + 1);
  ranks->rare_offsets = g_new (guint, postings->n_terms + 1);
  ranks->rare = g_new (guint32, n_all + 1);
  for (guint t = 0; t < postings->n_terms; t++)
    {
      longer->offsets[t] = n_long;
      ranks->rare_offsets[t] = n_rare;
      for (guint k = postings->offsets[t]; k < postings->offsets[t + 1]; k++)
        {
          guint   place = postings->people[k];
          guint   n;
          guint   rank = lodestar_matching_ranks_get_rank (pool, postings, k, &n);
          guint32 column;

          if (n > LODESTAR_MATCHING_PATTERN_RANKS)
            {
              longer->people[n_long] = place;
              longer->weights[n_long++] = postings->weights[k];
              continue;
            }
          column = ranks->columns[(gsize) t * LODESTAR_MATCHING_PATTERN_RANKS + rank];
          if (column != LODESTAR_MATCHING_NOBODY)
            {
              lodestar_matching_bits_set (ranks->bits + column * ranks->size, place);
              continue;
            }
          ranks->rare[n_rare++] =
            (guint32) (rank * ranks->size + place / 256 * 32 + place % 32) * 8 + place % 256 / 32;
        }
    }
  longer->offsets[postings->n_terms] = n_long;
  ranks->rare_offsets[postings->n_terms] = n_rare;
  longer->people = g_renew (guint32, longer->people, n_long + 1);
  longer->weights = g_renew (guint16, longer->weights, n_long + 1);
  ranks->rare = g_renew (guint32, ranks->rare, n_rare + 1);
}

/* @postings are those of what mentees want */
LodestarMatchingRanks *
lodestar_matching_ranks_new (const LodestarMatchingPool     *pool,
                             const LodestarMatchingPostings *postings)
{
  LodestarMatchingRanks *ranks = g_new0 (LodestarMatchingRanks, 1);
  guint                  n_people = pool->participants[LODESTAR_MATCHING_MENTEE]->len;

  ranks->size = lodestar_matching_bits_size (n_people);
  ranks->marks = g_aligned_alloc0 ((LODESTAR_MATCHING_PATTERN_RANKS + 1) * ranks->size + 1, 1,
                                   LODESTAR_MATCHING_ALIGNMENT);
  for (guint c = 0; c < n_people; c++)
    {
      guint n = lodestar_matching_ranks_get_n (pool, c);

      if (n == 0 || n > LODESTAR_MATCHING_PATTERN_RANKS)
        continue;
      lodestar_matching_bits_set (ranks->marks + n * ranks->size, c);
      ranks->most = MAX (ranks->most, n);
    }
  lodestar_matching_ranks_add_columns (ranks, pool, postings, n_people);
  lodestar_matching_ranks_sort (ranks, pool, postings);

  return ranks;
}

void
lodestar_matching_ranks_free (LodestarMatchingRanks *ranks)
{
  g_free (ranks->columns);
  g_aligned_free (ranks->bits);
  g_free (ranks->rare_offsets);
  g_free (ranks->rare);
  g_aligned_free (ranks->marks);
  g_free (ranks->longer.offsets);
  g_free (ranks->longer.people);
  g_free (ranks->longer.weights);
  g_free (ranks);
}
