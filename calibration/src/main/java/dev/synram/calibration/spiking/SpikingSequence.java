package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.routine.CadcOffsetRoutine;
import dev.synram.calibration.routine.CadcRampRoutine;
import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.InversePrediction;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.ProportionalSearch;
import dev.synram.calibration.search.Search;
import dev.synram.calibration.search.TrimSearch;
import dev.synram.calibration.spiking.measurement.EventSteps;
import dev.synram.calibration.spiking.measurement.LineAmplitudes;
import dev.synram.calibration.spiking.measurement.LineDecays;
import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.calibration.spiking.measurement.MembraneDecays;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.calibration.spiking.measurement.PspHeights;
import dev.synram.calibration.spiking.measurement.Thresholds;
import dev.synram.calibration.spiking.routine.InputReferenceRoutine;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The steps of a calibration for spiking neurons, in the order of the public software (calix: {@code spiking/__init__.py}, {@code
 * spiking/neuron.py}). The best effort repeats measurements, and trims all quantities where neurons operate in the end.
 */
final class SpikingSequence {

    /** State in which strengths are measured: fast inputs and slow membranes in the middle of the CADC's range (calix). */
    private static final double PREPARED_LEAK = 120;

    private static final double PREPARED_INPUT_MICROS = 1.5;
    private static final double PREPARED_MEMBRANE_MICROS = 60;

    /** Where searches for the leak begin, so that membranes reach it soon (calix). */
    private static final int START_LEAK_BIAS = 160;

    /** Leaks are scaled so that their bias stays below it: the public software's 1017 leaves no room for drift and trims. */
    private static final int LARGEST_LEAK_BIAS = 800;

    private static final TrimSearch POTENTIAL_TRIM = new TrimSearch(1, 0.012);
    private static final TrimSearch RATIO_TRIM = new TrimSearch(1, 0.06);

    /** For quantities that the steps before leave farther from their targets in a few neurons. */
    private static final TrimSearch LONG_TRIM = new TrimSearch(2, 0.06);

    /** Time constant times bias of neurons on the decoded real chip (fastAndDeep tag v1.0.0, {@code w66_BB.npz}). */
    private static final double MEMBRANE_MICROS_CELLS = 972;

    private static final double INPUT_MICROS_CELLS = 480;
    private static final int RATE_ROUNDS = 3;

    private static final int READINGS = 32;
    private static final int RESTING_READINGS = 64;
    private static final int TRIM_DECAYS = 48;

    private static final double POTENTIAL_TOLERANCE = 3;
    private static final double RATIO_TOLERANCE = 0.1;

    final Chip chip;
    final SpikingTargets targets;
    final NeuronBank bank;
    private final Effort effort;
    private final NoiseKey noise;
    private final Map<Cell, CellSettings> settings = new EnumMap<>(Cell.class);
    private NeuronBank slow;
    private double[] preparedReadings = {};
    private int searches;

    SpikingSequence(Chip chip, SpikingTargets targets, Effort effort, NoiseKey noise) {
        this.chip = chip;
        this.targets = targets;
        this.effort = effort;
        this.noise = noise;
        bank = new NeuronBank(chip.geometry(), NeuronSettings.DEFAULT.withCapacitance(targets.capacitance()));
        slow = bank;
    }

    /**
     * One step of a calibration.
     *
     * @param title for display
     * @param action what it does
     */
    record Step(String title, Consumer<SpikingSequence> action) {}

