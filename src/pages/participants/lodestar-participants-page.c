/* lodestar-participants-page.c - who takes part
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participants-page.h"

#include "lodestar-enroll-dialog.h"
#include "lodestar-import-dialog.h"
#include "lodestar-participant-list.h"
#include "lodestar-participant-page.h"
#include "lodestar-person-cells.h"
#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarParticipantsPage:
 *
 * Everybody who takes part in the program, with role, places, how much is
 * known of what matching wants, training and state. A row opens the
 * participant's preferences. People come in from the directory, or from a
 * sign-up file, which may be dropped here.
 *
 * The views of lodestar_page_go(): “incomplete” lists those of whom something
 * is missing, “untrained” those whose training is open, “unmatched” mentees and
 * “unmatched-peers” peers without a partner, “enroll” opens the dialog,
 * “participant” with an identity opens that participant.
 */
struct _LodestarParticipantsPage
{
  LodestarPage              parent_instance;
  LodestarIdList           *list;  /* (owned) (nullable) */
  LodestarParticipantQuery *query; /* (owned) */
  gboolean                  is_narrow;
  gboolean                  is_filling;

  /* Template children */
  GtkColumnView       *column_view;
  GtkColumnViewColumn *known_column;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *places_column;
  GtkColumnViewColumn *role_column;
  GtkColumnViewColumn *state_column;
  GtkColumnViewColumn *training_column;
  GtkDropDown         *role_drop_down;
  GtkDropDown         *state_drop_down;
  GtkEditable         *search_entry;
  GtkLabel            *count_label;
  GtkToggleButton     *filter_button;
  GtkToggleButton     *incomplete_button;
  GtkToggleButton     *unmatched_button;
  GtkToggleButton     *untrained_button;
  LodestarStateStack  *states;
};

G_DEFINE_FINAL_TYPE (LodestarParticipantsPage, lodestar_participants_page, LODESTAR_TYPE_PAGE)

typedef enum
{
  PROP_IS_NARROW = 1,
  PROP_IS_FILTERED,
  PROP_FILTER_LABEL,
} LodestarParticipantsPageProperty;

static GParamSpec *props[PROP_FILTER_LABEL + 1];

static guint
lodestar_participants_page_count_filters (LodestarParticipantsPage *self)
{
  return (self->query->role >= 0) + (self->query->state >= 0) + (self->query->is_incomplete != 0) +
         (self->query->is_untrained != 0) + (self->query->is_unmatched != 0);
}

static char *
lodestar_participants_page_dup_filter_label (LodestarParticipantsPage *self)
{
  guint n = lodestar_participants_page_count_filters (self);

  return n > 0 ? g_strdup_printf (_ ("Filters (%u)"), n) : g_strdup (_ ("Filters"));
}

static void
lodestar_participants_page_update_state (LodestarParticipantsPage *self)
{
  guint            n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u participant", "%'u participants", n_items), n_items);

  gtk_label_set_label (self->count_label, text);
  lodestar_state_stack_set_list_state (
    self->states, n_items, lodestar_id_list_is_loading (self->list),
    lodestar_participant_query_is_narrowed (self->query), lodestar_id_list_get_error (self->list));
}

static void
lodestar_participants_page_run_query (LodestarParticipantsPage *self)
{
  if (self->list == NULL || self->column_view == NULL)
    return;

  lodestar_id_list_set_query (self->list, lodestar_participant_query_run,
                              lodestar_participant_query_copy (self->query),
                              (GDestroyNotify) lodestar_participant_query_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_FILTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER_LABEL]);
}

static void
lodestar_participants_page_filter_changed_cb (LodestarParticipantsPage *self)
{
  if (self->is_filling)
    return;

  self->query->role = (int) gtk_drop_down_get_selected (self->role_drop_down) - 1;
  self->query->state = (int) gtk_drop_down_get_selected (self->state_drop_down) - 1;
  self->query->is_incomplete = gtk_toggle_button_get_active (self->incomplete_button);
  self->query->is_untrained = gtk_toggle_button_get_active (self->untrained_button);
  self->query->is_unmatched = gtk_toggle_button_get_active (self->unmatched_button);
  lodestar_participants_page_run_query (self);
}

static void
lodestar_participants_page_search_changed_cb (LodestarParticipantsPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  g_set_str (&self->query->search, *text != '\0' ? text : NULL);
  lodestar_participants_page_run_query (self);
}

static void
lodestar_participants_page_stop_search_cb (LodestarParticipantsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
lodestar_participants_page_ensure_list (LodestarParticipantsPage *self,
                                        LodestarWorkspace        *workspace)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->list != NULL)
    return;

  self->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_PARTICIPANT,
    lodestar_participant_list_load_page);
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (lodestar_participants_page_update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (lodestar_participants_page_update_state), self,
                           G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_column_view_set_model (self->column_view, selection);
}

