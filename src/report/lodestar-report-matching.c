/* lodestar-report-matching.c - P2: who with whom, why, and who stayed without
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-match-proof.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-store.h"
#include "lodestar-rematch.h"
#include "lodestar-report-design.h"
#include "lodestar-report-units.h"
#include "lodestar-second-look.h"
#include "lodestar-unit-words.h"

#define MOST_PARTS 5
#define BAR_WIDTH 204.0
#define CLASS 5
/* Under this many points a criterion's name has no room over its part of the bar. */
#define LEAST_POINTS 12

/* What a proposal says, read once. */
typedef struct
{
  LodestarProposal      *proposal;  /* (owned) */
  GPtrArray             *pairs;     /* (owned), of LodestarProposalPair, weakest first */
  GPtrArray             *unmatched; /* (owned), of LodestarProposalUnmatched, no mentors */
  LodestarProposalUnits *units;     /* (owned) */
  GArray                *scores;    /* (owned), of guint: of what is shown, weakest first */
  LodestarRematchPlan   *plan; /* (owned) (nullable): of what ran, where it was matched again */
  LodestarMatchDesign    design;
  guint                  n_idle_mentors;
  guint                  n_mentors_used;
  guint                  parts[MOST_PARTS]; /* criteria with a part of their own */
  guint                  n_parts; /* the last stands for all others where there are more */
  gboolean               has_others;
} LodestarReportProposal;

static void
lodestar_report_proposal_clear (LodestarReportProposal *self)
{
  g_clear_pointer (&self->proposal, lodestar_proposal_free);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->unmatched, g_ptr_array_unref);
  g_clear_pointer (&self->units, lodestar_proposal_units_free);
  g_clear_pointer (&self->scores, g_array_unref);
  g_clear_pointer (&self->plan, lodestar_rematch_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarReportProposal, lodestar_report_proposal_clear)

static int
lodestar_report_matching_compare_pairs (gconstpointer a, gconstpointer b)
{
  const LodestarProposalPair *left = *(LodestarProposalPair *const *) a;
  const LodestarProposalPair *right = *(LodestarProposalPair *const *) b;

  if (left->score != right->score)
    return left->score < right->score ? -1 : 1;

  return g_utf8_collate (left->mentee_name, right->mentee_name);
}

/**
 * lodestar_report_pick_proposal:
 * @proposals: (element-type LodestarProposal): the proposals of a program
 *
 * Returns: the identity of the one that the matching report is about where none is asked for: the
 *   newest of the published ones, else the newest; 0 where there is none
 */
gint64
lodestar_report_pick_proposal (GPtrArray *proposals)
{
  const LodestarProposal *chosen = NULL;

  g_return_val_if_fail (proposals != NULL, 0);

  for (guint i = 0; i < proposals->len; i++)
    {
      const LodestarProposal *proposal = g_ptr_array_index (proposals, i);
      gboolean                is_published = proposal->published_at != NULL;

      if (chosen == NULL || (is_published && chosen->published_at == NULL) ||
          (is_published == (chosen->published_at != NULL) && proposal->id > chosen->id))
        chosen = proposal;
    }

  return chosen != NULL ? chosen->id : 0;
}

static LodestarProposal *
lodestar_report_matching_load_proposal (LodestarReportMaking *making, GError **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  gint64 id = making->options->proposal_id;

  if (id == 0)
    {
      proposals = lodestar_proposal_store_list (making->db, making->program_id, error);

      if (proposals == NULL)
        return NULL;

      id = lodestar_report_pick_proposal (proposals);
    }

  if (id == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” has no proposal yet: match first"), making->program->name);
      return NULL;
    }

  return lodestar_proposal_store_load (making->db, id, error);
}

/* The weightiest criteria have parts of their own; the rest share the last one. */
static void
lodestar_report_matching_pick_parts (LodestarReportProposal *self)
{
  guint order[LODESTAR_N_MATCHING_CRITERIA];
  guint n = lodestar_report_design_sort (&self->design, order);
  guint most = n > MOST_PARTS ? MOST_PARTS - 1 : n;

  for (self->n_parts = 0; self->n_parts < most; self->n_parts++)
    {
      if (n > 2 && self->design.points[order[self->n_parts]] < LEAST_POINTS)
        break;

      self->parts[self->n_parts] = order[self->n_parts];
    }

  self->has_others = self->n_parts < n;
  self->n_parts += self->has_others;
}

