import Intake
import Testing

struct PathTests {
  private func shown(_ bytes: [UInt8]) throws -> String {
    try #require(SourcePath(bytes: bytes)).shown
  }

  @Test func `a Chinese path is shown as it is`() throws {
    #expect(try shown([UInt8]("郑州日报/2023-03-10-A05.txt".utf8)) == "郑州日报/2023-03-10-A05.txt")
  }

  @Test func `bytes that are no UTF-8 are shown as numbers`() throws {
    // 报 in GBK, and a character cut in the middle.
    #expect(try shown([0xB1, 0xA8, 0x2E, 0x74]) == "\\xB1\\xA8.t")
    #expect(try shown([0xE6, 0x8A]) == "\\xE6\\x8A")
  }

  @Test(arguments: [
    ("a\nb", "a\\x0Ab"), ("\u{1B}[31m", "\\x1B[31m"), ("a\u{7F}", "a\\x7F"),
    ("\u{85}", "\\xC2\\x85"), ("a\u{202E}txt", "a\\xE2\\x80\\xAEtxt"),
    ("\u{2028}", "\\xE2\\x80\\xA8"),
  ])
  func `a name cannot command a terminal or break a line`(name: String, expected: String) throws {
    #expect(try shown([UInt8](name.utf8)) == expected)
  }

  @Test func `a name that looks like an escape cannot be mistaken for one`() throws {
    #expect(try shown([UInt8](#"a\x0A"#.utf8)) == #"a\x5Cx0A"#)
    #expect(try shown([UInt8](#"a\b"#.utf8)) == #"a\b"#)
  }

  @Test(arguments: ["", "/a", "a/", "a//b", ".", "a/..", "../a", "a/./b", "a\0b"])
  func `what is no path below a folder is none`(path: String) {
    #expect(SourcePath(bytes: path.utf8) == nil)
    #expect(SpoolPath(bytes: path.utf8) == nil)
  }

  @Test(arguments: ["a", "...", ".a", "a/b c/ñ", "a..b"])
  func `what is one keeps its bytes`(path: String) {
    #expect(SourcePath(bytes: path.utf8)?.bytes == [UInt8](path.utf8))
    #expect(SpoolPath(bytes: path.utf8)?.bytes == [UInt8](path.utf8))
  }
}
