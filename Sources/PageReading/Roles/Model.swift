/// The weights laid out for the search: a row of scores for each feature, and a matrix of transitions.
struct Model: Sendable {
  let states = State.all
  /// One row a feature, one column a state.
  private let emission: ScoreTable
  private let prior: [Scores]
  /// The scores of the page's first line.
  private let first: [Scores]
  /// The scores of ending after the page's last line.
  private let last: [Scores]
  /// One row a state, one column a state that may follow it; and the same turned round.
  private let transitions: Transitions
  private let reverse: Transitions

  init(_ weights: Weights) {
    let states = states
    emission = ScoreTable(
      Feature.allCases.map { feature in
        states.map { Self.score(of: feature, in: $0, weights) }
      })
    prior = ScoreTable.packed(states.map { Weights.prior[$0.role] ?? 0 })
    let score = { (from: State?, to: State) -> Float in
      Grammar.allows(to, after: from)
        ? weights.grammar.score(from: from, to: to.role) : -.infinity
    }
    first = ScoreTable.packed(states.map { score(nil, $0) })
    last = ScoreTable.packed(states.map { weights.grammar.score(ofEndingIn: $0) })
    transitions = Transitions(states.map { from in states.map { score(from, $0) } })
    reverse = Transitions(states.map { to in states.map { score($0, to) } })
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
    var table = ScoreTable(rows: lines.count, columns: states.count)
    for (row, features) in lines.enumerated() {
      table.add(prior, toRow: row)
      for feature in features.all { table.add(emission, feature.rawValue, toRow: row) }
    }
    return table
  }

  /// The best score of a path up to each line that ends in each state.
  func forward(_ emissions: ScoreTable, after previous: State?) -> ScoreTable {
    var table = ScoreTable(rows: emissions.rows, columns: states.count)
    var step = Step(states.count)
    if let previous = previous.flatMap({ states.firstIndex(of: $0) }) {
      table.add(transitions.table, previous, toRow: 0)
    } else {
      table.add(first, toRow: 0)
    }
    table.add(emissions, 0, toRow: 0)
    for row in 1..<max(1, emissions.rows) {
      step.take(from: table[row - 1], through: transitions)
      table.add(step.best, toRow: row)
      table.add(emissions, row, toRow: row)
    }
    return table
  }

  /// The best score of a path from after each line to the end, for each state of the line.
  ///
  /// - Parameter endsPage: these are the page's last lines.
  func backward(_ emissions: ScoreTable, endsPage: Bool) -> ScoreTable {
    var table = ScoreTable(rows: emissions.rows, columns: states.count)
    var step = Step(states.count)
    if endsPage { table.add(last, toRow: emissions.rows - 1) }
    for row in (0..<emissions.rows).dropLast().reversed() {
      step.take(from: table[row + 1], emissions[row + 1], through: reverse)
      table.add(step.best, toRow: row)
    }
    return table
  }

  func best(of scores: some Sequence<Float>) -> Int {
    var best = (state: 0, score: -Float.infinity)
    for (state, score) in scores.enumerated() where score > best.score { best = (state, score) }
    return best.state
  }

  func bestPredecessor(of state: Int, in scores: ScoreTable.Row) -> Int {
    best(of: zip(scores, reverse.table[state]).lazy.map { $0 + $1 })
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

/// One step of the search. This is where its time goes: a line costs a page's states squared.
private struct Step {
  private var scores: [Float]
  /// For each state, the best sum of a score and the transition from its row.
  private(set) var best: [Scores]

  init(_ states: Int) {
    scores = [Float](repeating: 0, count: states)
    best = [Scores](repeating: Scores(), count: ScoreTable.vectors(for: states))
  }

  mutating func take(from row: ScoreTable.Row, through transitions: Transitions) {
    for (state, score) in row.enumerated() { scores[state] = score }
    take(through: transitions)
  }

  mutating func take(
    from row: ScoreTable.Row, _ other: ScoreTable.Row, through transitions: Transitions
  ) {
    for (state, score) in zip(row, other).enumerated() { scores[state] = score.0 + score.1 }
    take(through: transitions)
  }

  private mutating func take(through transitions: Transitions) {
    for (place, column) in transitions.columns.enumerated() {
      var best = Scores(repeating: -.infinity)
      for (score, transition) in zip(scores, column) {
        let sum = transition + score
        best.replace(with: sum, where: sum .> best)
      }
      self.best[place] = best
    }
  }
}

/// What each state says for each that may follow it.
private struct Transitions: Sendable {
  let table: ScoreTable
  /// The same, eight columns together, in the order in which a step goes through them.
  let columns: [[Scores]]

  init(_ rows: [[Float]]) {
    let table = ScoreTable(rows)
    self.table = table
    columns = (0..<ScoreTable.vectors(for: rows.count)).map { place in
      rows.indices.map { table[$0, vector: place] }
    }
  }
}

/// Eight scores that are added and compared at one go.
typealias Scores = SIMD8<Float>

/// Rows of scores of one width, in one piece of memory.
struct ScoreTable: Sendable {
  let rows: Int
  private let columns: Int
  /// Of a row.
  private let vectors: Int
  private var values: [Scores]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    vectors = Self.vectors(for: columns)
    values = [Scores](repeating: Scores(), count: rows * vectors)
  }

  /// - Precondition: the rows are of one length.
  init(_ rows: [[Float]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0)
    for (row, scores) in rows.enumerated() { add(Self.packed(scores), toRow: row) }
  }

  static func vectors(for columns: Int) -> Int { (columns + 7) / 8 }

  static func packed(_ scores: [Float]) -> [Scores] {
    stride(from: 0, to: scores.count, by: 8).map { start in
      let part = scores[start..<min(start + 8, scores.count)]
      return Scores(part + repeatElement(0, count: 8 - part.count))
    }
  }

  /// One row's scores, a column after the other.
  struct Row: RandomAccessCollection {
    fileprivate let values: ArraySlice<Scores>
    let endIndex: Int
    var startIndex: Int { 0 }

    subscript(column: Int) -> Float { values[values.startIndex + column >> 3][column & 7] }
  }

  subscript(row: Int) -> Row {
    Row(values: values[(row * vectors)..<((row + 1) * vectors)], endIndex: columns)
  }

  subscript(row: Int, vector vector: Int) -> Scores { values[row * vectors + vector] }

  mutating func add(_ scores: [Scores], toRow row: Int) {
    for place in 0..<vectors { values[row * vectors + place] += scores[place] }
  }

  mutating func add(_ other: ScoreTable, _ otherRow: Int, toRow row: Int) {
    for place in 0..<vectors {
      values[row * vectors + place] += other[otherRow, vector: place]
    }
  }
}
