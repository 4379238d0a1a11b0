/* test-text.c - keys of text
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "lodestar-text.h"

#include <string.h>

static void
test_text_composed_and_decomposed_are_the_same (void)
{
  g_autofree char *nfc = lodestar_text_clean ("Zo\xc3\xab");
  g_autofree char *nfd = lodestar_text_clean ("Zoe\xcc\x88");

  g_assert_cmpstr (nfc, ==, nfd);
}

static void
test_text_clean_keeps_no_stray_white_space (void)
{
  g_autofree char *clean = lodestar_text_clean (" \t Ana\xc2\xa0\xc2\xa0 Ruiz\r\n\x01");
  g_autofree char *broken = lodestar_text_clean ("A\xff\x42");

  g_assert_cmpstr (clean, ==, "Ana Ruiz");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_text_clean_twice_is_clean_once (void)
{
  g_autofree char *once = lodestar_text_clean ("Zoe\x07\xcc\x88");
  g_autofree char *twice = lodestar_text_clean (once);

  g_assert_cmpstr (once, ==, "Zo\xc3\xab");
  g_assert_cmpstr (twice, ==, once);
}

static void
test_text_key_ignores_case_not_accents (void)
{
  g_autofree char *upper = lodestar_text_key ("STRASSE ÉTÉ");
  g_autofree char *lower = lodestar_text_key ("straße été");
  g_autofree char *plain = lodestar_text_key ("strasse ete");

  g_assert_cmpstr (upper, ==, lower);
  g_assert_cmpstr (upper, !=, plain);
}

static void
test_text_fold_takes_accents_off (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Łukasz Müller", "lukasz muller" },
    { "Søren Ærø", "soren aero" },
    { "İstanbul", "istanbul" },
    { "王小明", "王小明" },
    { "Ёлкина", "елкина" },
    { "مُحَمَّد", "محمد" },
    { "Ｗｉｄｅ", "wide" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lodestar_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_text_blank_is_what_cannot_be_seen (void)
{
  g_assert_true (lodestar_text_is_blank (NULL));
  g_assert_true (lodestar_text_is_blank (" \t\xe2\x80\x8b\xc2\xa0"));
  g_assert_false (lodestar_text_is_blank (" . "));
}

/* Latin letters are looked up one by one; a character that is not among them makes the whole text
 * go the long way, which must come to the same. */
static void
test_text_short_way_is_the_long_way (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) appended = g_string_new ("before ");
      g_autofree char *longer = NULL;
      g_autofree char *key = NULL;
      g_autofree char *fold = NULL;
      g_autofree char *long_key = NULL;
      g_autofree char *long_fold = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        {
          int kind = g_test_rand_int_range (0, 4);

          g_string_append_unichar (
            text,
            kind == 0 ? ' ' : (gunichar) g_test_rand_int_range (0x21, kind == 1 ? 0x7f : 0x17f));
        }

      g_string_append_c (text, 'x');
      longer = g_strconcat (text->str, "中", NULL);
      key = lodestar_text_key (text->str);
      fold = lodestar_text_fold (text->str);
      long_key = lodestar_text_key (longer);
      long_fold = lodestar_text_fold (longer);
      lodestar_text_append_fold (appended, text->str);

      g_assert_true (g_str_has_prefix (long_key, key));
      g_assert_cmpstr (long_key + strlen (key), ==, "中");
      g_assert_true (g_str_has_prefix (long_fold, fold));
      g_assert_cmpstr (long_fold + strlen (fold), ==, "中");
      g_assert_true (g_str_has_prefix (appended->str, "before "));
      g_assert_cmpstr (appended->str + strlen ("before "), ==, fold);
    }
}

static void
test_text_letters_with_marks_are_composed (void)
{
  g_autofree char *key = lodestar_text_key ("Ze\xcc\x81lie");
  g_autofree char *composed = lodestar_text_key ("Zélie");
  g_autofree char *bare = lodestar_text_key (NULL);
  g_autoptr (GString) fold = g_string_new (NULL);

  g_assert_cmpstr (key, ==, composed);
  g_assert_cmpstr (bare, ==, "");
  lodestar_text_append_fold (fold, "Ze\xcc\x81lie 王 \xc3");
  g_assert_cmpstr (fold->str, ==, "zelie 王 \xef\xbf\xbd");
}

static void
test_text_names_from_the_other_side_are_kept_apart (void)
{
  static const struct
  {
    const char *name;
    gboolean    is_apart;
  } names[] = {
    { "Amira Haddad", FALSE },
    { "Łukasz Żak", FALSE },
    { "朱梦洁", FALSE },
    { "Βασιλική", FALSE },
    { "", FALSE },
    { "2. – 3", FALSE }, /* no letters: takes the direction of what is beside it */
    { "جميلة زكي", TRUE },
    { "Jamila (جميلة)", TRUE }, /* the other side is in it, first or not */
    { "נועה", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *isolated = lodestar_text_isolate (names[i].name);
      g_autofree char *expected =
        names[i].is_apart
          ? g_strconcat ("\342\200\216\342\201\250", names[i].name, "\342\201\251", NULL)
          : g_strdup (names[i].name);
      g_autofree char *fold = lodestar_text_fold (names[i].name);
      g_autofree char *isolated_fold = lodestar_text_fold (isolated);

      g_assert_cmpstr (isolated, ==, expected);
      g_assert_cmpstr (isolated_fold, ==, fold); /* it is found all the same */
    }
}

void
test_text_add_tests (void)
{
  g_test_add_func ("/base/text/names-from-the-other-side-are-kept-apart",
                   test_text_names_from_the_other_side_are_kept_apart);
  g_test_add_func ("/base/text/composed-and-decomposed-are-the-same",
                   test_text_composed_and_decomposed_are_the_same);
  g_test_add_func ("/base/text/clean-keeps-no-stray-white-space",
                   test_text_clean_keeps_no_stray_white_space);
  g_test_add_func ("/base/text/clean-twice-is-clean-once", test_text_clean_twice_is_clean_once);
  g_test_add_func ("/base/text/key-ignores-case-not-accents",
                   test_text_key_ignores_case_not_accents);
  g_test_add_func ("/base/text/fold-takes-accents-off", test_text_fold_takes_accents_off);
  g_test_add_func ("/base/text/short-way-is-the-long-way", test_text_short_way_is_the_long_way);
  g_test_add_func ("/base/text/letters-with-marks-are-composed",
                   test_text_letters_with_marks_are_composed);
  g_test_add_func ("/base/text/blank-is-what-cannot-be-seen",
                   test_text_blank_is_what_cannot_be_seen);
}
