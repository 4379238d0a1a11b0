/* cli-run.h - running lodestarctl in a folder of its own, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* A folder with a workspace, and what the last command said. */
typedef struct
{
  char       *folder;    /* (owned) */
  char       *workspace; /* (owned): what "@" stands for */
  char       *said;      /* (owned) (nullable): on standard output */
  char       *complaint; /* (owned) (nullable): on standard error */
  JsonParser *parser;    /* (owned) */
  gsize       most;      /* how large a file may grow, 0 for any size */
} CliRun;

extern const char *cli_run_program;

void  cli_run_set_up (CliRun *self, gconstpointer data);
void  cli_run_tear_down (CliRun *self, gconstpointer data);
int   cli_run (CliRun *self, ...) G_GNUC_NULL_TERMINATED;
int   cli_run_words (CliRun *self, const char *words);
char *cli_run_dup_path (CliRun *self, const char *name);
void  cli_run_write (CliRun *self, const char *name, const char *text);
char *cli_run_read (CliRun *self, const char *name);
void  cli_run_remember (CliRun *self, const char *name);
void  cli_run_fails (CliRun *self, int status, const char *words, const char *said);
void  cli_run_done (CliRun *self, const char *words);
void  cli_run_begin_sign_up (CliRun *self);
void  cli_run_begin_short (CliRun *self);

gboolean    cli_run_recall (CliRun *self, const char *name);
JsonObject *cli_run_json (CliRun *self, const char *words);
JsonArray  *cli_run_get_array (JsonObject *object, const char *member, guint n);
void        cli_run_assert_members (JsonObject *object, const char *members);
void        cli_run_assert_has (const char *text, const char *words);
JsonObject *cli_run_find (JsonArray *array, const char *member, const char *value);
GPtrArray  *cli_run_read_csv (CliRun *self, const char *name);

#define cli_run_assert_int(object, member, expected)                                               \
  g_assert_cmpint (json_object_get_int_member (object, member), ==, expected)
#define cli_run_assert_string(object, member, expected)                                            \
  g_assert_cmpstr (json_object_get_string_member (object, member), ==, expected)
