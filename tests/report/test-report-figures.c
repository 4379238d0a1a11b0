/* test-report-figures.c - what reports say of programs of every structure, against the rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents.h"

#include <gtk/gtk.h>
#include <inttypes.h>

#include "lodestar-report-layout-private.h"
#include "lodestar-report-to-sheet.h"
#include "sample-program.h"
#include "test-pool.h"
#include "test-workspace.h"

/* The structures, with what makes the sample one of them */
typedef struct
{
  const char *name;
  const char *script;
  const char *label;    /* of the structure */
  const char *matched;  /* of the first figure of the matching report */
  gboolean    is_peer;  /* all take part as one role */
  gboolean    is_group; /* groups or circles */
} TestStructure;

static const TestStructure test_structures[] = {
  { "one-to-one", "", "One-to-One", "Mentees matched", FALSE, FALSE },
  { "reverse", TEST_POOL_REVERSE, "Reverse", "Mentees matched", FALSE, FALSE },
  { "groups", TEST_POOL_GROUPS, "Group", "Mentees matched", FALSE, TRUE },
  { "peers", TEST_POOL_PEERS, "Peer", "People matched", TRUE, FALSE },
  { "circles", TEST_POOL_CIRCLES, "Peer", "People matched", TRUE, TRUE },
};

typedef struct
{
  const TestStructure   *structure;
  LodestarWorkspace     *workspace;
  LodestarReportOptions *options;
  gint64                 proposal_id;
} TestFigures;

static void
test_figures_set_up (TestFigures *self, gconstpointer data)
{
  self->structure = data;
  self->workspace = test_workspace_new ();
  sample_program_fill_design (self->workspace);

  if (*self->structure->script != '\0')
    test_pool_run_sql (self->workspace, self->structure->script);

  self->proposal_id = sample_program_fill_relationships (self->workspace);
  self->options = lodestar_report_options_new (lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY), 0);
}

static void
test_figures_tear_down (TestFigures *self, gconstpointer data)
{
  lodestar_report_options_free (self->options);
  test_workspace_free (self->workspace);
}

static gint64 test_figures_query (TestFigures *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The number that a query gives */
static gint64
test_figures_query (TestFigures *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list          args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);

  return test_workspace_count (self->workspace, sql);
}

/* All texts that a query gives in its first column */
static GPtrArray *
test_figures_list (TestFigures *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, sql, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean   has_row = TRUE;

  g_assert_no_error (error);

  while (lodestar_db_step (db, stmt, &has_row, &error) && has_row)
    g_ptr_array_add (texts, g_strdup (lodestar_db_column_text (stmt, 0)));

  g_assert_no_error (error);

  return texts;
}

static LodestarReportDocument *
test_figures_create (TestFigures *self, LodestarReportKind kind)
{
  g_autoptr (GError) error = NULL;
  LodestarReportDocument *report = lodestar_report_create (
    lodestar_workspace_get_db (self->workspace), kind, TEST_POOL_PROGRAM, self->options, &error);

  g_assert_no_error (error);

  return report;
}

/* The words of a report, from a line break on, so that whole lines can be looked for */
static char *
test_figures_dup_text (TestFigures *self, LodestarReportKind kind)
{
  g_autoptr (LodestarReportDocument) report = test_figures_create (self, kind);
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (layout, i);

      g_string_append (text, page);
    }

  return g_string_free (text, FALSE);
}

static void test_figures_assert (const char *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
test_figures_assert (const char *text, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list          args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* The sum of a group of all matches of a pattern, and how many there are */
static gint64
test_figures_add_up (const char *text, const char *pattern, int group, guint *n)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint64 sum = 0;

  *n = 0;
  g_regex_match (regex, text, 0, &match);

  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, group);

      sum += g_ascii_strtoll (number, NULL, 10);
      ++*n;
    }

  return sum;
}

/* ------------------------------------------------------------------ matching */

