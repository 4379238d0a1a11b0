/* lodestar-review-top.c - the beginning of the list, with the header over it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-top.h"

#define LODESTAR_REVIEW_TOP_KEY "lodestar-review-top"

/* Rows and headers have their places when a frame was laid out, which is after the first call. */
static gboolean
lodestar_review_top_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  if (gtk_widget_get_mapped (widget) && ++*n_frames < 2)
    return G_SOURCE_CONTINUE;

  /* Who has left before sees it the next time. */
  if (gtk_widget_get_mapped (widget))
    {
      g_object_set_data (G_OBJECT (widget), LODESTAR_REVIEW_TOP_KEY, NULL);
      gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)), 0);
    }

  return G_SOURCE_REMOVE;
}

static void
lodestar_review_top_map_cb (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), LODESTAR_REVIEW_TOP_KEY) != NULL)
    gtk_widget_add_tick_callback (widget, lodestar_review_top_tick_cb, g_new0 (guint, 1), g_free);
}

/**
 * lodestar_review_top_show:
 * @view: a list with new rows
 *
 * Scrolls to the top, when the list is shown and has places for its rows: by itself it looks at the
 * first of them, not at the header over it.
 */
void
lodestar_review_top_show (GtkListView *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  g_object_set_data (G_OBJECT (view), LODESTAR_REVIEW_TOP_KEY, GINT_TO_POINTER (TRUE));
  g_signal_handlers_disconnect_by_func (view, lodestar_review_top_map_cb, NULL);
  g_signal_connect (view, "map", G_CALLBACK (lodestar_review_top_map_cb), NULL);

  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    lodestar_review_top_map_cb (GTK_WIDGET (view));
}
