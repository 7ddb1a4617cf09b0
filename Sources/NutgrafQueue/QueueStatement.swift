/// Every statement that the queue runs on jobs, as SQL.
///
/// An enumeration, so that a test can put each of them before SQLite's query planner.
package enum QueueStatement: String, CaseIterable, Sendable {
    // Submitting.

    case jobOfKey = """
        SELECT job.id, article.content
        FROM job JOIN article ON article.job = job.number
        WHERE job.owner = ?1 AND job.submission_key = ?2
        """
    case insertJob = """
        INSERT INTO job (id, owner, submission_key, article_id, state, priority, maximum_attempts,
                         submitted, updated, due, rank)
        VALUES (?1, ?2, ?3, ?4, 'queued', ?5, ?6, ?7, ?7, ?8, ?9)
        """
    case insertArticle = "INSERT INTO article (job, content) VALUES (?1, ?2)"

    // Claiming.

    case ready = "SELECT 1 FROM job WHERE rank >= ?1 LIMIT 1"
    case nextDue = "SELECT min(due) FROM job WHERE state = 'queued' AND rank IS NULL"
    case nextDeadline = "SELECT min(deadline) FROM job WHERE deadline IS NOT NULL"
    case promote = """
        UPDATE job SET rank = due - priority * ?2
        WHERE number IN (
            SELECT number FROM job
            WHERE state = 'queued' AND rank IS NULL AND due <= ?1
            ORDER BY due LIMIT ?3
        )
        """
    case expired = """
        SELECT number, id, state, priority, attempts, maximum_attempts, due, deadline, worker, token
        FROM job WHERE deadline <= ?1
        ORDER BY deadline, number LIMIT ?2
        """
    case candidates = """
        SELECT number, id, attempts, leases_lost
        FROM job WHERE rank >= ?1
        ORDER BY rank, number LIMIT ?2
        """
    case claim = """
        UPDATE job
        SET state = 'running', attempts = attempts + 1, rank = NULL,
            deadline = ?2, worker = ?3, token = ?4, updated = ?5
        WHERE number = ?1
        """
    case article = "SELECT content FROM article WHERE job = ?1"

    // What a worker says of a lease.

    case job = """
        SELECT number, id, state, priority, attempts, maximum_attempts, due, deadline, worker, token, owner
        FROM job WHERE id = ?1
        """
    case extend = "UPDATE job SET deadline = ?2 WHERE number = ?1"
    case close = """
        UPDATE job SET state = ?2, rank = NULL, deadline = NULL, updated = ?3 WHERE number = ?1
        """
    case requeue = """
        UPDATE job
        SET state = 'queued', attempts = ?2, maximum_attempts = ?3, leases_lost = leases_lost + ?4,
            due = ?5, rank = ?6, deadline = NULL, worker = NULL, token = NULL, updated = ?7
        WHERE number = ?1
        """
    case insertResult = "INSERT INTO result (job, analysis) VALUES (?1, ?2)"
    case insertFailure = """
        INSERT INTO failure (job, attempt, time, worker, message) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case insertHistory = """
        INSERT INTO history (job, time, state, cause, worker, attempt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """

    // Asking.

    case status = """
        SELECT number, owner, state, article_id, priority, attempts, maximum_attempts, submitted, updated, due,
               id
        FROM job WHERE id = ?1
        """
    case failures = "SELECT attempt, time, worker, message FROM failure WHERE job = ?1 ORDER BY id"
    case result = """
        SELECT job.owner, job.state, result.analysis
        FROM job LEFT JOIN result ON result.job = job.number
        WHERE job.id = ?1
        """
    case history = """
        SELECT id, time, state, cause, worker, attempt FROM history WHERE job = ?1 ORDER BY id
        """
    case counts = """
        SELECT state, jobs FROM state_count
        WHERE state IN ('queued', 'running', 'done', 'dead', 'cancelled')
        """

    // Tokens.

    case insertToken = """
        INSERT INTO token (id, owner, role, secret_hash, created) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (id) DO NOTHING
        """
    case token = "SELECT id, owner, role, secret_hash, created, revoked FROM token WHERE id = ?1"
    case tokens = "SELECT id, owner, role, secret_hash, created, revoked FROM token ORDER BY id"
    case revokeToken = "UPDATE token SET revoked = coalesce(revoked, ?2) WHERE id = ?1"
}
