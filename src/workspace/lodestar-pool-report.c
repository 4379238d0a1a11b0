/* lodestar-pool-report.c - what a pool has and lacks, before anybody is matched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pool-report.h"

#include <string.h>

static gboolean
lodestar_pool_report_has_terms (const LodestarPoolMember *who, LodestarPoolTermRole role)
{
  return who->terms[role]->len > 0;
}

/* Whether somebody offers something, or wants something of that kind; peers do both. */
static gboolean
lodestar_pool_report_offers_or_wants (const LodestarPoolMember *who, LodestarPoolTermRole wanted)
{
  return ((!who->is_mentor && !who->is_peer) ||
          lodestar_pool_report_has_terms (who, LODESTAR_POOL_TERM_OFFERED)) &&
         (who->is_mentor || lodestar_pool_report_has_terms (who, wanted));
}

/* Whether a criterion asks something of this side at all, and whether the answer is known. Wishes
 * are a right, not a duty: nobody is chased for them. */
static gboolean
lodestar_pool_report_asks (LodestarMatchingCriterion criterion,
                           const LodestarPoolMember *who,
                           gboolean                 *is_known)
{
  switch (criterion)
    {
    case LODESTAR_MATCHING_CRITERION_SKILLS:
      *is_known = lodestar_pool_report_offers_or_wants (who, LODESTAR_POOL_TERM_WANTED);
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_DEVELOPMENT:
      *is_known = lodestar_pool_report_offers_or_wants (who, LODESTAR_POOL_TERM_DEVELOPMENT);
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_CAREER_GOAL:
      *is_known = who->career_goal != NULL;
      return !who->is_mentor;

    case LODESTAR_MATCHING_CRITERION_LEVEL_GAP:
      *is_known = who->level_rank >= 0;
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_INTERESTS:
      *is_known = lodestar_pool_report_has_terms (who, LODESTAR_POOL_TERM_INTEREST);
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_STYLE:
      *is_known = who->style[0] != '\0';
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_LANGUAGES:
      *is_known = lodestar_pool_report_has_terms (who, LODESTAR_POOL_TERM_LANGUAGE);
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_TIMES:
      *is_known = who->times > 0;
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_FORMAT:
      *is_known = who->format[0] != '\0';
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_TIME_ZONE:
      *is_known = lodestar_pool_is_time_zone (who->time_zone);
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_DEPARTMENT:
      *is_known = who->department[0] != '\0';
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_LOCATION:
      *is_known = who->location[0] != '\0';
      return TRUE;

    case LODESTAR_MATCHING_CRITERION_WISHES:
    default:
      return FALSE;
    }
}

static void
lodestar_pool_report_balance_clear (gpointer data)
{
  LodestarPoolBalance *balance = data;

  g_clear_pointer (&balance->name, g_free);
}

static void
lodestar_pool_report_gap_clear (gpointer data)
{
  LodestarPoolGap *gap = data;

  g_clear_pointer (&gap->key, g_free);
}

static LodestarPoolBalance *
lodestar_pool_report_ensure_balance (GArray *balances, const char *name)
{
  LodestarPoolBalance fresh = { 0 };

  for (guint i = 0; i < balances->len; i++)
    if (strcmp (g_array_index (balances, LodestarPoolBalance, i).name, name) == 0)
      return &g_array_index (balances, LodestarPoolBalance, i);

  fresh.name = g_strdup (name);
  g_array_append_val (balances, fresh);

  return &g_array_index (balances, LodestarPoolBalance, balances->len - 1);
}

static int
lodestar_pool_report_compare_need (gconstpointer a, gconstpointer b)
{
  const LodestarPoolBalance *x = a;
  const LodestarPoolBalance *y = b;
  int                        x_short = (int) x->n_mentees - (int) x->n_places;
  int                        y_short = (int) y->n_mentees - (int) y->n_places;

  if (x_short != y_short)
    return x_short > y_short ? -1 : 1;

  return g_utf8_collate (x->name, y->name);
}

static int
lodestar_pool_report_compare_level (gconstpointer a, gconstpointer b, gpointer data)
{
  const LodestarPoolBalance *x = a;
  const LodestarPoolBalance *y = b;
  int                        x_rank = GPOINTER_TO_INT (g_hash_table_lookup (data, x->name));
  int                        y_rank = GPOINTER_TO_INT (g_hash_table_lookup (data, y->name));

  return x_rank != y_rank ? (x_rank < y_rank ? -1 : 1) : g_utf8_collate (x->name, y->name);
}

