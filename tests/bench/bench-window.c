/* bench-window.c - how soon the window is useful, and how a list of 100,000 people feels
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-application.h"
#include "lodestar-figure-button.h"
#include "lodestar-overview-page.h"
#include "lodestar-workspace.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* The same program is the peer and the patient: it starts itself anew for each measurement, so that
 * every start is a cold one of its own process, and prints ratios of what one run has seen.
 *
 *   bench-window LODESTARCTL       measures
 *   bench-window --empty           an empty AdwApplicationWindow
 *   bench-window --overview FILE   the window with the figures of Overview, then its lists
 *   bench-window --people FILE     the list of people: ready, searched, scrolled */

#define N_STARTS 7
#define N_PEOPLE 100000
#define N_FRAMES 240
#define DEADLINE_SECONDS 60

#define TARGET_START 1.5
#define TARGET_LIST_MS 100
#define TARGET_KEY_MS 50
#define TARGET_FRAME_MS 33
#define TARGET_MEMORY_MB 150

static gint64 began;

static double
bench_window_get_ms (void)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

/* Resident memory that is not shared, in MB. */
static double
bench_window_get_memory (void)
{
  g_autofree char *text = NULL;
  long             total = 0, resident = 0, shared = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) ||
      sscanf (text, "%ld %ld %ld", &total, &resident, &shared) != 3)
    return 0;

  return (double) (resident - shared) * 4096 / (1024 * 1024);
}

static GtkWidget *
bench_window_find (GtkWidget *root, GType type, gboolean is_mapped)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (!is_mapped || gtk_widget_get_mapped (root)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_window_find (child, type, is_mapped);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
bench_window_find_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (root, css_class) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_window_find_class (child, css_class);

  return found;
}

/* Whether the figures are on the screen: those of the whole, not of an empty page. */
static gboolean
bench_window_has_figures (GtkWidget *window)
{
  GtkWidget *button = bench_window_find (window, LODESTAR_TYPE_FIGURE_BUTTON, TRUE);
  GtkWidget *number = button != NULL ? bench_window_find_class (button, "figure") : NULL;

  return number != NULL && gtk_label_get_label (GTK_LABEL (number))[0] != '\0';
}

static void
bench_window_painted_cb (GdkFrameClock *clock, gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* Waits for the end of the next frame of @window. */
static void
bench_window_wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean       is_painted = FALSE;
  gulong         handler;

  handler =
    g_signal_connect (clock, "after-paint", G_CALLBACK (bench_window_painted_cb), &is_painted);
  gtk_widget_queue_draw (window);

  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
bench_window_wait_for_window (GApplication *application)
{
  while (gtk_application_get_active_window (GTK_APPLICATION (application)) == NULL ||
         !gtk_widget_get_mapped (
           GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)))))
    g_main_context_iteration (NULL, TRUE);

  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

/* Waits for the end of the next frame that @window draws of its own accord. */
static gboolean
bench_window_wait_for_own_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean       is_painted = FALSE;
  gulong         handler;

  handler =
    g_signal_connect (clock, "after-paint", G_CALLBACK (bench_window_painted_cb), &is_painted);

  while (!is_painted && bench_window_get_ms () < DEADLINE_SECONDS * 1000)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (clock, handler);

  return is_painted;
}

static void
bench_window_activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

/* What g_application_run() does before it turns the loop. */
static void
bench_window_start (GApplication *application, const char *path)
{
  const char *const arguments[] = { "bench", path, NULL };
  g_auto (GStrv) copy = g_strdupv ((char **) arguments);
  int status = 0;

  if (!G_APPLICATION_GET_CLASS (application)->local_command_line (application, &copy, &status) ||
      status != 0)
    g_error ("The application did not start");
}

static int
bench_window_run_empty (void)
{
  AdwApplication *application = adw_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);
  GtkWidget      *window;

  g_signal_connect (application, "activate", G_CALLBACK (bench_window_activate_cb), NULL);
  bench_window_start (G_APPLICATION (application), NULL);
  window = bench_window_wait_for_window (G_APPLICATION (application));
  bench_window_wait_for_frame (window);
  g_print ("%.3f %.3f\n", bench_window_get_ms (), bench_window_get_memory ());

  return 0;
}

static GtkWidget *
bench_window_open (const char *path)
{
  LodestarApplication *application = lodestar_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                             G_APPLICATION_NON_UNIQUE);
  bench_window_start (G_APPLICATION (application), path);

  return bench_window_wait_for_window (G_APPLICATION (application));
}

