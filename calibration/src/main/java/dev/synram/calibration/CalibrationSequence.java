package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.calibration.measurement.TimeConstants;
import dev.synram.calibration.routine.BaselineRoutine;
import dev.synram.calibration.routine.CadcOffsetRoutine;
import dev.synram.calibration.routine.CadcRampRoutine;
import dev.synram.calibration.routine.DriverOffsetRoutine;
import dev.synram.calibration.routine.DriverRampRoutine;
import dev.synram.calibration.routine.LeakNoiseRoutine;
import dev.synram.calibration.routine.LeakRateRoutine;
import dev.synram.calibration.routine.PotentialRoutine;
import dev.synram.calibration.routine.ReferenceRoutine;
import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.routine.SpeedRoutine;
import dev.synram.calibration.routine.StrengthRoutine;
import dev.synram.calibration.routine.SynapseBiasRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.InversePrediction;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.LinearSearch;
import dev.synram.calibration.search.Search;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The order in which the cells of a chip are set, and why: each routine needs those before it. References and strengths
 * are set more than once because each disturbs the other's measurement.
 */
final class CalibrationSequence {

    private static final double LONGEST_SEARCHED_MICROS = 0.6;

    private final Chip chip;
    private final Targets targets;
    private final CalibrationOptions options;
    private final NoiseKey noise;
    private final Map<Cell, CellSettings> settings = new EnumMap<>(Cell.class);
    private final Map<Cell, Integer> failuresByResidual = new EnumMap<>(Cell.class);
    private int[] leakBiases = {};
    private int[] operatingLeakBiases = {};
    private double strengthTarget;
    private double spreadWithoutTrim;
    private int searches;

    CalibrationSequence(Chip chip, Targets targets, CalibrationOptions options, NoiseKey noise) {
        this.chip = chip;
        this.targets = targets;
        this.options = options;
        this.noise = noise;
    }

    /** Something to do, and its name for people. */
    record Step(String title, Consumer<CalibrationSequence> action) {}

