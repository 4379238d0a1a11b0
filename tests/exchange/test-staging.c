/* test-staging.c - what a list would change
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-error.h"
#include "lodestar-staging.h"

/* A list with all that it stands on. */
typedef struct
{
  LodestarTable   *table;
  LodestarShape   *shape;
  LodestarMapping *mapping;
  LodestarStaging *staging;
} TestStaged;

static void
test_staged_clear (TestStaged *self)
{
  g_clear_pointer (&self->staging, lodestar_staging_free);
  g_clear_pointer (&self->mapping, lodestar_mapping_free);
  g_clear_pointer (&self->shape, lodestar_shape_free);
  g_clear_pointer (&self->table, lodestar_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestStaged, test_staged_clear)

/* Stages @table (taken over) against the known people, up to one without an identity. */
static void
test_staged_init (TestStaged                *self,
                  LodestarTable             *table,
                  const LodestarKnownPerson *known,
                  gboolean                   is_full_list)
{
  LodestarStagingOptions options = { is_full_list };
  g_autoptr (GError) error = NULL;
  gsize n_known = 0;

  while (known != NULL && known[n_known].id != 0)
    n_known++;

  self->table = table;
  self->shape = lodestar_shape_new (table);
  self->mapping = lodestar_mapping_recognize (table, self->shape, TRUE);
  self->staging = lodestar_staging_new (table, self->shape, self->mapping, known, n_known, &options,
                                        NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static const LodestarStagedEntry *
test_staged_find (TestStaged *self, const char *name)
{
  for (guint i = 0; i < self->staging->n_entries; i++)
    if (strcmp (self->staging->entries[i].values[LODESTAR_FIELD_NAME], name) == 0)
      return &self->staging->entries[i];

  return NULL;
}

static guint
test_staged_count_warnings (TestStaged *self, LodestarStagingWarningKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->staging->n_warnings; i++)
    n += self->staging->warnings[i].kind == kind;

  return n;
}

static const char *
test_staged_get_warning (TestStaged *self, LodestarStagingWarningKind kind, guint *line)
{
  for (guint i = 0; i < self->staging->n_warnings; i++)
    if (self->staging->warnings[i].kind == kind)
      {
        *line = self->staging->warnings[i].line;
        return self->staging->warnings[i].text;
      }

  return NULL;
}

static const char *
test_staged_get_change (const LodestarStagedEntry *entry, LodestarField field, const char *old)
{
  for (guint i = 0; i < entry->n_changes; i++)
    if (entry->changes[i].field == field)
      {
        g_assert_cmpstr (entry->changes[i].old_value, ==, old);
        return entry->changes[i].new_value;
      }

  return NULL;
}

/* Everything that the entries say, as known people of a workspace that took them over. */
static LodestarKnownPerson *
test_staged_import (TestStaged *self)
{
  const LodestarStaging *staging = self->staging;
  LodestarKnownPerson   *known = g_new0 (LodestarKnownPerson, staging->n_entries + 1);

  for (guint i = 0; i < staging->n_entries; i++)
    {
      const LodestarStagedEntry *entry = &staging->entries[i];

      known[i].id = 1000 + (gint64) i;
      memcpy (known[i].values, entry->values, sizeof known[i].values);

      if (entry->manager == LODESTAR_STAGED_MANAGER_ENTRY)
        known[i].manager_id = 1000 + (gint64) entry->manager_entry;
    }

  return known;
}

static void
test_staging_oracle_has_its_known_tree (void)
{
  g_auto (TestStaged) list = { 0 };
  guint                  n_at[5] = { 0 };
  static const guint     expected[] = { 1, 14, 82, 10, 0 };
  const LodestarStaging *staging;

  test_staged_init (&list, test_exchange_load ("hr", "oracle-hr-employees.csv", NULL), NULL, TRUE);
  staging = list.staging;
  g_assert_cmpuint (staging->n_new, ==, 107);
  g_assert_cmpuint (staging->n_rejections, ==, 0);
  g_assert_cmpuint (staging->n_warnings, ==, 0);
  g_assert_cmpint (staging->key, ==, LODESTAR_STAGING_BY_NUMBER);

  for (guint i = 0; i < staging->n_entries; i++)
    {
      guint place = i, depth = 0;

      while (staging->entries[place].manager == LODESTAR_STAGED_MANAGER_ENTRY)
        {
          place = staging->entries[place].manager_entry;
          depth++;
          g_assert_cmpuint (depth, <, G_N_ELEMENTS (n_at));
        }

      n_at[depth]++;
    }

  g_assert_cmpmem (n_at, sizeof n_at, expected, sizeof expected);
  g_assert_cmpstr (test_staged_find (&list, "Steven King")->values[LODESTAR_FIELD_EMAIL], ==,
                   "SKING");
}

static void
test_staging_second_import_changes_nothing (gconstpointer file)
{
  g_auto (TestStaged) first = { 0 };
  g_auto (TestStaged) second = { 0 };
  g_autofree LodestarKnownPerson *known = NULL;
  g_auto (GStrv) parts = g_strsplit (file, "/", 2);

  test_staged_init (&first, test_exchange_load (parts[0], parts[1], NULL), NULL, TRUE);
  g_assert_cmpuint (first.staging->n_new, >, 0);
  g_assert_cmpuint (first.staging->n_rejections, ==, 0);
  known = test_staged_import (&first);
  test_staged_init (&second, test_exchange_load (parts[0], parts[1], NULL), known, TRUE);
  g_assert_cmpuint (second.staging->n_unchanged, ==, first.staging->n_new);
  g_assert_cmpuint (second.staging->n_new, ==, 0);
  g_assert_cmpuint (second.staging->n_changed, ==, 0);
  g_assert_cmpuint (second.staging->n_left, ==, 0);
  g_assert_cmpuint (second.staging->n_rejections, ==, 0);
}

static void
test_staging_city_has_38_shared_names (void)
{
  g_auto (TestStaged) list = { 0 };

  test_staged_init (&list, test_exchange_load ("hr", "city-employees-shuffled.csv", NULL), NULL,
                    FALSE);
  g_assert_cmpuint (list.staging->n_new, ==, 22046);
  g_assert_cmpint (list.staging->key, ==, LODESTAR_STAGING_BY_NONE);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_SAME_NAME), ==, 38);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_NO_KEY), ==, 1);
}

