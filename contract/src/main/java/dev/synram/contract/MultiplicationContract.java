package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.contract.Signals.NOISE;
import static dev.synram.contract.Signals.STRONG;
import static dev.synram.contract.Signals.mean;
import static dev.synram.contract.Signals.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.RowMode;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Results are saturated products of activations and weights, and are written to the right place. */
public interface MultiplicationContract extends ChipUnderTest {

    /** The sign of a weight is that of its contribution. */
    @Test
    default void resultsHaveTheSignOfTheProduct() {
        try (Chip chip = open()) {
            write(chip, new Block(0, 0, 128, 0, 128), MAX_WEIGHT);
            write(chip, new Block(0, 0, 128, 128, 128), -MAX_WEIGHT);
            assertThat(mean(chip, new Block(0, 0, 128, 0, 128))).isGreaterThan(STRONG);
            assertThat(mean(chip, new Block(0, 0, 128, 128, 128))).isLessThan(-STRONG);
        }
    }

    /** Four sends give more than twice the result of one, after an offset independent of the weights is subtracted. */
    @Test
    default void moreSendsGiveLargerResults() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 32, 0, 256);
            write(chip, block, 20);
            Vectors activations = Vectors.zeros(8, 32);
            Arrays.fill(activations.data(), (byte) 10);
            double none = mean(Signals.results(chip, block, Vectors.zeros(8, 32), NOISE));
            double once = mean(Signals.results(chip, block, activations, NOISE)) - none;
            Vectors results = Vectors.zeros(8, 256);
            chip.multiply(new Multiplication(block, new MacSettings(4, 5), NOISE), activations, results);
            assertThat(mean(results.data()) - none).isGreaterThan(2 * once).isGreaterThan(2);
        }
    }

    /** Products beyond 8 bits do not wrap. */
    @Test
    default void resultsSaturate() {
        try (Chip chip = open()) {
            Block block = Block.whole(0);
            for (int sign : new int[] {1, -1}) {
                write(chip, block, sign * MAX_WEIGHT);
                Vectors activations = Vectors.zeros(2, 128);
                Arrays.fill(activations.data(), (byte) MAX_ACTIVATION);
                Vectors results = Vectors.zeros(2, 256);
                chip.multiply(new Multiplication(block, new MacSettings(4, 2), NOISE), activations, results);
                for (byte result : results.data()) {
                    assertThat(sign * result).as("sign of a large product").isGreaterThan(-8);
                }
                Arrays.fill(results.data(), (byte) (sign > 0 ? 127 : -128));
                chip.multiplyAdd(new Multiplication(block, new MacSettings(4, 2), NOISE), activations, results);
                for (byte result : results.data()) {
                    assertThat(sign * result).as("limit of a sum").isGreaterThan(119);
                }
            }
        }
    }

    /** The same product replaces the results, or is added to them. */
    @Test
    default void multiplyOverwritesAndMultiplyAddAdds() {
        try (Chip chip = open()) {
            Block block = new Block(0, 5, 40, 9, 200);
            chip.writeWeights(block, Signals.weights(block, 1));
            Vectors activations = Signals.activations(50, 40, 2);
            byte[] product = Signals.results(chip, block, activations, NOISE);
            Vectors over = Vectors.zeros(50, 200);
            Vectors sum = Vectors.zeros(50, 200);
            Arrays.fill(over.data(), (byte) 99);
            Arrays.fill(sum.data(), (byte) 3);
            chip.multiply(new Multiplication(block, NOISE), activations, over);
            chip.multiplyAdd(new Multiplication(block, NOISE), activations, sum);
            assertThat(mean(over.data())).isCloseTo(mean(product), within(2.0));
            assertThat(mean(sum.data()) - 3).isCloseTo(mean(product), within(2.0));
            if (followsNoiseKey()) {
                assertThat(over.data()).isEqualTo(product);
                for (int i = 0; i < product.length; i++) {
                    assertThat(sum.data()[i]).isEqualTo((byte) Math.clamp(product[i] + 3, -128, 127));
                }
            }
        }
    }

    /** The first activation and result belong to the first input and column of the block. */
    @Test
    default void blocksMayHaveAnyPosition() {
        try (Chip chip = open()) {
            int last = chip.geometry().hemispheres() - 1;
            write(chip, new Block(last, 64, 64, 100, 28), MAX_WEIGHT);
            assertThat(mean(chip, new Block(last, 64, 64, 100, 28))).isGreaterThan(STRONG);
            assertThat(mean(chip, new Block(last, 0, 64, 100, 28))).isBetween(-STRONG, STRONG);
            assertThat(mean(chip, new Block(last, 64, 64, 0, 100))).isBetween(-STRONG, STRONG);
            assertThat(mean(chip, new Block(last, 64, 64, 128, 128))).isBetween(-STRONG, STRONG);
        }
    }

    /** 256 separate inputs, and blocks that begin at an odd one. */
    @Test
    default void unsignedRowsAreSeparateInputs() {
        try (Chip chip = open()) {
            Block odd = new Block(0, 1, 64, 0, 256, RowMode.UNSIGNED);
            Block whole = new Block(0, 0, 256, 0, 256, RowMode.UNSIGNED);
            write(chip, odd, MAX_WEIGHT);
            assertThat(mean(chip, odd)).isGreaterThan(STRONG);
            assertThat(mean(chip, whole, 1, 64)).isGreaterThan(STRONG);
            assertThat(mean(chip, whole, 65, 191)).isBetween(-STRONG, STRONG);
            Vectors even = Vectors.zeros(2, 256);
            Vectors odds = Vectors.zeros(2, 256);
            for (int i = 0; i < 512; i++) {
                (i % 2 == 0 ? even : odds).data()[i] = MAX_ACTIVATION;
            }
            assertThat(mean(Signals.results(chip, whole, even, NOISE))).isGreaterThan(STRONG);
            assertThat(mean(Signals.results(chip, whole, odds, NOISE))).isGreaterThan(STRONG);
        }
    }

    /** Bytes of the array outside the results keep their values, as do the activations. */
    @Test
    default void onlyResultsAreWritten() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 20, 30, 10);
            chip.writeWeights(block, Signals.weights(block, 1));
            Vectors activations = Signals.activations(70, 20, 2);
            byte[] before = activations.data().clone();
            for (VectorBatch all : new VectorBatch[] {Vectors.zeros(70, 16), InterleavedVectors.zeros(70, 16)}) {
                for (int v = 0; v < 70; v++) {
                    for (int i = 0; i < 16; i++) {
                        all.data()[all.index(v, i)] = 77;
                    }
                }
                chip.multiply(new Multiplication(block, NOISE), activations, all.slice(3, 10));
                chip.multiplyAdd(new Multiplication(block, NOISE), activations, all.slice(3, 10));
                for (int v = 0; v < 70; v++) {
                    for (int i : new int[] {0, 1, 2, 13, 14, 15}) {
                        assertThat(all.data()[all.index(v, i)])
                                .as("element %s of vector %s", i, v)
                                .isEqualTo((byte) 77);
                    }
                }
            }
            assertThat(activations.data()).isEqualTo(before);
        }
    }

    /** No vectors give no results and no events. */
    @Test
    default void emptyBatchesAreAllowed() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 3, 0, 2);
            assertThat(chip.multiply(new Multiplication(block, NOISE), Vectors.zeros(0, 3), Vectors.zeros(0, 2)))
                    .isZero();
        }
    }

    /** Shapes of activations and results. */
    @Test
    default void mismatchedShapesAreRefused() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 8, 0, 4);
            refuses(chip, block, Vectors.zeros(2, 7), Vectors.zeros(2, 4));
            refuses(chip, block, Vectors.zeros(2, 9), Vectors.zeros(2, 4));
            refuses(chip, block, Vectors.zeros(2, 8), Vectors.zeros(2, 3));
            refuses(chip, block, Vectors.zeros(2, 8), Vectors.zeros(2, 5));
            refuses(chip, block, Vectors.zeros(2, 8), Vectors.zeros(1, 4));
            refuses(chip, block, Vectors.zeros(2, 8), InterleavedVectors.zeros(3, 4));
            Block missing = new Block(chip.geometry().hemispheres(), 0, 8, 0, 4);
            refuses(chip, missing, Vectors.zeros(2, 8), Vectors.zeros(2, 4));
        }
    }

    private static void refuses(Chip chip, Block block, VectorSource activations, VectorBatch results) {
        Multiplication what = new Multiplication(block, NOISE);
        assertThatIllegalArgumentException().isThrownBy(() -> chip.multiply(what, activations, results));
        assertThatIllegalArgumentException().isThrownBy(() -> chip.multiplyAdd(what, activations, results));
    }

    /** For any vector and input, and for any layout of the vectors. */
    @Test
    default void activationsOutOfRangeAreRefused() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 8, 0, 4);
            for (int wrong : new int[] {MAX_ACTIVATION + 1, -1, Byte.MIN_VALUE, Byte.MAX_VALUE}) {
                for (VectorBatch activations :
                        new VectorBatch[] {Vectors.zeros(40, 8), InterleavedVectors.zeros(40, 8)}) {
                    activations.data()[activations.index(39, 7)] = (byte) wrong;
                    refuses(chip, block, activations, Vectors.zeros(40, 4));
                    activations.data()[activations.index(39, 7)] = 0;
                }
                Vectors single = Vectors.zeros(1, 8);
                single.data()[0] = (byte) wrong;
                refuses(chip, block, new PlainSource(single), Vectors.zeros(1, 4));
            }
            assertThat(Signals.results(chip, block, Vectors.zeros(1, 8), NOISE)).hasSize(4);
        }
    }

    /** Exceptions of the source reach the caller, and the chip remains usable. */
    @Test
    default void aFailingSourceLeavesTheChipUsable() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 8, 0, 4);
            Vectors activations = Signals.activations(100, 8, 1);
            VectorSource failing = new PlainSource(activations, vector -> {
                if (vector == 50) {
                    throw new UnsupportedOperationException("no vector 50");
                }
            });
            assertThatThrownBy(() -> chip.multiply(new Multiplication(block, NOISE), failing, Vectors.zeros(100, 4)))
                    .hasStackTraceContaining("no vector 50");
            long events = chip.multiply(new Multiplication(block, NOISE), activations, Vectors.zeros(100, 4));
            assertThat(events).isEqualTo(EventContract.count(activations));
        }
    }
}