static gboolean
lodestar_report_matching_load (LodestarReportMaking   *making,
                               LodestarReportProposal *self,
                               GError                **error)
{
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (GHashTable) mentors = g_hash_table_new (g_int64_hash, g_int64_equal);

  if ((self->proposal = lodestar_report_matching_load_proposal (making, error)) == NULL ||
      !lodestar_match_design_parse (self->proposal->design, &self->design, error) ||
      !lodestar_rematch_plan_load (making->db, self->proposal->id, &self->plan, error) ||
      (self->pairs = lodestar_proposal_store_list_pairs (making->db, self->proposal->id, error)) ==
        NULL ||
      (unmatched =
         lodestar_proposal_store_list_unmatched (making->db, self->proposal->id, error)) == NULL)
    return FALSE;

  if ((self->units = lodestar_proposal_units_load (making->db, self->proposal, error)) == NULL)
    {
      g_clear_pointer (&unmatched, g_ptr_array_unref);
      return FALSE;
    }

  self->scores = lodestar_report_units_list_scores (self->units, self->pairs);
  g_ptr_array_sort (self->pairs, lodestar_report_matching_compare_pairs);
  self->unmatched =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_proposal_unmatched_free);
  g_ptr_array_set_free_func (unmatched, NULL);

  for (guint i = 0; i < unmatched->len; i++)
    {
      LodestarProposalUnmatched *person = g_ptr_array_index (unmatched, i);

      if (person->is_mentor)
        {
          self->n_idle_mentors++;
          lodestar_proposal_unmatched_free (person);
        }
      else
        g_ptr_array_add (self->unmatched, person);
    }

  for (guint i = 0; i < self->pairs->len; i++)
    g_hash_table_add (mentors,
                      &((LodestarProposalPair *) g_ptr_array_index (self->pairs, i))->mentor_id);

  self->n_mentors_used = g_hash_table_size (mentors);
  lodestar_report_matching_pick_parts (self);

  return TRUE;
}

/* ------------------------------------------------------------------ totals and spread */

static guint
lodestar_report_matching_get_score (const LodestarReportProposal *self, guint place)
{
  return g_array_index (self->scores, guint, place);
}

static double
lodestar_report_matching_get_median (const LodestarReportProposal *self)
{
  guint n = self->scores->len;

  return (lodestar_report_matching_get_score (self, n / 2) +
          lodestar_report_matching_get_score (self, (n - 1) / 2)) /
         2.0;
}

/* Only a lock puts a pair under the minimum. */
static gboolean
lodestar_report_matching_is_worst_locked (const LodestarReportProposal *self)
{
  const LodestarProposalPair *worst = g_ptr_array_index (self->pairs, 0);

  return worst->is_locked && worst->score < self->proposal->minimum_score;
}

