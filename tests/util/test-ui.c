/* test-ui.c - driving widgets from inside a test
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-ui.h"

#include <string.h>

#define TEST_UI_TIMEOUT_MS 10000

/**
 * test_ui_init:
 *
 * In place of g_test_init() in the display suite: GTK, libadwaita, the style
 * sheet, no animations (libadwaita 1.7 crashes when a breakpoint flips while a
 * dialog closes).
 */
void
test_ui_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GtkIconTheme *theme;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Inter 11", NULL);

  if (g_resources_get_info (LODESTAR_RESOURCE_PREFIX "/style.css", 0, NULL, NULL, NULL))
    {
      gtk_css_provider_load_from_resource (css, LODESTAR_RESOURCE_PREFIX "/style.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (css),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }

  theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  gtk_icon_theme_add_resource_path (theme, LODESTAR_RESOURCE_PREFIX "/icons");
}

static gboolean
test_ui_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * test_ui_wait:
 * @condition: what to wait for
 *
 * Runs the main loop until @condition holds. Returns: whether it did in time
 */
gboolean
test_ui_wait (TestUiCondition condition, gpointer data)
{
  gboolean is_late = FALSE;
  guint    source = g_timeout_add (TEST_UI_TIMEOUT_MS, test_ui_timeout_cb, &is_late);

  while (!condition (data) && !is_late)
    g_main_context_iteration (NULL, TRUE);

  if (!is_late)
    g_source_remove (source);

  return !is_late || condition (data);
}

/**
 * test_ui_settle:
 *
 * Lets a few frames pass: dialogs map their children in the second.
 */
void
test_ui_settle (GtkWidget *widget)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
}

/**
 * test_ui_drain:
 *
 * Runs what the main loop has to do now.
 */
void
test_ui_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/**
 * test_ui_get_text:
 *
 * Returns: (nullable): what is written on a widget, or its tooltip
 */
const char *
test_ui_get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));

      /* behind the mark of direction that lodestar_widgets_dup_aligned() puts there */
      return text && (g_str_has_prefix (text, "\u200e") || g_str_has_prefix (text, "\u200f"))
               ? g_utf8_next_char (text)
               : text;
    }
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)))
    return gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  if (ADW_IS_BUTTON_CONTENT (widget))
    return adw_button_content_get_label (ADW_BUTTON_CONTENT (widget));
  if (ADW_IS_STATUS_PAGE (widget))
    return adw_status_page_get_title (ADW_STATUS_PAGE (widget));

  return gtk_widget_get_tooltip_text (widget);
}

/**
 * test_ui_find:
 * @type: what it is
 * @text: (nullable): what is written on it
 *
 * Returns: (nullable): the first mapped widget below @root, in depth
 */
GtkWidget *
test_ui_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (!text || g_strcmp0 (test_ui_get_text (root), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_ui_find (child, type, text);

      if (found)
        return found;
    }

  return NULL;
}

/**
 * test_ui_click:
 *
 * Clicks a button that must be sensitive.
 */
void
test_ui_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));

  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    g_assert_true (gtk_widget_activate (button));
}

/**
 * test_ui_get_dialog:
 *
 * Returns: (nullable): the dialog that stands over the window of @widget
 */
AdwDialog *
test_ui_get_dialog (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root));

  return adw_window_get_visible_dialog (ADW_WINDOW (root));
}

static void
test_ui_run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* The main loop goes on meanwhile: GTK reads what xdotool sends. */
static void
test_ui_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  gboolean is_done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, test_ui_run_cb, &is_done);

  while (!is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_subprocess_get_successful (process));
}

/**
 * test_ui_press:
 * @chord: as xdotool writes it, `ctrl+a`
 *
 * Presses keys, as a user does: what has the focus gets them.
 */
void
test_ui_press (const char *chord)
{
  const char *const argv[] = { "xdotool", "key", "--clearmodifiers", chord, NULL };

  test_ui_run (argv);
  gdk_display_sync (gdk_display_get_default ()); /* what was sent has arrived */
  test_ui_drain ();
}

/**
 * test_ui_point:
 * @widget: what to point at
 * @modifier: (nullable): a key that is held down meanwhile, `ctrl`
 *
 * Clicks in the middle of a widget of a window that stands in the corner of the
 * screen, where a window without a window manager stands.
 */
void
test_ui_point (GtkWidget *widget, const char *modifier)
{
  GtkWidget       *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_point_t point;
  double           x, y;
  char             to_x[16], to_y[16];

  g_assert_true (
    gtk_widget_compute_point (widget, window,
                              &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2,
                                                    (float) gtk_widget_get_height (widget) / 2),
                              &point));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  g_snprintf (to_x, sizeof to_x, "%d", (int) (x + (double) point.x));
  g_snprintf (to_y, sizeof to_y, "%d", (int) (y + (double) point.y));

  if (modifier != NULL)
    test_ui_run ((const char *const[]) { "xdotool", "mousemove", "--sync", to_x, to_y, "keydown",
                                         modifier, "click", "1", "keyup", modifier, NULL });
  else
    test_ui_run (
      (const char *const[]) { "xdotool", "mousemove", "--sync", to_x, to_y, "click", "1", NULL });

  gdk_display_sync (gdk_display_get_default ());
  test_ui_settle (window);
}

/**
 * test_ui_show:
 *
 * Returns: a window with @widget in it, on the screen
 */
GtkWidget *
test_ui_show (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  test_ui_settle (window);

  return window;
}

