/* test-participants.c - enrolling people, and what they want
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-error.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant-verbs.h"

#include "test-pool.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace *workspace;
  LodestarDb        *db; /* of workspace */
} TestParticipants;

static void
test_participants_set_up (TestParticipants *self, gconstpointer data)
{
  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  self->db = lodestar_workspace_get_db (self->workspace);
  test_pool_fill (self->workspace);
}

static void
test_participants_tear_down (TestParticipants *self, gconstpointer data)
{
  test_workspace_free (self->workspace);
}

static GVariant *
test_participants_enroll (const char *role, gint64 first, gint64 last, int most)
{
  GVariantBuilder people = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));

  for (gint64 i = first; i <= last; i++)
    g_variant_builder_add (&people, "x", i);

  return g_variant_new ("(xaxsiis)", (gint64) TEST_POOL_PROGRAM, &people, role, 0, most,
                        "2026-06-09");
}

static void
test_participants_enroll_leaves_those_who_are_in (TestParticipants *self, gconstpointer data)
{
  g_autofree char *before = test_workspace_dump (self->db);
  g_autoptr (GVariant) out = NULL;
  guint n_enrolled, n_already;

  /* Mentees 9 to 22 take part; as mentors they are new. Mentors 1 to 8 are in already. */
  test_workspace_do (self->workspace, &lodestar_verb_participant_enroll,
                     test_participants_enroll ("mentor", 7, 10, 2), &out);
  g_variant_get (out, "(uu)", &n_enrolled, &n_already);
  g_assert_cmpuint (n_enrolled, ==, 2);
  g_assert_cmpuint (n_already, ==, 2);
  g_assert_cmpint (lodestar_participant_store_find (self->db, TEST_POOL_PROGRAM, 9, "mentor", NULL),
                   >, 0);
  test_workspace_assert_undoable (self->workspace, before);
}

static void
test_participants_enroll_refuses_nonsense (TestParticipants *self, gconstpointer data)
{
  GVariant *cases[] = {
    test_participants_enroll ("boss", 9, 9, 1),
    test_participants_enroll ("mentor", 9, 9, -1),
    test_participants_enroll ("mentor", 9, 9, 100),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lodestar_workspace_do (self->workspace, &lodestar_verb_participant_enroll,
                                             cases[i], NULL, &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
    }
}

static void
test_participants_set_changes_only_what_is_named (TestParticipants *self, gconstpointer data)
{
  g_autofree char *before = test_workspace_dump (self->db);
  g_autoptr (LodestarParticipantValues) values = NULL;
  GVariantBuilder columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&columns, "{sv}", "format", g_variant_new_string ("remote"));
  g_variant_builder_add (&columns, "{sv}", "career-goal", g_variant_new_string ("Head of  Sales"));
  g_variant_builder_add (&columns, "{sv}", "trained-on", g_variant_new_string ("2026-05-02"));
  test_workspace_do (self->workspace, &lodestar_verb_participant_set,
                     g_variant_new ("(xa{sv})", TEST_POOL_MENTEE (1), &columns), NULL);
  values = lodestar_participant_store_load_values (self->db, TEST_POOL_MENTEE (1), NULL);
  g_assert_cmpstr (values->format, ==, "remote");
  g_assert_cmpstr (values->career_goal, ==, "Head of Sales");
  g_assert_cmpint (values->trained_on, ==, lodestar_date_new (2026, 5, 2));
  g_assert_cmpstr (values->style, ==, "supportive");
  g_assert_cmpint (values->times, ==, 73);
  test_workspace_assert_undoable (self->workspace, before);
}

