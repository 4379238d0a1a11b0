/* lodestar-relationship-page.c - one relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-page.h"

#include "lodestar-goal-dialog.h"
#include "lodestar-goal-verbs.h"
#include "lodestar-meeting-dialog.h"
#include "lodestar-meeting-strip.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-rows.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-state-stack.h"
#include "lodestar-member-chips.h"
#include "lodestar-verdict-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarRelationshipPage:
 *
 * One relationship: both people, its meetings over the months, its health with
 * the reasons, the members' verdicts, goals, notes, and why the two were
 * paired. It leads through the queue that it was opened from: the relationships
 * that stood in the list at that moment, in its order. One that leaves the list
 * because something was done about it stays in the queue, so that the next one
 * is still the next one.
 */
struct _LodestarRelationshipPage
{
  LodestarPage          parent_instance;
  gint64                id;
  LodestarIdList       *list;         /* (owned) (nullable): while it is still being read */
  GArray               *queue;        /* (owned), of gint64 */
  LodestarRelationship *relationship; /* (owned) (nullable) */
  LodestarProgram      *program;      /* (owned) (nullable) */
  LodestarDate          today;

  /* Template children */
  AdwWrapBox           *members_box;
  GtkWidget            *people;
  GtkWidget            *unit;
  GtkLabel             *unit_label;
  GtkLabel             *unit_state_label;
  AdwAvatar            *first_avatar;
  AdwAvatar            *second_end_avatar;
  AdwAvatar            *second_start_avatar;
  AdwWindowTitle       *window_title;
  GtkEditable          *note_row;
  GtkImage             *health_image;
  GtkLabel             *cadence_label;
  GtkLabel             *end_label;
  GtkLabel             *first_detail_label;
  GtkLabel             *first_label;
  GtkLabel             *health_label;
  GtkLabel             *meetings_label;
  GtkLabel             *narrow_state_label;
  GtkLabel             *score_label;
  GtkLabel             *score_heading;
  GtkLabel             *second_detail_label;
  GtkLabel             *second_label;
  GtkLabel             *since_label;
  GtkLabel             *state_label;
  GtkListBox           *goals_list;
  GtkListBox           *health_list;
  GtkListBox           *notes_list;
  GtkListBox           *score_list;
  GtkListBox           *verdicts_list;
  GtkWidget            *health_box;
  GtkWidget            *score_box;
  GtkWidget            *verdicts_box;
  LodestarMeetingStrip *strip;
  LodestarStateStack   *states;
};

G_DEFINE_FINAL_TYPE (LodestarRelationshipPage, lodestar_relationship_page, LODESTAR_TYPE_PAGE)

static LodestarRelationshipRow *
lodestar_relationship_page_get_row (LodestarRelationshipPage *self)
{
  return (LodestarRelationshipRow *) lodestar_relationship_get_row (self->relationship);
}

static LodestarDate
lodestar_relationship_page_get_program_end (LodestarRelationshipPage *self)
{
  return lodestar_program_get_end (self->program) + 1;
}

static void
lodestar_relationship_page_update_member (const LodestarMember *member,
                                          GtkLabel             *label,
                                          GtkLabel             *detail_label,
                                          AdwAvatar            *avatar)
{
  g_autofree char *detail = lodestar_member_dup_detail (member);

  gtk_label_set_label (label, member->name);
  gtk_label_set_label (detail_label, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (detail_label), detail);
  adw_avatar_set_text (avatar, member->name);
}

