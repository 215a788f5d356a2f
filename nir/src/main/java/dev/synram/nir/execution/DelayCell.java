package dev.synram.nir.execution;

import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.Locale;

/** Values some steps later; delays are rounded to whole steps. */
final class DelayCell implements Cell {

    private static final long MOST_VALUES = 1 << 26;

    private final double[][] values;
    private final int[] next;

    DelayCell(Tensor delay, int elements, Semantics semantics) {
        double[] delays = delay.toDoubles(elements);
        values = new double[elements][];
        next = new int[elements];
        long all = 0;
        for (int i = 0; i < elements; i++) {
            double steps = Math.rint(delays[i] / semantics.fileStep());
            all += Math.min((long) steps, MOST_VALUES);
            if (all >= MOST_VALUES) {
                throw new NirException(String.format(
                        Locale.ROOT,
                        "a delay of %.0f steps needs too much memory; use a longer step, or the right unit of time",
                        steps));
            }
            values[i] = new double[(int) steps];
        }
    }

    @Override
    public void step(double[] in, double[] out) {
        for (int i = 0; i < in.length; i++) {
            double[] ring = values[i];
            if (ring.length == 0) {
                out[i] = in[i];
            } else {
                out[i] = ring[next[i]];
                ring[next[i]] = in[i];
                next[i] = (next[i] + 1) % ring.length;
            }
        }
    }
}
