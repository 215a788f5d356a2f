package dev.synram.runtime;

import dev.synram.chip.Strips;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.LaneLayout;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Program;
import java.util.List;

/**
 * Samples and results of all layers of a network, for one number of samples. Many samples lie side by side; few ones would
 * leave most lanes empty and lie one after the other.
 *
 * @param samples their number
 * @param input the samples
 * @param results of each multiplication
 * @param strip room for the samples of a strip, which are read in order so that the memory keeps up
 */
@SuppressWarnings("ArrayRecordComponent") // scratch memory; buffers are never compared
record Buffers(int samples, VectorBatch input, List<Results> results, byte[] strip) {

    /** From so many samples on they lie side by side. */
    private static final int SIDE_BY_SIDE = Strips.LANES / 2;

    static final Buffers NONE = new Buffers(-1, Vectors.zeros(0, 0), List.of(), new byte[0]);

    /** Results of a multiplication, seen as one vector a sample and as one vector a position. */
    record Results(VectorBatch bySample, VectorBatch byPosition) {}

    static Buffers of(Program program, int samples) {
        List<Results> results =
                program.steps().stream().map(step -> results(step, samples)).toList();
        int size = program.network().input().size();
        return new Buffers(samples, zeros(samples, size), results, new byte[Strips.LANES * size]);
    }

    private static Results results(MacStep step, int samples) {
        int positions = step.mac().positions();
        VectorBatch bySample = zeros(samples, positions * step.mac().outputs());
        return new Results(bySample, bySample.divided(positions));
    }

    private static VectorBatch zeros(int samples, int length) {
        return samples < SIDE_BY_SIDE ? Vectors.zeros(samples, length) : Strips.zeros(samples, length);
    }

    /** Takes samples over. */
    void read(LaneLayout layout, Vectors from) {
        switch (input) {
            case Vectors to -> {
                for (int v = 0; v < samples; v++) {
                    from.copy(v, to.data(), to.start(v));
                }
            }
            case Strips to -> {
                int length = to.length();
                for (int first = 0; first < samples; first += Strips.LANES) {
                    int count = Math.min(Strips.LANES, samples - first);
                    for (int v = 0; v < count; v++) {
                        from.copy(first + v, strip, v * length);
                    }
                    layout.sideBySide(strip, 0, length, length, count, to.data(), to.index(first, 0));
                }
            }
        }
    }

    /** Hands results over. */
    static void write(LaneLayout layout, VectorBatch from, Vectors to) {
        switch (from) {
            case Vectors vectors -> {
                for (int v = 0; v < to.count(); v++) {
                    vectors.copy(v, to.data(), to.start(v));
                }
            }
            case Strips strips -> {
                for (int v = 0; v < to.count(); v += Strips.LANES) {
                    int count = Math.min(Strips.LANES, to.count() - v);
                    layout.oneByOne(
                            strips.data(), strips.index(v, 0), to.length(), count, to.data(), to.start(v), to.stride());
                }
            }
        }
    }
}
