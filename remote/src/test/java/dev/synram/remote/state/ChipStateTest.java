package dev.synram.remote.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.contract.ExactChip;
import dev.synram.remote.message.CellWrite;
import dev.synram.remote.message.WeightWrite;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What was written, written again. */
class ChipStateTest {

    /** Blocks of both kinds over each other: a restored chip has the same weights, each seen by a vector that drives it alone. */
    @Property(tries = 20, seed = "1")
    void aRestoredChipHasTheSameWeights(@ForAll long seed) {
        Random random = new Random(seed);
        ChipState state = new ChipState(ChipGeometry.BRAINSCALES2);
        try (ExactChip chip = new ExactChip(2, 1);
                ExactChip restored = new ExactChip(2, 1)) {
            for (int i = random.nextInt(12); i >= 0; i--) {
                WeightWrite write = random(random);
                chip.writeWeights(write.block(), write.weights());
                state.write(write);
            }
            state.restore(restored);
            for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
                for (RowMode rows : RowMode.values()) {
                    Block whole = new Block(hemisphere, 0, rows.inputs(), 0, 256, rows);
                    assertThat(weights(restored, whole)).isEqualTo(weights(chip, whole));
                }
            }
        }
    }

    private static WeightWrite random(Random random) {
        RowMode rows = random.nextBoolean() ? RowMode.SIGNED : RowMode.UNSIGNED;
        int firstInput = random.nextInt(rows.inputs());
        int firstColumn = random.nextInt(256);
        Block block = new Block(
                random.nextInt(2),
                firstInput,
                1 + random.nextInt(rows.inputs() - firstInput),
                firstColumn,
                1 + random.nextInt(256 - firstColumn),
                rows);
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextBoolean() ? 0 : (byte) random.nextInt(rows.minWeight(), 64);
        }
        return new WeightWrite(block, weights);
    }

    private static byte[] weights(ExactChip chip, Block block) {
        Vectors vectors = Vectors.zeros(block.inputs(), block.inputs());
        for (int i = 0; i < block.inputs(); i++) {
            vectors.data()[vectors.index(i, i)] = 1;
        }
        Vectors results = Vectors.zeros(block.inputs(), block.columns());
        chip.multiply(new Multiplication(block, NoiseKey.of(1)), vectors, results);
        return results.data();
    }

    /** The number of writes is kept, the last values count. */
    @Test
    void writesOfACellAreCounted() {
        ChipState state = new ChipState(ChipGeometry.BRAINSCALES2);
        state.write(new CellWrite(Cell.SYNAPSE_BIAS, 1, new int[] {1, 2, 3, 4}));
        state.write(new CellWrite(Cell.SYNAPSE_BIAS, 3, new int[] {5, 6, 7, 8}));
        assertThat(state.read(Cell.SYNAPSE_BIAS)).containsExactly(5, 6, 7, 8);
        assertThat(state.cells()).extracting(CellWrite::times).containsExactly(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.write(new CellWrite(Cell.SYNAPSE_BIAS, 1, new int[] {1, 2, 3, 1023})))
                .withMessageContaining("1023");
    }
}
