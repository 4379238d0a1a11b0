/* lodestar-list-cell.c - a cell of a long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-cell.h"

#include <adwaita.h>

#define LODESTAR_LIST_CELL_SPACING 8
#define LODESTAR_LIST_CELL_LINE_SPACING 2
#define LODESTAR_LIST_CELL_MIN_WIDTH 48
#define LODESTAR_LIST_CELL_NAT_WIDTH 120
#define LODESTAR_LIST_CELL_DETAIL_SCALE 0.82
#define LODESTAR_LIST_CELL_DETAIL_ALPHA 0.74f

/* A line of text. */
typedef struct
{
  char        *text;   /* (owned) (nullable) */
  PangoLayout *layout; /* (owned) (nullable): made when it is drawn first */
} LodestarListCellLine;

typedef enum
{
  LODESTAR_LIST_CELL_TITLE,
  LODESTAR_LIST_CELL_DETAIL,
} LodestarListCellPart;

#define LODESTAR_N_LIST_CELL_PARTS 2

/**
 * LodestarListCell:
 *
 * A cell of a long list: a title, below it a detail in small print, before them
 * an icon, behind them a tag. Words that have no room end in “…”, and are shown
 * whole as a tooltip; a title without detail may take the lines that there are.
 *
 * A list view makes two hundred rows, whatever can be seen of them, binds all
 * of them anew after a jump and asks each for its height. So a cell is one
 * widget that costs little until it is seen: its height follows from the font,
 * its layouts are made when they are drawn, icon and tag when they are asked
 * for. (A #GtkInscription computes its style and makes a layout at once.)
 *
 * Words stand at the side where the language of the program begins, whatever
 * script they are in; numbers at the other, so that their digits stand below
 * each other.
 *
 * A cell may begin with a check that says whether its row is selected.
 *
 * # CSS nodes
 *
 * `listcell`
 *
 * # Accessibility
 *
 * A label whose name is the title, and whose description is the detail.
 */
struct _LodestarListCell
{
  GtkWidget            parent_instance;
  LodestarListCellLine lines[LODESTAR_N_LIST_CELL_PARTS];
  GObject             *item;    /* (owned) (nullable) */
  gulong               handler; /* of the item; 0 where there is none */
  gboolean             has_detail;
  LodestarListCellShow show;      /* (nullable) */
  gpointer             data;      /* for show */
  GtkListItem         *list_item; /* (not owned) (nullable): holds this */
  gboolean             is_number; /* words stand at the end */

  GtkWidget *check; /* (nullable) */
  GtkWidget *icon;  /* (nullable) */
  GtkWidget *tag;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LodestarListCell, lodestar_list_cell, GTK_TYPE_WIDGET)

/* All cells have the font of their window: the context of a widget costs more than its text. */
static PangoContext *
lodestar_list_cell_get_context (LodestarListCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_get_pango_context (root != NULL ? GTK_WIDGET (root) : GTK_WIDGET (self));
}

/* The height of a line of body text. Measuring a font shapes text, so it is done once a font. */
static int
lodestar_list_cell_get_line_height (LodestarListCell *self)
{
  static PangoFontDescription *measured_font;
  static double                measured_resolution;
  static int                   height;
  PangoContext                *context = lodestar_list_cell_get_context (self);
  PangoFontDescription        *font = pango_context_get_font_description (context);
  double                       resolution = pango_cairo_context_get_resolution (context);

  if (measured_font == NULL || resolution < measured_resolution ||
      resolution > measured_resolution || !pango_font_description_equal (measured_font, font))
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
      g_clear_pointer (&measured_font, pango_font_description_free);
      measured_font = pango_font_description_copy (font);
      measured_resolution = resolution;
    }

  return height;
}

static int
lodestar_list_cell_get_detail_height (LodestarListCell *self)
{
  return (int) (LODESTAR_LIST_CELL_DETAIL_SCALE * lodestar_list_cell_get_line_height (self) + 1);
}

static gboolean
lodestar_list_cell_has_text (LodestarListCell *self, LodestarListCellPart part)
{
  const char *text = self->lines[part].text;

  return text != NULL && *text != '\0';
}

static gboolean
lodestar_list_cell_is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_get_visible (child);
}

