/* lodestar-relationships-page.c - all relationships of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationships-page.h"

#include "lodestar-bulk-verbs.h"
#include "lodestar-follow-up.h"
#include "lodestar-list-bulk.h"
#include "lodestar-log-dialog.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-cells.h"
#include "lodestar-relationship-page.h"

#include "lodestar-unit-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* What the filter of states offers, as bits. */
static const struct
{
  const char *label;
  guint       states;
} lodestar_relationships_page_states[] = {
  { N_ ("Running"), 1u << LODESTAR_RELATIONSHIP_TRIAL | 1u << LODESTAR_RELATIONSHIP_ACTIVE |
                      1u << LODESTAR_RELATIONSHIP_PAUSED },
  { N_ ("Trial"), 1u << LODESTAR_RELATIONSHIP_TRIAL },
  { N_ ("Active"), 1u << LODESTAR_RELATIONSHIP_ACTIVE },
  { N_ ("Paused"), 1u << LODESTAR_RELATIONSHIP_PAUSED },
  { N_ ("Completed"), 1u << LODESTAR_RELATIONSHIP_COMPLETED },
  { N_ ("Ended"), 1u << LODESTAR_RELATIONSHIP_ENDED },
};

#define LODESTAR_RELATIONSHIPS_PAGE_RUNNING (lodestar_relationships_page_states[0].states)

/* The orders of the list; those of the query come first. */
enum
{
  LODESTAR_RELATIONSHIPS_PAGE_SORT_HEALTH = 100,
};

/**
 * LodestarRelationshipsPage:
 *
 * All relationships of the program in one list, with search, filters and order
 * by any column. A row opens the relationship's page.
 *
 * The views of lodestar_page_go(): “at-risk”, “behind”, “goals-behind”,
 * “overdue” and “running” set the filter; an identity opens that relationship.
 */
struct _LodestarRelationshipsPage
{
  LodestarListPage         parent_instance;
  LodestarRelationshipPace pace;
  int                      minutes;
  gboolean                 is_logging_selected; /* in the dialog that is being made */

  /* Template children */
  LodestarFilterChip *health_chip;
  LodestarFilterChip *state_chip;
};

G_DEFINE_FINAL_TYPE (LodestarRelationshipsPage,
                     lodestar_relationships_page,
                     LODESTAR_TYPE_LIST_PAGE)

static void
lodestar_relationships_page_show_names (LodestarListCell *cell, gpointer item, gpointer data)
{
  if (lodestar_list_page_get_is_narrow (data))
    lodestar_relationship_cells_show_summary (cell, item,
                                              &LODESTAR_RELATIONSHIPS_PAGE (data)->pace);
  else
    lodestar_relationship_cells_show_names (cell, item);
}

static void
lodestar_relationships_page_show_health (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_relationship_cells_show_health (cell, item, &LODESTAR_RELATIONSHIPS_PAGE (data)->pace);
}

static void
lodestar_relationships_page_show_meetings (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_relationship_cells_show_meetings (cell, item, &LODESTAR_RELATIONSHIPS_PAGE (data)->pace);
}

static void
lodestar_relationships_page_show_last (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_relationship_cells_show_last (cell, item, &LODESTAR_RELATIONSHIPS_PAGE (data)->pace);
}

static void
lodestar_relationships_page_show_goals (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_relationship_cells_show_goals (cell, item, &LODESTAR_RELATIONSHIPS_PAGE (data)->pace);
}

static void
lodestar_relationships_page_show_state (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_relationship_cells_show_state (cell, item);
}

