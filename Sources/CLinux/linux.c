// Swift's package manager wants a source file in a C target; all of CLinux stands in its header.
#include "CLinux.h"
