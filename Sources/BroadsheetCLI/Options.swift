import ArgumentParser
import Broadsheet
import Foundation
import Storage

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration (default: \(Configuration.defaultPath) if it exists, else built-in defaults).",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "One of several newsrooms on this machine, as in broadsheet@NAME.service: its configuration, spool and archive.",
      valueName: "name"))
  var instance: Instance?

  func load() throws -> Configuration {
    try Configuration.load(
      path: config, instance: instance, environment: ProcessInfo.processInfo.environment)
  }

  /// The archive, to be read.
  func openArchive() throws -> Archive {
    try Archive(path: try load().archive, access: .read)
  }
}

extension Instance: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

/// For whom the output is.
struct FormatOption: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text for people, json for programs.")
  var format = Format.text
}
