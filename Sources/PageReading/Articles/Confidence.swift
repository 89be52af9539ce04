import Glibc

/// How sure a reading is, told from how far the second-best one lies behind.
enum Confidence {
  /// 0.5 where another reading is as good, towards 1 as the margin grows.
  ///
  /// - Parameter margin: the smallest of an article's lines; infinite where it has none.
  static func of(margin: Float) -> Double {
    // The weights are rough log-odds; halved, they are nearer to how often they are right.
    let odds = exp(-Double(max(0, margin)) / 2)
    return ((1 / (1 + odds)) * 100).rounded() / 100
  }
}
