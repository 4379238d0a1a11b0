/* test-report-preview.c - the pages on screen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-preview.h"

#include "lodestar-report-sheet.h"
#include "sample-reports.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *preview;
} PreviewFixture;

static void
test_report_preview_set_up (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (100);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);

  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->preview = lodestar_report_preview_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->preview);
  lodestar_report_preview_set_layout (LODESTAR_REPORT_PREVIEW (fixture->preview), layout);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
test_report_preview_tear_down (PreviewFixture *fixture, gconstpointer data)
{
  GtkWidget *preview = fixture->preview;

  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_null (preview);
}

static GtkWidget *
test_report_preview_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_report_preview_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_report_preview_lists_every_page (PreviewFixture *fixture, gconstpointer data)
{
  GtkWidget         *list = test_report_preview_find (fixture->preview, GTK_TYPE_LIST_VIEW);
  GtkWidget         *sheet = test_report_preview_find (list, LODESTAR_TYPE_REPORT_SHEET);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                    lodestar_report_layout_get_n_pages (lodestar_report_preview_get_layout (
                      LODESTAR_REPORT_PREVIEW (fixture->preview))));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Pages");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_ARTICLE);
  g_assert_true (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_report_preview_keeps_the_shape_of_the_paper (PreviewFixture *fixture, gconstpointer data)
{
  GtkWidget *sheet = test_report_preview_find (fixture->preview, LODESTAR_TYPE_REPORT_SHEET);
  int        minimum, natural;

  gtk_widget_measure (sheet, GTK_ORIENTATION_VERTICAL, 424, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, (int) (400 * 297.0 / 210) + 24);
}

static void
test_report_preview_zooms (PreviewFixture *fixture, gconstpointer data)
{
  LodestarReportPreview *preview = LODESTAR_REPORT_PREVIEW (fixture->preview);

  gtk_widget_activate_action (fixture->preview, "preview.zoom-in", NULL);
  g_assert_cmpfloat (lodestar_report_preview_get_zoom (preview), ==, 1.25);
  gtk_widget_activate_action (fixture->preview, "preview.zoom-out", NULL);
  gtk_widget_activate_action (fixture->preview, "preview.zoom-out", NULL);
  g_assert_cmpfloat (lodestar_report_preview_get_zoom (preview), ==, 0.8);
  gtk_widget_activate_action (fixture->preview, "preview.zoom-fit", NULL);
  g_assert_cmpfloat (lodestar_report_preview_get_zoom (preview), ==, 0);
}

static void
test_report_preview_takes_new_pages (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_letters (2);
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_LETTER);
  GtkWidget *list = test_report_preview_find (fixture->preview, GTK_TYPE_LIST_VIEW);

  lodestar_report_preview_set_layout (LODESTAR_REPORT_PREVIEW (fixture->preview), layout);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
    2);
  lodestar_report_preview_set_layout (LODESTAR_REPORT_PREVIEW (fixture->preview), NULL);
  g_assert_null (lodestar_report_preview_get_layout (LODESTAR_REPORT_PREVIEW (fixture->preview)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/report/preview/" name, PreviewFixture, NULL, test_report_preview_set_up, function, \
              test_report_preview_tear_down)
  ADD ("lists-every-page", test_report_preview_lists_every_page);
  ADD ("keeps-the-shape-of-the-paper", test_report_preview_keeps_the_shape_of_the_paper);
  ADD ("zooms", test_report_preview_zooms);
  ADD ("takes-new-pages", test_report_preview_takes_new_pages);
#undef ADD

  return g_test_run ();
}
