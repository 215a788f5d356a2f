package dev.synram.service.engine;

import dev.synram.service.protocol.InferenceRequest;
import dev.synram.service.protocol.InferenceResponse;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A request for inference as a transport receives it.
 *
 * @param transport {@code http} or {@code grpc}
 * @param authorization header of that name
 * @param bytes size of the request; 0 if unknown
 * @param reader reads it, once it is known that it may be read
 */
public record InferenceCall(String transport, Optional<String> authorization, long bytes, Reader reader) {

    /** Reads a request. */
    public interface Reader {

        /**
         * The request, with the model that is asked for.
         *
         * @param memory is told of bytes that were not known before, before they are kept; it throws if there are too many
         */
        Addressed read(LongConsumer memory);
    }

    /**
     * A request with the model that is asked for.
     *
     * @param model name of the model
     * @param version of the model; any if empty
     * @param request what it computes
     */
    public record Addressed(String model, String version, InferenceRequest request) {}

    /**
     * A request with its response.
     *
     * @param request as read
     * @param response to it
     */
    public record Answered(InferenceRequest request, InferenceResponse response) {}
}