static void
lodestar_participants_page_refresh (LodestarPage *page)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (page);

  lodestar_participants_page_ensure_list (self, lodestar_page_get_workspace (page));
  self->query->program_id = lodestar_page_get_program_id (page);
  lodestar_participants_page_run_query (self);
}

static void
lodestar_participants_page_open (LodestarParticipantsPage *self, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (self), LODESTAR_PAGE (lodestar_participant_page_new (id)));
}

static void
lodestar_participants_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (page);

  if (g_strcmp0 (view, "incomplete") == 0 || g_strcmp0 (view, "untrained") == 0)
    {
      gtk_toggle_button_set_active (self->filter_button, TRUE);
      gtk_toggle_button_set_active (self->incomplete_button, g_str_equal (view, "incomplete"));
      gtk_toggle_button_set_active (self->untrained_button, g_str_equal (view, "untrained"));
    }
  else if (view != NULL && g_str_has_prefix (view, "unmatched"))
    {
      LodestarRole role =
        g_str_equal (view, "unmatched-peers") ? LODESTAR_ROLE_PEER : LODESTAR_ROLE_MENTEE;

      gtk_widget_activate_action (GTK_WIDGET (self), "participants.clear-filters", NULL);
      gtk_toggle_button_set_active (self->filter_button, TRUE);
      gtk_drop_down_set_selected (self->role_drop_down, (guint) role + 1);
      gtk_toggle_button_set_active (self->unmatched_button, TRUE);
    }
  else if (g_strcmp0 (view, "enroll") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "participants.enroll", NULL);
    }
  else if (id != 0)
    {
      lodestar_participants_page_open (self, id);
    }
}

static void
lodestar_participants_page_activate_cb (LodestarParticipantsPage *self, guint position)
{
  lodestar_participants_page_open (self, lodestar_id_list_get_id (self->list, position));
}

static void
lodestar_participants_page_sorter_changed_cb (GtkSorter                *source,
                                              GtkSorterChange           change,
                                              LodestarParticipantsPage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (source);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const struct
  {
    GtkColumnViewColumn    *column;
    LodestarParticipantSort sort;
  } sorts[] = {
    { self->name_column, LODESTAR_PARTICIPANT_SORT_NAME },
    { self->role_column, LODESTAR_PARTICIPANT_SORT_ROLE },
    { self->places_column, LODESTAR_PARTICIPANT_SORT_FREE },
    { self->known_column, LODESTAR_PARTICIPANT_SORT_COMPLETENESS },
    { self->training_column, LODESTAR_PARTICIPANT_SORT_TRAINING },
    { self->state_column, LODESTAR_PARTICIPANT_SORT_STATE },
  };

  self->query->sort = LODESTAR_PARTICIPANT_SORT_NAME;
  self->query->is_descending =
    column != NULL && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (sorts[i].column == column)
      self->query->sort = sorts[i].sort;

  lodestar_participants_page_run_query (self);
}

static void
lodestar_participants_page_enroll_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_enroll_dialog_new (LODESTAR_PAGE (widget)), widget);
}

static void
lodestar_participants_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
    lodestar_import_dialog_new (LODESTAR_PAGE (widget),
                                lodestar_page_get_program_id (LODESTAR_PAGE (widget)), NULL),
    widget);
}

static void
lodestar_participants_page_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (LODESTAR_PARTICIPANTS_PAGE (widget)->search_entry));
}

static void
lodestar_participants_page_clear_filters_action (GtkWidget  *widget,
                                                 const char *name,
                                                 GVariant   *parameter)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (widget);

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->role_drop_down, 0);
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  gtk_toggle_button_set_active (self->incomplete_button, FALSE);
  gtk_toggle_button_set_active (self->untrained_button, FALSE);
  gtk_toggle_button_set_active (self->unmatched_button, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  g_clear_pointer (&self->query->search, g_free);
  self->is_filling = FALSE;
  lodestar_participants_page_filter_changed_cb (self);
}

static void
lodestar_participants_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static gboolean
lodestar_participants_page_drop_cb (LodestarParticipantsPage *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL)
    return FALSE;

  adw_dialog_present (
    lodestar_import_dialog_new (LODESTAR_PAGE (self),
                                lodestar_page_get_program_id (LODESTAR_PAGE (self)), files->data),
    GTK_WIDGET (self));

  return TRUE;
}