/* Who is matched, of whom, and what the total is the sum of, for each structure */
static void
test_figures_matching_counts_the_rows (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_MATCHING);
  gint64           n_pool = test_figures_query (
    self,
    "SELECT count(*) FROM participant WHERE role IN ('mentee', 'peer') AND state = 'accepted'");
  gint64 n_matched = test_figures_query (
    self,
    self->structure->is_group
      ? "SELECT count(*) FROM proposal_member WHERE proposal_id = %" PRId64
      : "SELECT count(DISTINCT mentee_id) FROM proposal_pair WHERE proposal_id = %" PRId64,
    self->proposal_id);
  gint64 total =
    test_figures_query (self,
                        self->structure->is_group
                          ? "SELECT sum(score) FROM proposal_member WHERE proposal_id = %" PRId64
                          : "SELECT sum(score) FROM proposal_pair WHERE proposal_id = %" PRId64,
                        self->proposal_id);

  g_assert_cmpint (n_matched, >, 5);
  g_assert_cmpint (n_matched + test_figures_query (
                                 self,
                                 "SELECT count(*) FROM proposal_unmatched u JOIN participant a ON "
                                 "a.id = u.participant_id WHERE a.role <> 'mentor' AND "
                                 "u.proposal_id = %" PRId64,
                                 self->proposal_id),
                   ==, n_pool);
  test_figures_assert (text, "\n%s\n%" PRId64 "\nof %" PRId64 "\n", self->structure->matched,
                       n_matched, n_pool);
  test_figures_assert (text, "\nTotal score\n%s%" PRId64, total >= 1000 ? "1," : "", total % 1000);
}

/* The classes of the picture hold each score once: of a pair, of both ways, or of a member. */
static void
test_figures_spread_holds_each_score_once (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_MATCHING);
  gint64           n_scores = test_figures_query (
    self,
    self->structure->is_group ? "SELECT count(*) FROM proposal_member WHERE proposal_id = %" PRId64
              : self->structure->is_peer
                ? "SELECT count(*) / 2 FROM proposal_pair WHERE proposal_id = %" PRId64
                : "SELECT count(*) FROM proposal_pair WHERE proposal_id = %" PRId64,
    self->proposal_id);
  guint n_classes;

  g_assert_cmpint (test_figures_add_up (text, "(\\d+) to (\\d+): (\\d+)", 3, &n_classes), ==,
                   n_scores);
  g_assert_cmpuint (n_classes, >, 1);

  if (self->structure->is_group)
    test_figures_assert (text, "\nHow well the %" PRId64 " members fit\n", n_scores);
  else
    test_figures_assert (text, "\nHow well the %" PRId64 " pairs fit\n", n_scores);
}

/* The middle and the weakest pair are those of the rows. */
static void
test_figures_median_and_weakest_are_of_the_rows (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_MATCHING);
  g_autoptr (GPtrArray) scores = NULL;
  double low, high;

  if (self->structure->is_peer || self->structure->is_group)
    {
      test_figures_assert (text,
                           self->structure->is_group ? "\nMedian member\n" : "\nMedian pair\n");
      return;
    }

  scores = test_figures_list (self, "SELECT score FROM proposal_pair ORDER BY score");
  low = g_ascii_strtod (scores->pdata[(scores->len - 1) / 2], NULL);
  high = g_ascii_strtod (scores->pdata[scores->len / 2], NULL);
  test_figures_assert (text, "\nMedian pair\n%.4g\nof 100\n", (low + high) / 2);
  test_figures_assert (text, "\nWeakest pair\n%s\nof 100\n", (char *) scores->pdata[0]);
}

/* Everybody who is matched stands on a page for the owner only, and so does who is not. */
static void
test_figures_everybody_is_named_where_names_may_stand (TestFigures *self, gconstpointer data)
{
  g_autoptr (LodestarReportDocument) report = test_figures_create (self, LODESTAR_REPORT_MATCHING);
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
  g_autoptr (GPtrArray) names = test_figures_list (
    self, "SELECT name FROM person p JOIN participant a ON a.person_id = p.id WHERE a.id IN "
          "(SELECT mentee_id FROM proposal_pair UNION SELECT mentor_id FROM proposal_pair UNION "
          "SELECT participant_id FROM proposal_member) OR a.role <> 'mentor'");
  g_autoptr (GString) open = g_string_new (NULL);
  g_autoptr (GString) named = g_string_new (NULL);

  g_assert_cmpuint (names->len, >, 10);

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (layout, i);

      g_string_append (
        strstr (page, "Named page: for the program owner only") != NULL ? named : open, page);
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_assert_nonnull (strstr (named->str, names->pdata[i]));
      g_assert_null (strstr (open->str, names->pdata[i]));
    }
}

