/* lodestar-file.c - the file of a workspace, as the system sees it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What has to be known about a file before SQLite may touch it: SQLite would turn an empty file
 * into a database, roll back a journal that lies beside it by chance, or write to a file whose
 * folder cannot hold a journal. Here nothing is written. */

#include "config.h"

#include "lodestar-file.h"

#include "lodestar-db.h"
#include "lodestar-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* A byte that SQLite's own locks (512 bytes from 0x40000000 on) never touch. */
#define LODESTAR_FILE_LOCK_BYTE 0x3ffffffe
#define LODESTAR_FILE_HEADER_SIZE 100

struct _LodestarFile
{
  char    *path;     /* (owned): absolute, links followed */
  char    *identity; /* (owned): device and inode, the key among the claimed */
  gboolean had_journal;
  int      fd;
};

/* The files claimed by this process. Closing any descriptor of a file drops all POSIX locks that
 * the process has on it, SQLite's among them; so a file in this table is never opened again. */
static GMutex      lodestar_file_mutex;
static GHashTable *lodestar_file_claimed; /* (owned) (nullable), of char * (not owned) */

static char *
lodestar_file_dup_identity (const struct stat *info)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info->st_dev,
                          (guint64) info->st_ino);
}

static void
lodestar_file_set_open_elsewhere (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE,
               _ ("“%s” is already open in another window or program. Close it there first."),
               name);
}

static void
lodestar_file_set_errno (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("There is no file “%s”. It may have been moved, renamed or deleted."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NO_ACCESS,
                   _ ("You have no permission to open “%s”. Ask its owner for access."), name);
      break;
    case EROFS:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY,
                   _ ("“%s” lies on a medium that cannot be written. Copy it to a folder of your "
                      "own and open the copy."),
                   name);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL,
                   _ ("There is no room left for “%s”. Free some space and try again."), name);
      break;
    default:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be opened: %s"), name, g_strerror (number));
      break;
    }
}

static guint32
lodestar_file_read_uint32 (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) |
         bytes[3];
}

/**
 * lodestar_file_has_journal:
 * @path: a path
 *
 * Returns: whether a journal lies beside the file that changes what the file says
 */
gboolean
lodestar_file_has_journal (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);
      struct stat      info;

      if (stat (journal, &info) == 0 && info.st_size > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
lodestar_file_set_damaged (const char *path, const char *what, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged: %s. Restore a backup of it."), name, what);

  return FALSE;
}

/* Reads the header of SQLite's format (https://sqlite.org/fileformat2.html, section 1.3). */
static gboolean
lodestar_file_check_header (int fd, const char *path, gint64 size, GError **error)
{
  guint8           header[LODESTAR_FILE_HEADER_SIZE] = { 0 };
  g_autofree char *name = g_filename_display_basename (path);
  gint64           page_size;
  ssize_t          n_read = pread (fd, header, sizeof header, 0);

  if (n_read < 0)
    {
      lodestar_file_set_errno (path, errno, error);
      return FALSE;
    }

  if (n_read < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FOREIGN,
                   size == 0 ? _ ("“%s” is empty and no Lodestar workspace.")
                             : _ ("“%s” is no Lodestar workspace."),
                   name);
      return FALSE;
    }

  if (n_read < LODESTAR_FILE_HEADER_SIZE)
    return lodestar_file_set_damaged (path, _ ("it ends in the middle"), error);

  if (lodestar_file_read_uint32 (header + 68) != LODESTAR_DB_APPLICATION_ID)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FOREIGN,
                   _ ("“%s” is the database of another application, no Lodestar workspace."), name);
      return FALSE;
    }

  if (lodestar_file_read_uint32 (header + 60) >
      (guint32) lodestar_migration_get_newest (LODESTAR_MIGRATION_PATH))
    {
      lodestar_migration_set_future (path, error);
      return FALSE;
    }

  page_size = ((gint64) header[16] << 8) | header[17];
  page_size = page_size == 1 ? 65536 : page_size;

  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    return lodestar_file_set_damaged (path, _ ("its header makes no sense"), error);

  /* While a journal is there, it knows better than the file how long the file should be. */
  if (memcmp (header + 24, header + 92, 4) == 0 && !lodestar_file_has_journal (path) &&
      size < page_size * lodestar_file_read_uint32 (header + 28))
    return lodestar_file_set_damaged (path, _ ("a part of it is missing"), error);

  return TRUE;
}

static int
lodestar_file_open (const char *path, int flags, struct stat *info, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int              fd;

  if (stat (path, info) != 0)
    {
      lodestar_file_set_errno (path, errno, error);
      return -1;
    }

  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FOREIGN,
                   S_ISDIR (info->st_mode) ? _ ("“%s” is a folder, no Lodestar workspace.")
                                           : _ ("“%s” is no ordinary file."),
                   name);
      return -1;
    }

  if ((fd = open (path, flags | O_CLOEXEC)) >= 0)
    return fd;

  if (flags == O_RDWR && (errno == EACCES || errno == EPERM) && access (path, R_OK) == 0)
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY,
                 _ ("“%s” is read-only. Allow writing in its properties, or open a copy of it."),
                 name);
  else
    lodestar_file_set_errno (path, errno, error);

  return -1;
}

