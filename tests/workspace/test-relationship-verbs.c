/* test-relationship-verbs.c - tests of lodestar-relationship-verbs.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-verbs.h"
#include "lodestar-relationship-verbs.h"

#include "lodestar-check.h"
#include "test-relationships.h"

static const LodestarMember *
test_relationship_verbs_get_member (const LodestarRelationshipRow *row, gint64 participant_id)
{
  const LodestarMember *member = lodestar_relationship_row_find_member (row, participant_id);

  g_assert_nonnull (member);

  return member;
}

static char *
test_relationship_verbs_dup (LodestarWorkspace *workspace, const char *sql)
{
  GError *error = NULL;
  char   *text = lodestar_db_dup_text (lodestar_workspace_get_db (workspace), &error, sql, "");

  g_assert_no_error (error);

  return text;
}

static void
test_relationship_verbs_publish_makes_trials (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  g_autoptr (GVariant) out = NULL;
  g_autofree char *state = NULL;

  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"), &out);
  g_assert_cmpuint (g_variant_get_uint32 (out), ==, 3);

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);
    g_autofree char *name = lodestar_relationship_row_dup_name (row);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_TRIAL);
    g_assert_cmpint (row->started_on, ==, lodestar_date_from_iso ("2026-03-02"));
    g_assert_cmpint (row->trial_ends_on, ==, lodestar_date_from_iso ("2026-05-01"));
    g_assert_cmpint (row->score, ==, 87);
    g_assert_cmpint (row->proposal_id, ==, TEST_PROPOSAL);
    g_assert_cmpstr (row->contributions, ==, "[{\"kind\":\"skills\",\"points\":100,\"score\":87}]");
    g_assert_cmpstr (name, ==, "Amira Haddad and Jonas Lindqvist");
    g_assert_cmpstr (g_array_index (row->members, LodestarMember, 0).role, ==, "mentor");
  }

  state = test_relationship_verbs_dup (workspace, "SELECT state FROM program");
  g_assert_cmpstr (state, ==, "running");
  test_workspace_free (workspace);
}

/* A trial in which nothing was to happen yet would tell nothing. */
static void
test_relationship_verbs_trial_counts_from_the_start (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  g_autoptr (LodestarRelationshipRow) row = NULL;

  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2025-06-02"), NULL);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpint (row->started_on, ==, lodestar_date_from_iso ("2025-06-02"));
  g_assert_cmpint (row->program_start, >, row->started_on);
  g_assert_cmpint (row->trial_ends_on, ==, row->program_start + 60);
  test_workspace_free (workspace);
}

static LodestarDate
test_relationship_verbs_get_trial_end (LodestarWorkspace *workspace, gint64 id)
{
  g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, id);

  return row->trial_ends_on;
}