    /** The steps of a calibration. */
    static List<Step> steps(CalibrationOptions options) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step("CADC", recipe -> recipe.cadc(recipe.targets.cadc())),
                new Step("membrane time constants", CalibrationSequence::leak),
                new Step("references, coarse", CalibrationSequence::references),
                new Step("CADC for the drivers", recipe -> recipe.cadc(CadcRange.DRIVERS)),
                new Step("synapse bias", CalibrationSequence::synapseBias),
                new Step("synapse drivers", CalibrationSequence::drivers),
                new Step("CADC for the neurons", recipe -> recipe.cadc(recipe.targets.cadc())),
                new Step("synaptic time constants", CalibrationSequence::speeds),
                new Step("synapse bias, for the gain", CalibrationSequence::gain),
                new Step("synaptic strengths", CalibrationSequence::strengths),
                new Step("references", CalibrationSequence::references),
                new Step("leak and reset potentials", CalibrationSequence::potentials)));
        if (options.trim()) {
            steps.add(new Step("trim of the strengths", CalibrationSequence::trim));
        }
        if (options.baseline()) {
            steps.add(new Step("baseline", CalibrationSequence::baseline));
        }
        return steps;
    }

    private void cadc(CadcRange range) {
        writeAll(Cell.CADC_OFFSET, Cell.CADC_OFFSET.defaultValue());
        for (int pass = 0; pass < 2; pass++) {
            find(CadcRampRoutine.offset(range), BinarySearch.plain());
            find(CadcRampRoutine.slope(range), BinarySearch.plain());
        }
        find(new CadcOffsetRoutine(range), new LinearPrediction(1));
    }

    private void references() {
        find(new ReferenceRoutine(InputSide.INHIBITORY), BinarySearch.noisy());
        find(new ReferenceRoutine(InputSide.EXCITATORY), BinarySearch.noisy());
    }

    private void synapseBias() {
        find(SynapseBiasRoutine.towardsMean(chip, nextKey()), BinarySearch.plain());
    }

    private void gain() {
        find(SynapseBiasRoutine.towardsGain(targets.gain()), BinarySearch.plain());
    }

    /** Twice: pulses of drivers far off are clipped, which spoils the first mean. */
    private void drivers() {
        for (int pass = 0; pass < 2; pass++) {
            find(new DriverRampRoutine(), BinarySearch.plain());
            find(DriverOffsetRoutine.towardsMeans(chip, nextKey()), BinarySearch.plain());
        }
    }

    /**
     * Slow inputs answer fast settings too weakly to be searched for, so they are reached from faster ones. Very slow ones
     * cannot be measured, see {@link TimeConstants}: only whether their settings are in range is judged then.
     */
    private void speeds() {
        double wanted = targets.inputMicros();
        double searched = Math.min(wanted, LONGEST_SEARCHED_MICROS);
        for (InputSide side : InputSide.values()) {
            find(new SpeedRoutine(side, searched), BinarySearch.noisy());
            if (wanted > searched) {
                InversePrediction prediction = new InversePrediction(wanted / searched);
                find(new SpeedRoutine(side, wanted), prediction, wanted <= TimeConstants.LONGEST_MICROS);
            }
        }
    }

    /** With both inputs off, so that only the leak moves the membranes. For multiplication the leak is off, or as strong as a
     * noise needs. */
    private void leak() {
        int[] excitatory = chip.readCells(Cell.EXCITATORY_STRENGTH);
        int[] inhibitory = chip.readCells(Cell.INHIBITORY_STRENGTH);
        writeAll(Cell.EXCITATORY_STRENGTH, 0);
        writeAll(Cell.INHIBITORY_STRENGTH, 0);
        writeAll(Cell.LEAK_BIAS, Cell.LEAK_BIAS.max() / 8);
        find(PotentialRoutine.leak(chip, targets.leak()), BinarySearch.noisy());
        find(new LeakRateRoutine(targets.membraneMicros()), BinarySearch.noisy());
        leakBiases = chip.readCells(Cell.LEAK_BIAS);
        settings.computeIfPresent(Cell.LEAK_BIAS, (_, found) -> found.withAll(0));
        operatingLeakBiases = new int[leakBiases.length];
        potentials();
        if (targets.noise().isPresent()) {
            find(new LeakNoiseRoutine(targets.noise().getAsDouble()), BinarySearch.noisy());
            operatingLeakBiases = chip.readCells(Cell.LEAK_BIAS);
        }
        chip.writeCells(Cell.EXCITATORY_STRENGTH, excitatory);
        chip.writeCells(Cell.INHIBITORY_STRENGTH, inhibitory);
    }

    /** Resting membranes read the target, with the leak on; reset membranes start there. Then the leak goes back. */
    private void potentials() {
        chip.writeCells(Cell.LEAK_BIAS, leakBiases);
        find(PotentialRoutine.leak(chip, targets.leak()), BinarySearch.noisy());
        find(PotentialRoutine.reset(PotentialRoutine.resting(chip, nextKey())), BinarySearch.noisy());
        chip.writeCells(Cell.LEAK_BIAS, operatingLeakBiases);
    }

    private void strengths() {
        writeAll(Cell.EXCITATORY_STRENGTH, targets.strength());
        strengthTarget = StrengthRoutine.medianAmplitude(chip, nextKey());
        find(StrengthRoutine.of(InputSide.EXCITATORY, strengthTarget), BinarySearch.noisy());
        find(StrengthRoutine.of(InputSide.INHIBITORY, strengthTarget), BinarySearch.noisy());
    }

    private void trim() {
        spreadWithoutTrim = relativeSpread();
        LinearSearch steps = new LinearSearch(1, 24);
        find(StrengthRoutine.trim(InputSide.EXCITATORY, strengthTarget), steps);
        find(StrengthRoutine.trim(InputSide.INHIBITORY, strengthTarget), steps);
    }

    private void baseline() {
        find(new BaselineRoutine(), new LinearPrediction(1));
    }

    private void find(Routine routine, Search search) {
        find(routine, search, true);
    }

    /** Runs one search and remembers what it found, in place of what was found for this cell before. */
    private void find(Routine routine, Search search, boolean measurable) {
        routine.prepare(chip);
        CellSettings found = CellSettings.of(routine.cell(), search.find(routine, chip, nextKey()));
        if (options.residuals() && measurable) {
            CellSettings narrower = found.within(routine.tolerance(), routine.measureDeviation(chip, nextKey()));
            failuresByResidual.put(routine.cell(), narrower.failures() - found.failures());
            found = narrower;
        }
        routine.finish(chip);
        settings.put(routine.cell(), found);
    }

    private void writeAll(Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    private NoiseKey nextKey() {
        return noise.fold(searches++);
    }

    private double relativeSpread() {
        Quantity results = ChipMetrics.resultsNear50(chip, nextKey());
        return results.spread() / results.mean();
    }

    List<CellSettings> settings() {
        return List.copyOf(settings.values());
    }

    Improvement improvement() {
        double spread = relativeSpread();
        int failures = settings().stream().mapToInt(CellSettings::failures).sum();
        int byResidual =
                failuresByResidual.values().stream().mapToInt(count -> count).sum();
        return new Improvement(options.trim() ? spreadWithoutTrim : spread, spread, failures - byResidual, byResidual);
    }
}
