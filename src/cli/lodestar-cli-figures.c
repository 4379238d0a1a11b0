/* lodestar-cli-figures.c - the figures of a program on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-figures.h"
#include "lodestar-overdue.h"
#include "lodestar-relationship-store.h"

#include <glib/gi18n-lib.h>

static void
lodestar_cli_figures_add_ids (JsonBuilder *builder, const char *member, GArray *ids)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);

  for (guint i = 0; i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));

  json_builder_end_array (builder);
}

static void
lodestar_cli_figures_add_figure (JsonBuilder           *builder,
                                 const LodestarFigures *figures,
                                 LodestarFigureKind     kind)
{
  const LodestarFigure *figure = &figures->figures[kind];
  int                   percent = lodestar_figure_get_percent (figure);

  json_builder_set_member_name (builder, lodestar_figure_kind_get_nick (kind));
  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "numerator", figure->numerator);
  lodestar_cli_json_int (builder, "denominator", figure->denominator);

  if (percent >= 0)
    lodestar_cli_json_int (builder, "percent", percent);
  else
    lodestar_cli_json_string (builder, "percent", NULL);

  lodestar_cli_json_string (builder, "counts", lodestar_figure_kind_get_description (kind));
  lodestar_cli_figures_add_ids (builder, "ids", figure->ids);
  lodestar_cli_figures_add_ids (builder, "other-ids", figure->other_ids);
  json_builder_end_object (builder);
}

static void
lodestar_cli_figures_add_months (JsonBuilder *builder, const LodestarFigures *figures)
{
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);

  for (guint i = 0; i < figures->months->len; i++)
    {
      const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, i);
      g_autofree char     *name = g_strdup_printf ("%04d-%02d", month->year, month->month);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "month", name);
      lodestar_cli_json_int (builder, "expected", month->n_expected);
      lodestar_cli_json_int (builder, "held", month->n_held);
      lodestar_cli_json_int (builder, "missed", month->n_missed);
      lodestar_cli_json_int (builder, "met", month->n_met);
      lodestar_cli_json_int (builder, "running", month->n_running);
      lodestar_cli_json_int (builder, "matched", month->n_matched);
      lodestar_cli_json_int (builder, "seeking", month->n_seeking);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_figures_add_overdue (JsonBuilder           *builder,
                                  const LodestarCohort  *cohort,
                                  const LodestarFigures *figures)
{
  json_builder_set_member_name (builder, "overdue");
  json_builder_begin_array (builder);

  for (guint i = 0; i < figures->overdue->len; i++)
    {
      const LodestarOverdue         *item = &g_array_index (figures->overdue, LodestarOverdue, i);
      const LodestarRelationshipRow *row = lodestar_cohort_find (cohort, item->relationship_id);
      g_autofree char               *title = lodestar_overdue_dup_title (item, row);
      char                           iso[LODESTAR_DATE_ISO_SIZE];

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "kind", lodestar_overdue_kind_get_nick (item->kind));
      lodestar_cli_json_int (builder, "relationship", item->relationship_id);
      lodestar_cli_json_string (builder, "since", lodestar_date_to_iso (item->since, iso));
      lodestar_cli_json_int (builder, "days", item->days);
      lodestar_cli_json_string (builder, "text", title);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_figures_print_json (const LodestarCohort *cohort, const LodestarFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  char iso[LODESTAR_DATE_ISO_SIZE];

  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "program", figures->program_id);
  lodestar_cli_json_string (builder, "today", lodestar_date_to_iso (figures->today, iso));

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    lodestar_cli_figures_add_figure (builder, figures, (LodestarFigureKind) i);

  json_builder_set_member_name (builder, "states");
  json_builder_begin_object (builder);

  for (guint i = 0; i < LODESTAR_N_RELATIONSHIP_STATES; i++)
    lodestar_cli_json_int (builder,
                           lodestar_relationship_state_get_nick ((LodestarRelationshipState) i),
                           figures->n_states[i]);

  json_builder_end_object (builder);
  lodestar_cli_json_int (builder, "mentors", figures->n_mentors);
  lodestar_cli_json_int (builder, "mentors-matched", figures->n_mentors_matched);
  lodestar_cli_figures_add_months (builder, figures);
  lodestar_cli_figures_add_overdue (builder, cohort, figures);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

/**
 * lodestar_cli_figures:
 *
 * `lodestarctl figures WORKSPACE PROGRAM [--json]`: prints the figures of a
 * program and what each counts.
 */
int
lodestar_cli_figures (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarCohort) cohort = NULL;
  g_autoptr (LodestarFigures) figures = NULL;
  gboolean           is_json = FALSE;
  gint64             program_id;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 2, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error) ||
      (cohort = lodestar_relationship_store_load_cohort (lodestar_workspace_get_db (workspace),
                                                         program_id, &error)) == NULL)
    return lodestar_cli_fail (error);

  figures = lodestar_figures_compute (cohort, lodestar_date_today ());

  if (is_json)
    {
      lodestar_cli_figures_print_json (cohort, figures);
      return LODESTAR_CLI_DONE;
    }

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      g_autofree char *detail = lodestar_figures_dup_detail (figures, (LodestarFigureKind) i);
      int              percent = lodestar_figure_get_percent (&figures->figures[i]);

      if (percent < 0)
        lodestar_cli_print ("%s: – (%s)", lodestar_figure_kind_get_label ((LodestarFigureKind) i),
                            detail);
      else if (i == LODESTAR_FIGURE_AT_RISK)
        lodestar_cli_print ("%s: %d (%s)", lodestar_figure_kind_get_label ((LodestarFigureKind) i),
                            figures->figures[i].numerator, detail);
      else
        lodestar_cli_print ("%s: %d %% (%s)",
                            lodestar_figure_kind_get_label ((LodestarFigureKind) i), percent,
                            detail);

      lodestar_cli_print ("  %s", lodestar_figure_kind_get_description ((LodestarFigureKind) i));
    }

  return LODESTAR_CLI_DONE;
}