static void
lodestar_report_matching_add_totals (LodestarReportMaking         *making,
                                     const LodestarReportProposal *self)
{
  LodestarMatchingStructure structure = self->units->structure;
  guint                     n_people = self->proposal->n_matched + self->unmatched->len;
  g_autofree char          *matched = g_strdup_printf ("%u", self->proposal->n_matched);
  g_autofree char          *of = g_strdup_printf (_ ("of %u"), n_people);
  g_autofree char          *used = structure == LODESTAR_MATCHING_STRUCTURE_PAIRS
                                     ? g_strdup_printf (_ ("%u of %u mentors matched"), self->n_mentors_used,
                                                        self->n_mentors_used + self->n_idle_mentors)
                                     : lodestar_report_units_dup_used (self->units, self->n_idle_mentors);
  g_autofree char          *total = lodestar_report_dup_number (self->proposal->total);
  g_autofree char          *sum = lodestar_report_units_dup_sum (structure, self->scores->len);
  g_autofree char          *median = NULL;
  g_autofree char          *weakest = NULL;
  g_autofree char          *minimum =
    self->proposal->minimum_score > 0
               ? g_strdup_printf (_ ("minimum acceptable: %u"), self->proposal->minimum_score)
               : g_strdup (_ ("no minimum is set"));
  LodestarReportFigure figures[4] = {
    { lodestar_report_units_get_word (structure, LODESTAR_REPORT_UNIT_MATCHED), matched, of, used,
      NULL, NULL },
    { _ ("Total score"), total, NULL, sum, NULL, NULL },
  };
  guint n = 2;

  if (self->scores->len > 0)
    {
      median = g_strdup_printf ("%.4g", lodestar_report_matching_get_median (self));
      weakest = g_strdup_printf ("%u", lodestar_report_matching_get_score (self, 0));

      if (lodestar_report_matching_is_worst_locked (self))
        {
          g_free (minimum);
          minimum =
            g_strdup_printf (_ ("locked; the minimum is %u"), self->proposal->minimum_score);
        }

      figures[n++] = (LodestarReportFigure) { lodestar_report_units_get_word (
                                                structure, LODESTAR_REPORT_UNIT_MEDIAN),
                                              median,
                                              _ ("of 100"),
                                              _ ("half score this or more"),
                                              NULL,
                                              NULL };
      figures[n++] = (LodestarReportFigure) { lodestar_report_units_get_word (
                                                structure, LODESTAR_REPORT_UNIT_WEAKEST),
                                              weakest,
                                              _ ("of 100"),
                                              minimum,
                                              NULL,
                                              NULL };
    }

  lodestar_report_document_add_figures (making->document, figures, n);
}

static void
lodestar_report_matching_add_spread (LodestarReportMaking         *making,
                                     const LodestarReportProposal *self)
{
  LodestarMatchingStructure structure = self->units->structure;
  guint                     worst = lodestar_report_matching_get_score (self, 0);
  guint                     first = worst / (2 * CLASS) * (2 * CLASS); /* 0, 10, 20 … */
  g_autoptr (LodestarChartData) data = NULL;
  g_autofree char *heading = lodestar_report_units_dup_fit (structure, self->scores->len);

  data = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, heading);
  lodestar_chart_data_set_headings (data, _ ("Score"),
                                    structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
                                        structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES
                                      ? _ ("Members")
                                      : _ ("Pairs"),
                                    NULL);

  for (guint lower = MIN (first, 100 - CLASS); lower < 100; lower += CLASS)
    {
      guint count = 0;

      for (guint i = 0; i < self->scores->len; i++)
        {
          guint score = lodestar_report_matching_get_score (self, i);

          /* The full score belongs to the last class. */
          count += score >= lower && (score < lower + CLASS || lower + CLASS == 100);
        }

      lodestar_chart_data_add_bin (data, lower, lower + CLASS, count);
    }

  lodestar_report_document_add_heading (making->document, 1, heading);
  lodestar_report_document_add_chart (
    making->document, data, 116,
    lodestar_report_units_get_word (structure, LODESTAR_REPORT_UNIT_SCORES));
}

/* ------------------------------------------------------------------ who stayed without */

/* The best scores under the minimum, which tell how near it was. */
static char *
lodestar_report_matching_dup_scores (GArray *scores, const LodestarReportProposal *self)
{
  GString *words = g_string_new (NULL);

  if (scores->len == 0)
    return g_string_free_and_steal (words);

  for (guint i = 0; i < MIN (scores->len, 5); i++)
    g_string_append_printf (words, "%s%d", i > 0 ? ", " : "", g_array_index (scores, int, i));

  if (scores->len > 5)
    g_string_append (words, ", …");

  {
    g_autofree char *list = g_string_free_and_steal (words);

    /* Translators: %u is the minimum acceptable score, %s a list of scores */
    return g_strdup_printf (_ ("Minimum %u; best scores: %s"), self->proposal->minimum_score, list);
  }
}

