/* test-person.c - claims about people as objects
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-level.h"
#include "lodestar-person.h"

static void
test_person_count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_person_notifies_only_changes (void)
{
  g_autoptr (LodestarPerson) person = lodestar_person_new (7);
  guint n_names = 0;
  guint n_summaries = 0;

  g_signal_connect (person, "notify::name", G_CALLBACK (test_person_count_cb), &n_names);
  g_signal_connect (person, "notify::summary", G_CALLBACK (test_person_count_cb), &n_summaries);
  lodestar_person_set_text (person, LODESTAR_PERSON_NAME, "Ana Ruiz");
  lodestar_person_set_text (person, LODESTAR_PERSON_NAME, "Ana Ruiz");
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpuint (n_summaries, ==, 0);
  lodestar_person_set_text (person, LODESTAR_PERSON_DEPARTMENT, "Sales");
  g_assert_cmpuint (n_summaries, ==, 1);
  lodestar_person_set_text (person, LODESTAR_PERSON_DEPARTMENT, NULL);
  g_assert_cmpstr (lodestar_person_get_department (person), ==, "");
  g_assert_cmpint (lodestar_record_get_id (LODESTAR_RECORD (person)), ==, 7);
}

static void
test_person_summary_leaves_out_what_is_not_known (void)
{
  g_autoptr (LodestarPerson) person = lodestar_person_new (1);
  g_autofree char *nothing = lodestar_person_dup_summary (person);
  g_autofree char *all = NULL;

  g_assert_cmpstr (nothing, ==, "");
  lodestar_person_set_text (person, LODESTAR_PERSON_TITLE, "Engineer");
  lodestar_person_set_text (person, LODESTAR_PERSON_LOCATION, "Oslo");
  g_object_get (person, "summary", &all, NULL);
  g_assert_cmpstr (all, ==, "Engineer, Oslo");
}

static void
test_person_key_prefers_the_number (void)
{
  g_autoptr (LodestarPerson) person = lodestar_person_new (1);

  lodestar_person_set_text (person, LODESTAR_PERSON_NAME, "Ana Ruiz");
  g_assert_cmpstr (lodestar_person_get_key (person), ==, "Ana Ruiz");
  lodestar_person_set_text (person, LODESTAR_PERSON_EMAIL, "ana@example.org");
  g_assert_cmpstr (lodestar_person_get_key (person), ==, "ana@example.org");
  lodestar_person_set_text (person, LODESTAR_PERSON_NUMBER, "0042");
  g_assert_cmpstr (lodestar_person_get_key (person), ==, "0042");
}

static void
test_person_properties_round_trip (void)
{
  g_autoptr (LodestarPerson) person = lodestar_person_new (1);
  g_autofree char *title = NULL;
  gint64           level_id;
  gint64           manager_id;
  int              hire_date;
  int              state;

  g_object_set (person, "title", "Head", "level-id", (gint64) 3, "manager-id", (gint64) 9,
                "hire-date", 737000, "state", LODESTAR_PERSON_STATE_LEFT, NULL);
  g_object_get (person, "title", &title, "level-id", &level_id, "manager-id", &manager_id,
                "hire-date", &hire_date, "state", &state, NULL);
  g_assert_cmpstr (title, ==, "Head");
  g_assert_cmpint (level_id, ==, 3);
  g_assert_cmpint (manager_id, ==, 9);
  g_assert_cmpint (hire_date, ==, 737000);
  g_assert_cmpint (state, ==, LODESTAR_PERSON_STATE_LEFT);
}

static void
test_person_states_have_nicks (void)
{
  for (int i = 0; i < LODESTAR_N_PERSON_STATES; i++)
    {
      LodestarPersonState state;

      g_assert_true (lodestar_person_state_from_nick (
        lodestar_person_state_get_nick ((LodestarPersonState) i), &state));
      g_assert_cmpint (state, ==, i);
      g_assert_cmpstr (lodestar_person_state_get_label (state), !=, "");
    }

  {
    LodestarPersonState state = LODESTAR_PERSON_STATE_LEAVE;

    g_assert_false (lodestar_person_state_from_nick ("retired", &state));
    g_assert_false (lodestar_person_state_from_nick (NULL, &state));
    g_assert_cmpint (state, ==, LODESTAR_PERSON_STATE_LEAVE);
  }
}

static void
test_level_is_a_snapshot (void)
{
  g_autoptr (LodestarLevel) level = lodestar_level_new (4, "Grade 7", 5, 12);
  g_autofree char *name = NULL;
  int              rank;
  guint            n_people;

  g_object_get (level, "name", &name, "rank", &rank, "n-people", &n_people, NULL);
  g_assert_cmpstr (name, ==, "Grade 7");
  g_assert_cmpint (rank, ==, 5);
  g_assert_cmpuint (n_people, ==, 12);
  g_assert_cmpint (lodestar_level_get_rank (level), ==, 5);
  g_assert_cmpuint (lodestar_level_get_n_people (level), ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/person/notifies-only-changes", test_person_notifies_only_changes);
  g_test_add_func ("/model/person/summary-leaves-out-what-is-not-known",
                   test_person_summary_leaves_out_what_is_not_known);
  g_test_add_func ("/model/person/key-prefers-the-number", test_person_key_prefers_the_number);
  g_test_add_func ("/model/person/properties-round-trip", test_person_properties_round_trip);
  g_test_add_func ("/model/person/states-have-nicks", test_person_states_have_nicks);
  g_test_add_func ("/model/level/is-a-snapshot", test_level_is_a_snapshot);

  return g_test_run ();
}
