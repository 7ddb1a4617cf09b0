// swift-tools-version: 6.2
import PackageDescription

/// Every target: a warning stops the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let dequeModule = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metricsTestKit = Target.Dependency.product(name: "MetricsTestKit", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTestUtils = Target.Dependency.product(name: "NIOTestUtils", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let serviceLifecycleTestKit = Target.Dependency.product(
    name: "ServiceLifecycleTestKit",
    package: "swift-service-lifecycle"
)
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "nutgraf",
    products: [
        .library(name: "NutgrafClient", targets: ["NutgrafClient"]),
        .library(name: "NutgrafAnalysis", targets: ["NutgrafAnalysis"]),
        .executable(name: "nutgraf", targets: ["nutgraf"]),
        .executable(name: "nutgraf-collector", targets: ["nutgraf-collector"]),
        .executable(name: "nutgraf-worker", targets: ["nutgraf-worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.7.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0
        .systemLibrary(name: "CNutgrafOpenSSL", providers: [.apt(["libssl-dev"])]),
        .target(name: "CNutgrafModel", exclude: ["lists"]),
        .target(name: "NutgrafCBOR", swiftSettings: strict),

        // Floor 1
        .target(name: "NutgrafTypes", dependencies: ["NutgrafCBOR"], swiftSettings: strict),
        .target(
            name: "NutgrafMetrics",
            dependencies: [coreMetrics, logging, nioCore, nioHTTP1, nioPosix],
            swiftSettings: strict
        ),

        // Floor 2
        .target(
            name: "NutgrafWire",
            dependencies: ["NutgrafCBOR", "NutgrafTypes", nioCore],
            swiftSettings: strict
        ),
        .target(name: "NutgrafTLS", dependencies: ["CNutgrafOpenSSL", nioCore], swiftSettings: strict),
        .target(
            name: "NutgrafAnalysis",
            dependencies: ["CNutgrafModel", "CNutgrafOpenSSL", "NutgrafTypes"],
            swiftSettings: strict,
            // Rounding and the like: a program that uses nothing but the analyser would not link it by itself.
            linkerSettings: [.linkedLibrary("m")]
        ),
        .target(
            name: "NutgrafQueue",
            dependencies: ["NutgrafCBOR", "NutgrafTypes", coreMetrics, grdb, grdbSQLite, logging],
            swiftSettings: strict
        ),

        // Floor 3
        .target(
            name: "NutgrafClient",
            dependencies: [
                "NutgrafTLS", "NutgrafTypes", "NutgrafWire", dequeModule, logging, nioCore, nioPosix,
            ],
            swiftSettings: strict
        ),

        .target(name: "NutgrafInput", dependencies: ["NutgrafAnalysis", "NutgrafTypes"], swiftSettings: strict),

        // Floor 4
        .target(
            name: "NutgrafCollector",
            dependencies: [
                "NutgrafQueue", "NutgrafTLS", "NutgrafTypes", "NutgrafWire", coreMetrics, logging, nioCore, nioPosix,
                serviceLifecycle, systemPackage,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "NutgrafWorker",
            dependencies: [
                "NutgrafClient", "NutgrafQueue", "NutgrafTypes", "NutgrafWire", dequeModule, logging, nioPosix,
                serviceLifecycle,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "NutgrafProgram",
            dependencies: [
                "NutgrafClient", "NutgrafTypes", argumentParser, configuration, logging, systemPackage,
            ],
            swiftSettings: strict
        ),

        .target(
            name: "NutgrafService",
            dependencies: [
                "NutgrafProgram", "NutgrafQueue", "NutgrafTypes", argumentParser, logging, serviceLifecycle,
                unixSignals,
            ],
            swiftSettings: strict
        ),

        // Floor 5
        .executableTarget(
            name: "nutgraf-collector",
            dependencies: [
                "NutgrafClient", "NutgrafCollector", "NutgrafMetrics", "NutgrafProgram", "NutgrafQueue",
                "NutgrafService",
                "NutgrafTLS", "NutgrafTypes", argumentParser, coreMetrics, logging, nioCore, nioPosix,
                serviceLifecycle, systemPackage,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "nutgraf-worker",
            dependencies: [
                "NutgrafAnalysis", "NutgrafClient", "NutgrafProgram", "NutgrafQueue", "NutgrafService", "NutgrafTypes",
                "NutgrafWorker", argumentParser, logging, systemPackage,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "nutgraf",
            dependencies: [
                "NutgrafAnalysis", "NutgrafClient", "NutgrafInput", "NutgrafProgram", "NutgrafTypes", argumentParser,
                systemPackage,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "nutgraf-lab",
            dependencies: ["NutgrafAnalysis", "NutgrafTypes", argumentParser],
            swiftSettings: strict
        ),

        // Tests
        .testTarget(name: "NutgrafCBORTests", dependencies: ["NutgrafCBOR"], swiftSettings: strict),
        .testTarget(name: "NutgrafTypesTests", dependencies: ["NutgrafCBOR", "NutgrafTypes"], swiftSettings: strict),
        .testTarget(
            name: "NutgrafMetricsTests",
            dependencies: ["NutgrafMetrics", coreMetrics, logging, nioCore, nioPosix],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafWireTests",
            dependencies: ["NutgrafCBOR", "NutgrafTypes", "NutgrafWire", nioCore, nioEmbedded, nioTestUtils],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafTLSTests",
            dependencies: ["CNutgrafOpenSSL", "NutgrafTLS", nioCore, nioEmbedded, nioPosix],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafAnalysisTests",
            dependencies: ["CNutgrafModel", "NutgrafAnalysis", "nutgraf-lab"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafInputTests",
            dependencies: ["NutgrafAnalysis", "NutgrafInput", "NutgrafTypes"],
            swiftSettings: strict
        ),
        .target(
            name: "NutgrafTestSupport",
            dependencies: [
                "NutgrafClient", "NutgrafCollector", "NutgrafQueue", "NutgrafTLS", "NutgrafTypes", "NutgrafWire",
                logging, nioCore, nioPosix, serviceLifecycle, serviceLifecycleTestKit,
            ],
            path: "Tests/NutgrafTestSupport",
            swiftSettings: strict
        ),
        // Counts a process's syncs, for the queue's tests.
        .target(name: "CSyncCounter", path: "Tests/CSyncCounter"),
        .executableTarget(
            name: "nutgraf-queue-probe",
            dependencies: ["CSyncCounter", "NutgrafCBOR", "NutgrafQueue", "NutgrafTypes"],
            path: "Tests/NutgrafQueueProbe",
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafQueueTests",
            dependencies: ["NutgrafCBOR", "NutgrafQueue", "NutgrafTypes", "nutgraf-queue-probe", grdb, logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafClientTests",
            dependencies: [
                "NutgrafClient", "NutgrafCollector", "NutgrafQueue", "NutgrafTestSupport", "NutgrafTLS", "NutgrafTypes",
                "NutgrafWire", logging, nioCore, nioPosix,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafCollectorTests",
            dependencies: [
                "NutgrafCBOR", "NutgrafClient", "NutgrafCollector", "NutgrafQueue", "NutgrafTestSupport", "NutgrafTLS",
                "NutgrafTypes", "NutgrafWire", coreMetrics, logging, metricsTestKit, nioCore, nioPosix,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafWorkerTests",
            dependencies: [
                "NutgrafAnalysis", "NutgrafCBOR", "NutgrafClient", "NutgrafCollector", "NutgrafQueue",
                "NutgrafTestSupport", "NutgrafTypes", "NutgrafWire", "NutgrafWorker", logging, serviceLifecycle,
            ],
            swiftSettings: strict
        ),
        // A worker whose analysis can hang, which the shipped one's cannot.
        .executableTarget(
            name: "nutgraf-worker-probe",
            dependencies: [
                "NutgrafAnalysis", "NutgrafQueue", "NutgrafService", "NutgrafTypes", "NutgrafWorker", logging,
            ],
            path: "Tests/NutgrafWorkerProbe",
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafProgramTests",
            dependencies: [
                "NutgrafAnalysis", "NutgrafCollector", "NutgrafProgram", "NutgrafQueue", "NutgrafService", "NutgrafTLS",
                "NutgrafTypes", "NutgrafWorker",
                "nutgraf", "nutgraf-collector", "nutgraf-worker", argumentParser,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NutgrafSystemTests",
            dependencies: ["NutgrafClient", "NutgrafQueue", "nutgraf-worker-probe"],
            swiftSettings: strict
        ),
    ]
)
