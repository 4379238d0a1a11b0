/* test-words.c - headers and values in four languages
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-field.h"
#include "lodestar-staging.h"
#include "lodestar-value.h"

/* Headers with bars between them, each of which alone has to be known for what it is. */
static const struct
{
  const char *nick;
  const char *headers;
} test_words_headers[] = {
  { "number",
    "Employee ID|Employee #|EMPID|Employee Number|Payroll Number|Personalnummer|"
    "Pers.-Nr.|Matricule|Número de empleado|Legajo|employeeNumber|Person Number|User ID" },
  { "name", "Name|Full Name|Display Name|Employee Name|Worker|Payroll Name|Mitarbeiter|"
            "Vollständiger Name|Nom complet|Nombre completo|Name (Last, First)|cn" },
  { "given-name", "First Name|first_name|FIRSTNAME|Given Name|givenName|First|Vorname|Prénom|"
                  "Legal Name - First Name|Your first name" },
  { "family-name", "Last Name|last_name|LASTNAME|Surname|sn|Last|Nachname|Familienname|Apellidos|"
                   "Nom de famille|Legal Name - Last Name|Your last name" },
  { "preferred-name", "Preferred Name|preferredName|Known As|Prénom usuel" },
  { "email", "Email|E-mail|E-Mail-Adresse|Work Email|work_email|mail|Email - Primary Work|"
             "Courriel|Adresse e-mail|Correo electrónico|Your civil service email address" },
  { "title", "Job Title|jobTitle|Business Title|Position|Stellenbezeichnung|Funktion|Poste|"
             "Intitulé du poste|Puesto|Cargo|Your job title or role" },
  { "department", "Department|Department Name|department_id|Home Department|Abteilung|Service|"
                  "Departamento|Supervisory Organization|Cost Center|Organisationseinheit" },
  { "location", "Location|Office|City|work_location_id|Standort|Arbeitsort|Lieu de travail|"
                "Ubicación|Site" },
  { "country", "Country|Country Name|Land|Pays|País|addressCountry" },
  { "level", "Level|Grade|Management Level|Job Level|Your grade|Karrierestufe|Niveau|Nivel" },
  { "manager",
    "Manager|Manager ID|Reports To|Reports To Email|Supervisor|supervisorId|Line Manager|"
    "Vorgesetzter|Vorgesetzte|Führungskraft|Responsable|Supérieur hiérarchique|"
    "Jefe directo|Manager E-mail|parent_id" },
  { "hire-date", "Hire Date|HIREDATE|Start Date|Date of Joining|originalHireDate|Eintrittsdatum|"
                 "Date d'entrée|Date d’embauche|Fecha de ingreso|Fecha de contratación" },
  { "status", "Status|Employment Status|Active Status|Worker Status|employeeStatusCode|"
              "Assignment Status|Beschäftigungsstatus|Statut|Estado" },
  { "time-zone", "Time Zone|Timezone|tz|Zeitzone|Fuseau horaire|Zona horaria" },
  { "languages", "Languages|Spoken Languages|Sprachen|Langues|Idiomas" },
  { "skills", "Skills|Key Skills|Expertise|Kompetenzen|Fähigkeiten|Compétences|Habilidades" },
  { "interests", "Interests|Hobbies|Interessen|Centres d'intérêt|Intereses" },
  { "development-areas", "Development Areas|Which skills do you want to develop?|"
                         "Entwicklungsfelder|Axes de développement|Áreas de desarrollo" },
  { "effective-date", "Effective Date|effective_date|Effective From|Valid From|As Of|Gültig ab|"
                      "Stichtag|Wirksam zum|Date d’effet|À compter du|Fecha efectiva|"
                      "Fecha de vigencia|Vigente desde" },
  { "note", "Coordinator’s note|Notiz der Koordination|Note du coordinateur" },
};

static void
test_words_headers_are_known_in_four_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_words_headers); i++)
    {
      g_auto (GStrv) headers = g_strsplit (test_words_headers[i].headers, "|", -1);

      for (guint k = 0; headers[k] != NULL; k++)
        {
          double        confidence;
          gboolean      is_ignored;
          LodestarField field = lodestar_field_from_header (headers[k], &confidence, &is_ignored);

          if (strcmp (lodestar_field_get_nick (field), test_words_headers[i].nick) != 0)
            g_test_fail_printf ("“%s” is taken for %s, not %s", headers[k],
                                lodestar_field_get_nick (field), test_words_headers[i].nick);
          else
            {
              g_assert_false (is_ignored);
              g_assert_cmpfloat (confidence, >, 0.5);
              g_assert_cmpfloat (confidence, <=, 1);
            }
        }
    }
}

