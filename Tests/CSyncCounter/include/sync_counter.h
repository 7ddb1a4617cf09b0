#ifndef NUTGRAF_SYNC_COUNTER_H
#define NUTGRAF_SYNC_COUNTER_H

/// How many times this process has had a write-ahead log (a file whose name ends in "-wal") written to the disk.
long nutgraf_wal_sync_count(void);

#endif
