/* test-store-sample.c - a small workspace with something of everything
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"

#include "test-workspace.h"

#include "lodestar-undo.h"

/* At least a row in every table, and every rule kept. */
const char *test_store_sample_script =
  "INSERT INTO setting (key, value) VALUES ('region', 'north'), ('', 'empty key');"
  "INSERT INTO level (id, name, key, rank) VALUES (1, 'Specialist', 'specialist', 1),"
  " (2, 'Manager', 'manager', 2), (3, 'Director', 'director', 3);"
  "INSERT INTO term (id, kind, name, key) VALUES (1, 'skill', 'Coaching', 'coaching'),"
  " (2, 'skill', 'Finance', 'finance'), (3, 'interest', 'Chess', 'chess'),"
  " (4, 'language', 'Français', 'français'), (5, 'career', 'Director', 'director');"
  "INSERT INTO import (id, file_name, imported_at, kind) VALUES"
  " (1, 'people.csv', '2026-01-02T08:00:00Z', 'people');"
  "INSERT INTO import_mapping (shape, mapping, used_at) VALUES"
  " ('a,b', '{}', '2026-01-02T08:00:00Z');"
  "INSERT INTO person (id, number, email, given_name, family_name, name, title, department,"
  " location, level_id, manager_id, hire_date, sort_key, search_key) VALUES"
  " (1, '0001', 'Ada@example.org', 'Ada', 'Ångström', 'Ada Ångström', 'Chair', 'Board', 'Oslo', 3,"
  " NULL, '2001-02-03', '', ''),"
  " (2, '0002', 'bob@example.org', 'Bob', 'Şahin', 'Bob Şahin', 'Head', 'Sales', 'Izmir', 2, 1,"
  " NULL, '', ''),"
  " (3, '0003', NULL, 'Cho', '李', '李 Cho', 'Clerk', 'Sales', 'Taipei', 1, 2, NULL, '', ''),"
  " (4, NULL, 'dan@example.org', 'Dan', 'O’Neill', 'Dan “D” O’Neill', 'Lead', 'IT', 'Cork', 2, 1,"
  " NULL, '', ''),"
  " (5, '0005', NULL, 'Eva', 'Łoś', 'Eva Łoś', 'Clerk', 'IT', 'Łódź', 1, 4, NULL, '', ''),"
  " (6, '0006', NULL, 'Finn', 'Æbel', 'Finn Æbel', 'Head', 'Law', 'Århus', 2, 1, NULL, '', '');"
  "UPDATE person SET email_key = iif (email IS NULL, NULL, text_key (email)),"
  " sort_key = person_sort_key (family_name, given_name, name),"
  " search_key = person_search_key (name, number, email, title, department, location);"
  "INSERT INTO person_term (person_id, role, term_id, position) VALUES (1, 'skill', 1, 0),"
  " (1, 'skill', 2, 1), (3, 'development', 1, 0), (3, 'interest', 3, 0), (4, 'language', 4, 0);"
  "INSERT INTO person_version (person_id, valid_from, import_id, title, department, location,"
  " level_id, manager_id, state) SELECT id, '2026-01-02', 1, 'Trainee', department, location,"
  " level_id, manager_id, 'active' FROM person WHERE id < 4;"
  "INSERT INTO person_version (person_id, valid_from, import_id, title, department, location,"
  " level_id, manager_id, state) SELECT id, '2026-03-01', NULL, title, department, location,"
  " level_id, manager_id, state FROM person WHERE id < 4;"
  "INSERT INTO program (id, name, name_key, state, start_date, created_at) VALUES"
  " (1, 'Leaders 2026', 'leaders 2026', 'running', '2026-01-05', '2025-12-01T09:00:00Z');"
  "INSERT INTO program (id, name, name_key, structure, start_date, created_at) VALUES"
  " (2, 'Circles', 'circles', 'group', '2026-09-01', '2026-05-01T09:00:00Z');"
  "INSERT INTO program_goal (program_id, position, text) VALUES (1, 0, 'More internal leaders');"
  "INSERT INTO phase (id, program_id, kind, name, first_month, last_month) VALUES"
  " (1, 1, 'launch', 'Launch', 1, 1), (2, 1, 'development', 'Development', 2, 11),"
  " (3, 1, 'completion', 'Completion', 12, 12), (4, 1, 'other', 'Workshops', 3, 8);"
  "INSERT INTO event (program_id, kind, name, date) VALUES (1, 'event', 'Kick-off', '2026-01-12');"
  "INSERT INTO criterion (program_id, kind, weight) VALUES (1, 'skills', 50), (1, 'location', 30);"
  "INSERT INTO rule (program_id, kind, value) VALUES (1, 'reporting-line', ''),"
  " (1, 'time-zone-distance', '3');"
  "INSERT INTO participant (id, program_id, person_id, role, capacity_max, career_goal_id,"
  " enrolled_on) VALUES (1, 1, 1, 'mentor', 2, NULL, '2025-12-10'),"
  " (2, 1, 2, 'mentor', 1, NULL, '2025-12-10'), (3, 1, 3, 'mentee', 1, 5, '2025-12-10'),"
  " (4, 1, 4, 'mentee', 1, NULL, '2025-12-11'), (5, 1, 5, 'mentee', 1, NULL, '2025-12-11'),"
  " (6, 1, 6, 'mentor', 1, NULL, '2025-12-12'), (7, 2, 1, 'mentor', 6, NULL, '2026-05-02'),"
  " (8, 2, 3, 'mentee', 1, NULL, '2026-05-02'), (9, 2, 4, 'mentee', 1, NULL, '2026-05-02');"
  "INSERT INTO participant_term (participant_id, role, term_id, position) VALUES"
  " (1, 'offered', 1, 0), (3, 'wanted', 1, 0), (3, 'language', 4, 0);"
  "INSERT INTO wish (participant_id, person_id, kind, position) VALUES (3, 1, 'wish', 0),"
  " (3, 2, 'wish', 1), (4, 6, 'not-with', 0), (5, 6, 'wish', 0);"
  "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES (1, 3, 'lock'), (2, 5, 'ban');"
  "INSERT INTO proposal (id, program_id, name, name_key, created_at, minimum_score, n_matched,"
  " total, published_at, design) VALUES (1, 1, 'First', 'first', '2025-12-20T10:00:00Z', 40, 2,"
  " 140, '2026-01-04T10:00:00Z', '{}'), (2, 1, 'Empty', 'empty', '2025-12-21T10:00:00Z', 99, 0, 0,"
  " NULL, '{}');"
  "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, known, contributions)"
  " VALUES (1, 1, 3, 80, 100, '[{\"kind\":\"skills\",\"score\":50},{\"kind\":\"location\","
  "\"score\":30}]'), (1, 2, 4, 60, 80, '[{\"kind\":\"skills\",\"score\":60}]');"
  "INSERT INTO proposal_unmatched (proposal_id, participant_id, reason, detail) VALUES"
  " (1, 5, 'no-place', '{}');"
  "INSERT INTO relationship (id, program_id, proposal_id, state, started_on, trial_ends_on,"
  " ended_on, end_reason, score, contributions) VALUES"
  " (1, 1, 1, 'trial', '2026-05-05', '2026-07-04', NULL, '', 80,"
  " '[{\"kind\":\"skills\",\"score\":50},{\"kind\":\"location\",\"score\":30}]'),"
  " (2, 1, 1, 'active', '2026-01-05', '2026-03-05', NULL, '', 60, '[]'),"
  " (3, 1, NULL, 'ended', '2026-01-05', '2026-03-05', '2026-02-20', 'moved away', NULL, '[]'),"
  " (4, 1, NULL, 'paused', '2026-03-05', '2026-05-05', NULL, '', NULL, '[]');"
  "INSERT INTO relationship_member (relationship_id, participant_id, verdict, verdict_on) VALUES"
  " (1, 1, NULL, NULL), (1, 3, NULL, NULL), (2, 2, 'good', '2026-03-06'),"
  " (2, 4, 'good', '2026-03-06'), (3, 6, 'poor', '2026-02-19'), (3, 5, NULL, NULL),"
  " (4, 1, NULL, NULL), (4, 5, NULL, NULL);"
  "INSERT INTO relationship_pause (relationship_id, paused_on, resumed_on, state) VALUES"
  " (2, '2026-04-01', '2026-04-15', 'active'), (4, '2026-05-01', NULL, 'active');"
  "INSERT INTO meeting (id, relationship_id, date, state, minutes, rating) VALUES"
  " (1, 2, '2026-02-01', 'held', 60, 4), (2, 2, '2026-03-01', 'missed', NULL, NULL),"
  " (3, 2, '2026-07-01', 'planned', 60, NULL), (4, 3, '2026-02-01', 'held', NULL, NULL);"
  "INSERT INTO goal (id, relationship_id, text, progress, due_date, created_on, touched_on) VALUES"
  " (1, 2, 'Lead a project', 40, '2026-12-01', '2026-02-01', '2026-05-01');"
  "INSERT INTO note (relationship_id, written_at, text) VALUES"
  " (2, '2026-02-01T15:00:00Z', 'Off to a good start');";