static void
test_participants_set_refuses_nonsense (TestParticipants *self, gconstpointer data)
{
  const struct
  {
    const char *key;
    GVariant   *value;
  } cases[] = {
    { "format", g_variant_new_string ("by pigeon") },
    { "state", g_variant_new_string ("") },
    { "times", g_variant_new_int32 (1 << 21) },
    { "trained-on", g_variant_new_string ("soon") },
    { "capacity-max", g_variant_new_int32 (-1) },
    { "enrolled-on", g_variant_new_string ("") },
    { "shoe-size", g_variant_new_int32 (43) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GVariantBuilder columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
      g_autoptr (GError) error = NULL;

      g_variant_builder_add (&columns, "{sv}", cases[i].key, cases[i].value);
      g_assert_false (lodestar_workspace_do (
        self->workspace, &lodestar_verb_participant_set,
        g_variant_new ("(xa{sv})", TEST_POOL_MENTOR (1), &columns), NULL, &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
    }
}

static void
test_participants_capacity_covers_what_runs (TestParticipants *self, gconstpointer data)
{
  GVariantBuilder columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
  g_autoptr (GError) error = NULL;

  test_pool_run_sql (self->workspace,
                     "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on) "
                     "VALUES (1, 1, 'active', '2026-02-01', '2026-04-01');"
                     "INSERT INTO relationship_member (relationship_id, participant_id) "
                     "VALUES (1, 3), (1, 9);");
  g_variant_builder_add (&columns, "{sv}", "capacity-max", g_variant_new_int32 (0));
  g_assert_false (lodestar_workspace_do (self->workspace, &lodestar_verb_participant_set,
                                         g_variant_new ("(xa{sv})", TEST_POOL_MENTOR (2), &columns),
                                         NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_false (lodestar_workspace_do (self->workspace, &lodestar_verb_participant_remove,
                                         g_variant_new ("(x)", TEST_POOL_MENTOR (2)), NULL,
                                         &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
}

static void
test_participants_lists_keep_their_order (TestParticipants *self, gconstpointer data)
{
  static const char *const wanted[] = { "Hiring", " hiring ", "", "Budgeting", NULL };
  const gint64             wishes[] = { 4, 2, 6 };
  const gint64             not_with[] = { 2 };
  g_autofree char         *before = test_workspace_dump (self->db);
  g_auto (GStrv) names = NULL;
  g_autoptr (GArray) people = NULL;

  test_workspace_do (self->workspace, &lodestar_verb_participant_set_terms,
                     g_variant_new ("(xs^as)", TEST_POOL_MENTEE (0), "wanted", wanted), NULL);
  test_workspace_assert_undoable (self->workspace, before);
  names = lodestar_participant_store_list_terms (self->db, TEST_POOL_MENTEE (0), "wanted", NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Hiring");
  g_assert_cmpstr (names[1], ==, "Budgeting");

  test_workspace_do (
    self->workspace, &lodestar_verb_participant_set_wishes,
    g_variant_new ("(x@axs)", TEST_POOL_MENTEE (0),
                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, wishes, 3, sizeof (gint64)),
                   "wish"),
    NULL);
  test_workspace_do (
    self->workspace, &lodestar_verb_participant_set_wishes,
    g_variant_new ("(x@axs)", TEST_POOL_MENTEE (0),
                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, not_with, 1, sizeof (gint64)),
                   "not-with"),
    NULL);
  people = lodestar_participant_store_list_wishes (self->db, TEST_POOL_MENTEE (0), "wish", NULL);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpint (g_array_index (people, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (people, gint64, 1), ==, 6);
}

#define TEST_PARTICIPANTS_ADD(claim, func)                                                         \
  g_test_add ("/workspace/participants/" claim, TestParticipants, NULL, test_participants_set_up,  \
              func, test_participants_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST_PARTICIPANTS_ADD ("enroll-leaves-those-who-are-in",
                         test_participants_enroll_leaves_those_who_are_in);
  TEST_PARTICIPANTS_ADD ("enroll-refuses-nonsense", test_participants_enroll_refuses_nonsense);
  TEST_PARTICIPANTS_ADD ("set-changes-only-what-is-named",
                         test_participants_set_changes_only_what_is_named);
  TEST_PARTICIPANTS_ADD ("set-refuses-nonsense", test_participants_set_refuses_nonsense);
  TEST_PARTICIPANTS_ADD ("capacity-covers-what-runs", test_participants_capacity_covers_what_runs);
  TEST_PARTICIPANTS_ADD ("lists-keep-their-order", test_participants_lists_keep_their_order);

  return g_test_run ();
}
