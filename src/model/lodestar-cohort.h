/* lodestar-cohort.h - the rows of a program that its figures are computed from
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cadence.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

/**
 * LodestarCohortParticipant:
 *
 * Somebody who takes part in the program in one role.
 */
typedef struct
{
  gint64       id;
  gint64       person_id;
  const char  *role;  /* (static): nick */
  const char  *state; /* (static): nick */
  int          capacity_max;
  LodestarDate enrolled_on;
  gboolean     is_trained;
} LodestarCohortParticipant;

/**
 * LodestarCohort:
 *
 * A program's participants and relationships, read at one moment.
 */
typedef struct
{
  gint64          program_id;
  const char     *state; /* (static): nick of the program's state */
  LodestarCadence cadence;
  LodestarDate    start_date;
  LodestarDate    end_date;      /* the first day after the program */
  GArray         *participants;  /* (owned), of LodestarCohortParticipant, by id */
  GPtrArray      *relationships; /* (owned), of LodestarRelationshipRow, by id */
} LodestarCohort;

LodestarCohort *lodestar_cohort_new (void);
void            lodestar_cohort_free (LodestarCohort *self);

const LodestarRelationshipRow *lodestar_cohort_find (const LodestarCohort *self,
                                                     gint64                relationship_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarCohort, lodestar_cohort_free)

G_END_DECLS
