/* lodestar-structure.h - the four shapes of a mentorship program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarStructure:
 * @LODESTAR_STRUCTURE_ONE_TO_ONE: one mentor, one mentee
 * @LODESTAR_STRUCTURE_GROUP: one mentor, four to six mentees
 * @LODESTAR_STRUCTURE_PEER: colleagues of similar level
 * @LODESTAR_STRUCTURE_REVERSE: a junior mentors a senior leader
 *
 * The shape of the relationships of a program.
 */
typedef enum
{
  LODESTAR_STRUCTURE_ONE_TO_ONE,
  LODESTAR_STRUCTURE_GROUP,
  LODESTAR_STRUCTURE_PEER,
  LODESTAR_STRUCTURE_REVERSE,
} LodestarStructure;

#define LODESTAR_N_STRUCTURES 4

const char *lodestar_structure_get_nick (LodestarStructure structure);
gboolean    lodestar_structure_from_nick (const char *nick, LodestarStructure *structure);
const char *lodestar_structure_get_label (LodestarStructure structure);
const char *lodestar_structure_get_shape (LodestarStructure structure);
const char *lodestar_structure_get_best_for (LodestarStructure structure);
const char *lodestar_structure_get_consider (LodestarStructure structure);

G_END_DECLS
