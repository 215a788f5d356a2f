package dev.synram.simulator.circuit;

import dev.synram.chip.MacSettings;
import dev.synram.kernel.data.EventTable;

/**
 * What time does to the events of a vector, by the number of events, with the typical time constants of a hemisphere.
 *
 * <p>Of an event at time {@code t} before the reading, {@code (exp(-t / tauMembrane) - exp(-t / tauInput)) / (1 -
 * tauInput / tauMembrane)} is on the membrane: early events have leaked, late ones have not quite arrived.
 */
public final class EventTiming {

    private static final double NANOS_PER_MICRO = 1e3;

    /** Time constants after which nothing is missing any more. */
    private static final double SETTLED = 12;

    private final int numSends;
    private final double interval;
    private final double leakRate;
    private final double inputMicros;
    private final double settling;

    /**
     * Describes the timing.
     *
     * @param leakRate typical leak of the membranes, per µs
     * @param inputMicros typical time constant of the synaptic inputs
     * @param settling share of the charge on its way that misses the reading, 0..1
     */
    public EventTiming(MacSettings settings, double leakRate, double inputMicros, double settling) {
        numSends = settings.numSends();
        interval = settings.eventIntervalNanos() / NANOS_PER_MICRO;
        this.leakRate = leakRate;
        this.inputMicros = inputMicros;
        this.settling = settling;
    }

    /** Fills in what depends on time alone. */
    public void tabulate(EventTable table) {
        double scale = 1 / (1 - settling * inputMicros * leakRate);
        double leaked = scale * StrictMath.exp(-MacSettings.SETTLING_MICROS * leakRate);
        double missing = scale * settling * StrictMath.exp(-MacSettings.SETTLING_MICROS / inputMicros);
        table.leakPerEvent = (float) StrictMath.expm1(-interval * leakRate);
        table.arrivalPerEvent = (float) StrictMath.expm1(-interval / inputMicros);
        double leakedSum = 0;
        double missingSum = 0;
        double leakedRatio = StrictMath.exp(-interval * leakRate);
        double missingRatio = StrictMath.exp(-interval / inputMicros);
        double[] slopes = missingSlopes(table.most());
        for (int events = 0; events <= table.most(); events++) {
            double leakedAll = leaked * overEvents(numSends, events * interval * leakRate);
            double missingAll = missing * overEvents(numSends, events * interval / inputMicros);
            table.leaked[events] = (float) leakedAll;
            table.missing[events] = (float) missingAll;
            double sum = leakedAll * leakedSum - missingAll * missingSum;
            table.meanWeight[events] = events == 0 ? 0 : (float) (sum / events);
            table.missingPerMicro[events] = (float) (settling * slopes[events]);
            table.driftMicros[events] = (float)
                    (progress(MacSettings.LEAD_MICROS + duration(events) + MacSettings.SETTLING_MICROS)
                            - progress(MacSettings.BASELINE_MICROS));
            leakedSum = leakedSum * leakedRatio + 1;
            missingSum = missingSum * missingRatio + 1;
        }
    }

    /** The sum of {@code exp(-e * decay)} over the events {@code e} before the last, and 1 for the last itself. */
    private static double overEvents(int events, double decay) {
        double ratio = StrictMath.exp(-decay);
        double sum = 0;
        for (int event = 0; event < events; event++) {
            sum = sum * ratio + 1;
        }
        return sum;
    }

    /** The derivative by the time constant of the mean share {@code exp(-t / tau)} that misses the reading, by number of events. */
    private double[] missingSlopes(int most) {
        double[] slopes = new double[most + 1];
        double sum = 0;
        double ages = 0;
        int event = 0;
        for (int events = 1; events <= most; events++) {
            int all = events * numSends;
            for (; event < all && ages <= SETTLED; event++) {
                ages = (MacSettings.SETTLING_MICROS + event * interval) / inputMicros;
                sum += StrictMath.exp(-ages) * ages / inputMicros;
            }
            slopes[events] = sum / all;
        }
        return slopes;
    }

    private double progress(double micros) {
        return leakRate == 0 ? micros : -StrictMath.expm1(-micros * leakRate) / leakRate;
    }

    /** Time in µs that all sends of a vector of that many events take. */
    public double duration(int events) {
        return events * numSends * interval;
    }

    /** How often each vector is sent. */
    public int numSends() {
        return numSends;
    }
}
