/* test-report-contents.c - the reports of a program: every figure is that of the rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents.h"

#include <gtk/gtk.h>

#include "lodestar-error.h"
#include "lodestar-figures.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-rematch.h"
#include "lodestar-report-layout.h"
#include "lodestar-report-to-sheet.h"
#include "sample-program.h"
#include "test-pool.h"
#include "test-workspace.h"

#define NOW 1793440800

typedef struct
{
  LodestarWorkspace     *workspace;
  LodestarReportOptions *options;
  gint64                 proposal_id;
} ContentsFixture;

static void
test_report_contents_set_up (ContentsFixture *fixture, gconstpointer data)
{
  fixture->workspace = test_workspace_new ();
  sample_program_fill_design (fixture->workspace);
  fixture->options =
    lodestar_report_options_new (lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY), NOW);
  fixture->options->organization = g_strdup ("Harrow Lind");

  if (data != NULL)
    fixture->proposal_id = sample_program_fill_relationships (fixture->workspace);
}

static void
test_report_contents_tear_down (ContentsFixture *fixture, gconstpointer data)
{
  lodestar_report_options_free (fixture->options);
  test_workspace_free (fixture->workspace);
}

/* All words of the report, with both papers laid out and nothing cut. */
static char *
test_report_contents_dup_text (ContentsFixture *fixture, LodestarReportKind kind, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarReportDocument) report =
    lodestar_report_create (lodestar_workspace_get_db (fixture->workspace), kind, TEST_POOL_PROGRAM,
                            fixture->options, &error);
  g_autoptr (LodestarReportLayout) a4 = NULL;
  g_autoptr (LodestarReportLayout) letter = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  a4 = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
  letter = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_LETTER);

  if (lodestar_report_layout_get_n_warnings (a4) > 0)
    g_error ("%s", lodestar_report_layout_get_warning (a4, 0));

  if (lodestar_report_layout_get_n_warnings (letter) > 0)
    g_error ("%s", lodestar_report_layout_get_warning (letter, 0));

  g_assert_cmpuint (lodestar_report_layout_get_n_pages (a4), ==,
                    lodestar_report_layout_get_n_pages (letter));

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (a4); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (a4, i);

      g_string_append (text, page);
    }

  if (n_pages != NULL)
    *n_pages = lodestar_report_layout_get_n_pages (a4);

  return g_string_free_and_steal (text);
}

static void
test_report_contents_assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
test_report_contents_charter_tells_the_design (ContentsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_CHARTER, NULL);

  test_report_contents_assert_has (text, "HARROW LIND  ·  PROGRAM CHARTER");
  test_report_contents_assert_has (text, "Bridge 2026");
  test_report_contents_assert_has (text, "5 Jan 2026 – 4 Jan 2027");
  test_report_contents_assert_has (text, "fall vacant & few are prepared.");
  test_report_contents_assert_has (text, "Structure: One-to-One");
  test_report_contents_assert_has (text, "More internal promotions <now>");
  test_report_contents_assert_has (text, "Promotions: baseline 10, target 13");
  test_report_contents_assert_has (text, "Relevant\nnot known");
  test_report_contents_assert_has (text, "5 February 2026 – 4 December 2026");
  test_report_contents_assert_has (text, "months 2 to 11");
  test_report_contents_assert_has (text, "Goals agreed\neach pair");
  test_report_contents_assert_has (text, "8 mentors offer 15 places for 14 mentees.");
  test_report_contents_assert_has (text, "12 meetings for a relationship that runs from first to "
                                         "last day, 12 hours for each person");
  test_report_contents_assert_has (text, "Skills wanted and offered");
  test_report_contents_assert_has (text, "Together\n100\n");
  test_report_contents_assert_has (text, "Nobody mentors himself");
}

static void
test_report_contents_charter_leaves_parts_out (ContentsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  /* Goals and matching. */
  fixture->options->left_out = 1u << 1 | 1u << 4;
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_CHARTER, NULL);
  g_assert_null (strstr (text, "More internal promotions"));
  g_assert_null (strstr (text, "Skills wanted and offered"));
  test_report_contents_assert_has (text, "8 mentors offer 15 places");
}

