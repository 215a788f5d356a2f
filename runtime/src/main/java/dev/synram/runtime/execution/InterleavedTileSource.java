package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedSource;
import dev.synram.chip.InterleavedVectors;
import dev.synram.network.layer.Im2col;

/**
 * The inputs of one placement, found in interleaved samples: the vectors of one position of a convolution are
 * rows of the samples' strip, so that patches are never laid out.
 */
final class InterleavedTileSource implements InterleavedSource {

    private final Im2col patches;
    private InterleavedVectors samples = InterleavedVectors.zeros(0, 0);

    InterleavedTileSource(Im2col patches) {
        this.patches = patches;
    }

    /** Takes the inputs out of these samples from now on. */
    void read(InterleavedVectors newSamples) {
        samples = newSamples;
    }

    @Override
    public int count() {
        return samples.count() * positions();
    }

    @Override
    public int length() {
        return patches.length();
    }

    @Override
    public int positions() {
        return patches.positions();
    }

    @Override
    public byte[] data() {
        return samples.data();
    }

    @Override
    public void rows(int strip, int[] rows) {
        int ofSamples = strip / positions();
        int first = strip % positions() * patches.length();
        int firstRow = samples.row(ofSamples, 0);
        for (int i = 0; i < patches.length(); i++) {
            int element = patches.source()[first + i];
            rows[i] = element >= 0 ? firstRow + element * InterleavedVectors.LANES : outside(element);
        }
    }

    private int outside(int element) {
        return element == Im2col.CONSTANT ? samples.constants() : samples.zeros();
    }

    @Override
    public void copy(int vector, byte[] target, int start) {
        int sample = vector / positions();
        int first = vector % positions() * patches.length();
        for (int i = 0; i < patches.length(); i++) {
            int element = patches.source()[first + i];
            target[start + i] = element >= 0 ? samples.data()[samples.index(sample, element)] : Im2col.outside(element);
        }
    }
}
