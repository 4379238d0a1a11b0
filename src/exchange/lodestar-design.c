/* lodestar-design.c - a program's design and its defaults
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-design.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-design-private.h"
#include "lodestar-text.h"

/* A program of this many months is what the timeline below is written for. */
#define LODESTAR_DESIGN_MONTHS 12

static const char *const lodestar_design_structures[] = { "one-to-one", "group", "peer",
                                                          "reverse" };

static const char *const lodestar_design_phase_kinds[] = { "launch", "development", "completion",
                                                           "other" };

/* F5 to F7: what happens when. Months are those of a program of a year. */
static const struct
{
  guint       phase;
  const char *name;
  gboolean    is_milestone;
  int         month;
  int         day;
} lodestar_design_timeline[] = {
  { 0, N_ ("Kickoff"), FALSE, 1, 1 },
  { 0, N_ ("Overview and expectations"), FALSE, 1, 1 },
  { 0, N_ ("Goal-setting workshop"), FALSE, 1, 8 },
  { 0, N_ ("First meeting held"), TRUE, 1, 14 },
  { 1, N_ ("Goals agreed"), TRUE, 2, 1 },
  { 1, N_ ("Skill module: leading people"), FALSE, 3, 15 },
  { 1, N_ ("Group session"), FALSE, 4, 1 },
  { 1, N_ ("Networking across pairs"), FALSE, 5, 15 },
  { 1, N_ ("Mid-program check-in"), TRUE, 6, 15 },
  { 1, N_ ("Group session"), FALSE, 7, 1 },
  { 1, N_ ("Skill module: strategic thinking"), FALSE, 8, 15 },
  { 1, N_ ("Group session"), FALSE, 10, 1 },
  { 1, N_ ("Capstone project chosen"), TRUE, 10, 15 },
  { 2, N_ ("Capstone project presented"), TRUE, 12, 8 },
  { 2, N_ ("Transition plan agreed"), TRUE, 12, 15 },
  { 2, N_ ("Celebration and recognition"), FALSE, 12, 22 },
};

/* The same as the matching starts with; a test compares them. */
static const struct
{
  const char *kind;
  int         weight;
  const char *value;
} lodestar_design_criteria[] = {
  { "skills", 50, NULL },  { "development", 40, NULL }, { "career-goal", 40, NULL },
  { "wishes", 40, NULL },  { "level-gap", 25, "2" },    { "interests", 20, NULL },
  { "style", 20, NULL },   { "languages", 20, NULL },   { "times", 15, NULL },
  { "format", 10, NULL },  { "time-zone", 10, NULL },   { "department", 10, "different" },
  { "location", 0, NULL },
};

static const struct
{
  const char *kind;
  gboolean    is_enabled;
  const char *value;
} lodestar_design_rules[] = {
  { "reporting-line", TRUE, NULL },   { "same-team", FALSE, NULL },
  { "same-department", FALSE, NULL }, { "other-department", FALSE, NULL },
  { "same-location", FALSE, NULL },   { "other-location", FALSE, NULL },
  { "earlier-pairs", TRUE, NULL },    { "time-zone-distance", FALSE, "6" },
  { "level-gap", FALSE, "1..4" },
};

static void
lodestar_design_event_free (LodestarDesignEvent *self)
{
  g_free (self->name);
  g_free (self);
}

static void
lodestar_design_phase_free (LodestarDesignPhase *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->events);
  g_free (self);
}

static void
lodestar_design_criterion_free (LodestarDesignCriterion *self)
{
  g_free (self->value);
  g_free (self);
}

static void
lodestar_design_rule_free (LodestarDesignRule *self)
{
  g_free (self->value);
  g_free (self);
}

static void
lodestar_design_goal_free (LodestarDesignGoal *self)
{
  g_free (self->specific);
  g_free (self->metric);
  g_free (self->baseline);
  g_free (self->target);
  g_free (self->relevance);
  g_free (self);
}

LodestarDesignEvent *
lodestar_design_event_new (const char *name, gboolean is_milestone, int month, int day)
{
  LodestarDesignEvent *self = g_new0 (LodestarDesignEvent, 1);

  self->name = lodestar_text_clean (name);
  self->is_milestone = is_milestone;
  self->month = month;
  self->day = day;

  return self;
}

