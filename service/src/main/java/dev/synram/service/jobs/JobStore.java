package dev.synram.service.jobs;

import dev.synram.files.JsonText;
import dev.synram.files.Sha256;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs and their events in a database: what a method has changed outlives a crash. Users receive workers fairly: the one with the
 * fewest jobs that run comes first, then the one who has received the least time (start-time fair queuing, as for samples).
 */
final class JobStore implements AutoCloseable {

    private static final List<String> SCHEMA =
            List.of("""
            CREATE TABLE IF NOT EXISTS jobs (
                id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, user TEXT NOT NULL, key TEXT, digest TEXT NOT NULL, kind TEXT NOT NULL,
                threads INTEGER NOT NULL, content BLOB NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, events INTEGER NOT NULL,
                created INTEGER NOT NULL, started INTEGER, ended INTEGER, error TEXT, UNIQUE (user, key))""", """
            CREATE TABLE IF NOT EXISTS events (
                job TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE, number INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL,
                PRIMARY KEY (job, number)) WITHOUT ROWID""", "CREATE TABLE IF NOT EXISTS shares (user TEXT PRIMARY KEY, received INTEGER NOT NULL)");

    /** Steps of a day at one a second are more than anybody reads. */
    private static final int MOST_EVENTS = 2000;

    private final Database database;
    private final InstantSource clock;

    /**
     * Opens a store.
     *
     * @throws dev.synram.experiment.setting.SettingException if the file cannot be used, or another process uses it
     */
    JobStore(Path file, InstantSource clock) {
        database = Database.open(file, SCHEMA);
        this.clock = clock;
    }

