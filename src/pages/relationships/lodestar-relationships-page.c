/* lodestar-relationships-page.c - all relationships of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationships-page.h"

#include "lodestar-follow-up.h"
#include "lodestar-log-dialog.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-cells.h"
#include "lodestar-relationship-page.h"
#include "lodestar-settings.h"
#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

/* What the drop-down of states offers. */
static const guint lodestar_relationships_page_states[] = {
  0,
  1u << LODESTAR_RELATIONSHIP_TRIAL | 1u << LODESTAR_RELATIONSHIP_ACTIVE |
    1u << LODESTAR_RELATIONSHIP_PAUSED,
  1u << LODESTAR_RELATIONSHIP_TRIAL,
  1u << LODESTAR_RELATIONSHIP_ACTIVE,
  1u << LODESTAR_RELATIONSHIP_PAUSED,
  1u << LODESTAR_RELATIONSHIP_COMPLETED,
  1u << LODESTAR_RELATIONSHIP_ENDED,
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
  LodestarPage              parent_instance;
  LodestarIdList           *list;  /* (owned) (nullable) */
  LodestarRelationshipList *query; /* (owned) */
  LodestarRelationshipPace  pace;
  int                       minutes;
  gboolean                  is_narrow;
  gboolean                  is_filling; /* the drop-downs, whose notifications mean nothing then */

  /* Template children */
  GtkColumnView       *column_view;
  GtkColumnViewColumn *goals_column;
  GtkColumnViewColumn *health_column;
  GtkColumnViewColumn *last_column;
  GtkColumnViewColumn *meetings_column;
  GtkColumnViewColumn *mentee_column;
  GtkColumnViewColumn *state_column;
  GtkDropDown         *health_drop_down;
  GtkDropDown         *state_drop_down;
  GtkEditable         *search_entry;
  GtkLabel            *count_label;
  GtkToggleButton     *filter_button;
  LodestarStateStack  *states;
};

G_DEFINE_FINAL_TYPE (LodestarRelationshipsPage, lodestar_relationships_page, LODESTAR_TYPE_PAGE)

typedef enum
{
  PROP_IS_NARROW = 1,
  PROP_IS_FILTERED,
  PROP_FILTER_LABEL,
} LodestarRelationshipsPageProperty;

static GParamSpec *props[PROP_FILTER_LABEL + 1];

static guint
lodestar_relationships_page_count_filters (LodestarRelationshipsPage *self)
{
  return (self->query->filter != LODESTAR_RELATIONSHIP_FILTER_ALL) +
         (self->query->query.states != 0);
}

static void
lodestar_relationships_page_update_state (LodestarRelationshipsPage *self)
{
  guint            n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u relationship", "%u relationships", n_items), n_items);

  gtk_label_set_label (self->count_label, text);
  lodestar_state_stack_set_list_state (
    self->states, n_items, lodestar_id_list_is_loading (self->list),
    lodestar_relationship_list_is_narrowed (self->query), lodestar_id_list_get_error (self->list));
}

static void
lodestar_relationships_page_run_query (LodestarRelationshipsPage *self)
{
  if (self->list == NULL)
    return;

  self->query->query.program_id = lodestar_page_get_program_id (LODESTAR_PAGE (self));
  self->query->today = self->pace.today;
  lodestar_id_list_set_query (self->list, lodestar_relationship_list_run,
                              lodestar_relationship_list_copy (self->query),
                              (GDestroyNotify) lodestar_relationship_list_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_FILTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER_LABEL]);
}

static void
lodestar_relationships_page_filter_changed_cb (LodestarRelationshipsPage *self)
{
  guint state = gtk_drop_down_get_selected (self->state_drop_down);

  if (self->is_filling)
    return;

  self->query->filter =
    (LodestarRelationshipFilter) gtk_drop_down_get_selected (self->health_drop_down);
  self->query->query.states = state < G_N_ELEMENTS (lodestar_relationships_page_states)
                                ? lodestar_relationships_page_states[state]
                                : 0;
  lodestar_relationships_page_run_query (self);
}

