import Foundation

/// `LexiconMaker DICTIONARY TABLE`: makes the Swift source that `Lexicon` and `NameSigns` read from jieba's dictionary
/// (a word, its frequency and its part of speech on each line).
///
/// Both tables are text in a `StaticString`: it lies in the program's read-only data and costs nothing until it is read.
@main
struct LexiconMaker {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: LexiconMaker DICTIONARY TABLE\n".utf8))
      exit(64)
    }
    let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
    let entries = text.split(separator: "\n").compactMap(Entry.init)
    let source = """
      /// Made by LexiconMaker; see `Lexicon` and `NameSigns` for the form.
      enum LexiconText {
        static let words: StaticString = \"""
      \(entries.compactMap(\.line).joined(separator: "\n"))

      \"""
        static let nameSigns: StaticString = \"""
      \(NameCounts(entries).lines.joined(separator: "\n"))

      \"""
      }

      """
    try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }
}

/// One code for a number from 0 to 56: none of them needs escaping in a literal.
private func code(_ number: Double) -> String {
  String(UnicodeScalar(UInt8(0x23 + min(56, max(0, number.rounded())))))
}

/// A word of the dictionary, all of it Han.
private struct Entry {
  let word: [UnicodeScalar]
  let frequency: Double
  let part: Substring

  init?(_ line: Substring) {
    let fields = line.split(separator: " ")
    guard fields.count == 3, let frequency = Double(fields[1]) else { return nil }
    word = Array(fields[0].unicodeScalars)
    self.frequency = frequency
    guard word.allSatisfy({ 0x4E00...0x9FFF ~= $0.value }) else { return nil }
    guard let part = Corrections.parts[String(fields[0]), default: fields[2]] else { return nil }
    self.part = part
  }

  var isPerson: Bool { part.hasPrefix("nr") }

  /// Below this a word is mostly an accident of what the dictionary was counted on (临别依依 as a place).
  private var isRare: Bool {
    if isPerson { return frequency < 10 || word.count == 3 && frequency < 30 }
    return frequency < 5 && word.count > 1
  }

  /// The word, its class and its frequency, 4 for each power of e.
  var line: String? {
    guard !isRare, word.count <= 8 else { return nil }
    return word.map(String.init).joined() + kind + code(4 * log(frequency))
  }

  /// Single signs that the dictionary has without a class (`zg`, as 湾 and 县) and that are words of grammar or verbs.
  private static let unclassed: [UnicodeScalar: String] = {
    var kinds: [UnicodeScalar: String] = [:]
    for sign in "很此较每且虽仍往您甚否啊哦唉哟矣乎曰反".unicodeScalars { kinds[sign] = "f" }
    for sign in "穿掉奔升失寻丢止挡抵搜抛抖吊催绑砌盗刷护押踩赌揭扛掏喊摸碰拆".unicodeScalars { kinds[sign] = "v" }
    return kinds
  }()

  private var kind: String {
    if isPerson { return "p" }
    switch part {
    case "ns": return "s"
    case "nt": return "o"
    case "v", "vd", "vg", "vi", "vq": return "v"
    case "a", "ad", "z", "ag", "al": return "a"
    case "t", "tg": return "t"
    case "i", "l": return "i"
    case "p", "c", "d", "df", "dg", "r", "rr", "rz", "f", "y", "e", "k", "h", "u", "ud", "ug", "uj",
      "ul", "uv", "uz":
      return "f"
    case "zg": return Self.unclassed[word[0]] ?? "n"
    case "m", "mq", "mg", "q": return "m"
    default: return "n"
    }
  }
}

/// How often each sign stands where in the dictionary's names: what a name looks like.
private struct NameCounts {
  private var counts: [UnicodeScalar: [Double]] = [:]
  private var totals = [Double](repeating: 0, count: 5)

  init(_ entries: [Entry]) {
    for entry in entries where entry.isPerson {
      let word = entry.word
      switch word.count {
      case 3 where entry.part != "nrt":
        for (place, sign) in word.enumerated() { add(sign, at: place) }
      case 2 where entry.part != "nrt": add(word[1], at: 3)
      default: break
      }
      if entry.part == "nrt" || word.count >= 4 {
        for sign in word { add(sign, at: 4) }
      }
    }
  }

  private mutating func add(_ sign: UnicodeScalar, at place: Int) {
    counts[sign, default: [Double](repeating: 0, count: 5)][place] += 1
    totals[place] += 1
  }

  /// First the signs that are none of these, as 一; each with five codes, 5 for each power of e that it is rarer.
  var lines: [String] {
    let none = [Double](repeating: 0, count: 5)
    let known = counts.sorted { $0.key < $1.key }.filter { $0.key != "一" }
    return [line("一", none)] + known.map { line($0.key, $0.value) }
  }

  private func line(_ sign: UnicodeScalar, _ counts: [Double]) -> String {
    String(sign)
      + zip(counts, totals).map { code(-5 * log(($0 + 0.5) / ($1 + 3000))) }.joined()
  }
}
