/* lodestar-encoding.c - bytes of unknown encoding into UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-encoding.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <uchardet.h>

#include "lodestar-error.h"

#define LODESTAR_ENCODING_REPLACEMENT "\xef\xbf\xbd"

/* The share of bytes outside ASCII under which a detector has too little to go by: below it a
 * western text is far more likely than any other that is not UTF-8. */
#define LODESTAR_ENCODING_THIN_SHARE 0.02

/* Marks at the start of a file; the longer before those that begin alike. */
static const struct
{
  const char *mark;
  gsize       length;
  const char *encoding;
} lodestar_encoding_marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* What the detector may answer, under the name that people know. Other answers (it knows rare
 * encodings that are one letter apart from common ones) are taken for Windows-1252. */
static const struct
{
  const char *detected;
  const char *encoding;
  gboolean    is_dense; /* used by languages that have most letters outside ASCII */
} lodestar_encoding_detected[] = {
  { "WINDOWS-1250", "Windows-1250", FALSE },
  { "ISO-8859-2", "ISO-8859-2", FALSE },
  { "WINDOWS-1251", "Windows-1251", TRUE },
  { "ISO-8859-5", "ISO-8859-5", TRUE },
  { "KOI8-R", "KOI8-R", TRUE },
  { "IBM866", "IBM866", TRUE },
  { "MAC-CYRILLIC", "MAC-CYRILLIC", TRUE },
  { "WINDOWS-1253", "Windows-1253", TRUE },
  { "ISO-8859-7", "ISO-8859-7", TRUE },
  { "WINDOWS-1254", "Windows-1254", FALSE },
  { "ISO-8859-9", "ISO-8859-9", FALSE },
  { "WINDOWS-1255", "Windows-1255", TRUE },
  { "ISO-8859-8", "ISO-8859-8", TRUE },
  { "WINDOWS-1256", "Windows-1256", TRUE },
  { "ISO-8859-6", "ISO-8859-6", TRUE },
  { "WINDOWS-1257", "Windows-1257", FALSE },
  { "ISO-8859-13", "ISO-8859-13", FALSE },
  { "SHIFT_JIS", "CP932", TRUE },
  { "EUC-JP", "EUC-JP", TRUE },
  { "ISO-2022-JP", "ISO-2022-JP", TRUE },
  { "GB18030", "GB18030", TRUE },
  { "BIG5", "BIG5", TRUE },
  { "EUC-KR", "EUC-KR", TRUE },
  { "UHC", "UHC", TRUE },
  { "TIS-620", "TIS-620", TRUE },
  { "WINDOWS-1258", "Windows-1258", TRUE },
};

/* What a user may choose from. */
static const char *const lodestar_encoding_names[] = {
  "UTF-8",        "UTF-16LE",     "UTF-16BE",     "Windows-1252", "ISO-8859-1",
  "ISO-8859-15",  "MACINTOSH",    "IBM850",       "Windows-1250", "ISO-8859-2",
  "IBM852",       "Windows-1251", "KOI8-R",       "Windows-1253", "Windows-1254",
  "Windows-1255", "Windows-1256", "Windows-1257", "Windows-1258", "CP932",
  "EUC-JP",       "GB18030",      "BIG5",         "EUC-KR",       NULL,
};

static void
lodestar_encoding_append_utf8 (GString *out, const char *bytes, gsize length, guint *n_replaced)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *valid_end;

      if (g_utf8_validate_len (bytes, (gsize) (end - bytes), &valid_end))
        {
          g_string_append_len (out, bytes, end - bytes);
          return;
        }

      g_string_append_len (out, bytes, valid_end - bytes);

      /* A NUL byte stops the validation too; it is taken out later, with the others. */
      if (*valid_end == '\0')
        g_string_append_c (out, '\0');
      else
        {
          g_string_append (out, LODESTAR_ENCODING_REPLACEMENT);
          (*n_replaced)++;
        }

      bytes = valid_end + 1;
    }
}

/* How many bytes are passed over where they fit nowhere, so that those behind them still do. */
static gsize
lodestar_encoding_get_unit (const char *encoding)
{
  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0)
    return 2;

  return g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0 ? 4 : 1;
}

