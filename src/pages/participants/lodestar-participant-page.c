/* lodestar-participant-page.c - one participant
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participant-page.h"

#include "lodestar-date-row.h"
#include "lodestar-participant-list.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-person-page.h"
#include "lodestar-term-entry.h"
#include "lodestar-term-store.h"
#include "lodestar-week-grid.h"
#include "lodestar-wishes-group.h"

#include <string.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *label;
} LodestarParticipantPageChoice;

static const LodestarParticipantPageChoice lodestar_participant_page_formats[] = {
  { "", N_ ("Not known") },
  { "in-person", N_ ("In person") },
  { "remote", N_ ("Remote") },
  { "either", N_ ("Either") },
};

static const LodestarParticipantPageChoice lodestar_participant_page_styles[] = {
  { "", N_ ("Not known") },
  { "direct", N_ ("Direct") },
  { "analytical", N_ ("Analytical") },
  { "supportive", N_ ("Supportive") },
  { "expressive", N_ ("Expressive") },
};

/**
 * LodestarParticipantPage:
 *
 * One participant: state, capacity and training, and the preferences that
 * matching wants to know. Everything is saved at once and can be undone.
 */
struct _LodestarParticipantPage
{
  LodestarPage         parent_instance;
  gint64               participant_id;
  LodestarParticipant *participant; /* (owned) (nullable) */
  gboolean             is_filling;

  LodestarTermEntry   *term_entries[LODESTAR_N_PARTICIPANT_TERM_ROLES];
  LodestarWishesGroup *wishes_group;
  LodestarWishesGroup *not_with_group;

  /* Template children */
  AdwAvatar           *avatar;
  AdwComboRow         *format_row;
  AdwComboRow         *state_row;
  AdwComboRow         *style_row;
  AdwEntryRow         *goal_row;
  AdwPreferencesGroup *part_group;
  AdwPreferencesGroup *terms_group;
  AdwSpinRow          *max_row;
  AdwSpinRow          *min_row;
  GtkBox              *right_box;
  GtkLabel            *name_label;
  GtkLabel            *summary_label;
  GtkStack            *stack;
  LodestarDateRow     *training_row;
  LodestarWeekGrid    *week_grid;
};

G_DEFINE_FINAL_TYPE (LodestarParticipantPage, lodestar_participant_page, LODESTAR_TYPE_PAGE)

static gboolean
lodestar_participant_page_is_editing (LodestarParticipantPage *self)
{
  return !self->is_filling && self->participant != NULL;
}

static void
lodestar_participant_page_set (LodestarParticipantPage *self, const char *name, GVariant *value)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&values, "{sv}", name, value);
  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_participant_set,
                    g_variant_new ("(xa{sv})", self->participant_id, &values), NULL);
}

static void
lodestar_participant_page_state_cb (LodestarParticipantPage *self)
{
  guint position = adw_combo_row_get_selected (self->state_row);

  if (lodestar_participant_page_is_editing (self) && position < LODESTAR_N_PARTICIPANT_STATES &&
      position != (guint) lodestar_participant_get_data (self->participant)->state)
    lodestar_participant_page_set (self, "state",
                                   g_variant_new_string (lodestar_participant_state_get_nick (
                                     (LodestarParticipantState) position)));
}

/* The least and the most push each other along. */
static void
lodestar_participant_page_capacity_cb (LodestarParticipantPage *self,
                                       GParamSpec              *pspec,
                                       AdwSpinRow              *row)
{
  const LodestarParticipantData *data;
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
  int min;
  int max;

  if (!lodestar_participant_page_is_editing (self))
    return;

  data = lodestar_participant_get_data (self->participant);
  min = (int) adw_spin_row_get_value (self->min_row);
  max = (int) adw_spin_row_get_value (self->max_row);

  if (min == data->capacity_min && max == data->capacity_max)
    return;

  if (min != data->capacity_min)
    max = MAX (min, max);
  else
    min = MIN (min, max);

  g_variant_builder_add (&values, "{sv}", "capacity-min", g_variant_new_int32 (min));
  g_variant_builder_add (&values, "{sv}", "capacity-max", g_variant_new_int32 (max));
  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_participant_set,
                    g_variant_new ("(xa{sv})", self->participant_id, &values), NULL);
}

