/* test-property.c - whatever is done to a workspace, it keeps its own rules and can be taken back
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bulk-verbs.h"
#include "lodestar-check.h"
#include "lodestar-enroll-verbs.h"
#include "lodestar-error.h"
#include "lodestar-example.h"
#include "lodestar-goal-verbs.h"
#include "lodestar-match.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-person-verbs.h"
#include "lodestar-program-verbs.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-store-error.h"
#include "lodestar-unit-verbs.h"
#include "test-workspace.h"

#include <stdio.h>
#include <string.h>

/* A verb, and for each value that it takes, in order, where that value is drawn from: a table (an
 * identity of it), "day", "moment", "text", "bool", "number:LEAST:MOST", "dict:NAME" or words
 * "=a|b|c". Sometimes something else is drawn, which no verb may mind. */
typedef struct
{
  const LodestarVerb *verb;
  const char         *recipe;
  gboolean            is_design; /* of a program */
} TestPropertyMove;

#define TEST_PROPERTY_ROLES "=mentor|mentee|peer|facilitator"
#define TEST_PROPERTY_PHASES "=launch|development|completion|other"

static const TestPropertyMove test_property_moves[] = {
  { &lodestar_verb_program_add,
    "text text =one-to-one|group|peer|reverse day number:1:20 =monthly|weekly number:5:90 "
    "number:0:90 number:0:100 text " TEST_PROPERTY_PHASES " number:1:6 number:1:12 text bool "
    "number:1:12 number:1:28 text =skills|wishes number:0:100 bool text =same-team|level-gap bool "
    "text text text text text text day =best|fair|stable =mentee|mentor number:2:6 number:4:20 "
    "bool "
    "bool number:3:6 number:5:12",
    TRUE },
  { &lodestar_verb_program_set, "program dict:program", TRUE },
  { &lodestar_verb_program_set_state, "program =draft|matching|running|completed|archived day",
    TRUE },
  { &lodestar_verb_program_remove, "program", FALSE },
  { &lodestar_verb_phase_add, "program " TEST_PROPERTY_PHASES " text number:1:14 number:1:14",
    TRUE },
  { &lodestar_verb_phase_set, "phase dict:phase", TRUE },
  { &lodestar_verb_phase_set, "phase dict:phase", TRUE },
  { &lodestar_verb_phase_remove, "phase", TRUE },
  { &lodestar_verb_event_add, "program bool text day text", TRUE },
  { &lodestar_verb_event_set, "event dict:event", TRUE },
  { &lodestar_verb_event_remove, "event", TRUE },
  { &lodestar_verb_program_goal_add, "program dict:program-goal", TRUE },
  { &lodestar_verb_program_goal_set, "program_goal dict:program-goal", TRUE },
  { &lodestar_verb_program_goal_remove, "program_goal", TRUE },
  { &lodestar_verb_criterion_set,
    "program =skills|wishes|level-gap|times number:0:100 bool =|0|2|many", TRUE },
  { &lodestar_verb_rule_set, "program =same-team|level-gap|time-zone-distance bool =|1|1-4|far",
    TRUE },
  { &lodestar_verb_minimum_score_set, "program number:0:100", TRUE },
  { &lodestar_verb_objective_set, "program =best|fair|stable =mentee|mentor", TRUE },
  { &lodestar_verb_groups_set, "program number:2:6 number:4:20 bool", TRUE },
  { &lodestar_verb_circles_set, "program bool number:3:6 number:5:12", TRUE },
  { &lodestar_verb_pair_constrain, "participant participant =lock|ban|", FALSE },
  { &lodestar_verb_proposal_rename, "proposal text", FALSE },
  { &lodestar_verb_proposal_remove, "proposal", FALSE },
  { &lodestar_verb_proposal_publish, "proposal day", FALSE },
  { &lodestar_verb_relationship_set_verdict, "relationship participant =good|undecided|poor| day",
    FALSE },
  { &lodestar_verb_relationship_set_verdicts, "relationship participant =good|undecided|poor| day",
    FALSE },
  { &lodestar_verb_relationship_keep, "relationship", FALSE },
  { &lodestar_verb_relationship_pause, "relationship day", FALSE },
  { &lodestar_verb_relationship_resume, "relationship day", FALSE },
  { &lodestar_verb_relationship_complete, "relationship day", FALSE },
  { &lodestar_verb_relationship_end, "relationship day text", FALSE },
  { &lodestar_verb_meeting_plan, "relationship day number:0:90 text", FALSE },
  { &lodestar_verb_meeting_plan_series, "relationship day day", FALSE },
  { &lodestar_verb_meeting_log,
    "relationship meeting day =held|missed|planned|cancelled number:0:90 number:0:5 text today",
    FALSE },
  { &lodestar_verb_meeting_log, "relationship =0 day =held|missed number:0:90 =0 text today",
    FALSE },
  { &lodestar_verb_meeting_log_many,
    "relationship =0 day =held|missed number:0:90 number:0:5 today", FALSE },
  { &lodestar_verb_meeting_edit, "meeting dict:meeting today", FALSE },
  { &lodestar_verb_meeting_remove, "meeting", FALSE },
  { &lodestar_verb_goal_add, "relationship text number:0:100 day today", FALSE },
  { &lodestar_verb_goal_edit, "goal dict:goal day", FALSE },
  { &lodestar_verb_goal_remove, "goal", FALSE },
  { &lodestar_verb_note_add, "relationship moment text", FALSE },
  { &lodestar_verb_note_remove, "note", FALSE },
  { &lodestar_verb_participant_enroll,
    "program person " TEST_PROPERTY_ROLES " number:0:1 number:1:3 day", FALSE },
  { &lodestar_verb_enroll_query,
    "program " TEST_PROPERTY_ROLES " number:0:1 number:1:3 day dict:person-query", FALSE },
  { &lodestar_verb_participant_set, "participant dict:participant", FALSE },
  { &lodestar_verb_participant_set_many, "participant dict:participant", FALSE },
  { &lodestar_verb_participant_remove_many, "participant", FALSE },
  { &lodestar_verb_relationship_pause_many, "relationship day", FALSE },
  { &lodestar_verb_relationship_complete_many, "relationship day", FALSE },
  { &lodestar_verb_participant_set_terms,
    "participant =offered|wanted|development|interest|language text", FALSE },
  { &lodestar_verb_participant_set_wishes, "participant person =wish|not-with", FALSE },
  { &lodestar_verb_participant_remove, "participant", FALSE },
  { &lodestar_verb_person_add, "dict:person", FALSE },
  { &lodestar_verb_person_set, "person dict:person", FALSE },
  { &lodestar_verb_person_set_terms, "person =skill|development|interest|language text", FALSE },
  { &lodestar_verb_person_merge, "person person dict:person", FALSE },
  { &lodestar_verb_person_remove, "person", FALSE },
  { &lodestar_verb_level_add, "text", FALSE },
  { &lodestar_verb_level_set_order, "level", FALSE },
  { &lodestar_verb_level_remove_unused, "", FALSE },
};