static void
lodestar_relationship_page_update_people (LodestarRelationshipPage      *self,
                                          const LodestarRelationshipRow *row)
{
  g_autofree char *date = lodestar_date_format (row->started_on);
  g_autofree char *since = NULL, *line = NULL;
  gboolean         is_pair = row->members->len <= 2;

  gtk_widget_set_visible (self->people, is_pair);
  gtk_widget_set_visible (self->unit, !is_pair);

  if (!is_pair)
    {
      gtk_label_set_label (self->unit_label, lodestar_relationship_get_name (self->relationship));
      lodestar_member_chips_fill (self->members_box, row);
    }
  else if (row->members->len == 2)
    {
      lodestar_relationship_page_update_member (&g_array_index (row->members, LodestarMember, 1),
                                                self->first_label, self->first_detail_label,
                                                self->first_avatar);
      lodestar_relationship_page_update_member (&g_array_index (row->members, LodestarMember, 0),
                                                self->second_label, self->second_detail_label,
                                                self->second_end_avatar);
      adw_avatar_set_text (self->second_start_avatar,
                           g_array_index (row->members, LodestarMember, 0).name);
    }

  if (row->score >= 0)
    since = g_strdup_printf (_ ("since %s · fit %d"), date, row->score);
  else
    since = g_strdup_printf (_ ("since %s"), date);

  line = g_strdup_printf ("%s · %s", lodestar_relationship_state_get_label (row->state), since);
  lodestar_state_label_set (self->state_label, row->state);
  gtk_label_set_label (self->since_label, since);
  gtk_label_set_label (self->narrow_state_label, line);
  gtk_label_set_label (self->unit_state_label, line);

  gtk_widget_set_visible (GTK_WIDGET (self->end_label), row->ended_on != LODESTAR_DATE_NONE);

  if (row->ended_on != LODESTAR_DATE_NONE)
    {
      g_autofree char *ended = lodestar_date_format (row->ended_on);
      g_autofree char *text = NULL;

      if (row->state == LODESTAR_RELATIONSHIP_ENDED)
        /* Translators: a date and a reason in the coordinator's words */
        text = g_strdup_printf (_ ("Ended on %s: %s"), ended, row->end_reason);
      else
        text = g_strdup_printf (_ ("Completed on %s"), ended);

      gtk_label_set_label (self->end_label, text);
    }
}

static void
lodestar_relationship_page_update_meetings (LodestarRelationshipPage *self,
                                            LodestarRelationshipRow  *row,
                                            const LodestarAssessment *assessment)
{
  LodestarCadence cadence = lodestar_program_get_cadence (self->program);
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autofree char *agreed = NULL;

  g_string_append_printf (counts, _ ("%d held of %d expected"), assessment->n_held,
                          assessment->n_expected);

  if (assessment->n_missed > 0)
    g_string_append_printf (counts, _ (", %d missed"), assessment->n_missed);

  if (assessment->n_planned > 0)
    g_string_append_printf (counts, _ (", %d planned"), assessment->n_planned);

  /* Translators: a cadence, as “Monthly”, and minutes */
  agreed = g_strdup_printf (_ ("%s, %d minutes"), lodestar_cadence_get_label (cadence),
                            lodestar_program_get_meeting_minutes (self->program));
  gtk_label_set_label (self->meetings_label, counts->str);
  gtk_label_set_label (self->cadence_label, agreed);
  lodestar_meeting_strip_set (self->strip, row, lodestar_program_get_start (self->program),
                              lodestar_program_get_end (self->program), self->today);
}

static void
lodestar_relationship_page_update_health (LodestarRelationshipPage      *self,
                                          const LodestarRelationshipRow *row,
                                          const LodestarHealth          *health)
{
  gboolean is_risk = health->level == LODESTAR_HEALTH_RISK;

  gtk_list_box_remove_all (self->health_list);
  gtk_widget_set_visible (self->health_box, health->level != LODESTAR_HEALTH_NONE);
  lodestar_sign_set (self->health_image, is_risk ? LODESTAR_SIGN_RISK : LODESTAR_SIGN_GOOD);
  gtk_label_set_label (self->health_label, lodestar_health_level_get_label (health->level));
  gtk_widget_remove_css_class (GTK_WIDGET (self->health_label), is_risk ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->health_label), is_risk ? "warning" : "success");

  for (guint i = 0; i < health->n_reasons; i++)
    gtk_list_box_append (self->health_list,
                         lodestar_health_row_new (&health->reasons[i], row,
                                                  lodestar_program_get_cadence (self->program)));

  if (health->level != LODESTAR_HEALTH_NONE && row->goals->len == 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Add Goal…"));

      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "relationship.add-goal");
      gtk_list_box_append (
        self->health_list,
        lodestar_text_row_new (lodestar_sign_new (LODESTAR_SIGN_NONE), _ ("No goal is set"),
                               _ ("With goals the relationship can be measured"), button));
    }
}

