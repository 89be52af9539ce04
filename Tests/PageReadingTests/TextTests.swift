import Foundation
import Glibc
import PageReading
import Testing

/// Bytes to text: encodings, damage, and what is no text.
struct TextTests {
  static let story = """
    春风送暖 小镇迎来第一批游客

    本报讯（记者 江晓月）近日，记者在古渡镇看到，沿河的老街挂起了红灯笼，各地游客纷至沓来。

    据介绍，今年以来，该镇累计接待游客3.2万人次。
    """

  private func read(_ bytes: [UInt8]) throws -> Page {
    let page = try sharedReader.read(bytes, source: "page.txt")
    expectEveryLineOnce(page)
    return page
  }

  /// The story in another encoding, made by the system's own converter.
  private func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    let descriptor = iconv_open(encoding, "UTF-8")!
    defer { iconv_close(descriptor) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 8)
    var left = input.count
    var room = output.count
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        let status = iconv(descriptor, &from, &left, &to, &room)
        precondition(status == 0, "the text fits the encoding")
      }
    }
    return output.dropLast(room).map { UInt8(bitPattern: $0) }
  }

  @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"])
  func `a page is read the same in every encoding`(_ encoding: String) throws {
    let page = try read(encoded(Self.story, encoding))
    #expect(page.text == Self.story)
    #expect(page.encoding == encoding)
    #expect(page.replacedBytes == 0)
    #expect(page.articles.map(\.headline?.text) == ["春风送暖 小镇迎来第一批游客"])
  }

  @Test(arguments: ["GBK", "GB2312"])
  func `the older national encodings are read as GB18030`(_ encoding: String) throws {
    let page = try read(encoded(Self.story, encoding))
    #expect(page.text == Self.story)
    #expect(page.encoding == "GB18030")
  }

  @Test func `a page from Taiwan is Big5`() throws {
    let text = "春風送暖 小鎮迎來第一批遊客\n\n本報訊（記者江曉月）近日，記者在古渡鎮看到，沿河的老街掛起了紅燈籠。\n"
    let page = try read(encoded(text, "BIG5"))
    #expect(page.encoding == "Big5")
    #expect(page.text == text)
  }

  @Test(
    arguments: [
      ("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
      ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]),
    ] as [(String, [UInt8])])
  func `a byte-order mark tells the encoding and is no text`(
    _ encoding: String, _ mark: [UInt8]
  ) throws {
    let page = try read(mark + encoded(Self.story, encoding))
    #expect(page.encoding == encoding)
    #expect(page.text == Self.story)
  }

  @Test(arguments: ["今天", "中国", "你好", "人民日报", "一二三", "大会召开", "学习通知", "联通", "我们的家", "新年好"])
  func `a few characters in GB18030 are not taken for Big5 or UTF-8`(_ text: String) throws {
    let page = try read(encoded(text, "GB18030"))
    #expect(page.encoding == "GB18030")
    #expect(page.text == text)
  }

  @Test(arguments: ["今天", "中國", "你好", "人民日報", "大會召開", "學習通知", "我們的家"])
  func `a few characters in Big5 are not taken for GB18030`(_ text: String) throws {
    let page = try read(encoded(text, "BIG5"))
    #expect(page.encoding == "Big5")
    #expect(page.text == text)
  }

  @Test(arguments: ["é", "Ωμέγα", "naïve café"])
  func `short letters in UTF-8 stay UTF-8`(_ text: String) throws {
    #expect(try read(Array(text.utf8)).text == text)
  }

  @Test func `a short line in UTF-16 without a mark is found`() throws {
    let page = try read(encoded("关于召开大会的通知\n", "UTF-16LE"))
    #expect(page.encoding == "UTF-16LE")
  }

  @Test func `a few bad bytes in UTF-8 are replaced and counted`() throws {
    var bytes = Array(Self.story.utf8)
    // In the middle of the second character, and between two others.
    bytes[4] = 0xFF
    bytes.insert(0xC0, at: 31)
    let page = try read(bytes)
    #expect(page.encoding == "UTF-8")
    // The broken character's other two bytes are bad, too.
    #expect(page.replacedBytes == page.text.unicodeScalars.count { $0 == "\u{FFFD}" })
    #expect(page.replacedBytes == 4)
  }

  @Test func `a character cut off by the end of the file is replaced`() throws {
    let page = try read(Array(Self.story.utf8.dropLast(4)))
    #expect(page.encoding == "UTF-8")
    #expect(page.replacedBytes == 2)
  }

  @Test func `a bad byte in GB18030 is replaced where it stands`() throws {
    var bytes = encoded(Self.story, "GB18030")
    bytes.append(0xFF)
    let page = try read(bytes)
    #expect(page.encoding == "GB18030")
    #expect(page.replacedBytes == 1)
    #expect(page.text == Self.story + "\u{FFFD}")
  }

  @Test func `more than one bad byte in twenty is refused`() {
    var bytes = Array(Self.story.utf8)
    for index in stride(from: 0, to: bytes.count, by: 12) { bytes.insert(0xFF, at: index) }
    #expect {
      try sharedReader.read(bytes, source: "page.txt")
    } throws: { error in
      guard case .damaged("UTF-8", let replaced, let total)? = error as? Unreadable else {
        return false
      }
      return total == bytes.count && replaced * 20 > total
    }
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n".utf8), ForeignFormat.pdf),
      (Array("\n\u{FEFF}%PDF-1.4 text".utf8), .pdf),
      (Array("PK\u{3}\u{4}....[Content_Types].xml....word/document.xml".utf8), .wordProcessor),
      (Array("PK\u{3}\u{4}....pages/1.txt".utf8), .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .oldOffice),
      (Array("{\\rtf1\\ansi".utf8), .richText),
      ([0x1F, 0x8B, 0x08, 0], .compressed), ([0xFF, 0xD8, 0xFF, 0xE0], .picture),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture),
      ([0x7F, 0x45, 0x4C, 0x46], .program),
    ] as [([UInt8], ForeignFormat)])
  func `another format is named whatever the file is called`(
    _ bytes: [UInt8], _ format: ForeignFormat
  ) {
    #expect(throws: Unreadable.format(format)) {
      try sharedReader.read(bytes, source: "page.txt")
    }
  }

  @Test(arguments: ["", "\n\n", " \t\r\n\u{3000}\n\u{C}\n", "\u{FEFF}\n\u{1C}\n"])
  func `nothing but blank lines is refused`(_ text: String) {
    #expect(throws: Unreadable.blank) { try sharedReader.read(Array(text.utf8), source: "a.txt") }
  }

  @Test func `a NUL is no text`() {
    #expect(throws: Unreadable.binary) {
      try sharedReader.read(Array("春风\0送暖".utf8), source: "a.txt")
    }
    #expect(throws: Unreadable.binary) {
      try sharedReader.read([0xFF, 0xFE, 0x25, 0x66, 0, 0, 0xCE, 0x98], source: "a.txt")
    }
  }

  @Test func `what is in no encoding of ours is refused`() {
    // Japanese in Shift_JIS.
    let bytes: [UInt8] = [
      0x82, 0xB1, 0x82, 0xF1, 0x82, 0xC9, 0x82, 0xBF, 0x82, 0xCD, 0x90, 0xA2, 0x8A, 0x45,
    ]
    #expect(throws: Unreadable.unknownEncoding) {
      try sharedReader.read(bytes, source: "a.txt")
    }
  }

  @Test(arguments: [
    (Unreadable.blank, "It holds only blank lines; drop the page again once it has text."),
    (.format(.pdf), "It is a PDF file and no text; extract the text and drop that."),
    (.binary, "It holds NUL characters, so it is no text; drop the page as plain text."),
    (
      .unknownEncoding,
      "It is in no encoding that is read here (UTF-8, UTF-16, UTF-32, GB18030, Big5); save it as UTF-8."
    ),
    (
      .damaged(encoding: "UTF-8", replaced: 90, of: 900),
      "It looks like UTF-8, but 90 of its 900 bytes cannot be read; extract the page again."
    ),
  ])
  func `a refusal is one sentence for the administrator`(_ error: Unreadable, _ sentence: String) {
    #expect(error.description == sentence)
  }

  // MARK: Lines

  @Test func `lines end with LF and a CR before it is no text`() throws {
    let page = try read(Array(Self.story.replacing("\n", with: "\r\n").utf8))
    #expect(page.articles[0].headline == Piece(line: 1, text: "春风送暖 小镇迎来第一批游客"))
    #expect(page.articles[0].paragraphs.map(\.lines) == [[3], [5]])
  }

  @Test
  func `spaces, invisible characters and Markdown marks are off, lines unchanged in the text`()
    throws
  {
    let text =
      "\u{C}\u{3000}## 春风\u{AD}送暖\u{200B} 小镇迎来游客 \u{3000}\n\n　　近日，记者在古渡镇看到，沿河的老街挂起了红灯笼。\u{C}\n"
    let page = try read(Array(text.utf8))
    #expect(page.text == text)
    #expect(page.articles[0].headline?.text == "春风送暖 小镇迎来游客")
    #expect(page.articles[0].paragraphs[0].text == "近日，记者在古渡镇看到，沿河的老街挂起了红灯笼。")
  }

  @Test func `full-width Markdown marks are off, too`() throws {
    let page = try read(Array("＃ 春风送暖 小镇迎来游客\n\n本报讯 近日，老街挂起了红灯笼，游客纷至沓来。".utf8))
    #expect(page.articles[0].headline?.text == "春风送暖 小镇迎来游客")
  }

  @Test func `a line of invisible characters is not blank and stands among the unplaced`() throws {
    let page = try read(Array("春风送暖 小镇迎来游客\n\u{200B}\n##\n本报讯 近日，老街挂起了红灯笼。\n".utf8))
    #expect(page.unplaced.map(\.lines) == [[2], [3]])
  }
}
