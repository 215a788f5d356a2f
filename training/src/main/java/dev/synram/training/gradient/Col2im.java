package dev.synram.training.gradient;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.data.FloatRange;
import dev.synram.network.layer.Im2col;
import java.util.Arrays;

/**
 * Sums, for each element of a sample, the gradients of all vectors that contain it (col2im). Elements that are adjacent in both the
 * sample and the vector are added together as a run.
 */
final class Col2im {

    /** Fields of a run: its start in the vector, its start in the sample and its length. */
    private static final int FIELDS = 3;

    private final int[] runs;

    /** For each position, the index of its first run, followed by the index after the last run. */
    private final int[] firstRun;

    Col2im(Im2col im2col) {
        int[] found = new int[im2col.source().length * FIELDS];
        firstRun = new int[im2col.positions() + 1];
        int end = 0;
        for (int position = 0; position < im2col.positions(); position++) {
            int start = position * im2col.length();
            int count;
            for (int i = 0; i < im2col.length(); i += count) {
                count = runLength(im2col.source(), start + i, im2col.length() - i);
                if (im2col.source()[start + i] >= 0) {
                    found[end] = i;
                    found[end + 1] = im2col.source()[start + i];
                    found[end + 2] = count;
                    end += FIELDS;
                }
            }
            firstRun[position + 1] = end;
        }
        runs = Arrays.copyOf(found, end);
    }

    private static int runLength(int[] source, int first, int most) {
        int count = 1;
        while (source[first] >= 0 && count < most && source[first + count] == source[first] + count) {
            count++;
        }
        return count;
    }

    /**
     * Adds gradients of vectors to those of samples; each thread has one.
     *
     * @param elements adds runs
     */
    record Adder(GradientKernel elements, FloatRange addends, FloatRange sums) {

        Adder(GradientKernel elements) {
            this(elements, new FloatRange(), new FloatRange());
        }

        private void add(float[] from, int first, float[] to, int start, int count) {
            elements.add(addends.set(from, first, count), sums.set(to, start, count));
        }
    }

    /**
     * Adds the gradients of all vectors of a sample.
     *
     * @param vectors gradients, position by position
     * @param first index of the first vector
     * @param stride distance between vectors
     * @param target holds and receives the sums
     * @param start index of the sample's first element
     */
    void add(Adder adder, float[] vectors, int first, int stride, float[] target, int start) {
        for (int position = 0; position + 1 < firstRun.length; position++) {
            int vector = first + position * stride;
            for (int run = firstRun[position]; run < firstRun[position + 1]; run += FIELDS) {
                adder.add(vectors, vector + runs[run], target, start + runs[run + 1], runs[run + 2]);
            }
        }
    }
}
