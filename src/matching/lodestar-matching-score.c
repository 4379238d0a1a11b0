/* lodestar-matching-score.c - scores, rules and explanations of pairs, without solving
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-score.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-rules.h"
#include "lodestar-matching-units.h"

#include <string.h>

static void
lodestar_matching_break (LodestarMatchingRule   rule,
                         gboolean               is_known,
                         LodestarMatchingRules *broken,
                         LodestarMatchingRules *unknown)
{
  *broken |= LODESTAR_MATCHING_RULE_BIT (rule);
  if (!is_known)
    *unknown |= LODESTAR_MATCHING_RULE_BIT (rule);
}

/* Rules on one value: @same forbids equal known ones, @other all but these */
static void
lodestar_matching_break_values (const LodestarMatchingProblem *problem,
                                guint32                        value,
                                guint32                        other_value,
                                LodestarMatchingRule           same,
                                LodestarMatchingRule           other,
                                LodestarMatchingRules         *broken,
                                LodestarMatchingRules         *unknown)
{
  gboolean is_known = value != 0 && other_value != 0;

  if (problem->rules[same] && is_known && value == other_value)
    lodestar_matching_break (same, TRUE, broken, unknown);
  if (problem->rules[other] && (!is_known || value != other_value))
    lodestar_matching_break (other, is_known, broken, unknown);
}

static void
lodestar_matching_break_distances (const LodestarMatchingProblem     *problem,
                                   const LodestarMatchingParticipant *a,
                                   const LodestarMatchingParticipant *b,
                                   LodestarMatchingRules             *broken,
                                   LodestarMatchingRules             *unknown)
{
  LodestarMatchingRule rule = LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE;
  gboolean             is_known = a->has_utc_offset && b->has_utc_offset;

  if (problem->rules[rule] &&
      (!is_known || lodestar_matching_clock_distance (a->utc_offset, b->utc_offset) >
                      (gint64) problem->maxima[rule] * 60))
    lodestar_matching_break (rule, is_known, broken, unknown);

  rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  is_known = a->has_level && b->has_level;
  if (problem->rules[rule] && (!is_known || a->level - b->level < problem->minima[rule] ||
                               a->level - b->level > problem->maxima[rule]))
    lodestar_matching_break (rule, is_known, broken, unknown);
}

/* The rules that forbid a pair, pair by pair and written to be read; without the minimum score */
void
lodestar_matching_broken_rules (const LodestarMatchingProblem *problem,
                                guint                          mentor,
                                guint                          mentee,
                                LodestarMatchingRules         *broken,
                                LodestarMatchingRules         *unknown)
{
  const LodestarMatchingPool        *pool = problem->pool;
  const LodestarMatchingParticipant *a =
    lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, mentor);
  const LodestarMatchingParticipant *b =
    lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee);
  const LodestarMatchingLine *line = lodestar_matching_features_get_line (
    pool, LODESTAR_MATCHING_MENTOR, pool->position[LODESTAR_MATCHING_MENTOR][mentor]);
  const LodestarMatchingLine *other = lodestar_matching_features_get_line (
    pool, LODESTAR_MATCHING_MENTEE, pool->position[LODESTAR_MATCHING_MENTEE][mentee]);
  const LodestarMatchingRelation *relation =
    lodestar_matching_pool_get_relation (pool, mentor, mentee);
  guint flags = relation != NULL ? relation->flags : 0;

  *broken = 0;
  *unknown = 0;

  if (a->person == b->person)
    lodestar_matching_break (LODESTAR_MATCHING_RULE_SELF, TRUE, broken, unknown);
  if ((flags & LODESTAR_MATCHING_RELATION_NOT_WITH) != 0)
    lodestar_matching_break (LODESTAR_MATCHING_RULE_NOT_WITH, TRUE, broken, unknown);
  if (lodestar_matching_problem_is_banned (problem, mentor, mentee))
    lodestar_matching_break (LODESTAR_MATCHING_RULE_BAN, TRUE, broken, unknown);
  if (problem->rules[LODESTAR_MATCHING_RULE_REPORTING_LINE] && a->person != b->person &&
      lodestar_matching_line_is_shared (line, other))
    lodestar_matching_break (LODESTAR_MATCHING_RULE_REPORTING_LINE, TRUE, broken, unknown);
  if (problem->rules[LODESTAR_MATCHING_RULE_SAME_TEAM] && a->person != b->person &&
      line->manager >= 0 && line->manager == other->manager)
    lodestar_matching_break (LODESTAR_MATCHING_RULE_SAME_TEAM, TRUE, broken, unknown);
  if (problem->rules[LODESTAR_MATCHING_RULE_EARLIER_PAIRS] &&
      (flags & LODESTAR_MATCHING_RELATION_EARLIER) != 0)
    lodestar_matching_break (LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE, broken, unknown);

  lodestar_matching_break_values (problem, a->department, b->department,
                                  LODESTAR_MATCHING_RULE_SAME_DEPARTMENT,
                                  LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT, broken, unknown);
  lodestar_matching_break_values (problem, a->location, b->location,
                                  LODESTAR_MATCHING_RULE_SAME_LOCATION,
                                  LODESTAR_MATCHING_RULE_OTHER_LOCATION, broken, unknown);
  lodestar_matching_break_distances (problem, a, b, broken, unknown);
}

