/* test-import.c - claims about people from files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-check.h"
#include "lodestar-error.h"
#include "lodestar-import.h"
#include "lodestar-level-store.h"
#include "lodestar-person-sheet.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-person-writer.h"

#include <glib/gstdio.h>
#include <string.h>

/* Reads, stages and, where @is_applied, applies a file. */
static LodestarImport *
test_import_run (LodestarWorkspace *workspace,
                 const char        *path,
                 gboolean           is_full_list,
                 gboolean           is_applied)
{
  LodestarImport *import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  lodestar_import_set_path (import, path);
  lodestar_import_set_full_list (import, is_full_list);
  lodestar_import_read (import, lodestar_workspace_get_db (workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_import_stage (import, lodestar_workspace_get_db (workspace), NULL, &error);
  g_assert_no_error (error);

  if (is_applied)
    {
      lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                              lodestar_import_apply_work, import, NULL, &error);
      g_assert_no_error (error);
    }

  return import;
}

static LodestarImport *
test_import_run_data (LodestarWorkspace *workspace, const char *name, gboolean is_full_list)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  return test_import_run (workspace, path, is_full_list, TRUE);
}

static LodestarImport *
test_import_run_text (LodestarWorkspace *workspace, const char *text, gboolean is_full_list)
{
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "people.csv", NULL);
  g_autoptr (GError) error = NULL;
  LodestarImport *import;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  import = test_import_run (workspace, path, is_full_list, TRUE);
  test_workspace_remove_folder (folder);

  return import;
}

static void
test_import_assert_counts (LodestarImport *import,
                           guint           n_new,
                           guint           n_changed,
                           guint           n_unchanged,
                           guint           n_rejected,
                           guint           n_left)
{
  const LodestarImportCounts *counts = lodestar_import_get_counts (import);

  g_assert_cmpuint (counts->n_new, ==, n_new);
  g_assert_cmpuint (counts->n_changed, ==, n_changed);
  g_assert_cmpuint (counts->n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (counts->n_rejected, ==, n_rejected);
  g_assert_cmpuint (counts->n_left, ==, n_left);
}

static char *
test_import_dup_person (LodestarWorkspace *workspace, const char *key)
{
  g_autoptr (LodestarPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  lodestar_person_store_find (lodestar_workspace_get_db (workspace), key, &id, &error);
  g_assert_no_error (error);
  person = lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                       lodestar_workspace_get_map (workspace), id, &error);
  g_assert_no_error (error);

  return g_strdup_printf ("%s|%s|%s|%s|%s|%s", lodestar_person_get_name (person),
                          lodestar_person_get_title (person),
                          lodestar_person_get_department (person),
                          lodestar_person_get_text (person, LODESTAR_PERSON_LEVEL_NAME),
                          lodestar_person_get_text (person, LODESTAR_PERSON_MANAGER_NAME),
                          lodestar_person_state_get_nick (lodestar_person_get_state (person)));
}

static void
test_import_assert_person (LodestarWorkspace *workspace, const char *key, const char *expected)
{
  g_autofree char *found = test_import_dup_person (workspace, key);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_import_oracle_has_its_known_answers (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autoptr (LodestarImport) import = NULL;
  g_autoptr (LodestarImport) again = NULL;
  int distances[5] = { 0 };

  import = test_import_run_data (workspace, "hr/oracle-hr-employees.csv", FALSE);
  test_import_assert_counts (import, 107, 0, 0, 0, 0);
  test_workspace_assert_undoable (workspace, before);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), ==, 107);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person_version"), ==,
                   107);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(DISTINCT manager_id) FROM person"), ==, 18);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(*) FROM person WHERE department = ''"), ==, 1);
  test_import_assert_person (workspace, "103", "Alexander James|Programmer|IT||Lex Garcia|active");

  for (gint64 id = 1; id <= 107; id++)
    {
      g_autoptr (GArray) line =
        lodestar_person_store_list_line (lodestar_workspace_get_db (workspace), id, NULL);

      g_assert_cmpuint (line->len, <, G_N_ELEMENTS (distances));
      distances[line->len]++;
    }

  g_assert_cmpint (distances[0], ==, 1);
  g_assert_cmpint (distances[1], ==, 14);
  g_assert_cmpint (distances[2], ==, 82);
  g_assert_cmpint (distances[3], ==, 10);

  again = test_import_run_data (workspace, "hr/oracle-hr-employees.csv", TRUE);
  test_import_assert_counts (again, 0, 0, 107, 0, 0);
  test_workspace_free (workspace);
}

