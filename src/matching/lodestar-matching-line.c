/* lodestar-matching-line.c - reporting lines at any distance, in constant time a question
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"

/* Everybody has at most one manager, so the organization is a forest, except that bad data can
 * close loops. Numbering the nodes in a walk down each tree makes "is above" a comparison of
 * numbers. A loop is the root of what hangs below it, and each of its members is above everybody
 * in it and below it. */

void
lodestar_matching_organization_init (LodestarMatchingOrganization *organization)
{
  organization->node_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  organization->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  organization->lines = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingLine));
}

void
lodestar_matching_organization_clear (LodestarMatchingOrganization *organization)
{
  g_clear_pointer (&organization->node_of, g_hash_table_unref);
  g_clear_pointer (&organization->keys, g_array_unref);
  g_clear_pointer (&organization->lines, g_array_unref);
}

gint32
lodestar_matching_organization_ensure (LodestarMatchingOrganization *organization, gint64 person)
{
  static const LodestarMatchingLine nowhere = { -1, 0, 0, -1, FALSE };
  gint32 node = GPOINTER_TO_INT (g_hash_table_lookup (organization->node_of, &person)) - 1;

  if (node >= 0)
    return node;

  node = (gint32) organization->lines->len;
  g_array_append_val (organization->keys, person);
  g_array_append_val (organization->lines, nowhere);
  g_hash_table_insert (organization->node_of, g_memdup2 (&person, sizeof person),
                       GINT_TO_POINTER (node + 1));

  return node;
}

/* Marks the loops: walks up from each node until a node seen before; if that was on this walk,
 * it closes a loop. */
static void
lodestar_matching_organization_find_loops (LodestarMatchingLine *lines, guint n)
{
  g_autofree gint32 *walk_of = g_new (gint32, n);
  gint32             n_loops = 0;

  for (guint i = 0; i < n; i++)
    walk_of[i] = -1;

  for (guint i = 0; i < n; i++)
    {
      gint32 node = (gint32) i;

      while (node >= 0 && walk_of[node] < 0)
        {
          walk_of[node] = (gint32) i;
          node = lines[node].manager;
        }

      if (node < 0 || walk_of[node] != (gint32) i || lines[node].is_on_it)
        continue;

      for (gint32 at = node; !lines[at].is_on_it; at = lines[at].manager)
        {
          lines[at].is_on_it = TRUE;
          lines[at].loop = n_loops;
        }
      n_loops++;
    }
}

/* Numbers the nodes so that everybody below a node has a number from its first to its last */
void
lodestar_matching_organization_number (LodestarMatchingOrganization *organization)
{
  LodestarMatchingLine *lines = (LodestarMatchingLine *) (gpointer) organization->lines->data;
  guint                 n = organization->lines->len;
  g_autofree gint32    *child = g_new (gint32, n + 1);
  g_autofree gint32    *sibling = g_new (gint32, n + 1);
  gint32                number = 0;

  lodestar_matching_organization_find_loops (lines, n);

  for (guint i = 0; i < n; i++)
    child[i] = sibling[i] = -1;

  for (guint i = 0; i < n; i++)
    if (lines[i].manager >= 0 && !lines[i].is_on_it)
      {
        sibling[i] = child[lines[i].manager];
        child[lines[i].manager] = (gint32) i;
      }

  for (guint i = 0; i < n; i++)
    {
      gint32 node = (gint32) i;

      if (lines[i].manager >= 0 && !lines[i].is_on_it)
        continue;

      lines[node].first = number++;
      while (TRUE)
        {
          if (child[node] >= 0)
            {
              gint32 next = child[node];

              child[node] = sibling[next]; /* the next time this node goes on with the next one */
              lines[next].first = number++;
              lines[next].loop = lines[node].loop;
              node = next;
              continue;
            }

          lines[node].last = number - 1;
          if (node == (gint32) i)
            break;
          node = lines[node].manager;
        }
    }
}

static gboolean
lodestar_matching_line_is_above (const LodestarMatchingLine *line,
                                 const LodestarMatchingLine *other)
{
  if (line->is_on_it)
    return line->loop == other->loop;

  return line->first < other->first && other->first <= line->last;
}

/* Whether one of two different people stands above the other */
gboolean
lodestar_matching_line_is_shared (const LodestarMatchingLine *line,
                                  const LodestarMatchingLine *other)
{
  return lodestar_matching_line_is_above (line, other) ||
         lodestar_matching_line_is_above (other, line);
}
