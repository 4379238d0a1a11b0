/* lodestar-example-life.c - what happens in the relationships of the example
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example-private.h"

#include "lodestar-goal-verbs.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs.h"

/* How a relationship goes. */
typedef enum
{
  LODESTAR_EXAMPLE_WELL,
  LODESTAR_EXAMPLE_SILENT,
  LODESTAR_EXAMPLE_STALE,    /* they meet, but nobody looks at the goals */
  LODESTAR_EXAMPLE_UNLOGGED, /* a planned meeting is over */
  LODESTAR_EXAMPLE_MISFIT,   /* one says so at the end of the trial, and it ends */
  LODESTAR_EXAMPLE_LEAVES,   /* it ends later */
  LODESTAR_EXAMPLE_DONE,     /* it comes to its end early */
  LODESTAR_EXAMPLE_PAUSED,
  LODESTAR_EXAMPLE_RESUMED,
  LODESTAR_EXAMPLE_UNANSWERED, /* the trial is over, one has not said anything */
  LODESTAR_EXAMPLE_UNDECIDED,
  LODESTAR_EXAMPLE_NEVER_MET,
} LodestarExampleCourse;

/* One relationship while its life is written. */
typedef struct
{
  LodestarExample               *example;
  const LodestarRelationshipRow *row;
  LodestarExampleCourse          course;
  LodestarDate                   end;  /* of what can happen: today, or the day on which it ends */
  LodestarDate                   last; /* of the meetings held */
} LodestarExampleLife;

static gboolean
lodestar_example_log (LodestarExampleLife *life, LodestarDate day, gboolean is_held, GError **error)
{
  static const int lengths[] = { 45, 60, 60, 75, 75, 75, 90 };
  LodestarExample *self = life->example;
  int minutes = is_held ? lengths[lodestar_example_pick (self, G_N_ELEMENTS (lengths))] : 0;
  int rating =
    is_held && lodestar_example_chance (self, 65) ? lodestar_example_between (self, 3, 5) : 0;
  char iso[LODESTAR_DATE_ISO_SIZE], today[LODESTAR_DATE_ISO_SIZE];

  return lodestar_example_do (self, &lodestar_verb_meeting_log,
                              g_variant_new ("(xxssiiss)", life->row->id, (gint64) 0,
                                             lodestar_example_iso (day, iso),
                                             is_held ? "held" : "missed", minutes, rating, "",
                                             lodestar_example_iso (self->today, today)),
                              NULL, error);
}

static gboolean
lodestar_example_plan (LodestarExampleLife *life, LodestarDate day, GError **error)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  return lodestar_example_do (
    life->example, &lodestar_verb_meeting_plan,
    g_variant_new ("(xsis)", life->row->id, lodestar_example_iso (day, iso), 75, ""), NULL, error);
}

/* A meeting each month, some missed; the last is held, for only the silent ones are silent. */
static gboolean
lodestar_example_meet (LodestarExampleLife *life, GError **error)
{
  LodestarExample *self = life->example;
  LodestarDate     start = life->row->started_on + 9, day, next;

  if (life->course == LODESTAR_EXAMPLE_NEVER_MET)
    return TRUE;

  for (int n = 0;; n++)
    {
      gboolean is_held;

      day = lodestar_cadence_nth (LODESTAR_CADENCE_MONTHLY, start, n) +
            lodestar_example_between (self, -4, 5);
      next = lodestar_cadence_nth (LODESTAR_CADENCE_MONTHLY, start, n + 1) + 5;

      if (day > life->end)
        break;

      is_held = n == 0 || next > life->end || !lodestar_example_chance (self, 15);

      if (!lodestar_example_log (life, day, is_held, error))
        return FALSE;

      if (is_held)
        life->last = day;
    }

  if (life->course == LODESTAR_EXAMPLE_UNLOGGED)
    return lodestar_example_plan (
      life, MAX (life->last + 1, self->today - lodestar_example_between (self, 2, 11)), error);

  return TRUE;
}