static void
test_import_leaves_out_what_is_sensitive (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) import =
    test_import_run_data (workspace, "hr/oracle-hr-employees.csv", FALSE);
  const LodestarMapping *mapping = lodestar_import_get_mapping (import);
  g_autofree char       *dump = NULL;
  guint                  n_pay = 0;

  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].sensitivity == LODESTAR_SENSITIVITY_PAY)
      {
        n_pay++;
        g_assert_cmpint (mapping->columns[i].field, ==, LODESTAR_FIELD_NONE);
      }

  g_assert_cmpuint (n_pay, ==, 2);
  dump = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_assert_null (strstr (dump, "24000"));
  g_assert_nonnull (strstr (dump, "SKING"));
  test_workspace_free (workspace);
}

static void
test_import_city_reads_late_bytes (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) import =
    test_import_run_data (workspace, "hr/city-employees-shuffled.csv", FALSE);
  const LodestarImportCounts *counts = lodestar_import_get_counts (import);

  g_assert_cmpuint (counts->n_new + counts->n_rejected, ==, 22046);
  g_assert_cmpuint (counts->n_new, ==, 22046);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(DISTINCT department) FROM person"), ==, 228);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(DISTINCT title) FROM person"), ==,
                   1444); /* 1448 with all their blanks */
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"
                                                    " WHERE family_name = 'Izzard-Stinson'"
                                                    " AND given_name = 'Loujain'"
                                                    " AND name = 'Loujain Izzard-Stinson'"),
                   ==, 1);
  test_workspace_free (workspace);
}

static void
test_import_mentors_get_levels_in_order (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) mentors =
    test_import_run_data (workspace, "mentoring/mentors-50.csv", FALSE);
  g_autoptr (LodestarImport) mentees =
    test_import_run_data (workspace, "mentoring/mentees-50.csv", FALSE);
  g_autoptr (GPtrArray) levels =
    lodestar_level_store_list (lodestar_workspace_get_db (workspace), NULL);
  static const char *const ladder[] = { "AA",      "AO",   "EO",   "HEO",  "SEO", "Grade 7",
                                        "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4" };
  guint                    at = 0;

  test_import_assert_counts (mentors, 50, 0, 0, 0, 0);
  test_import_assert_counts (mentees, 50, 0, 0, 0, 0);
  g_assert_cmpuint (levels->len, >, 5);

  for (guint i = 0; i < levels->len; i++)
    {
      while (at < G_N_ELEMENTS (ladder) &&
             strcmp (ladder[at], lodestar_level_get_name (g_ptr_array_index (levels, i))) != 0)
        at++;

      g_assert_cmpuint (at, <, G_N_ELEMENTS (ladder));
    }

  test_workspace_free (workspace);
}

static const char test_import_first[] =
  "Employee ID,Name,E-mail,Job Title,Department,Grade,Manager ID\n"
  "1,Ana Ruiz,ana@x.org,Head,Sales,Director,\n"
  "2,Bob Ray,bob@x.org,Clerk,Sales,Junior,1\n"
  "3,Cy Dee,cy@x.org,Clerk,IT,Senior,1\n";

static void
test_import_shows_joiners_leavers_and_moves (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) first = NULL;
  g_autoptr (LodestarImport) second = NULL;
  g_autoptr (LodestarImport) third = NULL;
  const LodestarStaging     *staging;
  const LodestarStagedEntry *bob = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *before = NULL;

  test_workspace_set_today ("2026-01-15");
  first = test_import_run_text (workspace, test_import_first, TRUE);
  test_import_assert_counts (first, 3, 0, 0, 0, 0);
  test_import_assert_person (workspace, "2", "Bob Ray|Clerk|Sales|Junior|Ana Ruiz|active");

  test_workspace_set_today ("2026-06-01");
  before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  second = test_import_run_text (workspace,
                                 "Employee ID,Name,E-mail,Job Title,Department,Grade,Manager ID\n"
                                 "4,Eve New,eve@x.org,Head,IT,Manager,1\n"
                                 "2,Bob Ray,bob@x.org,Clerk,Marketing,Junior,4\n"
                                 "1,Ana Ruiz,ana@x.org,Head,Sales,Director,\n",
                                 TRUE);
  test_import_assert_counts (second, 1, 1, 1, 0, 1);
  test_workspace_assert_undoable (workspace, before);
  staging = lodestar_import_get_staging (second);

  for (guint i = 0; i < staging->n_entries; i++)
    if (staging->entries[i].state == LODESTAR_STAGED_CHANGED)
      bob = &staging->entries[i];

  g_assert_nonnull (bob);
  g_assert_cmpuint (bob->n_changes, ==, 2);
  test_import_assert_person (workspace, "2", "Bob Ray|Clerk|Marketing|Junior|Eve New|active");
  test_import_assert_person (workspace, "3", "Cy Dee|Clerk|IT|Senior|Ana Ruiz|left");
  test_import_assert_person (workspace, "4", "Eve New|Head|IT|Manager|Ana Ruiz|active");

  versions = lodestar_person_store_list_versions (lodestar_workspace_get_db (workspace), 2, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (((LodestarPersonVersion *) g_ptr_array_index (versions, 0))->department, ==,
                   "Marketing");
  g_assert_true (((LodestarPersonVersion *) g_ptr_array_index (versions, 0))->is_imported);
  g_assert_cmpint (((LodestarPersonVersion *) g_ptr_array_index (versions, 0))->valid_from, ==,
                   lodestar_date_new (2026, 6, 1));

  /* Who has left and is still missing has not left again; who comes back is there again. */
  third = test_import_run_text (workspace, test_import_first, FALSE);
  test_import_assert_person (workspace, "3", "Cy Dee|Clerk|IT|Senior|Ana Ruiz|left");
  test_workspace_set_today (NULL);
  test_workspace_free (workspace);
}

