package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.MacSettings;

/**
 * What time does to the events of a vector, by the number of events, with the typical time constants of a hemisphere.
 *
 * <p>Of an event at time {@code t} before the reading, {@code (exp(-t / tauMembrane) - exp(-t / tauInput)) / (1 -
 * tauInput / tauMembrane)} is on the membrane: early events have leaked, late ones have not quite arrived.
 */
final class EventTiming {

    private static final double NANOS_PER_MICRO = 1e3;

    /** Time constants after which nothing is missing any more. */
    private static final double SETTLED = 12;

    private final int numSends;
    private final double interval;
    private final double leakRate;
    private final float[] leaked = new float[SIGNED_INPUTS + 1];
    private final float[] leakedOverSends = new float[SIGNED_INPUTS + 1];
    private final float[] missing = new float[SIGNED_INPUTS + 1];
    private final float[] missingOverSends = new float[SIGNED_INPUTS + 1];
    private final float[] missingPerMicro = new float[SIGNED_INPUTS + 1];
    private final float[] driftMicros = new float[SIGNED_INPUTS + 1];

    /**
     * Tabulates.
     *
     * @param leakRate typical leak of the membranes, per µs
     * @param inputMicros typical time constant of the synaptic inputs
     * @param settling share of the charge on its way that misses the reading, 0..1
     */
    EventTiming(MacSettings settings, double leakRate, double inputMicros, double settling) {
        numSends = settings.numSends();
        interval = settings.eventIntervalNanos() / NANOS_PER_MICRO;
        this.leakRate = leakRate;
        double scale = 1 / (1 - settling * inputMicros * leakRate);
        for (int events = 0; events <= SIGNED_INPUTS; events++) {
            double time = MacSettings.SETTLING_MICROS + events * interval;
            leaked[events] = (float) (scale * StrictMath.exp(-time * leakRate));
            missing[events] = (float) (scale * settling * StrictMath.exp(-time / inputMicros));
            leakedOverSends[events] = overSends(StrictMath.exp(-events * interval * leakRate));
            missingOverSends[events] = overSends(StrictMath.exp(-events * interval / inputMicros));
            missingPerMicro[events] = (float) (settling * missingSlope(events, inputMicros));
            driftMicros[events] =
                    (float) (progress(MacSettings.LEAD_MICROS + duration(events) + MacSettings.SETTLING_MICROS)
                            - progress(MacSettings.BASELINE_MICROS));
        }
    }

    /** The derivative by the time constant of the mean share {@code exp(-t / tau)} that misses the reading. */
    private double missingSlope(int events, double inputMicros) {
        int all = events * numSends;
        double sum = 0;
        for (int event = 0; event < all; event++) {
            double ages = (MacSettings.SETTLING_MICROS + event * interval) / inputMicros;
            double remaining = StrictMath.exp(-ages) * ages / inputMicros;
            sum += remaining;
            if (ages > SETTLED) {
                break;
            }
        }
        return all == 0 ? 0 : sum / all;
    }

    private float overSends(double ofOneSend) {
        double sum = 0;
        for (int send = 0; send < numSends; send++) {
            sum = sum * ofOneSend + 1;
        }
        return (float) sum;
    }

    private double progress(double micros) {
        return leakRate == 0 ? micros : -StrictMath.expm1(-micros * leakRate) / leakRate;
    }

    /** Time in µs that all sends of a vector of that many events take. */
    double duration(int events) {
        return events * numSends * interval;
    }

    /**
     * What all sends of one event add up to at the reading, of as many whole charges.
     *
     * @param later events of the same vector that follow it
     * @param events of the vector
     */
    float weight(int later, int events) {
        return leaked[later] * leakedOverSends[events] - missing[later] * missingOverSends[events];
    }

    /** How much larger a share of the charge misses the reading where inputs are slower by one µs. */
    float missingPerMicro(int events) {
        return missingPerMicro[events];
    }

    /** How long, in effect, a constant current moves a membrane from the baseline's reading to the result's. */
    float driftMicros(int events) {
        return driftMicros[events];
    }

    int numSends() {
        return numSends;
    }
}
