/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Locks of open file descriptions. */
#define _GNU_SOURCE

#include "asp-write-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Beside "name" lies ".name.lock" while a process writes the document. What counts is the lock on
 * the file, which dies with the process that holds it, so a file left behind by a crash or a power
 * cut stops nobody. Its text tells others who holds the document: "user@host", the process id, the
 * time in UTC.
 *
 * SQLite's own locks last for a transaction only and cannot express "has it open"; taking one for
 * good would keep readers out.
 *
 * The lock belongs to the open file description, not to the process: two stores of one process
 * exclude each other too, and closing another descriptor of the file does not drop it. It covers
 * one byte far behind the text, because file servers make locks mandatory and the locked part
 * unreadable for others. */
#define LOCK_OFFSET (1 << 30)

#define MAX_TEXT 512

/* Whoever would like to have the right writes his name here, behind the holder's text. */
#define REQUEST_OFFSET 1024

/* The holder writes his name right after he took the lock. */
#define READ_TRIES 10
#define READ_PAUSE_US 10000

struct _AspWriteLock
{
  char *path;                   /* (owned) */
  int   fd;
};

static char *
make_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock_name = g_strdup_printf (".%s.lock", name);

  return g_build_filename (folder, lock_name, NULL);
}

static gboolean
lock_descriptor (int fd)
{
  struct flock lock = {
    .l_type = F_WRLCK,
    .l_whence = SEEK_SET,
    .l_start = LOCK_OFFSET,
    .l_len = 1,
  };
  int result;

  do
    result = fcntl (fd, F_OFD_SETLK, &lock);
  while (result == -1 && errno == EINTR);

  return result == 0;
}

/* Whoever held the lock before may have removed the file between our open and our lock; then it is
 * no longer the one that others will look at. */
static gboolean
is_still_linked (int         fd,
                 const char *path)
{
  struct stat by_fd, by_path;

  return fstat (fd, &by_fd) == 0 && lstat (path, &by_path) == 0
         && by_fd.st_dev == by_path.st_dev && by_fd.st_ino == by_path.st_ino;
}

static char *
read_holder (int fd)
{
  for (int i = 0; i < READ_TRIES; i++)
    {
      char text[MAX_TEXT + 1];
      gssize length = pread (fd, text, MAX_TEXT, 0);
      char *end;

      if (length < 0)
        return NULL;

      text[length] = '\0';
      end = strchr (text, '\n');
      if (end != NULL)
        {
          *end = '\0';
          return g_utf8_make_valid (text, -1);
        }

      g_usleep (READ_PAUSE_US);
    }

  return NULL;
}

/* Returns: (transfer full): this user as others see him */
static char *
make_name (void)
{
  g_autofree char *user = g_utf8_make_valid (g_get_user_name (), -1);

  return g_strdup_printf ("%s@%s", user, g_get_host_name ());
}

/* A failure is of no consequence: others then see the document in use without a name. */
static void
write_holder (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *name = make_name ();
  g_autofree char *text = g_strdup_printf ("%s\n%ld\n%s\n", name, (long) getpid (), time);
  gsize length = MIN (strlen (text), MAX_TEXT);

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize) length)
    g_debug ("The lock file cannot be written: %s", g_strerror (errno));
}

/* Opens the lock file with the document's own permissions, as SQLite does with its journal: who
 * may write the one may lock the other, also when a crash left it behind. */
static int
open_lock_file (const char *lock_path,
                const char *path)
{
  struct stat document;
  mode_t mode = stat (path, &document) == 0 ? document.st_mode & 0666 : 0600;
  int fd = open (lock_path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode | 0600);

  if (fd >= 0)
    {
      if (fchmod (fd, mode | 0600) != 0)
        g_debug ("The lock file keeps its permissions: %s", g_strerror (errno));
      return fd;
    }

  return errno == EEXIST ? open (lock_path, O_RDWR | O_NOFOLLOW | O_CLOEXEC) : -1;
}

/* Takes the right to write the document at @path. @in_use tells whether another process has it;
 * @holder then names him when he can be read. When the lock can be neither taken nor seen taken
 * (a folder or a file system that allows none), @in_use is FALSE.
 * Returns: (nullable): the lock, or NULL */
AspWriteLock *
asp_write_lock_take (const char  *path,
                     gboolean    *in_use,
                     char       **holder)
{
  g_autofree char *lock_path = make_lock_path (path);

  *in_use = FALSE;
  *holder = NULL;

  for (int i = 0; i < READ_TRIES; i++)
    {
      int fd = open_lock_file (lock_path, path);
      AspWriteLock *self;

      if (fd < 0 && errno == ENOENT)
        continue;
      if (fd < 0)
        return NULL;

      if (!lock_descriptor (fd))
        {
          *in_use = errno == EAGAIN || errno == EACCES;
          if (*in_use)
            *holder = read_holder (fd);
          close (fd);
          return NULL;
        }

      if (!is_still_linked (fd, lock_path))
        {
          close (fd);
          continue;
        }

      write_holder (fd);
      self = g_new0 (AspWriteLock, 1);
      self->path = g_steal_pointer (&lock_path);
      self->fd = fd;
      return self;
    }

  return NULL;
}

/* Gives the right back. The file goes while the lock is still held: see is_still_linked(). */
void
asp_write_lock_free (AspWriteLock *self)
{
  if (self == NULL)
    return;

  if (g_unlink (self->path) != 0)
    g_debug ("The lock file stays: %s", g_strerror (errno));
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/* Returns: (transfer full) (nullable): who would like to have the right, as "user@host" */
char *
asp_write_lock_read_request (AspWriteLock *self)
{
  char text[MAX_TEXT + 1];
  gssize length;
  char *end;

  g_return_val_if_fail (self != NULL, NULL);

  length = pread (self->fd, text, MAX_TEXT, REQUEST_OFFSET);
  if (length <= 0)
    return NULL;

  text[length] = '\0';
  end = strchr (text, '\n');
  if (end == NULL || end == text)
    return NULL;

  *end = '\0';
  return g_utf8_make_valid (text, -1);
}

/* Whether a process has the right to write the document at @path; @holder then names him when he
 * can be read. */
gboolean
asp_write_lock_is_taken (const char  *path,
                         char       **holder)
{
  g_autofree char *lock_path = make_lock_path (path);
  int fd = open (lock_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  struct flock lock = {
    .l_type = F_WRLCK,
    .l_whence = SEEK_SET,
    .l_start = LOCK_OFFSET,
    .l_len = 1,
  };
  gboolean is_taken;

  *holder = NULL;
  if (fd < 0)
    return FALSE;

  is_taken = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  if (is_taken)
    *holder = read_holder (fd);
  close (fd);

  return is_taken;
}

/* Asks whoever writes the document at @path to give the right up, or takes that back. FALSE when
 * he cannot be asked: nobody writes it, or the lock file may not be written. */
gboolean
asp_write_lock_ask (const char *path,
                    gboolean    ask)
{
  g_autofree char *lock_path = make_lock_path (path);
  g_autofree char *name = make_name ();
  g_autofree char *text = g_strdup_printf ("%s\n", ask ? name : "");
  gsize length = MIN (strlen (text), MAX_TEXT);
  int fd = open (lock_path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  gboolean is_asked;

  if (fd < 0)
    return FALSE;

  is_asked = pwrite (fd, text, length, REQUEST_OFFSET) == (gssize) length;
  close (fd);

  return is_asked;
}
