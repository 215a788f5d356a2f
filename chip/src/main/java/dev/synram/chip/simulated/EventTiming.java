package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.MacSettings;
import dev.synram.chip.kernel.TimingTable;

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
    private final TimingTable table = new TimingTable();
    private final float[] meanWeight = new float[SIGNED_INPUTS + 1];
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
        double[] leaked = new double[SIGNED_INPUTS];
        double[] missing = new double[SIGNED_INPUTS];
        for (int later = 0; later < SIGNED_INPUTS; later++) {
            double time = MacSettings.SETTLING_MICROS + later * interval;
            leaked[later] = scale * StrictMath.exp(-time * leakRate);
            missing[later] = scale * settling * StrictMath.exp(-time / inputMicros);
        }
        for (int events = 0; events <= SIGNED_INPUTS; events++) {
            weigh(events, leaked, missing, inputMicros);
            missingPerMicro[events] = (float) (settling * missingSlope(events, inputMicros));
            driftMicros[events] =
                    (float) (progress(MacSettings.LEAD_MICROS + duration(events) + MacSettings.SETTLING_MICROS)
                            - progress(MacSettings.BASELINE_MICROS));
        }
    }

    private void weigh(int events, double[] leaked, double[] missing, double inputMicros) {
        double leakedShare = overSends(StrictMath.exp(-events * interval * leakRate));
        double missingShare = overSends(StrictMath.exp(-events * interval / inputMicros));
        double sum = 0;
        for (int event = 0; event < events; event++) {
            int later = events - 1 - event;
            double weight = leaked[later] * leakedShare - missing[later] * missingShare;
            table.weights()[TimingTable.row(events) + event] = (float) weight;
            sum += weight;
        }
        meanWeight[events] = events == 0 ? 0 : (float) (sum / events);
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

    private double overSends(double ofOneSend) {
        double sum = 0;
        for (int send = 0; send < numSends; send++) {
            sum = sum * ofOneSend + 1;
        }
        return sum;
    }

    private double progress(double micros) {
        return leakRate == 0 ? micros : -StrictMath.expm1(-micros * leakRate) / leakRate;
    }

    /** Time in µs that all sends of a vector of that many events take. */
    double duration(int events) {
        return events * numSends * interval;
    }

    /** What all sends of an event add up to at the reading, of as many whole charges. */
    TimingTable table() {
        return table;
    }

    /** The mean of the same over the events of a vector. */
    float meanWeight(int events) {
        return meanWeight[events];
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
