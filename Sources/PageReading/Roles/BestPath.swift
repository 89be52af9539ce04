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
    readings.reserveCapacity(features.count)
    // A long text is read in stretches, so that the table of scores stays small; no real page is so long.
    for start in stride(from: 0, to: features.count, by: Self.stretch) {
      read(features, start..<min(start + Self.stretch, features.count))
    }
  }

  private static let stretch = 4096

  private mutating func read(_ features: PageFeatures, _ lines: Range<Int>) {
    let emissions = model.emissions(of: lines.map { features[$0] })
    let forward = model.forward(emissions, after: readings.last?.state)
    let backward = model.backward(emissions, endsPage: lines.upperBound == features.count)
    let ends = zip(forward[lines.count - 1], backward[lines.count - 1]).lazy.map { $0 + $1 }
    var path = [model.best(of: ends)]
    for row in (0..<lines.count).dropLast().reversed() {
      path.append(model.bestPredecessor(of: path[path.count - 1], in: forward[row]))
    }
    for (row, state) in path.reversed().enumerated() {
      readings.append(reading(of: state, forward[row], backward[row]))
    }
  }

  private func reading(
    of best: Int, _ forward: ScoreTable.Row, _ backward: ScoreTable.Row
  ) -> Reading {
    let role = model.states[best].role
    var second = (score: -Float.infinity, role: role)
    for (index, state) in model.states.enumerated() where state.role != role {
      let score = forward[index] + backward[index]
      if score > second.score { second = (score, state.role) }
    }
    return Reading(
      state: model.states[best], margin: forward[best] + backward[best] - second.score,
      second: second.role)
  }
}
