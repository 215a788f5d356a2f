package dev.synram.runtime;

import dev.synram.chip.StripSource;
import dev.synram.chip.Strips;
import dev.synram.compiler.Tile;
import dev.synram.network.Patches;

/**
 * The inputs of one tile, found in samples that lie side by side: the vectors of one position of a convolution are rows of
 * the samples' strip, so that patches are never laid out; the events that it sends are counted.
 */
final class StripTileSource implements StripSource {

    private final Patches patches;
    private final Tile tile;
    private final EventCounter counter;
    private final int pass;
    private Strips samples = Strips.zeros(0, 0);

    StripTileSource(Patches patches, Tile tile, EventCounter counter, int pass) {
        this.patches = patches;
        this.tile = tile;
        this.counter = counter;
        this.pass = pass;
    }

    /** Takes the inputs out of these samples from now on. */
    void read(Strips newSamples) {
        samples = newSamples;
    }

    @Override
    public int count() {
        return samples.count() * positions();
    }

    @Override
    public int length() {
        return tile.inputs();
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
        int first = strip % positions() * patches.length() + tile.firstInput();
        for (int i = 0; i < tile.inputs(); i++) {
            int element = patches.source()[first + i];
            rows[i] = element == Patches.PADDING ? samples.zeros() : samples.row(ofSamples, element);
        }
    }

    @Override
    public void copy(int vector, byte[] target, int start) {
        int sample = vector / positions();
        int first = vector % positions() * patches.length() + tile.firstInput();
        for (int i = 0; i < tile.inputs(); i++) {
            int element = patches.source()[first + i];
            target[start + i] = element == Patches.PADDING ? 0 : samples.data()[samples.index(sample, element)];
        }
    }

    @Override
    public void sent(int vector, int events) {
        counter.count(pass, vector, events);
    }

    @Override
    public void sent(int strip, byte[] events, int lanes) {
        counter.count(pass, strip, events, lanes);
    }
}
