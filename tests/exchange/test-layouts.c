/* test-layouts.c - lists as systems and people lay them out: where the list stands, and what is
 * none of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-mapping.h"

/* A file, and how it is understood: the line and number of the headers, the headers, the lines of
 * the people, the lines left out with the reason, and what each column is taken for. */
typedef struct
{
  const char *name;
  const char *text;
  const char *understood;
} TestLayout;

static const TestLayout test_layouts[] = {
  { "plain", "Employee ID,Name,Email\n1,Ana Ruiz,a@x.com\n2,Bo Wang,b@x.com\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people: 2 3\n"
    "fields: number name email\n" },
  { "blank-lines-between",
    "Employee ID,Name,Email\n\n1,Ana Ruiz,a@x.com\n\n\n2,Bo Wang,b@x.com\n\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people: 3 6\n"
    "fields: number name email\n" },
  { "rows-of-commas-between",
    "Employee ID,Name,Email\n,,\n1,Ana Ruiz,a@x.com\n,,\n2,Bo Wang,b@x.com\n,,\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people: 3 5\n"
    "fields: number name email\n" },
  { "title-above", "Active employees\n\nEmployee ID,Name,Email\n1,Ana Ruiz,a@x.com\n",
    "headers 3+1: Employee ID|Name|Email\n"
    "people: 4\n"
    "fields: number name email\n" },
  { "several-lines-of-title",
    "ACME Inc.,,\nActive employees,,\nRun by: HR,2026-11-22,\n,,\nEmployee ID,Name,Email\n"
    "1,Ana Ruiz,a@x.com\n2,Bo Wang,b@x.com\n",
    "headers 5+1: Employee ID|Name|Email\n"
    "people: 6 7\n"
    "fields: number name email\n" },
  { "total-below",
    "Employee ID,Name,Title,Department\n1,Ana Ruiz,Clerk,Sales\n2,Bo Wang,Clerk,Sales\n"
    "Total,2,,\n",
    "headers 1+1: Employee ID|Name|Title|Department\n"
    "people: 2 3\n"
    "skip 4: a total or a note below the list\n"
    "fields: number name title department\n" },
  { "notes-below",
    "Employee ID,Name,Title,Department\n1,Ana Ruiz,Clerk,Sales\n2,Bo Wang,Clerk,Sales\n\n"
    "Report generated 2026-11-22,,,\nPage 1 of 1,,,\n",
    "headers 1+1: Employee ID|Name|Title|Department\n"
    "people: 2 3\n"
    "skip 5: a total or a note below the list\n"
    "skip 6: a total or a note below the list\n"
    "fields: number name title department\n" },
  { "header-on-each-page",
    "Employee ID,Name,Email\n1,Ana Ruiz,a@x.com\nEmployee ID,Name,Email\n2,Bo Wang,b@x.com\n"
    "Employee ID,Name,Email\n3,Cy Adu,c@x.com\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people: 2 4 6\n"
    "skip 3: the header again\n"
    "skip 5: the header again\n"
    "fields: number name email\n" },
  { "keys-above-labels",
    "USERID,FIRSTNAME,LASTNAME,MANAGER\nUser ID,First Name,Last Name,Manager\n"
    "1,Ana,Ruiz,NO_MANAGER\n2,Bo,Wang,1\n",
    "headers 1+2: User ID|First Name|Last Name|Manager\n"
    "people: 3 4\n"
    "fields: number given-name family-name manager\n" },
  { "columns-without-anything",
    "Employee ID,Name,,Email,,\n1,Ana Ruiz,,a@x.com,,\n2,Bo Wang,,b@x.com,,\n",
    "headers 1+1: Employee ID|Name|Column C|Email\n"
    "people: 2 3\n"
    "fields: number name none email\n" },
  { "column-without-a-header", "Employee ID,Name,\n1,Ana Ruiz,a@x.com\n2,Bo Wang,b@x.com\n",
    "headers 1+1: Employee ID|Name|Column C\n"
    "people: 2 3\n"
    "fields: number name email\n" },
  { "same-header-twice",
    "Name,Email,Email\nAna Ruiz,a@x.com,a@home.org\nBo Wang,b@x.com,b@home.org\n",
    "headers 1+1: Name|Email|Email\n"
    "people: 2 3\n"
    "fields: name email none\n" },
  { "no-header", "1001,\"Ruiz, Ana\",a@x.com\n1002,\"Wang, Bo\",b@x.com\n",
    "headers 0+0: Column A|Column B|Column C\n"
    "people: 1 2\n"
    "fields: number name email\n" },
  { "one-person", "Employee ID,Name,Email\n1,Ana Ruiz,a@x.com\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people: 2\n"
    "fields: number name email\n" },
  { "nobody", "Employee ID,Name,Email\n",
    "headers 1+1: Employee ID|Name|Email\n"
    "people:\n"
    "fields: number name email\n" },
  { "header-cells-of-two-lines",
    "\"Employee\nID\",Name,\"E-mail\naddress\"\n1,Ana Ruiz,a@x.com\n2,Bo Wang,b@x.com\n",
    "headers 1+1: Employee ID|Name|E-mail address\n"
    "people: 4 5\n"
    "fields: number name email\n" },
  { "short-rows", "Employee ID,Name,Email,Title\n1,Ana Ruiz\n2,Bo Wang,b@x.com\n",
    "headers 1+1: Employee ID|Name|Email|Title\n"
    "people: 2 3\n"
    "fields: number name email title\n" },
  { "long-rows", "Employee ID,Name\n1,Ana Ruiz,a@x.com\n2,Bo Wang,b@x.com,more\n",
    "headers 1+1: Employee ID|Name|Column C|Column D\n"
    "people: 2 3\n"
    "fields: number name email none\n" },
  { "people-with-odd-names",
    "Employee ID,Name,Title\n1,Total Recall,Clerk\n2,Page Turner,Clerk\n3,Count Basie,Pianist\n",
    "headers 1+1: Employee ID|Name|Title\n"
    "people: 2 3 4\n"
    "fields: number name title\n" },
  { "german",
    "Personalnummer;Nachname;Vorname;Abteilung;Eintrittsdatum\n1;Weiß;Jürgen;Küche;15.03.2019\n",
    "headers 1+1: Personalnummer|Nachname|Vorname|Abteilung|Eintrittsdatum\n"
    "people: 2\n"
    "fields: number family-name given-name department hire-date\n" },
  { "french", "Matricule;Nom;Prénom;Poste;Date d'entrée\n1;Lefèvre;Élodie;Chef;15/03/2019\n",
    "headers 1+1: Matricule|Nom|Prénom|Poste|Date d'entrée\n"
    "people: 2\n"
    "fields: number family-name given-name title hire-date\n" },
  { "spanish", "Número de empleado;Apellidos;Nombre;Puesto;Departamento\n1;Núñez;Ana;Jefa;Ventas\n",
    "headers 1+1: Número de empleado|Apellidos|Nombre|Puesto|Departamento\n"
    "people: 2\n"
    "fields: number family-name given-name title department\n" },
};

