/* lodestar-list-page.c - a page with one long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-page.h"

#include "lodestar-list-bulk.h"
#include "lodestar-selection-bar.h"
#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarListPage:
 *
 * A page with one long list, which is searched as one types, narrowed by
 * filters and sorted by any column. Where the page is narrow each row has two
 * lines, the filters stand behind a button, and the order is one of them. What
 * stands there instead of rows says what to do next.
 *
 * A class says what the list holds, and its Blueprint what stands around it:
 *
 * ```
 * template $LodestarPeoplePage: $LodestarListPage {
 *   title: _("People");
 *   tag: "people";
 *   search-label: _("Search people");
 *   empty-title: _("No People Yet");
 *   menu-model: menu;
 *
 *   [end]
 *   Button { icon-name: "list-add-symbolic"; … }
 *
 *   [filter]
 *   $LodestarFilterChip state_chip { title: _("State"); … }
 *
 *   [empty]
 *   Button { label: _("_Import People…"); … }
 * }
 * ```
 *
 * Each filter is a [class@FilterChip]; #LodestarListPageClass.run_query reads
 * what is chosen. The rows are [class@ListCell]s. What a Blueprint adds as
 * `[bulk]` can be done with many rows at once: with it rows can be selected.
 *
 * # Actions
 *
 * - `list.search` goes to the search (Ctrl+F); typing anywhere does, too
 * - `list.clear-filters` takes back search and filters
 * - `list.retry` reads again
 * - `list.select-all` selects all that is shown (Ctrl+A)
 * - `list.stop-selecting` lets go of it (Escape)
 */
typedef struct
{
  LodestarIdList        *list;       /* (owned) (nullable) */
  LodestarListSelection *selection;  /* (owned) (nullable): of @list */
  GPtrArray             *chips;      /* (owned), of LodestarFilterChip, which the box holds */
  GMenuModel            *menu_model; /* (owned) (nullable) */
  char                  *search;     /* (owned) (nullable) */
  gboolean               is_narrow;
  gboolean               is_clearing; /* the filters, one after the other */
  gint64                 program_id;  /* that is shown */

  LodestarFilterChip *sort_chip; /* (nullable): made when the page is narrow first */

  /* Template children */
  AdwHeaderBar       *header_bar;
  AdwWindowTitle     *window_title;
  AdwWrapBox         *filter_box;
  GtkEditable        *search_entry;
  GtkLabel           *count_label;
  GtkMenuButton      *menu_button;
  GtkRevealer        *filter_revealer;
  GtkToggleButton    *filter_button;
  GtkWidget          *select_button;
  GtkWidget          *selection_bar;
  GtkWidget          *toolbar;
  GtkWidget          *toolbar_view;
  LodestarListTable  *table;
  LodestarStateStack *states;
} LodestarListPagePrivate;

static void lodestar_list_page_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *lodestar_list_page_parent_buildable;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LodestarListPage,
                                  lodestar_list_page,
                                  LODESTAR_TYPE_PAGE,
                                  G_ADD_PRIVATE (LodestarListPage)
                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                           lodestar_list_page_buildable_init))

typedef enum
{
  PROP_IS_NARROW = 1,
  PROP_FILTER_LABEL,
  PROP_SEARCH_LABEL,
  PROP_EMPTY_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_MENU_MODEL,
} LodestarListPageProperty;

static GParamSpec *props[PROP_MENU_MODEL + 1];

static LodestarListPagePrivate *
lodestar_list_page_get_private (LodestarListPage *self)
{
  return lodestar_list_page_get_instance_private (self);
}

static guint
lodestar_list_page_count_filters (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  guint                    n = 0;

  for (guint i = 0; i < priv->chips->len; i++)
    n += lodestar_filter_chip_get_value (g_ptr_array_index (priv->chips, i)) != NULL;

  return n;
}

static char *
lodestar_list_page_dup_filter_label (LodestarListPage *self)
{
  guint n = lodestar_list_page_count_filters (self);

  /* Translators: on a button, with the number of filters in force. */
  return n > 0 ? g_strdup_printf (_ ("Filters (%u)"), n) : g_strdup (_ ("Filters"));
}

static gboolean
lodestar_list_page_is_filtered (LodestarListPage *self)
{
  return lodestar_list_page_get_private (self)->search != NULL ||
         lodestar_list_page_count_filters (self) > 0;
}

