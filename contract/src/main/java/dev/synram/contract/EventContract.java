package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.contract.Signals.NOISE;
import static org.assertj.core.api.Assertions.assertThat;

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

/** A multiplication returns the number of nonzero activations of all its vectors. */
public interface EventContract extends ChipUnderTest {

    /** The number of events of one send. */
    static long count(VectorBatch activations) {
        long count = 0;
        for (int v = 0; v < activations.count(); v++) {
            for (int i = 0; i < activations.length(); i++) {
                count += activations.data()[activations.index(v, i)] == 0 ? 0 : 1;
            }
        }
        return count;
    }

    /** For any number of vectors, in rows, interleaved or copied individually. */
    @Test
    default void eventsAreCountedInAnyLayout() {
        try (Chip chip = open()) {
            Block block = new Block(0, 3, 50, 7, 20);
            Multiplication what = new Multiplication(block, NOISE);
            for (int count : new int[] {1, 31, 32, 33, 500}) {
                Vectors activations = Signals.activations(count, 50, count);
                InterleavedVectors interleaved = InterleavedVectors.zeros(count, 50);
                Signals.fill(interleaved, count);
                long expected = count(activations);
                assertThat(count(interleaved)).isEqualTo(expected);
                for (VectorSource source :
                        new VectorSource[] {activations, interleaved, new PlainSource(activations)}) {
                    assertThat(chip.multiply(what, source, Vectors.zeros(count, 20)))
                            .as("%s vectors", count)
                            .isEqualTo(expected);
                    assertThat(chip.multiplyAdd(what, source, Vectors.zeros(count, 20)))
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Regardless of the number of sends. */
    @Test
    default void eventsAreThoseOfOneSend() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 50, 0, 20);
            Vectors activations = Signals.activations(5, 50, 3);
            Multiplication what = new Multiplication(block, new MacSettings(7, 2), NOISE);
            assertThat(chip.multiply(what, activations, Vectors.zeros(5, 20))).isEqualTo(count(activations));
        }
    }

    /** Vectors with 255, 256 and no events: a count in a byte would wrap. */
    @Test
    default void allUnsignedInputsMaySendEvents() {
        try (Chip chip = open()) {
            Block block = new Block(0, 0, 256, 0, 4, RowMode.UNSIGNED);
            Multiplication what = new Multiplication(block, NOISE);
            for (int first : new int[] {0, 1, 256}) {
                for (int count : new int[] {1, 40}) {
                    Vectors activations = Vectors.zeros(count, 256);
                    for (int v = 0; v < count; v++) {
                        Arrays.fill(activations.data(), v * 256 + first, v * 256 + 256, (byte) MAX_ACTIVATION);
                    }
                    assertThat(chip.multiply(what, activations, Vectors.zeros(count, 4)))
                            .as("%s vectors without their first %s events", count, first)
                            .isEqualTo(count * (256L - first));
                }
            }
        }
    }
}