static void
test_staging_tells_new_changed_unchanged_and_left (void)
{
  g_auto (TestStaged) list = { 0 };
  const LodestarStagedEntry       *ana;
  static const LodestarKnownPerson known[] = {
    { 1,
      0,
      { [LODESTAR_FIELD_NUMBER] = "1",
        [LODESTAR_FIELD_NAME] = "Ana Ruiz",
        [LODESTAR_FIELD_TITLE] = "Analyst",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 2,
      1,
      { [LODESTAR_FIELD_NUMBER] = "2",
        [LODESTAR_FIELD_NAME] = "Bo Wang",
        [LODESTAR_FIELD_TITLE] = "Clerk",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 3, 0, { [LODESTAR_FIELD_NUMBER] = "3", [LODESTAR_FIELD_NAME] = "Cy Adu" } },
    { 4,
      0,
      { [LODESTAR_FIELD_NUMBER] = "4",
        [LODESTAR_FIELD_NAME] = "Di Old",
        [LODESTAR_FIELD_STATUS] = "left" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Job Title,Department,Manager ID\n"
                                         "1,Ana Ruiz,Head of Sales,,5\n"
                                         "2,Bo Wang,Clerk,Sales,1\n"
                                         "5,Eve New,CEO,Board,\n"),
                    known, TRUE);
  g_assert_cmpuint (list.staging->n_new, ==, 1);
  g_assert_cmpuint (list.staging->n_changed, ==, 1);
  g_assert_cmpuint (list.staging->n_unchanged, ==, 1);
  g_assert_cmpuint (list.staging->n_left, ==, 1);
  g_assert_cmpint (list.staging->left[0], ==, 3);

  ana = test_staged_find (&list, "Ana Ruiz");
  g_assert_cmpint (ana->id, ==, 1);
  g_assert_cmpuint (ana->line, ==, 2);
  g_assert_cmpuint (ana->n_changes, ==, 3);
  g_assert_cmpstr (test_staged_get_change (ana, LODESTAR_FIELD_TITLE, "Analyst"), ==,
                   "Head of Sales");
  g_assert_cmpstr (test_staged_get_change (ana, LODESTAR_FIELD_DEPARTMENT, "Sales"), ==, "");
  g_assert_cmpstr (test_staged_get_change (ana, LODESTAR_FIELD_MANAGER, ""), ==, "Eve New");
}

static void
test_staging_empty_cell_says_nothing_in_a_partial_list (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1,
      2,
      { [LODESTAR_FIELD_NUMBER] = "1",
        [LODESTAR_FIELD_NAME] = "Ana Ruiz",
        [LODESTAR_FIELD_TITLE] = "Analyst",
        [LODESTAR_FIELD_EMAIL] = "ana@example.com" } },
    { 2, 0, { [LODESTAR_FIELD_NUMBER] = "2", [LODESTAR_FIELD_NAME] = "Bo Wang" } },
    { 0 },
  };
  static const char text[] = "Employee ID,Name,Email,Job Title,Manager ID,Status\n1,Ana Ruiz,,,,\n";

  test_staged_init (&list, test_exchange_parse (text), known, FALSE);
  g_assert_cmpuint (list.staging->n_unchanged, ==, 1);
  g_assert_cmpuint (list.staging->n_left, ==, 0);
  test_staged_clear (&list);

  /* A full list empties title and manager, but never the keys or the status. */
  test_staged_init (&list, test_exchange_parse (text), known, TRUE);
  g_assert_cmpuint (list.staging->entries[0].n_changes, ==, 2);
  g_assert_cmpstr (
    test_staged_get_change (&list.staging->entries[0], LODESTAR_FIELD_TITLE, "Analyst"), ==, "");
  g_assert_cmpstr (
    test_staged_get_change (&list.staging->entries[0], LODESTAR_FIELD_MANAGER, "Bo Wang"), ==, "");
}

static void
test_staging_rows_are_rejected_with_line_and_reason (void)
{
  g_auto (TestStaged) list = { 0 };
  static const struct
  {
    guint       line;
    const char *words;
  } expected[] = {
    { 3, "no name" },
    { 4, "neither a number nor" },
    { 6, "number 1 is on line 2 already, for Ana Ruiz" },
    { 9, "e-mail address BO@example.com is on line 5" },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Email,Job Title\n"
                                         "1,Ana Ruiz,ana@example.com,Analyst\n"
                                         "2,,x@example.com,Ghost\n"
                                         ",Nobody Known,,Visitor\n"
                                         "3,Bo Wang,bo@example.com,Clerk\n"
                                         "1,Ana Ruiz,ana@example.com,\"Head\nof Sales\"\n"
                                         "1,Ana Ruiz,ana@example.com,Analyst\n"
                                         ",Bo Wang,BO@example.com,Boss\n"),
                    NULL, FALSE);
  g_assert_cmpuint (list.staging->n_new, ==, 2);
  g_assert_cmpuint (list.staging->n_rejections, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (list.staging->rejections[i].line, ==, expected[i].line);
      g_assert_nonnull (strstr (list.staging->rejections[i].reason, expected[i].words));
    }

  /* The row that stands twice word for word is no conflict. */
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_DUPLICATE_ROW), ==, 1);
}

