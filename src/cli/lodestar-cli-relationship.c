/* lodestar-cli-relationship.c - relationships on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-error.h"
#include "lodestar-figures.h"
#include "lodestar-goal-verbs.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What all subcommands share. */
typedef struct
{
  LodestarWorkspace *workspace;
  gint64             program_id;
  LodestarDate       today;
  char               today_iso[LODESTAR_DATE_ISO_SIZE];
  int                argc; /* the words after the subcommand … */
  char             **argv;
  int                minutes;
  int                rating;
  gboolean           is_json;
} LodestarCliRelationship;

typedef int (*LodestarCliRelationshipFunc) (LodestarCliRelationship *self, GError **error);

/* How a person is named: by number, else by e-mail, else by name. */
static const char *
lodestar_cli_relationship_get_key (const LodestarMember *member)
{
  return member->number[0] != '\0'  ? member->number
         : member->email[0] != '\0' ? member->email
                                    : member->name;
}

static void
lodestar_cli_relationship_add_members (JsonBuilder *builder, const LodestarRelationshipRow *row)
{
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "role", member->role);
      lodestar_cli_json_string (builder, "person", lodestar_cli_relationship_get_key (member));
      lodestar_cli_json_string (builder, "name", member->name);
      lodestar_cli_json_string (builder, "verdict",
                                member->verdict == LODESTAR_VERDICT_NONE
                                  ? NULL
                                  : lodestar_verdict_get_nick (member->verdict));
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_relationship_add_date (JsonBuilder *builder, const char *member, LodestarDate date)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  lodestar_cli_json_string (builder, member, lodestar_date_to_iso (date, iso));
}

static void
lodestar_cli_relationship_add_head (JsonBuilder                   *builder,
                                    const LodestarRelationshipRow *row,
                                    const LodestarAssessment      *assessment)
{
  const LodestarHealth *health = &assessment->health;

  lodestar_cli_json_int (builder, "id", row->id);
  lodestar_cli_json_string (builder, "state", lodestar_relationship_state_get_nick (row->state));
  lodestar_cli_relationship_add_members (builder, row);
  lodestar_cli_relationship_add_date (builder, "started", row->started_on);
  lodestar_cli_relationship_add_date (builder, "trial-ends", row->trial_ends_on);
  lodestar_cli_relationship_add_date (builder, "ended", row->ended_on);
  lodestar_cli_json_string (builder, "end-reason", row->end_reason[0] ? row->end_reason : NULL);

  if (row->score >= 0)
    lodestar_cli_json_int (builder, "score", row->score);
  else
    lodestar_cli_json_string (builder, "score", NULL);

  lodestar_cli_json_int (builder, "meetings-held", assessment->n_held);
  lodestar_cli_json_int (builder, "meetings-expected", assessment->n_expected);
  lodestar_cli_json_int (builder, "goals", assessment->n_goals);
  lodestar_cli_json_int (builder, "goals-on-track", assessment->n_goals_on_track);
  lodestar_cli_json_string (builder, "health", lodestar_health_level_get_nick (health->level));
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);

  for (guint i = 0; i < health->n_reasons; i++)
    {
      g_autofree char *text = lodestar_health_reason_dup_title (&health->reasons[i], row);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "rule",
                                lodestar_health_rule_get_nick (health->reasons[i].rule));
      lodestar_cli_json_boolean (builder, "risk", health->reasons[i].is_risk);
      lodestar_cli_json_int (builder, "days", health->reasons[i].days);
      lodestar_cli_json_string (builder, "text", text);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_relationship_add_rest (JsonBuilder *builder, const LodestarRelationshipRow *row)
{
  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "id", meeting->id);
      lodestar_cli_relationship_add_date (builder, "date", meeting->date);
      lodestar_cli_json_string (builder, "state", lodestar_meeting_state_get_nick (meeting->state));
      lodestar_cli_json_int (builder, "minutes", meeting->minutes);
      lodestar_cli_json_int (builder, "rating", meeting->rating);
      lodestar_cli_json_string (builder, "note", meeting->note[0] ? meeting->note : NULL);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "goal-list");
  json_builder_begin_array (builder);

  for (guint i = 0; i < row->goals->len; i++)
    {
      const LodestarGoal *goal = &g_array_index (row->goals, LodestarGoal, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "id", goal->id);
      lodestar_cli_json_string (builder, "text", goal->text);
      lodestar_cli_json_int (builder, "progress", goal->progress);
      lodestar_cli_relationship_add_date (builder, "due", goal->due_date);
      lodestar_cli_relationship_add_date (builder, "created", goal->created_on);
      lodestar_cli_relationship_add_date (builder, "touched", goal->touched_on);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);

  for (guint i = 0; i < row->notes->len; i++)
    {
      const LodestarNote *note = &g_array_index (row->notes, LodestarNote, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "id", note->id);
      lodestar_cli_json_string (builder, "at", note->written_at);
      lodestar_cli_json_string (builder, "text", note->text);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static int
lodestar_cli_relationship_list (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarCohort) cohort = lodestar_relationship_store_load_cohort (
    lodestar_workspace_get_db (self->workspace), self->program_id, error);
  g_autoptr (LodestarFigures) figures = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (cohort == NULL)
    return LODESTAR_CLI_FAILED;

  figures = lodestar_figures_compute (cohort, self->today);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "relationships");
  json_builder_begin_array (builder);

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);
      const LodestarAssessment      *assessment = lodestar_figures_lookup (figures, row->id);
      g_autofree char               *name = lodestar_relationship_row_dup_name (row);
      g_autofree char *summary = lodestar_health_dup_summary (&assessment->health, row);

      if (self->is_json)
        {
          json_builder_begin_object (builder);
          lodestar_cli_relationship_add_head (builder, row, assessment);
          json_builder_end_object (builder);
        }
      else
        {
          lodestar_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s", row->id,
                              lodestar_relationship_state_get_nick (row->state), name, summary);
        }
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (self->is_json)
    lodestar_cli_print_json (builder);

  return LODESTAR_CLI_DONE;
}