static void
lodestar_relationships_page_search_changed_cb (LodestarRelationshipsPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  if (g_set_str (&self->query->query.search, *text != '\0' ? text : NULL))
    lodestar_relationships_page_run_query (self);
}

static void
lodestar_relationships_page_stop_search_cb (LodestarRelationshipsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
lodestar_relationships_page_set_filter (LodestarRelationshipsPage *self,
                                        LodestarRelationshipFilter filter,
                                        guint                      state)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (self->search_entry, "");
  gtk_drop_down_set_selected (self->health_drop_down, filter);
  gtk_drop_down_set_selected (self->state_drop_down, state);
  self->is_filling = FALSE;
  gtk_toggle_button_set_active (self->filter_button,
                                filter != LODESTAR_RELATIONSHIP_FILTER_ALL || state != 0);
  lodestar_relationships_page_filter_changed_cb (self);
}

static void
lodestar_relationships_page_open (LodestarRelationshipsPage *self, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (self),
                      LODESTAR_PAGE (lodestar_relationship_page_new (id, self->list)));
}

static void
lodestar_relationships_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (page);
  static const struct
  {
    const char                *view;
    LodestarRelationshipFilter filter;
    guint                      state;
  } views[] = {
    { "at-risk", LODESTAR_RELATIONSHIP_FILTER_AT_RISK, 0 },
    { "behind", LODESTAR_RELATIONSHIP_FILTER_BEHIND, 0 },
    { "goals-behind", LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND, 0 },
    { "overdue", LODESTAR_RELATIONSHIP_FILTER_OVERDUE, 0 },
    { "running", LODESTAR_RELATIONSHIP_FILTER_ALL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (view, views[i].view) == 0)
      lodestar_relationships_page_set_filter (self, views[i].filter, views[i].state);

  if (id != 0)
    lodestar_relationships_page_open (self, id);
}

static void
lodestar_relationships_page_activate_cb (LodestarRelationshipsPage *self, guint position)
{
  lodestar_relationships_page_open (self, lodestar_id_list_get_id (self->list, position));
}

static void
lodestar_relationships_page_ensure_list (LodestarRelationshipsPage *self,
                                         LodestarWorkspace         *workspace)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->list != NULL)
    return;

  self->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_RELATIONSHIP,
    lodestar_relationship_store_load_rows);
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (lodestar_relationships_page_update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (lodestar_relationships_page_update_state), self,
                           G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_column_view_set_model (self->column_view, selection);
}

static void
lodestar_relationships_page_refresh (LodestarPage *page)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (page);
  LodestarWorkspace         *workspace = lodestar_page_get_workspace (page);
  g_autoptr (LodestarProgram) program = NULL;

  self->pace.today = lodestar_date_today ();

  if (lodestar_page_get_program_id (page) != 0)
    program = lodestar_program_store_load (lodestar_workspace_get_db (workspace),
                                           lodestar_workspace_get_map (workspace),
                                           lodestar_page_get_program_id (page), NULL);

  if (program != NULL)
    {
      self->pace.cadence = lodestar_program_get_cadence (program);
      self->pace.program_end = lodestar_program_get_end (program) + 1;
      self->minutes = lodestar_program_get_meeting_minutes (program);
    }

  lodestar_relationships_page_ensure_list (self, workspace);
  lodestar_relationships_page_run_query (self);
}

static void
lodestar_relationships_page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarRelationshipsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarFollowUp) follow_up = lodestar_follow_up_load_finish (result, &error);

  if (follow_up != NULL)
    adw_dialog_present (lodestar_log_dialog_new (LODESTAR_PAGE (self), follow_up, self->minutes),
                        GTK_WIDGET (self));
  else
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Read the Relationships"), error);
}

static void
lodestar_relationships_page_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPage *page = LODESTAR_PAGE (widget);

  if (lodestar_page_get_workspace (page) != NULL && lodestar_page_get_program_id (page) != 0)
    lodestar_follow_up_load_async (lodestar_page_get_workspace (page),
                                   lodestar_page_get_program_id (page), lodestar_date_today (),
                                   lodestar_page_get_cancellable (page),
                                   lodestar_relationships_page_loaded_cb, g_object_ref (page));
}

