/* test-messages.c - what is said about odd lists, word for word
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lodestar-error.h"
#include "lodestar-staging.h"

/* Two people are in the workspace of each list. */
static const LodestarKnownPerson test_messages_known[] = {
  { 1,
    0,
    { [LODESTAR_FIELD_NUMBER] = "0100",
      [LODESTAR_FIELD_NAME] = "Ana Ruiz",
      [LODESTAR_FIELD_EMAIL] = "ana@example.com",
      [LODESTAR_FIELD_TITLE] = "Analyst",
      [LODESTAR_FIELD_STATUS] = "active" } },
  { 2,
    1,
    { [LODESTAR_FIELD_NUMBER] = "0200",
      [LODESTAR_FIELD_NAME] = "Bo Wang",
      [LODESTAR_FIELD_EMAIL] = "bo@example.com",
      [LODESTAR_FIELD_STATUS] = "active" } },
};

/* A list, and all that is said of it: how many are new, changed and unchanged, then warnings and
 * rejections by line. */
typedef struct
{
  const char *name;
  const char *text;
  const char *said;
} TestMessage;

static const TestMessage test_messages[] = {
  { "nothing-to-say", "Employee ID,Name,Email\n1,Eve New,eve@example.com\n", "1 0 0\n" },
  { "no-name",
    "Employee ID,Name,Email\n1,,eve@example.com\n2, ,b@example.com\n3,Cy,c@example.com\n",
    "1 0 0\n"
    "rejected 2 “”: There is no name.\n"
    "rejected 3 “”: There is no name.\n" },
  { "number-twice", "Employee ID,Name,Title\n7,Eve New,Clerk\n7,Flo New,Boss\n",
    "1 0 0\n"
    "rejected 3 “Flo New”: The number 7 is on line 2 already, for Eve New.\n" },
  { "number-twice-in-other-letters", "Employee ID,Name,Title\ne-7,Eve New,Clerk\nE-7,Flo New,\n",
    "1 0 0\n"
    "rejected 3 “Flo New”: The number E-7 is on line 2 already, for Eve New.\n" },
  { "row-twice", "Employee ID,Name,Title\n7,Eve New,Clerk\n7,Eve New,Clerk\n",
    "1 0 0\n"
    "warning 3: Eve New stands on line 2 already, word for word.\n" },
  { "address-twice-without-numbers", "Name,Email\nEve New,e@example.com\nFlo New,E@example.com\n",
    "1 0 0\n"
    "rejected 3 “Flo New”: The e-mail address E@example.com is on line 2 already, for Eve "
    "New.\n" },
  { "address-shared-by-two-numbers",
    "Employee ID,Name,Email\n7,Eve New,e@example.com\n8,Flo New,e@example.com\n",
    "2 0 0\n"
    "warning 3: The e-mail address e@example.com is on line 2 already; Flo New is imported "
    "without it.\n" },
  { "address-of-somebody-else", "Employee ID,Name,Email\n7,Eve New,ana@example.com\n",
    "0 0 0\n"
    "rejected 2 “Eve New”: The number 7 is new, but the e-mail address ana@example.com belongs "
    "to Ana Ruiz with the number 0100. Correct one of them.\n" },
  { "address-of-another-known", "Employee ID,Name,Email\n0100,Ana Ruiz,bo@example.com\n",
    "0 0 1\n"
    "warning 2: The e-mail address bo@example.com belongs to Bo Wang; Ana Ruiz is imported "
    "without it.\n" },
  { "address-that-is-none", "Employee ID,Name,Email\n7,Eve New,eve at work\n8,Flo,f@example.com\n",
    "2 0 0\n"
    "warning 2: E-mail address: “eve at work” is not understood and left out.\n" },
  { "neither-number-nor-address", "Employee ID,Name,Email\n,Eve New,\n7,Flo New,f@example.com\n",
    "1 0 0\n"
    "rejected 2 “Eve New”: There is neither a number nor an e-mail address, so it cannot be told "
    "who this is.\n" },
  { "zeros-lost-of-the-same", "Employee ID,Name,Title\n100,Ana Ruiz,Analyst\n",
    "0 0 1\n"
    "warning 2: The number 100 of Ana Ruiz is 0100 in the workspace. Spreadsheets take zeros off; "
    "the number is kept as it was.\n" },
  { "zeros-lost-of-another", "Employee ID,Name,Title\n100,Eve New,Clerk\n",
    "1 0 0\n"
    "warning 2: The number 100 of Eve New looks like 0100 without its zeros, which is the number "
    "of Ana Ruiz.\n" },
  { "same-person-by-number-and-address",
    "Employee ID,Name,Email\n0100,Ana Ruiz,ana@example.com\n,Ana Ruiz-Lee,ana@example.com\n",
    "0 0 1\n"
    "rejected 3 “Ana Ruiz-Lee”: The e-mail address ana@example.com is on line 2 already, for Ana "
    "Ruiz.\n" },
  { "same-name-in-the-workspace", "Employee ID,Name,Title\n7,Bo Wang,Clerk\n",
    "1 0 0\n"
    "warning 2: Bo Wang is new, and somebody else in the workspace has the same name.\n" },
  { "same-name-in-the-list",
    "Employee ID,Name,Title\n7,Eve New,Clerk\n8,Flo New,\n9,EVE  NEW,Boss\n",
    "3 0 0\n"
    "warning 2: 2 people are called Eve New: lines 2, 4.\n" },
  { "no-keys", "Name,Title\nEve New,Clerk\nBo Wang,Boss\n",
    "1 0 0\n"
    "warning 0: The file has neither employee numbers nor e-mail addresses, so each row is a "
    "person of its own, and changes cannot be told from new people later.\n"
    "rejected 3 “Bo Wang”: Bo Wang is in the workspace already. Without a number or an e-mail "
    "address it cannot be told whether this is the same person.\n" },
  { "manager-not-found", "Employee ID,Name,Manager\n7,Eve New,Who Ever\n8,Flo New,Who Ever\n",
    "2 0 0\n"
    "warning 2: The manager “Who Ever” of 2 people is not found.\n" },
  { "manager-not-found-of-one", "Employee ID,Name,Manager ID\n7,Eve New,99\n",
    "1 0 0\n"
    "warning 2: The manager “99” of 1 person is not found.\n" },
  { "manager-ambiguous", "Employee ID,Name,Manager\n7,Bo Wang,\n8,Flo New,Bo Wang\n",
    "2 0 0\n"
    "warning 2: Bo Wang is new, and somebody else in the workspace has the same name.\n"
    "warning 3: Several people are called “Bo Wang”, so the manager of 1 person cannot be "
    "told.\n" },
  { "manager-of-oneself", "Employee ID,Name,Manager ID\n7,Eve New,7\n",
    "1 0 0\n"
    "warning 2: Eve New is said to report to himself or herself; imported as having no "
    "manager.\n" },
  { "managers-in-a-circle", "Employee ID,Name,Manager ID\n7,Eve,8\n8,Flo,9\n9,Gil,7\n",
    "3 0 0\n"
    "warning 2: The reporting lines run in a circle: Eve → Flo → Gil → Eve. They are left "
    "out.\n" },
  { "two-managers-in-a-circle-with-one-who-is-known",
    "Employee ID,Name,Manager ID\n0100,Ana Ruiz,0200\n",
    "0 0 1\n"
    "warning 2: The reporting lines run in a circle: Ana Ruiz → Bo Wang → Ana Ruiz. They are left "
    "out.\n" },
  { "dates-in-two-orders", "Employee ID,Name,Hire Date\n7,Eve New,03/04/2019\n8,Flo,05/06/2020\n",
    "2 0 0\n"
    "warning 0: The dates in “Hire Date” can be read with the day or the month first. Say which; "
    "until then they are left out.\n" },
  { "date-that-is-none",
    "Employee ID,Name,Hire Date\n7,Eve New,31.02.2019\n8,Flo,2020-01-05\n9,Gil,2020-01-06\n"
    "10,Hal,2020-01-07\n11,Ida,soon\n12,Jo,2020-01-08\n",
    "6 0 0\n"
    "warning 2: Hire date: “31.02.2019” is not understood and left out.\n"
    "warning 6: Hire date: “soon” is not understood and left out.\n" },
  { "status-that-is-none", "Employee ID,Name,Status\n7,Eve New,purple\n8,Flo,LOA\n",
    "2 0 0\n"
    "warning 2: Employment status: “purple” is not understood and left out.\n" },
  { "zone-that-is-none",
    "Employee ID,Name,Time zone\n7,Eve New,Mars/Olympus\n8,Flo,europe/berlin\n",
    "2 0 0\n"
    "warning 2: Time zone: “Mars/Olympus” is not understood and left out.\n" },
  { "sign-up-values-that-are-none",
    "Email,Name,Role,Capacity,Training\n"
    "e@example.com,Eve,perhaps,lots,ask me\nf@example.com,Flo,mentor,2,yes\n",
    "2 0 0\n"
    "warning 2: Capacity: “lots” is not understood and left out.\n"
    "warning 2: Role: “perhaps” is not understood and left out.\n"
    "warning 2: Training done: “ask me” is not understood and left out.\n" },
  { "capacity-is-not-a-fraction",
    "Email,Name,Role,Capacity\n"
    "e@example.com,Eve,mentor,1.5\nf@example.com,Flo,mentor,\"2,5\"\ng@example.com,Gil,mentor,2."
    "0\n",
    "3 0 0\n"
    "warning 2: Capacity: “1.5” is not understood and left out.\n"
    "warning 3: Capacity: “2,5” is not understood and left out.\n" },
  { "quote-never-closed", "Employee ID,Name,Title\n7,Eve New,\"Clerk\n8,Flo New,Boss\n",
    "2 0 0\n"
    "warning 2: A quotation mark is opened here and never closed. It is taken for a part of the "
    "text.\n" },
  { "title-and-total-are-no-people",
    "People of 2026\n\nEmployee ID,Name,Title\n7,Eve New,Clerk\n8,Flo New,Boss\nTotal,2,\n",
    "2 0 0\n" },
  { "header-in-the-middle-is-no-person",
    "Employee ID,Name,Title\n7,Eve New,Clerk\nEmployee ID,Name,Title\n8,Flo New,Boss\n",
    "2 0 0\n" },
  { "what-is-only-spaces-is-nothing",
    "Employee ID,Name,Email,Title\n 7 ,\" Eve\u00a0 New \", ,\"\t\"\n", "1 0 0\n" },
  { "nobody-in-words-is-no-key", "Employee ID,Name,Email\nn/a,Eve New,e@example.com\n-,Flo,none\n",
    "1 0 0\n"
    "rejected 3 “Flo”: There is neither a number nor an e-mail address, so it cannot be told who "
    "this is.\n" },
  { "mailto-is-no-part-of-an-address",
    "Employee ID,Name,Email\n0100,Ana Ruiz,mailto:ana@example.com\n", "0 0 1\n" },
};

