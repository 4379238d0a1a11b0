/* lodestar-width-first.c - a bin that is as wide as it is, whatever its height
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-width-first.h"

/**
 * LodestarWidthFirst:
 *
 * A bin for words that wrap, as the child of an #AdwClamp or whatever else asks
 * its child how wide it has to be for a certain height.
 *
 * Words that wrap answer that by trying widths, and a box of them by trying
 * widths for which each of them tries widths: each word of a page is shaped
 * some thirty times before it is drawn once. This bin answers with the width
 * that its child has by itself. Its height depends on its width as ever.
 *
 * The child of a page, whose width is what the window gives, need not be asked
 * at all until it is given that: see #LodestarWidthFirst:is-flexible.
 *
 * # CSS nodes
 *
 * `widthfirst`, without a style.
 */
struct _LodestarWidthFirst
{
  GtkWidget  parent_instance;
  GtkWidget *child; /* (nullable) held as a child widget */
  gboolean   is_flexible;
};

G_DEFINE_FINAL_TYPE (LodestarWidthFirst, lodestar_width_first, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_IS_FLEXIBLE,
} LodestarWidthFirstProperty;

static GParamSpec *props[PROP_IS_FLEXIBLE + 1];

static GtkSizeRequestMode
lodestar_width_first_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width that the child gets where the bin has @width. */
static int
lodestar_width_first_get_child_width (LodestarWidthFirst *self, int width)
{
  int minimum;

  if (!self->is_flexible || width < 0)
    return width;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (width, minimum);
}

static void
lodestar_width_first_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  LodestarWidthFirst *self = LODESTAR_WIDTH_FIRST (widget);

  if (!self->child || !gtk_widget_should_layout (self->child))
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = lodestar_width_first_get_child_width (self, for_size);
  else if (self->is_flexible)
    return; /* nothing is needed, nothing is wished for */
  else
    for_size = -1;

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
lodestar_width_first_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LodestarWidthFirst *self = LODESTAR_WIDTH_FIRST (widget);

  if (!self->child || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_allocate (self->child, lodestar_width_first_get_child_width (self, width), height,
                       baseline, NULL);
}

static void
lodestar_width_first_set_child (LodestarWidthFirst *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;

  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
lodestar_width_first_dispose (GObject *object)
{
  lodestar_width_first_set_child (LODESTAR_WIDTH_FIRST (object), NULL);

  G_OBJECT_CLASS (lodestar_width_first_parent_class)->dispose (object);
}

static void
lodestar_width_first_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarWidthFirst *self = LODESTAR_WIDTH_FIRST (object);

  switch ((LodestarWidthFirstProperty) prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_IS_FLEXIBLE:
      g_value_set_boolean (value, self->is_flexible);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_width_first_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LodestarWidthFirst *self = LODESTAR_WIDTH_FIRST (object);

  switch ((LodestarWidthFirstProperty) prop_id)
    {
    case PROP_CHILD:
      lodestar_width_first_set_child (self, g_value_get_object (value));
      break;

    case PROP_IS_FLEXIBLE:
      self->is_flexible = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_width_first_class_init (LodestarWidthFirstClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_width_first_dispose;
  object_class->get_property = lodestar_width_first_get_property;
  object_class->set_property = lodestar_width_first_set_property;
  widget_class->get_request_mode = lodestar_width_first_get_request_mode;
  widget_class->measure = lodestar_width_first_measure;
  widget_class->size_allocate = lodestar_width_first_size_allocate;

  /**
   * LodestarWidthFirst:child: (nullable)
   *
   * What stands in the bin.
   */
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarWidthFirst:is-flexible:
   *
   * Whether the bin asks for no width. Who uses it sees to it that there is
   * enough; a child that needs more than there is gets it, and is cut off.
   */
  props[PROP_IS_FLEXIBLE] = g_param_spec_boolean ("is-flexible", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "widthfirst");
}

static void
lodestar_width_first_init (LodestarWidthFirst *self)
{
}

/**
 * lodestar_width_first_new:
 *
 * Returns: (transfer floating): a new, empty bin
 */
GtkWidget *
lodestar_width_first_new (void)
{
  return g_object_new (LODESTAR_TYPE_WIDTH_FIRST, NULL);
}
