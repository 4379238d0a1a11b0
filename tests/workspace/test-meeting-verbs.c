/* test-meeting-verbs.c - tests of lodestar-meeting-verbs.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-meeting-verbs.h"

#include "lodestar-relationship-verbs.h"
#include "test-relationships.h"

static gint64
test_meeting_verbs_plan (LodestarWorkspace *workspace, gint64 id, const char *date)
{
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (workspace, &lodestar_verb_meeting_plan,
                     g_variant_new ("(xsis)", id, date, 60, ""), &out);

  return g_variant_get_int64 (out);
}

static GVariant *
test_meeting_verbs_log_in (
  gint64 id, gint64 meeting_id, const char *date, const char *state, int minutes, int rating)
{
  return g_variant_new ("(xxssiiss)", id, meeting_id, date, state, minutes, rating, "",
                        "2026-06-09");
}

static void
test_meeting_verbs_logged_meeting_takes_the_plan_of_its_day (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  gint64             planned = test_meeting_verbs_plan (workspace, 1, "2026-03-16");
  g_autoptr (GVariant) out = NULL;
  g_autoptr (LodestarRelationshipRow) row = NULL;
  const LodestarMeeting *meeting;

  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, 0, "2026-03-16", "held", 0, 4), &out);
  g_assert_cmpint (g_variant_get_int64 (out), ==, planned);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpuint (row->meetings->len, ==, 1);
  meeting = lodestar_relationship_row_find_meeting (row, planned);
  g_assert_cmpint (meeting->state, ==, LODESTAR_MEETING_HELD);
  g_assert_cmpint (meeting->minutes, ==, 60); /* as planned, nobody said otherwise */
  g_assert_cmpint (meeting->rating, ==, 4);
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_named_plan_moves_to_the_day_it_was_held (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  gint64             planned = test_meeting_verbs_plan (workspace, 1, "2026-03-16");
  g_autoptr (LodestarRelationshipRow) row = NULL;

  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, planned, "2026-03-18", "held", 80, 0), NULL);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpuint (row->meetings->len, ==, 1);
  g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 0).date, ==,
                   lodestar_date_from_iso ("2026-03-18"));
  g_assert_cmpint (g_array_index (row->meetings, LodestarMeeting, 0).minutes, ==, 80);
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (2, planned, "2026-03-18", "held", 80, 0),
                           "The meeting is not there any more.");
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_log_refuses_nonsense (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();

  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-06-10", "held", 60, 0),
                           "10 June 2026 is still ahead. A meeting on that day can be planned.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-03-01", "held", 60, 0),
                           "The relationship began on 2 March 2026; the day given lies before.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-03-10", "skipped", 60, 0),
                           "A meeting is planned, held, missed or cancelled, not “skipped”.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-03-10", "held", 1441, 0),
                           "A meeting lasts between 1 and 1440 minutes, not 1441.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-03-10", "held", 60, 6),
                           "A meeting is rated from 1 to 5, not 6.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-03-10", "missed", 0, 3),
                           "Only a meeting that was held can be rated.");
  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, 0, "2026-06-09", "held", 60, 0), NULL);
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (1, 0, "2026-06-09", "missed", 0, 0),
                           "There is already a meeting on 9 June 2026.");
  test_workspace_do (workspace, &lodestar_verb_relationship_end,
                     g_variant_new ("(xss)", (gint64) 2, "2026-04-01", "no time"), NULL);
  test_relationships_fail (workspace, &lodestar_verb_meeting_log,
                           test_meeting_verbs_log_in (2, 0, "2026-04-02", "held", 60, 0),
                           "The relationship ended on 1 April 2026.");
  test_relationships_fail (workspace, &lodestar_verb_meeting_plan,
                           g_variant_new ("(xsis)", (gint64) 2, "2026-07-01", 0, ""),
                           "The relationship ended on 1 April 2026.");
  /* What took place before the end can be written down afterwards. */
  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (2, 0, "2026-03-30", "held", 60, 0), NULL);
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_bulk_is_one_step (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (GVariant) out = NULL;
  GVariantBuilder entries;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a(xxssii)"));
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 1, (gint64) 0, "2026-03-10", "held", 60, 5);
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 2, (gint64) 0, "2026-03-11", "held", 90, 0);
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 3, (gint64) 0, "2026-03-12", "missed", 0,
                         0);
  test_workspace_do (workspace, &lodestar_verb_meeting_log_many,
                     g_variant_new ("(a(xxssii)s)", &entries, "2026-06-09"), &out);
  g_assert_cmpuint (g_variant_get_uint32 (out), ==, 3);

  for (gint64 id = 1; id <= 3; id++)
    {
      g_autoptr (LodestarRelationshipRow) row = test_relationships_read (workspace, id);

      g_assert_cmpuint (row->meetings->len, ==, 1);
    }

  test_workspace_free (workspace);
}

