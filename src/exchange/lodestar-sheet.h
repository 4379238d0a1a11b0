/* lodestar-sheet.h - a table to be written as CSV or workbook
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarSheet:
 *
 * A table with typed columns that is filled row by row and written as CSV or
 * XLSX. Text that a spreadsheet would run as a formula is written with an
 * apostrophe before it, which lodestar_table_read_file() takes off again.
 */
typedef struct _LodestarSheet LodestarSheet;

/**
 * LodestarSheetKind:
 * @LODESTAR_SHEET_TEXT: text
 * @LODESTAR_SHEET_NUMBER: numbers
 * @LODESTAR_SHEET_DATE: days
 *
 * What the cells of a column are.
 */
typedef enum
{
  LODESTAR_SHEET_TEXT,
  LODESTAR_SHEET_NUMBER,
  LODESTAR_SHEET_DATE,
} LodestarSheetKind;

LodestarSheet *lodestar_sheet_new (const char *title);
void           lodestar_sheet_free (LodestarSheet *self);

void  lodestar_sheet_add_column (LodestarSheet *self, const char *title, LodestarSheetKind kind);
guint lodestar_sheet_get_n_columns (const LodestarSheet *self);
guint lodestar_sheet_get_n_rows (const LodestarSheet *self);

void lodestar_sheet_add_text (LodestarSheet *self, const char *text);
void lodestar_sheet_add_number (LodestarSheet *self, double number);
void lodestar_sheet_add_date (LodestarSheet *self, LodestarDate date);
void lodestar_sheet_add_nothing (LodestarSheet *self);

void lodestar_sheet_clear_rows (LodestarSheet *self);

void     lodestar_sheet_append_csv_header (const LodestarSheet *self, GString *out);
void     lodestar_sheet_append_csv_rows (const LodestarSheet *self, GString *out);
GBytes  *lodestar_sheet_to_csv (const LodestarSheet *self, gboolean with_bom);
GBytes  *lodestar_sheet_to_xlsx (const LodestarSheet *self, GError **error);
gboolean lodestar_sheet_write (const LodestarSheet *self,
                               const char          *path,
                               GCancellable        *cancellable,
                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarSheet, lodestar_sheet_free)

G_END_DECLS
