/* lodestar-wishes-group.c - people in an order, to be added, moved and taken away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-wishes-group.h"

#include "lodestar-person-picker.h"
#include "lodestar-person-store.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_WISHES_GROUP_PLACE "lodestar-place"

/**
 * LodestarWishesGroup:
 *
 * A list of people: wishes, the first one on top, or people not wanted. Buttons
 * in each row move it up or take it away; a button in the head adds somebody.
 */
struct _LodestarWishesGroup
{
  AdwPreferencesGroup parent_instance;
  LodestarWorkspace  *workspace; /* (owned) (nullable) */
  gint64              except_id;
  gboolean            is_ranked;
  GArray             *ids;  /* (owned), of gint64 */
  GPtrArray          *rows; /* (owned), of GtkWidget */
};

G_DEFINE_FINAL_TYPE (LodestarWishesGroup, lodestar_wishes_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  SIGNAL_CHANGED,
} LodestarWishesGroupSignal;

static guint signals[SIGNAL_CHANGED + 1];

static guint
lodestar_wishes_group_get_place (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), LODESTAR_WISHES_GROUP_PLACE));
}

static void
lodestar_wishes_group_up_clicked_cb (GtkWidget *button, LodestarWishesGroup *self)
{
  guint  place = lodestar_wishes_group_get_place (button);
  gint64 id = g_array_index (self->ids, gint64, place);

  g_array_remove_index (self->ids, place);
  g_array_insert_val (self->ids, place - 1, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lodestar_wishes_group_remove_clicked_cb (GtkWidget *button, LodestarWishesGroup *self)
{
  g_array_remove_index (self->ids, lodestar_wishes_group_get_place (button));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lodestar_wishes_group_picked_cb (LodestarPersonPicker *picker, gint64 id, LodestarWishesGroup *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return;

  g_array_append_val (self->ids, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lodestar_wishes_group_add_clicked_cb (LodestarWishesGroup *self)
{
  AdwDialog *picker;

  if (self->workspace == NULL)
    return;

  picker = lodestar_person_picker_new (self->workspace, _ ("Choose Somebody"), self->except_id);
  g_signal_connect_object (picker, "picked", G_CALLBACK (lodestar_wishes_group_picked_cb), self, 0);
  adw_dialog_present (picker, GTK_WIDGET (self));
}

static void
lodestar_wishes_group_add_button (LodestarWishesGroup *self,
                                  GtkWidget           *row,
                                  const char          *icon_name,
                                  const char          *tooltip,
                                  guint                place,
                                  GCallback            callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), LODESTAR_WISHES_GROUP_PLACE, GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
lodestar_wishes_group_add_row (LodestarWishesGroup *self, guint place)
{
  g_autoptr (LodestarPerson) person = lodestar_person_store_load (
    lodestar_workspace_get_db (self->workspace), lodestar_workspace_get_map (self->workspace),
    g_array_index (self->ids, gint64, place), NULL);
  g_autofree char *summary = NULL;
  GtkWidget       *row;

  if (person == NULL)
    return;

  row = adw_action_row_new ();
  summary = lodestar_person_dup_summary (person);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lodestar_person_get_name (person));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);

  if (self->is_ranked)
    {
      g_autofree char *rank = g_strdup_printf ("%u", place + 1);
      GtkWidget       *label = gtk_label_new (rank);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
    }

  if (self->is_ranked && place > 0)
    lodestar_wishes_group_add_button (self, row, "go-up-symbolic", _ ("Move Up"), place,
                                      G_CALLBACK (lodestar_wishes_group_up_clicked_cb));

  lodestar_wishes_group_add_button (self, row, "window-close-symbolic", _ ("Remove"), place,
                                    G_CALLBACK (lodestar_wishes_group_remove_clicked_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
lodestar_wishes_group_fill (LodestarWishesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));

  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->ids->len; i++)
    lodestar_wishes_group_add_row (self, i);

  if (self->rows->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody"));
      gtk_widget_add_css_class (row, "dimmed");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
lodestar_wishes_group_dispose (GObject *object)
{
  LodestarWishesGroup *self = LODESTAR_WISHES_GROUP (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_wishes_group_parent_class)->dispose (object);
}

static void
lodestar_wishes_group_class_init (LodestarWishesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lodestar_wishes_group_dispose;

  /**
   * LodestarWishesGroup::changed:
   * @self: the group
   *
   * The user has added, moved or taken away somebody.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LODESTAR_TYPE_WISHES_GROUP, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lodestar_wishes_group_init (LodestarWishesGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add…"));

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_ptr_array_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_wishes_group_add_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * lodestar_wishes_group_new:
 * @title: who these people are
 * @description: what comes of it
 * @is_ranked: whether their order counts
 *
 * Returns: (transfer floating): a new group of nobody
 */
GtkWidget *
lodestar_wishes_group_new (const char *title, const char *description, gboolean is_ranked)
{
  LodestarWishesGroup *self =
    g_object_new (LODESTAR_TYPE_WISHES_GROUP, "title", title, "description", description, NULL);

  self->is_ranked = is_ranked;

  return GTK_WIDGET (self);
}

/**
 * lodestar_wishes_group_set_people:
 * @self: a group
 * @workspace: the workspace
 * @except_id: somebody who cannot be chosen: the participant
 * @ids: (element-type gint64): identities of people, in order
 *
 * Shows people, without #LodestarWishesGroup::changed.
 */
void
lodestar_wishes_group_set_people (LodestarWishesGroup *self,
                                  LodestarWorkspace   *workspace,
                                  gint64               except_id,
                                  const GArray        *ids)
{
  g_return_if_fail (LODESTAR_IS_WISHES_GROUP (self) && LODESTAR_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  self->except_id = except_id;
  g_array_set_size (self->ids, 0);

  if (ids->len > 0)
    g_array_append_vals (self->ids, ids->data, ids->len);

  lodestar_wishes_group_fill (self);
}

/**
 * lodestar_wishes_group_get_ids:
 * @self: a group
 *
 * Returns: (transfer none) (element-type gint64): identities of people, in order
 */
const GArray *
lodestar_wishes_group_get_ids (LodestarWishesGroup *self)
{
  g_return_val_if_fail (LODESTAR_IS_WISHES_GROUP (self), NULL);

  return self->ids;
}
