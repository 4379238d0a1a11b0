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

/* FreeXL reads the cells. It does not say which sheets are hidden, and it has no text that a
 * formula gave, so both are read here, from the records of the stream "Workbook" of the compound
 * file. */

#define LODESTAR_XLS_SECTOR_END 0xfffffff8u
#define LODESTAR_XLS_RECORD_FORMULA 0x0006
#define LODESTAR_XLS_RECORD_EOF 0x000a
#define LODESTAR_XLS_RECORD_SHEET 0x0085
#define LODESTAR_XLS_RECORD_STRING 0x0207
#define LODESTAR_XLS_RECORD_BOF 0x0809
#define LODESTAR_XLS_VERSION_8 0x0600
#define LODESTAR_XLS_N_HEADER_SECTORS 109
#define LODESTAR_XLS_MAX_DIRECTORY (1 << 20)

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         sector_size;
  GArray       *table; /* (owned), of guint32: the sector after each */
} LodestarXlsFile;

/* A record of the stream. */
typedef struct
{
  guint16       type;
  guint16       length;
  const guint8 *data;
} LodestarXlsRecord;

typedef struct
{
  const void *handle;
  GPtrArray  *names;     /* (owned), of char *, NULL-terminated */
  GArray     *is_hidden; /* (owned), of gboolean */
  GArray     *offsets;   /* (owned), of guint32: where in the stream each sheet begins */
  GByteArray *stream;    /* (owned) (nullable) */

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

static void
lodestar_xls_add_table_sector (LodestarXlsFile *file, guint32 number)
{
  const guint8 *sector = lodestar_xls_get_sector (file, number);

  for (gsize j = 0; sector != NULL && j < file->sector_size; j += 4)
    {
      guint32 next = lodestar_xls_get_32 (sector + j);

      g_array_append_val (file->table, next);
    }
}

/* The allocation table: its first sectors are listed in the header, the others in a chain. */
static void
lodestar_xls_read_table (LodestarXlsFile *file)
{
  guint32       list = lodestar_xls_get_32 (file->data + 68);
  gsize         n_left = file->size / file->sector_size;
  const guint8 *sector;

  for (guint i = 0; i < LODESTAR_XLS_N_HEADER_SECTORS; i++)
    lodestar_xls_add_table_sector (file, lodestar_xls_get_32 (file->data + 76 + 4 * i));

  while ((sector = lodestar_xls_get_sector (file, list)) != NULL && n_left-- > 0)
    {
      for (gsize j = 0; j + 4 < file->sector_size; j += 4)
        lodestar_xls_add_table_sector (file, lodestar_xls_get_32 (sector + j));

      list = lodestar_xls_get_32 (sector + file->sector_size - 4);

      if (file->table->len > file->size)
        return;
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

/* The stream of the workbook, or %NULL where it is not found. */
static GByteArray *
lodestar_xls_read_stream (const guint8 *data, gsize size)
{
  LodestarXlsFile file = { data, size, 512, NULL };
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) directory = NULL;

  if (size < 512 || (data[30] != 9 && data[30] != 12))
    return NULL;

  file.sector_size = (gsize) 1 << data[30];
  file.table = table;
  lodestar_xls_read_table (&file);
  directory =
    lodestar_xls_read_chain (&file, lodestar_xls_get_32 (data + 48), LODESTAR_XLS_MAX_DIRECTORY);

  for (gsize i = 0; i + 128 <= directory->len; i += 128)
    {
      gsize length = lodestar_xls_get_32 (directory->data + i + 120);

      if (lodestar_xls_is_workbook (directory->data + i) && length >= 4096)
        return lodestar_xls_read_chain (&file, lodestar_xls_get_32 (directory->data + i + 116),
                                        MIN (length, size));
    }

  return NULL;
}

/* The record at a place of the stream, which goes on to the next one. */
static gboolean
lodestar_xls_read_record (const GByteArray *stream, gsize *place, LodestarXlsRecord *record)
{
  const guint8 *p = stream->data + *place;

  if (*place + 4 > stream->len)
    return FALSE;

  record->type = lodestar_xls_get_16 (p);
  record->length = lodestar_xls_get_16 (p + 2);
  record->data = p + 4;
  *place += 4 + (gsize) record->length;

  return *place <= stream->len;
}

/* Where the sheets begin and which are hidden, in their order. */
static void
lodestar_xls_read_sheets (LodestarXls *self)
{
  LodestarXlsRecord record;
  gsize             place = 0;

  while (self->stream != NULL && lodestar_xls_read_record (self->stream, &place, &record) &&
         record.type != LODESTAR_XLS_RECORD_EOF)
    {
      guint32  offset;
      gboolean is_hidden;

      if (record.type != LODESTAR_XLS_RECORD_SHEET || record.length < 6)
        continue;

      /* Charts and macros, which FreeXL lists as well, are no sheets to read. */
      offset = lodestar_xls_get_32 (record.data);
      is_hidden = (record.data[4] & 3) != 0 || record.data[5] != 0;
      g_array_append_val (self->offsets, offset);
      g_array_append_val (self->is_hidden, is_hidden);
    }
}

/* The text of a STRING record, of Excel 97 and later: one or two bytes a character. */
static char *
lodestar_xls_dup_string (const LodestarXlsRecord *record)
{
  gsize n_chars = record->length >= 3 ? lodestar_xls_get_16 (record->data) : 0;
  gsize width = record->length >= 3 && (record->data[2] & 1) != 0 ? 2 : 1;

  if (n_chars == 0 || 3 + n_chars * width > record->length)
    return NULL;

  return g_convert ((const char *) record->data + 3, (gssize) (n_chars * width), "UTF-8",
                    width == 2 ? "UTF-16LE" : "ISO-8859-1", NULL, NULL, NULL);
}

static gpointer
lodestar_xls_make_key (guint row, guint column)
{
  return GUINT_TO_POINTER (row << 9 | (column & 0x1ff));
}

/* The texts that the formulas of a sheet gave when it was saved, by cell. */
static GHashTable *
lodestar_xls_read_formulas (LodestarXls *self, guint sheet)
{
  GHashTable       *texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  LodestarXlsRecord record;
  gpointer          cell = NULL;
  gboolean          is_waiting = FALSE;
  gsize             place;

  if (self->stream == NULL || sheet >= self->offsets->len)
    return texts;

  place = g_array_index (self->offsets, guint32, sheet);

  if (place > self->stream->len || !lodestar_xls_read_record (self->stream, &place, &record) ||
      record.type != LODESTAR_XLS_RECORD_BOF || record.length < 2 ||
      lodestar_xls_get_16 (record.data) != LODESTAR_XLS_VERSION_8)
    return texts;

  while (lodestar_xls_read_record (self->stream, &place, &record) &&
         record.type != LODESTAR_XLS_RECORD_EOF)
    {
      /* A result that is text says so in its first and last bytes; the text follows. */
      if (record.type == LODESTAR_XLS_RECORD_FORMULA && record.length >= 14)
        {
          is_waiting = record.data[6] == 0 && lodestar_xls_get_16 (record.data + 12) == 0xffff;
          cell = lodestar_xls_make_key (lodestar_xls_get_16 (record.data),
                                        lodestar_xls_get_16 (record.data + 2));
        }
      else if (record.type == LODESTAR_XLS_RECORD_STRING && is_waiting)
        {
          char *text = lodestar_xls_dup_string (&record);

          if (text != NULL)
            g_hash_table_insert (texts, cell, text);

          is_waiting = FALSE;
        }
    }

  return texts;
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
  g_autoptr (GHashTable) texts = lodestar_xls_read_formulas (self, sheet);
  unsigned int   n_rows = 0;
  unsigned short n_columns = 0;

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
          const char      *text = g_hash_table_lookup (texts, lodestar_xls_make_key (row, column));
          FreeXL_CellValue cell;

          if (text != NULL)
            lodestar_sheet_reader_add_cell (&reader, column, text, strlen (text),
                                            LODESTAR_CELL_TEXT);
          else if (freexl_get_cell_value (self->handle, row, column, &cell) == FREEXL_OK)
            lodestar_xls_add_cell (&reader, column, &cell);
        }

      if (row % 1024 != 0)
        continue;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      if (self->progress != NULL && max_rows == 0)
        self->progress ((double) row / n_rows, self->user_data);
    }

  return lodestar_sheet_reader_check (&reader, self->names->pdata[sheet], error);
}

static void
lodestar_xls_set_protected (GError **error)
{
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("The workbook is protected with a password. Save it without one."));
}

static void
lodestar_xls_set_unreadable (const guint8 *data, gsize size, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (data, size, encrypted, sizeof encrypted) != NULL)
    lodestar_xls_set_protected (error);
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
  g_autoptr (GArray) offsets = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (GByteArray) stream = NULL;
  gsize          size;
  const guint8  *data = g_bytes_get_data (bytes, &size);
  LodestarXls    self = { NULL, names, is_hidden, offsets, NULL, progress, user_data, cancellable };
  LodestarTable *table;
  unsigned int   n_sheets = 0;

  if ((self.handle = lodestar_xls_open (data, size, error)) == NULL)
    return NULL;

  freexl_get_info (self.handle, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  self.stream = stream = lodestar_xls_read_stream (data, size);
  lodestar_xls_read_sheets (&self);
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
