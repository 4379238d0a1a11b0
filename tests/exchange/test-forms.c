/* test-forms.c - values in every form in which people write them: whatever the form, the value is
 * the same
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-encoding.h"
#include "lodestar-value.h"

static const char *const test_forms_given[] = { "Ana", "Jean-Luc", "María José", "Øystein",
                                                "小明" };
static const char *const test_forms_family[] = { "Ruiz", "O’Neill", "van der Berg", "Weiß", "王" };
static const char *const test_forms_suffixes[] = { "", "Jr.", "III", "PhD", "Ph.D." };
static const char *const test_forms_numbers[] = { NULL, "1001", "E-77", "00042" };

static void
test_forms_check_name (
  const char *text, const char *given, const char *family, const char *suffix, const char *number)
{
  g_auto (LodestarNameParts) parts = { 0 };
  g_autofree char *family_suffix =
    *suffix != '\0' ? g_strdup_printf ("%s %s", family, suffix) : g_strdup (family);
  g_autofree char *full = g_strdup_printf ("%s %s", given, family_suffix);

  lodestar_value_parse_name (text, &parts);
  g_assert_cmpstr (parts.full, ==, full);
  g_assert_cmpstr (parts.given, ==, given);
  g_assert_cmpstr (parts.family, ==, family_suffix);
  g_assert_cmpstr (parts.number, ==, number);
}

/* “Family, Given” with a suffix here or there, with and without a number behind it */
static void
test_forms_of_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_forms_given); i++)
    for (guint k = 0; k < G_N_ELEMENTS (test_forms_family); k++)
      for (guint s = 0; s < G_N_ELEMENTS (test_forms_suffixes); s++)
        for (guint n = 0; n < G_N_ELEMENTS (test_forms_numbers); n++)
          {
            const char      *given = test_forms_given[i];
            const char      *family = test_forms_family[k];
            const char      *suffix = test_forms_suffixes[s];
            const char      *number = test_forms_numbers[n];
            g_autofree char *tail =
              number != NULL ? g_strdup_printf (" (%s)", number) : g_strdup ("");
            g_autofree char *comma = g_strdup_printf ("%s, %s%s%s%s", family, given,
                                                      *suffix != '\0' ? ", " : "", suffix, tail);
            g_autofree char *tight = g_strdup_printf (
              "%s%s%s,%s%s", family, *suffix != '\0' ? " " : "", suffix, given, tail);
            g_autofree char *spaced = g_strdup_printf (
              "  %s%s%s ,  %s %s ", family, *suffix != '\0' ? ", " : "", suffix, given, tail);

            test_forms_check_name (comma, given, family, suffix, number);
            test_forms_check_name (tight, given, family, suffix, number);
            test_forms_check_name (spaced, given, family, suffix, number);
          }
}

/* Every offset from UTC that there is, in all the ways in which systems write it */
static void
test_forms_of_time_zones (void)
{
  static const int minutes[] = { 0, 30, 45 };

  for (int hours = 0; hours <= 14; hours++)
    for (guint m = 0; m < G_N_ELEMENTS (minutes); m++)
      for (guint sign = 0; sign < 2; sign++)
        {
          const char      *mark = sign == 0 ? "+" : "-";
          g_autofree char *expected = g_strdup_printf ("%s%02d:%02d", mark, hours, minutes[m]);
          g_autofree char *forms[] = {
            g_strdup_printf ("%s%02d:%02d", mark, hours, minutes[m]),
            g_strdup_printf ("%s%02d%02d", mark, hours, minutes[m]),
            g_strdup_printf ("UTC%s%d:%02d", mark, hours, minutes[m]),
            g_strdup_printf ("GMT %s%02d:%02d", mark, hours, minutes[m]),
            g_strdup_printf ("utc%s%02d%02d", mark, hours, minutes[m]),
            g_strdup_printf ("(UTC%s%02d:%02d) Somewhere, Elsewhere", mark, hours, minutes[m]),
            g_strdup_printf ("UTC%s%02d:%02d", sign == 0 ? "+" : "−", hours, minutes[m]),
          };

          for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
            {
              g_autofree char *zone = lodestar_value_parse_time_zone (forms[i]);

              if (g_strcmp0 (zone, expected) != 0)
                g_error ("“%s” was read as %s", forms[i], zone);

              g_clear_pointer (&forms[i], g_free);
            }
        }
}

/* Ranges in every way, either number first; what is read is always in order. */
static void
test_forms_of_capacities (void)
{
  static const char *const ranges[] = { "%d-%d",     "%d–%d",    "%d to %d",
                                        "%d bis %d", "%d or %d", "between %d and %d",
                                        "%d … %d",   "%d/%d",    "min %d, max %d" };

  for (int least = 1; least <= 12; least += 3)
    for (int most = least + 1; most <= 20; most += 5)
      for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
        for (guint turn = 0; turn < 2; turn++)
          {
            g_auto (GStrv) parts = g_strsplit (ranges[i], "%d", 3);
            g_autofree char *text =
              g_strdup_printf ("%s%d%s%d%s", parts[0], turn == 0 ? least : most, parts[1],
                               turn == 0 ? most : least, parts[2]);
            int min = -1, max = -1;

            if (!lodestar_value_parse_capacity (text, &min, &max) || min != least || max != most)
              g_error ("“%s” was read as %d to %d", text, min, max);
          }
}