static void
test_import_same_person_in_any_form (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) composed = NULL;
  g_autoptr (LodestarImport) decomposed = NULL;
  g_autoptr (LodestarImport) shouting = NULL;

  composed =
    test_import_run_text (workspace, "Name,E-mail\nZo\xc3\xab M\xc3\xbcller,zoe@x.org\n", FALSE);
  test_import_assert_counts (composed, 1, 0, 0, 0, 0);
  decomposed =
    test_import_run_text (workspace, "Name,E-mail\nZoe\xcc\x88 Mu\xcc\x88ller,zoe@x.org\n", FALSE);
  test_import_assert_counts (decomposed, 0, 0, 1, 0, 0);
  shouting =
    test_import_run_text (workspace, "Name,E-mail\nZo\xc3\xab M\xc3\xbcller,ZOE@X.ORG\n", FALSE);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), ==, 1);
  test_workspace_free (workspace);
}

static void
test_import_circles_are_left_out (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) import = test_import_run_text (
    workspace, "Employee ID,Name,Manager ID\n1,Ana,3\n2,Bob,1\n3,Cy,2\n4,Dee,4\n", FALSE);
  const LodestarStaging *staging = lodestar_import_get_staging (import);
  guint                  n_cycles = 0;

  for (guint i = 0; i < staging->n_warnings; i++)
    n_cycles += staging->warnings[i].kind == LODESTAR_WARNING_CYCLE;

  g_assert_cmpuint (n_cycles, >, 0);

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (GArray) line =
        lodestar_person_store_list_line (lodestar_workspace_get_db (workspace), id, NULL);

      g_assert_cmpuint (line->len, <, 4);

      for (guint i = 0; i < line->len; i++)
        g_assert_cmpint (g_array_index (line, gint64, i), !=, id);
    }

  test_workspace_free (workspace);
}

static void
test_import_remembers_the_mapping (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) first = lodestar_import_new ();
  g_autoptr (LodestarImport) second = lodestar_import_new ();
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "people.csv", NULL);
  g_autoptr (GError) error = NULL;
  int column;

  g_file_set_contents (path, "Name,E-mail,Zarquon\nAna,ana@x.org,Sales\n", -1, &error);
  g_assert_no_error (error);
  lodestar_import_set_path (first, path);
  g_assert_true (lodestar_import_read (first, lodestar_workspace_get_db (workspace), NULL, NULL));
  g_assert_cmpint (lodestar_import_get_mapping (first)->columns[2].field, ==, LODESTAR_FIELD_NONE);
  lodestar_mapping_set (lodestar_import_get_mapping (first), lodestar_import_get_table (first),
                        lodestar_import_get_shape (first), 2, LODESTAR_FIELD_DEPARTMENT);
  g_assert_true (lodestar_import_stage (first, lodestar_workspace_get_db (workspace), NULL, NULL));
  g_assert_true (lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                                         lodestar_import_apply_work, first, NULL, &error));
  lodestar_import_set_path (second, path);
  g_assert_true (lodestar_import_read (second, lodestar_workspace_get_db (workspace), NULL, NULL));
  column = lodestar_mapping_find (lodestar_import_get_mapping (second), LODESTAR_FIELD_DEPARTMENT);
  g_assert_cmpint (column, ==, 2);
  test_workspace_remove_folder (folder);
  test_workspace_free (workspace);
}