/**
 * test_store_sample_new:
 * @folder: (out) (transfer full): where it is
 *
 * Makes the sample, as one step, and fixes the day.
 *
 * Returns: (transfer full): a writing connection, for test_store_sample_free()
 */
LodestarDb *
test_store_sample_new (char **folder)
{
  g_autofree char *path = NULL;
  LodestarDb      *db;
  GError          *error = NULL;

  test_workspace_set_today (TEST_STORE_SAMPLE_TODAY);
  *folder = test_workspace_make_folder ();
  path = g_build_filename (*folder, "Sample.lodestar", NULL);
  db = lodestar_db_open (path, LODESTAR_DB_CREATE, &error);
  g_assert_no_error (error);

  if (!lodestar_undo_install (db, &error) ||
      !lodestar_step_begin (db, "sample-add", "Add Sample", &error) ||
      !lodestar_db_execute (db, test_store_sample_script, &error))
    g_assert_no_error (error);

  lodestar_step_commit (db, &error);
  g_assert_no_error (error);

  return db;
}

/**
 * test_store_sample_free:
 * @db: (transfer full): what test_store_sample_new() gave
 * @folder: where it is
 *
 * Closes the sample and removes it.
 */
void
test_store_sample_free (LodestarDb *db, const char *folder)
{
  lodestar_db_close (db);
  test_workspace_remove_folder (folder);
  test_workspace_set_today (NULL);
}