static gboolean
lodestar_example_plan_ahead (LodestarExampleLife *life, GError **error)
{
  LodestarExample *self = life->example;
  LodestarDate     day = MAX (life->last + lodestar_example_between (self, 26, 33),
                              self->today + lodestar_example_between (self, 1, 9));

  if (life->course != LODESTAR_EXAMPLE_WELL && life->course != LODESTAR_EXAMPLE_STALE &&
      life->course != LODESTAR_EXAMPLE_UNANSWERED)
    return TRUE;

  if (lodestar_example_chance (self, 25))
    return TRUE;

  return lodestar_example_plan (life, day, error) &&
         (lodestar_example_chance (self, 55) ||
          lodestar_example_plan (life, day + lodestar_example_between (self, 28, 33), error));
}

static gboolean
lodestar_example_touch_goal (
  LodestarExampleLife *life, gint64 id, int progress, LodestarDate day, GError **error)
{
  char            iso[LODESTAR_DATE_ISO_SIZE];
  GVariantBuilder columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "progress", g_variant_new_int32 (progress));

  return lodestar_example_do (
    life->example, &lodestar_verb_goal_edit,
    g_variant_new ("(xa{sv}s)", id, &columns, lodestar_example_iso (day, iso)), NULL, error);
}

static gboolean
lodestar_example_set_goals (LodestarExampleLife *life, GError **error)
{
  LodestarExample *self = life->example;
  g_auto (GStrv) texts = lodestar_example_list (self, "relationships", "goals");
  LodestarDate created = life->row->started_on + lodestar_example_between (self, 6, 18);
  guint        n = self->today - life->row->started_on < 40 ? lodestar_example_pick (self, 2)
                                                            : 1 + lodestar_example_pick (self, 3);
  g_autoptr (GPtrArray) chosen = lodestar_example_pick_some (self, texts, n);

  for (guint i = 0; i < chosen->len && created < life->end; i++)
    {
      LodestarDate due = created + lodestar_example_between (self, 170, 330);
      LodestarDate touched = life->end - lodestar_example_between (self, 1, 34);
      char         due_iso[LODESTAR_DATE_ISO_SIZE], created_iso[LODESTAR_DATE_ISO_SIZE];
      int          progress, planned;
      gint64       id;

      due = due < self->today + 8 && lodestar_example_chance (self, 60) ? self->today + 20 : due;

      if (life->course == LODESTAR_EXAMPLE_STALE)
        touched = life->end - lodestar_example_between (self, 49, 68);

      touched = MAX (touched, created);
      planned = MIN (100, 100 * (life->end - created) / MAX (1, due - created));
      progress =
        planned + (lodestar_example_chance (self, 68) ? lodestar_example_between (self, 1, 16)
                                                      : lodestar_example_between (self, -26, -6));
      progress = CLAMP (progress / 5 * 5 + 5, 0, 100);

      /* Most of what is due is reached. */
      if (due <= self->today)
        progress = lodestar_example_chance (self, 94) ? 100 : 80;

      if (!lodestar_example_do (self, &lodestar_verb_goal_add,
                                g_variant_new ("(xsiss)", life->row->id, chosen->pdata[i], 0,
                                               lodestar_example_chance (self, 12)
                                                 ? ""
                                                 : lodestar_example_iso (due, due_iso),
                                               lodestar_example_iso (created, created_iso)),
                                &id, error) ||
          !lodestar_example_touch_goal (life, id, progress, touched, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_example_say (
  LodestarExampleLife *life, guint nth, const char *verdict, LodestarDate day, GError **error)
{
  const LodestarMember *member = &g_array_index (life->row->members, LodestarMember, nth);
  char                  iso[LODESTAR_DATE_ISO_SIZE];

  return lodestar_example_do (life->example, &lodestar_verb_relationship_set_verdict,
                              g_variant_new ("(xxss)", life->row->id, member->participant_id,
                                             verdict, lodestar_example_iso (day, iso)),
                              NULL, error);
}

/* What both say when the trial ends. */
static gboolean
lodestar_example_judge (LodestarExampleLife *life, GError **error)
{
  LodestarDate day = MIN (life->example->today, life->row->trial_ends_on -
                                                  lodestar_example_between (life->example, 0, 9));

  if (life->example->today <= life->row->trial_ends_on)
    return TRUE;

  switch (life->course)
    {
    case LODESTAR_EXAMPLE_MISFIT:
      return lodestar_example_say (life, 0, "undecided", day, error) &&
             lodestar_example_say (life, 1, "poor", day, error);
    case LODESTAR_EXAMPLE_UNANSWERED:
      return lodestar_example_say (life, 0, "good", day, error);
    case LODESTAR_EXAMPLE_UNDECIDED:
      return lodestar_example_say (life, 0, "undecided", day, error) &&
             lodestar_example_say (life, 1, "good", day, error);
    case LODESTAR_EXAMPLE_WELL:
    default:
      return lodestar_example_say (life, 0, "good", day, error) &&
             lodestar_example_say (life, 1, "good", day, error);
    }
}

static gboolean
lodestar_example_do_on (LodestarExampleLife *life,
                        const LodestarVerb  *verb,
                        LodestarDate         day,
                        GError             **error)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  return lodestar_example_do (
    life->example, verb, g_variant_new ("(xs)", life->row->id, lodestar_example_iso (day, iso)),
    NULL, error);
}

static gboolean
lodestar_example_turn (LodestarExampleLife *life, GError **error)
{
  LodestarExample *self = life->example;
  g_auto (GStrv) reasons = lodestar_example_list (self, "relationships", "reasons");
  char iso[LODESTAR_DATE_ISO_SIZE];

  switch (life->course)
    {
    case LODESTAR_EXAMPLE_MISFIT:
    case LODESTAR_EXAMPLE_LEAVES:
      return lodestar_example_do (
        self, &lodestar_verb_relationship_end,
        g_variant_new ("(xss)", life->row->id, lodestar_example_iso (life->end, iso),
                       life->course == LODESTAR_EXAMPLE_MISFIT ? reasons[1]
                                                               : reasons[life->row->id % 2 * 2]),
        NULL, error);
    case LODESTAR_EXAMPLE_DONE:
      return lodestar_example_do_on (life, &lodestar_verb_relationship_complete, life->end, error);
    case LODESTAR_EXAMPLE_PAUSED:
      return lodestar_example_do_on (life, &lodestar_verb_relationship_pause, life->end, error);
    case LODESTAR_EXAMPLE_RESUMED:
      return lodestar_example_do_on (life, &lodestar_verb_relationship_pause, self->today - 118,
                                     error) &&
             lodestar_example_do_on (life, &lodestar_verb_relationship_resume, self->today - 84,
                                     error);
    default:
      return TRUE;
    }
}

static gboolean
lodestar_example_write_note (LodestarExampleLife *life, GError **error)
{
  LodestarExample *self = life->example;
  g_auto (GStrv) notes = lodestar_example_list (self, "relationships", "notes");
  char             iso[LODESTAR_DATE_ISO_SIZE];
  g_autofree char *moment = NULL;

  if (life->last == LODESTAR_DATE_NONE || !lodestar_example_chance (self, 32))
    return TRUE;

  moment = g_strconcat (lodestar_example_iso (life->last, iso), "T14:30:00Z", NULL);

  return lodestar_example_do (
    self, &lodestar_verb_note_add,
    g_variant_new ("(xss)", life->row->id, moment,
                   notes[lodestar_example_pick (self, g_strv_length (notes))]),
    NULL, error);
}

static LodestarExampleCourse
lodestar_example_get_course (guint nth, gboolean is_first_wave, gboolean is_last_wave)
{
  static const LodestarExampleCourse first[] = {
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_WELL,     LODESTAR_EXAMPLE_SILENT,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_MISFIT,   LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_PAUSED, LODESTAR_EXAMPLE_WELL,     LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_STALE,  LODESTAR_EXAMPLE_DONE,     LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_LEAVES,   LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_RESUMED,  LODESTAR_EXAMPLE_UNLOGGED,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_MISFIT,   LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_SILENT, LODESTAR_EXAMPLE_WELL,     LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_DONE,   LODESTAR_EXAMPLE_WELL,     LODESTAR_EXAMPLE_LEAVES,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_UNLOGGED, LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_STALE,  LODESTAR_EXAMPLE_WELL,     LODESTAR_EXAMPLE_SILENT,
    LODESTAR_EXAMPLE_WELL,   LODESTAR_EXAMPLE_STALE,
  };
  static const LodestarExampleCourse second[] = {
    LODESTAR_EXAMPLE_WELL, LODESTAR_EXAMPLE_UNANSWERED, LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_WELL, LODESTAR_EXAMPLE_UNDECIDED,  LODESTAR_EXAMPLE_WELL,
  };
  static const LodestarExampleCourse third[] = {
    LODESTAR_EXAMPLE_WELL,
    LODESTAR_EXAMPLE_NEVER_MET,
    LODESTAR_EXAMPLE_WELL,
  };

  if (is_first_wave)
    return nth < G_N_ELEMENTS (first) ? first[nth] : LODESTAR_EXAMPLE_WELL;

  if (is_last_wave)
    return nth < G_N_ELEMENTS (third) ? third[nth] : LODESTAR_EXAMPLE_WELL;

  return nth < G_N_ELEMENTS (second) ? second[nth] : LODESTAR_EXAMPLE_WELL;
}

static LodestarDate
lodestar_example_get_end (LodestarExample *self, LodestarExampleLife *life)
{
  LodestarDate start = life->row->started_on, today = self->today;

  switch (life->course)
    {
    case LODESTAR_EXAMPLE_SILENT:
      return today - lodestar_example_between (self, 40, 52);
    case LODESTAR_EXAMPLE_MISFIT:
      return MIN (today, life->row->trial_ends_on + 3);
    case LODESTAR_EXAMPLE_LEAVES:
      return MIN (today, start + lodestar_example_between (self, 120, 170));
    case LODESTAR_EXAMPLE_DONE:
      return today - lodestar_example_between (self, 4, 25);
    case LODESTAR_EXAMPLE_PAUSED:
      return today - lodestar_example_between (self, 12, 30);
    default:
      return today;
    }
}

/**
 * lodestar_example_live:
 * @self: the example
 * @program_id: a program
 * @error: return location for a #GError, or %NULL
 *
 * Writes what happened since then in the relationships that began last.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_example_live (LodestarExample *self, gint64 program_id, GError **error)
{
  g_autoptr (LodestarCohort) cohort =
    lodestar_relationship_store_load_cohort (self->db, program_id, error);
  gint64 newest = 0, oldest = G_MAXINT64;
  guint  nth = 0;

  if (cohort == NULL)
    return FALSE;

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

      newest = MAX (newest, row->proposal_id);
      oldest = MIN (oldest, row->proposal_id);
    }

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      LodestarExampleLife life = { .example = self,
                                   .row = g_ptr_array_index (cohort->relationships, i) };

      if (life.row->proposal_id != newest)
        continue;

      life.course = lodestar_example_get_course (nth++, newest == oldest,
                                                 self->today - life.row->started_on < 40);
      life.end = lodestar_example_get_end (self, &life);

      if (!lodestar_example_meet (&life, error) || !lodestar_example_set_goals (&life, error) ||
          !lodestar_example_judge (&life, error) || !lodestar_example_plan_ahead (&life, error) ||
          !lodestar_example_write_note (&life, error) || !lodestar_example_turn (&life, error))
        return FALSE;
    }

  return TRUE;
}
