/* test-program-verbs.c - designing programs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-check.h"
#include "lodestar-error.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"

#include <string.h>

static gint64
test_program_add (LodestarWorkspace *workspace, const char *name)
{
  g_autoptr (LodestarDesign) design =
    lodestar_design_new (name, lodestar_date_from_iso ("2026-06-09"));
  g_autoptr (GVariant) out = NULL;

  design->start = lodestar_date_from_iso ("2026-01-12");
  test_workspace_do (workspace, &lodestar_verb_program_add, lodestar_program_pack_design (design),
                     &out);

  return g_variant_get_int64 (out);
}

static LodestarWorkspace *
test_program_new (gint64 *id)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  *id = test_program_add (workspace, "Bridge 2026");

  return workspace;
}

/* Every step leaves a workspace that keeps all rules of the domain. */
static void
test_program_assert_whole (LodestarWorkspace *workspace)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) findings =
    lodestar_check_run (lodestar_workspace_get_db (workspace), &error);

  g_assert_no_error (error);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((LodestarFinding *) g_ptr_array_index (findings, i))->message);

  g_assert_cmpuint (findings->len, ==, 0);
}

static GVariant *
test_program_pack (gint64 id, const char *key, GVariant *value)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", key, value);

  return g_variant_new ("(xa{sv})", id, &builder);
}

/* Does one thing that must work, can be undone and redone, and keeps the rules. */
static void
test_program_do (LodestarWorkspace *workspace, const LodestarVerb *verb, GVariant *in)
{
  g_autofree char *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autofree char *after = NULL;

  test_workspace_do (workspace, verb, in, NULL);
  after = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_assert_cmpstr (before, !=, after);
  test_workspace_assert_undoable (workspace, before);
  test_program_assert_whole (workspace);
}

/* Does one thing that must fail with words in them, and leave no trace. */
static void
test_program_assert_refused (
  LodestarWorkspace *workspace, const LodestarVerb *verb, GVariant *in, int code, const char *words)
{
  g_autofree char *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_do (workspace, verb, in, NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  after = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_assert_cmpstr (before, ==, after);
}

static LodestarPhase *
test_program_get_phase (LodestarWorkspace *workspace, gint64 id, guint nth, GPtrArray **phases)
{
  GError *error = NULL;

  *phases = lodestar_program_store_list_phases (lodestar_workspace_get_db (workspace), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*phases)->len, >, nth);

  return g_ptr_array_index (*phases, nth);
}

static void
test_program_assert_phases (LodestarWorkspace *workspace, gint64 id, const char *expected)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) phases =
    lodestar_program_store_list_phases (lodestar_workspace_get_db (workspace), id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      g_string_append_printf (text, "%s%s %d-%d", i > 0 ? ", " : "", phase->name,
                              phase->first_month, phase->last_month);
    }

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_program_has_the_framework (void)
{
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  GError            *error = NULL;
  g_autoptr (LodestarProgram) program =
    lodestar_program_store_load (db, lodestar_workspace_get_map (workspace), id, &error);
  g_autoptr (GPtrArray) events = lodestar_program_store_list_events (db, id, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_cmpint (lodestar_program_get_state (program), ==, LODESTAR_PROGRAM_DRAFT);
  g_assert_cmpint (lodestar_program_get_end (program), ==, lodestar_date_from_iso ("2027-01-11"));
  test_program_assert_phases (workspace, id, "Launch 1-1, Development 2-11, Completion 12-12");
  g_assert_cmpuint (events->len, >, 5);

  for (guint i = 0; i < events->len; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);

      g_assert_cmpint (event->date, >=, lodestar_program_get_start (program));
      g_assert_cmpint (event->date, <=, lodestar_program_get_end (program));
    }

  lodestar_db_get_int64 (db, &n, &error, "SELECT count(*) FROM criterion WHERE program_id = ?1",
                         "x", id);
  g_assert_no_error (error);
  g_assert_cmpint (n, >, 5);
  test_program_assert_whole (workspace);
  g_clear_object (&program);
  test_workspace_free (workspace);
}

