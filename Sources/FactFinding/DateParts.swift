import PageReading

/// The parts of a date as read: each is known or left out.
struct DateParts: Sendable {
  enum Year: Sendable {
    case number(Int)
    /// From the year.
    case offset(Int)
    /// 当年, 民国三年: one that the text does not give by our calendar.
    case unknown
    /// 虎年: the same, and no date by itself.
    case beast
    /// 每年: many.
    case every
  }
  enum Within: Sendable {
    case months(Int, count: Int, DateExpression.Grain)
    case month(Int)
    case monthOffset(Int)
    case someMonth
    case week(Int)
    case feast(month: Int, day: Int)
    case movingFeast, lunar
    case years(Int, count: Int)
    /// 本世纪30年代, told by the century: its first years are 0.
    case centuryYears(offset: Int, Int, count: Int)
  }
  enum InMonth: Sendable {
    case day(Int)
    case days(ClosedRange<Int>)
    case weekday(Int)
    case weekend
    case offset(Int)
    case lunar
    /// 第二天: told from a day that was named before.
    case unknown
  }

  var year: Year?
  var within: Within?
  var inMonth: InMonth?
  var part: PartOfDay?
  var clock: (hour: Int, minute: Int?)?
  var isVague = false

  var namedYear: Int? {
    if case .number(let year) = year { return year }
    return nil
  }

  var grain: DateExpression.Grain {
    if let clock { return clock.minute == nil ? .hour : .minute }
    if part != nil { return .partOfDay }
    switch inMonth {
    case .days, .weekend: return .vague
    case .day, .weekday, .offset, .lunar, .unknown: return .day
    case nil: break
    }
    switch within {
    case .months(_, _, let grain): return grain
    case .month, .monthOffset, .someMonth: return .month
    case .week: return .week
    case .feast: return .day
    case .movingFeast: return .vague
    case .lunar: return .month
    case .years, .centuryYears: return .year
    case nil: return isVague || year == nil ? .vague : .year
    }
  }

  /// What the second of two joined dates leaves out stands in the first.
  mutating func inherit(from first: DateParts) {
    if year == nil { year = first.year }
    if within == nil, inMonth != nil || clock != nil || part != nil { within = first.within }
    if inMonth == nil, clock != nil || part != nil { inMonth = first.inMonth }
    if part == nil, clock != nil { part = first.part }
  }

  /// 3至5月: the first has its unit from the second.
  mutating func borrow(from second: DateParts) {
    if year == nil, case .offset = second.year { year = second.year }
  }
}

extension DateParts {
  /// The time this stands for, told from the issue's `day`; `year` is one the sentence has named before.
  func interval(from day: Day?, year context: Int?) -> Interval? {
    guard !isVague, let days = days(from: day, year: context) else { return nil }
    guard part != nil || clock != nil else { return days }
    guard days.to - days.from == Interval.minutesADay else { return nil }
    return within(dayAt: days.from)
  }

  private func within(dayAt midnight: Int) -> Interval {
    if let (hour, minute) = clock {
      let isAfternoon = part == .afternoon || part == .evening
      let from = midnight + (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 + (minute ?? 0)
      return Interval(
        from: from, to: from + (minute == nil ? 60 : 1), grain: minute == nil ? .hour : .minute)
    }
    let hours = (part ?? .wholeDay).hours
    return Interval(
      from: midnight + hours.lowerBound * 60, to: midnight + hours.upperBound * 60,
      grain: .partOfDay)
  }

  private func days(from day: Day?, year context: Int?) -> Interval? {
    if case .every = year { return nil }
    if case .years(let first, let count) = within {
      return Interval(year: first, month: 1, count: count * 12, grain: .year)
    }
    if case .centuryYears(let offset, let first, let count) = within {
      // Without a day the paper is one of this century.
      let century = ((day?.year ?? 2001) - 1) / 100 + offset
      return Interval(year: century * 100 + first, month: 1, count: count * 12, grain: .year)
    }
    if case .offset(let offset) = inMonth {
      return day.flatMap { Day(daysSince1970: $0.daysSince1970 + offset) }.map(Interval.init(day:))
    }
    if case .week(let offset) = within { return week(offset, from: day) }
    if within == nil, case .weekday = inMonth { return week(0, from: day) }
    if case .weekend = inMonth, within == nil { return week(0, from: day) }
    if inMonth == nil, within == nil, part != nil || clock != nil, year == nil {
      return day.map(Interval.init(day:))
    }
    return calendarDays(from: day, year: context)
  }

  private func week(_ offset: Int, from day: Day?) -> Interval? {
    guard let day else { return nil }
    // 1970-01-01 was a Thursday: the week's Monday lies (days + 3) mod 7 before.
    let monday = day.daysSince1970 - (day.daysSince1970 + 3) % 7 + 7 * offset
    switch inMonth {
    case .weekday(let weekday):
      return Interval(days: monday + weekday - 1..<monday + weekday, grain: .day)
    case .weekend: return Interval(days: monday + 5..<monday + 7, grain: .day)
    default: return Interval(days: monday..<monday + 7, grain: .week)
    }
  }

  private func calendarDays(from day: Day?, year context: Int?) -> Interval? {
    switch year {
    case .unknown, .beast, .every: return nil
    default: break
    }
    let stated = statedYear(from: day) ?? context
    switch within {
    case .months(let first, let count, let grain):
      guard let year = stated ?? day?.year else { return nil }
      return Interval(year: year, month: first, count: count, grain: grain)
    case .feast(let month, let number):
      guard let year = stated ?? day?.year else { return nil }
      return Day(year: year, month: month, day: number).map(Interval.init(day:))
    case .month(let month): return inMonth(month, stated: stated, near: day)
    case .monthOffset(let offset):
      guard let day else { return nil }
      return inMonth(day.month + offset, year: stated ?? day.year)
    case nil:
      if case .day(let number) = inMonth { return nearest(number, to: day) }
      return inMonth == nil
        ? stated.flatMap { Interval(year: $0, month: 1, count: 12, grain: .year) } : nil
    case .someMonth, .movingFeast, .lunar, .week, .years, .centuryYears: return nil
    }
  }

  private func statedYear(from day: Day?) -> Int? {
    switch year {
    case .number(let year): year
    case .offset(let offset): day.map { $0.year + offset }
    default: nil
    }
  }

  /// A month without a year is the one nearest to the day.
  private func inMonth(_ month: Int, stated: Int?, near day: Day?) -> Interval? {
    if let stated { return inMonth(month, year: stated) }
    guard let day else { return nil }
    let apart = month - day.month
    return inMonth(month, year: apart > 6 ? day.year - 1 : apart < -6 ? day.year + 1 : day.year)
  }

  private func inMonth(_ month: Int, year: Int) -> Interval? {
    guard let whole = Interval(year: year, month: month, count: 1, grain: .month) else {
      return nil
    }
    let first = whole.from / Interval.minutesADay
    let last = whole.to / Interval.minutesADay
    switch inMonth {
    case .day(let number):
      return first + number <= last
        ? Interval(days: first + number - 1..<first + number, grain: .day) : nil
    case .days(let days):
      return Interval(
        days: first + days.lowerBound - 1..<min(last, first + days.upperBound), grain: .vague)
    case nil: return whole
    default: return nil
    }
  }

  /// 9日 alone: of this month, or of the one before where it would lie more than half a month ahead.
  private func nearest(_ number: Int, to day: Day?) -> Interval? {
    guard let day else { return nil }
    var parts = self
    parts.within = .monthOffset(number > day.day + 15 ? -1 : 0)
    return parts.calendarDays(from: day, year: nil)
  }
}
