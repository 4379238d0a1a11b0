/* test-reports-page.c - the page of the reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-reports-page.h"

#include <glib/gstdio.h>

#include "lodestar-letters-choice.h"
#include "lodestar-report-making.h"
#include "lodestar-report-preview.h"
#include "lodestar-state-stack.h"
#include "sample-program.h"
#include "test-pool.h"
#include "test-ui.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace     *workspace;
  GtkWidget             *page;
  GtkWidget             *window;
  LodestarReportPreview *preview;
  LodestarReportLayout  *last; /* the layout before the change that is waited for */
} TestReports;

static gboolean
test_reports_has_new_pages (gpointer data)
{
  TestReports          *self = data;
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);

  return layout != NULL && layout != self->last;
}

static void
test_reports_wait (TestReports *self)
{
  g_assert_true (test_ui_wait (test_reports_has_new_pages, self));
  g_clear_pointer (&self->last, lodestar_report_layout_unref);
  self->last = lodestar_report_layout_ref (lodestar_report_preview_get_layout (self->preview));
  test_ui_settle (self->window);
}

static void
test_reports_open (TestReports *self, int width, int height)
{
  self->page = g_object_new (LODESTAR_TYPE_REPORTS_PAGE, "workspace", self->workspace, "program-id",
                             (gint64) TEST_POOL_PROGRAM, NULL);
  self->window = test_ui_show_page (self->page, width, height);
  self->preview = LODESTAR_REPORT_PREVIEW (
    gtk_widget_get_template_child (GTK_WIDGET (self->page), LODESTAR_TYPE_REPORTS_PAGE, "preview"));
}

static void
test_reports_set_up (TestReports *self, gconstpointer has_relationships)
{
  test_workspace_set_today (SAMPLE_PROGRAM_TODAY);
  self->workspace = test_workspace_new ();
  sample_program_fill_design (self->workspace);

  if (has_relationships != NULL)
    sample_program_fill_relationships (self->workspace);
}

static void
test_reports_tear_down (TestReports *self, gconstpointer data)
{
  g_clear_pointer (&self->last, lodestar_report_layout_unref);
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
  test_workspace_set_today (NULL);
}

static char *
test_reports_dup_text (TestReports *self)
{
  LodestarReportLayout *layout = lodestar_report_preview_get_layout (self->preview);
  GString              *text = g_string_new (NULL);

  for (guint i = 0; i < lodestar_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = lodestar_report_layout_dup_page_text (layout, i);

      g_string_append (text, page);
    }

  return g_string_free_and_steal (text);
}

static void
test_reports_shows_each_report (TestReports *self, gconstpointer data)
{
  static const struct
  {
    const char *view, *words;
  } reports[] = {
    { "charter", "What we set out to do, and how we will know" },
    { "matching", "How matching decides" },
    { "letters", "Dear " },
    { "progress", "Meetings, month by month" },
  };

  test_reports_open (self, 1200, 800);
  test_reports_wait (self);
  test_ui_assert_names (self->window);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *shot = g_strdup_printf ("reports-%s", reports[i].view);

      lodestar_page_show_item (LODESTAR_PAGE (self->page), reports[i].view, 0);
      test_reports_wait (self);
      text = test_reports_dup_text (self);
      g_assert_nonnull (strstr (text, reports[i].words));
      test_ui_shot (self->window, shot);
    }
}

static guint
test_reports_count_letters (TestReports *self)
{
  return lodestar_report_document_get_n_letters (
    lodestar_report_layout_get_document (lodestar_report_preview_get_layout (self->preview)));
}

static void
test_reports_add_relationship (LodestarCohort *cohort, gint64 id, gboolean is_running, int day)
{
  LodestarRelationshipRow *row = lodestar_relationship_row_new ();

  row->id = id;
  row->state = is_running ? LODESTAR_RELATIONSHIP_ACTIVE : LODESTAR_RELATIONSHIP_ENDED;
  row->started_on = lodestar_date_new (2026, 1, day);
  g_ptr_array_add (cohort->relationships, row);
}

