/* test-history.c - claims about the history
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"

#include "lodestar-history.h"
#include "lodestar-undo.h"

static void
test_history_do (LodestarDb *db, gint64 person_id, const char *detail)
{
  GError *error = NULL;

  lodestar_step_begin (db, "person-edit", "Edit Person", &error);
  lodestar_db_run (db, &error, "UPDATE person SET note = note || 'x' WHERE id = ?1", "x",
                   person_id);
  g_assert_no_error (error);

  if (detail != NULL)
    lodestar_history_add (db, "person", person_id, detail, &error);

  lodestar_step_commit (db, &error);
  g_assert_no_error (error);
}

/* Lists as "direction verb subject id", the newest first. */
static char *
test_history_dup_lines (LodestarDb *db, const char *subject, gint64 id, guint limit)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) lines = lodestar_history_list (db, subject, id, limit, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);

  for (guint i = 0; i < lines->len; i++)
    {
      LodestarHistoryLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpstr (line->at, ==, TEST_STORE_SAMPLE_TODAY "T12:00:00Z");
      g_string_append_printf (text, "%s %s %s %d %s\n", line->direction, line->verb, line->subject,
                              (int) line->subject_id, line->detail);
    }

  return g_string_free (text, FALSE);
}

static void
test_history_every_step_leaves_a_line (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *lines = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);

  test_history_do (db, 1, NULL);
  lines = test_history_dup_lines (db, NULL, 0, 0);
  g_assert_cmpstr (lines, ==, "do person-edit  0 {}\ndo sample-add  0 {}\n");
  test_store_sample_free (db, folder);
}

static void
test_history_is_not_erased_by_undo (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *lines = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;

  test_history_do (db, 1, "{\"fields\":[\"note\"]}");
  lodestar_undo_run (db, NULL, &error);
  lodestar_redo_run (db, NULL, &error);
  g_assert_no_error (error);
  lines = test_history_dup_lines (db, "person", 1, 0);
  g_assert_cmpstr (lines, ==,
                   "redo person-edit person 1 {\"fields\":[\"note\"]}\n"
                   "undo person-edit person 1 {\"fields\":[\"note\"]}\n"
                   "do person-edit person 1 {\"fields\":[\"note\"]}\n");
  test_store_sample_free (db, folder);
}

static void
test_history_is_listed_by_subject (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *of_one = NULL;
  g_autofree char *of_people = NULL;
  g_autofree char *of_programs = NULL;
  g_autofree char *newest = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);

  test_history_do (db, 1, "{}");
  test_history_do (db, 2, "{}");
  of_one = test_history_dup_lines (db, "person", 2, 0);
  of_people = test_history_dup_lines (db, "person", 0, 0);
  of_programs = test_history_dup_lines (db, "program", 0, 0);
  newest = test_history_dup_lines (db, NULL, 0, 1);
  g_assert_cmpstr (of_one, ==, "do person-edit person 2 {}\n");
  g_assert_cmpstr (of_people, ==, "do person-edit person 2 {}\ndo person-edit person 1 {}\n");
  g_assert_cmpstr (of_programs, ==, "");
  g_assert_cmpstr (newest, ==, "do person-edit person 2 {}\n");
  test_store_sample_free (db, folder);
}

void
test_history_add_tests (void)
{
  g_test_add_func ("/store/history/every-step-leaves-a-line",
                   test_history_every_step_leaves_a_line);
  g_test_add_func ("/store/history/is-not-erased-by-undo", test_history_is_not_erased_by_undo);
  g_test_add_func ("/store/history/is-listed-by-subject", test_history_is_listed_by_subject);
}