LodestarDesignPhase *
lodestar_design_phase_new (const char *name, const char *kind)
{
  LodestarDesignPhase *self = g_new0 (LodestarDesignPhase, 1);

  self->name = lodestar_text_clean (name);
  self->kind = kind;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_design_event_free);

  return self;
}

LodestarDesignGoal *
lodestar_design_goal_new (const char *specific)
{
  LodestarDesignGoal *self = g_new0 (LodestarDesignGoal, 1);

  self->specific = lodestar_text_clean (specific);

  return self;
}

static const char *
lodestar_design_find (const char *nick, const char *const *nicks, gsize n_nicks)
{
  for (gsize i = 0; i < n_nicks; i++)
    if (strcmp (nick, nicks[i]) == 0)
      return nicks[i];

  return NULL;
}

/* The constant of that name, which a design can borrow, or %NULL. */
const char *
lodestar_design_find_structure (const char *nick)
{
  return lodestar_design_find (nick, lodestar_design_structures,
                               G_N_ELEMENTS (lodestar_design_structures));
}

const char *
lodestar_design_find_objective (const char *nick)
{
  static const char *const objectives[] = { "best", "fair", "stable" };

  return lodestar_design_find (nick, objectives, G_N_ELEMENTS (objectives));
}

const char *
lodestar_design_find_phase_kind (const char *nick)
{
  return lodestar_design_find (nick, lodestar_design_phase_kinds,
                               G_N_ELEMENTS (lodestar_design_phase_kinds));
}

/* Launch and completion take a month each, development what is between them. Where there are fewer
 * than three months the phases share them. */
static void
lodestar_design_place_phase (LodestarDesignPhase *phase, guint place, int duration_months)
{
  int first[] = { 1, 2, duration_months };
  int last[] = { 1, duration_months - 1, duration_months };

  phase->first_month = CLAMP (first[place], 1, duration_months);
  phase->last_month = CLAMP (last[place], phase->first_month, duration_months);
}

/* The month of an event of a program of a year in one of another duration: at the same share of
 * its phase. */
static int
lodestar_design_scale_month (const LodestarDesignPhase *phase, guint place, int month)
{
  int n_months = phase->last_month - phase->first_month;

  if (place != 1)
    return phase->first_month;

  return phase->first_month +
         ((month - 2) * n_months + (LODESTAR_DESIGN_MONTHS - 3) / 2) / (LODESTAR_DESIGN_MONTHS - 3);
}

static int
lodestar_design_compare_events (gconstpointer a, gconstpointer b)
{
  const LodestarDesignEvent *one = *(LodestarDesignEvent *const *) a;
  const LodestarDesignEvent *other = *(LodestarDesignEvent *const *) b;

  if (one->month != other->month)
    return one->month - other->month;

  return one->day - other->day;
}

/* In a short program the group sessions fall together; then there are fewer. */
static gboolean
lodestar_design_has_event (const LodestarDesignPhase *phase, const char *name, int month)
{
  for (guint i = 0; i < phase->events->len; i++)
    {
      const LodestarDesignEvent *event = g_ptr_array_index (phase->events, i);

      if (event->month == month && strcmp (event->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * lodestar_design_new_phases:
 * @duration_months: how many months the program takes
 *
 * The phases of F5 to F7 with their events, whose months are scaled to the
 * duration.
 *
 * Returns: (transfer full) (element-type LodestarDesignPhase): the phases
 */
GPtrArray *
lodestar_design_new_phases (int duration_months)
{
  static const char *const names[] = { N_ ("Launch"), N_ ("Development"), N_ ("Completion") };
  GPtrArray *phases = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_design_phase_free);

  g_return_val_if_fail (duration_months >= 1, phases);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      LodestarDesignPhase *phase =
        lodestar_design_phase_new (_ (names[i]), lodestar_design_phase_kinds[i]);

      lodestar_design_place_phase (phase, i, duration_months);

      for (gsize j = 0; j < G_N_ELEMENTS (lodestar_design_timeline); j++)
        {
          const char *name = _ (lodestar_design_timeline[j].name);
          int month = lodestar_design_scale_month (phase, i, lodestar_design_timeline[j].month);

          if (lodestar_design_timeline[j].phase == i &&
              !lodestar_design_has_event (phase, name, month))
            g_ptr_array_add (phase->events, lodestar_design_event_new (
                                              name, lodestar_design_timeline[j].is_milestone, month,
                                              lodestar_design_timeline[j].day));
        }

      g_ptr_array_sort (phase->events, lodestar_design_compare_events);
      g_ptr_array_add (phases, phase);
    }

  return phases;
}

/**
 * lodestar_design_new_criteria:
 * @structure: the structure of the program
 *
 * All criteria with their default weights and values. In reverse mentoring
 * the junior mentors the senior, so the best gap points down; among peers
 * there is none.
 *
 * Returns: (transfer full) (element-type LodestarDesignCriterion): the criteria
 */
GPtrArray *
lodestar_design_new_criteria (const char *structure)
{
  GPtrArray *criteria =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_design_criterion_free);

  g_return_val_if_fail (structure != NULL, criteria);

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_design_criteria); i++)
    {
      LodestarDesignCriterion *criterion = g_new0 (LodestarDesignCriterion, 1);
      const char              *value = lodestar_design_criteria[i].value;

      if (strcmp (lodestar_design_criteria[i].kind, "level-gap") == 0)
        {
          if (strcmp (structure, "reverse") == 0)
            value = "-2";
          else if (strcmp (structure, "peer") == 0)
            value = "0";
        }

      criterion->kind = lodestar_design_criteria[i].kind;
      criterion->weight = lodestar_design_criteria[i].weight;
      criterion->is_enabled = criterion->weight > 0;
      criterion->value = g_strdup (value);
      g_ptr_array_add (criteria, criterion);
    }

  return criteria;
}