static void
test_relationship_verbs_trials_move_with_the_start (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();
  g_autofree char   *start = NULL;

  start = test_relationship_verbs_dup (workspace, "SELECT start_date FROM program");
  g_assert_cmpstr (start, ==, "2026-01-12");
  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2025-12-01"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_keep, g_variant_new ("(x)", (gint64) 2),
                     NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 3, "2025-12-10"), NULL);

  /* The one in trial and the one whose trial rests; not the one that has it behind itself. */
  test_workspace_do (
    workspace, &lodestar_verb_program_set,
    g_variant_new_parsed ("(%x, {'start': <'2026-02-02'>})", (gint64) TEST_PROGRAM), NULL);
  g_assert_cmpint (test_relationship_verbs_get_trial_end (workspace, 1), ==,
                   lodestar_date_from_iso ("2026-02-02") + 60);
  g_assert_cmpint (test_relationship_verbs_get_trial_end (workspace, 2), ==,
                   lodestar_date_from_iso ("2026-01-12") + 60);
  g_assert_cmpint (test_relationship_verbs_get_trial_end (workspace, 3), ==,
                   lodestar_date_from_iso ("2026-02-02") + 60);

  /* A program that begins before they do: from their own first day. */
  test_workspace_do (
    workspace, &lodestar_verb_program_set,
    g_variant_new_parsed ("(%x, {'start': <'2025-11-03'>})", (gint64) TEST_PROGRAM), NULL);
  g_assert_cmpint (test_relationship_verbs_get_trial_end (workspace, 1), ==,
                   lodestar_date_from_iso ("2025-12-01") + 60);

  /* Whatever else changes leaves them where they are. */
  test_workspace_do (workspace, &lodestar_verb_program_set,
                     g_variant_new_parsed ("(%x, {'trial-days': <30>})", (gint64) TEST_PROGRAM),
                     NULL);
  g_assert_cmpint (test_relationship_verbs_get_trial_end (workspace, 1), ==,
                   lodestar_date_from_iso ("2025-12-01") + 60);
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_proposal_is_published_once (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"),
                           "“First” is already published.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_publish_keeps_capacity (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();

  test_relationships_sql (workspace, "UPDATE participant SET capacity_max = 1 WHERE id = 1");
  test_relationships_fail (
    workspace, &lodestar_verb_proposal_publish,
    g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"),
    "Jonas Lindqvist has 1 place, but would have 2 partners. Match again, then publish.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_publish_counts_running_ones (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  /* Ruth Meier's one place is taken by relationship 3, until that ends; so is Farid Nazari's. */
  test_relationships_fail (
    workspace, &lodestar_verb_proposal_publish,
    g_variant_new ("(xs)", (gint64) TEST_PROPOSAL_2, "2026-03-05"),
    "Ruth Meier has 1 place, but would have 2 partners. Match again, then publish.");
  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 3, "2026-03-04", "moved abroad"), NULL);
  test_relationships_fail (
    workspace, &lodestar_verb_proposal_publish,
    g_variant_new ("(xs)", (gint64) TEST_PROPOSAL_2, "2026-03-05"),
    "Farid Nazari has 1 place, but would have 2 partners. Match again, then publish.");
  test_workspace_do (workspace, &lodestar_verb_relationship_complete,
                     g_variant_new ("(xs)", (gint64) 2, "2026-03-04"), NULL);
  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", (gint64) TEST_PROPOSAL_2, "2026-03-05"), NULL);
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_publish_refuses_what_it_cannot_do (void)
{
  LodestarWorkspace *workspace = test_relationships_new ();

  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL_EMPTY, "2026-03-02"),
                           "“Empty” pairs nobody. There is nothing to publish.");
  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) 99, "2026-03-02"),
                           "There is no proposal with the number 99.");
  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2 March"),
                           "“2 March” is not a date. Write it as 2026-06-09.");
  test_relationships_sql (workspace, "UPDATE participant SET state = 'withdrawn' WHERE id = 12");
  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"),
                           "Farid Nazari does not take part any more. Match again, then publish.");
  test_relationships_sql (workspace, "UPDATE participant SET state = 'accepted' WHERE id = 12;"
                                     "UPDATE program SET state = 'archived'");
  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL, "2026-03-02"),
                           "The program is over. Nothing can be published in it any more.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_pair_is_not_repeated (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 1, "2026-03-20", "no time"), NULL);
  test_relationships_sql (workspace,
                          "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score,"
                          " known, contributions) VALUES (3, 1, 11, 87, 90, '[]')");
  test_relationships_fail (workspace, &lodestar_verb_proposal_publish,
                           g_variant_new ("(xs)", (gint64) TEST_PROPOSAL_EMPTY, "2026-04-02"),
                           "Amira Haddad and Jonas Lindqvist were already paired in this program. "
                           "Match again, then publish.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_two_good_verdicts_make_it_active (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (GVariant) first = NULL, second = NULL;

  test_workspace_do (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_1, "good", "2026-04-20"), &first);
  g_assert_cmpstr (g_variant_get_string (first, NULL), ==, "trial");
  test_workspace_do (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTEE_1, "good", "2026-04-21"), &second);
  g_assert_cmpstr (g_variant_get_string (second, NULL), ==, "active");

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ACTIVE);
    g_assert_cmpint (test_relationship_verbs_get_member (row, TEST_MENTEE_1)->verdict, ==,
                     LODESTAR_VERDICT_GOOD);
    g_assert_cmpint (test_relationship_verbs_get_member (row, TEST_MENTEE_1)->verdict_on, ==,
                     lodestar_date_from_iso ("2026-04-21"));
  }

  test_workspace_free (workspace);
}