/* Case, spaces, marks and what stands around a word change nothing. */
static void
test_words_headers_may_be_written_in_any_way (void)
{
  static const char *const ways[] = { "hire date",  "HIRE DATE",  "Hire_Date",  "hire-date",
                                      "HireDate",   "hire.date",  "Hire Date*", " Hire  Date ",
                                      "Hire Date:", "(Hire Date)" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double   confidence;
      gboolean is_ignored;

      g_test_message ("%s", ways[i]);
      g_assert_cmpint (lodestar_field_from_header (ways[i], &confidence, &is_ignored), ==,
                       LODESTAR_FIELD_HIRE_DATE);
    }
}

static void
test_words_sensitive_headers_are_left_out (void)
{
  static const struct
  {
    const char         *headers;
    LodestarSensitivity sensitivity;
  } cases[] = {
    { "Gender|Ethnicity|Religion|Disability|Sexual orientation|Geschlecht|Religionszugehörigkeit|"
      "Schwerbehinderung|Sexe|Situation de handicap|Sexo|Discapacidad|pronouns",
      LODESTAR_SENSITIVITY_SPECIAL },
    { "Date of Birth|Geburtsdatum|Date de naissance|Fecha de nacimiento|Marital Status|"
      "Home Address|home_telephone|marital_status|Familienstand",
      LODESTAR_SENSITIVITY_PRIVATE },
    { "Salary|Annual Salary|Commission|Gehalt|Salaire|Salario|Bank Account|IBAN",
      LODESTAR_SENSITIVITY_PAY },
    { "Password|userPassword|Passwort|Mot de passe|Contraseña", LODESTAR_SENSITIVITY_SECRET },
    { "Name|Department|Hire Date|Racing team|Effective Date", LODESTAR_SENSITIVITY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) headers = g_strsplit (cases[i].headers, "|", -1);

      for (guint k = 0; headers[k] != NULL; k++)
        if (lodestar_field_get_sensitivity (headers[k]) != cases[i].sensitivity)
          g_test_fail_printf ("“%s” is %u, not %u", headers[k],
                              lodestar_field_get_sensitivity (headers[k]), cases[i].sensitivity);
    }
}

/* What other systems note about people is not taken by itself, nor what is nobody's field. */
static void
test_words_ignored_headers_are_known_as_such (void)
{
  static const char *const headers[] = { "Notes",    "Comments",         "Phone",   "Mobile",
                                         "Job Code", "Bemerkungen",      "Remarks", "Commentaires",
                                         "FTE",      "Termination Date", "Company", "Middle Name" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      double   confidence;
      gboolean is_ignored;

      g_test_message ("%s", headers[i]);
      g_assert_cmpint (lodestar_field_from_header (headers[i], &confidence, &is_ignored), ==,
                       LODESTAR_FIELD_NONE);
      g_assert_true (is_ignored);
    }
}

static void
test_words_fields_are_found_by_their_nicks (void)
{
  for (guint i = 0; i < LODESTAR_N_FIELDS; i++)
    {
      LodestarField field = LODESTAR_N_FIELDS;

      g_assert_true (
        lodestar_field_from_nick (lodestar_field_get_nick ((LodestarField) i), &field));
      g_assert_cmpuint (field, ==, i);
      g_assert_cmpstr (lodestar_field_get_label (field), !=, "");
      g_assert_cmpint (lodestar_field_is_person (field), ==,
                       i > LODESTAR_FIELD_NONE && i <= LODESTAR_FIELD_EFFECTIVE_DATE);
      g_assert_cmpint (lodestar_field_is_date (field), ==,
                       i == LODESTAR_FIELD_HIRE_DATE || i == LODESTAR_FIELD_EFFECTIVE_DATE);
    }
}

/* Each day of some years, in all orders and with all separators, is read as what was written. */
static void
test_words_dates_of_each_day_come_back (void)
{
  static const char separators[] = { '/', '-', '.' };
  LodestarDate      last = lodestar_date_new (2025, 12, 31);

  for (LodestarDate day = lodestar_date_new (2023, 1, 1); day <= last; day++)
    {
      int year, month, dom;

      lodestar_date_get_ymd (day, &year, &month, &dom);

      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          char             s = separators[i];
          g_autofree char *dmy = g_strdup_printf ("%02d%c%d%c%d", dom, s, month, s, year);
          g_autofree char *mdy = g_strdup_printf ("%d%c%02d%c%02d", month, s, dom, s, year % 100);
          g_autofree char *ymd = g_strdup_printf ("%d%c%02d%c%d", year, s, month, s, dom);

          g_assert_cmpint (lodestar_value_parse_date (dmy, LODESTAR_DATE_ORDER_DMY), ==, day);
          g_assert_cmpint (lodestar_value_parse_date (ymd, LODESTAR_DATE_ORDER_UNKNOWN), ==, day);

          /* With points the day always comes first. */
          if (s != '.')
            g_assert_cmpint (lodestar_value_parse_date (mdy, LODESTAR_DATE_ORDER_MDY), ==, day);

          /* Where both orders fit the column, only what is the same in both is read. */
          if (s != '.')
            g_assert_cmpint (lodestar_value_parse_date (dmy, LODESTAR_DATE_ORDER_AMBIGUOUS), ==,
                             dom == month ? day : LODESTAR_DATE_NONE);
        }
    }
}