static int
lodestar_list_cell_measure_child (GtkWidget *child, GtkOrientation orientation)
{
  int natural = 0;

  if (lodestar_list_cell_is_shown (child))
    gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* How much of the width a child takes away from the words. */
static int
lodestar_list_cell_measure_spaced (GtkWidget *child)
{
  int width = lodestar_list_cell_measure_child (child, GTK_ORIENTATION_HORIZONTAL);

  return width > 0 ? width + LODESTAR_LIST_CELL_SPACING : 0;
}

/* The room of the words. */
static int
lodestar_list_cell_get_text_width (LodestarListCell *self, int *start)
{
  int before = lodestar_list_cell_measure_spaced (self->check) +
               lodestar_list_cell_measure_spaced (self->icon);
  int tag = lodestar_list_cell_measure_spaced (self->tag);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  /* So that no digit stands beside a letter of the next column. */
  if (self->is_number)
    tag += LODESTAR_LIST_CELL_NUMBER_MARGIN;

  *start = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? tag : before;

  return MAX (width - before - tag, 1);
}

static PangoAttrList *
lodestar_list_cell_get_attributes (LodestarListCellPart part)
{
  static PangoAttrList *attributes[LODESTAR_N_LIST_CELL_PARTS];

  if (attributes[part] == NULL)
    {
      attributes[part] = pango_attr_list_new ();
      pango_attr_list_insert (attributes[part], pango_attr_font_features_new ("tnum=1"));

      if (part == LODESTAR_LIST_CELL_DETAIL)
        pango_attr_list_insert (attributes[part],
                                pango_attr_scale_new (LODESTAR_LIST_CELL_DETAIL_SCALE));
    }

  return attributes[part];
}

static PangoLayout *
lodestar_list_cell_ensure_layout (LodestarListCell *self, LodestarListCellPart part, int width)
{
  LodestarListCellLine *line = &self->lines[part];
  gboolean              is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int                   n_lines = 1;

  if (line->layout == NULL)
    {
      line->layout = pango_layout_new (lodestar_list_cell_get_context (self));
      pango_layout_set_text (line->layout, line->text, -1);
      pango_layout_set_attributes (line->layout, lodestar_list_cell_get_attributes (part));
      pango_layout_set_ellipsize (line->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (line->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_auto_dir (line->layout, FALSE);
    }

  if (part == LODESTAR_LIST_CELL_TITLE && !self->has_detail)
    n_lines = gtk_widget_get_height (GTK_WIDGET (self)) / lodestar_list_cell_get_line_height (self);

  pango_layout_set_width (line->layout, width * PANGO_SCALE);
  pango_layout_set_height (line->layout, -MAX (n_lines, 1));
  pango_layout_set_alignment (line->layout,
                              is_rtl != self->is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  return line->layout;
}

static void
lodestar_list_cell_draw (
  LodestarListCell *self, GtkSnapshot *snapshot, LodestarListCellPart part, int x, int y, int width)
{
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);

  /* Small print stays readable; where contrast is wanted, it has it. */
  if (part == LODESTAR_LIST_CELL_DETAIL &&
      !adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    color.alpha *= LODESTAR_LIST_CELL_DETAIL_ALPHA;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, lodestar_list_cell_ensure_layout (self, part, width),
                              &color);
  gtk_snapshot_restore (snapshot);
}

static void
lodestar_list_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (widget);
  int               start, title_height = 0, height = 0;
  int               width = lodestar_list_cell_get_text_width (self, &start);
  gboolean          has_title = lodestar_list_cell_has_text (self, LODESTAR_LIST_CELL_TITLE);
  gboolean          has_detail =
    self->has_detail && lodestar_list_cell_has_text (self, LODESTAR_LIST_CELL_DETAIL);
  int y;

  if (has_title)
    pango_layout_get_pixel_size (
      lodestar_list_cell_ensure_layout (self, LODESTAR_LIST_CELL_TITLE, width), NULL,
      &title_height);

  height = title_height;

  if (has_detail)
    height += LODESTAR_LIST_CELL_LINE_SPACING + lodestar_list_cell_get_detail_height (self);

  y = MAX (0, (gtk_widget_get_height (widget) - height) / 2);

  if (has_title)
    lodestar_list_cell_draw (self, snapshot, LODESTAR_LIST_CELL_TITLE, start, y, width);

  if (has_detail)
    lodestar_list_cell_draw (self, snapshot, LODESTAR_LIST_CELL_DETAIL, start,
                             y + title_height + LODESTAR_LIST_CELL_LINE_SPACING, width);

  GTK_WIDGET_CLASS (lodestar_list_cell_parent_class)->snapshot (widget, snapshot);
}

static void
lodestar_list_cell_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (widget);
  int               check = lodestar_list_cell_measure_child (self->check, orientation);
  int               icon = lodestar_list_cell_measure_child (self->icon, orientation);
  int               tag = lodestar_list_cell_measure_child (self->tag, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int rest = lodestar_list_cell_measure_spaced (self->check) +
                 lodestar_list_cell_measure_spaced (self->icon) + tag;

      *minimum = rest + (tag > 0 ? 0 : LODESTAR_LIST_CELL_MIN_WIDTH);
      *natural = rest + LODESTAR_LIST_CELL_NAT_WIDTH;
    }
  else
    {
      int height = lodestar_list_cell_get_line_height (self);

      /* Two lines of any size, so that the cells beside it may have two, too. */
      if (self->has_detail)
        height *= 2;

      *minimum = *natural = MAX (MAX (height, check), MAX (icon, tag));
    }
}

static void
lodestar_list_cell_allocate_child (GtkWidget *child, int x, int width, int height)
{
  int own_height = lodestar_list_cell_measure_child (child, GTK_ORIENTATION_VERTICAL);

  gtk_widget_size_allocate (
    child, &(GtkAllocation) { x, MAX (0, (height - own_height) / 2), width, own_height }, -1);
}

static void
lodestar_list_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (widget);
  gboolean          is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean          is_first = !lodestar_list_cell_has_text (self, LODESTAR_LIST_CELL_TITLE);
  int               before = lodestar_list_cell_measure_spaced (self->check);
  int               own;

  if (lodestar_list_cell_is_shown (self->check))
    {
      own = before - LODESTAR_LIST_CELL_SPACING;
      lodestar_list_cell_allocate_child (self->check, is_rtl ? width - own : 0, own, height);
    }

  if (lodestar_list_cell_is_shown (self->icon))
    {
      own = lodestar_list_cell_measure_child (self->icon, GTK_ORIENTATION_HORIZONTAL);
      lodestar_list_cell_allocate_child (self->icon, is_rtl ? width - before - own : before, own,
                                         height);
    }

  /* Without words the tag is what the cell says, and stands where these begin. */
  if (lodestar_list_cell_is_shown (self->tag))
    {
      own = lodestar_list_cell_measure_child (self->tag, GTK_ORIENTATION_HORIZONTAL);
      lodestar_list_cell_allocate_child (self->tag,
                                         is_rtl == is_first ? width - own - (is_first ? before : 0)
                                         : is_first         ? before
                                                            : 0,
                                         own, height);
    }
}

