/// The weights laid out for the search: a row of scores for each feature, and a matrix of transitions.
struct Model: Sendable {
  let states = State.all
  /// One row a feature, one column a state.
  private let emission: ScoreTable
  private let prior: [Float]
  /// The scores of the page's first line.
  private let first: [Float]
  /// The scores of ending after the page's last line.
  private let last: [Float]
  /// One row a state, one column a state that may follow it; and the same turned round.
  private let transitions: ScoreTable
  private let reverse: ScoreTable

  init(_ weights: Weights) {
    let states = states
    emission = ScoreTable(
      rows: Feature.allCases.map { feature in
        states.map { Self.score(of: feature, in: $0, weights) }
      })
    prior = states.map { Weights.prior[$0.role] ?? 0 }
    let score = { (from: State?, to: State) -> Float in
      Grammar.allows(to, after: from)
        ? weights.grammar.score(from: from, to: to.role) : -.infinity
    }
    first = states.map { score(nil, $0) }
    last = states.map { weights.grammar.score(ofEndingIn: $0) }
    transitions = ScoreTable(rows: states.map { from in states.map { score(from, $0) } })
    reverse = ScoreTable(rows: states.map { to in states.map { score($0, to) } })
  }

  private static func score(of feature: Feature, in state: State, _ weights: Weights) -> Float {
    var score = weights.emission[feature]?[state.role] ?? 0
    if state.role.isBody, let completeness = Weights.completeness[feature] {
      score += state.position == .open ? completeness.open : completeness.closed
    }
    return score
  }

  /// What a line's own features say for each state, a row a line.
  func emissions(of lines: [FeatureSet]) -> ScoreTable {
    var table = ScoreTable(count: lines.count, width: states.count)
    for (row, features) in lines.enumerated() {
      table.add(prior[...], toRow: row)
      for feature in features.all { table.add(emission[feature.rawValue], toRow: row) }
    }
    return table
  }

  /// The best score of a path up to each line that ends in each state.
  func forward(_ emissions: ScoreTable, after previous: State?) -> ScoreTable {
    var table = ScoreTable(count: emissions.count, width: states.count)
    table.add(
      previous.flatMap { states.firstIndex(of: $0) }.map { transitions[$0] } ?? first[...], toRow: 0
    )
    table.add(emissions[0], toRow: 0)
    for row in 1..<max(1, emissions.count) {
      table.add(best(table[row - 1], through: transitions)[...], toRow: row)
      table.add(emissions[row], toRow: row)
    }
    return table
  }

  /// The best score of a path from after each line to the end, for each state of the line.
  ///
  /// - Parameter endsPage: these are the page's last lines.
  func backward(_ emissions: ScoreTable, endsPage: Bool) -> ScoreTable {
    var table = ScoreTable(count: emissions.count, width: states.count)
    if endsPage { table.add(last[...], toRow: emissions.count - 1) }
    for row in (0..<emissions.count).dropLast().reversed() {
      let next = zip(table[row + 1], emissions[row + 1]).map { $0 + $1 }
      table.add(best(next[...], through: reverse)[...], toRow: row)
    }
    return table
  }

  /// For each column, the best sum of a score and the transition from its row. This is where the time goes: a line
  /// costs a page's states squared, in a loop that the compiler turns into vector instructions.
  private func best(_ scores: ArraySlice<Float>, through transitions: ScoreTable) -> [Float] {
    var best = [Float](repeating: -.infinity, count: states.count)
    best.withUnsafeMutableBufferPointer { best in
      for (row, score) in scores.enumerated() {
        transitions.withRow(row) { transition in
          for column in 0..<best.count {
            let sum = score + transition[column]
            best[column] = sum > best[column] ? sum : best[column]
          }
        }
      }
    }
    return best
  }

  func best(of scores: ArraySlice<Float>) -> Int {
    zip(states.indices, scores).max { $0.1 < $1.1 }?.0 ?? 0
  }

  func bestPredecessor(of state: Int, in scores: ArraySlice<Float>) -> Int {
    best(of: zip(scores, reverse[state]).map { $0 + $1 }[...])
  }

  /// What each feature says for `state` against `other`, weightiest first; nothing where it says nothing.
  func evidence(
    _ features: FeatureSet, for state: State, against other: Role
  ) -> [(feature: String, weight: Float)] {
    guard let own = states.firstIndex(of: state),
      let second = states.firstIndex(where: { $0.role == other })
    else { return [] }
    return features.all.map { feature in
      let scores = Array(emission[feature.rawValue])
      return ("\(feature)", scores[own] - scores[second])
    }
    .filter { $0.1 != 0 }.sorted { abs($0.1) > abs($1.1) }
  }
}

/// Rows of scores of one width, in one piece of memory.
struct ScoreTable: Sendable {
  let count: Int
  private let width: Int
  private var values: [Float]

  init(count: Int, width: Int) {
    self.count = count
    self.width = width
    values = [Float](repeating: 0, count: count * width)
  }

  /// - Precondition: the rows are of one length.
  init(rows: [[Float]]) {
    count = rows.count
    width = rows.first?.count ?? 0
    values = rows.flatMap { $0 }
  }

  subscript(row: Int) -> ArraySlice<Float> { values[(row * width)..<((row + 1) * width)] }

  mutating func add(_ scores: ArraySlice<Float>, toRow row: Int) {
    let start = row * width
    values.withUnsafeMutableBufferPointer { values in
      scores.withUnsafeBufferPointer { scores in
        for column in 0..<scores.count { values[start + column] += scores[column] }
      }
    }
  }

  func withRow(_ row: Int, _ body: (UnsafeBufferPointer<Float>) -> Void) {
    values.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[(row * width)..<((row + 1) * width)]))
    }
  }
}
