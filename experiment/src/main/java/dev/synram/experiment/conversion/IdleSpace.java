package dev.synram.experiment.conversion;

import dev.synram.chip.MacSettings;
import dev.synram.chip.RowMode;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.layout.Matrix;
import dev.synram.compiler.target.Target;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How often the inputs of a multiplication fit over the rows of a synapse array, and its results over the columns, without one
 * more vector to send: idle rows then carry signal, and mismatch and the noise of reads average out over idle columns.
 *
 * @param target the chips
 * @param waitBetweenEvents FPGA cycles between events
 */
record IdleSpace(Target target, int waitBetweenEvents) {

    /** Share of inputs that are assumed not to be 0. */
    static final double ACTIVITY = 0.5;

    /**
     * The rows with as many copies as fit, or more if an output has too few rows without.
     *
     * @param leastRows rows that an output should have, even if more vectors must be sent for it
     */
    RowSlices filled(Mac mac, RowSlices once, int constantRows, boolean signed, int leastRows) {
        int inputs = Math.max(1, inputsOfOutput(mac));
        int room = Math.max(1, (ChipGeometry.SIGNED_INPUTS - constantRows) / inputs);
        int most = once.lowBits() == 0 ? room : Math.min(room, 1 << once.lowBits());
        int vectors = vectors(mac, once, constantRows, signed, 1);
        int free = largest(most, copies -> vectors(mac, once.withCopies(copies), constantRows, signed, 1) <= vectors);
        return once.withCopies(Math.max(free, Math.min(most, leastRows / inputs)));
    }

    /** As many columns for each result as fit. */
    int columns(Mac mac, RowSlices rows, int constantRows, boolean signed) {
        int vectors = vectors(mac, rows, constantRows, signed, 1);
        return largest(Fill.MOST_COLUMNS, columns -> vectors(mac, rows, constantRows, signed, columns) <= vectors);
    }

    /** The largest number from 1 to {@code most} that fits, if all below it do. */
    private static int largest(int most, IntPredicate fits) {
        int known = 1;
        int beyond = Math.max(1, most) + 1;
        while (beyond - known > 1) {
            int middle = (known + beyond) / 2;
            if (fits.test(middle)) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        return known;
    }

    private static int inputsOfOutput(Mac mac) {
        int groups = mac.layer() instanceof Conv2d conv ? conv.groups() : 1;
        return mac.weightRows() / groups;
    }

    /** What the vectors of a sample take of synrams' time together, in microseconds. */
    double micros(Mac mac, RowSlices rows, int constantRows, boolean signed, int sends) {
        return matrix(mac, rows, constantRows, signed, 1, sends).micros();
    }

    private int vectors(Mac mac, RowSlices rows, int constantRows, boolean signed, int columns) {
        return matrix(mac, rows, constantRows, signed, columns, 1).vectors();
    }

    private Matrix matrix(Mac mac, RowSlices rows, int constantRows, boolean signed, int columns, int sends) {
        Shape input = rows.of(mac.input());
        MacLayer layer =
                mac.layer().with(new Bias(true, constantRows)).withOutputs(Math.multiplyExact(mac.outputs(), columns));
        Network alone = new Network(
                mac.name(),
                List.of(
                        new Node("input", new Input(input, signed), List.of(), input),
                        new Node("layer", layer, List.of(0), layer.outputShape(input))));
        return Matrix.of(
                alone.macs().getFirst(),
                new MacSettings(sends, waitBetweenEvents),
                RowMode.SIGNED,
                signed,
                ACTIVITY,
                target,
                true);
    }
}
