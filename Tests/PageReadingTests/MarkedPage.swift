import Foundation
import PageReading
import Testing

/// The reader that all tests use: laying out its weights takes longer than reading a page.
let sharedReader = PageReader()

/// A page written down with what each line is: a letter, a space, the line.
///
/// `M` masthead, `L` slogan, `C` column, `K` kicker, `H` headline, `D` deck, `B` byline above the story, `P` paragraph,
/// `+` the rest of a broken one, `S` subhead, `V` a line of verse or a list, `E` signature, `T` a picture's text, `R` a
/// picture's credit, `A` a caption within a story; `=` begins another story.
struct MarkedPage: Sendable, CustomTestStringConvertible {
  struct Line: Sendable {
    var mark: Character
    var text: String
    /// The story it belongs to, from 0; a picture that stands alone is a story of its own.
    var story: Int
  }

  var name: String
  var lines: [Line] = []
  var testDescription: String { name }

  init(name: String, lines: [Line]) {
    self.name = name
    self.lines = lines
  }

  init(_ source: String, name: String = "inline") {
    self.name = name
    var stories = 0
    var current: Int?
    var picture: Int?
    var column: Int?
    for line in source.split(separator: "\n") {
      guard let mark = line.first else { continue }
      let text = String(line.dropFirst(2))
      switch mark {
      case "=": current = nil
      case "M", "L", "U": lines.append(Line(mark: mark, text: text, story: -1))
      case "T":
        // A column above a picture is the picture's.
        picture = column ?? stories
        if column == nil { stories += 1 }
        column = nil
        lines.append(Line(mark: mark, text: text, story: picture!))
      case "R", "t":
        lines.append(Line(mark: mark, text: text, story: picture ?? current!))
      default:
        if current == nil {
          current = column ?? stories
          if column == nil { stories += 1 }
          column = nil
        }
        lines.append(Line(mark: mark, text: text, story: current!))
        if mark == "C" {
          column = current
          current = nil
        }
      }
    }
  }

  /// The pages beside this file.
  static let all: [MarkedPage] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
    let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return names.filter { $0.hasSuffix(".page") }.map { name in
      let source = try! String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return MarkedPage(source, name: name)
    }
  }()

  /// The page as a file: `blanks` empty lines between two lines.
  func file(blanks: Int = 1, newline: String = "\n") -> String {
    lines.map(\.text).joined(separator: String(repeating: newline, count: blanks + 1)) + newline
  }

  func read(blanks: Int = 1, with reader: PageReader = sharedReader) throws -> Page {
    let page = try reader.read(Array(file(blanks: blanks).utf8), source: "page.txt")
    expectEveryLineOnce(page)
    return page
  }

  /// What was expected and is not so, a line each: `3: H1 一块试验田, read as S0`.
  func differences(from page: Page, blanks: Int = 1) -> [String] {
    let found = page.marks
    // Stories are compared by the line that each begins on, so that one lost story does not shift all the others.
    let expectedStarts = starts(of: lines.indices.map { ($0 * (blanks + 1) + 1, lines[$0].story) })
    let foundStarts = starts(of: found.map { ($0.key, $0.value.story) })
    return lines.enumerated().compactMap { index, line in
      let number = index * (blanks + 1) + 1
      guard let read = found[number] else { return "\(number): \(line.text) is nowhere" }
      let mark = Self.plain(line.mark)
      let sameStory = expectedStarts[line.story] == foundStarts[read.story]
      if mark == read.mark && sameStory { return nil }
      let story = sameStory ? "" : " of the story at \(foundStarts[read.story] ?? -1)"
      return "\(number): \(line.mark) \(line.text.prefix(20)), read as \(read.mark)\(story)"
    }
  }

  private func starts(of lines: [(number: Int, story: Int)]) -> [Int: Int] {
    Dictionary(lines.filter { $0.story >= 0 }.map { ($0.story, $0.number) }, uniquingKeysWith: min)
  }

  /// The marks that a page shows: verse is paragraphs, a signature a byline.
  private static func plain(_ mark: Character) -> Character {
    switch mark {
    case "V": "P"
    case "E", "R": "B"
    case "t": "T"
    case "M", "U": "U"
    default: mark
    }
  }
}

