/* lodestar-list-selection.c - which rows of a long list are selected
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-selection.h"

/**
 * LodestarListSelection:
 *
 * The rows of a list of identities, and which of them are selected. These are
 * kept by their identities: another order, another search or another filter
 * changes nothing in them.
 *
 * A click in a list opens a row, so nothing is selected until somebody begins
 * to (#LodestarListSelection:is-active): by the first row that is selected, or
 * by saying so. What moves the focus only (arrow keys, the pointer) never
 * changes what is selected; a range that grows and shrinks takes back what it
 * has added itself, and nothing else.
 */
struct _LodestarListSelection
{
  GObject         parent_instance;
  LodestarIdList *list;     /* (owned) */
  GHashTable     *selected; /* (owned), of gint64 */
  GArray         *ranged;   /* (owned), of gint64: what the last range has added */
  gint64          anchor;   /* where a range begins; 0 for nowhere */
  gboolean        is_active;
};

static void lodestar_list_selection_list_init (GListModelInterface *iface);
static void lodestar_list_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodestarListSelection,
                               lodestar_list_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lodestar_list_selection_list_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        lodestar_list_selection_model_init))

typedef enum
{
  PROP_IS_ACTIVE = 1,
  PROP_N_SELECTED,
} LodestarListSelectionProperty;

static GParamSpec *props[PROP_N_SELECTED + 1];

static GType
lodestar_list_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (LODESTAR_LIST_SELECTION (model)->list));
}

static guint
lodestar_list_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LODESTAR_LIST_SELECTION (model)->list));
}

static gpointer
lodestar_list_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LODESTAR_LIST_SELECTION (model)->list), position);
}

static void
lodestar_list_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = lodestar_list_selection_get_item_type;
  iface->get_n_items = lodestar_list_selection_get_n_items;
  iface->get_item = lodestar_list_selection_get_item;
}

static gboolean
lodestar_list_selection_has_id (LodestarListSelection *self, gint64 id)
{
  return g_hash_table_contains (self->selected, &id);
}

/* Returns: whether that changed something */
static gboolean
lodestar_list_selection_set_id (LodestarListSelection *self, gint64 id, gboolean is_selected)
{
  return is_selected ? g_hash_table_add (self->selected, g_memdup2 (&id, sizeof id))
                     : g_hash_table_remove (self->selected, &id);
}

/* Somebody who selects has begun to. */
static void
lodestar_list_selection_changed (LodestarListSelection *self)
{
  guint n = lodestar_list_selection_get_n_items (G_LIST_MODEL (self));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);

  if (g_hash_table_size (self->selected) > 0)
    lodestar_list_selection_set_is_active (self, TRUE);
}

static gboolean
lodestar_list_selection_is_selected (GtkSelectionModel *model, guint position)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  return lodestar_list_selection_has_id (self, lodestar_id_list_get_id (self->list, position));
}

static GtkBitset *
lodestar_list_selection_get_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *set = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (lodestar_list_selection_is_selected (model, i))
      gtk_bitset_add (set, i);

  return set;
}

static gboolean
lodestar_list_selection_select_item (GtkSelectionModel *model, guint position, gboolean is_only)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  /* That is the focus moving by. It is agreed to, so that a range begins where it stands. */
  if (is_only)
    return TRUE;

  g_array_set_size (self->ranged, 0);
  self->anchor = lodestar_id_list_get_id (self->list, position);
  lodestar_list_selection_set_id (self, self->anchor, TRUE);
  lodestar_list_selection_changed (self);

  return TRUE;
}

static gboolean
lodestar_list_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  g_array_set_size (self->ranged, 0);
  self->anchor = lodestar_id_list_get_id (self->list, position);
  lodestar_list_selection_set_id (self, self->anchor, FALSE);
  lodestar_list_selection_changed (self);

  return TRUE;
}

static gboolean
lodestar_list_selection_select_range (GtkSelectionModel *model,
                                      guint              position,
                                      guint              n_items,
                                      gboolean           is_only)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  for (guint i = 0; is_only && i < self->ranged->len; i++)
    lodestar_list_selection_set_id (self, g_array_index (self->ranged, gint64, i), FALSE);

  g_array_set_size (self->ranged, 0);

  for (guint i = position; i < position + n_items; i++)
    {
      gint64 id = lodestar_id_list_get_id (self->list, i);

      if (lodestar_list_selection_set_id (self, id, TRUE))
        g_array_append_val (self->ranged, id);
    }

  lodestar_list_selection_changed (self);

  return TRUE;
}

