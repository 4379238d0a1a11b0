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

/* The words of the states: properties from here on. */
typedef enum
{
  TEXT_EMPTY_ICON_NAME,
  TEXT_EMPTY_TITLE,
  TEXT_EMPTY_DESCRIPTION,
  TEXT_NO_RESULT_TITLE,
  TEXT_NO_RESULT_DESCRIPTION,
  TEXT_RESET_ACTION_NAME,
  TEXT_RETRY_ACTION_NAME,
  TEXT_ERROR_MESSAGE,
  N_TEXTS
} LodestarStateStackText;

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
 * that was there stays; otherwise a spinner appears after a moment. What stands
 * there instead of content is made when it is shown first: mostly never.
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
  GtkWidget        *empty_child;    /* (owned) (nullable) */
  char             *texts[N_TEXTS]; /* (owned) (nullable) the words of the states */

  GtkStack *stack;
  AdwBin   *content_bin;
};

G_DEFINE_FINAL_TYPE (LodestarStateStack, lodestar_state_stack, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STATE = 1,
  PROP_CHILD,
  PROP_EMPTY_CHILD,
  PROP_TEXTS, /* the first of N_TEXTS */
} LodestarStateStackProperty;

static GParamSpec *props[PROP_TEXTS + N_TEXTS];

static const char *const lodestar_state_stack_text_names[N_TEXTS] = {
  [TEXT_EMPTY_ICON_NAME] = "empty-icon-name",
  [TEXT_EMPTY_TITLE] = "empty-title",
  [TEXT_EMPTY_DESCRIPTION] = "empty-description",
  [TEXT_NO_RESULT_TITLE] = "no-result-title",
  [TEXT_NO_RESULT_DESCRIPTION] = "no-result-description",
  [TEXT_RESET_ACTION_NAME] = "reset-action-name",
  [TEXT_RETRY_ACTION_NAME] = "retry-action-name",
  [TEXT_ERROR_MESSAGE] = "error-message",
};

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

static GtkWidget *
lodestar_state_stack_new_spinner (void)
{
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loading"), -1);

  return spinner;
}

static GtkWidget *
lodestar_state_stack_new_button (const char *label, const char *action_name)
{
  GtkWidget *button;

  if (!action_name)
    return NULL;

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

/* Gives the page of @state the words that it has now. */
static void
lodestar_state_stack_fill (LodestarStateStack *self, LodestarViewState state, AdwStatusPage *page)
{
  const char      *icon_name = NULL, *title = NULL, *description = NULL;
  GtkWidget       *child = NULL;
  g_autofree char *escaped = NULL;

  switch (state)
    {
    case LODESTAR_VIEW_STATE_EMPTY:
      icon_name = self->texts[TEXT_EMPTY_ICON_NAME];
      title = self->texts[TEXT_EMPTY_TITLE];
      description = self->texts[TEXT_EMPTY_DESCRIPTION];
      child = self->empty_child;
      break;

    case LODESTAR_VIEW_STATE_NO_RESULT:
      icon_name = "system-search-symbolic";
      title = self->texts[TEXT_NO_RESULT_TITLE];
      description = self->texts[TEXT_NO_RESULT_DESCRIPTION];
      child = lodestar_state_stack_new_button (_ ("_Clear Search and Filters"),
                                               self->texts[TEXT_RESET_ACTION_NAME]);
      break;

    case LODESTAR_VIEW_STATE_ERROR:
      icon_name = "dialog-error-symbolic";
      title = _ ("Could Not Be Read");
      description = escaped = g_markup_escape_text (
        self->texts[TEXT_ERROR_MESSAGE] ? self->texts[TEXT_ERROR_MESSAGE] : "", -1);
      child =
        lodestar_state_stack_new_button (_ ("_Try Again"), self->texts[TEXT_RETRY_ACTION_NAME]);
      break;

    case LODESTAR_VIEW_STATE_LOADING:
    case LODESTAR_VIEW_STATE_CONTENT:
    default:
      g_assert_not_reached ();
    }

  adw_status_page_set_icon_name (page, icon_name);
  adw_status_page_set_title (page, title ? title : "");
  adw_status_page_set_description (page, description);
  adw_status_page_set_child (page, child);
}

/* Something of what is shown has changed: the pages that there are follow. */
static void
lodestar_state_stack_refill (LodestarStateStack *self)
{
  static const LodestarViewState states[] = { LODESTAR_VIEW_STATE_EMPTY,
                                              LODESTAR_VIEW_STATE_NO_RESULT,
                                              LODESTAR_VIEW_STATE_ERROR };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *page =
        gtk_stack_get_child_by_name (self->stack, lodestar_state_stack_get_page_name (states[i]));

      if (page)
        lodestar_state_stack_fill (self, states[i], ADW_STATUS_PAGE (page));
    }
}

