/* test-units.c - groups, circles and pairs of peers: from the program's wish to relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-check.h"
#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-match-compare.h"
#include "lodestar-match-proof.h"
#include "lodestar-match.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-units.h"
#include "lodestar-unit-words.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-unit-store.h"
#include "lodestar-unit-verbs.h"

#include "test-pool.h"
#include "test-workspace.h"

#include <string.h>

#define TEST_UNITS_TODAY "2026-06-09"

typedef struct
{
  LodestarWorkspace *workspace;
  LodestarDb        *db;
} TestUnits;

static void
test_units_set_up (TestUnits *self, gconstpointer data)
{
  test_workspace_set_today (TEST_UNITS_TODAY);
  self->workspace = test_workspace_new ();
  self->db = lodestar_workspace_get_db (self->workspace);
  test_pool_fill (self->workspace);
  test_pool_run_sql (
    self->workspace,
    "UPDATE person SET sort_key = person_sort_key (family_name, given_name, name), search_key ="
    " person_search_key (name, number, email, title, department, location);");
}

static void
test_units_tear_down (TestUnits *self, gconstpointer data)
{
  test_workspace_free (self->workspace);
}

static LodestarUnits
test_units_load (TestUnits *self)
{
  LodestarUnits units;
  g_autoptr (GError) error = NULL;

  lodestar_unit_store_load (self->db, TEST_POOL_PROGRAM, &units, &error);
  g_assert_no_error (error);

  return units;
}

static void
test_units_assert_whole (TestUnits *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = lodestar_check_run (self->db, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", ((LodestarFinding *) g_ptr_array_index (findings, i))->message);
}

static void
test_units_refuse (TestUnits *self, const LodestarVerb *verb, GVariant *in, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_do (self->workspace, verb, in, NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, code);
}

/* Whoever's name runs from right to left stays where a list or a title puts them. */
static void
test_units_names_are_isolated (TestUnits *self, gconstpointer data)
{
  LodestarUnitMember one = { .participant_id = 1, .name = (char *) "ليلى" };
  LodestarUnitMember other = { .participant_id = 2, .name = (char *) "Bob" };
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  LodestarProposalUnit  unit = { .number = 2, .members = members };
  LodestarProposalUnits units = { .structure = LODESTAR_MATCHING_STRUCTURE_PEERS };
  g_autofree char      *pair = NULL;
  g_autofree char      *others = NULL;
  g_autofree char *title = lodestar_unit_dup_title (LODESTAR_MATCHING_STRUCTURE_GROUPS, 2, "ليلى");

  g_ptr_array_add (members, &one);
  g_ptr_array_add (members, &other);
  pair = lodestar_proposal_unit_dup_title (&units, &unit);
  others = lodestar_proposal_unit_dup_others (&unit, 0);
  g_assert_cmpstr (title, ==, "Group 2: \u200e\u2068ليلى\u2069");
  g_assert_cmpstr (pair, ==, "\u200e\u2068ليلى\u2069 – Bob");
  g_assert_cmpstr (others, ==, "\u200e\u2068ليلى\u2069, Bob");
}

static void
test_units_groups_have_a_size (TestUnits *self, gconstpointer data)
{
  const gint64  none = 99;
  LodestarUnits units = test_units_load (self);

  g_assert_cmpuint (units.group_min, ==, 4);
  g_assert_cmpuint (units.group_max, ==, 6);
  g_assert_false (units.needs_training);

  test_workspace_do (self->workspace, &lodestar_verb_groups_set,
                     g_variant_new ("(xiib)", (gint64) TEST_POOL_PROGRAM, 3, 8, TRUE), NULL);
  units = test_units_load (self);
  g_assert_cmpuint (units.group_min, ==, 3);
  g_assert_cmpuint (units.group_max, ==, 8);
  g_assert_true (units.needs_training);

  test_units_refuse (self, &lodestar_verb_groups_set,
                     g_variant_new ("(xiib)", (gint64) TEST_POOL_PROGRAM, 5, 4, TRUE),
                     LODESTAR_ERROR_INVALID);
  test_units_refuse (self, &lodestar_verb_groups_set,
                     g_variant_new ("(xiib)", (gint64) TEST_POOL_PROGRAM, 1, 4, TRUE),
                     LODESTAR_ERROR_INVALID);
  test_units_refuse (self, &lodestar_verb_groups_set,
                     g_variant_new ("(xiib)", (gint64) TEST_POOL_PROGRAM, 4, 21, TRUE),
                     LODESTAR_ERROR_INVALID);
  test_units_refuse (self, &lodestar_verb_groups_set, g_variant_new ("(xiib)", none, 4, 6, FALSE),
                     LODESTAR_ERROR_NOT_FOUND);
  g_assert_cmpuint (test_units_load (self).group_max, ==, 8);
}

