import Foundation
import Glibc

/// A real systemd-journald of a test's own, in a mount namespace where /run is empty but for it.
///
/// What runs inside writes to this journal and no other, and sees the machine's disks, so temporary
/// files are shared with the test. A shell inside holds the namespace open and is the parent of
/// journald; when it loses its input (`close()`, or the end of the tests' process by whatever
/// cause) it kills everything that still runs in the namespace.
///
///     let journald = try await PrivateJournald()
///     let probe = try await journald.run([builtProduct("JournalProbe"), "hello"])
///     let entries = try await journald.entries(["SYSLOG_IDENTIFIER=probe"])
///     #expect(entries.first?["MESSAGE"]?.text == "hello")
///
/// Tests that use it are `@Test(.enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)"))`.
package final class PrivateJournald: Sendable {
  /// Why no journald can be started on this machine; nil where one can.
  package static let unavailable: String? = {
    guard geteuid() == 0 else { return "a private journald needs root" }
    for program in [journaldProgram, "/usr/bin/unshare", "/usr/bin/nsenter", "/usr/bin/journalctl"]
    where !FileManager.default.isExecutableFile(atPath: program) {
      return "\(program) is not installed"
    }
    // The private machine id and settings are mounted over these.
    for file in ["/etc/machine-id", "/etc/systemd/journald.conf"]
    where !FileManager.default.fileExists(atPath: file) {
      return "\(file) is not there"
    }
    return mountRefusal()
  }()

  package static var isAvailable: Bool { unavailable == nil }

  /// The comment for a test that is skipped.
  package static var why: String { unavailable ?? "" }

  private static let journaldProgram = "/lib/systemd/systemd-journald"

  private let holder: RunningProcess
  private let journald: Watched<pid_t?>

  /// Starts a journald and waits until it answers.
  package init() async throws {
    holder = try RunningProcess(
      ["unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", Self.script],
      keepsInputOpen: true, ending: .endOfInput)
    journald = Watched(nil)
    try await restart()
  }

  /// Ends journald and everything else that runs inside, and waits until that is done.
  package func close() async throws {
    holder.closeInput()
    try await holder.exitStatus()
  }

  // MARK: - Running programs inside

  /// Runs a command inside to its end. Its working folder is /; nothing of /run is to be seen.
  @discardableResult
  package func run(
    _ arguments: [String], environment: [String: String] = [:],
    within limit: Duration = patience
  ) async throws -> Finished {
    try await spawn(arguments, environment: environment).finish(within: limit)
  }

  /// Starts a program inside; its process id is the one that a signal is to be sent to.
  package func spawn(
    _ arguments: [String], environment: [String: String] = [:], keepsInputOpen: Bool = false
  ) throws -> RunningProcess {
    // For a mount namespace nsenter forks no child: it becomes the program.
    try RunningProcess(
      ["nsenter", "--mount", "--target", "\(holder.pid)", "--"] + arguments,
      environment: environment, keepsInputOpen: keepsInputOpen)
  }

  // MARK: - The journal

  /// The entries that match, oldest first, once journald has written all that it was sent.
  ///
  /// - Parameter matches: what journalctl takes, `FIELD=value`; entries match one of the values
  ///   given for a field, and every field.
  package func entries(_ matches: [String] = []) async throws -> [[String: Field]] {
    let listing = try await run(
      ["/bin/sh", "-c", "journalctl --sync && exec journalctl --quiet -o json --all \"$@\"", "sh"]
        + matches)
    guard listing.status == 0 else { throw JournalctlFailed(message: listing.standardError) }
    return try listing.standardOutput.split(separator: "\n").map {
      try JSONDecoder().decode([String: Field].self, from: Data($0.utf8))
    }
  }

  /// The matching entries as soon as there are `count` or more.
  @discardableResult
  package func waitForEntries(
    matching matches: [String], count: Int = 1, within limit: Duration = patience
  ) async throws -> [[String: Field]] {
    try await eventually("\(count) entries \(matches.joined(separator: " "))", within: limit) {
      let found = try await self.entries(matches)
      return found.count >= count ? found : nil
    }
  }

  // MARK: - Faults

  /// Stops journald (SIGSTOP); what is sent to it waits in the socket until that is full.
  package func suspend() async throws {
    guard let pid = journald.value else { return }
    Glibc.kill(pid, SIGSTOP)
    try await eventually("a stopped journald") {
      try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8).contains(") T ") ? true : nil
    }
  }

  package func resume() {
    if let pid = journald.value { Glibc.kill(pid, SIGCONT) }
  }

  /// Kills journald. Its socket stays behind and refuses.
  package func kill() async throws {
    guard journald.value != nil else { return }
    try await ask("kill", answer: "killed")
    journald.update { $0 = nil }
  }

  /// Removes the socket, as on a machine without journald.
  package func removeSocket() async throws {
    try await run(["rm", "-f", "/run/systemd/journal/socket"])
  }

  /// Kills journald if it runs, starts it and waits until it answers.
  package func restart() async throws {
    try await kill()
    let answer = try await ask("start", answer: "journald ")
    journald.update { $0 = pid_t(answer.dropFirst("journald ".count)) }
  }

  /// Gives the holder a command and waits for a new line that starts with `answer`.
  @discardableResult
  private func ask(_ command: String, answer: String) async throws -> String {
    let before = holder.standardOutput.lines.count
    try holder.write(command + "\n")
    do {
      return try await holder.outputLine(after: before) { $0.hasPrefix(answer) }
    } catch {
      throw HolderFailed(command: command, message: holder.standardError.text)
    }
  }

  // MARK: - The namespace

  private static func mountRefusal() -> String? {
    let attempt = Process()
    attempt.executableURL = URL(filePath: "/usr/bin/unshare")
    attempt.arguments = [
      "--mount", "--propagation", "private", "mount", "-t", "tmpfs", "tmpfs", "/run",
    ]
    attempt.standardError = FileHandle.nullDevice
    do { try attempt.run() } catch { return "unshare cannot be started: \(error)" }
    attempt.waitUntilExit()
    return attempt.terminationStatus == 0 ? nil : "a private mount namespace is refused here"
  }

  /// What the holder runs: it takes `start` and `kill` on its input. The machine id is a new one, so
  /// that journalctl sees no other journal.
  private static let script = #"""
    set -eu
    mount -t tmpfs -o mode=755,size=512m tmpfs /run
    if [ -d /var/log/journal ]; then mount -t tmpfs -o mode=755 tmpfs /var/log/journal; fi
    mkdir -p /run/systemd/journal
    tr -d - < /proc/sys/kernel/random/uuid > /run/machine-id
    mount --bind /run/machine-id /etc/machine-id
    cat > /run/journald.conf <<'END'
    [Journal]
    Storage=volatile
    RuntimeMaxUse=400M
    RateLimitIntervalSec=0
    RateLimitBurst=0
    ReadKMsg=no
    Audit=no
    ForwardToSyslog=no
    END
    mount --bind /run/journald.conf /etc/systemd/journald.conf

    while read -r command; do
      case $command in
        start)
          # The varlink socket is the last that journald makes; one of a killed journald would mislead.
          rm -f /run/systemd/journal/io.systemd.journal
          SYSTEMD_LOG_TARGET=console /lib/systemd/systemd-journald </dev/null >&2 &
          journald=$!
          until [ -S /run/systemd/journal/io.systemd.journal ]; do
            kill -0 "$journald"
            sleep 0.01
          done
          # Between bind and listen it refuses.
          until journalctl --sync 2>/dev/null; do
            kill -0 "$journald"
            sleep 0.01
          done
          echo "journald $journald"
          ;;
        kill)
          kill -KILL "$journald"
          wait "$journald" || :
          echo killed
          ;;
      esac
    done

    namespace=$(readlink /proc/self/ns/mnt | sed 's/[][]/\\&/g')
    for entry in $(find /proc -maxdepth 3 -path '/proc/[0-9]*/ns/mnt' -lname "$namespace"); do
      process=${entry#/proc/}
      process=${process%%/*}
      [ "$process" = $$ ] || kill -KILL "$process" || :
    done 2>/dev/null
    """#
}

/// A field of a journal entry as `journalctl -o json` prints it.
package enum Field: Sendable, Equatable, Decodable {
  case text(String)
  /// A value that is no printable UTF-8.
  case bytes([UInt8])
  /// A field that the entry has several times, in order.
  case repeated([Field])
  /// A value that journalctl left out (without `--all`, those over 4 KiB).
  case omitted

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .omitted
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let bytes = try? value.decode([UInt8].self) {
      self = .bytes(bytes)
    } else {
      self = .repeated(try value.decode([Field].self))
    }
  }

  /// The value, or the first of several.
  package var text: String? { texts.first }

  /// All values in order.
  package var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .bytes(let bytes): [String(decoding: bytes, as: UTF8.self)]
    case .repeated(let fields): fields.flatMap(\.texts)
    case .omitted: []
    }
  }
}

/// journalctl refused to list the private journal.
package struct JournalctlFailed: Error, CustomStringConvertible {
  let message: String
  package var description: String { "journalctl: \(message)" }
}

/// The private journald did not do what it was told.
package struct HolderFailed: Error, CustomStringConvertible {
  let command: String
  let message: String
  package var description: String { "the private journald did not \(command): \(message)" }
}
