package dev.synram.training.gradient;

import dev.synram.training.engine.TorchEngine;
import java.nio.file.Path;

/** Starts the engine once for all tests of this module. */
public final class Torch {

    private Torch() {}

    public static void start() {
        TorchEngine.start(2, Path.of("target", "djl").toAbsolutePath());
    }
}
