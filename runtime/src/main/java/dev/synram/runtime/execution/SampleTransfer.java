package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Vectors;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.VectorRows;
import dev.synram.kernel.parallel.Workers;
import dev.synram.runtime.host.Values;

/** Copies samples in and results out, between contiguous vectors and the layout that a batch has, several threads some each. */
final class SampleTransfer {

    /** Lane groups of samples that a thread copies at once. */
    private static final int STEP = 4;

    private final Workers workers;
    private final Desk[] desks;

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
     * Makes room.
     *
     * @param size of a sample
     */
    SampleTransfer(int size, Kernels kernels, Workers workers) {
        this.workers = workers;
        desks = new Desk[workers.threads()];
        for (int i = 0; i < desks.length; i++) {
            desks[i] = new Desk(size, kernels);
        }
    }

    void read(Vectors from, Values to) {
        forSamples(from.count(), (worker, first, end) -> {
            switch (to.batch()) {
                case Vectors vectors -> copy(from, vectors, first, end);
                case InterleavedVectors lanes -> desks[worker].interleave(from, lanes, first, end);
            }
        });
    }

    void write(Values from, Vectors to) {
        forSamples(to.count(), (worker, first, end) -> {
            switch (from.batch()) {
                case Vectors vectors -> copy(vectors, to, first, end);
                case InterleavedVectors lanes -> desks[worker].deinterleave(lanes, to, first, end);
            }
        });
    }

    /** Divides samples at the borders of lane groups. */
    private void forSamples(int count, Workers.RangeTask task) {
        workers.forRange(
                InterleavedVectors.strips(count, 1),
                STEP,
                (worker, first, end) -> task.run(
                        worker, first * InterleavedVectors.LANES, Math.min(count, end * InterleavedVectors.LANES)));
    }

    private static void copy(Vectors from, Vectors to, int first, int end) {
        for (int v = first; v < end; v++) {
            from.copy(v, to.data(), to.start(v));
        }
    }
}
