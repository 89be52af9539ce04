/// A kind of file system, by the magic number in linux/magic.h.
package struct FileSystem: Sendable, Hashable {
  let magic: UInt32

  /// Its name where inotify cannot be relied on there: other machines, or a program in place of the
  /// kernel, write to it, and the kernel of this machine does not hear of it.
  package var nameIfUnobservable: String? { Self.unobservable[magic] }

  init(magic: UInt32) { self.magic = magic }

  /// The one that the folder at `path` stands on; nil where none can be opened there.
  package init?(of path: String) {
    guard let kind = try? Directory(path: path).fileSystem() else { return nil }
    self = kind
  }

  private static let unobservable: [UInt32: String] = [
    0x0000_6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x0000_517B: "SMB",
    0x6573_5546: "FUSE", 0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
    0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x0000_564C: "NCP", 0x7461_636F: "OCFS2",
    0x0116_1970: "GFS2", 0x0BD0_0BD0: "Lustre", 0x786F_4256: "VirtualBox", 0xBACB_ACBC: "VMware",
    0x4750_4653: "GPFS",
  ]
}
