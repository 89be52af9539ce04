extension Array {
  /// As `init(repeating:count:)`, which the compiler leaves unspecialised: it asks the runtime for the storage's type each
  /// time, and that takes longer than filling the few hundred places of a passage.
  @inline(__always)
  init(filling count: Int, with element: Element) {
    self = []
    append(addingCapacity: count) { places in
      for _ in 0..<count { places.append(element) }
    }
  }
}
