package dev.synram.service.page;

/**
 * What pages show.
 *
 * @param sessions of pages with chips of their own that multiply
 * @param spiking a spiking network on a chip that they share
 */
public record Pages(PageSessions sessions, SpikingPage spiking) implements AutoCloseable {

    @Override
    public void close() {
        sessions.close();
        spiking.close();
    }
}
