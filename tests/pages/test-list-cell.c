/* test-list-cell.c - the cells and the columns of long lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-cell.h"
#include "lodestar-list-table.h"
#include "lodestar-person.h"
#include "lodestar-settings.h"

#include "test-ui.h"

static void
test_list_cell_show (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_list_cell_set_texts (cell, lodestar_person_get_name (item),
                                lodestar_person_get_text (item, LODESTAR_PERSON_TITLE));

  if (data != NULL)
    ++*(guint *) data;
}

static LodestarPerson *
test_list_cell_new_person (const char *name, const char *title)
{
  LodestarPerson *person = lodestar_person_new (1);

  lodestar_person_set_text (person, LODESTAR_PERSON_NAME, name);
  lodestar_person_set_text (person, LODESTAR_PERSON_TITLE, title);

  return person;
}

static int
test_list_cell_measure (LodestarListCell *cell, GtkOrientation orientation, gboolean is_minimum)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (cell), orientation, -1, &minimum, &natural, NULL, NULL);

  return is_minimum ? minimum : natural;
}

static int
test_list_cell_get_height (LodestarListCell *cell)
{
  return test_list_cell_measure (cell, GTK_ORIENTATION_VERTICAL, TRUE);
}

/* Whatever a row says it is as high as all others: a list need not ask again when it is scrolled.
 */
static void
test_list_cell_is_as_high_whatever_it_says (void)
{
  LodestarListCell *one = lodestar_list_cell_new (FALSE);
  LodestarListCell *two = lodestar_list_cell_new (TRUE);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget        *window;
  int               height;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (one));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (two));
  window = test_ui_show (box, 300, 200);

  height = test_list_cell_get_height (two);
  g_assert_cmpint (test_list_cell_get_height (one), >, 10);
  g_assert_cmpint (height, ==, 2 * test_list_cell_get_height (one));
  lodestar_list_cell_set_texts (two, "Ana", NULL);
  g_assert_cmpint (test_list_cell_get_height (two), ==, height);
  lodestar_list_cell_set_texts (two, "孙浩然", "A title that would take many lines if it could");
  g_assert_cmpint (test_list_cell_get_height (two), ==, height);
  test_ui_destroy (window);
}

static void
test_list_cell_is_narrow_if_it_must (void)
{
  LodestarListCell *cell = lodestar_list_cell_new (FALSE);
  GtkWidget        *window = test_ui_show (GTK_WIDGET (cell), 300, 60);
  int               minimum = test_list_cell_measure (cell, GTK_ORIENTATION_HORIZONTAL, TRUE);

  lodestar_list_cell_set_texts (cell, "Somebody with a very, very, very long name", NULL);
  g_assert_cmpint (test_list_cell_measure (cell, GTK_ORIENTATION_HORIZONTAL, TRUE), ==, minimum);
  g_assert_cmpint (minimum, <, 60);
  gtk_image_set_from_icon_name (lodestar_list_cell_get_icon (cell), "object-select-symbolic");
  g_assert_cmpint (test_list_cell_measure (cell, GTK_ORIENTATION_HORIZONTAL, TRUE), >, minimum);
  test_ui_destroy (window);
}

static void
test_list_cell_is_read_aloud (void)
{
  LodestarListCell *cell = lodestar_list_cell_new (TRUE);
  GtkWidget        *window = test_ui_show (GTK_WIDGET (cell), 300, 60);

  lodestar_list_cell_set_texts (cell, "Ana Silva", "Planner");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ana Silva");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Planner");
  lodestar_list_cell_set_texts (cell, NULL, NULL);
  g_assert_cmpstr (lodestar_list_cell_get_title (cell), ==, "");
  g_assert_null (lodestar_list_cell_get_detail (cell));
  test_ui_destroy (window);
}

static gboolean
test_list_cell_has_tooltip (LodestarListCell *cell)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has_tooltip = FALSE;

  g_signal_emit_by_name (cell, "query-tooltip", 0, 0, FALSE, tooltip, &has_tooltip);

  return has_tooltip;
}

