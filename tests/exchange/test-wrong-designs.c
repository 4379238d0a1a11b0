/* test-wrong-designs.c - whatever is wrong in a design: the place is named, and nothing is half
 * read
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "lodestar-design.h"
#include "lodestar-error.h"

#define TEST_WRONG_TODAY lodestar_date_new (2026, 11, 22)

typedef enum
{
  TEST_WRONG_TEXT,
  TEST_WRONG_NUMBER,
  TEST_WRONG_FLAG,
  TEST_WRONG_ARRAY,
  TEST_WRONG_OBJECT,
} TestWrongType;

/* A member: where it stands, with @ in its place, how the place is called, and what it may be */
typedef struct
{
  const char   *around;
  const char   *member;
  const char   *path;
  TestWrongType type;
} TestMember;

static const TestMember test_members[] = {
  { "{@}", "name", "name", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "purpose", "purpose", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "$schema", "$schema", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "structure", "structure", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "start", "start", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "cadence", "cadence", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "objective", "objective", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", @}", "duration-months", "duration-months", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", @}", "meeting-minutes", "meeting-minutes", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", @}", "trial-days", "trial-days", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", @}", "minimum-score", "minimum-score", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", @}", "phases", "phases", TEST_WRONG_ARRAY },
  { "{\"name\": \"x\", @}", "criteria", "criteria", TEST_WRONG_ARRAY },
  { "{\"name\": \"x\", @}", "rules", "rules", TEST_WRONG_ARRAY },
  { "{\"name\": \"x\", @}", "goals", "goals", TEST_WRONG_ARRAY },
  { "{\"name\": \"x\", \"structure\": \"group\", @}", "groups", "groups", TEST_WRONG_OBJECT },
  { "{\"name\": \"x\", \"structure\": \"peer\", @}", "circles", "circles", TEST_WRONG_OBJECT },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {@}}", "smallest", "groups.smallest",
    TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {@}}", "largest", "groups.largest",
    TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"structure\": \"group\", \"groups\": {@}}", "training", "groups.training",
    TEST_WRONG_FLAG },
  { "{\"name\": \"x\", \"structure\": \"peer\", \"circles\": {@}}", "smallest", "circles.smallest",
    TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"phases\": [{\"first-month\": 1, @}]}", "name", "phases[0].name",
    TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, @}]}", "kind",
    "phases[0].kind", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", @}]}", "first-month", "phases[0].first-month",
    TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, @}]}", "last-month",
    "phases[0].last-month", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, @}]}", "events",
    "phases[0].events", TEST_WRONG_ARRAY },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, \"events\": [{\"name\": "
    "\"k\"}, {@}]}]}",
    "name", "phases[0].events[1].name", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, \"events\": [{\"name\": "
    "\"k\", @}]}]}",
    "month", "phases[0].events[0].month", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"phases\": [{\"name\": \"a\", \"first-month\": 1, \"events\": [{\"name\": "
    "\"k\", @}]}]}",
    "day", "phases[0].events[0].day", TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\"}, {@}]}", "kind", "criteria[1].kind",
    TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\", @}]}", "weight", "criteria[0].weight",
    TEST_WRONG_NUMBER },
  { "{\"name\": \"x\", \"criteria\": [{\"kind\": \"skills\", @}]}", "enabled",
    "criteria[0].enabled", TEST_WRONG_FLAG },
  { "{\"name\": \"x\", \"rules\": [{@}]}", "kind", "rules[0].kind", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"rules\": [{\"kind\": \"same-team\", @}]}", "enabled", "rules[0].enabled",
    TEST_WRONG_FLAG },
  { "{\"name\": \"x\", \"goals\": [{@}]}", "specific", "goals[0].specific", TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"goals\": [{\"specific\": \"g\", @}]}", "metric", "goals[0].metric",
    TEST_WRONG_TEXT },
  { "{\"name\": \"x\", \"goals\": [{\"specific\": \"g\", @}]}", "due", "goals[0].due",
    TEST_WRONG_TEXT },
};

static const char *const test_wrong_values[] = { "\"text\"", "7", "true", "[]", "{}" };

/* What is asked for in the message */
static const char *const test_wrong_words[] = {
  "A text is expected.",   "A whole number is expected.", "true or false is expected.",
  "An array is expected.", "An object is expected.",
};

static char *
test_wrong_compose (const TestMember *member, const char *value)
{
  g_autofree char *pair = g_strdup_printf ("\"%s\": %s", member->member, value);
  GString         *json = g_string_new (member->around);

  g_string_replace (json, "@", pair, 1);

  return g_string_free (json, FALSE);
}

static char *
test_wrong_dup_message (const char *json)
{
  g_autoptr (GError) error = NULL;
  LodestarDesign *design = lodestar_design_read_data (json, -1, TEST_WRONG_TODAY, &error);

  g_assert_null (design);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);

  return g_strdup (error->message);
}

/* Each member of each object, given each wrong type: the message is its path and what it should be
 */
static void
test_wrong_types_are_named_with_their_place (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (test_members); i++)
    for (guint type = 0; type < G_N_ELEMENTS (test_wrong_values); type++)
      {
        g_autofree char *json = NULL;
        g_autofree char *message = NULL;
        g_autofree char *expected = NULL;

        if (type == test_members[i].type)
          continue;

        json = test_wrong_compose (&test_members[i], test_wrong_values[type]);
        message = test_wrong_dup_message (json);
        expected =
          g_strdup_printf ("%s: %s", test_members[i].path, test_wrong_words[test_members[i].type]);
        g_assert_cmpstr (message, ==, expected);
        n++;
      }

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (test_members) * 4);
}

