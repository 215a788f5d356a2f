package dev.synram.runtime.host;

import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Pool;
import java.util.Arrays;

/**
 * The largest or the mean of some elements. Neighbouring elements of the result whose elements are neighbours too, such as the
 * channels of a pixel, are computed together: they are consecutive bytes in both layouts.
 */
public final class PoolStep implements DigitalStep, Workers.RangeTask {

    private final Pool.Mode mode;
    private final int moreBits;
    private final Im2col taps;
    private final Values from;
    private final Values to;
    private final HostLoops loops;

    /** For each run of elements the first one, then the number of all elements. */
    private final int[] runs;

    private final ByteRange[] values;
    private final ByteRange[] largest;

    /** For each thread, sums of a run. */
    private final int[][] sums;

    /**
     * Prepares to compute.
     *
     * @param moreBits bits by which a mean is finer than its elements
     * @param taps for each element of the result the elements that it is made of
     */
    public PoolStep(Pool.Mode mode, int moreBits, Im2col taps, Values from, Values to, HostLoops loops) {
        this.mode = mode;
        this.moreBits = moreBits;
        this.taps = taps;
        this.from = from;
        this.to = to;
        this.loops = loops;
        runs = runs(taps);
        values = loops.ranges();
        largest = loops.ranges();
        int longest = 0;
        for (int i = 0; i + 1 < runs.length; i++) {
            longest = Math.max(longest, runs[i + 1] - runs[i]);
        }
        sums = new int[loops.workers().threads()][mode == Pool.Mode.AVERAGE ? longest * to.lanes() : 0];
    }

    private static int[] runs(Im2col taps) {
        int[] runs = new int[taps.positions() + 1];
        int count = 0;
        for (int element = 0; element < taps.positions(); element++) {
            if (element == 0 || !follows(taps, element)) {
                runs[count++] = element;
            }
        }
        runs[count] = taps.positions();
        return Arrays.copyOf(runs, count + 1);
    }

    /** Whether all elements that an element is made of follow those of the one before it. */
    private static boolean follows(Im2col taps, int element) {
        for (int i = element * taps.length(); i < (element + 1) * taps.length(); i++) {
            int before = taps.source()[i - taps.length()];
            if (taps.source()[i] != (before == Im2col.PADDING ? Im2col.PADDING : before + 1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void run() {
        int ofBlock = runs.length - 1;
        int step = (int) Math.ceilDiv((long) HostLoops.STEP * ofBlock, bytesOfBlock());
        loops.workers().forRange(to.blocks() * ofBlock, step, this);
    }

    private int bytesOfBlock() {
        return Math.max(1, to.size() * to.lanes());
    }

    @Override
    public void run(int worker, int first, int end) {
        for (int i = first; i < end; i++) {
            int block = i / (runs.length - 1);
            int run = i % (runs.length - 1);
            int count = (runs[run + 1] - runs[run]) * to.lanes();
            if (mode == Pool.Mode.MAX) {
                findLargest(worker, block, runs[run], count);
            } else {
                average(sums[worker], block, runs[run], count);
            }
        }
    }

    private void findLargest(int worker, int block, int element, int count) {
        largest[worker].set(to.data(), to.row(block, element), count);
        boolean first = true;
        for (int tap = 0; tap < taps.length(); tap++) {
            int index = taps.source()[element * taps.length() + tap];
            if (index == Im2col.PADDING) {
                continue;
            }
            if (first) {
                System.arraycopy(from.data(), from.row(block, index), to.data(), to.row(block, element), count);
                first = false;
            } else {
                loops.digital().max(values[worker].set(from.data(), from.row(block, index), count), largest[worker]);
            }
        }
    }

    private void average(int[] found, int block, int element, int count) {
        Arrays.fill(found, 0, count, 0);
        int used = 0;
        for (int tap = 0; tap < taps.length(); tap++) {
            int index = taps.source()[element * taps.length() + tap];
            if (index == Im2col.PADDING) {
                continue;
            }
            used++;
            int row = from.row(block, index);
            for (int i = 0; i < count; i++) {
                found[i] += from.data()[row + i];
            }
        }
        int row = to.row(block, element);
        for (int i = 0; i < count; i++) {
            to.data()[row + i] = (byte) DigitalSteps.mean(found[i] << moreBits, used);
        }
    }
}
