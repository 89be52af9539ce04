import Foundation
package import Intake
package import Logging
import Yams

/// What the administrator may set: one value, validated once, passed on by value.
///
/// It comes from a YAML file of flat keys, each of which an environment variable `BROADSHEET_KEY` overrides.
/// An unknown key, a wrong type or a value out of range is refused with the line it stands on.
package struct Configuration: Sendable, Equatable {
  /// What is logged of each issue.
  package enum Tell: String, Sendable, CaseIterable {
    /// An entry for the issue and one for each of its articles.
    case articles
    /// An entry for the issue alone.
    case issues
    case none
  }

  /// The folder that holds `inbox/`, `filed/` and `rejected/`.
  package var spool = "/var/spool/broadsheet"
  /// The database file.
  package var archive = "/var/lib/broadsheet/broadsheet.db"
  package var intake = Inbox.Intake.move
  package var maxBytes = 8 << 20
  package var maxDepth = 8
  /// Seconds for which a file found by a scan must have stood still.
  package var settlingTime = 2
  /// Seconds between two looks at an inbox that inotify cannot watch.
  package var pollInterval = 10
  package var tell = Tell.articles
  /// Names that count as programmes wherever they stand.
  package var programmes: [String] = []
  package var logLevel = Logger.Level.info

  /// Which of several newsrooms it is for; nil for the first.
  package let instance: Instance?

  /// The defaults, for one newsroom of several.
  package init(for instance: Instance? = nil) {
    self.instance = instance
    guard let instance else { return }
    spool = instance.spool
    archive = instance.archive
  }

  package static let defaultPath = "/etc/broadsheet/config.yaml"
}

/// Why a configuration was refused.
package struct ConfigurationError: Error, CustomStringConvertible, Equatable {
  /// The file and its line (`config.yaml:12`), or the environment variable.
  package var place: String
  package var problem: String

  package var description: String { "\(place): \(problem)" }
}

// MARK: - Loading

extension Configuration {
  /// Reads the file at `path` and what `environment` overrides.
  ///
  /// - Parameters:
  ///   - path: nil for the default file, which need not exist; a file that is named must.
  ///   - instance: the newsroom whose defaults are taken, and whose file where `path` is nil.
  /// - Throws: `ConfigurationError`.
  package static func load(
    path: String?, instance: Instance? = nil, environment: [String: String]
  ) throws -> Configuration {
    var configuration = Configuration(for: instance)
    let file = path ?? instance?.configurationPath ?? defaultPath
    if path != nil || FileManager.default.fileExists(atPath: file) {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ConfigurationError(
          place: file,
          problem: "cannot be read; create it, mend its mode, or name another with --config")
      }
      try configuration.apply(yaml: data, file: file)
    }
    try configuration.apply(environment: environment)
    return configuration
  }

  private mutating func apply(yaml: Data, file: String) throws {
    guard let text = String(validating: yaml, as: UTF8.self) else {
      throw ConfigurationError(place: file, problem: "is not UTF-8 text")
    }
    let root: Node?
    do { root = try compose(yaml: text) } catch { throw refusal(of: error, in: text, file: file) }
    guard let root else { return }
    guard case .mapping(let mapping) = root else {
      throw ConfigurationError(place: file, problem: "must be a list of `key: value` lines")
    }
    for (name, value) in mapping {
      let line = name.mark?.line ?? 1
      guard let key = Key.named(name.string ?? "") else {
        throw ConfigurationError(
          place: "\(file):\(line)",
          problem: "unknown key `\(name.string ?? "?")`; \(Key.choices)")
      }
      try key.set(&self, value) { "\(file):\($0 ?? line)" }
    }
  }

  private mutating func apply(environment: [String: String]) throws {
    for key in Key.all {
      guard let text = environment[key.variable] else { continue }
      try key.set(&self, key.node(of: text)) { _ in "$" + key.variable }
    }
  }

  private func refusal(of error: any Error, in text: String, file: String) -> ConfigurationError {
    guard let error = error as? YamlError else {
      return ConfigurationError(place: file, problem: "\(error)")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ConfigurationError(place: "\(file):\(mark.line)", problem: "\(problem) (YAML)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let lines = duplicates.compactMap { secondLine(of: $0, in: text) }
      return ConfigurationError(
        place: "\(file):\(lines.min() ?? context.mark.line)",
        problem: "stands twice: \(duplicates.sorted().joined(separator: ", "))")
    default:
      return ConfigurationError(place: file, problem: "\(error)")
    }
  }
}