/**
 * lodestar_matching_explain:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 * @pair: (out caller-allocates): everything about the pair
 *
 * Why a pair scores what it scores, and what forbids it, whether it is matched or not.
 *
 * Each side's contribution of a criterion is its points times the fit, rounded half up; the pair's
 * is the mean of both sides, rounded half up; the score is the sum of these, so it adds up exactly.
 * A side that is not known contributes 0. Any thread.
 */
void
lodestar_matching_explain (const LodestarMatchingProblem *problem,
                           guint                          mentor,
                           guint                          mentee,
                           LodestarMatchingPair          *pair)
{
  guint known = 0;

  g_return_if_fail (problem != NULL && pair != NULL);
  g_return_if_fail (mentor < problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len);
  g_return_if_fail (mentee < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len);

  memset (pair, 0, sizeof *pair);
  pair->mentor = mentor;
  pair->mentee = mentee;

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      LodestarMatchingContribution *contribution = &pair->contributions[k];
      LodestarMatchingFit           mentor_fit;
      LodestarMatchingFit           mentee_fit;
      guint                         points = problem->points[k];

      lodestar_matching_pool_measure (problem->pool, k, problem->parameters[k], mentor, mentee,
                                      &mentor_fit, &mentee_fit);
      contribution->points = (guint8) points;
      contribution->mentor_side =
        (guint8) lodestar_matching_round (points, mentor_fit.numerator, mentor_fit.denominator);
      contribution->mentee_side =
        (guint8) lodestar_matching_round (points, mentee_fit.numerator, mentee_fit.denominator);
      contribution->points_given =
        (guint8) ((contribution->mentor_side + contribution->mentee_side + 1) / 2);
      contribution->is_known_to_mentor = mentor_fit.is_known;
      contribution->is_known_to_mentee = mentee_fit.is_known;

      pair->score += contribution->points_given;
      known += points * ((mentor_fit.is_known ? 1 : 0) + (mentee_fit.is_known ? 1 : 0));
    }
  pair->known = known / 2;

  lodestar_matching_broken_rules (problem, mentor, mentee, &pair->broken, &pair->unknown);
  if (pair->score < problem->minimum_score)
    pair->broken |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);
  pair->is_locked = lodestar_matching_problem_is_locked (problem, mentor, mentee);
  if (lodestar_matching_problem_has_one_pool (problem) && !pair->is_locked &&
      lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mentor, &mentee))
    pair->is_locked = lodestar_matching_problem_is_locked (problem, mentor, mentee);
}

/* Reads the row of a mentee, and writes it in the order of the pool */
static void
lodestar_matching_scores_read (LodestarMatchingReader     *reader,
                               const LodestarMatchingPool *pool,
                               guint                       place,
                               gint16                     *scores)
{
  const guint *mentors = pool->canonical[LODESTAR_MATCHING_MENTOR];

  lodestar_matching_reader_read (reader, place);
  for (guint c = 0; c < pool->participants[LODESTAR_MATCHING_MENTOR]->len; c++)
    scores[mentors[c]] = reader->scores[c];
}

/**
 * lodestar_matching_scores_of_mentee:
 * @problem: a problem
 * @mentee: index of a mentee
 * @scores: (out caller-allocates) (array): room for a score by mentor
 *
 * The scores of one mentee with all mentors; %LODESTAR_MATCHING_FORBIDDEN where a rule, a ban or
 * the minimum score forbids the pair. Any thread.
 */
void
lodestar_matching_scores_of_mentee (const LodestarMatchingProblem *problem,
                                    guint                          mentee,
                                    gint16                        *scores)
{
  LodestarMatchingScorer scorer;
  LodestarMatchingReader reader;

  g_return_if_fail (problem != NULL);
  g_return_if_fail (scores != NULL ||
                    problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len == 0);
  g_return_if_fail (mentee < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len);

  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_reader_init (&reader, &scorer.source, LODESTAR_MATCHING_MENTEE);
  lodestar_matching_scores_read (&reader, problem->pool,
                                 problem->pool->position[LODESTAR_MATCHING_MENTEE][mentee], scores);
  lodestar_matching_reader_clear (&reader);
  lodestar_matching_scorer_clear (&scorer);
}

