/* lodestar-pool-report.h - what a pool has and lacks, before anybody is matched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"

G_BEGIN_DECLS

/**
 * LodestarPoolBalance:
 * @name: department or level; "" for not known
 * @n_mentees: mentees of it in the pool
 * @n_places: places of its mentors in the pool
 *
 * Demand against places in one part of the organization.
 */
typedef struct
{
  char *name; /* (owned) */
  guint n_mentees;
  guint n_places;
} LodestarPoolBalance;

/**
 * LodestarPoolGap:
 * @member: (not owned): whom it concerns
 * @key: (owned): collates the name, of which there can be tens of thousands
 * @missing: the criteria that something is missing for, as bits
 * @known: percent of the points that this side does not leave open
 *
 * Somebody of whom not all is known that the criteria look at.
 */
typedef struct
{
  const LodestarPoolMember *member;
  char                     *key; /* (owned) */
  guint32                   missing;
  guint                     known;
} LodestarPoolGap;

/**
 * LodestarPoolReport:
 * @n_mentees: mentees in the pool, or peers
 * @n_mentors: mentors in the pool; none where there are peers
 * @n_places: their places; in groups as many as the largest group has for whoever may lead one
 * @departments: (element-type LodestarPoolBalance): by department, what is shortest first
 * @levels: (element-type LodestarPoolBalance): by level, the lowest first
 * @gaps: (element-type LodestarPoolGap): who is to be asked, the least known first
 * @n_missing: by criterion, how many of the people it is asked of leave it open
 * @n_asked: by criterion, how many people it is asked of
 *
 * Demand and places, and what is not known.
 */
typedef struct
{
  guint   n_mentees;
  guint   n_mentors;
  guint   n_places;
  GArray *departments; /* (owned) */
  GArray *levels;      /* (owned) */
  GArray *gaps;        /* (owned) */
  guint   n_missing[LODESTAR_N_MATCHING_CRITERIA];
  guint   n_asked[LODESTAR_N_MATCHING_CRITERIA];
} LodestarPoolReport;

LodestarPoolReport *lodestar_pool_report_new (const LodestarPool            *pool,
                                              const LodestarMatchingProblem *problem);
void                lodestar_pool_report_free (LodestarPoolReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPoolReport, lodestar_pool_report_free)

G_END_DECLS
