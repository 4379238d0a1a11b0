/* test-report-parts.c - the parts of the reports: each can be left out, each says what is so
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents.h"

#include <gtk/gtk.h>

#include "lodestar-contributions.h"
#include "lodestar-figures.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-report-layout.h"
#include "sample-program.h"
#include "test-pool.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace     *workspace;
  LodestarReportOptions *options;
  gint64                 proposal_id;
} PartsFixture;

static void
test_report_parts_set_up (PartsFixture *fixture, gconstpointer data)
{
  fixture->workspace = test_workspace_new ();
  sample_program_fill_design (fixture->workspace);
  fixture->options = lodestar_report_options_new (lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY), 0);
  fixture->proposal_id = sample_program_fill_relationships (fixture->workspace);
}

static void
test_report_parts_tear_down (PartsFixture *fixture, gconstpointer data)
{
  lodestar_report_options_free (fixture->options);
  test_workspace_free (fixture->workspace);
}

/* All words of a report, page after page. */
static char *
test_report_parts_dup_text (PartsFixture *fixture, LodestarReportKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarReportDocument) report =
    lodestar_report_create (lodestar_workspace_get_db (fixture->workspace), kind, TEST_POOL_PROGRAM,
                            fixture->options, &error);
  g_autoptr (LodestarReportLayout) layout = NULL;
  GString *text = g_string_new ("\n");

  g_assert_no_error (error);
  layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
  g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (layout, i);

      g_string_append (text, page);
    }

  return g_string_free_and_steal (text);
}

static void
test_report_parts_assert (const char *text, const char *words, gboolean is_there)
{
  if ((strstr (text, words) != NULL) != is_there)
    g_error ("“%s” %s in: %s", words, is_there ? "is not" : "is", text);
}

static guint
test_report_parts_count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *found = strstr (text, words); found != NULL; found = strstr (found + 1, words))
    n++;

  return n;
}

/* Left out, a part is gone, and no other with it. */
static void
test_report_parts_are_left_out_alone (PartsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    LodestarReportKind kind;
    const char        *nick;
    const char        *words; /* which only this part says */
  } parts[] = {
    { LODESTAR_REPORT_CHARTER, "purpose", "\nPurpose\n" },
    { LODESTAR_REPORT_CHARTER, "goals", "More internal promotions <now>" },
    { LODESTAR_REPORT_CHARTER, "timeline", "\nDates\n" },
    { LODESTAR_REPORT_CHARTER, "meetings", "\nMeetings and places\n" },
    { LODESTAR_REPORT_CHARTER, "matching", "\nHow people are matched\n" },
    { LODESTAR_REPORT_CHARTER, "measurement", "\nHow it is measured\nMatched\n" },
    { LODESTAR_REPORT_MATCHING, "totals", "\nTotal score\n" },
    { LODESTAR_REPORT_MATCHING, "spread", "\nHow well the " },
    { LODESTAR_REPORT_MATCHING, "reasons", " stayed without" },
    { LODESTAR_REPORT_MATCHING, "method", "\nHow matching decides\n" },
    { LODESTAR_REPORT_MATCHING, "pairs", "\nAll pairs, weakest first\n" },
    { LODESTAR_REPORT_PROGRESS, "summary", "\nSummary\n" },
    { LODESTAR_REPORT_PROGRESS, "figures", "\nFour figures\n" },
    { LODESTAR_REPORT_PROGRESS, "months", "\nMeetings, month by month\n" },
    { LODESTAR_REPORT_PROGRESS, "reasons", "\nWhy care is needed\n" },
    { LODESTAR_REPORT_PROGRESS, "relationships", "\nAll running relationships" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint                     n_parts, bit = 0;
      const LodestarReportPart *list = lodestar_report_kind_get_parts (parts[i].kind, &n_parts);
      g_autofree char          *text = NULL;

      while (bit < n_parts && !g_str_equal (list[bit].nick, parts[i].nick))
        bit++;

      g_assert_cmpuint (bit, <, n_parts);
      g_assert_cmpstr (list[bit].label, !=, "");
      fixture->options->left_out = 1u << bit;
      text = test_report_parts_dup_text (fixture, parts[i].kind);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (parts[j].kind == parts[i].kind)
          test_report_parts_assert (text, parts[j].words, i != j);
    }
}