/* All are kept out, and each that is refused is named with its reason. */
static void
test_meeting_verbs_bulk_names_all_that_is_refused (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  GVariantBuilder    entries;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a(xxssii)"));
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 1, (gint64) 0, "2026-04-10", "held", 60, 5);
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 2, (gint64) 0, "2026-09-11", "held", 90, 0);
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 3, (gint64) 0, "2026-03-01", "held", 90, 0);
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 1, (gint64) 0, "2026-04-10", "missed", 0,
                         0);
  test_relationships_fail (
    workspace, &lodestar_verb_meeting_log_many,
    g_variant_new ("(a(xxssii)s)", &entries, "2026-06-09"),
    "Farid Nazari and Jonas Lindqvist: 11 September 2026 is still ahead. A meeting on that day can "
    "be planned.\n"
    "Lena Fischer and Ruth Meier: The relationship began on 2 March 2026; the day given lies "
    "before.\n"
    "Amira Haddad and Jonas Lindqvist: There is already a meeting on 10 April 2026.");

  /* what is not a refusal, as a relationship that is gone, is told as it is */
  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a(xxssii)"));
  g_variant_builder_add (&entries, "(xxssii)", (gint64) 99, (gint64) 0, "2026-04-10", "held", 60,
                         5);
  test_relationships_fail (workspace, &lodestar_verb_meeting_log_many,
                           g_variant_new ("(a(xxssii)s)", &entries, "2026-06-09"),
                           "There is no relationship with the number 99.");
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_edit_leaves_other_days_alone (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (LodestarRelationshipRow) row = NULL;
  GVariantBuilder columns;
  gint64          id;

  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, 0, "2026-03-10", "held", 60, 0), NULL);
  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, 0, "2026-03-20", "held", 60, 0), NULL);
  row = test_relationships_read (workspace, 1);
  id = g_array_index (row->meetings, LodestarMeeting, 1).id;
  g_variant_builder_init (&columns, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&columns, "{sv}", "date", g_variant_new_string ("2026-03-10"));
  test_relationships_fail (workspace, &lodestar_verb_meeting_edit,
                           g_variant_new ("(xa{sv}s)", id, &columns, "2026-06-09"),
                           "There is already a meeting on 10 March 2026.");
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_series_fills_the_gaps (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  gint64             ids[] = { 1, 2 };
  g_autoptr (GVariant) out = NULL, again = NULL;
  g_autoptr (LodestarRelationshipRow) row = NULL;
  static const char *const dates[] = { "2026-03-31", "2026-05-02", "2026-05-31", "2026-06-30" };

  /* Relationship 1 has a meeting in the span from 30 April to 30 May. */
  test_meeting_verbs_plan (workspace, 1, "2026-05-02");
  test_workspace_do (
    workspace, &lodestar_verb_meeting_plan_series,
    g_variant_new ("(@axss)",
                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof (gint64)),
                   "2026-03-31", "2026-06-30"),
    &out);
  g_assert_cmpuint (g_variant_get_uint32 (out), ==, 3 + 4);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpuint (row->meetings->len, ==, G_N_ELEMENTS (dates));

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      g_assert_cmpint (meeting->date, ==, lodestar_date_from_iso (dates[i]));
      g_assert_cmpint (meeting->state, ==, LODESTAR_MEETING_PLANNED);
      g_assert_cmpint (meeting->minutes, ==, i == 1 ? 60 : 75);
    }

  /* Nothing is planned twice. */
  lodestar_workspace_do (
    workspace, &lodestar_verb_meeting_plan_series,
    g_variant_new ("(@axss)",
                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof (gint64)),
                   "2026-03-31", "2026-06-30"),
    &again, NULL);
  g_assert_cmpuint (g_variant_get_uint32 (again), ==, 0);
  test_workspace_free (workspace);
}