static int
lodestar_report_matching_compare_scores (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static void
lodestar_report_matching_add_reasons (LodestarReportMaking         *making,
                                      const LodestarReportProposal *self)
{
  g_autofree char *heading = NULL;

  if (self->unmatched->len == 0)
    {
      lodestar_report_document_add_heading (making->document, 1, _ ("Nobody stayed without"));
      lodestar_report_document_add_text (
        making->document, LODESTAR_REPORT_TEXT_BODY,
        lodestar_report_units_get_word (self->units->structure, LODESTAR_REPORT_UNIT_NOBODY));
      return;
    }

  heading = lodestar_report_units_dup_without (self->units->structure, self->unmatched->len);
  lodestar_report_document_add_heading (making->document, 1, heading);

  for (guint reason = 0; reason < LODESTAR_N_MATCHING_REASONS; reason++)
    {
      const char *nick = lodestar_matching_reason_get_nick ((LodestarMatchingReason) reason);
      g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (int));
      g_autofree char *count = NULL;
      g_autofree char *detail = NULL;
      guint            n = 0;

      for (guint i = 0; i < self->unmatched->len; i++)
        {
          const LodestarProposalUnmatched *person = g_ptr_array_index (self->unmatched, i);
          LodestarMatchingUnmatched        unmatched;

          if (!g_str_equal (person->reason, nick))
            continue;

          n++;

          if (reason == LODESTAR_MATCHING_REASON_BELOW_MINIMUM &&
              lodestar_matching_unmatched_parse (person->reason, person->detail, FALSE, &unmatched))
            g_array_append_val (scores, unmatched.best_score);
        }

      if (n == 0)
        continue;

      g_array_sort (scores, lodestar_report_matching_compare_scores);
      count = g_strdup_printf ("%u", n);
      detail = lodestar_report_matching_dup_scores (scores, self);
      lodestar_report_document_add_counted (
        making->document, count,
        lodestar_report_units_get_reason_words (self->units->structure,
                                                (LodestarMatchingReason) reason),
        detail);
    }
}

static void
lodestar_report_matching_add_pictures (LodestarReportMaking         *making,
                                       const LodestarReportProposal *self)
{
  gboolean has_spread =
    lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_SPREAD) && self->scores->len > 0;
  gboolean has_reasons = lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_REASONS);

  if (has_spread && has_reasons)
    lodestar_report_document_begin_columns (making->document, 6);

  if (has_spread)
    lodestar_report_matching_add_spread (making, self);

  if (has_spread && has_reasons)
    lodestar_report_document_next_column (making->document);

  if (has_reasons)
    lodestar_report_matching_add_reasons (making, self);

  if (has_spread && has_reasons)
    lodestar_report_document_end_columns (making->document);
}

/* ------------------------------------------------------------------ method */

/* What was proven when the proposal was made: of proposals that somebody was taken out of since,
 * and of older ones, nothing. */
static void
lodestar_report_matching_add_proof (LodestarReportMaking         *making,
                                    const LodestarReportProposal *self)
{
  g_autofree char   *words = NULL;
  g_autofree char   *escaped = NULL;
  LodestarMatchProof proof;

  if (self->plan != NULL)
    {
      g_autofree char *proven = lodestar_rematch_plan_dup_proof (self->plan);
      g_autofree char *changes =
        lodestar_rematch_dup_words (self->plan->n_kept, self->plan->n_ended,
                                    self->pairs->len - MIN (self->plan->n_kept, self->pairs->len));

      words = g_strjoin (" ", changes, proven, NULL);
    }
  else if (lodestar_match_proof_parse (self->proposal->proof, &proof))
    words = lodestar_match_proof_dup_words (&proof);
  else
    return;

  escaped = g_markup_escape_text (words, -1);
  lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY, escaped);
}

