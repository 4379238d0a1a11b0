/* test-pool.c - a program with people to match, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-pool.h"

#include "lodestar-matching.h"
#include "lodestar-text.h"

static const char *const test_pool_given[] = {
  "Amira", "Jonas", "Petra", "Chen", "Daniel", "Elif", "Farid", "Giulia", "Hanna", "Ivo", "Ruth",
};
static const char *const test_pool_family[] = {
  "Haddad", "Lindqvist", "Novák", "Okafor", "Yıldız", "Nazari", "Conti", "Kowalska", "Petrov",
};
static const char *const test_pool_departments[] = { "Sales", "Research", "Operations", "Finance" };
static const char *const test_pool_places[] = { "Berlin", "Oslo", "Lisbon" };
static const char *const test_pool_zones[] = { "Europe/Berlin", "Europe/Oslo", "Europe/Lisbon" };
static const char *const test_pool_skills[] = {
  "Negotiation", "Strategic Thinking", "Budgeting", "Coaching", "Public Speaking", "Hiring",
};

static gboolean
test_pool_run_sql_work (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return lodestar_db_execute (db, data, error);
}

/**
 * test_pool_run_sql:
 * @workspace: an open workspace
 * @script: statements
 *
 * Runs them as one step.
 */
void
test_pool_run_sql (LodestarWorkspace *workspace, const char *script)
{
  g_autoptr (GError) error = NULL;

  lodestar_workspace_run (workspace, "test", "Test", test_pool_run_sql_work, (gpointer) script,
                          NULL, &error);
  g_assert_no_error (error);
}

static void
test_pool_add_person (GString *script, guint i)
{
  const char      *given = test_pool_given[i % G_N_ELEMENTS (test_pool_given)];
  const char      *family = test_pool_family[(i * 4 + i / 9) % G_N_ELEMENTS (test_pool_family)];
  g_autofree char *name = g_strdup_printf ("%s %s", given, family);
  g_autofree char *fold = lodestar_text_fold (name);

  g_string_append_printf (
    script,
    "INSERT INTO person (id, number, email, email_key, given_name, family_name, name, title, "
    "department, location, level_id, time_zone, sort_key, search_key) VALUES (%u, '%u', "
    "'p%u@example.org', 'p%u@example.org', '%s', '%s', '%s', 'Manager', '%s', '%s', %u, '%s', "
    "'%s', "
    "'%s');\n",
    i + 1, 100 + i, i, i, given, family, name,
    test_pool_departments[i % G_N_ELEMENTS (test_pool_departments)],
    test_pool_places[i % G_N_ELEMENTS (test_pool_places)], i < TEST_POOL_N_MENTORS ? 3 : 1 + i % 2,
    test_pool_zones[i % G_N_ELEMENTS (test_pool_zones)], fold, fold);
}

static void
test_pool_add_participant (GString *script, guint i)
{
  gboolean    is_mentor = i < TEST_POOL_N_MENTORS;
  const char *role = is_mentor ? "offered" : "wanted";

  g_string_append_printf (
    script,
    "INSERT INTO participant (id, program_id, person_id, role, capacity_max, format, style, times, "
    "enrolled_on) VALUES (%u, 1, %u, '%s', %u, '%s', '%s', %s, '2026-01-05');\n",
    i + 1, i + 1, is_mentor ? "mentor" : "mentee", is_mentor ? 1 + i % 3 : 1,
    i % 4 == 0 ? "" : "either", i % 2 == 0 ? "direct" : "supportive", i % 5 == 0 ? "NULL" : "73");

  for (guint k = 0; k < 3; k++)
    g_string_append_printf (script,
                            "INSERT OR IGNORE INTO participant_term VALUES (%u, '%s', %u, %u);\n",
                            i + 1, role, 1 + (guint) ((i + k * (1 + i % 2)) % 6), k);

  g_string_append_printf (script, "INSERT INTO participant_term VALUES (%u, 'language', %u, 0);\n",
                          i + 1, 7 + i % 2);
}

