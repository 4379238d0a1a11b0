/* test-cli-people.c - import, people, enroll and export on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "cli-run.h"

#define IMPORT_MEMBERS                                                                             \
  "new changed unchanged left rejected warnings encoding delimiter sheet mapping ignored"

static const char test_cli_people_csv[] =
  "Number,Name,Email,Department,Location,Level,Manager,Salary\n"
  "1,Ada Lovelace,ada@example.org,Research,London,Director,,900\n"
  "2,Blaise Pascal,blaise@example.org,Research,Paris,Lead,1,500\n"
  "3,\"Curie, Marie\",marie@example.org,Research,Paris,Lead,1,500\n"
  "4,Li Wenjing,wenjing@example.org,Sales,Shanghai,Senior,2,300\n"
  "5,Łukasz Żak,lukasz@example.org,Sales,Kraków,Senior,2,300\n";

static void
test_cli_people_begin (CliRun *self)
{
  cli_run_done (self, "new @");
  cli_run_write (self, "people.csv", test_cli_people_csv);
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\"}");
  cli_run_done (self, "import @ ./people.csv");
  cli_run_done (self, "program @ add ./bridge.json");
}

static void
test_cli_people_import_has_its_members (CliRun *self, gconstpointer data)
{
  JsonObject *object, *mapping;

  cli_run_done (self, "new @");
  cli_run_write (self, "people.csv", test_cli_people_csv);
  object = cli_run_json (self, "import @ ./people.csv");
  cli_run_assert_members (object, IMPORT_MEMBERS);
  cli_run_assert_int (object, "new", 5);
  cli_run_assert_int (object, "changed", 0);
  cli_run_assert_int (object, "unchanged", 0);
  cli_run_assert_int (object, "left", 0);
  cli_run_get_array (object, "rejected", 0);
  cli_run_assert_string (object, "encoding", "UTF-8");
  cli_run_assert_string (object, "delimiter", ",");
  g_assert_true (json_object_get_null_member (object, "sheet"));
  mapping = json_object_get_object_member (object, "mapping");
  cli_run_assert_members (mapping, "number name email department location level manager");
  cli_run_assert_string (mapping, "department", "Department");
  g_assert_cmpstr (json_array_get_string_element (cli_run_get_array (object, "ignored", 1), 0), ==,
                   "Salary");
}

/* New, changed, unchanged and gone: counted, and with --dry-run only counted. */
static void
test_cli_people_import_counts_changes (CliRun *self, gconstpointer data)
{
  static const char *const runs[] = { "import @ ./next.csv --full-list --dry-run",
                                      "import @ ./next.csv --full-list" };
  JsonObject              *object;

  test_cli_people_begin (self);
  cli_run_write (self, "next.csv",
                 "Number,Name,Email,Department,Location,Level,Manager\n"
                 "1,Ada Lovelace,ada@example.org,Research,London,Director,\n"
                 "2,Blaise Pascal,blaise@example.org,Sales,Paris,Lead,1\n"
                 "3,Marie Curie,marie@example.org,Research,Paris,Lead,1\n"
                 "6,Ibn Sina,ibn@example.org,Research,Bukhara,Senior,3\n"
                 "7,,,,,,\n");

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      object = cli_run_json (self, runs[i]);
      cli_run_assert_int (object, "new", 1);
      cli_run_assert_int (object, "changed", 1);
      cli_run_assert_int (object, "unchanged", 2);
      cli_run_assert_int (object, "left", 2);
      object = json_array_get_object_element (cli_run_get_array (object, "rejected", 1), 0);
      cli_run_assert_members (object, "line reason");
      cli_run_assert_int (object, "line", 6);
    }

  object = cli_run_json (self, "import @ ./next.csv --full-list");
  cli_run_assert_int (object, "unchanged", 4);
  cli_run_assert_int (object, "left", 0);
  object = cli_run_json (self, "history @ --limit 1");
  object = json_array_get_object_element (cli_run_get_array (object, "history", 1), 0);
  cli_run_assert_string (object, "direction", "do");
}

