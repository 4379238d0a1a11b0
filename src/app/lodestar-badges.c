/* lodestar-badges.c - counting what on the pages needs the user
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-badges.h"

#include "lodestar-page-table.h"

typedef struct
{
  LodestarPageBadge get_badge;
  const char       *page_id;
  int               count;
} LodestarBadge;

typedef struct
{
  gint64            program_id;
  LodestarBadgeFunc func;
  GObject          *owner;  /* (owned) */
  GArray           *badges; /* (owned) of LodestarBadge */
} LodestarBadges;

static void
lodestar_badges_free (LodestarBadges *self)
{
  g_object_unref (self->owner);
  g_array_unref (self->badges);
  g_free (self);
}

/* On the reader's thread: @data belongs to it until the callback. */
static gboolean
lodestar_badges_read (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarBadges *self = data;

  for (guint i = 0; i < self->badges->len; i++)
    {
      LodestarBadge *badge = &g_array_index (self->badges, LodestarBadge, i);

      if ((badge->count = badge->get_badge (db, self->program_id, error)) < 0)
        return FALSE;
    }

  return TRUE;
}

static void
lodestar_badges_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarBadges *self = data;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error))
    for (guint i = 0; i < self->badges->len; i++)
      {
        LodestarBadge *badge = &g_array_index (self->badges, LodestarBadge, i);

        self->func (self->owner, badge->page_id, (guint) badge->count);
      }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The badges of the pages could not be counted: %s", error->message);

  lodestar_badges_free (self);
}

/**
 * lodestar_badges_count:
 * @workspace: an open workspace
 * @program_id: the program that is shown, 0 for none
 * @cancellable: (nullable): a cancellable
 * @func: takes the counts; not called where it was cancelled
 * @owner: what @func is called with; kept alive until then
 *
 * Counts on the reader's thread what on each page needs the user today.
 */
void
lodestar_badges_count (LodestarWorkspace *workspace,
                       gint64             program_id,
                       GCancellable      *cancellable,
                       LodestarBadgeFunc  func,
                       GObject           *owner)
{
  LodestarBadges          *self;
  const LodestarPageEntry *entries;
  guint                    n_entries;

  g_return_if_fail (LODESTAR_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_OBJECT (owner));

  self = g_new0 (LodestarBadges, 1);
  self->program_id = program_id;
  self->func = func;
  self->owner = g_object_ref (owner);
  self->badges = g_array_new (FALSE, TRUE, sizeof (LodestarBadge));
  entries = lodestar_page_table_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (entries[i].get_badge && (!entries[i].needs_program || program_id > 0))
      {
        LodestarBadge badge = { entries[i].get_badge, entries[i].id, 0 };

        g_array_append_val (self->badges, badge);
      }

  if (self->badges->len > 0)
    lodestar_workspace_read_async (workspace, lodestar_badges_read, self, NULL, cancellable,
                                   lodestar_badges_read_cb, self);
  else
    lodestar_badges_free (self);
}
