/* lodestar-person.h - somebody in the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-record.h"

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarPersonState:
 * @LODESTAR_PERSON_STATE_ACTIVE: works here
 * @LODESTAR_PERSON_STATE_LEAVE: employed, away for a while
 * @LODESTAR_PERSON_STATE_LEFT: has left
 *
 * Whether a person is there.
 */
typedef enum
{
  LODESTAR_PERSON_STATE_ACTIVE,
  LODESTAR_PERSON_STATE_LEAVE,
  LODESTAR_PERSON_STATE_LEFT,
} LodestarPersonState;

#define LODESTAR_N_PERSON_STATES 3

const char *lodestar_person_state_get_nick (LodestarPersonState state);
gboolean    lodestar_person_state_from_nick (const char *nick, LodestarPersonState *state);
const char *lodestar_person_state_get_label (LodestarPersonState state);

/**
 * LodestarPersonText:
 *
 * The texts of a person; each is also a property of #LodestarPerson. All but the last two are
 * columns of the table of people.
 */
typedef enum
{
  LODESTAR_PERSON_NUMBER,
  LODESTAR_PERSON_EMAIL,
  LODESTAR_PERSON_GIVEN_NAME,
  LODESTAR_PERSON_FAMILY_NAME,
  LODESTAR_PERSON_NAME,
  LODESTAR_PERSON_TITLE,
  LODESTAR_PERSON_DEPARTMENT,
  LODESTAR_PERSON_TEAM,
  LODESTAR_PERSON_LOCATION,
  LODESTAR_PERSON_COUNTRY,
  LODESTAR_PERSON_TIME_ZONE,
  LODESTAR_PERSON_NOTE,
  LODESTAR_PERSON_LEVEL_NAME,
  LODESTAR_PERSON_MANAGER_NAME,
} LodestarPersonText;

#define LODESTAR_N_PERSON_TEXTS 14

#define LODESTAR_TYPE_PERSON (lodestar_person_get_type ())

G_DECLARE_FINAL_TYPE (LodestarPerson, lodestar_person, LODESTAR, PERSON, LodestarRecord)

LodestarPerson *lodestar_person_new (gint64 id);
const char     *lodestar_person_get_text (LodestarPerson *self, LodestarPersonText text);
void lodestar_person_set_text (LodestarPerson *self, LodestarPersonText text, const char *value);
const char         *lodestar_person_get_name (LodestarPerson *self);
const char         *lodestar_person_get_number (LodestarPerson *self);
const char         *lodestar_person_get_title (LodestarPerson *self);
const char         *lodestar_person_get_department (LodestarPerson *self);
const char         *lodestar_person_get_location (LodestarPerson *self);
const char         *lodestar_person_get_key (LodestarPerson *self);
char               *lodestar_person_dup_summary (LodestarPerson *self);
gint64              lodestar_person_get_level_id (LodestarPerson *self);
void                lodestar_person_set_level_id (LodestarPerson *self, gint64 level_id);
gint64              lodestar_person_get_manager_id (LodestarPerson *self);
void                lodestar_person_set_manager_id (LodestarPerson *self, gint64 manager_id);
LodestarDate        lodestar_person_get_hire_date (LodestarPerson *self);
void                lodestar_person_set_hire_date (LodestarPerson *self, LodestarDate date);
LodestarPersonState lodestar_person_get_state (LodestarPerson *self);
void                lodestar_person_set_state (LodestarPerson *self, LodestarPersonState state);

G_END_DECLS