static const LodestarListColumn lodestar_relationships_page_columns[] = {
  { "mentee", N_ ("Mentee and Mentor"), NULL, lodestar_relationships_page_show_names, 0,
    LODESTAR_RELATIONSHIP_SORT_MENTEE },
  { "health", N_ ("Health"), NULL, lodestar_relationships_page_show_health, 0,
    LODESTAR_RELATIONSHIPS_PAGE_SORT_HEALTH },
  { "meetings", N_ ("Meetings"), NULL, lodestar_relationships_page_show_meetings, 100,
    LODESTAR_LIST_UNSORTABLE, TRUE },
  { "last", N_ ("Last Met"), NULL, lodestar_relationships_page_show_last, 110,
    LODESTAR_RELATIONSHIP_SORT_LAST_HELD, TRUE },
  { "goals", N_ ("Goals"), NULL, lodestar_relationships_page_show_goals, 110,
    LODESTAR_LIST_UNSORTABLE, TRUE },
  { "state", N_ ("State"), NULL, lodestar_relationships_page_show_state, 130,
    LODESTAR_RELATIONSHIP_SORT_STATE },
};

static char *
lodestar_relationships_page_dup_log_label (GObject *object, gboolean is_narrow)
{
  return g_strdup (is_narrow ? _ ("Log…") : _ ("Log Meetings…"));
}

static char *
lodestar_relationships_page_dup_count (LodestarListPage *page, guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relationship", "%u relationships", n),
                          n);
}

static void
lodestar_relationships_page_run_query (LodestarListPage *page, LodestarIdList *list)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (page);
  g_autoptr (LodestarRelationshipList) query = lodestar_relationship_list_new (
    lodestar_page_get_program_id (LODESTAR_PAGE (page)), self->pace.today);
  int sort = lodestar_list_page_get_sort (page, &query->query.is_descending);

  query->is_by_health = sort == LODESTAR_RELATIONSHIPS_PAGE_SORT_HEALTH;

  if (!query->is_by_health)
    query->query.sort = (LodestarRelationshipSort) sort;

  query->query.search = g_strdup (lodestar_list_page_get_search (page));
  query->query.states = (guint) lodestar_filter_chip_get_int (self->state_chip, 0);
  query->filter = (LodestarRelationshipFilter) lodestar_filter_chip_get_int (
    self->health_chip, LODESTAR_RELATIONSHIP_FILTER_ALL);
  lodestar_id_list_set_query (list, lodestar_relationship_list_run, g_steal_pointer (&query),
                              (GDestroyNotify) lodestar_relationship_list_free);
}

static void
lodestar_relationships_page_fill_health_cb (LodestarRelationshipsPage *self)
{
  for (guint i = LODESTAR_RELATIONSHIP_FILTER_ALL + 1; i < LODESTAR_N_RELATIONSHIP_FILTERS; i++)
    lodestar_filter_chip_add_choice (
      self->health_chip, lodestar_relationship_filter_get_label ((LodestarRelationshipFilter) i),
      g_variant_new_int64 (i));
}

static void
lodestar_relationships_page_fill_states_cb (LodestarRelationshipsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_relationships_page_states); i++)
    lodestar_filter_chip_add_choice (
      self->state_chip, _ (lodestar_relationships_page_states[i].label),
      g_variant_new_int64 (lodestar_relationships_page_states[i].states));
}

static void
lodestar_relationships_page_open (LodestarListPage *page, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (page), LODESTAR_PAGE (lodestar_relationship_page_new (
                                              id, lodestar_list_page_get_list (page))));
}

/* Shows what one filter leaves, whatever was looked for before. */
static void
lodestar_relationships_page_show_only (LodestarRelationshipsPage *self,
                                       LodestarFilterChip        *chip,
                                       gint64                     value)
{
  lodestar_list_page_clear_filters (LODESTAR_LIST_PAGE (self));
  lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self));
  lodestar_filter_chip_set_value (chip, g_variant_new_int64 (value), NULL);
}