static void
lodestar_participant_page_training_cb (LodestarParticipantPage *self)
{
  LodestarDate date = lodestar_date_row_get_date (self->training_row);
  char         iso[LODESTAR_DATE_ISO_SIZE] = "";

  if (!lodestar_participant_page_is_editing (self) ||
      date == lodestar_participant_get_data (self->participant)->trained_on)
    return;

  if (date != LODESTAR_DATE_NONE)
    lodestar_date_to_iso (date, iso);

  lodestar_participant_page_set (self, "trained-on", g_variant_new_string (iso));
}

static void
lodestar_participant_page_choose (LodestarParticipantPage             *self,
                                  AdwComboRow                         *row,
                                  const LodestarParticipantPageChoice *choices,
                                  guint                                n_choices,
                                  const char                          *column,
                                  LodestarParticipantText              text)
{
  guint position = adw_combo_row_get_selected (row);

  if (lodestar_participant_page_is_editing (self) && position < n_choices &&
      strcmp (choices[position].nick, lodestar_participant_get_text (self->participant, text)) != 0)
    lodestar_participant_page_set (self, column, g_variant_new_string (choices[position].nick));
}

static void
lodestar_participant_page_format_cb (LodestarParticipantPage *self)
{
  lodestar_participant_page_choose (self, self->format_row, lodestar_participant_page_formats,
                                    G_N_ELEMENTS (lodestar_participant_page_formats), "format",
                                    LODESTAR_PARTICIPANT_FORMAT);
}

static void
lodestar_participant_page_style_cb (LodestarParticipantPage *self)
{
  lodestar_participant_page_choose (self, self->style_row, lodestar_participant_page_styles,
                                    G_N_ELEMENTS (lodestar_participant_page_styles), "style",
                                    LODESTAR_PARTICIPANT_STYLE);
}

static void
lodestar_participant_page_goal_cb (LodestarParticipantPage *self)
{
  if (lodestar_participant_page_is_editing (self))
    lodestar_participant_page_set (
      self, "career-goal",
      g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->goal_row))));
}

static void
lodestar_participant_page_times_cb (LodestarParticipantPage *self)
{
  if (lodestar_participant_page_is_editing (self))
    lodestar_participant_page_set (
      self, "times", g_variant_new_int32 (lodestar_week_grid_get_times (self->week_grid)));
}

static void
lodestar_participant_page_terms_cb (LodestarTermEntry *entry, LodestarParticipantPage *self)
{
  g_auto (GStrv) terms = lodestar_term_entry_dup_terms (entry);

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TERM_ROLES; i++)
    if (self->term_entries[i] == entry && lodestar_participant_page_is_editing (self))
      lodestar_page_do (
        LODESTAR_PAGE (self), &lodestar_verb_participant_set_terms,
        g_variant_new ("(xs^as)", self->participant_id,
                       lodestar_participant_term_role_get_nick ((LodestarParticipantTermRole) i),
                       terms),
        NULL);
}

static void
lodestar_participant_page_wishes_cb (LodestarWishesGroup *group, LodestarParticipantPage *self)
{
  const GArray *ids = lodestar_wishes_group_get_ids (group);

  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_participant_set_wishes,
                    g_variant_new ("(x@axs)", self->participant_id,
                                   g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data,
                                                              ids->len, sizeof (gint64)),
                                   group == self->wishes_group ? "wish" : "not-with"),
                    NULL);
}

static void
lodestar_participant_page_show_person_action (GtkWidget  *widget,
                                              const char *name,
                                              GVariant   *parameter)
{
  LodestarParticipantPage *self = LODESTAR_PARTICIPANT_PAGE (widget);

  lodestar_page_push (LODESTAR_PAGE (self),
                      LODESTAR_PAGE (lodestar_person_page_new (
                        lodestar_participant_get_data (self->participant)->person_id)));
}

static void
lodestar_participant_page_withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarParticipantPage *self = LODESTAR_PARTICIPANT_PAGE (widget);

  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_participant_set,
                    g_variant_new_parsed ("(%x, {'state': <'withdrawn'>})", self->participant_id),
                    _ ("Participant withdrawn"));
}

static void
lodestar_participant_page_removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (source), ADW_TYPE_NAVIGATION_VIEW);

  if (lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, NULL) && view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
lodestar_participant_page_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarParticipantPage *self = LODESTAR_PARTICIPANT_PAGE (widget);

  lodestar_page_do_async (LODESTAR_PAGE (self), &lodestar_verb_participant_remove,
                          g_variant_new ("(x)", self->participant_id), _ ("Participant removed"),
                          lodestar_participant_page_removed_cb, NULL);
}

