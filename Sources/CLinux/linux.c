#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

int linux_rename_without_replacing(int from_folder, const char *from, int to_folder, const char *to) {
  return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

int linux_sync_file_system(int descriptor) { return syncfs(descriptor); }

int linux_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int linux_file_system_magic(int descriptor, uint32_t *magic) {
  struct statfs status;
  int result = fstatfs(descriptor, &status);
  if (result == 0) *magic = (uint32_t)status.f_type;
  return result;
}

int64_t linux_send_file(int to, int from, int64_t *offset, size_t count) {
  off_t position = *offset;
  ssize_t copied = sendfile(to, from, &position, count);
  *offset = position;
  return copied;
}

int linux_has_default_acl(const char *path) {
  // How the kernel stores one; libacl would only unpack it.
  if (getxattr(path, "system.posix_acl_default", NULL, 0) >= 0) return 1;
  return errno == ENODATA ? 0 : -1;
}

void linux_name_thread(const char *name) {
  // A name that is too long fails and is left away: it is only for people.
  pthread_setname_np(pthread_self(), name);
}
