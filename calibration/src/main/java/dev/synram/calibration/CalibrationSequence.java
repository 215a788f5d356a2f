package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.TimeConstants;
import dev.synram.calibration.routine.CadcOffsetRoutine;
import dev.synram.calibration.routine.CadcRampRoutine;
import dev.synram.calibration.routine.LeakNoiseRoutine;
import dev.synram.calibration.routine.LeakRateRoutine;
import dev.synram.calibration.routine.PotentialRoutine;
import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.routine.SpeedRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.InversePrediction;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.Search;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What sequences of calibration steps have in common: the settings found so far, and steps that differ only in their effort. */
abstract class CalibrationSequence {

    private static final double LONGEST_SEARCHED_MICROS = 0.6;

    final Chip chip;
    final Targets targets;
    private final Effort effort;
    private final NoiseKey noise;
    private final Map<Cell, CellSettings> settings = new EnumMap<>(Cell.class);
    private int[] leakBiases = {};
    private int[] operatingLeakBiases = {};
    private int searches;

    CalibrationSequence(Chip chip, Targets targets, Effort effort, NoiseKey noise) {
        this.chip = chip;
        this.targets = targets;
        this.effort = effort;
        this.noise = noise;
    }

    /**
     * One step of a calibration.
     *
     * @param title for display
     * @param action what it does
     */
    record Step<S extends CalibrationSequence>(String title, Consumer<S> action) {}

    /** Sets ramps and offsets of the CADC for a range; the ramp's slope also moves its start, so passes are repeated. */
    final void cadc(CadcRange range, int passes, int rampRepetitions, int offsetRepetitions) {
        writeAll(Cell.CADC_OFFSET, Cell.CADC_OFFSET.defaultValue());
        for (int pass = 0; pass < passes; pass++) {
            find(CadcRampRoutine.offset(range, rampRepetitions), BinarySearch.plain());
            find(CadcRampRoutine.slope(range, rampRepetitions), BinarySearch.plain());
        }
        find(new CadcOffsetRoutine(range, offsetRepetitions), new LinearPrediction(1));
    }

    /**
     * The signals of slow inputs are too weak for a search, so their settings are predicted from those of faster
     * inputs. Very slow inputs cannot be measured, see {@link TimeConstants}: then only whether their settings are
     * within the cell's bounds is checked.
     */
    final void speeds(int repetitions) {
        double wanted = targets.inputMicros();
        double searched = Math.min(wanted, LONGEST_SEARCHED_MICROS);
        for (InputSide side : InputSide.values()) {
            find(new SpeedRoutine(side, searched, repetitions), BinarySearch.noisy());
            if (wanted > searched) {
                InversePrediction prediction = new InversePrediction(wanted / searched);
                find(new SpeedRoutine(side, wanted, repetitions), prediction, wanted <= TimeConstants.LONGEST_MICROS);
            }
        }
    }

    /**
     * With both inputs off, so that only the leak moves the membranes. For multiplication the leak is off, or as strong
     * as the target noise requires.
     */
    final void leak(int repetitions) {
        int[] excitatory = chip.readCells(Cell.EXCITATORY_STRENGTH);
        int[] inhibitory = chip.readCells(Cell.INHIBITORY_STRENGTH);
        writeAll(Cell.EXCITATORY_STRENGTH, 0);
        writeAll(Cell.INHIBITORY_STRENGTH, 0);
        writeAll(Cell.LEAK_BIAS, Cell.LEAK_BIAS.max() / 8);
        findPotentials(repetitions);
        find(new LeakRateRoutine(targets.membraneMicros(), repetitions), BinarySearch.noisy());
        leakBiases = chip.readCells(Cell.LEAK_BIAS);
        settings.computeIfPresent(Cell.LEAK_BIAS, (_, found) -> found.withAll(0));
        operatingLeakBiases = new int[leakBiases.length];
        potentials(repetitions);
        if (targets.noise().isPresent()) {
            find(new LeakNoiseRoutine(targets.noise().getAsDouble()), BinarySearch.noisy());
            operatingLeakBiases = chip.readCells(Cell.LEAK_BIAS);
        }
        chip.writeCells(Cell.EXCITATORY_STRENGTH, excitatory);
        chip.writeCells(Cell.INHIBITORY_STRENGTH, inhibitory);
    }

    /**
     * With the leak on, resting membranes read the target; reset membranes start there. Afterwards the leak bias is
     * restored.
     */
    final void potentials(int repetitions) {
        chip.writeCells(Cell.LEAK_BIAS, leakBiases);
        findPotentials(repetitions);
        chip.writeCells(Cell.LEAK_BIAS, operatingLeakBiases);
    }

    private void findPotentials(int repetitions) {
        find(PotentialRoutine.leak(chip, targets.leak(), repetitions), BinarySearch.noisy());
        double[] resting = PotentialRoutine.resting(chip, Math.max(repetitions, restingRepetitions()), nextKey());
        find(PotentialRoutine.reset(resting, repetitions), BinarySearch.noisy());
    }

    /** Readings of a resting membrane that are averaged at least to find the target of its reset potential. */
    int restingRepetitions() {
        return 1;
    }

    /** Setting of the leak that gives the target time constant, one value a neuron. */
    final int[] leakBiases() {
        return leakBiases;
    }

    final void find(Routine routine, Search search) {
        find(routine, search, true);
    }

    /** Runs one search and stores its settings, which replace any found for this cell before. */
    private void find(Routine routine, Search search, boolean measurable) {
        routine.prepare(chip);
        CellSettings found = CellSettings.of(routine.cell(), search.find(routine, chip, nextKey()));
        if (effort == Effort.BEST && measurable) {
            found = found.within(routine.tolerance(), routine.measureResiduals(chip, nextKey()));
        }
        routine.finish(chip);
        settings.put(routine.cell(), found);
    }

    final void writeAll(Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    final NoiseKey nextKey() {
        return noise.fold(searches++);
    }

    /** The settings found, one entry a cell. */
    final List<CellSettings> settings() {
        return List.copyOf(settings.values());
    }
}