/* Reads @text as a partial list and says what came of it. */
static char *
test_messages_stage (const char *text, gboolean is_full_list)
{
  g_autoptr (LodestarTable) table = test_exchange_parse (text);
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, TRUE);
  g_autoptr (GError) error = NULL;
  LodestarStagingOptions options = { is_full_list };
  g_autoptr (LodestarStaging) staging =
    lodestar_staging_new (table, shape, mapping, test_messages_known,
                          G_N_ELEMENTS (test_messages_known), &options, NULL, NULL, NULL, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (said, "%u %u %u\n", staging->n_new, staging->n_changed,
                          staging->n_unchanged);

  for (guint i = 0; i < staging->n_warnings; i++)
    g_string_append_printf (said, "warning %u: %s\n", staging->warnings[i].line,
                            staging->warnings[i].text);

  for (guint i = 0; i < staging->n_rejections; i++)
    g_string_append_printf (said, "rejected %u “%s”: %s\n", staging->rejections[i].line,
                            staging->rejections[i].name, staging->rejections[i].reason);

  /* Nothing that was refused counts as done. */
  g_assert_cmpuint (staging->n_new + staging->n_changed + staging->n_unchanged, ==,
                    staging->n_entries);

  return g_string_free (said, FALSE);
}

static void
test_messages_say_what_and_where (gconstpointer data)
{
  const TestMessage *message = data;
  g_autofree char   *said = test_messages_stage (message->text, FALSE);

  g_assert_cmpstr (said, ==, message->said);
}

