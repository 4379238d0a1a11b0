/* lodestar-phase.h - phases and dated things of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarPhaseKind:
 * @LODESTAR_PHASE_LAUNCH: kickoff, goals, first meetings
 * @LODESTAR_PHASE_DEVELOPMENT: regular meetings
 * @LODESTAR_PHASE_COMPLETION: capstone, celebration, transition
 * @LODESTAR_PHASE_OTHER: anything else
 *
 * What a phase is for.
 */
typedef enum
{
  LODESTAR_PHASE_LAUNCH,
  LODESTAR_PHASE_DEVELOPMENT,
  LODESTAR_PHASE_COMPLETION,
  LODESTAR_PHASE_OTHER,
} LodestarPhaseKind;

#define LODESTAR_N_PHASE_KINDS 4

const char *lodestar_phase_kind_get_nick (LodestarPhaseKind kind);
gboolean    lodestar_phase_kind_from_nick (const char *nick, LodestarPhaseKind *kind);
const char *lodestar_phase_kind_get_label (LodestarPhaseKind kind);

/**
 * LodestarPhase:
 * @id: its identity, 0 where it is not kept yet
 * @kind: what it is for
 * @name: (owned): its name
 * @first_month: its first month of the program, from 1
 * @last_month: its last month
 *
 * A span of months of a program.
 */
typedef struct
{
  gint64            id;
  LodestarPhaseKind kind;
  char             *name;
  int               first_month;
  int               last_month;
} LodestarPhase;

LodestarPhase *lodestar_phase_new (
  gint64 id, LodestarPhaseKind kind, const char *name, int first_month, int last_month);
void lodestar_phase_free (LodestarPhase *self);

/**
 * LodestarEvent:
 * @id: its identity, 0 where it is not kept yet
 * @is_milestone: whether each relationship reaches it; else it is held for everybody
 * @name: (owned): its name
 * @date: its day
 * @note: (owned): more about it, or ""
 *
 * A dated thing in a program.
 */
typedef struct
{
  gint64       id;
  gboolean     is_milestone;
  char        *name;
  LodestarDate date;
  char        *note;
} LodestarEvent;

LodestarEvent *lodestar_event_new (
  gint64 id, gboolean is_milestone, const char *name, LodestarDate date, const char *note);
void lodestar_event_free (LodestarEvent *self);

GPtrArray   *lodestar_phases_scale (GPtrArray *phases, int old_months, int new_months);
LodestarDate lodestar_phases_move_date (GPtrArray   *old_phases,
                                        GPtrArray   *new_phases,
                                        LodestarDate old_start,
                                        LodestarDate new_start,
                                        int          old_months,
                                        int          new_months,
                                        LodestarDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPhase, lodestar_phase_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarEvent, lodestar_event_free)

G_END_DECLS