static void
test_reports_assert_letters (LodestarLettersChoice *choice, int since_day, const char *ids)
{
  g_autoptr (LodestarReportOptions) options = lodestar_report_options_new (1, 0);
  g_autoptr (GString) found = g_string_new (NULL);

  lodestar_letters_choice_apply (choice, options);
  g_assert_cmpint (options->since, ==,
                   since_day > 0 ? lodestar_date_new (2026, 1, since_day) : LODESTAR_DATE_NONE);

  for (guint i = 0; options->relationship_ids != NULL && i < options->relationship_ids->len; i++)
    g_string_append_printf (found, "%d,",
                            (int) g_array_index (options->relationship_ids, gint64, i));

  g_assert_cmpstr (found->str, ==, ids);
}

/* All, those that began last, those that a list asked for, or one: and what has gone is dropped. */
static void
test_reports_choice_says_whom_letters_go_to (void)
{
  g_autoptr (LodestarLettersChoice) choice = lodestar_letters_choice_new ();
  g_autoptr (LodestarCohort) cohort = lodestar_cohort_new ();
  g_autoptr (GtkStringList) first = NULL;
  g_autoptr (GtkStringList) second = NULL;
  guint selected = 99;

  test_reports_add_relationship (cohort, 1, TRUE, 10);
  test_reports_add_relationship (cohort, 2, TRUE, 10);
  test_reports_add_relationship (cohort, 3, FALSE, 25);
  first = lodestar_letters_choice_fill (choice, cohort, &selected);
  g_assert_cmpuint (selected, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (first)), ==, 3);
  test_reports_assert_letters (choice, 0, "");

  test_reports_add_relationship (cohort, 4, TRUE, 20);
  lodestar_letters_choice_set_ids (choice, "2,3,77,x");
  second = lodestar_letters_choice_fill (choice, cohort, &selected);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second)), ==, 6);
  g_assert_cmpstr (gtk_string_list_get_string (second, 1), ==,
                   "Newly published, since 20 January 2026");
  g_assert_cmpstr (gtk_string_list_get_string (second, 2), ==, "2 chosen pairs");
  g_assert_cmpuint (selected, ==, 2);
  test_reports_assert_letters (choice, 0, "2,3,");
  lodestar_letters_choice_select (choice, 1);
  test_reports_assert_letters (choice, 20, "");
  lodestar_letters_choice_select (choice, 5);
  test_reports_assert_letters (choice, 0, "4,");
  lodestar_letters_choice_set_ids (choice, "1");
  test_reports_assert_letters (choice, 0, "1,");

  /* One that has ended is there as long as it is asked for. */
  lodestar_letters_choice_set_id (choice, 3);
  g_object_unref (lodestar_letters_choice_fill (choice, cohort, &selected));
  test_reports_assert_letters (choice, 0, "3,");
  lodestar_letters_choice_set_id (choice, 78);
  g_object_unref (lodestar_letters_choice_fill (choice, cohort, &selected));
  g_assert_cmpuint (selected, ==, 0);
  test_reports_assert_letters (choice, 0, "");
}

/* A list asks for the letters of what is selected there; all are a choice away. */
static void
test_reports_letters_can_be_chosen (TestReports *self, gconstpointer data)
{
  AdwComboRow *row;
  GListModel  *names;

  test_reports_open (self, 1200, 800);
  test_reports_wait (self);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "letters:1,2,999", 0);
  test_reports_wait (self);

  while (test_reports_count_letters (self) != 4)
    test_reports_wait (self);

  row = ADW_COMBO_ROW (
    gtk_widget_get_template_child (self->page, LODESTAR_TYPE_REPORTS_PAGE, "pair_row"));
  names = adw_combo_row_get_model (row);
  g_assert_cmpstr (
    gtk_string_list_get_string (GTK_STRING_LIST (names), adw_combo_row_get_selected (row)), ==,
    "2 chosen pairs");
  test_ui_shot (self->window, "reports-letters-chosen");

  adw_combo_row_set_selected (row, 0);
  test_reports_wait (self);
  g_assert_cmpuint (test_reports_count_letters (self), >, 16);
  /* One is a pair by its name. */
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "letters:3", 0);
  test_reports_wait (self);

  while (test_reports_count_letters (self) != 2)
    test_reports_wait (self);

  g_assert_cmpuint (adw_combo_row_get_selected (row), >, 1);
}

