import Broadsheet
import Foundation
import TestSupport
import Testing

/// What the administrator may write, and what is said of a mistake.
@Suite(.gate)
struct ConfigurationTests {
  /// `check --configuration-only` with this file, and nothing of the tests' environment.
  private func check(
    _ yaml: String, _ environment: [String: String] = [:]
  ) async throws -> (finished: Finished, file: String) {
    let folder = try TemporaryDirectory()
    let file = folder("config.yaml")
    try yaml.write(toFile: file, atomically: false, encoding: .utf8)
    let finished = try await run(
      [builtProduct("broadsheet"), "check", "--configuration-only", "--config", file],
      environment: environment)
    return (finished, file)
  }

  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `the file that is installed has every key at its default`() async throws {
    let path = Self.repository.appending(path: "config/config.yaml").path
    let configuration = try Configuration.load(path: path, environment: [:])
    #expect(configuration == Configuration())
    let keys = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != ":" }) }
    // Who writes an unknown key is told all that there are.
    let refusal = try await check("nonsense: 1\n").finished.standardError
    #expect(refusal.hasSuffix(" \(keys.joined(separator: ", "))\n"), "\(refusal)")
  }

  @Test(arguments: [
    ("tell: issues\nspol: /x\n", 2, "spol"),
    ("tell: issues\n\nmax_bytes: many\n", 3, "max_bytes"),
    ("max_bytes: 1.5\n", 1, "max_bytes"),
    ("max_bytes: [1, 2]\n", 1, "max_bytes"),
    ("# a comment\nmax_depth: 0\n", 2, "max_depth"),
    ("settling_time: -1\n", 1, "settling_time"),
    ("poll_interval: 86400\n", 1, "poll_interval"),
    ("tell: loudly\n", 1, "tell"),
    ("intake: copy\n", 1, "intake"),
    ("log_level: chatty\n", 1, "log_level"),
    ("programmes: 暖冬到家\n", 1, "programmes"),
    ("programmes:\n  暖冬到家: 1\n", 1, "programmes"),
    ("programmes:\n  - 暖冬到家\n  - ''\n", 3, "programmes"),
    ("tell: none\nprogrammes:\n  - 暖\n", 3, "programmes"),
    ("programmes:\n  - 暖冬到家\n  - [书香, 里弄]\n", 3, "programmes"),
    ("programmes:\n  - \(String(repeating: "暖", count: 41))\n", 2, "programmes"),
    ("programmes: [\"暖冬\\n到家\"]\n", 1, "programmes"),
    ("spool: relative/path\n", 1, "spool"),
    ("archive: \n", 1, "archive"),
    ("tell: issues\nintake: move\ntell: none\n", 3, "tell"),
    ("tell: issues\nintake: [move\n", 3, "YAML"),
    ("\ttell: issues\n", 1, "YAML"),
  ])
  func `a mistake is refused with the line it stands on`(
    yaml: String, line: Int, word: String
  ) async throws {
    let (finished, file) = try await check(yaml)
    #expect(finished.status == 1)
    #expect(finished.standardOutput == "")
    let lines = finished.standardError.split(separator: "\n")
    #expect(lines.count == 1, "\(finished.standardError)")
    #expect(lines.first?.contains("\(file):\(line): ") == true, "\(finished.standardError)")
    #expect(finished.standardError.contains(word))
  }

  @Test func `watched programmes are a list, in the environment with commas between`() async throws
  {
    let folder = try TemporaryDirectory()
    let file = folder("config.yaml")
    try "programmes:\n  - 暖冬到家\n  - ' 书香里弄 '\n  - 5G+\n"
      .write(toFile: file, atomically: false, encoding: .utf8)
    let names = ["暖冬到家", "书香里弄", "5G+"]
    #expect(try Configuration.load(path: file, environment: [:]).programmes == names)
    let load = { (list: String) in
      try Configuration.load(path: file, environment: ["BROADSHEET_PROGRAMMES": list]).programmes
    }
    #expect(try load("周末课堂, 书香里弄") == ["周末课堂", "书香里弄"])
    #expect(try load("") == [])
    let (finished, _) = try await check("", ["BROADSHEET_PROGRAMMES": "周末课堂,周"])
    #expect(finished.status == 1 && finished.standardError.contains("$BROADSHEET_PROGRAMMES"))
  }

  @Test(arguments: ["- tell\n- none\n", "just words\n"])
  func `what is no mapping is refused with its file`(yaml: String) async throws {
    let (finished, file) = try await check(yaml)
    #expect(finished.status == 1)
    #expect(finished.standardError.contains(file))
    #expect(finished.standardError.split(separator: "\n").count == 1)
  }

  @Test func `an empty file is the defaults`() async throws {
    #expect(try await check("").finished.status == 0)
    #expect(try await check("# nothing but a comment\n").finished.status == 0)
  }

  @Test func `a file that is named must be there`() async throws {
    let finished = try await run(
      [builtProduct("broadsheet"), "check", "--configuration-only", "--config", "/nowhere/c.yaml"])
    #expect(finished.status == 1)
    #expect(finished.standardError.contains("/nowhere/c.yaml"))
  }

  @Test func `the environment overrides the file, and is checked as it is`() async throws {
    let values = [
      "spool": "/a", "archive": "/b", "intake": "leave", "max_bytes": "1000", "max_depth": "3",
      "settling_time": "4", "poll_interval": "5", "tell": "none", "log_level": "debug",
      "programmes": "[]",
    ]
    let folder = try TemporaryDirectory()
    let file = folder("config.yaml")
    try values.map { "\($0): \($1)\n" }.joined()
      .write(toFile: file, atomically: false, encoding: .utf8)
    let variables = values.filter { $0.key != "programmes" }.map {
      ("BROADSHEET_\($0.uppercased())", $1)
    }
    let defaults = Self.repository.appending(path: "config/config.yaml").path
    let overridden = try Configuration.load(
      path: defaults, environment: Dictionary(uniqueKeysWithValues: variables))
    #expect(overridden == (try Configuration.load(path: file, environment: [:])))
    #expect(overridden != Configuration())

    let (finished, _) = try await check("tell: issues\n", ["BROADSHEET_TELL": "loudly"])
    #expect(finished.status == 1)
    #expect(finished.standardError.contains("BROADSHEET_TELL"))
  }
}
