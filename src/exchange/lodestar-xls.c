/* lodestar-xls.c - the reader of binary Excel workbooks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <freexl.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-workbook.h"

/* FreeXL reads the cells. It does not say which sheets are hidden, so the list of sheets is read
 * here, from the stream "Workbook" of the compound file. */

#define LODESTAR_XLS_SECTOR_END 0xfffffff8u
#define LODESTAR_XLS_RECORD_SHEET 0x0085
#define LODESTAR_XLS_RECORD_EOF 0x000a
#define LODESTAR_XLS_N_HEADER_SECTORS 109

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         sector_size;
  GArray       *table; /* (owned), of guint32: the sector after each */
} LodestarXlsFile;

typedef struct
{
  const void *handle;
  GPtrArray  *names; /* (owned), of char *, NULL-terminated */
  GArray     *is_hidden;

  LodestarExchangeProgress progress;
  gpointer                 user_data;
  GCancellable            *cancellable; /* (unowned) (nullable) */
} LodestarXls;

static guint16
lodestar_xls_get_16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static guint32
lodestar_xls_get_32 (const guint8 *p)
{
  return (guint32) lodestar_xls_get_16 (p) | (guint32) lodestar_xls_get_16 (p + 2) << 16;
}

static const guint8 *
lodestar_xls_get_sector (const LodestarXlsFile *file, guint32 sector)
{
  gsize place = ((gsize) sector + 1) * file->sector_size;

  if (sector >= LODESTAR_XLS_SECTOR_END || place + file->sector_size > file->size)
    return NULL;

  return file->data + place;
}

/* The allocation table, as far as the header lists its sectors: enough for 7 MB, and the list of
 * sheets stands at the start. */
static void
lodestar_xls_read_table (LodestarXlsFile *file)
{
  for (guint i = 0; i < LODESTAR_XLS_N_HEADER_SECTORS; i++)
    {
      const guint8 *sector =
        lodestar_xls_get_sector (file, lodestar_xls_get_32 (file->data + 76 + 4 * i));

      for (gsize j = 0; sector != NULL && j < file->sector_size; j += 4)
        {
          guint32 next = lodestar_xls_get_32 (sector + j);

          g_array_append_val (file->table, next);
        }
    }
}

/* The bytes of a chain of sectors, at most @max. */
static GByteArray *
lodestar_xls_read_chain (const LodestarXlsFile *file, guint32 sector, gsize max)
{
  GByteArray   *out = g_byte_array_new ();
  const guint8 *bytes;

  while (out->len < max && (bytes = lodestar_xls_get_sector (file, sector)) != NULL)
    {
      g_byte_array_append (out, bytes, (guint) file->sector_size);
      sector = sector < file->table->len ? g_array_index (file->table, guint32, sector)
                                         : LODESTAR_XLS_SECTOR_END;
    }

  return out;
}

/* Whether an entry of the directory is the stream of the workbook: “Workbook”, or “Book” before
 * Excel 97. */
static gboolean
lodestar_xls_is_workbook (const guint8 *entry)
{
  static const char *const names[] = { "Workbook", "Book" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]), j = 0;

      if (lodestar_xls_get_16 (entry + 64) != 2 * (length + 1))
        continue;

      while (j < length && entry[2 * j] == (guint8) names[i][j] && entry[2 * j + 1] == 0)
        j++;

      if (j == length)
        return TRUE;
    }

  return FALSE;
}

/* Which sheets are hidden, in their order; fewer than there are where the file does not tell. */
static void
lodestar_xls_read_hidden (GArray *is_hidden, const guint8 *data, gsize size)
{
  LodestarXlsFile file = { data, size, 512, NULL };
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) directory = NULL;
  g_autoptr (GByteArray) stream = NULL;

  if (size < 512 || (data[30] != 9 && data[30] != 12))
    return;

  file.sector_size = (gsize) 1 << data[30];
  file.table = table;
  lodestar_xls_read_table (&file);
  directory = lodestar_xls_read_chain (&file, lodestar_xls_get_32 (data + 48), 1 << 20);

  for (gsize i = 0; i + 128 <= directory->len && stream == NULL; i += 128)
    if (lodestar_xls_is_workbook (directory->data + i) &&
        lodestar_xls_get_32 (directory->data + i + 120) >= 4096)
      stream =
        lodestar_xls_read_chain (&file, lodestar_xls_get_32 (directory->data + i + 116), 1 << 20);

  for (gsize i = 0; stream != NULL && i + 4 <= stream->len;)
    {
      guint16 type = lodestar_xls_get_16 (stream->data + i);
      gsize   length = lodestar_xls_get_16 (stream->data + i + 2);

      if (type == LODESTAR_XLS_RECORD_EOF || i + 4 + length > stream->len)
        return;

      /* Type 0 is a worksheet; FreeXL lists the others as well. */
      if (type == LODESTAR_XLS_RECORD_SHEET && length >= 6)
        {
          gboolean hidden = (stream->data[i + 4 + 4] & 3) != 0 || stream->data[i + 4 + 5] != 0;

          g_array_append_val (is_hidden, hidden);
        }

      i += 4 + length;
    }
}

