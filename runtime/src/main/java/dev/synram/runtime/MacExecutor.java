package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Strips;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Placement;
import dev.synram.compiler.Tile;
import dev.synram.network.Patches;
import dev.synram.network.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes one multiplication of a program on a chip: writes the weights of each configuration, multiplies tile by tile,
 * and has the chip add row tiles with 8-bit saturation. Once the shapes of samples and results are known it allocates
 * nothing.
 */
public final class MacExecutor {

    private final Chip chip;
    private final MacStep step;
    private final EventCounter counter;
    private final RunPart ofPass = new RunPart();
    private final List<Part> parts = new ArrayList<>();
    private VectorBatch lastResults = Vectors.zeros(0, 0);

    /** A tile with its weights and its views of samples and results. */
    private static final class Part {

        private final Placement placement;
        private final RowTileSource rows;
        private final StripTileSource strips;
        private byte[] weights = new byte[0];
        private VectorBatch results = Vectors.zeros(0, 0);

        Part(Placement placement, Patches patches, EventCounter counter) {
            this.placement = placement;
            rows = new RowTileSource(patches, placement.tile(), counter, placement.pass());
            strips = new StripTileSource(patches, placement.tile(), counter, placement.pass());
        }

        VectorSource inputs(VectorBatch samples) {
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

    /**
     * Makes an executor.
     *
     * @param chip the chip, calibrated by whoever owns it
     */
    public MacExecutor(Chip chip, MacStep step) {
        this.chip = chip;
        this.step = step;
        counter = new EventCounter(step.passes());
        for (Placement placement : step.placements()) {
            parts.add(new Part(placement, step.mac().patches(), counter));
        }
    }

    /** Multiplies with these weights from now on. */
    public void load(QuantizedWeights weights) {
        for (Part part : parts) {
            Tile tile = part.placement.tile();
            part.weights = weights.block(tile.firstInput(), tile.inputs(), tile.firstOutput(), tile.outputs());
        }
    }

    /**
     * Multiplies the vectors of all samples with the step's matrix.
     *
     * @param run names the execution; passes draw their noise from parts of it
     * @param samples 5-bit activations, one vector a sample
     * @param results receives 8-bit results, a vector for each position of each sample; of the same kind as samples
     */
    @SuppressWarnings("ReferenceEquality") // views made for other results must not be used
    public void execute(Run run, VectorBatch samples, VectorBatch results) {
        if (results != lastResults) {
            lastResults = results;
            for (Part part : parts) {
                part.results = results.slice(
                        part.placement.tile().firstOutput(),
                        part.placement.tile().outputs());
            }
        }
        counter.begin(Strips.strips(
                        samples.count() * step.mac().positions(), step.mac().positions())
                * Strips.LANES);
        int written = -1;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.placement.configuration() != written) {
                written = part.placement.configuration();
                write(i, written);
            }
            multiply(part, ofPass.nameAfter(run, part.placement.pass(), 1), samples);
        }
        counter.end();
    }

    private void write(int first, int configuration) {
        for (int i = first; i < parts.size() && parts.get(i).placement.configuration() == configuration; i++) {
            chip.writeWeights(parts.get(i).placement.block(), parts.get(i).weights);
        }
    }

    private void multiply(Part part, Run run, VectorBatch samples) {
        VectorSource inputs = part.inputs(samples);
        if (part.placement.tile().firstInput() == 0) {
            chip.multiply(part.placement.block(), step.settings(), run, inputs, part.results);
        } else {
            chip.multiplyAdd(part.placement.block(), step.settings(), run, inputs, part.results);
        }
    }

    /** Events sent so far, as {@link dev.synram.compiler.Activity} counts them. */
    public long eventSlots() {
        return counter.slots();
    }
}