static void
test_list_cell_tells_what_has_no_room (void)
{
  LodestarListCell *cell = lodestar_list_cell_new (TRUE);
  GtkWidget        *window = test_ui_show (GTK_WIDGET (cell), 200, 60);

  gtk_widget_set_halign (GTK_WIDGET (cell), GTK_ALIGN_START);
  lodestar_list_cell_set_texts (cell, "Ana", "Planner");
  test_ui_settle (window);
  g_assert_false (test_list_cell_has_tooltip (cell));
  lodestar_list_cell_set_texts (cell, "Ana",
                                "Planner of things that are planned for long, by many");
  test_ui_settle (window);
  g_assert_true (test_list_cell_has_tooltip (cell));
  lodestar_list_cell_set_texts (cell, "Ana", NULL);
  test_ui_settle (window);
  g_assert_false (test_list_cell_has_tooltip (cell));
  test_ui_destroy (window);
}

static double
test_list_cell_get_x (GtkWidget *child, LodestarListCell *cell)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (cell), &bounds));

  return (double) bounds.origin.x;
}

/* A tag ends a row of words; where it is all that is said it begins it. */
static void
test_list_cell_puts_tag_where_it_belongs (void)
{
  LodestarListCell *cell = lodestar_list_cell_new (FALSE);
  GtkWidget        *window = test_ui_show (GTK_WIDGET (cell), 300, 60);
  GtkLabel         *tag = lodestar_list_cell_get_tag (cell);

  gtk_label_set_label (tag, "Active");
  test_ui_settle (window);
  g_assert_cmpfloat (test_list_cell_get_x (GTK_WIDGET (tag), cell), <, 1);

  lodestar_list_cell_set_texts (cell, "Ana", NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (cell));
  test_ui_settle (window);
  g_assert_cmpfloat (test_list_cell_get_x (GTK_WIDGET (tag), cell), >, 100);

  gtk_widget_set_direction (GTK_WIDGET (cell), GTK_TEXT_DIR_RTL);
  test_ui_settle (window);
  g_assert_cmpfloat (test_list_cell_get_x (GTK_WIDGET (tag), cell), <, 1);

  lodestar_list_cell_hide_tag (cell);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tag)));
  g_assert_true (lodestar_list_cell_get_tag (cell) == tag);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tag)));
  test_ui_destroy (window);
}

static void
test_list_cell_follows_its_item (void)
{
  g_autoptr (LodestarPerson) person = test_list_cell_new_person ("Ana", "Planner");
  g_autoptr (GListStore) people = g_list_store_new (LODESTAR_TYPE_PERSON);
  guint             n_shown = 0;
  GtkWidget        *list, *window;
  LodestarListCell *cell;

  g_list_store_append (people, person);
  list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (people)))),
    lodestar_list_cell_factory_new (TRUE, test_list_cell_show, &n_shown));
  window = test_ui_show (list, 300, 200);
  cell = LODESTAR_LIST_CELL (test_ui_find (list, LODESTAR_TYPE_LIST_CELL, NULL));
  g_assert_cmpstr (lodestar_list_cell_get_title (cell), ==, "Ana");
  g_assert_cmpstr (lodestar_list_cell_get_detail (cell), ==, "Planner");

  lodestar_person_set_text (person, LODESTAR_PERSON_TITLE, "Head of Planning");
  g_assert_cmpstr (lodestar_list_cell_get_detail (cell), ==, "Head of Planning");

  /* What has left the list is not listened to any more. */
  g_list_store_remove_all (people);
  test_ui_settle (window);
  n_shown = 0;
  lodestar_person_set_text (person, LODESTAR_PERSON_TITLE, "Nobody");
  g_assert_cmpuint (n_shown, ==, 0);
  test_ui_destroy (window);
}

static void
test_list_cell_lets_go_of_its_item (void)
{
  LodestarPerson *person = test_list_cell_new_person ("Ana", "Planner");
  g_autoptr (GListStore) people = g_list_store_new (LODESTAR_TYPE_PERSON);
  GtkWidget *list, *window;

  g_list_store_append (people, person);
  list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (people)))),
    lodestar_list_cell_factory_new (TRUE, test_list_cell_show, NULL));
  window = test_ui_show (list, 300, 200);
  test_ui_destroy (window);
  g_list_store_remove_all (people);
  g_assert_finalize_object (person);
}

