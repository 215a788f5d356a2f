package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import java.util.Arrays;

/** The synaptic inputs opposite to those that are measured, switched off meanwhile. */
final class OtherInput {

    private final Cell strength;
    private int[] strengths = {};

    OtherInput(InputSide measured) {
        strength = measured.other().strength();
    }

    void switchOff(Chip chip) {
        strengths = chip.readCells(strength);
        int[] off = new int[strengths.length];
        Arrays.fill(off, strength.min());
        chip.writeCells(strength, off);
    }

    void restore(Chip chip) {
        chip.writeCells(strength, strengths);
    }
}
