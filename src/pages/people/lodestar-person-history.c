/* lodestar-person-history.c - the history of a person in words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-history.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static void
lodestar_person_history_add (GString    *text,
                             const char *label,
                             const char *before,
                             const char *after)
{
  if (strcmp (before, after) == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');

  if (*before == '\0')
    g_string_append_printf (text, "%s: %s", label, after);
  else if (*after == '\0')
    /* Translators: a value was taken away, as “Department: Sales (removed)”. */
    g_string_append_printf (text, _ ("%s: %s (removed)"), label, before);
  else
    g_string_append_printf (text, "%s: %s → %s", label, before, after);
}

/**
 * lodestar_person_history_dup_text:
 * @before: (nullable): what was true until then, or %NULL where nothing was known
 * @after: what was true from then on
 *
 * Returns: (transfer full): what has changed, one line each: “Department: Sales → Marketing”
 */
char *
lodestar_person_history_dup_text (const LodestarPersonVersion *before,
                                  const LodestarPersonVersion *after)
{
  GString *text;

  g_return_val_if_fail (after != NULL, NULL);

  if (before == NULL)
    return g_strdup (_ ("First known"));

  text = g_string_new (NULL);
  lodestar_person_history_add (text, _ ("Job title"), before->title, after->title);
  lodestar_person_history_add (text, _ ("Department"), before->department, after->department);
  lodestar_person_history_add (text, _ ("Location"), before->location, after->location);
  lodestar_person_history_add (text, _ ("Level"), before->level, after->level);
  lodestar_person_history_add (text, _ ("Manager"), before->manager, after->manager);
  lodestar_person_history_add (text, _ ("State"), lodestar_person_state_get_label (before->state),
                               lodestar_person_state_get_label (after->state));

  if (text->len == 0)
    g_string_append (text, _ ("As before"));

  return g_string_free (text, FALSE);
}

/**
 * lodestar_person_history_dup_origin:
 * @version: a version
 *
 * Returns: (transfer full): from which day on it was true, and who said so
 */
char *
lodestar_person_history_dup_origin (const LodestarPersonVersion *version)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (version != NULL, NULL);

  date = lodestar_date_format (version->valid_from);

  return g_strdup_printf (version->is_imported ? _ ("%s · imported") : _ ("%s · by hand"), date);
}
