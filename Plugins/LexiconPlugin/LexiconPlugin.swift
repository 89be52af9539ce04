import Foundation
import PackagePlugin

/// Has `LexiconMaker` make the lexicon's table from the dictionary that Debian's python3-jieba installs, whenever that
/// is newer than the table.
@main
struct LexiconPlugin: BuildToolPlugin {
  private static let dictionary = URL(
    filePath: "/usr/lib/python3/dist-packages/jieba/dict.txt")

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard FileManager.default.fileExists(atPath: Self.dictionary.path) else {
      Diagnostics.error("\(Self.dictionary.path) is missing: install python3-jieba (make deps)")
      return []
    }
    let table = context.pluginWorkDirectoryURL.appending(path: "LexiconText.swift")
    return [
      .buildCommand(
        displayName: "Making the lexicon", executable: try context.tool(named: "LexiconMaker").url,
        arguments: [Self.dictionary.path, table.path], inputFiles: [Self.dictionary],
        outputFiles: [table])
    ]
  }
}
