/* screenshots.c - a picture of every page of a workspace, light and dark, wide and narrow
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-application.h"
#include "lodestar-page-table.h"
#include "lodestar-program-store.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-relationships-page.h"
#include "lodestar-unit-store.h"
#include "lodestar-window.h"
#include "test-ui.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

/* A page is drawn when nothing is being read or written and two pictures in a row, this far apart,
 * are the same. */
#define SCREENSHOTS_STILL_MS 150
#define SCREENSHOTS_GIVE_UP_MS 20000

typedef struct
{
  const char *name;
  int         width;
  int         height;
} ScreenshotsSize;

static const ScreenshotsSize screenshots_sizes[] = {
  { "wide", 1200, 800 },
  { "narrow", 360, 760 },
};

static const struct
{
  const char    *name;
  AdwColorScheme scheme;
} screenshots_schemes[] = {
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

static const char     *screenshots_folder;
static char           *screenshots_now; /* the picture that is being taken */
static char           *screenshots_locale_folder;
static int             screenshots_text_percent = 100;
static gboolean        screenshots_is_light_only;
static LodestarWindow *screenshots_window;
static guint           screenshots_n_warnings;
static guint           screenshots_n_taken;

/* Everything from a message of this program upwards is counted; the last word has main(). */
static GLogWriterOutput
screenshots_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
    {
      screenshots_n_warnings++;
      g_printerr ("%s:", screenshots_now ? screenshots_now : "start");
    }

  return g_log_writer_default (level, fields, n_fields, data);
}

static gboolean
screenshots_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
screenshots_wait (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, screenshots_timeout_cb, &is_over);

  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: (transfer full) (nullable): the window without the frame that GTK draws where nobody
 * composes windows */
static GdkTexture *
screenshots_take (void)
{
  GtkWidget *widget = GTK_WIDGET (screenshots_window);
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (screenshots_window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot    *snapshot = gtk_snapshot_new ();
  graphene_rect_t outer, inner;

  /* The picture begins at the corner of the frame, which lies outside of the window's coordinates.
   */
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);

  if (!node || !gtk_widget_compute_bounds (widget, widget, &outer) ||
      !gtk_widget_compute_bounds (child, widget, &inner))
    return NULL;

  graphene_rect_offset (&inner, -outer.origin.x, -outer.origin.y);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, &inner);
}

static gboolean
screenshots_are_equal (GdkTexture *a, GdkTexture *b)
{
  gsize              stride = (gsize) gdk_texture_get_width (a) * 4;
  gsize              size = stride * (gsize) gdk_texture_get_height (a);
  g_autofree guint8 *bytes_a = NULL;
  g_autofree guint8 *bytes_b = NULL;

  if (gdk_texture_get_width (a) != gdk_texture_get_width (b) ||
      gdk_texture_get_height (a) != gdk_texture_get_height (b))
    return FALSE;

  bytes_a = g_malloc (size);
  bytes_b = g_malloc (size);
  gdk_texture_download (a, bytes_a, stride);
  gdk_texture_download (b, bytes_b, stride);

  return memcmp (bytes_a, bytes_b, size) == 0;
}

/* Returns: (transfer full): the picture of the window when it has come to rest */
static GdkTexture *
screenshots_settle (void)
{
  g_autoptr (GdkTexture) last = NULL;

  for (guint waited = 0; waited < SCREENSHOTS_GIVE_UP_MS; waited += SCREENSHOTS_STILL_MS)
    {
      g_autoptr (GdkTexture) now = NULL;

      screenshots_wait (SCREENSHOTS_STILL_MS);

      if (lodestar_workspace_is_busy (lodestar_window_get_workspace (screenshots_window)))
        continue;

      now = screenshots_take ();

      if (last && now && screenshots_are_equal (last, now))
        return g_steal_pointer (&now);

      g_set_object (&last, now);
    }

  g_error ("A page did not come to rest in %d s", SCREENSHOTS_GIVE_UP_MS / 1000);
}