static void
lodestar_report_matching_add_method (LodestarReportMaking         *making,
                                     const LodestarReportProposal *self)
{
  lodestar_report_document_begin_columns (making->document, 6);
  lodestar_report_document_add_heading (making->document, 1, _ ("How matching decides"));

  if (self->plan != NULL)
    lodestar_report_document_add_text (
      making->document, LODESTAR_REPORT_TEXT_BODY,
      _ ("The program was matched again while it ran. A trial that somebody calls a poor fit is "
         "given up, one that both call a good fit goes on, and pairs that have ended do not come "
         "back."));

  lodestar_report_document_add_text (
    making->document, LODESTAR_REPORT_TEXT_BODY,
    self->units->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS
      ? lodestar_report_units_get_word (self->units->structure, LODESTAR_REPORT_UNIT_METHOD)
    : g_str_equal (self->proposal->objective, "stable")
      ? _ ("Pairs that the coordinator locked stand, banned ones do not. Everybody has an order of "
           "all possible partners: the own wishes, then what the criteria give on the own side, "
           "then the score of the pair, then the order of the people. Then nobody is paired so "
           "that a mentee and a mentor would both rather have each other. What is not known for a "
           "side adds nothing to the score.")
    : g_str_equal (self->proposal->objective, "fair")
      ? _ ("Pairs that the coordinator locked stand, banned ones do not. Then as many mentees as "
           "possible get a mentor; then as few pairs as possible have the lowest score, then the "
           "next lowest, and so on; then the load of the mentors is balanced; what is still equal "
           "is decided by the order of the people. What is not known for a side adds nothing to "
           "the score.")
      : _ ("Pairs that the coordinator locked stand, banned ones do not. Then as many mentees as "
           "possible get a mentor; then the sum of the pairs’ scores is as high as it can be; then "
           "the "
           "load of the mentors is balanced; what is still equal is decided by the order of the "
           "people, "
           "so that the same input gives the same result. What is not known for a side adds "
           "nothing to "
           "the score."));
  lodestar_report_matching_add_proof (making, self);
  lodestar_report_document_next_column (making->document);
  lodestar_report_design_add_rules (making->document, &self->design,
                                    self->units->structure >= LODESTAR_MATCHING_STRUCTURE_PEERS,
                                    TRUE);
  lodestar_report_document_end_columns (making->document);
}

/* The last table: it tells how to read the others. */
static void
lodestar_report_matching_add_criteria (LodestarReportMaking         *making,
                                       const LodestarReportProposal *self)
{
  lodestar_report_document_add_heading (making->document, 1, _ ("What each criterion can give"));
  lodestar_report_design_add_criteria (making->document, &self->design);
}

/* ------------------------------------------------------------------ names */

static void
lodestar_report_matching_add_key (LodestarReportTable *table, const LodestarReportProposal *self)
{
  const char *labels[MOST_PARTS];
  double      weights[MOST_PARTS];
  double      others = 0;
  guint       n_own = self->n_parts - self->has_others;

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    others += self->design.points[i];

  for (guint i = 0; i < n_own; i++)
    {
      labels[i] =
        lodestar_report_design_get_short_label ((LodestarMatchingCriterion) self->parts[i]);
      weights[i] = self->design.points[self->parts[i]];
      others -= weights[i];
    }

  if (self->has_others)
    {
      labels[n_own] = _ ("others");
      weights[n_own] = others;
    }

  if (self->n_parts > 0)
    lodestar_report_table_set_bar_key (table, labels, weights, self->n_parts);
}

static void
lodestar_report_matching_add_bar (LodestarReportRow            *row,
                                  const LodestarProposalPair   *pair,
                                  const LodestarReportProposal *self)
{
  g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, NULL);
  double parts[MOST_PARTS] = { 0 };
  guint  n_own = self->n_parts - self->has_others;

  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);
      guint                       part = n_own;

      for (guint j = 0; j < n_own; j++)
        if (self->parts[j] == (guint) one->criterion)
          part = j;

      if (part < MOST_PARTS)
        parts[part] += one->score;
    }

  lodestar_report_row_add_bar (row, parts, self->n_parts, NULL);
}

/* A bit for each criterion that is not known for one or both sides, and so adds less than it
 * could. */
static guint32
lodestar_report_matching_get_unknown (const LodestarProposalPair *pair)
{
  g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, NULL);
  guint32 unknown = 0;

  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      if (!one->is_known_to_mentee || !one->is_known_to_mentor)
        unknown |= 1u << one->criterion;
    }

  return unknown;
}

