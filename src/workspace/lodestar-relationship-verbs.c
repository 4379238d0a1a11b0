/* lodestar-relationship-verbs.c - what can be done to relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-verbs.h"

#include "lodestar-error.h"
#include "lodestar-history.h"
#include "lodestar-meeting-store.h"
#include "lodestar-publish-units.h"
#include "lodestar-rematch.h"
#include "lodestar-relationship-guard.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs-private.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/* Here stands what a workspace promises: capacities are kept, nobody meets the same partner twice,
 * a proposal is published once. */

static gboolean
lodestar_relationship_verbs_check_pair (const LodestarPublishPair *pair, GError **error)
{
  if (!pair->mentor_takes_part || !pair->mentee_takes_part)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("%s does not take part any more. Match again, then publish."),
                   !pair->mentor_takes_part ? pair->mentor_name : pair->mentee_name);
      return FALSE;
    }

  if (pair->is_one_person)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("%s is paired with themselves. Match again, then publish."),
                   pair->mentor_name);
      return FALSE;
    }

  if (pair->has_met)
    {
      g_autofree char *mentee = lodestar_text_isolate (pair->mentee_name);
      g_autofree char *mentor = lodestar_text_isolate (pair->mentor_name);

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("%s and %s were already paired in this program. Match again, then publish."),
                   mentee, mentor);
      return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_relationship_verbs_check_capacity (LodestarDb *db, gint64 program_id, GError **error)
{
  LodestarPublishOver over = { NULL };
  gboolean            is_found;

  if (!lodestar_publish_store_find_over (db, program_id, &over, &is_found, error))
    return FALSE;

  if (!is_found)
    return TRUE;

  g_set_error (
    error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
    g_dngettext (GETTEXT_PACKAGE,
                 "%s has %d place, but would have %d partners. Match again, then publish.",
                 "%s has %d places, but would have %d partners. Match again, then "
                 "publish.",
                 over.capacity),
    over.name, over.capacity, over.n_partners);
  g_free (over.name);

  return FALSE;
}

static gboolean
lodestar_relationship_verbs_check_publish (const LodestarPublish *publish,
                                           gboolean               is_rematch,
                                           GError               **error)
{
  if (publish->is_published)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, _ ("“%s” is already published."),
                   publish->name);
      return FALSE;
    }

  if (g_str_equal (publish->program_state, "completed") ||
      g_str_equal (publish->program_state, "archived"))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("The program is over. Nothing can be published in it any more."));
      return FALSE;
    }

  if (!publish->is_structure)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” was matched when the program had another structure. Match again, then "
                      "publish."),
                   publish->name);
      return FALSE;
    }

  if (publish->pairs->len == 0 && !is_rematch)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” pairs nobody. There is nothing to publish."), publish->name);
      return FALSE;
    }

  return TRUE;
}

/* Ends what a proposal that matches anew ends; what has ended meanwhile stays as it is. */
static gboolean
lodestar_relationship_verbs_end_replaced (
  LodestarDb *db, const LodestarRematchPlan *plan, const char *iso, guint *n_ended, GError **error)
{
  for (guint i = 0; plan != NULL && i < plan->pairs->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (plan->pairs, i);

      if (!lodestar_rematch_plan_is_ended (pair) || !pair->is_running)
        continue;

      if (!lodestar_relationship_verbs_finish (
            db, pair->relationship_id, LODESTAR_RELATIONSHIP_ENDED, iso,
            lodestar_rematch_reason_get_label (pair->reason), error))
        return FALSE;

      (*n_ended)++;
    }

  return TRUE;
}

static gboolean
lodestar_relationship_verbs_is_kept (const LodestarRematchPlan *plan,
                                     const LodestarPublishPair *pair)
{
  const LodestarRematchPair *kept =
    plan != NULL ? lodestar_rematch_plan_find_kept (plan, pair->mentor_id, pair->mentee_id) : NULL;

  /* One that has ended meanwhile must not begin again. */
  return kept != NULL && kept->is_running;
}

static gboolean
lodestar_relationship_verbs_publish_units (LodestarDb                *db,
                                           const LodestarPublish     *publish,
                                           const LodestarRematchPlan *plan,
                                           LodestarDate               day,
                                           guint                     *n_new,
                                           GError                   **error)
{
  g_autoptr (GPtrArray) units = lodestar_publish_units_new (publish, error);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const LodestarPublishUnit *unit = g_ptr_array_index (units, i);
      gint64                     id;

      if (unit->pairs->len == 1 &&
          lodestar_relationship_verbs_is_kept (plan, g_ptr_array_index (unit->pairs, 0)))
        continue;

      for (guint k = 0; k < unit->pairs->len; k++)
        if (!lodestar_relationship_verbs_check_pair (g_ptr_array_index (unit->pairs, k), error))
          return FALSE;

      if (!lodestar_relationship_store_add (db, publish->program_id, publish->proposal_id, day,
                                            MAX (day, publish->program_start) + publish->trial_days,
                                            unit->score, unit->contributions, &id, error))
        return FALSE;

      for (guint k = 0; k < unit->participants->len; k++)
        if (!lodestar_relationship_store_add_member (
              db, id, g_array_index (unit->participants, gint64, k), error))
          return FALSE;

      (*n_new)++;
    }

  if (units == NULL)
    return FALSE;

  return TRUE;
}

