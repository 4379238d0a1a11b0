/* lodestar-id-list.c - a long list whose rows are read when they are seen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-id-list.h"

#define LODESTAR_ID_LIST_PAGE 64
#define LODESTAR_ID_LIST_MAX_RECORDS 512
#define LODESTAR_ID_LIST_MAX_EDITS 64
#define LODESTAR_ID_LIST_MAX_COMPARED 20000

/* Shared by the list and by the work under way. Counted and freed on the main thread only. */
typedef struct
{
  LodestarIdQuery func;
  gpointer        data;
  GDestroyNotify  destroy; /* (nullable) */
} LodestarIdListQuery;

/* A query under way. */
typedef struct
{
  LodestarIdListQuery *query; /* (owned) */
  GArray              *old;   /* (owned), of gint64: what the list shows */
  GArray              *ids;   /* (owned), of gint64: what it will show */
  GArray              *edits; /* (owned), of LodestarIdListEdit: the way there */
} LodestarIdListJob;

/* At @position of the new list, counted after all edits before it. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} LodestarIdListEdit;

/**
 * LodestarIdList:
 *
 * A [iface@Gio.ListModel] over a query. The identities of all rows are found on
 * the reader's thread, so that sorting and searching are SQL's business and never
 * hold up the window; the rows are read in pages of 64 by identity on the
 * main thread, when they are asked for.
 *
 * Of several queries the newest wins: the older ones are cancelled, and the list
 * keeps what it shows until the newest is answered. What changes then is
 * told in the smallest pieces that can be found cheaply, so that a list view
 * keeps its place and its selection.
 */
struct _LodestarIdList
{
  GObject              parent_instance;
  LodestarReader      *reader; /* (owned) */
  LodestarDb          *db;     /* (owned) */
  LodestarIdentityMap *map;    /* (owned) */
  LodestarRowLoader    loader;
  GType                item_type;
  GArray              *ids; /* (owned), of gint64 */
  GHashTable *records;      /* (owned), of gint64 * and LodestarRecord: those asked for lately */
  gint64      recent[LODESTAR_ID_LIST_MAX_RECORDS]; /* their identities, as a ring */
  guint       next_recent;
  LodestarIdListQuery *query;       /* (owned) (nullable) */
  GCancellable        *cancellable; /* (owned) (nullable): of the query under way */
  char                *error;       /* (owned) (nullable) */
};

static void lodestar_id_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodestarIdList,
                               lodestar_id_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lodestar_id_list_iface_init))

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_IS_LOADING,
  PROP_ERROR,
} LodestarIdListProperty;

static GParamSpec *props[PROP_ERROR + 1];

static void
lodestar_id_list_query_clear (gpointer data)
{
  LodestarIdListQuery *query = data;

  if (query->destroy != NULL)
    query->destroy (query->data);
}

static void
lodestar_id_list_query_unref (LodestarIdListQuery *query)
{
  g_rc_box_release_full (query, lodestar_id_list_query_clear);
}

static void
lodestar_id_list_job_free (gpointer data)
{
  LodestarIdListJob *job = data;

  lodestar_id_list_query_unref (job->query);
  g_array_unref (job->old);
  g_array_unref (job->ids);
  g_array_unref (job->edits);
  g_free (job);
}

static const gint64 *
lodestar_id_list_at (GArray *ids, guint position)
{
  return &g_array_index (ids, gint64, position);
}

static void
lodestar_id_list_add_edit (GArray *edits, guint position, guint n_removed, guint n_added)
{
  LodestarIdListEdit edit = { position, n_removed, n_added };

  g_array_append_val (edits, edit);
}

static GHashTable *
lodestar_id_list_make_set (GArray *ids, guint first, guint n)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, (gpointer) lodestar_id_list_at (ids, first + i));

  return set;
}

/* Finds the runs that differ, where the rows that stay also stay in order. Gives up (%FALSE) where
 * they do not, or where there would be too many. */
