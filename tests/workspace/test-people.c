/* test-people.c - claims about people in a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-error.h"
#include "lodestar-level-ladder.h"
#include "lodestar-level-store.h"
#include "lodestar-person-key.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-term-store.h"

static gint64
test_people_add (LodestarWorkspace *workspace, const char *values)
{
  g_autoptr (GVariant) in = g_variant_parse (G_VARIANT_TYPE ("(a{sv})"), values, NULL, NULL, NULL);
  g_autoptr (GVariant) out = NULL;

  g_assert_nonnull (in);
  test_workspace_do (workspace, &lodestar_verb_person_add, in, &out);

  return g_variant_get_int64 (out);
}

static void
test_people_set (LodestarWorkspace *workspace, gint64 id, const char *values)
{
  g_autoptr (GVariant) dict = g_variant_parse (G_VARIANT_TYPE ("a{sv}"), values, NULL, NULL, NULL);

  g_assert_nonnull (dict);
  test_workspace_do (workspace, &lodestar_verb_person_set, g_variant_new ("(x@a{sv})", id, dict),
                     NULL);
}

static LodestarPerson *
test_people_load (LodestarWorkspace *workspace, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LodestarPerson *person = lodestar_person_store_load (
    lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace), id, &error);

  g_assert_no_error (error);

  return person;
}

/* The names that a query finds, with a comma between. */
static char *
test_people_find (LodestarWorkspace *workspace, LodestarPersonQuery *query)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new (NULL);

  lodestar_person_query_run (lodestar_workspace_get_db (workspace), ids, query, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LodestarPerson) person =
        test_people_load (workspace, g_array_index (ids, gint64, i));

      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                              lodestar_person_get_name (person));
    }

  return g_string_free (names, FALSE);
}