static void
test_relationship_verbs_poor_verdict_leaves_the_choice (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_1, "good", "2026-04-20"), NULL);
  test_workspace_do (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTEE_1, "poor", "2026-04-20"), &out);
  g_assert_cmpstr (g_variant_get_string (out, NULL), ==, "trial");
  test_workspace_do (workspace, &lodestar_verb_relationship_keep, g_variant_new ("(x)", (gint64) 1),
                     NULL);
  test_relationships_fail (workspace, &lodestar_verb_relationship_keep,
                           g_variant_new ("(x)", (gint64) 1),
                           "The relationship is not in trial any more.");

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ACTIVE);
    g_assert_cmpint (test_relationship_verbs_get_member (row, TEST_MENTEE_1)->verdict, ==,
                     LODESTAR_VERDICT_POOR);
  }

  test_workspace_free (workspace);
}

/* What the first says must not end the trial that the other then refuses. */
static void
test_relationship_verbs_both_verdicts_are_one_step (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  GVariantBuilder    verdicts;
  g_autoptr (GVariant) out = NULL;

  g_variant_builder_init (&verdicts, G_VARIANT_TYPE ("a(xs)"));
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTEE_1, "good");
  test_workspace_do (workspace, &lodestar_verb_relationship_set_verdicts,
                     g_variant_new ("(xa(xs)s)", (gint64) 1, &verdicts, "2026-04-20"), NULL);

  /* now the mentee takes it back while the mentor says that it fits */
  g_variant_builder_init (&verdicts, G_VARIANT_TYPE ("a(xs)"));
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTOR_1, "good");
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTEE_1, "poor");
  test_workspace_do (workspace, &lodestar_verb_relationship_set_verdicts,
                     g_variant_new ("(xa(xs)s)", (gint64) 1, &verdicts, "2026-04-21"), &out);
  g_assert_cmpstr (g_variant_get_string (out, NULL), ==, "trial");
  g_clear_pointer (&out, g_variant_unref);

  g_variant_builder_init (&verdicts, G_VARIANT_TYPE ("a(xs)"));
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTEE_1, "good");
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTEE_2, "good");
  test_relationships_fail (workspace, &lodestar_verb_relationship_set_verdicts,
                           g_variant_new ("(xa(xs)s)", (gint64) 1, &verdicts, "2026-04-21"),
                           "This person is not in the relationship.");

  g_variant_builder_init (&verdicts, G_VARIANT_TYPE ("a(xs)"));
  g_variant_builder_add (&verdicts, "(xs)", (gint64) TEST_MENTEE_1, "good");
  test_workspace_do (workspace, &lodestar_verb_relationship_set_verdicts,
                     g_variant_new ("(xa(xs)s)", (gint64) 1, &verdicts, "2026-04-22"), &out);
  g_assert_cmpstr (g_variant_get_string (out, NULL), ==, "active");
  test_workspace_free (workspace);
}

