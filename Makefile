# make help          this list
# make build         the program, for working on it (.build/debug/broadsheet)
# make run           read the five seed pages with a throw-away spool and show their summaries
# make test          everything that is tested, with a real journald and a real systemd where this machine can run them
# make test-systemd  of that, the package on a booted systemd
# make lint          formatting and style; make format mends what can be mended
# make release       the program as it is installed (.build/release/broadsheet, Swift linked in), its manual and completions
# make deb           the Debian package, .build/deb/broadsheet_VERSION_ARCHITECTURE.deb
# make bench         speed and size, as a table; fails where a limit in Benchmarks/ is broken
# make check         what CI runs: lint, test, release
# make install       DESTDIR= PREFIX=/usr: program, units, users, folders, configuration, manual
# make uninstall     takes them away again, never the spool, the archive or the configuration

PREFIX ?= /usr
DESTDIR ?=
BINDIR = $(PREFIX)/bin
UNITDIR = $(PREFIX)/lib/systemd/system
SYSUSERSDIR = $(PREFIX)/lib/sysusers.d
TMPFILESDIR = $(PREFIX)/lib/tmpfiles.d
CATALOGDIR = $(PREFIX)/lib/systemd/catalog
DOCDIR = $(PREFIX)/share/doc/broadsheet
MANDIR = $(PREFIX)/share/man
BASHDIR = $(PREFIX)/share/bash-completion/completions
ZSHDIR = $(PREFIX)/share/zsh/vendor-completions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d
# The Debian package is given the symbols as well, and splits them off itself.
INSTALL_PROGRAM = install -s

# Layers are enforced: a module that imports what Package.swift does not list does not build.
SWIFT_FLAGS = --explicit-target-dependency-import-check error
SOURCES = Package.swift Plugins Sources Tests Tools Benchmarks
PROGRAM = .build/release/broadsheet
SHARE = .build/share
DEB_DIR = $(CURDIR)/.build/deb

.PHONY: help build run test test-systemd lint format release deb bench check install uninstall clean \
	deps test-deps deb-deps systemd-deps

help:
	@sed -n 's/^# \(make .*\)/\1/p' $(firstword $(MAKEFILE_LIST))

build: deps
	swift build $(SWIFT_FLAGS)

release: deps
	swift build -c release --static-swift-stdlib --product broadsheet $(SWIFT_FLAGS)
	@scripts/manual $(PROGRAM) $(SHARE)

run: release
	@scripts/run-seeds $(PROGRAM)

# Not more tests at once than that: each inbox takes one of the 128 inotify instances that a user may have.
TEST_WIDTH = 8

# Suites that only compute. They keep the few threads of Swift's tasks busy for minutes, in which a test that waits
# for a daemon would not be woken, so they have a run of their own.
COMPUTING = ^(PageReadingTests|FactFindingTests)\.
TEST_FLAGS = $(SWIFT_FLAGS) --experimental-maximum-parallelization-width $(TEST_WIDTH)

test: test-deps
	swift test $(TEST_FLAGS) --filter '$(COMPUTING)'
	swift test $(TEST_FLAGS) --skip-build --skip '$(COMPUTING)'
	@$(MAKE) --no-print-directory test-systemd

# Where it cannot run, the package is not built for it either.
test-systemd:
	@if Tests/SystemTests/possible; then \
	  $(MAKE) --no-print-directory deb systemd-deps && Tests/SystemTests/run $(DEB_DIR); \
	fi

lint:
	swift format lint --strict --recursive $(SOURCES)

format:
	swift format --in-place --recursive $(SOURCES)

deb: deb-deps release
	@rm -rf $(DEB_DIR) && mkdir -p $(DEB_DIR)
	DEB_DIR=$(DEB_DIR) dpkg-buildpackage --build=binary --no-sign \
	  --buildinfo-file=$(DEB_DIR)/broadsheet.buildinfo --buildinfo-option=-u$(DEB_DIR) \
	  --changes-file=$(DEB_DIR)/broadsheet.changes --changes-option=-u$(DEB_DIR)
	lintian --allow-root --fail-on error $(DEB_DIR)/broadsheet.changes
	@ls $(DEB_DIR)/broadsheet_*.deb

bench: release
	@scripts/install-packages systemd util-linux sqlite3
	Benchmarks/run

check: lint test release

