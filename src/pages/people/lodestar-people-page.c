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
#include "lodestar-people-enroll.h"
#include "lodestar-people-export.h"
#include "lodestar-person-cells.h"
#include "lodestar-person-dialog.h"
#include "lodestar-person-filters.h"
#include "lodestar-person-page.h"
#include "lodestar-person-picker.h"
#include "lodestar-person-store.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_PEOPLE_STATES_HERE                                                                \
  (1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE)

/* What the filter of states offers beside those that are here, as bits; 0 is everybody. */
static const struct
{
  const char *label;
  guint       states;
} lodestar_people_page_states[] = {
  { N_ ("Everybody"), 0 },
  { N_ ("Active"), 1u << LODESTAR_PERSON_STATE_ACTIVE },
  { N_ ("On Leave"), 1u << LODESTAR_PERSON_STATE_LEAVE },
  { N_ ("Left"), 1u << LODESTAR_PERSON_STATE_LEFT },
};

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
  LodestarListPage      parent_instance;
  LodestarPersonFilters filters;

  /* Template children */
  LodestarFilterChip *manager_chip;
  LodestarFilterChip *state_chip;
};

G_DEFINE_FINAL_TYPE (LodestarPeoplePage, lodestar_people_page, LODESTAR_TYPE_LIST_PAGE)

static void
lodestar_people_page_show_name (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_person_cells_show (cell, item,
                              lodestar_list_page_get_is_narrow (data) ? "summary" : "title");
}

static const LodestarListColumn lodestar_people_page_columns[] = {
  { "name", N_ ("Name"), NULL, lodestar_people_page_show_name, 0, LODESTAR_PERSON_SORT_NAME },
  { "department", N_ ("Department"), "department", NULL, 0, LODESTAR_PERSON_SORT_DEPARTMENT },
  { "location", N_ ("Location"), "location", NULL, 140, LODESTAR_PERSON_SORT_LOCATION },
  { "level", N_ ("Level"), "level-name", NULL, 130, LODESTAR_PERSON_SORT_LEVEL },
  { "manager", N_ ("Manager"), "manager-name", NULL, 160, LODESTAR_PERSON_SORT_MANAGER },
};

static char *
lodestar_people_page_dup_count (LodestarListPage *page, guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u person", "%'u people", n), n);
}

static void
lodestar_people_page_run_query (LodestarListPage *page, LodestarIdList *list)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (page);
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();

  query->search = g_strdup (lodestar_list_page_get_search (page));
  query->sort = (LodestarPersonSort) lodestar_list_page_get_sort (page, &query->is_descending);
  query->manager_id = lodestar_filter_chip_get_int (self->manager_chip, 0);
  query->states =
    (guint) lodestar_filter_chip_get_int (self->state_chip, LODESTAR_PEOPLE_STATES_HERE);
  lodestar_person_filters_apply (&self->filters, query);
  lodestar_id_list_set_query (list, lodestar_person_query_run, g_steal_pointer (&query),
                              (GDestroyNotify) lodestar_person_query_free);
}

/* “Here” hides people who have left; where there are only such, that is no empty directory. */
static gboolean
lodestar_people_page_is_narrowed (LodestarListPage *page)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (page));
  gint64             n_people = 0;

  return workspace != NULL &&
         lodestar_person_store_count (lodestar_workspace_get_db (workspace), &n_people, NULL) &&
         n_people > 0;
}

/* What hides the people that are there may be that they have left. */
static void
lodestar_people_page_clear_filters (LodestarListPage *page, gboolean was_filtered)
{
  if (!was_filtered)
    lodestar_filter_chip_set_value (LODESTAR_PEOPLE_PAGE (page)->state_chip,
                                    g_variant_new_int64 (lodestar_people_page_states[0].states),
                                    NULL);
}

static void
lodestar_people_page_set_manager (LodestarPeoplePage *self, gint64 id)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));
  g_autoptr (LodestarPerson) manager = NULL;
  g_autofree char *label = NULL;

  if (id != 0 && workspace != NULL)
    manager = lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                          lodestar_workspace_get_map (workspace), id, NULL);

  /* Translators: on a button; the people who report to this person. */
  label = g_strdup_printf (_ ("Reports to %s"),
                           manager != NULL ? lodestar_person_get_name (manager) : "");
  lodestar_filter_chip_set_value (self->manager_chip, id != 0 ? g_variant_new_int64 (id) : NULL,
                                  label);
}

static void
lodestar_people_page_prepare (LodestarListPage *page, LodestarWorkspace *workspace)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (page);

  lodestar_person_filters_refresh (&self->filters, lodestar_workspace_get_db (workspace));
  lodestar_list_table_set_column_visible (
    lodestar_list_page_get_table (page), "level",
    gtk_widget_get_visible (GTK_WIDGET (self->filters.level)));

  /* The name may have changed. */
  if (lodestar_filter_chip_get_value (self->manager_chip) != NULL)
    lodestar_people_page_set_manager (self, lodestar_filter_chip_get_int (self->manager_chip, 0));
}

static void
lodestar_people_page_fill_states_cb (LodestarPeoplePage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_people_page_states); i++)
    lodestar_filter_chip_add_choice (self->state_chip, _ (lodestar_people_page_states[i].label),
                                     g_variant_new_int64 (lodestar_people_page_states[i].states));
}

static void
lodestar_people_page_manager_picked_cb (LodestarPersonPicker *picker,
                                        gint64                id,
                                        LodestarPeoplePage   *self)
{
  lodestar_people_page_set_manager (self, id);
}

