/* lodestar-state-stack.c - content, or why there is none
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

/* Reading a list takes a few milliseconds: a spinner that flashes is worse than none. */
#define LODESTAR_STATE_STACK_SPINNER_DELAY_MS 250

/**
 * LodestarStateStack:
 *
 * One place for content, and for what stands there while there is none:
 * loading, empty, nothing found, or an error. Each has the next step as a
 * button: the child set as #LodestarStateStack:empty-child, the action
 * #LodestarStateStack:reset-action-name, and
 * #LodestarStateStack:retry-action-name.
 *
 * ```
 * $LodestarStateStack states {
 *   empty-icon-name: "lodestar-people-symbolic";
 *   empty-title: _("No People Yet");
 *   empty-description: _("Import the file that your HR system exports.");
 *   empty-child: Button { label: _("Import People…"); action-name: "people.import";
 *                         styles ["pill", "suggested-action"] };
 *   reset-action-name: "people.clear-filters";
 *   child: ScrolledWindow { … };
 * }
 * ```
 *
 * The page sets #LodestarStateStack:state, or lets
 * lodestar_state_stack_set_list_state() work it out. While loading, content
 * that was there stays; otherwise a spinner appears after a moment.
 *
 * # CSS nodes
 *
 * `statestack` with a `stack` in it.
 */
struct _LodestarStateStack
{
  GtkWidget         parent_instance;
  LodestarViewState state;
  guint             spinner_source; /* 0 where none waits */
  GtkWidget        *child;          /* (nullable) held by the stack */
  GtkWidget        *empty_child;    /* (nullable) held by the status page */

  GtkStack      *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *no_result_page;
  AdwStatusPage *error_page;
  GtkButton     *reset_button;
  GtkButton     *retry_button;
  AdwBin        *content_bin;
};

G_DEFINE_FINAL_TYPE (LodestarStateStack, lodestar_state_stack, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STATE = 1,
  PROP_CHILD,
  PROP_EMPTY_CHILD,
  PROP_EMPTY_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_NO_RESULT_TITLE,
  PROP_NO_RESULT_DESCRIPTION,
  PROP_RESET_ACTION_NAME,
  PROP_RETRY_ACTION_NAME,
  PROP_ERROR_MESSAGE,
} LodestarStateStackProperty;

static GParamSpec *props[PROP_ERROR_MESSAGE + 1];

GType
lodestar_view_state_get_type (void)
{
  static gsize            type = 0;
  static const GEnumValue values[] = {
    { LODESTAR_VIEW_STATE_LOADING, "LODESTAR_VIEW_STATE_LOADING", "loading" },
    { LODESTAR_VIEW_STATE_EMPTY, "LODESTAR_VIEW_STATE_EMPTY", "empty" },
    { LODESTAR_VIEW_STATE_NO_RESULT, "LODESTAR_VIEW_STATE_NO_RESULT", "no-result" },
    { LODESTAR_VIEW_STATE_ERROR, "LODESTAR_VIEW_STATE_ERROR", "error" },
    { LODESTAR_VIEW_STATE_CONTENT, "LODESTAR_VIEW_STATE_CONTENT", "content" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("LodestarViewState", values));

  return type;
}

static const char *
lodestar_state_stack_get_page_name (LodestarViewState state)
{
  GEnumClass *klass = g_type_class_get (LODESTAR_TYPE_VIEW_STATE);

  return g_enum_get_value (klass, state)->value_nick;
}

static void
lodestar_state_stack_show (LodestarStateStack *self, LodestarViewState state)
{
  gtk_stack_set_visible_child_name (self->stack, lodestar_state_stack_get_page_name (state));
}

static gboolean
lodestar_state_stack_spinner_cb (gpointer data)
{
  LodestarStateStack *self = data;

  self->spinner_source = 0;
  lodestar_state_stack_show (self, LODESTAR_VIEW_STATE_LOADING);

  return G_SOURCE_REMOVE;
}

static AdwStatusPage *
lodestar_state_stack_add_status (LodestarStateStack *self, LodestarViewState state)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_stack_add_named (self->stack, page, lodestar_state_stack_get_page_name (state));

  return ADW_STATUS_PAGE (page);
}

static GtkButton *
lodestar_state_stack_add_button (AdwStatusPage *page, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_visible (button, FALSE);
  adw_status_page_set_child (page, button);

  return GTK_BUTTON (button);
}

static void
lodestar_state_stack_set_button_action (GtkButton *button, const char *action_name)
{
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (button), action_name != NULL);
}

static void
lodestar_state_stack_dispose (GObject *object)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);

  if (self->stack)
    {
      gtk_widget_unparent (GTK_WIDGET (self->stack));
      self->stack = NULL;
    }

  G_OBJECT_CLASS (lodestar_state_stack_parent_class)->dispose (object);
}

