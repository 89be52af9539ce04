import Foundation
import Glibc
import Intake
import TestSupport
import Testing

/// What is not opened, or not taken, and that none of it keeps the next file waiting.
@Suite(.timeLimit(.minutes(1)))
struct RefusalTests {
  private func refusal(
    _ room: Newsroom, _ name: String, _ make: (String) throws -> Void
  ) async throws -> Refusal {
    try await room.start()
    try make(room("inbox/\(name)"))
    let refusal = try await room.nextRefusal()
    #expect(refusal.source.shown == name)
    return refusal
  }

  /// Sets it aside, and sees that a file dropped after it arrives.
  private func expectSetAside(_ refusal: Refusal, _ room: Newsroom) async throws {
    let name = refusal.source.shown
    let before = try room.status("inbox/\(name)").st_ino
    let path = try room.inbox.setAside(refusal, reason: refusal.description)
    #expect(path.shown == "rejected/\(name)")
    #expect(try room.status(path.shown).st_ino == before)
    #expect(try room.text("rejected/\(name).reason") == refusal.description + "\n")
    #expect(!room.exists("inbox/\(name)"))
    try room.drop("next.txt")
    #expect(try await room.nextFile().source.shown == "next.txt")
  }

  @Test func `a symbolic link is refused and moved itself`() async throws {
    let room = try Newsroom()
    try write("秘密", to: room("secret"))
    let refusal = try await refusal(room, "link.txt") {
      try check(symlink(room("secret"), $0))
    }
    #expect(refusal.reason == .link)
    try await expectSetAside(refusal, room)
    #expect(try room.text("secret") == "秘密")
  }

  @Test func `a dangling link is refused too`() async throws {
    let room = try Newsroom()
    let refusal = try await refusal(room, "link.txt") { try check(symlink("/nowhere", $0)) }
    #expect(refusal.reason == .link)
    try await expectSetAside(refusal, room)
  }

  @Test func `a link to a folder is not entered`() async throws {
    let room = try Newsroom()
    try room.drop("outside.txt", in: "elsewhere")
    let refusal = try await refusal(room, "paper") { try check(symlink(room("elsewhere"), $0)) }
    #expect(refusal.reason == .link)
    try await expectSetAside(refusal, room)
  }

  @Test func `a named pipe is refused without being opened`() async throws {
    let room = try Newsroom()
    let refusal = try await refusal(room, "pipe") { try check(mkfifo($0, 0o644)) }
    #expect(refusal.reason == .fifo)
    // Nobody reads it, or this would not say so.
    #expect(open(room("inbox/pipe"), O_WRONLY | O_NONBLOCK) == -1)
    #expect(errno == ENXIO)
    try await expectSetAside(refusal, room)
  }

  @Test func `a socket is refused`() async throws {
    let room = try Newsroom()
    let refusal = try await refusal(room, "s") { try check(mknod($0, S_IFSOCK | 0o644, 0)) }
    #expect(refusal.reason == .socket)
    try await expectSetAside(refusal, room)
  }

  @Test(.enabled(if: getuid() == 0, "only root can make a device"))
  func `a device is refused`() async throws {
    let room = try Newsroom()
    let refusal = try await refusal(room, "null") {
      // The numbers of /dev/null.
      try check(mknod($0, S_IFCHR | 0o666, dev_t(1 << 8 | 3)))
    }
    #expect(refusal.reason == .device)
    try await expectSetAside(refusal, room)
  }