static void
test_staging_number_comes_before_email_before_nothing (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1,
      0,
      { [LODESTAR_FIELD_NUMBER] = "1",
        [LODESTAR_FIELD_NAME] = "Ana Ruiz",
        [LODESTAR_FIELD_EMAIL] = "ana@example.com" } },
    { 2, 0, { [LODESTAR_FIELD_NAME] = "Bo Wang", [LODESTAR_FIELD_EMAIL] = "Bo@example.com" } },
    { 3,
      0,
      { [LODESTAR_FIELD_NUMBER] = "3",
        [LODESTAR_FIELD_NAME] = "Cy Adu",
        [LODESTAR_FIELD_EMAIL] = "cy@example.com" } },
    { 4,
      0,
      { [LODESTAR_FIELD_NUMBER] = "4",
        [LODESTAR_FIELD_NAME] = "Di Lee",
        [LODESTAR_FIELD_EMAIL] = "di@example.com" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Email\n"
                                         "1,Ana Neu,ana.neu@example.com\n"
                                         "20,Bo Wang,bo@EXAMPLE.com\n"
                                         "30,Cy Adu,cy@example.com\n"
                                         ",Di Lee,di@example.com\n"
                                         "5,Cy Adu,other@example.com\n"),
                    known, FALSE);

  /* A new name under a known number is the same person. */
  g_assert_cmpint (list.staging->entries[0].id, ==, 1);
  g_assert_cmpstr (
    test_staged_get_change (&list.staging->entries[0], LODESTAR_FIELD_NAME, "Ana Ruiz"), ==,
    "Ana Neu");

  /* Found by the address; gets the number. Case does not count. */
  g_assert_cmpint (list.staging->entries[1].id, ==, 2);
  g_assert_cmpuint (list.staging->entries[1].n_changes, ==, 1);
  g_assert_cmpstr (test_staged_get_change (&list.staging->entries[1], LODESTAR_FIELD_NUMBER, ""),
                   ==, "20");

  /* Another number under a known address is a contradiction. */
  g_assert_cmpuint (list.staging->n_rejections, ==, 1);
  g_assert_cmpuint (list.staging->rejections[0].line, ==, 4);

  g_assert_cmpint (list.staging->entries[2].id, ==, 4);
  g_assert_cmpint (list.staging->entries[2].state, ==, LODESTAR_STAGED_UNCHANGED);

  /* A known name under a new number is somebody else, and said. */
  g_assert_cmpint (list.staging->entries[3].state, ==, LODESTAR_STAGED_NEW);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_SAME_NAME), ==, 1);
}