/* What many threads write into */
typedef struct
{
  const LodestarMatchingPool *pool;
  gint16                     *scores; /* (borrowed): by mentee, or by mentee and mentor */
} LodestarMatchingScores;

static void
lodestar_matching_scores_write_rows (LodestarMatchingReader *reader,
                                     guint                   from,
                                     guint                   to,
                                     gpointer                data)
{
  LodestarMatchingScores *scores = data;
  gsize                   n = scores->pool->participants[LODESTAR_MATCHING_MENTOR]->len;

  for (guint k = from; k < to; k++)
    lodestar_matching_scores_read (reader, scores->pool, k,
                                   scores->scores +
                                     scores->pool->canonical[LODESTAR_MATCHING_MENTEE][k] * n);
}

static void
lodestar_matching_scores_write_best (LodestarMatchingReader *reader,
                                     guint                   from,
                                     guint                   to,
                                     gpointer                data)
{
  LodestarMatchingScores *scores = data;

  for (guint k = from; k < to; k++)
    {
      gint16 best = LODESTAR_MATCHING_FORBIDDEN;

      lodestar_matching_reader_read (reader, k);
      for (guint c = 0; c < reader->n; c++)
        best = MAX (best, reader->scores[c]);
      scores->scores[scores->pool->canonical[LODESTAR_MATCHING_MENTEE][k]] = best;
    }
}

static void
lodestar_matching_scores_write_best_of_peers (LodestarMatchingReader *reader,
                                              guint                   from,
                                              guint                   to,
                                              gpointer                data)
{
  LodestarMatchingScores *scores = data;
  guint                   n = scores->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  LodestarMatchingReader  back;

  lodestar_matching_reader_init (&back, reader->source, LODESTAR_MATCHING_MENTOR);
  for (guint k = from; k < to; k++)
    {
      gint16 best = LODESTAR_MATCHING_FORBIDDEN;

      lodestar_matching_reader_read (reader, k);
      lodestar_matching_reader_read (&back, k);
      lodestar_matching_units_join_rows (reader->scores, back.scores, n);
      for (guint c = 0; c < n; c++)
        best = MAX (best, reader->scores[c]);
      scores->scores[scores->pool->canonical[LODESTAR_MATCHING_MENTEE][k]] = best;
    }
  lodestar_matching_reader_clear (&back);
}

/* Reads all rows of mentees, on all processors */
static gboolean
lodestar_matching_scores_run (const LodestarMatchingProblem *problem,
                              LodestarMatchingWork           work,
                              gint16                        *scores,
                              const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingScores data = { problem->pool, scores };
  LodestarMatchingScorer scorer;
  gboolean               is_done;

  lodestar_matching_scorer_init (&scorer, problem);
  is_done = lodestar_matching_work_run (&scorer.source, LODESTAR_MATCHING_MENTEE,
                                        scorer.source.n[LODESTAR_MATCHING_MENTEE], work, &data,
                                        monitor, 0, 1);
  lodestar_matching_scorer_clear (&scorer);

  return is_done;
}

/**
 * lodestar_matching_scores:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 * @scores: (out caller-allocates) (array): room for a score by mentee and mentor, row by row
 *
 * The scores of all pairs; see lodestar_matching_scores_of_mentee(). Any thread.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
lodestar_matching_scores (const LodestarMatchingProblem *problem,
                          const LodestarMatchingMonitor *monitor,
                          gint16                        *scores)
{
  guint n;

  g_return_val_if_fail (problem != NULL, FALSE);

  n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_return_val_if_fail (scores != NULL || n == 0 ||
                          problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len == 0,
                        FALSE);

  return lodestar_matching_scores_run (problem, lodestar_matching_scores_write_rows, scores,
                                       monitor);
}

/**
 * lodestar_matching_best_scores:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 * @best: (out caller-allocates) (array): room for a score by mentee
 *
 * The best score that each mentee could get if nobody else took part;
 * %LODESTAR_MATCHING_FORBIDDEN where no pair is allowed. Of peers both directions have to be, and
 * the mean of both counts, rounded down. Any thread.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
lodestar_matching_best_scores (const LodestarMatchingProblem *problem,
                               const LodestarMatchingMonitor *monitor,
                               gint16                        *best)
{
  guint n;

  g_return_val_if_fail (problem != NULL, FALSE);

  n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_return_val_if_fail (best != NULL || n == 0, FALSE);

  if (lodestar_matching_problem_has_one_pool (problem))
    {
      g_return_val_if_fail (lodestar_matching_problem_is_of_peers (problem), FALSE);

      return lodestar_matching_scores_run (problem, lodestar_matching_scores_write_best_of_peers,
                                           best, monitor);
    }

  return lodestar_matching_scores_run (problem, lodestar_matching_scores_write_best, best, monitor);
}

/* What is known of one person's possible partners while pairs go by */
typedef struct
{
  LodestarMatchingRules rules;
  LodestarMatchingRules decisive;
  gboolean              has_partner;
} LodestarMatchingOutlook;

