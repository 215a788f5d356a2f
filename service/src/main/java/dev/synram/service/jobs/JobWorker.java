package dev.synram.service.jobs;

import dev.synram.service.scheduling.Listeners;
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
        long begin = System.nanoTime();
        JobOutcome outcome = outcome(job);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        StoredJob now = store.change(all -> {
            all.received(job.user(), took);
            switch (outcome) {
                case JobOutcome.Succeeded _ -> all.end(job.id(), JobState.SUCCEEDED, Optional.empty());
                case JobOutcome.Failed failed -> all.end(job.id(), JobState.FAILED, Optional.of(failed.reason()));
                case JobOutcome.Stopped _ -> all.interrupt(job.id());
            }
            return all.find(job.id()).orElse(job);
        });
        clear();
        if (now.state().isFinal()) {
            files.tidy(now);
            Listeners.tell(() -> listener.changed(now));
            forget(job.user());
        }
    }

    private JobOutcome outcome(StoredJob job) {
        try {
            byte[] order = store.read(all -> all.order(job.id()));
            JobRun begun = runner.begin(
                    files.prepare(job, order),
                    job.threads(),
                    step -> store.change(all -> {
                        all.addProgress(job.id(), step);
                        return step;
                    }));
            set(job.id(), begun);
            // Cancelled before there was something to stop?
            if (store.read(all -> all.find(job.id()))
                    .filter(now -> now.state() == JobState.RUNNING)
                    .isEmpty()) {
                begun.stop();
            }
            return begun.await();
        } catch (RuntimeException e) {
            return new JobOutcome.Failed("the job cannot be done: %s".formatted(e.getMessage()));
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

    private synchronized void set(String id, JobRun begun) {
        current = id;
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
