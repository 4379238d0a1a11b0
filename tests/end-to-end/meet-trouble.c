/* meet-trouble.c - files that cannot be opened: what the window says, and that they stay as they
 * are
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Where SQLite keeps the number that tells the versions apart. */
#define VERSION_OFFSET 60

/* The byte that an open workspace is locked by. */
#define LOCK_BYTE 0x3ffffffe

typedef struct
{
  char *path;  /* (owned) */
  char *bytes; /* (owned) */
  gsize size;
} Trouble;

static void
trouble_write (Trouble *self, const char *folder, const char *name, const char *bytes, gsize size)
{
  self->path = g_build_filename (folder, name, NULL);
  self->bytes = g_memdup2 (bytes, size);
  self->size = size;
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
}

/* As it was, and nothing was left beside it. */
static void
trouble_assert_untouched (const Trouble *self)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
  g_autofree char         *bytes = NULL;
  gsize                    size;

  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, size, self->bytes, self->size);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (self->path, suffixes[i], NULL);

      g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
    }
}

static void
trouble_clear (Trouble *self)
{
  g_free (self->path);
  g_free (self->bytes);
}

/* Opens it from where the window stands, and reads what the window says. */
static void
trouble_meet (const Trouble *self, AtspiAccessible *program, const char *title, const char *reason)
{
  drive_key ("alt+o");
  drive_choose_file ("Open Workspace", self->path);
  g_object_unref (drive_find (program, NULL, title));
  g_object_unref (drive_find (program, "label", reason));
  g_object_unref (drive_find (program, "button", "Try Again"));
  trouble_assert_untouched (self);
}

static int
trouble_lock (const Trouble *self)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_BYTE, .l_len = 1 };
  int          fd = g_open (self->path, O_RDWR | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_SETLK, &lock), ==, 0);

  return fd;
}

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *whole = g_build_filename (folder, "Whole.lodestar", NULL);
  g_autofree char  *bytes = NULL;
  gsize             size;
  Trouble           damaged, foreign, newer, elsewhere, sealed;
  AtspiAccessible  *program;
  GPid              pid;
  int               fd;

  g_assert_cmpint (argc, ==, 3);
  g_free (steps_run (argv[2], "new", whole, NULL));
  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  trouble_write (&elsewhere, folder, "Elsewhere.lodestar", bytes, size);
  trouble_write (&sealed, folder, "Sealed.lodestar", bytes, size);
  trouble_write (&damaged, folder, "Damaged.lodestar", bytes, size / 3);
  trouble_write (&foreign, folder, "Foreign.lodestar", "Eggs, flour, milk", 17);
  bytes[VERSION_OFFSET + 2] = 0x7f;
  trouble_write (&newer, folder, "Newer.lodestar", bytes, size);

  atspi_init ();
  pid = drive_start (start, "lodestar", &program);
  g_object_unref (drive_find (program, NULL, "Look at the Example"));
  trouble_meet (&damaged, program, "Workspace Damaged", "*");
  g_object_unref (drive_find (program, "button", "Restore a Backup…"));
  trouble_meet (&foreign, program, "Not a Workspace", "*");
  trouble_meet (&newer, program, "Made by a Newer Version", "*");
  g_assert_cmpint (g_chmod (sealed.path, 0400), ==, 0);
  trouble_meet (&sealed, program, "No Access to the Workspace", "*");
  fd = trouble_lock (&elsewhere);
  trouble_meet (&elsewhere, program, "Workspace Is Open Elsewhere", "*");

  /* Once it is closed there, it opens here. */
  close (fd);
  drive_key ("alt+t");
  drive_focus_window (program, "Elsewhere – Lodestar");
  g_object_unref (drive_find (program, "label", "Saved to Elsewhere.lodestar"));

  drive_key ("ctrl+q");
  drive_wait_end (pid);
  g_object_unref (program);
  trouble_clear (&damaged);
  trouble_clear (&foreign);
  trouble_clear (&newer);
  trouble_clear (&sealed);
  trouble_clear (&elsewhere);
  g_print ("TAP version 14\n1..1\nok 1 /end-to-end/meet-trouble\n");

  return 0;
}
