/* lodestar-mapping.h - which column of a list means what
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-field.h"
#include "lodestar-shape.h"
#include "lodestar-value.h"

G_BEGIN_DECLS

#define LODESTAR_N_SAMPLES 3

/**
 * LodestarManagerKey:
 * @LODESTAR_MANAGER_BY_NUMBER: the column holds the manager's number
 * @LODESTAR_MANAGER_BY_EMAIL: the column holds the manager's e-mail address
 * @LODESTAR_MANAGER_BY_NAME: the column holds the manager's name
 *
 * How a column names the manager.
 */
typedef enum
{
  LODESTAR_MANAGER_BY_NUMBER,
  LODESTAR_MANAGER_BY_EMAIL,
  LODESTAR_MANAGER_BY_NAME,
} LodestarManagerKey;

/**
 * LodestarColumn:
 * @header: what stands above the column
 * @field: what it means, or %LODESTAR_FIELD_NONE where it is left out
 * @confidence: how sure that is, 0 to 1; 1 where the user said so
 * @is_ignored: whether it was recognized as something that is not imported
 * @sensitivity: why it is left out by default, if it is
 * @reason: one sentence that says why, translated
 * @samples: up to three different values, %NULL after the last
 * @n_filled: how many entries have something in it
 * @n_distinct: how many different values it has, counted up to 1000
 * @date_order: how its dates are written, if it has any
 * @manager_key: how it names the manager, if it does
 *
 * A column of the list and what it means.
 */
typedef struct
{
  char               *header;
  LodestarField       field;
  double              confidence;
  gboolean            is_ignored;
  LodestarSensitivity sensitivity;
  char               *reason;
  char               *samples[LODESTAR_N_SAMPLES + 1];
  guint               n_filled;
  guint               n_distinct;
  LodestarDateOrder   date_order;
  LodestarManagerKey  manager_key;
} LodestarColumn;

/**
 * LodestarMapping:
 * @n_columns: how many columns
 * @columns: (array length=n_columns): the columns, in the order of the file
 *
 * What each column of a list means; a field stands at most once.
 */
typedef struct
{
  guint           n_columns;
  LodestarColumn *columns;
} LodestarMapping;

LodestarMapping *lodestar_mapping_recognize (const LodestarTable *table,
                                             const LodestarShape *shape,
                                             gboolean             is_signup);
void             lodestar_mapping_free (LodestarMapping *self);

int      lodestar_mapping_find (const LodestarMapping *self, LodestarField field);
void     lodestar_mapping_set (LodestarMapping     *self,
                               const LodestarTable *table,
                               const LodestarShape *shape,
                               guint                column,
                               LodestarField        field);
gboolean lodestar_mapping_override (LodestarMapping     *self,
                                    const LodestarTable *table,
                                    const LodestarShape *shape,
                                    const char *const   *assignments,
                                    GError             **error);
gboolean lodestar_mapping_check (const LodestarMapping *self, GError **error);

char *lodestar_mapping_to_text (const LodestarMapping *self);
guint lodestar_mapping_apply_text (LodestarMapping     *self,
                                   const LodestarTable *table,
                                   const LodestarShape *shape,
                                   const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMapping, lodestar_mapping_free)

G_END_DECLS