/* ------------------------------------------------------------------ progress */

/* The first figure: who seeks and has somebody whose relationship has not broken off */
static void
test_figures_progress_counts_partners (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_PROGRESS);
  gint64           n_seek = test_figures_query (
    self,
    "SELECT count(*) FROM participant WHERE role IN ('mentee', 'peer') AND state = 'accepted'");
  gint64 n_found = test_figures_query (
    self, "SELECT count(DISTINCT a.id) FROM participant a JOIN relationship_member m ON "
          "m.participant_id = a.id JOIN relationship r ON r.id = m.relationship_id WHERE a.role IN "
          "('mentee', 'peer') AND a.state = 'accepted' AND r.state <> 'ended'");
  gint64 n_running = test_figures_query (
    self, "SELECT count(*) FROM relationship WHERE state IN ('trial', 'active', 'paused')");

  g_assert_cmpint (n_found, >, 3);
  g_assert_cmpint (n_found, <, n_seek);
  test_figures_assert (text, "%s are found for %" PRId64 " of %" PRId64 " %s.",
                       self->structure->is_peer ? "Partners" : "Mentors", n_found, n_seek,
                       self->structure->is_peer ? "peers" : "mentees");
  test_figures_assert (text, "%s, %" PRId64 " running relationship", self->structure->label,
                       n_running);
}

/* Meetings: each month after the start one is due, as long as the relationship and the program
 * last; what was held is counted month by month, and all months together are the whole. */
static void
test_figures_progress_counts_meetings (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_PROGRESS);
  gint64           n_held = test_figures_query (
    self,
    "SELECT count(*) FROM meeting WHERE state = 'held' AND date <= '" SAMPLE_PROGRAM_TODAY "'");
  gint64 n_due = test_figures_query (
    self,
    "WITH RECURSIVE due (id, n, day, last) AS (SELECT id, 1, date (started_on, '+1 month'), "
    "min (coalesce (ended_on, '9999'), '" SAMPLE_PROGRAM_TODAY
    "') FROM relationship UNION ALL SELECT d.id, n + 1, date (r.started_on, '+' || (n + 1) || "
    "' month'), last FROM due d JOIN relationship r ON r.id = d.id WHERE day <= last) "
    "SELECT count(*) FROM due WHERE day <= last");
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
                                        "Jun", "Jul", "Aug", "Sep", "Oct" };
  gint64                   n_in_months = 0;
  guint                    n;

  g_assert_cmpint (n_held, >, 10);
  g_assert_cmpint (n_due, >, n_held);

  if (n_due >= 50)
    test_figures_assert (text, "%" PRId64 " of %" PRId64 " were held.", n_held, n_due);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *held = g_strdup_printf ("%s: [^.]*?, (\\d+) of (\\d+) meetings", months[i]);
      gint64           in_month = test_figures_query (
        self,
        "SELECT count(*) FROM meeting WHERE state = 'held' AND strftime ('%%Y-%%m', date) = "
                  "'2026-%02u'",
        i + 1);
      gint64 said = test_figures_add_up (text, held, 1, &n);

      /* A month in which nothing was due says so. */
      g_assert_true (n == 1 || i == 0);
      g_assert_true (n == 0 || said == in_month);
      n_in_months += n == 0 ? in_month : said;
    }

  g_assert_cmpint (n_in_months, ==, n_held);
}

/* Goals: of those of relationships that have not broken off, those that are as far as the day */
static void
test_figures_progress_counts_goals (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  gint64           n_goals, n_on_track;

  test_pool_run_sql (
    self->workspace,
    "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, touched_on) "
    "SELECT id, 'Behind', 10, '2026-12-01', '2026-02-01', '2026-10-20' FROM relationship;"
    "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, touched_on) "
    "SELECT id, 'Done late', 100, '2026-03-01', '2026-02-01', '2026-10-20' FROM relationship;"
    "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, touched_on) "
    "SELECT id, 'Too late', 99, '2026-10-31', '2026-02-01', '2026-10-20' FROM relationship;");
  text = test_figures_dup_text (self, LODESTAR_REPORT_PROGRESS);
  n_goals = test_figures_query (self, "SELECT count(*) FROM goal g JOIN relationship r ON r.id = "
                                      "g.relationship_id WHERE r.state <> 'ended'");
  n_on_track = test_figures_query (
    self, "SELECT count(*) FROM goal g JOIN relationship r ON r.id = g.relationship_id WHERE "
          "r.state <> 'ended' AND (progress >= 100 OR (g.due_date > '" SAMPLE_PROGRAM_TODAY
          "' AND progress * (julianday (g.due_date) - julianday (created_on)) >= "
          "100 * (julianday ('" SAMPLE_PROGRAM_TODAY "') - julianday (created_on))))");
  g_assert_cmpint (n_on_track, >, 0);
  g_assert_cmpint (n_on_track, <, n_goals);
  test_figures_assert (text, "%" PRId64 " of %" PRId64 " are on track.", n_on_track, n_goals);
}