/* Makes the content of the window this large, whatever is around it. */
static void
screenshots_resize (int width, int height)
{
  GtkWindow *window = GTK_WINDOW (screenshots_window);
  GtkWidget *child = gtk_window_get_child (window);

  gtk_window_set_default_size (window, width, height);
  g_object_unref (screenshots_settle ());
  gtk_window_set_default_size (window, 2 * width - gtk_widget_get_width (child),
                               2 * height - gtk_widget_get_height (child));
  g_object_unref (screenshots_settle ());
}

/* Returns: the name that a Blueprint gave to @widget, or to what it stands in */
static const char *
screenshots_get_name (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      if (id && !g_str_has_prefix (id, "___"))
        return id;
    }

  return "";
}

/* Says which widgets below @widget ask for nearly all there is or more, the smallest of them only.
 * Returns: whether there was one */
static gboolean
screenshots_blame (GtkWidget *widget, int available)
{
  gboolean is_below = FALSE;
  int      minimum;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      is_below |= screenshots_blame (child, available);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  if (!is_below && minimum > available * 9 / 10)
    g_printerr ("  %s of %s (%s) asks for %d px\n", G_OBJECT_TYPE_NAME (widget),
                screenshots_get_name (widget), test_ui_get_text (widget), minimum);

  return is_below || minimum > available * 9 / 10;
}

static void
screenshots_save (const char *name, const char *scheme, const char *size)
{
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree char *file_name = g_strdup_printf ("%s-%s-%s.png", name, scheme, size);
  g_autofree char *path = g_build_filename (screenshots_folder, file_name, NULL);
  guint            n_warnings = screenshots_n_warnings;

  g_set_str (&screenshots_now, file_name);
  picture = screenshots_settle ();

  if (screenshots_n_warnings > n_warnings)
    screenshots_blame (GTK_WIDGET (screenshots_window), gdk_texture_get_width (picture));

  if (!gdk_texture_save_to_png (picture, path))
    g_error ("Cannot write %s", path);

  screenshots_n_taken++;
}

static GPtrArray *
screenshots_list_programs (void)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (screenshots_window);
  g_autoptr (GError) error = NULL;
  GPtrArray *programs = lodestar_program_store_list (
    lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace), &error);

  g_assert_no_error (error);

  return programs;
}

/* Returns: the first program in this state, or the first of all */
static gint64
screenshots_find_program (LodestarProgramState state)
{
  g_autoptr (GPtrArray) programs = screenshots_list_programs ();

  for (guint i = 0; i < programs->len; i++)
    if (lodestar_program_get_state (programs->pdata[i]) == state)
      return lodestar_record_get_id (programs->pdata[i]);

  return programs->len > 0 ? lodestar_record_get_id (programs->pdata[0]) : 0;
}

/* Returns: the first program of this structure that was matched, 0 where there is none */
static gint64
screenshots_find_structure (LodestarStructure structure, gboolean has_circles)
{
  LodestarDb *db = lodestar_workspace_get_db (lodestar_window_get_workspace (screenshots_window));
  g_autoptr (GPtrArray) programs = screenshots_list_programs ();

  for (guint i = 0; i < programs->len; i++)
    {
      gint64 id = lodestar_record_get_id (programs->pdata[i]);
      g_autoptr (GPtrArray) proposals = lodestar_proposal_store_list (db, id, NULL);
      LodestarUnits units;

      if (lodestar_program_get_structure (programs->pdata[i]) == structure && proposals != NULL &&
          proposals->len > 0 && lodestar_unit_store_load (db, id, &units, NULL) &&
          !units.has_circles == !has_circles)
        return id;
    }

  return 0;
}

/* Returns: (nullable): the relationship in this state in which there is most to see, %NULL where
 * there is none */
