package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.MatrixKernel;
import java.util.Map;

/**
 * One hemisphere in the folded model: drivers, synapses, synaptic inputs and the ADC's slope are folded into one
 * effective matrix, so that a multiplication is a matrix product followed by the output curve of each column.
 */
final class Hemisphere {

    private final int index;
    private final DriverBank drivers;
    private final SynapseArray synapses;
    private final NeuronRow neurons;
    private final CadcRow cadc;
    private final TemporalNoise noise;
    private final double pseudoLeakMicros;
    private final float[] matrix = new float[SIGNED_INPUTS * COLUMNS];
    private final float[] baseline = new float[COLUMNS];
    private final float[] lowest = new float[COLUMNS];
    private final float[] highest = new float[COLUMNS];

    Hemisphere(long chipSeed, int index, ChipParameters parameters) {
        this.index = index;
        drivers = new DriverBank(chipSeed, index, parameters.driver());
        synapses = new SynapseArray(chipSeed, index, parameters.synapse());
        neurons = new NeuronRow(chipSeed, index, parameters.neuron());
        cadc = new CadcRow(chipSeed, index, parameters.cadc());
        noise = new TemporalNoise(chipSeed, index, parameters.noise());
        pseudoLeakMicros = parameters.neuron().pseudoLeakMicros();
    }

    /** Takes over this hemisphere's share of all cells. */
    void configure(Map<Cell, int[]> cells) {
        drivers.configure(values(cells, Cell.DRIVER_OFFSET), first(Cell.DRIVER_OFFSET));
        neurons.configure(
                values(cells, Cell.EXCITATORY_STRENGTH),
                values(cells, Cell.INHIBITORY_STRENGTH),
                first(Cell.EXCITATORY_STRENGTH));
        cadc.configure(values(cells, Cell.CADC_OFFSET), first(Cell.CADC_OFFSET));
        for (int column = 0; column < COLUMNS; column++) {
            baseline[column] = cadc.slope(column) * neurons.rest(column) + cadc.offset(column);
            lowest[column] = Math.max(Byte.MIN_VALUE, -baseline[column]);
            highest[column] = Math.min(Byte.MAX_VALUE, CadcRow.MAX_READING - baseline[column]);
        }
        fold(Block.whole(index));
    }

    private int first(Cell cell) {
        return index * cell.instancesPerHemisphere();
    }

    private static int[] values(Map<Cell, int[]> cells, Cell cell) {
        int[] values = cells.get(cell);
        if (values == null) {
            throw new IllegalStateException(cell + " was never written");
        }
        return values;
    }

    void write(Block block, byte[] weights) {
        synapses.write(block, weights);
        fold(block);
    }

    private void fold(Block block) {
        for (int i = block.firstInput(); i < block.firstInput() + block.inputs(); i++) {
            for (int c = block.firstColumn(); c < block.firstColumn() + block.columns(); c++) {
                float strength = synapses.weight(i, c) >= 0 ? neurons.excitatory(c) : -neurons.inhibitory(c);
                matrix[i * COLUMNS + c] = synapses.current(i, c) * strength * cadc.slope(c);
            }
        }
    }

    int[] readResetMembranes(Run run) {
        int[] readings = new int[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            int reading = Math.round(baseline[column] + noise.ofReading(column, run));
            readings[column] = Math.clamp(reading, 0, CadcRow.MAX_READING);
        }
        return readings;
    }

    /** What is left of early events under these settings. */
    PseudoLeak leak(MacSettings settings) {
        return new PseudoLeak(settings, pseudoLeakMicros);
    }

    /**
     * Multiplies one vector. Several threads may do so at once, each with its own scratch.
     *
     * @param vector number of the vector
     */
    void multiply(
            Block block,
            MacSettings settings,
            PseudoLeak leak,
            Run run,
            Vectors activations,
            Vectors results,
            int vector,
            MatrixKernel kernel,
            Scratch scratch) {
        int events = collectEvents(block, activations, vector, leak, scratch);
        kernel.multiply(events, scratch.rowStarts, scratch.pulses, matrix, block.columns(), scratch.sums);
        neurons.integrate(scratch.sums, block.firstColumn(), block.columns());
        noise.addTo(scratch, block.firstColumn(), block.columns(), events * settings.numSends(), run, vector);
        convert(block, scratch.sums, results, vector);
    }

    /** Lists the events of a vector, last input first: later events have had less time to leak. */
    private int collectEvents(Block block, Vectors activations, int vector, PseudoLeak leak, Scratch scratch) {
        byte[] data = activations.data();
        int start = activations.start(vector);
        int events = 0;
        for (int i = block.inputs() - 1; i >= 0; i--) {
            int activation = data[start + i];
            if (activation == 0) {
                continue;
            }
            if ((activation & ~MAX_ACTIVATION) != 0) {
                throw new IllegalArgumentException("activation %d of vector %d is %d; allowed are 0..%d"
                        .formatted(i, vector, activation, MAX_ACTIVATION));
            }
            int driver = block.firstInput() + i;
            scratch.rowStarts[events] = driver * COLUMNS + block.firstColumn();
            scratch.pulses[events] = leak.after(events) * drivers.pulse(driver, activation);
            events++;
        }
        float sends = leak.overSends(events);
        for (int e = 0; e < events; e++) {
            scratch.pulses[e] *= sends;
        }
        return events;
    }

    /** Reads the ADC: clips at its ends and at 8 bit, and rounds to the nearest integer. */
    private void convert(Block block, float[] values, Vectors results, int vector) {
        int start = results.start(vector);
        int first = block.firstColumn();
        byte[] data = results.data();
        for (int i = 0; i < block.columns(); i++) {
            float reading = Math.max(lowest[first + i], Math.min(highest[first + i], values[i]));
            data[start + i] = (byte) ((int) (reading - Byte.MIN_VALUE + 0.5f) + Byte.MIN_VALUE);
        }
    }
}
