package dev.synram.runtime;

import dev.synram.chip.Strips;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.network.Patches;

/** The inputs of one placement, however the samples lie. */
final class TileSource {

    private final RowTileSource rows;
    private final StripTileSource strips;

    TileSource(Patches patches, EventCounter counter) {
        rows = new RowTileSource(patches, counter);
        strips = new StripTileSource(patches, counter);
    }

    /** The inputs that samples give. */
    VectorSource of(VectorBatch samples) {
        return switch (samples) {
            case Vectors vectors -> {
                rows.read(vectors);
                yield rows;
            }
            case Strips sideBySide -> {
                strips.read(sideBySide);
                yield strips;
            }
        };
    }
}
