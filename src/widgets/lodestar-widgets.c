/* lodestar-widgets.c - all widgets at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-widgets.h"

#include "lodestar-score-bar.h"
#include "lodestar-date-row.h"
#include "lodestar-figure-card.h"
#include "lodestar-state-stack.h"
#include "lodestar-term-entry.h"
#include "lodestar-undo-button.h"
#include "lodestar-week-grid.h"
#include "lodestar-width-first.h"

#include <gtk/gtk.h>

/**
 * lodestar_widgets_init:
 *
 * Makes the widgets known by name, for templates that use them. Cheap, may be
 * called often.
 */
void
lodestar_widgets_init (void)
{
  g_type_ensure (LODESTAR_TYPE_SCORE_BAR);
  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  g_type_ensure (LODESTAR_TYPE_FIGURE_CARD);
  g_type_ensure (LODESTAR_TYPE_STATE_STACK);
  g_type_ensure (LODESTAR_TYPE_TERM_ENTRY);
  g_type_ensure (LODESTAR_TYPE_UNDO_BUTTON);
  g_type_ensure (LODESTAR_TYPE_WEEK_GRID);
  g_type_ensure (LODESTAR_TYPE_WIDTH_FIRST);
}

/**
 * lodestar_widgets_dup_aligned:
 * @text: (nullable): plain text, such as a name
 *
 * Words of a list stand at the side where the language of the program begins,
 * whatever script they are in; #GtkInscription would put each at the side
 * where its own script begins.
 *
 * Returns: (transfer full): the text with a mark of direction before it; nothing where there is
 *   no text
 */
char *
lodestar_widgets_dup_aligned (const char *text)
{
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (!text || !*text)
    return g_strdup ("");

  return g_strconcat (is_rtl ? "\u200f" : "\u200e", text, NULL);
}

/**
 * lodestar_widgets_new_ornament:
 * @icon_name: the name of an icon
 *
 * An icon that says nothing which the words beside it do not say: a screen
 * reader passes over it.
 *
 * Returns: (transfer floating): a new image
 */
GtkWidget *
lodestar_widgets_new_ornament (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/**
 * lodestar_widgets_stop_search:
 * @entry: the search of a dialog
 *
 * For #GtkSearchEntry::stop-search, which takes Escape for itself: clears what
 * was searched for, and closes the dialog where there is nothing to clear.
 */
void
lodestar_widgets_stop_search (GtkSearchEntry *entry)
{
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));

  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (entry), "window.close", NULL);
}