static void
lodestar_matching_outlook_add (LodestarMatchingOutlook *outlook, LodestarMatchingRules broken)
{
  if ((broken & (broken - 1)) == 0)
    outlook->decisive |= broken;
  outlook->rules |= broken;
}

static void
lodestar_matching_report_add_stranded (GArray                        *stranded,
                                       const LodestarMatchingPool    *pool,
                                       LodestarMatchingRole           role,
                                       const LodestarMatchingOutlook *outlooks)
{
  for (guint k = 0; k < pool->participants[role]->len; k++)
    {
      guint                    index = pool->canonical[role][k];
      LodestarMatchingStranded entry = { role, index, outlooks[k].rules, outlooks[k].decisive };

      if (!outlooks[k].has_partner && outlooks[k].rules != 0)
        g_array_append_val (stranded, entry);
    }
}

/* What all threads report */
typedef struct
{
  const LodestarMatchingRuleBook *book;
  LodestarMatchingRuleReport     *report;
  LodestarMatchingOutlook        *outlooks[LODESTAR_N_MATCHING_ROLES]; /* (owned): by place */
  GMutex                          lock;
} LodestarMatchingReporting;

/* Counts one pair that rules forbid */
static void
lodestar_matching_report_count (LodestarMatchingRuleReport *report,
                                LodestarMatchingRules       broken,
                                LodestarMatchingRules       unknown)
{
  if ((broken & (broken - 1)) == 0)
    report->counts[__builtin_ctz (broken)].n_only++;
  for (; broken != 0; broken &= broken - 1)
    {
      guint rule = (guint) __builtin_ctz (broken);

      report->counts[rule].n_pairs++;
      if ((unknown & LODESTAR_MATCHING_RULE_BIT (rule)) != 0)
        report->counts[rule].n_unknown++;
    }
}

static void
lodestar_matching_report_add_row (LodestarMatchingRuleReport    *report,
                                  const LodestarMatchingRuleRow *row,
                                  LodestarMatchingOutlook       *mentors,
                                  LodestarMatchingOutlook       *mentee)
{
  report->n_pairs += row->n;

  for (guint c = 0; c < row->n; c++)
    {
      LodestarMatchingRules broken = row->broken[c];

      if (broken == 0)
        {
          mentors[c].has_partner = TRUE;
          mentee->has_partner = TRUE;
          report->n_allowed++;
          continue;
        }

      lodestar_matching_outlook_add (&mentors[c], broken);
      lodestar_matching_outlook_add (mentee, broken);
      lodestar_matching_report_count (report, broken, row->unknown[c]);
    }
}

/* Of a peer, by both of its rows: each pair counts once, where it is met first */
static void
lodestar_matching_report_add_peer (LodestarMatchingRuleReport    *report,
                                   const LodestarMatchingRuleRow *row,
                                   const LodestarMatchingRuleRow *back,
                                   guint                          place,
                                   LodestarMatchingOutlook       *peer)
{
  report->n_pairs += row->n - place - 1;

  for (guint c = 0; c < row->n; c++)
    {
      LodestarMatchingRules broken = (LodestarMatchingRules) (row->broken[c] | back->broken[c]);
      LodestarMatchingRules known = (LodestarMatchingRules) ((row->broken[c] & ~row->unknown[c]) |
                                                             (back->broken[c] & ~back->unknown[c]));

      if (c == place)
        continue;
      if (broken == 0)
        {
          peer->has_partner = TRUE;
          report->n_allowed += c > place;
          continue;
        }
      lodestar_matching_outlook_add (peer, broken);
      if (c > place)
        lodestar_matching_report_count (report, broken, broken & ~known);
    }
}

