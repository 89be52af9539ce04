# make build      the program, for working on it (.build/debug/broadsheet)
# make run        read the five seed pages with a throw-away spool and show their summaries
# make test       everything that is tested, with a real journald where this machine can run one
# make lint       formatting and style; make format mends what can be mended
# make release    the program as it is installed (.build/release/broadsheet, Swift linked in)
# make bench      speed and size, as a table
# make check      what CI runs: lint, test, release
# make install    DESTDIR= PREFIX=/usr: program, unit, users, folders, configuration
# make uninstall  takes them away again, never the spool, the archive or the configuration

PREFIX ?= /usr
DESTDIR ?=
BINDIR = $(PREFIX)/bin
UNITDIR = $(PREFIX)/lib/systemd/system
SYSUSERSDIR = $(PREFIX)/lib/sysusers.d
TMPFILESDIR = $(PREFIX)/lib/tmpfiles.d
DOCDIR = $(PREFIX)/share/doc/broadsheet

# Layers are enforced: a module that imports what Package.swift does not list does not build.
SWIFT_FLAGS = --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Tests Benchmarks

.PHONY: build run test lint format release bench check install uninstall clean deps test-deps

build: deps
	swift build $(SWIFT_FLAGS)

release: deps
	swift build -c release --static-swift-stdlib --product broadsheet $(SWIFT_FLAGS)

run: release
	@scripts/run-seeds .build/release/broadsheet

# Not more tests at once than that: each inbox takes one of the 128 inotify instances that a user may have.
TEST_WIDTH = 8

test: test-deps
	swift test $(SWIFT_FLAGS) --experimental-maximum-parallelization-width $(TEST_WIDTH)

lint:
	swift format lint --strict --recursive $(SOURCES)

format:
	swift format --in-place --recursive $(SOURCES)

bench: release
	@scripts/install-packages systemd util-linux sqlite3
	Benchmarks/run

check: lint test release

# The C libraries that the program is built with, and what the tests need beside them.
deps:
	@scripts/install-packages pkg-config libsystemd-dev libuchardet-dev libsqlite3-dev

test-deps: deps
	@scripts/install-packages systemd util-linux strace acl python3

install:
	@test -x .build/release/broadsheet || { echo "make release first" >&2; exit 1; }
	install -D -s -m 755 .build/release/broadsheet $(DESTDIR)$(BINDIR)/broadsheet
	install -d $(DESTDIR)$(UNITDIR)
	sed 's|@BINDIR@|$(BINDIR)|' systemd/broadsheet.service > $(DESTDIR)$(UNITDIR)/broadsheet.service
	chmod 644 $(DESTDIR)$(UNITDIR)/broadsheet.service
	install -D -m 644 systemd/broadsheet.sysusers $(DESTDIR)$(SYSUSERSDIR)/broadsheet.conf
	install -D -m 644 systemd/broadsheet.tmpfiles $(DESTDIR)$(TMPFILESDIR)/broadsheet.conf
	test -e $(DESTDIR)/etc/broadsheet/config.yaml || \
	  install -D -m 644 config/config.yaml $(DESTDIR)/etc/broadsheet/config.yaml
	install -D -m 644 README.md $(DESTDIR)$(DOCDIR)/README.md

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/broadsheet $(DESTDIR)$(UNITDIR)/broadsheet.service
	rm -f $(DESTDIR)$(SYSUSERSDIR)/broadsheet.conf $(DESTDIR)$(TMPFILESDIR)/broadsheet.conf
	rm -rf $(DESTDIR)$(DOCDIR)

clean:
	swift package clean
