/* lodestar-program.c - a mentorship program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarProgram:
 *
 * A mentorship program: its framework. Plain data: knows neither the store nor
 * any widget. Months of a program are counted from 1 and begin on the day of
 * the month on which the program starts.
 */
struct _LodestarProgram
{
  LodestarRecord       parent_instance;
  char                *name;    /* (owned) (not nullable) */
  char                *purpose; /* (owned) (not nullable) */
  char                *contact; /* (owned) (not nullable) */
  LodestarStructure    structure;
  LodestarProgramState state;
  LodestarDate         start;
  int                  duration_months;
  LodestarCadence      cadence;
  int                  meeting_minutes;
  int                  trial_days;
  int                  minimum_score;
};

G_DEFINE_FINAL_TYPE (LodestarProgram, lodestar_program, LODESTAR_TYPE_RECORD)

typedef enum
{
  PROP_NAME = 1,
  PROP_PURPOSE,
  PROP_CONTACT,
  PROP_STRUCTURE,
  PROP_STATE,
  PROP_START,
  PROP_DURATION_MONTHS,
  PROP_CADENCE,
  PROP_MEETING_MINUTES,
  PROP_TRIAL_DAYS,
  PROP_MINIMUM_SCORE,
} LodestarProgramProperty;

static GParamSpec *props[PROP_MINIMUM_SCORE + 1];

static const struct
{
  const char *nick;
  const char *label;
} lodestar_program_states[LODESTAR_N_PROGRAM_STATES] = {
  { "draft", N_ ("Draft") },         { "matching", N_ ("Matching") }, { "running", N_ ("Running") },
  { "completed", N_ ("Completed") }, { "archived", N_ ("Archived") },
};

static void
lodestar_program_finalize (GObject *object)
{
  LodestarProgram *self = LODESTAR_PROGRAM (object);

  g_free (self->name);
  g_free (self->purpose);
  g_free (self->contact);

  G_OBJECT_CLASS (lodestar_program_parent_class)->finalize (object);
}