static void
test_cli_people_import_says_what_it_read (CliRun *self, gconstpointer data)
{
  cli_run_done (self, "new @");
  cli_run_write (self, "people.csv", test_cli_people_csv);
  cli_run_done (self, "import @ ./people.csv --dry-run");
  cli_run_assert_has (self->said, "Encoding UTF-8\n");
  cli_run_assert_has (self->said, "Read: number = “Number”, name = “Name”, email = “Email”");
  cli_run_assert_has (self->said, "Not read: “Salary”\n");
  cli_run_assert_has (self->said, "5 new, 0 changed, 0 unchanged, 0 left, 0 rejected\n");
  cli_run_done (self, "people @");
  g_assert_cmpstr (self->said, ==, "");
  cli_run_done (self, "import @ data:workbooks/people.xlsx --dry-run");
  cli_run_assert_has (self->said, "Sheet “");
}

static void
test_cli_people_import_takes_mapping_encoding_and_sheet (CliRun *self, gconstpointer data)
{
  JsonObject *object;

  cli_run_done (self, "new @");
  cli_run_write (self, "odd.csv", "A;B;C\nM\xfcller, Jo;77;Bau\nNo\xebl, Zoe;78;Kauf\n");
  object = cli_run_json (
    self, "import @ ./odd.csv --encoding windows-1252 --map name=A --map number=B --map team=C");
  cli_run_assert_int (object, "new", 2);
  cli_run_assert_string (object, "delimiter", ";");
  cli_run_assert_string (json_object_get_object_member (object, "mapping"), "team", "C");
  object = cli_run_json (self, "people @ --search zoe");
  object = json_array_get_object_element (cli_run_get_array (object, "people", 1), 0);
  cli_run_assert_string (object, "person", "78");
  cli_run_assert_string (object, "name", "Zoe Noël");
  cli_run_assert_string (object, "team", "Kauf");

  object = cli_run_json (self, "import @ data:mentoring/registration-dummy.xlsx "
                               "--sheet input-mentees --dry-run");
  cli_run_assert_string (object, "sheet", "input-mentees");
  cli_run_assert_int (object, "new", 19);
  g_assert_true (json_object_get_null_member (object, "delimiter"));
}

static void
test_cli_people_import_fails_with_a_reason (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *said;
  } cases[] = {
    { "import @ ./none.csv", "“none.csv”" },
    { "import @ .", "cannot be opened" },
    { "import @ ./nameless.csv", "no column with names" },
    { "import @ ./people.csv --map pay=Salary", "no field “pay”" },
    { "import @ ./people.csv --map number=Nr", "no column “Nr”" },
    { "import @ ./people.csv --map number", "number" },
    { "import @ ./people.csv --encoding klingon", "“klingon”" },
    { "import @ ./people.csv --sheet People", "“people.csv” is no workbook" },
    { "import @ data:mentoring/registration-dummy.xlsx --sheet mentours", "no sheet “mentours”" },
    { "import @ data:workbooks/encrypted.xlsx", "encrypted.xlsx" },
  };

  cli_run_done (self, "new @");
  cli_run_write (self, "people.csv", test_cli_people_csv);
  cli_run_write (self, "nameless.csv", "Colour,Price\nred,4\nblue,5\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    cli_run_fails (self, 1, cases[i].words, cases[i].said);

  cli_run_done (self, "people @");
  g_assert_cmpstr (self->said, ==, "");
}

/* An employee list of an HR system comes in whole, its reporting lines with it. */
static void
test_cli_people_hr_file_comes_in (CliRun *self, gconstpointer data)
{
  JsonArray  *people;
  JsonObject *person;
  guint       n_managed = 0;

  cli_run_done (self, "new @");
  cli_run_assert_int (cli_run_json (self, "import @ data:hr/oracle-hr-employees.csv"), "new", 107);
  people = cli_run_get_array (cli_run_json (self, "people @"), "people", 107);

  for (guint i = 0; i < 107; i++)
    {
      person = json_array_get_object_element (people, i);
      cli_run_assert_members (person, "id person number name given-name family-name email title "
                                      "department team location country level manager time-zone "
                                      "hire-date state");
      n_managed += !json_object_get_null_member (person, "manager");
    }

  g_assert_cmpuint (n_managed, ==, 106);
  person = cli_run_find (people, "number", "101");
  cli_run_assert_string (person, "name", "Neena Yang");
  cli_run_assert_string (person, "manager", "Steven King");
  cli_run_assert_string (person, "hire-date", "2015-09-21");
  cli_run_assert_string (person, "state", "active");
}

