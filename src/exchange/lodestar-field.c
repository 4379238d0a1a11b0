/* lodestar-field.c - what a column of a list of people can mean
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-field.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
  gboolean    is_list;
} lodestar_fields[LODESTAR_N_FIELDS] = {
  [LODESTAR_FIELD_NONE] = { "none", N_ ("Not imported"), FALSE },
  [LODESTAR_FIELD_NUMBER] = { "number", N_ ("Employee number"), FALSE },
  [LODESTAR_FIELD_NAME] = { "name", N_ ("Name"), FALSE },
  [LODESTAR_FIELD_GIVEN_NAME] = { "given-name", N_ ("Given name"), FALSE },
  [LODESTAR_FIELD_FAMILY_NAME] = { "family-name", N_ ("Family name"), FALSE },
  [LODESTAR_FIELD_PREFERRED_NAME] = { "preferred-name", N_ ("Preferred name"), FALSE },
  [LODESTAR_FIELD_EMAIL] = { "email", N_ ("E-mail address"), FALSE },
  [LODESTAR_FIELD_TITLE] = { "title", N_ ("Job title"), FALSE },
  [LODESTAR_FIELD_DEPARTMENT] = { "department", N_ ("Department"), FALSE },
  [LODESTAR_FIELD_TEAM] = { "team", N_ ("Team"), FALSE },
  [LODESTAR_FIELD_LOCATION] = { "location", N_ ("Location"), FALSE },
  [LODESTAR_FIELD_COUNTRY] = { "country", N_ ("Country"), FALSE },
  [LODESTAR_FIELD_LEVEL] = { "level", N_ ("Level"), FALSE },
  [LODESTAR_FIELD_MANAGER] = { "manager", N_ ("Manager"), FALSE },
  [LODESTAR_FIELD_HIRE_DATE] = { "hire-date", N_ ("Hire date"), FALSE },
  [LODESTAR_FIELD_STATUS] = { "status", N_ ("Employment status"), FALSE },
  [LODESTAR_FIELD_TIME_ZONE] = { "time-zone", N_ ("Time zone"), FALSE },
  [LODESTAR_FIELD_LANGUAGES] = { "languages", N_ ("Languages"), TRUE },
  [LODESTAR_FIELD_SKILLS] = { "skills", N_ ("Skills"), TRUE },
  [LODESTAR_FIELD_INTERESTS] = { "interests", N_ ("Interests"), TRUE },
  [LODESTAR_FIELD_DEVELOPMENT_AREAS] = { "development-areas", N_ ("Development areas"), TRUE },
  [LODESTAR_FIELD_NOTE] = { "note", N_ ("Coordinator’s note"), FALSE },
  [LODESTAR_FIELD_EFFECTIVE_DATE] = { "effective-date", N_ ("Effective date"), FALSE },
  [LODESTAR_FIELD_ROLE] = { "role", N_ ("Role"), FALSE },
  [LODESTAR_FIELD_CAPACITY] = { "capacity", N_ ("Capacity"), FALSE },
  [LODESTAR_FIELD_WISHES] = { "wishes", N_ ("Wishes"), TRUE },
  [LODESTAR_FIELD_NOT_WITH] = { "not-with", N_ ("Not with"), TRUE },
  [LODESTAR_FIELD_TOPICS] = { "topics", N_ ("Topics"), TRUE },
  [LODESTAR_FIELD_CAREER_GOAL] = { "career-goal", N_ ("Career goal"), FALSE },
  [LODESTAR_FIELD_FORMAT] = { "format", N_ ("Meeting format"), FALSE },
  [LODESTAR_FIELD_STYLE] = { "style", N_ ("Communication style"), FALSE },
  [LODESTAR_FIELD_TIMES] = { "times", N_ ("Times"), TRUE },
  [LODESTAR_FIELD_TRAINING] = { "training", N_ ("Training done"), FALSE },
};

/**
 * lodestar_field_get_nick:
 * @field: a field
 *
 * Returns: the name of the field on the command line and in files
 */
const char *
lodestar_field_get_nick (LodestarField field)
{
  g_return_val_if_fail ((guint) field < LODESTAR_N_FIELDS, NULL);

  return lodestar_fields[field].nick;
}

/**
 * lodestar_field_get_label:
 * @field: a field
 *
 * Returns: the name of the field on screen, translated
 */
const char *
lodestar_field_get_label (LodestarField field)
{
  g_return_val_if_fail ((guint) field < LODESTAR_N_FIELDS, NULL);

  return _ (lodestar_fields[field].label);
}

/**
 * lodestar_field_from_nick:
 * @nick: the name of a field on the command line
 * @field: (out): the field
 *
 * Returns: whether there is such a field
 */
gboolean
lodestar_field_from_nick (const char *nick, LodestarField *field)
{
  g_return_val_if_fail (nick != NULL && field != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_FIELDS; i++)
    if (g_ascii_strcasecmp (nick, lodestar_fields[i].nick) == 0)
      {
        *field = (LodestarField) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_field_is_list:
 * @field: a field
 *
 * Returns: whether a cell of the field can hold several values
 */
gboolean
lodestar_field_is_list (LodestarField field)
{
  g_return_val_if_fail ((guint) field < LODESTAR_N_FIELDS, FALSE);

  return lodestar_fields[field].is_list;
}

/**
 * lodestar_field_is_date:
 * @field: a field
 *
 * Returns: whether a cell of the field holds a day
 */
gboolean
lodestar_field_is_date (LodestarField field)
{
  return field == LODESTAR_FIELD_HIRE_DATE || field == LODESTAR_FIELD_EFFECTIVE_DATE;
}

/**
 * lodestar_field_is_person:
 * @field: a field
 *
 * Returns: whether the field belongs to a person rather than to the person's
 *   part in a program
 */
gboolean
lodestar_field_is_person (LodestarField field)
{
  return field != LODESTAR_FIELD_NONE && (guint) field < LODESTAR_N_PERSON_FIELDS;
}