/* Converts all of the bytes; what fits nowhere becomes U+FFFD and is counted. */
static GString *
lodestar_encoding_convert (
  const char *bytes, gsize length, GIConv converter, gsize unit, guint *n_replaced)
{
  GString *out = g_string_sized_new (length + length / 8 + 64);
  char    *in = (char *) bytes;
  gsize    n_in = length;
  char     buffer[16384];

  while (n_in > 0)
    {
      char *to = buffer;
      gsize n_to = sizeof buffer;
      gsize status = g_iconv (converter, &in, &n_in, &to, &n_to);
      int   reason = errno;

      g_string_append_len (out, buffer, (gssize) (sizeof buffer - n_to));

      if (status != (gsize) -1 || reason == E2BIG)
        continue;

      g_string_append (out, LODESTAR_ENCODING_REPLACEMENT);
      (*n_replaced)++;

      if (reason == EINVAL)
        break;

      in += MIN (unit, n_in);
      n_in -= MIN (unit, n_in);
    }

  return out;
}

static guint
lodestar_encoding_drop_nuls (GString *text)
{
  char *to = memchr (text->str, '\0', text->len);
  gsize n_nuls = 0;

  if (to == NULL)
    return 0;

  for (const char *from = to; from < text->str + text->len; from++)
    if (*from == '\0')
      n_nuls++;
    else
      *to++ = *from;

  g_string_truncate (text, text->len - n_nuls);

  return (guint) n_nuls;
}

static void
lodestar_encoding_drop_mark (GString *text)
{
  if (g_str_has_prefix (text->str, "\xef\xbb\xbf"))
    g_string_erase (text, 0, 3);
}

static gboolean
lodestar_encoding_is_separator (char c)
{
  return c == '\n' || c == '\r' || c == ',' || c == ';' || c == '\t' || c == ' ' || c == '"';
}

/* UTF-16 without a mark: its separators have a NUL byte on one side, always the same one, and
 * NUL bytes stand on that side only. */
static const char *
lodestar_encoding_guess_utf16 (const char *bytes, gsize length)
{
  gsize n_nuls[2] = { 0, 0 };
  gsize n_little = 0, n_big = 0;

  if (length < 4 || memchr (bytes, '\0', length) == NULL)
    return NULL;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      n_nuls[0] += bytes[i] == '\0';
      n_nuls[1] += bytes[i + 1] == '\0';
      n_little += bytes[i + 1] == '\0' && lodestar_encoding_is_separator (bytes[i]);
      n_big += bytes[i] == '\0' && lodestar_encoding_is_separator (bytes[i + 1]);
    }

  if (n_little > 0 && n_nuls[1] >= length / 20 && n_nuls[0] * 10 <= n_nuls[1])
    return "UTF-16LE";

  if (n_big > 0 && n_nuls[0] >= length / 20 && n_nuls[1] * 10 <= n_nuls[0])
    return "UTF-16BE";

  return NULL;
}

/* Whether the bytes are UTF-8 but for a few that were broken on the way. */
static gboolean
lodestar_encoding_is_mostly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize       n_good = 0, n_bad = 0;

  while (bytes < end)
    {
      gunichar c;

      if ((guchar) *bytes < 0x80)
        {
          bytes++;
          continue;
        }

      c = g_utf8_get_char_validated (bytes, end - bytes);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          bytes++;
        }
      else
        {
          n_good++;
          bytes = g_utf8_next_char (bytes);
        }
    }

  return n_good > 0 && n_good >= 4 * n_bad;
}

static gboolean
lodestar_encoding_converts (const char *bytes, gsize length, const char *encoding)
{
  g_autofree char *text = g_convert (bytes, (gssize) length, "UTF-8", encoding, NULL, NULL, NULL);

  return text != NULL;
}

/* The encoding of bytes that are neither UTF-8 nor UTF-16. A detector that reads letter
 * frequencies is trusted as far as there are letters to count. */