static void
lodestar_participants_page_set_up_columns (LodestarParticipantsPage *self)
{
  const struct
  {
    GtkColumnViewColumn *column;
    const char          *property;
  } columns[] = {
    { self->role_column, "role-label" },          { self->places_column, "capacity-label" },
    { self->known_column, "completeness-label" }, { self->training_column, "training-label" },
    { self->state_column, "state-label" },
  };
  g_autoptr (GtkListItemFactory) names =
    lodestar_person_cells_new_name_factory (self->is_narrow ? "detail" : "summary");

  gtk_column_view_column_set_factory (self->name_column, names);

  if (gtk_column_view_column_get_factory (self->role_column) != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkListItemFactory) factory =
        lodestar_person_cells_new_text_factory (columns[i].property);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_factory (columns[i].column, factory);
      gtk_column_view_column_set_sorter (columns[i].column, sorter);
    }
}

static void
lodestar_participants_page_set_up_sorters (LodestarParticipantsPage *self)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  gtk_column_view_column_set_sorter (self->name_column, sorter);
  gtk_column_view_sort_by_column (self->column_view, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (lodestar_participants_page_sorter_changed_cb), self, 0);
}

static void
lodestar_participants_page_set_up_filters (LodestarParticipantsPage *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  gtk_string_list_append (roles, _ ("Any Role"));
  gtk_string_list_append (states, _ ("Any State"));

  for (guint i = 0; i < LODESTAR_N_ROLES; i++)
    gtk_string_list_append (roles, lodestar_role_get_label ((LodestarRole) i));

  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_STATES; i++)
    gtk_string_list_append (states,
                            lodestar_participant_state_get_label ((LodestarParticipantState) i));

  gtk_drop_down_set_model (self->role_drop_down, G_LIST_MODEL (roles));
  gtk_drop_down_set_model (self->state_drop_down, G_LIST_MODEL (states));
}

static void
lodestar_participants_page_dispose (GObject *object)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PARTICIPANTS_PAGE);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (lodestar_participants_page_parent_class)->dispose (object);
}

static void
lodestar_participants_page_finalize (GObject *object)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (object);

  g_clear_pointer (&self->query, lodestar_participant_query_free);

  G_OBJECT_CLASS (lodestar_participants_page_parent_class)->finalize (object);
}

static void
lodestar_participants_page_get_property (GObject    *object,
                                         guint       prop_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (object);

  switch ((LodestarParticipantsPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;

    case PROP_IS_FILTERED:
      g_value_set_boolean (value, lodestar_participants_page_count_filters (self) > 0);
      break;

    case PROP_FILTER_LABEL:
      g_value_take_string (value, lodestar_participants_page_dup_filter_label (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_participants_page_set_property (GObject      *object,
                                         guint         prop_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (object);

  switch ((LodestarParticipantsPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (self->is_narrow != g_value_get_boolean (value))
        {
          self->is_narrow = g_value_get_boolean (value);
          lodestar_participants_page_set_up_columns (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_IS_FILTERED:
    case PROP_FILTER_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_participants_page_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-participants-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, incomplete_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, known_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, name_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, places_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, role_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, role_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, state_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, training_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, unmatched_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, untrained_button);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participants_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_participants_page_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_participants_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participants_page_stop_search_cb);
}

static void
lodestar_participants_page_class_init (LodestarParticipantsPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_participants_page_dispose;
  object_class->finalize = lodestar_participants_page_finalize;
  object_class->get_property = lodestar_participants_page_get_property;
  object_class->set_property = lodestar_participants_page_set_property;
  page_class->tables = LODESTAR_TABLE_PARTICIPANT | LODESTAR_TABLE_PERSON |
                       LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_CRITERION;
  page_class->refresh = lodestar_participants_page_refresh;
  page_class->show_item = lodestar_participants_page_show_item;

  /**
   * LodestarParticipantsPage:is-narrow:
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

  lodestar_participants_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "participants.enroll", NULL,
                                   lodestar_participants_page_enroll_action);
  gtk_widget_class_install_action (widget_class, "participants.import", NULL,
                                   lodestar_participants_page_import_action);
  gtk_widget_class_install_action (widget_class, "participants.search", NULL,
                                   lodestar_participants_page_search_action);
  gtk_widget_class_install_action (widget_class, "participants.clear-filters", NULL,
                                   lodestar_participants_page_clear_filters_action);
  gtk_widget_class_install_action (widget_class, "participants.retry", NULL,
                                   lodestar_participants_page_retry_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "participants.search", NULL);
}

static void
lodestar_participants_page_init (LodestarParticipantsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->query = lodestar_participant_query_new (0);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lodestar_participants_page_set_up_filters (self);
  lodestar_participants_page_set_up_columns (self);
  lodestar_participants_page_set_up_sorters (self);
  self->is_filling = FALSE;

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (lodestar_participants_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * lodestar_participants_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_participants_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_PARTICIPANTS_PAGE, NULL);
}