static void
test_staging_addresses_are_nobody_elses (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1,
      0,
      { [LODESTAR_FIELD_NUMBER] = "1",
        [LODESTAR_FIELD_NAME] = "Ana Ruiz",
        [LODESTAR_FIELD_EMAIL] = "a@example.com" } },
    { 2,
      0,
      { [LODESTAR_FIELD_NUMBER] = "2",
        [LODESTAR_FIELD_NAME] = "Bo Wang",
        [LODESTAR_FIELD_EMAIL] = "b@example.com" } },
    { 3,
      0,
      { [LODESTAR_FIELD_NUMBER] = "3",
        [LODESTAR_FIELD_NAME] = "Cy Adu",
        [LODESTAR_FIELD_EMAIL] = "c@example.com" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Email\n"
                                         "1,Ana Ruiz,b@example.com\n"
                                         "2,Bo Wang,new@example.com\n"
                                         "7,Flo New,shared@example.com\n"
                                         "8,Gil New,shared@example.com\n"
                                         "2x,Hal New,x@example.com\n"),
                    known, FALSE);

  /* Bo gives his address up in the same file. */
  g_assert_cmpstr (list.staging->entries[0].values[LODESTAR_FIELD_EMAIL], ==, "b@example.com");
  g_assert_cmpstr (list.staging->entries[2].values[LODESTAR_FIELD_EMAIL], ==, "shared@example.com");
  g_assert_cmpstr (list.staging->entries[3].values[LODESTAR_FIELD_EMAIL], ==, NULL);
  test_staged_clear (&list);

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Email\n1,Ana Ruiz,b@example.com\n"),
                    known, FALSE);
  g_assert_cmpstr (list.staging->entries[0].values[LODESTAR_FIELD_EMAIL], ==, NULL);
  g_assert_cmpuint (list.staging->n_unchanged, ==, 1);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_DUPLICATE_EMAIL), ==, 1);
}

static void
test_staging_one_person_in_every_encoding (void)
{
  static const char *const         encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };
  static const char *const         forms[] = { "Zo\u00eb \u00d6deg\u00e5rd",
                                               "Zoe\u0308 O\u0308dega\u030ard" };
  static const LodestarKnownPerson known[] = {
    { 1, 0, { [LODESTAR_FIELD_NUMBER] = "Nr-\u00d6", [LODESTAR_FIELD_NAME] = "Zoë Ödegård" } },
    { 0 },
  };

  for (guint e = 0; e < G_N_ELEMENTS (encodings); e++)
    for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
      {
        g_auto (TestStaged) list = { 0 };
        g_autofree char *text = g_strdup_printf ("Personalnummer;Name\nnr-O\u0308;%s\n", forms[f]);
        g_autofree char *bytes = NULL;
        gsize            length;

        bytes = g_convert (text, -1, encodings[e], "UTF-8", NULL, &length, NULL);
        test_staged_init (&list, test_exchange_parse_bytes (bytes, length), known, FALSE);
        g_assert_cmpint (list.staging->entries[0].id, ==, 1);
        g_assert_cmpstr (list.staging->entries[0].values[LODESTAR_FIELD_NAME], ==, "Zoë Ödegård");
      }
}

