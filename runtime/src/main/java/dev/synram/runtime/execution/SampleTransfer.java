package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Vectors;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.VectorRows;
import dev.synram.runtime.host.Values;

/** Copies samples in and results out, between contiguous vectors and the layout that a batch has. */
final class SampleTransfer {

    private final Interleaver interleaver;
    private final VectorRows view = new VectorRows();

    /** Room for the samples of a lane group, which are read in order so that the memory keeps up. */
    private final byte[] group;

    SampleTransfer(int size, Kernels kernels) {
        interleaver = new Interleaver(kernels.lane());
        group = new byte[InterleavedVectors.LANES * size];
    }

    void read(Vectors from, Values to) {
        switch (to.batch()) {
            case Vectors vectors -> {
                for (int v = 0; v < from.count(); v++) {
                    from.copy(v, vectors.data(), vectors.start(v));
                }
            }
            case InterleavedVectors lanes -> {
                int length = from.length();
                for (int first = 0; first < from.count(); first += InterleavedVectors.LANES) {
                    int count = Math.min(InterleavedVectors.LANES, from.count() - first);
                    for (int v = 0; v < count; v++) {
                        from.copy(first + v, group, v * length);
                    }
                    view.set(group, 0, length).shape(count, length);
                    interleaver.interleave(view, lanes.data(), lanes.index(first, 0));
                }
            }
        }
    }

    void write(Values from, Vectors to) {
        switch (from.batch()) {
            case Vectors vectors -> {
                for (int v = 0; v < to.count(); v++) {
                    vectors.copy(v, to.data(), to.start(v));
                }
            }
            case InterleavedVectors lanes -> {
                for (int v = 0; v < to.count(); v += InterleavedVectors.LANES) {
                    int count = Math.min(InterleavedVectors.LANES, to.count() - v);
                    view.set(to.data(), to.start(v), to.stride()).shape(count, to.length());
                    interleaver.deinterleave(lanes.data(), lanes.index(v, 0), view);
                }
            }
        }
    }
}