static void
lodestar_state_stack_show (LodestarStateStack *self, LodestarViewState state)
{
  const char *name = lodestar_state_stack_get_page_name (state);
  GtkWidget  *page;

  if (!gtk_stack_get_child_by_name (self->stack, name))
    {
      if (state == LODESTAR_VIEW_STATE_LOADING)
        page = lodestar_state_stack_new_spinner ();
      else
        lodestar_state_stack_fill (self, state, ADW_STATUS_PAGE (page = adw_status_page_new ()));

      gtk_stack_add_named (self->stack, page, name);
    }

  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
lodestar_state_stack_spinner_cb (gpointer data)
{
  LodestarStateStack *self = data;

  self->spinner_source = 0;
  lodestar_state_stack_show (self, LODESTAR_VIEW_STATE_LOADING);

  return G_SOURCE_REMOVE;
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

  g_clear_object (&self->empty_child);

  G_OBJECT_CLASS (lodestar_state_stack_parent_class)->dispose (object);
}

static void
lodestar_state_stack_finalize (GObject *object)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (lodestar_state_stack_parent_class)->finalize (object);
}

static void
lodestar_state_stack_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  switch (prop_id)
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

    default:
      g_assert (prop_id - PROP_TEXTS < N_TEXTS);
      g_value_set_string (value, self->texts[prop_id - PROP_TEXTS]);
      break;
    }
}

static void
lodestar_state_stack_set_text (LodestarStateStack    *self,
                               LodestarStateStackText text,
                               const char            *value)
{
  if (g_set_str (&self->texts[text], value))
    lodestar_state_stack_refill (self);
}

static void
lodestar_state_stack_set_empty_child (LodestarStateStack *self, GtkWidget *child)
{
  g_clear_object (&self->empty_child);

  if (child)
    self->empty_child = g_object_ref_sink (child);

  if (GTK_IS_BUTTON (child))
    gtk_widget_set_halign (child, GTK_ALIGN_CENTER);

  lodestar_state_stack_refill (self);
}

static void
lodestar_state_stack_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarStateStack *self = LODESTAR_STATE_STACK (object);

  switch (prop_id)
    {
    case PROP_STATE:
      lodestar_state_stack_set_state (self, g_value_get_enum (value));
      break;

    case PROP_CHILD:
      self->child = g_value_get_object (value);
      adw_bin_set_child (self->content_bin, self->child);
      break;

    case PROP_EMPTY_CHILD:
      lodestar_state_stack_set_empty_child (self, g_value_get_object (value));
      break;

    default:
      g_assert (prop_id - PROP_TEXTS < N_TEXTS);
      lodestar_state_stack_set_text (self, prop_id - PROP_TEXTS, g_value_get_string (value));
      break;
    }
}

static void
lodestar_state_stack_class_init (LodestarStateStackClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_state_stack_dispose;
  object_class->finalize = lodestar_state_stack_finalize;
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

  for (guint i = 0; i < N_TEXTS; i++)
    {
      props[PROP_TEXTS + i] =
        g_param_spec_string (lodestar_state_stack_text_names[i], NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
      g_object_class_install_property (object_class, PROP_TEXTS + i, props[PROP_TEXTS + i]);
    }

  gtk_widget_class_set_css_name (widget_class, "statestack");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lodestar_state_stack_init (LodestarStateStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));

  self->texts[TEXT_NO_RESULT_TITLE] = g_strdup (_ ("No Results Found"));
  self->texts[TEXT_NO_RESULT_DESCRIPTION] = g_strdup (_ ("Try other words or fewer filters."));

  /* what stands there until the spinner is worth showing */
  gtk_stack_add_named (self->stack, adw_bin_new (), "nothing");

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

  lodestar_state_stack_set_text (self, TEXT_ERROR_MESSAGE, error->message);
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
      lodestar_state_stack_set_text (self, TEXT_ERROR_MESSAGE, error);
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

static void
lodestar_state_stack_stand_aside_cb (LodestarStateStack *self, GParamSpec *pspec, GtkWidget *action)
{
  if (gtk_widget_has_css_class (action, "suggested-action"))
    gtk_widget_set_visible (action, self->state != LODESTAR_VIEW_STATE_EMPTY);
}

/**
 * lodestar_state_stack_stand_aside:
 * @self: a state stack
 * @action: a button that stands elsewhere
 *
 * Hides @action, where it is a suggested one, while there is nothing to act on: the next step of
 * the empty state is the one that is suggested then.
 */
void
lodestar_state_stack_stand_aside (LodestarStateStack *self, GtkWidget *action)
{
  g_return_if_fail (LODESTAR_IS_STATE_STACK (self));
  g_return_if_fail (GTK_IS_WIDGET (action));

  g_signal_connect_object (self, "notify::state", G_CALLBACK (lodestar_state_stack_stand_aside_cb),
                           action, 0);
}