/* That a pair is locked, that it fits badly, and what is not known of it, but of others. */
static char *
lodestar_report_matching_dup_remark (const LodestarProposalPair *pair, guint32 never_known)
{
  guint32          criteria = lodestar_report_matching_get_unknown (pair) & ~never_known;
  g_autofree char *list = lodestar_report_design_dup_criteria (criteria);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  g_autofree char *unknown = NULL;

  if (pair->is_locked)
    g_ptr_array_add (remarks, _ ("Locked by the coordinator."));

  if (lodestar_second_look_is_low (pair->score, pair->known))
    g_ptr_array_add (remarks, (char *) lodestar_second_look_get_low_words ());

  if (criteria != 0)
    {
      /* Translators: %s is a list of criteria */
      unknown = g_strdup_printf (_ ("Not known for one or both sides: %s"), list);
      g_ptr_array_add (remarks, unknown);
    }

  g_ptr_array_add (remarks, NULL);

  return g_strjoinv (" ", (char **) remarks->pdata);
}

/* What is known of no pair is said once. */
static guint32
lodestar_report_matching_add_never_known (LodestarReportMaking         *making,
                                          const LodestarReportProposal *self)
{
  guint32          criteria = ~0u;
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  /* Of one or two pairs each says it itself. */
  if (self->pairs->len < 3)
    return 0;

  for (guint i = 0; i < self->pairs->len; i++)
    criteria &= lodestar_report_matching_get_unknown (g_ptr_array_index (self->pairs, i));

  if (criteria == 0)
    return 0;

  list = lodestar_report_design_dup_criteria (criteria);
  /* Translators: %s is a list of criteria */
  words = g_strdup_printf (_ ("Not known on one or both sides of every pair: %s."), list);
  escaped = g_markup_escape_text (words, -1);
  lodestar_report_document_add_text (making->document, LODESTAR_REPORT_TEXT_BODY, escaped);

  return criteria;
}

static void
lodestar_report_matching_add_pairs (LodestarReportMaking         *making,
                                    const LodestarReportProposal *self)
{
  LodestarReportTable *table;
  guint32              never_known;

  lodestar_report_document_add_heading (making->document, 1, _ ("All pairs, weakest first"));
  never_known = lodestar_report_matching_add_never_known (making, self);
  table = lodestar_report_document_add_table (making->document, _ ("All pairs"));
  lodestar_report_table_add_column (table, _ ("No."), LODESTAR_REPORT_COLUMN_NUMBER,
                                    self->pairs->len > 999 ? 24 : 18);
  lodestar_report_table_add_column (table, _ ("Mentee"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("Mentor"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("Score"), LODESTAR_REPORT_COLUMN_NUMBER, 24);
  lodestar_report_table_add_column (table, _ ("Known\nweight"), LODESTAR_REPORT_COLUMN_NUMBER, 32);
  lodestar_report_table_add_column (table, "", LODESTAR_REPORT_COLUMN_BAR, BAR_WIDTH);
  lodestar_report_matching_add_key (table, self);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);
      LodestarReportRow          *row = lodestar_report_table_add_row (table);
      g_autofree char            *known = lodestar_report_dup_percent (pair->known, 100);
      g_autofree char            *remark = lodestar_report_matching_dup_remark (pair, never_known);

      lodestar_report_row_add_number (row, i + 1);
      lodestar_report_row_add_cell (row, pair->mentee_name);
      lodestar_report_row_add_cell (row, pair->mentor_name);
      lodestar_report_row_add_number (row, pair->score);
      lodestar_report_row_add_cell (row, known);
      lodestar_report_matching_add_bar (row, pair, self);
      lodestar_report_row_set_reason (row, remark);
    }
}

static void
lodestar_report_matching_add_unmatched (LodestarReportMaking         *making,
                                        const LodestarReportProposal *self)
{
  LodestarMatchingStructure structure = self->units->structure;
  const char *heading = lodestar_report_units_get_word (structure, LODESTAR_REPORT_UNIT_WITHOUT);
  LodestarReportTable *table;

  lodestar_report_document_add_heading (making->document, 1, heading);
  table = lodestar_report_document_add_table (making->document, heading);
  lodestar_report_table_add_column (table, _ ("No."), LODESTAR_REPORT_COLUMN_NUMBER, 18);
  lodestar_report_table_add_column (
    table, lodestar_report_units_get_word (structure, LODESTAR_REPORT_UNIT_PERSON),
    LODESTAR_REPORT_COLUMN_TEXT, 100);
  lodestar_report_table_add_column (table, _ ("Where"), LODESTAR_REPORT_COLUMN_TEXT, 110);
  lodestar_report_table_add_column (table, _ ("Why"), LODESTAR_REPORT_COLUMN_TEXT, 0);

  for (guint i = 0; i < self->unmatched->len; i++)
    {
      const LodestarProposalUnmatched *person = g_ptr_array_index (self->unmatched, i);
      LodestarReportRow               *row = lodestar_report_table_add_row (table);
      LodestarMatchingUnmatched        unmatched;
      g_autofree char                 *words = NULL;

      if (lodestar_matching_unmatched_parse (person->reason, person->detail, FALSE, &unmatched))
        words = lodestar_unit_unmatched_dup_words (&unmatched, structure);

      lodestar_report_row_add_number (row, i + 1);
      lodestar_report_row_add_strong (row, person->name);
      lodestar_report_row_add_cell (row, person->person_detail);
      lodestar_report_row_add_cell (row, words != NULL ? words : _ ("not known"));
    }
}