/* All that run are listed once, by state; the reasons add up to those at risk. */
static void
test_figures_progress_lists_all_that_run (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_PROGRESS);
  g_autoptr (LodestarReportDocument) report = test_figures_create (self, LODESTAR_REPORT_PROGRESS);
  g_autoptr (LodestarSheet) sheet = lodestar_report_to_sheet (report);
  gint64 n_running = test_figures_query (
    self, "SELECT count(*) FROM relationship WHERE state IN ('trial', 'active', 'paused')");
  gint64 n_reasons;
  guint  n;

  g_assert_cmpuint (lodestar_sheet_get_n_rows (sheet), ==, n_running);
  test_figures_assert (text, "\n%" PRId64 " relationship", n_running);
  n_reasons =
    test_figures_add_up (text,
                         "\n?(?:Trial over without an answer|No first meeting in time|Silence "
                         "longer than allowed|Goals untouched): (\\d+)",
                         1, &n);
  g_assert_cmpuint (n, >, 0);
  test_figures_assert (text, "First reason of the %" PRId64 " relationship", n_reasons);
  test_figures_assert (text, "At risk, %" PRId64 " of %" PRId64 "\n", n_reasons, n_running);
}

/* ------------------------------------------------------------------ charter */

/* Every date and phase of the design, and what the structure is about */
static void
test_figures_charter_says_the_whole_design (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = test_figures_dup_text (self, LODESTAR_REPORT_CHARTER);
  g_autoptr (GPtrArray) names =
    test_figures_list (self, "SELECT name FROM phase UNION ALL SELECT name FROM event");

  g_assert_cmpuint (names->len, ==, 6);

  for (guint i = 0; i < names->len; i++)
    test_figures_assert (text, "\n%s\n", (char *) names->pdata[i]);

  test_figures_assert (text, "\nStructure: %s", self->structure->label);
  test_figures_assert (text, "\nTogether\n100\n");
  test_figures_assert (text, "8 January 2026");
  test_figures_assert (text, "28 December 2026");

  if (!self->structure->is_peer && !self->structure->is_group)
    test_figures_assert (
      text, "%" PRId64 " mentors offer %" PRId64 " places for %" PRId64 " mentees",
      test_figures_query (self, "SELECT count(*) FROM participant WHERE role = 'mentor'"),
      test_figures_query (self, "SELECT sum(capacity_max) FROM participant WHERE role = 'mentor'"),
      test_figures_query (self, "SELECT count(*) FROM participant WHERE role = 'mentee'"));
  else if (!self->structure->is_peer)
    test_figures_assert (text, "A mentor with 3 to 5 mentees");
  else if (self->structure->is_group)
    test_figures_assert (text, "Circles of 3 to 5 people");
}

/* ------------------------------------------------------------------ letters */

/* A letter for each member of each that runs, on a page of its own, which names nobody from
 * another relationship. */
