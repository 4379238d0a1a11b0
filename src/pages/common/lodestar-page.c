/* lodestar-page.c - what all pages of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-page.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarPage:
 *
 * A page of the window: it gets the workspace and the program from the window,
 * is asked to read again after each step that touched its tables, and runs
 * verbs so that each says what it did with a way back, or why it failed.
 *
 * The header bar belongs to the page, and begins with a #LodestarUndoButton:
 *
 * ```
 * template $LodestarPeoplePage: $LodestarPage {
 *   title: _("People");
 *   tag: "people";
 *   child: Adw.ToolbarView {
 *     [top]
 *     Adw.HeaderBar {
 *       [start]
 *       $LodestarUndoButton { undo-label: bind template.undo-label; }
 *     }
 *     content: $LodestarStateStack states { … };
 *   };
 * }
 * ```
 *
 * Pages that are reached from a page (one person, one relationship) are
 * #LodestarPage, too, and are shown by lodestar_page_push().
 *
 * Keys are bound by lodestar_page_class_add_shortcut(), which also lists them.
 *
 * The actions `win.undo`, `win.redo` and `win.go` belong to the window; toasts
 * go to the next #AdwToastOverlay above the page.
 */
typedef struct
{
  LodestarWorkspace *workspace; /* (owned) (nullable) */
  gint64             program_id;
  GCancellable      *cancellable; /* (owned) cancelled when the page goes */
  gboolean           is_stale;
  guint              refresh_source; /* 0 where none waits */
} LodestarPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LodestarPage, lodestar_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_PROGRAM_ID,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
} LodestarPageProperty;

static GParamSpec *props[PROP_REDO_LABEL + 1];

static LodestarPagePrivate *
lodestar_page_get_private (LodestarPage *self)
{
  return lodestar_page_get_instance_private (self);
}

static void
lodestar_page_refresh (LodestarPage *self)
{
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  g_clear_handle_id (&priv->refresh_source, g_source_remove);

  if (!priv->workspace)
    return;

  priv->is_stale = FALSE;

  if (LODESTAR_PAGE_GET_CLASS (self)->refresh)
    LODESTAR_PAGE_GET_CLASS (self)->refresh (self);
}

static gboolean
lodestar_page_refresh_cb (gpointer data)
{
  LodestarPage        *self = data;
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  priv->refresh_source = 0;
  lodestar_page_refresh (self);

  return G_SOURCE_REMOVE;
}

static void
lodestar_page_changed_cb (LodestarPage *self, LodestarTables tables, LodestarWorkspace *workspace)
{
  if (tables & LODESTAR_PAGE_GET_CLASS (self)->tables)
    lodestar_page_queue_refresh (self);
}

static void
lodestar_page_notify_undo_cb (LodestarPage *self, GParamSpec *pspec, LodestarWorkspace *workspace)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
}

static void
lodestar_page_notify_redo_cb (LodestarPage *self, GParamSpec *pspec, LodestarWorkspace *workspace)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

static void
lodestar_page_set_workspace (LodestarPage *self, LodestarWorkspace *workspace)
{
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  if (priv->workspace == workspace)
    return;

  if (priv->workspace)
    g_signal_handlers_disconnect_by_data (priv->workspace, self);

  g_set_object (&priv->workspace, workspace);

  if (workspace)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (lodestar_page_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::undo-label",
                               G_CALLBACK (lodestar_page_notify_undo_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::redo-label",
                               G_CALLBACK (lodestar_page_notify_redo_cb), self, G_CONNECT_SWAPPED);
    }

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
  lodestar_page_queue_refresh (self);
}

static void
lodestar_page_map (GtkWidget *widget)
{
  LodestarPage        *self = LODESTAR_PAGE (widget);
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  /* before the first frame, so that the list that it shows is being read already */
  if (priv->is_stale)
    lodestar_page_refresh (self);

  GTK_WIDGET_CLASS (lodestar_page_parent_class)->map (widget);
}

