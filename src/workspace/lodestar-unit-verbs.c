/* lodestar-unit-verbs.c - how large groups and circles are to be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-unit-verbs.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-unit-store.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_unit_verbs_apply_groups:
 * @db: the writing connection, in a step
 * @program_id: a program
 * @smallest: members of a group at least
 * @largest: members of a group at most
 * @training: whether only mentors whose training is done lead one
 * @error: return location for a #GError, or %NULL
 *
 * Sets how large groups are to be. Fails with %LODESTAR_ERROR_INVALID where they cannot.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_unit_verbs_apply_groups (
  LodestarDb *db, gint64 program_id, int smallest, int largest, gboolean training, GError **error)
{
  if (smallest < LODESTAR_UNITS_GROUP_LEAST || largest < smallest ||
      largest > LODESTAR_UNITS_GROUP_MOST)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A group cannot have %d to %d members. Choose sizes from %d to %d, the "
                      "smaller one first."),
                   smallest, largest, LODESTAR_UNITS_GROUP_LEAST, LODESTAR_UNITS_GROUP_MOST);
      return FALSE;
    }

  return lodestar_unit_store_set_groups (db, program_id, smallest, largest, training, error);
}

static gboolean
lodestar_unit_verbs_set_groups (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  LodestarUnits units;
  gboolean      needs_training;
  gint64        program;
  int           smallest, largest;

  g_variant_get (in, "(xiib)", &program, &smallest, &largest, &needs_training);

  return lodestar_unit_store_load (db, program, &units, error) &&
         lodestar_unit_verbs_apply_groups (db, program, smallest, largest, needs_training, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_groups_set:
 *
 * Sets how large the groups of a program are to be: `(xiib)`, the program, the members at least and
 * at most besides the mentor, and whether only mentors whose training is done lead one.
 */
const LodestarVerb lodestar_verb_groups_set = {
  "groups-set",
  N_ ("Change Groups"),
  "(xiib)",
  lodestar_unit_verbs_set_groups,
};

/**
 * lodestar_unit_verbs_apply_circles:
 * @db: the writing connection, in a step
 * @program_id: a program
 * @has_circles: whether peers meet in circles, not in twos
 * @smallest: members of a circle at least
 * @largest: members of a circle at most
 * @error: return location for a #GError, or %NULL
 *
 * Sets how peers meet. Fails with %LODESTAR_ERROR_INVALID where they cannot.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_unit_verbs_apply_circles (LodestarDb *db,
                                   gint64      program_id,
                                   gboolean    has_circles,
                                   int         smallest,
                                   int         largest,
                                   GError    **error)
{
  if (smallest < LODESTAR_UNITS_CIRCLE_LEAST || largest < smallest ||
      largest > LODESTAR_UNITS_CIRCLE_MOST)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A circle cannot have %d to %d members. Choose sizes from %d to %d, the "
                      "smaller one first."),
                   smallest, largest, LODESTAR_UNITS_CIRCLE_LEAST, LODESTAR_UNITS_CIRCLE_MOST);
      return FALSE;
    }

  return lodestar_unit_store_set_circles (db, program_id, has_circles, smallest, largest, error);
}

static gboolean
lodestar_unit_verbs_set_circles (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  LodestarUnits units;
  gboolean      has_circles;
  gint64        program;
  int           smallest, largest;

  g_variant_get (in, "(xbii)", &program, &has_circles, &smallest, &largest);

  return lodestar_unit_store_load (db, program, &units, error) &&
         lodestar_unit_verbs_apply_circles (db, program, has_circles, smallest, largest, error) &&
         lodestar_history_add (db, "program", program, NULL, error);
}

/**
 * lodestar_verb_circles_set:
 *
 * Sets how peers meet: `(xbii)`, the program, whether in circles rather than in twos, and the
 * members of a circle at least and at most.
 */
const LodestarVerb lodestar_verb_circles_set = {
  "circles-set",
  N_ ("Change Peer Circles"),
  "(xbii)",
  lodestar_unit_verbs_set_circles,
};
