/* lodestar-report-units.c - groups, circles and pairs of peers in the matching report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-units.h"

#include "lodestar-report-table.h"

#include <glib/gi18n-lib.h>

#define GROUPS LODESTAR_MATCHING_STRUCTURE_GROUPS
#define PEERS LODESTAR_MATCHING_STRUCTURE_PEERS
#define CIRCLES LODESTAR_MATCHING_STRUCTURE_CIRCLES

static const char
  *const lodestar_report_unit_words[LODESTAR_N_REPORT_UNIT_WORDS][LODESTAR_N_MATCHING_STRUCTURES] = {
    [LODESTAR_REPORT_UNIT_MATCHED] = { N_ ("Mentees matched"), N_ ("Mentees matched"),
                                       N_ ("People matched"), N_ ("People matched") },
    [LODESTAR_REPORT_UNIT_MEDIAN] = { N_ ("Median pair"), N_ ("Median member"), N_ ("Median pair"),
                                      N_ ("Median member") },
    [LODESTAR_REPORT_UNIT_WEAKEST] = { N_ ("Weakest pair"), N_ ("Weakest member"),
                                       N_ ("Weakest pair"), N_ ("Weakest member") },
    [LODESTAR_REPORT_UNIT_SCORES] = { N_ ("Pair score in classes of five; number of pairs above "
                                          "the bar."),
                                      N_ ("What a member counts, of 100, in classes of five; "
                                          "number of members above the bar."),
                                      N_ ("Mean of both ways of a pair in classes of five; number "
                                          "of pairs above the bar."),
                                      N_ ("What a member counts, of 100, in classes of five; "
                                          "number of members above the bar.") },
    [LODESTAR_REPORT_UNIT_NOBODY] = { N_ ("Every mentee of the pool has a mentor."),
                                      N_ ("Every mentee of the pool has a group."),
                                      N_ ("Everybody in the pool has a partner."),
                                      N_ ("Everybody in the pool has a circle.") },
    [LODESTAR_REPORT_UNIT_WITHOUT] = { N_ ("Mentees without a mentor"),
                                       N_ ("Mentees without a group"),
                                       N_ ("People without a partner"),
                                       N_ ("People without a circle") },
    [LODESTAR_REPORT_UNIT_COUNTED] = {
      N_ ("Score: the criteria’s contributions add up to it exactly, to 100 at most. Complete count "
          "of the people in the pool when the proposal was made."),
      N_ ("Score of a member: the mean of the score with the mentor and of that with the others; of "
          "a group: the mean of its members; halves are rounded up. Complete count of the people in "
          "the pool when the proposal was made."),
      N_ ("Score of a pair: the mean of what both score, each as the other’s mentor and mentee; "
          "halves are rounded up. Complete count of the people in the pool when the proposal was "
          "made."),
      N_ ("Score of a member: the mean of what it and each other member score both ways; of a "
          "circle: the mean of its members; halves are rounded up. Complete count of the people in "
          "the pool when the proposal was made.") },
    [LODESTAR_REPORT_UNIT_NAMED] = {
      N_ ("The bar in the head shows the most that each criterion can give. A criterion that is not "
          "known for one of the two contributes 0 from that side, and the known weight is lower. "
          "Complete count."),
      N_ ("Score: the mean of both columns, halves rounded up. What is not known for one of two "
          "people contributes 0 from that side. Complete count."),
      N_ ("Score: the mean of both ways, halves rounded up. What is not known for one of two people "
          "contributes 0 from that side. Complete count."),
      N_ ("Score: the mean of both ways with each other member, halves rounded up. What is not known "
          "for one of two people contributes 0 from that side. Complete count.") },
    [LODESTAR_REPORT_UNIT_PERSON] = { N_ ("Mentee"), N_ ("Mentee"), N_ ("Peer"), N_ ("Peer") },
    [LODESTAR_REPORT_UNIT_METHOD] = {
      NULL,
      N_ ("Who is locked to a mentor is in that group, who is banned is not. Groups have the sizes "
          "that the program asks for, and a mentor leads one at most. Then as many mentees as "
          "possible get a group; then the total is as high as could be found: each member counts "
          "what it scores with the mentor, and the mean of what it scores with the other members: "
          "by the same criteria without wishes, for what they have in common, best at equal levels. "
          "What is not known adds nothing. The same input gives the same groups."),
      N_ ("Two who are locked are a pair, banned ones are not. Then as many pairs as possible are "
          "made; then the total of what both score, each as the other’s mentor and mentee, is as "
          "high as it can be. What is not known adds nothing. The same input gives the same "
          "pairs."),
      N_ ("Who is locked together is in one circle, who is banned from each other is not. Circles "
          "have the sizes that the program asks for. Then as many people as possible get a circle; "
          "then the total is as high as could be found: each member counts the mean of what it and "
          "each other member score both ways. What is not known adds nothing. The same input gives "
          "the same circles."),
    },
  };

/**
 * lodestar_report_units_get_word:
 * @structure: what is matched
 * @word: which word
 *
 * Returns: (nullable): the word, in the user’s language
 */