/* A program runs by its relationships and is over when they are. */
static void
test_relationship_verbs_program_ends_with_its_relationships (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  GError            *error = NULL;
  gint64             n, id;

  lodestar_db_get_int64 (db, &id, &error, "SELECT program_id FROM relationship WHERE id = 1", "");
  g_assert_no_error (error);
  test_relationships_fail (workspace, &lodestar_verb_program_set_state,
                           g_variant_new ("(xss)", id, "draft", "2026-06-09"),
                           "The program cannot be a draft again: it has relationships");
  test_relationships_fail (workspace, &lodestar_verb_program_set_state,
                           g_variant_new ("(xss)", id, "matching", "2026-06-09"),
                           "The program is past the matching: it has relationships");
  test_relationships_fail (workspace, &lodestar_verb_program_set_state,
                           g_variant_new ("(xss)", id, "archived", "2026-06-09"),
                           "The program has relationships that run: complete it first");

  /* one is paused and one has ended: the pause ends, and what has ended stays as it is */
  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 2, "2026-05-01"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 3, "2026-05-01", "moved away"), NULL);
  test_workspace_do (workspace, &lodestar_verb_program_set_state,
                     g_variant_new ("(xss)", id, "completed", "2026-06-09"), NULL);
  lodestar_db_get_int64 (db, &n, &error,
                         "SELECT count(*) FROM relationship WHERE state = 'completed'"
                         " AND ended_on = '2026-06-09'",
                         "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 2);
  lodestar_db_get_int64 (db, &n, &error,
                         "SELECT count(*) FROM relationship WHERE state = 'ended'"
                         " AND ended_on = '2026-05-01'",
                         "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);

  test_workspace_do (workspace, &lodestar_verb_program_set_state,
                     g_variant_new ("(xss)", id, "archived", "2026-06-10"), NULL);
  test_workspace_do (workspace, &lodestar_verb_program_set_state,
                     g_variant_new ("(xss)", id, "running", "2026-06-10"), NULL);
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_verdict_can_be_taken_back (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_workspace_do (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_1, "poor", "2026-04-20"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_set_verdict,
                     g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_1, "", "2026-04-21"),
                     NULL);

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (test_relationship_verbs_get_member (row, TEST_MENTOR_1)->verdict, ==,
                     LODESTAR_VERDICT_NONE);
    g_assert_cmpint (test_relationship_verbs_get_member (row, TEST_MENTOR_1)->verdict_on, ==,
                     LODESTAR_DATE_NONE);
  }

  test_relationships_fail (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_1, "fine", "2026-04-21"),
    "A verdict is good, undecided or poor, not “fine”.");
  test_relationships_fail (
    workspace, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", (gint64) 1, (gint64) TEST_MENTOR_2, "good", "2026-04-21"),
    "This person is not in the relationship.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_pause_lengthens_a_trial (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-10"), NULL);
  test_relationships_fail (workspace, &lodestar_verb_relationship_pause,
                           g_variant_new ("(xs)", (gint64) 1, "2026-03-11"),
                           "The relationship is already paused.");

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_PAUSED);
    g_assert_cmpuint (row->pauses->len, ==, 1);
  }

  test_workspace_do (workspace, &lodestar_verb_relationship_resume,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-20"), NULL);
  test_relationships_fail (workspace, &lodestar_verb_relationship_resume,
                           g_variant_new ("(xs)", (gint64) 1, "2026-03-21"),
                           "The relationship is not paused.");

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_TRIAL);
    g_assert_cmpint (row->trial_ends_on, ==, lodestar_date_from_iso ("2026-05-11"));
    g_assert_cmpint (
      lodestar_relationship_row_get_paused_days (row, row->started_on, row->trial_ends_on), ==, 10);
  }

  test_workspace_free (workspace);
}

static void
test_relationship_verbs_resumed_relationship_is_what_it_was (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_workspace_do (workspace, &lodestar_verb_relationship_keep, g_variant_new ("(x)", (gint64) 1),
                     NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-10"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_resume,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-10"), NULL);
  /* Paused again on the day it was resumed: the same pause goes on. */
  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-10"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_resume,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-12"), NULL);

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ACTIVE);
    g_assert_cmpuint (row->pauses->len, ==, 1);
    g_assert_cmpint (row->trial_ends_on, ==, lodestar_date_from_iso ("2026-05-01"));
  }

  test_workspace_free (workspace);
}

static void
test_relationship_verbs_end_calls_plans_off (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_sql (workspace, "INSERT INTO meeting (relationship_id, date, state) VALUES"
                                     " (1, '2026-03-10', 'held'), (1, '2026-04-10', 'planned')");
  test_relationships_fail (workspace, &lodestar_verb_relationship_end,
                           g_variant_new ("(xss)", (gint64) 1, "2026-03-20", "  "),
                           "Say why the relationship ends: later matching and the report need the "
                           "reason.");
  test_relationships_fail (workspace, &lodestar_verb_relationship_end,
                           g_variant_new ("(xss)", (gint64) 1, "2026-03-01", "no time"),
                           "The relationship began on 2 March 2026; the day given lies before.");
  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-15"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 1, "2026-03-20", " no time "), NULL);

  {
    g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, 1);

    g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ENDED);
    g_assert_cmpint (row->ended_on, ==, lodestar_date_from_iso ("2026-03-20"));
    g_assert_cmpstr (row->end_reason, ==, "no time");
    g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 0).state, ==,
                     LODESTAR_MEETING_HELD);
    g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 1).state, ==,
                     LODESTAR_MEETING_CANCELLED);
    g_assert_cmpint (g_array_index (row->pauses, LodestarPause, 0).resumed_on, ==, row->ended_on);
  }

  test_relationships_fail (workspace, &lodestar_verb_relationship_end,
                           g_variant_new ("(xss)", (gint64) 1, "2026-03-21", "again"),
                           "The relationship ended on 20 March 2026.");
  test_workspace_free (workspace);
}

