package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;

import dev.synram.chip.MacSettings;
import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;

/**
 * What befalls events between the bus and the synapses: some are lost, pulses jitter, many strong events in a row pull the
 * supply down, and an event on the bus disturbs the next one if it follows within two cycles. Nothing is published about
 * these: nominal chips have none of them.
 */
public final class EventDisturbance {

    /** Time after which the supply has given in, µs: our estimate. */
    private static final double SUPPLY_MICROS = 1;

    private static final double NANOS_PER_MICRO = 1e3;

    /** Cycles after which an event no longer feels the one before. */
    private static final int QUIET_CYCLES = 3;

    private static final double LONGEST = MAX_ACTIVATION;
    private static final long LOSS = 1;
    private static final long JITTER = 2;

    private final double loss;
    private final double jitter;
    private final double droop;
    private final double bus;
    private final long key;

    EventDisturbance(Variation variation) {
        loss = variation.magnitude(ErrorSource.EVENT_LOSS);
        jitter = variation.magnitude(ErrorSource.EVENT_JITTER);
        droop = variation.magnitude(ErrorSource.SUPPLY_DROOP);
        bus = variation.magnitude(ErrorSource.BUS_DISTURBANCE);
        key = variation.draw(Draw.Kind.EVENT_DISTURBANCE).key();
    }

    /** Whether nothing happens to events. */
    public boolean none() {
        return loss == 0 && jitter == 0 && droop == 0 && bus == 0;
    }

    /**
     * Share of the current that the supply gives during a vector.
     *
     * @param events of all sends
     * @param meanPulse mean length of their pulses, in units of activation
     */
    public double supply(MacSettings settings, int events, double meanPulse) {
        double micros = events * settings.eventIntervalNanos() / NANOS_PER_MICRO;
        double load = meanPulse / LONGEST / settings.waitBetweenEvents();
        return 1 - droop * load * -Math.expm1(-micros / SUPPLY_MICROS);
    }

    /**
     * By how much the event before shortens a pulse, in units of activation.
     *
     * @param pulseBefore length of its pulse, 0 if there was none
     */
    public double shortening(MacSettings settings, double pulseBefore) {
        double share = Math.max(0, QUIET_CYCLES - settings.waitBetweenEvents()) / (QUIET_CYCLES - 1.0);
        return bus * share * pulseBefore / LONGEST;
    }

    /**
     * The length of a pulse as an event of its own, once lost or jittered.
     *
     * @param vectorKey names the vector
     * @param event number of the event in the vector, over all sends
     */
    public double received(long vectorKey, long event, double pulse) {
        if (loss > 0 && uniform(vectorKey, LOSS, event) < loss) {
            return 0;
        }
        return Math.max(0, jitter == 0 ? pulse : pulse + jitter * normal(vectorKey, event));
    }

    /** The share of its charge that an event of spiking neurons keeps, once lost or jittered. */
    public double share(long runKey, long event) {
        return received(runKey, event, LONGEST) / LONGEST;
    }

    /**
     * The same for the mean over all sends of an event.
     *
     * @param input number of the event in one send
     */
    public double meanReceived(long vectorKey, long input, double pulse, int sends) {
        double lost = loss > 0 ? lost(vectorKey, input, sends) / sends : 0;
        double jittered = jitter == 0 ? pulse : pulse + jitter / Math.sqrt(sends) * normal(vectorKey, input);
        return Math.max(0, jittered) * (1 - lost);
    }

    /** How many of the sends are lost: their mean, rounded up or down at random. */
    private double lost(long vectorKey, long input, int sends) {
        double mean = loss * sends;
        double sure = Math.floor(mean);
        double drawn = uniform(vectorKey, LOSS, input) < mean - sure ? 1 : 0;
        return Math.min(sends, sure + drawn);
    }

    private double uniform(long vectorKey, long what, long event) {
        return (CounterRandom.bits(CounterRandom.combine(key ^ vectorKey, what), event) >>> 11) * 0x1p-53;
    }

    private double normal(long vectorKey, long event) {
        return CounterRandom.normal(CounterRandom.combine(key ^ vectorKey, JITTER), event);
    }
}
