/* lodestar-filter-chip.c - one filter of a list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-filter-chip.h"

#include "lodestar-filter-choice.h"

#include <glib/gi18n-lib.h>

/* Fewer choices are found faster by eye. */
#define LODESTAR_FILTER_CHIP_MIN_SEARCHED 12
#define LODESTAR_FILTER_CHIP_MAX_HEIGHT 360

/**
 * LodestarFilterChip:
 *
 * One filter of a list, as a button that says what is chosen, with a button
 * that takes it back. There are three kinds:
 *
 * - a *choice* opens a list of values. They are asked for by
 *   [signal@FilterChip::fill] each time, so that they cost nothing until
 *   somebody looks at them and are never out of date;
 * - a *toggle* (#LodestarFilterChip:is-toggle) is on or off;
 * - a *question* (#LodestarFilterChip:is-question) emits
 *   [signal@FilterChip::asked]; who answers sets the value.
 *
 * A value is a #GVariant; %NULL is none: the list is not filtered by it.
 *
 * # CSS nodes
 *
 * `filterchip` with the style class `.active` where a value is chosen.
 *
 * # Accessibility
 *
 * The button is named by the filter and what is chosen: “Department: Sales”.
 */
struct _LodestarFilterChip
{
  GtkWidget   parent_instance;
  char       *title;     /* (owned) (nullable) */
  char       *any_label; /* (owned) (nullable) */
  char       *label;     /* (owned) (nullable): the words of the value */
  GVariant   *value;     /* (owned) (nullable) */
  GListStore *choices;   /* (owned), of LodestarFilterChoice */
  gboolean    is_toggle;
  gboolean    is_question;
  gboolean    shows_any;
  gboolean    is_setting; /* the toggle, whose notification means nothing then */

  GtkWidget          *button;       /* (nullable) until it is constructed */
  GtkWidget          *clear_button; /* (nullable): made when there is a value first */
  GtkSingleSelection *selection;    /* (nullable) (not owned): of the popover */
};

G_DEFINE_FINAL_TYPE (LodestarFilterChip, lodestar_filter_chip, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_ANY_LABEL,
  PROP_SHOWS_ANY,
  PROP_IS_TOGGLE,
  PROP_IS_QUESTION,
  PROP_VALUE,
} LodestarFilterChipProperty;

enum
{
  SIGNAL_ASKED,
  SIGNAL_FILL,
  N_SIGNALS,
};

static GParamSpec *props[PROP_VALUE + 1];
static guint       signals[N_SIGNALS];

static gboolean
lodestar_filter_chip_is_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static void
lodestar_filter_chip_fill (LodestarFilterChip *self)
{
  g_list_store_remove_all (self->choices);
  lodestar_filter_chip_add_choice (self, self->any_label != NULL ? self->any_label : _ ("Any"),
                                   NULL);
  g_signal_emit (self, signals[SIGNAL_FILL], 0);
}

/* Returns: (transfer full) (nullable): the choice with @value */
static LodestarFilterChoice *
lodestar_filter_chip_find (LodestarFilterChip *self, GVariant *value, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (LodestarFilterChoice) choice =
        g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (lodestar_filter_chip_is_equal (lodestar_filter_choice_get_value (choice), value))
        {
          *position = i;
          return g_steal_pointer (&choice);
        }
    }

  return NULL;
}

static void
lodestar_filter_chip_clear_clicked_cb (LodestarFilterChip *self)
{
  gtk_widget_grab_focus (self->button);
  lodestar_filter_chip_set_value (self, NULL, NULL);
}

static void
lodestar_filter_chip_ensure_clear_button (LodestarFilterChip *self)
{
  g_autofree char *name = NULL;

  if (self->clear_button != NULL || self->value == NULL || self->is_toggle)
    return;

  /* Translators: %s is the name of a filter such as “Department” */
  name = g_strdup_printf (_ ("Do Not Filter by %s"), self->title);
  self->clear_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_tooltip_text (self->clear_button, name);
  g_signal_connect_swapped (self->clear_button, "clicked",
                            G_CALLBACK (lodestar_filter_chip_clear_clicked_cb), self);
  gtk_widget_set_parent (self->clear_button, GTK_WIDGET (self));
}