static void
test_staging_lost_zeros_are_suspected (void)
{
  g_auto (TestStaged) list = { 0 };
  guint                            line = 0;
  static const LodestarKnownPerson known[] = {
    { 1, 0, { [LODESTAR_FIELD_NUMBER] = "00123", [LODESTAR_FIELD_NAME] = "Ana Ruiz" } },
    { 2, 0, { [LODESTAR_FIELD_NUMBER] = "00456", [LODESTAR_FIELD_NAME] = "Bo Wang" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Title\n123,Ana Ruiz,\n456,Cy Adu,\n"),
                    known, FALSE);
  g_assert_cmpint (list.staging->entries[0].id, ==, 1);
  g_assert_cmpint (list.staging->entries[0].state, ==, LODESTAR_STAGED_UNCHANGED);
  g_assert_cmpint (list.staging->entries[1].state, ==, LODESTAR_STAGED_NEW);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_LEADING_ZEROS), ==, 2);
  g_assert_nonnull (
    strstr (test_staged_get_warning (&list, LODESTAR_WARNING_LEADING_ZEROS, &line), "00123"));
  g_assert_cmpuint (line, ==, 2);
}

static void
test_staging_managers_are_found_by_number_address_or_name (void)
{
  static const char *const texts[] = {
    "Employee ID,Name,Email,Manager ID\n1,Ana Ruiz,a@x.com,NO_MANAGER\n2,Bo Wang,b@x.com,1\n"
    "3,Cy Adu,c@x.com,2\n",
    "Employee ID,Name,Email,Reports To Email\n1,Ana Ruiz,a@x.com,\n2,Bo Wang,b@x.com,A@x.com\n"
    "3,Cy Adu,c@x.com,b@x.com\n",
    "Employee ID,Name,Email,Manager\n1,Ana Ruiz,a@x.com,-\n2,Bo Wang,b@x.com,\"Ruiz, Ana\"\n"
    "3,Cy Adu,c@x.com,bo wang\n",
    "Worker,Email,Reports To\nAna Ruiz (1),a@x.com,\n\"Wang, Bo (2)\",b@x.com,Ana Ruiz (1)\n"
    "Cy Adu (3),c@x.com,\"Wang, Bo (2)\"\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (TestStaged) list = { 0 };

      test_staged_init (&list, test_exchange_parse (texts[i]), NULL, TRUE);
      g_assert_cmpint (list.staging->entries[0].manager, ==, LODESTAR_STAGED_MANAGER_NOBODY);
      g_assert_cmpint (list.staging->entries[1].manager, ==, LODESTAR_STAGED_MANAGER_ENTRY);
      g_assert_cmpuint (list.staging->entries[1].manager_entry, ==, 0);
      g_assert_cmpint (list.staging->entries[2].manager, ==, LODESTAR_STAGED_MANAGER_ENTRY);
      g_assert_cmpuint (list.staging->entries[2].manager_entry, ==, 1);
      g_assert_cmpuint (list.staging->n_warnings, ==, 0);
    }
}

static void
test_staging_managers_may_be_known_missing_or_ambiguous (void)
{
  g_auto (TestStaged) list = { 0 };
  guint                            line = 0;
  static const LodestarKnownPerson known[] = {
    { 7, 0, { [LODESTAR_FIELD_NUMBER] = "70", [LODESTAR_FIELD_NAME] = "Kim Park" } },
    { 8, 0, { [LODESTAR_FIELD_NUMBER] = "80", [LODESTAR_FIELD_NAME] = "Jo Doe" } },
    { 9, 0, { [LODESTAR_FIELD_NUMBER] = "90", [LODESTAR_FIELD_NAME] = "Jo Doe" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Manager\n1,Ana Ruiz,Kim Park\n"
                                         "2,Bo Wang,Jo Doe\n3,Cy Adu,Who Ever\n4,Di Lee,Who Ever\n"
                                         "5,Eve Ito,Eve Ito\n"),
                    known, FALSE);
  g_assert_cmpint (list.staging->entries[0].manager, ==, LODESTAR_STAGED_MANAGER_KNOWN);
  g_assert_cmpint (list.staging->entries[0].manager_id, ==, 7);
  g_assert_cmpint (list.staging->entries[1].manager, ==, LODESTAR_STAGED_MANAGER_NOT_STATED);
  g_assert_cmpint (list.staging->entries[4].manager, ==, LODESTAR_STAGED_MANAGER_NOBODY);
  g_assert_nonnull (
    strstr (test_staged_get_warning (&list, LODESTAR_WARNING_MANAGER_AMBIGUOUS, &line), "Jo Doe"));
  g_assert_cmpuint (line, ==, 3);
  g_assert_nonnull (strstr (
    test_staged_get_warning (&list, LODESTAR_WARNING_MANAGER_NOT_FOUND, &line), "2 people"));
  g_assert_cmpuint (line, ==, 4);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_MANAGER_NOT_FOUND), ==, 1);
  g_assert_nonnull (
    strstr (test_staged_get_warning (&list, LODESTAR_WARNING_CYCLE, &line), "Eve Ito"));
}

