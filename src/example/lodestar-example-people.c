/* lodestar-example-people.c - the company of the example
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example-private.h"

#include "lodestar-person-verbs.h"

#include <string.h>

/* What the people are made from. */
typedef struct
{
  LodestarExample *example;
  GStrv            sites;       /* (owned) */
  GStrv            departments; /* (owned) */
  GStrv            levels;      /* (owned) */
  GStrv            leadership;  /* (owned) */
  GStrv            interests;   /* (owned) */
  GHashTable      *names;       /* (owned): names and addresses that are taken */
  gint64           chief;
  gint64          *directors; /* (owned), one for two departments */
  gint64          *heads;     /* (owned), by department */
  gint64          *leads;     /* (owned), by department and site; 0: none */
  guint            n_sites;
  guint            n_departments;
  guint            n_people;
} LodestarExampleCompany;

/* A word and its form in Latin script: “Ελένη|Eleni”. */
static void
lodestar_example_split (const char *word, char **native, char **latin)
{
  const char *bar = strchr (word, '|');

  *native = bar != NULL ? g_strndup (word, (gsize) (bar - word)) : g_strdup (word);
  *latin = g_strdup (bar != NULL ? bar + 1 : word);
}

/* “ki>ka”: the ending that a family name takes for a woman. */
static void
lodestar_example_inflect (LodestarExample *self, const char *group, const char *key, char **family)
{
  g_autofree char *rule = g_key_file_get_string (self->words, group, key, NULL);
  g_auto (GStrv) parts = rule != NULL ? g_strsplit (rule, ">", 2) : NULL;
  char *changed;

  if (parts == NULL || !g_str_has_suffix (*family, parts[0]))
    return;

  (*family)[strlen (*family) - strlen (parts[0])] = '\0';
  changed = g_strconcat (*family, parts[1], NULL);
  g_free (*family);
  *family = changed;
}

static gboolean
lodestar_example_is_feminine (LodestarExample *self, const char *group, const char *given)
{
  g_auto (GStrv) endings =
    g_key_file_get_string_list (self->words, group, "feminine-given", NULL, NULL);

  for (guint i = 0; endings != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (given, endings[i]))
      return TRUE;

  return FALSE;
}

/* The letters of a name as they stand in an address. */
static char *
lodestar_example_dup_address_part (const char *latin)
{
  g_autofree char *ascii = g_str_to_ascii (latin, "C");
  GString         *part = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (part, g_ascii_tolower (*p));

  return g_string_free_and_steal (part);
}

static void
lodestar_example_add_value (GVariantBuilder *values, const char *key, const char *value)
{
  g_variant_builder_add (values, "{sv}", key, g_variant_new_string (value));
}

/* Puts a name together that nobody has. */
static void
lodestar_example_add_name (LodestarExampleCompany *company,
                           const char             *group,
                           GVariantBuilder        *values)
{
  LodestarExample *self = company->example;
  g_auto (GStrv) givens = lodestar_example_list (self, group, "given");
  g_auto (GStrv) families = lodestar_example_list (self, group, "family");
  g_autofree char *order = g_key_file_get_string (self->words, group, "order", NULL);

  for (;;)
    {
      g_autofree char *given = NULL, *given_latin = NULL, *family = NULL, *family_latin = NULL;
      g_autofree char *name = NULL, *first = NULL, *last = NULL, *email = NULL;

      lodestar_example_split (givens[lodestar_example_pick (self, g_strv_length (givens))], &given,
                              &given_latin);
      lodestar_example_split (families[lodestar_example_pick (self, g_strv_length (families))],
                              &family, &family_latin);

      if (lodestar_example_is_feminine (self, group, given))
        {
          gboolean is_latin = strcmp (family, family_latin) == 0;

          lodestar_example_inflect (self, group, "feminine-family", &family);
          lodestar_example_inflect (self, group, is_latin ? "feminine-family" : "feminine-latin",
                                    &family_latin);
        }

      if (g_strcmp0 (order, "family-first") == 0)
        name = g_strconcat (family, given, NULL);
      else if (g_strcmp0 (order, "family-first-space") == 0)
        name = g_strconcat (family, " ", given, NULL);
      else
        name = g_strconcat (given, " ", family, NULL);

      first = lodestar_example_dup_address_part (given_latin);
      last = lodestar_example_dup_address_part (family_latin);
      email = g_strconcat (first, ".", last, "@example.com", NULL);

      if (g_hash_table_contains (company->names, name) ||
          g_hash_table_contains (company->names, email))
        continue;

      lodestar_example_add_value (values, "given-name", given);
      lodestar_example_add_value (values, "family-name", family);
      lodestar_example_add_value (values, "name", name);
      lodestar_example_add_value (values, "email", email);
      g_hash_table_add (company->names, g_steal_pointer (&name));
      g_hash_table_add (company->names, g_steal_pointer (&email));
      return;
    }
}

