package dev.synram.bench;

import java.util.Locale;

/** PyTorch in a separate Python process, which is idle while Synram is measured. */
public final class PythonPeer implements AutoCloseable {

    /** The implementations that are measured. */
    public enum Peer {
        /** Plain fp32 layers. */
        DIGITAL,
        /** A linear model of the chip, as in its public software. */
        MOCK
    }

    private final TorchScript script;

    /**
     * Starts Python.
     *
     * @param python the interpreter
     * @throws IllegalStateException if Python or PyTorch is missing
     */
    public PythonPeer(String python, int threads) {
        script = new TorchScript(python, PythonPeer.class, "peer.py", threads);
    }

    /** The version of the peer. */
    public String version() {
        return script.greeting();
    }

    /** Measures one metric in its unit for about the given time. */
    public double measure(Peer peer, Metric metric, double seconds) {
        return Double.parseDouble(script.ask(
                "%s %s %s".formatted(name(peer), name(metric), String.format(Locale.ROOT, "%.3f", seconds))));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        script.close();
    }
}
