/* test-value.c - what the text of a cell says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include "lodestar-value.h"

static void
test_value_names_are_taken_apart_at_commas (void)
{
  static const struct
  {
    const char *text;
    const char *full;
    const char *given;
    const char *family;
    const char *number;
  } cases[] = {
    { "Ana Ruiz", "Ana Ruiz", NULL, NULL, NULL },
    { "Ruiz, Ana", "Ana Ruiz", "Ana", "Ruiz", NULL },
    { "Izzard-Stinson,Loujain", "Loujain Izzard-Stinson", "Loujain", "Izzard-Stinson", NULL },
    { "Zeiser,Mary E", "Mary E Zeiser", "Mary E", "Zeiser", NULL },
    { "Smith Jr.,John", "John Smith Jr.", "John", "Smith Jr.", NULL },
    { "Smith, John, Jr.", "John Smith Jr.", "John", "Smith Jr.", NULL },
    { "Smith, Jr., John", "John Smith Jr.", "John", "Smith Jr.", NULL },
    { "John Smith, III", "John Smith III", NULL, NULL, NULL },
    { "John Smith, PhD", "John Smith PhD", NULL, NULL, NULL },
    { "Ana Ruiz (1001)", "Ana Ruiz", NULL, NULL, "1001" },
    { "Ruiz, Ana (E-1001)", "Ana Ruiz", "Ana", "Ruiz", "E-1001" },
    { "Ana Ruiz (On Leave)", "Ana Ruiz", NULL, NULL, NULL },
    { "Ana (Annie) Ruiz", "Ana (Annie) Ruiz", NULL, NULL, NULL },
    { "Ana Ruiz (Annie)", "Ana Ruiz (Annie)", NULL, NULL, NULL },
    { "  王\u3000小明 ", "王 小明", NULL, NULL, NULL },
    { "Ruiz,", "Ruiz", NULL, NULL, NULL },
    { ", Ana", "Ana", NULL, NULL, NULL },
    { ",", "", NULL, NULL, NULL },
    { "()", "()", NULL, NULL, NULL },
    { "", "", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LodestarNameParts) parts = { 0 };

      lodestar_value_parse_name (cases[i].text, &parts);
      g_assert_cmpstr (parts.full, ==, cases[i].full);
      g_assert_cmpstr (parts.given, ==, cases[i].given);
      g_assert_cmpstr (parts.family, ==, cases[i].family);
      g_assert_cmpstr (parts.number, ==, cases[i].number);
    }
}

static void
test_value_dates_are_read_in_all_forms (void)
{
  static const struct
  {
    const char       *text;
    LodestarDateOrder order;
    const char       *iso;
  } cases[] = {
    { "2019-03-15", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "2019-03-15T08:30:00Z", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "2019-03-15 00:00:00", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "2019/3/5", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-05" },
    { "20190315", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "15.03.2019", LODESTAR_DATE_ORDER_MDY, "2019-03-15" },
    { "5.3.19", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-05" },
    { "03/04/2019", LODESTAR_DATE_ORDER_DMY, "2019-04-03" },
    { "03/04/2019", LODESTAR_DATE_ORDER_MDY, "2019-03-04" },
    { "03/04/2019", LODESTAR_DATE_ORDER_AMBIGUOUS, NULL },
    { "04/04/2019", LODESTAR_DATE_ORDER_AMBIGUOUS, "2019-04-04" },
    { "3-4-98", LODESTAR_DATE_ORDER_DMY, "1998-04-03" },
    { "9/8/18 15:29", LODESTAR_DATE_ORDER_MDY, "2018-09-08" },
    { "43539", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "43539.5", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "15 Mar 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "15-MAR-19", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "March 15th, 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "15. März 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "15 août 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-08-15" },
    { "1er juillet 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-07-01" },
    { "15 de marzo de 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "Fri, 15 Mar 2019", LODESTAR_DATE_ORDER_UNKNOWN, "2019-03-15" },
    { "31.02.2019", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "29.02.2020", LODESTAR_DATE_ORDER_UNKNOWN, "2020-02-29" },
    { "13/13/2019", LODESTAR_DATE_ORDER_DMY, NULL },
    { "1001", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "soon", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "1.515.555.0100", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "99999999", LODESTAR_DATE_ORDER_UNKNOWN, NULL },
    { "1/2/3/4", LODESTAR_DATE_ORDER_DMY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char         buffer[LODESTAR_DATE_ISO_SIZE];
      LodestarDate date = lodestar_value_parse_date (cases[i].text, cases[i].order);

      if (g_strcmp0 (lodestar_date_to_iso (date, buffer), cases[i].iso) != 0)
        g_error ("“%s” was read as %s", cases[i].text, buffer);
    }
}

static void
test_value_one_date_tells_the_order_of_all (void)
{
  static const struct
  {
    const char       *values[4];
    LodestarDateOrder order;
  } cases[] = {
    { { "03/04/2019", "05/06/2019", "25/06/2019", "" }, LODESTAR_DATE_ORDER_DMY },
    { { "03/04/2019", "05/06/2019", "06/25/2019", "n/a" }, LODESTAR_DATE_ORDER_MDY },
    { { "03/04/2019", "05/06/2019", "04/04/2019", "" }, LODESTAR_DATE_ORDER_AMBIGUOUS },
    { { "13/04/2019", "04/13/2019", "", "" }, LODESTAR_DATE_ORDER_AMBIGUOUS },
    { { "04/04/2019", "05/05/2019", "", "" }, LODESTAR_DATE_ORDER_UNKNOWN },
    { { "2019-03-04", "04.03.2019", "20190304", "43539" }, LODESTAR_DATE_ORDER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lodestar_value_guess_date_order (cases[i].values, 4), ==, cases[i].order);
}

static void
test_value_leave_is_still_employed (void)
{
  static const struct
  {
    const char        *text;
    LodestarEmployment employment;
  } cases[] = {
    { "Active", LODESTAR_EMPLOYMENT_ACTIVE },
    { "A", LODESTAR_EMPLOYMENT_ACTIVE },
    { "aktiv", LODESTAR_EMPLOYMENT_ACTIVE },
    { "En poste", LODESTAR_EMPLOYMENT_ACTIVE },
    { "Activo", LODESTAR_EMPLOYMENT_ACTIVE },
    { "Active - Payroll Eligible", LODESTAR_EMPLOYMENT_ACTIVE },
    { "yes", LODESTAR_EMPLOYMENT_ACTIVE },
    { "TRUE", LODESTAR_EMPLOYMENT_ACTIVE },
    { "L", LODESTAR_EMPLOYMENT_LEAVE },
    { "LOA", LODESTAR_EMPLOYMENT_LEAVE },
    { "Leave of Absence", LODESTAR_EMPLOYMENT_LEAVE },
    { "Active (On Leave)", LODESTAR_EMPLOYMENT_LEAVE },
    { "Elternzeit", LODESTAR_EMPLOYMENT_LEAVE },
    { "En congé", LODESTAR_EMPLOYMENT_LEAVE },
    { "Baja médica", LODESTAR_EMPLOYMENT_LEAVE },
    { "Suspended - Payroll Eligible", LODESTAR_EMPLOYMENT_LEAVE },
    { "T", LODESTAR_EMPLOYMENT_LEFT },
    { "Terminated", LODESTAR_EMPLOYMENT_LEFT },
    { "inactive", LODESTAR_EMPLOYMENT_LEFT },
    { "Not employed", LODESTAR_EMPLOYMENT_LEFT },
    { "No longer active", LODESTAR_EMPLOYMENT_LEFT },
    { "nicht mehr beschäftigt", LODESTAR_EMPLOYMENT_LEFT },
    { "non actif", LODESTAR_EMPLOYMENT_LEFT },
    { "Ya no activo", LODESTAR_EMPLOYMENT_LEFT },
    { "no", LODESTAR_EMPLOYMENT_LEFT },
    { "Ausgeschieden", LODESTAR_EMPLOYMENT_LEFT },
    { "gekündigt", LODESTAR_EMPLOYMENT_LEFT },
    { "Retraité", LODESTAR_EMPLOYMENT_LEFT },
    { "Baja", LODESTAR_EMPLOYMENT_LEFT },
    { "0", LODESTAR_EMPLOYMENT_LEFT },
    { "purple", LODESTAR_EMPLOYMENT_UNKNOWN },
    { "", LODESTAR_EMPLOYMENT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (lodestar_value_parse_employment (cases[i].text) != cases[i].employment)
      g_error ("“%s” was misread", cases[i].text);
}

static void
test_value_roles_may_be_both (void)
{
  static const struct
  {
    const char        *text;
    LodestarSignupRole role;
  } cases[] = {
    { "Mentor", LODESTAR_SIGNUP_MENTOR },
    { "a mentee", LODESTAR_SIGNUP_MENTEE },
    { "Both", LODESTAR_SIGNUP_BOTH },
    { "Mentor; Mentee", LODESTAR_SIGNUP_BOTH },
    { "Mentorin", LODESTAR_SIGNUP_MENTOR },
    { "les deux", LODESTAR_SIGNUP_BOTH },
    { "Peer", LODESTAR_SIGNUP_PEER },
    { "yes", LODESTAR_SIGNUP_NONE },
    { "both mentor and mentee", LODESTAR_SIGNUP_BOTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lodestar_value_parse_role (cases[i].text), ==, cases[i].role);
}

static void
test_value_lists_are_split_where_items_end (void)
{
  static const struct
  {
    const char *text;
    const char *items;
  } cases[] = {
    { "Python; SQL;", "Python\nSQL" },
    { "Coaching, Strategy , coaching", "Coaching\nStrategy" },
    { "Sales, EMEA; Sales, APAC", "Sales, EMEA\nSales, APAC" },
    { "- Planning\r\n- Finance\r\n", "Planning\nFinance" },
    { "German / English", "German\nEnglish" },
    { "UI/UX | TCP/IP", "UI/UX\nTCP/IP" },
    { "Leading (teams, projects), Finance", "Leading (teams, projects)\nFinance" },
    { "an (open, bracket", "an (open\nbracket" },
    { "领导力；", "领导力；" },
    { " ; ,", "," },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = lodestar_value_parse_list (cases[i].text);

      g_assert_cmpstr (items, ==, cases[i].items);
    }
}

static void
test_value_capacity_is_a_number_or_a_range (void)
{
  static const struct
  {
    const char *text;
    int         min;
    int         max;
  } cases[] = {
    { "3", 0, 3 },
    { "1-3", 1, 3 },
    { "1 – 2 mentees", 1, 2 },
    { "2,00", 0, 2 },
    { "1, 2", 1, 2 },
    { "10", 0, 10 },
    { "1.-3.", 1, 3 },
    { "up to 2", 0, 2 },
    { "two", 0, 2 },
    { "2.0", 0, 2 },
    { "0", 0, 0 },
    { "maximal drei", 0, 3 },
    { "between 4 and 2", 2, 4 },
  };
  static const char *const nonsense[] = { "1.5",   "0,5",     "2.50",
                                          "1-2.5", "",        "many",
                                          "2026",  "1, 2, 3", "12345678901234567890" };
  int                      min, max;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (lodestar_value_parse_capacity (cases[i].text, &min, &max));
      g_assert_cmpint (min, ==, cases[i].min);
      g_assert_cmpint (max, ==, cases[i].max);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    g_assert_false (lodestar_value_parse_capacity (nonsense[i], &min, &max));
}

static void
test_value_time_zones_are_names_or_offsets (void)
{
  static const struct
  {
    const char *text;
    const char *zone;
  } cases[] = {
    { "Europe/Berlin", "Europe/Berlin" },
    { "europe/berlin", "Europe/Berlin" },
    { "UTC", "+00:00" },
    { "UTC+2", "+02:00" },
    { "GMT-03:30", "-03:30" },
    { "+0530", "+05:30" },
    { "(UTC+01:00) Amsterdam, Berlin, Rome", "+01:00" },
    { "UTC−5", "-05:00" },
    { "Mars/Olympus", NULL },
    { "UTC+25", NULL },
    { "somewhere", NULL },
    { "../../etc/passwd", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *zone = lodestar_value_parse_time_zone (cases[i].text);

      g_assert_cmpstr (zone, ==, cases[i].zone);
    }
}

static void
test_value_emails_have_a_domain (void)
{
  g_assert_true (lodestar_value_is_email ("ana.ruiz@example.com"));
  g_assert_true (lodestar_value_is_email ("ana+x@mail.example.org"));
  g_assert_false (lodestar_value_is_email ("SKING"));
  g_assert_false (lodestar_value_is_email ("@example.com"));
  g_assert_false (lodestar_value_is_email ("a b@example.com"));
  g_assert_false (lodestar_value_is_email ("a@b"));
  g_assert_false (lodestar_value_is_email ("a@b@c.de"));
}

static void
test_value_nobody_has_many_names (void)
{
  g_assert_true (lodestar_value_is_nobody ("NO_MANAGER"));
  g_assert_true (lodestar_value_is_nobody ("n/a"));
  g_assert_true (lodestar_value_is_nobody (" - "));
  g_assert_true (lodestar_value_is_nobody ("None"));
  g_assert_false (lodestar_value_is_nobody ("Noah Mann"));
}

void
test_value_add_tests (void)
{
  g_test_add_func ("/exchange/value/names-are-taken-apart-at-commas",
                   test_value_names_are_taken_apart_at_commas);
  g_test_add_func ("/exchange/value/dates-are-read-in-all-forms",
                   test_value_dates_are_read_in_all_forms);
  g_test_add_func ("/exchange/value/one-date-tells-the-order-of-all",
                   test_value_one_date_tells_the_order_of_all);
  g_test_add_func ("/exchange/value/leave-is-still-employed", test_value_leave_is_still_employed);
  g_test_add_func ("/exchange/value/roles-may-be-both", test_value_roles_may_be_both);
  g_test_add_func ("/exchange/value/lists-are-split-where-items-end",
                   test_value_lists_are_split_where_items_end);
  g_test_add_func ("/exchange/value/capacity-is-a-number-or-a-range",
                   test_value_capacity_is_a_number_or_a_range);
  g_test_add_func ("/exchange/value/time-zones-are-names-or-offsets",
                   test_value_time_zones_are_names_or_offsets);
  g_test_add_func ("/exchange/value/emails-have-a-domain", test_value_emails_have_a_domain);
  g_test_add_func ("/exchange/value/nobody-has-many-names", test_value_nobody_has_many_names);
}