static LodestarRelationshipRow *
screenshots_find_row (gint64 program_id, LodestarRelationshipState state)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (screenshots_window);
  g_autoptr (LodestarCohort) cohort = NULL;
  LodestarRelationshipRow *found = NULL;
  GError                  *error = NULL;
  guint                    most = 0;

  cohort = lodestar_relationship_store_load_cohort (lodestar_workspace_get_db (workspace),
                                                    program_id, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);
      guint n = 1 + row->meetings->len + 3 * MIN (row->goals->len, 3) + 3 * (row->notes->len > 0);

      if (row->state == state && n > most)
        {
          most = n;
          found = row;
        }
    }

  return found != NULL ? lodestar_relationship_row_ref (found) : NULL;
}

static gint64
screenshots_find_active (gint64 program_id)
{
  g_autoptr (LodestarRelationshipRow) row =
    screenshots_find_row (program_id, LODESTAR_RELATIONSHIP_ACTIVE);

  return row != NULL ? row->id : 0;
}

static gint64
screenshots_find_trial (gint64 program_id)
{
  g_autoptr (LodestarRelationshipRow) row =
    screenshots_find_row (program_id, LODESTAR_RELATIONSHIP_TRIAL);

  return row != NULL ? row->id : 0;
}

static gint64
screenshots_find_person (gint64 program_id)
{
  g_autoptr (LodestarRelationshipRow) row =
    screenshots_find_row (program_id, LODESTAR_RELATIONSHIP_ACTIVE);

  return row != NULL ? g_array_index (row->members, LodestarMember, 0).person_id : 0;
}

/* A filter that one picture sets is none of the next one's. */
static void
screenshots_clear_filters (void)
{
  GtkWidget *list =
    test_ui_find (GTK_WIDGET (screenshots_window), LODESTAR_TYPE_RELATIONSHIPS_PAGE, NULL);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.clear-filters", NULL);
}

/* What is shown of a page beside the page itself, where it has something to show then. */
static const struct
{
  const char          *page;
  LodestarProgramState state;
  const char          *view;
  const char          *name;
  gint64 (*find) (gint64 program_id); /* (nullable): what is opened */
} screenshots_views[] = {
  { "overview", LODESTAR_PROGRAM_DRAFT, NULL, "overview-draft", NULL },
  { "relationships", LODESTAR_PROGRAM_RUNNING, "at-risk", "relationships-at-risk", NULL },
  { "relationships", LODESTAR_PROGRAM_RUNNING, NULL, "relationship", screenshots_find_active },
  { "relationships", LODESTAR_PROGRAM_RUNNING, NULL, "relationship-trial", screenshots_find_trial },
  { "matching", LODESTAR_PROGRAM_MATCHING, "pool", "matching-1-pool", NULL },
  { "matching", LODESTAR_PROGRAM_MATCHING, "criteria", "matching-2-criteria", NULL },
  { "matching", LODESTAR_PROGRAM_MATCHING, "rules", "matching-3-rules", NULL },
  { "matching", LODESTAR_PROGRAM_MATCHING, "objective", "matching-4-objective", NULL },
  { "matching", LODESTAR_PROGRAM_MATCHING, "review", "matching-5-review", NULL },
  { "matching", LODESTAR_PROGRAM_MATCHING, "publish", "matching-6-publish", NULL },
  { "reports", LODESTAR_PROGRAM_RUNNING, "charter", "reports-charter", NULL },
  { "reports", LODESTAR_PROGRAM_RUNNING, "matching", "reports-matching", NULL },
  { "reports", LODESTAR_PROGRAM_RUNNING, "letters", "reports-letters", NULL },
  { "people", LODESTAR_PROGRAM_RUNNING, NULL, "person", screenshots_find_person },
};

/* Steps of the matching that look different where people meet otherwise than a mentor and a mentee;
 * a workspace without such a program has no pictures of them. */
