/* lodestar-matching-rules.c - which rules forbid one person each of the other role
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rules.h"

#include <string.h>

/* @problem has to outlive @book, and must not change meanwhile */
void
lodestar_matching_rule_book_init (LodestarMatchingRuleBook      *book,
                                  const LodestarMatchingProblem *problem)
{
  book->problem = problem;
  lodestar_matching_scorer_init_bare (&book->scorer, problem);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    book->bans[role] = lodestar_matching_scorer_list_bans (problem, role);
}

void
lodestar_matching_rule_book_clear (LodestarMatchingRuleBook *book)
{
  lodestar_matching_scorer_clear (&book->scorer);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    g_clear_pointer (&book->bans[role], g_array_unref);
}

void
lodestar_matching_rule_row_init (LodestarMatchingRuleRow        *row,
                                 const LodestarMatchingRuleBook *book,
                                 LodestarMatchingRole            role)
{
  row->n = book->scorer.source.n[1 - role];
  row->broken = g_new (guint16, row->n + 1);
  row->unknown = g_new (guint16, row->n + 1);
  row->places = g_new (guint32, row->n + 1);
}

void
lodestar_matching_rule_row_clear (LodestarMatchingRuleRow *row)
{
  g_clear_pointer (&row->broken, g_free);
  g_clear_pointer (&row->unknown, g_free);
  g_clear_pointer (&row->places, g_free);
}

/* Rules on one value: @same forbids equal known ones, @other all but these */
static void
lodestar_matching_rule_row_compare (LodestarMatchingRuleRow *row,
                                    const gboolean          *rules,
                                    guint8 *const           *mine,
                                    guint8 *const           *others,
                                    guint                    place,
                                    LodestarMatchingRule     same,
                                    LodestarMatchingRule     other)
{
  guint own = lodestar_matching_features_get_class (mine, place);

  if (!rules[same] && !rules[other])
    return;

  for (guint c = 0; c < row->n; c++)
    {
      guint class = lodestar_matching_features_get_class (others, c);
      gboolean is_known = own != 0 && class != 0;

      if (rules[same] && is_known && class == own)
        row->broken[c] |= LODESTAR_MATCHING_RULE_BIT (same);
      if (rules[other] && (!is_known || class != own))
        row->broken[c] |= LODESTAR_MATCHING_RULE_BIT (other);
      if (rules[other] && !is_known)
        row->unknown[c] |= LODESTAR_MATCHING_RULE_BIT (other);
    }
}

/* Rules on a distance of values on a scale */
static void
lodestar_matching_rule_row_measure (LodestarMatchingRuleRow       *row,
                                    const LodestarMatchingProblem *problem,
                                    LodestarMatchingRole           role,
                                    LodestarMatchingRule           rule,
                                    guint                          n_classes,
                                    guint                          own,
                                    const guint16                 *others,
                                    LodestarMatchingGetPoints      get)
{
  g_autofree guint8 *is_broken = NULL;

  if (!problem->rules[rule])
    return;

  is_broken = g_new (guint8, n_classes + 1);
  for (guint class = 0; class <= n_classes; class ++)
    is_broken[class] = get (problem, role, own, class) == LODESTAR_MATCHING_NEVER;
  for (guint c = 0; c < row->n; c++)
    {
      if (is_broken[others[c]])
        row->broken[c] |= LODESTAR_MATCHING_RULE_BIT (rule);
      if (own == 0 || others[c] == 0)
        row->unknown[c] |= LODESTAR_MATCHING_RULE_BIT (rule);
    }
}

static void
lodestar_matching_rule_row_mark (LodestarMatchingRuleRow *row, guint n, LodestarMatchingRule rule)
{
  for (guint k = 0; k < n; k++)
    row->broken[row->places[k]] |= LODESTAR_MATCHING_RULE_BIT (rule);
}