/* Reads the relationship that the first word names, where it is one of the program's. */
static LodestarRelationshipRow *
lodestar_cli_relationship_read (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  guint64 id;

  if (!g_ascii_string_to_unsigned (self->argv[0], 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("“%s” is not the number of a relationship"), self->argv[0]);
      return NULL;
    }

  row = lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace),
                                              (gint64) id, error);

  if (row != NULL && row->program_id != self->program_id)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("Relationship %s is not one of this program"), self->argv[0]);
      return NULL;
    }

  return g_steal_pointer (&row);
}

static void
lodestar_cli_relationship_print (const LodestarRelationshipRow *row,
                                 const LodestarAssessment      *assessment)
{
  g_autofree char *name = lodestar_relationship_row_dup_name (row);
  char             iso[LODESTAR_DATE_ISO_SIZE];

  lodestar_cli_print ("%s (%s, %s)", name, lodestar_relationship_state_get_nick (row->state),
                      lodestar_date_to_iso (row->started_on, iso));

  for (guint i = 0; i < assessment->health.n_reasons; i++)
    {
      const LodestarHealthReason *reason = &assessment->health.reasons[i];
      g_autofree char            *title = lodestar_health_reason_dup_title (reason, row);

      lodestar_cli_print ("  %s %s", reason->is_risk ? "!" : "+", title);
    }

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      lodestar_cli_print ("  %s  %s", lodestar_date_to_iso (meeting->date, iso),
                          lodestar_meeting_state_get_label (meeting->state));
    }

  for (guint i = 0; i < row->goals->len; i++)
    {
      const LodestarGoal *goal = &g_array_index (row->goals, LodestarGoal, i);

      lodestar_cli_print ("  %3d %%  %s", goal->progress, goal->text);
    }
}

static int
lodestar_cli_relationship_show (LodestarCliRelationship *self, GError **error)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (LodestarRelationshipRow) row = lodestar_cli_relationship_read (self, error);
  g_autoptr (LodestarCohort) cohort = NULL;
  LodestarAssessment assessment;

  if (row == NULL ||
      (cohort = lodestar_relationship_store_load_cohort (db, row->program_id, error)) == NULL)
    return LODESTAR_CLI_FAILED;

  lodestar_assessment_compute (row, cohort->cadence, cohort->end_date, self->today, &assessment);

  if (self->is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_relationship_add_head (builder, row, &assessment);
      lodestar_cli_relationship_add_rest (builder, row);
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    {
      lodestar_cli_relationship_print (row, &assessment);
    }

  return LODESTAR_CLI_DONE;
}