static void
test_program_name_is_unique_in_any_case (void)
{
  gint64             id, found;
  LodestarWorkspace *workspace = test_program_new (&id);
  gint64             other = test_program_add (workspace, "Peers");
  GError            *error = NULL;

  test_program_assert_refused (
    workspace, &lodestar_verb_program_set,
    test_program_pack (other, "name", g_variant_new_string ("  BRIDGE 2026 ")),
    LODESTAR_ERROR_EXISTS, "BRIDGE 2026");
  test_program_assert_refused (workspace, &lodestar_verb_program_set,
                               test_program_pack (id, "name", g_variant_new_string (" \t ")),
                               LODESTAR_ERROR_INVALID, "name");

  /* its own name in other letters is no other's */
  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "name", g_variant_new_string ("BRIDGE 2026")));
  g_assert_true (lodestar_program_store_find (lodestar_workspace_get_db (workspace), "bridge 2026",
                                              &found, &error));
  g_assert_cmpint (found, ==, id);
  test_workspace_free (workspace);
}

static void
test_program_is_found_by_name_before_number (void)
{
  gint64             id, found;
  LodestarWorkspace *workspace = test_program_new (&id);
  g_autofree char   *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gint64             other = test_program_add (workspace, number); /* called like the other's id */
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autofree char   *other_number = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  g_autoptr (GError) error = NULL;

  g_assert_true (lodestar_program_store_find (db, number, &found, &error));
  g_assert_cmpint (found, ==, other);
  g_assert_true (lodestar_program_store_find (db, other_number, &found, &error));
  g_assert_cmpint (found, ==, other);
  g_assert_false (lodestar_program_store_find (db, "Nobody’s", &found, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  test_workspace_free (workspace);
}

static void
test_program_values_out_of_range_are_refused (void)
{
  static const struct
  {
    const char *key;
    int         value;
  } cases[] = {
    { "duration-months", 0 }, { "duration-months", 61 }, { "meeting-minutes", 4 },
    { "trial-days", -1 },     { "trial-days", 366 },     { "minimum-score", 101 },
  };
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    test_program_assert_refused (
      workspace, &lodestar_verb_program_set,
      test_program_pack (id, cases[i].key, g_variant_new_int32 (cases[i].value)),
      LODESTAR_ERROR_INVALID, "between");

  test_program_assert_refused (workspace, &lodestar_verb_program_set,
                               test_program_pack (id, "budget", g_variant_new_int32 (1)),
                               LODESTAR_ERROR_INVALID, "budget");
  test_program_assert_refused (workspace, &lodestar_verb_program_set,
                               test_program_pack (id, "name", g_variant_new_int32 (1)),
                               LODESTAR_ERROR_INVALID, "name");
  test_program_assert_refused (workspace, &lodestar_verb_program_set,
                               test_program_pack (id, "start", g_variant_new_string ("2026-02-30")),
                               LODESTAR_ERROR_INVALID, "start");
  test_program_assert_refused (
    workspace, &lodestar_verb_program_set,
    test_program_pack (id, "structure", g_variant_new_string ("pyramid")), LODESTAR_ERROR_INVALID,
    "pyramid");
  test_workspace_free (workspace);
}

static void
test_program_phases_scale_with_the_duration (void)
{
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);

  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "duration-months", g_variant_new_int32 (18)));
  test_program_assert_phases (workspace, id, "Launch 1-1, Development 2-17, Completion 18-18");
  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "duration-months", g_variant_new_int32 (3)));
  test_program_assert_phases (workspace, id, "Launch 1-1, Development 2-2, Completion 3-3");
  test_program_assert_refused (workspace, &lodestar_verb_program_set,
                               test_program_pack (id, "duration-months", g_variant_new_int32 (2)),
                               LODESTAR_ERROR_CONFLICT, "3 phases");
  test_workspace_free (workspace);
}

static LodestarDate
test_program_get_event_date (LodestarWorkspace *workspace, gint64 id, const char *name)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) events =
    lodestar_program_store_list_events (lodestar_workspace_get_db (workspace), id, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < events->len; i++)
    if (strcmp (((LodestarEvent *) g_ptr_array_index (events, i))->name, name) == 0)
      return ((LodestarEvent *) g_ptr_array_index (events, i))->date;

  return LODESTAR_DATE_NONE;
}

static void
test_program_events_move_with_it (void)
{
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);

  test_program_do (workspace, &lodestar_verb_event_add,
                   g_variant_new ("(xbsss)", id, FALSE, "Capstone day", "2026-12-20", "Berlin"));
  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "start", g_variant_new_string ("2026-03-01")));
  g_assert_cmpint (test_program_get_event_date (workspace, id, "Capstone day"), ==,
                   lodestar_date_from_iso ("2027-02-09"));
  g_assert_cmpint (test_program_get_event_date (workspace, id, "Kickoff"), ==,
                   lodestar_date_from_iso ("2026-03-01"));
  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "duration-months", g_variant_new_int32 (18)));
  g_assert_cmpint (test_program_get_event_date (workspace, id, "Capstone day"), ==,
                   lodestar_date_from_iso ("2027-08-09"));
  g_assert_cmpint (test_program_get_event_date (workspace, id, "Kickoff"), ==,
                   lodestar_date_from_iso ("2026-03-01"));
  test_workspace_free (workspace);
}