static const LodestarListColumn test_list_table_columns[] = {
  { "name", "Name", NULL, test_list_cell_show, 0, 7 },
  { "title", "Title", "title", NULL, 120, 8 },
  { "location", "Location", "location", NULL, 100, LODESTAR_LIST_UNSORTABLE },
};

typedef struct
{
  GListStore        *people;
  LodestarListTable *table;
  GtkWidget         *window;
  guint              n_sorted;
  guint              activated;
} TestTable;

static void
test_list_table_sorted_cb (LodestarListTable *table, TestTable *self)
{
  self->n_sorted++;
}

static void
test_list_table_activate_cb (LodestarListTable *table, guint position, TestTable *self)
{
  self->activated = position;
}

static void
test_list_table_open (TestTable *self)
{
  self->table = g_object_new (LODESTAR_TYPE_LIST_TABLE, NULL);
  lodestar_list_table_set_columns (self->table, "test", test_list_table_columns,
                                   G_N_ELEMENTS (test_list_table_columns), NULL);
  lodestar_list_table_set_model (self->table, G_LIST_MODEL (self->people), "Some People");
  g_signal_connect (self->table, "sort-changed", G_CALLBACK (test_list_table_sorted_cb), self);
  g_signal_connect (self->table, "activate", G_CALLBACK (test_list_table_activate_cb), self);
  self->window = test_ui_show (GTK_WIDGET (self->table), 600, 400);
}

static void
test_list_table_set_up (TestTable *self, gconstpointer data)
{
  self->people = g_list_store_new (LODESTAR_TYPE_PERSON);
  self->activated = G_MAXUINT;
  lodestar_settings_set_sort ("test", NULL, FALSE);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LodestarPerson) person = test_list_cell_new_person ("Ana", "Planner");

      g_list_store_append (self->people, person);
    }

  test_list_table_open (self);
}

static void
test_list_table_tear_down (TestTable *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->table), (gpointer *) &self->table);
  test_ui_destroy (self->window);
  g_assert_null (self->table);
  g_object_unref (self->people);
}

static GtkColumnView *
test_list_table_get_view (TestTable *self)
{
  return GTK_COLUMN_VIEW (test_ui_find (self->window, GTK_TYPE_COLUMN_VIEW, NULL));
}

static GtkColumnViewColumn *
test_list_table_get_column (TestTable *self, guint position)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (test_list_table_get_view (self)), position);

  return column;
}

static guint
test_list_table_count_shown (TestTable *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (test_list_table_columns); i++)
    n += gtk_column_view_column_get_visible (test_list_table_get_column (self, i));

  return n;
}

static void
test_list_table_names_itself (TestTable *self, gconstpointer data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (test_list_table_get_view (self)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Some People");
  test_ui_assert_names (self->window);
}

static void
test_list_table_sorts_by_what_can_be_sorted (TestTable *self, gconstpointer data)
{
  gboolean is_descending;

  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 0);
  g_assert_false (is_descending);
  gtk_column_view_sort_by_column (test_list_table_get_view (self),
                                  test_list_table_get_column (self, 1), GTK_SORT_DESCENDING);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 1);
  g_assert_true (is_descending);
  g_assert_cmpuint (self->n_sorted, ==, 1);
  g_assert_null (gtk_column_view_column_get_sorter (test_list_table_get_column (self, 2)));
  lodestar_list_table_sort_by (self->table, 0);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 0);
  g_assert_false (is_descending);
}

static void
test_list_table_keeps_its_order (TestTable *self, gconstpointer data)
{
  gboolean is_descending;

  gtk_column_view_sort_by_column (test_list_table_get_view (self),
                                  test_list_table_get_column (self, 1), GTK_SORT_DESCENDING);
  test_ui_destroy (self->window);
  test_list_table_open (self);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 1);
  g_assert_true (is_descending);

  /* A column that has gone since. */
  lodestar_settings_set_sort ("test", "gone", TRUE);
  test_ui_destroy (self->window);
  test_list_table_open (self);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 0);
}

