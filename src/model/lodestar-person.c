/* lodestar-person.c - somebody in the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/**
 * LodestarPerson:
 *
 * Somebody in the directory, as a row of the table of people with the names of the level and of
 * the manager beside it. Plain data: it knows neither the store nor any widget.
 */
struct _LodestarPerson
{
  LodestarRecord      parent_instance;
  char               *texts[LODESTAR_N_PERSON_TEXTS]; /* (owned) (not nullable) */
  gint64              level_id;
  gint64              manager_id;
  LodestarDate        hire_date;
  LodestarPersonState state;
};

G_DEFINE_FINAL_TYPE (LodestarPerson, lodestar_person, LODESTAR_TYPE_RECORD)

/* The texts come first, in the order of LodestarPersonText. */
typedef enum
{
  PROP_FIRST_TEXT = 1,
  PROP_LEVEL_ID = PROP_FIRST_TEXT + LODESTAR_N_PERSON_TEXTS,
  PROP_MANAGER_ID,
  PROP_HIRE_DATE,
  PROP_STATE,
  PROP_SUMMARY,
} LodestarPersonProperty;

static GParamSpec *props[PROP_SUMMARY + 1];

static const char *const lodestar_person_text_names[LODESTAR_N_PERSON_TEXTS] = {
  [LODESTAR_PERSON_NUMBER] = "number",
  [LODESTAR_PERSON_EMAIL] = "email",
  [LODESTAR_PERSON_GIVEN_NAME] = "given-name",
  [LODESTAR_PERSON_FAMILY_NAME] = "family-name",
  [LODESTAR_PERSON_NAME] = "name",
  [LODESTAR_PERSON_TITLE] = "title",
  [LODESTAR_PERSON_DEPARTMENT] = "department",
  [LODESTAR_PERSON_TEAM] = "team",
  [LODESTAR_PERSON_LOCATION] = "location",
  [LODESTAR_PERSON_COUNTRY] = "country",
  [LODESTAR_PERSON_TIME_ZONE] = "time-zone",
  [LODESTAR_PERSON_NOTE] = "note",
  [LODESTAR_PERSON_LEVEL_NAME] = "level-name",
  [LODESTAR_PERSON_MANAGER_NAME] = "manager-name",
};

static const struct
{
  const char *nick;
  const char *label;
} lodestar_person_states[LODESTAR_N_PERSON_STATES] = {
  [LODESTAR_PERSON_STATE_ACTIVE] = { "active", N_ ("Active") },
  [LODESTAR_PERSON_STATE_LEAVE] = { "leave", N_ ("On leave") },
  [LODESTAR_PERSON_STATE_LEFT] = { "left", N_ ("Left") },
};

/**
 * lodestar_person_state_get_nick:
 * @state: a state
 *
 * Returns: the state's name in files and tables
 */
const char *
lodestar_person_state_get_nick (LodestarPersonState state)
{
  g_return_val_if_fail ((guint) state < LODESTAR_N_PERSON_STATES, NULL);

  return lodestar_person_states[state].nick;
}

/**
 * lodestar_person_state_from_nick:
 * @nick: (nullable): a state's name in files and tables
 * @state: (out): the state
 *
 * Returns: whether there is such a state
 */
