package dev.synram.simulator.folded;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.chip.MacSettings;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.simulator.circuit.EventDisturbance;

/** Applies what befalls events to the pulses of a lane group, in the mean over all sends. */
final class DisturbedEvents {

    private final EventDisturbance disturbance;

    DisturbedEvents(EventDisturbance disturbance) {
        this.disturbance = disturbance;
    }

    /**
     * Changes the pulses of a lane group.
     *
     * @param group holds activations, counts, noise keys, and pulses weighted with what is left of them at the reading
     * @param drivers made them
     */
    void disturb(LaneGroup group, DriverTable drivers, MacSettings settings) {
        if (disturbance.none()) {
            return;
        }
        for (int lane = 0; lane < group.lanes(); lane++) {
            disturb(group, lane, drivers, settings);
        }
    }

    private void disturb(LaneGroup group, int lane, DriverTable drivers, MacSettings settings) {
        long key = lane % 2 == 0 ? group.evenKeys[lane / 2] : group.oddKeys[lane / 2];
        int events = group.terms.counts[lane];
        double sum = 0;
        for (int i = 0; i < group.inputs(); i++) {
            sum += length(group, lane, drivers, i);
        }
        double supply = disturbance.supply(settings, events * settings.numSends(), sum / Math.max(1, events));
        double before = 0;
        for (int i = 0; i < group.inputs(); i++) {
            double length = length(group, lane, drivers, i);
            if (length > 0) {
                double pulse = length - disturbance.shortening(settings, before);
                double received = disturbance.meanReceived(key, i, pulse, settings.numSends());
                group.pulses[i * LANES + lane] *= (float) (supply * received / length);
                before = length;
            }
        }
    }

    private static float length(LaneGroup group, int lane, DriverTable drivers, int input) {
        return drivers.length(group.firstDriver() + input, group.activations()[group.rows[input] + lane]);
    }
}
