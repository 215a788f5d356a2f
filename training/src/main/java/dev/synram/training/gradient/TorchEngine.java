package dev.synram.training.gradient;

import ai.djl.engine.Engine;
import java.nio.file.Path;

/** Starts the tensor library without touching the network. */
public final class TorchEngine {

    private TorchEngine() {}

    /**
     * Starts the engine, once a process; settings of later calls have no effect.
     *
     * @param threads number of threads that compute
     * @param cache folder where the native library, which comes with the program, is unpacked
     */
    public static void start(int threads, Path cache) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        System.setProperty("ENGINE_CACHE_DIR", cache.toString());
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Engine.getEngine("PyTorch");
    }
}
