// The Linux calls that Glibc's module leaves out: they need _GNU_SOURCE or stand in headers that its map
// does not name. Each returns what the call returns: -1 with errno set where it fails.
//
// Nothing of glibc but <stddef.h> and <stdint.h> is included here. Under _GNU_SOURCE its headers declare
// types otherwise than Swift's Glibc module does (the member of fd_set, for one), and whether the compiler
// minds that depends on which of the two it meets first.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// renameat2(2) that never replaces: EEXIST where `to` is there already, EINVAL where the file system
/// cannot promise it (NFS, for one).
int linux_rename_without_replacing(int from_folder, const char *from, int to_folder, const char *to);

/// syncfs(2): everything that was written to the file system of `descriptor` is on its disk.
int linux_sync_file_system(int descriptor);

/// A new eventfd(2) at zero, close-on-exec and non-blocking.
int linux_event_descriptor(void);

/// The magic number of `descriptor`'s file system, as in linux/magic.h.
int linux_file_system_magic(int descriptor, uint32_t *magic);

/// sendfile(2) from where `offset` points, which it moves on; the number of bytes copied, 0 at the end.
int64_t linux_send_file(int to, int from, int64_t *offset, size_t count);

/// Whether the folder at `path` has a default access control list: 1, 0, or -1 with errno set.
int linux_has_default_acl(const char *path);

/// Names the calling thread for ps(1) and top(1); at most 15 bytes.
void linux_name_thread(const char *name);