static void
lodestar_page_dispose (GObject *object)
{
  LodestarPage        *self = LODESTAR_PAGE (object);
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_handle_id (&priv->refresh_source, g_source_remove);

  if (priv->workspace)
    g_signal_handlers_disconnect_by_data (priv->workspace, self);

  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (lodestar_page_parent_class)->dispose (object);
}

static void
lodestar_page_finalize (GObject *object)
{
  LodestarPagePrivate *priv = lodestar_page_get_private (LODESTAR_PAGE (object));

  g_object_unref (priv->cancellable);

  G_OBJECT_CLASS (lodestar_page_parent_class)->finalize (object);
}

static void
lodestar_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarPage        *self = LODESTAR_PAGE (object);
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  switch ((LodestarPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;

    case PROP_PROGRAM_ID:
      g_value_set_int64 (value, priv->program_id);
      break;

    case PROP_UNDO_LABEL:
      if (priv->workspace)
        g_object_get_property (G_OBJECT (priv->workspace), "undo-label", value);
      break;

    case PROP_REDO_LABEL:
      if (priv->workspace)
        g_object_get_property (G_OBJECT (priv->workspace), "redo-label", value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LodestarPage        *self = LODESTAR_PAGE (object);
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  switch ((LodestarPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      lodestar_page_set_workspace (self, g_value_get_object (value));
      break;

    case PROP_PROGRAM_ID:
      if (priv->program_id != g_value_get_int64 (value))
        {
          priv->program_id = g_value_get_int64 (value);
          g_object_notify_by_pspec (object, pspec);
          lodestar_page_queue_refresh (self);
        }
      break;

    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_page_class_init (LodestarPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_page_dispose;
  object_class->finalize = lodestar_page_finalize;
  object_class->get_property = lodestar_page_get_property;
  object_class->set_property = lodestar_page_set_property;

  widget_class->map = lodestar_page_map;

  /**
   * LodestarPage:workspace: (nullable)
   *
   * The workspace that the page shows.
   */
  props[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, LODESTAR_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarPage:program-id:
   *
   * The program that the page shows; 0 for none.
   */
  props[PROP_PROGRAM_ID] =
    g_param_spec_int64 ("program-id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarPage:undo-label: (nullable)
   *
   * The name of the step that undo would take back.
   */
  props[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarPage:redo-label: (nullable)
   *
   * The name of the step that redo would do again.
   */
  props[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_page_init (LodestarPage *self)
{
  LodestarPagePrivate *priv = lodestar_page_get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->is_stale = TRUE;
}

/* What the actions of pages are called in the list of shortcuts: name to title, both static. */
static GHashTable *lodestar_page_titles;

/**
 * lodestar_page_class_add_shortcut:
 * @klass: the class of a page, in its class_init
 * @keyval: the key
 * @modifiers: the modifiers
 * @action_name: a static string: the action, such as "people.add"
 * @title: a static string, marked by N_(): what the list of shortcuts calls it
 *
 * Binds a key to an action without parameter, and lists it among the shortcuts.
 */
void
lodestar_page_class_add_shortcut (LodestarPageClass *klass,
                                  guint              keyval,
                                  GdkModifierType    modifiers,
                                  const char        *action_name,
                                  const char        *title)
{
  if (!lodestar_page_titles)
    lodestar_page_titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (lodestar_page_titles, (gpointer) action_name, (gpointer) title);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), keyval, modifiers, action_name,
                                       NULL);
}

/**
 * lodestar_page_get_shortcut_title:
 * @action_name: an action
 *
 * Returns: (nullable): what the list of shortcuts calls it, in the user's language
 */
const char *
lodestar_page_get_shortcut_title (const char *action_name)
{
  const char *title =
    lodestar_page_titles ? g_hash_table_lookup (lodestar_page_titles, action_name) : NULL;

  return title ? _ (title) : NULL;
}

/**
 * lodestar_page_get_workspace:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the workspace that it shows
 */
LodestarWorkspace *
lodestar_page_get_workspace (LodestarPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_PAGE (self), NULL);

  return lodestar_page_get_private (self)->workspace;
}

/**
 * lodestar_page_get_program_id:
 * @self: a page
 *
 * Returns: the program that it shows, 0 for none
 */
gint64
lodestar_page_get_program_id (LodestarPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_PAGE (self), 0);

  return lodestar_page_get_private (self)->program_id;
}

/**
 * lodestar_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): a cancellable that lives as long as the page, for
 * reading whose result nobody wants once it is gone
 */
GCancellable *
lodestar_page_get_cancellable (LodestarPage *self)
{
  g_return_val_if_fail (LODESTAR_IS_PAGE (self), NULL);

  return lodestar_page_get_private (self)->cancellable;
}

/**
 * lodestar_page_queue_refresh:
 * @self: a page
 *
 * Makes the page read again: at the next idle moment if it is mapped, else
 * when it is mapped next. Several calls become one.
 */
void
lodestar_page_queue_refresh (LodestarPage *self)
{
  LodestarPagePrivate *priv;

  g_return_if_fail (LODESTAR_IS_PAGE (self));

  priv = lodestar_page_get_private (self);
  priv->is_stale = TRUE;

  if (priv->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->refresh_source =
      g_idle_add_full (G_PRIORITY_DEFAULT, lodestar_page_refresh_cb, self, NULL);
}

/**
 * lodestar_page_push:
 * @self: a page that is in an #AdwNavigationView
 * @page: (transfer floating): the page to show above it
 *
 * Gives @page the workspace and the program of @self and shows it with a way
 * back.
 */
void
lodestar_page_push (LodestarPage *self, LodestarPage *page)
{
  LodestarPagePrivate *priv;
  GtkWidget           *view;

  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (LODESTAR_IS_PAGE (page));

  priv = lodestar_page_get_private (self);
  view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_return_if_fail (view != NULL);

  g_object_set (page, "workspace", priv->workspace, "program-id", priv->program_id, NULL);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
}

/**
 * lodestar_page_go:
 * @self: a page
 * @page: the name of a page of the window, such as "relationships"
 * @view: (nullable): what to show there, in the words of that page, such as "overdue"
 * @id: the item to show there, 0 for none
 *
 * Leads to another page of the window: a figure to the list behind it.
 */
void
lodestar_page_go (LodestarPage *self, const char *page, const char *view, gint64 id)
{
  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (page != NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(ssx)", page, view ? view : "", id);
}

/**
 * lodestar_page_show_item:
 * @self: a page
 * @view: (nullable): what to show, in the words of the page
 * @id: the item to show, 0 for none
 *
 * Shows a view or an item of the page. Called by the window.
 */
void
lodestar_page_show_item (LodestarPage *self, const char *view, gint64 id)
{
  g_return_if_fail (LODESTAR_IS_PAGE (self));

  if (LODESTAR_PAGE_GET_CLASS (self)->show_item)
    LODESTAR_PAGE_GET_CLASS (self)->show_item (self, view && *view ? view : NULL, id);
}

static AdwToastOverlay *
lodestar_page_find_overlay (LodestarPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  return overlay ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static void
lodestar_page_add_toast (LodestarPage *self, const char *text, gboolean with_undo)
{
  AdwToastOverlay *overlay = lodestar_page_find_overlay (self);
  AdwToast        *toast;

  if (!overlay)
    return; /* the page went while the verb ran */

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }

  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * lodestar_page_toast:
 * @self: a page
 * @text: what to say; plain text
 *
 * Says something that needs no answer.
 */
void
lodestar_page_toast (LodestarPage *self, const char *text)
{
  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  lodestar_page_add_toast (self, text, FALSE);
}

/**
 * lodestar_page_toast_undo:
 * @self: a page
 * @text: what has just been done; plain text
 *
 * Says what the last step did, with a button that takes it back. For work
 * that lodestar_page_do() cannot carry; that one calls it itself. Toasts of
 * earlier steps go away: their button would take back this step.
 */
void
lodestar_page_toast_undo (LodestarPage *self, const char *text)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  if ((overlay = lodestar_page_find_overlay (self)))
    adw_toast_overlay_dismiss_all (overlay);

  lodestar_page_add_toast (self, text, TRUE);
}

/**
 * lodestar_page_show_error:
 * @self: a page
 * @heading: what could not be done, such as “Could Not Log Meeting”
 * @error: why
 *
 * Tells the user what failed and why. Nothing is shown where the user has
 * cancelled it.
 */
void
lodestar_page_show_error (LodestarPage *self, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    {
      g_message ("%s: %s", heading, error->message);
      return;
    }

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

typedef struct
{
  const LodestarVerb *verb;
  char               *toast; /* (owned) (nullable) */
} LodestarPageStep;

static void
lodestar_page_step_free (gpointer data)
{
  LodestarPageStep *step = data;

  g_free (step->toast);
  g_free (step);
}

static void
lodestar_page_do_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWorkspace *workspace = LODESTAR_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) out = NULL;
  LodestarPage     *self = g_task_get_source_object (task);
  LodestarPageStep *step = g_task_get_task_data (task);
  GError           *error = NULL;

  if (!lodestar_workspace_do_finish (workspace, result, &out, &error))
    {
      /* Translators: %s is the name of a step such as “Log Meeting” */
      g_autofree char *heading = g_strdup_printf (_ ("%s Failed"), _ (step->verb->label));

      lodestar_page_show_error (self, heading, error);
      g_task_return_error (task, error);
      return;
    }

  if (step->toast)
    lodestar_page_toast_undo (self, step->toast);

  g_task_return_pointer (task, g_steal_pointer (&out), (GDestroyNotify) g_variant_unref);
}

/**
 * lodestar_page_do_async:
 * @self: a page with a workspace
 * @verb: what to do
 * @in: the parameters; a floating reference is taken
 * @toast: (nullable): what to say when it is done, such as “Meeting logged”; %NULL for nothing,
 * which is right for edits in place whose effect is seen
 * @callback: (nullable): called when it is done or has failed
 * @data: data for @callback
 *
 * Runs a verb. When it is done a toast says so and has a button that takes it
 * back; when it fails a dialog says why. The page is kept alive meanwhile.
 */
void
lodestar_page_do_async (LodestarPage       *self,
                        const LodestarVerb *verb,
                        GVariant           *in,
                        const char         *toast,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  LodestarPagePrivate *priv;
  LodestarPageStep    *step;
  GTask               *task;

  g_return_if_fail (LODESTAR_IS_PAGE (self));
  g_return_if_fail (verb != NULL);

  priv = lodestar_page_get_private (self);
  g_return_if_fail (priv->workspace != NULL);

  step = g_new0 (LodestarPageStep, 1);
  step->verb = verb;
  step->toast = g_strdup (toast);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, lodestar_page_do_async);
  g_task_set_task_data (task, step, lodestar_page_step_free);

  lodestar_workspace_do_async (priv->workspace, verb, in, NULL, lodestar_page_do_cb, task);
}

/**
 * lodestar_page_do_finish:
 * @self: a page
 * @result: what the callback was given
 * @out: (out) (optional) (nullable) (transfer full): what the verb gave back
 * @error: return location for a #GError, or %NULL; the user has been told already
 *
 * Returns: whether it was done
 */
gboolean
lodestar_page_do_finish (LodestarPage *self, GAsyncResult *result, GVariant **out, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  value = g_task_propagate_pointer (G_TASK (result), &inner);

  if (inner)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }

  if (out)
    *out = g_steal_pointer (&value);

  return TRUE;
}

/**
 * lodestar_page_do:
 * @self: a page with a workspace
 * @verb: what to do
 * @in: the parameters; a floating reference is taken
 * @toast: (nullable): what to say when it is done
 *
 * As lodestar_page_do_async(), for callers that need no answer.
 */
void
lodestar_page_do (LodestarPage *self, const LodestarVerb *verb, GVariant *in, const char *toast)
{
  lodestar_page_do_async (self, verb, in, toast, NULL, NULL);
}
