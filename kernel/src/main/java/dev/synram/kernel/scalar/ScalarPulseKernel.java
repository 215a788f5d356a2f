package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.PulseKernel;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneTerms;

/** Pulses in plain Java. */
public final class ScalarPulseKernel implements PulseKernel {

    private static final int OUT_OF_RANGE = ~31;

    @Override
    public boolean count(byte[] activations, int[] rows, int inputs, int lanes, byte[] events) {
        int all = 0;
        for (int lane = 0; lane < lanes; lane++) {
            int count = 0;
            for (int i = 0; i < inputs; i++) {
                byte activation = activations[rows[i] + lane];
                count += activation == 0 ? 0 : 1;
                all |= activation;
            }
            events[lane] = (byte) count;
        }
        return (all & OUT_OF_RANGE) == 0;
    }

    @Override
    public void pulses(
            byte[] activations,
            int[] rows,
            int inputs,
            int lanes,
            DriverTable drivers,
            int firstInput,
            EventTable times,
            LaneTerms terms,
            float[] out) {
        for (int lane = 0; lane < lanes; lane++) {
            float leaked = terms.leaked[lane];
            float missing = terms.missing[lane];
            float lengths = 0;
            float squares = 0;
            for (int i = inputs - 1; i >= 0; i--) {
                byte activation = activations[rows[i] + lane];
                float length = drivers.length(firstInput + i, activation);
                out[i * LANES + lane] = (leaked - missing) * length;
                lengths += length;
                squares = Math.fma(length, length, squares);
                if (activation != 0) {
                    leaked = Math.fma(leaked, times.leakPerEvent, leaked);
                    missing = Math.fma(missing, times.arrivalPerEvent, missing);
                }
            }
            float typical = squares / Math.max(lengths, Float.MIN_NORMAL);
            terms.pulses[lane] = lengths * terms.meanWeight[lane];
            terms.linear[lane] *= typical;
            terms.constant[lane] = typical * typical;
        }
    }
}