static char *
lodestar_example_dup_title (LodestarExampleCompany *company, guint department, guint rank)
{
  const char      *name = company->departments[department];
  g_autofree char *group = g_strconcat ("department ", name, NULL);
  g_autofree char *title = g_key_file_get_string (company->example->words, group, "title", NULL);

  switch (rank)
    {
    case LODESTAR_EXAMPLE_ASSOCIATE:
      return g_strdup_printf ("Junior %s", title);
    case LODESTAR_EXAMPLE_SENIOR:
      return g_strdup_printf ("Senior %s", title);
    case LODESTAR_EXAMPLE_LEAD:
      return g_strdup ("Team Lead");
    case LODESTAR_EXAMPLE_HEAD:
      return g_strdup_printf ("Head of %s", name);
    case LODESTAR_EXAMPLE_DIRECTOR:
      return g_strdup_printf ("Director, %s and %s", name,
                              company->departments[(department + 1) % company->n_departments]);
    case LODESTAR_EXAMPLE_CHIEF:
      return g_strdup ("Managing Director");
    case LODESTAR_EXAMPLE_PROFESSIONAL:
    default:
      return g_strdup (title);
    }
}

static gboolean
lodestar_example_add_terms (LodestarExampleCompany *company,
                            gint64                  id,
                            const char             *site_group,
                            guint                   department,
                            guint                   rank,
                            GError                **error)
{
  LodestarExample *self = company->example;
  g_autofree char *group = g_strconcat ("department ", company->departments[department], NULL);
  g_auto (GStrv) skills = lodestar_example_list (self, group, "skills");
  g_auto (GStrv) languages = lodestar_example_list (self, site_group, "languages");
  g_auto (GStrv) more = lodestar_example_list (self, site_group, "more-languages");
  gboolean is_lead = rank >= LODESTAR_EXAMPLE_LEAD;
  g_autoptr (GPtrArray) own =
    lodestar_example_pick_some (self, skills, (guint) lodestar_example_between (self, 2, 4));
  g_autoptr (GPtrArray) leads = lodestar_example_pick_some (
    self, company->leadership, is_lead ? (guint) lodestar_example_between (self, 3, 5) : 1);
  g_autoptr (GPtrArray) development = g_ptr_array_new ();
  g_autoptr (GPtrArray) interests = lodestar_example_pick_some (
    self, company->interests, (guint) lodestar_example_between (self, 0, 3));
  g_autoptr (GPtrArray) spoken = g_ptr_array_new ();
  guint n_development = (guint) lodestar_example_between (self, 2, 3);

  for (guint i = 0; i < leads->len; i++)
    g_ptr_array_add (own, leads->pdata[i]);

  while (development->len < n_development)
    {
      char *word =
        company->leadership[lodestar_example_pick (self, g_strv_length (company->leadership))];

      if (!g_ptr_array_find (own, word, NULL) && !g_ptr_array_find (development, word, NULL))
        g_ptr_array_add (development, word);
    }

  for (guint i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (spoken, languages[i]);

  if (lodestar_example_chance (self, 35))
    g_ptr_array_add (spoken, more[lodestar_example_pick (self, g_strv_length (more))]);

  return lodestar_example_set_terms (self, &lodestar_verb_person_set_terms, id, "skill", own,
                                     error) &&
         lodestar_example_set_terms (self, &lodestar_verb_person_set_terms, id, "development",
                                     development, error) &&
         lodestar_example_set_terms (self, &lodestar_verb_person_set_terms, id, "interest",
                                     interests, error) &&
         lodestar_example_set_terms (self, &lodestar_verb_person_set_terms, id, "language", spoken,
                                     error);
}

static gboolean
lodestar_example_add_person (LodestarExampleCompany *company,
                             guint                   site,
                             guint                   department,
                             guint                   rank,
                             gint64                  manager_id,
                             gint64                 *id,
                             GError                **error)
{
  LodestarExample      *self = company->example;
  LodestarExamplePerson person = { .site = site, .department = department, .rank = rank };
  g_autofree char      *group = g_strconcat ("site ", company->sites[site], NULL);
  g_autofree char      *country = g_key_file_get_string (self->words, group, "country", NULL);
  g_autofree char      *zone = g_key_file_get_string (self->words, group, "time-zone", NULL);
  g_autofree char      *title = lodestar_example_dup_title (company, department, rank);
  g_autofree char      *number = g_strdup_printf ("%05u", 10100 + 7 * company->n_people);
  g_autofree char      *team =
    g_strconcat (company->departments[department], " ", company->sites[site], NULL);
  int             years = lodestar_example_between (self, 1, 4 + 3 * (int) rank);
  char            hired[LODESTAR_DATE_ISO_SIZE];
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{sv}"));
  lodestar_example_add_value (&values, "number", number);
  lodestar_example_add_name (company, group, &values);
  lodestar_example_add_value (&values, "title", title);
  lodestar_example_add_value (&values, "department", company->departments[department]);
  lodestar_example_add_value (&values, "team", team);
  lodestar_example_add_value (&values, "location", company->sites[site]);
  lodestar_example_add_value (&values, "country", country);
  lodestar_example_add_value (&values, "time-zone", zone);
  lodestar_example_add_value (&values, "level", company->levels[rank]);
  lodestar_example_add_value (
    &values, "hire-date",
    lodestar_example_iso (self->today - 365 * years - lodestar_example_between (self, 0, 364),
                          hired));

  if (rank <= LODESTAR_EXAMPLE_SENIOR && lodestar_example_chance (self, 2))
    lodestar_example_add_value (&values, "state", "leave");

  if (manager_id != 0)
    g_variant_builder_add (&values, "{sv}", "manager-id", g_variant_new_int64 (manager_id));

  if (!lodestar_example_do (self, &lodestar_verb_person_add, g_variant_new ("(a{sv})", &values),
                            &person.id, error) ||
      !lodestar_example_add_terms (company, person.id, group, department, rank, error))
    return FALSE;

  company->n_people++;
  g_array_append_val (self->people, person);

  if (id != NULL)
    *id = person.id;

  return TRUE;
}

static guint
lodestar_example_pick_department (LodestarExampleCompany *company)
{
  guint place = lodestar_example_pick (company->example, 108); /* the sum of the weights */

  for (guint i = 0; i < company->n_departments; i++)
    {
      g_autofree char *group = g_strconcat ("department ", company->departments[i], NULL);
      guint            weight =
        (guint) g_key_file_get_integer (company->example->words, group, "weight", NULL);

      if (place < weight)
        return i;

      place -= weight;
    }

  return 0;
}

/* The chief, a director for two departments each, a head for each department: at the main site, but
 * for two heads. */
static gboolean
lodestar_example_add_leaders (LodestarExampleCompany *company, GError **error)
{
  if (!lodestar_example_add_person (company, 0, 0, LODESTAR_EXAMPLE_CHIEF, 0, &company->chief,
                                    error))
    return FALSE;

  for (guint i = 0; i < company->n_departments; i += 2)
    if (!lodestar_example_add_person (company, 0, i, LODESTAR_EXAMPLE_DIRECTOR, company->chief,
                                      &company->directors[i / 2], error))
      return FALSE;

  for (guint i = 0; i < company->n_departments; i++)
    if (!lodestar_example_add_person (company, i % 4 == 3 ? 1 + i / 4 : 0, i, LODESTAR_EXAMPLE_HEAD,
                                      company->directors[i / 2], &company->heads[i], error))
      return FALSE;

  return TRUE;
}

static guint
lodestar_example_pick_rank (LodestarExample *self)
{
  guint place = lodestar_example_pick (self, 100);

  return place < 25   ? LODESTAR_EXAMPLE_ASSOCIATE
         : place < 68 ? LODESTAR_EXAMPLE_PROFESSIONAL
                      : LODESTAR_EXAMPLE_SENIOR;
}

static gboolean
lodestar_example_add_site (LodestarExampleCompany *company, guint site, GError **error)
{
  LodestarExample  *self = company->example;
  g_autofree char  *group = g_strconcat ("site ", company->sites[site], NULL);
  guint             n = (guint) g_key_file_get_integer (self->words, group, "people", NULL);
  g_autofree guint *sizes = g_new0 (guint, company->n_departments);

  for (guint i = 0; i < n; i++)
    sizes[lodestar_example_pick_department (company)]++;

  for (guint i = 0; i < company->n_departments; i++)
    {
      gint64 *lead = &company->leads[i * company->n_sites + site];

      /* A team of four and more has a lead, who counts among its people. */
      if (sizes[i] >= 4 && !lodestar_example_add_person (company, site, i, LODESTAR_EXAMPLE_LEAD,
                                                         company->heads[i], lead, error))
        return FALSE;

      for (guint p = *lead != 0 ? 1 : 0; p < sizes[i]; p++)
        if (!lodestar_example_add_person (company, site, i, lodestar_example_pick_rank (self),
                                          *lead != 0 ? *lead : company->heads[i], NULL, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_example_add_levels (LodestarExampleCompany *company, GError **error)
{
  LodestarExample   *self = company->example;
  guint              n = g_strv_length (company->levels);
  g_autofree gint64 *ids = g_new0 (gint64, n);

  for (guint i = 0; i < n; i++)
    if (!lodestar_example_do (self, &lodestar_verb_level_add,
                              g_variant_new ("(s)", company->levels[i]), &ids[i], error))
      return FALSE;

  return lodestar_example_do (
    self, &lodestar_verb_level_set_order,
    g_variant_new ("(@ax)",
                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n, sizeof (gint64))),
    NULL, error);
}

/**
 * lodestar_example_add_people:
 * @self: the example
 * @error: return location for a #GError, or %NULL
 *
 * Adds levels and people with their reporting lines, skills and languages.
 *
 * Returns: whether they were added
 */
gboolean
lodestar_example_add_people (LodestarExample *self, GError **error)
{
  LodestarExampleCompany company = { .example = self };
  gboolean               is_done;

  company.sites = lodestar_example_list (self, "company", "sites");
  company.departments = lodestar_example_list (self, "company", "departments");
  company.levels = lodestar_example_list (self, "company", "levels");
  company.leadership = lodestar_example_list (self, "company", "leadership");
  company.interests = lodestar_example_list (self, "company", "interests");
  company.n_sites = g_strv_length (company.sites);
  company.n_departments = g_strv_length (company.departments);
  company.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  company.directors = g_new0 (gint64, company.n_departments);
  company.heads = g_new0 (gint64, company.n_departments);
  company.leads = g_new0 (gint64, company.n_departments * company.n_sites);
  is_done =
    lodestar_example_add_levels (&company, error) && lodestar_example_add_leaders (&company, error);

  for (guint i = 0; i < company.n_sites && is_done; i++)
    is_done = lodestar_example_add_site (&company, i, error);

  g_strfreev (company.sites);
  g_strfreev (company.departments);
  g_strfreev (company.levels);
  g_strfreev (company.leadership);
  g_strfreev (company.interests);
  g_hash_table_unref (company.names);
  g_free (company.directors);
  g_free (company.heads);
  g_free (company.leads);

  return is_done;
}
