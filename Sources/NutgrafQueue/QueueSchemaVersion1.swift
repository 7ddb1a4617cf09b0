/// The first schema.
package enum QueueSchemaVersion1 {
    /// The statements that make it.
    ///
    /// - `job` is narrow, so that claims and status read few pages; what is large lies in `article` and `result`.
    /// - A job that is queued is either *ready*, with a `rank`, or *later*, without one: it becomes ready in the
    ///   first claim after its `due`. So the claim's index holds only what may be claimed.
    /// - `deadline` is set while a job runs; `token` is the last lease's, until the job is queued again.
    /// - `state_count` is kept by triggers, whichever process writes, so that counting reads five rows.
    /// - `history.id` is never used twice, since it serves as a cursor.
    package static let sql = """
        CREATE TABLE job (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            owner TEXT NOT NULL,
            submission_key TEXT NOT NULL,
            article_id TEXT,
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead', 'cancelled')),
            priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 9),
            attempts INTEGER NOT NULL DEFAULT 0,
            maximum_attempts INTEGER NOT NULL,
            leases_lost INTEGER NOT NULL DEFAULT 0,
            submitted INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            due INTEGER NOT NULL,
            rank INTEGER CHECK (rank IS NULL OR state = 'queued'),
            deadline INTEGER CHECK ((deadline IS NOT NULL) = (state = 'running')),
            worker TEXT,
            token BLOB CHECK (token IS NULL OR state <> 'queued'),
            UNIQUE (owner, submission_key)
        ) STRICT;
        CREATE INDEX job_ready ON job (rank) WHERE rank IS NOT NULL;
        CREATE INDEX job_later ON job (due) WHERE state = 'queued' AND rank IS NULL;
        CREATE INDEX job_leased ON job (deadline) WHERE deadline IS NOT NULL;

        CREATE TABLE article (
            job INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
            content BLOB NOT NULL
        ) STRICT;
        CREATE TABLE result (
            job INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
            analysis BLOB NOT NULL
        ) STRICT;
        CREATE TABLE failure (
            id INTEGER PRIMARY KEY,
            job INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
            attempt INTEGER NOT NULL,
            time INTEGER NOT NULL,
            worker TEXT NOT NULL,
            message TEXT NOT NULL
        ) STRICT;
        CREATE INDEX failure_job ON failure (job);
        CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
            time INTEGER NOT NULL,
            state TEXT NOT NULL,
            cause TEXT NOT NULL,
            worker TEXT,
            attempt INTEGER
        ) STRICT;
        CREATE INDEX history_job ON history (job);

        CREATE TABLE state_count (
            state TEXT PRIMARY KEY,
            jobs INTEGER NOT NULL CHECK (jobs >= 0)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO state_count
            VALUES ('queued', 0), ('running', 0), ('done', 0), ('dead', 0), ('cancelled', 0);
        CREATE TRIGGER job_inserted AFTER INSERT ON job BEGIN
            UPDATE state_count SET jobs = jobs + 1 WHERE state = new.state;
        END;
        CREATE TRIGGER job_moved AFTER UPDATE OF state ON job WHEN old.state <> new.state BEGIN
            UPDATE state_count SET jobs = jobs - 1 WHERE state = old.state;
            UPDATE state_count SET jobs = jobs + 1 WHERE state = new.state;
        END;
        CREATE TRIGGER job_deleted AFTER DELETE ON job BEGIN
            UPDATE state_count SET jobs = jobs - 1 WHERE state = old.state;
        END;

        CREATE TABLE token (
            id TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('client', 'worker', 'admin')),
            secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
            created INTEGER NOT NULL,
            revoked INTEGER
        ) STRICT, WITHOUT ROWID;
        """
}
