/// The second schema: deleted jobs, lists, retention and statistics.
enum QueueSchemaVersion2 {
    /// The statements that make it out of the first; foreign keys must be off meanwhile, since `job` is made anew.
    ///
    /// - `padding` fills the pages in which articles and results begin: see ``PagePadding``.
    /// - A deleted job keeps its row, without all that its owner said: the submission key is NULL, and so free.
    /// - `job_listed` and `job_state` serve lists of one owner's jobs and of everybody's, state by state;
    ///   `job_owned_article` and `job_article` serve those of an article's id, so that no owner's list depends on what
    ///   others have submitted;
    ///   `job_ended` serves retention, and `job_waiting` tells which job has been due for longest.
    /// - `job_held` counts each worker's leases.
    /// - `done_count` counts the jobs that were done in the last 16 minutes, in slots of 5 s which are used again:
    ///   `period` is the number of 5 s since 1970.
    /// - `history_floor` is the highest id of a history row that retention has removed with its job.
    static let sql = """
        CREATE TABLE job_2 (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            owner TEXT NOT NULL,
            submission_key TEXT CHECK ((submission_key IS NULL) = (state = 'deleted')),
            article_id TEXT,
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead', 'cancelled', 'deleted')),
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
            token BLOB CHECK (token IS NULL OR state <> 'queued')
        ) STRICT;
        INSERT INTO job_2 (number, id, owner, submission_key, article_id, state, priority, attempts,
                           maximum_attempts, leases_lost, submitted, updated, due, rank, deadline, worker, token)
            SELECT number, id, owner, submission_key, article_id, state, priority, attempts,
                   maximum_attempts, leases_lost, submitted, updated, due, rank, deadline, worker, token
            FROM job;
        DROP TABLE job;
        ALTER TABLE job_2 RENAME TO job;

        ALTER TABLE article ADD COLUMN padding BLOB;
        ALTER TABLE result ADD COLUMN padding BLOB;

        CREATE UNIQUE INDEX job_key ON job (owner, submission_key) WHERE submission_key IS NOT NULL;
        CREATE INDEX job_ready ON job (rank) WHERE rank IS NOT NULL;
        CREATE INDEX job_waiting ON job (due) WHERE rank IS NOT NULL;
        CREATE INDEX job_later ON job (due) WHERE state = 'queued' AND rank IS NULL;
        CREATE INDEX job_leased ON job (deadline) WHERE deadline IS NOT NULL;
        CREATE INDEX job_held ON job (worker) WHERE deadline IS NOT NULL;
        CREATE INDEX job_listed ON job (owner, state, submitted);
        CREATE INDEX job_state ON job (state, submitted);
        CREATE INDEX job_owned_article ON job (owner, article_id, submitted) WHERE article_id IS NOT NULL;
        CREATE INDEX job_article ON job (article_id, submitted) WHERE article_id IS NOT NULL;
        CREATE INDEX job_ended ON job (state, updated) WHERE state IN ('done', 'dead', 'cancelled');

        INSERT INTO state_count VALUES ('deleted', 0);
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

        CREATE TABLE done_count (
            slot INTEGER PRIMARY KEY,
            period INTEGER NOT NULL,
            jobs INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER job_done AFTER UPDATE OF state ON job WHEN new.state = 'done' AND old.state <> 'done' BEGIN
            INSERT INTO done_count (slot, period, jobs)
                VALUES (new.updated / 5000 % 192, new.updated / 5000, 1)
                ON CONFLICT (slot) DO UPDATE
                SET jobs = CASE period WHEN excluded.period THEN jobs + 1 ELSE 1 END, period = excluded.period;
        END;

        CREATE TABLE history_floor (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            id INTEGER NOT NULL
        ) STRICT;
        INSERT INTO history_floor VALUES (1, 0);
        """
}