/* Whether the lists below the figures are on the screen, too. */
static gboolean
bench_window_has_lists (GtkWidget *window)
{
  GtkWidget *page = bench_window_find (window, LODESTAR_TYPE_OVERVIEW_PAGE, TRUE);

  return page != NULL && gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_template_child (
                           page, LODESTAR_TYPE_OVERVIEW_PAGE, "columns")));
}

static int
bench_window_run_overview (const char *path)
{
  GtkWidget *window = bench_window_open (path);
  double     figures_ms, figures_mb;

  do
    {
      if (!bench_window_wait_for_own_frame (window))
        return 1;
    }
  while (!bench_window_has_figures (window));

  figures_ms = bench_window_get_ms ();
  figures_mb = bench_window_get_memory ();

  while (!bench_window_has_lists (window))
    if (!bench_window_wait_for_own_frame (window))
      return 1;

  g_print ("%.3f %.3f %.3f\n", figures_ms, figures_mb, bench_window_get_ms ());

  return 0;
}

static gboolean
bench_window_fill_work (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return lodestar_db_execute (
    db,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
    "INSERT INTO person (id, number, given_name, family_name, name, title, department, location, "
    "sort_key, search_key) SELECT i, printf ('%06d', i), 'Given' || (i * 7919 % 997), "
    "'Family' || (i * 104729 % 9973), 'Given' || (i * 7919 % 997) || ' Family' || "
    "(i * 104729 % 9973), 'Manager', 'Department ' || (i % 40), 'City ' || (i % 25), "
    "'family' || (i * 104729 % 9973) || ' given' || (i * 7919 % 997), 'given' || (i * 7919 % 997) "
    "|| ' family' || (i * 104729 % 9973) || ' ' || printf ('%06d', i) || ' manager department ' || "
    "(i % 40) || ' city ' || (i % 25) FROM n;",
    error);
}

static gboolean
bench_window_fill (const char *path)
{
  g_autoptr (LodestarWorkspace) workspace = lodestar_workspace_new ();
  g_autoptr (GError) error = NULL;

  if (!lodestar_workspace_open (workspace, path, TRUE, &error) ||
      !lodestar_workspace_run (workspace, "fill", "Fill", bench_window_fill_work, NULL, NULL,
                               &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  lodestar_workspace_close (workspace);

  return TRUE;
}

/* Types a key, and turns the loop until the frame that shows what it finds. */
static double
bench_window_type (GtkWidget *window, GtkEditable *entry, LodestarIdList *list, const char *text)
{
  gint64 start = g_get_monotonic_time ();

  gtk_editable_set_text (entry, text);

  while (lodestar_id_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);

  bench_window_wait_for_frame (window);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
bench_window_print (const char *what, double value, double target, const char *unit)
{
  g_print ("people: %s %.1f %s, target %.0f %s, ratio %.2f, %s\n", what, value, unit, target, unit,
           value / target, value <= target ? "met" : "MISSED");
}

static double
bench_window_scroll (GtkWidget *window, GtkAdjustment *adjustment)
{
  double worst = 0;
  double step =
    (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / N_FRAMES;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      /* Half of the frames go on by a screen, half fly through the list. */
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + (i % 2 == 0 ? 120 : step));
      bench_window_wait_for_frame (window);

      /* The first frames build the rows that are then used again. */
      if (i > 10)
        worst = MAX (worst, (double) (g_get_monotonic_time () - start) / 1000);
    }

  return worst;
}

static int
bench_window_run_people (const char *path, double empty_memory)
{
  static const char *const keys[] = { "g", "gi", "giv", "give", "given1", "given12", "given123" };
  GtkWidget               *window = bench_window_open (path);
  GtkWidget               *view = NULL, *entry, *scrolled;
  g_autoptr (GListModel) list = NULL;
  gint64 start;
  double worst_key = 0;

  bench_window_wait_for_frame (window);
  start = g_get_monotonic_time ();
  gtk_widget_activate_action (window, "win.go", "(ssx)", "people", "", (gint64) 0);

  /* Looked for until it is there, not shown: a walk at each turn of the loop is time of its own. */
  while (
    (view == NULL && (view = bench_window_find (window, GTK_TYPE_COLUMN_VIEW, FALSE)) == NULL) ||
    !gtk_widget_get_mapped (view) || gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) == NULL ||
    g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))) <
      N_PEOPLE)
    {
      g_main_context_iteration (NULL, TRUE);

      if (bench_window_get_ms () > DEADLINE_SECONDS * 1000)
        return 1;
    }

  bench_window_print ("list ready", (double) (g_get_monotonic_time () - start) / 1000,
                      TARGET_LIST_MS, "ms");
  bench_window_wait_for_frame (window);
  bench_window_print ("with its first frame", (double) (g_get_monotonic_time () - start) / 1000,
                      TARGET_LIST_MS, "ms");

  scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  bench_window_print ("worst frame of a scroll",
                      bench_window_scroll (window, gtk_scrolled_window_get_vadjustment (
                                                     GTK_SCROLLED_WINDOW (scrolled))),
                      TARGET_FRAME_MS, "ms");

  entry = bench_window_find (window, GTK_TYPE_SEARCH_ENTRY, TRUE);

  g_object_get (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), "model", &list, NULL);

  for (guint i = 0; entry != NULL && i < G_N_ELEMENTS (keys); i++)
    worst_key = MAX (worst_key, bench_window_type (window, GTK_EDITABLE (entry),
                                                   LODESTAR_ID_LIST (list), keys[i]));

  if (entry != NULL)
    bench_window_print ("worst key of a search, with its frame", worst_key, TARGET_KEY_MS, "ms");

  bench_window_print ("memory above an empty window", bench_window_get_memory () - empty_memory,
                      TARGET_MEMORY_MB, "MB");

  return 0;
}

