/// The path of a file below the inbox: `郑州日报/2023-03-10-A05.txt`.
package typealias SourcePath = RelativePath<InboxRoot>

/// The path of a file below the spool, `filed/2026/11/20/郑州日报/x.txt` or `rejected/x.txt`.
package typealias SpoolPath = RelativePath<SpoolRoot>

package enum InboxRoot {}
package enum SpoolRoot {}

/// The path of a file below a folder that `Root` stands for.
///
/// A name in Linux is any bytes but `/` and NUL, so it is kept as bytes and becomes text only to be shown.
package struct RelativePath<Root>: Sendable, Hashable, CustomStringConvertible {
  /// Without a leading or trailing `/`; never empty, and no component is empty, `.` or `..`.
  package let bytes: [UInt8]

  /// Nil where `bytes` are not such a path.
  package init?(bytes: some Sequence<UInt8>) {
    let bytes = [UInt8](bytes)
    guard isRelativePath(bytes) else { return nil }
    self.bytes = bytes
  }

  /// The file or folder called `name` in `folder`.
  init(_ name: FileName, in folder: FolderPath) {
    bytes = folder.bytes.isEmpty ? name.bytes : folder.bytes + [slash] + name.bytes
  }

  /// The path as text: bytes that are no UTF-8, and characters that could command a terminal, as `\xNN`.
  package var shown: String { shownName(bytes) }

  package var description: String { shown }

  var folder: FolderPath { FolderPath(bytes: bytes.prefix(upTo: nameStart).dropLast()) }
  var name: FileName { FileName(bytes[nameStart...]) }

  private var nameStart: Int { (bytes.lastIndex(of: slash) ?? -1) + 1 }
}

extension SpoolPath {
  /// Whether it stands among the files that were kept, not among those that were set aside.
  package var isFiled: Bool { folder.components.first == Spool.filedName }
}

/// A folder's path below the inbox or the spool; empty for that folder itself.
struct FolderPath: Sendable, Hashable {
  let bytes: [UInt8]

  static let top = FolderPath(bytes: [])

  init(bytes: some Sequence<UInt8>) { self.bytes = [UInt8](bytes) }

  init(_ components: [FileName]) {
    bytes = [UInt8](components.map(\.bytes).joined(separator: [slash]))
  }

  var components: [FileName] { bytes.split(separator: slash).map { FileName($0) } }

  /// How many folders deep it is; 0 for the inbox itself.
  var depth: Int { bytes.isEmpty ? 0 : 1 + bytes.count { $0 == slash } }

  func appending(_ name: FileName) -> FolderPath {
    FolderPath(bytes: SourcePath(name, in: self).bytes)
  }

  /// Whether `path` stands in this folder, at any depth.
  func holds(_ path: SourcePath) -> Bool {
    bytes.isEmpty || path.bytes.starts(with: bytes + [slash])
  }
}

private let slash = UInt8(ascii: "/")

private func isRelativePath(_ bytes: [UInt8]) -> Bool {
  !bytes.contains(0)
    && bytes.split(separator: slash, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
}

/// `bytes` as text that can be read back: a backslash is itself unless it would pass for an escape.
func shownName(_ bytes: [UInt8]) -> String {
  var shown = ""
  var rest = bytes[...]
  while !rest.isEmpty {
    let (scalar, length) = firstScalar(of: rest)
    if let scalar, !isUnsafe(scalar),
      !(scalar == "\\" && rest.dropFirst().first == UInt8(ascii: "x"))
    {
      shown.unicodeScalars.append(scalar)
    } else {
      for byte in rest.prefix(length) {
        shown += byte < 0x10 ? "\\x0" : "\\x"
        shown += String(byte, radix: 16, uppercase: true)
      }
    }
    rest = rest.dropFirst(length)
  }
  return shown
}

/// The scalar that `bytes` open with and its length, or nil and the length of what is no UTF-8.
private func firstScalar(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, length: Int) {
  var decoder = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  switch decoder.parseScalar(from: &iterator) {
  case .valid(let encoded): return (Unicode.UTF8.decode(encoded), encoded.count)
  case .error(let length): return (nil, length)
  case .emptyInput: return (nil, bytes.count)
  }
}

/// Control characters, and those that break a line or turn its direction, could make a name write what it
/// likes into a terminal or a log.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