static void
lodestar_relationship_page_update_verdicts (LodestarRelationshipPage      *self,
                                            const LodestarRelationshipRow *row)
{
  gboolean has_verdict = row->state == LODESTAR_RELATIONSHIP_TRIAL;

  gtk_list_box_remove_all (self->verdicts_list);

  for (guint i = row->members->len; i > 0; i--)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i - 1);
      g_autofree char      *date = lodestar_date_format (member->verdict_on);
      g_autofree char      *detail = NULL;

      has_verdict |= member->verdict != LODESTAR_VERDICT_NONE;

      if (member->verdict != LODESTAR_VERDICT_NONE)
        detail =
          g_strdup_printf (_ ("%s · on %s"), lodestar_verdict_get_label (member->verdict), date);
      else
        detail = g_strdup (lodestar_verdict_get_label (member->verdict));

      gtk_list_box_append (
        self->verdicts_list,
        lodestar_text_row_new (lodestar_sign_new (lodestar_verdict_get_sign (member->verdict)),
                               member->name, detail, NULL));
    }

  gtk_widget_set_visible (self->verdicts_box, has_verdict);
}

static void
lodestar_relationship_page_update_goals (LodestarRelationshipPage      *self,
                                         const LodestarRelationshipRow *row)
{
  gtk_list_box_remove_all (self->goals_list);

  for (guint i = 0; i < row->goals->len; i++)
    gtk_list_box_append (self->goals_list,
                         lodestar_goal_row_new (&g_array_index (row->goals, LodestarGoal, i),
                                                lodestar_relationship_page_get_program_end (self),
                                                self->today));

  if (row->goals->len == 0)
    gtk_list_box_append (self->goals_list,
                         lodestar_text_row_new (NULL, _ ("No goals yet"),
                                                _ ("What does this relationship want to reach?"),
                                                NULL));
}

static void
lodestar_relationship_page_remove_note_cb (GtkButton *button, LodestarRelationshipPage *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "note");

  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_note_remove, g_variant_new ("(x)", id),
                    _ ("Note removed"));
}

static void
lodestar_relationship_page_update_notes (LodestarRelationshipPage      *self,
                                         const LodestarRelationshipRow *row)
{
  GtkListBoxRow *old;

  /* The first row is the one to write in. */
  while ((old = gtk_list_box_get_row_at_index (self->notes_list, 1)) != NULL)
    gtk_list_box_remove (self->notes_list, GTK_WIDGET (old));

  for (guint i = row->notes->len; i > 0; i--)
    {
      const LodestarNote *note = &g_array_index (row->notes, LodestarNote, i - 1);
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (note->written_at, NULL);
      g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
      g_autofree char *date = NULL;
      GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      if (local != NULL)
        date = lodestar_date_format (lodestar_date_new (g_date_time_get_year (local),
                                                        g_date_time_get_month (local),
                                                        g_date_time_get_day_of_month (local)));

      gtk_widget_set_tooltip_text (button, _ ("Remove Note"));
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "note", g_memdup2 (&note->id, sizeof note->id),
                              g_free);
      g_signal_connect_object (button, "clicked",
                               G_CALLBACK (lodestar_relationship_page_remove_note_cb), self, 0);
      gtk_list_box_append (self->notes_list,
                           lodestar_text_row_new (NULL, note->text, date, button));
    }
}