static gboolean
lodestar_list_page_is_narrowed (LodestarListPage *self)
{
  LodestarListPageClass *klass = LODESTAR_LIST_PAGE_GET_CLASS (self);

  return lodestar_list_page_is_filtered (self) ||
         (klass->is_narrowed != NULL && klass->is_narrowed (self));
}

static void
lodestar_list_page_update_state (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  guint                    n_items = g_list_model_get_n_items (G_LIST_MODEL (priv->list));
  gboolean                 is_loading = lodestar_id_list_is_loading (priv->list);
  g_autofree char         *count = LODESTAR_LIST_PAGE_GET_CLASS (self)->dup_count (self, n_items);

  if (priv->states == NULL) /* it is taken apart */
    return;

  lodestar_state_stack_set_list_state (priv->states, n_items, is_loading,
                                       n_items == 0 && !is_loading &&
                                         lodestar_list_page_is_narrowed (self),
                                       lodestar_id_list_get_error (priv->list));
  if (priv->selection != NULL && !is_loading && !lodestar_list_page_is_filtered (self))
    lodestar_list_selection_prune (priv->selection);

  gtk_label_set_label (priv->count_label, count);
  adw_window_title_set_subtitle (priv->window_title, priv->is_narrow && n_items > 0 ? count : "");

  /* Where there is nothing there is nothing to search. */
  gtk_widget_set_visible (priv->toolbar, lodestar_state_stack_get_state (priv->states) !=
                                           LODESTAR_VIEW_STATE_EMPTY);
}

static void
lodestar_list_page_search_changed_cb (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  const char              *text = gtk_editable_get_text (priv->search_entry);

  if (g_set_str (&priv->search, *text != '\0' ? text : NULL))
    lodestar_list_page_run_query (self);
}

static void
lodestar_list_page_stop_search_cb (LodestarListPage *self)
{
  gtk_editable_set_text (lodestar_list_page_get_private (self)->search_entry, "");
}

static void
lodestar_list_page_activate_cb (LodestarListPage *self, guint position)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  LODESTAR_LIST_PAGE_GET_CLASS (self)->open (self, lodestar_id_list_get_id (priv->list, position));
}

/* Enter opens the only one that was found, else it goes on to the list. */
static void
lodestar_list_page_search_activate_cb (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  guint n_items = priv->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (priv->list)) : 0;

  if (n_items == 0 || lodestar_id_list_is_loading (priv->list))
    return;

  if (n_items == 1)
    lodestar_list_page_activate_cb (self, 0);
  else
    lodestar_list_table_focus_first (priv->table);
}

static void
lodestar_list_page_reveal_filters_cb (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  gtk_revealer_set_reveal_child (
    priv->filter_revealer, !priv->is_narrow || gtk_toggle_button_get_active (priv->filter_button));
}

static void
lodestar_list_page_filter_changed_cb (LodestarListPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER_LABEL]);

  if (!lodestar_list_page_get_private (self)->is_clearing)
    lodestar_list_page_run_query (self);
}

static void
lodestar_list_page_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (LODESTAR_LIST_PAGE (widget));

  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

static void
lodestar_list_page_clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_list_page_clear_filters (LODESTAR_LIST_PAGE (widget));
}

static void
lodestar_list_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static gboolean
lodestar_list_page_drop_cb (LodestarListPage *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL)
    return FALSE;

  LODESTAR_LIST_PAGE_GET_CLASS (self)->drop (self, files->data);

  return TRUE;
}

static void
lodestar_list_page_create_menu_cb (GtkMenuButton *button, gpointer data)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (data);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (priv->menu_model));
}

/* What is folded away, and what stands for it. */
static void
lodestar_list_page_fold (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  lodestar_list_table_set_is_narrow (priv->table, priv->is_narrow);

  if (priv->is_narrow && priv->sort_chip == NULL)
    {
      priv->sort_chip = lodestar_list_table_new_sort_chip (priv->table);
      adw_wrap_box_append (priv->filter_box, GTK_WIDGET (priv->sort_chip));
    }

  if (priv->sort_chip != NULL)
    gtk_widget_set_visible (GTK_WIDGET (priv->sort_chip), priv->is_narrow);

  lodestar_list_page_reveal_filters_cb (self);

  if (priv->list != NULL)
    lodestar_list_page_update_state (self);
}

