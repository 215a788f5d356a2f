package dev.synram.service.chips.live;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.Stimulus;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.network.layer.Im2col;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recordings of the fast ADC, one column after another, while the vector of the last layer is sent again: of its last tile, whose
 * weights stand on the chip. Samples begin with the first event.
 *
 * @param intervalNanos time between samples
 * @param sendMicros time that sending takes
 * @param traces one a column
 * @param tiles tiles whose results are added up; the recordings are of one of them
 * @param missing why there are none; empty if there are some
 */
public record LiveMembranes(double intervalNanos, double sendMicros, List<Trace> traces, int tiles, String missing) {

    private static final int MOST_COLUMNS = 16;
    private static final int MOST_SAMPLES = 512;
    private static final double NANOS = 1000;

    public LiveMembranes {
        traces = List.copyOf(traces);
    }

    /**
     * A membrane.
     *
     * @param output number of the result that it belongs to
     * @param hemisphere of the chip
     * @param column of the hemisphere
     * @param readings in LSB of the fast ADC, 0..1023
     */
    public record Trace(int output, int hemisphere, int column, List<Integer> readings) {

        public Trace {
            readings = List.copyOf(readings);
        }
    }

    private static LiveMembranes none(String why) {
        return new LiveMembranes(Chip.MADC_INTERVAL_NANOS, 0, List.of(), 0, why);
    }

    /**
     * Records.
     *
     * @param step the last multiplication, just done
     * @param settings how its events are sent
     * @param values activations of its input, of which the first vector is sent
     */
    static LiveMembranes record(List<Chip> chips, MacStep step, MacSettings settings, Vectors values, NoiseKey noise) {
        Placement placement = step.placements().getLast();
        if (placement.rows() != RowMode.SIGNED) {
            return none("the fast ADC records with signed rows only, and the last layer has others");
        }
        byte[] sent = vector(step.patches(placement), placement, values);
        int events = 0;
        for (byte activation : sent) {
            events += activation == 0 ? 0 : 1;
        }
        double micros = events * settings.numSends() * settings.eventIntervalNanos() / NANOS;
        int samples = (int) Math.min(
                MOST_SAMPLES, Math.ceil((micros + MacSettings.SETTLING_MICROS) * NANOS / Chip.MADC_INTERVAL_NANOS) + 1);
        Stimulus stimulus = new Stimulus(sent, settings);
        Chip chip = chips.get(placement.synram().chip());
        List<Trace> traces = new ArrayList<>();
        for (ColumnSegment segment : placement.segments()) {
            for (int i = 0; i < segment.block().columns() && traces.size() < MOST_COLUMNS; i++) {
                int column = segment.block().firstColumn() + i;
                Neuron neuron = new Neuron(placement.synram().hemisphere(), column);
                int[] readings = chip.recordMembrane(neuron, stimulus, samples, noise.fold(traces.size()));
                traces.add(new Trace(
                        segment.firstColumn() + i,
                        neuron.hemisphere(),
                        column,
                        Arrays.stream(readings).boxed().toList()));
            }
        }
        return new LiveMembranes(
                Chip.MADC_INTERVAL_NANOS, micros, traces, step.placements().size(), "");
    }

    /** The first vector of a tile at all inputs of its hemisphere; activations below 0 are sent apart, and are left out here. */
    private static byte[] vector(Im2col patches, Placement placement, Vectors values) {
        byte[] all = new byte[ChipGeometry.SIGNED_INPUTS];
        int first = placement.segments().getFirst().block().firstInput();
        for (int input = 0; input < patches.length(); input++) {
            all[first + input] = (byte) Math.max(0, LiveLayer.activation(patches, 0, input, values));
        }
        return all;
    }
}
