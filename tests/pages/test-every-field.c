/* test-every-field.c - each field of each page is written at once, and undo brings it back
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-date-row.h"
#include "lodestar-design-page.h"
#include "lodestar-matching-page.h"
#include "lodestar-page.h"
#include "lodestar-participants-page.h"
#include "lodestar-people-page.h"
#include "lodestar-widgets.h"

#include "test-pool.h"
#include "test-ui.h"
#include "test-workspace.h"

/* A page, and the item of it that is shown where the fields are of an item */
typedef struct
{
  const char *name;
  GType (*get_type) (void);
  const char *view; /* nullable */
  gint64      item;
  const char *words;    /* that are there when it is shown */
  guint       n_fields; /* at least */
  guint       n_tried;  /* at most: they are written alike */
} TestFieldPage;

static const TestFieldPage test_field_pages[] = {
  { "design", lodestar_design_page_get_type, NULL, 0, "Bridge 2026", 6, 99 },
  { "person", lodestar_people_page_get_type, "person", 3, "Petra Petrov", 6, 99 },
  { "participant", lodestar_participants_page_get_type, "participant", TEST_POOL_MENTOR (2),
    "Wishes", 4, 99 },
  { "rules", lodestar_matching_page_get_type, "rules", 0, "Not within the reporting line", 3, 2 },
};

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *window;
  char              *before; /* (owned): what stood in the file */
  char              *shown;  /* (owned): what the field showed */
  GType              type;
  char              *title; /* (owned): of the field */
} TestField;

static void
test_field_set_up (TestField *self, gconstpointer data)
{
  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
  test_pool_run_sql (self->workspace,
                     "UPDATE program SET purpose = 'Why', contact = 'Katrin Brandt';");
}

static void
test_field_tear_down (TestField *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
  test_workspace_set_today (NULL);
  g_free (self->before);
  g_free (self->shown);
  g_free (self->title);
}

/* Fields of the types that are all that they say: those of rows that unfold are others’ children,
 * and the rows themselves only buttons. */
static gboolean
test_field_is_one (GtkWidget *widget)
{
  return (ADW_IS_ENTRY_ROW (widget) || ADW_IS_SPIN_ROW (widget) || ADW_IS_COMBO_ROW (widget) ||
          ADW_IS_SWITCH_ROW (widget)) &&
         gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

static void
test_field_collect (GtkWidget *root, GPtrArray *fields)
{
  if (test_field_is_one (root))
    {
      g_ptr_array_add (fields, root);
      return;
    }

  if (ADW_IS_EXPANDER_ROW (root))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    test_field_collect (child, fields);
}

/* What a field shows, in words */
static char *
test_field_dup_value (GtkWidget *field)
{
  if (ADW_IS_ENTRY_ROW (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  if (ADW_IS_SPIN_ROW (field))
    return g_strdup_printf ("%g", adw_spin_row_get_value (ADW_SPIN_ROW (field)));

  if (ADW_IS_COMBO_ROW (field))
    return g_strdup_printf ("%u", adw_combo_row_get_selected (ADW_COMBO_ROW (field)));

  return g_strdup (adw_switch_row_get_active (ADW_SWITCH_ROW (field)) ? "on" : "off");
}

/* Says something else in a field, as a user would. */
static void
test_field_change (GtkWidget *field)
{
  if (LODESTAR_IS_DATE_ROW (field))
    {
      LodestarDate date = lodestar_date_row_get_date (LODESTAR_DATE_ROW (field));

      lodestar_date_row_set_date (LODESTAR_DATE_ROW (field), date != LODESTAR_DATE_NONE
                                                               ? date + 1
                                                               : lodestar_date_new (2026, 2, 3));
    }
  else if (ADW_IS_ENTRY_ROW (field))
    {
      g_autofree char *text = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (field)), "x", NULL);

      gtk_editable_set_text (GTK_EDITABLE (field), text);
      g_signal_emit_by_name (field, "apply");
    }
  else if (ADW_IS_SPIN_ROW (field))
    {
      GtkAdjustment *adjustment = adw_spin_row_get_adjustment (ADW_SPIN_ROW (field));
      double         value = gtk_adjustment_get_value (adjustment);
      double         step = gtk_adjustment_get_step_increment (adjustment);

      adw_spin_row_set_value (ADW_SPIN_ROW (field),
                              value + step <= gtk_adjustment_get_upper (adjustment) ? value + step
                                                                                    : value - step);
    }
  else if (ADW_IS_COMBO_ROW (field))
    {
      guint n = g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (field)));

      adw_combo_row_set_selected (ADW_COMBO_ROW (field),
                                  (adw_combo_row_get_selected (ADW_COMBO_ROW (field)) + 1) % n);
    }
  else
    adw_switch_row_set_active (ADW_SWITCH_ROW (field),
                               !adw_switch_row_get_active (ADW_SWITCH_ROW (field)));
}

