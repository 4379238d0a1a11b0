/* lodestar-bench-hr.h - instance "S": a company made up bit for bit from a seed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

typedef struct _LodestarBenchHr LodestarBenchHr;

#define LODESTAR_BENCH_HR_HIGHEST 1190 /* no pair scores more */

LodestarBenchHr *lodestar_bench_hr_new (guint n_mentees, guint n_mentors, guint64 seed);
LodestarBenchHr *lodestar_bench_hr_new_peers (guint n_people, guint64 seed);
void             lodestar_bench_hr_free (LodestarBenchHr *hr);
guint            lodestar_bench_hr_get_capacity (const LodestarBenchHr *hr, guint mentor);
int  lodestar_bench_hr_score_pair (const LodestarBenchHr *hr, guint mentee, guint mentor);
void lodestar_bench_hr_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row);
void lodestar_bench_hr_read_plain (gpointer             data,
                                   LodestarMatchingRole role,
                                   guint                index,
                                   gint16              *row);

/* xoshiro256** by D. Blackman and S. Vigna, seeded by splitmix64 */
typedef struct
{
  guint64 state[4];
} LodestarBenchRandom;

void    lodestar_bench_random_seed (LodestarBenchRandom *random, guint64 seed);
guint32 lodestar_bench_random_below (LodestarBenchRandom *random, guint32 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarBenchHr, lodestar_bench_hr_free)

G_END_DECLS