static void
lodestar_list_page_ensure_list (LodestarListPage *self, LodestarWorkspace *workspace)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  LodestarListPageClass   *klass = LODESTAR_LIST_PAGE_GET_CLASS (self);

  if (priv->list != NULL)
    return;

  priv->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), klass->item_type, klass->loader);
  /* The query tells which rows there are, the map reads again what they say. */
  lodestar_identity_map_add_type (lodestar_workspace_get_map (workspace), klass->item_type,
                                  LODESTAR_PAGE_GET_CLASS (self)->tables, klass->loader);
  g_signal_connect_object (priv->list, "notify", G_CALLBACK (lodestar_list_page_update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "items-changed",
                           G_CALLBACK (lodestar_list_page_update_state), self, G_CONNECT_SWAPPED);

  if (lodestar_selection_bar_has_actions (LODESTAR_SELECTION_BAR (priv->selection_bar)))
    {
      priv->selection = lodestar_list_selection_new (priv->list);
      lodestar_selection_bar_set_selection (LODESTAR_SELECTION_BAR (priv->selection_bar),
                                            priv->selection);
      g_object_bind_property (priv->selection, "is-active", priv->toolbar_view,
                              "reveal-bottom-bars", G_BINDING_SYNC_CREATE);
      g_object_bind_property (priv->selection, "is-active", priv->select_button, "active",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
    }

  lodestar_list_table_set_model (priv->table,
                                 priv->selection != NULL ? G_LIST_MODEL (priv->selection)
                                                         : G_LIST_MODEL (priv->list),
                                 adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
}

static void
lodestar_list_page_refresh (LodestarPage *page)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (page);
  LodestarListPageClass   *klass = LODESTAR_LIST_PAGE_GET_CLASS (self);
  LodestarWorkspace       *workspace = lodestar_page_get_workspace (page);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  lodestar_list_page_ensure_list (self, workspace);

  /* What was selected is of another program. */
  if (priv->selection != NULL && priv->program_id != lodestar_page_get_program_id (page))
    lodestar_list_selection_set_is_active (priv->selection, FALSE);

  priv->program_id = lodestar_page_get_program_id (page);

  if (klass->prepare != NULL)
    klass->prepare (self, workspace);

  lodestar_list_page_run_query (self);
}

static void
lodestar_list_page_constructed (GObject *object)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (object);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);
  LodestarListPageClass   *klass = LODESTAR_LIST_PAGE_GET_CLASS (self);
  GtkDropTarget           *drop;

  G_OBJECT_CLASS (lodestar_list_page_parent_class)->constructed (object);

  lodestar_list_table_set_columns (priv->table, klass->name, klass->columns, klass->n_columns,
                                   self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (priv->search_entry),
                                           GTK_WIDGET (self));

  if (klass->drop == NULL)
    return;

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (lodestar_list_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
lodestar_list_page_dispose (GObject *object)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (object);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  if (priv->search_entry != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (priv->search_entry), NULL);

  g_ptr_array_set_size (priv->chips, 0);
  priv->sort_chip = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_LIST_PAGE);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->list);
  g_clear_object (&priv->menu_model);

  G_OBJECT_CLASS (lodestar_list_page_parent_class)->dispose (object);
}

static void
lodestar_list_page_finalize (GObject *object)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (LODESTAR_LIST_PAGE (object));

  g_ptr_array_unref (priv->chips);
  g_free (priv->search);

  G_OBJECT_CLASS (lodestar_list_page_parent_class)->finalize (object);
}

