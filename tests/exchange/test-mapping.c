/* test-mapping.c - what columns mean, by their headers and values
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-error.h"
#include "lodestar-mapping.h"

typedef struct
{
  LodestarTable   *table;
  LodestarShape   *shape;
  LodestarMapping *mapping;
} TestMapped;

static void
test_mapped_clear (TestMapped *self)
{
  lodestar_mapping_free (self->mapping);
  lodestar_shape_free (self->shape);
  lodestar_table_unref (self->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestMapped, test_mapped_clear)

static TestMapped
test_mapped_new (LodestarTable *table, gboolean is_signup)
{
  TestMapped self = { table, lodestar_shape_new (table), NULL };

  self.mapping = lodestar_mapping_recognize (table, self.shape, is_signup);

  return self;
}

/* The fields of the columns by nick, with spaces between them. */
static char *
test_mapped_list (const TestMapped *self)
{
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < self->mapping->n_columns; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? " " : "",
                            lodestar_field_get_nick (self->mapping->columns[i].field));

  return g_string_free (nicks, FALSE);
}

/* The headers of the common systems (see facts.md), each with two rows. */
static const struct
{
  const char *text;
  const char *fields;
} test_mapping_exports[] = {
  /* BambooHR */
  { "Employee #,First Name,Last Name,Job Title,Department,Division,Location,Status,Hire Date,"
    "Work Email,Reports To,Reports To Email\n"
    "1,Ana,Ruiz,Analyst,Sales,EMEA,Madrid,Active,2020-01-02,ana@x.com,Bo Wang,bo@x.com\n"
    "2,Bo,Wang,Boss,Sales,EMEA,Madrid,Active,2020-01-03,bo@x.com,,\n",
    "number given-name family-name title department none location status hire-date email none "
    "manager" },
  /* Workday */
  { "Employee ID\tWorker\tBusiness Title\tJob Profile\tCost Center\tHire Date\tActive Status\n"
    "1\tAna Ruiz\tAnalyst\tAnalysis\tSales\t2020-01-02\tYes\n"
    "2\tBo Wang\tBoss\tBosses\tSales\t2020-01-03\tYes\n",
    "number name title none department hire-date status" },
  { "Legal Name - First Name,Legal Name - Last Name,Email - Primary Work,Worker Status,"
    "Supervisory Organization,Management Level\nAna,Ruiz,a@x.com,Active,Sales,5\n"
    "Bo,Wang,b@x.com,Active,Sales,4\n",
    "given-name family-name email status department level" },
  /* SuccessFactors */
  { "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,TITLE,GENDER,EMAIL,MANAGER,HR,DEPARTMENT,JOBCODE,"
    "DIVISION,LOCATION,TIMEZONE,HIREDATE,MATRIX_MANAGER,DEFAULT_LOCALE\n"
    "active,1,ar,Ana,Ruiz,Analyst,F,a@x.com,2,NO_HR,Sales,J1,EMEA,Madrid,Europe/Madrid,01/15/2020,"
    ",en_US\n"
    "active,2,bw,Bo,Wang,Boss,M,b@x.com,NO_MANAGER,NO_HR,Sales,J2,EMEA,Madrid,Europe/Madrid,"
    "01/16/2020,,en_US\n",
    "status number none given-name family-name title none email manager none department none none "
    "location time-zone hire-date none none" },
  /* Oracle HCM, ADP, Paylocity */
  { "Person Number,Display Name,Job Name,Position Name,Department Name,Assignment Status,Hire "
    "Date\n"
    "1,Ana Ruiz,Analyst,Analyst 2,Sales,Active - Payroll Eligible,2020-01-02\n"
    "2,Bo Wang,Boss,Boss 1,Sales,Active - Payroll Eligible,2020-01-02\n",
    "number name none title department status hire-date" },
  { "Payroll Name,Position ID,Position Description,Home Department,Position Status,Hire Date\n"
    "\"Ruiz, Ana\",P1,Analyst,Sales,Active,01/15/2020\n"
    "\"Wang, Bo\",P2,Boss,Sales,Active,01/16/2020\n",
    "name none title department status hire-date" },
  { "Employee Id,Last Name,First Name,Job Title,Cost Center 1,Status,Hire Date,Employee Type\n"
    "1,Ruiz,Ana,Analyst,Sales,A,2020-01-02,Regular\n2,Wang,Bo,Boss,Sales,T,2020-01-02,Regular\n",
    "number family-name given-name title department status hire-date none" },
  /* OrangeHRM */
  { "first_name,middle_name,last_name,employee_id,other_id,driver's_license_no,gender,"
    "marital_status,nationality,date_of_birth,address_street_1,city,country,work_email,other_"
    "email\n"
    "Ana,M,Ruiz,1,x,y,F,single,ES,1990-01-02,Calle 1,Madrid,ES,a@x.com,a@y.com\n",
    "given-name none family-name number none none none none none none none location country email "
    "none" },
  /* Odoo, Together, MentorNeko */
  { "name,active,department_id,job_title,work_email,work_location_id,parent_id,tz,employee_type\n"
    "Ana Ruiz,TRUE,Sales,Analyst,a@x.com,Madrid,Bo Wang,Europe/Madrid,employee\n"
    "Bo Wang,TRUE,Sales,Boss,b@x.com,Madrid,,Europe/Madrid,employee\n",
    "name status department title email location manager time-zone none" },
  { "employeeId,supervisorId,firstName,middleName,lastName,preferredName,email,"
    "employeeStatusCode,departmentId,departmentName,originalHireDate,dateOfBirth,gender,title\n"
    "1,2,Ana,,Ruiz,Annie,a@x.com,A,7,Sales,2020-01-02,1990-01-01,F,Analyst\n"
    "2,,Bo,,Wang,,b@x.com,A,7,Sales,2020-01-02,1990-01-02,M,Boss\n",
    "number manager given-name none family-name preferred-name email status none department "
    "hire-date none none title" },
  { "email,orgMemberId,firstName,lastName,jobTitle\na@x.com,1,Ana,Ruiz,Analyst\n",
    "email number given-name family-name title" },
  /* French, German, Spanish */
  { "Nom;Prénom;Poste;Service;Statut;Date d'entrée\nRuiz;Ana;Analyste;Ventes;Actif;15/01/2020\n",
    "family-name given-name title department status hire-date" },
  { "Matricule;Nom complet;Courriel;Intitulé du poste;Direction;Lieu de travail;Responsable;"
    "Date de naissance;Salaire\n1;Ana Ruiz;a@x.com;Analyste;Ventes;Lyon;Bo Wang;01/02/1990;1\n",
    "number name email title department location manager none none" },
  { "Personalnummer;Name;Vorname;Abteilung;Funktion;Standort;Vorgesetzter;Eintrittsdatum;"
    "E-Mail;Geschlecht;Religionszugehörigkeit\n"
    "1;Ruiz;Ana;Vertrieb;Analystin;Köln;Wang, Bo;15.01.2020;a@x.com;w;rk\n"
    "2;Wang;Bo;Vertrieb;Leiter;Köln;;15.01.2020;b@x.com;m;ev\n",
    "number family-name given-name department title location manager hire-date email none none" },
  { "Número de empleado;Nombre;Apellidos;Puesto;Departamento;Ubicación;Jefe directo;"
    "Fecha de ingreso;Correo electrónico;Sexo;Estado\n"
    "1;Ana;Ruiz;Analista;Ventas;Madrid;Bo Wang;15/01/2020;a@x.com;M;Activo\n"
    "2;Bo;Wang;Jefe;Ventas;Madrid;;15/01/2020;b@x.com;H;Activo\n",
    "number given-name family-name title department location manager hire-date email none status" },
};