extension MarkedPage {
  /// The lines of each story.
  var storyLines: [Set<Int>] {
    Dictionary(grouping: lines.indices.filter { lines[$0].story >= 0 }) { lines[$0].story }
      .values.map { Set($0.map { $0 * 2 + 1 }) }
  }
}

extension Page {
  /// The lines of each story.
  var storyLines: Set<Set<Int>> {
    Set(
      Dictionary(grouping: marks.filter { $0.value.story >= 0 }) { $0.value.story }
        .values.map { Set($0.map(\.key)) })
  }

  /// Every line's mark and story, by its number.
  var marks: [Int: (mark: Character, story: Int)] {
    var marks: [Int: (mark: Character, story: Int)] = [:]
    for piece in slogans { for line in piece.lines { marks[line] = ("L", -1) } }
    for piece in unplaced { for line in piece.lines { marks[line] = ("U", -1) } }
    for (index, article) in articles.enumerated() {
      for line in article.byline?.lines ?? [] { marks[line] = ("B", index) }
      let heads: [(Character, Piece?)] = [
        ("C", article.column), ("K", article.kicker), ("H", article.headline), ("D", article.deck),
      ]
      for (mark, piece) in heads { for line in piece?.lines ?? [] { marks[line] = (mark, index) } }
      for piece in article.subheads { for line in piece.lines { marks[line] = ("S", index) } }
      for piece in article.captions { for line in piece.lines { marks[line] = ("A", index) } }
      for piece in article.paragraphs {
        for (place, line) in piece.lines.enumerated() {
          marks[line] = (place > 0 ? "+" : article.kind == .photo ? "T" : "P", index)
        }
      }
    }
    return marks
  }
}

/// Every line that is not blank stands in exactly one place; a byline may share its paragraph's line. Each piece's text
/// is made of its lines', and `starts` says where each begins.
func expectEveryLineOnce(_ page: Page, sourceLocation: SourceLocation = #_sourceLocation) {
  // Scalars, since "\r\n" is one Character.
  let lines = page.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  let notBlank = lines.indices.filter { !lines[$0].isBlankLine }.map { $0 + 1 }
  var used: [Int] = (page.slogans + page.unplaced).flatMap(\.lines)
  for article in page.articles {
    let heads = [article.column, article.kicker, article.headline, article.deck].compactMap { $0 }
    let own = heads + article.subheads + article.paragraphs + article.captions
    used += own.flatMap(\.lines)
    let inside = Set(own.flatMap(\.lines))
    used += (article.byline?.lines ?? []).filter { !inside.contains($0) }
    for piece in own { expectMadeOfItsLines(piece, lines, sourceLocation) }
  }
  #expect(used.sorted() == notBlank, sourceLocation: sourceLocation)
}

private func expectMadeOfItsLines(
  _ piece: Piece, _ lines: [Substring.UnicodeScalarView], _ sourceLocation: SourceLocation
) {
  let text = Array(piece.text.unicodeScalars)
  // Where Markdown marks stand, what is off depends on what follows them.
  for (line, start) in zip(piece.lines, piece.starts)
  where !lines[line - 1].contains(where: { $0 == "#" || $0 == "＃" }) {
    let first = lines[line - 1].first { !$0.properties.isWhitespace && !ignored.contains($0) }
    #expect(
      first == nil || text.dropFirst(start).first == first, "line \(line)",
      sourceLocation: sourceLocation)
  }
}

/// Invisible characters.
private let ignored = Set("\u{FEFF}\u{200B}\u{AD}\u{1C}".unicodeScalars)

extension Substring.UnicodeScalarView {
  /// White space as Python's `str.strip` has it, which the scorer uses.
  var isBlankLine: Bool {
    allSatisfy { $0.properties.isWhitespace || 0x1C...0x1F ~= $0.value }
  }
}

/// The same numbers every time.
struct SeededNoise: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

extension MarkedPage {
  /// A story's lines without the breaks that the page was printed with.
  static func mended(_ story: [Line]) -> [Line] {
    story.reduce(into: []) { lines, line in
      if line.mark == "+", lines.last?.mark == "P" {
        lines[lines.count - 1].text += line.text
      } else {
        lines.append(line)
      }
    }
  }
}
