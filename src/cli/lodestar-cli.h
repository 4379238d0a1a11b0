/* lodestar-cli.h - the commands of lodestarctl and what they share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a command returns, and the program with it. */
#define LODESTAR_CLI_DONE 0
#define LODESTAR_CLI_FAILED 1
#define LODESTAR_CLI_USAGE 2

/**
 * LodestarCliFunc:
 * @argc: the number of words in @argv
 * @argv: the words from the name of the command on
 *
 * A command.
 *
 * Returns: %LODESTAR_CLI_DONE, %LODESTAR_CLI_FAILED (said on standard error by
 * lodestar_cli_fail()) or %LODESTAR_CLI_USAGE
 */
typedef int (*LodestarCliFunc) (int argc, char **argv);

/* The commands, in lodestar-cli-NAME.c each; the table stands in lodestar-cli-main.c. */
int lodestar_cli_backup (int argc, char **argv);
int lodestar_cli_check (int argc, char **argv);
int lodestar_cli_compare (int argc, char **argv);
int lodestar_cli_enroll (int argc, char **argv);
int lodestar_cli_explain (int argc, char **argv);
int lodestar_cli_export (int argc, char **argv);
int lodestar_cli_figures (int argc, char **argv);
int lodestar_cli_history (int argc, char **argv);
int lodestar_cli_import (int argc, char **argv);
int lodestar_cli_match (int argc, char **argv);
int lodestar_cli_new (int argc, char **argv);
int lodestar_cli_people (int argc, char **argv);
int lodestar_cli_program (int argc, char **argv);
int lodestar_cli_publish (int argc, char **argv);
int lodestar_cli_redo (int argc, char **argv);
int lodestar_cli_relationship (int argc, char **argv);
int lodestar_cli_scores (int argc, char **argv);
int lodestar_cli_report (int argc, char **argv);
int lodestar_cli_undo (int argc, char **argv);

/* Words and options. */
gboolean lodestar_cli_parse (
  int *argc, char ***argv, const GOptionEntry *entries, int min_words, int max_words, int *status);
int lodestar_cli_usage (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
int lodestar_cli_fail (GError *error);

/* Workspaces and what stands in them. */
LodestarWorkspace *lodestar_cli_open (const char *path, GError **error);
gboolean           lodestar_cli_find_program (LodestarWorkspace *workspace,
                                              const char        *name_or_id,
                                              gint64            *id,
                                              GError           **error);

/* Output: one line of text, or JSON with fixed members. */
void lodestar_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void lodestar_cli_print_json (JsonBuilder *builder);
void lodestar_cli_json_string (JsonBuilder *builder, const char *member, const char *value);
void lodestar_cli_json_int (JsonBuilder *builder, const char *member, gint64 value);
void lodestar_cli_json_boolean (JsonBuilder *builder, const char *member, gboolean value);

const char *lodestar_cli_get_synopsis (const char *command);
const char *lodestar_cli_get_summary (const char *command);

G_END_DECLS
