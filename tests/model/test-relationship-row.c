/* test-relationship-row.c - what pairs, groups and circles are called
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-row.h"

static void
test_relationship_row_assert_names (const char *const *people,
                                    const char        *first_role,
                                    const char        *name,
                                    const char        *others)
{
  LodestarRelationshipRow *row = lodestar_relationship_row_new ();
  g_autofree char         *row_name = NULL;
  g_autofree char         *row_others = NULL;

  for (guint i = 0; people[i] != NULL; i++)
    {
      LodestarMember member = {
        .participant_id = i + 1,
        .role = i == 0                             ? first_role
                : g_str_equal (first_role, "peer") ? "peer"
                                                   : "mentee",
        .name = g_strdup (people[i]),
        .title = g_strdup (""),
        .department = g_strdup (""),
        .location = g_strdup (""),
        .number = g_strdup (""),
        .email = g_strdup (""),
      };

      g_array_append_val (row->members, member);
    }

  row_name = lodestar_relationship_row_dup_name (row);
  row_others = lodestar_relationship_row_dup_others (row);
  g_assert_cmpstr (row_name, ==, name);
  g_assert_cmpstr (row_others, ==, others);
  lodestar_relationship_row_unref (row);
}

static void
test_relationship_row_pair_goes_by_both (void)
{
  const char *const people[] = { "Jonas", "Amira", NULL };

  test_relationship_row_assert_names (people, "peer", "Amira and Jonas", "");
  test_relationship_row_assert_names (people + 1, "mentor", "Amira", "");
}

static void
test_relationship_row_group_goes_by_its_mentor (void)
{
  const char *const people[] = { "Jonas", "Amira", "Petra", "Chen", NULL };
  const char *const written_from_right[] = { "خالد صبري", "Amira", "Petra", NULL };

  test_relationship_row_assert_names (people, "mentor", "Jonas’s group", "Amira, Petra, Chen");

  /* Without the marks around it the name would be drawn behind “group”. */
  test_relationship_row_assert_names (written_from_right, "mentor",
                                      "\342\200\216\342\201\250خالد صبري\342\201\251’s group",
                                      "Amira, Petra");
}

static void
test_relationship_row_circle_goes_by_two_and_the_rest (void)
{
  const char *const people[] = { "Jonas", "Amira", "Petra", "Chen", NULL };
  const char *const three[] = { "Jonas", "Amira", "Petra", NULL };

  test_relationship_row_assert_names (people, "peer", "Jonas, Amira and 2 others", "Petra, Chen");
  test_relationship_row_assert_names (three, "peer", "Jonas, Amira and 1 other", "Petra");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/relationship/pair-goes-by-both",
                   test_relationship_row_pair_goes_by_both);
  g_test_add_func ("/model/relationship/group-goes-by-its-mentor",
                   test_relationship_row_group_goes_by_its_mentor);
  g_test_add_func ("/model/relationship/circle-goes-by-two-and-the-rest",
                   test_relationship_row_circle_goes_by_two_and_the_rest);

  return g_test_run ();
}
