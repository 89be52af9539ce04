import ArgumentParser
import Broadsheet
import FactFinding
import Foundation
import PageReading

struct FactsOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract:
      "Find the facts in a plain text: figures, dates, people, organisations, places, programmes.")

  @Argument(
    help: "The text, in UTF-8 or another encoding that `read` takes; standard input if absent.")
  var file: String?

  @Option(
    help: ArgumentHelp("The day that 昨日 and 3月9日 are told from.", valueName: "YYYY-MM-DD"),
    transform: { text in
      guard let day = Day(iso: text) else {
        throw ValidationError("‘\(text)’ is no day like 2023-03-10.")
      }
      return day
    })
  var date: Day?

  @OptionGroup var format: FormatOption

  func run() throws {
    let bytes =
      try file.map(InputFile.bytes) ?? [UInt8](FileHandle.standardInput.readToEnd() ?? Data())
    let text: String
    do {
      text = try PageReader.text(of: bytes)
    } catch {
      throw Refusal("\(file ?? "standard input"): \(error)")
    }
    let facts = FactFinder().facts(in: text, on: date)
    switch format.format {
    case .json: try Output.json(FactsDocument(facts))
    case .text: FactsText(facts).print()
    }
  }
}