  @Test func `an empty file is refused once it has stood still`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("empty.txt", "")
    let refusal = try await room.nextRefusal()
    #expect(refusal.reason == .empty)
    try await expectSetAside(refusal, room)
  }

  @Test func `an empty file that is written to in time is no empty file`() async throws {
    let room = try Newsroom { $0.settlingTime = .seconds(600) }
    try await room.start()
    try room.drop("x.txt", "")
    #expect(room.isPassedOver(try await room.nextCandidate()))
    try room.drop("x.txt", "内容")
    #expect(try await room.nextFile().text() == "内容")
  }

  @Test func `an empty file of a date in the future is refused all the same`() async throws {
    let room = try Newsroom()
    try await room.start()
    try Writer(room("inbox/x.txt")).setTime(4_000_000_000)
    #expect(try await room.nextRefusal().reason == .empty)
  }

  @Test func `a file over the limit is refused, one at the limit is read`() async throws {
    let room = try Newsroom { $0.maxBytes = 1 << 20 }
    try await room.start()
    try room.drop("fits.txt", String(repeating: "a", count: 1 << 20))
    let file = try await room.nextFile()
    #expect(try file.read().bytes.count == 1 << 20)
    try room.inbox.file(file, day: Newsroom.day)
    try room.drop("long.txt", String(repeating: "a", count: 1 << 20 + 1))
    let refusal = try await room.nextRefusal()
    #expect(refusal.reason == .tooLarge(bytes: 1 << 20 + 1, limit: 1 << 20))
    try await expectSetAside(refusal, room)
  }

  @Test func `a file that grows over the limit while it is read is an error`() async throws {
    let room = try Newsroom { $0.maxBytes = 100 }
    try await room.start()
    try room.drop("x.txt", "short")
    let file = try await room.nextFile()
    try write(String(repeating: "a", count: 101), to: room("inbox/x.txt"))
    let error = #expect(throws: InboxError.self) { try file.read() }
    #expect(error?.description.contains("x.txt is longer than 100 bytes") == true)
  }

  @Test func `a folder in a file's place is passed over`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x")
    let candidate = try await room.nextCandidate()
    try check(unlink(room("inbox/x")))
    try room.makeFolder("inbox/x")
    #expect(room.isPassedOver(candidate))
  }

  @Test func `what was taken away before it could be set aside is said to be gone`() async throws {
    let room = try Newsroom()
    let refusal = try await refusal(room, "link") { try check(symlink("x", $0)) }
    try check(unlink(room("inbox/link")))
    let error = #expect(throws: InboxError.self) {
      try room.inbox.setAside(refusal, reason: "…")
    }
    guard case .gone = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try room.files().isEmpty)
  }

  @Test func `what is set aside never takes another's place, nor its reason's`() async throws {
    let room = try Newsroom()
    try await room.start()
    for (round, expected) in ["l", "l~2", "l~3"].enumerated() {
      try check(symlink("\(round)", room("inbox/l")))
      let path = try room.inbox.setAside(try await room.nextRefusal(), reason: "第\(round)次")
      #expect(path.shown == "rejected/\(expected)")
      #expect(try room.text("rejected/\(expected).reason") == "第\(round)次\n")
    }
    try check(symlink("x", room("inbox/l.reason")))
    let path = try room.inbox.setAside(try await room.nextRefusal(), reason: "…")
    #expect(path.shown == "rejected/l.reason~")
    #expect(try room.inbox.counts().rejected == 4)
  }

  @Test func `a name of full length has room for its reason`() async throws {
    let room = try Newsroom()
    try await room.start()
    let name = String(repeating: "报", count: 84) + "abc"
    #expect(name.utf8.count == 255)
    try check(symlink("x", room("inbox/\(name)")))
    let path = try room.inbox.setAside(try await room.nextRefusal(), reason: "…")
    // 82 characters and two more bytes would fit beside `.reason`; half a character is no character.
    #expect(path.shown == "rejected/" + String(repeating: "报", count: 82))
    #expect(room.exists(path.shown + ".reason"))
  }

  @Test func `the sentence names the file and what to do`() async throws {
    let room = try Newsroom()
    try await room.start()
    try check(mkfifo(room("inbox/管道\u{1B}"), 0o644))
    let refusal = try await room.nextRefusal()
    #expect(refusal.description == "管道\\x1B is a named pipe, which has no end; drop a file.")
  }
}
