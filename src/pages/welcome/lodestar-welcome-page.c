/* lodestar-welcome-page.c - the first run
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-welcome-page.h"

/**
 * LodestarWelcomePage:
 *
 * What stands in the window while no workspace is open. Its rows activate the
 * window's action `win.welcome` with the name of the way to begin: “program”,
 * “import” or “example”.
 */
struct _LodestarWelcomePage
{
  AdwNavigationPage parent_instance;
  GMenuModel       *menu_model; /* (owned) (nullable) */
  gboolean          has_example;
};

G_DEFINE_FINAL_TYPE (LodestarWelcomePage, lodestar_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_MENU_MODEL = 1,
  PROP_HAS_EXAMPLE,
} LodestarWelcomePageProperty;

static GParamSpec *props[PROP_HAS_EXAMPLE + 1];

static void
lodestar_welcome_page_dispose (GObject *object)
{
  LodestarWelcomePage *self = LODESTAR_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_WELCOME_PAGE);
  g_clear_object (&self->menu_model);

  G_OBJECT_CLASS (lodestar_welcome_page_parent_class)->dispose (object);
}

static void
lodestar_welcome_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LodestarWelcomePage *self = LODESTAR_WELCOME_PAGE (object);

  switch ((LodestarWelcomePageProperty) prop_id)
    {
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;

    case PROP_HAS_EXAMPLE:
      g_value_set_boolean (value, self->has_example);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_welcome_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  LodestarWelcomePage *self = LODESTAR_WELCOME_PAGE (object);

  switch ((LodestarWelcomePageProperty) prop_id)
    {
    case PROP_MENU_MODEL:
      g_set_object (&self->menu_model, g_value_get_object (value));
      break;

    case PROP_HAS_EXAMPLE:
      self->has_example = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_welcome_page_class_init (LodestarWelcomePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_welcome_page_dispose;
  object_class->get_property = lodestar_welcome_page_get_property;
  object_class->set_property = lodestar_welcome_page_set_property;

  /**
   * LodestarWelcomePage:menu-model: (nullable)
   *
   * The main menu.
   */
  props[PROP_MENU_MODEL] =
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarWelcomePage:has-example:
   *
   * Whether there is an example to look at.
   */
  props[PROP_HAS_EXAMPLE] =
    g_param_spec_boolean ("has-example", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-welcome-page.ui");
}

static void
lodestar_welcome_page_init (LodestarWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_welcome_page_new:
 * @menu_model: (nullable): the main menu
 * @has_example: whether there is an example to look at
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_welcome_page_new (GMenuModel *menu_model, gboolean has_example)
{
  g_return_val_if_fail (!menu_model || G_IS_MENU_MODEL (menu_model), NULL);

  return g_object_new (LODESTAR_TYPE_WELCOME_PAGE, "menu-model", menu_model, "has-example",
                       has_example, NULL);
}