static void
lodestar_filter_chip_update (LodestarFilterChip *self)
{
  const char      *text = lodestar_filter_chip_get_label (self);
  g_autofree char *name = NULL;

  if (self->button == NULL)
    return;

  if (self->is_toggle)
    {
      self->is_setting = TRUE;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), self->value != NULL);
      self->is_setting = FALSE;
      gtk_button_set_label (GTK_BUTTON (self->button), text);
      return;
    }

  name = self->value != NULL || self->shows_any ? g_strdup_printf ("%s: %s", self->title, text)
                                                : g_strdup (self->title);

  if (self->is_question)
    gtk_button_set_label (GTK_BUTTON (self->button), text);
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (self->button, self->value != NULL ? self->title : NULL);
  lodestar_filter_chip_ensure_clear_button (self);

  if (self->clear_button != NULL)
    gtk_widget_set_visible (self->clear_button, self->value != NULL);

  if (self->value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

static void
lodestar_filter_chip_toggled_cb (LodestarFilterChip *self)
{
  gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (!self->is_setting)
    lodestar_filter_chip_set_value (self, is_active ? g_variant_new_boolean (TRUE) : NULL, NULL);
}

static void
lodestar_filter_chip_clicked_cb (LodestarFilterChip *self)
{
  g_signal_emit (self, signals[SIGNAL_ASKED], 0);
}

static void
lodestar_filter_chip_choose (LodestarFilterChip *self, guint position)
{
  g_autoptr (LodestarFilterChoice) choice =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (choice == NULL)
    return;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  lodestar_filter_chip_set_value (self, lodestar_filter_choice_get_value (choice),
                                  lodestar_filter_choice_get_label (choice));
}

static void
lodestar_filter_chip_search_activate_cb (LodestarFilterChip *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  lodestar_filter_chip_choose (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static void
lodestar_filter_chip_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                  "object-select-symbolic", NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

static void
lodestar_filter_chip_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LodestarFilterChip   *self = data;
  LodestarFilterChoice *choice = gtk_list_item_get_item (item);
  GtkWidget            *box = gtk_list_item_get_child (item);
  gboolean              is_chosen =
    lodestar_filter_chip_is_equal (lodestar_filter_choice_get_value (choice), self->value);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       lodestar_filter_choice_get_label (choice));
  gtk_widget_set_opacity (gtk_widget_get_last_child (box), is_chosen ? 1 : 0);
  gtk_list_item_set_accessible_label (item, lodestar_filter_choice_get_label (choice));
}

/* The list of the popover, and its filter for what is searched. */
static GtkWidget *
lodestar_filter_chip_new_list (LodestarFilterChip *self, GtkStringFilter *filter)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *model = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (self->choices)), GTK_FILTER (g_object_ref (filter)));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_filter_chip_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lodestar_filter_chip_bind_cb), self, 0);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (model));
  list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (lodestar_filter_chip_choose), self);

  return list;
}

static GtkWidget *
lodestar_filter_chip_new_search (LodestarFilterChip *self, GtkStringFilter *filter)
{
  GtkWidget       *entry = gtk_search_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Search %s"), self->title);

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_widget_set_margin_top (entry, 6);
  gtk_widget_set_margin_bottom (entry, 6);
  gtk_widget_set_margin_start (entry, 6);
  gtk_widget_set_margin_end (entry, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (entry, "text", filter, "search", G_BINDING_DEFAULT);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (lodestar_filter_chip_search_activate_cb),
                            self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_menu_button_popdown),
                            self->button);

  return entry;
}

/* Built when it is opened, and again each time: its values may have changed meanwhile. */
static void
lodestar_filter_chip_create_popup_cb (GtkMenuButton *button, gpointer data)
{
  LodestarFilterChip *self = data;
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkWidget          *list;
  guint               position = 0;
  g_autoptr (GtkStringFilter) filter = gtk_string_filter_new (
    gtk_property_expression_new (LODESTAR_TYPE_FILTER_CHOICE, NULL, "label"));
  g_autoptr (LodestarFilterChoice) chosen = NULL;

  lodestar_filter_chip_fill (self);
  gtk_widget_add_css_class (popover, "menu");
  list = lodestar_filter_chip_new_list (self, filter);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->choices)) >= LODESTAR_FILTER_CHIP_MIN_SEARCHED)
    gtk_box_append (GTK_BOX (box), lodestar_filter_chip_new_search (self, filter));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              LODESTAR_FILTER_CHIP_MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);

  if ((chosen = lodestar_filter_chip_find (self, self->value, &position)) != NULL)
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_list_view_scroll_to (GTK_LIST_VIEW (list), position, GTK_LIST_SCROLL_NONE, NULL);
    }
}

