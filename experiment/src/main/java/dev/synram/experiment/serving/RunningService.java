package dev.synram.experiment.serving;

/** A service that listens. */
public interface RunningService extends AutoCloseable {

    /** The port of REST and pages. */
    int httpPort();

    /** The port of gRPC. */
    int grpcPort();

    /** The port of metrics. */
    int metricsPort();

    /** Whether a chip is calibrated and the service takes requests. */
    boolean isReady();

    /**
     * Waits until the service is closed or its last chip has failed.
     *
     * @throws ServingException if no chip is left
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void await() throws InterruptedException;

    /**
     * Refuses new requests, answers those that were accepted, and releases ports and chips. Closing again has no effect.
     */
    @Override
    void close();
}
