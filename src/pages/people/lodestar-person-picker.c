/* lodestar-person-picker.c - choosing somebody
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-picker.h"

#include "lodestar-person-cells.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

/**
 * LodestarPersonPicker:
 *
 * A dialog that searches everybody who has not left and gives the one who is
 * chosen: a manager, a duplicate, a wish. Enter takes the first one found.
 */
struct _LodestarPersonPicker
{
  AdwDialog            parent_instance;
  LodestarIdList      *list;  /* (owned) */
  LodestarPersonQuery *query; /* (owned) */
  gint64               except_id;

  /* Template children */
  GtkButton          *clear_button;
  GtkEditable        *search_entry;
  GtkListView        *list_view;
  LodestarStateStack *states;
};

G_DEFINE_FINAL_TYPE (LodestarPersonPicker, lodestar_person_picker, ADW_TYPE_DIALOG)

typedef enum
{
  SIGNAL_PICKED,
} LodestarPersonPickerSignal;

static guint signals[SIGNAL_PICKED + 1];

static void
lodestar_person_picker_update_state_cb (LodestarPersonPicker *self)
{
  lodestar_state_stack_set_list_state (
    self->states, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
    lodestar_id_list_is_loading (self->list), self->query->search != NULL,
    lodestar_id_list_get_error (self->list));
}

static void
lodestar_person_picker_run_query (LodestarPersonPicker *self)
{
  lodestar_id_list_set_query (self->list, lodestar_person_query_run,
                              lodestar_person_query_copy (self->query),
                              (GDestroyNotify) lodestar_person_query_free);
}

static void
lodestar_person_picker_search_changed_cb (LodestarPersonPicker *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  if (self->list == NULL)
    return;

  g_clear_pointer (&self->query->search, g_free);
  self->query->search = *text != '\0' ? g_strdup (text) : NULL;
  lodestar_person_picker_run_query (self);
}

static void
lodestar_person_picker_pick (LodestarPersonPicker *self, gint64 id)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
  g_object_unref (self);
}

static void
lodestar_person_picker_activate_cb (LodestarPersonPicker *self, guint position)
{
  lodestar_person_picker_pick (self, lodestar_id_list_get_id (self->list, position));
}

static void
lodestar_person_picker_search_activate_cb (LodestarPersonPicker *self)
{
  if (self->query->search != NULL && !lodestar_id_list_is_loading (self->list) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    lodestar_person_picker_activate_cb (self, 0);
}

static void
lodestar_person_picker_clear_clicked_cb (LodestarPersonPicker *self)
{
  lodestar_person_picker_pick (self, 0);
}

static void
lodestar_person_picker_dispose (GObject *object)
{
  LodestarPersonPicker *self = LODESTAR_PERSON_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PERSON_PICKER);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, lodestar_person_query_free);

  G_OBJECT_CLASS (lodestar_person_picker_parent_class)->dispose (object);
}

static void
lodestar_person_picker_class_init (LodestarPersonPickerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_person_picker_dispose;

  /**
   * LodestarPersonPicker::picked:
   * @self: the picker
   * @id: the identity of the person, or 0 where nobody shall be chosen
   *
   * Somebody was chosen; the dialog is closed already.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", LODESTAR_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-person-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPicker, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPicker, states);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_widgets_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_picker_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_picker_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_picker_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_picker_search_changed_cb);
}

static void
lodestar_person_picker_init (LodestarPersonPicker *self)
{
  self->query = lodestar_person_query_new ();
  self->query->states = 1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_person_picker_new:
 * @workspace: the workspace
 * @title: what is chosen, such as “Choose a Manager”
 * @except_id: somebody who is not offered, or 0
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_person_picker_new (LodestarWorkspace *workspace, const char *title, gint64 except_id)
{
  LodestarPersonPicker *self;
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (workspace) && title != NULL, NULL);

  self = g_object_new (LODESTAR_TYPE_PERSON_PICKER, "title", title, NULL);
  self->query->except_id = except_id;
  self->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_PERSON, lodestar_person_store_load_page);
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (lodestar_person_picker_update_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (lodestar_person_picker_update_state_cb), self,
                           G_CONNECT_SWAPPED);
  factory = lodestar_person_cells_new_factory ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
  lodestar_person_picker_run_query (self);

  return ADW_DIALOG (self);
}

/**
 * lodestar_person_picker_set_search:
 * @self: a picker
 * @text: what to search for first
 *
 * Begins with a search, in the place of which another one can be typed.
 */
void
lodestar_person_picker_set_search (LodestarPersonPicker *self, const char *text)
{
  g_return_if_fail (LODESTAR_IS_PERSON_PICKER (self) && text != NULL);

  gtk_editable_set_text (self->search_entry, text);
  gtk_editable_select_region (self->search_entry, 0, -1);
}

/**
 * lodestar_person_picker_set_clear_label:
 * @self: a picker
 * @label: (nullable): the label of a button that chooses nobody, or %NULL for none
 *
 * Offers to choose nobody.
 */
void
lodestar_person_picker_set_clear_label (LodestarPersonPicker *self, const char *label)
{
  g_return_if_fail (LODESTAR_IS_PERSON_PICKER (self));

  gtk_button_set_label (self->clear_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), label != NULL);
}
