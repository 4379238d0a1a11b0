/* lodestar-welcome-page.c - the first run
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-welcome-page.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarWelcomePage:
 *
 * What stands in the window while no workspace is open, and in a workspace
 * while it has no program. Its rows activate the window's action
 * `win.welcome` with the name of the way to begin: “program”, “import” or
 * “example”.
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
  PROP_IS_FIRST_RUN,
  PROP_HEADING,
  PROP_DESCRIPTION,
} LodestarWelcomePageProperty;

static GParamSpec *props[PROP_DESCRIPTION + 1];

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

    case PROP_IS_FIRST_RUN:
      g_value_set_boolean (value, self->menu_model != NULL);
      break;

    case PROP_HEADING:
      g_value_set_static_string (value, self->menu_model ? _ ("Welcome to Lodestar")
                                                         : _ ("No Program Yet"));
      break;

    case PROP_DESCRIPTION:
      g_value_set_static_string (
        value, self->menu_model
                 ? _ ("Design a mentorship program, match its people, follow their relationships, "
                      "and show what came of it. Everything stays in one file on this computer.")
                 : _ ("A program has a structure, a time, people who take part, and relationships. "
                      "Begin with its design, or with the people of the organization."));
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

    case PROP_IS_FIRST_RUN:
    case PROP_HEADING:
    case PROP_DESCRIPTION:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What the template binds depends on the menu, which is set after the template is made. */
static void
lodestar_welcome_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (lodestar_welcome_page_parent_class)->constructed (object);

  g_object_notify_by_pspec (object, props[PROP_IS_FIRST_RUN]);
  g_object_notify_by_pspec (object, props[PROP_HEADING]);
  g_object_notify_by_pspec (object, props[PROP_DESCRIPTION]);
}

static void
lodestar_welcome_page_class_init (LodestarWelcomePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lodestar_welcome_page_constructed;
  object_class->dispose = lodestar_welcome_page_dispose;
  object_class->get_property = lodestar_welcome_page_get_property;
  object_class->set_property = lodestar_welcome_page_set_property;

  /**
   * LodestarWelcomePage:menu-model: (nullable)
   *
   * The main menu; %NULL in a workspace, whose window has one.
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

  /**
   * LodestarWelcomePage:is-first-run:
   *
   * Whether no workspace is open.
   */
  props[PROP_IS_FIRST_RUN] = g_param_spec_boolean ("is-first-run", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarWelcomePage:heading:
   *
   * What is said in large letters.
   */
  props[PROP_HEADING] =
    g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarWelcomePage:description:
   *
   * What is said below.
   */
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

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