static void
test_units_peers_meet_in_twos_or_circles (TestUnits *self, gconstpointer data)
{
  LodestarUnits units = test_units_load (self);

  g_assert_false (units.has_circles);
  g_assert_cmpuint (units.circle_min, ==, 3);
  g_assert_cmpuint (units.circle_max, ==, 8);

  test_workspace_do (self->workspace, &lodestar_verb_circles_set,
                     g_variant_new ("(xbii)", (gint64) TEST_POOL_PROGRAM, TRUE, 8, 12), NULL);
  units = test_units_load (self);
  g_assert_true (units.has_circles);
  g_assert_cmpuint (units.circle_min, ==, 8);
  g_assert_cmpuint (units.circle_max, ==, 12);

  test_units_refuse (self, &lodestar_verb_circles_set,
                     g_variant_new ("(xbii)", (gint64) TEST_POOL_PROGRAM, TRUE, 2, 5),
                     LODESTAR_ERROR_INVALID);
  test_units_refuse (self, &lodestar_verb_circles_set,
                     g_variant_new ("(xbii)", (gint64) TEST_POOL_PROGRAM, TRUE, 6, 5),
                     LODESTAR_ERROR_INVALID);
  test_units_refuse (self, &lodestar_verb_circles_set,
                     g_variant_new ("(xbii)", (gint64) TEST_POOL_PROGRAM, FALSE, 3, 13),
                     LODESTAR_ERROR_INVALID);
}

/* Everybody of the pool as a peer, 1 to 22. */
static void
test_units_make_peers (TestUnits *self)
{
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'peer';"
                                      "UPDATE participant SET role = 'peer', capacity_max = 1,"
                                      " capacity_min = 0;");
}

static void
test_units_peers_are_one_pair_whoever_is_first (TestUnits *self, gconstpointer data)
{
  gint64 n = 0;

  test_units_make_peers (self);
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", (gint64) 7, (gint64) 5, "lock"), NULL);
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", (gint64) 5, (gint64) 7, "ban"), NULL);
  lodestar_db_get_int64 (self->db, &n, NULL,
                         "SELECT count(*) FROM pair_constraint WHERE mentor_id = 5 AND "
                         "mentee_id = 7 AND kind = 'ban'",
                         "");
  g_assert_cmpint (n, ==, 1);
  test_units_assert_whole (self);
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", (gint64) 7, (gint64) 5, ""), NULL);
  lodestar_db_get_int64 (self->db, &n, NULL, "SELECT count(*) FROM pair_constraint", "");
  g_assert_cmpint (n, ==, 0);
  test_units_refuse (self, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", (gint64) 7, (gint64) 7, "lock"),
                     LODESTAR_ERROR_INVALID);
}

/* Two groups, of which the first has three members. */
static const char test_units_groups[] =
  "INSERT INTO proposal (id, program_id, name, name_key, created_at, minimum_score, n_matched,"
  " total, design, structure, proof) VALUES (50, 1, 'Groups', 'groups', '2026-06-01T10:00:00Z', 0,"
  " 5, 650, '{}', 'groups', '{\"value\":650}');"
  "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, known, contributions)"
  " VALUES (50, 1, 9, 80, 100, '[]'), (50, 1, 10, 80, 100, '[]'), (50, 1, 11, 80, 100, '[]'),"
  " (50, 2, 12, 80, 100, '[]'), (50, 2, 13, 80, 100, '[]');"
  "INSERT INTO proposal_member (proposal_id, participant_id, number, score, mate_score) VALUES"
  " (50, 9, 1, 130, 50), (50, 10, 1, 130, 50), (50, 11, 1, 130, 50), (50, 12, 2, 130, 50),"
  " (50, 13, 2, 130, 50);";

