/* test-enroll.c - claims about who takes part in programs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-error.h"
#include "lodestar-import-signup.h"
#include "lodestar-enroll-verbs.h"
#include "lodestar-participant-list.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-person-verbs.h"

#include <string.h>

static gboolean
test_enroll_run_script (LodestarDb *db, gpointer script, GCancellable *cancellable, GError **error)
{
  return lodestar_db_execute (db, script, error);
}

/* A workspace with a program and four people. */
static LodestarWorkspace *
test_enroll_new (void)
{
  LodestarWorkspace       *workspace = test_workspace_new ();
  static const char *const people[] = { "Ana", "Bob", "Cy", "Dee" };
  static const char        script[] =
    "INSERT INTO program (id, name, name_key, start_date, created_at)"
    " VALUES (1, 'Bridge', 'bridge', '2026-01-01', '2026-01-01T00:00:00Z');";
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    test_workspace_do (workspace, &lodestar_verb_person_add,
                       g_variant_new_parsed ("({'name': <%s>, 'department': <%s>},)", people[i],
                                             i < 2 ? "Sales" : "IT"),
                       NULL);

  lodestar_workspace_run (workspace, "test", "Test", test_enroll_run_script, (gpointer) script,
                          NULL, &error);
  g_assert_no_error (error);

  return workspace;
}

static LodestarParticipant *
test_enroll_load (LodestarWorkspace *workspace, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LodestarParticipant *participant = lodestar_participant_list_load (
    lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace), id, &error);

  g_assert_no_error (error);

  return participant;
}

static guint
test_enroll_enroll (LodestarWorkspace *workspace, const char *in)
{
  g_autoptr (GVariant) out = NULL;
  guint n_new;

  test_workspace_do (workspace, &lodestar_verb_participant_enroll, g_variant_new_parsed (in), &out);
  g_variant_get (out, "(uu)", &n_new, NULL);

  return n_new;
}

static char *
test_enroll_find (LodestarWorkspace *workspace, LodestarParticipantQuery *query)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new (NULL);

  lodestar_participant_query_run (lodestar_workspace_get_db (workspace), ids, query, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LodestarParticipant) participant =
        test_enroll_load (workspace, g_array_index (ids, gint64, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              lodestar_participant_get_name (participant));
    }

  return g_string_free (names, FALSE);
}

static void
test_enroll_all_that_match (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autoptr (LodestarParticipantQuery) all = lodestar_participant_query_new (1);
  g_autoptr (GVariant) out = NULL;
  g_autofree char *names = NULL;
  guint            n_new;
  guint            n_already;

  query->department = g_strdup ("Sales");
  query->states = 1u << LODESTAR_PERSON_STATE_ACTIVE;
  test_workspace_do (workspace, &lodestar_verb_enroll_query,
                     g_variant_new ("(xsiis@a{sv})", (gint64) 1, "mentee", 0, 1, "2026-06-09",
                                    lodestar_enroll_verbs_pack_query (query)),
                     &out);
  g_variant_get (out, "(uu)", &n_new, &n_already);
  g_assert_cmpuint (n_new, ==, 2);
  g_assert_cmpuint (n_already, ==, 0);
  names = test_enroll_find (workspace, all);
  g_assert_cmpstr (names, ==, "Ana,Bob");
  test_workspace_free (workspace);
}

static void
test_enroll_completeness_counts_what_matching_wants (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  const char        *topics[] = { "Coaching", NULL };
  g_autoptr (LodestarParticipant) ana = NULL;
  g_autoptr (GError) error = NULL;
  static const char criteria[] =
    "INSERT INTO criterion (program_id, kind, weight, is_enabled) VALUES"
    " (1, 'skills', 10, 1), (1, 'department', 10, 1), (1, 'style', 10, 0), (1, 'format', 10, 1),"
    " (1, 'times', 0, 1), (1, 'wishes', 10, 1);";

  test_enroll_enroll (workspace, "(int64 1, [int64 1], 'mentee', 0, 1, '2026-06-09')");
  ana = test_enroll_load (workspace, 1);
  g_assert_cmpint (lodestar_participant_get_data (ana)->n_wanted, ==, 12);
  g_assert_cmpint (lodestar_participant_get_data (ana)->n_known, ==, 1);

  lodestar_workspace_run (workspace, "test", "Test", test_enroll_run_script, (gpointer) criteria,
                          NULL, &error);
  g_assert_no_error (error);
  g_object_unref (test_enroll_load (workspace, 1));
  g_assert_cmpint (lodestar_participant_get_data (ana)->n_wanted, ==, 3);
  g_assert_cmpint (lodestar_participant_get_completeness (ana), ==, 33);
  test_workspace_do (workspace, &lodestar_verb_participant_set_terms,
                     g_variant_new ("(xs^as)", (gint64) 1, "wanted", topics), NULL);
  g_object_unref (test_enroll_load (workspace, 1));
  g_assert_cmpint (lodestar_participant_get_completeness (ana), ==, 66);
  test_workspace_free (workspace);
}