/* What may stand in a dictionary: the key, the type of its value, and where it is drawn from. */
static const struct
{
  const char *name;
  const char *key;
  const char *type;
  const char *recipe;
} test_property_keys[] = {
  { "program", "name", "s", "text" },
  { "program", "purpose", "s", "text" },
  { "program", "contact", "s", "text" },
  { "program", "structure", "s", "=one-to-one|group|peer|reverse" },
  { "program", "start", "s", "day" },
  { "program", "cadence", "s", "=weekly|fortnightly|monthly|quarterly" },
  { "program", "duration-months", "i", "number:1:24" },
  { "program", "meeting-minutes", "i", "number:5:120" },
  { "program", "trial-days", "i", "number:0:365" },
  { "program", "minimum-score", "i", "number:0:100" },
  { "phase", "name", "s", "text" },
  { "phase", "first-month", "i", "number:1:14" },
  { "phase", "last-month", "i", "number:1:14" },
  { "event", "name", "s", "text" },
  { "event", "note", "s", "text" },
  { "event", "date", "s", "day" },
  { "event", "is-milestone", "b", "bool" },
  { "program-goal", "text", "s", "text" },
  { "program-goal", "metric", "s", "text" },
  { "program-goal", "due", "s", "day" },
  { "meeting", "date", "s", "day" },
  { "meeting", "state", "s", "=planned|held|missed|cancelled" },
  { "meeting", "minutes", "i", "number:0:90" },
  { "meeting", "rating", "i", "number:0:5" },
  { "meeting", "note", "s", "text" },
  { "goal", "text", "s", "text" },
  { "goal", "progress", "i", "number:0:100" },
  { "goal", "due", "s", "day" },
  { "participant", "state", "s", "=invited|accepted|declined|withdrawn|completed" },
  { "participant", "capacity-min", "i", "number:0:2" },
  { "participant", "capacity-max", "i", "number:0:3" },
  { "participant", "format", "s", "=|in-person|remote|either" },
  { "participant", "times", "i", "number:-1:30" },
  { "participant", "career-goal", "s", "text" },
  { "participant", "trained-on", "s", "day" },
  { "participant", "enrolled-on", "s", "day" },
  { "person", "name", "s", "text" },
  { "person", "given-name", "s", "text" },
  { "person", "family-name", "s", "text" },
  { "person", "number", "s", "text" },
  { "person", "email", "s", "=a@example.org|b@example.org|no address|" },
  { "person", "department", "s", "text" },
  { "person", "location", "s", "text" },
  { "person", "level", "s", "text" },
  { "person", "hire-date", "s", "day" },
  { "person", "state", "s", "=active|leave|left" },
  { "person", "level-id", "x", "level" },
  { "person", "manager-id", "x", "person" },
  { "person-query", "department", "s", "text" },
  { "person-query", "search", "s", "text" },
};