static void
lodestar_relationship_page_update_score (LodestarRelationshipPage      *self,
                                         const LodestarRelationshipRow *row)
{
  g_autoptr (GArray) contributions = lodestar_contributions_parse (row->contributions, NULL);
  gboolean         is_circle = row->members->len > 2;
  g_autofree char *text = NULL;
  guint            most = 1;

  gtk_list_box_remove_all (self->score_list);
  gtk_widget_set_visible (self->score_box,
                          row->score >= 0 && contributions != NULL && contributions->len > 0);

  if (contributions == NULL)
    return;

  for (guint i = 0; i < contributions->len; i++)
    most = MAX (most, g_array_index (contributions, LodestarContribution, i).points);

  for (guint i = 0; i < contributions->len; i++)
    gtk_list_box_append (self->score_list,
                         lodestar_contribution_row_new (
                           &g_array_index (contributions, LodestarContribution, i), most));

  /* Translators: the two sides of the bars below, and the score of the pair */
  text = g_strdup_printf (is_circle ? _ ("mean of all pairs · %d of 100")
                                    : _ ("mentee ← → mentor · %d of 100"),
                          row->score);
  gtk_label_set_label (self->score_label, text);
  gtk_label_set_label (self->score_heading,
                       is_circle ? _ ("Why This Circle") : _ ("Why This Pair"));
}

static void
lodestar_relationship_page_update_actions (LodestarRelationshipPage      *self,
                                           const LodestarRelationshipRow *row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   is_running = lodestar_relationship_row_is_running (row);
  gboolean   is_followed = lodestar_relationship_row_is_followed (row);

  gtk_widget_action_set_enabled (widget, "relationship.log", is_running);
  gtk_widget_action_set_enabled (widget, "relationship.plan", is_running);
  gtk_widget_action_set_enabled (widget, "relationship.add-goal", is_running);
  gtk_widget_action_set_enabled (widget, "relationship.verdicts", is_running);
  gtk_widget_action_set_enabled (widget, "relationship.keep",
                                 row->state == LODESTAR_RELATIONSHIP_TRIAL);
  gtk_widget_action_set_enabled (widget, "relationship.pause", is_followed);
  gtk_widget_action_set_enabled (widget, "relationship.resume",
                                 row->state == LODESTAR_RELATIONSHIP_PAUSED);
  gtk_widget_action_set_enabled (widget, "relationship.complete", is_running);
  gtk_widget_action_set_enabled (widget, "relationship.end", is_running);
}

static gboolean
lodestar_relationship_page_find_place (LodestarRelationshipPage *self, guint *place)
{
  for (guint i = 0; i < self->queue->len; i++)
    if (g_array_index (self->queue, gint64, i) == self->id)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

static void
lodestar_relationship_page_update_queue (LodestarRelationshipPage *self)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  guint            place = 0;
  gboolean         is_listed = lodestar_relationship_page_find_place (self, &place);
  g_autofree char *text = NULL;

  /* Translators: the place of a relationship in the list it was opened from, and that list’s length
   */
  text = is_listed ? g_strdup_printf (_ ("%u of %u"), place + 1, self->queue->len) : g_strdup ("");
  adw_window_title_set_subtitle (self->window_title, text);
  gtk_widget_action_set_enabled (widget, "relationship.previous", is_listed && place > 0);
  gtk_widget_action_set_enabled (widget, "relationship.next",
                                 is_listed && place + 1 < self->queue->len);
}

/* Keeps what the list shows now; one that is still being read is waited for. */
static void
lodestar_relationship_page_take_queue (LodestarRelationshipPage *self)
{
  const gint64 *ids;
  guint         n_ids;

  if (self->list == NULL || lodestar_id_list_is_loading (self->list))
    return;

  ids = lodestar_id_list_get_ids (self->list, &n_ids);
  g_array_append_vals (self->queue, ids, n_ids);
  g_signal_handlers_disconnect_by_func (self->list, lodestar_relationship_page_take_queue, self);
  g_clear_object (&self->list);
  lodestar_relationship_page_update_queue (self);
}