/* The counts of the report are those of the proposal, and they add up. */
static void
test_report_contents_matching_adds_up (ContentsFixture *fixture, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (fixture->workspace);
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, fixture->proposal_id, NULL);
  g_autoptr (GPtrArray) unmatched =
    lodestar_proposal_store_list_unmatched (db, fixture->proposal_id, NULL);
  g_autofree char *text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_MATCHING, NULL);
  g_autofree char *matched = NULL;
  g_autofree char *total = NULL;
  guint            n_without = 0;
  gint64           sum = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      sum += pair->score;
      test_report_contents_assert_has (text, pair->mentee_name);
      test_report_contents_assert_has (text, pair->mentor_name);
    }

  for (guint i = 0; i < unmatched->len; i++)
    n_without += !((LodestarProposalUnmatched *) g_ptr_array_index (unmatched, i))->is_mentor;

  g_assert_cmpuint (pairs->len, >, 8);
  matched = g_strdup_printf ("Mentees matched\n%u\nof %u\n", pairs->len, pairs->len + n_without);
  total = g_strdup_printf ("Total score\n%" G_GINT64_FORMAT "\n", sum);
  test_report_contents_assert_has (text, matched);
  test_report_contents_assert_has (text, total);
  test_report_contents_assert_has (text, "minimum acceptable: 20");
  test_report_contents_assert_has (
    text, "Level gap\nBest where the mentor is 2 levels above, 0 where equal or below");
  test_report_contents_assert_has (text, "Department\nDifferent departments");
  test_report_contents_assert_has (text, "How matching decides");
  test_report_contents_assert_has (text, "Proven: no matching that keeps the rules");
  test_report_contents_assert_has (text, "Named page: for the program owner only");
  test_report_contents_assert_has (text, "State\nPublished\n");
}

static gint64
test_report_contents_match_again (ContentsFixture *fixture)
{
  const LodestarRematchWish wish = { FALSE, LODESTAR_MATCHING_ANY_COST };
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarRematch) rematch =
    lodestar_rematch_load (lodestar_workspace_get_db (fixture->workspace), TEST_POOL_PROGRAM,
                           fixture->options->today, &error);
  g_autoptr (LodestarRematchKeep) keep = NULL;

  g_assert_no_error (error);
  keep = lodestar_rematch_solve (rematch, &wish, NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (fixture->workspace, "proposal-add", "Match Again", lodestar_rematch_keep,
                          keep, NULL, &error);
  g_assert_no_error (error);

  return keep->proposal_id;
}

/* What was matched again says what goes on and what ends, and is proven in its own words. */
static void
test_report_contents_matching_again (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarRematchPlan) plan = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *proof = NULL;

  fixture->options->proposal_id = test_report_contents_match_again (fixture);
  g_assert_true (lodestar_rematch_plan_load (lodestar_workspace_get_db (fixture->workspace),
                                             fixture->options->proposal_id, &plan, NULL));
  pairs = lodestar_proposal_store_list_pairs (lodestar_workspace_get_db (fixture->workspace),
                                              fixture->options->proposal_id, NULL);
  g_assert_cmpuint (plan->n_kept, >, 0);
  changes = lodestar_rematch_dup_words (plan->n_kept, plan->n_ended, pairs->len - plan->n_kept);
  proof = lodestar_rematch_plan_dup_proof (plan);
  g_assert_nonnull (proof);
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_MATCHING, NULL);
  test_report_contents_assert_has (text, "The program was matched again while it ran.");
  test_report_contents_assert_has (text, changes);
  test_report_contents_assert_has (text, proof);
  test_report_contents_assert_has (text, "State\nDraft\n");
}

/* A mentor has as many places as a group has, and words are of groups, not of pairs. */
static void
test_report_contents_charter_of_groups (ContentsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  test_pool_run_sql (fixture->workspace,
                     "UPDATE program SET structure = 'group', group_min = 3, group_max = 6;");
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_CHARTER, NULL);
  test_report_contents_assert_has (text, "8 mentors offer 48 places for 14 mentees.");
  test_report_contents_assert_has (text, "Goals agreed\neach group");
  g_assert_null (strstr (text, "each pair"));
}

static void
test_report_contents_matching_without_names (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (
    lodestar_workspace_get_db (fixture->workspace), fixture->proposal_id, NULL);
  g_autofree char *text = NULL;

  /* Pairs and everybody without a partner. */
  fixture->options->left_out = 1u << 4 | 1u << 5;
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_MATCHING, NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_assert_null (
      strstr (text, ((LodestarProposalPair *) g_ptr_array_index (pairs, i))->mentee_name));

  g_assert_null (strstr (text, "Named page"));
  test_report_contents_assert_has (text, "For\nAll readers\n");
}

