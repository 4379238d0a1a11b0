/* lodestar-relationship-row.c - what is stored of a relationship, as plain structs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-row.h"

#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *label;
} LodestarRelationshipWord;

static const LodestarRelationshipWord
  lodestar_relationship_states[LODESTAR_N_RELATIONSHIP_STATES] = {
    { "trial", N_ ("Trial") },         { "active", N_ ("Active") }, { "paused", N_ ("Paused") },
    { "completed", N_ ("Completed") }, { "ended", N_ ("Ended") },
  };

static const LodestarRelationshipWord lodestar_meeting_states[LODESTAR_N_MEETING_STATES] = {
  { "planned", N_ ("Planned") },
  { "held", N_ ("Held") },
  { "missed", N_ ("Missed") },
  { "cancelled", N_ ("Cancelled") },
};

static const LodestarRelationshipWord lodestar_verdicts[LODESTAR_N_VERDICTS] = {
  { "", N_ ("No answer yet") },
  { "good", N_ ("Good fit") },
  { "undecided", N_ ("Still deciding") },
  { "poor", N_ ("Not a good fit") },
};

static void
lodestar_relationship_row_clear_member (gpointer data)
{
  LodestarMember *member = data;

  g_free (member->name);
  g_free (member->title);
  g_free (member->department);
  g_free (member->location);
  g_free (member->number);
  g_free (member->email);
}

static void
lodestar_relationship_row_clear_meeting (gpointer data)
{
  g_free (((LodestarMeeting *) data)->note);
}

static void
lodestar_relationship_row_clear_goal (gpointer data)
{
  g_free (((LodestarGoal *) data)->text);
}

static void
lodestar_relationship_row_clear_note (gpointer data)
{
  LodestarNote *note = data;

  g_free (note->written_at);
  g_free (note->text);
}

static void
lodestar_relationship_row_clear (gpointer data)
{
  LodestarRelationshipRow *self = data;

  g_free (self->end_reason);
  g_free (self->contributions);
  g_array_unref (self->members);
  g_array_unref (self->meetings);
  g_array_unref (self->goals);
  g_array_unref (self->notes);
  g_array_unref (self->pauses);
}

static GArray *
lodestar_relationship_row_new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  return array;
}

static gboolean
lodestar_relationship_row_find_word (const LodestarRelationshipWord *words,
                                     guint                           n_words,
                                     const char                     *nick,
                                     guint                          *position)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

G_DEFINE_BOXED_TYPE (LodestarRelationshipRow,
                     lodestar_relationship_row,
                     lodestar_relationship_row_ref,
                     lodestar_relationship_row_unref)

/**
 * lodestar_relationship_row_new:
 *
 * Returns: (transfer full): an empty relationship with empty arrays
 */
LodestarRelationshipRow *
lodestar_relationship_row_new (void)
{
  LodestarRelationshipRow *self = g_rc_box_new0 (LodestarRelationshipRow);

  self->score = -1;
  self->end_reason = g_strdup ("");
  self->contributions = g_strdup ("[]");
  self->members = lodestar_relationship_row_new_array (sizeof (LodestarMember),
                                                       lodestar_relationship_row_clear_member);
  self->meetings = lodestar_relationship_row_new_array (sizeof (LodestarMeeting),
                                                        lodestar_relationship_row_clear_meeting);
  self->goals = lodestar_relationship_row_new_array (sizeof (LodestarGoal),
                                                     lodestar_relationship_row_clear_goal);
  self->notes = lodestar_relationship_row_new_array (sizeof (LodestarNote),
                                                     lodestar_relationship_row_clear_note);
  self->pauses = lodestar_relationship_row_new_array (sizeof (LodestarPause), NULL);

  return self;
}

/**
 * lodestar_relationship_row_ref:
 * @self: a relationship
 *
 * Counts are not atomic: a row stays in the thread that made it.
 *
 * Returns: (transfer full): @self
 */
LodestarRelationshipRow *
lodestar_relationship_row_ref (LodestarRelationshipRow *self)
{
  return g_rc_box_acquire (self);
}

/**
 * lodestar_relationship_row_unref:
 * @self: (transfer full): a relationship
 */
void
lodestar_relationship_row_unref (LodestarRelationshipRow *self)
{
  g_rc_box_release_full (self, lodestar_relationship_row_clear);
}

/**
 * lodestar_relationship_row_is_followed:
 * @self: a relationship
 *
 * Returns: whether something is expected of it now: it is in trial or active
 */