/* Runs a verb that gives a number or a word, and says it. */
static int
lodestar_cli_relationship_do (LodestarCliRelationship *self,
                              const LodestarVerb      *verb,
                              GVariant                *in,
                              const char              *member,
                              GError                 **error)
{
  g_autoptr (GVariant) out = NULL;
  g_autofree char *word = NULL;
  gint64           number = 0;

  if (!lodestar_workspace_do (self->workspace, verb, in, &out, error))
    return LODESTAR_CLI_FAILED;

  if (out == NULL)
    word = g_strdup ("ended");
  else if (g_variant_is_of_type (out, G_VARIANT_TYPE_INT64))
    number = g_variant_get_int64 (out);
  else
    word = g_variant_dup_string (out, NULL);

  if (self->is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);

      if (word != NULL)
        lodestar_cli_json_string (builder, member, word);
      else
        lodestar_cli_json_int (builder, member, number);

      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else if (word != NULL)
    lodestar_cli_print ("%s: %s", member, word);
  else
    lodestar_cli_print ("%s: %" G_GINT64_FORMAT, member, number);

  return LODESTAR_CLI_DONE;
}

static int
lodestar_cli_relationship_meeting (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  const char *date = self->argv[1], *state = self->argv[2];

  if (!g_str_equal (state, "held") && !g_str_equal (state, "missed") &&
      !g_str_equal (state, "planned"))
    return lodestar_cli_usage ("relationship", _ ("a meeting is held, missed or planned, not “%s”"),
                               state);

  if ((row = lodestar_cli_relationship_read (self, error)) == NULL)
    return LODESTAR_CLI_FAILED;

  if (g_str_equal (state, "planned"))
    return lodestar_cli_relationship_do (self, &lodestar_verb_meeting_plan,
                                         g_variant_new ("(xsis)", row->id, date, self->minutes, ""),
                                         "meeting", error);

  return lodestar_cli_relationship_do (self, &lodestar_verb_meeting_log,
                                       g_variant_new ("(xxssiiss)", row->id, (gint64) 0, date,
                                                      state, self->minutes, self->rating, "",
                                                      self->today_iso),
                                       "meeting", error);
}

static int
lodestar_cli_relationship_goal (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = lodestar_cli_relationship_read (self, error);

  if (row == NULL)
    return LODESTAR_CLI_FAILED;

  return lodestar_cli_relationship_do (
    self, &lodestar_verb_goal_add,
    g_variant_new ("(xsiss)", row->id, self->argv[1], 0, "", self->today_iso), "goal", error);
}

/* Finds the member by role or, where two have one role, by number or e-mail. */
static const LodestarMember *
lodestar_cli_relationship_find_member (const LodestarRelationshipRow *row,
                                       const char                    *word,
                                       GError                       **error)
{
  const LodestarMember *found = NULL;
  guint                 n_found = 0;

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if (g_str_equal (member->role, word) || g_str_equal (member->number, word) ||
          g_ascii_strcasecmp (member->email, word) == 0)
        {
          found = member;
          n_found++;
        }
    }

  if (n_found == 1)
    return found;

  if (n_found == 0)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                 _ ("Nobody in the relationship is “%s”"), word);
  else
    g_set_error (
      error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
      _ ("More than one in the relationship is “%s”; give a number or an e-mail address"), word);

  return NULL;
}

static int
lodestar_cli_relationship_verdict (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  const LodestarMember *member;
  LodestarVerdict       verdict;

  if (!lodestar_verdict_from_nick (self->argv[2], &verdict) || verdict == LODESTAR_VERDICT_NONE)
    return lodestar_cli_usage ("relationship", _ ("a verdict is good, undecided or poor, not “%s”"),
                               self->argv[2]);

  if ((row = lodestar_cli_relationship_read (self, error)) == NULL ||
      (member = lodestar_cli_relationship_find_member (row, self->argv[1], error)) == NULL)
    return LODESTAR_CLI_FAILED;

  return lodestar_cli_relationship_do (
    self, &lodestar_verb_relationship_set_verdict,
    g_variant_new ("(xxss)", row->id, member->participant_id, self->argv[2], self->today_iso),
    "state", error);
}

