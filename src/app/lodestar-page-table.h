/* lodestar-page-table.h - the pages of the window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

/**
 * LodestarPageBadge:
 * @db: the reader's connection
 * @program_id: the program that is shown, 0 for none
 * @error: return location for a #GError, or %NULL
 *
 * Counts, on the reader's thread, what on a page needs the user today.
 *
 * Returns: the count, -1 with @error set
 */
typedef int (*LodestarPageBadge) (LodestarDb *db, gint64 program_id, GError **error);

/**
 * LodestarPageEntry:
 * @id: its name: in settings, as a navigation tag, and in `win.go`
 * @title: its title, marked by N_()
 * @icon_name: its icon
 * @get_type: its class, a #LodestarPage
 * @needs_program: whether it shows a program, rather than the organization
 * @get_badge: (nullable): what to count beside its title
 *
 * A page of the window.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
  gboolean          needs_program;
  LodestarPageBadge get_badge;
} LodestarPageEntry;

const LodestarPageEntry *lodestar_page_table_get (guint *n_entries);
const LodestarPageEntry *lodestar_page_table_find (const char *id);

G_END_DECLS