static void
test_meeting_verbs_edit_changes_what_is_named (void)
{
  LodestarWorkspace *workspace = test_relationships_new_published ();
  g_autoptr (LodestarRelationshipRow) row = NULL;
  g_autoptr (GVariant) out = NULL;
  GVariantBuilder        columns;
  const LodestarMeeting *meeting;
  gint64                 id;

  test_workspace_do (workspace, &lodestar_verb_meeting_log,
                     test_meeting_verbs_log_in (1, 0, "2026-03-10", "held", 60, 5), &out);
  id = g_variant_get_int64 (out);
  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "note", g_variant_new_string ("On feedback"));
  g_variant_builder_add (&columns, "{sv}", "minutes", g_variant_new_int32 (45));
  test_workspace_do (workspace, &lodestar_verb_meeting_edit,
                     g_variant_new ("(xa{sv}s)", id, &columns, "2026-06-09"), NULL);
  row = test_relationships_read (workspace, 1);
  meeting = lodestar_relationship_row_find_meeting (row, id);
  g_assert_cmpstr (meeting->note, ==, "On feedback");
  g_assert_cmpint (meeting->minutes, ==, 45);
  g_assert_cmpint (meeting->rating, ==, 5);
  g_clear_pointer (&row, lodestar_relationship_row_unref);

  /* A meeting that turns out missed loses its rating. */
  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "state", g_variant_new_string ("missed"));
  test_workspace_do (workspace, &lodestar_verb_meeting_edit,
                     g_variant_new ("(xa{sv}s)", id, &columns, "2026-06-09"), NULL);
  row = test_relationships_read (workspace, 1);
  g_assert_cmpint (lodestar_relationship_row_find_meeting (row, id)->rating, ==, 0);

  test_workspace_do (workspace, &lodestar_verb_meeting_remove, g_variant_new ("(x)", id), NULL);
  test_relationships_fail (workspace, &lodestar_verb_meeting_remove,
                           g_variant_new ("(x)", (gint64) 77),
                           "There is no meeting with the number 77.");
  test_workspace_free (workspace);
}

void
test_meeting_verbs_add_tests (void)
{
  g_test_add_func ("/workspace/meeting/logged-one-takes-the-plan-of-its-day",
                   test_meeting_verbs_logged_meeting_takes_the_plan_of_its_day);
  g_test_add_func ("/workspace/meeting/named-plan-moves-to-the-day-it-was-held",
                   test_meeting_verbs_named_plan_moves_to_the_day_it_was_held);
  g_test_add_func ("/workspace/meeting/log-refuses-nonsense",
                   test_meeting_verbs_log_refuses_nonsense);
  g_test_add_func ("/workspace/meeting/bulk-is-one-step", test_meeting_verbs_bulk_is_one_step);
  g_test_add_func ("/workspace/meeting/bulk-names-all-that-is-refused",
                   test_meeting_verbs_bulk_names_all_that_is_refused);
  g_test_add_func ("/workspace/meeting/edit-leaves-other-days-alone",
                   test_meeting_verbs_edit_leaves_other_days_alone);
  g_test_add_func ("/workspace/meeting/series-fills-the-gaps",
                   test_meeting_verbs_series_fills_the_gaps);
  g_test_add_func ("/workspace/meeting/edit-changes-what-is-named",
                   test_meeting_verbs_edit_changes_what_is_named);
}
