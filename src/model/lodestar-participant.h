/* lodestar-participant.h - somebody's part in a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-record.h"

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarRole:
 *
 * The role of a participant.
 */
typedef enum
{
  LODESTAR_ROLE_MENTOR,
  LODESTAR_ROLE_MENTEE,
  LODESTAR_ROLE_PEER,
  LODESTAR_ROLE_FACILITATOR,
  LODESTAR_ROLE_EXPERT,
} LodestarRole;

#define LODESTAR_N_ROLES 5

/**
 * LodestarParticipantState:
 *
 * How far a participant is.
 */
typedef enum
{
  LODESTAR_PARTICIPANT_INVITED,
  LODESTAR_PARTICIPANT_ACCEPTED,
  LODESTAR_PARTICIPANT_DECLINED,
  LODESTAR_PARTICIPANT_WITHDRAWN,
  LODESTAR_PARTICIPANT_COMPLETED,
} LodestarParticipantState;

#define LODESTAR_N_PARTICIPANT_STATES 5

const char *lodestar_role_get_nick (LodestarRole role);
gboolean    lodestar_role_from_nick (const char *nick, LodestarRole *role);
const char *lodestar_role_get_label (LodestarRole role);
const char *lodestar_participant_state_get_nick (LodestarParticipantState state);
gboolean lodestar_participant_state_from_nick (const char *nick, LodestarParticipantState *state);
const char *lodestar_participant_state_get_label (LodestarParticipantState state);

/**
 * LodestarParticipantData:
 * @person_id: the identity of the person
 * @program_id: the identity of the program
 * @role: the role
 * @state: how far the participant is
 * @capacity_min: how many partners this role is to get
 * @capacity_max: how many it can have
 * @n_running: how many relationships are running
 * @times: parts of the week, bit 3 × day + part, Monday morning is 0; -1 where not known
 * @trained_on: when the training was done, or %LODESTAR_DATE_NONE
 * @enrolled_on: when the participant came in
 * @n_known: how much of what matching wants is known
 * @n_wanted: how much matching wants
 *
 * The numbers of a participant.
 */
typedef struct
{
  gint64                   person_id;
  gint64                   program_id;
  LodestarRole             role;
  LodestarParticipantState state;
  int                      capacity_min;
  int                      capacity_max;
  int                      n_running;
  int                      times;
  LodestarDate             trained_on;
  LodestarDate             enrolled_on;
  int                      n_known;
  int                      n_wanted;
} LodestarParticipantData;

/**
 * LodestarParticipantText:
 *
 * The texts of a participant; each is also a property of #LodestarParticipant.
 */
typedef enum
{
  LODESTAR_PARTICIPANT_NAME,
  LODESTAR_PARTICIPANT_SUMMARY,
  LODESTAR_PARTICIPANT_FORMAT,
  LODESTAR_PARTICIPANT_STYLE,
  LODESTAR_PARTICIPANT_CAREER_GOAL,
  LODESTAR_PARTICIPANT_NOTE,
} LodestarParticipantText;

#define LODESTAR_N_PARTICIPANT_TEXTS 6

#define LODESTAR_TYPE_PARTICIPANT (lodestar_participant_get_type ())

G_DECLARE_FINAL_TYPE (
  LodestarParticipant, lodestar_participant, LODESTAR, PARTICIPANT, LodestarRecord)

LodestarParticipant           *lodestar_participant_new (gint64 id);
const LodestarParticipantData *lodestar_participant_get_data (LodestarParticipant *self);
void lodestar_participant_set_data (LodestarParticipant *self, const LodestarParticipantData *data);
const char *lodestar_participant_get_text (LodestarParticipant *self, LodestarParticipantText text);
void        lodestar_participant_set_text (LodestarParticipant    *self,
                                           LodestarParticipantText text,
                                           const char             *value);
const char *lodestar_participant_get_name (LodestarParticipant *self);
int         lodestar_participant_get_completeness (LodestarParticipant *self);
int         lodestar_participant_get_n_free (LodestarParticipant *self);

G_END_DECLS
