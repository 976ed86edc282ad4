// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Crux",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "CruxModel", targets: ["CruxModel"]),
    .library(name: "CruxFormats", targets: ["CruxFormats"]),
    .library(name: "CruxExtraction", targets: ["CruxExtraction"]),
    .library(name: "CruxStore", targets: ["CruxStore"]),
    .executable(name: "crux", targets: ["crux"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "CruxModel"),
    .target(name: "CruxLanguage", resources: [.copy("Vectors/english.vectors")]),
    .target(name: "CruxFormats", dependencies: ["CruxModel", "CLibXML2"]),
    .target(
      name: "CruxExtraction", dependencies: ["CruxModel", "CruxLanguage", "CLibXML2"],
      resources: [.copy("Weights/english.weights")]),
    .target(
      name: "CruxStore",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxFormats", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "crux",
      dependencies: [
        "CruxModel", "CruxFormats", "CruxExtraction", "CruxStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-train",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxFormats", "CruxExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-bench", dependencies: ["CruxModel", "CruxFormats", "CruxExtraction", "CruxStore"]),
    .testTarget(name: "CruxModelTests", dependencies: ["CruxModel"]),
    .testTarget(name: "CruxLanguageTests", dependencies: ["CruxLanguage"]),
    .testTarget(name: "CruxFormatsTests", dependencies: ["CruxFormats", "CruxModel"]),
    .testTarget(name: "CruxExtractionTests", dependencies: ["CruxExtraction", "CruxFormats", "CruxModel"]),
    .testTarget(
      name: "CruxStoreTests",
      dependencies: ["CruxStore", "CruxFormats", "CruxModel", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "CommandTests", dependencies: ["CruxFormats", "CruxModel", "CruxStore", "crux"]),
  ]
)
