package dev.synram.service.jobs;

import dev.synram.experiment.job.JobFolder;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.scheduling.Listeners;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Does one job after the other, on a thread of its own. */
final class JobWorker implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SharedStore store;
    private final JobFiles files;
    private final JobRunner runner;
    private final JobListener listener;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("synram-jobs").unstarted(this);
    private @Nullable String current;
    private @Nullable JobRun run;
    private boolean ending;

    JobWorker(SharedStore store, JobFiles files, JobRunner runner, JobListener listener) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!isEnding()) {
            try {
                store.begin().ifPresent(this::work);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The disk may have room again later; a thread that ends would leave jobs that wait for ever.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void work(StoredJob job) {
        claim(job.id());
        long begin = System.nanoTime();
        JobOutcome outcome = outcome(job);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        StoredJob now = ended(job, outcome, took);
        clear();
        if (now.state().isFinal()) {
            files.tidy(now);
            Listeners.tell(() -> listener.changed(now));
            forget(job.user());
        }
    }

    /** Stores how work has ended, as soon as that is possible: a full disk must not leave a job that seems to run. */
    private StoredJob ended(StoredJob job, JobOutcome outcome, Duration took) {
        while (true) {
            try {
                return store.change(all -> {
                    switch (outcome) {
                        case JobOutcome.Succeeded _ -> all.end(job.id(), JobState.SUCCEEDED, Optional.empty());
                        case JobOutcome.Failed failed ->
                            all.end(job.id(), JobState.FAILED, Optional.of(failed.reason()));
                        case JobOutcome.Stopped _ -> all.interrupt(job.id());
                    }
                    all.received(job.user(), took);
                    return all.find(job.id()).orElse(job);
                });
            } catch (RefusedException e) {
                if (isEnding()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private JobOutcome outcome(StoredJob job) {
        JobRun begun;
        try {
            JobFolder folder = files.prepare(job, store.read(all -> all.order(job.id())));
            begun = runner.begin(folder, job.threads(), step -> add(job, step));
        } catch (UncheckedIOException e) {
            return new JobOutcome.Failed("the folder of the job cannot be written; tell the server's administrator");
        } catch (RefusedException e) {
            return new JobOutcome.Failed(e.reason());
        }
        set(begun);
        if (wasCancelled(job)) {
            begun.stop();
        }
        return begun.await();
    }

    private void add(StoredJob job, String step) {
        try {
            store.change(all -> {
                all.addProgress(job.id(), step);
                return step;
            });
        } catch (RefusedException e) {
            return; // the step is lost; the work goes on
        }
    }

    /** Whether a job was cancelled before there was something to stop. */
    private boolean wasCancelled(StoredJob job) {
        try {
            return store.read(all -> all.find(job.id()))
                    .filter(now -> now.state() == JobState.RUNNING)
                    .isEmpty();
        } catch (RefusedException e) {
            return false;
        }
    }

    /** The oldest jobs of a user are deleted when there are too many. */
    private void forget(String user) {
        for (String id : store.read(all -> all.ended(user, Jobs.MOST_KEPT))) {
            files.delete(id);
            store.change(all -> {
                all.delete(id);
                return id;
            });
        }
    }

    private synchronized void claim(String id) {
        current = id;
    }

    private synchronized void set(JobRun begun) {
        run = begun;
        if (ending) {
            begun.stop();
        }
    }

    private synchronized void clear() {
        current = null;
        run = null;
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    synchronized boolean worksOn(String id) {
        return id.equals(current);
    }

    /** Stops work on a job, if this worker does it. */
    synchronized void stop(String id) {
        if (run != null && id.equals(current)) {
            run.stop();
        }
    }

    /** Stops work, and takes no more. */
    synchronized void end() {
        ending = true;
        if (run != null) {
            run.stop();
        }
    }

    /** Waits until this worker has stopped, for some seconds. */
    void join() {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