static void
test_figures_letters_keep_to_the_relationship (TestFigures *self, gconstpointer data)
{
  g_autoptr (LodestarReportDocument) report = test_figures_create (self, LODESTAR_REPORT_LETTERS);
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
  g_autoptr (GPtrArray) everybody = test_figures_list (
    self, "SELECT DISTINCT name FROM person p JOIN participant a ON a.person_id = p.id");
  gint64 n_letters = test_figures_query (
    self, "SELECT count(*) FROM relationship_member m JOIN relationship r ON r.id = "
          "m.relationship_id WHERE r.state IN ('trial', 'active', 'paused')");
  guint n_addressed = 0;

  g_assert_cmpuint (lodestar_report_document_get_n_letters (report), ==, n_letters);

  /* Only the letters to groups may need a second page. */
  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), >=, n_letters);
  g_assert_true (self->structure->is_group ||
                 lodestar_report_layout_get_n_pages (layout) == n_letters);

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (layout, i);

      for (guint k = 0; k < everybody->len; k++)
        {
          g_autofree char *dear = g_strdup_printf ("Dear %s,", (char *) everybody->pdata[k]);
          g_autofree char *sql = NULL;
          g_autoptr (GPtrArray) company = NULL;

          if (strstr (page, dear) == NULL)
            continue;

          n_addressed++;
          sql = g_strdup_printf (
            "SELECT DISTINCT p.name FROM person p JOIN participant a ON a.person_id = p.id JOIN "
            "relationship_member m ON m.participant_id = a.id WHERE m.relationship_id IN (SELECT "
            "m.relationship_id FROM relationship_member m JOIN participant a ON a.id = "
            "m.participant_id JOIN person p ON p.id = a.person_id WHERE p.name = '%s')",
            (char *) everybody->pdata[k]);
          company = test_figures_list (self, sql);

          for (guint j = 0; j < everybody->len; j++)
            if (strstr (page, everybody->pdata[j]) != NULL &&
                !g_ptr_array_find_with_equal_func (company, everybody->pdata[j], g_str_equal, NULL))
              g_error ("The letter to %s names %s", (char *) everybody->pdata[k],
                       (char *) everybody->pdata[j]);
        }
    }

  g_assert_cmpuint (n_addressed, ==, n_letters);
}