static void
lodestar_relationships_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (page);
  static const struct
  {
    const char                *view;
    LodestarRelationshipFilter filter;
  } views[] = {
    { "at-risk", LODESTAR_RELATIONSHIP_FILTER_AT_RISK },
    { "behind", LODESTAR_RELATIONSHIP_FILTER_BEHIND },
    { "goals-behind", LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND },
    { "overdue", LODESTAR_RELATIONSHIP_FILTER_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (view, views[i].view) == 0)
      lodestar_relationships_page_show_only (self, self->health_chip, views[i].filter);

  if (g_strcmp0 (view, "running") == 0)
    lodestar_relationships_page_show_only (self, self->state_chip,
                                           LODESTAR_RELATIONSHIPS_PAGE_RUNNING);

  if (id != 0)
    lodestar_relationships_page_open (LODESTAR_LIST_PAGE (self), id);
}

/* What a row is of: two people, or a group or circle of them. */
static const char *
lodestar_relationships_page_get_title (LodestarDb *db, gint64 program_id, LodestarProgram *program)
{
  LodestarUnits units;

  switch (lodestar_program_get_structure (program))
    {
    case LODESTAR_STRUCTURE_GROUP:
      return _ ("Group");
    case LODESTAR_STRUCTURE_PEER:
      return lodestar_unit_store_load (db, program_id, &units, NULL) && units.has_circles
               ? _ ("Circle")
               : _ ("Peers");
    case LODESTAR_STRUCTURE_ONE_TO_ONE:
    case LODESTAR_STRUCTURE_REVERSE:
    default:
      return _ ("Mentee and Mentor");
    }
}

static void
lodestar_relationships_page_prepare (LodestarListPage *page, LodestarWorkspace *workspace)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (page);
  gint64                     program_id = lodestar_page_get_program_id (LODESTAR_PAGE (page));
  g_autoptr (LodestarProgram) program = NULL;

  self->pace.today = lodestar_date_today ();

  if (program_id != 0)
    program =
      lodestar_program_store_load (lodestar_workspace_get_db (workspace),
                                   lodestar_workspace_get_map (workspace), program_id, NULL);

  if (program != NULL)
    {
      self->pace.cadence = lodestar_program_get_cadence (program);
      self->pace.program_end = lodestar_program_get_end (program) + 1;
      self->minutes = lodestar_program_get_meeting_minutes (program);
      lodestar_list_table_set_first_title (
        lodestar_list_page_get_table (page),
        lodestar_relationships_page_get_title (lodestar_workspace_get_db (workspace), program_id,
                                               program));
    }
}

static void
lodestar_relationships_page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarRelationshipsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarFollowUp) follow_up = lodestar_follow_up_load_finish (result, &error);

  if (follow_up != NULL)
    {
      AdwDialog *dialog = lodestar_log_dialog_new (LODESTAR_PAGE (self), follow_up, self->minutes);

      if (self->is_logging_selected)
        {
          LodestarListSelection *selection =
            lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (self));
          g_autoptr (GArray) ids = lodestar_list_selection_dup_ids (selection);

          lodestar_log_dialog_tick (LODESTAR_LOG_DIALOG (dialog), ids);
        }

      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
  else
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Read the Relationships"), error);
}

static void
lodestar_relationships_page_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPage *page = LODESTAR_PAGE (widget);

  LODESTAR_RELATIONSHIPS_PAGE (widget)->is_logging_selected =
    g_str_equal (name, "relationships.log-selected");

  if (lodestar_page_get_workspace (page) != NULL && lodestar_page_get_program_id (page) != 0)
    lodestar_follow_up_load_async (lodestar_page_get_workspace (page),
                                   lodestar_page_get_program_id (page), lodestar_date_today (),
                                   lodestar_page_get_cancellable (page),
                                   lodestar_relationships_page_loaded_cb, g_object_ref (page));
}

static void
lodestar_relationships_page_write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarListSelection *selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (widget));
  g_autoptr (GArray) ids = lodestar_list_selection_dup_ids (selection);
  g_autoptr (GString) view = g_string_new ("letters");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (view, "%c%" PRId64, i == 0 ? ':' : ',', g_array_index (ids, gint64, i));

  lodestar_page_go (LODESTAR_PAGE (widget), "reports", view->str, 0);
}