static void
test_staging_circles_are_named_and_left_out (void)
{
  g_auto (TestStaged) list = { 0 };
  const LodestarStaging *staging;
  const char            *warning;
  guint                  line = 0;

  test_staged_init (&list,
                    test_exchange_parse ("Employee ID,Name,Manager ID\n1,Ana,2\n2,Bo,3\n3,Cy,1\n"
                                         "4,Di,1\n5,Eve,4\n"),
                    NULL, FALSE);
  staging = list.staging;
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_CYCLE), ==, 1);
  warning = test_staged_get_warning (&list, LODESTAR_WARNING_CYCLE, &line);
  g_assert_nonnull (strstr (warning, "Ana → Bo → Cy → Ana"));
  g_assert_cmpuint (line, ==, 2);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (staging->entries[i].manager, ==, LODESTAR_STAGED_MANAGER_NOT_STATED);

  /* Who only hangs below keeps the manager. */
  g_assert_cmpint (staging->entries[3].manager, ==, LODESTAR_STAGED_MANAGER_ENTRY);
  g_assert_cmpint (staging->entries[4].manager, ==, LODESTAR_STAGED_MANAGER_ENTRY);
}

static void
test_staging_circles_through_the_workspace_are_found (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1, 0, { [LODESTAR_FIELD_NUMBER] = "1", [LODESTAR_FIELD_NAME] = "Ana" } },
    { 2, 1, { [LODESTAR_FIELD_NUMBER] = "2", [LODESTAR_FIELD_NAME] = "Bo" } },
    { 3, 2, { [LODESTAR_FIELD_NUMBER] = "3", [LODESTAR_FIELD_NAME] = "Cy" } },
    { 0 },
  };

  /* Ana under Cy, who is under Bo, who is under Ana; the file has only Ana. */
  test_staged_init (&list, test_exchange_parse ("Employee ID,Name,Manager ID\n1,Ana,3\n"), known,
                    FALSE);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_CYCLE), ==, 1);
  g_assert_cmpint (list.staging->entries[0].manager, ==, LODESTAR_STAGED_MANAGER_NOT_STATED);
  g_assert_cmpuint (list.staging->n_unchanged, ==, 1);
}

