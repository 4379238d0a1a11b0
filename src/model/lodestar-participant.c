/* lodestar-participant.c - somebody's part in a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participant.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/**
 * LodestarParticipant:
 *
 * Somebody's part in a program, in one role. Plain data: it knows neither the store nor any
 * widget.
 */
struct _LodestarParticipant
{
  LodestarRecord          parent_instance;
  char                   *texts[LODESTAR_N_PARTICIPANT_TEXTS]; /* (owned) (not nullable) */
  LodestarParticipantData data;
};

G_DEFINE_FINAL_TYPE (LodestarParticipant, lodestar_participant, LODESTAR_TYPE_RECORD)

/* The texts come first, in the order of LodestarParticipantText. */
typedef enum
{
  PROP_FIRST_TEXT = 1,
  PROP_ROLE_LABEL = PROP_FIRST_TEXT + LODESTAR_N_PARTICIPANT_TEXTS,
  PROP_STATE_LABEL,
  PROP_CAPACITY_LABEL,
  PROP_TRAINING_LABEL,
  PROP_COMPLETENESS,
  PROP_COMPLETENESS_LABEL,
  PROP_DETAIL,
} LodestarParticipantProperty;

static GParamSpec *props[PROP_DETAIL + 1];

typedef struct
{
  const char *nick;
  const char *label;
} LodestarParticipantWord;

static const LodestarParticipantWord lodestar_roles[LODESTAR_N_ROLES] = {
  [LODESTAR_ROLE_MENTOR] = { "mentor", N_ ("Mentor") },
  [LODESTAR_ROLE_MENTEE] = { "mentee", N_ ("Mentee") },
  [LODESTAR_ROLE_PEER] = { "peer", N_ ("Peer") },
  [LODESTAR_ROLE_FACILITATOR] = { "facilitator", N_ ("Facilitator") },
  [LODESTAR_ROLE_EXPERT] = { "expert", N_ ("Expert") },
};

static const LodestarParticipantWord lodestar_participant_states[LODESTAR_N_PARTICIPANT_STATES] = {
  [LODESTAR_PARTICIPANT_INVITED] = { "invited", N_ ("Invited") },
  [LODESTAR_PARTICIPANT_ACCEPTED] = { "accepted", N_ ("Accepted") },
  [LODESTAR_PARTICIPANT_DECLINED] = { "declined", N_ ("Declined") },
  [LODESTAR_PARTICIPANT_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
  [LODESTAR_PARTICIPANT_COMPLETED] = { "completed", N_ ("Completed") },
};

static const char *const lodestar_participant_text_names[LODESTAR_N_PARTICIPANT_TEXTS] = {
  [LODESTAR_PARTICIPANT_NAME] = "name",
  [LODESTAR_PARTICIPANT_SUMMARY] = "summary",
  [LODESTAR_PARTICIPANT_FORMAT] = "format",
  [LODESTAR_PARTICIPANT_STYLE] = "style",
  [LODESTAR_PARTICIPANT_CAREER_GOAL] = "career-goal",
  [LODESTAR_PARTICIPANT_NOTE] = "note",
};

static gboolean
lodestar_participant_find_word (const LodestarParticipantWord *words,
                                int                            n_words,
                                const char                    *nick,
                                int                           *found)
{
  for (int i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_role_get_nick:
 * @role: a role
 *
 * Returns: the role's name in files and tables
 */
const char *
lodestar_role_get_nick (LodestarRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_ROLES, NULL);

  return lodestar_roles[role].nick;
}

/**
 * lodestar_role_from_nick:
 * @nick: (nullable): a role's name in files and tables
 * @role: (out): the role
 *
 * Returns: whether there is such a role
 */
gboolean
lodestar_role_from_nick (const char *nick, LodestarRole *role)
{
  int found;

  g_return_val_if_fail (role != NULL, FALSE);

  if (!lodestar_participant_find_word (lodestar_roles, LODESTAR_N_ROLES, nick, &found))
    return FALSE;

  *role = (LodestarRole) found;

  return TRUE;
}

/**
 * lodestar_role_get_label:
 * @role: a role
 *
 * Returns: the role's name on screen, translated
 */
const char *
lodestar_role_get_label (LodestarRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_ROLES, NULL);

  return _ (lodestar_roles[role].label);
}

/**
 * lodestar_participant_state_get_nick:
 * @state: a state
 *
 * Returns: the state's name in files and tables
 */
const char *
lodestar_participant_state_get_nick (LodestarParticipantState state)
{
  g_return_val_if_fail ((guint) state < LODESTAR_N_PARTICIPANT_STATES, NULL);

  return lodestar_participant_states[state].nick;
}

/**
 * lodestar_participant_state_from_nick:
 * @nick: (nullable): a state's name in files and tables
 * @state: (out): the state
 *
 * Returns: whether there is such a state
 */
gboolean
lodestar_participant_state_from_nick (const char *nick, LodestarParticipantState *state)
{
  int found;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!lodestar_participant_find_word (lodestar_participant_states, LODESTAR_N_PARTICIPANT_STATES,
                                       nick, &found))
    return FALSE;

  *state = (LodestarParticipantState) found;

  return TRUE;
}

