/* lodestar-list-table.c - the columns of a long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-table.h"

#include "lodestar-settings.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_LIST_TABLE_SAVE_AFTER_MS 400

/**
 * LodestarListTable:
 *
 * A long list in columns, which are given as a table of #LodestarListColumn.
 * Where it is narrow only the first column is left, whose cells say in small
 * print what the others said. The order and the widths that were chosen are
 * remembered from one run to the next; the order is made by the query of the
 * list, not here.
 *
 * Where the rows are a #LodestarListSelection they can be selected: with Ctrl
 * and Shift, by Space and Shift+arrows, by a long touch, and by any click once
 * somebody has begun to; then each row begins with a check.
 *
 * # CSS nodes
 *
 * `listtable` with a `scrolledwindow` in it.
 */
struct _LodestarListTable
{
  GtkWidget                 parent_instance;
  char                     *name;    /* (owned) (nullable): in the settings */
  const LodestarListColumn *columns; /* the caller's, for ever */
  guint                     n_columns;
  gpointer                  data;   /* for the cells */
  guint                     hidden; /* the columns that are not shown: bits 1 << index */
  gboolean                  is_narrow;
  LodestarListSelection    *selection;     /* (owned) (nullable) */
  guint                     widths_source; /* 0 where no width has changed */

  GtkWidget     *scrolled;
  GtkColumnView *view; /* (nullable): %NULL once it is taken apart */
};

G_DEFINE_FINAL_TYPE (LodestarListTable, lodestar_list_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkColumnViewColumn *
lodestar_list_table_get_column (LodestarListTable *self, guint position)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  return column; /* the view holds it */
}

static void
lodestar_list_table_activate_cb (LodestarListTable *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
lodestar_list_table_sorter_changed_cb (LodestarListTable *self)
{
  gboolean is_descending;
  guint    sorted;

  if (self->view == NULL) /* the columns leave one by one */
    return;

  sorted = lodestar_list_table_get_sorted (self, &is_descending);
  lodestar_settings_set_sort (self->name, self->columns[sorted].id, is_descending);
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static void
lodestar_list_table_fold (LodestarListTable *self)
{
  g_autoptr (GtkListItemFactory) factory =
    lodestar_list_cell_factory_new (TRUE, self->columns[0].show, self->data);

  if (self->selection != NULL && lodestar_list_selection_get_is_active (self->selection))
    lodestar_list_cell_factory_set_look (factory, LODESTAR_LIST_CELL_CHECK);

  gtk_column_view_column_set_factory (lodestar_list_table_get_column (self, 0), factory);

  /* What somebody has made wider than the window is scrolled to; a folded row is never wider. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  self->is_narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);

  for (guint i = 1; i < self->n_columns; i++)
    gtk_column_view_column_set_visible (lodestar_list_table_get_column (self, i),
                                        !self->is_narrow && (self->hidden & 1u << i) == 0);
}

static gboolean
lodestar_list_table_save_widths_cb (gpointer data)
{
  LodestarListTable *self = data;
  GVariantBuilder    widths;

  self->widths_source = 0;
  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));

  for (guint i = 1; i < self->n_columns; i++)
    {
      int width = gtk_column_view_column_get_fixed_width (lodestar_list_table_get_column (self, i));

      if (width > 0 && width != self->columns[i].width)
        g_variant_builder_add (&widths, "{si}", self->columns[i].id, width);
    }

  lodestar_settings_set_widths (self->name, g_variant_builder_end (&widths));

  return G_SOURCE_REMOVE;
}

/* Each movement of the pointer says so. */
static void
lodestar_list_table_width_changed_cb (LodestarListTable *self, GParamSpec *pspec, gpointer column)
{
  /* The column that takes what is left keeps doing so. */
  if (self->view == NULL || column == lodestar_list_table_get_column (self, 0))
    return;

  if (self->widths_source == 0)
    self->widths_source =
      g_timeout_add (LODESTAR_LIST_TABLE_SAVE_AFTER_MS, lodestar_list_table_save_widths_cb, self);
}

/* The cell of the row at a place; any cell of the row will do. */
static LodestarListCell *
lodestar_list_table_find_cell (GtkWidget *widget)
{
  if (LODESTAR_IS_LIST_CELL (widget))
    return LODESTAR_LIST_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      LodestarListCell *cell = lodestar_list_table_find_cell (child);

      if (cell != NULL)
        return cell;
    }

  return NULL;
}

static gboolean
lodestar_list_table_pick_row (LodestarListTable *self, double x, double y, guint *position)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != GTK_WIDGET (self->view) &&
         g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);

  if (widget == NULL || widget == GTK_WIDGET (self->view))
    return FALSE;

  gtk_widget_grab_focus (widget);

  return lodestar_list_cell_get_position (lodestar_list_table_find_cell (widget), position);
}

