import Foundation

/// A number in scaled decimal form, `mantissa` × 10^`exponent`: what a figure is read into, without rounding.
///
/// Every operation that would not fit gives nil, so that a run of 400 digits or 亿亿亿 is no figure, and no crash.
struct Exact: Equatable, Sendable {
  private(set) var mantissa: Int
  private(set) var exponent: Int

  init(_ mantissa: Int, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Ten to this power is the largest that is taken: 10^30 is beyond anything a newspaper counts.
  private static let largestExponent = 30

  var decimal: Decimal {
    Decimal(
      sign: mantissa < 0 ? .minus : .plus, exponent: exponent,
      significand: Decimal(mantissa.magnitude))
  }

  var negated: Exact { Exact(-mantissa, exponent: exponent) }

  func shifted(by power: Int) -> Exact? {
    let shifted = exponent + power
    guard abs(shifted) <= Exact.largestExponent else { return nil }
    return Exact(mantissa, exponent: mantissa == 0 ? 0 : shifted)
  }

  /// Nil where the common scale needs more than 63 bits.
  static func + (a: Exact, b: Exact) -> Exact? {
    let exponent = min(a.exponent, b.exponent)
    guard let left = a.mantissa(at: exponent), let right = b.mantissa(at: exponent) else {
      return nil
    }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Exact(sum, exponent: exponent)
  }

  static func < (a: Exact, b: Exact) -> Bool { a.decimal < b.decimal }

  /// `self` / `divisor`, rounded half up to seven places (1/6 is 0.1666667); nil for a divisor below one.
  func divided(by divisor: Exact) -> Exact? {
    guard let a = mantissa(at: 0), let b = divisor.mantissa(at: 0), a >= 0, b > 0 else {
      return nil
    }
    let (scaled, overflow) = a.multipliedReportingOverflow(by: 20_000_000)
    let (sum, tooLarge) = scaled.addingReportingOverflow(b)
    guard !overflow, !tooLarge, b <= Int.max / 2 else { return nil }
    return Exact(sum / (2 * b), exponent: -7)
  }

  /// The whole number that this is, where it is one and fits.
  var whole: Int? { mantissa(at: 0) }

  private func mantissa(at scale: Int) -> Int? {
    guard scale <= exponent else {
      let divisor = Exact.powerOfTen(scale - exponent)
      return divisor.flatMap { mantissa % $0 == 0 ? mantissa / $0 : nil }
    }
    guard let factor = Exact.powerOfTen(exponent - scale) else { return mantissa == 0 ? 0 : nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private static func powerOfTen(_ power: Int) -> Int? {
    guard 0...18 ~= power else { return nil }
    return (0..<power).reduce(1) { product, _ in product * 10 }
  }
}
