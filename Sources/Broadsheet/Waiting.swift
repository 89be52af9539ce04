import DequeModule

/// What waits for the next batch: fed one by one as files arrive, taken as many at a time as there are.
///
/// An `AsyncStream` gives one element a turn and cannot be asked for what else is there; a batch is what makes
/// one commit serve many pages.
actor Waiting<Element: Sendable> {
  private var elements = Deque<Element>()
  private var taker: CheckedContinuation<Void, Never>?
  private var isFinished = true

  func open() { isFinished = false }

  func append(_ element: Element) {
    elements.append(element)
    wake()
  }

  /// Puts back at the front what a batch had no room for.
  func giveBack(_ rest: ArraySlice<Element>) {
    guard !isFinished else { return }
    elements.insert(contentsOf: rest, at: 0)
  }

  /// No more comes; what waits is dropped, for it still lies where it came from.
  func finish() {
    isFinished = true
    elements.removeAll()
    wake()
  }

  /// Up to `limit` elements, as soon as there is one; nil once finished. For one taker.
  func take(upTo limit: Int) async -> [Element]? {
    while elements.isEmpty && !isFinished {
      await withCheckedContinuation { taker = $0 }
    }
    guard !elements.isEmpty else { return nil }
    let batch = Array(elements.prefix(limit))
    elements.removeFirst(batch.count)
    return batch
  }

  private func wake() {
    taker?.resume()
    taker = nil
  }
}