static char *
test_import_dup_days (LodestarWorkspace *workspace, const char *key)
{
  g_autoptr (GPtrArray) versions = NULL;
  GString *days = g_string_new (NULL);
  gint64   id;

  g_assert_true (
    lodestar_person_store_find (lodestar_workspace_get_db (workspace), key, &id, NULL));
  versions = lodestar_person_store_list_versions (lodestar_workspace_get_db (workspace), id, NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      const LodestarPersonVersion *version = g_ptr_array_index (versions, i);
      char                         iso[LODESTAR_DATE_ISO_SIZE];

      g_string_append_printf (days, "%s%s", i > 0 ? " " : "",
                              lodestar_date_to_iso (version->valid_from, iso));
    }

  return g_string_free (days, FALSE);
}

/* A row that says from which day on it is true is believed, alone; the others take the day of the
 * import. */
static void
test_import_rows_may_have_a_day_of_their_own (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) first = NULL;
  g_autoptr (LodestarImport) second = NULL;
  g_autofree char *ana = NULL;
  g_autofree char *bo = NULL;
  g_autofree char *cy = NULL;
  char             iso[LODESTAR_DATE_ISO_SIZE];

  lodestar_date_to_iso (lodestar_date_today (), iso);
  first = test_import_run_text (workspace,
                                "Employee ID,Name,Department,Effective Date\n"
                                "1,Ana,Sales,2026-01-15\n2,Bo,Ops,\n3,Cy,Ops,2026-02-01\n",
                                FALSE);
  test_import_assert_counts (first, 3, 0, 0, 0, 0);

  /* Another day alone changes nothing. */
  second = test_import_run_text (workspace,
                                 "Employee ID,Name,Department,Effective Date\n"
                                 "1,Ana,Marketing,2026-03-01\n3,Cy,Ops,2026-03-01\n",
                                 FALSE);
  test_import_assert_counts (second, 0, 1, 1, 0, 0);
  ana = test_import_dup_days (workspace, "1");
  bo = test_import_dup_days (workspace, "2");
  cy = test_import_dup_days (workspace, "3");
  g_assert_cmpstr (ana, ==, "2026-03-01 2026-01-15");
  g_assert_cmpstr (bo, ==, iso);
  g_assert_cmpstr (cy, ==, "2026-02-01");
  test_workspace_free (workspace);
}

/* A note goes out with its person and comes in elsewhere, line by line, and no list takes it away.
 */
static void
test_import_notes_come_back (void)
{
  static const char  note[] = "Met in Oslo.\n=asks for “Sales”, soon";
  LodestarWorkspace *workspace = test_workspace_new ();
  LodestarWorkspace *other = test_workspace_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *path = g_build_filename (folder, "people.csv", NULL);
  g_autoptr (LodestarImport) import = NULL;
  g_autoptr (LodestarImport) list = NULL;
  g_autoptr (LodestarSheet) sheet = NULL;
  g_autoptr (LodestarPerson) person = NULL;

  test_workspace_do (
    workspace, &lodestar_verb_person_add,
    g_variant_new_parsed ("({'name': <'Ana'>, 'number': <'1'>, 'note': <%s>},)", note), NULL);
  sheet = lodestar_person_sheet_new (lodestar_workspace_get_db (workspace), NULL);
  g_assert_true (lodestar_sheet_write (sheet, path, NULL, NULL));
  import = test_import_run (other, path, FALSE, TRUE);
  test_import_assert_counts (import, 1, 0, 0, 0, 0);
  list = test_import_run_text (
    other, "Employee number,Name,Coordinator’s note,Notes\n1,Ana,,says HR\n", TRUE);
  test_import_assert_counts (list, 0, 0, 1, 0, 0);
  person = lodestar_person_store_load (lodestar_workspace_get_db (other),
                                       lodestar_workspace_get_map (other), 1, NULL);
  g_assert_cmpstr (lodestar_person_get_text (person, LODESTAR_PERSON_NOTE), ==, note);
  g_clear_object (&person);
  test_workspace_remove_folder (folder);
  test_workspace_free (workspace);
  test_workspace_free (other);
}

static void
test_import_without_names_is_refused (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "things.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Colour,Weight\nred,3\nblue,4\n", -1, NULL);
  lodestar_import_set_path (import, path);
  g_assert_true (
    !lodestar_import_read (import, lodestar_workspace_get_db (workspace), NULL, &error) ||
    !lodestar_import_stage (import, lodestar_workspace_get_db (workspace), NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), ==, 0);
  test_workspace_remove_folder (folder);
  test_workspace_free (workspace);
}

