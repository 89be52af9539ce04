import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// A newsroom of a test's own: a spool, an archive, a journal, and the program that was built.
///
///     let newsroom = try await Newsroom()
///     try await newsroom.serve()
///     try newsroom.drop("a.txt", Sheet(1).text)
///     try await newsroom.settle(filed: 1)
///     #expect(try await newsroom.entries("a.txt", .issue).count == 1)
final class Newsroom: Sendable {
  let folder: TemporaryDirectory
  let journald: PrivateJournald
  /// Added to the environment of everything that runs here.
  let environment: [String: String]
  let program: String
  /// The folder of a program that is only this newsroom's.
  private let programPlace: TemporaryDirectory?
  /// They run as long as the newsroom is there.
  private let daemons = Mutex<[Daemon]>([])

  /// - Parameter settings: environment variables beside those that every newsroom has; an empty one is left out.
  init(
    _ settings: [String: String] = [:], program: String? = nil,
    keeping place: TemporaryDirectory? = nil
  ) async throws {
    programPlace = place
    folder = try TemporaryDirectory()
    journald = try await PrivateJournald()
    self.program = try program ?? builtProduct("broadsheet")
    environment = [
      "BROADSHEET_SPOOL": folder("spool"), "BROADSHEET_ARCHIVE": folder("archive/broadsheet.db"),
      "BROADSHEET_SETTLING_TIME": "1", "TZ": "Asia/Shanghai",
    ].merging(settings) { $1 }.filter { !$0.value.isEmpty }
    for name in ["archive", "spool", "spool/inbox"] { try makeFolder(name) }
  }

  /// One whose spool and archive belong to `User.daemon`, with the modes that the service files give them.
  static func asDaemonUser(_ settings: [String: String] = [:]) async throws -> Newsroom {
    let place = try TemporaryDirectory()
    // Other users may not be able to enter the folder of the build.
    let program = place("broadsheet")
    // Not by this process: while it has the copy open for writing, a child forked meanwhile has so, too, and
    // the program cannot be started (ETXTBSY).
    try await run(["cp", builtProduct("broadsheet"), program])
    try check(chmod(place.path, 0o755))
    let newsroom = try await Newsroom(settings, program: program, keeping: place)
    for (name, mode) in [("archive", 0o750), ("spool", 0o750), ("spool/inbox", 0o2770)] {
      let path = newsroom.folder(name)
      try check(chown(path, uid_t(User.daemon.id), gid_t(User.daemon.group)))
      try check(chmod(path, mode_t(mode)))
    }
    return newsroom
  }

  // MARK: Programs

  /// Starts the daemon and waits until it says that it is ready.
  @discardableResult
  func serve(
    _ settings: [String: String] = [:], as user: User? = nil
  ) async throws -> Daemon {
    let daemon = try start(settings, through: user?.wrapper ?? [])
    try await daemon.ready()
    return daemon
  }

  /// Starts the daemon through other programs (strace, setpriv), and waits for nothing.
  func start(
    _ settings: [String: String] = [:], through wrapper: [String] = [],
    arguments: [String] = [], isManaged: Bool = true
  ) throws -> Daemon {
    let daemon = try Daemon(isManaged: isManaged) { manager in
      try journald.spawn(
        wrapper + [program, "serve"] + arguments,
        environment: environment.merging(settings) { $1 }.merging(manager) { $1 })
    }
    daemons.withLock { $0.append(daemon) }
    return daemon
  }

  /// Runs one of the commands to its end.
  func command(
    _ arguments: String..., settings: [String: String] = [:], as user: User? = nil
  ) async throws -> Finished {
    try await journald.run(
      (user?.wrapper ?? []) + [program] + arguments,
      environment: environment.merging(settings) { $1 })
  }

  /// A command's output for programs, an object a line; it must end with status 0.
  func documents(_ arguments: String...) async throws -> [JSON] {
    let finished = try await journald.run(
      [program] + arguments + ["--format", "json"], environment: environment)
    try #require(finished.status == 0, "\(finished.standardError)")
    return try JSON.lines(finished.standardOutput)
  }