/* A click that selects is not one that opens. */
static void
lodestar_list_table_pressed_cb (
  LodestarListTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean is_extending = (state & GDK_SHIFT_MASK) != 0;
  guint    position;

  if (self->selection == NULL ||
      (!lodestar_list_selection_get_is_active (self->selection) &&
       (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0) ||
      !lodestar_list_table_pick_row (self, x, y, &position))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);

  if (is_extending)
    lodestar_list_selection_extend (self->selection, position);
  else
    lodestar_list_selection_toggle (self->selection, position);
}

static void
lodestar_list_table_held_cb (LodestarListTable *self, double x, double y, GtkGesture *gesture)
{
  guint position;

  if (self->selection == NULL || !lodestar_list_table_pick_row (self, x, y, &position))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  lodestar_list_selection_toggle (self->selection, position);
}

static void
lodestar_list_table_selecting_cb (LodestarListTable *self)
{
  if (self->view == NULL)
    return;

  gtk_column_view_set_single_click_activate (
    self->view, !lodestar_list_selection_get_is_active (self->selection));
  lodestar_list_table_fold (self);
}

static void
lodestar_list_table_dispose (GObject *object)
{
  LodestarListTable *self = LODESTAR_LIST_TABLE (object);

  if (self->widths_source != 0 && self->view != NULL)
    {
      g_source_remove (self->widths_source);
      lodestar_list_table_save_widths_cb (self);
    }

  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (lodestar_list_table_parent_class)->dispose (object);
}

static void
lodestar_list_table_finalize (GObject *object)
{
  g_free (LODESTAR_LIST_TABLE (object)->name);

  G_OBJECT_CLASS (lodestar_list_table_parent_class)->finalize (object);
}

