/* lodestar-example-programs.c - the programs of the example and who takes part
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example-private.h"

#include "lodestar-match.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-program-verbs.h"
#include "lodestar-relationship-verbs.h"

/* Days from today of what happens in the running program. */
#define LODESTAR_EXAMPLE_SECOND_WAVE 66 /* its trial, of 60 days, is over since 6 */
#define LODESTAR_EXAMPLE_THIRD_WAVE 20

gboolean
lodestar_example_add_program (
  LodestarExample *self, const char *file, LodestarDate start, gint64 *id, GError **error)
{
  g_autoptr (LodestarDesign) design = NULL;
  g_autofree char *json = lodestar_example_read (file, error);

  if (json == NULL || (design = lodestar_design_read_data (json, -1, self->today, error)) == NULL)
    return FALSE;

  design->start = start;

  return lodestar_example_do (self, &lodestar_verb_program_add,
                              lodestar_program_pack_design (design), id, error);
}

static gboolean
lodestar_example_add_event (LodestarExample *self,
                            gint64           program_id,
                            gboolean         is_milestone,
                            const char      *name,
                            LodestarDate     day,
                            const char      *note,
                            GError         **error)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  return lodestar_example_do (self, &lodestar_verb_event_add,
                              g_variant_new ("(xbsss)", program_id, is_milestone, name,
                                             lodestar_example_iso (day, iso), note),
                              NULL, error);
}

static gboolean
lodestar_example_add_goal (LodestarExample *self,
                           gint64           program_id,
                           const char      *text,
                           const char      *metric,
                           const char      *baseline,
                           const char      *target,
                           LodestarDate     due,
                           GError         **error)
{
  char            iso[LODESTAR_DATE_ISO_SIZE];
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&values, "{sv}", "text", g_variant_new_string (text));
  g_variant_builder_add (&values, "{sv}", "metric", g_variant_new_string (metric));
  g_variant_builder_add (&values, "{sv}", "baseline", g_variant_new_string (baseline));
  g_variant_builder_add (&values, "{sv}", "target", g_variant_new_string (target));
  g_variant_builder_add (&values, "{sv}", "due",
                         g_variant_new_string (lodestar_example_iso (due, iso)));

  return lodestar_example_do (self, &lodestar_verb_program_goal_add,
                              g_variant_new ("(xa{sv})", program_id, &values), NULL, error);
}

/* Most people answer most of what they are asked. */
static gboolean
lodestar_example_add_answers (LodestarExample *self,
                              gint64           participant_id,
                              gboolean         is_mentor,
                              LodestarDate     day,
                              GError         **error)
{
  static const char *const formats[] = { "in-person", "remote", "either", "either" };
  static const char *const styles[] = { "direct", "supportive", "analytical", "expressive" };
  g_auto (GStrv) careers = lodestar_example_list (self, "company", "career");
  g_auto (GStrv) leadership = lodestar_example_list (self, "company", "leadership");
  char            iso[LODESTAR_DATE_ISO_SIZE];
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{sv}"));

  if (is_mentor)
    g_variant_builder_add (&values, "{sv}", "capacity-max",
                           g_variant_new_int32 (lodestar_example_chance (self, 45) ? 2 : 1));

  if (lodestar_example_chance (self, 80))
    g_variant_builder_add (&values, "{sv}", "format",
                           g_variant_new_string (formats[lodestar_example_pick (self, 4)]));

  if (lodestar_example_chance (self, 75))
    g_variant_builder_add (&values, "{sv}", "style",
                           g_variant_new_string (styles[lodestar_example_pick (self, 4)]));

  if (lodestar_example_chance (self, 65))
    {
      int times = 0;

      /* Mornings, afternoons and evenings of working days; evenings are rare. */
      for (int part = 0; part < 15; part++)
        if (lodestar_example_chance (self, part % 3 == 2 ? 8 : 45))
          times |= 1 << part;

      g_variant_builder_add (&values, "{sv}", "times", g_variant_new_int32 (times));
    }

  if (lodestar_example_chance (self, is_mentor ? 45 : 85))
    g_variant_builder_add (
      &values, "{sv}", "career-goal",
      g_variant_new_string (careers[lodestar_example_pick (self, g_strv_length (careers))]));

  if (day <= self->today && lodestar_example_chance (self, is_mentor ? 90 : 75))
    g_variant_builder_add (
      &values, "{sv}", "trained-on",
      g_variant_new_string (lodestar_example_iso (
        MIN (self->today, day + lodestar_example_between (self, 3, 18)), iso)));

  if (!lodestar_example_do (self, &lodestar_verb_participant_set,
                            g_variant_new ("(xa{sv})", participant_id, &values), NULL, error))
    return FALSE;

  if (lodestar_example_chance (self, 80))
    {
      g_autoptr (GPtrArray) terms =
        lodestar_example_pick_some (self, leadership,
                                    (guint) (is_mentor ? lodestar_example_between (self, 6, 9)
                                                       : lodestar_example_between (self, 2, 3)));

      return lodestar_example_set_terms (self, &lodestar_verb_participant_set_terms, participant_id,
                                         is_mentor ? "offered" : "wanted", terms, error);
    }

  return TRUE;
}

