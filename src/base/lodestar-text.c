/* lodestar-text.c - keys by which text is compared, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The letters from À to ž: names in most languages that are written in Latin letters have no others
 * beside those of ASCII. */
#define LODESTAR_TEXT_FIRST_LATIN 0xc0
#define LODESTAR_TEXT_N_LATIN (0x17f - LODESTAR_TEXT_FIRST_LATIN)
#define LODESTAR_TEXT_LATIN_SIZE 4

/* Marks of direction: from the left, from the right, as its first letter, and as before again. */
#define LODESTAR_TEXT_LRM "\342\200\216"
#define LODESTAR_TEXT_RLM "\342\200\217"
#define LODESTAR_TEXT_FSI "\342\201\250"
#define LODESTAR_TEXT_PDI "\342\201\251"

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

/* Whether text is composed by its looks: all characters below the first combining one are. */
static gboolean
lodestar_text_is_surely_composed (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xcc) /* the first byte of U+0300 */
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_text_has_visible_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p > 0x20 && *p < 0x7f)
      return TRUE;

  return FALSE;
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
      gboolean is_plain = c > 0x20 && c < 0x7f;

      if (!is_plain && (g_unichar_isspace (c) || c == 0x85))
        {
          pending = out->len > 0;
          continue;
        }

      if (!is_plain && (g_unichar_type (c) == G_UNICODE_CONTROL || c == 0xfeff))
        continue;

      if (pending)
        g_string_append_c (out, ' ');

      pending = FALSE;
      g_string_append_unichar (out, c);
    }

  /* Last, for a letter and its mark may have been kept apart by what is gone now. */
  kept = g_string_free (out, FALSE);

  return lodestar_text_is_surely_composed (kept)
           ? g_steal_pointer (&kept)
           : g_utf8_normalize (kept, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static char *
lodestar_text_make_key (const char *text)
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

static char *
lodestar_text_make_fold (const char *text)
{
  g_autofree char *key = lodestar_text_make_key (text);
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

/* The keys of single letters. None of them changes by what stands beside it as long as no other
 * characters are there, so the key of a text of them is theirs one after the other. */
typedef struct
{
  char keys[LODESTAR_TEXT_N_LATIN][LODESTAR_TEXT_LATIN_SIZE];
  char folds[LODESTAR_TEXT_N_LATIN][LODESTAR_TEXT_LATIN_SIZE];
} LodestarTextLatin;

static const LodestarTextLatin *
lodestar_text_get_latin (void)
{
  static LodestarTextLatin latin;
  static gsize             is_made;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < LODESTAR_TEXT_N_LATIN; i++)
        {
          char             letter[8] = "";
          g_autofree char *key = NULL;
          g_autofree char *fold = NULL;

          g_unichar_to_utf8 (LODESTAR_TEXT_FIRST_LATIN + i, letter);
          key = lodestar_text_make_key (letter);
          fold = lodestar_text_make_fold (letter);
          g_strlcpy (latin.keys[i], key, LODESTAR_TEXT_LATIN_SIZE);
          g_strlcpy (latin.folds[i], fold, LODESTAR_TEXT_LATIN_SIZE);
        }

      g_once_init_leave (&is_made, 1);
    }

  return &latin;
}

/* Writes the key of a text of ASCII and Latin letters, for which @out must have twice the room of
 * the text. Returns the end of what was written, or NULL where the text has other characters. */
static char *
lodestar_text_write_latin (char       *out,
                           const char *text,
                           const char (*latin)[LODESTAR_TEXT_LATIN_SIZE])
{
  const char *start = out;
  gboolean    pending = FALSE;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p == ' ')
        {
          pending = out > start;
          continue;
        }

      if (pending)
        *out++ = ' ';

      pending = FALSE;

      if (*p > 0x20 && *p < 0x7f)
        *out++ = (char) (*p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p);
      else if (*p >= 0xc3 && *p <= 0xc5 && (p[1] & 0xc0) == 0x80 && (*p < 0xc5 || p[1] < 0xbf))
        {
          for (const char *q = latin[(*p - 0xc3) * 64 + (p[1] & 0x3f)]; *q != '\0'; q++)
            *out++ = *q;

          p++;
        }
      else
        return NULL;
    }

  return out;
}

