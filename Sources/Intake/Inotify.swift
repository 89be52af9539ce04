import Glibc

/// inotify(7): tells what happens in the folders that it watches.
struct Inotify {
  let descriptor: Descriptor

  /// Of a folder that files arrive in. CREATE is the only event of a hard link, a FIFO or a socket, and
  /// ATTRIB the only one of a mode that was mended.
  static let arrivals =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
  /// Of the folder that the inbox stands in.
  static let replacement = IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF

  struct Event {
    let watch: Int32
    let mask: Int32
    /// The name in the watched folder that it happened to; nil where it happened to the folder itself.
    let name: FileName?

    func isAny(of mask: Int32) -> Bool { self.mask & mask != 0 }
  }

  init() throws(SystemError) {
    descriptor = Descriptor(try posix { inotify_init1(O_NONBLOCK | O_CLOEXEC) })
  }

  /// Watches a folder and returns its number: the one it has, where it is watched already under any name.
  ///
  /// The folder is named by its descriptor: its path could lead elsewhere by now.
  func watch(_ folder: Directory, for mask: Int32) throws(SystemError) -> Int32 {
    try posix {
      inotify_add_watch(
        descriptor.number, "/proc/self/fd/\(folder.number)", UInt32(bitPattern: mask | IN_ONLYDIR))
    }
  }

  func unwatch(_ number: Int32) {
    // EINVAL where the folder is gone and the kernel was faster: it is unwatched either way.
    inotify_rm_watch(descriptor.number, number)
  }

  /// The events that wait, in order; empty where there are none.
  func events() throws(SystemError) -> [Event] {
    try withUnsafeTemporaryAllocation(
      byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment
    ) { buffer throws(SystemError) in
      let length: Int
      do throws(SystemError) {
        length = try posix { read(descriptor.number, buffer.baseAddress, buffer.count) }
      } catch let error where error.code == EAGAIN {
        return []
      }
      return parse(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
    }
  }

  private func parse(_ buffer: UnsafeRawBufferPointer) -> [Event] {
    var events: [Event] = []
    var offset = 0
    let headerSize = MemoryLayout<inotify_event>.size
    while offset + headerSize <= buffer.count {
      let header = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let nameStart = offset + headerSize
      let padded = buffer[nameStart..<(nameStart + Int(header.len))]
      let name = FileName(padded.prefix { $0 != 0 })
      events.append(
        Event(
          watch: header.wd, mask: Int32(bitPattern: header.mask),
          name: name.bytes.isEmpty ? nil : name))
      offset = nameStart + Int(header.len)
    }
    return events
  }
}