static const char *const test_property_texts[] = {
  "",       "   ",     "Bridge",          "Anna",  "Zoë \u0301", "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8",
  "Senior", "Pricing", "'; DROP TABLE x", "2nd\n", "ANNA",       "Chess",
};

typedef struct
{
  LodestarWorkspace *workspace;
  LodestarDb        *db;
  GRand             *rand;
  guint              n_done;
  guint              n_refused;
} TestProperty;

static gint64
test_property_count (TestProperty *self, const char *sql)
{
  GError *error = NULL;
  gint64  n = 0;

  lodestar_db_get_int64 (self->db, &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

static gboolean
test_property_is_odd (TestProperty *self)
{
  return g_rand_int_range (self->rand, 0, 20) == 0;
}

static gint64
test_property_draw_id (TestProperty *self, const char *table)
{
  static const gint64 odd[] = { 999999, G_MAXINT64 }; /* an identity is positive by contract */
  g_autofree char    *sql = NULL;
  gint64              n;

  if (table[0] == '=')
    return g_ascii_strtoll (table + 1, NULL, 10);

  if (test_property_is_odd (self))
    return odd[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (odd))];

  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  n = test_property_count (self, sql);

  if (n == 0)
    return 1;

  g_free (sql);
  sql = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id LIMIT 1 OFFSET %d", table,
                         g_rand_int_range (self->rand, 0, (gint32) n));

  return test_property_count (self, sql);
}

static char *
test_property_draw_text (TestProperty *self, const char *recipe)
{
  static const char *const odd[] = { "", "nonsense", "2026-02-30", "0001-01-01", "9999-12-31" };
  char                     iso[LODESTAR_DATE_ISO_SIZE];

  if (test_property_is_odd (self))
    return g_strdup (odd[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (odd))]);

  if (recipe[0] == '=')
    {
      g_auto (GStrv) words = g_strsplit (recipe + 1, "|", -1);

      return g_strdup (words[g_rand_int_range (self->rand, 0, (gint32) g_strv_length (words))]);
    }

  if (strcmp (recipe, "today") == 0)
    return g_strdup ("2026-06-09");
  if (strcmp (recipe, "moment") == 0)
    return g_strdup ("2026-06-09T10:00:00Z");
  if (strcmp (recipe, "day") == 0)
    return g_strdup (lodestar_date_to_iso (
      lodestar_date_from_iso ("2026-06-09") + g_rand_int_range (self->rand, -400, 200), iso));

  return g_strdup (
    test_property_texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (test_property_texts))]);
}

static int
test_property_draw_number (TestProperty *self, const char *recipe)
{
  static const int odd[] = { -1, 0, 101, 1441, G_MAXINT, G_MININT };
  int              least = 0, most = 0;

  if (test_property_is_odd (self))
    return odd[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (odd))];

  if (recipe[0] == '=')
    return atoi (recipe + 1);

  g_assert_cmpint (sscanf (recipe, "number:%d:%d", &least, &most), ==, 2);

  return g_rand_int_range (self->rand, least, most + 1);
}

