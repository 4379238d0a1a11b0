/* lodestar-people-page.c - the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-people-page.h"

#include "lodestar-import-dialog.h"
#include "lodestar-level-store.h"
#include "lodestar-levels-dialog.h"
#include "lodestar-people-export.h"
#include "lodestar-person-cells.h"
#include "lodestar-person-dialog.h"
#include "lodestar-person-page.h"
#include "lodestar-person-picker.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"
#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

/* What the drop-down of states offers. */
typedef enum
{
  LODESTAR_PEOPLE_HERE,
  LODESTAR_PEOPLE_EVERYBODY,
  LODESTAR_PEOPLE_ACTIVE,
  LODESTAR_PEOPLE_LEAVE,
  LODESTAR_PEOPLE_LEFT,
} LodestarPeopleStates;

#define LODESTAR_PEOPLE_STATES_HERE                                                                \
  (1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE)

/**
 * LodestarPeoplePage:
 *
 * The directory: everybody of the workspace in one list, with search as you
 * type, order by any column and filters. A row opens the person's page. A file
 * that is dropped here begins an import.
 *
 * The views of lodestar_page_go(): “import” opens the import, “person” with an
 * identity opens that person, “reports” with an identity shows who reports to
 * that person.
 */
struct _LodestarPeoplePage
{
  LodestarPage         parent_instance;
  LodestarIdList      *list;   /* (owned) (nullable) */
  LodestarPersonQuery *query;  /* (owned) */
  GPtrArray           *levels; /* (owned) (nullable), of LodestarLevel */
  gboolean             is_narrow;
  gboolean             is_filling; /* the drop-downs, whose notifications mean nothing then */

  /* Template children */
  GtkColumnView       *column_view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *department_column;
  GtkColumnViewColumn *location_column;
  GtkColumnViewColumn *level_column;
  GtkColumnViewColumn *manager_column;
  GtkDropDown         *department_drop_down;
  GtkDropDown         *level_drop_down;
  GtkDropDown         *location_drop_down;
  GtkDropDown         *state_drop_down;
  GtkEditable         *search_entry;
  GtkLabel            *count_label;
  GtkToggleButton     *filter_button;
  LodestarStateStack  *states;
};

G_DEFINE_FINAL_TYPE (LodestarPeoplePage, lodestar_people_page, LODESTAR_TYPE_PAGE)

typedef enum
{
  PROP_IS_NARROW = 1,
  PROP_IS_FILTERED,
  PROP_FILTER_LABEL,
  PROP_MANAGER_LABEL,
  PROP_HAS_LEVELS,
} LodestarPeoplePageProperty;

static GParamSpec *props[PROP_HAS_LEVELS + 1];

static guint
lodestar_people_page_count_filters (LodestarPeoplePage *self)
{
  return (self->query->department != NULL) + (self->query->location != NULL) +
         (self->query->level_id != 0) + (self->query->manager_id != 0) +
         (self->query->states != LODESTAR_PEOPLE_STATES_HERE);
}

static char *
lodestar_people_page_dup_filter_label (LodestarPeoplePage *self)
{
  guint n = lodestar_people_page_count_filters (self);

  /* Translators: on a button, with the number of filters in force. */
  return n > 0 ? g_strdup_printf (_ ("Filters (%u)"), n) : g_strdup (_ ("Filters"));
}

static char *
lodestar_people_page_dup_manager_label (LodestarPeoplePage *self)
{
  g_autoptr (LodestarPerson) manager = NULL;
  LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));

  if (self->query->manager_id == 0 || workspace == NULL)
    return g_strdup (_ ("Any Manager"));

  manager = lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                        lodestar_workspace_get_map (workspace),
                                        self->query->manager_id, NULL);

  /* Translators: on a button; the people who report to this person. */
  return g_strdup_printf (_ ("Reports to %s"),
                          manager != NULL ? lodestar_person_get_name (manager) : "");
}

