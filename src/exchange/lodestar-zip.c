/* lodestar-zip.c - the parts of a zipped workbook
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-zip.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"

/* A part that grows beyond this when it is unpacked is a trap, not a list of people. */
#define LODESTAR_ZIP_MAX_PART ((gsize) 1 << 30)
#define LODESTAR_ZIP_MAX_PARTS 10000

#define LODESTAR_ZIP_END_SIZE 22
#define LODESTAR_ZIP_ENTRY_SIZE 46
#define LODESTAR_ZIP_LOCAL_SIZE 30
#define LODESTAR_ZIP_ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

typedef struct
{
  guint32 offset; /* of the local header */
  guint32 packed_size;
  guint32 sum;    /* CRC-32 of what is unpacked; 0: not stated */
  guint16 method; /* 0: stored, 8: deflated */
  guint16 flags;
} LodestarZipPart;

/**
 * LodestarZip:
 *
 * The central directory of a zip archive in memory. Only what workbooks need:
 * parts that are stored or deflated, no spanning, no encryption.
 */
struct _LodestarZip
{
  GBytes     *bytes; /* (owned) */
  GHashTable *parts; /* (owned), char * -> LodestarZipPart */
};

static guint16
lodestar_zip_get_16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static guint32
lodestar_zip_get_32 (const guint8 *p)
{
  return (guint32) lodestar_zip_get_16 (p) | (guint32) lodestar_zip_get_16 (p + 2) << 16;
}

static void
lodestar_zip_set_damaged (GError **error)
{
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
               _ ("The workbook is damaged or incomplete. Open it in a spreadsheet, save it again "
                  "and import that file, or export it as CSV."));
}

/* The end record stands last, behind it only a comment of up to 64 KiB. */
static const guint8 *
lodestar_zip_find_end (const guint8 *data, gsize size)
{
  gsize span = MIN (size, LODESTAR_ZIP_END_SIZE + G_MAXUINT16);

  for (gsize back = LODESTAR_ZIP_END_SIZE; back <= span; back++)
    if (memcmp (data + size - back, "PK\x05\x06", 4) == 0)
      return data + size - back;

  return NULL;
}

/**
 * lodestar_zip_new:
 * @bytes: a zip archive
 * @error: return location for a #GError, or %NULL
 *
 * Reads the directory of the archive. Fails with %LODESTAR_ERROR_INVALID where it is damaged.
 *
 * Returns: (transfer full): the archive, or %NULL with @error set
 */
LodestarZip *
lodestar_zip_new (GBytes *bytes, GError **error)
{
  g_autoptr (LodestarZip) self = g_new0 (LodestarZip, 1);
  gsize         size, place;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *end = lodestar_zip_find_end (data, size);

  self->bytes = g_bytes_ref (bytes);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (end == NULL)
    {
      lodestar_zip_set_damaged (error);
      return NULL;
    }

  place = lodestar_zip_get_32 (end + 16);

  for (guint n = lodestar_zip_get_16 (end + 10); n > 0; n--)
    {
      LodestarZipPart part;
      const guint8   *entry = data + place;
      gsize           n_name;

      if (place > size || size - place < LODESTAR_ZIP_ENTRY_SIZE ||
          memcmp (entry, "PK\x01\x02", 4) != 0 ||
          g_hash_table_size (self->parts) >= LODESTAR_ZIP_MAX_PARTS)
        {
          lodestar_zip_set_damaged (error);
          return NULL;
        }

      n_name = lodestar_zip_get_16 (entry + 28);

      if (size - place - LODESTAR_ZIP_ENTRY_SIZE < n_name)
        {
          lodestar_zip_set_damaged (error);
          return NULL;
        }

      part.flags = lodestar_zip_get_16 (entry + 8);
      part.method = lodestar_zip_get_16 (entry + 10);
      part.sum = lodestar_zip_get_32 (entry + 16);
      part.packed_size = lodestar_zip_get_32 (entry + 20);
      part.offset = lodestar_zip_get_32 (entry + 42);
      g_hash_table_replace (self->parts,
                            g_strndup ((const char *) entry + LODESTAR_ZIP_ENTRY_SIZE, n_name),
                            g_memdup2 (&part, sizeof part));
      place += LODESTAR_ZIP_ENTRY_SIZE + n_name + lodestar_zip_get_16 (entry + 30) +
               lodestar_zip_get_16 (entry + 32);
    }

  return g_steal_pointer (&self);
}

