/* lodestar-check.h - whether a workspace is whole and keeps its own rules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarFinding:
 * @name: the invariant that does not hold, as `capacity-kept`
 * @message: what is wrong, for the user; names rows by table and identity, never people
 * @table: the table of the row, or ""
 * @id: the identity of the row, or 0
 *
 * Something that a check has found.
 */
typedef struct
{
  char  *name;    /* (owned) */
  char  *message; /* (owned) */
  char  *table;   /* (owned) */
  gint64 id;
} LodestarFinding;

void        lodestar_finding_free (LodestarFinding *finding);
guint       lodestar_check_get_n_invariants (void);
const char *lodestar_check_get_invariant (guint nth);
GPtrArray  *lodestar_check_run (LodestarDb *db, GError **error);
gboolean    lodestar_check_keeps (LodestarDb *db, const char *const *names, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarFinding, lodestar_finding_free)

G_END_DECLS
