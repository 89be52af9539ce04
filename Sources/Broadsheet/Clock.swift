import Foundation
import PageReading

extension Day {
  /// The day on which `moment` falls where this machine is.
  init(of moment: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let parts = calendar.dateComponents([.year, .month, .day], from: moment)
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let value = Day(year: year, month: month, day: day)
    else { preconditionFailure("the Gregorian calendar gives a year, a month and a day") }
    self = value
  }

  /// The folder of `filed/` for this day, `2026/11/20`.
  var folder: String { description.replacing("-", with: "/") }
}
