/* lodestar-window.c - the window of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-window-private.h"

#include "lodestar-badges.h"
#include "lodestar-page-table.h"
#include "lodestar-program-store.h"
#include "lodestar-settings.h"
#include "lodestar-sidebar-row.h"
#include "lodestar-welcome-page.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarWindow:
 *
 * One workspace: the programs and pages at the left, the page at the right.
 * Without a workspace it shows the first run, while one is opened a spinner,
 * and where opening fails the reason with what to do.
 *
 * Pages are made when they are shown first and kept. The badges beside their
 * titles are counted on the reader's thread after each change.
 */
G_DEFINE_FINAL_TYPE (LodestarWindow, lodestar_window, ADW_TYPE_APPLICATION_WINDOW)

#define LODESTAR_WINDOW_TICK_S 60

/* The page that stands while a workspace has no program and no other page was chosen. */
static const LodestarPageEntry lodestar_window_start_entry = {
  "start", N_ ("Start"), "lodestar-overview-symbolic", NULL, FALSE, NULL,
};

static const LodestarPageEntry *
lodestar_window_find_entry (const char *id)
{
  if (g_strcmp0 (id, lodestar_window_start_entry.id) == 0)
    return &lodestar_window_start_entry;

  return lodestar_page_table_find (id);
}

/* --- The sidebar --- */

static GtkListBoxRow *
lodestar_window_find_row (LodestarWindow *self, const char *id)
{
  GtkListBox *lists[] = { self->program_pages, self->organization_pages };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (lists[i])); row;
         row = gtk_widget_get_next_sibling (row))
      if (LODESTAR_IS_SIDEBAR_ROW (row) &&
          g_strcmp0 (lodestar_sidebar_row_get_id (LODESTAR_SIDEBAR_ROW (row)), id) == 0)
        return GTK_LIST_BOX_ROW (row);

  return NULL;
}

static void
lodestar_window_select_row (LodestarWindow *self, const char *id)
{
  GtkListBoxRow *row = lodestar_window_find_row (self, id);
  GtkListBox    *list = row ? GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row))) : NULL;

  gtk_list_box_select_row (self->program_pages, list == self->program_pages ? row : NULL);
  gtk_list_box_select_row (self->organization_pages, list == self->organization_pages ? row : NULL);
}

static void
lodestar_window_fill_sidebar (LodestarWindow *self)
{
  const LodestarPageEntry *entries;
  gboolean                 has_organization = FALSE;
  guint                    n_entries;

  gtk_list_box_remove_all (self->program_pages);
  gtk_list_box_remove_all (self->organization_pages);
  entries = lodestar_page_table_get (&n_entries);

  if (self->program_id == 0)
    gtk_list_box_append (self->program_pages,
                         lodestar_sidebar_row_new (lodestar_window_start_entry.id,
                                                   _ (lodestar_window_start_entry.title),
                                                   lodestar_window_start_entry.icon_name));

  for (guint i = 0; i < n_entries; i++)
    {
      GtkListBox *list = entries[i].needs_program ? self->program_pages : self->organization_pages;

      if (entries[i].needs_program && self->program_id == 0)
        continue;

      has_organization |= !entries[i].needs_program;
      gtk_list_box_append (
        list, lodestar_sidebar_row_new (entries[i].id, _ (entries[i].title), entries[i].icon_name));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->organization_label), has_organization);
  gtk_widget_set_visible (GTK_WIDGET (self->organization_pages), has_organization);
  lodestar_window_select_row (self, self->page_id);
}

static void
lodestar_window_badge_cb (gpointer owner, const char *page_id, guint count)
{
  GtkListBoxRow *row = lodestar_window_find_row (LODESTAR_WINDOW (owner), page_id);

  if (row)
    lodestar_sidebar_row_set_count (LODESTAR_SIDEBAR_ROW (row), count);
}

static void
lodestar_window_update_badges (LodestarWindow *self)
{
  lodestar_badges_count (self->workspace, self->program_id, self->cancellable,
                         lodestar_window_badge_cb, G_OBJECT (self));
}