static void
test_units_members_stand_behind_their_mentor (TestUnits *self, gconstpointer data)
{
  static const gint64 expected[] = { 1, 10, 9, 11, 2, 12, 13 }; /* by family name */
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  test_pool_run_sql (self->workspace, test_units_groups);
  members = lodestar_unit_store_list_members (self->db, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < members->len; i++)
    {
      const LodestarUnitMember *member = g_ptr_array_index (members, i);

      g_assert_cmpint (member->participant_id, ==, expected[i]);
      g_assert_cmpuint (member->number, ==, i < 4 ? 1 : 2);
      g_assert_cmpint (member->is_mentor, ==, i == 0 || i == 4);
      g_assert_cmpuint (member->score, ==, member->is_mentor ? 0 : 130);
      g_assert_cmpuint (member->mate_score, ==, member->is_mentor ? 0 : 50);
      g_assert_cmpstr (member->name, !=, "");
    }
}

static LodestarProposal *
test_units_remove (TestUnits *self, gint64 participant, guint n_unmatched, guint n_members)
{
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;
  LodestarProposal *proposal;

  test_workspace_do (self->workspace, &lodestar_verb_participant_remove,
                     g_variant_new ("(x)", participant), NULL);
  proposal = lodestar_proposal_store_load (self->db, 50, &error);
  g_assert_no_error (error);
  unmatched = lodestar_proposal_store_list_unmatched (self->db, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unmatched->len, ==, n_unmatched);
  members = lodestar_unit_store_list_members (self->db, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, n_members);
  g_assert_cmpstr (proposal->proof, ==, "{}");
  test_units_assert_whole (self);

  return proposal;
}

static void
test_units_groups_forget_who_is_removed (TestUnits *self, gconstpointer data)
{
  g_autoptr (LodestarProposal) one = NULL;
  g_autoptr (LodestarProposal) other = NULL;
  g_autoptr (LodestarProposal) last = NULL;

  test_pool_run_sql (self->workspace, test_units_groups);
  one = test_units_remove (self, 10, 0, 6); /* a member */
  g_assert_cmpstr (one->structure, ==, "groups");
  g_assert_cmpint (one->total, ==, 520);
  g_assert_cmpuint (one->n_matched, ==, 4);
  other = test_units_remove (self, 1, 2, 3); /* a mentor */
  g_assert_cmpint (other->total, ==, 260);
  g_assert_cmpuint (other->n_matched, ==, 2);
  g_assert_cmpuint (other->n_unmatched, ==, 2);
  last = test_units_remove (self, 12, 2, 2);
  g_assert_cmpint (last->total, ==, 130);
}

/* A circle of three and one pair of the two who are left. */
static void
test_units_circles_forget_who_is_removed (TestUnits *self, gconstpointer data)
{
  g_autoptr (LodestarProposal) one = NULL;
  g_autoptr (LodestarProposal) other = NULL;

  test_units_make_peers (self);
  test_pool_run_sql (
    self->workspace,
    "INSERT INTO proposal (id, program_id, name, name_key, created_at, minimum_score, n_matched,"
    " total, design, structure, proof) VALUES (50, 1, 'Round', 'round', '2026-06-01T10:00:00Z', 0,"
    " 3, 360, '{}', 'circles', '{\"value\":360}');"
    "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, known, contributions)"
    " VALUES (50, 1, 2, 60, 100, '[]'), (50, 2, 1, 60, 100, '[]'), (50, 1, 3, 60, 100, '[]'),"
    " (50, 3, 1, 60, 100, '[]'), (50, 2, 3, 60, 100, '[]'), (50, 3, 2, 60, 100, '[]');"
    "INSERT INTO proposal_member (proposal_id, participant_id, number, score) VALUES"
    " (50, 1, 1, 120), (50, 2, 1, 120), (50, 3, 1, 120);");
  one = test_units_remove (self, 2, 0, 2);
  g_assert_cmpint (one->total, ==, 240);
  g_assert_cmpuint (one->n_matched, ==, 2);
  other = test_units_remove (self, 3, 1, 0); /* nobody is a circle alone */
  g_assert_cmpint (other->total, ==, 0);
  g_assert_cmpuint (other->n_unmatched, ==, 1);
}

static void
test_units_publish (TestUnits *self, gint64 proposal, guint n_expected)
{
  g_autoptr (GVariant) out = NULL;

  test_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal, TEST_UNITS_TODAY), &out);
  g_assert_cmpuint (g_variant_get_uint32 (out), ==, n_expected);
  test_units_assert_whole (self);
}