static void
test_report_contents_matching_needs_a_proposal (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_report_create (lodestar_workspace_get_db (fixture->workspace),
                                         LODESTAR_REPORT_MATCHING, TEST_POOL_PROGRAM,
                                         fixture->options, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (lodestar_report_create (lodestar_workspace_get_db (fixture->workspace),
                                         LODESTAR_REPORT_LETTERS, TEST_POOL_PROGRAM,
                                         fixture->options, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (lodestar_report_create (lodestar_workspace_get_db (fixture->workspace),
                                         LODESTAR_REPORT_PROGRESS, 99, fixture->options, &error));
  g_assert_nonnull (error);
}

/* Sentences and figures of the progress report are those that analytics computes. */
static void
test_report_contents_progress_agrees (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarCohort) cohort = lodestar_relationship_store_load_cohort (
    lodestar_workspace_get_db (fixture->workspace), TEST_POOL_PROGRAM, NULL);
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY));
  const LodestarFigure *meetings = &figures->figures[LODESTAR_FIGURE_MEETINGS];
  const LodestarFigure *at_risk = &figures->figures[LODESTAR_FIGURE_AT_RISK];
  g_autofree char *text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_PROGRESS, NULL);
  g_autofree char *held = g_strdup_printf (
    "Of the meetings that the cadence asks for, %d\u202f%%, %d of %d were held.",
    lodestar_figure_get_percent (meetings), meetings->numerator, meetings->denominator);
  g_autofree char *risk = g_strdup_printf ("%d of %d relationships that are followed are at risk",
                                           at_risk->numerator, at_risk->denominator);
  g_autofree char *count =
    g_strdup_printf ("First reason of the %d relationships at risk.", at_risk->numerator);
  guint            n_running = 0;
  g_autofree char *total = NULL;

  g_assert_cmpint (meetings->denominator, >, 50);
  g_assert_cmpint (at_risk->numerator, >, 1);
  test_report_contents_assert_has (text, held);
  test_report_contents_assert_has (text, risk);
  test_report_contents_assert_has (text, count);
  test_report_contents_assert_has (text, "Not listed: 1 ended early.");

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

      if (!lodestar_relationship_row_is_running (row))
        continue;

      n_running++;

      for (guint j = 0; j < row->members->len; j++)
        test_report_contents_assert_has (text,
                                         g_array_index (row->members, LodestarMember, j).name);
    }

  total = g_strdup_printf ("%u relationships\n", n_running);
  test_report_contents_assert_has (text, total);
  test_report_contents_assert_has (text, "Period\n5 Jan – 31 Oct 2026\n");
  test_report_contents_assert_has (text, "Month\n10 of 12\n");
}

static void
test_report_contents_progress_before_the_start (ContentsFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint            n_pages = 0;

  fixture->options->today = lodestar_date_from_iso ("2026-01-02");
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_PROGRESS, &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  test_report_contents_assert_has (text, "No meeting is due yet.");
  test_report_contents_assert_has (text, "nothing to count yet");
  g_assert_null (strstr (text, "Period"));
}

/* Two letters a pair, each with the other's name and nobody else's. */
static void
test_report_contents_letters_go_to_both (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LodestarReportDocument) report = NULL;
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autofree char *text = NULL;
  gint64           id = 1;
  guint            n_pages = 0;

  report =
    lodestar_report_create (lodestar_workspace_get_db (fixture->workspace), LODESTAR_REPORT_LETTERS,
                            TEST_POOL_PROGRAM, fixture->options, NULL);
  g_assert_cmpuint (lodestar_report_document_get_n_letters (report), >, 16);

  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (fixture->workspace), id, NULL);
  g_array_append_val (ids, id);
  fixture->options->relationship_ids = g_steal_pointer (&ids);
  text = test_report_contents_dup_text (fixture, LODESTAR_REPORT_LETTERS, &n_pages);
  g_assert_cmpuint (n_pages, ==, 2);

  for (guint i = 0; i < 2; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);
      g_autofree char      *salutation = g_strdup_printf ("Dear %s,", member->name);

      test_report_contents_assert_has (text, salutation);
    }

  test_report_contents_assert_has (text, "Your mentor: ");
  test_report_contents_assert_has (text, "Your mentee: ");
  test_report_contents_assert_has (text, "by 26 January 2026\nYour first meeting;");
  test_report_contents_assert_has (text, "30 January 2026\nGoals agreed\n");
  test_report_contents_assert_has (text, "The program ends");
  test_report_contents_assert_has (text, "call Katrin Brandt");
}

