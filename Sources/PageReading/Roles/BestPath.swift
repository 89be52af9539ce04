/// The roles of a page's lines: the best path over the whole page (Viterbi), and how far each line's second-best
/// reading lies behind.
struct BestPath {
  struct Reading {
    var state: State
    /// By how much the best path beats the best one that gives the line another role.
    var margin: Float
    /// The role that the next best path gives it.
    var second: Role
  }

  private(set) var readings: [Reading] = []

  private let model: Model

  init(_ features: PageFeatures, model: Model) {
    self.model = model
    var start: State?
    var index = 0
    // A long text is read in stretches, so that the table of scores stays small; no real page is so long.
    while index < features.count {
      let end = min(index + Self.stretch, features.count)
      read(features, index..<end, from: start)
      start = readings.last?.state
      index = end
    }
  }

  private static let stretch = 4096

  private mutating func read(_ features: PageFeatures, _ lines: Range<Int>, from start: State?) {
    let emissions = lines.map { model.emissions(of: features[$0]) }
    let forward = model.forward(emissions, from: start)
    let backward = model.backward(emissions)
    var path = [Int](repeating: 0, count: lines.count)
    for line in path.indices.reversed() {
      path[line] =
        line == path.count - 1
        ? forward[line].indices.max { forward[line][$0] < forward[line][$1] } ?? 0
        : model.bestPredecessor(of: path[line + 1], scores: forward[line])
    }
    for line in path.indices {
      readings.append(reading(of: path[line], forward[line], backward[line]))
    }
  }

  private func reading(of best: Int, _ forward: [Float], _ backward: [Float]) -> Reading {
    let state = model.states[best]
    var second = (score: -Float.infinity, role: state.role)
    for (index, other) in model.states.enumerated() where other.role != state.role {
      let score = forward[index] + backward[index]
      if score > second.score { second = (score, other.role) }
    }
    return Reading(
      state: state, margin: forward[best] + backward[best] - second.score, second: second.role)
  }
}

/// The weights laid out for the search: a score a feature and state, and the transitions into each state.
struct Model: Sendable {
  let states = State.all
  private var emission: [[Float]]
  private var prior: [Float]
  private var first: [Float]
  /// For each state, the states it may follow and the score of doing so.
  private var incoming: [[(from: Int, score: Float)]]
  private var outgoing: [[(to: Int, score: Float)]]

  init(_ weights: Weights) {
    let states = State.all
    emission = Feature.allCases.map { feature in
      states.map { Self.score(of: feature, in: $0, weights) }
    }
    prior = states.map { Weights.prior[$0.role] ?? 0 }
    first = states.map { state in
      Grammar.allows(state, after: nil)
        ? weights.grammar.score(from: nil, to: state.role) : -.infinity
    }
    incoming = states.map { state in
      states.indices.filter { Grammar.allows(state, after: states[$0]) }
        .map { ($0, weights.grammar.score(from: states[$0], to: state.role)) }
    }
    outgoing = states.map { _ in [] }
    for to in states.indices {
      for (from, score) in incoming[to] { outgoing[from].append((to, score)) }
    }
  }

  private static func score(of feature: Feature, in state: State, _ weights: Weights) -> Float {
    var score = weights.emission[feature]?[state.role] ?? 0
    if state.role.isBody, let completeness = Weights.completeness[feature] {
      score += state.position == .open ? completeness.open : completeness.closed
    }
    return score
  }

  /// What each feature says for `state` against `other`, weightiest first; nothing where it says nothing.
  func evidence(
    _ features: FeatureSet, for state: State, against other: Role
  ) -> [(feature: String, weight: Float)] {
    guard let own = states.firstIndex(of: state),
      let second = states.firstIndex(where: { $0.role == other })
    else { return [] }
    return features.all.map {
      ("\($0)", emission[$0.rawValue][own] - emission[$0.rawValue][second])
    }
    .filter { $0.1 != 0 }.sorted { abs($0.1) > abs($1.1) }
  }

  func emissions(of features: FeatureSet) -> [Float] {
    var scores = prior
    for feature in features.all {
      let row = emission[feature.rawValue]
      for index in scores.indices { scores[index] += row[index] }
    }
    return scores
  }

  /// The best score of a path up to each line that ends in each state.
  func forward(_ emissions: [[Float]], from start: State?) -> [[Float]] {
    var table: [[Float]] = []
    table.reserveCapacity(emissions.count)
    for (line, emission) in emissions.enumerated() {
      var scores = emission
      for state in states.indices {
        scores[state] +=
          line == 0 ? opening(state, after: start) : best(incoming[state], table[line - 1])
      }
      table.append(scores)
    }
    return table
  }

  private func opening(_ state: Int, after start: State?) -> Float {
    guard let start, let from = states.firstIndex(of: start) else { return first[state] }
    return incoming[state].first { $0.from == from }?.score ?? -.infinity
  }

  private func best(_ transitions: [(from: Int, score: Float)], _ previous: [Float]) -> Float {
    var best = -Float.infinity
    for transition in transitions { best = max(best, previous[transition.from] + transition.score) }
    return best
  }

  /// The best score of a path from after each line to the end, starting in each state.
  func backward(_ emissions: [[Float]]) -> [[Float]] {
    var table = [[Float]](
      repeating: [Float](repeating: 0, count: states.count), count: emissions.count)
    for line in emissions.indices.dropLast().reversed() {
      for state in states.indices {
        var best = -Float.infinity
        for transition in outgoing[state] {
          best = max(
            best,
            transition.score + emissions[line + 1][transition.to] + table[line + 1][transition.to])
        }
        table[line][state] = best
      }
    }
    return table
  }

  func bestPredecessor(of state: Int, scores: [Float]) -> Int {
    incoming[state].max { scores[$0.from] + $0.score < scores[$1.from] + $1.score }?.from ?? 0
  }
}