static gboolean
lodestar_xls_add_cell (LodestarSheetReader *reader, guint column, const FreeXL_CellValue *cell)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  char             buffer[G_ASCII_DTOSTR_BUF_SIZE];
  LodestarCellKind kind = LODESTAR_CELL_NUMBER;

  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      text = g_strdup_printf ("%d", cell->value.int_value);
      break;
    case FREEXL_CELL_DOUBLE:
      g_ascii_dtostr (buffer, sizeof buffer, cell->value.double_value);
      text = lodestar_workbook_format_number (buffer);
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      text = g_strdup (cell->value.text_value);
      kind = LODESTAR_CELL_DATE;

      /* Midnight is no time of day. */
      if (g_str_has_suffix (text, " 00:00:00"))
        text[strlen (text) - 9] = '\0';

      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      text = g_strdup (cell->value.text_value);
      kind = LODESTAR_CELL_TEXT;
      break;
    default:
      return TRUE;
    }

  if (text == NULL)
    return TRUE;

  valid = g_utf8_make_valid (text, -1);

  return lodestar_sheet_reader_add_cell (reader, column, valid, strlen (valid), kind);
}

static gboolean
lodestar_xls_read_sheet (
  gpointer workbook, guint sheet, LodestarTable *table, guint max_rows, GError **error)
{
  LodestarXls        *self = workbook;
  LodestarSheetReader reader = { .table = table, .max_rows = max_rows };
  unsigned int        n_rows = 0;
  unsigned short      n_columns = 0;

  if (freexl_select_active_worksheet (self->handle, (unsigned short) sheet) != FREEXL_OK ||
      freexl_worksheet_dimensions (self->handle, &n_rows, &n_columns) != FREEXL_OK)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The sheet “%s” is damaged. Save the workbook as XLSX or CSV."),
                   (const char *) self->names->pdata[sheet]);
      return FALSE;
    }

  for (unsigned int row = 0; row < n_rows && !lodestar_sheet_reader_is_full (&reader); row++)
    {
      lodestar_sheet_reader_begin_row (&reader, row + 1);

      for (unsigned short column = 0; column < n_columns; column++)
        {
          FreeXL_CellValue cell;

          if (freexl_get_cell_value (self->handle, row, column, &cell) == FREEXL_OK)
            lodestar_xls_add_cell (&reader, column, &cell);
        }

      if (row % 1024 != 0)
        continue;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      if (self->progress != NULL && max_rows == 0)
        self->progress ((double) row / n_rows, self->user_data);
    }

  return TRUE;
}

static void
lodestar_xls_set_unreadable (const guint8 *data, gsize size, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (data, size, encrypted, sizeof encrypted) != NULL)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                 _ ("The workbook is protected with a password. Save it without one."));
  else
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                 _ ("The workbook is damaged, protected with a password, or no workbook. Open it "
                    "in a spreadsheet and save it as XLSX or CSV."));
}

/* FreeXL wants the name of a file: the bytes get one that nobody else sees. */
static const void *
lodestar_xls_open (const guint8 *data, gsize size, GError **error)
{
  int              fd = memfd_create ("workbook", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  const void      *handle = NULL;
  gsize            n_written = 0;

  while (fd >= 0 && n_written < size)
    {
      gssize n = write (fd, data + n_written, size - n_written);

      if (n < 0 && errno != EINTR)
        break;

      n_written += n > 0 ? (gsize) n : 0;
    }

  if (fd < 0 || n_written < size)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                 _ ("There is not enough memory to read the workbook."));
  else if (freexl_open (path, &handle) != FREEXL_OK)
    {
      if (handle != NULL)
        freexl_close (handle);

      handle = NULL;
      lodestar_xls_set_unreadable (data, size, error);
    }

  if (fd >= 0)
    close (fd);

  return handle;
}

/* Reads a sheet of a binary Excel workbook, no hidden one unless it is asked for by name. */
LodestarTable *
lodestar_xls_read (GBytes                     *bytes,
                   const LodestarTableOptions *options,
                   LodestarExchangeProgress    progress,
                   gpointer                    user_data,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_autoptr (GArray) is_hidden = g_array_new (FALSE, TRUE, sizeof (gboolean));
  gsize          size;
  const guint8  *data = g_bytes_get_data (bytes, &size);
  LodestarXls    self = { NULL, names, is_hidden, progress, user_data, cancellable };
  LodestarTable *table;
  unsigned int   n_sheets = 0;

  if ((self.handle = lodestar_xls_open (data, size, error)) == NULL)
    return NULL;

  freexl_get_info (self.handle, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  lodestar_xls_read_hidden (is_hidden, data, size);
  g_array_set_size (is_hidden, n_sheets);

  for (unsigned int i = 0; i < n_sheets; i++)
    {
      const char *name = NULL;

      freexl_get_worksheet_name (self.handle, (unsigned short) i, &name);
      g_ptr_array_add (names, g_utf8_make_valid (name != NULL ? name : "", -1));
    }

  table = lodestar_workbook_read (LODESTAR_TABLE_XLS, &self, (const char *const *) names->pdata,
                                  (const gboolean *) (gpointer) is_hidden->data,
                                  lodestar_xls_read_sheet, options, error);
  freexl_close (self.handle);

  return table;
}