static void
lodestar_window_update_foot (LodestarWindow *self)
{
  g_autoptr (LodestarProgram) program = NULL;
  g_autofree char *file_name = g_path_get_basename (self->path ? self->path : "");
  g_autofree char *saved = NULL;
  g_autofree char *state = NULL;

  if (self->program_id > 0)
    program = lodestar_program_store_load (lodestar_workspace_get_db (self->workspace),
                                           lodestar_workspace_get_map (self->workspace),
                                           self->program_id, NULL);

  if (program)
    state = lodestar_program_dup_state_line (program, self->today);

  gtk_label_set_label (self->state_label, state ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);

  /* Translators: %s is the name of a file */
  saved = lodestar_workspace_is_busy (self->workspace)
            ? g_strdup_printf (_ ("Saving to %s…"), file_name)
            : g_strdup_printf (_ ("Saved to %s"), file_name);
  gtk_label_set_label (self->saved_label, saved);
}

/**
 * lodestar_window_update_programs:
 * @self: a window with an open workspace
 *
 * Reads the programs again; where the one shown is gone, another takes its
 * place.
 */
void
lodestar_window_update_programs (LodestarWindow *self)
{
  g_autoptr (GPtrArray) programs = NULL;
  g_autoptr (GError) error = NULL;
  gint64 shown = 0;

  if (!(programs =
          lodestar_program_store_list (lodestar_workspace_get_db (self->workspace),
                                       lodestar_workspace_get_map (self->workspace), &error)))
    {
      g_warning ("The programs could not be read: %s", error->message);
      return;
    }

  for (guint i = 0; i < programs->len; i++)
    {
      gint64 id = lodestar_record_get_id (g_ptr_array_index (programs, i));

      if (shown == 0 || id == self->program_id)
        shown = id;
    }

  lodestar_program_switcher_set_programs (self->switcher, programs, self->today);

  if (shown != self->program_id || self->page_id == NULL)
    lodestar_window_set_program_id (self, shown);
}

/* --- Pages --- */

static LodestarPage *
lodestar_window_ensure_page (LodestarWindow *self, const LodestarPageEntry *entry)
{
  LodestarPage *page = g_hash_table_lookup (self->made_pages, entry->id);

  if (page)
    return page;

  page = g_object_new (entry->get_type (), NULL);
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (page), entry->id);
  g_object_set (page, "workspace", self->workspace, "program-id",
                entry->needs_program ? self->program_id : G_GINT64_CONSTANT (0), NULL);
  g_hash_table_insert (self->made_pages, (gpointer) entry->id, page);
  adw_navigation_view_add (self->pages, ADW_NAVIGATION_PAGE (page));

  return page;
}

static void
lodestar_window_ensure_start_page (LodestarWindow *self)
{
  GtkWidget *page;

  if (adw_navigation_view_find_page (self->pages, lodestar_window_start_entry.id))
    return;

  page = lodestar_welcome_page_new (NULL, FALSE);
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (page), lodestar_window_start_entry.id);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (page), _ (lodestar_window_start_entry.title));
  adw_navigation_view_add (self->pages, ADW_NAVIGATION_PAGE (page));
}

/* GTK 4.18 holds a page for ever that is taken out of its view while it has the focus. */
static void
lodestar_window_replace_pages (LodestarWindow *self, const char *const *tags, int n_tags)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);

  adw_navigation_view_replace_with_tags (self->pages, tags, n_tags);
}

static void
lodestar_window_show_page (LodestarWindow *self, const char *id)
{
  const LodestarPageEntry *entry = lodestar_window_find_entry (id);
  const LodestarPageEntry *entries;
  const char              *tags[1];
  guint                    n_entries;

  if (self->program_id > 0 && entry == &lodestar_window_start_entry)
    entry = NULL;

  if (!entry || (entry->needs_program && self->program_id == 0))
    {
      entries = lodestar_page_table_get (&n_entries);
      entry = self->program_id > 0 ? &entries[0] : &lodestar_window_start_entry;
    }

  if (entry == &lodestar_window_start_entry)
    lodestar_window_ensure_start_page (self);
  else
    lodestar_window_ensure_page (self, entry);

  if (g_set_str (&self->page_id, entry->id) || !adw_navigation_view_get_visible_page (self->pages))
    {
      tags[0] = entry->id;
      lodestar_window_replace_pages (self, tags, 1);
    }
  else /* the page itself, if something stands above it */
    adw_navigation_view_pop_to_tag (self->pages, entry->id);

  adw_navigation_page_set_title (self->content_page, _ (entry->title));
  lodestar_window_select_row (self, entry->id);

  if (lodestar_settings_get () && entry != &lodestar_window_start_entry)
    g_settings_set_string (lodestar_settings_get (), "page", entry->id);
}