static void
test_layouts_append_lines (GString *out, const LodestarTable *table, const LodestarShape *shape)
{
  g_string_append (out, "people:");

  for (guint i = 0; i < shape->n_rows; i++)
    g_string_append_printf (out, " %u", lodestar_table_get_line (table, shape->rows[i]));

  g_string_append_c (out, '\n');

  for (guint i = 0; i < shape->n_skips; i++)
    if (*shape->skips[i].reason != '\0')
      g_string_append_printf (out, "skip %u: %s\n",
                              lodestar_table_get_line (table, shape->skips[i].row),
                              shape->skips[i].reason);
}

static char *
test_layouts_understand (const char *text)
{
  g_autoptr (LodestarTable) table = test_exchange_parse (text);
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  g_autofree char *headers = g_strjoinv ("|", shape->headers);
  GString         *out = g_string_new (NULL);

  g_string_append_printf (
    out, "headers %u+%u: %s\n",
    shape->header_row >= 0 ? lodestar_table_get_line (table, (guint) shape->header_row) : 0,
    shape->n_header_rows, headers);
  test_layouts_append_lines (out, table, shape);
  g_string_append (out, "fields:");

  for (guint i = 0; i < mapping->n_columns; i++)
    g_string_append_printf (out, " %s", lodestar_field_get_nick (mapping->columns[i].field));

  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

static void
test_layouts_are_understood (gconstpointer data)
{
  const TestLayout *layout = data;
  g_autofree char  *understood = test_layouts_understand (layout->text);

  g_assert_cmpstr (understood, ==, layout->understood);
}

/* Nothing is counted twice, and nothing is lost: each row is a person, left out, or above the list.
 */
static void
test_layouts_account_for_each_row (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_layouts); i++)
    {
      g_autoptr (LodestarTable) table = test_exchange_parse (test_layouts[i].text);
      g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
      guint             n = lodestar_table_get_n_rows (table);
      g_autofree guint *seen = g_new0 (guint, n);
      guint first = shape->header_row >= 0 ? (guint) shape->header_row + shape->n_header_rows : 0;

      for (guint k = 0; k < shape->n_rows; k++)
        seen[shape->rows[k]]++;

      for (guint k = 0; k < shape->n_skips; k++)
        seen[shape->skips[k].row]++;

      for (guint row = 0; row < n; row++)
        g_assert_cmpuint (seen[row], <=, 1);

      for (guint row = first; row < n; row++)
        {
          gboolean is_blank = TRUE;

          for (guint column = 0; column < lodestar_table_get_row_length (table, row); column++)
            is_blank = is_blank && *lodestar_table_get_cell (table, row, column) == '\0';

          g_assert_true (is_blank || seen[row] == 1);
        }
    }
}