static void
lodestar_relationships_page_clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (widget);

  g_clear_pointer (&self->query->query.search, g_free);
  lodestar_relationships_page_set_filter (self, LODESTAR_RELATIONSHIP_FILTER_ALL, 0);
}

static void
lodestar_relationships_page_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (LODESTAR_RELATIONSHIPS_PAGE (widget)->search_entry));
}

static void
lodestar_relationships_page_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_go (LODESTAR_PAGE (widget), "matching", NULL, 0);
}

static void
lodestar_relationships_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static void
lodestar_relationships_page_sorter_changed_cb (LodestarRelationshipsPage *self)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  const char          *id;

  if (self->column_view == NULL) /* it is taken apart */
    return;

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  id = column != NULL ? gtk_column_view_column_get_id (column) : NULL;
  self->query->is_by_health = g_strcmp0 (id, "health") == 0;
  self->query->query.is_descending =
    column != NULL && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  self->query->query.sort = g_strcmp0 (id, "state") == 0  ? LODESTAR_RELATIONSHIP_SORT_STATE
                            : g_strcmp0 (id, "last") == 0 ? LODESTAR_RELATIONSHIP_SORT_LAST_HELD
                                                          : LODESTAR_RELATIONSHIP_SORT_MENTEE;
  lodestar_settings_set_sort ("relationships", id, self->query->query.is_descending);
  lodestar_relationships_page_run_query (self);
}

static void
lodestar_relationships_page_set_up_columns (LodestarRelationshipsPage *self)
{
  const struct
  {
    GtkColumnViewColumn     *column;
    LodestarRelationshipCell cell;
  } columns[] = {
    { self->mentee_column,
      self->is_narrow ? LODESTAR_RELATIONSHIP_CELL_SUMMARY : LODESTAR_RELATIONSHIP_CELL_NAMES },
    { self->health_column, LODESTAR_RELATIONSHIP_CELL_HEALTH },
    { self->meetings_column, LODESTAR_RELATIONSHIP_CELL_MEETINGS },
    { self->last_column, LODESTAR_RELATIONSHIP_CELL_LAST },
    { self->goals_column, LODESTAR_RELATIONSHIP_CELL_GOALS },
    { self->state_column, LODESTAR_RELATIONSHIP_CELL_STATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkListItemFactory) factory =
        lodestar_relationship_cells_new (columns[i].cell, &self->pace);

      if (i == 0 || gtk_column_view_column_get_factory (columns[i].column) == NULL)
        gtk_column_view_column_set_factory (columns[i].column, factory);
    }
}

/* The order is made by the query; the sorters only make the headers clickable. */
static void
lodestar_relationships_page_set_up_sorters (LodestarRelationshipsPage *self)
{
  GtkColumnViewColumn *columns[] = { self->mentee_column, self->health_column, self->last_column,
                                     self->state_column };
  gboolean             is_descending;
  g_autofree char     *kept = lodestar_settings_dup_sort ("relationships", &is_descending);
  GtkColumnViewColumn *sorted = self->mentee_column;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (columns[i], sorter);

      if (g_strcmp0 (kept, gtk_column_view_column_get_id (columns[i])) == 0)
        sorted = columns[i];
    }

  gtk_column_view_sort_by_column (self->column_view, sorted,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  lodestar_relationships_page_sorter_changed_cb (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (lodestar_relationships_page_sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lodestar_relationships_page_dispose (GObject *object)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_RELATIONSHIPS_PAGE);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (lodestar_relationships_page_parent_class)->dispose (object);
}

static void
lodestar_relationships_page_finalize (GObject *object)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (object);

  g_clear_pointer (&self->query, lodestar_relationship_list_free);

  G_OBJECT_CLASS (lodestar_relationships_page_parent_class)->finalize (object);
}