/* With all parts left out there is still a page that says what it would be about. */
static void
test_report_parts_all_may_be_left_out (PartsFixture *fixture, gconstpointer data)
{
  static const LodestarReportKind kinds[] = { LODESTAR_REPORT_CHARTER, LODESTAR_REPORT_MATCHING,
                                              LODESTAR_REPORT_PROGRESS };

  fixture->options->left_out = ~0u;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = test_report_parts_dup_text (fixture, kinds[i]);

      test_report_parts_assert (text, "Bridge 2026", TRUE);
      test_report_parts_assert (text, "Page 1 of 1", TRUE);
      test_report_parts_assert (text, "Named page", FALSE);
    }
}

static void
test_report_parts_head_says_for_whom (PartsFixture *fixture, gconstpointer data)
{
  g_autofree char *owner = test_report_parts_dup_text (fixture, LODESTAR_REPORT_PROGRESS);
  g_autofree char *board = NULL;
  g_autofree char *matching = NULL;

  test_report_parts_assert (owner, "\nFor\nProgram owner\n", TRUE);
  test_report_parts_assert (owner, "\nIssued\n31 October 2026\n", TRUE);
  fixture->options->audience = g_strdup ("Board <of & directors>");
  fixture->options->organization = g_strdup ("Müller & Söhne");
  board = test_report_parts_dup_text (fixture, LODESTAR_REPORT_PROGRESS);
  test_report_parts_assert (board, "\nFor\nBoard <of & directors>\n", TRUE);
  test_report_parts_assert (board, "MÜLLER & SÖHNE", TRUE);
  matching = test_report_parts_dup_text (fixture, LODESTAR_REPORT_MATCHING);
  test_report_parts_assert (matching, "\nFor\nBoard <of & directors>\n", TRUE);
}

/* ------------------------------------------------------------------ matching */

/* The method stands with the rules at the beginning, what each criterion gives at the end. */
static void
test_report_parts_method_frames_the_names (PartsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_MATCHING);
  const char      *method = strstr (text, "\nHow matching decides\n");
  const char      *rules = strstr (text, "\nNo pair breaks these rules\n");
  const char      *pairs = strstr (text, "\nAll pairs, weakest first\n");
  const char      *criteria = strstr (text, "\nWhat each criterion can give\n");

  g_assert_nonnull (method);
  g_assert_nonnull (rules);
  g_assert_nonnull (pairs);
  g_assert_nonnull (criteria);
  g_assert_true (method < rules && rules < pairs && pairs < criteria);
  g_assert_nonnull (strstr (rules, "Nobody mentors himself: "));
  g_assert_nonnull (strstr (rules, "Pairs that the coordinator banned"));
  g_assert_null (strstr (text, "you banned"));
  g_assert_nonnull (strstr (criteria, "\nTogether\n100\n"));

  /* Pages with names say so, and no others: the two around them name nobody. */
  g_assert_cmpuint (test_report_parts_count (text, "Named page"), ==, 1);
  test_report_parts_assert (text, "Page 3 of 3", TRUE);
  g_assert_null (strstr (criteria, "Named page"));

  /* Without names the criteria follow all the same. */
  fixture->options->left_out = 1u << 4 | 1u << 5;
  g_free (text);
  text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_MATCHING);
  test_report_parts_assert (text, "\nWhat each criterion can give\n", TRUE);
  test_report_parts_assert (text, "\nAll pairs, weakest first\n", FALSE);
}

static guint32
test_report_parts_get_unknown (const LodestarProposalPair *pair)
{
  g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, NULL);
  guint32 unknown = 0;

  for (guint i = 0; i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      if (!one->is_known_to_mentee || !one->is_known_to_mentor)
        unknown |= 1u << one->criterion;
    }

  return unknown;
}