static void
test_people_assert_search (LodestarWorkspace *workspace, const char *search, const char *expected)
{
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autofree char *found = NULL;

  query->search = g_strdup (search);
  found = test_people_find (workspace, query);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_people_assert_fails (LodestarWorkspace  *workspace,
                          const LodestarVerb *verb,
                          GVariant           *in,
                          int                 code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autofree char *after = NULL;

  g_assert_false (lodestar_workspace_do (workspace, verb, in, NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, code);
  after = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_assert_cmpstr (before, ==, after);
}

static void
test_people_missing_is_an_error (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                             lodestar_workspace_get_map (workspace), 99, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  test_workspace_free (workspace);
}

static void
test_people_add_keeps_all_values (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autoptr (LodestarPerson) person = NULL;
  gint64 id;

  id = test_people_add (workspace,
                        "({'given-name': <'  Zoë '>, 'family-name': <'Müller'>, 'number': <'007'>,"
                        " 'email': <'Zoe@Example.org'>, 'title': <'Engineer'>, 'level': <'Senior'>,"
                        " 'hire-date': <'2020-02-29'>, 'state': <'leave'>, 'note': <'a\\n b '>},)");
  person = test_people_load (workspace, id);
  g_assert_cmpstr (lodestar_person_get_name (person), ==, "Zoë Müller");
  g_assert_cmpstr (lodestar_person_get_number (person), ==, "007");
  g_assert_cmpstr (lodestar_person_get_text (person, LODESTAR_PERSON_LEVEL_NAME), ==, "Senior");
  g_assert_cmpstr (lodestar_person_get_text (person, LODESTAR_PERSON_NOTE), ==, "a\nb");
  g_assert_cmpint (lodestar_person_get_hire_date (person), ==, lodestar_date_new (2020, 2, 29));
  g_assert_cmpint (lodestar_person_get_state (person), ==, LODESTAR_PERSON_STATE_LEAVE);
  test_workspace_assert_undoable (workspace, before);
  test_workspace_free (workspace);
}

static void
test_people_a_name_is_needed (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  test_people_assert_fails (workspace, &lodestar_verb_person_add,
                            g_variant_new_parsed ("({'title': <'Engineer'>},)"),
                            LODESTAR_ERROR_INVALID);
  test_people_assert_fails (workspace, &lodestar_verb_person_add,
                            g_variant_new_parsed ("({'shoe-size': <'43'>},)"),
                            LODESTAR_ERROR_INVALID);
  test_people_assert_fails (workspace, &lodestar_verb_person_add,
                            g_variant_new_parsed ("({'name': <'A'>, 'hire-date': <'31.2.2020'>},)"),
                            LODESTAR_ERROR_INVALID);
  test_workspace_free (workspace);
}

static void
test_people_numbers_and_addresses_are_taken_once (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  test_people_add (workspace, "({'name': <'Ana'>, 'number': <'1'>, 'email': <'ana@x.org'>},)");
  test_people_assert_fails (workspace, &lodestar_verb_person_add,
                            g_variant_new_parsed ("({'name': <'Bob'>, 'number': <'1'>},)"),
                            LODESTAR_ERROR_EXISTS);
  test_people_assert_fails (workspace, &lodestar_verb_person_add,
                            g_variant_new_parsed ("({'name': <'Bob'>, 'email': <'ANA@X.ORG'>},)"),
                            LODESTAR_ERROR_EXISTS);
  test_workspace_free (workspace);
}

static void
test_people_search_folds (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  test_people_add (workspace, "({'given-name': <'Łukasz'>, 'family-name': <'Żak'>,"
                              " 'department': <'Sales'>},)");
  test_people_add (workspace, "({'given-name': <'Zoë'>, 'family-name': <'Müller'>,"
                              " 'department': <'Research'>},)");
  test_people_add (workspace, "({'name': <'王小明'>, 'department': <'Sales'>},)");
  test_people_add (workspace, "({'name': <'Анна Петрова'>},)");
  test_people_add (workspace, "({'name': <'محمد علي'>},)");

  test_people_assert_search (workspace, "lukasz", "Łukasz Żak");
  test_people_assert_search (workspace, "MÜLLER", "Zoë Müller");
  test_people_assert_search (workspace, "mu\xcc\x88ller", "Zoë Müller");
  test_people_assert_search (workspace, "小", "王小明");
  test_people_assert_search (workspace, "петр", "Анна Петрова");
  test_people_assert_search (workspace, "علي", "محمد علي");
  test_people_assert_search (workspace, "sales z", "Łukasz Żak");
  test_people_assert_search (workspace, "z sales", "Łukasz Żak");
  test_people_assert_search (workspace, "zebra", "");
  test_people_assert_search (workspace, "'; DROP TABLE person; --", "");
  test_people_assert_search (workspace, "%", "");
  test_workspace_free (workspace);
}

/* The writer folds part by part; the keys have to be those of the whole. */
static void
test_people_keys_are_those_of_the_store (void)
{
  static const char *const names[] = { "Zoë  Müller", "ŁUKASZ", "王小明", "e\xcc\x81 \xcc\x81x",
                                       "x" };
  LodestarWorkspace       *workspace = test_workspace_new ();
  LodestarDb              *db = lodestar_workspace_get_db (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) out = NULL;
      g_autoptr (LodestarPerson) person = NULL;
      g_autofree char *sort_key = NULL;
      g_autofree char *search_key = NULL;
      g_autofree char *kept_sort_key = NULL;
      g_autofree char *kept_search_key = NULL;
      gint64           id;

      test_workspace_do (workspace, &lodestar_verb_person_add,
                         g_variant_new_parsed ("({'given-name': <'Zoë'>, 'family-name': <%s>,"
                                               " 'department': <'Føroyar'>, 'title': <%s>},)",
                                               names[i], names[i]),
                         &out);
      id = g_variant_get_int64 (out);
      person = test_people_load (workspace, id);
      sort_key =
        lodestar_person_key_sort (lodestar_person_get_text (person, LODESTAR_PERSON_FAMILY_NAME),
                                  lodestar_person_get_text (person, LODESTAR_PERSON_GIVEN_NAME),
                                  lodestar_person_get_name (person));
      search_key = lodestar_person_key_search (lodestar_person_get_name (person), NULL, NULL,
                                               lodestar_person_get_title (person),
                                               lodestar_person_get_department (person), NULL);
      kept_sort_key =
        lodestar_db_dup_text (db, NULL, "SELECT sort_key FROM person WHERE id = ?1", "x", id);
      kept_search_key =
        lodestar_db_dup_text (db, NULL, "SELECT search_key FROM person WHERE id = ?1", "x", id);
      g_assert_cmpstr (kept_sort_key, ==, sort_key);
      g_assert_cmpstr (kept_search_key, ==, search_key);
    }

  test_workspace_free (workspace);
}

static void
test_people_query_filters_and_sorts (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autoptr (LodestarPersonQuery) copy = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *by_department = NULL;
  g_autofree char *by_department_down = NULL;
  g_autofree char *by_level = NULL;
  g_autofree char *here = NULL;
  g_autofree char *reports = NULL;
  gint64           boss;

  boss = test_people_add (workspace, "({'name': <'Boss'>, 'level': <'Director'>},)");
  test_people_add (workspace, "({'name': <'Cy'>, 'department': <'sales'>, 'level': <'Junior'>},)");
  test_people_add (workspace, "({'name': <'Abe'>, 'department': <'Sales'>, 'state': <'left'>},)");
  test_people_add (workspace, "({'name': <'Dee'>, 'department': <'IT'>, 'level': <'Senior'>},)");

  by_name = test_people_find (workspace, query);
  g_assert_cmpstr (by_name, ==, "Abe,Boss,Cy,Dee");
  g_assert_false (lodestar_person_query_is_narrowed (query));

  query->sort = LODESTAR_PERSON_SORT_DEPARTMENT;
  by_department = test_people_find (workspace, query);
  g_assert_cmpstr (by_department, ==, "Dee,Abe,Cy,Boss");
  query->is_descending = TRUE;
  by_department_down = test_people_find (workspace, query);
  g_assert_cmpstr (by_department_down, ==, "Abe,Cy,Dee,Boss");

  query->sort = LODESTAR_PERSON_SORT_LEVEL;
  by_level = test_people_find (workspace, query);
  g_assert_cmpstr (by_level, ==, "Boss,Dee,Cy,Abe");

  {
    g_autofree char *by_manager = NULL;
    g_autofree char *by_manager_down = NULL;

    test_people_set (workspace, 2, "{'manager-id': <int64 4>}");
    test_people_set (workspace, 3, "{'manager-id': <int64 1>}");
    query->sort = LODESTAR_PERSON_SORT_MANAGER;
    query->is_descending = FALSE;
    by_manager = test_people_find (workspace, query);
    g_assert_cmpstr (by_manager, ==, "Abe,Cy,Boss,Dee");
    query->is_descending = TRUE;
    by_manager_down = test_people_find (workspace, query);
    g_assert_cmpstr (by_manager_down, ==, "Cy,Abe,Boss,Dee");
    test_people_set (workspace, 2, "{'manager-id': <int64 0>}");
    test_people_set (workspace, 3, "{'manager-id': <int64 0>}");
  }

  query->states = 1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE;
  query->except_id = boss;
  query->department = g_strdup ("Sales");
  here = test_people_find (workspace, query);
  g_assert_cmpstr (here, ==, "");
  g_assert_true (lodestar_person_query_is_narrowed (query));

  copy = lodestar_person_query_copy (query);
  g_clear_pointer (&copy->department, g_free);
  copy->manager_id = boss;
  test_people_set (workspace, 2, "{'manager-id': <int64 1>}");
  reports = test_people_find (workspace, copy);
  g_assert_cmpstr (reports, ==, "Cy");
  test_workspace_free (workspace);
}

static void
test_people_each_sort_runs (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();

  test_people_add (workspace, "({'name': <'A'>, 'number': <'10'>},)");
  test_people_add (workspace, "({'name': <'B'>, 'number': <'9'>},)");

  for (int i = 0; i < LODESTAR_N_PERSON_SORTS; i++)
    for (int down = 0; down < 2; down++)
      {
        g_autofree char *found = NULL;

        query->sort = (LodestarPersonSort) i;
        query->is_descending = down;
        found = test_people_find (workspace, query);

        /* Numbers are in the order of numbers, not of letters. */
        if (i == LODESTAR_PERSON_SORT_NUMBER)
          g_assert_cmpstr (found, ==, down ? "A,B" : "B,A");
        else if (i == LODESTAR_PERSON_SORT_NAME)
          g_assert_cmpstr (found, ==, down ? "B,A" : "A,B");
        else
          g_assert_cmpstr (found, ==, "A,B");
      }

  test_workspace_free (workspace);
}

/* What is not known comes last in either direction, letters in either case are the same, and who
 * has the same stands in the order of the names. */
static void
test_people_sorts_put_in_order (void)
{
  static const struct
  {
    LodestarPersonSort sort;
    const char        *up;
    const char        *down;
  } cases[] = {
    { LODESTAR_PERSON_SORT_TITLE, "B,E,A,D,C", "A,D,B,E,C" },
    { LODESTAR_PERSON_SORT_HIRE_DATE, "D,B,C,A,E", "C,B,D,A,E" },
    { LODESTAR_PERSON_SORT_STATE, "A,C,E,D,B", "B,D,A,C,E" },
  };
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();

  test_people_add (workspace, "({'name': <'E'>, 'title': <'clerk'>},)");
  test_people_add (workspace, "({'name': <'D'>, 'title': <'nurse'>, 'hire-date': <'2019-05-06'>,"
                              " 'state': <'leave'>},)");
  test_people_add (workspace, "({'name': <'C'>, 'hire-date': <'2024-01-01'>},)");
  test_people_add (workspace, "({'name': <'B'>, 'title': <'Clerk'>, 'hire-date': <'2020-02-29'>,"
                              " 'state': <'left'>},)");
  test_people_add (workspace, "({'name': <'A'>, 'title': <'Nurse'>},)");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *up = NULL;
      g_autofree char *down = NULL;

      query->sort = cases[i].sort;
      query->is_descending = FALSE;
      up = test_people_find (workspace, query);
      query->is_descending = TRUE;
      down = test_people_find (workspace, query);
      g_assert_cmpstr (up, ==, cases[i].up);
      g_assert_cmpstr (down, ==, cases[i].down);
    }

  test_workspace_free (workspace);
}

