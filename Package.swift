// swift-tools-version: 6.2
import PackageDescription

/// Every target: a warning stops the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "nutgraf",
    targets: [
        .systemLibrary(
            name: "CNutgrafOpenSSL",
            pkgConfig: "openssl",
            providers: [.apt(["libssl-dev"])]
        ),
        .target(name: "NutgrafCBOR", swiftSettings: strict),
        .target(name: "NutgrafTypes", dependencies: ["NutgrafCBOR"], swiftSettings: strict),
    ]
)
