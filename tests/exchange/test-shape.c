/* test-shape.c - where in a table the list stands
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-shape.h"

static void
test_shape_titles_stand_above_and_totals_below (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("Active Employees,,,,\n\nRun by,HR,,,\n\n"
                         "Employee ID,Worker,Business Title,Cost Center,Hire Date\n"
                         "1,Ana Ruiz,Analyst,Sales,2020-01-02\n"
                         "Employee ID,Worker,Business Title,Cost Center,Hire Date\n"
                         "2,Bo Wang,Clerk,Sales,2020-01-03\n"
                         ",,,,\n"
                         "Total,2,,,\n"
                         "Count: 2,,,,\n"
                         "Page 1 of 1,,,,\n"
                         "Report generated 2026-11-22 by somebody,,,,\n"
                         "\nFor internal use only,,,,\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  static const char *const headers[] = { "Employee ID", "Worker",    "Business Title",
                                         "Cost Center", "Hire Date", NULL };

  g_assert_cmpuint (lodestar_table_get_line (table, (guint) shape->header_row), ==, 5);
  g_assert_cmpuint (shape->n_header_rows, ==, 1);
  g_assert_true (g_strv_equal ((const char *const *) shape->headers, headers));
  g_assert_cmpuint (shape->n_rows, ==, 2);
  g_assert_cmpuint (lodestar_table_get_line (table, shape->rows[0]), ==, 6);
  g_assert_cmpuint (lodestar_table_get_line (table, shape->rows[1]), ==, 8);
  g_assert_cmpuint (shape->n_skips, ==, 6);
  g_assert_cmpstr (shape->skips[0].reason, ==, "the header again");
}

static void
test_shape_keys_may_stand_above_labels (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MANAGER,CUSTOM01\n"
                         "Status,User ID,Username,First Name,Last Name,Manager,Region of sales\n"
                         "active,1,aruiz,Ana,Ruiz,NO_MANAGER,EMEA\n"
                         "active,2,bwang,Bo,Wang,1,APAC\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);

  g_assert_cmpint (shape->header_row, ==, 0);
  g_assert_cmpuint (shape->n_header_rows, ==, 2);
  g_assert_cmpuint (shape->n_rows, ==, 2);
  g_assert_cmpstr (shape->headers[1], ==, "User ID");
  g_assert_cmpstr (shape->headers[6], ==, "Region of sales");
}

static void
test_shape_people_are_no_totals (void)
{
  g_autoptr (LodestarTable) table = test_exchange_parse ("Name\nPage Miller\nTotal Recall\n"
                                                         "Count Basie\nSum Wong\nAnzahl Meier\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarTable) wide = test_exchange_parse (
    "Name,Title,Team,Site\nTotal,Clerk,Ops,Bonn\n\"Page, Larry\",Boss,Ops,Ulm\n");
  g_autoptr (LodestarShape) wide_shape = lodestar_shape_new (wide);

  g_assert_cmpuint (shape->n_rows, ==, 5);
  g_assert_cmpuint (wide_shape->n_rows, ==, 2);
}

static void
test_shape_last_row_may_be_a_person_with_little (void)
{
  /* Next to the others it is an entry, and staging says what it lacks. */
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("Name,Title,Team,Site\nAna,Clerk,Ops,Bonn\nBo,,,\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);

  g_assert_cmpuint (shape->n_rows, ==, 2);
}

static void
test_shape_table_may_have_no_header (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("1001,\"Ruiz, Ana\",ana@x.com\n1002,\"Wang, Bo\",bo@x.com\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);

  g_assert_cmpint (shape->header_row, ==, -1);
  g_assert_cmpuint (shape->n_rows, ==, 2);
  g_assert_cmpstr (shape->headers[0], ==, "Column A");
}

static void
test_shape_unknown_headers_stand_above_values (void)
{
  g_autoptr (LodestarTable) table = test_exchange_parse ("foo,bar,baz\n1,2,3\n4,5,6\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarTable) survey =
    test_exchange_parse ("element_id,kind,words\n1.A,abilities,Oral\n1.B,skills,Written\n"
                         "1.C,Interests,x\n");
  g_autoptr (LodestarShape) survey_shape = lodestar_shape_new (survey);

  g_assert_cmpint (shape->header_row, ==, 0);
  g_assert_cmpuint (shape->n_rows, ==, 2);

  /* Values that are names of columns make no header. */
  g_assert_cmpint (survey_shape->header_row, ==, 0);
}

static void
test_shape_columns_without_anything_are_left_out (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("Name,Title,,,\nAna,Clerk,,,\nBo,Clerk,x,,\n");
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);

  g_assert_cmpuint (shape->n_columns, ==, 3);
  g_assert_cmpstr (shape->headers[2], ==, "Column C");
}

static void
test_shape_key_is_that_of_the_headers (void)
{
  g_autoptr (LodestarTable) one = test_exchange_parse ("Name,Title\nAna,Clerk\n");
  g_autoptr (LodestarTable) same = test_exchange_parse ("List\n\nNAME;title\nBo;Boss\nCy;Boss\n");
  g_autoptr (LodestarTable) other = test_exchange_parse ("Title,Name\nClerk,Ana\n");
  g_autoptr (LodestarShape) one_shape = lodestar_shape_new (one);
  g_autoptr (LodestarShape) same_shape = lodestar_shape_new (same);
  g_autoptr (LodestarShape) other_shape = lodestar_shape_new (other);

  g_assert_cmpstr (one_shape->key, ==, same_shape->key);
  g_assert_cmpstr (one_shape->key, !=, other_shape->key);
}

static void
test_shape_empty_rows_of_formulas_are_no_people (void)
{
  static const char *const sheets[] = { "input-mentors", "input-mentees", "mentors", "mentees" };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (LodestarTable) table =
        test_exchange_load ("mentoring", "registration-dummy.xlsx", sheets[i]);
      g_autoptr (LodestarShape) shape = lodestar_shape_new (table);

      g_assert_cmpstr (lodestar_table_get_sheet (table), ==, sheets[i]);
      g_assert_cmpuint (lodestar_table_get_line (table, (guint) shape->header_row), ==, 3);
      g_assert_cmpuint (shape->n_rows, ==, 19);
      g_assert_cmpuint (lodestar_table_get_line (table, shape->rows[18]), ==, 22);
    }
}

void
test_shape_add_tests (void)
{
  g_test_add_func ("/exchange/shape/titles-stand-above-and-totals-below",
                   test_shape_titles_stand_above_and_totals_below);
  g_test_add_func ("/exchange/shape/keys-may-stand-above-labels",
                   test_shape_keys_may_stand_above_labels);
  g_test_add_func ("/exchange/shape/people-are-no-totals", test_shape_people_are_no_totals);
  g_test_add_func ("/exchange/shape/last-row-may-be-a-person-with-little",
                   test_shape_last_row_may_be_a_person_with_little);
  g_test_add_func ("/exchange/shape/table-may-have-no-header", test_shape_table_may_have_no_header);
  g_test_add_func ("/exchange/shape/unknown-headers-stand-above-values",
                   test_shape_unknown_headers_stand_above_values);
  g_test_add_func ("/exchange/shape/columns-without-anything-are-left-out",
                   test_shape_columns_without_anything_are_left_out);
  g_test_add_func ("/exchange/shape/key-is-that-of-the-headers",
                   test_shape_key_is_that_of_the_headers);
  g_test_add_func ("/exchange/shape/empty-rows-of-formulas-are-no-people",
                   test_shape_empty_rows_of_formulas_are_no_people);
}