static void
lodestar_list_table_class_init (LodestarListTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_list_table_dispose;
  object_class->finalize = lodestar_list_table_finalize;

  /**
   * LodestarListTable::activate:
   * @self: the table
   * @position: a row
   *
   * A row has been clicked, or Enter pressed on it.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", LODESTAR_TYPE_LIST_TABLE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * LodestarListTable::sort-changed:
   * @self: the table
   *
   * Another order is wanted: see lodestar_list_table_get_sorted().
   */
  signals[SIGNAL_SORT_CHANGED] =
    g_signal_new ("sort-changed", LODESTAR_TYPE_LIST_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "listtable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lodestar_list_table_add_gestures (LodestarListTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (lodestar_list_table_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (lodestar_list_table_held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (hold));
}

static void
lodestar_list_table_init (LodestarListTable *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM); /* Tab leads on, not down */
  gtk_widget_add_css_class (view, "flush");
  g_signal_connect_swapped (view, "activate", G_CALLBACK (lodestar_list_table_activate_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  lodestar_list_table_add_gestures (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/* Returns: (transfer full): the column that @spec tells of */
static GtkColumnViewColumn *
lodestar_list_table_new_column (LodestarListTable *self, const LodestarListColumn *spec)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (_ (spec->title), NULL);

  int kept = spec != self->columns ? lodestar_settings_get_width (self->name, spec->id) : 0;
  int width = kept > 0 ? kept : spec->width;

  gtk_column_view_column_set_id (column, spec->id);
  gtk_column_view_column_set_expand (column, width == 0);
  gtk_column_view_column_set_fixed_width (column, width > 0 ? width : -1);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_signal_connect_object (column, "notify::fixed-width",
                           G_CALLBACK (lodestar_list_table_width_changed_cb), self,
                           G_CONNECT_SWAPPED);

  if (spec != self->columns) /* the first one gets its cells when it is known how wide all is */
    {
      g_autoptr (GtkListItemFactory) factory =
        spec->show != NULL ? lodestar_list_cell_factory_new (FALSE, spec->show, self->data)
                           : lodestar_list_cell_factory_new_for_property (spec->property);

      if (spec->is_number)
        lodestar_list_cell_factory_set_look (factory, LODESTAR_LIST_CELL_NUMBER);

      gtk_column_view_column_set_factory (column, factory);
    }

  /* The order is made by the query; the sorter only makes the heading clickable. */
  if (spec->sort != LODESTAR_LIST_UNSORTABLE)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }

  return column;
}

/* A heading stands over its numbers, and its arrow before it so that the words end where the
 * numbers do; a column view has no words for that. */
static void
lodestar_list_table_align_headings (LodestarListTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; heading != NULL && i < self->n_columns; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (heading);

      if (self->columns[i].is_number && box != NULL)
        {
          gtk_widget_set_halign (box, GTK_ALIGN_END);
          gtk_widget_set_margin_end (box, LODESTAR_LIST_CELL_NUMBER_MARGIN);
          gtk_widget_insert_after (gtk_widget_get_last_child (box), box, NULL);
        }

      heading = gtk_widget_get_next_sibling (heading);
    }
}

/**
 * lodestar_list_table_set_columns:
 * @self: a table without columns
 * @name: the name of the list in the settings
 * @columns: the columns; static
 * @n_columns: how many, at least one
 * @data: for the cells; it must outlive the table
 *
 * Sets the columns, and the order that was chosen last.
 */
void
lodestar_list_table_set_columns (LodestarListTable        *self,
                                 const char               *name,
                                 const LodestarListColumn *columns,
                                 guint                     n_columns,
                                 gpointer                  data)
{
  g_autofree char *kept = NULL;
  gboolean         is_descending;
  guint            sorted = 0;

  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));
  g_return_if_fail (self->columns == NULL && n_columns > 0 && columns[0].show != NULL);

  kept = lodestar_settings_dup_sort (name, &is_descending);
  self->name = g_strdup (name);
  self->columns = columns;
  self->n_columns = n_columns;
  self->data = data;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = lodestar_list_table_new_column (self, &columns[i]);

      gtk_column_view_append_column (self->view, column);

      if (columns[i].sort != LODESTAR_LIST_UNSORTABLE && g_strcmp0 (kept, columns[i].id) == 0)
        sorted = i;
    }

  lodestar_list_table_align_headings (self);
  lodestar_list_table_fold (self);
  gtk_column_view_sort_by_column (self->view, lodestar_list_table_get_column (self, sorted),
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (lodestar_list_table_sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lodestar_list_table_set_model:
 * @self: a table
 * @model: (transfer none): the rows; a #LodestarListSelection where they can be selected
 * @label: what a screen reader calls the list
 *
 * Sets the rows.
 */
void
lodestar_list_table_set_model (LodestarListTable *self, GListModel *model, const char *label)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));
  g_return_if_fail (self->selection == NULL);

  if (LODESTAR_IS_LIST_SELECTION (model))
    {
      self->selection = LODESTAR_LIST_SELECTION (g_object_ref (model));
      selection = GTK_SELECTION_MODEL (g_object_ref (model));
      g_signal_connect_object (model, "notify::is-active",
                               G_CALLBACK (lodestar_list_table_selecting_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (model)));
    }

  gtk_column_view_set_model (self->view, selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * lodestar_list_table_set_is_narrow:
 * @self: a table with columns
 * @is_narrow: whether only the first column is shown
 *
 * Folds the columns into the first one, or unfolds them. Its cells are made
 * anew: they ask lodestar_list_table_get_is_narrow() what they shall say.
 */
void
lodestar_list_table_set_is_narrow (LodestarListTable *self, gboolean is_narrow)
{
  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));

  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  lodestar_list_table_fold (self);
}

/**
 * lodestar_list_table_get_is_narrow:
 * @self: a table
 *
 * Returns: whether only the first column is shown
 */
gboolean
lodestar_list_table_get_is_narrow (LodestarListTable *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_TABLE (self), FALSE);

  return self->is_narrow;
}

/**
 * lodestar_list_table_set_column_visible:
 * @self: a table with columns
 * @id: the name of a column, not of the first one
 * @is_visible: whether it is shown where there is room
 *
 * Shows or hides a column that has nothing to say.
 */
void
lodestar_list_table_set_column_visible (LodestarListTable *self,
                                        const char        *id,
                                        gboolean           is_visible)
{
  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));
  g_return_if_fail (id != NULL);

  for (guint i = 1; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].id, id) == 0)
      {
        self->hidden = is_visible ? self->hidden & ~(1u << i) : self->hidden | 1u << i;
        gtk_column_view_column_set_visible (lodestar_list_table_get_column (self, i),
                                            is_visible && !self->is_narrow);
      }
}