/**
 * lodestar_window_go:
 * @self: a window with an open workspace
 * @page: the name of a page
 * @view: (nullable): what to show there, in the words of the page
 * @id: the item to show there, 0 for none
 *
 * Shows a page, and a view or an item of it.
 */
void
lodestar_window_go (LodestarWindow *self, const char *page, const char *view, gint64 id)
{
  LodestarPage *shown;

  g_return_if_fail (LODESTAR_IS_WINDOW (self));
  g_return_if_fail (page != NULL);

  if (!self->workspace)
    return;

  lodestar_window_show_page (self, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);

  /* A row of a sidebar that is not seen would keep the focus, and every key with it. */
  if (adw_navigation_split_view_get_collapsed (self->split))
    gtk_widget_child_focus (GTK_WIDGET (self->content_page), GTK_DIR_TAB_FORWARD);

  if (((view && *view) || id > 0) && (shown = lodestar_window_get_page (self)))
    lodestar_page_show_item (shown, view, id);
}

static void
lodestar_window_page_activated_cb (GtkListBox *list, GtkListBoxRow *row, LodestarWindow *self)
{
  lodestar_window_go (self, lodestar_sidebar_row_get_id (LODESTAR_SIDEBAR_ROW (row)), NULL, 0);
}

/* The keys select what they pass; what is shown is selected again when they go elsewhere. */
static void
lodestar_window_sidebar_left_cb (LodestarWindow *self, GtkEventControllerFocus *controller)
{
  lodestar_window_select_row (self, self->page_id);
}

static void
lodestar_window_program_activated_cb (LodestarWindow          *self,
                                      gint64                   id,
                                      LodestarProgramSwitcher *switcher)
{
  lodestar_window_set_program_id (self, id);
}

/**
 * lodestar_window_set_program_id:
 * @self: a window with an open workspace
 * @id: a program, 0 for none
 *
 * Shows another program.
 */
void
lodestar_window_set_program_id (LodestarWindow *self, gint64 id)
{
  GHashTableIter   iter;
  gpointer         key, page;
  g_autofree char *page_id = g_strdup (self->page_id);

  g_return_if_fail (LODESTAR_IS_WINDOW (self));

  if (self->program_id == id && self->page_id)
    return;

  self->program_id = id;

  /* what stands above a page belongs to the program that was shown */
  if (page_id)
    {
      const LodestarPageEntry *entry = lodestar_window_find_entry (page_id);

      if (entry && entry->needs_program)
        adw_navigation_view_pop_to_tag (self->pages, page_id);
    }

  g_hash_table_iter_init (&iter, self->made_pages);

  while (g_hash_table_iter_next (&iter, &key, &page))
    if (lodestar_page_table_find (key)->needs_program)
      g_object_set (page, "program-id", id, NULL);

  lodestar_program_switcher_set_program_id (self->switcher, id);
  lodestar_window_fill_sidebar (self);

  if (!page_id && lodestar_settings_get ())
    page_id = g_settings_get_string (lodestar_settings_get (), "page");

  lodestar_window_show_page (self, page_id);
  lodestar_window_update_foot (self);
  lodestar_window_update_badges (self);

  if (lodestar_settings_get ())
    g_settings_set_int64 (lodestar_settings_get (), "program", id);
}

static void
lodestar_window_update_undo (LodestarWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 self->workspace &&
                                   lodestar_workspace_get_undo_label (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 self->workspace &&
                                   lodestar_workspace_get_redo_label (self->workspace) != NULL);
}

static void
lodestar_window_changed_cb (LodestarWindow    *self,
                            LodestarTables     tables,
                            LodestarWorkspace *workspace)
{
  if (tables & LODESTAR_TABLE_PROGRAM)
    lodestar_window_update_programs (self);

  lodestar_window_update_foot (self);
  lodestar_window_update_badges (self);
}