static gboolean
lodestar_relationship_verbs_publish (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarPublish) publish = NULL;
  g_autoptr (LodestarRematchPlan) plan = NULL;
  g_autofree char *detail = NULL;
  const char      *iso;
  gint64           proposal_id;
  guint            n_new = 0, n_ended = 0;
  LodestarDate     day;

  g_variant_get (in, "(x&s)", &proposal_id, &iso);

  if (!lodestar_relationship_guard_date (iso, &day, error) ||
      (publish = lodestar_publish_store_load (db, proposal_id, error)) == NULL ||
      !lodestar_rematch_plan_load (db, proposal_id, &plan, error) ||
      !lodestar_relationship_verbs_check_publish (publish, plan != NULL, error) ||
      !lodestar_relationship_verbs_end_replaced (db, plan, iso, &n_ended, error) ||
      !lodestar_relationship_verbs_publish_units (db, publish, plan, day, &n_new, error))
    return FALSE;

  if (plan != NULL && n_new + n_ended == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” changes nothing. There is nothing to publish."), publish->name);
      return FALSE;
    }

  detail = plan != NULL ? g_strdup_printf ("{\"relationships\":%u,\"ended\":%u}", n_new, n_ended)
                        : g_strdup_printf ("{\"relationships\":%u}", n_new);
  *out = g_variant_new ("u", n_new);

  return lodestar_relationship_verbs_check_capacity (db, publish->program_id, error) &&
         lodestar_publish_store_mark (db, publish, error) &&
         lodestar_history_add (db, "proposal", proposal_id, detail, error);
}

static gboolean
lodestar_relationship_verbs_note (
  LodestarDb *db, gint64 id, const char *key, const char *value, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("{\"%s\":\"%s\"}", key, value);

  return lodestar_history_add (db, "relationship", id, detail, error);
}

/* Both verdicts at once: what one says first must not end the trial that the other then refuses. */
static gboolean
lodestar_relationship_verbs_write_verdicts (
  LodestarDb *db, gint64 id, GVariant *verdicts, const char *iso, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  LodestarRelationshipState state;
  GVariantIter              iter;
  const char               *nick;
  gint64                    participant_id;
  LodestarDate              today;
  gboolean                  is_good = TRUE;

  if (!lodestar_relationship_guard_date (iso, &today, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_relationship_guard_running (row, error) ||
      !lodestar_relationship_guard_day (row, today, error))
    return FALSE;

  g_variant_iter_init (&iter, verdicts);

  while (g_variant_iter_next (&iter, "(x&s)", &participant_id, &nick))
    {
      LodestarMember *member =
        (LodestarMember *) lodestar_relationship_row_find_member (row, participant_id);

      if (member == NULL)
        {
          g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                               _ ("This person is not in the relationship."));
          return FALSE;
        }

      if (!lodestar_verdict_from_nick (nick, &member->verdict))
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("A verdict is good, undecided or poor, not “%s”."), nick);
          return FALSE;
        }

      if (!lodestar_relationship_store_set_verdict (db, id, participant_id, member->verdict, today,
                                                    error) ||
          !lodestar_relationship_verbs_note (db, id, "verdict", nick, error))
        return FALSE;
    }

  for (guint i = 0; i < row->members->len; i++)
    is_good &= g_array_index (row->members, LodestarMember, i).verdict == LODESTAR_VERDICT_GOOD;

  state = row->state == LODESTAR_RELATIONSHIP_TRIAL && is_good ? LODESTAR_RELATIONSHIP_ACTIVE
                                                               : row->state;
  *out = g_variant_new ("s", lodestar_relationship_state_get_nick (state));

  return state == row->state ||
         lodestar_relationship_store_set_state (db, id, state, LODESTAR_DATE_NONE, "", error);
}