gboolean
lodestar_person_state_from_nick (const char *nick, LodestarPersonState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_PERSON_STATES; i++)
    if (g_strcmp0 (nick, lodestar_person_states[i].nick) == 0)
      {
        *state = (LodestarPersonState) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_person_state_get_label:
 * @state: a state
 *
 * Returns: the state's name on screen, translated
 */
const char *
lodestar_person_state_get_label (LodestarPersonState state)
{
  g_return_val_if_fail ((guint) state < LODESTAR_N_PERSON_STATES, NULL);

  return _ (lodestar_person_states[state].label);
}

static void
lodestar_person_finalize (GObject *object)
{
  LodestarPerson *self = LODESTAR_PERSON (object);

  for (guint i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (lodestar_person_parent_class)->finalize (object);
}

static void
lodestar_person_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarPerson *self = LODESTAR_PERSON (object);

  if (prop_id >= PROP_FIRST_TEXT && prop_id < PROP_LEVEL_ID)
    {
      g_value_set_string (value, self->texts[prop_id - PROP_FIRST_TEXT]);
      return;
    }

  switch ((LodestarPersonProperty) prop_id)
    {
    case PROP_LEVEL_ID:
      g_value_set_int64 (value, self->level_id);
      break;

    case PROP_MANAGER_ID:
      g_value_set_int64 (value, self->manager_id);
      break;

    case PROP_HIRE_DATE:
      g_value_set_int (value, self->hire_date);
      break;

    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, lodestar_person_dup_summary (self));
      break;

    case PROP_FIRST_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_person_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LodestarPerson *self = LODESTAR_PERSON (object);

  if (prop_id >= PROP_FIRST_TEXT && prop_id < PROP_LEVEL_ID)
    {
      lodestar_person_set_text (self, (LodestarPersonText) (prop_id - PROP_FIRST_TEXT),
                                g_value_get_string (value));
      return;
    }

  switch ((LodestarPersonProperty) prop_id)
    {
    case PROP_LEVEL_ID:
      lodestar_person_set_level_id (self, g_value_get_int64 (value));
      break;

    case PROP_MANAGER_ID:
      lodestar_person_set_manager_id (self, g_value_get_int64 (value));
      break;

    case PROP_HIRE_DATE:
      lodestar_person_set_hire_date (self, g_value_get_int (value));
      break;

    case PROP_STATE:
      lodestar_person_set_state (self, (LodestarPersonState) g_value_get_int (value));
      break;

    case PROP_FIRST_TEXT:
    case PROP_SUMMARY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_person_class_init (LodestarPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lodestar_person_finalize;
  object_class->get_property = lodestar_person_get_property;
  object_class->set_property = lodestar_person_set_property;

  for (guint i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    props[PROP_FIRST_TEXT + i] =
      g_param_spec_string (lodestar_person_text_names[i], NULL, NULL, "", flags);

  props[PROP_LEVEL_ID] = g_param_spec_int64 ("level-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_MANAGER_ID] = g_param_spec_int64 ("manager-id", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * LodestarPerson:hire-date:
   *
   * A #LodestarDate, 0 where not known.
   */
  props[PROP_HIRE_DATE] = g_param_spec_int ("hire-date", NULL, NULL, 0, G_MAXINT, 0, flags);

  /**
   * LodestarPerson:state:
   *
   * A #LodestarPersonState.
   */
  props[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, 0, LODESTAR_N_PERSON_STATES - 1, 0, flags);

  /**
   * LodestarPerson:summary:
   *
   * Title, department and location in one line, as far as they are known.
   */
  props[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_person_init (LodestarPerson *self)
{
  for (guint i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * lodestar_person_new:
 * @id: the identity, 0 for somebody who is not kept yet
 *
 * Returns: (transfer full): a person of whom nothing is known
 */
LodestarPerson *
lodestar_person_new (gint64 id)
{
  return g_object_new (LODESTAR_TYPE_PERSON, "id", id, NULL);
}

/**
 * lodestar_person_get_text:
 * @self: a person
 * @text: which text
 *
 * Returns: (not nullable): the text, "" where not known
 */
const char *
lodestar_person_get_text (LodestarPerson *self, LodestarPersonText text)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), "");
  g_return_val_if_fail ((guint) text < LODESTAR_N_PERSON_TEXTS, "");

  return self->texts[text];
}

/**
 * lodestar_person_set_text:
 * @self: a person
 * @text: which text
 * @value: (nullable): the text
 *
 * Sets a text; %NULL is the same as "".
 */
void
lodestar_person_set_text (LodestarPerson *self, LodestarPersonText text, const char *value)
{
  g_return_if_fail (LODESTAR_IS_PERSON (self));
  g_return_if_fail ((guint) text < LODESTAR_N_PERSON_TEXTS);

  if (!g_set_str (&self->texts[text], value != NULL ? value : ""))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST_TEXT + text]);

  if (text == LODESTAR_PERSON_TITLE || text == LODESTAR_PERSON_DEPARTMENT ||
      text == LODESTAR_PERSON_LOCATION)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

/**
 * lodestar_person_get_name:
 * @self: a person
 *
 * Returns: (not nullable): the name as it is written out
 */
const char *
lodestar_person_get_name (LodestarPerson *self)
{
  return lodestar_person_get_text (self, LODESTAR_PERSON_NAME);
}

/**
 * lodestar_person_get_number:
 * @self: a person
 *
 * Returns: (not nullable): the employee number, "" where there is none
 */
const char *
lodestar_person_get_number (LodestarPerson *self)
{
  return lodestar_person_get_text (self, LODESTAR_PERSON_NUMBER);
}

/**
 * lodestar_person_get_title:
 * @self: a person
 *
 * Returns: (not nullable): the job title
 */
const char *
lodestar_person_get_title (LodestarPerson *self)
{
  return lodestar_person_get_text (self, LODESTAR_PERSON_TITLE);
}

/**
 * lodestar_person_get_department:
 * @self: a person
 *
 * Returns: (not nullable): the department
 */
const char *
lodestar_person_get_department (LodestarPerson *self)
{
  return lodestar_person_get_text (self, LODESTAR_PERSON_DEPARTMENT);
}

/**
 * lodestar_person_get_location:
 * @self: a person
 *
 * Returns: (not nullable): the place of work
 */
const char *
lodestar_person_get_location (LodestarPerson *self)
{
  return lodestar_person_get_text (self, LODESTAR_PERSON_LOCATION);
}

/**
 * lodestar_person_get_key:
 * @self: a person
 *
 * Returns: (not nullable): by what the person is named in files: the employee
 *   number, else the e-mail address, else the name
 */
const char *
lodestar_person_get_key (LodestarPerson *self)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), "");

  if (*self->texts[LODESTAR_PERSON_NUMBER] != '\0')
    return self->texts[LODESTAR_PERSON_NUMBER];

  if (*self->texts[LODESTAR_PERSON_EMAIL] != '\0')
    return self->texts[LODESTAR_PERSON_EMAIL];

  return self->texts[LODESTAR_PERSON_NAME];
}

/**
 * lodestar_person_dup_summary:
 * @self: a person
 *
 * Returns: (transfer full): title, department and location in one line, as
 *   far as they are known
 */
char *
lodestar_person_dup_summary (LodestarPerson *self)
{
  static const LodestarPersonText parts[] = { LODESTAR_PERSON_TITLE, LODESTAR_PERSON_DEPARTMENT,
                                              LODESTAR_PERSON_LOCATION };
  GString                        *out = g_string_new (NULL);

  g_return_val_if_fail (LODESTAR_IS_PERSON (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (*self->texts[parts[i]] == '\0')
        continue;

      if (out->len > 0)
        g_string_append (out, ", ");

      g_string_append (out, self->texts[parts[i]]);
    }

  return g_string_free (out, FALSE);
}

/**
 * lodestar_person_get_level_id:
 * @self: a person
 *
 * Returns: the identity of the level, 0 where not known
 */
gint64
lodestar_person_get_level_id (LodestarPerson *self)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), 0);

  return self->level_id;
}

