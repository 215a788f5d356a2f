package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.VectorRows;
import dev.synram.kernel.parallel.Workers;
import dev.synram.runtime.host.Values;
import java.util.ArrayList;
import java.util.List;

/** Copies samples in and results out, between contiguous vectors and the layout that a batch has, several threads some each. */
final class SampleTransfer {

    /** Lane groups of samples that a thread copies at once. */
    private static final int STEP = 4;

    private final int size;
    private final Kernels kernels;
    private final Workers workers;
    private final Workers.RangeTask reading = this::readGroups;
    private final Workers.RangeTask writing = this::writeGroups;

    /** One for each thread that works on interleaved samples; none before the first of them. */
    private final List<Desk> desks = new ArrayList<>();

    private Vectors contiguous = Vectors.zeros(0, 0);
    private VectorBatch batch = contiguous;

    /** What a thread needs. */
    private static final class Desk {

        private final Interleaver interleaver;
        private final VectorRows view = new VectorRows();

        /** Room for the samples of a lane group, which are read in order so that the memory keeps up. */
        private final byte[] group;

        Desk(int size, Kernels kernels) {
            interleaver = new Interleaver(kernels.lane());
            group = new byte[InterleavedVectors.LANES * size];
        }

        void interleave(Vectors from, InterleavedVectors lanes, int first, int end) {
            int length = from.length();
            for (int i = first; i < end; i += InterleavedVectors.LANES) {
                int count = Math.min(InterleavedVectors.LANES, end - i);
                for (int v = 0; v < count; v++) {
                    from.copy(i + v, group, v * length);
                }
                view.set(group, 0, length).shape(count, length);
                interleaver.interleave(view, lanes.data(), lanes.index(i, 0));
            }
        }

        void deinterleave(InterleavedVectors lanes, Vectors to, int first, int end) {
            for (int v = first; v < end; v += InterleavedVectors.LANES) {
                int count = Math.min(InterleavedVectors.LANES, end - v);
                view.set(to.data(), to.start(v), to.stride()).shape(count, to.length());
                interleaver.deinterleave(lanes.data(), lanes.index(v, 0), view);
            }
        }
    }

    /**
     * Prepares to copy.
     *
     * @param size of a sample
     */
    SampleTransfer(int size, Kernels kernels, Workers workers) {
        this.size = size;
        this.kernels = kernels;
        this.workers = workers;
    }

    void read(Vectors from, Values to) {
        copy(from, to.batch(), reading);
    }

    void write(Values from, Vectors to) {
        copy(to, from.batch(), writing);
    }

    private void copy(Vectors samples, VectorBatch other, Workers.RangeTask task) {
        contiguous = samples;
        batch = other;
        int groups = InterleavedVectors.strips(samples.count(), 1);
        if (batch instanceof InterleavedVectors) {
            makeDesks(Math.min(workers.threads(), Math.ceilDiv(groups, STEP)));
        }
        workers.forRange(groups, STEP, task);
    }

    private void makeDesks(int most) {
        while (desks.size() < most) {
            desks.add(new Desk(size, kernels));
        }
    }

    /** How many threads have room for samples of a lane group. */
    int desks() {
        return desks.size();
    }

    private void readGroups(int worker, int firstGroup, int endGroup) {
        int first = firstGroup * InterleavedVectors.LANES;
        int end = Math.min(contiguous.count(), endGroup * InterleavedVectors.LANES);
        switch (batch) {
            case Vectors vectors -> copy(contiguous, vectors, first, end);
            case InterleavedVectors lanes -> desks.get(worker).interleave(contiguous, lanes, first, end);
        }
    }

    private void writeGroups(int worker, int firstGroup, int endGroup) {
        int first = firstGroup * InterleavedVectors.LANES;
        int end = Math.min(contiguous.count(), endGroup * InterleavedVectors.LANES);
        switch (batch) {
            case Vectors vectors -> copy(vectors, contiguous, first, end);
            case InterleavedVectors lanes -> desks.get(worker).deinterleave(lanes, contiguous, first, end);
        }
    }

    private static void copy(Vectors from, Vectors to, int first, int end) {
        for (int v = first; v < end; v++) {
            from.copy(v, to.data(), to.start(v));
        }
    }
}
