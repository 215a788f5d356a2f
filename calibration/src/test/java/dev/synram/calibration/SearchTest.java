package dev.synram.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.random.CounterRandom;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The public software's own test of its searches: on a linear response every target is found exactly. */
class SearchTest {

    private static final Run RUN = Run.of(1);

    /** Deviation {@code slope * (setting - target)} with a target of its own for every instance. */
    @SuppressWarnings("ArrayRecordComponent")
    private record LinearRoutine(Cell cell, int[] targets, double slope, double noise) implements Routine {

        @Override
        public String title() {
            return "linear";
        }

        @Override
        public void prepare(Chip chip) {}

        @Override
        public double[] measureDeviation(Chip chip, Run run) {
            int[] settings = chip.readCells(cell);
            double[] deviation = new double[settings.length];
            for (int i = 0; i < deviation.length; i++) {
                deviation[i] = slope * (settings[i] - targets[i]) + noise * CounterRandom.normal(run.key(), i);
            }
            return deviation;
        }
    }

    private static int[] everyValue(Cell cell) {
        int[] targets = new int[cell.instances(new LinearChip().geometry())];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = cell.min() + i % (cell.max() - cell.min() + 1);
        }
        return targets;
    }

    @Property(tries = 50)
    void binarySearchFindsEveryTarget(@ForAll Cell cell, @ForAll @DoubleRange(min = 0.01, max = 50) double slope) {
        Chip chip = new LinearChip();
        int[] targets = everyValue(cell);
        CellSettings found = new BinarySearch().find(new LinearRoutine(cell, targets, slope, 0), chip, RUN);
        assertThat(found.values()).isEqualTo(targets);
        assertThat(chip.readCells(cell)).as("left on the chip").isEqualTo(targets);
        for (int i = 0; i < targets.length; i++) {
            assertThat(found.successes()[i]).isEqualTo(targets[i] > cell.min() && targets[i] < cell.max());
        }
    }

    @Example
    void binarySearchComesCloseUnderNoise() {
        Cell cell = Cell.EXCITATORY_STRENGTH;
        int[] targets = new int[512];
        Arrays.setAll(targets, i -> 200 + i);
        CellSettings found = new BinarySearch().find(new LinearRoutine(cell, targets, 1, 1.0), new LinearChip(), RUN);
        for (int i = 0; i < targets.length; i++) {
            assertThat(Math.abs(found.values()[i] - targets[i])).isLessThanOrEqualTo(5);
        }
    }

    @Example
    void binarySearchReportsTargetsOutOfReach() {
        Cell cell = Cell.DRIVER_OFFSET;
        int[] targets = new int[256];
        Arrays.fill(targets, 100);
        CellSettings found = new BinarySearch().find(new LinearRoutine(cell, targets, 1, 0), new LinearChip(), RUN);
        assertThat(found.failures()).isEqualTo(256);
        assertThat(found.values()).containsOnly(63);
    }

    @Property(tries = 50)
    void linearPredictionFindsEveryTarget(@ForAll Cell cell, @ForAll @DoubleRange(min = 0.01, max = 50) double slope) {
        int[] targets = everyValue(cell);
        CellSettings found =
                new LinearPrediction(slope).find(new LinearRoutine(cell, targets, slope, 0), new LinearChip(), RUN);
        assertThat(found.values()).isEqualTo(targets);
    }

    @Example
    void aResponseMustGrow() {
        assertThatThrownBy(() -> new LinearPrediction(0)).hasMessageContaining("must be positive");
    }
}