static void
lodestar_relationships_page_get_property (GObject    *object,
                                          guint       prop_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (object);
  guint                      n = lodestar_relationships_page_count_filters (self);

  switch ((LodestarRelationshipsPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_IS_FILTERED:
      g_value_set_boolean (value, n > 0);
      break;
    case PROP_FILTER_LABEL:
      /* Translators: on a button, with the number of filters in force */
      g_value_take_string (value, n > 0 ? g_strdup_printf (_ ("Filters (%u)"), n)
                                        : g_strdup (_ ("Filters")));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_relationships_page_set_property (GObject      *object,
                                          guint         prop_id,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  LodestarRelationshipsPage *self = LODESTAR_RELATIONSHIPS_PAGE (object);

  switch ((LodestarRelationshipsPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        break;
      self->is_narrow = g_value_get_boolean (value);
      lodestar_relationships_page_set_up_columns (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_IS_FILTERED:
    case PROP_FILTER_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_relationships_page_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-relationships-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, goals_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, health_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, health_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, last_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, meetings_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, mentee_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, state_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarRelationshipsPage, states);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_relationships_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationships_page_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationships_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_relationships_page_stop_search_cb);
}

static void
lodestar_relationships_page_class_init (LodestarRelationshipsPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_relationships_page_dispose;
  object_class->finalize = lodestar_relationships_page_finalize;
  object_class->get_property = lodestar_relationships_page_get_property;
  object_class->set_property = lodestar_relationships_page_set_property;
  page_class->tables = LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_MEETING | LODESTAR_TABLE_GOAL |
                       LODESTAR_TABLE_PERSON | LODESTAR_TABLE_PROGRAM | LODESTAR_TABLE_PARTICIPANT;
  page_class->refresh = lodestar_relationships_page_refresh;
  page_class->show_item = lodestar_relationships_page_show_item;

  /**
   * LodestarRelationshipsPage:is-narrow:
   *
   * Whether rows have two lines and no further columns.
   */
  props[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_FILTERED] = g_param_spec_boolean ("is-filtered", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER_LABEL] =
    g_param_spec_string ("filter-label", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  lodestar_relationships_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "relationships.log", NULL,
                                   lodestar_relationships_page_log_action);
  gtk_widget_class_install_action (widget_class, "relationships.search", NULL,
                                   lodestar_relationships_page_search_action);
  gtk_widget_class_install_action (widget_class, "relationships.clear-filters", NULL,
                                   lodestar_relationships_page_clear_action);
  gtk_widget_class_install_action (widget_class, "relationships.match", NULL,
                                   lodestar_relationships_page_match_action);
  gtk_widget_class_install_action (widget_class, "relationships.retry", NULL,
                                   lodestar_relationships_page_retry_action);
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_f, GDK_CONTROL_MASK, "relationships.search",
                                    N_ ("Search Relationships"));
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_l, GDK_CONTROL_MASK, "relationships.log",
                                    N_ ("Log Meetings"));
}

static void
lodestar_relationships_page_init (LodestarRelationshipsPage *self)
{
  const char *states[] = { _ ("Any State"), _ ("Running"),   _ ("Trial"), _ ("Active"),
                           _ ("Paused"),    _ ("Completed"), _ ("Ended"), NULL };
  g_autoptr (GtkStringList) state_model = gtk_string_list_new (states);
  g_autoptr (GtkStringList) health_model = gtk_string_list_new (NULL);

  self->pace.today = lodestar_date_today ();
  self->query = lodestar_relationship_list_new (0, self->pace.today);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < LODESTAR_N_RELATIONSHIP_FILTERS; i++)
    gtk_string_list_append (
      health_model, lodestar_relationship_filter_get_label ((LodestarRelationshipFilter) i));

  gtk_drop_down_set_model (self->health_drop_down, G_LIST_MODEL (health_model));
  gtk_drop_down_set_model (self->state_drop_down, G_LIST_MODEL (state_model));
  lodestar_relationships_page_set_up_columns (self);
  lodestar_relationships_page_set_up_sorters (self);
  self->is_filling = FALSE;
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
