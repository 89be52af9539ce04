import PageReading

/// A stretch of local time, `to` exclusive, in minutes since 1970-01-01T00:00: what a date expression stands for.
struct Interval: Sendable, Equatable {
  typealias Grain = DateExpression.Grain

  var from: Int
  var to: Int
  var grain: Grain

  static let minutesADay = 1440

  init(from: Int, to: Int, grain: Grain) {
    self.from = from
    self.to = to
    self.grain = grain
  }

  init(days: Range<Int>, grain: Grain) {
    self.init(
      from: days.lowerBound * Interval.minutesADay, to: days.upperBound * Interval.minutesADay,
      grain: grain)
  }

  init(day: Day) {
    self.init(days: day.daysSince1970..<day.daysSince1970 + 1, grain: .day)
  }

  /// Whole months: `count` of them from `month` (1 to 12, or beyond into the neighbouring years).
  init?(year: Int, month: Int, count: Int, grain: Grain) {
    guard let first = Interval.firstDay(year: year, month: month),
      let next = Interval.firstDay(year: year, month: month + count)
    else { return nil }
    self.init(days: first..<next, grain: grain)
  }

  private static func firstDay(year: Int, month: Int) -> Int? {
    let months = year * 12 + month - 1
    guard months > 0 else { return nil }
    return Day(year: months / 12, month: months % 12 + 1, day: 1)?.daysSince1970
  }

  /// `2023-03-09`, with `T06:00` where it is told by the hour.
  static func iso(_ minutes: Int, grain: Grain) -> String? {
    let days = minutes >= 0 ? minutes / minutesADay : (minutes - minutesADay + 1) / minutesADay
    guard let day = Day(daysSince1970: days) else { return nil }
    guard grain == .partOfDay || grain == .hour || grain == .minute else { return day.description }
    let minute = minutes - days * minutesADay
    let pad = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
    return day.description + "T" + pad(minute / 60) + ":" + pad(minute % 60)
  }
}
