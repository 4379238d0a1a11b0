/* lodestar-shape.h - where in a table the list of people stands
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-table.h"

G_BEGIN_DECLS

/**
 * LodestarShapeSkip:
 * @row: the row of the table
 * @reason: (not nullable): why it is no person, translated
 *
 * A row that is left out of the list.
 */
typedef struct
{
  guint       row;
  const char *reason;
} LodestarShapeSkip;

/**
 * LodestarShape:
 * @header_row: the row of the header, or -1 where the table has none
 * @n_header_rows: 0, 1, or 2 where keys stand above labels
 * @n_columns: how many columns the list has
 * @headers: (array zero-terminated=1): the header of each column, cleaned; never empty
 * @n_rows: how many rows of the table are entries of the list
 * @rows: (array length=n_rows): which rows these are
 * @n_skips: how many rows below the header are none
 * @skips: (array length=n_skips): which rows these are, and why
 * @key: what files of the same shape have in common, for remembering how they were mapped
 *
 * Where in a table the header, the entries and the rest stand.
 */
typedef struct
{
  int                header_row;
  guint              n_header_rows;
  guint              n_columns;
  char             **headers;
  guint              n_rows;
  guint             *rows;
  guint              n_skips;
  LodestarShapeSkip *skips;
  char              *key;
} LodestarShape;

LodestarShape *lodestar_shape_new (const LodestarTable *table);
void           lodestar_shape_free (LodestarShape *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarShape, lodestar_shape_free)

G_END_DECLS