static void
test_enroll_each_sort_and_filter_runs (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autoptr (LodestarParticipantQuery) query = lodestar_participant_query_new (1);
  g_autofree char *mentors = NULL;
  g_autofree char *incomplete = NULL;
  g_autofree char *found = NULL;

  test_enroll_enroll (workspace, "(int64 1, [int64 1, 2], 'mentor', 0, 2, '2026-06-09')");
  test_enroll_enroll (workspace, "(int64 1, [int64 3], 'mentee', 0, 1, '2026-06-09')");

  for (int i = 0; i < LODESTAR_N_PARTICIPANT_SORTS; i++)
    for (int down = 0; down < 2; down++)
      {
        g_autofree char *names = NULL;

        query->sort = (LodestarParticipantSort) i;
        query->is_descending = down;
        names = test_enroll_find (workspace, query);
        g_assert_cmpuint (strlen (names), ==, strlen ("Ana,Bob,Cy"));

        if (i == LODESTAR_PARTICIPANT_SORT_NAME)
          g_assert_cmpstr (names, ==, down ? "Cy,Bob,Ana" : "Ana,Bob,Cy");

        if (i == LODESTAR_PARTICIPANT_SORT_FREE)
          g_assert_cmpstr (names, ==, down ? "Ana,Bob,Cy" : "Cy,Ana,Bob");
      }

  g_assert_false (lodestar_participant_query_is_narrowed (query));
  query->sort = LODESTAR_PARTICIPANT_SORT_NAME;
  query->is_descending = FALSE;
  query->role = LODESTAR_ROLE_MENTOR;
  mentors = test_enroll_find (workspace, query);
  g_assert_cmpstr (mentors, ==, "Ana,Bob");
  query->is_incomplete = TRUE;
  query->is_untrained = TRUE;
  query->state = LODESTAR_PARTICIPANT_ACCEPTED;
  incomplete = test_enroll_find (workspace, query);
  g_assert_cmpstr (incomplete, ==, "Ana,Bob");
  g_set_str (&query->search, "sales b");
  found = test_enroll_find (workspace, query);
  g_assert_cmpstr (found, ==, "Bob");
  g_assert_true (lodestar_participant_query_is_narrowed (query));
  test_workspace_free (workspace);
}

static void
test_enroll_free_places_are_counted (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autoptr (GError) error = NULL;
  static const char script[] =
    "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on)"
    " VALUES (1, 1, 'trial', '2026-01-01', '2026-03-01');"
    "INSERT INTO relationship_member (relationship_id, participant_id) VALUES (1, 1), (1, 2);";
  g_autoptr (LodestarParticipant) ana = NULL;
  g_autofree char *detail = NULL;

  test_enroll_enroll (workspace, "(int64 1, [int64 1], 'mentor', 0, 2, '2026-06-09')");
  test_enroll_enroll (workspace, "(int64 1, [int64 2, 3], 'mentee', 0, 1, '2026-06-09')");
  lodestar_workspace_run (workspace, "test", "Test", test_enroll_run_script, (gpointer) script,
                          NULL, &error);
  g_assert_no_error (error);
  ana = test_enroll_load (workspace, 1);
  g_assert_cmpint (lodestar_participant_get_n_free (ana), ==, 1);
  g_object_get (ana, "detail", &detail, NULL);
  g_assert_cmpstr (detail, ==, "Mentor · 1 of 2 places · 8 % known");
  test_workspace_free (workspace);
}

static void
test_enroll_sign_up (LodestarWorkspace *workspace, const char *name, const char *role)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  lodestar_import_set_path (import, path);
  lodestar_import_set_signup (import, 1, role);
  lodestar_import_read (import, lodestar_workspace_get_db (workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_import_stage (import, lodestar_workspace_get_db (workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                          lodestar_import_apply_work, import, NULL, &error);
  g_assert_no_error (error);
}

static guint
test_enroll_count_both (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *text = NULL;
  guint            n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  for (const char *p = text; (p = strstr (p, "@gov.uk,yes,")) != NULL; p++)
    n++;

  return n;
}

static void
test_enroll_sign_up_in_two_files (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  guint              n_both = test_enroll_count_both ("mentoring/mentors-50.csv");

  test_enroll_sign_up (workspace, "mentoring/mentors-50.csv", "mentor");
  test_workspace_assert_undoable (workspace, before);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), ==, 54);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(*) FROM participant WHERE role = 'mentor'"), ==,
    50);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(*) FROM participant WHERE role = 'mentee'"), ==,
    n_both);

  test_enroll_sign_up (workspace, "mentoring/mentees-50.csv", "mentee");
  n_both += test_enroll_count_both ("mentoring/mentees-50.csv");
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM participant"), ==,
                   100 + n_both);

  /* Again, and nothing is there twice. */
  test_enroll_sign_up (workspace, "mentoring/mentees-50.csv", "mentee");
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM participant"), ==,
                   100 + n_both);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), ==, 104);
  test_workspace_free (workspace);
}