gboolean
lodestar_relationship_row_is_followed (const LodestarRelationshipRow *self)
{
  return self->state == LODESTAR_RELATIONSHIP_TRIAL || self->state == LODESTAR_RELATIONSHIP_ACTIVE;
}

/**
 * lodestar_relationship_row_is_running:
 * @self: a relationship
 *
 * Returns: whether it takes up a place of its members: it is in trial, active or paused
 */
gboolean
lodestar_relationship_row_is_running (const LodestarRelationshipRow *self)
{
  return lodestar_relationship_row_is_followed (self) ||
         self->state == LODESTAR_RELATIONSHIP_PAUSED;
}

/**
 * lodestar_relationship_row_find_member:
 * @self: a relationship
 * @participant_id: identity of a participant
 *
 * Returns: (nullable): the member that is the participant
 */
const LodestarMember *
lodestar_relationship_row_find_member (const LodestarRelationshipRow *self, gint64 participant_id)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, LodestarMember, i).participant_id == participant_id)
      return &g_array_index (self->members, LodestarMember, i);

  return NULL;
}

/**
 * lodestar_relationship_row_find_meeting:
 * @self: a relationship
 * @id: identity of a meeting
 *
 * Returns: (nullable): that meeting
 */
const LodestarMeeting *
lodestar_relationship_row_find_meeting (const LodestarRelationshipRow *self, gint64 id)
{
  for (guint i = 0; i < self->meetings->len; i++)
    if (g_array_index (self->meetings, LodestarMeeting, i).id == id)
      return &g_array_index (self->meetings, LodestarMeeting, i);

  return NULL;
}

/**
 * lodestar_relationship_row_find_goal:
 * @self: a relationship
 * @id: identity of a goal
 *
 * Returns: (nullable): that goal
 */
const LodestarGoal *
lodestar_relationship_row_find_goal (const LodestarRelationshipRow *self, gint64 id)
{
  for (guint i = 0; i < self->goals->len; i++)
    if (g_array_index (self->goals, LodestarGoal, i).id == id)
      return &g_array_index (self->goals, LodestarGoal, i);

  return NULL;
}

/**
 * lodestar_relationship_row_is_group:
 * @self: a relationship
 *
 * Returns: whether a mentor leads several people in it
 */
gboolean
lodestar_relationship_row_is_group (const LodestarRelationshipRow *self)
{
  return self->members->len > 2 &&
         g_strcmp0 (g_array_index (self->members, LodestarMember, 0).role, "mentor") == 0;
}

/**
 * lodestar_relationship_row_dup_name:
 * @self: a relationship
 *
 * Its members' names: “Amira Haddad and Jonas Lindqvist”, mentees first, as
 * the relationship is there for them; “Jonas Lindqvist’s group”; of a circle
 * the first two.
 *
 * Returns: (transfer full): the name
 */
char *
lodestar_relationship_row_dup_name (const LodestarRelationshipRow *self)
{
  guint            n = self->members->len;
  g_autofree char *first =
    lodestar_text_isolate (n > 0 ? g_array_index (self->members, LodestarMember, 0).name : "");
  g_autofree char *second =
    lodestar_text_isolate (n > 1 ? g_array_index (self->members, LodestarMember, 1).name : "");

  if (n < 2)
    return g_steal_pointer (&first);

  if (n == 2)
    /* Translators: the two people of a relationship */
    return g_strdup_printf (_ ("%s and %s"), second, first);

  if (lodestar_relationship_row_is_group (self))
    /* Translators: a mentor and the mentees that this mentor leads together */
    return g_strdup_printf (_ ("%s’s group"), first);

  /* Translators: the people of a circle, of whom two are named */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s, %s and %u other", "%s, %s and %u others", n - 2), first,
    second, n - 2);
}

/**
 * lodestar_relationship_row_dup_others:
 * @self: a relationship
 *
 * Whom lodestar_relationship_row_dup_name() does not name, of a group or circle.
 *
 * Returns: (transfer full): their names, "" where all are named
 */
char *
lodestar_relationship_row_dup_others (const LodestarRelationshipRow *self)
{
  GString *names = g_string_new (NULL);
  guint    first = lodestar_relationship_row_is_group (self) ? 1 : 2;

  for (guint i = first; i < self->members->len; i++)
    {
      g_autofree char *name =
        lodestar_text_isolate (g_array_index (self->members, LodestarMember, i).name);

      if (names->len > 0)
        /* Translators: between the names of three or more people */
        g_string_append (names, C_ ("list of people", ", "));

      g_string_append (names, name);
    }

  return g_string_free_and_steal (names);
}

