import ArgumentParser
import Broadsheet

struct AccountFor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Prove that disk and archive agree: every original is there and is what was read.",
    discussion: """
      Reads every file in filed/ and the whole archive. Exit status 1 where something does not agree.
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    let configuration = try options.load()
    let progress = ProgressLine()
    let account = try Account(of: configuration) { progress.show($0, of: $1) }
    progress.clear()
    switch format.format {
    case .json: try Output.json(account)
    case .text: print(account)
    }
    if !account.problems.isEmpty { throw ExitCode.failure }
  }

  private func print(_ account: Account) {
    Output.line(
      "\(account.filed) filed, \(account.archived) in the archive, \(account.rejected) rejected, "
        + "\(account.waiting) waiting, \(account.untold) not told yet")
    for problem in account.problems { Output.line("  " + problem.printable) }
    if account.problems.isEmpty { Output.line("Disk and archive agree.") }
  }
}