    static List<Step> steps(SpikingTargets targets, Effort effort) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step("CADC", SpikingSequence::cadc),
                new Step("refractory clocks", SpikingSequence::refractory),
                new Step("synaptic time constants", SpikingSequence::inputSpeeds),
                new Step("synapse bias", SpikingSequence::synapseBias),
                new Step("thresholds", SpikingSequence::thresholds),
                new Step("slow membranes for synaptic inputs", SpikingSequence::prepareInputs),
                new Step("synaptic strengths", SpikingSequence::strengths),
                new Step("synaptic input references", SpikingSequence::references),
                new Step("membrane time constants", SpikingSequence::membranes),
                new Step("reset and leak potentials", SpikingSequence::resetAndLeak),
                new Step("CADC and potentials again", SpikingSequence::refine)));
        if (effort == Effort.BEST) {
            steps.add(new Step("final trims", SpikingSequence::trim));
        }
        targets.reversals()
                .ifPresent(wanted -> steps.add(
                        new Step("reversal potentials", sequence -> new ModulationSteps(sequence, wanted).run())));
        addMembraneSteps(targets, steps);
        targets.plasticity()
                .ifPresent(wanted -> steps.add(
                        new Step("short-term plasticity", sequence -> new PlasticitySteps(sequence, wanted).run())));
        targets.correlation()
                .ifPresent(wanted -> steps.add(
                        new Step("correlation sensors", sequence -> new CorrelationSteps(sequence, wanted).run())));
        return steps;
    }

    /** The steps for neurons without synaptic inputs. */
    static List<Step> stepsWithoutInputs(SpikingTargets targets, Effort effort) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step("CADC", SpikingSequence::cadc),
                new Step("refractory clocks", SpikingSequence::refractory),
                new Step("thresholds", SpikingSequence::thresholds),
                new Step("membrane time constants", SpikingSequence::membranes),
                new Step("reset and leak potentials", SpikingSequence::resetAndLeak),
                new Step("CADC and potentials again", SpikingSequence::refine)));
        if (effort == Effort.BEST) {
            steps.add(new Step("final trims", SpikingSequence::trimMembranes));
        }
        addMembraneSteps(targets, steps);
        steps.add(new Step("inputs off", sequence -> sequence.bank.change(Potentials::withoutInputs)));
        return steps;
    }

    private static void addMembraneSteps(SpikingTargets targets, List<Step> steps) {
        targets.compartmentMicros()
                .ifPresent(micros -> steps.add(new Step(
                        "conductances between compartments",
                        sequence -> new CompartmentSteps(sequence, micros).run())));
        targets.adaptation()
                .ifPresent(wanted ->
                        steps.add(new Step("adaptation", sequence -> new AdaptationSteps(sequence, wanted).run())));
        targets.exponential()
                .ifPresent(wanted -> steps.add(
                        new Step("exponential current", sequence -> new ExponentialSteps(sequence, wanted).run())));
    }

    // CADC and digital settings

    private void cadc() {
        writeAll(Cell.CADC_OFFSET, Cell.CADC_OFFSET.defaultValue());
        CadcRange range = CadcRange.FULL;
        for (int pass = 0; pass < pick(1, 2); pass++) {
            find(CadcRampRoutine.offset(range, pick(1, 8)), BinarySearch.plain());
            find(CadcRampRoutine.slope(range, pick(1, 8)), BinarySearch.plain());
        }
        find(new CadcOffsetRoutine(range, pick(1, 32)), new LinearPrediction(1));
    }

    private void refractory() {
        double[] micros = new double[bank.size()];
        double[] holdoff = new double[bank.size()];
        Arrays.fill(micros, targets.refractoryMicros());
        Arrays.fill(holdoff, targets.holdoffMicros());
        RefractoryClocks clocks = RefractoryClocks.of(micros, holdoff);
        bank.clocks(HemisphereSettings.DEFAULT.withRefractoryClocks(clocks.slowScale(), clocks.fastScale()));
        for (int i = 0; i < bank.size(); i++) {
            bank.set(i, bank.get(i).withRefractory(clocks.neurons().get(i)));
        }
    }

    // Synaptic inputs

    private void inputSpeeds() {
        for (InputSide side : InputSide.values()) {
            RangeChoice choice = new RangeChoice(
                    side.speed(),
                    RangeChoice.MOST,
                    these -> LineDecays.madc(these, chip.geometry(), side, target(side), 1));
            choice.choose(
                    chip,
                    bank,
                    target(side),
                    neuron -> highResistance(neuron, side, true),
                    neuron -> highResistance(neuron, side, false),
                    nextKey());
            if (effort == Effort.BEST) {
                writeAll(side.speed(), start(INPUT_MICROS_CELLS / target(side)));
            }
            find(speed(side, target(side), 8), rateSearch());
        }
    }

    /** The best effort begins where neurons are in the mean, so that signals are as expected. */
    private Search rateSearch() {
        return effort == Effort.BEST ? new ProportionalSearch(RATE_ROUNDS) : BinarySearch.noisy();
    }

    private static int start(double cell) {
        return Math.clamp(Math.round(cell), 1, RangeChoice.MOST);
    }

    private MeasuredRoutine speed(InputSide side, double micros, int repetitions) {
        LineDecays decays = effort == Effort.BEST && micros >= SpikingMetrics.SLOW_MICROS
                ? LineDecays.cadc(bank, chip.geometry(), side, micros, repetitions)
                : LineDecays.madc(bank, chip.geometry(), side, micros, Math.ceilDiv(repetitions, 16));
        return MeasuredRoutine.ratio(side.speed(), decays, micros, RATIO_TOLERANCE)
                .inverted();
    }

    private double target(InputSide side) {
        return side == InputSide.EXCITATORY ? targets.excitatoryMicros() : targets.inhibitoryMicros();
    }

    private static NeuronSettings highResistance(NeuronSettings neuron, InputSide side, boolean high) {
        return side == InputSide.EXCITATORY
                ? neuron.withExcitatory(neuron.excitatory().withHighResistance(high))
                : neuron.withInhibitory(neuron.inhibitory().withHighResistance(high));
    }

    private void synapseBias() {
        writeAll(Cell.SYNAPSE_BIAS, targets.synapseBias());
        LineAmplitudes amplitudes = new LineAmplitudes(bank, chip, 8, pick(8, 64));
        double weakest =
                Arrays.stream(amplitudes.measure(chip, nextKey())).min().orElseThrow();
        find(MeasuredRoutine.ratio(Cell.SYNAPSE_BIAS, amplitudes, weakest, RATIO_TOLERANCE), BinarySearch.plain());
    }

    // Strengths and references, with fast inputs and slow membranes in the middle of the CADC's range

    private void prepareInputs() {
        for (InputSide side : InputSide.values()) {
            Search search = effort == Effort.BEST
                    ? new InversePrediction(PREPARED_INPUT_MICROS / target(side))
                    : BinarySearch.noisy();
            search(speed(side, PREPARED_INPUT_MICROS, 1), search);
        }
        prepareMembranes(PREPARED_MEMBRANE_MICROS);
    }

    private void prepareMembranes(double micros) {
        slow = bank.copy();
        slow.change(neuron -> neuron.withLeak(Conductance.DIVIDED));
        writeAll(Cell.LEAK_BIAS, start(MEMBRANE_MICROS_CELLS / micros / Conductance.DIVIDED.factor()));
        search(leak(slow, Potentials::withoutInputs, PREPARED_LEAK), BinarySearch.noisy());
        MembraneDecays decays = MembraneDecays.cadc(slow, Potentials::withoutInputs, micros, pick(4, 8));
        search(membranes(decays, micros), rateSearch());
        search(leak(slow, Potentials::withoutInputs, PREPARED_LEAK), BinarySearch.noisy());
        preparedReadings = Potentials.resting(slow, Potentials::withoutInputs, RESTING_READINGS)
                .measure(chip, nextKey());
    }

    /** The target of both inputs is the median excitatory amplitude with all strengths at their target. */
    private void strengths() {
        writeAll(Cell.EXCITATORY_STRENGTH, targets.strength());
        writeAll(Cell.INHIBITORY_STRENGTH, targets.strength());
        references();
        EventSteps excitatory = EventSteps.fitting(slow, chip, InputSide.EXCITATORY, nextKey());
        double target = Statistics.median(excitatory.measure(chip, nextKey()));
        find(strength(InputSide.EXCITATORY, excitatory, target), BinarySearch.noisy());
        find(strength(InputSide.INHIBITORY, excitatory.other(), target), BinarySearch.noisy());
    }

    private static MeasuredRoutine strength(InputSide side, Measurement measurement, double target) {
        return MeasuredRoutine.ratio(side.strength(), measurement, target, RATIO_TOLERANCE);
    }

    private void references() {
        for (InputSide side : InputSide.values()) {
            find(new InputReferenceRoutine(slow, side, preparedReadings, pick(1, 16)), BinarySearch.noisy());
        }
    }

    // Membranes where neurons operate

    private void membranes() {
        for (InputSide side : InputSide.values()) {
            restore(side.speed());
        }
        writeAll(Cell.LEAK_BIAS, START_LEAK_BIAS);
        bank.change(neuron -> neuron.withLeak(Conductance.PLAIN));
        search(leak(bank, Potentials::withoutInputs, targets.leak()), BinarySearch.noisy());
        chooseLeakScale();
        double micros = targets.membraneMicros();
        if (effort == Effort.BEST) {
            int[] starts = new int[bank.size()];
            Arrays.setAll(
                    starts,
                    i -> start(
                            MEMBRANE_MICROS_CELLS / micros / bank.get(i).leak().factor()));
            chip.writeCells(Cell.LEAK_BIAS, starts);
        }
        find(membranes(decays(Potentials::withoutInputs, pick(1, 8)), micros), rateSearch());
    }

    private void chooseLeakScale() {
        double micros = targets.membraneMicros();
        RangeChoice choice = new RangeChoice(
                Cell.LEAK_BIAS,
                LARGEST_LEAK_BIAS,
                these -> MembraneDecays.madc(these, Potentials::withoutInputs, micros, 1));
        choice.choose(
                chip,
                bank,
                micros,
                neuron -> neuron.withLeak(Conductance.DIVIDED),
                neuron -> neuron.withLeak(Conductance.PLAIN),
                nextKey());
        if (micros < SpikingMetrics.SLOW_MICROS) {
            choice.choose(
                    chip,
                    bank,
                    micros,
                    neuron -> neuron.withLeak(Conductance.PLAIN),
                    neuron -> neuron.withLeak(Conductance.MULTIPLIED),
                    nextKey());
        }
    }

    private MembraneDecays decays(UnaryOperator<NeuronSettings> change, int repetitions) {
        double micros = targets.membraneMicros();
        return effort == Effort.BEST && micros >= SpikingMetrics.SLOW_MICROS
                ? MembraneDecays.cadc(bank, change, micros, repetitions)
                : MembraneDecays.madc(bank, change, micros, Math.ceilDiv(repetitions, 8));
    }

    private static MeasuredRoutine membranes(Measurement decays, double micros) {
        return MeasuredRoutine.ratio(Cell.LEAK_BIAS, decays, micros, RATIO_TOLERANCE)
                .inverted();
    }

    private MeasuredRoutine leak(NeuronBank neurons, UnaryOperator<NeuronSettings> change, double target) {
        return potential(Cell.LEAK_POTENTIAL, Potentials.resting(neurons, change, pick(1, READINGS)), target);
    }

    private MeasuredRoutine reset(UnaryOperator<NeuronSettings> change) {
        return potential(Cell.RESET_POTENTIAL, Potentials.reset(bank, change, pick(1, READINGS)), targets.reset());
    }

    private MeasuredRoutine potential(Cell cell, Measurement measurement, double target) {
        return MeasuredRoutine.difference(
                cell, measurement, MeasuredRoutine.all(cell, chip, target), POTENTIAL_TOLERANCE);
    }

    private void thresholds() {
        if (effort == Effort.PUBLIC) {
            find(threshold(Thresholds.largest(bank)), BinarySearch.noisy());
        } else {
            search(threshold(Thresholds.coarse(bank)), BinarySearch.noisy());
            find(threshold(Thresholds.fitted(bank)), POTENTIAL_TRIM);
        }
    }

    private MeasuredRoutine threshold(Thresholds measurement) {
        return potential(Cell.THRESHOLD, measurement, targets.threshold());
    }

    private void resetAndLeak() {
        find(reset(Potentials::withoutInputs), BinarySearch.noisy());
        find(leak(bank, Potentials::withoutInputs, targets.leak()), BinarySearch.noisy());
    }

    /** Cells disturb each other, so that what was right before all others were written is not right after (calix). */
    private void refine() {
        cadc();
        if (effort == Effort.PUBLIC) {
            thresholds();
            resetAndLeak();
        }
    }

    /** Everything where neurons operate, with their inputs on. */
    private void trim() {
        UnaryOperator<NeuronSettings> same = UnaryOperator.identity();
        for (InputSide side : InputSide.values()) {
            find(speed(side, target(side), TRIM_DECAYS), RATIO_TRIM);
        }
        find(leak(bank, same, targets.leak()), POTENTIAL_TRIM);
        find(membranes(decays(same, TRIM_DECAYS), targets.membraneMicros()), LONG_TRIM);
        double slowest =
                Math.max(targets.membraneMicros(), Math.max(targets.excitatoryMicros(), targets.inhibitoryMicros()));
        PspHeights heights = PspHeights.large(bank, chip, slowest, 1);
        Measurement excitatory = heights.linear(InputSide.EXCITATORY);
        double target = Statistics.median(excitatory.measure(chip, nextKey()));
        find(strength(InputSide.EXCITATORY, excitatory, target), LONG_TRIM);
        find(strength(InputSide.INHIBITORY, heights.linear(InputSide.INHIBITORY), target), LONG_TRIM);
        trimPotentials(same);
    }

    private void trimMembranes() {
        find(leak(bank, Potentials::withoutInputs, targets.leak()), POTENTIAL_TRIM);
        find(membranes(decays(Potentials::withoutInputs, TRIM_DECAYS), targets.membraneMicros()), LONG_TRIM);
        trimPotentials(Potentials::withoutInputs);
    }

    private void trimPotentials(UnaryOperator<NeuronSettings> change) {
        find(threshold(Thresholds.fitted(bank)), POTENTIAL_TRIM);
        find(reset(change), POTENTIAL_TRIM);
        find(leak(bank, change, targets.leak()), POTENTIAL_TRIM);
    }

    /** Cells that bring resting membranes without inputs to a potential; those that are written stay. */
    int[] leakCells(double potential) {
        return leakCells(bank, potential);
    }

    /** The same of neurons with other bits. */
    int[] leakCells(NeuronBank neurons, double potential) {
        int[] written = chip.readCells(Cell.LEAK_POTENTIAL);
        search(leak(neurons, Potentials::withoutInputs, potential), BinarySearch.noisy());
        int[] found = chip.readCells(Cell.LEAK_POTENTIAL);
        chip.writeCells(Cell.LEAK_POTENTIAL, written);
        return found;
    }

    // Settings

    private int pick(int ofPublic, int ofBest) {
        return effort == Effort.BEST ? ofBest : ofPublic;
    }

    /** Runs one search and stores its settings, which replace any found for this cell before. */
    final void find(Routine routine, Search search) {
        routine.prepare(chip);
        CellSettings found = CellSettings.of(routine.cell(), search.find(routine, chip, nextKey()));
        if (effort == Effort.BEST) {
            found = found.within(routine.tolerance(), routine.measureResiduals(chip, nextKey()));
        }
        routine.finish(chip);
        settings.put(routine.cell(), found);
    }

    /** Lets instances fail whose residuals exceed the tolerance, for what has no public search that is known to succeed. */
    final void verify(Routine routine) {
        routine.prepare(chip);
        double[] residuals = routine.measureResiduals(chip, nextKey());
        routine.finish(chip);
        settings.computeIfPresent(routine.cell(), (_, found) -> found.within(routine.tolerance(), residuals));
    }

    /** Runs one search for a state that only serves other searches. */
    private void search(Routine routine, Search search) {
        routine.prepare(chip);
        search.find(routine, chip, nextKey());
        routine.finish(chip);
    }

    /** Stores what a cell holds as found. */
    void keep(Cell cell) {
        int[] values = chip.readCells(cell);
        boolean[] successes = new boolean[values.length];
        Arrays.fill(successes, true);
        settings.put(cell, new CellSettings(cell, values, successes));
    }

    /** A search for rates that begins with the present settings. */
    Search rates(int rounds) {
        return new ProportionalSearch(rounds);
    }

    private void restore(Cell cell) {
        CellSettings found = settings.get(cell);
        if (found != null) {
            chip.writeCells(cell, found.values());
        }
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
    List<CellSettings> settings() {
        return List.copyOf(settings.values());
    }

    /** For every neuron, whether the cells that it needs succeeded: its own, its channel's and those of its quadrant. */
    boolean[] successes() {
        boolean[] successes = new boolean[bank.size()];
        Arrays.fill(successes, true);
        for (CellSettings setting : settings.values()) {
            int shared = switch (setting.cell().scope()) {
                case COLUMN -> 1;
                case COLUMN_QUADRANT -> ChipGeometry.COLUMNS_PER_QUADRANT;
                case DRIVER, DRIVER_QUADRANT -> 0;
            };
            for (int i = 0; shared > 0 && i < successes.length; i++) {
                successes[i] &= setting.successes()[i / shared];
            }
        }
        return successes;
    }
}
