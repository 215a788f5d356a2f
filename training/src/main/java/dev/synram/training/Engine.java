package dev.synram.training;

import dev.synram.data.download.UserFolders;
import dev.synram.experiment.Progress;
import dev.synram.training.engine.TorchEngine;

/** Starts the tensor library, whose native part is unpacked into the user's cache folder. */
final class Engine {

    private Engine() {}

    static void start(int threads, Progress progress) {
        try (Progress.Task task = progress.begin("starting the tensor library", 1)) {
            TorchEngine.start(threads, UserFolders.cache().resolve("djl"));
            task.advance(1);
        }
    }
}
