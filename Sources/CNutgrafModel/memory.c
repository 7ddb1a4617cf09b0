#include "nutgraf_memory.h"

#ifdef __linux__
#include <malloc.h>
#endif

void nutgraf_keep_freed_memory(void) {
#ifdef __GLIBC__
    // What is larger than an article's arrays goes back to the kernel by itself when it is freed.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
#endif
}
