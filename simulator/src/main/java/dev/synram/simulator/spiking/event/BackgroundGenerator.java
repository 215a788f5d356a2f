package dev.synram.simulator.spiking.event;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.BackgroundSource;

/**
 * The events of one background source in a run: a chance every period, the first after a full one.
 *
 * <p>Whether a chance becomes an event, and the random bits of its label, are drawn for the run's key, the source's seed and the
 * number of the chance alone. So sources of equal seed and period are correlated, as generators with equal seeds are.
 */
public final class BackgroundGenerator {

    private final BackgroundSource source;
    private final long key;
    private final int end;
    private long chance;
    private int cycle;

    /**
     * Starts with the first event.
     *
     * @param key of the run
     * @param end cycle before which the source sends
     */
    public BackgroundGenerator(BackgroundSource source, long key, int end) {
        this.source = source;
        this.key = CounterRandom.combine(key, source.seed());
        this.end = source.rate() == 0 ? 0 : end;
        advance();
    }

    /** The cycle of the current event; {@link Integer#MAX_VALUE} if there are no more. */
    public int cycle() {
        return cycle;
    }

    /** The value of the current event's label. */
    public int label() {
        int random = (int) CounterRandom.bits(key, chance) & source.randomBits();
        return (source.label() & ~source.randomBits()) | random;
    }

    /** Goes on to the next event. */
    public void advance() {
        long at;
        do {
            chance++;
            at = chance * source.period();
        } while (at < end && CounterRandom.below(BackgroundSource.CHANCES, key, chance) >= source.rate());
        cycle = at < end ? (int) at : Integer.MAX_VALUE;
    }
}
