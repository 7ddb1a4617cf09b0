/// Finds the files under folders.
///
/// Symbolic links are followed, and each folder is entered once, so that a loop of links ends.
struct FolderWalk {
    /// No folder is entered that lies deeper under the one that was named.
    static let maximumDepth = 64

    private struct Step {
        var path: InputPath
        /// The path below the folder that was named, which patterns are compared with.
        var below: [UInt8]
        var depth: Int
    }

    private let options: InputOptions
    private var entered: Set<FileStatus.Identity> = []
    /// What was found.
    private(set) var entries: [InputFiles.Entry] = []

    init(_ options: InputOptions) {
        self.options = options
    }

    /// Adds what is no file of a folder.
    mutating func add(_ entry: InputFiles.Entry) {
        entries.append(entry)
    }

    /// Adds a file that was named, or the files of a folder that was.
    mutating func add(_ path: InputPath) {
        do {
            let status = try FileStatus(path)
            guard status.isFolder else { return add(.file(path)) }
            entered = [status.identity]
            let count = entries.count
            walk(Step(path: path, below: [], depth: 0))
            if entries.count == count { refuse(path, nothingFound) }
        } catch {
            refuse(path, error)
        }
    }

    private var nothingFound: InputFault {
        InputFault(
            .empty,
            options.include.isEmpty
                ? "holds no file whose name says that it is a story; name others with --include '*.ext'"
                : "holds no file that --include allows; widen the pattern"
        )
    }

    private mutating func walk(_ folder: Step) {
        var stack = [folder]
        while let step = stack.popLast() {
            do throws(InputFault) {
                let status = step.depth == 0 ? nil : try FileStatus(step.path)
                if let status, !status.isFolder {
                    // Pipes and devices in a folder could keep the reader waiting for ever.
                    if status.isRegular, isIncluded(step) { add(.file(step.path)) }
                    continue
                }
                if let status, !entered.insert(status.identity).inserted { continue }
                guard step.depth < Self.maximumDepth else {
                    throw InputFault(.unreadable, "more than \(Self.maximumDepth) folders deep; name it by itself")
                }
                for name in try FolderListing.names(in: step.path).reversed() {
                    let below = step.below.isEmpty ? name : step.below + [0x2F] + name
                    stack.append(Step(path: step.path.appending(name), below: below, depth: step.depth + 1))
                }
            } catch {
                // A link that leads nowhere matters only where it stands for a story.
                if step.depth == 0 || isIncluded(step) || InputKind(fileName: step.below) == nil {
                    refuse(step.path, error)
                }
            }
        }
    }

    private func isIncluded(_ step: Step) -> Bool {
        guard !options.include.isEmpty else { return InputKind(fileName: step.below) != nil }
        return options.include.contains { $0.matches(step.below) }
    }

    private mutating func refuse(_ path: InputPath, _ fault: InputFault) {
        entries.append(.refused(InputItem(InputOrigin(file: path.name), fault)))
    }
}