/**
 * lodestar_design_new_rules:
 * @structure: the structure of the program
 *
 * All rules; never within the reporting line and no pair that was one before
 * are kept from the start.
 *
 * Returns: (transfer full) (element-type LodestarDesignRule): the rules
 */
GPtrArray *
lodestar_design_new_rules (const char *structure)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_design_rule_free);

  g_return_val_if_fail (structure != NULL, rules);

  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_design_rules); i++)
    {
      LodestarDesignRule *rule = g_new0 (LodestarDesignRule, 1);

      rule->kind = lodestar_design_rules[i].kind;
      rule->is_enabled = lodestar_design_rules[i].is_enabled;
      rule->value = g_strdup (lodestar_design_rules[i].value);
      g_ptr_array_add (rules, rule);
    }

  return rules;
}

/**
 * lodestar_design_new:
 * @name: the name of the program
 * @today: the day from which the start is counted
 *
 * A design with the defaults of F1 to F7: one-to-one, from the first of next
 * month, for twelve months, meeting monthly for an hour, on trial for 60 days.
 *
 * Returns: (transfer full): the design
 */
LodestarDesign *
lodestar_design_new (const char *name, LodestarDate today)
{
  LodestarDesign *self = g_new0 (LodestarDesign, 1);
  int             year, month, day;

  g_return_val_if_fail (name != NULL, self);
  g_return_val_if_fail (today != LODESTAR_DATE_NONE, self);

  lodestar_date_get_ymd (today, &year, &month, &day);
  self->name = lodestar_text_clean (name);
  self->purpose = g_strdup ("");
  self->structure = lodestar_design_structures[0];
  self->start = lodestar_date_add_months (lodestar_date_new (year, month, 1), 1);
  self->duration_months = LODESTAR_DESIGN_MONTHS;
  self->cadence = LODESTAR_CADENCE_MONTHLY;
  self->meeting_minutes = 60;
  self->trial_days = 60;
  self->minimum_score = 0;
  self->objective = lodestar_design_find_objective ("best");
  self->units = (LodestarUnits) {
    .group_min = LODESTAR_UNITS_GROUP_USUAL_LEAST,
    .group_max = LODESTAR_UNITS_GROUP_USUAL_MOST,
    .circle_min = LODESTAR_UNITS_CIRCLE_LEAST,
    .circle_max = LODESTAR_UNITS_CIRCLE_USUAL_MOST,
  };
  self->phases = lodestar_design_new_phases (self->duration_months);
  self->criteria = lodestar_design_new_criteria (self->structure);
  self->rules = lodestar_design_new_rules (self->structure);
  self->goals = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_design_goal_free);

  return self;
}

/**
 * lodestar_design_free:
 * @self: (transfer full): a design
 *
 * Frees the design.
 */
void
lodestar_design_free (LodestarDesign *self)
{
  g_free (self->name);
  g_free (self->purpose);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_free (self);
}
