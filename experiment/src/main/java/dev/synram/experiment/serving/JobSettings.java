package dev.synram.experiment.serving;

import dev.synram.experiment.setting.SettingException;
import java.nio.file.Path;

/**
 * How a service keeps and runs jobs.
 *
 * @param folder with the database of jobs and their files
 * @param workers jobs that run at the same time, 1..64
 * @param queue jobs of all users that may wait, 1..10,000
 * @param userQueue jobs of one user that may wait, at most {@code queue}
 * @param threads that a job computes with, 1..1,024
 */
public record JobSettings(Path folder, int workers, int queue, int userQueue, int threads) {

    private static final int MOST_WORKERS = 64;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_THREADS = 1024;

    public JobSettings {
        SettingException.require("jobWorkers", workers, 1, MOST_WORKERS);
        SettingException.require("jobQueue", queue, 1, MOST_WAITING);
        SettingException.require("userJobQueue", userQueue, 1, queue);
        SettingException.require("threads", threads, 1, MOST_THREADS);
    }

    /** One worker with one thread, 64 jobs that wait, of which 16 of one user. */
    public static JobSettings in(Path folder) {
        return new JobSettings(folder, 1, 64, 16, 1);
    }

    /** The same with other bounds of the queue. */
    public JobSettings withQueue(int all, int ofUser) {
        return new JobSettings(folder, workers, all, ofUser, threads);
    }
}