/* What is not known of any pair is said once, and of single pairs only what is their own. */
static void
test_report_parts_never_known_is_said_once (PartsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (
    lodestar_workspace_get_db (fixture->workspace), fixture->proposal_id, NULL);
  g_autofree char *text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_MATCHING);
  guint32          never = ~0u;
  guint            n_own = 0;

  for (guint i = 0; i < pairs->len; i++)
    never &= test_report_parts_get_unknown (g_ptr_array_index (pairs, i));

  for (guint i = 0; i < pairs->len; i++)
    n_own += (test_report_parts_get_unknown (g_ptr_array_index (pairs, i)) & ~never) != 0;

  g_assert_cmpuint (test_report_parts_count (text, "Not known on one or both sides of every pair:"),
                    ==, never != 0);
  g_assert_cmpuint (test_report_parts_count (text, "Not known for one or both sides:"), ==, n_own);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (never & 1u << i)
      {
        const char *label = lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) i);

        test_report_parts_assert (strstr (text, "of every pair:"), label, TRUE);
      }
}

/* The picture counts each pair once, in classes that begin with a ten. */
static void
test_report_parts_spread_counts_each_pair (PartsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (
    lodestar_workspace_get_db (fixture->workspace), fixture->proposal_id, NULL);
  g_autofree char *text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_MATCHING);
  g_autoptr (GRegex) regex = g_regex_new ("([0-9]+) to ([0-9]+): ([0-9]+)\\.", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_classes = 0, n_pairs = 0;

  g_regex_match (regex, text, 0, &match);

  for (; g_match_info_matches (match); g_match_info_next (match, NULL), n_classes++)
    {
      g_autofree char *lower = g_match_info_fetch (match, 1);
      g_autofree char *upper = g_match_info_fetch (match, 2);
      g_autofree char *count = g_match_info_fetch (match, 3);
      guint            expected = 0;
      guint            least = (guint) g_ascii_strtoull (lower, NULL, 10);
      guint            most = (guint) g_ascii_strtoull (upper, NULL, 10);

      if (n_classes == 0)
        g_assert_cmpuint (least % 10, ==, 0);

      for (guint i = 0; i < pairs->len; i++)
        {
          guint score = ((LodestarProposalPair *) g_ptr_array_index (pairs, i))->score;

          expected += score >= least && (score < most || most == 100);
        }

      g_assert_cmpuint (g_ascii_strtoull (count, NULL, 10), ==, expected);
      n_pairs += expected;
    }

  g_assert_cmpuint (n_classes, >, 2);
  g_assert_cmpuint (n_pairs, ==, pairs->len);
}

/* ------------------------------------------------------------------ progress */

/* Reasons stand by their number, the most frequent first, and none that does not occur. */
static void
test_report_parts_reasons_are_in_order (PartsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_PROGRESS);
  g_autoptr (LodestarCohort) cohort = lodestar_relationship_store_load_cohort (
    lodestar_workspace_get_db (fixture->workspace), TEST_POOL_PROGRAM, NULL);
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY));
  const char *words = strstr (text, "\nFirst reason of the ");
  g_autoptr (GRegex) regex = g_regex_new ("[a-z]: ([0-9]+)\\.", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *line = NULL;
  guint64          before = G_MAXUINT64, sum = 0;

  /* The paragraph, then the words of the figure. */
  g_assert_nonnull (words);
  words = strstr (words + 1, "\nFirst reason of the ");
  g_assert_nonnull (words);
  line = g_strndup (words + 1, strcspn (words + 1, "\n"));
  g_regex_match (regex, line, 0, &match);

  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *count = g_match_info_fetch (match, 1);
      guint64          n = g_ascii_strtoull (count, NULL, 10);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (n, <=, before);
      before = n;
      sum += n;
    }

  g_assert_cmpuint (sum, ==, figures->figures[LODESTAR_FIGURE_AT_RISK].numerator);
}

/* What a goal says is between the two; the report tells that nobody touched it, and since when. */
static void
test_report_parts_goals_stay_private (PartsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_PROGRESS);

  test_report_parts_assert (text, "Lead a meeting", FALSE);
  test_report_parts_assert (text, "(last changed", FALSE);
  test_report_parts_assert (text, "No first meeting for 292 days. Began on ", TRUE);
}