static gboolean
bench_window_spawn (
  const char *self, const char *mode, const char *path, double *ms, double *mb, double *whole_ms)
{
  const char *const argv[] = { self, mode, path, NULL };
  g_autofree char  *out = NULL;
  int               status = 0;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                       NULL, &status, NULL) &&
         status == 0 && sscanf (out, "%lf %lf %lf", ms, mb, whole_ms) >= 2;
}

static int
bench_window_compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *example = NULL;
  g_autofree char *people = NULL;
  double           empty[N_STARTS], overview[N_STARTS], whole[N_STARTS], empty_mb = 0, mb = 0;

  began = g_get_monotonic_time ();

  if (argc == 2 && strcmp (argv[1], "--empty") == 0)
    return bench_window_run_empty ();

  if (argc == 3 && strcmp (argv[1], "--overview") == 0)
    return bench_window_run_overview (argv[2]);

  if (argc == 4 && strcmp (argv[1], "--people") == 0)
    return bench_window_run_people (argv[2], g_ascii_strtod (argv[3], NULL));

  if (argc != 2)
    {
      g_printerr ("usage: bench-window LODESTARCTL\n");
      return 2;
    }

  folder = g_dir_make_tmp ("bench-window-XXXXXX", NULL);
  example = g_build_filename (folder, "example.lodestar", NULL);
  people = g_build_filename (folder, "people.lodestar", NULL);

  {
    const char *const make[] = { argv[1], "new", example, "--example", NULL };
    int               status = 0;

    if (!g_spawn_sync (NULL, (char **) make, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL) ||
        status != 0 || !bench_window_fill (people))
      return 1;
  }

  for (guint i = 0; i < N_STARTS; i++)
    if (!bench_window_spawn (argv[0], "--empty", NULL, &empty[i], &empty_mb, &whole[i]) ||
        !bench_window_spawn (argv[0], "--overview", example, &overview[i], &mb, &whole[i]))
      {
        g_printerr ("bench-window: a window did not start\n");
        return 1;
      }

  qsort (empty, N_STARTS, sizeof *empty, bench_window_compare);
  qsort (overview, N_STARTS, sizeof *overview, bench_window_compare);
  qsort (whole, N_STARTS, sizeof *whole, bench_window_compare);
  g_print ("start: empty window %.0f ms, Overview with its figures %.0f ms (medians of %d), "
           "ratio %.2f, target %.1f, %s\n",
           empty[N_STARTS / 2], overview[N_STARTS / 2], N_STARTS,
           overview[N_STARTS / 2] / empty[N_STARTS / 2], TARGET_START,
           overview[N_STARTS / 2] <= TARGET_START * empty[N_STARTS / 2] ? "met" : "MISSED");
  g_print ("start: the lists below the figures %.0f ms, ratio %.2f, without a target\n",
           whole[N_STARTS / 2], whole[N_STARTS / 2] / empty[N_STARTS / 2]);

  {
    g_autofree char  *memory = g_strdup_printf ("%f", empty_mb);
    const char *const child[] = { argv[0], "--people", people, memory, NULL };
    int               status = 0;

    g_autofree char *out = NULL;

    if (!g_spawn_sync (NULL, (char **) child, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                       NULL, &status, NULL) ||
        status != 0)
      g_printerr ("bench-window: the list of people was not ready\n");

    g_print ("%s", out != NULL ? out : "");
  }

  return 0;
}