static const char *
lodestar_encoding_guess_legacy (const char *bytes, gsize length)
{
  uchardet_t  detector = uchardet_new ();
  const char *guess = "Windows-1252";
  gsize       n_high = 0;

  for (gsize i = 0; i < length; i++)
    n_high += (guchar) bytes[i] >= 0x80;

  uchardet_handle_data (detector, bytes, length);
  uchardet_data_end (detector);

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_encoding_detected); i++)
    {
      gboolean    is_thin = (double) n_high < (double) length * LODESTAR_ENCODING_THIN_SHARE;
      const char *encoding = lodestar_encoding_detected[i].encoding;

      if (g_ascii_strcasecmp (uchardet_get_charset (detector),
                              lodestar_encoding_detected[i].detected) != 0)
        continue;

      if (is_thin && (lodestar_encoding_detected[i].is_dense || n_high < 16))
        continue;

      if (lodestar_encoding_converts (bytes, length, encoding))
        guess = encoding;
    }

  uchardet_delete (detector);

  return guess;
}

/* Finds out the encoding; @skip is the length of the mark that told it. */
static const char *
lodestar_encoding_guess (const char *bytes, gsize length, gsize *skip, gboolean *is_certain)
{
  const char *guess, *valid_end;
  gsize       i;

  *skip = 0;
  *is_certain = TRUE;

  for (i = 0; i < G_N_ELEMENTS (lodestar_encoding_marks); i++)
    if (length >= lodestar_encoding_marks[i].length &&
        memcmp (bytes, lodestar_encoding_marks[i].mark, lodestar_encoding_marks[i].length) == 0)
      {
        *skip = lodestar_encoding_marks[i].length;
        return lodestar_encoding_marks[i].encoding;
      }

  if ((guess = lodestar_encoding_guess_utf16 (bytes, length)) != NULL)
    {
      *is_certain = FALSE;
      return guess;
    }

  for (const char *p = bytes;; p = valid_end + 1)
    {
      if (g_utf8_validate_len (p, (gsize) (bytes + length - p), &valid_end))
        return "UTF-8";

      if (*valid_end != '\0')
        break;
    }

  *is_certain = FALSE;

  if (lodestar_encoding_is_mostly_utf8 (bytes, length))
    return "UTF-8";

  return lodestar_encoding_guess_legacy (bytes, length);
}

/**
 * lodestar_encoding_decode:
 * @bytes: (array length=length): bytes of a file, all of them: the only letter outside ASCII may
 *   be the last one
 * @length: how many
 * @encoding: (nullable): their encoding, or %NULL to find it out
 * @decoded: (out): the text; clear it with lodestar_decoded_clear()
 * @error: return location for a #GError, or %NULL
 *
 * Makes bytes into text. Fails with %LODESTAR_ERROR_INVALID where @encoding is not known; never
 * because of the bytes.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_encoding_decode (
  const char *bytes, gsize length, const char *encoding, LodestarDecoded *decoded, GError **error)
{
  gsize    skip = 0;
  gboolean is_certain = TRUE;
  GIConv   converter;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (decoded != NULL, FALSE);

  memset (decoded, 0, sizeof *decoded);

  if (encoding == NULL)
    encoding = lodestar_encoding_guess (bytes, length, &skip, &is_certain);

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0)
    {
      decoded->text = g_string_sized_new (length - skip + 1);
      lodestar_encoding_append_utf8 (decoded->text, bytes + skip, length - skip,
                                     &decoded->n_replaced);
    }
  else
    {
      if ((converter = g_iconv_open ("UTF-8", encoding)) == (GIConv) -1)
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("The encoding “%s” is not known. UTF-8, UTF-16LE and Windows-1252 "
                          "are common ones."),
                       encoding);
          return FALSE;
        }

      decoded->text =
        lodestar_encoding_convert (bytes + skip, length - skip, converter,
                                   lodestar_encoding_get_unit (encoding), &decoded->n_replaced);
      g_iconv_close (converter);
    }

  decoded->encoding = g_strdup (encoding);
  decoded->is_certain = is_certain;
  decoded->n_nuls = lodestar_encoding_drop_nuls (decoded->text);
  lodestar_encoding_drop_mark (decoded->text);

  return TRUE;
}

/**
 * lodestar_decoded_clear:
 * @self: what lodestar_encoding_decode() gave
 *
 * Frees the text.
 */
void
lodestar_decoded_clear (LodestarDecoded *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);

  g_clear_pointer (&self->encoding, g_free);
}

/**
 * lodestar_encoding_list:
 *
 * Returns: (array zero-terminated=1): the encodings that a user is offered,
 *   the common ones first
 */
const char *const *
lodestar_encoding_list (void)
{
  return lodestar_encoding_names;
}