/* What was chosen for one file is what the next of its shape begins with, whatever was chosen. */
static void
test_layouts_choices_are_remembered (void)
{
  static const char text[] = "Code,Who,Unit,Start,Extra\n7,Ana Ruiz,Sales,03/04/2019,x\n";
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (LodestarTable) table = test_exchange_parse (text);
      g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
      g_autoptr (LodestarMapping) chosen = lodestar_mapping_recognize (table, shape, FALSE);
      g_autoptr (LodestarMapping) next = lodestar_mapping_recognize (table, shape, FALSE);
      g_autofree char *kept = NULL;
      g_autofree char *again = NULL;
      guint            seen[LODESTAR_N_FIELDS] = { 0 };

      for (guint i = 0; i < 6; i++)
        lodestar_mapping_set (chosen, table, shape, (guint) g_rand_int_range (random, 0, 5),
                              (LodestarField) g_rand_int_range (random, 0, LODESTAR_N_FIELDS));

      /* A field never has two columns. */
      for (guint i = 0; i < chosen->n_columns; i++)
        g_assert_cmpuint (++seen[chosen->columns[i].field], <=,
                          chosen->columns[i].field == LODESTAR_FIELD_NONE ? 5 : 1);

      kept = lodestar_mapping_to_text (chosen);
      g_assert_cmpuint (lodestar_mapping_apply_text (next, table, shape, kept), ==, 5);
      again = lodestar_mapping_to_text (next);
      g_assert_cmpstr (again, ==, kept);
    }
}

/* Only what the text of a mapping can say is taken from it: it may be from another version, or
 * from nobody. */
static void
test_layouts_odd_memories_change_nothing (void)
{
  static const char *const odd[] = {
    "",
    "\n\n\n",
    "number",
    "shoe-size\tCode\n",
    "number\tNo Such Header\n",
    "number:dmy\tCode\n",
    "\tCode\n",
    "number\t\n",
    "hire-date:xyz\tStart\n",
  };
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("Code,Name,Start\n7,Ana Ruiz,2019-04-03\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  g_autofree char *before = lodestar_mapping_to_text (mapping);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *after = NULL;

      g_assert_cmpuint (lodestar_mapping_apply_text (mapping, table, shape, odd[i]), ==, 0);
      after = lodestar_mapping_to_text (mapping);
      g_assert_cmpstr (after, ==, before);
    }
}

void
test_layouts_add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_layouts); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/layouts/", test_layouts[i].name, NULL);

      g_test_add_data_func (path, &test_layouts[i], test_layouts_are_understood);
    }

  g_test_add_func ("/exchange/layouts/account-for-each-row", test_layouts_account_for_each_row);
  g_test_add_func ("/exchange/layouts/choices-are-remembered", test_layouts_choices_are_remembered);
  g_test_add_func ("/exchange/layouts/odd-memories-change-nothing",
                   test_layouts_odd_memories_change_nothing);
}
