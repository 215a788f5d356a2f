package dev.synram.bench;

/** Another program or library that does the same work as Synram. */
public interface Peer extends AutoCloseable {

    /** Its name, as users type it. */
    String name();

    /** What it is, with its version. */
    String version();

    /**
     * Measures one metric in its unit for about the given time.
     *
     * @param metric one that {@linkplain Metric#hasPeers() has peers}
     */
    double measure(PeerModel model, Metric metric, double seconds);

    @Override
    void close();
}
