// How the process deals with freed memory.
#pragma once

/// Lets the process keep what an analysis frees for the next one, up to 8 MiB for each thread that allocates.
///
/// By itself glibc hands the end of its heap back to the kernel as soon as some 100 KiB are free there, and the next
/// article takes it again page by page, which is an eighth of the time of an analysis. To be called once, at the
/// program's beginning; does nothing with other C libraries.
void nutgraf_keep_freed_memory(void);