static void
test_people_query_can_be_cancelled (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  test_people_add (workspace, "({'name': <'A'>},)");
  g_cancellable_cancel (cancellable);
  g_assert_false (lodestar_person_query_run (lodestar_workspace_get_db (workspace), ids, query,
                                             cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_workspace_free (workspace);
}

static void
test_people_changes_of_work_make_versions (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char             *before = NULL;
  const LodestarPersonVersion *version;
  gint64                       id;

  test_workspace_set_today ("2026-01-10");
  id = test_people_add (workspace, "({'name': <'Ana'>, 'department': <'Sales'>},)");
  test_workspace_set_today ("2026-03-01");
  test_people_set (workspace, id, "{'email': <'ana@x.org'>}");
  before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  test_people_set (workspace, id, "{'department': <'Marketing'>, 'level': <'Lead'>}");
  test_workspace_assert_undoable (workspace, before);
  test_people_set (workspace, id, "{'title': <'Head'>}");

  versions =
    lodestar_person_store_list_versions (lodestar_workspace_get_db (workspace), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->valid_from, ==, lodestar_date_new (2026, 3, 1));
  g_assert_cmpstr (version->department, ==, "Marketing");
  g_assert_cmpstr (version->title, ==, "Head");
  g_assert_cmpstr (version->level, ==, "Lead");
  g_assert_false (version->is_imported);
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpint (version->valid_from, ==, lodestar_date_new (2026, 1, 10));
  g_assert_cmpstr (version->department, ==, "Sales");
  test_workspace_set_today (NULL);
  test_workspace_free (workspace);
}

static void
test_people_written_name_follows_its_parts (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarPerson) person = NULL;
  gint64 id;

  id = test_people_add (workspace, "({'given-name': <'Ana'>, 'family-name': <'Ruiz'>},)");
  person = test_people_load (workspace, id);
  test_people_set (workspace, id, "{'family-name': <'Vega'>}");
  g_object_unref (test_people_load (workspace, id));
  g_assert_cmpstr (lodestar_person_get_name (person), ==, "Ana Vega");
  test_people_set (workspace, id, "{'name': <'Dr. Ana Vega'>}");
  test_people_set (workspace, id, "{'given-name': <'Anna'>}");
  g_object_unref (test_people_load (workspace, id));
  g_assert_cmpstr (lodestar_person_get_name (person), ==, "Dr. Ana Vega");
  test_workspace_free (workspace);
}

static void
test_people_lines_stay_lines (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GArray) line = NULL;
  g_autoptr (GArray) reports = NULL;
  gint64 top = test_people_add (workspace, "({'name': <'Top'>},)");
  gint64 middle = test_people_add (workspace, "({'name': <'Middle'>},)");
  gint64 low = test_people_add (workspace, "({'name': <'Low'>},)");

  test_people_set (workspace, middle, "{'manager-id': <int64 1>}");
  test_people_set (workspace, low, "{'manager-id': <int64 2>}");
  test_people_assert_fails (workspace, &lodestar_verb_person_set,
                            g_variant_new_parsed ("(%x, {'manager-id': <int64 3>})", top),
                            LODESTAR_ERROR_INVALID);
  test_people_assert_fails (workspace, &lodestar_verb_person_set,
                            g_variant_new_parsed ("(%x, {'manager-id': <int64 1>})", top),
                            LODESTAR_ERROR_INVALID);
  line = lodestar_person_store_list_line (lodestar_workspace_get_db (workspace), low, NULL);
  g_assert_cmpuint (line->len, ==, 2);
  g_assert_cmpint (g_array_index (line, gint64, 0), ==, middle);
  g_assert_cmpint (g_array_index (line, gint64, 1), ==, top);
  reports = lodestar_person_store_list_reports (lodestar_workspace_get_db (workspace), top, NULL);
  g_assert_cmpuint (reports->len, ==, 1);
  test_workspace_free (workspace);
}

