/* lodestar-program-store.h - programs, their phases, events and goals
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-identity-map.h"
#include "lodestar-phase.h"
#include "lodestar-program.h"

G_BEGIN_DECLS

/**
 * LodestarProgramData:
 * @name: (owned): the name
 * @purpose: (owned): what it is for, or ""
 * @contact: (owned): whom participants call, or ""
 * @structure: the shape of its relationships
 * @state: where it stands
 * @start: its first day
 * @duration_months: how many months it takes
 * @cadence: how often a relationship meets
 * @meeting_minutes: how long a meeting is meant to be
 * @trial_days: how long a relationship is on trial
 * @minimum_score: the least acceptable score
 *
 * The columns of a program, for verbs.
 */
typedef struct
{
  char                *name;
  char                *purpose;
  char                *contact;
  LodestarStructure    structure;
  LodestarProgramState state;
  LodestarDate         start;
  int                  duration_months;
  LodestarCadence      cadence;
  int                  meeting_minutes;
  int                  trial_days;
  int                  minimum_score;
} LodestarProgramData;

/**
 * LodestarProgramGoal:
 * @id: its identity, 0 where it is not kept yet
 * @text: (owned): what is to grow
 * @metric: (owned): how it is measured, or ""
 * @baseline: (owned): where it stands, or ""
 * @target: (owned): where it shall be, or ""
 * @relevance: (owned): which aim of the organization it serves, or ""
 * @due: by when, or %LODESTAR_DATE_NONE
 *
 * A goal of a program (A3).
 */
typedef struct
{
  gint64       id;
  char        *text;
  char        *metric;
  char        *baseline;
  char        *target;
  char        *relevance;
  LodestarDate due;
} LodestarProgramGoal;

void lodestar_program_data_free (LodestarProgramData *self);
void lodestar_program_goal_free (LodestarProgramGoal *self);

/* Reading. */
LodestarProgram *lodestar_program_store_load (LodestarDb          *db,
                                              LodestarIdentityMap *map,
                                              gint64               id,
                                              GError             **error);
GPtrArray *lodestar_program_store_list (LodestarDb *db, LodestarIdentityMap *map, GError **error);
gboolean   lodestar_program_store_find (LodestarDb *db,
                                        const char *name_or_id,
                                        gint64     *id,
                                        GError    **error);
gboolean   lodestar_program_store_has_name (
    LodestarDb *db, const char *name, gint64 except_id, gboolean *has_name, GError **error);
LodestarProgramData *lodestar_program_store_get (LodestarDb *db, gint64 id, GError **error);
GPtrArray           *lodestar_program_store_list_phases (LodestarDb *db, gint64 id, GError **error);
GPtrArray           *lodestar_program_store_list_events (LodestarDb *db, gint64 id, GError **error);
GPtrArray           *lodestar_program_store_list_goals (LodestarDb *db, gint64 id, GError **error);
gboolean             lodestar_program_store_get_owner (
              LodestarDb *db, const char *part, gint64 part_id, gint64 *program_id, GError **error);

gboolean lodestar_program_store_count_relationships (LodestarDb *db,
                                                     gint64      id,
                                                     gint64     *n,
                                                     GError    **error);

/* Writing: inside a step. */
gint64 lodestar_program_store_add (LodestarDb *db, const LodestarProgramData *data, GError **error);
gboolean lodestar_program_store_set (LodestarDb                *db,
                                     gint64                     id,
                                     const LodestarProgramData *data,
                                     GError                   **error);
gboolean lodestar_program_store_set_state (LodestarDb          *db,
                                           gint64               id,
                                           LodestarProgramState state,
                                           GError             **error);
gboolean lodestar_program_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_program_store_put_phase (LodestarDb          *db,
                                           gint64               program_id,
                                           const LodestarPhase *phase,
                                           GError             **error);
gboolean lodestar_program_store_put_event (LodestarDb          *db,
                                           gint64               program_id,
                                           const LodestarEvent *event,
                                           GError             **error);
gboolean lodestar_program_store_put_goal (LodestarDb                *db,
                                          gint64                     program_id,
                                          const LodestarProgramGoal *goal,
                                          GError                   **error);
gboolean lodestar_program_store_remove_part (LodestarDb *db,
                                             const char *part,
                                             gint64      id,
                                             GError    **error);
gboolean lodestar_program_store_set_criterion (LodestarDb *db,
                                               gint64      program_id,
                                               const char *kind,
                                               int         weight,
                                               gboolean    is_enabled,
                                               const char *value,
                                               GError    **error);
gboolean lodestar_program_store_set_rule (LodestarDb *db,
                                          gint64      program_id,
                                          const char *kind,
                                          gboolean    is_enabled,
                                          const char *value,
                                          GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarProgramData, lodestar_program_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarProgramGoal, lodestar_program_goal_free)

G_END_DECLS