/* A name that runs from right to left leaves the words beside it where they are. */
static void
test_report_contents_names_are_isolated (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *letters = NULL;
  g_autofree char *progress = NULL;
  gint64           id = 1;
  guint            n_pages = 0;

  /* A group of three whose people all have the same name, and have a title. */
  test_pool_run_sql (
    fixture->workspace,
    "UPDATE program SET structure = 'group';"
    "INSERT INTO relationship_member (relationship_id, participant_id)"
    " SELECT 1, id FROM participant WHERE role = 'mentee' AND id NOT IN"
    " (SELECT participant_id FROM relationship_member WHERE relationship_id = 1) LIMIT 2;"
    "UPDATE person SET title = 'Engineer', name = 'ليلى حداد' WHERE id IN"
    " (SELECT person_id FROM participant JOIN relationship_member ON participant_id ="
    " participant.id WHERE relationship_id = 1);");
  progress = test_report_contents_dup_text (fixture, LODESTAR_REPORT_PROGRESS, &n_pages);
  test_report_contents_assert_has (progress,
                                   "\u200e\u2068ليلى حداد\u2069, \u200e\u2068ليلى حداد\u2069");

  g_array_append_val (ids, id);
  fixture->options->relationship_ids = g_steal_pointer (&ids);
  letters = test_report_contents_dup_text (fixture, LODESTAR_REPORT_LETTERS, &n_pages);
  g_assert_cmpuint (n_pages, ==, 4);
  test_report_contents_assert_has (letters, "group of \u200e\u2068ليلى حداد\u2069 to you.");
  test_report_contents_assert_has (letters, "\u200e\u2068ليلى حداد\u2069: Engineer");
  test_report_contents_assert_has (letters, "\u200e\u2068ليلى حداد\u2069, Engineer");
  test_report_contents_assert_has (letters, "\u200e\u2068ليلى حداد\u2069 proposes the date");
}