static void
lodestar_people_page_update_state (LodestarPeoplePage *self)
{
  guint            n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean         is_loading = lodestar_id_list_is_loading (self->list);
  gboolean         is_narrowed = lodestar_person_query_is_narrowed (self->query);
  g_autofree char *text = NULL;
  gint64           n_people = 0;

  /* “Here” hides people who have left; where there are only such, that is no empty directory. */
  if (is_narrowed && n_items == 0 && !is_loading && self->query->search == NULL &&
      lodestar_people_page_count_filters (self) == 0)
    {
      LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));

      is_narrowed =
        workspace != NULL &&
        lodestar_person_store_count (lodestar_workspace_get_db (workspace), &n_people, NULL) &&
        n_people > 0;
    }

  text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u person", "%'u people", n_items), n_items);
  gtk_label_set_label (self->count_label, text);
  lodestar_state_stack_set_list_state (self->states, n_items, is_loading, is_narrowed,
                                       lodestar_id_list_get_error (self->list));
}

static void
lodestar_people_page_run_query (LodestarPeoplePage *self)
{
  if (self->list == NULL)
    return;

  lodestar_id_list_set_query (self->list, lodestar_person_query_run,
                              lodestar_person_query_copy (self->query),
                              (GDestroyNotify) lodestar_person_query_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_FILTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MANAGER_LABEL]);
}

static guint
lodestar_people_page_get_states (LodestarPeoplePage *self)
{
  switch ((LodestarPeopleStates) gtk_drop_down_get_selected (self->state_drop_down))
    {
    case LODESTAR_PEOPLE_ACTIVE:
      return 1u << LODESTAR_PERSON_STATE_ACTIVE;

    case LODESTAR_PEOPLE_LEAVE:
      return 1u << LODESTAR_PERSON_STATE_LEAVE;

    case LODESTAR_PEOPLE_LEFT:
      return 1u << LODESTAR_PERSON_STATE_LEFT;

    case LODESTAR_PEOPLE_EVERYBODY:
      return 0;

    case LODESTAR_PEOPLE_HERE:
    default:
      return LODESTAR_PEOPLE_STATES_HERE;
    }
}

/* The chosen string of a drop-down whose first item stands for any. */
static char *
lodestar_people_page_dup_choice (GtkDropDown *drop_down)
{
  guint position = gtk_drop_down_get_selected (drop_down);

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_strdup (
    gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), position));
}

static void
lodestar_people_page_filter_changed_cb (LodestarPeoplePage *self)
{
  guint level = gtk_drop_down_get_selected (self->level_drop_down);

  if (self->is_filling)
    return;

  g_clear_pointer (&self->query->department, g_free);
  g_clear_pointer (&self->query->location, g_free);
  self->query->department = lodestar_people_page_dup_choice (self->department_drop_down);
  self->query->location = lodestar_people_page_dup_choice (self->location_drop_down);
  self->query->level_id = 0;
  self->query->states = lodestar_people_page_get_states (self);

  if (self->levels != NULL && level > 0 && level <= self->levels->len)
    self->query->level_id = lodestar_record_get_id (g_ptr_array_index (self->levels, level - 1));

  lodestar_people_page_run_query (self);
}

static void
lodestar_people_page_search_changed_cb (LodestarPeoplePage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  g_clear_pointer (&self->query->search, g_free);
  self->query->search = *text != '\0' ? g_strdup (text) : NULL;
  lodestar_people_page_run_query (self);
}

