#pragma once
#include <systemd/sd-daemon.h>
#include <systemd/sd-id128.h>
// Without this, sd_journal_sendv becomes a macro that adds the C file and line, which Swift cannot import.
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>