static void
test_staging_without_keys_never_doubles_silently (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1,
      0,
      { [LODESTAR_FIELD_NAME] = "Ana Ruiz",
        [LODESTAR_FIELD_TITLE] = "Clerk",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 2,
      0,
      { [LODESTAR_FIELD_NAME] = "Bo Wang",
        [LODESTAR_FIELD_TITLE] = "Clerk",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 3,
      0,
      { [LODESTAR_FIELD_NAME] = "Cy Adu",
        [LODESTAR_FIELD_TITLE] = "Clerk",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 4,
      0,
      { [LODESTAR_FIELD_NAME] = "Di Gone",
        [LODESTAR_FIELD_TITLE] = "Clerk",
        [LODESTAR_FIELD_DEPARTMENT] = "Sales" } },
    { 0 },
  };

  test_staged_init (&list,
                    test_exchange_parse ("Name,Title,Department\n"
                                         "Ana Ruiz,Clerk,Sales\n" /* as known */
                                         "Bo Wang,Boss,Sales\n"   /* a change, or another Bo? */
                                         "Cy Adu,Clerk,Sales\n"   /* as known */
                                         "Cy Adu,Boss,Legal\n" /* another Cy: the first is there */
                                         "Ana Ruiz,Clerk,Sales\n" /* the same once more */
                                         "Eve New,Clerk,Sales\n"),
                    known, TRUE);
  g_assert_cmpuint (list.staging->n_unchanged, ==, 2);
  g_assert_cmpuint (list.staging->n_new, ==, 2);
  g_assert_cmpuint (list.staging->n_changed, ==, 0);
  g_assert_cmpuint (list.staging->n_rejections, ==, 2);
  g_assert_cmpuint (list.staging->rejections[0].line, ==, 3);
  g_assert_cmpuint (list.staging->rejections[1].line, ==, 6);
  g_assert_nonnull (strstr (list.staging->rejections[0].reason, "Bo Wang is in the workspace"));

  /* Bo may be the rejected one; only Di has left. */
  g_assert_cmpuint (list.staging->n_left, ==, 1);
  g_assert_cmpint (list.staging->left[0], ==, 4);
}

static void
test_staging_dates_that_fit_both_orders_are_asked_for (void)
{
  g_auto (TestStaged) list = { 0 };
  static const char text[] = "Employee ID,Name,Hire Date\n1,Ana,03/04/2019\n2,Bo,05/06/2020\n";
  static const char *const choice[] = { "hire-date:mdy=Hire Date", NULL };
  g_autoptr (GError) error = NULL;
  LodestarStaging *staging;

  test_staged_init (&list, test_exchange_parse (text), NULL, FALSE);
  g_assert_cmpint (list.staging->date_column, ==, 2);
  g_assert_cmpstr (list.staging->entries[0].values[LODESTAR_FIELD_HIRE_DATE], ==, NULL);
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_DATE_ORDER), ==, 1);

  g_assert_true (lodestar_mapping_override (list.mapping, list.table, list.shape, choice, &error));
  g_assert_no_error (error);
  staging = lodestar_staging_new (list.table, list.shape, list.mapping, NULL, 0, NULL, NULL, NULL,
                                  NULL, &error);
  g_assert_cmpint (staging->date_column, ==, -1);
  g_assert_cmpstr (staging->entries[0].values[LODESTAR_FIELD_HIRE_DATE], ==, "2019-03-04");
  lodestar_staging_free (staging);
}

static void
test_staging_signup_files_say_role_and_wishes (void)
{
  g_auto (TestStaged) list = { 0 };
  const LodestarStagedEntry *ana;

  test_staged_init (
    &list,
    test_exchange_parse ("Email,Name,Role,Capacity,Topics,Preferred mentor,Time zone,Training\n"
                         "a@x.com,Ana,Mentor & mentee,1-2,Finance; Strategy;,\"Bo; Cy\",UTC+2,yes\n"
                         "b@x.com,Bo,perhaps,lots,,,nowhere,2026-01-05\n"),
    NULL, FALSE);
  ana = &list.staging->entries[0];
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_ROLE], ==, "both");
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_CAPACITY], ==, "1-2");
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_TOPICS], ==, "Finance\nStrategy");
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_WISHES], ==, "Bo\nCy");
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_TIME_ZONE], ==, "+02:00");
  g_assert_cmpstr (ana->values[LODESTAR_FIELD_TRAINING], ==, "yes");
  g_assert_cmpstr (list.staging->entries[1].values[LODESTAR_FIELD_TRAINING], ==, "yes");
  g_assert_cmpuint (test_staged_count_warnings (&list, LODESTAR_WARNING_BAD_VALUE), ==, 3);
}

static void
test_staging_mentor_files_say_who_is_both (void)
{
  g_auto (TestStaged) list = { 0 };
  guint n_both = 0;

  test_staged_init (&list, test_exchange_load ("mentoring", "mentors-50.csv", NULL), NULL, FALSE);
  g_assert_cmpuint (list.staging->n_new, ==, 50);
  g_assert_cmpint (list.staging->key, ==, LODESTAR_STAGING_BY_EMAIL);

  for (guint i = 0; i < 50; i++)
    {
      const char *role = list.staging->entries[i].values[LODESTAR_FIELD_ROLE];

      g_assert_true (role == NULL || strcmp (role, "both") == 0);
      n_both += role != NULL;
    }

  g_assert_cmpuint (n_both, >, 0);
  g_assert_cmpuint (n_both, <, 50);
}

static void
test_staging_returns_to_work_on_a_full_list (void)
{
  g_auto (TestStaged) list = { 0 };
  static const LodestarKnownPerson known[] = {
    { 1,
      0,
      { [LODESTAR_FIELD_NUMBER] = "1",
        [LODESTAR_FIELD_NAME] = "Ana",
        [LODESTAR_FIELD_STATUS] = "left" } },
    { 0 },
  };

  test_staged_init (&list, test_exchange_parse ("Employee ID,Name,Title\n1,Ana,\n"), known, TRUE);
  g_assert_cmpstr (
    test_staged_get_change (&list.staging->entries[0], LODESTAR_FIELD_STATUS, "left"), ==,
    "active");
}

