package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import dev.synram.simulator.noise.TemporalNoise;

/**
 * What the neurons of one hemisphere have beside what multiplies: a reset and a threshold, a membrane capacitor, modulated
 * inputs, an adaptation, an exponential and a constant current, and conductances between compartments. The constants of the circuits
 * are named here; those without a source are our estimates.
 */
public final class SpikingNeurons {

    /** The comparator sees its cell so many steps lower: on a real chip (see {@link ErrorSource}) 150 LSB took 410, not 382. */
    private static final double COMPARATOR_CELLS = 28;

    /**
     * Shortest time constant of the amplifier that leaks and resets, whatever its bias: with it the fastest reset has 0.5 µs (haldls
     * {@code neuron.h}).
     */
    private static final double FASTEST_MICROS = 0.48;

    /** Largest capacitor of a membrane, and what it has without: pF. The first is published, the second our estimate. */
    private static final double LARGEST_PICOFARAD = 2.2;

    private static final double INTRINSIC_PICOFARAD = 0.2;

    private static final double DEGENERATION = 0.5;

    /** LSB per µs of a constant current's step of about 1 nA on a membrane of 2.4 pF, 2.74 mV an LSB. */
    private static final double CURRENT_PER_CELL = 0.152;

    /** Above it, a step of the constant current adds half. */
    private static final double LINEAR_CURRENT_CELLS = 800;

    private static final double MODULATION_PER_CELL = 1 / 82_000.0;

    /** Source followers of the adaptation's reference drop so many steps less than others (demos {@code ts_08}). */
    private static final double ADAPTATION_FOLLOWER_CELLS = NeuronRow.FOLLOWER_CELLS - 200;

    private static final double ADAPTATION_MICROS_CELLS = 10_000;
    private static final double ADAPTATION_STRENGTH_PER_CELL = 2e-4;
    private static final double ADAPTATION_CONDUCTANCE = 0.05;
    private static final double ADAPTATION_JUMP_PER_CELL = 0.1;

    private static final double EXPONENTIAL_SLOPE = 8;
    private static final double EXPONENTIAL_RATE = 0.1;
    private static final double LARGEST_EXPONENTIAL = 30;

    private static final double COMPARTMENT_MICROS_CELLS = 400;

    private static final double COMPARATOR_MICROS = 0.02;

    /** Change of the followers' drop with their bias, in cell steps per doubling. */
    private static final double FOLLOWER_CELLS_PER_DOUBLING = 40;

    private static final double LEAST_SLOPE = 1e-3;

    private final NeuronRow neurons;
    private final TemporalNoise noise;
    private final double thresholdNoise;
    private final double timeNoise;
    private final float[] thresholdError;
    private final float[] resetError;
    private final float[] capacitanceError;
    private final float[] offsetError;
    private final float[] excitatoryReversalError;
    private final float[] inhibitoryReversalError;
    private final float[] excitatoryModulationError;
    private final float[] inhibitoryModulationError;
    private final float[] adaptationTimeError;
    private final float[] adaptationStrengthError;
    private final float[] adaptationJumpError;
    private final float[] adaptationPotentialError;
    private final float[] exponentialPotentialError;
    private final float[] exponentialSlopeError;
    private final float[] compartmentError;
    private final SpikingCells cells = new SpikingCells();

    SpikingNeurons(Variation variation, NeuronRow neurons, TemporalNoise noise) {
        this.neurons = neurons;
        this.noise = noise;
        thresholdNoise = variation.magnitude(ErrorSource.NOISE_THRESHOLD);
        timeNoise = variation.magnitude(ErrorSource.NOISE_SPIKE_TIME);
        thresholdError = variation.columns(Draw.Kind.THRESHOLD, 0, variation.magnitude(ErrorSource.THRESHOLD));
        float[] ofQuadrants = variation.quadrants(
                Draw.Kind.THRESHOLD_QUADRANT, 0, variation.magnitude(ErrorSource.THRESHOLD_QUADRANT));
        for (int column = 0; column < COLUMNS; column++) {
            thresholdError[column] += ofQuadrants[column / COLUMNS_PER_QUADRANT];
        }
        resetError = errors(variation, Draw.Kind.RESET_CONDUCTANCE, ErrorSource.RESET_CONDUCTANCE);
        capacitanceError = errors(variation, Draw.Kind.MEMBRANE_CAPACITANCE, ErrorSource.MEMBRANE_CAPACITANCE);
        offsetError = errors(variation, Draw.Kind.OFFSET_CURRENT, ErrorSource.OFFSET_CURRENT);
        excitatoryReversalError = errors(variation, Draw.Kind.EXCITATORY_REVERSAL, ErrorSource.REVERSAL_POTENTIAL);
        inhibitoryReversalError = errors(variation, Draw.Kind.INHIBITORY_REVERSAL, ErrorSource.REVERSAL_POTENTIAL);
        excitatoryModulationError = errors(variation, Draw.Kind.EXCITATORY_MODULATION, ErrorSource.INPUT_MODULATION);
        inhibitoryModulationError = errors(variation, Draw.Kind.INHIBITORY_MODULATION, ErrorSource.INPUT_MODULATION);
        adaptationTimeError =
                errors(variation, Draw.Kind.ADAPTATION_TIME_CONSTANT, ErrorSource.ADAPTATION_TIME_CONSTANT);
        adaptationStrengthError = errors(variation, Draw.Kind.ADAPTATION_STRENGTH, ErrorSource.ADAPTATION_STRENGTH);
        adaptationJumpError = errors(variation, Draw.Kind.ADAPTATION_JUMP, ErrorSource.ADAPTATION_JUMP);
        adaptationPotentialError = errors(variation, Draw.Kind.ADAPTATION_POTENTIAL, ErrorSource.ADAPTATION_POTENTIAL);
        exponentialPotentialError =
                errors(variation, Draw.Kind.EXPONENTIAL_POTENTIAL, ErrorSource.EXPONENTIAL_POTENTIAL);
        exponentialSlopeError = errors(variation, Draw.Kind.EXPONENTIAL_SLOPE, ErrorSource.EXPONENTIAL_SLOPE);
        compartmentError = errors(variation, Draw.Kind.COMPARTMENT_CONDUCTANCE, ErrorSource.COMPARTMENT_CONDUCTANCE);
    }

