package dev.synram.report.chart.xy;

import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Ticks;
import java.util.Optional;

/**
 * An axis.
 *
 * @param label what it shows, with its unit
 * @param range what it shows at least; empty if only data count
 * @param exact whether it ends where its range does rather than at ticks
 * @param whole whether it has ticks at whole numbers only
 */
public record Axis(String label, Optional<Range> range, boolean exact, boolean whole) {

    /** An axis for the range of the data. */
    public static Axis of(String label) {
        return new Axis(label, Optional.empty(), false, false);
    }

    /** An axis for a range, and that of the data if it is larger, which ends at ticks. */
    public static Axis of(String label, double low, double high) {
        return new Axis(label, Optional.of(new Range(low, high)), false, false);
    }

    /** An axis for a range, and that of the data if it is larger, without space at its ends. */
    public static Axis exactly(String label, double low, double high) {
        return new Axis(label, Optional.of(new Range(low, high)), true, false);
    }

    /** An axis of whole numbers for a range, and that of the data if it is larger, without space at its ends. */
    public static Axis whole(String label, double low, double high) {
        return new Axis(label, Optional.of(new Range(low, high)), true, true);
    }

    /** What the axis shows of data. */
    Range shown(Range data, int most) {
        Range covering = range.map(data::with).orElse(data);
        return exact ? covering : Ticks.around(covering, most).range();
    }

    /** The ticks of what the axis shows. */
    Ticks ticks(Range data, int most) {
        Range covering = range.map(data::with).orElse(data);
        if (!exact) {
            return Ticks.around(covering, most);
        }
        return whole ? Ticks.whole(covering, most) : Ticks.within(covering, most);
    }
}
