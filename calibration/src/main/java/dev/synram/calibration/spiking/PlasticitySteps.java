package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.spiking.measurement.DriverPulses;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.chip.Cell;

/** Offsets of the drivers' short-term plasticity: the target of every driver is the median of its quadrant. */
final class PlasticitySteps {

    /** As a fraction of the pulse: several steps of an offset. */
    private static final double TOLERANCE = 0.1;

    private static final int REPETITIONS = 4;

    private final SpikingSequence sequence;
    private final DriverPulses pulses;

    PlasticitySteps(SpikingSequence sequence, PlasticityTargets targets) {
        this.sequence = sequence;
        pulses = new DriverPulses(sequence.bank, sequence.chip, targets.voltage(), REPETITIONS);
    }

    void run() {
        sequence.searches.writeAll(Cell.PLASTICITY_OFFSET, Cell.PLASTICITY_OFFSET.defaultValue());
        double[] before = pulses.once(sequence.chip, sequence.searches.nextKey());
        MeasuredRoutine routine = MeasuredRoutine.difference(
                        Cell.PLASTICITY_OFFSET,
                        pulses,
                        DriverPulses.quadrantMedians(before),
                        TOLERANCE * Statistics.median(before))
                .inverted();
        sequence.searches.find(routine, BinarySearch.plain());
    }
}