static GVariant *test_property_draw (TestProperty       *self,
                                     const GVariantType *type,
                                     char              **recipes,
                                     guint              *nth);

static GVariant *
test_property_draw_dict (TestProperty *self, const char *name)
{
  GVariantDict dict;
  guint        n = 0;

  g_variant_dict_init (&dict, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (test_property_keys); i++)
    {
      char *recipes[] = { (char *) test_property_keys[i].recipe, NULL };
      guint nth = 0;

      if (strcmp (test_property_keys[i].name, name) == 0 &&
          (g_rand_int_range (self->rand, 0, 3) == 0 || (n == 0 && i % 3 == 0)))
        {
          g_variant_dict_insert_value (
            &dict, test_property_keys[i].key,
            test_property_draw (self, (const GVariantType *) test_property_keys[i].type, recipes,
                                &nth));
          n++;
        }
    }

  if (test_property_is_odd (self))
    g_variant_dict_insert (&dict, "nonsense", "s", "nonsense");

  return g_variant_dict_end (&dict);
}

/* Draws a value of @type, whose leaves are drawn as the recipes say. */
static GVariant *
test_property_draw (TestProperty *self, const GVariantType *type, char **recipes, guint *nth)
{
  const GVariantType *item;
  GVariantBuilder     builder;

  if (g_variant_type_equal (type, G_VARIANT_TYPE_VARDICT))
    {
      g_assert_true (g_str_has_prefix (recipes[*nth], "dict:"));
      return test_property_draw_dict (self, recipes[(*nth)++] + strlen ("dict:"));
    }

  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (test_property_draw_id (self, recipes[(*nth)++]));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT32))
    return g_variant_new_int32 (test_property_draw_number (self, recipes[(*nth)++]));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return g_variant_new_take_string (test_property_draw_text (self, recipes[(*nth)++]));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    {
      (*nth)++;
      return g_variant_new_boolean (g_rand_boolean (self->rand));
    }

  g_variant_builder_init (&builder, type);

  if (g_variant_type_is_array (type))
    {
      guint first = *nth, n = (guint) g_rand_int_range (self->rand, 0, 4);

      /* drawn once more than wanted, so that an empty one passes over its recipes, too */
      for (guint i = 0; i <= n; i++)
        {
          g_autoptr (GVariant) value = NULL;

          *nth = first;
          value = g_variant_ref_sink (
            test_property_draw (self, g_variant_type_element (type), recipes, nth));

          if (i > 0)
            g_variant_builder_add_value (&builder, value);
        }
    }
  else
    {
      g_assert_true (g_variant_type_is_tuple (type));

      for (item = g_variant_type_first (type); item != NULL; item = g_variant_type_next (item))
        g_variant_builder_add_value (&builder, test_property_draw (self, item, recipes, nth));
    }

  return g_variant_builder_end (&builder);
}

/* Whatever is wrong, a user can read what. */
static void
test_property_assert_refused (const TestPropertyMove *move, GVariant *in, const GError *error)
{
  g_autofree char *text = g_variant_print (in, FALSE);

  if ((error->domain != LODESTAR_ERROR && error->domain != LODESTAR_STORE_ERROR) ||
      strstr (error->message, "constraint") != NULL || strstr (error->message, "SQL") != NULL)
    g_error ("%s %s is refused with “%s”", move->verb->name, text, error->message);
}