/* An address has one @ with something before it and a domain with a point after it, and nothing
 * that parts addresses from each other. */
static void
test_forms_of_addresses (void)
{
  static const char *const locals[] = { "ana", "ana.ruiz", "a+b", "1001", "o'neill", "ä" };
  static const char *const domains[] = { "example.org", "mail.example.co.uk", "x.io", "bücher.de" };
  static const char *const strangers[] = { " ", ",", ";", "<", ">", "\t", "\n" };
  static const char *const odd[] = { "",     "@",       "a@",       "@b.de",  "a@b",   "a@.de",
                                     "a@b.", "a@@b.de", "a@b@c.de", "a.b.de", "SKING", "n/a" };

  for (guint i = 0; i < G_N_ELEMENTS (locals); i++)
    for (guint k = 0; k < G_N_ELEMENTS (domains); k++)
      {
        g_autofree char *address = g_strdup_printf ("%s@%s", locals[i], domains[k]);

        g_assert_true (lodestar_value_is_email (address));

        for (guint s = 0; s < G_N_ELEMENTS (strangers); s++)
          {
            g_autofree char *two = g_strconcat (address, strangers[s], address, NULL);
            g_autofree char *split = g_strconcat (locals[i], strangers[s], "@", domains[k], NULL);

            g_assert_false (lodestar_value_is_email (two));
            g_assert_false (lodestar_value_is_email (split));
          }
      }

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_false (lodestar_value_is_email (odd[i]));
}

/* What an encoding can write comes back from it when the user says that it is this one. */
static void
test_forms_of_encodings (void)
{
  static const char *const texts[] = {
    "Name;Ort\nAna;Bonn\n", "Jürgen Weiß, Zoë\n", "Łukasz Żak\n",  "Иван Петров\n",
    "Γιώργος Παππάς\n",     "山田太郎\n",         "王小明\n",      "홍길동\n",
    "יוסי כהן\n",           "ليلى حداد\n",        "Şükrü Çağlar\n"
  };
  const char *const *encodings = lodestar_encoding_list ();
  guint              n_written = 0, n_encodings = 0;

  for (; encodings[n_encodings] != NULL; n_encodings++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_auto (LodestarDecoded) decoded = { 0 };
        g_autoptr (GError) error = NULL;
        g_autofree char *bytes = NULL;
        gsize            length;

        bytes = g_convert (texts[i], -1, encodings[n_encodings], "UTF-8", NULL, &length, NULL);

        if (bytes == NULL)
          continue;

        n_written++;
        g_assert_true (
          lodestar_encoding_decode (bytes, length, encodings[n_encodings], &decoded, &error));
        g_assert_no_error (error);
        g_assert_cmpstr (decoded.text->str, ==, texts[i]);
        g_assert_true (decoded.is_certain);
        g_assert_cmpuint (decoded.n_replaced, ==, 0);
        g_assert_cmpstr (decoded.encoding, ==, encodings[n_encodings]);
      }

  g_assert_cmpuint (n_encodings, >, 5);
  g_assert_cmpuint (n_written, >, n_encodings * 2);
}

/* A mark at the beginning tells the encoding for certain, and is no part of the text. */
static void
test_forms_of_marks (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize       n_mark;
  } marks[] = {
    { "UTF-8", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      static const char text[] = "Name;Ort\nZoë;Łódź\n";
      g_auto (LodestarDecoded) decoded = { 0 };
      g_autoptr (GString) file = g_string_new_len (marks[i].mark, (gssize) marks[i].n_mark);
      g_autofree char *bytes = NULL;
      gsize            length;

      bytes = g_convert (text, -1, marks[i].encoding, "UTF-8", NULL, &length, NULL);
      g_string_append_len (file, bytes, (gssize) length);
      g_assert_true (lodestar_encoding_decode (file->str, file->len, NULL, &decoded, NULL));
      g_assert_cmpstr (decoded.text->str, ==, text);
      g_assert_true (decoded.is_certain);
      g_assert_true (g_str_has_prefix (decoded.encoding, "UTF-"));
    }
}

void
test_forms_add_tests (void)
{
  g_test_add_func ("/exchange/forms/of-names", test_forms_of_names);
  g_test_add_func ("/exchange/forms/of-time-zones", test_forms_of_time_zones);
  g_test_add_func ("/exchange/forms/of-capacities", test_forms_of_capacities);
  g_test_add_func ("/exchange/forms/of-addresses", test_forms_of_addresses);
  g_test_add_func ("/exchange/forms/of-encodings", test_forms_of_encodings);
  g_test_add_func ("/exchange/forms/of-marks", test_forms_of_marks);
}
