package dev.synram.report.chart.xy;

import dev.synram.report.chart.scale.Range;
import java.util.Optional;

/**
 * An axis.
 *
 * @param label what it shows, with its unit
 * @param range what it shows at least; empty if only data count
 * @param exact whether it ends where its range does rather than at ticks
 */
public record Axis(String label, Optional<Range> range, boolean exact) {

    /** An axis for the range of the data. */
    public static Axis of(String label) {
        return new Axis(label, Optional.empty(), false);
    }

    /** An axis for a range, and that of the data if it is larger, which ends at ticks. */
    public static Axis of(String label, double low, double high) {
        return new Axis(label, Optional.of(new Range(low, high)), false);
    }

    /** An axis for a range, and that of the data if it is larger, without space at its ends. */
    public static Axis exactly(String label, double low, double high) {
        return new Axis(label, Optional.of(new Range(low, high)), true);
    }

    Range covering(Range data) {
        return range.map(data::with).orElse(data);
    }
}
