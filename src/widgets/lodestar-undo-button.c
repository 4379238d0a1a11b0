/* lodestar-undo-button.c - takes the last step back and says which
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-undo-button.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarUndoButton:
 *
 * A button for the start of a header bar. It activates the action `win.undo`;
 * its tooltip and accessible name carry the label of the step that would be
 * taken back.
 */
struct _LodestarUndoButton
{
  AdwBin     parent_instance;
  char      *undo_label; /* (owned) (nullable) */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LodestarUndoButton, lodestar_undo_button, ADW_TYPE_BIN)

typedef enum
{
  PROP_UNDO_LABEL = 1,
} LodestarUndoButtonProperty;

static GParamSpec *props[PROP_UNDO_LABEL + 1];

static void
lodestar_undo_button_update (LodestarUndoButton *self)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a step such as “Log Meeting” */
  text = self->undo_label ? g_strdup_printf (_ ("Undo %s"), self->undo_label)
                          : g_strdup (_ ("Nothing to Undo"));
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
lodestar_undo_button_finalize (GObject *object)
{
  LodestarUndoButton *self = LODESTAR_UNDO_BUTTON (object);

  g_free (self->undo_label);

  G_OBJECT_CLASS (lodestar_undo_button_parent_class)->finalize (object);
}

static void
lodestar_undo_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarUndoButton *self = LODESTAR_UNDO_BUTTON (object);

  switch ((LodestarUndoButtonProperty) prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_undo_button_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarUndoButton *self = LODESTAR_UNDO_BUTTON (object);

  switch ((LodestarUndoButtonProperty) prop_id)
    {
    case PROP_UNDO_LABEL:
      if (g_set_str (&self->undo_label, g_value_get_string (value)))
        {
          lodestar_undo_button_update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_undo_button_class_init (LodestarUndoButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_undo_button_finalize;
  object_class->get_property = lodestar_undo_button_get_property;
  object_class->set_property = lodestar_undo_button_set_property;

  /**
   * LodestarUndoButton:undo-label: (nullable)
   *
   * The name of the step that would be taken back, %NULL where there is none.
   */
  props[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_undo_button_init (LodestarUndoButton *self)
{
  self->button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.undo");
  adw_bin_set_child (ADW_BIN (self), self->button);
  lodestar_undo_button_update (self);
}

/**
 * lodestar_undo_button_new:
 *
 * Returns: (transfer floating): a new undo button
 */
GtkWidget *
lodestar_undo_button_new (void)
{
  return g_object_new (LODESTAR_TYPE_UNDO_BUTTON, NULL);
}