static int
lodestar_cli_relationship_end (LodestarCliRelationship *self, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = lodestar_cli_relationship_read (self, error);

  if (row == NULL)
    return LODESTAR_CLI_FAILED;

  return lodestar_cli_relationship_do (
    self, &lodestar_verb_relationship_end,
    g_variant_new ("(xss)", row->id, self->today_iso, self->argv[1]), "state", error);
}

/**
 * lodestar_cli_relationship:
 *
 * `lodestarctl relationship WORKSPACE PROGRAM list | show ID | meeting ID DATE
 * held|missed|planned [--minutes N] [--rating N] | goal ID TEXT | verdict ID
 * ROLE good|undecided|poor | end ID REASON [--json]`: shows relationships and
 * writes down what happened in them.
 */
int
lodestar_cli_relationship (int argc, char **argv)
{
  static const struct
  {
    const char                 *name;
    int                         n_words;
    LodestarCliRelationshipFunc func;
  } commands[] = {
    { "list", 0, lodestar_cli_relationship_list },
    { "show", 1, lodestar_cli_relationship_show },
    { "meeting", 3, lodestar_cli_relationship_meeting },
    { "goal", 2, lodestar_cli_relationship_goal },
    { "verdict", 3, lodestar_cli_relationship_verdict },
    { "end", 2, lodestar_cli_relationship_end },
  };
  g_autoptr (LodestarWorkspace) workspace = NULL;
  LodestarCliRelationship self = { 0 };
  GError                 *error = NULL;
  const GOptionEntry      entries[] = {
    { "minutes", 0, 0, G_OPTION_ARG_INT, &self.minutes, N_ ("How long the meeting lasted"), "N" },
    { "rating", 0, 0, G_OPTION_ARG_INT, &self.rating, N_ ("How good it was, 1 to 5"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!lodestar_cli_parse (&argc, &argv, entries, 3, 6, &status))
    return status;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (argv[3], commands[i].name))
        continue;

      if (argc - 4 != commands[i].n_words)
        return lodestar_cli_usage ("relationship", _ ("wrong number of words after “%s”"), argv[3]);

      if (!g_str_equal (argv[3], "meeting") && (self.minutes != 0 || self.rating != 0))
        return lodestar_cli_usage ("relationship", "%s",
                                   _ ("--minutes and --rating go with a meeting"));

      if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
          !lodestar_cli_find_program (workspace, argv[2], &self.program_id, &error))
        return lodestar_cli_fail (error);

      self.workspace = workspace;
      self.today = lodestar_date_today ();
      lodestar_date_to_iso (self.today, self.today_iso);
      self.argc = argc - 4;
      self.argv = argv + 4;
      status = commands[i].func (&self, &error);

      return error != NULL ? lodestar_cli_fail (error) : status;
    }

  return lodestar_cli_usage ("relationship", _ ("there is no “%s”"), argv[3]);
}

/**
 * lodestar_cli_publish:
 *
 * `lodestarctl publish WORKSPACE PROGRAM PROPOSAL [--json]`: makes
 * relationships of a proposal, which is named by its name or number.
 */
int
lodestar_cli_publish (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (GVariant) out = NULL;
  gboolean           is_json = FALSE;
  gint64             program_id, proposal_id;
  char               today[LODESTAR_DATE_ISO_SIZE];
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 3, 3, &status))
    return status;

  lodestar_date_to_iso (lodestar_date_today (), today);

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error) ||
      (proposal_id = lodestar_proposal_store_find (lodestar_workspace_get_db (workspace),
                                                   program_id, argv[3], &error)) == 0 ||
      !lodestar_workspace_do (workspace, &lodestar_verb_proposal_publish,
                              g_variant_new ("(xs)", proposal_id, today), &out, &error))
    return lodestar_cli_fail (error);

  if (is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "proposal", proposal_id);
      lodestar_cli_json_int (builder, "relationships", g_variant_get_uint32 (out));
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    {
      guint n = g_variant_get_uint32 (out);

      lodestar_cli_print (g_dngettext (GETTEXT_PACKAGE, "Published: %u relationship in trial",
                                       "Published: %u relationships in trial", n),
                          n);
    }

  return LODESTAR_CLI_DONE;
}
