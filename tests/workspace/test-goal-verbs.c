/* test-goal-verbs.c - tests of lodestar-goal-verbs.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-goal-verbs.h"

#include "test-relationships.h"

static void
test_goal_verbs_progress_touches_a_goal (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autoptr (GVariant) out = NULL;
  GVariantBuilder     columns;
  const LodestarGoal *goal;
  gint64              id;

  test_workspace_do (
    workspace, &lodestar_verb_goal_add,
    g_variant_new ("(xsiss)", (gint64) 1, " Lead a project ", 10, "2026-09-30", "2026-03-10"),
    &out);
  id = g_variant_get_int64 (out);
  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "progress", g_variant_new_int32 (40));
  test_workspace_do (workspace, &lodestar_verb_goal_edit,
                     g_variant_new ("(xa{sv}s)", id, &columns, "2026-05-02"), NULL);
  row = test_relationships_read (workspace, 1);
  goal = lodestar_relationship_row_find_goal (row, id);
  g_assert_cmpstr (goal->text, ==, "Lead a project");
  g_assert_cmpint (goal->progress, ==, 40);
  g_assert_cmpint (goal->due_date, ==, lodestar_date_from_iso ("2026-09-30"));
  g_assert_cmpint (goal->created_on, ==, lodestar_date_from_iso ("2026-03-10"));
  g_assert_cmpint (goal->touched_on, ==, lodestar_date_from_iso ("2026-05-02"));
  g_clear_pointer (&row, lodestar_relationship_row_unref);

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "due", g_variant_new_string (""));
  g_variant_builder_add (&columns, "{sv}", "text", g_variant_new_string ("Lead two projects"));
  test_workspace_do (workspace, &lodestar_verb_goal_edit,
                     g_variant_new ("(xa{sv}s)", id, &columns, "2026-05-03"), NULL);
  row = test_relationships_read (workspace, 1);
  goal = lodestar_relationship_row_find_goal (row, id);
  g_assert_cmpint (goal->due_date, ==, LODESTAR_DATE_NONE);
  g_assert_cmpstr (goal->text, ==, "Lead two projects");
  g_assert_cmpint (goal->progress, ==, 40);

  test_workspace_do (workspace, &lodestar_verb_goal_remove, g_variant_new ("(x)", id), NULL);
  test_workspace_free (workspace);
}

static void
test_goal_verbs_refuse_nonsense (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_fail (workspace, &lodestar_verb_goal_add,
                           g_variant_new ("(xsiss)", (gint64) 1, "   ", 0, "", "2026-03-10"),
                           "A goal needs a text.");
  test_relationships_fail (workspace, &lodestar_verb_goal_add,
                           g_variant_new ("(xsiss)", (gint64) 1, "A", 101, "", "2026-03-10"),
                           "Progress runs from 0 to 100 %, not 101.");
  test_relationships_fail (workspace, &lodestar_verb_goal_add,
                           g_variant_new ("(xsiss)", (gint64) 9, "A", 0, "", "2026-03-10"),
                           "There is no relationship with the number 9.");
  test_relationships_fail (workspace, &lodestar_verb_goal_remove, g_variant_new ("(x)", (gint64) 5),
                           "There is no goal with the number 5.");
  test_workspace_free (workspace);
}

static void
test_goal_verbs_note_keeps_its_lines (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (workspace, &lodestar_verb_note_add,
                     g_variant_new ("(xss)", (gint64) 1, "2026-04-29T09:00:00Z",
                                    "\nWants to talk\nabout her board talk\n"),
                     &out);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpuint (row->notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (row->notes, LodestarNote, 0).text, ==,
                   "Wants to talk\nabout her board talk");
  g_assert_cmpstr (g_array_index (row->notes, LodestarNote, 0).written_at, ==,
                   "2026-04-29T09:00:00Z");
  test_relationships_fail (workspace, &lodestar_verb_note_add,
                           g_variant_new ("(xss)", (gint64) 1, "2026-04-29T09:00:00Z", " \n "),
                           "A note needs a text.");
  test_workspace_do (workspace, &lodestar_verb_note_remove,
                     g_variant_new ("(x)", g_variant_get_int64 (out)), NULL);
  test_relationships_fail (workspace, &lodestar_verb_note_remove,
                           g_variant_new ("(x)", g_variant_get_int64 (out)),
                           "There is no note with the number 1.");
  test_workspace_free (workspace);
}

void
test_goal_verbs_add_tests (void)
{
  g_test_add_func ("/workspace/goal/progress-touches-it", test_goal_verbs_progress_touches_a_goal);
  g_test_add_func ("/workspace/goal/nonsense-is-refused", test_goal_verbs_refuse_nonsense);
  g_test_add_func ("/workspace/note/keeps-its-lines", test_goal_verbs_note_keeps_its_lines);
}