static void
lodestar_people_page_manager_asked_cb (LodestarPeoplePage *self)
{
  AdwDialog *picker = lodestar_person_picker_new (
    lodestar_page_get_workspace (LODESTAR_PAGE (self)), _ ("Show Reports Of"), 0);

  lodestar_person_picker_set_clear_label (LODESTAR_PERSON_PICKER (picker), _ ("Any Manager"));
  g_signal_connect_object (picker, "picked", G_CALLBACK (lodestar_people_page_manager_picked_cb),
                           self, 0);
  adw_dialog_present (picker, GTK_WIDGET (self));
}

static void
lodestar_people_page_open (LodestarListPage *page, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (page), LODESTAR_PAGE (lodestar_person_page_new (id)));
}

static void
lodestar_people_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarPeoplePage *self = LODESTAR_PEOPLE_PAGE (page);

  if (g_strcmp0 (view, "import") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "people.import", NULL);
    }
  else if (g_strcmp0 (view, "reports") == 0)
    {
      lodestar_people_page_set_manager (self, id);
      lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self));
    }
  else if (id != 0)
    {
      lodestar_people_page_open (LODESTAR_LIST_PAGE (self), id);
    }
}

static void
lodestar_people_page_drop (LodestarListPage *page, GFile *file)
{
  adw_dialog_present (lodestar_import_dialog_new (LODESTAR_PAGE (page), 0, file),
                      GTK_WIDGET (page));
}

static void
lodestar_people_page_added_cb (LodestarPersonDialog *dialog, gint64 id, LodestarPeoplePage *self)
{
  lodestar_people_page_open (LODESTAR_LIST_PAGE (self), id);
}

static void
lodestar_people_page_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = lodestar_person_dialog_new (LODESTAR_PAGE (widget));

  g_signal_connect_object (dialog, "added", G_CALLBACK (lodestar_people_page_added_cb), widget, 0);
  adw_dialog_present (dialog, widget);
}

static void
lodestar_people_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_people_page_drop (LODESTAR_LIST_PAGE (widget), NULL);
}

static void
lodestar_people_page_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_people_export_ask (LODESTAR_PAGE (widget), NULL);
}

static void
lodestar_people_page_export_selected_action (GtkWidget  *widget,
                                             const char *name,
                                             GVariant   *parameter)
{
  LodestarListSelection *selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (widget));

  lodestar_people_export_ask (LODESTAR_PAGE (widget), lodestar_list_selection_dup_ids (selection));
}

static void
lodestar_people_page_enroll_selected_action (GtkWidget  *widget,
                                             const char *name,
                                             GVariant   *parameter)
{
  lodestar_people_enroll_ask (LODESTAR_LIST_PAGE (widget));
}

static void
lodestar_people_page_levels_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_levels_dialog_new (LODESTAR_PAGE (widget)), widget);
}

static void
lodestar_people_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PEOPLE_PAGE);

  G_OBJECT_CLASS (lodestar_people_page_parent_class)->dispose (object);
}

static void
lodestar_people_page_class_init (LodestarPeoplePageClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass        *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass     *page_class = LODESTAR_PAGE_CLASS (klass);
  LodestarListPageClass *list_class = LODESTAR_LIST_PAGE_CLASS (klass);

  object_class->dispose = lodestar_people_page_dispose;
  page_class->tables = LODESTAR_TABLE_PERSON | LODESTAR_TABLE_LEVEL;
  page_class->show_item = lodestar_people_page_show_item;
  list_class->name = "people";
  list_class->item_type = LODESTAR_TYPE_PERSON;
  list_class->loader = lodestar_person_store_load_page;
  list_class->columns = lodestar_people_page_columns;
  list_class->n_columns = G_N_ELEMENTS (lodestar_people_page_columns);
  list_class->prepare = lodestar_people_page_prepare;
  list_class->run_query = lodestar_people_page_run_query;
  list_class->dup_count = lodestar_people_page_dup_count;
  list_class->open = lodestar_people_page_open;
  list_class->is_narrowed = lodestar_people_page_is_narrowed;
  list_class->clear_filters = lodestar_people_page_clear_filters;
  list_class->drop = lodestar_people_page_drop;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, manager_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarPeoplePage, state_chip);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_fill_states_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_people_page_manager_asked_cb);

  lodestar_page_class_add_shortcut (page_class, GDK_KEY_n, GDK_CONTROL_MASK, "people.add",
                                    N_ ("Add Person"));
  gtk_widget_class_install_action (widget_class, "people.add", NULL,
                                   lodestar_people_page_add_action);
  gtk_widget_class_install_action (widget_class, "people.import", NULL,
                                   lodestar_people_page_import_action);
  gtk_widget_class_install_action (widget_class, "people.export", NULL,
                                   lodestar_people_page_export_action);
  gtk_widget_class_install_action (widget_class, "people.enroll-selected", NULL,
                                   lodestar_people_page_enroll_selected_action);
  gtk_widget_class_install_action (widget_class, "people.export-selected", NULL,
                                   lodestar_people_page_export_selected_action);
  gtk_widget_class_install_action (widget_class, "people.levels", NULL,
                                   lodestar_people_page_levels_action);
}

static void
lodestar_people_page_init (LodestarPeoplePage *self)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (self);

  lodestar_person_filters_init (&self->filters, LODESTAR_PAGE (self));
  lodestar_list_page_add_filter (page, self->filters.department);
  lodestar_list_page_add_filter (page, self->filters.level);
  lodestar_list_page_add_filter (page, self->filters.location);
  gtk_widget_init_template (GTK_WIDGET (self));
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
