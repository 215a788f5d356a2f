package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.MatrixKernel;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.random.NormalQuantile;
import java.util.HashMap;
import java.util.Map;

/**
 * One hemisphere folded: synapses and the strengths of synaptic inputs become one effective matrix, so that a
 * multiplication is a matrix product followed by the output curve of each column.
 */
final class FoldedModel implements SignalModel {

    private static final long COLUMN_NOISE = 2;

    private final HemisphereCircuits circuits;
    private final MatrixKernel kernel;
    private final FoldedColumns columns = new FoldedColumns();
    private final float[] matrix = new float[SIGNED_INPUTS * COLUMNS];
    private final Map<MacSettings, FoldedSettings> settingsTables = new HashMap<>();
    private final Map<Block, LineCharge> lineCharges = new HashMap<>();
    private final Block whole;
    private boolean exact;

    FoldedModel(HemisphereCircuits circuits, int hemisphere, MatrixKernel kernel) {
        this.circuits = circuits;
        this.kernel = kernel;
        whole = Block.whole(hemisphere);
    }

    @Override
    public void cellsChanged() {
        settingsTables.clear();
        columns.fold(circuits);
        exact = circuits.settling() == 0 && columns.neverSaturates();
        weightsChanged(whole);
    }

    @Override
    public void weightsChanged(Block block) {
        lineCharges.clear();
        for (int i = block.firstInput(); i < block.firstInput() + block.inputs(); i++) {
            for (int c = block.firstColumn(); c < block.firstColumn() + block.columns(); c++) {
                boolean positive = circuits.synapses().weight(i, c) >= 0;
                float strength = positive ? columns.excitatory[c] : -columns.inhibitory[c];
                matrix[i * COLUMNS + c] = circuits.synapses().current(i, c) * strength;
            }
        }
    }

    @Override
    public Multiplication begin(Block block, MacSettings settings, Run run, Vectors activations, Vectors results) {
        FoldedSettings tables =
                settingsTables.computeIfAbsent(settings, key -> new FoldedSettings(circuits, columns, key));
        LineCharge lineCharge = lineCharges.computeIfAbsent(block, key -> new LineCharge(key, circuits.synapses()));
        return (from, to) -> {
            Scratch scratch = new Scratch();
            for (int vector = from; vector < to; vector++) {
                scratch.events.collect(block, activations, vector);
                multiply(block, tables, lineCharge, scratch);
                long key = circuits.noise().vectorKey(run, vector);
                drawNormals(scratch, block, CounterRandom.combine(key, COLUMN_NOISE));
                int events = scratch.events.count();
                columns.read(
                        scratch.sums,
                        block.firstColumn(),
                        block.columns(),
                        tables.timing().driftMicros(events),
                        tables.noise(events),
                        scratch.normals,
                        circuits.noise().common(key));
                round(scratch.sums, results, vector);
            }
        };
    }

    private void multiply(Block block, FoldedSettings tables, LineCharge lineCharge, Scratch scratch) {
        Events events = scratch.events;
        int count = events.count();
        float pulses = 0;
        float squares = 0;
        for (int e = 0; e < count; e++) {
            int input = events.input(e);
            float pulse = circuits.drivers().pulse(input, events.activation(e));
            scratch.rowStarts[e] = input * COLUMNS + block.firstColumn();
            scratch.pulses[e] = tables.timing().weight(count - 1 - e, count) * pulse;
            pulses += scratch.pulses[e];
            squares += scratch.pulses[e] * pulse;
        }
        kernel.multiply(count, scratch.rowStarts, scratch.pulses, matrix, block.columns(), scratch.sums);
        if (pulses > 0 && !exact) {
            columns.takeLosses(
                    scratch.sums, block, lineCharge, pulses, squares / pulses, tables.loss(), tables.timing(), count);
        }
    }

    /** One hash serves an even column and the odd one after it. */
    private static void drawNormals(Scratch scratch, Block block, long key) {
        int first = block.firstColumn();
        int last = first + block.columns();
        for (int column = first & ~1; column < last; column += 2) {
            long hash = CounterRandom.bits(key, column >> 1);
            if (column >= first) {
                scratch.bits[column - first] = (int) hash;
            }
            if (column + 1 < last) {
                scratch.bits[column + 1 - first] = (int) (hash >>> Integer.SIZE);
            }
        }
        NormalQuantile.of(scratch.bits, scratch.normals, block.columns());
    }

    private static void round(float[] readings, Vectors results, int vector) {
        int start = results.start(vector);
        byte[] data = results.data();
        for (int i = 0; i < results.length(); i++) {
            data[start + i] = (byte) ((int) (readings[i] - Byte.MIN_VALUE + 0.5f) + Byte.MIN_VALUE);
        }
    }
}