static const struct
{
  LodestarStructure structure;
  gboolean          has_circles;
  const char       *view;
  const char       *name;
} screenshots_structures[] = {
  { LODESTAR_STRUCTURE_GROUP, FALSE, "pool", "groups-1-pool" },
  { LODESTAR_STRUCTURE_GROUP, FALSE, "objective", "groups-4-objective" },
  { LODESTAR_STRUCTURE_GROUP, FALSE, "review", "groups-5-review" },
  { LODESTAR_STRUCTURE_GROUP, FALSE, "publish", "groups-6-publish" },
  { LODESTAR_STRUCTURE_PEER, FALSE, "objective", "peers-4-objective" },
  { LODESTAR_STRUCTURE_PEER, FALSE, "review", "peers-5-review" },
  { LODESTAR_STRUCTURE_PEER, TRUE, "objective", "circles-4-objective" },
  { LODESTAR_STRUCTURE_PEER, TRUE, "review", "circles-5-review" },
};

/* Dialogs over the matching of a program that runs: what they are opened by, and when they are
 * ready. */
static const struct
{
  const char *step;
  const char *type; /* of what has the action */
  const char *action;
  const char *name;
} screenshots_dialogs[] = {
  { "pool", "LodestarMatchingPage", "matching.rematch", "matching-again" },
  { "review", "LodestarReviewStep", "review.compare", "matching-compare" },
};

static gboolean
screenshots_has_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (screenshots_window)) !=
         NULL;
}

static gboolean
screenshots_has_no_dialog (gpointer data)
{
  return !screenshots_has_dialog (data);
}

static void
screenshots_walk_dialogs (const char *scheme, const char *size)
{
  gint64 running = screenshots_find_program (LODESTAR_PROGRAM_RUNNING);

  for (guint i = 0; i < G_N_ELEMENTS (screenshots_dialogs); i++)
    {
      GtkWidget *from;

      lodestar_window_set_program_id (screenshots_window, running);
      lodestar_window_go (screenshots_window, "matching", screenshots_dialogs[i].step, 0);
      g_object_unref (screenshots_settle ());
      from = test_ui_find (GTK_WIDGET (screenshots_window),
                           g_type_from_name (screenshots_dialogs[i].type), NULL);

      /* There is nothing to match again where nothing runs, and nothing to compare with one
       * proposal. */
      if (from == NULL || !gtk_widget_activate_action (from, screenshots_dialogs[i].action, NULL) ||
          !test_ui_wait (screenshots_has_dialog, NULL))
        continue;

      screenshots_save (screenshots_dialogs[i].name, scheme, size);
      adw_dialog_force_close (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (screenshots_window)));
      g_assert_true (test_ui_wait (screenshots_has_no_dialog, NULL));
    }
}

static void
screenshots_walk_structures (const char *scheme, const char *size)
{
  for (guint i = 0; i < G_N_ELEMENTS (screenshots_structures); i++)
    {
      gint64 program = screenshots_find_structure (screenshots_structures[i].structure,
                                                   screenshots_structures[i].has_circles);

      if (program == 0)
        continue;

      lodestar_window_set_program_id (screenshots_window, program);
      lodestar_window_go (screenshots_window, "matching", screenshots_structures[i].view, 0);
      screenshots_save (screenshots_structures[i].name, scheme, size);
    }
}

