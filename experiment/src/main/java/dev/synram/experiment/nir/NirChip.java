package dev.synram.experiment.nir;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.experiment.nir.chip.ChipGraphExecution;

/**
 * The chip that executed a graph.
 *
 * @param id of the chip
 * @param effort of its calibration
 * @param ageHours of its calibration in hours
 * @param membraneMicros time constant of the membranes in µs of the chip
 * @param synapticMicros time constant of the synaptic inputs in µs of the chip
 * @param refractoryMicros for which neurons are silent after a spike, in µs of the chip; graphs do not tell it
 * @param weights number of weights that are not 0
 * @param limitedWeights how many of them are larger than the synapses that fit
 * @param runs in parts that fit the chip; 1 if the graph fits as a whole
 * @param droppedEvents events that found an output of the crossbar busy, and were lost
 */
public record NirChip(
        String id,
        String effort,
        double ageHours,
        double membraneMicros,
        double synapticMicros,
        double refractoryMicros,
        int weights,
        int limitedWeights,
        int runs,
        long droppedEvents) {

    /** The chip of an execution. */
    public static NirChip of(SpikingCalibration calibration, ChipGraphExecution execution) {
        return new NirChip(
                calibration.chip(),
                calibration.effort().label(),
                calibration.ageHours(),
                calibration.targets().membraneMicros(),
                calibration.targets().excitatoryMicros(),
                calibration.targets().refractoryMicros(),
                execution.weights(),
                execution.limitedWeights(),
                execution.runs(),
                execution.droppedEvents());
    }
}
