import Glibc

/// Converts bytes of one encoding to UTF-8 with iconv, which says where a byte cannot be read.
struct CharacterConverter {
  /// UTF-8, and the number of bytes of the source that stand in it as U+FFFD.
  struct Output {
    var utf8: [UInt8] = []
    var replaced = 0
  }

  /// The name that iconv knows the encoding by.
  let encoding: String

  /// Converts all of `bytes`; each byte that is none of the encoding becomes one U+FFFD.
  ///
  /// - Throws: `Unreadable.noConverter` where the C library lacks the conversion.
  func convert(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Output {
    guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
      throw .noConverter(encoding: encoding)
    }
    defer { iconv_close(descriptor) }
    var output = Output()
    output.utf8.reserveCapacity(bytes.count + bytes.count / 2)
    // iconv takes its input as mutable, and leaves it alone.
    var source = Array(bytes)
    source.withUnsafeMutableBytes { source in
      var input = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let failure = Self.step(descriptor, &input, &left, &output)
        guard failure == EILSEQ || failure == EINVAL else { continue }
        // EINVAL is a character cut off by the end of the text.
        Self.flush(descriptor, &output)
        output.utf8 += [0xEF, 0xBF, 0xBD]
        output.replaced += 1
        input = input.map { $0 + 1 }
        left -= 1
      }
    }
    Self.flush(descriptor, &output)
    return output
  }

  /// Converts until the buffer is full, the input ends or a byte cannot be read; returns errno, or 0.
  private static func step(
    _ descriptor: iconv_t, _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    _ output: inout Output
  ) -> CInt {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      var target = buffer.baseAddress
      var room = buffer.count
      let failure = iconv(descriptor, &input, &left, &target, &room) == -1 ? errno : 0
      output.utf8 += UnsafeRawBufferPointer(buffer).prefix(buffer.count - room)
      return failure
    }
  }

  /// Writes what the converter held back: Big5-HKSCS keeps an Ê until it knows whether a diacritic follows.
  private static func flush(_ descriptor: iconv_t, _ output: inout Output) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer in
      var target = buffer.baseAddress
      var room = buffer.count
      iconv(descriptor, nil, nil, &target, &room)
      output.utf8 += UnsafeRawBufferPointer(buffer).prefix(buffer.count - room)
    }
  }
}
