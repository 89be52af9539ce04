import Foundation
import Glibc
import TestSupport
import Testing

/// Mounts, limits, users and disks that are not as one would wish. Serialized, because some of it is loud.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct SurroundingsTests {
  // MARK: The inbox is a mount of its own

  @Suite(.timeLimit(.minutes(2)), .enabled(if: Machine.canMount, "needs root and mount namespaces"))
  struct MountTests {
    private static let ownMount = Probe.Surroundings.mounts(
      "mount -t tmpfs -o mode=2770 tmpfs $spool/inbox")

    @Test func `a file from another mount is copied and then removed`() async throws {
      let probe = try Probe(Self.ownMount)
      try await probe.wait(for: "listed")
      try await probe.run(
        "mkdir $spool/inbox/paper; umask 077; echo 甲 > $spool/inbox/paper/x.txt"
      )
      try await probe.wait(for: "filed", "paper/x.txt", "filed/2026/11/20/paper/x.txt")
      #expect(try await probe.run("cat $spool/filed/2026/11/20/paper/x.txt") == "甲\n")
      #expect(try await probe.run("stat -c %a $spool/filed/2026/11/20/paper/x.txt") == "640\n")
      #expect(
        try await probe.run("find $spool/inbox $spool/filed -type f") == probe.directory(
          "spool/filed/2026/11/20/paper/x.txt") + "\n")
    }

    @Test func `links, pipes and sockets from another mount are made anew, a device is left`()
      async throws
    {
      let probe = try Probe(Self.ownMount)
      try await probe.wait(for: "listed")
      try await probe.run("cd $spool/inbox; ln -s /etc/shadow link; mkfifo pipe; mknod null c 1 3")
      var lines: [[String]] = []
      for _ in 1...4 {
        lines.append(try await probe.nextLine())
      }
      let told = lines.map { $0.prefix(2).joined(separator: " ") }.sorted()
      #expect(told == ["kept null", "notice not-movable", "rejected link", "rejected pipe"])
      #expect(
        try await probe.run("cd $spool/rejected; readlink link; stat -c %F pipe; ls") == """
          /etc/shadow
          fifo
          link
          link.reason
          pipe
          pipe.reason

          """)
      #expect(try await probe.run("ls $spool/inbox") == "null\n")
    }

    @Test func `what a second writer adds on another mount reaches the copy`() async throws {
      // Time enough for the shell to write again once it has seen the file filed.
      let probe = try Probe(Self.ownMount, "settle=1000")
      try await probe.wait(for: "listed")
      try await probe.run(
        """
        exec 3> $spool/inbox/x.txt; echo 甲 >&3; : >> $spool/inbox/x.txt
        until [ -e $spool/filed/2026/11/20/x.txt ]; do :; done; echo 乙 >&3
        """)
      try await probe.wait(for: "reread", "x.txt", "甲⏎乙⏎")
      try await probe.wait(for: "filed", "x.txt", "filed/2026/11/20/x.txt")
      #expect(
        try await probe.run("cat $spool/filed/2026/11/20/x.txt; ls $spool/filed/2026/11/20")
          == "甲\n乙\nx.txt\n")
    }

    @Test func `an idle inbox can be unmounted, and is taken up when it is mounted again`()
      async throws
    {
      let probe = try Probe(Self.ownMount)
      try await probe.wait(for: "listed")
      // The new folder is held open while it is listed.
      try await probe.run(
        "mkdir $spool/inbox/sub; until umount $spool/inbox 2>/dev/null; do :; done")
      try await probe.wait(for: "notice", "inbox-replaced")
      try await probe.run("echo 甲 > $spool/inbox/below.txt")
      try await probe.wait(for: "filed", "below.txt")
      try await probe.run("mount -t tmpfs tmpfs $spool/inbox")
      try await probe.wait(for: "notice", "inbox-replaced")
      try await probe.run("mkdir $spool/inbox/sub; echo 乙 > $spool/inbox/sub/above.txt")
      try await probe.wait(for: "filed", "sub/above.txt")
    }

    @Test
    func `a disk that is mounted on a folder of the inbox is taken up, and so is what it hid`()
      async throws
    {
      let probe = try Probe(.mounts("mkdir $spool/inbox/paper"))
      try await probe.wait(for: "listed")
      try await probe.run(
        "mount -t tmpfs tmpfs $spool/inbox/paper; echo 甲 > $spool/inbox/paper/above.txt")
      try await probe.wait(for: "filed", "paper/above.txt")
      // The filed file is held open for a moment.
      try await probe.run(
        "until umount $spool/inbox/paper 2>/dev/null; do :; done; echo 乙 > $spool/inbox/paper/below.txt"
      )
      try await probe.wait(for: "filed", "paper/below.txt")
    }

    @Test func `a read-only inbox is read, and its files are left and remembered`() async throws {
      let probe = try Probe(
        .mounts(
          """
          mkdir $spool/share; echo 甲 > $spool/share/x.txt
          mount --bind $spool/share $spool/inbox; mount -o remount,bind,ro $spool/inbox
          """))
      let lines = try await probe.wait(for: "notice", "not-movable")
      #expect(lines.contains(["read", "x.txt", "甲⏎"]))
      #expect(lines.contains(["kept", "x.txt"]))
      #expect(try await probe.run("find $spool/filed -type f") == "")
      try await probe.run("echo 乙 > $spool/share/y.txt")
      let next = try await probe.wait(for: "kept", "y.txt")
      #expect(!next.contains(["read", "x.txt", "甲⏎"]))
    }

    @Test func `a share is only read`() async throws {
      let probe = try Probe(
        .mounts(
          """
          mkdir $spool/share; echo 甲 > $spool/share/x.txt; ln -s x.txt $spool/share/link
          mount --bind $spool/share $spool/inbox; mount -o remount,bind,ro $spool/inbox
          """), "leave", "settle=200")
      try await probe.wait(for: "kept", "x.txt")
      try await probe.run("echo 乙 >> $spool/share/x.txt")
      try await probe.wait(for: "read", "x.txt", "甲⏎乙⏎")
    }

    @Test func `without room in the spool a file stays in the inbox`() async throws {
      let probe = try Probe(
        .mounts("mount -t tmpfs -o size=64k tmpfs $spool/filed; mount -t tmpfs tmpfs $spool/inbox"))
      try await probe.wait(for: "listed")
      try await probe.run(
        "head -c 200000 /dev/zero > $spool/inbox/.x; mv $spool/inbox/.x $spool/inbox/x.txt")
      let line = try #require(try await probe.wait(for: "failed", "x.txt").last)
      #expect(line[2].hasPrefix("x.txt could not be moved into "))
      #expect(line[2].contains("No space left on device"))
      #expect(try await probe.run("ls $spool/inbox; find $spool/filed -type f") == "x.txt\n")
    }

    @Test(.enabled(if: Machine.canTrace, "needs strace"))
    func `a copy that may not be on its disk is taken back`() async throws {
      var surroundings = Self.ownMount
      surroundings.command = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e",
        "inject=syncfs:error=EIO",
      ]
      let probe = try Probe(surroundings)
      try await probe.wait(for: "listed")
      try await probe.run("echo 甲 > $spool/inbox/x.txt")
      let line = try #require(try await probe.wait(for: "failed", "x.txt").last)
      #expect(line[2].contains("Input/output error"))
      #expect(try await probe.run("find $spool/filed -type f; cat $spool/inbox/x.txt") == "甲\n")
    }

    @Test func `in a read-only spool a file stays in the inbox`() async throws {
      let probe = try Probe(
        .mounts(
          """
          mount -t tmpfs tmpfs $spool; mkdir $spool/inbox $spool/filed $spool/rejected
          echo 甲 > $spool/inbox/x.txt; mount -o remount,ro $spool
          """))
      let line = try #require(try await probe.wait(for: "failed", "x.txt").last)
      #expect(line[2].contains("Read-only file system"))
      #expect(try await probe.run("cat $spool/inbox/x.txt") == "甲\n")
    }
  }

  // MARK: Limits

  @Suite(.timeLimit(.minutes(2)), .enabled(if: Machine.canLimit, "needs user namespaces"))
  struct LimitTests {
    @Test func `at the watch limit the inbox is listed as well, until there is room`() async throws
    {
      let probe = try Probe(
        .limits("mkdir $spool/inbox/paper; echo 0 > /proc/sys/user/max_inotify_watches"))
      let line = try #require(try await probe.wait(for: "notice", "polling").last)
      #expect(line[2].contains("fs.inotify.max_user_watches"))
      try await probe.run("echo 甲 > $spool/inbox/paper/x.txt")
      try await probe.wait(for: "filed", "paper/x.txt")
      try await probe.run("echo 100 > /proc/sys/user/max_inotify_watches")
      let passed = try await probe.wait(for: "notice", "polling-over")
      // A listing may meet the file's name once more while it is being filed.
      #expect(passed.filter { $0.first == "notice" }.count == 1)
      try await probe.run("echo 乙 > $spool/inbox/paper/y.txt")
      try await probe.wait(for: "filed", "paper/y.txt")
    }

    @Test func `without inotify the inbox is listed, until there is`() async throws {
      let probe = try Probe(.limits("echo 0 > /proc/sys/user/max_inotify_instances"))
      let line = try #require(try await probe.wait(for: "notice", "polling").last)
      #expect(line[2].contains("fs.inotify.max_user_instances"))
      try await probe.run("echo 甲 > $spool/inbox/x.txt")
      try await probe.wait(for: "filed", "x.txt")
      try await probe.run("echo 10 > /proc/sys/user/max_inotify_instances")
      try await probe.wait(for: "notice", "polling-over")
    }

    @Test func `when the kernel's queue overflows the inbox is listed anew`() async throws {
      let probe = try Probe()
      try await probe.wait(for: "listed")
      try check(kill(probe.processIdentifier, SIGSTOP))
      try overflowInotifyQueue(of: probe.directory("spool/inbox"))
      try await probe.run(
        """
        mkdir -p $spool/inbox/a/b $spool/inbox/c
        for i in $(seq 100); do for d in . a a/b c; do echo $i > $spool/inbox/$d/$i.txt; done; done
        """)
      try check(kill(probe.processIdentifier, SIGCONT))
      var filed: Set<String> = []
      var notices: [String] = []
      while filed.count < 400 {
        let line = try await probe.nextLine()
        if line[0] == "filed" { filed.insert(line[1]) }
        if line[0] == "notice" { notices.append(line[1]) }
      }
      #expect(notices == ["overflow"])
      #expect(try await probe.run("find $spool/inbox -type f") == "")
      #expect(try await probe.run("find $spool/filed -type f | wc -l") == "400\n")
    }
  }

  // MARK: Users

  @Suite(.timeLimit(.minutes(2)), .enabled(if: Machine.isRoot, "needs root to run as another user"))
  struct UserTests {
    @Test func `a file that may not be read is told once, and taken when it may`() async throws {
      let probe = try Probe(.nobody)
      try await probe.wait(for: "listed")
      try await probe.run("cd $spool/inbox; umask 077; echo 甲 > x.txt")
      let line = try #require(try await probe.wait(for: "notice", "unreadable").last)
      #expect(
        line[2].hasPrefix("x.txt may not be read (Permission denied); it is taken once it may: "))
      try await probe.run("cd $spool/inbox; echo 乙 >> x.txt; touch x.txt; echo 丙 > y.txt")
      let passed = try await probe.wait(for: "filed", "y.txt")
      #expect(!passed.contains { $0[0] == "notice" })
      try await probe.run("chmod o+r $spool/inbox/x.txt")
      try await probe.wait(for: "read", "x.txt", "甲⏎乙⏎")
    }

    @Test func `a folder may take the name of a file that might not be read`() async throws {
      let probe = try Probe(.nobody)
      try await probe.wait(for: "listed")
      try await probe.run("cd $spool/inbox; umask 077; echo 甲 > paper")
      try await probe.wait(for: "notice", "unreadable")
      try await probe.run(
        "cd $spool/inbox; rm paper; mkdir paper; chmod 0777 paper; echo 乙 > paper/x.txt")
      try await probe.wait(for: "filed", "paper/x.txt")
    }

    @Test func `a folder that may not be listed is told once, and taken when it may`() async throws
    {
      for mode in ["0700", "0704", "0701"] {
        let probe = try Probe(.nobody)
        try await probe.wait(for: "listed")
        try await probe.run("cd $spool/inbox; mkdir -m \(mode) paper; echo 甲 > paper/x.txt")
        let line = try #require(try await probe.wait(for: "notice", "folder-unreadable").last)
        #expect(line[2].hasPrefix("The folder paper may not be listed (Permission denied)"))
        try await probe.run("echo 乙 > $spool/inbox/y.txt")
        let passed = try await probe.wait(for: "filed", "y.txt")
        #expect(!passed.contains { $0[0] == "notice" })
        try await probe.run("chmod 0777 $spool/inbox/paper")
        try await probe.wait(for: "filed", "paper/x.txt")
      }
    }

    @Test func `an inbox that may not be entered counts as missing until it may`() async throws {
      for mode in ["0700", "0704"] {
        let probe = try Probe(.nobody)
        try await probe.wait(for: "listed")
        try await probe.run(
          "chown root $spool/inbox; chmod \(mode) $spool/inbox; echo 甲 > $spool/inbox/x.txt")
        let line = try #require(try await probe.wait(for: "notice", "inbox-missing").last)
        #expect(line[2].contains("Permission denied"))
        try await probe.run("chown 65534 $spool/inbox")
        try await probe.wait(for: "notice", "inbox-back")
        try await probe.wait(for: "filed", "x.txt")
      }
    }

    @Test func `a file in a member's own folder is read, left and told once`() async throws {
      let probe = try Probe(.nobody)
      try await probe.wait(for: "listed")
      try await probe.run("mkdir -m 0755 $spool/inbox/own; echo 甲 > $spool/inbox/own/x.txt")
      let first = try await probe.wait(for: "notice", "not-movable")
      #expect(first.contains(["kept", "own/x.txt"]))
      // Nothing that touches its name or its folder makes it arrive again.
      try await probe.run("cd $spool/inbox; : >> own/x.txt; chmod 0755 own; echo 乙 > y.txt")
      let passed = try await probe.wait(for: "filed", "y.txt")
      #expect(!passed.contains { $0[0] == "read" && $0[1] == "own/x.txt" || $0[0] == "notice" })
      try await probe.run("echo 丙 > $spool/inbox/own/x.txt")
      try await probe.wait(for: "read", "own/x.txt", "丙⏎")
    }

    @Test func `in a sticky inbox another's file is left`() async throws {
      let probe = try Probe(.nobody)
      try await probe.wait(for: "listed")
      try await probe.run(
        "chown root $spool/inbox; chmod 1777 $spool/inbox; echo 甲 > $spool/inbox/x.txt")
      let lines = try await probe.wait(
        for: "notice", "not-movable")
      #expect(lines.contains(["kept", "x.txt"]))
      #expect(try await probe.run("find $spool/filed -type f; cat $spool/inbox/x.txt") == "甲\n")
    }

    @Test func `where the spool itself may not be written the file is not to blame`() async throws {
      let probe = try Probe(.nobody)
      try await probe.wait(for: "listed")
      try await probe.run(
        "chown root $spool/filed; chmod 0755 $spool/filed; echo 甲 > $spool/inbox/x.txt")
      let line = try #require(try await probe.wait(for: "failed", "x.txt").last)
      #expect(line[2].contains("could not be moved into"))
    }

    @Test func `a disk's lost+found is not worth a notice`() async throws {
      let probe = try Probe(
        Probe.Surroundings(
          script: Probe.Surroundings.nobody.script + "; mkdir -m 0700 $spool/inbox/lost+found",
          command: Probe.Surroundings.nobody.command))
      #expect(try await probe.wait(for: "listed").count == 1)
    }
  }

  // MARK: The process

  @Suite(.timeLimit(.minutes(2)))
  struct ProcessTests {
    @Test func `while nothing happens nothing wakes it`() async throws {
      let probe = try Probe()
      try await probe.wait(for: "listed")
      try write("甲", to: probe.directory("spool/inbox/x.txt"))
      try await probe.wait(for: "filed", "x.txt")
      let task = try #require(try thread(named: "inbox", of: probe.processIdentifier))
      // Until the second look at the filed file is over; then twice as long as any timer it has.
      var before = -1
      for _ in 1...100 {
        let now = try switches(of: task)
        if now == before { return }
        before = now
        try await Task.sleep(for: .milliseconds(500), tolerance: .zero)
      }
      Issue.record("the thread was woken in every half second")
    }

    private func thread(named name: String, of process: Int32) throws -> String? {
      let tasks = "/proc/\(process)/task"
      return try FileManager.default.contentsOfDirectory(atPath: tasks).map { "\(tasks)/\($0)" }
        .first { try String(contentsOfFile: "\($0)/comm", encoding: .utf8) == name + "\n" }
    }

    /// How often the thread has gone to sleep.
    private func switches(of task: String) throws -> Int {
      let status = try String(contentsOfFile: "\(task)/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("voluntary_") })
      return try #require(Int(line.split(separator: "\t")[1]))
    }

    @Test(.enabled(if: Machine.canTrace, "needs strace"))
    func `nothing is overwritten on a file system that cannot promise it`() async throws {
      var surroundings = Probe.Surroundings()
      surroundings.command = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2", "-e",
        "inject=renameat2:error=EINVAL",
      ]
      let probe = try Probe(surroundings)
      try await probe.wait(for: "listed")
      for (round, name) in ["x.txt", "x~2.txt", "x~3.txt"].enumerated() {
        try write("第\(round)稿", to: probe.directory("spool/inbox/x.txt"))
        try await probe.wait(for: "filed", "x.txt", "filed/2026/11/20/\(name)")
        let filed = probe.directory("spool/filed/2026/11/20/\(name)")
        #expect(try String(contentsOfFile: filed, encoding: .utf8) == "第\(round)稿")
      }
      try await probe.run("ln -s nowhere $spool/inbox/link")
      try await probe.wait(for: "rejected", "link", "rejected/link")
      #expect(try await probe.run("readlink $spool/rejected/link") == "nowhere\n")
    }
  }
}
