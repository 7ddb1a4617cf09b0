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
    case insertArticle = "INSERT INTO article (job, content, padding) VALUES (?1, ?2, zeroblob(?3))"

    // Claiming.

    /// Whether a job is ready to be claimed.
    case ready = "SELECT 1 FROM job WHERE rank >= ?1 LIMIT 1"
    /// When the next job falls due.
    case nextDue = "SELECT min(due) FROM job INDEXED BY job_later WHERE state = 'queued' AND rank IS NULL"
    /// When the next lease expires.
    case nextDeadline = "SELECT min(deadline) FROM job WHERE deadline IS NOT NULL"
    /// Makes jobs ready that have fallen due.
    case promote = """
        UPDATE job SET rank = due - priority * ?2
        WHERE number IN (
            SELECT number FROM job INDEXED BY job_later
            WHERE state = 'queued' AND rank IS NULL AND due <= ?1
            ORDER BY due LIMIT ?3
        )
        """
    /// The jobs whose leases have expired.
    case expired = """
        SELECT number, id, state, priority, attempts, maximum_attempts, due, deadline, worker, token, owner
        FROM job WHERE deadline <= ?1
        ORDER BY deadline, number LIMIT ?2
        """
    /// The jobs to claim first.
    case candidates = """
        SELECT number, id, attempts, leases_lost, owner
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
    case insertResult = "INSERT INTO result (job, analysis, padding) VALUES (?1, ?2, zeroblob(?3))"
    /// A failure.
    case insertFailure = """
        INSERT INTO failure (job, attempt, time, worker, message) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    /// A change of a job.
    case insertHistory = """
        INSERT INTO history (job, time, state, cause, worker, attempt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """

    // Erasing.

    /// How many bytes a job's article and result have.
    case size = """
        SELECT coalesce(length(article.content), 0) + coalesce(length(result.analysis), 0)
        FROM job
        LEFT JOIN article ON article.job = job.number
        LEFT JOIN result ON result.job = job.number
        WHERE job.id = ?1
        """
    /// Takes a job's article away.
    case eraseArticle = "DELETE FROM article WHERE job = ?1"
    /// Takes a job's result away.
    case eraseResult = "DELETE FROM result WHERE job = ?1"
    /// Takes a job's failures away.
    case eraseFailures = "DELETE FROM failure WHERE job = ?1"
    /// Takes a job's changes away.
    case eraseHistory = "DELETE FROM history WHERE job = ?1"
    /// Leaves of a job its id, its owner and its times; and the token, by which a worker learns that it is gone.
    case erase = """
        UPDATE job
        SET state = 'deleted', submission_key = NULL, article_id = NULL, priority = 0, attempts = 0,
            maximum_attempts = 0, leases_lost = 0, rank = NULL, deadline = NULL, worker = NULL, updated = ?2
        WHERE number = ?1
        """
    /// Whether a job has ended in a state before a moment.
    case anyEnded = """
        SELECT 1 FROM job
        WHERE state = ?1 AND state IN ('done', 'dead', 'cancelled') AND updated < ?2 LIMIT 1
        """
    /// The jobs that ended first in a state, before a moment, and how many bytes they hold.
    case firstEnded = """
        SELECT job.number, coalesce(length(article.content), 0) + coalesce(length(result.analysis), 0)
        FROM job
        LEFT JOIN article ON article.job = job.number
        LEFT JOIN result ON result.job = job.number
        WHERE state = ?1 AND state IN ('done', 'dead', 'cancelled') AND updated < ?2
        ORDER BY updated LIMIT ?3
        """
    /// A job's last change.
    case lastChange = "SELECT max(id) FROM history WHERE job = ?1"
    /// Takes a job away with all that belongs to it.
    case remove = "DELETE FROM job WHERE number = ?1"
    /// Notes up to where changes are not kept any more.
    case raiseFloor = "UPDATE history_floor SET id = max(id, ?1) WHERE only = 1"

    // Asking.

    /// What a status tells, but for failures.
    case status = """
        SELECT number, owner, state, article_id, priority, attempts, maximum_attempts, submitted, updated, due,
               id
        FROM job WHERE id = ?1
        """
    /// The same, by the job's number.
    case statusOfNumber = """
        SELECT number, owner, state, article_id, priority, attempts, maximum_attempts, submitted, updated, due,
               id
        FROM job WHERE number = ?1
        """
    /// A job's last failures, the last first.
    case failures = """
        SELECT attempt, time, worker, message FROM failure WHERE job = ?1 ORDER BY id DESC LIMIT ?2
        """
    /// How many bytes a job's result has.
    case resultLength = """
        SELECT job.owner, length(result.analysis)
        FROM job JOIN result ON result.job = job.number
        WHERE job.id = ?1
        """
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
        WHERE state IN ('queued', 'running', 'done', 'dead', 'cancelled', 'deleted')
        """

    // Lists; of jobs submitted in one moment, the last comes first.

    /// An owner's jobs in a state, of one moment.
    case ownedAt = """
        SELECT submitted, number FROM job INDEXED BY job_listed
        WHERE state = ?1 AND submitted = ?2 AND number < ?3 AND owner = ?5
        ORDER BY number DESC LIMIT ?4
        """
    /// An owner's jobs in a state, from before a moment.
    case ownedBefore = """
        SELECT submitted, number FROM job INDEXED BY job_listed
        WHERE state = ?1 AND submitted < ?2 AND submitted >= ?3 AND owner = ?5
        ORDER BY submitted DESC, number DESC LIMIT ?4
        """
    /// Everybody's jobs in a state, of one moment.
    case stateAt = """
        SELECT submitted, number FROM job INDEXED BY job_state
        WHERE state = ?1 AND submitted = ?2 AND number < ?3
        ORDER BY number DESC LIMIT ?4
        """
    /// Everybody's jobs in a state, from before a moment.
    case stateBefore = """
        SELECT submitted, number FROM job INDEXED BY job_state
        WHERE state = ?1 AND submitted < ?2 AND submitted >= ?3
        ORDER BY submitted DESC, number DESC LIMIT ?4
        """
    /// An owner's jobs of an article's id, of one moment.
    case ownedArticleAt = """
        SELECT submitted, number, state FROM job INDEXED BY job_owned_article
        WHERE article_id = ?1 AND submitted = ?2 AND number < ?3 AND owner = ?5
        ORDER BY number DESC LIMIT ?4
        """
    /// An owner's jobs of an article's id, from before a moment.
    case ownedArticleBefore = """
        SELECT submitted, number, state FROM job INDEXED BY job_owned_article
        WHERE article_id = ?1 AND submitted < ?2 AND submitted >= ?3 AND owner = ?5
        ORDER BY submitted DESC, number DESC LIMIT ?4
        """
    /// Everybody's jobs of an article's id, of one moment.
    case articleAt = """
        SELECT submitted, number, state FROM job INDEXED BY job_article
        WHERE article_id = ?1 AND submitted = ?2 AND number < ?3
        ORDER BY number DESC LIMIT ?4
        """
    /// Everybody's jobs of an article's id, from before a moment.
    case articleBefore = """
        SELECT submitted, number, state FROM job INDEXED BY job_article
        WHERE article_id = ?1 AND submitted < ?2 AND submitted >= ?3
        ORDER BY submitted DESC, number DESC LIMIT ?4
        """

    // Changes.

    /// The highest id that any change has had, or nearly: that of the last which is kept, or was removed.
    case newestChange = """
        SELECT max(coalesce((SELECT max(id) FROM history), 0), (SELECT id FROM history_floor WHERE only = 1))
        """
    /// Up to where changes are not kept any more.
    case floor = "SELECT id FROM history_floor WHERE only = 1"
    /// The last of so many changes behind a cursor.
    case changesEnd = "SELECT max(id) FROM (SELECT id FROM history WHERE id > ?1 ORDER BY id LIMIT ?2)"
    /// The changes between two cursors, of one owner's jobs or of all.
    case changes = """
        SELECT history.id, history.time, history.state, history.cause, history.worker, history.attempt,
               job.id, job.owner
        FROM history CROSS JOIN job ON job.number = history.job
        WHERE history.id > ?1 AND history.id <= ?2 AND (?3 IS NULL OR job.owner = ?3)
        ORDER BY history.id LIMIT ?4
        """
    /// A job's changes behind a cursor.
    case changesOfJob = """
        SELECT id, time, state, cause, worker, attempt
        FROM history WHERE job = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """

    // Statistics.

    /// When the job fell due that is ready and has waited for longest.
    case longestDue = "SELECT min(due) FROM job INDEXED BY job_waiting WHERE rank IS NOT NULL"
    /// How many jobs were done in each period of 5 s since one.
    case doneCounts = "SELECT period, jobs FROM done_count WHERE period > ?1"
    /// When the first job of a state was submitted.
    case firstSubmitted = "SELECT min(submitted) FROM job INDEXED BY job_state WHERE state = ?1"
    /// How many leases each worker holds.
    case heldJobs = """
        SELECT worker, count(*) FROM job INDEXED BY job_held WHERE deadline IS NOT NULL GROUP BY worker
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
    /// Whether a token is there and of use.
    case isValid = "SELECT 1 FROM token WHERE id = ?1 AND revoked IS NULL"
    /// Makes a token useless.
    case revokeToken = "UPDATE token SET revoked = coalesce(revoked, ?2) WHERE id = ?1"
}
