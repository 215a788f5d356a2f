package dev.synram.training;

import dev.synram.data.download.UserFolders;
import dev.synram.experiment.Progress;
import dev.synram.training.gradient.TorchEngine;

/** Starts the tensor library for a command. */
public final class Engine {

    private Engine() {}

    /** Starts the tensor library with a number of threads; shows if it must be loaded first. */
    public static void start(int threads, Progress progress) {
        try (Progress.Task task = progress.begin("starting the tensor library", 1)) {
            TorchEngine.start(threads, UserFolders.cache().resolve("djl"));
            task.advance(1);
        }
    }
}