/* What is not seen whole is told. */
static gboolean
lodestar_list_cell_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LODESTAR_N_LIST_CELL_PARTS; i++)
    if (self->lines[i].layout != NULL && pango_layout_is_ellipsized (self->lines[i].layout))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->lines[i].text);

  gtk_tooltip_set_text (tooltip, text->str);

  return text->len > 0;
}

static void
lodestar_list_cell_show (LodestarListCell *self)
{
  if (self->show == NULL || self->item == NULL)
    return;

  self->show (self, self->item, self->data);

  if (self->has_detail && self->list_item != NULL)
    {
      const char *detail = self->lines[LODESTAR_LIST_CELL_DETAIL].text;

      gtk_list_item_set_accessible_label (self->list_item, lodestar_list_cell_get_title (self));
      gtk_list_item_set_accessible_description (self->list_item, detail != NULL ? detail : "");
    }
}

static void
lodestar_list_cell_set_item (LodestarListCell *self, GObject *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->handler, self->item);

  g_set_object (&self->item, item);

  if (item != NULL)
    self->handler =
      g_signal_connect_swapped (item, "notify", G_CALLBACK (lodestar_list_cell_show), self);

  lodestar_list_cell_show (self);
}

static void
lodestar_list_cell_set_line (LodestarListCell *self, LodestarListCellPart part, const char *text)
{
  LodestarListCellLine *line = &self->lines[part];

  if (!g_set_str (&line->text, text))
    return;

  if (line->layout != NULL)
    pango_layout_set_text (line->layout, text != NULL ? text : "", -1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  part == LODESTAR_LIST_CELL_TITLE
                                    ? GTK_ACCESSIBLE_PROPERTY_LABEL
                                    : GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lodestar_list_cell_dispose (GObject *object)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (object);

  lodestar_list_cell_set_item (self, NULL);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->tag, gtk_widget_unparent);

  G_OBJECT_CLASS (lodestar_list_cell_parent_class)->dispose (object);
}

