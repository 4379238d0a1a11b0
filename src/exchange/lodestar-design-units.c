/* lodestar-design-units.c - what a design says of its matching, its groups and its circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-design-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
lodestar_design_read_objective (const LodestarDesignNode *node,
                                LodestarDesign           *design,
                                GError                  **error)
{
  g_autofree char *nick = NULL;
  const char      *objective;

  if (!lodestar_design_read_text (node, "objective", FALSE, &nick, error))
    return FALSE;

  if (nick == NULL)
    return TRUE;

  if ((objective = lodestar_design_find_objective (nick)) == NULL)
    return lodestar_design_fail (node->path, "objective", error,
                                 _ ("“%s” is none of best, fair and stable."), nick);

  if (strcmp (objective, "best") != 0 &&
      (strcmp (design->structure, "group") == 0 || strcmp (design->structure, "peer") == 0))
    return lodestar_design_fail (node->path, "objective", error,
                                 _ ("Only one-to-one and reverse programs can be “%s”."), nick);

  design->objective = objective;

  return TRUE;
}

/* The object of a member that only one structure has; %NULL where it is not there. */
static gboolean
lodestar_design_get_unit (const LodestarDesignNode *node,
                          const LodestarDesign     *design,
                          const char               *member,
                          const char               *structure,
                          JsonObject              **object,
                          GError                  **error)
{
  JsonNode *value = json_object_get_member (node->object, member);

  *object = NULL;

  if (value == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return lodestar_design_fail (node->path, member, error, _ ("An object is expected."));

  if (strcmp (design->structure, structure) != 0)
    return lodestar_design_fail (node->path, member, error,
                                 _ ("Only a program of the structure “%s” has these."), structure);

  *object = json_node_get_object (value);

  return TRUE;
}

static gboolean
lodestar_design_read_sizes (const LodestarDesignNode *node,
                            int                       least,
                            int                       most,
                            guint                    *smallest,
                            guint                    *largest,
                            GError                  **error)
{
  int small = (int) *smallest, large = (int) *largest;

  if (!lodestar_design_read_number (node, "smallest", least, most, &small, error))
    return FALSE;

  /* Whoever wants all of one size, or larger ones, need not say it twice. */
  large = MAX (large, small);

  if (!lodestar_design_read_number (node, "largest", least, most, &large, error))
    return FALSE;

  if (!json_object_has_member (node->object, "smallest"))
    small = MIN (small, large);

  if (small > large)
    return lodestar_design_fail (node->path, "largest", error,
                                 _ ("%d is less than the smallest, %d."), large, small);

  *smallest = (guint) small;
  *largest = (guint) large;

  return TRUE;
}

/**
 * lodestar_design_read_units:
 * @node: the design
 * @design: where it goes; its structure is read already
 * @error: return location for a #GError, or %NULL
 *
 * Reads `objective`, `groups` (`smallest`, `largest`, `training`) and `circles` (`smallest`,
 * `largest`). Peers meet in circles if the design has that member, else in twos.
 *
 * Returns: whether they are as they should be
 */
gboolean
lodestar_design_read_units (const LodestarDesignNode *node, LodestarDesign *design, GError **error)
{
  static const char *const group_members[] = { "smallest", "largest", "training", NULL };
  static const char *const circle_members[] = { "smallest", "largest", NULL };
  LodestarDesignNode       groups = { NULL, "groups" };
  LodestarDesignNode       circles = { NULL, "circles" };
  LodestarUnits           *units = &design->units;

  if (!lodestar_design_read_objective (node, design, error) ||
      !lodestar_design_get_unit (node, design, "groups", "group", &groups.object, error) ||
      !lodestar_design_get_unit (node, design, "circles", "peer", &circles.object, error))
    return FALSE;

  if (groups.object != NULL &&
      (!lodestar_design_check_members (&groups, group_members, error) ||
       !lodestar_design_read_sizes (&groups, LODESTAR_UNITS_GROUP_LEAST, LODESTAR_UNITS_GROUP_MOST,
                                    &units->group_min, &units->group_max, error) ||
       !lodestar_design_read_flag (&groups, "training", &units->needs_training, error)))
    return FALSE;

  units->has_circles = circles.object != NULL;

  return circles.object == NULL ||
         (lodestar_design_check_members (&circles, circle_members, error) &&
          lodestar_design_read_sizes (&circles, LODESTAR_UNITS_CIRCLE_LEAST,
                                      LODESTAR_UNITS_CIRCLE_MOST, &units->circle_min,
                                      &units->circle_max, error));
}
