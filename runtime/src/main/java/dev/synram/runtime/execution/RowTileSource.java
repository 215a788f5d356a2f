package dev.synram.runtime.execution;

import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Im2colIndices;

/**
 * The inputs of one placement, cut out of samples whenever the chip asks for a vector, so that a convolution's patches are
 * never laid out.
 */
final class RowTileSource implements VectorSource {

    private final Im2colIndices cutter;
    private final int length;
    private final int positions;
    private Vectors samples = Vectors.zeros(0, 0);

    RowTileSource(Im2col patches) {
        cutter = new Im2colIndices(patches, 0, patches.length());
        length = patches.length();
        positions = patches.positions();
    }

    /** Takes the inputs out of these samples from now on. */
    void read(Vectors newSamples) {
        samples = newSamples;
    }

    @Override
    public int count() {
        return samples.count() * positions;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void copy(int vector, byte[] target, int start) {
        int sample = vector / positions;
        cutter.gather(vector - sample * positions, samples.data(), samples.start(sample), target, start);
    }
}
