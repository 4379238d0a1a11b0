/* lodestar-cli-report.c - reports as PDF files from the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "lodestar-proposal-store.h"
#include "lodestar-report-contents.h"
#include "lodestar-report-pdf.h"

/* Parts are named by their nicks: "--without relationships". */
static gboolean
lodestar_cli_report_leave_out (LodestarReportOptions *options,
                               LodestarReportKind     kind,
                               char                 **nicks)
{
  guint                     n_parts;
  const LodestarReportPart *parts = lodestar_report_kind_get_parts (kind, &n_parts);

  for (guint i = 0; nicks != NULL && nicks[i] != NULL; i++)
    {
      guint part = 0;

      while (part < n_parts && !g_str_equal (parts[part].nick, nicks[i]))
        part++;

      if (part == n_parts)
        return FALSE;

      options->left_out |= 1u << part;
    }

  return TRUE;
}

/* Which letters: chosen relationships, or those that began since a day. */
static gboolean
lodestar_cli_report_choose_letters (LodestarReportOptions *options, const char *since, char **ids)
{
  if (since != NULL &&
      (ids != NULL || (options->since = lodestar_date_from_iso (since)) == LODESTAR_DATE_NONE))
    return FALSE;

  if (ids == NULL)
    return TRUE;

  options->relationship_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gint64 id;

      if (!g_ascii_string_to_signed (ids[i], 10, 1, G_MAXINT64, &id, NULL))
        return FALSE;

      g_array_append_val (options->relationship_ids, id);
    }

  return TRUE;
}

static void
lodestar_cli_report_print_json (LodestarReportLayout *layout,
                                LodestarReportKind    kind,
                                const char           *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "report", lodestar_report_kind_get_nick (kind));
  lodestar_cli_json_string (builder, "file", path);
  lodestar_cli_json_int (builder, "pages", lodestar_report_layout_get_n_pages (layout));
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);

  for (guint i = 0; i < lodestar_report_layout_get_n_warnings (layout); i++)
    json_builder_add_string_value (builder, lodestar_report_layout_get_warning (layout, i));

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static gboolean
lodestar_cli_report_write (LodestarWorkspace     *workspace,
                           LodestarReportKind     kind,
                           gint64                 program_id,
                           LodestarReportOptions *options,
                           LodestarReportPaper    paper,
                           const char            *output,
                           gboolean               is_json,
                           GError               **error)
{
  g_autoptr (LodestarReportDocument) report = NULL;
  g_autoptr (LodestarReportLayout) layout = NULL;
  g_autofree char *path = g_filename_to_utf8 (output, -1, NULL, NULL, NULL);

  /* Drawing needs GTK, but no display. */
  gtk_init_check ();
  report = lodestar_report_create (lodestar_workspace_get_db (workspace), kind, program_id, options,
                                   error);

  if (report == NULL)
    return FALSE;

  layout = lodestar_report_layout_new (report, paper);

  if (!lodestar_report_pdf_write (layout, output, error))
    return FALSE;

  if (is_json)
    {
      lodestar_cli_report_print_json (layout, kind, path != NULL ? path : output);
      return TRUE;
    }

  for (guint i = 0; i < lodestar_report_layout_get_n_warnings (layout); i++)
    g_printerr ("lodestarctl: %s\n", lodestar_report_layout_get_warning (layout, i));

  lodestar_cli_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page", "%s: %u pages",
                                   lodestar_report_layout_get_n_pages (layout)),
                      path != NULL ? path : output, lodestar_report_layout_get_n_pages (layout));

  return TRUE;
}

static gboolean
lodestar_cli_report_parse_paper (const char *name, LodestarReportPaper *paper)
{
  *paper =
    g_strcmp0 (name, "letter") == 0 ? LODESTAR_REPORT_PAPER_LETTER : LODESTAR_REPORT_PAPER_A4;

  return name == NULL || *paper == LODESTAR_REPORT_PAPER_LETTER || g_str_equal (name, "a4");
}

/**
 * lodestar_cli_report:
 *
 * `lodestarctl report WORKSPACE PROGRAM charter|matching|progress|letters -o FILE.pdf
 * [--paper a4|letter] [--for AUDIENCE] [--proposal PROPOSAL] [--since DATE | --relationship ID…]
 * [--without PART]… [--json]`: writes a report.
 */
int
lodestar_cli_report (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarReportOptions) options = NULL;
  g_autofree char *output = NULL;
  g_autofree char *paper_name = NULL;
  g_autofree char *audience = NULL;
  g_autofree char *proposal = NULL;
  g_autofree char *since = NULL;
  g_auto (GStrv) relationships = NULL;
  g_auto (GStrv) without = NULL;
  LodestarReportPaper paper = LODESTAR_REPORT_PAPER_A4;
  gboolean            is_json = FALSE;
  LodestarReportKind  kind;
  gint64              program_id;
  GError             *error = NULL;
  int                 status;
  const GOptionEntry  entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write the report"),
       N_ ("FILE.pdf") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_ ("The paper: a4 (default) or letter"),
       N_ ("PAPER") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &audience, N_ ("Whom the report is for"), N_ ("AUDIENCE") },
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal,
       N_ ("The proposal of a matching report (the published or else the newest one)"),
       N_ ("PROPOSAL") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since,
       N_ ("Letters of relationships that began on that day or later"), N_ ("DATE") },
    { "relationship", 0, 0, G_OPTION_ARG_STRING_ARRAY, &relationships,
       N_ ("Letters of a relationship; may be given often"), N_ ("ID") },
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &without, N_ ("Leave a part out"), N_ ("PART") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 3, 3, &status))
    return status;

  if (!lodestar_report_kind_from_nick (argv[3], &kind))
    return lodestar_cli_usage ("report", _ ("“%s” is no report"), argv[3]);

  if (output == NULL)
    return lodestar_cli_usage ("report", _ ("Say with -o where to write the report"));

  if (!lodestar_cli_report_parse_paper (paper_name, &paper))
    return lodestar_cli_usage ("report", _ ("“%s” is no paper"), paper_name);

  if (proposal != NULL && kind != LODESTAR_REPORT_MATCHING)
    return lodestar_cli_usage ("report", "%s", _ ("--proposal goes with the matching report"));

  options =
    lodestar_report_options_new (lodestar_date_today (), g_get_real_time () / G_USEC_PER_SEC);

  if (!lodestar_cli_report_leave_out (options, kind, without))
    return lodestar_cli_usage ("report", _ ("The report has no such part"));

  if (kind != LODESTAR_REPORT_LETTERS && (since != NULL || relationships != NULL))
    return lodestar_cli_usage ("report", _ ("Only letters are chosen by relationship"));

  if (!lodestar_cli_report_choose_letters (options, since, relationships))
    return lodestar_cli_usage ("report",
                               _ ("Say which letters with one --since DATE, or with IDs as "
                                  "“relationship list” has them"));

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error))
    return lodestar_cli_fail (error);

  if (proposal != NULL &&
      (options->proposal_id = lodestar_proposal_store_find (lodestar_workspace_get_db (workspace),
                                                            program_id, proposal, &error)) == 0)
    return lodestar_cli_fail (error);

  options->organization = g_strdup (lodestar_workspace_get_name (workspace));
  options->audience = g_steal_pointer (&audience);

  return lodestar_cli_report_write (workspace, kind, program_id, options, paper, output, is_json,
                                    &error)
           ? LODESTAR_CLI_DONE
           : lodestar_cli_fail (error);
}