/* The field again: a page may have made its rows anew. */
static GtkWidget *
test_field_find (TestField *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  test_field_collect (self->window, fields);

  for (guint i = 0; i < fields->len; i++)
    if (G_OBJECT_TYPE (fields->pdata[i]) == self->type &&
        g_strcmp0 (adw_preferences_row_get_title (fields->pdata[i]), self->title) == 0)
      return fields->pdata[i];

  return NULL;
}

static gboolean
test_field_is_written (gpointer data)
{
  TestField       *self = data;
  g_autofree char *now = test_workspace_dump (lodestar_workspace_get_db (self->workspace));

  return !lodestar_workspace_is_busy (self->workspace) && !g_str_equal (now, self->before);
}

static gboolean
test_field_is_back (gpointer data)
{
  TestField       *self = data;
  GtkWidget       *field = test_field_find (self);
  g_autofree char *shown = field != NULL ? test_field_dup_value (field) : NULL;

  return g_strcmp0 (shown, self->shown) == 0;
}

static void
test_field_open (TestField *self, const TestFieldPage *place)
{
  self->page = g_object_new (place->get_type (), "workspace", self->workspace, NULL);

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->page), "program-id") != NULL)
    g_object_set (self->page, "program-id", (gint64) TEST_POOL_PROGRAM, NULL);

  self->window = test_ui_show_page (self->page, 1000, 700);

  if (place->view != NULL)
    lodestar_page_show_item (LODESTAR_PAGE (self->page), place->view, place->item);

  test_ui_wait_for (self->window, place->words);
  test_ui_settle (self->window);
}

/* Changes one field: the file has it, in one step with a name; undo takes it out of the file and
 * off the screen, and redo puts it there again. */
static void
test_field_try (TestField *self, GtkWidget *field)
{
  g_autofree char *label = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  self->type = G_OBJECT_TYPE (field);
  g_set_str (&self->title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (field)));
  g_free (self->before);
  g_free (self->shown);
  self->before = test_workspace_dump (lodestar_workspace_get_db (self->workspace));
  self->shown = test_field_dup_value (field);
  test_field_change (field);

  if (!test_ui_wait (test_field_is_written, self))
    g_error ("“%s” is not written", self->title);

  test_ui_drain ();
  after = test_workspace_dump (lodestar_workspace_get_db (self->workspace));
  field = test_field_find (self);
  changed = field != NULL ? test_field_dup_value (field) : NULL;
  g_assert_cmpstr (changed, !=, self->shown);
  g_assert_true (lodestar_workspace_undo (self->workspace, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, !=, "");
  undone = test_workspace_dump (lodestar_workspace_get_db (self->workspace));

  /* One step, whatever the field */
  g_assert_cmpstr (undone, ==, self->before);

  if (!test_ui_wait (test_field_is_back, self))
    g_error ("“%s” does not show again what it was, “%s”", self->title, self->shown);

  g_assert_true (lodestar_workspace_redo (self->workspace, NULL, &error));
  g_assert_no_error (error);
  g_set_str (&self->shown, changed);

  if (!test_ui_wait (test_field_is_back, self))
    g_error ("“%s” does not show what was done again, “%s”", self->title, changed);

  g_clear_pointer (&undone, g_free);
  undone = test_workspace_dump (lodestar_workspace_get_db (self->workspace));
  g_assert_cmpstr (undone, ==, after);
}

static void
test_field_is_written_at_once_and_can_be_undone (TestField *self, gconstpointer data)
{
  const TestFieldPage *place = data;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  test_field_open (self, place);
  test_field_collect (self->window, fields);
  g_assert_cmpuint (fields->len, >=, place->n_fields);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (titles, g_strdup_printf ("%s\n%s", G_OBJECT_TYPE_NAME (fields->pdata[i]),
                                              adw_preferences_row_get_title (fields->pdata[i])));

  for (guint i = 0; i < MIN (titles->len, place->n_tried); i++)
    {
      g_auto (GStrv) parts = g_strsplit (titles->pdata[i], "\n", 2);
      GtkWidget *field;

      self->type = g_type_from_name (parts[0]);
      g_set_str (&self->title, parts[1]);

      /* A field may go away with what another one says. */
      if ((field = test_field_find (self)) != NULL)
        test_field_try (self, field);
    }
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();

  for (guint i = 0; i < G_N_ELEMENTS (test_field_pages); i++)
    {
      g_autofree char *path = g_strdup_printf (
        "/pages/every-field/%s/is-written-at-once-and-can-be-undone", test_field_pages[i].name);

      g_test_add (path, TestField, &test_field_pages[i], test_field_set_up,
                  test_field_is_written_at_once_and_can_be_undone, test_field_tear_down);
    }

  return g_test_run ();
}