static void
test_report_parts_figures_grow_with_the_day (PartsFixture *fixture, gconstpointer data)
{
  static const char *const days[] = { "2026-02-20", "2026-06-30", "2026-10-31", "2027-03-01" };
  guint                    before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = NULL;
      const char      *held;
      guint            numerator = 0, denominator = 0;

      fixture->options->today = lodestar_date_from_iso (days[i]);
      text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_PROGRESS);
      held = strstr (text, "\nMeetings held\n");
      g_assert_nonnull (held);
      held = strstr (held, " of ");
      g_assert_nonnull (held);

      while (held > text && g_ascii_isdigit (held[-1]))
        held--;

      g_assert_cmpint (sscanf (held, "%u of %u", &numerator, &denominator), ==, 2);
      g_assert_cmpuint (denominator, >=, before);
      before = denominator;
    }
}

/* ------------------------------------------------------------------ charter */

/* Whatever the structure, the charter says how people come together. */
static void
test_report_parts_charter_knows_structures (PartsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *nick;
    const char *words;
  } structures[] = {
    { "one-to-one", "\nWhole terms; the first wanted counts most\n" },
    { "group", "A mentor with " },
    { "peer", "Two who are locked are a pair" },
    { "reverse", "The mentor does not stand below the mentee, or a level is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (structures); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE program SET structure = '%s';", structures[i].nick);
      g_autofree char *text = NULL;

      test_pool_run_sql (fixture->workspace, sql);
      text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_CHARTER);
      test_report_parts_assert (text, structures[i].words, TRUE);
      test_report_parts_assert (text, "\nStructure: ", TRUE);
    }
}

/* A great many goals and dates, long words, other scripts: all of it is printed. */
static void
test_report_parts_charter_bears_much (PartsFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (
      sql,
      "INSERT INTO program_goal (program_id, position, text, metric, baseline, target) VALUES "
      "(1, %u, 'Ziel %u: Rechtsschutzversicherungsgesellschaftsangestelltenqualifizierung', "
      "'研究開発本部', '−1', '1000000000');\n"
      "INSERT INTO event (program_id, kind, name, date, note) VALUES (1, 'event', "
      "'ورشة عمل %u', '2026-%02u-%02u', 'Ärger & <mehr>');\n",
      i, i, i, 1 + i % 12, 1 + i % 28);

  test_pool_run_sql (fixture->workspace, sql->str);
  text = test_report_parts_dup_text (fixture, LODESTAR_REPORT_CHARTER);

  for (guint i = 1; i <= 30; i++)
    {
      g_autofree char *goal = g_strdup_printf ("Ziel %u: Rechts", i);
      g_autofree char *event = g_strdup_printf ("ورشة عمل %u\n", i);

      g_assert_cmpuint (test_report_parts_count (text, goal), ==, 1);
      test_report_parts_assert (text, event, TRUE);
    }

  g_assert_cmpuint (test_report_parts_count (text, "Ärger & <mehr>"), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init_check ();
#define ADD(name, function)                                                                        \
  g_test_add ("/report/parts/" name, PartsFixture, NULL, test_report_parts_set_up, function,       \
              test_report_parts_tear_down)
  ADD ("are-left-out-alone", test_report_parts_are_left_out_alone);
  ADD ("all-may-be-left-out", test_report_parts_all_may_be_left_out);
  ADD ("head-says-for-whom", test_report_parts_head_says_for_whom);
  ADD ("method-frames-the-names", test_report_parts_method_frames_the_names);
  ADD ("never-known-is-said-once", test_report_parts_never_known_is_said_once);
  ADD ("spread-counts-each-pair", test_report_parts_spread_counts_each_pair);
  ADD ("reasons-are-in-order", test_report_parts_reasons_are_in_order);
  ADD ("goals-stay-private", test_report_parts_goals_stay_private);
  ADD ("figures-grow-with-the-day", test_report_parts_figures_grow_with_the_day);
  ADD ("charter-knows-structures", test_report_parts_charter_knows_structures);
  ADD ("charter-bears-much", test_report_parts_charter_bears_much);
#undef ADD

  return g_test_run ();
}