gboolean
lodestar_example_enroll (LodestarExample *self,
                         gint64           program_id,
                         const gint64    *people,
                         guint            n_people,
                         const char      *role,
                         LodestarDate     day,
                         GError         **error)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  if (!lodestar_example_do (self, &lodestar_verb_participant_enroll,
                            g_variant_new ("(x@axsiis)", program_id,
                                           g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, people,
                                                                      n_people, sizeof (gint64)),
                                           role, 0, 1, lodestar_example_iso (day, iso)),
                            NULL, error))
    return FALSE;

  for (guint i = 0; i < n_people; i++)
    {
      gint64 id = lodestar_participant_store_find (self->db, program_id, people[i], role, error);

      if (id == 0 ||
          !lodestar_example_add_answers (self, id, g_str_equal (role, "mentor"), day, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_example_set_participant (LodestarExample *self,
                                  gint64           program_id,
                                  gint64           person_id,
                                  const char      *role,
                                  const char      *state,
                                  GError         **error)
{
  gint64 id = lodestar_participant_store_find (self->db, program_id, person_id, role, error);
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&values, "{sv}", "state", g_variant_new_string (state));

  return lodestar_example_do (self, &lodestar_verb_participant_set,
                              g_variant_new ("(xa{sv})", id, &values), NULL, error);
}

static gboolean
lodestar_example_wish (LodestarExample *self,
                       gint64           program_id,
                       gint64           person_id,
                       const char      *role,
                       const gint64    *wanted,
                       guint            n_wanted,
                       const char      *kind,
                       GError         **error)
{
  gint64 id = lodestar_participant_store_find (self->db, program_id, person_id, role, error);

  return id != 0 && lodestar_example_do (
                      self, &lodestar_verb_participant_set_wishes,
                      g_variant_new ("(x@axs)", id,
                                     g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, wanted,
                                                                n_wanted, sizeof (gint64)),
                                     kind),
                      NULL, error);
}

gboolean
lodestar_example_match (
  LodestarExample *self, gint64 program_id, const char *name, gint64 *proposal_id, GError **error)
{
  LodestarMatchKeep *keep = g_new0 (LodestarMatchKeep, 1);
  gboolean           is_kept;

  keep->name = g_strdup (name);
  is_kept = (keep->pool = lodestar_pool_load (self->db, program_id, self->today, error)) != NULL &&
            (keep->problem = lodestar_pool_dup_problem (keep->pool)) != NULL &&
            (keep->result = lodestar_match_solve (keep->pool, keep->problem, self->cancellable,
                                                  error)) != NULL &&
            lodestar_match_keep (self->db, keep, self->cancellable, error);
  *proposal_id = keep->proposal_id;
  lodestar_match_keep_free (keep);

  return is_kept;
}

static gboolean
lodestar_example_publish (
  LodestarExample *self, gint64 program_id, const char *name, LodestarDate day, GError **error)
{
  char   iso[LODESTAR_DATE_ISO_SIZE];
  gint64 proposal_id;

  return lodestar_example_match (self, program_id, name, &proposal_id, error) &&
         lodestar_example_do (self, &lodestar_verb_proposal_publish,
                              g_variant_new ("(xs)", proposal_id, lodestar_example_iso (day, iso)),
                              NULL, error) &&
         lodestar_example_live (self, program_id, error);
}

/* People of some ranks, in a random order. */
static GArray *
lodestar_example_choose (LodestarExample *self, guint least, guint most)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->people->len; i++)
    {
      const LodestarExamplePerson *person = &g_array_index (self->people, LodestarExamplePerson, i);

      if (person->rank >= least && person->rank <= most)
        g_array_append_val (ids, person->id);
    }

  lodestar_example_shuffle (self, (gint64 *) (gpointer) ids->data, ids->len);

  return ids;
}

