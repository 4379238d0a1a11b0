/* lodestar-table-private.h - how a table is built by its readers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-table.h"

G_BEGIN_DECLS

/* More text than this does not come out of an HR system; offsets of cells have 32 bits. */
#define LODESTAR_TABLE_MAX_SIZE ((gsize) 1 << 30)

typedef struct
{
  guint32 first; /* the place of its first cell in cells */
  guint32 line;  /* the line of the file on which it begins, from 1 */
} LodestarTableRow;

/* All cells are NUL-terminated slices of one text; a cell is the place of its first byte. The row
 * after the last one is there as the end of the last. */
struct _LodestarTable
{
  gatomicrefcount     ref_count;
  LodestarTableFormat format;
  GString            *text;  /* (owned) */
  GArray             *cells; /* (owned), of guint32 */
  GByteArray         *kinds; /* (owned) (nullable), of LodestarCellKind, beside cells */
  GArray             *rows;  /* (owned), of LodestarTableRow */
  guint               n_columns;

  char    *encoding; /* (owned) (nullable) */
  gboolean is_encoding_certain;
  guint    n_replaced;
  guint    n_nuls;
  guint    unclosed_line;
  char     delimiter;

  char      *sheet;         /* (owned) (nullable) */
  GPtrArray *sheets;        /* (owned), of char *, NULL-terminated */
  GPtrArray *hidden_sheets; /* (owned), of char *, NULL-terminated */
};

LodestarTable *lodestar_table_new (LodestarTableFormat format);
void           lodestar_table_begin_row (LodestarTable *self, guint line);
void           lodestar_table_add_cell (LodestarTable   *self,
                                        const char      *text,
                                        gsize            length,
                                        LodestarCellKind kind);
void           lodestar_table_finish (LodestarTable *self);
const char    *lodestar_table_strip_guard (const char *text);
gboolean       lodestar_table_needs_guard (const char *text);

char        lodestar_csv_sniff (char **text, const char *end, guint *line);
const char *lodestar_csv_skip_quoted (const char *p, const char *end);

LodestarTable *lodestar_csv_read (GBytes                     *bytes,
                                  const LodestarTableOptions *options,
                                  LodestarExchangeProgress    progress,
                                  gpointer                    user_data,
                                  GCancellable               *cancellable,
                                  GError                    **error);
LodestarTable *lodestar_xlsx_read (GBytes                     *bytes,
                                   const LodestarTableOptions *options,
                                   LodestarExchangeProgress    progress,
                                   gpointer                    user_data,
                                   GCancellable               *cancellable,
                                   GError                    **error);
LodestarTable *lodestar_ods_read (GBytes                     *bytes,
                                  const LodestarTableOptions *options,
                                  LodestarExchangeProgress    progress,
                                  gpointer                    user_data,
                                  GCancellable               *cancellable,
                                  GError                    **error);
LodestarTable *lodestar_xls_read (GBytes                     *bytes,
                                  const LodestarTableOptions *options,
                                  LodestarExchangeProgress    progress,
                                  gpointer                    user_data,
                                  GCancellable               *cancellable,
                                  GError                    **error);

G_END_DECLS
