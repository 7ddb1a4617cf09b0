/// Every statement that the queue runs on jobs, as SQL.
///
/// An enumeration, so that a test can put each of them before SQLite's query planner.
package enum QueueStatement: String, CaseIterable, Sendable {
    // Submitting.

    /// The job and the article of an owner's submission key.
    case jobOfKey = """
        SELECT job.id, article.content
        FROM job JOIN article ON article.job = job.number
        WHERE job.owner = ?1 AND job.submission_key = ?2
        """
    /// A new job.
    case insertJob = """
        INSERT INTO job (id, owner, submission_key, article_id, state, priority, maximum_attempts,
                         submitted, updated, due, rank)
        VALUES (?1, ?2, ?3, ?4, 'queued', ?5, ?6, ?7, ?7, ?8, ?9)
        """
    /// A new job's article.
    case insertArticle = "INSERT INTO article (job, content) VALUES (?1, ?2)"

    // Claiming.

    /// Whether a job is ready to be claimed.
    case ready = "SELECT 1 FROM job WHERE rank >= ?1 LIMIT 1"
    /// When the next job falls due.
    case nextDue = "SELECT min(due) FROM job WHERE state = 'queued' AND rank IS NULL"
    /// When the next lease expires.
    case nextDeadline = "SELECT min(deadline) FROM job WHERE deadline IS NOT NULL"
    /// Makes jobs ready that have fallen due.
    case promote = """
        UPDATE job SET rank = due - priority * ?2
        WHERE number IN (
            SELECT number FROM job
            WHERE state = 'queued' AND rank IS NULL AND due <= ?1
            ORDER BY due LIMIT ?3
        )
        """
    /// The jobs whose leases have expired.
    case expired = """
        SELECT number, id, state, priority, attempts, maximum_attempts, due, deadline, worker, token
        FROM job WHERE deadline <= ?1
        ORDER BY deadline, number LIMIT ?2
        """
    /// The jobs to claim first.
    case candidates = """
        SELECT number, id, attempts, leases_lost
        FROM job WHERE rank >= ?1
        ORDER BY rank, number LIMIT ?2
        """
    /// Leases a job.
    case claim = """
        UPDATE job
        SET state = 'running', attempts = attempts + 1, rank = NULL,
            deadline = ?2, worker = ?3, token = ?4, updated = ?5
        WHERE number = ?1
        """
    /// A job's article.
    case article = "SELECT content FROM article WHERE job = ?1"

    // What a worker says of a lease.

    /// A job's row, by its id.
    case job = """
        SELECT number, id, state, priority, attempts, maximum_attempts, due, deadline, worker, token, owner
        FROM job WHERE id = ?1
        """
    /// Moves a lease's deadline.
    case extend = "UPDATE job SET deadline = ?2 WHERE number = ?1"
    /// Ends a job.
    case close = """
        UPDATE job SET state = ?2, rank = NULL, deadline = NULL, updated = ?3 WHERE number = ?1
        """
    /// Puts a job back among those that wait.
    case requeue = """
        UPDATE job
        SET state = 'queued', attempts = ?2, maximum_attempts = ?3, leases_lost = leases_lost + ?4,
            due = ?5, rank = ?6, deadline = NULL, worker = NULL, token = NULL, updated = ?7
        WHERE number = ?1
        """
    /// A job's result.
    case insertResult = "INSERT INTO result (job, analysis) VALUES (?1, ?2)"
    /// A failure.
    case insertFailure = """
        INSERT INTO failure (job, attempt, time, worker, message) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    /// A change of a job.
    case insertHistory = """
        INSERT INTO history (job, time, state, cause, worker, attempt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """

    // Asking.

    /// What a status tells, but for failures.
    case status = """
        SELECT number, owner, state, article_id, priority, attempts, maximum_attempts, submitted, updated, due,
               id
        FROM job WHERE id = ?1
        """
    /// A job's failures.
    case failures = "SELECT attempt, time, worker, message FROM failure WHERE job = ?1 ORDER BY id"
    /// A job's result.
    case result = """
        SELECT job.owner, job.state, result.analysis
        FROM job LEFT JOIN result ON result.job = job.number
        WHERE job.id = ?1
        """
    /// A job's changes.
    case history = """
        SELECT id, time, state, cause, worker, attempt FROM history WHERE job = ?1 ORDER BY id
        """
    /// How many jobs are in each state.
    case counts = """
        SELECT state, jobs FROM state_count
        WHERE state IN ('queued', 'running', 'done', 'dead', 'cancelled')
        """

    // Tokens.

    /// A new token, unless its name is taken.
    case insertToken = """
        INSERT INTO token (id, owner, role, secret_hash, created) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (id) DO NOTHING
        """
    /// A token.
    case token = "SELECT id, owner, role, secret_hash, created, revoked FROM token WHERE id = ?1"
    /// All tokens.
    case tokens = "SELECT id, owner, role, secret_hash, created, revoked FROM token ORDER BY id"
    /// Makes a token useless.
    case revokeToken = "UPDATE token SET revoked = coalesce(revoked, ?2) WHERE id = ?1"
}