static void
lodestar_list_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (object);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  switch ((LodestarListPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, priv->is_narrow);
      break;
    case PROP_FILTER_LABEL:
      g_value_take_string (value, lodestar_list_page_dup_filter_label (self));
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, priv->menu_model);
      break;
    case PROP_SEARCH_LABEL:
    case PROP_EMPTY_ICON_NAME:
    case PROP_EMPTY_TITLE:
    case PROP_EMPTY_DESCRIPTION:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_list_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (object);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  switch ((LodestarListPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (priv->is_narrow != g_value_get_boolean (value))
        {
          priv->is_narrow = g_value_get_boolean (value);
          lodestar_list_page_fold (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SEARCH_LABEL:
      gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (priv->search_entry),
                                             g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    case PROP_EMPTY_ICON_NAME:
    case PROP_EMPTY_TITLE:
    case PROP_EMPTY_DESCRIPTION:
      g_object_set_property (G_OBJECT (priv->states), pspec->name, value);
      break;
    case PROP_MENU_MODEL:
      g_set_object (&priv->menu_model, g_value_get_object (value));
      gtk_widget_set_visible (GTK_WIDGET (priv->menu_button), priv->menu_model != NULL);
      break;
    case PROP_FILTER_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_list_page_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  LodestarListPage        *self = LODESTAR_LIST_PAGE (buildable);
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  if (g_strcmp0 (type, "end") == 0)
    {
      adw_header_bar_pack_end (priv->header_bar, GTK_WIDGET (child));
      lodestar_state_stack_stand_aside (priv->states, GTK_WIDGET (child));
    }
  else if (g_strcmp0 (type, "filter") == 0)
    lodestar_list_page_add_filter (self, LODESTAR_FILTER_CHIP (child));
  else if (g_strcmp0 (type, "bulk") == 0)
    {
      lodestar_selection_bar_add (LODESTAR_SELECTION_BAR (priv->selection_bar), GTK_WIDGET (child));
      gtk_widget_set_visible (priv->select_button, TRUE);
    }
  else if (g_strcmp0 (type, "empty") == 0)
    g_object_set (priv->states, "empty-child", child, NULL);
  else
    lodestar_list_page_parent_buildable->add_child (buildable, builder, child, type);
}

static void
lodestar_list_page_buildable_init (GtkBuildableIface *iface)
{
  lodestar_list_page_parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = lodestar_list_page_add_child;
}

static void
lodestar_list_page_class_init_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, table);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, filter_box);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, filter_button);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, filter_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, select_button);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, selection_bar);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, states);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, toolbar);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, toolbar_view);
  gtk_widget_class_bind_template_child_private (widget_class, LodestarListPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_reveal_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_run_query);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_list_page_stop_search_cb);
}

static void
lodestar_list_page_class_init_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  /**
   * LodestarListPage:is-narrow:
   *
   * Whether rows have two lines and no further columns.
   */
  props[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER_LABEL] =
    g_param_spec_string ("filter-label", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarListPage:search-label:
   *
   * What the search says, such as “Search people”.
   */
  props[PROP_SEARCH_LABEL] = g_param_spec_string ("search-label", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_ICON_NAME] = g_param_spec_string ("empty-icon-name", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);

  /**
   * LodestarListPage:menu-model: (nullable)
   *
   * The menu at the end of the header bar.
   */
  props[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_list_page_class_init (LodestarListPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->constructed = lodestar_list_page_constructed;
  object_class->dispose = lodestar_list_page_dispose;
  object_class->finalize = lodestar_list_page_finalize;
  object_class->get_property = lodestar_list_page_get_property;
  object_class->set_property = lodestar_list_page_set_property;
  page_class->refresh = lodestar_list_page_refresh;

  lodestar_list_page_class_init_properties (object_class);
  g_type_ensure (LODESTAR_TYPE_FILTER_CHIP);
  g_type_ensure (LODESTAR_TYPE_LIST_TABLE);
  g_type_ensure (LODESTAR_TYPE_SELECTION_BAR);
  lodestar_list_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "list.search", NULL,
                                   lodestar_list_page_search_action);
  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL,
                                   lodestar_list_page_clear_filters_action);
  gtk_widget_class_install_action (widget_class, "list.retry", NULL,
                                   lodestar_list_page_retry_action);
  lodestar_list_bulk_install_actions (page_class);
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_f, GDK_CONTROL_MASK, "list.search",
                                    N_ ("Search the List"));
}

static void
lodestar_list_page_init (LodestarListPage *self)
{
  LodestarListPagePrivate *priv = lodestar_list_page_get_private (self);

  priv->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (priv->menu_button, lodestar_list_page_create_menu_cb, self,
                                         NULL);
}

/**
 * lodestar_list_page_run_query:
 * @self: a page
 *
 * Reads the list anew. Does nothing until it has been read first.
 */
void
lodestar_list_page_run_query (LodestarListPage *self)
{
  LodestarListPagePrivate *priv;

  g_return_if_fail (LODESTAR_IS_LIST_PAGE (self));

  priv = lodestar_list_page_get_private (self);

  if (priv->list != NULL && priv->table != NULL)
    LODESTAR_LIST_PAGE_GET_CLASS (self)->run_query (self, priv->list);
}

