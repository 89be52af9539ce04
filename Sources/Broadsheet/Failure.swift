import Storage
import Systemd

/// What ended the daemon, or kept it from starting, as the service manager and the journal are told.
package struct Failure: Error, CustomStringConvertible {
  package let description: String
  /// The process's exit status. The unit does not start it again after 65 or 78, which no restart mends.
  package let status: Int32

  package init(_ error: any Error) {
    description = "\(error)"
    status = Self.status(for: error)
  }

  private static func status(for error: any Error) -> Int32 {
    switch error {
    // EX_CONFIG of sysexits(3).
    case is ConfigurationError: 78
    // EX_DATAERR.
    case ArchiveError.damaged, ArchiveError.notADatabase, ArchiveError.foreign, ArchiveError.newer,
      ArchiveError.notOwner:
      65
    default: 1
    }
  }

  /// Says it where an administrator looks: in `systemctl status`, and in the journal under an identifier that
  /// `journalctl -x` explains.
  package func tell() async {
    ServiceManager().status(description)
    let journal = Journal(identifier: "broadsheet")
    journal.post(
      JournalEntry("Broadsheet has ended: \(description)", id: .ended, priority: .critical))
    await journal.close(within: .seconds(1))
  }
}