static void
test_cli_people_search_folds (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *line;
  } searches[] = {
    { "lukasz", "5\tŁukasz Żak\t" },
    { "MARIE", "3\tMarie Curie\t" },
    { "wen", "4\tLi Wenjing\t" },
    { "'pas blaise'", "2\tBlaise Pascal\t" },
  };

  test_cli_people_begin (self);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *words = g_strdup_printf ("people @ --search %s", searches[i].text);

      cli_run_done (self, words);
      g_assert_true (g_str_has_prefix (self->said, searches[i].line));
      g_assert_true (strchr (self->said, '\n') == strrchr (self->said, '\n'));
    }

  cli_run_get_array (cli_run_json (self, "people @ --search zzz"), "people", 0);
  cli_run_get_array (cli_run_json (self, "people @ --search paris"), "people", 2);
}

static void
test_cli_people_enroll_by_condition (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int         n;
  } cases[] = {
    { "--role mentor --where department=Research --where level=Lead --capacity 2", 2 },
    { "--role mentor --where department=Research --where level=Lead", 0 }, /* already in */
    { "--role mentee --where manager=2", 2 },
    { "--role mentee --where 'manager=Ada Lovelace'", 2 },
    { "--role mentee --where location=London", 1 },
    { "--role expert --where search=li", 1 },
    { "--role mentee --where state=left", 0 },
    { "--role mentee --where department=Nowhere", 0 },
  };

  test_cli_people_begin (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("enroll @ Bridge %s", cases[i].words);
      JsonObject      *object = cli_run_json (self, words);

      cli_run_assert_members (object, "enrolled");
      cli_run_assert_int (object, "enrolled", cases[i].n);
    }

  cli_run_fails (self, 2, "enroll @ Bridge --role mentee --where colour=red", "“colour=red”");
  cli_run_fails (self, 2, "enroll @ Bridge --role mentee --where department", "“department”");
  cli_run_fails (self, 1, "enroll @ Bridge --role mentee --where level=Duke", "no level “Duke”");
  cli_run_fails (self, 1, "enroll @ Bridge --role mentee --where manager=Nobody", "“Nobody”");
  cli_run_fails (self, 2, "enroll @ Bridge --role mentee --where state=asleep", "“state=asleep”");
  cli_run_done (self, "enroll @ Bridge --role facilitator --where location=London");
  g_assert_cmpstr (self->said, ==, "1 person enrolled\n");
}

/* Sign-up files: one for each role, with people in both roles; who is new to People is added. */
static void
test_cli_people_enroll_from_two_files (CliRun *self, gconstpointer data)
{
  JsonObject *object;

  cli_run_done (self, "new @");
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\"}");
  cli_run_done (self, "program @ add ./bridge.json");
  object = cli_run_json (self, "enroll @ Bridge data:mentoring/mentors-50.csv");
  cli_run_assert_members (object, "enrolled " IMPORT_MEMBERS);
  cli_run_assert_int (object, "enrolled", 77); /* 27 of them are mentees as well */
  cli_run_assert_int (object, "new", 50);
  object = cli_run_json (self, "enroll @ Bridge data:mentoring/mentees-50.csv");
  cli_run_assert_int (object, "enrolled", 79);
  cli_run_get_array (cli_run_json (self, "people @"), "people", 100);

  /* Again changes nothing; it is the same people. */
  object = cli_run_json (self, "enroll @ Bridge data:mentoring/mentees-50.csv");
  cli_run_assert_int (object, "enrolled", 0);
  cli_run_assert_int (object, "unchanged", 50);
  cli_run_get_array (cli_run_json (self, "people @"), "people", 100);
}

static void
test_cli_people_enroll_from_one_file (CliRun *self, gconstpointer data)
{
  JsonObject *object;

  test_cli_people_begin (self);
  cli_run_write (self, "signup.csv",
                 "Name,Email,Role,Capacity\n"
                 "Ada Lovelace,ada@example.org,Mentor,2\n"
                 "Li Wenjing,wenjing@example.org,Mentee,\n"
                 "Łukasz Żak,lukasz@example.org,Mentor and mentee,1\n"
                 "Emmy Noether,emmy@example.org,Mentee,\n");
  object = cli_run_json (self, "enroll @ Bridge ./signup.csv");
  cli_run_assert_int (object, "enrolled", 5);
  cli_run_assert_int (object, "new", 1);
  cli_run_assert_string (json_object_get_object_member (object, "mapping"), "role", "Role");
  object = cli_run_json (self, "match @ Bridge");

  /* Both mentors stand above, or are, the one who is mentee as well. */
  cli_run_assert_int (object, "matched", 2);
  cli_run_get_array (object, "unmatched", 1);

  /* A file that does not say the role needs it said. */
  cli_run_write (self, "more.csv", "Name,Email\nRosa Parks,rosa@example.org\n");
  object = cli_run_json (self, "enroll @ Bridge ./more.csv --role mentee");
  cli_run_assert_int (object, "enrolled", 1);
}

