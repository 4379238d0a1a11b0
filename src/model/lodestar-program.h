/* lodestar-program.h - a mentorship program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cadence.h"
#include "lodestar-date.h"
#include "lodestar-record.h"
#include "lodestar-structure.h"

G_BEGIN_DECLS

/**
 * LodestarProgramState:
 * @LODESTAR_PROGRAM_DRAFT: being designed
 * @LODESTAR_PROGRAM_MATCHING: its people are being matched
 * @LODESTAR_PROGRAM_RUNNING: relationships have been published
 * @LODESTAR_PROGRAM_COMPLETED: it has come to its end
 * @LODESTAR_PROGRAM_ARCHIVED: put away
 *
 * Where a program stands.
 */
typedef enum
{
  LODESTAR_PROGRAM_DRAFT,
  LODESTAR_PROGRAM_MATCHING,
  LODESTAR_PROGRAM_RUNNING,
  LODESTAR_PROGRAM_COMPLETED,
  LODESTAR_PROGRAM_ARCHIVED,
} LodestarProgramState;

#define LODESTAR_N_PROGRAM_STATES 5

const char *lodestar_program_state_get_nick (LodestarProgramState state);
gboolean    lodestar_program_state_from_nick (const char *nick, LodestarProgramState *state);
const char *lodestar_program_state_get_label (LodestarProgramState state);

#define LODESTAR_PROGRAM_MAX_MONTHS 60

#define LODESTAR_TYPE_PROGRAM (lodestar_program_get_type ())
G_DECLARE_FINAL_TYPE (LodestarProgram, lodestar_program, LODESTAR, PROGRAM, LodestarRecord)

const char          *lodestar_program_get_name (LodestarProgram *self);
LodestarStructure    lodestar_program_get_structure (LodestarProgram *self);
LodestarProgramState lodestar_program_get_state (LodestarProgram *self);
LodestarDate         lodestar_program_get_start (LodestarProgram *self);
LodestarDate         lodestar_program_get_end (LodestarProgram *self);
int                  lodestar_program_get_duration (LodestarProgram *self);
LodestarCadence      lodestar_program_get_cadence (LodestarProgram *self);
int                  lodestar_program_get_meeting_minutes (LodestarProgram *self);
int                  lodestar_program_get_trial_days (LodestarProgram *self);
int                  lodestar_program_get_minimum_score (LodestarProgram *self);
const char          *lodestar_program_get_purpose (LodestarProgram *self);
const char          *lodestar_program_get_contact (LodestarProgram *self);
int                  lodestar_program_get_month (LodestarProgram *self, LodestarDate day);
char                *lodestar_program_dup_state_line (LodestarProgram *self, LodestarDate today);

LodestarDate lodestar_program_month_start (LodestarDate start, int month);
LodestarDate lodestar_program_month_end (LodestarDate start, int month);

G_END_DECLS