static void
test_list_table_folds_and_unfolds (TestTable *self, gconstpointer data)
{
  lodestar_list_table_set_column_visible (self->table, "location", FALSE);
  g_assert_cmpuint (test_list_table_count_shown (self), ==, 2);
  lodestar_list_table_set_is_narrow (self->table, TRUE);
  g_assert_true (lodestar_list_table_get_is_narrow (self->table));
  g_assert_cmpuint (test_list_table_count_shown (self), ==, 1);

  /* What is shown while it is narrow is seen when it is not any more. */
  lodestar_list_table_set_column_visible (self->table, "location", TRUE);
  g_assert_cmpuint (test_list_table_count_shown (self), ==, 1);
  lodestar_list_table_set_is_narrow (self->table, FALSE);
  g_assert_cmpuint (test_list_table_count_shown (self), ==, 3);
}

static void
test_list_table_tells_of_a_row (TestTable *self, gconstpointer data)
{
  g_signal_emit_by_name (test_list_table_get_view (self), "activate", 2);
  g_assert_cmpuint (self->activated, ==, 2);
}

static void
test_list_table_chip_is_the_order (TestTable *self, gconstpointer data)
{
  LodestarFilterChip *chip = g_object_ref_sink (lodestar_list_table_new_sort_chip (self->table));
  gboolean            is_descending;

  g_assert_null (lodestar_filter_chip_get_value (chip));
  lodestar_list_table_sort_by (self->table, 1);
  g_assert_cmpint (lodestar_filter_chip_get_int (chip, 0), ==, 1);
  g_assert_cmpstr (lodestar_filter_chip_get_label (chip), ==, "Sorted by Title");
  lodestar_filter_chip_set_value (chip, NULL, NULL);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 0);
  lodestar_filter_chip_set_value (chip, g_variant_new_int64 (1), NULL);
  g_assert_cmpuint (lodestar_list_table_get_sorted (self->table, &is_descending), ==, 1);
  g_assert_cmpstr (lodestar_filter_chip_get_label (chip), ==, "Sorted by Title");

  /* A chip that has gone does not hear of the next order. */
  g_assert_finalize_object (chip);
  lodestar_list_table_sort_by (self->table, 0);
}

#define TEST_LIST_TABLE_ADD(name, func)                                                            \
  g_test_add ("/list-table/" name, TestTable, NULL, test_list_table_set_up, func,                  \
              test_list_table_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  g_test_add_func ("/list-cell/is-as-high-whatever-it-says",
                   test_list_cell_is_as_high_whatever_it_says);
  g_test_add_func ("/list-cell/is-narrow-if-it-must", test_list_cell_is_narrow_if_it_must);
  g_test_add_func ("/list-cell/is-read-aloud", test_list_cell_is_read_aloud);
  g_test_add_func ("/list-cell/tells-what-has-no-room", test_list_cell_tells_what_has_no_room);
  g_test_add_func ("/list-cell/puts-tag-where-it-belongs",
                   test_list_cell_puts_tag_where_it_belongs);
  g_test_add_func ("/list-cell/follows-its-item", test_list_cell_follows_its_item);
  g_test_add_func ("/list-cell/lets-go-of-its-item", test_list_cell_lets_go_of_its_item);
  TEST_LIST_TABLE_ADD ("names-itself", test_list_table_names_itself);
  TEST_LIST_TABLE_ADD ("sorts-by-what-can-be-sorted", test_list_table_sorts_by_what_can_be_sorted);
  TEST_LIST_TABLE_ADD ("keeps-its-order", test_list_table_keeps_its_order);
  TEST_LIST_TABLE_ADD ("folds-and-unfolds", test_list_table_folds_and_unfolds);
  TEST_LIST_TABLE_ADD ("tells-of-a-row", test_list_table_tells_of_a_row);
  TEST_LIST_TABLE_ADD ("chip-is-the-order", test_list_table_chip_is_the_order);

  return g_test_run ();
}
