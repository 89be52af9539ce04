extension String {
  /// The text with everything taken out that a terminal could take for a command.
  ///
  /// What comes from a page or a file's name is printed and logged, and must not move the cursor, clear the
  /// screen or turn the writing direction: control characters (C0, DEL, C1) and the bidirectional embeddings,
  /// overrides and isolates (Unicode Standard Annex 9) become U+FFFD. Line feeds and tabs become one space.
  package var printable: String {
    guard unicodeScalars.contains(where: { $0.isHazard }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r": result.append(" ")
      case let hazard where hazard.isHazard: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isHazard: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
