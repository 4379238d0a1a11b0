/* lodestar-check-rules.h - the rules that the rows of a workspace keep
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarCheckRule:
 * @name: its name, as `capacity-kept`
 * @table: the table of the rows that break it
 * @message: what it means to break it, for the user, marked by N_()
 * @sql: finds the identities of rows that break it, one column; `?1` is the last day that may have
 * come somewhere on earth
 *
 * Something that is true of every whole workspace and that the schema alone cannot say.
 */
typedef struct
{
  const char *name;
  const char *table;
  const char *message;
  const char *sql;
} LodestarCheckRule;

extern const LodestarCheckRule lodestar_check_rules[];
extern const guint             lodestar_check_n_rules;

G_END_DECLS
