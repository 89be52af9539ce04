import Glibc

/// One component of a path: any bytes but `/` and NUL.
struct FileName: Sendable, Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) { self.bytes = [UInt8](bytes) }

  init(_ text: String) { bytes = [UInt8](text.utf8) }

  var description: String { shownName(bytes) }

  /// The longest name that Linux allows, in bytes.
  static let longest = Int(NAME_MAX)

  /// Calls `body` with the name as C wants it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
      buffer[bytes.count] = 0
      // The temporary allocation has at least one element, so it has an address.
      return body(UnsafePointer(buffer.baseAddress!))
    }
  }

  /// Whether whoever writes it will give it another name when it is complete.
  ///
  /// rsync writes `.x.txt.Vb2k`, browsers `x.part`, editors `x.txt~` and `.x.txt.swp`. The same holds for
  /// a folder that is put together under such a name.
  var awaitsRename: Bool {
    bytes.first == UInt8(ascii: ".")
      || [".part", ".tmp", ".swp", "~"].contains { ending in
        bytes.suffix(ending.utf8.count).map(lowercased).elementsEqual(ending.utf8)
      }
  }

  /// The `number`th name to try where earlier ones are taken: `x.txt`, `x~2.txt`, `x~3.txt`, …
  ///
  /// - Parameter room: the longest name allowed, in bytes; the stem gives way where it must.
  func variant(_ number: Int, room: Int = longest) -> FileName {
    let mark = number == 1 ? [] : [UInt8]("~\(number)".utf8)
    let (stem, ending) = parts
    guard stem.count + mark.count + ending.count > room else {
      return FileName(stem + mark + ending)
    }
    return FileName(whole(stem.prefix(room - mark.count - ending.count)) + mark + ending)
  }

  /// Whether this is `name` or a name that `name.variant` can give.
  func isVariant(of name: FileName, room: Int = longest) -> Bool {
    if self == name.variant(1, room: room) { return true }
    guard let mark = parts.stem.lastIndex(of: UInt8(ascii: "~")),
      let digits = String(validating: parts.stem[(mark + 1)...], as: UTF8.self),
      let number = Int(digits), number > 1
    else { return false }
    return self == name.variant(number, room: room)
  }

  /// `x.tar` and `.gz`. An ending of more than 32 bytes is none: what gives way for a longer name must not
  /// be used up by it.
  private var parts: (stem: ArraySlice<UInt8>, ending: ArraySlice<UInt8>) {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, bytes.count - dot <= 32 else {
      return (bytes[...], [])
    }
    return (bytes[..<dot], bytes[dot...])
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte + 0x20 : byte
}

/// `bytes` without a last character that is cut in the middle.
private func whole(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let isContinuation = { (byte: UInt8) in byte & 0b1100_0000 == 0b1000_0000 }
  guard let start = bytes.lastIndex(where: { !isContinuation($0) }), bytes[start] >= 0b1100_0000
  else {
    return bytes
  }
  let length = min(max(2, (~bytes[start]).leadingZeroBitCount), 4)
  return bytes.endIndex - start < length ? bytes[..<start] : bytes
}
