extension Array {
  /// As `init(repeating:count:)`, which the compiler leaves unspecialised: that one asks the runtime for its storage's type
  /// each time, which shows where passages are short.
  @inline(__always)
  init(filling count: Int, with element: Element) {
    self = []
    append(addingCapacity: count) { places in
      for _ in 0..<count { places.append(element) }
    }
  }
}
