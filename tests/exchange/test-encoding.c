/* test-encoding.c - bytes of unknown encoding
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-encoding.h"
#include "lodestar-error.h"

static void
test_encoding_last_byte_counts (void)
{
  g_autoptr (LodestarTable) table = test_exchange_load ("hr", "city-employees-shuffled.csv", NULL);
  guint n_high = 0;

  /* The file has two bytes outside ASCII, at 52,280 and 674,832. */
  g_assert_cmpstr (lodestar_table_get_encoding (table), ==, "Windows-1252");
  g_assert_false (lodestar_table_is_encoding_certain (table));
  g_assert_cmpuint (lodestar_table_get_n_replaced (table), ==, 0);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 22047);

  for (guint i = 0; i < lodestar_table_get_n_rows (table); i++)
    for (guint j = 0; j < 3; j++)
      for (const char *p = lodestar_table_get_cell (table, i, j); *p != '\0';
           p = g_utf8_next_char (p))
        if ((guchar) *p >= 0x80)
          {
            g_assert_true (g_unichar_isalpha (g_utf8_get_char (p)));
            n_high++;
          }

  g_assert_cmpuint (n_high, ==, 2);
}

/* Texts long enough to be told, in encodings of the languages they are in. */
static const struct
{
  const char *encoding;
  const char *text;
} test_encoding_samples[] = {
  { "Windows-1252", "Name;Ort\nJürgen Müller;Köln\nBärbel Groß;Düsseldorf\nRené Fréçon;Zürich\n" },
  { "Windows-1251",
    "Имя;Отдел\nИван Петров;Отдел продаж\nМария Иванова;Бухгалтерия\nАлексей Смирнов;Разработка\n"
    "Ольга Кузнецова;Управление персоналом\nСергей Соколов;Логистика\n" },
  { "KOI8-R",
    "Имя;Отдел\nИван Петров;Отдел продаж\nМария Иванова;Бухгалтерия\nАлексей Смирнов;Разработка\n"
    "Ольга Кузнецова;Управление персоналом\nСергей Соколов;Логистика\n" },
  { "CP932", "名前,部署\n山田太郎,営業部門のチームです\n鈴木花子,人事部のメンバーでした\n佐藤次郎,"
             "経理部にいます\n" },
  { "GB18030",
    "姓名,部门\n王小明,销售部门的员工\n李小红,人力资源部的经理\n张伟,财务部的主管和负责人\n" },
};

static void
test_encoding_languages_are_told_by_their_letters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_encoding_samples); i++)
    {
      g_autofree char *bytes = NULL;
      g_auto (LodestarDecoded) decoded = { 0 };
      gsize length;

      bytes = g_convert (test_encoding_samples[i].text, -1, test_encoding_samples[i].encoding,
                         "UTF-8", NULL, &length, NULL);
      g_assert_nonnull (bytes);
      g_assert_true (lodestar_encoding_decode (bytes, length, NULL, &decoded, NULL));
      g_assert_cmpstr (decoded.encoding, ==, test_encoding_samples[i].encoding);
      g_assert_cmpstr (decoded.text->str, ==, test_encoding_samples[i].text);
      g_assert_false (decoded.is_certain);
    }
}

static void
test_encoding_choice_of_the_user_counts (void)
{
  static const char bytes[] = "Jos\xe9,\xa4\n";
  g_auto (LodestarDecoded) guessed = { 0 };
  g_auto (LodestarDecoded) chosen = { 0 };

  g_assert_true (lodestar_encoding_decode (bytes, strlen (bytes), NULL, &guessed, NULL));
  g_assert_cmpstr (guessed.text->str, ==, "José,¤\n");
  g_assert_true (lodestar_encoding_decode (bytes, strlen (bytes), "ISO-8859-15", &chosen, NULL));
  g_assert_cmpstr (chosen.text->str, ==, "José,€\n");
  g_assert_true (chosen.is_certain);
}

static void
test_encoding_unknown_one_is_refused (void)
{
  g_auto (LodestarDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_encoding_decode ("a", 1, "no-such-thing", &decoded, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no-such-thing"));
}

static void
test_encoding_few_broken_bytes_do_not_spoil_utf8 (void)
{
  static const char bytes[] = "Zoë,Łukasz,Åsa,Jürgen\nAna\xff,Ö\n";
  g_auto (LodestarDecoded) decoded = { 0 };

  g_assert_true (lodestar_encoding_decode (bytes, strlen (bytes), NULL, &decoded, NULL));
  g_assert_cmpstr (decoded.encoding, ==, "UTF-8");
  g_assert_cmpuint (decoded.n_replaced, ==, 1);
  g_assert_false (decoded.is_certain);
  g_assert_cmpstr (decoded.text->str, ==, "Zoë,Łukasz,Åsa,Jürgen\nAna\xef\xbf\xbd,Ö\n");
}

static void
test_encoding_broken_bytes_are_replaced_and_counted (void)
{
  /* Half a character at the end, and a lone surrogate. */
  static const char utf16[] = "a\0,\0\x00\xd8"
                              "b\0\n\0c";
  g_auto (LodestarDecoded) decoded = { 0 };

  g_assert_true (lodestar_encoding_decode (utf16, sizeof utf16 - 1, "UTF-16LE", &decoded, NULL));
  g_assert_true (g_utf8_validate (decoded.text->str, -1, NULL));
  g_assert_cmpuint (decoded.n_replaced, >=, 2);
}

static void
test_encoding_all_that_are_offered_exist (void)
{
  const char *const *names = lodestar_encoding_list ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_auto (LodestarDecoded) decoded = { 0 };

      g_assert_true (lodestar_encoding_decode ("a,b\n\0", 4, names[i], &decoded, NULL));
    }
}

void
test_encoding_add_tests (void)
{
  g_test_add_func ("/exchange/encoding/last-byte-counts", test_encoding_last_byte_counts);
  g_test_add_func ("/exchange/encoding/languages-are-told-by-their-letters",
                   test_encoding_languages_are_told_by_their_letters);
  g_test_add_func ("/exchange/encoding/choice-of-the-user-counts",
                   test_encoding_choice_of_the_user_counts);
  g_test_add_func ("/exchange/encoding/unknown-one-is-refused",
                   test_encoding_unknown_one_is_refused);
  g_test_add_func ("/exchange/encoding/few-broken-bytes-do-not-spoil-utf8",
                   test_encoding_few_broken_bytes_do_not_spoil_utf8);
  g_test_add_func ("/exchange/encoding/broken-bytes-are-replaced-and-counted",
                   test_encoding_broken_bytes_are_replaced_and_counted);
  g_test_add_func ("/exchange/encoding/all-that-are-offered-exist",
                   test_encoding_all_that_are_offered_exist);
}