/**
 * test_pool_fill:
 * @workspace: an empty workspace
 *
 * Writes a one-to-one program with 8 mentors (15 places) and 14 mentees, of whom not everything is
 * known, and the usual criteria and rules.
 */
void
test_pool_fill (LodestarWorkspace *workspace)
{
  g_autoptr (GString) script = g_string_new (NULL);

  g_string_append (
    script, "INSERT INTO level VALUES (1, 'Junior', 'junior', 1), (2, 'Senior', 'senior', 2), "
            "(3, 'Director', 'director', 3);\n"
            "INSERT INTO program (id, name, name_key, start_date, created_at) VALUES "
            "(1, 'Bridge 2026', 'bridge 2026', '2026-01-05', '2026-01-02T09:00:00Z');\n");

  for (guint i = 0; i < G_N_ELEMENTS (test_pool_skills); i++)
    {
      g_autofree char *key = lodestar_text_key (test_pool_skills[i]);

      g_string_append_printf (script, "INSERT INTO term VALUES (%u, 'skill', '%s', '%s');\n", i + 1,
                              test_pool_skills[i], key);
    }

  g_string_append (script, "INSERT INTO term VALUES (7, 'language', 'English', 'english'), "
                           "(8, 'language', 'German', 'german');\n");

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    g_string_append_printf (
      script, "INSERT INTO criterion VALUES (1, '%s', %u, %d, '');\n",
      lodestar_matching_criterion_get_nick ((LodestarMatchingCriterion) i),
      lodestar_matching_criterion_get_default_weight ((LodestarMatchingCriterion) i),
      lodestar_matching_criterion_get_default_weight ((LodestarMatchingCriterion) i) > 0);

  for (guint i = 0; i < TEST_POOL_N_MENTORS + TEST_POOL_N_MENTEES; i++)
    {
      test_pool_add_person (script, i);
      test_pool_add_participant (script, i);
    }

  /* The last two mentees report to the first mentor; mentee 0 wishes for mentor 5. */
  g_string_append (script, "UPDATE person SET manager_id = 1 WHERE id IN (21, 22);\n"
                           "INSERT INTO wish VALUES (9, 6, 'wish', 0);\n");
  test_pool_run_sql (workspace, script->str);
}

/**
 * test_pool_load:
 * @workspace: what test_pool_fill() filled
 * @day: the day on which it is matched
 *
 * Returns: (transfer full): who is to be matched
 */
LodestarPool *
test_pool_load (LodestarWorkspace *workspace, LodestarDate day)
{
  g_autoptr (GError) error = NULL;
  LodestarPool *pool =
    lodestar_pool_load (lodestar_workspace_get_db (workspace), TEST_POOL_PROGRAM, day, &error);

  g_assert_no_error (error);

  return pool;
}

/**
 * test_pool_match_on:
 * @workspace: what test_pool_fill() filled
 * @name: (nullable): what to call the proposal
 * @day: the day on which it is matched
 *
 * Matches by the design of the program and keeps the proposal, as one step.
 *
 * Returns: the proposal
 */
gint64
test_pool_match_on (LodestarWorkspace *workspace, const char *name, LodestarDate day)
{
  g_autoptr (GError) error = NULL;
  LodestarMatchKeep *keep = g_new0 (LodestarMatchKeep, 1);
  gint64             id;

  keep->pool = test_pool_load (workspace, day);
  keep->problem = lodestar_pool_dup_problem (keep->pool);
  keep->name = g_strdup (name);
  keep->result = lodestar_match_solve (keep->pool, keep->problem, NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (workspace, "proposal-add", "Match", lodestar_match_keep, keep, NULL,
                          &error);
  g_assert_no_error (error);
  id = keep->proposal_id;
  lodestar_match_keep_free (keep);

  return id;
}

/**
 * test_pool_match:
 * @workspace: what test_pool_fill() filled
 * @name: (nullable): what to call the proposal
 *
 * As test_pool_match_on(), today.
 *
 * Returns: the proposal
 */
gint64
test_pool_match (LodestarWorkspace *workspace, const char *name)
{
  return test_pool_match_on (workspace, name, lodestar_date_today ());
}