/* Members of a circle are told of each other one what they get or else, if anything, give */
static void
test_figures_letters_say_why_this_circle (TestFigures *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex =
    g_regex_new (", (which|where) [^.]*(offers?|(is|are) strong)\\.", 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  gint64 n_said = 0;
  gint64 n_meant;

  if (!g_str_equal (self->structure->name, "circles"))
    return;

  text = test_figures_dup_text (self, LODESTAR_REPORT_LETTERS);
  n_meant = test_figures_query (
    self,
    "WITH seat AS (SELECT m.participant_id AS who, m.relationship_id AS place FROM "
    "relationship_member m JOIN relationship r ON r.id = m.relationship_id WHERE r.state IN "
    "('trial', 'active', 'paused')), gift AS (SELECT o.participant_id AS giver, "
    "w.participant_id AS taker FROM participant_term o JOIN participant_term w ON w.term_id = "
    "o.term_id WHERE o.role = 'offered' AND w.role IN ('wanted', 'development')) "
    "SELECT count(*) FROM seat a JOIN seat b ON a.place = b.place AND a.who <> b.who WHERE "
    "EXISTS (SELECT 1 FROM gift WHERE (giver = a.who AND taker = b.who) OR (giver = b.who AND "
    "taker = a.who))");

  for (g_regex_match (regex, text, 0, &info); g_match_info_matches (info);
       g_match_info_next (info, NULL))
    n_said++;

  test_figures_assert (text, "Why this circle");
  g_assert_cmpint (n_said, >, 0);
  g_assert_cmpint (n_said, ==, n_meant);
}

/* ------------------------------------------------------------------ pages */

/* No heading stands last on its page and nothing is cut. Both papers break alike, but for letters,
 * which use all of a page. */
static void
test_figures_check_pages (LodestarReportDocument *report, guint *n_pages)
{
  char *words[2];

  for (guint paper = 0; paper < 2; paper++)
    {
      g_autoptr (LodestarReportLayout) layout =
        lodestar_report_layout_new (report, (LodestarReportPaper) paper);
      g_autoptr (GString) all = g_string_new (NULL);

      if (lodestar_report_layout_get_n_warnings (layout) > 0)
        g_error ("%s", lodestar_report_layout_get_warning (layout, 0));

      *n_pages = lodestar_report_layout_get_n_pages (layout);

      for (guint number = 0; number < *n_pages; number++)
        {
          LodestarReportPage *page = g_ptr_array_index (layout->pages, number);
          g_autofree char    *text = lodestar_report_layout_dup_page_text (layout, number);
          const char         *heading = NULL;

          g_string_append_printf (all, "%s\f", text);

          for (guint i = 0; i < page->items->len; i++)
            {
              const LodestarReportItem *item = &g_array_index (page->items, LodestarReportItem, i);
              const char               *tag = item->tag != NULL ? item->tag : "";

              if (item->kind == LODESTAR_REPORT_ITEM_TEXT &&
                  g_str_equal (pango_layout_get_text (item->layout), "What this counts"))
                break;

              if (item->kind == LODESTAR_REPORT_ITEM_TEXT && tag[0] == 'H' &&
                  g_ascii_isdigit (tag[1]))
                heading = pango_layout_get_text (item->layout);
              else if (item->kind == LODESTAR_REPORT_ITEM_CHART || *tag != '\0')
                heading = NULL;
            }

          if (heading != NULL)
            g_error ("“%s” stands last on page %u: %s", heading, number + 1, text);
        }

      words[paper] = g_strdup (all->str);
    }

  if (lodestar_report_document_get_n_letters (report) == 0)
    g_assert_cmpstr (words[0], ==, words[1]);

  g_free (words[0]);
  g_free (words[1]);
}

static void
test_figures_headings_never_stand_alone (TestFigures *self, gconstpointer data)
{
  for (guint kind = 0; kind < LODESTAR_N_REPORT_KINDS; kind++)
    {
      g_autoptr (LodestarReportDocument) report =
        test_figures_create (self, (LodestarReportKind) kind);
      guint n_pages = 0;

      test_figures_check_pages (report, &n_pages);
      g_assert_cmpuint (n_pages, >=, 1);
    }
}

/* A charter of any length breaks as well: phases, dates and goals by the dozen */
static void
test_figures_charters_of_any_length (void)
{
  guint before = 0;

  for (guint n = 0; n <= 60; n += 12)
    {
      TestFigures self = { .workspace = test_workspace_new () };
      g_autoptr (GString) script = g_string_new (NULL);
      g_autoptr (LodestarReportDocument) report = NULL;
      guint n_pages = 0;

      sample_program_fill_design (self.workspace);
      self.options = lodestar_report_options_new (lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY), 0);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (
          script,
          "INSERT INTO event (program_id, kind, name, date, note) VALUES (1, '%s', 'Event %u', "
          "'2026-%02u-%02u', '%s');"
          "INSERT INTO program_goal (program_id, position, text, metric) VALUES (1, %u, "
          "'Goal number %u, in a sentence that is long enough for more than one line of the page', "
          "'');",
          i % 2 ? "event" : "milestone", i, 1 + i % 12, 1 + i % 28, i % 3 ? "" : "in the canteen",
          i + 1, i);

      if (n > 0)
        test_pool_run_sql (self.workspace, script->str);

      report = test_figures_create (&self, LODESTAR_REPORT_CHARTER);
      test_figures_check_pages (report, &n_pages);
      g_assert_cmpuint (n_pages, >=, before);
      before = n_pages;
      test_figures_tear_down (&self, NULL);
    }

  g_assert_cmpuint (before, >, 4);
}

/* All claims about one structure: matching its program takes longer than to look at them. */
static void
test_figures_keep_their_claims (TestFigures *self, gconstpointer data)
{
  test_figures_matching_counts_the_rows (self, data);
  test_figures_spread_holds_each_score_once (self, data);
  test_figures_median_and_weakest_are_of_the_rows (self, data);
  test_figures_everybody_is_named_where_names_may_stand (self, data);
  test_figures_progress_counts_partners (self, data);
  test_figures_progress_counts_meetings (self, data);
  test_figures_progress_lists_all_that_run (self, data);
  test_figures_charter_says_the_whole_design (self, data);
  test_figures_letters_keep_to_the_relationship (self, data);
  test_figures_letters_say_why_this_circle (self, data);
  test_figures_headings_never_stand_alone (self, data);
  test_figures_progress_counts_goals (self, data);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init_check ();

  for (guint i = 0; i < G_N_ELEMENTS (test_structures); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/report/figures/%s/are-those-of-the-rows", test_structures[i].name);

      g_test_add (path, TestFigures, &test_structures[i], test_figures_set_up,
                  test_figures_keep_their_claims, test_figures_tear_down);
    }

  g_test_add_func ("/report/figures/charters-of-any-length", test_figures_charters_of_any_length);

  return g_test_run ();
}