/**
 * lodestar_zip_free:
 * @self: (transfer full): an archive
 *
 * Frees the archive; parts that were read stay.
 */
void
lodestar_zip_free (LodestarZip *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->parts);
  g_free (self);
}

/**
 * lodestar_zip_has:
 * @self: an archive
 * @name: the name of a part
 *
 * Returns: whether the archive has that part
 */
gboolean
lodestar_zip_has (const LodestarZip *self, const char *name)
{
  return g_hash_table_contains (self->parts, name);
}

static GBytes *
lodestar_zip_inflate (const guint8 *packed, gsize packed_size, GError **error)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      guint8 buffer[65536];
      gsize  n_read, n_written;

      result =
        g_converter_convert (G_CONVERTER (inflater), packed, packed_size, buffer, sizeof buffer,
                             G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

      if (result == G_CONVERTER_ERROR || out->len + n_written > LODESTAR_ZIP_MAX_PART)
        {
          lodestar_zip_set_damaged (error);
          return NULL;
        }

      g_byte_array_append (out, buffer, (guint) n_written);
      packed += n_read;
      packed_size -= n_read;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static guint32
lodestar_zip_get_sum (const guint8 *data, gsize size)
{
  static guint32 table[256];
  static gsize   is_made;
  guint32        sum = G_MAXUINT32;

  if (g_once_init_enter (&is_made))
    {
      for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
        {
          table[i] = i;

          for (guint bit = 0; bit < 8; bit++)
            table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320 : table[i] >> 1;
        }

      g_once_init_leave (&is_made, 1);
    }

  for (gsize i = 0; i < size; i++)
    sum = table[(sum ^ data[i]) & 0xff] ^ sum >> 8;

  return ~sum;
}

/**
 * lodestar_zip_read:
 * @self: an archive
 * @name: the name of a part
 * @error: return location for a #GError, or %NULL
 *
 * Unpacks a part. Fails with %LODESTAR_ERROR_INVALID where it is missing, damaged (its check sum
 * tells), encrypted or larger than 1 GiB.
 *
 * Returns: (transfer full): the part, or %NULL with @error set
 */
GBytes *
lodestar_zip_read (const LodestarZip *self, const char *name, GError **error)
{
  const LodestarZipPart *part = g_hash_table_lookup (self->parts, name);
  g_autoptr (GBytes) unpacked = NULL;
  gsize         size, place;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);

  if (part == NULL || part->offset > size || size - part->offset < LODESTAR_ZIP_LOCAL_SIZE)
    {
      lodestar_zip_set_damaged (error);
      return NULL;
    }

  if (part->flags & 1)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The workbook is protected with a password. Save it without one."));
      return NULL;
    }

  place = part->offset + LODESTAR_ZIP_LOCAL_SIZE + lodestar_zip_get_16 (data + part->offset + 26) +
          lodestar_zip_get_16 (data + part->offset + 28);

  if (place > size || size - place < part->packed_size || (part->method != 0 && part->method != 8))
    {
      lodestar_zip_set_damaged (error);
      return NULL;
    }

  unpacked = part->method == 0 ? g_bytes_new_from_bytes (self->bytes, place, part->packed_size)
                               : lodestar_zip_inflate (data + place, part->packed_size, error);

  if (unpacked == NULL)
    return NULL;

  data = g_bytes_get_data (unpacked, &size);

  if (part->sum != 0 && lodestar_zip_get_sum (data, size) != part->sum)
    {
      lodestar_zip_set_damaged (error);
      return NULL;
    }

  return g_steal_pointer (&unpacked);
}

/**
 * lodestar_zip_is_ods:
 * @data: a zip archive
 * @size: how many bytes
 *
 * Returns: whether it says at its start, as OpenDocument demands, that it is a
 *   spreadsheet
 */
gboolean
lodestar_zip_is_ods (const char *data, gsize size)
{
  gsize length = strlen (LODESTAR_ZIP_ODS_TYPE);

  if (size < LODESTAR_ZIP_LOCAL_SIZE + 8 + length)
    return FALSE;

  return memcmp (data + LODESTAR_ZIP_LOCAL_SIZE, "mimetype", 8) == 0 &&
         memmem (data, MIN (size, 256), LODESTAR_ZIP_ODS_TYPE, length) != NULL;
}
