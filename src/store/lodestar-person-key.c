/* lodestar-person-key.c - the keys by which people are sorted and searched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-key.h"

#include "lodestar-text.h"

static char *
lodestar_person_key_join (const char *const *parts, guint n_parts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i] == NULL || parts[i][0] == '\0')
        continue;

      if (joined->len > 0)
        g_string_append_c (joined, ' ');

      g_string_append (joined, parts[i]);
    }

  return lodestar_text_fold (joined->str);
}

/**
 * lodestar_person_key_sort:
 * @family_name: (nullable): the family name
 * @given_name: (nullable): the given name
 * @name: (nullable): the name as it is written out
 *
 * The key by which people are put in order, kept in `person.sort_key`: the
 * folded family name, given name and name, with a space between.
 *
 * Returns: (transfer full): the key
 */
char *
lodestar_person_key_sort (const char *family_name, const char *given_name, const char *name)
{
  const char *parts[] = { family_name, given_name, name };

  return lodestar_person_key_join (parts, G_N_ELEMENTS (parts));
}

/**
 * lodestar_person_key_search:
 * @name: (nullable): the name as it is written out
 * @number: (nullable): the employee number
 * @email: (nullable): the e-mail address
 * @title: (nullable): the job title
 * @department: (nullable): the department
 * @location: (nullable): the location
 *
 * The text that is searched, kept in `person.search_key`: all of these,
 * folded, with a space between.
 *
 * Returns: (transfer full): the key
 */
char *
lodestar_person_key_search (const char *name,
                            const char *number,
                            const char *email,
                            const char *title,
                            const char *department,
                            const char *location)
{
  const char *parts[] = { name, number, email, title, department, location };

  return lodestar_person_key_join (parts, G_N_ELEMENTS (parts));
}