static void
test_reports_leaves_parts_out (TestReports *self, gconstpointer data)
{
  GtkWidget       *row;
  g_autofree char *text = NULL;

  test_reports_open (self, 1200, 800);
  test_reports_wait (self);
  text = test_reports_dup_text (self);
  g_assert_nonnull (strstr (text, "Named page"));
  g_clear_pointer (&text, g_free);
  row = test_ui_find (self->window, ADW_TYPE_SWITCH_ROW, "All relationships");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  test_reports_wait (self);
  text = test_reports_dup_text (self);
  g_assert_null (strstr (text, "Named page"));
}

/* A change of the workspace changes the page without a word. */
static void
test_reports_follows_the_workspace (TestReports *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  test_reports_open (self, 1200, 800);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "charter", 0);
  test_reports_wait (self);
  test_pool_run_sql (self->workspace, "UPDATE program SET contact = 'Somebody Else';");
  test_reports_wait (self);
  text = test_reports_dup_text (self);
  g_assert_nonnull (strstr (text, "Somebody Else"));
}

static gboolean
test_reports_is_empty (gpointer data)
{
  TestReports *self = data;
  GtkWidget   *states =
    GTK_WIDGET (gtk_widget_get_template_child (self->page, LODESTAR_TYPE_REPORTS_PAGE, "states"));

  return lodestar_state_stack_get_state (LODESTAR_STATE_STACK (states)) ==
         LODESTAR_VIEW_STATE_EMPTY;
}

static void
test_reports_says_what_is_missing (TestReports *self, gconstpointer data)
{
  test_reports_open (self, 1200, 800);
  test_reports_wait (self);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "matching", 0);
  g_assert_true (test_ui_wait (test_reports_is_empty, self));
  test_ui_settle (self->window);
  g_assert_nonnull (test_ui_find (self->window, GTK_TYPE_BUTTON, "Open _Matching"));
  test_ui_shot (self->window, "reports-empty");
}

static void
test_reports_fits_a_narrow_window (TestReports *self, gconstpointer data)
{
  test_reports_open (self, 360, 720);
  test_reports_wait (self);
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "reports-narrow");
}

static void
test_reports_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
test_reports_is_done (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* What “Save as PDF…” does once a file is chosen. */
static void
test_reports_saves (TestReports *self, gconstpointer data)
{
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gsize         length;

  test_reports_open (self, 1200, 800);
  test_reports_wait (self);
  lodestar_report_save_async (
    lodestar_report_layout_get_document (lodestar_report_preview_get_layout (self->preview)),
    LODESTAR_REPORT_PAPER_A4, path, NULL, test_reports_done_cb, &result);
  g_assert_true (test_ui_wait (test_reports_is_done, &result));
  g_assert_true (lodestar_report_save_finish (result, &error));
  g_assert_no_error (error);
  g_object_unref (result);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  test_workspace_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
#define ADD(name, has_relationships, function)                                                     \
  g_test_add ("/pages/reports/" name, TestReports, GINT_TO_POINTER (has_relationships),            \
              test_reports_set_up, function, test_reports_tear_down)
  g_test_add_func ("/pages/reports/choice-says-whom-letters-go-to",
                   test_reports_choice_says_whom_letters_go_to);
  ADD ("shows-each-report", TRUE, test_reports_shows_each_report);
  ADD ("letters-can-be-chosen", TRUE, test_reports_letters_can_be_chosen);
  ADD ("leaves-parts-out", TRUE, test_reports_leaves_parts_out);
  ADD ("follows-the-workspace", TRUE, test_reports_follows_the_workspace);
  ADD ("says-what-is-missing", FALSE, test_reports_says_what_is_missing);
  ADD ("fits-a-narrow-window", TRUE, test_reports_fits_a_narrow_window);
  ADD ("saves", TRUE, test_reports_saves);
#undef ADD

  return g_test_run ();
}
