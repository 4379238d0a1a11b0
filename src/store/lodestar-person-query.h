/* lodestar-person-query.h - which people, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lodestar-db.h"
#include "lodestar-person.h"

G_BEGIN_DECLS

/**
 * LodestarPersonSort:
 * @LODESTAR_PERSON_SORT_NAME: by family name, then given name
 *
 * The order of a list of people; those with the same value are in the order of their names.
 */
typedef enum
{
  LODESTAR_PERSON_SORT_NAME,
  LODESTAR_PERSON_SORT_NUMBER,
  LODESTAR_PERSON_SORT_TITLE,
  LODESTAR_PERSON_SORT_DEPARTMENT,
  LODESTAR_PERSON_SORT_LOCATION,
  LODESTAR_PERSON_SORT_LEVEL,
  LODESTAR_PERSON_SORT_MANAGER,
  LODESTAR_PERSON_SORT_HIRE_DATE,
  LODESTAR_PERSON_SORT_STATE,
} LodestarPersonSort;

#define LODESTAR_N_PERSON_SORTS 9

/**
 * LodestarPersonQuery:
 * @search: (owned) (nullable): words that all occur in name, number, e-mail, title, department or
 *   location, in any case and with or without accents
 * @sort: the order
 * @is_descending: whether the order is turned round
 * @department: (owned) (nullable): only this department
 * @location: (owned) (nullable): only this location
 * @level_id: only this level; 0 for any
 * @manager_id: only those who report to this person directly; 0 for any
 * @states: only these states: bits 1 << #LodestarPersonState; 0 for any
 * @except_id: everybody but this person; 0 for all
 * @not_in_program: only people without a part in this program; 0 for any
 *
 * Which people, in which order.
 */
typedef struct
{
  char              *search;
  LodestarPersonSort sort;
  gboolean           is_descending;
  char              *department;
  char              *location;
  gint64             level_id;
  gint64             manager_id;
  guint              states;
  gint64             except_id;
  gint64             not_in_program;
} LodestarPersonQuery;

LodestarPersonQuery *lodestar_person_query_new (void);
LodestarPersonQuery *lodestar_person_query_copy (const LodestarPersonQuery *self);
void                 lodestar_person_query_free (LodestarPersonQuery *self);
gboolean             lodestar_person_query_is_narrowed (const LodestarPersonQuery *self);
gboolean             lodestar_person_query_run (
              LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPersonQuery, lodestar_person_query_free)

G_END_DECLS
