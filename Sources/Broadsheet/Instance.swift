/// One of several newsrooms on a machine: `broadsheet@NAME.service`, with a configuration, a spool and an archive
/// of its own. They are named as systemd's template unit names them.
package struct Instance: Sendable, Hashable {
  package let name: String

  /// - Returns: nil for what is no name of letters, digits, `-`, `_`, `.` and `:`, which systemd takes unescaped,
  ///   and for `config`, whose file would be the first newsroom's.
  package init?(_ name: String) {
    let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:"
    guard !name.isEmpty, name != "config", !name.hasPrefix("."), name.allSatisfy(allowed.contains)
    else { return nil }
    self.name = name
  }

  var configurationPath: String { "/etc/broadsheet/\(name).yaml" }
  var spool: String { "/var/spool/broadsheet@\(name)" }
  var archive: String { "/var/lib/broadsheet@\(name)/broadsheet.db" }
}