const char *
lodestar_report_units_get_word (LodestarMatchingStructure structure, LodestarReportUnitWord word)
{
  const char *text = lodestar_report_unit_words[word][structure];

  return text != NULL ? _ (text) : NULL;
}

static const char *
lodestar_report_units_get_pair_reason (LodestarMatchingReason reason)
{
  switch (reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PARTNERS:
      return _ ("There is no mentor in the pool");
    case LODESTAR_MATCHING_REASON_FORBIDDEN:
      return _ ("The rules leave no possible mentor");
    case LODESTAR_MATCHING_REASON_BELOW_MINIMUM:
      return _ ("No mentor reaches the minimum");
    case LODESTAR_MATCHING_REASON_NO_PLACES:
      return _ ("The possible mentors have no places");
    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
      return _ ("The proposed mentor was taken out of the program");
    case LODESTAR_MATCHING_REASON_LEFT_OVER:
      return _ ("The sizes of the groups leave somebody over");
    case LODESTAR_MATCHING_REASON_TOO_FEW:
      return _ ("The possible mentors have too few possible members for a group");
    case LODESTAR_MATCHING_REASON_NOT_FAIRER:
      return _ ("All places of the possible mentors went to others, which is no less fair");
    case LODESTAR_MATCHING_REASON_OTHERS_PREFERRED:
      return _ ("All places of the possible mentors went to others, preferred or locked");
    case LODESTAR_MATCHING_REASON_BETTER_USED:
    case LODESTAR_MATCHING_REASON_NOT_TRAINED:
    case LODESTAR_N_MATCHING_REASONS:
    default:
      return _ ("All places of the possible mentors are better used");
    }
}

/**
 * lodestar_report_units_get_reason_words:
 * @structure: what is matched
 * @reason: why somebody stayed without
 *
 * Returns: that reason for several people, in a few words
 */
const char *
lodestar_report_units_get_reason_words (LodestarMatchingStructure structure,
                                        LodestarMatchingReason    reason)
{
  if (structure != PEERS && structure != CIRCLES)
    return lodestar_report_units_get_pair_reason (reason);

  switch (reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PARTNERS:
      return _ ("There is nobody else in the pool");
    case LODESTAR_MATCHING_REASON_FORBIDDEN:
      return _ ("The rules leave no possible partner");
    case LODESTAR_MATCHING_REASON_BELOW_MINIMUM:
      return _ ("No partner reaches the minimum");
    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
      return _ ("The proposed partners were taken out of the program");
    case LODESTAR_MATCHING_REASON_LEFT_OVER:
      return _ ("So many people cannot be divided evenly");
    case LODESTAR_MATCHING_REASON_TOO_FEW:
      return _ ("There are too few possible partners for a circle");
    case LODESTAR_MATCHING_REASON_NO_PLACES:
    case LODESTAR_MATCHING_REASON_NOT_TRAINED:
    case LODESTAR_MATCHING_REASON_BETTER_USED:
    case LODESTAR_N_MATCHING_REASONS:
    default:
      return _ ("All possible partners are better placed");
    }
}