static gboolean
lodestar_relationship_verbs_set_verdict (LodestarDb *db,
                                         GVariant   *in,
                                         GVariant  **out,
                                         GError    **error)
{
  g_autoptr (GVariant) verdicts = NULL;
  GVariantBuilder builder;
  const char     *nick, *iso;
  gint64          id, participant_id;

  g_variant_get (in, "(xx&s&s)", &id, &participant_id, &nick, &iso);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xs)"));
  g_variant_builder_add (&builder, "(xs)", participant_id, nick);
  verdicts = g_variant_ref_sink (g_variant_builder_end (&builder));

  return lodestar_relationship_verbs_write_verdicts (db, id, verdicts, iso, out, error);
}

static gboolean
lodestar_relationship_verbs_set_verdicts (LodestarDb *db,
                                          GVariant   *in,
                                          GVariant  **out,
                                          GError    **error)
{
  g_autoptr (GVariant) verdicts = NULL;
  const char *iso;
  gint64      id;

  g_variant_get (in, "(x@a(xs)&s)", &id, &verdicts, &iso);

  return lodestar_relationship_verbs_write_verdicts (db, id, verdicts, iso, out, error);
}

static gboolean
lodestar_relationship_verbs_keep (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  gint64 id;

  g_variant_get (in, "(x)", &id);

  if ((row = lodestar_relationship_store_read_one (db, id, error)) == NULL)
    return FALSE;

  if (row->state != LODESTAR_RELATIONSHIP_TRIAL)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("The relationship is not in trial any more."));
      return FALSE;
    }

  return lodestar_relationship_store_set_state (db, id, LODESTAR_RELATIONSHIP_ACTIVE,
                                                LODESTAR_DATE_NONE, "", error) &&
         lodestar_relationship_verbs_note (db, id, "state", "active", error);
}

static gboolean
lodestar_relationship_verbs_pause (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  const char  *iso;
  gint64       id;
  LodestarDate day;

  g_variant_get (in, "(x&s)", &id, &iso);

  if (!lodestar_relationship_guard_date (iso, &day, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_relationship_guard_running (row, error) ||
      !lodestar_relationship_guard_day (row, day, error))
    return FALSE;

  if (row->state == LODESTAR_RELATIONSHIP_PAUSED)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("The relationship is already paused."));
      return FALSE;
    }

  return lodestar_relationship_store_add_pause (db, id, day, row->state, error) &&
         lodestar_relationship_store_set_state (db, id, LODESTAR_RELATIONSHIP_PAUSED,
                                                LODESTAR_DATE_NONE, "", error) &&
         lodestar_relationship_verbs_note (db, id, "state", "paused", error);
}

/* Days of a pause are given back to the trial. */
static gboolean
lodestar_relationship_verbs_resume (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  LodestarRelationshipState state;
  const LodestarPause      *pause;
  const char               *iso;
  gint64                    id;
  LodestarDate              day;

  g_variant_get (in, "(x&s)", &id, &iso);

  if (!lodestar_relationship_guard_date (iso, &day, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL)
    return FALSE;

  if (row->state != LODESTAR_RELATIONSHIP_PAUSED || row->pauses->len == 0)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("The relationship is not paused."));
      return FALSE;
    }

  pause = &g_array_index (row->pauses, LodestarPause, row->pauses->len - 1);

  if (!lodestar_relationship_store_end_pause (db, id, day, &state, error) ||
      !lodestar_relationship_store_set_state (db, id, state, LODESTAR_DATE_NONE, "", error))
    return FALSE;

  if (state == LODESTAR_RELATIONSHIP_TRIAL && day > pause->paused_on &&
      !lodestar_relationship_store_set_trial (db, id, row->trial_ends_on + day - pause->paused_on,
                                              error))
    return FALSE;

  return lodestar_relationship_verbs_note (db, id, "state",
                                           lodestar_relationship_state_get_nick (state), error);
}