/**
 * test_ui_show_page:
 * @page: an #AdwNavigationPage
 *
 * Returns: a window with what a page stands in: room for toasts, and a view to push others on
 */
GtkWidget *
test_ui_show_page (GtkWidget *page, int width, int height)
{
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);

  return test_ui_show (overlay, width, height);
}

/**
 * test_ui_destroy:
 *
 * Takes a window away and lets everything that hung on it go.
 */
void
test_ui_destroy (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  test_ui_drain ();
}

static gboolean
test_ui_is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * test_ui_destroy_page:
 * @window: what test_ui_show_page() gave
 * @page: the page in it
 *
 * Takes the window away and waits until nothing holds the page any more: what a thread still reads
 * for it holds it until it is there.
 */
void
test_ui_destroy_page (GtkWidget *window, GtkWidget *page)
{
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  test_ui_destroy (window);
  g_assert_true (test_ui_wait (test_ui_is_gone, &page));
}

static gboolean
test_ui_has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  const char    *text;

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;

  /* a button with text in it is named by it; so is one with a tooltip */
  if ((text = test_ui_get_text (widget)) && *text)
    return TRUE;

  if (gtk_widget_get_tooltip_text (widget))
    return TRUE;

  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
           ? test_ui_find (widget, GTK_TYPE_LABEL, NULL) != NULL
           : FALSE;
}

static gboolean
test_ui_needs_name (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  /* parts of a widget that is named as a whole; the button in a menu button has the name there */
  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;

  switch ((guint) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_LIST:
    case GTK_ACCESSIBLE_ROLE_TREE_GRID:
    case GTK_ACCESSIBLE_ROLE_IMG:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
test_ui_is_inside (GtkWidget *widget, GType type)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent && gtk_widget_get_ancestor (parent, type) != NULL;
}

static void
test_ui_collect_unnamed (GtkWidget *widget, GString *unnamed)
{
  if (test_ui_needs_name (widget) && !test_ui_has_name (widget))
    {
      GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
      /* what stands in a row or an entry is a part of it; lists in boxes of rows carry their
       * group's title; pictures are decoration unless they are alone in a button */
      gboolean is_part = test_ui_is_inside (widget, ADW_TYPE_PREFERENCES_ROW) ||
                         test_ui_is_inside (widget, GTK_TYPE_SPIN_BUTTON) ||
                         test_ui_is_inside (widget, GTK_TYPE_ENTRY) ||
                         test_ui_is_inside (widget, GTK_TYPE_SEARCH_ENTRY) ||
                         test_ui_is_inside (widget, GTK_TYPE_DROP_DOWN) ||
                         test_ui_is_inside (widget, GTK_TYPE_CALENDAR) ||
                         test_ui_is_inside (widget, GTK_TYPE_COLUMN_VIEW) ||
                         test_ui_is_inside (widget, ADW_TYPE_PREFERENCES_GROUP) ||
                         test_ui_is_inside (widget, GTK_TYPE_WINDOW_CONTROLS);

      if (role != GTK_ACCESSIBLE_ROLE_IMG && !is_part)
        {
          GtkWidget *parent = gtk_widget_get_parent (widget);

          g_string_append_printf (unnamed, "\n  %s (%s) in %s %s", G_OBJECT_TYPE_NAME (widget),
                                  gtk_widget_get_css_name (widget),
                                  parent ? G_OBJECT_TYPE_NAME (parent) : "nothing",
                                  gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                                    ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                                    : "");
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    test_ui_collect_unnamed (child, unnamed);
}

/**
 * test_ui_assert_names:
 *
 * Asserts that each mapped control, list and entry below @root has a name for
 * a screen reader; says which do not.
 */
void
test_ui_assert_names (GtkWidget *root)
{
  g_autoptr (GString) unnamed = g_string_new (NULL);

  g_assert_true (gtk_widget_get_mapped (root));
  test_ui_collect_unnamed (root, unnamed);

  if (unnamed->len > 0)
    g_test_message ("without a name:%s", unnamed->str);

  g_assert_cmpstr (unnamed->str, ==, "");
}

/**
 * test_ui_assert_fits:
 *
 * Asserts that @root can be as narrow as @width.
 */
void
test_ui_assert_fits (GtkWidget *root, int width)
{
  int minimum;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
}

/**
 * test_ui_shot:
 * @name: the file's name without its end
 *
 * Saves a picture of @widget in the folder that the environment variable
 * LODESTAR_SHOTS names; nothing where it is not set.
 */
void
test_ui_shot (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("LODESTAR_SHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;
  GtkSnapshot     *snapshot;
  int              width = gtk_widget_get_width (widget);
  int              height = gtk_widget_get_height (widget);

  if (!folder)
    return;

  test_ui_settle (widget);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  file_name = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file_name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

typedef struct
{
  GtkWidget  *root;
  const char *text;
} TestUiLabel;

static gboolean
test_ui_has_label (gpointer data)
{
  const TestUiLabel *label = data;

  return test_ui_find (label->root, GTK_TYPE_LABEL, label->text) != NULL;
}

/**
 * test_ui_wait_for:
 * @root: where to look
 * @text: what a label says
 *
 * Waits until that label is there, and settled.
 */
void
test_ui_wait_for (GtkWidget *root, const char *text)
{
  TestUiLabel label = { root, text };

  if (!test_ui_wait (test_ui_has_label, &label))
    g_error ("“%s” has not come up", text);

  test_ui_settle (root);
}