static void
lodestar_program_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarProgram *self = LODESTAR_PROGRAM (object);

  switch ((LodestarProgramProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_PURPOSE:
      g_value_set_string (value, self->purpose);
      break;

    case PROP_CONTACT:
      g_value_set_string (value, self->contact);
      break;

    case PROP_STRUCTURE:
      g_value_set_int (value, (int) self->structure);
      break;

    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;

    case PROP_START:
      g_value_set_int (value, (int) self->start);
      break;

    case PROP_DURATION_MONTHS:
      g_value_set_int (value, (int) self->duration_months);
      break;

    case PROP_CADENCE:
      g_value_set_int (value, (int) self->cadence);
      break;

    case PROP_MEETING_MINUTES:
      g_value_set_int (value, (int) self->meeting_minutes);
      break;

    case PROP_TRIAL_DAYS:
      g_value_set_int (value, (int) self->trial_days);
      break;

    case PROP_MINIMUM_SCORE:
      g_value_set_int (value, (int) self->minimum_score);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_program_set_text (LodestarProgram *self,
                           char           **field,
                           const GValue    *value,
                           GParamSpec      *pspec)
{
  const char *text = g_value_get_string (value);

  if (g_set_str (field, text ? text : ""))
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

/* Enumerations are read and written as the integers that they are. */
static int
lodestar_program_take_number (GObject *object, int old, const GValue *value, GParamSpec *pspec)
{
  int number = g_value_get_int (value);

  if (number != old)
    g_object_notify_by_pspec (object, pspec);

  return number;
}

static void
lodestar_program_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LodestarProgram *self = LODESTAR_PROGRAM (object);

  switch ((LodestarProgramProperty) prop_id)
    {
    case PROP_NAME:
      lodestar_program_set_text (self, &self->name, value, pspec);
      break;

    case PROP_PURPOSE:
      lodestar_program_set_text (self, &self->purpose, value, pspec);
      break;

    case PROP_CONTACT:
      lodestar_program_set_text (self, &self->contact, value, pspec);
      break;

    case PROP_STRUCTURE:
      self->structure = (LodestarStructure) lodestar_program_take_number (
        object, (int) self->structure, value, pspec);
      break;

    case PROP_STATE:
      self->state = (LodestarProgramState) lodestar_program_take_number (object, (int) self->state,
                                                                         value, pspec);
      break;

    case PROP_START:
      self->start = lodestar_program_take_number (object, (int) self->start, value, pspec);
      break;

    case PROP_DURATION_MONTHS:
      self->duration_months =
        lodestar_program_take_number (object, (int) self->duration_months, value, pspec);
      break;

    case PROP_CADENCE:
      self->cadence =
        (LodestarCadence) lodestar_program_take_number (object, (int) self->cadence, value, pspec);
      break;

    case PROP_MEETING_MINUTES:
      self->meeting_minutes =
        lodestar_program_take_number (object, (int) self->meeting_minutes, value, pspec);
      break;

    case PROP_TRIAL_DAYS:
      self->trial_days =
        lodestar_program_take_number (object, (int) self->trial_days, value, pspec);
      break;

    case PROP_MINIMUM_SCORE:
      self->minimum_score =
        lodestar_program_take_number (object, (int) self->minimum_score, value, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
lodestar_program_new_text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "",
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
lodestar_program_new_int_spec (const char *name, int maximum, int value)
{
  return g_param_spec_int (name, NULL, NULL, 0, maximum, value,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
lodestar_program_install_texts (void)
{
  /**
   * LodestarProgram:name: (not nullable)
   *
   * The name.
   */
  props[PROP_NAME] = lodestar_program_new_text_spec ("name");

  /**
   * LodestarProgram:purpose: (not nullable)
   *
   * What it is for; "" where not said.
   */
  props[PROP_PURPOSE] = lodestar_program_new_text_spec ("purpose");

  /**
   * LodestarProgram:contact: (not nullable)
   *
   * Whom participants call; "" where not said.
   */
  props[PROP_CONTACT] = lodestar_program_new_text_spec ("contact");
}

static void
lodestar_program_class_init (LodestarProgramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_program_finalize;
  object_class->get_property = lodestar_program_get_property;
  object_class->set_property = lodestar_program_set_property;

  lodestar_program_install_texts ();

  /**
   * LodestarProgram:structure:
   *
   * The shape of its relationships, a #LodestarStructure.
   */
  props[PROP_STRUCTURE] = lodestar_program_new_int_spec ("structure", LODESTAR_N_STRUCTURES - 1, 0);

  /**
   * LodestarProgram:state:
   *
   * Where it stands, a #LodestarProgramState.
   */
  props[PROP_STATE] = lodestar_program_new_int_spec ("state", LODESTAR_N_PROGRAM_STATES - 1, 0);

  /**
   * LodestarProgram:start:
   *
   * Its first day, a #LodestarDate.
   */
  props[PROP_START] = lodestar_program_new_int_spec ("start", G_MAXINT, 0);

  /**
   * LodestarProgram:duration-months:
   *
   * How many months it takes.
   */
  props[PROP_DURATION_MONTHS] =
    lodestar_program_new_int_spec ("duration-months", LODESTAR_PROGRAM_MAX_MONTHS, 12);

  /**
   * LodestarProgram:cadence:
   *
   * How often a relationship meets, a #LodestarCadence.
   */
  props[PROP_CADENCE] =
    lodestar_program_new_int_spec ("cadence", LODESTAR_N_CADENCES - 1, LODESTAR_CADENCE_MONTHLY);

  /**
   * LodestarProgram:meeting-minutes:
   *
   * How long a meeting is meant to be.
   */
  props[PROP_MEETING_MINUTES] = lodestar_program_new_int_spec ("meeting-minutes", G_MAXINT, 60);

  /**
   * LodestarProgram:trial-days:
   *
   * How long a relationship is on trial.
   */
  props[PROP_TRIAL_DAYS] = lodestar_program_new_int_spec ("trial-days", G_MAXINT, 60);

  /**
   * LodestarProgram:minimum-score:
   *
   * The least score of a pair that is acceptable.
   */
  props[PROP_MINIMUM_SCORE] = lodestar_program_new_int_spec ("minimum-score", 100, 0);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_program_init (LodestarProgram *self)
{
  self->name = g_strdup ("");
  self->purpose = g_strdup ("");
  self->contact = g_strdup ("");
  self->duration_months = 12;
  self->cadence = LODESTAR_CADENCE_MONTHLY;
  self->meeting_minutes = 60;
  self->trial_days = 60;
}

/**
 * lodestar_program_state_get_nick:
 * @state: a state
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_program_state_get_nick (LodestarProgramState state)
{
  g_return_val_if_fail (state < LODESTAR_N_PROGRAM_STATES, NULL);

  return lodestar_program_states[state].nick;
}

/**
 * lodestar_program_state_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @state: (out): the state
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_program_state_from_nick (const char *nick, LodestarProgramState *state)
{
  for (guint i = 0; i < LODESTAR_N_PROGRAM_STATES; i++)
    if (g_strcmp0 (lodestar_program_states[i].nick, nick) == 0)
      {
        *state = (LodestarProgramState) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_program_state_get_label:
 * @state: a state
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_program_state_get_label (LodestarProgramState state)
{
  g_return_val_if_fail (state < LODESTAR_N_PROGRAM_STATES, NULL);

  return _ (lodestar_program_states[state].label);
}

/**
 * lodestar_program_get_name:
 * @self: a program
 *
 * Returns: its name
 */
const char *
lodestar_program_get_name (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), NULL);

  return self->name;
}

/**
 * lodestar_program_get_structure:
 * @self: a program
 *
 * Returns: the shape of its relationships
 */
LodestarStructure
lodestar_program_get_structure (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), LODESTAR_STRUCTURE_ONE_TO_ONE);

  return self->structure;
}

/**
 * lodestar_program_get_state:
 * @self: a program
 *
 * Returns: where it stands
 */
LodestarProgramState
lodestar_program_get_state (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), LODESTAR_PROGRAM_DRAFT);

  return self->state;
}

/**
 * lodestar_program_get_start:
 * @self: a program
 *
 * Returns: its first day
 */
LodestarDate
lodestar_program_get_start (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), LODESTAR_DATE_NONE);

  return self->start;
}