static void
test_staging_file_without_names_is_refused (void)
{
  g_autoptr (LodestarTable) table = test_exchange_parse ("Employee ID,Email\n1,a@x.com\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  g_autoptr (GError) error = NULL;
  LodestarStaging *staging;

  staging = lodestar_staging_new (table, shape, mapping, NULL, 0, NULL, NULL, NULL, NULL, &error);
  g_assert_null (staging);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no column with names"));
  g_assert_nonnull (strstr (error->message, "Employee ID"));
}

static void
test_staging_can_be_cancelled (void)
{
  g_autoptr (LodestarTable) table = test_exchange_parse ("Employee ID,Name\n1,Ana\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
    lodestar_staging_new (table, shape, mapping, NULL, 0, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_staging_add_tests (void)
{
  g_test_add_func ("/exchange/staging/oracle-has-its-known-tree",
                   test_staging_oracle_has_its_known_tree);
  g_test_add_func ("/exchange/staging/city-has-38-shared-names",
                   test_staging_city_has_38_shared_names);
  g_test_add_data_func ("/exchange/staging/second-import-changes-nothing/oracle",
                        "hr/oracle-hr-employees.csv", test_staging_second_import_changes_nothing);
  g_test_add_data_func ("/exchange/staging/second-import-changes-nothing/city",
                        "hr/city-employees-shuffled.csv",
                        test_staging_second_import_changes_nothing);
  g_test_add_data_func ("/exchange/staging/second-import-changes-nothing/workbook",
                        "mentoring/registration-dummy.xlsx",
                        test_staging_second_import_changes_nothing);
  g_test_add_func ("/exchange/staging/tells-new-changed-unchanged-and-left",
                   test_staging_tells_new_changed_unchanged_and_left);
  g_test_add_func ("/exchange/staging/empty-cell-says-nothing-in-a-partial-list",
                   test_staging_empty_cell_says_nothing_in_a_partial_list);
  g_test_add_func ("/exchange/staging/rows-are-rejected-with-line-and-reason",
                   test_staging_rows_are_rejected_with_line_and_reason);
  g_test_add_func ("/exchange/staging/number-comes-before-email-before-nothing",
                   test_staging_number_comes_before_email_before_nothing);
  g_test_add_func ("/exchange/staging/addresses-are-nobody-elses",
                   test_staging_addresses_are_nobody_elses);
  g_test_add_func ("/exchange/staging/one-person-in-every-encoding",
                   test_staging_one_person_in_every_encoding);
  g_test_add_func ("/exchange/staging/lost-zeros-are-suspected",
                   test_staging_lost_zeros_are_suspected);
  g_test_add_func ("/exchange/staging/managers-are-found-by-number-address-or-name",
                   test_staging_managers_are_found_by_number_address_or_name);
  g_test_add_func ("/exchange/staging/managers-may-be-known-missing-or-ambiguous",
                   test_staging_managers_may_be_known_missing_or_ambiguous);
  g_test_add_func ("/exchange/staging/circles-are-named-and-left-out",
                   test_staging_circles_are_named_and_left_out);
  g_test_add_func ("/exchange/staging/circles-through-the-workspace-are-found",
                   test_staging_circles_through_the_workspace_are_found);
  g_test_add_func ("/exchange/staging/without-keys-never-doubles-silently",
                   test_staging_without_keys_never_doubles_silently);
  g_test_add_func ("/exchange/staging/dates-that-fit-both-orders-are-asked-for",
                   test_staging_dates_that_fit_both_orders_are_asked_for);
  g_test_add_func ("/exchange/staging/signup-files-say-role-and-wishes",
                   test_staging_signup_files_say_role_and_wishes);
  g_test_add_func ("/exchange/staging/mentor-files-say-who-is-both",
                   test_staging_mentor_files_say_who_is_both);
  g_test_add_func ("/exchange/staging/returns-to-work-on-a-full-list",
                   test_staging_returns_to_work_on_a_full_list);
  g_test_add_func ("/exchange/staging/file-without-names-is-refused",
                   test_staging_file_without_names_is_refused);
  g_test_add_func ("/exchange/staging/can-be-cancelled", test_staging_can_be_cancelled);
}
