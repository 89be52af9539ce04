import DequeModule

/// What waits for the next batch: fed one by one as files arrive, taken as many at a time as there are.
///
/// An `AsyncStream` gives one element a turn and cannot be asked for what else is there; a batch is what makes
/// one commit serve many pages.
actor Waiting<Element: Sendable> {
  private var elements = Deque<Element>()
  private var taker: CheckedContinuation<Void, Never>?
  private var isFinished = true
  /// Whether an element is met again at the next start, so that it may be dropped at the end.
  private let comesAgain: @Sendable (Element) -> Bool

  init(comesAgain: @escaping @Sendable (Element) -> Bool) { self.comesAgain = comesAgain }

  func open() { isFinished = false }

  func append(_ element: Element) {
    elements.append(element)
    wake()
  }

  /// Puts back at the front what a batch had no room for.
  func giveBack(_ rest: ArraySlice<Element>) {
    elements.insert(contentsOf: isFinished ? rest.filter { !comesAgain($0) } : rest, at: 0)
  }

  /// No more comes; what waits and comes again is dropped.
  func finish() {
    isFinished = true
    elements.removeAll(where: comesAgain)
    wake()
  }

  /// Up to `limit` elements, as soon as there is one; nil once finished and empty. For one taker.
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