  func account() async throws -> Account {
    let finished = try await command("account", "--format", "json")
    // Before the first start there is no archive, which is a refusal.
    guard let line = finished.standardOutput.split(separator: "\n").last else {
      throw Unexpected(what: "account: \(finished.standardError)")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let account = try decoder.decode(Account.self, from: Data(line.utf8))
    #expect(finished.status == (account.problems.isEmpty ? 0 : 1))
    return account
  }

  // MARK: Waiting

  /// Waits until nothing waits or is untold and this many files are filed and set aside.
  @discardableResult
  func settle(filed: Int, rejected: Int = 0) async throws -> Account {
    let last = Watched<Account?>(nil)
    do {
      return try await eventually("\(filed) filed and \(rejected) rejected") {
        try await self.waitForFiles("filed", count: filed)
        try await self.waitForFiles("rejected", count: rejected)
        guard let account = try? await self.account() else { return nil }
        last.update { $0 = account }
        return account.waiting == 0 && account.untold == 0 && account.filed == filed
          && account.rejected == rejected ? account : nil
      }
    } catch let error as TimedOut {
      let errors = daemons.withLock { $0.map(\.process.standardError.text).joined() }
      throw Unexpected(
        what: """
          \(error); the account is \(String(describing: last.value)), the inbox holds \
          \(files("inbox")), the daemon said
          \(errors.suffix(4000))
          """)
    }
  }

  private func waitForFiles(_ place: String, count: Int) async throws {
    try await eventually("\(count) files in \(place)/") {
      self.files(place).filter { !$0.hasSuffix(".reason") }.count >= count ? true : nil
    }
  }

  // MARK: Files

  /// The path of `name` below the spool.
  func spool(_ name: String) -> String { folder("spool/\(name)") }

  enum Way: Sendable { case written, renamed }

  /// Puts a file into the inbox, as it is written in place or under another name first.
  func drop(_ name: String, _ content: some Content, _ way: Way = .renamed) throws {
    let path = spool("inbox/\(name)")
    let parent = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    switch way {
    case .written: try Data(content.bytes).write(to: URL(filePath: path))
    case .renamed:
      try Data(content.bytes).write(to: URL(filePath: path + ".part"))
      try check(rename(path + ".part", path))
    }
  }

  /// Everything that is no folder below `place`, sorted; without the day's folders in filed/.
  func files(_ place: String) -> [String] {
    names(below: spool(place)).map {
      place == "filed" ? $0.split(separator: "/").dropFirst(3).joined(separator: "/") : $0
    }.sorted()
  }

  /// Foundation passes over names that are no UTF-8; here they are repaired, and so cannot be opened again.
  private func names(below folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
        names += self.names(below: "\(folder)/\(name)").map { "\(name)/\($0)" }
      } else {
        names.append(name)
      }
    }
    return names
  }

  /// The whole path of a file in filed/.
  func filedPath(_ name: String) throws -> String {
    let all = try FileManager.default.subpathsOfDirectory(atPath: spool("filed"))
    return spool("filed/\(try #require(all.first { $0.hasSuffix("/" + name) }))")
  }

  func reason(of name: String) throws -> String {
    try String(contentsOfFile: spool("rejected/\(name).reason"), encoding: .utf8)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder(name), withIntermediateDirectories: true)
  }

  // MARK: The journal

  /// Entries about a file, oldest first.
  func entries(_ source: String, _ kind: Kind? = nil) async throws -> [[String: Field]] {
    try await journald.entries(
      ["SYSLOG_IDENTIFIER=broadsheet", "BROADSHEET_SOURCE=\(source)"]
        + (kind.map { ["MESSAGE_ID=\($0.rawValue)"] } ?? []))
  }

  /// All entries of a kind.
  func entries(of kind: Kind) async throws -> [[String: Field]] {
    try await journald.entries(["SYSLOG_IDENTIFIER=broadsheet", "MESSAGE_ID=\(kind.rawValue)"])
  }
}

/// The kinds of entries: people filter by these numbers, so they never change.
enum Kind: String, CaseIterable {
  case issue = "2e53e6e82dd04809851c65b6f5a8e4ab"
  case article = "486fe4cc211e42c081c1567d28af1e70"
  case duplicate = "3c5d6925d1654933b0fce1628951c0f0"
  case setAside = "ecbd37aac0224e89bdcf861306ec12c5"
  case trouble = "00ccd9403e7246ea9fa51b2ec196014c"
  case recovered = "0bc65e7c1f6149fda9a41a645691aece"
  case configurationRefused = "944efc6c43ac450fb560f8e1e4701760"
  case ended = "a3fc331861944baf9a63bd4be7f58174"
}

/// What `account` ends with.
struct Account: Decodable, Equatable, Sendable {
  var filed: Int
  var archived: Int
  var untold: Int
  var rejected: Int
  var waiting: Int
  var problems: [String]
}

/// Somebody else than root.
struct User: Sendable {
  let id: Int
  let group: Int

  /// The daemon's own user in these tests.
  static let daemon = User(id: 65_534, group: 65_534)
  /// Somebody in the daemon's group.
  static let member = User(id: 65_500, group: 65_534)
  static let stranger = User(id: 65_501, group: 65_501)

  /// With the service's umask.
  var wrapper: [String] {
    [
      "/bin/sh", "-c", "umask 0027; exec \"$@\"", "sh", "setpriv", "--reuid=\(id)",
      "--regid=\(group)", "--clear-groups",
    ]
  }
}

/// What can be written into a file.
protocol Content: Sendable {
  var bytes: [UInt8] { get }
}

extension String: Content { var bytes: [UInt8] { [UInt8](utf8) } }
extension [UInt8]: Content { var bytes: [UInt8] { self } }

struct Unexpected: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}

/// Throws what a C call left in errno.
@discardableResult
func check<Result: SignedInteger>(_ result: Result) throws -> Result {
  guard result != -1 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return result
}
