import ArgumentParser
import Broadsheet
import Foundation

/// The program: a daemon and the commands around it. Each command is a file that turns its options into one call
/// of the library and the result into words and an exit status.
@main
struct BroadsheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract:
      "Reads newspaper pages that are dropped into a folder and sums them up in the journal.",
    discussion: """
      The daemon (`serve`) watches inbox/ in the spool folder, reads every page into its articles, finds the \
      facts in them, keeps all of it in an archive, and tells the journal. The other commands read a page or a \
      text without keeping anything, ask the archive, or look after it.

      Exit status: 0; 1 for a refusal, with one sentence on standard error; 64 for wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      Serve.self, Read.self, FactsOf.self, IngestFiles.self, Issues.self, Show.self, Search.self,
      Programmes.self,
      AccountFor.self, Check.self,
    ])

  static func main() async {
    // One of libdispatch's own threads wants a nice value below 0. For everybody but root it would complain of that
    // in the system's log, under our name and thus in `journalctl -t broadsheet`, at every command.
    setenv("LIBDISPATCH_LOG", "NO", 0)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitCode {
      exit(withError: status)
    } catch let error as Refusal {
      refuse(error.description)
    } catch  where isUsage(error) {
      exit(withError: error)
    } catch {
      refuse("\(error)")
    }
  }

  /// Errors of the argument parser: help, version, wrong usage.
  private static func isUsage(_ error: any Error) -> Bool {
    exitCode(for: error) != .failure
  }

  private static func refuse(_ sentence: String) -> Never {
    Output.refusal(sentence)
    Foundation.exit(1)
  }
}

/// Why a command could not do what it was asked; one sentence.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