static gboolean
lodestar_file_check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_basename (path);

  if (access (folder, W_OK | X_OK) == 0)
    return TRUE;

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY,
               _ ("The folder of “%s” is read-only, but a workspace needs to keep a journal "
                  "beside it. Copy it to a folder of your own and open the copy."),
               name);

  return FALSE;
}

/* A lock of the open file description: it goes with the process, however that ends. */
static gboolean
lodestar_file_lock (int fd, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct flock     lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LODESTAR_FILE_LOCK_BYTE, .l_len = 1
  };

  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    return TRUE;

  if (errno == EAGAIN || errno == EACCES)
    lodestar_file_set_open_elsewhere (path, error);
  else
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                 _ ("“%s” cannot be kept from being opened twice, as its file system has no locks "
                    "(%s). Copy it to a folder of this computer and open the copy."),
                 name, g_strerror (errno));

  return FALSE;
}

/**
 * lodestar_file_claim:
 * @path: a path
 * @error: return location for a #GError, or %NULL
 *
 * Looks at a file and, if it is a workspace that can be written, keeps other
 * processes from opening it. Nothing is written. The claim goes with the
 * process, so a killed one leaves none behind.
 *
 * Returns: (transfer full): the claim, or %NULL with @error set
 */
LodestarFile *
lodestar_file_claim (const char *path, GError **error)
{
  g_autoptr (LodestarFile) file = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *real = NULL;
  struct stat      info;

  g_return_val_if_fail (path != NULL, NULL);

  g_mutex_lock (&lodestar_file_mutex);

  if (lodestar_file_claimed == NULL)
    lodestar_file_claimed = g_hash_table_new (g_str_hash, g_str_equal);

  if (stat (path, &info) == 0)
    identity = lodestar_file_dup_identity (&info);

  if (identity != NULL && g_hash_table_contains (lodestar_file_claimed, identity))
    {
      g_mutex_unlock (&lodestar_file_mutex);
      lodestar_file_set_open_elsewhere (path, error);
      return NULL;
    }

  file = g_new0 (LodestarFile, 1);
  file->fd = lodestar_file_open (path, O_RDWR, &info, error);
  real = realpath (path, NULL);
  file->path = g_strdup (real != NULL ? real : path);

  if (file->fd >= 0 && lodestar_file_check_folder (file->path, error) &&
      lodestar_file_lock (file->fd, path, error) && fstat (file->fd, &info) == 0 &&
      lodestar_file_check_header (file->fd, file->path, info.st_size, error))
    {
      file->identity = lodestar_file_dup_identity (&info);
      file->had_journal = lodestar_file_has_journal (file->path);
      g_hash_table_add (lodestar_file_claimed, file->identity);
      g_mutex_unlock (&lodestar_file_mutex);
      return g_steal_pointer (&file);
    }

  g_mutex_unlock (&lodestar_file_mutex);

  return NULL;
}

/**
 * lodestar_file_free:
 * @file: (transfer full): a claim
 *
 * Gives a claim up. All connections to the file must have been closed.
 */
void
lodestar_file_free (LodestarFile *file)
{
  g_mutex_lock (&lodestar_file_mutex);

  if (file->identity != NULL)
    g_hash_table_remove (lodestar_file_claimed, file->identity);

  if (file->fd >= 0)
    close (file->fd);

  g_mutex_unlock (&lodestar_file_mutex);
  g_free (file->identity);
  g_free (file->path);
  g_free (file);
}

/**
 * lodestar_file_get_path:
 * @file: a claim
 *
 * Returns: (transfer none): the path of the file, absolute and with links followed
 */
const char *
lodestar_file_get_path (LodestarFile *file)
{
  return file->path;
}

/**
 * lodestar_file_is_shared_type:
 * @type: `f_type` of `struct statfs`
 *
 * Returns: whether a file system of this type may be shared by several machines, so that memory
 * shared by processes (which WAL needs) cannot be relied on
 */
gboolean
lodestar_file_is_shared_type (glong type)
{
  static const guint32 types[] = {
    0x00006969, /* NFS */
    0x0000517b, /* SMB */
    0xfe534d42, /* SMB 2 */
    0xff534d42, /* CIFS */
    0x65735546, /* FUSE: sshfs, GVfs, the document portal */
    0x01021997, /* 9P */
    0x00c36400, /* Ceph */
    0x5346414f, /* AFS */
    0x73757245, /* Coda */
    0x0000564c, /* NCP */
    0x01161970, /* GFS 2 */
    0x7461636f, /* OCFS 2 */
    0x0bd00bd0, /* Lustre */
    0x786f4256, /* folders that VirtualBox shares */
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) type == types[i])
      return TRUE;

  return FALSE;
}

/**
 * lodestar_file_is_shared:
 * @file: a claim
 *
 * Whether the file lies where WAL cannot work. `LODESTAR_JOURNAL=rollback` in
 * the environment says so for a file system that this function does not know.
 *
 * Returns: whether the rollback journal should be used
 */
