import Foundation
import PageReading

/// The seed pages, and pages made from their articles.
struct Seeds {
  let pages: [(name: String, bytes: [UInt8])]
  /// Of each page.
  let articles: [[Article]]
  let characters: Int
  /// The lines of each article, as they stand on its page.
  private let stories: [String]

  init(folder: String) throws {
    pages = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      (name, [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
    var articles: [[Article]] = []
    var stories: [String] = []
    for (name, bytes) in pages {
      let page = try PageReader().read(bytes, source: name)
      let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
      articles.append(page.articles)
      stories += page.articles.map { article in
        article.lines.map { String(lines[$0 - 1]) }.joined(separator: "\n\n")
      }
    }
    self.articles = articles
    self.stories = stories
    characters = pages.reduce(0) {
      $0 + String(decoding: $1.bytes, as: UTF8.self).unicodeScalars.count
    }
  }

  /// All stories ten times over in one line, some half a million characters.
  var longLine: String {
    let line = stories.joined().filter { !$0.isNewline }
    return String(repeating: line, count: 10)
  }

  /// About 5,000 characters of stories in any order, no two pages alike.
  func recomposed(number: Int, using generator: inout SplitMix) -> String {
    var text = "第\(number)号 \(generator.next())\n"
    for story in stories.shuffled(using: &generator) {
      text += "\n\(story)\n"
      if text.utf8.count > 15_000 { break }
    }
    return text
  }
}

/// Sebastiano Vigna's SplitMix64: the same pages in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