static gboolean
lodestar_example_add_running_dates (LodestarExample *self,
                                    gint64           program_id,
                                    LodestarDate     start,
                                    GError         **error)
{
  LodestarDate end = lodestar_date_add_months (start, 12);

  /* Besides the dates that every program of a year has. */
  return lodestar_example_add_event (self, program_id, FALSE, "Workshop: giving feedback",
                                     start + 100, "practised in threes", error) &&
         lodestar_example_add_event (self, program_id, FALSE, "Coaching workshop", self->today + 9,
                                     "two hours, online", error) &&
         lodestar_example_add_event (self, program_id, TRUE, "Capstone title handed in",
                                     self->today + 24, "", error) &&
         lodestar_example_add_event (self, program_id, FALSE, "Meeting of all sites",
                                     self->today + 38, "Kraków and online", error) &&
         lodestar_example_add_goal (
           self, program_id, "Fill half of the open lead positions from within",
           "share of lead positions filled from within", "31 %", "50 %", end + 180, error) &&
         lodestar_example_add_goal (self, program_id,
                                    "Every mentee leads a project across two countries",
                                    "mentees with such a project", "4", "50", end - 30, error);
}

/* A program in its tenth month: three waves of pairs, the first soon after its start. */
gboolean
lodestar_example_add_running (LodestarExample *self, GError **error)
{
  g_autoptr (GArray) mentors =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_LEAD, LODESTAR_EXAMPLE_DIRECTOR);
  g_autoptr (GArray) mentees =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_PROFESSIONAL, LODESTAR_EXAMPLE_SENIOR);
  const gint64 *mentor_ids = (const gint64 *) (gpointer) mentors->data;
  const gint64 *mentee_ids = (const gint64 *) (gpointer) mentees->data;
  guint         n_mentors = MIN (mentors->len, 44);
  LodestarDate  start, second = self->today - LODESTAR_EXAMPLE_SECOND_WAVE;
  LodestarDate  third = self->today - LODESTAR_EXAMPLE_THIRD_WAVE;
  int           year, month, day;
  gint64        id;

  lodestar_date_get_ymd (self->today, &year, &month, &day);
  start = lodestar_date_add_months (lodestar_date_new (year, month, 1), -9);
  g_assert (mentees->len > 62);

  if (!lodestar_example_add_program (self, "bridge.json", start, &id, error) ||
      !lodestar_example_add_running_dates (self, id, start, error) ||
      !lodestar_example_enroll (self, id, mentor_ids, n_mentors, "mentor", start - 30, error) ||
      !lodestar_example_enroll (self, id, mentee_ids, 46, "mentee", start - 24, error))
    return FALSE;

  /* Five wish for somebody, two do not want somebody. */
  for (guint i = 0; i < 5; i++)
    if (!lodestar_example_wish (self, id, mentee_ids[i], "mentee", mentor_ids + 2 * i, 2, "wish",
                                error))
      return FALSE;

  return lodestar_example_wish (self, id, mentee_ids[7], "mentee", mentor_ids + 3, 1, "not-with",
                                error) &&
         lodestar_example_publish (self, id, "First wave", start + 21, error) &&
         lodestar_example_enroll (self, id, mentee_ids + 46, 7, "mentee", second - 12, error) &&
         lodestar_example_publish (self, id, "Second wave", second, error) &&
         lodestar_example_enroll (self, id, mentee_ids + 53, 4, "mentee", third - 10, error) &&
         lodestar_example_publish (self, id, "Third wave", third, error) &&
         lodestar_example_enroll (self, id, mentee_ids + 57, 5, "mentee", self->today - 8, error) &&
         lodestar_example_set_participant (self, id, mentee_ids[57], "mentee", "invited", error) &&
         lodestar_example_set_participant (self, id, mentee_ids[58], "mentee", "invited", error) &&
         lodestar_example_set_participant (self, id, mentee_ids[59], "mentee", "declined", error);
}