static void
lodestar_filter_chip_constructed (GObject *object)
{
  LodestarFilterChip *self = LODESTAR_FILTER_CHIP (object);

  G_OBJECT_CLASS (lodestar_filter_chip_parent_class)->constructed (object);

  if (self->is_toggle)
    {
      self->button = gtk_toggle_button_new ();
      g_signal_connect_swapped (self->button, "toggled",
                                G_CALLBACK (lodestar_filter_chip_toggled_cb), self);
    }
  else if (self->is_question)
    {
      self->button = gtk_button_new ();
      g_signal_connect_swapped (self->button, "clicked",
                                G_CALLBACK (lodestar_filter_chip_clicked_cb), self);
    }
  else
    {
      self->button = gtk_menu_button_new ();
      gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
      gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (self->button), TRUE);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button),
                                             lodestar_filter_chip_create_popup_cb, self, NULL);
    }

  if (!GTK_IS_MENU_BUTTON (self->button))
    gtk_button_set_can_shrink (GTK_BUTTON (self->button), TRUE);

  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  lodestar_filter_chip_update (self);
}

static gboolean
lodestar_filter_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LODESTAR_FILTER_CHIP (widget)->button);
}

static void
lodestar_filter_chip_dispose (GObject *object)
{
  LodestarFilterChip *self = LODESTAR_FILTER_CHIP (object);

  g_clear_pointer (&self->clear_button, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (lodestar_filter_chip_parent_class)->dispose (object);
}

static void
lodestar_filter_chip_finalize (GObject *object)
{
  LodestarFilterChip *self = LODESTAR_FILTER_CHIP (object);

  g_free (self->title);
  g_free (self->any_label);
  g_free (self->label);
  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (lodestar_filter_chip_parent_class)->finalize (object);
}

static void
lodestar_filter_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarFilterChip *self = LODESTAR_FILTER_CHIP (object);

  switch ((LodestarFilterChipProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ANY_LABEL:
      g_value_set_string (value, self->any_label);
      break;
    case PROP_SHOWS_ANY:
      g_value_set_boolean (value, self->shows_any);
      break;
    case PROP_IS_TOGGLE:
      g_value_set_boolean (value, self->is_toggle);
      break;
    case PROP_IS_QUESTION:
      g_value_set_boolean (value, self->is_question);
      break;
    case PROP_VALUE:
      g_value_set_variant (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_filter_chip_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarFilterChip *self = LODESTAR_FILTER_CHIP (object);

  switch ((LodestarFilterChipProperty) prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_ANY_LABEL:
      self->any_label = g_value_dup_string (value);
      break;
    case PROP_SHOWS_ANY:
      self->shows_any = g_value_get_boolean (value);
      break;
    case PROP_IS_TOGGLE:
      self->is_toggle = g_value_get_boolean (value);
      break;
    case PROP_IS_QUESTION:
      self->is_question = g_value_get_boolean (value);
      break;
    case PROP_VALUE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_filter_chip_class_init_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * LodestarFilterChip:title:
   *
   * What is filtered by, such as “Department”.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * LodestarFilterChip:any-label:
   *
   * The words of the choice that leaves nothing out.
   */
  props[PROP_ANY_LABEL] = g_param_spec_string ("any-label", NULL, NULL, NULL, flags);

  /**
   * LodestarFilterChip:shows-any:
   *
   * Whether the button says #LodestarFilterChip:any-label where nothing is
   * chosen, instead of the title: for a filter that leaves something out then.
   */
  props[PROP_SHOWS_ANY] = g_param_spec_boolean ("shows-any", NULL, NULL, FALSE, flags);
  props[PROP_IS_TOGGLE] = g_param_spec_boolean ("is-toggle", NULL, NULL, FALSE, flags);
  props[PROP_IS_QUESTION] = g_param_spec_boolean ("is-question", NULL, NULL, FALSE, flags);

  /**
   * LodestarFilterChip:value: (nullable)
   *
   * What is chosen.
   */
  props[PROP_VALUE] = g_param_spec_variant ("value", NULL, NULL, G_VARIANT_TYPE_ANY, NULL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_filter_chip_class_init (LodestarFilterChipClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lodestar_filter_chip_constructed;
  object_class->dispose = lodestar_filter_chip_dispose;
  object_class->finalize = lodestar_filter_chip_finalize;
  object_class->get_property = lodestar_filter_chip_get_property;
  object_class->set_property = lodestar_filter_chip_set_property;
  widget_class->grab_focus = lodestar_filter_chip_grab_focus;

  lodestar_filter_chip_class_init_properties (object_class);

  /**
   * LodestarFilterChip::asked:
   *
   * A question has been clicked. Who answers calls
   * lodestar_filter_chip_set_value().
   */
  signals[SIGNAL_ASKED] = g_signal_new ("asked", LODESTAR_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LodestarFilterChip::fill:
   *
   * The values are wanted: add them by lodestar_filter_chip_add_choice().
   */
  signals[SIGNAL_FILL] = g_signal_new ("fill", LODESTAR_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "filterchip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lodestar_filter_chip_init (LodestarFilterChip *self)
{
  self->choices = g_list_store_new (LODESTAR_TYPE_FILTER_CHOICE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

/**
 * lodestar_filter_chip_new:
 * @title: what is filtered by
 * @any_label: the words of the choice that leaves nothing out
 *
 * Returns: (transfer floating): a new chip with choices
 */
LodestarFilterChip *
lodestar_filter_chip_new (const char *title, const char *any_label)
{
  return g_object_new (LODESTAR_TYPE_FILTER_CHIP, "title", title, "any-label", any_label, NULL);
}

/**
 * lodestar_filter_chip_add_choice:
 * @self: a chip
 * @label: the words
 * @value: (nullable): the value; a floating reference is taken
 *
 * Adds a value, when [signal@FilterChip::fill] asks for them.
 */
void
lodestar_filter_chip_add_choice (LodestarFilterChip *self, const char *label, GVariant *value)
{
  g_autoptr (LodestarFilterChoice) choice = NULL;

  g_return_if_fail (LODESTAR_IS_FILTER_CHIP (self));
  g_return_if_fail (label != NULL);

  choice = lodestar_filter_choice_new (label, value);
  g_list_store_append (self->choices, choice);
}

/**
 * lodestar_filter_chip_set_value:
 * @self: a chip
 * @value: (nullable): what is chosen; a floating reference is taken
 * @label: (nullable): its words; looked up among the choices where it is %NULL
 *
 * Chooses. #LodestarFilterChip:value is notified where that is something else.
 */
void
lodestar_filter_chip_set_value (LodestarFilterChip *self, GVariant *value, const char *label)
{
  g_autoptr (GVariant) taken = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (LodestarFilterChoice) choice = NULL;
  gboolean is_other;
  guint    position;

  g_return_if_fail (LODESTAR_IS_FILTER_CHIP (self));

  is_other = !lodestar_filter_chip_is_equal (self->value, taken);

  if (taken != NULL && label == NULL && !self->is_toggle)
    {
      lodestar_filter_chip_fill (self);

      if ((choice = lodestar_filter_chip_find (self, taken, &position)) != NULL)
        label = lodestar_filter_choice_get_label (choice);
    }

  g_set_str (&self->label, taken != NULL ? label : NULL);
  g_clear_pointer (&self->value, g_variant_unref);
  self->value = g_steal_pointer (&taken);
  lodestar_filter_chip_update (self);

  if (is_other)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

/**
 * lodestar_filter_chip_get_value:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): what is chosen; %NULL leaves nothing out
 */
GVariant *
lodestar_filter_chip_get_value (LodestarFilterChip *self)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHIP (self), NULL);

  return self->value;
}

/**
 * lodestar_filter_chip_get_string:
 * @self: a chip whose values are strings
 *
 * Returns: (transfer none) (nullable): what is chosen
 */
const char *
lodestar_filter_chip_get_string (LodestarFilterChip *self)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHIP (self), NULL);

  return self->value != NULL ? g_variant_get_string (self->value, NULL) : NULL;
}

/**
 * lodestar_filter_chip_get_int:
 * @self: a chip whose values are of the type “x”
 * @any: what stands for none
 *
 * Returns: what is chosen, or @any
 */
gint64
lodestar_filter_chip_get_int (LodestarFilterChip *self, gint64 any)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHIP (self), any);

  return self->value != NULL ? g_variant_get_int64 (self->value) : any;
}

/**
 * lodestar_filter_chip_get_label:
 * @self: a chip
 *
 * Returns: (transfer none): what the button says
 */
const char *
lodestar_filter_chip_get_label (LodestarFilterChip *self)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHIP (self), NULL);

  if (self->label != NULL)
    return self->label;

  return self->shows_any && self->any_label != NULL ? self->any_label
         : self->title != NULL                      ? self->title
                                                    : "";
}
