package dev.synram.service.jobs;

import dev.synram.experiment.job.JobException;
import dev.synram.experiment.job.JobOrder;
import dev.synram.experiment.serving.JobSettings;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.scheduling.Listeners;
import dev.synram.service.security.Role;
import dev.synram.service.security.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jobs of all users. A user sees the own ones, an administrator all. Whatever a method answers is on disk, so that a restart
 * loses nothing: a job that ran goes on. Used by many threads.
 */
public final class Jobs implements AutoCloseable {

    /** The most jobs in a list. */
    public static final int MOST_LISTED = 200;

    /** How many of a user's jobs are kept after their end. */
    public static final int MOST_KEPT = 100;

    private static final int RETRY_SECONDS = 60;

    private final JobSettings settings;
    private final JobFiles files;
    private final SharedStore store;
    private final JobListener listener;
    private final List<JobWorker> workers = new ArrayList<>();

    /**
     * Opens the jobs of a folder and goes on with those that were interrupted.
     *
     * @throws dev.synram.experiment.setting.SettingException if the folder cannot be used, or another server uses it
     */
    public Jobs(JobSettings settings, JobListener listener) {
        this(settings, listener, new ProcessRunner());
    }

    Jobs(JobSettings settings, JobListener listener, JobRunner runner) {
        this.settings = settings;
        this.listener = listener;
        files = new JobFiles(settings.folder());
        store = new SharedStore(new JobStore(files.database(), InstantSource.system()));
        store.change(all -> {
            all.interruptAll();
            return 0;
        });
        for (int i = 0; i < settings.workers(); i++) {
            workers.add(new JobWorker(store, files, runner, listener));
        }
        workers.forEach(JobWorker::start);
    }

    /**
     * A job that was submitted.
     *
     * @param job that is there
     * @param added whether it was not there before
     */
    public record Submission(StoredJob job, boolean added) {}

    /**
     * Submits a job.
     *
     * @param key with which the user submits the same order again without adding a job
     * @param order JSON
     * @throws RefusedException if the order is wrong, another one has the same key, or too many jobs wait
     */
    public Submission submit(User user, Optional<String> key, byte[] order) {
        String kind = kind(order);
        Submission submission = store.change(all -> {
            Optional<JobStore.SameKey> same = key.flatMap(given -> all.submitted(user.name(), given, order));
            if (same.isPresent()) {
                return new Submission(same(same.get()), false);
            }
            requireRoom(all, user);
            return new Submission(all.add(new NewJob(user.name(), key, kind, settings.threads(), order)), true);
        });
        if (submission.added()) {
            Listeners.tell(() -> listener.changed(submission.job()));
        }
        return submission;
    }

    private String kind(byte[] order) {
        try {
            return JobOrder.read(order, settings.threads()).kind().name();
        } catch (JobException e) {
            throw RefusedException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static StoredJob same(JobStore.SameKey same) {
        if (!same.sameOrder()) {
            throw new RefusedException(
                    Problem.CONFLICT,
                    "job %s was submitted with this Idempotency-Key and another order; use another key"
                            .formatted(same.job().id()));
        }
        return same.job();
    }

    private void requireRoom(JobStore all, User user) {
        int own = all.waiting(user.name());
        if (own >= settings.userQueue()) {
            throw RefusedException.retry(
                    Problem.QUOTA,
                    "%s jobs of user %s wait already, of at most %s; submit it again later"
                            .formatted(own, user.name(), settings.userQueue()),
                    RETRY_SECONDS);
        }
        int waiting = all.count(JobState.QUEUED);
        if (waiting >= settings.queue()) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "%s jobs wait, of at most %s; submit it again later".formatted(waiting, settings.queue()),
                    RETRY_SECONDS);
        }
    }

    /** The newest jobs that a user may see. */
    public List<StoredJob> list(User user) {
        Optional<String> only = user.role() == Role.ADMIN ? Optional.empty() : Optional.of(user.name());
        return store.read(all -> all.newest(only, MOST_LISTED));
    }

    /**
     * A job.
     *
     * @throws RefusedException if there is none with this id that the user may see
     */
    public StoredJob get(User user, String id) {
        return store.read(all -> visible(all, user, id));
    }

    private static StoredJob visible(JobStore all, User user, String id) {
        return all.find(id)
                .filter(job -> user.role() == Role.ADMIN || job.user().equals(user.name()))
                .orElseThrow(() -> new RefusedException(
                        Problem.NOT_FOUND, "there is no job '%s'; /v1/jobs lists the jobs".formatted(id)));
    }

    /** The names of a job's results. */
    public List<String> results(StoredJob job) {
        return files.results(job);
    }

    /**
     * A result of a job.
     *
     * @throws RefusedException if there is none with this name
     */
    public Path result(StoredJob job, String name) {
        return files.result(job, name)
                .orElseThrow(() -> new RefusedException(
                        Problem.NOT_FOUND,
                        "job %s has no result '%s'; it has %s".formatted(job.id(), name, files.results(job))));
    }

    /**
     * Waits for events of a job.
     *
     * @param after number of the last event that is known; 0 for none
     * @param most how long to wait
     * @return what has happened since; nothing after that time, or when the service ends
     */
    public List<JobEvent> awaitEvents(StoredJob job, long after, Duration most) throws InterruptedException {
        return store.await(all -> all.eventsAfter(job.id(), after), most);
    }

    /** Whether no more events will come as the service ends. */
    public boolean isClosed() {
        return store.isClosed();
    }

    /**
     * Cancels a job.
     *
     * @return the job, which may have ended before
     * @throws RefusedException if there is none with this id that the user may see
     */
    public StoredJob cancel(User user, String id) {
        StoredJob before = store.change(all -> {
            StoredJob job = visible(all, user, id);
            all.end(id, JobState.CANCELLED, Optional.empty());
            return job;
        });
        workers.forEach(worker -> worker.stop(id));
        StoredJob now = get(user, id);
        if (before.state() == JobState.QUEUED) {
            files.tidy(now);
            Listeners.tell(() -> listener.changed(now));
        }
        return now;
    }

    /**
     * Deletes a job that has ended, with its results.
     *
     * @throws RefusedException if there is none with this id that the user may see, or it has not ended
     */
    public void delete(User user, String id) {
        StoredJob job = get(user, id);
        if (!job.state().isFinal() || workers.stream().anyMatch(worker -> worker.worksOn(id))) {
            throw new RefusedException(Problem.CONFLICT, "job %s has not ended; cancel it first".formatted(id));
        }
        files.delete(id);
        store.change(all -> {
            all.delete(id);
            return id;
        });
    }

    /** How many jobs are in a state. */
    public int count(JobState state) {
        return store.read(all -> all.count(state));
    }

    /** Stops all work, which goes on when the folder is opened again. */
    @Override
    public void close() {
        store.end();
        workers.forEach(JobWorker::end);
        workers.forEach(JobWorker::join);
        store.close();
    }
}
