/* lodestar-text.c - keys by which text is compared, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-text.h"

#include <string.h>

/* Latin letters that have no canonical decomposition, and what people type instead. */
static const struct
{
  gunichar    letter;
  const char *plain;
} lodestar_text_letters[] = {
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0259, "e" },  /* ə */
};

static const char *
lodestar_text_plain_letter (gunichar c)
{
  if (c < 0xdf || c > 0x259)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_text_letters); i++)
    if (lodestar_text_letters[i].letter == c)
      return lodestar_text_letters[i].plain;

  return NULL;
}

static gboolean
lodestar_text_is_plain_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_text_is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
         type == G_UNICODE_UNASSIGNED;
}

/**
 * lodestar_text_clean:
 * @text: (nullable): text in UTF-8; bytes that are not are replaced
 *
 * How text is kept: NFC, runs of white space as one space, none at the ends,
 * no control characters. Zero-width joiners stay, for some scripts need them.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
lodestar_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *kept = NULL;
  GString         *out;
  gboolean         pending = FALSE;

  if (text == NULL)
    return g_strdup ("");

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  out = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x85)
        {
          pending = out->len > 0;
          continue;
        }

      if (g_unichar_type (c) == G_UNICODE_CONTROL || c == 0xfeff)
        continue;

      if (pending)
        g_string_append_c (out, ' ');

      pending = FALSE;
      g_string_append_unichar (out, c);
    }

  /* Last, for a letter and its mark may have been kept apart by what is gone now. */
  kept = g_string_free (out, FALSE);

  return lodestar_text_is_plain_ascii (kept)
           ? g_steal_pointer (&kept)
           : g_utf8_normalize (kept, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/**
 * lodestar_text_key:
 * @text: (nullable): text in UTF-8
 *
 * The key under which two spellings are the same thing: compatibility-composed,
 * case-folded, cleaned, without invisible characters. Accents count.
 *
 * Returns: (transfer full): the key, "" for %NULL
 */
char *
lodestar_text_key (const char *text)
{
  g_autofree char *clean = lodestar_text_clean (text);
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;
  GString         *out;

  if (lodestar_text_is_plain_ascii (clean))
    return g_ascii_strdown (clean, -1);

  composed = g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (composed, -1);
  out = g_string_sized_new (strlen (folded) + 1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!lodestar_text_is_invisible (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

/**
 * lodestar_text_fold:
 * @text: (nullable): text in UTF-8
 *
 * The key for searching and sorting: as lodestar_text_key(), and accents are
 * taken off (“Łukasz Müller” becomes “lukasz muller”). It does not depend on
 * the locale, so it can be kept in a file.
 *
 * Returns: (transfer full): the key, "" for %NULL
 */
char *
lodestar_text_fold (const char *text)
{
  g_autofree char *key = lodestar_text_key (text);
  g_autofree char *apart = NULL;
  GString         *out;

  if (lodestar_text_is_plain_ascii (key))
    return g_steal_pointer (&key);

  apart = g_utf8_normalize (key, -1, G_NORMALIZE_ALL);
  out = g_string_sized_new (strlen (apart) + 1);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar    c = g_utf8_get_char (p);
      const char *plain = lodestar_text_plain_letter (c);

      if (plain != NULL)
        g_string_append (out, plain);
      else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * lodestar_text_is_blank:
 * @text: (nullable): text in UTF-8
 *
 * Returns: whether @text holds nothing that can be seen
 */
gboolean
lodestar_text_is_blank (const char *text)
{
  g_autofree char *key = lodestar_text_key (text);

  return key[0] == '\0' || (key[0] == ' ' && key[1] == '\0');
}
