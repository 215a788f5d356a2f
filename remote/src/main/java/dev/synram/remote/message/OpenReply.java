package dev.synram.remote.message;

/**
 * A session has begun.
 *
 * @param session names it, hard to guess
 * @param chip the chip's id
 * @param hemispheres of the chip
 * @param canSpike whether it emulates spiking neurons
 */
public record OpenReply(String session, String chip, int hemispheres, boolean canSpike) {}