static void
lodestar_people_page_stop_search_cb (LodestarPeoplePage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
lodestar_people_page_set_manager (LodestarPeoplePage *self, gint64 manager_id)
{
  self->query->manager_id = manager_id;
  gtk_toggle_button_set_active (self->filter_button, TRUE);
  lodestar_people_page_run_query (self);
}

static void
lodestar_people_page_manager_picked_cb (LodestarPersonPicker *picker,
                                        gint64                id,
                                        LodestarPeoplePage   *self)
{
  lodestar_people_page_set_manager (self, id);
}

static void
lodestar_people_page_manager_clicked_cb (LodestarPeoplePage *self)
{
  AdwDialog *picker = lodestar_person_picker_new (
    lodestar_page_get_workspace (LODESTAR_PAGE (self)), _ ("Show Reports Of"), 0);

  lodestar_person_picker_set_clear_label (LODESTAR_PERSON_PICKER (picker), _ ("Any Manager"));
  g_signal_connect_object (picker, "picked", G_CALLBACK (lodestar_people_page_manager_picked_cb),
                           self, 0);
  adw_dialog_present (picker, GTK_WIDGET (self));
}

static void
lodestar_people_page_fill_drop_down (GtkDropDown *drop_down,
                                     const char  *any,
                                     GStrv        values,
                                     const char  *chosen)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (model, any);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      gtk_string_list_append (model, values[i]);

      if (g_strcmp0 (values[i], chosen) == 0)
        selected = i + 1;
    }

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (drop_down, selected);
}

static gboolean
lodestar_people_page_fill_levels (LodestarPeoplePage *self, LodestarDb *db, GError **error)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->levels, g_ptr_array_unref);

  if (!(self->levels = lodestar_level_store_list (db, error)))
    return FALSE;

  gtk_string_list_append (model, _ ("Any Level"));

  for (guint i = 0; i < self->levels->len; i++)
    {
      LodestarLevel *level = g_ptr_array_index (self->levels, i);

      gtk_string_list_append (model, lodestar_level_get_name (level));

      if (lodestar_record_get_id (LODESTAR_RECORD (level)) == self->query->level_id)
        selected = i + 1;
    }

  gtk_drop_down_set_model (self->level_drop_down, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->level_drop_down, selected);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_LEVELS]);

  return TRUE;
}

static void
lodestar_people_page_fill_filters (LodestarPeoplePage *self, LodestarWorkspace *workspace)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);
  g_auto (GStrv) departments = NULL;
  g_auto (GStrv) locations = NULL;
  g_autoptr (GError) error = NULL;

  departments = lodestar_person_store_list_values (db, LODESTAR_PERSON_DEPARTMENT, &error);

  if (departments != NULL)
    locations = lodestar_person_store_list_values (db, LODESTAR_PERSON_LOCATION, &error);

  self->is_filling = TRUE;

  if (locations != NULL)
    {
      lodestar_people_page_fill_drop_down (self->department_drop_down, _ ("Any Department"),
                                           departments, self->query->department);
      lodestar_people_page_fill_drop_down (self->location_drop_down, _ ("Any Location"), locations,
                                           self->query->location);
      lodestar_people_page_fill_levels (self, db, &error);
    }

  self->is_filling = FALSE;

  if (error != NULL)
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Read the Filters"), error);
}

static void
lodestar_people_page_ensure_list (LodestarPeoplePage *self, LodestarWorkspace *workspace)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->list != NULL)
    return;

  self->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_PERSON, lodestar_person_store_load_page);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (lodestar_people_page_update_state),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (lodestar_people_page_update_state), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_column_view_set_model (self->column_view, selection);
}

static void
lodestar_people_page_refresh (LodestarPage *page)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (page);
  LodestarWorkspace  *workspace = lodestar_page_get_workspace (page);

  lodestar_people_page_ensure_list (self, workspace);
  lodestar_people_page_fill_filters (self, workspace);
  lodestar_people_page_run_query (self);
}

static void
lodestar_people_page_open (LodestarPeoplePage *self, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (self), LODESTAR_PAGE (lodestar_person_page_new (id)));
}

static void
lodestar_people_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (page);

  if (g_strcmp0 (view, "import") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "people.import", NULL);
  else if (g_strcmp0 (view, "reports") == 0)
    lodestar_people_page_set_manager (self, id);
  else if (id != 0)
    lodestar_people_page_open (self, id);
}

static void
lodestar_people_page_activate_cb (LodestarPeoplePage *self, guint position)
{
  lodestar_people_page_open (self, lodestar_id_list_get_id (self->list, position));
}

