import CUchardet

/// A file's text and how it was found.
struct DecodedText {
  /// The IANA name.
  var encoding: String
  /// Without a byte-order mark.
  var text: String
  /// Bytes that could not be read, each U+FFFD in `text`.
  var replacedBytes = 0
}

/// Finds a text's encoding and decodes it.
///
/// In this order, each step sure before the next is tried: a byte-order mark, strict UTF-8, UTF-16 by what its
/// units are, UTF-8 with a few damaged bytes, and last GB18030 against Big5 by how common the characters are
/// that each would give.
struct TextDecoder {
  private let bytes: [UInt8]

  /// The largest share of unreadable bytes that still counts as a text: one in twenty.
  private static let tolerance = 20

  static func decode(_ bytes: [UInt8]) throws(Unreadable) -> DecodedText {
    if let format = ForeignFormat(of: bytes) { throw .format(format) }
    return try TextDecoder(bytes: bytes).decode()
  }

  private func decode() throws(Unreadable) -> DecodedText {
    if let (encoding, mark) = markedEncoding {
      return try decode(as: encoding, bytes[mark...])
    }
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      guard let legacy = try legacyReadingOfShortText(text) else {
        return DecodedText(encoding: "UTF-8", text: text)
      }
      return legacy
    }
    if let encoding = UTF16Evidence(bytes).encoding {
      return try decode(as: encoding, bytes[...])
    }
    if bytes.contains(0) { throw .binary }
    if UTF8Evidence(bytes).isMostlyWellFormed { return try decode(as: .utf8, bytes[...]) }
    return try decodeLegacy()
  }

  /// The encoding that a byte-order mark names, and the mark's length.
  private var markedEncoding: (TextEncoding, length: Int)? {
    // UTF-32LE first: its mark begins with that of UTF-16LE.
    let marks: [(TextEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf32LE, [0xFF, 0xFE, 0, 0]), (.utf32BE, [0, 0, 0xFE, 0xFF]),
      (.utf16LE, [0xFF, 0xFE]), (.utf16BE, [0xFE, 0xFF]), (.gb18030, [0x84, 0x31, 0x95, 0x33]),
    ]
    return marks.first { bytes.starts(with: $0.1) }.map { ($0.0, $0.1.count) }
  }

  private func decode(
    as encoding: TextEncoding, _ bytes: ArraySlice<UInt8>
  ) throws(Unreadable) -> DecodedText {
    let output = try CharacterConverter(encoding: encoding.iconvName).convert(bytes)
    guard output.replaced * Self.tolerance <= bytes.count else {
      throw .damaged(encoding: encoding.rawValue, replaced: output.replaced, of: bytes.count)
    }
    guard !output.utf8.contains(0) else { throw .binary }
    return DecodedText(
      encoding: encoding.rawValue, text: String(decoding: output.utf8, as: UTF8.self),
      replacedBytes: output.replaced)
  }

  private func decodeLegacy() throws(Unreadable) -> DecodedText {
    // A sample: 64 KiB tell as much as the whole file.
    let sample = bytes.prefix(65_536)
    var candidates: [(encoding: TextEncoding, commonness: Double)] = []
    for encoding in [TextEncoding.gb18030, .big5] {
      let output = try CharacterConverter(encoding: encoding.iconvName).convert(sample)
      candidates.append((encoding, Commonness.share(in: output)))
    }
    candidates.sort { $0.commonness > $1.commonness }
    let best = candidates[0]
    if best.commonness >= Commonness.ofText { return try decode(as: best.encoding, bytes[...]) }
    // Too few common characters to be prose: a table of rare names, or no Chinese at all. Under 24 bytes the
    // detector guesses.
    guard bytes.count >= 24, let detected = detectedEncoding(of: sample) else {
      throw .unknownEncoding
    }
    return try decode(as: detected, bytes[...])
  }

  /// What libuchardet says, where it is an encoding that is read here.
  private func detectedEncoding(of sample: ArraySlice<UInt8>) -> TextEncoding? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = sample.withUnsafeBytes {
      uchardet_handle_data(detector, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard status == 0,
      let name = {
        uchardet_data_end(detector)
        return uchardet_get_charset(detector)
      }()
    else { return nil }
    switch String(cString: name).uppercased() {
    case "GB18030", "GBK", "GB2312", "HZ-GB-2312": return .gb18030
    case "BIG5", "BIG5-HKSCS", "CP950": return .big5
    default: return nil
    }
  }

  /// A few GB18030 characters can happen to be well-formed UTF-8 (联通 is Cyrillic and Arabic there): where a
  /// short text has letters but no Han at all, and GB18030 makes all of it common Han, that is what it is.
  private func legacyReadingOfShortText(_ text: String) throws(Unreadable) -> DecodedText? {
    guard bytes.count < 24, text.utf8.contains(where: { $0 >= 0x80 }),
      !text.unicodeScalars.contains(where: { $0.value >= 0x800 })
    else { return nil }
    let output = try CharacterConverter(encoding: TextEncoding.gb18030.iconvName).convert(
      bytes[...])
    guard output.replaced == 0, Commonness.share(in: output) >= 0.5 else { return nil }
    return try decode(as: .gb18030, bytes[...])
  }
}

/// The encodings that are read, by their IANA names.
enum TextEncoding: String {
  case utf8 = "UTF-8"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case utf32LE = "UTF-32LE"
  case utf32BE = "UTF-32BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"

  /// Hong Kong's superset of Big5 reads the euro sign and what ETEN added, too.
  var iconvName: String { self == .big5 ? "BIG5-HKSCS" : rawValue }
}