/**
 * lodestar_list_table_set_first_title:
 * @self: a table with columns
 * @title: a heading, in the user's language
 *
 * Heads the first column with another word than that of its #LodestarListColumn.
 */
void
lodestar_list_table_set_first_title (LodestarListTable *self, const char *title)
{
  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));
  g_return_if_fail (title != NULL);

  gtk_column_view_column_set_title (lodestar_list_table_get_column (self, 0), title);
}

/**
 * lodestar_list_table_sort_by:
 * @self: a table with columns
 * @column: one that can be sorted by
 *
 * Chooses an order, as a click on the heading does.
 */
void
lodestar_list_table_sort_by (LodestarListTable *self, guint column)
{
  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));
  g_return_if_fail (column < self->n_columns);

  gtk_column_view_sort_by_column (self->view, lodestar_list_table_get_column (self, column),
                                  GTK_SORT_ASCENDING);
}

/**
 * lodestar_list_table_get_sorted:
 * @self: a table with columns
 * @is_descending: (out): whether the order is turned round
 *
 * Returns: the column by which the list is sorted; the first one unless another was chosen
 */
guint
lodestar_list_table_get_sorted (LodestarListTable *self, gboolean *is_descending)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;

  g_return_val_if_fail (LODESTAR_IS_LIST_TABLE (self), 0);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  *is_descending =
    column != NULL && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  for (guint i = 0; column != NULL && i < self->n_columns; i++)
    if (lodestar_list_table_get_column (self, i) == column)
      return i;

  return 0;
}

/**
 * lodestar_list_table_focus_first:
 * @self: a table with rows
 *
 * Moves the focus to the first row.
 */
void
lodestar_list_table_focus_first (LodestarListTable *self)
{
  g_return_if_fail (LODESTAR_IS_LIST_TABLE (self));

  gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The chip says what the headings say where these are seen. */
static void
lodestar_list_table_update_sort_chip_cb (LodestarListTable *self, LodestarFilterChip *chip)
{
  gboolean         is_descending;
  guint            i = lodestar_list_table_get_sorted (self, &is_descending);
  g_autofree char *label = NULL;

  /* Translators: the order of a list; %s is the heading of a column */
  label = g_strdup_printf (_ ("Sorted by %s"), _ (self->columns[i].title));
  lodestar_filter_chip_set_value (chip, i > 0 ? g_variant_new_int64 (i) : NULL, label);
}

static void
lodestar_list_table_sort_chosen_cb (LodestarListTable  *self,
                                    GParamSpec         *pspec,
                                    LodestarFilterChip *chip)
{
  guint    chosen = (guint) lodestar_filter_chip_get_int (chip, 0);
  gboolean is_descending;

  if (chosen != lodestar_list_table_get_sorted (self, &is_descending))
    lodestar_list_table_sort_by (self, chosen);
}

static void
lodestar_list_table_fill_sorts_cb (LodestarListTable *self, LodestarFilterChip *chip)
{
  for (guint i = 1; i < self->n_columns; i++)
    if (self->columns[i].sort != LODESTAR_LIST_UNSORTABLE)
      lodestar_filter_chip_add_choice (chip, _ (self->columns[i].title), g_variant_new_int64 (i));
}

/**
 * lodestar_list_table_new_sort_chip:
 * @self: a table with columns
 *
 * For a narrow list, whose other headings are not seen: a chip that chooses the
 * order, and says which one it is.
 *
 * Returns: (transfer floating): a new chip
 */
LodestarFilterChip *
lodestar_list_table_new_sort_chip (LodestarListTable *self)
{
  LodestarFilterChip *chip;

  g_return_val_if_fail (LODESTAR_IS_LIST_TABLE (self), NULL);

  chip = lodestar_filter_chip_new (_ ("Order"), _ (self->columns[0].title));
  g_signal_connect_object (chip, "fill", G_CALLBACK (lodestar_list_table_fill_sorts_cb), self,
                           G_CONNECT_SWAPPED);
  lodestar_list_table_update_sort_chip_cb (self, chip);
  g_signal_connect_object (chip, "notify::value", G_CALLBACK (lodestar_list_table_sort_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "sort-changed",
                           G_CALLBACK (lodestar_list_table_update_sort_chip_cb), chip, 0);

  return chip;
}
