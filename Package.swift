// swift-tools-version: 6.2
import PackageDescription

/// The house's rules for every Swift target; `STYLE.md` says why.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "duban",
  products: [
    .executable(name: "duban", targets: ["DubanCommand"]),
    .library(name: "DubanReport", targets: ["DubanReport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Duban", swiftSettings: house),
    .target(name: "DubanReport", swiftSettings: house),
    .target(name: "DubanHTML", swiftSettings: house),
    .target(
      name: "DubanOffice",
      dependencies: [
        "CZip", "CXlsxWriter", "CXML2", "CCrypto", "CQREncode", "CTurboJPEG", "CPNG", "DubanReport",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: house),
    .target(
      name: "DubanStore",
      dependencies: [
        "CCrypto", "CPQ", "CZlib", "Duban", "DubanReport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: house),
    .target(
      name: "DubanTesting", dependencies: ["Duban", "DubanStore"], swiftSettings: house),
    .target(
      name: "DubanWeb",
      dependencies: [
        "Duban", "DubanHTML", "DubanOffice", "DubanReport", "DubanStore",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "DubanCommand",
      dependencies: [
        "Duban", "DubanReport", "DubanOffice", "DubanStore", "DubanWeb",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "DubanTests", dependencies: ["Duban", "DubanTesting"], swiftSettings: house),
    .testTarget(name: "DubanReportTests", dependencies: ["DubanReport"], swiftSettings: house),
    .testTarget(name: "DubanOfficeTests", dependencies: ["DubanOffice"], swiftSettings: house),
    .testTarget(
      name: "DubanStoreTests", dependencies: ["CCrypto", "Duban", "DubanStore", "DubanTesting"],
      swiftSettings: house),
    .testTarget(name: "DubanHTMLTests", dependencies: ["DubanHTML"], swiftSettings: house),
    .testTarget(
      name: "DubanWebTests",
      dependencies: [
        "DubanWeb", "DubanHTML", "DubanOffice", "DubanStore", "DubanTesting",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "DubanCommandTests",
      dependencies: ["Duban", "DubanCommand", "DubanOffice", "DubanStore", "DubanWeb"],
      swiftSettings: house),
    .testTarget(name: "TidyTests", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
