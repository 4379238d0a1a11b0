/* lodestar-page.h - what all pages of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PAGE (lodestar_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LodestarPage, lodestar_page, LODESTAR, PAGE, AdwNavigationPage)

/**
 * LodestarPageClass:
 * @tables: set in class_init: the tables whose changes matter to the page
 * @refresh: reads everything that the page shows again: called on the main
 * thread when the page is shown first, when workspace or program have changed,
 * and after each step that touched one of @tables. A page that is not mapped
 * is called when it is mapped next. Starts reading, does not block. Never
 * called without a workspace
 * @show_item: shows a view of the page, or one item: see lodestar_page_go()
 *
 * The virtual functions of a page.
 */
struct _LodestarPageClass
{
  AdwNavigationPageClass parent_class;

  LodestarTables tables;

  void (*refresh) (LodestarPage *self);
  void (*show_item) (LodestarPage *self, const char *view, gint64 id);

  gpointer padding[4];
};

void        lodestar_page_class_add_shortcut (LodestarPageClass *klass,
                                              guint              keyval,
                                              GdkModifierType    modifiers,
                                              const char        *action_name,
                                              const char        *title);
const char *lodestar_page_get_shortcut_title (const char *action_name);

LodestarWorkspace *lodestar_page_get_workspace (LodestarPage *self);
gint64             lodestar_page_get_program_id (LodestarPage *self);
GCancellable      *lodestar_page_get_cancellable (LodestarPage *self);
void               lodestar_page_queue_refresh (LodestarPage *self);

void lodestar_page_push (LodestarPage *self, LodestarPage *page);
void lodestar_page_go (LodestarPage *self, const char *page, const char *view, gint64 id);
void lodestar_page_show_item (LodestarPage *self, const char *view, gint64 id);

void     lodestar_page_do (LodestarPage       *self,
                           const LodestarVerb *verb,
                           GVariant           *in,
                           const char         *toast);
void     lodestar_page_do_async (LodestarPage       *self,
                                 const LodestarVerb *verb,
                                 GVariant           *in,
                                 const char         *toast,
                                 GAsyncReadyCallback callback,
                                 gpointer            data);
gboolean lodestar_page_do_finish (LodestarPage *self,
                                  GAsyncResult *result,
                                  GVariant    **out,
                                  GError      **error);

void lodestar_page_toast (LodestarPage *self, const char *text);
void lodestar_page_toast_undo (LodestarPage *self, const char *text);
void lodestar_page_show_error (LodestarPage *self, const char *heading, const GError *error);

G_END_DECLS