static void
test_words_months_are_known_in_four_languages (void)
{
  static const char *const months[12] = {
    "January|Jan|Januar|Jänner|janvier|enero|ene.",
    "February|Feb|Februar|février|févr.|febrero",
    "March|Mar|März|Mrz|mars|marzo",
    "April|Apr|avril|abril|abr",
    "May|Mai|mai|mayo",
    "June|Jun|Juni|juin|junio",
    "July|Jul|Juli|juillet|juil.|julio",
    "August|Aug|août|agosto|ago.",
    "September|Sep|Sept|septembre|septiembre",
    "October|Oct|Oktober|Okt|octobre|octubre",
    "November|Nov|novembre|noviembre",
    "December|Dec|Dezember|Dez|décembre|diciembre|dic",
  };

  for (int month = 1; month <= 12; month++)
    {
      g_auto (GStrv) words = g_strsplit (months[month - 1], "|", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autofree char *plain = g_strdup_printf ("7 %s 2021", words[i]);
          g_autofree char *first = g_strdup_printf ("%s 7, 2021", words[i]);
          g_autofree char *joined = g_strdup_printf ("07-%s-21", words[i]);
          LodestarDate     day = lodestar_date_new (2021, month, 7);

          g_test_message ("%s", plain);
          g_assert_cmpint (lodestar_value_parse_date (plain, LODESTAR_DATE_ORDER_UNKNOWN), ==, day);
          g_assert_cmpint (lodestar_value_parse_date (first, LODESTAR_DATE_ORDER_UNKNOWN), ==, day);
          g_assert_cmpint (lodestar_value_parse_date (joined, LODESTAR_DATE_ORDER_UNKNOWN), ==,
                           day);
        }
    }
}

static void
test_words_flags_are_known_in_four_languages (void)
{
  static const char *const yes[] = { "yes", "Y",  "TRUE", "1",    "x",    "Ja",
                                     "oui", "Sí", "vrai", "wahr", "done", "Yes, last year" };
  static const char *const no[] = { "no", "N", "FALSE", "0", "Nein", "non", "faux", "No, not yet" };
  static const char *const neither[] = { "", "maybe", "2", "notice", "xylophone", "?" };
  gboolean                 flag;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (lodestar_value_parse_flag (yes[i], &flag) && flag);

  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_true (lodestar_value_parse_flag (no[i], &flag) && !flag);

  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_false (lodestar_value_parse_flag (neither[i], &flag));
}

/* What one writes between items is taken off again, whatever it is; items come back as they were.
 */
static void
test_words_lists_come_back_with_any_separator (void)
{
  static const char *const separators[] = { "; ", ";", "\n", "\r\n", " | ", ", " };
  static const char *const items[] = { "Strategic thinking", "C++", "R&D", "Öffentlichkeitsarbeit",
                                       "Führung (Teams)" };
  g_autofree char         *expected = NULL;

  expected = g_strjoin ("\n", items[0], items[1], items[2], items[3], items[4], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autofree char *text =
        g_strjoin (separators[i], items[0], items[1], items[2], items[3], items[4], NULL);
      g_autofree char *more = g_strconcat (text, separators[i], NULL);
      g_autofree char *list = lodestar_value_parse_list (text);
      g_autofree char *trailing = lodestar_value_parse_list (more);

      g_assert_cmpstr (list, ==, expected);
      g_assert_cmpstr (trailing, ==, expected);
    }
}

/* Stages a list without a workspace. */
static LodestarStaging *
test_words_stage (LodestarTable *table, gboolean is_full_list, const LodestarKnownPerson *known)
{
  g_autoptr (LodestarShape) shape = lodestar_shape_new (table);
  g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, FALSE);
  LodestarStagingOptions options = { is_full_list };
  g_autoptr (GError) error = NULL;
  LodestarStaging *staging = lodestar_staging_new (table, shape, mapping, known, known != NULL,
                                                   &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return staging;
}