static void
lodestar_state_stack_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  switch ((LodestarStateStackProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_EMPTY_CHILD:
      g_value_set_object (value, self->empty_child);
      break;

    case PROP_EMPTY_ICON_NAME:
      g_value_set_string (value, adw_status_page_get_icon_name (self->empty_page));
      break;

    case PROP_EMPTY_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->empty_page));
      break;

    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (self->empty_page));
      break;

    case PROP_NO_RESULT_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->no_result_page));
      break;

    case PROP_NO_RESULT_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (self->no_result_page));
      break;

    case PROP_RESET_ACTION_NAME:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->reset_button)));
      break;

    case PROP_RETRY_ACTION_NAME:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->retry_button)));
      break;

    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, adw_status_page_get_description (self->error_page));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_state_stack_set_error_message (LodestarStateStack *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message ? message : "", -1);

  adw_status_page_set_description (self->error_page, escaped);
}

static void
lodestar_state_stack_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  switch ((LodestarStateStackProperty) prop_id)
    {
    case PROP_STATE:
      lodestar_state_stack_set_state (self, g_value_get_enum (value));
      break;

    case PROP_CHILD:
      self->child = g_value_get_object (value);
      adw_bin_set_child (self->content_bin, self->child);
      break;

    case PROP_EMPTY_CHILD:
      self->empty_child = g_value_get_object (value);
      if (self->empty_child && GTK_IS_BUTTON (self->empty_child))
        gtk_widget_set_halign (self->empty_child, GTK_ALIGN_CENTER);
      adw_status_page_set_child (self->empty_page, self->empty_child);
      break;

    case PROP_EMPTY_ICON_NAME:
      adw_status_page_set_icon_name (self->empty_page, g_value_get_string (value));
      break;

    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, g_value_get_string (value));
      break;

    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (self->empty_page, g_value_get_string (value));
      break;

    case PROP_NO_RESULT_TITLE:
      adw_status_page_set_title (self->no_result_page, g_value_get_string (value));
      break;

    case PROP_NO_RESULT_DESCRIPTION:
      adw_status_page_set_description (self->no_result_page, g_value_get_string (value));
      break;

    case PROP_RESET_ACTION_NAME:
      lodestar_state_stack_set_button_action (self->reset_button, g_value_get_string (value));
      break;

    case PROP_RETRY_ACTION_NAME:
      lodestar_state_stack_set_button_action (self->retry_button, g_value_get_string (value));
      break;

    case PROP_ERROR_MESSAGE:
      lodestar_state_stack_set_error_message (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_state_stack_install_string (GObjectClass *object_class, guint id, const char *name)
{
  props[id] =
    g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, id, props[id]);
}

static void
lodestar_state_stack_class_init (LodestarStateStackClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_state_stack_dispose;
  object_class->get_property = lodestar_state_stack_get_property;
  object_class->set_property = lodestar_state_stack_set_property;

  /**
   * LodestarStateStack:state:
   *
   * What is shown.
   */
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, LODESTAR_TYPE_VIEW_STATE, LODESTAR_VIEW_STATE_LOADING,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_STATE, props[PROP_STATE]);

  /**
   * LodestarStateStack:child:
   *
   * The content.
   */
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_CHILD, props[PROP_CHILD]);

  /**
   * LodestarStateStack:empty-child:
   *
   * The next step, most often a button, below the words of the empty state.
   */
  props[PROP_EMPTY_CHILD] = g_param_spec_object ("empty-child", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_EMPTY_CHILD, props[PROP_EMPTY_CHILD]);

  lodestar_state_stack_install_string (object_class, PROP_EMPTY_ICON_NAME, "empty-icon-name");
  lodestar_state_stack_install_string (object_class, PROP_EMPTY_TITLE, "empty-title");
  lodestar_state_stack_install_string (object_class, PROP_EMPTY_DESCRIPTION, "empty-description");
  lodestar_state_stack_install_string (object_class, PROP_NO_RESULT_TITLE, "no-result-title");
  lodestar_state_stack_install_string (object_class, PROP_NO_RESULT_DESCRIPTION,
                                       "no-result-description");
  lodestar_state_stack_install_string (object_class, PROP_RESET_ACTION_NAME, "reset-action-name");
  lodestar_state_stack_install_string (object_class, PROP_RETRY_ACTION_NAME, "retry-action-name");
  lodestar_state_stack_install_string (object_class, PROP_ERROR_MESSAGE, "error-message");

  gtk_widget_class_set_css_name (widget_class, "statestack");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lodestar_state_stack_init (LodestarStateStack *self)
{
  GtkWidget *spinner = adw_spinner_new ();
  GtkWidget *nothing = adw_bin_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));

  /* what stands there until the spinner is worth showing */
  gtk_stack_add_named (self->stack, nothing, "nothing");

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loading"), -1);
  gtk_stack_add_named (self->stack, spinner,
                       lodestar_state_stack_get_page_name (LODESTAR_VIEW_STATE_LOADING));

  self->empty_page = lodestar_state_stack_add_status (self, LODESTAR_VIEW_STATE_EMPTY);

  self->no_result_page = lodestar_state_stack_add_status (self, LODESTAR_VIEW_STATE_NO_RESULT);
  adw_status_page_set_icon_name (self->no_result_page, "system-search-symbolic");
  adw_status_page_set_title (self->no_result_page, _ ("No Results Found"));
  adw_status_page_set_description (self->no_result_page, _ ("Try other words or fewer filters."));
  self->reset_button =
    lodestar_state_stack_add_button (self->no_result_page, _ ("_Clear Search and Filters"));

  self->error_page = lodestar_state_stack_add_status (self, LODESTAR_VIEW_STATE_ERROR);
  adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
  adw_status_page_set_title (self->error_page, _ ("Could Not Be Read"));
  self->retry_button = lodestar_state_stack_add_button (self->error_page, _ ("_Try Again"));

  self->content_bin = ADW_BIN (adw_bin_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->content_bin),
                       lodestar_state_stack_get_page_name (LODESTAR_VIEW_STATE_CONTENT));

  self->state = LODESTAR_VIEW_STATE_LOADING;
  self->spinner_source =
    g_timeout_add (LODESTAR_STATE_STACK_SPINNER_DELAY_MS, lodestar_state_stack_spinner_cb, self);
}

