import Foundation
import Glibc
import TestSupport
import Testing

/// What the commands say of what was kept: `issues`, `show`, `search`, `ingest`, `check`.
@Suite(.gate, .withJournald)
struct ArchiveCommandTests {
  @Test func `a stored page is shown as it was read`() async throws {
    let newsroom = try await Newsroom()
    let paths = ReadingCommandTests.seeds
    let finished = try await newsroom.journald.run(
      [newsroom.program, "ingest"] + paths, environment: newsroom.environment)
    #expect(finished.status == 0, "\(finished.standardError)")
    let issues = try await newsroom.documents("issues")
    #expect(issues.count == paths.count)
    for path in paths {
      let name = URL(filePath: path).lastPathComponent
      let issue = try #require(issues.first { $0["source"]?.text == name })
      let id = try #require(issue["id"]?.int)
      let read = try await newsroom.documents("read", path)[0]
      let shown = try await newsroom.documents("show", "\(id)")[0]
      Contract.expectKeys(of: shown)
      Contract.expectSpans(of: shown)
      // A day that the page does not say is the one it came in.
      #expect(shown["date"]?["value"] == issue["date"])
      if read["date"] == .null {
        #expect(shown["date"]?["basis"] == .text("received"))
      } else {
        #expect(shown["date"] == read["date"])
      }
      // What earlier pages taught is known here, and not where a page is read by itself.
      let own = { (page: JSON) in
        page.list("articles").map { $0.without("programmes", "mentions") }
      }
      #expect(own(shown) == own(read), "\(name)")
      for (stored, alone) in zip(shown.list("articles"), read.list("articles")) {
        for key in ["programmes", "mentions"] {
          #expect(alone.list(key).allSatisfy(stored.list(key).contains), "\(name): \(key)")
        }
      }
      #expect(
        shown.without("id", "received_at", "superseded_by", "date", "articles")
          == read.without("date", "articles"), "\(name)")
      #expect(issue["articles"]?.int == read.list("articles").count)
      #expect(
        issue["figures"]?.int == read.list("articles").reduce(0) { $0 + $1.list("figures").count })
      #expect(issue["sha256"] == read["sha256"])
    }
  }

  @Test func `issues lists every key, the last received first, and can be narrowed`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let names = ["临江日报/2023-03-10-A01.txt", "临江日报/2023-03-11-A01.txt", "石桥报/2023-03-11.txt"]
    for (number, name) in names.enumerated() {
      try newsroom.drop(name, Sheet(number).text)
      try await newsroom.settle(filed: number + 1)
    }
    let issues = try await newsroom.documents("issues")
    #expect(issues.map { $0["source"]?.text } == names.reversed())
    for issue in issues { Contract.expect(issue, Contract.issueKeys, "an issue") }
    #expect(issues[0]["page"] == .null && issues[0]["paper"] == .text("石桥报"))
    let received = try #require(issues[0]["received_at"]?.text)
    let moment = try Date(
      received, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    #expect(abs(moment.timeIntervalSinceNow) < 300)
    #expect(try await newsroom.documents("issues", "--paper", "临江日报").count == 2)
    #expect(try await newsroom.documents("issues", "--date", "2023-03-11").count == 2)
    #expect(try await newsroom.documents("issues", "--limit", "1").count == 1)
    let text = try await newsroom.command("issues").standardOutput.split(separator: "\n")
    #expect(text.count == 3 && text[0].contains("石桥报"))
  }

  @Test func `an issue that is not there is refused with one sentence`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    for format in ["text", "json"] {
      let finished = try await newsroom.command("show", "7", "--format", format)
      #expect(finished.status == 1 && finished.standardOutput == "")
      #expect(finished.standardError.split(separator: "\n").count == 1)
      #expect(finished.standardError.contains("7"))
    }
  }

  // MARK: search

  @Test func `words of every kind find what they should`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    try newsroom.drop("a.txt", Sheet(1).text)
    try newsroom.drop(
      "b.txt",
      """
      水利工程开工

      本报讯(记者 顾长风)昨日，石桥镇５Ｇ水利工程开工，采用 Smart Grid 技术，总投资1469万元，招商引资工作同步开展。

      """)
    try await newsroom.settle(filed: 2)
    // A character, two, a long phrase, a Latin word in any case, a number, full-width forms, a mixture, a writer.
    let hits = [
      "水": ["a.txt", "b.txt"], "棚": ["a.txt"], "粮": ["a.txt"], "招商": ["b.txt"],
      "招商引资工作同步开展": ["b.txt"],
      "smart": ["b.txt"], "1469": ["b.txt"], "5G": ["b.txt"], "５g水利": ["b.txt"],
      "水利 grid 1469": ["b.txt"], "顾长风": ["a.txt", "b.txt"], "石桥镇": ["a.txt", "b.txt"],
      "招商工作": [], "粮站 水利": [], "mart": [], "146": [],
    ]
    let names = try await newsroom.documents("issues").reduce(into: [:]) {
      $0[$1["id"]?.int] = $1["source"]?.text
    }
    for (words, expected) in hits {
      let found = try await newsroom.documents("search", words)
      #expect(Set(found.compactMap { names[$0["issue"]?.int] }) == Set(expected), "\(words)")
      for hit in found { Contract.expect(hit, Contract.hitKeys, words) }
    }
    let phrase = try await newsroom.documents("search", "招商引资")
    #expect(phrase.count == 1)
    #expect(phrase.first?["snippet"]?.text?.contains("招商引资工作") == true)
    #expect(phrase.first?["headline"] == .text("水利工程开工"))
    // Several arguments are several words.
    #expect(try await newsroom.documents("search", "水利", "招商").count == 1)
    #expect(try await newsroom.documents("search", "--limit", "1", "石桥镇").count == 1)
  }

  @Test(arguments: ["。", "\"", "\" OR \"", "*", "  "])
  func `what no search can find is refused, not failed`(words: String) async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    let finished = try await newsroom.command("search", words)
    #expect(finished.status == (words.contains("OR") ? 0 : 1))
    #expect(finished.standardError.split(separator: "\n").count == (words.contains("OR") ? 0 : 1))
  }

  // MARK: ingest

  @Test func `files from elsewhere are copied, told and stay where they are`() async throws {
    let newsroom = try await Newsroom()
    let elsewhere = (1...3).map { newsroom.folder("\($0).txt") }
    for (index, path) in elsewhere.enumerated() {
      try Data(Sheet(index + 1).text.utf8).write(to: URL(filePath: path))
    }
    let finished = try await newsroom.journald.run(
      [newsroom.program, "ingest"] + elsewhere, environment: newsroom.environment)
    #expect(finished.status == 0)
    #expect(finished.standardOutput.contains(Sheet(2).headlines[0]))
    // Progress is for a terminal.
    #expect(!finished.standardError.contains("of 3") && !finished.standardError.contains("\r"))
    #expect(elsewhere.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    #expect(newsroom.files("filed") == ["1.txt", "2.txt", "3.txt"])
    #expect(
      try await newsroom.account()
        == Account(filed: 3, archived: 3, untold: 0, rejected: 0, waiting: 0, problems: []))
    #expect(try await newsroom.entries(of: .issue).count == 3)
    let filed = try String(contentsOfFile: newsroom.filedPath("2.txt"), encoding: .utf8)
    #expect(filed == Sheet(2).text)
  }

  @Test func `files in the inbox are moved`() async throws {
    let newsroom = try await Newsroom()
    try newsroom.drop("临江日报/2023-03-10-A05.txt", Sheet(1).text)
    try newsroom.drop("blank.txt", "\n\n")
    let finished = try await newsroom.command(
      "ingest", newsroom.spool("inbox/临江日报/2023-03-10-A05.txt"), newsroom.spool("inbox/blank.txt"))
    // What was set aside is a refusal.
    #expect(finished.status == 1)
    #expect(finished.standardError.contains("blank.txt"))
    #expect(newsroom.files("inbox") == [])
    #expect(
      try await newsroom.account()
        == Account(filed: 1, archived: 1, untold: 0, rejected: 1, waiting: 0, problems: []))
    let issue = try await newsroom.documents("issues")[0]
    #expect(issue["paper"] == .text("临江日报") && issue["page"] == .text("A05"))
  }

  @Test func `what cannot be ingested is named, and the rest is taken`() async throws {
    let newsroom = try await Newsroom()
    let good = newsroom.folder("good.txt")
    let blank = newsroom.folder("blank.txt")
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: good))
    try Data("\n\n".utf8).write(to: URL(filePath: blank))
    let finished = try await newsroom.command(
      "ingest", newsroom.folder("none.txt"), blank, newsroom.folder.path, good)
    #expect(finished.status == 1)
    let sentences = finished.standardError.split(separator: "\n")
    #expect(sentences.count == 3, "\(finished.standardError)")
    #expect(sentences.allSatisfy { $0.hasPrefix("broadsheet: ") })
    for name in ["none.txt", "blank.txt", newsroom.folder.path] {
      #expect(sentences.contains { $0.contains(name) }, "\(name)")
    }
    #expect(FileManager.default.fileExists(atPath: blank))
    #expect(newsroom.files("filed") == ["good.txt"])
  }

  @Test func `ingesting beside a running daemon keeps disk and archive in agreement`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let paths = (1...20).map { newsroom.folder("\($0).txt") }
    for (index, path) in paths.enumerated() {
      try Data(Sheet(index + 1).text.utf8).write(to: URL(filePath: path))
      try newsroom.drop("dropped \(index).txt", Sheet(index + 100).text)
    }
    let finished = try await newsroom.journald.run(
      [newsroom.program, "ingest"] + paths, environment: newsroom.environment)
    #expect(finished.status == 0, "\(finished.standardError)")
    #expect(try await daemon.stop() == 0)
    // What the command had no time to tell, the next start tells.
    let next = try await newsroom.serve()
    try await newsroom.settle(filed: 40)
    #expect(try await next.stop() == 0)
    let account = try await newsroom.account()
    #expect(account.archived == 40 && account.problems == [])
  }

  @Test func `ingest shows its progress on a terminal`() async throws {
    let newsroom = try await Newsroom()
    let paths = (1...3).map { newsroom.folder("\($0).txt") }
    for (index, path) in paths.enumerated() {
      try Data(Sheet(index + 1).text.utf8).write(to: URL(filePath: path))
    }
    let words = ([newsroom.program, "ingest"] + paths).map { "'\($0)'" }.joined(separator: " ")
    let finished = try await newsroom.journald.run(
      ["script", "--quiet", "--return", "--command", words, "/dev/null"],
      environment: newsroom.environment)
    #expect(finished.status == 0)
    #expect(finished.standardOutput.contains("3 of 3"))
  }

  // MARK: check

  @Test func `check says what it looked at, and fails only where the daemon would`() async throws {
    let newsroom = try await Newsroom()
    let fine = try await newsroom.command("check")
    #expect(fine.status == 0, "\(fine.standardOutput)\(fine.standardError)")
    let findings = try await newsroom.documents("check")
    #expect(findings.allSatisfy { ["ok", "warning"].contains($0["status"]?.text) })
    #expect(findings.contains { $0["subject"] == .text("journal") && $0["status"] == .text("ok") })
    // A spool that was moved needs to be let through the service's sandbox.
    #expect(fine.standardOutput.contains("ReadWritePaths=\(newsroom.folder("spool"))"))

    try Data("no database at all, but a text of some length".utf8)
      .write(to: URL(filePath: newsroom.folder("archive/broadsheet.db")))
    let broken = try await newsroom.command("check")
    #expect(broken.status == 1)
    #expect(
      broken.standardOutput.contains("problem") && broken.standardOutput.contains("broadsheet.db"))
    let only = try await newsroom.command("check", "--configuration-only")
    #expect(only.status == 0 && only.standardOutput == "" && only.standardError == "")
  }

  @Test func `check names modes that keep people or the daemon out`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    let inbox = newsroom.spool("inbox")
    let archive = newsroom.folder("archive/broadsheet.db")
    try check(chmod(inbox, 0o777))
    try check(chmod(archive, 0o606))
    let warned = try await newsroom.command("check")
    #expect(warned.status == 0, "\(warned.standardError)")
    for part in [
      "\(inbox): can be written by everybody", "\(inbox): has no default ACL", "setfacl -d",
      "\(archive) can be written by everybody", "\(archive) cannot be read by the members",
    ] {
      #expect(warned.standardOutput.contains(part), "\(warned.standardOutput)")
    }
    try await run(["setfacl", "-d", "-m", "u:0:rwx,g::rwx,m:rwx", inbox])
    try check(chmod(inbox, 0o770))
    try check(chmod(archive, 0o640))
    let mended = try await newsroom.command("check")
    for part in ["everybody", "default ACL", "its group"] {
      #expect(!mended.standardOutput.contains(part), "\(mended.standardOutput)")
    }
  }

  @Test func `check changes nothing`() async throws {
    let newsroom = try await Newsroom()
    try FileManager.default.removeItem(atPath: newsroom.folder("spool"))
    _ = try await newsroom.command("check")
    #expect(!FileManager.default.fileExists(atPath: newsroom.folder("spool")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: newsroom.folder("archive")) == [])
  }

  @Test func `account's JSON has every key`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    let account = try #require(try await newsroom.documents("account").last)
    #expect(account.keys == Contract.accountKeys)
  }

  @Test func `a stored page with terminal escapes prints none`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let hostile = Sheet(1).text
      .replacingOccurrences(of: "粮站", with: "粮\u{1B}[2J站").replacingOccurrences(
        of: "广场", with: "广\u{9B}31m\u{202E}场")
    try newsroom.drop("x\u{1B}[31m.txt", hostile)
    try await newsroom.settle(filed: 1)
    var printed = daemon.process.standardError.text
    for arguments in [["show", "1"], ["issues"], ["search", "收购"], ["account"]] {
      let finished = try await newsroom.journald.run(
        [newsroom.program] + arguments, environment: newsroom.environment)
      #expect(finished.status == 0)
      printed += finished.standardOutput
    }
    for entry in try await newsroom.journald.entries(["SYSLOG_IDENTIFIER=broadsheet"]) {
      for (name, field) in entry where name == "MESSAGE" || name.hasPrefix("BROADSHEET_") {
        printed += field.texts.joined()
      }
    }
    #expect(!printed.unicodeScalars.contains { [0x1B, 0x9B, 0x202E].contains($0.value) })
    #expect(printed.contains("1201吨"))
  }
}