static void
lodestar_relationship_page_update (LodestarRelationshipPage *self)
{
  LodestarRelationshipRow *row = lodestar_relationship_page_get_row (self);
  LodestarAssessment       assessment;

  lodestar_assessment_compute (row, lodestar_program_get_cadence (self->program),
                               lodestar_relationship_page_get_program_end (self), self->today,
                               &assessment);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 lodestar_relationship_get_name (self->relationship));
  lodestar_relationship_page_update_people (self, row);
  lodestar_relationship_page_update_meetings (self, row, &assessment);
  lodestar_relationship_page_update_health (self, row, &assessment.health);
  lodestar_relationship_page_update_verdicts (self, row);
  lodestar_relationship_page_update_goals (self, row);
  lodestar_relationship_page_update_notes (self, row);
  lodestar_relationship_page_update_score (self, row);
  lodestar_relationship_page_update_actions (self, row);
  lodestar_relationship_page_update_queue (self);
}

/* One relationship is six short statements: well under a frame. */
static void
lodestar_relationship_page_refresh (LodestarPage *page)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (page);
  LodestarWorkspace        *workspace = lodestar_page_get_workspace (page);
  LodestarDb               *db = lodestar_workspace_get_db (workspace);
  LodestarIdentityMap      *map = lodestar_workspace_get_map (workspace);
  g_autoptr (LodestarRelationship) relationship = NULL;
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  self->today = lodestar_date_today ();
  relationship = lodestar_relationship_store_load (db, map, self->id, &error);

  if (relationship != NULL)
    program = lodestar_program_store_load (
      db, map, lodestar_relationship_get_row (relationship)->program_id, &error);

  if (program == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "relationship.log", FALSE);
      lodestar_state_stack_set_error (self->states, error);
      return;
    }

  g_set_object (&self->relationship, relationship);
  g_set_object (&self->program, program);
  lodestar_relationship_page_update (self);
  lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_CONTENT);
}

static void
lodestar_relationship_page_present (LodestarRelationshipPage *self, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
lodestar_relationship_page_month_cb (LodestarRelationshipPage *self, int first)
{
  AdwDialog *dialog = lodestar_meeting_dialog_new_for_month (
    LODESTAR_PAGE (self), lodestar_relationship_page_get_row (self), first);

  if (dialog != NULL)
    lodestar_relationship_page_present (self, dialog);
}

static void
lodestar_relationship_page_goal_activated_cb (LodestarRelationshipPage *self, GtkListBoxRow *item)
{
  const LodestarRelationshipRow *row = lodestar_relationship_page_get_row (self);
  int                            position = gtk_list_box_row_get_index (item);

  if (position >= 0 && (guint) position < row->goals->len)
    lodestar_relationship_page_present (
      self,
      lodestar_goal_dialog_new (LODESTAR_PAGE (self), row,
                                g_array_index (row->goals, LodestarGoal, (guint) position).id));
}

static void
lodestar_relationship_page_add_note_cb (LodestarRelationshipPage *self)
{
  char now[LODESTAR_DB_NOW_SIZE];

  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_note_add,
                    g_variant_new ("(xss)", self->id, lodestar_db_now (now),
                                   gtk_editable_get_text (self->note_row)),
                    _ ("Note added"));
  gtk_editable_set_text (self->note_row, "");
}

static void
lodestar_relationship_page_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);

  if (self->relationship != NULL)
    lodestar_relationship_page_present (
      self, lodestar_meeting_dialog_new_log (LODESTAR_PAGE (self),
                                             lodestar_relationship_page_get_row (self), 0));
}

static void
lodestar_relationship_page_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);

  if (self->relationship != NULL)
    lodestar_relationship_page_present (
      self, lodestar_meeting_dialog_new_plan (
              LODESTAR_PAGE (self), lodestar_relationship_page_get_row (self), self->today + 7));
}

