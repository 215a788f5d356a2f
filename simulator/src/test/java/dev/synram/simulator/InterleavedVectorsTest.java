package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.error.ChipParameters;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Vectors side by side are the same vectors. */
class InterleavedVectorsTest {

    @Property(tries = 100)
    void everyElementHasAPlaceOfItsOwn(
            @ForAll @IntRange(min = 1, max = 70) int samples,
            @ForAll @IntRange(min = 1, max = 6) int positions,
            @ForAll @IntRange(min = 1, max = 5) int length) {
        InterleavedVectors bySample = InterleavedVectors.zeros(samples, positions * length);
        InterleavedVectors byPosition = bySample.divided(positions);
        Set<Integer> places = new HashSet<>();
        for (int sample = 0; sample < samples; sample++) {
            for (int element = 0; element < positions * length; element++) {
                int index = bySample.index(sample, element);
                assertThat(places.add(index)).isTrue();
                assertThat(index).isNotNegative().isLessThan(bySample.zeros());
                assertThat(byPosition.index(sample * positions + element / length, element % length))
                        .isEqualTo(index);
            }
        }
    }

    @Property(tries = 100)
    void vectorsAreDealtIntoStripsPositionByPosition(
            @ForAll @IntRange(min = 1, max = 100) int samples, @ForAll @IntRange(min = 1, max = 6) int positions) {
        int count = samples * positions;
        InterleavedVectors strips = InterleavedVectors.zeros(samples, positions).divided(positions);
        Set<Integer> dealt = new HashSet<>();
        for (int strip = 0; strip < InterleavedVectors.strips(count, positions); strip++) {
            for (int lane = 0; lane < InterleavedVectors.lanes(strip, count, positions); lane++) {
                int vector = InterleavedVectors.firstVector(strip, positions) + lane * positions;
                assertThat(dealt.add(vector)).isTrue();
                assertThat(strips.index(vector, 0)).isEqualTo(strips.row(strip, 0) + lane);
            }
        }
        assertThat(dealt).hasSize(count);
    }

    @Property(tries = 12)
    void aChipGivesTheSameResultsFromAndToStrips(
            @ForAll Fidelity fidelity,
            @ForAll @IntRange(min = 1, max = 70) int count,
            @ForAll boolean add,
            @ForAll long seed) {
        Random random = new Random(seed);
        Block block = new Block(1, 3, 50, 7, 20);
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (random.nextInt(127) - 63);
        }
        Vectors rows = Vectors.zeros(count, 60);
        InterleavedVectors lanes = InterleavedVectors.zeros(count, 60);
        Vectors results = Vectors.zeros(count, 25);
        InterleavedVectors side = InterleavedVectors.zeros(count, 25);
        Vectors mixed = Vectors.zeros(count, 25);
        for (int v = 0; v < count; v++) {
            for (int i = 0; i < 60; i++) {
                byte value = (byte) random.nextInt(32);
                rows.data()[rows.index(v, i)] = value;
                lanes.data()[lanes.index(v, i)] = value;
            }
            for (int c = 0; c < 25; c++) {
                byte value = (byte) random.nextInt();
                results.data()[results.index(v, c)] = value;
                mixed.data()[mixed.index(v, c)] = value;
                side.data()[side.index(v, c)] = value;
            }
        }
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, fidelity, 2)) {
            chip.writeWeights(block, weights);
            multiply(chip, block, rows.slice(4, 50), results.slice(2, 20), add);
            multiply(chip, block, lanes.slice(4, 50), side.slice(2, 20), add);
            multiply(chip, block, lanes.slice(4, 50), mixed.slice(2, 20), add);
        }
        for (int v = 0; v < count; v++) {
            for (int c = 0; c < 25; c++) {
                assertThat(side.data()[side.index(v, c)]).isEqualTo(results.data()[results.index(v, c)]);
            }
        }
        assertThat(mixed.data()).isEqualTo(results.data());
    }

    private static void multiply(Chip chip, Block block, VectorBatch from, VectorBatch to, boolean add) {
        if (add) {
            chip.multiplyAdd(new Multiplication(block, NoiseKey.of(5)), from, to);
        } else {
            chip.multiply(new Multiplication(block, NoiseKey.of(5)), from, to);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        InterleavedVectors strips = InterleavedVectors.zeros(4, 6);
        assertThatThrownBy(() -> strips.divided(4)).hasMessageContaining("cannot be divided by 4");
        assertThatThrownBy(() -> strips.slice(3, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Vectors.zeros(2, 6).slice(1, 3).divided(2)).hasMessageContaining("divided by 2");
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 1)) {
            Block block = new Block(0, 0, 6, 0, 3);
            InterleavedVectors byPosition = strips.divided(2);
            assertThatThrownBy(() ->
                            chip.multiply(new Multiplication(block, NoiseKey.of(1)), Vectors.zeros(8, 6), byPosition))
                    .hasMessageContaining("2 per sample");
        }
    }
}
