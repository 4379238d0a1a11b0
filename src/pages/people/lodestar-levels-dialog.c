/* lodestar-levels-dialog.c - the levels, from the highest down
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-levels-dialog.h"

#include "lodestar-level-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_LEVELS_DIALOG_LEVEL "lodestar-level"

/**
 * LodestarLevelsDialog:
 *
 * All levels, the highest on top. Each move is saved at once and can be
 * undone. Rows are moved by dragging, or by their two buttons.
 */
struct _LodestarLevelsDialog
{
  AdwDialog     parent_instance;
  LodestarPage *page;   /* (owned) (nullable) */
  GPtrArray    *levels; /* (owned) (nullable), of LodestarLevel, from the lowest up */
  GPtrArray    *rows;   /* (owned), of GtkWidget */

  /* Template children */
  AdwPreferencesGroup *group;
  GtkStack            *stack;
  GtkWidget           *unused_row;
};

G_DEFINE_FINAL_TYPE (LodestarLevelsDialog, lodestar_levels_dialog, ADW_TYPE_DIALOG)

static guint
lodestar_levels_dialog_get_place (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), LODESTAR_LEVELS_DIALOG_LEVEL));
}

static void
lodestar_levels_dialog_move (LodestarLevelsDialog *self, guint from, guint to)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 moved;

  if (from == to || from >= self->levels->len || to >= self->levels->len)
    return;

  for (guint i = 0; i < self->levels->len; i++)
    {
      gint64 id = lodestar_record_get_id (g_ptr_array_index (self->levels, i));

      g_array_append_val (ids, id);
    }

  moved = g_array_index (ids, gint64, from);
  g_array_remove_index (ids, from);
  g_array_insert_val (ids, to, moved);
  lodestar_page_do (
    self->page, &lodestar_verb_level_set_order,
    g_variant_new ("(@ax)", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len,
                                                       sizeof (gint64))),
    NULL);
}

static void
lodestar_levels_dialog_up_clicked_cb (GtkWidget *button, LodestarLevelsDialog *self)
{
  guint place = lodestar_levels_dialog_get_place (button);

  lodestar_levels_dialog_move (self, place, place + 1);
}

static void
lodestar_levels_dialog_down_clicked_cb (GtkWidget *button, LodestarLevelsDialog *self)
{
  guint place = lodestar_levels_dialog_get_place (button);

  if (place > 0)
    lodestar_levels_dialog_move (self, place, place - 1);
}

static GdkContentProvider *
lodestar_levels_dialog_prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, lodestar_levels_dialog_get_place (row));
}

static gboolean
lodestar_levels_dialog_drop_cb (
  GtkDropTarget *target, const GValue *value, double x, double y, LodestarLevelsDialog *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  lodestar_levels_dialog_move (self, g_value_get_uint (value),
                               lodestar_levels_dialog_get_place (row));

  return TRUE;
}

static GtkWidget *
lodestar_levels_dialog_new_button (LodestarLevelsDialog *self,
                                   const char           *icon_name,
                                   const char           *tooltip,
                                   guint                 place,
                                   gboolean              is_sensitive,
                                   GCallback             callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, is_sensitive);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), LODESTAR_LEVELS_DIALOG_LEVEL, GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, 0);

  return button;
}

static GtkWidget *
lodestar_levels_dialog_new_row (LodestarLevelsDialog *self, guint place)
{
  LodestarLevel   *level = g_ptr_array_index (self->levels, place);
  guint            n_people = lodestar_level_get_n_people (level);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *handle = lodestar_widgets_new_ornament ("list-drag-handle-symbolic");
  GtkDragSource   *source = gtk_drag_source_new ();
  GtkDropTarget   *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);
  g_autofree char *subtitle =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_people), n_people);

  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Drag to move"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lodestar_level_get_name (level));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), LODESTAR_LEVELS_DIALOG_LEVEL, GUINT_TO_POINTER (place));
  gtk_widget_add_css_class (handle, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row),
    lodestar_levels_dialog_new_button (self, "go-up-symbolic", _ ("Move Up"), place,
                                       place + 1 < self->levels->len,
                                       G_CALLBACK (lodestar_levels_dialog_up_clicked_cb)));
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row),
    lodestar_levels_dialog_new_button (self, "go-down-symbolic", _ ("Move Down"), place, place > 0,
                                       G_CALLBACK (lodestar_levels_dialog_down_clicked_cb)));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (lodestar_levels_dialog_prepare_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (lodestar_levels_dialog_drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));

  return row;
}

static void
lodestar_levels_dialog_refresh (LodestarLevelsDialog *self)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  gboolean has_unused = FALSE;

  levels = lodestar_level_store_list (lodestar_workspace_get_db (workspace), &error);

  if (levels == NULL)
    {
      lodestar_page_show_error (self->page, _ ("Could Not Read the Levels"), error);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  self->levels = g_steal_pointer (&levels);

  for (guint i = self->levels->len; i > 0; i--)
    {
      GtkWidget *row = lodestar_levels_dialog_new_row (self, i - 1);

      has_unused =
        has_unused || lodestar_level_get_n_people (g_ptr_array_index (self->levels, i - 1)) == 0;
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (self->unused_row, has_unused);
  gtk_stack_set_visible_child_name (self->stack, self->levels->len > 0 ? "list" : "empty");
}

static void
lodestar_levels_dialog_changed_cb (LodestarLevelsDialog *self, LodestarTables tables)
{
  if (tables & (LODESTAR_TABLE_LEVEL | LODESTAR_TABLE_PERSON))
    lodestar_levels_dialog_refresh (self);
}

static void
lodestar_levels_dialog_remove_unused_cb (LodestarLevelsDialog *self)
{
  lodestar_page_do (self->page, &lodestar_verb_level_remove_unused, g_variant_new ("()"),
                    _ ("Unused levels removed"));
}

static void
lodestar_levels_dialog_dispose (GObject *object)
{
  LodestarLevelsDialog *self = LODESTAR_LEVELS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_LEVELS_DIALOG);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (lodestar_levels_dialog_parent_class)->dispose (object);
}

static void
lodestar_levels_dialog_class_init (LodestarLevelsDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_levels_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-levels-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarLevelsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LodestarLevelsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarLevelsDialog, unused_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_levels_dialog_remove_unused_cb);
}

static void
lodestar_levels_dialog_init (LodestarLevelsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_levels_dialog_new:
 * @page: (transfer none): the page that shows it
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_levels_dialog_new (LodestarPage *page)
{
  LodestarLevelsDialog *self;

  g_return_val_if_fail (LODESTAR_IS_PAGE (page), NULL);

  self = g_object_new (LODESTAR_TYPE_LEVELS_DIALOG, NULL);
  self->page = g_object_ref (page);
  g_signal_connect_object (lodestar_page_get_workspace (page), "changed",
                           G_CALLBACK (lodestar_levels_dialog_changed_cb), self, G_CONNECT_SWAPPED);
  lodestar_levels_dialog_refresh (self);

  return ADW_DIALOG (self);
}