static void
lodestar_relationship_page_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);

  if (self->relationship != NULL)
    lodestar_relationship_page_present (
      self,
      lodestar_goal_dialog_new (LODESTAR_PAGE (self), lodestar_relationship_page_get_row (self),
                                parameter != NULL ? g_variant_get_int64 (parameter) : 0));
}

static void
lodestar_relationship_page_verdicts_action (GtkWidget  *widget,
                                            const char *name,
                                            GVariant   *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);

  if (self->relationship != NULL)
    lodestar_relationship_page_present (
      self, lodestar_verdict_dialog_new (LODESTAR_PAGE (self),
                                         lodestar_relationship_page_get_row (self)));
}

static void
lodestar_relationship_page_state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);
  LodestarPage             *page = LODESTAR_PAGE (self);
  char                      today[LODESTAR_DATE_ISO_SIZE];

  if (self->relationship == NULL)
    return;

  lodestar_date_to_iso (self->today, today);

  if (g_str_equal (name, "relationship.keep"))
    lodestar_page_do (page, &lodestar_verb_relationship_keep, g_variant_new ("(x)", self->id),
                      _ ("Relationship kept"));
  else if (g_str_equal (name, "relationship.pause"))
    lodestar_page_do (page, &lodestar_verb_relationship_pause,
                      g_variant_new ("(xs)", self->id, today), _ ("Relationship paused"));
  else if (g_str_equal (name, "relationship.resume"))
    lodestar_page_do (page, &lodestar_verb_relationship_resume,
                      g_variant_new ("(xs)", self->id, today), _ ("Relationship resumed"));
  else if (g_str_equal (name, "relationship.complete"))
    lodestar_page_do (page, &lodestar_verb_relationship_complete,
                      g_variant_new ("(xs)", self->id, today), _ ("Relationship completed"));
  else
    lodestar_end_dialog_present (page, lodestar_relationship_page_get_row (self));
}

static void
lodestar_relationship_page_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (widget);
  LodestarDb *db = lodestar_workspace_get_db (lodestar_page_get_workspace (LODESTAR_PAGE (self)));
  int         step = g_str_equal (name, "relationship.next") ? 1 : -1;
  guint       place;

  if (!lodestar_relationship_page_find_place (self, &place))
    return;

  /* Those that an undo has taken away are passed over. */
  for (int i = (int) place + step; i >= 0 && i < (int) self->queue->len; i += step)
    {
      gint64 id = g_array_index (self->queue, gint64, (guint) i);
      g_autoptr (LodestarRelationshipRow) row = lodestar_relationship_store_read_one (db, id, NULL);

      if (row == NULL)
        continue;

      self->id = id;
      lodestar_relationship_page_refresh (LODESTAR_PAGE (self));
      return;
    }
}

static void
lodestar_relationship_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static void
lodestar_relationship_page_dispose (GObject *object)
{
  LodestarRelationshipPage *self = LODESTAR_RELATIONSHIP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_RELATIONSHIP_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->relationship);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (lodestar_relationship_page_parent_class)->dispose (object);
}

static void
lodestar_relationship_page_finalize (GObject *object)
{
  g_array_unref (LODESTAR_RELATIONSHIP_PAGE (object)->queue);

  G_OBJECT_CLASS (lodestar_relationship_page_parent_class)->finalize (object);
}