static gboolean
lodestar_list_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  g_array_set_size (self->ranged, 0);

  for (guint i = position; i < position + n_items; i++)
    lodestar_list_selection_set_id (self, lodestar_id_list_get_id (self->list, i), FALSE);

  lodestar_list_selection_changed (self);

  return TRUE;
}

static gboolean
lodestar_list_selection_select_all (GtkSelectionModel *model)
{
  return lodestar_list_selection_select_range (
    model, 0, lodestar_list_selection_get_n_items (G_LIST_MODEL (model)), FALSE);
}

/* All, whether they are shown or not. */
static gboolean
lodestar_list_selection_unselect_all (GtkSelectionModel *model)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (model);

  g_array_set_size (self->ranged, 0);
  g_hash_table_remove_all (self->selected);
  self->anchor = 0;
  lodestar_list_selection_changed (self);

  return TRUE;
}

static void
lodestar_list_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = lodestar_list_selection_is_selected;
  iface->get_selection_in_range = lodestar_list_selection_get_range;
  iface->select_item = lodestar_list_selection_select_item;
  iface->unselect_item = lodestar_list_selection_unselect_item;
  iface->select_range = lodestar_list_selection_select_range;
  iface->unselect_range = lodestar_list_selection_unselect_range;
  iface->select_all = lodestar_list_selection_select_all;
  iface->unselect_all = lodestar_list_selection_unselect_all;
}