static void
lodestar_people_page_sorter_changed_cb (GtkSorter          *source,
                                        GtkSorterChange     change,
                                        LodestarPeoplePage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (source);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const struct
  {
    GtkColumnViewColumn *column;
    LodestarPersonSort   sort;
  } sorts[] = {
    { self->name_column, LODESTAR_PERSON_SORT_NAME },
    { self->department_column, LODESTAR_PERSON_SORT_DEPARTMENT },
    { self->location_column, LODESTAR_PERSON_SORT_LOCATION },
    { self->level_column, LODESTAR_PERSON_SORT_LEVEL },
    { self->manager_column, LODESTAR_PERSON_SORT_MANAGER },
  };

  self->query->sort = LODESTAR_PERSON_SORT_NAME;
  self->query->is_descending =
    column != NULL && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (sorts[i].column == column)
      self->query->sort = sorts[i].sort;

  /* Going away, the columns leave one by one. */
  if (self->column_view != NULL)
    lodestar_people_page_run_query (self);
}

static void
lodestar_people_page_added_cb (LodestarPersonDialog *dialog, gint64 id, LodestarPeoplePage *self)
{
  lodestar_people_page_open (self, id);
}

static void
lodestar_people_page_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (widget);
  AdwDialog          *dialog = lodestar_person_dialog_new (LODESTAR_PAGE (self));

  g_signal_connect_object (dialog, "added", G_CALLBACK (lodestar_people_page_added_cb), self, 0);
  adw_dialog_present (dialog, widget);
}

static void
lodestar_people_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_import_dialog_new (LODESTAR_PAGE (widget), 0, NULL), widget);
}

static void
lodestar_people_page_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_people_export_ask (LODESTAR_PAGE (widget));
}

static void
lodestar_people_page_levels_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_levels_dialog_new (LODESTAR_PAGE (widget)), widget);
}

static void
lodestar_people_page_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
lodestar_people_page_clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (widget);

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->department_drop_down, 0);
  gtk_drop_down_set_selected (self->level_drop_down, 0);
  gtk_drop_down_set_selected (self->location_drop_down, 0);

  /* What hides the people that are there may be that they have left. */
  gtk_drop_down_set_selected (self->state_drop_down,
                              lodestar_people_page_count_filters (self) == 0 &&
                                  self->query->search == NULL
                                ? LODESTAR_PEOPLE_EVERYBODY
                                : LODESTAR_PEOPLE_HERE);
  self->query->manager_id = 0;
  gtk_editable_set_text (self->search_entry, "");
  g_clear_pointer (&self->query->search, g_free);
  self->is_filling = FALSE;
  lodestar_people_page_filter_changed_cb (self);
}

static void
lodestar_people_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static gboolean
lodestar_people_page_drop_cb (LodestarPeoplePage *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL)
    return FALSE;

  adw_dialog_present (lodestar_import_dialog_new (LODESTAR_PAGE (self), 0, files->data),
                      GTK_WIDGET (self));

  return TRUE;
}

static void
lodestar_people_page_set_up_columns (LodestarPeoplePage *self)
{
  const struct
  {
    GtkColumnViewColumn *column;
    const char          *property;
  } columns[] = {
    { self->department_column, "department" },
    { self->location_column, "location" },
    { self->level_column, "level-name" },
    { self->manager_column, "manager-name" },
  };
  g_autoptr (GtkListItemFactory) names =
    lodestar_person_cells_new_name_factory (self->is_narrow ? "summary" : "title");

  gtk_column_view_column_set_factory (self->name_column, names);

  if (gtk_column_view_column_get_factory (self->department_column) != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkListItemFactory) factory =
        lodestar_person_cells_new_text_factory (columns[i].property);

      gtk_column_view_column_set_factory (columns[i].column, factory);
    }
}

/* The order is made by the query; the sorters only make the headers clickable. */
static void
lodestar_people_page_set_up_sorters (LodestarPeoplePage *self)
{
  GtkColumnViewColumn *columns[] = { self->name_column, self->department_column,
                                     self->location_column, self->level_column,
                                     self->manager_column };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (columns[i], sorter);
    }

  gtk_column_view_sort_by_column (self->column_view, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (lodestar_people_page_sorter_changed_cb), self, 0);
}

