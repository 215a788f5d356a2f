package dev.synram.remote.state;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.RowMode;
import dev.synram.remote.message.WeightWrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights of a chip. A synapse driver has two rows, which hold one signed weight or two unsigned ones in each column. */
final class Synapses {

    private static final int DRIVER_WEIGHTS = SIGNED_INPUTS * COLUMNS;

    private final int hemispheres;

    /** By hemisphere, driver and column; 0 where the driver's rows are unsigned. */
    private final byte[] signed;

    /** By hemisphere, row and column; 0 where the driver's rows are signed. */
    private final byte[] unsigned;

    Synapses(int hemispheres) {
        this.hemispheres = hemispheres;
        signed = new byte[hemispheres * DRIVER_WEIGHTS];
        unsigned = new byte[2 * signed.length];
    }

    void clear() {
        Arrays.fill(signed, (byte) 0);
        Arrays.fill(unsigned, (byte) 0);
    }

    /** What a block with the other use of its rows held is lost. */
    void write(Block block, byte[] weights) {
        check(block, weights);
        for (int input = 0; input < block.inputs(); input++) {
            int of = block.firstInput() + input;
            int driver = at(block.hemisphere() * SIGNED_INPUTS + block.rows().driver(of), block.firstColumn());
            int even = at(2 * (block.hemisphere() * SIGNED_INPUTS + block.rows().driver(of)), block.firstColumn());
            if (block.rows() == RowMode.SIGNED) {
                System.arraycopy(weights, input * block.columns(), signed, driver, block.columns());
                Arrays.fill(unsigned, even, even + block.columns(), (byte) 0);
                Arrays.fill(unsigned, even + COLUMNS, even + COLUMNS + block.columns(), (byte) 0);
            } else {
                System.arraycopy(weights, input * block.columns(), unsigned, even + of % 2 * COLUMNS, block.columns());
                Arrays.fill(signed, driver, driver + block.columns(), (byte) 0);
            }
        }
    }

    private void check(Block block, byte[] weights) {
        if (block.hemisphere() >= hemispheres) {
            throw new IllegalArgumentException(
                    "hemisphere %s does not exist; the chip has %s".formatted(block.hemisphere(), hemispheres));
        }
        if (weights.length != block.size()) {
            throw new IllegalArgumentException("%s inputs x %s columns take %s weights, not %s"
                    .formatted(block.inputs(), block.columns(), block.size(), weights.length));
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < block.rows().minWeight() || weights[i] > MAX_WEIGHT) {
                throw new IllegalArgumentException("weight at input %s, column %s is %s; allowed are %s..%s"
                        .formatted(
                                i / block.columns(),
                                i % block.columns(),
                                weights[i],
                                block.rows().minWeight(),
                                MAX_WEIGHT));
            }
        }
    }

    private static int at(int row, int column) {
        return row * COLUMNS + column;
    }

    /** Blocks with all weights that are not 0. */
    List<WeightWrite> blocks() {
        List<WeightWrite> blocks = new ArrayList<>();
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            byte[] weights = Arrays.copyOfRange(signed, hemisphere * DRIVER_WEIGHTS, (hemisphere + 1) * DRIVER_WEIGHTS);
            if (hasWeights(weights)) {
                blocks.add(new WeightWrite(Block.whole(hemisphere), weights));
            }
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                addUnsigned(hemisphere, driver, blocks);
            }
        }
        return blocks;
    }

    private static boolean hasWeights(byte[] weights) {
        for (byte weight : weights) {
            if (weight != 0) {
                return true;
            }
        }
        return false;
    }

    /** Columns of a driver beside each other whose rows are unsigned are one block. */
    private void addUnsigned(int hemisphere, int driver, List<WeightWrite> blocks) {
        int row = 2 * (hemisphere * SIGNED_INPUTS + driver);
        int column = 0;
        while (column < COLUMNS) {
            int first = column;
            while (column < COLUMNS && isUnsigned(row, column)) {
                column++;
            }
            if (column > first) {
                Block block = new Block(hemisphere, 2 * driver, 2, first, column - first, RowMode.UNSIGNED);
                blocks.add(new WeightWrite(block, rows(row, block)));
            }
            column++;
        }
    }

    private boolean isUnsigned(int row, int column) {
        return unsigned[at(row, column)] != 0 || unsigned[at(row + 1, column)] != 0;
    }

    private byte[] rows(int row, Block block) {
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < 2; i++) {
            System.arraycopy(unsigned, at(row + i, block.firstColumn()), weights, i * block.columns(), block.columns());
        }
        return weights;
    }
}
