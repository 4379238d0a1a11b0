/* lodestar-person-filters.h - the filters that lists of people have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-filter-chip.h"
#include "lodestar-page.h"
#include "lodestar-person-query.h"

G_BEGIN_DECLS

/**
 * LodestarPersonFilters:
 * @department: (not owned): by department
 * @level: (not owned): by level
 * @location: (not owned): by location
 *
 * The filters, each held by the box that it stands in.
 */
typedef struct
{
  LodestarFilterChip *department;
  LodestarFilterChip *level;
  LodestarFilterChip *location;
} LodestarPersonFilters;

void lodestar_person_filters_init (LodestarPersonFilters *self, LodestarPage *page);
void lodestar_person_filters_refresh (LodestarPersonFilters *self, LodestarDb *db);
void lodestar_person_filters_apply (LodestarPersonFilters *self, LodestarPersonQuery *query);

G_END_DECLS
