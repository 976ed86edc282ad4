// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Crux",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "CruxModel", targets: ["CruxModel"]),
    .library(name: "CruxReasoning", targets: ["CruxReasoning"]),
    .library(name: "CruxDiff", targets: ["CruxDiff"]),
    .library(name: "CruxFormats", targets: ["CruxFormats"]),
    .library(name: "CruxExtraction", targets: ["CruxExtraction"]),
    .library(name: "CruxChat", targets: ["CruxChat"]),
    .library(name: "CruxStore", targets: ["CruxStore"]),
    .executable(name: "crux", targets: ["crux"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "CruxModel"),
    .target(name: "CruxLanguage", resources: [.copy("Vectors/english.vectors")]),
    .target(name: "CruxReasoning", dependencies: ["CruxModel"]),
    .target(
      name: "CruxDiff",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxReasoning",
        .product(name: "Algorithms", package: "swift-algorithms"),
      ]),
    .target(name: "CruxFormats", dependencies: ["CruxModel", "CruxReasoning", "CruxDiff", "CLibXML2"]),
    .target(
      name: "CruxExtraction",
      dependencies: [
        "CruxModel", "CruxLanguage", "CLibXML2", .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      resources: [.copy("Weights/english.weights")]),
    .target(
      name: "CruxStore",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxDiff", "CruxFormats", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "CruxChat",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxExtraction",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "crux",
      dependencies: [
        "CruxModel", "CruxReasoning", "CruxDiff", "CruxFormats", "CruxExtraction", "CruxChat", "CruxStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-train",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxFormats", "CruxExtraction",
        .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-bench",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxReasoning", "CruxDiff", "CruxFormats", "CruxExtraction",
        "CruxStore",
      ]),
    .target(name: "TestSupport", dependencies: ["CruxFormats", "CruxModel"], path: "Tests/Support"),
    .testTarget(name: "CruxModelTests", dependencies: ["CruxModel"]),
    .testTarget(name: "CruxLanguageTests", dependencies: ["CruxLanguage"]),
    .testTarget(name: "CruxReasoningTests", dependencies: ["CruxReasoning", "CruxModel", "TestSupport"]),
    .testTarget(
      name: "CruxDiffTests",
      dependencies: ["CruxDiff", "CruxReasoning", "CruxFormats", "CruxModel", "TestSupport"]),
    .testTarget(
      name: "CruxFormatsTests", dependencies: ["CruxFormats", "CruxModel", "CruxReasoning", "TestSupport"]),
    .testTarget(
      name: "CruxExtractionTests",
      dependencies: ["CruxExtraction", "CruxFormats", "CruxLanguage", "CruxModel", "TestSupport"]),
    .testTarget(
      name: "CruxStoreTests",
      dependencies: [
        "CruxStore", "CruxLanguage", "CruxFormats", "CruxModel", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "ChatServer",
      dependencies: [
        "CruxModel",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], path: "Tests/ChatServer"),
    .testTarget(
      name: "CruxChatTests", dependencies: ["ChatServer", "CruxChat", "CruxModel", "CruxExtraction"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "ChatServer", "CruxFormats", "CruxModel", "CruxReasoning", "CruxStore", "TestSupport", "crux",
      ]),
  ]
)