    private static StoredJob job(ResultSet row) throws SQLException {
        return new StoredJob(
                row.getString("id"),
                row.getString("user"),
                row.getString("kind"),
                row.getInt("threads"),
                JobState.of(row.getString("state")),
                row.getInt("attempts"),
                new StoredJob.Times(
                        Instant.ofEpochMilli(row.getLong("created")), time(row, "started"), time(row, "ended")),
                Optional.ofNullable(row.getString("error")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** The job that a user has submitted with a key, with whether its order was the same. */
    Optional<SameKey> submitted(String user, String key, byte[] order) {
        return database.transaction(() -> database
                .query(
                        "SELECT * FROM jobs WHERE user = ? AND key = ?",
                        row -> new SameKey(job(row), Sha256.of(order).equals(row.getString("digest"))),
                        user,
                        key)
                .stream()
                .findFirst());
    }

    /** A job that was submitted before. */
    record SameKey(StoredJob job, boolean sameOrder) {}

    /** Adds a job, which waits. */
    StoredJob add(NewJob job) {
        String id = UUID.randomUUID().toString();
        return database.transaction(() -> {
            if (active(job.user()) == 0) {
                // Who comes back has no claim to the time before.
                database.update("""
                        INSERT INTO shares VALUES (?, COALESCE((SELECT MIN(received) FROM shares WHERE user IN
                            (SELECT user FROM jobs WHERE state IN ('queued', 'running'))), 0))
                        ON CONFLICT (user) DO UPDATE SET received = MAX(received, excluded.received)""", job.user());
            }
            database.update(
                    """
                    INSERT INTO jobs (id, number, user, key, digest, kind, threads, content, state, attempts, events, created)
                    VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM jobs), ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ?)""",
                    id,
                    job.user(),
                    job.key().orElse(null),
                    Sha256.of(job.order()),
                    job.kind(),
                    job.threads(),
                    job.order(),
                    clock.millis());
            addState(id, JobState.QUEUED, Optional.empty());
            return found(id).orElseThrow();
        });
    }

    private int active(String user) throws SQLException {
        return count("SELECT COUNT(*) FROM jobs WHERE user = ? AND state IN ('queued', 'running')", user);
    }

    private int count(String sql, Object... values) throws SQLException {
        return database.query(sql, row -> row.getInt(1), values).getFirst();
    }

    private Optional<StoredJob> found(String id) throws SQLException {
        return database.query("SELECT * FROM jobs WHERE id = ?", JobStore::job, id).stream()
                .findFirst();
    }

    /** The job with an id. */
    Optional<StoredJob> find(String id) {
        return database.transaction(() -> found(id));
    }

    /** What its user has ordered. */
    byte[] order(String id) {
        return database.transaction(
                () -> database.query("SELECT content FROM jobs WHERE id = ?", row -> row.getBytes(1), id)
                        .getFirst());
    }

    /** The newest jobs, of one user or of all. */
    List<StoredJob> newest(Optional<String> user, int most) {
        return database.transaction(() -> database.query(
                "SELECT * FROM jobs WHERE ? IN (user, '') ORDER BY number DESC LIMIT ?",
                JobStore::job,
                user.orElse(""),
                most));
    }

    /** Jobs of a user that have ended, but for the newest. */
    List<String> ended(String user, int butNewest) {
        return database.transaction(() -> database.query(
                "SELECT id FROM jobs WHERE user = ? AND ended IS NOT NULL ORDER BY number DESC LIMIT -1 OFFSET ?",
                row -> row.getString(1),
                user,
                butNewest));
    }

    /** How many jobs are in a state, of all users. */
    int count(JobState state) {
        return database.transaction(() -> count("SELECT COUNT(*) FROM jobs WHERE state = ?", state.label()));
    }

    /** How many jobs of a user wait. */
    int waiting(String user) {
        return database.transaction(() -> count("SELECT COUNT(*) FROM jobs WHERE user = ? AND state = 'queued'", user));
    }

    /** Takes the job that is next; what was interrupted comes before what has not begun. */
    Optional<StoredJob> begin() {
        return database.transaction(() -> {
            List<String> next = database.query("""
                    SELECT id FROM jobs LEFT JOIN shares USING (user) WHERE state = 'queued'
                    ORDER BY attempts > 0 DESC, (SELECT COUNT(*) FROM jobs AS other WHERE other.user = jobs.user AND other.state = 'running'),
                        received, number LIMIT 1""", row -> row.getString(1));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            String id = next.getFirst();
            database.update(
                    "UPDATE jobs SET state = 'running', attempts = attempts + 1, started = COALESCE(started, ?) WHERE id = ?",
                    clock.millis(),
                    id);
            addState(id, JobState.RUNNING, Optional.empty());
            return found(id);
        });
    }

    /** A job reaches its final state, unless it has one; its order, which may be large, is not needed any more. */
    void end(String id, JobState state, Optional<String> error) {
        database.transaction(() -> {
            int ended = database.update(
                    "UPDATE jobs SET state = ?, ended = ?, error = ?, content = x'' WHERE id = ? AND ended IS NULL",
                    state.label(),
                    clock.millis(),
                    error.orElse(null),
                    id);
            if (ended > 0) {
                addState(id, state, error);
            }
            return ended;
        });
    }

    /** A job that was interrupted waits again. */
    void interrupt(String id) {
        database.transaction(() -> {
            if (database.update("UPDATE jobs SET state = 'queued' WHERE id = ? AND state = 'running'", id) > 0) {
                addState(id, JobState.QUEUED, Optional.of("the server ended; the job goes on when it is there again"));
            }
            return id;
        });
    }

    /** Jobs that ran when the server ended without notice wait again. */
    void interruptAll() {
        database.transaction(
                        () -> database.query("SELECT id FROM jobs WHERE state = 'running'", row -> row.getString(1)))
                .forEach(this::interrupt);
    }

    /** A user has received time of a worker. */
    void received(String user, Duration time) {
        database.transaction(() ->
                database.update("UPDATE shares SET received = received + ? WHERE user = ?", time.toMillis(), user));
    }

    /** Deletes a job with its events. */
    void delete(String id) {
        database.transaction(() -> database.update("DELETE FROM jobs WHERE id = ?", id));
    }

    /** Adds a step of the work. */
    void addProgress(String id, String data) {
        database.transaction(() -> {
            addEvent(id, JobEvent.PROGRESS, data);
            return id;
        });
    }

    private void addState(String id, JobState state, Optional<String> reason) throws SQLException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", state.label());
        fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        reason.ifPresent(text -> fields.put("reason", text));
        addEvent(id, JobEvent.STATE, JsonText.line(fields));
    }

    private void addEvent(String id, String type, String data) throws SQLException {
        database.update("UPDATE jobs SET events = events + 1 WHERE id = ?", id);
        database.update("INSERT INTO events SELECT id, events, ?, ? FROM jobs WHERE id = ?", type, data, id);
        database.update(
                "DELETE FROM events WHERE job = ? AND number <= (SELECT events - ? FROM jobs WHERE id = ?)",
                id,
                MOST_EVENTS,
                id);
    }

    /** The events of a job after one of them, in their order. */
    List<JobEvent> eventsAfter(String id, long number) {
        return database.transaction(() -> database.query(
                "SELECT number, type, data FROM events WHERE job = ? AND number > ? ORDER BY number",
                row -> new JobEvent(row.getLong(1), row.getString(2), row.getString(3)),
                id,
                number));
    }

    @Override
    public void close() {
        database.close();
    }
}