static void
lodestar_list_selection_items_changed_cb (LodestarListSelection *self,
                                          guint                  position,
                                          guint                  n_removed,
                                          guint                  n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* What is shown of the selection may have become more or less. */
static void
lodestar_list_selection_loading_cb (LodestarListSelection *self)
{
  if (!lodestar_id_list_is_loading (self->list) && g_hash_table_size (self->selected) > 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

static void
lodestar_list_selection_finalize (GObject *object)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (object);

  g_clear_object (&self->list);
  g_hash_table_unref (self->selected);
  g_array_unref (self->ranged);

  G_OBJECT_CLASS (lodestar_list_selection_parent_class)->finalize (object);
}

static void
lodestar_list_selection_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  LodestarListSelection *self = LODESTAR_LIST_SELECTION (object);

  switch ((LodestarListSelectionProperty) prop_id)
    {
    case PROP_IS_ACTIVE:
      g_value_set_boolean (value, self->is_active);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, g_hash_table_size (self->selected));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_list_selection_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  if (prop_id == PROP_IS_ACTIVE)
    lodestar_list_selection_set_is_active (LODESTAR_LIST_SELECTION (object),
                                           g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
lodestar_list_selection_class_init (LodestarListSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_list_selection_finalize;
  object_class->get_property = lodestar_list_selection_get_property;
  object_class->set_property = lodestar_list_selection_set_property;

  /**
   * LodestarListSelection:is-active:
   *
   * Whether somebody is selecting. Nothing is selected while nobody is.
   */
  props[PROP_IS_ACTIVE] =
    g_param_spec_boolean ("is-active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarListSelection:n-selected:
   *
   * How many are selected, shown or not; notified when either may have changed.
   */
  props[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_list_selection_init (LodestarListSelection *self)
{
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->ranged = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * lodestar_list_selection_new:
 * @list: (transfer none): a list
 *
 * Returns: (transfer full): its rows, none of which is selected
 */
LodestarListSelection *
lodestar_list_selection_new (LodestarIdList *list)
{
  LodestarListSelection *self = g_object_new (LODESTAR_TYPE_LIST_SELECTION, NULL);

  g_return_val_if_fail (LODESTAR_IS_ID_LIST (list), NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed",
                           G_CALLBACK (lodestar_list_selection_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::is-loading",
                           G_CALLBACK (lodestar_list_selection_loading_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * lodestar_list_selection_set_is_active:
 * @self: a selection
 * @is_active: whether somebody is selecting
 *
 * Begins, or ends, and lets go of everything then.
 */
void
lodestar_list_selection_set_is_active (LodestarListSelection *self, gboolean is_active)
{
  g_return_if_fail (LODESTAR_IS_LIST_SELECTION (self));

  if (self->is_active == is_active)
    return;

  self->is_active = is_active;

  if (!is_active)
    lodestar_list_selection_unselect_all (GTK_SELECTION_MODEL (self));

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_ACTIVE]);
}

/**
 * lodestar_list_selection_get_is_active:
 * @self: a selection
 *
 * Returns: whether somebody is selecting
 */
gboolean
lodestar_list_selection_get_is_active (LodestarListSelection *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_SELECTION (self), FALSE);

  return self->is_active;
}

/**
 * lodestar_list_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many are selected
 */
guint
lodestar_list_selection_get_n_selected (LodestarListSelection *self)
{
  g_return_val_if_fail (LODESTAR_IS_LIST_SELECTION (self), 0);

  return g_hash_table_size (self->selected);
}

/* Takes those that are selected in the order of the list; leaves the others in @rest. */
static GArray *
lodestar_list_selection_split (LodestarListSelection *self, GHashTable *rest)
{
  GArray       *shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint         n_ids;
  const gint64 *ids = lodestar_id_list_get_ids (self->list, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      if (!lodestar_list_selection_has_id (self, ids[i]))
        continue;

      g_array_append_val (shown, ids[i]);

      if (rest != NULL)
        g_hash_table_remove (rest, &ids[i]);
    }

  return shown;
}

/**
 * lodestar_list_selection_count_hidden:
 * @self: a selection
 *
 * Returns: how many of those that are selected the list does not show now
 */
guint
lodestar_list_selection_count_hidden (LodestarListSelection *self)
{
  g_autoptr (GArray) shown = NULL;

  g_return_val_if_fail (LODESTAR_IS_LIST_SELECTION (self), 0);

  shown = lodestar_list_selection_split (self, NULL);

  return g_hash_table_size (self->selected) - shown->len;
}

static int
lodestar_list_selection_compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * lodestar_list_selection_dup_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): those that are selected, in the order of the
 *   list; then, by identity, those that it does not show
 */
GArray *
lodestar_list_selection_dup_ids (LodestarListSelection *self)
{
  g_autoptr (GHashTable) rest = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray        *ids;
  GHashTableIter iter;
  gpointer       id;

  g_return_val_if_fail (LODESTAR_IS_LIST_SELECTION (self), NULL);

  g_hash_table_iter_init (&iter, self->selected);

  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (rest, id);

  ids = lodestar_list_selection_split (self, rest);
  g_hash_table_iter_init (&iter, rest);

  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (hidden, id, 1);

  g_array_sort (hidden, lodestar_list_selection_compare);
  g_array_append_vals (ids, hidden->data, hidden->len);

  return ids;
}

/**
 * lodestar_list_selection_toggle:
 * @self: a selection
 * @position: a row
 *
 * Selects the row, or lets go of it.
 */
void
lodestar_list_selection_toggle (LodestarListSelection *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);

  g_return_if_fail (LODESTAR_IS_LIST_SELECTION (self));

  if (lodestar_list_selection_is_selected (model, position))
    lodestar_list_selection_unselect_item (model, position);
  else
    lodestar_list_selection_select_item (model, position, FALSE);
}

/**
 * lodestar_list_selection_extend:
 * @self: a selection
 * @position: a row
 *
 * Selects all from the row that was selected last up to this one.
 */
void
lodestar_list_selection_extend (LodestarListSelection *self, guint position)
{
  guint from = position;

  g_return_if_fail (LODESTAR_IS_LIST_SELECTION (self));

  if (self->anchor == 0 || !lodestar_id_list_find (self->list, self->anchor, &from))
    {
      self->anchor = lodestar_id_list_get_id (self->list, position);
      from = position;
    }

  lodestar_list_selection_select_range (GTK_SELECTION_MODEL (self), MIN (from, position),
                                        MAX (from, position) - MIN (from, position) + 1, TRUE);
}

/**
 * lodestar_list_selection_prune:
 * @self: a selection
 *
 * Lets go of those that the list does not have: for a list from which nothing
 * is left out.
 */
void
lodestar_list_selection_prune (LodestarListSelection *self)
{
  g_autoptr (GArray) shown = NULL;

  g_return_if_fail (LODESTAR_IS_LIST_SELECTION (self));

  shown = lodestar_list_selection_split (self, NULL);

  if (shown->len == g_hash_table_size (self->selected))
    return;

  g_hash_table_remove_all (self->selected);
  g_array_set_size (self->ranged, 0);

  for (guint i = 0; i < shown->len; i++)
    lodestar_list_selection_set_id (self, g_array_index (shown, gint64, i), TRUE);

  lodestar_list_selection_changed (self);
}