/* The key of a text of ASCII and Latin letters, or NULL. */
static char *
lodestar_text_make_latin (const char *text, const char (*latin)[LODESTAR_TEXT_LATIN_SIZE])
{
  g_autofree char *out = g_malloc (2 * strlen (text) + 1);
  char            *end = lodestar_text_write_latin (out, text, latin);

  if (end == NULL)
    return NULL;

  *end = '\0';

  return g_steal_pointer (&out);
}

/**
 * lodestar_text_clean_lines:
 * @text: a text of several lines, such as a note
 *
 * Cleans each line as lodestar_text_clean() does; empty lines at the ends go.
 *
 * Returns: (transfer full): the lines
 */
char *
lodestar_text_clean_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = lodestar_text_clean (lines[i]);

      g_free (lines[i]);
      lines[i] = line;
    }

  return g_strstrip (g_strjoinv ("\n", lines));
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
  char *key;

  if (text == NULL)
    return g_strdup ("");

  key = lodestar_text_make_latin (text, lodestar_text_get_latin ()->keys);

  return key != NULL ? key : lodestar_text_make_key (text);
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
  char *fold;

  if (text == NULL)
    return g_strdup ("");

  fold = lodestar_text_make_latin (text, lodestar_text_get_latin ()->folds);

  return fold != NULL ? fold : lodestar_text_make_fold (text);
}

/**
 * lodestar_text_append_fold:
 * @out: where it is appended
 * @text: text in UTF-8
 *
 * Appends what lodestar_text_fold() makes of @text.
 */
void
lodestar_text_append_fold (GString *out, const char *text)
{
  gsize            start = out->len;
  char            *end;
  g_autofree char *fold = NULL;

  g_string_set_size (out, start + 2 * strlen (text));
  end = lodestar_text_write_latin (out->str + start, text, lodestar_text_get_latin ()->folds);
  g_string_truncate (out, end != NULL ? (gsize) (end - out->str) : start);

  if (end == NULL)
    g_string_append (out, fold = lodestar_text_make_fold (text));
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
  g_autofree char *key = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  if (lodestar_text_has_visible_ascii (text))
    return FALSE;

  key = lodestar_text_key (text);

  return key[0] == '\0' || (key[0] == ' ' && key[1] == '\0');
}

/* Which letters @text has: those of scripts that run from right to left, or the others. */
static gboolean
lodestar_text_has_letters (const char *text, gboolean is_rtl)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_ADLAM:
      case G_UNICODE_SCRIPT_ARABIC:
      case G_UNICODE_SCRIPT_HEBREW:
      case G_UNICODE_SCRIPT_MANDAIC:
      case G_UNICODE_SCRIPT_NKO:
      case G_UNICODE_SCRIPT_SAMARITAN:
      case G_UNICODE_SCRIPT_SYRIAC:
      case G_UNICODE_SCRIPT_THAANA:
        if (is_rtl)
          return TRUE;
        break;

      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED:
        break;

      default:
        if (!is_rtl)
          return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_text_isolate:
 * @name: a name that is to stand in a sentence
 *
 * Keeps a name that is written from the other side than the language of the
 * program apart from the words beside it: without, “%s and %s” would be drawn
 * with the second name first where the first runs from right to left. A mark
 * before it says which way the sentence runs, as Pango goes by its first letter,
 * apart or not. Neither is in the keys that lodestar_text_fold() makes.
 *
 * Returns: (transfer full): the name, as it is where it needs nothing
 */
char *
lodestar_text_isolate (const char *name)
{
  gboolean is_rtl;

  g_return_val_if_fail (name != NULL, NULL);

  is_rtl = lodestar_text_has_letters (_ ("%s and %s"), TRUE);

  if (!lodestar_text_has_letters (name, !is_rtl))
    return g_strdup (name);

  return g_strconcat (is_rtl ? LODESTAR_TEXT_RLM : LODESTAR_TEXT_LRM, LODESTAR_TEXT_FSI, name,
                      LODESTAR_TEXT_PDI, NULL);
}