/**
 * lodestar_program_get_end:
 * @self: a program
 *
 * Returns: its last day
 */
LodestarDate
lodestar_program_get_end (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), LODESTAR_DATE_NONE);

  return self->start == LODESTAR_DATE_NONE
           ? LODESTAR_DATE_NONE
           : lodestar_program_month_end (self->start, self->duration_months);
}

/**
 * lodestar_program_get_duration:
 * @self: a program
 *
 * Returns: how many months it takes
 */
int
lodestar_program_get_duration (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), 0);

  return self->duration_months;
}

/**
 * lodestar_program_get_cadence:
 * @self: a program
 *
 * Returns: how often a relationship meets
 */
LodestarCadence
lodestar_program_get_cadence (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), LODESTAR_CADENCE_MONTHLY);

  return self->cadence;
}

/**
 * lodestar_program_get_meeting_minutes:
 * @self: a program
 *
 * Returns: how long a meeting is meant to be
 */
int
lodestar_program_get_meeting_minutes (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), 0);

  return self->meeting_minutes;
}

/**
 * lodestar_program_get_trial_days:
 * @self: a program
 *
 * Returns: how long a relationship is on trial
 */
int
lodestar_program_get_trial_days (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), 0);

  return self->trial_days;
}

/**
 * lodestar_program_get_minimum_score:
 * @self: a program
 *
 * Returns: the least score of a pair that is acceptable
 */
int
lodestar_program_get_minimum_score (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), 0);

  return self->minimum_score;
}

/**
 * lodestar_program_get_purpose:
 * @self: a program
 *
 * Returns: what it is for, "" where not said
 */
const char *
lodestar_program_get_purpose (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), NULL);

  return self->purpose;
}

/**
 * lodestar_program_get_contact:
 * @self: a program
 *
 * Returns: whom participants call, "" where not said
 */
const char *
lodestar_program_get_contact (LodestarProgram *self)
{
  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), NULL);

  return self->contact;
}

/**
 * lodestar_program_get_month:
 * @self: a program
 * @day: a day
 *
 * Returns: in which month of the program @day lies, from 1; 0 before its
 * start, more than its duration after its end
 */
int
lodestar_program_get_month (LodestarProgram *self, LodestarDate day)
{
  int month;

  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), 0);

  if (self->start == LODESTAR_DATE_NONE || day < self->start)
    return 0;

  month = (day - self->start) / 31 + 1;

  while (lodestar_program_month_start (self->start, month + 1) <= day)
    month++;

  return month;
}

/**
 * lodestar_program_dup_state_line:
 * @self: a program
 * @today: the day it is
 *
 * Returns: (transfer full): where it stands in one line, as “Running · month 6
 * of 12”
 */
char *
lodestar_program_dup_state_line (LodestarProgram *self, LodestarDate today)
{
  const char      *label;
  g_autofree char *date = NULL;
  int              month;

  g_return_val_if_fail (LODESTAR_IS_PROGRAM (self), NULL);

  label = lodestar_program_state_get_label (self->state);

  if (self->state == LODESTAR_PROGRAM_COMPLETED || self->state == LODESTAR_PROGRAM_ARCHIVED)
    return g_strdup (label);

  month = lodestar_program_get_month (self, today);

  if (month == 0)
    {
      if (self->start == LODESTAR_DATE_NONE)
        return g_strdup (label);

      date = lodestar_date_format_medium (self->start);
      /* Translators: the state of a program and the date on which it starts */
      return g_strdup_printf (_ ("%s · starts %s"), label, date);
    }

  if (self->state != LODESTAR_PROGRAM_RUNNING)
    return g_strdup (label);

  if (month > self->duration_months)
    {
      date = lodestar_date_format_medium (lodestar_program_get_end (self));
      /* Translators: the state of a program and the date on which it should have ended */
      return g_strdup_printf (_ ("%s · ended %s"), label, date);
    }

  /* Translators: the state of a program, the month it is in, and how many it takes */
  return g_strdup_printf (_ ("%s · month %d of %d"), label, month, self->duration_months);
}

/**
 * lodestar_program_month_start:
 * @start: the first day of a program
 * @month: a month of it, from 1
 *
 * Returns: the first day of @month
 */
LodestarDate
lodestar_program_month_start (LodestarDate start, int month)
{
  return lodestar_date_add_months (start, month - 1);
}

/**
 * lodestar_program_month_end:
 * @start: the first day of a program
 * @month: a month of it, from 1
 *
 * Returns: the last day of @month
 */
LodestarDate
lodestar_program_month_end (LodestarDate start, int month)
{
  return lodestar_program_month_start (start, month + 1) - 1;
}