/**
 * lodestar_list_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the list; %NULL before the page is shown first
 */
LodestarIdList *
lodestar_list_page_get_list (LodestarListPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), NULL);

  return lodestar_list_page_get_private (self)->list;
}

/**
 * lodestar_list_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what is selected; %NULL before the page is shown first, and
 *   where nothing can be done with many rows
 */
LodestarListSelection *
lodestar_list_page_get_selection (LodestarListPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), NULL);

  return lodestar_list_page_get_private (self)->selection;
}

/**
 * lodestar_list_page_get_search:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what is searched
 */
const char *
lodestar_list_page_get_search (LodestarListPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), NULL);

  return lodestar_list_page_get_private (self)->search;
}

/**
 * lodestar_list_page_get_sort:
 * @self: a page
 * @is_descending: (out): whether the order is turned round
 *
 * Returns: the order, in the words of the page's query
 */
int
lodestar_list_page_get_sort (LodestarListPage *self, gboolean *is_descending)
{
  guint i;

  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), 0);

  i = lodestar_list_table_get_sorted (lodestar_list_page_get_private (self)->table, is_descending);

  return LODESTAR_LIST_PAGE_GET_CLASS (self)->columns[i].sort;
}

/**
 * lodestar_list_page_get_is_narrow:
 * @self: a page
 *
 * Returns: whether rows have two lines and no further columns
 */
gboolean
lodestar_list_page_get_is_narrow (LodestarListPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), FALSE);

  return lodestar_list_page_get_private (self)->is_narrow;
}

/**
 * lodestar_list_page_add_filter:
 * @self: a page
 * @chip: (transfer floating): a filter
 *
 * Adds a filter behind those that are there. What a Blueprint adds as
 * `[filter]` comes here.
 */
void
lodestar_list_page_add_filter (LodestarListPage *self, LodestarFilterChip *chip)
{
  LodestarListPagePrivate *priv;

  g_return_if_fail (LODESTAR_IS_LIST_PAGE (self));
  g_return_if_fail (LODESTAR_IS_FILTER_CHIP (chip));

  priv = lodestar_list_page_get_private (self);
  g_ptr_array_add (priv->chips, chip);
  adw_wrap_box_append (priv->filter_box, GTK_WIDGET (chip));
  g_signal_connect_object (chip, "notify::value", G_CALLBACK (lodestar_list_page_filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lodestar_list_page_show_filters:
 * @self: a page
 *
 * Shows the filters of a narrow page, for somebody who did not set them.
 */
void
lodestar_list_page_show_filters (LodestarListPage *self)
{
  g_return_if_fail (LODESTAR_IS_LIST_PAGE (self));

  gtk_toggle_button_set_active (lodestar_list_page_get_private (self)->filter_button, TRUE);
}

/**
 * lodestar_list_page_clear_filters:
 * @self: a page
 *
 * Takes back search and filters, and reads the list.
 */
void
lodestar_list_page_clear_filters (LodestarListPage *self)
{
  LodestarListPagePrivate *priv;
  LodestarListPageClass   *klass;
  gboolean                 was_filtered;

  g_return_if_fail (LODESTAR_IS_LIST_PAGE (self));

  priv = lodestar_list_page_get_private (self);
  klass = LODESTAR_LIST_PAGE_GET_CLASS (self);
  was_filtered = lodestar_list_page_is_filtered (self);
  priv->is_clearing = TRUE;

  for (guint i = 0; i < priv->chips->len; i++)
    lodestar_filter_chip_set_value (g_ptr_array_index (priv->chips, i), NULL, NULL);

  g_clear_pointer (&priv->search, g_free);
  gtk_editable_set_text (priv->search_entry, "");

  if (klass->clear_filters != NULL)
    klass->clear_filters (self, was_filtered);

  priv->is_clearing = FALSE;
  lodestar_list_page_run_query (self);
}

/**
 * lodestar_list_page_get_table:
 * @self: a page
 *
 * Returns: (transfer none): the table, whose columns can be headed and shown otherwise
 */
LodestarListTable *
lodestar_list_page_get_table (LodestarListPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_PAGE (self), NULL);

  return lodestar_list_page_get_private (self)->table;
}
