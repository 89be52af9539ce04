import Foundation
import Glibc
import TestSupport
import Testing

/// What is no page, what only looks like none, and what cannot be taken yet.
@Suite(.gate, .withJournald)
struct BadInputTests {
  // MARK: Set aside

  @Test func `all that is no page is set aside with a reason, and the next page is taken`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let inbox = { (name: String) in newsroom.spool("inbox/\(name)") }
    try newsroom.drop("empty.txt", "")
    try newsroom.drop("blank.txt", "\n  \n\u{3000}\r\n\t\n")
    try newsroom.drop("binary.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) })
    try newsroom.drop("portable.txt", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    try newsroom.drop("long.txt", Self.text(bytes: 9 << 20))
    try check(symlink("/etc/shadow", inbox("link.txt")))
    try check(mkfifo(inbox("fifo.txt"), 0o644))
    try makeSocket(at: inbox("socket.txt"))
    try check(mknod(inbox("device.txt"), S_IFCHR | 0o644, makedev(1, 3)))
    let names = [
      "binary.txt", "blank.txt", "device.txt", "empty.txt", "fifo.txt", "link.txt", "long.txt",
      "portable.txt", "socket.txt",
    ]
    try newsroom.drop("good.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1, rejected: names.count)

    let reasons = names.map { $0 + ".reason" }
    #expect(newsroom.files("rejected") == (names + reasons).sorted())
    #expect(newsroom.files("inbox") == [])
    for name in names {
      let entries = try await newsroom.entries(name)
      let entry = try #require(entries.first, "\(name)")
      #expect(entries.count == 1, "\(name)")
      #expect(entry["MESSAGE_ID"] == .text(Kind.setAside.rawValue), "\(name)")
      #expect(entry["PRIORITY"] == .text("4"), "\(name)")
      #expect(entry["BROADSHEET_ISSUE"] == nil, "\(name)")
      let reason = try #require(entry["BROADSHEET_REASON"]?.text, "\(name)")
      #expect(try newsroom.reason(of: name) == reason + "\n", "\(name)")
      // The reason is one sentence, and ends as one.
      #expect(reason.hasSuffix(".") && !reason.contains("\n"), "\(name): \(reason)")
    }
    #expect(try await newsroom.entries("good.txt", .issue).count == 1)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.account().problems == [])
  }

  @Test func `a link is moved itself and what it leads to is never opened`() async throws {
    let newsroom = try await Newsroom()
    let secret = newsroom.folder("secret")
    // Whoever opened this would wait for a writer for ever.
    try check(mkfifo(secret, 0o600))
    try await newsroom.serve()
    try check(symlink(secret, newsroom.spool("inbox/link.txt")))
    try await newsroom.settle(filed: 0, rejected: 1)
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: newsroom.spool("rejected/link.txt"))
    #expect(target == secret)
  }

  private static func text(bytes: Int) -> String {
    let line = Sheet(1).text
    return String(repeating: line, count: bytes / line.utf8.count + 1)
  }

  private func makeSocket(at path: String) throws {
    let descriptor = try check(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    try withUnsafePointer(to: &address) { pointer in
      _ = try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try check(bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)))
      }
    }
  }

  // MARK: Taken as any other

  @Test func `odd names and odd lines are taken as any other`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    try newsroom.drop("line\nfeed.txt", Sheet(1).text)
    try dropInvalidName(into: newsroom)
    let sentence = "临江县粮站昨日开仓收粮，农户排队交粮，现场秩序井然。"
    try newsroom.drop(
      "one line.txt", String(repeating: sentence, count: (5 << 20) / sentence.utf8.count))
    try newsroom.drop("cr lf.txt", Sheet(4).text.replacingOccurrences(of: "\n", with: "\r\n"))
    let elsewhere = newsroom.folder("elsewhere.txt")
    try Data(Sheet(5).text.utf8).write(to: URL(filePath: elsewhere))
    try check(link(elsewhere, newsroom.spool("inbox/hard link.txt")))
    try await newsroom.settle(filed: 5)
    for source in ["line\\x0Afeed.txt", "\\xD4\\xC2.txt", "one line.txt", "hard link.txt"] {
      #expect(try await newsroom.entries(source, .issue).count == 1, "\(source)")
    }
    let lines = try await newsroom.entries("cr lf.txt", .article)
    #expect(lines.map { $0["BROADSHEET_HEADLINE"]?.text } == Sheet(4).headlines)
    #expect(try await newsroom.account().problems == [])
    #expect(newsroom.files("rejected") == [])
    #expect(try Data(contentsOf: URL(filePath: elsewhere)) == Data(Sheet(5).text.utf8))
  }

  /// 月.txt in GB18030, as an old archiver unpacks it.
  private func dropInvalidName(into newsroom: Newsroom) throws {
    let folder = [UInt8]((newsroom.spool("inbox") + "/").utf8)
    let name: [UInt8] = [0xD4, 0xC2] + [UInt8](".txt".utf8)
    let path = (folder + name + [0]).map { CChar(bitPattern: $0) }
    let descriptor = try check(open(path, O_WRONLY | O_CREAT, 0o644))
    defer { close(descriptor) }
    let bytes = Sheet(2).text.bytes
    #expect(try check(write(descriptor, bytes, bytes.count)) == bytes.count)
  }

  // MARK: Told once and left

  @Test func `a file that may not be read is told once and taken when it may`() async throws {
    let newsroom = try await Newsroom.asDaemonUser()
    let daemon = try await newsroom.serve(as: .daemon)
    let path = newsroom.spool("inbox/closed.txt")
    try newsroom.drop("closed.part", Sheet(1).text, .written)
    try check(chmod(newsroom.spool("inbox/closed.part"), 0o600))
    try check(rename(newsroom.spool("inbox/closed.part"), path))
    try await newsroom.journald.waitForEntries(matching: ["BROADSHEET_SOURCE=closed.txt"])
    try newsroom.drop("open.txt", Sheet(2).text)
    try await eventually("the other page") {
      newsroom.files("filed") == ["open.txt"] ? true : nil
    }
    let told = try await newsroom.entries("closed.txt")
    #expect(told.count == 1)
    #expect(told.first?["MESSAGE_ID"] == .text(Kind.trouble.rawValue))
    #expect(try await newsroom.account().waiting == 1)
    try check(chmod(path, 0o644))
    try await newsroom.settle(filed: 2)
    #expect(try await newsroom.entries("closed.txt", .trouble).count == 1)
    #expect(try await newsroom.entries("closed.txt", .issue).count == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func `a folder that is too deep is told once and left`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let deepest = (1...8).map { "\($0)" }.joined(separator: "/")
    try newsroom.drop("\(deepest)/eight.txt", Sheet(1).text)
    try newsroom.drop("\(deepest)/9/nine.txt", Sheet(2).text)
    try newsroom.drop("\(deepest)/9/ten.txt", Sheet(3).text)
    try await newsroom.journald.waitForEntries(matching: ["BROADSHEET_SOURCE=\(deepest)/9"])
    try await eventually("the page that is not too deep") {
      newsroom.files("filed") == ["\(deepest)/eight.txt"] ? true : nil
    }
    #expect(newsroom.files("inbox") == ["\(deepest)/9/nine.txt", "\(deepest)/9/ten.txt"])
    #expect(try await newsroom.entries("\(deepest)/9").count == 1)
  }

  @Test func `a page that can be read but not moved is kept, told once and never read again`()
    async throws
  {
    let newsroom = try await Newsroom.asDaemonUser()
    let folder = newsroom.spool("inbox/member")
    try newsroom.makeFolder("spool/inbox/member")
    try newsroom.drop("member/stuck.txt", Sheet(1).text)
    // A member's own folder: the daemon may enter it and read, but not write.
    try check(chmod(folder, 0o755))
    let daemon = try await newsroom.serve(as: .daemon)
    try await newsroom.journald.waitForEntries(
      matching: ["BROADSHEET_SOURCE=member/stuck.txt", "MESSAGE_ID=\(Kind.trouble.rawValue)"])
    try await newsroom.settle(filed: 0)
    #expect(try await newsroom.account().archived == 1)
    #expect(newsroom.files("inbox") == ["member/stuck.txt"])
    #expect(try await daemon.stop() == 0)

    let second = try await newsroom.serve(as: .daemon)
    try newsroom.drop("next.txt", Sheet(2).text)
    try await newsroom.settle(filed: 1)
    #expect(try await second.stop() == 0)
    #expect(try await newsroom.entries("member/stuck.txt", .issue).count == 1)
    #expect(try await newsroom.entries("member/stuck.txt", .duplicate).isEmpty)
    #expect(
      try await newsroom.account()
        == Account(filed: 1, archived: 2, untold: 0, rejected: 0, waiting: 0, problems: []))
  }

  @Test func `a file that is gone before it is opened is passed over without a word`() async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    // While the daemon stands still its events wait, and the file goes.
    daemon.process.signal(SIGSTOP)
    try newsroom.drop("gone.txt", Sheet(1).text)
    try newsroom.drop("stays.txt", Sheet(2).text)
    try FileManager.default.removeItem(atPath: newsroom.spool("inbox/gone.txt"))
    daemon.process.signal(SIGCONT)
    try await newsroom.settle(filed: 1)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.entries("gone.txt").isEmpty)
    let words = daemon.process.standardError.text
    #expect(!words.contains("gone.txt") && !words.contains("warning") && !words.contains("error"))
  }

  @Test func `a file under a name that waits for its rename is not touched`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let waiting = [".hidden.txt", "a.part", "a.tmp", "a.swp", "a.txt~"]
    for name in waiting { try newsroom.drop(name, Sheet(1).text, .written) }
    try newsroom.drop("last.txt", Sheet(2).text)
    try await newsroom.settle(filed: 1)
    #expect(newsroom.files("inbox") == waiting.sorted())
    #expect(newsroom.files("rejected") == [])
  }
}

/// `makedev` is a macro, which Swift does not see.
private func makedev(_ major: UInt64, _ minor: UInt64) -> dev_t { dev_t(major << 8 | minor) }
