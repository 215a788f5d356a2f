package dev.synram.calibration.spiking;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which cells a calibration for spiking neurons has to set: those of what its neurons use. */
final class SpikingCells {

    private static final Set<Cell> MEMBRANES = EnumSet.of(
            Cell.CADC_RAMP_OFFSET,
            Cell.CADC_RAMP_SLOPE,
            Cell.CADC_OFFSET,
            Cell.THRESHOLD,
            Cell.LEAK_BIAS,
            Cell.LEAK_POTENTIAL,
            Cell.RESET_POTENTIAL);

    private static final Set<Cell> INPUTS = EnumSet.of(
            Cell.SYNAPSE_BIAS,
            Cell.EXCITATORY_SPEED,
            Cell.INHIBITORY_SPEED,
            Cell.EXCITATORY_STRENGTH,
            Cell.INHIBITORY_STRENGTH,
            Cell.EXCITATORY_REFERENCE,
            Cell.INHIBITORY_REFERENCE);

    private static final Set<Cell> REVERSALS = EnumSet.of(
            Cell.EXCITATORY_REVERSAL, Cell.INHIBITORY_REVERSAL, Cell.EXCITATORY_MODULATION, Cell.INHIBITORY_MODULATION);

    private static final Set<Cell> ADAPTATION =
            EnumSet.of(Cell.ADAPTATION_SPEED, Cell.ADAPTATION_STRENGTH, Cell.ADAPTATION_LEAK, Cell.ADAPTATION_JUMP);

    private static final Set<Cell> EXPONENTIAL = EnumSet.of(Cell.EXPONENTIAL_SLOPE, Cell.EXPONENTIAL_POTENTIAL);

    private static final Set<Cell> CORRELATION = EnumSet.of(Cell.CORRELATION_SPEED, Cell.CORRELATION_STORE);

    private SpikingCells() {}

    /** The cells without which a calibration is incomplete. */
    static Set<Cell> required(SpikingTargets targets, List<NeuronSettings> neurons) {
        Set<Cell> cells = EnumSet.copyOf(MEMBRANES);
        boolean inputs = neurons.stream()
                .anyMatch(neuron ->
                        neuron.excitatory().enabled() || neuron.inhibitory().enabled());
        if (inputs) {
            cells.addAll(INPUTS);
            targets.reversals().ifPresent(_ -> cells.addAll(REVERSALS));
            targets.correlation().ifPresent(_ -> cells.addAll(CORRELATION));
            targets.plasticity().ifPresent(_ -> cells.add(Cell.PLASTICITY_OFFSET));
        }
        targets.compartmentMicros().ifPresent(_ -> cells.add(Cell.COMPARTMENT_CONDUCTANCE));
        targets.adaptation().ifPresent(_ -> cells.addAll(ADAPTATION));
        targets.exponential().ifPresent(_ -> cells.addAll(EXPONENTIAL));
        return cells;
    }
}
