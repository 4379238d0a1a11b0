/* lodestar-workspace.c - an open workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace-private.h"

#include "lodestar-backup.h"
#include "lodestar-migration.h"
#include "lodestar-undo.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarWorkspace:
 *
 * An open workspace: the one door to a file, for the window and for the
 * command line. It belongs to the thread that opened it.
 *
 * It has three connections: one that reads on the main thread, one that reads
 * on the reader's thread, and the only one that writes, on the writer's thread.
 * What is to be done is a verb, or work that carries more than a #GVariant;
 * each is one transaction, one undo step and at least one line of history, done in
 * the order in which it was asked for. When it is done, the objects of rows that
 * changed are brought up to date, [signal@Workspace::changed] is emitted, and
 * then the callback is called.
 */
G_DEFINE_FINAL_TYPE (LodestarWorkspace, lodestar_workspace, G_TYPE_OBJECT)

#define LODESTAR_WORKSPACE_BACKUP_DELAY_S 2

typedef enum
{
  PROP_PATH = 1,
  PROP_NAME,
  PROP_NOTICE,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_IS_OPEN,
  PROP_IS_BUSY,
} LodestarWorkspaceProperty;

static GParamSpec *props[PROP_IS_BUSY + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/*
 * lodestar_workspace_set_notice:
 *
 * Says what the user should know about the file.
 */
void
lodestar_workspace_set_notice (LodestarWorkspace *self, const char *notice)
{
  if (g_set_str (&self->notice, notice))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTICE]);
}

typedef struct
{
  GWeakRef     *workspace; /* (owned) */
  GMainContext *context;   /* (owned) */
  char         *path;      /* (owned) */
  GError       *error;     /* (owned) (nullable) */
} LodestarWorkspaceBackup;

static void
lodestar_workspace_backup_free (gpointer data)
{
  LodestarWorkspaceBackup *backup = data;

  g_weak_ref_clear (backup->workspace);
  g_free (backup->workspace);
  g_main_context_unref (backup->context);
  g_free (backup->path);
  g_clear_error (&backup->error);
  g_free (backup);
}

static gboolean
lodestar_workspace_backup_failed (gpointer data)
{
  LodestarWorkspaceBackup *backup = data;
  g_autoptr (LodestarWorkspace) self = g_weak_ref_get (backup->workspace);
  g_autofree char *notice = NULL;

  if (self == NULL || self->db == NULL)
    return G_SOURCE_REMOVE;

  notice = g_strdup_printf (_ ("Today’s backup could not be made. %s"), backup->error->message);
  lodestar_workspace_set_notice (self, notice);

  return G_SOURCE_REMOVE;
}

static gpointer
lodestar_workspace_backup_thread (gpointer data)
{
  LodestarWorkspaceBackup *backup = data;
  g_autoptr (LodestarDb) db = lodestar_db_open (backup->path, LODESTAR_DB_READ, &backup->error);
  g_autoptr (GSource) source = NULL;

  if (db != NULL && lodestar_backup_make_daily (db, NULL, &backup->error))
    {
      lodestar_workspace_backup_free (backup);
      return NULL;
    }

  source = g_idle_source_new ();
  g_source_set_callback (source, lodestar_workspace_backup_failed, backup,
                         lodestar_workspace_backup_free);
  g_source_attach (source, backup->context);

  return NULL;
}

/*
 * lodestar_workspace_ensure_backup:
 *
 * Makes the backup of the day, on a thread and a connection of its own.
 */
void
lodestar_workspace_ensure_backup (LodestarWorkspace *self)
{
  LodestarDate             today = lodestar_date_today ();
  LodestarWorkspaceBackup *backup;

  if (self->backup_source != NULL)
    {
      g_source_destroy (self->backup_source);
      g_clear_pointer (&self->backup_source, g_source_unref);
    }

  if (self->backup_day == today)
    return;

  if (self->backup != NULL)
    g_thread_join (g_steal_pointer (&self->backup));

  self->backup_day = today;
  backup = g_new0 (LodestarWorkspaceBackup, 1);
  backup->workspace = g_new0 (GWeakRef, 1);
  g_weak_ref_init (backup->workspace, self);
  backup->context = g_main_context_ref_thread_default ();
  backup->path = g_strdup (self->path);
  self->backup = g_thread_new ("backup", lodestar_workspace_backup_thread, backup);
}

static gboolean
lodestar_workspace_backup_due (gpointer data)
{
  lodestar_workspace_ensure_backup (data);

  return G_SOURCE_REMOVE;
}

/*
 * lodestar_workspace_plan_backup:
 *
 * Has the backup of the day made in a moment, so that it takes nothing from the window that is
 * about to show what has just been opened. Whatever is done before that does not wait for the
 * moment.
 */
void
lodestar_workspace_plan_backup (LodestarWorkspace *self)
{
  self->backup_source = g_timeout_source_new_seconds (LODESTAR_WORKSPACE_BACKUP_DELAY_S);
  g_source_set_callback (self->backup_source, lodestar_workspace_backup_due, self, NULL);
  g_source_set_static_name (self->backup_source, "[lodestar] backup");
  g_source_attach (self->backup_source, g_main_context_get_thread_default ());
}

/*
 * lodestar_workspace_read_labels:
 *
 * Brings the labels of undo and redo up to date.
 */