static void
lodestar_list_cell_finalize (GObject *object)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (object);

  for (guint i = 0; i < LODESTAR_N_LIST_CELL_PARTS; i++)
    {
      g_free (self->lines[i].text);
      g_clear_object (&self->lines[i].layout);
    }

  G_OBJECT_CLASS (lodestar_list_cell_parent_class)->finalize (object);
}

static void
lodestar_list_cell_class_init (LodestarListCellClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_list_cell_dispose;
  object_class->finalize = lodestar_list_cell_finalize;
  widget_class->measure = lodestar_list_cell_measure;
  widget_class->query_tooltip = lodestar_list_cell_query_tooltip;
  widget_class->size_allocate = lodestar_list_cell_size_allocate;
  widget_class->snapshot = lodestar_list_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "listcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lodestar_list_cell_init (LodestarListCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * lodestar_list_cell_new:
 * @has_detail: whether there may be a second line in small print
 *
 * Returns: (transfer floating): a new cell
 */
LodestarListCell *
lodestar_list_cell_new (gboolean has_detail)
{
  LodestarListCell *self = g_object_new (LODESTAR_TYPE_LIST_CELL, NULL);

  self->has_detail = has_detail;

  return self;
}

/**
 * lodestar_list_cell_set_texts:
 * @self: a cell
 * @title: (nullable): plain text
 * @detail: (nullable): plain text; shown by cells that were made for it
 *
 * Sets the words.
 */
void
lodestar_list_cell_set_texts (LodestarListCell *self, const char *title, const char *detail)
{
  g_return_if_fail (LODESTAR_IS_LIST_CELL (self));

  lodestar_list_cell_set_line (self, LODESTAR_LIST_CELL_TITLE, title);
  lodestar_list_cell_set_line (self, LODESTAR_LIST_CELL_DETAIL, detail);
}

/**
 * lodestar_list_cell_get_title:
 * @self: a cell
 *
 * Returns: (transfer none): the title
 */
const char *
lodestar_list_cell_get_title (LodestarListCell *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_CELL (self), NULL);

  return self->lines[LODESTAR_LIST_CELL_TITLE].text != NULL
           ? self->lines[LODESTAR_LIST_CELL_TITLE].text
           : "";
}

/**
 * lodestar_list_cell_get_detail:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the detail
 */
const char *
lodestar_list_cell_get_detail (LodestarListCell *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_CELL (self), NULL);

  return self->lines[LODESTAR_LIST_CELL_DETAIL].text;
}

/**
 * lodestar_list_cell_get_tag:
 * @self: a cell
 *
 * Shows a tag behind the words, or instead of them.
 *
 * Returns: (transfer none): its label
 */
GtkLabel *
lodestar_list_cell_get_tag (LodestarListCell *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_CELL (self), NULL);

  if (self->tag == NULL)
    {
      self->tag = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->tag, "tag");
      gtk_widget_set_parent (self->tag, GTK_WIDGET (self));
    }

  gtk_widget_set_visible (self->tag, TRUE);

  return GTK_LABEL (self->tag);
}

/**
 * lodestar_list_cell_hide_tag:
 * @self: a cell
 *
 * Hides the tag, where there is one.
 */
void
lodestar_list_cell_hide_tag (LodestarListCell *self)
{
  g_return_if_fail (LODESTAR_IS_LIST_CELL (self));

  if (self->tag != NULL)
    gtk_widget_set_visible (self->tag, FALSE);
}

/**
 * lodestar_list_cell_get_icon:
 * @self: a cell
 *
 * Shows an icon before the words, which have to say what it says.
 *
 * Returns: (transfer none): the icon
 */
GtkImage *
lodestar_list_cell_get_icon (LodestarListCell *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_CELL (self), NULL);

  if (self->icon == NULL)
    {
      self->icon =
        g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->tag);
    }

  return GTK_IMAGE (self->icon);
}

/**
 * lodestar_list_cell_get_position:
 * @self: a cell
 * @position: (out): the row
 *
 * Returns: whether the cell stands in a list
 */
gboolean
lodestar_list_cell_get_position (LodestarListCell *self, guint *position)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_CELL (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  *position = self->list_item != NULL ? gtk_list_item_get_position (self->list_item)
                                      : GTK_INVALID_LIST_POSITION;

  return *position != GTK_INVALID_LIST_POSITION;
}