/**
 * lodestar_state_stack_new:
 *
 * Returns: (transfer floating): a new stack that is loading
 */
GtkWidget *
lodestar_state_stack_new (void)
{
  return g_object_new (LODESTAR_TYPE_STATE_STACK, NULL);
}

/**
 * lodestar_state_stack_get_state:
 * @self: a state stack
 *
 * Returns: what is shown
 */
LodestarViewState
lodestar_state_stack_get_state (LodestarStateStack *self)
{
  g_return_val_if_fail (LODESTAR_IS_STATE_STACK (self), LODESTAR_VIEW_STATE_LOADING);

  return self->state;
}

/**
 * lodestar_state_stack_set_state:
 * @self: a state stack
 * @state: what to show
 *
 * Shows @state. The spinner of %LODESTAR_VIEW_STATE_LOADING appears only if
 * loading lasts; until then what is there stays.
 */
void
lodestar_state_stack_set_state (LodestarStateStack *self, LodestarViewState state)
{
  g_return_if_fail (LODESTAR_IS_STATE_STACK (self));

  if (self->state == state)
    return;

  self->state = state;
  g_clear_handle_id (&self->spinner_source, g_source_remove);

  if (state == LODESTAR_VIEW_STATE_LOADING)
    self->spinner_source =
      g_timeout_add (LODESTAR_STATE_STACK_SPINNER_DELAY_MS, lodestar_state_stack_spinner_cb, self);
  else
    lodestar_state_stack_show (self, state);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * lodestar_state_stack_set_error:
 * @self: a state stack
 * @error: what failed
 *
 * Shows the error state with the message of @error.
 */
void
lodestar_state_stack_set_error (LodestarStateStack *self, const GError *error)
{
  g_return_if_fail (LODESTAR_IS_STATE_STACK (self));
  g_return_if_fail (error != NULL);

  lodestar_state_stack_set_error_message (self, error->message);
  lodestar_state_stack_set_state (self, LODESTAR_VIEW_STATE_ERROR);
}

/**
 * lodestar_state_stack_set_list_state:
 * @self: a state stack
 * @n_items: the items the list has
 * @is_loading: whether it is being read
 * @is_filtered: whether search or filters are in force
 * @error: (nullable): the message of an error
 *
 * Shows what fits a list: its error, its items, the spinner while nothing is
 * known, “no results” where filters hide all, else the empty state.
 */
void
lodestar_state_stack_set_list_state (LodestarStateStack *self,
                                     guint               n_items,
                                     gboolean            is_loading,
                                     gboolean            is_filtered,
                                     const char         *error)
{
  g_return_if_fail (LODESTAR_IS_STATE_STACK (self));

  if (error)
    {
      lodestar_state_stack_set_error_message (self, error);
      lodestar_state_stack_set_state (self, LODESTAR_VIEW_STATE_ERROR);
    }
  else if (n_items > 0)
    lodestar_state_stack_set_state (self, LODESTAR_VIEW_STATE_CONTENT);
  else if (is_loading)
    lodestar_state_stack_set_state (self, LODESTAR_VIEW_STATE_LOADING);
  else
    lodestar_state_stack_set_state (self, is_filtered ? LODESTAR_VIEW_STATE_NO_RESULT
                                                      : LODESTAR_VIEW_STATE_EMPTY);
}
