package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.InputSide;
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
 * The order in which the cells of a chip are set: each routine relies on those before it. References and strengths are
 * set more than once because each disturbs the other's measurement.
 */
final class CalibrationSequence {

    private static final double LONGEST_SEARCHED_MICROS = 0.6;

    private final Chip chip;
    private final Targets targets;
    private final CalibrationOptions options;
    private final NoiseKey noise;
    private final Map<Cell, CellSettings> settings = new EnumMap<>(Cell.class);
    private int[] leakBiases = {};
    private int[] operatingLeakBiases = {};
    private double strengthTarget;
    private int searches;

    CalibrationSequence(Chip chip, Targets targets, CalibrationOptions options, NoiseKey noise) {
        this.chip = chip;
        this.targets = targets;
        this.options = options;
        this.noise = noise;
    }

    /** One step of a calibration and its title for display. */
    record Step(String title, Consumer<CalibrationSequence> action) {}

    /** The steps of a calibration. */
    static List<Step> steps(CalibrationOptions options) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step("CADC", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step("membrane time constants", CalibrationSequence::leak),
                new Step("synaptic input references, coarse", CalibrationSequence::references),
                new Step("CADC range for synapse drivers", sequence -> sequence.cadc(CadcRange.DRIVERS)),
                new Step("synapse bias", CalibrationSequence::synapseBias),
                new Step("synapse drivers", CalibrationSequence::drivers),
                new Step("CADC range for neurons", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step("synaptic time constants", CalibrationSequence::speeds),
                new Step("synapse bias for the target gain", CalibrationSequence::gain),
                new Step("synaptic strengths", CalibrationSequence::strengths),
                new Step("synaptic input references", CalibrationSequence::references),
                new Step("leak and reset potentials", CalibrationSequence::potentials)));
        if (options.effort() == Effort.BEST) {
            steps.add(new Step("synaptic strength trim", CalibrationSequence::trim));
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

    /** Two passes: the pulses of drivers far from the target are clipped, which biases the first mean. */
    private void drivers() {
        for (int pass = 0; pass < 2; pass++) {
            find(new DriverRampRoutine(), BinarySearch.plain());
            find(DriverOffsetRoutine.towardsMeans(chip, nextKey()), BinarySearch.plain());
        }
    }

    /**
     * The signals of slow inputs are too weak for a search, so their settings are predicted from those of faster
     * inputs. Very slow inputs cannot be measured, see {@link TimeConstants}: then only whether their settings are
     * within the cell's bounds is checked.
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

    /**
     * With both inputs off, so that only the leak moves the membranes. For multiplication the leak is off, or as strong
     * as the target noise requires.
     */
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

    /**
     * With the leak on, resting membranes read the target; reset membranes start there. Afterwards the leak bias is
     * restored.
     */
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

    /** Runs one search and stores its settings, which replace any found for this cell before. */
    private void find(Routine routine, Search search, boolean measurable) {
        routine.prepare(chip);
        CellSettings found = CellSettings.of(routine.cell(), search.find(routine, chip, nextKey()));
        if (options.effort() == Effort.BEST && measurable) {
            found = found.within(routine.tolerance(), routine.measureResiduals(chip, nextKey()));
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

    List<CellSettings> settings() {
        return List.copyOf(settings.values());
    }
}