static int
lodestar_pool_report_compare_gap (gconstpointer a, gconstpointer b)
{
  const LodestarPoolGap *x = a;
  const LodestarPoolGap *y = b;

  if (x->known != y->known)
    return x->known < y->known ? -1 : 1;

  return strcmp (x->key, y->key);
}

static void
lodestar_pool_report_look_at (LodestarPoolReport            *self,
                              const LodestarMatchingProblem *problem,
                              const LodestarPoolMember      *who)
{
  LodestarPoolGap gap = { .member = who };
  guint           asked = 0, known = 0;

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarMatchingCriterion criterion = (LodestarMatchingCriterion) i;
      guint                     points = lodestar_matching_problem_get_points (problem, criterion);
      gboolean                  is_known = FALSE;

      if (points == 0 || !lodestar_pool_report_asks (criterion, who, &is_known))
        continue;

      asked += points;
      known += is_known ? points : 0;
      self->n_asked[i]++;

      if (!is_known)
        {
          self->n_missing[i]++;
          gap.missing |= 1u << i;
        }
    }

  gap.known = asked > 0 ? known * 100 / asked : 100;

  if (gap.missing == 0)
    return;

  gap.key = g_utf8_collate_key (who->name, -1);
  g_array_append_val (self->gaps, gap);
}

/**
 * lodestar_pool_report_new:
 * @pool: a pool
 * @problem: its problem; capacities and the criteria that have points are looked at
 *
 * Counts demand and places, and looks for what is missing.
 *
 * Returns: (transfer full): the report; it borrows from @pool, which must outlive it
 */
LodestarPoolReport *
lodestar_pool_report_new (const LodestarPool *pool, const LodestarMatchingProblem *problem)
{
  LodestarPoolReport *self = g_new0 (LodestarPoolReport, 1);
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (pool != NULL && problem != NULL, self);

  self->departments = g_array_new (FALSE, FALSE, sizeof (LodestarPoolBalance));
  self->levels = g_array_new (FALSE, FALSE, sizeof (LodestarPoolBalance));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (LodestarPoolGap));
  g_array_set_clear_func (self->gaps, lodestar_pool_report_gap_clear);
  g_array_set_clear_func (self->departments, lodestar_pool_report_balance_clear);
  g_array_set_clear_func (self->levels, lodestar_pool_report_balance_clear);

  for (guint r = 0; r < LODESTAR_N_MATCHING_ROLES; r++)
    {
      LodestarMatchingRole role = (LodestarMatchingRole) r;
      guint                n = lodestar_matching_problem_get_n (problem, role);

      for (guint i = 0; i < n; i++)
        {
          const LodestarPoolMember *who = lodestar_pool_get_member (pool, role, i);
          guint                     places =
            who->is_mentor ? lodestar_matching_problem_get_capacity_max (problem, i) : 0;
          LodestarPoolBalance *department;
          LodestarPoolBalance *level;

          if (who->is_peer && role == LODESTAR_MATCHING_MENTOR)
            continue;

          department = lodestar_pool_report_ensure_balance (self->departments, who->department);
          level = lodestar_pool_report_ensure_balance (self->levels, who->level);
          g_hash_table_insert (ranks, who->level, GINT_TO_POINTER (who->level_rank));
          self->n_mentors += who->is_mentor;
          self->n_mentees += !who->is_mentor;
          self->n_places += places;
          department->n_mentees += !who->is_mentor;
          department->n_places += places;
          level->n_mentees += !who->is_mentor;
          level->n_places += places;
          lodestar_pool_report_look_at (self, problem, who);
        }
    }

  g_array_sort (self->departments, lodestar_pool_report_compare_need);
  g_array_sort_with_data (self->levels, lodestar_pool_report_compare_level, ranks);
  g_array_sort (self->gaps, lodestar_pool_report_compare_gap);

  return self;
}

/**
 * lodestar_pool_report_free:
 * @self: (transfer full): a report
 *
 * Frees it.
 */
void
lodestar_pool_report_free (LodestarPoolReport *self)
{
  g_clear_pointer (&self->departments, g_array_unref);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_free (self);
}