static void
test_words_effective_dates_are_of_the_row (void)
{
  static const LodestarKnownPerson ana = {
    1,
    0,
    { [LODESTAR_FIELD_NUMBER] = "1", [LODESTAR_FIELD_NAME] = "Ana", [LODESTAR_FIELD_NOTE] = "kept" }
  };
  g_autoptr (LodestarTable) table = test_exchange_parse (
    "Personalnummer;Name;Gültig ab;Coordinator’s note\n1;Ana;31.03.2026;\n2;Bo;;\"a\n  b  \"\n"
    "3;Cy;bald;\n4;Di;30.06.2026;\n");
  g_autoptr (LodestarTable) unclear =
    test_exchange_parse ("Employee ID,Name,Effective Date\n1,Ana,03/04/2026\n2,Bo,04/05/2026\n");
  g_autoptr (LodestarStaging) staging = test_words_stage (table, TRUE, &ana);
  g_autoptr (LodestarStaging) asked = test_words_stage (unclear, FALSE, NULL);

  /* It is nothing that Ana has, so that nothing changes; nor does the empty note. */
  g_assert_cmpuint (staging->n_unchanged, ==, 1);
  g_assert_cmpuint (staging->n_new, ==, 3);
  g_assert_cmpstr (staging->entries[0].values[LODESTAR_FIELD_EFFECTIVE_DATE], ==, "2026-03-31");
  g_assert_null (staging->entries[0].values[LODESTAR_FIELD_NOTE]);
  g_assert_null (staging->entries[1].values[LODESTAR_FIELD_EFFECTIVE_DATE]);
  g_assert_cmpstr (staging->entries[1].values[LODESTAR_FIELD_NOTE], ==, "a\nb");
  g_assert_null (staging->entries[2].values[LODESTAR_FIELD_EFFECTIVE_DATE]);
  g_assert_cmpuint (staging->n_warnings, ==, 1);
  g_assert_nonnull (strstr (staging->warnings[0].text, "“bald”"));
  g_assert_cmpuint (staging->warnings[0].line, ==, 5);

  /* Days that fit both orders are asked for here, too. */
  g_assert_cmpint (asked->date_column, ==, 2);
  g_assert_null (asked->entries[0].values[LODESTAR_FIELD_EFFECTIVE_DATE]);
}

/* The list of one column that people write by hand goes all the way. */
static void
test_words_list_of_names_alone_is_staged (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("Name\nRuiz, Ana\nWang, Bo\nKing, Martin, Jr.\nOdetta\n");
  g_autoptr (LodestarStaging) staging = test_words_stage (table, FALSE, NULL);
  static const char *const names[] = { "Ana Ruiz", "Bo Wang", "Martin King Jr.", "Odetta" };

  g_assert_cmpuint (staging->n_new, ==, G_N_ELEMENTS (names));
  g_assert_cmpint (staging->key, ==, LODESTAR_STAGING_BY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (staging->entries[i].values[LODESTAR_FIELD_NAME], ==, names[i]);

  g_assert_cmpstr (staging->entries[0].values[LODESTAR_FIELD_FAMILY_NAME], ==, "Ruiz");
  g_assert_cmpstr (staging->entries[0].values[LODESTAR_FIELD_GIVEN_NAME], ==, "Ana");
}

void
test_words_add_tests (void)
{
  g_test_add_func ("/exchange/words/headers-are-known-in-four-languages",
                   test_words_headers_are_known_in_four_languages);
  g_test_add_func ("/exchange/words/headers-may-be-written-in-any-way",
                   test_words_headers_may_be_written_in_any_way);
  g_test_add_func ("/exchange/words/sensitive-headers-are-left-out",
                   test_words_sensitive_headers_are_left_out);
  g_test_add_func ("/exchange/words/ignored-headers-are-known-as-such",
                   test_words_ignored_headers_are_known_as_such);
  g_test_add_func ("/exchange/words/fields-are-found-by-their-nicks",
                   test_words_fields_are_found_by_their_nicks);
  g_test_add_func ("/exchange/words/dates-of-each-day-come-back",
                   test_words_dates_of_each_day_come_back);
  g_test_add_func ("/exchange/words/months-are-known-in-four-languages",
                   test_words_months_are_known_in_four_languages);
  g_test_add_func ("/exchange/words/flags-are-known-in-four-languages",
                   test_words_flags_are_known_in_four_languages);
  g_test_add_func ("/exchange/words/lists-come-back-with-any-separator",
                   test_words_lists_come_back_with_any_separator);
  g_test_add_func ("/exchange/words/effective-dates-are-of-the-row",
                   test_words_effective_dates_are_of_the_row);
  g_test_add_func ("/exchange/words/list-of-names-alone-is-staged",
                   test_words_list_of_names_alone_is_staged);
}
