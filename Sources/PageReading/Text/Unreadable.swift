/// Why bytes are no page: the file is set aside with this as its reason.
///
/// The reader does not know the file's name, so `description` starts with "It" and follows a name.
package enum Unreadable: Error, Equatable, Sendable, CustomStringConvertible {
  /// Only blank lines.
  case blank
  /// A format that its first bytes give away, whatever the file is called.
  case format(ForeignFormat)
  /// U+0000 in the bytes or in the decoded text.
  case binary
  /// Neither Unicode nor GB18030 nor Big5.
  case unknownEncoding
  /// More than one byte in twenty could not be read as the encoding that fits best.
  case damaged(encoding: String, replaced: Int, of: Int)
  /// The system cannot convert from this encoding.
  case noConverter(encoding: String)

  package var description: String {
    switch self {
    case .blank:
      "It holds only blank lines; drop the page again once it has text."
    case .format(let format):
      "It is \(format.rawValue) and no text; extract the text and drop that."
    case .binary:
      "It holds NUL characters, so it is no text; drop the page as plain text."
    case .unknownEncoding:
      "It is in no encoding that is read here (UTF-8, UTF-16, UTF-32, GB18030, Big5); save it as UTF-8."
    case .damaged(let encoding, let replaced, let total):
      "It looks like \(encoding), but \(replaced) of its \(total) bytes cannot be read; extract the page again."
    case .noConverter(let encoding):
      "This system has no converter from \(encoding); install the gconv modules of its C library."
    }
  }
}