    private static float[] errors(Variation variation, Draw.Kind kind, ErrorSource source) {
        return variation.columns(kind, 0, variation.magnitude(source));
    }

    void configure(CellBank bank) {
        cells.take(bank);
    }

    /** The circuit of a column with the bits of its neuron. */
    public SpikingCircuit circuit(int column, NeuronSettings settings, HemisphereSettings clocks) {
        LineCircuit excitatory = neurons.excitatory().spiking(column, settings.excitatory());
        LineCircuit inhibitory = neurons.inhibitory().spiking(column, settings.inhibitory());
        double capacitance = capacitance(column, settings);
        double headroom = cells.relative(Cell.INPUT_HEADROOM, column) * cells.relative(Cell.NEURON_CASCODE, column);
        return new SpikingCircuit(
                membrane(column, settings, excitatory.constant() - inhibitory.constant(), capacitance),
                perMembrane(excitatory, capacitance),
                perMembrane(inhibitory, capacitance),
                neurons.saturation(column) / Math.max(LEAST_SLOPE, headroom),
                modulation(column, settings),
                adaptation(column, settings, clocks, capacitance),
                exponential(column, settings, capacitance),
                spiking(column, settings, clocks));
    }

    private double capacitance(int column, NeuronSettings settings) {
        double capacitor = LARGEST_PICOFARAD * settings.capacitance() / NeuronSettings.LARGEST_CAPACITANCE;
        double relative = (capacitor + INTRINSIC_PICOFARAD) / (LARGEST_PICOFARAD + INTRINSIC_PICOFARAD);
        return relative * StrictMath.exp(capacitanceError[column]);
    }

    private static LineCircuit perMembrane(LineCircuit line, double capacitance) {
        return new LineCircuit(
                line.micros(), line.current() / capacitance, line.capacitance(), line.constant() / capacitance);
    }

    private SpikingCircuit.MembraneCircuit membrane(
            int column, NeuronSettings settings, double inputs, double capacitance) {
        double degeneration = settings.degeneration() ? DEGENERATION : 1;
        double leak = limited(neurons.leakConductance(column) * settings.leak().factor() * degeneration)
                + neurons.pseudoLeak();
        double reset = limited(neurons.conductance(cells.value(Cell.RESET_BIAS, column))
                * StrictMath.exp(resetError[column])
                * settings.reset().factor()
                * degeneration);
        double follower = followerShift(column);
        double offset = settings.offset().sign() * offsetCurrent(column);
        double soma = settings.compartment().soma() == Compartment.SomaConnection.CONDUCTANCE
                ? cells.value(Cell.COMPARTMENT_CONDUCTANCE, column)
                        / COMPARTMENT_MICROS_CELLS
                        * settings.compartment().conductance().factor()
                        * StrictMath.exp(compartmentError[column])
                : 0;
        return new SpikingCircuit.MembraneCircuit(
                capacitance,
                leak / capacitance,
                follow(neurons.leakPotential(column) - follower),
                (inputs + neurons.slowCurrent(column) + offset) / capacitance,
                reset / capacitance,
                follow(neurons.resetPotential(column) - follower),
                soma / capacitance,
                noise.membraneDeviation(column) / capacitance);
    }

    /** A source follower does not give less than 0 V. */
    private static double follow(double potential) {
        return Math.max(NeuronRow.voltage(0), potential);
    }

