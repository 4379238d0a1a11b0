/* lodestar-cli-program.c - programs: list, add, show, remove
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static void
lodestar_cli_program_json_date (JsonBuilder *builder, const char *member, LodestarDate date)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  lodestar_cli_json_string (builder, member,
                            date != LODESTAR_DATE_NONE ? lodestar_date_to_iso (date, iso) : NULL);
}

static int
lodestar_cli_program_list (LodestarWorkspace *workspace, gboolean is_json)
{
  g_autoptr (GPtrArray) programs = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GError *error = NULL;

  if (!(programs = lodestar_program_store_list (lodestar_workspace_get_db (workspace),
                                                lodestar_workspace_get_map (workspace), &error)))
    return lodestar_cli_fail (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "programs");
  json_builder_begin_array (builder);

  for (guint i = 0; i < programs->len; i++)
    {
      LodestarProgram *program = g_ptr_array_index (programs, i);
      gint64           id = lodestar_record_get_id (LODESTAR_RECORD (program));
      const char *state = lodestar_program_state_get_nick (lodestar_program_get_state (program));

      if (is_json)
        {
          json_builder_begin_object (builder);
          lodestar_cli_json_int (builder, "id", id);
          lodestar_cli_json_string (builder, "name", lodestar_program_get_name (program));
          lodestar_cli_json_string (builder, "state", state);
          json_builder_end_object (builder);
        }
      else
        lodestar_cli_print ("%" PRId64 "\t%s\t%s", id,
                            lodestar_program_state_get_label (lodestar_program_get_state (program)),
                            lodestar_program_get_name (program));
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (is_json)
    lodestar_cli_print_json (builder);

  return LODESTAR_CLI_DONE;
}

static int
lodestar_cli_program_add (LodestarWorkspace *workspace, const char *path, gboolean is_json)
{
  g_autoptr (LodestarDesign) design = NULL;
  g_autoptr (GVariant) out = NULL;
  GError *error = NULL;

  if (!(design = lodestar_design_read_file (path, lodestar_date_today (), &error)) ||
      !lodestar_workspace_do (workspace, &lodestar_verb_program_add,
                              lodestar_program_pack_design (design), &out, &error))
    return lodestar_cli_fail (error);

  if (is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "id", g_variant_get_int64 (out));
      lodestar_cli_json_string (builder, "name", design->name);
      lodestar_cli_json_string (builder, "state",
                                lodestar_program_state_get_nick (LODESTAR_PROGRAM_DRAFT));
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    lodestar_cli_print (_ ("Added “%s” (%" PRId64 ")"), design->name, g_variant_get_int64 (out));

  return LODESTAR_CLI_DONE;
}

static void
lodestar_cli_program_show_json (LodestarProgram *program,
                                GPtrArray       *phases,
                                GPtrArray       *events,
                                GPtrArray       *goals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  LodestarDate start = lodestar_program_get_start (program);

  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "id", lodestar_record_get_id (LODESTAR_RECORD (program)));
  lodestar_cli_json_string (builder, "name", lodestar_program_get_name (program));
  lodestar_cli_json_string (builder, "state",
                            lodestar_program_state_get_nick (lodestar_program_get_state (program)));
  lodestar_cli_json_string (builder, "structure",
                            lodestar_structure_get_nick (lodestar_program_get_structure (program)));
  lodestar_cli_json_string (builder, "purpose", lodestar_program_get_purpose (program));
  lodestar_cli_json_string (builder, "contact", lodestar_program_get_contact (program));
  lodestar_cli_program_json_date (builder, "start", start);
  lodestar_cli_program_json_date (builder, "end", lodestar_program_get_end (program));
  lodestar_cli_json_int (builder, "duration-months", lodestar_program_get_duration (program));
  lodestar_cli_json_string (builder, "cadence",
                            lodestar_cadence_get_nick (lodestar_program_get_cadence (program)));
  lodestar_cli_json_int (builder, "meeting-minutes",
                         lodestar_program_get_meeting_minutes (program));
  lodestar_cli_json_int (builder, "trial-days", lodestar_program_get_trial_days (program));
  lodestar_cli_json_int (builder, "minimum-score", lodestar_program_get_minimum_score (program));

  json_builder_set_member_name (builder, "phases");
  json_builder_begin_array (builder);

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "name", phase->name);
      lodestar_cli_json_string (builder, "kind", lodestar_phase_kind_get_nick (phase->kind));
      lodestar_cli_json_int (builder, "first-month", phase->first_month);
      lodestar_cli_json_int (builder, "last-month", phase->last_month);
      lodestar_cli_program_json_date (builder, "start",
                                      lodestar_program_month_start (start, phase->first_month));
      lodestar_cli_program_json_date (builder, "end",
                                      lodestar_program_month_end (start, phase->last_month));
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);

  for (guint i = 0; i < events->len; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "name", event->name);
      lodestar_cli_json_string (builder, "kind", event->is_milestone ? "milestone" : "event");
      lodestar_cli_program_json_date (builder, "date", event->date);
      lodestar_cli_json_string (builder, "note", event->note);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "goals");
  json_builder_begin_array (builder);

  for (guint i = 0; i < goals->len; i++)
    {
      const LodestarProgramGoal *goal = g_ptr_array_index (goals, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "specific", goal->text);
      lodestar_cli_json_string (builder, "metric", goal->metric);
      lodestar_cli_json_string (builder, "baseline", goal->baseline);
      lodestar_cli_json_string (builder, "target", goal->target);
      lodestar_cli_json_string (builder, "relevance", goal->relevance);
      lodestar_cli_program_json_date (builder, "due", goal->due);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static void
lodestar_cli_program_show_text (LodestarProgram *program, GPtrArray *phases, GPtrArray *events)
{
  LodestarDate     start = lodestar_program_get_start (program);
  g_autofree char *state = lodestar_program_dup_state_line (program, lodestar_date_today ());
  g_autofree char *first = lodestar_date_format (start);
  g_autofree char *last = lodestar_date_format (lodestar_program_get_end (program));

  lodestar_cli_print ("%s (%" PRId64 ")", lodestar_program_get_name (program),
                      lodestar_record_get_id (LODESTAR_RECORD (program)));
  lodestar_cli_print ("%s", state);
  lodestar_cli_print ("%s – %s",
                      lodestar_structure_get_label (lodestar_program_get_structure (program)),
                      lodestar_structure_get_shape (lodestar_program_get_structure (program)));
  lodestar_cli_print (_ ("%s to %s, %d months"), first, last,
                      lodestar_program_get_duration (program));
  lodestar_cli_print (_ ("Meetings: %s, %d minutes"),
                      lodestar_cadence_get_label (lodestar_program_get_cadence (program)),
                      lodestar_program_get_meeting_minutes (program));

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char     *begin =
        lodestar_date_format (lodestar_program_month_start (start, phase->first_month));
      g_autofree char *end =
        lodestar_date_format (lodestar_program_month_end (start, phase->last_month));

      lodestar_cli_print (_ ("%s: %s to %s"), phase->name, begin, end);
    }

  for (guint i = 0; i < events->len; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);
      g_autofree char     *date = lodestar_date_format (event->date);

      lodestar_cli_print ("  %s: %s", date, event->name);
    }
}

static int
lodestar_cli_program_show (LodestarWorkspace *workspace, const char *name, gboolean is_json)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  GError *error = NULL;
  gint64  id;

  if (!lodestar_cli_find_program (workspace, name, &id, &error) ||
      !(program =
          lodestar_program_store_load (db, lodestar_workspace_get_map (workspace), id, &error)) ||
      !(phases = lodestar_program_store_list_phases (db, id, &error)) ||
      !(events = lodestar_program_store_list_events (db, id, &error)) ||
      !(goals = lodestar_program_store_list_goals (db, id, &error)))
    return lodestar_cli_fail (error);

  if (is_json)
    lodestar_cli_program_show_json (program, phases, events, goals);
  else
    lodestar_cli_program_show_text (program, phases, events);

  return LODESTAR_CLI_DONE;
}

static int
lodestar_cli_program_remove (LodestarWorkspace *workspace, const char *name)
{
  GError *error = NULL;
  gint64  id;

  if (!lodestar_cli_find_program (workspace, name, &id, &error) ||
      !lodestar_workspace_do (workspace, &lodestar_verb_program_remove, g_variant_new ("(x)", id),
                              NULL, &error))
    return lodestar_cli_fail (error);

  return LODESTAR_CLI_DONE;
}

/**
 * lodestar_cli_program:
 *
 * `lodestarctl program WORKSPACE list | add DESIGN.json | show PROGRAM |
 * remove PROGRAM [--json]`.
 */
int
lodestar_cli_program (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  gboolean           is_json = FALSE;
  GError            *error = NULL;
  int                status;
  const char        *verb;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 3, &status))
    return status;

  verb = argv[2];

  if (strcmp (verb, "list") == 0)
    {
      if (argc != 3)
        return lodestar_cli_usage (argv[0], _ ("“%s” is one word too many"), argv[3]);
    }
  else if (strcmp (verb, "add") == 0 || strcmp (verb, "show") == 0 || strcmp (verb, "remove") == 0)
    {
      if (argc != 4)
        return lodestar_cli_usage (argv[0], "%s", _ ("a word is missing"));
    }
  else
    return lodestar_cli_usage (argv[0], _ ("“%s” is none of list, add, show, remove"), verb);

  if (!(workspace = lodestar_cli_open (argv[1], &error)))
    return lodestar_cli_fail (error);

  if (strcmp (verb, "list") == 0)
    return lodestar_cli_program_list (workspace, is_json);
  if (strcmp (verb, "add") == 0)
    return lodestar_cli_program_add (workspace, argv[3], is_json);
  if (strcmp (verb, "show") == 0)
    return lodestar_cli_program_show (workspace, argv[3], is_json);

  return lodestar_cli_program_remove (workspace, argv[3]);
}