static void
test_mapping_common_exports_are_recognized (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_mapping_exports); i++)
    {
      g_auto (TestMapped) list =
        test_mapped_new (test_exchange_parse (test_mapping_exports[i].text), FALSE);
      g_autofree char *fields = test_mapped_list (&list);

      g_assert_cmpstr (fields, ==, test_mapping_exports[i].fields);
    }
}

static void
test_mapping_sample_company_is_recognized (void)
{
  g_auto (TestMapped) list =
    test_mapped_new (test_exchange_load ("hr", "oracle-hr-employees.csv", NULL), FALSE);
  g_autofree char *fields = test_mapped_list (&list);

  g_assert_cmpstr (fields, ==,
                   "number given-name family-name email none hire-date none title none none "
                   "manager none department location none country");
  g_assert_cmpint (list.mapping->columns[8].sensitivity, ==, LODESTAR_SENSITIVITY_PAY);
  g_assert_cmpint (list.mapping->columns[9].sensitivity, ==, LODESTAR_SENSITIVITY_PAY);
  g_assert_cmpint (list.mapping->columns[10].manager_key, ==, LODESTAR_MANAGER_BY_NUMBER);
  g_assert_cmpuint (list.mapping->columns[12].n_distinct, ==, 11);
  g_assert_cmpuint (list.mapping->columns[12].n_filled, ==, 106);
  g_assert_cmpstr (list.mapping->columns[12].samples[0], ==, "Executive");
  g_assert_cmpstr (list.mapping->columns[12].samples[2], ==, "Finance");
  g_assert_null (list.mapping->columns[12].samples[3]);
}