/**
 * lodestar_person_set_level_id:
 * @self: a person
 * @level_id: the identity of a level, or 0
 *
 * Sets the level.
 */
void
lodestar_person_set_level_id (LodestarPerson *self, gint64 level_id)
{
  g_return_if_fail (LODESTAR_IS_PERSON (self));

  if (self->level_id == level_id)
    return;

  self->level_id = level_id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL_ID]);
}

/**
 * lodestar_person_get_manager_id:
 * @self: a person
 *
 * Returns: the identity of the manager, 0 where there is none
 */
gint64
lodestar_person_get_manager_id (LodestarPerson *self)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), 0);

  return self->manager_id;
}

/**
 * lodestar_person_set_manager_id:
 * @self: a person
 * @manager_id: the identity of a person, or 0
 *
 * Sets the manager.
 */
void
lodestar_person_set_manager_id (LodestarPerson *self, gint64 manager_id)
{
  g_return_if_fail (LODESTAR_IS_PERSON (self));

  if (self->manager_id == manager_id)
    return;

  self->manager_id = manager_id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MANAGER_ID]);
}

/**
 * lodestar_person_get_hire_date:
 * @self: a person
 *
 * Returns: the day on which the person began, or %LODESTAR_DATE_NONE
 */
LodestarDate
lodestar_person_get_hire_date (LodestarPerson *self)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), LODESTAR_DATE_NONE);

  return self->hire_date;
}

/**
 * lodestar_person_set_hire_date:
 * @self: a person
 * @date: a day, or %LODESTAR_DATE_NONE
 *
 * Sets the day on which the person began.
 */
void
lodestar_person_set_hire_date (LodestarPerson *self, LodestarDate date)
{
  g_return_if_fail (LODESTAR_IS_PERSON (self));

  if (self->hire_date == date)
    return;

  self->hire_date = date;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIRE_DATE]);
}

/**
 * lodestar_person_get_state:
 * @self: a person
 *
 * Returns: whether the person is there
 */
LodestarPersonState
lodestar_person_get_state (LodestarPerson *self)
{
  g_return_val_if_fail (LODESTAR_IS_PERSON (self), LODESTAR_PERSON_STATE_ACTIVE);

  return self->state;
}

/**
 * lodestar_person_set_state:
 * @self: a person
 * @state: a state
 *
 * Sets whether the person is there.
 */
void
lodestar_person_set_state (LodestarPerson *self, LodestarPersonState state)
{
  g_return_if_fail (LODESTAR_IS_PERSON (self));
  g_return_if_fail ((guint) state < LODESTAR_N_PERSON_STATES);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}