/* Some rows of mentees, added up and then shared */
static void
lodestar_matching_report_add_rows (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  LodestarMatchingReporting          *reporting = data;
  LodestarMatchingRuleReport          report = { 0 };
  LodestarMatchingRuleRow             row;
  LodestarMatchingRuleRow             back_row;
  LodestarMatchingReader              back;
  g_autofree LodestarMatchingOutlook *mentors = NULL;
  gboolean has_one_pool = lodestar_matching_problem_has_one_pool (reporting->book->problem);

  lodestar_matching_rule_row_init (&row, reporting->book, LODESTAR_MATCHING_MENTEE);
  if (has_one_pool)
    {
      lodestar_matching_rule_row_init (&back_row, reporting->book, LODESTAR_MATCHING_MENTOR);
      lodestar_matching_reader_init (&back, reader->source, LODESTAR_MATCHING_MENTOR);
    }
  mentors = g_new0 (LodestarMatchingOutlook, row.n + 1);
  for (guint place = from; place < to; place++)
    {
      LodestarMatchingOutlook *mentee = &reporting->outlooks[LODESTAR_MATCHING_MENTEE][place];

      lodestar_matching_rule_book_read (reporting->book, reader, place, &row);
      if (has_one_pool)
        {
          lodestar_matching_rule_book_read (reporting->book, &back, place, &back_row);
          lodestar_matching_report_add_peer (&report, &row, &back_row, place, mentee);
        }
      else
        {
          lodestar_matching_report_add_row (&report, &row, mentors, mentee);
        }
    }

  g_mutex_lock (&reporting->lock);
  reporting->report->n_pairs += report.n_pairs;
  reporting->report->n_allowed += report.n_allowed;
  for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
    {
      reporting->report->counts[rule].n_pairs += report.counts[rule].n_pairs;
      reporting->report->counts[rule].n_only += report.counts[rule].n_only;
      reporting->report->counts[rule].n_unknown += report.counts[rule].n_unknown;
    }
  for (guint c = 0; c < row.n; c++)
    {
      LodestarMatchingOutlook *mentor = &reporting->outlooks[LODESTAR_MATCHING_MENTOR][c];

      mentor->rules |= mentors[c].rules;
      mentor->decisive |= mentors[c].decisive;
      mentor->has_partner |= mentors[c].has_partner;
    }
  g_mutex_unlock (&reporting->lock);
  lodestar_matching_rule_row_clear (&row);
  if (has_one_pool)
    {
      lodestar_matching_rule_row_clear (&back_row);
      lodestar_matching_reader_clear (&back);
    }
}

/**
 * lodestar_matching_report_rules:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 *
 * Counts what each rule forbids, and finds who is left without a possible partner. Of peers a pair
 * is two people, whom a rule forbids if it does in either direction, and nobody is listed but as a
 * mentee. Any thread.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL if cancelled
 */
LodestarMatchingRuleReport *
lodestar_matching_report_rules (const LodestarMatchingProblem *problem,
                                const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingRuleReport) report = NULL;
  g_autoptr (GArray) stranded = NULL;
  LodestarMatchingReporting reporting = { 0 };
  LodestarMatchingRuleBook  book;
  gboolean                  is_done;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (!lodestar_matching_problem_has_one_pool (problem) ||
                          lodestar_matching_problem_is_of_peers (problem),
                        NULL);

  lodestar_matching_rule_book_init (&book, problem);
  report = g_new0 (LodestarMatchingRuleReport, 1);
  stranded = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingStranded));
  reporting.book = &book;
  reporting.report = report;
  g_mutex_init (&reporting.lock);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    reporting.outlooks[role] =
      g_new0 (LodestarMatchingOutlook, problem->pool->participants[role]->len + 1);

  is_done = lodestar_matching_work_run (
    &book.scorer.source, LODESTAR_MATCHING_MENTEE, book.scorer.source.n[LODESTAR_MATCHING_MENTEE],
    lodestar_matching_report_add_rows, &reporting, monitor, 0, 1);
  for (int role = LODESTAR_MATCHING_MENTEE; role >= LODESTAR_MATCHING_MENTOR; role--)
    {
      lodestar_matching_report_add_stranded (stranded, problem->pool, (LodestarMatchingRole) role,
                                             reporting.outlooks[role]);
      g_free (reporting.outlooks[role]);
    }
  lodestar_matching_rule_book_clear (&book);
  g_mutex_clear (&reporting.lock);
  if (!is_done)
    return NULL;

  report->n_stranded = stranded->len;
  report->stranded =
    (LodestarMatchingStranded *) (gpointer) g_array_free (g_steal_pointer (&stranded), FALSE);

  return g_steal_pointer (&report);
}

/**
 * lodestar_matching_rule_report_free:
 * @report: (transfer full): a report
 */
void
lodestar_matching_rule_report_free (LodestarMatchingRuleReport *report)
{
  g_return_if_fail (report != NULL);

  g_free (report->stranded);
  g_free (report);
}