/**
 * lodestar_participant_state_get_label:
 * @state: a state
 *
 * Returns: the state's name on screen, translated
 */
const char *
lodestar_participant_state_get_label (LodestarParticipantState state)
{
  g_return_val_if_fail ((guint) state < LODESTAR_N_PARTICIPANT_STATES, NULL);

  return _ (lodestar_participant_states[state].label);
}

static char *
lodestar_participant_dup_capacity (LodestarParticipant *self)
{
  /* Translators: taken places and all places, as “1 of 3”. */
  return g_strdup_printf (_ ("%d of %d"), self->data.n_running, self->data.capacity_max);
}

static char *
lodestar_participant_dup_training (LodestarParticipant *self)
{
  return self->data.trained_on != LODESTAR_DATE_NONE
           ? lodestar_date_format_short (self->data.trained_on)
           : g_strdup (_ ("Open"));
}

static char *
lodestar_participant_dup_detail (LodestarParticipant *self)
{
  g_autofree char *capacity = lodestar_participant_dup_capacity (self);

  /* Translators: a line under a name: role, taken places (“1 of 3”), and what is known of the
   * person. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %s place · %d %% known",
                                       "%s · %s places · %d %% known",
                                       (gulong) MAX (self->data.capacity_max, 0)),
                          lodestar_role_get_label (self->data.role), capacity,
                          lodestar_participant_get_completeness (self));
}

static void
lodestar_participant_finalize (GObject *object)
{
  LodestarParticipant *self = LODESTAR_PARTICIPANT (object);

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (lodestar_participant_parent_class)->finalize (object);
}

static void
lodestar_participant_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarParticipant *self = LODESTAR_PARTICIPANT (object);

  if (prop_id >= PROP_FIRST_TEXT && prop_id < PROP_ROLE_LABEL)
    {
      g_value_set_string (value, self->texts[prop_id - PROP_FIRST_TEXT]);
      return;
    }

  switch ((LodestarParticipantProperty) prop_id)
    {
    case PROP_ROLE_LABEL:
      g_value_set_string (value, lodestar_role_get_label (self->data.role));
      break;

    case PROP_STATE_LABEL:
      g_value_set_string (value, lodestar_participant_state_get_label (self->data.state));
      break;

    case PROP_CAPACITY_LABEL:
      g_value_take_string (value, lodestar_participant_dup_capacity (self));
      break;

    case PROP_TRAINING_LABEL:
      g_value_take_string (value, lodestar_participant_dup_training (self));
      break;

    case PROP_COMPLETENESS:
      g_value_set_int (value, lodestar_participant_get_completeness (self));
      break;

    case PROP_COMPLETENESS_LABEL:
      g_value_take_string (
        value, g_strdup_printf (_ ("%d %%"), lodestar_participant_get_completeness (self)));
      break;

    case PROP_DETAIL:
      g_value_take_string (value, lodestar_participant_dup_detail (self));
      break;

    case PROP_FIRST_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_participant_class_init (LodestarParticipantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lodestar_participant_finalize;
  object_class->get_property = lodestar_participant_get_property;

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TEXTS; i++)
    props[PROP_FIRST_TEXT + i] =
      g_param_spec_string (lodestar_participant_text_names[i], NULL, NULL, "", flags);

  props[PROP_ROLE_LABEL] = g_param_spec_string ("role-label", NULL, NULL, "", flags);
  props[PROP_STATE_LABEL] = g_param_spec_string ("state-label", NULL, NULL, "", flags);

  /**
   * LodestarParticipant:capacity-label:
   *
   * Taken places and all places.
   */
  props[PROP_CAPACITY_LABEL] = g_param_spec_string ("capacity-label", NULL, NULL, "", flags);
  props[PROP_TRAINING_LABEL] = g_param_spec_string ("training-label", NULL, NULL, "", flags);

  /**
   * LodestarParticipant:completeness:
   *
   * How much of what the program's matching wants is known, in percent.
   */
  props[PROP_COMPLETENESS] = g_param_spec_int ("completeness", NULL, NULL, 0, 100, 0, flags);

  props[PROP_COMPLETENESS_LABEL] =
    g_param_spec_string ("completeness-label", NULL, NULL, "", flags);

  /**
   * LodestarParticipant:detail:
   *
   * Role, places and completeness in one line.
   */
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_participant_init (LodestarParticipant *self)
{
  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TEXTS; i++)
    self->texts[i] = g_strdup ("");

  self->data.times = -1;
}

