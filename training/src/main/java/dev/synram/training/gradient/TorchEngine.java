package dev.synram.training.gradient;

import ai.djl.engine.Engine;
import java.nio.file.Path;

/** Starts the tensor library without network access. */
public final class TorchEngine {

    private TorchEngine() {}

    /**
     * Starts the engine once per process; the arguments of later calls have no effect.
     *
     * @param threads number of threads
     * @param cache folder into which the included native library is unpacked
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