static void
test_relationship_verbs_leave_a_workspace_that_checks (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  test_workspace_do (workspace, &lodestar_verb_relationship_pause,
                     g_variant_new ("(xs)", (gint64) 1, "2026-03-10"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_complete,
                     g_variant_new ("(xs)", (gint64) 2, "2026-03-12"), NULL);
  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 3, "2026-03-12", "left the company"), NULL);
  findings = lodestar_check_run (lodestar_workspace_get_db (workspace), &error);
  g_assert_no_error (error);

  /* The people were written past the verbs, without the keys that belong to them. */
  for (guint i = 0; i < findings->len; i++)
    {
      const LodestarFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s", finding->message);
      g_assert_cmpstr (finding->table, ==, "person");
    }

  test_workspace_free (workspace);
}

void
test_relationship_verbs_add_tests (void)
{
  g_test_add_func ("/workspace/relationship/publish-makes-trials",
                   test_relationship_verbs_publish_makes_trials);
  g_test_add_func ("/workspace/relationships/trial-counts-from-the-start",
                   test_relationship_verbs_trial_counts_from_the_start);
  g_test_add_func ("/workspace/relationship/trials-move-with-the-start",
                   test_relationship_verbs_trials_move_with_the_start);
  g_test_add_func ("/workspace/relationship/proposal-is-published-once",
                   test_relationship_verbs_proposal_is_published_once);
  g_test_add_func ("/workspace/relationship/publish-keeps-capacity",
                   test_relationship_verbs_publish_keeps_capacity);
  g_test_add_func ("/workspace/relationship/publish-counts-running-ones",
                   test_relationship_verbs_publish_counts_running_ones);
  g_test_add_func ("/workspace/relationship/publish-refuses-what-it-cannot-do",
                   test_relationship_verbs_publish_refuses_what_it_cannot_do);
  g_test_add_func ("/workspace/relationship/pair-is-not-repeated",
                   test_relationship_verbs_pair_is_not_repeated);
  g_test_add_func ("/workspace/relationship/two-good-verdicts-make-it-active",
                   test_relationship_verbs_two_good_verdicts_make_it_active);
  g_test_add_func ("/workspace/relationship/both-verdicts-are-one-step",
                   test_relationship_verbs_both_verdicts_are_one_step);
  g_test_add_func ("/workspace/relationship/program-ends-with-its-relationships",
                   test_relationship_verbs_program_ends_with_its_relationships);
  g_test_add_func ("/workspace/relationship/poor-verdict-leaves-the-choice",
                   test_relationship_verbs_poor_verdict_leaves_the_choice);
  g_test_add_func ("/workspace/relationship/verdict-can-be-taken-back",
                   test_relationship_verbs_verdict_can_be_taken_back);
  g_test_add_func ("/workspace/relationship/pause-lengthens-a-trial",
                   test_relationship_verbs_pause_lengthens_a_trial);
  g_test_add_func ("/workspace/relationship/resumed-one-is-what-it-was",
                   test_relationship_verbs_resumed_relationship_is_what_it_was);
  g_test_add_func ("/workspace/relationship/end-calls-plans-off",
                   test_relationship_verbs_end_calls_plans_off);
  g_test_add_func ("/workspace/relationship/verbs-leave-a-workspace-that-checks",
                   test_relationship_verbs_leave_a_workspace_that_checks);
}
