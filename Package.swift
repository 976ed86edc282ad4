// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Crux",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "CruxModel", targets: ["CruxModel"]),
    .library(name: "CruxFormats", targets: ["CruxFormats"]),
    .library(name: "CruxExtraction", targets: ["CruxExtraction"]),
    .executable(name: "crux", targets: ["crux"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
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
    .executableTarget(
      name: "crux",
      dependencies: [
        "CruxModel", "CruxFormats", "CruxExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-train",
      dependencies: [
        "CruxModel", "CruxLanguage", "CruxFormats", "CruxExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "crux-bench", dependencies: ["CruxModel", "CruxFormats", "CruxExtraction"]),
    .testTarget(name: "CruxModelTests", dependencies: ["CruxModel"]),
    .testTarget(name: "CruxLanguageTests", dependencies: ["CruxLanguage"]),
    .testTarget(name: "CruxFormatsTests", dependencies: ["CruxFormats", "CruxModel"]),
    .testTarget(name: "CruxExtractionTests", dependencies: ["CruxExtraction", "CruxFormats", "CruxModel"]),
    .testTarget(name: "CommandTests", dependencies: ["CruxFormats", "CruxModel", "crux"]),
  ]
)
