package dev.synram.experiment.sweep;

import dev.synram.experiment.setting.SettingException;

/**
 * Where the rows of a sweep are computed.
 *
 * @param master an address in the form of Spark, such as {@code local[2]} for two threads of this process or
 *     {@code spark://host:7077}
 */
public record SweepCluster(String master) {

    public SweepCluster {
        if (master.isBlank()) {
            throw new SettingException("master", "is empty; give an address such as spark://host:7077");
        }
    }

    /** Threads of this process. */
    public static SweepCluster local(int threads) {
        SettingException.require("threads", threads, 1, MOST_THREADS);
        return new SweepCluster("local[%s]".formatted(threads));
    }

    /** Whether no other process is needed. */
    public boolean isLocal() {
        return master.startsWith("local");
    }

    private static final int MOST_THREADS = 1024;
}