/* The same list in another dialect, with a mark at its head and other line ends, is said to be the
 * same. */
static void
test_messages_are_the_same_in_every_dialect (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_messages); i++)
    {
      g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");
      g_autofree char *said = NULL;

      /* What has one quote only is another text with other line ends. */
      if (g_str_equal (test_messages[i].name, "quote-never-closed"))
        continue;

      g_string_append (text, test_messages[i].text);
      g_string_replace (text, "\n", "\r\n", 0);
      said = test_messages_stage (text->str, FALSE);
      g_assert_cmpstr (said, ==, test_messages[i].said);
    }
}

/* A full list says besides who has left; that is no warning. */
static void
test_messages_of_a_full_list (void)
{
  g_autofree char *said = test_messages_stage (
    "Employee ID,Name,Email,Title\n0100,Ana Ruiz,ana@example.com,\n7,Eve New,e@example.com,\n",
    TRUE);

  g_assert_cmpstr (said, ==, "1 1 0\n");
}

static void
test_messages_expect_error (
  const void *bytes, gsize length, const char *encoding, const char *sheet, const char *message)
{
  g_autoptr (GBytes) wrapped = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  LodestarTableOptions options = { .encoding = encoding, .sheet = sheet };
  LodestarTable *table = lodestar_table_read_bytes (wrapped, &options, NULL, NULL, NULL, &error);

  g_assert_null (table);
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, LODESTAR_ERROR);
  g_assert_cmpstr (error->message, ==, message);
}