static void
test_units_peers_are_matched_in_twos (TestUnits *self, gconstpointer data)
{
  g_autoptr (LodestarProposal) proposal = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *words = NULL;
  LodestarMatchProof proof;
  gint64             total = 0;

  test_units_make_peers (self);
  test_pool_run_sql (self->workspace, "UPDATE participant SET state = 'declined' WHERE id = 22");
  proposal =
    lodestar_proposal_store_load (self->db, test_pool_match (self->workspace, NULL), &error);
  g_assert_no_error (error);
  test_units_assert_whole (self);

  /* Two and two of 21, less those whom the rules keep apart; the line of 1 is 21. */
  g_assert_cmpstr (proposal->structure, ==, "peers");
  g_assert_cmpuint (proposal->n_matched, ==, 20);
  g_assert_cmpuint (proposal->n_unmatched, ==, 1);
  pairs = lodestar_proposal_store_list_pairs (self->db, proposal->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 20);

  for (guint i = 0; i < pairs->len; i++)
    total += ((LodestarProposalPair *) g_ptr_array_index (pairs, i))->score;

  g_assert_cmpint (total, ==, proposal->total);
  g_assert_true (lodestar_match_proof_parse (proposal->proof, &proof));
  g_assert_cmpint (proof.structure, ==, LODESTAR_MATCHING_STRUCTURE_PEERS);
  g_assert_cmpint (proof.value, ==, total);
  g_assert_true (lodestar_match_proof_is_whole (&proof));
  words = lodestar_match_proof_dup_words (&proof);
  g_assert_true (g_str_has_prefix (words, "Proven: no pairs of peers"));
  test_units_publish (self, proposal->id, 10);

  /* One relationship for both ways, whose score is the mean of both and explained. */
  g_assert_cmpint (test_workspace_count (
                     self->workspace,
                     "SELECT count (*) FROM relationship r WHERE score <> (SELECT (sum (o.score)"
                     " + 1) / 2 FROM proposal_pair o JOIN relationship_member m ON"
                     " m.participant_id = o.mentor_id AND m.relationship_id = r.id)"),
                   ==, 0);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count (*) FROM relationship WHERE"
                                                          " json_array_length (contributions) = 0"),
                   ==, 0);
  g_assert_cmpint (
    test_workspace_count (self->workspace, "SELECT count (*) FROM relationship_member"), ==, 20);
}

static void
test_units_peers_with_a_partner_are_absent (TestUnits *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (GError) error = NULL;
  const LodestarPoolAbsent *absent;
  LodestarMatchingRole      role;
  guint                     n, index;

  test_units_make_peers (self);
  test_pool_run_sql (self->workspace,
                     "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on)"
                     " VALUES (1, 1, 'active', '2026-02-01', '2026-04-01');"
                     "INSERT INTO relationship_member (relationship_id, participant_id) VALUES"
                     " (1, 3), (1, 4);");
  pool = lodestar_pool_load (self->db, TEST_POOL_PROGRAM, lodestar_date_from_iso (TEST_UNITS_TODAY),
                             &error);
  g_assert_no_error (error);
  absent = lodestar_pool_get_absent (pool, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (absent[0].absence, ==, LODESTAR_POOL_ABSENCE_HAS_PARTNERS);
  g_assert_false (lodestar_pool_find (pool, 3, &role, &index));
  g_assert_true (lodestar_pool_find (pool, 5, &role, &index));
  g_assert_cmpint (role, ==, LODESTAR_MATCHING_MENTEE);
  g_assert_cmpint (lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, index)->participant_id,
                   ==, 5);
  g_assert_cmpint (lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, index)->participant_id,
                   ==, 5);
}

static void
test_units_locked_peers_stay_together (TestUnits *self, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  test_units_make_peers (self);
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", (gint64) 9, (gint64) 2, "lock"), NULL);
  pairs =
    lodestar_proposal_store_list_pairs (self->db, test_pool_match (self->workspace, NULL), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      if (pair->mentor_id == 2 || pair->mentor_id == 9)
        {
          g_assert_cmpint (pair->mentor_id + pair->mentee_id, ==, 11);
          g_assert_true (pair->is_locked);
          n++;
        }
    }

  g_assert_cmpuint (n, ==, 2);
}

static void
test_units_another_structure_is_not_published (TestUnits *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 proposal = test_pool_match (self->workspace, NULL);

  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'group'");
  test_units_refuse (self, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal, TEST_UNITS_TODAY), LODESTAR_ERROR_CONFLICT);
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'reverse'");
  lodestar_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                         g_variant_new ("(xs)", proposal, TEST_UNITS_TODAY), NULL, &error);
  g_assert_no_error (error);
}

