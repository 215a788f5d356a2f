package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.contract.Signals.STRONG;
import static dev.synram.contract.Signals.mean;
import static dev.synram.contract.Signals.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.RowMode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Synapses hold the weights written last, with one row mode at a time. */
public interface WeightContract extends ChipUnderTest {

    /** For all hemispheres and both row modes. */
    @Test
    default void weightsAreZeroAfterPowerOn() {
        try (Chip chip = open()) {
            for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
                assertThat(mean(chip, Block.whole(hemisphere))).isBetween(-STRONG, STRONG);
                assertThat(mean(chip, wholeUnsigned(hemisphere))).isBetween(-STRONG, STRONG);
            }
        }
    }

    private static Block wholeUnsigned(int hemisphere) {
        return new Block(hemisphere, 0, RowMode.UNSIGNED.inputs(), 0, 256, RowMode.UNSIGNED);
    }

    /** Other inputs and columns keep their weights. */
    @Test
    default void aBlockChangesOnlyItsOwnWeights() {
        try (Chip chip = open()) {
            write(chip, Block.whole(0), MAX_WEIGHT);
            write(chip, new Block(0, 32, 64, 64, 100), -MAX_WEIGHT);
            Block left = new Block(0, 0, 128, 0, 64);
            Block middle = new Block(0, 0, 128, 64, 100);
            Block right = new Block(0, 0, 128, 164, 92);
            assertThat(mean(chip, left, 32, 64)).as("columns on the left").isGreaterThan(STRONG);
            assertThat(mean(chip, right, 32, 64)).as("columns on the right").isGreaterThan(STRONG);
            assertThat(mean(chip, middle, 32, 64)).as("inputs of the block").isLessThan(-STRONG);
            assertThat(mean(chip, middle, 0, 32)).as("inputs before it").isGreaterThan(STRONG);
            assertThat(mean(chip, middle, 96, 32)).as("inputs after it").isGreaterThan(STRONG);
        }
    }

    /** Weights are stored row by row: each input of a column may have a different weight. */
    @Test
    default void weightsAreOrderedByInput() {
        try (Chip chip = open()) {
            Block block = new Block(0, 16, 80, 100, 3);
            byte[] weights = new byte[block.size()];
            for (int i = 0; i < block.inputs(); i++) {
                weights[i * 3] = MAX_WEIGHT;
                weights[i * 3 + 2] = (byte) (i < 40 ? -MAX_WEIGHT : 0);
            }
            chip.writeWeights(block, weights);
            assertThat(mean(chip, new Block(0, 16, 80, 100, 1))).isGreaterThan(STRONG);
            assertThat(mean(chip, new Block(0, 16, 80, 101, 1), 0, 40)).isBetween(-STRONG, STRONG);
            assertThat(mean(chip, new Block(0, 16, 80, 102, 1), 0, 40)).isLessThan(-STRONG);
            assertThat(mean(chip, new Block(0, 16, 80, 102, 1), 40, 40)).isBetween(-STRONG, STRONG);
        }
    }

    /** The synapse arrays of a chip are independent. */
    @Test
    default void hemispheresHaveSeparateWeights() {
        try (Chip chip = open()) {
            int hemispheres = chip.geometry().hemispheres();
            for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
                write(chip, Block.whole(hemisphere), hemisphere % 2 == 0 ? MAX_WEIGHT : -MAX_WEIGHT);
            }
            for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
                double mean = mean(chip, Block.whole(hemisphere));
                assertThat(hemisphere % 2 == 0 ? mean : -mean)
                        .as("hemisphere %s", hemisphere)
                        .isGreaterThan(STRONG);
            }
        }
    }

    /** Drivers 16..31 in columns 0..127 lose their signed weights; all others keep them. */
    @Test
    default void unsignedWeightsReplaceSignedOnes() {
        try (Chip chip = open()) {
            Block left = new Block(0, 0, 128, 0, 128);
            Block right = new Block(0, 0, 128, 128, 128);
            write(chip, Block.whole(0), MAX_WEIGHT);
            write(chip, new Block(0, 32, 32, 0, 128, RowMode.UNSIGNED), 0);
            assertThat(mean(chip, left, 16, 16)).as("lost").isBetween(-STRONG, STRONG);
            assertThat(mean(chip, left, 32, 32)).as("drivers after them").isGreaterThan(STRONG);
            assertThat(mean(chip, left, 0, 16)).as("drivers before them").isGreaterThan(STRONG);
            assertThat(mean(chip, right, 16, 16)).as("other columns").isGreaterThan(STRONG);
        }
    }

    /** The reverse case. */
    @Test
    default void signedWeightsReplaceUnsignedOnes() {
        try (Chip chip = open()) {
            Block left = new Block(0, 0, 256, 0, 128, RowMode.UNSIGNED);
            Block right = new Block(0, 0, 256, 128, 128, RowMode.UNSIGNED);
            write(chip, wholeUnsigned(0), MAX_WEIGHT);
            write(chip, new Block(0, 16, 16, 0, 128), 0);
            assertThat(mean(chip, left, 32, 32)).as("lost").isBetween(-STRONG, STRONG);
            assertThat(mean(chip, left, 64, 32)).as("rows after them").isGreaterThan(STRONG);
            assertThat(mean(chip, left, 0, 32)).as("rows before them").isGreaterThan(STRONG);
            assertThat(mean(chip, right, 32, 32)).as("other columns").isGreaterThan(STRONG);
        }
    }

    /** A signed weight uses both rows of its driver, an unsigned one a single row. */
    @Test
    default void oneUnsignedRowReplacesASignedWeight() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 128, 0, 128);
            write(chip, block, MAX_WEIGHT);
            for (int driver = 0; driver < 128; driver++) {
                write(chip, new Block(0, 2 * driver + driver % 2, 1, 0, 128, RowMode.UNSIGNED), 0);
            }
            assertThat(mean(chip, block)).isBetween(-STRONG, STRONG);
        }
    }

    /** Later changes of the caller's array have no effect. */
    @Test
    default void theArrayOfWeightsIsCopied() {
        try (Chip chip = open()) {
            byte[] weights = Signals.equal(Block.whole(0), MAX_WEIGHT);
            chip.writeWeights(Block.whole(0), weights);
            Arrays.fill(weights, (byte) -MAX_WEIGHT);
            assertThat(mean(chip, Block.whole(0))).isGreaterThan(STRONG);
        }
    }

    /** The weights keep their values. */
    @Test
    default void invalidWeightsAreRefused() {
        try (Chip chip = open()) {
            Block block = Block.whole(0);
            write(chip, block, MAX_WEIGHT);
            for (int wrong : new int[] {MAX_WEIGHT + 1, -MAX_WEIGHT - 1, Byte.MIN_VALUE, Byte.MAX_VALUE}) {
                byte[] weights = Signals.equal(block, -MAX_WEIGHT);
                weights[weights.length - 1] = (byte) wrong;
                refuses(chip, block, weights);
            }
            Block unsigned = new Block(0, 0, 4, 0, 4, RowMode.UNSIGNED);
            byte[] negative = new byte[unsigned.size()];
            negative[5] = -1;
            refuses(chip, unsigned, negative);
            refuses(chip, block, new byte[block.size() - 1]);
            refuses(chip, block, new byte[block.size() + 1]);
            int missing = chip.geometry().hemispheres();
            refuses(chip, Block.whole(missing), new byte[block.size()]);
            assertThat(mean(chip, block)).isGreaterThan(STRONG);
        }
    }

    private static void refuses(Chip chip, Block block, byte[] weights) {
        assertThatIllegalArgumentException()
                .as("%s weights for %s", weights.length, block)
                .isThrownBy(() -> chip.writeWeights(block, weights));
    }
}