/* Files that are no lists: each is told apart, and what to do is said. */
static void
test_messages_of_files_that_are_no_lists (void)
{
  static const char pdf[] = "%PDF-1.7\n1 0 obj\n";
  static const char damaged[] = "PK\x03\x04 and then nothing that an archive has";

  test_messages_expect_error ("", 0, NULL, NULL, "The file is empty. Export the list again.");
  test_messages_expect_error (pdf, sizeof pdf - 1, NULL, NULL,
                              "The file is a PDF. Export the list as CSV, XLSX, XLS or ODS.");
  test_messages_expect_error (damaged, sizeof damaged - 1, NULL, NULL,
                              "The workbook is damaged or incomplete. Open it in a spreadsheet, "
                              "save it again and import that file, or export it as CSV.");
  test_messages_expect_error ("Name\nAna\n", 9, "Klingon-8", NULL,
                              "The encoding “Klingon-8” is not known. UTF-8, UTF-16LE and "
                              "Windows-1252 are common ones.");
}

/* A message about a file begins with the file. */
static void
test_messages_name_the_file (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lodestar-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Liste Ä.csv", NULL);

  g_assert_null (lodestar_table_read_file (path, NULL, NULL, NULL, NULL, &missing));
  g_assert_true (g_str_has_prefix (missing->message, "“Liste Ä.csv” cannot be opened: "));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (lodestar_table_read_file (path, NULL, NULL, NULL, NULL, &empty));
  g_assert_cmpstr (empty->message, ==,
                   "“Liste Ä.csv” cannot be read: The file is empty. Export the list again.");
  g_assert_null (lodestar_table_read_file (folder, NULL, NULL, NULL, NULL, &folder_error));
  g_assert_error (folder_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Why each column is taken for what it is */
static void
test_messages_give_the_reason_of_each_column (void)
{
  static const struct
  {
    const char *header;
    const char *field;
    const char *reason;
  } columns[] = {
    { "Employee ID", "number", "The header says so." },
    { "Worker", "name", "The header says so." },
    { "Ref", "email", "The values are e-mail addresses." },
    { "Religion", "none",
      "A special category of personal data; left out unless you state why it is needed." },
    { "Salary", "none", "About pay; left out." },
    { "Password", "none", "A secret; never imported." },
    { "Shoe", "none", "Not recognized." },
    { "Locker", "none", "The column is empty." },
  };
  g_autoptr (LodestarTable) table = test_exchange_parse (
    "Employee ID,Worker,Ref,Religion,Salary,Password,Shoe,Locker\n"
    "1,Ana Ruiz,ana@example.com,none,10,x,wide,\n2,Bo Wang,bo@example.com,none,20,y,narrow,\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);

  g_assert_cmpuint (mapping->n_columns, ==, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpstr (mapping->columns[i].header, ==, columns[i].header);
      g_assert_cmpstr (lodestar_field_get_nick (mapping->columns[i].field), ==, columns[i].field);
      g_assert_cmpstr (mapping->columns[i].reason, ==, columns[i].reason);
    }

  lodestar_mapping_set (mapping, table, shape, 6, LODESTAR_FIELD_TEAM);
  g_assert_cmpstr (mapping->columns[6].reason, ==, "You chose it.");

  /* A field has one column: the one chosen before gives it up, and says to which. */
  lodestar_mapping_set (mapping, table, shape, 7, LODESTAR_FIELD_TEAM);
  g_assert_cmpint (mapping->columns[6].field, ==, LODESTAR_FIELD_NONE);
  g_assert_cmpstr (mapping->columns[6].reason, ==, "The column “Locker” is taken for this.");
}

/* What cannot be assigned, and why, word for word */
static void
test_messages_of_assignments (void)
{
  static const struct
  {
    const char *assignment;
    const char *message;
  } wrong[] = {
    { "title", "“title” is not of the form FIELD=COLUMN." },
    { "title=Rank", "The file has no column “Rank”. Its columns are “ID”, “Name”, “Password”." },
    { "title=#0", "The file has no column “#0”. Its columns are “ID”, “Name”, “Password”." },
    { "title=#4", "The file has no column “#4”. Its columns are “ID”, “Name”, “Password”." },
    { "title=Z", "The file has no column “Z”. Its columns are “ID”, “Name”, “Password”." },
    { "title=Password", "The column “Password” holds secrets, which are never imported." },
    { "title=C", "The column “Password” holds secrets, which are never imported." },
  };
  g_autoptr (LodestarTable) table = test_exchange_parse ("ID,Name,Password\n1,Ana Ruiz,x\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  g_autofree char *before = lodestar_mapping_to_text (mapping);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const one[] = { wrong[i].assignment, NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (lodestar_mapping_override (mapping, table, shape, one, &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, wrong[i].message);

      /* What was refused has changed nothing. */
      after = lodestar_mapping_to_text (mapping);
      g_assert_cmpstr (after, ==, before);
    }
}

void
test_messages_add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_messages); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/messages/", test_messages[i].name, NULL);

      g_test_add_data_func (path, &test_messages[i], test_messages_say_what_and_where);
    }

  g_test_add_func ("/exchange/messages/are-the-same-in-every-dialect",
                   test_messages_are_the_same_in_every_dialect);
  g_test_add_func ("/exchange/messages/of-a-full-list", test_messages_of_a_full_list);
  g_test_add_func ("/exchange/messages/of-files-that-are-no-lists",
                   test_messages_of_files_that_are_no_lists);
  g_test_add_func ("/exchange/messages/name-the-file", test_messages_name_the_file);
  g_test_add_func ("/exchange/messages/give-the-reason-of-each-column",
                   test_messages_give_the_reason_of_each_column);
  g_test_add_func ("/exchange/messages/of-assignments", test_messages_of_assignments);
}