static void
lodestar_relationship_page_install_actions (LodestarPageClass *page_class)
{
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (page_class);
  static const char *const state_actions[] = { "relationship.keep", "relationship.pause",
                                               "relationship.resume", "relationship.complete",
                                               "relationship.end" };

  gtk_widget_class_install_action (widget_class, "relationship.log", NULL,
                                   lodestar_relationship_page_log_action);
  gtk_widget_class_install_action (widget_class, "relationship.plan", NULL,
                                   lodestar_relationship_page_plan_action);
  gtk_widget_class_install_action (widget_class, "relationship.add-goal", NULL,
                                   lodestar_relationship_page_goal_action);
  gtk_widget_class_install_action (widget_class, "relationship.update-goal", "x",
                                   lodestar_relationship_page_goal_action);
  gtk_widget_class_install_action (widget_class, "relationship.verdicts", NULL,
                                   lodestar_relationship_page_verdicts_action);
  gtk_widget_class_install_action (widget_class, "relationship.previous", NULL,
                                   lodestar_relationship_page_step_action);
  gtk_widget_class_install_action (widget_class, "relationship.next", NULL,
                                   lodestar_relationship_page_step_action);
  gtk_widget_class_install_action (widget_class, "relationship.retry", NULL,
                                   lodestar_relationship_page_retry_action);

  for (guint i = 0; i < G_N_ELEMENTS (state_actions); i++)
    gtk_widget_class_install_action (widget_class, state_actions[i], NULL,
                                     lodestar_relationship_page_state_action);

  lodestar_page_class_add_shortcut (page_class, GDK_KEY_l, GDK_CONTROL_MASK, "relationship.log",
                                    N_ ("Log a Meeting"));
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                    "relationship.previous", N_ ("Previous Relationship"));
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                    "relationship.next", N_ ("Next Relationship"));
}

static void
lodestar_relationship_page_bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, cadence_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, end_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, first_avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, members_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, people);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, unit);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, unit_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, unit_state_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, first_detail_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, first_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, goals_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, health_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, health_image);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, health_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, health_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, meetings_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, narrow_state_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, notes_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, score_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, score_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, score_heading);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, score_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage,
                                        second_detail_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, second_end_avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, second_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage,
                                        second_start_avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, since_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, verdicts_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, verdicts_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipPage, window_title);
}

static void
lodestar_relationship_page_class_init (LodestarRelationshipPageClass *klass)
{
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_relationship_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lodestar_relationship_page_finalize;
  page_class->tables = LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_MEETING | LODESTAR_TABLE_GOAL |
                       LODESTAR_TABLE_NOTE | LODESTAR_TABLE_PERSON | LODESTAR_TABLE_PROGRAM |
                       LODESTAR_TABLE_PARTICIPANT;
  page_class->refresh = lodestar_relationship_page_refresh;

  g_type_ensure (LODESTAR_TYPE_MEETING_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-relationship-page.ui");
  lodestar_relationship_page_bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_relationship_page_add_note_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationship_page_goal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_relationship_page_month_cb);
  lodestar_relationship_page_install_actions (page_class);
}

static void
lodestar_relationship_page_init (LodestarRelationshipPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->today = lodestar_date_today ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "relationship.previous", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "relationship.next", FALSE);
}

/**
 * lodestar_relationship_page_new:
 * @id: the identity of a relationship
 * @list: (nullable): the list it was opened from, for the way to the next one
 *
 * Returns: (transfer floating): a page for the relationship
 */
GtkWidget *
lodestar_relationship_page_new (gint64 id, LodestarIdList *list)
{
  LodestarRelationshipPage *self = g_object_new (LODESTAR_TYPE_RELATIONSHIP_PAGE, NULL);

  self->id = id;

  if (g_set_object (&self->list, list))
    {
      g_signal_connect_object (list, "notify", G_CALLBACK (lodestar_relationship_page_take_queue),
                               self, G_CONNECT_SWAPPED);
      lodestar_relationship_page_take_queue (self);
    }

  return GTK_WIDGET (self);
}

/**
 * lodestar_relationship_page_new_in_queue:
 * @id: the identity of a relationship
 * @ids: (array length=n_ids): identities of relationships, each once, in the order of the queue
 * @n_ids: how many
 *
 * Returns: (transfer floating): a page for the relationship, which leads through the queue
 */
GtkWidget *
lodestar_relationship_page_new_in_queue (gint64 id, const gint64 *ids, guint n_ids)
{
  LodestarRelationshipPage *self = g_object_new (LODESTAR_TYPE_RELATIONSHIP_PAGE, NULL);

  self->id = id;
  g_array_append_vals (self->queue, ids, n_ids);

  return GTK_WIDGET (self);
}
