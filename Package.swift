// swift-tools-version: 6.1
import PackageDescription

/// The modules follow a page's way: it arrives (Intake), is read (PageReading), its facts are found
/// (FactFinding), it is kept (Storage) and told (Systemd); Broadsheet joins them and BroadsheetCLI is the
/// program. Which may import which is listed here and enforced by
/// `--explicit-target-dependency-import-check error` in every build that the Makefile makes.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let asyncAlgorithms = Target.Dependency.product(
  name: "AsyncAlgorithms", package: "swift-async-algorithms")
let collections = Target.Dependency.product(
  name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// `exclude` names folders of sample files, which the tests read where they lie.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings)
}

/// A small program that a suite runs where its own process cannot go: in a namespace, as another user.
func probe(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "broadsheet",
  products: [.executable(name: "broadsheet", targets: ["BroadsheetCLI"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-async-algorithms.git", from: "1.1.4"),
    .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .target(name: "CLinux"),

    library("Systemd", ["CSystemd", collections, logging]),
    library("Intake", ["CLinux", crypto, collections]),
    library("PageReading", ["CUchardet"]),
    // The lexicon is made at build time from a dictionary that the system has installed.
    .executableTarget(
      name: "LexiconMaker", path: "Tools/LexiconMaker", swiftSettings: settings),
    .plugin(name: "LexiconPlugin", capability: .buildTool(), dependencies: ["LexiconMaker"]),
    .target(
      name: "FactFinding", dependencies: ["PageReading"], swiftSettings: settings,
      plugins: ["LexiconPlugin"]),
    library("Storage", [grdb, sqlite, "PageReading", "FactFinding"]),
    library(
      "Broadsheet",
      [
        "Systemd", "Intake", "PageReading", "FactFinding", "Storage", asyncAlgorithms,
        collections, lifecycle, logging, unixSignals, yams,
      ]),
    .executableTarget(
      name: "BroadsheetCLI",
      dependencies: [
        "Broadsheet", "FactFinding", "Intake", "PageReading", "Storage", "Systemd", argumentParser,
        logging,
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "broadsheet-bench", dependencies: ["FactFinding", "PageReading", "TestSupport"],
      path: "Benchmarks/Bench", swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    probe("JournalProbe", ["Systemd", logging]),
    probe("InboxProbe", ["Intake"]),
    probe("ArchiveProbe", ["Storage", "FactFinding", "PageReading"]),
    tests("SystemdTests", ["Systemd", "JournalProbe"]),
    tests("IntakeTests", ["Intake", "InboxProbe"]),
    tests("PageReadingTests", ["PageReading"], exclude: ["Pages", "Seeds"]),
    tests("FactFindingTests", ["FactFinding", "PageReading"]),
    tests("StorageTests", ["Storage", "FactFinding", "PageReading", grdb, "ArchiveProbe"]),
    tests("BroadsheetTests", ["Broadsheet", "BroadsheetCLI", "FactFinding", "PageReading"]),
  ]
)