/* What is written can be read again and is the same; formulas are text on the way. */
static void
test_cli_people_export_comes_back (CliRun *self, gconstpointer data)
{
  static const char *const files[] = { "out.csv", "out.xlsx", "OUT.CSV" };

  cli_run_done (self, "new @");
  cli_run_write (self, "people.csv",
                 "Number,Name,Title\n"
                 "1,Ada Lovelace,=1+1\n"
                 "2,\"Pascal, Blaise\",\"says \"\"hm\"\", often\"\n"
                 "007,李文静,+cmd|' /C calc'!A0\n");
  cli_run_done (self, "import @ ./people.csv");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *out = g_strdup_printf ("export @ people -o ./%s", files[i]);
      g_autofree char *in = g_strdup_printf ("import @ ./%s --full-list --dry-run", files[i]);
      JsonObject      *object;

      cli_run_done (self, out);
      g_assert_cmpstr (self->said, ==, "");
      object = cli_run_json (self, in);
      cli_run_assert_int (object, "unchanged", 3);
      cli_run_assert_int (object, "new", 0);
      cli_run_assert_int (object, "changed", 0);
      cli_run_assert_int (object, "left", 0);
    }

  {
    g_autofree char *text = cli_run_read (self, "out.csv");

    g_assert_null (strstr (text, ",=1+1"));
    g_assert_nonnull (strstr (text, "1+1"));
  }
}

/* Two of one name are told apart, or nobody is meant. */
static void
test_cli_people_namesakes_are_not_guessed (CliRun *self, gconstpointer data)
{
  test_cli_people_begin (self);
  cli_run_write (self, "twins.csv", "Number,Name\n8,Jo March\n9,Jo March\n10,Amy March\n");
  cli_run_done (self, "import @ ./twins.csv");
  cli_run_fails (self, 1, "enroll @ Bridge --role mentee --where 'manager=Jo March'",
                 "More than one person has the name “Jo March”");
  cli_run_done (self, "enroll @ Bridge --role mentee --where 'search=March'");
  cli_run_done (self, "enroll @ Bridge --role mentor --where department=Research");
  cli_run_fails (self, 1, "explain @ Bridge 'jo march'",
                 "More than one person has the name “jo march”");
  cli_run_fails (self, 1, "explain @ Bridge 1 'Jo March'", "More than one person");
  cli_run_fails (self, 1, "explain @ Bridge 1 'Beth March'", "“Beth March”");
  cli_run_fails (self, 1, "explain @ Bridge 4", "neither a mentor nor a mentee");
  cli_run_fails (self, 1, "explain @ Bridge 8 10", "not a mentee and a mentor");
  cli_run_done (self, "explain @ Bridge 'Amy March' 1");
  cli_run_done (self, "explain @ Bridge 1 10");
  cli_run_done (self, "explain @ Bridge ada@example.org 8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/people/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)
  ADD ("import-has-its-members", test_cli_people_import_has_its_members);
  ADD ("import-counts-changes", test_cli_people_import_counts_changes);
  ADD ("import-says-what-it-read", test_cli_people_import_says_what_it_read);
  ADD ("import-takes-mapping-encoding-and-sheet",
       test_cli_people_import_takes_mapping_encoding_and_sheet);
  ADD ("import-fails-with-a-reason", test_cli_people_import_fails_with_a_reason);
  ADD ("hr-file-comes-in", test_cli_people_hr_file_comes_in);
  ADD ("search-folds", test_cli_people_search_folds);
  ADD ("enroll-by-condition", test_cli_people_enroll_by_condition);
  ADD ("enroll-from-two-files", test_cli_people_enroll_from_two_files);
  ADD ("enroll-from-one-file", test_cli_people_enroll_from_one_file);
  ADD ("export-comes-back", test_cli_people_export_comes_back);
  ADD ("namesakes-are-not-guessed", test_cli_people_namesakes_are_not_guessed);
#undef ADD

  return g_test_run ();
}
