package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.PulseKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;

/** Pulses in plain Java, vector by vector. */
final class ScalarPulseKernel implements PulseKernel {

    private static final int OUT_OF_RANGE = ~31;

    @Override
    public boolean count(LaneGroup group) {
        int all = 0;
        for (int lane = 0; lane < group.lanes(); lane++) {
            int count = 0;
            for (int i = 0; i < group.inputs(); i++) {
                byte activation = group.activations()[group.rows[i] + lane];
                count += activation == 0 ? 0 : 1;
                all |= activation;
            }
            group.terms.events[lane] = (byte) count;
        }
        return (all & OUT_OF_RANGE) == 0;
    }

    @Override
    public void pulses(DriverTable drivers, EventTable times, LaneGroup group) {
        LaneTerms terms = group.terms;
        for (int lane = 0; lane < group.lanes(); lane++) {
            float leaked = terms.leaked[lane];
            float missing = terms.missing[lane];
            float lengths = 0;
            float squares = 0;
            for (int i = group.inputs() - 1; i >= 0; i--) {
                byte activation = group.activations()[group.rows[i] + lane];
                float length = drivers.length(group.firstDriver() + i, activation);
                group.pulses[i * LANES + lane] = (leaked - missing) * length;
                lengths += length;
                squares = Fma.of(length, length, squares);
                if (activation != 0) {
                    leaked = Fma.of(leaked, times.leakPerEvent, leaked);
                    missing = Fma.of(missing, times.arrivalPerEvent, missing);
                }
            }
            float typical = squares / Math.max(lengths, Float.MIN_NORMAL);
            terms.pulses[lane] = lengths * terms.meanWeight[lane];
            terms.linear[lane] *= typical;
            terms.constant[lane] = typical * typical;
            terms.inverseMean[lane] = lengths == 0 ? 0 : terms.counts[lane] / lengths;
        }
    }
}
