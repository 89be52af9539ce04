import Foundation
import Glibc
import TestSupport
import Testing

/// `read` and `facts`: what they print, for programs and for people.
@Suite(.gate)
struct ReadingCommandTests {
  static let seeds: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "seeds").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { "\(folder)/\($0)" }
  }()

  private func read(_ path: String) async throws -> JSON {
    let finished = try await run([builtProduct("broadsheet"), "read", "--format", "json", path])
    try #require(finished.status == 0, "\(finished.standardError)")
    let lines = try JSON.lines(finished.standardOutput)
    #expect(lines.count == 1)
    return try #require(lines.first)
  }

  private func readPage(of content: some Content, name: String = "page.txt") async throws -> JSON {
    let folder = try TemporaryDirectory()
    try Data(content.bytes).write(to: URL(filePath: folder(name)))
    return try await read(folder(name))
  }

  // MARK: The contract

  @Test func `there are five seeds`() {
    #expect(Self.seeds.count == 5)
  }

  @Test(arguments: seeds)
  func `every line of a seed that is not blank stands in exactly one place`(
    path: String
  ) async throws {
    let page = try await read(path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false)
    let expected = lines.indices.filter { index in
      lines[index].unicodeScalars.contains { !$0.properties.isWhitespace }
    }.map { $0 + 1 }
    #expect(Contract.uses(of: page).sorted() == expected)
  }

  @Test(arguments: seeds)
  func `a seed's JSON has every key, and every span holds its text`(path: String) async throws {
    let page = try await read(path)
    #expect(page["source"]?.text == URL(filePath: path).lastPathComponent)
    Contract.expectKeys(of: page)
    Contract.expectSpans(of: page)
    #expect(page.list("articles").contains { !$0.list("figures").isEmpty })
  }

  @Test(arguments: seeds)
  func `the same file gives the same bytes wherever and whenever it is read`(
    path: String
  ) async throws {
    let program = try builtProduct("broadsheet")
    let copy = try TemporaryDirectory()
    let name = URL(filePath: path).lastPathComponent
    try FileManager.default.copyItem(atPath: path, toPath: copy(name))
    let first = try await run([program, "read", "--format", "json", path])
    let second = try await run(
      [program, "read", "--format", "json", copy(name)],
      environment: ["TZ": "America/Anchorage", "LC_ALL": "de_DE.UTF-8"])
    #expect(first.standardOutput == second.standardOutput)
  }

  @Test func `what is absent is null or empty, never a missing key`() async throws {
    let page = try await readPage(of: "春天来了。\n")
    Contract.expectKeys(of: page)
    #expect(page["date"] == .null && page["paper"] == .null && page["page"] == .null)
  }

  @Test func `a date and a page in the file's name are used`() async throws {
    for name in ["2023-03-10-A05.txt", "zzrb20230310A05.txt"] {
      let page = try await readPage(of: Sheet(1).text, name: name)
      #expect(page["date"]?["value"] == .text("2023-03-10"), "\(name)")
      #expect(page["date"]?["basis"] == .text("filename"), "\(name)")
      #expect(page["page"] == .text("A05"), "\(name)")
    }
  }

  // MARK: Encodings

  struct Encoding: Sendable, CustomTestStringConvertible {
    let iconv: String
    var mark: [UInt8] = []
    var testDescription: String { iconv + (mark.isEmpty ? "" : " with a byte order mark") }
  }

  static let encodings = [
    Encoding(iconv: "UTF-8", mark: [0xEF, 0xBB, 0xBF]), Encoding(iconv: "GB18030"),
    Encoding(iconv: "GBK"), Encoding(iconv: "GB2312"), Encoding(iconv: "UTF-16LE"),
    Encoding(iconv: "UTF-16LE", mark: [0xFF, 0xFE]), Encoding(iconv: "UTF-16BE"),
    Encoding(iconv: "UTF-16BE", mark: [0xFE, 0xFF]),
  ]

  @Test(arguments: encodings)
  func `a page is the same in every encoding`(encoding: Encoding) async throws {
    try await expectSame(Sheet(3).text, in: encoding)
  }

  @Test func `a page in traditional characters is the same in Big5`() async throws {
    try await expectSame(Sheet.traditional, in: Encoding(iconv: "BIG5"))
  }

  private func expectSame(_ text: String, in encoding: Encoding) async throws {
    let folder = try TemporaryDirectory()
    let path = folder("page.txt")
    try Data(text.utf8).write(to: URL(filePath: path))
    let plain = try await read(path)
    let converted = try await run(
      [
        "/bin/sh", "-c", "iconv -f UTF-8 -t \"$1\" \"$2\" > \"$3\"", "sh", encoding.iconv, path,
        folder("c"),
      ])
    try #require(converted.status == 0, "\(converted.standardError)")
    let bytes = try Data(contentsOf: URL(filePath: folder("c")))
    try (Data(encoding.mark) + bytes).write(to: URL(filePath: path))
    let page = try await read(path)
    #expect(page["replaced_bytes"]?.int == 0)
    #expect(page.list("articles") == plain.list("articles"))
    #expect(page.without("encoding", "sha256") == plain.without("encoding", "sha256"))
  }

  @Test func `a few bytes that cannot be read are counted, many make it no text`() async throws {
    let sound = String(repeating: Sheet(1).text, count: 3).bytes
    let page = try await readPage(of: sound + [0xFF] + "\n".bytes)
    #expect(page["replaced_bytes"]?.int == 1)
    let broken = sound.enumerated().map { $0.offset % 7 == 0 ? 0xFF : $0.element }
    try await expectRefusal(of: broken)
    try await expectRefusal(of: Sheet(1).text.bytes + [0, 0, 0] + Sheet(1).text.bytes)
  }

  // MARK: Refusals

  @Test func `what is no text is refused with one sentence`() async throws {
    try await expectRefusal(of: "")
    try await expectRefusal(of: " \n\u{3000}\n")
    try await expectRefusal(of: "%PDF-1.7\n%âãÏÓ\n")
    try await expectRefusal(of: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) })
  }

  private func expectRefusal(of content: some Content) async throws {
    let folder = try TemporaryDirectory()
    try Data(content.bytes).write(to: URL(filePath: folder("x.txt")))
    for arguments in [["read", folder("x.txt")], ["read", "--format", "json", folder("x.txt")]] {
      let finished = try await run([builtProduct("broadsheet")] + arguments)
      #expect(finished.status == 1)
      #expect(finished.standardOutput == "")
      #expect(finished.standardError.split(separator: "\n").count == 1)
      #expect(finished.standardError.contains("x.txt"))
    }
  }

  @Test(arguments: [
    ["--frobnicate"], ["frobnicate"], ["read"], ["read", "a", "b"],
    ["read", "--format", "xml", "a"],
    ["facts", "--date", "yesterday"], ["show"], ["show", "one"], ["search"], ["ingest"],
    ["issues", "--limit", "0"], ["issues", "--date", "2023-02-30"],
    ["search", "--limit", "-1", "a"], ["programmes", "a", "b"],
    ["serve", "extra"], ["account", "extra"],
  ])
  func `wrong usage ends with 64 and says how it is right`(arguments: [String]) async throws {
    let finished = try await run([builtProduct("broadsheet")] + arguments)
    #expect(finished.status == 64)
    #expect(finished.standardError.contains("Usage:"))
    #expect(finished.standardOutput == "")
  }

  static let commands = [
    "serve", "read", "facts", "ingest", "issues", "show", "search", "programmes",
    "account", "check",
  ]

  @Test func `help lists every command, and each explains itself`() async throws {
    let program = try builtProduct("broadsheet")
    let overview = try await run([program, "--help"])
    #expect(overview.status == 0)
    for command in Self.commands {
      #expect(overview.standardOutput.contains("  \(command) "), "\(command)")
      let help = try await run([program, command, "--help"])
      #expect(help.status == 0)
      #expect(help.standardOutput.hasPrefix("OVERVIEW: "), "\(command)")
      #expect(help.standardOutput.contains("USAGE: broadsheet \(command)"), "\(command)")
      #expect(help.standardError == "", "\(command)")
    }
  }

  // MARK: Facts

  @Test func `the facts of a text have every key and spans in the whole text`() async throws {
    let text = "昨日上午，临江县收购小麦1207吨，同比增长3.5%。\n粮站负责人陈望舒说，总投资15.1亿元。\n"
    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder("t")))
    let program = try builtProduct("broadsheet")
    let arguments = ["facts", "--format", "json", "--date", "2023-03-10"]
    let named = try await run([program] + arguments + [folder("t")])
    let piped = try await run(
      ["/bin/sh", "-c", "exec \"$@\" < \"$0\"", folder("t"), program] + arguments)
    #expect(named.status == 0 && named.standardOutput == piped.standardOutput)
    let facts = try JSON(named.standardOutput)
    Contract.expectFactKeys(of: facts, in: .plainText)
    let scalars = Array(text.unicodeScalars)
    for fact in facts.list("figures") + facts.list("dates") {
      Contract.expectSpan(of: fact, in: scalars)
    }
    let money = facts.list("figures").first { $0["unit"] == .text("CNY") }
    #expect(money?["value"] == .number(1_510_000_000))
    let date = try #require(facts.list("dates").first)
    #expect(date["from"]?.text?.hasPrefix("2023-03-09") == true)
  }

  @Test func `a ledger whose rate is not what its counts give has a note at the rate`() async throws
  {
    let text = "今年以来，热线共受理诉求320件，已办结300件，办结率92.1%。"
    let page = try await readPage(of: "热线办实事\n\n本报讯(记者 林若溪)\(text)\n")
    Contract.expectKeys(of: page)
    let article = try #require(page.list("articles").first)
    let rate = try #require(article.list("figures").first { $0["unit"] == .text("percent") })
    let note = try #require(article.list("notes").first)
    #expect(article.list("notes").count == 1)
    #expect(note["text"] == .text("300/320 = 93.8 %, printed 92.1 %"))
    for key in ["line", "paragraph", "start", "end"] { #expect(note[key] == rate[key], "\(key)") }

    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder("t")))
    let program = try builtProduct("broadsheet")
    let facts = try JSON(
      try await run([program, "facts", "--format", "json", folder("t")]).standardOutput)
    Contract.expectFactKeys(of: facts, in: .plainText)
    #expect(facts.list("notes").map { $0["text"] } == [note["text"]])
    for arguments in [["read"], ["facts"]] {
      let shown = try await run([program] + arguments + [folder("t")]).standardOutput
      #expect(shown.contains("300/320 = 93.8 %, printed 92.1 %"))
    }
  }

  // MARK: For people

  @Test func `read lists the articles; --full prints all of each`() async throws {
    let folder = try TemporaryDirectory()
    let text = """
      临江稳产保供

      临江县开仓收粮

      本报讯(记者 林若溪)3月9日，临江县12个粮站同时开仓，头一天就收购小麦1207吨。

      粮站门口排起了队，村民们一边等候一边说着今年的收成和地里的活计，有人还带来了自家做的干粮。

      天黑以前，队伍散了。

      """
    try Data(text.utf8).write(to: URL(filePath: folder("page.txt")))
    let program = try builtProduct("broadsheet")
    let list = try await run([program, "read", folder("page.txt")]).standardOutput
    let lines = list.split(separator: "\n").dropFirst().map(String.init)
    #expect(
      lines == [
        "临江县开仓收粮  lines 1–9, article 0", "  本报讯(记者 林若溪)",
        "  3月9日，临江县12个粮站同时开仓，头一天就收购小麦1207吨。",
      ])
    let full = try await run([program, "read", "--full", folder("page.txt")]).standardOutput
    #expect(full.contains("  kicker: 临江稳产保供\n"))
    #expect(full.contains("\n  本报讯(记者 林若溪)3月9日，"))
    #expect(full.hasSuffix("\n  天黑以前，队伍散了。\n"))
  }

  // MARK: Terminals

  private static let marked = """
    临江县3月开仓收粮

    本报讯(记者 林若溪)3月9日，临江县启动“暖冬到家”行动，县民政局局长陈望舒说，行动覆盖12个社区。

    """

  /// `read` with a terminal for its standard output, which is what `script` gives it.
  private func readOnTerminal(_ environment: [String: String] = [:]) async throws -> String {
    let folder = try TemporaryDirectory()
    try Data(Self.marked.utf8).write(to: URL(filePath: folder("page.txt")))
    let command = "'\(try builtProduct("broadsheet"))' read '\(folder("page.txt"))'"
    // `swift test` sets NO_COLOR where its own output is no terminal.
    let variables = ["TERM": "xterm"].merging(environment) { $1 }.map { "\($0)=\($1)" }
    let finished = try await run(
      ["env", "--unset=NO_COLOR"] + variables
        + ["script", "--quiet", "--return", "--command", command, "/dev/null"])
    #expect(finished.status == 0)
    return finished.standardOutput.replacing("\r\n", with: "\n")
  }

  @Test func `a terminal shows each kind of fact in a way of its own, and which is which`()
    async throws
  {
    let shown = try await readOnTerminal()
    let styles = try ["figure", "date", "person", "organization", "place", "programme"].map {
      kind in
      let legend = try #require(
        shown.firstMatch(of: try Regex("\u{1B}\\[([0-9;]+)m\(kind)\u{1B}\\[0m")), "\(kind)")
      return String(legend.output[1].substring ?? "")
    }
    #expect(Set(styles).count == styles.count)
    let texts = ["12个", "3月9日", "陈望舒", "县民政局", "临江县", "暖冬到家"]
    for (style, text) in zip(styles, texts) {
      #expect(shown.contains("\u{1B}[\(style)m\(text)\u{1B}[0m"), "\(text)")
    }
    // In the headline as well as in the story.
    #expect(shown.components(separatedBy: "\u{1B}[\(styles[4])m临江县").count == 3)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `a terminal that wants no colours gets the same text plainly`(
    environment: [String: String]
  ) async throws {
    let plain = try await readOnTerminal(environment)
    expectHarmless(plain)
    #expect(plain.contains("3月9日，临江县启动“暖冬到家”行动，县民政局局长陈望舒说，行动覆盖12个社区。"))
    let stripped = try await readOnTerminal().replacing(
      try Regex("\u{1B}\\[[0-9;]*m"), with: "")
    let lines = stripped.split(separator: "\n", omittingEmptySubsequences: false)
    let withoutLegend = lines.filter { !$0.hasPrefix("figure  date") }
    #expect(withoutLegend.count == lines.count - 1)
    #expect(withoutLegend.joined(separator: "\n") == plain)
  }

  @Test func `a page with terminal escapes prints none`() async throws {
    let folder = try TemporaryDirectory()
    let hostile = Sheet(1).text
      .replacingOccurrences(of: "粮站", with: "粮\u{1B}[2J\u{1B}]0;x\u{07}站")
      .replacingOccurrences(of: "广场", with: "广\u{9B}31m\u{202E}\u{08}场")
    try Data(hostile.utf8).write(to: URL(filePath: folder("page.txt")))
    let program = try builtProduct("broadsheet")
    for arguments in [["read"], ["facts"]] {
      let finished = try await run([program] + arguments + [folder("page.txt")])
      #expect(finished.status == 0)
      #expect(finished.standardOutput.contains("1201吨"))
      expectHarmless(finished.standardOutput)
    }
    let json = try await run([program, "read", "--format", "json", folder("page.txt")])
    #expect(!json.standardOutput.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func `a file's name with terminal escapes prints none`() async throws {
    let folder = try TemporaryDirectory()
    let name = "a\u{1B}[2Jb.txt"
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: folder(name)))
    let program = try builtProduct("broadsheet")
    expectHarmless(try await run([program, "read", folder(name)]).standardOutput)
    expectHarmless(try await run([program, "read", folder("none\u{1B}[2J")]).standardError)
  }

  private func expectHarmless(_ text: String) {
    let hazards = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(hazards.isEmpty, "\(hazards.map { String($0.value, radix: 16) })")
  }
}