static void
lodestar_window_busy_cb (LodestarWindow *self, GParamSpec *pspec, LodestarWorkspace *workspace)
{
  lodestar_window_update_foot (self);
}

static void
lodestar_window_labels_cb (LodestarWindow *self, GParamSpec *pspec, LodestarWorkspace *workspace)
{
  lodestar_window_update_undo (self);
}

/* A window may stay open for days: the overdue queue of yesterday is wrong today. */
static gboolean
lodestar_window_tick_cb (gpointer data)
{
  LodestarWindow *self = data;
  LodestarDate    today = lodestar_date_today ();
  GHashTableIter  iter;
  gpointer        page;

  if (today == self->today || !self->workspace)
    return G_SOURCE_CONTINUE;

  self->today = today;
  lodestar_window_update_programs (self);
  lodestar_window_update_foot (self);
  lodestar_window_update_badges (self);
  g_hash_table_iter_init (&iter, self->made_pages);

  while (g_hash_table_iter_next (&iter, NULL, &page))
    lodestar_page_queue_refresh (page);

  return G_SOURCE_CONTINUE;
}

static void
lodestar_window_set_workspace_actions (LodestarWindow *self, gboolean is_open)
{
  static const char *const actions[] = { "win.save-copy", "win.restore", "win.new-program",
                                         "win.go", "win.nth-page" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], is_open);
}

static void
lodestar_window_clear_pages (LodestarWindow *self)
{
  GHashTableIter iter;
  gpointer       page;

  lodestar_window_replace_pages (self, NULL, 0);
  g_hash_table_iter_init (&iter, self->made_pages);

  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      g_object_set (page, "workspace", NULL, NULL);
      adw_navigation_view_remove (self->pages, page);
    }

  g_hash_table_remove_all (self->made_pages);
  g_clear_pointer (&self->page_id, g_free);
  self->program_id = 0;
}

/**
 * lodestar_window_attach:
 * @self: a window whose workspace has just been opened
 *
 * Shows the workspace and follows its changes.
 */
