package dev.synram.cli.option;

import dev.synram.experiment.setting.SettingException;
import picocli.CommandLine.Option;

/** Threads to compute with. */
public final class ThreadsOption {

    private static final int MAX_THREADS = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. (all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Their number. */
    public int threads() {
        SettingException.require("threads", threads, 1, MAX_THREADS);
        return threads;
    }
}