static void
test_program_neighbours_of_a_phase_give_way (void)
{
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GPtrArray) later = NULL;
  gint64             id, launch;
  LodestarWorkspace *workspace = test_program_new (&id);

  launch = test_program_get_phase (workspace, id, 0, &phases)->id;
  test_program_do (workspace, &lodestar_verb_phase_set,
                   test_program_pack (launch, "last-month", g_variant_new_int32 (3)));
  test_program_assert_phases (workspace, id, "Launch 1-3, Development 4-11, Completion 12-12");
  test_program_do (workspace, &lodestar_verb_phase_add,
                   g_variant_new ("(xssii)", id, "other", "Pause", 11, 11));
  test_program_assert_phases (workspace, id,
                              "Launch 1-3, Development 4-10, Pause 11-11, Completion 12-12");
  test_program_assert_refused (workspace, &lodestar_verb_phase_set,
                               test_program_pack (launch, "last-month", g_variant_new_int32 (10)),
                               LODESTAR_ERROR_CONFLICT, "Development");
  test_program_assert_refused (workspace, &lodestar_verb_phase_set,
                               test_program_pack (launch, "last-month", g_variant_new_int32 (13)),
                               LODESTAR_ERROR_INVALID, "12 months");
  test_program_assert_refused (workspace, &lodestar_verb_phase_set,
                               test_program_pack (launch, "name", g_variant_new_string (" ")),
                               LODESTAR_ERROR_INVALID, "name");
  test_program_do (workspace, &lodestar_verb_phase_remove,
                   g_variant_new ("(x)", test_program_get_phase (workspace, id, 2, &later)->id));
  test_program_assert_phases (workspace, id, "Launch 1-3, Development 4-10, Completion 12-12");
  test_workspace_free (workspace);
}

static void
test_program_dates_are_edited (void)
{
  gint64             id, event;
  LodestarWorkspace *workspace = test_program_new (&id);
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  GError            *error = NULL;

  test_program_do (workspace, &lodestar_verb_event_add,
                   g_variant_new ("(xbsss)", id, TRUE, " Review\u00a0 1", "2026-06-30", ""));
  lodestar_db_get_int64 (db, &event, &error,
                         "SELECT id FROM event WHERE name = 'Review 1' AND kind = 'milestone'", "");
  g_assert_no_error (error);
  test_program_do (workspace, &lodestar_verb_event_set,
                   test_program_pack (event, "date", g_variant_new_string ("2026-07-01")));
  test_program_do (workspace, &lodestar_verb_event_set,
                   test_program_pack (event, "is-milestone", g_variant_new_boolean (FALSE)));
  test_program_do (workspace, &lodestar_verb_event_set,
                   test_program_pack (event, "note", g_variant_new_string ("Berlin and online")));
  test_program_assert_refused (workspace, &lodestar_verb_event_set,
                               test_program_pack (event, "date", g_variant_new_string ("soon")),
                               LODESTAR_ERROR_INVALID, "date");
  test_program_assert_refused (workspace, &lodestar_verb_event_add,
                               g_variant_new ("(xbsss)", id, FALSE, "Party", "", ""),
                               LODESTAR_ERROR_INVALID, "Party");
  test_program_do (workspace, &lodestar_verb_event_remove, g_variant_new ("(x)", event));
  g_assert_cmpint (test_program_get_event_date (workspace, id, "Review 1"), ==, LODESTAR_DATE_NONE);
  test_workspace_free (workspace);
}