static void
test_import_can_be_cancelled (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autofree char   *after = NULL;
  g_autofree char   *path =
    g_test_build_filename (G_TEST_DIST, "data", "hr/city-employees-shuffled.csv", NULL);
  g_autoptr (LodestarImport) import = test_import_run (workspace, path, FALSE, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                                          lodestar_import_apply_work, import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_assert_cmpstr (before, ==, after);
  test_workspace_free (workspace);
}

static char *
test_import_dup_indexes (LodestarWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  char *indexes = lodestar_db_dup_text (
    lodestar_workspace_get_db (workspace), &error,
    "SELECT string_agg (sql, ';' ORDER BY name) FROM sqlite_schema WHERE type = 'index'", "");

  g_assert_no_error (error);

  return indexes;
}

/* Among many rows there are some that the table refuses, and some who report to somebody further
 * down. */
static void
test_import_of_many_is_like_that_of_few (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  LodestarDb        *db = lodestar_workspace_get_db (workspace);
  g_autofree char   *before = test_workspace_dump (db);
  g_autofree char   *indexes = test_import_dup_indexes (workspace);
  g_autofree char   *indexes_after = NULL;
  g_autoptr (GString) csv = g_string_new ("Employee ID,Name,Job Title,Level,Manager ID\n");
  g_autoptr (LodestarImport) import = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 1; i <= 9000; i++)
    g_string_append_printf (csv, "%u,Zoë Name%u,Engineer %u,L%u,%u\n", i, i % 77, i % 9, i % 4,
                            i < 9000 ? i + 1 : 1 + i / 3);

  import = test_import_run_text (workspace, csv->str, FALSE);
  g_assert_cmpuint (lodestar_import_get_counts (import)->n_new, ==, 9000);
  indexes_after = test_import_dup_indexes (workspace);
  g_assert_cmpstr (indexes_after, ==, indexes);
  g_assert_cmpint (test_workspace_count (workspace,
                                         "SELECT count (*) FROM person JOIN person_version"
                                         " ON person_id = person.id AND import_id NOTNULL"),
                   ==, 9000);
  findings = lodestar_check_run (db, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  test_workspace_assert_undoable (workspace, before);
  test_workspace_free (workspace);
}

/* Adds one person of the many that it announced. */
static gboolean
test_import_stop_half_way (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LodestarPersonWriter) writer =
    lodestar_person_writer_new (db, lodestar_date_from_iso ("2026-03-01"), 0, error);
  LodestarPersonRow row;
  gint64            id;

  lodestar_person_row_init_empty (&row);
  row.texts[LODESTAR_PERSON_NAME] = "Ada";
  g_assert_true (lodestar_person_writer_begin_bulk (writer, 100000, error));
  g_assert_true (lodestar_person_writer_add (writer, &row, &id, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");

  return FALSE;
}

static void
test_import_stopped_half_way_leaves_nothing (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  g_autofree char   *indexes = test_import_dup_indexes (workspace);
  g_autofree char   *after = NULL;
  g_autofree char   *indexes_after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_run (workspace, lodestar_import_verb, lodestar_import_label,
                                          test_import_stop_half_way, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_workspace_dump (lodestar_workspace_get_db (workspace));
  indexes_after = test_import_dup_indexes (workspace);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (indexes_after, ==, indexes);
  test_workspace_free (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/oracle-has-its-known-answers",
                   test_import_oracle_has_its_known_answers);
  g_test_add_func ("/import/leaves-out-what-is-sensitive",
                   test_import_leaves_out_what_is_sensitive);
  g_test_add_func ("/import/city-reads-late-bytes", test_import_city_reads_late_bytes);
  g_test_add_func ("/import/mentors-get-levels-in-order", test_import_mentors_get_levels_in_order);
  g_test_add_func ("/import/shows-joiners-leavers-and-moves",
                   test_import_shows_joiners_leavers_and_moves);
  g_test_add_func ("/import/same-person-in-any-form", test_import_same_person_in_any_form);
  g_test_add_func ("/import/circles-are-left-out", test_import_circles_are_left_out);
  g_test_add_func ("/import/remembers-the-mapping", test_import_remembers_the_mapping);
  g_test_add_func ("/import/rows-may-have-a-day-of-their-own",
                   test_import_rows_may_have_a_day_of_their_own);
  g_test_add_func ("/import/notes-come-back", test_import_notes_come_back);
  g_test_add_func ("/import/without-names-is-refused", test_import_without_names_is_refused);
  g_test_add_func ("/import/can-be-cancelled", test_import_can_be_cancelled);
  g_test_add_func ("/import/of-many-is-like-that-of-few", test_import_of_many_is_like_that_of_few);
  g_test_add_func ("/import/stopped-half-way-leaves-nothing",
                   test_import_stopped_half_way_leaves_nothing);

  return g_test_run ();
}