/* ------------------------------------------------------------------ the report */

static void
lodestar_report_matching_add_facts (LodestarReportMaking         *making,
                                    const LodestarReportProposal *self,
                                    gboolean                      has_names)
{
  g_autofree char *issued = lodestar_date_format (making->options->today);
  guint            n_people = self->proposal->n_matched + self->unmatched->len;
  g_autofree char *subtitle =
    self->units->structure >= LODESTAR_MATCHING_STRUCTURE_PEERS
      ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_people),
                         n_people)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mentee and %u mentors",
                                      "%u mentees and %u mentors", n_people),
                         n_people, self->n_mentors_used + self->n_idle_mentors);

  lodestar_report_document_set_subtitle (making->document, subtitle);
  lodestar_report_document_add_fact (making->document, _ ("Proposal"), self->proposal->name);
  lodestar_report_document_add_fact (making->document, _ ("State"),
                                     self->proposal->published_at != NULL ? _ ("Published")
                                                                          : _ ("Draft"));
  lodestar_report_document_add_fact (making->document, _ ("For"),
                                     making->options->audience != NULL ? making->options->audience
                                     : has_names                       ? _ ("Program owner")
                                                                       : _ ("All readers"));
  lodestar_report_document_add_fact (making->document, _ ("Issued"), issued);
}

gboolean
lodestar_report_matching_make (LodestarReportMaking *making, GError **error)
{
  g_auto (LodestarReportProposal) self = { 0 };
  const gboolean has_method = lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_METHOD);
  gboolean       has_pairs, has_unmatched;

  if (!lodestar_report_matching_load (making, &self, error))
    return FALSE;

  has_pairs =
    lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_PAIRS) && self.pairs->len > 0;
  has_unmatched = lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_UNMATCHED) &&
                  self.unmatched->len > 0;
  lodestar_report_matching_add_facts (making, &self, has_pairs || has_unmatched);
  lodestar_report_document_begin_section (
    making->document, _ ("Result"), FALSE,
    lodestar_report_units_get_word (self.units->structure, LODESTAR_REPORT_UNIT_COUNTED));

  if (lodestar_report_making_has (making, LODESTAR_REPORT_MATCHING_TOTALS))
    lodestar_report_matching_add_totals (making, &self);

  lodestar_report_matching_add_pictures (making, &self);

  if (has_method)
    lodestar_report_matching_add_method (making, &self);

  if (has_pairs || has_unmatched)
    lodestar_report_document_begin_section (
      making->document, _ ("Names"), TRUE,
      lodestar_report_units_get_word (self.units->structure, LODESTAR_REPORT_UNIT_NAMED));

  if (has_pairs && self.units->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    lodestar_report_units_add (making->document, self.units);
  else if (has_pairs)
    lodestar_report_matching_add_pairs (making, &self);

  if (has_unmatched)
    lodestar_report_matching_add_unmatched (making, &self);

  /* What follows the pages with names names nobody. */
  if (has_method && (has_pairs || has_unmatched))
    lodestar_report_document_begin_section (
      making->document, _ ("What each criterion can give"), FALSE,
      lodestar_report_units_get_word (self.units->structure, LODESTAR_REPORT_UNIT_COUNTED));

  if (has_method)
    lodestar_report_matching_add_criteria (making, &self);

  return TRUE;
}
