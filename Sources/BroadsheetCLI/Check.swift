import ArgumentParser
import Broadsheet

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration and this machine before the daemon starts.",
    discussion: "Exit status 1 where something would keep the daemon from its work.")

  @Flag(help: "Look at the configuration only, as a reload does.") var configurationOnly = false
  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    let configuration = try options.load()
    guard !configurationOnly else { return }
    let findings = Inspection(of: configuration).findings
    for finding in findings {
      switch format.format {
      case .json: try Output.json(finding)
      case .text: Output.line("\(mark(finding.status))  \(finding.subject): \(finding.sentence)")
      }
    }
    if findings.contains(where: { $0.status == .problem }) { throw ExitCode.failure }
  }

  private func mark(_ status: Inspection.Status) -> String {
    switch status {
    case .fine: Output.dim("ok     ")
    case .warning: Output.marked("warning")
    case .problem: Output.bold("problem")
    }
  }
}
