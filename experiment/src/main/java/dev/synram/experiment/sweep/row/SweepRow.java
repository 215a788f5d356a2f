package dev.synram.experiment.sweep.row;

import dev.synram.experiment.sweep.design.SweepPoint;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of a sweep: chips in one setting, and what was measured or why nothing was.
 *
 * @param point the chips and the setting
 * @param measured what was measured; empty if that failed
 * @param failure why nothing was measured; empty if it was
 */
public record SweepRow(SweepPoint point, Optional<SweepMeasurement> measured, String failure) {

    /** A row with its measurement. */
    public static SweepRow of(SweepPoint point, SweepMeasurement measured) {
        return new SweepRow(point, Optional.of(measured), "");
    }

    /** A row whose measurement failed. */
    public static SweepRow failed(SweepPoint point, RuntimeException cause) {
        String message = cause.getMessage();
        String why = message == null ? cause.getClass().getName() : message;
        return new SweepRow(point, Optional.empty(), why.strip().replaceAll("\\s+", " "));
    }

    /** The number of the row, from 0. */
    public int number() {
        return point.row();
    }

    /** The accuracy of the network, 0..1; empty if it was not measured. */
    public OptionalDouble accuracy() {
        Optional<NetworkMeasurement> network = measured.flatMap(SweepMeasurement::network);
        return network.isPresent() ? OptionalDouble.of(network.get().accuracy()) : OptionalDouble.empty();
    }
}
