/* lodestar-state-stack.h - content, or why there is none
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LodestarViewState:
 * @LODESTAR_VIEW_STATE_LOADING: nothing is known yet
 * @LODESTAR_VIEW_STATE_EMPTY: there is nothing; the next step is offered
 * @LODESTAR_VIEW_STATE_NO_RESULT: there is something, but search or filters hide all of it
 * @LODESTAR_VIEW_STATE_ERROR: reading failed
 * @LODESTAR_VIEW_STATE_CONTENT: the content
 *
 * What a #LodestarStateStack shows.
 */
typedef enum
{
  LODESTAR_VIEW_STATE_LOADING,
  LODESTAR_VIEW_STATE_EMPTY,
  LODESTAR_VIEW_STATE_NO_RESULT,
  LODESTAR_VIEW_STATE_ERROR,
  LODESTAR_VIEW_STATE_CONTENT,
} LodestarViewState;

#define LODESTAR_TYPE_VIEW_STATE (lodestar_view_state_get_type ())
GType lodestar_view_state_get_type (void);

#define LODESTAR_TYPE_STATE_STACK (lodestar_state_stack_get_type ())
G_DECLARE_FINAL_TYPE (LodestarStateStack, lodestar_state_stack, LODESTAR, STATE_STACK, GtkWidget)

GtkWidget        *lodestar_state_stack_new (void);
LodestarViewState lodestar_state_stack_get_state (LodestarStateStack *self);
void lodestar_state_stack_set_state (LodestarStateStack *self, LodestarViewState state);
void lodestar_state_stack_set_error (LodestarStateStack *self, const GError *error);
void lodestar_state_stack_set_list_state (LodestarStateStack *self,
                                          guint               n_items,
                                          gboolean            is_loading,
                                          gboolean            is_filtered,
                                          const char         *error);
void lodestar_state_stack_stand_aside (LodestarStateStack *self, GtkWidget *action);

G_END_DECLS
