import Broadsheet
import Foundation
import TestSupport
import Testing

/// Several newsrooms on one machine.
struct InstanceTests {
  @Test func `an instance has defaults of its own`() throws {
    let instance = try #require(Instance("evening-2"))
    let configuration = try Configuration.load(path: nil, instance: instance, environment: [:])
    #expect(configuration.spool == "/var/spool/broadsheet@evening-2")
    #expect(configuration.archive == "/var/lib/broadsheet@evening-2/broadsheet.db")
    #expect(configuration.maxBytes == Configuration().maxBytes)
  }

  @Test func `its file overrides them`() throws {
    let folder = try TemporaryDirectory()
    try "archive: /srv/evening.db\n".write(
      toFile: folder("evening.yaml"), atomically: false, encoding: .utf8)
    let configuration = try Configuration.load(
      path: folder("evening.yaml"), instance: Instance("evening"), environment: [:])
    #expect(configuration.archive == "/srv/evening.db")
    #expect(configuration.spool == "/var/spool/broadsheet@evening")
  }

  @Test(arguments: ["", "config", "../etc", "a/b", ".", "晚报", "a b", #"a\x2db"#])
  func `what systemd would have to escape, and the first newsroom's file, is no name`(
    name: String
  ) async throws {
    let finished = try await run(
      [builtProduct("broadsheet"), "check", "--configuration-only", "--instance=\(name)"])
    #expect(finished.status == 64)
    #expect(Instance(name) == nil)
  }
}