void
lodestar_window_attach (LodestarWindow *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (lodestar_window_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::is-busy", G_CALLBACK (lodestar_window_busy_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::undo-label",
                           G_CALLBACK (lodestar_window_labels_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::redo-label",
                           G_CALLBACK (lodestar_window_labels_cb), self, G_CONNECT_SWAPPED);

  lodestar_window_set_workspace_actions (self, TRUE);
  lodestar_window_update_undo (self);
  lodestar_window_update_programs (self);
}

/**
 * lodestar_window_detach:
 * @self: a window whose workspace is being closed
 *
 * Lets go of all that showed the workspace.
 */
void
lodestar_window_detach (LodestarWindow *self)
{
  lodestar_window_clear_pages (self);
  lodestar_window_set_workspace_actions (self, FALSE);
  lodestar_window_update_undo (self);
}

/**
 * lodestar_window_get_path:
 * @self: a window
 *
 * Returns: (nullable): the path of the workspace that it has, or tries to have
 */
const char *
lodestar_window_get_path (LodestarWindow *self)
{
  g_return_val_if_fail (LODESTAR_IS_WINDOW (self), NULL);

  return self->path;
}

/**
 * lodestar_window_is_free:
 * @self: a window
 *
 * Returns: whether it has no workspace and is not about to have one
 */
gboolean
lodestar_window_is_free (LodestarWindow *self)
{
  g_return_val_if_fail (LODESTAR_IS_WINDOW (self), FALSE);

  return !self->workspace && !self->opening;
}

/**
 * lodestar_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the workspace, if it is open
 */
LodestarWorkspace *
lodestar_window_get_workspace (LodestarWindow *self)
{
  g_return_val_if_fail (LODESTAR_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * lodestar_window_get_program_id:
 * @self: a window
 *
 * Returns: the program that is shown, 0 for none
 */
gint64
lodestar_window_get_program_id (LodestarWindow *self)
{
  g_return_val_if_fail (LODESTAR_IS_WINDOW (self), 0);

  return self->program_id;
}

/**
 * lodestar_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page of the sidebar that is shown, under whatever
 * stands above it
 */
LodestarPage *
lodestar_window_get_page (LodestarWindow *self)
{
  g_return_val_if_fail (LODESTAR_IS_WINDOW (self), NULL);

  return self->page_id ? g_hash_table_lookup (self->made_pages, self->page_id) : NULL;
}

/**
 * lodestar_window_toast:
 * @self: a window
 * @text: what to say; plain text
 *
 * Says something that needs no answer.
 */
void
lodestar_window_toast (LodestarWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (LODESTAR_IS_WINDOW (self));

  /* at once, not behind what has been said before */
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * lodestar_window_toast_undo:
 * @self: a window
 * @text: what has just been done; plain text
 *
 * Says what the last step did, with a button that takes it back.
 */
void
lodestar_window_toast_undo (LodestarWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * lodestar_window_show_error:
 * @self: a window
 * @heading: what could not be done
 * @error: why
 *
 * Tells the user what failed and why.
 */
void
lodestar_window_show_error (LodestarWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (LODESTAR_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- Life --- */

static void
lodestar_window_realize (GtkWidget *widget)
{
  lodestar_window_ensure_stage (LODESTAR_WINDOW (widget));

  GTK_WIDGET_CLASS (lodestar_window_parent_class)->realize (widget);
}

static gboolean
lodestar_window_close_request (GtkWindow *window)
{
  LodestarWindow *self = LODESTAR_WINDOW (window);

  self->is_closing = TRUE;
  g_clear_object (&self->opening);
  lodestar_window_close_workspace (self);

  return GTK_WINDOW_CLASS (lodestar_window_parent_class)->close_request (window);
}

static void
lodestar_window_dispose (GObject *object)
{
  LodestarWindow *self = LODESTAR_WINDOW (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->present_source, g_source_remove);

  if (self->pages)
    lodestar_window_close_workspace (self);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_WINDOW);
  g_clear_object (&self->opening);

  G_OBJECT_CLASS (lodestar_window_parent_class)->dispose (object);
}

static void
lodestar_window_finalize (GObject *object)
{
  LodestarWindow *self = LODESTAR_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->made_pages);
  g_free (self->path);
  g_free (self->then);
  g_free (self->page_id);

  G_OBJECT_CLASS (lodestar_window_parent_class)->finalize (object);
}

static void
lodestar_window_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               LODESTAR_RESOURCE_PREFIX "/app/lodestar-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, opening_bin);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, failed_bin);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, split);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, program_pages);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, organization_pages);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, organization_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, LodestarWindow, primary_menu);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_window_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_window_program_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_window_sidebar_left_cb);
}

static void
lodestar_window_class_init (LodestarWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_window_dispose;
  object_class->finalize = lodestar_window_finalize;

  widget_class->realize = lodestar_window_realize;

  GTK_WINDOW_CLASS (klass)->close_request = lodestar_window_close_request;

  g_type_ensure (LODESTAR_TYPE_PROGRAM_SWITCHER);
  lodestar_window_bind_template (widget_class);
  lodestar_window_actions_install (widget_class);
  lodestar_window_files_install (widget_class);
}

static void
lodestar_window_init (LodestarWindow *self)
{
  GSettings *settings = lodestar_settings_get ();

  self->made_pages = g_hash_table_new (g_str_hash, g_str_equal);
  self->cancellable = g_cancellable_new ();
  self->today = lodestar_date_today ();
  self->tick_source = g_timeout_add_seconds (LODESTAR_WINDOW_TICK_S, lodestar_window_tick_cb, self);

  gtk_widget_init_template (GTK_WIDGET (self));

  if (settings)
    {
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }
  else
    gtk_window_set_default_size (GTK_WINDOW (self), 1200, 800);

  lodestar_window_set_workspace_actions (self, FALSE);
  lodestar_window_update_undo (self);
  lodestar_window_files_fill_recent (self, self->recent_menu);
  lodestar_window_prepare_menu (self, self->menu_button);
  lodestar_window_actions_forward_keys (self);
}

/**
 * lodestar_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window, which shows the first run
 */
LodestarWindow *
lodestar_window_new (LodestarApplication *application)
{
  g_return_val_if_fail (LODESTAR_IS_APPLICATION (application), NULL);

  return g_object_new (LODESTAR_TYPE_WINDOW, "application", application, NULL);
}
