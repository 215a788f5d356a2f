package dev.synram.bench;

import java.util.Locale;

/** PyTorch in a separate Python process, which is idle while Synram is measured. */
public final class PythonPeer implements Peer {

    private final TorchScript script;

    /**
     * Starts Python.
     *
     * @param python the interpreter
     * @param warmUpSeconds for which each workload is repeated before it is measured first
     * @throws IllegalStateException if Python or PyTorch is missing
     */
    public PythonPeer(String python, int threads, double warmUpSeconds) {
        script = new TorchScript(python, PythonPeer.class, "peer.py", threads, Double.toString(warmUpSeconds));
    }

    @Override
    public String name() {
        return "python";
    }

    @Override
    public String version() {
        return script.greeting();
    }

    /** The same as the linear model: not the networks with biases, pooling and sums. */
    @Override
    public boolean measures(PeerModel model, Metric metric) {
        return metric.hasPeers(PeerModel.MOCK);
    }

    @Override
    public double measure(PeerModel model, Metric metric, double seconds) {
        return Double.parseDouble(script.ask(
                "%s %s %s".formatted(word(model), word(metric), String.format(Locale.ROOT, "%.3f", seconds))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        script.close();
    }
}
