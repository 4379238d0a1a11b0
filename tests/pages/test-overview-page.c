/* test-overview-page.c - in which order Overview shows what it has
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"
#include "lodestar-figure-button.h"
#include "lodestar-overview-page.h"
#include "lodestar-program-store.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

/* What a frame has shown. */
typedef struct
{
  gboolean has_figures;
  gboolean has_lists;
  guint    n_overdue;
  guint    n_events;
} TestFrame;

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *window;
  GArray            *frames; /* of TestFrame */
} TestOverview;

static GtkWidget *
test_overview_get (TestOverview *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->page, LODESTAR_TYPE_OVERVIEW_PAGE, name));
}

static gint64
test_overview_find_program (TestOverview *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  lodestar_program_store_find (lodestar_workspace_get_db (self->workspace), name, &id, &error);
  g_assert_no_error (error);

  return id;
}

static guint
test_overview_count_rows (TestOverview *self, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (test_overview_get (self, name));
  guint       n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
test_overview_painted_cb (TestOverview *self, GdkFrameClock *clock)
{
  GtkWidget *button = test_overview_get (self, "matched_button");
  TestFrame  frame = {
     .has_figures =
      gtk_widget_get_mapped (button) && test_ui_find (button, GTK_TYPE_LABEL, "Matched"),
     .has_lists = gtk_widget_get_mapped (test_overview_get (self, "columns")),
     .n_overdue = test_overview_count_rows (self, "overdue_list"),
     .n_events = test_overview_count_rows (self, "events_list"),
  };

  g_array_append_val (self->frames, frame);
}

static gboolean
test_overview_has_lists (gpointer data)
{
  TestOverview *self = data;

  return self->frames->len > 0 &&
         g_array_index (self->frames, TestFrame, self->frames->len - 1).has_lists;
}

static void
test_overview_set_up (TestOverview *self, gconstpointer data)
{
  GError *error = NULL;

  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  self->frames = g_array_new (FALSE, FALSE, sizeof (TestFrame));
  lodestar_example_create (self->workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  self->page = g_object_new (LODESTAR_TYPE_OVERVIEW_PAGE, NULL);
  self->window = test_ui_show_page (self->page, 1000, 800);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint",
                            G_CALLBACK (test_overview_painted_cb), self);
  g_object_set (self->page, "workspace", self->workspace, "program-id",
                test_overview_find_program (self, data), NULL);
}

static void
test_overview_tear_down (TestOverview *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->window), self);
  test_ui_destroy_page (self->window, self->page);
  g_array_unref (self->frames);
  test_workspace_free (self->workspace);
}

static void
test_overview_figures_do_not_wait (TestOverview *self, gconstpointer data)
{
  guint first = 0;

  g_assert_true (test_ui_wait (test_overview_has_lists, self));

  while (!g_array_index (self->frames, TestFrame, first).has_figures)
    first++;

  /* The lists, all of them and filled, come with the next frame: nothing is there and empty. */
  g_assert_cmpuint (first + 1, ==, self->frames->len - 1);
  g_assert_false (g_array_index (self->frames, TestFrame, first).has_lists);
  g_assert_cmpuint (g_array_index (self->frames, TestFrame, first + 1).n_overdue, >, 1);
  g_assert_cmpuint (g_array_index (self->frames, TestFrame, first + 1).n_events, >, 1);
}

static void
test_overview_lists_stay (TestOverview *self, gconstpointer data)
{
  g_assert_true (test_ui_wait (test_overview_has_lists, self));
  g_array_set_size (self->frames, 0);
  g_object_set (self->page, "program-id", test_overview_find_program (self, "First Year as a Lead"),
                NULL);
  test_ui_wait_for (self->window, "\u200eNobody takes part yet");
  test_ui_settle (self->window);
  g_assert_cmpuint (self->frames->len, >, 2);

  for (guint i = 0; i < self->frames->len; i++)
    g_assert_true (g_array_index (self->frames, TestFrame, i).has_lists);

  g_assert_false (gtk_widget_get_mapped (test_overview_get (self, "overdue_list")));
  g_assert_cmpuint (test_overview_count_rows (self, "steps_list"), ==, 4);
}

#define TEST_OVERVIEW_ADD(name, program, func)                                                     \
  g_test_add (name, TestOverview, program, test_overview_set_up, func, test_overview_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_OVERVIEW_ADD ("/pages/overview/figures-do-not-wait-for-the-lists", "Bridge",
                     test_overview_figures_do_not_wait);
  TEST_OVERVIEW_ADD ("/pages/overview/lists-stay-while-another-program-is-read", "Bridge",
                     test_overview_lists_stay);

  return g_test_run ();
}