static void
lodestar_participant_page_select (AdwComboRow                         *row,
                                  const LodestarParticipantPageChoice *choices,
                                  guint                                n_choices,
                                  const char                          *nick)
{
  for (guint i = 0; i < n_choices; i++)
    if (strcmp (choices[i].nick, nick) == 0)
      adw_combo_row_set_selected (row, i);
}

static void
lodestar_participant_page_fill_values (LodestarParticipantPage *self)
{
  const LodestarParticipantData *data = lodestar_participant_get_data (self->participant);
  const char                    *name = lodestar_participant_get_name (self->participant);
  const char                    *summary =
    lodestar_participant_get_text (self->participant, LODESTAR_PARTICIPANT_SUMMARY);
  const char *goal =
    lodestar_participant_get_text (self->participant, LODESTAR_PARTICIPANT_CAREER_GOAL);
  g_autofree char *detail = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->participant, "detail", &detail, NULL);
  text = g_strdup_printf ("%s%s%s", detail, *summary != '\0' ? "\n" : "", summary);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->summary_label, text);
  adw_combo_row_set_selected (self->state_row, (guint) data->state);
  adw_spin_row_set_value (self->min_row, data->capacity_min);
  adw_spin_row_set_value (self->max_row, data->capacity_max);
  lodestar_date_row_set_date (self->training_row, data->trained_on);
  lodestar_week_grid_set_times (self->week_grid, data->times);
  lodestar_participant_page_select (
    self->format_row, lodestar_participant_page_formats,
    G_N_ELEMENTS (lodestar_participant_page_formats),
    lodestar_participant_get_text (self->participant, LODESTAR_PARTICIPANT_FORMAT));
  lodestar_participant_page_select (
    self->style_row, lodestar_participant_page_styles,
    G_N_ELEMENTS (lodestar_participant_page_styles),
    lodestar_participant_get_text (self->participant, LODESTAR_PARTICIPANT_STYLE));

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->goal_row)), goal) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->goal_row), goal);

  gtk_widget_set_visible (GTK_WIDGET (self->term_entries[LODESTAR_PARTICIPANT_TERM_OFFERED]),
                          data->role != LODESTAR_ROLE_MENTEE);
  gtk_widget_set_visible (GTK_WIDGET (self->term_entries[LODESTAR_PARTICIPANT_TERM_WANTED]),
                          data->role != LODESTAR_ROLE_MENTOR);
}

static gboolean
lodestar_participant_page_fill_terms (LodestarParticipantPage *self, LodestarDb *db, GError **error)
{
  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TERM_ROLES; i++)
    {
      LodestarParticipantTermRole role = (LodestarParticipantTermRole) i;
      g_auto (GStrv) terms = lodestar_participant_store_list_terms (
        db, self->participant_id, lodestar_participant_term_role_get_nick (role), error);
      g_auto (GStrv) known = NULL;

      if (terms == NULL || !(known = lodestar_term_store_list (
                               db, lodestar_participant_term_role_get_kind (role), error)))
        return FALSE;

      lodestar_term_entry_set_suggestions (self->term_entries[i], (const char *const *) known);
      lodestar_term_entry_set_terms (self->term_entries[i], (const char *const *) terms);
    }

  return TRUE;
}

static gboolean
lodestar_participant_page_fill_wishes (LodestarParticipantPage *self,
                                       LodestarWorkspace       *workspace,
                                       GError                 **error)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);
  gint64      person_id = lodestar_participant_get_data (self->participant)->person_id;
  g_autoptr (GArray) wishes = NULL;
  g_autoptr (GArray) not_with = NULL;

  if (!(wishes =
          lodestar_participant_store_list_wishes (db, self->participant_id, "wish", error)) ||
      !(not_with =
          lodestar_participant_store_list_wishes (db, self->participant_id, "not-with", error)))
    return FALSE;

  lodestar_wishes_group_set_people (self->wishes_group, workspace, person_id, wishes);
  lodestar_wishes_group_set_people (self->not_with_group, workspace, person_id, not_with);

  return TRUE;
}

static void
lodestar_participant_page_refresh (LodestarPage *page)
{
  LodestarParticipantPage *self = LODESTAR_PARTICIPANT_PAGE (page);
  LodestarWorkspace       *workspace = lodestar_page_get_workspace (page);
  LodestarDb              *db = lodestar_workspace_get_db (workspace);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->participant);
  self->is_filling = TRUE;
  self->participant = lodestar_participant_list_load (db, lodestar_workspace_get_map (workspace),
                                                      self->participant_id, &error);

  if (self->participant != NULL)
    {
      lodestar_participant_page_fill_values (self);

      if (lodestar_participant_page_fill_terms (self, db, &error))
        lodestar_participant_page_fill_wishes (self, workspace, &error);
    }

  self->is_filling = FALSE;

  if (error != NULL &&
      !g_error_matches (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    lodestar_page_show_error (page, _ ("Could Not Read This Participant"), error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participant.show-person",
                                 self->participant != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participant.withdraw",
                                 self->participant != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participant.remove",
                                 self->participant != NULL);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->participant != NULL ? "participant" : "gone");
}