gboolean
lodestar_file_is_shared (LodestarFile *file)
{
  struct statfs info;

  if (g_strcmp0 (g_getenv ("LODESTAR_JOURNAL"), "rollback") == 0)
    return TRUE;

  return fstatfs (file->fd, &info) == 0 && lodestar_file_is_shared_type ((glong) info.f_type);
}

/**
 * lodestar_file_is_claimed:
 * @path: a path
 *
 * Returns: whether this process has the workspace @path open
 */
gboolean
lodestar_file_is_claimed (const char *path)
{
  g_autofree char *identity = NULL;
  struct stat      info;
  gboolean         is_claimed;

  if (stat (path, &info) != 0)
    return FALSE;

  identity = lodestar_file_dup_identity (&info);
  g_mutex_lock (&lodestar_file_mutex);
  is_claimed =
    lodestar_file_claimed != NULL && g_hash_table_contains (lodestar_file_claimed, identity);
  g_mutex_unlock (&lodestar_file_mutex);

  return is_claimed;
}

/**
 * lodestar_file_inspect:
 * @path: a path
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the file is a workspace that can be read, as far as its header tells
 */
gboolean
lodestar_file_inspect (const char *path, GError **error)
{
  struct stat info;
  gboolean    is_good;
  int         fd;

  if (lodestar_file_is_claimed (path))
    return TRUE;

  if ((fd = lodestar_file_open (path, O_RDONLY, &info, error)) < 0)
    return FALSE;

  is_good = lodestar_file_check_header (fd, path, info.st_size, error);
  close (fd);

  return is_good;
}

/**
 * lodestar_file_make_draft:
 * @path: where the file will be
 * @error: return location for a #GError, or %NULL
 *
 * Makes an empty file, readable by its owner only, in the folder of @path. What
 * is written there comes to its place whole or not at all.
 *
 * Returns: (transfer full): the path of the draft, or %NULL with @error set
 */
char *
lodestar_file_make_draft (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_build_filename (folder, LODESTAR_FILE_DRAFT_PREFIX "XXXXXX", NULL);
  int              fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      int number = errno;

      if (number == EACCES || number == EPERM || number == EROFS)
        {
          g_autofree char *name = g_filename_display_name (folder);

          g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY,
                       _ ("The folder “%s” is read-only. Choose another one."), name);
        }
      else if (number == ENOENT || number == ENOTDIR)
        {
          g_autofree char *name = g_filename_display_name (folder);

          g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                       _ ("There is no folder “%s”."), name);
        }
      else
        lodestar_file_set_errno (path, number, error);

      return NULL;
    }

  close (fd);

  return g_steal_pointer (&draft);
}

static void
lodestar_file_sync (const char *path, int flags)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

static void
lodestar_file_set_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_EXISTS,
               _ ("There is a file “%s” already. Choose another name."), name);
}

/* A journal that a deleted or replaced file has left would be taken for the new one's. */
static void
lodestar_file_remove_journals (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);

      g_unlink (journal);
    }
}

/**
 * lodestar_file_clean_up:
 * @file: a claim, after all connections were closed
 *
 * Removes what SQLite has made beside a file that was not accepted. A journal that was there before
 * stays.
 */
void
lodestar_file_clean_up (LodestarFile *file)
{
  if (!file->had_journal)
    lodestar_file_remove_journals (file->path);
}

/**
 * lodestar_file_publish:
 * @draft: what lodestar_file_make_draft() gave
 * @path: where it goes
 * @replace: whether it may take the place of another file
 * @error: return location for a #GError, or %NULL
 *
 * Brings a draft to its place, so that a crash leaves either the old file or the
 * whole new one. Fails with %LODESTAR_STORE_ERROR_EXISTS where there is a file
 * and @replace is %FALSE; then the draft is left.
 *
 * Returns: whether it is there
 */
gboolean
lodestar_file_publish (const char *draft, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              result;

  lodestar_file_sync (draft, 0);

  if (!replace && access (path, F_OK) == 0)
    {
      lodestar_file_set_exists (path, error);
      return FALSE;
    }

  lodestar_file_remove_journals (path);

  if (replace)
    result = g_rename (draft, path);
  else if ((result = link (draft, path)) == 0)
    g_unlink (draft);
  else if (errno != EEXIST) /* a file system without links */
    result = renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE);

  if (result != 0 && errno == EEXIST)
    {
      lodestar_file_set_exists (path, error);
      return FALSE;
    }

  if (result != 0)
    {
      lodestar_file_set_errno (path, errno, error);
      return FALSE;
    }

  lodestar_file_sync (folder, O_DIRECTORY);

  return TRUE;
}

/**
 * lodestar_file_discard:
 * @draft: (nullable): what lodestar_file_make_draft() gave
 *
 * Removes a draft, and what SQLite may have left beside it.
 */
void
lodestar_file_discard (const char *draft)
{
  if (draft == NULL)
    return;

  g_unlink (draft);
  lodestar_file_remove_journals (draft);
}