    private static double limited(double rate) {
        return rate / Math.hypot(1, FASTEST_MICROS * rate);
    }

    private double followerShift(int column) {
        double doublings = StrictMath.log(cells.relative(Cell.SOURCE_FOLLOWER, column)) / StrictMath.log(2);
        return FOLLOWER_CELLS_PER_DOUBLING * doublings * NeuronRow.LSB_PER_CELL;
    }

    private double offsetCurrent(int column) {
        double cell = cells.value(Cell.OFFSET_CURRENT, column);
        double beyond = Math.max(0, cell - LINEAR_CURRENT_CELLS);
        return CURRENT_PER_CELL * (cell - beyond / 2) * StrictMath.exp(offsetError[column]);
    }

    private SpikingCircuit.Modulation modulation(int column, NeuronSettings settings) {
        return new SpikingCircuit.Modulation(
                settings.excitatory().modulated()
                        ? slope(Cell.EXCITATORY_MODULATION, column, excitatoryModulationError)
                        : 0,
                followed(Cell.EXCITATORY_REVERSAL, column) + excitatoryReversalError[column],
                settings.inhibitory().modulated()
                        ? slope(Cell.INHIBITORY_MODULATION, column, inhibitoryModulationError)
                        : 0,
                followed(Cell.INHIBITORY_REVERSAL, column) + inhibitoryReversalError[column]);
    }

    private double slope(Cell cell, int column, float[] error) {
        return MODULATION_PER_CELL * cells.value(cell, column) * StrictMath.exp(error[column]);
    }

    private double followed(Cell cell, int column) {
        return NeuronRow.voltage(cells.value(cell, column) - NeuronRow.FOLLOWER_CELLS) - followerShift(column);
    }

    private SpikingCircuit.Adaptation adaptation(
            int column, NeuronSettings settings, HemisphereSettings clocks, double capacitance) {
        double rest = NeuronRow.voltage(cells.value(Cell.ADAPTATION_REFERENCE, column) - ADAPTATION_FOLLOWER_CELLS);
        if (!settings.adaptation().enabled()) {
            return new SpikingCircuit.Adaptation(1, 0, 0, 0, 0, rest);
        }
        double rate = Math.max(1, cells.value(Cell.ADAPTATION_SPEED, column))
                / ADAPTATION_MICROS_CELLS
                * StrictMath.exp(adaptationTimeError[column]);
        double strength = ADAPTATION_STRENGTH_PER_CELL
                * cells.value(Cell.ADAPTATION_STRENGTH, column)
                * StrictMath.exp(adaptationStrengthError[column])
                * (settings.adaptation().invertStrength() ? -1 : 1);
        double potential = NeuronRow.voltage(cells.value(Cell.ADAPTATION_LEAK, column) - ADAPTATION_FOLLOWER_CELLS)
                - followerShift(column)
                + adaptationPotentialError[column];
        double jump = settings.adaptation().jumps()
                ? ADAPTATION_JUMP_PER_CELL
                        * cells.value(Cell.ADAPTATION_JUMP, column)
                        * clocks.adaptationPulseMicros()
                        * StrictMath.exp(adaptationJumpError[column])
                        * (settings.adaptation().invertJump() ? -1 : 1)
                : 0;
        return new SpikingCircuit.Adaptation(
                rate, strength, potential, ADAPTATION_CONDUCTANCE / capacitance, jump, rest);
    }

    private SpikingCircuit.Exponential exponential(int column, NeuronSettings settings, double capacitance) {
        double cell = Math.max(1, cells.value(Cell.EXPONENTIAL_SLOPE, column));
        double slope = EXPONENTIAL_SLOPE
                * Cell.EXPONENTIAL_SLOPE.defaultValue()
                / cell
                * StrictMath.exp(exponentialSlopeError[column]);
        double potential = followed(Cell.EXPONENTIAL_POTENTIAL, column) + exponentialPotentialError[column];
        double current = settings.exponential() ? EXPONENTIAL_RATE * slope / capacitance : 0;
        return new SpikingCircuit.Exponential(current, potential, slope, LARGEST_EXPONENTIAL / capacitance);
    }

    private SpikingCircuit.Spiking spiking(int column, NeuronSettings settings, HemisphereSettings clocks) {
        double threshold =
                NeuronRow.voltage(cells.value(Cell.THRESHOLD, column) - COMPARATOR_CELLS) + thresholdError[column];
        double cycle = clocks.refractoryMicros(settings.refractory().fastClock());
        return new SpikingCircuit.Spiking(
                settings.spikes() ? threshold : Double.POSITIVE_INFINITY,
                thresholdNoise,
                timeNoise,
                COMPARATOR_MICROS / cells.relative(Cell.SPIKE_COMPARATOR, column),
                settings.refractory().resetCycles() * cycle,
                settings.refractory().silentCycles() * cycle,
                settings.refractory().pause());
    }
}
