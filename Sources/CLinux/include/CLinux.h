// The Linux calls that Glibc's module leaves out: they need _GNU_SOURCE or stand in headers that its map
// does not name. Each returns what the call returns: -1 with errno set where it fails.
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/vfs.h>
#include <unistd.h>

/// renameat2(2) that never replaces: EEXIST where `to` is there already, EINVAL where the file system
/// cannot promise it (NFS, for one).
static inline int linux_rename_without_replacing(int from_folder, const char *from, int to_folder,
                                                 const char *to) {
  return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

/// syncfs(2): everything that was written to the file system of `descriptor` is on its disk.
static inline int linux_sync_file_system(int descriptor) { return syncfs(descriptor); }

/// A new eventfd(2) at zero, close-on-exec and non-blocking.
static inline int linux_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/// The magic number of `descriptor`'s file system, as in linux/magic.h.
static inline int linux_file_system_magic(int descriptor, uint32_t *magic) {
  struct statfs status;
  int result = fstatfs(descriptor, &status);
  if (result == 0) *magic = (uint32_t)status.f_type;
  return result;
}

/// sendfile(2) from where `offset` points, which it moves on; the number of bytes copied, 0 at the end.
static inline int64_t linux_send_file(int to, int from, int64_t *offset, size_t count) {
  off_t position = *offset;
  ssize_t copied = sendfile(to, from, &position, count);
  *offset = position;
  return copied;
}

/// Names the calling thread for ps(1) and top(1); at most 15 bytes.
static inline void linux_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