/**
 * lodestar_relationship_row_get_first_day:
 * @self: a relationship
 *
 * People can be brought together before their program starts. Nothing is asked of them until it
 * does: meetings and the trial are counted from its first day then.
 *
 * Returns: the day on which it started, or the program's first day where that is later
 */
LodestarDate
lodestar_relationship_row_get_first_day (const LodestarRelationshipRow *self)
{
  return MAX (self->started_on, self->program_start);
}

/**
 * lodestar_relationship_row_get_paused_days:
 * @self: a relationship
 * @from: a day
 * @to: a later day
 *
 * How many of the days from @from up to, but not with, @to the relationship
 * rested. The day of the pause rests, the day on which it is taken up again
 * does not.
 *
 * Returns: the count
 */
int
lodestar_relationship_row_get_paused_days (const LodestarRelationshipRow *self,
                                           LodestarDate                   from,
                                           LodestarDate                   to)
{
  int days = 0;

  for (guint i = 0; i < self->pauses->len; i++)
    {
      const LodestarPause *pause = &g_array_index (self->pauses, LodestarPause, i);
      LodestarDate         first = MAX (from, pause->paused_on);
      LodestarDate end = pause->resumed_on == LODESTAR_DATE_NONE ? to : MIN (to, pause->resumed_on);

      days += MAX (0, end - first);
    }

  return days;
}

/**
 * lodestar_relationship_state_get_nick:
 * @state: a state
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_relationship_state_get_nick (LodestarRelationshipState state)
{
  g_return_val_if_fail (state < LODESTAR_N_RELATIONSHIP_STATES, NULL);

  return lodestar_relationship_states[state].nick;
}

/**
 * lodestar_relationship_state_get_label:
 * @state: a state
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_relationship_state_get_label (LodestarRelationshipState state)
{
  g_return_val_if_fail (state < LODESTAR_N_RELATIONSHIP_STATES, NULL);

  return _ (lodestar_relationship_states[state].label);
}

/**
 * lodestar_relationship_state_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @state: (out): the state
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_relationship_state_from_nick (const char *nick, LodestarRelationshipState *state)
{
  guint position;

  if (!lodestar_relationship_row_find_word (lodestar_relationship_states,
                                            LODESTAR_N_RELATIONSHIP_STATES, nick, &position))
    return FALSE;

  *state = (LodestarRelationshipState) position;
  return TRUE;
}

/**
 * lodestar_meeting_state_get_nick:
 * @state: a state
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_meeting_state_get_nick (LodestarMeetingState state)
{
  g_return_val_if_fail (state < LODESTAR_N_MEETING_STATES, NULL);

  return lodestar_meeting_states[state].nick;
}

/**
 * lodestar_meeting_state_get_label:
 * @state: a state
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_meeting_state_get_label (LodestarMeetingState state)
{
  g_return_val_if_fail (state < LODESTAR_N_MEETING_STATES, NULL);

  return _ (lodestar_meeting_states[state].label);
}

/**
 * lodestar_meeting_state_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @state: (out): the state
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_meeting_state_from_nick (const char *nick, LodestarMeetingState *state)
{
  guint position;

  if (!lodestar_relationship_row_find_word (lodestar_meeting_states, LODESTAR_N_MEETING_STATES,
                                            nick, &position))
    return FALSE;

  *state = (LodestarMeetingState) position;
  return TRUE;
}

/**
 * lodestar_verdict_get_nick:
 * @verdict: a verdict
 *
 * Returns: its name in files and tables, "" for none
 */
const char *
lodestar_verdict_get_nick (LodestarVerdict verdict)
{
  g_return_val_if_fail (verdict < LODESTAR_N_VERDICTS, NULL);

  return lodestar_verdicts[verdict].nick;
}

/**
 * lodestar_verdict_get_label:
 * @verdict: a verdict
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_verdict_get_label (LodestarVerdict verdict)
{
  g_return_val_if_fail (verdict < LODESTAR_N_VERDICTS, NULL);

  return _ (lodestar_verdicts[verdict].label);
}

/**
 * lodestar_verdict_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @verdict: (out): the verdict
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_verdict_from_nick (const char *nick, LodestarVerdict *verdict)
{
  guint position;

  if (!lodestar_relationship_row_find_word (lodestar_verdicts, LODESTAR_N_VERDICTS,
                                            nick != NULL ? nick : "", &position))
    return FALSE;

  *verdict = (LodestarVerdict) position;
  return TRUE;
}