static void
test_mapping_signup_files_are_recognized (void)
{
  g_auto (TestMapped) list =
    test_mapped_new (test_exchange_load ("mentoring", "mentees-50.csv", NULL), TRUE);
  g_autofree char *fields = test_mapped_list (&list);

  g_assert_cmpstr (
    fields, ==, "given-name family-name email role title level department skills none none none");
  g_assert_cmpint (list.mapping->columns[8].sensitivity, ==, LODESTAR_SENSITIVITY_SPECIAL);
  g_assert_cmpint (list.mapping->columns[9].sensitivity, ==, LODESTAR_SENSITIVITY_SPECIAL);
  g_assert_true (list.mapping->columns[10].is_ignored);
}

static void
test_mapping_forms_ask_in_sentences (void)
{
  g_auto (TestMapped) list = test_mapped_new (
    test_exchange_parse (
      "ID,Start time,Completion time,Email,Name,What is your current department?,"
      "How many mentees would you take?,Which skills can you share?,"
      "Which skills do you want to develop?,What is your career goal?,Languages you speak,"
      "When are you available?,Would you like to meet remotely? (meeting format),"
      "Who is your preferred mentor?,Please state any disability\n"
      "1,1/2/26,1/2/26,a@x.com,Ana Ruiz,Sales,2,Planning;,Finance;,CFO,English;,Mon am,Remote,"
      "Bo Wang,none\n"),
    TRUE);
  g_autofree char *fields = test_mapped_list (&list);

  g_assert_cmpstr (fields, ==,
                   "none none none email name department capacity skills development-areas "
                   "career-goal languages times format wishes none");
  g_assert_cmpint (list.mapping->columns[14].sensitivity, ==, LODESTAR_SENSITIVITY_SPECIAL);
}