/* What a factory knows. */
typedef struct
{
  gboolean             has_detail;
  LodestarListCellShow show;
  gpointer             data;
  LodestarListCellLook look;
} LodestarListCellMaker;

static void
lodestar_list_cell_update_check_cb (LodestarListCell *self)
{
  if (self->list_item != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 gtk_list_item_get_selected (self->list_item));
}

/* The row says to a screen reader whether it is selected; this is only for the eye. */
static void
lodestar_list_cell_add_check (LodestarListCell *self)
{
  self->check =
    g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                  "can-target", FALSE, "can-focus", FALSE, "focusable", FALSE, NULL);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_object (self->list_item, "notify::selected",
                           G_CALLBACK (lodestar_list_cell_update_check_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lodestar_list_cell_setup_cb (LodestarListCellMaker *maker, GtkListItem *item)
{
  LodestarListCell *self = lodestar_list_cell_new (maker->has_detail);

  self->show = maker->show;
  self->data = maker->data;
  self->list_item = item;
  self->is_number = (maker->look & LODESTAR_LIST_CELL_NUMBER) != 0;

  if ((maker->look & LODESTAR_LIST_CELL_CHECK) != 0)
    lodestar_list_cell_add_check (self);

  gtk_list_item_set_child (item, GTK_WIDGET (self));
}

static void
lodestar_list_cell_bind_cb (LodestarListCellMaker *maker, GtkListItem *item)
{
  LodestarListCell *self = LODESTAR_LIST_CELL (gtk_list_item_get_child (item));

  lodestar_list_cell_set_item (self, gtk_list_item_get_item (item));

  if (self->check != NULL)
    lodestar_list_cell_update_check_cb (self);
}

static void
lodestar_list_cell_unbind_cb (LodestarListCellMaker *maker, GtkListItem *item)
{
  lodestar_list_cell_set_item (LODESTAR_LIST_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
lodestar_list_cell_teardown_cb (LodestarListCellMaker *maker, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    LODESTAR_LIST_CELL (cell)->list_item = NULL;
}

/**
 * lodestar_list_cell_factory_new:
 * @has_detail: whether the cells have a second line in small print. Such a cell names its row for a
 *   screen reader
 * @show: puts the words of an item into a cell
 * @data: for @show; it must outlive the factory
 *
 * Returns: (transfer full): a factory of cells
 */
GtkListItemFactory *
lodestar_list_cell_factory_new (gboolean has_detail, LodestarListCellShow show, gpointer data)
{
  GtkListItemFactory    *factory = gtk_signal_list_item_factory_new ();
  LodestarListCellMaker *maker = g_new0 (LodestarListCellMaker, 1);

  g_return_val_if_fail (show != NULL, NULL);

  maker->has_detail = has_detail;
  maker->show = show;
  maker->data = data;
  g_object_set_data_full (G_OBJECT (factory), "lodestar-list-cell-maker", maker, g_free);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (lodestar_list_cell_setup_cb), maker);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (lodestar_list_cell_bind_cb), maker);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (lodestar_list_cell_unbind_cb), maker);
  g_signal_connect_swapped (factory, "teardown", G_CALLBACK (lodestar_list_cell_teardown_cb),
                            maker);

  return factory;
}

static void
lodestar_list_cell_show_property (LodestarListCell *cell, gpointer item, gpointer data)
{
  g_autofree char *text = NULL;

  g_object_get (item, (const char *) data, &text, NULL);
  lodestar_list_cell_set_texts (cell, text, NULL);
}

/**
 * lodestar_list_cell_factory_new_for_property:
 * @property: a static string: a property of the items that holds text
 *
 * Returns: (transfer full): a factory of cells with the text of a property
 */
GtkListItemFactory *
lodestar_list_cell_factory_new_for_property (const char *property)
{
  return lodestar_list_cell_factory_new (FALSE, lodestar_list_cell_show_property,
                                         (gpointer) property);
}

/**
 * lodestar_list_cell_factory_set_look:
 * @factory: a factory of cells that has not made any
 * @look: how its cells look
 *
 * Says how its cells look.
 */
void
lodestar_list_cell_factory_set_look (GtkListItemFactory *factory, LodestarListCellLook look)
{
  LodestarListCellMaker *maker = g_object_get_data (G_OBJECT (factory), "lodestar-list-cell-maker");

  g_return_if_fail (maker != NULL);

  maker->look = look;
}
