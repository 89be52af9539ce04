import Foundation

/// Checks a case ledger's arithmetic: what was resolved of what was received, against the rate that is printed.
///
/// 收集问题218个，已解决209个，解决率95.8%: 209 of 218 are 95.9 %. Newspapers cut or round by hand, so a difference is a note
/// for the reader and the figures stay as printed.
enum LedgerCheck {
  /// - Parameter figures: of one passage, in order.
  static func notes(on figures: ArraySlice<Figure>) -> [LedgerNote] {
    guard figures.contains(where: { $0.measure == .rate }) else { return [] }
    var received: Figure?
    var settled: Figure?
    var notes: [LedgerNote] = []
    for figure in figures {
      switch figure.measure {
      case .received: (received, settled) = (figure, nil)
      case .handled, .resolved: settled = figure
      case .rate:
        if let received, let settled { notes += note(figure, settled, of: received) }
      case nil: break
      }
    }
    return notes
  }

  private static func note(_ rate: Figure, _ settled: Figure, of received: Figure) -> [LedgerNote] {
    // A rounded count (20多个) proves nothing.
    guard received.qualifier == nil, settled.qualifier == nil, rate.qualifier == nil,
      received.unit == settled.unit, received.value > 0, settled.value <= received.value
    else { return [] }
    let places = max(0, -rate.value.exponent)
    let exact = rounded(settled.value * 100 / received.value, places)
    guard exact != rate.value else { return [] }
    let text = "\(settled.value)/\(received.value) = \(exact) %, printed \(rate.value) %"
    return [LedgerNote(span: rate.span, text: text)]
  }

  private static func rounded(_ value: Decimal, _ places: Int) -> Decimal {
    var value = value
    var result = Decimal()
    NSDecimalRound(&result, &value, places, .plain)
    return result
  }
}