static void
screenshots_walk (const char *scheme, const char *size)
{
  gint64                   running = screenshots_find_program (LODESTAR_PROGRAM_RUNNING);
  const LodestarPageEntry *entries;
  guint                    n_entries;

  entries = lodestar_page_table_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      /* The page of reports keeps the one that another picture chose. */
      const char *view = g_str_equal (entries[i].id, "reports") ? "progress" : NULL;

      lodestar_window_set_program_id (screenshots_window, running);
      lodestar_window_go (screenshots_window, entries[i].id, view, 0);
      screenshots_save (entries[i].id, scheme, size);
    }

  for (guint i = 0; i < G_N_ELEMENTS (screenshots_views); i++)
    {
      gint64 program, id;

      if (!lodestar_page_table_find (screenshots_views[i].page))
        continue;

      program = screenshots_find_program (screenshots_views[i].state);
      id =
        screenshots_views[i].find != NULL && program != 0 ? screenshots_views[i].find (program) : 0;

      /* A workspace in which nobody meets has no picture of a meeting. */
      if (screenshots_views[i].find != NULL && id == 0)
        continue;

      lodestar_window_set_program_id (screenshots_window, program);
      lodestar_window_go (screenshots_window, screenshots_views[i].page, screenshots_views[i].view,
                          id);
      screenshots_save (screenshots_views[i].name, scheme, size);
      screenshots_clear_filters ();
    }
}

static gboolean
screenshots_is_open (gpointer data)
{
  LodestarWorkspace *workspace = lodestar_window_get_workspace (screenshots_window);

  return workspace && lodestar_workspace_is_open (workspace);
}

static const GOptionEntry screenshots_options[] = {
  { "locale-folder", 0, 0, G_OPTION_ARG_FILENAME, &screenshots_locale_folder,
    "Where the language of LC_ALL is", "FOLDER" },
  { "text", 0, 0, G_OPTION_ARG_INT, &screenshots_text_percent, "How large text is", "PERCENT" },
  { "light-only", 0, 0, G_OPTION_ARG_NONE, &screenshots_is_light_only, "Leave the dark ones out",
    NULL },
  G_OPTION_ENTRY_NULL,
};

/* Returns: whether the command line can be used */
static gboolean
screenshots_read_options (int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("WORKSPACE FOLDER");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, screenshots_options, NULL);

  if (!g_option_context_parse (context, argc, argv, &error) || *argc != 3)
    {
      g_printerr ("%s\n", error ? error->message : "usage: screenshots [OPTION…] WORKSPACE FOLDER");
      return FALSE;
    }

  if (screenshots_locale_folder)
    {
      bindtextdomain (GETTEXT_PACKAGE, screenshots_locale_folder);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }

  return TRUE;
}

static void
screenshots_open (LodestarApplication *application, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  if (screenshots_text_percent != 100)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  96 * 1024 * screenshots_text_percent / 100, NULL);

  lodestar_application_open_path (application, path);
  screenshots_window =
    LODESTAR_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_true (test_ui_wait (screenshots_is_open, NULL));
}

int
main (int argc, char *argv[])
{
  guint n_schemes = G_N_ELEMENTS (screenshots_schemes);
  g_autoptr (LodestarApplication) application = NULL;

  setlocale (LC_ALL, "");
  g_log_set_writer_func (screenshots_log_cb, NULL, NULL);

  if (!screenshots_read_options (&argc, &argv))
    return 2;

  screenshots_folder = argv[2];
  g_mkdir_with_parents (screenshots_folder, 0755);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  application = lodestar_application_new ();
  screenshots_open (application, argv[1]);

  for (guint size = 0; size < G_N_ELEMENTS (screenshots_sizes); size++)
    for (guint scheme = 0; scheme < (screenshots_is_light_only ? 1 : n_schemes); scheme++)
      {
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            screenshots_schemes[scheme].scheme);
        screenshots_resize (screenshots_sizes[size].width, screenshots_sizes[size].height);
        screenshots_walk (screenshots_schemes[scheme].name, screenshots_sizes[size].name);
        screenshots_walk_structures (screenshots_schemes[scheme].name,
                                     screenshots_sizes[size].name);
        screenshots_walk_dialogs (screenshots_schemes[scheme].name, screenshots_sizes[size].name);
      }

  gtk_window_destroy (GTK_WINDOW (screenshots_window));
  test_ui_drain ();
  g_print ("%u pictures, %u warnings\n", screenshots_n_taken, screenshots_n_warnings);

  return screenshots_n_warnings > 0 || screenshots_n_taken == 0 ? 1 : 0;
}
