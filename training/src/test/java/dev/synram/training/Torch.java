package dev.synram.training;

import java.nio.file.Path;

/** Starts the engine once for all tests of this module. */
final class Torch {

    private Torch() {}

    static void start() {
        TorchEngine.start(2, Path.of("target", "djl").toAbsolutePath());
    }
}
