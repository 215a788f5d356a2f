package dev.synram.service.engine;

import java.time.Duration;

/** Is told about requests for inference that are answered or refused. Calls come from many threads. */
@FunctionalInterface
public interface RequestListener {

    /** A request has ended. */
    void ended(RequestRecord request);

    /**
     * A request, without its data.
     *
     * @param user who asked; "unknown" without a valid token
     * @param model that was asked for; "unknown" if there is none of the name
     * @param transport {@code http} or {@code grpc}
     * @param samples number of samples, trials not counted; 0 if refused before
     * @param status of HTTP, or that which stands for the one of gRPC
     * @param took from the end of its headers to its answer
     */
    record RequestRecord(String user, String model, String transport, int samples, int status, Duration took) {}
}
