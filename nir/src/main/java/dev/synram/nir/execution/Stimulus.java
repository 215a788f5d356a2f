package dev.synram.nir.execution;

import dev.synram.nir.value.NirException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What enters a graph, in time, so that it does not depend on steps.
 *
 * @param spikes in any order
 * @param seconds duration, above 0
 */
public record Stimulus(List<InputSpike> spikes, double seconds) {

    /**
     * The part of a step by which a time may be early, so that whole numbers of steps are in the step that begins there, despite
     * being rounded to 32 bits.
     */
    private static final double SLACK = 1e-3;

    private static final int MOST_STEPS = 10_000_000;

    public Stimulus {
        spikes = spikes.stream()
                .sorted(Comparator.comparingDouble(InputSpike::seconds).thenComparingInt(InputSpike::neuron))
                .toList();
        if (!(seconds > 0) || !Double.isFinite(seconds)) {
            throw new NirException("a duration of %s s; it must be above 0".formatted(seconds));
        }
    }

    /**
     * The number of steps.
     *
     * @throws NirException if there are too many
     */
    int steps(double dt) {
        double steps = Math.ceil(seconds / dt - SLACK);
        if (steps > MOST_STEPS) {
            throw new NirException(String.format(
                    Locale.ROOT,
                    "%s s in steps of %s s are %.0f steps; at most %,d are supported, so use a longer step",
                    seconds,
                    dt,
                    steps,
                    MOST_STEPS));
        }
        return Math.max(1, (int) steps);
    }

    /** The step in which a spike enters. */
    static long step(InputSpike spike, double dt) {
        return (long) Math.floor(spike.seconds() / dt + SLACK);
    }
}
