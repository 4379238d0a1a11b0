/* test-odd.c - the same list, written in any way that a file may be written
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-staging.h"

#define TEST_ODD_N_LISTS 120
#define TEST_ODD_MAX_ROWS 24

typedef enum
{
  TEST_ODD_NUMBER,
  TEST_ODD_NAME,
  TEST_ODD_EMAIL,
  TEST_ODD_DEPARTMENT,
  TEST_ODD_TITLE,
  TEST_ODD_DATE,
  TEST_ODD_MANAGER,
} TestOddColumn;

#define TEST_ODD_N_COLUMNS 7

/* The same column under the names of several systems. */
static const char *const test_odd_headers[TEST_ODD_N_COLUMNS][3] = {
  { "Employee ID", "Personalnummer", "Matricule" },
  { "Full Name", "Name", "Nombre completo" },
  { "Work Email", "E-Mail", "Email" },
  { "Department", "Abteilung", "Département" },
  { "Job Title", "Job title", "Business Title" },
  { "Hire Date", "Eintrittsdatum", "Start Date" },
  { "Manager ID", "Manager", "Reports To" },
};

static const LodestarField test_odd_fields[TEST_ODD_N_COLUMNS] = {
  LODESTAR_FIELD_NUMBER,     LODESTAR_FIELD_NAME,  LODESTAR_FIELD_EMAIL,
  LODESTAR_FIELD_DEPARTMENT, LODESTAR_FIELD_TITLE, LODESTAR_FIELD_HIRE_DATE,
  LODESTAR_FIELD_MANAGER,
};

static const char *const test_odd_names[] = {
  "Ana Silva",     "Łukasz Żak",    "Βασιλική Κώστα",   "جميلة زكي",   "孙浩然",
  "O’Neill, Bríd", "Renée d’Orsay", "María-José Núñez", "Jürgen Groß", "N. N. van der Berg",
};

static const char *const test_odd_departments[] = {
  "Sales", "R&D; Lab", "Quality, Safety", "\"Special\" Projects", "Service\nNorth", "IT|Ops",
};

/* A list, and how it is written. */
typedef struct
{
  char    *cells[TEST_ODD_MAX_ROWS][TEST_ODD_N_COLUMNS]; /* (owned) */
  guint    n_rows;
  guint    order[TEST_ODD_N_COLUMNS];
  guint    language;
  char     delimiter;
  gboolean is_crlf;
  gboolean quotes_all;
  gboolean has_bom;
  gboolean has_title;
  gboolean has_total;
  gboolean ends_rows; /* with one more delimiter */
  gboolean is_utf16;
} TestOdd;

static void
test_odd_clear (TestOdd *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < TEST_ODD_N_COLUMNS; k++)
      g_free (self->cells[i][k]);
}

static gboolean
test_odd_maybe (void)
{
  return g_test_rand_int_range (0, 2) == 1;
}

static void
test_odd_draw_rows (TestOdd *self)
{
  self->n_rows = (guint) g_test_rand_int_range (6, TEST_ODD_MAX_ROWS);

  for (guint i = 0; i < self->n_rows; i++)
    {
      const char *name = test_odd_names[g_test_rand_int_range (0, G_N_ELEMENTS (test_odd_names))];
      const char *department =
        test_odd_departments[g_test_rand_int_range (0, G_N_ELEMENTS (test_odd_departments))];

      self->cells[i][TEST_ODD_NUMBER] = g_strdup_printf ("%u", 10017 + 3 * i);
      /* a comma turns a name round: that is told elsewhere */
      self->cells[i][TEST_ODD_NAME] =
        strchr (name, ',') != NULL ? g_strdup ("Bríd O’Neill") : g_strdup (name);
      self->cells[i][TEST_ODD_EMAIL] = g_strdup_printf ("person%u@example.org", i);
      self->cells[i][TEST_ODD_DEPARTMENT] = g_strdup (department);
      self->cells[i][TEST_ODD_TITLE] = g_strdup (test_odd_maybe () ? "Planner" : "Team Lead");
      self->cells[i][TEST_ODD_DATE] =
        g_strdup_printf ("20%02u-%02u-%02u", 10 + i % 12, 1 + i % 12, 1 + (7 * i) % 28);
      self->cells[i][TEST_ODD_MANAGER] =
        i == 0 ? g_strdup ("")
               : g_strdup_printf ("%d", 10017 + 3 * g_test_rand_int_range (0, (int) i));
    }
}

static void
test_odd_draw_form (TestOdd *self)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < TEST_ODD_N_COLUMNS; i++)
    self->order[i] = i;

  for (guint i = TEST_ODD_N_COLUMNS - 1; i > 0; i--)
    {
      guint other = (guint) g_test_rand_int_range (0, (int) i + 1);
      guint kept = self->order[i];

      self->order[i] = self->order[other];
      self->order[other] = kept;
    }

  self->language = (guint) g_test_rand_int_range (0, 3);
  self->delimiter = delimiters[g_test_rand_int_range (0, G_N_ELEMENTS (delimiters))];
  self->is_crlf = test_odd_maybe ();
  self->quotes_all = test_odd_maybe ();
  self->is_utf16 = g_test_rand_int_range (0, 5) == 0;
  self->has_bom = self->is_utf16 || test_odd_maybe ();
  self->has_title = test_odd_maybe ();
  self->has_total = test_odd_maybe ();
  self->ends_rows = test_odd_maybe ();
}

