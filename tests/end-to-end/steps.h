/* steps.h - what several scenarios do on their way
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "drive.h"

G_BEGIN_DECLS

/* Importing mentors of whom more than half also want to be mentored gives both roles at once. */
#define STEPS_N_PARTICIPANTS "77 participants"

AtspiAccessible *steps_name_program (AtspiAccessible *program,
                                     const char      *workspace,
                                     const char      *name);
void             steps_import_sign_up (AtspiAccessible *program);
void             steps_go_to_objective (AtspiAccessible *program);
char            *steps_run (const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
