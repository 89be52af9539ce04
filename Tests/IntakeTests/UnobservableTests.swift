import Foundation
import TestSupport
import Testing

/// An inbox on a file system that other programs write to unseen by inotify.
@Suite(
  .timeLimit(.minutes(2)),
  .enabled(if: Machine.canMount && Machine.canServeFiles, "needs root, /dev/fuse and python3"))
struct UnobservableTests {
  @Test func `a FUSE inbox is listed at intervals`() async throws {
    let directory = try TemporaryDirectory()
    try server.write(toFile: directory("server.py"), atomically: false, encoding: .utf8)
    let probe = try Probe(
      .mounts(
        """
        mkdir $spool/share; echo 甲 > $spool/share/old.txt; touch -d @0 $spool/share/old.txt
        python3 \(directory("server.py")) $spool/share $spool/inbox &
        until mountpoint -q $spool/inbox; do kill -0 $!; done
        """), "leave", "settle=200", "poll=100", in: directory)
    let first = try await probe.wait(for: "listed")
    #expect(first.map { $0.prefix(2) } == [["notice", "polling"], ["listed"]])
    #expect(first[0][2].contains("FUSE"))
    // Its times may be another machine's, so even an old file has to stand still.
    try await probe.wait(for: "read", "old.txt", "甲⏎")
    // Written behind the kernel's back: no event is raised in the inbox.
    try await probe.run("echo 乙 > $spool/share/new.txt")
    try await probe.wait(for: "read", "new.txt", "乙⏎")
    try await probe.run("echo 丙 >> $spool/share/old.txt")
    let last = try await probe.wait(for: "read", "old.txt", "甲⏎丙⏎")
    #expect(last.filter { $0[0] == "notice" }.isEmpty)
  }

  /// Shows the files of a folder in another, read-only, through /dev/fuse; dies with its parent.
  private let server = #"""
    import ctypes, os, struct, sys

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(1, 9)  # PR_SET_PDEATHSIG, SIGKILL
    share, target = sys.argv[1:]
    fuse = os.open("/dev/fuse", os.O_RDWR)
    options = b"fd=%d,rootmode=40000,user_id=0,group_id=0,allow_other" % fuse
    if libc.mount(b"share", target.encode(), b"fuse", 0, options) != 0:
        raise OSError(ctypes.get_errno(), "mount")
    nodes, numbers = {1: share}, {share: 1}

    def node(path):
        number = numbers.setdefault(path, len(numbers) + 1)
        nodes[number] = path
        return number

    def attributes(path):
        s = os.stat(path)
        ns = [t % 10**9 for t in (s.st_atime_ns, s.st_mtime_ns, s.st_ctime_ns)]
        return struct.pack("<6Q10I", node(path), s.st_size, s.st_blocks, s.st_atime_ns // 10**9,
            s.st_mtime_ns // 10**9, s.st_ctime_ns // 10**9, *ns, s.st_mode, s.st_nlink,
            s.st_uid, s.st_gid, 0, 4096, 0)

    def entries():
        data = b""
        for index, name in enumerate(sorted(os.listdir(share))):
            raw = name.encode()
            data += struct.pack("<QQII", node(share + "/" + name), index + 1, len(raw), 8)
            data += raw + bytes(-len(raw) % 8)
        return data

    def answer(opcode, number, body):
        path = nodes.get(number, share)
        if opcode == 1:  # LOOKUP
            path += "/" + body[:-1].decode()
            return struct.pack("<4Q2I", node(path), 0, 0, 0, 0, 0) + attributes(path)
        if opcode == 3:  # GETATTR
            return struct.pack("<QII", 0, 0, 0) + attributes(path)
        if opcode in (14, 27):  # OPEN, OPENDIR; nothing is cached
            return struct.pack("<QII", 0, 1, 0)
        if opcode in (15, 28):  # READ, READDIR
            _, offset, size = struct.unpack_from("<QQI", body)
            if opcode == 28:
                return entries() if offset == 0 else b""
            with open(path, "rb") as file:
                return file.read()[offset:offset + size]
        if opcode == 17:  # STATFS
            return struct.pack("<5Q4I24x", 0, 0, 0, 0, 0, 4096, 255, 4096, 0)
        if opcode in (18, 29):  # RELEASE, RELEASEDIR
            return b""
        if opcode == 26:  # INIT
            return struct.pack("<4I2H2I2HI28x", 7, 31, 65536, 0, 1, 1, 65536, 1, 0, 0, 0)
        raise OSError(38, "ENOSYS")

    while True:
        request = os.read(fuse, 1 << 20)
        _, opcode, unique, number = struct.unpack_from("<IIQQ", request)
        if opcode in (2, 36, 42):  # FORGET, INTERRUPT, BATCH_FORGET
            continue
        try:
            error, data = 0, answer(opcode, number, request[40:])
        except OSError as failure:
            error, data = -failure.errno, b""
        os.write(fuse, struct.pack("<IiQ", 16 + len(data), error, unique) + data)
    """#
}