static void
test_program_goals_are_edited (void)
{
  g_autoptr (GPtrArray) goals = NULL;
  gint64               id;
  LodestarWorkspace   *workspace = test_program_new (&id);
  LodestarProgramGoal *goal;
  GError              *error = NULL;

  test_program_do (workspace, &lodestar_verb_program_goal_add,
                   test_program_pack (id, "text", g_variant_new_string ("Internal promotions")));
  goals = lodestar_program_store_list_goals (lodestar_workspace_get_db (workspace), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (goals->len, ==, 1);
  goal = g_ptr_array_index (goals, 0);
  g_assert_cmpstr (goal->text, ==, "Internal promotions");
  test_program_do (workspace, &lodestar_verb_program_goal_set,
                   test_program_pack (goal->id, "target", g_variant_new_string ("+30 %")));
  test_program_do (workspace, &lodestar_verb_program_goal_set,
                   test_program_pack (goal->id, "due", g_variant_new_string ("2027-06-30")));
  test_program_do (workspace, &lodestar_verb_program_goal_set,
                   test_program_pack (goal->id, "due", g_variant_new_string ("")));
  test_program_assert_refused (workspace, &lodestar_verb_program_goal_set,
                               test_program_pack (goal->id, "text", g_variant_new_string ("")),
                               LODESTAR_ERROR_INVALID, "goal");
  test_program_assert_refused (workspace, &lodestar_verb_program_goal_add,
                               test_program_pack (id, "target", g_variant_new_string ("+30 %")),
                               LODESTAR_ERROR_INVALID, "goal");
  test_program_do (workspace, &lodestar_verb_program_goal_remove, g_variant_new ("(x)", goal->id));
  test_workspace_free (workspace);
}

static void
test_program_state_follows_what_is_possible (void)
{
  static const struct
  {
    const char *state;
    const char *reason;
  } refused[] = {
    { "running", "published" },
    { "completed", "has not begun" },
  };
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);

  test_program_do (workspace, &lodestar_verb_program_set_state,
                   g_variant_new ("(xss)", id, "matching", "2026-06-09"));
  test_program_do (workspace, &lodestar_verb_program_set_state,
                   g_variant_new ("(xss)", id, "draft", "2026-06-09"));

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    test_program_assert_refused (workspace, &lodestar_verb_program_set_state,
                                 g_variant_new ("(xss)", id, refused[i].state, "2026-06-09"),
                                 LODESTAR_ERROR_CONFLICT, refused[i].reason);

  test_program_do (workspace, &lodestar_verb_program_set,
                   test_program_pack (id, "structure", g_variant_new_string ("group")));

  /* Every structure is matched. */
  test_program_do (workspace, &lodestar_verb_program_set_state,
                   g_variant_new ("(xss)", id, "matching", "2026-06-09"));
  test_program_assert_refused (workspace, &lodestar_verb_program_set_state,
                               g_variant_new ("(xss)", id, "sleeping", "2026-06-09"),
                               LODESTAR_ERROR_INVALID, "sleeping");
  test_program_assert_refused (workspace, &lodestar_verb_program_set_state,
                               g_variant_new ("(xss)", id, "archived", "today"),
                               LODESTAR_ERROR_INVALID, "today");
  test_program_do (workspace, &lodestar_verb_program_set_state,
                   g_variant_new ("(xss)", id, "archived", "2026-06-09"));
  test_workspace_free (workspace);
}

static void
test_program_phases_keep_their_order (void)
{
  g_autoptr (GPtrArray) phases = NULL;
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);

  /* launch is before development, and completion after it */
  test_program_assert_refused (workspace, &lodestar_verb_phase_add,
                               g_variant_new ("(xssii)", id, "launch", "Again", 5, 6),
                               LODESTAR_ERROR_CONFLICT, "Launch is before Development");
  test_program_assert_refused (workspace, &lodestar_verb_phase_add,
                               g_variant_new ("(xssii)", id, "completion", "Early", 3, 3),
                               LODESTAR_ERROR_CONFLICT, "Development is before Completion");

  /* another phase may lie in its midst: the rest comes after it */
  test_program_do (workspace, &lodestar_verb_phase_add,
                   g_variant_new ("(xssii)", id, "other", "Review", 5, 6));
  test_program_assert_phases (
    workspace, id, "Launch 1-1, Development 2-4, Review 5-6, Development 7-11, Completion 12-12");
  test_program_do (workspace, &lodestar_verb_phase_add,
                   g_variant_new ("(xssii)", id, "development", "Depth", 9, 9));
  test_program_assert_phases (workspace, id,
                              "Launch 1-1, Development 2-4, Review 5-6, Development 7-8, Depth "
                              "9-9, Development 10-11, Completion 12-12");

  /* one that begins earlier shortens what was before it */
  test_program_do (workspace, &lodestar_verb_phase_set,
                   test_program_pack (test_program_get_phase (workspace, id, 6, &phases)->id,
                                      "first-month", g_variant_new_int32 (11)));
  test_program_assert_phases (workspace, id,
                              "Launch 1-1, Development 2-4, Review 5-6, Development 7-8, Depth "
                              "9-9, Development 10-10, Completion 11-12");
  test_workspace_free (workspace);
}