/* null and fractions are nothing of what is asked for, either. */
static void
test_wrong_nothing_and_fractions_are_refused (void)
{
  static const char *const odd[] = { "null", "1.5", "1e3", "\"\\u0000\"" };

  for (guint i = 0; i < G_N_ELEMENTS (test_members); i++)
    for (guint k = 0; k < 3; k++)
      {
        g_autofree char *json = test_wrong_compose (&test_members[i], odd[k]);
        g_autofree char *message = test_wrong_dup_message (json);

        g_assert_true (g_str_has_prefix (message, test_members[i].path));
      }
}

/* A member misspelt is no member, wherever it stands; the message lists those there are. */
static void
test_wrong_members_are_named_with_their_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_members); i++)
    {
      const char      *dot = strrchr (test_members[i].path, '.');
      TestMember       odd = test_members[i];
      g_autofree char *json = NULL;
      g_autofree char *message = NULL;
      g_autofree char *expected = NULL;

      odd.member = "nmae";
      json = test_wrong_compose (&odd, "1");
      message = test_wrong_dup_message (json);
      expected = g_strdup_printf ("%.*snmae: There is no such member. Known are ",
                                  dot != NULL ? (int) (dot + 1 - odd.path) : 0, odd.path);

      if (!g_str_has_prefix (message, expected))
        g_error ("“%s” gives “%s”", json, message);

      g_assert_nonnull (strstr (message, test_members[i].member));
    }
}

/* Numbers at the ends of their range are taken, those beyond it are not. */
static void
test_wrong_numbers_have_ends (void)
{
  static const struct
  {
    const char *member;
    int         least, most;
  } ranges[] = {
    { "duration-months", 1, 60 },
    { "meeting-minutes", 5, 480 },
    { "trial-days", 0, 365 },
    { "minimum-score", 0, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (int k = 0; k < 4; k++)
      {
        int              numbers[4] = { ranges[i].least, ranges[i].most, ranges[i].least - 1,
                                        ranges[i].most + 1 };
        g_autofree char *json =
          g_strdup_printf ("{\"name\": \"x\", \"%s\": %d}", ranges[i].member, numbers[k]);
        g_autoptr (GError) error = NULL;
        g_autoptr (LodestarDesign) design =
          lodestar_design_read_data (json, -1, TEST_WRONG_TODAY, &error);
        g_autofree char *expected =
          g_strdup_printf ("%s: %d is not between %d and %d.", ranges[i].member, numbers[k],
                           ranges[i].least, ranges[i].most);

        if (k < 2)
          g_assert_no_error (error);
        else
          g_assert_cmpstr (error->message, ==, expected);
      }
}

/* A whole design with one letter changed is read or refused with a reason, and never crashes. */
static void
test_wrong_letters_never_crash (void)
{
  static const char whole[] =
    "{\"name\": \"Bridge\", \"structure\": \"group\", \"groups\": {\"smallest\": 3, \"largest\": "
    "5, "
    "\"training\": true}, \"start\": \"2027-01-04\", \"duration-months\": 12, \"cadence\": "
    "\"monthly\", \"phases\": [{\"name\": \"Launch\", \"kind\": \"launch\", \"first-month\": 1, "
    "\"last-month\": 2, \"events\": [{\"name\": \"Kickoff\", \"kind\": \"event\", \"month\": 1, "
    "\"day\": 8}]}], \"criteria\": [{\"kind\": \"skills\", \"weight\": 50}], \"rules\": "
    "[{\"kind\": "
    "\"level-gap\", \"value\": \"1..4\"}], \"goals\": [{\"specific\": \"More\", \"due\": "
    "\"2027-12-01\"}]}";
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint n_read = 0, n_refused = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *json = g_strdup (whole);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarDesign) design = NULL;
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) strlen (json));

      json[place] = (char) g_rand_int_range (random, ' ', 127);
      design = lodestar_design_read_data (json, -1, TEST_WRONG_TODAY, &error);

      if (design != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (design->name, !=, "");
          g_assert_cmpuint (design->units.group_min, <=, design->units.group_max);
          n_read++;
        }
      else
        {
          g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
          g_assert_cmpstr (error->message, !=, "");
          n_refused++;
        }
    }

  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_refused, >, 1000);
}

void
test_wrong_designs_add_tests (void)
{
  g_test_add_func ("/exchange/wrong-designs/types-are-named-with-their-place",
                   test_wrong_types_are_named_with_their_place);
  g_test_add_func ("/exchange/wrong-designs/nothing-and-fractions-are-refused",
                   test_wrong_nothing_and_fractions_are_refused);
  g_test_add_func ("/exchange/wrong-designs/members-are-named-with-their-place",
                   test_wrong_members_are_named_with_their_place);
  g_test_add_func ("/exchange/wrong-designs/numbers-have-ends", test_wrong_numbers_have_ends);
  g_test_add_func ("/exchange/wrong-designs/letters-never-crash", test_wrong_letters_never_crash);
}