/* Groups and circles are kept as they were found, and become a relationship each. */
static void
test_units_run (TestUnits *self, const char *structure, const char *unit_word)
{
  g_autoptr (LodestarProposal) proposal = NULL;
  g_autoptr (LodestarProposalUnits) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *words = NULL;
  LodestarMatchProof proof;
  guint              n = 0, total = 0, percent = 0, worst = 100;
  g_autoptr (LodestarMatchComparison) comparison = NULL;

  proposal =
    lodestar_proposal_store_load (self->db, test_pool_match (self->workspace, NULL), &error);
  g_assert_no_error (error);
  test_units_assert_whole (self);
  g_assert_cmpstr (proposal->structure, ==, structure);
  units = lodestar_proposal_units_load (self->db, proposal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (units->units->len, >, 1);

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);
      g_autofree char            *title = lodestar_proposal_unit_dup_title (units, unit);

      g_assert_cmpuint (unit->number, ==, i + 1);
      g_assert_cmpint (unit->mentor != NULL, ==, g_str_equal (structure, "groups"));
      g_assert_cmpuint (unit->members->len, >=, 3);
      g_assert_cmpuint (unit->members->len, <=, 5);
      g_assert_nonnull (strstr (title, unit_word));
      n += unit->members->len;
      total += unit->total;
      percent += unit->percent;

      for (guint k = 0; k < unit->members->len; k++)
        worst = MIN (
          worst, lodestar_proposal_units_get_percent (units, g_ptr_array_index (unit->members, k)));
    }

  /* Who compares sees members as they are counted, of 100. */
  comparison = lodestar_match_compare (self->db, proposal->id, proposal->id, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (comparison->averages[1], total / (2.0 * n), 1e-9);
  g_assert_cmpint (comparison->worst[0], ==, worst);
  g_assert_cmpuint (comparison->differences->len, ==, 0);

  g_assert_cmpuint (proposal->n_matched, ==, n);
  g_assert_cmpint (proposal->total, ==, total);
  g_assert_true (lodestar_match_proof_parse (proposal->proof, &proof));
  g_assert_cmpint (proof.value, ==, total);
  g_assert_cmpint (proof.bound, >=, total);
  words = lodestar_match_proof_dup_words (&proof);
  g_assert_nonnull (strstr (words, proof.bound == proof.value ? "Proven" : "at most"));
  test_units_publish (self, proposal->id, units->units->len);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT sum (score) FROM relationship"),
                   ==, percent);
}

static void
test_units_groups_are_matched (TestUnits *self, gconstpointer data)
{
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'group', group_min = 3,"
                                      " group_max = 5");
  test_units_run (self, "groups", "Group");

  /* Whoever leads a group now leads no other, and who is in one needs none. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (LodestarPool) pool = lodestar_pool_load (
      self->db, TEST_POOL_PROGRAM, lodestar_date_from_iso (TEST_UNITS_TODAY), &error);
    const LodestarPoolAbsent *absent;
    guint                     n_absent, n_leaders = 0;

    g_assert_no_error (error);
    absent = lodestar_pool_get_absent (pool, &n_absent);

    for (guint i = 0; i < n_absent; i++)
      n_leaders += absent[i].absence == LODESTAR_POOL_ABSENCE_HAS_GROUP;

    g_assert_cmpint (n_leaders, ==,
                     test_workspace_count (self->workspace, "SELECT count (*) FROM relationship"));
  }
}

static void
test_units_circles_are_matched (TestUnits *self, gconstpointer data)
{
  test_units_make_peers (self);
  test_pool_run_sql (self->workspace, "UPDATE program SET peer_shape = 'circles', circle_max = 5");
  test_units_run (self, "circles", "Circle");
}

static void
test_units_untrained_mentors_lead_no_group (TestUnits *self, gconstpointer data)
{
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  test_pool_run_sql (self->workspace,
                     "UPDATE program SET structure = 'group', group_training = 1;"
                     "UPDATE participant SET trained_on = '2026-03-01' WHERE id IN (1, 2, 3)");
  unmatched = lodestar_proposal_store_list_unmatched (
    self->db, test_pool_match (self->workspace, NULL), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      LodestarMatchingUnmatched        parsed;
      g_autofree char                 *words = NULL;

      g_assert_true (
        lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &parsed));
      words = lodestar_unit_unmatched_dup_words (&parsed, LODESTAR_MATCHING_STRUCTURE_GROUPS);
      n += who->is_mentor && strstr (words, "training") != NULL;
    }

  g_assert_cmpuint (n, ==, TEST_POOL_N_MENTORS - 3);
}

/* Two mentors of whom one leads three and one two: what a member counts is out of 200. */
static void
test_units_groups_become_one_relationship_each (TestUnits *self, gconstpointer data)
{
  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'group'");
  test_pool_run_sql (self->workspace, test_units_groups);
  test_units_publish (self, 50, 2);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT sum (score) FROM relationship"),
                   ==, 65 * 2);
  g_assert_cmpint (
    test_workspace_count (self->workspace,
                          "SELECT count (*) FROM relationship_member WHERE relationship_id ="
                          " (SELECT min (id) FROM relationship)"),
    ==, 4);
}

