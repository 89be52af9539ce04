/// File formats that people drop in place of text, told by their first bytes.
package enum ForeignFormat: String, Sendable, CaseIterable {
  case pdf = "a PDF file"
  case wordProcessor = "a Word document"
  case oldOffice = "an old Microsoft Office document"
  case richText = "a rich-text (RTF) document"
  case zip = "a zip archive"
  case compressed = "a compressed file"
  case picture = "a picture"
  case program = "a program"

  /// Nil where the bytes open like no known format; that says nothing about their being text.
  init?(of bytes: [UInt8]) {
    let head = bytes.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    // A PDF may have a byte-order mark or blank lines before its mark; the others may not.
    if head.starts(with: "%PDF-".utf8) || head.starts(with: "\u{FEFF}%PDF-".utf8) {
      self = .pdf
    } else if let (_, format) = Self.marks.first(where: { bytes.starts(with: $0.mark) }) {
      self = format == .zip && Self.holdsWordDocument(bytes) ? .wordProcessor : format
    } else {
      return nil
    }
  }

  private static let marks: [(mark: [UInt8], format: ForeignFormat)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("{\\rtf".utf8), .richText),
    ([0x1F, 0x8B, 0x08], .compressed),
    (Array("BZh".utf8), .compressed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
    (Array("Rar!\u{1A}".utf8), .compressed),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .picture),
    ([0xFF, 0xD8, 0xFF], .picture),
    (Array("GIF87a".utf8), .picture),
    (Array("GIF89a".utf8), .picture),
    ([0x49, 0x49, 0x2A, 0x00], .picture),
    ([0x4D, 0x4D, 0x00, 0x2A], .picture),
    ([0x7F, 0x45, 0x4C, 0x46], .program),
  ]

  /// A .docx is a zip archive whose entries lie in `word/`; their names stand uncompressed in it.
  private static func holdsWordDocument(_ bytes: [UInt8]) -> Bool {
    let entry = Array("word/".utf8)
    let last = min(bytes.count, 65_536) - entry.count
    guard last >= 0 else { return false }
    return (0...last).contains { bytes[$0] == entry[0] && bytes[$0...].starts(with: entry) }
  }
}
