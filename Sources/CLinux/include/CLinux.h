// The Linux calls that Glibc's module leaves out (they need _GNU_SOURCE or are not in its map).
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdio.h>
