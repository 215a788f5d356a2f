package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.Search;
import dev.synram.calibration.search.TrimSearch;
import dev.synram.calibration.spiking.measurement.ModulationRatios;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.chip.Cell;

/**
 * Inputs that the membrane modulates (COBA): their amplitude is that without modulation at the reference potential, and falls or
 * rises towards another potential as the reversal potential asks (calix: {@code hagen/neuron_synin_coba.py}).
 */
final class ModulationSteps {

    /** How far above the reference the slope is measured, in CADC LSB: within the range of the ADC, and of the amplifier. */
    private static final double DISTANCE = 50;

    private static final Search TRIM = new TrimSearch(1, 0.1);
    /** The noise of one measurement would move reversal potentials by more than trims do. */
    private static final int TRIM_REPETITIONS = 4;

    private static final int START = 500;
    private static final double TOLERANCE = 0.05;

    private final SpikingSequence sequence;
    private final ReversalTargets targets;

    ModulationSteps(SpikingSequence sequence, ReversalTargets targets) {
        this.sequence = sequence;
        this.targets = targets;
    }

    void run() {
        int[] atReference = sequence.leakCells(targets.reference());
        int[] above = sequence.leakCells(targets.reference() + DISTANCE);
        for (InputSide side : InputSide.values()) {
            sequence.searches.writeAll(modulation(side), START);
            find(side, atReference, above, 1, BinarySearch.noisy());
            find(side, atReference, above, TRIM_REPETITIONS, TRIM);
        }
        for (InputSide side : InputSide.values()) {
            sequence.bank.change(neuron -> ModulationRatios.modulate(neuron, side, true));
        }
    }

    private void find(InputSide side, int[] atReference, int[] above, int repetitions, Search search) {
        MeasuredRoutine reversal = routine(side, reversal(side), atReference, 1, repetitions);
        MeasuredRoutine slope = routine(side, modulation(side), above, ratioAbove(side), repetitions);
        boolean excitatory = side == InputSide.EXCITATORY;
        sequence.searches.find(excitatory ? reversal : reversal.inverted(), search);
        sequence.searches.find(excitatory ? slope.inverted() : slope, search);
    }

    private MeasuredRoutine routine(InputSide side, Cell cell, int[] leakCells, double ratio, int repetitions) {
        SpikingTargets all = sequence.targets;
        double slowest = Math.max(all.membraneMicros(), Math.max(all.excitatoryMicros(), all.inhibitoryMicros()));
        ModulationRatios ratios =
                new ModulationRatios(sequence.bank, sequence.chip, side, leakCells, slowest, repetitions);
        return MeasuredRoutine.difference(cell, ratios, MeasuredRoutine.all(cell, sequence.chip, ratio), TOLERANCE);
    }

    private double ratioAbove(InputSide side) {
        double zero = side == InputSide.EXCITATORY ? targets.excitatory() : targets.inhibitory();
        return (zero - targets.reference() - DISTANCE) / (zero - targets.reference());
    }

    private static Cell reversal(InputSide side) {
        return side == InputSide.EXCITATORY ? Cell.EXCITATORY_REVERSAL : Cell.INHIBITORY_REVERSAL;
    }

    private static Cell modulation(InputSide side) {
        return side == InputSide.EXCITATORY ? Cell.EXCITATORY_MODULATION : Cell.INHIBITORY_MODULATION;
    }
}