static void
test_mapping_sensitive_columns_are_left_out (void)
{
  static const struct
  {
    const char         *header;
    LodestarSensitivity sensitivity;
  } cases[] = {
    { "Gender", LODESTAR_SENSITIVITY_SPECIAL },
    { "Employee gender identity", LODESTAR_SENSITIVITY_SPECIAL },
    { "Your characteristics", LODESTAR_SENSITIVITY_SPECIAL },
    { "Do you want to be matched with someone who shares your characteristics?",
      LODESTAR_SENSITIVITY_SPECIAL },
    { "Sexual Orientation", LODESTAR_SENSITIVITY_SPECIAL },
    { "Schwerbehinderung (GdB)", LODESTAR_SENSITIVITY_SPECIAL },
    { "Religion", LODESTAR_SENSITIVITY_SPECIAL },
    { "Origine ethnique", LODESTAR_SENSITIVITY_SPECIAL },
    { "Discapacidad", LODESTAR_SENSITIVITY_SPECIAL },
    { "dateOfBirth", LODESTAR_SENSITIVITY_PRIVATE },
    { "Geburtsdatum", LODESTAR_SENSITIVITY_PRIVATE },
    { "Home Address", LODESTAR_SENSITIVITY_PRIVATE },
    { "Annual Base Salary (EUR)", LODESTAR_SENSITIVITY_PAY },
    { "Commission Pct", LODESTAR_SENSITIVITY_PAY },
    { "Gehalt", LODESTAR_SENSITIVITY_PAY },
    { "userPassword", LODESTAR_SENSITIVITY_SECRET },
    { "Passwort", LODESTAR_SENSITIVITY_SECRET },
    { "Pay Grade", LODESTAR_SENSITIVITY_NONE },
    { "Dirección de correo electrónico", LODESTAR_SENSITIVITY_NONE },
    { "Department", LODESTAR_SENSITIVITY_NONE },
    { "Language", LODESTAR_SENSITIVITY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (lodestar_field_get_sensitivity (cases[i].header) != cases[i].sensitivity)
      g_error ("“%s” was misjudged", cases[i].header);
}

static void
test_mapping_secrets_are_never_imported (void)
{
  g_auto (TestMapped) list =
    test_mapped_new (test_exchange_parse ("Name,Password\nAna,x\n"), FALSE);
  static const char *const secret[] = { "skills=Password", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_mapping_override (list.mapping, list.table, list.shape, secret, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "secrets"));
}

static void
test_mapping_values_speak_where_headers_do_not (void)
{
  g_auto (TestMapped) list =
    test_mapped_new (test_exchange_parse ("1001,\"Ruiz, Ana\",ana@x.com,Sales\n"
                                          "1002,\"Wang, Bo\",bo@x.com,Sales\n"
                                          "1003,\"Adu, Cy\",cy@x.com,Ops\n"),
                     FALSE);
  g_autofree char *fields = test_mapped_list (&list);

  g_assert_cmpstr (fields, ==, "number name email none");
}

static void
test_mapping_one_column_a_field (void)
{
  g_auto (TestMapped) list =
    test_mapped_new (test_exchange_parse (
                       "Personal Email,Work Email,Name,Manager,Manager ID,ID\n"
                       "a@home.org,a@x.com,Ana Ruiz,Bo Wang,2,1\nb@home.org,b@x.com,Bo Wang,,,2\n"),
                     FALSE);
  g_autofree char *fields = test_mapped_list (&list);

  g_assert_cmpstr (fields, ==, "none email name none manager number");
  g_assert_nonnull (strstr (list.mapping->columns[3].reason, "Manager ID"));
}

static void
test_mapping_can_be_corrected (void)
{
  g_auto (TestMapped) list = test_mapped_new (
    test_exchange_parse ("Code,Name,Unit,Start\n7,Ana Ruiz,Sales,03/04/2019\n"), FALSE);
  static const char *const right[] = { "number=#1", "department=unit", "team=", "hire-date:mdy=D",
                                       NULL };
  static const struct
  {
    const char *assignment;
    const char *words;
  } wrong[] = {
    { "number", "FIELD=COLUMN" },
    { "shoe-size=Code", "There is no field “shoe-size”" },
    { "none=Code", "There is no field “none”" },
    { "number=Nummer", "no column “Nummer”. Its columns are “Code”, “Name”" },
    { "number=#5", "no column “#5”" },
    { "number:dmy=Code", "There is no field “number:dmy”" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *fields = NULL;

  g_assert_true (lodestar_mapping_override (list.mapping, list.table, list.shape, right, &error));
  g_assert_no_error (error);
  fields = test_mapped_list (&list);
  g_assert_cmpstr (fields, ==, "number name department hire-date");
  g_assert_cmpint (list.mapping->columns[3].date_order, ==, LODESTAR_DATE_ORDER_MDY);
  g_assert_cmpfloat (list.mapping->columns[0].confidence, ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const one[] = { wrong[i].assignment, NULL };
      g_autoptr (GError) reason = NULL;

      g_assert_false (
        lodestar_mapping_override (list.mapping, list.table, list.shape, one, &reason));
      g_assert_error (reason, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
      g_assert_nonnull (strstr (reason->message, wrong[i].words));
    }
}

static void
test_mapping_is_remembered_for_the_next_file (void)
{
  static const char        text[] = "Code,Name,Unit,Start\n7,Ana Ruiz,Sales,03/04/2019\n";
  static const char *const choice[] = { "number=Code", "hire-date:dmy=Start", NULL };
  g_auto (TestMapped) first = test_mapped_new (test_exchange_parse (text), FALSE);
  g_auto (TestMapped) next = test_mapped_new (test_exchange_parse (text), FALSE);
  g_auto (TestMapped) other = test_mapped_new (test_exchange_parse ("Unit,Name\nx,y\n"), FALSE);
  g_autofree char *kept = NULL;
  g_autofree char *fields = NULL;

  g_assert_true (lodestar_mapping_override (first.mapping, first.table, first.shape, choice, NULL));
  kept = lodestar_mapping_to_text (first.mapping);
  g_assert_cmpuint (lodestar_mapping_apply_text (next.mapping, next.table, next.shape, kept), ==,
                    4);
  fields = test_mapped_list (&next);
  g_assert_cmpstr (fields, ==, "number name team hire-date");
  g_assert_cmpint (next.mapping->columns[3].date_order, ==, LODESTAR_DATE_ORDER_DMY);
  g_assert_cmpuint (lodestar_mapping_apply_text (other.mapping, other.table, other.shape, kept), ==,
                    2);
  g_assert_cmpuint (
    lodestar_mapping_apply_text (other.mapping, other.table, other.shape, "x\n\tno\nnumber\n"), ==,
    0);
}

static void
test_mapping_dates_of_one_column_tell_those_of_another (void)
{
  g_auto (TestMapped) list = test_mapped_new (
    test_exchange_parse (
      "Name,Hire Date,Termination Date\nAna,03/04/2019,\nBo,05/06/2019,25/12/2020\n"),
    FALSE);

  g_assert_cmpint (list.mapping->columns[1].date_order, ==, LODESTAR_DATE_ORDER_DMY);
}

static void
test_mapping_fields_have_names (void)
{
  for (guint i = 0; i < LODESTAR_N_FIELDS; i++)
    {
      LodestarField field;

      g_assert_cmpstr (lodestar_field_get_label ((LodestarField) i), !=, NULL);
      g_assert_true (
        lodestar_field_from_nick (lodestar_field_get_nick ((LodestarField) i), &field));
      g_assert_cmpint (field, ==, i);
    }

  g_assert_true (lodestar_field_is_person (LODESTAR_FIELD_DEVELOPMENT_AREAS));
  g_assert_false (lodestar_field_is_person (LODESTAR_FIELD_ROLE));
  g_assert_false (lodestar_field_is_person (LODESTAR_FIELD_NONE));
  g_assert_true (lodestar_field_is_list (LODESTAR_FIELD_SKILLS));
  g_assert_false (lodestar_field_is_list (LODESTAR_FIELD_TITLE));
}

void
test_mapping_add_tests (void)
{
  g_test_add_func ("/exchange/mapping/common-exports-are-recognized",
                   test_mapping_common_exports_are_recognized);
  g_test_add_func ("/exchange/mapping/sample-company-is-recognized",
                   test_mapping_sample_company_is_recognized);
  g_test_add_func ("/exchange/mapping/signup-files-are-recognized",
                   test_mapping_signup_files_are_recognized);
  g_test_add_func ("/exchange/mapping/forms-ask-in-sentences", test_mapping_forms_ask_in_sentences);
  g_test_add_func ("/exchange/mapping/sensitive-columns-are-left-out",
                   test_mapping_sensitive_columns_are_left_out);
  g_test_add_func ("/exchange/mapping/secrets-are-never-imported",
                   test_mapping_secrets_are_never_imported);
  g_test_add_func ("/exchange/mapping/values-speak-where-headers-do-not",
                   test_mapping_values_speak_where_headers_do_not);
  g_test_add_func ("/exchange/mapping/one-column-a-field", test_mapping_one_column_a_field);
  g_test_add_func ("/exchange/mapping/can-be-corrected", test_mapping_can_be_corrected);
  g_test_add_func ("/exchange/mapping/is-remembered-for-the-next-file",
                   test_mapping_is_remembered_for_the_next_file);
  g_test_add_func ("/exchange/mapping/dates-of-one-column-tell-those-of-another",
                   test_mapping_dates_of_one_column_tell_those_of_another);
  g_test_add_func ("/exchange/mapping/fields-have-names", test_mapping_fields_have_names);
}
