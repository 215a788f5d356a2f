package dev.synram.service.engine;

import java.util.Optional;

/**
 * A request outside of the protocol.
 *
 * @param transport by which it came, such as {@code page}
 * @param authorization header of that name
 * @param model that it is about
 * @param samples that it computes, trials not counted
 * @param bytes that reading it takes at most
 */
public record OtherCall(String transport, Optional<String> authorization, String model, int samples, long bytes) {}
