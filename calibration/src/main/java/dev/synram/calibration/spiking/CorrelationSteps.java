package dev.synram.calibration.spiking;

import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.spiking.measurement.CorrelationPairs;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.chip.Cell;

/**
 * Correlation sensors: first the time constants of all quadrants, then their amplitudes, which must be extrapolated to pairs
 * without delay (calix: {@code spiking/correlation.py}).
 */
final class CorrelationSteps {

    /** Delays in time constants. */
    private static final double SHORT_DELAY = 0.2;

    private static final double LONG_DELAY = 1.4;

    /** Time from one pair to the next, in time constants. */
    private static final double BETWEEN_PAIRS = 6;

    private static final double TOLERANCE = 0.15;

    private final SpikingSequence sequence;
    private final CorrelationTargets targets;
    private final CorrelationPairs pairs;

    CorrelationSteps(SpikingSequence sequence, CorrelationTargets targets) {
        this.sequence = sequence;
        this.targets = targets;
        pairs = new CorrelationPairs(sequence.bank, sequence.chip, BETWEEN_PAIRS * targets.micros());
    }

    void run() {
        double micros = targets.micros();
        MeasuredRoutine times = MeasuredRoutine.ratio(
                        Cell.CORRELATION_SPEED,
                        pairs.timeConstants(SHORT_DELAY * micros, LONG_DELAY * micros),
                        micros,
                        TOLERANCE)
                .inverted();
        sequence.searches.find(times, BinarySearch.plain());
        MeasuredRoutine amplitudes = MeasuredRoutine.ratio(
                        Cell.CORRELATION_STORE,
                        pairs.amplitudes(SHORT_DELAY * micros, micros),
                        targets.amplitude(),
                        TOLERANCE)
                .inverted();
        sequence.searches.find(amplitudes, BinarySearch.plain());
    }
}
