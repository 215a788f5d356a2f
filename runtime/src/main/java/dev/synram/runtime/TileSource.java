package dev.synram.runtime;

import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Tile;
import dev.synram.network.PatchCutter;
import dev.synram.network.Patches;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The inputs of one tile, cut out of samples whenever the chip asks for a vector, so that a convolution's patches are
 * never laid out; their events are counted on the way.
 */
final class TileSource implements VectorSource {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long ALMOST_128 = 0x7F7F_7F7F_7F7F_7F7FL;

    private final PatchCutter cutter;
    private final int length;
    private final int positions;
    private final EventCounter counter;
    private final int pass;
    private Vectors samples = Vectors.zeros(0, 0);

    TileSource(Patches patches, Tile tile, EventCounter counter, int pass) {
        cutter = new PatchCutter(patches, tile.firstInput(), tile.inputs());
        length = tile.inputs();
        positions = patches.positions();
        this.counter = counter;
        this.pass = pass;
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
        cutter.cut(vector - sample * positions, samples.data(), samples.start(sample), target, start);
        counter.count(pass, vector, events(target, start));
    }

    /** Activations that are not 0, eight at a time: adding 127 to one sets its highest bit. */
    private int events(byte[] activations, int start) {
        int events = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long eight = (long) LONGS.get(activations, start + i);
            events += Long.bitCount((eight + ALMOST_128) & ~ALMOST_128);
        }
        for (; i < length; i++) {
            events += activations[start + i] == 0 ? 0 : 1;
        }
        return events;
    }
}