/**
 * lodestar_report_units_dup_fit:
 * @structure: what is matched
 * @n: how many scores there are
 *
 * Returns: (transfer full): the head of the histogram
 */
char *
lodestar_report_units_dup_fit (LodestarMatchingStructure structure, guint n)
{
  if (structure == GROUPS || structure == CIRCLES)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "How well the %u member fits",
                                         "How well the %u members fit", n),
                            n);

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "How well the %u pair fits", "How well the %u pairs fit", n), n);
}

/**
 * lodestar_report_units_dup_without:
 * @structure: what is matched
 * @n: how many stayed without
 *
 * Returns: (transfer full): the head of the reasons
 */
char *
lodestar_report_units_dup_without (LodestarMatchingStructure structure, guint n)
{
  if (structure == GROUPS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Why %u mentee stayed without a group",
                                         "Why %u mentees stayed without a group", n),
                            n);

  if (structure == PEERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Why %u person stayed without a partner",
                                         "Why %u people stayed without a partner", n),
                            n);

  if (structure == CIRCLES)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Why %u person stayed without a circle",
                                         "Why %u people stayed without a circle", n),
                            n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Why %u mentee stayed without a mentor",
                                       "Why %u mentees stayed without a mentor", n),
                          n);
}

/**
 * lodestar_report_units_dup_sum:
 * @structure: what is matched
 * @n: how many scores there are
 *
 * Returns: (transfer full): what the total adds up
 */
char *
lodestar_report_units_dup_sum (LodestarMatchingStructure structure, guint n)
{
  if (structure == GROUPS || structure == CIRCLES)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "what %u member counts, of 200",
                                         "what %u members count, of 200 each", n),
                            n);

  if (structure == PEERS)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "both ways of %u pair", "both ways of %u pairs", n), n);

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "sum of %u pair’s score", "sum of %u pairs’ scores", n), n);
}

/**
 * lodestar_report_units_dup_used:
 * @units: what a proposal makes
 * @n_idle: mentors who lead no group
 *
 * Returns: (transfer full): how many groups, pairs or circles there are
 */
char *
lodestar_report_units_dup_used (const LodestarProposalUnits *units, guint n_idle)
{
  guint n = units->units->len;

  if (units->structure == GROUPS)
    return g_strdup_printf (_ ("%u of %u mentors lead a group"), n, n + n_idle);

  if (units->structure == PEERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u pair", "in %u pairs", n), n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u circle", "in %u circles", n), n);
}

static int
lodestar_report_units_compare_scores (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/**
 * lodestar_report_units_list_scores:
 * @units: what a proposal makes
 * @pairs: (element-type LodestarProposalPair): its pairs
 *
 * What is to be shown of 100: of mentors and mentees, and of peers, each pair; of groups and
 * circles each member.
 *
 * Returns: (transfer full) (element-type guint): the scores, the weakest first
 */
GArray *
lodestar_report_units_list_scores (const LodestarProposalUnits *units, GPtrArray *pairs)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (guint));

  if (units->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    for (guint i = 0; i < pairs->len; i++)
      g_array_append_val (scores, ((LodestarProposalPair *) g_ptr_array_index (pairs, i))->score);

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);

      if (units->structure == PEERS)
        g_array_append_val (scores, unit->percent);

      for (guint k = 0; units->structure != PEERS && k < unit->members->len; k++)
        {
          guint percent =
            lodestar_proposal_units_get_percent (units, g_ptr_array_index (unit->members, k));

          g_array_append_val (scores, percent);
        }
    }

  g_array_sort (scores, lodestar_report_units_compare_scores);

  return scores;
}

