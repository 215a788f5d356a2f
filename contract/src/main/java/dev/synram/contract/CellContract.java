package dev.synram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cells store the values written to them and refuse invalid ones. */
public interface CellContract extends ChipUnderTest {

    /** Cells have their default values after power-on. */
    @Test
    default void cellsHaveTheirDefaultsAfterPowerOn() {
        try (Chip chip = open()) {
            for (Cell cell : Cell.values()) {
                assertThat(chip.readCells(cell))
                        .as(cell.name())
                        .hasSize(cell.instances(chip.geometry()))
                        .containsOnly(cell.defaultValue());
            }
        }
    }

    /** For every cell, with different values for neighboring instances, including the smallest and the largest. */
    @Test
    default void cellsReturnWrittenValues() {
        try (Chip chip = open()) {
            for (Cell cell : Cell.values()) {
                int[] values = pattern(cell, chip);
                chip.writeCells(cell, values);
                assertThat(chip.readCells(cell)).as(cell.name()).isEqualTo(values);
            }
            for (Cell cell : Cell.values()) {
                assertThat(chip.readCells(cell))
                        .as("%s after all others were written", cell)
                        .isEqualTo(pattern(cell, chip));
            }
        }
    }

    private static int[] pattern(Cell cell, Chip chip) {
        int[] values = new int[cell.instances(chip.geometry())];
        int range = cell.max() - cell.min() + 1;
        Arrays.setAll(values, i -> cell.min() + (i * 7 + cell.name().length()) % range);
        values[0] = cell.min();
        values[values.length - 1] = cell.max();
        return values;
    }

    /** Later changes of the caller's arrays have no effect. */
    @Test
    default void arraysOfCellsAreCopied() {
        try (Chip chip = open()) {
            int[] values = pattern(Cell.DRIVER_OFFSET, chip);
            int[] expected = values.clone();
            chip.writeCells(Cell.DRIVER_OFFSET, values);
            values[1]++;
            chip.readCells(Cell.DRIVER_OFFSET)[2]++;
            assertThat(chip.readCells(Cell.DRIVER_OFFSET)).isEqualTo(expected);
        }
    }

    /** The cells keep their values. */
    @Test
    default void invalidCellValuesAreRefused() {
        try (Chip chip = open()) {
            for (Cell cell : Cell.values()) {
                int[] before = pattern(cell, chip);
                chip.writeCells(cell, before);
                for (int wrong : new int[] {cell.min() - 1, cell.max() + 1}) {
                    int[] values = new int[before.length];
                    Arrays.fill(values, cell.defaultValue());
                    values[values.length - 1] = wrong;
                    assertThatIllegalArgumentException()
                            .as("%s of %s", cell, wrong)
                            .isThrownBy(() -> chip.writeCells(cell, values))
                            .withMessageContaining(Integer.toString(wrong));
                }
                assertThatIllegalArgumentException()
                        .as("too few values of %s", cell)
                        .isThrownBy(() -> chip.writeCells(cell, Arrays.copyOf(before, before.length - 1)));
                assertThat(chip.readCells(cell)).as(cell.name()).isEqualTo(before);
            }
        }
    }
}
