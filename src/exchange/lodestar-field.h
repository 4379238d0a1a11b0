/* lodestar-field.h - what a column of a list of people can mean
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarField:
 *
 * What a column can mean. The fields up to %LODESTAR_FIELD_EFFECTIVE_DATE
 * belong to a person, those after it to the person's part in a program. The
 * effective date says from which day on the row is true; it is nothing that a
 * person has.
 */
typedef enum
{
  LODESTAR_FIELD_NONE,
  LODESTAR_FIELD_NUMBER,
  LODESTAR_FIELD_NAME,
  LODESTAR_FIELD_GIVEN_NAME,
  LODESTAR_FIELD_FAMILY_NAME,
  LODESTAR_FIELD_PREFERRED_NAME,
  LODESTAR_FIELD_EMAIL,
  LODESTAR_FIELD_TITLE,
  LODESTAR_FIELD_DEPARTMENT,
  LODESTAR_FIELD_TEAM,
  LODESTAR_FIELD_LOCATION,
  LODESTAR_FIELD_COUNTRY,
  LODESTAR_FIELD_LEVEL,
  LODESTAR_FIELD_MANAGER,
  LODESTAR_FIELD_HIRE_DATE,
  LODESTAR_FIELD_STATUS,
  LODESTAR_FIELD_TIME_ZONE,
  LODESTAR_FIELD_LANGUAGES,
  LODESTAR_FIELD_SKILLS,
  LODESTAR_FIELD_INTERESTS,
  LODESTAR_FIELD_DEVELOPMENT_AREAS,
  LODESTAR_FIELD_NOTE,
  LODESTAR_FIELD_EFFECTIVE_DATE,
  LODESTAR_FIELD_ROLE,
  LODESTAR_FIELD_CAPACITY,
  LODESTAR_FIELD_WISHES,
  LODESTAR_FIELD_NOT_WITH,
  LODESTAR_FIELD_TOPICS,
  LODESTAR_FIELD_CAREER_GOAL,
  LODESTAR_FIELD_FORMAT,
  LODESTAR_FIELD_STYLE,
  LODESTAR_FIELD_TIMES,
  LODESTAR_FIELD_TRAINING,
} LodestarField;

#define LODESTAR_N_FIELDS (LODESTAR_FIELD_TRAINING + 1)
#define LODESTAR_N_PERSON_FIELDS (LODESTAR_FIELD_EFFECTIVE_DATE + 1)

/**
 * LodestarSensitivity:
 * @LODESTAR_SENSITIVITY_NONE: nothing against importing it
 * @LODESTAR_SENSITIVITY_SPECIAL: a special category (D4): health, ethnicity, orientation, religion
 * …
 * @LODESTAR_SENSITIVITY_PRIVATE: nothing that a mentorship program needs: birth date, private
 * address, marital status …
 * @LODESTAR_SENSITIVITY_PAY: salary, commission, bank account
 * @LODESTAR_SENSITIVITY_SECRET: a password or the like; never imported
 *
 * Why a column is left out unless the user says otherwise.
 */
typedef enum
{
  LODESTAR_SENSITIVITY_NONE,
  LODESTAR_SENSITIVITY_SPECIAL,
  LODESTAR_SENSITIVITY_PRIVATE,
  LODESTAR_SENSITIVITY_PAY,
  LODESTAR_SENSITIVITY_SECRET,
} LodestarSensitivity;

const char *lodestar_field_get_nick (LodestarField field);
const char *lodestar_field_get_label (LodestarField field);
gboolean    lodestar_field_from_nick (const char *nick, LodestarField *field);
gboolean    lodestar_field_is_list (LodestarField field);
gboolean    lodestar_field_is_date (LodestarField field);
gboolean    lodestar_field_is_person (LodestarField field);

LodestarField       lodestar_field_from_header (const char *header,
                                                double     *confidence,
                                                gboolean   *is_ignored);
LodestarSensitivity lodestar_field_get_sensitivity (const char *header);

G_END_DECLS
