package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Vectors;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.runtime.host.Values;

/** Carries samples in and results out, between vectors one after the other and whatever layout a batch has. */
final class SampleTransfer {

    private final Interleaver layout = new Interleaver(KernelProvider.best().lane());

    /** Room for the samples of a strip, which are read in order so that the memory keeps up. */
    private final byte[] strip;

    SampleTransfer(int size) {
        strip = new byte[InterleavedVectors.LANES * size];
    }

    void read(Vectors from, Values to) {
        switch (to.batch()) {
            case Vectors vectors -> {
                for (int v = 0; v < from.count(); v++) {
                    from.copy(v, vectors.data(), vectors.start(v));
                }
            }
            case InterleavedVectors strips -> {
                int length = from.length();
                for (int first = 0; first < from.count(); first += InterleavedVectors.LANES) {
                    int count = Math.min(InterleavedVectors.LANES, from.count() - first);
                    for (int v = 0; v < count; v++) {
                        from.copy(first + v, strip, v * length);
                    }
                    layout.sideBySide(strip, 0, length, length, count, strips.data(), strips.index(first, 0));
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
            case InterleavedVectors strips -> {
                for (int v = 0; v < to.count(); v += InterleavedVectors.LANES) {
                    int count = Math.min(InterleavedVectors.LANES, to.count() - v);
                    layout.oneByOne(
                            strips.data(), strips.index(v, 0), to.length(), count, to.data(), to.start(v), to.stride());
                }
            }
        }
    }
}