static void
test_units_means_add_up (void)
{
  static const guint scores[][2] = { { 31, 22 }, { 30, 22 }, { 30, 23 } };

  for (guint target = 52; target <= 53; target++)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_autoptr (GArray) mean = NULL;
      guint sum = 0;

      for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
        {
          GArray *contributions = g_array_new (FALSE, TRUE, sizeof (LodestarContribution));

          for (guint k = 0; k < 2; k++)
            {
              const LodestarContribution one = {
                .criterion = k == 0 ? LODESTAR_MATCHING_CRITERION_SKILLS
                                    : LODESTAR_MATCHING_CRITERION_LOCATION,
                .points = k == 0 ? 60 : 40,
                .score = scores[i][k],
                .mentee = scores[i][k],
                .mentor = scores[i][k],
                .is_known_to_mentee = TRUE,
                .is_known_to_mentor = i > 0,
              };

              g_array_append_val (contributions, one);
            }

          g_ptr_array_add (all, contributions);
        }

      mean = lodestar_contributions_new_mean (all, target);
      g_assert_cmpuint (mean->len, ==, 2);

      for (guint k = 0; k < 2; k++)
        {
          const LodestarContribution *one = &g_array_index (mean, LodestarContribution, k);

          g_assert_cmpuint (one->points, ==, k == 0 ? 60 : 40);
          g_assert_cmpuint (one->mentee, ==, k == 0 ? 30 : 22);
          g_assert_true (one->is_known_to_mentee);
          g_assert_false (one->is_known_to_mentor);
          sum += one->score;
        }

      g_assert_cmpuint (sum, ==, target);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define TEST_UNITS(name, function)                                                                 \
  g_test_add ("/workspace/units/" name, TestUnits, NULL, test_units_set_up, function,              \
              test_units_tear_down)

  TEST_UNITS ("names-are-isolated", test_units_names_are_isolated);
  TEST_UNITS ("groups-have-a-size", test_units_groups_have_a_size);
  TEST_UNITS ("peers-meet-in-twos-or-circles", test_units_peers_meet_in_twos_or_circles);
  TEST_UNITS ("peers-are-one-pair-whoever-is-first",
              test_units_peers_are_one_pair_whoever_is_first);
  TEST_UNITS ("members-stand-behind-their-mentor", test_units_members_stand_behind_their_mentor);
  TEST_UNITS ("groups-forget-who-is-removed", test_units_groups_forget_who_is_removed);
  TEST_UNITS ("circles-forget-who-is-removed", test_units_circles_forget_who_is_removed);

  TEST_UNITS ("peers-are-matched-in-twos", test_units_peers_are_matched_in_twos);
  TEST_UNITS ("peers-with-a-partner-are-absent", test_units_peers_with_a_partner_are_absent);
  TEST_UNITS ("locked-peers-stay-together", test_units_locked_peers_stay_together);
  TEST_UNITS ("another-structure-is-not-published", test_units_another_structure_is_not_published);
  TEST_UNITS ("groups-become-one-relationship-each",
              test_units_groups_become_one_relationship_each);
  TEST_UNITS ("groups-are-matched", test_units_groups_are_matched);
  TEST_UNITS ("circles-are-matched", test_units_circles_are_matched);
  TEST_UNITS ("untrained-mentors-lead-no-group", test_units_untrained_mentors_lead_no_group);
  g_test_add_func ("/workspace/units/means-add-up", test_units_means_add_up);

#undef TEST_UNITS

  return g_test_run ();
}
