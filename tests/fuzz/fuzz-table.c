/* fuzz-table.c - any bytes as a table: CSV of any dialect, XLSX, ODS
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lodestar-shape.h"
#include "lodestar-table.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Every cell can be asked for and is text; lines only grow. */
static void
fuzz_table_check (const LodestarTable *table)
{
  guint last_line = 0;

  for (guint row = 0; row < lodestar_table_get_n_rows (table); row++)
    {
      guint line = lodestar_table_get_line (table, row);

      if (line < last_line ||
          lodestar_table_get_row_length (table, row) > lodestar_table_get_n_columns (table))
        abort ();

      last_line = line;

      for (guint column = 0; column < lodestar_table_get_row_length (table, row); column++)
        if (!g_utf8_validate (lodestar_table_get_cell (table, row, column), -1, NULL))
          abort ();
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LodestarTable) table = NULL;
  g_autoptr (LodestarShape) shape = NULL;

  /* XLS is read by FreeXL, which is not ours to mend. */
  if (size >= 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)
    return 0;

  table = lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, NULL);

  if (table == NULL)
    return 0;

  fuzz_table_check (table);
  shape = lodestar_shape_new (table);

  if (shape->n_rows + shape->n_skips > lodestar_table_get_n_rows (table) ||
      g_strv_length (shape->headers) != shape->n_columns)
    abort ();

  return 0;
}
