import ArgumentParser
import Broadsheet
import FactFinding
import Foundation
import PageReading

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read one page into its articles and print them; nothing is kept.",
    discussion: """
      The file is the text of one newspaper page, in UTF-8, GB18030, Big5 or UTF-16. A date and a page in its \
      name are used (2023-03-10-A05.txt). People get a list of the articles, each with the lines it stands on, \
      and on a terminal the facts marked; programs ask for `--format json`.
      """)

  @Argument(help: "The page.") var file: String
  @OptionGroup var format: FormatOption
  @Flag(help: "Print the whole of each article, not only its headline, byline and summary.")
  var full = false
  @Flag(help: "Print every line with its role, how far the next best role lies behind, and why.")
  var explain = false

  func run() throws {
    let bytes = try InputFile.bytes(at: file)
    if explain { try explainLines(bytes) } else { try readPage(bytes) }
  }

  private func explainLines(_ bytes: [UInt8]) throws {
    let lines: [LineExplanation]
    do {
      lines = try PageReader().explain(bytes)
    } catch {
      throw Refusal("\(file): \(error)")
    }
    for line in lines {
      switch format.format {
      case .json: try Output.json(LineExplanationDocument(line))
      case .text: LineExplanationText(line).print()
      }
    }
  }

  private func readPage(_ bytes: [UInt8]) throws {
    let name = (file as NSString).lastPathComponent
    let reading: Reading
    do {
      reading = try Reading(bytes, source: name)
    } catch {
      throw Refusal("\(file): \(error)")
    }
    switch format.format {
    case .json:
      try Output.json(
        PageDocument(reading.page, facts: reading.facts, sha256: reading.sha256.hexadecimal))
    case .text:
      PageText(
        reading.page, facts: reading.facts, date: reading.page.date, extent: full ? .story : .list
      ).print()
    }
  }
}

/// A file named on the command line.
enum InputFile {
  static func bytes(at path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Refusal("\(path): there is no such file")
    }
    guard !isFolder.boolValue else { throw Refusal("\(path): is a folder, not a file") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal("\(path): cannot be read; check its permissions")
    }
    return [UInt8](data)
  }
}