static void
test_property_move (TestProperty *self, gboolean is_design)
{
  const TestPropertyMove *move;
  g_auto (GStrv) recipes = NULL;
  g_autoptr (GVariant) in = NULL;
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GError) error = NULL;
  guint nth = 0;

  do
    move =
      &test_property_moves[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (test_property_moves))];
  while (is_design && !move->is_design);

  /* removing a whole program takes away too much to do it often */
  if (move->verb == &lodestar_verb_program_remove && g_rand_int_range (self->rand, 0, 8) > 0)
    return;

  recipes = g_strsplit (move->recipe, " ", -1);
  in = g_variant_ref_sink (
    test_property_draw (self, (const GVariantType *) move->verb->signature, recipes, &nth));
  g_assert_cmpuint (nth, ==, *move->recipe != '\0' ? g_strv_length (recipes) : 0);

  if (lodestar_workspace_do (self->workspace, move->verb, in, &out, &error))
    {
      self->n_done++;
      g_test_message ("%s", move->verb->name);
    }
  else
    {
      self->n_refused++;
      test_property_assert_refused (move, in, error);
    }

  if (g_getenv ("LODESTAR_TEST_VERBOSE") != NULL)
    {
      g_autofree char *text = g_variant_print (in, FALSE);

      g_printerr ("%s %s: %s\n", move->verb->name, text, error != NULL ? error->message : "done");
    }
}

static void
test_property_assert_whole (TestProperty *self, guint32 seed, guint burst)
{
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  findings = lodestar_check_run (self->db, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < findings->len; i++)
    {
      const LodestarFinding *finding = g_ptr_array_index (findings, i);

      g_error ("Seed %u, burst %u: %s (%s %" G_GINT64_FORMAT ")", seed, burst, finding->message,
               finding->table, finding->id);
    }
}

static gint64
test_property_count_steps (TestProperty *self)
{
  return test_property_count (self, "SELECT count(*) FROM undo_step WHERE is_undone = 0");
}

/* Back to where it began, and forth to where it ended. */
static void
test_property_assert_undoable (TestProperty *self, const char *before, gint64 n_before)
{
  g_autofree char *after = test_workspace_dump (self->db);
  g_autofree char *undone = NULL, *redone = NULL;
  gint64           n = test_property_count_steps (self) - n_before;
  GError          *error = NULL;

  for (gint64 i = 0; i < n; i++)
    {
      lodestar_workspace_undo (self->workspace, NULL, &error);
      g_assert_no_error (error);
    }

  undone = test_workspace_dump (self->db);
  g_assert_true (strcmp (undone, before) == 0);

  for (gint64 i = 0; i < n; i++)
    {
      lodestar_workspace_redo (self->workspace, NULL, &error);
      g_assert_no_error (error);
    }

  redone = test_workspace_dump (self->db);
  g_assert_true (strcmp (redone, after) == 0);
}

static void
test_property_run (guint32 seed, gboolean is_design, guint n_bursts, guint n_moves)
{
  TestProperty     self = { 0 };
  GError          *error = NULL;
  g_autofree char *before = NULL;
  gint64           n_before;

  test_workspace_set_today ("2026-06-09");
  self.workspace = test_workspace_new ();
  self.db = lodestar_workspace_get_db (self.workspace);
  self.rand = g_rand_new_with_seed (seed);
  lodestar_example_create (self.workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  before = test_workspace_dump (self.db);
  n_before = test_property_count_steps (&self);

  for (guint burst = 0; burst < n_bursts; burst++)
    {
      for (guint i = 0; i < n_moves; i++)
        test_property_move (&self, is_design);

      test_property_assert_whole (&self, seed, burst);
    }

  test_property_assert_undoable (&self, before, n_before);
  test_property_assert_whole (&self, seed, n_bursts);
  g_test_message ("%u done, %u refused", self.n_done, self.n_refused);
  g_assert_cmpuint (self.n_done * 10, >, self.n_refused); /* it is not all nonsense */
  g_rand_free (self.rand);
  test_workspace_free (self.workspace);
}

static guint32
test_property_get_seed (guint32 seed)
{
  const char *wanted = g_getenv ("LODESTAR_TEST_SEED");

  return wanted != NULL ? (guint32) g_ascii_strtoull (wanted, NULL, 10) + seed : seed;
}

static void
test_property_designs_keep_the_rules (void)
{
  test_property_run (test_property_get_seed (1), TRUE, 30, 20);
}

static void
test_property_all_verbs_keep_the_rules (void)
{
  for (guint32 seed = 2; seed <= 3; seed++)
    test_property_run (test_property_get_seed (seed), FALSE, 30, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/workspace/property/designs-keep-the-rules",
                   test_property_designs_keep_the_rules);
  g_test_add_func ("/workspace/property/all-verbs-keep-the-rules",
                   test_property_all_verbs_keep_the_rules);

  return g_test_run ();
}
