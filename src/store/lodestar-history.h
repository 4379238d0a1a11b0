/* lodestar-history.h - what was done, when and on what
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarHistoryLine:
 * @id: its identity; a later line has a greater one
 * @at: the moment, UTC, as `YYYY-MM-DDThh:mm:ssZ`
 * @verb: the verb's name, as `meeting-log`
 * @label: what the user reads, as “Log Meeting”
 * @direction: `do`, `undo` or `redo`
 * @subject: the table of the subject, or ""
 * @subject_id: the identity of the subject, or 0
 * @detail: a JSON object
 *
 * One line of the history. Lines hold identities, never names.
 */
typedef struct
{
  gint64 id;
  char  *at;        /* (owned) */
  char  *verb;      /* (owned) */
  char  *label;     /* (owned) */
  char  *direction; /* (owned) */
  char  *subject;   /* (owned) */
  gint64 subject_id;
  char  *detail; /* (owned) */
} LodestarHistoryLine;

void     lodestar_history_line_free (LodestarHistoryLine *line);
gboolean lodestar_history_add (
  LodestarDb *db, const char *subject, gint64 subject_id, const char *detail, GError **error);
GPtrArray *lodestar_history_list (
  LodestarDb *db, const char *subject, gint64 subject_id, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarHistoryLine, lodestar_history_line_free)

G_END_DECLS