static void
lodestar_report_units_add_peers (LodestarReportDocument      *document,
                                 const LodestarProposalUnits *units)
{
  LodestarReportTable *table = lodestar_report_document_add_table (document, _ ("All pairs"));

  lodestar_report_table_add_column (table, _ ("No."), LODESTAR_REPORT_COLUMN_NUMBER, 18);
  lodestar_report_table_add_column (table, _ ("Peer"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("Peer"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("One\nway"), LODESTAR_REPORT_COLUMN_NUMBER, 36);
  lodestar_report_table_add_column (table, _ ("Other\nway"), LODESTAR_REPORT_COLUMN_NUMBER, 36);
  lodestar_report_table_add_column (table, _ ("Score"), LODESTAR_REPORT_COLUMN_NUMBER, 36);

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);
      LodestarReportRow          *row = lodestar_report_table_add_row (table);
      const LodestarUnitMember   *one = g_ptr_array_index (unit->members, 0);
      const LodestarUnitMember   *other = g_ptr_array_index (unit->members, 1);

      lodestar_report_row_add_number (row, unit->number);
      lodestar_report_row_add_cell (row, one->name);
      lodestar_report_row_add_cell (row, other->name);
      lodestar_report_row_add_number (row, one->score);
      lodestar_report_row_add_number (row, other->score);
      lodestar_report_row_add_number (row, unit->percent);
    }
}

/* A group of rows for each group or circle, with its name and what it counts at the head. */
static void
lodestar_report_units_add_blocks (LodestarReportDocument      *document,
                                  const LodestarProposalUnits *units)
{
  gboolean             is_groups = units->structure == GROUPS;
  LodestarReportTable *table =
    lodestar_report_document_add_table (document, is_groups ? _ ("All groups") : _ ("All circles"));

  lodestar_report_table_add_column (table, _ ("No."), LODESTAR_REPORT_COLUMN_NUMBER, 18);
  lodestar_report_table_add_column (table, _ ("Member"), LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, _ ("Where"), LODESTAR_REPORT_COLUMN_TEXT, 0);

  if (is_groups)
    {
      lodestar_report_table_add_column (table, _ ("With the\nmentor"),
                                        LODESTAR_REPORT_COLUMN_NUMBER, 44);
      lodestar_report_table_add_column (table, _ ("With the\nothers"),
                                        LODESTAR_REPORT_COLUMN_NUMBER, 44);
    }

  lodestar_report_table_add_column (table, _ ("Score"), LODESTAR_REPORT_COLUMN_NUMBER, 36);

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);
      g_autofree char            *title = lodestar_proposal_unit_dup_title (units, unit);
      /* Translators: the name of a group or circle, and its score */
      g_autofree char *head = g_strdup_printf (_ ("%s – score %u"), title, unit->percent);

      lodestar_report_table_add_group (table, LODESTAR_REPORT_SYMBOL_NONE, head);

      for (guint k = 0; k < unit->members->len; k++)
        {
          const LodestarUnitMember *member = g_ptr_array_index (unit->members, k);
          LodestarReportRow        *row = lodestar_report_table_add_row (table);

          lodestar_report_row_add_number (row, k + 1);
          lodestar_report_row_add_cell (row, member->name);
          lodestar_report_row_add_cell (row, member->detail);

          if (is_groups)
            {
              lodestar_report_row_add_number (row, member->score - member->mate_score);
              lodestar_report_row_add_number (row, member->mate_score);
            }

          lodestar_report_row_add_number (row, lodestar_proposal_units_get_percent (units, member));
        }
    }
}

/**
 * lodestar_report_units_add:
 * @document: a document
 * @units: the groups, circles or pairs of peers of a proposal
 *
 * Adds who is with whom.
 */
void
lodestar_report_units_add (LodestarReportDocument *document, const LodestarProposalUnits *units)
{
  lodestar_report_document_add_heading (document, 1,
                                        units->structure == GROUPS  ? _ ("All groups")
                                        : units->structure == PEERS ? _ ("All pairs")
                                                                    : _ ("All circles"));

  if (units->structure == PEERS)
    lodestar_report_units_add_peers (document, units);
  else
    lodestar_report_units_add_blocks (document, units);
}