static void
test_odd_append_cell (TestOdd *self, GString *text, const char *cell)
{
  gboolean is_quoted = self->quotes_all || strpbrk (cell, "\",;|\t\n") != NULL;

  if (is_quoted)
    g_string_append_c (text, '"');

  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');

      g_string_append_c (text, *p);
    }

  if (is_quoted)
    g_string_append_c (text, '"');
}

static void
test_odd_append_end (TestOdd *self, GString *text)
{
  if (self->ends_rows)
    g_string_append_c (text, self->delimiter);

  g_string_append (text, self->is_crlf ? "\r\n" : "\n");
}

static LodestarTable *
test_odd_write (TestOdd *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = NULL;
  gsize            n_wide;

  if (self->has_bom)
    g_string_append (text, "\357\273\277");

  if (self->has_title)
    g_string_append (text, self->is_crlf ? "Employees of ACME\r\n\r\n" : "Employees of ACME\n\n");

  for (guint k = 0; k < TEST_ODD_N_COLUMNS; k++)
    {
      if (k > 0)
        g_string_append_c (text, self->delimiter);

      test_odd_append_cell (self, text, test_odd_headers[self->order[k]][self->language]);
    }

  test_odd_append_end (self, text);

  for (guint i = 0; i < self->n_rows; i++)
    {
      for (guint k = 0; k < TEST_ODD_N_COLUMNS; k++)
        {
          if (k > 0)
            g_string_append_c (text, self->delimiter);

          test_odd_append_cell (self, text, self->cells[i][self->order[k]]);
        }

      test_odd_append_end (self, text);
    }

  if (self->has_total)
    g_string_append_printf (text, "Total: %u%s", self->n_rows, self->is_crlf ? "\r\n" : "\n");

  if (!self->is_utf16)
    return test_exchange_parse_bytes (text->str, text->len);

  wide = g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, &n_wide, &error);
  g_assert_no_error (error);

  return test_exchange_parse_bytes (wide, n_wide);
}

static void
test_odd_describe (TestOdd *self)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint k = 0; k < TEST_ODD_N_COLUMNS; k++)
    g_string_append_printf (order, " “%s”", test_odd_headers[self->order[k]][self->language]);

  g_test_message ("%u rows, delimiter “%c”%s%s%s%s%s%s%s, columns%s", self->n_rows, self->delimiter,
                  self->is_crlf ? ", CR LF" : "", self->quotes_all ? ", all quoted" : "",
                  self->has_bom ? ", BOM" : "", self->has_title ? ", title" : "",
                  self->has_total ? ", total" : "", self->ends_rows ? ", rows end" : "",
                  self->is_utf16 ? ", UTF-16" : "", order->str);
}

/* What is kept of a department has its lines joined. */
static char *
test_odd_dup_kept (TestOdd *self, guint row, guint column)
{
  char *text = g_strdup (self->cells[row][column]);

  return g_strdelimit (text, "\n", ' ');
}

static void
test_odd_assert_entries (TestOdd *self, const LodestarStaging *staging)
{
  g_assert_cmpuint (staging->n_rejections, ==, 0);
  g_assert_cmpuint (staging->n_entries, ==, self->n_rows);
  g_assert_cmpuint (staging->n_new, ==, self->n_rows);
  g_assert_cmpint (staging->key, ==, LODESTAR_STAGING_BY_NUMBER);

  for (guint i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < TEST_ODD_N_COLUMNS; k++)
      {
        const char      *value = staging->entries[i].values[test_odd_fields[k]];
        g_autofree char *kept = test_odd_dup_kept (self, i, k);

        g_assert_cmpstr (value != NULL ? value : "", ==, kept);
      }
}

/* However a list is written, the same people stand in it. */
static void
test_odd_list_is_the_same_in_every_form (void)
{
  for (guint n = 0; n < TEST_ODD_N_LISTS; n++)
    {
      TestOdd                list = { 0 };
      LodestarStagingOptions options = { TRUE };
      g_autoptr (LodestarTable) table = NULL;
      g_autoptr (LodestarShape) shape = NULL;
      g_autoptr (LodestarMapping) mapping = NULL;
      g_autoptr (LodestarStaging) staging = NULL;
      g_autoptr (GError) error = NULL;

      test_odd_draw_rows (&list);
      test_odd_draw_form (&list);
      test_odd_describe (&list);
      table = test_odd_write (&list);
      g_assert_cmpint (lodestar_table_get_delimiter (table), ==, list.delimiter);
      g_assert_cmpuint (lodestar_table_get_n_replaced (table), ==, 0);
      shape = lodestar_shape_new (table);
      mapping = lodestar_mapping_recognize (table, shape, TRUE);
      staging =
        lodestar_staging_new (table, shape, mapping, NULL, 0, &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      test_odd_assert_entries (&list, staging);
      test_odd_clear (&list);
    }
}

void
test_odd_add_tests (void)
{
  g_test_add_func ("/exchange/odd/list-is-the-same-in-every-form",
                   test_odd_list_is_the_same_in_every_form);
}