static void
lodestar_people_page_dispose (GObject *object)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->list);
  g_clear_pointer (&self->levels, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_people_page_parent_class)->dispose (object);
}

static void
lodestar_people_page_finalize (GObject *object)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (object);

  g_clear_pointer (&self->query, lodestar_person_query_free);

  G_OBJECT_CLASS (lodestar_people_page_parent_class)->finalize (object);
}

static void
lodestar_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (object);

  switch ((LodestarPeoplePageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;

    case PROP_IS_FILTERED:
      g_value_set_boolean (value, lodestar_people_page_count_filters (self) > 0);
      break;

    case PROP_FILTER_LABEL:
      g_value_take_string (value, lodestar_people_page_dup_filter_label (self));
      break;

    case PROP_MANAGER_LABEL:
      g_value_take_string (value, lodestar_people_page_dup_manager_label (self));
      break;

    case PROP_HAS_LEVELS:
      g_value_set_boolean (value,
                           !self->is_narrow && self->levels != NULL && self->levels->len > 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_people_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (object);

  switch ((LodestarPeoplePageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (self->is_narrow != g_value_get_boolean (value))
        {
          self->is_narrow = g_value_get_boolean (value);
          lodestar_people_page_set_up_columns (self);
          g_object_notify_by_pspec (object, pspec);
          g_object_notify_by_pspec (object, props[PROP_HAS_LEVELS]);
        }
      break;

    case PROP_IS_FILTERED:
    case PROP_FILTER_LABEL:
    case PROP_MANAGER_LABEL:
    case PROP_HAS_LEVELS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_people_page_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, name_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, department_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, location_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, level_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, manager_column);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, department_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, level_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, location_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, states);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_manager_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_stop_search_cb);
}

static void
lodestar_people_page_class_init (LodestarPeoplePageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_people_page_dispose;
  object_class->finalize = lodestar_people_page_finalize;
  object_class->get_property = lodestar_people_page_get_property;
  object_class->set_property = lodestar_people_page_set_property;
  page_class->tables = LODESTAR_TABLE_PERSON | LODESTAR_TABLE_LEVEL;
  page_class->refresh = lodestar_people_page_refresh;
  page_class->show_item = lodestar_people_page_show_item;

  /**
   * LodestarPeoplePage:is-narrow:
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
  props[PROP_MANAGER_LABEL] = g_param_spec_string ("manager-label", NULL, NULL, "",
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_HAS_LEVELS] = g_param_spec_boolean ("has-levels", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  lodestar_people_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "people.add", NULL,
                                   lodestar_people_page_add_action);
  gtk_widget_class_install_action (widget_class, "people.import", NULL,
                                   lodestar_people_page_import_action);
  gtk_widget_class_install_action (widget_class, "people.export", NULL,
                                   lodestar_people_page_export_action);
  gtk_widget_class_install_action (widget_class, "people.levels", NULL,
                                   lodestar_people_page_levels_action);
  gtk_widget_class_install_action (widget_class, "people.search", NULL,
                                   lodestar_people_page_search_action);
  gtk_widget_class_install_action (widget_class, "people.clear-filters", NULL,
                                   lodestar_people_page_clear_filters_action);
  gtk_widget_class_install_action (widget_class, "people.retry", NULL,
                                   lodestar_people_page_retry_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "people.search",
                                       NULL);
}

static void
lodestar_people_page_init (LodestarPeoplePage *self)
{
  const char *states[] = { _ ("Here Now"), _ ("Everybody"), _ ("Active"),
                           _ ("On Leave"), _ ("Left"),      NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (states);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->query = lodestar_person_query_new ();
  self->query->states = LODESTAR_PEOPLE_STATES_HERE;
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->state_drop_down, G_LIST_MODEL (model));
  lodestar_people_page_set_up_columns (self);
  lodestar_people_page_set_up_sorters (self);
  self->is_filling = FALSE;

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (lodestar_people_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * lodestar_people_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_people_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_PEOPLE_PAGE, NULL);
}
