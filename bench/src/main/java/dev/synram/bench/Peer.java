package dev.synram.bench;

/** Another program or library that does the same work as Synram. */
public interface Peer extends AutoCloseable {

    /** Its name, as users type it. */
    String name();

    /** What it is, with its version. */
    String version();

    /** Whether it does the work of a metric; by default if {@linkplain Metric#hasPeers any peer} does. */
    default boolean measures(PeerModel model, Metric metric) {
        return metric.hasPeers(model);
    }

    /**
     * Measures one metric in its unit for about the given time.
     *
     * @param metric one that it {@linkplain #measures measures}
     */
    double measure(PeerModel model, Metric metric, double seconds);

    @Override
    void close();
}
