package dev.synram.runtime.execution;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.network.layer.Im2col;

/** The inputs of one placement for either layout of the samples. */
final class TileSource {

    private final RowTileSource rows;
    private final InterleavedTileSource strips;

    TileSource(Im2col patches) {
        rows = new RowTileSource(patches);
        strips = new InterleavedTileSource(patches);
    }

    /** The inputs that samples give. */
    VectorSource of(VectorBatch samples) {
        return switch (samples) {
            case Vectors vectors -> {
                rows.read(vectors);
                yield rows;
            }
            case InterleavedVectors interleaved -> {
                strips.read(interleaved);
                yield strips;
            }
        };
    }
}
