import CLinux

/// The access control list that a folder gives to whatever is made in it (acl(5)).
package enum DefaultACL {
  /// Whether the folder at `path` has one. Without it, the umask of whoever drops a file decides who may read it.
  package static func exists(at path: String) -> Bool { linux_has_default_acl(path) == 1 }
}
