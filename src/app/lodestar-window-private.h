/* lodestar-window-private.h - what the files of the window share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-program-switcher.h"
#include "lodestar-window.h"

G_BEGIN_DECLS

struct _LodestarWindow
{
  AdwApplicationWindow parent_instance;
  LodestarWorkspace   *workspace;   /* (owned) (nullable) while it is open */
  LodestarWorkspace   *opening;     /* (owned) (nullable) while it is being opened */
  char                *path;        /* (owned) (nullable) of the workspace, open or not */
  char                *then;        /* (owned) (nullable) what to do once it is open */
  char                *page_id;     /* (owned) (nullable) */
  gint64               program_id;  /* 0 for none */
  GHashTable          *made_pages;  /* (owned) name of a page -> LodestarPage, held by the view */
  GCancellable        *cancellable; /* (owned) cancelled with the workspace */
  gboolean             is_closing;
  guint                tick_source;    /* looks whether it is another day */
  guint                present_source; /* 0 where the window does not wait to be presented */
  LodestarDate         today;

  /* Template children */
  AdwToastOverlay         *toasts;
  GtkStack                *stack;
  AdwBin                  *welcome_bin;
  AdwBin                  *opening_bin;
  GtkProgressBar          *opening_bar; /* (nullable) (not owned): within @opening_bin */
  AdwBin                  *failed_bin;
  AdwNavigationSplitView  *split;
  AdwNavigationPage       *content_page;
  AdwNavigationView       *pages;
  LodestarProgramSwitcher *switcher;
  GtkListBox              *program_pages;
  GtkListBox              *organization_pages;
  GtkLabel                *organization_label;
  GtkLabel                *state_label;
  GtkLabel                *saved_label;
  GMenu                   *recent_menu;
  GMenuModel              *primary_menu;
  GtkMenuButton           *menu_button;
};

/* lodestar-window-open.c */
void lodestar_window_close_workspace (LodestarWindow *self);
void lodestar_window_hold_application (void);
void lodestar_window_release_application (void);
void lodestar_window_open_then (LodestarWindow *self,
                                const char     *path,
                                gboolean        create,
                                const char     *then);
void lodestar_window_show_error (LodestarWindow *self, const char *heading, const GError *error);

void lodestar_window_attach (LodestarWindow *self);
void lodestar_window_detach (LodestarWindow *self);
void lodestar_window_update_programs (LodestarWindow *self);
void lodestar_window_do_then (LodestarWindow *self);
void lodestar_window_toast_undo (LodestarWindow *self, const char *text);

/* lodestar-window-stages.c */
void lodestar_window_prepare_menu (LodestarWindow *self, GtkMenuButton *button);
void lodestar_window_ensure_stage (LodestarWindow *self);
void lodestar_window_show_opening (LodestarWindow *self);
void lodestar_window_set_opening_progress (LodestarWindow *self, double fraction);
void lodestar_window_show_failed (LodestarWindow *self,
                                  const char     *title,
                                  const char     *description,
                                  gboolean        can_restore);
void lodestar_window_present_now (LodestarWindow *self);

/* lodestar-window-actions.c */
void lodestar_window_actions_install (GtkWidgetClass *widget_class);
void lodestar_window_actions_forward_keys (LodestarWindow *self);

/* lodestar-window-files.c */
void lodestar_window_files_install (GtkWidgetClass *widget_class);
void lodestar_window_files_remember (LodestarWindow *self, const char *path);
void lodestar_window_files_fill_recent (LodestarWindow *self, GMenu *menu);
void lodestar_window_files_begin (LodestarWindow *self, const char *way);
void lodestar_window_files_restore_into (LodestarWindow *self, const char *path);

G_END_DECLS