static void
lodestar_participant_page_fill_choices (AdwComboRow                         *row,
                                        const LodestarParticipantPageChoice *choices,
                                        guint                                n_choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_choices; i++)
    gtk_string_list_append (labels, _ (choices[i].label));

  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static LodestarWishesGroup *
lodestar_participant_page_add_wishes (LodestarParticipantPage *self,
                                      const char              *title,
                                      const char              *description,
                                      gboolean                 is_ranked)
{
  GtkWidget *group = lodestar_wishes_group_new (title, description, is_ranked);

  g_signal_connect_object (group, "changed", G_CALLBACK (lodestar_participant_page_wishes_cb), self,
                           0);
  gtk_box_append (self->right_box, group);

  return LODESTAR_WISHES_GROUP (group);
}

static void
lodestar_participant_page_set_up (LodestarParticipantPage *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_STATES; i++)
    gtk_string_list_append (states,
                            lodestar_participant_state_get_label ((LodestarParticipantState) i));

  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (states));
  lodestar_participant_page_fill_choices (self->format_row, lodestar_participant_page_formats,
                                          G_N_ELEMENTS (lodestar_participant_page_formats));
  lodestar_participant_page_fill_choices (self->style_row, lodestar_participant_page_styles,
                                          G_N_ELEMENTS (lodestar_participant_page_styles));

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_TERM_ROLES; i++)
    {
      GtkWidget *entry = lodestar_term_entry_new (
        lodestar_participant_term_role_get_label ((LodestarParticipantTermRole) i));

      self->term_entries[i] = LODESTAR_TERM_ENTRY (entry);
      g_signal_connect_object (entry, "changed", G_CALLBACK (lodestar_participant_page_terms_cb),
                               self, 0);
      adw_preferences_group_add (self->terms_group, entry);
    }

  self->wishes_group = lodestar_participant_page_add_wishes (
    self, _ ("Wishes"), _ ("The first wish on top; matching weighs them, it does not promise"),
    TRUE);
  self->not_with_group = lodestar_participant_page_add_wishes (
    self, _ ("Not With"), _ ("Never paired with these people"), FALSE);
}

static void
lodestar_participant_page_dispose (GObject *object)
{
  LodestarParticipantPage *self = LODESTAR_PARTICIPANT_PAGE (object);

  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PARTICIPANT_PAGE);
  g_clear_object (&self->participant);

  G_OBJECT_CLASS (lodestar_participant_page_parent_class)->dispose (object);
}

static void
lodestar_participant_page_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-participant-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, format_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, goal_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, max_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, min_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, part_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, right_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, style_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, terms_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, training_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantPage, week_grid);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_capacity_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_format_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_goal_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_style_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_times_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participant_page_training_cb);
}

static void
lodestar_participant_page_class_init (LodestarParticipantPageClass *klass)
{
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_participant_page_dispose;
  page_class->tables = LODESTAR_TABLE_PARTICIPANT | LODESTAR_TABLE_PERSON | LODESTAR_TABLE_TERM |
                       LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_CRITERION;
  page_class->refresh = lodestar_participant_page_refresh;

  lodestar_participant_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "participant.show-person", NULL,
                                   lodestar_participant_page_show_person_action);
  gtk_widget_class_install_action (widget_class, "participant.withdraw", NULL,
                                   lodestar_participant_page_withdraw_action);
  gtk_widget_class_install_action (widget_class, "participant.remove", NULL,
                                   lodestar_participant_page_remove_action);
}

static void
lodestar_participant_page_init (LodestarParticipantPage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lodestar_participant_page_set_up (self);
  self->is_filling = FALSE;
}

/**
 * lodestar_participant_page_new:
 * @participant_id: the identity of a participant
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_participant_page_new (gint64 participant_id)
{
  LodestarParticipantPage *self = g_object_new (LODESTAR_TYPE_PARTICIPANT_PAGE, NULL);

  self->participant_id = participant_id;

  return GTK_WIDGET (self);
}