static gboolean
lodestar_id_list_find_runs (LodestarIdListJob *job, guint first, guint n_old, guint n_new)
{
  g_autoptr (GHashTable) old_set = NULL;
  g_autoptr (GHashTable) new_set = NULL;
  guint i = first, j = first;

  if (n_old == 0 || n_new == 0 || MAX (n_old, n_new) > LODESTAR_ID_LIST_MAX_COMPARED)
    return FALSE;

  old_set = lodestar_id_list_make_set (job->old, first, n_old);
  new_set = lodestar_id_list_make_set (job->ids, first, n_new);

  while (i < first + n_old || j < first + n_new)
    {
      guint i_start = i, j_start = j;

      while (i < first + n_old &&
             !g_hash_table_contains (new_set, lodestar_id_list_at (job->old, i)))
        i++;

      while (j < first + n_new &&
             !g_hash_table_contains (old_set, lodestar_id_list_at (job->ids, j)))
        j++;

      if (i > i_start || j > j_start)
        lodestar_id_list_add_edit (job->edits, j_start, i - i_start, j - j_start);

      if (job->edits->len > LODESTAR_ID_LIST_MAX_EDITS)
        return FALSE;

      while (i < first + n_old && j < first + n_new &&
             *lodestar_id_list_at (job->old, i) == *lodestar_id_list_at (job->ids, j))
        i++, j++;

      /* Both stand before rows that stay, and these are not the same: the order has changed. */
      if (i < first + n_old && j < first + n_new &&
          g_hash_table_contains (new_set, lodestar_id_list_at (job->old, i)) &&
          g_hash_table_contains (old_set, lodestar_id_list_at (job->ids, j)))
        return FALSE;
    }

  return TRUE;
}

static void
lodestar_id_list_compare (LodestarIdListJob *job)
{
  guint n_old = job->old->len;
  guint n_new = job->ids->len;
  guint first = 0, n_after = 0;

  while (first < MIN (n_old, n_new) &&
         *lodestar_id_list_at (job->old, first) == *lodestar_id_list_at (job->ids, first))
    first++;

  while (n_after < MIN (n_old, n_new) - first &&
         *lodestar_id_list_at (job->old, n_old - 1 - n_after) ==
           *lodestar_id_list_at (job->ids, n_new - 1 - n_after))
    n_after++;

  n_old -= first + n_after;
  n_new -= first + n_after;

  if ((n_old == 0 && n_new == 0) || lodestar_id_list_find_runs (job, first, n_old, n_new))
    return;

  g_array_set_size (job->edits, 0);
  lodestar_id_list_add_edit (job->edits, first, n_old, n_new);
}

