/* lodestar-value.h - what the text of a cell says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarDateOrder:
 * @LODESTAR_DATE_ORDER_UNKNOWN: no date with numbers in either order was seen
 * @LODESTAR_DATE_ORDER_DMY: the day comes before the month
 * @LODESTAR_DATE_ORDER_MDY: the month comes before the day
 * @LODESTAR_DATE_ORDER_AMBIGUOUS: both fit every value; the user has to be asked
 *
 * How the dates of a column are written.
 */
typedef enum
{
  LODESTAR_DATE_ORDER_UNKNOWN,
  LODESTAR_DATE_ORDER_DMY,
  LODESTAR_DATE_ORDER_MDY,
  LODESTAR_DATE_ORDER_AMBIGUOUS,
} LodestarDateOrder;

/**
 * LodestarEmployment:
 * @LODESTAR_EMPLOYMENT_UNKNOWN: not said, or in a word that is not known
 * @LODESTAR_EMPLOYMENT_ACTIVE: at work
 * @LODESTAR_EMPLOYMENT_LEAVE: employed, and away for longer
 * @LODESTAR_EMPLOYMENT_LEFT: no longer employed
 *
 * What a status word says.
 */
typedef enum
{
  LODESTAR_EMPLOYMENT_UNKNOWN,
  LODESTAR_EMPLOYMENT_ACTIVE,
  LODESTAR_EMPLOYMENT_LEAVE,
  LODESTAR_EMPLOYMENT_LEFT,
} LodestarEmployment;

/**
 * LodestarSignupRole:
 * @LODESTAR_SIGNUP_NONE: not said, or in words that are not known
 * @LODESTAR_SIGNUP_MENTOR: wants to be a mentor
 * @LODESTAR_SIGNUP_MENTEE: wants to have one
 * @LODESTAR_SIGNUP_BOTH: both
 * @LODESTAR_SIGNUP_PEER: wants to meet as an equal
 *
 * The role that somebody signs up for.
 */
typedef enum
{
  LODESTAR_SIGNUP_NONE,
  LODESTAR_SIGNUP_MENTOR,
  LODESTAR_SIGNUP_MENTEE,
  LODESTAR_SIGNUP_BOTH,
  LODESTAR_SIGNUP_PEER,
} LodestarSignupRole;

/**
 * LodestarNameParts:
 * @full: (owned): the name as it is shown, given name first
 * @given: (owned) (nullable): the given names, where the text tells
 * @family: (owned) (nullable): the family name with its suffix, where the text tells
 * @number: (owned) (nullable): the number that stood behind the name in brackets
 *
 * The parts of a name.
 */
typedef struct
{
  char *full;
  char *given;
  char *family;
  char *number;
} LodestarNameParts;

void lodestar_value_parse_name (const char *text, LodestarNameParts *parts);
void lodestar_name_parts_clear (LodestarNameParts *parts);

LodestarDateOrder  lodestar_value_guess_date_order (const char *const *values, gsize n_values);
LodestarDate       lodestar_value_parse_date (const char *text, LodestarDateOrder order);
LodestarEmployment lodestar_value_parse_employment (const char *text);
const char        *lodestar_employment_get_nick (LodestarEmployment employment);
LodestarSignupRole lodestar_value_parse_role (const char *text);
const char        *lodestar_signup_role_get_nick (LodestarSignupRole role);
gboolean           lodestar_value_parse_flag (const char *text, gboolean *flag);
gboolean           lodestar_value_parse_capacity (const char *text, int *min, int *max);
char              *lodestar_value_parse_list (const char *text);
char              *lodestar_value_parse_time_zone (const char *text);
gboolean           lodestar_value_is_email (const char *text);
gboolean           lodestar_value_is_nobody (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarNameParts, lodestar_name_parts_clear)

G_END_DECLS
