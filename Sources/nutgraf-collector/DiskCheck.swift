import Glibc
import NutgrafProgram
import SystemPackage

/// Looks at the file system that a collector's data folder is on.
struct DiskCheck {
    let folder: String

    /// The space below which it is time to make room, and the space below which nothing works for long.
    private static let (few, none) = (UInt64(1) << 30, UInt64(64) << 20)
    /// The types of file systems on which SQLite's locks cannot be relied upon.
    private static let networkTypes: Set<Substring> = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"]

    func findings() -> [Finding] {
        var system = statvfs()
        guard statvfs(folder, &system) == 0 else {
            let reason = Errno(rawValue: errno)
            return [.wrong("disk: \(folder) cannot be looked at: \(reason)", "make it with nutgraf-collector init")]
        }
        return [spaceFinding(system), writeFinding()] + typeFindings()
    }

    private func spaceFinding(_ system: statvfs) -> Finding {
        let free = UInt64(system.f_bavail) * UInt64(system.f_frsize)
        let text = "disk: \(free >> 20) MiB are free on the file system of \(folder)"
        if free < Self.none { return .fault(text, "make room now: articles are about to be refused") }
        if free < Self.few { return .warning(text, "make room, or keep jobs for fewer days") }
        return .ok(text)
    }

    private func typeFindings() -> [Finding] {
        guard let type = fileSystemType(), Self.networkTypes.contains(type) else { return [] }
        return [
            .wrong(
                "disk: \(folder) is on a network file system (\(type)), where the database may be damaged",
                "move it to a disk of this machine; workers on other machines use the collector"
            )
        ]
    }

    /// The type of the file system, by the mount point that the folder is nearest to (proc_pid_mountinfo(5)); `nil`
    /// where it cannot be told.
    private func fileSystemType() -> Substring? {
        guard let real = realpath(folder, nil) else { return nil }
        defer { free(real) }
        let path = String(cString: real) + "/"
        let mounts = try? TextFile.contents(of: "/proc/self/mountinfo", limit: 4 << 20, called: "list of mounts")
        var nearest: (length: Int, type: Substring)?
        for line in (mounts ?? "").split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let point = fields[4] == "/" ? "/" : fields[4] + "/"
            // A later mount on the same point hides the one before.
            if path.hasPrefix(point), point.utf8.count >= nearest?.length ?? 0 {
                nearest = (point.utf8.count, fields[dash + 1])
            }
        }
        return nearest?.type
    }

    /// Writes a file and has the disk keep it, as a commit does.
    private func writeFinding() -> Finding {
        let path = FilePath(folder).appending(".check-\(getpid())")
        do {
            let file = try FileDescriptor.open(
                path,
                .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite
            )
            defer { unlink(path.string) }
            let synced = try file.closeAfter {
                try file.writeAll([UInt8](repeating: 0, count: 4096))
                return fsync(file.rawValue)
            }
            guard synced == 0 else { throw Errno(rawValue: errno) }
            return .ok("disk: \(folder) can be written, and the disk keeps what is written")
        } catch {
            return .fault(
                "disk: \(folder) cannot be written: \(error)",
                "run this as the collector's user, and see that the file system is writable and has room"
            )
        }
    }
}