/**
 * lodestar_participant_new:
 * @id: the identity
 *
 * Returns: (transfer full): a participant of whom nothing is known
 */
LodestarParticipant *
lodestar_participant_new (gint64 id)
{
  return g_object_new (LODESTAR_TYPE_PARTICIPANT, "id", id, NULL);
}

/**
 * lodestar_participant_get_data:
 * @self: a participant
 *
 * Returns: (not nullable): the numbers
 */
const LodestarParticipantData *
lodestar_participant_get_data (LodestarParticipant *self)
{
  g_return_val_if_fail (LODESTAR_IS_PARTICIPANT (self), NULL);

  return &self->data;
}

/**
 * lodestar_participant_set_data:
 * @self: a participant
 * @data: the numbers
 *
 * Sets the numbers, and notifies of what is shown of them.
 */
void
lodestar_participant_set_data (LodestarParticipant *self, const LodestarParticipantData *data)
{
  g_return_if_fail (LODESTAR_IS_PARTICIPANT (self) && data != NULL);

  if (memcmp (&self->data, data, sizeof *data) == 0)
    return;

  self->data = *data;

  for (guint i = PROP_ROLE_LABEL; i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/**
 * lodestar_participant_get_text:
 * @self: a participant
 * @text: which text
 *
 * Returns: (not nullable): the text, "" where not known
 */
const char *
lodestar_participant_get_text (LodestarParticipant *self, LodestarParticipantText text)
{
  g_return_val_if_fail (LODESTAR_IS_PARTICIPANT (self), "");
  g_return_val_if_fail ((guint) text < LODESTAR_N_PARTICIPANT_TEXTS, "");

  return self->texts[text];
}

/**
 * lodestar_participant_set_text:
 * @self: a participant
 * @text: which text
 * @value: (nullable): the text
 *
 * Sets a text; %NULL is the same as "".
 */
void
lodestar_participant_set_text (LodestarParticipant    *self,
                               LodestarParticipantText text,
                               const char             *value)
{
  g_return_if_fail (LODESTAR_IS_PARTICIPANT (self));
  g_return_if_fail ((guint) text < LODESTAR_N_PARTICIPANT_TEXTS);

  if (g_set_str (&self->texts[text], value != NULL ? value : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST_TEXT + text]);
}

/**
 * lodestar_participant_get_name:
 * @self: a participant
 *
 * Returns: (not nullable): the person's name
 */
const char *
lodestar_participant_get_name (LodestarParticipant *self)
{
  return lodestar_participant_get_text (self, LODESTAR_PARTICIPANT_NAME);
}

/**
 * lodestar_participant_get_completeness:
 * @self: a participant
 *
 * Returns: how much of what the program's matching wants is known, in percent
 */
int
lodestar_participant_get_completeness (LodestarParticipant *self)
{
  g_return_val_if_fail (LODESTAR_IS_PARTICIPANT (self), 0);

  return self->data.n_wanted > 0 ? self->data.n_known * 100 / self->data.n_wanted : 100;
}

/**
 * lodestar_participant_get_n_free:
 * @self: a participant
 *
 * Returns: how many places are free
 */
int
lodestar_participant_get_n_free (LodestarParticipant *self)
{
  g_return_val_if_fail (LODESTAR_IS_PARTICIPANT (self), 0);

  return MAX (self->data.capacity_max - self->data.n_running, 0);
}