static void
test_program_removal_comes_back_whole (void)
{
  gint64             id, n;
  LodestarWorkspace *workspace = test_program_new (&id);
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  GError            *error = NULL;

  test_program_do (workspace, &lodestar_verb_program_remove, g_variant_new ("(x)", id));
  lodestar_db_get_int64 (db, &n, &error,
                         "SELECT (SELECT count(*) FROM phase) + (SELECT count(*) FROM event) + "
                         "(SELECT count(*) FROM criterion) + (SELECT count(*) FROM rule)",
                         "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  test_workspace_free (workspace);
}

static void
test_program_objects_follow_the_rows (void)
{
  gint64             id;
  LodestarWorkspace *workspace = test_program_new (&id);
  GError            *error = NULL;
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autoptr (LodestarProgram) program =
    lodestar_program_store_load (db, lodestar_workspace_get_map (workspace), id, &error);
  g_autoptr (LodestarProgram) again =
    lodestar_program_store_load (db, lodestar_workspace_get_map (workspace), id, &error);

  g_assert_no_error (error);
  g_assert_true (program == again); /* one object a row */
  test_workspace_do (workspace, &lodestar_verb_program_set,
                     test_program_pack (id, "name", g_variant_new_string ("Bridge 2027")), NULL);
  g_assert_cmpstr (lodestar_program_get_name (program), ==, "Bridge 2027");
  lodestar_workspace_undo (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lodestar_program_get_name (program), ==, "Bridge 2026");
  g_clear_object (&program);
  g_clear_object (&again);
  test_workspace_free (workspace);
}

static void
test_program_state_line_counts_months (void)
{
  static const struct
  {
    const char *state;
    const char *today;
    const char *line;
  } cases[] = {
    { "draft", "2026-01-01", "Draft · starts 12 Jan 2026" },
    { "draft", "2026-06-09", "Draft" },
    { "running", "2026-01-12", "Running · month 1 of 12" },
    { "running", "2026-06-11", "Running · month 5 of 12" },
    { "running", "2026-06-12", "Running · month 6 of 12" },
    { "running", "2027-01-11", "Running · month 12 of 12" },
    { "running", "2027-01-12", "Running · ended 11 Jan 2027" },
    { "completed", "2027-01-12", "Completed" },
  };
  g_autoptr (LodestarProgram) program =
    g_object_new (LODESTAR_TYPE_PROGRAM, "start", lodestar_date_from_iso ("2026-01-12"),
                  "duration-months", 12, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodestarProgramState state;
      g_autofree char     *line = NULL;

      g_assert_true (lodestar_program_state_from_nick (cases[i].state, &state));
      g_object_set (program, "state", (int) state, NULL);
      line = lodestar_program_dup_state_line (program, lodestar_date_from_iso (cases[i].today));
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_workspace_set_today ("2026-06-09");
  g_test_add_func ("/workspace/program/has-the-framework", test_program_has_the_framework);
  g_test_add_func ("/workspace/program/name-is-unique-in-any-case",
                   test_program_name_is_unique_in_any_case);
  g_test_add_func ("/workspace/program/is-found-by-name-before-number",
                   test_program_is_found_by_name_before_number);
  g_test_add_func ("/workspace/program/values-out-of-range-are-refused",
                   test_program_values_out_of_range_are_refused);
  g_test_add_func ("/workspace/program/phases-scale-with-the-duration",
                   test_program_phases_scale_with_the_duration);
  g_test_add_func ("/workspace/program/events-move-with-it", test_program_events_move_with_it);
  g_test_add_func ("/workspace/program/neighbours-of-a-phase-give-way",
                   test_program_neighbours_of_a_phase_give_way);
  g_test_add_func ("/workspace/program/phases-keep-their-order",
                   test_program_phases_keep_their_order);
  g_test_add_func ("/workspace/program/dates-are-edited", test_program_dates_are_edited);
  g_test_add_func ("/workspace/program/goals-are-edited", test_program_goals_are_edited);
  g_test_add_func ("/workspace/program/state-follows-what-is-possible",
                   test_program_state_follows_what_is_possible);
  g_test_add_func ("/workspace/program/removal-comes-back-whole",
                   test_program_removal_comes_back_whole);
  g_test_add_func ("/workspace/program/objects-follow-the-rows",
                   test_program_objects_follow_the_rows);
  g_test_add_func ("/workspace/program/state-line-counts-months",
                   test_program_state_line_counts_months);

  return g_test_run ();
}