/**
 * lodestar_relationship_verbs_finish:
 * @db: the writing connection
 * @id: the identity of a relationship
 * @state: completed or ended
 * @iso: its last day
 * @reason: why, where it has ended
 * @error: return location for a #GError, or %NULL
 *
 * Ends a running relationship. A pause ends with it, planned meetings are called off.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_relationship_verbs_finish (LodestarDb               *db,
                                    gint64                    id,
                                    LodestarRelationshipState state,
                                    const char               *iso,
                                    const char               *reason,
                                    GError                  **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  LodestarDate day;

  if (!lodestar_relationship_guard_date (iso, &day, error) ||
      (row = lodestar_relationship_store_read_one (db, id, error)) == NULL ||
      !lodestar_relationship_guard_running (row, error) ||
      !lodestar_relationship_guard_day (row, day, error))
    return FALSE;

  if (row->state == LODESTAR_RELATIONSHIP_PAUSED && row->pauses->len > 0 &&
      !lodestar_relationship_store_end_pause (db, id, day, NULL, error))
    return FALSE;

  return lodestar_relationship_store_set_state (db, id, state, day, reason, error) &&
         lodestar_meeting_store_cancel_planned (db, id, error) &&
         lodestar_relationship_verbs_note (db, id, "state",
                                           lodestar_relationship_state_get_nick (state), error);
}

static gboolean
lodestar_relationship_verbs_complete (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *iso;
  gint64      id;

  g_variant_get (in, "(x&s)", &id, &iso);

  return lodestar_relationship_verbs_finish (db, id, LODESTAR_RELATIONSHIP_COMPLETED, iso, "",
                                             error);
}

static gboolean
lodestar_relationship_verbs_end (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  g_autofree char *reason = NULL;
  const char      *iso, *text;
  gint64           id;

  g_variant_get (in, "(x&s&s)", &id, &iso, &text);
  reason = lodestar_text_clean (text);

  if (lodestar_text_is_blank (reason))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("Say why the relationship ends: later matching and the report need "
                              "the reason."));
      return FALSE;
    }

  return lodestar_relationship_verbs_finish (db, id, LODESTAR_RELATIONSHIP_ENDED, iso, reason,
                                             error);
}

/**
 * lodestar_verb_proposal_publish:
 *
 * `(xs)`: a proposal and the first day of its relationships. Each pair becomes
 * a relationship in trial, with the score and its reasons; a program that was a
 * draft or being matched runs from then on. One that matches anew ends what it
 * replaces, with the reason, and leaves alone what it keeps. Refused as a whole where the
 * proposal was published before, pairs nobody, where somebody does not take
 * part any more, was paired with the same partner before, or would have more
 * partners in running relationships than places. Gives `u`, the new relationships.
 */
const LodestarVerb lodestar_verb_proposal_publish = { "proposal-publish", N_ ("Publish Proposal"),
                                                      "(xs)", lodestar_relationship_verbs_publish };

/**
 * lodestar_verb_relationship_set_verdict:
 *
 * `(xxss)`: a relationship, a participant in it, `good`, `undecided`, `poor` or
 * "" to take it back, and today. In trial, the last “good” makes the
 * relationship active. Gives `s`, the state afterwards.
 */
const LodestarVerb lodestar_verb_relationship_set_verdict = {
  "relationship-set-verdict", N_ ("Set Verdict"), "(xxss)", lodestar_relationship_verbs_set_verdict
};

/**
 * lodestar_verb_relationship_set_verdicts:
 *
 * `(xa(xs)s)`: a relationship, members of it with their verdicts as in
 * lodestar_verb_relationship_set_verdict(), and today. Gives `s`, the
 * relationship's state.
 */
const LodestarVerb lodestar_verb_relationship_set_verdicts = {
  "relationship-set-verdicts", N_ ("Set Verdicts"), "(xa(xs)s)",
  lodestar_relationship_verbs_set_verdicts
};

/**
 * lodestar_verb_relationship_keep:
 *
 * `(x)`: a relationship in trial, which becomes active whatever the verdicts.
 */
const LodestarVerb lodestar_verb_relationship_keep = { "relationship-keep",
                                                       N_ ("Keep Relationship"), "(x)",
                                                       lodestar_relationship_verbs_keep };

/**
 * lodestar_verb_relationship_pause:
 *
 * `(xs)`: a relationship in trial or active and the first day on which it rests.
 */
const LodestarVerb lodestar_verb_relationship_pause = { "relationship-pause",
                                                        N_ ("Pause Relationship"), "(xs)",
                                                        lodestar_relationship_verbs_pause };

/**
 * lodestar_verb_relationship_resume:
 *
 * `(xs)`: a paused relationship and the first day on which it does not rest any
 * more. It goes back to where it was; a trial is lengthened by the pause.
 */
const LodestarVerb lodestar_verb_relationship_resume = { "relationship-resume",
                                                         N_ ("Resume Relationship"), "(xs)",
                                                         lodestar_relationship_verbs_resume };

/**
 * lodestar_verb_relationship_complete:
 *
 * `(xs)`: a running relationship and the day on which it came to its planned
 * end. Planned meetings are called off.
 */
const LodestarVerb lodestar_verb_relationship_complete = { "relationship-complete",
                                                           N_ ("Complete Relationship"), "(xs)",
                                                           lodestar_relationship_verbs_complete };

/**
 * lodestar_verb_relationship_end:
 *
 * `(xss)`: a running relationship, its last day, and why it is given up.
 * Planned meetings are called off.
 */
const LodestarVerb lodestar_verb_relationship_end = { "relationship-end", N_ ("End Relationship"),
                                                      "(xss)", lodestar_relationship_verbs_end };