static void
test_people_terms_are_whole_and_ordered (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  const char        *skills[] = { "Java", "  project  management ", "java", "", NULL };
  g_auto (GStrv) terms = NULL;
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *before = NULL;
  gint64           id = test_people_add (workspace, "({'name': <'Ana'>},)");

  before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  test_workspace_do (workspace, &lodestar_verb_person_set_terms,
                     g_variant_new ("(xs^as)", id, "skill", skills), NULL);
  test_workspace_assert_undoable (workspace, before);
  terms = lodestar_person_store_list_terms (lodestar_workspace_get_db (workspace), id,
                                            LODESTAR_PERSON_TERM_SKILL, NULL);
  joined = g_strjoinv ("|", terms);
  g_assert_cmpstr (joined, ==, "Java|project management");
  all = lodestar_term_store_list (lodestar_workspace_get_db (workspace), LODESTAR_TERM_SKILL, NULL);
  g_assert_cmpuint (g_strv_length (all), ==, 2);
  test_people_assert_fails (workspace, &lodestar_verb_person_set_terms,
                            g_variant_new ("(xs^as)", id, "hobby", skills), LODESTAR_ERROR_INVALID);
  test_workspace_free (workspace);
}

static void
test_people_find_by_what_users_say (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autoptr (GError) error = NULL;
  gint64 id;

  test_people_add (workspace, "({'name': <'Ana Ruiz'>, 'number': <'12'>},)");
  test_people_add (workspace, "({'name': <'Bob Ray'>, 'email': <'bob@x.org'>},)");
  test_people_add (workspace, "({'name': <'Bob Ray'>},)");
  g_assert_true (lodestar_person_store_find (db, "12", &id, NULL));
  g_assert_cmpint (id, ==, 1);
  g_assert_true (lodestar_person_store_find (db, "BOB@x.org", &id, NULL));
  g_assert_cmpint (id, ==, 2);
  g_assert_true (lodestar_person_store_find (db, "ana ruiz", &id, NULL));
  g_assert_cmpint (id, ==, 1);
  g_assert_false (lodestar_person_store_find (db, "Bob Ray", &id, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (lodestar_person_store_find (db, "nobody", &id, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  test_workspace_free (workspace);
}

static void
test_people_merge_moves_everything (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  const char        *skills[] = { "Java", NULL };
  g_autoptr (LodestarPerson) kept = NULL;
  g_autoptr (LodestarPerson) report = NULL;
  g_auto (GStrv) terms = NULL;
  g_autofree char *before = NULL;
  gint64           keep = test_people_add (workspace, "({'name': <'Ana'>},)");
  gint64           drop;
  gint64           low;

  drop = test_people_add (workspace, "({'name': <'Anna'>, 'number': <'7'>},)");
  low = test_people_add (workspace, "({'name': <'Low'>, 'manager-id': <int64 2>},)");
  test_people_set (workspace, keep, "{'manager-id': <int64 3>}");
  test_workspace_do (workspace, &lodestar_verb_person_set_terms,
                     g_variant_new ("(xs^as)", drop, "skill", skills), NULL);
  before = test_workspace_dump (db);
  test_workspace_do (workspace, &lodestar_verb_person_merge,
                     g_variant_new_parsed ("(%x, %x, {'number': <'7'>})", keep, drop), NULL);
  test_workspace_assert_undoable (workspace, before);

  kept = test_people_load (workspace, keep);
  report = test_people_load (workspace, low);
  g_assert_cmpstr (lodestar_person_get_number (kept), ==, "7");
  g_assert_cmpint (lodestar_person_get_manager_id (report), ==, keep);
  /* Low reports to the merged one, who can no longer report to Low. */
  g_assert_cmpint (lodestar_person_get_manager_id (kept), ==, 0);
  terms = lodestar_person_store_list_terms (db, keep, LODESTAR_PERSON_TERM_SKILL, NULL);
  g_assert_cmpuint (g_strv_length (terms), ==, 1);
  g_assert_null (
    lodestar_person_store_load (db, lodestar_workspace_get_map (workspace), drop, NULL));
  test_people_assert_fails (workspace, &lodestar_verb_person_merge,
                            g_variant_new_parsed ("(%x, %x, @a{sv} {})", keep, keep),
                            LODESTAR_ERROR_INVALID);
  test_workspace_free (workspace);
}

static gboolean
test_people_run_script (LodestarDb *db, gpointer script, GCancellable *cancellable, GError **error)
{
  return lodestar_db_execute (db, script, error);
}

static void
test_people_partners_are_not_merged_or_removed (void)
{
  LodestarWorkspace       *workspace = test_workspace_new ();
  gint64                   a = test_people_add (workspace, "({'name': <'Ana'>},)");
  gint64                   b = test_people_add (workspace, "({'name': <'Bob'>},)");
  static const char *const script =
    "INSERT INTO program (id, name, name_key, start_date, created_at)"
    " VALUES (1, 'P', 'p', '2026-01-01', '2026-01-01T00:00:00Z');"
    "INSERT INTO participant (id, program_id, person_id, role, enrolled_on)"
    " VALUES (1, 1, 1, 'mentor', '2026-01-01'), (2, 1, 2, 'mentee', '2026-01-01');"
    "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on)"
    " VALUES (1, 1, 'trial', '2026-01-01', '2026-03-01');"
    "INSERT INTO relationship_member (relationship_id, participant_id) VALUES (1, 1), (1, 2);";
  g_autoptr (GError) error = NULL;

  lodestar_workspace_run (workspace, "test", "Test", test_people_run_script, (gpointer) script,
                          NULL, &error);
  g_assert_no_error (error);
  test_people_assert_fails (workspace, &lodestar_verb_person_merge,
                            g_variant_new_parsed ("(%x, %x, @a{sv} {})", a, b),
                            LODESTAR_ERROR_CONFLICT);
  test_people_assert_fails (workspace, &lodestar_verb_person_remove,
                            g_variant_new_parsed ("([%x],)", a), LODESTAR_ERROR_CONFLICT);
  test_workspace_free (workspace);
}

static void
test_people_remove_is_undoable (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  const char        *skills[] = { "Java", NULL };
  g_autofree char   *before = NULL;
  gint64             id = test_people_add (workspace, "({'name': <'Ana'>},)");

  test_people_add (workspace, "({'name': <'Low'>, 'manager-id': <int64 1>},)");
  test_workspace_do (workspace, &lodestar_verb_person_set_terms,
                     g_variant_new ("(xs^as)", id, "skill", skills), NULL);
  before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  test_workspace_do (workspace, &lodestar_verb_person_remove, g_variant_new_parsed ("([%x],)", id),
                     NULL);
  test_workspace_assert_undoable (workspace, before);
  test_workspace_free (workspace);
}

static void
test_levels_ladder_knows_common_ladders (void)
{
  static const char *const ladders[][6] = {
    { "AA", "AO", "HEO", "Grade 7", "Grade 6", "SCS1" },
    { "Intern", "Junior Developer", "Senior Developer", "Manager", "Director", "CEO" },
    { "L1", "L2", "L3", "L9", "L10", "L11" },
    { "Manager", "Senior Manager", "Head of Sales", "Director", "Vice President", "President" },
    { "SEO", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    for (guint j = 0; j + 1 < G_N_ELEMENTS (ladders[i]); j++)
      {
        double low;
        double high;

        g_assert_true (lodestar_level_ladder_guess (ladders[i][j], &low));
        g_assert_true (lodestar_level_ladder_guess (ladders[i][j + 1], &high));
        g_assert_cmpfloat (low, <, high);
      }

  {
    double height;

    g_assert_false (lodestar_level_ladder_guess ("Blue", &height));
  }
}

static char *
test_levels_join (LodestarWorkspace *workspace)
{
  g_autoptr (GPtrArray) levels =
    lodestar_level_store_list (lodestar_workspace_get_db (workspace), NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      g_assert_cmpint (lodestar_level_get_rank (g_ptr_array_index (levels, i)), ==, i);
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              lodestar_level_get_name (g_ptr_array_index (levels, i)));
    }

  return g_string_free (names, FALSE);
}

static void
test_levels_keep_the_users_order (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *guessed = NULL;
  g_autofree char   *ordered = NULL;
  g_autofree char   *added = NULL;
  g_autofree char   *before = NULL;
  g_autoptr (GVariant) n_removed = NULL;

  test_people_add (workspace, "({'name': <'A'>, 'level': <'Manager'>},)");
  test_people_add (workspace, "({'name': <'B'>, 'level': <'Blue'>},)");
  test_people_add (workspace, "({'name': <'C'>, 'level': <'Junior'>},)");
  test_people_add (workspace, "({'name': <'D'>, 'level': <' manager '>},)");
  guessed = test_levels_join (workspace);
  g_assert_cmpstr (guessed, ==, "Junior,Manager,Blue");

  before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  test_workspace_do (workspace, &lodestar_verb_level_set_order,
                     g_variant_new_parsed ("([int64 2, 3, 1],)"), NULL);
  test_workspace_assert_undoable (workspace, before);
  ordered = test_levels_join (workspace);
  g_assert_cmpstr (ordered, ==, "Blue,Junior,Manager");

  test_workspace_do (workspace, &lodestar_verb_level_add, g_variant_new ("(s)", "Senior"), NULL);
  added = test_levels_join (workspace);
  g_assert_cmpstr (added, ==, "Blue,Junior,Senior,Manager");
  test_people_assert_fails (workspace, &lodestar_verb_level_set_order,
                            g_variant_new_parsed ("([int64 2, 3, 1],)"), LODESTAR_ERROR_CONFLICT);
  test_people_assert_fails (workspace, &lodestar_verb_level_add, g_variant_new ("(s)", "  "),
                            LODESTAR_ERROR_INVALID);

  test_workspace_do (workspace, &lodestar_verb_level_remove_unused, g_variant_new ("()"),
                     &n_removed);
  g_assert_cmpuint (g_variant_get_uint32 (n_removed), ==, 1);
  test_workspace_free (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/person/missing-is-an-error", test_people_missing_is_an_error);
  g_test_add_func ("/people/add-keeps-all-values", test_people_add_keeps_all_values);
  g_test_add_func ("/people/a-name-is-needed", test_people_a_name_is_needed);
  g_test_add_func ("/people/numbers-and-addresses-are-taken-once",
                   test_people_numbers_and_addresses_are_taken_once);
  g_test_add_func ("/people/search-folds", test_people_search_folds);
  g_test_add_func ("/people/keys-are-those-of-the-store", test_people_keys_are_those_of_the_store);
  g_test_add_func ("/people/query-filters-and-sorts", test_people_query_filters_and_sorts);
  g_test_add_func ("/people/each-sort-runs", test_people_each_sort_runs);
  g_test_add_func ("/people/sorts-put-in-order", test_people_sorts_put_in_order);
  g_test_add_func ("/people/query-can-be-cancelled", test_people_query_can_be_cancelled);
  g_test_add_func ("/people/changes-of-work-make-versions",
                   test_people_changes_of_work_make_versions);
  g_test_add_func ("/people/written-name-follows-its-parts",
                   test_people_written_name_follows_its_parts);
  g_test_add_func ("/people/lines-stay-lines", test_people_lines_stay_lines);
  g_test_add_func ("/people/terms-are-whole-and-ordered", test_people_terms_are_whole_and_ordered);
  g_test_add_func ("/people/find-by-what-users-say", test_people_find_by_what_users_say);
  g_test_add_func ("/people/merge-moves-everything", test_people_merge_moves_everything);
  g_test_add_func ("/people/partners-are-not-merged-or-removed",
                   test_people_partners_are_not_merged_or_removed);
  g_test_add_func ("/people/remove-is-undoable", test_people_remove_is_undoable);
  g_test_add_func ("/levels/ladder-knows-common-ladders", test_levels_ladder_knows_common_ladders);
  g_test_add_func ("/levels/keep-the-users-order", test_levels_keep_the_users_order);

  return g_test_run ();
}
