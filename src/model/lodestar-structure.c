/* lodestar-structure.c - the four shapes of a mentorship program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-structure.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
  const char *shape;
  const char *best_for;
  const char *consider;
} lodestar_structures[LODESTAR_N_STRUCTURES] = {
  { "one-to-one", N_ ("One-to-One"), N_ ("One mentor, one mentee"),
    N_ ("Best for succession, named people on their way to a role, and many experienced mentors"),
    N_ ("Deep ties and individual plans; asks the most of mentors’ time and is costly to scale") },
  { "group", N_ ("Group"), N_ ("One mentor, four to six mentees"),
    N_ ("Best for few mentors, cohorts of similar level, and challenges that teams share"),
    N_ ("Members learn from each other; the mentor has to be able to facilitate") },
  { "peer", N_ ("Peer"), N_ ("Colleagues of similar level, in pairs or small circles"),
    N_ ("Best for first-time managers, work across departments, and flat organizations"),
    N_ ("Strong networks that scale well; needs clear structure to stay focused") },
  { "reverse", N_ ("Reverse"), N_ ("A junior mentors a senior leader"),
    N_ ("Best for digital change, inclusion, and bridging generations"),
    N_ ("Turns the usual relation round; needs openness at the top") },
};

/**
 * lodestar_structure_get_nick:
 * @structure: a structure
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_structure_get_nick (LodestarStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_STRUCTURES, NULL);

  return lodestar_structures[structure].nick;
}

/**
 * lodestar_structure_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @structure: (out): the structure
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_structure_from_nick (const char *nick, LodestarStructure *structure)
{
  for (guint i = 0; i < LODESTAR_N_STRUCTURES; i++)
    if (g_strcmp0 (lodestar_structures[i].nick, nick) == 0)
      {
        *structure = (LodestarStructure) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_structure_get_label:
 * @structure: a structure
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_structure_get_label (LodestarStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_STRUCTURES, NULL);

  return _ (lodestar_structures[structure].label);
}

/**
 * lodestar_structure_get_shape:
 * @structure: a structure
 *
 * Returns: who meets whom, in the user's language
 */
const char *
lodestar_structure_get_shape (LodestarStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_STRUCTURES, NULL);

  return _ (lodestar_structures[structure].shape);
}

/**
 * lodestar_structure_get_best_for:
 * @structure: a structure
 *
 * Returns: one line on what it is best for, in the user's language
 */
const char *
lodestar_structure_get_best_for (LodestarStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_STRUCTURES, NULL);

  return _ (lodestar_structures[structure].best_for);
}

/**
 * lodestar_structure_get_consider:
 * @structure: a structure
 *
 * Returns: one line on what it gives and asks, in the user's language
 */
const char *
lodestar_structure_get_consider (LodestarStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_STRUCTURES, NULL);

  return _ (lodestar_structures[structure].consider);
}