static void
test_enroll_sign_up_needs_a_role (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *path = g_build_filename (folder, "signup.csv", NULL);
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Name,E-mail\nAna,ana@x.org\n", -1, NULL);
  lodestar_import_set_path (import, path);
  lodestar_import_set_signup (import, 1, NULL);
  g_assert_true (lodestar_import_read (import, NULL, NULL, NULL));
  g_assert_true (lodestar_import_stage (import, lodestar_workspace_get_db (workspace), NULL, NULL));
  g_assert_false (lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                                          lodestar_import_apply_work, import, NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM participant"), ==, 0);
  test_workspace_remove_folder (folder);
  test_workspace_free (workspace);
}

static void
test_enroll_sign_up_reads_preferences (void)
{
  LodestarWorkspace *workspace = test_enroll_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *path = g_build_filename (folder, "signup.csv", NULL);
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path,
                       "Name,E-mail,Role,Capacity,Meeting format,Topics,Wishes\n"
                       "Zoe,zoe@x.org,Mentor,3,Video call,Coaching; SQL,\n"
                       "Yan,yan@x.org,Mentee,,In person,SQL,zoe@x.org\n",
                       -1, NULL);
  lodestar_import_set_path (import, path);
  lodestar_import_set_signup (import, 1, NULL);
  g_assert_true (lodestar_import_read (import, NULL, NULL, NULL));
  g_assert_true (lodestar_import_stage (import, lodestar_workspace_get_db (workspace), NULL, NULL));
  lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                          lodestar_import_apply_work, import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM participant"
                                                    " WHERE role = 'mentor' AND capacity_max = 3"
                                                    " AND format = 'remote'"),
                   ==, 1);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM participant_term"
                                                    " WHERE role = 'offered'"),
                   ==, 2);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM wish AS w"
                                                    " JOIN person AS p ON p.id = w.person_id"
                                                    " WHERE p.name = 'Zoe' AND w.kind = 'wish'"),
                   ==, 1);
  test_workspace_remove_folder (folder);
  test_workspace_free (workspace);
}

static void
test_enroll_words_of_files (void)
{
  g_assert_cmpstr (lodestar_import_signup_parse_format ("Video calls please"), ==, "remote");
  g_assert_cmpstr (lodestar_import_signup_parse_format ("Face to face"), ==, "in-person");
  g_assert_cmpstr (lodestar_import_signup_parse_format ("persönlich"), ==, "in-person");
  g_assert_cmpstr (lodestar_import_signup_parse_format ("No preference"), ==, "either");
  g_assert_null (lodestar_import_signup_parse_format ("blue"));
  g_assert_cmpstr (lodestar_import_signup_parse_style ("Supportive"), ==, "supportive");
  g_assert_null (lodestar_import_signup_parse_style ("loud"));
  g_assert_cmpint (lodestar_import_signup_parse_times ("Monday morning"), ==, 1);
  g_assert_cmpint (lodestar_import_signup_parse_times ("Tue afternoon\nSunday evening"), ==,
                   1 << 4 | 1 << 20);
  g_assert_cmpint (lodestar_import_signup_parse_times ("Montag"), ==, 7);
  g_assert_cmpint (lodestar_import_signup_parse_times ("Evenings"), ==,
                   1 << 2 | 1 << 5 | 1 << 8 | 1 << 11 | 1 << 14);
  g_assert_cmpint (lodestar_import_signup_parse_times ("whenever"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/enroll/all-that-match", test_enroll_all_that_match);
  g_test_add_func ("/enroll/completeness-counts-what-matching-wants",
                   test_enroll_completeness_counts_what_matching_wants);
  g_test_add_func ("/enroll/each-sort-and-filter-runs", test_enroll_each_sort_and_filter_runs);
  g_test_add_func ("/enroll/free-places-are-counted", test_enroll_free_places_are_counted);
  g_test_add_func ("/enroll/sign-up-in-two-files", test_enroll_sign_up_in_two_files);
  g_test_add_func ("/enroll/sign-up-needs-a-role", test_enroll_sign_up_needs_a_role);
  g_test_add_func ("/enroll/sign-up-reads-preferences", test_enroll_sign_up_reads_preferences);
  g_test_add_func ("/enroll/words-of-files", test_enroll_words_of_files);

  return g_test_run ();
}