# The C libraries that the program is built with, the dictionary that its lexicon is made from, and what the manual and
# the tests need beside them.
deps:
	@scripts/install-packages pkg-config libsystemd-dev libuchardet-dev libsqlite3-dev python3 python3-jieba

test-deps: deps
	@scripts/install-packages systemd util-linux strace acl

deb-deps: deps
	@scripts/install-packages build-essential debhelper lintian systemd

systemd-deps:
	@scripts/install-packages systemd systemd-sysv systemd-container dbus util-linux acl locales man-db

install:
	@test -x $(PROGRAM) || { echo "make release first" >&2; exit 1; }
	install -d $(DESTDIR)$(BINDIR)
	$(INSTALL_PROGRAM) -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/broadsheet
	install -d $(DESTDIR)$(UNITDIR)
	sed 's|@BINDIR@|$(BINDIR)|' systemd/broadsheet.service > $(DESTDIR)$(UNITDIR)/broadsheet.service
	sed -f systemd/instance.sed systemd/broadsheet.service \
	  | sed 's|@BINDIR@|$(BINDIR)|; s|@TMPFILESDIR@|$(TMPFILESDIR)|' > $(DESTDIR)$(UNITDIR)/broadsheet@.service
	chmod 644 $(DESTDIR)$(UNITDIR)/broadsheet.service $(DESTDIR)$(UNITDIR)/broadsheet@.service
	install -D -m 644 systemd/broadsheet.sysusers $(DESTDIR)$(SYSUSERSDIR)/broadsheet.conf
	install -D -m 644 systemd/broadsheet.tmpfiles $(DESTDIR)$(TMPFILESDIR)/broadsheet.conf
	install -d $(DESTDIR)$(CATALOGDIR)
	install -m 644 systemd/broadsheet.catalog systemd/broadsheet.zh_CN.catalog $(DESTDIR)$(CATALOGDIR)
	test -e $(DESTDIR)/etc/broadsheet/config.yaml || \
	  install -D -m 644 config/config.yaml $(DESTDIR)/etc/broadsheet/config.yaml
	install -d $(addprefix $(DESTDIR)$(MANDIR)/man,1 5 8)
	install -m 644 $(SHARE)/man/*.1 $(DESTDIR)$(MANDIR)/man1
	install -m 644 $(SHARE)/man/*.5 $(DESTDIR)$(MANDIR)/man5
	install -m 644 $(SHARE)/man/*.8 $(DESTDIR)$(MANDIR)/man8
	install -D -m 644 $(SHARE)/completions/bash $(DESTDIR)$(BASHDIR)/broadsheet
	install -D -m 644 $(SHARE)/completions/zsh $(DESTDIR)$(ZSHDIR)/_broadsheet
	install -D -m 644 $(SHARE)/completions/fish $(DESTDIR)$(FISHDIR)/broadsheet.fish
	install -d $(DESTDIR)$(DOCDIR)
	install -m 644 README.md docs/journal.md docs/reading.md docs/facts.md $(DESTDIR)$(DOCDIR)

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/broadsheet
	rm -f $(DESTDIR)$(UNITDIR)/broadsheet.service $(DESTDIR)$(UNITDIR)/broadsheet@.service
	rm -f $(DESTDIR)$(SYSUSERSDIR)/broadsheet.conf $(DESTDIR)$(TMPFILESDIR)/broadsheet.conf
	rm -f $(DESTDIR)$(CATALOGDIR)/broadsheet.catalog $(DESTDIR)$(CATALOGDIR)/broadsheet.zh_CN.catalog
	rm -f $(DESTDIR)$(MANDIR)/man1/broadsheet.1 $(DESTDIR)$(MANDIR)/man1/broadsheet-*.1
	rm -f $(DESTDIR)$(MANDIR)/man5/broadsheet-config.5
	rm -f $(DESTDIR)$(MANDIR)/man8/broadsheet.service.8 $(DESTDIR)$(MANDIR)/man8/broadsheet@.service.8
	rm -f $(DESTDIR)$(BASHDIR)/broadsheet $(DESTDIR)$(ZSHDIR)/_broadsheet $(DESTDIR)$(FISHDIR)/broadsheet.fish
	rm -rf $(DESTDIR)$(DOCDIR)

clean:
	swift package clean
	rm -rf $(SHARE) $(DEB_DIR)