/* On the reader's thread. */
static gboolean
lodestar_id_list_work (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarIdListJob *job = data;

  if (!job->query->func (db, job->ids, job->query->data, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  lodestar_id_list_compare (job);

  return TRUE;
}

static void
lodestar_id_list_set_error (LodestarIdList *self, const char *message)
{
  if (g_set_str (&self->error, message))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static void
lodestar_id_list_set_cancellable (LodestarIdList *self, GCancellable *cancellable)
{
  gboolean was_loading = self->cancellable != NULL;

  g_set_object (&self->cancellable, cancellable);

  if (was_loading != (cancellable != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_LOADING]);
}

static void
lodestar_id_list_apply (LodestarIdList *self, LodestarIdListJob *job)
{
  guint n_before = self->ids->len;

  for (guint i = 0; i < job->edits->len; i++)
    {
      LodestarIdListEdit *edit = &g_array_index (job->edits, LodestarIdListEdit, i);

      if (edit->n_removed > 0)
        g_array_remove_range (self->ids, edit->position, edit->n_removed);

      if (edit->n_added > 0)
        g_array_insert_vals (self->ids, edit->position,
                             lodestar_id_list_at (job->ids, edit->position), edit->n_added);

      g_list_model_items_changed (G_LIST_MODEL (self), edit->position, edit->n_removed,
                                  edit->n_added);
    }

  if (self->ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

typedef struct
{
  LodestarIdList    *list;        /* (owned) */
  GCancellable      *cancellable; /* (owned) */
  LodestarIdListJob *job;         /* (not owned): the worker frees it after the callback */
} LodestarIdListCall;

static void
lodestar_id_list_work_done (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarIdListCall *call = data;
  LodestarIdList     *self = call->list;
  g_autoptr (GError) error = NULL;
  gboolean is_done = lodestar_worker_run_finish (LODESTAR_WORKER (source), result, &error);

  /* Otherwise a newer query has taken its place. */
  if (call->cancellable == self->cancellable)
    {
      if (is_done)
        lodestar_id_list_apply (self, call->job);

      lodestar_id_list_set_error (self, is_done ? NULL : error->message);
      lodestar_id_list_set_cancellable (self, NULL);
    }

  g_object_unref (call->cancellable);
  g_object_unref (call->list);
  g_free (call);
}

static void
lodestar_id_list_remember (LodestarIdList *self, LodestarRecord *record)
{
  gint64 *slot = &self->recent[self->next_recent];

  g_hash_table_remove (self->records, slot);
  *slot = lodestar_record_get_id (record);
  self->next_recent = (self->next_recent + 1) % LODESTAR_ID_LIST_MAX_RECORDS;
  g_hash_table_insert (self->records, g_memdup2 (slot, sizeof *slot), g_object_ref (record));
}

static void
lodestar_id_list_load_page (LodestarIdList *self, guint position)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  gint64 missing[LODESTAR_ID_LIST_PAGE];
  guint  first = position - position % LODESTAR_ID_LIST_PAGE;
  guint  n_missing = 0;

  for (guint i = first; i < MIN (first + LODESTAR_ID_LIST_PAGE, self->ids->len); i++)
    if (!g_hash_table_contains (self->records, lodestar_id_list_at (self->ids, i)))
      missing[n_missing++] = *lodestar_id_list_at (self->ids, i);

  if (!self->loader (self->db, self->map, missing, n_missing, found, &error))
    lodestar_id_list_set_error (self, error->message);

  for (guint i = 0; i < found->len; i++)
    lodestar_id_list_remember (self, g_ptr_array_index (found, i));
}

static GType
lodestar_id_list_get_item_type (GListModel *model)
{
  return LODESTAR_ID_LIST (model)->item_type;
}

static guint
lodestar_id_list_get_n_items (GListModel *model)
{
  return LODESTAR_ID_LIST (model)->ids->len;
}

static gpointer
lodestar_id_list_get_item (GListModel *model, guint position)
{
  LodestarIdList *self = LODESTAR_ID_LIST (model);
  const gint64   *id;
  GObject        *record;

  if (position >= self->ids->len)
    return NULL;

  id = lodestar_id_list_at (self->ids, position);

  if ((record = g_hash_table_lookup (self->records, id)) == NULL)
    {
      lodestar_id_list_load_page (self, position);
      record = g_hash_table_lookup (self->records, id);
    }

  /* A row that went since the query: a list may not have holes, so an empty object stands in until
   * the next refresh. */
  return record != NULL ? g_object_ref (record)
                        : lodestar_identity_map_ensure (self->map, self->item_type, *id);
}

static void
lodestar_id_list_dispose (GObject *object)
{
  LodestarIdList *self = LODESTAR_ID_LIST (object);

  g_hash_table_remove_all (self->records);
  g_clear_pointer (&self->query, lodestar_id_list_query_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (lodestar_id_list_parent_class)->dispose (object);
}

static void
lodestar_id_list_finalize (GObject *object)
{
  LodestarIdList *self = LODESTAR_ID_LIST (object);

  g_clear_pointer (&self->db, lodestar_db_unref);
  g_hash_table_unref (self->records);
  g_array_unref (self->ids);
  g_free (self->error);

  G_OBJECT_CLASS (lodestar_id_list_parent_class)->finalize (object);
}

static void
lodestar_id_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarIdList *self = LODESTAR_ID_LIST (object);

  switch ((LodestarIdListProperty) prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_IS_LOADING:
      g_value_set_boolean (value, lodestar_id_list_is_loading (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_id_list_class_init (LodestarIdListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lodestar_id_list_dispose;
  object_class->finalize = lodestar_id_list_finalize;
  object_class->get_property = lodestar_id_list_get_property;

  /**
   * LodestarIdList:n-items:
   *
   * How many rows there are.
   */
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarIdList:is-loading:
   *
   * Whether a query is under way.
   */
  props[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarIdList:error: (nullable)
   *
   * Why the newest query failed, for the user.
   */
  props[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_id_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lodestar_id_list_get_item_type;
  iface->get_n_items = lodestar_id_list_get_n_items;
  iface->get_item = lodestar_id_list_get_item;
}

static void
lodestar_id_list_init (LodestarIdList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * lodestar_id_list_new:
 * @reader: whose connection finds the identities
 * @db: the main thread's connection, which reads the rows
 * @map: the identity map
 * @item_type: the class of the items, a final one below #LodestarRecord
 * @loader: reads rows
 *
 * Returns: (transfer full): an empty list
 */
LodestarIdList *
lodestar_id_list_new (LodestarReader      *reader,
                      LodestarDb          *db,
                      LodestarIdentityMap *map,
                      GType                item_type,
                      LodestarRowLoader    loader)
{
  LodestarIdList *self;

  g_return_val_if_fail (LODESTAR_IS_WORKER (reader), NULL);
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (map), NULL);
  g_return_val_if_fail (g_type_is_a (item_type, LODESTAR_TYPE_RECORD), NULL);
  g_return_val_if_fail (loader != NULL, NULL);

  self = g_object_new (LODESTAR_TYPE_ID_LIST, NULL);
  self->reader = g_object_ref (reader);
  self->db = lodestar_db_ref (db);
  self->map = g_object_ref (map);
  self->item_type = item_type;
  self->loader = loader;

  return self;
}

/**
 * lodestar_id_list_set_query:
 * @self: a list
 * @query: finds the identities, on the reader's thread
 * @data: for @query; not to be changed any more
 * @destroy: (nullable): frees @data, on this thread
 *
 * Shows something else, once it has been found. A query under way is cancelled.
 */
void
lodestar_id_list_set_query (LodestarIdList *self,
                            LodestarIdQuery query,
                            gpointer        data,
                            GDestroyNotify  destroy)
{
  g_return_if_fail (LODESTAR_IS_ID_LIST (self));
  g_return_if_fail (query != NULL);

  g_clear_pointer (&self->query, lodestar_id_list_query_unref);
  self->query = g_rc_box_new (LodestarIdListQuery);
  self->query->func = query;
  self->query->data = data;
  self->query->destroy = destroy;
  lodestar_id_list_refresh (self);
}

/**
 * lodestar_id_list_refresh:
 * @self: a list
 *
 * Runs the query again, after something has changed. Does nothing where there is none yet.
 */
void
lodestar_id_list_refresh (LodestarIdList *self)
{
  g_autoptr (GCancellable) cancellable = NULL;
  LodestarIdListJob  *job;
  LodestarIdListCall *call;

  g_return_if_fail (LODESTAR_IS_ID_LIST (self));

  if (self->query == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  cancellable = g_cancellable_new ();
  lodestar_id_list_set_cancellable (self, cancellable);

  job = g_new0 (LodestarIdListJob, 1);
  job->query = g_rc_box_acquire (self->query);
  job->old = g_array_copy (self->ids);
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->edits = g_array_new (FALSE, FALSE, sizeof (LodestarIdListEdit));

  call = g_new0 (LodestarIdListCall, 1);
  call->list = g_object_ref (self);
  call->cancellable = g_object_ref (cancellable);
  call->job = job;

  lodestar_worker_run_async (self->reader, lodestar_id_list_work, job, lodestar_id_list_job_free,
                             cancellable, lodestar_id_list_work_done, call);
}

/**
 * lodestar_id_list_is_loading:
 * @self: a list
 *
 * Returns: whether a query is under way
 */
gboolean
lodestar_id_list_is_loading (LodestarIdList *self)
{
  g_return_val_if_fail (LODESTAR_IS_ID_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * lodestar_id_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the newest query failed, for the user
 */
const char *
lodestar_id_list_get_error (LodestarIdList *self)
{
  g_return_val_if_fail (LODESTAR_IS_ID_LIST (self), NULL);

  return self->error;
}

/**
 * lodestar_id_list_get_ids:
 * @self: a list
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (array length=n_ids): the identities of all rows, valid until the list
 * changes
 */
const gint64 *
lodestar_id_list_get_ids (LodestarIdList *self, guint *n_ids)
{
  g_return_val_if_fail (LODESTAR_IS_ID_LIST (self), NULL);

  *n_ids = self->ids->len;

  return self->ids->len > 0 ? lodestar_id_list_at (self->ids, 0) : NULL;
}

/**
 * lodestar_id_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the identity of the row there, without reading the row
 */
gint64
lodestar_id_list_get_id (LodestarIdList *self, guint position)
{
  g_return_val_if_fail (LODESTAR_IS_ID_LIST (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return *lodestar_id_list_at (self->ids, position);
}

/**
 * lodestar_id_list_find:
 * @self: a list
 * @id: the identity of a row
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the list has the row
 */
gboolean
lodestar_id_list_find (LodestarIdList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (LODESTAR_IS_ID_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (*lodestar_id_list_at (self->ids, i) == id)
      {
        if (position != NULL)
          *position = i;

        return TRUE;
      }

  return FALSE;
}
