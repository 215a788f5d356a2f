package dev.synram.contract;

import static dev.synram.contract.Signals.NOISE;
import static dev.synram.contract.Signals.activations;
import static dev.synram.contract.Signals.results;
import static dev.synram.contract.Signals.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import org.junit.jupiter.api.Test;

/** The noise of a simulated chip depends only on the key and the index of the vector. */
public interface NoiseKeyContract extends ChipUnderTest {

    /** Independent of calls in between, and on another chip of the same kind. */
    @Test
    default void theSameKeyGivesTheSameBits() {
        assumeTrue(followsNoiseKey());
        Block block = new Block(0, 3, 100, 7, 200);
        Vectors activations = activations(100, 100, 2);
        byte[] first;
        try (Chip chip = open()) {
            chip.writeWeights(block, weights(block, 1));
            first = results(chip, block, activations, NOISE);
            results(chip, block, activations, NoiseKey.of(77));
            assertThat(results(chip, block, activations, NOISE)).isEqualTo(first);
        }
        try (Chip chip = open()) {
            chip.writeWeights(block, weights(block, 1));
            assertThat(results(chip, block, activations, NOISE)).isEqualTo(first);
        }
    }

    /** Calls with keys offset by the preceding vectors, in any order, down to single vectors. */
    @Test
    default void resultsDoNotDependOnHowABatchIsSplit() {
        assumeTrue(followsNoiseKey());
        for (RowMode rows : RowMode.values()) {
            Block block = new Block(0, 3, 100, 7, 200, rows);
            Vectors activations = activations(150, 100, 2);
            try (Chip chip = open()) {
                chip.writeWeights(block, weights(block, 1));
                byte[] whole = results(chip, block, activations, NOISE);
                Vectors split = Vectors.zeros(150, 200);
                int[] cuts = {0, 1, 2, 33, 65, 150};
                for (int i = cuts.length - 2; i >= 0; i--) {
                    int first = cuts[i];
                    int count = cuts[i + 1] - first;
                    chip.multiply(
                            new Multiplication(block, NOISE.skip(first)),
                            activations.range(first, count),
                            split.range(first, count));
                }
                assertThat(split.data()).as(rows.name()).isEqualTo(whole);
            }
        }
    }

    /** The noise of columns is independent: a block of fewer columns gives the same results for them. */
    @Test
    default void resultsDoNotDependOnOtherColumns() {
        assumeTrue(followsNoiseKey());
        Block block = new Block(0, 0, 100, 0, 256);
        Vectors activations = activations(40, 100, 2);
        try (Chip chip = open()) {
            chip.writeWeights(block, weights(block, 1));
            Vectors whole = Vectors.zeros(40, 256);
            chip.multiply(new Multiplication(block, NOISE), activations, whole);
            for (int[] part : new int[][] {{0, 1}, {1, 60}, {127, 2}, {131, 125}, {255, 1}}) {
                byte[] some = results(chip, block.columns(part[0], part[1]), activations, NOISE);
                for (int v = 0; v < 40; v++) {
                    for (int c = 0; c < part[1]; c++) {
                        assertThat(some[v * part[1] + c])
                                .as("column %s", part[0] + c)
                                .isEqualTo(whole.data()[whole.index(v, part[0] + c)]);
                    }
                }
            }
        }
    }

    /** Vectors and results may be in rows or interleaved batches, including several vectors per sample. */
    @Test
    default void resultsDoNotDependOnTheLayoutOfTheVectors() {
        assumeTrue(followsNoiseKey());
        int samples = 70;
        int positions = 3;
        int count = samples * positions;
        Block block = new Block(0, 2, 30, 5, 16);
        Vectors rows = activations(samples, positions * 30, 4);
        InterleavedVectors interleaved = InterleavedVectors.zeros(samples, positions * 30);
        Signals.fill(interleaved, 4);
        try (Chip chip = open()) {
            chip.writeWeights(block, weights(block, 1));
            byte[] expected = results(chip, block, rows.divided(positions), NOISE);
            VectorSource plain = new PlainSource(Vectors.of(rows.data(), 30));
            assertThat(results(chip, block, plain, NOISE)).isEqualTo(expected);
            assertThat(results(chip, block, interleaved.divided(positions), NOISE))
                    .isEqualTo(expected);

            InterleavedVectors results = InterleavedVectors.zeros(samples, positions * 16);
            VectorBatch byPosition = results.divided(positions);
            chip.multiply(new Multiplication(block, NOISE), interleaved.divided(positions), byPosition);
            for (int v = 0; v < count; v++) {
                for (int c = 0; c < 16; c++) {
                    assertThat(results.data()[byPosition.index(v, c)]).isEqualTo(expected[v * 16 + c]);
                }
            }
        }
    }
}