/* A program that is being matched: preferences of most people, wishes, locks and bans, fewer
 * places than mentees, a proposal that is kept. */
gboolean
lodestar_example_add_matching (LodestarExample *self, GError **error)
{
  g_autoptr (GArray) mentors =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_SENIOR, LODESTAR_EXAMPLE_HEAD);
  g_autoptr (GArray) mentees =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_ASSOCIATE, LODESTAR_EXAMPLE_PROFESSIONAL);
  const gint64 *mentor_ids = (const gint64 *) (gpointer) mentors->data;
  const gint64 *mentee_ids = (const gint64 *) (gpointer) mentees->data;
  LodestarDate  start = lodestar_date_add_months (self->today, 1);
  gint64        id, proposal_id;

  g_assert (mentors->len > 20 && mentees->len > 40);

  if (!lodestar_example_add_program (self, "cultures.json", start, &id, error) ||
      !lodestar_example_add_event (self, id, FALSE, "Kickoff", start + 6, "online", error) ||
      !lodestar_example_do (self, &lodestar_verb_minimum_score_set, g_variant_new ("(xi)", id, 30),
                            NULL, error) ||
      !lodestar_example_enroll (self, id, mentor_ids, 16, "mentor", self->today - 20, error) ||
      !lodestar_example_enroll (self, id, mentee_ids, 34, "mentee", self->today - 14, error) ||
      !lodestar_example_set_participant (self, id, mentee_ids[33], "mentee", "invited", error))
    return FALSE;

  for (guint i = 0; i < 9; i++)
    if (!lodestar_example_wish (self, id, mentee_ids[i], "mentee", mentor_ids + i,
                                1 + lodestar_example_pick (self, 3), "wish", error))
      return FALSE;

  for (guint i = 0; i < 3; i++)
    {
      gint64 mentor =
        lodestar_participant_store_find (self->db, id, mentor_ids[10 + i], "mentor", error);
      gint64 mentee =
        lodestar_participant_store_find (self->db, id, mentee_ids[12 + i], "mentee", error);

      if (mentor == 0 || mentee == 0 ||
          !lodestar_example_do (self, &lodestar_verb_pair_constrain,
                                g_variant_new ("(xxs)", mentor, mentee, i == 0 ? "lock" : "ban"),
                                NULL, error))
        return FALSE;
    }

  return lodestar_example_wish (self, id, mentee_ids[20], "mentee", mentor_ids + 13, 2, "not-with",
                                error) &&
         lodestar_example_match (self, id, "Draft for the steering group", &proposal_id, error);
}

/* A program that is being designed. */
gboolean
lodestar_example_add_draft (LodestarExample *self, GError **error)
{
  gint64 id;

  return lodestar_example_add_program (self, "circle.json",
                                       lodestar_date_add_months (self->today, 3), &id, error);
}

/* A program whose mentors are to lead groups, with a proposal that is kept. It comes last, so that
 * the random numbers of the others stay what they are. */
gboolean
lodestar_example_add_groups (LodestarExample *self, GError **error)
{
  g_autoptr (GArray) mentors =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_LEAD, LODESTAR_EXAMPLE_DIRECTOR);
  g_autoptr (GArray) mentees =
    lodestar_example_choose (self, LODESTAR_EXAMPLE_PROFESSIONAL, LODESTAR_EXAMPLE_SENIOR);
  gint64 id, proposal_id;

  g_assert (mentors->len > 8 && mentees->len > 27);

  return lodestar_example_add_program (self, "groups.json", self->today + 20, &id, error) &&
         lodestar_example_enroll (self, id, (const gint64 *) (gpointer) mentors->data, 8, "mentor",
                                  self->today - 16, error) &&
         lodestar_example_enroll (self, id, (const gint64 *) (gpointer) mentees->data, 27, "mentee",
                                  self->today - 12, error) &&
         lodestar_example_match (self, id, "First groups", &proposal_id, error);
}
