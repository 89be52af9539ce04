"""A copy of this machine, booted with systemd as its PID 1, thrown away at the end.

Its root is an overlay of / on a tmpfs, so that nothing has to be downloaded and nothing of it stays. It has no
network, none of the services that are enabled here, and a journal of its own.
"""

import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path


# How long, in seconds, what must come is awaited: only what hangs meets it.
PATIENCE = 300


class Failure(Exception):
    """What should hold does not; the sentence says how it is instead."""


def enter_namespace() -> None:
    """Runs this program again in a mount namespace of its own: whatever is mounted goes with it."""
    if os.environ.get("BROADSHEET_NAMESPACE") == "1":
        return
    os.environ["BROADSHEET_NAMESPACE"] = "1"
    command = ["unshare", "--mount", "--propagation", "private", "--", "python3"]
    os.execvp(command[0], command + [os.path.abspath(sys.argv[0])] + sys.argv[1:])


class Machine:
    """
    with Machine() as machine:
        machine.sh("systemctl is-active broadsheet")
        machine.entry(["BROADSHEET_SOURCE=x.txt"], since=cursor)
    """

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="broadsheet-machine."))
        self.root = self.folder / "root"
        self.cgroup = Path("/sys/fs/cgroup") / self.folder.name
        self.nspawn = None
        self.leader = None

    def __enter__(self) -> "Machine":
        try:
            self._mount()
            self._clean()
            self._boot()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        if self.nspawn:
            self.nspawn.send_signal(signal.SIGTERM)
            try:
                self.nspawn.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.nspawn.kill()
                self.nspawn.wait()
        # Back to the root group, so that ours can be removed; the mounts go with the namespace.
        if self.cgroup.exists():
            (self.cgroup.parent / "cgroup.procs").write_text(str(os.getpid()))
        for group in sorted(self.cgroup.glob("**/"), key=lambda path: -len(path.parts)):
            group.rmdir()
        subprocess.run(["umount", "--lazy", self.root, self.folder], stderr=subprocess.DEVNULL)
        self.folder.rmdir()

    # Booting

    def _mount(self) -> None:
        subprocess.run(["umount", "-R", "/sys/fs/cgroup"], stderr=subprocess.DEVNULL)
        mount("cgroup2", "/sys/fs/cgroup")
        mount("tmpfs", "/run", "mode=755")
        # nspawn wants to be alone in a group of the unified hierarchy.
        self.cgroup.mkdir()
        (self.cgroup / "cgroup.procs").write_text(str(os.getpid()))
        mount("tmpfs", self.folder, "mode=755")
        for name in ("upper", "work", "root"):
            (self.folder / name).mkdir()
        mount("overlay", self.root,
              f"lowerdir=/,upperdir={self.folder}/upper,workdir={self.folder}/work")

    def _clean(self) -> None:
        """What this machine has enabled stays out of the copy."""
        etc = self.root / "etc"
        for links in etc.glob("systemd/system/*.wants"):
            shutil.rmtree(links)
        for links in etc.glob("rc?.d"):
            shutil.rmtree(links)
        (etc / "fstab").write_text("")
        # Images for containers forbid maintainer scripts to start services, and leave manual pages out.
        (self.root / "usr/sbin/policy-rc.d").unlink(missing_ok=True)
        shutil.rmtree(etc / "dpkg/dpkg.cfg.d", ignore_errors=True)
        # Without a name of its own it would take this for its first boot, and enable everything.
        subprocess.run(["systemd-machine-id-setup", "--root", self.root], check=True, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.root / "var/log/journal", ignore_errors=True)
        (self.root / "var/log/journal").mkdir()
        # So low, journald's limit would cut off a burst of any service that has none of its own.
        settings = etc / "systemd/journald.conf.d"
        settings.mkdir(exist_ok=True)
        (settings / "limit.conf").write_text("[Journal]\nRateLimitIntervalSec=30s\nRateLimitBurst=400\n")
        for unit in ("getty.target", "systemd-timesyncd.service"):
            mask = etc / "systemd/system" / unit
            mask.unlink(missing_ok=True)
            mask.symlink_to("/dev/null")
        subprocess.run(["chroot", self.root, "localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8"], check=True)

    def _boot(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notifications:
            path = str(self.folder / "notify")
            notifications.bind(path)
            self.nspawn = subprocess.Popen(
                # It does not outlive this program, however that ends.
                ["setpriv", "--pdeathsig", "TERM", "systemd-nspawn", "-q", "-D", self.root, f"--machine=broadsheet-{os.getpid()}",
                 "--register=no", "--keep-unit", "--private-network", "--console=pipe", "--link-journal=no",
                 "--timezone=off", "--resolv-conf=off", "--kill-signal=SIGRTMIN+4", "--notify-ready=yes",
                 # Without these, IPAddressDeny= and DevicePolicy= are silently not enforced inside.
                 "--capability=CAP_BPF,CAP_NET_ADMIN,CAP_PERFMON", "--system-call-filter=bpf",
                 "-b", "systemd.unit=multi-user.target"],
                env={**os.environ, "NOTIFY_SOCKET": path}, stdin=subprocess.DEVNULL,
                stdout=open(self.folder / "console", "wb"), stderr=subprocess.STDOUT)
            self._await_boot(notifications)

    def _await_boot(self, notifications: socket.socket) -> None:
        """Until systemd-nspawn has told who the machine's PID 1 is, and that one that everything is started."""
        end = os.pidfd_open(self.nspawn.pid)
        with selectors.DefaultSelector() as selector:
            for source in (notifications, end):
                selector.register(source, selectors.EVENT_READ)
            deadline = time.monotonic() + PATIENCE
            ready = False
            while not ready or self.leader is None:
                sources = [key.fileobj for key, _ in selector.select(max(0, deadline - time.monotonic()))]
                if notifications not in sources:
                    console = (self.folder / "console").read_text(errors="replace")
                    raise Failure("the machine does not boot:\n" + console[-4000:])
                for line in notifications.recv(65536).decode().splitlines():
                    if line.startswith("X_NSPAWN_LEADER_PID="):
                        self.leader = line.split("=")[1]
                    ready = ready or line == "READY=1"
        os.close(end)

    # Using it

    def _inside(self, *command: str) -> list[str]:
        return ["nsenter", "-t", self.leader, "-a", "--", *command]

    def sh(self, script: str, user: str = "root", status: int | None = 0, **environment: str) -> str:
        """Runs a shell script as a service of the machine's and returns what it printed."""
        command = ["systemd-run", "--quiet", "--wait", "--pipe", "--collect", f"--uid={user}"]
        command += [f"--setenv={name}={value}" for name, value in environment.items()]
        done = subprocess.run(self._inside(*command, "/bin/sh", "-eus"), input=script, text=True,
                              capture_output=True, timeout=PATIENCE)
        if status is not None and done.returncode != status:
            words = script.strip().splitlines()[0]
            raise Failure(f"`{words}` ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def show(self, unit: str, *properties: str) -> dict[str, str]:
        lines = self.sh(f"systemctl show {unit} --property={','.join(properties)}").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def copy(self, source: Path, target: str) -> None:
        """Puts a file into the machine; never below /tmp or /run, which are its own."""
        place = self.root / target.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)

    # Its journal

    def cursor(self) -> str:
        """Where the journal ends now."""
        subprocess.run(self._inside("journalctl", "--sync"), check=True)
        last = subprocess.run(self._inside("journalctl", "--lines=1", "--output=json", "--quiet"), check=True,
                              capture_output=True, text=True).stdout
        return json.loads(last)["__CURSOR"]

    def _journalctl(self, matches: list[str], since: str | None, *options: str) -> list[str]:
        # Not --after-cursor=: in 252 it passes over the first entry after one that does not match.
        cursor = [f"--cursor={since}"] if since else []
        return self._inside("journalctl", "--quiet", "--output=json", "--all", *options, *cursor, *matches)

    def entries(self, matches: list[str], since: str | None = None) -> list[dict]:
        text = subprocess.run(self._journalctl(matches, since), check=True, capture_output=True, text=True).stdout
        return [entry for line in text.splitlines() if (entry := json.loads(line))["__CURSOR"] != since]

    def entry(self, matches: list[str], since: str | None = None, where=lambda entry: True) -> dict:
        """The first such entry, past or to come."""
        return self.until(matches, lambda entry: entry if where(entry) else None, since)

    def until(self, matches: list[str], answer, since: str | None = None):
        """Follows the journal until `answer`, called with each entry, returns something."""
        command = self._journalctl(matches, since, "--follow", "--lines=all")
        deadline = time.monotonic() + PATIENCE
        with subprocess.Popen(command, stdout=subprocess.PIPE) as journal, selectors.DefaultSelector() as selector:
            try:
                selector.register(journal.stdout, selectors.EVENT_READ)
                rest = b""
                while selector.select(max(0, deadline - time.monotonic())):
                    lines = (rest + os.read(journal.stdout.fileno(), 1 << 20)).split(b"\n")
                    rest = lines.pop()
                    for entry in map(json.loads, lines):
                        if entry["__CURSOR"] != since and (found := answer(entry)) is not None:
                            return found
                raise Failure(f"the journal has not said within {PATIENCE} s what was awaited of {' '.join(matches)}")
            finally:
                journal.kill()


def mount(kind: str, place, options: str = "") -> None:
    subprocess.run(["mount", "-t", kind, *(["-o", options] if options else []), kind, place], check=True)