void
lodestar_workspace_read_labels (LodestarWorkspace *self)
{
  g_autofree char *undo_label = self->db != NULL ? lodestar_undo_dup_label (self->db, NULL) : NULL;
  g_autofree char *redo_label = self->db != NULL ? lodestar_redo_dup_label (self->db, NULL) : NULL;

  if (g_set_str (&self->undo_label, undo_label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);

  if (g_set_str (&self->redo_label, redo_label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

/*
 * lodestar_workspace_committed:
 *
 * Tells the main thread's world that the writer has committed something.
 */
void
lodestar_workspace_committed (LodestarWorkspace *self, LodestarTables tables)
{
  g_autoptr (GError) error = NULL;

  if (self->db == NULL || tables == LODESTAR_TABLES_NONE)
    return;

  if (!lodestar_identity_map_refresh (self->map, self->db, tables, &error))
    lodestar_workspace_set_notice (self, error->message);

  lodestar_workspace_read_labels (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, tables);
  lodestar_workspace_ensure_backup (self);
}

/*
 * lodestar_workspace_check_open:
 *
 * Returns: whether a file is open; otherwise sets @error
 */
gboolean
lodestar_workspace_check_open (LodestarWorkspace *self, GError **error)
{
  if (self->db == NULL)
    g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                         _ ("The workspace is closed."));

  return self->db != NULL;
}

/*
 * lodestar_workspace_add_calls:
 *
 * Counts what the writer has to do, for LodestarWorkspace:is-busy.
 */
void
lodestar_workspace_add_calls (LodestarWorkspace *self, int n)
{
  gboolean was_busy = self->n_calls > 0;

  if (n > 0 && self->backup_source != NULL)
    lodestar_workspace_ensure_backup (self);

  self->n_calls += n;

  if (was_busy != (self->n_calls > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_BUSY]);
}

static void
lodestar_workspace_dispose (GObject *object)
{
  LodestarWorkspace *self = LODESTAR_WORKSPACE (object);

  lodestar_workspace_close (self);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (lodestar_workspace_parent_class)->dispose (object);
}

static void
lodestar_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarWorkspace *self = LODESTAR_WORKSPACE (object);

  switch ((LodestarWorkspaceProperty) prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_IS_OPEN:
      g_value_set_boolean (value, self->db != NULL);
      break;
    case PROP_IS_BUSY:
      g_value_set_boolean (value, self->n_calls > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_workspace_class_init (LodestarWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lodestar_workspace_dispose;
  object_class->get_property = lodestar_workspace_get_property;

  /**
   * LodestarWorkspace:path: (nullable)
   *
   * The path of the file, or %NULL while none is open.
   */
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);

  /**
   * LodestarWorkspace:name: (nullable)
   *
   * The file's name without its suffix, for titles.
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * LodestarWorkspace:notice: (nullable)
   *
   * What the user should know about the file: that it lies on a network
   * folder, or that it could not be backed up.
   */
  props[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);

  /**
   * LodestarWorkspace:undo-label: (nullable)
   *
   * What undo would undo, or %NULL where there is nothing.
   */
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);

  /**
   * LodestarWorkspace:redo-label: (nullable)
   *
   * What redo would do again, or %NULL where there is nothing.
   */
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);

  /**
   * LodestarWorkspace:is-open:
   *
   * Whether a file is open.
   */
  props[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);

  /**
   * LodestarWorkspace:is-busy:
   *
   * Whether something is being written or waits for its turn.
   */
  props[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LodestarWorkspace::changed:
   * @self: the workspace
   * @tables: what has changed
   *
   * Emitted on the main thread once for each step that was committed, undone or
   * redone, after the objects of the identity map have been brought up to date
   * and before the callback of the call.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LODESTAR_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, LODESTAR_TYPE_TABLES);
}

static void
lodestar_workspace_init (LodestarWorkspace *self)
{
  self->map = lodestar_identity_map_new ();
}

/**
 * lodestar_workspace_new:
 *
 * Returns: (transfer full): a workspace with no file
 */
LodestarWorkspace *
lodestar_workspace_new (void)
{
  return g_object_new (LODESTAR_TYPE_WORKSPACE, NULL);
}

/**
 * lodestar_workspace_get_db:
 * @self: an open workspace
 *
 * Returns: (transfer none) (nullable): the connection that reads on the main thread; %NULL while
 * no file is open
 */
LodestarDb *
lodestar_workspace_get_db (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->db;
}

/**
 * lodestar_workspace_get_map:
 * @self: a workspace
 *
 * Returns: (transfer none): the identity map
 */
LodestarIdentityMap *
lodestar_workspace_get_map (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->map;
}

/**
 * lodestar_workspace_get_reader:
 * @self: an open workspace
 *
 * Returns: (transfer none) (nullable): the worker that reads; %NULL while no file is open
 */
LodestarReader *
lodestar_workspace_get_reader (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->reader;
}

/**
 * lodestar_workspace_is_open:
 * @self: a workspace
 *
 * Returns: whether a file is open
 */
gboolean
lodestar_workspace_is_open (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);

  return self->db != NULL;
}

/**
 * lodestar_workspace_is_busy:
 * @self: a workspace
 *
 * Returns: whether something is being written or waits for its turn
 */
gboolean
lodestar_workspace_is_busy (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);

  return self->n_calls > 0;
}

/**
 * lodestar_workspace_get_path:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the path of the file
 */
const char *
lodestar_workspace_get_path (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->path;
}

/**
 * lodestar_workspace_get_name:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the file's name without its suffix
 */
const char *
lodestar_workspace_get_name (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->name;
}

/**
 * lodestar_workspace_get_notice:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what the user should know about the file
 */
const char *
lodestar_workspace_get_notice (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->notice;
}

/**
 * lodestar_workspace_get_undo_label:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what undo would undo
 */
const char *
lodestar_workspace_get_undo_label (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->undo_label;
}

/**
 * lodestar_workspace_get_redo_label:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what redo would do again
 */
const char *
lodestar_workspace_get_redo_label (LodestarWorkspace *self)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), NULL);

  return self->redo_label;
}