/// Where a key is written for the second time, counted from 1; Yams tells only where the mapping begins.
private func secondLine(of key: String, in text: String) -> Int? {
  let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  let found = lines.indices.filter { index in
    let parts = lines[index].split(separator: ":", maxSplits: 1)
    return parts.count > 0 && parts[0].filter { !" '\"".contains($0) } == key
  }
  return found.dropFirst().first.map { $0 + 1 }
}

// MARK: - The keys

extension Configuration {
  /// One key: its name in the file, and how its value is checked and taken over.
  struct Key: Sendable {
    let name: String
    /// Whether its value is a list, which stands in the environment with commas between.
    fileprivate var isList = false
    fileprivate let apply: @Sendable (inout Configuration, Node) throws(Problem) -> Void

    /// The environment variable that overrides it.
    var variable: String { "BROADSHEET_" + name.uppercased() }

    static func named(_ name: String) -> Key? { all.first { $0.name == name } }

    static var choices: String { "the keys are " + all.map(\.name).joined(separator: ", ") }

    /// The value that an environment variable holds.
    fileprivate func node(of text: String) -> Node {
      isList ? .sequence(.init(text.split(separator: ",").map { Node(String($0)) })) : Node(text)
    }

    /// - Parameter place: where the value stands, given the line of the part of it that is wrong.
    fileprivate func set(
      _ configuration: inout Configuration, _ value: Node, place: (Int?) -> String
    ) throws {
      do {
        try apply(&configuration, value)
      } catch {
        throw ConfigurationError(place: place(error.line), problem: "`\(name)` \(error.text)")
      }
    }

    /// Every key there is, in the order of `config/config.yaml`.
    static let all: [Key] = [
      Key(name: "spool") { c, v throws(Problem) in c.spool = try v.path() },
      Key(name: "archive") { c, v throws(Problem) in c.archive = try v.path() },
      Key(name: "intake") { c, v throws(Problem) in c.intake = try v.choice() },
      Key(name: "max_bytes") { c, v throws(Problem) in c.maxBytes = try v.integer(1...(1 << 30)) },
      Key(name: "max_depth") { c, v throws(Problem) in c.maxDepth = try v.integer(1...64) },
      Key(name: "settling_time") { c, v throws(Problem) in
        c.settlingTime = try v.integer(1...3600)
      },
      Key(name: "poll_interval") { c, v throws(Problem) in
        c.pollInterval = try v.integer(1...3600)
      },
      Key(name: "tell") { c, v throws(Problem) in c.tell = try v.choice() },
      Key(name: "programmes", isList: true) { c, v throws(Problem) in
        c.programmes = try v.names(lengths: 2...40, most: 1000)
      },
      Key(name: "log_level") { c, v throws(Problem) in c.logLevel = try v.choice() },
    ]
  }

  fileprivate struct Problem: Error {
    let text: String
    /// Of the part of a value that is wrong; nil for the value as a whole.
    var line: Int?
  }
}

extension Node {
  fileprivate func integer(
    _ range: ClosedRange<Int>
  ) throws(Configuration.Problem) -> Int {
    guard let value = int, range.contains(value) else {
      throw .init(
        text: "must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(shown)"
      )
    }
    return value
  }

  fileprivate func path() throws(Configuration.Problem) -> String {
    guard let text = string, text.hasPrefix("/"), !text.utf8.contains(0) else {
      throw .init(text: "must be an absolute path, not \(shown)")
    }
    return text
  }

  fileprivate func choice<T: RawRepresentable<String> & CaseIterable>()
    throws(Configuration.Problem) -> T
  {
    guard let text = string, let value = T(rawValue: text) else {
      let names = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw .init(text: "must be one of \(names), not \(shown)")
    }
    return value
  }

  /// A list of names, spaces around them left out.
  ///
  /// - Parameter lengths: in Unicode scalars.
  fileprivate func names(
    lengths: ClosedRange<Int>, most: Int
  ) throws(Configuration.Problem) -> [String] {
    guard case .sequence(let sequence) = self, sequence.count <= most else {
      throw .init(
        text: "must be a list of at most \(most) names, like [万人助万企, 周调度], not \(shown)")
    }
    var names: [String] = []
    for node in sequence {
      let name = node.scalar?.string.trimmingCharacters(in: .whitespaces) ?? ""
      guard node.scalar != nil, lengths.contains(name.unicodeScalars.count), name == name.printable
      else {
        throw .init(
          text: "must be names of \(lengths.lowerBound) to \(lengths.upperBound) characters on one "
            + "line, not \(node.shown)",
          line: node.mark?.line)
      }
      names.append(name)
    }
    return names
  }

  private var shown: String {
    switch self {
    case .scalar(let scalar): "`\(scalar.string)`"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