/* Does to all that are selected what ends or rests them from today on. */
static void
lodestar_relationships_page_stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (widget);
  gboolean          is_pause = g_str_equal (name, "relationships.pause-selected");
  char              today[LODESTAR_DATE_ISO_SIZE];
  guint             n;
  GVariant         *ids = lodestar_list_bulk_pack (page, &n);
  g_autofree char  *toast = g_strdup_printf (
    is_pause
      ? g_dngettext (GETTEXT_PACKAGE, "%u relationship paused", "%u relationships paused", n)
      : g_dngettext (GETTEXT_PACKAGE, "%u relationship completed", "%u relationships completed", n),
    n);

  lodestar_date_to_iso (lodestar_date_today (), today);
  lodestar_list_bulk_do (page,
                         is_pause ? &lodestar_verb_relationship_pause_many
                                  : &lodestar_verb_relationship_complete_many,
                         g_variant_new ("(@axs)", ids, today), toast);
}

static void
lodestar_relationships_page_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_go (LODESTAR_PAGE (widget), "matching", NULL, 0);
}

static void
lodestar_relationships_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_RELATIONSHIPS_PAGE);

  G_OBJECT_CLASS (lodestar_relationships_page_parent_class)->dispose (object);
}

static void
lodestar_relationships_page_class_init (LodestarRelationshipsPageClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass        *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass     *page_class = LODESTAR_PAGE_CLASS (klass);
  LodestarListPageClass *list_class = LODESTAR_LIST_PAGE_CLASS (klass);

  object_class->dispose = lodestar_relationships_page_dispose;
  page_class->tables = LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_MEETING | LODESTAR_TABLE_GOAL |
                       LODESTAR_TABLE_PERSON | LODESTAR_TABLE_PROGRAM | LODESTAR_TABLE_PARTICIPANT;
  page_class->show_item = lodestar_relationships_page_show_item;
  list_class->name = "relationships";
  list_class->item_type = LODESTAR_TYPE_RELATIONSHIP;
  list_class->loader = lodestar_relationship_store_load_rows;
  list_class->columns = lodestar_relationships_page_columns;
  list_class->n_columns = G_N_ELEMENTS (lodestar_relationships_page_columns);
  list_class->prepare = lodestar_relationships_page_prepare;
  list_class->run_query = lodestar_relationships_page_run_query;
  list_class->dup_count = lodestar_relationships_page_dup_count;
  list_class->open = lodestar_relationships_page_open;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-relationships-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, health_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, state_chip);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_relationships_page_dup_log_label);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationships_page_fill_health_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationships_page_fill_states_cb);

  gtk_widget_class_install_action (widget_class, "relationships.log", NULL,
                                   lodestar_relationships_page_log_action);
  gtk_widget_class_install_action (widget_class, "relationships.log-selected", NULL,
                                   lodestar_relationships_page_log_action);
  gtk_widget_class_install_action (widget_class, "relationships.write-selected", NULL,
                                   lodestar_relationships_page_write_action);
  gtk_widget_class_install_action (widget_class, "relationships.pause-selected", NULL,
                                   lodestar_relationships_page_stop_action);
  gtk_widget_class_install_action (widget_class, "relationships.complete-selected", NULL,
                                   lodestar_relationships_page_stop_action);
  gtk_widget_class_install_action (widget_class, "relationships.match", NULL,
                                   lodestar_relationships_page_match_action);
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_l, GDK_CONTROL_MASK, "relationships.log",
                                    N_ ("Log Meetings"));
}

static void
lodestar_relationships_page_init (LodestarRelationshipsPage *self)
{
  self->pace.today = lodestar_date_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_relationships_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_relationships_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_RELATIONSHIPS_PAGE, NULL);
}