/* What concerns few: lines, teams, relations and bans */
static void
lodestar_matching_rule_row_patch (LodestarMatchingRuleRow        *row,
                                  const LodestarMatchingRuleBook *book,
                                  LodestarMatchingRole            role,
                                  guint                           place)
{
  const LodestarMatchingPool *pool = book->problem->pool;
  const gboolean             *rules = book->problem->rules;
  guint64                     key = (guint64) place << 32;
  guint                       end;

  if (rules[LODESTAR_MATCHING_RULE_REPORTING_LINE])
    lodestar_matching_rule_row_mark (
      row, lodestar_matching_features_list_line (pool, role, place, row->places),
      LODESTAR_MATCHING_RULE_REPORTING_LINE);
  if (rules[LODESTAR_MATCHING_RULE_SAME_TEAM])
    lodestar_matching_rule_row_mark (
      row, lodestar_matching_features_list_team (pool, role, place, row->places),
      LODESTAR_MATCHING_RULE_SAME_TEAM);

  for (guint k = lodestar_matching_features_get_relations (pool, role, place, &end); k < end; k++)
    {
      guint column;
      guint flags = lodestar_matching_features_get_relation (pool, role, k, &column)->flags;

      if ((flags & LODESTAR_MATCHING_RELATION_SELF) != 0)
        row->broken[column] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_SELF);
      if ((flags & LODESTAR_MATCHING_RELATION_NOT_WITH) != 0)
        row->broken[column] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_NOT_WITH);
      if ((flags & LODESTAR_MATCHING_RELATION_EARLIER) != 0 &&
          rules[LODESTAR_MATCHING_RULE_EARLIER_PAIRS])
        row->broken[column] |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_EARLIER_PAIRS);
    }

  for (guint at = lodestar_matching_problem_find_pair (book->bans[role], key);
       at < book->bans[role]->len && g_array_index (book->bans[role], guint64, at) >> 32 == place;
       at++)
    row->broken[g_array_index (book->bans[role], guint64, at) & G_MAXUINT32] |=
      LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_BAN);
}

/* Reads the scores of a row of the reader's role, and what forbids it */
void
lodestar_matching_rule_book_read (const LodestarMatchingRuleBook *book,
                                  LodestarMatchingReader         *reader,
                                  guint                           place,
                                  LodestarMatchingRuleRow        *row)
{
  const LodestarMatchingProblem    *problem = book->problem;
  const LodestarMatchingFeatureSet *set = problem->pool->features;
  LodestarMatchingRole              role = reader->role;
  const LodestarMatchingFeatures   *mine = &set->roles[role];
  const LodestarMatchingFeatures   *others = &set->roles[1 - role];
  gint16                            minimum = (gint16) problem->minimum_score;

  memset (row->broken, 0, row->n * sizeof *row->broken);
  memset (row->unknown, 0, row->n * sizeof *row->unknown);
  lodestar_matching_reader_read (reader, place);
  lodestar_matching_rule_row_compare (row, problem->rules, mine->departments, others->departments,
                                      place, LODESTAR_MATCHING_RULE_SAME_DEPARTMENT,
                                      LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  lodestar_matching_rule_row_compare (row, problem->rules, mine->locations, others->locations,
                                      place, LODESTAR_MATCHING_RULE_SAME_LOCATION,
                                      LODESTAR_MATCHING_RULE_OTHER_LOCATION);
  lodestar_matching_rule_row_measure (row, problem, role, LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE,
                                      set->offsets.n, mine->offsets[place], others->offsets,
                                      lodestar_matching_scorer_get_offset_points);
  lodestar_matching_rule_row_measure (row, problem, role, LODESTAR_MATCHING_RULE_LEVEL_GAP,
                                      set->levels.n, mine->levels[place], others->levels,
                                      lodestar_matching_scorer_get_level_points);
  lodestar_matching_rule_row_patch (row, book, role, place);
  for (guint c = 0; c < row->n && minimum > 0; c++)
    row->broken[c] |=
      (guint16) (reader->scores[c] < minimum
                   ? LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
                   : 0);
}
