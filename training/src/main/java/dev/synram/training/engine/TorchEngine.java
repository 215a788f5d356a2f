package dev.synram.training.engine;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Starts the tensor library without network access. Its native files are those that come with this program, whatever other
 * PyTorch the system has; only the environment variable {@code PYTORCH_LIBRARY_PATH} names another.
 */
public final class TorchEngine {

    private static final String LIBRARY_PATH = "java.library.path";

    private TorchEngine() {}

    /**
     * Starts the engine once per process; the arguments of later calls have no effect.
     *
     * @param threads number of threads
     * @param cache folder into which the included native library is unpacked
     * @throws UncheckedIOException naming the folder, the space needed and the remedy, if the library cannot be unpacked
     */
    public static synchronized void start(int threads, Path cache) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        System.setProperty("ENGINE_CACHE_DIR", cache.toString());
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Platform platform = Platform.detectPlatform("pytorch");
        if (!platform.isPlaceholder()) {
            unpack(platform, cache);
        }
        startWithoutSystemLibraries();
    }

    private static void unpack(Platform platform, Path cache) {
        try {
            LibraryFolder.of(platform, cache).ensureWhole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine would prefer a PyTorch that it finds on the library path, of whatever version. */
    private static void startWithoutSystemLibraries() {
        String path = System.getProperty(LIBRARY_PATH, "");
        System.setProperty(LIBRARY_PATH, "");
        try {
            Engine.getEngine("PyTorch");
        } finally {
            System.setProperty(LIBRARY_PATH, path);
        }
    }
}
