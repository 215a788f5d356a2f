package dev.synram.service.chips.live;

import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.network.layer.Im2col;
import java.util.List;

/**
 * A multiplication on the synapse arrays, in the first trial.
 *
 * @param name of the layer
 * @param tiles where its weights stand
 * @param activeShare share of the rows that received events, over all vectors, 0..1
 */
public record LiveLayer(String name, List<Tile> tiles, double activeShare) {

    public LiveLayer {
        tiles = List.copyOf(tiles);
    }

    /**
     * Weights that stand together in an array.
     *
     * @param chip number of the chip, from 0
     * @param hemisphere of the chip
     * @param phase in which they are there
     * @param rowsPerInput rows of the array for an input: 2 with signs
     * @param firstInput first input of the array that it takes
     * @param activations mean activation of each input from the first one on, over the vectors of the sample, 0..1
     * @param columns first column and number of columns of each segment
     */
    public record Tile(
            int chip,
            int hemisphere,
            int phase,
            int rowsPerInput,
            int firstInput,
            List<Double> activations,
            List<List<Integer>> columns) {

        public Tile {
            activations = List.copyOf(activations);
            columns = List.copyOf(columns);
        }
    }

    /**
     * The layer as it is seen when a sample passes.
     *
     * @param values activations of the layer's input, of which the first vector counts
     */
    static LiveLayer of(MacStep step, Vectors values) {
        List<Tile> tiles = step.placements().stream()
                .map(placement -> tile(placement, step.patches(placement), values))
                .toList();
        double most = (double) step.mostEvents();
        long events = step.placements().stream()
                .mapToLong(placement -> events(step.patches(placement), values))
                .sum();
        return new LiveLayer(step.mac().name(), tiles, most == 0 ? 0 : events / most);
    }

    private static Tile tile(Placement placement, Im2col patches, Vectors values) {
        Double[] means = new Double[patches.length()];
        for (int input = 0; input < means.length; input++) {
            long sum = 0;
            for (int position = 0; position < patches.positions(); position++) {
                sum += Math.abs(activation(patches, position, input, values));
            }
            means[input] = sum / (double) patches.positions() / ChipGeometry.MAX_ACTIVATION;
        }
        return new Tile(
                placement.synram().chip(),
                placement.synram().hemisphere(),
                placement.phase(),
                placement.rows().rowsPerInput(),
                placement.segments().getFirst().block().firstInput(),
                List.of(means),
                placement.segments().stream()
                        .map(segment -> List.of(
                                segment.block().firstColumn(), segment.block().columns()))
                        .toList());
    }

    private static long events(Im2col patches, Vectors values) {
        long events = 0;
        for (int position = 0; position < patches.positions(); position++) {
            for (int input = 0; input < patches.length(); input++) {
                events += activation(patches, position, input, values) == 0 ? 0 : 1;
            }
        }
        return events;
    }

    /** The activation that an input of a tile receives in the first vector. */
    static int activation(Im2col patches, int position, int input, Vectors values) {
        int element = patches.source()[position * patches.length() + input];
        return element < 0 ? Im2col.outside(element) : values.data()[values.index(0, element)];
    }
}