/* Those who began since a day get letters, nobody else; and who is not there is missed. */
static void
test_report_contents_letters_can_be_chosen (ContentsFixture *fixture, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (fixture->workspace);
  g_autoptr (LodestarCohort) cohort =
    lodestar_relationship_store_load_cohort (db, TEST_POOL_PROGRAM, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  LodestarDate newest = LODESTAR_DATE_NONE;
  const gint64 nobody = 4711;

  for (guint i = 0; i < cohort->relationships->len; i++)
    newest =
      MAX (newest,
           ((LodestarRelationshipRow *) g_ptr_array_index (cohort->relationships, i))->started_on);

  for (LodestarDate since = newest - 40; since <= newest; since += 10)
    {
      g_autoptr (LodestarReportDocument) report = NULL;
      guint n = 0;

      for (guint i = 0; i < cohort->relationships->len; i++)
        {
          const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

          n += lodestar_relationship_row_is_running (row) && row->started_on >= since;
        }

      fixture->options->since = since;
      report = lodestar_report_create (db, LODESTAR_REPORT_LETTERS, TEST_POOL_PROGRAM,
                                       fixture->options, &error);

      if (n > 0)
        g_assert_cmpuint (lodestar_report_document_get_n_letters (report), ==, 2 * n);
      else
        g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);

      g_clear_error (&error);
    }

  fixture->options->since = newest + 1;
  g_assert_null (lodestar_report_create (db, LODESTAR_REPORT_LETTERS, TEST_POOL_PROGRAM,
                                         fixture->options, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_clear_error (&error);

  g_array_append_val (ids, nobody);
  fixture->options->relationship_ids = g_steal_pointer (&ids);
  g_assert_null (lodestar_report_create (db, LODESTAR_REPORT_LETTERS, TEST_POOL_PROGRAM,
                                         fixture->options, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "4711"));
}

/* What is printed as a table can be taken out: a row for each, with the reasons. */
static void
test_report_contents_table_goes_to_a_sheet (ContentsFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarReportDocument) progress =
    lodestar_report_create (lodestar_workspace_get_db (fixture->workspace),
                            LODESTAR_REPORT_PROGRESS, TEST_POOL_PROGRAM, fixture->options, NULL);
  g_autoptr (LodestarReportDocument) letters =
    lodestar_report_create (lodestar_workspace_get_db (fixture->workspace), LODESTAR_REPORT_LETTERS,
                            TEST_POOL_PROGRAM, fixture->options, NULL);
  g_autoptr (LodestarSheet) sheet = lodestar_report_to_sheet (progress);
  g_autoptr (GBytes) csv = lodestar_sheet_to_csv (sheet, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_cmpuint (lodestar_sheet_get_n_rows (sheet), ==, 13);
  test_report_contents_assert_has (text, "Mentee,Mentor,Department,Months met,Last meeting,");
  test_report_contents_assert_has (text, "\"At risk, 7 of 13\"");
  test_report_contents_assert_has (text, "No first meeting for 292 days");
  g_assert_true (lodestar_report_has_sheet (progress));
  g_assert_false (lodestar_report_has_sheet (letters));
  g_assert_null (lodestar_report_to_sheet (letters));
}

static void
test_report_contents_picks_the_published_proposal (void)
{
  LodestarProposal drafts[] = { { .id = 3 }, { .id = 5 }, { .id = 4 } };
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();

  g_assert_cmpint (lodestar_report_pick_proposal (proposals), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    g_ptr_array_add (proposals, &drafts[i]);

  g_assert_cmpint (lodestar_report_pick_proposal (proposals), ==, 5);
  drafts[0].published_at = (char *) "2026-02-01T10:00:00Z";
  g_assert_cmpint (lodestar_report_pick_proposal (proposals), ==, 3);
  drafts[2].published_at = (char *) "2026-01-01T10:00:00Z";
  g_assert_cmpint (lodestar_report_pick_proposal (proposals), ==, 4);
}

static void
test_report_contents_kinds_have_names (void)
{
  for (guint i = 0; i < LODESTAR_N_REPORT_KINDS; i++)
    {
      LodestarReportKind kind;
      guint              n_parts;

      g_assert_true (lodestar_report_kind_from_nick (
        lodestar_report_kind_get_nick ((LodestarReportKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (lodestar_report_kind_get_label (kind), !=, "");
      g_assert_cmpstr (lodestar_report_kind_get_description (kind), !=, "");
      lodestar_report_kind_get_parts (kind, &n_parts);
      g_assert_cmpuint (n_parts, <, 32);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init_check ();
#define ADD(name, is_published, function)                                                          \
  g_test_add ("/report/contents/" name, ContentsFixture, GINT_TO_POINTER (is_published),           \
              test_report_contents_set_up, function, test_report_contents_tear_down)
  ADD ("charter-tells-the-design", FALSE, test_report_contents_charter_tells_the_design);
  ADD ("charter-leaves-parts-out", FALSE, test_report_contents_charter_leaves_parts_out);
  ADD ("matching-adds-up", TRUE, test_report_contents_matching_adds_up);
  ADD ("matching-again", TRUE, test_report_contents_matching_again);
  ADD ("charter-of-groups", FALSE, test_report_contents_charter_of_groups);
  ADD ("matching-without-names", TRUE, test_report_contents_matching_without_names);
  ADD ("matching-needs-a-proposal", FALSE, test_report_contents_matching_needs_a_proposal);
  ADD ("progress-agrees", TRUE, test_report_contents_progress_agrees);
  ADD ("progress-before-the-start", FALSE, test_report_contents_progress_before_the_start);
  ADD ("letters-go-to-both", TRUE, test_report_contents_letters_go_to_both);
  ADD ("names-are-isolated", TRUE, test_report_contents_names_are_isolated);
  ADD ("letters-can-be-chosen", TRUE, test_report_contents_letters_can_be_chosen);
  ADD ("table-goes-to-a-sheet", TRUE, test_report_contents_table_goes_to_a_sheet);
#undef ADD
  g_test_add_func ("/report/contents/picks-the-published-proposal",
                   test_report_contents_picks_the_published_proposal);
  g_test_add_func ("/report/contents/kinds-have-names", test_report_contents_kinds_have_names);

  return g_test_run ();
}
