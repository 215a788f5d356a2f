package dev.synram.calibration.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** As the public software tests its searches: on a linear response every target is found exactly. */
class SearchTest {

    private static final NoiseKey NOISE = NoiseKey.of(1);

    /** Residual {@code slope * (setting - target)} with an individual target for every instance. */
    @SuppressWarnings("ArrayRecordComponent")
    private record LinearRoutine(Cell cell, int[] targets, double slope, double noise) implements Routine {

        @Override
        public double[] measureResiduals(Chip chip, NoiseKey key) {
            int[] settings = chip.readCells(cell);
            double[] residuals = new double[settings.length];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = slope * (settings[i] - targets[i]) + noise * CounterRandom.normal(key.key(), i);
            }
            return residuals;
        }

        @Override
        public double tolerance() {
            return 1;
        }
    }

    private static int[] everyValue(Cell cell) {
        int[] targets = new int[cell.instances(new LinearChip().geometry())];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = cell.min() + i % (cell.max() - cell.min() + 1);
        }
        return targets;
    }

    private static final List<Search> SEARCHES =
            List.of(BinarySearch.plain(), BinarySearch.noisy(), new BinarySearch(20), new LinearSearch(1, 1100));

    @Property(tries = 30)
    void everySearchFindsEveryTargetExactly(
            @ForAll Cell cell,
            @ForAll @IntRange(max = 3) int search,
            @ForAll @DoubleRange(min = 0.01, max = 50) double slope) {
        Chip chip = new LinearChip();
        int[] targets = everyValue(cell);
        int[] found = SEARCHES.get(search).find(new LinearRoutine(cell, targets, slope, 0), chip, NOISE);
        assertThat(Arrays.equals(found, targets)).isTrue();
        assertThat(Arrays.equals(chip.readCells(cell), targets))
                .as("left on the chip")
                .isTrue();
    }

    @Property(tries = 50)
    void linearPredictionFindsEveryTarget(@ForAll Cell cell, @ForAll @DoubleRange(min = 0.01, max = 50) double slope) {
        int[] targets = everyValue(cell);
        int[] found =
                new LinearPrediction(slope).find(new LinearRoutine(cell, targets, slope, 0), new LinearChip(), NOISE);
        assertThat(Arrays.equals(found, targets)).isTrue();
    }

    /** Residuals that are linear are exactly those for which a trim from nearby needs one round. */
    @Property(tries = 20)
    void trimsFindNearbyTargets(@ForAll @DoubleRange(min = 0.01, max = 50) double slope) {
        Chip chip = new LinearChip();
        int[] targets = chip.readCells(Cell.THRESHOLD);
        for (int i = 0; i < targets.length; i++) {
            targets[i] += i % 41 - 20;
        }
        LinearRoutine routine = new LinearRoutine(Cell.THRESHOLD, targets, slope, 0);
        assertThat(Arrays.equals(new TrimSearch(1, 0.06).find(routine, chip, NOISE), targets))
                .isTrue();
    }

    /** Farther than twice its span, a trim does not go in one round, but in several. */
    @Example
    void trimsApproachFarTargets() {
        Chip chip = new LinearChip();
        int[] targets = new int[chip.readCells(Cell.THRESHOLD).length];
        Arrays.fill(targets, 400);
        LinearRoutine routine = new LinearRoutine(Cell.THRESHOLD, targets, 1, 0);
        assertThat(new TrimSearch(1, 0.06).find(routine, chip, NOISE)[0]).isEqualTo(528);
        assertThat(new TrimSearch(4, 0.06).find(routine, chip, NOISE)[0]).isEqualTo(400);
    }

    @Example
    void trimsNeedRoundsAndASpan() {
        assertThatThrownBy(() -> new TrimSearch(0, 0.1)).hasMessageContaining("0 rounds are not possible");
        assertThatThrownBy(() -> new TrimSearch(1, 0)).hasMessageContaining("the span is 0.0");
        assertThatThrownBy(() -> new ProportionalSearch(0)).hasMessageContaining("0 rounds are not possible");
    }

    /** The logarithm of a rate that is proportional to the setting. */
    @Example
    void proportionalSearchesCorrectByTheMeasuredRatio() {
        Chip chip = new LinearChip();
        Routine rate = new Routine() {
            @Override
            public Cell cell() {
                return Cell.ADAPTATION_SPEED;
            }

            @Override
            public double[] measureResiduals(Chip measured, NoiseKey noise) {
                return Arrays.stream(measured.readCells(cell()))
                        .mapToDouble(setting -> Math.log(setting / 250.0))
                        .toArray();
            }

            @Override
            public double tolerance() {
                return 0.1;
            }
        };
        assertThat(new ProportionalSearch(1).find(rate, chip, NOISE)).containsOnly(250);
    }

    @Example
    void binarySearchComesCloseUnderNoise() {
        Cell cell = Cell.EXCITATORY_STRENGTH;
        int[] targets = new int[512];
        Arrays.setAll(targets, i -> 200 + i);
        for (int scatter : new int[] {0, 5}) {
            int[] found =
                    new BinarySearch(scatter).find(new LinearRoutine(cell, targets, 1, 1.0), new LinearChip(), NOISE);
            for (int i = 0; i < targets.length; i++) {
                assertThat(Math.abs(found[i] - targets[i])).isLessThanOrEqualTo(5);
            }
        }
    }

    @Example
    void instancesDoNotStartAtOneValueWhenScattered() {
        List<int[]> written = new ArrayList<>();
        Chip chip = new LinearChip() {
            @Override
            public void writeCells(Cell cell, int[] values) {
                super.writeCells(cell, values);
                written.add(values.clone());
            }
        };
        written.clear();
        int[] targets = everyValue(Cell.LEAK_POTENTIAL);
        BinarySearch.noisy().find(new LinearRoutine(Cell.LEAK_POTENTIAL, targets, 1, 0), chip, NOISE);
        assertThat(Arrays.stream(written.getFirst()).distinct()).hasSize(11);
        assertThat(Arrays.stream(written.getFirst())).allMatch(value -> Math.abs(value - 511) <= 5);
    }

    @Example
    void targetsOutOfReachAndResidualsFail() {
        Cell cell = Cell.DRIVER_OFFSET;
        int[] targets = new int[256];
        Arrays.fill(targets, 100);
        int[] found = BinarySearch.plain().find(new LinearRoutine(cell, targets, 1, 0), new LinearChip(), NOISE);
        assertThat(found).containsOnly(63);
        assertThat(CellSettings.of(cell, found).failures()).isEqualTo(256);

        int[] inside = new int[256];
        Arrays.fill(inside, 30);
        double[] residuals = new double[256];
        Arrays.fill(residuals, 0, 100, -1.5);
        CellSettings settings = CellSettings.of(cell, inside);
        assertThat(settings.failures()).isZero();
        assertThat(settings.within(1, residuals).failures()).isEqualTo(100);
    }

    @Example
    void inversePredictionScalesSettings() {
        Chip chip = new LinearChip();
        int[] targets = everyValue(Cell.EXCITATORY_SPEED);
        chip.writeCells(Cell.EXCITATORY_SPEED, targets);
        int[] found =
                new InversePrediction(4).find(new LinearRoutine(Cell.EXCITATORY_SPEED, targets, 1, 0), chip, NOISE);
        assertThat(found[400]).isEqualTo(100);
        assertThat(found[3]).isEqualTo(1);
        assertThat(chip.readCells(Cell.EXCITATORY_SPEED)).isEqualTo(found);
    }

    @Example
    void impossibleSearchesAreRefused() {
        assertThatThrownBy(() -> new LinearPrediction(0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new BinarySearch(-1)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new InversePrediction(0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new LinearSearch(0, 5)).hasMessageContaining("at least 1");
    }
}
